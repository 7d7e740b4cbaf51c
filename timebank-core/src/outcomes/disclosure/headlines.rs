//! Single figures of a report, each checked against earlier reports of the same figure.

use super::counted::Counted;
use super::grid::Range;
use super::groups::is_hours;
pub(crate) use super::names::{PEOPLE, base, narrowed, parts};
use super::names::{counts_some_of, inside, of_whom, same};
use super::policy::DisclosurePolicy;
use super::publish::Release;
use super::recipe::{Counting, Recipe, SortedBy};
use super::table::{Measured, SafeTable, ShownCell};
use crate::outcomes::Figure;
use crate::values::time::Date;

/// The kind of rows that hold counts and hours in a release.
const HEADLINES: &str = "headline";
/// The kind of rows that hold means, medians and similar figures.
const MEANS: &str = "mean";
/// Counts of pairs, exchanges, requests and concerns, not of people, and the days that concerns waited. No counted table holds them.
const NOT_PEOPLE: [&str; 16] = [
    "exchanges",
    "ties",
    "new-ties",
    "repeated-ties",
    "unbrokered-ties",
    "mutual-ties",
    "met-again",
    "of those who met",
    "requests",
    "requests-met",
    "later-exchanges",
    "later-unbrokered",
    "concerns",
    "concerns-closed",
    "appeals",
    "days-until-somebody-acted",
];
/// Figures of a table of members by whether they took part, by their names among headlines.
const IN_TABLE: [&str; 3] = ["taking-part", "not-taking-part", "members"];
/// Counts of some of the people of such a table over the same days ([`SOME_OF`]). No other figure of people can be compared with it.
const OF_TABLE: [&str; 3] = ["isolates", "worker-only", "both-ways"];
/// Figures that may hold everyone who asked for something.
const WITH_ASKED: [&str; 2] = ["members", "taking-part"];

/// The days of a figure. Without a first day it is the state on the last day, which depends on everything before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Days {
    pub(crate) from: Option<Date>,
    pub(crate) until: Date,
}

impl Days {
    /// Returns whether two spans have a day in common. Without a first day a span has every day before its last.
    pub(crate) fn overlap(self, other: Self) -> bool {
        self.from.is_none_or(|from| from <= other.until) && other.from.is_none_or(|from| from <= self.until)
    }
}

/// A figure as it would be shown without other reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shown {
    /// A count of people, pairs or exchanges.
    Count(u64),
    /// Hours.
    Hours(u64),
    /// A figure that is no count, and the number of people behind it.
    Mean { people: u64, figure: Figure },
}

impl Shown {
    /// Returns the measure, the kind of rows and the values of a figure in a release.
    fn values(self) -> (Measured, &'static str, Vec<Option<u64>>) {
        match self {
            Self::Count(count) => (Measured::People, HEADLINES, vec![Some(count)]),
            Self::Hours(hours) => (Measured::Minutes, HEADLINES, vec![Some(hours)]),
            Self::Mean { people, figure } => (Measured::People, MEANS, [vec![Some(people)], hundredths(figure).to_vec()].concat()),
        }
    }
}

/// A figure and its name in a release.
pub(crate) type Headline = (String, Shown);

/// The headlines of a report in progress.
#[derive(Debug)]
pub(crate) struct Headlines<'l> {
    pub(crate) policy: DisclosurePolicy,
    population: String,
    pub(super) log: &'l [Release],
    /// The published figures, one release for each period; the host must keep them.
    pub(crate) releases: Vec<Release>,
    /// Whether a figure was omitted because of other published figures.
    pub(crate) compared: bool,
    /// What the counts of pairs, exchanges and requests in this report count.
    pub(super) counted: Vec<(String, Days, Counted)>,
}

impl<'l> Headlines<'l> {
    pub(crate) const fn new(policy: DisclosurePolicy, population: String, log: &'l [Release]) -> Self {
        Self { policy, population, log, releases: Vec::new(), compared: false, counted: Vec::new() }
    }

