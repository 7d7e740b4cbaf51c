#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "tests")]

//! What is left when one figure is taken away from another, and reports that hide no more than they must.

use super::few_tests::{host, indicator, now};
use super::who_tests::{at, bank, cell, concern, gives, in_a_ring, question, ring};
use super::{FunderReport, FunderReportOf, Indicator, Measure, ScoreChange, SupportLevels};
use crate::bank::TimeBank;
use crate::charter::Charter;
use crate::command::{Admit, CloseListing, Keep, Request, SetState};
use crate::model::listing::{Closing, ListingTerms};
use crate::model::member::MemberState;
use crate::model::personal::{ConcernStep, Consent, Part, Profile, Purpose, Standing};
use crate::outcomes::Figure;
use crate::outcomes::disclosure::{Measured, Release};
use crate::outcomes::instruments::{Instrument, InstrumentAnswer};
use crate::outcomes::report::{ReportKind, ReportOf};
use crate::outcomes::ties::{GroupBy, GroupedBy, HostGroup};
use crate::values::ids::MemberId;

const BY_LEVEL: &str = "Hours received, by level of support at entry";
const REACHED: &str = "Whom it reached, and whom not";

fn mood() -> Instrument {
    serde_json::from_value(serde_json::json!({
        "id": "mood", "version": "1", "name": "Mood", "items": [{"code": "mood", "values": (0..=10).collect::<Vec<u32>>()}],
        "scorer": "single", "scales": [{"name": "mood", "least": 0, "most": 10, "better": "higher"}], "missing": {"atLeast": 1},
        "leastReported": 2, "criterion": 1.0, "licence": {"kind": "open", "reference": "ours"}, "citation": "ours",
    }))
    .unwrap()
}

fn consents(bank: &mut TimeBank, people: &[MemberId]) {
    for member in people {
        let consent: Consent = serde_json::from_value(
            serde_json::json!({"purpose": Purpose::Outcomes, "given": true, "on": "2025-01-02", "standing": Standing::Themselves}),
        )
        .unwrap();
        bank.keep(at("2025-01-02"), Keep { member: *member, parts: vec![Part::Consent(consent)] }).unwrap();
    }
}

/// A first answer of 3 and a last one, both before the grant.
fn answers(of: &[(MemberId, i32)]) -> Vec<InstrumentAnswer> {
    let answer = |member: MemberId, on: &str, value: i32| InstrumentAnswer {
        member,
        on: on.parse().unwrap(),
        instrument: "mood".into(),
        version: "1".into(),
        values: vec![Some(value)],
    };
    of.iter().flat_map(|(member, last)| [answer(*member, "2025-06-01", 3), answer(*member, "2025-12-01", *last)]).collect()
}

fn change(by: Option<(&GroupBy, &str)>) -> Indicator {
    let change = ScoreChange {
        instrument: "mood".into(),
        scale: "mood".into(),
        first_until: "2025-07-31".parse().unwrap(),
        last_from: "2025-11-01".parse().unwrap(),
    };
    Indicator { change: Some(change), ..indicator(Measure::MeanChange, by) }
}

fn with_answers(bank: &TimeBank, indicators: Vec<Indicator>, answers: Vec<InstrumentAnswer>) -> FunderReport {
    let asked = FunderReportOf { answers, instruments: vec![mood()], ..question("2026-03-31", indicators) };
    bank.host().funder_report(&asked).unwrap()
}

fn leaves(bank: &mut TimeBank, member: MemberId, day: &str) {
    let left = SetState { member, state: MemberState::Left, since: None, until: None, note: None };
    bank.set_state(at(day), left).unwrap();
}

