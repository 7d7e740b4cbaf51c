//! What of a bank has to come back from our own tables, or be listed by somebody.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, clippy::panic, reason = "tests")]

use super::ends_tests::{admit, again, at, charter, create, help, same};
use crate::command::*;
use crate::interchange::{Bundle, ExportForm, FaultKind, FaultyRows, Import, ImportFaults, ImportOptions, OffsetChange, export};
use crate::model::exchange::{ExchangeState, Terms};
use crate::model::personal::Profile;
use crate::values::digest::Salt;

fn read(files: &[(String, Vec<u8>)], more: impl FnOnce(ImportOptions) -> ImportOptions) -> Result<Import, ImportFaults> {
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    crate::interchange::read(&Bundle::from_files(&files), &more(ImportOptions::new(Salt(*b"0123456789abcdef"), "csv"))).unwrap()
}

fn changed(files: &[(String, Vec<u8>)], name: &str, change: impl Fn(&str) -> String) -> Vec<(String, Vec<u8>)> {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    files.iter().map(|(n, bytes)| (n.clone(), if n == name { change(&text(bytes)).into_bytes() } else { bytes.clone() })).collect()
}

#[test]
fn help_that_was_arranged_ahead_and_is_done_comes_back() {
    let mut bank = create(charter(0));
    let [ana, ben] = [(9, "Ana"), (10, "Ben")].map(|(hour, name)| admit(&mut bank, hour, name));
    let terms = Terms::new("2026-03-10".parse().unwrap()).gave(ana, 60).received(ben, 60);
    let exchange = bank.propose(at(2, 9), Propose::new(terms)).unwrap().exchange().unwrap();
    bank.agree(at(2, 10), Agree { exchange, members: vec![ana, ben], series: false }).unwrap();
    bank.done(at(10, 12), Done { exchange, actual: Vec::new(), visitors: None, facilitation: None, note: None }).unwrap();
    let made = again(&export(&bank, ExportForm::Csv));
    let there = made.bank.state.exchanges.iter().next().unwrap().1;
    assert_eq!((there.state, there.entered), (ExchangeState::Done, bank.state.exchanges.get(exchange).unwrap().entered));
    assert!(made.bank.last_at() <= bank.last_at(), "it is not ahead of the bank it comes from");
    same(&bank, &made, &["members.csv", "exchanges.csv", "postings.csv"]);
    let count = made.report.files.iter().find(|count| count.file == "exchanges.csv").unwrap();
    assert_eq!((count.read, count.taken), (2, 2));
}

#[test]
fn a_bank_east_of_greenwich_comes_back_with_its_clock_and_its_closed_period() {
    let mut bank = create(charter(0));
    let turn = Turn { date: "2026-04-05".parse().unwrap(), minute: 180, to: 600 };
    bank.set_clock(at(1, 9), SetClock { offset: 660, changes: vec![turn], through: "2027-01-01".parse().unwrap() }).unwrap();
    // Nine in the evening in Greenwich is the next day there.
    let [ana, ben] = ["Ana", "Ben"].map(|name| {
        let joined = Some("2026-03-02".parse().unwrap());
        bank.admit(at(1, 21), Admit { profile: Profile::named(name), joined, ..Admit::default() }).unwrap().member().unwrap()
    });
    help(&mut bank, 3, "2026-03-03", ana, ben);
    bank.close_period(at(5, 9), ClosePeriod { through: "2026-03-03".parse().unwrap() }).unwrap();
    let exported = export(&bank, ExportForm::Csv);
    let made = again(&exported);
    assert_eq!(made.bank.state.clock.iter().collect::<Vec<_>>(), bank.state.clock.iter().collect::<Vec<_>>());
    assert_eq!(made.bank.state.small.clock_through, bank.state.small.clock_through);
    assert_eq!(made.bank.state.small.closed_through, bank.state.small.closed_through);
    same(&bank, &made, &["members.csv", "exchanges.csv", "postings.csv", "clock.csv", "periods.csv"]);
    // Tables of before say no clock: the host's offsets serve.
    let files: Vec<_> = exported.files.iter().filter(|(name, _)| !matches!(name.as_str(), "clock.csv" | "periods.csv")).cloned().collect();
    assert!(read(&files, |options| options).is_err());
    let offsets = vec![OffsetChange { from: "1970-01-01T00:00:00Z".parse().unwrap(), minutes: 660 }];
    let made = read(&files, |options| ImportOptions { offsets, ..options }).unwrap();
    assert_eq!(made.bank.state.offset_at(made.bank.last_at()), 660);
}

