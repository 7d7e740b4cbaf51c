//! The example service, held to its own description.

use crate::process::{Failure, run};
use crate::setup::python;
use crate::workspace::Workspace;

/// Schemathesis sends what the description allows and what it does not, and finds every answer described.
pub fn described(workspace: &Workspace) -> Result<(), Failure> {
    let python = python::made(workspace, "venv-service", "examples/service/requirements.txt")?;
    let mut cargo = workspace.cargo();
    // With a test that runs it, and so with what tests are built with: alone it would be built once more.
    run(cargo.args(["test", "--no-run"]).args(super::rust::TOGETHER).args(["--test", "service"]))?;
    let program = workspace.target("debug").join(format!("timebank-service{}", std::env::consts::EXE_SUFFIX));
    run(workspace.program(&python).arg(workspace.path("examples/service/tests/described.py")).arg(program))
}
