//! A report to a funder in the making: what may be told so far, and its tables.

use super::definition::Grant;
use super::find::Source;
use super::funder::FunderReportOf;
use super::overlap::GroupsTold;
use super::reach::{Related, Relation, Told};
use crate::bank::TimeBank;
use crate::error::Error;
use crate::order::BTreeSet;
use crate::outcomes::Figure;
use crate::outcomes::disclosure::counted::{Counted, Recounts, count, part};
use crate::outcomes::disclosure::grid::NO_BOUND;
use crate::outcomes::disclosure::headlines::{Days, Headline, Headlines, Shown, in_minutes};
use crate::outcomes::disclosure::publish::publish_of;
use crate::outcomes::disclosure::work::Beside;
use crate::outcomes::disclosure::{Advice, Counting, DisclosurePolicy, Measured, Publication, Publish, Release, SafeTable, ShownCell};
use crate::outcomes::report::{ReportRow, Section, not_shown};
use crate::outcomes::ties::{GroupBy, Window};
use crate::values::time::Date;

pub(super) fn row(name: &str, cells: Vec<Option<Figure>>) -> ReportRow {
    ReportRow { code: String::new(), name: name.to_owned(), cells }
}

fn names(all: &[&str]) -> Vec<String> {
    all.iter().map(|name| (*name).to_owned()).collect()
}

pub(super) fn whole(number: u64) -> Figure {
    Figure::whole(i64::try_from(number).unwrap_or(i64::MAX))
}

pub(super) fn section(heading: &str, text: &str, rows_are: &str, columns: &[&str], rows: Vec<ReportRow>) -> Section {
    Section {
        code: String::new(),
        heading: heading.into(),
        text: text.into(),
        rows_are: rows_are.into(),
        columns: names(columns),
        rows,
        chart: false,
    }
}

/// A report being made.
pub(super) struct Making<'m, 'b> {
    pub(super) bank: &'b TimeBank,
    pub(super) grant: &'m Grant,
    pub(super) question: &'m FunderReportOf,
    pub(super) policy: DisclosurePolicy,
    pub(super) window: Window<'m, 'b>,
    pub(super) as_of: Date,
    /// People who took part, by place.
    pub(super) active: BTreeSet<u32>,
    /// How many they are, if that may be told.
    pub(super) people: Option<u64>,
    /// Figures that stand alone, against those of earlier reports.
    pub(super) told: Headlines<'m>,
    /// Figures of earlier reports that were counted again.
    pub(super) recounts: Recounts,
    /// Figures of groups are left out.
    pub(super) whole_only: bool,
    /// The community is so small that it tells of everybody alone.
    pub(super) small: bool,
    /// Groups that are told of.
    pub(super) groups: GroupsTold,
    pub(super) sections: Vec<Section>,
    pub(super) notes: Vec<String>,
    /// Why tables are left out, for the publisher.
    pub(super) advice: Vec<Advice>,
    pub(super) releases: Vec<Release>,
}

impl<'m, 'b> Making<'m, 'b> {
    /// The days of the grant that are told of.
    pub(super) const fn days(&self) -> Days {
        Days { from: Some(self.window.from), until: self.window.until }
    }

    /// What figures are worked out from.
    pub(super) fn source(&self) -> Source<'m, 'b> {
        let question = self.question;
        Source { bank: self.bank, arcs: self.window.arcs, answers: &question.answers, instruments: &question.instruments }
    }

    /// A count as it may be shown.
    pub(super) fn count(&mut self, days: Days, name: &str, number: u64) -> Option<Figure> {
        self.told.count(days, name, count(&self.policy, number)).map(whole)
    }

    /// Whether counts of pairs, exchanges, requests and concerns may be told beside those told before, by who is in them.
    pub(super) fn may_count(&mut self, days: Days, all: &[(Headline, &Counted)]) -> bool {
        let (source, grant) = (self.source(), self.grant);
        let recounts = &self.recounts;
        let again = |name: &str, then: Days| recounts.of(name, then, || source.again(grant, name, then));
        all.iter().all(|(headline, counted)| self.told.may_count(days, headline, counted, again))
    }

    /// Tells figures of pairs, exchanges, requests or concerns, where that may be.
    pub(super) fn tell_counted(&mut self, days: Days, all: &[(Headline, &Counted)]) -> bool {
        let headlines: Vec<Headline> = all.iter().map(|(headline, _)| headline.clone()).collect();
        let told = self.may_count(days, all) && self.told.tell(days, &headlines);
        for (headline, counted) in all.iter().filter(|_| told) {
            self.told.note_counted(days, &headline.0, counted);
        }
        told
    }

