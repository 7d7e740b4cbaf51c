//! Credit that moves without an exchange.

use crate::bank::{About, Bank, DAY, Passage, Refusal, all_well, refuse};
use crate::command::{Direction, NewTransfer};
use crate::fault::Fault;
use crate::rules::*;
use crate::settle::{Fit, POT};
use std::collections::BTreeMap;

const MOST: i128 = 6_000_000;

impl Bank {
    pub(crate) fn transfer(&mut self, t: &NewTransfer) -> Result<(), Refusal> {
        let mut against = Vec::new();
        if self.rules.participation_only {
            against.push("no-credit");
        }
        let own = self.by.map(|by| self.resolve(by)).is_some_and(|by| {
            let users = self.members.iter().filter(|(_, m)| m.account == t.from && m.merged_into.is_none());
            users.into_iter().any(|(user, _)| *user == by || self.works_at(by, *user))
        });
        let permitted = match (own, t.kind) {
            (true, TransferKind::Gift | TransferKind::Donation) => self.permit("gift", &About::Member(self.by.unwrap_or(0))),
            _ => self.permit("credit", &About::Nobody),
        };
        against.extend(permitted.err().unwrap_or_default());
        for account in [t.from, t.to] {
            match self.account(account) {
                Err(codes) => against.extend(codes),
                Ok(row) if row.kind == Kind::Bridge => against.push(if self.is_broker() { "bad-transfer" } else { "not-found" }),
                Ok(_) => {}
            }
        }
        // Who spends for an organisation, or as a broker, does not spend on themselves.
        let used = self.by.and_then(|by| self.account_of(by).ok());
        if !self.broken(Fault::BrokerSpendsOnThemselves) && used == Some(t.to) && used != Some(t.from) {
            against.push("not-your-word");
        }
        let minutes = i128::from(t.minutes);
        // The pot has room for the whole, or it is not asked who has.
        let between = t.from != POT && t.to != POT && t.from != t.to && (1..=MOST).contains(&minutes);
        if against.is_empty() && !self.is_broker() && between && matches!(self.fit(POT, minutes), Fit::Only(_)) {
            return refuse("ask-the-broker");
        }
        // What a member gives beyond another's ceiling goes to the pot.
        if against.is_empty()
            && !self.is_broker()
            && t.from != POT
            && t.to != POT
            && t.from != t.to
            && (1..=MOST).contains(&minutes)
            && let Fit::Only(room) = self.fit(t.to, minutes)
        {
            let full = |account, minutes| matches!(self.fit(account, minutes), Fit::Only(_));
            if full(t.from, -minutes) || full(POT, minutes - room) {
                return refuse("limit-reached");
            }
            let beyond = |account, minutes| self.fit(account, minutes) == Fit::Beyond;
            let told: Vec<u32> =
                [(t.from, -minutes), (POT, minutes - room)].into_iter().filter(|(a, m)| beyond(*a, *m)).map(|(a, _)| a).collect();
            told.into_iter().for_each(|account| self.say_beyond(account));
            self.post(&[(t.from, -minutes), (POT, minutes - room), (t.to, room)].into());
            self.transfers += 1;
            let number = self.transfers;
            self.create("transfer", number);
            return Ok(());
        }
        against.extend(self.against_moving(t.from, t.to, minutes, false));
        all_well(against)?;
        self.move_credit(t.from, t.to, i128::from(t.minutes));
        Ok(())
    }

    /// What speaks against moving credit; `free` when no limit but the pot's does.
    fn against_moving(&self, from: u32, to: u32, minutes: i128, free: bool) -> Refusal {
        let mut against = Vec::new();
        if from == to {
            against.push("bad-transfer");
        }
        if minutes <= 0 || minutes > MOST {
            against.push("bad-minutes");
        }
        for (account, minutes) in [(from, -minutes), (to, minutes)] {
            if matches!(self.fit(account, minutes), Fit::Only(_)) && (!free || account == POT) {
                against.push("limit-reached");
            }
        }
        against
    }

