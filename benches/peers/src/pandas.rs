//! pandas reading the same exchanges from CSV and checking them: no hashes and no chain, only sums and limits.

use crate::input::{LIMIT, Row, Rows};
use crate::report::{Report, median, seconds};
use crate::speed::{MEMBERS, journal};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use timebank_core::TimeBank;

const SCRIPT: &str = r#"
import sys, time
import pandas as pd
limit = int(sys.argv[2])
for _ in range(int(sys.argv[3])):
    start = time.perf_counter()
    rows = pd.read_csv(sys.argv[1])
    assert (rows.giver != rows.receiver).all() and (rows.minutes > 0).all() and rows["at"].is_monotonic_increasing
    gave = pd.DataFrame({"account": rows.giver, "order": rows.index * 2, "minutes": rows.minutes})
    received = pd.DataFrame({"account": rows.receiver, "order": rows.index * 2 + 1, "minutes": -rows.minutes})
    legs = pd.concat([gave, received]).sort_values("order")
    running = legs.groupby("account").minutes.cumsum()
    assert legs.minutes.sum() == 0 and running.min() >= -limit and running.max() <= limit
    print(time.perf_counter() - start, flush=True)
"#;

/// A Python that has pandas: a virtual environment beside the build, made the first time.
pub fn python() -> Option<PathBuf> {
    let folder = std::env::current_exe().ok()?.with_file_name("peers-python");
    let python = folder.join("bin/python");
    let works = |python: &Path| Command::new(python).args(["-c", "import pandas"]).output().is_ok_and(|o| o.status.success());
    if works(&python) {
        return Some(python);
    }
    let quietly = |command: &mut Command| command.output().is_ok_and(|o| o.status.success());
    let made = quietly(Command::new("python3").args(["-m", "venv"]).arg(&folder))
        && quietly(Command::new(&python).args(["-m", "pip", "install", "--quiet", "pandas"]));
    (made && works(&python)).then_some(python)
}

fn csv(rows: &[Row]) -> String {
    let mut text = String::from("at,on_day,activity,giver,receiver,minutes\n");
    for row in rows {
        let _ = writeln!(text, "{},{},{},{},{},{}", row.at_ms, row.on_day, row.activity, row.giver, row.receiver, row.minutes);
    }
    text
}

pub fn read(report: &mut Report, folder: &Path, count: u32) {
    let Some(python) = python() else {
        println!("pandas: skipped, because no Python with pandas is here and none could be set up");
        return;
    };
    let rows = Rows::new(MEMBERS).take(count);
    let lines = journal(folder, &rows);
    let (table, script) = (folder.join("exchanges.csv"), folder.join("check.py"));
    if std::fs::write(&table, csv(&rows)).and_then(|()| std::fs::write(&script, SCRIPT)).is_err() {
        println!("pandas: skipped, because its files could not be written");
        return;
    }
    let one = |runs: usize| -> Vec<f64> {
        let output = Command::new(&python).arg(&script).arg(&table).args([LIMIT.to_string(), runs.to_string()]).output();
        let text = output.map(|o| String::from_utf8_lossy(&o.stdout).into_owned()).unwrap_or_default();
        text.lines().filter_map(|line| line.parse().ok()).collect()
    };
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..report.runs {
        let reader = std::io::BufReader::with_capacity(1 << 16, std::fs::File::open(&lines).expect("there"));
        ours.push(seconds(|| TimeBank::read(reader).expect("a sound journal")).0);
        // The second of two runs: by then pandas has loaded what it loads.
        theirs.extend(one(2).last());
    }
    if theirs.len() != report.runs {
        println!("pandas: skipped, because its script did not finish");
        return;
    }
    let bytes = std::fs::metadata(&lines).map(|m| m.len()).ok();
    let input = format!("{count} exchanges, {MEMBERS} members");
    report.compare("replay from JSON Lines, verified", &input, "pandas, CSV, sums, limits", (median(ours), median(theirs)), bytes, None);
}
