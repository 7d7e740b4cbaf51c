//! Tables before and after disclosure control.

use super::grid::{Margin, NO_BOUND, Range};
use super::noise::Noise;
use super::policy::DisclosurePolicy;
use super::recipe::Recipe;
use crate::canon::wire_code;
use crate::queries::left_out;
use crate::values::digest::Hash32;
use serde::{Deserialize, Serialize};

wire_code! {
    /// What is counted in a table.
    pub enum Measured {
        /// People.
        People = "people",
        /// Minutes: a magnitude to which some contribute more than others.
        Minutes = "minutes",
    }
}

/// A true cell.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[build(by_hand)]
#[non_exhaustive]
pub struct TrueCell {
    /// The count, or the minutes.
    pub value: u64,
    /// Minutes: how many people contributed.
    #[serde(default, skip_serializing_if = "left_out")]
    #[build(by_hand)]
    pub people: u32,
    /// Minutes: the largest contributions, falling; three at least where there are three.
    #[serde(default, skip_serializing_if = "left_out")]
    pub largest: Vec<u64>,
}

impl TrueCell {
    /// Creates a cell that counts people.
    pub const fn people(count: u64) -> Self {
        Self { value: count, people: 0, largest: Vec::new() }
    }

    /// Creates a cell from the amounts of several people.
    pub(crate) fn of(measure: Measured, amounts: impl Iterator<Item = u64>) -> Self {
        let mut largest: Vec<u64> = amounts.filter(|amount| *amount > 0).collect();
        let value = largest.iter().copied().fold(0, u64::saturating_add);
        if measure == Measured::People {
            return Self::people(value);
        }
        let people = u32::try_from(largest.len()).unwrap_or(u32::MAX);
        largest.sort_unstable_by(|a, b| b.cmp(a));
        largest.truncate(16);
        Self { value, people, largest }
    }

    /// Returns a cell of the same value that needs no less protection than either: its largest contributions are as large as those of
    /// both, and as few people contributed as to either.
    pub(crate) fn worse(&self, other: &Self) -> Self {
        let at = |cell: &Self, place: usize| cell.largest.get(place).copied().unwrap_or(0);
        let largest = (0..self.largest.len().max(other.largest.len())).map(|place| at(self, place).max(at(other, place))).collect();
        Self { value: self.value, people: self.people.min(other.people), largest }
    }

    pub(crate) fn add(&mut self, other: &Self) {
        self.value = self.value.saturating_add(other.value);
        self.people = self.people.saturating_add(other.people);
        self.largest.extend(&other.largest);
        self.largest.sort_unstable_by(|a, b| b.cmp(a));
        self.largest.truncate(16);
    }
}

/// A table with its true values, without totals: these are worked out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct TrueTable {
    /// The title of the table.
    pub title: String,
    /// The quantity that is counted.
    pub measure: Measured,
    /// What the rows are, such as `area`. Tables of a release with the same rows or columns share these totals.
    pub rows_are: String,
    /// The heading of the columns.
    pub columns_are: String,
    /// The names of the rows.
    pub rows: Vec<String>,
    /// The names of the columns.
    pub columns: Vec<String>,
    /// The cells, row by row.
    pub cells: Vec<Vec<TrueCell>>,
    /// Whether it may be shown that all the people of a row are in one column.
    #[serde(default, skip_serializing_if = "left_out")]
    pub whole_groups: bool,
}

/// A cell as it is shown; hidden when it has no value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct ShownCell {
    /// The value, rounded as the policy says.
    #[serde(default, skip_serializing_if = "left_out")]
    pub value: Option<u64>,
}

/// A table that may be published, its totals in the last row and the last column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct SafeTable {
    /// The title of the table.
    pub title: String,
    /// The quantity that is counted.
    pub measure: Measured,
    /// The heading of the rows.
    pub rows_are: String,
    /// The heading of the columns.
    pub columns_are: String,
    /// The names of the rows, without the totals.
    pub rows: Vec<String>,
    /// The names of the columns, without the totals.
    pub columns: Vec<String>,
    /// The cells, row by row, totals last.
    pub cells: Vec<Vec<ShownCell>>,
    /// The policy that made it.
    pub policy: String,
    /// The number that counts are rounded to.
    pub rounding: u32,
    /// The number of cells that are hidden.
    pub hidden: u32,
    /// The noise that every count carries, each total its own; so rows and columns do not add up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub noise: Option<Noise>,
    /// How it was counted, when the bank did; so that it can be counted again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recipe: Option<Recipe>,
    /// A digest of who was in which cell, under a secret of the bank: whether the same people are counted again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub counted: Option<Hash32>,
}

