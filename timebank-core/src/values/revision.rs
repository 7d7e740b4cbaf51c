//! How often something changed, and when it last did.

use super::sure::{Broken, sure};
use super::time::Timestamp;
use serde::{Deserialize, Serialize};

/// The last change of something that others may hold a copy of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
pub(crate) struct Revision {
    /// The moment it changed. It never falls.
    pub(crate) at: Timestamp,
    /// The number of changes so far.
    pub(crate) times: u32,
}

impl Revision {
    /// Returns the revision after a change at `at`.
    pub(crate) fn after(before: Option<Self>, at: Timestamp) -> Result<Self, Broken> {
        let Some(before) = before else { return Ok(Self { at, times: 1 }) };
        let times = sure(before.times.checked_add(1), FEWER)?;
        Ok(Self { at: at.max(before.at), times })
    }

    /// Returns the revision of what two became. It is after either of them.
    pub(crate) fn of_both(one: Option<Self>, other: Option<Self>) -> Result<Option<Self>, Broken> {
        let (Some(one), Some(other)) = (one, other) else { return Ok(one.or(other)) };
        let times = sure(one.times.checked_add(other.times), FEWER)?;
        Ok(Some(Self { at: one.at.max(other.at), times }))
    }
}

/// An invariant: each change is a command of its own.
const FEWER: &str = "a bank has fewer changes than numbers";
