#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "tests")]

//! The tables of a report in the log: what is counted, not what it was called.

use super::{FunderReport, FunderReportOf, Grant, GrantOutcome, Indicator, Measure};
use crate::bank::TimeBank;
use crate::charter::Charter;
use crate::command::{Admit, Context, Record, Request};
use crate::model::exchange::Terms;
use crate::model::listing::ListingTerms;
use crate::model::personal::Profile;
use crate::outcomes::Figure;
use crate::outcomes::disclosure::headlines::{Days, Headlines, PEOPLE, Shown, narrowed};
use crate::outcomes::disclosure::{Counting, DisclosurePolicy, Merged, Only, Publication, Publish, Recipe, Release, SortedBy, Sorting};
use crate::outcomes::ties::{GroupBy, GroupedBy, HostGroup};
use crate::values::ids::MemberId;

const QUARTER: &str = "2026-03-31";
const HALF: &str = "2026-06-30";

fn at(day: &str) -> Context {
    Context::host(format!("{day}T10:00:00Z").parse().unwrap())
}

/// People of two areas and of none: how many of each took part in the first quarter, how many more in the second, and how many never did.
fn bank(counts: [[usize; 3]; 3]) -> (TimeBank, [Vec<MemberId>; 3]) {
    let mut bank = TimeBank::create(at("2026-01-01"), crate::golden::BANK, Charter::named("Harpurbrook")).unwrap();
    let mut all = [Vec::new(), Vec::new(), Vec::new()];
    let mut took_part: Vec<(MemberId, &str)> = Vec::new();
    for ((area, of), all) in ["east", "west", ""].into_iter().zip(counts).zip(&mut all) {
        for (when, count) in ["2026-02-01", "2026-05-01", ""].into_iter().zip(of) {
            for _ in 0..count {
                let profile = Profile { attributes: [("area".to_owned(), area.to_owned())].into_iter().collect(), ..Profile::default() };
                let cx = Context { salt: Some(crate::golden::fresh_salt()), ..at("2026-01-01") };
                let member = bank.admit(cx, Admit { profile, ..Admit::default() }).unwrap().member().unwrap();
                all.push(member);
                took_part.extend((!when.is_empty()).then_some((member, when)));
            }
        }
    }
    took_part.sort_by_key(|(_, when)| *when);
    for (place, (member, when)) in took_part.iter().enumerate() {
        // Each gives to another of the same quarter, or to the first of all.
        let next = took_part.get(place + 1).filter(|(_, then)| then == when).map_or(took_part[0].0, |(next, _)| *next);
        bank.record(at("2026-07-01"), Record::new(Terms::new(when.parse().unwrap()).gave(*member, 60).received(next, 60))).unwrap();
    }
    (bank, all)
}

fn area() -> GroupBy {
    GroupBy { words: vec!["area".into()], ..GroupBy::new(GroupedBy::Attribute) }
}

fn grant(until: &str, outcomes: Vec<GrantOutcome>) -> Grant {
    Grant {
        code: "g".into(),
        funder: "f".into(),
        from: "2026-01-01".parse().unwrap(),
        until: until.parse().unwrap(),
        amount: None,
        facilitation: None,
        outcomes,
    }
}

fn report(bank: &TimeBank, policy: &str, until: &str, by: &GroupBy, measures: &[(Measure, Option<&str>)], log: &[Release]) -> FunderReport {
    report_by(bank, policy, until, Some(by.clone()), measures, log)
}

fn report_by(
    bank: &TimeBank,
    policy: &str,
    until: &str,
    by: Option<GroupBy>,
    measures: &[(Measure, Option<&str>)],
    log: &[Release],
) -> FunderReport {
    let indicator = |(measure, group): &(Measure, Option<&str>)| Indicator {
        code: format!("{measure} {}", group.unwrap_or_default()),
        name: format!("{measure} {}", group.unwrap_or_default()),
        measure: *measure,
        groups: group.and(by.clone()),
        group: group.map(str::to_owned),
        role: None,
        need: None,
        change: None,
        baseline: None,
        target: None,
        share: None,
        evidence: Vec::new(),
    };
    // A grant has an indicator at least.
    let measures = if measures.is_empty() { &[(Measure::Ties, None)] } else { measures };
    let outcomes = vec![GrantOutcome { name: "outcome".into(), indicators: measures.iter().map(indicator).collect() }];
    let grant = grant(until, outcomes);
    let (as_of, groups, log) = (Some(until.parse().unwrap()), by, log.to_vec());
    let policy = Some(policy.to_owned());
    bank.host().funder_report(&FunderReportOf { as_of, groups, log, policy, ..FunderReportOf::new(vec![grant], "g") }).unwrap()
}

