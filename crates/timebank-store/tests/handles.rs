//! Two processes with several handles each on one database of SQLite: they open, close, write, erase, verify, look, copy and back
//! up in any order, and are killed, between two of these or in the middle of one. The file is moved away and back, deleted, and
//! replaced by a copy under open handles. What was acknowledged is there afterwards.
//!
//! Closing any descriptor of a database file drops the locks its process holds on it (SQLite, "How To Corrupt An SQLite
//! Database File", §2.2). The next process to close the database then deletes the write-ahead log under whoever still writes to it.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, clippy::panic, reason = "tests")]

mod common;

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Lines, Write};
use std::path::Path;
use std::process::{Child, ChildStdout, Command as Process, Stdio};
use timebank_core::command::{Admit, Command, Context, Create, Erase};
use timebank_core::store::{FileStore, Keeper};
use timebank_core::{Charter, Error, Key, MemberId, Salt};
use timebank_store::testing::Folder;
use timebank_store::{AnyStore, BankName, BankStore, copy_bank, is_database};

const HELPER: &str = "TIMEBANK_TEST_HANDLES";
const MEMBERS: u32 = 8;

struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % limit
    }
}

fn cx(n: u32) -> Context {
    let mut salt = [7u8; 16];
    salt[..4].copy_from_slice(&n.to_be_bytes());
    Context::host("2026-03-01T10:00:00Z".parse().unwrap()).key(common::key(9, n)).salt(Salt(salt))
}

fn found(address: &str) {
    let mut keeper = common::open(address);
    let charter = Box::new(Charter::named("Harpurbrook"));
    keeper.execute(&Command::new(cx(0), Create::new(timebank_core::BankId([1; 16]), *charter))).unwrap();
    for n in 1..=MEMBERS {
        let admit = Admit::named(format!("a person called number {n}"));
        keeper.execute(&Command::new(cx(n), admit)).unwrap();
    }
}

fn opened(address: &str, read_only: bool) -> Result<AnyStore, Error> {
    AnyStore::open(address, BankName::default(), read_only)
}

/// What one process does when it is told to.
fn helper() {
    let mut handles: BTreeMap<u32, Keeper<AnyStore>> = BTreeMap::new();
    for line in std::io::stdin().lines() {
        let line = line.unwrap();
        let words: Vec<&str> = line.split('|').collect();
        let number = |n: usize| words[n].parse::<u32>().unwrap();
        let mut with = |work: &mut dyn FnMut(&mut Keeper<AnyStore>) -> Result<u64, Error>| match handles.get_mut(&number(1)) {
            Some(keeper) => work(keeper),
            None => Ok(0),
        };
        let done = match words[0] {
            "open" => opened(words[2], false).and_then(Keeper::open).map(|keeper| {
                handles.insert(number(1), keeper);
                0
            }),
            "visit" => opened(words[1], false).and_then(|mut store| store.head()).map(|head| head.seq),
            "close" => {
                handles.remove(&number(1));
                Ok(0)
            }
            "drop-all" => {
                handles.clear();
                Ok(0)
            }
            "record" => with(&mut |keeper| keeper.execute(&common::exchange(number(2), number(3))).map(|done| done.seq)),
            "erase" => with(&mut |keeper| {
                let member = MemberId::new(number(2)).unwrap();
                keeper.execute(&Command::new(cx(100 + number(2)), Erase::new(member))).map(|done| done.seq)
            }),
            "verify" => with(&mut |keeper| {
                keeper.store_mut().verify_erased(MemberId::new(number(2)).unwrap(), &[b"a person called number 5"]).map(|_| 0)
            }),
            "snapshot" => with(&mut |keeper| {
                keeper.catch_up()?;
                let bank = keeper.bank().clone();
                keeper.store_mut().save_snapshot(&bank).map(|()| 0)
            }),
            "backup" => with(&mut |keeper| match keeper.store() {
                AnyStore::Sqlite(store) => store.backup(words[2]).map(|()| 0),
                _ => Ok(0),
            }),
            "look" => Ok(u64::from(is_database(Path::new(words[1])))),
            "read" => opened(words[1], true).and_then(|mut store| store.head()).map(|head| head.seq),
            "copy" => opened(words[1], true).and_then(|mut from| {
                FileStore::open(words[2]).and_then(|mut to| copy_bank(&mut from, &mut to)).map(|moved| moved.head.seq)
            }),
            other => panic!("`{other}`"),
        };
        let answer = done.map_or_else(|error| format!("not {}: {}", error.code(), error.message()), |seq| format!("ok {seq}"));
        println!("\n> {answer}");
        std::io::stdout().flush().unwrap();
    }
}