    /// Returns whether figures that belong together may be published. They are compared with the log and with this report so far.
    /// If they may, they are recorded as published.
    pub(crate) fn tell(&mut self, days: Days, all: &[Headline]) -> bool {
        if !self.policy.publishable {
            return true;
        }
        let earlier = || self.log.iter().chain(&self.releases).filter(|earlier| earlier.policy.publishable);
        let counted = all.iter().any(|one| self.is_beside_counted(days, one));
        let near =
            |one: &Headline| earlier().filter(|earlier| overlap_of(&one.0, earlier, days)).any(|then| tells(&self.policy, one, days, then));
        if counted || all.iter().filter(|one| !self.stands(days, one)).any(near) {
            self.compared = true;
            return false;
        }
        for (name, shown) in all {
            self.note(days, name, *shown, true);
        }
        true
    }

    /// Returns whether a headline may not stand beside an earlier table that the bank counted of the same kind of thing, over days that
    /// overlap. Headlines are compared by name, counted tables by who stands in them. So the two can be compared only where a table's
    /// figures have names among headlines ([`as_headlines`]), and the headline counts the same people or some of them.
    fn is_beside_counted(&self, days: Days, one: &Headline) -> bool {
        let (name, shown) = one;
        let measure = if matches!(shown, Shown::Hours(_)) { Measured::Minutes } else { Measured::People };
        // Hours of facilitation are neither given nor received. No table of a report or a recipe holds them.
        let in_tables = match shown {
            Shown::Hours(_) => is_hours(name),
            _ => !parts(name).first().is_some_and(|base| NOT_PEOPLE.contains(base)),
        };
        if !in_tables || self.stands(days, one) {
            return false;
        }
        if matches!(shown, Shown::Hours(_)) && self.is_beside_own_hours(days) {
            return true;
        }
        let releases = self.log.iter().filter(|earlier| earlier.policy.publishable);
        let tables = releases.flat_map(|release| release.tables.iter().map(move |table| (release, table)));
        let mut counted = tables.filter_map(|(release, table)| Some((release, table, table.recipe.as_ref()?)));
        counted.any(|(release, table, recipe)| {
            let overlap = recipe.from.is_none_or(|from| from <= days.until) && days.from.is_none_or(|from| from <= recipe.until);
            let overlap = overlap || is_stock(name) && recipe.count == Counting::Members;
            if table.measure != measure || !overlap {
                return false;
            }
            if recipe.count == Counting::Asked {
                return is_near(&self.policy, one, &release.policy, table.cells.iter().flatten().filter_map(|cell| cell.value));
            }
            let Some(figures) = as_headlines(table, recipe) else { return true };
            let same_days = (recipe.from, recipe.until) == (days.from, days.until);
            let base = parts(name).first().copied().unwrap_or_default();
            let compared = IN_TABLE.contains(&base) || same_days && OF_TABLE.contains(&base);
            if !compared || !matches!(shown, Shown::Count(_)) {
                return true;
            }
            let again = figures.iter().any(|(figure, value)| same_days && value.is_some() && parts(figure) == parts(name));
            let near =
                |figure: &str| of_whom(figure) == of_whom(name) && (same(figure, name) || inside(figure, name) || inside(name, figure));
            // Beside a withheld figure of the same people, another of them would narrow it.
            if !again && figures.iter().any(|(figure, value)| value.is_none() && near(figure)) {
                return true;
            }
            let mut as_told = empty(measure, HEADLINES, &release.policy);
            for (figure, value) in figures.into_iter().filter(|(_, value)| value.is_some()) {
                as_told.rows.push(figure);
                as_told.cells.push(vec![ShownCell { value }]);
            }
            let then = Release { as_of: recipe.until, from: recipe.from, tables: vec![as_told], ..release.clone() };
            tells(&self.policy, one, days, &then)
        })
    }

    /// Returns whether an earlier release of the same days shows the very same headline, of organisations too or not. It tells nothing new.
    pub(crate) fn stands(&self, days: Days, (name, shown): &Headline) -> bool {
        let (measure, rows_are, values) = shown.values();
        let same = |release: &&Release| {
            let rounding = release.policy.rounding == self.policy.rounding;
            rounding && release.policy.publishable && (release.from, release.as_of) == (days.from, days.until)
        };
        let tables = self.log.iter().filter(same).flat_map(|release| &release.tables);
        let mut rows = tables
            .filter(|table| table.measure == measure && table.rows_are == rows_are)
            .flat_map(|table| table.rows.iter().zip(&table.cells));
        rows.any(|(row, cells)| parts(row) == parts(name) && cells.iter().map(|cell| cell.value).eq(values.iter().copied()))
    }

