//! The charter: the community's rules as data, versioned, saying who decided.
//!
//! Ten lines are enough: whatever is left out has a default, and each default is documented at its field.
//!
//! ```
//! use timebank_core::Charter;
//! let charter = Charter::from_json(br#"{"name": "Harpurbrook Time Bank", "timeZone": "Europe/London"}"#)?;
//! assert_eq!(charter.confirmation.days, 14);
//! # Ok::<(), timebank_core::Error>(())
//! ```

mod agreed;
mod check;
mod credit;
mod matching;
mod needs;
mod permission;
mod rule;
mod samples;

pub use agreed::{BookingPolicy, MentorCheck, ProgrammePolicy, Ready};
pub use check::{CharterFault, MAX_CHARTER, check_charter};
pub use credit::*;
pub use matching::{MAX_SCORE, MAX_WEIGHT, MatchingPolicy, MatchingScales, MatchingWeights};
pub use needs::{Need, NeedScheme};
pub use permission::{Permissions, Step, Who};
pub use rule::*;
pub use samples::{NEIGHBOURHOOD, PARTICIPATION, RECOVERY, TEN_LINES};

use crate::model::activity::Activity;
use serde::{Deserialize, Serialize};

/// The rules of one community, whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[build(by_hand)]
#[non_exhaustive]
pub struct Charter {
    /// The version of this form of charter; 1.
    #[serde(default = "first_schema")]
    pub schema: u32,
    /// The community's name.
    pub name: String,
    /// The IANA name of its time zone, for hosts. The core computes with offsets the host gives.
    #[serde(default = "utc")]
    pub time_zone: String,
    /// The money of expenses: an ISO 4217 code.
    #[serde(default = "pounds")]
    pub currency: String,
    /// The kinds of member there are; `person` and `organisation` unless given. Later versions may add at the end only.
    #[serde(default = "default_kinds")]
    pub kinds: Vec<KindDefinition>,
    /// The roles members can hold. Later versions may add at the end only.
    #[serde(default = "default_roles")]
    pub roles: Vec<RoleDefinition>,
    /// Credit: whether there is any, limits, who pays.
    #[serde(default)]
    pub credit: CreditPolicy,
    /// Who confirms, by when, and how a difference is settled.
    #[serde(default)]
    pub confirmation: ConfirmationPolicy,
    /// Those who may take each step.
    #[serde(default)]
    pub permissions: Permissions,
    /// Rules of matching and safety.
    #[serde(default)]
    pub rules: Vec<Rule>,
    /// The needs help is counted towards.
    #[serde(default)]
    pub needs: NeedScheme,
    /// Activities; more can be added later without a new charter.
    #[serde(default)]
    pub activities: Vec<Activity>,
    /// When the broker's day list shows something.
    #[serde(default)]
    pub today: TodayPolicy,
    /// Listings: how long they hold when nothing is said.
    #[serde(default)]
    pub listings: ListingPolicy,
    /// What makes one possible pair better than another; left out of what is written when nothing was said.
    #[serde(default, skip_serializing_if = "MatchingPolicy::is_default")]
    pub matching: MatchingPolicy,
    /// Sessions agreed at once; left out of what is written when nothing was said.
    #[serde(default, skip_serializing_if = "BookingPolicy::is_default")]
    pub booking: BookingPolicy,
    /// Programmes; left out of what is written when nothing was said.
    #[serde(default, skip_serializing_if = "ProgrammePolicy::is_default")]
    pub programmes: ProgrammePolicy,
}

impl Charter {
    /// A charter with this name and every default.
    pub fn named(name: impl Into<String>) -> Self {
        Self {
            schema: first_schema(),
            name: name.into(),
            time_zone: utc(),
            currency: pounds(),
            kinds: default_kinds(),
            roles: default_roles(),
            credit: CreditPolicy::default(),
            confirmation: ConfirmationPolicy::default(),
            permissions: Permissions::default(),
            rules: Vec::new(),
            needs: NeedScheme::default(),
            activities: Vec::new(),
            today: TodayPolicy::default(),
            listings: ListingPolicy::default(),
            matching: MatchingPolicy::default(),
            booking: BookingPolicy::default(),
            programmes: ProgrammePolicy::default(),
        }
    }

    /// The place of a role in the list.
    pub fn role(&self, name: &str) -> Option<u16> {
        self.roles.iter().position(|r| r.name == name).and_then(|i| u16::try_from(i).ok())
    }

    /// The place of a kind in the list.
    pub fn kind(&self, name: &str) -> Option<u16> {
        self.kinds.iter().position(|k| k.name == name).and_then(|i| u16::try_from(i).ok())
    }

    /// What a role's holder may do; nothing for a role that is not there.
    pub fn powers(&self, role: u16) -> &[Power] {
        self.roles.get(usize::from(role)).map_or(&[], |r| &r.powers)
    }
}

fn first_schema() -> u32 {
    1
}
fn utc() -> String {
    "Etc/UTC".into()
}
fn pounds() -> String {
    "GBP".into()
}

