#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "tests")]

//! Figures of a report judged by who is in them, and in what one figure counts and another does not.

use super::few_tests::{host, indicator, now};
use super::{Baseline, FunderReport, FunderReportOf, Grant, GrantOutcome, Indicator, Measure, SupportLevels};
use crate::bank::TimeBank;
use crate::charter::Charter;
use crate::command::{Admit, CloseListing, Context, Keep, Record, Request};
use crate::model::exchange::Terms;
use crate::model::listing::{Closing, ListingTerms};
use crate::model::personal::{Concern, ConcernStep, Part};
use crate::outcomes::Figure;
use crate::outcomes::disclosure::Release;
use crate::outcomes::report::{ReportKind, ReportOf};
use crate::outcomes::ties::{GroupBy, GroupedBy, HostGroup};
use crate::values::ids::{MemberId, PartId};

pub(super) fn at(day: &str) -> Context {
    Context { salt: Some(crate::golden::fresh_salt()), ..Context::host(format!("{day}T10:00:00Z").parse().unwrap()) }
}

/// So many members, all of whom joined a year before the grant.
pub(super) fn bank(members: usize) -> (TimeBank, Vec<MemberId>) {
    let mut bank = TimeBank::create(at("2025-01-01"), crate::golden::BANK, Charter::named("Harpurbrook")).unwrap();
    let people = (0..members).map(|_| bank.admit(at("2025-01-01"), Admit::default()).unwrap().member().unwrap()).collect();
    (bank, people)
}

fn terms(day: &str, from: MemberId, to: MemberId, minutes: u32) -> Terms {
    Terms::new(day.parse().unwrap()).gave(from, minutes).received(to, minutes)
}

pub(super) fn gives(bank: &mut TimeBank, day: &str, from: MemberId, to: MemberId, minutes: u32) {
    bank.record(at("2026-04-10"), Record::new(terms(day, from, to, minutes))).unwrap();
}

/// Everybody gives an hour to the next, and the last to the first.
pub(super) fn ring(bank: &mut TimeBank, day: &str, people: &[MemberId]) {
    (0..people.len()).for_each(|place| gives(bank, day, people[place], people[(place + 1) % people.len()], 60));
}

/// So many members, in a ring on 1 February.
pub(super) fn in_a_ring(members: usize) -> (TimeBank, Vec<MemberId>) {
    let (mut bank, people) = bank(members);
    ring(&mut bank, "2026-02-01", &people);
    (bank, people)
}

pub(super) fn question(until: &str, indicators: Vec<Indicator>) -> FunderReportOf {
    let grant = Grant {
        code: "g".into(),
        funder: "f".into(),
        from: "2026-01-01".parse().unwrap(),
        until: until.parse().unwrap(),
        amount: None,
        facilitation: None,
        outcomes: vec![GrantOutcome { name: "outcome".into(), indicators }],
    };
    FunderReportOf { as_of: Some("2026-03-31".parse().unwrap()), ..FunderReportOf::new(vec![grant], "g") }
}

/// The report on the first quarter.
fn report(bank: &TimeBank, indicators: Vec<Indicator>) -> FunderReport {
    bank.host().funder_report(&question("2026-03-31", indicators)).unwrap()
}

/// What a measure of everybody comes to in the first quarter, alone.
fn told(bank: &TimeBank, measure: Measure) -> Option<f64> {
    now(&report(bank, vec![indicator(measure, None)]))[0]
}

pub(super) fn cell(report: &FunderReport, heading: &str, row: &str) -> Option<f64> {
    let section = report.report.sections.iter().find(|section| section.heading == heading)?;
    section.rows.iter().find(|there| there.name == row).unwrap().cells[0].map(Figure::get)
}

