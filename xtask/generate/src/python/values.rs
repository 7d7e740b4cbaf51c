//! `timebank/wire.py`: a frozen class for every value of the wire.

use super::types::{Shape, Type, Wire};
use super::{MADE, plain, quoted, snake};
use serde_json::{Value, json};
use std::fmt::Write as _;

/// A field of a class.
pub struct Field {
    pub name: String,
    pub wire: String,
    pub about: String,
    pub of: Type,
    pub required: bool,
    /// What it is when left out.
    default: Default,
}

enum Default {
    None,
    /// Written out.
    Plain(String),
    /// Made when needed.
    Made(String),
}

/// The fields of a class: those that have to be there first. The tag is left out.
pub fn fields(wire: &Wire<'_>, schema: &Value, tag: Option<&str>) -> Vec<Field> {
    let required: Vec<&str> = schema.get("required").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect();
    let properties = schema.get("properties").and_then(Value::as_object).into_iter().flatten();
    let mut fields: Vec<Field> = properties
        .filter(|(name, _)| tag != Some(name.as_str()))
        .map(|(name, schema)| {
            let mut of = wire.of(schema, name);
            let default = default(wire, schema, &of);
            let required = required.contains(&name.as_str());
            if !required && matches!(default, Default::None) && !of.codec.starts_with("_w.Maybe(") {
                of = Type { kept: format!("{} | None", of.kept), codec: format!("_w.Maybe({})", of.codec), ..of };
            }
            let about = schema.get("description").and_then(Value::as_str).map(plain).unwrap_or_default();
            Field { name: snake(name), wire: name.clone(), about, of, required, default }
        })
        .collect();
    fields.sort_by_key(|field| !field.required);
    fields
}

fn default(wire: &Wire<'_>, schema: &Value, of: &Type) -> Default {
    let python = |value: &Value| match value {
        Value::Bool(true) => Some("True".to_owned()),
        Value::Bool(false) => Some("False".to_owned()),
        Value::Number(number) => Some(number.to_string()),
        Value::String(text) => Some(quoted(text)),
        Value::Array(all) if all.is_empty() => Some("()".to_owned()),
        _ => None,
    };
    match schema.get("default") {
        Some(Value::Null) => return Default::None,
        Some(said) => {
            // A day is written as a text, and is none.
            let plain = if of.codec == "_w.DAY" { None } else { python(said) };
            return plain.map_or_else(|| Default::Made(format!("_w.left_out({}, {})", of.codec, literal(said))), Default::Plain);
        }
        None => {}
    }
    // What is left out when it is empty, is empty when it is left out.
    match schema.get("type").and_then(Value::as_str) {
        Some("boolean") => Default::Plain("False".into()),
        Some("integer") => Default::Plain("0".into()),
        Some("string") => Default::Plain("\"\"".into()),
        Some("array") => Default::Plain("()".into()),
        Some("object") if of.codec.starts_with("_w.Pairs(") => Default::Made("FrozenMap".into()),
        _ => match super::types::reference(schema).map(|name| (name, wire.defs.get(name))) {
            Some((name, Some(named))) if matches!(wire.shape(name, named), Shape::Class) && named.get("required").is_none() => {
                Default::Made(format!("_w.default({})", quoted(name)))
            }
            Some(("Minutes", _)) => Default::Plain("0".into()),
            _ => Default::None,
        },
    }
}

fn literal(value: &Value) -> String {
    // JSON within single quotation marks: it has none of its own but in texts.
    format!("'{}'", json!(value).to_string().replace('\\', "\\\\").replace('\'', "\\'"))
}

