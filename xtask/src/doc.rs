//! `cargo xtask doc`: the documentation, built as strictly as continuous integration builds it.

use crate::process::{Failure, run};
use crate::steps::EVERYTHING_BUT_PEERS;
use crate::workspace::Workspace;

/// Builds the documentation with warnings denied.
pub fn command(workspace: &Workspace, arguments: &[String]) -> Result<(), Failure> {
    let mut cargo = workspace.cargo();
    cargo.arg("doc").args(EVERYTHING_BUT_PEERS).args(["--no-deps", "--all-features"]).args(arguments);
    run(cargo.env("RUSTDOCFLAGS", "-D warnings"))
}
