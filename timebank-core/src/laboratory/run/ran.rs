//! What came of a run.

use crate::outcomes::Figure;
use serde::Serialize;

/// What came of a run.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Ran {
    /// Wants that arose.
    pub wants: u64,
    /// Of these, asked for at least once.
    pub requests: u64,
    /// Wants met.
    pub met: u64,
    /// Wants that passed although they were asked for.
    pub unmet: u64,
    /// Wants that passed without having been asked for.
    pub held_back: u64,
    /// Wants that were still open when the run ended, or whose member left.
    pub open: u64,
    /// Weeks from the first asking to being met, of all that were met, summed up.
    pub waited: u64,
    /// Exchanges.
    pub exchanges: u64,
    /// Minutes given.
    pub minutes: u64,
    /// How often a limit stood in the way.
    pub refused_by_limits: u64,
    /// How many members a limit kept from receiving at least once.
    pub blocked: u64,
    /// How often a rule stood in the way.
    pub refused_by_rules: u64,
    /// How many gave or received.
    pub took_part: u64,
    /// Gini of minutes given, zeros included; none when nothing was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gini_given: Option<Figure>,
    /// The share of minutes given by the tenth of the members who gave most; none when nothing was given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub top_tenth: Option<Figure>,
    /// All balances above 0 at the end, summed up; the pot's left out.
    pub credit: u64,
}
