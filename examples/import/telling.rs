//! An import's report, as a person reads it.

use std::collections::BTreeMap;
use timebank_core::interchange::{FileFault, Report, shown};

/// What is wrong with the files: the first twenty.
pub fn faults(faults: &[FileFault]) {
    faults.iter().take(20).for_each(|fault| println!("  {fault}"));
    if faults.len() > 20 {
        println!("  and {} more", faults.len() - 20);
    }
}

/// What became of the rows: taken, classed, guessed, unsure and lost.
pub fn rows(report: &Report) {
    println!("  {:<18} {:>6} {:>6} {:>8} {:>8}", "file", "read", "taken", "refused", "left out");
    for file in &report.files {
        println!("  {:<18} {:>6} {:>6} {:>8} {:>8}", shown(&file.file), file.read, file.taken, file.refused, file.left_out);
    }
    println!("\nTransfers: {} are exchanges, time given and received.", report.classes.exchanges);
    for (kind, count) in &report.classes.transfers {
        println!("           {count} moved credit as {kind}, and are not counted as help.");
    }
    if !report.guessed.is_empty() {
        println!("\nTaken in one way where another was possible, and by which rule:");
        for guess in &report.guessed {
            let place = format!("{}:{}", guess.file, guess.line);
            println!("  {place:<18} {:<20.20} {}, by `{}`", shown(&guess.value), shown(&guess.taken_as), guess.rule);
        }
    }
    if !report.left_out.is_empty() {
        println!("\nNot taken, though nothing is wrong with it:");
        for out in &report.left_out {
            let what = if out.value.is_empty() { out.why.to_string() } else { format!("{}: {}", out.why, shown(&out.value)) };
            println!("  {:<18} {:>6} rows, {} min, {what}", shown(&out.file), out.rows, out.minutes);
        }
    }
    if !report.warnings.is_empty() {
        println!("\nTo be looked at, although it was taken:");
        for warning in &report.warnings {
            let lines: Vec<String> = warning.lines.iter().take(10).map(u64::to_string).collect();
            let other = warning.suggestion.as_ref().map_or_else(String::new, |other| format!(" (see `{}`)", shown(other)));
            println!("  {}:{} {}: {}{other}", shown(&warning.file), lines.join(","), warning.kind, shown(&warning.value));
        }
    }
    if !report.refused.is_empty() {
        println!("\nRefused, {} faults:", report.faults);
        faults(&report.refused);
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
    match report.balances_agree {
        None => return println!("Nothing to compare with: the files declare no balance."),
        Some(true) => return println!("Replaying the transfers from zero gives every one of them, to the minute."),
        Some(false) => {}
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
