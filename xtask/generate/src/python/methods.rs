//! `timebank/_methods.py`: a method for every action and every question.

use super::types::{Wire, reference};
use super::values::{Field, fields};
use super::{MADE, plain, quoted, snake};
use serde_json::Value;
use std::fmt::Write as _;

/// Questions whose method has another name than their tag, because the tag names something nearer: `bank.members()` is the
/// table of members, `bank.balance(ana)` a number.
const RENAMED: [(&str, &str); 4] =
    [("balance", "balance_for"), ("balances", "all_balances"), ("members", "find_members"), ("listings", "find_listings")];
/// What has a method written by hand.
const BY_HAND: [&str; 3] = ["found", "record", "hours-by"];
/// Fields that are minutes within the terms of an exchange, and the like: what `record` takes.
const TERMS: &str = "        terms: Terms | None = None,
        on: DayLike | None = None,
        gave: Who | None = None,
        received: Who | None = None,
        together: Who | None = None,
        minutes: MinutesLike | None = None,
        start: Start | datetime.datetime | None = None,
        activity: ActivityId | None = None,
        visitors: int | None = None,
        payer: Payer | MemberId | Literal[\"receivers\", \"pot\", \"nobody\"] | None = None,
        group: GroupRule | None = None,
        setting: Setting | None = None,
        listing: ListingId | None = None,
        pairing: PairingId | None = None,
        estimated: bool | None = None,
        brokered: bool | None = None,
        facilitation: MinutesLike | None = None,
        expenses: Iterable[Expense] | None = None,
";
const TERMS_NAMES: [&str; 17] = [
    "on",
    "gave",
    "received",
    "together",
    "minutes",
    "start",
    "activity",
    "visitors",
    "payer",
    "group",
    "setting",
    "listing",
    "pairing",
    "estimated",
    "brokered",
    "facilitation",
    "expenses",
];
const TERMS_ABOUT: &str = "            terms: What happens, whole; or say it with the keywords that follow.
            on: The local date.
            gave: Who gave time: one member, several, or a mapping from members to minutes of their own.
            received: Who received it.
            together: Who did it alongside the others.
            minutes: How long, for everybody who has no minutes of their own.
            start: When it begins: an aware datetime on that day, or a `Start`.
            activity: What is done.
            visitors: Visitors without a name who received, by count.
            payer: Whose credit pays: a member, `pot` or `nobody`; the receivers when left out.
            group: How credit is shared; the charter's rule when left out.
            setting: Where.
            listing: Which offer or request it came from.
            pairing: Which pairing of a programme it belongs to.
            estimated: Whether the minutes are an estimate.
            brokered: Whether a broker brought it about.
            facilitation: Minutes of facilitation, apart from those given and received.
            expenses: Money owed beside it.
";
const CONTEXT: &str = "        at: MomentLike | None = None,
        by: MemberId | None = None,
        key: HexLike | None = None,
        salt: HexLike | None = None,
";
const CONTEXT_ABOUT: &str = "            at: When the command comes; now when left out. Never before the last command.
            by: The member it comes from; the host itself when left out.
            key: The host's own number for it: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones when left out.
";

/// The whole file.
pub fn methods(whole: &Value) -> String {
    let Some(wire) = Wire::new(whole) else { return String::new() };
    let mut out = String::from(MADE);
    out.push_str(HEAD);
    for (tag, action) in wire.list("actions").filter(|(tag, _)| !BY_HAND.contains(&tag.as_str())) {
        if let Some((class, schema)) = reference(action).and_then(|name| Some((name, wire.defs.get(name)?))) {
            command(&mut out, &snake(tag), class, schema, &fields(&wire, schema, None));
        }
    }
    if let Some(schema) = wire.defs.get("Record") {
        record(&mut out, schema, &fields(&wire, schema, None));
    }
    for (tag, question) in wire.list("queries").filter(|(tag, _)| !BY_HAND.contains(&tag.as_str())) {
        let found = question.get("question").and_then(reference).and_then(|name| Some((name, wire.defs.get(name)?)));
        if let (Some((class, schema)), Some(answer)) = (found, question.get("answer")) {
            let renamed = RENAMED.iter().find(|(wire, _)| wire == tag).map(|(_, name)| (*name).to_owned());
            let name = renamed.unwrap_or_else(|| snake(tag));
            let answer = wire.of(answer, "");
            let of = Asked { name, class, schema, answer: &answer.kept, codec: &answer.codec };
            of.method(&mut out, &fields(&wire, schema, None));
        }
    }
    out
}

/// The name a field has as a parameter: the context of a command comes first.
fn parameter(field: &Field) -> String {
    match field.name.as_str() {
        "at" => "organisation".into(),
        "by" | "key" | "salt" => format!("{}_", field.name),
        name => name.into(),
    }
}

fn parameters(out: &mut String, fields: &[Field], name: impl Fn(&Field) -> String) {
    for field in fields.iter().filter(|field| field.wire != "terms" || field.of.kept != "Terms") {
        let optional = if field.required { "" } else { " | None = None" };
        let _ = writeln!(out, "        {}: {}{optional},", name(field), field.of.taken);
    }
}

fn about(out: &mut String, fields: &[Field], name: impl Fn(&Field) -> String) {
    for field in fields.iter().filter(|field| field.wire != "terms" || field.of.kept != "Terms") {
        let _ = writeln!(out, "            {}: {}", name(field), field.about);
    }
}

fn has_terms(fields: &[Field]) -> bool {
    fields.iter().any(|field| field.wire == "terms" && field.of.kept == "Terms")
}

fn given(fields: &[Field], name: impl Fn(&Field) -> String) -> String {
    let given = fields.iter().map(|field| {
        if field.wire == "terms" && field.of.kept == "Terms" {
            let keywords: Vec<String> = TERMS_NAMES.iter().map(|name| format!("{name}={name}")).collect();
            format!("\"terms\": self._terms(terms, {})", keywords.join(", "))
        } else {
            format!("{}: {}", quoted(&field.name), name(field))
        }
    });
    given.collect::<Vec<_>>().join(", ")
}

fn described(schema: &Value) -> String {
    schema.get("description").and_then(Value::as_str).map(plain).unwrap_or_default()
}

fn command(out: &mut String, method: &str, class: &str, schema: &Value, fields: &[Field]) {
    let _ = write!(out, "\n    def {method}(\n        self,\n        *,\n");
    if has_terms(fields) {
        out.push_str(TERMS);
    }
    parameters(out, fields, parameter);
    let _ = write!(out, "{CONTEXT}    ) -> Outcome:\n        \"\"\"{}\n\n        Args:\n", described(schema));
    if has_terms(fields) {
        out.push_str(TERMS_ABOUT);
    }
    about(out, fields, parameter);
    let _ = write!(
        out,
        "{CONTEXT_ABOUT}\n        Raises:\n            TimebankError: The command was refused, and nothing was changed.\n        \"\"\"\n        \
         return self._do({class}, {{{}}}, at, by, key, salt)\n",
        given(fields, parameter)
    );
}

/// `record` goes straight to the core; here it only has its types and words.
fn record(out: &mut String, schema: &Value, fields: &[Field]) {
    let terms = TERMS.replace("        terms: Terms | None = None,\n", "").replace("on: DayLike | None = None", "on: DayLike");
    let terms_about = TERMS_ABOUT.replace("            terms: What happens, whole; or say it with the keywords that follow.\n", "");
    let _ = write!(out, "\n    if TYPE_CHECKING:\n\n        def record(\n            self,\n            *,\n");
    let mut inner = String::new();
    inner.push_str(&terms);
    parameters(&mut inner, fields, parameter);
    inner.push_str(CONTEXT);
    let _ = write!(inner, "    ) -> Outcome:\n        \"\"\"{}\n\n        Args:\n{terms_about}", described(schema));
    about(&mut inner, fields, parameter);
    let _ = write!(
        inner,
        "{CONTEXT_ABOUT}\n        Raises:\n            TimebankError: It was refused, and nothing was changed.\n        \"\"\"\n        ...\n"
    );
    for line in inner.lines() {
        let _ = if line.is_empty() { writeln!(out) } else { writeln!(out, "    {line}") };
    }
}

/// A question.
struct Asked<'a> {
    name: String,
    class: &'a str,
    schema: &'a Value,
    answer: &'a str,
    codec: &'a str,
}