/// Of 33 people the last gave twenty hours. A baseline that ends one day before the grant does shows the same as the figure now.
#[test]
fn promise_12_a_baseline_of_other_days_does_not_tell_of_a_second_group() {
    let (mut bank, people) = bank(120);
    for place in 0..60 {
        gives(&mut bank, "2026-02-01", people[2 * place], people[(2 * place + 2) % 120], if place == 16 { 1_200 } else { 300 });
    }
    let (one, two, apart) = (host("one", &people[..32]), host("two", &people[..33]), host("apart", &people[34..80]));
    let told = |by: &GroupBy, group: &str, until: &str| {
        let baseline = Baseline { until: until.parse().unwrap(), from: Some("2026-01-01".parse().unwrap()), value: None };
        let second = Indicator { baseline: Some(baseline), ..indicator(Measure::HoursGiven, Some((by, group))) };
        let made = report(&bank, vec![indicator(Measure::HoursGiven, Some((&one, "one"))), second]);
        let section = made.report.sections.into_iter().find(|section| section.heading == "outcome").unwrap();
        [section.rows[0].cells[0], section.rows[1].cells[0], section.rows[1].cells[1]].map(|cell| cell.map(Figure::get))
    };
    assert_eq!(told(&two, "two", "2026-03-30"), [Some(80.0), None, None]);
    // Sixteen of the first group gave five hours each; 23 of the other, whom nobody is in twice.
    // The baseline has days of the grant, and hours of these are told once.
    assert_eq!(told(&apart, "apart", "2026-03-30"), [Some(80.0), Some(115.0), None]);
    assert_eq!(told(&two, "two", "2026-01-31"), [Some(80.0), None, None]);
}

/// Forty of a table by level received ten hours each. A group of one level and Ana, who received fifty hours.
#[test]
fn promise_12_hours_by_level_of_support_are_compared_with_hours_of_groups() {
    let (mut bank, people) = bank(80);
    (0..50).for_each(|place| gives(&mut bank, "2026-02-01", people[place], people[(place + 1) % 50], 600));
    (41..50).chain([20]).for_each(|place| gives(&mut bank, "2026-02-01", people[place], people[40], 240));
    let group = |name: &str, members: &[MemberId]| HostGroup { name: name.into(), members: members.to_vec() };
    let entry = vec![group("a lot", &people[..20]), group("a little", &people[20..40])];
    let levels = SupportLevels { levels: vec!["a little".into(), "a lot".into()], entry, later: Vec::new() };
    let supported = [&people[..20], &people[40..41], &people[50..60]].concat();
    let by = host("supported", &supported);
    let indicators = || vec![indicator(Measure::HoursReceived, Some((&by, "supported")))];
    let table = "Hours received, by level of support at entry";
    let with = FunderReportOf { levels: Some(levels.clone()), ..question("2026-03-31", indicators()) };
    let both = bank.host().funder_report(&with).unwrap();
    assert_eq!((now(&both), cell(&both, table, "a lot")), (vec![None], Some(200.0)));
    // Alone the group is told: 12,000 minutes and 3,000.
    let alone = report(&bank, indicators());
    assert_eq!(now(&alone), [Some(250.0)]);
    // A later report of the same days does not put them beside one another either.
    let log = both.releases.clone();
    assert_eq!(now(&bank.host().funder_report(&FunderReportOf { log, ..question("2026-03-31", indicators()) }).unwrap()), [None]);
    let later = FunderReportOf { levels: Some(levels), log: alone.releases, ..question("2026-03-31", indicators()) };
    assert_eq!(cell(&bank.host().funder_report(&later).unwrap(), table, "a lot"), None);
}

