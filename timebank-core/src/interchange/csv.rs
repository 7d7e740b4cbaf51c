//! Tables of text as RFC 4180 describes them: a header row, quoted cells, commas (or semicolons, which are noticed).

use super::text::{Encoding, decode};
use super::{CELL_BYTES, COLUMNS, FILE_BYTES, Fault, FaultKind, ROWS};
use csv_core::{ReadRecordResult, Reader, ReaderBuilder};
use std::borrow::Cow;

/// A table read whole.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Table {
    /// The name of its file.
    pub file: String,
    /// The names of its columns, as they stand.
    pub columns: Vec<String>,
    /// Its rows, in order.
    pub rows: Vec<Row>,
    /// Whether it began with a byte-order mark.
    pub mark: bool,
    /// The mark that separates its cells, when it is no comma and nobody had said so: `;`, `tab`, or `|`.
    pub noticed: Option<&'static str>,
    /// The line its header stands on.
    pub header_line: u64,
    /// Lines of rows that hold nothing.
    pub blank: Vec<u64>,
    /// Rows that cannot be read, each with its fault.
    pub faulty: Vec<Fault>,
    /// Lines that hold one thing alone, between the rows: headings, when they were declared.
    pub headings: Vec<Row>,
}

/// How a table is written, where it is not as RFC 4180 has it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Writing {
    /// How its bytes stand for letters.
    pub encoding: Encoding,
    /// What separates its cells; noticed from the header when left out, or from a line `sep=;` before it.
    pub separator: Option<u8>,
    /// Whether it has no header: its columns are then called `#1`, `#2`, and so on, and rows may be shorter than others.
    pub headless: bool,
    /// Lines before the header that are no part of the table.
    pub skip: u32,
    /// Whether a line that holds one thing alone is a heading and no row.
    pub headings: bool,
}

/// A row of a table: as many cells as there are columns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// The line of the file it begins on, from 1.
    pub line: u64,
    /// Its cells, one after the other.
    text: Box<str>,
    /// Where each ends.
    ends: Box<[u32]>,
}

impl Row {
    /// A row of these cells.
    pub fn new<T: AsRef<str>>(line: u64, cells: impl IntoIterator<Item = T>) -> Self {
        let (mut text, mut ends) = (String::new(), Vec::new());
        for cell in cells {
            text.push_str(cell.as_ref());
            ends.push(u32::try_from(text.len()).unwrap_or(u32::MAX));
        }
        Self { line, text: text.into(), ends: ends.into() }
    }
    /// The cell at `column`, without blanks around it; empty when the column is not there.
    pub fn get(&self, column: Option<usize>) -> &str {
        self.raw(column).trim()
    }
    /// The cell at `column` as it stands.
    pub fn raw(&self, column: Option<usize>) -> &str {
        column.and_then(|c| self.cell(c)).unwrap_or_default()
    }
    /// Its cells, in order.
    pub fn cells(&self) -> impl Iterator<Item = &str> {
        (0..self.ends.len()).filter_map(|c| self.cell(c))
    }
    fn cell(&self, column: usize) -> Option<&str> {
        let from = match column.checked_sub(1) {
            Some(before) => *self.ends.get(before)? as usize,
            None => 0,
        };
        self.text.get(from..*self.ends.get(column)? as usize)
    }
}

/// What comes out of one call of the reader.
enum Next {
    Cells(Row),
    NotUtf8,
    CellTooLong,
    TooManyCells,
    End,
}

struct Records<'a> {
    reader: Reader,
    rest: &'a [u8],
    line: u64,
    text: Vec<u8>,
    ends: Vec<usize>,
}

impl<'a> Records<'a> {
    fn new(bytes: &'a [u8], delimiter: u8) -> Self {
        let reader = ReaderBuilder::new().delimiter(delimiter).build();
        Self { reader, rest: bytes, line: 1, text: vec![0; 4096], ends: vec![0; COLUMNS.saturating_add(1)] }
    }

    fn pass(&mut self, count: usize) {
        let (passed, rest) = self.rest.split_at_checked(count).unwrap_or((self.rest, &[]));
        let lines = passed.iter().filter(|b| **b == b'\n').count();
        self.line = self.line.saturating_add(u64::try_from(lines).unwrap_or(u64::MAX));
        self.rest = rest;
    }