/// The table of whom the grant reached, by name of its row.
fn reached(report: &FunderReport) -> Option<Vec<(String, Vec<Option<f64>>)>> {
    let section = report.report.sections.iter().find(|section| section.heading == "Whom it reached, and whom not")?;
    let cells = |cells: &[Option<Figure>]| cells.iter().map(|cell| cell.map(Figure::get)).collect();
    Some(section.rows.iter().map(|row| (row.name.clone(), cells(&row.cells))).collect())
}

#[test]
fn a_report_logs_what_is_counted() {
    let (bank, people) = bank([[20, 0, 20], [20, 0, 20], [0; 3]]);
    let made = report(&bank, "nhs", QUARTER, &area(), &[], &[]);
    let table = made.releases.iter().flat_map(|release| &release.tables).find(|table| table.recipe.is_some()).unwrap();
    let recipe = table.recipe.as_ref().unwrap();
    assert_eq!((recipe.count, recipe.rows.by, recipe.columns.by), (Counting::Members, SortedBy::Attribute, SortedBy::TookPart));
    assert_eq!(recipe.from.map(|from| from.to_string()).as_deref(), Some("2026-01-01"));
    let release = made.releases.iter().find(|release| release.tables.contains(table)).unwrap();
    assert_eq!(release.head, Some(bank.head()));
    // A line of noughts goes without saying.
    let rows: Vec<String> = reached(&made).unwrap().into_iter().map(|(name, _)| name).collect();
    assert_eq!((rows, table.rows.len()), (vec!["east".to_owned(), "west".to_owned(), "all".to_owned()], 3));
    // Groups of the host's own are lists of members, and a log names none.
    let groups = ["one", "two"].into_iter().zip(people).map(|(name, members)| HostGroup { name: name.into(), members });
    let by = GroupBy { groups: groups.collect(), ..GroupBy::new(GroupedBy::Host) };
    let by_name = report(&bank, "nhs", QUARTER, &by, &[], &[]);
    assert!(reached(&by_name).is_some() && by_name.releases.iter().flat_map(|release| &release.tables).all(|table| table.recipe.is_none()));
}

/// The half year beside its first quarter: thirty more of the east are told, three more are not.
#[test]
fn promise_12_a_later_report_is_compared_by_who_stands_in_its_tables() {
    for (more, told) in [(30, true), (3, false)] {
        let (bank, _) = bank([[20, more, 20], [30, 0, 20], [30, 0, 30]]);
        let east = |report: &FunderReport| reached(report).and_then(|rows| rows.iter().find(|(row, _)| row == "east").unwrap().1[0]);
        let first = report(&bank, "acro", QUARTER, &area(), &[], &[]);
        assert_eq!(east(&first), Some(20.0));
        let alone = east(&report(&bank, "acro", HALF, &area(), &[], &[]));
        assert!(alone.is_some());
        let second = report(&bank, "acro", HALF, &area(), &[], &first.releases);
        assert_eq!(east(&second), alone.filter(|_| told), "{more}: {:?}", reached(&second));
        // The same report again is the same, whatever stands in the log.
        let again = report(&bank, "acro", QUARTER, &area(), &[], &first.releases);
        assert_eq!(again.report.sections, first.report.sections);
    }
}

