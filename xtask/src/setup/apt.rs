//! Debian's packages, where we may install them without asking anybody.

use std::process::Command;
use std::sync::{Mutex, PoisonError};

use crate::process::{Failure, output, run, succeeds};

/// Installs packages; refuses when there is no `apt-get`, or no right to use it.
pub fn install(packages: &[&str]) -> Result<(), Failure> {
    usable()?;
    // The lists of a fresh machine are empty or old: they are fetched only if the packages can't be had without.
    if apt_get(&install_line(packages)).is_ok() {
        return Ok(());
    }
    install_newest(packages)
}

/// The same, by lists fetched now: where an old version would not do.
pub fn install_newest(packages: &[&str]) -> Result<(), Failure> {
    usable()?;
    apt_get(&["update", "--quiet"])?;
    apt_get(&install_line(packages))
}

fn usable() -> Result<(), Failure> {
    if !succeeds(Command::new("apt-get").arg("--version")) {
        return Err(Failure::missing("there is no `apt-get` here"));
    }
    if !succeeds(&mut as_root("true")) {
        return Err(Failure::missing("`apt-get` needs root or `sudo` without a password"));
    }
    Ok(())
}

fn install_line<'a>(packages: &[&'a str]) -> Vec<&'a str> {
    let mut line = vec!["install", "--yes", "--quiet", "--no-install-recommends"];
    line.extend(packages);
    line
}

/// `apt-get` has one lock for the whole machine, and refuses whoever comes second.
static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

fn apt_get(arguments: &[&str]) -> Result<(), Failure> {
    let _turn = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
    run(as_root("env").args(["DEBIAN_FRONTEND=noninteractive", "apt-get"]).args(arguments))
}

/// A program run as root: as it is when we are root, else through `sudo` without a password.
fn as_root(program: &str) -> Command {
    if output(Command::new("id").arg("-u")).is_ok_and(|id| id == "0") {
        return Command::new(program);
    }
    let mut sudo = Command::new("sudo");
    sudo.args(["-n", program]);
    sudo
}
