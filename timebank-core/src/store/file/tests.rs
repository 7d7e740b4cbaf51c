#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, clippy::panic, reason = "tests")]

mod header;

use super::*;
use crate::command::{Command, Context, Erase, Record};
use crate::golden::{self, long};
use crate::model::exchange::Terms;
use crate::store::{Keeper, conformance};
use std::process::Stdio;
use std::sync::atomic::{AtomicU32, Ordering};

/// A folder of its own, removed at the end.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let name = format!("timebank-test-{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        let path = std::env::temp_dir().join(name);
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }
    /// In memory where there is such a place: for tests that open thousands of files.
    fn quick() -> Self {
        let folder = Self::new();
        let memory = Path::new("/dev/shm").join(folder.0.file_name().unwrap());
        if fs::create_dir_all(&memory).is_ok() { Self(memory) } else { folder }
    }
    fn journal(&self) -> PathBuf {
        self.0.join("journal.jsonl")
    }
    fn everything(&self) -> Vec<(String, Vec<u8>)> {
        let files = fs::read_dir(&self.0).unwrap().map(|f| f.unwrap().path());
        files.map(|p| (p.file_name().unwrap().to_string_lossy().into_owned(), fs::read(p).unwrap())).collect()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// The appends of the sample, with everything in them still.
fn appends() -> Vec<Vec<JournalRecord>> {
    let (_, records) = golden::play();
    let mut appends = vec![Vec::new()];
    for (record, seq) in records.into_iter().zip(1..) {
        let more = record.body(seq).unwrap().more;
        appends.last_mut().unwrap().push(record);
        if more.is_none() {
            appends.push(Vec::new());
        }
    }
    appends.pop();
    appends
}

fn lines(records: &[JournalRecord]) -> Vec<u8> {
    let mut out = Vec::new();
    records.iter().for_each(|r| write_line(r, &mut out));
    out
}

/// A file with the sample, or its first appends.
fn filled(path: &Path, most: usize) -> FileStore {
    let mut store = FileStore::open(path).unwrap();
    for records in appends().iter().take(most) {
        store.append(store.head(), records).unwrap();
    }
    store
}

struct Files(Vec<Folder>);
impl conformance::Factory for Files {
    type Store = FileStore;
    fn fresh(&mut self) -> Result<FileStore, Error> {
        self.0.push(Folder::new());
        FileStore::open(self.0.last().unwrap().journal())
    }
    fn reopen(&mut self, store: FileStore) -> Result<FileStore, Error> {
        let path = store.path().to_owned();
        drop(store);
        FileStore::open(path)
    }
}

#[test]
fn the_file_store_conforms() {
    assert_eq!(conformance::run(&mut Files(Vec::new())), Ok(12));
}

#[test]
fn cut_at_every_byte_it_opens_with_exactly_the_whole_appends() {
    let folder = Folder::quick();
    let appends = appends();
    let (mut whole, mut ends) = (Vec::new(), vec![(0usize, Head::NONE)]);
    for records in &appends {
        whole.extend(lines(records));
        ends.push((whole.len(), head_after(ends.last().unwrap().1, records)));
    }
    let several = if long() { ends.len() - 1 } else { 4 };
    let first = ends[ends.len() - 1 - several].0;
    for cut in first..=whole.len() {
        fs::write(folder.journal(), &whole[..cut]).unwrap();
        let (end, head) = *ends.iter().rev().find(|(end, _)| *end <= cut).unwrap();
        let mut store = FileStore::open(folder.journal()).unwrap();
        assert_eq!((store.head(), store.end), (head, end as u64), "cut at {cut}");
        let rest = &whole[end..cut];
        match store.torn() {
            None => assert!(rest.is_empty(), "cut at {cut}"),
            Some(torn) => {
                assert_eq!((torn.bytes, torn.records), (rest.len() as u64, rest.iter().filter(|b| **b == b'\n').count() as u64));
                assert_eq!(fs::read(torn.kept_in.as_ref().unwrap()).unwrap(), rest);
                fs::remove_file(torn.kept_in.as_ref().unwrap()).unwrap();
            }
        }
        assert_eq!(fs::read(folder.journal()).unwrap(), &whole[..end]);
        if rest.len() < 2 {
            // It can be gone on from as if nothing had been.
            let open = store.open().unwrap().head();
            assert_eq!(open, head);
            if let Some(next) = appends.get(ends.iter().position(|(e, _)| *e == end).unwrap()) {
                store.append(head, next).unwrap();
            }
        }
    }
}

#[test]
fn a_fault_in_the_middle_is_not_repaired() {
    let folder = Folder::new();
    drop(filled(&folder.journal(), 40));
    let whole = fs::read(folder.journal()).unwrap();
    for at in (0..whole.len() - 1).step_by(211) {
        let mut changed = whole.clone();
        changed[at] ^= 1;
        fs::write(folder.journal(), &changed).unwrap();
        let fault = FileStore::open(folder.journal()).unwrap_err();
        assert!(matches!(fault.code(), "bad-line" | "wrong-hash" | "broken-chain" | "wrong-part" | "bad-record"), "{fault}");
        assert_eq!(fs::read(folder.journal()).unwrap(), changed, "it is left as it is");
    }
}

#[test]
fn a_file_that_is_no_journal_stays_as_it_is() {
    for text in ["Shopping: bread, tea", "{\"members\": []}", "SQLite format 3\0\u{10}", "\u{feff}{\"record\":"] {
        let folder = Folder::new();
        fs::write(folder.journal(), text).unwrap();
        assert!(
            matches!(FileStore::open(folder.journal()), Err(Error::Journal(crate::journal::JournalError::BadLine { line: 1, .. }))),
            "{text}"
        );
        assert_eq!(fs::read(folder.journal()).unwrap(), text.as_bytes());
        assert!(!folder.everything().iter().any(|(name, _)| name.ends_with(".torn")), "{text}");
    }
}

#[test]
fn a_second_writer_is_kept_out_and_a_reader_is_not() {
    let folder = Folder::new();
    let mut store = filled(&folder.journal(), 10);
    assert_eq!(FileStore::open(folder.journal()).unwrap_err(), Error::Locked {});
    assert_eq!(child("lock", &folder.journal(), None).trim(), "locked");
    let mut reader = FileStore::open_read_only(folder.journal()).unwrap();
    assert_eq!(reader.head(), store.head());
    let next = &appends()[10];
    assert_eq!(reader.append(reader.head(), next).unwrap_err().code(), "store-failed");
    // Forgetting puts another file in the journal's place; the lock holds nevertheless.
    store.append(store.head(), next).unwrap();
    let mut keeper = Keeper::open(store).unwrap();
    let at = keeper.bank().last_at();
    keeper.execute(&Command::new(Context::host(at), Erase { member: crate::values::ids::MemberId::new(3).unwrap() })).unwrap();
    assert_eq!(child("lock", &folder.journal(), None).trim(), "locked");
    drop(keeper);
    assert_eq!(child("lock", &folder.journal(), None).trim(), "open");
}

#[test]
fn a_folder_that_takes_no_files_is_an_error() {
    // Nobody, not even the superuser, creates files here.
    if Path::new("/proc/self").exists() {
        assert_eq!(FileStore::open("/proc/self/journal.jsonl").unwrap_err().code(), "store-failed");
    }
    let missing = Folder::new().0.join("missing").join("journal.jsonl");
    assert_eq!(FileStore::open(&missing).unwrap_err().code(), "store-failed");
    assert_eq!(FileStore::open_read_only(&missing).unwrap_err().code(), "store-failed");
}

#[cfg(unix)]
#[test]
fn a_read_only_folder_can_be_read() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = Folder::new();
    let head = filled(&folder.journal(), 10).head();
    fs::remove_file(beside(&folder.journal(), ".lock")).unwrap();
    fs::set_permissions(folder.journal(), fs::Permissions::from_mode(0o444)).unwrap();
    fs::set_permissions(&folder.0, fs::Permissions::from_mode(0o555)).unwrap();
    let writes = File::create(folder.0.join("probe")).is_ok();
    let opened = FileStore::open(folder.journal()).map(|s| s.head());
    let read = FileStore::open_read_only(folder.journal()).map(|s| s.head());
    fs::set_permissions(&folder.0, fs::Permissions::from_mode(0o755)).unwrap();
    assert_eq!(read, Ok(head));
    // The superuser writes wherever they like.
    assert!(writes || opened.unwrap_err().code() == "store-failed");
}

