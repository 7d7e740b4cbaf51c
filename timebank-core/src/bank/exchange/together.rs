//! Bundles: exchanges that are agreed as one and settled as one.
//!
//! The rules are in `docs/decisions/0014-bundles.md`.

use crate::bank::TimeBank;
use crate::bank::words::keep_used;
use crate::bank::work::Work;
use crate::charter::Step;
use crate::command::ProposeTogether;
use crate::error::Error;
use crate::journal::event::*;
use crate::ledger::{Fit, Hold};
use crate::model::exchange::{ExchangeState, ShortfallTo, Terms, Word};
use crate::model::member::Posting;
use crate::order::InOrder as _;
use crate::state::{Bundle, Settlement, merge};
use crate::values::audience::Audience;
use crate::values::ids::{AccountId, BundleId, ExchangeId};
use crate::values::limits::{BUNDLE, PARTS};
use crate::values::minutes::Minutes;
use crate::values::sure::sure;

/// The maximum number of cuts, and of short accounts, for which exchanges are cut one by one. Beyond it whole exchanges are taken out, so that
/// settling a large bundle takes bounded time.
const CUTS: usize = 200;

impl Work<'_> {
    pub(in crate::bank) fn propose_together(&mut self, a: &ProposeTogether) -> Result<(), Error> {
        self.permit(Step::Approve, &crate::bank::work::About::Nobody)?;
        let mut exchanges = a.exchanges.clone();
        exchanges.in_order();
        exchanges.dedup();
        if exchanges.len() > BUNDLE {
            return Err(Error::TooMany { what: "exchanges", count: exchanges.len() as u64, most: BUNDLE as u64 });
        }
        self.bank.few_enough(&exchanges)?;
        let mut legs = Vec::new();
        for exchange in &exchanges {
            let (terms, _) = self.standing(*exchange, Step::Approve, ("proposed together", &[ExchangeState::Proposed]))?;
            legs.extend(self.bank.worded_legs(&terms, Some(*exchange), None)?);
            if self.bank.state.more.get(exchange).is_some_and(|more| more.bundle.is_some()) {
                return Err(Error::NothingToDo { what: "an exchange is in one bundle at most" });
            }
        }
        let first = exchanges.first().filter(|_| exchanges.len() > 1).and_then(|first| BundleId::new(first.get()));
        let bundle = first.ok_or(Error::NothingToDo { what: "a bundle is of two exchanges or more" })?;
        if a.due <= self.cx.at {
            let (first, second) = (self.day(), self.bank.day_of(a.due));
            return Err(Error::DateOrder { what: "answers are waited for until later", first, second });
        }
        self.net_held(&exchanges, legs)?;
        self.emit(BundleProposed { bundle, exchanges, due: a.due })
    }

    /// Agrees to all exchanges of a bundle at once, if everybody has agreed to each. Returns whether they are agreed now.
    ///
    /// The reason against it may concern people the member does not know (promise 13). So a member is shown only their own limit, and is
    /// otherwise told to ask the broker.
    pub(super) fn agree_together(&mut self, bundle: BundleId) -> Result<bool, Error> {
        if !self.bank.bundle_agreed(bundle) {
            return Ok(false);
        }
        let exchanges = self.bank.bundled(bundle).map_or_else(Vec::new, |row| row.exchanges.clone());
        let legs = exchanges.iter().map(|exchange| self.legs_by_now(*exchange)).collect::<Result<Vec<_>, _>>();
        let judged = legs.and_then(|legs| self.net_held(&exchanges, legs.concat()).map(|held| (legs, held)));
        let (legs, (holds, settled)) = judged.map_err(|why| match why {
            Error::LimitReached { .. } => why,
            _ if self.bank.audience_of(self.cx.by, self.cx.at) == Audience::Member => Error::AskTheBroker {},
            _ => why,
        })?;
        self.emit(BundleAgreed { bundle, legs, holds, shortfalls: settled.shortfalls, beyond: settled.beyond })?;
        Ok(true)
    }

    /// Fails if anything but a limit stands against an exchange by now, the others of its bundle taken as agreed. Returns its legs.
    fn legs_by_now(&self, exchange: ExchangeId) -> Result<Vec<Posting>, Error> {
        let (terms, _) = self.plan(exchange)?;
        self.check_terms(&terms)?;
        let more = self.bank.state.more.get(&exchange);
        let verdict = self.bank.verdict_besides(&terms, Some(exchange));
        self.approved_by_now(&verdict, more).map_err(|error| error.for_audience(self.audience_on(&terms)))?;
        self.bank.worded_legs(&terms, Some(exchange), Some(self.bank.words_of(exchange)))
    }

    /// Fails unless the net of all legs is within the limits. For the accounts that an exchange moves, a broker may have approved over
    /// a limit.
    fn net_held(&self, exchanges: &[ExchangeId], mut legs: Vec<Posting>) -> Result<(Vec<Hold>, Settlement), Error> {
        merge(&mut legs)?;
        let (holds, settled) = self.bank.holds_on(legs)?;
        let mut waived: Vec<AccountId> = Vec::new();
        for exchange in exchanges.iter().filter(|_| !settled.shortfalls.is_empty()) {
            let Some(terms) = self.bank.terms_of(*exchange) else { continue };
            let approved = self.bank.state.more.get(exchange).is_some_and(|more| more.limit_approved);
            if approved {
                waived.extend(self.bank.legs_in(&terms, Some(*exchange))?.iter().map(|leg| leg.account));
            } else {
                waived.extend(self.bank.waived(&terms, Some(*exchange))?);
            }
        }
        self.refuse_short(&settled, &waived)?;
        Ok((holds, settled))
    }

    /// Fails if a limit keeps minutes from an account that is not waived. How close others are to their limits is confidential: a member
    /// sees their own limit alone, and the shortfall rule decides about the rest.
    pub(in crate::bank) fn refuse_short(&self, settled: &Settlement, waived: &[AccountId]) -> Result<(), Error> {
        let open = self.bank.audience_of(self.cx.by, self.cx.at) == Audience::Member;
        let counts =
            |account| !waived.contains(&account) && (!open || self.is_held_to(account, &mut self.bank.members_on(account).into_iter()));
        let Some(short) = settled.shortfalls.iter().find(|short| counts(short.account)) else { return Ok(()) };
        let asked = settled.postings.iter().find(|p| p.account == short.account).map_or(Minutes::ZERO, |p| p.minutes.magnitude());
        Err(Error::LimitReached { account: short.account, available: asked.minus(short.minutes)?, asked })
    }

    /// Ends the rest of a bundle with the first of its proposals that ends.
    pub(super) fn end_together(&mut self, exchange: ExchangeId) -> Result<(), Error> {
        let bundle = self.bank.state.more.get(&exchange).and_then(|more| more.bundle);
        let exchanges = bundle.and_then(|bundle| self.bank.bundled(bundle)).map_or_else(Vec::new, |row| row.exchanges.clone());
        for fellow in exchanges {
            if self.bank.state_of(fellow) == Some(ExchangeState::Proposed) {
                self.emit(ExchangeEnded { exchange: fellow, state: ExchangeState::Withdrawn, member: None })?;
            }
        }
        self.settle_together(exchange)
    }

    /// Settles an agreed bundle once every exchange of it has ended its course. What has every word is posted at once, on its net.
    ///
    /// What of the net is beyond a limit is cut, by the charter's shortfall rule. What is taken out of it is posted by itself by that rule.
    ///
    /// Nothing here may fail because of one exchange: it would stop the time that confirmed or ended another.
    pub(in crate::bank) fn settle_together(&mut self, exchange: ExchangeId) -> Result<(), Error> {
        let Some((bundle, row)) = self.bank.settling(exchange).map(|(bundle, row)| (bundle, row.clone())) else { return Ok(()) };
        if row.exchanges.iter().any(|exchange| self.bank.is_to_come(*exchange)) {
            return Ok(());
        }
        let mut posted = self.answered_together(&row.exchanges)?;
        let mut alone = Vec::new();
        let judged = self.bank.with_released(&row.holds, |bank| bank.cut_to_fit(&mut posted, &mut alone));
        let beyond = if let Ok(beyond) = judged {
            beyond
        } else {
            alone.extend(posted.iter().map(|one| one.exchange));
            posted.clear();
            Vec::new()
        };
        if let Some(first) = posted.first_mut() {
            first.beyond = beyond;
        }
        self.emit(BundleSettled { bundle, posted })?;
        alone.in_order();
        for exchange in alone {
            if let Some(posted) = self.ready(exchange, true) {
                self.emit(posted)?;
            }
        }
        Ok(())
    }

    /// Returns what to post of an exchange that waits, if it has every word.
    fn ready(&self, exchange: ExchangeId, limited: bool) -> Option<ExchangePosted> {
        let posted = self.answered_by_now(exchange, limited).ok().flatten();
        posted.filter(|posted| self.bank.check_posted(self.actor, posted).is_ok())
    }

    /// Returns what to post of those that are confirmed and miss no word. A standing word of the pot counts for what the others take.
    fn answered_together(&mut self, exchanges: &[ExchangeId]) -> Result<Vec<ExchangePosted>, Error> {
        let mut posted = Vec::new();
        for exchange in exchanges {
            if self.bank.state_of(*exchange) == Some(ExchangeState::AwaitingWord)
                && let Some(ready) = self.ready(*exchange, false)
            {
                self.bank.count_words(&ready, false)?;
                posted.push(ready);
            }
        }
        posted.iter().try_for_each(|ready| self.bank.count_words(ready, true))?;
        Ok(posted)
    }
}

