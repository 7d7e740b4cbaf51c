//! `cargo xtask test`: every check, in two lanes, each timed, and a table at the end.

use std::fs::{self, File};
use std::io::{self, Write};
use std::process::ExitCode;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Instant;

use crate::process::{self, Failure};
use crate::steps::{self, Lane, Step};
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

/// Runs the steps asked for, those of the two lanes side by side. A failed step stops only those that need what it makes.
pub fn command(mut workspace: Workspace, arguments: &[String]) -> Result<ExitCode, Failure> {
    let options = parse(arguments)?;
    if options.long {
        workspace.set_long();
    }
    let asked = |step: &&Step| options.only.is_empty() || options.only.iter().any(|name| name == step.name);
    told(Run { workspace, asked: steps::ALL.iter().filter(asked).collect(), options: &options, board: Board::default() })
}

/// `cargo xtask check`: the quick round.
pub fn quick(workspace: Workspace, arguments: &[String]) -> Result<ExitCode, Failure> {
    if let Some(other) = arguments.first() {
        return Err(Failure::failed(format!("`check` does not take `{other}`")));
    }
    told(Run { workspace, asked: steps::QUICK.iter().collect(), options: &Options::default(), board: Board::default() })
}

/// Runs the steps, and shows how they ended.
fn told(run: Run<'_>) -> Result<ExitCode, Failure> {
    let summary = run.all();
    println!("\n{summary}");
    Ok(if summary.count(Verdict::Failed) == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// What has ended so far, and who waits for it.
#[derive(Default)]
struct Board {
    summary: Mutex<Summary>,
    ended: Condvar,
}

struct Run<'a> {
    workspace: Workspace,
    asked: Vec<&'static Step>,
    options: &'a Options,
    board: Board,
}

impl Run<'_> {
    fn all(self) -> Summary {
        let aside = self.lane(Lane::Aside);
        // Alone, a lane has the terminal to itself.
        if aside.is_empty() || aside.len() == self.asked.len() {
            self.asked.iter().for_each(|step| self.take(step));
        } else {
            thread::scope(|scope| {
                scope.spawn(|| aside.iter().for_each(|step| self.take_aside(step)));
                self.lane(Lane::Main).iter().for_each(|step| self.take(step));
            });
        }
        let mut summary = self.board.summary.into_inner().unwrap_or_else(PoisonError::into_inner);
        summary.rows.sort_by_key(|row| self.asked.iter().position(|step| step.name == row.step));
        summary
    }

    fn lane(&self, lane: Lane) -> Vec<&'static Step> {
        self.asked.iter().copied().filter(|step| step.lane == lane).collect()
    }

    /// Runs a step with its output in a file, which is shown whole once it has ended.
    fn take_aside(&self, step: &'static Step) {
        let log = self.workspace.target("logs").join(format!("{}.log", step.name));
        println!("==> {}: beside what follows, and shown when it has ended", step.name);
        let file = log.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| File::create(&log));
        process::log_to(file.ok());
        self.take(step);
        process::log_to(None);
        // In one write, so that it stands together.
        let _ = io::stdout().write_all(&fs::read(&log).unwrap_or_default());
    }

    fn take(&self, step: &'static Step) {
        self.wait_for(step);
        process::say(format_args!("==> {}: {}", step.name, step.about));
        let started = Instant::now();
        let result = self.unmet(step).map_or_else(|| (step.run)(&self.workspace), Err);
        let took = started.elapsed();
        let (verdict, why) = match result {
            Ok(()) => (Verdict::Passed, String::new()),
            Err(Failure::Missing(why)) if self.options.allow_missing => (Verdict::Skipped, why),
            Err(failure) => (Verdict::Failed, failure.to_string()),
        };
        if !why.is_empty() {
            process::say(format_args!("    {why}"));
        }
        self.board().rows.push(Row { step: step.name, verdict, took, why });
        self.board.ended.notify_all();
    }

    fn board(&self) -> MutexGuard<'_, Summary> {
        self.board.summary.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until the steps this one comes after have ended, well or not. They stand before it in the list, and each lane goes by
    /// the list: so the first of all that wait never does.
    fn wait_for(&self, step: &Step) {
        let mut board = self.board();
        let asked = |name: &str| self.asked.iter().any(|asked| asked.name == name);
        while step.needs.iter().chain(step.after).any(|name| asked(name) && board.verdict(name).is_none()) {
            board = self.board.ended.wait(board).unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn unmet(&self, step: &Step) -> Option<Failure> {
        let board = self.board();
        step.needs.iter().find_map(|need| match board.verdict(need) {
            Some(Verdict::Failed) => Some(Failure::failed(format!("not run, because `{need}` failed"))),
            Some(Verdict::Skipped) => Some(Failure::missing(format!("not run, because `{need}` was skipped"))),
            // A step left out by `--only` is taken to be in order.
            Some(Verdict::Passed) | None => None,
        })
    }
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
    // Only what has just been built is tested.
    for (tests, built) in [("javascript", "package"), ("python", "wheel")] {
        if options.only.iter().any(|name| name == tests) {
            options.only.push(built.to_owned());
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
        let options = parse(&words("--only fmt,scale --long --allow-missing"));
        let expected = Options { only: words("fmt scale"), long: true, allow_missing: true };
        assert_eq!(options, Ok(expected));
    }

    #[test]
    fn what_is_tested_is_built_before() {
        assert_eq!(parse(&words("--only javascript")).map(|options| options.only), Ok(words("javascript package")));
        assert_eq!(parse(&words("--only python")).map(|options| options.only), Ok(words("python wheel")));
    }

    #[test]
    fn no_step_waits_for_one_that_comes_after_it() {
        for (place, step) in steps::ALL.iter().enumerate() {
            for name in step.needs.iter().chain(step.after) {
                assert!(steps::ALL.iter().take(place).any(|earlier| earlier.name == *name), "`{}` waits for `{name}`", step.name);
            }
        }
    }

    #[test]
    fn a_step_that_is_not_there_is_refused() {
        assert!(parse(&words("--only pyhton")).is_err());
        assert!(parse(&words("--only")).is_err());
        assert!(parse(&words("--fast")).is_err());
    }
}
