//! Another system's files made into a bank, with a report of what was taken, refused, guessed and lost.
//!
//! ```sh
//! cargo run --example import                                                  # the sample bundle
//! cargo run --example import -- <folder or zip>                               # a Komunitin bundle in either layout
//! cargo run --example import -- <folder, zip or file> --form timeoverflow     # a system we know
//! cargo run --example import -- sheet.csv --save-mapping mapping.json         # what the columns may mean, to be looked at
//! cargo run --example import -- sheet.csv --mapping mapping.json --to bank.jsonl
//! ```
//!
//! `--to` keeps the journal of the new bank in a file. `--rounding down|nearest` takes amounts that are no whole minutes;
//! `--units-per-hour N`, `--community-account CODE` and `--advisory-limits` say what the files do not. `--leave-out-faulty-rows` makes a
//! bank of the other rows and lists those. It ends with 0 when there is a bank and no declared balance differs from what replaying
//! gives, and with 1 otherwise.

mod arguments;
mod files;
mod telling;

use arguments::Arguments;
use std::process::ExitCode;
use timebank_core::interchange::mapping::{Mapping, sniff};
use timebank_core::interchange::{Bundle, Import, ImportOptions, read};
use timebank_core::store::{FileStore, Store as _};
use timebank_core::{Head, Salt};

type Fallible<T> = Result<T, Box<dyn std::error::Error>>;

fn main() -> ExitCode {
    match run() {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Fallible<bool> {
    let told = Arguments::read(std::env::args_os().skip(1))?;
    let files = files::Files::read(&told.path)?;
    let bundle = match files.bundle() {
        Ok(bundle) => bundle,
        Err(faults) => {
            println!("{}: it cannot be unpacked.\n", told.path.display());
            telling::faults(&faults.faults);
            return Ok(false);
        }
    };
    if told.save_mapping.is_some() || (told.form.is_none() && told.mapping.is_none() && !is_komunitin(&bundle)) {
        return propose(&bundle, &told);
    }
    let mapping = match &told.mapping {
        Some(path) => Some(Mapping::from_json(&std::fs::read(path)?)?),
        None => None,
    };
    let form = told.form.clone().or_else(|| mapping.is_none().then(|| "komunitin".to_owned()));
    let options = {
        let mut made = ImportOptions::new(Salt::random()?, "komunitin").rounding(told.rounding).faulty_rows(told.faulty_rows);
        made.form = form;
        made.mapping = mapping;
        made.units_per_hour = told.units_per_hour;
        made.community_account = told.community_account.clone();
        made.limits = told.limits;
        made
    };
    match read(&bundle, &options)? {
        Ok(made) => finish(made, &told),
        Err(faults) => {
            println!("{}: no bank was made. What is wrong:\n", told.path.display());
            telling::faults(&faults.faults);
            Ok(false)
        }
    }
}

fn is_komunitin(bundle: &Bundle<'_>) -> bool {
    bundle.files().any(|(name, _)| name.rsplit(['/', '\\']).next().is_some_and(|name| name.eq_ignore_ascii_case("community.csv")))
}

/// What the columns may mean, and what is doubtful about that. Nothing is imported on a guess.
fn propose(bundle: &Bundle<'_>, told: &Arguments) -> Fallible<bool> {
    let proposal = sniff(bundle);
    match &proposal.preset {
        Some(preset) => println!("These look like files of `{preset}`."),
        None => println!("These are files of no system we know."),
    }
    for table in &proposal.mapping.tables {
        println!("\n  {}", table.file);
        for (field, columns) in &table.columns {
            println!("    {:<12} {}", field.to_string(), columns.join(" + "));
        }
    }
    if !proposal.doubts.is_empty() {
        println!("\nTo be looked at:");
        for doubt in &proposal.doubts {
            let place = if doubt.file.is_empty() { String::new() } else { format!("{} {}: ", doubt.file, doubt.column) };
            let options = if doubt.options.is_empty() { String::new() } else { format!(" [{}]", doubt.options.join(" | ")) };
            println!("{}", telling::wrap(&format!("{place}{}{options}", doubt.why), 2, 96));
        }
    }
    let Some(path) = &told.save_mapping else {
        println!("\nNothing was imported. Say so with `--form {}`,", proposal.preset.as_deref().unwrap_or("<a system's name>"));
        println!("or keep this proposal with `--save-mapping mapping.json`, mend it, and use it with `--mapping mapping.json`.");
        return Ok(false);
    };
    std::fs::write(path, proposal.mapping.to_json())?;
    println!("\nNothing was imported. The proposal is in {}: mend it, then use it with `--mapping`.", path.display());
    Ok(true)
}

fn finish(mut made: Import, told: &Arguments) -> Fallible<bool> {
    let report = &made.report;
    println!("{}", if report.community.is_empty() { "A community" } else { &report.community });
    println!("{} form, {} of its units to the hour\n", report.form, report.rate);
    telling::rows(report);
    telling::balances(report);
    let head = made.bank.head();
    println!("\n{} members; {} records; every balance together comes to {}.", made.members.len(), head.seq, {
        let sum: i64 = made.bank.host().balances().map(|(_, minutes)| minutes.get()).sum();
        sum
    });
    if let Some(path) = &told.to {
        FileStore::open(path)?.append(Head::NONE, &made.bank.drain())?;
        println!("The journal is in {}. Its head, to be kept elsewhere: {} {}", path.display(), head.seq, head.hash);
    }
    Ok(made.report.balances_agree != Some(false))
}