/// Eight people of a group gained two points each. A second group has one more, who left before the grant and gained seven.
#[test]
fn promise_12_answers_of_those_who_had_left_tell_of_nobody() {
    let (mut bank, people) = bank(80);
    consents(&mut bank, &people[..10]);
    leaves(&mut bank, people[8], "2025-12-15");
    ring(&mut bank, "2026-02-01", &[&people[20..50], &people[60..70]].concat());
    let (one, two) = ([&people[..8], &people[60..]].concat(), [&people[..9], &people[60..]].concat());
    let (one, two) = (host("one", &one), host("two", &two));
    for last in [10, 3] {
        let all: Vec<(MemberId, i32)> = (0..9).map(|place| (people[place], if place == 8 { last } else { 5 })).collect();
        let made = with_answers(&bank, vec![change(Some((&one, "one"))), change(Some((&two, "two")))], answers(&all));
        assert_eq!(now(&made), [Some(2.0), Some(2.0)], "whoever had left counts in neither");
        assert_eq!(now(&with_answers(&bank, vec![change(Some((&two, "two")))], answers(&all))), [Some(2.0)]);
    }
    // A member more is told of in neither.
    let all: Vec<(MemberId, i32)> = (0..10).map(|place| (people[place], 5)).collect();
    let three = host("three", &[&people[..8], &people[9..10], &people[60..]].concat());
    let made = with_answers(&bank, vec![change(Some((&one, "one"))), change(Some((&three, "three")))], answers(&all));
    assert_eq!(now(&made), [Some(2.0), None]);
}

/// Twenty-five people answered: twelve of the north, twelve of the south, one of an islet who lost five points. From the mean of everybody and
/// both means of the others hers can be worked out, in whichever order they are asked for.
#[test]
fn promise_12_means_of_everybody_and_of_all_groups_but_one_do_not_tell_of_its_only_member() {
    let (mut bank, people) = bank(80);
    consents(&mut bank, &people[..25]);
    ring(&mut bank, "2026-02-01", &[&people[..40], &people[50..70]].concat());
    let groups = [("north", [&people[..12], &people[25..50]]), ("south", [&people[12..24], &people[50..]])];
    let groups = groups.map(|(name, of)| HostGroup { name: name.into(), members: of.concat() });
    let by = GroupBy { groups: groups.into(), ..GroupBy::new(GroupedBy::Host) };
    let (all, north, south) = (change(None), change(Some((&by, "north"))), change(Some((&by, "south"))));
    let answered: Vec<(MemberId, i32)> = (0..25).map(|place| (people[place], if place == 24 { 0 } else { 4 })).collect();
    for order in [[&all, &north, &south], [&north, &south, &all], [&south, &all, &north]] {
        let made = with_answers(&bank, order.into_iter().cloned().collect(), answers(&answered));
        let told = now(&made);
        assert!(told[0].is_some() && told[1].is_some() && told[2].is_none(), "{told:?}");
    }
    // Where all who answered are in one of the groups, nothing is left out.
    let made = with_answers(&bank, vec![all, north, south], answers(&answered[..24]));
    assert_eq!(now(&made), [Some(1.0), Some(1.0), Some(1.0)]);
}

/// Of 106 people 55 both gave and received: 30 of the north, 25 of the south, nobody of the islet's six. Counts to the nearest five of everybody
/// and of both groups would say that there it was nobody or one.
#[test]
fn promise_12_counts_of_everybody_and_of_all_groups_but_a_few_do_not_tell_of_the_few() {
    for (south, shown) in [(28, false), (20, true)] {
        let (mut bank, people) = bank(106);
        ring(&mut bank, "2026-02-01", &[&people[..28], &people[50..50 + south]].concat());
        // Some in both only give.
        [&people[30..42], &people[80..92]].concat().iter().for_each(|one| gives(&mut bank, "2026-02-02", *one, people[0], 60));
        let groups = [("north", &people[..50]), ("south", &people[50..100])];
        let groups = groups.map(|(name, of)| HostGroup { name: name.into(), members: of.to_vec() });
        let by = GroupBy { groups: groups.into(), ..GroupBy::new(GroupedBy::Host) };
        let asked = vec![
            indicator(Measure::BothWays, None),
            indicator(Measure::BothWays, Some((&by, "north"))),
            indicator(Measure::BothWays, Some((&by, "south"))),
        ];
        // 56, 28 and 28 are told as 55, 30 and 30: 0 to 1 are left. 48, 28 and 20 as 50, 30 and 20: 0 to 6 of six, which is known.
        let told = now(&bank.host().funder_report(&question("2026-03-31", asked)).unwrap());
        assert_eq!(told.iter().map(Option::is_some).collect::<Vec<_>>(), [true, true, shown], "{told:?}");
    }
}

