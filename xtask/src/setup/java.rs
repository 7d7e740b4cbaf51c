//! Java, which Spark runs on.

use crate::process::{Failure, output};
use crate::setup::apt;
use std::process::Command;

/// The oldest Java that Spark 4 runs on.
const OLDEST: u32 = 17;

const MISSING: &str = "Java 17 or later is missing: install `openjdk-17-jre-headless`";

/// Makes sure of it.
pub fn present() -> Result<(), Failure> {
    // Its refusal would tell how to use `apt-get`; what is wanted here is Java. Which version there is depends on the system.
    for package in ["openjdk-17-jre-headless", "default-jre-headless"] {
        if recent_enough() {
            return Ok(());
        }
        let _ = apt::install(&[package]);
    }
    if recent_enough() { Ok(()) } else { Err(Failure::missing(MISSING)) }
}

fn recent_enough() -> bool {
    output(Command::new("java").arg("--version")).is_ok_and(|told| version(&told).is_some_and(|version| version >= OLDEST))
}

/// Of `openjdk 17.0.15 2025-04-15`, 17.
fn version(told: &str) -> Option<u32> {
    let number = told.split_whitespace().nth(1)?;
    number.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::version;

    #[test]
    fn the_version_is_read() {
        assert_eq!(version("openjdk 17.0.15 2025-04-15\nOpenJDK Runtime Environment"), Some(17));
        assert_eq!(version("java 21 2023-09-19 LTS"), Some(21));
        assert_eq!(version("openjdk"), None);
    }
}
