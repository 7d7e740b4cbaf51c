#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "tests")]

//! Figures of a report beside others of it and beside those of earlier reports: what is left out, and what is not.

use super::few_tests::{indicator, now};
use super::who_tests::{at, bank, cell, question};
use super::{FunderReport, FunderReportOf, Indicator, Measure};
use crate::bank::TimeBank;
use crate::command::Record;
use crate::model::exchange::Terms;
use crate::outcomes::Figure;
use crate::outcomes::disclosure::{Measured, Release};
use crate::outcomes::report::{ReportKind, ReportOf};

/// A report on a grant of the year.
fn on_the_year(bank: &TimeBank, day: &str, indicators: Vec<Indicator>, log: &[Release]) -> FunderReport {
    let asked = FunderReportOf { as_of: Some(day.parse().unwrap()), log: log.to_vec(), ..question("2026-12-31", indicators) };
    bank.host().funder_report(&asked).unwrap()
}

fn active() -> Vec<Indicator> {
    vec![indicator(Measure::Active, None)]
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
