//! A table being made safe: what must be withheld, what a reader knows of it, and the tables it is audited with.

use super::audit::{Auditor, Behind, Seen, Why};
use super::grid::{Margin, NO_BOUND, Range};
use super::make::{Plan, Refused, make};
use super::noise::Draws;
use super::policy::DisclosurePolicy;
use super::publish::{Given, Publish};
use super::standing::Log;
use super::table::{Measured, SafeTable, ShownCell, TrueCell, TrueTable};
use std::cell::Cell;

/// The step limit of all audits of a release. It is not a time limit, so that the result is the same on every machine.
pub(super) const STEPS: u64 = 400_000_000;

/// The minutes that few people must seem to may have, where they have none.
const AN_HOUR: i64 = 60;

/// What figures published outside a table reveal about one of its cells. `row` and `column` are `None` for totals.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Beside {
    pub(crate) row: Option<usize>,
    pub(crate) column: Option<usize>,
    /// What a reader of the other figures knows of the cell, hidden or not.
    pub(crate) known: Option<Range>,
    /// Whether it must be hidden because of earlier figures.
    pub(crate) hide: bool,
    /// The composition of a total, if the same people are counted in several of its cells.
    pub(crate) made_of: Option<TrueCell>,
}

impl Beside {
    fn cell(&self, table: &TrueTable) -> usize {
        let row = self.row.unwrap_or(table.rows.len());
        let column = self.column.unwrap_or(table.columns.len());
        row.saturating_mul(table.columns.len().saturating_add(1)).saturating_add(column)
    }
}

fn whole(value: u64) -> i64 {
    i64::try_from(value).unwrap_or(i64::MAX)
}

/// Returns a table whose people are not known.
fn nameless(place: usize, table: &TrueTable) -> Behind {
    let cell = |cell: &TrueCell| (cell.value, cell.people, cell.largest.clone());
    let cells: Vec<(u64, u32, Vec<u64>)> = match table.measure {
        Measured::Minutes => table.cells.iter().flatten().map(cell).collect(),
        // For people, only the number matters.
        Measured::People => table.cells.iter().flatten().map(|cell| (cell.value, 1, vec![cell.value])).collect(),
    };
    let mut behind = Behind::nameless(place, table.columns.len(), &cells);
    if table.measure == Measured::People && !table.whole_groups {
        behind.note_people(table.rows.len(), table.columns.len());
    }
    behind
}

/// A table being made safe.
pub(super) struct Work<'t> {
    pub(super) given: &'t Given,
    pub(super) cells: Vec<TrueCell>,
    policy: &'t DisclosurePolicy,
    question: &'t Publish,
    draws: Option<&'t Draws>,
    /// What is added to each cell.
    noise: Vec<i64>,
    needs: Vec<(usize, Margin)>,
    /// Cells that other tables of the release show too. They stay shown, and count as known exactly.
    shared: Vec<bool>,
    /// Bounds that a reader has from elsewhere.
    known: Vec<(usize, Range)>,
    behind: Behind,
}

