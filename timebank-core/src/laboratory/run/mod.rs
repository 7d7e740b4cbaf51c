//! One run: a copy of a bank, one policy, one seed, week after week. What may be is for the copy to say: every step is a command
//! it decides by its own rules and limits.
#![expect(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    reason = "places below the number of people, which only grows; counts of people, weeks and wants stay below the bounds `what_if` checks, far below the width of their types"
)]

mod days;
mod ran;

pub(super) use days::{first_day, last_day};
pub use ran::Ran;

use days::{late, noon, week_of};

use super::behaviour::Behaviour;
use super::dice::{Dice, For};
use super::habits::{Habit, Habits, Occasion};
use super::policy::Policy;
use crate::bank::TimeBank;
use crate::charter::{Confirmers, CreditMode};
use crate::command::{
    Admit, AdoptCharter, AgeCredit, Agree, Approve, Command, Confirm, Context, Done, ExpireDue, Propose, SetState, Transfer,
};
use crate::error::Error;
use crate::ledger::TransferKind;
use crate::model::exchange::Terms;
use crate::model::member::MemberState;
use crate::outcomes::Figure;
use crate::outcomes::network::gini;
use crate::values::ids::{AccountId, ExchangeId};
use crate::values::time::Date;

/// Somebody in a run.
#[derive(Clone, Copy, Debug)]
struct Person {
    habit: Habit,
    here: bool,
    busy: u32,
    given: u64,
    took_part: bool,
    blocked: bool,
}

/// Somebody wants help.
#[derive(Clone, Copy, Debug)]
struct Want {
    /// Its name among the draws: who, since when, which of theirs; the same under every policy.
    name: u64,
    person: u32,
    since: u32,
    care: u32,
    occasion: Occasion,
    session: bool,
    asked: Option<u32>,
    met: bool,
    order: u64,
}

/// What stood in the way of an exchange.
enum Stood {
    Limit(AccountId),
    Rule,
}

pub(super) struct Run<'a> {
    bank: TimeBank,
    dice: Dice,
    policy: &'a Policy,
    behaviour: &'a Behaviour,
    habits: &'a Habits,
    people: Vec<Person>,
    /// Whoever is here, by place, and how much they and all before them give.
    givers: Vec<(u64, u32)>,
    wants: Vec<Want>,
    founders: u64,
    first: Date,
    ran: Ran,
}

/// Whether a command had nothing to do, which is no fault.
fn if_any(result: Result<crate::state::Outcome, Error>) -> Result<(), Error> {
    match result {
        Ok(_) | Err(Error::NothingToDo { .. } | Error::NoChange { .. }) => Ok(()),
        Err(error) => Err(error),
    }
}

impl<'a> Run<'a> {
    /// A copy of the bank, put under the policy.
    pub(super) fn new(
        mut bank: TimeBank,
        policy: &'a Policy,
        behaviour: &'a Behaviour,
        habits: &'a Habits,
        seed: u64,
    ) -> Result<Self, Error> {
        let first = first_day(&bank)?;
        let at = Context::host(noon(first));
        if let Some(charter) = policy.charter_for(&bank) {
            bank.adopt_charter(at, AdoptCharter { charter: Box::new(charter), decided_by: Vec::new(), decided_on: None })?;
        }
        let people: Vec<Person> = habits
            .people
            .iter()
            .map(|habit| Person { habit: *habit, here: true, busy: 0, given: 0, took_part: false, blocked: false })
            .collect();
        if policy.issue.is_positive() {
            let mut accounts: Vec<AccountId> = people.iter().map(|person| person.habit.account).collect();
            accounts.sort_unstable();
            accounts.dedup();
            for to in accounts {
                let transfer =
                    Transfer { kind: TransferKind::Welcome, from: AccountId::POT, to, minutes: policy.issue, note: None, on: None };
                match bank.transfer(at, transfer) {
                    // Whoever has so much that the ceiling keeps more out goes without.
                    Err(Error::LimitReached { account, .. }) if account == to => {}
                    given => drop(given?),
                }
            }
        }
        let founders = people.len() as u64;
        let dice = Dice::new(seed);
        Ok(Self {
            bank,
            dice,
            policy,
            behaviour,
            habits,
            people,
            givers: Vec::new(),
            wants: Vec::new(),
            founders,
            first,
            ran: Ran::default(),
        })
    }

