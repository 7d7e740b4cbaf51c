//! A Python environment of our own, with the tools named in `bindings-python/requirements-dev.txt`.

use std::path::{Path, PathBuf};

use crate::process::{Failure, run, succeeds};
use crate::setup::apt;
use crate::workspace::{Stamp, Workspace, remove_folder};

const MISSING: &str = "Python 3.11 or later with `venv` is missing: install `python3` and `python3-venv`";

/// Finds or makes the environment and returns its Python.
pub fn environment(workspace: &Workspace) -> Result<PathBuf, Failure> {
    made(workspace, "venv", "bindings-python/requirements-dev.txt")
}

/// Finds or makes an environment of this name with what a file of requirements names, and returns its Python.
pub fn made(workspace: &Workspace, name: &str, needed: &str) -> Result<PathBuf, Failure> {
    let folder = workspace.target(name);
    let python = folder.join("bin").join("python");
    let requirements = workspace.path(needed);
    let stamp = Stamp::new(folder.join("requirements.installed"), std::slice::from_ref(&requirements))?;
    // An environment breaks when the Python it was made from goes away: asking it is surer than looking for files.
    if stamp.is_current() && recent_enough(workspace, &python) {
        return Ok(python);
    }
    remove_folder(&folder)?;
    make(workspace, &folder)?;
    let mut pip = workspace.program(&python);
    pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--requirement"]).arg(&requirements);
    run(&mut pip).map_err(|failure| Failure::missing(format!("{failure}: the packages of `{needed}` are needed")))?;
    stamp.write()?;
    Ok(python)
}

/// Installs what a file of requirements names into the environment as well.
pub fn with(workspace: &Workspace, python: &Path, requirements: &str) -> Result<(), Failure> {
    let file = workspace.path(requirements);
    let stamp = Stamp::new(workspace.target("venv").join("further.installed"), std::slice::from_ref(&file))?;
    if stamp.is_current() {
        return Ok(());
    }
    let mut pip = workspace.program(python);
    run(pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--requirement"]).arg(&file))
        .map_err(|failure| Failure::missing(format!("{failure}: the packages of `{requirements}` are needed")))?;
    stamp.write()
}

fn make(workspace: &Workspace, folder: &PathBuf) -> Result<(), Failure> {
    let system = PathBuf::from("python3");
    let venv = || run(workspace.program(&system).args(["-m", "venv", "--clear"]).arg(folder));
    if recent_enough(workspace, &system) && venv().is_ok() {
        return Ok(());
    }
    let installed = apt::install(&["python3", "python3-venv"]);
    if installed.is_ok() && recent_enough(workspace, &system) {
        return venv();
    }
    Err(Failure::missing(MISSING))
}

fn recent_enough(workspace: &Workspace, python: &PathBuf) -> bool {
    succeeds(workspace.program(python).args(["-c", "import sys; sys.exit(sys.version_info < (3, 11))"]))
}