/// Steps between levels and whom the grant reached are both tables of people, and nobody compares who is in them.
#[test]
fn promise_12_steps_between_levels_do_not_stand_beside_whom_it_reached() {
    let (mut bank, people) = bank(80);
    ring(&mut bank, "2026-02-01", &[&people[10..30], &people[50..70]].concat());
    let group = |name: &str, members: Vec<MemberId>| HostGroup { name: name.into(), members };
    let halves = |first: Vec<MemberId>, second: Vec<MemberId>| vec![group("a lot", first), group("a little", second)];
    let entry = halves(people[..40].to_vec(), people[40..].to_vec());
    let later = halves([&people[..20], &people[40..60]].concat(), [&people[20..40], &people[60..]].concat());
    let levels = SupportLevels { levels: vec!["a little".into(), "a lot".into()], entry: entry.clone(), later };
    let made = |groups: Option<GroupBy>| {
        let levels = Some(levels.clone());
        let asked = FunderReportOf { levels, groups, ..question("2026-03-31", vec![indicator(Measure::Active, None)]) };
        let made = bank.host().funder_report(&asked).unwrap();
        ["Levels of support, at entry and later", "Whom it reached, and whom not"].map(|table| cell(&made, table, "a lot"))
    };
    assert_eq!(made(None), [Some(20.0), None]);
    assert_eq!(made(Some(GroupBy { groups: entry, ..GroupBy::new(GroupedBy::Host) })), [None, Some(20.0)]);
}

/// A grant of a year, reported on in March and in April, when one person had an exchange with each of forty others.
#[test]
fn promise_12_two_reports_do_not_differ_by_the_exchanges_of_one() {
    let measures = [Measure::Exchanges, Measure::Ties, Measure::NewTies];
    let funder = |bank: &TimeBank, measure: Measure, day: &str, log: &[Release]| {
        let asked = question("2026-12-31", vec![indicator(measure, None)]);
        let asked = FunderReportOf { as_of: Some(day.parse().unwrap()), log: log.to_vec(), ..asked };
        let made = bank.host().funder_report(&asked).unwrap();
        (now(&made)[0], made.releases)
    };
    let public = |bank: &TimeBank, code: &str, day: &str, log: &[Release]| {
        let asked = ReportOf::new(ReportKind::Public, "2026-01-01".parse().unwrap(), day.parse().unwrap());
        let made = bank.host().report(&ReportOf { log: log.to_vec(), policy: Some("nhs".into()), ..asked }).unwrap();
        (made.sections[0].rows.iter().find(|row| row.code == code).unwrap().cells[0].map(Figure::get), made.releases)
    };
    let (mut one, people) = in_a_ring(60);
    (1..=40).for_each(|other| gives(&mut one, "2026-04-10", people[0], people[other], 60));
    let (mut many, people) = in_a_ring(60);
    (0..40).for_each(|place| gives(&mut many, "2026-04-10", people[place], people[place + 2], 60));
    for measure in measures {
        let march = funder(&one, measure, "2026-03-31", &[]);
        assert_eq!(march.0, Some(60.0), "{measure}");
        // A hundred exchanges; 99 pairs, for two of the forty had met.
        assert_eq!(funder(&one, measure, "2026-04-30", &[]).0, Some(100.0), "{measure}");
        assert_eq!(funder(&one, measure, "2026-04-30", &march.1).0, None, "{measure}");
        assert_eq!(funder(&one, measure, "2026-03-31", &march.1).0, Some(60.0), "{measure}");
        // Forty of forty people may be told, in the next report as well.
        let march = funder(&many, measure, "2026-03-31", &[]);
        assert_eq!(funder(&many, measure, "2026-04-30", &march.1).0, Some(100.0), "{measure}");
    }
    for code in ["exchanges", "ties"] {
        let march = public(&one, code, "2026-03-31", &[]);
        assert_eq!((march.0, public(&one, code, "2026-04-30", &[]).0), (Some(60.0), Some(100.0)), "{code}");
        assert_eq!(public(&one, code, "2026-04-30", &march.1).0, None, "{code}");
        let march = public(&many, code, "2026-03-31", &[]);
        assert_eq!(public(&many, code, "2026-04-30", &march.1).0, Some(100.0), "{code}");
    }
}

/// Of 97 pairs 57 are of a group, and two people are in all the others.
#[test]
fn promise_12_pairs_of_everybody_and_of_a_group_do_not_differ_by_those_of_two() {
    let (mut bank, people) = bank(80);
    ring(&mut bank, "2026-02-01", &people[..57]);
    for (one, others) in [(67, 0..20), (68, 20..40)] {
        others.for_each(|other: usize| gives(&mut bank, "2026-02-01", people[one], people[other], 60));
    }
    let by = host("g", &people[..67]);
    let both = || vec![indicator(Measure::Ties, None), indicator(Measure::Ties, Some((&by, "g")))];
    assert_eq!(now(&report(&bank, both())), [Some(95.0), None]);
    assert_eq!(now(&report(&bank, both().split_off(1))), [Some(55.0)]);
}

