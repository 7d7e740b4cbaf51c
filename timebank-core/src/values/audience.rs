//! Who may read something.

use serde::{Deserialize, Serialize};

/// For whom a verdict, a reason, an error or a view is meant: each sees what those before it see, and more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Audience {
    /// A member: nothing about others but what they share with everybody.
    Member,
    /// A broker.
    Broker,
    /// An auditor, and the host itself.
    Auditor,
}
