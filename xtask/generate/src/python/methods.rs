//! `timebank/_methods.py`: a method for every action and every question.
//!
//! The subject comes first and by position: what an action or a question needs can be given by place, in the order of its fields;
//! what it may leave out is named. [`LEADING`] lists optional fields that come by place as well.

use super::topics::places;
use super::types::{Wire, reference};
use super::values::{Field, fields, imports};
use super::{MADE, plain, quoted, snake};
use serde_json::Value;
use std::fmt::Write as _;

/// Questions whose method has another name than their tag, because the tag names something nearer: `bank.members()` is the
/// table of members, `bank.balance(ana)` a number.
const RENAMED: [(&str, &str); 3] = [("balance", "balance_for"), ("members", "find_members"), ("listings", "find_listings")];
/// What has a method written by hand.
const BY_HAND: [&str; 6] = ["create", "record", "hours-by", "balances", "balances-as-of", "report"];
/// Questions that take long: their method takes `progress`, and what it is told counts this.
const WATCHED: [(&str, &str); 2] = [("plan", "steps"), ("what-if", "weeks")];
/// Questions about a day, and the field that says which: it is today unless it is said, and inside `as_of` the day of the block.
/// Their class and field stand in `timebank.wire._places`, so that the package fills in what is documented here.
pub const TODAY: [(&str, &str); 8] = [
    ("listings", "on"),
    ("public-view", "on"),
    ("today", "on"),
    ("session-sheet", "on"),
    ("matches-for", "from"),
    ("why-not", "from"),
    ("pairings", "from"),
    ("plan", "from"),
];
/// Fields that have to be given, and by name: who it is about comes first and by place.
const NAMED: [(&str, &str); 1] = [("transfer", "kind")];
/// Optional fields that may be given by place.
const LEADING: [(&str, &[&str]); 18] = [
    ("add-activity", &["code", "name"]),
    ("set-secret", &["secret"]),
    ("admit", &["name"]),
    ("offer", &["title"]),
    ("request", &["title"]),
    ("set-limits", &["limits"]),
    ("renew-listing", &["until"]),
    ("balance", &["member"]),
    ("statement", &["member"]),
    ("reach", &["member"]),
    ("open-exchanges", &["member"]),
    ("listings", &["text"]),
    ("members", &["text"]),
    ("programmes", &["programme"]),
    ("instrument", &["shipped"]),
    ("matches-for", &["listing"]),
    ("why-not", &["other"]),
    ("public-view", &["on"]),
];
/// Fields that are values of their own, and whose fields a method takes one by one: `admit("Ana", born="1950-02-03")`.
const SPREAD: [(&str, &[&str]); 4] =
    [("add-activity", &["activity"]), ("admit", &["profile"]), ("offer", &["terms", "words"]), ("request", &["terms", "words"])];
/// The field that may be the whole value as well, where it comes first: `add_activity(Activity(...))`.
const OR_WHOLE: [(&str, &str); 1] = [("add-activity", "code")];

/// What is taken for the time of day something begins.
const START: &str = "When it begins: `\"10:00\"` on the community's clock, `\"10:00+01:00\"`, an aware datetime on that day, or a `Start`.";

