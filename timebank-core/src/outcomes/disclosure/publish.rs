//! A release: tables made safe together, against each other and against what was released before.

use super::grid::{Grid, Need, Range};
use super::policy::DisclosurePolicy;
use super::table::{Measured, SafeTable, ShownCell, TrueCell, TrueTable};
use crate::queries::question;
use crate::time::Date;
use crate::{Error, TimeBank};
use serde::{Deserialize, Serialize};

/// The most cells of a table.
const MOST_CELLS: usize = 200_000;
/// Work spent on showing again what need not be hidden.
const RELAXING: u64 = 20_000_000;

question! {
    /// Asks for tables that may be published, of one population as of one date. For brokers.
    pub struct Publish {
        /// The tables with their true values.
        tables: Vec<TrueTable>,
        /// Who is counted in all of them, in words that stay the same from release to release.
        population: String,
        /// As of when, in all of them: the last day.
        as_of: Date,
    }
    optional {
        /// First day of what is counted, when it is what happened in a span. Spans that do not overlap are not compared.
        from: Option<Date>,
        /// `nhs`, `acro` or `internal`; `acro` when left out.
        policy: Option<String>,
        /// A policy of one's own instead.
        custom: Option<DisclosurePolicy>,
        /// What was released before.
        log: Vec<Release>,
    }
    => publish -> Publication
}

/// What was released: to be kept, and given again with the next.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Release {
    /// Who was counted.
    pub population: String,
    /// As of when.
    pub as_of: Date,
    /// First day of what was counted, when that was a span.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// The policy.
    pub policy: DisclosurePolicy,
    /// The tables as they were shown.
    pub tables: Vec<SafeTable>,
}

/// Why something cannot be published, and what would help.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Advice {
    /// Which table.
    pub table: String,
    /// Why, and what to do, in a sentence.
    pub why: String,
    /// Rows to put together.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub merge_rows: Vec<String>,
    /// Columns to put together.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub merge_columns: Vec<String>,
}

/// Tables made safe, or advice what to coarsen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Publication {
    /// Whether it may be published.
    pub publishable: bool,
    /// What may be published, and goes to the log; left out when it was refused.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub release: Option<Release>,
    /// What to coarsen, when it was refused.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub advice: Vec<Advice>,
    /// What to print beside the tables.
    pub notes: Vec<String>,
}

impl TimeBank {
    /// Tables that may be published: cells hidden and rounded as the policy says, and as many more hidden as it takes that no
    /// hidden one can be narrowed below its protection, audited exactly (promise 12). What cannot be made safe is refused, with
    /// advice.
    ///
    /// # Errors
    /// [`Error::AskTheBroker`]; [`Error::BadPolicy`]; [`Error::BadTable`] when rows and columns do not fit their names;
    /// [`Error::TooMany`] beyond 200,000 cells.
    pub fn publish(&self, question: &Publish) -> Result<Publication, Error> {
        self.viewer(question.by)?.need_broker()?;
        publish(question)
    }
}

/// What else is known of a cell, by its row and its column (none for totals), from what is told beside the table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Beside {
    pub(crate) row: Option<usize>,
    pub(crate) column: Option<usize>,
    /// What a reader of the rest knows of it, whether it is hidden or not.
    pub(crate) known: Option<Range>,
    /// Whether it has to be hidden for what was told before.
    pub(crate) hide: bool,
    /// What a total is made of, where the same people stand in several of its cells.
    pub(crate) made_of: Option<TrueCell>,
}

/// A table being made safe.
struct Work<'t> {
    table: &'t TrueTable,
    cells: Vec<TrueCell>,
    needs: Vec<(usize, Need)>,
    /// Cells other tables of the release show as well: they stay shown, and count as known exactly.
    shared: Vec<bool>,
    /// Of what is told beside it.
    beside: &'t [Beside],
}

pub(crate) fn publish(question: &Publish) -> Result<Publication, Error> {
    publish_beside(question, &[])
}

