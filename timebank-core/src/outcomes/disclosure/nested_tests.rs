#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::cast_possible_truncation,
    reason = "tests"
)]

//! Two tables of one fact, attacked by a reader who knows what people can be: integer programmes (`microlp`) over every kind of person.

use super::audit::Chance;
use super::{Counting, DisclosurePolicy, Measured, Publish, Recipe, Release, SortedBy, Sorting, TrueCell, TrueTable};
use crate::bank::TimeBank;
use crate::charter::Charter;
use crate::command::{Admit, Context, Record};
use crate::golden::cases;
use crate::model::exchange::Terms;
use crate::model::personal::{Part, Profile, TagChange};
use crate::values::ids::MemberId;
use microlp::{ComparisonOp, OptimizationDirection, Problem};

const DAY: &str = "2026-03-31";

fn at(day: &str) -> Context {
    Context { salt: Some(crate::golden::fresh_salt()), ..Context::host(format!("{day}T10:00:00Z").parse().unwrap()) }
}

fn empty() -> TimeBank {
    TimeBank::create(at("2026-01-01"), crate::golden::BANK, Charter::named("Harpurbrook")).unwrap()
}

/// A table as printed, and the inner cell in which each kind of person stands.
struct Printed {
    cells: Vec<Vec<Option<u64>>>,
    at: Vec<(usize, usize)>,
}

/// Returns the small withheld figures, and of these how many a reader narrows below the protection. `truth`: how many people of each kind
/// there are.
fn narrowed(policy: &DisclosurePolicy, tables: &[Printed], truth: &[u64]) -> (usize, usize) {
    let stands = |table: &Printed, kind: usize, row: usize, column: usize| {
        let (rows, columns) = (table.cells.len() - 1, table.cells[0].len() - 1);
        let (r, c) = table.at[kind];
        (row == rows || r == row) && (column == columns || c == column)
    };
    let cells = |table: &Printed| {
        (0..table.cells.len()).flat_map(|row| (0..table.cells[0].len()).map(move |column| (row, column))).collect::<Vec<_>>()
    };
    let (mut small, mut found) = (0, 0);
    for target in tables {
        for (row, column) in cells(target) {
            let is: u64 = (0..truth.len()).filter(|kind| stands(target, *kind, row, column)).map(|kind| truth[kind]).sum();
            let needs = if is == 0 { !policy.zeros } else { is < u64::from(policy.threshold) };
            if target.cells[row][column].is_some() || !needs {
                continue;
            }
            small += 1;
            let bound = |direction| {
                let mut problem = Problem::new(direction);
                let kinds: Vec<_> = (0..truth.len())
                    .map(|kind| problem.add_integer_var(f64::from(u8::from(stands(target, kind, row, column))), (0, 500)))
                    .collect();
                for table in tables {
                    for (row, column) in cells(table) {
                        let sum: Vec<_> =
                            (0..truth.len()).filter(|kind| stands(table, *kind, row, column)).map(|kind| (kinds[kind], 1.0)).collect();
                        let (low, high) = match table.cells[row][column] {
                            None => (f64::from(u8::from(policy.zeros)), 1e6),
                            Some(shown) => (shown as f64, shown as f64),
                        };
                        problem.add_constraint(&sum, ComparisonOp::Ge, low);
                        problem.add_constraint(&sum, ComparisonOp::Le, high);
                    }
                }
                problem.solve().unwrap().into_solution().unwrap().objective()
            };
            let width = bound(OptimizationDirection::Maximize) - bound(OptimizationDirection::Minimize);
            found += usize::from(width + 1e-6 < f64::from(policy.protection));
        }
    }
    (small, found)
}

fn exact(policy: DisclosurePolicy) -> DisclosurePolicy {
    DisclosurePolicy { rounding: 1, name: "ours".into(), ..policy }
}

fn release(bank: &TimeBank, policy: &DisclosurePolicy, recipe: &Recipe, log: &[Release]) -> Option<Release> {
    let ask = Publish::new(Vec::new(), "all", recipe.until);
    let ask = Publish { counted: vec![recipe.clone()], custom: Some(policy.clone()), log: log.to_vec(), ..ask };
    bank.host().publish(&ask).unwrap().release
}

