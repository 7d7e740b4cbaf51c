//! Figures of groups beside those of other groups in earlier reports.

use super::headlines::{Days, Headlines, Shown, base, holds_headlines, is_near, overlap, overlap_of, parts, stands_alone};
use super::publish::Release;
use super::table::{Measured, SafeTable};

/// Returns whether a figure is of hours that were given or received.
pub(super) fn is_hours(name: &str) -> bool {
    base(&parts(name)) == Some("hours-given")
}

impl Headlines<'_> {
    /// Returns whether an earlier report, over days that overlap, shows a figure of a group that is not this one, and not `apart` from it.
    /// `of`: what the figure is of; `group`: the filter for the group.
    pub(crate) fn tells_of_another_group(&self, days: Days, of: &str, group: &str, apart: impl Fn(&str, Days) -> bool) -> bool {
        let earlier = self.log.iter().filter(|earlier| earlier.policy.publishable && overlap_of(of, earlier, days));
        let rows = earlier.flat_map(|earlier| {
            let tables = earlier.tables.iter().filter(|table| stands_alone(table));
            let then = Days { from: earlier.from, until: earlier.as_of };
            tables.flat_map(|table| table.rows.iter().zip(&table.cells)).map(move |row| (then, row))
        });
        let mut shown = rows.filter(|(_, (_, cells))| cells.first().is_some_and(|cell| cell.value.is_some()));
        shown.any(|(then, (row, _))| {
            let theirs = parts(row);
            let mut groups = theirs.iter().skip(1).filter(|filter| !filter.starts_with("need "));
            self::base(&theirs) == self::base(&[of]) && groups.any(|theirs| *theirs != group && !apart(theirs, then))
        })
    }

    /// Returns whether an earlier release of some days holds a table that the bank counted, with a row for a group: `group` is the filter for
    /// it.
    pub(crate) fn has_counted(&self, group: &str, then: Days) -> bool {
        let tables = self.log.iter().flat_map(|release| &release.tables);
        let mut counted = tables.filter_map(|table| Some((table, table.recipe.as_ref()?)));
        counted.any(|(table, recipe)| {
            let same_days = (recipe.from, recipe.until) == (then.from, then.until);
            same_days && table.rows.iter().any(|row| group == format!("{} {row}", recipe.rows.by))
        })
    }

    /// Returns whether an earlier report, over days that overlap, shows a table of hours of the host's own. Nobody knows any more whose
    /// they are.
    pub(super) fn is_beside_own_hours(&self, days: Days) -> bool {
        let mut earlier = self.log.iter().filter(|earlier| earlier.policy.publishable && overlap(earlier, days));
        earlier.any(|earlier| {
            let mut tables = earlier.tables.iter();
            tables.any(|table| table.measure == Measured::Minutes && table.recipe.is_none() && !stands_alone(table))
        })
    }

    /// Returns whether earlier reports published hours of other, overlapping days. A table of hours could be compared with them.
    pub(crate) fn hours_told_of_other_days(&self, days: Days) -> bool {
        let other = |earlier: &&Release| (earlier.from, earlier.as_of) != (days.from, days.until) && overlap(earlier, days);
        let mut tables = self.log.iter().filter(|earlier| earlier.policy.publishable).filter(other).flat_map(|earlier| &earlier.tables);
        let told = |table: &SafeTable| {
            let mut rows = table.rows.iter().zip(&table.cells).filter(|(row, _)| is_hours(row));
            rows.any(|(_, cells)| cells.iter().any(|cell| cell.value.is_some()))
        };
        self.policy.publishable && tables.any(|table| holds_headlines(table) && table.measure == Measured::Minutes && told(table))
    }

    /// Returns whether an earlier report, over days that overlap, shows hours of other groups than the `known` ones. A table of hours by
    /// group could be compared with them.
    pub(crate) fn hours_told_of_other_groups(&self, days: Days, known: &[&str]) -> bool {
        let earlier = self.log.iter().filter(|earlier| earlier.policy.publishable && overlap(earlier, days));
        let tables = earlier.flat_map(|earlier| &earlier.tables);
        let tables = tables.filter(|table| holds_headlines(table) && table.measure == Measured::Minutes);
        let mut rows = tables.flat_map(|table| table.rows.iter().zip(&table.cells));
        rows.any(|(row, cells)| {
            let shown = cells.first().is_some_and(|cell| cell.value.is_some());
            shown && is_hours(row) && !known.contains(&row.as_str()) && parts(row).len() > 1
        })
    }

    /// Returns whether a table of those who asked for something, with these counts, would tell how few did not, beside headlines of this
    /// report or of earlier ones.
    pub(crate) fn tells_who_asked(&self, days: Days, asked: &[u64]) -> bool {
        let releases = self.log.iter().chain(&self.releases).filter(|release| release.policy.publishable && overlap(release, days));
        let mut told = releases.flat_map(|release| {
            let tables = release.tables.iter().filter(|table| holds_headlines(table) && table.measure == Measured::People);
            let rows = tables.flat_map(|table| table.rows.iter().zip(&table.cells));
            rows.filter_map(move |(row, cells)| Some((release, (row.clone(), Shown::Count(cells.first()?.value?)))))
        });
        told.any(|(release, one)| is_near(&release.policy, &one, &self.policy, asked.iter().copied()))
    }
}