/// The terms of an exchange, as parameters: name, type, meaning. The first three come by place.
const TERMS: [(&str, &str, &str); 17] = [
    ("gave", "Who", "Who gave time: one member, several, or a mapping from members to minutes of their own."),
    ("received", "Who", "Who received it."),
    ("minutes", "MinutesLike", "How long, for everybody who has no minutes of their own: `90`, `\"1h30\"` or a `timedelta`."),
    ("on", "DayLike", "The local date, such as `\"2026-03-01\"`."),
    ("together", "Who", "Who did it alongside the others."),
    ("start", "StartLike", START),
    ("activity", "ActivityLike", "What is done: its number or code."),
    ("visitors", "int", "Visitors without a name who received, by count."),
    (
        "payer",
        "Payer | MemberLike | Literal[\"receivers\", \"pot\", \"nobody\"]",
        "Whose credit pays: a member, `\"pot\"` or `\"nobody\"`; the receivers by default.",
    ),
    ("group", "GroupRule", "How credit is shared; the charter's rule by default."),
    ("setting", "Setting", "Where it happens."),
    ("listing", "ListingRef", "The offer or request it came from."),
    ("pairing", "PairingRef", "The pairing of a programme it belongs to."),
    ("estimated", "bool", "Whether the minutes are an estimate."),
    ("brokered", "bool", "Whether a broker brought it about."),
    ("facilitation", "MinutesLike", "Minutes of facilitation, apart from those given and received."),
    ("expenses", "Iterable[Expense]", "Money owed beside it, in the smallest unit of money."),
];
const BY_PLACE: usize = 3;
/// What `amend` does with what is left out.
const AMENDED: &str = " A keyword that is left out keeps what the exchange had, so that `amend(x, minutes=90)` changes the minutes and nothing else. To drop something, give `terms` whole.";

/// Whose methods are made: those of a bank, which say who acts or reads, or those of a view, which knows.
#[derive(Clone, Copy, PartialEq)]
enum Of {
    Bank,
    View,
}

/// What is taken for an account.
const ACCOUNT: &str = "An account: `\"pot\"`, a member who uses it (exact name, or what `admit` answered), or an `AccountId`. A bare number is refused: it could be a member's.";

/// A parameter of a method.
struct Parameter {
    name: String,
    annotation: String,
    /// What it is when left out; nothing for what has to be given.
    default: Option<&'static str>,
    about: String,
}

impl Parameter {
    fn optional(name: &str, annotation: &str, about: &str) -> Self {
        Self { name: name.into(), annotation: format!("{annotation} | None"), default: Some("None"), about: about.into() }
    }
    fn of(name: String, field: &Field) -> Self {
        let taken = field.of.asked();
        let about = match taken.as_str() {
            "MemberLike" => format!("{} A member: number, exact name, or what `admit` answered.", field.about),
            "ActivityLike" => format!("{} An activity: number or code.", field.about),
            "Start | Mapping[str, Any]" => START.into(),
            "AccountLike" => format!("{} {ACCOUNT}", field.about),
            _ => field.described(),
        };
        let taken = match taken.as_str() {
            "Start | Mapping[str, Any]" => "StartLike | Mapping[str, Any]".to_owned(),
            _ => taken,
        };
        if field.required {
            Self { name, annotation: taken, default: None, about }
        } else {
            Self { name, annotation: format!("{taken} | None"), default: Some("None"), about }
        }
    }
}

/// A method, as it is put together.
struct Method {
    name: String,
    about: String,
    by_place: Vec<Parameter>,
    named: Vec<Parameter>,
    returns: String,
    raises: &'static str,
    body: String,
}

impl Method {
    fn write(&self, out: &mut String, of: Of) {
        let _ = write!(out, "\n    def {}(\n        self,\n", self.name);
        let one = |out: &mut String, parameter: &Parameter| {
            let equals = parameter.default.map(|value| format!(" = {value}")).unwrap_or_default();
            let _ = writeln!(out, "        {}: {}{equals},", parameter.name, parameter.annotation);
        };
        self.by_place.iter().for_each(|parameter| one(out, parameter));
        if !self.named.is_empty() {
            out.push_str("        *,\n");
        }
        self.named.iter().for_each(|parameter| one(out, parameter));
        let _ = write!(out, "    ) -> {}:\n        \"\"\"{}\n", self.returns, self.about);
        if !self.by_place.is_empty() || !self.named.is_empty() {
            out.push_str("\n        Args:\n");
        }
        for parameter in self.by_place.iter().chain(&self.named) {
            let _ = writeln!(out, "            {}: {}", parameter.name, parameter.about.trim());
        }
        let _ = write!(out, "\n        Raises:\n            TimebankError: {}\n", self.raises);
        if let Some(example) = example(&self.name).filter(|_| of == Of::Bank) {
            let _ = write!(out, "\n{example}");
        }
        let _ = write!(out, "        \"\"\"\n{}", self.body);
    }
}