    /// The part of a count of people, as it may be shown.
    pub(super) fn part(&mut self, days: Days, (name, some): (&str, u64), (of, all): (&str, u64)) -> Option<Figure> {
        let (part, rest) = part(&self.policy, some, all)?;
        let both = [(name.to_owned(), Shown::Count(part)), (of.to_owned(), Shown::Count(rest))];
        self.told.tell(days, &both).then(|| whole(part))
    }

    /// A table made safe beside what is told already, or the reason why it is not there. What it shows is told in its turn.
    pub(super) fn table(&mut self, told: Told, chart: bool) -> Result<Vec<Section>, Error> {
        let table = &told.table;
        if table.rows.is_empty() {
            return Ok(Vec::new());
        }
        let days = self.days();
        if table.measure == Measured::Minutes && self.told.hours_told_of_other_days(days) {
            self.leave_out(&table.title, "hours of days that overlap have been told before");
            return Ok(Vec::new());
        }
        let known: Vec<&str> = told.related.iter().map(|one| one.headline.as_str()).collect();
        if table.measure == Measured::Minutes && self.told.hours_told_of_other_groups(days, &known) && self.policy.publishable {
            self.leave_out(&table.title, "hours of other groups in days that overlap have been told before");
            return Ok(Vec::new());
        }
        let made = self.made(&told)?;
        made.advice.iter().for_each(|advice| self.notes.push(not_shown(&advice.table)));
        self.advice.extend(made.advice);
        let Some(release) = made.release else { return Ok(Vec::new()) };
        for table in &release.tables {
            self.told_in(table, &told.related);
        }
        let rows_are = &told.table.rows_are;
        let sections = release.tables.iter().map(|table| shown(table, rows_are, chart)).collect();
        self.releases.push(release);
        Ok(sections)
    }

    /// The table of who asked for something. Who stands in it is not compared with who stands in tables of members, so beside one of these
    /// it is left out. `alone`: whether there is none.
    pub(super) fn asked(&mut self, alone: bool) -> Result<Vec<Section>, Error> {
        let told = self.bank.asked_and_met(&self.window, self.policy.publishable);
        if !self.policy.publishable || told.table.rows.is_empty() {
            return self.table_of_needs(told);
        }
        let title = &told.table.title;
        if !alone {
            self.leave_out(title, "it is not compared with the tables of members that this report shows");
            return Ok(Vec::new());
        }
        let of_needs = told.table.cells.iter().map(|cells| cells.iter().map(|cell| cell.value).collect::<Vec<_>>());
        let counts = of_needs.flat_map(|cells| {
            cells.iter().copied().chain([cells.iter().fold(0, |sum: u64, cell| sum.saturating_add(*cell))]).collect::<Vec<_>>()
        });
        let shown: Vec<u64> = counts.filter_map(|number| count(&self.policy, number)).filter(|shown| *shown > 0).collect();
        if self.told.tells_who_asked(self.days(), &shown) {
            self.leave_out(title, "beside the counts of people it would tell how few did not ask");
            return Ok(Vec::new());
        }
        self.table_of_needs(told)
    }

    /// A table of needs by their names, which is counted by their codes.
    fn table_of_needs(&mut self, told: Told) -> Result<Vec<Section>, Error> {
        let mut sections = self.table(told, false)?;
        for row in sections.iter_mut().flat_map(|section| &mut section.rows) {
            if let Some(need) = self.bank.charter().needs.needs.iter().find(|need| need.code == row.name) {
                row.name.clone_from(&need.name);
            }
        }
        Ok(sections)
    }

    /// A table is left out. Why is told the publisher, and not the reader: it would tell what is hidden.
    pub(super) fn leave_out(&mut self, title: &str, why: &str) {
        self.notes.push(not_shown(title));
        self.advice.push(Advice { table: title.to_owned(), why: why.to_owned(), merge_rows: Vec::new(), merge_columns: Vec::new() });
    }

