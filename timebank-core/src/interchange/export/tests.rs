#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, clippy::panic, reason = "tests")]

use super::*;
use crate::command::*;
use crate::exchange::{GroupRule, Terms};
use crate::ids::MemberId;
use crate::interchange::{Bundle, Options, komunitin as bundles, mapping};
use crate::ledger::TransferKind;
use crate::personal::Profile;
use crate::{Charter, Instant, Salt, Start};

fn at(day: u32, hour: u32) -> Instant {
    format!("2026-03-{day:02}T{hour:02}:00:00Z").parse().unwrap()
}

fn context(day: u32, hour: u32) -> Context {
    Context::at(at(day, hour)).salt(Salt([u8::try_from(day).unwrap(); 16]))
}

/// Three members: help between two, a session of one with two, a gift, one exchange taken back.
fn community() -> (TimeBank, [MemberId; 3]) {
    let mut bank = TimeBank::found(context(1, 8), Charter::named("Harpur, \"brook\"")).unwrap();
    let mut admit = |name: &str, hour| {
        let admit = Admit { profile: Profile::named(name), ..Admit::default() };
        bank.admit(context(1, hour), admit).unwrap().member().unwrap()
    };
    let all = [admit("Ana; née\nQuirke", 9), admit("Ben", 10), admit("Cy", 11)];
    let [ana, ben, cy] = all;
    let on = |day: u32| format!("2026-03-{day:02}").parse().unwrap();
    let record =
        |bank: &mut TimeBank, day: u32, terms: Terms| bank.record(context(day, 12), Record::new(terms)).unwrap().exchange().unwrap();
    record(&mut bank, 2, Terms::new(on(2)).gave(ana, 90).received(ben, 90));
    let mut group = Terms::new(on(3)).gave(cy, 61).received(ana, 60).received(ben, 60);
    group.group = Some(GroupRule::ReceiversShare);
    record(&mut bank, 3, group);
    let wrong = record(&mut bank, 4, Terms::new(on(4)).gave(ben, 30).received(cy, 30));
    bank.reverse(context(5, 12), Reverse { exchange: wrong, note: None }).unwrap();
    let (from, to) = (bank.account_of(ana).unwrap(), bank.account_of(cy).unwrap());
    bank.transfer(context(6, 12), Transfer { kind: TransferKind::Gift, from, to, minutes: Minutes::of(15), note: None }).unwrap();
    (bank, all)
}

fn bundle(exported: &Exported) -> Bundle<'_> {
    let files: Vec<(&str, &[u8])> = exported.files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    Bundle::from_files(&files)
}

fn options() -> Options {
    Options::new(Salt(*b"0123456789abcdef"))
}

fn text(exported: &Exported, name: &str) -> String {
    String::from_utf8(exported.files.iter().find(|(file, _)| file == name).unwrap().1.clone()).unwrap()
}

#[test]
fn a_bundle_of_ours_comes_in_again_with_every_balance() {
    let (bank, all) = community();
    let exported = export(&bank, ExportForm::Komunitin);
    let again = bundles::read(&bundle(&exported), &options()).unwrap();
    assert!(again.report.balances_agree(), "{:?}", again.report.differences().collect::<Vec<_>>());
    for member in all {
        let code = format!("HARP{:04}", member.get());
        assert_eq!(again.bank.balance(again.members[&code]).unwrap(), bank.balance(member).unwrap(), "{code}");
    }
    // Ana and Cy gave; the gift, the correction and the mistake it puts right: the form cannot tell the mistake from help.
    assert_eq!(again.report.classes.transfers.values().sum::<u64>(), 2);
    let lost: Vec<(&str, u64)> = exported.lost.iter().map(|lost| (lost.why, lost.count)).collect();
    assert_eq!(lost, [("who of several paid whom: their postings are matched in order", 1)]);
}