/// The example of a method: lines of a session, indented as its documentation is.
fn example(method: &str) -> Option<String> {
    let heading = format!("## {method}\n");
    let (_, rest) = EXAMPLES.split_once(&heading)?;
    let session = rest.split("\n## ").next().unwrap_or(rest);
    let lines = BEGIN.lines().chain(session.lines()).filter(|line| !line.is_empty());
    Some(lines.map(|line| format!("        {}\n", line.replace('\\', "\\\\"))).collect())
}

/// What every example begins with.
const BEGIN: &str = ">>> import timebank as tb\n>>> bank = tb.examples.harpurbrook()\n";
/// Sessions by method, run by the tests of the Python package.
const EXAMPLES: &str = include_str!("examples.txt");

/// The whole file of a bank's methods.
pub fn methods(whole: &Value) -> String {
    file(whole, HEAD, Of::Bank)
}

/// The whole file of a view's methods: the same list, without who acts or reads.
pub fn view_methods(whole: &Value) -> String {
    file(whole, VIEW_HEAD, Of::View)
}

fn file(whole: &Value, head: &str, of: Of) -> String {
    let Some(wire) = Wire::new(whole) else { return String::new() };
    let mut methods = Vec::new();
    for (tag, action) in wire.list("actions").filter(|(tag, _)| tag.as_str() == "record" || !BY_HAND.contains(&tag.as_str())) {
        if let Some((class, schema)) = reference(action).and_then(|name| Some((name, wire.defs.get(name)?))) {
            methods.push(command(&wire, of, tag, class, schema));
        }
    }
    for (tag, question) in wire.list("queries").filter(|(tag, _)| !BY_HAND.contains(&tag.as_str())) {
        let found = question.get("question").and_then(reference).and_then(|name| Some((name, wire.defs.get(name)?)));
        if let (Some((class, schema)), Some(answer)) = (found, question.get("answer")) {
            methods.push(asked(&wire, of, tag, class, schema, answer));
        }
    }
    let annotations = |method: &Method| {
        let parameters = method.by_place.iter().chain(&method.named).map(|parameter| parameter.annotation.clone());
        parameters.chain([method.returns.clone()]).collect::<Vec<_>>()
    };
    // `Who` is what `timebank.asking` says, and not the word of a charter.
    let mut types: Vec<String> = methods.iter().flat_map(annotations).map(|text| text.replace("Who", "")).collect();
    types.push("Terms".into());
    let mut imported = String::new();
    for (place, names) in imports(&types, "", &places(&wire)) {
        let _ = writeln!(imported, "    from timebank.wire.{place} import {}", names.into_iter().collect::<Vec<_>>().join(", "));
    }
    let mut out = format!("{MADE}{}", head.replace("IMPORTS\n", &imported));
    methods.iter().for_each(|method| method.write(&mut out, of));
    out
}

fn leading(tag: &str, field: &str) -> bool {
    LEADING.iter().any(|(of, names)| *of == tag && names.contains(&field))
}

fn spread(tag: &str, field: &Field) -> bool {
    SPREAD.iter().any(|(of, names)| *of == tag && names.contains(&field.wire.as_str()))
}

fn is_terms(field: &Field) -> bool {
    field.wire == "terms" && field.of.kept == "Terms"
}

fn described(schema: &Value) -> String {
    schema.get("description").and_then(Value::as_str).map(plain).unwrap_or_default()
}

