#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "tests")]

use super::csv::{CsvTable, CsvWriting, Row, trim};
use super::lines::open_quote;
use super::mapping::Mapping;
use super::{Bundle, FaultyRows, ImportOptions, NotTaken, read, read_to};
use crate::values::digest::Salt;
use proptest::prelude::*;

fn cells(row: Row<'_>) -> Vec<&str> {
    row.cells().collect()
}

/// Byte by byte: a mark opens a cell at its beginning alone, and two of them inside stand for one.
fn open_quote_slowly(bytes: &[u8], separator: u8) -> Option<u64> {
    let (mut line, mut opened, mut begins, mut at) = (1, None, true, 0);
    while let Some(byte) = bytes.get(at) {
        line += u64::from(*byte == b'\n');
        match (*byte, opened) {
            (b'"', Some(_)) if bytes.get(at + 1) == Some(&b'"') => at += 1,
            (b'"', Some(_)) => opened = None,
            (b'"', None) if begins => opened = Some(line),
            _ => {}
        }
        begins = opened.is_none() && (*byte == separator || *byte == b'\n' || *byte == b'\r');
        at += 1;
    }
    opened
}

proptest! {
    #[test]
    fn a_mark_that_is_never_closed_is_found_as_byte_by_byte(text in "[\",;a\r\n]{0,40}") {
        for separator in [b',', b';'] {
            prop_assert_eq!(open_quote(text.as_bytes(), separator), open_quote_slowly(text.as_bytes(), separator), "{:?}", text);
        }
    }

    #[test]
    fn blanks_around_a_text_are_those_of_the_standard_library(text in "[ \t\u{a0}\u{2003}a-cé\u{200b}]{0,6}") {
        prop_assert_eq!(trim(&text), text.trim());
    }

    /// CsvRows stand in one text: what is no row among them leaves nothing behind.
    #[test]
    fn rows_come_back_as_they_were_written(
        rows in proptest::collection::vec((0..5u8, proptest::collection::vec("[a-cé\", \n]{0,4}", 3)), 0..12),
    ) {
        let mut text = String::from("one,two,three\n");
        let (mut wanted, mut blank, mut faulty, mut headings) = (Vec::new(), 0, 0, Vec::new());
        for (kind, row) in &rows {
            let quoted: Vec<String> = row.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).collect();
            let said = row.iter().filter(|cell| !cell.trim().is_empty()).count();
            match kind {
                0 => text.push_str("\n,,\n"),
                1 => text.push_str("x,y,z,more\n"),
                2 => text.push_str("Heading,,\n"),
                _ => text.push_str(&format!("{}\n", quoted.join(","))),
            }
            match (kind, said) {
                (0, _) | (3.., 0) => blank += 1,
                (1, _) => faulty += 1,
                (2, _) => headings.push(vec!["Heading".to_owned(), String::new(), String::new()]),
                (_, 1) => headings.push(row.clone()),
                _ => wanted.push(row.clone()),
            }
        }
        let table = CsvTable::read_as("t.csv", text.as_bytes(), CsvWriting { headings: true, ..CsvWriting::default() }).unwrap();
        let read: Vec<Vec<&str>> = table.rows.iter().map(cells).collect();
        prop_assert_eq!(&read, &wanted);
        prop_assert_eq!(table.headings.iter().map(cells).collect::<Vec<_>>(), headings);
        prop_assert_eq!((table.rows.len(), table.blank.len(), table.faulty.len()), (wanted.len(), blank, faulty));
        prop_assert_eq!(table.rows.get(wanted.len()).map(cells), None);
    }
}

fn options(json: &[u8]) -> ImportOptions {
    ImportOptions::mapped(Salt([7; 16]), Mapping::from_json(json).unwrap()).faulty_rows(FaultyRows::LeaveOut)
}

