//! Checks that need nothing but the Rust toolchain.

use std::path::PathBuf;

use crate::process::{Failure, output, run, succeeds};
use crate::setup::postgres;
use crate::steps::EVERYTHING_BUT_PEERS;
use crate::workspace::Workspace;

/// What is built for this machine is built together, whichever step asks for it. Cargo settles the features of a package by what is
/// asked for beside it: were each step to name its own packages alone, the core would be compiled again for each. All features are asked
/// for but `schema`: a seventh of what the core is compiled to, which no test here runs (`cargo xtask generate` builds it, and lints see it).
pub const TOGETHER: [&str; 18] = [
    "-p",
    "timebank-workspace",
    "-p",
    "timebank-core",
    "-p",
    "timebank-wire",
    "-p",
    "timebank-flow",
    "-p",
    "timebank-model",
    "-p",
    "xtask",
    "-p",
    "timebank-store",
    "-p",
    "timebank-service",
    "--features",
    "timebank-core/file,timebank-core/random,timebank-core/workbooks,timebank-store/postgres,timebank-store/sqlite",
];

/// What has tests of its own in Rust. The bindings are tested from their languages.
const TESTED: [&str; 6] = ["timebank-workspace", "timebank-core", "timebank-wire", "timebank-flow", "timebank-model", "xtask"];

/// Banks in databases, which compile SQLite and start servers.
const STORES: [&str; 2] = ["timebank-store", "timebank-service"];

/// Everything is formatted.
pub fn fmt(workspace: &Workspace) -> Result<(), Failure> {
    run(workspace.cargo().args(["fmt", "--all", "--check"]))
}

/// No lint speaks up, in tests and bindings either.
pub fn clippy(workspace: &Workspace) -> Result<(), Failure> {
    lints(workspace, &["--all-targets"])
}

/// No lint speaks up in libraries and programs; tests and examples are left to the gate.
pub fn quick_lints(workspace: &Workspace) -> Result<(), Failure> {
    lints(workspace, &["--lib", "--bins"])
}

fn lints(workspace: &Workspace, targets: &[&str]) -> Result<(), Failure> {
    let mut cargo = workspace.cargo();
    cargo.arg("clippy").args(EVERYTHING_BUT_PEERS).args(targets).args(["--all-features", "--", "-D", "warnings"]);
    run(&mut cargo)
}

/// What makes mutants: linted and tested by itself, because it wants its dependencies built in another way.
pub fn mutants(workspace: &Workspace) -> Result<(), Failure> {
    let package = ["-p", "timebank-mutants"];
    run(workspace.cargo().arg("clippy").args(package).args(["--all-targets", "--", "-D", "warnings"]))?;
    run(workspace.cargo().arg("test").arg("--quiet").args(package))
}

/// The libraries whose features a host chooses from, and where they are.
const CHOSEN_FROM: [(&str, &str); 3] =
    [("timebank-core", "timebank-core"), ("timebank-wire", "crates/timebank-wire"), ("timebank-store", "crates/timebank-store")];

/// What a host may ask for builds without a warning: none of the features, and each by itself.
pub fn features(workspace: &Workspace) -> Result<(), Failure> {
    for (package, folder) in CHOSEN_FROM {
        let own = workspace.features(folder)?;
        for feature in std::iter::once("").chain(own.iter().map(String::as_str)) {
            let mut cargo = workspace.cargo();
            cargo.args(["check", "--quiet", "-p", package, "--no-default-features", "--features", feature]);
            // In a folder of its own, as the flags are others: what is in the common one would be built again afterwards.
            run(cargo.env("RUSTFLAGS", "-D warnings").env("CARGO_TARGET_DIR", workspace.target("features")))?;
        }
    }
    Ok(())
}

/// The crates that are published.
const PUBLISHED: [&str; 5] = ["timebank-wire", "timebank-derive", "timebank-flow", "timebank-core", "timebank-store"];
/// What each of them brings beside its sources.
const BROUGHT: [&str; 3] = ["LICENSE-APACHE", "LICENSE-MIT", "README.md"];

/// The crates pack, each with its licences and its own front page.
pub fn packages(workspace: &Workspace) -> Result<(), Failure> {
    for package in PUBLISHED {
        let mut list = workspace.cargo();
        let files = output(list.args(["package", "--list", "--quiet", "--allow-dirty", "-p", package]))?;
        if let Some(missing) = BROUGHT.iter().find(|brought| files.lines().all(|file| file != **brought)) {
            return Err(Failure::failed(format!("`{package}` is packed without `{missing}`")));
        }
    }
    let mut pack = workspace.cargo();
    pack.args(["package", "--no-verify", "--quiet", "--allow-dirty"]);
    for package in PUBLISHED {
        pack.args(["-p", package]);
    }
    // The versions that depend on one another are taken from here: none is published yet.
    run(&mut pack)
}

