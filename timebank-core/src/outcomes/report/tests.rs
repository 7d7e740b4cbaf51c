#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use super::{CommunityReport, ReportKind, ReportOf, ReportRow, Section};
use crate::command::{Admit, Context, GiveRole, Record};
use crate::exchange::Terms;
use crate::outcomes::Figure;
use crate::{Charter, TimeBank};

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

#[test]
fn the_broker_sees_who_is_quiet_through_whom_others_are_connected_and_who_starts_things() {
    let at = |day: &str| Context::at(format!("{day}T10:00:00Z").parse().unwrap());
    let mut bank = TimeBank::found(at("2026-01-01"), Charter::named("Harpurbrook")).unwrap();
    let mut admit = || bank.admit(at("2026-01-01"), Admit::default()).unwrap().member().unwrap();
    let (ana, ben, cleo, dan) = (admit(), admit(), admit(), admit());
    bank.give_role(at("2026-01-01"), GiveRole { member: dan, role: "broker".into(), at: None, from: None, until: None }).unwrap();
    // Once a week in January, then no more; Cleo just once, and only with Ben.
    for (day, by) in [("2026-01-01", Some(ana)), ("2026-01-08", Some(ben)), ("2026-01-15", Some(dan)), ("2026-01-22", None)] {
        let terms = Terms::new(day.parse().unwrap()).gave(ana, 60).received(ben, 60);
        let context = by.map_or(at(day), |by| at(day).by(by));
        bank.record(context, Record::new(terms)).unwrap();
    }
    bank.record(at("2026-01-22"), Record::new(Terms::new("2026-01-22".parse().unwrap()).gave(ben, 30).received(cleo, 30))).unwrap();
    let report =
        bank.report(&ReportOf::new(ReportKind::CommunityHealth, "2026-01-01".parse().unwrap(), "2026-12-31".parse().unwrap())).unwrap();
    let rows = |heading: &str| {
        let section = report.sections.iter().find(|section| section.heading == heading).unwrap();
        let told = |row: &ReportRow| (row.name.clone(), row.cells.iter().map(|cell| cell.map(Figure::get)).collect::<Vec<_>>());
        section.rows.iter().map(told).collect::<Vec<_>>()
    };
    // From 22 January to 31 December are 343 days.
    let quiet = |name: &str| (name.to_owned(), vec![Some(343.0), Some(7.0)]);
    assert_eq!(rows("Quiet against their own rhythm"), [quiet("member 1"), quiet("member 2")]);
    assert_eq!(rows("Through whom others are connected"), [("member 2".to_owned(), vec![Some(2.0), Some(0.5)])]);
    let begun = rows("Who starts things");
    assert_eq!(begun[0].1, [Some(2.0 / 3.0), Some(2.0), Some(1.0), Some(2.0)].map(|x| x.map(|x: f64| (x * 1e10).round() / 1e10)));
    assert_eq!(begun[1].1, [None, Some(0.0), Some(0.0), Some(0.0)]);
}
