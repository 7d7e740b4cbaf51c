//! The communities and runs that all three languages make, and find alike: `tests/laboratory/shared.json`.

use crate::bank::TimeBank;
use crate::command::Command;
use crate::form::{from_json, to_json};
use crate::laboratory::{Behaviour, Community, Policy};
use serde_json::Value;

fn given<T: crate::form::FromWire>(value: &Value) -> T {
    from_json(value.to_string().as_bytes(), 1 << 20).unwrap()
}

#[test]
fn communities_and_runs_are_those_of_the_other_languages() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/laboratory/shared.json");
    let shared: Value = serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
    let mut wrong = Vec::new();
    let mut same = |name: &str, found: Value, wanted: &Value| {
        if found != *wanted {
            wrong.push(format!("{name}: {found}"));
        }
    };
    for case in shared["communities"].as_array().unwrap() {
        let bank = given::<Community>(&case["community"]).bank(true).unwrap();
        let name = case["about"].as_str().unwrap();
        same(name, bank.head().to_string().into(), &case["head"]);
        same(name, bank.exchange_rows().count().into(), &case["exchanges"]);
    }
    for case in shared["runs"].as_array().unwrap() {
        let bank = case.get("community").map_or_else(
            || {
                let commands: Vec<Command> = given(&case["given"]);
                let mut bank = TimeBank::empty_one(true);
                commands.iter().for_each(|command| drop(bank.execute(command).unwrap()));
                bank
            },
            |community| given::<Community>(community).bank(true).unwrap(),
        );
        let (policy, behaviour): (Policy, Behaviour) = (given(&case["policy"]), given(&case["behaviour"]));
        let weeks = u32::try_from(case["weeks"].as_u64().unwrap()).unwrap();
        let (ran, ahead) = bank.run_ahead(&policy, &behaviour, weeks, case["seed"].as_u64().unwrap()).unwrap();
        let name = case["about"].as_str().unwrap();
        same(name, serde_json::from_slice(&to_json(&ran)).unwrap(), &case["ran"]);
        same(name, ahead.head().to_string().into(), &case["head"]);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
