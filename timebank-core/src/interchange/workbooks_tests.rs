#![allow(clippy::arithmetic_side_effects, clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use super::*;
use crate::interchange::mapping::{Mapping, sniff};
use crate::interchange::{Options, mapping};
use crate::values::digest::Salt;
use std::io::Write as _;

/// Files packed as a ZIP.
fn packed(files: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        // What kind of file it is stands uncompressed at its beginning.
        let packing = if *name == "mimetype" { zip::CompressionMethod::Stored } else { zip::CompressionMethod::Deflated };
        archive.start_file(*name, zip::write::SimpleFileOptions::default().compression_method(packing)).unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// A workbook by the letter of ECMA-376, as small as one can be: style 1 is a date (number format 14), style 2 a length (46).
fn xlsx(sheets: &[(&str, &str)]) -> Vec<u8> {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006";
    let numbers: Vec<usize> = (1..=sheets.len()).collect();
    let each = |of: &dyn Fn(usize) -> String| numbers.iter().map(|n| of(*n)).collect::<String>();
    let types = format!(
        "<?xml version=\"1.0\"?><Types xmlns=\"{package}/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>"
    );
    let root = format!(
        "<?xml version=\"1.0\"?><Relationships xmlns=\"{package}/relationships\"><Relationship Id=\"r1\" Type=\"{relations}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
    );
    let listed = each(&|n| format!("<sheet name=\"{}\" sheetId=\"{n}\" r:id=\"s{n}\"/>", sheets[n - 1].0));
    let book = format!("<?xml version=\"1.0\"?><workbook xmlns=\"{main}\" xmlns:r=\"{relations}\"><sheets>{listed}</sheets></workbook>");
    let targets = each(&|n| format!("<Relationship Id=\"s{n}\" Type=\"{relations}/worksheet\" Target=\"worksheets/sheet{n}.xml\"/>"));
    let links = format!(
        "<?xml version=\"1.0\"?><Relationships xmlns=\"{package}/relationships\">{targets}<Relationship Id=\"st\" Type=\"{relations}/styles\" Target=\"styles.xml\"/></Relationships>"
    );
    let styles = format!(
        "<?xml version=\"1.0\"?><styleSheet xmlns=\"{main}\"><cellXfs count=\"3\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"46\"/></cellXfs></styleSheet>"
    );
    let mut files: Vec<(String, String)> = vec![
        ("[Content_Types].xml".into(), types),
        ("_rels/.rels".into(), root),
        ("xl/workbook.xml".into(), book),
        ("xl/_rels/workbook.xml.rels".into(), links),
        ("xl/styles.xml".into(), styles),
    ];
    for (n, (_, rows)) in sheets.iter().enumerate() {
        let sheet = format!("<?xml version=\"1.0\"?><worksheet xmlns=\"{main}\"><sheetData>{rows}</sheetData></worksheet>");
        files.push((format!("xl/worksheets/sheet{}.xml", n + 1), sheet));
    }
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    packed(&files)
}

fn words(row: u32, texts: &[&str]) -> String {
    let cells: String = texts
        .iter()
        .zip(["A", "B", "C", "D"])
        .map(|(text, column)| format!("<c r=\"{column}{row}\" t=\"inlineStr\"><is><t>{text}</t></is></c>"))
        .collect();
    format!("<row r=\"{row}\">{cells}</row>")
}

/// 46084 is 3 March 2026 (1900 system); 0.0625 of a day is an hour and a half; 36.5 hours are 1.5208333 days.
fn hours() -> String {
    let row = |n: u32, serial: u32, giver: &str, receiver: &str, amount: &str| {
        format!(
            "<row r=\"{n}\"><c r=\"A{n}\" s=\"1\"><v>{serial}</v></c><c r=\"B{n}\" t=\"inlineStr\"><is><t>{giver}</t></is></c>\
             <c r=\"C{n}\" t=\"inlineStr\"><is><t>{receiver}</t></is></c>{amount}</row>"
        )
    };
    let as_length = |n: u32, days: &str| format!("<c r=\"D{n}\" s=\"2\"><v>{days}</v></c>");
    let text = |n: u32, said: &str| format!("<c r=\"D{n}\" t=\"inlineStr\"><is><t>{said}</t></is></c>");
    let head = words(1, &["Date", "Helper", "Helped", "Time"]);
    let rows = [
        row(2, 46084, "Ana", "Ben", &as_length(2, "0.0625")),
        row(3, 46085, "Ben", "Cy, &quot;junior&quot;", &text(3, "1h30")),
        row(4, 46086, "Ana", "Ben", &as_length(4, "0.020833333333333332")),
    ];
    format!("{head}{}", rows.concat())
}

fn mapping() -> Mapping {
    let json = br#"{"name": "book", "tables": [{"file": "*", "holds": "exchanges", "knownBy": "name", "makeMembers": true,
        "columns": {"date": ["Date"], "gave": ["Helper"], "received": ["Helped"], "amount": ["Time"]}}]}"#;
    Mapping::from_json(json).unwrap()
}