    /// The line the next record begins on, and the record.
    fn next(&mut self) -> (u64, Next) {
        let blank = self.rest.iter().take_while(|b| matches!(b, b'\r' | b'\n')).count();
        self.pass(blank);
        let line = self.line;
        let (mut written, mut ended) = (0usize, 0usize);
        loop {
            let (Some(out), Some(ends)) = (self.text.get_mut(written..), self.ends.get_mut(ended..)) else {
                return (line, Next::TooManyCells);
            };
            let (result, read, wrote, fields) = self.reader.read_record(self.rest, out, ends);
            self.pass(read);
            written = written.saturating_add(wrote);
            ended = ended.saturating_add(fields);
            match result {
                // All input was given: an empty rest tells the reader that there is no more.
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull => {
                    let most = CELL_BYTES.saturating_mul(4);
                    if self.text.len() >= most {
                        return (line, Next::CellTooLong);
                    }
                    self.text.resize(self.text.len().saturating_mul(4).min(most), 0);
                }
                ReadRecordResult::OutputEndsFull => return (line, Next::TooManyCells),
                ReadRecordResult::Record => return (line, self.cells(line, ended)),
                ReadRecordResult::End => return (line, Next::End),
            }
        }
    }

    fn cells(&self, line: u64, count: usize) -> Next {
        let ends = self.ends.get(..count).unwrap_or_default();
        let mut from = 0usize;
        for end in ends {
            if end.saturating_sub(from) > CELL_BYTES {
                return Next::CellTooLong;
            }
            from = *end;
        }
        // A letter does not go over from one cell to the next: each ends where one ends.
        let text = self.text.get(..from).map(std::str::from_utf8);
        match text {
            Some(Ok(text)) if ends.iter().all(|end| text.is_char_boundary(*end)) => {
                Next::Cells(Row { line, text: text.into(), ends: ends.iter().map(|end| u32::try_from(*end).unwrap_or(u32::MAX)).collect() })
            }
            _ => Next::NotUtf8,
        }
    }
}

/// What is told of a workbook where nothing reads workbooks.
pub(super) fn unread_workbook(file: &str, bytes: &[u8]) -> Option<Fault> {
    let what = super::text::workbook(bytes)?;
    let why = format!("this is {what}, not a table of text: save its sheet as CSV, or use a build that reads workbooks");
    Some(Fault::of_row(file, 0, FaultKind::Workbook, why))
}

impl Table {
    /// Reads a table whole, in bounded memory.
    ///
    /// # Errors
    /// Every fault, with its line: text that is not UTF-8, a quotation mark never closed (as when a file was cut short), rows that are longer
    /// or shorter than the header, names of columns that stand twice, and sizes beyond those of [`super`].
    pub fn read(file: &str, bytes: &[u8]) -> Result<Self, Vec<Fault>> {
        Self::read_as(file, bytes, Writing::default())
    }

