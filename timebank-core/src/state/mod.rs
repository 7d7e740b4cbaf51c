//! The state of a bank: the fold of its events.

// An impossible value is an error with the name of its invariant (`values/sure.rs`).
#![cfg_attr(not(test), deny(clippy::disallowed_methods, clippy::let_underscore_must_use))]

mod asked;
mod clock;
mod days;
mod keys;
mod look;
mod outcome;
mod round;
mod rows;
mod settle;
mod viewer;

pub(crate) use keys::{Answering, Keys};
pub use outcome::{Created, Outcome};
#[cfg(test)]
pub(crate) use round::{Order, split_in_turn};
pub(crate) use rows::BatchRun;
pub use rows::{Bundle, ExchangeMore, ExchangeRow, PartRow, Visit};
pub use settle::Settlement;
pub(crate) use settle::merge;
pub use viewer::Access;

use crate::charter::Charter;
use crate::error::Error;
use crate::journal::event::{Decider, Direction};
use crate::ledger::table::{Map, Table, Undo};
use crate::ledger::{EntryId, Hold, Ledger, PassageState};
use crate::model::activity::ActivityRow;
use crate::model::listing::Listing;
use crate::model::member::Member;
use crate::model::personal::{ListingWords, Note, Person};
use crate::model::programme::{Pairing, Programme};
use crate::values::digest::{BankId, Hash32, Key, SaltMark};
use crate::values::ids::*;
use crate::values::minutes::Minutes;
use crate::values::sure::{LeftOut as _, sure};
use crate::values::time::{Date, Timestamp};
use serde::{Deserialize, Serialize};
use std::num::NonZeroU32;
use std::sync::Arc;

/// A participation's place in its table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
pub struct PartRowId(NonZeroU32);

impl Id for PartRowId {
    fn from_index(index: u32) -> Option<Self> {
        NonZeroU32::new(index.checked_add(1)?).map(Self)
    }
    fn index(self) -> u32 {
        self.0.get().wrapping_sub(1)
    }
}

/// A partner bank.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[non_exhaustive]
pub struct Bridge {
    /// The account that stands for it.
    pub account: AccountId,
    /// What it calls itself.
    pub partner: String,
}

/// Credit on its way to or from a partner bank.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[non_exhaustive]
pub struct Passage {
    /// The bridge to the partner bank.
    pub bridge: BridgeId,
    /// Whether the credit leaves for the partner or comes from there.
    pub direction: Direction,
    /// The account here that pays or is paid.
    pub account: AccountId,
    /// Minutes that are held.
    pub minutes: Minutes,
    /// The key both banks know it by.
    pub shared_key: Key,
    /// When it was begun.
    pub begun: Timestamp,
    /// The moment from which it may be voided.
    pub due: Timestamp,
    /// Where it stands.
    pub state: PassageState,
}

/// A transfer: its entry, and who sent the command.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[non_exhaustive]
pub struct TransferRow {
    /// The entry.
    pub entry: EntryId,
    /// Who sent the command.
    pub by: Option<MemberId>,
    /// Whom it was meant for, where part of it went to the pot instead.
    pub meant: Option<AccountId>,
}

/// A version of the charter: who decided, and from which record on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[non_exhaustive]
pub struct CharterRow {
    /// The charter.
    pub charter: Arc<Charter>,
    /// The record that adopted it.
    pub seq: u64,
    /// The moment it was adopted.
    pub at: Timestamp,
    /// The members who decided on it.
    pub decided: Vec<Decider>,
    /// The day on which they decided.
    pub decided_on: Option<Date>,
}

/// Small values, copied whole when a command begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[non_exhaustive]
pub struct Small {
    /// The last record.
    pub seq: u64,
    /// Its hash.
    pub hash: Hash32,
    /// Its time.
    pub at: Timestamp,
    /// Records of its append still missing.
    pub more: u32,
    /// Personal parts bound so far.
    pub parts_kept: u32,
    /// Series begun so far.
    pub series: u32,
    /// Batches recorded so far.
    pub batches: u32,
    /// When ageing was last levied.
    pub aged: Option<Timestamp>,
    /// Last day of the last period closed.
    pub closed_through: Option<Date>,
    /// The last day for which the host knows the local clock.
    pub clock_through: Option<Date>,
    /// The identity of the bank.
    pub bank: BankId,
    /// The identity it was founded with: another one, when it is a copy.
    pub founded: BankId,
    /// The copy it goes on as, when it was left behind here.
    pub left: Option<BankId>,
    /// The secret of the bank.
    pub secret: Option<Hash32>,
}

