//! Credit between two banks in two databases, stopped after every step and with every answer lost.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, clippy::panic, reason = "tests")]

use std::cell::RefCell;
use timebank_core::charter::Limits;
use timebank_core::command::{Admit, BeginPassage, Command, Context, Create, OpenBridge, VoidPassage};
use timebank_core::event::Direction;
use timebank_core::store::{Keeper, Store};
use timebank_core::{AccountId, BridgeId, Charter, Error, Head, JournalRecord, Key, Minutes, PassageId, TimeBank, Timestamp};
use timebank_store::bridge::{Crossing, Side, Stand, cross, reconcile, step};
use timebank_store::testing::Folder;
use timebank_store::{BankName, SqliteStore};

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn now() -> Timestamp {
    at("2026-03-02T10:00:00Z")
}

fn due() -> Timestamp {
    at("2026-03-09T10:00:00Z")
}

fn bridge() -> BridgeId {
    BridgeId::new(1).unwrap()
}

fn name(n: usize) -> BankName {
    BankName::new(["Harpurbrook", "Riverside"][n]).unwrap()
}

/// Two banks in databases of their own, each with a member and a bridge to the other.
fn two(folder: &Folder) {
    for n in 0..2 {
        let mut keeper = open(folder, n);
        let cx = Context::host(now());
        keeper
            .execute(&Command::new(
                cx,
                Create::new(timebank_core::BankId([1 + u8::try_from(n).unwrap(); 16]), Charter::named("One of two")),
            ))
            .unwrap();
        keeper.execute(&Command::new(cx, Admit::default())).unwrap();
        let limits: Limits = serde_json::from_str(r#"{"lowest":-600,"highest":600}"#).unwrap();
        keeper.execute(&Command::new(cx, OpenBridge::new(name(1 - n).to_string(), limits))).unwrap();
    }
}

fn open(folder: &Folder, n: usize) -> Keeper<SqliteStore> {
    Keeper::open(SqliteStore::open_bank(folder.path().join(format!("{n}.db")), name(n)).unwrap()).unwrap()
}

fn crossing(n: u8, minutes: i32) -> Crossing {
    // Account 1 is the pot, 2 the member's, 3 the bridge's.
    let account = AccountId::new(2).unwrap();
    Crossing { shared_key: Key([n; 16]), from: account, to: account, minutes: Minutes::of(minutes), due: due() }
}

fn balances(one: &TimeBank, other: &TimeBank) -> [i64; 4] {
    let of = |bank: &TimeBank, n| bank.host().ledger().account(AccountId::new(n).unwrap()).unwrap().balance.get();
    assert!(one.host().ledger().total().unwrap().is_zero() && other.host().ledger().total().unwrap().is_zero());
    [of(one, 2), of(one, 3), of(other, 2), of(other, 3)]
}

fn go(folder: &Folder, crossing: &Crossing, now: Timestamp) -> Result<Stand, Error> {
    let (mut one, mut other) = (open(folder, 0), open(folder, 1));
    cross(crossing, &mut Side { keeper: &mut one, bridge: bridge() }, &mut Side { keeper: &mut other, bridge: bridge() }, now)
}

fn one_step(folder: &Folder, crossing: &Crossing, now: Timestamp) -> Stand {
    let (mut one, mut other) = (open(folder, 0), open(folder, 1));
    step(crossing, &mut Side { keeper: &mut one, bridge: bridge() }, &mut Side { keeper: &mut other, bridge: bridge() }, now).unwrap()
}

#[test]
fn it_is_taken_up_again_after_a_stop_at_any_step() {
    for stop in 0..=4 {
        let folder = Folder::new("bridge").unwrap();
        two(&folder);
        for _ in 0..stop {
            assert_eq!(one_step(&folder, &crossing(1, 60), now()), Stand::UnderWay);
        }
        let (one, other) = (open(&folder, 0), open(&folder, 1));
        let told = reconcile((one.bank(), bridge()), (other.bank(), bridge())).unwrap();
        assert_eq!(told.hanging.len(), usize::from(stop > 0 && stop < 4), "after {stop} steps");
        assert_eq!(told.difference.get(), if stop == 3 { 60 } else { 0 });
        drop((one, other));
        assert_eq!(go(&folder, &crossing(1, 60), now()), Ok(Stand::Arrived));
        // Once is once.
        assert_eq!(go(&folder, &crossing(1, 60), now()), Ok(Stand::Arrived));
        let (one, other) = (open(&folder, 0), open(&folder, 1));
        assert_eq!(balances(one.bank(), other.bank()), [-60, 60, 60, -60]);
        assert!(reconcile((one.bank(), bridge()), (other.bank(), bridge())).unwrap().is_even());
    }
}

#[test]
fn once_it_is_due_it_is_let_go_unless_it_was_decided() {
    for (stop, stand, moved) in [(0, Stand::Released, 0), (1, Stand::Released, 0), (2, Stand::Released, 0), (3, Stand::Arrived, 60)] {
        let folder = Folder::new("due").unwrap();
        two(&folder);
        for _ in 0..stop {
            one_step(&folder, &crossing(1, 60), now());
        }
        assert_eq!(go(&folder, &crossing(1, 60), due()), Ok(stand), "after {stop} steps");
        let (one, other) = (open(&folder, 0), open(&folder, 1));
        assert_eq!(balances(one.bank(), other.bank()), [-moved, moved, moved, -moved]);
        assert!(reconcile((one.bank(), bridge()), (other.bank(), bridge())).unwrap().is_even());
    }
}

#[test]
fn what_the_other_bank_refuses_is_held_and_then_let_go() {
    let folder = Folder::new("refused").unwrap();
    two(&folder);
    let nowhere = Crossing { to: AccountId::new(99).unwrap(), ..crossing(1, 60) };
    assert_eq!(go(&folder, &nowhere, now()).map_err(|e| e.code()), Err("not-found"));
    let (one, other) = (open(&folder, 0), open(&folder, 1));
    let told = reconcile((one.bank(), bridge()), (other.bank(), bridge())).unwrap();
    assert_eq!((told.hanging.len(), told.hanging[0].stand, told.hanging[0].arrives), (1, Stand::UnderWay, None));
    drop((one, other));
    assert_eq!(go(&folder, &nowhere, due()), Ok(Stand::Released));
}

#[test]
fn banks_that_contradict_each_other_are_left_to_people() {
    let folder = Folder::new("torn").unwrap();
    two(&folder);
    for _ in 0..3 {
        one_step(&folder, &crossing(1, 60), now());
    }
    // Somebody lets go by hand of what was decided.
    open(&folder, 1).execute(&Command::new(Context::host(due()), VoidPassage::new(PassageId::new(1).unwrap()))).unwrap();
    assert_eq!(go(&folder, &crossing(1, 60), due()), Ok(Stand::Torn));
    // And one where the two do not agree on how much.
    let Crossing { shared_key, to, .. } = crossing(2, 30);
    let begin = BeginPassage::new(bridge(), Direction::In, to, Minutes::of(31), shared_key, at("2026-04-01T10:00:00Z"));
    open(&folder, 1).execute(&Command::new(Context::host(due()), begin)).unwrap();
    assert_eq!(go(&folder, &crossing(2, 30), due()), Ok(Stand::Torn));
    let (one, other) = (open(&folder, 0), open(&folder, 1));
    let told = reconcile((one.bank(), bridge()), (other.bank(), bridge())).unwrap();
    assert_eq!(told.difference.get(), 60);
    assert_eq!(told.hanging.iter().map(|h| h.stand).collect::<Vec<_>>(), [Stand::Torn, Stand::Torn]);
}

/// A store whose answers get lost, every so often: written or not.
struct Lossy(SqliteStore, u32);

impl Store for Lossy {
    fn read_after(&mut self, seq: u64) -> Result<Vec<JournalRecord>, Error> {
        self.0.read_after(seq)
    }
    fn append(&mut self, expected: Head, records: &[JournalRecord]) -> Result<(), Error> {
        self.1 += 1;
        let lost = Err(Error::Unknown { why: "no answer".into() });
        match self.1 % 3 {
            0 => lost,
            1 => self.0.append(expected, records).and(lost),
            _ => self.0.append(expected, records),
        }
    }
}

#[test]
fn lost_answers_move_nothing_twice() {
    for luck in 0..9 {
        let folder = Folder::new("lossy").unwrap();
        two(&folder);
        let lossy = |n: usize, luck| Keeper::open(Lossy(open(&folder, n).into_parts().1, luck)).unwrap();
        let (mut one, mut other) = (lossy(0, luck % 3), lossy(1, luck / 3));
        for n in 1..6 {
            let stand = cross(
                &crossing(n, 10),
                &mut Side { keeper: &mut one, bridge: bridge() },
                &mut Side { keeper: &mut other, bridge: bridge() },
                now(),
            );
            assert_eq!(stand, Ok(Stand::Arrived));
        }
        assert_eq!(balances(one.bank(), other.bank()), [-50, 50, 50, -50]);
        assert!(reconcile((one.bank(), bridge()), (other.bank(), bridge())).unwrap().is_even());
    }
}

/// A store before whose every so-and-so-many-th reading somebody else does something.
struct Interrupted<'a>(SqliteStore, &'a RefCell<u32>, u32, &'a dyn Fn());

impl Store for Interrupted<'_> {
    fn read_after(&mut self, seq: u64) -> Result<Vec<JournalRecord>, Error> {
        let reading = *self.1.borrow();
        *self.1.borrow_mut() = reading + 1;
        if reading == self.2 {
            (self.3)();
        }
        self.0.read_after(seq)
    }
    fn append(&mut self, expected: Head, records: &[JournalRecord]) -> Result<(), Error> {
        self.0.append(expected, records)
    }
}

