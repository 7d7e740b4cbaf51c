//! Applies events about exchanges.

use super::{At, no};
use crate::bank::TimeBank;
use crate::error::Error;
use crate::journal::event::*;
use crate::ledger::{EntryId, EntryKind, Fit, Hold};
use crate::model::exchange::*;
use crate::model::member::Posting;
use crate::state::Visit;
use crate::values::ids::{AccountId, ExchangeId, MemberId};
use crate::values::minutes::Minutes;
use crate::values::sure::LeftOut as _;

impl TimeBank {
    pub(in crate::bank) fn apply_exchange(&mut self, at: &At<'_>) -> Result<(), Error> {
        match &at.body.event {
            Event::ExchangeRecorded(e) => self.on_recorded(at, e),
            Event::ExchangeReversed(e) => self.on_reversed(at, e),
            Event::ExchangeProposed(e) => self.on_proposed(at, e),
            Event::BundleProposed(e) => self.on_bundle(at, e),
            Event::BundleAgreed(e) => self.on_bundle_agreed(at, e),
            Event::BundleSettled(e) => self.on_bundle_settled(at, e),
            Event::ExchangeApproved(e) => {
                self.expect(e.exchange, &[ExchangeState::Proposed])?;
                let more = self.state.more.entry(e.exchange);
                if e.through && !more.held {
                    return Err(no("only what lies in the tray is let through"));
                }
                more.held &= !e.through;
                more.approved = true;
                more.approved_by = at.body.by.member();
                more.approved_rules.clone_from(&e.rules);
                more.limit_approved = e.limit;
                more.booking_approved = e.booked_twice;
                self.hear(at, e.exchange, &e.words)
            }
            Event::ExchangeAgreed(e) => {
                self.on_agreed(at, e)?;
                self.hear(at, e.exchange, &e.words)
            }
            Event::ExchangeEnded(e) => {
                let allowed: &[ExchangeState] = match e.state {
                    ExchangeState::Declined => &[ExchangeState::Proposed],
                    ExchangeState::Withdrawn => &[ExchangeState::Proposed, ExchangeState::Agreed],
                    ExchangeState::Expired => &[ExchangeState::Proposed, ExchangeState::Agreed, ExchangeState::Done],
                    _ => return Err(no("an exchange does not end so")),
                };
                self.expect(e.exchange, allowed)?;
                self.note_who_declined(at, e)?;
                self.release_all(e.exchange)?;
                self.state.give_back_turn(e.exchange)?;
                self.stop_waiting(e.exchange);
                self.state.open.remove(&e.exchange);
                self.row_mut(e.exchange)?.state = e.state;
                self.revised(at, e.exchange, None)?;
                self.hold_the_net(e.exchange)
            }
            Event::SubstituteAsked(e) => {
                self.expect(e.exchange, &[ExchangeState::Agreed])?;
                self.member(e.into)?;
                self.state.more.entry(e.exchange).substitute = Some((e.out, e.into));
                Ok(())
            }
            Event::ParticipantsChanged(e) => {
                self.expect(e.exchange, &[ExchangeState::Agreed])?;
                self.release_all(e.exchange)?;
                let before = self.plan_mut(e.exchange)?.clone();
                self.plan_mut(e.exchange)?.parts.clone_from(&e.parts);
                self.check_plan(e.exchange)?;
                self.revised(at, e.exchange, Some(&before))?;
                self.take_holds(e.exchange, &e.holds)?;
                let terms = self.plan_mut(e.exchange)?.clone();
                self.state.take_turn(e.exchange, e.exchange, &terms, false)?;
                let substitute = self.still_asked(e);
                let more = self.state.more.entry(e.exchange);
                more.shortfalls.clone_from(&e.shortfalls);
                more.agreed_minutes = e.parts.iter().map(|p| p.minutes).collect();
                more.substitute = substitute;
                self.hear(at, e.exchange, &e.words)?;
                self.moves_now(e)
            }
            Event::ExchangeDone(e) => {
                self.expect(e.exchange, &[ExchangeState::Agreed])?;
                let before = std::mem::replace(self.plan_mut(e.exchange)?, e.terms.clone());
                self.check_plan(e.exchange)?;
                self.revised(at, e.exchange, Some(&before))?;
                self.state.take_turn(e.exchange, e.exchange, &e.terms, false)?;
                self.wait_until(e.exchange, Some(e.due));
                let row = self.row_mut(e.exchange)?;
                row.state = ExchangeState::Done;
                row.on = e.terms.on;
                row.value = e.terms.on;
                self.hear(at, e.exchange, &e.words)
            }
            Event::ConfirmationGiven(e) => {
                self.expect(e.exchange, &[ExchangeState::Done])?;
                let here = self.terms_of(e.exchange).map_or_else(Vec::new, |terms| self.asked(&terms));
                let said = |c: &Confirmation| {
                    here.contains(&self.resolve(c.member))
                        && c.minutes.is_none_or(|m| (1..=crate::values::limits::PART_MINUTES).contains(&m))
                };
                if !e.confirmations.iter().all(said) {
                    return Err(no("whoever confirms takes part, and says how long it took"));
                }
                self.state.more.entry(e.exchange).confirmed.extend(e.confirmations.iter().cloned());
                self.hear(at, e.exchange, &e.words)
            }
            Event::ExchangePosted(e) => self.on_posted(at, e),
            Event::WordGiven(e) => {
                self.expect(e.exchange, &[ExchangeState::AwaitingWord])?;
                let word = Word { account: e.account, from: Some(at.body.by), standing: None, most: e.most };
                if !e.most.is_positive() {
                    return Err(no("a word allows something"));
                }
                self.hear(at, e.exchange, &[word])
            }
            Event::WordRefused(e) => {
                self.expect(e.exchange, &[ExchangeState::AwaitingWord])?;
                self.state.more.entry(e.exchange).refused.push(e.account);
                Ok(())
            }
            Event::ExchangeDisputed(e) => {
                self.expect(e.exchange, &[ExchangeState::Done])?;
                self.stop_waiting(e.exchange);
                self.row_mut(e.exchange)?.state = ExchangeState::Disputed;
                Ok(())
            }
            Event::ExpenseNoted(e) => {
                let row = self.row_mut(e.exchange)?;
                row.more = true;
                let expense = e.expense.clone();
                self.state.more.entry(e.exchange).expenses.push(expense);
                Ok(())
            }
            Event::VisitReported(e) => self.on_visit(at, e),
            _ => Err(no("this event is not known here")),
        }
    }