impl<'t> Work<'t> {
    /// `place`: the index of the table in its release.
    pub(super) fn new(
        place: usize,
        given: &'t Given,
        policy: &'t DisclosurePolicy,
        question: &'t Publish,
        beside: &[Beside],
        draws: Option<&'t Draws>,
    ) -> Self {
        let table = &given.table;
        let mut cells = table.with_totals().unwrap_or_default();
        if let Some(behind) = &given.behind {
            let ([rows, columns], width) = (&behind.axes, table.columns.len().saturating_add(1));
            let mut people: Vec<[std::collections::BTreeMap<u32, u64>; 2]> = vec![Default::default(); cells.len()];
            for unit in &behind.units {
                let line = |axis: &super::audit::Axis, at: u32| axis.line.get(at as usize).map_or(usize::MAX, |line| *line as usize);
                let (row, column) = (line(rows, unit.at[0]), line(columns, unit.at[1]));
                for (row, column) in
                    [(row, width.saturating_sub(1)), (table.rows.len(), column), (table.rows.len(), width.saturating_sub(1))]
                {
                    let cell = people.get_mut(row.saturating_mul(width).saturating_add(column));
                    for (sums, who) in cell.into_iter().flatten().zip([unit.who, unit.other]) {
                        let sum = sums.entry(who).or_default();
                        *sum = sum.saturating_add(unit.amount);
                    }
                }
            }
            for (cell, people) in cells.iter_mut().zip(people).filter(|(_, [people, _])| !people.is_empty()) {
                let [gave, received] = people.map(|people| TrueCell::of(table.measure, people.into_values()));
                *cell = gave.worse(&received);
            }
        }
        let mut known = Vec::new();
        for one in beside {
            let cell = one.cell(table);
            let Some(amount) = cells.get_mut(cell) else { continue };
            if let Some(made_of) = &one.made_of {
                (amount.people, amount.largest) = (made_of.people, made_of.largest.clone());
            }
            let value = whole(amount.value);
            known.extend(one.known.map(|(low, high)| (cell, (low.min(value), high.max(value)))));
        }
        let behind = given.behind.clone().unwrap_or_else(|| nameless(place, table));
        let without_zeros = DisclosurePolicy { zeros: false, ..policy.clone() };
        let needs = cells.iter().enumerate().filter_map(|(cell, amount)| {
            // Of few people zero is told no more than what is not.
            if !behind.is_of_few(cell, policy.threshold) {
                return Some((cell, policy.need(table.measure, amount)?));
            }
            let mut need = without_zeros.need(table.measure, amount)?;
            if table.measure == Measured::Minutes && amount.value == 0 {
                need = Margin { up: AN_HOUR, down: 0, width: AN_HOUR };
            }
            Some((cell, need))
        });
        let mut needs: Vec<(usize, Margin)> = needs.collect();
        for one in beside.iter().filter(|one| one.hide) {
            let cell = one.cell(table);
            if !needs.iter().any(|(there, _)| *there == cell) {
                needs.push((cell, Margin { up: 0, down: 0, width: i64::from(policy.protection) }));
            }
        }
        let shared = vec![false; cells.len()];
        let noise = vec![0; cells.len()];
        let mut work = Self { given, cells, policy, question, draws, noise, needs, shared, known, behind };
        work.draw();
        work
    }

    /// Draws the noise. What is under the threshold after noise is withheld, and a reader knows so much of it.
    fn draw(&mut self) {
        let Some(draws) = self.draws.filter(|_| self.policy.noise.is_some() && self.given.behind.is_some()) else { return };
        let drawn = draws.noise(&self.behind, self.table().rows.len(), self.table().columns.len());
        self.noise = drawn.iter().map(|drawn| drawn.noise).collect();
        self.needs.clear();
        for (cell, drawn) in drawn.into_iter().enumerate() {
            if let Some((under, amount)) = draws.under(drawn).zip(self.cells.get(cell)) {
                let small = self.policy.need(Measured::People, amount).unwrap_or_default();
                self.needs.push((cell, small));
                self.known.push((cell, under));
            }
        }
    }

    /// Returns the figure of a cell as it would be printed: rounded, or with noise.
    fn figure(&self, cell: usize) -> u64 {
        let value = self.cells.get(cell).map_or(0, |cell| cell.value);
        if self.policy.noise.is_some() {
            return value.saturating_add_signed(self.noise.get(cell).copied().unwrap_or(0));
        }
        self.policy.shown(self.table().measure, value).0
    }

    fn table(&self) -> &TrueTable {
        &self.given.table
    }
    /// Returns a table in its published form, with how it was counted. `None` for one of the host's own.
    pub(super) fn told<'w>(&'w self, table: &'w SafeTable) -> Option<super::alike::Told<'w>> {
        Some(super::alike::Told { table, recipe: self.given.recipe.as_ref()?, behind: &self.behind })
    }
    fn columns(&self) -> usize {
        self.table().columns.len().saturating_add(1)
    }
    /// Returns the index of the grand total.
    pub(super) fn grand(&self) -> usize {
        self.cells.len().saturating_sub(1)
    }
    /// Returns whether a cell is about so few people that zero is withheld as well.
    fn is_of_few(&self, cell: usize) -> bool {
        self.behind.is_of_few(cell, self.policy.threshold)
    }
    fn is_margin(&self, cell: usize) -> (bool, bool) {
        let (row, column) = (cell.checked_div(self.columns()).unwrap_or(0), cell.checked_rem(self.columns()).unwrap_or(0));
        (row == self.table().rows.len(), column == self.table().columns.len())
    }

