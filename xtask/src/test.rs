//! `cargo xtask test`: every check, in order, each timed, and a table at the end.

use std::process::ExitCode;
use std::time::Instant;

use crate::process::Failure;
use crate::steps::{self, Step};
use crate::summary::{Row, Summary, Verdict};
use crate::workspace::Workspace;

/// What was asked for on the command line.
#[derive(Debug, Default, PartialEq, Eq)]
struct Options {
    /// Names of steps; empty for all.
    only: Vec<String>,
    long: bool,
    allow_missing: bool,
}

/// Runs the steps asked for. A failed step stops only those that need what it makes.
pub fn command(mut workspace: Workspace, arguments: &[String]) -> Result<ExitCode, Failure> {
    let options = parse(arguments)?;
    if options.long {
        workspace.set_long();
    }
    let mut summary = Summary::default();
    for step in steps::ALL {
        if options.only.is_empty() || options.only.iter().any(|name| name == step.name) {
            let row = take(step, &workspace, &summary, options.allow_missing);
            summary.rows.push(row);
        }
    }
    println!("\n{summary}");
    Ok(if summary.count(Verdict::Failed) == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn take(step: &Step, workspace: &Workspace, so_far: &Summary, allow_missing: bool) -> Row {
    println!("==> {}: {}", step.name, step.about);
    let started = Instant::now();
    let unmet = step.needs.iter().find_map(|need| match so_far.verdict(need) {
        Some(Verdict::Failed) => Some(Failure::failed(format!("not run, because `{need}` failed"))),
        Some(Verdict::Skipped) => Some(Failure::missing(format!("not run, because `{need}` was skipped"))),
        // A step left out by `--only` is taken to be in order.
        Some(Verdict::Passed) | None => None,
    });
    let result = unmet.map_or_else(|| (step.run)(workspace), Err);
    let took = started.elapsed();
    let (verdict, why) = match result {
        Ok(()) => (Verdict::Passed, String::new()),
        Err(Failure::Missing(why)) if allow_missing => (Verdict::Skipped, why),
        Err(failure) => (Verdict::Failed, failure.to_string()),
    };
    if !why.is_empty() {
        println!("    {why}");
    }
    Row { step: step.name, verdict, took, why }
}

fn parse(arguments: &[String]) -> Result<Options, Failure> {
    let mut options = Options::default();
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        match argument.as_str() {
            "--long" => options.long = true,
            "--allow-missing" => options.allow_missing = true,
            "--only" => {
                let names = rest.next().ok_or_else(|| Failure::failed("`--only` is followed by names of steps"))?;
                options.only.extend(names.split(',').map(str::to_owned));
            }
            other => return Err(Failure::failed(format!("`test` does not take `{other}`"))),
        }
    }
    // A misspelt name would otherwise run nothing, and pass.
    let unknown = options.only.iter().find(|name| steps::ALL.iter().all(|step| step.name != name.as_str()));
    match unknown {
        Some(name) => {
            let known: Vec<&str> = steps::ALL.iter().map(|step| step.name).collect();
            Err(Failure::failed(format!("there is no step `{name}`; the steps are {}", known.join(", "))))
        }
        None => Ok(options),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(line: &str) -> Vec<String> {
        line.split_whitespace().map(str::to_owned).collect()
    }

    #[test]
    fn options_are_read() {
        let options = parse(&words("--only fmt,python --long --allow-missing"));
        let expected = Options { only: words("fmt python"), long: true, allow_missing: true };
        assert_eq!(options, Ok(expected));
    }

    #[test]
    fn a_step_that_is_not_there_is_refused() {
        assert!(parse(&words("--only pyhton")).is_err());
        assert!(parse(&words("--only")).is_err());
        assert!(parse(&words("--fast")).is_err());
    }
}
