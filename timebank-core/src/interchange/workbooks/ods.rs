//! How large the tables of an OpenDocument sheet are once their repeated cells and rows are written out. Two attributes may stand for
//! millions of cells, and the reader of workbooks writes them out before anybody can look.

use crate::interchange::FILE_BYTES;

/// Cells of a workbook, at most, with the blank ones between them.
pub const CELLS: usize = 5_000_000;
/// Columns and rows that the format has, at most: more are never written out.
const MOST_COLUMNS: usize = 16_384;
const MOST_ROWS: usize = 1_048_576;

/// What a document comes to.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Size {
    /// Cells, with the blank ones between them.
    pub cells: usize,
    /// Bytes of what cells say, repeated as often as they are; never less than they are.
    pub bytes: usize,
}

impl Size {
    /// Whether it is more than is taken.
    pub fn is_too_large(&self) -> bool {
        self.cells > CELLS || self.bytes > FILE_BYTES
    }
}

/// A table while it is measured.
#[derive(Default)]
struct Table {
    width: usize,
    /// Rows down to the last that says something, and blank ones that may be above another.
    height: usize,
    blank: usize,
}

/// A row while it is measured.
#[derive(Default)]
struct Row {
    repeats: usize,
    /// Cells up to the last that says something, and blank ones that may be before another.
    width: usize,
    blank: usize,
    bytes: usize,
    /// The cell that is open: how often it stands there, and where in the document it began.
    cell: Option<(usize, usize)>,
}

impl Row {
    fn end_cell(&mut self, at: usize) {
        if let Some((repeats, from)) = self.cell.take() {
            self.bytes = self.bytes.saturating_add(at.saturating_sub(from).saturating_mul(repeats));
        }
    }

    fn cell(&mut self, tag: &[u8], at: usize) {
        self.end_cell(at);
        let repeats = repeats(tag, b"table:number-columns-repeated").min(MOST_COLUMNS);
        // What has no value, no formula and nothing inside is blank.
        if tag.ends_with(b"/") && !tag.windows(7).any(|part| matches!(part, b"office:" | b"formula")) {
            self.blank = self.blank.saturating_add(repeats);
            return;
        }
        self.width = self.width.saturating_add(self.blank).saturating_add(repeats).min(MOST_COLUMNS);
        self.blank = 0;
        self.cell = Some((repeats, at));
    }
}

/// Measures the `content.xml` of a document. Steps grow with its length alone.
pub fn size(content: &[u8]) -> Size {
    let (mut size, mut table, mut row) = (Size::default(), Table::default(), Row::default());
    let mut at = 0usize;
    while let Some((from, tag)) = next_tag(content, &mut at) {
        let name = tag.split(|byte| byte.is_ascii_whitespace() || *byte == b'/').next().unwrap_or_default();
        match name {
            b"table:table-row" => {
                row = Row { repeats: repeats(tag, b"table:number-rows-repeated").min(MOST_ROWS), ..Row::default() };
                if tag.ends_with(b"/") {
                    end_row(&mut size, &mut table, &mut row, from);
                }
            }
            b"table:table-cell" | b"table:covered-table-cell" => row.cell(tag, from),
            _ if tag.starts_with(b"/table:table-row") => end_row(&mut size, &mut table, &mut row, from),
            _ if tag == b"/table:table" => {
                size.cells = size.cells.saturating_add(table.width.saturating_mul(table.height));
                table = Table::default();
            }
            _ => {}
        }
    }
    size.cells = size.cells.saturating_add(table.width.saturating_mul(table.height));
    size
}

fn end_row(size: &mut Size, table: &mut Table, row: &mut Row, at: usize) {
    row.end_cell(at);
    if row.width == 0 {
        table.blank = table.blank.saturating_add(row.repeats);
    } else {
        table.height = table.height.saturating_add(table.blank).saturating_add(row.repeats).min(MOST_ROWS);
        (table.blank, table.width) = (0, table.width.max(row.width));
        size.bytes = size.bytes.saturating_add(row.bytes.saturating_mul(row.repeats));
        // The cells of each row are held once before they are written out.
        size.cells = size.cells.saturating_add(row.width);
    }
    *row = Row::default();
}

