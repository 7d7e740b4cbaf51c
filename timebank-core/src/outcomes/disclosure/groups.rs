//! Figures of groups beside those of other groups in earlier reports.

use super::headlines::{Days, Headlines, base, overlap_of, parts, stands_alone};

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
}
