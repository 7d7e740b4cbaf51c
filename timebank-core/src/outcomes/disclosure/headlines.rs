//! Figures that stand alone in a report, each against what earlier reports told of the same.

use super::policy::DisclosurePolicy;
use super::publish::Release;
use super::table::{Measured, SafeTable, ShownCell};
use crate::outcomes::Figure;
use crate::time::Date;

/// What the rows of counts and hours are called in a release.
const HEADLINES: &str = "headline";
/// What the rows of means, medians and the like are called.
const MEANS: &str = "mean";
/// Between what a figure is of and how it is narrowed down.
const OF: &str = " | ";
/// Narrowed down to people: organisations, who need no protection, are left out.
pub(crate) const PEOPLE: &str = "people";

/// The days a figure speaks of; how things stood on the last day, and ever before, when there is no first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Days {
    pub(crate) from: Option<Date>,
    pub(crate) until: Date,
}

/// A figure as it would be shown if there were no other report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shown {
    /// People, pairs, exchanges: what can be counted.
    Count(u64),
    /// Hours.
    Hours(u64),
    /// What is no count, of so many people.
    Mean { people: u64, figure: Figure },
}

/// What it is called in a release, and the figure.
pub(crate) type Headline = (String, Shown);

/// The name of a figure that is narrowed down, to a group or to a need. It is compared with the same figure of everybody.
pub(crate) fn narrowed(base: &str, by: &[String]) -> String {
    by.iter().fold(base.to_owned(), |name, one| name + OF + one)
}

/// The headlines of a report being made.
#[derive(Debug)]
pub(crate) struct Headlines<'l> {
    pub(crate) policy: DisclosurePolicy,
    population: String,
    log: &'l [Release],
    /// What is told, one release for each span of days: to be kept.
    pub(crate) releases: Vec<Release>,
    /// Whether a figure was left out for what is told beside it.
    pub(crate) compared: bool,
}

impl<'l> Headlines<'l> {
    pub(crate) const fn new(policy: DisclosurePolicy, population: String, log: &'l [Release]) -> Self {
        Self { policy, population, log, releases: Vec::new(), compared: false }
    }

    /// Whether figures that only mean something together may be told. They are compared with what the log tells and with what this
    /// report has told so far; if they may, they count as told.
    pub(crate) fn tell(&mut self, days: Days, all: &[Headline]) -> bool {
        if !self.policy.publishable {
            return true;
        }
        let earlier = || self.log.iter().chain(&self.releases).filter(|earlier| earlier.policy.publishable && overlap(earlier, days));
        if all.iter().any(|one| earlier().any(|earlier| tells(&self.policy, one, days, earlier))) {
            self.compared = true;
            return false;
        }
        for (name, shown) in all {
            self.note(days, name, *shown, true);
        }
        true
    }

    /// A count that may be told, or none.
    pub(crate) fn count(&mut self, days: Days, name: &str, shown: Option<u64>) -> Option<u64> {
        shown.filter(|shown| self.tell(days, &[(name.to_owned(), Shown::Count(*shown))]))
    }

    /// Notes a figure in the release of its days; that it is not shown, when it is not.
    pub(crate) fn note(&mut self, days: Days, name: &str, figure: Shown, is_shown: bool) {
        let (measure, rows_are, values) = match figure {
            Shown::Count(count) => (Measured::People, HEADLINES, vec![Some(count)]),
            Shown::Hours(hours) => (Measured::Minutes, HEADLINES, vec![Some(hours)]),
            Shown::Mean { people, figure } => (Measured::People, MEANS, [vec![Some(people)], hundredths(figure).to_vec()].concat()),
        };
        let cells: Vec<_> = values.into_iter().map(|value| ShownCell { value: value.filter(|_| is_shown) }).collect();
        let place = self.releases.iter().position(|release| (release.from, release.as_of) == (days.from, days.until));
        let place = place.unwrap_or(self.releases.len());
        if place == self.releases.len() {
            let (population, policy) = (self.population.clone(), self.policy.clone());
            self.releases.push(Release { population, as_of: days.until, from: days.from, policy, tables: Vec::new() });
        }
        let Some(release) = self.releases.get_mut(place) else { return };
        let found = release.tables.iter().position(|table| table.measure == measure && table.rows_are == rows_are);
        let found = found.unwrap_or(release.tables.len());
        if found == release.tables.len() {
            release.tables.push(empty(measure, rows_are, &self.policy));
        }
        let Some(table) = release.tables.get_mut(found) else { return };
        if table.rows.iter().zip(&table.cells).any(|(row, there)| row == name && *there == cells) {
            return;
        }
        table.rows.push(name.to_owned());
        table.cells.push(cells);
        table.hidden = table.hidden.saturating_add(u32::from(!is_shown));
    }
}

