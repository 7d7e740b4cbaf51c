//! The golden log: a journal with every kind of event, written once and replayed for ever. Tests use it as their sample.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "tests")]

use crate::bank::TimeBank;
use crate::command::Command;
use crate::journal::Head;
use crate::journal::{JournalRecord, JsonLines};
use crate::values::digest::{BankId, Salt};

/// The identity of the banks of tests.
pub(crate) const BANK: BankId = BankId([1; 16]);

/// A salt no other command of this thread came with.
pub(crate) fn fresh_salt() -> Salt {
    thread_local! { static NEXT: std::cell::Cell<u128> = const { std::cell::Cell::new(1) }; }
    Salt(NEXT.replace(NEXT.get() + 1).to_be_bytes())
}

fn file(name: &str) -> String {
    std::fs::read_to_string(format!("{}/../tests/golden/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

/// The commands of the sample, one a line.
pub(crate) fn command_lines() -> String {
    file("v2.commands.jsonl")
}

/// The journal as JSON Lines.
pub(crate) fn lines() -> Vec<u8> {
    file("v2.jsonl").into_bytes()
}

pub(crate) fn commands() -> Vec<Command> {
    commands_in(&command_lines())
}

fn commands_in(lines: &str) -> Vec<Command> {
    let parse = |(i, line): (usize, &str)| Command::from_json(line.as_bytes()).unwrap_or_else(|e| panic!("command {}: {e}", i + 1));
    lines.lines().enumerate().map(parse).collect()
}

pub(crate) fn records() -> Vec<JournalRecord> {
    JsonLines::new(&lines()[..]).collect::<Result<_, _>>().unwrap()
}

/// The records of the sequel: kinds of event that came after the sample was written.
pub(crate) fn later() -> Vec<JournalRecord> {
    JsonLines::new(file("v2-later.jsonl").as_bytes()).collect::<Result<_, _>>().unwrap()
}

pub(crate) fn head() -> Head {
    head_in("v2.head")
}

fn head_in(name: &str) -> Head {
    let text = file(name);
    let (seq, hash) = text.trim().split_once(':').unwrap();
    Head { seq: seq.parse().unwrap(), hash: hash.parse().unwrap() }
}

pub(crate) fn bank() -> TimeBank {
    TimeBank::from_jsonl(&lines()).unwrap()
}

/// Executes the commands of the sample afresh.
pub(crate) fn play() -> (TimeBank, Vec<JournalRecord>) {
    let mut bank = TimeBank::empty();
    let mut records = Vec::new();
    for (line, command) in commands().iter().enumerate() {
        bank.execute(command).unwrap_or_else(|e| panic!("command {}: {e} {}", line + 1, e.details_json()));
        // One by one: what waits to be drained forgets with the bank.
        records.extend(bank.drain());
    }
    (bank, records)
}

/// A small generator of numbers, the same on every machine.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }
    pub(crate) fn below(&mut self, most: usize) -> usize {
        if most == 0 { 0 } else { (self.next() % most as u64) as usize }
    }
    /// Changes bytes as a fault, a careless hand or an attacker would.
    pub(crate) fn mutate(&mut self, bytes: &mut Vec<u8>) {
        const WORDS: [&[u8]; 12] = [
            b"9007199254740992",
            b"-1",
            b"18446744073709551616",
            b"null",
            b"{\"type\":",
            b"\"",
            b"9999-12-31T23:59:59Z",
            b"[[[[[[[[",
            b"\n",
            b"\\u0000",
            b"1e999",
            b"\xff\xff\xff\xff\xff\xff\xff\xff",
        ];
        for _ in 0..=self.below(4) {
            let at = self.below(bytes.len() + 1);
            match self.below(7) {
                0 if at < bytes.len() => bytes[at] ^= 1 << self.below(8),
                1 if at < bytes.len() => bytes[at] = self.next() as u8,
                2 => bytes.truncate(at),
                3 => {
                    let end = (at + self.below(40)).min(bytes.len());
                    bytes.drain(at..end);
                }
                4 => {
                    let word = WORDS[self.below(WORDS.len())];
                    bytes.splice(at..at, word.iter().copied());
                }
                5 => {
                    let end = (at + self.below(200)).min(bytes.len());
                    let piece = bytes[at..end].to_vec();
                    let to = self.below(bytes.len() + 1);
                    bytes.splice(to..to, piece);
                }
                _ => {
                    // A number becomes another.
                    let digits: Vec<usize> = bytes.iter().enumerate().filter(|(_, b)| b.is_ascii_digit()).map(|(i, _)| i).collect();
                    if !digits.is_empty() {
                        let place = digits[self.below(digits.len())];
                        bytes[place] = b'0' + (self.next() % 10) as u8;
                    }
                }
            }
        }
    }
}

impl crate::Context {
    /// The same from a member: tests vary who sends one command.
    pub(crate) fn by(self, member: crate::MemberId) -> Self {
        Self { by: crate::Sender::Member(member), ..self }
    }
}

/// Which cases a test takes: a few; many with `TIMEBANK_LONG=1`; as many as it says; or those of a span such as `200..400`, so that a
/// long run can be made in pieces, one after the other or beside one another.
pub(crate) fn cases(ordinary: u64, long: u64) -> std::ops::Range<u64> {
    asked(std::env::var("TIMEBANK_LONG").ok().as_deref(), ordinary, long)
}

fn asked(told: Option<&str>, ordinary: u64, long: u64) -> std::ops::Range<u64> {
    let number = |told: &str| told.parse().unwrap_or_else(|_| panic!("`TIMEBANK_LONG` is a number or a span, not `{told}`"));
    match told.unwrap_or_default() {
        "" | "0" => 0..ordinary,
        "1" => 0..long,
        told => told.split_once("..").map_or_else(|| 0..number(told), |(from, to)| number(from)..number(to)),
    }
}

/// Whether the long form of the tests is asked for.
pub(crate) fn long() -> bool {
    cases(0, 1).end > 0
}

#[test]
fn the_long_form_is_asked_for_by_a_number_or_a_span() {
    let told = [None, Some(""), Some("0"), Some("1"), Some("2"), Some("40"), Some("40..60")];
    assert_eq!(told.map(|told| asked(told, 3, 200)), [0..3, 0..3, 0..3, 0..200, 0..2, 0..40, 40..60]);
}

#[test]
fn the_sample_replays_to_the_head_it_was_written_with() {
    let bank = bank();
    assert_eq!(bank.head(), head());
    assert_eq!(crate::journal::verify(&lines()[..], Some(head())).fault, None);
    // One balance counted by hand from the commands, so that a change of meaning shows and not only of bytes.
    assert_eq!(bank.charter().name, "Harpurbrook Time Bank");
}

#[test]
fn the_sample_and_its_sequel_have_every_kind_of_event() {
    let mut bank = bank();
    bank.apply(&later()).unwrap();
    assert_eq!(bank.head(), head_in("v2-later.head"));
    assert_eq!(replayed_commands().head(), bank.head(), "the commands give the same records");
    let bodies: Vec<_> = records().iter().chain(&later()).zip(1..).map(|(r, seq)| r.body(seq).unwrap()).collect();
    let missing: Vec<_> = crate::journal::event::Event::TAGS.iter().filter(|tag| !bodies.iter().any(|b| b.event.tag() == **tag)).collect();
    assert!(missing.is_empty(), "no {missing:?} in the sample");
}

/// The bank after the commands of the sequel.
fn replayed_commands() -> TimeBank {
    let mut bank = bank();
    for (line, command) in commands_in(&file("v2-later.commands.jsonl")).iter().enumerate() {
        bank.execute(command).unwrap_or_else(|e| panic!("command {}: {e} {}", line + 1, e.details_json()));
    }
    bank
}

/// Writes the sequel, for a kind of event that is new.
/// `cargo test -p timebank-core write_the_sequel -- --ignored`
#[test]
#[ignore = "writes tests/golden"]
fn write_the_sequel() {
    let mut bank = replayed_commands();
    let mut lines = Vec::new();
    bank.drain().iter().for_each(|record| crate::journal::write_line(record, &mut lines));
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/golden");
    std::fs::write(format!("{folder}/v2-later.jsonl"), lines).unwrap();
    std::fs::write(format!("{folder}/v2-later.head"), format!("{}\n", bank.head())).unwrap();
}

/// Writes the golden log anew: only before a release, for a version that has none yet.
/// `cargo test -p timebank-core write_the_golden_log -- --ignored`
#[test]
#[ignore = "writes tests/golden"]
fn write_the_golden_log() {
    let (bank, mut replayed) = play();
    // What is forgotten is forgotten on disk as well.
    let forgotten: Vec<_> = replayed.iter().filter_map(|r| crate::journal::erased_member(&r.bytes)).collect();
    for member in forgotten {
        for (record, seq) in replayed.iter_mut().zip(1..) {
            record.erase(seq, member).unwrap();
        }
    }
    let mut lines = Vec::new();
    crate::journal::write_journal(&replayed, &mut lines);
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/golden");
    std::fs::write(format!("{folder}/v2.jsonl"), lines).unwrap();
    std::fs::write(format!("{folder}/v2.head"), format!("{}\n", bank.head())).unwrap();
}
