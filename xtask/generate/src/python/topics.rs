//! Which value stands in which module of `timebank.wire`: each topic holds what it needs and no earlier topic has.
//!
//! A topic takes everything that can be reached from its roots. So it only ever refers to itself and to topics before it, and
//! the modules form no circle.

use super::types::{Shape, Wire, kind_of, reference};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// A module of values.
pub struct Topic {
    /// Its name within `timebank.wire`.
    pub name: &'static str,
    /// Its first line of documentation.
    pub about: &'static str,
}

/// The topics, from the bottom.
pub const TOPICS: [Topic; 8] = [
    Topic { name: "charter", about: "The community's rules as data." },
    Topic { name: "people", about: "What is kept about people, erased when they are forgotten." },
    Topic { name: "commands", about: "What a bank can be told to do, and the answer to it." },
    Topic { name: "events", about: "What happened, as the journal keeps it." },
    Topic { name: "questions", about: "What a bank can be asked." },
    Topic { name: "answers", about: "What a bank answers." },
    Topic { name: "files", about: "Other systems' files: how they are read, and what came of it." },
    Topic { name: "others", about: "Simulated communities, readers of a redacted bank, and the rest." },
];

/// What the package has types of its own for.
pub const OWN: [&str; 9] = ["Minutes", "Date", "Timestamp", "Key", "Salt", "Hash32", "Error", "Figure", "Asked"];

/// The module of every name. Numbers of things are in `numbers`.
pub fn places(wire: &Wire<'_>) -> BTreeMap<String, &'static str> {
    let mut places = BTreeMap::new();
    for (name, schema) in wire.defs {
        if matches!(wire.shape(name, schema), Shape::Number) && !OWN.contains(&name.as_str()) {
            places.insert(name.clone(), "numbers");
        }
    }
    let exports = |name: &str| match wire.defs.get(name) {
        Some(schema) => !OWN.contains(&name) && !matches!(wire.shape(name, schema), Shape::Text | Shape::Map),
        None => true,
    };
    for topic in &TOPICS {
        for name in reached(wire, roots(wire, topic.name)) {
            if exports(&name) {
                places.entry(name).or_insert(topic.name);
            }
        }
    }
    places
}

fn roots(wire: &Wire<'_>, topic: &str) -> Vec<String> {
    let named = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    let of = |part: &str| {
        let mut found = BTreeSet::new();
        wire.list("queries").filter_map(|(_, query)| query.get(part)).for_each(|schema| references(schema, &mut found));
        found.into_iter().collect()
    };
    match topic {
        "charter" => named(&["Charter"]),
        "people" => named(&["Part", "Profile"]),
        "commands" => named(&["Action", "Command", "Outcome"]),
        "events" => named(&["Event", "Record", "Verified"]),
        "questions" => [of("question"), named(&["Query"])].concat(),
        "answers" => of("answer"),
        "files" => named(&["Imported", "ImportOptions", "Proposal", "ExportedAs"]),
        _ => wire.defs.keys().cloned().chain(wire.within_unions().into_iter().map(|(name, ..)| name)).collect(),
    }
}

fn reached(wire: &Wire<'_>, roots: Vec<String>) -> BTreeSet<String> {
    let within: BTreeMap<String, &Value> = wire.within_unions().into_iter().map(|(name, _, schema)| (name, schema)).collect();
    let (mut seen, mut waiting) = (BTreeSet::new(), roots);
    while let Some(name) = waiting.pop() {
        let schema = wire.defs.get(&name).or_else(|| within.get(&name).copied());
        let Some(schema) = schema else { continue };
        if !seen.insert(name.clone()) {
            continue;
        }
        let mut found = BTreeSet::new();
        match wire.shape(&name, schema) {
            Shape::Union(union) => found.extend(union.classes.into_iter().map(|(_, class)| class)),
            _ => references(schema, &mut found),
        }
        waiting.extend(found);
    }
    seen
}

fn references(schema: &Value, found: &mut BTreeSet<String>) {
    if let Some(name) = reference(schema) {
        found.insert(name.to_owned());
    }
    match schema {
        Value::Array(all) => all.iter().for_each(|one| references(one, found)),
        Value::Object(all) => all.values().for_each(|one| references(one, found)),
        _ => {}
    }
}

/// `timebank/wire/numbers.py`: the numbers a bank hands out, and what is taken for them.
pub fn numbers(whole: &Value) -> String {
    let Some(wire) = Wire::new(whole) else { return String::new() };
    let mut out = String::from(super::MADE);
    out.push_str(NUMBERS);
    let mut names = Vec::new();
    for (name, schema) in wire.defs.iter().filter(|(name, _)| !OWN.contains(&name.as_str())) {
        if !matches!(wire.shape(name, schema), Shape::Number) {
            continue;
        }
        let about = schema.get("description").and_then(Value::as_str).map(super::plain).unwrap_or_default();
        names.push(name.clone());
        let Some(kind) = kind_of(name) else {
            out.push_str(&format!("\n{name} = NewType(\"{name}\", int)\n\"\"\"{about}\"\"\"\n"));
            continue;
        };
        {
            out.push_str(&format!("\n\nclass {name}(int):\n    \"\"\"{about}\"\"\"\n\n    __slots__ = ()\n"));
            let class = super::pascal(&kind);
            out.push_str(&format!(
                "\n\nclass Has{class}(Protocol):\n    \"\"\"Anything with a `{kind}` attribute, such as an outcome or a row of an answer.\"\"\"\n\n    \
                 @property\n    def {kind}(self) -> int: ...\n\n\n{class}Ref: TypeAlias = int | Has{class}\n\
                 \"\"\"A number of one {kind}, or an object that carries one.\"\"\"\n"
            ));
            names.extend([format!("Has{class}"), format!("{class}Ref")]);
        }
    }
    out.push_str(LIKES);
    names.extend(["AccountLike", "MemberLike", "ActivityLike"].map(str::to_owned));
    names.sort();
    let names: Vec<String> = names.iter().map(|name| format!("    \"{name}\",\n")).collect();
    out.push_str(&format!("\n__all__ = [\n{}]\n", names.concat()));
    out
}

const NUMBERS: &str = r#""""The numbers a bank hands out, and what is taken for them.

They are integers that know what they number: that of a member is refused where that of an exchange is taken. A plain integer is
taken for any of them, except that methods of a bank take none for an account.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NewType, Protocol, TypeAlias

"#;

const LIKES: &str = r#"
MemberLike: TypeAlias = MemberRef | str
"""A member: by number, by what knows the number (what `admit` answered), or by the exact name where one member has it."""
ActivityLike: TypeAlias = ActivityRef | str
"""An activity: by number, or by its code."""
AccountLike: TypeAlias = AccountId | MemberId | HasAccount | HasMember | Mapping[str, Any] | str
"""An account: `"pot"`, by a member who uses it (what `admit` answered, a row that names one, the exact name), or by its `AccountId`. A bare
integer is none: it could be the number of a member."""
"#;
