//! An exchange before it happens: proposed, agreed, approved, let through, or called off.

use crate::bank::words::in_state;
use crate::bank::work::{About, Work};
use crate::charter::Step;
use crate::command::*;
use crate::error::Error;
use crate::journal::event::*;
use crate::model::exchange::*;
use crate::model::member::MemberState;
use crate::model::personal::Scope;
use crate::order::InOrder as _;
use crate::rules::{Answer, BOOKED_TWICE, Verdict};
use crate::state::ExchangeMore;
use crate::values::audience::Audience;
use crate::values::ids::{AccountId, ExchangeId, MemberId, SeriesId};
use crate::values::limits::BATCH;
use crate::values::time::Date;

impl Work<'_> {
    pub(in crate::bank) fn propose(&mut self, a: &Propose) -> Result<(), Error> {
        if a.dates.len() >= BATCH {
            return Err(Error::TooMany { what: "dates", count: a.dates.len() as u64, most: BATCH as u64 });
        }
        self.for_another(a.on_behalf_of, Step::Propose)?;
        // Asked before any date of a series is looked at.
        crate::rules::check_shape(&a.terms)?;
        self.permit(Step::Propose, &About::Exchange(&a.terms, self.cx.by.member()))?;
        let series = if a.dates.is_empty() {
            None
        } else {
            Some(self.bank.state.small.series.checked_add(1).and_then(SeriesId::new).ok_or(Error::Full { what: "series" })?)
        };
        let mut dates: Vec<Date> = std::iter::once(a.terms.on).chain(a.dates.iter().copied()).collect();
        dates.in_order();
        if let Some(twice) = dates.windows(2).find_map(|d| (d.first() == d.last()).then_some(d.first().copied()).flatten()) {
            return Err(Error::DateOrder { what: "a series names each date once", first: twice, second: twice });
        }
        // If a broker decides about one of a series, they decide about all: a gap would show which.
        let audience = self.audience_on(&a.terms);
        let hides = |on: &Date| self.bank.verdict(&self.terms_on(a, *on)).reasons.iter().any(|reason| reason.audience > audience);
        let held = dates.len() > 1 && dates.iter().any(hides);
        dates.into_iter().try_for_each(|on| self.propose_one(self.terms_on(a, on), series, held, a))
    }

    /// Returns the terms of a proposal on one of its days.
    fn terms_on(&self, a: &Propose, on: Date) -> Terms {
        let mut terms = Terms { on, ..a.terms.clone() };
        terms.start = self.bank.on_the_wall(&terms);
        terms
    }

    fn propose_one(&mut self, terms: Terms, series: Option<SeriesId>, held: bool, a: &Propose) -> Result<(), Error> {
        self.permit(Step::Propose, &About::Exchange(&terms, self.cx.by.member()))?;
        self.check_said(&terms, None)?;
        self.check_ready(&terms)?;
        let verdict = self.bank.verdict(&terms);
        // If a confidential reason decides, a broker decides: the proposal waits in the broker's tray, and to its sender it looks
        // like any other (promise 13). Reasons that anyone may read are returned at once.
        let audience = self.audience_on(&terms);
        let told = verdict.told(audience);
        if told.answer == Answer::Refused {
            return Err(Error::RuleRefused { rules: told.codes(Answer::Refused) });
        }
        let held = held || verdict.reasons.len() > told.reasons.len();
        let needs_approval = verdict.rules(Answer::NeedsApproval);
        let booked_twice = verdict.wants(BOOKED_TWICE);
        let exchange = self.bank.state.exchanges.next_id().ok_or(Error::Full { what: "exchanges" })?;
        let due = self.cx.at.plus_days(self.bank.charter().confirmation.answer_days);
        let agreed = self.own_parts(&terms, Step::Agree);
        let words = self.words_for(&terms, None, &agreed)?;
        let note = Self::note(a.note.as_ref(), self.everybody(&terms, a.on_behalf_of));
        let on_behalf_of = a.on_behalf_of;
        self.emit_with(
            ExchangeProposed { exchange, terms, series, on_behalf_of, agreed, due, needs_approval, booked_twice, held, words },
            note,
        )
    }

    /// Fails unless every participant is active; a resting member may still receive. A member learns this only about those they
    /// act for. Whether others rest or are suspended is left to the broker's tray.
    fn check_ready(&self, terms: &Terms) -> Result<(), Error> {
        let open = self.bank.audience_of(self.cx.by, self.cx.at) == Audience::Member;
        for part in &terms.parts {
            let member = self.bank.resolve(part.member);
            let away = self.bank.member(member).is_ok_and(|row| matches!(row.state, MemberState::Paused | MemberState::Suspended));
            let own = self.cx.by.member().is_none_or(|by| self.stands_for(self.bank.resolve(by), member, Step::Propose));
            if open && away && !own {
                continue;
            }
            let received = part.side == Side::Received;
            self.taking_part(
                part.member,
                if received { |s| matches!(s, MemberState::Active | MemberState::Paused) } else { |s| s == MemberState::Active },
            )?;
        }
        Ok(())
    }

    /// Fails for a member if any reason against the occasion is confidential, however strict. Otherwise the difference between
    /// waiting for approval and being refused would reveal it (promise 13). A broker can propose it instead.
    pub(super) fn may_be_told(&self, verdict: &Verdict, terms: &Terms) -> Result<(), Error> {
        let audience = self.audience_on(terms);
        if verdict.reasons.iter().any(|reason| reason.audience > audience) { Err(Error::AskTheBroker {}) } else { Ok(()) }
    }

    pub(in crate::bank) fn agree(&mut self, a: &Agree) -> Result<(), Error> {
        // The named exchange is checked first, so that a stranger learns nothing about the rest of its series.
        self.exchange(a.exchange, Some(Step::Agree))?;
        let all: Vec<ExchangeId> = match self.bank.state.more.get(&a.exchange).and_then(|m| m.series) {
            Some(series) if a.series => {
                let open = self.bank.state.open.iter().map(|(id, ())| *id);
                open.filter(|id| self.bank.state.more.get(id).is_some_and(|m| m.series == Some(series)))
                    .filter(|id| {
                        let row = self.bank.state.exchanges.get(*id);
                        row.is_some_and(|e| e.state == ExchangeState::Proposed && self.outside_the_tray(*id, e.by, None))
                    })
                    // One that waits for others of its bundle has every word.
                    .filter(|id| *id == a.exchange || !self.bank.all_agreed(*id))
                    .collect()
            }
            _ => vec![a.exchange],
        };
        for (place, exchange) in all.into_iter().enumerate() {
            // The last word of a bundle agrees to the others of it.
            if place == 0 || self.bank.state_of(exchange) == Some(ExchangeState::Proposed) {
                self.agree_one(exchange, &a.members)?;
            }
        }
        Ok(())
    }

    fn agree_one(&mut self, exchange: ExchangeId, named: &[MemberId]) -> Result<(), Error> {
        let (terms, row) = self.standing(exchange, Step::Agree, ("agreed to", &[ExchangeState::Proposed]))?;
        let more = self.bank.state.more.get(&exchange).map_or_else(Default::default, Clone::clone);
        // Members who agreed may have been merged into another record since.
        let agreed: Vec<MemberId> = more.agreed.iter().map(|m| self.bank.resolve(*m)).collect();
        let meant = self.meant(named, exchange, &terms, Step::Agree)?;
        let members: Vec<MemberId> = meant.iter().copied().filter(|m| !agreed.contains(m)).collect();
        self.not_alone(row.by, &terms)?;
        let complete = self.bank.asked(&terms).iter().all(|m| members.contains(m) || agreed.contains(m));
        if members.is_empty() && !complete {
            return Err(Error::NoChange { what: "the agreement" });
        }
        // Whoever agrees for somebody who has agreed already gives the word that is missing still.
        let mut words = self.words_for(&terms, Some(exchange), &meant)?;
        let new = |account: AccountId| members.iter().any(|m| self.bank.account_of(*m).is_ok_and(|used| used == account));
        let missing = |account: AccountId| !more.words.iter().any(|word| word.account == account);
        words.retain(|word| word.account == AccountId::POT || new(word.account) || missing(word.account));
        let bundle = more.bundle.filter(|_| complete);
        if !complete || (bundle.is_some() && !members.is_empty()) {
            let (holds, shortfalls, beyond) = (Vec::new(), Vec::new(), Vec::new());
            self.emit(ExchangeAgreed { exchange, members, holds, shortfalls, beyond, complete: false, words })?;
            return bundle.map_or(Ok(()), |bundle| self.agree_together(bundle).map(|_| ()));
        }
        if let Some(bundle) = bundle {
            // Nobody new agrees, but the sender may speak for the pot.
            let known = |word: &Word| more.words.iter().any(|old| old.account == word.account && old.most >= word.most);
            let new = !words.iter().all(known);
            if !new && !self.bank.bundle_agreed(bundle) {
                return Err(Error::NoChange { what: "the agreement" });
            }
            if new {
                let (holds, shortfalls, beyond) = (Vec::new(), Vec::new(), Vec::new());
                self.emit(ExchangeAgreed { exchange, members, holds, shortfalls, beyond, complete: false, words })?;
            }
            return self.agree_together(bundle).map(|_| ());
        }
        // Changes since the proposal count: a rest, a new rule, a concern.
        self.check_terms(&terms)?;
        self.approved_by_now(&self.bank.verdict(&terms), Some(&more)).map_err(|error| error.for_audience(self.audience_on(&terms)))?;
        let known: Vec<Word> = more.words.iter().chain(&words).cloned().collect();
        let (holds, settlement) = self.bank.holds_for(&terms, Some(exchange), Some(&known))?;
        if !more.limit_approved && !settlement.shortfalls.is_empty() {
            self.refuse_short(&settlement, &self.bank.waived(&terms, Some(exchange))?)?;
        }
        let (shortfalls, beyond) = (settlement.shortfalls, settlement.beyond);
        self.emit(ExchangeAgreed { exchange, members, holds, shortfalls, beyond, complete, words })
    }

    /// Fails if rules refuse an exchange, or want it approved and nobody did.
    pub(super) fn approved_by_now(&self, verdict: &Verdict, more: Option<&ExchangeMore>) -> Result<(), Error> {
        if verdict.answer == Answer::Refused {
            return Err(Error::RuleRefused { rules: verdict.codes(Answer::Refused) });
        }
        let wanted = verdict.rules(Answer::NeedsApproval);
        let booked_twice = verdict.wants(BOOKED_TWICE) && more.is_none_or(|more| !more.booking_approved);
        let approved = |rule| more.is_some_and(|more| more.approved && more.approved_rules.contains(rule));
        if booked_twice || !wanted.iter().all(approved) {
            return Err(Error::NeedsApproval { rules: verdict.codes(Answer::NeedsApproval) });
        }
        Ok(())
    }

    /// Fails for a member who proposed the exchange and acts for everyone who is asked: someone else has to agree, a broker if
    /// nobody else may. Nobody but the proposer can agree to what is in the tray, so an answer that depended on the rules would
    /// reveal it (promise 13).
    fn not_alone(&self, proposer: Option<MemberId>, terms: &Terms) -> Result<(), Error> {
        let open = self.bank.audience_of(self.cx.by, self.cx.at) == Audience::Member;
        let Some(by) = self.cx.by.member().map(|by| self.bank.resolve(by)).filter(|_| open) else { return Ok(()) };
        let alone = proposer.is_some_and(|proposer| self.bank.resolve(proposer) == by)
            && self.bank.asked(terms).iter().all(|member| self.stands_for(by, *member, Step::Agree));
        if alone { Err(Error::AskTheBroker {}) } else { Ok(()) }
    }

    pub(in crate::bank) fn approve(&mut self, a: &Approve) -> Result<(), Error> {
        let (terms, _) = self.standing(a.exchange, Step::Approve, ("approved", &[ExchangeState::Proposed]))?;
        self.not_about_oneself(&terms, Step::Approve)?;
        let verdict = self.bank.verdict_besides(&terms, Some(a.exchange));
        if verdict.answer == Answer::Refused {
            return Err(Error::RuleRefused { rules: verdict.codes(Answer::Refused) });
        }
        let rules = verdict.rules(Answer::NeedsApproval);
        let more = self.bank.state.more.get(&a.exchange);
        // What was approved over a limit stays approved.
        let limit = a.limit || more.is_some_and(|more| more.limit_approved);
        let booked_twice = verdict.wants(BOOKED_TWICE);
        let same = |m: &crate::state::ExchangeMore| {
            m.approved && m.approved_rules == rules && m.limit_approved == limit && m.booking_approved == booked_twice
        };
        if more.is_some_and(same) || (rules.is_empty() && !a.limit && !booked_twice) {
            return Err(Error::NothingToDo { what: "no approval is wanted" });
        }
        let note = Self::note(a.note.as_ref(), self.everybody_in(a.exchange, &terms));
        // Approving gives no word for members' accounts. It does for the pot, because the broker has seen what the pot pays.
        let words = self.words_for(&terms, Some(a.exchange), &[])?;
        self.emit_with(ExchangeApproved { exchange: a.exchange, rules, limit, booked_twice, through: false, words }, note)
    }

    /// Returns the audience the sender belongs to for an exchange. A broker who takes part in it counts as a member.
    pub(super) fn audience_on(&self, terms: &Terms) -> Audience {
        if self.is_own_matter(terms) { Audience::Member } else { self.bank.audience_of(self.cx.by, self.cx.at) }
    }

    /// Returns whether the sender takes part in an exchange or pays, or somebody who shares their account does.
    pub(super) fn is_own_matter(&self, terms: &Terms) -> bool {
        self.bank.is_own_matter(self.cx.by.member(), terms)
    }

    /// Fails for a broker whose own exchange it is: another broker decides about it, or the host.
    pub(in crate::bank) fn not_about_oneself(&self, terms: &Terms, step: Step) -> Result<(), Error> {
        let Some(by) = self.cx.by.member() else { return Ok(()) };
        let own = |member: &MemberId| {
            self.is_appointed(self.bank.resolve(by), *member, Scope::Agree) || self.shares_account(self.bank.resolve(by), *member)
        };
        // Also those who did not come, or called off: whether they did may be what is decided.
        if Self::payers(terms).any(|member| own(&member)) { Err(Error::NotPermitted { step, by: Some(by) }) } else { Ok(()) }
    }

    pub(in crate::bank) fn let_through(&mut self, a: &LetThrough) -> Result<(), Error> {
        let (terms, _) = self.standing(a.exchange, Step::Approve, ("let through", &[ExchangeState::Proposed]))?;
        if !self.is_held(a.exchange) {
            return Err(Error::NothingToDo { what: "it does not lie in the tray" });
        }
        self.not_about_oneself(&terms, Step::Approve)?;
        let verdict = self.bank.verdict_besides(&terms, Some(a.exchange));
        if verdict.answer == Answer::Refused {
            return Err(Error::RuleRefused { rules: verdict.codes(Answer::Refused) });
        }
        let note = Self::note(a.note.as_ref(), self.everybody_in(a.exchange, &terms));
        let words = self.words_for(&terms, Some(a.exchange), &[])?;
        let (rules, limit) = (verdict.rules(Answer::NeedsApproval), self.bank.verdict(&terms).wants("balance-limit"));
        let booked_twice = verdict.wants(BOOKED_TWICE);
        self.emit_with(ExchangeApproved { exchange: a.exchange, rules, limit, booked_twice, through: true, words }, note)
    }

    pub(in crate::bank) fn decline(&mut self, a: &Decline) -> Result<(), Error> {
        let (terms, _) = self.standing(a.exchange, Step::Agree, ("declined", &[ExchangeState::Proposed]))?;
        let member = self.who_declines(a, &terms)?;
        self.end(a.exchange, ExchangeState::Declined, member, a.note.as_ref())
    }

    /// Returns whose no it is, if somebody else passes it on. `None` for whoever says it themselves, and where it is not known.
    fn who_declines(&self, a: &Decline, terms: &Terms) -> Result<Option<MemberId>, Error> {
        let sender = self.cx.by.member().map(|by| self.bank.resolve(by));
        let meant = match a.member {
            Some(member) => self.meant(&[member], a.exchange, terms, Step::Agree)?,
            None => self.own_parts(terms, Step::Agree),
        };
        let own = meant.iter().any(|member| Some(*member) == sender);
        Ok(if let [one] = meant.as_slice() { Some(*one).filter(|_| !own) } else { None })
    }

    pub(in crate::bank) fn withdraw(&mut self, a: &Withdraw) -> Result<(), Error> {
        let (row, terms) = self.exchange(a.exchange, None)?;
        let own = |by: MemberId| self.cx.by.member() == Some(by) && self.bank.still_proposes(by, &terms);
        if !row.by.is_some_and(own) {
            self.permit(Step::Agree, &About::Exchange(&terms, row.by))?;
        }
        in_state(a.exchange, row.state, "withdrawn", &[ExchangeState::Proposed, ExchangeState::Agreed])?;
        self.end(a.exchange, ExchangeState::Withdrawn, None, a.note.as_ref())
    }

    /// Calls off a member's proposed and agreed exchanges, from a day on, or all of them.
    pub(in crate::bank) fn call_off(&mut self, member: MemberId, from: Option<Date>) -> Result<(), Error> {
        let bank = &*self.bank;
        let ahead = |id: &ExchangeId| {
            bank.state.exchanges.get(*id).is_some_and(|e| {
                matches!(e.state, ExchangeState::Proposed | ExchangeState::Agreed)
                    && from.is_none_or(|from| e.on >= from && self.outside_the_tray(*id, e.by, None))
            }) && bank.state.plans.get(id).is_some_and(|t| bank.asked(t).contains(&member))
        };
        let all: Vec<ExchangeId> = bank.state.open.iter().map(|(id, ())| *id).filter(ahead).collect();
        for exchange in all {
            // One of a bundle may have ended with another.
            if matches!(self.bank.state_of(exchange), Some(ExchangeState::Proposed | ExchangeState::Agreed)) {
                self.emit(ExchangeEnded { exchange, state: ExchangeState::Withdrawn, member: None })?;
                self.end_together(exchange)?;
            }
        }
        Ok(())
    }

    pub(in crate::bank) fn clear_ahead(&mut self, a: &ClearAhead) -> Result<(), Error> {
        let by = self.cx.by.member().map(|by| self.bank.resolve(by));
        let agrees = by.is_some_and(|by| self.may_at_all(None).is_ok() && self.acts_for(by, a.member, Scope::Agree));
        if !agrees {
            self.permit(Step::Profile, &About::Member(a.member))?;
        }
        let member = self.bank.resolve(a.member);
        self.bank.member(member)?;
        self.call_off(member, Some(a.from))
    }
}
