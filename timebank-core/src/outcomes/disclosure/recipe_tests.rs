#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "tests")]

//! Tables that the bank counts itself, compared with one another.

use super::{Counting, DisclosurePolicy, Merged, Publication, Publish, Recipe, Release, SortedBy, Sorting, TrueCell, TrueTable};
use crate::bank::TimeBank;
use crate::charter::Charter;
use crate::command::{Admit, Context, Record, SetSecret};
use crate::model::exchange::Terms;
use crate::model::personal::Profile;
use crate::outcomes::disclosure::Measured;
use crate::values::digest::Hash32;

const AREAS: [&str; 3] = ["east", "north", "west"];

fn at(day: &str) -> Context {
    Context::host(format!("{day}T10:00:00Z").parse().unwrap())
}

/// Returns a bank with given numbers of people by area. The second number of each area counts those born before 1960.
fn bank(counts: [(usize, usize); 3]) -> TimeBank {
    let mut bank = TimeBank::create(at("2026-01-01"), crate::values::digest::BankId([1; 16]), Charter::named("Harpurbrook")).unwrap();
    for (area, (young, old)) in AREAS.iter().zip(counts) {
        for (count, born) in [(young, "1990-05-01"), (old, "1950-05-01")] {
            (0..count).for_each(|_| admit(&mut bank, "2026-01-01", area, born));
        }
    }
    bank
}

/// Admits a member who joined on 1 January.
fn admit(bank: &mut TimeBank, on: &str, area: &str, born: &str) {
    let attributes = [("area".to_owned(), area.to_owned())].into_iter().collect();
    let joined = Some("2026-01-01".parse().unwrap());
    let profile = Profile { born: Some(born.parse().unwrap()), attributes, ..Profile::default() };
    bank.admit(Context { salt: Some(crate::golden::fresh_salt()), ..at(on) }, Admit { profile, joined, ..Admit::default() }).unwrap();
}

fn area() -> Sorting {
    Sorting { words: vec!["area".into()], ..Sorting::new(SortedBy::Attribute) }
}
fn age() -> Sorting {
    Sorting { ages: vec![65], ..Sorting::new(SortedBy::Age) }
}
fn recipe(rows: Sorting, columns: Sorting) -> Recipe {
    Recipe { whole_groups: true, ..Recipe::new("t".into(), Counting::Members, rows, columns, "2026-03-31".parse().unwrap()) }
}

fn ask(recipe: Recipe, log: &[Release]) -> Publish {
    let policy = DisclosurePolicy { rounding: 1, name: "ours".into(), ..DisclosurePolicy::nhs() };
    let (counted, log) = (vec![recipe], log.to_vec());
    Publish { counted, log, custom: Some(policy), ..Publish::new(Vec::new(), "all", "2026-03-31".parse().unwrap()) }
}

fn cells(made: &Publication) -> Vec<Vec<Option<u64>>> {
    made.release.as_ref().unwrap().tables[0].cells.iter().map(|row| row.iter().map(|cell| cell.value).collect()).collect()
}

#[test]
fn a_recipe_is_counted_by_the_bank() {
    let made = bank([(20, 30), (40, 50), (60, 70)]).host().publish(&ask(recipe(area(), age()), &[])).unwrap();
    let release = made.release.as_ref().unwrap();
    assert_eq!(release.tables[0].rows, ["east", "north", "west", "not said"]);
    assert_eq!(release.tables[0].columns, ["under 65", "65 and over", "not said"]);
    assert_eq!(cells(&made)[4][3], Some(270));
    // The log records how it was counted, and names nobody.
    assert!(release.head.is_some() && release.tables[0].recipe.is_some() && release.tables[0].counted.is_none());
}

/// Merging two rows as advised shows the sum of two withheld cells. The transposed table must not reveal more.
#[test]
fn promise_12_a_table_turned_round_or_put_together_tells_nothing_more() {
    let bank = bank([(3, 40), (4, 60), (60, 70)]);
    let first = bank.host().publish(&ask(recipe(area(), age()), &[])).unwrap();
    assert_eq!((cells(&first)[0][0], cells(&first)[1][0]), (None, None));
    let log = [first.release.clone().unwrap()];
    let turned = bank.host().publish(&ask(recipe(age(), area()), &log)).unwrap();
    if turned.release.is_some() {
        assert_eq!((cells(&turned)[0][0], cells(&turned)[0][1]), (None, None));
    }
    let merged = vec![Merged { name: "east and north".into(), of: vec!["east".into(), "north".into()] }];
    let together = bank.host().publish(&ask(recipe(Sorting { merged, ..area() }, age()), &log)).unwrap();
    if together.release.is_some() {
        // Seven people: the sum is too small as well.
        assert_eq!(cells(&together)[0][0], None);
    }
}

