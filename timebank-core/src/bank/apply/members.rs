//! Members, their roles and their accounts.

use super::{At, next, no};
use crate::bank::TimeBank;
use crate::error::Error;
use crate::journal::event::*;
use crate::ledger::{EntryKind, OwnLimits};
use crate::model::member::{AccountKind, Member, MemberState, Posting, RoleHeld};
use crate::values::ids::*;

impl TimeBank {
    pub(super) fn on_admitted(&mut self, at: &At<'_>, e: &MemberAdmitted) -> Result<(), Error> {
        match e.opens {
            Some(kind @ (AccountKind::Member | AccountKind::Organisation)) => {
                let opened = self.state.ledger.open(kind)?;
                next(e.account, Some(opened))?;
            }
            Some(_) => return Err(no("a member opens an account of their own")),
            None => {
                let kind = self.state.ledger.account(e.account)?.kind;
                if !matches!(kind, AccountKind::Household | AccountKind::Organisation) {
                    return Err(no("only a household's or an organisation's account is shared"));
                }
            }
        }
        if !matches!(e.state, MemberState::Applicant | MemberState::Active) || usize::from(e.kind) >= self.charter().kinds.len() {
            return Err(no("nobody is admitted so"));
        }
        let member = Member {
            account: e.account,
            kind: e.kind,
            state: e.state,
            since: e.joined,
            until: None,
            joined: e.joined,
            entered: at.body.at,
            merged_into: None,
            roles: Vec::new(),
        };
        next(e.member, self.state.members.push(member))?;
        self.state.tails.push(0);
        Ok(())
    }

    /// Returns a member who may still be changed.
    pub(super) fn standing(&mut self, id: MemberId) -> Result<&mut Member, Error> {
        match self.state.members.get_mut(id) {
            Some(member) if member.merged_into.is_none() && member.state != MemberState::Erased => Ok(member),
            _ => Err(no("there is no such member any more")),
        }
    }

    pub(super) fn on_member_state(&mut self, e: &MemberStateChanged) -> Result<(), Error> {
        if !matches!(e.state, MemberState::Active | MemberState::Paused | MemberState::Suspended | MemberState::Left) {
            return Err(no("nobody comes to stand there so"));
        }
        let member = self.standing(e.member)?;
        member.state = e.state;
        member.since = e.since;
        member.until = e.until;
        Ok(())
    }

    pub(super) fn on_role_given(&mut self, e: &RoleGiven) -> Result<(), Error> {
        if usize::from(e.role) >= self.charter().roles.len() {
            return Err(no("there is no such role"));
        }
        if let Some(at) = e.at {
            self.member(at)?;
        }
        let role = RoleHeld { role: e.role, at: e.at, from: e.from, until: e.until };
        self.standing(e.member)?.roles.push(role);
        Ok(())
    }

    pub(super) fn on_role_ended(&mut self, e: &RoleEnded) -> Result<(), Error> {
        let role = self.standing(e.member)?.roles.get_mut(usize::from(e.index)).ok_or_else(|| no("there is no such role"))?;
        if role.until.is_some_and(|until| until <= e.until) || !role.may_end(e.until) {
            return Err(no("a role ends after it begins, and earlier than it would"));
        }
        role.until = Some(e.until);
        Ok(())
    }

    pub(super) fn on_merged(&mut self, at: &At<'_>, e: &MembersMerged) -> Result<(), Error> {
        if e.kept == e.merged {
            return Err(no("they are one already"));
        }
        if let Some(asked) = self.state.erasures.remove(&e.merged) {
            // Of two records of one person the earlier asking counts.
            let earlier = self.state.erasures.get(&e.kept).map_or(asked, |before| asked.min(*before));
            self.state.erasures.insert(e.kept, earlier);
        }
        let roles = self.standing(e.merged)?.roles.clone();
        self.standing(e.kept)?.roles.extend(roles);
        let (from, to) = (self.account_of(e.merged)?, self.account_of(e.kept)?);
        self.move_account(at, e.merged, from, to, &e.postings)?;
        self.standing(e.merged)?.merged_into = Some(e.kept);
        if let Some(mut person) = self.state.people.remove(&e.merged) {
            // The surviving record's own parts come last, so they take precedence.
            if let Some(kept) = self.state.people.get(&e.kept) {
                person.absorb(kept)?;
            }
            person.apart.remove(&e.kept);
            person.apart.remove(&e.merged);
            self.state.people.insert(e.kept, person);
            self.drop_if_empty(e.kept);
        }
        let others: Vec<MemberId> = self.state.people.iter().filter(|(_, p)| p.apart.contains_key(&e.merged)).map(|(id, _)| *id).collect();
        for other in others {
            let person = self.state.people.entry(other);
            if let Some(reason) = person.apart.remove(&e.merged)
                && other != e.kept
            {
                person.apart.insert(e.kept, reason);
            }
            self.drop_if_empty(other);
        }
        Ok(())
    }

    pub(super) fn on_account_joined(&mut self, at: &At<'_>, e: &AccountJoined) -> Result<(), Error> {
        if e.opens {
            let opened = self.state.ledger.open(AccountKind::Member)?;
            next(e.account, Some(opened))?;
        } else {
            self.state.ledger.account(e.account)?;
        }
        let from = self.account_of(e.member)?;
        self.move_account(at, e.member, from, e.account, &e.postings)?;
        self.standing(e.member)?.account = e.account;
        Ok(())
    }

    /// Moves the balance and the given and received totals of an account that only this member uses to another account.
    fn move_account(&mut self, at: &At<'_>, member: MemberId, from: AccountId, to: AccountId, postings: &[Posting]) -> Result<(), Error> {
        let leaves_nobody = from != to && self.sole_user(member, from);
        if !postings.is_empty() {
            let whole = self.balance_of(from)?;
            let moves_it = |p: &Posting| (p.account == from && p.minutes == whole.reversed()) || (p.account == to && p.minutes == whole);
            if !leaves_nobody || postings.len() != 2 || !postings.iter().all(moves_it) {
                return Err(no("what moves is the whole balance of an account nobody else uses"));
            }
        }
        let value = self.open_day(self.day_of(at.body.at));
        self.post((at, value), EntryKind::Moved, member.get(), postings, true)?;
        // What counts towards earned limits goes along with credit, and from an account nobody is listed on any more.
        if from != to && (!postings.is_empty() || self.members_on(from).iter().all(|one| *one == member)) {
            self.state.ledger.move_service(from, to)?;
        }
        Ok(())
    }

    /// Returns whether no other member uses the account: the forgotten do not. Who left may come back.
    pub(in crate::bank) fn sole_user(&self, member: MemberId, account: AccountId) -> bool {
        let uses = |m: &crate::model::member::Member| m.merged_into.is_none() && m.state != MemberState::Erased;
        !self.state.members.iter().any(|(id, m)| id != member && m.account == account && uses(m))
    }

    pub(super) fn on_limits(&mut self, e: &LimitsSet) -> Result<(), Error> {
        self.state.ledger.account(e.account)?;
        if let Some(account) = self.state.ledger.accounts.get_mut(e.account) {
            account.own_limits = e.limits.is_some();
        }
        match &e.limits {
            Some(limits) => self.state.ledger.limits.insert(e.account, OwnLimits { limits: limits.clone(), by_tag: e.by_tag }),
            None => {
                self.state.ledger.limits.remove(&e.account);
            }
        }
        Ok(())
    }
}
