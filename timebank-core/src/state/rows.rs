//! Exchanges as stored: one compact row each. Rare fields are kept in a separate map, participations in a table of their own.

use crate::journal::event::ReversalReason;
use crate::ledger::{EntryId, Hold};
use crate::model::exchange::ExchangeState;
use crate::model::exchange::{Attendance, Confirmation, Expense, GroupRule, Payer, Setting, Shortfall, Side, Word};
use crate::model::member::{Capacity, Posting};
use crate::values::ids::{AccountId, ActivityId, BatchId, BundleId, ExchangeId, ListingId, MemberId, PairingId, SeriesId};
use crate::values::minutes::Minutes;
use crate::values::revision::Revision;
use crate::values::time::{Date, Start, Timestamp};
use serde::{Deserialize, Serialize};

/// An exchange as the bank keeps it: one row, its participations in a table of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[non_exhaustive]
pub struct ExchangeRow {
    /// The local date.
    pub on: Date,
    /// The day it counts for in statements and reports: the local date, unless that day's period was closed when it was posted.
    pub value: Date,
    /// What was done.
    pub activity: Option<ActivityId>,
    /// First of its participations.
    pub first_part: u32,
    /// How many participations.
    pub parts: u16,
    /// When it begins: minute of the local day, or [`ExchangeRow::NO_START`].
    pub start_minute: u16,
    /// Minutes the local clock was ahead of UTC.
    pub offset: i16,
    /// Where it stands.
    pub state: ExchangeState,
    /// Whether there is more about it in [`ExchangeMore`].
    pub more: bool,
    /// The kind of place; `None` when it was not said.
    pub setting: Option<Setting>,
    /// Whether the minutes are an estimate.
    pub estimated: bool,
    /// Whether a broker brought it about.
    pub brokered: bool,
    /// Who proposed or recorded it.
    pub by: Option<MemberId>,
    /// The entry of the ledger that posted it.
    pub entry: Option<EntryId>,
    /// When it was entered, in seconds since 1970: when it was proposed or recorded.
    pub entered: i64,
}

impl ExchangeRow {
    /// Marks a row without a time of day.
    pub const NO_START: u16 = u16::MAX;
    /// Returns the start time, if there is one.
    pub const fn start(&self) -> Option<Start> {
        if self.start_minute == Self::NO_START { None } else { Some(Start { minute: self.start_minute, offset: self.offset }) }
    }
}

