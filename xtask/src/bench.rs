//! `cargo xtask bench`: the same work through Timebank and through what people would use instead.

use std::path::PathBuf;

use crate::process::{Failure, run};
use crate::setup::browser;
use crate::steps::javascript;
use crate::workspace::Workspace;

/// Builds and runs `benches/peers` with the arguments given; with `web`, the benches of the web build.
pub fn command(workspace: &Workspace, arguments: &[String]) -> Result<(), Failure> {
    if let [group, rest @ ..] = arguments
        && group == "web"
    {
        return web(workspace, rest);
    }
    let mut cargo = workspace.cargo();
    // The program stays in the folder the command was typed in, so that `--json FILE` means what it says.
    if let Ok(here) = std::env::current_dir() {
        cargo.current_dir(here);
    }
    cargo.args(["run", "--release", "--package", "timebank-peers", "--manifest-path"]);
    cargo.arg(workspace.path("Cargo.toml")).arg("--").args(arguments);
    run(&mut cargo)
}

/// The web build against native code and against ywasm.
fn web(workspace: &Workspace, arguments: &[String]) -> Result<(), Failure> {
    let chromium = browser::chromium()?;
    javascript::build(workspace)?;
    let native = native(workspace, "bench-web", None)?;
    // WebAssembly has no instructions for SHA-256: to compare the compilers, native code does without them as well.
    let without = native_without_sha(workspace)?;
    let mut node = workspace.program("node");
    node.arg("benches/web/bench.mjs").arg(native).arg(without).args(arguments).env("TIMEBANK_CHROMIUM", chromium);
    run(&mut node)
}

fn native_without_sha(workspace: &Workspace) -> Result<PathBuf, Failure> {
    native(workspace, "bench-web-soft", Some("--cfg sha2_backend=\"soft\""))
}

fn native(workspace: &Workspace, folder: &str, flags: Option<&str>) -> Result<PathBuf, Failure> {
    let target = workspace.target(folder);
    let mut cargo = workspace.cargo();
    cargo.args(["build", "--release", "--package", "timebank-bench-web"]).env("CARGO_TARGET_DIR", &target);
    if let Some(flags) = flags {
        cargo.env("RUSTFLAGS", flags);
    }
    run(&mut cargo)?;
    Ok(target.join("release").join("timebank-bench-web"))
}
