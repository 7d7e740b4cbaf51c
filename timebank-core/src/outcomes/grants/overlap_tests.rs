#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "tests")]

use super::{FunderReportOf, Grant, GrantOutcome, Indicator, Measure};
use crate::bank::TimeBank;
use crate::charter::Charter;
use crate::command::{Admit, Context, Record};
use crate::model::exchange::Terms;
use crate::outcomes::Figure;
use crate::outcomes::ties::{GroupBy, GroupedBy, HostGroup};
use crate::values::ids::MemberId;

fn at(day: &str) -> Context {
    Context::host(format!("{day}T10:00:00Z").parse().unwrap())
}

/// Eighty people; everybody gives to the next but the last of each ten, who did not take part.
fn bank() -> (TimeBank, Vec<MemberId>) {
    let mut bank = TimeBank::create(at("2026-01-01"), crate::values::digest::BankId([1; 16]), Charter::named("Harpurbrook")).unwrap();
    let people: Vec<_> = (0..80).map(|_| bank.admit(at("2026-01-01"), Admit::default()).unwrap().member().unwrap()).collect();
    for ten in people.chunks_exact(10) {
        for two in ten[..9].windows(2) {
            let terms = Terms::new("2026-01-10".parse().unwrap()).gave(two[0], 60).received(two[1], 60);
            bank.record(at("2026-01-10"), Record::new(terms)).unwrap();
        }
    }
    (bank, people)
}

fn told(groups: [Vec<MemberId>; 2]) -> Vec<Option<f64>> {
    let (bank, _) = bank();
    let indicator = |(name, members): (&str, Vec<MemberId>)| Indicator {
        code: name.into(),
        name: name.into(),
        measure: Measure::Active,
        groups: Some(GroupBy { groups: vec![HostGroup { name: name.into(), members }], ..GroupBy::new(GroupedBy::Host) }),
        group: Some(name.into()),
        role: None,
        need: None,
        change: None,
        baseline: None,
        target: None,
        share: None,
        evidence: Vec::new(),
    };
    let grant = Grant {
        code: "g".into(),
        funder: "f".into(),
        from: "2026-01-01".parse().unwrap(),
        until: "2026-03-31".parse().unwrap(),
        amount: None,
        facilitation: None,
        outcomes: vec![GrantOutcome {
            name: "outcome".into(),
            indicators: ["one", "two"].into_iter().zip(groups).map(indicator).collect(),
        }],
    };
    let question = FunderReportOf { as_of: Some("2026-03-31".parse().unwrap()), ..FunderReportOf::new(vec![grant], "g") };
    let report = bank.host().funder_report(&question).unwrap().report;
    let section = report.sections.iter().find(|section| section.heading == "outcome").unwrap();
    section.rows.iter().map(|row| row.cells[0].map(Figure::get)).collect()
}

/// The second group is the first and one more: beside the first its figure would be that person's.
#[test]
fn promise_12_of_two_groups_that_differ_by_one_person_one_is_told() {
    let (_, people) = bank();
    let shown = told([people[..40].to_vec(), people[..41].to_vec()]);
    assert!(shown[0].is_some(), "36 people");
    assert_eq!(shown[1], None);
    // The one more did not take part: that both figures are the same would tell so.
    let shown = told([people[..39].to_vec(), people[..40].to_vec()]);
    assert!(shown[0].is_some());
    assert_eq!(shown[1], None);
}