/// A group of one prints the same whether its member took part or not.
#[test]
fn promise_12_a_nought_is_not_told_of_a_group_of_few() {
    for idle in [true, false] {
        let (mut bank, people) = bank(80);
        ring(&mut bank, "2026-02-01", &people[..40]);
        if !idle {
            gives(&mut bank, "2026-02-02", people[60], people[0], 60);
        }
        let by = host("one", &people[60..61]);
        let asked = [Measure::Exchanges, Measure::HoursGiven, Measure::Active].map(|measure| indicator(measure, Some((&by, "one"))));
        assert_eq!(now(&bank.host().funder_report(&question("2026-03-31", asked.into())).unwrap()), [None; 3], "{idle}");
    }
}

/// Ten people answered twice and left, all before the grant: they are not of those who had joined or took part.
#[test]
fn the_change_of_a_grant_is_of_those_it_counts() {
    let (mut bank, people) = bank(80);
    consents(&mut bank, &people[..10]);
    people[..10].iter().for_each(|member| leaves(&mut bank, *member, "2025-12-15"));
    ring(&mut bank, "2026-02-01", &people[20..70]);
    let all: Vec<(MemberId, i32)> = people[..10].iter().map(|member| (*member, 7)).collect();
    assert_eq!(now(&with_answers(&bank, vec![change(None)], answers(&all))), [None]);
}

fn public(bank: &TimeBank, policy: &str, until: &str, log: &[Release]) -> crate::outcomes::report::CommunityReport {
    let asked = ReportOf::new(ReportKind::Public, "2026-01-01".parse().unwrap(), until.parse().unwrap());
    bank.host().report(&ReportOf { log: log.to_vec(), policy: Some(policy.into()), ..asked }).unwrap()
}

/// A group of all but one gave 310 hours. The table of hours says 359 to whoever adds up, so it is not there.
#[test]
fn promise_12_the_public_table_of_hours_does_not_stand_beside_hours_of_a_group() {
    let (mut bank, people) = bank(80);
    (0..60).for_each(|place| gives(&mut bank, "2026-02-01", people[place], people[(place + 1) % 60], 300));
    (61..70).for_each(|place| gives(&mut bank, "2026-02-02", people[place - 61], people[place], 60));
    (0..25).for_each(|place| gives(&mut bank, "2026-02-03", people[60], people[place], 120));
    let by = host("one", &[&people[..60], &people[72..]].concat());
    let asked = question("2026-03-31", vec![indicator(Measure::HoursGiven, Some((&by, "one")))]);
    let made = bank.host().funder_report(&asked).unwrap();
    assert_eq!(now(&made), [Some(310.0)]);
    for policy in ["nhs", "acro"] {
        let by_quarter = |log: &[Release]| {
            let made = public(&bank, policy, "2026-03-31", log);
            let there = made.sections.iter().any(|section| section.code == "hours-by-quarter");
            let said = made.notes.iter().any(|note| note.starts_with("not shown: Hours by activity and quarter"));
            (there, said)
        };
        assert_eq!((by_quarter(&[]), by_quarter(&made.releases)), ((true, false), (false, true)), "{policy}");
    }
}

fn levels(a_lot: &[MemberId], a_little: &[MemberId]) -> SupportLevels {
    let group = |name: &str, members: &[MemberId]| HostGroup { name: name.into(), members: members.to_vec() };
    let entry = vec![group("a lot", a_lot), group("a little", a_little)];
    SupportLevels { levels: vec!["a little".into(), "a lot".into()], entry, later: Vec::new() }
}

