//! Power cuts: whatever was acknowledged before one is there after it, though of what was not synced anything may be missing.
//!
//! A writer in a process of its own works in a folder, and everything it does to the files is noted (`powercut/trace.c`). At any moment of
//! that the power goes (`powercut/disk.rs`), and the bank is opened again from what is left.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, clippy::panic, reason = "tests")]

#[path = "powercut/disk.rs"]
mod disk;

use disk::{Disk, Luck, TOLD, Trace};
use std::fs::OpenOptions;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command as Process, Stdio};
use timebank_core::command::{Action, Admit, Command, Context, Create, Erase, Record, RecordBatch};
use timebank_core::exchange::Terms;
use timebank_core::store::{FileStore, Keeper, Store};
use timebank_core::{Charter, Error, Key, MemberId, Salt, TimeBank, Timestamp};
use timebank_store::testing::Folder;
use timebank_store::{BankName, BankStore as _, SqliteStore};

const WORK: &str = "TIMEBANK_TEST_WRITER";

#[derive(Clone, Copy, Debug, PartialEq)]
enum Kind {
    File,
    Sqlite,
}

impl Kind {
    fn path(self, folder: &Path) -> PathBuf {
        folder.join(match self {
            Self::File => "bank.jsonl",
            Self::Sqlite => "bank.db",
        })
    }
}

/// Either store, with the snapshots both keep.
enum Either {
    File(Box<FileStore>),
    Sqlite(Box<SqliteStore>),
}

impl Either {
    fn open(kind: Kind, folder: &Path) -> Result<Self, Error> {
        let path = kind.path(folder);
        Ok(match kind {
            Kind::File => Self::File(Box::new(FileStore::open(path)?)),
            Kind::Sqlite => Self::Sqlite(Box::new(SqliteStore::open(path)?)),
        })
    }
    fn save_snapshot(&mut self, bank: &TimeBank) -> Result<(), Error> {
        match self {
            Self::File(store) => store.save_snapshot(bank),
            Self::Sqlite(store) => store.save_snapshot(bank),
        }
    }
}

impl Store for Either {
    fn read_after(&mut self, seq: u64) -> Result<Vec<timebank_core::JournalRecord>, Error> {
        match self {
            Self::File(store) => store.read_after(seq),
            Self::Sqlite(store) => store.read_after(seq),
        }
    }
    fn append(&mut self, expected: timebank_core::Head, records: &[timebank_core::JournalRecord]) -> Result<(), Error> {
        match self {
            Self::File(store) => store.append(expected, records),
            Self::Sqlite(store) => store.append(expected, records),
        }
    }
    fn open(&mut self) -> Result<TimeBank, Error> {
        match self {
            Self::File(store) => store.open(),
            Self::Sqlite(store) => store.open(),
        }
    }
}

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

fn now() -> Timestamp {
    "2026-03-02T10:00:00Z".parse().unwrap()
}

/// The words a member is known by: found nowhere once they are forgotten.
fn words(member: u32) -> String {
    format!("Ana of house {member} in Harpurbrook")
}

const MEMBERS: u32 = 6;

