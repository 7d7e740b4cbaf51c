//! The main job: a community read from files, played through its charter and rules, told, checked, kept and opened again.
//!
//! ```sh
//! cargo run --example neighbourhood                                    # Harpurbrook
//! cargo run --example neighbourhood -- examples/data/komunitin-combined   # another system's files, or a ZIP of them
//! ```
//!
//! It ends with 0 when everything it says holds, and with 1 when something does not. The data is described in
//! `examples/README.md`.

mod bundle;
mod data;
mod facts;
#[path = "../import/files.rs"]
mod files;
mod happen;
mod keep;
mod load;
mod play;
mod tell;
#[path = "../import/telling.rs"]
mod telling;

use data::Fallible;
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let told = match std::env::args_os().nth(1) {
        Some(folder) => bundle::tell(Path::new(&folder)),
        None => harpurbrook(),
    };
    match told {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => {
            println!("\nSomething above does not hold.");
            ExitCode::FAILURE
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn harpurbrook() -> Fallible<bool> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/data/neighbourhood");
    let community = load::load(&folder)?;
    tell::community(&community.bank)?;
    tell::statements(&community, &["dorothy", "maureen", "piotr"])?;
    let verdicts = tell::verdicts(&community)?;
    let right = tell::put_right(&community)?;
    tell::today(&community)?;
    let agree = tell::balances(&community, &folder)?;
    let kept = keep::keep(&community)?;
    let all = verdicts && right && agree && kept;
    if all {
        println!("\nEverything above holds.");
    }
    Ok(all)
}
