//! Tables of text as RFC 4180 describes them: a header row, quoted cells, commas (or semicolons, which are noticed).

use super::lines::{after_lines, line_at, open_quote, separator_line, separator_of, with_line_feeds};
use super::text::{Encoding, decode};
use super::{CELL_BYTES, COLUMNS, FILE_BYTES, FaultKind, FileFault, ROWS};
use crate::order::BTreeMap;
use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

mod header;

/// A table read whole.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct CsvTable {
    /// The name of its file.
    pub file: String,
    /// The names of its columns, as they stand.
    pub columns: Vec<String>,
    /// Its rows, in order.
    pub rows: CsvRows,
    /// Whether it began with a byte-order mark.
    pub mark: bool,
    /// The mark that separates its cells, when it is no comma and nobody had said so: `;`, `tab`, or `|`.
    pub noticed: Option<&'static str>,
    /// The line its header stands on.
    pub header_line: u64,
    /// Lines of rows that hold nothing.
    pub blank: Vec<u64>,
    /// CsvRows that cannot be read, each with its fault.
    pub faulty: Vec<FileFault>,
    /// Lines that hold one thing alone, between the rows: headings, when they were declared.
    pub headings: CsvRows,
    /// Names that stand twice in the header: each of their columns has its place behind it, `Notes (1)` and `Notes (2)`.
    pub twice: Vec<String>,
    /// Where the first column of each name stands, so that no look-up goes through all of them.
    pub(super) places: BTreeMap<String, usize>,
}

/// How a table is written, where it is not as RFC 4180 has it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct CsvWriting {
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
    /// Whether it is the sheet of a workbook, whose rows are its lines: breaks within a cell are written as U+2028.
    pub sheet: bool,
}

/// The rows of a table, one after the other in one text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CsvRows {
    text: String,
    /// Where each cell ends.
    ends: Vec<u32>,
    /// The line each row begins on, and how many cells there are up to its end.
    heads: Vec<(u32, u32)>,
}

impl CsvRows {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.heads.len()
    }
    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.heads.is_empty()
    }
    /// The row at a place, from 0.
    pub fn get(&self, place: usize) -> Option<Row<'_>> {
        let (line, last) = *self.heads.get(place)?;
        let first = place.checked_sub(1).and_then(|before| self.heads.get(before)).map_or(0, |(_, end)| *end as usize);
        let from = first.checked_sub(1).and_then(|before| self.ends.get(before)).map_or(0, |end| *end);
        Some(Row { line: line.into(), text: &self.text, from, ends: self.ends.get(first..last as usize)? })
    }
    /// The first row.
    pub fn first(&self) -> Option<Row<'_>> {
        self.get(0)
    }
    /// The rows in order.
    pub fn iter(&self) -> impl Iterator<Item = Row<'_>> + Clone {
        (0..self.len()).filter_map(|place| self.get(place))
    }
    /// Adds a row of these cells.
    pub fn push<T: AsRef<str>>(&mut self, line: u64, cells: impl IntoIterator<Item = T>) {
        for cell in cells {
            self.text.push_str(cell.as_ref());
            self.ends.push(self.text.len().try_into().unwrap_or(u32::MAX));
        }
        self.end_row(line);
    }
    fn end_row(&mut self, line: u64) {
        self.heads.push((line.try_into().unwrap_or(u32::MAX), self.ends.len().try_into().unwrap_or(u32::MAX)));
    }
    /// Takes the last row away.
    fn pop(&mut self) {
        let Some(row) = self.len().checked_sub(1).and_then(|last| self.get(last)) else { return };
        let (text, ends) = (row.from as usize, self.ends.len().saturating_sub(row.ends.len()));
        self.text.truncate(text);
        self.ends.truncate(ends);
        self.heads.pop();
    }
}

/// A row of a table: as many cells as there are columns.
#[derive(Clone, Copy, Debug)]
pub struct Row<'t> {
    /// The line of the file it begins on, from 1.
    pub line: u64,
    /// The cells of all rows, where this one's begin, and where each ends.
    text: &'t str,
    from: u32,
    ends: &'t [u32],
}

