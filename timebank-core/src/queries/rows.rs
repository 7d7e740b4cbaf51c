//! The rows of a bank, for building tables. All rows are as the host sees them. Check who reads a table before handing it on, or
//! take the rows of a [redacted](TimeBank::redacted) bank.

use crate::bank::TimeBank;
use crate::ledger::EntryId;
use crate::model::activity::ActivityRow;
use crate::model::exchange::Terms;
use crate::model::listing::Listing;
use crate::model::member::Member;
use crate::model::personal::{ListingWords, Person};
use crate::state::{Bridge, ExchangeMore, ExchangeRow, PartRow, Passage};
use crate::values::ids::{ActivityId, BatchId, BridgeId, ExchangeId, ListingId, MemberId, PassageId, TransferId};

impl TimeBank {
    /// Iterates over the lasting part of every member, merged and forgotten ones included, in id order.
    pub(crate) fn member_rows(&self) -> impl DoubleEndedIterator<Item = (MemberId, &Member)> + '_ {
        self.state.members.iter()
    }

    /// Returns a member's personal facts; `None` for a forgotten member.
    pub(crate) fn person(&self, member: MemberId) -> Option<&Person> {
        self.state.people.get(&member)
    }

    /// Iterates over every activity, in id order.
    pub(crate) fn activity_rows(&self) -> impl DoubleEndedIterator<Item = (ActivityId, &ActivityRow)> + '_ {
        self.state.activities.iter()
    }

    /// Iterates over every offer and request, closed ones included, in id order.
    pub(crate) fn listing_rows(&self) -> impl DoubleEndedIterator<Item = (ListingId, &Listing)> + '_ {
        self.state.listings.iter()
    }

    /// Returns the text of a listing; `None` if it was forgotten or there is none.
    pub(crate) fn listing_words(&self, listing: ListingId) -> Option<&ListingWords> {
        self.state.listing_words.get(&listing)
    }

    /// Iterates over every exchange in every state, in id order.
    pub(crate) fn exchange_rows(&self) -> impl DoubleEndedIterator<Item = (ExchangeId, &ExchangeRow)> + '_ {
        self.state.exchanges.iter()
    }

    /// Iterates over every exchange with its rare fields, in id order. Faster than a look-up for each.
    pub(crate) fn exchange_rows_with_more(&self) -> impl Iterator<Item = (ExchangeId, &ExchangeRow, Option<&ExchangeMore>)> + '_ {
        let mut more = self.state.more.iter().peekable();
        self.state.exchanges.iter().map(move |(id, row)| {
            let here = if row.more {
                while more.peek().is_some_and(|(other, _)| **other < id) {
                    more.next();
                }
                more.next_if(|(other, _)| **other == id).map(|(_, more)| more)
            } else {
                None
            };
            (id, row, here)
        })
    }

    /// Returns an exchange's rare fields.
    pub(crate) fn exchange_more(&self, exchange: ExchangeId) -> Option<&ExchangeMore> {
        self.state.more.get(&exchange)
    }

    /// Iterates over the runs of exchanges recorded in one batch, in order: the first exchange, the length of the run, and the
    /// batch.
    pub(crate) fn batch_runs(&self) -> impl DoubleEndedIterator<Item = (ExchangeId, u32, BatchId)> + '_ {
        self.state.runs.iter().map(|(first, run)| (*first, run.count, run.batch))
    }

    /// Returns the terms of an exchange that is not posted. A posted one has [participations](Self::exchange_parts).
    pub(crate) fn exchange_plan(&self, exchange: ExchangeId) -> Option<&Terms> {
        self.state.plans.get(&exchange)
    }

    /// Returns the posted participations of an exchange, with the ids members had then: see [`TimeBank::resolve`].
    pub(crate) fn exchange_parts(&self, row: &ExchangeRow) -> impl Iterator<Item = &PartRow> + '_ {
        self.part_rows(row)
    }

    /// Iterates over every transfer with its ledger entry and the sender of the command, in id order.
    pub(crate) fn transfer_rows(&self) -> impl DoubleEndedIterator<Item = (TransferId, EntryId, Option<MemberId>)> + '_ {
        self.state.transfers.iter().map(|(id, row)| (id, row.entry, row.by))
    }

    /// Iterates over every partner bank and the account that represents it, in id order.
    pub(crate) fn bridge_rows(&self) -> impl DoubleEndedIterator<Item = (BridgeId, &Bridge)> + '_ {
        self.state.bridges.iter()
    }

    /// Iterates over all credit sent to or received from a partner bank, or in transit, in id order.
    pub(crate) fn passage_rows(&self) -> impl DoubleEndedIterator<Item = (PassageId, &Passage)> + '_ {
        self.state.passages.iter()
    }
}