impl TimeBank {
    /// Counts the standing words of what is to be posted, or takes that back.
    fn count_words(&mut self, posted: &ExchangePosted, back: bool) -> Result<(), Error> {
        let Some(on) = self.state.exchanges.get(posted.exchange).map(|row| row.on) else { return Ok(()) };
        let counted = |word: &Word| if back { word.most.reversed() } else { word.most };
        posted.words.iter().try_for_each(|word| self.count_standing(word, on, counted(word)))
    }

    /// Fails if these exchanges have more participations than fit one event.
    pub(in crate::bank) fn few_enough(&self, exchanges: &[ExchangeId]) -> Result<(), Error> {
        let parts = exchanges.iter().filter_map(|exchange| self.terms_of(*exchange));
        let (count, most) = (parts.map(|terms| terms.parts.len() as u64).sum(), PARTS as u64);
        if count > most { Err(Error::TooMany { what: "participations", count, most }) } else { Ok(()) }
    }

    /// Cuts what is posted at once until its net fits, and returns the accounts that go beyond an advisory limit.
    ///
    /// What is beyond a limit is cut from the last exchange that moves its account that way, and then from those before it. Where it stays
    /// unpaid somebody else is paid less, who may be short by that. So each exchange is cut once for an account, and is taken out if that does
    /// not do.
    fn cut_to_fit(&self, posted: &mut Vec<ExchangePosted>, alone: &mut Vec<ExchangeId>) -> Result<Vec<AccountId>, Error> {
        let mut cut: Vec<(ExchangeId, AccountId)> = Vec::new();
        loop {
            let (beyond, over) = self.net_of(posted)?;
            if over.is_empty() {
                posted.iter_mut().for_each(|one| keep_used(&mut one.words, &one.postings, false));
                return Ok(beyond);
            }
            let mut less = false;
            let few = cut.len() <= CUTS && over.len() <= CUTS;
            for one in posted.iter_mut().rev().filter(|_| few) {
                let mut open = over.clone();
                open.retain(|left| !cut.contains(&(one.exchange, left.account)));
                let legs = self.within_limits(one.postings.clone(), None, None, (false, Some(&open)))?;
                if !legs.shortfalls.is_empty() {
                    less = true;
                    let unpaid = legs.shortfalls.iter().filter(|short| short.to == ShortfallTo::Unpaid);
                    cut.extend(unpaid.map(|short| (one.exchange, short.account)));
                    one.postings = legs.postings;
                    one.shortfalls.extend(legs.shortfalls);
                    break;
                }
            }
            if !less {
                let moves = |leg: &Posting| !matches!(self.fit_over(leg, Some(&over)), Ok(Fit::Within));
                let last = sure(posted.iter().rposition(|one| one.postings.iter().any(moves)), "a net is of its legs")?;
                alone.push(posted.remove(last).exchange);
            }
        }
    }

