//! `cargo xtask bench`: the same work through Timebank and through what people would use instead.

use std::path::{Path, PathBuf};

use crate::process::{Failure, run};
use crate::setup::{browser, python};
use crate::steps;
use crate::steps::javascript;
use crate::workspace::{Workspace, remove_folder};

/// Groups that `benches/python` measures.
const IN_PYTHON: [&str; 2] = ["python", "outcomes"];

/// Builds and runs `benches/peers` with the arguments given, and `benches/python` when one of its groups is among them; with `web`, the benches
/// of the web build.
pub fn command(workspace: &Workspace, arguments: &[String]) -> Result<(), Failure> {
    if let [group, rest @ ..] = arguments
        && group == "web"
    {
        return web(workspace, rest);
    }
    let groups = arguments.iter().position(|argument| argument == "--only").and_then(|only| arguments.get(only.saturating_add(1)));
    let any = |wanted: &dyn Fn(&str) -> bool| groups.is_none_or(|groups| groups.split(',').any(wanted));
    if any(&|group| !IN_PYTHON.contains(&group)) {
        peers(workspace, arguments)?;
    }
    let [speed, outcomes] = IN_PYTHON.map(|name| any(&|group| group == name));
    if speed || outcomes { in_python(workspace, arguments, speed, outcomes) } else { Ok(()) }
}

fn peers(workspace: &Workspace, arguments: &[String]) -> Result<(), Failure> {
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

/// The wheel as it ships, in a folder of its own, beside the libraries of the test environment.
fn in_python(workspace: &Workspace, arguments: &[String], speed: bool, outcomes: bool) -> Result<(), Failure> {
    let python = python::environment(workspace)?;
    let wheel = steps::python::build(workspace, &python, &workspace.target("wheels-release"), &["--release", "--strip"])?;
    let installed = workspace.target("python-release");
    remove_folder(&installed)?;
    let mut pip = workspace.program(&python);
    run(pip.args(["-m", "pip", "install", "--quiet", "--no-deps", "--target"]).arg(&installed).arg(wheel))?;
    let quick = || arguments.iter().filter(|argument| *argument == "--quick");
    if speed {
        let mut speed = workspace.program(&python);
        speed.env("PYTHONPATH", &installed).arg("benches/python/speed.py");
        if let Some(core) = speed_of_the_core(workspace)? {
            speed.arg("--core").arg(core.to_string());
        }
        run(speed.args(quick()))?;
    }
    if outcomes {
        run(workspace.program(&python).env("PYTHONPATH", &installed).arg("benches/python/outcomes.py").args(quick()))?;
    }
    Ok(())
}

/// Seconds the core takes for one command that records an exchange, measured in the same run.
fn speed_of_the_core(workspace: &Workspace) -> Result<Option<f64>, Failure> {
    let file = workspace.target("core-speed.jsonl");
    let json = file.to_string_lossy().into_owned();
    peers(workspace, &["--only".into(), "memory-speed".into(), "--json".into(), json])?;
    Ok(first_figure(&file))
}

/// The first line is that of commands without keys, 100,000 of them.
fn first_figure(file: &Path) -> Option<f64> {
    let text = std::fs::read_to_string(file).ok()?;
    let (_, rest) = text.lines().next()?.split_once("\"ours_s\":")?;
    let number = rest.split([',', '}']).next()?;
    number.parse::<f64>().ok().map(|seconds| seconds / 100_000.0)
}

#[cfg(test)]
mod tests {
    use super::first_figure;

    #[test]
    fn the_figure_of_the_core_is_read() {
        let file = std::env::temp_dir().join(format!("timebank-figure-{}.jsonl", std::process::id()));
        let written = std::fs::write(&file, "{\"name\":\"x\",\"ours_s\":0.25,\"peer\":null}\n{\"ours_s\":9}\n");
        assert!(written.is_ok());
        assert_eq!(first_figure(&file), Some(0.25 / 100_000.0));
        assert!(std::fs::remove_file(&file).is_ok());
    }
}