/// What the writer sends, the same at every run with this seed.
fn commands(seed: u64) -> Vec<Command> {
    let mut dice = Dice(seed);
    let cx = |n: usize| Context::host(now()).key(Key([n as u8 + 1; 16])).salt(Salt([n as u8 + 1; 16]));
    let charter = Box::new(Charter::named("Harpurbrook"));
    let mut all = vec![Command::new(cx(0), Create::new(timebank_core::BankId([1; 16]), *charter))];
    let mut here = Vec::new();
    while all.len() < 36 {
        let cx = cx(all.len());
        let member = |m: u32| MemberId::new(m).unwrap();
        if here.len() < 2 || (here.len() < MEMBERS as usize && dice.below(4) == 0) {
            let number = here.last().map_or(1, |last| last + 1);
            here.push(number);
            all.push(Command::new(cx, Admit::named(words(number))));
            continue;
        }
        let (a, b) = (here[here.len() - 1], here[here.len() - 2]);
        let minutes = 5 + dice.below(50) as u32;
        let terms = || Terms::new("2026-03-02".parse().unwrap()).gave(member(a), minutes).received(member(b), minutes);
        all.push(match dice.below(10) {
            0 if here.len() > 3 => Command::new(cx, Erase::new(member(here.remove(0)))),
            1..=3 => Command::new(cx, RecordBatch::new(vec![terms(); 2 + dice.below(12)])),
            4 | 5 => {
                // Several sectors and pages.
                let note = "a word ".repeat(20 + dice.below(500));
                Command::new(cx, Record::new(terms()).note(note))
            }
            _ => Command::new(cx, Record::new(terms())),
        });
    }
    all
}

/// What the writer does: every command of a seed, each told once it is acknowledged; now and then it opens the bank anew.
fn write(kind: Kind, seed: u64, folder: &Path) {
    let mut told = OpenOptions::new().create(true).append(true).open(folder.join(TOLD)).unwrap();
    let open = || Keeper::open(Either::open(kind, folder).unwrap()).unwrap().with_clock(|| Ok(now()));
    let mut keeper = open();
    let mut dice = Dice(!seed);
    for (n, command) in commands(seed).iter().enumerate() {
        let outcome = keeper.execute(command).unwrap();
        told.write_all(format!("{n} {}\n", outcome.seq).as_bytes()).unwrap();
        match dice.below(12) {
            0 => {
                drop(keeper);
                keeper = open();
            }
            1 => {
                let bank = keeper.bank().clone();
                // Another writer may have forgotten somebody meanwhile.
                let saved = keeper.store_mut().save_snapshot(&bank);
                assert!(matches!(saved, Ok(()) | Err(Error::Conflict { .. })), "{saved:?}");
            }
            _ => {}
        }
    }
}

/// The library that notes, compiled once.
fn tracer(folder: &Path) -> PathBuf {
    let made = folder.join("trace.so");
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/powercut/trace.c");
    let compiler = std::env::var("CC").unwrap_or_else(|_| "cc".into());
    let status = Process::new(compiler).args(["-O1", "-shared", "-fPIC", "-o"]).arg(&made).arg(source).arg("-ldl").status().unwrap();
    assert!(status.success());
    made
}

#[derive(Clone, Copy)]
struct Run<'a> {
    test: &'a str,
    kind: Kind,
    seed: u64,
    tracer: &'a Path,
    folder: &'a Path,
    trace: &'a Path,
}

impl Run<'_> {
    /// Lets the writer work, to its end or until it has done so many things.
    fn once(&self, dies: Option<usize>) {
        let code = if dies.is_some() { Some(9) } else { Some(0) };
        ended(self.start(dies), code);
    }

    /// Lets two writers send the same at once, while somebody reads all there is for a report.
    fn together(&self) {
        let mut writers = [self.start(None), self.start(None)];
        while writers.iter_mut().any(|writer| writer.try_wait().unwrap().is_none()) {
            // There may be no bank yet.
            if let Ok(mut report) = SqliteStore::open_read_only(self.kind.path(self.folder), BankName::default()) {
                report.open().unwrap();
            }
        }
        writers.into_iter().for_each(|writer| ended(writer, Some(0)));
    }

    fn start(&self, dies: Option<usize>) -> Child {
        let mut process = Process::new(std::env::current_exe().unwrap());
        process.args([self.test, "--exact", "--nocapture", "--test-threads=1"]);
        let place = format!("{}/", self.folder.display());
        process.env(WORK, format!("{}|{place}", self.seed)).env("LD_PRELOAD", self.tracer);
        process.env("TIMEBANK_TRACE_FOLDER", &place).env("TIMEBANK_TRACE", self.trace);
        if let Some(dies) = dies {
            process.env("TIMEBANK_TRACE_DIE", dies.to_string());
        }
        process.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap()
    }
}

