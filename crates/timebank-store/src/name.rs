//! What a bank is called in a store that keeps many.

use std::fmt;
use std::str::FromStr;
use timebank_core::Error;

/// The name of the only bank, where nobody gave one.
pub const DEFAULT_BANK: &str = "bank";

/// The most bytes a name may have.
const MOST: usize = 200;

/// What a bank is called in its store: up to 200 bytes of any text without control characters. It is never put into a
/// statement, only beside one, so that no name can do harm.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BankName(Box<str>);

impl BankName {
    /// A name.
    ///
    /// # Errors
    /// [`Error::StoreRefused`] when it is empty, too long, or has control characters.
    pub fn new(name: &str) -> Result<Self, Error> {
        let refused = |why: &str| Err(Error::StoreRefused { why: format!("the name of a bank {why}").into() });
        if name.is_empty() {
            return refused("is empty");
        }
        if name.len() > MOST {
            return refused("has more than 200 bytes");
        }
        if name.chars().any(char::is_control) {
            return refused("has control characters in it");
        }
        Ok(Self(name.into()))
    }

    /// As text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Default for BankName {
    fn default() -> Self {
        Self(DEFAULT_BANK.into())
    }
}

impl FromStr for BankName {
    type Err = Error;
    fn from_str(name: &str) -> Result<Self, Error> {
        Self::new(name)
    }
}

impl fmt::Display for BankName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
