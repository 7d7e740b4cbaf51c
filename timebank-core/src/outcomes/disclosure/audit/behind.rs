//! Who stands behind a published table: what was counted, by whom, and in which inner cell.

use crate::outcomes::disclosure::TrueTable;
use crate::values::digest::{Hash32, sha256};

/// One thing that was counted in a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Unit {
    /// The same in every table that counts the same thing: a member, or an exchange and its giver.
    pub(crate) key: u64,
    /// The person it belongs to: of minutes, who gave them.
    pub(crate) who: u32,
    /// Of minutes, who received them. Otherwise the same person.
    pub(crate) other: u32,
    /// 1 for a person, or minutes.
    pub(crate) amount: u64,
    /// Its row and its column, as indices into the base lines of the two axes.
    pub(crate) at: [u32; 2],
}

/// One side of a table: the categories before any were put together, and the line each is shown in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Axis {
    /// Equal for two tables exactly when they sort the same things in the same way.
    pub(crate) name: String,
    /// Base categories. A category of the same name on an axis of the same name is the same category.
    pub(crate) base: Vec<String>,
    /// The line in which each base category is shown.
    pub(crate) line: Vec<u32>,
    /// Whether a unit could have been in any other category, as far as a reader knows. Not so for spans of days.
    pub(crate) free: bool,
    /// Whether base categories are finer than any table shows: who is in which may change, and everybody still stand where they did.
    pub(crate) finest: bool,
    /// What it sorts, where that is true of a span of days.
    pub(crate) holds: Option<Holds>,
}

/// Something that is true of a unit on some days. Where the days of two axes overlap, the one tells of the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Holds {
    /// What: the same for all axes that sort it.
    pub(crate) fact: String,
    /// First and last day.
    pub(crate) days: (i32, i32),
}

/// Everything that was counted in one table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Behind {
    /// Each thing once.
    pub(crate) units: Vec<Unit>,
    /// Rows and columns.
    pub(crate) axes: [Axis; 2],
    /// Conditions: only what is in these categories is counted.
    pub(crate) only: Vec<Condition>,
    /// Of each figure, the number of people it is about, whether they have anything in it or not: of a table of people, those of the smaller
    /// one of its row and its column; of a table of minutes, those who are sorted into it. Empty where nobody knows, and where it may be
    /// shown that all the people of a line are in one cell.
    pub(crate) people: Vec<u64>,
}

/// The categories of an axis that a table counts, where it does not count all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Condition {
    /// The name of the axis, as in [`Axis`].
    pub(crate) axis: String,
    /// Base categories.
    pub(crate) base: Vec<String>,
}

impl Axis {
    /// An axis whose base categories are its lines.
    pub(crate) fn plain(name: String, lines: usize) -> Self {
        let lines = u32::try_from(lines).unwrap_or(u32::MAX);
        Self {
            name,
            base: (0..lines).map(|line| line.to_string()).collect(),
            line: (0..lines).collect(),
            free: true,
            finest: false,
            holds: None,
        }
    }
}

impl Behind {
    /// Returns whether a figure is about so few people that nothing of it may be told: that it is zero, or that it is not, is told of each of
    /// them.
    pub(crate) fn is_of_few(&self, figure: usize, threshold: u32) -> bool {
        self.people.get(figure).is_some_and(|people| (1..u64::from(threshold)).contains(people))
    }

    /// Takes note of how many people the figures of a table of people are about.
    pub(crate) fn note_people(&mut self, rows: usize, columns: usize) {
        let mut lines = [vec![0u64; rows.saturating_add(1)], vec![0u64; columns.saturating_add(1)]];
        for unit in &self.units {
            for ((line, axis), (at, total)) in lines.iter_mut().zip(&self.axes).zip(unit.at.into_iter().zip([rows, columns])) {
                let shown = axis.line.get(at as usize).map_or(usize::MAX, |line| *line as usize);
                for slot in [shown, total] {
                    if let Some(sum) = line.get_mut(slot) {
                        *sum = sum.saturating_add(unit.amount);
                    }
                }
            }
        }
        let [rows, columns] = lines;
        self.people = rows.iter().flat_map(|row| columns.iter().map(|column| *row.min(column))).collect();
    }

