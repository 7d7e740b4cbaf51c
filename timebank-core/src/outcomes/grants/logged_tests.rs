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
use crate::outcomes::disclosure::{Counting, DisclosurePolicy, Publish, Recipe, Release, SortedBy, Sorting};
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

fn report(bank: &TimeBank, policy: &str, until: &str, by: &GroupBy, measures: &[(Measure, Option<&str>)], log: &[Release]) -> FunderReport {
    let indicator = |(measure, group): &(Measure, Option<&str>)| Indicator {
        code: format!("{measure} {}", group.unwrap_or_default()),
        name: format!("{measure} {}", group.unwrap_or_default()),
        measure: *measure,
        groups: group.map(|_| by.clone()),
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
    let grant = Grant {
        code: "g".into(),
        funder: "f".into(),
        from: "2026-01-01".parse().unwrap(),
        until: until.parse().unwrap(),
        amount: None,
        facilitation: None,
        outcomes,
    };
    let (as_of, groups, log) = (Some(until.parse().unwrap()), Some(by.clone()), log.to_vec());
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

/// Who asked for something is logged as counted too, and stands beside tables of members.
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
    // 40 asked for each of two needs; six of the twelve asked for the first twice, and six for the second and the first.
    assert_eq!([0, 1].map(|row| cells[row][1].value), [Some(46), Some(40)]);
    assert_eq!(bank.host().publish(&ask(Recipe { count: Counting::Members, ..recipe })).unwrap_err().code(), "bad-groups");
}
