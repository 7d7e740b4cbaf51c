//! Applies events about bundles.
//!
//! What is worked out here rests on the events alone. Whose credit it is depends on personal data, which may be forgotten or withheld by
//! the time of a replay, so the legs of each exchange come with the events.

use super::{At, no};
use crate::bank::TimeBank;
use crate::error::Error;
use crate::journal::event::*;
use crate::ledger::{Fit, Hold};
use crate::model::exchange::{ExchangeState, Shortfall, ShortfallTo};
use crate::model::member::Posting;
use crate::state::{Bundle, merge};
use crate::values::ids::{AccountId, BundleId, ExchangeId};
use crate::values::limits::BUNDLE;
use crate::values::minutes::Minutes;

/// Returns the exchange that a bundle is kept with.
fn first_of(bundle: BundleId) -> Option<ExchangeId> {
    ExchangeId::new(bundle.get())
}

impl Bundle {
    fn with_tolerance(&self, leg: &Posting) -> Result<Hold, Error> {
        let minutes = if leg.minutes.is_negative() { leg.minutes.minus(self.tolerance)? } else { leg.minutes.plus(self.tolerance)? };
        Ok(Hold { account: leg.account, minutes })
    }
}

impl TimeBank {
    /// Returns a bundle.
    pub(in crate::bank) fn bundled(&self, bundle: BundleId) -> Option<&Bundle> {
        self.state.more.get(&first_of(bundle)?)?.together.as_deref()
    }

    pub(super) fn on_bundle(&mut self, at: &At<'_>, e: &BundleProposed) -> Result<(), Error> {
        let few = (2..=BUNDLE).contains(&e.exchanges.len());
        let numbered = e.exchanges.is_sorted_by(|a, b| a < b) && e.exchanges.first() == first_of(e.bundle).as_ref();
        if !few || !numbered || e.due <= at.body.at {
            return Err(no("a bundle is of exchanges in order, and is answered later"));
        }
        self.few_enough(&e.exchanges)?;
        for exchange in &e.exchanges {
            self.expect(*exchange, &[ExchangeState::Proposed])?;
            if self.state.more.entry(*exchange).bundle.replace(e.bundle).is_some() {
                return Err(no("an exchange is in one bundle at most"));
            }
            self.wait_until(*exchange, Some(e.due));
        }
        self.keep_bundle(e.bundle, Bundle { exchanges: e.exchanges.clone(), ..Bundle::default() })
    }

    fn bundle(&self, id: BundleId, settling: bool) -> Result<Bundle, Error> {
        let row = self.bundled(id).filter(|row| row.settling == settling);
        row.cloned().ok_or_else(|| no("the bundle does not stand where this could happen"))
    }

    fn keep_bundle(&mut self, id: BundleId, row: Bundle) -> Result<(), Error> {
        let first = first_of(id).ok_or_else(|| no("nothing has the number 0"))?;
        self.state.more.entry(first).together = Some(Box::new(row));
        Ok(())
    }

    pub(super) fn on_bundle_agreed(&mut self, at: &At<'_>, e: &BundleAgreed) -> Result<(), Error> {
        let row = self.bundle(e.bundle, false)?;
        // INVARIANT: all of a bundle is agreed, or nothing of it.
        if !self.bundle_agreed(e.bundle) || e.legs.len() != row.exchanges.len() {
            return Err(no("everybody agrees to all of a bundle"));
        }
        let tolerance = Minutes::new(i64::from(self.charter().confirmation.tolerance))?;
        let exchanges = row.exchanges.clone();
        self.keep_bundle(e.bundle, Bundle { settling: true, agreed: e.holds.clone(), tolerance, ..row })?;
        let mut shortfalls = e.shortfalls.clone();
        for (exchange, legs) in exchanges.iter().zip(&e.legs) {
            self.becomes_agreed(at, *exchange)?;
            let more = self.state.more.entry(*exchange);
            // What a limit keeps from the net is noted with the first exchange that moves its account.
            let own = |short: &Shortfall| legs.iter().any(|leg| leg.account == short.account);
            (more.shortfalls, shortfalls) = shortfalls.into_iter().partition(own);
            more.legs = Some(legs.clone());
            // What cannot be bound could stop time later.
            self.bound_of(*exchange)?;
        }
        exchanges.first().map_or(Ok(()), |first| self.hold_the_net(*first))?;
        let held = self.bundled(e.bundle).is_some_and(|row| row.holds == e.holds);
        if held && e.holds.is_sorted_by(|a, b| a.account < b.account) { Ok(()) } else { Err(no("more is held than a bundle moves")) }
    }

    /// Returns the most that is posted of one of a bundle: its legs as agreed, and the tolerance of then.
    pub(in crate::bank) fn bound_of(&self, exchange: ExchangeId) -> Result<Option<Vec<Hold>>, Error> {
        let more = self.state.more.get(&exchange);
        let row = more.and_then(|more| self.bundled(more.bundle?));
        let Some((legs, row)) = more.and_then(|more| more.legs.as_ref()).zip(row) else { return Ok(None) };
        legs.iter().map(|leg| row.with_tolerance(leg)).collect::<Result<_, _>>().map(Some)
    }