#[test]
fn promise_7_forgetting_reaches_every_file_and_a_crash_half_way_reaches_none() {
    let folder = Folder::new();
    let path = folder.journal();
    let keeper = Keeper::open(filled(&path, 60)).unwrap();
    let (bank, mut store) = keeper.into_parts();
    store.save_snapshot(&bank).unwrap();
    drop(store);
    // A torn append about the member lies beside it.
    let mut torn = fs::read(&path).unwrap();
    torn.extend_from_slice(&lines(&appends()[6])[..300]);
    fs::write(&path, &torn).unwrap();
    let store = FileStore::open(&path).unwrap();
    assert!(store.torn().is_some());
    let before = fs::read(&path).unwrap();
    let named = |folder: &Folder| -> Vec<String> {
        let has = |bytes: &[u8]| bytes.windows(6).any(|w| w == b"\"Cleo\"");
        folder.everything().into_iter().filter(|(_, bytes)| has(bytes)).map(|(name, _)| name).collect()
    };
    assert!(named(&folder).len() >= 2, "{:?}", named(&folder));
    // The same erasure elsewhere shows what the rewriting looks like; half of it, or all of it, is found after a crash.
    let elsewhere = Folder::new();
    fs::write(elsewhere.journal(), &before).unwrap();
    let erase = Command::new(Context::host(bank.last_at()), Erase { member: crate::values::ids::MemberId::new(3).unwrap() });
    Keeper::open(FileStore::open(elsewhere.journal()).unwrap()).unwrap().execute(&erase).unwrap();
    let rewritten = fs::read(elsewhere.journal()).unwrap();
    drop(store);
    for cut in [0, 1, rewritten.len() / 2, rewritten.len() - 1, rewritten.len()] {
        fs::write(beside(&path, ".new"), &rewritten[..cut]).unwrap();
        let mut store = FileStore::open(&path).unwrap();
        assert!(store.open().unwrap() == bank, "the old journal stands");
        assert_eq!(fs::read(&path).unwrap(), before);
        assert!(!beside(&path, ".new").exists());
    }
    let mut keeper = Keeper::open(FileStore::open(&path).unwrap()).unwrap();
    keeper.execute(&erase).unwrap();
    assert_eq!(named(&folder), Vec::<String>::new());
    assert_eq!(fs::read(&path).unwrap(), rewritten);
    assert!(Keeper::open(FileStore::open_read_only(&path).unwrap()).unwrap().bank() == keeper.bank());
}

