//! PostgreSQL's programs: the tests start servers of their own with them, and make certificates for those.

use crate::process::{Failure, succeeds};
use crate::setup::apt;
use std::process::Command;

const MISSING: &str = "PostgreSQL or OpenSSL is missing: install `postgresql` and `openssl`";

/// Makes sure of them.
pub fn present() -> Result<(), Failure> {
    if !here() {
        // Its refusal would tell how to use `apt-get`; what is wanted here is PostgreSQL.
        let _ = apt::install(&["postgresql", "openssl"]);
        if !here() {
            return Err(Failure::missing(MISSING));
        }
    }
    Ok(())
}

fn here() -> bool {
    server_here() && succeeds(Command::new("openssl").arg("version"))
}

fn server_here() -> bool {
    // Debian keeps them off the path, a folder for each version.
    let folders = std::fs::read_dir("/usr/lib/postgresql").ok();
    folders.into_iter().flatten().flatten().any(|entry| entry.path().join("bin/initdb").exists())
        || succeeds(Command::new("initdb").arg("--version"))
}
