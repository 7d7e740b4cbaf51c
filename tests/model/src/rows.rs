//! What the bank of the model holds of each thing.

use crate::command::*;
use crate::rules::*;
use std::collections::{BTreeMap, BTreeSet};

/// A member.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "the words of the design")]
pub struct Person {
    pub organisation: bool,
    pub account: u32,
    pub standing: Standing,
    pub since: i64,
    pub joined: i64,
    pub merged_into: Option<u32>,
    pub roles: Vec<Role>,
    pub tags: BTreeSet<String>,
    /// What they would rather not be asked, each with the day it was said and the offer.
    pub rather_not: Vec<(i64, u32, RatherNot)>,
}

/// A role held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Role {
    pub name: String,
    pub at: Option<u32>,
    pub from: i64,
    pub until: Option<i64>,
}

impl Role {
    pub(crate) fn holds_on(&self, day: i64) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }
    pub(crate) fn powers(&self) -> &'static [&'static str] {
        match self.name.as_str() {
            "staff" | "peer-worker" => &["staff"],
            "broker" => &["staff", "broker"],
            "trustee" => &["trustee"],
            _ => &[],
        }
    }
}

/// An account.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "the words of the design")]
pub struct Account {
    pub kind: Kind,
    pub balance: i128,
    pub given: i128,
    pub received: i128,
    /// Limits of its own, and whether a tag gave them.
    pub own: Option<(Limits, bool)>,
}

/// An exchange.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "the words of the design")]
pub struct Exchange {
    pub terms: Terms,
    pub stage: Stage,
    pub by: Option<u32>,
    pub agreed: Vec<u32>,
    pub agreed_minutes: Vec<u32>,
    pub confirmed: Vec<(u32, Option<u32>)>,
    pub due: i64,
    pub holds: BTreeMap<u32, i128>,
    pub limit_approved: bool,
    pub postings: BTreeMap<u32, i128>,
    pub entered: i64,
    /// Who entered it, before anybody amended it.
    pub entered_by: Option<u32>,
    pub batch: Option<u32>,
    pub series: Option<u32>,
    pub bundle: Option<u32>,
    /// What it moves as agreed, for one of an agreed bundle that no broker settled.
    pub legs: Option<BTreeMap<u32, i128>>,
    pub out: BTreeSet<u32>,
    /// The most that may be taken from each account that gave its word.
    pub words: BTreeMap<u32, i128>,
    pub refused: BTreeSet<u32>,
    /// What the pot paid of it by its standing word.
    pub standing: i128,
    /// For each account that shares its cost, what it had borne of odd minutes before, what it bears here, in millionths, and whether
    /// one fell to it.
    pub turns: BTreeMap<u32, (i128, i128, bool)>,
    /// Whether only brokers and who proposed it know of it.
    pub tray: bool,
    /// Who a member asked to be put in whose place.
    pub substitute: Option<(u32, u32)>,
    /// What limits kept from accounts when it was agreed, if the pot pays it.
    pub kept: BTreeMap<u32, i128>,
    /// Who said no to it.
    pub declined: Option<u32>,
}

/// Credit on its way.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "the words of the design")]
pub struct Passage {
    pub bridge: u32,
    pub from: u32,
    pub to: u32,
    pub minutes: i128,
    pub shared_key: u8,
    pub due: i64,
    pub pending: bool,
}

/// An offer or a request.
#[derive(Clone, Debug)]
pub struct Listing {
    pub member: u32,
    pub request: bool,
    pub until: Option<i64>,
    pub minutes: Option<u32>,
    pub activity: Option<u32>,
    pub open: bool,
    pub posted: i64,
    /// Whether a broker or the host said what it is about.
    pub classified: bool,
    /// The day it was last renewed.
    pub renewed: Option<i64>,
}

/// Two people in a programme.
#[derive(Clone, Debug)]
pub struct Pairing {
    pub programme: u32,
    pub mentor: u32,
    pub mentee: u32,
    pub from: i64,
    pub ended: Option<i64>,
}

/// What an accepted command is answered with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// The first thing it brought into being.
    pub created: Option<(&'static str, u32)>,
    /// Accounts an advisory limit speaks up about.
    pub beyond: Vec<u32>,
    /// Accounts outside an enforced limit by a reversal.
    pub flagged: Vec<u32>,
    /// Account, minutes, and whether the pot made them up.
    pub shortfalls: Vec<(u32, i128, bool)>,
    /// Accounts whose word is still to come.
    pub awaiting: Vec<u32>,
    /// Whether it was answered before.
    pub repeated: bool,
}