#[test]
fn what_does_not_come_back_is_listed_by_the_export() {
    let mut bank = create(charter(0));
    let [ana, ben] = [(9, "Ana"), (10, "Ben")].map(|(hour, name)| admit(&mut bank, hour, name));
    let terms = |day: &str| Terms::new(day.parse().unwrap()).gave(ana, 60).received(ben, 60);
    let exchange = bank.propose(at(2, 9), Propose::new(terms("2026-03-20"))).unwrap().exchange().unwrap();
    bank.agree(at(2, 10), Agree { exchange, members: vec![ana], series: false }).unwrap();
    bank.record_batch(at(2, 12), RecordBatch::new(vec![terms("2026-03-01"), terms("2026-03-02")])).unwrap();
    let lost = export(&bank, ExportForm::Csv).lost;
    let told = |word: &str| lost.iter().find(|lost| lost.why.contains(word)).map_or(0, |lost| lost.count);
    assert_eq!((told("who has agreed"), told("one batch"), told("series")), (1, 1, 0), "{lost:?}");
}

#[test]
fn exchanges_keep_their_numbers_where_they_were_entered_in_order() {
    let mut bank = create(charter(0));
    let [ana, ben] = [(9, "Ana"), (10, "Ben")].map(|(hour, name)| admit(&mut bank, hour, name));
    // At one moment: ahead, help, ahead.
    for day in ["2026-03-20", "2026-03-02", "2026-03-21", "2026-03-01"] {
        let terms = Terms::new(day.parse().unwrap()).gave(ana, 60).received(ben, 60);
        match day > "2026-03-10" {
            true => drop(bank.propose(at(2, 12), Propose::new(terms)).unwrap()),
            false => drop(bank.record(at(2, 12), Record::new(terms)).unwrap()),
        }
    }
    let made = again(&export(&bank, ExportForm::Csv));
    same(&bank, &made, &["exchanges.csv"]);
    assert!(made.report.lost.is_empty(), "{:?}", made.report.lost);
    // One that was posted later has another number, which is listed.
    let first = crate::values::ids::ExchangeId::new(1).unwrap();
    bank.agree(at(3, 9), Agree { exchange: first, members: Vec::new(), series: false }).unwrap();
    bank.done(at(20, 12), Done { exchange: first, actual: Vec::new(), visitors: None, facilitation: None, note: None }).unwrap();
    bank.confirm(at(20, 13), Confirm::new(first)).unwrap();
    let made = again(&export(&bank, ExportForm::Csv));
    let lost: Vec<_> = made.report.lost.iter().map(|lost| (lost.column.as_str(), lost.count)).collect();
    assert_eq!(lost, [("exchange", 4)]);
}

#[test]
fn help_and_transfers_are_classed_and_what_our_tables_do_not_have_is_lost() {
    let mut bank = create(charter(30));
    let [ana, ben] = [(9, "Ana"), (10, "Ben")].map(|(hour, name)| admit(&mut bank, hour, name));
    help(&mut bank, 2, "2026-03-02", ana, ben);
    let files = export(&bank, ExportForm::Csv).files;
    let more = changed(&files, "members.csv", |text| {
        text.lines().enumerate().map(|(place, line)| format!("{line},{}\r\n", if place == 0 { "My notes" } else { "secret" })).collect()
    });
    let made = read(&more, |options| options).unwrap();
    assert_eq!(made.report.classes.exchanges, 1);
    assert_eq!(made.report.classes.transfers.iter().map(|(kind, count)| (kind.as_str(), *count)).collect::<Vec<_>>(), [("welcome", 2)]);
    let lost: Vec<_> = made.report.lost.iter().map(|lost| (lost.file.as_str(), lost.column.as_str(), lost.count)).collect();
    assert_eq!(lost, [("members.csv", "My notes", 2)]);
}

#[test]
fn rows_that_are_one_thing_are_refused_together_and_counts_are_true() {
    let mut bank = create(charter(0));
    let [ana, ben] = [(9, "Ana"), (10, "Ben")].map(|(hour, name)| admit(&mut bank, hour, name));
    help(&mut bank, 2, "2026-03-02", ana, ben);
    help(&mut bank, 3, "2026-03-03", ben, ana);
    let files = export(&bank, ExportForm::Csv).files;
    let lenient = |options: ImportOptions| ImportOptions { faulty_rows: FaultyRows::LeaveOut, ..options };
    for (from, to) in [("received,60", "received,long"), (",2026-03-02,", ",02/03/2026,")] {
        let broken = changed(&files, "exchanges.csv", |text| {
            assert!(text.contains(from), "{text}");
            text.replacen(from, to, 1)
        });
        let made = read(&broken, lenient).unwrap();
        for count in &made.report.files {
            assert_eq!(count.read, count.taken + count.refused + count.left_out, "{to}: {count:?}");
        }
        assert_eq!(made.bank.exchange_rows().count(), 1, "{to}");
    }
    let dates = changed(&files, "exchanges.csv", |text| text.replace(",2026-03-02,", ",02/03/2026,"));
    assert!(read(&dates, |options| options).unwrap_err().faults[0].why.contains("a spreadsheet may have rewritten it"));
    let numberless = changed(&files, "members.csv", |text| text.replacen("member,", "who,", 1));
    let faults = read(&numberless, |options| options).unwrap_err().faults;
    assert_eq!((faults[0].kind, faults[0].column.as_str()), (FaultKind::MissingColumn, "member"));
}
