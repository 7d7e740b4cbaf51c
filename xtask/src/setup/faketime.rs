//! Another date than today's, for programs that ask the machine: the clock begins at a moment and goes on from there.

use std::path::Path;
use std::process::Command;

use crate::process::{Failure, succeeds};
use crate::setup::apt;
use crate::workspace::Workspace;

const MISSING: &str = "`faketime` is missing: install the package `faketime`";

/// Makes sure of it.
pub fn present() -> Result<(), Failure> {
    let is_here = || succeeds(Command::new("faketime").arg("--version"));
    if !is_here() {
        let _ = apt::install(&["faketime"]);
    }
    if is_here() { Ok(()) } else { Err(Failure::missing(MISSING)) }
}

/// A program that takes it to be this moment when it starts.
pub fn at(workspace: &Workspace, program: &Path, moment: &str) -> Command {
    let mut command = workspace.program("faketime");
    command.arg(moment).arg(program);
    command
}