/// What only some exchanges have.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[non_exhaustive]
pub struct ExchangeMore {
    /// Visitors without a name.
    pub visitors: u32,
    /// Whose credit pays.
    pub payer: Option<Payer>,
    /// How credit is shared.
    pub group: Option<GroupRule>,
    /// Which listing it came from.
    pub listing: Option<ListingId>,
    /// Which pairing it belongs to.
    pub pairing: Option<PairingId>,
    /// Minutes of facilitation.
    pub facilitation: u32,
    /// Money owed beside it.
    pub expenses: Vec<Expense>,
    /// The series it belongs to.
    pub series: Option<SeriesId>,
    /// The bundle it is one of.
    pub bundle: Option<BundleId>,
    /// The bundle itself, which is kept with its first exchange.
    pub together: Option<Box<Bundle>>,
    /// What it moves as agreed, for one of an agreed bundle: with the charter's tolerance, the most that is posted of it. `None` otherwise,
    /// and once a broker settled a dispute about it.
    pub legs: Option<Vec<Posting>>,
    /// On whose behalf it was proposed or recorded.
    pub on_behalf_of: Option<MemberId>,
    /// Who declined it, as far as that was said.
    pub declined: Option<MemberId>,
    /// Those who have agreed.
    pub agreed: Vec<MemberId>,
    /// Minutes of each part as agreed, in order.
    pub agreed_minutes: Vec<u32>,
    /// Those who have confirmed, with what they said it took where they said so.
    pub confirmed: Vec<Confirmation>,
    /// Until when an answer or a confirmation is waited for.
    pub due: Option<Timestamp>,
    /// Rules that want a broker's approval first: their places in the charter of that day.
    pub needs_approval: Vec<u16>,
    /// Whether somebody was agreed to be elsewhere when it was proposed.
    pub booked_twice: bool,
    /// Whether it lies in the broker's tray.
    pub held: bool,
    /// Who is asked to be put in somebody's place, by a member: who is out, and who would be in.
    pub substitute: Option<(MemberId, MemberId)>,
    /// Whether a limit was approved over.
    pub limit_approved: bool,
    /// Whether it was approved that somebody is agreed to be elsewhere.
    pub booking_approved: bool,
    /// Whether approval was given in advance.
    pub approved: bool,
    /// The member who approved; `None` for the host itself, or when nobody did.
    pub approved_by: Option<MemberId>,
    /// Rules that were approved over: their places in the charter of that day.
    pub approved_rules: Vec<u16>,
    /// The exchange it replaces, when that was amended on its day.
    pub replaces: Option<ExchangeId>,
    /// When and why it was taken back.
    pub reversed: Option<(Timestamp, ReversalReason)>,
    /// Minutes an enforced limit kept from accounts.
    pub shortfalls: Vec<Shortfall>,
    /// A lone visit: when somebody set out, and was back.
    pub visits: Vec<Visit>,
    /// Holds in force.
    pub holds: Vec<Hold>,
    /// Words of accounts given so far, while it is not posted; afterwards the standing word it was posted by, if any.
    pub words: Vec<Word>,
    /// Accounts whose word was refused.
    pub refused: Vec<AccountId>,
    /// When it was posted, for one that was not recorded in one step.
    pub posted: Option<Timestamp>,
    /// Its turn in the round of odd minutes, of everyone who shares the cost; once it is posted, only where a minute was left over.
    pub turns: Vec<Turn>,
    /// Changes of what everyone in it sees: where it stands, its day, start, activity and people, and how long each takes part.
    pub(crate) revised: Option<Revision>,
    /// Members who came in later, and the number of changes by then. The changes before are none of theirs.
    pub(crate) came_in: Vec<(MemberId, u32)>,
}

/// What an account bears of the odd minutes of an exchange, in millionths of a minute.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[non_exhaustive]
pub struct Turn {
    /// The account.
    pub account: AccountId,
    /// What it had borne when the exchange took its turn.
    pub before: i64,
    /// What it pays here beyond its exact share, or less.
    pub added: i64,
    /// Whether a minute that was left over falls to it.
    pub took: bool,
}

/// Exchanges with numbers that follow each other, recorded in one batch. It stands under the first of them: a sheet of ten thousand
/// rows takes as much room as one of two.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
pub struct BatchRun {
    /// How many they are.
    pub count: u32,
    /// The batch.
    pub batch: BatchId,
}

/// Exchanges that are agreed as one and settled as one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[non_exhaustive]
pub struct Bundle {
    /// Which, in the order of their numbers.
    pub exchanges: Vec<ExchangeId>,
    /// Whether all of them are agreed and nothing is posted yet: what is confirmed waits until every one of them has ended its course.
    pub settling: bool,
    /// What is held for them: as agreed, or less where that is more than what is left of them moves, or than fits.
    pub holds: Vec<Hold>,
    /// What was held for them when they were agreed.
    pub agreed: Vec<Hold>,
    /// The charter's tolerance when they were agreed.
    pub tolerance: Minutes,
}

/// A lone visit reported out, and back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[non_exhaustive]
pub struct Visit {
    /// The member who visits.
    pub member: MemberId,
    /// When they set out.
    pub out: Timestamp,
    /// When they are expected back.
    pub expected: Timestamp,
    /// When they were back.
    pub back: Option<Timestamp>,
}

/// A participation as the bank keeps it, linked to the member's one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[non_exhaustive]
pub struct PartRow {
    /// The member who takes part.
    pub member: MemberId,
    /// The exchange they take part in.
    pub exchange: ExchangeId,
    /// Minutes of their part.
    pub minutes: u32,
    /// The same member's participation before this one: its place plus one, 0 for none.
    pub before: u32,
    /// On which side.
    pub side: Side,
    /// The capacity they take part in; `None` for a peer.
    pub capacity: Option<Capacity>,
    /// Whether their time was paid for.
    pub paid: bool,
    /// How they stayed away; `None` when they came.
    pub attendance: Option<Attendance>,
}