    /// Returns what a reader knows of a count, or in minutes of hours, from the headlines of this report, and of earlier ones for the same
    /// days.
    pub(crate) fn known(&self, days: Days, measure: Measured, name: &str) -> Option<Range> {
        let same_days = |release: &&Release| (release.from, release.as_of) == (days.from, days.until) && release.policy.publishable;
        let releases = self.log.iter().chain(&self.releases).filter(same_days);
        let told = releases.flat_map(|release| {
            let tables = release.tables.iter().filter(|table| table.rows_are == HEADLINES && table.measure == measure);
            let rows = tables.flat_map(|table| table.rows.iter().zip(&table.cells)).filter(|(row, _)| *row == name);
            rows.filter_map(|(_, cells)| {
                let value = cells.first()?.value?;
                Some(if measure == Measured::Minutes { release.policy.reads_hours(value) } else { release.policy.reads(measure, value) })
            })
        });
        told.reduce(|one, other| (one.0.max(other.0), one.1.min(other.1)))
    }

    /// Returns whether a count, together with earlier reports, would reveal facts about a few people. A count in a table is a
    /// headline too.
    pub(crate) fn tells_beside_earlier(&self, days: Days, name: &str, count: u64) -> bool {
        let one = (name.to_owned(), Shown::Count(self.policy.shown(Measured::People, count).0));
        let mut earlier = self.log.iter().filter(|earlier| earlier.policy.publishable && overlap_of(name, earlier, days));
        self.policy.publishable && !self.stands(days, &one) && earlier.any(|earlier| tells(&self.policy, &one, days, earlier))
    }

    /// Returns a count if it may be published.
    pub(crate) fn count(&mut self, days: Days, name: &str, shown: Option<u64>) -> Option<u64> {
        shown.filter(|shown| self.tell(days, &[(name.to_owned(), Shown::Count(*shown))]))
    }