    /// Runs on for so many weeks. `watch` is asked after each whether to go on; nothing comes of a run that is stopped.
    pub(super) fn through(mut self, weeks: u32, watch: &mut dyn FnMut() -> bool) -> Result<Option<(Ran, TimeBank)>, Error> {
        for week in 0..weeks {
            let day = week_of(self.first, week).ok_or_else(late)?;
            let context = Context::host(noon(day));
            if_any(self.bank.expire_due(context, ExpireDue {}))?;
            if self.bank.charter().credit.ageing.is_some() {
                if_any(self.bank.age_credit(context, AgeCredit {}))?;
            }
            self.come_and_go(context, week)?;
            self.want(week);
            self.ask(context, day, week)?;
            self.pass(week);
            if !watch() {
                return Ok(None);
            }
        }
        Ok(Some(self.ended()))
    }

    /// So many of a year's joiners or leavers have come by the end of a week: they come evenly.
    fn by(&self, a_year: u32, week: u32) -> u64 {
        self.founders * u64::from(a_year) * u64::from(week) / 52_000
    }

    fn come_and_go(&mut self, context: Context, week: u32) -> Result<(), Error> {
        let leaves = self.behaviour.leaves * 1_000 / 52;
        for place in 0..self.people.len() {
            let Person { habit, here, .. } = self.people[place];
            if here && self.dice.chance(leaves, For::Leave, u64::from(habit.member.get()), u64::from(week), 0) {
                let left = SetState { member: habit.member, state: MemberState::Left, since: None, until: None, note: None };
                self.bank.set_state(context, left)?;
                self.people[place].here = false;
            }
        }
        let joiners = self.by(self.behaviour.joins, week + 1) - self.by(self.behaviour.joins, week);
        for joiner in 0..joiners {
            let like = self.dice.below(self.founders, For::Joiner, u64::from(week), joiner, 0);
            let habit = self.people[like as usize].habit;
            let member = self.bank.admit(context, Admit::default())?.member()?;
            let account = self.bank.account_of(member)?;
            let habit = Habit { member, account, known: super::habits::Known::default(), ..habit };
            self.people.push(Person { habit, here: true, busy: 0, given: 0, took_part: false, blocked: false });
        }
        let mut sum = 0u64;
        self.givers.clear();
        for (person, place) in self.people.iter_mut().zip(0u32..) {
            person.busy = 0;
            if person.here {
                sum += person.habit.gives;
                self.givers.push((sum, place));
            }
        }
        Ok(())
    }

    /// What people come to want this week.
    fn want(&mut self, week: u32) {
        let dice = self.dice;
        for (person, place) in self.people.iter().zip(0u32..).filter(|(person, _)| person.here) {
            let member = u64::from(person.habit.member.get());
            let (surely, perhaps) = (person.habit.wants / 1_000_000, (person.habit.wants % 1_000_000) as u32);
            let count = surely + u64::from(dice.chance(perhaps, For::Want, member, u64::from(week), 0));
            for which in 0..count {
                let name = (member << 32) | (u64::from(week) << 16) | which;
                let session = dice.chance(self.habits.session_share * 1_000, For::Session, name, 0, 0);
                let occasions = if session && !self.habits.sessions.is_empty() { &self.habits.sessions } else { &self.habits.pairs };
                let like = dice.draw(For::Like, name, 0, 0);
                let mut occasion = pick(occasions, like).unwrap_or(Occasion { activity: None, minutes: 60 });
                if let Some(minutes) = pick(&self.behaviour.minutes, like) {
                    occasion.minutes = minutes;
                }
                let care = dice.below(1_000_000, For::Care, name, 0, 0) as u32;
                self.wants.push(Want { name, person: place, since: week, care, occasion, session, asked: None, met: false, order: 0 });
                self.ran.wants += 1;
            }
        }
    }

    /// Everybody who wants help and is willing to spend on it asks, in an order by lot.
    fn ask(&mut self, context: Context, day: Date, week: u32) -> Result<(), Error> {
        let dice = self.dice;
        for want in &mut self.wants {
            want.order = dice.draw(For::Order, want.name, u64::from(week), 0);
        }
        self.wants.sort_unstable_by_key(|want| (want.order, want.name));
        for place in 0..self.wants.len() {
            if !self.willing(place)? {
                continue;
            }
            let mut company = vec![place];
            if self.wants[place].session {
                let size = self.behaviour.session_size as usize;
                let mut other = place + 1;
                while other < self.wants.len() && company.len() < size {
                    let person = self.wants[other].person;
                    let new = self.wants[other].session && company.iter().all(|one| self.wants[*one].person != person);
                    if new && self.willing(other)? {
                        company.push(other);
                    }
                    other += 1;
                }
            }
            for one in &company {
                let asked = &mut self.wants[*one].asked;
                if asked.is_none() {
                    *asked = Some(week);
                    self.ran.requests += 1;
                }
            }
            self.find(context, day, week, company)?;
        }
        Ok(())
    }

