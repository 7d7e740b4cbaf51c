//! Checks that need nothing but the Rust toolchain.

use std::path::PathBuf;

use crate::process::{Failure, run, succeeds};
use crate::setup::postgres;
use crate::steps::EVERYTHING_BUT_PEERS;
use crate::workspace::Workspace;

/// What has tests of its own in Rust. The bindings are tested from their languages.
const TESTED: [&str; 8] = ["-p", "timebank-workspace", "-p", "timebank-core", "-p", "timebank-model", "-p", "xtask"];

/// Everything is formatted.
pub fn fmt(workspace: &Workspace) -> Result<(), Failure> {
    run(workspace.cargo().args(["fmt", "--all", "--check"]))
}

/// No lint speaks up, in tests and bindings either.
pub fn clippy(workspace: &Workspace) -> Result<(), Failure> {
    let mut cargo = workspace.cargo();
    cargo.arg("clippy").args(EVERYTHING_BUT_PEERS).args(["--all-targets", "--all-features", "--", "-D", "warnings"]);
    run(&mut cargo)
}

/// Unit, property and journey tests; through nextest where it is installed, because it runs them side by side.
pub fn test(workspace: &Workspace) -> Result<(), Failure> {
    let mut cargo = workspace.cargo();
    if succeeds(workspace.cargo().args(["nextest", "--version"])) {
        cargo.args(["nextest", "run", "--no-fail-fast"]);
    } else {
        cargo.args(["test", "--all-targets", "--no-fail-fast"]);
    }
    run(cargo.args(TESTED).arg("--all-features"))
}

/// Random journals with what has to come of them, which Python and JavaScript replay; made by the property tests, in the folder of
/// their build, unless they are there.
pub fn journals(workspace: &Workspace) -> Result<PathBuf, Failure> {
    let file = workspace.target("tmp").join("random-journals.json");
    if !file.exists() {
        let mut cargo = workspace.cargo();
        run(cargo.args(["test", "--test", "properties", "--all-features", "random_journals_for_the_other_languages"]))?;
    }
    Ok(file)
}

/// The program that runs a store in another language through the suite of ours; built, and where it is.
pub fn conform(workspace: &Workspace) -> Result<PathBuf, Failure> {
    let mut cargo = workspace.cargo();
    run(cargo.args(["build", "-p", "timebank-store", "--all-features", "--example", "conform"]))?;
    Ok(workspace.target("debug/examples").join(format!("conform{}", std::env::consts::EXE_SUFFIX)))
}

/// Banks kept in databases, and a service over them: what compiles SQLite, and talks to servers started for it.
pub fn stores(workspace: &Workspace) -> Result<(), Failure> {
    postgres::present()?;
    let mut cargo = workspace.cargo();
    cargo.args(["test", "-p", "timebank-store", "-p", "timebank-service", "--all-features", "--no-fail-fast"]);
    run(cargo.env("RUSTDOCFLAGS", "-D warnings"))
}

/// Examples in the documentation run; nextest cannot run them.
pub fn doctest(workspace: &Workspace) -> Result<(), Failure> {
    let mut cargo = workspace.cargo();
    cargo.args(["test", "--doc", "-p", "timebank-workspace", "-p", "timebank-core", "-p", "timebank-model", "--all-features"]);
    run(cargo.env("RUSTDOCFLAGS", "-D warnings"))
}

/// The documentation builds, and all its links lead somewhere.
pub fn doc(workspace: &Workspace) -> Result<(), Failure> {
    crate::doc::command(workspace, &[])
}