    /// Records a figure in the release for its days. If it is not shown, records that it is withheld.
    pub(crate) fn note(&mut self, days: Days, name: &str, figure: Shown, is_shown: bool) {
        let (measure, rows_are, values) = figure.values();
        let cells: Vec<_> = values.into_iter().map(|value| ShownCell { value: value.filter(|_| is_shown) }).collect();
        let place = self.releases.iter().position(|release| (release.from, release.as_of) == (days.from, days.until));
        let place = place.unwrap_or(self.releases.len());
        if place == self.releases.len() {
            let (population, policy) = (self.population.clone(), self.policy.clone());
            self.releases.push(Release {
                population,
                as_of: days.until,
                from: days.from,
                policy,
                tables: Vec::new(),
                head: None,
                drawn_with: None,
            });
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

/// Returns what a headline of hours, which reads as so many minutes, reveals about a table, if a reader knows by how much the two differ.
pub(crate) fn in_minutes((low, high): Range, headline: u64, table: u64) -> Range {
    let whole = |minutes: u64| i64::try_from(minutes).unwrap_or(i64::MAX);
    let apart = whole(headline).saturating_sub(whole(table));
    (low.saturating_sub(apart), high.saturating_sub(apart))
}

/// Returns a figure to two decimals, in the form of two cells: the amount above zero, or the amount below.
fn hundredths(figure: Figure) -> [Option<u64>; 2] {
    let hundredth = Figure::ONE.units().unsigned_abs() / 100;
    let amount = figure.rounded(2).units().unsigned_abs().checked_div(hundredth);
    if figure < Figure::ZERO { [None, amount] } else { [amount, None] }
}

/// Returns whether a table of a release holds counts or hours that are headlines.
pub(super) fn holds_headlines(table: &SafeTable) -> bool {
    table.rows_are == HEADLINES
}

/// Returns whether a table of a release holds headline figures.
pub(crate) fn stands_alone(table: &SafeTable) -> bool {
    table.rows_are == HEADLINES || table.rows_are == MEANS
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
        noise: None,
        recipe: None,
        counted: None,
    }
}

/// Returns the figures of a counted table as headlines, totals included, if it has no others: members of groups by whether they took
/// part.
fn as_headlines(table: &SafeTable, recipe: &Recipe) -> Option<Vec<(String, Option<u64>)>> {
    let plain = recipe.count == Counting::Members && recipe.only.is_empty() && recipe.rows.merged.is_empty();
    if !plain || recipe.columns.by != SortedBy::TookPart || !recipe.columns.merged.is_empty() {
        return None;
    }
    let groups = table.rows.iter().map(|row| Some(format!("{} {row}", recipe.rows.by))).chain([None]);
    let figures = groups.zip(&table.cells).flat_map(|(group, cells)| {
        let by: Vec<String> = group.into_iter().chain([PEOPLE.to_owned()]).collect();
        let named = IN_TABLE.map(|base| narrowed(base, &by));
        named.into_iter().zip(cells.iter().map(|cell| cell.value))
    });
    Some(figures.collect())
}

/// Returns whether a headline that may hold everyone who asked for something is so near to a count of those who asked that it would tell
/// how few did not. Who stands in either is not looked at.
pub(super) fn is_near(
    policy: &DisclosurePolicy,
    (name, shown): &Headline,
    then: &DisclosurePolicy,
    asked: impl Iterator<Item = u64>,
) -> bool {
    let (Shown::Count(count) | Shown::Mean { people: count, .. }) = shown else { return false };
    if !parts(name).first().is_some_and(|base| WITH_ASKED.contains(base)) {
        return false;
    }
    let (low, high) = policy.reads(Measured::People, *count);
    let threshold = i64::from(policy.threshold.max(then.threshold));
    let mut ranges = asked.map(|value| then.reads(Measured::People, value));
    ranges.any(|(least, most)| low.saturating_sub(most) < threshold && least.saturating_sub(high) < threshold)
}

/// Returns whether a figure counts all members: those of one day are those of the next, but for who came and went.
fn is_stock(name: &str) -> bool {
    parts(name).first() == Some(&"members")
}

/// Returns whether a figure depends on what an earlier release of other days may have shown.
pub(super) fn overlap_of(name: &str, earlier: &Release, ours: Days) -> bool {
    is_stock(name) || overlap(earlier, ours)
}

pub(super) fn overlap(earlier: &Release, ours: Days) -> bool {
    ours.overlap(Days { from: earlier.from, until: earlier.as_of })
}

/// Returns whether a figure, together with an earlier one, would reveal facts about a few people. The rule for counts is that for
/// tables ([`publish`](crate::bank::TimeBank::publish)).
///
/// Hours of overlapping days always do, unless they are the same hours of the same days. Means do, unless the numbers of people
/// behind them differ by many.
fn tells(policy: &DisclosurePolicy, (name, shown): &Headline, days: Days, earlier: &Release) -> bool {
    let same_days = (earlier.from, earlier.as_of) == (days.from, days.until);
    let (measure, rows_are) = match shown {
        Shown::Count(_) => (Measured::People, HEADLINES),
        Shown::Hours(_) => (Measured::Minutes, HEADLINES),
        Shown::Mean { .. } => (Measured::People, MEANS),
    };
    let tables = earlier.tables.iter().filter(|table| table.rows_are == rows_are && table.measure == measure);
    let rows = tables.flat_map(|table| table.rows.iter().zip(&table.cells));
    let (ours, then) = ((name.as_str(), days), Days { from: earlier.from, until: earlier.as_of });
    let part = |row: &str| matches!(shown, Shown::Count(_)) && (counts_some_of((row, then), ours) || counts_some_of(ours, (row, then)));
    let mut told =
        rows.filter(|(row, _)| same(row, name) || part(row)).filter_map(|(row, cells)| Some((row, cells.first()?.value?, cells)));
    told.any(|(row, value, cells)| {
        let same_people = parts(row) == parts(name);
        if same_days && same_people && row != name && matches!(shown, Shown::Count(_)) {
            // They differ by organisations only.
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
        let (mut least, mut most) = (our_low.saturating_sub(high), our_high.saturating_sub(low));
        // For a subset and its whole, everyone knows which is larger. Figures that contradict that were corrected since.
        if part(row) && !(same_days && same_people) {
            match counts_some_of((row, then), ours) {
                true if most >= 0 => least = least.max(0),
                false if least <= 0 => most = most.min(0),
                _ => {}
            }
        }
        let threshold = i64::from(policy.threshold.max(earlier.policy.threshold));
        let few = least.saturating_abs().min(most.saturating_abs()) < threshold;
        if figure.is_some() {
            return few || least < 0 && most > 0;
        }
        few && most.saturating_sub(least) < i64::from(policy.protection.max(earlier.policy.protection)) && (least, most) != (0, 0)
    })
}
