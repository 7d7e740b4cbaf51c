#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, clippy::panic, reason = "tests")]

use super::*;
use crate::command::{AddActivity, Command, Context};
use crate::golden;
use conformance::{Factory, Failure, run};

/// Makes stores in memory, spoilt in a given way.
struct Spoilt(fn(MemoryStore) -> Odd);

struct Odd {
    store: MemoryStore,
    no_conflict: bool,
    no_forgetting: bool,
    half: bool,
}

impl Store for Odd {
    fn read_after(&mut self, seq: u64) -> Result<Vec<JournalRecord>, Error> {
        self.store.read_after(seq)
    }
    fn append(&mut self, expected: Head, records: &[JournalRecord]) -> Result<(), Error> {
        if self.half && records.len() > 1000 {
            return self.store.append(expected, &records[..1000]);
        }
        if (self.no_conflict && expected != self.store.head()) || (self.no_forgetting && !members_forgotten(records).is_empty()) {
            let mut all = self.store.records().to_vec();
            all.extend_from_slice(records);
            let mut store = MemoryStore::new();
            let keep: Vec<JournalRecord> = all.iter().filter(|r| erased_member(&r.bytes).is_none()).cloned().collect();
            store.append(Head::NONE, &keep)?;
            self.store = store;
            return Ok(());
        }
        self.store.append(expected, records)
    }
}

impl Factory for Spoilt {
    type Store = Odd;
    fn fresh(&mut self) -> Result<Odd, Error> {
        Ok((self.0)(MemoryStore::new()))
    }
    fn reopen(&mut self, store: Odd) -> Result<Odd, Error> {
        Ok(store)
    }
}

fn odd(store: MemoryStore) -> Odd {
    Odd { store, no_conflict: false, no_forgetting: false, half: false }
}

#[test]
fn the_memory_store_conforms() {
    assert_eq!(run(&mut Spoilt(odd)), Ok(12));
}

#[test]
fn a_store_that_breaks_the_contract_is_caught() {
    let check = |make| run(&mut Spoilt(make)).map_err(|Failure { check, .. }| check);
    assert_eq!(check(|s| Odd { no_conflict: true, ..odd(s) }), Err("conflict"));
    assert_eq!(check(|s| Odd { no_forgetting: true, ..odd(s) }), Err("lasts"));
    assert_eq!(check(|s| Odd { half: true, ..odd(s) }), Err("large-append"));
}

