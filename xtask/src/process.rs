//! Running other programs, and saying in one sentence what went wrong with them.

use std::cell::RefCell;
use std::fmt;
use std::fs::File;
use std::io::{self, Write};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// Why a step did not pass.
#[derive(Debug, PartialEq, Eq)]
pub enum Failure {
    /// A check said no.
    Failed(String),
    /// A tool is not here and could not be set up; the sentence says how to get it.
    Missing(String),
}

impl Failure {
    pub fn failed(sentence: impl Into<String>) -> Self {
        Self::Failed(sentence.into())
    }

    pub fn missing(sentence: impl Into<String>) -> Self {
        Self::Missing(sentence.into())
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Failed(sentence) | Self::Missing(sentence) => f.write_str(sentence),
        }
    }
}

thread_local! {
    /// Where this thread writes instead of the terminal: two steps side by side would otherwise write into each other's lines.
    static LOG: RefCell<Option<File>> = const { RefCell::new(None) };
}

/// Sends what this thread says and runs to a file; `None` sends it to the terminal again.
pub fn log_to(file: Option<File>) {
    LOG.with(|log| *log.borrow_mut() = file);
}

/// Writes a line where the output of the step goes.
pub fn say(line: impl fmt::Display) {
    LOG.with(|log| match log.borrow_mut().as_mut() {
        // What cannot be written is lost; the step's verdict is not.
        Some(file) => drop(writeln!(file, "{line}")),
        None => println!("{line}"),
    });
}

/// Where a program of this thread is to write.
fn out() -> Stdio {
    LOG.with(|log| log.borrow().as_ref().and_then(|file| file.try_clone().ok()).map_or_else(Stdio::inherit, Stdio::from))
}

/// Runs a program with its output on the terminal, or in the log of the step.
pub fn run(command: &mut Command) -> Result<(), Failure> {
    let line = line_of(command);
    say(format_args!("    $ {line}"));
    command.stdout(out()).stderr(out());
    let status = command.status().map_err(|error| not_started(command, &error))?;
    if status.success() { Ok(()) } else { Err(Failure::failed(format!("`{line}` ended with {status}"))) }
}

/// Runs a program beside what comes next, saying nothing unless it fails; what is returned waits for it.
pub fn beside(command: &mut Command) -> Result<impl FnOnce() -> Result<(), Failure> + use<>, Failure> {
    let line = line_of(command);
    say(format_args!("    $ {line} &"));
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
    let child = command.spawn().map_err(|error| not_started(command, &error))?;
    Ok(move || {
        let ended = child.wait_with_output().map_err(|error| Failure::failed(format!("`{line}` could not be waited for: {error}")))?;
        if ended.status.success() {
            return Ok(());
        }
        say(String::from_utf8_lossy(&ended.stderr));
        Err(Failure::failed(format!("`{line}` ended with {}", ended.status)))
    })
}

/// Runs a program and returns what it printed, without the blanks around it.
pub fn output(command: &mut Command) -> Result<String, Failure> {
    let printed = command.stdin(Stdio::null()).stderr(out()).output().map_err(|error| not_started(command, &error))?;
    if printed.status.success() {
        Ok(String::from_utf8_lossy(&printed.stdout).trim().to_owned())
    } else {
        Err(Failure::failed(format!("`{}` ended with {}", line_of(command), printed.status)))
    }
}

/// Whether a program is here and ends well; prints nothing.
pub fn succeeds(command: &mut Command) -> bool {
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|status| status.success())
}

/// Like [`run`], but stops the program after `limit`: a download on a closed network may otherwise wait for ever.
pub fn run_within(command: &mut Command, limit: Duration) -> Result<(), Failure> {
    let line = line_of(command);
    say(format_args!("    $ {line}"));
    let mut child = command.stdin(Stdio::null()).stdout(out()).stderr(out()).spawn().map_err(|error| not_started(command, &error))?;
    let started = Instant::now();
    loop {
        match child.try_wait() {
            Ok(Some(status)) if status.success() => return Ok(()),
            Ok(Some(status)) => {
                return Err(Failure::failed(format!("`{line}` ended with {status}")));
            }
            Ok(None) if started.elapsed() < limit => thread::sleep(Duration::from_millis(100)),
            Ok(None) => {
                // It may end by itself between the look and the kill; either way it is over.
                let _ = child.kill();
                let _ = child.wait();
                return Err(Failure::failed(format!("`{line}` took longer than {} s", limit.as_secs())));
            }
            Err(error) => {
                return Err(Failure::failed(format!("`{line}` could not be waited for: {error}")));
            }
        }
    }
}

fn not_started(command: &Command, error: &io::Error) -> Failure {
    let program = command.get_program().to_string_lossy();
    if error.kind() == io::ErrorKind::NotFound {
        Failure::missing(format!("`{program}` is not on this machine"))
    } else {
        Failure::failed(format!("`{program}` could not be started: {error}"))
    }
}

/// The command as one would type it; programs by their name alone, to keep the log free of a machine's paths.
fn line_of(command: &Command) -> String {
    let program = std::path::Path::new(command.get_program());
    let mut line = program.file_name().unwrap_or(command.get_program()).to_string_lossy().into_owned();
    for argument in command.get_args() {
        line.push(' ');
        line.push_str(&argument.to_string_lossy());
    }
    line
}
