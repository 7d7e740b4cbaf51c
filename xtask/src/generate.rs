//! `cargo xtask generate`: the schema of the wire, the types of the bindings made from it, and the sheets of the example community
//! that the Python package has with it.

mod typescript;

use std::fs;

use crate::process::{Failure, run};
use crate::workspace::Workspace;

/// Writes the files, or with `--check` says whether they are fresh.
pub fn command(workspace: &Workspace, arguments: &[String]) -> Result<(), Failure> {
    let mut cargo = workspace.cargo();
    cargo.args(["run", "--quiet", "-p", "timebank-generate", "--"]).args(arguments);
    // It runs for a second: time spent on optimising the core once more would never come back.
    run(cargo.env("CARGO_PROFILE_DEV_OPT_LEVEL", "0"))?;
    typescript::command(workspace, arguments)?;
    samples(workspace, arguments.iter().any(|argument| argument == "--check"))
}

/// The sheets of `tb.examples.half_year`, and where they are kept in this repository: a wheel has nothing that is outside its folder.
const SAMPLES: [(&str, &str); 7] = [
    ("charter.json", "timebank-core/src/charter/samples/neighbourhood.json"),
    ("exchanges.csv", "examples/data/neighbourhood/exchanges.csv"),
    ("facts.csv", "examples/data/neighbourhood/facts.csv"),
    ("listings.csv", "examples/data/neighbourhood/listings.csv"),
    ("members.csv", "examples/data/neighbourhood/members.csv"),
    ("roles.csv", "examples/data/neighbourhood/roles.csv"),
    ("scores.csv", "examples/data/neighbourhood/scores.csv"),
];

/// Copies the sheets, or with `check` compares them.
fn samples(workspace: &Workspace, check: bool) -> Result<(), Failure> {
    let folder = workspace.path("bindings-python/python/timebank/data");
    let told = |what: &str, error: &std::io::Error| Failure::failed(format!("`{what}` cannot be copied: {error}"));
    fs::create_dir_all(&folder).map_err(|error| told("data", &error))?;
    for (name, source) in SAMPLES {
        let text = fs::read(workspace.path(source)).map_err(|error| told(source, &error))?;
        let copy = folder.join(name);
        if fs::read(&copy).is_ok_and(|there| there == text) {
            continue;
        }
        if check {
            return Err(Failure::failed(format!("`{}` is not `{source}`: `cargo xtask generate` copies it", copy.display())));
        }
        fs::write(&copy, text).map_err(|error| told(source, &error))?;
    }
    Ok(())
}

/// Everything that is made is fresh.
pub fn check(workspace: &Workspace) -> Result<(), Failure> {
    command(workspace, &["--check".to_owned()])
}
