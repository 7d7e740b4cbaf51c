#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "tests")]

use super::*;
use crate::interchange::{FaultKind, NotTaken};
use crate::values::digest::Salt;

fn made(mapping: &str, files: &[(&str, &str)]) -> Result<Import, ImportFaults> {
    read(&Bundle::from_files(files), &Mapping::from_json(mapping.as_bytes()).unwrap(), &Options::new(Salt(*b"0123456789abcdef")))
}

fn balance(import: &Import, code: &str) -> i64 {
    import.bank.host().balance(import.members[code]).unwrap().get()
}

const BESIDE: &str = r#"{"name": "sheet", "tables": [{"file": "*", "holds": "exchanges", "knownBy": "name", "makeMembers": true,
    "columns": {"date": ["Date"], "gave": ["Gave"], "received": ["Got"], "amount": [FIRST]}}]}"#;

#[test]
fn hours_and_minutes_beside_each_other_are_one_amount_whichever_stands_first() {
    let of = |first: &str, header: &str, cells: &str| {
        let mapping = BESIDE.replace("FIRST", first);
        made(&mapping, &[("a.csv", &format!("Date,Gave,Got,{header}\n2026-03-01,Ana,Ben,{cells}\n"))])
    };
    let (hours, minutes) = (r#""Hours", "Minutes""#, r#""Minutes", "Hours""#);
    for (columns, header, cells) in [(hours, "Hours,Minutes", "1,90"), (minutes, "Minutes,Hours", "90,1")] {
        let refused = of(columns, header, cells).unwrap_err();
        assert_eq!(refused.faults.iter().map(|f| f.kind).collect::<Vec<_>>(), [FaultKind::NotSaid], "{header}");
    }
    for (columns, header, cells, wanted) in [
        (hours, "Hours,Minutes", "1,30", 90),
        (minutes, "Minutes,Hours", "30,1", 90),
        (minutes, "Minutes,Hours", "90,1.5", 90),
        (minutes, "Minutes,Hours", "90,", 90),
        (minutes, "Minutes,Hours", "90,0", 90),
    ] {
        assert_eq!(balance(&of(columns, header, cells).unwrap(), "Ana"), wanted, "{header} {cells}");
    }
    let seconds = of(r#""Minutes", "Seconds""#, "Minutes,Seconds", "2,60").unwrap_err();
    assert_eq!(seconds.faults[0].kind, FaultKind::NotSaid);
}

const MEMBERS: &str = r#"{"name": "sheet", "tables": [
    {"file": "members.csv", "holds": "members", "columns": {"code": ["Code"], "balance": ["Balance"], "lowest": ["LIMIT"]}},
    {"file": "hours.csv", "holds": "exchanges", "columns": {"date": ["Date"], "gave": ["Gave"], "received": ["Got"], "amount": ["Hours"]}}]}"#;

fn lowest(import: &Import, code: &str) -> Option<i64> {
    let account = import.bank.account_of(import.members[code]).unwrap();
    import.bank.state.ledger.limits.get(&account).and_then(|own| own.limits.lowest).map(|lowest| lowest.get())
}

#[test]
fn a_limit_counts_in_the_unit_of_its_own_column() {
    let hours = "Date,Gave,Got,Hours\n2026-03-01,A,B,1.5\n";
    let mapping = MEMBERS.replace("LIMIT", "Limit (minutes)").replace(r#""balance": ["Balance"], "#, "");
    let import = made(&mapping, &[("members.csv", "Code,Limit (minutes)\nA,600\nB,90\n"), ("hours.csv", hours)]).unwrap();
    // Far below zero is written as a number above it.
    assert_eq!((lowest(&import, "A"), lowest(&import, "B"), balance(&import, "A")), (Some(-600), Some(-90), 90));
    // A table of limits alone, in minutes by its mapping.
    let alone = r#"{"name": "sheet", "tables": [{"file": "members.csv", "holds": "members", "unit": "minutes",
        "columns": {"code": ["Code"], "lowest": ["Limit"]}}]}"#;
    let import = made(alone, &[("members.csv", "Code,Limit\nA,600\n")]).unwrap();
    assert_eq!(lowest(&import, "A"), Some(-600));
}