fn ended(writer: Child, code: Option<i32>) {
    let ended = writer.wait_with_output().unwrap();
    assert_eq!(ended.status.code(), code, "{}", String::from_utf8_lossy(&ended.stderr));
}

/// Opens what is left, and holds it against what was told.
fn check(kind: Kind, seed: u64, folder: &Path, acknowledged: &str, place: &str) {
    let fault = |error: Error| -> Error { panic!("{place}: {}: {error}", error.code()) };
    let told = acknowledged.lines().map(|line| line.split(' ').map(|n| n.parse().unwrap()).collect::<Vec<u64>>());
    let told: Vec<(usize, u64)> = told.map(|line| (line[0] as usize, line[1])).collect();
    let commands = commands(seed);
    let mut keeper = Keeper::open(Either::open(kind, folder).map_err(fault).unwrap()).map_err(fault).unwrap();
    let records = keeper.store_mut().read_after(0).map_err(fault).unwrap();
    let verified = timebank_core::journal::verify_records(records.iter().cloned(), None);
    assert_eq!(verified.fault, None, "{place}");
    let keys: Vec<Option<Key>> = records.iter().zip(1..).map(|(record, seq)| record.body(seq).unwrap().key).collect();
    for (n, seq) in &told {
        // Of several records of one command the first has its key, and the last is what the answer names.
        let known = keys.iter().take(*seq as usize).any(|key| *key == commands[*n].key);
        assert!(known && keys.len() as u64 >= *seq, "{place}: command {n} was acknowledged and is lost");
    }
    if !records.is_empty() {
        let bank = TimeBank::replay(records).unwrap();
        assert_eq!(keeper.bank(), &bank, "{place}: the snapshot and the rest are another bank");
    }
    if kind == Kind::File {
        // Whom the journal says to be forgotten is told of by nothing beside it, already before the erasure is sent again.
        let erased = commands.iter().filter(|command| keys.contains(&command.key)).filter_map(erased_by);
        erased.for_each(|member| no_word_of(member, folder, place));
    }
    // It is gone on from, and no command that was sent has two effects.
    let mut keeper = keeper.with_clock(|| Ok(now()));
    for (n, command) in commands.iter().enumerate() {
        let outcome = keeper.execute(command).map_err(fault).unwrap();
        if let Some((_, seq)) = told.iter().find(|(known, _)| *known == n) {
            assert_eq!((outcome.seq, outcome.repeated), (*seq, true), "{place}: command {n}");
        }
    }
    // Every erasure is acknowledged by now: before the cut, or because it was sent again.
    for member in commands.iter().filter_map(erased_by) {
        if let Either::Sqlite(store) = keeper.store_mut() {
            let traces = store.verify_erased(member, &[words(member.get()).as_bytes()]).unwrap();
            assert!(traces.is_clean(), "{place}: {traces:?}");
        }
        no_word_of(member, folder, place);
    }
}

const fn erased_by(command: &Command) -> Option<MemberId> {
    match command.action {
        Action::Erase(Erase { member, .. }) => Some(member),
        _ => None,
    }
}

/// Fails when a file of the folder has the words a member is known by.
fn no_word_of(member: MemberId, folder: &Path, place: &str) {
    let words = words(member.get());
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let bytes = std::fs::read(&path).unwrap();
        assert!(!bytes.windows(words.len()).any(|here| here == words.as_bytes()), "{place}: {} tells of {member}", path.display());
    }
}

/// Figures to be told at the end.
#[derive(Default)]
struct Count {
    cuts: usize,
    acknowledged: usize,
    syncs: usize,
}

