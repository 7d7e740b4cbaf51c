#![allow(clippy::unwrap_used, reason = "tests")]

use super::{CommunityReport, ReportKind, ReportRow, Section};
use crate::outcomes::Figure;

fn report(name: &str) -> CommunityReport {
    CommunityReport {
        kind: ReportKind::CommunityHealth,
        title: name.into(),
        community: "Harpurbrook".into(),
        charter: 1,
        from: "2026-01-01".parse().unwrap(),
        until: "2026-12-31".parse().unwrap(),
        population: "all".into(),
        policy: "internal".into(),
        publishable: false,
        sections: vec![Section {
            heading: name.into(),
            text: name.into(),
            rows_are: name.into(),
            columns: vec![name.into()],
            rows: vec![
                ReportRow { name: name.into(), cells: vec![Figure::ratio(10, 3)] },
                ReportRow { name: "hidden".into(), cells: vec![None] },
            ],
            chart: true,
        }],
        notes: vec![name.into()],
        document: None,
    }
}

#[test]
fn what_people_wrote_is_text_in_every_form() {
    let report = report("=1+1,\"<b>|x*`\n");
    let page = report.to_html();
    assert!(!page.contains("<b>") && page.contains("&lt;b&gt;"));
    assert!(page.contains("<td>3.33</td>") && page.contains("aria-label=\"not shown\""));
    // A spreadsheet takes nothing for a formula.
    assert!(report.to_csv().lines().all(|line| !line.starts_with('=') && !line.starts_with("\"=")));
    assert!(!report.to_markdown().contains("<b>"));
}

#[test]
fn a_chart_has_its_figures_in_words() {
    let page = report("hours").to_html();
    assert!(page.contains("role=\"img\"") && page.contains("<desc id=\"c0d\">hours 3.33</desc>"));
}
