//! Core and model in lockstep.

use crate::translate;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestError, TestRng, TestRunner};
use timebank_core::journal::event::Event;
use timebank_core::ledger::Account;
use timebank_core::{AccountId, Command, Date, JournalRecord, TimeBank};
use timebank_model::{self as m, Dice, Fault};

/// Throws for one command each, at most 60 commands.
pub type Script = Vec<Vec<u16>>;

pub fn scripts() -> impl Strategy<Value = Script> {
    vec(vec(any::<u16>(), 40), 2..=60)
}

/// How many sequences: two thousand, or as the environment says.
pub fn sequences() -> u32 {
    let given = std::env::var("TIMEBANK_SEQUENCES").ok().and_then(|n| n.parse().ok());
    let long = std::env::var_os("TIMEBANK_LONG").is_some();
    given.unwrap_or(if long { 10_000 } else { 2_000 })
}

/// What was seen while running, to know that the sequences reach what they are for.
#[derive(Default, Debug)]
pub struct Seen {
    pub accepted: std::collections::BTreeMap<&'static str, u64>,
    pub refused: std::collections::BTreeMap<String, u64>,
}

macro_rules! hold {
    ($cond:expr, $($why:tt)*) => {
        if !$cond { return Err(TestCaseError::fail(format!($($why)*))); }
    };
}

struct Pair {
    core: TimeBank,
    follower: Option<TimeBank>,
    journal: Vec<JournalRecord>,
    model: m::Bank,
    commands: Vec<Command>,
}

/// Runs one script; fails at the first difference between core and model, or the first promise broken.
pub fn run(script: &Script, fault: Option<Fault>, seen: &mut Seen) -> Result<(), TestCaseError> {
    let mut throws = script.iter();
    play(fault, &mut |bank| throws.next().map(|throws| m::next_command(bank, &mut Dice::new(throws))), seen)
}

/// Runs commands, each made for the bank as it stands, until there are no more.
pub fn play(fault: Option<Fault>, next: &mut dyn FnMut(&m::Bank) -> Option<m::Command>, seen: &mut Seen) -> Result<(), TestCaseError> {
    let mut model = fault.map_or_else(m::Bank::default, m::Bank::with_fault);
    // Founding never fails; everything after may.
    let Some(first) = next(&model) else { return Ok(()) };
    model.run(&first).map_err(|codes| TestCaseError::fail(format!("the model cannot be founded: {codes:?}")))?;
    let command = translate::command(&first);
    let m::Action::Create { rules } = &first.action else { return Err(TestCaseError::fail("a bank is founded first")) };
    let mut core = TimeBank::create(command.context(), timebank_core::BankId([1; 16]), translate::charter(rules))
        .map_err(|e| TestCaseError::fail(format!("cannot be founded: {}", e.to_json())))?;
    let journal = core.drain();
    let follower = (fault.is_none()).then(|| TimeBank::replay(journal.clone()).unwrap());
    let mut pair = Pair { core, follower, journal, model, commands: vec![command] };
    while let Some(next) = next(&pair.model) {
        pair.step(&next, seen).map_err(|e| TestCaseError::fail(format!("{e}\nat {next:?}")))?;
    }
    if fault.is_none() {
        pair.promise_2_replay_is_identity()?;
    }
    Ok(())
}