    /// Whether somebody asks for what they want, going by what they may still spend.
    fn willing(&self, place: usize) -> Result<bool, Error> {
        let want = &self.wants[place];
        if want.met || !self.people[want.person as usize].here {
            return Ok(false);
        }
        Ok(want.care < self.behaviour.asking(self.room(self.people[want.person as usize].habit.account)?))
    }

    /// Minutes an account is above the lowest it may reach, what is held taken off; none without a lowest, or without credit.
    fn room(&self, account: AccountId) -> Result<Option<i64>, Error> {
        if self.bank.charter().credit.mode == CreditMode::ParticipationOnly {
            return Ok(None);
        }
        let ledger = self.bank.ledger();
        let limits = ledger.effective(account, self.bank.limits_of_kind(account))?;
        let has = ledger.account(account)?;
        Ok(limits.lowest.map(|lowest| has.balance.get() - has.held_out.get() - lowest.get()))
    }

    /// Tries one member after another until someone comes.
    fn find(&mut self, context: Context, day: Date, week: u32, mut company: Vec<usize>) -> Result<(), Error> {
        let Want { name, person, occasion, .. } = self.wants[company[0]];
        for ask in 0..self.behaviour.asks {
            let Some(giver) = self.somebody(person, name, week, ask) else { continue };
            let Person { habit, here, busy, .. } = self.people[giver as usize];
            let receives = company.iter().any(|one| self.wants[*one].person == giver);
            if !here || receives || busy >= self.behaviour.busy {
                continue;
            }
            let balance = self.bank.ledger().account(habit.account)?.balance.get();
            if !self.dice.chance(self.behaviour.answering(balance), For::Answer, name, u64::from(week), u64::from(ask)) {
                continue;
            }
            loop {
                match self.exchange(context, day, giver, &company, occasion)? {
                    None => {
                        self.helped(giver, &company, week, occasion);
                        return Ok(());
                    }
                    Some(Stood::Rule) => {
                        self.ran.refused_by_rules += 1;
                        break;
                    }
                    Some(Stood::Limit(account)) => {
                        self.ran.refused_by_limits += 1;
                        if account == habit.account {
                            break;
                        }
                        let before = company.len();
                        company.retain(|one| {
                            let person = &mut self.people[self.wants[*one].person as usize];
                            person.blocked |= person.habit.account == account;
                            person.habit.account != account
                        });
                        // Nobody of the company: the pot's own limit. Nobody left: it was theirs.
                        if company.len() == before || company.is_empty() {
                            return Ok(());
                        }
                    }
                }
            }
        }
        Ok(())
    }

    /// Whom somebody asks: one of those they know, or anybody, the more readily the more they give.
    fn somebody(&self, person: u32, name: u64, week: u32, ask: u32) -> Option<u32> {
        let (week, ask) = (u64::from(week), u64::from(ask));
        let known = self.people[person as usize].habit.known;
        let who = self.dice.draw(For::Who, name, week, ask);
        if !known.all().is_empty() && self.dice.chance(self.behaviour.known * 1_000, For::Known, name, week, ask) {
            return pick(known.all(), who);
        }
        let all = self.givers.last()?.0;
        let at = ((u128::from(who) * u128::from(all)) >> 64) as u64;
        let place = self.givers.partition_point(|(sum, _)| *sum <= at);
        self.givers.get(place).map(|(_, giver)| *giver)
    }

