//! Whose accounts they are: merged members, shared accounts, limits.

use crate::bank::work::{About, Work};
use crate::charter::{Limits, Step};
use crate::command::*;
use crate::error::Error;
use crate::journal::event::*;
use crate::ledger::Fit;
use crate::model::member::{AccountKind, MemberState, Posting};
use crate::order::InOrder as _;
use crate::values::ids::{AccountId, MemberId};

impl Work<'_> {
    pub(in crate::bank) fn merge(&mut self, a: &Merge) -> Result<(), Error> {
        self.permit(Step::Admit, &About::Nobody)?;
        let standing = |s: MemberState| !matches!(s, MemberState::Erased | MemberState::Left);
        if let Some(into) = self.bank.state.members.get(a.merged).and_then(|m| m.merged_into) {
            return Err(Error::MergedAway { member: a.merged, into });
        }
        let (kept, to) = self.taking_part(a.kept, standing).map(|(id, m)| (id, m.account))?;
        let (merged, from) = self.taking_part(a.merged, standing).map(|(id, m)| (id, m.account))?;
        if kept == merged {
            return Err(Error::CannotMerge { why: "they are one already" });
        }
        // Nobody makes themselves somebody else: roles, appointments and credit would be theirs that nobody gave them.
        self.not_oneself(&[kept, merged], Step::Admit)?;
        self.not_oneself(&self.bank.members_on(from), Step::Admit)?;
        // Merging gives nobody what was not given: not the roles at an organisation, and not what a suspension took.
        let suspended = |id: MemberId| self.bank.member(id).is_ok_and(|row| row.state == MemberState::Suspended);
        if self.bank.is_organisation(kept) != self.bank.is_organisation(merged) || (suspended(merged) && !suspended(kept)) {
            return Err(Error::CannotMerge { why: "an organisation, or somebody suspended, is not the other" });
        }
        let together = |terms: &crate::model::exchange::Terms| {
            let has = |m: MemberId| terms.parts.iter().any(|p| self.bank.resolve(p.member) == m);
            has(kept) && has(merged)
        };
        if self.bank.state.open.iter().filter_map(|(id, ())| self.bank.state.plans.get(id)).any(together) {
            return Err(Error::CannotMerge { why: "both take part in an exchange that is under way" });
        }
        if self.bank.held_by_name(merged) {
            return Err(Error::CannotMerge { why: "minutes are held for the record that goes; let its exchanges finish first" });
        }
        let alone = self.bank.sole_user(merged, from);
        if alone && self.bank.has_passage(from) {
            return Err(Error::CannotMerge { why: "minutes are on their way to the account from a partner bank, or to one" });
        }
        let postings = if alone { self.move_over(from, to)? } else { Vec::new() };
        self.need_words(&postings)?;
        self.emit(MembersMerged { kept, merged, postings })?;
        self.limits_by_tag(kept)?;
        self.limits_of_those_left(from)
    }

    /// Fails if the sender is one of these members: another broker decides about them, or the host.
    pub(in crate::bank) fn not_oneself(&self, members: &[MemberId], step: Step) -> Result<(), Error> {
        match self.cx.by.member() {
            Some(by) if members.contains(&self.bank.resolve(by)) => Err(Error::NotPermitted { step, by: Some(by) }),
            _ => Ok(()),
        }
    }

    fn move_over(&self, from: AccountId, to: AccountId) -> Result<Vec<Posting>, Error> {
        let balance = self.bank.state.ledger.account(from)?.balance;
        if from == to || balance.is_zero() {
            return Ok(Vec::new());
        }
        let mut postings = vec![Posting { account: from, minutes: balance.reversed() }, Posting { account: to, minutes: balance }];
        postings.in_order_by_key(|p| p.account);
        let asked = balance.magnitude();
        // Minutes held for a partner bank must stay on the old account.
        let taken = (from, self.bank.fit(from, balance.reversed())?);
        // Whoever leaves a shared account is given a new one.
        let given =
            if self.bank.state.ledger.account(to).is_ok() { self.bank.fit(to, balance)? } else { self.bank.fit_a_new_one(balance)? };
        for (account, fit) in [taken, (to, given)] {
            if let Fit::Only(available) = fit {
                return Err(Error::LimitReached { account, available, asked });
            }
        }
        Ok(postings)
    }

    pub(super) fn shared(&self, account: AccountId) -> Result<AccountId, Error> {
        match self.bank.state.ledger.account(account)?.kind {
            AccountKind::Household | AccountKind::Organisation => Ok(account),
            _ => Err(Error::BadTransfer { why: "only a household's or an organisation's account is shared" }),
        }
    }

    pub(in crate::bank) fn open_account(&mut self, a: &OpenAccount) -> Result<(), Error> {
        self.permit(Step::Credit, &About::Nobody)?;
        if !matches!(a.kind, AccountKind::Household | AccountKind::Organisation) {
            return Err(Error::BadTransfer { why: "only a household's or an organisation's account is shared" });
        }
        let account = self.bank.state.ledger.accounts.next_id().ok_or(Error::Full { what: "accounts" })?;
        self.emit(AccountOpened { account, kind: a.kind })?;
        a.members.iter().try_for_each(|member| self.join(*member, account))
    }

    pub(in crate::bank) fn join_account(&mut self, a: &JoinAccount) -> Result<(), Error> {
        self.permit(Step::Credit, &About::Nobody)?;
        let account = self.shared(a.account)?;
        self.join(a.member, account)
    }

    fn join(&mut self, member: MemberId, account: AccountId) -> Result<(), Error> {
        let (member, row) = self.taking_part(member, |s| !matches!(s, MemberState::Erased | MemberState::Left))?;
        let from = row.account;
        // Whose account a broker uses is for another to say: joining gives what is on it.
        // Who joins leaves what is on the account to those who stay.
        self.not_oneself(&[member], Step::Credit)?;
        self.not_oneself(&self.bank.members_on(from), Step::Credit)?;
        if from == account {
            return Err(Error::NoChange { what: "the member's account" });
        }
        if self.bank.held_by_name(member) {
            return Err(Error::CannotMerge { why: "minutes are held for the member; let their exchanges finish first" });
        }
        self.need_word(account)?;
        self.move_to(member, from, (account, false))
    }

    /// Moves a member from one account to another, with what is on it if nobody else uses it; and the limits that tags bring.
    fn move_to(&mut self, member: MemberId, from: AccountId, (account, opens): (AccountId, bool)) -> Result<(), Error> {
        let alone = self.bank.sole_user(member, from);
        if alone && self.bank.has_passage(from) {
            return Err(Error::CannotMerge { why: "minutes are on their way to the account from a partner bank, or to one" });
        }
        let postings = if alone { self.move_over(from, account)? } else { Vec::new() };
        // On an account of their own it is theirs as it was.
        if !opens {
            self.need_words(&postings)?;
        }
        self.emit(AccountJoined { member, account, opens, postings })?;
        self.limits_by_tag(member)?;
        self.limits_of_those_left(from)
    }

    /// Limits by tag, for those who still use an account that somebody left.
    fn limits_of_those_left(&mut self, account: AccountId) -> Result<(), Error> {
        self.bank.members_on(account).first().map_or(Ok(()), |left| self.limits_by_tag(*left))
    }

    pub(in crate::bank) fn leave_account(&mut self, a: &LeaveAccount) -> Result<(), Error> {
        self.permit(Step::Credit, &About::Nobody)?;
        let (member, row) = self.taking_part(a.member, |s| s != MemberState::Erased)?;
        let from = row.account;
        // Who leaves leaves what is on the account to those who stay.
        self.not_oneself(&self.bank.members_on(from), Step::Credit)?;
        self.shared(from)?;
        if self.bank.held_by_name(member) {
            return Err(Error::CannotMerge { why: "minutes are held for the member; let their exchanges finish first" });
        }
        let account = self.bank.state.ledger.accounts.next_id().ok_or(Error::Full { what: "accounts" })?;
        // Who is the last to leave takes along what is on the account: nobody could use it any more.
        self.move_to(member, from, (account, true))
    }

    pub(in crate::bank) fn set_limits(&mut self, a: &SetLimits) -> Result<(), Error> {
        self.permit(Step::Credit, &About::Nobody)?;
        let kind = self.bank.state.ledger.account(a.account)?.kind;
        self.not_oneself(&self.bank.members_on(a.account), Step::Credit)?;
        if kind == AccountKind::Bridge && !a.limits.as_ref().is_some_and(Limits::enforced) {
            return Err(Error::BadTransfer { why: "an account that stands for a partner bank has limits of its own that stop" });
        }
        if let Some(limits) = &a.limits {
            let faults = crate::charter::Charter::limit_faults(limits, "limits");
            if !faults.is_empty() {
                return Err(Error::BadCharter { faults });
            }
        }
        if self.bank.state.ledger.limits.get(&a.account).map(|own| &own.limits) == a.limits.as_ref() {
            return Err(Error::NoChange { what: "the limits" });
        }
        let flagged = self.bank.outside(a.account, a.limits.as_ref())?;
        self.emit(LimitsSet { account: a.account, limits: a.limits.clone(), by_tag: false, flagged })
    }
}
