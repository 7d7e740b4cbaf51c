//! Workbooks of Excel (XLSX) and LibreOffice (ODS): each sheet that holds something becomes a table of text, and goes the way of every
//! other. Behind the feature `workbooks`; without it a workbook is a fault that says what to do.

use super::bundle::unzip;
use super::decimal::fifteen_digits;
use super::{BUNDLE_BYTES, Bundle, CELL_BYTES, COLUMNS, FILE_BYTES, FILES, FaultKind, FileFault, ROWS};
use crate::values::minutes::shorten;
use calamine::{Data, ExcelDateTime, Reader as _, Sheets, XlsxError};
use sheet::Cells;
use std::borrow::Cow;
use std::io::Cursor;

mod ods;
mod sheet;

/// What stands for a line break within a cell.
const BREAK: &str = "\u{2028}";

/// Reads the workbooks among the files. A workbook of one sheet keeps its name; of several, each sheet is a file of its own, named
/// after the book and the sheet: `hours.xlsx: March`.
///
/// # Errors
/// It cannot be read, or unpacks to more than is taken.
pub fn opened<'a>(bundle: &Bundle<'a>) -> Result<Bundle<'a>, FileFault> {
    let mut opened = Bundle::default();
    for (name, bytes) in bundle.entries() {
        match super::text::workbook(bytes) {
            Some(kind) if !kind.contains("XLS)") => sheets(name, bytes, &mut opened)?,
            // Old workbooks are refused where a table is expected.
            _ => opened.push(name.clone(), bytes.clone()),
        }
    }
    Ok(opened)
}

fn sheets(name: &str, bytes: &[u8], into: &mut Bundle<'_>) -> Result<(), FileFault> {
    let fault = |kind, why: String| FileFault::of_row(name, 0, kind, why);
    // Found while unpacking, and not by what the archive says of itself.
    let parts = unzip(bytes).map_err(|found| match found.kind {
        FaultKind::TooLarge => fault(FaultKind::TooLarge, found.why),
        _ => fault(FaultKind::Workbook, format!("the workbook cannot be read, save its sheet as CSV: {}", found.why)),
    })?;
    if parts.files().any(|(part, content)| part == "content.xml" && ods::size(content).is_too_large()) {
        let why = format!("its sheets come to more than the {} cells or the {FILE_BYTES} bytes that are taken", ods::CELLS);
        return Err(fault(FaultKind::TooLarge, why));
    }
    let largest = parts.files().map(|(_, part)| part.len()).max().unwrap_or_default();
    drop(parts);
    let broken = |error: &dyn std::fmt::Display| fault(FaultKind::Workbook, format!("the workbook cannot be read: {error}"));
    let mut book = calamine::open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(|error| broken(&error))?;
    let names = book.sheet_names();
    // Several sheets may be one part of the archive, which is then read for each of them.
    if names.len() > FILES || names.len().saturating_mul(largest) > BUNDLE_BYTES.saturating_mul(4) {
        return Err(fault(FaultKind::TooLarge, format!("the workbook has {} sheets, which come to more than is taken", names.len())));
    }
    let mut tables: Vec<(String, Vec<u8>)> = Vec::new();
    let mut left = BUNDLE_BYTES;
    for sheet in names {
        let large = |why: &str| fault(FaultKind::TooLarge, format!("`{}`: {why}", shorten(&sheet)));
        let cells = cells_of(&mut book, &sheet).map_err(|error| match error {
            Unread::Broken(why) => broken(&why),
            Unread::TooLarge(why) => large(why),
        })?;
        let Some(text) = cells.into_table().map_err(large)? else { continue };
        left = left.checked_sub(text.len()).ok_or_else(|| large("the sheets together come to more than is taken"))?;
        tables.push((sheet, text.into_bytes()));
    }
    let single = tables.len() == 1;
    for (sheet, text) in tables {
        let called = if single { name.to_owned() } else { format!("{name}: {sheet}") };
        into.push_sheet(Cow::Owned(called), Cow::Owned(text));
    }
    Ok(())
}