impl Default for Small {
    fn default() -> Self {
        Self {
            seq: 0,
            hash: Hash32::NONE,
            at: Timestamp::EARLIEST,
            more: 0,
            parts_kept: 0,
            series: 0,
            batches: 0,
            aged: None,
            closed_through: None,
            clock_through: None,
            bank: BankId([0; 16]),
            founded: BankId([0; 16]),
            left: None,
            secret: None,
        }
    }
}

/// An entry in the index of due items: when it is due, its kind, and the id of the item.
pub(crate) type Due = (Timestamp, u8, u32);

/// The state of a bank.
#[derive(Clone, Debug)]
pub struct State {
    pub(crate) small: Small,
    pub(crate) charter: Arc<Charter>,
    pub(crate) charters: Table<CharterVersion, CharterRow>,
    pub(crate) ledger: Ledger,
    pub(crate) members: Table<MemberId, Member>,
    /// Each member's last participation: its index plus one, 0 for none.
    pub(crate) tails: Table<MemberId, u32>,
    pub(crate) people: Map<MemberId, Person>,
    pub(crate) activities: Table<ActivityId, ActivityRow>,
    pub(crate) activity_codes: Map<String, ActivityId>,
    pub(crate) programmes: Table<ProgrammeId, Programme>,
    pub(crate) pairings: Table<PairingId, Pairing>,
    pub(crate) listings: Table<ListingId, Listing>,
    pub(crate) listing_words: Map<ListingId, ListingWords>,
    pub(crate) exchanges: Table<ExchangeId, ExchangeRow>,
    pub(crate) more: Map<ExchangeId, ExchangeMore>,
    /// Exchanges recorded in a batch, keyed by the first exchange of each consecutive run.
    pub(crate) runs: Map<ExchangeId, BatchRun>,
    /// The terms of exchanges that are not posted.
    pub(crate) plans: Map<ExchangeId, crate::model::exchange::Terms>,
    /// Exchanges that are under way: proposed, agreed, done, disputed.
    pub(crate) open: Map<ExchangeId, ()>,
    pub(crate) parts: Table<PartRowId, PartRow>,
    /// Notes attached to an exchange, by its id and the part that holds the note.
    pub(crate) exchange_notes: Map<(ExchangeId, PartId), (Vec<MemberId>, Note)>,
    pub(crate) transfer_notes: Map<TransferId, (Vec<MemberId>, Note)>,
    pub(crate) transfers: Table<TransferId, TransferRow>,
    pub(crate) bridges: Table<BridgeId, Bridge>,
    pub(crate) passages: Table<PassageId, Passage>,
    pub(crate) holds: Map<PassageId, Vec<Hold>>,
    /// The amount the pot paid under each standing word of the charter, by the Monday of the week.
    pub(crate) pot_paid: Map<(u16, Date), Minutes>,
    /// What each account has paid in splits beyond its exact shares, in millionths of a minute. Zero is not stored.
    pub(crate) borne: Map<AccountId, i64>,
    pub(crate) keys: Keys,
    /// Offsets of local time from UTC in minutes (positive is ahead), by the instant each begins.
    pub(crate) clock: Map<Timestamp, i16>,
    /// Items that fall due without a command, in the order they are carried out.
    pub(crate) due: Map<Due, ()>,
    /// The marks of used salts, each with the first record of its command that binds a part.
    pub(crate) marks: Map<SaltMark, u64>,
    /// Members who asked to be forgotten, and when.
    pub(crate) erasures: Map<MemberId, Timestamp>,
    /// Listings as they stood when the week began, for those that changed since, with the Monday of that week.
    pub(crate) were: Map<ListingId, (Date, Option<Listing>)>,
    /// During a replay: erased slots whose erasure event has not been read yet.
    pub(crate) gone: Map<(u64, u32), Vec<MemberId>>,
    pub(crate) saved: Option<Small>,
}

