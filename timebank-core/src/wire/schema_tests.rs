use super::schema;
use crate::command::Action;
use crate::journal::event::Event;
use crate::wire::Query;
use serde_json::Value;
use std::collections::BTreeSet;

#[test]
fn everything_that_is_sent_or_told_is_in_it() {
    let wire = schema();
    let keys = |part: &str| wire[part].as_object().unwrap().keys().cloned().collect::<BTreeSet<String>>();
    let tags = |tags: &[&str]| tags.iter().map(|tag| (*tag).to_owned()).collect::<BTreeSet<String>>();
    assert_eq!(keys("actions"), tags(Action::TAGS));
    assert_eq!(keys("events"), tags(Event::TAGS));
    assert_eq!(keys("queries"), tags(Query::TAGS));
    assert_eq!(keys("errors"), crate::error::catalogue().iter().map(|entry| entry.code.to_owned()).collect());
}

/// Every `$ref` leads somewhere, and everything says what it is.
#[test]
fn nothing_in_it_hangs_in_the_air() {
    fn refs<'a>(value: &'a Value, found: &mut BTreeSet<&'a str>) {
        match value {
            Value::Object(map) => {
                found.extend(map.get("$ref").and_then(Value::as_str));
                map.values().for_each(|value| refs(value, found));
            }
            Value::Array(all) => all.iter().for_each(|value| refs(value, found)),
            _ => {}
        }
    }
    let wire = schema();
    let mut found = BTreeSet::new();
    refs(&wire, &mut found);
    let defs = wire["$defs"].as_object().unwrap();
    let missing: Vec<_> = found.iter().filter(|path| !defs.contains_key(path.trim_start_matches("#/$defs/"))).collect();
    assert!(missing.is_empty(), "{missing:?}");
    let silent: Vec<_> = defs.iter().filter(|(_, schema)| schema.get("description").is_none()).map(|(name, _)| name).collect();
    assert!(silent.is_empty(), "without a description: {silent:?}");
}

/// Two types of one name would be told apart by a number, and whichever came later would lose its own.
#[test]
fn no_two_types_have_one_name() {
    let wire = schema();
    let defs = wire["$defs"].as_object().unwrap();
    let twins: Vec<_> =
        defs.keys().filter(|name| defs.contains_key(name.trim_end_matches(char::is_numeric)) && name.ends_with(char::is_numeric)).collect();
    assert!(twins.is_empty(), "{twins:?}");
}
