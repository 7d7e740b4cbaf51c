//! Members: where they stand, roles, accounts, merging, leaving, forgetting.

use crate::bank::{About, Account, Bank, Exchange, Person, Refusal, Role, all_well, refuse};
use crate::fault::Fault;
use crate::rules::*;
use crate::settle::Fit;
use std::collections::{BTreeMap, BTreeSet};

const ROLES: [&str; 7] = ["staff", "broker", "trustee", "mentor", "mentee", "volunteer", "peer-worker"];

impl Bank {
    pub(crate) fn open(&mut self, kind: Kind) -> u32 {
        let account = self.accounts.len() as u32 + 1;
        self.accounts.insert(account, Account { kind, balance: 0, given: 0, received: 0, own: None });
        account
    }

    pub(crate) fn found(&mut self, rules: &Rules) -> Result<(), Refusal> {
        if self.founded {
            return refuse("already-founded");
        }
        self.founded = true;
        self.founded_at = self.now;
        self.rules = rules.clone();
        self.open(Kind::Pot);
        self.activities = BTreeMap::from([(1, ("garden".into(), "garden".into())), (2, ("food".into(), "food".into()))]);
        self.charters = 1;
        self.create("charter", 1);
        Ok(())
    }

    pub(crate) fn adopt(&mut self, rules: &Rules, decided_by: &[u32]) -> Result<(), Refusal> {
        let mut against = self.permit("charter", &About::Nobody).err().unwrap_or_default();
        if decided_by.iter().any(|m| self.person(*m).is_err()) {
            against.push("not-found");
        }
        if *rules == self.rules {
            against.push("no-change");
        }
        all_well(against)?;
        self.rules = rules.clone();
        // A charter says anew what its activities are.
        for (id, code) in [(1, "garden"), (2, "food")] {
            self.activities.insert(id, (code.into(), code.into()));
        }
        self.charters += 1;
        self.create("charter", self.charters);
        let all: Vec<u32> = self.accounts.iter().filter(|(_, a)| a.own.is_none()).map(|(id, _)| *id).collect();
        all.into_iter().for_each(|account| self.flag_if_outside(account));
        let tagged: Vec<u32> = self.members.iter().filter(|(_, p)| !p.tags.is_empty()).map(|(id, _)| *id).collect();
        tagged.into_iter().for_each(|member| self.limits_by_tag(member));
        Ok(())
    }

    pub(crate) fn joinable(&self, account: u32) -> Result<(), Refusal> {
        match self.account(account)?.kind {
            Kind::Household | Kind::Organisation => Ok(()),
            _ => refuse("bad-transfer"),
        }
    }

    pub(crate) fn admit(
        &mut self,
        organisation: bool,
        applicant: bool,
        joined: Option<i64>,
        account: Option<u32>,
        tags: &[String],
    ) -> Result<(), Refusal> {
        let mut against = self.permit("admit", &About::Nobody).err().unwrap_or_default();
        let joined = joined.unwrap_or(self.day());
        if joined > self.day() {
            against.push("date-order");
        }
        if let Some(account) = account {
            against.extend(self.joinable(account).err().unwrap_or_default());
            // Limits may follow from tags.
            if !tags.is_empty() && self.by.is_some_and(|by| self.account_of(by) == Ok(account)) {
                against.push("not-permitted");
            }
        }
        all_well(against)?;
        let own = account.is_none();
        let account = account.unwrap_or_else(|| self.open(if organisation { Kind::Organisation } else { Kind::Member }));
        let standing = if applicant { Standing::Applicant } else { Standing::Active };
        let member = self.members.len() as u32 + 1;
        let tags: BTreeSet<String> = tags.iter().cloned().collect();
        let tagged = !tags.is_empty();
        let person = Person {
            organisation,
            account,
            standing,
            since: joined,
            joined,
            merged_into: None,
            roles: Vec::new(),
            tags,
            rather_not: Vec::new(),
        };
        self.members.insert(member, person);
        self.create("member", member);
        if tagged {
            self.limits_by_tag(member);
        }
        if own && !organisation && !applicant {
            self.welcome(account)?;
        }
        Ok(())
    }

    /// An account has the limits of the first tag that fits one of those who use it, unless it was given limits of its own by hand.
    pub(crate) fn limits_by_tag(&mut self, member: u32) {
        let account = self.members[&member].account;
        let users = self.members.values().filter(|one| one.account == account && one.merged_into.is_none());
        let tags: BTreeSet<String> = users.flat_map(|one| one.tags.iter().cloned()).collect();
        let wanted = self.rules.by_tag.iter().find(|(tag, _)| tags.contains(tag)).map(|(_, limits)| (limits.clone(), true));
        if let Some(row) = self.accounts.get_mut(&account)
            && row.own.as_ref().is_none_or(|(_, by_tag)| *by_tag)
            && row.own.as_ref().map(|(own, _)| own) != wanted.as_ref().map(|(own, _)| own)
        {
            row.own = wanted;
            self.flag_if_outside(account);
        }
    }

