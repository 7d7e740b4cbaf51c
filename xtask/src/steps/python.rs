//! The Python package: built as a wheel, installed into an environment of its own, and tested there.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::process::{Failure, beside, run, say};
use crate::setup::{faketime, postgres, python};
use crate::workspace::{Workspace, remove_folder};

/// Bytes beyond which a wheel may not grow, for the time being: what the released one weighed when it was first weighed.
const CEILING: u64 = 8_300_000;
/// What the design allows. Where it is not met, every run says so.
const BUDGET: u64 = 8_000_000;
/// What we aim at.
const AIM: u64 = 4_000_000;

/// The types of the native half, as they are checked in.
const STUBS: &str = "bindings-python/python/timebank/_timebank.pyi";

/// Builds the package, installs it and checks its types: all that can be done before the core's tests have ended.
pub fn package(workspace: &Workspace) -> Result<(), Failure> {
    let python = python::environment(workspace)?;
    installed(workspace, &python)?;
    stubs(workspace, &python)?;
    types(workspace, &python)
}

/// Tests what a person installs, not the folder it is built from.
pub fn tests(workspace: &Workspace) -> Result<(), Failure> {
    let python = python::environment(workspace)?;
    postgres::present()?;
    let journals = super::rust::journals(workspace)?;
    let reference = reference(workspace, &python)?;
    suite(workspace, &journals, || Ok(workspace.program(&python)))?;
    if workspace.is_long() {
        faketime::present()?;
        for moment in moments(workspace)? {
            suite(workspace, &journals, || Ok(faketime::at(workspace, &python, &moment)))?;
        }
    }
    reference()
}

/// The tests, the examples of the documentation and the notebooks, each by a Python of its own.
fn suite(workspace: &Workspace, journals: &Path, python: impl Fn() -> Result<Command, Failure>) -> Result<(), Failure> {
    let mut tests = python()?;
    // Pictures are drawn and looked at by nobody.
    tests.env("MPLBACKEND", "agg").env("TIMEBANK_JOURNALS", journals).current_dir(workspace.path("bindings-python"));
    run(tests.args(["-m", "pytest", "--quiet", "tests", "--doctest-modules", "--pyargs", "timebank"]))?;
    // What a notebook shows now is what is stored in it.
    run(shown(python()?).arg("--check"))
}

/// Runs the notebooks and stores what they show; and draws the pictures of the pages.
pub fn notebooks(workspace: &Workspace) -> Result<(), Failure> {
    let python = python::environment(workspace)?;
    installed(workspace, &python)?;
    run(&mut shown(workspace.program(&python)))?;
    let mut pictures = workspace.program(&python);
    run(pictures.env("MPLBACKEND", "agg").args(["bindings-python/tests/pictures.py", "docs/pictures"]))
}

fn shown(mut python: Command) -> Command {
    python.env("PYDEVD_DISABLE_FILE_VALIDATION", "1").args(["bindings-python/tests/notebooks.py", "examples/notebooks"]);
    python
}

/// The moments at which what depends on the date is tried, in Python as in JavaScript.
fn moments(workspace: &Workspace) -> Result<Vec<String>, Failure> {
    let listed = read(&workspace.path("tests/moments.json"))?;
    Ok(listed.split('"').filter(|word| word.ends_with('Z')).map(str::to_owned).collect())
}

/// Builds the package and installs it into the environment.
pub fn installed(workspace: &Workspace, python: &Path) -> Result<(), Failure> {
    let wheel = wheel(workspace, python)?;
    run(workspace.program(python).args(["-m", "pip", "install", "--quiet", "--force-reinstall", "--no-deps"]).arg(wheel))
}

/// The reference, made of what is installed while the tests run; what it makes of types it cannot place is no fault of it.
pub fn reference(workspace: &Workspace, python: &Path) -> Result<impl FnOnce() -> Result<(), Failure> + use<>, Failure> {
    let folder = workspace.target("reference").join("python");
    remove_folder(&folder)?;
    let mut pdoc = workspace.program(python);
    pdoc.env("PYTHONWARNINGS", "ignore").args(["-m", "pdoc", "timebank", "!timebank.examples"]);
    let built = beside(pdoc.args(["--docformat", "google", "--no-show-source", "--output-directory"]).arg(&folder))?;
    let mut counted = workspace.program(python);
    counted.arg(workspace.path("bindings-python/tests/reference.py")).arg(folder);
    Ok(move || {
        built()?;
        run(&mut counted)
    })
}