impl TrueTable {
    /// Returns every cell with the totals, row by row. `None` if a row's length differs from the number of columns.
    pub(crate) fn with_totals(&self) -> Option<Vec<TrueCell>> {
        if self.rows.is_empty() || self.columns.is_empty() || self.cells.len() != self.rows.len() {
            return None;
        }
        let mut totals = vec![TrueCell::default(); self.columns.len().saturating_add(1)];
        let mut all = Vec::new();
        for row in &self.cells {
            if row.len() != self.columns.len() {
                return None;
            }
            let mut sum = TrueCell::default();
            for (cell, total) in row.iter().zip(&mut totals) {
                sum.add(cell);
                total.add(cell);
                all.push(cell.clone());
            }
            if let Some(grand) = totals.last_mut() {
                grand.add(&sum);
            }
            all.push(sum);
        }
        all.extend(totals);
        let most = crate::values::minutes::Minutes::MOST.get().unsigned_abs();
        all.iter().all(|cell| cell.value <= most).then_some(all)
    }
}

fn small(value: u64) -> i64 {
    i64::try_from(value).unwrap_or(NO_BOUND).min(NO_BOUND)
}

impl DisclosurePolicy {
    /// Returns the need of a cell that must be hidden, or `None` if it may be shown.
    pub(crate) fn need(&self, measure: Measured, cell: &TrueCell) -> Option<Margin> {
        if !self.publishable {
            return None;
        }
        let threshold = u64::from(self.threshold);
        if measure == Measured::People {
            let hidden = if cell.value == 0 { !self.zeros } else { cell.value < threshold };
            return hidden.then_some(Margin { up: 0, down: 0, width: i64::from(self.protection) });
        }
        if cell.value == 0 {
            return (!self.zeros).then_some(Margin { up: 1, down: 0, width: 1 });
        }
        let value = i128::from(cell.value);
        let top = |most: usize| cell.largest.iter().take(most).map(|minutes| i128::from(*minutes)).fold(0, i128::saturating_add);
        let percent = |part: i128, of: u32| part.saturating_mul(i128::from(of)).saturating_add(99) / 100;
        let mut up = 0i128;
        if self.dominance_top > 0 && self.dominance_percent < 100 {
            let whole = top(self.dominance_top as usize).saturating_mul(100);
            let least = whole.saturating_add(i128::from(self.dominance_percent).saturating_sub(1));
            up = up.max(least.checked_div(i128::from(self.dominance_percent)).unwrap_or(0).saturating_sub(value));
        }
        if self.p_ratio_percent > 0 {
            up = up.max(percent(top(1), self.p_ratio_percent).saturating_sub(value.saturating_sub(top(2))));
        }
        if u64::from(cell.people) < threshold {
            up = up.max(percent(value, self.p_ratio_percent.max(10)));
        }
        let up = i64::try_from(up).unwrap_or(NO_BOUND);
        (up > 0).then_some(Margin { up, down: up, width: 0 })
    }

    /// Returns the shown form of a value, and what a reader then knows of it.
    pub(crate) fn shown(&self, measure: Measured, value: u64) -> (u64, Range) {
        let base = u64::from(self.rounding.max(1));
        if value == 0 && self.zeros || base == 1 {
            return (value, (small(value), small(value)));
        }
        let half = base / 2;
        let value = value.saturating_add(half);
        let round = value.saturating_sub(value.checked_rem(base).unwrap_or(0));
        (round, self.reads(measure, round))
    }

    /// Returns what a reader knows of a shown value.
    pub(crate) fn reads(&self, measure: Measured, shown: u64) -> Range {
        if let Some(Noise { most, .. }) = self.noise {
            let most = u64::from(most);
            return (small(shown.saturating_sub(most)), small(shown.saturating_add(most)));
        }
        let base = u64::from(self.rounding.max(1));
        if base == 1 || shown == 0 && self.zeros {
            return (small(shown), small(shown));
        }
        let least = match measure {
            Measured::People => u64::from(self.threshold),
            Measured::Minutes => u64::from(self.zeros),
        };
        // Rounded to the nearest multiple, halves up: the value is from half a base below to just under half a base above.
        let low = shown.saturating_sub(base / 2).max(least);
        let high = shown.saturating_add(base.saturating_sub(1) / 2);
        (small(low), small(high.max(low)))
    }

    /// Returns minutes as hours, rounded once to the nearest multiple. `None` for minutes that would round to no hour.
    pub(crate) fn hours(&self, minutes: u64) -> Option<u64> {
        let base = u64::from(self.rounding.max(1));
        let multiple = base.saturating_mul(60);
        let hours = minutes.saturating_add(multiple / 2).checked_div(multiple)?.saturating_mul(base);
        (hours > 0 || minutes == 0).then_some(hours)
    }

    /// Returns what a reader knows of the minutes of hours that are shown.
    pub(crate) fn reads_hours(&self, hours: u64) -> Range {
        let half = u64::from(self.rounding.max(1)).saturating_mul(30);
        let minutes = hours.saturating_mul(60);
        if hours == 0 {
            return (0, 0);
        }
        (small(minutes.saturating_sub(half)), small(minutes.saturating_add(half.saturating_sub(1))))
    }

    /// Returns what a reader knows of a hidden value.
    pub(crate) fn blank(&self) -> Range {
        (i64::from(self.zeros), NO_BOUND)
    }
}
