//! Credit that moves without help: transfers, and passages to and from partner banks.

use super::{At, next, no};
use crate::bank::TimeBank;
use crate::error::Error;
use crate::journal::event::*;
use crate::ledger::{EntryKind, Fit, Hold, PassageState, TransferKind};
use crate::state::{Passage, TransferRow};
use crate::values::ids::*;

impl TimeBank {
    pub(super) fn on_transfer(&mut self, at: &At<'_>, e: &CreditTransferred) -> Result<(), Error> {
        if e.value != self.open_day(e.value) {
            return Err(no("it counts for a day of a closed period"));
        }
        if e.meant.is_some_and(|meant| self.state.ledger.accounts.get(meant).is_none()) {
            return Err(no("it is meant for an account"));
        }
        let estate = e.kind == TransferKind::Estate;
        if !estate {
            self.check_postings(&e.postings)?;
        }
        if estate {
            // An estate may move a balance towards zero regardless of limits. The pot's own limits still apply.
            for posting in &e.postings {
                let balance = self.balance_of(posting.account)?;
                let nearer = balance.plus(posting.minutes)?.get().unsigned_abs() <= balance.get().unsigned_abs();
                if (posting.account == AccountId::POT || !nearer) && matches!(self.fit(posting.account, posting.minutes)?, Fit::Only(_)) {
                    return Err(no("an enforced limit is crossed"));
                }
            }
        }
        let entry = self
            .post((at, e.value), EntryKind::Transfer(e.kind), e.transfer.get(), &e.postings, !estate)?
            .ok_or_else(|| no("a transfer moves something"))?;
        if e.ageing {
            self.state.small.aged = Some(at.body.at);
        }
        next(e.transfer, self.state.transfers.push(TransferRow { entry, by: at.body.by.member(), meant: e.meant }))
    }

    pub(super) fn on_passage(&mut self, at: &At<'_>, e: &PassagePending) -> Result<(), Error> {
        let bridge = self.state.bridges.get(e.bridge).map(|b| b.account).ok_or_else(|| no("there is no such bridge"))?;
        if !e.minutes.is_positive() {
            return Err(no("nothing passes"));
        }
        let (from, to) = match e.direction {
            Direction::Out => (e.account, bridge),
            Direction::In => (bridge, e.account),
        };
        let holds = vec![Hold { account: from, minutes: e.minutes.reversed() }, Hold { account: to, minutes: e.minutes }];
        for hold in &holds {
            if let Fit::Only(_) = self.fit(hold.account, hold.minutes)? {
                return Err(no("an enforced limit is crossed"));
            }
            self.state.ledger.hold(hold)?;
        }
        let passage = Passage {
            bridge: e.bridge,
            direction: e.direction,
            account: e.account,
            minutes: e.minutes,
            shared_key: e.shared_key,
            begun: at.body.at,
            due: e.due,
            state: PassageState::Pending,
        };
        next(e.passage, self.state.passages.push(passage))?;
        self.state.holds.insert(e.passage, holds);
        Ok(())
    }

    pub(super) fn end_passage(&mut self, id: PassageId, state: PassageState) -> Result<Passage, Error> {
        let passage = self.state.passages.get_mut(id).ok_or_else(|| no("there is no such passage"))?;
        if passage.state != PassageState::Pending {
            return Err(no("a passage is posted or voided once"));
        }
        passage.state = state;
        let passage = *passage;
        for hold in self.state.holds.remove(&id).into_iter().flatten() {
            self.state.ledger.release(&hold)?;
        }
        Ok(passage)
    }
}
