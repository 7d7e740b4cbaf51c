//! `timebank/_methods.py`: a method for every action and every question.

use super::types::{Wire, reference};
use super::values::{Field, fields};
use super::{MADE, plain, quoted, snake};
use serde_json::Value;
use std::fmt::Write as _;

/// Questions whose method has another name than their tag, because the tag names something nearer: `bank.members()` is the
/// table of members, `bank.host().balance(ana)` a number.
const RENAMED: [(&str, &str); 4] =
    [("balance", "balance_for"), ("balances", "all_balances"), ("members", "find_members"), ("listings", "find_listings")];
/// What has a method written by hand.
const BY_HAND: [&str; 3] = ["create", "record", "hours-by"];
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
const AT: &str = "        at: MomentLike | None = None,\n";
const AT_ABOUT: &str = "            at: When the command comes; now by default. Never before the last command.\n";
const BY: &str = "        by: Literal[\"host\"] | MemberId = \"host\",\n";
const BY_ABOUT: &str = "            by: The member who sends it; the host by default. `None` is refused.\n";
const VIEWER: &str = "        viewer: Literal[\"host\", \"auditor\"] | MemberId = \"host\",\n";
const VIEWER_ABOUT: &str = "            viewer: The member or auditor who reads; the host by default. `None` is refused.\n";
const KEYS: &str = "        key: HexLike | None = None,
        salt: HexLike | None = None,
";
const KEYS_ABOUT: &str = "            key: The host's own number for it: sent twice, it has one effect.
            salt: 16 random bytes for what is personal in it; fresh ones when left out.
";

/// Whose methods are made: those of a bank, which say who acts or reads, or those of a view, which knows.
#[derive(Clone, Copy, PartialEq)]
enum Of {
    Bank,
    View,
}

impl Of {
    fn only_bank(self, text: &'static str) -> &'static str {
        if self == Self::Bank { text } else { "" }
    }
    fn context(self) -> String {
        [AT, self.only_bank(BY), KEYS].concat()
    }
    fn context_about(self) -> String {
        [AT_ABOUT, self.only_bank(BY_ABOUT), KEYS_ABOUT].concat()
    }
}

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
    let mut out = String::from(MADE);
    out.push_str(head);
    for (tag, action) in wire.list("actions").filter(|(tag, _)| !BY_HAND.contains(&tag.as_str())) {
        if let Some((class, schema)) = reference(action).and_then(|name| Some((name, wire.defs.get(name)?))) {
            command(&mut out, of, &snake(tag), class, schema, &fields(&wire, schema, None));
        }
    }
    if let Some(schema) = wire.defs.get("Record") {
        record(&mut out, of, schema, &fields(&wire, schema, None));
    }
    for (tag, question) in wire.list("queries").filter(|(tag, _)| !BY_HAND.contains(&tag.as_str())) {
        let found = question.get("question").and_then(reference).and_then(|name| Some((name, wire.defs.get(name)?)));
        if let (Some((class, schema)), Some(answer)) = (found, question.get("answer")) {
            let renamed = RENAMED.iter().find(|(wire, _)| wire == tag).map(|(_, name)| (*name).to_owned());
            let name = renamed.unwrap_or_else(|| snake(tag));
            let answer = wire.of(answer, "");
            let asked = Asked { of, name, class, schema, answer: &answer.kept, codec: &answer.codec };
            asked.method(&mut out, &fields(&wire, schema, None));
        }
    }
    out
}