fn printed(release: &Release) -> Vec<Vec<Option<u64>>> {
    release.tables[0].cells.iter().map(|row| row.iter().map(|cell| cell.value).collect()).collect()
}

/// Publishes two tables of everybody, of which only the columns differ. `line` says in which column of each a kind of person stands.
fn attack(
    bank: &TimeBank,
    policy: &DisclosurePolicy,
    columns: [&Sorting; 2],
    lines: [&[usize]; 2],
    truth: &[u64],
) -> Option<(usize, usize)> {
    let mut log = Vec::new();
    let mut tables = Vec::new();
    for (columns, lines) in columns.into_iter().zip(lines) {
        let mut recipe =
            Recipe::new("t".into(), Counting::Members, Sorting::new(SortedBy::Everybody), columns.clone(), DAY.parse().unwrap());
        recipe.whole_groups = true;
        let made = release(bank, policy, &recipe, &log)?;
        tables.push(Printed { cells: printed(&made), at: lines.iter().map(|column| (0, *column)).collect() });
        log.push(made);
    }
    Some(narrowed(policy, &tables, truth))
}

/// Forty to seventy people of five ages, by bands of which the ones lie within the others.
#[test]
fn promise_12_other_bands_of_ages_do_not_narrow_what_is_withheld() {
    let years = [25u32, 45, 62, 72, 80];
    let bands: [[&[u32]; 2]; 6] = [
        [&[40, 75], &[40, 65, 75]],
        [&[40, 65], &[40, 60, 65]],
        [&[65], &[40, 65]],
        [&[60], &[65]],
        [&[40, 60], &[60, 75]],
        [&[65], &[60, 65]],
    ];
    let (mut both, mut small) = (0, 0);
    for case in cases(24, 2_000) {
        let mut chance = Chance(case * 7919 + 17);
        let mut bank = empty();
        let mut truth = [0u64; 6];
        for _ in 0..40 + chance.below(30) {
            let kind = [0, 0, 0, 0, 1, 1, 1, 2, 2, 3, 4][chance.below(11) as usize];
            truth[kind] += 1;
            let profile = Profile { born: Some(format!("{}-01-01", 2026 - years[kind]).parse().unwrap()), ..Profile::default() };
            bank.admit(at("2026-01-01"), Admit { profile, ..Admit::default() }).unwrap();
        }
        let mut pair = bands[chance.below(6) as usize];
        if chance.below(2) == 0 {
            pair.reverse();
        }
        let policy = exact(if chance.below(2) == 0 { DisclosurePolicy::nhs() } else { DisclosurePolicy::acro() });
        let sorting = pair.map(|ages| Sorting { ages: ages.to_vec(), ..Sorting::new(SortedBy::Age) });
        // Nobody did not say when they were born; a reader does not know that.
        let lines = pair.map(|ages| {
            let of = |year: &u32| ages.iter().filter(|from| *from <= year).count();
            years.iter().map(of).chain([ages.len() + 1]).collect::<Vec<_>>()
        });
        if let Some((more, told)) = attack(&bank, &policy, [&sorting[0], &sorting[1]], [&lines[0], &lines[1]], &truth) {
            both += 1;
            small += more;
            assert_eq!(told, 0, "case {case}: {pair:?} {truth:?}");
        }
    }
    println!("{both} pairs published, {small} small figures withheld");
    assert!(both > 0 && small > 0);
}

