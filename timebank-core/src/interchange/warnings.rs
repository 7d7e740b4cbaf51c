//! What was taken and should be looked at: implausible amounts, rows and sheets that stand twice, names that look like one person's.
//! Files and tables are looked at by the same functions.

use super::classify::is_community as is_public;
use super::community::{Community, TransferRow};
use super::names::look_alikes;
use super::{Caution, FAULTS, Report, Warning};
use crate::order::{BTreeMap, BTreeSet};
use crate::values::minutes::Minutes;
use crate::values::time::Date;

/// Minutes of a day.
const DAY: i64 = 1_440;
/// Rows from which on a community has a habit, and how many times the usual length is far outside it.
const HABIT_ROWS: usize = 20;
const HABIT_TIMES: i64 = 10;
/// Days without a row after which those beyond are far off.
const FAR: i32 = 731;
/// Rows that may be far off, at either end.
const FEW: usize = 5;
/// Rows that are looked for in other files, at most: of hundreds of files that differ in their last rows alone nothing is told.
const COMPARED: usize = 10_000_000;
/// Rows after which systems stop an export (NEXUS: 10,000), and those a sheet of a spreadsheet holds below its header.
const FULL: [u64; 5] = [1_000, 5_000, 10_000, 65_535, 1_048_575];

/// How long a row is, and where it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Long {
    pub file: usize,
    pub line: u64,
    pub minutes: i64,
}

/// What somebody gave in a row.
#[derive(Clone, Copy, Debug)]
pub(super) struct Given {
    pub giver: usize,
    pub on: Date,
    pub file: usize,
    pub line: u64,
    pub minutes: i64,
}

/// Looks at everything that was read, before it becomes a bank.
pub(super) fn look(community: &Community, report: &mut Report) {
    let file = |which: usize| community.file(which);
    let long: Vec<Long> = community.transfers.iter().map(|t| Long { file: t.file(), line: t.line(), minutes: t.minutes.get() }).collect();
    long_rows(&long, &file, report);
    let given = community.transfers.iter().filter(|t| is_help(community, t)).flat_map(|t| {
        let others = t.more.as_deref().into_iter().flat_map(|more| more.gave.iter().copied());
        let givers = std::iter::once(t.payee()).chain(others);
        givers.map(|giver| Given { giver, on: t.on, file: t.file(), line: t.line(), minutes: t.minutes.get() })
    });
    let name = |giver: usize| {
        let row = community.members.get(giver);
        row.map_or_else(String::new, |row| if row.name.is_empty() { row.code.clone() } else { row.name.clone() })
    };
    long_days(given.collect(), &file, &name, report);
    far_off(community, report);
    sheets_twice(community, report);
    cut(report);
    alike(community, report);
}

/// Help that somebody gave on that day: no correction of help that was counted before.
fn is_help(community: &Community, t: &TransferRow) -> bool {
    !is_public(community, t.payee()) && t.more.as_ref().is_none_or(|more| !more.unknown && !more.corrects)
}

/// Warns of rows of more than a day, and of rows far longer than others.
pub(super) fn long_rows<'f>(rows: &[Long], file: &dyn Fn(usize) -> &'f str, report: &mut Report) {
    let mut lengths: Vec<i64> = rows.iter().map(|row| row.minutes).collect();
    let middle = lengths.len() / 2;
    let usual = if rows.len() >= HABIT_ROWS { Some(*lengths.select_nth_unstable(middle).1) } else { None };
    let most = usual.and_then(|usual| usual.checked_mul(HABIT_TIMES));
    for row in rows {
        let kind = if row.minutes > DAY {
            Caution::OverADay
        } else if most.is_some_and(|most| row.minutes > most && row.minutes > DAY / 6) {
            Caution::OutsideHabit
        } else {
            continue;
        };
        let length = Minutes::new(row.minutes).unwrap_or_default();
        let warning = Warning::new(kind, file(row.file), vec![row.line], &length.to_string());
        report.warn(Warning { minutes: Some(row.minutes.unsigned_abs()), ..warning });
    }
}

/// Warns of people who gave more than a day has on one day, in several rows: one row alone is told already.
pub(super) fn long_days<'f>(mut rows: Vec<Given>, file: &dyn Fn(usize) -> &'f str, name: &dyn Fn(usize) -> String, report: &mut Report) {
    rows.sort_unstable_by_key(|row| (row.giver, row.on));
    for day in rows.chunk_by_mut(|a, b| (a.giver, a.on) == (b.giver, b.on)) {
        let sum = day.iter().fold(0i64, |sum, row| sum.saturating_add(row.minutes));
        if day.len() < 2 || sum <= DAY {
            continue;
        }
        day.sort_unstable_by_key(|row| (row.file, row.line));
        let Some(first) = day.first() else { continue };
        let lines = day.iter().filter(|row| row.file == first.file).map(|row| row.line).take(FAULTS).collect();
        let said = format!("{}, {}", name(first.giver), first.on);
        let warning = Warning::new(Caution::PersonOverADay, file(first.file), lines, &said);
        report.warn(Warning { minutes: u64::try_from(sum).ok(), ..warning });
    }
}

