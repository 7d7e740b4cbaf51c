//! Other systems' files: the cases that all three languages read, and the README of the example.

use serde_json::Value;
use std::collections::BTreeMap;
use timebank_core::interchange::mapping::{self, Missing, Unit, sniff};
use timebank_core::interchange::names::key;
use timebank_core::interchange::{
    Bundle, ExportForm, FaultKind, FaultyRows, FileFault, Import, ImportOptions, NotTaken, Options, export, read,
};

fn cases() -> Vec<Value> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/interchange/cases.json");
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// The files of a case: written out in it, or a folder beside it.
fn files_of(case: &Value) -> Vec<(String, Vec<u8>)> {
    let Some(folder) = case["from"].as_str() else {
        return case["files"].as_object().unwrap().iter().map(|(name, text)| (name.clone(), text.as_str().unwrap().into())).collect();
    };
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/interchange").join(folder);
    let mut files: Vec<(String, Vec<u8>)> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read(path).unwrap()))
        .collect();
    files.sort();
    files
}

fn faults(listed: &[FileFault]) -> Value {
    listed.iter().map(|f| serde_json::json!({ "line": f.line, "column": f.column, "kind": f.kind })).collect()
}

fn look(case: &Value, made: &Import) {
    let (name, report) = (case["name"].as_str().unwrap(), &made.report);
    let balances: BTreeMap<&str, i64> =
        made.members.iter().map(|(code, id)| (code.as_str(), made.bank.host().balance(*id).unwrap().get())).collect();
    assert_eq!(serde_json::json!(balances), case["balances"], "{name}");
    assert_eq!(report.classes.exchanges, case["exchanges"], "{name}");
    assert_eq!(serde_json::json!(report.balances_agree), case["agree"], "{name}");
    assert_eq!(case["faults"].as_array().map_or(serde_json::json!([]), |all| serde_json::json!(all)), faults(&report.refused), "{name}");
    let left_out: Value = report
        .left_out
        .iter()
        .map(|out| serde_json::json!({ "why": out.why, "value": out.value, "lines": out.lines, "minutes": out.minutes }))
        .collect();
    let warnings: Value = report.warnings.iter().map(|w| serde_json::json!({ "kind": w.kind, "lines": w.lines })).collect();
    let days: Vec<String> = made.bank.host().exchange_rows().map(|(_, row)| row.on.to_string()).collect();
    for (key, found) in [
        ("leftOut", left_out),
        ("warnings", warnings),
        ("days", serde_json::json!(days)),
        ("transfers", serde_json::json!(report.classes.transfers)),
    ] {
        if let Some(wanted) = case.get(key) {
            assert_eq!(found, *wanted, "{name}: {key}");
        }
    }
    for file in &report.files {
        assert_eq!(file.read, file.taken + file.refused + file.left_out, "{name}: every row of {} is accounted for: {file:?}", file.file);
    }
    for (form, names) in case["exports"].as_object().into_iter().flatten() {
        let mut files: Vec<String> =
            export(&made.bank, ExportForm::from_code(form).unwrap()).files.into_iter().map(|(name, _)| name).collect();
        files.sort();
        assert_eq!(serde_json::json!(files), *names, "{name}");
    }
}

#[test]
fn promise_4_the_shared_cases() {
    // Heads are compared together: where one changes, all that do are told.
    let (mut heads, mut wanted) = (Vec::new(), Vec::new());
    for case in cases() {
        let files = files_of(&case);
        let given: Vec<(&str, &[u8])> = files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
        let options = ImportOptions::from_json(case["options"].to_string().as_bytes()).unwrap();
        match read(&Bundle::from_files(&given), &options).unwrap() {
            Err(refused) => assert_eq!(faults(&refused.faults), case["refused"], "{}", case["name"]),
            Ok(made) => {
                look(&case, &made);
                if let Some(head) = case.get("head") {
                    heads.push((case["name"].clone(), Value::from(made.bank.head().to_string())));
                    wanted.push((case["name"].clone(), head.clone()));
                }
            }
        }
    }
    assert_eq!(heads, wanted);
}

