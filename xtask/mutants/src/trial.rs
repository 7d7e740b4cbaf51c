//! Tries each change with the tests that reach it.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use crate::Fault;
use crate::tree::{Tree, Verdict};

/// Slower tests are no part of this.
const QUICK: Duration = Duration::from_secs(3);
/// How long the tests of one change may take together, by what they took without it.
const EACH: Duration = Duration::from_secs(20);

/// What is noted of a change with which a test did not end within six times that.
pub const ENDLESS: &str = "went on for ever";

/// One test, what it took, and the changes it comes by.
pub struct Test {
    program: usize,
    name: String,
    took: Duration,
    reached: Vec<u32>,
}

/// Runs every test by itself, without any change. What was found out is kept.
pub fn tests(tree: &Tree, programs: &[PathBuf]) -> Result<Vec<Test>, Fault> {
    let mut tests = Vec::new();
    let folder = tree.file("reached");
    fs::create_dir_all(&folder)?;
    println!("==> which tests reach which change");
    for (program, path) in programs.iter().enumerate() {
        let listed = run(path, tree).args(["--list", "--format=terse"]).output()?;
        let listed = String::from_utf8(listed.stdout)?;
        for name in listed.lines().filter_map(|line| line.strip_suffix(": test")) {
            let kept = folder.join(format!("{program}-{}", name.replace("::", "-")));
            let took = kept.with_extension("took");
            if !took.exists() {
                let started = Instant::now();
                let mut command = run(path, tree);
                command.args(["--exact", name]).env("TIMEBANK_MUTANTS_SEEN", &kept);
                let passed = command.output()?.status.success();
                // A test that fails without a change says nothing about one; nor does one that is long.
                let millis = if passed { started.elapsed().as_millis() } else { u128::from(u32::MAX) };
                fs::write(&took, millis.to_string())?;
            }
            let took = Duration::from_millis(fs::read_to_string(&took)?.parse()?);
            let reached = fs::read(&kept).unwrap_or_default();
            let reached = reached.chunks_exact(4).filter_map(|bytes| bytes.try_into().ok()).map(u32::from_le_bytes).collect();
            tests.push(Test { program, name: name.to_owned(), took, reached });
        }
    }
    println!(
        "    {} tests, of which {} take less than {} s",
        tests.len(),
        tests.iter().filter(|test| test.took < QUICK).count(),
        QUICK.as_secs()
    );
    Ok(tests)
}

/// Tries what is not known yet, in an order that is a sample of all wherever it stops.
pub fn all(tree: &mut Tree, programs: &[PathBuf], tests: &[Test], until: Instant) -> Result<(), Fault> {
    let mut reaching: BTreeMap<u32, Vec<&Test>> = BTreeMap::new();
    for test in tests.iter().filter(|test| test.took < QUICK) {
        for number in &test.reached {
            reaching.entry(*number).or_default().push(test);
        }
    }
    let mut left: Vec<u32> = tree.all().map(|(_, number, _)| number).filter(|number| !tree.known.contains_key(number)).collect();
    left.sort_by_key(|number| number.wrapping_mul(2_654_435_761));
    println!("==> {} changes are left to try", left.len());
    for number in left {
        if Instant::now() > until {
            break;
        }
        let verdict = match reaching.get_mut(&number) {
            None => Verdict::NotReached,
            Some(tests) => {
                tests.sort_by_key(|test| test.took);
                one(tree, programs, number, tests)?
            }
        };
        tree.learn(number, verdict)?;
    }
    Ok(())
}

/// Tries one change: all its tests of one program in one run, which ends with the first that fails.
fn one(tree: &Tree, programs: &[PathBuf], number: u32, tests: &[&Test]) -> Result<Verdict, Fault> {
    let mut spent = Duration::ZERO;
    let mut within = tests.iter().take_while(|test| {
        spent += test.took;
        spent < EACH
    });
    let chosen: Vec<&&Test> = within.by_ref().collect();
    for (place, path) in programs.iter().enumerate() {
        let names: Vec<&str> = chosen.iter().filter(|test| test.program == place).map(|test| test.name.as_str()).collect();
        if names.is_empty() {
            continue;
        }
        let mut command = run(path, tree);
        command.args(["--test-threads=1", "--exact"]).args(names).env("TIMEBANK_MUTANT", number.to_string());
        if let Some(by) = fails(&mut command, EACH * 6)? {
            return Ok(Verdict::Caught(by));
        }
    }
    Ok(Verdict::Survived(chosen.len()))
}

/// Runs tests until the first fails, or the time is over; says which.
fn fails(command: &mut Command, limit: Duration) -> Result<Option<String>, Fault> {
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn()?;
    let printed = child.stdout.take().ok_or("a program without output")?;
    let child = Arc::new(Mutex::new(child));
    let held = || child.lock().unwrap_or_else(PoisonError::into_inner);
    let (ended, end) = std::sync::mpsc::channel::<()>();
    let late = thread::spawn({
        let child = Arc::clone(&child);
        move || {
            let late = end.recv_timeout(limit) == Err(std::sync::mpsc::RecvTimeoutError::Timeout);
            if late {
                drop(child.lock().unwrap_or_else(PoisonError::into_inner).kill());
            }
            late
        }
    });
    let mut failed = None;
    for line in BufReader::new(printed).lines() {
        if let Some(name) = line?.strip_suffix(" ... FAILED") {
            failed = Some(name.trim_start_matches("test ").to_owned());
            drop(held().kill());
            break;
        }
    }
    drop(ended);
    let late = late.join().unwrap_or(false);
    let status = held().wait()?;
    Ok(failed.or_else(|| late.then(|| ENDLESS.to_owned())).or_else(|| (!status.success()).then(|| "ended by itself".to_owned())))
}

/// A test program, where its files are.
fn run(program: &Path, tree: &Tree) -> Command {
    let mut command = Command::new(program);
    let of_core = program.file_name().is_some_and(|name| name.to_string_lossy().starts_with("timebank_core"));
    let folder = if of_core { tree.root.join("timebank-core") } else { tree.root.clone() };
    command.current_dir(&folder).env("CARGO_MANIFEST_DIR", folder);
    command
}
