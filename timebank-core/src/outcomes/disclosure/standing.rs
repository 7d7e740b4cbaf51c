//! Earlier releases, and whether the bank can count them again.

use super::alike::{ALIKE, Told};
use super::audit::{Behind, Seen};
use super::grid::Range;
use super::noise::Draws;
use super::policy::DisclosurePolicy;
use super::publish::{Publish, Release};
use super::recipe::{Counting, Recipe};
use super::table::SafeTable;
use super::work::Work;
use crate::bank::TimeBank;
use crate::error::Error;
use crate::outcomes::ties::Arcs;
use crate::values::digest::Hash32;
use crate::values::time::Date;
use std::cell::Cell;

/// Why a table is refused if it cannot be compared with an earlier one.
pub(super) const NOT_COMPARED: &str =
    "an earlier release of the same days cannot be compared with it, because who stands in one of them is not known any more";

/// Why a table is refused beside another of the same release.
pub(super) const NOT_COMPARED_HERE: &str = "another table of this release cannot be compared with it, because who stands in one of them is not known; publish them in one table, \
     or have the bank count both";

/// Why a table of people is refused beside one of which nobody compares who stands in both.
pub(super) const APART: &str =
    "who asked for something is not compared with who is a member or took part, and both are told of the same days";

/// Why a table with noise is refused if the secret was set anew.
const DRAWN_ANEW: &str =
    "an earlier release of the same days carries noise that was drawn with another secret, and two draws tell more than one";

/// Returns what can be published where no merging of lines helps, by the reason of a refusal. `None` where merging may help.
pub(super) fn instead(why: &str) -> Option<&'static str> {
    match why {
        NOT_COMPARED | DRAWN_ANEW => {
            Some("its figures as they were published can be given again, or a table of days that come after those")
        }
        ALIKE => Some("publish one of the two, or say `wholeGroups` where this may be told"),
        APART => Some("publish one of the two for these days"),
        _ => None,
    }
}

/// A table of an earlier release, with the people in it counted again.
pub(super) struct Known<'q> {
    release: &'q Release,
    table: &'q SafeTable,
    recipe: &'q Recipe,
    behind: Behind,
    /// What a reader knows of withheld figures besides.
    under: Vec<(usize, Range)>,
}

impl Known<'_> {
    pub(super) fn space(&self) -> u8 {
        self.recipe.space()
    }
    pub(super) const fn told(&self) -> Told<'_> {
        Told { table: self.table, recipe: self.recipe, behind: &self.behind }
    }
    pub(super) fn seen(&self) -> Seen<'_> {
        Seen {
            rows: self.table.rows.len(),
            columns: self.table.columns.len(),
            measure: self.table.measure,
            shown: self.table.cells.iter().flatten().map(|cell| cell.value).collect(),
            known: self.under.clone(),
            policy: &self.release.policy,
            behind: &self.behind,
            days: (self.recipe.from.map(Date::days), self.recipe.until.days()),
        }
    }
}

/// Every earlier release.
pub(super) struct Log<'q> {
    pub(super) known: Vec<Known<'q>>,
    /// Tables whose people cannot be determined again.
    unknown: Vec<(&'q Release, &'q SafeTable)>,
    /// The commitment of the secret of the bank.
    commitment: Option<Hash32>,
}

impl<'q> Log<'q> {
    /// Reads the log of a question, and counts again what it can. Headline figures are read only if `alone`, which means that
    /// nothing else compares them.
    ///
    /// # Errors
    /// [`Error::TooMany`] cells beyond those `left`; [`Error::BadPolicy`].
    pub(super) fn read(
        bank: Option<&TimeBank>,
        question: &'q Publish,
        alone: bool,
        draws: Option<&Draws>,
        left: &Cell<u64>,
    ) -> Result<Self, Error> {
        let mut log = Self { known: Vec::new(), unknown: Vec::new(), commitment: draws.map(Draws::commitment) };
        let mut arcs = None;
        for release in question.log.iter().filter(|release| release.policy.publishable) {
            for table in release.tables.iter().filter(|table| alone || !super::headlines::stands_alone(table)) {
                let counted = match (bank, &table.recipe) {
                    (Some(bank), Some(recipe)) => {
                        let arcs = arcs.get_or_insert_with(|| Arcs::of(bank));
                        again(arcs, release, table, recipe, draws, left)?
                    }
                    _ => None,
                };
                match counted.zip(table.recipe.as_ref()) {
                    Some((behind, recipe)) => {
                        let under = under(bank, release, table, &behind)?;
                        log.known.push(Known { release, table, recipe, behind, under });
                    }
                    None => log.unknown.push((release, table)),
                }
            }
        }
        Ok(log)
    }