    /// Takes note of zeros that are told of many: where nobody of a row, of a column or of the table has anything, a zero in it says no more
    /// of the few it is about.
    pub(crate) fn note_zeros(&mut self, table: &TrueTable) {
        let (rows, columns) = (table.rows.len(), table.columns.len());
        let width = columns.saturating_add(1);
        let zero: Vec<bool> = table.with_totals().unwrap_or_default().iter().map(|cell| cell.value == 0).collect();
        let (people, grand) = (self.people.clone(), zero.len().saturating_sub(1));
        for (figure, slot) in self.people.iter_mut().enumerate() {
            let (row, column) = (figure.checked_div(width).unwrap_or(0), figure.checked_rem(width).unwrap_or(0));
            let (of_row, of_column) =
                (row.saturating_mul(width).saturating_add(columns), rows.saturating_mul(width).saturating_add(column));
            for total in [of_row, of_column, grand].into_iter().filter(|total| zero.get(*total) == Some(&true)) {
                *slot = people.get(total).copied().unwrap_or(0).max(*slot);
            }
        }
    }

    /// A digest of who stands in which cell, under a secret: the same exactly when the same is counted again.
    pub(crate) fn digest(&self, secret: &Hash32) -> Hash32 {
        let mut units = self.units.clone();
        units.sort_unstable_by_key(|unit| unit.key);
        let mut bytes: Vec<u8> = Vec::new();
        for axis in &self.axes {
            bytes.extend_from_slice(axis.name.as_bytes());
            bytes.push(0);
        }
        for unit in units {
            bytes.extend_from_slice(&unit.key.to_be_bytes());
            bytes.extend_from_slice(&unit.who.to_be_bytes());
            bytes.extend_from_slice(&unit.amount.to_be_bytes());
            if unit.other != unit.who {
                bytes.extend_from_slice(&unit.other.to_be_bytes());
            }
            for (axis, at) in self.axes.iter().zip(unit.at) {
                match axis.line.get(at as usize).filter(|_| axis.finest) {
                    Some(line) => bytes.extend_from_slice(&line.to_be_bytes()),
                    None => bytes.extend_from_slice(axis.base.get(at as usize).map_or(&[][..], |base| base.as_bytes())),
                }
                bytes.push(0);
            }
        }
        sha256(&[b"timebank release", &secret.0, &bytes])
    }
}

/// The most givers of a nameless cell that are kept apart.
const GIVERS: u32 = 64;

impl Behind {
    /// A table whose people are not known: of each inner cell its value, how many contributed, and the largest contributions.
    ///
    /// Nobody can say whether the largest giver of one cell is the largest of another as well, so they are taken to be: giver 0 is
    /// the largest of every cell, giver 1 the second largest.
    pub(crate) fn nameless(table: usize, columns: usize, cells: &[(u64, u32, Vec<u64>)]) -> Self {
        let mut units = Vec::new();
        let mut key = 0u64;
        for (cell, (value, people, largest)) in cells.iter().enumerate() {
            let (row, column) = (cell.checked_div(columns).unwrap_or(0), cell.checked_rem(columns).unwrap_or(0));
            let at = [row, column].map(|place| u32::try_from(place).unwrap_or(u32::MAX));
            let mut rest = *value;
            let mut push = |who: u32, amount: u64| {
                units.push(Unit { key, who, other: who, amount, at });
                key = key.saturating_add(1);
            };
            let mut who = 0u32;
            for minutes in largest.iter().take(GIVERS as usize) {
                let minutes = (*minutes).min(rest);
                rest = rest.saturating_sub(minutes);
                push(who, minutes);
                who = who.saturating_add(1);
            }
            // The others gave the rest, in shares that do not matter: none of them is among the largest.
            let others = u64::from((*people).min(GIVERS).saturating_sub(who)).max(u64::from(rest > 0));
            for left in (1..=others).rev() {
                let part = rest.checked_div(left).unwrap_or(0);
                rest = rest.saturating_sub(part);
                push(who, part);
                who = who.saturating_add(1);
            }
        }
        let rows = cells.len().checked_div(columns).unwrap_or(0);
        Self {
            units,
            axes: [Axis::plain(format!("rows of table {table}"), rows), Axis::plain(format!("columns of table {table}"), columns)],
            only: Vec::new(),
            people: Vec::new(),
        }
    }
}
