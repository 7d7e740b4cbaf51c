//! Running other programs, and saying in one sentence what went wrong with them.

use std::fmt;
use std::io;
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

/// Runs a program with its output on the terminal.
pub fn run(command: &mut Command) -> Result<(), Failure> {
    let line = line_of(command);
    println!("    $ {line}");
    let status = command.status().map_err(|error| not_started(command, &error))?;
    if status.success() { Ok(()) } else { Err(Failure::failed(format!("`{line}` ended with {status}"))) }
}

/// Runs a program beside what comes next, saying nothing unless it fails; what is returned waits for it.
pub fn beside(command: &mut Command) -> Result<impl FnOnce() -> Result<(), Failure> + use<>, Failure> {
    let line = line_of(command);
    println!("    $ {line} &");
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
    let child = command.spawn().map_err(|error| not_started(command, &error))?;
    Ok(move || {
        let ended = child.wait_with_output().map_err(|error| Failure::failed(format!("`{line}` could not be waited for: {error}")))?;
        if ended.status.success() {
            return Ok(());
        }
        eprint!("{}", String::from_utf8_lossy(&ended.stderr));
        Err(Failure::failed(format!("`{line}` ended with {}", ended.status)))
    })
}

/// Runs a program and returns what it printed, without the blanks around it.
pub fn output(command: &mut Command) -> Result<String, Failure> {
    let printed = command.stdin(Stdio::null()).stderr(Stdio::inherit()).output().map_err(|error| not_started(command, &error))?;
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
    println!("    $ {line}");
    let mut child = command.stdin(Stdio::null()).spawn().map_err(|error| not_started(command, &error))?;
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
