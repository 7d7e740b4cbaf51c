//! The modules of `timebank/wire`: a frozen class for every value of the wire, by topic.

use super::topics::{OWN, TOPICS, places};
use super::types::{Shape, Type, Wire};
use super::{MADE, plain, quoted, snake};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// A field of a class.
pub struct Field {
    pub name: String,
    pub wire: String,
    pub about: String,
    pub of: Type,
    pub required: bool,
    /// What it is when left out.
    pub default: Default,
}

/// What a field is when it is left out.
pub enum Default {
    /// Nothing.
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
            return plain.map_or_else(|| Default::Made(format!("_w.LeftOut({}, {})", of.codec, literal(said))), Default::Plain);
        }
        None => {}
    }
    // What is left out when it is empty, is empty when it is left out.
    match schema.get("type").and_then(Value::as_str) {
        Some("boolean") => Default::Plain("False".into()),
        Some("integer") => Default::Plain("0".into()),
        Some("string") => Default::Plain("\"\"".into()),
        Some("array") => Default::Plain("()".into()),
        Some("object") if of.codec.starts_with("_w.Pairs(") => Default::Made("_w.NOTHING".into()),
        _ => match super::types::reference(schema).map(|name| (name, wire.defs.get(name))) {
            Some((name, Some(named))) if matches!(wire.shape(name, named), Shape::Class) && named.get("required").is_none() => {
                Default::Made(format!("_w.Empty({})", quoted(name)))
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

/// `timebank/wire/__init__.py`: every name, taken from its topic when it is first asked for.
pub fn index(whole: &Value) -> String {
    let Some(wire) = Wire::new(whole) else { return String::new() };
    let places = places(&wire);
    let mut out = String::from(MADE);
    out.push_str(INDEX);
    let topics = || std::iter::once("numbers").chain(TOPICS.iter().map(|topic| topic.name));
    for topic in topics() {
        let _ = writeln!(out, "    from timebank.wire.{topic} import *");
    }
    out.push_str(LOOK_UP);
    out.push_str("\n__all__ = [\n");
    let names: BTreeSet<&str> = places.keys().map(String::as_str).chain(["FrozenMap", "Value"]).collect();
    names.iter().for_each(|name| out.push_str(&format!("    {},\n", quoted(name))));
    out.push_str("]\n");
    out
}

/// `timebank/wire/_places.py`: where each name stands, and the unions by the word that tells their classes apart.
pub fn table(whole: &Value) -> String {
    let Some(wire) = Wire::new(whole) else { return String::new() };
    let mut out = String::from(MADE);
    out.push_str("\"\"\"Where each value stands, and how unions are told apart.\"\"\"\n\nfrom __future__ import annotations\n\n");
    out.push_str("PLACES: dict[str, str] = {\n");
    for (name, place) in places(&wire) {
        let _ = writeln!(out, "    {}: {},", quoted(&name), quoted(place));
    }
    out.push_str("}\n\nUNIONS: dict[str, tuple[str, dict[str, str]]] = {\n");
    for (name, schema) in wire.defs {
        if let Shape::Union(union) = wire.shape(name, schema) {
            let by_tag: Vec<String> = union.classes.iter().map(|(tag, class)| format!("{}: {}", quoted(tag), quoted(class))).collect();
            let _ = writeln!(out, "    {}: ({}, {{{}}}),", quoted(name), quoted(&union.tag), by_tag.join(", "));
        }
    }
    out.push_str(
        "}\n\n#: Questions about a day, and their field that says which: today, when it is left out.\nTODAY: dict[str, str] = {\n",
    );
    for (tag, question) in wire.list("queries") {
        let class = question.get("question").and_then(super::types::reference);
        let day = super::methods::TODAY.iter().find(|(asked, _)| asked == tag);
        if let (Some(class), Some((_, field))) = (class, day) {
            let _ = writeln!(out, "    {}: {},", quoted(class), quoted(&snake(field)));
        }
    }
    out.push_str("}\n");
    out
}

/// One topic: a module of `timebank/wire`.
pub fn topic(whole: &Value, topic: &str) -> String {
    let Some(wire) = Wire::new(whole) else { return String::new() };
    let places = places(&wire);
    let here = |name: &str| places.get(name).is_some_and(|place| *place == topic);
    let mut made = Module::default();
    for (name, schema) in wire.defs.iter().filter(|(name, _)| here(name) && !OWN.contains(&name.as_str())) {
        let about = schema.get("description").and_then(Value::as_str).map(plain).unwrap_or_default();
        match wire.shape(name, schema) {
            Shape::Words(words) => {
                let words: Vec<String> = words.iter().map(|word| quoted(word)).collect();
                let _ = writeln!(made.words, "{name}: TypeAlias = Literal[{}]\n\"\"\"{about}\"\"\"", words.join(", "));
            }
            Shape::Class => made.class(&wire, topic, name, schema, None),
            Shape::Keyed => made.keyed(name, schema, &about),
            Shape::Union(union) => {
                let members: Vec<&str> = union.classes.iter().map(|(_, class)| class.as_str()).collect();
                let _ = writeln!(made.unions, "{name}: TypeAlias = \"{}\"\n\"\"\"{about}\"\"\"", members.join(" | "));
                made.types.extend(members.iter().map(|member| (*member).to_owned()));
            }
            Shape::Number | Shape::Text | Shape::Map => continue,
        }
        made.names.push(name.clone());
    }
    for (name, tag, schema) in wire.within_unions().into_iter().filter(|(name, ..)| here(name)) {
        made.class(&wire, topic, &name, schema, Some(&tag));
        made.names.push(name);
    }
    made.text(topic, &places)
}

/// A module as it grows.
#[derive(Default)]
struct Module {
    words: String,
    classes: String,
    unions: String,
    names: Vec<String>,
    /// The annotations: what they name has to be imported for type checkers.
    types: Vec<String>,
}

impl Module {
    fn class(&mut self, wire: &Wire<'_>, topic: &str, name: &str, schema: &Value, tag: Option<&str>) {
        let mut fields = fields(wire, schema, tag);
        if topic == "answers" {
            fields.iter_mut().for_each(|field| field.of.listed(wire));
        }
        let lists = fields.iter().filter(|field| field.of.codec.starts_with("_w.Listed(")).count();
        let about = schema.get("description").and_then(Value::as_str).map(plain).unwrap_or_default();
        let created = name == "Outcome";
        let has_document = fields.iter().any(|field| field.wire == "document");
        let base = match (created, has_document, lists) {
            (true, ..) => "_w.Created",
            _ if name == "FunderReport" => "_w.Funded",
            (_, true, _) => "_w.Document",
            (.., 1) => "_w.Tabled",
            _ if name == "Place" => "_w.Degrees",
            _ => "Value",
        };
        let out = &mut self.classes;
        let _ = write!(out, "\n\nclass {name}({base}):\n    \"\"\"{about}");
        if fields.is_empty() {
            let _ = writeln!(out, "\"\"\"\n\n    __slots__ = ()");
            return;
        }
        out.push_str("\n\n    Args:\n");
        for field in &fields {
            let _ = writeln!(out, "        {}: {}", field.name, field.described());
        }
        let slots: Vec<String> = fields.iter().map(|field| quoted(&field.name)).collect();
        let comma = if slots.len() == 1 { "," } else { "" };
        let _ = write!(out, "    \"\"\"\n\n    __slots__ = ({}{comma})\n", slots.join(", "));
        // Two fields can be told apart by their place; more are named.
        let named = fields.len() > 2;
        for field in &fields {
            let _ = writeln!(out, "    {}: {}", field.name, field.of.kept);
            self.types.push(field.of.kept.clone());
        }
        out.push_str("    _wire_: ClassVar[_w.Fields] = {\n");
        for Field { name, wire, of, required, default, .. } in &fields {
            let rest = match default {
                _ if *required => ", True".to_owned(),
                Default::None => String::new(),
                Default::Plain(value) | Default::Made(value) => format!(", False, {value}"),
            };
            let _ = writeln!(out, "        {}: _w.Field({}, {}{rest}),", quoted(name), quoted(wire), of.codec);
        }
        out.push_str("    }\n\n    def __init__(self, ");
        let parameters: Vec<String> = fields.iter().map(Field::parameter).collect();
        let _ = writeln!(out, "{}{}) -> None:", if named { "*, " } else { "" }, parameters.join(", "));
        let values: Vec<&str> = fields.iter().map(|field| field.name.as_str()).collect();
        let _ = writeln!(out, "        self._keep(({}{comma}))", values.join(", "));
        self.types.extend(parameters);
        if created {
            properties(out, wire, &mut self.types);
        }
    }

    fn keyed(&mut self, name: &str, schema: &Value, about: &str) {
        let kinds: Vec<String> = kinds(schema).iter().map(|kind| quoted(kind)).collect();
        let kinds = kinds.join(", ");
        let _ = write!(
            self.classes,
            "\n\nclass {name}(_w.Keyed):\n    \"\"\"{about}\n\n    Args:\n        kind: What was created.\n        number: Its number.\n    \"\"\"\n\n    \
             __slots__ = (\"kind\", \"number\")\n    kind: Literal[{kinds}]\n    number: int\n    \
             _wire_: ClassVar[_w.Fields] = {{\n        \"kind\": _w.Field(\"kind\", _w.Word({kinds}), True),\n        \
             \"number\": _w.Field(\"number\", _w.Whole(1, 4294967295), True),\n    }}\n\n    \
             def __init__(self, kind: Literal[{kinds}], number: int) -> None:\n        self._keep((kind, number))\n"
        );
    }

    fn text(mut self, topic: &str, places: &BTreeMap<String, &'static str>) -> String {
        let about = TOPICS.iter().find(|known| known.name == topic).map_or("", |topic| topic.about);
        let mut out = format!("{MADE}\"\"\"{about}\"\"\"\n\nfrom __future__ import annotations\n\n");
        out.push_str("from typing import TYPE_CHECKING, ClassVar, Literal, TypeAlias\n\nfrom timebank import _wire as _w\n");
        out.push_str("from timebank._wire import Value\n\nif TYPE_CHECKING:\n    import datetime\n    from collections.abc import Iterable, Mapping\n");
        out.push_str("    from typing import Any\n\n    from timebank._wire import FrozenMap, HexLike, Rows\n");
        out.push_str("    from timebank.time import DayLike, MinutesLike, MomentLike\n");
        for (other, names) in imports(&self.types, topic, places) {
            let _ = writeln!(out, "    from timebank.wire.{other} import {}", names.into_iter().collect::<Vec<_>>().join(", "));
        }
        let _ = write!(out, "\n{}{}\n\n{}", self.words, self.classes, self.unions);
        self.names.sort();
        let names: Vec<String> = self.names.iter().map(|name| format!("    {},\n", quoted(name))).collect();
        let _ = write!(out, "\n__all__ = [\n{}]\n", names.concat());
        out
    }
}

/// The names that annotations take from other topics.
pub fn imports<'a>(types: &[String], topic: &str, places: &BTreeMap<String, &'a str>) -> BTreeMap<&'a str, BTreeSet<String>> {
    let mut found: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for word in types.iter().flat_map(|text| text.split(|letter: char| !letter.is_alphanumeric() && letter != '_')) {
        let place = places
            .get(word)
            .copied()
            .or_else(|| (word.ends_with("Ref") || matches!(word, "MemberLike" | "ActivityLike" | "AccountLike")).then_some("numbers"));
        if let Some(place) = place.filter(|place| *place != topic) {
            found.entry(place).or_default().insert(word.to_owned());
        }
    }
    found
}

/// What a command created, by name: `outcome.member`.
fn properties(out: &mut String, wire: &Wire<'_>, types: &mut Vec<String>) {
    for kind in wire.defs.get("Created").map(kinds).unwrap_or_default() {
        let number = format!("{}Id", super::pascal(&kind));
        if wire.defs.contains_key(&number) {
            let _ = write!(
                out,
                "\n    @property\n    def {kind}(self) -> {number}:\n        \"\"\"The number of the {kind} it created. Raises `nothing-to-do` if it created none.\"\"\"\n        \
                 return self._created({})  # type: ignore[return-value]\n",
                quoted(&kind)
            );
            types.push(number);
        }
    }
}

fn kinds(schema: &Value) -> Vec<String> {
    let variants = schema.get("oneOf").and_then(Value::as_array).into_iter().flatten();
    variants.filter_map(|one| Some(one.get("properties")?.as_object()?.keys().next()?.clone())).collect()
}

impl Field {
    /// As a parameter of its class.
    fn parameter(&self) -> String {
        let (name, taken) = (&self.name, &self.of.taken);
        let nullable = if self.of.codec.starts_with("_w.Maybe(") { " | None" } else { "" };
        match &self.default {
            _ if self.required => format!("{name}: {taken}{nullable}"),
            Default::Plain(value) => format!("{name}: {taken}{nullable} = {value}"),
            Default::None | Default::Made(_) => format!("{name}: {taken} | None = None"),
        }
    }

    /// What it is, with its unit and what is taken for it.
    pub fn described(&self) -> String {
        let about = self.about.trim();
        match super::types::hint(&self.of) {
            Some(hint) if about.is_empty() => hint.to_owned(),
            Some(hint) => format!("{about} {hint}"),
            None => about.to_owned(),
        }
    }
}

const INDEX: &str = r#""""Every value that is sent, answered or kept: commands, questions and answers, events, charters.

Values are frozen, comparable, hashable and picklable. What is given to them is checked: `"2026-03-01"` is taken for a date,
`"1h30"` for minutes, a list for a tuple; anything else is refused. Their `repr` can be pasted back:

>>> from timebank.wire import *
>>> Start(minute=600, offset=60)
Start(minute=600, offset=60)
>>> eval(repr(Terms(on="2026-03-01", parts=[]))) == Terms(on="2026-03-01", parts=[])
True

Each topic is a module, loaded when one of its names is first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from timebank import _wire as _w
from timebank._wire import FrozenMap, Value
from timebank.wire._places import PLACES, UNIONS

_w.learn(PLACES, UNIONS)

if TYPE_CHECKING:
"#;

const LOOK_UP: &str = r#"
else:

    def __getattr__(name: str) -> Any:
        found = _w.found(name)
        if found is None:
            raise AttributeError(f"module `timebank.wire` has no `{name}`")
        globals()[name] = found
        return found

    def __dir__() -> list[str]:
        return __all__

"#;