/// The parameters of the terms of an exchange, which `record` takes one by one and others also whole.
fn terms(method: &mut Method, tag: &str, whole: bool) {
    for (place, (name, annotation, about)) in TERMS.into_iter().enumerate() {
        let mut parameter = Parameter::optional(name, annotation, about);
        if name == "on" && tag != "amend" {
            parameter.about = "The local date, such as `\"2026-03-01\"`; today by default, and inside `as_of` the day of the block.".into();
        }
        if name == "minutes" && tag == "may" {
            parameter.about.push_str(" 60 by default.");
        }
        if place < BY_PLACE { method.by_place.push(parameter) } else { method.named.push(parameter) }
    }
    if whole {
        method.named.push(Parameter::optional(
            "terms",
            "Terms | Mapping[str, Any]",
            "What happens, whole, in place of the keywords above.",
        ));
    }
}

fn terms_given() -> String {
    TERMS.map(|(name, ..)| format!("\"{name}\": {name}")).join(", ")
}

/// Adds the parameters of an action or question, and returns what is handed on.
fn parameters(wire: &Wire<'_>, method: &mut Method, tag: &str, fields: &[Field], name: impl Fn(&Field) -> String) -> String {
    let mut given = Vec::new();
    for field in fields {
        if is_terms(field) {
            terms(method, tag, true);
            let (made, more) = match tag {
                "amend" => ("_amended(exchange, ", ""),
                // Whether two people may do something is asked of an hour, unless it is said how long.
                "may" => ("_terms(", ", usual=60"),
                _ => ("_terms(", ", at"),
            };
            given.push(format!("\"terms\": self.{made}terms, {{{}}}{more})", terms_given()));
        } else if spread(tag, field) {
            given.push(spread_out(wire, method, tag, field));
        } else {
            let parameter = Parameter::of(name(field), field);
            given.push(format!("{}: {}", quoted(&field.name), parameter.name));
            let named = NAMED.contains(&(tag, field.wire.as_str()));
            let by_place = field.required && !named && !method.by_place.iter().any(|before| before.default.is_some());
            if by_place || leading(tag, &field.wire) { method.by_place.push(parameter) } else { method.named.push(parameter) }
        }
    }
    given.join(", ")
}

/// The fields of a value as parameters, and the value itself, whole.
fn spread_out(wire: &Wire<'_>, method: &mut Method, tag: &str, field: &Field) -> String {
    let class = field.of.kept.trim_end_matches(" | None").to_owned();
    let mut said = Vec::new();
    let schema = wire.defs.get(&class);
    for inner in schema.map(|schema| fields(wire, schema, None)).unwrap_or_default() {
        let mut parameter = Parameter::of(inner.name.clone(), &inner);
        if !parameter.annotation.ends_with("| None") {
            parameter.annotation.push_str(" | None");
        }
        parameter.default = Some("None");
        // The bank looks the code up in its charter.
        if inner.name == "need" {
            parameter.annotation = parameter.annotation.replace("int", "int | str");
            parameter.about = "The rung of the need scheme, when it is not that of the activity: its code, or its place, from 0.".into();
        }
        if OR_WHOLE.contains(&(tag, inner.wire.as_str())) {
            parameter.annotation = format!("{class} | Mapping[str, Any] | {}", parameter.annotation);
        }
        if inner.name == "contact" {
            method.named.push(Parameter::optional("phone", "str", "Their telephone number, among `contact`."));
            method.named.push(Parameter::optional("email", "str", "Their address of electronic mail, among `contact`."));
            said.push("\"contact\": self._contact(contact, phone=phone, email=email)".to_owned());
        } else {
            said.push(format!("{}: {}", quoted(&inner.name), inner.name));
        }
        if leading(tag, &inner.wire) { method.by_place.push(parameter) } else { method.named.push(parameter) }
    }
    let whole = format!("{class} | Mapping[str, Any]");
    method.named.push(Parameter::optional(&field.name, &whole, &format!("{} Whole, in place of the keywords above.", field.about)));
    format!("{}: self._whole(wire.{class}, {}, {{{}}})", quoted(&field.name), field.name, said.join(", "))
}