/// Somebody with the tags x and y is in the line x of the one table, and in the line y of the other.
#[test]
fn promise_12_other_words_do_not_narrow_what_is_withheld() {
    let words: [[&[&str]; 2]; 6] = [
        [&["x", "y"], &["y", "x"]],
        [&["x"], &["x", "y"]],
        [&["x"], &["y"]],
        [&["x", "y"], &["x", "y", "z"]],
        [&["x", "y", "z"], &["z", "y", "x"]],
        [&["x", "y"], &["z"]],
    ];
    let tags = |kind: usize| ["x", "y", "z"].into_iter().enumerate().filter(move |(bit, _)| kind >> bit & 1 == 1).map(|(_, tag)| tag);
    let (mut both, mut small) = (0, 0);
    for case in cases(24, 2_000) {
        let mut chance = Chance(case * 104_729 + 5);
        let mut bank = empty();
        let mut truth = [0u64; 8];
        for _ in 0..30 + chance.below(50) {
            let kind = (0..3).filter(|bit| chance.below(100) < [40, 35, 20][*bit]).map(|bit| 1usize << bit).sum::<usize>();
            truth[kind] += 1;
            let add: Vec<String> = tags(kind).map(str::to_owned).collect();
            let parts = if add.is_empty() { Vec::new() } else { vec![Part::Tags(TagChange { add, remove: Vec::new() })] };
            bank.admit(at("2026-01-01"), Admit { parts, ..Admit::default() }).unwrap();
        }
        let mut pair = words[chance.below(6) as usize];
        if chance.below(2) == 0 {
            pair.reverse();
        }
        let policy = exact(if chance.below(2) == 0 { DisclosurePolicy::nhs() } else { DisclosurePolicy::acro() });
        let sorting =
            pair.map(|words| Sorting { words: words.iter().map(|word| (*word).to_owned()).collect(), ..Sorting::new(SortedBy::Tag) });
        let lines = pair.map(|words| {
            let of = |kind: usize| words.iter().position(|word| tags(kind).any(|tag| tag == *word)).unwrap_or(words.len());
            (0..8).map(of).collect::<Vec<_>>()
        });
        if let Some((more, told)) = attack(&bank, &policy, [&sorting[0], &sorting[1]], [&lines[0], &lines[1]], &truth) {
            both += 1;
            small += more;
            assert_eq!(told, 0, "case {case}: {pair:?} {truth:?}");
        }
    }
    println!("{both} pairs published, {small} small figures withheld");
    assert!(both > 0 && small > 0);
}

/// Sixty people. Member 0 gives all lifts, to twenty people; meals are given by thirty to thirty.
fn lifts() -> TimeBank {
    let mut bank = empty();
    let people: Vec<MemberId> = (0..60).map(|_| bank.admit(at("2026-01-01"), Admit::default()).unwrap().member().unwrap()).collect();
    let mut activity = |code: &str| {
        let activity = serde_json::from_value(serde_json::json!({"code": code, "name": code})).unwrap();
        bank.add_activity(at("2026-01-01"), crate::command::AddActivity { activity }).unwrap().activity().unwrap()
    };
    let (lift, meal) = (activity("lift"), activity("meal"));
    let given = people[1..21].iter().map(|to| (people[0], *to, lift, 45)).chain((0..30).map(|n| (people[n + 1], people[n + 2], meal, 120)));
    for (from, to, activity, minutes) in given.collect::<Vec<_>>() {
        let mut terms = Terms::new("2026-01-01".parse().unwrap()).gave(from, minutes).received(to, minutes);
        terms.activity = Some(activity);
        bank.record(at("2026-01-01"), Record::new(terms)).unwrap();
    }
    bank
}

/// Member 0 gave 900 minutes of lifts, which are the minutes of lifts that twenty people received.
#[test]
fn promise_12_minutes_received_do_not_tell_what_one_giver_gave() {
    let bank = lifts();
    for policy in [DisclosurePolicy::nhs(), DisclosurePolicy::acro()] {
        let recipe = |count: Counting| {
            let (rows, columns) = (Sorting::new(SortedBy::Activity), Sorting::new(SortedBy::Everybody));
            let mut recipe = Recipe::new("t".into(), count, rows, columns, "2026-01-31".parse().unwrap());
            (recipe.from, recipe.whole_groups) = (Some("2026-01-01".parse().unwrap()), true);
            recipe
        };
        let given = release(&bank, &policy, &recipe(Counting::MinutesGiven), &[]).unwrap();
        let lift = given.tables[0].rows.iter().position(|row| row == "lift").unwrap();
        assert_eq!(printed(&given)[lift], [None, None]);
        // Alone, and beside the other.
        for log in [Vec::new(), vec![given]] {
            if let Some(received) = release(&bank, &policy, &recipe(Counting::MinutesReceived), &log) {
                assert_eq!(printed(&received)[lift], [None, None], "{} {}", policy.name, log.len());
            }
        }
    }
}