/// A table that the bank cannot count again is refused: after any change without its secret, and after a change that moves
/// someone.
#[test]
fn promise_12_what_cannot_be_counted_again_is_refused() {
    let mut bank = bank([(20, 30), (40, 50), (60, 70)]);
    let without = [bank.host().publish(&ask(recipe(area(), age()), &[])).unwrap().release.unwrap()];
    let with_salt = Context { salt: Some(crate::golden::fresh_salt()), ..at("2026-01-02") };
    bank.set_secret(with_salt, SetSecret { secret: Some(Hash32([9; 32])) }).unwrap();
    let log = [bank.host().publish(&ask(recipe(area(), age()), &[])).unwrap().release.unwrap()];
    assert!(log[0].tables[0].counted.is_some());
    let members: Vec<_> = [1u32, 2].into_iter().filter_map(|number| crate::values::ids::Id::from_index(number - 1)).collect();
    let terms = Terms::new("2026-04-02".parse().unwrap()).gave(members[0], 60).received(members[1], 60);
    bank.record(at("2026-04-02"), Record::new(terms)).unwrap();
    let other = || Recipe { title: "other".into(), ..recipe(area(), Sorting::new(SortedBy::Everybody)) };
    assert!(bank.host().publish(&ask(other(), &without)).unwrap().release.is_none(), "no secret, and the head has moved");
    assert!(bank.host().publish(&ask(other(), &log)).unwrap().release.is_some(), "the same people are counted");
    // A member who joined in time but was entered late: the first release counted one person fewer.
    admit(&mut bank, "2026-04-03", "east", "1990-05-01");
    let refused = bank.host().publish(&ask(other(), &log)).unwrap();
    assert!(refused.release.is_none());
    assert!(refused.advice[0].why.contains("cannot be compared"), "{}", refused.advice[0].why);
}

/// The bank does not know who is counted in a host's own table. Next to another one for the same days it is refused, whatever its
/// name, unless it repeats exactly the same figures.
#[test]
fn promise_12_tables_of_the_hosts_own_do_not_stand_beside_one_another_unseen() {
    let bank = bank([(1, 1), (1, 1), (1, 1)]);
    let table = |first: u64, rows_are: &str| TrueTable {
        title: "t".into(),
        measure: Measured::People,
        rows_are: rows_are.into(),
        columns_are: "age".into(),
        rows: vec!["a".into(), "b".into()],
        columns: vec!["c".into(), "d".into()],
        cells: [[first, 40], [50, 60]].map(|row| row.map(TrueCell::people).to_vec()).to_vec(),
        whole_groups: true,
    };
    let ask = |table: TrueTable, log: &[Release]| {
        let log = log.to_vec();
        bank.host().publish(&Publish { log, ..Publish::new(vec![table], "all", "2026-03-31".parse().unwrap()) }).unwrap().release
    };
    let log = [ask(table(30, "area"), &[]).unwrap()];
    assert!(ask(table(30, "area"), &log).is_some(), "the very same");
    assert!(ask(table(33, "area"), &log).is_none(), "three more");
    assert!(ask(table(33, "street"), &log).is_none(), "under another name");
}

/// Following the advice makes the table publishable.
#[test]
fn advice_that_is_given_helps() {
    let bank = bank([(12, 0), (20, 30), (20, 30)]);
    let strict = |rows: Sorting| ask(Recipe { whole_groups: false, ..recipe(rows, age()) }, &[]);
    let first = bank.host().publish(&strict(area())).unwrap();
    assert!(first.release.is_none(), "everybody in the east is young");
    assert_eq!(first.advice[0].merge_rows, ["east", "north"]);
    let merged = vec![Merged { name: "both".into(), of: first.advice[0].merge_rows.clone() }];
    assert!(bank.host().publish(&strict(Sorting { merged, ..area() })).unwrap().release.is_some());
}

/// Where merging two lines does not help, a side is left out, if that does.
#[test]
fn a_side_to_leave_out_is_advised_where_that_helps() {
    let bank = bank([(20, 30), (40, 50), (60, 70)]);
    let strict = |rows: Sorting| ask(Recipe { whole_groups: false, ..recipe(rows, area()) }, &[]);
    let first = bank.host().publish(&strict(area())).unwrap();
    assert!(first.release.is_none(), "everybody of each area is in one column");
    assert!(first.advice[0].why.ends_with("leave out the rows by `area` and count everybody in one line"), "{}", first.advice[0].why);
    assert!(bank.host().publish(&strict(Sorting::new(SortedBy::Everybody))).unwrap().release.is_some());
}

/// Nobody is in the lines `not said`. Beside an earlier release that shows everybody in other columns, they are withheld, not refused.
#[test]
fn promise_12_an_empty_line_is_no_reason_to_refuse_other_columns() {
    let bank = bank([(20, 30), (40, 50), (60, 70)]);
    let acro = |recipe: Recipe, log: &[Release]| {
        let custom = Some(DisclosurePolicy { rounding: 1, name: "ours".into(), ..DisclosurePolicy::acro() });
        Publish { custom, ..ask(recipe, log) }
    };
    let first = bank.host().publish(&acro(recipe(area(), Sorting::new(SortedBy::Everybody)), &[])).unwrap();
    let second = bank.host().publish(&acro(recipe(area(), age()), &[first.release.unwrap()])).unwrap();
    let shown = cells(&second);
    assert_eq!((shown[0][2], shown[3][0], shown[4][2]), (None, None, None), "nobody did not say their age or their area");
    assert!(shown.iter().flatten().filter(|shown| shown.is_some()).count() >= 4, "{shown:?}");
}
