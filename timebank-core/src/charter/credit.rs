//! Credit: limits, who pays, what becomes of what can't be posted.

pub use crate::ledger::limits::{Earned, EarnedFrom, LimitMode, Limits, Widens};
use crate::model::exchange::{GroupRule, ShortfallTo};
use crate::values::minutes::Minutes;
use serde::{Deserialize, Serialize};

/// Credit: whether there is any, limits, who pays.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[non_exhaustive]
pub struct CreditPolicy {
    /// Whether credit is kept at all, or only participation.
    pub mode: CreditMode,
    /// Limits of each kind of account.
    pub limits: AccountLimits,
    /// Limits of members with a tag of the broker's; the first tag that fits holds.
    pub by_tag: Vec<TagLimits>,
    /// What a new person is given; 0 for nothing.
    pub welcome: Minutes,
    /// How the credit of a group is shared.
    pub group: GroupRule,
    /// Where credit for paid time goes.
    pub paid_time: PaidTime,
    /// What those who do something together are given.
    pub together: TogetherCredit,
    /// What becomes of minutes an enforced limit keeps from an account.
    pub shortfall: ShortfallTo,
    /// What becomes of a balance when a member leaves or is forgotten.
    pub on_leaving: OnLeaving,
    /// Ageing of credit, if the community wants it.
    pub ageing: Option<Ageing>,
    /// Standing words of the pot: what it pays without being asked each time. None unless given.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub pot_word: Vec<PotWord>,
}

impl Default for CreditPolicy {
    fn default() -> Self {
        Self {
            mode: CreditMode::Credit,
            limits: AccountLimits::default(),
            by_tag: Vec::new(),
            welcome: Minutes::ZERO,
            group: GroupRule::ReceiversShare,
            paid_time: PaidTime::Pot,
            together: TogetherCredit::None,
            shortfall: ShortfallTo::Pot,
            on_leaving: OnLeaving::Pot,
            ageing: None,
            pot_word: Vec::new(),
        }
    }
}

/// Whether credit is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum CreditMode {
    /// Credit is kept.
    Credit,
    /// Only participation is kept; every balance stays zero.
    ParticipationOnly,
}

/// Limits of each kind of account. None at all unless given.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[non_exhaustive]
pub struct AccountLimits {
    /// The limits of a member's own account.
    pub member: Limits,
    /// The limits of a household's account.
    pub household: Limits,
    /// The limits of an organisation's account.
    pub organisation: Limits,
    /// The limits of the pot.
    pub pot: Limits,
}

impl Limits {
    /// Whether the limits are enforced rather than advisory.
    pub fn enforced(&self) -> bool {
        self.mode == Some(LimitMode::Enforced)
    }
}

/// A standing word of the pot: what it pays for an activity in a week without anyone being asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct PotWord {
    /// The activity's code; any activity when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub activity: Option<String>,
    /// The most it pays for exchanges of one week, Monday to Sunday.
    pub minutes: u32,
}

/// Limits of members with a tag.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct TagLimits {
    /// The broker's word.
    pub tag: String,
    /// Their limits.
    pub limits: Limits,
}

/// Where credit for paid time goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum PaidTime {
    /// To the pot: an hour is an hour, and this one was paid for.
    Pot,
    /// To the member who gave it.
    Giver,
    /// Nowhere: no credit moves for it.
    Nobody,
}

/// What those who do something together are given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum TogetherCredit {
    /// Nothing: they gave and received alike.
    None,
    /// Their minutes, from the pot.
    Pot,
}

/// What becomes of a balance when a member leaves or is forgotten.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum OnLeaving {
    /// The pot takes it over, by a transfer of kind estate.
    Pot,
    /// It stays where it is.
    Stays,
}

/// Ageing of credit: at a fixed interval, a share of what is above a threshold goes to the pot, as a levy everybody can see.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct Ageing {
    /// Days between two levies.
    pub every_days: u32,
    /// Minutes taken for each thousand above the threshold, rounded down.
    pub per_mille: u32,
    /// Balances up to this are left alone.
    #[serde(default)]
    pub above: Minutes,
}