/// The next tag from `at` on, without its brackets, and where it begins. Comments and text that stands as it is are passed over.
fn next_tag<'c>(content: &'c [u8], at: &mut usize) -> Option<(usize, &'c [u8])> {
    loop {
        let rest = content.get(*at..)?;
        let open = (*at).saturating_add(rest.iter().position(|byte| *byte == b'<')?);
        let rest = content.get(open.saturating_add(1)..)?;
        let passed: &[(&[u8], &[u8])] = &[(b"!--", b"-->"), (b"![CDATA[", b"]]>"), (b"?", b"?>")];
        if let Some((_, end)) = passed.iter().find(|(begins, _)| rest.starts_with(begins)) {
            let end_at = rest.windows(end.len()).position(|part| part == *end)?;
            *at = open.saturating_add(1).saturating_add(end_at).saturating_add(end.len());
            continue;
        }
        let mut quote = None;
        let end = rest.iter().position(|byte| match (quote, *byte) {
            (None, b'>') => true,
            (None, b'"' | b'\'') => {
                quote = Some(*byte);
                false
            }
            (Some(opened), closing) => {
                if opened == closing {
                    quote = None;
                }
                false
            }
            _ => false,
        })?;
        *at = open.saturating_add(2).saturating_add(end);
        return Some((open, rest.get(..end)?));
    }
}

/// What a tag says of how often it stands there: once, unless it says another number. What cannot be read is as much as can be.
fn repeats(tag: &[u8], name: &[u8]) -> usize {
    let Some(found) = tag.windows(name.len()).position(|part| part == name) else { return 1 };
    let rest = tag.get(found.saturating_add(name.len())..).unwrap_or_default();
    let rest = rest.trim_ascii_start().strip_prefix(b"=").unwrap_or_default().trim_ascii_start();
    let digits: &[u8] = match rest {
        [mark @ (b'"' | b'\''), value @ ..] => value.split(|byte| byte == mark).next().unwrap_or_default(),
        _ => &[],
    };
    std::str::from_utf8(digits).ok().and_then(|digits| digits.parse().ok()).unwrap_or(usize::MAX)
}

#[cfg(test)]
#[allow(clippy::arithmetic_side_effects, clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    fn table(rows: &str) -> Size {
        size(format!("<?xml version='1.0'?><office:body><table:table table:name=\"a>b\">{rows}</table:table></office:body>").as_bytes())
    }

    #[test]
    fn promise_9_cells_and_rows_that_are_repeated_are_counted_before_they_are_written_out() {
        let cell = "<table:table-cell office:value-type=\"string\"><text:p>x</text:p></table:table-cell>";
        // Two by two, held once and written out once.
        assert_eq!(table(&format!("<table:table-row>{cell}{cell}</table:table-row>").repeat(2)).cells, 8);
        // A thousand rows of one: one held, a thousand written out. What it says is 81 bytes long with its tags.
        let rows = format!("<table:table-row table:number-rows-repeated=\"1000\">{cell}</table:table-row>");
        assert_eq!(table(&rows), Size { cells: 1_001, bytes: 1_000 * cell.len() });
        // Blank cells and rows at the end are nothing.
        let blank = "<table:table-cell table:number-columns-repeated='16000'/>";
        let end = format!("<table:table-row table:number-rows-repeated='1048000'>{blank}</table:table-row>");
        assert_eq!(table(&format!("<table:table-row>{cell}{blank}</table:table-row>{end}")).cells, 2);
        // Between others they are written out: 16,001 wide, a million high.
        let stray = format!("<table:table-row>{blank}{cell}</table:table-row>");
        assert!(table(&format!("<table:table-row>{cell}</table:table-row>{end}{stray}")).is_too_large());
        // One cell of a long text, 16,000 times.
        let wide = format!(
            "<table:table-row><table:table-cell office:value-type=\"string\" table:number-columns-repeated=\"16000\">{}</table:table-cell></table:table-row>",
            "x".repeat(20_000)
        );
        assert!(table(&wide).is_too_large());
        assert!(
            table(&format!("<!-- > --><table:table-row table:number-rows-repeated=\"&#57;9\">{cell}</table:table-row>")).cells > 1_000_000
        );
    }
}