    /// Returns where an exchange stands.
    pub(in crate::bank) fn state_of(&self, exchange: ExchangeId) -> Option<ExchangeState> {
        self.state.exchanges.get(exchange).map(|row| row.state)
    }

    /// Returns whether an exchange of an agreed bundle has not ended its course: it is to be done, confirmed, or settled.
    pub(in crate::bank) fn is_to_come(&self, exchange: ExchangeId) -> bool {
        matches!(self.state_of(exchange), Some(ExchangeState::Agreed | ExchangeState::Done | ExchangeState::Disputed))
    }

    /// Returns how an exchange that waits ends once it is posted: one of a bundle that a broker settled as settled.
    pub(in crate::bank) fn posted_as(&self, exchange: ExchangeId) -> ExchangeState {
        let settled = self.state.more.get(&exchange).is_some_and(|more| more.bundle.is_some() && more.legs.is_none());
        if settled { ExchangeState::Settled } else { ExchangeState::Confirmed }
    }

    /// Returns whether an exchange waits to be posted by itself after its bundle was settled.
    pub(in crate::bank) fn was_bundled(&self, exchange: ExchangeId) -> bool {
        let bundle = self.state.more.get(&exchange).and_then(|more| more.bundle);
        bundle.is_some() && self.state_of(exchange) == Some(ExchangeState::AwaitingWord)
    }

