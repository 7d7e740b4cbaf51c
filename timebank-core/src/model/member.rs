//! Members: people and organisations taking part. The lasting part: what stays when a person is forgotten.

use crate::canon::{wire_code, wire_struct};
use crate::values::ids::{AccountId, MemberId};
use crate::values::time::{Date, Timestamp};
use serde::{Deserialize, Serialize};

wire_code! {
    /// The state of a member.
    pub enum MemberState {
        /// Has asked to join; may be met and prepared, but takes no part yet.
        Applicant = "applicant",
        /// Takes part.
        Active = "active",
        /// Takes a rest: nothing is asked of them, nothing is lost. They may still receive.
        Paused = "paused",
        /// Takes no part while something is cleared up.
        Suspended = "suspended",
        /// Has left.
        Left = "left",
        /// Has been forgotten: the number and the minutes remain, nothing else.
        Erased = "erased",
    }
}

wire_code! {
    /// The capacity a member took part in on an occasion.
    pub enum Capacity {
        /// As a neighbour among neighbours; the usual case.
        Peer = "peer",
        /// As staff of an organisation.
        Staff = "staff",
        /// As a volunteer of an organisation.
        Volunteer = "volunteer",
    }
}

wire_code! {
    /// What kind of account it is.
    pub enum AccountKind {
        /// The community's own.
        Pot = "pot",
        /// One member's.
        Member = "member",
        /// Shared by people who live together.
        Household = "household",
        /// Shared by those who act for an organisation.
        Organisation = "organisation",
        /// The account of a partner bank.
        Bridge = "bridge",
    }
}

/// A role held, dated, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct RoleHeld {
    /// Which role: its place in the charter's list, from 0.
    pub role: u16,
    /// The organisation it is held at, if any.
    pub at: Option<MemberId>,
    /// The first day.
    pub from: Date,
    /// Last day, if it has ended or will.
    pub until: Option<Date>,
}

impl RoleHeld {
    /// Whether it is held on `day`.
    pub fn holds_on(&self, day: Date) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }

    /// Returns whether `until` can be its last day. The day before it begins takes it back whole.
    pub(crate) fn may_end(&self, until: Date) -> bool {
        self.from <= until || until.plus_days(1) == Some(self.from)
    }
}

/// The lasting part of a member.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Member {
    /// The account their exchanges are posted to. Several members may share one.
    pub account: AccountId,
    /// Which kind: its place in the charter's list, from 0.
    pub kind: u16,
    /// Their state.
    pub state: MemberState,
    /// The first day of that state.
    pub since: Date,
    /// The day a pause is meant to end, if it is known.
    pub until: Option<Date>,
    /// The day they joined.
    pub joined: Date,
    /// The moment they were entered.
    pub entered: Timestamp,
    /// The member this one was merged into, if it was a double record.
    pub merged_into: Option<MemberId>,
    /// Roles held, in the order given.
    pub roles: Vec<RoleHeld>,
}

wire_struct! {
    /// A posting: minutes added to an account, or taken from it when negative.
    pub struct Posting {
        /// The account.
        account = "account": AccountId,
        /// What is added to its balance.
        minutes = "minutes": crate::values::minutes::Minutes,
    }
}