    /// Stores the words an event carries. They are its sender's.
    fn hear(&mut self, at: &At<'_>, exchange: ExchangeId, words: &[Word]) -> Result<(), Error> {
        if !self.covered(at.body.by, self.words_of(exchange), words, &[], &[])? || words.iter().any(|word| word.standing.is_some()) {
            return Err(no("a word is its sender's"));
        }
        self.keep_words(exchange, words);
        Ok(())
    }

    pub(super) fn expect(&self, id: ExchangeId, allowed: &[ExchangeState]) -> Result<(), Error> {
        match self.state.exchanges.get(id) {
            Some(row) if allowed.contains(&row.state) => Ok(()),
            Some(_) => Err(no("the exchange does not stand where this could happen")),
            None => Err(no("there is no such exchange")),
        }
    }

    fn on_proposed(&mut self, at: &At<'_>, e: &ExchangeProposed) -> Result<(), Error> {
        self.check_lasting(&e.terms)?;
        self.add_exchange(at, e.exchange, &e.terms, ExchangeState::Proposed)?;
        self.row_mut(e.exchange)?.more = true;
        let more = self.state.more.entry(e.exchange);
        more.series = e.series;
        more.on_behalf_of = e.on_behalf_of;
        more.agreed.clone_from(&e.agreed);
        more.needs_approval.clone_from(&e.needs_approval);
        more.booked_twice = e.booked_twice;
        more.held = e.held;
        if let Some(series) = e.series {
            let known = &mut self.state.small.series;
            if series.get().checked_sub(1).is_none_or(|before| before > *known) {
                return Err(no("its series is not the next"));
            }
            *known = (*known).max(series.get());
        }
        self.state.plans.insert(e.exchange, e.terms.clone());
        self.state.take_turn(e.exchange, e.exchange, &e.terms, false)?;
        self.state.open.insert(e.exchange, ());
        self.wait_until(e.exchange, Some(e.due));
        self.hear(at, e.exchange, &e.words)
    }

