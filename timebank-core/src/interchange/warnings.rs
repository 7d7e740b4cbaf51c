//! What was taken and should be looked at: implausible amounts, rows and sheets that stand twice, names that look like one person's.

use super::classify::is_community as is_public;
use super::community::{Community, TransferRow};
use super::names::look_alikes;
use super::{Caution, FAULTS, Report, Warning};
use crate::order::{BTreeMap, BTreeSet};
use crate::values::time::Date;

/// Minutes of a day.
const DAY: i64 = 1_440;
/// Rows from which on a community has a habit, and how many times the usual length is far outside it.
const HABIT_ROWS: usize = 20;
const HABIT_TIMES: i64 = 10;

/// Looks at everything that was read, before it becomes a bank.
pub(super) fn look(community: &Community, report: &mut Report) {
    long_rows(community, report);
    long_days(community, report);
    alike(community, report);
}

fn is_help(community: &Community, t: &TransferRow) -> bool {
    !is_public(community, t.payee) && t.more.as_ref().is_none_or(|more| !more.unknown)
}

fn minutes(t: &TransferRow) -> u64 {
    t.minutes.get().unsigned_abs()
}

/// Rows of more than a day, and rows far longer than others.
fn long_rows(community: &Community, report: &mut Report) {
    let mut lengths: Vec<i64> = community.transfers.iter().map(|t| t.minutes.get()).collect();
    lengths.sort_unstable();
    let usual = lengths.get(lengths.len() / 2).copied().filter(|_| lengths.len() >= HABIT_ROWS);
    let most = usual.and_then(|usual| usual.checked_mul(HABIT_TIMES));
    for t in &community.transfers {
        let length = t.minutes.get();
        let kind = if length > DAY {
            Caution::OverADay
        } else if most.is_some_and(|most| length > most && length > DAY / 6) {
            Caution::OutsideHabit
        } else {
            continue;
        };
        let warning = Warning::new(kind, community.file(t.file), vec![t.line], &t.minutes.to_string());
        report.warn(Warning { minutes: Some(minutes(t)), ..warning });
    }
}

/// People who gave more than a day has on one day, in several rows: one row alone is told already.
fn long_days(community: &Community, report: &mut Report) {
    let mut rows: Vec<(usize, Date, &TransferRow)> = Vec::new();
    for t in community.transfers.iter().filter(|t| is_help(community, t)) {
        let others = t.more.as_deref().into_iter().flat_map(|more| more.gave.iter().copied());
        rows.extend(std::iter::once(t.payee).chain(others).map(|giver| (giver, t.on, t)));
    }
    rows.sort_by_key(|(giver, on, t)| (*giver, *on, t.file, t.line));
    for day in rows.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
        let sum = day.iter().fold(0i64, |sum, (_, _, t)| sum.saturating_add(t.minutes.get()));
        let (Some((giver, on, first)), true) = (day.first(), day.len() > 1 && sum > DAY) else { continue };
        let name = community.members.get(*giver).map_or("", |row| if row.name.is_empty() { row.code.as_str() } else { row.name.as_str() });
        let lines = day.iter().filter(|(_, _, t)| t.file == first.file).map(|(_, _, t)| t.line).take(FAULTS).collect();
        let warning = Warning::new(Caution::PersonOverADay, community.file(first.file), lines, &format!("{name}, {on}"));
        report.warn(Warning { minutes: u64::try_from(sum).ok(), ..warning });
    }
}

/// Members whose names look like one person's. Two rows are one person only when a mapping says so.
pub(super) fn alike(community: &Community, report: &mut Report) {
    let mut lines: BTreeMap<usize, Vec<u64>> = BTreeMap::new();
    let names = |i: usize| community.members.get(i).map_or("", |row| if is_public(community, i) { "" } else { row.name.as_str() });
    let found = look_alikes((0..community.members.len()).map(names));
    if found.is_empty() {
        return;
    }
    let wanted: BTreeSet<usize> = found.iter().map(|(later, _)| *later).collect();
    for t in &community.transfers {
        for i in t.people().filter(|i| wanted.contains(i)) {
            let all = lines.entry(i).or_default();
            if all.len() < FAULTS && all.last() != Some(&t.line) {
                all.push(t.line);
            }
        }
    }
    for (later, earlier) in found {
        let Some(row) = community.members.get(later) else { continue };
        let mut lines = lines.get(&later).cloned().unwrap_or_else(|| vec![row.line]);
        lines.sort_unstable();
        let warning = Warning::new(Caution::LookAlike, community.file(row.file), lines, names(later));
        report.warn(Warning { suggestion: Some(names(earlier).to_owned()), ..warning });
    }
}

/// Rows of sheets by what stands in them, to find those that stand twice.
#[derive(Default)]
pub(super) struct Seen {
    files: Vec<String>,
    /// What stands in a row, hashed, its file and its line.
    rows: Vec<(u64, usize, u64)>,
}

impl Seen {
    /// Notes a row of `file` and its cells.
    pub fn row<'c>(&mut self, file: &str, line: u64, cells: impl Iterator<Item = &'c str>) {
        use std::hash::{Hash as _, Hasher as _};
        // Fixed keys: the same on every machine. 64 bits are enough for a warning.
        #[expect(deprecated, reason = "the hasher whose keys are fixed by its documentation")]
        let mut hash = std::hash::SipHasher::new();
        for cell in cells {
            cell.hash(&mut hash);
        }
        if self.files.last().is_none_or(|last| last != file) {
            self.files.push(file.to_owned());
        }
        self.rows.push((hash.finish(), self.files.len().saturating_sub(1), line));
    }

    /// Warns of rows that stand twice in a file, and of files all of whose rows stand in another.
    pub fn end(mut self, report: &mut Report) {
        let name = |files: &[String], file: usize| files.get(file).cloned().unwrap_or_default();
        let mut counts: BTreeMap<usize, u64> = BTreeMap::new();
        let mut shared: BTreeMap<(usize, usize), u64> = BTreeMap::new();
        let add = |count: &mut u64| *count = count.saturating_add(1);
        self.rows.iter().for_each(|(_, file, _)| add(counts.entry(*file).or_default()));
        self.rows.sort_unstable();
        for same in self.rows.chunk_by(|a, b| a.0 == b.0).filter(|same| same.len() > 1) {
            for (place, (_, file, line)) in same.iter().enumerate() {
                let before = same.get(..place).unwrap_or_default();
                match before.first() {
                    Some((_, first, at)) if first == file => {
                        report.warn(Warning::new(Caution::RowTwice, &name(&self.files, *file), vec![*at, *line], ""));
                    }
                    Some((_, first, _)) => add(shared.entry((*file, *first)).or_default()),
                    None => {}
                }
            }
        }
        for ((file, other), count) in shared {
            if counts.get(&file) == Some(&count) {
                let warning = Warning::new(Caution::SheetTwice, &name(&self.files, file), Vec::new(), "");
                report.warn(Warning { suggestion: Some(name(&self.files, other)), ..warning });
            }
        }
    }
}
