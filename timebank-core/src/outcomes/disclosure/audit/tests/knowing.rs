//! The attacker who knows the algorithm: for every table that agrees with what was printed, would these very cells have been withheld?

use super::*;

/// A table of counts, row by row without totals.
type Counts = Vec<Vec<i64>>;

/// Which cells the maker withholds; with a margin when there is a key.
fn withheld(table: &Counts, policy: &DisclosurePolicy, key: Option<u64>) -> Option<Vec<bool>> {
    let at = |row: usize, column: usize| Person { at: [row as u32, column as u32, 0], there: [true; 4] };
    let cells = table.iter().enumerate().flat_map(|(row, line)| line.iter().enumerate().map(move |(column, count)| (row, column, *count)));
    let people: Vec<Person> = cells.flat_map(|(row, column, count)| std::iter::repeat_n(at(row, column), count as usize)).collect();
    let shape = plain([table.len() as u32, table[0].len() as u32, 1], [0, 1], policy);
    let (behind, mut plan) = (shape.behind(&people), shape.plan(&people));
    if let Some(key) = key {
        plan.vary(policy.threshold.into(), policy.protection.into(), |cell| {
            let mut chance = Chance((key + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ (cell as u64 + 1).wrapping_mul(0x2545_f491_4f6c_dd1d));
            chance.below(7);
            chance.below(1 << 50)
        });
    }
    let audit = |hidden: &[Vec<bool>], steps, thorough| audit(&[shape.seen(&behind, shape.shown(&people, &hidden[0]))], steps, thorough);
    make(&[plan], &Cell::new(STEPS), audit).ok().map(|mut hidden| hidden.remove(0))
}

/// Every table that agrees with the printed one: the inner cells that are withheld, filled so that the totals fit.
fn agreeing(table: &Counts, hidden: &[bool], most: usize) -> Option<Vec<Counts>> {
    let width = table[0].len() + 1;
    let open: Vec<(usize, usize)> = (0..table.len())
        .flat_map(|row| (0..width - 1).map(move |column| (row, column)))
        .filter(|(row, column)| hidden[row * width + column])
        .collect();
    let mut blank = table.clone();
    let (mut rows, mut columns) = (vec![0; table.len()], vec![0; width - 1]);
    for (row, column) in &open {
        rows[*row] += table[*row][*column];
        columns[*column] += table[*row][*column];
        blank[*row][*column] = 0;
    }
    fn fill(
        place: usize,
        open: &[(usize, usize)],
        now: &mut Counts,
        rows: &mut [i64],
        columns: &mut [i64],
        found: &mut Vec<Counts>,
        most: usize,
    ) {
        if found.len() > most {
            return;
        }
        let Some((row, column)) = open.get(place).copied() else {
            if rows.iter().chain(&*columns).all(|rest| *rest == 0) {
                found.push(now.clone());
            }
            return;
        };
        let last = |same: &dyn Fn(&(usize, usize)) -> bool| !open[place + 1..].iter().any(same);
        for count in 0..=rows[row].min(columns[column]) {
            // The last of a line takes what is left.
            if last(&|there| there.0 == row) && count != rows[row] || last(&|there| there.1 == column) && count != columns[column] {
                continue;
            }
            now[row][column] = count;
            (rows[row], columns[column]) = (rows[row] - count, columns[column] - count);
            fill(place + 1, open, now, rows, columns, found, most);
            (rows[row], columns[column]) = (rows[row] + count, columns[column] + count);
        }
        now[row][column] = 0;
    }
    let mut found = Vec::new();
    fill(0, &open, &mut blank, &mut rows, &mut columns, &mut found, most);
    (found.len() <= most).then_some(found)
}

/// The small cells whose values, over the tables that could have been withheld like this, span less than the protection; and all.
fn known(table: &Counts, hidden: &[bool], all: &[Counts], policy: &DisclosurePolicy, could: impl Fn(&Counts) -> bool) -> (usize, usize) {
    let width = table[0].len() + 1;
    let small: Vec<(usize, usize)> = (0..table.len())
        .flat_map(|row| (0..width - 1).map(move |column| (row, column)))
        .filter(|(row, column)| hidden[row * width + column] && table[*row][*column] < i64::from(policy.threshold))
        .collect();
    let could: Vec<&Counts> = all.iter().filter(|table| could(table)).collect();
    let span = |(row, column): &(usize, usize)| {
        let of = || could.iter().map(|table| table[*row][*column]);
        of().max().unwrap_or(0) - of().min().unwrap_or(0)
    };
    (small.iter().filter(|cell| span(cell) < i64::from(policy.protection)).count(), small.len())
}

#[test]
fn promise_12_knowing_how_cells_are_withheld_tells_little_without_the_key() {
    const KEYS: u64 = 60;
    let policy = exact();
    let (mut before, mut after, mut small, mut small_after, mut cells) = (0, 0, 0, 0, [0usize; 2]);
    for case in cases(30, 600) {
        let mut chance = chance(case, 5);
        let (rows, columns) = (2 + chance.below(2) as usize, 2 + chance.below(2) as usize);
        let one = |chance: &mut Chance| if chance.below(5) == 0 { chance.below(10) } else { 10 + chance.below(25) } as i64;
        let table: Counts = (0..rows).map(|_| (0..columns).map(|_| one(&mut chance)).collect()).collect();
        let margins = |hidden: &[bool]| {
            (0..hidden.len()).any(|cell| hidden[cell] && (cell % (columns + 1) == columns || cell / (columns + 1) == rows))
        };
        let [without, with] =
            [None, Some(KEYS + case)].map(|key| withheld(&table, &policy, key).filter(|hidden| hidden.contains(&true) && !margins(hidden)));
        if let Some((all, hidden)) = without.and_then(|hidden| Some((agreeing(&table, &hidden, 400)?, hidden))) {
            let found = known(&table, &hidden, &all, &policy, |table| withheld(table, &policy, None).as_ref() == Some(&hidden));
            (before, small) = (before + found.0, small + found.1);
            cells[0] += hidden.iter().filter(|hidden| **hidden).count();
        }
        if let Some((all, hidden)) = with.and_then(|hidden| Some((agreeing(&table, &hidden, 400)?, hidden))) {
            // The attacker does not have the key: any will do.
            let some = |table: &Counts| (0..KEYS).any(|key| withheld(table, &policy, Some(key)).as_ref() == Some(&hidden));
            let found = known(&table, &hidden, &all, &policy, |other| other == &table || some(other));
            (after, small_after) = (after + found.0, small_after + found.1);
            cells[1] += hidden.iter().filter(|hidden| **hidden).count();
        }
    }
    println!("known to who knows how: {before} of {small} small cells without a key, {after} of {small_after} with; withheld {cells:?}");
    assert!(small > 0 && small_after > 0);
    // Whether a key leads to a table is tried with some keys only, so a few cells look narrower than they are.
    assert!(before > 0 && after * 4 <= before, "{before} of {small}, {after} of {small_after}");
}