    fn move_credit(&mut self, from: u32, to: u32, minutes: i128) {
        let mut both = [(from, -minutes), (to, minutes)];
        both.sort_unstable();
        for (account, minutes) in both {
            if self.fit(account, minutes) == Fit::Beyond {
                self.say_beyond(account);
            }
        }
        self.post(&BTreeMap::from(both));
        if self.broken(Fault::TransferCountsAsService) {
            for (account, minutes) in both {
                if let Some(row) = self.accounts.get_mut(&account) {
                    row.given += minutes.max(0);
                }
            }
        }
        self.transfers += 1;
        self.create("transfer", self.transfers);
    }

    pub(crate) fn say_beyond(&mut self, account: u32) {
        if !self.broken(Fault::AdvisoryIsSilent) {
            self.said.beyond.push(account);
        }
    }

    pub(crate) fn welcome(&mut self, account: u32) -> Result<(), Refusal> {
        let minutes = i128::from(self.rules.welcome);
        if minutes <= 0 || self.rules.participation_only || self.broken(Fault::WelcomeIsForgotten) {
            return Ok(());
        }
        all_well(self.against_moving(POT, account, minutes, false))?;
        self.move_credit(POT, account, minutes);
        Ok(())
    }

    /// A balance goes to the pot, or comes from it, so that nothing is left.
    pub(crate) fn leave_behind(&mut self, account: u32) -> Result<(), Refusal> {
        let balance = self.account(account)?.balance;
        if balance == 0 || !self.rules.leaving_to_pot || self.broken(Fault::BalanceStaysOnLeaving) {
            return Ok(());
        }
        let (from, to) = if balance > 0 { (account, POT) } else { (POT, account) };
        if matches!(self.fit(POT, balance), Fit::Only(_)) {
            // Nobody is kept from leaving by the pot's limits.
            return Ok(());
        }
        all_well(self.against_moving(from, to, balance.abs(), true))?;
        self.move_credit(from, to, balance.abs());
        Ok(())
    }

    pub(crate) fn age_credit(&mut self) -> Result<(), Refusal> {
        self.permit("credit", &About::Nobody)?;
        if self.rules.participation_only {
            return refuse("no-credit");
        }
        let Some(ageing) = self.rules.ageing.clone() else { return refuse("nothing-to-do") };
        if self.now < self.aged.unwrap_or(self.founded_at) + i64::from(ageing.every_days) * DAY {
            return refuse("nothing-to-do");
        }
        let mut postings = BTreeMap::new();
        for (id, account) in &self.accounts {
            let everybody = self.broken(Fault::AgeingTakesFromEverybody);
            let above = account.balance - if everybody { 0 } else { i128::from(ageing.above) };
            if matches!(account.kind, Kind::Pot | Kind::Bridge) || above <= 0 {
                continue;
            }
            let mut levy = above * i128::from(ageing.per_mille) / 1000;
            // What is held has been promised: it is left alone.
            if let Fit::Only(room) = self.fit(*id, -levy) {
                levy = room;
            }
            if levy > 0 {
                postings.insert(*id, -levy);
            }
        }
        let sum: i128 = postings.values().sum();
        if sum == 0 {
            return refuse("nothing-to-do");
        }
        if matches!(self.fit(POT, -sum), Fit::Only(_)) {
            return refuse("limit-reached");
        }
        postings.insert(POT, -sum);
        for (account, minutes) in &postings {
            if self.fit(*account, *minutes) == Fit::Beyond {
                self.say_beyond(*account);
            }
        }
        self.post(&postings);
        self.aged = Some(self.now);
        self.transfers += 1;
        self.create("transfer", self.transfers);
        Ok(())
    }

    pub(crate) fn set_limits(&mut self, account: u32, limits: Option<&Limits>) -> Result<(), Refusal> {
        self.permit("credit", &About::Nobody)?;
        let row = self.account(account)?;
        if self.by.is_some_and(|by| self.account_of(by) == Ok(account)) && !self.broken(Fault::BrokerSpendsOnThemselves) {
            return refuse("not-permitted");
        }
        if row.kind == Kind::Bridge && limits.is_none_or(|l| !l.enforced) {
            // A bridge without limits that hold would be a bank without limits.
            return refuse("bad-transfer");
        }
        if row.own.as_ref().map(|(own, _)| own) == limits {
            return refuse("no-change");
        }
        let own = limits.map(|l| (l.clone(), false));
        self.accounts.entry(account).and_modify(|row| row.own = own);
        self.flag_if_outside(account);
        self.changed = true;
        Ok(())
    }

