//! Passing time: items that fall due without a command, and their index.
//!
//! An exchange waits for an answer or a confirmation until an instant, and a listing is open until the end of a day. Before each
//! command, everything due by then is carried out in an append of its own. The index is part of the state, so checking whether
//! anything is due costs one look-up.

use super::apply::no;
use super::exchange::Posting;
use super::work::{About, Work};
use super::{Decision, TimeBank};
use crate::charter::{Silence, Step};
use crate::command::{Action, Command};
use crate::error::Error;
use crate::journal::event::*;
use crate::journal::{Actor, Body};
use crate::model::exchange::ExchangeState;
use crate::model::listing::Closing;
use crate::state::Due;
use crate::values::ids::{ExchangeId, ListingId};
use crate::values::limits::DUE;
use crate::values::sure::LeftOut as _;
use crate::values::time::{Date, Timestamp};

const EXCHANGE: u8 = 0;
const LISTING: u8 = 1;

/// Days that everyone asked still has to answer, once a bank is used again after a long silence.
pub(crate) const GRACE_DAYS: u32 = 7;

impl TimeBank {
    /// Returns the first item due by an instant.
    fn first_due(&self, at: Timestamp) -> Option<Due> {
        self.state.due.iter().next().map(|(due, ())| *due).filter(|(due, ..)| *due <= at)
    }

    /// Sets the instant until which an exchange waits.
    pub(super) fn wait_until(&mut self, exchange: ExchangeId, due: Option<Timestamp>) {
        self.stop_waiting(exchange);
        self.state.more.entry(exchange).due = due;
        if let Some(due) = due {
            self.state.due.insert((due, EXCHANGE, exchange.get()), ());
        }
    }

    /// Removes an exchange from the index. Its due instant is still stored with the exchange.
    pub(super) fn stop_waiting(&mut self, exchange: ExchangeId) {
        if let Some(due) = self.state.more.get(&exchange).and_then(|more| more.due) {
            self.state.due.remove(&(due, EXCHANGE, exchange.get()));
        }
    }

    /// Returns when a listing closes by itself: at the end of its last day.
    fn listing_due(&self, listing: ListingId) -> Option<Due> {
        let row = self.state.listings.get(listing).filter(|row| row.closed.is_none())?;
        Some((self.start_of(row.terms.until?.plus_days(1)?), LISTING, listing.get()))
    }

    /// Changes a listing and updates the index.
    pub(super) fn with_listing(
        &mut self,
        at: Timestamp,
        id: ListingId,
        change: impl FnOnce(&mut Self) -> Result<(), Error>,
    ) -> Result<(), Error> {
        self.remember_listing(self.day_of(at).monday(), id);
        if let Some(due) = self.listing_due(id) {
            self.state.due.remove(&due);
        }
        change(self)?;
        if let Some(due) = self.listing_due(id) {
            self.state.due.insert(due, ());
        }
        Ok(())
    }

    /// Keeps a listing as it stood when the week began, before its first change in it. Suggestions rest on that.
    fn remember_listing(&mut self, monday: Date, id: ListingId) {
        if self.state.were.iter().next().is_some_and(|(_, (week, _))| *week != monday) {
            let old: Vec<ListingId> = self.state.were.iter().map(|(id, _)| *id).collect();
            for id in old {
                self.state.were.remove(&id);
            }
        }
        if self.state.were.get(&id).is_none() {
            self.state.were.insert(id, (monday, self.state.listings.get(id).cloned()));
        }
    }

    /// Rebuilds the index entries of listings, whose last day ends at another instant once the clock is set.
    pub(super) fn listings_due_anew(&mut self) {
        let old: Vec<Due> = self.state.due.iter().map(|(due, ())| *due).filter(|(_, kind, _)| *kind == LISTING).collect();
        for due in old {
            self.state.due.remove(&due);
            if let Some(due) = ListingId::new(due.2).and_then(|listing| self.listing_due(listing)) {
                self.state.due.insert(due, ());
            }
        }
    }

