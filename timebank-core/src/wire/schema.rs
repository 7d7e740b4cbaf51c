//! The wire as JSON Schema: what may be sent, what is answered, what happened, what is refused.
//!
//! Behind the feature `schema`, and only for tools: `cargo xtask generate` writes [`schema`] to `docs/schema/timebank.json`, from which
//! the types of the Python and JavaScript packages are made. Hosts in other languages may generate theirs from it.

use crate::command::{Action, Command};
use crate::error::Error;
use crate::error::catalogue;
use crate::journal::event::Event;
use crate::queries::Asked;
use crate::state::Outcome;
use crate::wire::Query;
use schemars::generate::{Contract, SchemaSettings};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value, json};

impl JsonSchema for Error {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Error".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "Why something was refused. Nothing was changed.",
            "type": "object",
            "properties": {
                "code": { "type": "string", "description": "A slug that stays." },
                "message": { "type": "string", "description": "One sentence." },
                "details": { "type": "object", "description": "What the sentence speaks of, as values." },
                "help": { "type": "string", "description": "What would be accepted, or what to do." }
            },
            "required": ["code", "message", "details", "help"]
        })
    }
}

impl JsonSchema for Asked<Query> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Asked".into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let query = generator.subschema_for::<Query>();
        let viewer = generator.subschema_for::<crate::model::caller::Viewer>();
        let mut asked = json_schema!({
            "description": "A question as it is sent: its viewer beside its own fields.",
            "properties": { "viewer": viewer },
            "required": ["viewer"]
        });
        if let Some(reference) = query.get("$ref") {
            asked.insert("$ref".into(), reference.clone());
        }
        asked
    }
}

fn generator(contract: Contract) -> SchemaGenerator {
    let mut settings = SchemaSettings::draft2020_12();
    settings.contract = contract;
    settings.into_generator()
}

/// The schema of the wire: `$defs` with every type; `actions`, `events` and `queries` by their `type`, `errors` by
/// their code.
///
/// Where a type is both sent and answered, what may be left out in either direction is not required.
pub fn schema() -> Value {
    let (mut given, mut told) = (generator(Contract::Deserialize), generator(Contract::Serialize));
    given.subschema_for::<Command>();
    given.subschema_for::<Asked<Query>>();
    given.subschema_for::<crate::charter::Charter>();
    given.subschema_for::<crate::queries::Reader>();
    told.subschema_for::<Outcome>();
    told.subschema_for::<crate::journal::Verified>();
    given.subschema_for::<crate::interchange::ImportOptions>();
    given.subschema_for::<crate::interchange::CalendarOptions>();
    given.subschema_for::<crate::interchange::table::TableForm>();
    told.subschema_for::<crate::interchange::table::TableAnswer>();
    told.subschema_for::<crate::interchange::Imported>();
    told.subschema_for::<crate::interchange::ExportedAs>();
    told.subschema_for::<crate::interchange::Coverage>();
    given.subschema_for::<crate::laboratory::Community>();
    told.subschema_for::<crate::laboratory::Ran>();
    told.subschema_for::<crate::interchange::mapping::Proposal>();
    told.subschema_for::<Event>();
    let events = Event::schemas(&mut told);
    let queries = Query::schemas(&mut told);
    let errors: Map<String, Value> = Error::details_schemas(&mut told)
        .into_iter()
        .zip(catalogue())
        .map(|(details, entry)| {
            let of = json!({
                "message": entry.message,
                "help": entry.help,
                "audience": entry.audience,
                "kind": entry.kind,
                "retryable": entry.retryable,
                "details": details,
            });
            (entry.code.to_owned(), of)
        })
        .collect();
    let actions = Action::schemas(&mut given);
    let mut all = told.take_definitions(true);
    for (name, schema) in given.take_definitions(true) {
        match all.get_mut(&name) {
            Some(here) => loosen(here, &schema),
            None => drop(all.insert(name, schema)),
        }
    }
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Timebank wire",
        "description": "Commands, events, queries with their answers, and errors of the library Timebank.",
        "version": env!("CARGO_PKG_VERSION"),
        "$defs": all,
        "actions": actions,
        "events": events,
        "queries": queries,
        "errors": errors,
    })
}

/// Leaves as required what both directions require.
fn loosen(here: &mut Value, other: &Value) {
    match (here, other) {
        (Value::Object(here), Value::Object(other)) => {
            for (key, value) in here.iter_mut() {
                match (key.as_str(), other.get(key)) {
                    ("required", Some(Value::Array(theirs))) => {
                        if let Some(ours) = value.as_array_mut() {
                            ours.retain(|field| theirs.contains(field));
                        }
                    }
                    ("required", None) => *value = json!([]),
                    (_, Some(theirs)) => loosen(value, theirs),
                    (_, None) => {}
                }
            }
        }
        (Value::Array(here), Value::Array(other)) => here.iter_mut().zip(other).for_each(|(here, other)| loosen(here, other)),
        _ => {}
    }
}

#[cfg(test)]
#[path = "schema_tests.rs"]
mod tests;
