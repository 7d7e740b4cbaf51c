#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "tests")]

use super::*;
use crate::interchange::FaultKind;
use crate::interchange::names::steps;
use crate::values::digest::Salt;

fn read_files(mapping: &str, files: &[(&str, &str)]) -> Result<Import, ImportFaults> {
    read(&Bundle::from_files(files), &Mapping::from_json(mapping.as_bytes()).unwrap(), &Options::new(Salt(*b"0123456789abcdef")))
}

#[test]
fn promise_9_members_who_share_an_address_are_told_apart_in_steps_that_grow_with_them() {
    let mapping =
        r#"{"name": "sheet", "tables": [{"file": "users.csv", "holds": "members", "columns": {"name": ["Name"], "email": ["Email"]}}]}"#;
    let rows: Vec<String> = (0..2_000).map(|n| format!("Member {n},none@none.example\n")).collect();
    let sheet = format!("Name,Email\n{}", rows.concat());
    let (made, folded) = steps::of(|| read_files(mapping, &[("users.csv", &sheet)]));
    assert_eq!(made.unwrap().members.len(), 2_000);
    // Each row is folded some twenty times; each name for each other would be two million times ten letters.
    assert!(folded < 40 * sheet.len() as u64, "{folded} of {}", sheet.len());
    let again = format!("{sheet}member  7,NONE@none.example\n");
    let refused = read_files(mapping, &[("users.csv", &again)]).unwrap_err();
    assert_eq!((refused.faults.len(), refused.faults[0].kind, refused.faults[0].line), (1, FaultKind::Duplicate, 2_002));
}

const EXCHANGES: &str = r#"{"name": "sheet", "tables": [{"file": "sheet.csv", "holds": "exchanges", "knownBy": "name", "makeMembers": true,
    "peopleSeparator": ";", "unit": "hours", "columns": {"date": ["Date"], "gave": ["Gave"], "received": ["Got"], "amount": ["Hours"]}}]}"#;

#[test]
fn promise_9_a_cell_of_more_people_than_may_take_part_is_a_fault() {
    let people: Vec<String> = (0..20_000).map(|n| format!("p{n}")).collect();
    let sheet = format!("Date,Gave,Got,Hours\n2026-03-01,{},Ben,1\n", people.join(";"));
    let refused = read_files(EXCHANGES, &[("sheet.csv", &sheet)]).unwrap_err();
    assert_eq!((refused.faults.len(), refused.faults[0].kind), (1, FaultKind::TooLarge));
    assert!(refused.faults[0].why.contains("10000"), "{}", refused.faults[0].why);
    // Of people nobody knows the first ten are told.
    let known = EXCHANGES.replace("\"makeMembers\": true,", "");
    let refused = read_files(&known, &[("sheet.csv", &sheet)]).unwrap_err();
    assert_eq!(refused.report.faults, 11);
}

#[test]
fn a_person_named_twice_in_a_cell_is_one() {
    let made = read_files(EXCHANGES, &[("sheet.csv", "Date,Gave,Got,Hours\n2026-03-01,Ana; ben;ANA,Cy,1\n")]).unwrap();
    // Cy received one hour of two people's time: 120 minutes paid, 60 to each.
    let balance = |name: &str| made.bank.host().balance(made.members[name]).unwrap().get();
    assert_eq!((balance("Ana"), balance("ben"), balance("Cy")), (60, 60, -120));
    let refused = read_files(EXCHANGES, &[("sheet.csv", "Date,Gave,Got,Hours\n2026-03-01,Ana;Ben,Cy;Ben,1\n")]).unwrap_err();
    assert_eq!(refused.faults[0].kind, FaultKind::PayerIsPayee);
}

/// A sheet of help, with what stands in its columns `Status` and `Kind`.
fn help(rows: usize, status: impl Fn(usize) -> String) -> String {
    let row = |n: usize| format!("2026-03-01,M{},M{},1,{},Word{n} word\n", n % 2, (n + 1) % 2, status(n));
    format!("Date,Gave,Got,Hours,Status,Note\n{}", (0..rows).map(row).collect::<String>())
}