    /// Checks a due event: the item must be due by then and be the next one, and time causes no other kinds of event.
    pub(super) fn check_due(&self, body: &Body) -> Result<(), Error> {
        let due = match &body.event {
            Event::ExchangePosted(e) if e.by_silence => Some((EXCHANGE, e.exchange.get())),
            Event::ExchangeEnded(e) if e.state == ExchangeState::Expired => Some((EXCHANGE, e.exchange.get())),
            Event::ListingClosed(e) if e.why == Closing::Expired => Some((LISTING, e.listing.get())),
            // A bundle is settled with the last of it, which was due before this record.
            Event::BundleSettled(_) => None,
            Event::ExchangePosted(e) if self.was_bundled(e.exchange) => None,
            _ if body.by == Actor::Time => return Err(no("nothing of this kind happens by itself")),
            _ => return Ok(()),
        };
        if body.by == Actor::Time && (body.key.is_some() || !body.personal.is_empty()) {
            return Err(no("what happens by itself has neither a key nor words"));
        }
        let Some((kind, number)) = due else { return Ok(()) };
        let confirms = self.charter().confirmation.silence == Silence::Confirms;
        let state = ExchangeId::new(number).and_then(|id| self.state_of(id));
        let posted = matches!(body.event, Event::ExchangePosted(_));
        if kind == EXCHANGE && (posted != (confirms && state == Some(ExchangeState::Done))) {
            return Err(no("the charter gives silence another meaning"));
        }
        match self.first_due(body.at) {
            Some((_, first, of)) if (first, of) == (kind, number) => Ok(()),
            _ => Err(no("it was not due, or something else was due before it")),
        }
    }

    /// Returns whether the bank was idle for longer than the charter allows. Then only the host may pass time.
    fn long_silence(&self, at: Timestamp) -> bool {
        at > self.state.small.at.plus_days(self.charter().confirmation.quiet_days)
    }

    /// Returns whether anything must be carried out by `at` before a command.
    ///
    /// # Errors
    /// [`Error::ClockJump`] if the bank was idle for so long that the host must pass time explicitly.
    fn anything_due(&self, at: Timestamp) -> Result<bool, Error> {
        // A bank that was left behind for a copy accepts no more records.
        let left = self.state.small.seq == 0 || self.state.small.left.is_some();
        if left || at < self.state.small.at || self.first_due(at).is_none() {
            return Ok(false);
        }
        if self.long_silence(at) {
            return Err(Error::ClockJump { at, last: self.state.small.at, days: self.charter().confirmation.quiet_days });
        }
        Ok(true)
    }

    /// Returns until when time passes before these commands: the first command's `at`, unless it passes time itself or was
    /// already answered.
    fn time_before(&self, commands: &[Command]) -> Result<Option<Timestamp>, Error> {
        let Some(command) = commands.first() else { return Ok(None) };
        let answered = command.key.is_some_and(|key| self.state.keys.get(&(command.by.into(), key)).is_some());
        if answered || matches!(command.action, Action::ExpireDue(_)) {
            return Ok(None);
        }
        let due = self.anything_due(command.at).map_err(|error| error.for_audience(self.audience_of(command.by, command.at)))?;
        Ok(due.then_some(command.at))
    }

    /// Carries out what is due, at most [`DUE`] events, as records that are not sealed yet.
    fn carry_out(&mut self, at: Timestamp) -> Result<(), Error> {
        Work::of_time(self, at).carry_out_due(DUE)
    }

    /// Carries out everything due by `at`, in appends of its own. The keeper of a bank calls it before a query; before a command
    /// it happens automatically.
    ///
    /// # Errors
    /// [`Error::ClockJump`] if the last record is so old that the host must send `expire-due` first.
    pub fn pass_time(&mut self, at: Timestamp) -> Result<(), Error> {
        while self.anything_due(at)? {
            self.mark();
            if let Err(error) = self.carry_out(at) {
                self.go_back();
                return Err(error);
            }
            self.seal();
            self.commit();
        }
        Ok(())
    }

    /// Carries out everything due before these commands.
    pub(super) fn pass_time_before(&mut self, commands: &[Command]) -> Result<(), Error> {
        match self.time_before(commands)? {
            Some(at) => self.pass_time(at),
            None => Ok(()),
        }
    }

    /// Does the same within a savepoint: the appends are placed in the outbox, one after another.
    pub(super) fn seal_due_before(&mut self, commands: &[Command]) -> Result<(), Error> {
        let Some(at) = self.time_before(commands)? else { return Ok(()) };
        while self.anything_due(at)? {
            self.carry_out(at)?;
            self.seal();
        }
        Ok(())
    }

    /// Decides the next append of what is due before these commands, without changing the bank. `None` if nothing is due.
    ///
    /// # Errors
    /// As [`TimeBank::pass_time`].
    pub fn decide_due(&mut self, commands: &[Command]) -> Result<Option<Decision>, Error> {
        match self.time_before(commands)? {
            Some(at) => self.decide_due_by(at),
            None => Ok(None),
        }
    }

