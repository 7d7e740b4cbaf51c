//! Reports as comma-separated values and as Markdown.

use super::value::{CommunityReport, Format, ReportKind, Section};
use crate::outcomes::Figure;
use crate::outcomes::disclosure::DisclosurePolicy;
use crate::outcomes::figure::span_name;

/// What stands where nothing can be said.
const NOTHING: &str = "–";

/// A figure for readers: at most two decimals.
pub(super) fn figure(cell: Option<Figure>) -> String {
    cell.map_or_else(|| NOTHING.to_owned(), |figure| figure.rounded(2).to_string())
}

/// A field of comma-separated values (RFC 4180). What a spreadsheet would take for a formula is kept from being one.
fn field(text: &str) -> String {
    let guarded = if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() };
    if guarded.contains(['"', ',', '\n', '\r']) { format!("\"{}\"", guarded.replace('"', "\"\"")) } else { guarded }
}

fn cell(text: &str) -> String {
    let text = text.replace('\\', "\\\\").replace('|', "\\|").replace(['\n', '\r'], " ");
    text.replace('<', "&lt;").replace('*', "\\*").replace('_', "\\_").replace('`', "\\`").replace('[', "\\[")
}

impl CommunityReport {
    /// Who, when, by which rules: what every way of writing it begins with.
    pub(super) fn provenance(&self) -> String {
        let hidden = if self.publishable { "" } else { " — not for publication" };
        let (population, days, charter) = (&self.population, span_name(self.from, self.until), self.charter);
        let policy = match (DisclosurePolicy::named(&self.policy).filter(|policy| policy.publishable), self.kind) {
            (Some(policy), _) => format!("; {}", policy.in_words()),
            // A member's own figures are theirs.
            (None, ReportKind::Member) => String::new(),
            (None, ReportKind::Funder) => {
                "; small figures are shown; what is left out are stories without consent, and concerns for whoever may not see them".into()
            }
            (None, _) => "; small figures are shown".into(),
        };
        format!("{days}; counted: {population}; charter version {charter}{policy}{hidden}")
    }

    /// Writes itself out, when that was asked for.
    pub(crate) fn write_out(&mut self, format: Option<Format>) {
        self.document = format.map(|format| match format {
            Format::Csv => self.to_csv(),
            Format::Markdown => self.to_markdown(),
            Format::Html => self.to_html(),
        });
    }

    /// The tables, one after the other, each under a line with its heading.
    pub fn to_csv(&self) -> String {
        let mut lines = vec![field(&self.title), field(&self.provenance())];
        for section in self.sections.iter().filter(|section| !section.rows.is_empty()) {
            lines.push(String::new());
            lines.push(field(&section.heading));
            let head = std::iter::once(&section.rows_are).chain(&section.columns);
            lines.push(head.map(|name| field(name)).collect::<Vec<_>>().join(","));
            for row in &section.rows {
                let cells = row.cells.iter().map(|cell| cell.map_or_else(String::new, |figure| figure.to_string()));
                lines.push(std::iter::once(field(&row.name)).chain(cells).collect::<Vec<_>>().join(","));
            }
        }
        // A field of a figure that is not shown is empty, so that a column stays one of numbers.
        let notes = self.notes.iter().map(|note| match note.strip_prefix("a dash ") {
            Some(rest) => field(&format!("an empty field {rest}")),
            None => field(note),
        });
        lines.extend(std::iter::once(String::new()).chain(notes));
        lines.join("\r\n") + "\r\n"
    }

    /// As Markdown.
    pub fn to_markdown(&self) -> String {
        let mut out = format!("# {}\n\n{}\n", cell(&self.title), cell(&self.provenance()));
        let mut before = None;
        for section in &self.sections {
            // Several stories under one heading say it once.
            if before != Some(&section.heading) || !section.rows.is_empty() {
                out.push_str(&format!("\n## {}\n", cell(&section.heading)));
            }
            before = Some(&section.heading);
            out.push_str(&format!("\n{}\n", cell(&section.text)));
            out.push_str(&table(section));
        }
        for note in &self.notes {
            out.push_str(&format!("\n- {}", cell(note)));
        }
        out.push('\n');
        out
    }
}

fn table(section: &Section) -> String {
    if section.rows.is_empty() {
        return String::new();
    }
    let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    let names = std::iter::once(&section.rows_are).chain(&section.columns).map(|name| cell(name));
    let mut out = format!("\n{}", line(names.collect()));
    out.push_str(&line(std::iter::once("---".to_owned()).chain(section.columns.iter().map(|_| "---:".to_owned())).collect()));
    for row in &section.rows {
        out.push_str(&line(std::iter::once(cell(&row.name)).chain(row.cells.iter().map(|cell| figure(*cell))).collect()));
    }
    out
}