#[test]
fn several_runners_at_once_tear_nothing_and_fail_nobody() {
    let long = std::env::var_os("TIMEBANK_LONG").is_some();
    for taken in 0..4 {
        for reading in 0..if long { 10 } else { 6 } {
            for steps in if long { 1..=4 } else { 2..=3 } {
                let folder = Folder::new("runners").unwrap();
                two(&folder);
                for _ in 0..taken {
                    one_step(&folder, &crossing(1, 60), now());
                }
                let count = RefCell::new(0);
                // The other runner's clock is a little different, and so are its keys.
                let later = Timestamp::from_millis(now().millis() + 7).unwrap();
                let other = || (0..steps).for_each(|_| _ = one_step(&folder, &crossing(1, 60), later));
                let interrupted = |n: usize| Keeper::open(Interrupted(open(&folder, n).into_parts().1, &count, reading, &other)).unwrap();
                let (mut one, mut two) = (interrupted(0), interrupted(1));
                *count.borrow_mut() = 0;
                let stand = cross(
                    &crossing(1, 60),
                    &mut Side { keeper: &mut one, bridge: bridge() },
                    &mut Side { keeper: &mut two, bridge: bridge() },
                    now(),
                );
                assert_eq!(stand, Ok(Stand::Arrived), "after {taken} steps, {steps} by another before reading {reading}");
                drop((one, two));
                let (one, two) = (open(&folder, 0), open(&folder, 1));
                assert_eq!(balances(one.bank(), two.bank()), [-60, 60, 60, -60]);
            }
        }
    }
}