fn command(wire: &Wire<'_>, of: Of, tag: &str, class: &str, schema: &Value) -> Method {
    let fields = fields(wire, schema, None);
    let mut method = Method {
        name: snake(tag),
        about: described(schema),
        by_place: Vec::new(),
        named: Vec::new(),
        returns: "Outcome".into(),
        raises: "The command was refused, and nothing was changed.",
        body: String::new(),
    };
    // The context of a command has its names first.
    let name = |field: &Field| match field.name.as_str() {
        "at" => "organisation".into(),
        "by" | "key" | "salt" => format!("{}_", field.name),
        name => name.into(),
    };
    let by = if of == Of::Bank { "by" } else { "self._member" };
    if tag == "record" {
        terms(&mut method, tag, false);
        let rest: Vec<Field> = fields.into_iter().filter(|field| !is_terms(field)).collect();
        let given = parameters(wire, &mut method, tag, &rest, name);
        method.body = format!(
            "        given: dict[str, Any] = {{{}, {given}, \"at\": at, \"by\": {by}, \"key\": key, \"salt\": salt}}\n        return self._enter(given)\n",
            terms_given()
        );
    } else {
        if tag == "amend" {
            method.about.push_str(AMENDED);
        }
        let given = parameters(wire, &mut method, tag, &fields, name);
        method.body =
            format!("        given: dict[str, Any] = {{{given}}}\n        return self._do(wire.{class}, given, at, {by}, key, salt)\n");
    }
    method.named.push(Parameter::optional("at", "MomentLike", "When the command comes; now by default. Never before the last command."));
    if of == Of::Bank {
        method.named.push(Parameter {
            name: "by".into(),
            annotation: "Literal[\"host\"] | MemberRef".into(),
            default: Some("\"host\""),
            about: "The member who sends it; the host by default. `None` is refused.".into(),
        });
    }
    method.named.push(Parameter::optional(
        "key",
        "HexLike",
        "A number of your own for it, as a UUID or 32 hexadecimal digits: sent twice, it has one effect.",
    ));
    method.named.push(Parameter::optional("salt", "HexLike", "16 random bytes for what is personal in it; fresh ones by default."));
    method
}

/// The day of a question that is about today.
const ON_TODAY: &str = "The day; today by default, on the community's clock. Inside `as_of`, the day of the block.";
const FROM_TODAY: &str = "The first day; today by default, on the community's clock. Inside `as_of`, the day of the block.";

fn asked(wire: &Wire<'_>, of: Of, tag: &str, class: &str, schema: &Value, answer: &Value) -> Method {
    let renamed = RENAMED.iter().find(|(wire, _)| *wire == tag).map(|(_, name)| (*name).to_owned());
    let answer = wire.answer(answer);
    let mut method = Method {
        name: renamed.unwrap_or_else(|| snake(tag)),
        about: described(schema),
        by_place: Vec::new(),
        named: Vec::new(),
        returns: answer.kept.clone(),
        raises: "The viewer may not read this (`ask-the-broker`), or a number is unknown (`not-found`).",
        body: String::new(),
    };
    let mut fields = fields(wire, schema, None);
    let day = TODAY.iter().find(|(question, _)| *question == tag).map(|(_, field)| *field);
    for field in fields.iter_mut().filter(|field| Some(field.wire.as_str()) == day) {
        field.required = false;
        field.about = if field.wire == "from" { FROM_TODAY.into() } else { ON_TODAY.into() };
    }
    // A question about a moment is about now unless it says which.
    for field in fields.iter_mut().filter(|field| field.wire == "at") {
        field.required = false;
        field.about = "The moment; now by default.".into();
    }
    let given = parameters(wire, &mut method, tag, &fields, |field| field.name.clone());
    let viewer = if of == Of::Bank { "viewer" } else { "self._member" };
    if of == Of::Bank {
        method.named.push(Parameter {
            name: "viewer".into(),
            annotation: "Literal[\"host\", \"auditor\"] | MemberRef".into(),
            default: Some("\"host\""),
            about: "The member or auditor who reads; the host by default. `None` is refused.".into(),
        });
    }
    let (mut ask, mut more) = ("_ask", "");
    if let Some((_, unit)) = WATCHED.iter().find(|(watched, _)| *watched == tag) {
        (ask, more) = ("_watch", ", progress");
        let about = format!("`True` for a bar, or a callable told the {unit} done. If it returns `False`, the answer is the best so far.");
        let annotation = "Progress".into();
        method.named.push(Parameter { name: "progress".into(), annotation, default: Some("False"), about });
    }
    // What is handed on stands on a line of its own: a traceback shows the short one.
    method.body = format!(
        "        given: dict[str, Any] = {{{given}}}\n        answered: {} = self.{ask}(wire.{class}, given, {}, {viewer}{more})\n        return answered\n",
        answer.kept, answer.codec
    );
    method
}

