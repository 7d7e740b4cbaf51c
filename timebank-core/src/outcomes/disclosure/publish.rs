//! A release: tables made safe together, against each other and against earlier releases.

use super::audit::Behind;
use super::cells::{ALL_CELLS, take_cells};
use super::noise::Draws;
use super::policy::DisclosurePolicy;
use super::recipe::{Counting, Recipe};
use super::standing::{APART, Log, NOT_COMPARED_HERE, are_apart};
use super::table::{Measured, SafeTable, TrueTable};
use super::work::{Beside, Partition, STEPS, Work};
use crate::bank::TimeBank;
use crate::error::Error;
use crate::journal::Head;
use crate::model::caller::Viewer;
use crate::outcomes::Figure;
use crate::outcomes::figure::day_name;
use crate::queries::question;
use crate::values::digest::Hash32;
use crate::values::time::Date;
use serde::{Deserialize, Serialize};
use std::cell::Cell;

question! {
    /// Tables that may be published, of one population as of one date. For brokers.
    pub struct Publish {
        /// The host's own tables, with their true values. The bank does not know who is in them: beside an earlier release of overlapping
        /// days they are refused, unless they are the very same again.
        tables: Vec<TrueTable>,
        /// The people who are counted in all of them, in words that stay the same from release to release.
        population: String,
        /// The last day, which all of them are as of.
        as_of: Date,
    }
    optional {
        /// The first day, when what happened in a span is counted. Spans that do not overlap are not compared.
        from: Option<Date>,
        /// `nhs`, `acro`, `cell-key` or `internal`; `acro` when left out.
        policy: Option<String>,
        /// The host's own policy, instead.
        custom: Option<DisclosurePolicy>,
        /// Tables the bank counts itself. They are compared with earlier ones by who is in them.
        counted: Vec<Recipe>,
        /// Every earlier release, as it was returned.
        log: Vec<Release>,
    }
    =>
    /// Returns tables that may be published: cells hidden and rounded as the policy says, and as many more hidden as it takes that
    /// no hidden one can be narrowed below its protection, alone or together with others, from this release and all of the log
    /// (promise 12). The finished release is audited by code of its own; what does not pass is refused, with advice.
    ///
    /// # Errors
    /// [`Error::AskTheBroker`]; [`Error::BadPolicy`]; [`Error::BadTable`] when rows and columns do not fit their names;
    /// [`Error::TooMany`] beyond 200,000 cells, or a million in all tables of the question and its log; [`Error::BadGroups`] and
    /// [`Error::DateOrder`] for a recipe that cannot be counted.
    publish -> Publication
}

/// What was released: to be kept, and given again with the next.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct Release {
    /// The people who were counted, in words.
    pub population: String,
    /// The last day, which the tables are as of.
    pub as_of: Date,
    /// The first day of what was counted, when that was a span.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// The disclosure policy.
    pub policy: DisclosurePolicy,
    /// The tables as they were shown.
    pub tables: Vec<SafeTable>,
    /// The head of the journal, when the bank counted a table of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub head: Option<Head>,
    /// The commitment of the secret that noise was drawn with. Figures drawn with another are other draws of the same noise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub drawn_with: Option<Hash32>,
}

/// Why something cannot be published, and what would help.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Advice {
    /// The name of the table.
    pub table: String,
    /// The reason, and what to do, in a sentence.
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
#[non_exhaustive]
pub struct Publication {
    /// Whether it may be published.
    pub publishable: bool,
    /// What may be published, and goes to the log; left out when it was refused.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub release: Option<Release>,
    /// What to coarsen, when it was refused.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub advice: Vec<Advice>,
    /// Notes to print with the tables.
    pub notes: Vec<String>,
}

impl TimeBank {
    /// See [`View::publish`](crate::queries::View::publish).
    pub(crate) fn publish(&self, by: Viewer, question: &Publish) -> Result<Publication, Error> {
        self.access(by)?.need_broker()?;
        publish_beside(Some(self), question, &[])
    }
}