struct Helper {
    child: Child,
    lines: Lines<BufReader<ChildStdout>>,
}

impl Helper {
    fn start(test: &str) -> Self {
        let mut process = Process::new(std::env::current_exe().unwrap());
        process.args([test, "--exact", "--nocapture", "--test-threads=1"]).env(HELPER, "1");
        let mut child = process.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        Self { child, lines }
    }

    fn tell(&mut self, line: &str) {
        writeln!(self.child.stdin.as_mut().unwrap(), "{line}").unwrap();
    }

    fn heard(&mut self) -> Option<String> {
        self.lines.by_ref().map_while(Result::ok).find_map(|line| line.strip_prefix("> ").map(str::to_owned))
    }

    fn ask(&mut self, line: &str) -> Result<u64, String> {
        self.tell(line);
        let answer = self.heard().unwrap_or_else(|| panic!("the helper ended over `{line}`"));
        answer.strip_prefix("ok ").map_or(Err(answer.clone()), |seq| Ok(seq.parse().unwrap()))
    }

    /// Kills the process some microseconds after it was told to do something. Gives its answer, if it could still give one.
    fn killed_over(&mut self, line: &str, micros: u64) -> Option<u64> {
        self.tell(line);
        std::thread::sleep(std::time::Duration::from_micros(micros));
        self.kill();
        self.heard()?.strip_prefix("ok ")?.parse().ok()
    }

    fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

impl Drop for Helper {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// How many acknowledged records are gone.
fn lost(address: &str, known: &BTreeMap<Key, u64>) -> usize {
    use timebank_core::store::Store;
    let records = opened(address, true).and_then(|mut store| store.read_after(0)).unwrap_or_default();
    let there: std::collections::BTreeSet<Key> = records.iter().zip(1u64..).filter_map(|(r, seq)| r.body(seq).ok()?.key).collect();
    known.keys().filter(|key| !there.contains(key)).count()
}

/// What befalls the file itself, under open handles.
#[derive(Clone, Copy, PartialEq)]
enum Harm {
    /// It is moved away, and put back.
    Moved,
    /// A whole copy takes its place, as when somebody restores one.
    Replaced,
    /// It is deleted, and then a whole copy put there.
    Deleted,
}

/// Harms the file. `meanwhile` is called while it is not at its place or not the file that was opened.
fn harm(path: &Path, aside: &Path, how: Harm, meanwhile: &mut dyn FnMut()) {
    if how == Harm::Moved {
        std::fs::rename(path, aside).unwrap();
        meanwhile();
        std::fs::rename(aside, path).unwrap();
        return;
    }
    let AnyStore::Sqlite(store) = opened(path.to_str().unwrap(), true).unwrap() else { panic!("no database") };
    store.backup(aside).unwrap();
    drop(store);
    if how == Harm::Deleted {
        std::fs::remove_file(path).unwrap();
        meanwhile();
    }
    std::fs::rename(aside, path).unwrap();
    for ending in ["db-wal", "db-shm"] {
        let _ = std::fs::remove_file(path.with_extension(ending));
    }
    meanwhile();
}

struct Seen {
    acknowledged: usize,
    lost: usize,
    /// How often a process was killed, and of these in the middle of something.
    kills: [usize; 2],
    harms: usize,
    refused: BTreeMap<String, usize>,
}

fn world(seed: u64, folder: &Folder, test: &str, helpers: &mut [Helper; 2], kills: bool) -> Seen {
    let path = folder.path().join(format!("{seed}.db"));
    let address = path.to_str().unwrap();
    found(address);
    let mut dice = Dice(seed);
    let mut known = BTreeMap::new();
    let mut seen = Seen { acknowledged: 0, lost: 0, kills: [0; 2], harms: 0, refused: BTreeMap::new() };
    let mut number = 0;
    // The second keeps a handle open in every other world; else it comes and goes.
    let visits = seed.is_multiple_of(2);
    helpers[0].ask(&format!("open|0|{address}")).unwrap();
    for step in 0..40 {
        let who = if visits && dice.below(4) > 0 { 0 } else { dice.below(2) as usize };
        let slot = dice.below(2);
        let member = 1 + dice.below(u64::from(MEMBERS));
        let beside = folder.path().join(format!("{seed}-{step}"));
        let line = match dice.below(26) {
            0..3 if who == 1 => format!("visit|{address}"),
            0 | 1 => format!("open|{slot}|{address}"),
            2 => format!("close|{slot}"),
            3 => format!("erase|{slot}|{}", 5 + member % 4),
            4 | 5 => format!("verify|{slot}|{member}"),
            6 => format!("snapshot|{slot}"),
            7 => format!("backup|{slot}|{}.backup", beside.display()),
            8 | 9 => format!("look|{address}"),
            10 => format!("read|{address}"),
            11 => format!("copy|{address}|{}.jsonl", beside.display()),
            12 if kills && dice.below(2) == 0 => {
                seen.kills[0] += 1;
                helpers[who].kill();
                helpers[who] = Helper::start(test);
                if who == 0 {
                    helpers[0].ask(&format!("open|0|{address}")).unwrap();
                }
                continue;
            }
            13 if kills => {
                seen.kills[0] += 1;
                seen.kills[1] += 1;
                number += 1;
                let writer = 10 + who as u32;
                let line = match dice.below(6) {
                    0 => format!("erase|{slot}|{}", 5 + member % 4),
                    1 => format!("snapshot|{slot}"),
                    2 => format!("backup|{slot}|{}.backup", beside.display()),
                    3 => format!("open|{slot}|{address}"),
                    _ => format!("record|{slot}|{writer}|{number}"),
                };
                let answer = helpers[who].killed_over(&line, dice.below(4000));
                if let Some(seq @ 1..) = answer.filter(|_| line.starts_with("record")) {
                    known.insert(common::key(writer, number), seq);
                }
                helpers[who] = Helper::start(test);
                helpers[who].ask(&format!("open|{slot}|{address}")).unwrap();
                continue;
            }
            14 => {
                seen.harms += 1;
                let how = [Harm::Moved, Harm::Replaced, Harm::Deleted][dice.below(3) as usize];
                harm(&path, &beside, how, &mut || {
                    for (writer, helper) in (10..).zip(helpers.iter_mut()) {
                        number += 1;
                        if let Ok(seq @ 1..) = helper.ask(&format!("record|{slot}|{writer}|{number}")) {
                            known.insert(common::key(writer, number), seq);
                        }
                    }
                });
                // Whoever was refused opens it again, or goes on trying.
                if dice.below(2) == 0 {
                    helpers[who].ask(&format!("open|{slot}|{address}")).unwrap();
                }
                continue;
            }
            _ => {
                number += 1;
                let writer = 10 + who as u32;
                if let Ok(seq @ 1..) = helpers[who].ask(&format!("record|{slot}|{writer}|{number}")) {
                    known.insert(common::key(writer, number), seq);
                }
                continue;
            }
        };
        if let Err(why) = helpers[who].ask(&line) {
            let code = if std::env::var_os("TIMEBANK_WHY").is_some() { why } else { why.split(':').next().unwrap_or_default().to_owned() };
            *seen.refused.entry(format!("{} {code}", line.split('|').next().unwrap_or_default())).or_insert(0) += 1;
        }
    }
    for helper in helpers.iter_mut() {
        helper.ask("drop-all").unwrap();
    }
    seen.acknowledged = known.len();
    seen.lost = lost(address, &known);
    seen
}

#[test]
fn two_processes_with_several_handles_keep_what_they_acknowledged() {
    const NAME: &str = "two_processes_with_several_handles_keep_what_they_acknowledged";
    if std::env::var_os(HELPER).is_some() {
        return helper();
    }
    let folder = Folder::new("handles").unwrap();
    let worlds = std::env::var("TIMEBANK_WORLDS").ok().map(|many| many.parse().unwrap());
    let worlds: u64 = worlds.unwrap_or(if common::long() { 1000 } else { 40 });
    let mut helpers = [Helper::start(NAME), Helper::start(NAME)];
    let (mut acknowledged, mut lost, mut harmed) = (0, 0, 0);
    let (mut kills, mut harms) = ([0; 2], 0);
    let mut refused: BTreeMap<String, usize> = BTreeMap::new();
    for seed in 0..worlds {
        let seen = world(seed, &folder, NAME, &mut helpers, true);
        acknowledged += seen.acknowledged;
        lost += seen.lost;
        kills = [kills[0] + seen.kills[0], kills[1] + seen.kills[1]];
        harms += seen.harms;
        harmed += usize::from(seen.lost > 0);
        for (what, times) in seen.refused {
            *refused.entry(what).or_insert(0) += times;
        }
    }
    let [killed, midway] = kills;
    eprintln!(
        "{worlds} worlds, {killed} kills ({midway} in the middle of something), the file moved or replaced {harms} times: \
         {acknowledged} acknowledged, {lost} lost in {harmed} worlds; refused: {refused:?}"
    );
    assert!(acknowledged > 4 * worlds as usize, "{acknowledged} acknowledged");
    assert_eq!(lost, 0, "acknowledged records are gone");
}

/// What opening says after a writer was killed and something was done to what it left; and how many records were acknowledged.
fn after_a_kill(test: &str, harm: impl FnOnce(&Path)) -> (Result<u64, &'static str>, u64) {
    let folder = Folder::new("log").unwrap();
    let path = folder.path().join("log.db");
    let address = path.to_str().unwrap();
    found(address);
    let mut helper = Helper::start(test);
    helper.ask(&format!("open|0|{address}")).unwrap();
    let last = (1..=20).map(|n| helper.ask(&format!("record|0|10|{n}")).unwrap()).max().unwrap();
    helper.kill();
    harm(&path);
    (opened(address, false).and_then(|mut store| store.head()).map(|head| head.seq).map_err(|error| error.code()), last)
}

#[test]
fn a_log_that_was_removed_or_damaged_after_a_kill_is_noticed_by_the_head_beside_it() {
    const NAME: &str = "a_log_that_was_removed_or_damaged_after_a_kill_is_noticed_by_the_head_beside_it";
    if std::env::var_os(HELPER).is_some() {
        return helper();
    }
    let log = |path: &Path| path.with_extension("db-wal");
    let (left, last) = after_a_kill(NAME, |_| {});
    assert_eq!(left, Ok(last));
    let (removed, _) = after_a_kill(NAME, |path| std::fs::remove_file(log(path)).unwrap());
    assert_eq!(removed, Err("journal-shorter"));
    // A page in the middle flipped: SQLite takes what comes before it for the whole.
    let (damaged, _) = after_a_kill(NAME, |path| {
        let mut bytes = std::fs::read(log(path)).unwrap();
        let middle = bytes.len() / 2;
        bytes[middle] ^= 0xff;
        std::fs::write(log(path), bytes).unwrap();
    });
    assert_eq!(damaged, Err("journal-shorter"));
    // Without the head beside it, it looks whole: that is what the file is for.
    let (unnoticed, last) = after_a_kill(NAME, |path| {
        std::fs::remove_file(log(path)).unwrap();
        std::fs::remove_file(path.with_extension("db-head")).unwrap();
    });
    assert!(unnoticed.is_ok_and(|seq| seq < last), "{unnoticed:?}");
}