/// Tables beside figures that stand alone: what these tell of cells counts as known when the tables are made safe.
pub(crate) fn publish_beside(question: &Publish, beside: &[Beside]) -> Result<Publication, Error> {
    let policy = match (&question.custom, question.policy.as_deref()) {
        (Some(_), Some(_)) => return Err(Error::BadPolicy { why: "give `policy` or `custom`, not both" }),
        (Some(custom), None) => custom.clone(),
        (None, name) => {
            DisclosurePolicy::named(name.unwrap_or("acro")).ok_or(Error::BadPolicy { why: "it is none of `nhs`, `acro`, `internal`" })?
        }
    };
    policy.check()?;
    let mut works = Vec::new();
    for (place, table) in question.tables.iter().enumerate() {
        let cells = table.rows.len().saturating_add(1).saturating_mul(table.columns.len().saturating_add(1));
        if cells > MOST_CELLS {
            return Err(Error::TooMany { what: "cells of a table", count: cells as u64, most: MOST_CELLS as u64 });
        }
        let mut cells = table.with_totals().ok_or(Error::BadTable { table: crate::minutes::shorten(&table.title) })?;
        for one in beside {
            if let (Some(cell), Some(made_of)) = (cells.get_mut(one.cell(table)), &one.made_of) {
                (cell.people, cell.largest) = (made_of.people, made_of.largest.clone());
            }
        }
        let needs = cells.iter().enumerate().filter_map(|(cell, amount)| Some((cell, policy.need(table.measure, amount)?))).collect();
        let mut work = Work { table, shared: vec![false; cells.len()], cells, needs, beside };
        let others = question.tables.iter().enumerate().filter(|(other, t)| *other != place && t.measure == table.measure);
        others.for_each(|(_, other)| work.share(other));
        works.push(work);
    }
    let (mut tables, mut advice) = (Vec::new(), Vec::new());
    for work in &mut works {
        match work.make(&policy, question) {
            Ok(table) => tables.push(table),
            Err(found) => advice.push(found),
        }
    }
    let refused = !advice.is_empty();
    let release = Release {
        population: question.population.clone(),
        as_of: question.as_of,
        from: question.from,
        policy: policy.clone(),
        tables: if refused { Vec::new() } else { tables },
    };
    Ok(Publication {
        publishable: policy.publishable && !refused,
        notes: notes(&policy, &release),
        release: (!refused).then_some(release),
        advice,
    })
}

fn notes(policy: &DisclosurePolicy, release: &Release) -> Vec<String> {
    if !policy.publishable {
        return vec!["not for publication".into()];
    }
    let mut notes = vec![format!("counted: {}, as of {}; policy `{}`", release.population, release.as_of, policy.name)];
    notes.push("an empty cell is hidden: it may be small, or hidden so that a small one cannot be worked out".into());
    if policy.rounding > 1 {
        notes.push(format!("figures are rounded to the nearest {}, totals on their own, so they may not add up", policy.rounding));
    }
    notes
}

impl Beside {
    fn cell(&self, table: &TrueTable) -> usize {
        let row = self.row.unwrap_or(table.rows.len());
        let column = self.column.unwrap_or(table.columns.len());
        row.saturating_mul(table.columns.len().saturating_add(1)).saturating_add(column)
    }
}