    /// A table is logged as what is counted, where the bank can count it again: so a later one is compared with it by who stands in it. Those
    /// of this report count as told before.
    pub(super) fn made(&self, told: &Told) -> Result<Publication, Error> {
        let measure = told.table.measure;
        let mut ask = Publish::new(Vec::new(), format!("members ({})", self.grant.code), self.window.until);
        match &told.recipe {
            Some(recipe) => ask.counted.push(recipe.clone()),
            None => ask.tables.push(told.table.clone()),
        }
        ask.from = Some(self.window.from);
        ask.policy = Some(self.policy.name.clone());
        ask.log.clone_from(&self.question.log);
        ask.log.extend(self.releases.iter().cloned());
        let beside: Vec<Beside> = told.related.iter().map(|one| self.beside(one, measure)).collect();
        publish_of(Some(self.bank), &ask, &beside, told.behind.clone())
    }

    /// Whether the figures of groups, taken together with those of everybody, leave people room to be more or fewer: whether the table
    /// of those groups could still be made safe, whether it is shown or not.
    pub(super) fn groups_are_safe(&self) -> Result<bool, Error> {
        if !self.policy.publishable {
            return Ok(true);
        }
        let mut tried: Vec<&GroupBy> = Vec::new();
        for by in self.grant.indicators().filter(|one| one.group.is_some()).filter_map(|one| one.groups.as_ref()) {
            if tried.contains(&by) {
                continue;
            }
            tried.push(by);
            let told = self.bank.reached(&self.window, by, self.policy.publishable)?;
            if !told.table.rows.is_empty() && self.made(&told)?.release.is_none() {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// What is known of a cell from a headline, here or in an earlier report of the same days; and whether to show it would tell of
    /// a few beside an earlier one.
    pub(super) fn beside(&self, one: &Related, measure: Measured) -> Beside {
        let days = self.days();
        let same = one.how == Relation::Same;
        let whole = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
        let apart = whole(one.headline_is).saturating_sub(whole(one.cell_is));
        let known = self.told.known(days, measure, &one.headline).map(|(low, high)| match (one.how, measure) {
            (Relation::Within, _) => (0, high),
            (Relation::Around, _) => (low.saturating_sub(apart), NO_BOUND),
            (Relation::Same, Measured::Minutes) => in_minutes((low, high), one.headline_is, one.cell_is),
            (Relation::Same, Measured::People) => (low.saturating_sub(apart), high.saturating_sub(apart)),
        });
        let hide = same && measure == Measured::People && self.told.tells_beside_earlier(days, &one.headline, one.cell_is);
        Beside { row: one.row, column: one.column, known, hide, made_of: None }
    }

    /// Counts that a table shows are told, as headlines are: a later report is held against them.
    pub(super) fn told_in(&mut self, table: &SafeTable, related: &[Related]) {
        if !self.policy.publishable {
            return;
        }
        let days = self.days();
        for one in related.iter().filter(|one| one.how == Relation::Same && table.measure == Measured::People) {
            let cells = table.cells.get(one.row.unwrap_or(table.rows.len()));
            let cell = cells.and_then(|cells| cells.get(one.column.unwrap_or(table.columns.len())));
            if let Some(value) = cell.and_then(|cell| cell.value).filter(|_| one.headline_is == one.cell_is) {
                self.told.note(days, &one.headline, Shown::Count(value), true);
            }
        }
    }
}

/// A safe table as a part of a report.
fn shown(table: &SafeTable, rows_are: &str, chart: bool) -> Section {
    let cell = |shown: Option<u64>| match table.measure {
        Measured::Minutes => shown.and_then(|minutes| Figure::share(minutes, 60)),
        Measured::People => shown.map(whole),
    };
    // The total of a single column says the same again.
    let most = if table.columns.len() == 1 { 1 } else { usize::MAX };
    let labels = table.rows.iter().map(String::as_str).chain(["all"]);
    // Somebody may ask for several things, so there are no totals over needs.
    let asked = table.recipe.as_ref().is_some_and(|recipe| recipe.count == Counting::Asked);
    let no_totals = |cells: &[ShownCell]| asked && cells.iter().all(|cell| cell.value.is_none());
    Section {
        code: String::new(),
        heading: table.title.clone(),
        text: String::new(),
        rows_are: rows_are.to_owned(),
        columns: table.columns.iter().cloned().chain(["all".to_owned()]).take(most).collect(),
        rows: labels
            .zip(&table.cells)
            // Where noughts are shown, a line of nothing else goes without saying.
            .filter(|(_, cells)| cells.iter().any(|cell| cell.value != Some(0)))
            .filter(|(name, cells)| *name != "all" || !no_totals(cells))
            .map(|(name, cells)| row(name, cells.iter().take(most).map(|one| cell(one.value)).collect()))
            .collect(),
        chart,
    }
}
