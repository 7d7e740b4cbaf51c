#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "tests")]

//! Figures of a report beside others of it and beside those of earlier reports: what is left out, and what is not.

use super::few_tests::{indicator, now};
use super::who_tests::{at, bank, cell, concern, gives, in_a_ring, question, ring};
use super::{FunderReport, FunderReportOf, Indicator, Measure};
use crate::bank::TimeBank;
use crate::charter::Charter;
use crate::command::{Admit, CloseListing, Record, Request};
use crate::model::exchange::Terms;
use crate::model::listing::{Closing, ListingTerms};
use crate::model::personal::{ConcernStep, Profile};
use crate::outcomes::Figure;
use crate::outcomes::disclosure::{Measured, Release};
use crate::outcomes::report::{ReportKind, ReportOf};
use crate::outcomes::ties::{GroupBy, GroupedBy, HostGroup};
use crate::values::ids::{ListingId, MemberId, PartId};

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

/// Seventy-five in the east and as many in the west, of whom sixty each take part: by March in a ring, by April in another as well.
#[test]
fn ties_by_two_groups_are_told_in_the_next_report_as_well() {
    let mut bank = TimeBank::create(at("2025-01-01"), crate::golden::BANK, Charter::named("Harpurbrook")).unwrap();
    let mut admit = |area: &str| {
        let profile = Profile { attributes: [("area".to_owned(), area.to_owned())].into_iter().collect(), ..Profile::default() };
        bank.admit(at("2025-01-01"), Admit { profile, ..Admit::default() }).unwrap().member().unwrap()
    };
    let areas: [Vec<MemberId>; 2] = ["east", "west"].map(|area| (0..75).map(|_| admit(area)).collect());
    let by = GroupBy { words: vec!["area".into()], ..GroupBy::new(GroupedBy::Attribute) };
    let of = |measure| vec![indicator(measure, None), indicator(measure, Some((&by, "east"))), indicator(measure, Some((&by, "west")))];
    areas.iter().for_each(|people| ring(&mut bank, "2026-02-01", &people[..60]));
    let march = on_the_year(&bank, "2026-03-31", of(Measure::Ties), &[]);
    assert_eq!(now(&march), [Some(120.0), Some(60.0), Some(60.0)]);
    for people in &areas {
        (0..60).for_each(|place| gives(&mut bank, "2026-04-10", people[place], people[(place + 2) % 60], 60));
    }
    let april = on_the_year(&bank, "2026-04-30", of(Measure::Ties), &march.releases);
    assert_eq!(now(&april), [Some(240.0), Some(120.0), Some(120.0)]);
    // A grant that has no such groups does not say who was in them.
    let other = on_the_year(&bank, "2026-04-30", vec![indicator(Measure::Ties, None)], &march.releases);
    assert_eq!(now(&other), [None]);
}

/// Thirty pairs in the east, thirty in the west, and thirty of one person across: 90 less 30 and 30.
#[test]
fn promise_12_a_whole_and_its_parts_do_not_tell_of_one() {
    let (mut bank, people) = bank(80);
    let group = |name: &str, members: &[MemberId]| HostGroup { name: name.into(), members: members.to_vec() };
    let groups = vec![group("east", &people[..40]), group("west", &people[40..])];
    let by = GroupBy { groups, ..GroupBy::new(GroupedBy::Host) };
    let of = || {
        let ties = |group: Option<&str>| indicator(Measure::Ties, group.map(|group| (&by, group)));
        vec![ties(None), ties(Some("east")), ties(Some("west"))]
    };
    ring(&mut bank, "2026-02-01", &people[..30]);
    ring(&mut bank, "2026-02-01", &people[40..70]);
    assert_eq!(now(&on_the_year(&bank, "2026-03-31", of(), &[])), [Some(60.0), Some(30.0), Some(30.0)]);
    (40..70).for_each(|other| gives(&mut bank, "2026-02-10", people[0], people[other], 60));
    assert_eq!(now(&on_the_year(&bank, "2026-03-31", of(), &[])), [Some(90.0), Some(30.0), None]);
    let mut parts_first = of();
    parts_first.rotate_left(1);
    assert_eq!(now(&on_the_year(&bank, "2026-03-31", parts_first, &[])), [Some(30.0), Some(30.0), None]);
    // Nor do two reports of the same days.
    let whole = on_the_year(&bank, "2026-03-31", of()[..1].to_vec(), &[]);
    assert_eq!(now(&on_the_year(&bank, "2026-03-31", of()[1..].to_vec(), &whole.releases)), [Some(30.0), None]);
}

/// By March 40 people asked and 30 requests were met; by April 40 others asked, 30 of these were met, and eight of the ten left.
#[test]
fn requests_met_are_told_in_the_next_report_as_well() {
    let (mut bank, people) = bank(80);
    let ask = |bank: &mut TimeBank, day: &str, of: &[MemberId]| -> Vec<ListingId> {
        let ask = |member: &MemberId| {
            let request = Request { member: *member, terms: ListingTerms::open(), words: None };
            bank.request(at(day), request).unwrap().listing().unwrap()
        };
        of.iter().map(ask).collect()
    };
    let meet = |bank: &mut TimeBank, day: &str, listings: &[ListingId]| {
        for listing in listings {
            bank.close_listing(at(day), CloseListing { listing: *listing, why: Closing::Met }).unwrap();
        }
    };
    let first = ask(&mut bank, "2026-02-10", &people[..40]);
    meet(&mut bank, "2026-02-20", &first[..30]);
    let met = || vec![indicator(Measure::RequestsMet, None)];
    let march = on_the_year(&bank, "2026-03-31", met(), &[]);
    assert_eq!(now(&march), [Some(0.75)]);
    let second = ask(&mut bank, "2026-04-10", &people[40..]);
    meet(&mut bank, "2026-04-20", &[&second[..30], &first[30..38]].concat());
    // 68 of 80 are shown as 70 of 80.
    assert_eq!(now(&on_the_year(&bank, "2026-04-30", met(), &[])), [Some(0.88)]);
    assert_eq!(now(&on_the_year(&bank, "2026-04-30", met(), &march.releases)), [Some(0.88)]);
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
