//! The steps of `cargo xtask test`, in the order they run: what is quick and breaks often comes first.

pub mod javascript;
pub mod python;
mod rust;
mod scale;
mod wasm;

use crate::process::Failure;
use crate::workspace::Workspace;

/// One check, counted once.
pub struct Step {
    /// What `--only` calls it.
    pub name: &'static str,
    /// Printed when it starts.
    pub about: &'static str,
    /// Steps whose failure makes this one pointless.
    pub needs: &'static [&'static str],
    pub run: fn(&Workspace) -> Result<(), Failure>,
}

/// The peers are measured, and checked by nothing.
pub const EVERYTHING_BUT_PEERS: [&str; 3] = ["--workspace", "--exclude", "timebank-peers"];

/// Every step there is.
pub const ALL: &[Step] = &[
    Step { name: "fmt", about: "formatting", needs: &[], run: rust::fmt },
    Step { name: "clippy", about: "lints, warnings denied", needs: &[], run: rust::clippy },
    Step { name: "test", about: "tests of the core, the model and across the parts", needs: &[], run: rust::test },
    Step { name: "stores", about: "banks kept in databases", needs: &[], run: rust::stores },
    Step { name: "doctest", about: "examples in the documentation", needs: &[], run: rust::doctest },
    Step { name: "doc", about: "documentation, warnings denied", needs: &[], run: rust::doc },
    Step { name: "generated", about: "files made from the core are fresh", needs: &[], run: crate::generate::check },
    Step { name: "wasm", about: "the core for WebAssembly", needs: &[], run: wasm::core },
    Step { name: "python", about: "the Python package, built, installed and tested", needs: &[], run: python::package },
    Step { name: "scale", about: "many banks on several engines, and the same answers", needs: &["python"], run: scale::engines },
    Step { name: "javascript", about: "the npm package, built, weighed and tested", needs: &["wasm"], run: javascript::package },
];