/// Forty people on two levels received a hundred hours each level; the only one on none received fifty.
#[test]
fn promise_12_hours_by_level_do_not_tell_of_the_one_on_no_level() {
    let (mut bank, people) = bank(80);
    (0..40).for_each(|place| gives(&mut bank, "2026-02-01", people[place], people[(place + 1) % 40], 300));
    (0..10).for_each(|place| gives(&mut bank, "2026-02-02", people[place], people[40], 300));
    let made = |measures: Vec<Indicator>, log: &[Release]| {
        let levels = Some(levels(&people[..20], &people[20..40]));
        bank.host().funder_report(&FunderReportOf { levels, log: log.to_vec(), ..question("2026-03-31", measures) }).unwrap()
    };
    let both = made(vec![indicator(Measure::HoursReceived, None)], &[]);
    assert_eq!(now(&both), [Some(250.0)]);
    let all = |made: &FunderReport| {
        let section = made.report.sections.iter().find(|section| section.heading == BY_LEVEL)?;
        section.rows.iter().find(|row| row.name == "all")?.cells[0].map(Figure::get)
    };
    assert_ne!(all(&both), Some(200.0), "beside 250 hours of everybody");
    let told = public(&bank, "nhs", "2026-03-31", &[]).releases;
    let headlines: Vec<Release> = told.into_iter().filter(|release| release.tables[0].rows_are == "headline").collect();
    assert_ne!(all(&made(vec![indicator(Measure::Active, None)], &headlines)), Some(200.0));
}

/// Two people are on the level `much`: whether they received something or nothing, the table looks the same.
#[test]
fn promise_12_a_level_of_two_is_not_told_by_its_nought() {
    let row = |minutes: Option<u32>| {
        let (mut bank, people) = bank(80);
        (0..50).for_each(|place| gives(&mut bank, "2026-02-01", people[place], people[(place + 1) % 50], 300));
        if let Some(minutes) = minutes {
            (0..10).for_each(|place| gives(&mut bank, "2026-02-03", people[place], people[78], minutes));
        }
        let levels = SupportLevels {
            levels: vec!["a little".into(), "a lot".into(), "much".into()],
            entry: [levels(&people[..25], &people[25..50]).entry, vec![HostGroup { name: "much".into(), members: people[78..].to_vec() }]]
                .concat(),
            later: Vec::new(),
        };
        let asked = question("2026-03-31", vec![indicator(Measure::Active, None)]);
        let made = bank.host().funder_report(&FunderReportOf { levels: Some(levels), ..asked }).unwrap();
        let section = made.report.sections.into_iter().find(|section| section.heading == BY_LEVEL);
        let all: Vec<(String, bool)> = section.unwrap().rows.iter().map(|row| (row.name.clone(), row.cells[0].is_some())).collect();
        assert!(all.iter().any(|(_, told)| *told), "{all:?}");
        all
    };
    // Nor do the lines beside it look otherwise.
    let nothing = row(None);
    assert_eq!(nothing, row(Some(300)));
    assert!(nothing.contains(&("much".to_owned(), false)), "{nothing:?}");
}

/// Forty concerns of forty people. Somebody acted upon nine within two days; the others wait.
#[test]
fn days_until_somebody_acted_are_of_all_concerns() {
    let row = "days until somebody acted, in half of them";
    for (acted, policy, told) in [(9, "nhs", None), (9, "internal", None), (21, "nhs", Some(2.0)), (21, "internal", Some(2.0))] {
        let (mut bank, people) = in_a_ring(60);
        for (place, member) in people[..40].iter().enumerate() {
            let raised = concern(&mut bank, *member, "2026-02-10", ConcernStep::Raised, None);
            if place < acted {
                concern(&mut bank, *member, "2026-02-12", ConcernStep::Action, Some(raised));
            }
        }
        let asked = question("2026-03-31", vec![indicator(Measure::Active, None)]);
        let made = bank.host().funder_report(&FunderReportOf { policy: Some(policy.into()), ..asked }).unwrap();
        assert_eq!(cell(&made, "Was it safe?", "concerns raised"), Some(40.0));
        assert_eq!(cell(&made, "Was it safe?", row), told, "{acted} under {policy}");
    }
}

fn area() -> GroupBy {
    GroupBy { words: vec!["area".into()], ..GroupBy::new(GroupedBy::Attribute) }
}

/// Members of four areas in turn, but for the first so many, who say none.
fn of_areas(members: usize, without: usize) -> (TimeBank, Vec<MemberId>) {
    let mut bank = TimeBank::create(at("2025-01-01"), crate::golden::BANK, Charter::named("Harpurbrook")).unwrap();
    let admit = |place: usize| {
        let area = ["north", "east", "south", "west"][place % 4];
        let said = (place >= without).then(|| ("area".to_owned(), area.to_owned()));
        let profile = Profile { attributes: said.into_iter().collect(), ..Profile::default() };
        bank.admit(at("2025-01-01"), Admit { profile, ..Admit::default() }).unwrap().member().unwrap()
    };
    let people = (0..members).map(admit).collect();
    (bank, people)
}