impl<'t> Row<'t> {
    /// The cell at `column`, without blanks around it; empty when the column is not there.
    pub fn get(self, column: Option<usize>) -> &'t str {
        trim(self.raw(column))
    }
    /// The cell at `column` as it stands.
    pub fn raw(self, column: Option<usize>) -> &'t str {
        column.and_then(|c| self.cell(c)).unwrap_or_default()
    }
    /// Its cells, in order.
    pub fn cells(self) -> impl Iterator<Item = &'t str> {
        (0..self.ends.len()).filter_map(move |c| self.cell(c))
    }
    fn cell(self, column: usize) -> Option<&'t str> {
        let from = match column.checked_sub(1) {
            Some(before) => *self.ends.get(before)?,
            None => self.from,
        };
        self.text.get(from as usize..*self.ends.get(column)? as usize)
    }
}

/// A text without blanks around it. Most have none, which their first and last bytes show.
pub(super) fn trim(text: &str) -> &str {
    let shown = |byte: Option<&u8>| byte.is_none_or(u8::is_ascii_graphic);
    let bytes = text.as_bytes();
    if shown(bytes.first()) && shown(bytes.last()) { text } else { text.trim() }
}

/// Bytes of one row, at most.
const ROW_BYTES: usize = 4 << 20;

/// What comes out of one call of the reader.
enum Next {
    /// Cells, which are the last of the rows.
    Cells,
    NotUtf8,
    CellTooLong,
    RowTooLong,
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
        let count = |wanted: u8| passed.iter().filter(|b| **b == wanted).count();
        // A carriage return alone ends a line too; before a line feed it belongs to that.
        let alone = if passed.contains(&b'\r') {
            let next = passed.iter().skip(1).chain(rest.first());
            passed.iter().zip(next.map(Some).chain([None])).filter(|(b, next)| **b == b'\r' && *next != Some(&b'\n')).count()
        } else {
            0
        };
        let lines = count(b'\n').saturating_add(alone);
        self.line = self.line.saturating_add(u64::try_from(lines).unwrap_or(u64::MAX));
        self.rest = rest;
    }

    /// The line the next record begins on, and what it is: its cells are put behind `rows`.
    fn next(&mut self, rows: &mut CsvRows) -> (u64, Next) {
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
                    if self.text.len() >= ROW_BYTES {
                        return (line, Next::RowTooLong);
                    }
                    self.text.resize(self.text.len().saturating_mul(4).min(ROW_BYTES), 0);
                }
                ReadRecordResult::OutputEndsFull => return (line, Next::TooManyCells),
                ReadRecordResult::Record => return (line, self.cells(line, ended, rows)),
                ReadRecordResult::End => return (line, Next::End),
            }
        }
    }

    fn cells(&self, line: u64, count: usize, rows: &mut CsvRows) -> Next {
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
                let before = rows.text.len();
                rows.text.push_str(text);
                rows.ends.extend(ends.iter().map(|end| u32::try_from(before.saturating_add(*end)).unwrap_or(u32::MAX)));
                rows.end_row(line);
                Next::Cells
            }
            _ => Next::NotUtf8,
        }
    }
}

/// What is told of a workbook where nothing reads workbooks.
pub(super) fn unread_workbook(file: &str, bytes: &[u8]) -> Option<FileFault> {
    let what = super::text::workbook(bytes)?;
    let how = if what.contains("XLS)") { "save it as XLSX or CSV" } else { "save its sheet as CSV, or use a build that reads workbooks" };
    let why = format!("this is {what}, not a table of text: {how}");
    Some(FileFault::of_row(file, 0, FaultKind::Workbook, why))
}

impl CsvTable {
    /// Reads a table whole, in bounded memory.
    ///
    /// # Errors
    /// Every fault, with its line: text that is not UTF-8, a quotation mark never closed (as when a file was cut short), rows that are longer
    /// or shorter than the header, names of columns that stand twice, and sizes beyond those of [`super`].
    pub fn read(file: &str, bytes: &[u8]) -> Result<Self, Vec<FileFault>> {
        let table = Self::read_as(file, bytes, CsvWriting::default())?;
        let twice = |name: &String| {
            let why = format!("the column `{}` stands twice", crate::values::minutes::shorten(name));
            FileFault { column: name.clone(), ..FileFault::of_row(file, table.header_line, FaultKind::DuplicateColumn, why) }
        };
        if table.twice.is_empty() { Ok(table) } else { Err(table.twice.iter().map(twice).collect()) }
    }