/// Three of the east did not take part, so figures beside theirs are withheld. An indicator of one of these would give them away.
#[test]
fn promise_12_a_headline_does_not_fill_in_what_an_earlier_table_withholds() {
    let (bank, _) = bank([[20, 0, 3], [30, 0, 30], [30, 12, 30]]);
    let first = report(&bank, "acro", QUARTER, &area(), &[], &[]);
    let table = reached(&first).unwrap();
    let withheld = |row: usize, column: usize| table[row].1[column].is_none();
    assert!(withheld(0, 1), "{table:?}");
    let figures = [(0, "east"), (1, "west")].into_iter().flat_map(|row| [(row, 0, Measure::Active), (row, 2, Measure::Members)]);
    let asked: Vec<(Measure, Option<&str>)> =
        figures.filter(|((row, _), column, _)| withheld(*row, *column)).map(|((_, name), _, measure)| (measure, Some(name))).collect();
    assert!(!asked.is_empty(), "{table:?}");
    for one in asked {
        let figure = |log: &[Release]| {
            let made = report(&bank, "acro", QUARTER, &area(), &[one], log).report;
            made.sections.iter().find(|section| section.heading == "outcome").unwrap().rows[0].cells[0].map(Figure::get)
        };
        assert!(figure(&[]).is_some(), "{one:?}");
        assert_eq!(figure(&first.releases), None, "{one:?}");
    }
}

/// The figures of such a table have names among headlines: those that are shown may be told again, and nothing beside withheld ones.
#[test]
fn promise_12_a_headline_is_compared_with_the_figures_of_a_counted_table() {
    let (bank, _) = bank([[20, 0, 3], [30, 0, 30], [30, 12, 30]]);
    let made = report(&bank, "acro", QUARTER, &area(), &[], &[]);
    let log = [made.releases.into_iter().find(|release| release.tables[0].rows_are == "area").unwrap()];
    let days = Days { from: Some("2026-01-01".parse().unwrap()), until: QUARTER.parse().unwrap() };
    let tell =
        |name: String, count: u64| Headlines::new(DisclosurePolicy::acro(), "all".into(), &log).tell(days, &[(name, Shown::Count(count))]);
    let (mut told, mut withheld) = (0, 0);
    for (row, cells) in log[0].tables[0].rows.iter().zip(&log[0].tables[0].cells) {
        for (base, cell) in ["taking-part", "not-taking-part", "members"].into_iter().zip(cells) {
            let name = narrowed(base, &[format!("attribute {row}"), PEOPLE.to_owned()]);
            assert_eq!(tell(name, cell.value.unwrap_or(30)), cell.value.is_some(), "{base} {row}");
            (told, withheld) = (told + u32::from(cell.value.is_some()), withheld + u32::from(cell.value.is_none()));
        }
    }
    assert!(told > 0 && withheld > 1, "{told} {withheld}");
}

/// Who asked for something is logged as counted too. Of a need each is counted once; nobody's figure is of several needs.
#[test]
fn those_who_asked_are_counted_by_need() {
    let (mut bank, people) = bank([[20, 0, 20], [20, 0, 20], [0; 3]]);
    for (place, member) in people.iter().flatten().enumerate() {
        for need in [Some((place % 2) as u16), (place < 12).then_some(0)].into_iter().flatten() {
            let terms = ListingTerms { need: Some(need), ..ListingTerms::open() };
            bank.request(at("2026-07-01"), Request { member: *member, terms, words: None }).unwrap();
        }
    }
    let (need, met) = (Sorting::new(SortedBy::Need), Sorting::new(SortedBy::Met));
    let until = "2026-07-31".parse().unwrap();
    let mut recipe = Recipe { whole_groups: true, ..Recipe::new("t".into(), Counting::Asked, need, met, until) };
    recipe.from = Some("2026-01-01".parse().unwrap());
    let custom = Some(DisclosurePolicy { rounding: 1, name: "ours".into(), ..DisclosurePolicy::nhs() });
    let ask = |recipe: Recipe| Publish { counted: vec![recipe], custom: custom.clone(), ..Publish::new(Vec::new(), "all", until) };
    let made = bank.host().publish(&ask(recipe.clone())).unwrap();
    let cells = &made.release.as_ref().unwrap().tables[0].cells;
    let totals = |line: usize| (cells[line][2].value, cells.last().unwrap()[line].value);
    assert_eq!([0, 1, 2].map(totals), [(Some(46), Some(0)), (Some(40), None), (Some(0), None)], "totals over needs are of several needs");
    // 40 asked for each of two needs; six of the twelve asked for the first twice, and six for the second and the first.
    assert_eq!([0, 1].map(|row| cells[row][1].value), [Some(46), Some(40)]);
    assert_eq!(bank.host().publish(&ask(Recipe { count: Counting::Members, ..recipe })).unwrap_err().code(), "bad-groups");
}

