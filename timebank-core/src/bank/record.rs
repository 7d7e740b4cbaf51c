//! Recording what has happened in one step; reversing, undoing.

use super::TimeBank;
use super::words::in_state;
use super::work::{About, Work};
use crate::charter::{Power, Step, Who};
use crate::command::*;
use crate::error::Error;
use crate::journal::event::*;
use crate::ledger::Account;
use crate::model::exchange::*;
use crate::model::listing::Visibility;
use crate::model::member::{Capacity, MemberState, Posting};
use crate::model::personal::Scope;
use crate::order::BTreeMap;
use crate::order::InOrder as _;
use crate::rules::Answer;
use crate::state::ExchangeRow;
use crate::values::audience::Audience;
use crate::values::ids::{AccountId, BatchId, ExchangeId, ListingId, MemberId};
use crate::values::limits::BATCH;
use crate::values::sure::sure;

impl Work<'_> {
    /// Checks terms by themselves and against the bank's data. Rules and limits are checked elsewhere.
    pub(super) fn check_terms(&self, terms: &Terms) -> Result<(), Error> {
        crate::rules::check_shape(terms)?;
        if let Some(activity) = terms.activity {
            self.bank.state.activities.get(activity).ok_or_else(|| Error::NotFound { what: "activity", number: activity.get() })?;
        }
        if let Some(listing) = terms.listing {
            self.bank.state.listings.get(listing).ok_or_else(|| Error::NotFound { what: "listing", number: listing.get() })?;
        }
        if let Some(pairing) = terms.pairing {
            let pairing =
                self.bank.state.pairings.get(pairing).ok_or_else(|| Error::NotFound { what: "pairing", number: pairing.get() })?;
            if terms.on < pairing.from || pairing.ended.is_some_and(|(last, _)| terms.on > last) {
                return Err(Error::BadPairing { why: "it did not hold on that day" });
            }
            let here = |m: MemberId| terms.parts.iter().any(|p| self.bank.resolve(p.member) == self.bank.resolve(m));
            if !here(pairing.mentor) || !here(pairing.mentee) {
                return Err(Error::BadPairing { why: "the two who are paired take part" });
            }
        }
        for expense in &terms.expenses {
            self.check_expense(terms, expense)?;
        }
        if let Some(payer) = terms.payer.as_ref().and_then(|p| p.member) {
            self.taking_part(payer, |s| !matches!(s, MemberState::Erased | MemberState::Left | MemberState::Applicant))?;
        }
        let mut resolved: Vec<MemberId> = Vec::new();
        let several = terms.parts.len() > 2;
        for part in &terms.parts {
            let (member, row) = self.taking_part(part.member, |s| !matches!(s, MemberState::Erased))?;
            if several {
                resolved.push(member);
            }
            if terms.on < row.joined && row.state != MemberState::Applicant {
                return Err(Error::DateOrder { what: "a member takes part from the day they joined", first: row.joined, second: terms.on });
            }
            let since_gone = row.state == MemberState::Left && terms.on > row.since;
            if since_gone || row.state == MemberState::Applicant {
                return Err(Error::MemberState { member, state: row.state });
            }
        }
        match terms.parts.as_slice() {
            [a, b] if self.bank.resolve(a.member) == self.bank.resolve(b.member) => return Err(Error::MemberTwice { member: b.member }),
            _ => {}
        }
        resolved.in_order();
        match resolved.windows(2).find(|pair| pair.first() == pair.last()) {
            Some([member, ..]) => Err(Error::MemberTwice { member: *member }),
            _ => Ok(()),
        }
    }

    /// Checks terms a command brings, as [`check_terms`](Self::check_terms) does, and whether its sender may say what they say.
    /// Those who agree to terms later did not say it, so it is asked only here. Nor does who amends an entry say what the `old` one said.
    /// Staff may say what they see.
    pub(super) fn check_said(&self, terms: &Terms, old: Option<&Terms>) -> Result<(), Error> {
        let open = self.bank.audience_of(self.cx.by, self.cx.at) == Audience::Member && !self.holds_role(Who::Staff);
        let own = |member: MemberId| self.cx.by.member().is_none_or(|by| self.stands_for(self.bank.resolve(by), member, Step::Record));
        if open {
            self.check_named(terms, old, own)?;
        }
        // Only those who act for somebody learn when they joined and left.
        for part in terms.parts.iter().filter(|part| open && !own(part.member)) {
            let row = self.bank.member(part.member)?;
            if row.state == MemberState::Left {
                return Err(Error::MemberState { member: self.bank.resolve(part.member), state: row.state });
            }
        }
        self.check_terms(terms)?;
        for part in terms.parts.iter().filter(|_| open) {
            // Rules ask whether staff are there, so nobody is staff because a member says so. And nobody's time is paid for because
            // somebody else says so: they would get no credit for it.
            let is = |p: &&Participation| self.bank.resolve(p.member) == self.bank.resolve(part.member);
            let said = old.and_then(|old| old.parts.iter().find(is));
            let as_staff = part.capacity == Some(Capacity::Staff) && said.is_none_or(|said| said.capacity != part.capacity);
            let paid = part.paid && said.is_none_or(|said| !said.paid);
            if (paid && !own(part.member)) || (as_staff && !self.bank.has_power(part.member, Power::Staff, terms.on)) {
                return Err(Error::NotPermitted { step: Step::Roles, by: self.cx.by.member() });
            }
        }
        Ok(())
    }

    /// Fails for a member who names a listing they may not know, or that is of nobody who takes part; and for one who names a
    /// pairing of others. To them neither exists.
    fn check_named(&self, terms: &Terms, old: Option<&Terms>, own: impl Fn(MemberId) -> bool) -> Result<(), Error> {
        if let Some(id) = terms.listing.filter(|id| old.and_then(|old| old.listing) != Some(*id)) {
            let known = self.bank.state.listings.get(id).is_some_and(|listing| {
                // Its member takes part or pays, or the sender does and acts for them or shares their account. Who else does is not told.
                let theirs = |member: MemberId| {
                    let (member, of) = (self.bank.resolve(member), self.bank.resolve(listing.member));
                    let sender = self.cx.by.member().map(|by| self.bank.resolve(by)) == Some(member);
                    member == of || (sender && (self.acts_for(member, of, Scope::List) || self.shares_account(member, of)))
                };
                // Anyone may name an organisation's listing: asking who works for it would reveal who does.
                let here = self.bank.is_organisation(listing.member) || Self::payers(terms).any(theirs);
                let shown = !listing.terms.anonymous && listing.terms.visibility != Some(Visibility::Broker);
                here && (shown || own(listing.member) || self.was_told_of(id))
            });
            if !known {
                return Err(Error::NotFound { what: "listing", number: id.get() });
            }
        }
        if let Some(id) = terms.pairing.filter(|id| old.and_then(|old| old.pairing) != Some(*id)) {
            let known = self.bank.state.pairings.get(id).is_some_and(|pairing| own(pairing.mentor) || own(pairing.mentee));
            if !known {
                return Err(Error::NotFound { what: "pairing", number: id.get() });
            }
        }
        Ok(())
    }

    /// Returns whether an earlier exchange the sender takes part in names this listing: a broker who brings two together for a listing
    /// that brokers alone see tells both of it.
    fn was_told_of(&self, listing: ListingId) -> bool {
        let Some(by) = self.cx.by.member() else { return true };
        let names = |id: &ExchangeId| self.bank.terms_of(*id).is_some_and(|terms| terms.listing == Some(listing));
        self.bank.exchanges_of(self.bank.resolve(by)).iter().filter(|id| !self.bank.is_in_tray(**id)).any(names)
    }

    /// Fails unless the sender may say that somebody else asked for this: they act for them, or are staff or a broker.
    pub(super) fn for_another(&self, behalf: Option<MemberId>, step: Step) -> Result<(), Error> {
        let Some(member) = behalf else { return Ok(()) };
        self.bank.member(member)?;
        let member = self.bank.resolve(member);
        match self.cx.by.member().map(|by| self.bank.resolve(by)) {
            Some(by) if by != member && !self.is_broker() && !self.holds_role(Who::Staff) && !self.acts_for_any(by, member) => {
                Err(Error::NotPermitted { step, by: self.cx.by.member() })
            }
            _ => Ok(()),
        }
    }

    pub(super) fn check_expense(&self, terms: &Terms, expense: &Expense) -> Result<(), Error> {
        if expense.amount == 0 {
            return Err(Error::BadExpense { why: "nothing is owed" });
        }
        let member = self.bank.resolve(expense.member);
        if terms.parts.iter().any(|p| self.bank.resolve(p.member) == member) {
            Ok(())
        } else {
            Err(Error::BadExpense { why: "it is owed to somebody who does not take part" })
        }
    }

    /// Records one finished exchange.
    pub(super) fn enter(
        &mut self,
        terms: &Terms,
        batch: Option<BatchId>,
        on_behalf_of: Option<MemberId>,
        (replaces, old): (Option<ExchangeId>, Option<&Terms>),
        note: Option<&String>,
    ) -> Result<(), Error> {
        self.permit(Step::Record, &About::Exchange(terms, self.cx.by.member()))?;
        self.check_said(terms, old)?;
        if terms.on > self.latest_day() {
            return Err(Error::NotYet { on: terms.on, at: self.cx.at });
        }
        let paid = self.pay_now(terms, replaces)?;
        // Beyond their own limit a member asks a broker, and a broker another, as when they agree: otherwise two could draw on the pot without end.
        // A ceiling keeps nobody from recording: what is beyond it goes to the pot.
        // Asked of every account, short or not, so that the time it takes does not tell.
        let held = |account: &AccountId| self.is_held_to(*account, &mut Self::payers(terms));
        let mut accounts: Vec<AccountId> = Vec::new();
        if self.cx.by.member().is_some() {
            accounts = Self::payers(terms).filter_map(|member| self.bank.account_of(member).ok()).filter(held).collect();
        }
        for short in paid.settlement.shortfalls.iter().filter(|short| accounts.contains(&short.account)) {
            let waived = self.bank.waived(terms, None)?;
            let legs = self.bank.legs_in(terms, replaces)?;
            let down = legs.iter().find(|leg| leg.account == short.account && leg.minutes.is_negative());
            if let Some(leg) = down.filter(|leg| !waived.contains(&leg.account)) {
                let asked = leg.minutes.magnitude();
                return Err(Error::LimitReached { account: short.account, available: asked.minus(short.minutes)?, asked });
            }
        }
        let exchange = self.bank.state.exchanges.next_id().ok_or_else(|| Error::Full { what: "exchanges" })?;
        let note = match note {
            None => Vec::new(),
            some => Self::note(some, self.everybody(terms, on_behalf_of)),
        };
        let event = ExchangeRecorded {
            exchange,
            terms: Terms { start: self.bank.on_the_wall(terms), ..terms.clone() },
            value: self.bank.open_day(terms.on),
            postings: paid.settlement.postings,
            shortfalls: paid.settlement.shortfalls,
            beyond: paid.settlement.beyond,
            batch,
            on_behalf_of,
            replaces,
            words: paid.words,
            awaiting: paid.awaiting,
        };
        self.emit_with(event, note)
    }

    /// Returns everyone a note on an exchange may be about: participants, the payer, the member it was sent on behalf of, and
    /// those who are owed money.
    pub(super) fn everybody(&self, terms: &Terms, on_behalf_of: Option<MemberId>) -> Vec<MemberId> {
        let parts = terms.parts.iter().map(|p| p.member);
        let payer = terms.payer.as_ref().and_then(|p| p.member);
        let owed = terms.expenses.iter().map(|expense| expense.member);
        parts.chain(payer).chain(on_behalf_of).chain(owed).map(|member| self.bank.resolve(member)).collect()
    }

    /// Returns the same for an exchange the bank has already recorded.
    pub(super) fn everybody_in(&self, exchange: ExchangeId, terms: &Terms) -> Vec<MemberId> {
        self.everybody(terms, self.bank.state.more.get(&exchange).and_then(|more| more.on_behalf_of))
    }

    pub(super) fn record(&mut self, a: &Record) -> Result<(), Error> {
        self.for_another(a.on_behalf_of, Step::Record)?;
        self.enter(&a.terms, None, a.on_behalf_of, (None, None), a.note.as_ref())
    }

    pub(super) fn record_batch(&mut self, a: &RecordBatch) -> Result<(), Error> {
        if a.exchanges.len() > BATCH {
            return Err(Error::TooMany { what: "exchanges", count: a.exchanges.len() as u64, most: BATCH as u64 });
        }
        let batch = self.bank.state.small.batches.checked_add(1).and_then(BatchId::new).ok_or_else(|| Error::Full { what: "batches" })?;
        let mut notes = crate::order::BTreeMap::new();
        for said in &a.notes {
            let fits = usize::try_from(said.row).is_ok_and(|row| row < a.exchanges.len());
            if !fits || notes.insert(said.row, &said.note).is_some() {
                return Err(Error::NotFound { what: "row of the batch", number: said.row });
            }
        }
        for (row, terms) in (0u32..).zip(&a.exchanges) {
            self.enter(terms, Some(batch), None, (None, None), notes.get(&row).copied())?;
        }
        Ok(())
    }

    pub(super) fn reverse(&mut self, a: &Reverse) -> Result<(), Error> {
        let (row, terms) = self.exchange(a.exchange, Some(Step::Reverse))?;
        in_state(a.exchange, row.state, "reversed", HAPPENED)?;
        let back = self.mirrored(&row);
        // A broker may give back what is theirs.
        let own = self.cx.by.member().and_then(|by| self.bank.account_of(by).ok());
        if self.holds_role(Who::Brokers) && back.iter().any(|p| p.minutes.is_negative() && Some(p.account) != own) {
            self.not_about_oneself(&terms, Step::Reverse)?;
        }
        self.need_words(&back)?;
        self.take_back(a.exchange, ReversalReason::Mistake, Self::note(a.note.as_ref(), self.everybody_in(a.exchange, &terms)))
    }

    /// Returns the postings that reverse an exchange.
    pub(super) fn mirrored(&self, row: &ExchangeRow) -> Vec<Posting> {
        let entry = row.entry.map(|entry| self.bank.state.ledger.postings_of(entry));
        entry.into_iter().flatten().map(|p| Posting { account: p.account, minutes: p.minutes.reversed() }).collect()
    }

    pub(super) fn take_back(
        &mut self,
        exchange: ExchangeId,
        why: ReversalReason,
        note: Vec<(crate::model::personal::Part, Vec<MemberId>)>,
    ) -> Result<(), Error> {
        let row = *self.bank.state.exchanges.get(exchange).ok_or_else(|| Error::NotFound { what: "exchange", number: exchange.get() })?;
        let postings = self.mirrored(&row);
        // A reversal may cross a limit, and is then flagged (promise 5).
        let flagged = self.bank.further_outside(&postings)?;
        self.emit_with(ExchangeReversed { exchange, why, value: row.value, postings, flagged }, note)?;
        self.settle_together(exchange)
    }

    pub(super) fn undo_batch(&mut self, a: &UndoBatch) -> Result<(), Error> {
        self.permit(Step::Reverse, &About::Nobody)?;
        let runs = self.bank.state.runs.iter().filter(|(_, run)| run.batch == a.batch);
        let all: Vec<ExchangeId> = runs
            .flat_map(|(first, run)| (first.get()..).take(run.count as usize).filter_map(ExchangeId::new))
            .filter(|id| self.bank.state.exchanges.get(*id).is_some_and(|e| e.state.happened()))
            .collect();
        if all.is_empty() {
            return Err(Error::NotFound { what: "batch to undo", number: a.batch.get() });
        }
        for exchange in all {
            let row = sure(self.bank.state.exchanges.get(exchange), "a batch has exchanges")?;
            let postings = self.mirrored(row);
            // A sheet is taken back whole, also where it is in the sender's favour.
            let down = postings.iter().filter(|p| p.minutes.is_negative());
            down.map(|p| p.account).try_for_each(|account| self.need_word(account))?;
            self.take_back(exchange, ReversalReason::BatchUndone, Vec::new())?;
        }
        Ok(())
    }

    pub(super) fn add_expense(&mut self, a: &AddExpense) -> Result<(), Error> {
        let (row, terms) = self.exchange(a.exchange, Some(Step::Done))?;
        if matches!(row.state, ExchangeState::Declined | ExchangeState::Withdrawn | ExchangeState::Expired | ExchangeState::Reversed) {
            return Err(Error::ExchangeState { exchange: a.exchange, state: row.state, step: "given an expense" });
        }
        self.check_expense(&terms, &a.expense)?;
        // A member adds nothing that a rule would have refused when it was proposed.
        let audience = self.bank.audience_of(self.cx.by, self.cx.at);
        if audience == Audience::Member {
            let mut expenses = terms.expenses.clone();
            expenses.push(a.expense.clone());
            let verdict = self.bank.verdict_besides(&Terms { expenses, ..terms.clone() }, Some(a.exchange));
            let refused = verdict.told(audience).codes(Answer::Refused);
            if refused.iter().any(|code| code.as_ref() == "no-money") {
                return Err(Error::RuleRefused { rules: refused });
            }
        }
        let mut about = self.everybody_in(a.exchange, &terms);
        about.push(self.bank.resolve(a.expense.member));
        let note = Self::note(a.note.as_ref(), about);
        self.emit_with(ExpenseNoted { exchange: a.exchange, expense: a.expense.clone() }, note)
    }

    /// Returns whether the sender acts as a broker, or is the host.
    pub(super) fn is_broker(&self) -> bool {
        self.cx.by.member().is_none() || self.holds_role(Who::Brokers)
    }
}

impl TimeBank {
    /// Returns the accounts that reversing an exchange moves further outside an enforced limit, holds included, in id order. A
    /// limit that had widened through the exchange narrows again, so an account may be listed although nothing is taken from it.
    pub(super) fn further_outside(&self, postings: &[Posting]) -> Result<Vec<AccountId>, Error> {
        let mut after: BTreeMap<AccountId, Account> = BTreeMap::new();
        let ledger = &self.state.ledger;
        for posting in postings {
            let account = after.entry(posting.account).or_insert(*ledger.account(posting.account)?);
            account.balance = account.balance.plus(posting.minutes)?;
            account.count(posting, true)?;
        }
        let mut further = Vec::new();
        for (id, after) in after {
            let limits = ledger.limits_of(id, self.limits_of_kind(id));
            let (below, above) = ledger.excess(ledger.account(id)?, limits)?;
            let (still_below, still_above) = ledger.excess(&after, limits)?;
            if limits.enforced() && (still_below > below || still_above > above) {
                further.push(id);
            }
        }
        Ok(further)
    }
}

/// States of help that took place and can be amended or reversed.
pub(super) const HAPPENED: &[ExchangeState] = &[ExchangeState::AwaitingWord, ExchangeState::Confirmed, ExchangeState::Settled];