/// Why a sheet is not read.
enum Unread {
    Broken(String),
    TooLarge(&'static str),
}

/// The cells of a sheet that say something, one after the other: no more room is taken than they need.
fn cells_of(book: &mut Sheets<Cursor<&[u8]>>, sheet: &str) -> Result<Cells, Unread> {
    fn broken(error: impl std::fmt::Display) -> Unread {
        Unread::Broken(error.to_string())
    }
    let mut cells = Cells::default();
    let mut take = |place: (u32, u32), value: Data| match value {
        Data::Empty => Ok(()),
        value => cells.take(place, &value).map_err(Unread::TooLarge),
    };
    match book {
        Sheets::Xlsx(book) => match book.worksheet_cells_reader(sheet) {
            Ok(mut reader) => {
                while let Some(cell) = reader.next_cell().map_err(broken)? {
                    let place = cell.get_position();
                    take(place, cell.get_value().clone().into())?;
                }
            }
            // A sheet that is a chart has no cells.
            Err(XlsxError::NotAWorksheet(_)) => {}
            Err(error) => return Err(broken(error)),
        },
        Sheets::Xlsb(book) => {
            let mut reader = book.worksheet_cells_reader(sheet).map_err(broken)?;
            while let Some(cell) = reader.next_cell().map_err(broken)? {
                let place = cell.get_position();
                take(place, cell.get_value().clone().into())?;
            }
        }
        // What such a document comes to was measured before it was opened.
        book => {
            let range = book.worksheet_range(sheet).map_err(broken)?;
            let (row, column) = range.start().unwrap_or_default();
            for (down, across, value) in range.used_cells() {
                let place = (u32::try_from(down).ok(), u32::try_from(across).ok());
                let (Some(down), Some(across)) = place else { continue };
                take((row.saturating_add(down), column.saturating_add(across)), value.clone())?;
            }
        }
    }
    Ok(cells)
}

fn quoted(said: &str, text: &mut String) {
    text.push('"');
    text.push_str(&said.replace('"', "\"\"").replace("\r\n", "\n").replace(['\n', '\r'], BREAK));
    text.push('"');
}

/// A cell as text. Dates are ISO 8601; times of day and lengths are hours and minutes.
fn said(cell: &Data) -> String {
    match cell {
        Data::Empty => String::new(),
        Data::Int(number) => number.to_string(),
        Data::Float(number) => fifteen_digits(*number),
        Data::String(text) => text.clone(),
        Data::Bool(yes) => yes.to_string(),
        Data::DateTime(moment) => moment_said(moment),
        Data::DateTimeIso(text) => text.strip_suffix("T00:00:00").unwrap_or(text).to_owned(),
        Data::DurationIso(text) => length(text).unwrap_or_else(|| text.clone()),
        Data::Error(error) => error.to_string(),
    }
}

fn moment_said(moment: &ExcelDateTime) -> String {
    let serial = moment.as_f64();
    // What lies before the first day is no date but a time of day or a length, and so is a length of a month at most that a cell shows
    // as a time of day: `26:30` is kept like half past two on the first of January 1900.
    if moment.is_duration() || (0.0..31.0).contains(&serial) && (serial < 1.0 || serial.fract() != 0.0) {
        let seconds = serial * 86_400.0;
        if !(0.0..1e12).contains(&seconds) {
            return serial.to_string();
        }
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between nothing and 10^12, checked above")]
        let seconds = seconds.round() as u64;
        return clock(seconds);
    }
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let date = format!("{year:04}-{month:02}-{day:02}");
    match (hour, minute, second) {
        (0, 0, 0) => date,
        _ => format!("{date}T{hour:02}:{minute:02}:{second:02}"),
    }
}

/// `1:30`, with seconds where there are some.
fn clock(seconds: u64) -> String {
    let (hours, minutes, rest) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
    if rest == 0 { format!("{hours}:{minutes:02}") } else { format!("{hours}:{minutes:02}:{rest:02}") }
}

/// `1:30` of `PT01H30M00S`. Seconds are rounded: a formula leaves `59.999999999` where it shows a whole minute.
fn length(text: &str) -> Option<String> {
    let mut seconds = 0u64;
    let mut digits = String::new();
    for letter in text.strip_prefix("PT")?.chars() {
        match letter {
            '0'..='9' | '.' => digits.push(letter),
            _ => {
                let (whole, fraction) = digits.split_once('.').unwrap_or((&digits, ""));
                let number: u64 = whole.parse().ok()?;
                let up = u64::from(letter == 'S' && fraction.starts_with(['5', '6', '7', '8', '9']));
                let of = match letter {
                    'H' => 3_600,
                    'M' => 60,
                    'S' => 1,
                    _ => return None,
                };
                seconds = seconds.checked_add(number.checked_mul(of)?)?.checked_add(up)?;
                digits.clear();
            }
        }
    }
    digits.is_empty().then(|| clock(seconds))
}

#[cfg(test)]
#[path = "workbooks_tests.rs"]
mod tests;
