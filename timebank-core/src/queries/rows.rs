//! The rows of a bank, for those who make tables of them. Everything stands here as the host sees it: hand on what a table is
//! made of only after a look at who reads it, or take the rows of a [redacted](TimeBank::redacted) bank.

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
    /// The lasting part of every member, merged and forgotten ones included, in order of number.
    pub(crate) fn member_rows(&self) -> impl DoubleEndedIterator<Item = (MemberId, &Member)> + '_ {
        self.state.members.iter()
    }

    /// What is personal about a member; nothing for one who was forgotten.
    pub(crate) fn person(&self, member: MemberId) -> Option<&Person> {
        self.state.people.get(&member)
    }

    /// Every activity, in order of number.
    pub(crate) fn activity_rows(&self) -> impl DoubleEndedIterator<Item = (ActivityId, &ActivityRow)> + '_ {
        self.state.activities.iter()
    }

    /// Every offer and request, closed ones included, in order of number.
    pub(crate) fn listing_rows(&self) -> impl DoubleEndedIterator<Item = (ListingId, &Listing)> + '_ {
        self.state.listings.iter()
    }

    /// The words of a listing, unless they were forgotten or there are none.
    pub(crate) fn listing_words(&self, listing: ListingId) -> Option<&ListingWords> {
        self.state.listing_words.get(&listing)
    }

    /// Every exchange in every state, in order of number.
    pub(crate) fn exchange_rows(&self) -> impl DoubleEndedIterator<Item = (ExchangeId, &ExchangeRow)> + '_ {
        self.state.exchanges.iter()
    }

    /// Every exchange with what only some have, in order of number: quicker than looking that up for each.
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

    /// What only some exchanges have.
    pub(crate) fn exchange_more(&self, exchange: ExchangeId) -> Option<&ExchangeMore> {
        self.state.more.get(&exchange)
    }

    /// Every run of exchanges that were recorded in one batch: the first of them, how many follow each other, and the batch; in order.
    pub(crate) fn batch_runs(&self) -> impl DoubleEndedIterator<Item = (ExchangeId, u32, BatchId)> + '_ {
        self.state.runs.iter().map(|(first, run)| (*first, run.count, run.batch))
    }

    /// The terms of an exchange that is not posted; a posted one has [participations](Self::exchange_parts).
    pub(crate) fn exchange_plan(&self, exchange: ExchangeId) -> Option<&Terms> {
        self.state.plans.get(&exchange)
    }

    /// The posted participations of an exchange. The numbers are those members had then: see [`TimeBank::resolve`].
    pub(crate) fn exchange_parts(&self, row: &ExchangeRow) -> impl Iterator<Item = &PartRow> + '_ {
        self.part_rows(row)
    }

    /// Every transfer with its entry in the ledger and who sent the command, in order of number.
    pub(crate) fn transfer_rows(&self) -> impl DoubleEndedIterator<Item = (TransferId, EntryId, Option<MemberId>)> + '_ {
        self.state.transfers.iter().map(|(id, row)| (id, row.entry, row.by))
    }

    /// Every partner bank and the account that stands for it, in order of number.
    pub(crate) fn bridge_rows(&self) -> impl DoubleEndedIterator<Item = (BridgeId, &Bridge)> + '_ {
        self.state.bridges.iter()
    }

    /// All credit that went to or came from a partner bank, or is on its way, in order of number.
    pub(crate) fn passage_rows(&self) -> impl DoubleEndedIterator<Item = (PassageId, &Passage)> + '_ {
        self.state.passages.iter()
    }
}
