//! `cargo xtask generate`: the schema of the wire, and the types of the bindings made from it.

mod typescript;

use crate::process::{Failure, run};
use crate::workspace::Workspace;

/// Writes the files, or with `--check` says whether they are fresh.
pub fn command(workspace: &Workspace, arguments: &[String]) -> Result<(), Failure> {
    let mut cargo = workspace.cargo();
    cargo.args(["run", "--quiet", "-p", "timebank-generate", "--"]).args(arguments);
    // It runs for a second: time spent on optimising the core once more would never come back.
    run(cargo.env("CARGO_PROFILE_DEV_OPT_LEVEL", "0"))?;
    typescript::command(workspace, arguments)
}

/// Everything that is made is fresh.
pub fn check(workspace: &Workspace) -> Result<(), Failure> {
    command(workspace, &["--check".to_owned()])
}
