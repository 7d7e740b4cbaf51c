#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "tests")]

//! Lines in which few people stand, and lines whose people are all in one cell.

use super::{Counting, Measured, Publication, Publish, Recipe, Release, SortedBy, Sorting, TrueCell, TrueTable};
use crate::bank::TimeBank;
use crate::charter::Charter;
use crate::command::{Admit, Context, Record};
use crate::model::exchange::Terms;
use crate::model::personal::Profile;
use crate::values::ids::MemberId;

fn at(day: &str) -> Context {
    Context { salt: Some(crate::golden::fresh_salt()), ..Context::host(format!("{day}T10:00:00Z").parse().unwrap()) }
}

/// A bank with activities and so many members of each area.
fn bank(areas: &[(&str, usize)]) -> (TimeBank, Vec<MemberId>) {
    let charter: Charter = serde_json::from_value(serde_json::json!({"name": "Harpurbrook", "activities": [
        {"code": "g", "name": "gardening"}, {"code": "d", "name": "help with debts"}, {"code": "l", "name": "lifts"},
    ]}))
    .unwrap();
    let mut bank = TimeBank::create(at("2025-01-01"), crate::golden::BANK, charter).unwrap();
    let mut people = Vec::new();
    for (area, count) in areas {
        for _ in 0..*count {
            let attributes = [("area".to_owned(), (*area).to_owned())].into_iter().collect();
            let admit = Admit { profile: Profile { attributes, ..Profile::default() }, ..Admit::default() };
            people.push(bank.admit(at("2025-01-01"), admit).unwrap().member().unwrap());
        }
    }
    (bank, people)
}

fn gives(bank: &mut TimeBank, from: MemberId, to: MemberId, activity: Option<u32>) {
    let activity = activity.and_then(|activity| crate::values::ids::Id::from_index(activity - 1));
    let terms = Terms { activity, ..Terms::new("2026-02-01".parse().unwrap()).gave(from, 60).received(to, 60) };
    bank.record(at("2026-04-10"), Record::new(terms)).unwrap();
}

fn area() -> Sorting {
    Sorting { words: vec!["area".into()], ..Sorting::new(SortedBy::Attribute) }
}

fn recipe(count: Counting, rows: Sorting, columns: Sorting) -> Recipe {
    let mut recipe = Recipe::new("t".into(), count, rows, columns, "2026-03-31".parse().unwrap());
    recipe.from = Some("2026-01-01".parse().unwrap());
    recipe
}

fn publish(bank: &TimeBank, policy: &str, counted: Vec<Recipe>, log: &[Release]) -> Publication {
    let mut ask = Publish::new(Vec::new(), "all", "2026-03-31".parse().unwrap());
    ask.from = Some("2026-01-01".parse().unwrap());
    (ask.counted, ask.log, ask.policy) = (counted, log.to_vec(), Some(policy.into()));
    bank.host().publish(&ask).unwrap()
}

fn row(made: &Publication, name: &str) -> Option<Vec<Option<u64>>> {
    let table = &made.release.as_ref()?.tables[0];
    let place = table.rows.iter().position(|row| row == name)?;
    Some(table.cells[place].iter().map(|cell| cell.value).collect())
}

/// Twenty in the east, all of whom took part; twenty of forty in the west and in the south did.
fn all_of_the_east() -> TimeBank {
    let (mut bank, people) = bank(&[("east", 20), ("west", 40), ("south", 40)]);
    let on = [&people[..40], &people[60..80]].concat();
    (0..60).for_each(|place| gives(&mut bank, on[place], on[(place + 1) % 60], None));
    bank
}

#[test]
fn promise_12_a_table_turned_round_does_not_tell_of_everybody_of_a_group() {
    let bank = all_of_the_east();
    let took = || Sorting::new(SortedBy::TookPart);
    let tells = |made: &Publication| made.release.as_ref().is_some_and(|release| release.tables[0].cells[0][0].value.is_some());
    assert!(!tells(&publish(&bank, "nhs", vec![recipe(Counting::Members, area(), took())], &[])));
    assert!(!tells(&publish(&bank, "nhs", vec![recipe(Counting::Members, took(), area())], &[])));
    // Whoever may tell so says so.
    let allowed = Recipe { whole_groups: true, ..recipe(Counting::Members, took(), area()) };
    assert!(tells(&publish(&bank, "nhs", vec![allowed], &[])));
}

#[test]
fn promise_12_two_tables_do_not_tell_of_everybody_of_a_group() {
    let bank = all_of_the_east();
    let all = || Sorting::new(SortedBy::Everybody);
    let (members, active) = (recipe(Counting::Members, area(), all()), recipe(Counting::TakingPart, area(), all()));
    let log = [publish(&bank, "nhs", vec![members.clone()], &[]).release.unwrap()];
    for counted in [vec![members.clone(), active.clone()], vec![active.clone(), members.clone()]] {
        let made = publish(&bank, "nhs", counted, &[]);
        assert!(made.release.is_none() && !made.advice.is_empty());
    }
    let second = publish(&bank, "nhs", vec![active.clone()], &log);
    assert!(second.release.is_none(), "{:?}", second.release);
    assert!(second.advice[0].why.starts_with("everybody"), "{}", second.advice[0].why);
    let allowed = Recipe { whole_groups: true, ..active.clone() };
    assert!(publish(&bank, "nhs", vec![allowed], &log).release.is_some());
    // The same table again tells nothing new.
    assert!(publish(&bank, "nhs", vec![members.clone()], &log).release.is_some());
    // Where zeros are hidden, at most one of the two figures is shown.
    let both = publish(&bank, "acro", vec![members, active], &[]).release;
    let east = |table: usize| both.as_ref().is_some_and(|release| release.tables[table].cells[0][0].value.is_some());
    assert!(!(east(0) && east(1)), "{both:?}");
}