#[test]
fn promise_9_words_of_a_mapping_are_found_without_a_look_at_each_of_them() {
    let meanings: Vec<String> = (0..5_000).map(|n| format!("\"Word {n}\": \"done\"")).collect();
    let only: Vec<String> = (0..5_000).map(|n| format!("\"Word {n}\"")).collect();
    let words: Vec<String> = (0..5_000).map(|n| format!("\"word{}\"", n + 10_000)).collect();
    let mapping = format!(
        r#"{{"name": "sheet", "tables": [{{"file": "sheet.csv", "holds": "exchanges", "knownBy": "name", "makeMembers": true, "unit": "hours",
        "columns": {{"date": ["Date"], "gave": ["Gave"], "received": ["Got"], "amount": ["Hours"], "status": ["Status"], "words": ["Note"]}},
        "meanings": {{"status": {{{}}}}}, "only": {{"Status": [{}]}}}}], "rules": [{{"name": "r", "takenAs": "gift", "words": [{}]}}]}}"#,
        meanings.join(","),
        only.join(","),
        words.join(",")
    );
    let sheet = help(2_000, |n| format!("WORD  {n}"));
    let (made, steps) = steps::of(|| read_files(&mapping, &[("sheet.csv", &sheet)]));
    assert_eq!(made.unwrap().report.classes.exchanges, 2_000);
    // Each word of the mapping is folded once, and each row's a few times. Each word for each row would be 10 million times nine letters.
    let all = (mapping.len() + sheet.len()) as u64;
    assert!(steps < 10 * all, "{steps} of {all}");
}

#[test]
fn promise_9_lists_that_every_row_goes_through_are_bounded() {
    let refused = |mapping: &str| {
        let refused = read_files(mapping, &[("sheet.csv", &help(1, |_| String::new()))]).unwrap_err();
        assert_eq!((refused.faults.len(), refused.faults[0].kind), (1, FaultKind::BadMapping), "{mapping:.100}");
        refused.faults[0].why.clone()
    };
    let many = |count: usize, one: &dyn Fn(usize) -> String| (0..count).map(one).collect::<Vec<_>>().join(",");
    let columns = EXCHANGES.replace(r#"["Gave"]"#, &format!("[{}]", many(998, &|n| format!("\"A{n}\""))));
    assert!(refused(&columns).contains("1001 names of columns where at most 1000"), "{}", refused(&columns));
    let only = EXCHANGES.replace("\"unit\"", &format!("\"only\": {{{}}}, \"unit\"", many(501, &|n| format!("\"A{n}|B\": [\"x\"]"))));
    assert!(refused(&only).contains("1002 columns"), "{}", refused(&only));
    let dates = EXCHANGES.replace("\"unit\"", &format!("\"dates\": [{}], \"unit\"", many(101, &|_| "\"%d/%m/%Y\"".into())));
    assert!(refused(&dates).contains("101 forms of dates"), "{}", refused(&dates));
    let stars = EXCHANGES.replace("\"tables\"", &format!("\"community\": [{}], \"tables\"", many(101, &|n| format!("\"*{n}\""))));
    assert!(refused(&stars).contains("101 names"), "{}", refused(&stars));
    let rule = |n: usize| format!(r#"{{"name": "r{n}", "takenAs": "gift", "overMinutes": 1}}"#);
    let rules = EXCHANGES.replace("\"tables\"", &format!("\"rules\": [{}], \"tables\"", many(201, &rule)));
    assert!(refused(&rules).contains("rules where at most 200"), "{}", refused(&rules));
}

#[test]
fn a_spelling_means_in_each_table_what_that_table_says() {
    // In the first sheet `Walkers` is somebody's name, in the second a group.
    let table = |file: &str, more: &str| {
        format!(
            r#"{{"file": "{file}", "holds": "exchanges", "knownBy": "name", "makeMembers": true, "unit": "hours", {more}
            "columns": {{"date": ["Date"], "gave": ["Gave"], "received": ["Got"], "amount": ["Hours"], "visitors": ["Count"]}}}}"#
        )
    };
    let mapping = format!(r#"{{"name": "sheets", "tables": [{}, {}]}}"#, table("a.csv", ""), table("b.csv", r#""groups": ["walkers"],"#));
    let head = "Date,Gave,Got,Hours,Count\n";
    let one = format!("{head}2026-03-01,Ana,Walkers,1,\n2026-03-02,Ana,Walkers,1,\n2026-03-03,Ana,Walkers,1,\n");
    let two = format!("{head}2026-03-04,Ana,Walkers,1,7\n");
    let made = read_files(&mapping, &[("a.csv", &one), ("b.csv", &two)]).unwrap();
    let visitors: Vec<Option<u32>> = made.bank.exchange_rows().map(|(id, _)| made.bank.terms_of(id).unwrap().visitors).collect();
    assert_eq!(visitors, [None, None, None, Some(7)]);
    assert_eq!(made.bank.host().balance(made.members["Walkers"]).unwrap().get(), -180);
}

#[test]
fn a_movement_of_credit_takes_72_bytes_and_words_stand_once_behind_each_other() {
    use crate::interchange::community::{Said, Texts, TransferRow};
    assert!(size_of::<TransferRow>() <= 72);
    let mut texts = Texts::default();
    let kept: Vec<Said> = ["tea", "tea", "", "a walk", "tea"].into_iter().filter_map(|text| texts.keep(text)).collect();
    let read: Vec<&str> = kept.iter().map(|said| texts.of(*said)).collect();
    assert_eq!(read, ["tea", "tea", "", "a walk", "tea"]);
    assert_eq!(kept[0], kept[1]);
}