    /// Puts an exchange to the bank: proposed, agreed, done and confirmed, or none of it. What stood in the way, if anything.
    fn exchange(&mut self, context: Context, day: Date, giver: u32, company: &[usize], occasion: Occasion) -> Result<Option<Stood>, Error> {
        let mut terms = Terms { activity: occasion.activity, ..Terms::new(day) };
        terms = terms.gave(self.people[giver as usize].habit.member, occasion.minutes);
        for one in company {
            terms = terms.received(self.people[self.wants[*one].person as usize].habit.member, occasion.minutes);
        }
        if company.len() > 1 {
            terms.group = self.policy.sessions;
        }
        let exchange: ExchangeId = self.bank.state.exchanges.next_id().ok_or(Error::Full { what: "exchanges" })?;
        let command = |action: crate::command::Action| Command::new(context, action);
        let mut commands = vec![
            command(Propose { terms, dates: Vec::new(), on_behalf_of: None, note: None }.into()),
            command(Agree { exchange, members: Vec::new(), series: false }.into()),
            command(Done { exchange, actual: Vec::new(), visitors: None, facilitation: None, note: None }.into()),
        ];
        if self.bank.charter().confirmation.who != Confirmers::Either {
            commands.push(command(Confirm { exchange, members: Vec::new(), minutes: None }.into()));
        }
        let refusal = |result: Result<Vec<crate::state::Outcome>, Error>| match result {
            Ok(_) => Ok(None),
            Err(Error::BatchRefused { error, .. }) => Ok(Some(*error)),
            Err(error) => Err(error),
        };
        let mut refused = refusal(self.bank.execute_all(&commands))?;
        if matches!(refused, Some(Error::NeedsApproval { .. })) {
            // What a rule wants approved the broker approves; what a limit keeps out they do not.
            commands.insert(1, command(Approve { exchange, limit: false, note: None }.into()));
            refused = refusal(self.bank.execute_all(&commands))?;
        }
        if matches!(refused, Some(Error::LimitReached { .. })) && occasion.activity.is_some_and(|a| self.bank.activity_never_refused(a)) {
            // What they need is on a rung nobody is refused on because of a balance.
            commands.retain(|command| !matches!(command.action, crate::command::Action::Approve(_)));
            commands.insert(1, command(Approve { exchange, limit: true, note: None }.into()));
            refused = refusal(self.bank.execute_all(&commands))?;
        }
        match refused {
            None => Ok(None),
            Some(Error::LimitReached { account, .. }) => Ok(Some(Stood::Limit(account))),
            Some(Error::RuleRefused { .. } | Error::NeedsApproval { .. }) => Ok(Some(Stood::Rule)),
            Some(error) => Err(error),
        }
    }

    fn helped(&mut self, giver: u32, company: &[usize], week: u32, occasion: Occasion) {
        self.ran.exchanges += 1;
        self.ran.minutes += u64::from(occasion.minutes);
        for one in company {
            let want = &mut self.wants[*one];
            want.met = true;
            self.ran.met += 1;
            self.ran.waited += u64::from(week - want.asked.unwrap_or(week));
            let receiver = want.person;
            self.people[receiver as usize].took_part = true;
            self.people[receiver as usize].habit.known.meet(giver);
            self.people[giver as usize].habit.known.meet(receiver);
        }
        let person = &mut self.people[giver as usize];
        person.busy += 1;
        person.given += u64::from(occasion.minutes);
        person.took_part = true;
    }

    /// Wants that were met are done with, and those that have waited too long pass.
    fn pass(&mut self, week: u32) {
        let (people, ran, patience) = (&self.people, &mut self.ran, self.behaviour.patience);
        self.wants.retain(|want| {
            if want.met {
                return false;
            }
            if !people[want.person as usize].here {
                ran.open += 1;
                return false;
            }
            if week + 1 < want.since + patience {
                return true;
            }
            if want.asked.is_some() {
                ran.unmet += 1;
            } else {
                ran.held_back += 1;
            }
            false
        });
    }

    fn ended(mut self) -> (Ran, TimeBank) {
        self.ran.open += self.wants.len() as u64;
        let here = |person: &&Person| person.here || person.took_part;
        let mut given: Vec<u64> = self.people.iter().filter(here).map(|person| person.given).collect();
        self.ran.gini_given = gini(&mut given);
        // Sorted by now.
        let tenth: u64 = given.iter().rev().take(given.len().div_ceil(10)).sum();
        self.ran.top_tenth = Figure::share(tenth, given.iter().sum());
        self.ran.took_part = self.people.iter().filter(|person| person.took_part).count() as u64;
        self.ran.blocked = self.people.iter().filter(|person| person.blocked).count() as u64;
        let accounts = self.bank.ledger().accounts.iter();
        let above = accounts.filter(|(id, account)| *id != AccountId::POT && account.balance.is_positive());
        self.ran.credit = above.map(|(_, account)| account.balance.get().unsigned_abs()).sum();
        (self.ran, self.bank)
    }
}

fn pick<T: Copy>(from: &[T], draw: u64) -> Option<T> {
    let place = (u128::from(draw) * from.len() as u128) >> 64;
    from.get(place as usize).copied()
}