#[test]
fn a_snapshot_beside_the_journal_opens_the_same_bank() {
    let folder = Folder::new();
    let path = folder.journal();
    let appends = appends();
    let (bank, mut store) = Keeper::open(filled(&path, 40)).unwrap().into_parts();
    store.save_snapshot(&bank).unwrap();
    for records in &appends[40..50] {
        store.append(store.head(), records).unwrap();
    }
    assert_eq!(store.save_snapshot(&bank).unwrap_err().code(), "conflict");
    let mut plain = TimeBank::replay(appends[..50].concat()).unwrap();
    let check = |used: bool, plain: &TimeBank| {
        let mut store = FileStore::open(&path).unwrap();
        assert_eq!(store.opened.is_some(), used);
        assert!(store.open().unwrap() == *plain);
        assert_eq!(store.read_after(0).unwrap().len() as u64, plain.head().seq);
        assert_eq!(store.read_after(43).unwrap().len() as u64, plain.head().seq - 43);
        assert!(store.open().unwrap() == *plain, "and again, without it");
    };
    drop(store);
    check(true, &plain);
    // One that was made of another journal, or is broken, is left alone.
    let whole = fs::read(beside(&path, ".snapshot")).unwrap();
    let mut broken = whole.clone();
    broken[100] ^= 1;
    fs::write(beside(&path, ".snapshot"), &broken).unwrap();
    check(false, &plain);
    let mut elsewhere = whole.clone();
    elsewhere[0] ^= 1;
    fs::write(beside(&path, ".snapshot"), &elsewhere).unwrap();
    check(false, &plain);
    fs::write(beside(&path, ".snapshot"), &whole).unwrap();
    let mut store = FileStore::open(&path).unwrap();
    store.append(store.head(), &appends[50]).unwrap();
    plain.apply(&appends[50]).unwrap();
    assert!(store.open().unwrap() == plain);
}

/// Runs [`in_a_child`] in a process of its own, its files held to so many blocks of 512 bytes.
fn child(what: &str, path: &Path, blocks: Option<u64>) -> String {
    let program = std::env::current_exe().unwrap();
    let mut command = match blocks {
        None => std::process::Command::new(&program),
        Some(blocks) => {
            let mut shell = std::process::Command::new("sh");
            shell.arg("-c").arg(format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$0\" \"$@\"")).arg(&program);
            shell
        }
    };
    command.args(["--exact", "store::file::tests::in_a_child", "--ignored", "--nocapture"]);
    command.env("TIMEBANK_CHILD", what).env("TIMEBANK_PATH", path).stderr(Stdio::null());
    let said = String::from_utf8(command.output().unwrap().stdout).unwrap();
    said.lines().filter_map(|l| l.rsplit_once("child: ").map(|(_, rest)| format!("{rest}\n"))).collect()
}