const HEAD: &str = r#""""One method for every action and every question. `timebank.TimeBank` has them all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from timebank import _wire as _w
from timebank import wire

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Mapping
    from typing import Literal

    from timebank._wire import FrozenMap, HexLike, Rows
    from timebank.asking import Progress, StartLike, Who
    from timebank.time import DayLike, MinutesLike, MomentLike
IMPORTS

class Methods:
    """Methods for every command and query."""

    __slots__ = ()

    if TYPE_CHECKING:

        def _do(self, action: type[Any], given: dict[str, Any], at: Any, by: Any, key: Any, salt: Any) -> Outcome: ...
        def _enter(self, given: dict[str, Any]) -> Outcome: ...
        def _ask(self, question: type[Any], given: dict[str, Any], answer: _w.Codec, viewer: Any) -> Any: ...
        def _watch(self, question: type[Any], given: dict[str, Any], answer: _w.Codec, viewer: Any, progress: Progress) -> Any: ...
        def _terms(self, terms: Terms | Mapping[str, Any] | None, given: dict[str, Any], at: Any = None, usual: int | None = None) -> Terms: ...
        def _amended(self, exchange: Any, terms: Terms | Mapping[str, Any] | None, given: dict[str, Any]) -> Terms: ...
        def _whole(self, of: type[Any], whole: Any, given: dict[str, Any]) -> Any: ...
        def _contact(self, contact: Mapping[str, str] | None, **known: str | None) -> Mapping[str, str] | None: ...
"#;

const VIEW_HEAD: &str = r#""""One method for every action and every question, as one member may use it. `timebank.View` has them all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from timebank import _wire as _w
from timebank import wire

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Mapping
    from typing import Literal

    from timebank._wire import FrozenMap, HexLike, Rows
    from timebank.asking import Progress, StartLike, Who
    from timebank.time import DayLike, MinutesLike, MomentLike
IMPORTS

class ViewMethods:
    """Methods for every command and query, as one member may use them."""

    __slots__ = ()
    _member: int

    if TYPE_CHECKING:

        def _do(self, action: type[Any], given: dict[str, Any], at: Any, by: Any, key: Any, salt: Any) -> Outcome: ...
        def _enter(self, given: dict[str, Any]) -> Outcome: ...
        def _ask(self, question: type[Any], given: dict[str, Any], answer: _w.Codec, viewer: Any) -> Any: ...
        def _watch(self, question: type[Any], given: dict[str, Any], answer: _w.Codec, viewer: Any, progress: Progress) -> Any: ...
        def _terms(self, terms: Terms | Mapping[str, Any] | None, given: dict[str, Any], at: Any = None, usual: int | None = None) -> Terms: ...
        def _amended(self, exchange: Any, terms: Terms | Mapping[str, Any] | None, given: dict[str, Any]) -> Terms: ...
        def _whole(self, of: type[Any], whole: Any, given: dict[str, Any]) -> Any: ...
        def _contact(self, contact: Mapping[str, str] | None, **known: str | None) -> Mapping[str, str] | None: ...
"#;