    pub(crate) fn open_bridge(&mut self, partner: &str, limits: &Limits) -> Result<(), Refusal> {
        let mut against = self.permit("credit", &About::Nobody).err().unwrap_or_default();
        if self.rules.participation_only {
            against.push("no-credit");
        }
        if partner.is_empty() || partner.len() > 200 {
            against.push("text-too-long");
        }
        if self.bridges.values().any(|(_, name)| name == partner) {
            against.push("already-there");
        }
        all_well(against)?;
        let account = self.open(Kind::Bridge);
        self.accounts.entry(account).and_modify(|row| row.own = Some((Limits { enforced: true, ..limits.clone() }, false)));
        let bridge = self.bridges.len() as u32 + 1;
        self.bridges.insert(bridge, (account, partner.to_string()));
        self.create("bridge", bridge);
        Ok(())
    }

    pub(crate) fn begin_passage(
        &mut self,
        bridge: u32,
        direction: Direction,
        account: u32,
        minutes: i128,
        shared_key: u8,
        due: i64,
    ) -> Result<(), Refusal> {
        let mut against = self.permit("credit", &About::Nobody).err().unwrap_or_default();
        if self.rules.participation_only {
            against.push("no-credit");
        }
        match self.account(account) {
            Err(codes) => against.extend(codes),
            Ok(row) if row.kind == Kind::Bridge => against.push("bad-transfer"),
            Ok(_) => {}
        }
        let Some((over, _)) = self.bridges.get(&bridge).cloned() else {
            against.push("not-found");
            return Err(against);
        };
        if minutes <= 0 || minutes > MOST {
            against.push("bad-minutes");
        }
        if self.passages.values().any(|p| p.bridge == bridge && p.shared_key == shared_key) {
            against.push("already-there");
        }
        let (from, to) = if direction == Direction::Out { (account, over) } else { (over, account) };
        if self.for_oneself(&BTreeMap::from([(from, -minutes), (to, minutes)])) {
            against.push("not-your-word");
        }
        for (account, minutes) in [(from, -minutes), (to, minutes)] {
            if matches!(self.fit(account, minutes), Fit::Only(_)) {
                against.push("limit-reached");
            }
        }
        all_well(against)?;
        let passage = self.passages.len() as u32 + 1;
        self.passages.insert(passage, Passage { bridge, from, to, minutes, shared_key, due, pending: true });
        self.create("passage", passage);
        Ok(())
    }

    /// What was promised to a partner is posted, whatever limits say by now.
    pub(crate) fn post_passage(&mut self, passage: u32) -> Result<(), Refusal> {
        self.end_passage(passage, true)
    }

    pub(crate) fn void_passage(&mut self, passage: u32) -> Result<(), Refusal> {
        let due = self.passages.get(&passage).filter(|p| p.pending).map(|p| p.due);
        if due.is_some_and(|due| self.now < due) {
            self.permit("credit", &About::Nobody)?;
            return refuse("date-order");
        }
        let post = self.broken(Fault::VoidedPassageIsPosted);
        self.end_passage(passage, post)
    }

    fn end_passage(&mut self, passage: u32, post: bool) -> Result<(), Refusal> {
        let mut against = self.permit("credit", &About::Nobody).err().unwrap_or_default();
        let Some(row) = self.passages.get_mut(&passage) else {
            against.push("not-found");
            return Err(against);
        };
        if !row.pending {
            against.push("passage-state");
        }
        all_well(against)?;
        row.pending = false;
        let postings = BTreeMap::from([(row.from, -row.minutes), (row.to, row.minutes)]);
        if post {
            self.post(&postings);
        }
        self.changed = true;
        Ok(())
    }
}
