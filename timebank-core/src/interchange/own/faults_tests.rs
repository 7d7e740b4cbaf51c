//! Tables of ours with a cell that cannot be read, where such rows may be left out.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, clippy::panic, reason = "tests")]

use super::ends_tests::{admit, at, charter, create, help};
use crate::bank::TimeBank;
use crate::command::*;
use crate::interchange::{Bundle, ExportForm, Exported, FaultyRows, FileCount, Import, ImportOptions, export};
use crate::model::exchange::Terms;
use crate::values::digest::Salt;

/// Three members, and two hours of help: Ana gave Ben one, and Ben gave Cy one.
fn bank() -> TimeBank {
    let mut bank = create(charter(0));
    let [ana, ben, cy] = [(9, "Ana"), (10, "Ben"), (11, "Cy")].map(|(hour, name)| admit(&mut bank, hour, name));
    help(&mut bank, 2, "2026-03-02", ana, ben);
    help(&mut bank, 3, "2026-03-03", ben, cy);
    bank
}

/// A table with what stands in one column of one of its rows, from 1, written anew.
fn with(exported: &Exported, name: &str, row: usize, column: &str, cell: &str) -> Exported {
    let mut exported = exported.clone();
    let bytes = &mut exported.files.iter_mut().find(|(there, _)| there == name).unwrap().1;
    let text = String::from_utf8(bytes.clone()).unwrap();
    let mut lines: Vec<Vec<String>> = text.trim_end().split("\r\n").map(|line| line.split(',').map(str::to_owned).collect()).collect();
    let place = lines[0].iter().position(|name| name == column).unwrap();
    lines[row][place] = cell.to_owned();
    *bytes = lines.iter().map(|line| line.join(",") + "\r\n").collect::<String>().into_bytes();
    exported
}

fn read(exported: &Exported) -> Import {
    let files: Vec<(&str, &[u8])> = exported.files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    let options = ImportOptions::new(Salt(*b"0123456789abcdef"), "csv").faulty_rows(FaultyRows::LeaveOut);
    crate::interchange::read(&Bundle::from_files(&files), &options).unwrap().unwrap_or_else(|faults| panic!("{faults}"))
}

fn count<'i>(import: &'i Import, name: &str) -> &'i FileCount {
    import.report.files.iter().find(|count| count.file == name).unwrap()
}

#[test]
fn a_row_with_a_cell_that_cannot_be_read_is_not_taken_without_it() {
    let whole = export(&bank(), ExportForm::Csv);
    for (column, cell) in [("visitors", "many"), ("payer", "pott"), ("estimated", "perhaps")] {
        let import = read(&with(&whole, "exchanges.csv", 1, column, cell));
        let told = count(&import, "exchanges.csv");
        // Both rows of the first exchange go, and those of the second stay.
        assert_eq!((told.read, told.taken, told.refused), (4, 2, 2), "{column}");
        assert_eq!(import.bank.exchange_rows().filter(|(_, row)| row.state.happened()).count(), 1, "{column}");
    }
}

#[test]
fn a_cell_of_bad_json_is_a_fault_of_its_row() {
    let whole = export(&bank(), ExportForm::Csv);
    // Cy goes, and with Cy the help that Cy received.
    let import = read(&with(&whole, "members.csv", 3, "profile", "{no json}"));
    let told = count(&import, "members.csv");
    assert_eq!((told.read, told.taken, told.refused), (3, 2, 1));
    assert_eq!(import.members.keys().map(String::as_str).collect::<Vec<_>>(), ["1", "2"]);
}

#[test]
fn nobody_says_that_balances_agree_where_none_is_declared_or_one_is_unread() {
    let whole = export(&bank(), ExportForm::Csv);
    assert_eq!(read(&whole).report.balances_agree, Some(true));
    let mut none = whole.clone();
    for row in 1..=3 {
        none = with(&none, "members.csv", row, "balance_minutes", "");
    }
    assert_eq!(read(&none).report.balances_agree, None);
    let import = read(&with(&none, "members.csv", 1, "balance_minutes", "60"));
    assert_eq!(import.report.balances_agree, Some(true));
    let import = read(&with(&whole, "members.csv", 1, "balance_minutes", "an hour"));
    assert!(import.report.balances_agree != Some(true));
}

#[test]
fn parts_that_are_left_out_are_listed_by_their_own_lines() {
    let mut bank = bank();
    let [ana, ben] = ["1", "2"].map(|number| crate::values::ids::MemberId::new(number.parse().unwrap()).unwrap());
    let terms = Terms::new("2026-03-20".parse().unwrap()).gave(ana, 30).received(ben, 30);
    let exchange = bank.propose(at(4, 9), Propose::new(terms)).unwrap().exchange().unwrap();
    bank.agree(at(4, 10), Agree { exchange, members: vec![], series: false }).unwrap();
    let whole = export(&bank, ExportForm::Csv);
    let changed = with(&with(&whole, "exchanges.csv", 5, "state", "expired"), "exchanges.csv", 6, "state", "expired");
    let import = read(&changed);
    let lines: Vec<u64> = import.report.left_out.iter().flat_map(|out| out.lines.clone()).collect();
    assert_eq!(lines, [6, 7]);
}
