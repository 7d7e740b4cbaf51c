//! Small worlds in which everything goes wrong, seeded: answers are lost, appends land late or are cut off half-way, two
//! writers race, keepers restart, and commands are sent again. Nothing may happen twice (promise 8), nothing that was
//! acknowledged may be lost, and a refusal has to be true.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, clippy::panic, reason = "tests")]

use super::file::scan::scan;
use super::*;
use crate::charter::Charter;
use crate::command::{Admit, Command, Context, Create, Record, Transfer};
use crate::golden::{Dice, long};
use crate::journal::{JsonLines, write_line};
use crate::ledger::TransferKind;
use crate::model::exchange::Terms;
use crate::values::digest::{Key, Salt};
use crate::values::ids::{AccountId, MemberId};
use crate::values::minutes::Minutes;
use std::cell::RefCell;
use std::rc::Rc;

/// The disk of a world: the bytes that are there, and an append still on its way.
struct Disk {
    bytes: Vec<u8>,
    head: Head,
    late: Option<(Head, Vec<JournalRecord>)>,
    dice: Dice,
    faults: u64,
}

impl Disk {
    fn records(&self) -> Vec<JournalRecord> {
        JsonLines::new(&self.bytes[..]).collect::<Result<_, _>>().unwrap()
    }
    fn write(&mut self, expected: Head, records: &[JournalRecord]) -> Result<(), Error> {
        if expected != self.head {
            return Err(Error::Conflict { expected: expected.seq, found: self.head.seq });
        }
        records.iter().for_each(|r| write_line(r, &mut self.bytes));
        self.head = head_after(expected, records);
        Ok(())
    }
    fn land(&mut self) {
        if let Some((expected, records)) = self.late.take() {
            let _ = self.write(expected, &records);
        }
    }
    /// Power goes in the middle of a write; what is found on coming back is what a file store would find.
    fn tear(&mut self, expected: Head, records: &[JournalRecord]) {
        if expected == self.head {
            let mut more = Vec::new();
            records.iter().for_each(|r| write_line(r, &mut more));
            let cut = self.dice.below(more.len() + 1);
            self.bytes.extend_from_slice(&more[..cut]);
            let found = scan(&self.bytes[..], (Head::NONE, 0)).unwrap();
            self.bytes.truncate(found.end as usize);
            self.head = found.head;
        }
    }
}

#[derive(Clone)]
struct Faulty(Rc<RefCell<Disk>>);

impl Store for Faulty {
    fn read_after(&mut self, seq: u64) -> Result<Vec<JournalRecord>, Error> {
        let mut disk = self.0.borrow_mut();
        match disk.dice.below(20) {
            0 => {
                disk.faults += 1;
                return Err(Error::StoreFailed { why: "away".into() });
            }
            1 | 2 => disk.land(),
            _ => {}
        }
        Ok(disk.records().split_off((seq as usize).min(disk.head.seq as usize)))
    }
    fn append(&mut self, expected: Head, records: &[JournalRecord]) -> Result<(), Error> {
        let mut disk = self.0.borrow_mut();
        let lost = || Err(Error::Unknown { why: "no answer".into() });
        let fate = disk.dice.below(24);
        disk.faults += u64::from(fate < 8);
        match fate {
            0 => Err(Error::StoreFailed { why: "no".into() }),
            1 | 2 => {
                let _ = disk.write(expected, records);
                lost()
            }
            3 => lost(),
            4 | 5 => {
                disk.late = Some((expected, records.to_vec()));
                lost()
            }
            6 | 7 => {
                disk.tear(expected, records);
                lost()
            }
            _ => disk.write(expected, records),
        }
    }
}

fn member(n: u32) -> MemberId {
    MemberId::new(n).unwrap()
}

fn base() -> (Vec<u8>, Head) {
    let cx = |n: u8| Context::host("2026-03-01T10:00:00Z".parse().unwrap()).key(Key([n; 16])).salt(Salt([n; 16]));
    let mut keeper = Keeper::open(MemoryStore::new()).unwrap();
    let charter = Charter::from_json(
        br#"{"name":"Harpurbrook","credit":{"limits":{"member":{"lowest":-90,"highest":90,"mode":"enforced"}},"shortfall":"pot"}}"#,
    );
    keeper
        .execute(&Command::new(cx(1), Create { bank: crate::golden::BANK, charter: Box::new(charter.unwrap()), decided_on: None }))
        .unwrap();
    for n in 2..5 {
        keeper.execute(&Command::new(cx(n), Admit::default())).unwrap();
    }
    let mut bytes = Vec::new();
    keeper.store().records().iter().for_each(|r| write_line(r, &mut bytes));
    (bytes, keeper.bank().head())
}