/// Of 79 pairs 59 are new; the twenty others are one person's.
#[test]
fn promise_12_pairs_and_new_pairs_do_not_differ_by_those_of_one() {
    let (mut bank, people) = bank(60);
    for day in ["2025-12-01", "2026-02-02"] {
        (1..=20).for_each(|other| gives(&mut bank, day, people[0], people[other], 60));
    }
    ring(&mut bank, "2026-02-01", &people);
    let both = vec![indicator(Measure::NewTies, None), indicator(Measure::Ties, None)];
    assert_eq!(now(&report(&bank, both)), [Some(60.0), None]);
    assert_eq!(told(&bank, Measure::Ties), Some(80.0));
}

/// All 23 new pairs are of one person, and so are the twelve that met again.
#[test]
fn promise_12_those_who_met_again_are_not_told_of_one() {
    let rows = ["pairs who met for the first time", "of these, those who met again afterwards"];
    let made = |bank: &TimeBank| {
        let asked = question("2026-03-31", vec![indicator(Measure::Active, None)]);
        bank.host().funder_report(&FunderReportOf { as_of: Some("2026-04-30".parse().unwrap()), ..asked }).unwrap()
    };
    let met_before = || {
        let (mut bank, people) = bank(60);
        ["2025-12-01", "2026-02-01"].into_iter().for_each(|day| ring(&mut bank, day, &people));
        (bank, people)
    };
    let (mut one, people) = met_before();
    (10..33).for_each(|other| gives(&mut one, "2026-02-10", people[0], people[other], 60));
    (10..22).for_each(|other| gives(&mut one, "2026-04-10", people[0], people[other], 60));
    let of_one = made(&one);
    assert_eq!(rows.map(|row| cell(&of_one, "Did it last?", row)), [None, None]);
    let logged = of_one.releases.iter().flat_map(|release| &release.tables).flat_map(|table| &table.rows);
    assert!(logged.into_iter().all(|row| row != "met-again" && row != "of those who met"));
    // Sixty pairs of sixty people, of which thirty met again.
    let (mut many, people) = met_before();
    (0..60).for_each(|place| gives(&mut many, "2026-02-10", people[place], people[(place + 2) % 60], 60));
    (0..30).for_each(|place| gives(&mut many, "2026-04-10", people[place], people[(place + 2) % 60], 60));
    assert_eq!(rows.map(|row| cell(&made(&many), "Did it last?", row)), [Some(60.0), Some(30.0)]);
}

