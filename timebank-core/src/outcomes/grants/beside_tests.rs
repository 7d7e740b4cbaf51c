#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "tests")]

//! Figures of a report beside others of it and beside those of earlier reports: what is left out, and what is not.

use super::few_tests::{indicator, now};
use super::who_tests::{at, bank, cell, concern, in_a_ring, question};
use super::{FunderReport, FunderReportOf, Indicator, Measure};
use crate::bank::TimeBank;
use crate::command::Record;
use crate::model::exchange::Terms;
use crate::model::personal::ConcernStep;
use crate::outcomes::Figure;
use crate::outcomes::disclosure::{Measured, Release};
use crate::outcomes::report::{ReportKind, ReportOf};
use crate::values::ids::{MemberId, PartId};

const SAFE: &str = "Was it safe?";
const WAITED: &str = "days until somebody acted, in half of them";

/// A report on a grant of the year.
fn on_the_year(bank: &TimeBank, day: &str, indicators: Vec<Indicator>, log: &[Release]) -> FunderReport {
    let asked = FunderReportOf { as_of: Some(day.parse().unwrap()), log: log.to_vec(), ..question("2026-12-31", indicators) };
    bank.host().funder_report(&asked).unwrap()
}

fn active() -> Vec<Indicator> {
    vec![indicator(Measure::Active, None)]
}

/// Ten people with a concern or an appeal each by March; in April ten more, of one person or of ten others.
#[test]
fn promise_12_two_reports_do_not_differ_by_the_concerns_of_one() {
    for (step, row) in [(ConcernStep::Raised, "concerns raised"), (ConcernStep::Appeal, "appeals")] {
        for (of_one, told) in [(true, None), (false, Some(20.0))] {
            let (mut bank, people) = in_a_ring(60);
            let note = |bank: &mut TimeBank, member: MemberId, day: &str| {
                let of = (step == ConcernStep::Appeal).then(|| concern(bank, member, day, ConcernStep::Raised, None));
                concern(bank, member, day, step, of);
            };
            people[..10].iter().for_each(|member| note(&mut bank, *member, "2026-03-10"));
            let march = on_the_year(&bank, "2026-03-31", active(), &[]);
            assert_eq!(cell(&march, SAFE, row), Some(10.0), "{row}");
            (10..20).for_each(|place| note(&mut bank, people[if of_one { 0 } else { place }], "2026-04-10"));
            // Eleven of the twenty may be of one person, which alone may be shown.
            let april = |log: &[Release]| cell(&on_the_year(&bank, "2026-04-30", active(), log), SAFE, row);
            assert_eq!((april(&[]), april(&march.releases)), (Some(20.0), told), "{row} {of_one}");
            assert_eq!(cell(&on_the_year(&bank, "2026-03-31", active(), &march.releases), SAFE, row), Some(10.0), "{row}");
        }
    }
}

/// Forty concerns: one each of thirty people, and ten more of the first. By March ten of ten people are closed; in April the ten more, or
/// those of ten others.
#[test]
fn promise_12_two_reports_do_not_differ_by_the_closed_concerns_of_one() {
    let row = "of these, closed";
    for (of_one, told) in [(true, None), (false, Some(20.0))] {
        let (mut bank, people) = in_a_ring(60);
        let about = (0..30).chain([0; 10]).map(|place: usize| people[place]);
        let raised: Vec<_> = about.map(|who| (who, concern(&mut bank, who, "2026-02-10", ConcernStep::Raised, None))).collect();
        let close = |bank: &mut TimeBank, some: &[(MemberId, PartId)], day: &str| {
            for (member, raised) in some {
                concern(bank, *member, day, ConcernStep::Closed, Some(*raised));
            }
        };
        close(&mut bank, &raised[..10], "2026-03-10");
        let march = on_the_year(&bank, "2026-03-31", active(), &[]);
        assert_eq!(cell(&march, SAFE, row), Some(10.0));
        close(&mut bank, if of_one { &raised[30..] } else { &raised[10..20] }, "2026-04-10");
        let april = |log: &[Release]| ["concerns raised", row].map(|row| cell(&on_the_year(&bank, "2026-04-30", active(), log), SAFE, row));
        assert_eq!(april(&[]), [Some(40.0), Some(20.0)], "{of_one}");
        assert_eq!(april(&march.releases), [Some(40.0), told], "{of_one}");
    }
}

