#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "tests")]

//! Figures of a report that rest on few people, whatever they count.

use super::{FunderReport, FunderReportOf, Grant, GrantOutcome, Indicator, Measure};
use crate::bank::TimeBank;
use crate::charter::Charter;
use crate::command::{Admit, Context, GiveRole, Record};
use crate::model::exchange::Terms;
use crate::model::personal::Profile;
use crate::outcomes::Figure;
use crate::outcomes::disclosure::Release;
use crate::outcomes::report::{ReportKind, ReportOf};
use crate::outcomes::ties::{GroupBy, GroupedBy, HostGroup};
use crate::values::ids::MemberId;

fn at(day: &str) -> Context {
    Context { salt: Some(crate::golden::fresh_salt()), ..Context::host(format!("{day}T10:00:00Z").parse().unwrap()) }
}

fn bank(born: &[&str]) -> (TimeBank, Vec<MemberId>) {
    let mut bank = TimeBank::create(at("2026-01-01"), crate::golden::BANK, Charter::named("Harpurbrook")).unwrap();
    let admit = |bank: &mut TimeBank, born: &str| {
        let profile = Profile { born: Some(born.parse().unwrap()), ..Profile::default() };
        bank.admit(at("2026-01-01"), Admit { profile, ..Admit::default() }).unwrap().member().unwrap()
    };
    let people = born.iter().map(|born| admit(&mut bank, born)).collect();
    (bank, people)
}

fn gives(bank: &mut TimeBank, from: MemberId, to: MemberId, minutes: u32) {
    let terms = Terms::new("2026-02-01".parse().unwrap()).gave(from, minutes).received(to, minutes);
    bank.record(at("2026-03-31"), Record::new(terms)).unwrap();
}

pub(super) fn indicator(measure: Measure, by: Option<(&GroupBy, &str)>) -> Indicator {
    let name = format!("{measure} {}", by.map_or("", |(_, group)| group));
    Indicator {
        code: name.clone(),
        name,
        measure,
        groups: by.map(|(by, _)| by.clone()),
        group: by.map(|(_, group)| group.to_owned()),
        role: None,
        need: None,
        change: None,
        baseline: None,
        target: None,
        share: None,
        evidence: Vec::new(),
    }
}

fn report(bank: &TimeBank, policy: &str, indicators: Vec<Indicator>, log: &[Release]) -> FunderReport {
    let grant = Grant {
        code: "g".into(),
        funder: "f".into(),
        from: "2026-01-01".parse().unwrap(),
        until: "2026-03-31".parse().unwrap(),
        amount: None,
        facilitation: None,
        outcomes: vec![GrantOutcome { name: "outcome".into(), indicators }],
    };
    let (as_of, policy, log) = (Some("2026-03-31".parse().unwrap()), Some(policy.to_owned()), log.to_vec());
    bank.host().funder_report(&FunderReportOf { as_of, policy, log, ..FunderReportOf::new(vec![grant], "g") }).unwrap()
}

pub(super) fn now(report: &FunderReport) -> Vec<Option<f64>> {
    let section = report.report.sections.iter().find(|section| section.heading == "outcome").unwrap();
    section.rows.iter().map(|row| row.cells[0].map(Figure::get)).collect()
}

pub(super) fn host(name: &str, members: &[MemberId]) -> GroupBy {
    GroupBy { groups: vec![HostGroup { name: name.into(), members: members.to_vec() }], ..GroupBy::new(GroupedBy::Host) }
}

/// One gave 180 of 190 hours, to thirty people. The hours they received are the hours that were given.
#[test]
fn promise_12_hours_received_do_not_tell_what_one_giver_gave() {
    let (mut bank, people) = bank(&["1980-01-01"; 60]);
    for to in &people[1..31] {
        (0..3).for_each(|_| gives(&mut bank, people[0], *to, 120));
    }
    (1..31).for_each(|place| gives(&mut bank, people[place], people[place % 30 + 1], 20));
    for policy in ["nhs", "acro"] {
        let both = vec![indicator(Measure::HoursGiven, None), indicator(Measure::HoursReceived, None)];
        assert_eq!(now(&report(&bank, policy, both, &[])), [None, None], "{policy}");
        assert_eq!(now(&report(&bank, policy, vec![indicator(Measure::HoursReceived, None)], &[])), [None], "{policy}");
    }
    // Nor is it a matter of which side is told first.
    let (mut even, people) = self::bank(&["1980-01-01"; 60]);
    (0..60).for_each(|place| gives(&mut even, people[place], people[(place + 1) % 60], 60));
    let both = vec![indicator(Measure::HoursReceived, None), indicator(Measure::HoursGiven, None)];
    assert_eq!(now(&report(&even, "nhs", both, &[]))[0], Some(60.0));
}