/// Ratios of everybody that rest on one couple, on one giver, or on the hours that one person gave.
#[test]
fn promise_12_ratios_are_judged_by_what_they_are_made_of() {
    // One couple has four later exchanges, one by a broker.
    let (mut couple, people) = in_a_ring(60);
    for brokered in [true, false, false, false] {
        let terms = Terms { brokered, ..terms("2026-02-10", people[0], people[1], 60) };
        couple.record(at("2026-04-10"), Record::new(terms)).unwrap();
    }
    assert_eq!(told(&couple, Measure::LaterUnbrokered), None);
    // One pair of sixty gave both ways.
    let (mut pair, people) = in_a_ring(60);
    gives(&mut pair, "2026-02-10", people[11], people[10], 60);
    assert_eq!([Measure::ArcReciprocity, Measure::DyadReciprocity].map(|measure| told(&pair, measure)), [None, None]);
    // One gave twenty hours more than they received: 60 of 80 hours went round.
    let (mut giver, people) = in_a_ring(60);
    gives(&mut giver, "2026-02-10", people[0], people[30], 1_200);
    assert_eq!([Measure::HoursGiven, Measure::Circulation].map(|measure| told(&giver, measure)), [Some(80.0), None]);
    // One gave 180 of 190 hours.
    let (mut most, people) = bank(60);
    (1..31).for_each(|other| gives(&mut most, "2026-02-01", people[0], people[other], 360));
    (1..31).for_each(|place| gives(&mut most, "2026-02-01", people[place], people[place % 30 + 1], 20));
    assert_eq!([Measure::HoursGiven, Measure::GiniGiven].map(|measure| told(&most, measure)), [None, None]);
    // Where many stand behind them they are told. Thirty pairs have three later exchanges, one by a broker; thirty have two: 120 of 150
    // without. Thirty of sixty pairs are mutual.
    let (mut many, people) = in_a_ring(60);
    for (day, brokers) in [("2026-02-10", 30), ("2026-02-20", 0)] {
        for place in 0..60 {
            let terms = Terms { brokered: place < brokers, ..terms(day, people[place], people[(place + 1) % 60], 60) };
            many.record(at("2026-04-10"), Record::new(terms)).unwrap();
        }
    }
    (0..30).for_each(|place| gives(&mut many, "2026-02-01", people[place + 1], people[place], 60));
    assert_eq!(told(&many, Measure::LaterUnbrokered), Some(0.8));
    assert_eq!([Measure::ArcReciprocity, Measure::DyadReciprocity].map(|measure| told(&many, measure)), [Some(0.67), Some(0.5)]);
    assert_eq!([Measure::Circulation, Measure::GiniGiven].map(|measure| told(&in_a_ring(60).0, measure)), [Some(1.0), Some(0.0)]);
}

/// Of 81 pairs 21 are new, and all of these are of seven people.
#[test]
fn promise_12_new_pairs_are_judged_by_who_is_in_them() {
    let (mut bank, people) = bank(60);
    ["2025-12-01", "2026-02-01"].into_iter().for_each(|day| ring(&mut bank, day, &people));
    for one in 0..7 {
        (one + 1..7).for_each(|other| gives(&mut bank, "2026-02-10", people[2 * one], people[2 * other], 60));
    }
    assert_eq!([Measure::Ties, Measure::NewTies].map(|measure| told(&bank, measure)), [Some(80.0), None]);
    // Twenty of whom only the seven have pairs among them.
    let group: Vec<MemberId> = (0..20).map(|place| people[2 * place]).collect();
    let of_group = indicator(Measure::Ties, Some((&host("even", &group), "even")));
    assert_eq!(now(&report(&bank, vec![of_group])), [None]);
    let asked = ReportOf::new(ReportKind::Public, "2026-01-01".parse().unwrap(), "2026-03-31".parse().unwrap());
    let public = bank.host().report(&ReportOf { policy: Some("nhs".into()), ..asked }).unwrap();
    let row = |code: &str| public.sections[0].rows.iter().find(|row| row.code == code).unwrap().cells[0].map(Figure::get);
    assert_eq!((row("ties"), row("new-ties")), (Some(80.0), None));
}

/// All that was met is one person's; all mutual pairs are five people's.
#[test]
fn promise_12_shares_are_judged_by_who_is_in_the_part() {
    let (mut bank, people) = bank(60);
    for (place, requests) in [(0, 12)].into_iter().chain((1..9).map(|place| (place, 1))) {
        for _ in 0..requests {
            let request = Request { member: people[place], terms: ListingTerms::open(), words: None };
            let listing = bank.request(at("2026-02-10"), request).unwrap().listing().unwrap();
            if place == 0 {
                bank.close_listing(at("2026-02-10"), CloseListing { listing, why: Closing::Met }).unwrap();
            }
        }
    }
    ring(&mut bank, "2026-02-01", &people);
    assert_eq!(told(&bank, Measure::RequestsMet), None);
    for one in 0..5 {
        for other in (0..5).filter(|other| *other != one) {
            gives(&mut bank, "2026-02-10", people[2 * one], people[2 * other], 60);
        }
    }
    assert_eq!(told(&bank, Measure::DyadReciprocity), None);
}