/// Ten people with a concern each, acted on after three days; by June fifteen more of one of them, each after thirty days.
#[test]
fn promise_12_how_soon_somebody_acted_rests_on_people_and_not_on_concerns() {
    let (mut bank, people) = in_a_ring(60);
    let acted = |bank: &mut TimeBank, member: MemberId, days: [&str; 2]| {
        let raised = concern(bank, member, days[0], ConcernStep::Raised, None);
        concern(bank, member, days[1], ConcernStep::Action, Some(raised));
    };
    people[..10].iter().for_each(|member| acted(&mut bank, *member, ["2026-03-01", "2026-03-04"]));
    let march = on_the_year(&bank, "2026-03-31", active(), &[]);
    assert_eq!(cell(&march, SAFE, WAITED), Some(3.0));
    (0..15).for_each(|_| acted(&mut bank, people[0], ["2026-03-02", "2026-04-01"]));
    // Ten after three days, fifteen after thirty: the thirteenth is one of these.
    assert_eq!(cell(&on_the_year(&bank, "2026-04-30", active(), &[]), SAFE, WAITED), Some(30.0));
    assert_eq!(cell(&on_the_year(&bank, "2026-04-30", active(), &march.releases), SAFE, WAITED), None);
    let logged = march.releases.iter().flat_map(|release| &release.tables).flat_map(|table| table.rows.iter().zip(&table.cells));
    let people = logged.filter(|(row, _)| *row == "days-until-somebody-acted").map(|(_, cells)| cells[0].value);
    assert_eq!(people.collect::<Vec<_>>(), [Some(10)]);
}

/// Sixty people who gave an hour each, ten minutes of facilitation with each of these exchanges.
#[test]
fn hours_of_facilitation_are_not_held_against_hours_that_were_given() {
    let (mut bank, people) = bank(60);
    for place in 0..60 {
        let terms = Terms::new("2026-02-01".parse().unwrap()).gave(people[place], 60).received(people[(place + 1) % 60], 60);
        bank.record(at("2026-04-10"), Record::new(Terms { facilitation: Some(10), ..terms })).unwrap();
    }
    let public = |until: &str, log: &[Release]| {
        let asked = ReportOf::new(ReportKind::Public, "2026-01-01".parse().unwrap(), until.parse().unwrap());
        let made = bank.host().report(&ReportOf { log: log.to_vec(), policy: Some("nhs".into()), ..asked }).unwrap();
        let hours = made.sections[0].rows.iter().find(|row| row.code == "hours-given").unwrap().cells[0].map(Figure::get);
        let tables = made.releases.iter().flat_map(|release| &release.tables);
        let by_quarter = tables.filter(|table| table.measure == Measured::Minutes && table.rows_are != "headline").count();
        (hours, by_quarter, made.releases)
    };
    let facilitation = |made: &FunderReport| cell(made, "What it cost", "hours of facilitation recorded, whoever pays");
    let table = public("2026-03-31", &[]);
    assert_eq!((table.0, table.1), (Some(60.0), 1));
    let funder = on_the_year(&bank, "2026-03-31", active(), &[]);
    assert_eq!(facilitation(&funder), Some(10.0));
    assert_eq!(facilitation(&on_the_year(&bank, "2026-03-31", active(), &table.2)), Some(10.0));
    assert_eq!(facilitation(&on_the_year(&bank, "2026-04-30", active(), &table.2)), Some(10.0));
    // And the table of other days stands beside facilitation, though not beside hours.
    assert_eq!(public("2026-04-30", &funder.releases).1, 1);
    let given = on_the_year(&bank, "2026-03-31", vec![indicator(Measure::HoursGiven, None)], &[]);
    assert_eq!((now(&given), public("2026-04-30", &given.releases).1), (vec![Some(60.0)], 0));
}
