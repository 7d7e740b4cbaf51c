//! Rules of matching and safety, as data. What they say is worked out in one place: [`crate::rules`].

use crate::model::activity::ActivityFlag;
use crate::model::exchange::Setting;
use crate::model::personal::{CheckLevel, Workforce};
use serde::{Deserialize, Serialize};

/// A rule, what it holds for, and what follows when it is not met.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct Rule {
    /// The condition that has to hold.
    pub rule: RuleKind,
    /// What it holds for; everything when left out.
    #[serde(default, skip_serializing_if = "RuleScope::is_everything")]
    pub scope: RuleScope,
    /// What follows when it is not met.
    #[serde(default)]
    pub otherwise: Otherwise,
    /// Why the community has it, in words people are shown.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub because: String,
}

/// What follows when a rule is not met.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Otherwise {
    /// It needs a broker's approval in advance.
    #[default]
    NeedsApproval,
    /// It is refused.
    Refused,
}

/// What a rule holds for: every part that is given must fit. Empty parts fit everything.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[non_exhaustive]
pub struct RuleScope {
    /// Codes of activities; those below them in the tree are meant as well.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub activities: Vec<String>,
    /// Tags of activities: one is enough.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub activity_tags: Vec<String>,
    /// Flags of activities: one is enough.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub flags: Vec<ActivityFlag>,
    /// Settings: one is enough.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub settings: Vec<Setting>,
    /// The broker's tags of members who take part: one member with one tag is enough.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub member_tags: Vec<String>,
}

impl RuleScope {
    /// Whether it holds for everything.
    pub fn is_everything(&self) -> bool {
        *self == Self::default()
    }
}

/// The condition that has to hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "type", rename_all = "kebab-case", rename_all_fields = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub enum RuleKind {
    /// Everybody who takes part has this many references, each from another person.
    ReferencesHeld {
        /// The number of references that is needed.
        count: u32,
        /// Already before joining, or before meeting one to one.
        before: Before,
        /// Days after which a reference no longer counts; it counts for ever when left out.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        valid_days: Option<u32>,
    },
    /// Everybody who takes part was met by staff.
    MetByStaff,
    /// Before two people meet alone, each has been at this many group exchanges.
    GroupBeforeOneToOne {
        /// The number of group exchanges that is needed.
        count: u32,
    },
    /// Two people who have not met before meet in a public place, on the premises, or at a distance.
    FirstMeetingPublic,
    /// Staff take part when it is in the home of a member with one of the scope's tags (or of anybody, without tags).
    StaffPresent,
    /// A broker approves in advance.
    BrokerApproval {
        /// Only from this many minutes; always when left out.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        above_minutes: Option<u32>,
    },
    /// Everyone who gives holds a check of this level that is not due again. No more is asked than the activity's own `check` justifies, or
    /// `basic` when it has none.
    CheckHeld {
        /// The least level.
        level: CheckLevel,
        /// The group the work is with: adults, children or both.
        workforce: Workforce,
    },
    /// A worker does not exchange with a person their own organisation works for, on days both affiliations hold.
    NotOwnClient {
        /// The role of those the organisation works for, such as `tenant`.
        client_role: String,
    },
    /// Someone under this age takes part only with an adult in sight: one of their guardians, or staff, takes part too.
    AdultWithMinor {
        /// The age from which it no longer holds.
        #[serde(default = "eighteen")]
        age: u32,
    },
    /// No money changes hands for it but the expenses of those who gave.
    NoMoney,
    /// Those who give and those who receive share a language.
    SharedLanguage,
    /// The place has what those who take part need.
    AccessMet,
    /// Those who give live within this many metres of those who receive, and within what they travel.
    WithinDistance {
        /// The greatest distance in metres.
        metres: u32,
    },
    /// Everybody is free then.
    Available,
    /// Everybody has said yes to being suggested to others.
    ConsentToMatching,
    /// Nobody gives more than this many minutes in seven days.
    MinutesPerWeek {
        /// The most minutes a member may give in seven days.
        minutes: u32,
    },
}

fn eighteen() -> u32 {
    18
}

/// The step before which references are needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Before {
    /// Before taking part at all.
    Joining,
    /// Before meeting one other person alone.
    OneToOne,
}

impl RuleKind {
    /// The `type` on the wire.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::ReferencesHeld { .. } => "references-held",
            Self::MetByStaff => "met-by-staff",
            Self::GroupBeforeOneToOne { .. } => "group-before-one-to-one",
            Self::FirstMeetingPublic => "first-meeting-public",
            Self::StaffPresent => "staff-present",
            Self::BrokerApproval { .. } => "broker-approval",
            Self::CheckHeld { .. } => "check-held",
            Self::NotOwnClient { .. } => "not-own-client",
            Self::AdultWithMinor { .. } => "adult-with-minor",
            Self::NoMoney => "no-money",
            Self::SharedLanguage => "shared-language",
            Self::AccessMet => "access-met",
            Self::WithinDistance { .. } => "within-distance",
            Self::Available => "available",
            Self::ConsentToMatching => "consent-to-matching",
            Self::MinutesPerWeek { .. } => "minutes-per-week",
        }
    }
}
