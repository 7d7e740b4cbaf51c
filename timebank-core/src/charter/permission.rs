//! Who may take each step.

use super::Power;
use crate::canon::wire_code;
use crate::order::BTreeMap;
use serde::{Deserialize, Serialize};

wire_code! {
    /// A step for which the charter says who may take it. The host may take any.
    pub enum Step {
        /// Admit members and change their state.
        Admit = "admit",
        /// Give and end roles.
        Roles = "roles",
        /// Change one's own profile.
        Profile = "profile",
        /// Give and withdraw consent.
        Consent = "consent",
        /// Keep references, checks, tags, contacts, appointments.
        Facts = "facts",
        /// Raise a concern.
        RaiseConcern = "raise-concern",
        /// Act on concerns and see them.
        Concerns = "concerns",
        /// Post and change listings.
        List = "list",
        /// Add and change activities and programmes.
        Vocabulary = "vocabulary",
        /// Propose an exchange.
        Propose = "propose",
        /// Agree to, decline or withdraw one's own part.
        Agree = "agree",
        /// Give the approval a rule asks for.
        Approve = "approve",
        /// Mark as done, and amend on the same day.
        Done = "done",
        /// Confirm.
        Confirm = "confirm",
        /// Confirm for others, many at once.
        ConfirmForOthers = "confirm-for-others",
        /// Record a finished exchange.
        Record = "record",
        /// Give the word of another member's account: from a signed sheet, by telephone.
        Spend = "spend",
        /// Give the word of the pot.
        SpendPot = "spend-pot",
        /// Dispute.
        Dispute = "dispute",
        /// Settle a dispute.
        Settle = "settle",
        /// Reverse, and undo a batch.
        Reverse = "reverse",
        /// Give credit of one's own to another.
        Gift = "gift",
        /// Move credit otherwise, set limits, open accounts and bridges.
        Credit = "credit",
        /// Change the charter.
        Charter = "charter",
        /// Forget a member, and close a period.
        Erase = "erase",
    }
}

wire_code! {
    /// The people who may take a step.
    pub enum Who {
        /// Those on the giving side.
        Givers = "givers",
        /// Those on the receiving side.
        Receivers = "receivers",
        /// Everybody who takes part, and the one who pays.
        Participants = "participants",
        /// The member who proposed or recorded it.
        Proposer = "proposer",
        /// The member it is about, and those who act for them.
        Themselves = "themselves",
        /// Any active member.
        Members = "members",
        /// Holders of a role with the staff power.
        Staff = "staff",
        /// Brokers.
        Brokers = "brokers",
        /// Trustees.
        Trustees = "trustees",
    }
}

impl Who {
    /// Whether somebody is meant by their part in the matter, or as a member, rather than by a role.
    pub const fn is_by_part(self) -> bool {
        self.power().is_none()
    }

    /// The power a role needs to be meant; `None` for who is meant by their part.
    pub(crate) const fn power(self) -> Option<Power> {
        match self {
            Self::Staff => Some(Power::Staff),
            Self::Brokers => Some(Power::Broker),
            Self::Trustees => Some(Power::Trustee),
            _ => None,
        }
    }
}

/// Who may take each step. A step not named keeps its default.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(extend("propertyNames" = {"$ref": "#/$defs/Step"})))]
#[serde(transparent)]
#[expect(clippy::exhaustive_structs, reason = "what it wraps is the whole of it")]
pub struct Permissions(pub BTreeMap<Step, Vec<Who>>);

impl Permissions {
    /// Returns those who may take `step`.
    pub fn of(&self, step: Step) -> &[Who] {
        self.0.get(&step).map_or_else(|| Self::default_of(step), Vec::as_slice)
    }

    /// Who may take `step` when the charter does not say.
    pub const fn default_of(step: Step) -> &'static [Who] {
        match step {
            Step::Admit
            | Step::Roles
            | Step::Facts
            | Step::Concerns
            | Step::Approve
            | Step::Settle
            | Step::ConfirmForOthers
            | Step::Spend
            | Step::SpendPot
            | Step::Credit
            | Step::Vocabulary => &[Who::Brokers],
            Step::Profile | Step::Consent | Step::List => &[Who::Themselves, Who::Brokers],
            Step::RaiseConcern => &[Who::Members],
            Step::Propose => &[Who::Participants, Who::Brokers],
            Step::Agree | Step::Dispute => &[Who::Participants, Who::Brokers],
            Step::Done => &[Who::Participants, Who::Proposer, Who::Brokers],
            Step::Confirm => &[Who::Participants, Who::Brokers],
            Step::Record => &[Who::Participants, Who::Staff, Who::Brokers],
            Step::Reverse => &[Who::Brokers],
            Step::Gift => &[Who::Themselves, Who::Brokers],
            Step::Charter | Step::Erase => &[Who::Brokers, Who::Trustees],
        }
    }
}
