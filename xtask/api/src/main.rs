//! What the published crates show to those who depend on them, one line an item, kept in `docs/api`.
//!
//! A change of a line is a change somebody's code may feel: it is seen in review, and never comes about by the way. The lists are made
//! from what rustdoc writes as JSON, without what a derive or the compiler adds by itself.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::Path;
use std::process::ExitCode;

use public_api::{Builder, PublicApi};

/// What went wrong, in a sentence.
type Fault = Box<dyn std::error::Error>;

/// The crates that are published, and have something to show: a derive alone is in what it is derived for.
const SHOWN: [&str; 4] = ["timebank-wire", "timebank-flow", "timebank-core", "timebank-store"];

fn main() -> ExitCode {
    match all() {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(fault) => {
            eprintln!("{fault}");
            ExitCode::FAILURE
        }
    }
}

/// Writes the lists, or with `--check` says what is different; the folder named first is where rustdoc wrote to.
fn all() -> Result<bool, Fault> {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().ok_or("name the folder rustdoc wrote to")?;
    let check = arguments.any(|argument| argument == "--check");
    let mut well = true;
    for package in SHOWN {
        let json = Path::new(&folder).join(package.replace('-', "_")).with_extension("json");
        let api = Builder::from_rustdoc_json(&json)
            .omit_blanket_impls(true)
            .omit_auto_trait_impls(true)
            .omit_auto_derived_impls(true)
            .include_function_parameter_names(true)
            .build()
            .map_err(|fault| format!("`{}` cannot be read: {fault}", json.display()))?;
        well &= told_apart(package, &api);
        let kept = Path::new("docs/api").join(package).with_extension("txt");
        let before = std::fs::read_to_string(&kept).unwrap_or_default();
        let now = list(&api)?;
        if now == before {
            continue;
        }
        if check {
            well = false;
            eprintln!("`{}` is not what `{package}` shows: run `cargo xtask api`, and read what it changed", kept.display());
            eprint!("{}", changed(&before, &now)?);
        } else {
            std::fs::create_dir_all("docs/api")?;
            std::fs::write(&kept, now)?;
            println!("wrote {}", kept.display());
        }
    }
    Ok(well)
}

fn list(api: &PublicApi) -> Result<String, Fault> {
    let mut text = String::new();
    for item in api.items() {
        writeln!(text, "{item}")?;
    }
    Ok(text)
}

/// The lines that went and came, in the order of the list.
fn changed(before: &str, now: &str) -> Result<String, Fault> {
    let (old, new): (BTreeSet<&str>, BTreeSet<&str>) = (before.lines().collect(), now.lines().collect());
    let mut text = String::new();
    for line in old.difference(&new) {
        writeln!(text, "- {line}")?;
    }
    for line in new.difference(&old) {
        writeln!(text, "+ {line}")?;
    }
    Ok(text)
}

/// Whether no two types of a crate share a name: whoever reads a signature knows which is meant. One type may be shown in several places.
fn told_apart(package: &str, api: &PublicApi) -> bool {
    let mut named: BTreeMap<String, BTreeMap<u32, String>> = BTreeMap::new();
    for item in api.items() {
        let line = item.to_string();
        if let Some((name, path)) = type_of(&line) {
            named.entry(name.to_owned()).or_default().insert(item.id().0, path.to_owned());
        }
    }
    let mut well = true;
    for (name, types) in named.iter().filter(|(_, types)| types.len() > 1) {
        well = false;
        eprintln!("`{name}` is the name of several types of `{package}`: {}", types.values().cloned().collect::<Vec<_>>().join(", "));
    }
    well
}

/// The name and the path of the type that a line of the list declares, if it declares one.
fn type_of(line: &str) -> Option<(&str, &str)> {
    let line = line.strip_prefix("#[non_exhaustive] ").unwrap_or(line).strip_prefix("pub ")?;
    let rest = ["struct ", "enum ", "union ", "trait "].iter().find_map(|kind| line.strip_prefix(kind))?;
    let path = rest.split(['<', '(', ' ']).next()?.trim_end_matches(':');
    Some((path.rsplit("::").next()?, path))
}
