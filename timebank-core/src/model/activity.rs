//! Activities: what is done, in the community's own words. Vocabulary, never about a member.

use crate::model::personal::CheckLevel;
use crate::values::ids::ActivityId;
use serde::{Deserialize, Serialize};

/// What a kind of activity brings with it, as far as rules ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum ActivityFlag {
    /// Takes place in a member's home.
    HomeVisit,
    /// One person goes alone.
    Lone,
    /// Children take part.
    WithChildren,
    /// Regulated by law: counts even once.
    Regulated,
    /// The community wants a broker to look first.
    Flagged,
    /// Gives company.
    Company,
    /// A member rides in another's car.
    Driving,
}

/// How far an activity meets a need.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct NeedWeight {
    /// The need's code in the charter's scheme.
    pub need: String,
    /// How much, 1 to 100; only the proportions count.
    #[serde(default = "one")]
    pub weight: u16,
}

fn one() -> u16 {
    1
}

/// An activity in the community's own words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct Activity {
    /// A short code, unique in the bank.
    pub code: String,
    /// What people call it.
    pub name: String,
    /// The code of the wider activity it is a kind of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<String>,
    /// Words to find it by and to scope rules with.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// The needs it meets.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub needs: Vec<NeedWeight>,
    /// The highest level of check it justifies asking for. Asking for more is an offence in England.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub check: Option<CheckLevel>,
    /// What it brings with it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub flags: Vec<ActivityFlag>,
    /// Whether it is no longer used for new listings.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub retired: bool,
}

/// An activity as the bank keeps it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ActivityRow {
    /// The activity.
    pub activity: Activity,
    /// The wider activity, by number.
    pub parent: Option<ActivityId>,
}