fn word(code: &str) -> Command {
    let action: AddActivity = serde_json::from_str(&format!(r#"{{"activity":{{"code":"{code}","name":"{code}"}}}}"#)).unwrap();
    Command::new(Context::host("2026-06-01T10:00:00Z".parse().unwrap()), action)
}

fn kept() -> (TimeBank, MemoryStore) {
    let mut store = MemoryStore::new();
    store.append(Head::NONE, &golden::records()).unwrap();
    (golden::bank(), store)
}

#[test]
fn a_refusal_is_final_only_once_the_tail_was_read() {
    let (mut bank, mut store) = kept();
    let mut first = Keeper::open(&mut store).unwrap();
    first.execute(&word("sewing")).unwrap();
    let after = bank.head().seq;
    // This bank does not know yet that the word is taken: it finds a conflict, reads, and is refused then.
    let mut writing = Writing::new(vec![word("sewing")]);
    let WriteStep::Append { expected, records } = writing.begin(&mut bank) else { panic!() };
    let step = writing.appended(&mut bank, store.append(expected, &records));
    assert_eq!(step, WriteStep::Read { after });
    let step = writing.read(&mut bank, store.read_after(after));
    assert!(matches!(step, WriteStep::Refused(Error::AlreadyThere { .. })));
    // And one that would refuse at once reads first: what speaks against it may be gone.
    let mut writing = Writing::new(vec![word("sewing")]);
    let step = writing.begin(&mut bank);
    assert_eq!(step, WriteStep::Read { after: after + 1 });
    assert!(matches!(writing.read(&mut bank, Ok(Vec::new())), WriteStep::Refused(Error::AlreadyThere { .. })));
}

#[test]
fn an_unknown_outcome_is_settled_by_reading() {
    for written in [true, false] {
        let (mut bank, mut store) = kept();
        let mut writing = Writing::new(vec![word("sewing")]);
        let WriteStep::Append { expected, records } = writing.begin(&mut bank) else { panic!() };
        if written {
            store.append(expected, &records).unwrap();
        }
        let step = writing.appended(&mut bank, Err(Error::Unknown { why: "no answer".into() }));
        let WriteStep::Read { after } = step else { panic!() };
        match writing.read(&mut bank, store.read_after(after)) {
            WriteStep::Done(outcomes) => assert!(written && !outcomes[0].repeated),
            WriteStep::Append { expected, records } => {
                assert!(!written);
                // The first append lands after all: the second meets it as a conflict, and knows it for its own.
                store.append(expected, &records).unwrap();
                let step = writing.appended(&mut bank, store.append(expected, &records));
                let WriteStep::Read { after } = step else { panic!() };
                assert!(matches!(writing.read(&mut bank, store.read_after(after)), WriteStep::Done(_)));
            }
            other => panic!("{other:?}"),
        }
        assert_eq!((store.head(), store.records().len()), (bank.head(), golden::records().len() + 1));
    }
}

#[test]
fn what_stays_unknown_is_said_to_be_unknown() {
    let (mut bank, _) = kept();
    let before = bank.head();
    let mut writing = Writing::new(vec![word("sewing")]);
    let mut step = writing.begin(&mut bank);
    let mut appends = 0;
    let error = loop {
        step = match step {
            WriteStep::Read { .. } => writing.read(&mut bank, Ok(Vec::new())),
            WriteStep::Append { .. } => {
                appends += 1;
                writing.appended(&mut bank, Err(Error::Unknown { why: "no answer".into() }))
            }
            WriteStep::Refused(error) => break error,
            WriteStep::Done(_) => panic!(),
        }
    };
    assert_eq!((error.code(), appends, bank.head()), ("unknown-outcome", TRIES + 1, before));
    // Whatever comes in the way of finding out leaves it unknown as well.
    let mut writing = Writing::new(vec![word("sewing")]);
    writing.begin(&mut bank);
    writing.appended(&mut bank, Err(Error::Unknown { why: "no answer".into() }));
    let step = writing.read(&mut bank, Err(Error::StoreFailed { why: "away".into() }));
    assert!(matches!(step, WriteStep::Refused(Error::Unknown { .. })));
}

#[test]
fn an_answer_to_no_question_is_refused() {
    let (mut bank, _) = kept();
    let mut writing = Writing::new(vec![word("sewing")]);
    assert!(matches!(writing.appended(&mut bank, Ok(())), WriteStep::Refused(Error::StoreFailed { .. })));
    writing.begin(&mut bank);
    assert!(matches!(writing.read(&mut bank, Ok(Vec::new())), WriteStep::Refused(Error::StoreFailed { .. })));
}

/// A store whose next append fails, or panics.
struct Failing {
    store: MemoryStore,
    fail: Option<fn() -> Error>,
}

impl Store for Failing {
    fn read_after(&mut self, seq: u64) -> Result<Vec<JournalRecord>, Error> {
        self.store.read_after(seq)
    }
    fn append(&mut self, expected: Head, records: &[JournalRecord]) -> Result<(), Error> {
        match self.fail.take() {
            Some(fail) => Err(fail()),
            None => self.store.append(expected, records),
        }
    }
}

#[test]
fn a_keeper_holds_nothing_that_its_store_did_not_keep() {
    let fails: [fn() -> Error; 3] = [
        || Error::StoreFailed { why: "the disk is full".into() },
        || Error::Unknown { why: "no answer".into() },
        || panic!("the store fell over"),
    ];
    for (fail, answered) in fails.into_iter().zip([false, true, false]) {
        let mut keeper = Keeper::open(Failing { store: kept().1, fail: None }).unwrap().with_clock(SystemClock);
        let before = keeper.bank().trial().bank().snapshot();
        keeper.store_mut().fail = Some(fail);
        let told = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| keeper.execute(&word("sewing"))));
        assert_eq!(matches!(told, Ok(Ok(_))), answered, "an append without an answer is looked for, and sent again");
        if !answered {
            assert_eq!(keeper.bank().snapshot(), before);
        }
        // The keeper goes on, and what it has is what its store has.
        keeper.execute(&word("darning")).unwrap();
        let journal = keeper.store().store.records().to_vec();
        assert_eq!(TimeBank::replay(journal).unwrap().snapshot(), keeper.bank().snapshot());
    }
}
