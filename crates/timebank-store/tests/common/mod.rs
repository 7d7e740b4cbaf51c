//! Writers in processes of their own: the test program started again with something to do in its environment.
#![allow(dead_code, reason = "each test uses a part")]

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, Command as Process, Stdio};
use timebank_core::command::{Admit, Command, Context, Create, Record};
use timebank_core::exchange::Terms;
use timebank_core::store::{Keeper, Store};
use timebank_core::{Charter, Error, Key, MemberId, TimeBank, Timestamp};
use timebank_store::{AnyStore, BankName};

pub const WORK: &str = "TIMEBANK_TEST_WRITER";

/// A writer's clock: each of them some seconds from the others, and slow, so that one is often behind the last record.
fn clock(writer: u32) -> impl Fn() -> Result<Timestamp, Error> {
    let asked = std::sync::atomic::AtomicI64::new(0);
    move || {
        let turn = asked.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        let at: Timestamp = "2026-03-02T10:00:00Z".parse()?;
        let apart = i64::from(writer % 4).saturating_mul(7_000);
        Ok(Timestamp::from_millis(at.millis().saturating_add(apart).saturating_add(turn)).unwrap_or(at))
    }
}

/// Whether some of what a writer sends comes from members: of those with numbers from a hundred on.
const fn by_members(writer: u32) -> bool {
    writer >= 100
}

/// What a member sends by their own telephone, at no matter what time it shows.
pub fn by_a_member(writer: u32, n: u32) -> Command {
    let member = MemberId::new(1 + n % 4).unwrap();
    let at = if n.is_multiple_of(2) { "2019-01-01T00:00:00Z" } else { "2036-01-01T00:00:00Z" };
    let offer = timebank_core::command::Offer::new(member).terms(timebank_core::listing::ListingTerms::open());
    Command::new(Context::member(at.parse().unwrap(), member).key(key(writer, n)), offer)
}

pub fn open(address: &str) -> Keeper<AnyStore> {
    Keeper::open(AnyStore::open(address, BankName::default(), false).unwrap()).unwrap()
}

fn at() -> Context {
    Context::host("2026-03-01T10:00:00Z".parse().unwrap())
}

pub fn key(writer: u32, n: u32) -> Key {
    let mut key = [0u8; 16];
    key[..4].copy_from_slice(&writer.to_be_bytes());
    key[4..8].copy_from_slice(&n.to_be_bytes());
    key[15] = 1;
    Key(key)
}

/// Founds the bank the writers work in.
pub fn found(address: &str) {
    let mut keeper = open(address);
    let charter = Box::new(Charter::named("Harpurbrook"));
    keeper.execute(&Command::new(at(), Create::new(timebank_core::BankId([1; 16]), *charter))).unwrap();
    for _ in 0..4 {
        keeper.execute(&Command::new(at(), Admit::default())).unwrap();
    }
}

pub fn exchange(writer: u32, n: u32) -> Command {
    let member = |m: u32| MemberId::new(m).unwrap();
    let (a, b) = (1 + n % 4, 1 + (n + 1 + n / 4 % 3) % 4);
    let terms = Terms::new("2026-03-01".parse().unwrap()).gave(member(a), 5 + n % 50).received(member(b), 5 + n % 50);
    Command::new(at().key(key(writer, n)), Record::new(terms))
}

/// What a writer does: so many exchanges, each told once it is acknowledged. What has no answer is sent again with its key.
pub fn write(work: &str) {
    let mut words = work.split('|');
    let mut next = || words.next().unwrap().to_owned();
    let (address, writer, from, until) = (next(), next().parse().unwrap(), next().parse().unwrap(), next().parse::<u32>().unwrap());
    let mut keeper = open(&address).with_clock(clock(writer));
    let mut out = std::io::stdout();
    for n in from..until {
        // Every third is sent by a member; its acknowledgement is told as the others' are.
        let command = if by_members(writer) && n % 3 == 0 { by_a_member(writer, n) } else { exchange(writer, n) };
        let mut tries = 0;
        let outcome = loop {
            match keeper.execute(&command) {
                Ok(outcome) => break outcome,
                Err(Error::Conflict { .. } | Error::Unknown { .. } | Error::StoreFailed { .. }) => {
                    tries += 1;
                    assert!(tries < 500, "the store does not come back");
                    std::thread::sleep(std::time::Duration::from_millis(20));
                }
                Err(error) => panic!("{}: {error}", error.code()),
            }
        };
        writeln!(out, "done {n} {}", outcome.seq).unwrap();
        out.flush().unwrap();
    }
}

/// A writer under way, and what it acknowledged.
pub struct Writer {
    child: Child,
    number: u32,
}

pub fn start(test: &str, address: &str, number: u32, from: u32, until: u32) -> Writer {
    let mut process = Process::new(std::env::current_exe().unwrap());
    process.args([test, "--exact", "--nocapture", "--test-threads=1"]).env(WORK, format!("{address}|{number}|{from}|{until}"));
    Writer { child: process.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap(), number }
}

