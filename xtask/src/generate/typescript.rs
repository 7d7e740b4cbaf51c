//! The types of the npm package, made from the schema by `bindings-wasm/tools/generate.mjs`: a program of Node's own, since
//! Node is what the package needs anyway, and this runner has no reader of JSON.

use crate::process::{Failure, run};
use crate::setup::node;
use crate::workspace::Workspace;

/// Writes `bindings-wasm/ts/generated`, or with `--check` says whether it is fresh.
pub fn command(workspace: &Workspace, arguments: &[String]) -> Result<(), Failure> {
    node::present(workspace)?;
    let mut program = workspace.program("node");
    run(program.arg("bindings-wasm/tools/generate.mjs").args(arguments))
}
