//! The Python package: built as a wheel, installed into an environment of its own, and tested there.

use std::fs;
use std::path::{Path, PathBuf};

use crate::process::{Failure, run};
use crate::setup::python;
use crate::workspace::{Workspace, remove_folder};

/// Tests what a person installs, not the folder it is built from.
pub fn package(workspace: &Workspace) -> Result<(), Failure> {
    let python = python::environment(workspace)?;
    let wheel = wheel(workspace, &python)?;
    run(workspace.program(&python).args(["-m", "pip", "install", "--quiet", "--force-reinstall", "--no-deps"]).arg(wheel))?;
    run(workspace.program(&python).args(["-m", "pytest", "--quiet", "bindings-python/tests"]))
}

fn wheel(workspace: &Workspace, python: &Path) -> Result<PathBuf, Failure> {
    let wheels = workspace.target("wheels");
    // An old wheel of another version would be found as well.
    remove_folder(&wheels)?;
    let mut maturin = workspace.program(python);
    maturin.args(["-m", "maturin", "build", "--profile", "dev", "--manifest-path", "bindings-python/Cargo.toml"]);
    maturin.arg("--interpreter").arg(python).arg("--out").arg(&wheels);
    // maturin builds with settings of its own; in the common folder each build would start over after the other.
    run(maturin.env("CARGO_TARGET_DIR", workspace.target("python")))?;
    fs::read_dir(&wheels)
        .ok()
        .and_then(|mut entries| entries.find_map(|entry| entry.ok().map(|entry| entry.path())))
        .ok_or_else(|| Failure::failed("`maturin` built no wheel"))
}
