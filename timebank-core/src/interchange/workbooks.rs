//! Workbooks of Excel (XLSX) and LibreOffice (ODS): each sheet that holds something becomes a table of text, and goes the way of every
//! other. Behind the feature `workbooks`; without it a workbook is a fault that says what to do.

use super::bundle::unzip;
use super::decimal::fifteen_digits;
use super::{Bundle, CELL_BYTES, COLUMNS, FaultKind, FileFault, ROWS};
use calamine::{Data, ExcelDateTime, Reader as _};
use std::borrow::Cow;
use std::io::Cursor;

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
    unzip(bytes).map_err(|found| match found.kind {
        FaultKind::TooLarge => fault(FaultKind::TooLarge, found.why),
        _ => fault(FaultKind::Workbook, format!("the workbook cannot be read, save its sheet as CSV: {}", found.why)),
    })?;
    let broken = |error: &dyn std::fmt::Display| fault(FaultKind::Workbook, format!("the workbook cannot be read: {error}"));
    let mut book = calamine::open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(|error| broken(&error))?;
    let mut tables: Vec<(String, Vec<u8>)> = Vec::new();
    for sheet in book.sheet_names() {
        let range = book.worksheet_range(&sheet).map_err(|error| broken(&error))?;
        if range.is_empty() {
            continue;
        }
        if range.height() > ROWS || range.width() > COLUMNS {
            return Err(fault(FaultKind::TooLarge, format!("the sheet `{sheet}` is larger than is taken")));
        }
        // The rows of the sheet are the lines of the text, so that a fault is found where it says.
        let above = range.start().map_or(0, |(row, _)| row);
        let mut text: String = (0..above).map(|_| '\n').collect();
        for row in range.rows() {
            for (place, cell) in row.iter().enumerate() {
                if place > 0 {
                    text.push(',');
                }
                let said = said(cell);
                if said.len() > CELL_BYTES {
                    return Err(fault(FaultKind::TooLarge, format!("a cell of `{sheet}` is larger than is taken")));
                }
                quoted(&said, &mut text);
            }
            text.push_str("\r\n");
        }
        tables.push((sheet, text.into_bytes()));
    }
    let single = tables.len() == 1;
    for (sheet, text) in tables {
        let called = if single { name.to_owned() } else { format!("{name}: {sheet}") };
        into.push_sheet(Cow::Owned(called), Cow::Owned(text));
    }
    Ok(())
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
