//! Rows and warnings are put together as they come: where each stands in its list is looked up, and never searched for.

use super::{Caution, FileCount, LeftOut, NotTaken, Report, Warning};
use crate::interchange::FAULTS;
use crate::order::BTreeMap;

/// What stands under names.
type ByName<T> = BTreeMap<String, T>;

/// Places in the lists of a report. They say nothing that the lists do not say, so that reports are equal whatever stands here.
#[derive(Clone, Debug, Default)]
pub(in crate::interchange) struct Tally {
    /// Files by name.
    files: ByName<usize>,
    /// What is left out, by reason, file and column, and then by value.
    left_out: BTreeMap<NotTaken, ByName<ByName<ByName<usize>>>>,
    /// Warnings of each kind.
    warnings: BTreeMap<Caution, usize>,
}

impl PartialEq for Tally {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Tally {}

impl Report {
    /// What became of the rows of a file.
    pub(in crate::interchange) fn count_of(&mut self, file: &str) -> Option<&mut FileCount> {
        let known = self.tally.files.get(file).copied();
        let place = match known.filter(|place| self.files.get(*place).is_some_and(|count| count.file == file)) {
            Some(place) => place,
            None => {
                let place = self.files.iter().position(|count| count.file == file)?;
                self.tally.files.insert(file.to_owned(), place);
                place
            }
        };
        self.files.get_mut(place)
    }

    /// Lists rows that are not taken, put together by what decides.
    pub(in crate::interchange) fn leave_out(&mut self, file: &str, column: &str, value: &str, why: NotTaken, line: u64, minutes: u64) {
        if let Some(count) = self.count_of(file) {
            count.left_out = count.left_out.saturating_add(1);
        }
        let place = self.place_of(file, column, value, why);
        let Some(row) = self.left_out.get_mut(place) else { return };
        row.rows = row.rows.saturating_add(1);
        row.minutes = row.minutes.saturating_add(minutes);
        if row.lines.len() < FAULTS {
            row.lines.push(line);
        }
    }

    /// Where rows of this value are listed: those beyond the first thousand values stand together.
    fn place_of(&mut self, file: &str, column: &str, value: &str, why: NotTaken) -> usize {
        let columns = self.tally.left_out.entry(why).or_default();
        if columns.get(file).is_none_or(|columns| !columns.contains_key(column)) {
            columns.entry(file.to_owned()).or_default().insert(column.to_owned(), BTreeMap::new());
        }
        let next = self.left_out.len();
        let Some(values) = columns.get_mut(file).and_then(|columns| columns.get_mut(column)) else { return next };
        let value = if values.contains_key(value) || values.len() < FAULTS { value } else { "" };
        if let Some(place) = values.get(value) {
            return *place;
        }
        values.insert(value.to_owned(), next);
        self.left_out.push(LeftOut {
            file: file.into(),
            column: column.into(),
            value: value.into(),
            why,
            rows: 0,
            lines: Vec::new(),
            minutes: 0,
        });
        next
    }

    /// Adds a warning, up to a thousand of one kind.
    pub(in crate::interchange) fn warn(&mut self, warning: Warning) {
        let count = self.tally.warnings.entry(warning.kind).or_default();
        if *count < FAULTS {
            *count = count.saturating_add(1);
            self.warnings.push(warning);
        }
    }

    /// Takes warnings back until so many are left: those of a row that is not taken.
    pub(in crate::interchange) fn unwarn(&mut self, left: usize) {
        for warning in self.warnings.drain(left.min(self.warnings.len())..) {
            if let Some(count) = self.tally.warnings.get_mut(&warning.kind) {
                *count = count.saturating_sub(1);
            }
        }
    }
}

#[cfg(test)]
#[allow(clippy::indexing_slicing, reason = "tests")]
mod tests {
    use super::*;

    #[test]
    fn promise_9_rows_that_are_left_out_are_put_together_whatever_they_say() {
        let mut report = Report::default();
        report.files.push(FileCount { file: "late.csv".into(), read: 30_000, taken: 0, refused: 0, left_out: 0 });
        for line in 2..30_002u64 {
            report.leave_out("late.csv", "ID", &line.to_string(), NotTaken::Repeated, line, 60);
        }
        // The first thousand codes each by themselves, the 29,000 others together.
        assert_eq!(report.left_out.len(), 1_001);
        assert_eq!((report.left_out[0].value.as_str(), report.left_out[0].rows, report.left_out[0].lines[0]), ("2", 1, 2));
        let rest = &report.left_out[1_000];
        assert_eq!((rest.value.as_str(), rest.rows, rest.lines[0], rest.minutes), ("", 29_000, 1_002, 29_000 * 60));
        assert_eq!(report.files[0].left_out, 30_000);
        // A value that is listed is counted where it stands.
        report.leave_out("late.csv", "ID", "2", NotTaken::Repeated, 40_000, 60);
        assert_eq!(report.left_out[0].rows, 2);
        report.leave_out("late.csv", "ID", "2", NotTaken::State, 40_001, 60);
        assert_eq!(report.left_out.len(), 1_002);
    }

    #[test]
    fn warnings_are_counted_by_kind_and_taken_back() {
        let mut report = Report::default();
        for line in 0..2_000 {
            report.warn(Warning::new(Caution::RowTwice, "a.csv", vec![line], ""));
        }
        report.warn(Warning::new(Caution::OverADay, "a.csv", vec![1], ""));
        assert_eq!(report.warnings.len(), 1_001);
        report.unwarn(999);
        report.warn(Warning::new(Caution::RowTwice, "a.csv", vec![1], ""));
        assert_eq!((report.warnings.len(), report.warnings[999].kind), (1_000, Caution::RowTwice));
    }
}