    fn on_agreed(&mut self, at: &At<'_>, e: &ExchangeAgreed) -> Result<(), Error> {
        self.expect(e.exchange, &[ExchangeState::Proposed])?;
        let more = self.state.more.entry(e.exchange);
        more.agreed.extend(e.members.iter().copied());
        // One of a bundle is agreed with all the others.
        let alone = more.bundle.is_none();
        if (alone && self.all_agreed(e.exchange)) != e.complete {
            return Err(no("the exchange is agreed when everybody has agreed"));
        }
        if !e.complete {
            return if e.holds.is_empty() { Ok(()) } else { Err(no("minutes are held before everybody has agreed")) };
        }
        self.take_holds(e.exchange, &e.holds)?;
        self.state.more.entry(e.exchange).shortfalls.clone_from(&e.shortfalls);
        self.becomes_agreed(at, e.exchange)
    }

    pub(super) fn becomes_agreed(&mut self, at: &At<'_>, exchange: ExchangeId) -> Result<(), Error> {
        let plan = self.state.plans.get(&exchange).ok_or_else(|| no("the exchange has no plan"))?;
        // If it was agreed after its own day, the time to mark it done starts at the agreement.
        let due = self.agreed_due(plan.on.max(self.day_of(at.body.at)));
        let minutes = plan.parts.iter().map(|p| p.minutes).collect();
        let more = self.state.more.entry(exchange);
        more.agreed_minutes = minutes;
        more.held = false;
        self.wait_until(exchange, Some(due));
        self.row_mut(exchange)?.state = ExchangeState::Agreed;
        self.revised(at, exchange, None)
    }

    /// Returns the substitute somebody asked for, while the one would still come and the other is not in.
    fn still_asked(&self, e: &ParticipantsChanged) -> Option<(MemberId, MemberId)> {
        let is = |part: &Participation, member: MemberId| self.resolve(part.member) == self.resolve(member);
        let asked = self.state.more.get(&e.exchange).and_then(|more| more.substitute);
        asked.filter(|(out, into)| {
            e.parts.iter().any(|part| part.attended() && is(part, *out)) && !e.parts.iter().any(|part| is(part, *into))
        })
    }

    fn take_holds(&mut self, id: ExchangeId, holds: &[Hold]) -> Result<(), Error> {
        // Only what leaves an account is asked: a guardian who is credited may have been forgotten since.
        let plan = self.state.plans.get(&id).ok_or_else(|| no("the exchange has no plan"))?;
        let payer = plan.payer.as_ref().and_then(|payer| payer.member);
        let mut named =
            plan.parts.iter().map(|part| part.member).chain(payer).map(|member| self.account_of(member)).collect::<Result<Vec<_>, _>>()?;
        named.push(AccountId::POT);
        if holds.iter().any(|hold| hold.minutes.is_negative() && !named.contains(&hold.account)) {
            return Err(no("minutes are held of somebody who takes no part"));
        }
        self.hold_all(holds)?;
        self.state.more.entry(id).holds = holds.to_vec();
        Ok(())
    }

    fn hold_all(&mut self, holds: &[Hold]) -> Result<(), Error> {
        for hold in holds {
            if let Fit::Only(_) = self.fit(hold.account, hold.minutes)? {
                return Err(no("an enforced limit is crossed"));
            }
            self.state.ledger.hold(hold)?;
        }
        Ok(())
    }

    fn release_all(&mut self, id: ExchangeId) -> Result<(), Error> {
        let holds = match self.state.more.get_mut(&id) {
            Some(more) => std::mem::take(&mut more.holds),
            None => Vec::new(),
        };
        Ok(holds.iter().try_for_each(|hold| self.state.ledger.release(hold))?)
    }

