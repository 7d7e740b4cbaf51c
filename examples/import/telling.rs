//! An import's report, as a person reads it.

use std::collections::BTreeMap;
use timebank_core::interchange::{Fault, Report};

/// What is wrong with the files: the first twenty.
pub fn faults(faults: &[Fault]) {
    faults.iter().take(20).for_each(|fault| println!("  {fault}"));
    if faults.len() > 20 {
        println!("  and {} more", faults.len() - 20);
    }
}

/// What became of the rows: taken, classed, guessed, unsure and lost.
pub fn rows(report: &Report) {
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

/// Whether the balances are those that were declared, row by row where not.
pub fn balances(report: &Report) {
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

/// Breaks a line at blanks.
pub fn wrap(text: &str, indent: usize, width: usize) -> String {
    let mut out = " ".repeat(indent);
    let mut column = indent;
    for word in text.split_whitespace() {
        let length = word.chars().count();
        if column > indent && column + 1 + length > width {
            out.push('\n');
            out.push_str(&" ".repeat(indent));
            column = indent;
        } else if column > indent {
            out.push(' ');
            column += 1;
        }
        out.push_str(word);
        column += length;
    }
    out
}
