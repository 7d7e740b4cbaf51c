//! What the books rely on. An impossible value is an error with the name of its invariant, and is never repaired in silence.
//!
//! In the ledger, the state and the bank clippy forbids `saturating_*`, `unwrap_or*` and ignored results. What is optional by design is
//! read by [`LeftOut`]; what an invariant guarantees is read by [`sure`].

/// An invariant that does not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Broken(pub(crate) &'static str);

/// Returns a value that an invariant guarantees, or the invariant's name.
pub(crate) fn sure<T>(value: Option<T>, invariant: &'static str) -> Result<T, Broken> {
    value.ok_or(Broken(invariant))
}

/// Reads what may be left out by design: a field of a command or of a charter, a row that most subjects do not have.
pub(crate) trait LeftOut<T> {
    /// Returns the value, or the default of what was left out.
    fn given_or(self, default: T) -> T;
    /// The same with a computed default.
    fn given_or_else(self, default: impl FnOnce() -> T) -> T;
}

impl<T> LeftOut<T> for Option<T> {
    fn given_or(self, default: T) -> T {
        self.unwrap_or(default)
    }
    fn given_or_else(self, default: impl FnOnce() -> T) -> T {
        self.unwrap_or_else(default)
    }
}
