//! `cargo xtask bench`: the same work through Timebank and through what people would use instead.

use std::path::{Path, PathBuf};

use crate::process::{Failure, run};
use crate::setup::{browser, python};
use crate::steps;
use crate::steps::javascript;
use crate::workspace::{Workspace, remove_folder};

/// What can be said, as `benches/peers` has it too.
const HELP: &str = include_str!("../../benches/help.txt");

/// Groups that `benches/python` measures.
const IN_PYTHON: [&str; 2] = ["python", "outcomes"];

/// Builds and runs `benches/peers` with the arguments given, and `benches/python` when one of its groups is among them; with `web`, the benches
/// of the web build. Asked for help, it prints that and builds nothing.
pub fn command(workspace: &Workspace, arguments: &[String]) -> Result<(), Failure> {
    if arguments.iter().any(|argument| ["--help", "-h"].contains(&argument.as_str())) {
        print!("{HELP}");
        return Ok(());
    }
    let mut arguments = arguments.to_vec();
    let file = match arguments.iter().position(|argument| argument == "--json") {
        Some(at) => {
            let named = arguments.drain(at..arguments.len().min(at.saturating_add(2))).nth(1);
            Some(PathBuf::from(named.ok_or_else(|| Failure::failed("`--json` wants a file"))?))
        }
        None => None,
    };
    let lines = Lines { measured: workspace.target("figures.jsonl"), file };
    if let [group, rest @ ..] = arguments.as_slice()
        && group == "web"
    {
        return web(workspace, rest, &lines);
    }
    let groups = arguments.iter().position(|argument| argument == "--only").and_then(|only| arguments.get(only.saturating_add(1)));
    let any = |wanted: &dyn Fn(&str) -> bool| groups.is_none_or(|groups| groups.split(',').any(wanted));
    if any(&|group| !IN_PYTHON.contains(&group)) {
        lines.of(|json| peers(workspace, &arguments, json))?;
    }
    let [speed, outcomes] = IN_PYTHON.map(|name| any(&|group| group == name));
    if speed || outcomes { in_python(workspace, &arguments, speed, outcomes, &lines) } else { Ok(()) }
}

/// Where figures go: those of one program, and the file that was asked for, in which they take the place of earlier ones of the same name,
/// input and peer. So one group can be measured anew, and the others stay.
struct Lines {
    measured: PathBuf,
    file: Option<PathBuf>,
}

impl Lines {
    /// Measures, and puts what was measured into the file.
    fn of(&self, measure: impl FnOnce(&Path) -> Result<(), Failure>) -> Result<(), Failure> {
        measure(&self.measured)?;
        let Some(file) = &self.file else { return Ok(()) };
        let read = |path: &Path| std::fs::read_to_string(path).unwrap_or_default();
        let all = merged(&read(file), &read(&self.measured));
        std::fs::write(file, all).map_err(|error| Failure::failed(format!("`{}` could not be written: {error}", file.display())))
    }
}

/// What tells a line of figures from others: its name, its input and its peer.
fn key(line: &str) -> [Option<&str>; 3] {
    ["name", "input", "peer"].map(|field| {
        let (_, rest) = line.split_once(&format!("\"{field}\":"))?;
        rest.trim_start().strip_prefix('"')?.split('"').next()
    })
}

/// Lines of figures, with those measured now in the place of those of the same name, input and peer.
fn merged(before: &str, now: &str) -> String {
    let mut lines: Vec<&str> = before.lines().collect();
    for line in now.lines() {
        match lines.iter_mut().find(|there| key(there) == key(line)) {
            Some(there) => *there = line,
            None => lines.push(line),
        }
    }
    lines.iter().flat_map(|line| [*line, "\n"]).collect()
}

fn peers(workspace: &Workspace, arguments: &[String], json: &Path) -> Result<(), Failure> {
    let mut cargo = workspace.cargo();
    cargo.args(["run", "--release", "--package", "timebank-peers", "--"]).args(arguments).arg("--json").arg(json);
    run(&mut cargo)
}