/// The whole file.
pub fn values(whole: &Value) -> String {
    let Some(wire) = Wire::new(whole) else { return String::new() };
    let mut out = String::from(MADE);
    out.push_str(HEAD);
    let (mut names, mut unions, mut classes) = (vec!["FrozenMap".to_owned(), "Value".to_owned()], String::new(), String::new());
    for (name, schema) in wire.defs {
        let about = schema.get("description").and_then(Value::as_str).map(plain).unwrap_or_default();
        match wire.shape(name, schema) {
            // What the package has types of its own for.
            _ if matches!(name.as_str(), "Minutes" | "Date" | "Instant" | "Key" | "Salt" | "Hash32" | "Error" | "Figure" | "Asked") => {
                continue;
            }
            Shape::Number => {
                let _ = writeln!(out, "{name} = NewType({}, int)\n\"\"\"{about}\"\"\"", quoted(name));
            }
            Shape::Words(words) => {
                let words: Vec<String> = words.iter().map(|word| quoted(word)).collect();
                let _ = writeln!(out, "{name}: TypeAlias = Literal[{}]\n\"\"\"{about}\"\"\"", words.join(", "));
            }
            Shape::Text => continue,
            Shape::Map => {
                let _ = writeln!(unions, "{name}: TypeAlias = {}\n\"\"\"{about}\"\"\"", wire.mapping(schema).kept);
            }
            Shape::Class => class(&mut classes, &wire, name, schema, None),
            Shape::Keyed => keyed(&mut classes, name, schema, &about),
            Shape::Union(union) => {
                let members: Vec<&str> = union.classes.iter().map(|(_, class)| class.as_str()).collect();
                let _ = writeln!(unions, "{name}: TypeAlias = {}\n\"\"\"{about}\"\"\"", members.join(" | "));
                let by_tag: Vec<String> = union.classes.iter().map(|(tag, class)| format!("{}: {}", quoted(tag), quoted(class))).collect();
                let constant = snake(name).trim_start_matches('_').to_uppercase();
                let _ = writeln!(out, "{constant}_UNION = _w.OneOf({}, {{{}}})", quoted(&union.tag), by_tag.join(", "));
            }
        }
        names.push(name.clone());
    }
    for (name, tag, schema) in wire.within_unions() {
        class(&mut classes, &wire, &name, schema, Some(&tag));
        names.push(name);
    }
    out.push_str(&classes);
    out.push_str("\n\n");
    out.push_str(&unions);
    names.sort();
    let names: Vec<String> = names.iter().map(|name| format!("    {},\n", quoted(name))).collect();
    let _ = write!(out, "\n__all__ = [\n{}]\n", names.concat());
    out
}

fn class(out: &mut String, wire: &Wire<'_>, name: &str, schema: &Value, tag: Option<&str>) {
    let fields = fields(wire, schema, tag);
    let about = schema.get("description").and_then(Value::as_str).map(plain).unwrap_or_default();
    // Two fields can be told apart by their place; more are named.
    let named = if fields.len() > 2 { ", kw_only=True" } else { "" };
    let base = if name == "Outcome" { "_OutcomeParts, Value" } else { "Value" };
    let _ = write!(out, "\n\n@dataclass(frozen=True, slots=True, repr=False{named})\nclass {name}({base}):\n    \"\"\"{about}\"\"\"\n");
    for Field { name, about, of, required, default, .. } in &fields {
        let equals = match default {
            _ if *required => String::new(),
            Default::None => " = None".to_owned(),
            Default::Plain(value) => format!(" = {value}"),
            Default::Made(value) => format!(" = field(default_factory={value})"),
        };
        let _ = write!(out, "\n    {name}: {}{equals}\n    \"\"\"{about}\"\"\"", of.kept);
    }
    let _ = write!(out, "\n\n    _wire_: ClassVar[_w.Fields] = {{");
    for Field { name, wire, of, required, .. } in &fields {
        let needed = if *required { ", True" } else { "" };
        let _ = write!(out, "\n        {}: _w.Field({}, {}{needed}),", quoted(name), quoted(wire), of.codec);
    }
    out.push_str(if fields.is_empty() { "}\n" } else { "\n    }\n" });
}

fn keyed(out: &mut String, name: &str, schema: &Value, about: &str) {
    let variants = schema.get("oneOf").and_then(Value::as_array).into_iter().flatten();
    let kinds: Vec<String> = variants.filter_map(|one| Some(quoted(one.get("properties")?.as_object()?.keys().next()?))).collect();
    let kinds = kinds.join(", ");
    let _ = write!(
        out,
        "\n\n@dataclass(frozen=True, slots=True, repr=False)\nclass {name}(_w.Keyed):\n    \"\"\"{about}\"\"\"\n\n    \
         kind: Literal[{kinds}]\n    \"\"\"What.\"\"\"\n    number: int\n    \"\"\"Its number.\"\"\"\n\n    \
         _wire_: ClassVar[_w.Fields] = {{\n        \"kind\": _w.Field(\"kind\", _w.Word({kinds}), True),\n        \
         \"number\": _w.Field(\"number\", _w.Whole(1, 4294967295), True),\n    }}\n"
    );
}

const HEAD: &str = r#""""Every value that is sent, told or kept: commands, questions and answers, events, charters.

Values are frozen, comparable, hashable and picklable. What is given to them is looked at: `"2026-03-01"` is taken for a
date, `"1h30"` for minutes, a list for a tuple; anything else is refused with a sentence. They show themselves so that they
can be pasted back:

>>> from timebank import *
>>> Start(minute=600, offset=60)
Start(minute=600, offset=60)
>>> eval(repr(Terms(on="2026-03-01", parts=[]))) == Terms(on="2026-03-01", parts=[])
True
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import Any, ClassVar, Literal, NewType, TypeAlias

from timebank import _wire as _w
from timebank._outcome import OutcomeParts as _OutcomeParts
from timebank._wire import FrozenMap, Value

"#;
