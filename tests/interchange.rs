//! Other systems' files: the cases that all three languages read, and the README of the example.

use serde_json::Value;
use std::collections::BTreeMap;
use timebank_core::interchange::{Bundle, ExportForm, ImportOptions, export, import};

fn cases() -> Vec<Value> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/interchange/cases.json");
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

#[test]
fn promise_4_the_shared_cases() {
    for case in cases() {
        let files: Vec<(String, Vec<u8>)> =
            case["files"].as_object().unwrap().iter().map(|(name, text)| (name.clone(), text.as_str().unwrap().into())).collect();
        let given: Vec<(&str, &[u8])> = files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
        let options = ImportOptions::from_json(case["options"].to_string().as_bytes()).unwrap();
        let name = case["name"].as_str().unwrap();
        match import(&Bundle::from_files(&given), &options).unwrap() {
            Err(faults) => {
                let told: Vec<Value> =
                    faults.faults.iter().map(|f| serde_json::json!({ "line": f.line, "column": f.column, "kind": f.kind })).collect();
                assert_eq!(Value::Array(told), case["refused"], "{name}");
            }
            Ok(made) => {
                let balances: BTreeMap<&str, i64> =
                    made.members.iter().map(|(code, id)| (code.as_str(), made.bank.balance(*id).unwrap().get())).collect();
                assert_eq!(serde_json::json!(balances), case["balances"], "{name}");
                assert_eq!(made.report.classes.exchanges, case["exchanges"], "{name}");
                // What was rounded is no longer exactly what the files say.
                assert_eq!(made.report.balances_agree(), case["options"]["rounding"].is_null(), "{name}");
                assert_eq!(made.bank.head().to_string(), case["head"], "{name}");
                for (form, names) in case["exports"].as_object().into_iter().flatten() {
                    let mut files: Vec<String> =
                        export(&made.bank, ExportForm::from_code(form).unwrap()).files.into_iter().map(|(name, _)| name).collect();
                    files.sort();
                    assert_eq!(serde_json::json!(files), *names, "{name}");
                }
            }
        }
    }
}

#[test]
fn a_form_nobody_knows_is_named() {
    let options = br#"{"salt": "000102030405060708090a0b0c0d0e0f", "form": "tempo"}"#;
    let error = import(&Bundle::default(), &ImportOptions::from_json(options).unwrap()).unwrap_err();
    assert_eq!((error.code(), error.details_json().as_str()), ("not-a-form", r#"{"given":"tempo"}"#));
}
