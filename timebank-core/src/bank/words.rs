//! Words of accounts: a word is the consent that lets an exchange take minutes from an account (promise 3).
//!
//! The rules are in `docs/decisions/0002-words-of-accounts.md`.

use super::work::{About, Work};
use crate::charter::Step;
use crate::command::{GiveWord, RefuseWord};
use crate::error::Error;
use crate::journal::Actor;
use crate::journal::event::{ExchangePosted, WordGiven, WordRefused};
use crate::ledger::{Fit, Hold};
use crate::model::exchange::{ExchangeState, Shortfall, Terms, Word};
use crate::model::member::{MemberState, Posting};
use crate::model::personal::Scope;
use crate::order::InOrder as _;
use crate::state::Settlement;
use crate::values::ids::{AccountId, ExchangeId, MemberId};
use crate::values::limits::TRANSFER;
use crate::values::minutes::Minutes;
use crate::values::sure::LeftOut as _;

/// Whose words the sender of a command can add.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Voice {
    /// No words are added.
    Nobody,
    /// The sender's for the pot only. What they say for members is already recorded.
    Pot,
    /// The sender's, for every account they may speak for.
    Sender,
}

/// What was held for an exchange, and what a limit kept from it, if it must keep to them.
type Caps<'a> = Option<(&'a [Hold], &'a [Shortfall])>;

/// A settlement with the words it rests on, or the accounts whose word is missing.
#[derive(Clone, Debug, Default)]
pub(super) struct Paid {
    /// The postings; empty while a word is missing.
    pub(super) settlement: Settlement,
    /// Words the sender gives with this command.
    pub(super) words: Vec<Word>,
    /// Postings that wait for their account's word.
    pub(super) awaiting: Vec<Posting>,
}

/// Returns the largest word of an account among `words`.
pub(super) fn most_of(words: &[Word], account: AccountId) -> Option<Minutes> {
    words.iter().filter(|word| word.account == account).map(|word| word.most).max()
}

/// Leaves out words of accounts that pay nothing. What people said for one of a bundle is kept until that is settled, if not `limited`.
pub(super) fn keep_used(words: &mut Vec<Word>, postings: &[Posting], limited: bool) {
    let pays = |account| postings.iter().any(|p| p.account == account && p.minutes.is_negative());
    words.retain(|word| pays(word.account) || (!limited && word.from.is_some()));
}