impl Work<'_> {
    /// Takes what is told beside the table as known, and hides what must not be told beside it.
    fn know(&mut self, policy: &DisclosurePolicy, shown: &mut [Range], blank: &mut [Range]) {
        for one in self.beside {
            let cell = one.cell(self.table);
            let Some(amount) = self.cells.get(cell) else { continue };
            let value = i64::try_from(amount.value).unwrap_or(i64::MAX);
            if let Some((low, high)) = one.known {
                for range in [shown.get_mut(cell), blank.get_mut(cell)].into_iter().flatten() {
                    *range = (range.0.max(low.min(value)), range.1.min(high.max(value)));
                }
            }
            if one.hide && !self.needs.iter().any(|(there, _)| *there == cell) {
                self.needs.push((cell, Need { up: 0, down: 0, width: i64::from(policy.protection) }));
            }
        }
    }

    fn columns(&self) -> usize {
        self.table.columns.len().saturating_add(1)
    }
    fn place(&self, cell: usize) -> (usize, usize) {
        (cell.checked_div(self.columns()).unwrap_or(0), cell.checked_rem(self.columns()).unwrap_or(0))
    }
    fn is_margin(&self, cell: usize) -> (bool, bool) {
        let (row, column) = self.place(cell);
        (row == self.table.rows.len(), column == self.table.columns.len())
    }

    /// Marks what this table and another both show.
    fn share(&mut self, other: &TrueTable) {
        let has = |name: &String| *name == other.rows_are || *name == other.columns_are;
        let (rows, columns) = (has(&self.table.rows_are), has(&self.table.columns_are));
        for cell in 0..self.cells.len() {
            let both = match self.is_margin(cell) {
                (true, true) => true,
                (false, true) => rows,
                (true, false) => columns,
                (false, false) => rows && columns,
            };
            if let Some(shared) = self.shared.get_mut(cell)
                && both
            {
                *shared = true;
            }
        }
    }

    /// What hiding a cell costs: one more cell first of all, larger ones a little more, totals much more.
    fn cost(&self, cell: usize, policy: &DisclosurePolicy) -> Option<u64> {
        let amount = self.cells.get(cell)?;
        if self.shared.get(cell) == Some(&true) || policy.zeros && amount.value == 0 {
            return None;
        }
        let times = match self.is_margin(cell) {
            (true, true) => 64,
            (false, false) => 1,
            _ => 8,
        };
        Some(u64::from(amount.value.saturating_add(1).ilog2()).saturating_add(64).saturating_mul(times))
    }

    fn grid(&self, policy: &DisclosurePolicy, shown: Vec<Range>, blank: Vec<Range>) -> Grid {
        let value = self.cells.iter().map(|cell| i64::try_from(cell.value).unwrap_or(i64::MAX)).collect();
        let cost = (0..self.cells.len()).map(|cell| self.cost(cell, policy)).collect();
        Grid::new(self.columns(), value, shown, blank, cost)
    }

    fn make(&mut self, policy: &DisclosurePolicy, question: &Publish) -> Result<SafeTable, Advice> {
        if !policy.publishable {
            return Ok(self.shown(policy, |_| false));
        }
        self.whole_groups(policy)?;
        let measure = self.table.measure;
        let exact = |cell: &TrueCell| i64::try_from(cell.value).unwrap_or(i64::MAX);
        let mut shown: Vec<Range> = Vec::with_capacity(self.cells.len());
        for (cell, shared) in self.cells.iter().zip(&self.shared) {
            shown.push(if *shared { (exact(cell), exact(cell)) } else { policy.shown(measure, cell.value).1 });
        }
        let mut blank = vec![policy.blank(); self.cells.len()];
        self.know(policy, &mut shown, &mut blank);
        let earlier: Vec<(&Release, &SafeTable)> = self.earlier(question);
        for (release, table) in &earlier {
            self.same_day(release, table, question, &mut shown, &mut blank)?;
            self.other_day(release, table, question, policy)?;
        }
        if let Some((cell, _)) = self.needs.iter().find(|(cell, _)| self.shared.get(*cell) == Some(&true)) {
            return Err(self.advise(&[*cell], "a total that stands in more than one table is too small"));
        }
        // Whatever needs most is seen to first.
        let mut needs = self.needs.clone();
        needs.sort_by_key(|(cell, need)| (std::cmp::Reverse(need.up.max(need.width)), *cell));
        let mut grid = self.grid(policy, shown.clone(), blank);
        needs.iter().for_each(|(cell, _)| grid.hide(*cell));
        let left = grid.protect(&needs);
        if !left.is_empty() {
            return Err(self.advise(&left, "small cells cannot be kept from being worked out"));
        }
        grid.relax(&shown, &needs, RELAXING);
        // The audit: nothing is handed out on the word of what made it.
        let unsafe_cells: Vec<usize> = needs.iter().filter(|(cell, need)| !grid.is_safe(*cell, *need)).map(|(cell, _)| *cell).collect();
        if !unsafe_cells.is_empty() {
            return Err(self.advise(&unsafe_cells, "the audit found cells that can be worked out"));
        }
        for (release, table) in &earlier {
            self.differences(release, table, question, policy, &mut grid)?;
        }
        Ok(self.shown(policy, |cell| grid.is_hidden(cell)))
    }

    fn shown(&self, policy: &DisclosurePolicy, hidden: impl Fn(usize) -> bool) -> SafeTable {
        let measure = self.table.measure;
        let one = |(cell, amount): (usize, &TrueCell)| ShownCell { value: (!hidden(cell)).then(|| policy.shown(measure, amount.value).0) };
        let cells: Vec<ShownCell> = self.cells.iter().enumerate().map(one).collect();
        SafeTable {
            title: self.table.title.clone(),
            measure,
            rows_are: self.table.rows_are.clone(),
            columns_are: self.table.columns_are.clone(),
            rows: self.table.rows.clone(),
            columns: self.table.columns.clone(),
            hidden: u32::try_from(cells.iter().filter(|cell| cell.value.is_none()).count()).unwrap_or(u32::MAX),
            cells: cells.chunks(self.columns()).map(<[ShownCell]>::to_vec).collect(),
            policy: policy.name.clone(),
            rounding: policy.rounding,
        }
    }

    /// A row whose people are all in one column tells something of each of them, where the noughts beside it are shown.
    fn whole_groups(&self, policy: &DisclosurePolicy) -> Result<(), Advice> {
        if self.table.whole_groups || self.table.measure != Measured::People || !policy.zeros || self.table.columns.len() < 2 {
            return Ok(());
        }
        let whole = |row: &Vec<TrueCell>| row.iter().filter(|cell| cell.value > 0).count() == 1;
        match self.table.cells.iter().position(whole) {
            Some(row) => {
                Err(self
                    .advise(&[row.saturating_mul(self.columns())], "everybody of a row is in one column, which tells it of each of them"))
            }
            None => Ok(()),
        }
    }

    /// Tables of earlier releases that show the same thing.
    fn earlier<'q>(&self, question: &'q Publish) -> Vec<(&'q Release, &'q SafeTable)> {
        let apart = |release: &Release| match (release.from, question.from) {
            (Some(their), Some(our)) => release.as_of < our || question.as_of < their,
            _ => false,
        };
        let same = |table: &&SafeTable| {
            let (ours, theirs) = (self.table, table);
            ours.measure == theirs.measure && ours.rows_are == theirs.rows_are && ours.columns_are == theirs.columns_are
        };
        let releases = question.log.iter().filter(|release| !apart(release) && release.policy.publishable);
        releases.flat_map(|release| release.tables.iter().filter(same).map(move |table| (release, table))).collect()
    }

    /// Of each cell, the one with the same names in another table.
    fn matched<'s>(&self, table: &'s SafeTable) -> Vec<Option<&'s ShownCell>> {
        let find = |names: &[String], theirs: &[String], place: usize| match names.get(place) {
            Some(name) => theirs.iter().position(|their| their == name),
            // The total, if both have the same rows (or columns) to add up.
            None => Some(theirs.len()),
        };
        let at = |cell: usize| {
            let (row, column) = self.place(cell);
            let row = find(&self.table.rows, &table.rows, row)?;
            let column = find(&self.table.columns, &table.columns, column)?;
            table.cells.get(row)?.get(column)
        };
        (0..self.cells.len()).map(at).collect()
    }

    fn same_day(
        &self,
        release: &Release,
        table: &SafeTable,
        question: &Publish,
        shown: &mut [Range],
        blank: &mut [Range],
    ) -> Result<(), Advice> {
        if release.population != question.population || release.as_of != question.as_of || release.from != question.from {
            return Ok(());
        }
        // The same people on the same day: what was shown then is known now, whatever is hidden.
        let mut fault = None;
        for (cell, theirs) in self.matched(table).into_iter().enumerate() {
            let (Some(value), Some(amount)) = (theirs.and_then(|shown| shown.value), self.cells.get(cell)) else { continue };
            let (low, high) = release.policy.reads(table.measure, value);
            let true_value = i64::try_from(amount.value).unwrap_or(i64::MAX);
            if true_value < low || true_value > high {
                fault = Some(cell);
            }
            for range in [shown.get_mut(cell), blank.get_mut(cell)].into_iter().flatten() {
                *range = (range.0.max(low), range.1.min(high));
            }
        }
        fault.map_or(Ok(()), |cell| Err(self.advise(&[cell], "an earlier release says something else of the same people and day")))
    }

    /// Of another day or population: differences of what both show may tell of the few by whom they differ. Cells that would are
    /// hidden now.
    fn other_day(&mut self, release: &Release, table: &SafeTable, question: &Publish, policy: &DisclosurePolicy) -> Result<(), Advice> {
        if release.population == question.population && release.as_of == question.as_of && release.from == question.from {
            return Ok(());
        }
        if self.table.measure == Measured::Minutes {
            let grand = self.cells.len().saturating_sub(1);
            return Err(
                self.advise(&[grand], "hours of spans that overlap cannot be audited against each other; publish spans that do not")
            );
        }
        for (cell, theirs) in self.matched(table).into_iter().enumerate() {
            let (Some(value), Some(amount)) = (theirs.and_then(|shown| shown.value), self.cells.get(cell)) else { continue };
            let (low, high) = release.policy.reads(table.measure, value);
            let (our_low, our_high) = policy.shown(table.measure, amount.value).1;
            let (least, most) = (our_low.saturating_sub(high), our_high.saturating_sub(low));
            let width = i64::from(policy.protection);
            let few = least.saturating_abs().min(most.saturating_abs()) < i64::from(policy.threshold) && (least, most) != (0, 0);
            if few && most.saturating_sub(least) < width && !self.needs.iter().any(|(there, _)| *there == cell) {
                self.needs.push((cell, Need { up: 0, down: 0, width }));
            }
        }
        Ok(())
    }

    /// The differences as a table of their own: none of a few people may be worked out from those that are shown.
    fn differences(
        &self,
        release: &Release,
        table: &SafeTable,
        question: &Publish,
        policy: &DisclosurePolicy,
        grid: &mut Grid,
    ) -> Result<(), Advice> {
        let same = release.population == question.population && release.as_of == question.as_of && release.from == question.from;
        if same || self.table.rows != table.rows || self.table.columns != table.columns {
            return Ok(());
        }
        let theirs = self.matched(table);
        let ranges: Vec<Range> = (0..self.cells.len())
            .map(|cell| {
                let value = theirs.get(cell).copied().flatten().and_then(|shown| shown.value);
                let their = value.map_or(release.policy.blank(), |value| release.policy.reads(table.measure, value));
                let ours = if grid.is_hidden(cell) {
                    policy.blank()
                } else {
                    policy.shown(self.table.measure, self.cells.get(cell).map_or(0, |amount| amount.value)).1
                };
                (ours.0.saturating_sub(their.1), ours.1.saturating_sub(their.0))
            })
            .collect();
        let Some(narrow) = super::grid::narrow(self.columns(), &ranges, i64::from(policy.threshold), i64::from(policy.protection)) else {
            return Ok(());
        };
        Err(self.advise(&[narrow], "the difference from an earlier release tells of a few people"))
    }

    /// What to put together: the row and the column of the first cell, each with the smaller of its neighbours.
    fn advise(&self, cells: &[usize], why: &str) -> Advice {
        let (row, column) = self.place(cells.first().copied().unwrap_or(0));
        let total = |row: usize, column: usize| {
            let cell = row.saturating_mul(self.columns()).saturating_add(column);
            self.cells.get(cell).map_or(u64::MAX, |amount| amount.value)
        };
        let pick = |names: &[String], place: usize, size: &dyn Fn(usize) -> u64| {
            let smallest = (0..names.len()).min_by_key(|place| size(*place)).unwrap_or(0);
            let place = if place < names.len() { place } else { smallest };
            let near = [place.checked_sub(1), Some(place.saturating_add(1))].into_iter().flatten().filter(|n| *n < names.len());
            let other = near.min_by_key(|near| size(*near));
            let mut both: Vec<usize> = other.into_iter().chain([place]).collect();
            both.sort_unstable();
            both.into_iter().filter_map(|place| names.get(place).cloned()).collect::<Vec<_>>()
        };
        let (rows, columns) = (self.table.rows.len(), self.table.columns.len());
        let merge_rows = if rows > 1 { pick(&self.table.rows, row, &|row| total(row, columns)) } else { Vec::new() };
        let merge_columns = if columns > 1 { pick(&self.table.columns, column, &|column| total(rows, column)) } else { Vec::new() };
        let mut what: Vec<String> = Vec::new();
        if !merge_rows.is_empty() {
            what.push(format!("`{}`", merge_rows.join("` with `")));
        }
        if !merge_columns.is_empty() {
            what.push(format!("`{}`", merge_columns.join("` with `")));
        }
        let what =
            if what.is_empty() { "publish it later, or pooled with others".into() } else { format!("put together {}", what.join(" or ")) };
        Advice { table: self.table.title.clone(), why: format!("{why}; {what}"), merge_rows, merge_columns }
    }
}