/// The name a field has as a parameter: the context of a command comes first.
fn parameter(field: &Field) -> String {
    match field.name.as_str() {
        "at" => "organisation".into(),
        "by" | "viewer" | "key" | "salt" => format!("{}_", field.name),
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

fn command(out: &mut String, of: Of, method: &str, class: &str, schema: &Value, fields: &[Field]) {
    let _ = write!(out, "\n    def {method}(\n        self,\n        *,\n");
    if has_terms(fields) {
        out.push_str(TERMS);
    }
    parameters(out, fields, parameter);
    let (context, context_about, by) = (of.context(), of.context_about(), of.only_bank("by, "));
    let _ = write!(out, "{context}    ) -> Outcome:\n        \"\"\"{}\n\n        Args:\n", described(schema));
    if has_terms(fields) {
        out.push_str(TERMS_ABOUT);
    }
    about(out, fields, parameter);
    let _ = write!(
        out,
        "{context_about}\n        Raises:\n            TimebankError: The command was refused, and nothing was changed.\n        \"\"\"\n        \
         return self._do({class}, {{{}}}, at, {by}key, salt)\n",
        given(fields, parameter)
    );
}

/// `record` goes straight to the core; here it only has its types and words.
fn record(out: &mut String, of: Of, schema: &Value, fields: &[Field]) {
    let terms = TERMS.replace("        terms: Terms | None = None,\n", "").replace("on: DayLike | None = None", "on: DayLike");
    let terms_about = TERMS_ABOUT.replace("            terms: What happens, whole; or say it with the keywords that follow.\n", "");
    let _ = write!(out, "\n    if TYPE_CHECKING:\n\n        def record(\n            self,\n            *,\n");
    let mut inner = String::new();
    inner.push_str(&terms);
    parameters(&mut inner, fields, parameter);
    inner.push_str(&of.context());
    let _ = write!(inner, "    ) -> Outcome:\n        \"\"\"{}\n\n        Args:\n{terms_about}", described(schema));
    about(&mut inner, fields, parameter);
    let _ = write!(
        inner,
        "{}\n        Raises:\n            TimebankError: It was refused, and nothing was changed.\n        \"\"\"\n        ...\n",
        of.context_about()
    );
    for line in inner.lines() {
        let _ = if line.is_empty() { writeln!(out) } else { writeln!(out, "    {line}") };
    }
}

/// A question.
struct Asked<'a> {
    of: Of,
    name: String,
    class: &'a str,
    schema: &'a Value,
    answer: &'a str,
    codec: &'a str,
}

impl Asked<'_> {
    fn method(&self, out: &mut String, fields: &[Field]) {
        let Self { of, name, class, schema, answer, codec } = self;
        let own = |field: &Field| field.name.clone();
        let _ = write!(out, "\n    def {name}(\n        self,\n        *,\n");
        if has_terms(fields) {
            out.push_str(TERMS);
        }
        parameters(out, fields, own);
        out.push_str(of.only_bank(VIEWER));
        if fields.is_empty() && *of == Of::View {
            // A bare star has nothing after it.
            out.truncate(out.len().saturating_sub("        *,\n".len()));
        }
        let none = fields.is_empty() && *of == Of::View;
        let arguments = if none { "" } else { "\n        Args:\n" };
        let _ = write!(out, "    ) -> {answer}:\n        \"\"\"{}\n{arguments}", described(schema));
        if has_terms(fields) {
            out.push_str(TERMS_ABOUT);
        }
        about(out, fields, own);
        out.push_str(of.only_bank(VIEWER_ABOUT));
        let viewer = of.only_bank(", viewer");
        let _ = write!(
            out,
            "\n        Raises:\n            TimebankError: It is not for whoever asks, or there is no such thing.\n        \"\"\"\n        \
             told: {answer} = self._ask({class}, {{{}}}, {codec}{viewer})\n        return told\n",
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
        def _ask(self, question: type[Any], given: dict[str, Any], answer: _w.Codec, viewer: Any) -> Any: ...
        def _terms(self, terms: Terms | None, **given: Any) -> Terms: ...
"#;

const VIEW_HEAD: &str = r#""""One method for every action and every question, as one member may use it. `timebank.View` has them all."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Literal

from timebank import _wire as _w
from timebank._wire import FrozenMap
from timebank.asking import HexLike, Who
from timebank.time import DayLike, MinutesLike, MomentLike
from timebank.wire import *


class ViewMethods:
    """What a member may ask of a bank, and tell it to do."""

    __slots__ = ()

    if TYPE_CHECKING:

        def _do(self, action: type[Any], given: dict[str, Any], at: Any, key: Any, salt: Any) -> Outcome: ...
        def _ask(self, question: type[Any], given: dict[str, Any], answer: _w.Codec) -> Any: ...
        def _terms(self, terms: Terms | None, **given: Any) -> Terms: ...
"#;