impl Pair {
    fn step(&mut self, next: &m::Command, seen: &mut Seen) -> Result<(), TestCaseError> {
        let command = translate::command(next);
        let before = self.core.clone();
        let head = self.core.head();
        let decided = if self.follower.is_some() { Some(self.core.decide(&command)) } else { None };
        hold!(self.core == before && self.core.head() == head, "promise 3: deciding changed the bank");
        // Promise 3: what is refused changes nothing beyond what time alone had made due.
        let mut timed = before.clone();
        let passes = !matches!(command.action, timebank_core::command::Action::ExpireDue(_))
            && !next.key.is_some_and(|key| self.model.keys.contains_key(&(next.by, key)));
        if passes && command.at >= timed.last_at() {
            let _ = timed.pass_time(command.at);
        }
        let said = self.core.execute(&command);
        let expected = self.model.run(next);
        let tag = command.action.tag();
        match (&said, &expected) {
            (Ok(outcome), Ok(answer)) => {
                *seen.accepted.entry(tag).or_default() += 1;
                self.same_answer(outcome, answer, next.by)?;
            }
            (Err(error), Err(codes)) => {
                *seen.refused.entry(format!("{tag}: {}", error.code())).or_default() += 1;
                hold!(codes.contains(&error.code()), "the core says `{}` ({}), the model one of {codes:?}", error.code(), error);
                // Promise 3: what is refused changes nothing.
                hold!(self.core == timed && self.core.head() == timed.head(), "promise 3: a refused command changed the bank");
            }
            (Ok(_), Err(codes)) => return Err(TestCaseError::fail(format!("the core accepts, the model says {codes:?}"))),
            (Err(error), Ok(_)) => {
                return Err(TestCaseError::fail(format!("the core says {}, the model accepts", error.to_json())));
            }
        }
        let records = self.core.drain();
        if let Some(decided) = decided {
            let same = match (&decided, &said) {
                (Ok(decision), Ok(outcome)) => {
                    [decision.due.as_slice(), &decision.records].concat() == records && decision.outcomes == [outcome.clone()]
                }
                (Err(a), Err(b)) => a == b,
                _ => false,
            };
            hold!(same, "decide and execute do not say the same");
        }
        if let Some(follower) = &mut self.follower
            && !records.is_empty()
        {
            let applied = follower.apply(&records).map_err(|e| TestCaseError::fail(format!("cannot be applied: {}", e.to_json())))?;
            hold!(*follower == self.core && follower.head() == self.core.head(), "promise 2: applying gives another bank");
            hold!(
                said.as_ref().is_err()
                    || said.as_ref().is_ok_and(|o| o.repeated || next.by.is_some())
                    || said.as_ref().ok() == applied.last(),
                "applying gives another answer"
            );
        }
        // One that was refused may have let time pass.
        let left = !records.is_empty();
        self.journal.extend(records);
        if left {
            self.commands.push(command);
        }
        self.same_books()?;
        self.promise_1_sum_is_zero()?;
        hold!(self.model.unworded == 0, "promise 3: {} minutes left an account without its word", self.model.unworded);
        if said.is_ok() {
            self.promise_5_limits_limit(&timed, next, &said.as_ref().map(|o| o.flagged.clone()).unwrap_or_default())?;
            self.promise_11_service_is_not_payment(&timed, next)?;
        }
        Ok(())
    }

    /// Whether an answer is the one expected. A member who is no broker is told of their own account only (promise 13).
    fn same_answer(&self, outcome: &timebank_core::Outcome, answer: &m::Answer, by: Option<u32>) -> Result<(), TestCaseError> {
        let own = by.filter(|by| is_told_as_member(&self.core, *by));
        let own = own.map(|by| self.core.host().account_of(translate::member(by)).map_or(0, |account| account.get()));
        let told = |account: &u32| own.is_none_or(|own| own == *account);
        let sorted = |mut all: Vec<u32>| {
            all.sort_unstable();
            all
        };
        hold!(outcome.repeated == answer.repeated, "promise 8: repeated is {}, {} expected", outcome.repeated, answer.repeated);
        hold!(outcome.created.map(translate::created) == answer.created, "created {:?}, {:?} expected", outcome.created, answer.created);
        let beyond = sorted(outcome.beyond.iter().map(|a| a.get()).collect());
        hold!(
            beyond == sorted(answer.beyond.iter().copied().filter(told).collect()),
            "promise 5: beyond {beyond:?}, {:?} expected",
            answer.beyond
        );
        let flagged = sorted(outcome.flagged.iter().map(|a| a.get()).collect());
        hold!(
            flagged == sorted(answer.flagged.iter().copied().filter(told).collect()),
            "promise 5: flagged {flagged:?}, {:?} expected",
            answer.flagged
        );
        let awaiting = sorted(outcome.awaiting.iter().map(|a| a.get()).collect());
        hold!(awaiting == sorted(answer.awaiting.clone()), "promise 3: waits for {awaiting:?}, {:?} expected", answer.awaiting);
        let to_pot = |s: &timebank_core::exchange::Shortfall| s.to == timebank_core::exchange::ShortfallTo::Pot;
        let mut short: Vec<(u32, i128, bool)> =
            outcome.shortfalls.iter().map(|s| (s.account.get(), i128::from(s.minutes.get()), to_pot(s))).collect();
        let mut expected = answer.shortfalls.clone();
        expected.retain(|(account, ..)| told(account));
        short.sort_unstable();
        expected.sort_unstable();
        hold!(short == expected, "shortfalls {short:?}, {expected:?} expected");
        Ok(())
    }