    /// Reads a table that is written as `writing` says. UTF-16 is recognised by its mark, and a line `sep=;` before the header is
    /// followed. Rows that cannot be read stand apart, in [`Table::faulty`]; blank cells beyond the header are ignored.
    ///
    /// # Errors
    /// What is wrong with the file as a whole: its size, its header, a byte that stands for nothing in the encoding, a quotation mark
    /// that is never closed.
    pub fn read_as(file: &str, bytes: &[u8], writing: Writing) -> Result<Self, Vec<Fault>> {
        let fault = |line: u64, kind: FaultKind, why: String| Fault::of_row(file, line, kind, why);
        if bytes.len() > FILE_BYTES {
            let why = format!("the file has {} bytes where at most {FILE_BYTES} are taken", bytes.len());
            return Err(vec![fault(0, FaultKind::TooLarge, why)]);
        }
        if let Some(fault) = unread_workbook(file, bytes) {
            return Err(vec![fault]);
        }
        let mark = bytes.starts_with(b"\xef\xbb\xbf");
        let encoding = if super::text::is_utf16(bytes) { Encoding::Utf16 } else { writing.encoding };
        let decoded = decode(bytes, encoding).map_err(|place| {
            let line = line_at(bytes, place);
            vec![fault(line, FaultKind::NotUtf8, format!("byte {place} stands for nothing in `{encoding}`"))]
        })?;
        let decoded = with_line_feeds(decoded);
        let (skipped, bytes) = after_lines(&decoded, writing.skip);
        let (said, skipped, bytes) = separator_line(skipped, bytes);
        let header: &[u8] = bytes.split(|b| *b == b'\n').find(|l| !l.is_empty()).unwrap_or_default();
        let (separator, noticed) = match writing.separator.or(said) {
            Some(separator) => (separator, None),
            None => separator_of(header),
        };
        if let Some(line) = open_quote(bytes, separator) {
            let line = skipped.saturating_add(line).saturating_sub(1);
            let why = "a quotation mark that opens here is never closed; the file may have been cut short";
            return Err(vec![fault(line, FaultKind::QuoteNotClosed, why.into())]);
        }
        let mut table = Self { file: file.into(), mark, noticed, header_line: skipped, ..Self::default() };
        let mut faults = Vec::new();
        let mut records = Records::new(bytes, separator);
        records.line = skipped;
        while let Some(end) = table.record(&mut records, &writing, &mut faults) {
            if end {
                break;
            }
        }
        if table.columns.is_empty() && faults.is_empty() {
            let what = if writing.headless { "row" } else { "header row" };
            faults.push(fault(1, FaultKind::MissingColumn, format!("the file has no {what}")));
        }
        if faults.is_empty() { Ok(table) } else { Err(faults) }
    }

    /// Takes the next record in. `Some(true)` when reading has to stop, `None` at the end.
    fn record(&mut self, records: &mut Records<'_>, writing: &Writing, faults: &mut Vec<Fault>) -> Option<bool> {
        let (line, next) = records.next();
        let fault = |kind: FaultKind, why: String| Fault::of_row(&self.file, line, kind, why);
        match next {
            Next::End => return None,
            Next::Cells(row) if !self.columns.is_empty() && row.cells().all(|c| c.trim().is_empty()) => self.blank.push(line),
            Next::Cells(row)
                if writing.headings && !self.columns.is_empty() && row.cells().filter(|c| !c.trim().is_empty()).count() == 1 =>
            {
                self.headings.push(row);
            }
            Next::Cells(row) if writing.headless => {
                for column in self.columns.len()..row.ends.len() {
                    self.columns.push(format!("#{}", column.saturating_add(1)));
                }
                self.rows.push(row);
            }
            Next::Cells(row) if self.columns.is_empty() => {
                self.header_line = line;
                self.header(&row, faults);
            }
            // Spreadsheets leave blank cells behind the last column.
            Next::Cells(row)
                if row.cells().skip(self.columns.len()).any(|cell| !cell.trim().is_empty()) || row.ends.len() < self.columns.len() =>
            {
                let why = format!("the row has {} cells where the header has {}", row.ends.len(), self.columns.len());
                self.faulty.push(fault(FaultKind::RowLength, why));
            }
            Next::Cells(row) => self.rows.push(row),
            Next::NotUtf8 => {
                let fault = fault(FaultKind::NotUtf8, "the row is not UTF-8".into());
                self.faulty.push(fault);
            }
            Next::CellTooLong => {
                faults.push(fault(FaultKind::TooLarge, format!("a cell has more than {CELL_BYTES} bytes")));
                return Some(true);
            }
            Next::TooManyCells => {
                faults.push(fault(FaultKind::TooLarge, format!("a row has more than {COLUMNS} cells")));
                return Some(true);
            }
        }
        let rows = self.rows.len().saturating_add(self.blank.len()).saturating_add(self.faulty.len());
        if rows > ROWS {
            faults.push(Fault::of_row(&self.file, line, FaultKind::TooLarge, format!("the file has more than {ROWS} rows")));
        }
        Some(rows > ROWS)
    }