/// The same where no file may grow beyond so many KiB: the disk is full for it.
pub fn start_in_little_room(test: &str, address: &str, number: u32, kibibytes: u32) -> Writer {
    let mut process = Process::new("sh");
    let script = format!("trap '' XFSZ; ulimit -f {kibibytes}; exec \"$0\" \"$@\"");
    process.args(["-c", &script]).arg(std::env::current_exe().unwrap());
    process.args([test, "--exact", "--nocapture", "--test-threads=1"]).env(WORK, format!("{address}|{number}|0|100000"));
    Writer { child: process.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap(), number }
}

impl Writer {
    /// Its process.
    pub fn id(&self) -> u32 {
        self.child.id()
    }
    pub fn kill(&mut self) {
        self.child.kill().unwrap();
    }
    /// What was acknowledged: by key, the record.
    pub fn told(mut self, known: &mut BTreeMap<Key, u64>, must_end_well: bool) -> u32 {
        let mut last = 0;
        for line in BufReader::new(self.child.stdout.take().unwrap()).lines() {
            let line = line.unwrap();
            // The harness writes its own words before the first line.
            let Some((_, told)) = line.split_once("done ") else { continue };
            let Some((n, seq)) = told.split_once(' ') else { continue };
            let (Ok(n), Ok(seq)) = (n.parse::<u32>(), seq.parse::<u64>()) else { continue };
            let first = known.insert(key(self.number, n), seq);
            assert!(first.is_none_or(|first| first == seq), "one command, two answers");
            last = last.max(n + 1);
        }
        let status = self.child.wait().unwrap();
        assert!(!must_end_well || status.success(), "a writer ended with {status}");
        last
    }
}

/// Nothing acknowledged is lost, nothing happened twice, the chain is whole and all balances sum to zero.
pub fn check(address: &str, known: &BTreeMap<Key, u64>) -> TimeBank {
    let mut store = AnyStore::open(address, BankName::default(), false).unwrap();
    let records = store.read_after(0).unwrap();
    let mut seen = BTreeMap::new();
    for (record, seq) in records.iter().zip(1u64..) {
        if let Some(key) = record.body(seq).unwrap().key {
            assert!(seen.insert(key, seq).is_none(), "record {seq} is the second of its key");
        }
    }
    for (key, seq) in known {
        // A member is not told which record it became.
        let found = seen.get(key).copied();
        assert!(found == Some(*seq) || (*seq == 0 && found.is_some()), "record {seq} was acknowledged and is not there");
    }
    let verified = timebank_core::journal::verify_records(records.iter().cloned(), None);
    assert_eq!(verified.fault, None);
    let bank = TimeBank::replay(records).unwrap();
    assert_eq!(verified.head, bank.head());
    assert!(bank.host().ledger().total().unwrap().is_zero());
    assert_eq!(store.open().unwrap(), bank);
    bank
}

/// Two writers at once, each to its end.
pub fn two_at_once(test: &str, address: &str, each: u32) {
    found(address);
    let writers = [1, 2].map(|number| start(test, address, number, 0, each));
    let mut known = BTreeMap::new();
    for writer in writers {
        writer.told(&mut known, true);
    }
    assert_eq!(known.len(), 2 * each as usize);
    let bank = check(address, &known);
    assert_eq!(bank.head().seq, 5 + 2 * u64::from(each));
}

/// Writers at once, each by a clock of its own and for members whose telephones show any year: nobody loses a command.
pub fn clocks_apart(test: &str, address: &str, writers: u32, each: u32) {
    found(address);
    let all: Vec<Writer> = (100..100 + writers).map(|number| start(test, address, number, 0, each)).collect();
    let mut known = BTreeMap::new();
    for writer in all {
        writer.told(&mut known, true);
    }
    assert_eq!(known.len(), (writers * each) as usize);
    let bank = check(address, &known);
    assert_eq!(bank.head().seq, 5 + u64::from(writers * each));
    assert!(bank.last_at() < "2026-03-03T00:00:00Z".parse().unwrap(), "a member's own time was taken");
}

/// Writers killed again and again in the middle of whatever they do, and started where their last answer came.
pub fn killed(test: &str, address: &str, rounds: u32) {
    found(address);
    let mut known = BTreeMap::new();
    let mut next = [0u32; 2];
    for round in 0..rounds {
        let mut writers = [0, 1].map(|w: usize| start(test, address, w as u32 + 1, next[w], 1_000_000));
        // Long enough to have begun, and then at any moment.
        std::thread::sleep(std::time::Duration::from_millis(120 + u64::from(round * 37 % 90)));
        for writer in &mut writers {
            writer.kill();
        }
        for (writer, next) in writers.into_iter().zip(&mut next) {
            *next = (*next).max(writer.told(&mut known, false));
        }
        check(address, &known);
    }
    assert!(known.len() > rounds as usize, "only {} were acknowledged in {rounds} rounds", known.len());
    eprintln!("{rounds} rounds, {} acknowledged", known.len());
}

/// Long when it is asked for.
pub fn long() -> bool {
    std::env::var_os("TIMEBANK_LONG").is_some()
}