/// A table to be published, and the people counted in it, if the bank knows them.
#[derive(Clone, Debug)]
pub(crate) struct Given {
    pub(crate) table: TrueTable,
    pub(crate) recipe: Option<Recipe>,
    pub(crate) behind: Option<Behind>,
}

/// The result of trying to make a release.
pub(super) struct Attempt {
    pub(super) tables: Vec<SafeTable>,
    /// Tables that could not be made safe: the table, the cell, and the reason.
    pub(super) refused: Vec<(usize, usize, &'static str)>,
}

fn policy_of(question: &Publish) -> Result<DisclosurePolicy, Error> {
    let policy = match (&question.custom, question.policy.as_deref()) {
        (Some(_), Some(_)) => return Err(Error::BadPolicy { why: "give `policy` or `custom`, not both" }),
        (Some(custom), None) => custom.clone(),
        (None, name) => DisclosurePolicy::named(name.unwrap_or("acro"))
            .ok_or(Error::BadPolicy { why: "it is none of `nhs`, `acro`, `cell-key`, `internal`" })?,
    };
    policy.check()?;
    Ok(policy)
}

/// Makes tables safe, given figures published outside them, which count as known.
pub(crate) fn publish_beside(bank: Option<&TimeBank>, question: &Publish, beside: &[Beside]) -> Result<Publication, Error> {
    publish_of(bank, question, beside, None)
}

/// Does the same as [`publish_beside`]. `behind`: the people counted in the first table, if known.
pub(crate) fn publish_of(
    bank: Option<&TimeBank>,
    question: &Publish,
    beside: &[Beside],
    mut behind: Option<Behind>,
) -> Result<Publication, Error> {
    let policy = policy_of(question)?;
    let draws = Draws::of(bank, &policy)?;
    if policy.noise.is_some() {
        let minutes = question.counted.iter().any(|recipe| recipe.measure() == Measured::Minutes);
        if minutes || !question.tables.is_empty() {
            let why = "noise is for counts of people that the bank counts; hide minutes, and tables of the host's own, by `nhs` or `acro`";
            return Err(Error::BadPolicy { why });
        }
    }
    let mut given: Vec<Given> = Vec::new();
    for table in &question.tables {
        given.push(Given { table: table.clone(), recipe: None, behind: behind.take() });
    }
    // Tables are bounded before they are counted.
    let left = Cell::new(ALL_CELLS);
    for table in &question.tables {
        take_cells(&left, (table.rows.len() as u64).saturating_add(1).saturating_mul((table.columns.len() as u64).saturating_add(1)))?;
    }
    for recipe in &question.counted {
        given.push(Given::counted(bank, recipe, &left)?);
    }
    let log = Log::read(bank, question, beside.is_empty(), draws.as_ref(), &left)?;
    for one in &given {
        one.table.with_totals().ok_or_else(|| Error::BadTable { table: crate::values::minutes::shorten(&one.table.title) })?;
    }
    let attempt = attempt(question, &policy, &given, beside, &log, draws.as_ref(), &Cell::new(STEPS));
    // All advice together may take a quarter as many steps again.
    let steps = Cell::new(STEPS / 4);
    let advice: Vec<Advice> = attempt
        .refused
        .iter()
        .filter_map(|(table, cell, why)| {
            let tries = |given: &[Given]| {
                beside.is_empty() && self::attempt(question, &policy, given, beside, &log, draws.as_ref(), &steps).refused.is_empty()
            };
            super::advice::advise(bank, &given, (*table, *cell, why), question.log.is_empty(), &tries)
        })
        .collect();
    let refused = !attempt.refused.is_empty();
    let head = bank.filter(|_| !question.counted.is_empty()).map(|bank| bank.head());
    let release = Release {
        population: question.population.clone(),
        as_of: question.as_of,
        from: question.from,
        policy: policy.clone(),
        tables: if refused { Vec::new() } else { attempt.tables },
        head,
        drawn_with: draws.filter(|_| policy.noise.is_some()).map(|draws| draws.commitment()),
    };
    Ok(Publication {
        publishable: policy.publishable && !refused,
        notes: notes(&policy, &release),
        release: (!refused).then_some(release),
        advice,
    })
}

/// Makes the tables, or finds those that cannot be made safe.
pub(super) fn attempt(
    question: &Publish,
    policy: &DisclosurePolicy,
    given: &[Given],
    beside: &[Beside],
    log: &Log<'_>,
    draws: Option<&Draws>,
    steps: &Cell<u64>,
) -> Attempt {
    let works = given.iter().enumerate().map(|(place, one)| Work::new(place, one, policy, question, beside, draws));
    let mut works: Vec<Work<'_>> = works.collect();
    let tables: Vec<&TrueTable> = given.iter().filter(|one| one.behind.is_none()).map(|one| &one.table).collect();
    works.iter_mut().filter(|work| work.given.behind.is_none()).for_each(|work| work.share(&tables));
    let mut made = Attempt { tables: Vec::new(), refused: Vec::new() };
    if !policy.publishable {
        made.tables = works.iter().map(|work| work.shown(&[])).collect();
        return made;
    }
    for (place, work) in works.iter().enumerate() {
        if let Some((cell, why)) = work.fault() {
            made.refused.push((place, cell, why));
        }
        let recipes = given.iter().take(place).filter_map(|before| before.recipe.as_ref());
        if work.given.recipe.as_ref().is_some_and(|ours| recipes.into_iter().any(|before| are_apart(before, ours))) {
            made.refused.push((place, work.grand(), APART));
        } else if given.iter().take(place).any(|before| work.given.is_not_compared_with(before)) {
            made.refused.push((place, work.grand(), NOT_COMPARED_HERE));
        }
    }
    if !made.refused.is_empty() {
        return made;
    }
    let mut hidden: Vec<Vec<bool>> = vec![Vec::new(); works.len()];
    for partition in Partition::all(&works, log) {
        match partition.make(steps) {
            Ok(found) => {
                for (place, cells) in partition.places().zip(found) {
                    if let Some(slot) = hidden.get_mut(place) {
                        *slot = cells;
                    }
                }
            }
            Err(refused) => made.refused.push(refused),
        }
    }
    made.tables = works.iter().zip(&hidden).map(|(work, hidden)| work.shown(hidden)).collect();
    if made.refused.is_empty() {
        let again = works.iter().zip(&made.tables).enumerate();
        let apart = again.filter_map(|(place, (work, table))| Some((place, work.grand(), log.refuses(question, policy, work, table)?)));
        made.refused.extend(apart);
        made.refused.extend(super::alike::tell(&works, &made.tables, log));
    }
    made
}

fn notes(policy: &DisclosurePolicy, release: &Release) -> Vec<String> {
    if !policy.publishable {
        return vec!["not for publication".into()];
    }
    let (day, words) = (day_name(release.as_of), policy.in_words());
    let mut notes = vec![format!("counted: {}, as of {day}; {words}", release.population)];
    let minutes = release.tables.iter().any(|table| table.measure == Measured::Minutes);
    let small = if minutes { "small, or mostly of a few" } else { "small" };
    notes.push(format!("an empty cell is hidden: it may be {small}, or hidden so that a small one cannot be worked out"));
    if release.tables.iter().any(|table| table.recipe.as_ref().is_some_and(|recipe| recipe.count == Counting::Asked)) {
        notes.push("totals over needs are left out, because somebody may ask for several".into());
    }
    if let Some(noise) = policy.noise {
        let variance = Figure::share(noise.variance_hundredths.into(), 100).map_or_else(String::new, |figure| figure.to_string());
        notes.push(format!(
            "every figure carries noise of at most {} up or down, with mean 0 and variance {variance}; the same people always carry the same",
            noise.most
        ));
        notes.push(format!(
            "totals carry noise of their own, so rows and columns do not add up; what is then under {} is hidden",
            policy.threshold
        ));
    }
    if policy.rounding > 1 {
        let minutes = if minutes { ", hours to as many minutes" } else { "" };
        notes.push(format!("figures are rounded to the nearest {}{minutes}, totals on their own, so they may not add up", policy.rounding));
    }
    notes
}