#[test]
fn our_tables_hold_every_posting_and_quote_what_wants_it() {
    let (bank, _) = community();
    let exported = export(&bank, ExportForm::Csv);
    let names: Vec<&str> = exported.files.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["members.csv", "activities.csv", "listings.csv", "exchanges.csv", "postings.csv"]);
    let read = |name: &str| crate::interchange::csv::Table::read(name, text(&exported, name).as_bytes()).unwrap();
    let members = read("members.csv");
    assert_eq!(members.rows[0].raw(members.column(&["name"])), "Ana; née\nQuirke");
    let postings = read("postings.csv");
    let minutes = postings.column(&["minutes"]);
    let sum: i64 = postings.rows.iter().map(|row| row.get(minutes).parse::<i64>().unwrap()).sum();
    // 2 for help, 3 for the session, 2 for the mistake and 2 for taking it back, 2 for the gift.
    assert_eq!((postings.rows.len(), sum), (11, 0));
    let lines = export(&bank, ExportForm::JsonLines);
    let of =
        |name: &str| text(&lines, name).lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap()).collect::<Vec<_>>();
    assert_eq!(of("postings.jsonl").len(), 11);
    assert_eq!(of("members.jsonl")[0]["name"], "Ana; née\nQuirke");
}

#[test]
fn promise_11_events_of_valueflows_say_who_gave_and_come_in_again() {
    let (bank, [ana, ben, _]) = community();
    let exported = export(&bank, ExportForm::ValueFlows);
    let json: serde_json::Value = serde_json::from_str(&text(&exported, "valueflows.json")).unwrap();
    let events = json["@graph"].as_array().unwrap();
    // The exchange taken back and the gift are no service.
    assert_eq!(events.len(), 2);
    assert!(events[0]["provider"].as_str().unwrap().ends_with(&format!("member:{}", ana.get())));
    assert!(events[0]["receiver"].as_str().unwrap().ends_with(&format!("member:{}", ben.get())));
    assert_eq!(events[0]["effortQuantity"]["hasNumericalValue"], 90);
    let again = mapping::read(&bundle(&exported), &mapping::preset("valueflows").unwrap(), &options()).unwrap();
    let giver = again.members[events[0]["provider"].as_str().unwrap()];
    assert_eq!(again.bank.balance(giver).unwrap().get(), 90);
}

#[test]
fn a_calendar_folds_escapes_and_repeats_a_series() {
    let (mut bank, [ana, ben, _]) = community();
    let mut plan = Terms::new("2026-03-20".parse().unwrap()).gave(ana, 45).received(ben, 45);
    plan.start = Some(Start { minute: 600, offset: 0 });
    let dates = ["2026-04-03", "2026-04-17"].map(|day| day.parse().unwrap()).to_vec();
    bank.propose(context(7, 9), Propose { dates, ..Propose::new(plan) }).unwrap();
    let (exchange, _) = bank.exchange_rows().rev().nth(2).unwrap();
    bank.agree(context(7, 10), Agree { exchange, members: vec![ana, ben], series: true }).unwrap();
    let exported = export(&bank, ExportForm::Calendar);
    let text = text(&exported, "timebank.ics");
    assert!(text.lines().all(|line| line.len() <= 75), "{text}");
    assert!(text.contains("DTSTART:20260320T100000Z\r\nDURATION:PT45M\r\n"), "{text}");
    assert!(text.contains("RRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=3\r\n"), "{text}");
    assert_eq!(text.matches("BEGIN:VEVENT").count(), 1);
    assert!(text.replace("\r\n ", "").contains("SUMMARY:Exchange: Ana\\; née\\nQuirke\\, Ben\r\n"), "{text}");
}

#[test]
fn a_flow_s_sums_are_those_of_its_postings() {
    let account = |n: u32| <AccountId as crate::ids::Id>::from_index(n).unwrap();
    let postings = [(1, -30), (2, -31), (3, 40), (4, 21), (5, 0)].map(|(n, m)| (account(n), Minutes::of(m)));
    let moved: Vec<i64> = flows(postings.into_iter()).into_iter().map(|(_, _, minutes)| minutes).collect();
    assert_eq!(moved, [30, 10, 21]);
}