    /// Decides the next append of what is due by `at`, without changing the bank. `None` if nothing is due.
    ///
    /// # Errors
    /// As [`TimeBank::pass_time`].
    pub fn decide_due_by(&mut self, at: Timestamp) -> Result<Option<Decision>, Error> {
        if !self.anything_due(at)? {
            return Ok(None);
        }
        let (expected, before) = (self.head(), self.undrained());
        self.mark();
        let done = self.carry_out(at);
        if done.is_ok() {
            self.seal();
        }
        let records = self.outbox.split_off(before);
        self.go_back();
        done.map(|()| Some(Decision { expected, due: Vec::new(), records, outcomes: Vec::new() }))
    }

    pub(super) fn on_deadlines_moved(&mut self, body: &Body, e: &DeadlinesMoved) -> Result<(), Error> {
        if body.by != Actor::Host || !self.long_silence(body.at) || e.due != body.at.plus_days(GRACE_DAYS) {
            return Err(no("deadlines are moved by the host, after a long silence, for all asked to have some days more"));
        }
        for exchange in &e.exchanges {
            let row = self.state.exchanges.get(*exchange).filter(|row| row.state == ExchangeState::Done);
            let due = self.state.more.get(exchange).and_then(|more| more.due);
            if row.is_none() || due.is_none_or(|due| due > body.at) {
                return Err(no("only a confirmation that was due is waited for again"));
            }
            self.wait_until(*exchange, Some(e.due));
        }
        Ok(())
    }
}

impl Work<'_> {
    /// Carries out what is due, earliest first, at most `most` events.
    pub(super) fn carry_out_due(&mut self, most: usize) -> Result<(), Error> {
        let mut left = most;
        while let Some((_, kind, number)) = self.bank.first_due(self.cx.at) {
            let bundle = ExchangeId::new(number).filter(|_| kind == EXCHANGE).and_then(|exchange| self.bank.settling(exchange));
            // The last of a bundle settles it, in the worst case by an event for each of it.
            let events = bundle.map_or(Some(1), |(_, row)| row.exchanges.len().checked_add(2));
            let rest = events.and_then(|events| left.checked_sub(events));
            // The first item is always carried out: whatever it takes, it may not stop time.
            if rest.is_none() && left < most {
                break;
            }
            left = rest.given_or(0);
            if let Some(listing) = ListingId::new(number).filter(|_| kind == LISTING) {
                self.emit(ListingClosed { listing, why: Closing::Expired })?;
                continue;
            }
            let exchange = ExchangeId::new(number).ok_or_else(|| no("nothing has the number 0"))?;
            let state = self.bank.state.exchanges.get(exchange).map(|row| row.state);
            match state {
                Some(ExchangeState::Done) if self.bank.charter().confirmation.silence == Silence::Confirms => {
                    self.post(exchange, ExchangeState::Confirmed, Posting::Silent)?;
                }
                // Proposals of one bundle are due at one instant, so that they all expire.
                Some(ExchangeState::Proposed | ExchangeState::Agreed | ExchangeState::Done) => {
                    self.emit(ExchangeEnded { exchange, state: ExchangeState::Expired, member: None })?;
                    self.settle_together(exchange)?;
                }
                _ => return Err(no("what is over waits for nothing")),
            }
        }
        Ok(())
    }

    /// Passes time explicitly. After a long silence only the host may, and everyone asked to confirm gets some more days.
    pub(super) fn expire_due(&mut self) -> Result<(), Error> {
        // Whether anything was due tells of others.
        self.permit(Step::ConfirmForOthers, &About::Nobody)?;
        let at = self.cx.at;
        if self.bank.long_silence(at) && self.bank.first_due(at).is_some() {
            if self.actor != Actor::Host {
                let days = self.bank.charter().confirmation.quiet_days;
                return Err(Error::ClockJump { at, last: self.bank.state.small.at, days });
            }
            let due = self.bank.state.due.iter().map(|(due, ())| *due).take_while(|(due, ..)| *due <= at);
            let asked = due.filter(|(_, kind, _)| *kind == EXCHANGE).filter_map(|(.., number)| ExchangeId::new(number));
            let done = |id: &ExchangeId| self.bank.state.exchanges.get(*id).is_some_and(|row| row.state == ExchangeState::Done);
            let exchanges: Vec<ExchangeId> = asked.filter(done).collect();
            if !exchanges.is_empty() {
                self.emit(DeadlinesMoved { exchanges, due: at.plus_days(GRACE_DAYS) })?;
            }
        }
        self.carry_out_due(DUE)
    }
}
