//! Small worlds in which everything goes wrong, seeded, over a database: answers are lost, the disk is full in the middle of an
//! append, two writers race, keepers restart, clocks go back, and commands are sent again. Nothing may happen twice
//! (promise 8), nothing that was acknowledged may be lost, and a refusal has to be true.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, clippy::panic, reason = "tests")]

use super::*;
use crate::BankStore;
use std::cell::RefCell;
use std::rc::Rc;
use timebank_core::command::{Admit, Command, Context, Create, RecordBatch, Transfer};
use timebank_core::exchange::Terms;
use timebank_core::ledger::TransferKind;
use timebank_core::store::Keeper;
use timebank_core::{AccountId, Charter, Key, MemberId, Minutes};

struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % limit as u64) as usize
    }
}

/// A database, an append still on its way, and what goes wrong.
struct World {
    store: SqliteStore,
    late: Option<(Head, Vec<JournalRecord>)>,
    dice: Dice,
    faults: u64,
}

impl World {
    fn land(&mut self) {
        if let Some((expected, records)) = self.late.take() {
            let _ = self.store.append(expected, &records);
        }
    }
    /// The disk is full after a few more pages: SQLite itself fails in the middle, and has to go back.
    fn in_little_room(&mut self, expected: Head, records: &[JournalRecord]) -> Result<(), Error> {
        let pages: i64 = self.store.db.get().query_row("PRAGMA page_count", [], |row| row.get(0)).unwrap();
        let _: i64 = self.store.db.get().query_row(&format!("PRAGMA max_page_count = {pages}"), [], |row| row.get(0)).unwrap();
        let answer = self.store.append(expected, records);
        let _: i64 = self.store.db.get().query_row("PRAGMA max_page_count = 1000000000", [], |row| row.get(0)).unwrap();
        answer
    }
}

#[derive(Clone)]
struct Faulty(Rc<RefCell<World>>);

impl Store for Faulty {
    fn read_after(&mut self, seq: u64) -> Result<Vec<JournalRecord>, Error> {
        let mut world = self.0.borrow_mut();
        match world.dice.below(20) {
            0 => {
                world.faults += 1;
                return Err(Error::StoreFailed { why: "away".into() });
            }
            1 | 2 => world.land(),
            _ => {}
        }
        world.store.read_after(seq)
    }
    fn append(&mut self, expected: Head, records: &[JournalRecord]) -> Result<(), Error> {
        let mut world = self.0.borrow_mut();
        let lost = || Err(Error::Unknown { why: "no answer".into() });
        let fate = world.dice.below(24);
        world.faults += u64::from(fate < 8);
        match fate {
            0 => Err(Error::StoreFailed { why: "no".into() }),
            1 | 2 => {
                let _ = world.store.append(expected, records);
                lost()
            }
            3 => lost(),
            4 | 5 => {
                world.late = Some((expected, records.to_vec()));
                lost()
            }
            6 | 7 => world.in_little_room(expected, records),
            _ => world.store.append(expected, records),
        }
    }
}

fn member(n: u32) -> MemberId {
    MemberId::new(n).unwrap()
}