impl Work<'_> {
    /// Returns who gives an account's word by sending this command: the sender, if they may. The account's users are searched
    /// among `members`.
    pub(super) fn voice(&self, account: AccountId, members: &mut dyn Iterator<Item = MemberId>) -> Option<Actor> {
        let Some(by) = self.cx.by.member() else { return Some(Actor::Host) };
        let by = self.bank.resolve(by);
        let step = if account == AccountId::POT { Step::SpendPot } else { Step::Spend };
        let speaks = self.uses(by, account) || self.permit(step, &About::Nobody).is_ok() || self.speaks_as(by, account, members);
        speaks.then_some(Actor::Member(by))
    }

    /// Returns whether a member's exchanges are posted to an account.
    fn uses(&self, member: MemberId, account: AccountId) -> bool {
        self.bank.account_of(member).is_ok_and(|used| used == account)
    }

    /// Returns whether somebody may spend for one of `members` who uses an account.
    fn speaks_as(&self, by: MemberId, account: AccountId, mut members: &mut dyn Iterator<Item = MemberId>) -> bool {
        Iterator::any(&mut members, |member| self.uses(member, account) && self.acts_for(by, member, Scope::Spend))
    }

    /// Returns whether the sender is held to an account's limit: it is theirs, or they give its word for somebody they act for. A sender who
    /// may spend any account is held to their own limit only.
    ///
    /// The account's users are searched among `members`.
    pub(super) fn is_held_to(&self, account: AccountId, members: &mut dyn Iterator<Item = MemberId>) -> bool {
        let Some(by) = self.cx.by.member().map(|by| self.bank.resolve(by)) else { return false };
        self.uses(by, account) || (self.permit(Step::Spend, &About::Nobody).is_err() && self.speaks_as(by, account, members))
    }

    /// Returns whether the sender would have their own account paid out of another's by their own word: of somebody they act for, or as a
    /// broker of anybody's. It waits for somebody else's word instead.
    fn spends_on_oneself(&self, account: AccountId, legs: &[Posting]) -> bool {
        let Some(own) = self.cx.by.member().and_then(|by| self.bank.account_of(by).ok()) else { return false };
        account != own && account != AccountId::POT && legs.iter().any(|leg| leg.account == own && leg.minutes.is_positive())
    }

    /// Fails if the sender cannot give the account's word.
    pub(super) fn need_word(&self, account: AccountId) -> Result<(), Error> {
        let users = || self.bank.members_on(account).into_iter();
        let spoken_for = self.voice(account, &mut std::iter::empty()).is_some() || self.voice(account, &mut users()).is_some();
        if spoken_for { Ok(()) } else { Err(Error::NotYourWord { account }) }
    }

    /// Fails if postings take from an account whose word the sender cannot give, or has no right to give for their own account's sake.
    pub(super) fn need_words(&self, postings: &[Posting]) -> Result<(), Error> {
        let down = postings.iter().filter(|p| p.minutes.is_negative());
        down.map(|p| p.account).try_for_each(|account| {
            if self.spends_on_oneself(account, postings) { Err(Error::NotYourWord { account }) } else { self.need_word(account) }
        })
    }

    /// Returns the members who may use the accounts that pay for an exchange.
    pub(super) fn payers(terms: &Terms) -> impl Iterator<Item = MemberId> + '_ {
        let payer = terms.payer.as_ref().and_then(|payer| payer.member);
        terms.parts.iter().map(|part| part.member).chain(payer)
    }

    /// Returns the words a sender gives, for `members` and for the pot, by agreeing to terms or by confirming them. Each word
    /// covers exactly what the terms take.
    pub(super) fn words_for(&self, terms: &Terms, holder: Option<ExchangeId>, members: &[MemberId]) -> Result<Vec<Word>, Error> {
        let accounts: Vec<AccountId> = members.iter().filter_map(|member| self.bank.account_of(*member).ok()).collect();
        let mut words = Vec::new();
        let legs = self.bank.legs_in(terms, holder)?;
        for leg in legs.iter().filter(|leg| leg.minutes.is_negative() && !self.spends_on_oneself(leg.account, &legs)) {
            let meant = leg.account == AccountId::POT || accounts.contains(&leg.account);
            if let Some(from) = self.voice(leg.account, &mut Self::payers(terms)).filter(|_| meant) {
                words.push(Word { account: leg.account, from: Some(from), standing: None, most: leg.minutes.reversed() });
            }
        }
        Ok(words)
    }

    /// Settles an exchange with the words it has and those that a voice adds; `how` also says whether limits are asked.
    pub(super) fn pay(&self, exchange: ExchangeId, terms: &Terms, caps: Caps<'_>, how: (Voice, bool)) -> Result<Paid, Error> {
        let more = self.bank.state.more.get(&exchange);
        let (known, refused) = more.map_or((&[][..], &[][..]), |more| (&more.words, &more.refused));
        self.pay_by((known, refused), (terms, Some(exchange)), caps, how)
    }

    /// Settles a new record with the sender's words and those of the entry it replaces.
    pub(super) fn pay_now(&self, terms: &Terms, replaces: Option<ExchangeId>) -> Result<Paid, Error> {
        let Some(old) = replaces else { return self.pay_by((&[], &[]), (terms, None), None, (Voice::Sender, true)) };
        let known = self.bank.words_before(old, terms)?;
        // INVARIANT (promise 13): whose word is carried over pays at most what they paid, and what a limit kept of it goes by the rule again.
        // Their balance of now must not change the result, or the result would reveal it.
        let entry = self.bank.state.exchanges.get(old).and_then(|row| row.entry);
        let paid: Vec<_> = entry.into_iter().flat_map(|entry| self.bank.state.ledger.postings_of(entry)).collect();
        let legs = self.bank.legs_in(terms, replaces)?;
        let held = |leg: &Posting| {
            let carried = leg.minutes.is_negative() && self.spoken(Voice::Sender, leg.account, (&legs, terms)).is_none();
            let before = paid.iter().find(|p| p.account == leg.account && p.minutes.is_negative());
            let minutes = if carried { before.map_or(Minutes::ZERO, |p| p.minutes) } else { leg.minutes };
            Hold { account: leg.account, minutes }
        };
        let holds: Vec<Hold> = legs.iter().map(held).collect();
        let kept = self.bank.kept_of_payers(old)?;
        self.pay_by((&known, &[]), (terms, replaces), Some((&holds, &kept)), (Voice::Sender, true))
    }

    /// Returns who gives an account's word by this command: the sender, if its voice covers the account and they may speak for it.
    fn spoken(&self, voice: Voice, account: AccountId, (legs, terms): (&[Posting], &Terms)) -> Option<Actor> {
        let speaks = match voice {
            Voice::Nobody => false,
            Voice::Pot => account == AccountId::POT,
            Voice::Sender => !self.spends_on_oneself(account, legs),
        };
        if speaks { self.voice(account, &mut Self::payers(terms)) } else { None }
    }

    fn pay_by(
        &self,
        (known, refused): (&[Word], &[AccountId]),
        (terms, holder): (&Terms, Option<ExchangeId>),
        caps: Caps<'_>,
        (voice, limited): (Voice, bool),
    ) -> Result<Paid, Error> {
        let legs = self.bank.legs_in(terms, holder)?;
        let spoken = |account| self.spoken(voice, account, (&legs, terms));
        let mut words = Vec::new();
        let mut awaiting = Vec::new();
        for leg in legs.iter().filter(|leg| leg.minutes.is_negative()) {
            let most = leg.minutes.reversed();
            let word = |from, standing| Word { account: leg.account, from, standing, most };
            match spoken(leg.account) {
                Some(from) => words.push(word(Some(from), None)),
                None if refused.contains(&leg.account) || most_of(known, leg.account).is_some() => {}
                None => match self.bank.standing_word(leg.account, terms, most)? {
                    Some(rule) => words.push(word(None, Some(rule))),
                    None => awaiting.push(leg.clone()),
                },
            }
        }
        if !awaiting.is_empty() {
            words.retain(|word| word.from.is_some());
            return Ok(Paid { settlement: Settlement::default(), words, awaiting });
        }
        let most = |account| most_of(known, account).filter(|_| !refused.contains(&account)).max(most_of(&words, account));
        let pot = spoken(AccountId::POT);
        let settlement = self.bank.within_limits(legs, caps, Some(&most), (pot.is_some(), (!limited).then_some(&[])))?;
        if let Some(posting) = settlement.postings.iter().find(|p| p.account == AccountId::POT && p.minutes.is_negative())
            && let Some(from) = pot
        {
            // If the sender may spend from the pot, the pot also pays what exceeds a hold.
            words.retain(|word| word.account != AccountId::POT);
            words.push(Word { account: AccountId::POT, from: Some(from), standing: None, most: posting.minutes.reversed() });
        }
        keep_used(&mut words, &settlement.postings, limited);
        words.in_order_by_key(|word| word.account);
        Ok(Paid { settlement, words, awaiting })
    }

    fn awaiting(&self, exchange: ExchangeId, step: &'static str) -> Result<Terms, Error> {
        let (row, terms) = self.exchange(exchange, None)?;
        in_state(exchange, row.state, step, &[ExchangeState::AwaitingWord])?;
        Ok(terms)
    }

    /// Returns the postings an answer is for: those of the named account, or of all waiting accounts the sender speaks for.
    fn answered(&self, exchange: ExchangeId, account: Option<AccountId>, terms: &Terms) -> Result<Vec<Posting>, Error> {
        // Whose word is missing is told to those who may give it.
        account.map_or(Ok(()), |account| self.need_word(account))?;
        let mut meant = self.bank.awaited(exchange, terms)?;
        meant.retain(|leg| account.is_none_or(|account| leg.account == account));
        if meant.is_empty() {
            return Err(Error::NothingToDo { what: "the exchange does not wait for this account's word" });
        }
        let first = meant.first().map_or(AccountId::POT, |leg| leg.account);
        meant.retain(|leg| self.need_word(leg.account).is_ok());
        if meant.is_empty() { Err(Error::NotYourWord { account: first }) } else { Ok(meant) }
    }

    pub(super) fn give_word(&mut self, a: &GiveWord) -> Result<(), Error> {
        let terms = self.awaiting(a.exchange, "given a word")?;
        if let Some(most) = a.most.filter(|most| !most.is_positive() || most.get() > TRANSFER) {
            return Err(Error::BadMinutes { minutes: most.get(), most: TRANSFER });
        }
        let mut legs = self.answered(a.exchange, a.account, &terms)?;
        let first = legs.first().map_or(AccountId::POT, |leg| leg.account);
        let all = self.bank.legs_in(&terms, Some(a.exchange))?;
        legs.retain(|leg| !self.spends_on_oneself(leg.account, &all));
        if legs.is_empty() {
            return Err(Error::NotYourWord { account: first });
        }
        let waived = self.bank.waived(&terms, Some(a.exchange))?;
        for leg in legs {
            if self.is_held_to(leg.account, &mut self.bank.members_on(leg.account).into_iter())
                && !waived.contains(&leg.account)
                && let Fit::Only(available) = self.bank.fit(leg.account, leg.minutes)?
            {
                return Err(Error::LimitReached { account: leg.account, available, asked: leg.minutes.magnitude() });
            }
            let most = a.most.given_or(leg.minutes.reversed());
            self.emit(WordGiven { exchange: a.exchange, account: leg.account, most })?;
        }
        self.post_if_answered(a.exchange)
    }

    pub(super) fn refuse_word(&mut self, a: &RefuseWord) -> Result<(), Error> {
        let terms = self.awaiting(a.exchange, "refused a word")?;
        for leg in self.answered(a.exchange, a.account, &terms)? {
            self.emit(WordRefused { exchange: a.exchange, account: leg.account })?;
        }
        self.post_if_answered(a.exchange)
    }

    /// Posts a waiting exchange once no word is missing, unless it waits for its bundle.
    pub(super) fn post_if_answered(&mut self, exchange: ExchangeId) -> Result<(), Error> {
        if self.bank.settling(exchange).is_some() {
            return Ok(());
        }
        self.answered_by_now(exchange, true)?.map_or(Ok(()), |posted| self.emit(posted))
    }

    /// Returns what to post of a waiting exchange, within limits if `limited`. `None` if a word is missing.
    pub(super) fn answered_by_now(&self, exchange: ExchangeId, limited: bool) -> Result<Option<ExchangePosted>, Error> {
        let terms = self.bank.terms_of(exchange).ok_or_else(|| Error::NotFound { what: "exchange", number: exchange.get() })?;
        let bound = self.bank.bound_of(exchange)?;
        let caps = bound.as_deref().map(|holds| (holds, &[][..]));
        let paid = self.pay(exchange, &terms, caps, (Voice::Nobody, limited))?;
        Ok(paid.awaiting.is_empty().then(|| ExchangePosted {
            exchange,
            state: self.bank.posted_as(exchange),
            value: self.bank.open_day(terms.on),
            parts: terms.parts,
            postings: paid.settlement.postings,
            shortfalls: paid.settlement.shortfalls,
            beyond: paid.settlement.beyond,
            by_silence: false,
            words: paid.words,
            awaiting: Vec::new(),
        }))
    }

    /// Refuses every word that is waited for, on an account that has no users left.
    pub(super) fn refuse_what_waits(&mut self, account: AccountId) -> Result<(), Error> {
        let state = &self.bank.state;
        let waits = |id: &ExchangeId| state.exchanges.get(*id).is_some_and(|row| row.state == ExchangeState::AwaitingWord);
        let all: Vec<ExchangeId> = state.open.iter().map(|(id, ())| *id).filter(waits).collect();
        for exchange in all {
            let Some(terms) = self.bank.terms_of(exchange) else { continue };
            if self.bank.awaited(exchange, &terms)?.iter().any(|leg| leg.account == account) {
                self.emit(WordRefused { exchange, account })?;
                self.post_if_answered(exchange)?;
            }
        }
        Ok(())
    }

    /// Returns an exchange and its terms. The checks run in an order that reveals nothing to strangers:
    ///
    /// 1. May the sender take this step at all?
    /// 2. Can the sender see the exchange?
    /// 3. May the sender take the step on this exchange?
    ///
    /// The exchange's state is checked by the caller afterwards. Without a step, any sender who can see the exchange passes.
    pub(super) fn exchange(&self, id: ExchangeId, step: Option<Step>) -> Result<(crate::state::ExchangeRow, Terms), Error> {
        let missing = Error::NotFound { what: "exchange", number: id.get() };
        self.may_at_all(step)?;
        let found = self.bank.state.exchanges.get(id).copied().zip(self.bank.terms_of(id));
        let found = found.filter(|(row, terms)| self.in_view(row.by, terms, step) && self.outside_the_tray(id, row.by, step));
        let Some((row, terms)) = found else { return Err(missing) };
        match step {
            None => {}
            Some(Step::Approve | Step::Settle | Step::Reverse | Step::ConfirmForOthers) => {
                step.map_or(Ok(()), |step| self.permit(step, &About::Nobody))?;
            }
            Some(step) => self.permit(step, &About::Exchange(&terms, row.by))?,
        }
        Ok((row, terms))
    }

    /// Fails if the sender may not take a step on anything at all.
    pub(super) fn may_at_all(&self, step: Option<Step>) -> Result<(), Error> {
        let Some(by) = self.cx.by.member() else { return Ok(()) };
        let refused = Err(Error::NotPermitted { step: step.given_or(Step::Agree), by: Some(by) });
        let standing = self.bank.member(by).is_ok_and(|m| matches!(m.state, MemberState::Active | MemberState::Paused));
        let allowed = |step: Step| {
            let mut who = self.bank.charter().permissions.of(step).iter();
            who.any(|who| who.is_by_part() || self.holds_role(*who))
        };
        if standing && step.is_none_or(allowed) { Ok(()) } else { refused }
    }

    /// Returns whether the sender can see an exchange. Brokers, and roles that take the step, can see all. Others see exchanges
    /// that they take part in, pay for or proposed, or that they act for a participant in.
    fn in_view(&self, proposer: Option<MemberId>, terms: &Terms, step: Option<Step>) -> bool {
        let Some(by) = self.cx.by.member().map(|by| self.bank.resolve(by)) else { return true };
        let by_role = |step: Step| self.bank.charter().permissions.of(step).iter().any(|who| self.holds_role(*who));
        let own = |member: MemberId| self.bank.resolve(member) == by || self.acts_for_any(by, member) || self.shares_account(by, member);
        self.is_broker()
            || step.map_or(by_role(Step::Spend) || by_role(Step::SpendPot), by_role)
            || proposer.is_some_and(|proposer| self.bank.resolve(proposer) == by && self.bank.still_proposes(by, terms))
            || Self::payers(terms).any(own)
    }

    /// Returns whether the sender may know of an exchange that may be in the tray. Brokers may, roles that decide about it may,
    /// and its proposer may.
    pub(super) fn outside_the_tray(&self, id: ExchangeId, proposer: Option<MemberId>, step: Option<Step>) -> bool {
        let decides =
            step == Some(Step::Approve) && self.bank.charter().permissions.of(Step::Approve).iter().any(|who| self.holds_role(*who));
        let own = proposer.is_some() && proposer.map(|by| self.bank.resolve(by)) == self.cx.by.member().map(|by| self.bank.resolve(by));
        !self.is_held(id) || self.is_broker() || decides || own
    }

    pub(super) fn shares_account(&self, by: MemberId, member: MemberId) -> bool {
        self.bank.account_of(by).ok().zip(self.bank.account_of(member).ok()).is_some_and(|(a, b)| a == b)
    }
}

/// Fails unless the exchange is in one of the states that a step allows.
pub(super) fn in_state(exchange: ExchangeId, state: ExchangeState, step: &'static str, allowed: &[ExchangeState]) -> Result<(), Error> {
    if allowed.contains(&state) { Ok(()) } else { Err(Error::ExchangeState { exchange, state, step }) }
}