    /// A change of limits says whom it leaves outside.
    pub(crate) fn flag_if_outside(&mut self, account: u32) {
        let (lowest, highest, enforced) = self.limits_now(account);
        let (out, into) = self.held(account);
        let balance = self.accounts[&account].balance;
        if enforced && (lowest.is_some_and(|l| balance - out < l) || highest.is_some_and(|h| balance + into > h)) {
            self.said.flagged.push(account);
        }
    }

    pub(crate) fn keep_tags(&mut self, member: u32, add: &[String], remove: &[String]) -> Result<(), Refusal> {
        let mut against = self.permit("facts", &About::Member(member)).err().unwrap_or_default();
        match self.person(member) {
            Err(codes) => against.extend(codes),
            Ok(p) if p.standing == Standing::Erased => against.push("member-state"),
            Ok(_) => {}
        }
        let shares = |by: u32| self.account_of(by).is_ok_and(|a| self.account_of(member).is_ok_and(|b| a == b));
        if self.by.is_some_and(|by| self.resolve(by) == self.resolve(member) || shares(by)) {
            against.push("not-permitted");
        }
        all_well(against)?;
        let member = self.resolve(member);
        let person = self.person_mut(member);
        remove.iter().for_each(|tag| {
            person.tags.remove(tag);
        });
        person.tags.extend(add.iter().cloned());
        self.changed = true;
        self.limits_by_tag(member);
        Ok(())
    }

    pub(crate) fn set_state(&mut self, member: u32, to: Standing, until: Option<i64>) -> Result<(), Refusal> {
        let mut against = self.permit("admit", &About::Member(member)).err().unwrap_or_default();
        let person = match self.person(member) {
            Ok(person) => person.clone(),
            Err(codes) => {
                against.extend(codes);
                return Err(against);
            }
        };
        let day = self.day();
        if matches!(to, Standing::Applicant | Standing::Erased) || person.standing == Standing::Erased {
            against.push("member-state");
        }
        if person.standing == to && until.is_none() {
            against.push("no-change");
        }
        if until.is_some_and(|until| until < day) {
            against.push("date-order");
        }
        all_well(against)?;
        let member = self.resolve(member);
        let row = self.person_mut(member);
        row.standing = to;
        row.since = day;
        self.changed = true;
        if person.standing == Standing::Applicant && to == Standing::Active && self.account(person.account)?.kind == Kind::Member {
            self.welcome(person.account)?;
        }
        if to == Standing::Left { self.part_ways(member) } else { Ok(()) }
    }

    /// What is ahead is called off, listings close, and a balance nobody else uses goes where the charter says.
    fn part_ways(&mut self, member: u32) -> Result<(), Refusal> {
        self.call_off(member, None)?;
        self.close_listings(member);
        let account = self.account_of(member)?;
        if !self.alone(member, account) {
            return Ok(());
        }
        self.refuse_what_waits(account)?;
        self.leave_behind(account)
    }

    /// Whether nobody else uses the account.
    pub(crate) fn alone(&self, member: u32, account: u32) -> bool {
        let uses = |m: &Person| m.merged_into.is_none() && m.standing != Standing::Erased;
        !self.members.iter().any(|(id, m)| *id != member && m.account == account && uses(m))
    }

    pub(crate) fn give_role(&mut self, member: u32, role: &str, at: Option<u32>, until: Option<i64>) -> Result<(), Refusal> {
        let mut against = self.permit("roles", &About::Member(member)).err().unwrap_or_default();
        if self.by.is_some_and(|by| self.resolve(by) == self.resolve(member)) {
            against.push("not-permitted");
        }
        let from = self.day();
        if !ROLES.contains(&role) {
            against.push("unknown-word");
        }
        if at.is_some_and(|at| self.person(at).is_err()) {
            against.push("not-found");
        }
        if until.is_some_and(|until| until < from) {
            against.push("date-order");
        }
        let at = at.map(|at| self.resolve(at));
        match self.person(member) {
            Err(codes) => against.extend(codes),
            Ok(p) if p.standing == Standing::Erased => against.push("member-state"),
            Ok(p) => {
                let overlaps = |r: &Role| r.until.is_none_or(|u| from <= u) && until.is_none_or(|u| r.from <= u);
                if p.roles.iter().any(|r| r.name == role && r.at == at && overlaps(r)) {
                    against.push("no-change");
                }
            }
        }
        all_well(against)?;
        self.person_mut(member).roles.push(Role { name: role.to_string(), at, from, until });
        self.changed = true;
        Ok(())
    }

