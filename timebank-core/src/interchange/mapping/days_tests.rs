#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "tests")]

use super::*;
use crate::bank::TimeBank;
use crate::interchange::Caution;
use crate::values::digest::Salt;
use crate::values::time::Timestamp;

/// Madrid: an hour ahead of UTC, two from 29 March 2026 01:00 UTC on.
fn madrid() -> Options {
    let at = |text: &str| text.parse::<Timestamp>().unwrap();
    let offsets = vec![(at("2024-10-27T01:00:00Z"), 60), (at("2026-03-29T01:00:00Z"), 120)];
    Options { offsets, ..Options::new(Salt(*b"0123456789abcdef")) }
}

const MAPPING: &str = r#"{"name": "sheets", "tables": [
    {"file": "members.csv", "holds": "members", "columns": {"code": ["No"], "name": ["Name"], "joined": ["Joined"]}},
    {"file": "offers.csv", "holds": "listings",
     "columns": {"owner": ["Owner"], "kind": ["Type"], "title": ["Title"], "joined": ["Created"], "until": ["Ends"]}},
    {"file": "hours.csv", "holds": "exchanges", "unit": "hours",
     "columns": {"date": ["When"], "gave": ["Gave"], "received": ["Got"], "amount": ["Hours"]}}]}"#;

fn made(mapping: &str, files: &[(&str, &str)], options: &Options) -> Import {
    read(&Bundle::from_files(files), &Mapping::from_json(mapping.as_bytes()).unwrap(), options).unwrap()
}

const PEOPLE: &str = "No,Name,Joined\n1,Ana,2025-03-10 00:00:00\n2,Ben,2025-03-11 23:30:00\n";

fn joined(bank: &TimeBank) -> Vec<String> {
    bank.member_rows().map(|(_, row)| row.joined.to_string()).collect()
}

#[test]
fn members_join_and_offers_end_on_the_day_that_is_written() {
    let offers = "Owner,Type,Title,Created,Ends\n1,offer,Lift,2026-03-01 00:00:00,2026-03-31 00:00:00\n\
        2,offer,Soup,2026-03-05 00:00:00,2026-03-05 00:00:00\n1,offer,Late,2026-03-05 09:00:00,2026-03-04 00:00:00\n";
    let hours = "When,Gave,Got,Hours\n2026-04-01 00:30:00,1,2,1\n";
    let files = [("members.csv", PEOPLE), ("offers.csv", offers), ("hours.csv", hours)];
    let import = made(MAPPING, &files, &madrid());
    assert_eq!(joined(&import.bank), ["2025-03-10", "2025-03-11"]);
    let until: Vec<String> = import.bank.listing_rows().map(|(_, row)| row.terms.until.unwrap().to_string()).collect();
    assert_eq!(until, ["2026-03-31", "2026-03-05", "2026-03-05"]);
    let days: Vec<String> = import.bank.exchange_rows().map(|(_, row)| row.on.to_string()).collect();
    assert_eq!(days, ["2026-04-01"]);
    // The third alone ended before it began.
    let warned: Vec<(Caution, &[u64])> = import.report.warnings.iter().map(|w| (w.kind, w.lines.as_slice())).collect();
    assert_eq!(warned, [(Caution::EndedBeforeItBegan, &[4][..])]);
    // West of Greenwich the evening is the next day in UTC.
    let west = MAPPING.replacen('{', "{\"offsetMinutes\": -300, ", 1);
    let import = made(&west, &files, &Options::new(Salt(*b"0123456789abcdef")));
    assert_eq!(joined(&import.bank), ["2025-03-10", "2025-03-11"]);
}

#[test]
fn an_instant_lies_on_the_day_of_the_place() {
    let hours = "When,Gave,Got,Hours\n2026-03-02T23:30:00Z,1,2,1\n2026-03-02T23:30:00+03:00,1,2,1\n2026-03-29T22:10:00Z,1,2,1\n";
    let files = [("members.csv", PEOPLE), ("hours.csv", hours)];
    let days = |import: &Import| import.bank.exchange_rows().map(|(_, row)| row.on.to_string()).collect::<Vec<_>>();
    let rules = |import: &Import| import.report.guessed.iter().map(|guess| guess.rule.clone()).filter(|rule| rule.contains("zone")).count();
    // In the order of their instants: 20:30 in UTC, half past midnight, and ten past midnight in summer time.
    let import = made(MAPPING, &files, &madrid());
    assert_eq!((days(&import), rules(&import)), (vec!["2026-03-02".to_owned(), "2026-03-03".into(), "2026-03-30".into()], 0));
    // Without a zone the day is the one that is written, and that is said once.
    let import = made(MAPPING, &files, &Options::new(Salt(*b"0123456789abcdef")));
    assert_eq!((days(&import), rules(&import)), (vec!["2026-03-02".to_owned(), "2026-03-02".into(), "2026-03-29".into()], 1));
}