/// Of 201 members thirty of each of four areas took part, and the first. That one says no area: it takes no figure of the others out.
#[test]
fn one_person_of_no_area_takes_no_figure_of_the_others_out() {
    let made = |without: usize| {
        let (mut bank, people) = of_areas(201, without);
        ring(&mut bank, "2026-02-01", &[&people[..1], &people[4..124]].concat());
        let by = area();
        let of = ["north", "east", "south", "west"].map(|area| indicator(Measure::Active, Some((&by, area))));
        let asked = question("2026-03-31", of.to_vec());
        bank.host().funder_report(&FunderReportOf { groups: Some(by.clone()), ..asked }).unwrap()
    };
    let (all, one) = (made(0), made(1));
    let areas = |made: &FunderReport| ["north", "east", "south", "west"].map(|area| cell(made, REACHED, area));
    assert_eq!((areas(&all), now(&all)), ([Some(30.0); 4], vec![Some(30.0); 4]));
    assert_eq!((areas(&one), now(&one)), (areas(&all), now(&all)));
    // Of the one nothing is told, not even that there is nought of them.
    let section = one.report.sections.iter().find(|section| section.heading == REACHED).unwrap();
    assert_eq!(section.rows.iter().find(|row| row.name == "not said").map(|row| row.cells.clone()), Some(vec![None; 3]));
}

/// Forty people asked for one need, and one for another: those of the first are told as before.
#[test]
fn one_person_with_another_need_takes_no_table_of_needs_out() {
    let (mut bank, people) = bank(120);
    for (place, need, met) in (0..40).map(|place| (place, 0, place < 20)).chain([(50, 1, true)]) {
        let request = Request { member: people[place], terms: ListingTerms { need: Some(need), ..ListingTerms::open() }, words: None };
        let listing = bank.request(at("2026-02-10"), request).unwrap().listing().unwrap();
        if met {
            bank.close_listing(at("2026-02-10"), CloseListing { listing, why: Closing::Met }).unwrap();
        }
    }
    ring(&mut bank, "2026-02-01", &people);
    let name = |need: usize| bank.charter().needs.needs[need].name.clone();
    let made = bank.host().funder_report(&question("2026-03-31", vec![indicator(Measure::Ties, None)])).unwrap();
    let heading = "Members who asked for something, by need";
    assert_eq!(cell(&made, heading, &name(0)), Some(20.0));
    assert_eq!(cell(&made, heading, &name(1)), None);
    let minutes = made.releases.iter().flat_map(|release| &release.tables).filter(|table| table.measure == Measured::Minutes);
    assert!(minutes.into_iter().all(|table| table.rows_are == "headline"));
}

/// Thirty of 41 people took part: of forty in the east, and one more. The table of areas would say 25 for the forty.
#[test]
fn promise_12_a_table_of_groups_does_not_stand_beside_another_group() {
    let (mut bank, people) = of_areas(80, 0);
    let of = |area: &str| -> Vec<MemberId> {
        let names = ["north", "east", "south", "west"];
        (0..80).filter(|place| names[place % 4] == area).map(|place| people[place]).collect()
    };
    let (east, others) = (of("east"), [of("north"), of("south"), of("west")]);
    ring(&mut bank, "2026-02-01", &[&east[..12], &others[0][..12], &others[1][..12], &others[2][..12]].concat());
    let one = host("one", &[&east[..], &others[0][..1]].concat());
    let first = bank.host().funder_report(&question("2026-03-31", vec![indicator(Measure::Active, Some((&one, "one")))])).unwrap();
    assert_eq!(now(&first), [Some(15.0)]);
    let east = |log: &[Release]| {
        let asked = question("2026-03-31", vec![indicator(Measure::Ties, None)]);
        let made = bank.host().funder_report(&FunderReportOf { groups: Some(area()), log: log.to_vec(), ..asked }).unwrap();
        (cell(&made, REACHED, "east"), made.releases)
    };
    let alone = east(&[]);
    assert_eq!((alone.0, east(&first.releases).0), (Some(10.0), None));
    // The same table again is compared by who is in it.
    assert_eq!(east(&alone.1).0, Some(10.0));
}