/// Returns a policy that shows every count from 10.
fn exact() -> DisclosurePolicy {
    DisclosurePolicy { rounding: 1, name: "ours".into(), ..DisclosurePolicy::acro() }
}

fn recipe(count: Counting, rows: Sorting, columns: SortedBy, until: &str) -> Recipe {
    let mut recipe = Recipe::new("t".into(), count, rows, Sorting::new(columns), until.parse().unwrap());
    (recipe.from, recipe.whole_groups) = (Some("2026-01-01".parse().unwrap()), true);
    recipe
}

fn publish(bank: &TimeBank, counted: Vec<Recipe>, log: &[Release]) -> Publication {
    let ask = Publish::new(Vec::new(), "all", counted[0].until);
    bank.host().publish(&Publish { counted, custom: Some(exact()), log: log.to_vec(), ..ask }).unwrap()
}

fn by_area() -> Sorting {
    Sorting { words: vec!["area".into()], ..Sorting::new(SortedBy::Attribute) }
}

fn of_east(mut recipe: Recipe) -> Recipe {
    recipe.only.push(Only { sorting: by_area(), lines: vec!["east".into()] });
    recipe
}

fn everybody() -> Sorting {
    Sorting::new(SortedBy::Everybody)
}

/// Of 50 members 30 took part, 15 of each area. A table shows that; figures of other people among these do not stand beside it, whether
/// they are near to its figures or not. For other days only its own figures are compared with it.
#[test]
fn promise_12_a_headline_of_other_people_does_not_stand_beside_a_counted_table() {
    let (bank, _) = bank([[15, 0, 10], [15, 0, 10], [0; 3]]);
    let log = [publish(&bank, vec![recipe(Counting::Members, by_area(), SortedBy::TookPart, QUARTER)], &[]).release.unwrap()];
    assert_eq!(log[0].tables[0].cells.last().unwrap().iter().map(|cell| cell.value).collect::<Vec<_>>(), [Some(30), Some(20), Some(50)]);
    let tell = |until: &str, name: &str, shown: Shown| {
        let days = Days { from: Some("2026-01-01".parse().unwrap()), until: until.parse().unwrap() };
        Headlines::new(exact(), "all".into(), &log).tell(days, &[(name.to_owned(), shown)])
    };
    for (name, count) in [
        ("joined", 47),
        ("joined", 20),
        ("took-role mentor", 47),
        ("first-exchange", 27),
        ("took-part-again", 27),
        ("worker-only | people", 27),
        ("worker-only | attribute east", 12),
        ("both-ways | attribute east", 12),
    ] {
        assert!(!tell(QUARTER, name, Shown::Count(count)), "{name} {count}");
    }
    assert!(!tell(QUARTER, "members", Shown::Mean { people: 30, figure: Figure::ONE }));
    assert!(!tell(QUARTER, "support-mix", Shown::Mean { people: 30, figure: Figure::ONE }));
    for (name, count) in [("worker-only", 12), ("both-ways", 15), ("members", 50), ("ties", 47)] {
        assert!(tell(QUARTER, name, Shown::Count(count)), "{name} {count}");
    }
    assert!(tell(HALF, "members", Shown::Count(70)) && !tell(HALF, "members", Shown::Count(53)));
    assert!(!tell(HALF, "worker-only", Shown::Count(12)) && !tell("2026-03-30", "both-ways", Shown::Count(27)));
    assert!(tell("2025-12-31", "joined", Shown::Count(47)), "no day in common");
    // Members of one day are members of the next.
    assert!(tell("2025-12-31", "members", Shown::Count(70)) && !tell("2025-12-31", "members", Shown::Count(53)));
}