    fn same_books(&self) -> Result<(), TestCaseError> {
        let ledger = self.core.host().ledger();
        hold!(ledger.accounts.len() as usize == self.model.accounts.len(), "another number of accounts");
        for (id, account) in ledger.accounts.iter() {
            let id = id.get();
            let expected = &self.model.accounts[&id];
            let has = (account.balance.get(), account.given, account.received);
            let wants = (expected.balance as i64, expected.given as u32, expected.received as u32);
            hold!(has == wants, "account {id}: balance, given, received are {has:?}, {wants:?} expected");
            let held = (i128::from(account.held_out.get()), i128::from(account.held_in.get()));
            hold!(held == self.model.held(id), "account {id}: {held:?} held out and in, {:?} expected", self.model.held(id));
        }
        for (id, expected) in &self.model.exchanges {
            let state = self.core.host().stands(translate::exchange(*id)).map(translate::stage);
            hold!(state.as_ref().is_ok_and(|s| *s == expected.stage), "exchange {id} is {state:?}, {:?} expected", expected.stage);
        }
        for (id, expected) in &self.model.exchanges {
            let more = self.core.host().exchange_more(translate::exchange(*id));
            let of = |who: timebank_core::MemberId| self.model.resolve(who.get());
            let (has, wants) = (more.and_then(|more| more.declined).map(of), expected.declined.map(|who| self.model.resolve(who)));
            hold!(has == wants, "exchange {id} was declined by {has:?}, {wants:?} expected");
        }
        self.same_declines()?;
        let more = self.core.host().stands(translate::exchange(self.model.exchanges.len() as u32 + 1));
        hold!(more.is_err(), "more exchanges than expected");
        for (id, expected) in &self.model.members {
            let row = self.core.host().member(translate::member(*id));
            hold!(row.is_ok_and(|r| r.account.get() == self.model.members[&self.model.resolve(*id)].account), "member {id} {expected:?}");
        }
        Ok(())
    }

    /// What members would rather not be asked is what is told of them, and what the model says.
    fn same_declines(&self) -> Result<(), TestCaseError> {
        for (id, row) in &self.model.members {
            let who = translate::member(*id);
            if row.rather_not.is_empty() && self.core.host().person(who).is_none_or(|person| person.rather_not.is_empty()) {
                continue;
            }
            let held = self.core.host().held_about(&timebank_core::queries::HeldAboutMember::new(who)).unwrap();
            let mut has: Vec<_> =
                held.personal.iter().flat_map(|held| &held.rather_not).map(|one| crate::declines::said(one.until, &one.said)).collect();
            let mut wants: Vec<_> =
                self.model.would_rather_not(*id).into_iter().map(|(until, offer, what)| (translate::date(until), offer, what)).collect();
            let key = |one: &(Date, u32, m::RatherNot)| format!("{one:?}");
            has.sort_by_key(key);
            wants.sort_by_key(key);
            hold!(has == wants, "member {id} would rather not {has:?}, {wants:?} expected");
        }
        Ok(())
    }

