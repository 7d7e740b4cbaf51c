#![allow(clippy::expect_used, reason = "tests")]

use super::*;

fn refused(json: &str) -> (FaultKind, String) {
    let faults = table("rows.json", json.as_bytes()).expect_err("it is too large");
    faults.first().map(|fault| (fault.kind, fault.why.clone())).expect("a fault")
}

#[test]
fn promise_9_what_stands_beside_each_entry_is_not_written_beyond_what_is_taken() {
    // 100 kB beside 20,000 entries: 2 GB if it were written beside each of them.
    let json = format!("{{\"note\":\"{}\",\"entries\":[{}]}}", "x".repeat(100_000), vec!["{}"; 20_000].join(","));
    assert_eq!(refused(&json).0, FaultKind::TooLarge);
    // A name of 100 kB with 20,000 within it that say nothing: 2 GB of names.
    let inner: Vec<String> = (0..20_000).map(|n| format!("\"{n}\":null")).collect();
    let json = format!("[{{\"{}\":{{{}}}}}]", "n".repeat(100_000), inner.join(","));
    assert_eq!(refused(&json).0, FaultKind::TooLarge);
    // One row of 900 fields and 60,000 of one: 54 million cells.
    let wide: Vec<String> = (0..900).map(|n| format!("\"f{n}\":1")).collect();
    let json = format!("[{{{}}},{}]", wide.join(","), vec!["{\"f1\":1}"; 60_000].join(","));
    let (kind, why) = refused(&json);
    assert_eq!(kind, FaultKind::TooLarge);
    assert!(why.contains("50000000 cells"), "{why}");
}

#[test]
fn an_entry_says_what_its_object_says_and_may_say_it_otherwise() {
    let json = r#"{"id": "7", "state": "done", "entries": [{"payer": "ana"}, {"payer": "ben", "state": "void"}, {}]}"#;
    let table = table("rows.json", json.as_bytes()).expect("it is read");
    assert_eq!(table.columns, ["id", "payer", "state"]);
    let rows: Vec<Vec<&str>> = table.rows.iter().map(|row| row.cells().collect()).collect();
    assert_eq!(rows, [["7", "ana", "done"], ["7", "ben", "void"], ["7", "", "done"]]);
    assert_eq!(table.column(&["PAYER"]), Some(1));
}