#[test]
fn a_clock_that_is_behind_neither_fails_nor_spins() {
    let folder = Folder::new("behind").unwrap();
    two(&folder);
    let behind = at("2026-03-02T09:59:00Z");
    assert_eq!(go(&folder, &crossing(1, 60), behind), Ok(Stand::Arrived));
    // Let go where it leaves by a clock that was ahead; by this one it is too early where it arrives.
    for _ in 0..2 {
        one_step(&folder, &crossing(2, 60), now());
    }
    assert_eq!(one_step(&folder, &crossing(2, 60), due()), Stand::UnderWay);
    assert_eq!(go(&folder, &crossing(2, 60), behind), Ok(Stand::UnderWay));
    assert_eq!(go(&folder, &crossing(2, 60), due()), Ok(Stand::Released));
}

/// JavaScript has a bridge of its own: both come to these heads.
#[test]
fn the_same_steps_give_the_same_journals_in_every_language() {
    let cases: serde_json::Value = serde_json::from_str(include_str!("../../../tests/golden/bridge.json")).unwrap();
    let mut keepers: Vec<_> = cases["banks"]
        .as_array()
        .unwrap()
        .iter()
        .map(|commands| {
            let mut keeper = Keeper::open(timebank_core::store::MemoryStore::new()).unwrap();
            for command in commands.as_array().unwrap() {
                keeper.execute(&Command::from_json(command.to_string().as_bytes()).unwrap()).unwrap();
            }
            keeper
        })
        .collect();
    let [one, other] = &mut keepers[..] else { panic!("two banks") };
    for (n, run) in cases["runs"].as_array().unwrap().iter().enumerate() {
        let given = &run["crossing"];
        let account = |name: &str| AccountId::new(u32::try_from(given[name].as_u64().unwrap()).unwrap()).unwrap();
        let crossing = Crossing {
            shared_key: given["sharedKey"].as_str().unwrap().parse().unwrap(),
            from: account("from"),
            to: account("to"),
            minutes: Minutes::of(i32::try_from(given["minutes"].as_i64().unwrap()).unwrap()),
            due: at(given["due"].as_str().unwrap()),
        };
        let take = if run["how"] == "cross" { cross } else { step };
        let now = at(run["now"].as_str().unwrap());
        let stand = take(&crossing, &mut Side { keeper: one, bridge: bridge() }, &mut Side { keeper: other, bridge: bridge() }, now);
        let told = match stand {
            Ok(Stand::UnderWay) => ("stand", "under-way"),
            Ok(Stand::Arrived) => ("stand", "arrived"),
            Ok(Stand::Released) => ("stand", "released"),
            Ok(Stand::Torn) => ("stand", "torn"),
            Err(error) => ("refused", error.code()),
        };
        assert_eq!(run[told.0], told.1, "run {n}");
        let reconciled = reconcile((one.bank(), bridge()), (other.bank(), bridge())).unwrap();
        assert_eq!(
            (reconciled.hanging.len() as u64, reconciled.difference.get()),
            (run["hanging"].as_u64().unwrap(), run["difference"].as_i64().unwrap()),
            "run {n}"
        );
    }
    assert_eq!(
        [one.bank().head().to_string(), other.bank().head().to_string()],
        [cases["heads"][0].as_str().unwrap(), cases["heads"][1].as_str().unwrap()]
    );
}