/// Ten hours of facilitation and twelve visitors: of one couple, or of many.
#[test]
fn promise_12_facilitation_and_visitors_are_judged_by_who_took_part() {
    for (all, hours) in [(true, None), (false, Some(10.0))] {
        let (mut bank, people) = bank(60);
        for place in 0..60 {
            let (facilitation, visitors) = match (all, place) {
                (true, 0) => (Some(600), Some(12)),
                (true, _) => (None, None),
                (false, _) => (Some(10), (place < 12).then_some(1)),
            };
            let terms = terms("2026-02-01", people[place], people[(place + 1) % 60], 60);
            bank.record(at("2026-04-10"), Record::new(Terms { facilitation, visitors, ..terms })).unwrap();
        }
        let made = report(&bank, vec![indicator(Measure::Facilitation, None), indicator(Measure::Visitors, None)]);
        assert_eq!(now(&made), [hours, hours]);
        let cost = ["hours of facilitation recorded, whoever pays", "minutes of facilitation for each person who took part"];
        assert_eq!(cost.map(|row| cell(&made, "What it cost", row)), [hours, hours]);
        assert_eq!(cell(&made, "Whom it reached", "visitors without a name, counted each time"), hours);
    }
}

pub(super) fn concern(bank: &mut TimeBank, member: MemberId, day: &str, step: ConcernStep, concern: Option<PartId>) -> PartId {
    let part = Concern { step, concern, on: day.parse().unwrap(), by: None, text: "x".into(), escalate: None, match_nobody: None };
    bank.keep(at("2026-04-10"), Keep { member, parts: vec![Part::Concern(part)] }).unwrap();
    bank.state.people.get(&member).unwrap().concerns.last().unwrap().0
}

/// Eight people had concerns, and somebody acted upon those of one of them alone.
#[test]
fn promise_12_how_soon_somebody_acted_is_not_told_of_one() {
    let (mut bank, people) = in_a_ring(60);
    for place in 0..8 {
        for _ in 0..if place == 0 { 8 } else { 1 } {
            let raised = concern(&mut bank, people[place], "2026-03-01", ConcernStep::Raised, None);
            if place == 0 {
                concern(&mut bank, people[0], "2026-03-04", ConcernStep::Action, Some(raised));
                concern(&mut bank, people[0], "2026-03-05", ConcernStep::Appeal, Some(raised));
                concern(&mut bank, people[0], "2026-03-06", ConcernStep::Closed, Some(raised));
            }
        }
    }
    let made = report(&bank, vec![indicator(Measure::Active, None)]);
    let safe = |row: &str| cell(&made, "Was it safe?", row);
    assert_eq!(safe("concerns raised"), Some(15.0));
    assert_eq!(["of these, closed", "days until somebody acted, in half of them", "appeals"].map(safe), [None; 3]);
}

/// Forty members, twenty of them in the east, of whom ten took part. The note says that the community tells of everybody alone.
#[test]
fn a_small_community_tells_of_no_group() {
    let (mut bank, people) = bank(40);
    ring(&mut bank, "2026-02-01", &[&people[..10], &people[20..30]].concat());
    let by = host("east", &people[..20]);
    let made = report(&bank, vec![indicator(Measure::Active, Some((&by, "east"))), indicator(Measure::Active, None)]);
    assert_eq!(now(&made), [None, Some(20.0)]);
    assert!(made.report.notes.iter().any(|note| note.starts_with("a small community shows figures of everybody only")));
    // Nothing was told beside it.
    assert!(!made.report.notes.iter().any(|note| note.starts_with("a figure is left out")), "{:?}", made.report.notes);
}