    fn on_posted(&mut self, at: &At<'_>, e: &ExchangePosted) -> Result<(), Error> {
        let waits = e.state == ExchangeState::AwaitingWord;
        let allowed: &[ExchangeState] = match e.state {
            ExchangeState::Confirmed => &[ExchangeState::Done, ExchangeState::AwaitingWord],
            ExchangeState::Settled => &[ExchangeState::Disputed, ExchangeState::AwaitingWord],
            ExchangeState::AwaitingWord => &[ExchangeState::Done, ExchangeState::Disputed],
            _ => return Err(no("an exchange is posted as confirmed or settled")),
        };
        self.expect(e.exchange, allowed)?;
        if waits == (e.awaiting.is_empty() && self.settling(e.exchange).is_none()) {
            return Err(no("an exchange waits exactly while words, or others of its bundle, are missing"));
        }
        self.check_posted(at.body.by, e)?;
        let was = self.state_of(e.exchange);
        if was == Some(ExchangeState::AwaitingWord) {
            return self.on_answered(at, e, true);
        }
        let plan = self.state.plans.remove(&e.exchange).ok_or_else(|| no("the exchange has no plan"))?;
        if plan.parts.len() != e.parts.len() || plan.parts.iter().zip(&e.parts).any(|(a, b)| a.member != b.member || a.side != b.side) {
            return Err(no("those who took part are not those who were to"));
        }
        // INVARIANT (promise 5): at most what is held is posted, or, from an account without a hold, what its word allows.
        if e.state == ExchangeState::Confirmed {
            within(self.state.more.get(&e.exchange).map_or(&[][..], |more| &more.holds), &e.postings)?;
        }
        self.within_terms(&Terms { parts: e.parts.clone(), ..plan.clone() }, &e.postings, &e.shortfalls)?;
        self.release_all(e.exchange)?;
        self.counts_for(plan.on, e.value)?;
        let entry = self.post((at, e.value), EntryKind::Exchange, e.exchange.get(), &e.postings, true)?;
        self.write_parts(e.exchange, &e.parts)?;
        let terms = Terms { parts: e.parts.clone(), ..plan.clone() };
        self.state.take_turn(e.exchange, e.exchange, &terms, !waits)?;
        let row = self.row_mut(e.exchange)?;
        row.state = e.state;
        row.entry = entry;
        row.value = e.value;
        self.wait_until(e.exchange, None);
        let more = self.state.more.entry(e.exchange);
        more.shortfalls.clone_from(&e.shortfalls);
        more.visitors = plan.visitors.given_or(0);
        more.facilitation = plan.facilitation.given_or(0);
        more.posted = Some(at.body.at);
        self.revised(at, e.exchange, Some(&plan))?;
        let more = self.state.more.entry(e.exchange);
        if was == Some(ExchangeState::Disputed) {
            // A broker who settles a dispute is not bound by what was agreed.
            more.legs = None;
            self.hold_the_net(e.exchange)?;
        }
        if waits {
            return self.wait_for_words(e.exchange, &e.words, &e.postings);
        }
        self.state.open.remove(&e.exchange);
        self.settle_words(e.exchange, plan.on, &e.words)
    }

    pub(in crate::bank) fn check_posted(&self, by: crate::journal::Actor, e: &ExchangePosted) -> Result<(), Error> {
        self.check_postings(&e.postings)?;
        // INVARIANT (promise 3): nothing leaves an account without its word.
        if self.covered(by, self.words_of(e.exchange), &e.words, &e.postings, &e.shortfalls)? {
            Ok(())
        } else {
            Err(no("more is taken from an account than its word allows"))
        }
    }

    /// Posts an exchange that waited. Its participations were stored when it began to wait.
    pub(super) fn on_answered(&mut self, at: &At<'_>, e: &ExchangePosted, limited: bool) -> Result<(), Error> {
        let terms = self.terms_of(e.exchange).ok_or_else(|| no("there is no such exchange"))?;
        if terms.parts != e.parts {
            return Err(no("those who took part are not those who were to"));
        }
        if e.state != self.posted_as(e.exchange) {
            return Err(no("it ends as a broker settled it, or else as confirmed"));
        }
        if let Some(bound) = self.bound_of(e.exchange)? {
            within(&bound, &e.postings)?;
        }
        self.within_terms(&terms, &e.postings, &e.shortfalls)?;
        self.counts_for(terms.on, e.value)?;
        let entry = self.post((at, e.value), EntryKind::Exchange, e.exchange.get(), &e.postings, limited)?;
        let row = self.row_mut(e.exchange)?;
        row.state = e.state;
        row.entry = entry;
        row.value = e.value;
        self.state.open.remove(&e.exchange);
        let more = self.state.more.entry(e.exchange);
        more.posted = Some(at.body.at);
        more.shortfalls.clone_from(&e.shortfalls);
        more.legs = None;
        self.settle_words(e.exchange, terms.on, &e.words)
    }

