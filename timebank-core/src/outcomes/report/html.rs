//! Reports as a page of their own: no script, nothing fetched, read well aloud and on paper.

use super::text::figure;
use super::value::{CommunityReport, Section};

const STYLE: &str = "body{font:1.05rem/1.55 system-ui,sans-serif;color:#1d2a2f;background:#fbfaf7;max-width:46rem;margin:2rem auto;padding:0 1rem}\
h1{font-size:1.8rem;line-height:1.2}h2{margin-top:2.4rem;font-size:1.25rem}.about,footer{color:#4a585e;font-size:.92rem}\
table{border-collapse:collapse;margin:1rem 0;width:100%}caption{text-align:left;font-weight:600;padding:.3rem 0}\
th,td{padding:.35rem .6rem;border-bottom:1px solid #d9d6cc;text-align:right}th:first-child{text-align:left;font-weight:500}\
tbody th{white-space:nowrap}thead th{border-bottom:2px solid #7a8a80;font-weight:600}svg{width:100%;height:auto;margin:.6rem 0}.stop{background:#fff1d6;padding:.4rem .8rem}\
.wide{overflow-x:auto}@media print{body{background:#fff;margin:0}}";

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
             <title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n<p class=\"about\">{}</p>\n",
            escaped(&self.provenance())
        );
        if !self.publishable {
            out.push_str("<p class=\"stop\"><strong>Not for publication.</strong></p>\n");
        }
        for (place, section) in self.sections.iter().enumerate() {
            out.push_str(&format!("<section>\n<h2>{}</h2>\n<p>{}</p>\n", escaped(&section.heading), escaped(&section.text)));
            out.push_str(&chart(section, place));
            out.push_str(&table(section));
            out.push_str("</section>\n");
        }
        out.push_str("</main>\n<footer>\n");
        for note in &self.notes {
            out.push_str(&format!("<p>{}</p>\n", escaped(note)));
        }
        out.push_str("</footer>\n</body>\n</html>\n");
        out
    }
}

fn table(section: &Section) -> String {
    if section.rows.is_empty() {
        return String::new();
    }
    let mut out = format!("<div class=\"wide\"><table>\n<caption>{}</caption>\n<thead><tr>", escaped(&section.heading));
    for name in std::iter::once(&section.rows_are).chain(&section.columns) {
        out.push_str(&format!("<th scope=\"col\">{}</th>", escaped(name)));
    }
    out.push_str("</tr></thead>\n<tbody>\n");
    for row in &section.rows {
        out.push_str(&format!("<tr><th scope=\"row\">{}</th>", escaped(&row.name)));
        for cell in &row.cells {
            out.push_str(&match cell {
                Some(_) => format!("<td>{}</td>", figure(*cell)),
                None => "<td aria-label=\"not shown\">–</td>".to_owned(),
            });
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n</table></div>\n");
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
        let short: String = name.chars().take(28).collect();
        out.push_str(&format!(
            "<text x=\"0\" y=\"{base}\" font-size=\"14\" fill=\"#1d2a2f\">{}</text><rect x=\"215\" y=\"{top}\" width=\"{width}\" height=\"18\" rx=\"2\" \
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
