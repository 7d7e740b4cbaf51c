//! Putting rows in order by counting: of days, and of pairs. Rows are moved a few times from front to back rather than looked
//! up one by one, because a bank is larger than what a machine has near at hand.
#![expect(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    reason = "a kernel over counts and places it made itself from the same rows, none of them beyond the number of rows or of days"
)]

use super::arcs::{Giving, flag};

/// The most parts that members are put into before rows are put in order within a part.
const PARTS: usize = 1024;

/// Puts rows in the order of days; those of one day stay as they stand.
pub(super) fn by_day<T: Copy>(rows: &mut Vec<T>, day: impl Fn(&T) -> i32) {
    if rows.is_sorted_by_key(&day) {
        return;
    }
    let (Some(first), Some(last)) = (rows.iter().map(&day).min(), rows.iter().map(&day).max()) else { return };
    let days = usize::try_from(i64::from(last) - i64::from(first)).unwrap_or(usize::MAX);
    // A few rows far apart in time: counting every day between would take longer.
    if days > rows.len() + 1000 {
        rows.sort_by_key(day);
        return;
    }
    let place = |row: &T| (i64::from(day(row)) - i64::from(first)) as usize;
    let mut next = vec![0usize; days + 2];
    for row in rows.iter() {
        next[place(row) + 1] += 1;
    }
    sum(&mut next);
    let mut sorted = rows.clone();
    for row in rows.iter() {
        let slot = &mut next[place(row)];
        sorted[*slot] = *row;
        *slot += 1;
    }
    *rows = sorted;
}

fn sum(counts: &mut [usize]) {
    let mut all = 0;
    for count in counts {
        all += *count;
        *count = all;
    }
}

/// Takes givings in the order of exchanges, and gives them back pair by pair, each pair's by day and exchange.
///
/// First to one of a thousand parts by the lower number, then within a part by that number, then the rows of one member.
pub(super) struct ByPair {
    shift: u32,
    next: Vec<usize>,
    rows: Vec<Giving>,
}

impl ByPair {
    /// For so many members.
    pub(super) fn new(members: usize) -> Self {
        let mut shift = 0;
        while members >> shift > PARTS {
            shift += 1;
        }
        Self { shift, next: vec![0; (members >> shift) + 2], rows: Vec::new() }
    }
    /// Says of a giving that it will come: all are said before any comes.
    pub(super) fn expect(&mut self, lower: u32) {
        self.next[(lower as usize >> self.shift) + 1] += 1;
    }
    /// Makes room.
    pub(super) fn begin(&mut self) {
        sum(&mut self.next);
        self.rows = vec![Giving::default(); self.next.last().copied().unwrap_or(0)];
    }
    /// A giving that was said to come.
    pub(super) fn take(&mut self, giving: Giving) {
        let slot = &mut self.next[giving.lower as usize >> self.shift];
        self.rows[*slot] = giving;
        *slot += 1;
    }
    /// All of them in order, the first of each pair marked.
    pub(super) fn finish(mut self) -> Vec<Giving> {
        let (mut near, mut begins) = (Vec::new(), Vec::new());
        let mut begin = 0;
        // Each part now ends where the next began.
        for (part, end) in self.next.iter().enumerate() {
            let rows = &mut self.rows[begin..*end];
            begin = *end;
            if !rows.is_empty() {
                by_member(rows, part << self.shift, 1 << self.shift, &mut near, &mut begins);
            }
        }
        self.rows
    }
}

fn by_member(rows: &mut [Giving], first: usize, members: usize, near: &mut Vec<Giving>, begins: &mut Vec<usize>) {
    near.clear();
    near.extend_from_slice(rows);
    begins.clear();
    begins.resize(members + 1, 0);
    for giving in near.iter() {
        begins[giving.lower as usize - first + 1] += 1;
    }
    sum(begins);
    for giving in near.iter() {
        let slot = &mut begins[giving.lower as usize - first];
        rows[*slot] = *giving;
        *slot += 1;
    }
    let mut begin = 0;
    for end in &begins[..members] {
        let row = &mut rows[begin..*end];
        begin = *end;
        // Those of one day stand by exchange already, as they came.
        row.sort_by_key(|giving| (giving.higher, giving.day));
        let mut last = None;
        for giving in row {
            if last != Some(giving.higher) {
                giving.flags |= flag::FIRST;
                last = Some(giving.higher);
            }
        }
    }
}
