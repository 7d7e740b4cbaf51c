//! What a piece of schema is in Python: how it is kept, what is taken for it, and its codec.

use super::{pascal, quoted};
use serde_json::{Map, Value};

/// A type of Python.
#[derive(Clone, Debug)]
pub struct Type {
    /// As a value keeps it.
    pub kept: String,
    /// As a method takes it.
    pub taken: String,
    /// How it is taken, written and read.
    pub codec: String,
}

impl Type {
    /// As a method of a bank takes it, which can look up a name, a code, or the account of a member.
    pub fn asked(&self) -> String {
        let names = [("MemberRef", "MemberLike"), ("ActivityRef", "ActivityLike"), ("AccountRef", "AccountLike")];
        names.into_iter().fold(self.taken.clone(), |taken, (number, name)| taken.replace(number, name))
    }
    /// Makes a list of values rows, which data frames take.
    pub fn listed(&mut self, wire: &Wire<'_>) {
        let name = self.codec.strip_prefix("_w.Many(_w.Of(\"").and_then(|rest| rest.strip_suffix("\"))")).map(str::to_owned);
        let item = name.and_then(|name| Some((wire.defs.get(&name)?, name)));
        if let Some((item, name)) = item
            && matches!(wire.shape(&name, item), Shape::Class)
        {
            (self.kept, self.codec) = (format!("Rows[{name}]"), format!("_w.Listed({})", quoted(&name)));
        }
    }
    fn plain(kept: &str, codec: &str) -> Self {
        Self { kept: kept.into(), taken: kept.into(), codec: codec.into() }
    }
    fn maybe(self) -> Self {
        Self { kept: format!("{} | None", self.kept), taken: self.taken, codec: format!("_w.Maybe({})", self.codec) }
    }
}

/// Unions whose variants are classes of their own: what their names end in, so that they don't meet others.
const ENDINGS: [(&str, &str); 2] = [("RuleKind", "Rule"), ("Reader", "Reader")];

/// The schema, to be looked things up in.
pub struct Wire<'a> {
    pub defs: &'a Map<String, Value>,
    whole: &'a Value,
}

impl<'a> Wire<'a> {
    pub fn new(whole: &'a Value) -> Option<Self> {
        Some(Self { defs: whole.get("$defs")?.as_object()?, whole })
    }