impl Default for State {
    fn default() -> Self {
        Self {
            small: Small::default(),
            charter: Arc::new(Charter::named("")),
            charters: Table::new(),
            ledger: Ledger::default(),
            members: Table::new(),
            tails: Table::new(),
            people: Map::new(),
            activities: Table::new(),
            activity_codes: Map::new(),
            programmes: Table::new(),
            pairings: Table::new(),
            listings: Table::new(),
            listing_words: Map::new(),
            exchanges: Table::new(),
            more: Map::new(),
            runs: Map::new(),
            plans: Map::new(),
            open: Map::new(),
            parts: Table::new(),
            exchange_notes: Map::new(),
            transfer_notes: Map::new(),
            transfers: Table::new(),
            bridges: Table::new(),
            passages: Table::new(),
            holds: Map::new(),
            pot_paid: Map::new(),
            borne: Map::new(),
            keys: Keys::default(),
            clock: Map::new(),
            due: Map::new(),
            marks: Map::new(),
            erasures: Map::new(),
            were: Map::new(),
            gone: Map::new(),
            saved: None,
        }
    }
}

macro_rules! containers {
    ($do:ident) => {
        $do!(
            charters,
            members,
            tails,
            people,
            activities,
            activity_codes,
            programmes,
            pairings,
            listings,
            listing_words,
            exchanges,
            more,
            runs,
            plans,
            open,
            parts,
            exchange_notes,
            transfer_notes,
            transfers,
            bridges,
            passages,
            holds,
            pot_paid,
            borne,
            keys,
            clock,
            due,
            marks,
            erasures,
            were,
            gone
        )
    };
}

impl PartialEq for State {
    fn eq(&self, other: &Self) -> bool {
        macro_rules! same { ($($t:ident),*) => { $(self.$t == other.$t)&&* } }
        self.small == other.small && self.charter == other.charter && self.ledger == other.ledger && containers!(same)
    }
}

impl State {
    pub(crate) fn each(&mut self, step: Undo) {
        self.ledger.each(step);
        match step {
            Undo::Mark => {
                macro_rules! all { ($($t:ident),*) => { $(self.$t.mark();)* } }
                containers!(all);
                self.saved = Some(self.small);
            }
            Undo::End { back } => {
                macro_rules! all { ($($t:ident),*) => { $(self.$t.end(back);)* } }
                containers!(all);
                if let Some(small) = self.saved.take().filter(|_| back) {
                    self.small = small;
                    // The charter in force is the last one adopted. Before the first, it is an empty default.
                    let last = self.charters.iter().next_back().map(|(_, row)| Arc::clone(&row.charter));
                    self.charter = last.given_or_else(|| Arc::new(Charter::named("")));
                }
            }
        }
    }

    /// Returns the batch an exchange was recorded in.
    pub(crate) fn batch_of(&self, exchange: ExchangeId) -> Option<BatchId> {
        let (first, run) = self.runs.range(..=exchange).next_back()?;
        (first.get().checked_add(run.count).is_none_or(|end| exchange.get() < end)).then_some(run.batch)
    }

    /// Records which batch the newest exchange belongs to.
    pub(crate) fn join_batch(&mut self, exchange: ExchangeId, batch: BatchId) -> Result<(), Error> {
        let last = self.runs.range(..=exchange).next_back().map(|(first, run)| (*first, *run));
        match last {
            Some((first, run)) if run.batch == batch && first.get().checked_add(run.count) == Some(exchange.get()) => {
                let run = BatchRun { count: sure(run.count.checked_add(1), "a batch has fewer exchanges than numbers")?, batch };
                self.runs.insert(first, run);
            }
            _ => self.runs.insert(exchange, BatchRun { count: 1, batch }),
        }
        Ok(())
    }

    pub(crate) fn charter_arc(&self) -> &Arc<Charter> {
        &self.charter
    }
}
