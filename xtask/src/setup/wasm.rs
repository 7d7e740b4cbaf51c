//! A compiler for WebAssembly, and the program that writes the glue around what it makes.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use crate::process::{Failure, output, run, run_within, say};
use crate::setup::apt;
use crate::workspace::Workspace;

/// What WebAssembly is called among the targets of the compiler.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// Where Debian keeps a compiler beside rustup's.
const DEBIAN_RUSTC: &str = "/usr/bin/rustc";
const DEBIAN_PACKAGES: [&str; 3] = ["rustc-web", "rust-web-src", "lld"];

/// Which compiler builds for WebAssembly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compiler {
    /// The one in use, with the standard library of the target installed.
    Installed,
    /// Debian's, which builds the standard library from its sources.
    Debian,
}

impl Compiler {
    /// Makes a `cargo build` use this compiler.
    pub fn apply(self, cargo: &mut Command) {
        if self == Self::Debian {
            // Building the standard library is still an experiment, which a stable compiler has to be told to allow.
            cargo
                .arg("-Zbuild-std=std,panic_abort")
                .env("RUSTC", DEBIAN_RUSTC)
                .env("RUSTC_BOOTSTRAP", "1")
                .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", "wasm-ld");
        }
    }
}

/// Finds or sets up a compiler. There is one order on every machine, so that what is built does not depend on what was tried there
/// before: the toolchain of `rust-toolchain.toml` with its target, and Debian's compiler only where that target cannot be had.
pub fn compiler(workspace: &Workspace) -> Result<Compiler, Failure> {
    if target_is_installed(workspace) || (target_added(workspace).is_ok() && target_is_installed(workspace)) {
        return Ok(Compiler::Installed);
    }
    let oldest = workspace.oldest_rust()?;
    // The lists of a machine may name a version of months ago, too old for this workspace.
    if debian_is_installed(oldest) || (apt::install_newest(&DEBIAN_PACKAGES).is_ok() && debian_is_installed(oldest)) {
        return Ok(Compiler::Debian);
    }
    Err(Failure::missing(format!(
        "no compiler for WebAssembly could be set up: run `rustup target add {TARGET}`, \
         or on Debian `apt-get update && apt-get install {}`",
        DEBIAN_PACKAGES.join(" ")
    )))
}

/// When it cannot download, one sentence of it is enough.
fn target_added(workspace: &Workspace) -> Result<(), Failure> {
    let mut rustup = workspace.program("rustup");
    rustup.args(["target", "add", TARGET]).env("RUST_BACKTRACE", "0");
    run_within(&mut rustup, Duration::from_secs(120))
}

fn target_is_installed(workspace: &Workspace) -> bool {
    sysroot(workspace, "rustc").is_some_and(|sysroot| sysroot.join("lib/rustlib").join(TARGET).join("lib").is_dir())
}

fn debian_is_installed(oldest: (u32, u32)) -> bool {
    // Debian's ordinary `rustc` sits at the same path, but comes without the sources and is usually too old.
    let rustc = |argument: &[&str]| output(Command::new(DEBIAN_RUSTC).args(argument)).ok();
    let recent = rustc(&["--version"]).is_some_and(|told| version(&told).is_some_and(|version| version >= oldest));
    let sources =
        rustc(&["--print", "sysroot"]).is_some_and(|sysroot| Path::new(&sysroot).join("lib/rustlib/src/rust/library/Cargo.lock").is_file());
    recent && sources && output(Command::new("wasm-ld").arg("--version")).is_ok()
}

/// Of `rustc 1.96.0 (…)`, 1 and 96.
fn version(told: &str) -> Option<(u32, u32)> {
    let mut numbers = told.split_whitespace().nth(1)?.split('.');
    Some((numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?))
}

fn sysroot(workspace: &Workspace, rustc: &str) -> Option<PathBuf> {
    output(workspace.program(rustc).args(["--print", "sysroot"])).ok().map(PathBuf::from)
}

/// Finds or builds `wasm-bindgen`, in the very version of the library: any other refuses to work with it.
pub fn bindgen(workspace: &Workspace) -> Result<PathBuf, Failure> {
    let version = workspace.locked_version("wasm-bindgen")?;
    let installed = PathBuf::from("wasm-bindgen");
    if is_version(workspace, &installed, &version) {
        return Ok(installed);
    }
    let folder = Workspace::cache()?.join(format!("wasm-bindgen-{version}"));
    let program = folder.join("bin").join("wasm-bindgen");
    if is_version(workspace, &program, &version) {
        return Ok(program);
    }
    say(format_args!("    building wasm-bindgen {version}, once for this machine, which takes some minutes"));
    // With the dependencies its makers tested where they can all be had, and else with the nearest ones.
    if build_bindgen(workspace, &version, &folder, &["--locked"]).is_ok() || build_bindgen(workspace, &version, &folder, &[]).is_ok() {
        return Ok(program);
    }
    Err(Failure::missing(format!("`wasm-bindgen` could not be built: run `cargo install wasm-bindgen-cli --version {version}`")))
}

fn build_bindgen(workspace: &Workspace, version: &str, folder: &Path, options: &[&str]) -> Result<(), Failure> {
    let mut cargo = workspace.cargo();
    cargo.args(["install", "--quiet", "wasm-bindgen-cli", "--version", version]).args(options);
    // It runs for a second on a small file: time spent on optimising it would never come back.
    cargo.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1").env_remove("CARGO_TARGET_DIR");
    run(cargo.arg("--root").arg(folder))
}

fn is_version(workspace: &Workspace, program: &Path, version: &str) -> bool {
    let mut command = workspace.program(program);
    output(command.arg("--version")).is_ok_and(|printed| printed == format!("wasm-bindgen {version}"))
}

#[cfg(test)]
mod tests {
    use super::version;

    #[test]
    fn the_version_of_a_compiler_is_read() {
        assert_eq!(version("rustc 1.96.0 (abc 2026-05-01) (built from a source tarball)"), Some((1, 96)));
        assert_eq!(version("rustc 1.89"), Some((1, 89)));
        assert_eq!(version("rustc"), None);
    }
}
