//! `cargo xtask mutants`: changes the core in one small way at a time, and sees whether its tests notice.
//!
//! Building the core's tests takes minutes, and there are thousands of changes: so the core is copied once with all of them in it, each
//! behind a number, and built once. Which tests reach a change is asked first; each change is then tried with these alone, the quick ones
//! first, until one fails. What was found out is kept in the build folder and goes on where it stopped.

#![allow(clippy::arithmetic_side_effects, reason = "counts of lines, tests and seconds of a program that nothing depends on")]

mod find;
mod report;
mod tree;
mod trial;

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{Duration, Instant};

/// What went wrong, in a sentence.
pub type Fault = Box<dyn std::error::Error>;

/// What the command line asks for.
struct Asked {
    root: PathBuf,
    target: PathBuf,
    /// Stop after so long; what is left is tried the next time.
    within: Duration,
    /// Only files whose path has one of these in it.
    only: Vec<String>,
    /// Show what is known and try nothing.
    show: bool,
}

/// Where the books are kept: what is changed unless the command line says otherwise.
const BOOKS: [&str; 4] = ["src/bank/", "src/ledger/", "src/rules/", "src/journal/"];

fn main() -> ExitCode {
    match asked().and_then(|asked| all(&asked)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("{fault}");
            ExitCode::FAILURE
        }
    }
}

fn asked() -> Result<Asked, Fault> {
    let mut arguments = std::env::args().skip(1);
    let mut asked = Asked {
        root: std::env::current_dir()?,
        target: std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| PathBuf::from("target"), PathBuf::from).join("mutants"),
        within: Duration::from_secs(3600),
        only: BOOKS.map(str::to_owned).to_vec(),
        show: false,
    };
    asked.target = asked.root.join(&asked.target);
    while let Some(argument) = arguments.next() {
        let mut value = || arguments.next().ok_or_else(|| format!("`{argument}` is followed by a value"));
        match argument.as_str() {
            "--minutes" => asked.within = Duration::from_secs(60 * value()?.parse::<u64>()?),
            "--only" => asked.only = value()?.split(',').map(str::to_owned).collect(),
            "--show" => asked.show = true,
            other => return Err(format!("`mutants` does not take `{other}`").into()),
        }
    }
    Ok(asked)
}

fn all(asked: &Asked) -> Result<(), Fault> {
    let started = Instant::now();
    let mut tree = tree::Tree::open(asked)?;
    if !asked.show {
        let binaries = tree.build()?;
        let tests = trial::tests(&tree, &binaries)?;
        trial::all(&mut tree, &binaries, &tests, started + asked.within)?;
    }
    report::print(&tree)
}