/// Twenty and thirty members in January; one joins the east in February. Without a secret, February is not told beside January.
#[test]
fn promise_12_a_newcomer_is_not_told_by_the_members_of_two_months() {
    let mut bank = empty();
    let mut admit = |on: &str, area: &str| {
        let attributes = [("area".to_owned(), area.to_owned())].into_iter().collect();
        let profile = Profile { attributes, ..Profile::default() };
        bank.admit(at(on), Admit { profile, joined: Some(on.parse().unwrap()), ..Admit::default() }).unwrap();
    };
    (0..20).for_each(|_| admit("2026-01-01", "east"));
    (0..30).for_each(|_| admit("2026-01-01", "west"));
    let month = |from: &str, until: &str| {
        let rows = Sorting { words: vec!["area".into()], ..Sorting::new(SortedBy::Attribute) };
        let mut recipe = Recipe::new("t".into(), Counting::Members, rows, Sorting::new(SortedBy::Everybody), until.parse().unwrap());
        (recipe.from, recipe.whole_groups) = (Some(from.parse().unwrap()), true);
        recipe
    };
    let policy = exact(DisclosurePolicy::nhs());
    let january = release(&bank, &policy, &month("2026-01-01", "2026-01-31"), &[]).unwrap();
    assert_eq!(printed(&january)[0], [Some(20), Some(20)]);
    let attributes = [("area".to_owned(), "east".to_owned())].into_iter().collect();
    let joined = Some("2026-02-05".parse().unwrap());
    bank.admit(at("2026-02-05"), Admit { profile: Profile { attributes, ..Profile::default() }, joined, ..Admit::default() }).unwrap();
    let february = month("2026-02-01", "2026-02-28");
    assert_eq!(release(&bank, &policy, &february, std::slice::from_ref(&january)), None);
    // Nor the other way round.
    let later = release(&bank, &policy, &february, &[]).unwrap();
    let mut again = bank;
    again.admit(at("2026-02-06"), Admit::default()).unwrap();
    assert_eq!(release(&again, &policy, &month("2026-01-01", "2026-01-31"), &[later]), None);
}

fn host_table(rows_are: &str, columns_are: &str, cells: &[&[u64]]) -> TrueTable {
    let names =
        |letter: &str, count: usize| (0..count).map(|place| format!("{rows_are} {columns_are} {letter}{place}")).collect::<Vec<_>>();
    let areas = |count: usize| (0..count).map(|place| format!("area {place}")).collect::<Vec<_>>();
    TrueTable {
        title: "t".into(),
        measure: Measured::People,
        rows_are: rows_are.into(),
        columns_are: columns_are.into(),
        rows: if rows_are == "area" { areas(cells.len()) } else { names("r", cells.len()) },
        columns: names("c", cells[0].len()),
        cells: cells.iter().map(|row| row.iter().map(|count| TrueCell::people(*count)).collect()).collect(),
        whole_groups: true,
    }
}

/// 23 less 20 is the withheld three, whatever the second table is called.
#[test]
fn promise_12_tables_of_the_hosts_own_in_one_release_are_compared_or_refused() {
    let first = host_table("area", "age", &[&[20, 9, 29], &[3, 14, 12]]);
    let bank = lifts();
    let publishes = |tables: Vec<TrueTable>, counted: Vec<Recipe>| {
        let ask =
            Publish { custom: Some(exact(DisclosurePolicy::nhs())), counted, ..Publish::new(tables, "all", "2026-03-31".parse().unwrap()) };
        bank.host().publish(&ask).unwrap().release.is_some()
    };
    assert!(publishes(vec![first.clone()], Vec::new()));
    assert!(!publishes(vec![first.clone(), host_table("district", "band", &[&[23, 23, 41]])], Vec::new()), "two rows as one");
    assert!(!publishes(vec![first.clone(), host_table("band", "district", &[&[20, 3], &[9, 14], &[29, 12]])], Vec::new()), "turned round");
    assert!(!publishes(vec![first.clone(), host_table("area", "band", &[&[29, 29], &[17, 12]])], Vec::new()), "two columns as one");
    let other = host_table("area", "gender", &[&[27, 31], &[18, 11]]);
    assert!(publishes(vec![first.clone(), other], Vec::new()), "another thing of the same people");
    let members = Recipe::new(
        "m".into(),
        Counting::Members,
        Sorting::new(SortedBy::Everybody),
        Sorting::new(SortedBy::Everybody),
        "2026-03-31".parse().unwrap(),
    );
    assert!(!publishes(vec![first], vec![members]), "beside one that the bank counts");
}