    fn promise_1_sum_is_zero(&self) -> Result<(), TestCaseError> {
        let sum: i64 = self.core.host().balances().map(|(_, m)| m.get()).sum();
        hold!(sum == 0, "promise 1: the accounts sum to {sum}");
        Ok(())
    }

    /// No account goes further outside its enforced limits, holds included, unless that is flagged. Limits are the model's, as
    /// they are after the command. Leaving moves a whole balance towards zero, whatever is held.
    fn promise_5_limits_limit(&self, before: &TimeBank, next: &m::Command, flagged: &[AccountId]) -> Result<(), TestCaseError> {
        if matches!(next.action, m::Action::SetState { to: m::Standing::Left, .. } | m::Action::Erase { .. }) || self.model.fault.is_some()
        {
            return Ok(());
        }
        let ledger = self.core.host().ledger();
        for (id, after) in ledger.accounts.iter() {
            let (lowest, highest, enforced) = self.model.limits_now(id.get());
            let Some(was) = before.host().ledger().accounts.get(id) else { continue };
            if !enforced || flagged.contains(&id) {
                continue;
            }
            let below = |a: &Account| lowest.map_or(0, |l| (l - i128::from(a.balance.get() - a.held_out.get())).max(0));
            let above = |a: &Account| highest.map_or(0, |h| (i128::from(a.balance.get() + a.held_in.get()) - h).max(0));
            hold!(below(after) <= below(was), "promise 5: account {id} is further below its limit: {was:?} to {after:?}");
            hold!(above(after) <= above(was), "promise 5: account {id} is further above its limit: {was:?} to {after:?}");
        }
        Ok(())
    }

    /// Credit that moves without an exchange leaves what was given and received as it is, all taken together. Whoever leaves may be the last
    /// whom a bundle waits for: then the rest of it is posted, and counts.
    fn promise_11_service_is_not_payment(&self, before: &TimeBank, next: &m::Command) -> Result<(), TestCaseError> {
        use m::Action as A;
        let service = |bank: &TimeBank| {
            bank.host().ledger().accounts.iter().fold((0u64, 0u64), |(g, r), (_, a)| (g + u64::from(a.given), r + u64::from(a.received)))
        };
        let settled = (before.head().seq + 1..)
            .zip(&self.journal[before.head().seq as usize..])
            .any(|(seq, record)| record.body(seq).is_ok_and(|body| matches!(body.event, Event::BundleSettled(_))));
        if !settled
            && matches!(
                next.action,
                A::Transfer(_)
                    | A::AgeCredit
                    | A::PostPassage { .. }
                    | A::Erase { .. }
                    | A::SetState { .. }
                    | A::Merge { .. }
                    | A::JoinAccount { .. }
                    | A::Admit { .. }
                    | A::BeginPassage { .. }
                    | A::SetLimits { .. }
            )
        {
            hold!(service(before) == service(&self.core), "promise 11: a transfer counted as service");
        }
        if matches!(next.action, A::Record { .. }) {
            // What widens limits is credit that moved: what was given and what was received can differ by the pot's part alone.
            let (was, is) = (service(before), service(&self.core));
            let of_members = |bank: &TimeBank| -> i64 {
                bank.host().ledger().accounts.iter().filter(|(id, _)| *id != AccountId::POT).map(|(_, a)| a.balance.get()).sum()
            };
            let (given, received) = (is.0.abs_diff(was.0), is.1.abs_diff(was.1));
            let net = of_members(&self.core) - of_members(before);
            hold!(given as i64 - received as i64 == net, "promise 11: what widens limits is not what moved");
        }
        Ok(())
    }