    pub(crate) fn end_role(&mut self, member: u32, role: &str, at: Option<u32>) -> Result<(), Refusal> {
        let mut against = self.permit("roles", &About::Member(member)).err().unwrap_or_default();
        let until = self.day();
        let at = at.map(|at| self.resolve(at));
        match self.person(member) {
            Err(codes) => against.extend(codes),
            Ok(p) if p.standing == Standing::Erased => against.push("member-state"),
            Ok(_) => {}
        }
        let held = self
            .person(member)
            .ok()
            .and_then(|p| p.roles.iter().position(|r| r.name == role && r.at == at && r.until.is_none_or(|old| old > until)));
        if held.is_none() {
            against.push("unknown-word");
        }
        all_well(against)?;
        if let Some(held) = held {
            self.person_mut(member).roles[held].until = Some(until);
        }
        self.changed = true;
        Ok(())
    }

    /// Whether minutes are held in exchanges a member takes part in or pays for.
    pub(crate) fn held_by_name(&self, member: u32) -> bool {
        let under_way = |e: &Exchange| matches!(e.stage, Stage::Agreed | Stage::Done | Stage::Disputed | Stage::AwaitingWord);
        let bundled = |id: u32, e: &Exchange| (self.settling(id).is_some() || e.legs.is_some()) && under_way(e);
        let held = |id: u32, e: &Exchange| !e.holds.is_empty() || bundled(id, e);
        self.exchanges.iter().any(|(id, e)| held(*id, e) && self.named(&e.terms, member))
    }

    fn named(&self, terms: &crate::command::Terms, member: u32) -> bool {
        terms.parts.iter().any(|p| self.resolve(p.member) == member)
            || matches!(terms.payer, Some(Payer::Member(m)) if self.resolve(m) == member)
    }

    /// What a balance that moves to another account moves, if limits let it.
    pub(crate) fn move_over(&self, member: u32, from: u32, to: u32) -> Result<BTreeMap<u32, i128>, Refusal> {
        let balance = self.account(from)?.balance;
        if !self.alone(member, from) || from == to || balance == 0 {
            return Ok(BTreeMap::new());
        }
        let postings = BTreeMap::from([(from, -balance), (to, balance)]);
        if postings.iter().any(|(a, m)| matches!(self.fit(*a, *m), Fit::Only(_))) {
            return refuse("limit-reached");
        }
        Ok(postings)
    }

    /// Whether minutes are on their way to an account or from it.
    pub(crate) fn is_passing(&self, account: u32) -> bool {
        self.passages.values().any(|p| p.pending && (p.from == account || p.to == account))
    }

    /// What was given and received goes along with credit, and when nobody is listed on the account any more.
    pub(crate) fn move_service(&mut self, member: u32, from: u32, to: u32, moved: bool) {
        let listed = self.members.iter().any(|(id, m)| *id != member && m.account == from && m.merged_into.is_none());
        if from == to || (listed && !moved) {
            return;
        }
        let (given, received) = (self.accounts[&from].given, self.accounts[&from].received);
        for (account, sign) in [(from, -1), (to, 1)] {
            self.accounts.entry(account).and_modify(|row| {
                row.given += sign * given;
                row.received += sign * received;
            });
        }
    }