    /// Reads a table that is written as `writing` says. UTF-16 is recognised by its mark, and a line `sep=;` before the header is
    /// followed. CsvRows that cannot be read stand apart, in [`CsvTable::faulty`]; blank cells beyond the header are ignored.
    ///
    /// # Errors
    /// What is wrong with the file as a whole: its size, its header, a byte that stands for nothing in the encoding, a quotation mark
    /// that is never closed.
    pub fn read_as(file: &str, bytes: &[u8], writing: CsvWriting) -> Result<Self, Vec<FileFault>> {
        let fault = |line: u64, kind: FaultKind, why: String| FileFault::of_row(file, line, kind, why);
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
        if writing.sheet {
            table.break_lines();
        }
        if faults.is_empty() { Ok(table) } else { Err(faults) }
    }

    /// Writes the breaks within cells of a sheet as line feeds again.
    fn break_lines(&mut self) {
        if !self.rows.text.contains(BREAK) {
            return;
        }
        let mut rows = CsvRows::default();
        for row in self.rows.iter() {
            rows.push(row.line, row.cells().map(|cell| cell.replace(BREAK, "\n")));
        }
        self.rows = rows;
    }

    /// Takes the next record in. `Some(true)` when reading has to stop, `None` at the end.
    fn record(&mut self, records: &mut Records<'_>, writing: &CsvWriting, faults: &mut Vec<FileFault>) -> Option<bool> {
        let (line, next) = records.next(&mut self.rows);
        let fault = |kind: FaultKind, why: String| FileFault::of_row(&self.file, line, kind, why);
        match next {
            Next::End => return None,
            Next::Cells => {
                if !self.is_row(writing) {
                    self.rows.pop();
                }
            }
            // Nothing is known of a table without its first row.
            Next::NotUtf8 if self.columns.is_empty() => {
                let why = "the bytes are not UTF-8: declare the `encoding`, such as `windows-1252`";
                faults.push(fault(FaultKind::NotUtf8, why.into()));
                return Some(true);
            }
            Next::NotUtf8 => {
                let fault = fault(FaultKind::NotUtf8, "the row is not UTF-8".into());
                self.faulty.push(fault);
            }
            // Where the row ends is known: the others can be read.
            Next::CellTooLong if !self.columns.is_empty() => {
                let fault = fault(FaultKind::TooLarge, format!("a cell has more than {CELL_BYTES} bytes"));
                self.faulty.push(fault);
            }
            Next::CellTooLong => {
                faults.push(fault(FaultKind::TooLarge, format!("a cell has more than {CELL_BYTES} bytes")));
                return Some(true);
            }
            Next::RowTooLong => {
                faults.push(fault(FaultKind::TooLarge, format!("a row has more than {ROW_BYTES} bytes")));
                return Some(true);
            }
            Next::TooManyCells => {
                faults.push(fault(FaultKind::TooLarge, format!("a row has more than {COLUMNS} cells")));
                return Some(true);
            }
        }
        let rows = self.rows.len().saturating_add(self.blank.len()).saturating_add(self.faulty.len());
        if rows > ROWS {
            faults.push(FileFault::of_row(&self.file, line, FaultKind::TooLarge, format!("the file has more than {ROWS} rows")));
        }
        Some(rows > ROWS)
    }

    /// Whether what was read last is a row; what it is otherwise is noted.
    fn is_row(&mut self, writing: &CsvWriting) -> bool {
        let Some(row) = self.rows.len().checked_sub(1).and_then(|last| self.rows.get(last)) else { return false };
        let (line, columns, cells) = (row.line, self.columns.len(), row.ends.len());
        let said = {
            let mut said = row.cells().filter(|cell| !trim(cell).is_empty());
            (said.next().is_some(), said.next().is_some())
        };
        if columns > 0 && !said.0 {
            self.blank.push(line);
        } else if writing.headings && columns > 0 && !said.1 {
            self.headings.push(line, row.cells());
        } else if writing.headless {
            for column in columns..cells {
                let name = format!("#{}", column.saturating_add(1));
                self.places.insert(name.clone(), column);
                self.columns.push(name);
            }
            return true;
        } else if columns == 0 {
            self.header_line = line;
            self.columns = row.cells().map(|cell| trim(cell).to_owned()).collect();
            self.tell_apart();
            self.note_places();
        } else if cells < columns || row.cells().skip(columns).any(|cell| !trim(cell).is_empty()) {
            // Spreadsheets leave blank cells behind the last column.
            let why = format!("the row has {cells} cells where the header has {columns}");
            self.faulty.push(FileFault::of_row(&self.file, line, FaultKind::RowLength, why));
        } else {
            return true;
        }
        false
    }
}

/// What stands for a line break within a cell of a sheet.
pub(super) const BREAK: char = '\u{2028}';
