//! Writes what is made from the core's own description of the wire, so that types in other languages can't drift from it.
//!
//! `cargo xtask generate` writes the files; with `--check` it only says whether they are fresh, and `cargo xtask test` runs
//! that. Each file is a pure function of the schema: one module for each, listed in [`FILES`].

mod figures;
mod parity;
mod python;

use serde_json::Value;
use std::path::Path;
use std::process::ExitCode;

/// A file that is made: where it lies in the checkout, and how its text comes from the schema.
type Made = (&'static str, fn(&Value) -> String);

/// Every file that is made.
const FILES: &[Made] = &[
    ("docs/schema/timebank.json", schema),
    ("docs/parity.md", parity::page),
    ("README.md", |_| figures::front()),
    ("benches/README.md", |_| figures::all()),
    ("bindings-python/python/timebank/wire/__init__.py", python::index),
    ("bindings-python/python/timebank/wire/_places.py", python::table),
    ("bindings-python/python/timebank/wire/numbers.py", python::numbers),
    ("bindings-python/python/timebank/wire/charter.py", |wire| python::topic(wire, "charter")),
    ("bindings-python/python/timebank/wire/people.py", |wire| python::topic(wire, "people")),
    ("bindings-python/python/timebank/wire/commands.py", |wire| python::topic(wire, "commands")),
    ("bindings-python/python/timebank/wire/events.py", |wire| python::topic(wire, "events")),
    ("bindings-python/python/timebank/wire/questions.py", |wire| python::topic(wire, "questions")),
    ("bindings-python/python/timebank/wire/answers.py", |wire| python::topic(wire, "answers")),
    ("bindings-python/python/timebank/wire/files.py", |wire| python::topic(wire, "files")),
    ("bindings-python/python/timebank/wire/others.py", |wire| python::topic(wire, "others")),
    ("bindings-python/python/timebank/_methods.py", python::methods),
    ("bindings-python/python/timebank/_view_methods.py", python::view_methods),
];

fn schema(wire: &Value) -> String {
    // Numbers, texts and maps of them: nothing in it cannot be written.
    serde_json::to_string_pretty(wire).unwrap_or_default() + "\n"
}

fn main() -> ExitCode {
    let check = std::env::args().skip(1).any(|argument| argument == "--check");
    let wire = timebank_core::wire::schema();
    let mut stale = 0usize;
    for (path, make) in FILES {
        let text = make(&wire);
        if std::fs::read_to_string(path).is_ok_and(|here| here == text) {
            continue;
        }
        stale = stale.saturating_add(1);
        if check {
            eprintln!("`{path}` is not what the core says now: run `cargo xtask generate`");
        } else if let Err(error) = write(Path::new(path), &text) {
            eprintln!("`{path}` could not be written: {error}");
            return ExitCode::FAILURE;
        } else {
            println!("wrote {path}");
        }
    }
    if check && stale > 0 { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

fn write(path: &Path, text: &str) -> std::io::Result<()> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    std::fs::write(path, text)
}
