//! Accounts that several use.

use crate::bank::{About, Bank, Refusal, all_well, refuse};
use crate::rules::*;

impl Bank {
    pub(crate) fn open_account(&mut self, kind: Kind, members: &[u32]) -> Result<(), Refusal> {
        self.permit("credit", &About::Nobody)?;
        if !matches!(kind, Kind::Household | Kind::Organisation) {
            return refuse("bad-transfer");
        }
        let account = self.open(kind);
        self.create("account", account);
        members.iter().try_for_each(|member| self.join(*member, account))
    }

    pub(crate) fn join_account(&mut self, member: u32, account: u32) -> Result<(), Refusal> {
        let mut against = self.permit("credit", &About::Nobody).err().unwrap_or_default();
        against.extend(self.joinable(account).err().unwrap_or_default());
        all_well(against)?;
        self.join(member, account)
    }

    fn join(&mut self, member: u32, account: u32) -> Result<(), Refusal> {
        let person = self.person(member)?;
        let from = person.account;
        let mut against = Vec::new();
        if matches!(person.standing, Standing::Erased | Standing::Left) {
            against.push("member-state");
        }
        if from == account {
            against.push("no-change");
        }
        let member = self.resolve(member);
        if self.held_by_name(member) {
            against.push("cannot-merge");
        }
        let shares = |by: u32| self.account_of(by).is_ok_and(|account| account == from);
        if self.by.is_some_and(shares) {
            against.push("not-permitted");
        }
        all_well(against)?;
        self.carry(member, from, account)
    }

    /// What is on an account goes along with the last who uses it, and limits by tag follow those who have the tag.
    fn carry(&mut self, member: u32, from: u32, account: u32) -> Result<(), Refusal> {
        if self.alone(member, from) && self.is_passing(from) {
            return refuse("cannot-merge");
        }
        let postings = self.move_over(member, from, account)?;
        if self.for_oneself(&postings) {
            return refuse("not-your-word");
        }
        self.post(&postings);
        self.move_service(member, from, account, !postings.is_empty());
        self.person_mut(member).account = account;
        self.changed = true;
        self.limits_by_tag(member);
        self.limits_of_those_left(from);
        Ok(())
    }

    pub(crate) fn leave_account(&mut self, member: u32) -> Result<(), Refusal> {
        let mut against = self.permit("credit", &About::Nobody).err().unwrap_or_default();
        match self.person(member) {
            Err(codes) => against.extend(codes),
            Ok(p) => {
                if p.standing == Standing::Erased {
                    against.push("member-state");
                }
                against.extend(self.joinable(p.account).err().unwrap_or_default());
            }
        }
        let member = self.resolve(member);
        if self.held_by_name(member) {
            against.push("cannot-merge");
        }
        let shares = |by: u32| self.account_of(by).is_ok_and(|a| self.account_of(member).is_ok_and(|b| a == b));
        if self.by.is_some_and(shares) {
            against.push("not-permitted");
        }
        all_well(against)?;
        let from = self.account_of(member)?;
        let account = self.open(Kind::Member);
        self.carry(member, from, account)
    }
}