    pub(crate) fn merge(&mut self, kept: u32, merged: u32) -> Result<(), Refusal> {
        let mut against = self.permit("admit", &About::Nobody).err().unwrap_or_default();
        if self.members.get(&merged).is_some_and(|m| m.merged_into.is_some()) {
            against.push("merged-away");
        }
        for member in [kept, merged] {
            match self.person(member) {
                Err(codes) => against.extend(codes),
                Ok(p) if matches!(p.standing, Standing::Erased | Standing::Left) => against.push("member-state"),
                Ok(_) => {}
            }
        }
        let (kept, merged) = (self.resolve(kept), self.resolve(merged));
        let shares = |by: u32| self.account_of(by).is_ok_and(|a| self.account_of(merged).is_ok_and(|b| a == b));
        if self.by.is_some_and(|by| [kept, merged].contains(&self.resolve(by)) || shares(by)) {
            against.push("not-permitted");
        }
        let under_way = |e: &&crate::bank::Exchange| matches!(e.stage, Stage::Proposed | Stage::Agreed | Stage::Done | Stage::Disputed);
        let has = |e: &crate::bank::Exchange, m: u32| e.terms.parts.iter().any(|p| self.resolve(p.member) == m);
        let both = self.exchanges.values().filter(under_way).any(|e| has(e, kept) && has(e, merged));
        let of = |m: u32| self.person(m).map(|p| (p.organisation, p.standing == Standing::Suspended)).unwrap_or_default();
        let apart = of(kept).0 != of(merged).0 || (of(merged).1 && !of(kept).1);
        if kept == merged || both || apart || self.held_by_name(merged) {
            against.push("cannot-merge");
        }
        all_well(against)?;
        let (to, from) = (self.account_of(kept)?, self.account_of(merged)?);
        if self.alone(merged, from) && self.is_passing(from) {
            return refuse("cannot-merge");
        }
        let postings = self.move_over(merged, from, to)?;
        if self.for_oneself(&postings) {
            return refuse("not-your-word");
        }
        if !self.broken(Fault::MergedBalanceIsLost) {
            self.post(&postings);
        }
        self.move_service(merged, from, to, !postings.is_empty());
        let forgets = self.broken(Fault::MergedForgetsRatherNot);
        let gone = self.person_mut(merged);
        let (roles, tags) = (gone.roles.clone(), std::mem::take(&mut gone.tags));
        let rather_not = std::mem::take(&mut gone.rather_not);
        gone.merged_into = Some(kept);
        let row = self.person_mut(kept);
        row.roles.extend(roles);
        row.tags.extend(tags);
        if !forgets {
            row.rather_not.extend(rather_not);
        }
        if self.erasures.remove(&merged) {
            self.erasures.insert(kept);
        }
        self.changed = true;
        self.limits_by_tag(kept);
        self.limits_of_those_left(from);
        Ok(())
    }

    /// Limits by tag, for those who still use an account that somebody left.
    pub(crate) fn limits_of_those_left(&mut self, account: u32) {
        let left = self.members.iter().find(|(_, one)| one.account == account && one.merged_into.is_none()).map(|(id, _)| *id);
        if let Some(left) = left {
            self.limits_by_tag(left);
        }
    }

    pub(crate) fn erase(&mut self, member: u32) -> Result<(), Refusal> {
        let member = self.resolve(member);
        let mut against = Vec::new();
        if self.by.map(|by| self.resolve(by)) != Some(member) {
            against.extend(self.permit("erase", &About::Member(member)).err().unwrap_or_default());
        }
        let person = match self.person(member) {
            Ok(person) => person.clone(),
            Err(codes) => {
                against.extend(codes);
                return Err(against);
            }
        };
        if person.standing == Standing::Erased {
            against.push("no-change");
        }
        // The member, and a broker who may not see concerns, only ask for it.
        let own = self.by.map(|by| self.resolve(by)) == Some(member);
        if own || self.permit("concerns", &About::Nobody).is_err() {
            if self.erasures.contains(&member) {
                against.push("no-change");
            }
            all_well(against)?;
            self.erasures.insert(member);
            self.changed = true;
            return Ok(());
        }
        let disputed =
            self.exchanges.values().any(|e| e.stage == Stage::Disputed && e.terms.parts.iter().any(|p| self.resolve(p.member) == member));
        let passing = self.is_passing(person.account);
        if disputed || passing {
            against.push("erasure-held");
        }
        all_well(against)?;
        self.part_ways(member)?;
        let same: Vec<u32> = self.members.keys().copied().filter(|id| self.resolve(*id) == member).collect();
        let day = self.day();
        for id in same {
            self.erasures.remove(&id);
            if let Some(row) = self.members.get_mut(&id) {
                row.standing = Standing::Erased;
                row.since = day;
                row.tags.clear();
                row.rather_not.clear();
            }
        }
        self.changed = true;
        Ok(())
    }

    pub(crate) fn close_period(&mut self, through: i64) -> Result<(), Refusal> {
        let mut against = self.permit("erase", &About::Nobody).err().unwrap_or_default();
        if through >= self.day() {
            against.push("date-order");
        }
        if self.closed_through.is_some_and(|before| through <= before) {
            against.push("no-change");
        }
        all_well(against)?;
        self.closed_through = Some(through);
        self.changed = true;
        Ok(())
    }

    /// The host alone has a secret of the bank to set.
    pub(crate) fn set_secret(&mut self, secret: u8) -> Result<(), Refusal> {
        let mut against = Vec::new();
        if self.by.is_some() {
            against.push("not-permitted");
        }
        if self.secret == Some(secret) {
            against.push("no-change");
        }
        all_well(against)?;
        self.secret = Some(secret);
        self.changed = true;
        Ok(())
    }
}