/// A figure to two decimals, as cells can hold it: above nought, or below.
fn hundredths(figure: Figure) -> [Option<u64>; 2] {
    let hundredth = Figure::ONE.units().unsigned_abs() / 100;
    let amount = figure.rounded(2).units().unsigned_abs().checked_div(hundredth);
    if figure < Figure::ZERO { [None, amount] } else { [amount, None] }
}

fn empty(measure: Measured, rows_are: &str, policy: &DisclosurePolicy) -> SafeTable {
    let (title, columns): (&str, &[&str]) = match (measure, rows_are) {
        (Measured::People, MEANS) => ("Headline means", &["people", "hundredths above nought", "hundredths below nought"]),
        (Measured::People, _) => ("Headline counts", &["how many"]),
        (Measured::Minutes, _) => ("Headline hours", &["how many"]),
    };
    SafeTable {
        title: title.into(),
        measure,
        rows_are: rows_are.into(),
        columns_are: HEADLINES.into(),
        rows: Vec::new(),
        columns: columns.iter().map(|name| (*name).to_owned()).collect(),
        cells: Vec::new(),
        policy: policy.name.clone(),
        rounding: policy.rounding,
        hidden: 0,
    }
}

fn overlap(earlier: &Release, ours: Days) -> bool {
    earlier.from.is_none_or(|from| from <= ours.until) && ours.from.is_none_or(|from| from <= earlier.as_of)
}

/// By what a figure is narrowed down, after what it is of.
fn parts(name: &str) -> Vec<&str> {
    name.split(OF).filter(|part| *part != PEOPLE).collect()
}

/// Whether two names are of the same figure: of the same people, or one of some of the other's.
fn same(one: &str, other: &str) -> bool {
    let (one, other) = (parts(one), parts(other));
    let within = |few: &[&str], more: &[&str]| few.iter().all(|by| more.contains(by));
    one.first() == other.first() && (within(&one, &other) || within(&other, &one))
}

/// Whether what was told and what would be tell, together, of a few people: as for tables ([`publish`](crate::TimeBank::publish)).
/// Hours of days that overlap do always, unless they are the same hours of the same days. Means do unless the people behind them
/// differ by many.
fn tells(policy: &DisclosurePolicy, (name, shown): &Headline, days: Days, earlier: &Release) -> bool {
    let same_days = (earlier.from, earlier.as_of) == (days.from, days.until);
    let (measure, rows_are) = match shown {
        Shown::Count(_) => (Measured::People, HEADLINES),
        Shown::Hours(_) => (Measured::Minutes, HEADLINES),
        Shown::Mean { .. } => (Measured::People, MEANS),
    };
    let tables = earlier.tables.iter().filter(|table| table.rows_are == rows_are && table.measure == measure);
    let rows = tables.flat_map(|table| table.rows.iter().zip(&table.cells));
    let mut told = rows.filter(|(row, _)| same(row, name)).filter_map(|(row, cells)| Some((row, cells.first()?.value?, cells)));
    told.any(|(row, value, cells)| {
        let same_people = parts(row) == parts(name);
        if same_days && same_people && row != name && matches!(shown, Shown::Count(_)) {
            // They differ by organisations alone.
            return false;
        }
        let again = same_days && row == name && earlier.policy.rounding == policy.rounding;
        let (count, figure) = match shown {
            Shown::Hours(hours) => return !(again && *hours == value),
            Shown::Count(count) => (*count, None),
            Shown::Mean { people, figure } => (*people, Some(hundredths(*figure))),
        };
        let as_then = figure.is_none_or(|figure| cells.get(1..).is_some_and(|then| then.iter().map(|cell| cell.value).eq(figure)));
        if again && count == value && as_then {
            return false;
        }
        let ((low, high), (our_low, our_high)) = (earlier.policy.reads(measure, value), policy.reads(measure, count));
        let (least, most) = (our_low.saturating_sub(high), our_high.saturating_sub(low));
        let threshold = i64::from(policy.threshold.max(earlier.policy.threshold));
        let few = least.saturating_abs().min(most.saturating_abs()) < threshold;
        if figure.is_some() {
            return few || least < 0 && most > 0;
        }
        few && most.saturating_sub(least) < i64::from(policy.protection.max(earlier.policy.protection)) && (least, most) != (0, 0)
    })
}