#[test]
fn a_workbook_is_read_as_the_table_it_shows() {
    let book = xlsx(&[("Hours", &hours())]);
    let files = [("hours.xlsx", book.as_slice())];
    let bundle = Bundle::from_files(&files);
    let made = mapping::read(&bundle, &mapping(), &Options::new(Salt(*b"0123456789abcdef"))).unwrap();
    let balance = |name: &str| made.bank.host().balance(made.members[name]).unwrap().get();
    // Ana gave 90 and 30; Ben received those and gave 90.
    assert_eq!((balance("Ana"), balance("Ben"), balance("Cy, \"junior\"")), (120, -30, -90));
    let days: Vec<String> = made.bank.exchange_rows().map(|(_, row)| row.on.to_string()).collect();
    assert_eq!(days, ["2026-03-03", "2026-03-04", "2026-03-05"]);
    let proposal = sniff(&bundle);
    assert_eq!(proposal.mapping.tables.len(), 1, "{:?}", proposal.doubts);
}

#[test]
fn each_sheet_of_several_is_a_file_and_an_empty_one_is_none() {
    let other = format!("{}{}", words(1, &["Note"]), words(2, &["nothing"]));
    let book = xlsx(&[("Hours", &hours()), ("Empty", ""), ("About", &other)]);
    let files = [("hours.xlsx", book.as_slice())];
    let opened = opened(&Bundle::from_files(&files)).unwrap();
    let names: Vec<&str> = opened.files().map(|(name, _)| name).collect();
    assert_eq!(names, ["hours.xlsx: Hours", "hours.xlsx: About"]);
}

#[test]
fn a_sheet_of_libreoffice_says_dates_and_lengths_its_own_way() {
    let cell = |text: &str| format!("<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>");
    let content = format!(
        "<?xml version=\"1.0\"?><office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
         xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\">\
         <office:body><office:spreadsheet><table:table table:name=\"Hours\">\
         <table:table-row>{}{}{}{}</table:table-row>\
         <table:table-row><table:table-cell office:value-type=\"date\" office:date-value=\"2026-03-03\"><text:p>3.3.26</text:p></table:table-cell>{}{}\
         <table:table-cell office:value-type=\"time\" office:time-value=\"PT01H30M00S\"><text:p>1:30</text:p></table:table-cell></table:table-row>\
         </table:table></office:spreadsheet></office:body></office:document-content>",
        cell("Date"),
        cell("Helper"),
        cell("Helped"),
        cell("Time"),
        cell("Ana"),
        cell("Ben"),
    );
    let manifest = "<?xml version=\"1.0\"?><manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"/>";
    let mime = "application/vnd.oasis.opendocument.spreadsheet";
    let book = packed(&[("mimetype", mime), ("content.xml", &content), ("META-INF/manifest.xml", manifest)]);
    let files = [("hours.ods", book.as_slice())];
    let made = mapping::read(&Bundle::from_files(&files), &mapping(), &Options::new(Salt(*b"0123456789abcdef"))).unwrap();
    assert_eq!(made.bank.host().balance(made.members["Ana"]).unwrap().get(), 90);
}

#[test]
fn promise_9_a_broken_workbook_is_a_fault() {
    let whole = xlsx(&[("Hours", &hours())]);
    for cut in [30, whole.len() / 3, whole.len() / 2, whole.len() - 4] {
        let files = [("hours.xlsx", whole.get(..cut).unwrap())];
        let bundle = Bundle::from_files(&files);
        let refused = mapping::read(&bundle, &mapping(), &Options::new(Salt(*b"0123456789abcdef"))).unwrap_err();
        assert!(!refused.faults.is_empty());
        let _ = sniff(&bundle);
    }
    for (place, _) in whole.iter().enumerate().step_by(7) {
        let mut bent = whole.clone();
        bent[place] ^= 0x55;
        let files = [("hours.xlsx", bent.as_slice())];
        let _ = mapping::read(&Bundle::from_files(&files), &mapping(), &Options::new(Salt(*b"0123456789abcdef")));
    }
}

/// A row of a workbook whose amount is any cell.
fn amount(row: u32, cell: &str) -> String {
    let date = format!("<c r=\"A{row}\" s=\"1\"><v>46084</v></c>");
    let names = format!("<c r=\"B{row}\" t=\"inlineStr\"><is><t>Ana</t></is></c><c r=\"C{row}\" t=\"inlineStr\"><is><t>Ben</t></is></c>");
    format!("<row r=\"{row}\">{date}{names}<c r=\"D{row}\"{cell}</c></row>")
}

