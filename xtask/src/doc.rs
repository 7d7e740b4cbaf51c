//! `cargo xtask doc`: the documentation, built as strictly as continuous integration builds it; and what the crates show.

use std::path::PathBuf;

use crate::process::{Failure, run};
use crate::steps::EVERYTHING_BUT_PEERS;
use crate::workspace::Workspace;

/// Builds the documentation with warnings denied.
pub fn command(workspace: &Workspace, arguments: &[String]) -> Result<(), Failure> {
    let mut cargo = workspace.cargo();
    cargo.arg("doc").args(EVERYTHING_BUT_PEERS).args(["--no-deps", "--all-features"]).args(arguments);
    run(cargo.env("RUSTDOCFLAGS", "-D warnings"))
}

/// `cargo xtask api`: writes what the published crates show to `docs/api`, or with `--check` says what is different.
pub fn api(workspace: &Workspace, arguments: &[String]) -> Result<(), Failure> {
    let mut cargo = workspace.cargo();
    cargo.arg("doc").args(EVERYTHING_BUT_PEERS).args(["--no-deps", "--all-features", "--lib"]);
    // What rustdoc writes as JSON is not stable yet, so it has to be told that it may. It alone: a compiler told so builds all anew.
    run(cargo.env("RUSTDOC", told(workspace)?).env("RUSTDOCFLAGS", "-Z unstable-options --output-format json"))?;
    let mut list = workspace.cargo();
    list.args(["run", "--quiet", "-p", "timebank-api", "--"]).arg(workspace.target("doc")).args(arguments);
    // It runs for a second.
    run(list.env("CARGO_PROFILE_DEV_OPT_LEVEL", "0"))
}

/// A rustdoc that may do what is not stable.
fn told(workspace: &Workspace) -> Result<PathBuf, Failure> {
    let program = workspace.target("tmp").join("rustdoc-told");
    let written = std::fs::create_dir_all(workspace.target("tmp"))
        .and_then(|()| std::fs::write(&program, "#!/bin/sh\nRUSTC_BOOTSTRAP=1 exec rustdoc \"$@\"\n"))
        .and_then(|()| runnable(&program));
    written.map_err(|error| Failure::failed(format!("`{}` cannot be written: {error}", program.display())))?;
    Ok(program)
}

#[cfg(unix)]
fn runnable(program: &std::path::Path) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(program, std::fs::Permissions::from_mode(0o755))
}

#[cfg(not(unix))]
fn runnable(_: &std::path::Path) -> std::io::Result<()> {
    Err(std::io::Error::other("the lists of `docs/api` are made where programs can be scripts: on Linux or macOS"))
}
