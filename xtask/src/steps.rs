//! The steps of `cargo xtask test`, in the order they run: what is quick and breaks often comes first.

pub mod javascript;
pub mod python;
mod rust;
mod scale;
mod service;
mod wasm;

use crate::process::Failure;
use crate::workspace::Workspace;

/// One check, counted once.
pub struct Step {
    /// What `--only` calls it.
    pub name: &'static str,
    /// Printed when it starts.
    pub about: &'static str,
    /// Which lane runs it.
    pub lane: Lane,
    /// Steps whose failure makes this one pointless.
    pub needs: &'static [&'static str],
    /// Steps that have to have ended, well or not: they leave something this one uses, and would make otherwise.
    pub after: &'static [&'static str],
    pub run: fn(&Workspace) -> Result<(), Failure>,
}

/// Steps of different lanes run side by side. Compiling the core is for the most part the work of one processor: two lanes keep two
/// busy, and build in folders of their own, so that they do not wait for one another's locks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lane {
    /// What builds in the common folder, with its output on the terminal.
    Main,
    /// The bindings.
    Aside,
}

/// The peers are measured, and checked by nothing. What makes mutants wants a parser with places in it, for which whatever has a
/// derive would be compiled again: it is linted by itself. So is what lists the face of the crates, which reads JSON without a bound.
pub const EVERYTHING_BUT_PEERS: [&str; 7] =
    ["--workspace", "--exclude", "timebank-peers", "--exclude", "timebank-mutants", "--exclude", "timebank-api"];

type Run = fn(&Workspace) -> Result<(), Failure>;

const fn main(name: &'static str, about: &'static str, run: Run) -> Step {
    Step { name, about, lane: Lane::Main, needs: &[], after: &[], run }
}

const fn aside(name: &'static str, about: &'static str, needs: &'static [&'static str], after: &'static [&'static str], run: Run) -> Step {
    Step { name, about, lane: Lane::Aside, needs, after, run }
}

/// Every step there is; each lane takes its own in this order.
pub const ALL: &[Step] = &[
    main("fmt", "formatting", rust::fmt),
    main("clippy", "lints, warnings denied", rust::clippy),
    main("test", "tests of the core, the model and across the parts", rust::test),
    main("stores", "banks kept in databases", rust::stores),
    main("openapi", "the example service, held to its description", service::described),
    main("doctest", "examples in the documentation", rust::doctest),
    main("doc", "documentation, warnings denied", rust::doc),
    main("api", "what the crates show is what is listed", rust::api),
    main("site", "the pages of the documentation, and where they lead", crate::site::pages),
    main("generated", "files made from the core are fresh", crate::generate::check),
    main("packages", "the crates pack, with licences and front pages", rust::packages),
    main("mutants", "what changes the core to try its tests", rust::mutants),
    main("features", "every feature alone, and none, without a warning", rust::features),
    aside("wasm", "the core for WebAssembly", &[], &[], wasm::core),
    aside("package", "the npm package, built", &["wasm"], &[], javascript::package),
    aside("wheel", "the Python package, built and installed, and its types", &[], &[], python::package),
    aside("python", "the Python package, tested", &["wheel"], &["test"], python::tests),
    aside("scale", "many banks on several engines, and the same answers", &["python"], &[], scale::engines),
    aside("javascript", "the npm package, tested", &["package"], &["test"], javascript::tests),
];

/// The steps of `cargo xtask check`. What they check, the others check as well: they leave out what seldom breaks, or takes long.
pub const QUICK: &[Step] = &[
    main("fmt", "formatting", rust::fmt),
    main("lints", "lints of libraries and programs, warnings denied", rust::quick_lints),
    main("core", "tests of the core, and the vectors", rust::quick_tests),
];