/// What came of a command, as whoever sent it knows.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Known {
    Nothing,
    Done(u64),
    Refused,
}

fn command(n: u8, dice: &mut Dice) -> Command {
    let cx = Context::host("2026-03-02T10:00:00Z".parse().unwrap()).key(Key([100 + n; 16]));
    let (a, b) = (1 + dice.below(3) as u32, 1 + dice.below(2) as u32);
    let b = if a == b { 3 } else { b };
    let minutes = 10 + dice.below(50) as u32;
    if dice.below(2) == 0 {
        let terms = Terms::new("2026-03-01".parse().unwrap()).gave(member(a), minutes).received(member(b), minutes);
        Command::new(cx, Record::new(terms))
    } else {
        let account = |n| AccountId::new(n + 1).unwrap();
        let minutes = Minutes::of(minutes as i32);
        Command::new(cx, Transfer { kind: TransferKind::Gift, from: account(a), to: account(b), minutes, note: None, on: None })
    }
}

fn world(seed: u64, base: &(Vec<u8>, Head)) -> u64 {
    let disk = Disk { bytes: base.0.clone(), head: base.1, late: None, dice: Dice(seed), faults: 0 };
    let disk = Rc::new(RefCell::new(disk));
    let mut dice = Dice(!seed);
    let open = || (0..50).find_map(|_| Keeper::open(Faulty(Rc::clone(&disk))).ok()).unwrap();
    let mut keepers = [open(), open()];
    let commands: Vec<Command> = (0..10).map(|n| command(n, &mut dice)).collect();
    let mut known = vec![Known::Nothing; commands.len()];
    for _ in 0..24 {
        let which = dice.below(2);
        if dice.below(8) == 0 {
            keepers[which] = open();
        }
        let n = dice.below(commands.len());
        let answer = keepers[which].execute(&commands[n]);
        match answer {
            Ok(outcome) => match known[n] {
                // A writer that lost its answer may find the very record another wrote of this command, and take it for its own:
                // the same record, the same answer.
                Known::Done(seq) => assert_eq!(outcome.seq, seq, "world {seed}: command {n} has two answers"),
                _ => known[n] = Known::Done(outcome.seq),
            },
            Err(Error::Unknown { .. } | Error::StoreFailed { .. } | Error::Conflict { .. }) => {}
            Err(refusal) => {
                assert!(!matches!(known[n], Known::Done(_)), "world {seed}: command {n} was done and is refused");
                known[n] = Known::Refused;
                let mut truth = TimeBank::replay(disk.borrow().records()).unwrap();
                let expected = truth.decide(&commands[n]).map(|_| ()).unwrap_err();
                assert_eq!(expected, refusal, "world {seed}: refused by a bank that was not up to date");
            }
        }
        if dice.below(6) == 0 {
            disk.borrow_mut().land();
        }
    }
    disk.borrow_mut().land();
    let disk = disk.borrow();
    let records = disk.records();
    let bank = TimeBank::replay(records.clone()).unwrap();
    assert!(bank.state.ledger.total().unwrap().is_zero());
    for (n, command) in commands.iter().enumerate() {
        let of_key: Vec<u64> =
            records.iter().zip(1..).filter(|(r, seq)| r.body(*seq).unwrap().key == command.key).map(|(_, s)| s).collect();
        assert!(of_key.len() <= 1, "world {seed}: command {n} was done twice, in {of_key:?}");
        if let Known::Done(seq) = known[n] {
            assert!(of_key.first().is_some_and(|first| *first <= seq), "world {seed}: command {n} was acknowledged and is lost");
        }
    }
    disk.faults
}

#[test]
fn promise_8_in_worlds_of_faults_nothing_happens_twice_and_nothing_acknowledged_is_lost() {
    let base = base();
    let worlds = if long() { 1_000_000 } else { 2_000 };
    let faults: u64 = (0..worlds).map(|seed| world(seed, &base)).sum();
    assert!(faults > worlds, "{faults} faults in {worlds} worlds");
    eprintln!("{worlds} worlds, {faults} faults");
}