    fn promise_2_replay_is_identity(&self) -> Result<(), TestCaseError> {
        let replayed = TimeBank::replay(self.journal.clone()).map_err(|e| TestCaseError::fail(format!("replay: {}", e.to_json())))?;
        hold!(replayed == self.core && replayed.head() == self.core.head(), "promise 2: replay gives another bank");
        let mut lines = Vec::new();
        self.journal.iter().for_each(|record| timebank_core::journal::write_line(record, &mut lines));
        let read = TimeBank::from_jsonl(&lines).map_err(|e| TestCaseError::fail(format!("from lines: {}", e.to_json())))?;
        hold!(read == self.core && read.head() == self.core.head(), "promise 2: reading the lines gives another bank");
        // The same commands again, all at once, give the same bytes.
        let mut again =
            TimeBank::create(self.commands[0].context(), timebank_core::BankId([1; 16]), charter_of(&self.commands[0])).unwrap();
        for command in &self.commands[1..] {
            let _ = again.execute(command);
        }
        hold!(again.head() == self.core.head(), "promise 4: the same commands give another head");
        let snapshot = self.core.snapshot();
        if !snapshot.is_empty() {
            let opened = TimeBank::from_snapshot(&snapshot).map_err(|e| TestCaseError::fail(format!("snapshot: {}", e.to_json())))?;
            hold!(opened == self.core && opened.head() == self.core.head(), "promise 2: a snapshot gives another bank");
        }
        Ok(())
    }
}

/// Whether a member's command is answered as a member's, and not as a broker's.
fn is_told_as_member(bank: &timebank_core::TimeBank, by: u32) -> bool {
    bank.audience_of(timebank_core::Sender::Member(translate::member(by)), bank.last_at()) == timebank_core::Audience::Member
}

fn charter_of(command: &Command) -> timebank_core::Charter {
    match &command.action {
        timebank_core::command::Action::Create(found) => (*found.charter).clone(),
        other => panic!("not founding: {}", other.tag()),
    }
}

/// Runs scripts from a seed until one fails; gives how many it took, and what failed.
pub fn search(seed: u8, most: u32, fault: Option<Fault>, shrink: bool, seen: &mut Seen) -> Result<(), (u32, String)> {
    let config = Config { cases: most, max_shrink_iters: if shrink { 4096 } else { 0 }, failure_persistence: None, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &[seed; 32]));
    let tried = std::cell::Cell::new(0u32);
    let cell = std::cell::RefCell::new(seen);
    let result = runner.run(&scripts(), |script| {
        tried.set(tried.get() + 1);
        run(&script, fault, &mut cell.borrow_mut())
    });
    match result {
        Ok(()) => Ok(()),
        Err(TestError::Fail(why, script)) => Err((tried.get(), format!("{why}\n{}", told(&script, fault)))),
        Err(TestError::Abort(why)) => Err((tried.get(), format!("aborted: {why}"))),
    }
}

/// The commands of a script, for whoever has to understand what failed.
fn told(script: &Script, fault: Option<Fault>) -> String {
    let mut model = fault.map_or_else(m::Bank::default, m::Bank::with_fault);
    let mut text = String::new();
    for throws in script {
        let next = m::next_command(&model, &mut Dice::new(throws));
        let said = model.run(&next);
        text.push_str(&format!("  {next:?}\n    → {said:?}\n"));
    }
    text
}

#[test]
fn the_bank_and_a_plain_model_of_it_say_the_same() {
    let mut seen = Seen::default();
    let count = sequences();
    let seed = std::env::var("TIMEBANK_SEED").ok().and_then(|n| n.parse().ok()).unwrap_or(1);
    if let Err((tried, why)) = search(seed, count, None, true, &mut seen) {
        panic!("sequence {tried}: {why}");
    }
    let accepted: u64 = seen.accepted.values().sum();
    let refused: u64 = seen.refused.values().sum();
    println!("{count} sequences: {accepted} commands accepted, {refused} refused in {} ways", seen.refused.len());
    if std::env::var_os("TIMEBANK_SEEN").is_some() {
        println!("{seen:#?}");
    }
    // The sequences are worth something only if every action is accepted now and then.
    if count >= 2_000 {
        for tag in timebank_core::command::Action::TAGS.iter().filter(|t| !["create", "begin-copy", "set-clock"].contains(*t)) {
            assert!(seen.accepted.contains_key(tag), "no `{tag}` was ever accepted");
        }
    }
}