impl Asked<'_> {
    fn method(&self, out: &mut String, fields: &[Field]) {
        let Self { name, class, schema, answer, codec } = self;
        let own = |field: &Field| field.name.clone();
        let _ = write!(out, "\n    def {name}(\n        self,\n        *,\n");
        if has_terms(fields) {
            out.push_str(TERMS);
        }
        parameters(out, fields, own);
        let _ = write!(out, "    ) -> {answer}:\n        \"\"\"{}\n\n        Args:\n", described(schema));
        if has_terms(fields) {
            out.push_str(TERMS_ABOUT);
        }
        about(out, fields, own);
        let _ = write!(
            out,
            "\n        Raises:\n            TimebankError: It is not for whoever asks, or there is no such thing.\n        \"\"\"\n        \
             told: {answer} = self._ask({class}, {{{}}}, {codec})\n        return told\n",
            given(fields, own)
        );
    }
}

const HEAD: &str = r#""""One method for every action and every question. `timebank.TimeBank` has them all."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Literal

from timebank import _wire as _w
from timebank._wire import FrozenMap
from timebank.asking import HexLike, Who
from timebank.time import DayLike, MinutesLike, MomentLike
from timebank.wire import *


class Methods:
    """What can be asked of a bank, and what it can be told to do."""

    __slots__ = ()

    if TYPE_CHECKING:

        def _do(self, action: type[Any], given: dict[str, Any], at: Any, by: Any, key: Any, salt: Any) -> Outcome: ...
        def _ask(self, question: type[Any], given: dict[str, Any], answer: _w.Codec) -> Any: ...
        def _terms(self, terms: Terms | None, **given: Any) -> Terms: ...
"#;