const SHEET: &[u8] = br#"{"name": "sheet", "tables": [{
    "file": "*.csv", "holds": "exchanges", "knownBy": "name", "makeMembers": true, "unit": "minutes", "dates": ["%d/%m/%Y"],
    "columns": {"date": ["When"], "gave": ["Helper"], "received": ["Helped"], "amount": ["Minutes"], "words": ["Note"]}
}]}"#;

/// Old programs for the Macintosh end a row with a carriage return: then several rows begin on one line.
#[test]
fn a_row_that_is_left_out_takes_no_other_of_its_line_with_it() {
    let text = "When,Helper,Helped,Minutes,Note\r01/02/2026,Ana,Ben,30,\"one\ntwo\"\rTotal,,,30,\r02/02/2026,Ben,Ana,15,\r03/02/2026,Ana,Ben,45,\r";
    let import = read(&Bundle::from_files(&[("a.csv", text)]), &options(SHEET)).unwrap().unwrap();
    let count = &import.report.files[0];
    assert_eq!((count.read, count.taken, count.refused, count.left_out), (4, 3, 0, 1));
    let out: Vec<_> = import.report.left_out.iter().map(|out| (out.why, out.rows, out.minutes)).collect();
    assert_eq!(out, [(NotTaken::Total, 1, 30)]);
    assert_eq!(import.bank.host().balance(import.members["Ana"]).unwrap().get(), 60);
}

/// Whoever keeps the records while they are made has those that wait otherwise, and the same bank and report stand at the end.
#[test]
fn records_are_handed_over_as_they_are_made() {
    let mut text = String::from("When,Helper,Helped,Minutes,Note\n");
    for row in 0..2_500 {
        let note = if row % 3 == 0 { "with the bus" } else { "" };
        text.push_str(&format!("{:02}/{:02}/2025,M{},N{},{},{note}\n", row % 28 + 1, row % 12 + 1, row % 40, row % 37, row % 90 + 1));
    }
    let files = [("a.csv", text.as_str())];
    let bundle = Bundle::from_files(&files);
    let mut waited = read(&bundle, &options(SHEET)).unwrap().unwrap();
    let (mut kept, mut most) = (Vec::new(), 0);
    let mut keep = |records: Vec<crate::journal::JournalRecord>| {
        most = most.max(records.len());
        kept.extend(records);
    };
    let handed = read_to(&bundle, &options(SHEET), &mut keep).unwrap().unwrap();
    assert_eq!(kept, waited.bank.drain());
    assert!(kept.len() > 2_500 && most < 1_100, "{} in groups of at most {most}", kept.len());
    assert_eq!((handed.bank.undrained(), &handed.report), (0, &waited.report));
    assert_eq!((&handed.bank, &handed.members), (&waited.bank, &waited.members));
}

#[test]
fn a_carriage_return_alone_ends_a_line_too() {
    let table = CsvTable::read("a.csv", b"a,b\r1,2\r3,4\n5,6\r\n7,8\r").unwrap();
    assert_eq!(table.rows.iter().map(|row| row.line).collect::<Vec<_>>(), [2, 3, 4, 5]);
}

#[test]
fn a_row_or_a_cell_that_is_too_long_is_called_so() {
    // Two cells of three million bytes in one row; one of two million in another.
    let sheet = |cell: usize, cells: usize| format!("a,b\n1,2\n{}\n3,4\n", vec!["x".repeat(cell); cells].join(","));
    let why = |sheet: &str| CsvTable::read("a.csv", sheet.as_bytes()).map_err(|faults| faults[0].why.clone());
    assert_eq!(why(&sheet(3_000_000, 2)), Err("a row has more than 4194304 bytes".to_owned()));
    let table = why(&sheet(2_000_000, 1)).unwrap();
    // The row alone is refused, and those around it are read.
    assert_eq!((table.rows.len(), table.faulty.len(), table.faulty[0].line), (2, 1, 3));
    assert!(table.faulty[0].why.contains("a cell has more than 1048576 bytes"));
}
