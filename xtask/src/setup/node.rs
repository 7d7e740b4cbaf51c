//! Node with npm, and the few packages that check our TypeScript.

use std::ffi::OsStr;

use crate::process::{Failure, run, succeeds};
use crate::setup::apt;
use crate::workspace::{Stamp, Workspace};

const MISSING: &str = "Node 20 or later with npm is missing: install `nodejs` and `npm`";

/// Makes sure of Node.
pub fn present(workspace: &Workspace) -> Result<(), Failure> {
    if !recent_enough(workspace) {
        // Its refusal would tell how to use `apt-get`; what is wanted here is Node.
        let _ = apt::install(&["nodejs", "npm"]);
        if !recent_enough(workspace) {
            return Err(Failure::missing(MISSING));
        }
    }
    Ok(())
}

/// Makes sure of Node and of what `bindings-wasm/package-lock.json` names.
pub fn ready(workspace: &Workspace) -> Result<(), Failure> {
    installed(workspace, "bindings-wasm")
}

/// Makes sure of Node and of what the `package-lock.json` of a folder names.
pub fn installed(workspace: &Workspace, folder: &str) -> Result<(), Failure> {
    present(workspace)?;
    let folder = workspace.path(folder);
    let inputs = ["package.json", "package-lock.json"].map(|file| folder.join(file));
    let stamp = Stamp::new(folder.join("node_modules/.installed"), &inputs)?;
    if stamp.is_current() {
        return Ok(());
    }
    let mut npm = workspace.program("npm");
    run(npm.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]).current_dir(folder))
        .map_err(|failure| Failure::missing(format!("{failure}: the packages of `package-lock.json` are needed")))?;
    stamp.write()
}

/// Runs npm in the folder of the npm package.
pub fn npm(workspace: &Workspace, arguments: &[&str]) -> Result<(), Failure> {
    npm_with(workspace, arguments, &[])
}

/// The same, with something said in its environment.
pub fn npm_with(workspace: &Workspace, arguments: &[&str], said: &[(&str, &OsStr)]) -> Result<(), Failure> {
    let mut command = workspace.program("npm");
    run(command.args(arguments).envs(said.iter().copied()).current_dir(workspace.path("bindings-wasm")))
}

fn recent_enough(workspace: &Workspace) -> bool {
    let script = "process.exit(Number(process.versions.node.split('.')[0]) >= 20 ? 0 : 1)";
    succeeds(workspace.program("node").args(["--eval", script])) && succeeds(workspace.program("npm").arg("--version"))
}
