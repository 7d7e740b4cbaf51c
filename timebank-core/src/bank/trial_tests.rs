#![allow(clippy::unwrap_used, reason = "tests")]
//! A trial is kept whole or not at all, and has the same effect as executing the commands.

use crate::bank::TimeBank;
use crate::charter::Charter;
use crate::command::{Admit, Command, Context, Erase};
use crate::error::Error;
use crate::journal::JournalRecord;
use crate::journal::write_line;
use crate::model::personal::Profile;
use crate::values::ids::MemberId;

fn context() -> Context {
    Context::host("2026-03-01T10:00:00Z".parse().unwrap()).salt(crate::golden::fresh_salt())
}

fn admit(name: &str) -> Command {
    Command::new(context(), Admit { profile: Profile::named(name), ..Admit::default() })
}

fn lines(records: &[JournalRecord]) -> String {
    let mut out = Vec::new();
    records.iter().for_each(|record| write_line(record, &mut out));
    String::from_utf8(out).unwrap()
}

#[test]
fn promise_3_a_trial_dropped_never_was() {
    let bank = TimeBank::create(context(), crate::golden::BANK, Charter::named("Harpurbrook")).unwrap();
    let before = bank.clone();
    let mut trial = bank.trial();
    trial.execute(&admit("Ana")).unwrap();
    assert!(trial.execute(&Command::new(context(), Erase { member: MemberId::new(9).unwrap() })).is_err());
    trial.execute(&admit("Ben")).unwrap();
    drop(trial);
    assert_eq!(bank, before);
}

#[test]
fn a_trial_kept_is_as_if_executed_and_drained_in_order() {
    let mut bank = TimeBank::create(context(), crate::golden::BANK, Charter::named("Harpurbrook")).unwrap();
    let mut other = bank.clone();
    bank.drain();
    let (ana, ben) = (admit("Ana"), admit("Ben"));
    bank.execute(&ana).unwrap();
    other.execute(&ana).unwrap();
    let mut trial = bank.trial();
    trial.execute(&ben).unwrap();
    other.execute(&ben).unwrap();
    bank.keep_trial(trial).unwrap();
    assert_eq!(bank, other);
    assert_eq!(lines(&bank.drain()), lines(&other.drain()));
}

#[test]
fn a_trial_of_a_bank_that_moved_on_is_refused() {
    let mut bank = TimeBank::create(context(), crate::golden::BANK, Charter::named("Harpurbrook")).unwrap();
    let trial = bank.trial();
    bank.execute(&admit("Ana")).unwrap();
    let before = bank.clone();
    assert_eq!(bank.keep_trial(trial), Err(Error::Conflict { expected: 1, found: 2 }));
    assert_eq!(bank, before);
}

/// A member forgotten in a trial is also removed from the records that waited before it (promise 7).
#[test]
fn promise_7_what_waits_is_forgotten_with_a_trial() {
    let mut bank = TimeBank::create(context(), crate::golden::BANK, Charter::named("Harpurbrook")).unwrap();
    let ana = bank.execute(&admit("Zebulon")).unwrap().member().unwrap();
    let mut trial = bank.trial();
    trial.execute(&Command::new(context(), Erase { member: ana })).unwrap();
    bank.keep_trial(trial).unwrap();
    assert!(!lines(&bank.drain()).contains("Zebulon"));
}
