#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "tests")]

use super::grid::{Grid, Margin, NO_BOUND, Range};
use super::publish::publish_beside;
use super::{DisclosurePolicy, Measured, Publication, Publish, TrueCell, TrueTable};

fn publish(question: &Publish) -> Result<Publication, crate::error::Error> {
    publish_beside(None, question, &[])
}

fn table(title: &str, rows_are: &str, columns_are: &str, cells: &[&[u64]]) -> TrueTable {
    TrueTable {
        title: title.into(),
        measure: Measured::People,
        rows_are: rows_are.into(),
        columns_are: columns_are.into(),
        rows: (0..cells.len()).map(|row| format!("row {row}")).collect(),
        columns: (0..cells[0].len()).map(|column| format!("column {column}")).collect(),
        cells: cells.iter().map(|row| row.iter().map(|count| TrueCell::people(*count)).collect()).collect(),
        whole_groups: true,
    }
}

fn own() -> DisclosurePolicy {
    DisclosurePolicy { rounding: 1, name: "ours".into(), ..DisclosurePolicy::acro() }
}

fn asked(tables: Vec<TrueTable>, policy: DisclosurePolicy) -> Publish {
    Publish { custom: Some(policy), ..Publish::new(tables, "all", "2026-12-31".parse().unwrap()) }
}

fn shown(publication: &Publication, table: usize) -> Vec<Vec<Option<u64>>> {
    let rows = &publication.release.as_ref().unwrap().tables[table].cells;
    rows.iter().map(|row| row.iter().map(|cell| cell.value).collect()).collect()
}

/// Compares each range with a brute-force enumeration of every integer table that agrees with the published figures.
#[test]
fn promise_12_ranges_are_those_of_counting_out_every_table() {
    let mut seed = 99u64;
    let mut chance = |most: u64| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        (seed % most) as i64
    };
    for _ in 0..200 {
        let inner = [chance(5), chance(5), chance(5), chance(5)];
        let [a, b, c, d] = inner;
        let value = vec![a, b, a + b, c, d, c + d, a + c, b + d, a + b + c + d];
        // Each cell is shown as it is, within one either way, or not at all.
        let ranges: Vec<Range> = value
            .iter()
            .map(|v| match chance(3) {
                0 => (*v, *v),
                1 => ((v - 1).max(0), v + 1),
                _ => (0, 40),
            })
            .collect();
        let mut grid = Grid::new(3, value, ranges.clone(), ranges.clone(), vec![None; 9]);
        let fits = |cells: &[i64; 9]| cells.iter().zip(&ranges).all(|(v, (low, high))| low <= v && v <= high);
        let (mut least, mut most) = ([i64::MAX; 9], [i64::MIN; 9]);
        for n in 0..21i64.pow(4) {
            let [a, b, c, d] = [n % 21, n / 21 % 21, n / 441 % 21, n / 9261];
            let cells = [a, b, a + b, c, d, c + d, a + c, b + d, a + b + c + d];
            if fits(&cells) {
                for cell in 0..9 {
                    least[cell] = least[cell].min(cells[cell]);
                    most[cell] = most[cell].max(cells[cell]);
                }
            }
        }
        for cell in 0..9 {
            let (low, high) = grid.range(cell);
            assert_eq!(low, least[cell]);
            // The enumeration stops at 20.
            assert!(high == most[cell] || most[cell] >= 20, "{high} {}", most[cell]);
        }
    }
}

#[test]
fn promise_12_a_lone_small_cell_is_not_left_to_be_worked_out() {
    let made = publish(&asked(vec![table("t", "area", "age", &[&[3, 40], &[50, 60]])], own())).unwrap();
    let cells = shown(&made, 0);
    assert_eq!(cells[0][0], None);
    // Its row, its column, and the diagonally opposite cell: any single one of them would reveal it.
    assert!([cells[0][1], cells[1][0], cells[1][1]].iter().filter(|cell| cell.is_none()).count() >= 2 || cells[0][2].is_none());
}

