//! Building for WebAssembly.

use std::path::PathBuf;

use crate::process::{Failure, run};
use crate::setup::wasm::{self, TARGET};
use crate::workspace::Workspace;

/// The core alone builds for a machine without files, clock or threads.
pub fn core(workspace: &Workspace) -> Result<(), Failure> {
    // That it builds is the question here, and not how fast or small it is. What it depends on is built as the package needs it.
    build(workspace, "timebank-core", &[], &["--config", "profile.wasm.package.timebank-core.opt-level=0"], "")
}

/// In the small build the rounds of SHA-256 are a loop and not written out: some 2,180 bytes less by gzip, for 2 to 14 in a
/// hundred more of the time that verifying a journal of 54 KB takes in Node (the least of nine medians, three runs in turn).
const SHORT_HASH: &str = "--cfg sha2_backend_soft=\"compact\"";

/// Builds the bindings, with these features, and returns the `.wasm` file. The next build writes it anew.
pub fn bindings(workspace: &Workspace, features: &[&str]) -> Result<PathBuf, Failure> {
    let flags = if features.is_empty() { SHORT_HASH } else { "" };
    build(workspace, "timebank-wasm", features, &[], flags)?;
    Ok(workspace.target("wasm").join(TARGET).join("wasm").join("timebank_wasm.wasm"))
}

fn build(workspace: &Workspace, package: &str, features: &[&str], options: &[&str], flags: &str) -> Result<(), Failure> {
    let compiler = wasm::compiler(workspace)?;
    let mut cargo = workspace.cargo();
    cargo.args(["build", "--profile", "wasm", "--target", TARGET, "-p", package, "--features", &features.join(",")]).args(options);
    compiler.apply(&mut cargo);
    // What panics say names sources: from where their crates begin, and not where this machine keeps them.
    let remap = workspace.sources_of_crates().map_or_else(String::new, |kept| format!("--remap-path-prefix={}/=", kept.display()));
    cargo.env("RUSTFLAGS", format!("{remap} {flags}").trim());
    // A folder of its own: two compilers would undo each other's work in one.
    run(cargo.env("CARGO_TARGET_DIR", workspace.target("wasm")))
}