/// Such a headline is left out of a report, which is made.
#[test]
fn promise_12_a_report_leaves_out_who_joined_beside_a_counted_table() {
    let (bank, _) = bank([[15, 0, 10], [15, 0, 10], [0; 3]]);
    let log = [publish(&bank, vec![recipe(Counting::Members, by_area(), SortedBy::TookPart, QUARTER)], &[]).release.unwrap()];
    let joined = |log: &[Release]| {
        let made = report(&bank, "nhs", QUARTER, &area(), &[], log);
        assert!(made.report.sections.len() > 4);
        made.report.sections[0].rows.iter().find(|row| row.name == "people who joined").unwrap().cells[0].map(Figure::get)
    };
    assert_eq!((joined(&[]), joined(&log)), (Some(50.0), None));
    // Three were there before.
    let mut earlier = TimeBank::create(at("2025-12-01"), crate::golden::BANK, Charter::named("Harpurbrook")).unwrap();
    for place in 0..50 {
        let day = if place < 3 { "2025-12-01" } else { "2026-01-01" };
        earlier.admit(at(day), Admit::default()).unwrap();
    }
    earlier
        .record(
            at("2026-07-01"),
            Record::new(
                Terms::new("2026-02-01".parse().unwrap()).gave(MemberId::new(4).unwrap(), 60).received(MemberId::new(5).unwrap(), 60),
            ),
        )
        .unwrap();
    let made = report(&earlier, "nhs", QUARTER, &area(), &[], &[]);
    let row = made.report.sections[0].rows.iter().find(|row| row.name == "people who joined").unwrap().cells[0];
    assert_eq!(row, None);
}

/// Everyone of `people` asks for each of some needs.
fn ask_for(bank: &mut TimeBank, people: &[MemberId], needs: std::ops::Range<u16>) {
    for member in people {
        for need in needs.clone() {
            let terms = ListingTerms { need: Some(need), ..ListingTerms::open() };
            bank.request(at("2026-07-01"), Request { member: *member, terms, words: None }).unwrap();
        }
    }
}

/// Two people who asked for five needs each are ten requests, and two people.
#[test]
fn promise_12_nobody_counts_twice_towards_the_threshold() {
    let until = "2026-07-31";
    let (mut bank, people) = bank([[20, 0, 20], [20, 0, 20], [0; 3]]);
    assert!(bank.charter().needs.needs.len() >= 5);
    ask_for(&mut bank, &people[0][..2], 0..5);
    let asked = |rows: Sorting, columns: SortedBy| recipe(Counting::Asked, rows, columns, until);
    let need = || Sorting::new(SortedBy::Need);
    let names: Vec<String> = bank.charter().needs.needs.iter().map(|need| need.code.clone()).collect();
    let merged = Sorting { merged: vec![Merged { name: "all".into(), of: names }], ..need() };
    for bad in [
        asked(everybody(), SortedBy::Everybody),
        asked(everybody(), SortedBy::Met),
        asked(Sorting::new(SortedBy::Met), SortedBy::Everybody),
        asked(need(), SortedBy::Need),
        asked(merged, SortedBy::Met),
    ] {
        let ask = Publish::new(Vec::new(), "all", until.parse().unwrap());
        let refused = bank.host().publish(&Publish { counted: vec![bad.clone()], custom: Some(exact()), ..ask });
        assert_eq!(refused.map_err(|error| error.code()), Err("bad-groups"), "{bad:?}");
    }
    // A third asks as well: thirteen others ask for the first need.
    ask_for(&mut bank, &people[1][..13], 0..1);
    for (rows, columns) in [(need(), SortedBy::Met), (need(), SortedBy::Everybody), (Sorting::new(SortedBy::Met), SortedBy::Need)] {
        let by_rows = rows.by == SortedBy::Need;
        let made = publish(&bank, vec![asked(rows, columns)], &[]);
        let table = &made.release.as_ref().unwrap().tables[0];
        let of_need = |need: usize, met: usize| if by_rows { table.cells[need][met].value } else { table.cells[met][need].value };
        let last = if by_rows { table.columns.len() } else { table.rows.len() };
        assert_eq!((of_need(0, last), of_need(1, last)), (Some(15), None), "{table:?}");
        let needs = if by_rows { table.rows.len() } else { table.columns.len() };
        assert!((0..=last).all(|met| of_need(needs, met).is_none()), "{table:?}");
    }
}