/// Cuts the power again and again in what a trace tells: anywhere, soon after the writer was killed, or just when a name was changed;
/// and each time a file took the place of another, with whatever was removed before still there.
fn cuts(run: &Run<'_>, killed: Option<usize>, each: usize, count: &mut Count) {
    let Run { kind, seed, .. } = *run;
    let trace = Trace::read(run.trace);
    count.syncs += trace.syncs();
    let mut dice = Dice(seed ^ 0x5eed);
    let drawn = (0..each).map(|cut| {
        let at = match killed {
            Some(killed) if cut % 2 == 0 => (killed + dice.below(60)).min(trace.len()),
            _ if cut % 4 == 1 => trace.after_a_name(&mut |limit| dice.below(limit)).unwrap_or(0),
            _ => dice.below(trace.len() + 1),
        };
        (at, [Luck::Nothing, Luck::Everything, Luck::Beginning, Luck::Anything, Luck::Anything][dice.below(5)])
    });
    let drawn: Vec<(usize, Luck)> = drawn.chain(trace.renames().into_iter().map(|at| (at, Luck::NothingRemoved))).collect();
    for (cut, (at, luck)) in drawn.into_iter().enumerate() {
        let mut disk = Disk::new(disk::folder(run.folder));
        (0..at).for_each(|n| disk.take(&trace, n));
        let left = Folder::new("cut").unwrap();
        disk.after_the_cut(luck, &mut |limit| dice.below(limit), left.path());
        let place = format!("{kind:?}, seed {seed}, cut {cut} after {at} of {} things, {luck:?}", trace.len());
        check(kind, seed, left.path(), &disk.acknowledged, &place);
        count.cuts += 1;
        count.acknowledged += disk.acknowledged.lines().count();
    }
}

fn worlds(test: &str, kind: Kind) {
    if let Ok(work) = std::env::var(WORK) {
        let (seed, folder) = work.split_once('|').unwrap();
        return write(kind, seed.parse().unwrap(), Path::new(folder.trim_end_matches('/')));
    }
    let asked = std::env::var("TIMEBANK_CUTS").ok().map(|many| many.parse().unwrap());
    let each = 40;
    let seeds: usize = asked.map_or(if std::env::var_os("TIMEBANK_LONG").is_some() { 250 } else { 4 }, |cuts: usize| cuts.div_ceil(each));
    let tools = Folder::new("tracer").unwrap();
    let tracer = tracer(tools.path());
    let mut count = Count::default();
    for seed in 0..seeds as u64 {
        let (folder, beside) = (Folder::new("power").unwrap(), Folder::new("trace").unwrap());
        let trace = beside.path().join("trace");
        let run = Run { test, kind, seed, tracer: &tracer, folder: folder.path(), trace: &trace };
        // Every other time the writer itself is killed first, between a write and its sync. The next one goes on from that.
        let killed = (seed % 2 == 1).then(|| {
            let (apart, told) = (Folder::new("power-first").unwrap(), beside.path().join("first"));
            Run { folder: apart.path(), trace: &told, ..run }.once(None);
            let killed = Trace::read(&told).before_a_sync(&mut |limit| Dice(seed).below(limit));
            run.once(Some(killed));
            killed
        });
        if kind == Kind::Sqlite && seed % 4 == 2 {
            run.together();
        } else {
            run.once(None);
        }
        cuts(&run, killed, each, &mut count);
    }
    let Count { cuts, acknowledged, syncs } = count;
    assert!(acknowledged > cuts && syncs > seeds * 20);
    eprintln!("{kind:?}: {cuts} power cuts in {seeds} runs with {syncs} syncs: {acknowledged} acknowledged commands, none lost");
}

#[test]
fn what_a_file_acknowledged_outlives_a_power_cut() {
    worlds("what_a_file_acknowledged_outlives_a_power_cut", Kind::File);
}

#[test]
fn what_sqlite_acknowledged_outlives_a_power_cut() {
    worlds("what_sqlite_acknowledged_outlives_a_power_cut", Kind::Sqlite);
}