    fn on_reversed(&mut self, at: &At<'_>, e: &ExchangeReversed) -> Result<(), Error> {
        self.expect(e.exchange, &[ExchangeState::AwaitingWord, ExchangeState::Confirmed, ExchangeState::Settled])?;
        let entry = self.state.exchanges.get(e.exchange).and_then(|row| row.entry);
        if self.state.exchanges.get(e.exchange).is_none_or(|row| row.value != e.value) {
            return Err(no("a reversal counts for the day of what it takes back"));
        }
        let mirrored = match entry {
            None => e.postings.is_empty(),
            Some(entry) => self.mirrors(entry, &e.postings),
        };
        if !mirrored {
            return Err(no("a reversal takes back what was posted, no more and no less"));
        }
        if self.further_outside(&e.postings)? != e.flagged {
            return Err(no("a reversal that crosses a limit says so"));
        }
        self.post((at, e.value), EntryKind::Reversal, e.exchange.get(), &e.postings, false)?;
        let on = self.row_mut(e.exchange)?.on;
        self.give_back_standing(e.exchange, on)?;
        self.state.give_back_turn(e.exchange)?;
        self.state.open.remove(&e.exchange);
        let row = self.row_mut(e.exchange)?;
        row.state = ExchangeState::Reversed;
        row.more = true;
        self.state.more.entry(e.exchange).reversed = Some((at.body.at, e.why));
        self.revised(at, e.exchange, None)?;
        self.hold_the_net(e.exchange)
    }

    fn mirrors(&self, entry: EntryId, postings: &[Posting]) -> bool {
        let mut rows = self.state.ledger.postings_of(entry);
        let same = postings.iter().all(|p| rows.next().is_some_and(|row| row.account == p.account && row.minutes == p.minutes.reversed()));
        same && rows.next().is_none()
    }

    fn on_visit(&mut self, at: &At<'_>, e: &VisitReported) -> Result<(), Error> {
        let here = |terms: Terms| terms.parts.iter().any(|part| self.resolve(part.member) == self.resolve(e.member));
        if !self.terms_of(e.exchange).is_some_and(here) {
            return Err(no("who is out on a visit takes part"));
        }
        self.row_mut(e.exchange)?.more = true;
        let visits = &self.state.more.entry(e.exchange).visits;
        let open = visits.iter().map(|v| (v.member, v.back)).collect::<Vec<_>>();
        let open = open.into_iter().position(|(m, back)| self.resolve(m) == self.resolve(e.member) && back.is_none());
        let visits = &mut self.state.more.entry(e.exchange).visits;
        match e.expected {
            Some(expected) => visits.push(Visit { member: e.member, out: at.body.at, expected, back: None }),
            None => match open.and_then(|place| visits.get_mut(place)) {
                Some(visit) => visit.back = Some(at.body.at),
                None => return Err(no("nobody is out on this visit")),
            },
        }
        Ok(())
    }
}

/// Fails if postings exceed what was held, or, from an account without a hold, what its word allows. The pot pays by its word.
fn within(holds: &[Hold], postings: &[Posting]) -> Result<(), Error> {
    let held = |p: &Posting| {
        let free = p.minutes.is_negative() && !holds.iter().any(|h| h.account == p.account && h.minutes.is_negative());
        p.account == crate::values::ids::AccountId::POT || free || holds.iter().any(|h| covers(h, p))
    };
    if postings.iter().all(held) { Ok(()) } else { Err(no("more is posted than was held")) }
}

/// Returns whether a hold is on the posting's account, in its direction, and at least as large.
fn covers(hold: &Hold, posting: &Posting) -> bool {
    let same_way = hold.minutes.is_positive() == posting.minutes.is_positive();
    hold.account == posting.account && same_way && Minutes::get(hold.minutes).unsigned_abs() >= posting.minutes.get().unsigned_abs()
}
