//! Applies events about bundles.

use super::{At, no};
use crate::bank::TimeBank;
use crate::error::Error;
use crate::journal::Actor;
use crate::journal::event::*;
use crate::ledger::{Fit, Hold};
use crate::model::exchange::ExchangeState;
use crate::model::member::Posting;
use crate::state::{Bundle, merge};
use crate::values::ids::{AccountId, BundleId, ExchangeId};
use crate::values::minutes::Minutes;

/// Returns the exchange that a bundle is kept with.
fn first_of(bundle: BundleId) -> Option<ExchangeId> {
    ExchangeId::new(bundle.get())
}

impl TimeBank {
    /// Returns a bundle.
    pub(in crate::bank) fn bundled(&self, bundle: BundleId) -> Option<&Bundle> {
        self.state.more.get(&first_of(bundle)?)?.together.as_deref()
    }

    pub(super) fn on_bundle(&mut self, e: &BundleProposed) -> Result<(), Error> {
        if e.exchanges.first() != first_of(e.bundle).as_ref() {
            return Err(no("a bundle has the number of its first exchange"));
        }
        for exchange in &e.exchanges {
            self.expect(*exchange, &[ExchangeState::Proposed])?;
            if self.state.more.entry(*exchange).bundle.replace(e.bundle).is_some() {
                return Err(no("an exchange is in one bundle at most"));
            }
            self.wait_until(*exchange, Some(e.due));
        }
        self.keep_bundle(e.bundle, Bundle { exchanges: e.exchanges.clone(), settling: false, holds: Vec::new() })
    }

    fn bundle(&self, id: BundleId, settling: bool) -> Result<Bundle, Error> {
        let row = self.bundled(id).filter(|row| row.settling == settling);
        row.cloned().ok_or_else(|| no("the bundle does not stand where this could happen"))
    }

    fn keep_bundle(&mut self, id: BundleId, row: Bundle) -> Result<(), Error> {
        row.holds.iter().try_for_each(|hold| self.state.ledger.hold(hold))?;
        let first = first_of(id).ok_or_else(|| no("nothing has the number 0"))?;
        self.state.more.entry(first).together = Some(Box::new(row));
        Ok(())
    }

    pub(super) fn on_bundle_agreed(&mut self, at: &At<'_>, e: &BundleAgreed) -> Result<(), Error> {
        let row = self.bundle(e.bundle, false)?;
        // INVARIANT: all of a bundle is agreed, or nothing of it.
        if !self.bundle_agreed(e.bundle) {
            return Err(no("a bundle is agreed when everybody has agreed to all of it"));
        }
        for hold in &e.holds {
            if let Fit::Only(_) = self.fit(hold.account, hold.minutes)? {
                return Err(no("an enforced limit is crossed"));
            }
        }
        let mut shortfalls = e.shortfalls.clone();
        for exchange in &row.exchanges {
            self.becomes_agreed(at, *exchange)?;
            let bound = self.bound_of(*exchange)?;
            let more = self.state.more.entry(*exchange);
            // What a limit keeps from the net is noted with the first exchange that moves its account.
            let own = |short: &crate::model::exchange::Shortfall| bound.iter().any(|hold| hold.account == short.account);
            more.shortfalls = shortfalls.iter().filter(|short| own(short)).cloned().collect();
            shortfalls.retain(|short| !own(short));
            more.bound = Some(bound);
        }
        self.keep_bundle(e.bundle, Bundle { settling: true, holds: e.holds.clone(), ..row })
    }

    /// Returns the most that one of a bundle may move each account: its legs as agreed, and the charter's tolerance.
    fn bound_of(&self, exchange: ExchangeId) -> Result<Vec<Hold>, Error> {
        let legs = self.legs_agreed(exchange)?.into_iter();
        legs.map(|leg| Ok(Hold { minutes: self.with_tolerance(leg.minutes)?, account: leg.account })).collect()
    }

    fn with_tolerance(&self, minutes: Minutes) -> Result<Minutes, Error> {
        let tolerance = Minutes::new(i64::from(self.charter().confirmation.tolerance))?;
        Ok(if minutes.is_negative() { minutes.minus(tolerance)? } else { minutes.plus(tolerance)? })
    }

