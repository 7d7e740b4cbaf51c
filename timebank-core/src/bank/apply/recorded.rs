//! Applies what was entered in one step.

use super::{At, no};
use crate::bank::TimeBank;
use crate::error::Error;
use crate::journal::event::*;
use crate::ledger::EntryKind;
use crate::model::exchange::*;
use crate::model::member::Posting;
use crate::values::ids::ExchangeId;
use crate::values::sure::LeftOut as _;

impl TimeBank {
    pub(super) fn on_recorded(&mut self, at: &At<'_>, e: &ExchangeRecorded) -> Result<(), Error> {
        self.check_lasting(&e.terms)?;
        self.check_postings(&e.postings)?;
        self.within_terms(&e.terms, &e.postings, &e.shortfalls)?;
        // INVARIANT (promise 3): nothing leaves an account without its word.
        if let Some(old) = e.replaces {
            self.is_amended(at, old, e.exchange)?;
        }
        let known = e.replaces.map_or(Ok(Vec::new()), |old| self.words_before(old, &e.terms))?;
        if !self.covered(at.body.by, &known, &e.words, &e.postings, &e.shortfalls)? {
            return Err(no("more is taken from an account than its word allows"));
        }
        let state = if e.awaiting.is_empty() { ExchangeState::Confirmed } else { ExchangeState::AwaitingWord };
        self.add_exchange(at, e.exchange, &e.terms, state)?;
        self.counts_for(e.terms.on, e.value)?;
        let entry = self.post((at, e.value), EntryKind::Exchange, e.exchange.get(), &e.postings, true)?;
        let row = self.row_mut(e.exchange)?;
        row.entry = entry;
        row.value = e.value;
        self.write_parts(e.exchange, &e.terms.parts)?;
        self.state.take_turn(e.exchange, e.replaces.given_or(e.exchange), &e.terms, e.awaiting.is_empty())?;
        if e.awaiting.is_empty() {
            self.settle_words(e.exchange, e.terms.on, &e.words)?;
        } else {
            self.wait_for_words(e.exchange, &e.words, &e.postings)?;
        }
        if e.on_behalf_of.is_some() || e.replaces.is_some() || !e.shortfalls.is_empty() {
            self.row_mut(e.exchange)?.more = true;
            let more = self.state.more.entry(e.exchange);
            more.on_behalf_of = e.on_behalf_of;
            more.replaces = e.replaces;
            more.shortfalls.clone_from(&e.shortfalls);
        }
        if let Some(batch) = e.batch {
            let batches = &mut self.state.small.batches;
            if batch.get().checked_sub(1).is_none_or(|before| before > *batches) {
                return Err(no("its batch is not the next"));
            }
            *batches = (*batches).max(batch.get());
            self.state.join_batch(e.exchange, batch)?;
        }
        Ok(())
    }

    /// Fails unless an entry was taken back by the command that enters `new` in its place, and nothing else took its place.
    fn is_amended(&self, at: &At<'_>, old: ExchangeId, new: ExchangeId) -> Result<(), Error> {
        let now = self.state.more.get(&old).and_then(|more| more.reversed) == Some((at.body.at, ReversalReason::Amended));
        let entered =
            |id: &ExchangeId| self.state.exchanges.get(*id).is_some_and(|row| row.entered == at.body.at.millis().div_euclid(1000));
        let lately = (1..new.get()).rev().filter_map(ExchangeId::new).take_while(entered);
        let again = lately.filter_map(|id| self.state.more.get(&id)).any(|more| more.replaces == Some(old));
        if now && !again { Ok(()) } else { Err(no("what is replaced was taken back for it, once")) }
    }

    /// Marks an exchange as waiting for words.
    pub(super) fn wait_for_words(&mut self, exchange: ExchangeId, words: &[Word], postings: &[Posting]) -> Result<(), Error> {
        if !postings.is_empty() || words.iter().any(|word| word.standing.is_some()) {
            return Err(no("nothing is posted while words are missing"));
        }
        self.row_mut(exchange)?.more = true;
        self.state.open.insert(exchange, ());
        // `waiting_for` reads this row, so it has to exist.
        self.state.more.entry(exchange);
        self.keep_words(exchange, words);
        Ok(())
    }
}