    /// Returns whether an exchange in state `awaiting-word` waits for nothing but the others of its bundle: it has every word, those
    /// that the charter gives for the pot included.
    pub(crate) fn waits_for_its_bundle(&self, exchange: ExchangeId, terms: &Terms) -> bool {
        let given = |leg: &Posting| self.standing_word(leg.account, terms, leg.minutes.reversed()).is_ok_and(|word| word.is_some());
        self.settling(exchange).is_some() && self.awaited(exchange, terms).is_ok_and(|legs| legs.iter().all(given))
    }

    /// Returns whether an exchange is proposed and everyone who is asked has agreed.
    pub(crate) fn all_agreed(&self, exchange: ExchangeId) -> bool {
        let agreed = self.state.more.get(&exchange).map_or(&[][..], |more| &more.agreed);
        let all = |terms| self.asked(terms).iter().all(|member| agreed.iter().any(|agreed| self.resolve(*agreed) == *member));
        self.state_of(exchange) == Some(ExchangeState::Proposed) && self.state.plans.get(&exchange).is_some_and(all)
    }

    /// Returns whether everyone who is asked has agreed to every exchange of a bundle, and it is not agreed yet.
    pub(crate) fn bundle_agreed(&self, bundle: BundleId) -> bool {
        self.bundled(bundle).is_some_and(|row| row.exchanges.iter().all(|exchange| self.all_agreed(*exchange)))
    }

    /// Returns the bundle of an exchange, if it is agreed and not settled.
    pub(crate) fn settling(&self, exchange: ExchangeId) -> Option<(BundleId, &Bundle)> {
        let bundle = self.state.more.get(&exchange)?.bundle?;
        self.bundled(bundle).filter(|row| row.settling).map(|row| (bundle, row))
    }
}