/// Sixteen people who took part, and in the next report these and one more: of the same hours, by lists of the host's own or by age.
#[test]
fn promise_12_groups_of_two_reports_do_not_tell_of_one_person() {
    // Every second one took part; member 32 is the one more.
    let born: Vec<&str> = (0..120)
        .map(|place| match place {
            0..32 => "1949-06-01",
            32 => "1951-06-01",
            _ => "1980-01-01",
        })
        .collect();
    let (mut bank, people) = bank(&born);
    (0..60).for_each(|place| gives(&mut bank, people[2 * place], people[(2 * place + 2) % 120], if place == 16 { 1_200 } else { 300 }));
    let age = |from: u32| GroupBy { ages: vec![from], ..GroupBy::new(GroupedBy::Age) };
    let pairs =
        [((host("one", &people[..32]), "one"), (host("two", &people[..33]), "two")), ((age(76), "76 and over"), (age(74), "74 and over"))];
    for ((first, one), (second, two)) in &pairs {
        let told = report(&bank, "nhs", vec![indicator(Measure::HoursGiven, Some((first, one)))], &[]);
        assert_eq!(now(&told), [Some(80.0)], "{one}");
        let again =
            |by: &GroupBy, group: &str| now(&report(&bank, "nhs", vec![indicator(Measure::HoursGiven, Some((by, group)))], &told.releases));
        assert_eq!(again(second, two), [None], "{two}");
        // The same figure is no news.
        assert_eq!(again(first, one), [Some(80.0)], "{one}");
    }
    // Who is under 76 is not 76 and over.
    let told = report(&bank, "nhs", vec![indicator(Measure::HoursGiven, Some((&age(76), "76 and over")))], &[]);
    let rest = report(&bank, "nhs", vec![indicator(Measure::HoursGiven, Some((&age(76), "under 76")))], &told.releases);
    assert_eq!(now(&rest), [Some(235.0)]);
}

/// A worker gave 400 of 1,000 hours. All hours times the neighbours' share would tell how many.
#[test]
fn promise_12_a_share_does_not_tell_the_hours_of_one_worker() {
    let (mut bank, people) = bank(&["1980-01-01"; 60]);
    bank.give_role(at("2026-01-01"), GiveRole { member: people[0], role: "staff".into(), at: None, from: None, until: None }).unwrap();
    (1..41).for_each(|place| gives(&mut bank, people[0], people[place], 600));
    (1..41).for_each(|place| gives(&mut bank, people[place], people[place % 40 + 1], 900));
    for policy in ["nhs", "acro"] {
        let made = report(&bank, policy, vec![indicator(Measure::SupportMix, None)], &[]);
        assert_eq!(now(&made), [None], "{policy}");
        let fit = made.report.sections.iter().find(|section| section.heading == "Did support fit need?").unwrap();
        assert_eq!(fit.rows[0].cells, [None], "{policy}");
    }
    // Where ten workers gave as much each, it is told: 24,000 of 60,000 minutes.
    let (mut many, people) = self::bank(&["1980-01-01"; 60]);
    for worker in &people[41..51] {
        many.give_role(at("2026-01-01"), GiveRole { member: *worker, role: "staff".into(), at: None, from: None, until: None }).unwrap();
    }
    for worker in &people[41..51] {
        (1..41).for_each(|place| gives(&mut many, *worker, people[place], 60));
    }
    (1..41).for_each(|place| gives(&mut many, people[place], people[place % 40 + 1], 900));
    assert_eq!(now(&report(&many, "nhs", vec![indicator(Measure::SupportMix, None)], &[])), [Some(0.6)]);
}

