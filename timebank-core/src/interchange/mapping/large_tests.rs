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