#[test]
fn promise_12_totals_that_two_tables_share_must_be_large_enough() {
    let small = table("by age", "area", "age", &[&[2, 3], &[50, 60]]);
    let other = table("by need", "area", "need", &[&[4, 1], &[30, 80]]);
    let made = publish(&asked(vec![small, other], own())).unwrap();
    assert!(!made.publishable && made.release.is_none());
    // Merging rows in one table does not help while the other shows them, so that advice must not be given.
    assert!(!made.advice.is_empty() && made.advice.iter().all(|advice| advice.merge_rows.is_empty() && !advice.why.is_empty()));
}

#[test]
fn promise_12_what_an_earlier_release_shows_is_taken_as_known() {
    let cells: &[&[u64]] = &[&[3, 40, 20], &[50, 60, 70], &[80, 30, 30]];
    let first = publish(&asked(vec![table("t", "area", "age", cells)], own())).unwrap();
    let mut again = asked(vec![table("t", "area", "age", cells)], own());
    again.log = vec![first.release.clone().unwrap()];
    let second = publish(&again).unwrap();
    // The same cells are hidden as before, because no new figure may narrow them.
    assert_eq!(shown(&first, 0), shown(&second, 0));
    // A log that contradicts the count of the same people and day is a mistake, and is reported as one.
    let mut wrong = asked(vec![table("t", "area", "age", &[&[3, 40, 20], &[50, 60, 70], &[81, 30, 30]])], own());
    wrong.log = again.log.clone();
    assert!(!publish(&wrong).unwrap().publishable);
}

#[test]
fn promise_12_three_who_joined_since_are_not_told_by_the_difference() {
    let first = publish(&asked(vec![table("t", "area", "age", &[&[40, 50], &[60, 70]])], own())).unwrap();
    assert_eq!(shown(&first, 0)[0][0], Some(40));
    let mut later = asked(vec![table("t", "area", "age", &[&[43, 50], &[60, 70]])], own());
    later.as_of = "2027-12-31".parse().unwrap();
    later.log = vec![first.release.unwrap()];
    let second = publish(&later).unwrap();
    assert!(!second.publishable || shown(&second, 0)[0][0].is_none());
}

#[test]
fn hours_that_one_member_gave_almost_alone_are_hidden() {
    let policy = own();
    let cell = |people: u32, largest: &[u64], value: u64| TrueCell { value, people, largest: largest.to_vec() };
    // 900 and 60 of 1000: the two largest have 96 %, more than 90 %.
    let dominated = policy.need(Measured::Minutes, &cell(20, &[900, 60, 5], 1000)).unwrap();
    // 960 must seem at most 90 %, so the whole must seem 1066.67 or more; and 10 % of 900 exceeds what the others gave by 50.
    assert_eq!((dominated.up, dominated.down), (67, 67));
    assert_eq!(policy.need(Measured::Minutes, &cell(20, &[100, 90, 80], 1000)), None);
    assert!(policy.need(Measured::Minutes, &cell(9, &[100, 90, 80], 800)).is_some());
}

#[test]
fn policies_that_protect_nothing_are_refused() {
    let bad = |policy: DisclosurePolicy| publish(&asked(Vec::new(), policy)).unwrap_err().code();
    assert_eq!(bad(DisclosurePolicy { threshold: 0, ..own() }), "bad-policy");
    assert_eq!(bad(DisclosurePolicy { threshold: 4, ..own() }), "bad-policy");
    assert_eq!(bad(DisclosurePolicy { rounding: 0, ..own() }), "bad-policy");
    assert_eq!(bad(DisclosurePolicy { protection: 0, ..own() }), "bad-policy");
    assert_eq!(bad(DisclosurePolicy { dominance_percent: 101, ..own() }), "bad-policy");
    DisclosurePolicy::nhs().check().unwrap();
    DisclosurePolicy::internal().check().unwrap();
}

