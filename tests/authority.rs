//! Who may take which step on what, as the table in `tests/authority/` has it (promise 3). Python and JavaScript read the same table.

#[path = "authority/doors.rs"]
mod doors;

use serde_json::{Map, Value, json};
use timebank_core::TimeBank;

fn table() -> Value {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/authority/table.json");
    serde_json::from_str(&std::fs::read_to_string(path).expect("the table can be read")).expect("the table is JSON")
}

fn list<'a>(value: &'a Value, name: &str) -> &'a [Value] {
    value[name].as_array().map_or(&[], Vec::as_slice)
}

/// The bank before: the community, and what the scene adds.
fn bank_of(table: &Value, scene: &Value) -> TimeBank {
    let mut given = list(table, "given").iter().chain(list(scene, "given"));
    let mut bank = TimeBank::create_json(given.next().expect("a bank is founded").to_string().as_bytes()).expect("it is founded");
    for command in given {
        bank.execute_json(command.to_string().as_bytes())
            .unwrap_or_else(|fault| panic!("{}: {} by {command}", scene["scene"], fault.to_json()));
    }
    bank
}

fn command(table: &Value, row: &Value, by: &Value) -> String {
    let mut command = Map::new();
    command.insert("at".into(), table["at"].clone());
    command.insert("do".into(), row["do"].clone());
    command.insert("by".into(), by.clone());
    if row["salt"] == json!(true) {
        command.insert("salt".into(), json!("30313233343536373839616263646566"));
    }
    Value::Object(command).to_string()
}

/// What the table says an actor is answered with: `may`, `waits`, or the code of a refusal.
fn said(row: &Value, actor: &str) -> Vec<String> {
    let names = |list: &Value| list.as_array().is_some_and(|all| all.iter().any(|one| one == actor));
    let refused = row["mayNot"].as_object().into_iter().flatten().filter(|(_, actors)| names(actors)).map(|(code, _)| code.clone());
    let open = ["may", "waits"].into_iter().filter(|verdict| names(&row[*verdict])).map(str::to_owned);
    open.chain(refused).collect()
}

#[test]
fn promise_3_the_table_equals_what_the_code_does() {
    let table = table();
    let actors = table["actors"].as_object().expect("there are actors");
    let (mut wrong, mut cells) = (Vec::new(), 0);
    for scene in list(&table, "scenes") {
        let before = bank_of(&table, scene);
        for row in list(scene, "rows") {
            for (actor, by) in actors {
                cells += 1;
                let said = said(row, actor);
                let mut bank = before.clone();
                let done = bank.execute_json(command(&table, row, by).as_bytes());
                let found = match &done {
                    Err(error) => error.code().to_owned(),
                    Ok(outcome) if !outcome.contains("\"awaiting\":[]") => "waits".into(),
                    Ok(_) => "may".into(),
                };
                if said != [found.clone()] {
                    wrong.push(format!("{}: {}, by the {actor}: {found}, and the table says {said:?}", scene["scene"], row["action"]));
                }
                if done.is_err() && bank != before {
                    wrong.push(format!("{}: {}, by the {actor}: the refusal changed something", scene["scene"], row["action"]));
                }
            }
        }
    }
    assert!(cells > 500, "the table has only {cells} cells");
    assert!(wrong.is_empty(), "{} of {cells} cells:\n{}", wrong.len(), wrong.join("\n"));
}

/// A stranger is told the same of an exchange whatever its state, and of one that is not there.
#[test]
fn promise_3_no_refusal_tells_a_stranger_the_state() {
    let table = table();
    let steps = ["agree", "decline", "withdraw", "done", "confirm", "dispute", "give-word", "refuse-word"];
    for scene in list(&table, "scenes").iter().filter(|scene| !list(scene, "given").is_empty()) {
        let before = bank_of(&table, scene);
        for step in steps {
            let ask = |exchange: u32| {
                let row = json!({ "do": { "type": step, "exchange": exchange } });
                let done = before.clone().execute_json(command(&table, &row, &json!(6)).as_bytes());
                done.expect_err("a stranger is refused").message().replace(&exchange.to_string(), "#")
            };
            assert_eq!(ask(1), ask(9), "{step} where {}", scene["scene"]);
        }
    }
}
