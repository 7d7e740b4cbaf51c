//! Amending what was entered today: the entry is taken back, and another takes its place.

use super::record::HAPPENED;
use super::words::in_state;
use super::work::{About, Work};
use crate::charter::Step;
use crate::command::Amend;
use crate::error::Error;
use crate::journal::event::ReversalReason;
use crate::model::exchange::*;
use crate::model::member::Posting;
use crate::order::BTreeMap;
use crate::order::InOrder as _;
use crate::values::ids::{AccountId, ExchangeId, MemberId};

impl Work<'_> {
    pub(super) fn amend(&mut self, a: &Amend) -> Result<(), Error> {
        let (row, old) = self.exchange(a.exchange, Some(Step::Done))?;
        in_state(a.exchange, row.state, "amended", HAPPENED)?;
        // What waits for its bundle is amended once it is posted, or reversed: by itself it may fit no limit.
        if self.bank.settling(a.exchange).is_some() {
            return Err(Error::ExchangeState { exchange: a.exchange, state: row.state, step: "amended" });
        }
        let entered = crate::values::time::Timestamp::from_seconds(row.entered).map(|at| self.bank.day_of(at));
        if entered != Some(self.day()) {
            return Err(Error::NotSameDay { exchange: a.exchange });
        }
        let credited = row.entry.is_some() || row.state == ExchangeState::AwaitingWord;
        self.keeps_others(a.exchange, (&old, &a.terms), credited)?;
        for part in a.terms.parts.iter().filter(|part| part.attended()) {
            let was = old.parts.iter().find(|p| self.bank.resolve(p.member) == self.bank.resolve(part.member));
            was.map_or(Ok(()), |was| self.puts_back(was, Some(Attendance::Attended)))?;
        }
        let more = self.bank.state.more.get(&a.exchange);
        let kept = more.map_or_else(Vec::new, |more| more.shortfalls.clone());
        let posted = self.mirrored(&row).into_iter().map(|p| Posting { account: p.account, minutes: p.minutes.reversed() }).collect();
        let before = as_asked(posted, &kept, &self.bank.legs_in(&old, Some(a.exchange))?);
        self.take_back(a.exchange, ReversalReason::Amended, Vec::new())?;
        // The net decrease of each account happens with this command and cannot wait for a word. An entry that paid a member
        // therefore stays until they agree to the change.
        self.permit(Step::Record, &About::Exchange(&a.terms, self.cx.by.member()))?;
        self.check_said(&a.terms, Some(&old))?;
        let paid = self.pay_now(&a.terms, Some(a.exchange))?;
        if paid.settlement.postings.is_empty() && paid.awaiting.is_empty() {
            self.keeps_others(a.exchange, (&old, &a.terms), false)?;
        }
        let after = paid.settlement;
        let after = as_asked(after.postings, &after.shortfalls, &self.bank.legs_in(&a.terms, Some(a.exchange))?);
        self.need_words(&net(before, after)?)?;
        let batch = self.bank.state.batch_of(a.exchange);
        let on_behalf_of = self.bank.state.more.get(&a.exchange).and_then(|m| m.on_behalf_of);
        self.enter(&a.terms, batch, on_behalf_of, (Some(a.exchange), Some(&old)), None)
    }

    /// Fails for a member who did not enter an exchange and would change what it says of others: who takes part on which side, whether
    /// their time was paid for, what they are owed, and, where no credit bears it out, for how long. They would change histories that are
    /// not theirs.
    fn keeps_others(&self, exchange: ExchangeId, (old, new): (&Terms, &Terms), credited: bool) -> Result<(), Error> {
        let Some(by) = self.cx.by.member().map(|by| self.bank.resolve(by)).filter(|_| !self.is_broker()) else { return Ok(()) };
        // Who amended an entry did not enter it.
        let mut first = exchange;
        while let Some(before) = self.bank.state.more.get(&first).and_then(|more| more.replaces).filter(|before| *before < first) {
            first = before;
        }
        // Nor did who proposed it: what the others agreed to and confirmed is theirs.
        let agreed = self.bank.state.more.get(&first).is_some_and(|more| !more.agreed.is_empty());
        let entered = self.bank.state.exchanges.get(first).and_then(|row| row.by).filter(|_| !agreed);
        if entered.map(|entered| self.bank.resolve(entered)) == Some(by) {
            return Ok(());
        }
        let theirs = |member: MemberId| !self.stands_for(by, member, Step::Done);
        let others = |terms: &Terms| {
            let others = terms.parts.iter().filter(|part| theirs(part.member));
            let said = others.map(|p| {
                let minutes = if credited { 0 } else { p.minutes };
                (self.bank.resolve(p.member), (p.side, p.attended(), p.paid, p.capacity, minutes))
            });
            let mut all: Vec<_> = said.collect();
            all.in_order_by_key(|(member, _)| *member);
            let owed: Vec<Expense> = terms.expenses.iter().filter(|expense| theirs(expense.member)).cloned().collect();
            (all, owed)
        };
        if others(old) == others(new) { Ok(()) } else { Err(Error::NotPermitted { step: Step::Done, by: self.cx.by.member() }) }
    }
}

/// Returns what was asked of each account: what a limit kept from it, and the pot paid or took, is counted as its own.
///
/// The charter lets the pot stand in, so that needs no word. A refusal that depended on it would reveal that a limit applied, and where.
fn as_asked(mut postings: Vec<Posting>, shortfalls: &[Shortfall], legs: &[Posting]) -> Vec<Posting> {
    for short in shortfalls.iter().filter(|short| short.to == ShortfallTo::Pot && short.account != AccountId::POT) {
        let up = legs.iter().any(|leg| leg.account == short.account && leg.minutes.is_positive());
        let minutes = if up { short.minutes } else { short.minutes.reversed() };
        postings.push(Posting { account: short.account, minutes });
        postings.push(Posting { account: AccountId::POT, minutes: minutes.reversed() });
    }
    postings
}

/// Returns what changes for each account from one set of postings to another.
fn net(before: Vec<Posting>, after: Vec<Posting>) -> Result<Vec<Posting>, Error> {
    let mut all: BTreeMap<AccountId, crate::values::minutes::Minutes> = BTreeMap::new();
    let before = before.into_iter().map(|posting| (posting.account, posting.minutes.reversed()));
    for (account, minutes) in before.chain(after.into_iter().map(|posting| (posting.account, posting.minutes))) {
        let sum = all.entry(account).or_insert(crate::values::minutes::Minutes::ZERO);
        *sum = sum.plus(minutes)?;
    }
    Ok(all.iter().map(|(account, minutes)| Posting { account: *account, minutes: *minutes }).collect())
}