/// 1 to 7 hidden, zero shown, 8 shown as 10, halves up.
#[test]
fn every_boundary_of_the_health_service_policy() {
    let nhs = DisclosurePolicy::nhs();
    for count in 0..=30u64 {
        let hidden = nhs.need(Measured::People, &TrueCell::people(count)).is_some();
        assert_eq!(hidden, (1..=7).contains(&count));
        let (shown, (low, high)) = nhs.shown(Measured::People, count);
        assert_eq!(shown, (count + 2) / 5 * 5);
        let count = i64::try_from(count).unwrap();
        assert!(hidden || (low <= count && count <= high));
    }
}

#[test]
fn a_cell_that_nothing_can_hide_is_said_to_be() {
    // One row and one column: a hidden value is in the totals.
    let value = vec![3i64; 4];
    let shown: Vec<Range> = vec![(3, 3); 4];
    let mut grid = Grid::new(2, value, shown, vec![(0, NO_BOUND); 4], vec![None; 4]);
    grid.hide(0);
    assert_eq!(grid.protect(&[(0, Margin { up: 0, down: 0, width: 10 })]), [0]);
}

/// Of four cells with known margins: the first can be at most 2 less, because the last is 5 and known to be 3 at least, and 10 more.
#[test]
fn promise_12_both_sides_of_a_need_are_kept() {
    let value = vec![10, 10, 20, 10, 5, 15, 20, 15, 35];
    let mut known: Vec<Range> = value.iter().map(|v| (*v, *v)).collect();
    for (cell, low) in [(0, 0), (1, 0), (3, 0), (4, 3)] {
        known[cell] = (low, 100);
    }
    let mut grid = Grid::new(3, value, known, vec![(0, NO_BOUND); 9], vec![None; 9]);
    assert_eq!(grid.range(0), (8, 20));
    let mut safe = |up, down, width| grid.is_safe(0, Margin { up, down, width });
    assert!(safe(10, 2, 12));
    assert!(!safe(5, 5, 0), "the lower side is too near");
    assert!(!safe(11, 0, 0), "the upper side is too near");
    assert!(!safe(0, 0, 13), "the range is too narrow");
}

/// Notes are printed: days as people name them, no policy by its identifier, and why totals are empty.
#[test]
fn notes_are_for_readers() {
    use super::{Counting, Recipe, SortedBy, Sorting};
    let until = "2026-12-31".parse().unwrap();
    let minutes = TrueTable {
        title: "t".into(),
        measure: Measured::Minutes,
        rows_are: "a".into(),
        columns_are: "b".into(),
        rows: vec!["x".into()],
        columns: vec!["y".into()],
        cells: vec![vec![TrueCell { value: 1_200, people: 20, largest: vec![60; 16] }]],
        whole_groups: true,
    };
    let publish = |ask: &Publish| super::publish::publish_beside(None, ask, &[]).unwrap().notes;
    let nhs = publish(&Publish { policy: Some("nhs".into()), ..Publish::new(vec![minutes], "all", until) });
    assert_eq!(nhs[0], "counted: all, as of 31 December 2026; counts of 1 to 7 are not shown");
    assert_eq!(nhs[1], "an empty cell is hidden: it may be small, or mostly of a few, or hidden so that a small one cannot be worked out");
    assert_eq!(DisclosurePolicy::acro().in_words(), "counts under 10 are not shown");
    let bank = crate::bank::TimeBank::create(
        crate::command::Context::host("2026-01-01T10:00:00Z".parse().unwrap()),
        crate::golden::BANK,
        crate::charter::Charter::named("Harpurbrook"),
    )
    .unwrap();
    let asked = Recipe::new("t".into(), Counting::Asked, Sorting::new(SortedBy::Need), Sorting::new(SortedBy::Met), until);
    let ask = Publish { counted: vec![asked], policy: Some("nhs".into()), ..Publish::new(Vec::new(), "all", until) };
    let notes = bank.host().publish(&ask).unwrap().notes;
    assert!(notes.contains(&"totals over needs are left out, because somebody may ask for several".to_owned()), "{notes:?}");
}