fn base() -> Vec<JournalRecord> {
    let cx = |n: u8| Context::host("2026-03-01T10:00:00Z".parse().unwrap()).key(Key([n; 16]));
    let charter =
        br#"{"name":"Harpurbrook","credit":{"limits":{"member":{"lowest":-90,"highest":90,"mode":"enforced"}},"shortfall":"pot"}}"#;
    let charter = Box::new(Charter::from_json(charter).unwrap());
    let mut keeper = Keeper::open(timebank_core::store::MemoryStore::new()).unwrap();
    keeper.execute(&Command::new(cx(1), Create::new(timebank_core::BankId([1; 16]), *charter))).unwrap();
    for n in 2..5 {
        keeper.execute(&Command::new(cx(n), Admit::default())).unwrap();
    }
    keeper.store().records().to_vec()
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Known {
    Nothing,
    Done(u64),
    Refused,
}

fn command(n: u8, dice: &mut Dice) -> Command {
    // Whose clock is behind is refused once another was ahead, and has to be told so truly.
    let at = ["2026-03-02T10:00:00Z", "2026-03-02T10:00:00Z", "2026-03-02T09:59:00Z"][dice.below(3)];
    let cx = Context::host(at.parse().unwrap()).key(Key([100 + n; 16]));
    let (a, b) = (1 + dice.below(3) as u32, 1 + dice.below(2) as u32);
    let b = if a == b { 3 } else { b };
    let minutes = 10 + dice.below(50) as u32;
    let terms = || Terms::new("2026-03-01".parse().unwrap()).gave(member(a), minutes).received(member(b), minutes);
    match dice.below(5) {
        0 | 1 => Command::new(cx, timebank_core::command::Record::new(terms())),
        // Several records at once, so that an append can be cut in the middle.
        2 => Command::new(cx, RecordBatch::new(vec![terms(); 3])),
        _ => {
            let account = |n: u32| AccountId::new(n + 1).unwrap();
            let minutes = Minutes::of(minutes as i32);
            Command::new(cx, Transfer::new(TransferKind::Gift, account(a), account(b), minutes))
        }
    }
}

fn world(seed: u64, store: SqliteStore) -> (u64, SqliteStore) {
    let world = Rc::new(RefCell::new(World { store, late: None, dice: Dice(seed), faults: 0 }));
    let mut dice = Dice(!seed);
    let open = || (0..50).find_map(|_| Keeper::open(Faulty(Rc::clone(&world))).ok()).unwrap();
    let mut keepers = [open(), open()];
    let commands: Vec<Command> = (0..10).map(|n| command(n, &mut dice)).collect();
    let mut known = vec![Known::Nothing; commands.len()];
    for _ in 0..24 {
        let which = dice.below(2);
        if dice.below(8) == 0 {
            keepers[which] = open();
        }
        let n = dice.below(commands.len());
        match keepers[which].execute(&commands[n]) {
            Ok(outcome) => match known[n] {
                Known::Done(seq) => assert_eq!(outcome.seq, seq, "world {seed}: command {n} has two answers"),
                _ => known[n] = Known::Done(outcome.seq),
            },
            Err(Error::Unknown { .. } | Error::StoreFailed { .. } | Error::Conflict { .. }) => {}
            Err(refusal) => {
                assert!(!matches!(known[n], Known::Done(_)), "world {seed}: command {n} was done and is refused");
                known[n] = Known::Refused;
                let mut truth = world.borrow_mut().store.open().unwrap();
                // A writer never loses a command because it was a moment behind.
                let mut lifted = commands[n].clone();
                lifted.at = lifted.at.max(truth.last_at());
                let expected = truth.decide(&lifted).map(|_| ()).unwrap_err();
                assert_eq!(expected, refusal, "world {seed}: refused by a bank that was not up to date");
            }
        }
        if dice.below(12) == 0 {
            // Saved by a keeper that may be behind: then it is refused or as good as any.
            let bank = keepers[which].bank().clone();
            let _ = world.borrow_mut().store.save_snapshot(&bank);
        }
        if dice.below(6) == 0 {
            world.borrow_mut().land();
        }
    }
    drop(keepers);
    world.borrow_mut().land();
    let World { mut store, faults, .. } = Rc::into_inner(world).unwrap().into_inner();
    let records = store.read_after(0).unwrap();
    let bank = TimeBank::replay(records.clone()).unwrap();
    assert_eq!(store.open().unwrap(), bank, "world {seed}: the snapshot and the rest are another bank");
    assert!(bank.host().ledger().total().unwrap().is_zero());
    let keys: Vec<Option<Key>> = records.iter().zip(1..).map(|(r, seq)| r.body(seq).unwrap().key).collect();
    for (n, command) in commands.iter().enumerate() {
        let parts = records.iter().zip(1..).filter(|(r, seq)| r.body(*seq).unwrap().part.is_none());
        let of_key: Vec<u64> = parts.filter(|(_, seq)| keys[*seq as usize - 1] == command.key).map(|(_, seq)| seq).collect();
        assert!(of_key.len() <= 1, "world {seed}: command {n} was done twice, in {of_key:?}");
        if let Known::Done(seq) = known[n] {
            assert!(of_key.first().is_some_and(|first| *first <= seq), "world {seed}: command {n} was acknowledged and is lost");
        }
    }
    (faults, store)
}

/// Worlds from `from` on, each a bank of its own in one database that is made anew now and then.
fn worlds(from: u64, many: u64, base: &[JournalRecord]) -> u64 {
    let mut faults = 0;
    let mut store = SqliteStore::in_memory().unwrap();
    for seed in from..from + many {
        if seed % 100 == 0 {
            store = SqliteStore::in_memory().unwrap();
        }
        store.name = BankName::new(&format!("world {seed}")).unwrap();
        store.bank = None;
        store.seen = Head::NONE;
        store.append(Head::NONE, base).unwrap();
        let more;
        (more, store) = world(seed, store);
        faults += more;
    }
    faults
}

#[test]
fn promise_8_in_worlds_of_faults_over_a_database_nothing_happens_twice_and_nothing_acknowledged_is_lost() {
    let base = base();
    let asked = std::env::var("TIMEBANK_WORLDS").ok().map(|many| many.parse().unwrap());
    let many: u64 = asked.unwrap_or(if std::env::var_os("TIMEBANK_LONG").is_some() { 1_000_000 } else { 10_000 });
    let begun = std::time::Instant::now();
    let threads = std::thread::available_parallelism().map_or(1, |n| n.get() as u64);
    let each = many.div_ceil(threads);
    let faults: u64 = std::thread::scope(|all| {
        let work: Vec<_> = (0..threads)
            .map(|n| {
                let base = &base;
                all.spawn(move || worlds(n * each, each, base))
            })
            .collect();
        work.into_iter().map(|one| one.join().unwrap()).sum()
    });
    assert!(faults > many, "{faults} faults in {many} worlds");
    eprintln!("{many} worlds, {faults} faults, {:.0?}", begun.elapsed());
}
