//! The one command runner of this workspace.
//!
//! `cargo xtask help` lists the commands. What continuous integration runs is `cargo xtask test` and nothing else,
//! so whatever passes here passes there.

mod bench;
mod doc;
mod generate;
mod process;
mod setup;
mod site;
mod steps;
mod summary;
mod test;
mod workspace;

use std::process::ExitCode;

use process::Failure;
use workspace::Workspace;

const HELP: &str = "\
cargo xtask check
    the quick round while you work: formatting, lints of libraries and programs, the tests of the core and the vectors
cargo xtask test [--only STEP[,STEP]] [--long] [--allow-missing]
    runs every check of the workspace, and sets up what they need
      --only           runs the named steps alone
      --long           gives property tests their long run (TIMEBANK_LONG=1)
      --allow-missing  a step whose tools cannot be set up is skipped, not failed
cargo xtask bench [ARGUMENT...]
    measures Timebank beside what people would use instead; the arguments go on to benches/peers; the group `python` is run from
    benches/python
cargo xtask bench web [--quick] [--json FILE]
    measures the web build beside native code and ywasm, in Node and in a browser
cargo xtask doc [ARGUMENT...]
    builds the documentation, warnings denied; the arguments (such as --open) go on to cargo doc
cargo xtask doc --site
    builds the documentation site into target/site: the pages of docs, with the references of the three languages beside them
cargo xtask mutants [--minutes N] [--only PART[,PART]] [--show]
    changes the core in one small way at a time, and sees whether its tests notice; goes on where it stopped
      --minutes        stops after so long (60)
      --only           files of the core whose path has one of these in it, instead of the bank, the ledger, the rules and the journal
      --show           prints what is known and tries nothing
cargo xtask generate [--check]
    writes the schema of the wire and the types of the bindings made from it; with --check only says whether they are fresh
cargo xtask notebooks
    runs the Python notebooks, stores what they show in them, and draws the pictures of the pages anew
cargo xtask help
    prints this";

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let command = arguments.next();
    let rest: Vec<String> = arguments.collect();
    match dispatch(command.as_deref(), &rest) {
        Ok(code) => code,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(command: Option<&str>, rest: &[String]) -> Result<ExitCode, Failure> {
    match command {
        Some("check") => test::quick(Workspace::find()?, rest),
        Some("test") => test::command(Workspace::find()?, rest),
        Some("bench") => bench::command(&Workspace::find()?, rest).map(|()| ExitCode::SUCCESS),
        Some("doc") if rest == ["--site"] => site::whole(&Workspace::find()?).map(|()| ExitCode::SUCCESS),
        Some("doc") => doc::command(&Workspace::find()?, rest).map(|()| ExitCode::SUCCESS),
        Some("mutants") => mutants(&Workspace::find()?, rest).map(|()| ExitCode::SUCCESS),
        Some("generate") => generate::command(&Workspace::find()?, rest).map(|()| ExitCode::SUCCESS),
        Some("notebooks") => steps::python::notebooks(&Workspace::find()?).map(|()| ExitCode::SUCCESS),
        Some("help" | "--help" | "-h") => {
            println!("{HELP}");
            Ok(ExitCode::SUCCESS)
        }
        Some(other) => Err(Failure::failed(format!("there is no command `{other}`\n{HELP}"))),
        None => Err(Failure::failed(HELP)),
    }
}

fn mutants(workspace: &Workspace, arguments: &[String]) -> Result<(), Failure> {
    process::run(workspace.cargo().args(["run", "--quiet", "-p", "timebank-mutants", "--"]).args(arguments))
}