#[test]
fn a_balance_with_a_colon_is_a_length_beside_decimal_hours() {
    let mapping = MEMBERS.replace(r#", "lowest": ["LIMIT"]"#, "");
    let hours = "Date,Gave,Got,Hours\n2026-03-01,A,B,1.25\n2026-03-02,B,A,0.25\n2026-03-02,A,B,0.5\n";
    // 75 - 15 + 30 minutes: an hour and a half.
    let import = made(&mapping, &[("members.csv", "Code,Balance\nA,1:30\nB,-1:30\n"), ("hours.csv", hours)]).unwrap();
    assert_eq!((import.report.balances_agree, balance(&import, "A")), (Some(true), 90));
}

const OFFERS: &str = r#"{"name": "sheet", "tables": [
    {"file": "members.csv", "holds": "members", "columns": {"code": ["No"], "name": ["Name"], "language": ["Language"]}},
    {"file": "offers.csv", "holds": "listings",
     "columns": {"owner": ["owner"], "kind": ["type"], "title": ["title"], "status": ["status"]}}]}"#;

#[test]
fn what_is_closed_is_not_on_offer() {
    let offers =
        "owner,type,title,status\n1,offer,Lift,closed\n1,offer,Soup,active\n1,request,Hem,Expired\n1,offer,Cake,\n1,offer,Old,draft\n";
    let import = made(OFFERS, &[("members.csv", "No,Name\n1,Ana\n"), ("offers.csv", offers)]).unwrap();
    let titles: Vec<&str> = import.bank.listing_rows().map(|(id, _)| import.bank.listing_words(id).unwrap().title.as_str()).collect();
    assert_eq!(titles, ["Soup", "Cake"]);
    let out: Vec<(NotTaken, &str, u64)> = import.report.left_out.iter().map(|out| (out.why, out.value.as_str(), out.lines[0])).collect();
    assert_eq!(out, [(NotTaken::State, "closed", 2), (NotTaken::State, "Expired", 4), (NotTaken::Draft, "draft", 6)]);
    // A word that is not known is asked about once.
    let unknown = "owner,type,title,status\n1,offer,Lift,blue\n1,offer,Soup,green\n";
    let refused = made(OFFERS, &[("members.csv", "No,Name\n1,Ana\n"), ("offers.csv", unknown)]).unwrap_err();
    assert_eq!(refused.faults.iter().map(|f| (f.kind, f.value.as_str())).collect::<Vec<_>>(), [(FaultKind::NotSaid, "blue")]);
}

#[test]
fn a_row_that_adds_up_members_is_no_member() {
    let mapping = r#"{"name": "sheet", "tables": [{"file": "*", "holds": "members", "unit": "minutes",
        "columns": {"name": ["Name"], "balance": ["Balance"], "email": ["Mail"]}}]}"#;
    let sheet = "Name,Balance,Mail\nAna,0,\nSuma Patel,0,\nTotal Fitness,0,fit@example.org\nTotal:,0,\nTotal members 3,0,\n";
    let import = made(mapping, &[("members.csv", sheet)]).unwrap();
    assert_eq!(import.members.keys().map(String::as_str).collect::<Vec<_>>(), ["Ana", "Suma Patel", "fit@example.org"]);
    let out: Vec<(NotTaken, &[u64])> = import.report.left_out.iter().map(|out| (out.why, out.lines.as_slice())).collect();
    assert_eq!(out, [(NotTaken::Total, &[5, 6][..])]);
}

#[test]
fn a_language_that_is_no_code_is_told() {
    let people = "No,Name,Language\n1,Ana,English\n2,Ben,en_GB\n3,Cy,cy\n4,Di,\n";
    let import = made(OFFERS, &[("members.csv", people)]).unwrap();
    let told: Vec<(u64, &str, &str)> = import
        .report
        .guessed
        .iter()
        .filter(|g| g.rule == "language-not-known")
        .map(|g| (g.line, g.value.as_str(), g.taken_as.as_str()))
        .collect();
    assert_eq!(told, [(2, "English", "nothing")]);
    let spoken = |code: &str| {
        let person = import.bank.person(import.members[code]).unwrap();
        person.profile.languages.iter().flatten().map(|language| language.as_str().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!((spoken("1"), spoken("2"), spoken("3")), (vec![], vec!["en-gb".to_owned()], vec!["cy".to_owned()]));
}

#[test]
fn an_amount_that_is_rounded_to_nothing_is_not_counted_as_taken() {
    let mapping = BESIDE.replace("FIRST", r#""Minutes""#);
    let sheet = "Date,Gave,Got,Minutes\n2026-03-01,Ana,Ben,0.4\n2026-03-01,Ana,Ben,1.6\n";
    let options = Options { rounding: crate::interchange::Rounding::Nearest, ..Options::new(Salt(*b"0123456789abcdef")) };
    let import = read(&Bundle::from_files(&[("a.csv", sheet)]), &Mapping::from_json(mapping.as_bytes()).unwrap(), &options).unwrap();
    let count = &import.report.files[0];
    assert_eq!((count.read, count.taken, count.left_out, balance(&import, "Ana")), (2, 1, 1, 2));
}