/// The web build against native code and against ywasm.
fn web(workspace: &Workspace, arguments: &[String], lines: &Lines) -> Result<(), Failure> {
    let chromium = browser::chromium()?;
    javascript::build(workspace)?;
    let native = native(workspace, "bench-web", None)?;
    // WebAssembly has no instructions for SHA-256: to compare the compilers, native code does without them as well.
    let without = native_without_sha(workspace)?;
    lines.of(|json| {
        let mut node = workspace.program("node");
        node.arg("benches/web/bench.mjs").arg(native).arg(without).args(arguments).arg("--json").arg(json);
        run(node.env("TIMEBANK_CHROMIUM", chromium))
    })
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

/// The wheel as it ships and is tested, in a folder of its own, beside the libraries of the test environment.
fn in_python(workspace: &Workspace, arguments: &[String], speed: bool, outcomes: bool, lines: &Lines) -> Result<(), Failure> {
    let python = python::environment(workspace)?;
    let wheel = steps::python::wheel(workspace, &python)?;
    let installed = workspace.target("python-release");
    remove_folder(&installed)?;
    let mut pip = workspace.program(&python);
    run(pip.args(["-m", "pip", "install", "--quiet", "--no-deps", "--target"]).arg(&installed).arg(wheel))?;
    let quick = || arguments.iter().filter(|argument| *argument == "--quick");
    let program = |page: &str| {
        let mut program = workspace.program(&python);
        program.env("PYTHONPATH", &installed).arg(page).args(quick());
        program
    };
    if speed {
        let core = speed_of_the_core(workspace)?.map(|core| ["--core".to_owned(), core.to_string()]);
        lines.of(|json| run(program("benches/python/speed.py").args(core.into_iter().flatten()).arg("--json").arg(json)))?;
    }
    if outcomes {
        lines.of(|json| run(program("benches/python/outcomes.py").arg("--json").arg(json)))?;
    }
    Ok(())
}

/// Seconds the core takes for one command that records an exchange, measured in the same run.
fn speed_of_the_core(workspace: &Workspace) -> Result<Option<f64>, Failure> {
    let file = workspace.target("core-speed.jsonl");
    peers(workspace, &["--only".into(), "memory-speed".into()], &file)?;
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
    use super::{HELP, IN_PYTHON, command, first_figure, merged};
    use crate::workspace::Workspace;

    #[test]
    fn help_is_printed_and_nothing_else_happens() {
        // Without the word it would refuse `--json` without a file.
        let asked = ["--only", "python", "--help", "--json"].map(str::to_owned);
        assert!(Workspace::find().is_ok_and(|workspace| command(&workspace, &asked).is_ok()));
        assert!(IN_PYTHON.iter().all(|group| HELP.contains(group)));
        let peers = include_str!("../../benches/peers/src/main.rs");
        let wanted: Vec<&str> = peers.split("wanted(\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        assert!(wanted.len() > 10 && wanted.iter().all(|group| HELP.contains(group)), "{wanted:?}");
    }

    #[test]
    fn the_figure_of_the_core_is_read() {
        let file = std::env::temp_dir().join(format!("timebank-figure-{}.jsonl", std::process::id()));
        let written = std::fs::write(&file, "{\"name\":\"x\",\"ours_s\":0.25,\"peer\":null}\n{\"ours_s\":9}\n");
        assert!(written.is_ok());
        assert_eq!(first_figure(&file), Some(0.25 / 100_000.0));
        assert!(std::fs::remove_file(&file).is_ok());
    }

    #[test]
    fn what_is_measured_anew_takes_the_place_of_what_was() {
        let line = |name: &str, peer: &str, ours: u8| {
            format!("{{\"name\": \"{name}\", \"input\": \"ten\", \"ours_s\": {ours}, \"peer\": \"{peer}\", \"peer_s\": 3}}\n")
        };
        let before = line("a", "x", 1) + &line("a", "y", 2) + &line("b", "x", 3);
        let now = line("a", "y", 5) + &line("c", "x", 6);
        assert_eq!(merged(&before, &now), line("a", "x", 1) + &line("a", "y", 5) + &line("b", "x", 3) + &line("c", "x", 6));
        assert_eq!(merged("", &now), now);
    }
}