#[test]
fn a_form_nobody_knows_is_named() {
    let options = br#"{"salt": "000102030405060708090a0b0c0d0e0f", "form": "tempo"}"#;
    let error = read(&Bundle::default(), &ImportOptions::from_json(options).unwrap()).unwrap_err();
    assert_eq!((error.code(), error.details_json().as_str()), ("not-a-form", r#"{"given":"tempo"}"#));
}

/// A charity's sheet of 600 rows: from the file to balances by one confirmed proposal. What should come of it was worked out by whoever
/// wrote the sheet, not by reading it.
#[test]
fn a_charity_s_sheet_of_600_rows() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/interchange/messy");
    let sheet = std::fs::read(folder.join("hours.csv")).unwrap();
    let wanted: Value = serde_json::from_slice(&std::fs::read(folder.join("balances.json")).unwrap()).unwrap();
    let files = [("hours.csv", sheet.as_slice())];
    let mut mapping = sniff(&Bundle::from_files(&files)).mapping;
    let table = &mut mapping.tables[0];
    assert_eq!(table.dates, ["%d/%m/%Y"], "days after the twelfth tell the order");
    (table.unit, table.missing_giver, table.missing_receiver) = (Some(Unit::Hours), Missing::Unknown, Missing::Community);
    for (said, meant) in [("Mauren", "Maureen"), ("Agnieska", "Agnieszka"), ("Delith", "Delyth")] {
        mapping.same.insert(said.into(), meant.into());
    }
    let salt = timebank_core::Salt(*b"0123456789abcdef");
    let options = Options::new(salt).faulty_rows(FaultyRows::LeaveOut);
    let made = mapping::read(&Bundle::from_files(&files), &mapping, &options).unwrap();
    let balances: BTreeMap<String, i64> =
        made.members.iter().map(|(code, id)| (key(code).into_owned(), made.bank.host().balance(*id).unwrap().get())).collect();
    let meant: BTreeMap<String, i64> =
        wanted["balances"].as_object().unwrap().iter().map(|(name, minutes)| (key(name).into_owned(), minutes.as_i64().unwrap())).collect();
    assert_eq!(balances, meant);
    let count = &made.report.files[0];
    assert_eq!(Value::from(count.read), wanted["rows"]);
    assert_eq!(Value::from(count.refused), wanted["refused"]);
    assert_eq!(count.read, count.taken + count.refused + count.left_out);
    let out: Vec<(NotTaken, u64)> = made.report.left_out.iter().map(|out| (out.why, out.rows)).collect();
    assert_eq!(out, [(NotTaken::Blank, wanted["blank"].as_u64().unwrap()), (NotTaken::Total, 1)]);
    let owed: u64 = made
        .bank
        .host()
        .exchange_rows()
        .flat_map(|(id, _)| made.bank.host().terms_of(id).unwrap().expenses)
        .map(|e| u64::from(e.amount))
        .sum();
    assert!(owed <= wanted["pence"].as_u64().unwrap() && owed > 0, "money of refused rows is not owed: {owed}");
    assert!(made.report.refused.iter().all(|fault| fault.kind == FaultKind::NoSuchDay && fault.value == "31/11/2025"));
    assert_eq!(made.report.balances_agree, None);
}

/// Weeks that repeat go on beyond the calendar: the zone says every change of the clock that is known.
#[test]
fn a_calendar_says_every_change_of_the_clock() {
    use timebank_core::command::{Command, Context};
    let at = "2027-03-01T08:00:00Z".parse().unwrap();
    let charter = timebank_core::Charter::named("Harpurbrook");
    let mut bank = timebank_core::TimeBank::create(Context::host(at), timebank_core::BankId([1; 16]), charter).unwrap();
    let clock = br#"{"at": "2027-03-01T09:00:00Z", "by": "host", "do": {"type": "set-clock", "offset": 0, "through": "2028-01-01",
        "changes": [{"date": "2027-03-28", "minute": 60, "to": 60}, {"date": "2027-10-31", "minute": 120, "to": 0}]}}"#;
    bank.execute(&Command::from_json(clock).unwrap()).unwrap();
    let files = export(&bank, ExportForm::Calendar).files;
    let text = String::from_utf8(files[0].1.clone()).unwrap();
    let to: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("TZOFFSETTO:")).collect();
    // What holds at the beginning, the setting itself, March, and October, which lies more than 180 days ahead.
    assert_eq!(to, ["+0000", "+0000", "+0100", "+0000"]);
}