/// One took part 23 times; five have ten pairs among them. Neither is a figure of enough people.
#[test]
fn promise_12_exchanges_and_pairs_of_a_few_are_not_told() {
    let (mut bank, people) = bank(&["1980-01-01"; 60]);
    (10..33).for_each(|place| gives(&mut bank, people[0], people[place], 60));
    for one in 1..6 {
        (one + 1..6).for_each(|other| gives(&mut bank, people[one], people[other], 30));
    }
    (6..40).for_each(|place| gives(&mut bank, people[place], people[place + 1], 60));
    let measures = [Measure::Exchanges, Measure::Ties, Measure::NewTies];
    for few in [vec![0], vec![0, 50, 51], (1..6).collect::<Vec<usize>>()] {
        let members: Vec<MemberId> = few.iter().map(|place| people[*place]).collect();
        for (policy, measure) in ["nhs", "acro"].into_iter().flat_map(|policy| measures.map(|measure| (policy, measure))) {
            let shown = now(&report(&bank, policy, vec![indicator(measure, Some((&host("few", &members), "few")))], &[]));
            assert!(matches!(shown[0], None | Some(0.0)), "{policy} {measure} of {few:?}: {shown:?}");
        }
    }
    // 23, 10 and 34 exchanges of everybody.
    assert_eq!(now(&report(&bank, "nhs", vec![indicator(Measure::Exchanges, None)], &[])), [Some(65.0)]);
}

/// Nobody has ties with workers only, or everybody does: the part of all members is not told in one place and hidden in another.
#[test]
fn what_is_hidden_as_a_part_is_no_indicator_either() {
    let (mut bank, people) = bank(&["1980-01-01"; 60]);
    (0..60).for_each(|place| gives(&mut bank, people[place], people[(place + 1) % 60], 60));
    let made = report(&bank, "nhs", vec![indicator(Measure::WorkerOnly, None), indicator(Measure::SupportMix, None)], &[]);
    assert_eq!(now(&made), [None, None], "all of 60 hours came from neighbours");
}

/// Why a table is left out is for the publisher. In print it would tell that all of some group took part, or none.
#[test]
fn promise_12_a_report_does_not_print_why_a_table_is_left_out() {
    let (mut bank, people) = bank(&["1980-01-01"; 60]);
    (0..29).for_each(|place| gives(&mut bank, people[place], people[place + 1], 60));
    // All of the first thirty took part, and nobody of the others.
    let by = GroupBy {
        groups: [("one", &people[..30]), ("two", &people[30..])]
            .map(|(name, members)| HostGroup { name: name.into(), members: members.to_vec() })
            .to_vec(),
        ..GroupBy::new(GroupedBy::Host)
    };
    let mut question = FunderReportOf::new(
        vec![Grant {
            code: "g".into(),
            funder: "f".into(),
            from: "2026-01-01".parse().unwrap(),
            until: "2026-03-31".parse().unwrap(),
            amount: None,
            facilitation: None,
            outcomes: vec![GrantOutcome { name: "o".into(), indicators: vec![indicator(Measure::Active, None)] }],
        }],
        "g",
    );
    (question.groups, question.as_of) = (Some(by), Some("2026-03-31".parse().unwrap()));
    question.format = Some(crate::outcomes::report::Format::Markdown);
    let made = bank.host().funder_report(&question).unwrap();
    let title = "Whom it reached, and whom not";
    assert!(made.report.notes.contains(&format!("not shown: {title}, because it could tell of a few people")), "{:?}", made.report.notes);
    let document = made.report.document.unwrap();
    assert!(!document.contains("one column") && !document.contains("which tells it"), "{document}");
    assert!(made.report.advice.iter().any(|advice| advice.table == title && advice.why.contains("one column")), "{:?}", made.report.advice);
}

/// Sixty members and no exchange: the report says no more than its policy allows, and is made.
#[test]
fn a_public_report_of_days_without_an_exchange_is_made() {
    let (bank, _) = bank(&["1980-01-01"; 60]);
    for (policy, says) in [("nhs", "nobody gave hours in these days"), ("acro", "not shown: Hours by activity and quarter")] {
        let mut question = ReportOf::new(ReportKind::Public, "2026-01-01".parse().unwrap(), "2026-03-31".parse().unwrap());
        question.policy = Some(policy.into());
        let made = bank.host().report(&question).unwrap();
        assert!(made.notes.iter().any(|note| note.starts_with(says)), "{policy}: {:?}", made.notes);
    }
}

/// 432 hours and three quarters are nearest to 435, and the table beneath says 432.75.
#[test]
fn hours_are_rounded_once() {
    let (mut bank, people) = bank(&["1980-01-01"; 60]);
    (0..60).for_each(|place| gives(&mut bank, people[place], people[(place + 1) % 60], if place == 0 { 405 } else { 433 }));
    // 405 and 59 times 433 minutes are 25,952: 432.53 hours.
    let made = report(&bank, "nhs", vec![indicator(Measure::HoursGiven, None)], &[]);
    assert_eq!(now(&made), [Some(435.0)]);
}
