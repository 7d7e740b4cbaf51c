//! A sheet of exchanges made into a bank: read, checked, classed, recorded and journalled; against pandas, which reads the same CSV
//! and sums the balances by group. Ours runs in a process of its own, so that its largest memory is seen.

use crate::pandas::python;
use crate::report::{Line, Report, median};
use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;
use timebank_core::Salt;
use timebank_core::charter::LimitMode;
use timebank_core::interchange::mapping::Mapping;
use timebank_core::interchange::{Bundle, ImportOptions, read_to};
use timebank_core::journal::JournalRecord;

/// The word that makes this program import one file and print seconds and bytes.
pub const CHILD: &str = "--measure-import";

const MEMBERS: u64 = 10_000;

const MAPPING: &str = r#"{
  "name": "sheet",
  "tables": [{
    "file": "*.csv", "holds": "exchanges", "makeMembers": true, "unit": "hours", "dates": ["%Y-%m-%d"],
    "columns": {"date": ["date"], "gave": ["gave"], "received": ["received"], "amount": ["hours"], "activity": ["activity"], "words": ["note"]}
  }]
}"#;

const SCRIPT: &str = r#"
import sys, time
import pandas as pd
for _ in range(2):
    start = time.perf_counter()
    rows = pd.read_csv(sys.argv[1], parse_dates=["date"])
    assert (rows.gave != rows.received).all() and (rows.hours > 0).all()
    minutes = (rows.hours * 60).round().astype("int64")
    gave = minutes.groupby(rows.gave).sum()
    received = minutes.groupby(rows.received).sum()
    balances = gave.sub(received, fill_value=0)
    assert balances.sum() == 0
    print(time.perf_counter() - start, int(balances.abs().sum()), flush=True)
"#;

/// The largest resident memory of this process so far, in bytes.
fn peak() -> u64 {
    let text = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or_default();
    line.split_whitespace().next().and_then(|n| n.parse::<u64>().ok()).unwrap_or(0) * 1024
}

/// Runs in the child: prints seconds, bytes of memory at its largest beyond those of an idle program, and all balances without signs.
pub fn child(path: &str) {
    let mapping = Mapping::from_json(MAPPING.as_bytes()).unwrap_or_else(|fault| crate::stop(&fault.to_string()));
    let idle = peak();
    let bytes = std::fs::read(path).unwrap_or_else(|fault| crate::stop(&format!("`{path}` cannot be read: {fault}")));
    let start = std::time::Instant::now();
    let options = ImportOptions::mapped(Salt(*b"0123456789abcdef"), mapping).limits(LimitMode::Advisory);
    // As `memory-speed` does: the records are handed over, counted, and not kept.
    let mut journal = 0u64;
    let mut keep = |records: Vec<JournalRecord>| journal += records.iter().map(|record| record.bytes.len() as u64).sum::<u64>();
    let made = match read_to(&Bundle::from_files(&[("sheet.csv", bytes.as_slice())]), &options, &mut keep) {
        Ok(Ok(made)) => made,
        Ok(Err(faults)) => crate::stop(&faults.to_string()),
        Err(fault) => crate::stop(&fault.to_string()),
    };
    let took = start.elapsed().as_secs_f64();
    assert!(journal > 0, "the records were handed over");
    let moved: i64 = made.bank.host().balances().map(|(_, minutes)| minutes.get().abs()).sum();
    println!("{took} {} {moved}", peak().saturating_sub(idle));
}

fn sheet(rows: u32) -> String {
    let mut text = String::from("date,gave,received,hours,activity,note\n");
    let mut state = 7u64;
    let mut below = |most: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % most
    };
    for row in 0..rows {
        let (giver, other) = (below(MEMBERS), below(MEMBERS - 1));
        let receiver = (giver + 1 + other) % MEMBERS;
        let (day, month, year) = (1 + below(28), 1 + below(12), 2015 + u64::from(row) * 10 / u64::from(rows));
        let hours = ["0.25", "0.5", "0.75", "1", "1.25", "1.5", "2", "3"][below(8) as usize];
        let activity = ["Gardening", "A lift to town", "Company", "Shopping", "Reading aloud", "Repairs"][below(6) as usize];
        let note = ["", "with the bus", "as last week", "\"tea, and a talk\""][below(4) as usize];
        let _ = writeln!(text, "{year}-{month:02}-{day:02},M{giver:05},M{receiver:05},{hours},{activity},{note}");
    }
    text
}

pub fn read(report: &mut Report, folder: &Path, rows: u32) {
    let Some(python) = python() else {
        println!("import: skipped, because no Python with pandas is here and none could be set up");
        return;
    };
    let (table, script) = (folder.join("sheet.csv"), folder.join("sheet.py"));
    let text = sheet(rows);
    let size = text.len() as u64;
    if std::fs::write(&table, text).and_then(|()| std::fs::write(&script, SCRIPT)).is_err() {
        println!("import: skipped, because its files could not be written");
        return;
    }
    let program = std::env::current_exe().unwrap_or_else(|fault| crate::stop(&format!("this program is not found: {fault}")));
    // Every line's last words; the second of pandas' two runs: by then it has loaded what it loads.
    let run = |command: &mut Command| -> Vec<f64> {
        let output = command.output();
        let text = output.map(|o| String::from_utf8_lossy(&o.stdout).into_owned()).unwrap_or_default();
        text.lines().last().unwrap_or_default().split_whitespace().filter_map(|word| word.parse().ok()).collect()
    };
    let (mut ours, mut theirs, mut memory) = (Vec::new(), Vec::new(), 0.0f64);
    for _ in 0..report.runs {
        let mine = run(Command::new(&program).arg(CHILD).arg(&table));
        let other = run(Command::new(&python).arg(&script).arg(&table));
        let ([took, most, moved], [their_time, their_moved]) = (mine.as_slice(), other.as_slice()) else {
            println!("import: skipped, because one of the two did not finish");
            return;
        };
        assert_eq!(moved, their_moved, "both come to the same balances");
        ours.push(*took);
        theirs.push(*their_time);
        memory = memory.max(*most);
    }
    let input = format!("{rows} rows, {MEMBERS} members");
    report.compare("import of a sheet", &input, "pandas, CSV, sums", (median(ours), median(theirs)), Some(size), Some(0.5));
    // Of the file, how much fits into what it took.
    let ratio = (memory > 0.0).then(|| size as f64 / memory);
    report.add(&Line {
        name: "memory of an import, against the file".into(),
        input,
        ours_s: None,
        peer: None,
        peer_s: None,
        ratio,
        bytes: Some(memory as u64),
        aim: Some(0.125),
    });
}
