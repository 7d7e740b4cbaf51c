//! The description of all routes: what is written down beside this, with the library's own schema of commands, outcomes, questions
//! and answers in it.

use serde_json::{Map, Value, json};
use std::sync::LazyLock;

/// What a command has that is the service's to say, and not the caller's.
const OF_COMMANDS: [&str; 4] = ["at", "by", "key", "salt"];

/// The same of a question, which may ask about any time.
const OF_QUESTIONS: [&str; 2] = ["by", "viewer"];

/// The description, as it is served.
pub static TEXT: LazyLock<String> = LazyLock::new(|| whole().unwrap_or_default().to_string());

/// The description, whole.
pub fn whole() -> Option<Value> {
    let mut description: Value = serde_json::from_str(include_str!("../openapi.json")).ok()?;
    let mut library: Value = serde_json::from_str(include_str!("../../../docs/schema/timebank.json")).ok()?;
    renamed(&mut library);
    let answers: Vec<Value> = library.get("queries")?.as_object()?.values().filter_map(|query| query.get("answer").cloned()).collect();
    let definitions = library.get_mut("$defs")?.as_object_mut()?;
    let mut question = definitions.get("Query")?.clone();
    for variant in question.get_mut("oneOf")?.as_array_mut()? {
        without(&OF_QUESTIONS, variant.as_object_mut()?);
    }
    let mut command = definitions.get("Command")?.clone();
    without(&OF_COMMANDS, command.as_object_mut()?);
    let schemas = description.pointer_mut("/components/schemas")?.as_object_mut()?;
    for (name, schema) in definitions.iter() {
        schemas.insert(format!("timebank.{name}"), schema.clone());
    }
    schemas.insert("Command".into(), command);
    schemas.insert("Question".into(), question);
    schemas.insert("Answer".into(), json!({ "anyOf": answers }));
    Some(description)
}

/// Takes out of an object's schema what callers do not send.
fn without(ours: &[&str], schema: &mut Map<String, Value>) {
    if let Some(properties) = schema.get_mut("properties").and_then(Value::as_object_mut) {
        properties.retain(|name, _| !ours.contains(&name.as_str()));
    }
    if let Some(required) = schema.get_mut("required").and_then(Value::as_array_mut) {
        required.retain(|name| name.as_str().is_none_or(|name| !ours.contains(&name)));
    }
}

/// The range of whole numbers a format stands for. Tools that read descriptions pass formats over.
fn range(format: &str) -> Option<(i64, i64)> {
    Some(match format {
        "uint8" => (0, i64::from(u8::MAX)),
        "uint16" => (0, i64::from(u16::MAX)),
        "uint32" => (0, i64::from(u32::MAX)),
        "int32" => (i64::from(i32::MIN), i64::from(i32::MAX)),
        _ => return None,
    })
}

/// Says where each definition of the library is in this description, and how far its whole numbers go.
fn renamed(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            if let Some((least, most)) = fields.get("format").and_then(Value::as_str).and_then(range) {
                fields.entry("minimum").or_insert_with(|| least.into());
                fields.entry("maximum").or_insert_with(|| most.into());
            }
            for (name, field) in fields {
                match field {
                    Value::String(reference) if name == "$ref" => {
                        *reference = reference.replace("#/$defs/", "#/components/schemas/timebank.");
                    }
                    _ => renamed(field),
                }
            }
        }
        Value::Array(all) => all.iter_mut().for_each(renamed),
        _ => {}
    }
}