/// Whether members of a kind are people or organisations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum CountsAs {
    /// People.
    Person,
    /// Organisations.
    Organisation,
}

/// A kind of member, in the community's words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct KindDefinition {
    /// The word.
    pub name: String,
    /// People or organisations.
    pub counts_as: CountsAs,
}

fn default_kinds() -> Vec<KindDefinition> {
    let kind = |name: &str, counts_as| KindDefinition { name: name.into(), counts_as };
    vec![kind("person", CountsAs::Person), kind("organisation", CountsAs::Organisation)]
}

/// What a role lets its holder do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Power {
    /// Is paid or appointed to be here: counts as staff in rules and in ties.
    Staff,
    /// Facilitates: sees what brokers see, records and settles for others.
    Broker,
    /// Holds the community's trust: decides on charter and concerns.
    Trustee,
}

/// A role members can hold, in the community's words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct RoleDefinition {
    /// The word.
    pub name: String,
    /// What it lets its holder do.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub powers: Vec<Power>,
    /// Whether coming to hold it is a result in itself, as when a mentee becomes a mentor.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub valued: bool,
}

fn default_roles() -> Vec<RoleDefinition> {
    let role = |name: &str, powers: &[Power], valued| RoleDefinition { name: name.into(), powers: powers.to_vec(), valued };
    vec![
        role("staff", &[Power::Staff], false),
        role("broker", &[Power::Staff, Power::Broker], false),
        role("trustee", &[Power::Trustee], true),
        role("mentor", &[], true),
        role("mentee", &[], false),
        role("volunteer", &[], true),
        role("peer-worker", &[Power::Staff], true),
    ]
}

/// Who confirms an exchange, by when, and how a difference is settled.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[non_exhaustive]
pub struct ConfirmationPolicy {
    /// Those whose word is needed after an exchange is marked done. Marking it done gives one's own word.
    pub who: Confirmers,
    /// Days of silence after which it counts as confirmed or expires.
    pub days: u32,
    /// The meaning of silence.
    pub silence: Silence,
    /// Minutes by which two memories may differ and still be settled without asking; also held beyond what was agreed.
    pub tolerance: u32,
    /// How a difference within the tolerance is settled.
    pub settle: SettleRule,
    /// Days after which a proposal nobody answered expires.
    pub answer_days: u32,
    /// Days without a record after which only the host passes time, and silence over the gap confirms nothing.
    pub quiet_days: u32,
}

impl Default for ConfirmationPolicy {
    fn default() -> Self {
        Self {
            who: Confirmers::Both,
            days: 14,
            silence: Silence::Confirms,
            tolerance: 15,
            settle: SettleRule::Lower,
            answer_days: 30,
            quiet_days: 60,
        }
    }
}

/// Those whose word is needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Confirmers {
    /// Everybody who gave and everybody who received.
    Both,
    /// Everybody who received.
    Receivers,
    /// Only the one who marks it done.
    Either,
}

/// The meaning of silence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Silence {
    /// It counts as confirmed: people who are unwell don't confirm.
    Confirms,
    /// It expires, and what was held is released.
    Expires,
}

/// How two memories of one occasion become one number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum SettleRule {
    /// The lower.
    Lower,
    /// The higher.
    Higher,
    /// The middle, rounded down to a whole minute.
    Middle,
    /// What was agreed beforehand.
    Agreed,
}

/// When the broker's day list shows something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[non_exhaustive]
pub struct TodayPolicy {
    /// Days a request may be open without a proposal.
    pub unanswered_days: u32,
    /// How many times their own usual gap a member may be silent before it is noticed, in tenths.
    pub quiet_tenths: u32,
    /// Silence shorter than this is never noticed.
    pub quiet_least_days: u32,
    /// Days ahead that rechecks, endings and confirmations are announced.
    pub ahead_days: u32,
    /// References needed before someone takes part; 0 for none. Those from one person count once.
    pub references: u32,
    /// Days after which a reference no longer counts; it counts for ever when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reference_days: Option<u32>,
    /// Whether the day names lone visits in a home that nobody reported out on.
    #[serde(skip_serializing_if = "is_true")]
    pub lone_visits: bool,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_true(value: &bool) -> bool {
    *value
}

impl Default for TodayPolicy {
    fn default() -> Self {
        Self {
            unanswered_days: 7,
            quiet_tenths: 30,
            quiet_least_days: 28,
            ahead_days: 14,
            references: 0,
            reference_days: None,
            lone_visits: true,
        }
    }
}

/// Listings: how long they hold when nothing is said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[non_exhaustive]
pub struct ListingPolicy {
    /// Days an offer holds from posting or renewal; none for ever.
    pub offer_days: Option<u32>,
    /// Days a request holds from posting or renewal; none for ever.
    pub request_days: Option<u32>,
    /// The needs (codes of the scheme) whose requests only brokers see unless said otherwise.
    pub broker_only_needs: Vec<String>,
}

impl Default for ListingPolicy {
    fn default() -> Self {
        Self { offer_days: None, request_days: Some(180), broker_only_needs: vec!["physical".into(), "money".into()] }
    }
}
