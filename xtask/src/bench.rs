//! `cargo xtask bench`: the same work through Timebank and through what people would use instead.

use crate::process::{Failure, run};
use crate::workspace::Workspace;

/// Builds and runs `benches/peers` with the arguments given.
pub fn command(workspace: &Workspace, arguments: &[String]) -> Result<(), Failure> {
    let mut cargo = workspace.cargo();
    // The program stays in the folder the command was typed in, so that `--json FILE` means what it says.
    if let Ok(here) = std::env::current_dir() {
        cargo.current_dir(here);
    }
    cargo.args(["run", "--release", "--package", "timebank-peers", "--manifest-path"]);
    cargo.arg(workspace.path("Cargo.toml")).arg("--").args(arguments);
    run(&mut cargo)
}