/// Who took part by March is among those who did by April. Of one policy's 40 and 40 it would be known that at most four began in April.
#[test]
fn promise_12_days_within_days_are_a_part_and_a_whole() {
    let (mut bank, people) = bank(80);
    ring(&mut bank, "2026-02-01", &people[..39]);
    for place in 39..42 {
        gives(&mut bank, "2026-04-05", people[0], people[place], 60);
        gives(&mut bank, "2026-04-06", people[place], people[1], 60);
    }
    let taking_part = |bank: &TimeBank, until: &str, log: &[Release]| {
        let made = public(bank, "nhs", until, log);
        let row = made.sections[0].rows.iter().find(|row| row.code == "taking-part").unwrap().cells[0].map(Figure::get);
        (row, made.releases)
    };
    let march = taking_part(&bank, "2026-03-31", &[]);
    assert_eq!((march.0, taking_part(&bank, "2026-04-30", &[]).0), (Some(40.0), Some(40.0)));
    assert_eq!(taking_part(&bank, "2026-04-30", &march.1).0, None);
    assert_eq!(taking_part(&bank, "2026-03-31", &march.1).0, Some(40.0));
    // Twenty more are told.
    (42..62).for_each(|place| gives(&mut bank, "2026-04-05", people[0], people[place], 60));
    assert_eq!(taking_part(&bank, "2026-04-30", &march.1).0, Some(60.0));
}

/// Of 61 members 58 have a check: 60 beside 60 would say that at most four have none.
#[test]
fn promise_12_checks_are_compared_with_members() {
    let (mut bank, people) = bank(61);
    for member in &people[..58] {
        let check = serde_json::json!({"level": "basic", "workforce": "adult", "seen": "2026-01-02"});
        let check = serde_json::from_value(check).unwrap();
        bank.keep(at("2026-04-10"), Keep { member: *member, parts: vec![Part::Check(check)] }).unwrap();
    }
    ring(&mut bank, "2026-02-01", &people[..30]);
    let checked = |measure: Measure| {
        let made = bank.host().funder_report(&question("2026-03-31", vec![indicator(measure, None)])).unwrap();
        (now(&made)[0], cell(&made, "Was it safe?", "people with a check seen"))
    };
    assert_eq!(checked(Measure::Members), (Some(60.0), None));
    assert_eq!(checked(Measure::Active), (Some(30.0), Some(60.0)));
}

/// Concerns, visitors and how soon somebody acted are none of the people of a table of members: the next report tells them as well.
#[test]
fn a_second_report_tells_what_no_table_holds() {
    let (mut bank, people) = of_areas(200, 0);
    for (day, acted) in [("2026-02-10", "2026-02-12"), ("2026-04-05", "2026-04-07")] {
        let from = if day.starts_with("2026-02") { 0 } else { 60 };
        ring(&mut bank, day, &people[from..from + 100]);
        for member in &people[from..from + 40] {
            let raised = concern(&mut bank, *member, day, ConcernStep::Raised, None);
            concern(&mut bank, *member, acted, ConcernStep::Action, Some(raised));
        }
    }
    let made = |until: &str, log: &[Release]| {
        let asked = question("2026-12-31", vec![indicator(Measure::Ties, None)]);
        let as_of = Some(until.parse().unwrap());
        bank.host().funder_report(&FunderReportOf { groups: Some(area()), as_of, log: log.to_vec(), ..asked }).unwrap()
    };
    let march = made("2026-03-31", &[]);
    assert_eq!(cell(&march, "Was it safe?", "concerns raised"), Some(40.0));
    assert!(cell(&march, REACHED, "east").is_some());
    let april = made("2026-04-30", &march.releases);
    let safe = |row: &str| cell(&april, "Was it safe?", row);
    assert_eq!(safe("concerns raised"), Some(80.0));
    assert!(cell(&april, REACHED, "east").is_some());
}
