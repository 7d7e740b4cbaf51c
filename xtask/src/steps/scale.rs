//! The example with many banks: the same answers from every engine that it runs on.

use crate::process::{Failure, run, succeeds};
use crate::setup::{java, python};
use crate::steps;
use crate::workspace::Workspace;

/// Sets the engines up and runs them all on a few banks.
pub fn engines(workspace: &Workspace) -> Result<(), Failure> {
    java::present()?;
    let python = python::environment(workspace)?;
    python::with(workspace, &python, "examples/scale/requirements.txt")?;
    // Where the step before left none: what is there is what it tested.
    if !succeeds(workspace.program(&python).args(["-c", "import timebank"])) {
        steps::python::installed(workspace, &python)?;
    }
    let mut tests = workspace.program(&python);
    run(tests.args(["-m", "pytest", "--quiet", "-p", "no:cacheprovider", "examples/scale"]))
}