    /// One of the lists beside the definitions: `actions`, `events`, `queries`, `errors`.
    pub fn list(&self, name: &str) -> impl Iterator<Item = (&'a String, &'a Value)> + use<'a> {
        self.whole.get(name).and_then(Value::as_object).into_iter().flatten()
    }

    /// The type of a piece of schema; `field` is the name it stands under, since a number of minutes is told by that.
    pub fn of(&self, schema: &Value, field: &str) -> Type {
        if let Some(name) = reference(schema) {
            return self.named(name);
        }
        if let Some(choices) = schema.get("anyOf").and_then(Value::as_array) {
            let something = choices.iter().find(|choice| choice.get("type").and_then(Value::as_str) != Some("null"));
            return something.map_or_else(|| Type::plain("Any", "_w.ANYTHING"), |choice| self.of(choice, field).maybe());
        }
        if let Some(words) = words(schema) {
            return word(&words);
        }
        match schema.get("type") {
            Some(Value::Array(types)) => {
                let kind = types.iter().filter_map(Value::as_str).find(|kind| *kind != "null").unwrap_or("object");
                self.kind(kind, schema, field).maybe()
            }
            Some(Value::String(kind)) => self.kind(kind, schema, field),
            _ => Type::plain("Any", "_w.ANYTHING"),
        }
    }

    /// The type of an answer: a list of values is one of rows, which data frames take.
    pub fn answer(&self, schema: &Value) -> Type {
        let mut of = self.of(schema, "");
        of.listed(self);
        of
    }

    fn kind(&self, kind: &str, schema: &Value, field: &str) -> Type {
        match kind {
            "boolean" => Type::plain("bool", "_w.YES_NO"),
            "string" => Type::plain("str", "_w.TEXT"),
            "integer" if is_minutes(field) => Type { kept: "int".into(), taken: "MinutesLike".into(), codec: "_w.MINUTES".into() },
            "integer" => Type::plain("int", &format!("_w.Whole({}, {})", bound(schema, "minimum"), bound(schema, "maximum"))),
            "array" => {
                let of = schema.get("items").map_or_else(|| Type::plain("Any", "_w.ANYTHING"), |items| self.of(items, field));
                // A field says by its default that it may be nothing; what stands in a list has none.
                let nothing = if of.codec.starts_with("_w.Maybe(") { " | None" } else { "" };
                Type {
                    kept: format!("tuple[{}, ...]", of.kept),
                    taken: format!("Iterable[{}{nothing}]", of.taken),
                    codec: format!("_w.Many({})", of.codec),
                }
            }
            _ => self.mapping(schema),
        }
    }

    pub fn mapping(&self, schema: &Value) -> Type {
        let by_number = schema.get("patternProperties").and_then(Value::as_object).and_then(|all| all.values().next());
        let (key, more, of) = match (by_number, schema.get("additionalProperties")) {
            (Some(of), _) => ("int", ", int", of),
            (None, Some(of)) if of.is_object() => ("str", "", of),
            _ => return Type::plain("Any", "_w.ANYTHING"),
        };
        let of = self.of(of, "");
        Type {
            kept: format!("FrozenMap[{key}, {}]", of.kept),
            taken: format!("Mapping[{key}, {}]", of.taken),
            codec: format!("_w.Pairs({}{more})", of.codec),
        }
    }

    fn named(&self, name: &str) -> Type {
        let taken = |kept: &str, taken: &str, codec: &str| Type { kept: kept.into(), taken: taken.into(), codec: codec.into() };
        match name {
            "Minutes" => return taken("int", "MinutesLike", "_w.MINUTES"),
            "Date" => return taken("datetime.date", "DayLike", "_w.DAY"),
            "Timestamp" => return taken("datetime.datetime", "MomentLike", "_w.MOMENT"),
            "Key" | "Salt" => return taken("str", "HexLike", "_w.Hex(16)"),
            "Hash32" => return Type::plain("str", "_w.Hex(32)"),
            "Actor" => return Type::plain("Literal[\"host\", \"time\"] | int", "_w.ACTOR"),
            "Sender" => return taken("Literal[\"host\"] | int", "Literal[\"host\"] | MemberRef", "_w.SENDER"),
            "Viewer" => return taken("Literal[\"host\", \"auditor\"] | int", "Literal[\"host\", \"auditor\"] | MemberRef", "_w.VIEWER"),
            "Figure" => return Type::plain("float", "_w.FIGURE"),
            _ => {}
        }
        let Some(schema) = self.defs.get(name) else { return Type::plain("Any", "_w.ANYTHING") };
        match self.shape(name, schema) {
            // A mapping of its fields is as good as the value; some have a short form as well.
            Shape::Class => taken(name, &format!("{name} | {}Mapping[str, Any]", short(name)), &format!("_w.Of({})", quoted(name))),
            Shape::Keyed => Type::plain(name, &format!("_w.Of({})", quoted(name))),
            Shape::Words(words) => Type { codec: word(&words).codec, ..Type::plain(name, "") },
            Shape::Number => match kind_of(name) {
                Some(kind) => taken(name, &format!("{}Ref", pascal(&kind)), &format!("_w.Id({})", quoted(&kind))),
                None => {
                    taken(name, &format!("{name} | int"), &format!("_w.Whole({}, {})", bound(schema, "minimum"), bound(schema, "maximum")))
                }
            },
            Shape::Text => Type::plain("str", "_w.TEXT"),
            Shape::Map => self.mapping(schema),
            Shape::Union(_) => Type::plain(name, &format!("_w.Union({})", quoted(name))),
        }
    }

    /// What a definition is made into.
    pub fn shape(&self, name: &str, schema: &Value) -> Shape {
        if let Some(words) = words(schema) {
            return Shape::Words(words);
        }
        // Words or a number: kept as it is, without a class of its own.
        if schema.get("anyOf").is_some() {
            return Shape::Text;
        }
        match schema.get("type").and_then(Value::as_str) {
            Some("integer") => return Shape::Number,
            Some("string") => return Shape::Text,
            Some("object") if schema.get("properties").is_none() && schema.get("additionalProperties").is_some_and(Value::is_object) => {
                return Shape::Map;
            }
            Some("object") => return Shape::Class,
            _ => {}
        }
        let variants = schema.get("oneOf").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        let tag = variants.first().and_then(tag_of).map(|(tag, _)| tag);
        match tag {
            Some(tag) => {
                let named = match name {
                    "Action" => self.direct("actions"),
                    "Event" => self.direct("events"),
                    "Query" => self
                        .list("queries")
                        .filter_map(|(tag, of)| Some((tag.clone(), reference(of.get("question")?)?.to_owned())))
                        .collect(),
                    _ => {
                        variants.iter().filter_map(|variant| Some((tag_of(variant)?.1.to_owned(), self.variant(name, variant)?))).collect()
                    }
                };
                Shape::Union(Union { tag: tag.to_owned(), classes: named })
            }
            None => Shape::Keyed,
        }
    }

    fn direct(&self, list: &str) -> Vec<(String, String)> {
        self.list(list).filter_map(|(tag, of)| Some((tag.clone(), reference(of)?.to_owned()))).collect()
    }

    /// The class of a variant: one there is already when it has the same fields, or one of its own.
    fn variant(&self, union: &str, variant: &Value) -> Option<String> {
        let (tag, word) = tag_of(variant)?;
        let ending = ENDINGS.iter().find(|(name, _)| *name == union).map_or("", |(_, ending)| ending);
        let name = pascal(word) + ending;
        let same = |other: &Value| {
            let fields = |schema: &Value| {
                let properties = schema.get("properties").and_then(Value::as_object);
                properties.into_iter().flatten().map(|(name, _)| name.clone()).filter(|name| name != tag).collect::<Vec<_>>()
            };
            fields(other) == fields(variant)
        };
        match self.defs.get(&name) {
            Some(other) if !same(other) => Some(name + union),
            _ => Some(name),
        }
    }

    /// Classes that only stand within unions: name, tag, and schema.
    pub fn within_unions(&self) -> Vec<(String, String, &'a Value)> {
        let mut found = Vec::new();
        for (union, schema) in self.defs {
            if matches!(union.as_str(), "Action" | "Event" | "Query") || !matches!(self.shape(union, schema), Shape::Union(_)) {
                continue;
            }
            let variants = schema.get("oneOf").and_then(Value::as_array).into_iter().flatten();
            for variant in variants {
                if let (Some(name), Some((tag, _))) = (self.variant(union, variant), tag_of(variant))
                    && !self.defs.contains_key(&name)
                {
                    found.push((name, tag.to_owned(), variant));
                }
            }
        }
        found
    }
}