/// The wheel as it ships, which is what is tested and measured: how it is built stands in `bindings-python/pyproject.toml`, where `pip` and
/// whoever calls `maturin build` find it as well. It is weighed.
pub fn wheel(workspace: &Workspace, python: &Path) -> Result<PathBuf, Failure> {
    let wheels = workspace.target("wheels");
    // An old wheel of another version would be found as well.
    remove_folder(&wheels)?;
    let mut maturin = maturin(workspace, python);
    maturin.args(["build", "--manifest-path", "bindings-python/Cargo.toml"]);
    run(maturin.arg("--interpreter").arg(python).arg("--out").arg(&wheels))?;
    let wheel = fs::read_dir(&wheels)
        .ok()
        .and_then(|mut entries| entries.find_map(|entry| entry.ok().map(|entry| entry.path())))
        .ok_or_else(|| Failure::failed("`maturin` built no wheel"))?;
    let size = fs::metadata(&wheel).map_err(|error| Failure::failed(format!("the wheel could not be weighed: {error}")))?.len();
    say(format_args!("    {}", verdict(size)?));
    Ok(wheel)
}

/// What is said of a wheel of so many bytes; one that is too heavy is refused.
fn verdict(size: u64) -> Result<String, Failure> {
    let told = format!("the wheel is {size} bytes");
    if size > CEILING {
        Err(Failure::failed(format!("{told}, heavier than the {CEILING} it may not grow beyond")))
    } else if size > BUDGET {
        Ok(format!("{told}: the budget of {BUDGET} is NOT met"))
    } else if size > AIM {
        Ok(format!("{told}, over the {AIM} aimed at and within the budget of {BUDGET}"))
    } else {
        Ok(format!("{told}, within the {AIM} aimed at"))
    }
}

fn maturin(workspace: &Workspace, python: &Path) -> Command {
    let mut maturin = workspace.program(python);
    maturin.args(["-m", "maturin"]);
    // maturin builds with settings of its own; in the common folder each build would start over after the other.
    maturin.env("CARGO_TARGET_DIR", workspace.target("python"));
    maturin
}

/// The types of the native half are those checked in, and those it has when it runs.
fn stubs(workspace: &Workspace, python: &Path) -> Result<(), Failure> {
    let folder = workspace.target("stubs");
    remove_folder(&folder)?;
    let mut maturin = maturin(workspace, python);
    // What follows is run beside the manifest, which has no option of its own here.
    maturin.current_dir(workspace.path("bindings-python"));
    maturin.args(["generate-stubs", "--quiet", "--features", "stubs", "--profile", "stubs", "--interpreter"]).arg(python);
    run(maturin.arg("--out").arg(&folder))?;
    let made = folder.join("timebank").join("_timebank.pyi");
    // The oldest Python this is for has no such type in `types` yet.
    let fresh = read(&made)?.replace("from types import CapsuleType", "from typing_extensions import CapsuleType");
    if read(&workspace.path(STUBS))? != fresh {
        let _ = fs::write(&made, fresh);
        return Err(Failure::failed(format!(
            "`{STUBS}` is not what the native half says now: copy `stubs/timebank/_timebank.pyi` of the build folder over it"
        )));
    }
    let mut stubtest = workspace.program(python);
    stubtest.args(["-m", "mypy.stubtest", "timebank._timebank", "--mypy-config-file", "pyproject.toml"]);
    run(stubtest.current_dir(workspace.path("bindings-python")))
}

/// Two type checkers agree, also about what must not be accepted.
fn types(workspace: &Workspace, python: &Path) -> Result<(), Failure> {
    let checked = |module: &str, arguments: &[&str]| {
        let mut checker = workspace.program(python);
        checker.env("PYRIGHT_PYTHON_IGNORE_WARNINGS", "1");
        run(checker.args(["-m", module]).args(arguments).current_dir(workspace.path("bindings-python")))
    };
    checked("mypy", &["--cache-dir=/dev/null", "python/timebank", "tests/typing"])?;
    // It looks for the packages of the Python on the path unless it is told which one.
    checked("pyright", &["--warnings", "--pythonpath", &python.to_string_lossy()])
}

fn read(path: &Path) -> Result<String, Failure> {
    fs::read_to_string(path).map_err(|error| Failure::failed(format!("`{}` could not be read: {error}", path.display())))
}

#[cfg(test)]
mod tests {
    use super::{AIM, BUDGET, CEILING, verdict};

    #[test]
    fn a_wheel_may_not_grow_and_says_when_the_budget_is_not_met() {
        assert!(verdict(AIM).is_ok_and(|told| told.contains("within the 4000000 aimed at")));
        assert!(verdict(AIM.saturating_add(1)).is_ok_and(|told| told.contains("over the 4000000")));
        assert!(verdict(BUDGET).is_ok_and(|told| told.contains("within the budget of 8000000")));
        assert!(verdict(BUDGET.saturating_add(1)).is_ok_and(|told| told.contains("NOT met")));
        assert!(verdict(CEILING.saturating_add(1)).is_err());
    }
}