/// Everybody had gardening and lifts, and twenty of each large area help with debts. The one of Hilltop had help with debts alone.
#[test]
fn promise_12_what_one_person_had_help_with_is_not_told_by_noughts() {
    let (mut bank, people) = bank(&[("vale", 50), ("marsh", 49), ("hilltop", 1)]);
    for place in 0..98 {
        gives(&mut bank, people[place], people[(place + 1) % 98], Some(1));
        gives(&mut bank, people[(place + 7) % 98], people[place], Some(3));
    }
    for place in 0..20 {
        gives(&mut bank, people[place + 30], people[place], Some(2));
        gives(&mut bank, people[place + 5], people[place + 50], Some(2));
    }
    gives(&mut bank, people[60], people[99], Some(2));
    let counted = || vec![recipe(Counting::MinutesReceived, area(), Sorting::new(SortedBy::Activity))];
    let made = publish(&bank, "nhs", counted(), &[]);
    // Nobody at all had an activity that is not said.
    assert_eq!(row(&made, "hilltop"), Some(vec![None, None, None, Some(0), None]));
    let told = ["vale", "marsh"].map(|area| row(&made, area).unwrap().iter().flatten().count());
    assert!(told[0] + told[1] >= 3, "{:?} {:?}", row(&made, "vale"), row(&made, "marsh"));
}

/// A table of 5,001 by 5,001 lines is refused before it is counted; so are tables of a log.
#[test]
fn tables_are_bounded_before_they_are_counted() {
    let (bank, _) = bank(&[("east", 30)]);
    let ages = |most: u32| Sorting { ages: (1..=most).collect(), ..Sorting::new(SortedBy::Age) };
    let ask = |counted: Vec<Recipe>, log: &[Release]| {
        let mut ask = Publish::new(Vec::new(), "all", "2026-03-31".parse().unwrap());
        (ask.counted, ask.log) = (counted, log.to_vec());
        bank.host().publish(&ask)
    };
    let large = recipe(Counting::Members, ages(5_000), ages(5_000));
    assert_eq!(ask(vec![large.clone()], &[]).unwrap_err().code(), "too-many");
    // Six tables of 196,249 cells each are too many together.
    let each = recipe(Counting::Members, ages(440), ages(440));
    assert_eq!(ask(vec![each; 6], &[]).unwrap_err().code(), "too-many");
    let one = || recipe(Counting::Members, Sorting::new(SortedBy::Everybody), Sorting::new(SortedBy::Everybody));
    let small = ask(vec![one()], &[]).unwrap().release.unwrap();
    let mut forged = small.clone();
    forged.tables[0].recipe = Some(large);
    assert_eq!(ask(vec![one()], &[forged]).unwrap_err().code(), "too-many");
}

/// Beside an earlier table of other people no merging of lines helps, and neither does a pool with another bank: it would tell of the other.
#[test]
fn promise_12_advice_beside_an_earlier_release_can_be_followed() {
    let (bank, _) = bank(&[("east", 1)]);
    let publish = |counts: [u64; 2], days: [&str; 2], log: &[Release]| {
        let table = TrueTable {
            title: "t".into(),
            measure: Measured::People,
            rows_are: "area".into(),
            columns_are: "what".into(),
            rows: vec!["a".into(), "b".into()],
            columns: vec!["x".into()],
            cells: counts.map(|count| vec![TrueCell::people(count)]).to_vec(),
            whole_groups: true,
        };
        let mut ask = Publish::new(vec![table], "all", days[1].parse().unwrap());
        (ask.from, ask.log, ask.policy) = (Some(days[0].parse().unwrap()), log.to_vec(), Some("nhs".into()));
        bank.host().publish(&ask).unwrap()
    };
    let first = publish([20, 30], ["2026-01-01", "2026-03-31"], &[]).release.unwrap();
    let refused = publish([50, 60], ["2026-01-01", "2026-03-31"], std::slice::from_ref(&first));
    let why = &refused.advice[0].why;
    assert!(refused.release.is_none() && !why.contains("pooled") && !why.contains("later") && !why.contains("fewer"), "{why}");
    // Both things it says can be done.
    assert!(publish([20, 30], ["2026-01-01", "2026-03-31"], std::slice::from_ref(&first)).release.is_some());
    assert!(publish([50, 60], ["2026-04-01", "2026-06-30"], &[first]).release.is_some());
}

/// Half of each area took part: who did, and how many members an area has, are told by figures that ask the same.
#[test]
fn figures_of_the_same_people_that_ask_the_same_stand_beside_one_another() {
    let (mut bank, people) = bank(&[("east", 40), ("west", 40), ("south", 40)]);
    let on = [&people[..20], &people[40..60], &people[80..100]].concat();
    (0..60).for_each(|place| gives(&mut bank, on[place], on[(place + 1) % 60], None));
    let (all, took) = (|| Sorting::new(SortedBy::Everybody), || Sorting::new(SortedBy::TookPart));
    let log = [publish(&bank, "nhs", vec![recipe(Counting::Members, area(), took())], &[]).release.unwrap()];
    let active = publish(&bank, "nhs", vec![recipe(Counting::TakingPart, area(), all())], &log);
    assert!(active.release.is_some(), "{:?}", active.advice);
    let mut of_the_east = recipe(Counting::Members, took(), all());
    of_the_east.only = vec![crate::outcomes::disclosure::Only::new(area(), vec!["east".into()])];
    let made = publish(&bank, "nhs", vec![of_the_east], &log);
    assert!(made.release.is_some(), "{:?}", made.advice);
}