    /// Returns whether a cell is zero, and shown.
    fn shows_zero(&self, cell: usize) -> bool {
        self.policy.zeros && self.cells.get(cell).is_some_and(|cell| cell.value == 0) && !self.is_of_few(cell)
    }

    /// Returns whether a cell is a total that counts somebody more than once. It is not published, but where everything in it is zero and
    /// shown.
    fn counts_again(&self, cell: usize) -> bool {
        let [rows, columns] = self.given.recipe.as_ref().map_or([false; 2], super::recipe::Recipe::counts_again);
        let (over_rows, over_columns) = self.is_margin(cell);
        let zero = self.shows_zero(cell);
        self.policy.publishable && !zero && (rows && over_rows || columns && over_columns)
    }

    /// Marks the cells that this table shares with the host's other tables.
    pub(super) fn share(&mut self, others: &[&TrueTable]) {
        for other in others.iter().filter(|other| !std::ptr::eq(**other, &self.given.table) && other.measure == self.given.table.measure) {
            let [rows, columns] = super::hosts::sides(&self.given.table).map(|side| super::hosts::sides(other).contains(&side));
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
        let shared = self.shared.iter().zip(&self.cells).enumerate().filter(|(_, (shared, _))| **shared);
        self.known.extend(shared.map(|(cell, (_, amount))| (cell, (whole(amount.value), whole(amount.value)))).collect::<Vec<_>>());
    }

    /// Returns a cell that prevents publication whatever is withheld, and the reason.
    pub(super) fn fault(&self) -> Option<(usize, &'static str)> {
        if let Some((cell, _)) = self.needs.iter().find(|(cell, _)| self.shared.get(*cell) == Some(&true)) {
            return Some((*cell, "a total that stands in more than one table is too small"));
        }
        let table = self.table();
        // If zeros are shown, a line whose people are all in one cell reveals that cell for each of them. With noise it does, too: the same
        // people carry the same noise, so the cell and the total print the same figure. Of few people nothing is shown.
        let noise = self.policy.noise.is_some();
        if table.whole_groups || table.measure != Measured::People || !(self.policy.zeros || noise) {
            return None;
        }
        let (rows, columns) = (table.rows.len(), table.columns.len());
        let is_needed = |cell: usize| self.needs.iter().any(|(there, _)| *there == cell);
        let filled = |cell: usize| self.cells.get(cell).is_some_and(|there| there.value > 0) || self.is_of_few(cell);
        let there = |row: usize, column: usize| filled(self.at(row, column));
        let told = |total: usize| !(self.is_of_few(total) || noise && is_needed(total));
        let row = |row: &usize| columns > 1 && (0..columns).filter(|column| there(*row, *column)).count() == 1;
        // Where everybody of a table is in one row, and rows do not say what came of people, each column says no more than that.
        let of_groups = self.given.recipe.as_ref().is_some_and(|recipe| !recipe.rows.is_by_result());
        let apart = !of_groups || (0..rows).filter(|row| there(*row, columns)).count() > 1;
        let column = |column: &usize| apart && rows > 1 && (0..rows).filter(|row| there(*row, *column)).count() == 1;
        let of_rows = (0..rows).filter(row).map(|row| self.at(row, columns)).find(|total| told(*total));
        if let Some(total) = of_rows {
            return Some((total, "everybody of a row is in one column, which tells it of each of them"));
        }
        let total = (0..columns).filter(column).map(|column| self.at(rows, column)).find(|total| told(*total))?;
        Some((total, "everybody of a column is in one row, which tells it of each of them"))
    }

    fn at(&self, row: usize, column: usize) -> usize {
        row.saturating_mul(self.columns()).saturating_add(column)
    }

    /// Returns the cost of withholding a cell. The number of cells counts most, larger values cost slightly more, and totals much
    /// more.
    fn cost(&self, cell: usize) -> Option<u64> {
        let amount = self.cells.get(cell)?;
        if self.shared.get(cell) == Some(&true) || self.shows_zero(cell) {
            return None;
        }
        let times = match self.is_margin(cell) {
            (true, true) => 64,
            (false, false) => 1,
            _ => 8,
        };
        Some(u64::from(amount.value.saturating_add(1).ilog2()).saturating_add(64).saturating_mul(times))
    }

    fn plan(&self) -> Plan {
        let measure = self.table().measure;
        let mut shown: Vec<Range> = (0..self.cells.len()).map(|cell| self.policy.reads(measure, self.figure(cell))).collect();
        let blank = |cell: usize| if self.is_of_few(cell) { (0, NO_BOUND) } else { self.policy.blank() };
        let mut blank: Vec<Range> = (0..self.cells.len()).map(blank).collect();
        for ((cell, shown), blank) in (0..).zip(&mut shown).zip(&blank) {
            if self.counts_again(cell) {
                *shown = *blank;
            }
        }
        for (cell, (low, high)) in &self.known {
            for range in [shown.get_mut(*cell), blank.get_mut(*cell)].into_iter().flatten() {
                *range = (range.0.max(*low), range.1.min(*high));
            }
        }
        let mut plan = Plan {
            columns: self.columns(),
            value: self.cells.iter().map(|cell| whole(cell.value)).collect(),
            shown,
            blank,
            cost: (0..self.cells.len()).map(|cell| self.cost(cell)).collect(),
            needs: self.needs.clone(),
        };
        if let Some(draws) = self.draws.filter(|_| self.policy.noise.is_none()) {
            let table = self.table();
            let (axes, width) = ([table.rows_are.as_str(), table.columns_are.as_str()], plan.columns.max(1));
            let draw = |cell: usize| {
                let (row, column) = (cell.checked_div(width).unwrap_or(0), cell.checked_rem(width).unwrap_or(0));
                draws.margin(axes, table.rows.get(row).map(String::as_str), table.columns.get(column).map(String::as_str))
            };
            // Minutes have no threshold: what is withheld rests on who gave them.
            let threshold = if measure == Measured::People { i64::from(self.policy.threshold) } else { i64::MAX };
            plan.vary(threshold, i64::from(self.policy.protection), draw);
        }
        plan
    }

    fn printed(&self, hidden: &[bool]) -> Vec<Option<u64>> {
        let shown = |cell: usize| hidden.get(cell) != Some(&true) && !self.counts_again(cell);
        (0..self.cells.len()).map(|cell| shown(cell).then(|| self.figure(cell))).collect()
    }

    /// Returns the table in its published form.
    pub(super) fn shown(&self, hidden: &[bool]) -> SafeTable {
        let table = self.table();
        let cells: Vec<ShownCell> = self.printed(hidden).into_iter().map(|value| ShownCell { value }).collect();
        SafeTable {
            title: table.title.clone(),
            measure: table.measure,
            rows_are: table.rows_are.clone(),
            columns_are: table.columns_are.clone(),
            rows: table.rows.clone(),
            columns: table.columns.clone(),
            hidden: u32::try_from(cells.iter().filter(|cell| cell.value.is_none()).count()).unwrap_or(u32::MAX),
            cells: cells.chunks(self.columns()).map(<[ShownCell]>::to_vec).collect(),
            policy: self.policy.name.clone(),
            rounding: self.policy.rounding,
            noise: self.policy.noise,
            recipe: self.given.recipe.clone(),
            counted: self.given.behind.as_ref().zip(self.draws).map(|(behind, draws)| draws.digest(behind)),
        }
    }
}

/// Tables that are made and audited together: those the bank counted of the same things, with all earlier ones of these; or a
/// single table of the host's own.
pub(super) struct Partition<'w, 't> {
    works: Vec<(usize, &'w Work<'t>)>,
    behind: Vec<&'w Behind>,
    log: Vec<&'w super::standing::Known<'t>>,
}

impl<'w, 't> Partition<'w, 't> {
    pub(super) fn all(works: &'w [Work<'t>], log: &'w Log<'t>) -> Vec<Self> {
        let mut all = Vec::new();
        let mut spaces: Vec<u8> = works.iter().filter_map(|work| Some(work.given.recipe.as_ref()?.space())).collect();
        spaces.sort_unstable();
        spaces.dedup();
        for space in spaces {
            let of = |work: &Work<'_>| work.given.recipe.as_ref().is_some_and(|recipe| recipe.space() == space);
            let works: Vec<(usize, &Work<'t>)> = works.iter().enumerate().filter(|(_, work)| of(work)).collect();
            let behind = works.iter().map(|(_, work)| &work.behind).collect();
            all.push(Self { works, behind, log: log.known.iter().filter(|known| known.space() == space).collect() });
        }
        for (place, work) in works.iter().enumerate().filter(|(_, work)| work.given.recipe.is_none()) {
            all.push(Self { works: vec![(place, work)], behind: vec![&work.behind], log: Vec::new() });
        }
        all
    }

    pub(super) fn places(&self) -> impl Iterator<Item = usize> + '_ {
        self.works.iter().map(|(place, _)| *place)
    }

