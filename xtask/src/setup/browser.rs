//! A browser for the tests that need one: Chromium as the distribution has it.

use std::path::PathBuf;
use std::process::Command;

use crate::process::{Failure, output, succeeds};
use crate::setup::apt;

const NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const MISSING: &str = "Chromium is missing: install `chromium`, or name one in `TIMEBANK_CHROMIUM`";

/// Finds or installs the browser.
pub fn chromium() -> Result<PathBuf, Failure> {
    if let Some(named) = std::env::var_os("TIMEBANK_CHROMIUM") {
        return Ok(named.into());
    }
    if let Some(found) = find() {
        return Ok(found);
    }
    // Its refusal would tell how to use `apt-get`; what is wanted here is a browser. Without a font a page has no letters.
    let _ = apt::install(&["chromium", "fonts-dejavu-core"]);
    find().ok_or_else(|| Failure::missing(MISSING))
}

fn find() -> Option<PathBuf> {
    let path = |name: &&str| output(Command::new("sh").args(["-c", "command -v \"$0\"", name])).ok().map(PathBuf::from);
    let here = NAMES.iter().filter(|name| succeeds(Command::new(name).arg("--version")));
    // Whoever starts it wants to know where it is, not only what it is called.
    here.filter_map(path).next()
}