    /// Notes what one of an agreed bundle moves after a change of who takes part. Its bundle holds the net, and nothing beside it.
    pub(super) fn moves_now(&mut self, e: &ParticipantsChanged) -> Result<(), Error> {
        let together = self.settling(e.exchange).is_some();
        if !together && e.legs.is_empty() {
            return Ok(());
        }
        if !together || !e.holds.is_empty() {
            return Err(no("a bundle holds the net of its exchanges"));
        }
        self.state.more.entry(e.exchange).legs = Some(e.legs.clone());
        self.bound_of(e.exchange)?;
        self.hold_the_net(e.exchange)
    }

    /// Holds for an agreed bundle what was held when it was agreed, but no more than what is left of it moves, nor than fits. What that does
    /// not cover is judged when the bundle is settled.
    pub(super) fn hold_the_net(&mut self, exchange: ExchangeId) -> Result<(), Error> {
        let Some((bundle, mut row)) = self.settling(exchange).map(|(bundle, row)| (bundle, row.clone())) else { return Ok(()) };
        row.holds.iter().try_for_each(|hold| self.state.ledger.release(hold))?;
        row.holds = self.left_to_hold(&row)?;
        row.holds.iter().try_for_each(|hold| self.state.ledger.hold(hold))?;
        self.keep_bundle(bundle, row)
    }

    /// Returns the holds of a bundle that holds nothing: as agreed, each at most the net of what is under way of it and the tolerance.
    fn left_to_hold(&self, row: &Bundle) -> Result<Vec<Hold>, Error> {
        let under_way = row.exchanges.iter().filter(|exchange| self.state.open.get(exchange).is_some());
        let rows = under_way.filter_map(|exchange| self.state.more.get(exchange));
        let mut rest: Vec<Posting> = rows.flat_map(|more| more.legs.iter().flatten()).cloned().collect();
        merge(&mut rest)?;
        let mut left = Vec::with_capacity(row.agreed.len());
        for hold in &row.agreed {
            let leg = rest.binary_search_by_key(&hold.account, |leg| leg.account).ok().and_then(|place| rest.get(place));
            let Some(leg) = leg.filter(|leg| leg.minutes.is_negative() == hold.minutes.is_negative()) else { continue };
            let mut most = row.with_tolerance(leg)?;
            if most.minutes.magnitude() > hold.minutes.magnitude() {
                most.minutes = hold.minutes;
            }
            if let Fit::Only(room) = self.fit(most.account, most.minutes)? {
                most.minutes = if leg.minutes.is_negative() { room.reversed() } else { room };
            }
            if !most.minutes.is_zero() {
                left.push(most);
            }
        }
        Ok(left)
    }

    pub(super) fn on_bundle_settled(&mut self, at: &At<'_>, e: &BundleSettled) -> Result<(), Error> {
        let row = self.bundle(e.bundle, true)?;
        // INVARIANT (promise 13): when something of a bundle is posted depends on what was confirmed, and on no balance.
        if row.exchanges.iter().any(|exchange| self.is_to_come(*exchange)) {
            return Err(no("a bundle is settled when all of it is over"));
        }
        row.holds.iter().try_for_each(|hold| self.state.ledger.release(hold))?;
        // INVARIANT (promise 5): limits are kept by the net of what is posted at once.
        if !self.net_of(&e.posted)?.1.is_empty() {
            return Err(no("an enforced limit is crossed"));
        }
        let to = self.charter().credit.shortfall;
        for posted in &e.posted {
            let by_rule = to != ShortfallTo::Pot && posted.shortfalls.iter().any(|short| short.to == ShortfallTo::Pot);
            let spoken = by_rule || posted.by_silence || posted.words.iter().any(|word| word.from.is_some());
            if !row.exchanges.contains(&posted.exchange) || spoken || !posted.awaiting.is_empty() {
                return Err(no("a bundle settles what is confirmed of it"));
            }
            self.expect(posted.exchange, &[ExchangeState::AwaitingWord])?;
            self.check_posted(at.body.by, posted)?;
            self.on_answered(at, posted, false)?;
        }
        self.keep_bundle(e.bundle, Bundle { exchanges: row.exchanges, tolerance: row.tolerance, ..Bundle::default() })
    }

    /// Returns the accounts that go beyond an advisory limit where exchanges are posted at once, on their net, and what of the net is
    /// beyond an enforced one. The pot pays for others, so it is judged once all of them fit.
    pub(in crate::bank) fn net_of(&self, posted: &[ExchangePosted]) -> Result<(Vec<AccountId>, Vec<Posting>), Error> {
        let mut net: Vec<Posting> = posted.iter().flat_map(|posted| posted.postings.iter().cloned()).collect();
        merge(&mut net)?;
        let (mut beyond, mut over) = (Vec::new(), Vec::new());
        for mut leg in net {
            match self.fit(leg.account, leg.minutes)? {
                Fit::Within => {}
                Fit::Beyond => beyond.push(leg.account),
                Fit::Only(room) => {
                    leg.minutes = if leg.minutes.is_negative() { leg.minutes.plus(room)? } else { leg.minutes.minus(room)? };
                    over.push(leg);
                }
            }
        }
        if over.len() > 1 {
            over.retain(|leg| leg.account != AccountId::POT);
        }
        Ok((beyond, over))
    }
}