    /// Returns the legs of an exchange as it stands, each at most its account's word.
    fn legs_agreed(&self, exchange: ExchangeId) -> Result<Vec<Posting>, Error> {
        let terms = self.terms_of(exchange).ok_or_else(|| no("there is no such exchange"))?;
        self.worded_legs(&terms, Some(exchange), Some(self.words_of(exchange)))
    }

    /// Binds one of an agreed bundle to its new terms.
    pub(super) fn bind_anew(&mut self, exchange: ExchangeId) -> Result<(), Error> {
        if self.settling(exchange).is_none() {
            return Ok(());
        }
        let bound = self.bound_of(exchange)?;
        self.state.more.entry(exchange).bound = Some(bound);
        self.shrink_holds(exchange)
    }

    /// Holds for an agreed bundle no more than what is left of it moves. Holds never grow: what they do not cover is judged when the
    /// bundle is settled.
    pub(super) fn shrink_holds(&mut self, exchange: ExchangeId) -> Result<(), Error> {
        let Some((bundle, mut row)) = self.settling(exchange).map(|(bundle, row)| (bundle, row.clone())) else { return Ok(()) };
        // If the rest cannot be summed up, everything stays held: nothing here may stop an exchange from ending.
        let Ok(rest) = self.rest_of(&row) else { return Ok(()) };
        let mut holds = Vec::with_capacity(row.holds.len());
        for hold in &row.holds {
            self.state.ledger.release(hold)?;
            let leg = rest.binary_search_by_key(&hold.account, |leg| leg.account).ok().and_then(|place| rest.get(place));
            let Some(leg) = leg.filter(|leg| leg.minutes.is_negative() == hold.minutes.is_negative()) else { continue };
            let most = self.with_tolerance(leg.minutes)?;
            let minutes = if most.magnitude() < hold.minutes.magnitude() { most } else { hold.minutes };
            holds.push(Hold { account: hold.account, minutes });
        }
        row.holds = holds;
        self.keep_bundle(bundle, row)
    }

    /// Returns the net of what is under way of a bundle.
    fn rest_of(&self, row: &Bundle) -> Result<Vec<Posting>, Error> {
        let mut rest = Vec::new();
        for exchange in row.exchanges.iter().filter(|exchange| self.state.open.get(exchange).is_some()) {
            rest.extend(self.legs_agreed(*exchange)?);
        }
        merge(&mut rest)?;
        Ok(rest)
    }

    pub(super) fn on_bundle_settled(&mut self, at: &At<'_>, e: &BundleSettled) -> Result<(), Error> {
        let row = self.bundle(e.bundle, true)?;
        // INVARIANT (promise 13): when something of a bundle is posted depends on what was confirmed, and on no balance.
        if row.exchanges.iter().any(|exchange| self.is_to_come(*exchange)) {
            return Err(no("a bundle is settled once every exchange of it has ended its course"));
        }
        row.holds.iter().try_for_each(|hold| self.state.ledger.release(hold))?;
        // INVARIANT (promise 5): limits are kept by the net of what is posted at once.
        if self.beyond_on_net(at.body.by, &e.posted)?.is_none() {
            return Err(no("an enforced limit is crossed"));
        }
        for posted in &e.posted {
            if !row.exchanges.contains(&posted.exchange) {
                return Err(no("a bundle settles what is confirmed of it"));
            }
            self.expect(posted.exchange, &[ExchangeState::AwaitingWord])?;
            self.on_answered(at, posted, false)?;
        }
        self.keep_bundle(e.bundle, Bundle { settling: false, holds: Vec::new(), ..row })
    }

    /// Returns the accounts that go beyond an advisory limit where exchanges are posted at once, on their net. `None` if an enforced
    /// limit is in the way.
    ///
    /// # Errors
    /// If one of them takes more than its words allow.
    pub(in crate::bank) fn beyond_on_net(&self, by: Actor, posted: &[ExchangePosted]) -> Result<Option<Vec<AccountId>>, Error> {
        posted.iter().try_for_each(|posted| self.check_posted(by, posted))?;
        let mut net: Vec<Posting> = posted.iter().flat_map(|posted| posted.postings.iter().cloned()).collect();
        merge(&mut net)?;
        let mut beyond = Vec::new();
        for leg in net {
            match self.fit(leg.account, leg.minutes)? {
                Fit::Within => {}
                Fit::Beyond => beyond.push(leg.account),
                Fit::Only(_) => return Ok(None),
            }
        }
        Ok(Some(beyond))
    }
}