/// Needs by their names, no row of dashes for their total, and two stories under one heading.
#[test]
fn a_report_has_no_codes_and_no_heading_twice() {
    use crate::model::personal::{Consent, Purpose, Standing};
    let (mut bank, people) = bank(60);
    let need = bank.charter().needs.needs[0].clone();
    for (place, member) in people[..30].iter().enumerate() {
        let request = Request { member: *member, terms: ListingTerms { need: Some(0), ..ListingTerms::open() }, words: None };
        let listing = bank.request(at("2026-02-10"), request).unwrap().listing().unwrap();
        if place < 15 {
            bank.close_listing(at("2026-02-10"), CloseListing { listing, why: Closing::Met }).unwrap();
        }
    }
    let consent: Consent = serde_json::from_value(
        serde_json::json!({"purpose": Purpose::Story, "given": true, "on": "2026-01-02", "standing": Standing::Themselves}),
    )
    .unwrap();
    bank.keep(at("2026-02-10"), Keep { member: people[0], parts: vec![Part::Consent(consent)] }).unwrap();
    ring(&mut bank, "2026-02-01", &people);
    let story = |text: &str| super::Story {
        member: people[0],
        on: "2026-02-10".parse().unwrap(),
        text: text.into(),
        approved: Some("2026-02-10".parse().unwrap()),
    };
    let asked = question("2026-03-31", vec![indicator(Measure::Active, None)]);
    let format = Some(crate::outcomes::report::Format::Markdown);
    let made = bank.host().funder_report(&FunderReportOf { stories: vec![story("One."), story("Two.")], format, ..asked }).unwrap();
    let table = made.report.sections.iter().find(|section| section.heading == "Members who asked for something, by need").unwrap();
    assert_eq!(table.rows.iter().map(|row| row.name.as_str()).collect::<Vec<_>>(), [need.name.as_str()]);
    let document = made.report.document.unwrap();
    assert_eq!((made.stories, document.matches("## In a member's words").count()), (2, 1), "{document}");
    assert!(document.contains("One.") && document.contains("Two."));
    // Two outcomes of one name would be one heading twice.
    let mut twice = question("2026-03-31", vec![indicator(Measure::Active, None)]);
    let mut again = twice.grants[0].outcomes[0].clone();
    again.indicators[0].code = "other".into();
    twice.grants[0].outcomes.push(again);
    assert_eq!(bank.host().funder_report(&twice).unwrap_err().code(), "bad-grant");
}

/// Eleven grants of two hundred indicators each, and a thousand stories and one.
#[test]
fn there_are_bounds_to_what_is_asked() {
    let (bank, people) = bank(1);
    let mut grants = vec![question("2026-03-31", vec![indicator(Measure::Active, None)]).grants.remove(0); 11];
    for (place, grant) in grants.iter_mut().enumerate() {
        grant.code = format!("g{place}");
        let one = grant.outcomes[0].indicators.remove(0);
        let numbered = (0..200).map(|number| Indicator { code: format!("{place} {number}"), ..one.clone() });
        grant.outcomes[0].indicators = numbered.collect();
    }
    assert_eq!(Grant::check_all(&bank, &grants[..10]), Ok(()));
    assert_eq!(Grant::check_all(&bank, &grants).unwrap_err().code(), "too-many");
    let story = super::Story { member: people[0], on: "2026-02-10".parse().unwrap(), text: "x".into(), approved: None };
    let asked = FunderReportOf { stories: vec![story; 1_001], ..question("2026-03-31", vec![indicator(Measure::Active, None)]) };
    assert_eq!(bank.host().funder_report(&asked).unwrap_err().code(), "too-many");
}

#[test]
fn an_appeal_is_not_somebody_acting() {
    let (mut bank, people) = in_a_ring(60);
    let raised = concern(&mut bank, people[0], "2026-03-01", ConcernStep::Raised, None);
    concern(&mut bank, people[0], "2026-03-02", ConcernStep::Appeal, Some(raised));
    concern(&mut bank, people[0], "2026-03-30", ConcernStep::Action, Some(raised));
    let asked = FunderReportOf { policy: Some("internal".into()), ..question("2026-03-31", vec![indicator(Measure::Active, None)]) };
    let made = bank.host().funder_report(&asked).unwrap();
    assert_eq!(cell(&made, "Was it safe?", "days until somebody acted, in half of them"), Some(29.0));
}