/// The short form of a value, as a type: `"tue 10:00-12:00"` for when somebody is free.
fn short(name: &str) -> &'static str {
    match name {
        "Availability" => "str | Iterable[WeeklyHours] | ",
        _ => "",
    }
}

/// What a definition is made into.
pub enum Shape {
    /// A class.
    Class,
    /// A name with a number: what a command created.
    Keyed,
    /// One of some words.
    Words(Vec<String>),
    /// A number of its own kind.
    Number,
    /// A text.
    Text,
    /// A mapping.
    Map,
    /// One of several classes.
    Union(Union),
}

/// Several classes told apart by a word.
pub struct Union {
    pub tag: String,
    pub classes: Vec<(String, String)>,
}

/// The name behind a `$ref`.
pub fn reference(schema: &Value) -> Option<&str> {
    schema.get("$ref").and_then(Value::as_str)?.strip_prefix("#/$defs/")
}

/// The field of a variant that has one word only, and the word.
pub fn tag_of(variant: &Value) -> Option<(&str, &str)> {
    let properties = variant.get("properties")?.as_object()?;
    properties.iter().find_map(|(name, schema)| Some((name.as_str(), schema.get("const")?.as_str()?)))
}

fn words(schema: &Value) -> Option<Vec<String>> {
    if let Some(all) = schema.get("enum").and_then(Value::as_array) {
        return all.iter().map(|word| word.as_str().map(str::to_owned)).collect();
    }
    let all = schema.get("oneOf")?.as_array()?;
    all.iter().map(|one| one.get("const").and_then(Value::as_str).map(str::to_owned)).collect()
}

fn word(words: &[String]) -> Type {
    let words: Vec<String> = words.iter().map(|word| quoted(word)).collect();
    let words = words.join(", ");
    Type::plain(&format!("Literal[{words}]"), &format!("_w.Word({words})"))
}

/// What is taken for a type, in a sentence: units above all.
pub fn hint(of: &Type) -> Option<&'static str> {
    Some(match of.taken.as_str() {
        "MinutesLike" => "In minutes: `90`, `\"1h30\"` or a `timedelta`.",
        "DayLike" => "A date, or text such as `\"2026-03-01\"`.",
        "MomentLike" => "A datetime with a time zone, or RFC 3339 text.",
        taken if taken.starts_with("Availability | ") => {
            "`\"tue 10:00-12:00; thu 14:00-16:00\"`, a list of `WeeklyHours`, or an `Availability`."
        }
        "HexLike" => "16 bytes, a UUID, or 32 hexadecimal digits.",
        _ => return None,
    })
}

/// `member` for `MemberId`: what a number is of, where it is one the bank hands out.
pub fn kind_of(name: &str) -> Option<String> {
    name.strip_suffix("Id").map(|kind| super::snake(kind).trim_start_matches('_').to_owned())
}

/// Fields that hold minutes in plain numbers.
fn is_minutes(field: &str) -> bool {
    const ALL: &str = "minutes facilitation aboveMinutes overMinutes enoughMinutes balanceMinutes welcome tolerance shortest longest travel \
         cushion enough content";
    ALL.split_whitespace().any(|name| name == field)
}

fn bound(schema: &Value, which: &str) -> i64 {
    let said = schema.get(which).and_then(Value::as_i64);
    let format = schema.get("format").and_then(Value::as_str).unwrap_or("int64");
    said.unwrap_or(match (which, format) {
        ("minimum", format) if format.starts_with('u') => 0,
        ("maximum", "uint8") => i64::from(u8::MAX),
        ("maximum", "uint16") => i64::from(u16::MAX),
        ("maximum", "uint32") => i64::from(u32::MAX),
        ("minimum", "int16") => i64::from(i16::MIN),
        ("maximum", "int16") => i64::from(i16::MAX),
        ("minimum", "int32") => i64::from(i32::MIN),
        ("maximum", "int32") => i64::from(i32::MAX),
        ("minimum", _) => -9_007_199_254_740_991,
        _ => 9_007_199_254_740_991,
    })
}