fn one_more(keeper: &mut Keeper<FileStore>) -> Result<u64, Error> {
    let (a, b) = (crate::values::ids::MemberId::new(1).unwrap(), crate::values::ids::MemberId::new(2).unwrap());
    let terms = Terms::new("2026-04-01".parse().unwrap()).gave(a, 5).received(b, 5);
    let back = Terms::new("2026-04-01".parse().unwrap()).gave(b, 5).received(a, 5);
    let cx = Context::host(keeper.bank().last_at());
    let commands = [terms, back].map(|t| Command::new(cx, Record::new(t)));
    keeper.execute_all(&commands).map(|o| o[1].seq)
}

#[test]
#[ignore = "runs only as the child of other tests"]
fn in_a_child() {
    let Some(what) = std::env::var_os("TIMEBANK_CHILD") else { return };
    let path = PathBuf::from(std::env::var_os("TIMEBANK_PATH").unwrap());
    let say = |text: &str| println!("\nchild: {text}");
    match what.to_str().unwrap() {
        "lock" => say(match FileStore::open(path) {
            Err(Error::Locked {}) => "locked",
            Ok(_) => "open",
            Err(_) => "error",
        }),
        "append" => {
            let mut keeper = Keeper::open(FileStore::open(path).unwrap()).unwrap();
            loop {
                match one_more(&mut keeper) {
                    Ok(seq) => say(&seq.to_string()),
                    Err(error) => {
                        say(error.code());
                        // It still answers, stands where it stood, and says the same again.
                        assert_eq!(keeper.bank().head(), keeper.store().head());
                        say(one_more(&mut keeper).unwrap_err().code());
                        return;
                    }
                }
            }
        }
        "erase" => {
            let mut keeper = Keeper::open(FileStore::open(path).unwrap()).unwrap();
            let erase =
                Command::new(Context::host(keeper.bank().last_at()), Erase { member: crate::values::ids::MemberId::new(3).unwrap() });
            say(keeper.execute(&erase).map_or_else(|e| e.code(), |_| "done"));
        }
        other => panic!("{other}"),
    }
}

#[cfg(unix)]
#[test]
fn on_a_full_disk_nothing_acknowledged_is_lost_and_nothing_half_written_is_believed() {
    let folder = Folder::new();
    let path = folder.journal();
    drop(filled(&path, usize::MAX));
    let size = fs::metadata(&path).unwrap().len();
    let started = FileStore::open_read_only(&path).unwrap().head().seq;
    for extra in [0, 1, 5, 20] {
        let said = child("append", &path, Some(size / 512 + extra));
        let said: Vec<&str> = said.lines().collect();
        assert_eq!(said[said.len() - 2..], ["store-failed", "store-failed"], "{said:?}");
        let acknowledged = said.iter().filter_map(|s| s.parse::<u64>().ok()).max().unwrap_or(started);
        let store = FileStore::open_read_only(&path).unwrap();
        assert!(store.torn().is_none(), "what was half written was taken off at once");
        assert!(store.head().seq == acknowledged || extra == 0, "{} {acknowledged}", store.head().seq);
    }
    // An erasure that finds no room leaves everything as it was.
    let before = fs::read(&path).unwrap();
    assert_eq!(child("erase", &path, Some(size / 1024)).trim(), "store-failed");
    assert_eq!(fs::read(&path).unwrap(), before);
    assert!(!beside(&path, ".new").exists());
    assert_eq!(child("erase", &path, None).trim(), "done");
}

#[test]
fn a_writer_killed_at_any_moment_loses_nothing_it_acknowledged() {
    use std::io::BufRead as _;
    let folder = Folder::new();
    let path = folder.journal();
    drop(filled(&path, usize::MAX));
    for round in 0..if long() { 200 } else { 5 } {
        let mut command = std::process::Command::new(std::env::current_exe().unwrap());
        command.args(["--exact", "store::file::tests::in_a_child", "--ignored", "--nocapture"]);
        command.env("TIMEBANK_CHILD", "append").env("TIMEBANK_PATH", &path).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().unwrap();
        let mut last = 0;
        let mut said = 0;
        for line in BufReader::new(child.stdout.take().unwrap()).lines() {
            if let Some(seq) = line.unwrap().strip_prefix("child: ") {
                last = seq.parse::<u64>().unwrap();
                said += 1;
            }
            if said > 3 + round * 7 {
                break;
            }
        }
        child.kill().unwrap();
        child.wait().unwrap();
        let mut store = FileStore::open(&path).unwrap();
        assert!(store.head().seq >= last, "acknowledged {last}, found {}", store.head().seq);
        assert_eq!(store.open().unwrap().head(), store.head());
    }
}