    /// Returns why a finished table may not be published next to tables it cannot be compared with. `None` if it may: the days do not
    /// overlap, other things are counted, it exactly repeats one of them and so reveals nothing new, or both carry noise of one draw.
    pub(super) fn refuses(&self, question: &Publish, policy: &DisclosurePolicy, work: &Work<'_>, made: &SafeTable) -> Option<&'static str> {
        let ours = made.recipe.as_ref().map_or((question.from, question.as_of), days_of);
        let same = |release: &Release, table: &SafeTable| {
            let head = (release.population.as_str(), release.as_of, release.from, &release.policy);
            head == (question.population.as_str(), question.as_of, question.from, policy) && says_the_same(table, made)
        };
        let all = self.unknown.iter().copied().chain(self.known.iter().map(|known| (known.release, known.table)));
        if all.clone().any(|(release, table)| same(release, table)) {
            return None;
        }
        let beside = |(release, table): &(&Release, &SafeTable)| {
            let theirs = table.recipe.as_ref().map_or((release.from, release.as_of), days_of);
            table.measure == made.measure && overlap(theirs, ours)
        };
        // Tables of those who asked and of members are audited by themselves, each kind beside its own.
        let other = |known: &&Known<'_>| work.given.recipe.as_ref().is_some_and(|ours| ours.is_apart(known.recipe));
        if self.known.iter().filter(other).any(|known| beside(&(known.release, known.table))) {
            return Some(APART);
        }
        // A table with known people is audited together with the others whose people are known.
        let nameless = work.given.recipe.is_none();
        let noise = |release: &Release| policy.noise.is_some() && release.policy.noise.is_some();
        let apart = self.unknown.iter().copied().chain(self.known.iter().filter(|_| nameless).map(|known| (known.release, known.table)));
        apart.filter(beside).find_map(|(release, _)| match noise(release) {
            true if release.drawn_with == self.commitment => None,
            true => Some(DRAWN_ANEW),
            false => Some(NOT_COMPARED),
        })
    }
}

/// Returns what a reader knows of the figures of an earlier table that were withheld for their size after noise.
fn under(bank: Option<&TimeBank>, release: &Release, table: &SafeTable, behind: &Behind) -> Result<Vec<(usize, Range)>, Error> {
    if release.policy.noise.is_none() {
        return Ok(Vec::new());
    }
    release.policy.check()?;
    let Some(draws) = Draws::of(bank, &release.policy)? else { return Ok(Vec::new()) };
    let drawn = draws.noise(behind, table.rows.len(), table.columns.len());
    Ok(drawn.into_iter().enumerate().filter_map(|(cell, drawn)| Some((cell, draws.under(drawn)?))).collect())
}

/// Returns whether two tables print the same figures under the same names.
fn says_the_same(one: &SafeTable, other: &SafeTable) -> bool {
    let names = |table: &SafeTable| (table.rows.clone(), table.columns.clone(), table.rows_are.clone(), table.columns_are.clone());
    one.measure == other.measure && one.cells == other.cells && one.recipe == other.recipe && names(one) == names(other)
}

/// Returns whether two recipes of people over days that overlap are of kinds that are not compared.
pub(super) fn are_apart(one: &Recipe, other: &Recipe) -> bool {
    one.is_apart(other) && overlap(days_of(one), days_of(other))
}

/// Returns the first and last day of what a recipe counts. Members are those of every day before as well: who is one in January is one in
/// February, so that tables of two months differ by those who came and went.
fn days_of(recipe: &Recipe) -> (Option<Date>, Date) {
    let from = if recipe.count == Counting::Members { None } else { recipe.from };
    (from, recipe.until)
}

/// Returns whether two periods overlap. A period without a first day depends on everything before its last day, so two of them do.
fn overlap(one: (Option<Date>, Date), other: (Option<Date>, Date)) -> bool {
    (one.0.is_none() && other.0.is_none()) || one.0.is_none_or(|from| from <= other.1) && other.0.is_none_or(|from| from <= one.1)
}

/// Counts a table of an earlier release again. `None` unless the same people are provably counted as then.
///
/// # Errors
/// [`Error::TooMany`] cells beyond those `left`.
fn again(
    arcs: &Arcs<'_>,
    release: &Release,
    table: &SafeTable,
    recipe: &Recipe,
    draws: Option<&Draws>,
    left: &Cell<u64>,
) -> Result<Option<Behind>, Error> {
    let counted = match recipe.count(arcs, left) {
        Ok(counted) => counted,
        Err(error @ Error::TooMany { .. }) => return Err(error),
        Err(_) => return Ok(None),
    };
    let same_head = release.head == Some(arcs.bank.head());
    let digest = draws.map(|draws| draws.digest(&counted.behind));
    let same_people = digest.is_some() && digest == table.counted;
    if !(same_head || same_people) || counted.table.rows != table.rows || counted.table.columns != table.columns {
        return Ok(None);
    }
    let fits = table.measure == recipe.measure() && table.cells.len() == table.rows.len().saturating_add(1);
    let wide = table.cells.iter().all(|row| row.len() == table.columns.len().saturating_add(1));
    Ok((fits && wide).then_some(counted.behind))
}
