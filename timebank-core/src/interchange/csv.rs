//! Tables of text as RFC 4180 describes them: a header row, quoted cells, commas (or semicolons, which are noticed).

use super::{CELL_BYTES, COLUMNS, FAULTS, FILE_BYTES, Fault, FaultKind, ROWS};
use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

/// A table read whole.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// The name of its file.
    pub file: String,
    /// The names of its columns, as they stand.
    pub columns: Vec<String>,
    /// Its rows, in order.
    pub rows: Vec<Row>,
    /// Whether it began with a byte-order mark.
    pub mark: bool,
    /// Whether its cells are parted by `;` instead of `,`.
    pub semicolons: bool,
}

/// A row of a table: as many cells as there are columns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// The line of the file it begins on, from 1.
    pub line: u64,
    /// Its cells.
    pub cells: Vec<String>,
}

impl Row {
    /// The cell at `column`, without blanks around it; empty when the column is not there.
    pub fn get(&self, column: Option<usize>) -> &str {
        column.and_then(|c| self.cells.get(c)).map_or("", |cell| cell.trim())
    }
    /// The cell at `column` as it stands.
    pub fn raw(&self, column: Option<usize>) -> &str {
        column.and_then(|c| self.cells.get(c)).map_or("", String::as_str)
    }
}

/// What comes out of one call of the reader.
enum Next {
    Cells(Vec<String>),
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
                ReadRecordResult::Record => return (line, self.cells(ended)),
                ReadRecordResult::End => return (line, Next::End),
            }
        }
    }

    fn cells(&self, count: usize) -> Next {
        let mut cells = Vec::with_capacity(count);
        let mut from = 0usize;
        for end in self.ends.iter().take(count) {
            let cell = self.text.get(from..*end).unwrap_or_default();
            if cell.len() > CELL_BYTES {
                return Next::CellTooLong;
            }
            match std::str::from_utf8(cell) {
                Ok(cell) => cells.push(cell.to_owned()),
                Err(_) => return Next::NotUtf8,
            }
            from = *end;
        }
        Next::Cells(cells)
    }
}

impl Table {
    /// Reads a table whole, in bounded memory.
    ///
    /// # Errors
    /// Every fault, with its line: text that is not UTF-8, a quotation mark never closed (as when a file was cut short), rows that are longer
    /// or shorter than the header, names of columns that stand twice, and sizes beyond those of [`super`].
    pub fn read(file: &str, bytes: &[u8]) -> Result<Self, Vec<Fault>> {
        let fault = |line: u64, kind: FaultKind, why: String| Fault::of_row(file, line, kind, why);
        if bytes.len() > FILE_BYTES {
            return Err(vec![fault(
                0,
                FaultKind::TooLarge,
                format!("the file has {} bytes where at most {FILE_BYTES} are taken", bytes.len()),
            )]);
        }
        let (mark, bytes) = bytes.strip_prefix(b"\xef\xbb\xbf").map_or((false, bytes), |rest| (true, rest));
        // In RFC 4180 every quotation mark has its partner; an odd one out means a cell that never ends.
        if bytes.iter().filter(|b| **b == b'"').count() % 2 == 1 {
            let lines = bytes.iter().filter(|b| **b == b'\n').count();
            let line = u64::try_from(lines).unwrap_or(u64::MAX).saturating_add(1);
            return Err(vec![fault(
                line,
                FaultKind::QuoteNotClosed,
                "a quotation mark is never closed; the file may have been cut short".into(),
            )]);
        }
        let header: &[u8] = bytes.split(|b| *b == b'\n').find(|l| !l.is_empty()).unwrap_or_default();
        let count = |wanted: u8| header.iter().filter(|b| **b == wanted).count();
        let semicolons = count(b';') > count(b',');
        let mut table = Self { file: file.into(), mark, semicolons, ..Self::default() };
        let mut faults = Vec::new();
        let mut records = Records::new(bytes, if semicolons { b';' } else { b',' });
        loop {
            let (line, next) = records.next();
            match next {
                Next::End => break,
                Next::Cells(cells) if table.columns.is_empty() => table.header(line, cells, &mut faults),
                Next::Cells(cells) if cells.len() != table.columns.len() => {
                    let why = format!("the row has {} cells where the header has {}", cells.len(), table.columns.len());
                    faults.push(fault(line, FaultKind::RowLength, why));
                }
                Next::Cells(cells) => table.rows.push(Row { line, cells }),
                Next::NotUtf8 => faults.push(fault(line, FaultKind::NotUtf8, "the row is not UTF-8".into())),
                Next::CellTooLong => {
                    faults.push(fault(line, FaultKind::TooLarge, format!("a cell has more than {CELL_BYTES} bytes")));
                    break;
                }
                Next::TooManyCells => {
                    faults.push(fault(line, FaultKind::TooLarge, format!("a row has more than {COLUMNS} cells")));
                    break;
                }
            }
            if table.rows.len() > ROWS {
                faults.push(fault(line, FaultKind::TooLarge, format!("the file has more than {ROWS} rows")));
            }
            if faults.len() >= FAULTS || table.rows.len() > ROWS {
                break;
            }
        }
        if table.columns.is_empty() && faults.is_empty() {
            faults.push(fault(1, FaultKind::MissingColumn, "the file has no header row".into()));
        }
        if faults.is_empty() { Ok(table) } else { Err(faults) }
    }

    fn header(&mut self, line: u64, cells: Vec<String>, faults: &mut Vec<Fault>) {
        self.columns = cells.into_iter().map(|c| c.trim().to_owned()).collect();
        for (i, name) in self.columns.iter().enumerate() {
            if !name.is_empty() && self.columns.iter().take(i).any(|before| before.eq_ignore_ascii_case(name)) {
                let why = format!("the column `{}` stands twice", crate::minutes::shorten(name));
                faults.push(Fault { column: name.clone(), ..Fault::of_row(&self.file, line, FaultKind::DuplicateColumn, why) });
            }
        }
    }

    /// Where the first of these columns stands, upper and lower case alike.
    pub fn column(&self, names: &[&str]) -> Option<usize> {
        names.iter().find_map(|name| self.columns.iter().position(|c| c.eq_ignore_ascii_case(name)))
    }
}