    /// Returns which cells of each table are withheld, or the table that cannot be made, the cell, and the reason.
    ///
    /// `steps`: how many steps its audits may still take.
    pub(super) fn make(&self, steps: &Cell<u64>) -> Result<Vec<Vec<bool>>, (usize, usize, &'static str)> {
        let plans: Vec<Plan> = self.works.iter().map(|(_, work)| work.plan()).collect();
        let mut auditor = Auditor::default();
        let seen = |hidden: &[Vec<bool>], steps, thorough| {
            let mut seen: Vec<Seen<'_>> = Vec::new();
            for (((_, work), behind), hidden) in self.works.iter().zip(&self.behind).zip(hidden) {
                let table = work.table();
                seen.push(Seen {
                    rows: table.rows.len(),
                    columns: table.columns.len(),
                    measure: table.measure,
                    shown: work.printed(hidden),
                    known: work.known.clone(),
                    policy: work.policy,
                    behind,
                    days: work.days(),
                });
            }
            seen.extend(self.log.iter().map(|known| known.seen()));
            auditor.audit(&seen, steps, thorough)
        };
        make(&plans, steps, seen).map_err(|refused| {
            let place = |table: usize| self.works.get(table).or(self.works.first()).map_or(0, |(place, _)| *place);
            match refused {
                Refused::Spent => (place(0), 0, "it is too large to be audited beside what was published before"),
                Refused::Contradiction { table, cell } if table < self.works.len() => {
                    (place(table), cell, "what is told beside it says something else")
                }
                Refused::Contradiction { cell, .. } => {
                    (place(0), cell, "an earlier release says something else of the same people and days")
                }
                Refused::Open { table, cell, why: Why::Difference } => {
                    (place(table), cell, "the difference from an earlier figure tells of a few people")
                }
                Refused::Open { table, cell, why: Why::Averaged } => {
                    (place(table), cell, "an average of all that was published before would come too near to a few people")
                }
                Refused::Open { table, cell, why: Why::Together } => {
                    (place(table), cell, "hidden cells tell of a few people when they are added up")
                }
                Refused::Open { table, cell, why: Why::Cell } => (place(table), cell, "small cells cannot be kept from being worked out"),
            }
        })
    }
}

impl Work<'_> {
    fn days(&self) -> (Option<i32>, i32) {
        match &self.given.recipe {
            Some(recipe) => (recipe.from.map(crate::values::time::Date::days), recipe.until.days()),
            None => (self.question.from.map(crate::values::time::Date::days), self.question.as_of.days()),
        }
    }
}