/// Warns of the few rows at either end of time with more than two years and nothing between them and the others: a year may be mistyped.
fn far_off(community: &Community, report: &mut Report) {
    let rows = &community.transfers;
    let far = |place: usize| {
        let (before, behind) = (place.checked_sub(1).and_then(|before| rows.get(before)), rows.get(place));
        before.zip(behind).is_some_and(|(before, behind)| behind.on.days_since(before.on) > FAR)
    };
    let late = (1..=FEW.min(rows.len() / 2)).rev().find(|count| far(rows.len().saturating_sub(*count))).unwrap_or_default();
    let early = (1..=FEW.min(rows.len().saturating_sub(1) / 2)).rev().find(|count| far(*count)).unwrap_or_default();
    for t in rows.iter().take(early).chain(rows.iter().skip(rows.len().saturating_sub(late))) {
        report.warn(Warning::new(Caution::FarOff, community.file(t.file()), vec![t.line()], &t.on.to_string()));
    }
}

/// Warns of files with as many rows as some systems and programs write at most, without a word about the rest.
fn cut(report: &mut Report) {
    let full: Vec<String> = report.files.iter().filter(|count| FULL.contains(&count.read)).map(|count| count.file.clone()).collect();
    for file in full {
        report.warn(Warning::new(Caution::MayBeCut, &file, Vec::new(), ""));
    }
}

/// Warns of files all of whose rows stand in another one, whatever order, mark or columns each is written with: the same people on the
/// same day for as long. An export that goes on from an earlier one holds all its rows.
fn sheets_twice(community: &Community, report: &mut Report) {
    type What = (Date, usize, usize, i64);
    let first = community.transfers.first().map(|t| t.file);
    if community.transfers.iter().all(|t| Some(t.file) == first) {
        return;
    }
    let mut files: BTreeMap<usize, BTreeMap<What, usize>> = BTreeMap::new();
    for t in &community.transfers {
        let count = files.entry(t.file()).or_default().entry((t.on, t.payer(), t.payee(), t.minutes.get())).or_default();
        *count = count.saturating_add(1);
    }
    let left = std::cell::Cell::new(COMPARED);
    let is_there = |other: &BTreeMap<What, usize>, what: &What, count: &usize| {
        left.set(left.get().saturating_sub(1));
        left.get() > 0 && other.get(what).is_some_and(|there| there >= count)
    };
    let within = |one: &BTreeMap<What, usize>, other: &BTreeMap<What, usize>| {
        one.len() <= other.len() && one.iter().all(|(what, count)| is_there(other, what, count))
    };
    for (which, rows) in &files {
        // Of two that are the same, the later is told.
        let twice = |(other, all): &(&usize, &BTreeMap<What, usize>)| {
            *other != which && within(rows, all) && (*other < which || !within(all, rows))
        };
        if let Some((other, _)) = files.iter().find(twice) {
            let warning = Warning::new(Caution::SheetTwice, community.file(*which), Vec::new(), "");
            report.warn(Warning { suggestion: Some(community.file(*other).to_owned()), ..warning });
        }
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
            if all.len() < FAULTS && all.last() != Some(&t.line()) {
                all.push(t.line());
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
    /// The cells of the last row, one after the other.
    cells: Vec<u8>,
}

impl Seen {
    /// Notes a row of `file` and its cells.
    pub fn row<'c>(&mut self, file: &str, line: u64, cells: impl Iterator<Item = &'c str>) {
        use std::hash::Hasher as _;
        // Fixed keys: the same on every machine. 64 bits are enough for a warning.
        #[expect(deprecated, reason = "the hasher whose keys are fixed by its documentation")]
        let mut hash = std::hash::SipHasher::new();
        self.cells.clear();
        for cell in cells {
            self.cells.extend_from_slice(cell.as_bytes());
            // No text holds this byte.
            self.cells.push(0xff);
        }
        hash.write(&self.cells);
        if self.files.last().is_none_or(|last| last != file) {
            self.files.push(file.to_owned());
        }
        self.rows.push((hash.finish(), self.files.len().saturating_sub(1), line));
    }

    /// Warns of rows that stand twice in a file.
    pub fn end(mut self, report: &mut Report) {
        self.rows.sort_unstable();
        for same in self.rows.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
            let Some(((_, file, first), rest)) = same.split_first() else { continue };
            for (_, _, again) in rest {
                let file = self.files.get(*file).map_or("", String::as_str);
                report.warn(Warning::new(Caution::RowTwice, file, vec![*first, *again], ""));
            }
        }
    }
}
