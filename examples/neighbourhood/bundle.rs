//! Another system's files: does replaying its transfers give the balances it declares?

use crate::data::Fallible;
use crate::tell::wrap;
use std::collections::BTreeMap;
use std::path::Path;
use timebank_core::Salt;
use timebank_core::interchange::Report;
use timebank_core::interchange::{Bundle, Options, komunitin::read};

/// Reads a Komunitin bundle from a folder, says what became of it, and whether everything holds.
pub fn tell(folder: &Path) -> Fallible<bool> {
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(|e| format!("{}: {e}", folder.display()))? {
        let path = entry?.path();
        if path.extension().is_some_and(|e| e.eq_ignore_ascii_case("csv")) {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            files.push((name, std::fs::read(&path)?));
        }
    }
    files.sort();
    let named: Vec<(&str, &[u8])> = files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    // A real host gives random bytes; these make the example the same every time.
    let options = Options::new(Salt(*b"not random, only"));
    let import = match read(&Bundle::from_files(&named), &options) {
        Ok(import) => import,
        Err(faults) => {
            println!("{}: no bank was made. What is wrong:\n", folder.display());
            faults.faults.iter().take(20).for_each(|fault| println!("  {fault}"));
            if faults.faults.len() > 20 {
                println!("  and {} more", faults.faults.len() - 20);
            }
            return Ok(false);
        }
    };
    let report = &import.report;
    println!("{}", report.community);
    println!("{} form, {} of its units to the hour\n", report.form, report.rate);
    rows(report);
    balances(report);
    let replayed = timebank_core::TimeBank::replay({
        let mut bank = import.bank;
        bank.drain()
    })?;
    let sum: i64 = replayed.balances().map(|(_, minutes)| minutes.get()).sum();
    println!("\nThe journal of the new bank has {} records, replays to the same balances, and they sum to {sum}.", replayed.head().seq);
    Ok(report.balances_agree() && sum == 0)
}

fn rows(report: &Report) {
    println!("  {:<18} {:>6} {:>6} {:>8}", "file", "read", "taken", "refused");
    for file in &report.files {
        println!("  {:<18} {:>6} {:>6} {:>8}", file.file, file.read, file.taken, file.refused);
    }
    println!("\nTransfers: {} are exchanges, time given and received.", report.classes.exchanges);
    for (kind, count) in &report.classes.transfers {
        println!("           {count} moved credit as {kind}, and are not counted as help.");
    }
    if !report.guessed.is_empty() {
        println!("\nTaken in one way where another was possible, and by which rule:");
        for guess in &report.guessed {
            let place = format!("{}:{}", guess.file, guess.line);
            println!("  {place:<18} {:<20.20} {}, by `{}`", guess.value, guess.taken_as, guess.rule);
        }
    }
    if !report.lost.is_empty() {
        println!("\nLost, because it has no place here:");
        let mut why: BTreeMap<(&str, &str), Vec<String>> = BTreeMap::new();
        for lost in &report.lost {
            let what =
                if lost.column.is_empty() { format!("{} of its rows", lost.count) } else { format!("{} ({})", lost.column, lost.count) };
            why.entry((&lost.file, lost.why)).or_default().push(what);
        }
        for ((file, why), columns) in why {
            println!("  {file}: {why}\n{}", wrap(&columns.join(", "), 6, 96));
        }
    }
}

fn balances(report: &Report) {
    let declared = report.balances.iter().filter(|row| row.declared.is_some()).count();
    println!("\nBalances: {declared} declared.");
    if report.balances_agree() {
        println!("Replaying the transfers from zero gives every one of them, to the minute.");
        return;
    }
    println!("Replaying the transfers from zero does NOT give all of them:\n");
    println!("  {:<12} {:>12} {:>12} {:>12}", "account", "declared", "replayed", "here, min");
    for row in report.differences() {
        let declared = row.declared.map(|d| d.to_string()).unwrap_or_default();
        println!("  {:<12} {:>12} {:>12} {:>12}", row.code, declared, row.replayed.to_string(), row.minutes.get());
    }
}