    fn header(&mut self, row: &Row, faults: &mut Vec<Fault>) {
        self.columns = row.cells().map(|c| c.trim().to_owned()).collect();
        for (i, name) in self.columns.iter().enumerate() {
            if !name.is_empty() && self.columns.iter().take(i).any(|before| before.eq_ignore_ascii_case(name)) {
                let why = format!("the column `{}` stands twice", crate::values::minutes::shorten(name));
                faults.push(Fault { column: name.clone(), ..Fault::of_row(&self.file, row.line, FaultKind::DuplicateColumn, why) });
            }
        }
    }

    /// Where the first of these columns stands, upper and lower case alike.
    pub fn column(&self, names: &[&str]) -> Option<usize> {
        names.iter().find_map(|name| self.columns.iter().position(|c| c.eq_ignore_ascii_case(name)))
    }
}

/// Lines that end in a carriage return alone, as older programs for the Macintosh write them, end in line feeds.
fn with_line_feeds(bytes: Cow<'_, [u8]>) -> Cow<'_, [u8]> {
    if bytes.contains(&b'\n') || !bytes.contains(&b'\r') {
        return bytes;
    }
    Cow::Owned(bytes.iter().map(|byte| if *byte == b'\r' { b'\n' } else { *byte }).collect())
}

/// A line `sep=;`, as spreadsheets read it, before the header: the separator, and what comes after it.
fn separator_line(line: u64, bytes: &[u8]) -> (Option<u8>, u64, &[u8]) {
    let end = bytes.iter().position(|b| *b == b'\n').unwrap_or(bytes.len());
    let (first, rest) = bytes.split_at_checked(end).unwrap_or((bytes, &[]));
    let first = first.strip_suffix(b"\r").unwrap_or(first).trim_ascii_start();
    let first = first.strip_prefix(b"\"").and_then(|quoted| quoted.strip_suffix(b"\"")).unwrap_or(first);
    match first {
        [b's' | b'S', b'e' | b'E', b'p' | b'P', b'=', separator] => {
            (Some(*separator), line.saturating_add(1), rest.get(1..).unwrap_or_default())
        }
        _ => (None, line, bytes),
    }
}

/// The mark that stands most often in a header, and its name when it is no comma.
fn separator_of(header: &[u8]) -> (u8, Option<&'static str>) {
    // What stands between quotation marks separates nothing.
    let outside = header.split(|b| *b == b'"').step_by(2);
    let count = |wanted: u8| outside.clone().flatten().filter(|b| **b == wanted).count();
    let mut best = (b',', None, count(b','));
    for (mark, name) in [(b';', ";"), (b'\t', "tab"), (b'|', "|")] {
        if count(mark) > best.2 {
            best = (mark, Some(name), count(mark));
        }
    }
    (best.0, best.1)
}

/// The line on which a quoted cell opens that never closes. A mark inside a cell that is not quoted is a letter like any other.
fn open_quote(bytes: &[u8], separator: u8) -> Option<u64> {
    let (mut line, mut opened) = (1u64, None);
    let mut rest = bytes.iter().peekable();
    let mut begins = true;
    while let Some(byte) = rest.next() {
        line = line.saturating_add(u64::from(*byte == b'\n'));
        match (byte, opened) {
            (b'"', Some(_)) if rest.peek() == Some(&&b'"') => drop(rest.next()),
            (b'"', Some(_)) => opened = None,
            (b'"', None) if begins => opened = Some(line),
            _ => {}
        }
        begins = opened.is_none() && (*byte == separator || *byte == b'\n' || *byte == b'\r');
    }
    opened
}

/// The line a byte stands on, from 1.
fn line_at(bytes: &[u8], place: usize) -> u64 {
    let before = bytes.get(..place).unwrap_or(bytes);
    u64::try_from(before.iter().filter(|b| **b == b'\n').count()).unwrap_or(u64::MAX).saturating_add(1)
}

/// What comes after so many lines, and the number of the line it begins on.
fn after_lines(bytes: &[u8], lines: u32) -> (u64, &[u8]) {
    let mut rest = bytes;
    for _ in 0..lines {
        let Some(end) = rest.iter().position(|b| *b == b'\n') else { return (u64::from(lines).saturating_add(1), &[]) };
        rest = rest.get(end.saturating_add(1)..).unwrap_or_default();
    }
    (u64::from(lines).saturating_add(1), rest)
}