/// Of 42 in the east 40 asked for food. Neither figure stands beside the other: in one release, or after an earlier one of days that
/// overlap.
#[test]
fn promise_12_who_asked_does_not_stand_beside_who_is_there() {
    let (mut bank, people) = bank([[20, 0, 22], [20, 0, 22], [0; 3]]);
    ask_for(&mut bank, &people[0][..40], 0..1);
    let until = "2026-07-31";
    let asked = || of_east(recipe(Counting::Asked, Sorting::new(SortedBy::Need), SortedBy::Everybody, until));
    let release = |counted: Vec<Recipe>, log: &[Release]| publish(&bank, counted, log).release;
    let alone = release(vec![asked()], &[]).unwrap();
    assert_eq!(alone.tables[0].cells[0][0].value, Some(40));
    for count in [Counting::Members, Counting::TakingPart] {
        let there = || of_east(recipe(count, everybody(), SortedBy::Everybody, until));
        let first = release(vec![there()], &[]).unwrap();
        assert_eq!(first.tables[0].cells[0][0].value, Some(if count == Counting::Members { 42 } else { 20 }));
        assert!(release(vec![asked()], std::slice::from_ref(&first)).is_none(), "{count}");
        assert!(release(vec![there()], std::slice::from_ref(&alone)).is_none(), "{count}");
        let both = publish(&bank, vec![there(), asked()], &[]);
        assert!(both.release.is_none() && both.advice[0].why.contains("is not compared"), "{:?}", both.advice);
        // Of other days it may.
        let mut later = asked();
        later.from = Some("2026-07-01".parse().unwrap());
        let june = Recipe { until: "2026-06-30".parse().unwrap(), ..there() };
        let june = release(vec![june], &[]).unwrap();
        assert!(release(vec![later], &[june]).is_some(), "{count}");
    }
    // The same again tells nothing new.
    assert!(release(vec![asked()], &[alone]).is_some());
}

/// Nor does a headline: 88 members, of whom 80 asked, and 40 who took part.
#[test]
fn promise_12_a_headline_does_not_tell_who_did_not_ask() {
    let (mut bank, people) = bank([[20, 0, 24], [20, 0, 24], [0; 3]]);
    let all: Vec<MemberId> = people.concat();
    ask_for(&mut bank, &all[..80], 0..1);
    let log = [publish(&bank, vec![recipe(Counting::Asked, Sorting::new(SortedBy::Need), SortedBy::Everybody, "2026-07-31")], &[])
        .release
        .unwrap()];
    let days = Days { from: Some("2026-01-01".parse().unwrap()), until: "2026-07-31".parse().unwrap() };
    let tell = |name: &str, count: u64| Headlines::new(exact(), "all".into(), &log).tell(days, &[(name.to_owned(), Shown::Count(count))]);
    assert!(!tell("members", 88) && !tell("taking-part | people", 85));
    assert!(tell("members", 90) && tell("taking-part | people", 40) && tell("ties", 85));
    // In one report as well.
    let mut told = Headlines::new(exact(), "all".into(), &[]);
    assert!(told.tell(days, &[("members".to_owned(), Shown::Count(88))]));
    assert!(told.tells_who_asked(days, &[80]) && !told.tells_who_asked(days, &[40, 78]));
}

/// A report tells who asked by need where it shows no table of members, and says that it does not where it does.
#[test]
fn promise_12_a_report_tells_who_asked_or_who_is_there() {
    let (mut bank, people) = bank([[20, 0, 40], [20, 0, 40], [0; 3]]);
    ask_for(&mut bank, &people[0], 0..1);
    let title = "Members who asked for something, by need";
    let made = |groups: bool, until: &str, log: &[Release]| report_by(&bank, "acro", until, groups.then(area), &[], log);
    let has = |report: &FunderReport| report.report.sections.iter().any(|section| section.heading == title);
    let says = |report: &FunderReport| {
        report.report.notes.iter().any(|note| *note == format!("not shown: {title}, because it could tell of a few people"))
    };
    let without = made(false, "2026-07-31", &[]);
    assert!(has(&without) && !says(&without), "{:?}", without.report.notes);
    let with = made(true, "2026-07-31", &[]);
    assert!(!has(&with) && says(&with) && reached(&with).is_some(), "{:?}", with.report.notes);
    // Beside an earlier report that shows members, a later one does not tell who asked.
    let later = made(false, "2026-07-31", &with.releases);
    assert!(!has(&later) && says(&later), "{:?}", later.report.notes);
    let turned = made(true, "2026-07-31", &without.releases);
    assert!(reached(&turned).is_none(), "{:?}", turned.report.notes);
}