fn read_sheet(rows: &str, unit: &str) -> Result<crate::interchange::Import, crate::interchange::ImportFaults> {
    let book = xlsx(&[("Hours", rows)]);
    let files = [("hours.xlsx", book.as_slice())];
    let mut mapping = mapping();
    mapping.tables[0].unit = mapping::Unit::from_code(unit);
    mapping::read(&Bundle::from_files(&files), &mapping, &Options::new(Salt(*b"0123456789abcdef")))
}

#[test]
fn a_fault_stands_on_the_row_of_the_sheet() {
    // A blank row above the header, and a cell of three lines above the fault.
    let note = "<row r=\"3\"><c r=\"A3\" s=\"1\"><v>46084</v></c><c r=\"B3\" t=\"inlineStr\"><is><t>Ana&#10;of the&#10;hall</t></is></c>\
        <c r=\"C3\" t=\"inlineStr\"><is><t>Ben</t></is></c><c r=\"D3\"><v>1</v></c></row>";
    let rows = format!("{}{note}{}", words(2, &["Date", "Helper", "Helped", "Time"]), amount(4, " t=\"inlineStr\"><is><t>long</t></is>"));
    let refused = read_sheet(&rows, "hours").unwrap_err();
    assert_eq!(refused.faults.iter().map(|fault| fault.line).collect::<Vec<_>>(), [4]);
    let good = format!("{}{note}{}", words(2, &["Date", "Helper", "Helped", "Time"]), amount(4, "><v>1</v>"));
    assert!(read_sheet(&good, "hours").unwrap().members.contains_key("Ana\nof the\nhall"));
}

#[test]
fn what_a_formula_worked_out_is_what_the_sheet_shows() {
    let head = words(1, &["Date", "Helper", "Helped", "Time"]);
    // 1.25, 1.75 and 0.3 h as formulas leave them; 26:30 shown as a time of day.
    for (cell, minutes) in [
        ("><v>1.2500000000000009</v>", 75),
        ("><v>1.7499999999999991</v>", 105),
        ("><v>0.30000000000000004</v>", 18),
        (" s=\"1\"><v>1.1041666666666667</v>", 1_590),
    ] {
        let made = read_sheet(&format!("{head}{}", amount(2, cell)), "hours").unwrap();
        assert_eq!(made.bank.host().balance(made.members["Ana"]).unwrap().get(), minutes, "{cell}");
    }
    assert_eq!(length("PT00H44M59.999999999S").as_deref(), Some("0:45"));
    assert_eq!(length("PT01H30M00S").as_deref(), Some("1:30"));
}

fn text(place: &str, said: &str) -> String {
    format!("<c r=\"{place}\" t=\"inlineStr\"><is><t>{said}</t></is></c>")
}

/// What opening a workbook of one sheet says.
fn opened_sheet(rows: &str) -> Result<String, FileFault> {
    let book = xlsx(&[("Hours", rows)]);
    let files = [("hours.xlsx", book.as_slice())];
    let opened = opened(&Bundle::from_files(&files))?;
    let bytes = opened.files().next().map(|(_, bytes)| bytes.to_vec()).unwrap_or_default();
    Ok(String::from_utf8(bytes).unwrap())
}

#[test]
fn promise_9_cells_far_apart_take_the_room_of_what_they_say() {
    // 16,384 columns by 1,048,576 rows, of which two say something: a table of all would have 17 thousand million cells.
    let far = format!("<row r=\"1\">{}</row><row r=\"1048576\">{}</row>", text("A1", "x"), text("XFD1048576", "y"));
    let refused = opened_sheet(&far).unwrap_err();
    assert_eq!((refused.kind, refused.line), (FaultKind::TooLarge, 0));
    assert!(refused.why.contains("`Hours`"), "{}", refused.why);
    // A stray cell far down and one far right: 702 columns, 10,000 rows, and both are read.
    let stray = format!("<row r=\"1\">{}{}</row><row r=\"10000\">{}</row>", text("A1", "Date"), text("ZZ1", "note"), text("A10000", "z"));
    let table = opened_sheet(&stray).unwrap();
    // Two rows of 702 cells with their 701 marks and two line ends, and 9,998 blank rows of four bytes.
    assert_eq!(table.len(), (701 + 6 + 6 + 2) + 9_998 * 4 + (701 + 3 + 2));
    // A cell below all rows that are taken.
    let below = format!("<row r=\"4000001\">{}</row>", text("A4000001", "x"));
    assert_eq!(opened_sheet(&below).unwrap_err().kind, FaultKind::TooLarge);
}

#[test]
fn rows_in_any_order_come_in_their_own() {
    let rows = format!("<row r=\"3\">{}</row><row r=\"2\">{}{}</row>", text("B3", "c"), text("C2", "b"), text("B2", "a"));
    assert_eq!(opened_sheet(&rows).unwrap(), "\n\"a\",\"b\"\r\n\"c\",\r\n");
}
