//! Reports as a page of their own: no script, nothing fetched, read well aloud and on paper.

use super::text::figure;
use super::value::{CommunityReport, Section};

/// All of it holds within the report alone, so that a page that embeds one keeps its own looks. Wide tables take more room than the
/// text on a desk, turn into lists on a telephone, and wrap on paper (A4): no column is cut. On a telephone the letters of a chart would
/// be too small to read, and its figures are in the list beneath.
const STYLE: &str = "@page tb-report{size:A4;margin:18mm}.tb-report{page:tb-report;font:1.05rem/1.55 system-ui,sans-serif;color:#1d2a2f;background:#fbfaf7;max-width:70rem;margin:0 auto;padding:1rem}\
.tb-report h1{font-size:1.8rem;line-height:1.2}.tb-report h2{margin-top:2.4rem;font-size:1.25rem}.tb-report p,.tb-report svg{max-width:46rem}\
.tb-report .about,.tb-report footer{color:#4a585e;font-size:.92rem}.tb-report table{border-collapse:collapse;margin:1rem 0;max-width:100%}\
.tb-report th,.tb-report td{padding:.3rem .5rem;border-bottom:1px solid #d9d6cc;text-align:right;overflow-wrap:anywhere}\
.tb-report th:first-child{text-align:left;font-weight:500}.tb-report thead th{border-bottom:2px solid #7a8a80;font-weight:600;vertical-align:bottom}\
.tb-report svg{width:100%;height:auto;margin:.6rem 0}.tb-report .stop{background:#fff1d6;padding:.4rem .8rem}\
@media(max-width:40rem){.tb-report thead{display:none}.tb-report table,.tb-report tbody,.tb-report tr,.tb-report th,.tb-report td{display:block}\
.tb-report svg{display:none}.tb-report tr{padding:.5rem 0}.tb-report td{border:0;display:flex;justify-content:space-between;gap:1rem}.tb-report td::before{content:attr(data-column);color:#4a585e;text-align:left}}\
@media print{.tb-report{background:#fff;padding:0;font-size:10pt}.tb-report section{break-inside:avoid-page}.tb-report tr{break-inside:avoid}}";

/// Text as it may stand in a page.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
    out
}

impl CommunityReport {
    /// As a page of its own.
    pub fn to_html(&self) -> String {
        let title = escaped(&self.title);
        let mut out = format!(
            "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<div class=\"tb-report\">\n<main>\n<h1>{title}</h1>\n<p class=\"about\">{}</p>\n",
            escaped(&self.provenance())
        );
        if !self.publishable {
            out.push_str("<p class=\"stop\"><strong>Not for publication.</strong></p>\n");
        }
        let mut before = None;
        for (place, section) in self.sections.iter().enumerate() {
            out.push_str("<section>\n");
            // Several stories under one heading say it once. A table is named by its own.
            if before != Some(&section.heading) || !section.rows.is_empty() {
                out.push_str(&format!("<h2 id=\"s{place}\">{}</h2>\n", escaped(&section.heading)));
            }
            before = Some(&section.heading);
            if !section.text.is_empty() {
                out.push_str(&format!("<p>{}</p>\n", escaped(&section.text)));
            }
            out.push_str(&chart(section, place));
            out.push_str(&table(section, place));
            out.push_str("</section>\n");
        }
        out.push_str("</main>\n<footer>\n");
        for note in &self.notes {
            out.push_str(&format!("<p>{}</p>\n", escaped(note)));
        }
        out.push_str("</footer>\n</div>\n</body>\n</html>\n");
        out
    }
}

fn table(section: &Section, place: usize) -> String {
    if section.rows.is_empty() {
        return String::new();
    }
    // The heading is the table's name; it is not said twice.
    let mut out = format!("<table aria-labelledby=\"s{place}\">\n<thead><tr>");
    for name in std::iter::once(&section.rows_are).chain(&section.columns) {
        out.push_str(&format!("<th scope=\"col\">{}</th>", escaped(name)));
    }
    out.push_str("</tr></thead>\n<tbody>\n");
    for row in &section.rows {
        out.push_str(&format!("<tr><th scope=\"row\">{}</th>", escaped(&row.name)));
        for (cell, column) in row.cells.iter().zip(&section.columns) {
            let (column, figure) = (escaped(column), figure(*cell));
            let silent = if cell.is_none() { " aria-label=\"no figure\"" } else { "" };
            out.push_str(&format!("<td data-column=\"{column}\"{silent}>{figure}</td>"));
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n</table>\n");
    out
}

/// The first column as bars, with its figures in words for whoever does not see it.
fn chart(section: &Section, place: usize) -> String {
    let bars: Vec<(&str, f64)> = section
        .rows
        .iter()
        .filter_map(|row| Some((row.name.as_str(), row.cells.first().copied().flatten()?.get().max(0.0))))
        .take(24)
        .collect();
    let most = bars.iter().map(|(_, value)| *value).fold(0.0, f64::max);
    if !section.chart || bars.is_empty() || most <= 0.0 {
        return String::new();
    }
    let height = bars.len().saturating_mul(26).saturating_add(8);
    let told: Vec<String> = bars.iter().map(|(name, value)| format!("{name} {}", shown(*value))).collect();
    let (column, told) = (section.columns.first().map_or("", String::as_str), told.join("; "));
    let mut out = format!(
        "<svg viewBox=\"0 0 640 {height}\" role=\"img\" aria-labelledby=\"c{place}t c{place}d\"><title id=\"c{place}t\">{}: {}</title>\
         <desc id=\"c{place}d\">{}</desc>\n",
        escaped(&section.heading),
        escaped(column),
        escaped(&told)
    );
    for (row, (name, value)) in bars.iter().enumerate() {
        let top = row.saturating_mul(26).saturating_add(6);
        let (base, width) = (top.saturating_add(14), (value / most * 340.0).round());
        // A name of more than 26 letters is cut, so that it ends before the bar. The table has all of it.
        let short = if name.chars().count() > 26 { name.chars().take(25).chain(['…']).collect::<String>() } else { (*name).to_owned() };
        out.push_str(&format!(
            "<text x=\"4\" y=\"{base}\" font-size=\"14\" fill=\"#1d2a2f\">{}</text><rect x=\"215\" y=\"{top}\" width=\"{width}\" height=\"18\" rx=\"2\" \
             fill=\"#3f7d6b\"/><text x=\"{}\" y=\"{base}\" font-size=\"13\" fill=\"#1d2a2f\">{}</text>\n",
            escaped(&short),
            width + 221.0,
            shown(*value)
        ));
    }
    out.push_str("</svg>\n");
    out
}

fn shown(value: f64) -> String {
    figure(crate::outcomes::Figure::of(value))
}