/// Unit, property and journey tests.
pub fn test(workspace: &Workspace) -> Result<(), Failure> {
    tests(workspace, &TESTED)
}

/// The tests of the core and the vectors: what is built for them is what the gate builds.
pub fn quick_tests(workspace: &Workspace) -> Result<(), Failure> {
    let mut cargo = workspace.cargo();
    if has_nextest(workspace) {
        cargo.args(["nextest", "run", "--no-fail-fast"]).args(TOGETHER).args(["--lib", "--test", "vectors"]);
        cargo.args(["--filterset", "package(=timebank-core) | binary(=vectors)"]);
    } else {
        cargo.args([
            "test",
            "--no-fail-fast",
            "-p",
            "timebank-core",
            "-p",
            "timebank-workspace",
            "--all-features",
            "--lib",
            "--test",
            "vectors",
        ]);
    }
    run(&mut cargo)
}

/// Banks kept in databases, and a service over them: what talks to servers started for it.
pub fn stores(workspace: &Workspace) -> Result<(), Failure> {
    postgres::present()?;
    tests(workspace, &STORES)
}

/// The tests of these packages; through nextest where it is installed, because it runs them side by side.
fn tests(workspace: &Workspace, packages: &[&str]) -> Result<(), Failure> {
    let mut cargo = workspace.cargo();
    if has_nextest(workspace) {
        let theirs: Vec<String> = packages.iter().map(|package| format!("package(={package})")).collect();
        cargo.args(["nextest", "run", "--no-fail-fast"]).args(TOGETHER).args(["--filterset", &theirs.join(" | ")]);
    } else {
        // Cargo has no way to build all and run some: each part is built as it alone would be.
        cargo.args(["test", "--all-targets", "--all-features", "--no-fail-fast"]);
        cargo.args(packages.iter().flat_map(|package| ["-p", package]));
    }
    run(&mut cargo)
}

fn has_nextest(workspace: &Workspace) -> bool {
    succeeds(workspace.cargo().args(["nextest", "--version"]))
}

/// Random journals with what has to come of them, which Python and JavaScript replay; made by the property tests, in the folder of
/// their build, unless they are there.
pub fn journals(workspace: &Workspace) -> Result<PathBuf, Failure> {
    let file = workspace.target("tmp").join("random-journals.json");
    if !file.exists() {
        let mut cargo = workspace.cargo();
        run(cargo.arg("test").args(TOGETHER).args(["--test", "properties", "random_journals_for_the_other_languages"]))?;
    }
    Ok(file)
}

/// The program that runs a store in another language through the suite of ours; built, and where it is.
pub fn conform(workspace: &Workspace) -> Result<PathBuf, Failure> {
    example(workspace, "conform")
}

/// An example, built; and where it is.
fn example(workspace: &Workspace, name: &str) -> Result<PathBuf, Failure> {
    let mut cargo = workspace.cargo();
    run(cargo.arg("build").args(TOGETHER).args(["--example", name]))?;
    Ok(workspace.target("debug/examples").join(format!("{name}{}", std::env::consts::EXE_SUFFIX)))
}

/// The reports of the example community as pages, for the browser to look at; written, and the folder they are in.
pub fn reports(workspace: &Workspace) -> Result<PathBuf, Failure> {
    let folder = workspace.target("tmp").join("reports-to-read");
    run(workspace.program(example(workspace, "yearly_report")?).arg(&folder))?;
    Ok(folder)
}

/// Examples in the documentation run; nextest cannot run them.
pub fn doctest(workspace: &Workspace) -> Result<(), Failure> {
    let mut cargo = workspace.cargo();
    run(cargo.args(["test", "--doc"]).args(TOGETHER).env("RUSTDOCFLAGS", "-D warnings"))
}

/// What the crates show to those who depend on them is what `docs/api` lists.
pub fn api(workspace: &Workspace) -> Result<(), Failure> {
    crate::doc::api(workspace, &["--check".to_owned()])?;
    run(workspace.cargo().args(["clippy", "-p", "timebank-api", "--all-targets", "--", "-D", "warnings"]))
}

/// The documentation builds, and all its links lead somewhere.
pub fn doc(workspace: &Workspace) -> Result<(), Failure> {
    crate::doc::command(workspace, &[])
}
