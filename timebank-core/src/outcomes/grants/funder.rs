//! The report for a funder: whom a grant reached, what changed and lasted, whether support fitted need, what it cost, whether it
//! was safe; and stories beside the numbers.

use super::definition::{Grant, Indicator, Measure};
use super::find::{Found, Source, cell, count, count_of, mix, part, whole_hours};
use super::overlap::GroupsTold;
use super::reach::{Levels, Related, Relation, Told};
use super::standing::times;
use super::story::Story;
use crate::bank::TimeBank;
use crate::error::Error;
use crate::model::caller::Viewer;
use crate::order::BTreeSet;
use crate::outcomes::Figure;
use crate::outcomes::disclosure::grid::NO_BOUND;
use crate::outcomes::disclosure::headlines::{Days, Headlines, PEOPLE, Shown, in_minutes, narrowed};
use crate::outcomes::disclosure::publish::publish_beside;
use crate::outcomes::disclosure::work::Beside;
use crate::outcomes::disclosure::{Advice, DisclosurePolicy, Measured, Publication, Publish, Release, SafeTable};
use crate::outcomes::figure::{day_name, span_name};
use crate::outcomes::instruments::{Instrument, InstrumentAnswer};
use crate::outcomes::report::{CommunityReport, DASH, Format, ReportKind, ReportRow, Section, not_shown};
use crate::outcomes::ties::{Arcs, GroupBy, HostGroup, Window};
use crate::queries::{left_out, question};
use crate::values::ids::{Id, MemberId};
use crate::values::time::Date;
use serde::{Deserialize, Serialize};

/// Communities with fewer people get headline totals, not pages of hidden cells.
const SMALL: u64 = 50;

/// How much support people need, as the host knows it: at entry, and later.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct SupportLevels {
    /// Names of levels, least support first.
    pub levels: Vec<String>,
    /// The members on each level when they joined.
    pub entry: Vec<HostGroup>,
    /// The members on each level now.
    #[serde(default, skip_serializing_if = "left_out")]
    pub later: Vec<HostGroup>,
}

question! {
    /// The report to a funder on one grant. For brokers, who hand it on.
    pub struct FunderReportOf {
        /// The grants: all those that share in its results.
        grants: Vec<Grant>,
        /// The code of the grant the report is on.
        grant: String,
    }
    optional {
        /// The day it is as of; the day of the bank's last command when left out. Days after the grant's last show what lasted.
        as_of: Option<Date>,
        /// Answers to instruments, for measures of change.
        answers: Vec<InstrumentAnswer>,
        /// The host's own instruments.
        instruments: Vec<Instrument>,
        /// The groups by which reach is counted.
        groups: Option<GroupBy>,
        /// The levels of support that members need.
        levels: Option<SupportLevels>,
        /// Stories. Those without consent, not approved, or naming someone are left out, and counted.
        stories: Vec<Story>,
        /// The disclosure policy: `nhs` when left out, as among partners under agreement; `acro`; or `internal`, not to be handed on.
        policy: Option<String>,
        /// The releases of earlier reports, for comparison.
        log: Vec<Release>,
        /// The format to write the report in as well; none when left out.
        format: Option<Format>,
    }
    =>
    /// The report to a funder on one grant: safe by the policy, each figure with who is counted and as of when.
    ///
    /// # Errors
    /// As [`View::grants`](crate::queries::View::grants); [`Error::UnknownWord`] for a grant that is not given; [`Error::BadPolicy`]; [`Error::NotYet`]
    /// before its first day; [`Error::NotFound`] for a story or level of a member there is not.
    funder_report -> FunderReport
}

/// A report to a funder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct FunderReport {
    /// The report.
    pub report: CommunityReport,
    /// Its tables as released: to be kept, and given again as `log` with the next report.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub releases: Vec<Release>,
    /// The number of stories in the report.
    pub stories: u32,
    /// The number of stories left out because their member has not consented to a story, or no longer does.
    pub without_consent: u32,
    /// The number of stories left out because their member has not approved the words.
    pub not_approved: u32,
    /// The number of stories left out because they name someone.
    pub naming: u32,
}

fn row(name: &str, cells: Vec<Option<Figure>>) -> ReportRow {
    ReportRow { code: String::new(), name: name.to_owned(), cells }
}

fn names(all: &[&str]) -> Vec<String> {
    all.iter().map(|name| (*name).to_owned()).collect()
}

fn whole(number: u64) -> Figure {
    Figure::whole(i64::try_from(number).unwrap_or(i64::MAX))
}

fn section(heading: &str, text: &str, rows_are: &str, columns: &[&str], rows: Vec<ReportRow>) -> Section {
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

/// A figure of people alone, organisations left out.
fn people(base: &str) -> String {
    narrowed(base, &[PEOPLE.to_owned()])
}

/// A report being made.
struct Making<'m, 'b> {
    bank: &'b TimeBank,
    grant: &'m Grant,
    question: &'m FunderReportOf,
    policy: DisclosurePolicy,
    window: Window<'m, 'b>,
    as_of: Date,
    /// People who took part, by place.
    active: BTreeSet<u32>,
    /// How many they are, if that may be told.
    people: Option<u64>,
    /// Figures that stand alone, against those of earlier reports.
    told: Headlines<'m>,
    /// Figures of groups are left out.
    whole_only: bool,
    /// Groups that are told of.
    groups: GroupsTold,
    sections: Vec<Section>,
    notes: Vec<String>,
    /// Why tables are left out, for the publisher.
    advice: Vec<Advice>,
    releases: Vec<Release>,
}

impl Making<'_, '_> {
    /// The days of the grant that are told of.
    const fn days(&self) -> Days {
        Days { from: Some(self.window.from), until: self.window.until }
    }

    /// A count as it may be shown.
    fn count(&mut self, days: Days, name: &str, number: u64) -> Option<Figure> {
        self.told.count(days, name, count(&self.policy, number)).map(whole)
    }

    /// The part of a count, of people or of what else is counted, as it may be shown.
    fn part(&mut self, days: Days, (name, some): (&str, u64), (of, all): (&str, u64)) -> Option<Figure> {
        let (part, rest) = part(&self.policy, some, all)?;
        let both = [(name.to_owned(), Shown::Count(part)), (of.to_owned(), Shown::Count(rest))];
        self.told.tell(days, &both).then(|| whole(part))
    }

    /// A table made safe beside what is told already, or the reason why it is not there. What it shows is told in its turn.
    fn table(&mut self, told: Told, chart: bool) -> Result<Vec<Section>, Error> {
        let table = &told.table;
        if table.rows.is_empty() {
            return Ok(Vec::new());
        }
        let days = self.days();
        if table.measure == Measured::Minutes && self.told.hours_told_of_other_days(days) {
            self.leave_out(&table.title, "hours of days that overlap have been told before");
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
    fn asked(&mut self, alone: bool) -> Result<Vec<Section>, Error> {
        let told = self.bank.asked_and_met(&self.window, self.policy.publishable);
        if !self.policy.publishable || told.table.rows.is_empty() {
            return self.table(told, false);
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
        self.table(told, false)
    }

    /// A table is left out. Why is told the publisher, and not the reader: it would tell what is hidden.
    fn leave_out(&mut self, title: &str, why: &str) {
        self.notes.push(not_shown(title));
        self.advice.push(Advice { table: title.to_owned(), why: why.to_owned(), merge_rows: Vec::new(), merge_columns: Vec::new() });
    }

    /// A table is logged as what is counted, where the bank can count it again: so a later one is compared with it by who stands in it.
    fn made(&self, told: &Told) -> Result<Publication, Error> {
        let measure = told.table.measure;
        let mut ask = Publish::new(Vec::new(), format!("members ({})", self.grant.code), self.window.until);
        match &told.recipe {
            Some(recipe) => ask.counted.push(recipe.clone()),
            None => ask.tables.push(told.table.clone()),
        }
        ask.from = Some(self.window.from);
        ask.policy = Some(self.policy.name.clone());
        ask.log.clone_from(&self.question.log);
        let beside: Vec<Beside> = told.related.iter().map(|one| self.beside(one, measure)).collect();
        publish_beside(Some(self.bank), &ask, &beside)
    }

    /// Whether the figures of groups, taken together with those of everybody, leave people room to be more or fewer: whether the table
    /// of those groups could still be made safe, whether it is shown or not.
    fn groups_are_safe(&self) -> Result<bool, Error> {
        if !self.policy.publishable {
            return Ok(true);
        }
        let told = self.grant.outcomes.iter().flat_map(|outcome| &outcome.indicators).filter(|one| one.group.is_some());
        for by in told.filter_map(|one| one.groups.as_ref()) {
            let told = self.bank.reached(&self.window, by, self.policy.publishable)?;
            if !told.table.rows.is_empty() && self.made(&told)?.release.is_none() {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// What is known of a cell from a headline, here or in an earlier report of the same days; and whether to show it would tell of
    /// a few beside an earlier one.
    fn beside(&self, one: &Related, measure: Measured) -> Beside {
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
    fn told_in(&mut self, table: &SafeTable, related: &[Related]) {
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

    fn reach(&mut self) -> Result<(), Error> {
        let (active, joined) = (self.active.len() as u64, self.joined());
        let both =
            self.active.iter().filter(|place| self.window.parts.get(**place as usize).is_some_and(|p| p.given > 0 && p.received > 0));
        let both = both.count() as u64;
        let (days, visitors) = (self.days(), self.window.visitors);
        let (taking_part, both_ways) = (people("taking-part"), people("both-ways"));
        // Beside all members, those who joined tell how many were there before; that nobody did tells no more than all members do.
        let before = (self.people_in_window().count() as u64).saturating_sub(joined);
        let new = (joined == 0 || before == 0 || count(&self.policy, before).is_some()).then_some(joined);
        self.told.compared |= new.is_none();
        self.people = self.told.count(days, &taking_part, count(&self.policy, active));
        let rows = vec![
            row("people who took part", vec![self.people.map(whole)]),
            row("of them, those who both gave and received", vec![self.part(days, (&both_ways, both), (&taking_part, active))]),
            row("people who joined", vec![new.and_then(|joined| self.count(days, "joined", joined))]),
            row("visitors without a name, counted each time", vec![self.count(days, "visitors", visitors)]),
        ];
        let text = "People who gave, received or did something together in these months.";
        self.sections.push(section("Whom it reached", text, "what", &["how many"], rows));
        Ok(())
    }

    fn joined(&self) -> u64 {
        let within = |id: MemberId| {
            let row = self.bank.state.members.get(id);
            row.is_some_and(|row| row.merged_into.is_none() && (self.window.from..=self.window.until).contains(&row.joined))
        };
        self.people_in_window().filter(|id| within(*id)).count() as u64
    }

    /// Everyone who is counted and no organisation.
    fn people_in_window(&self) -> impl Iterator<Item = MemberId> + '_ {
        self.window.population().filter_map(MemberId::from_index).filter(|id| !self.bank.is_organisation(*id))
    }

    fn outcomes(&mut self, arcs: &Arcs<'_>) -> Result<Vec<(String, u64)>, Error> {
        let source = Source { bank: self.bank, arcs, answers: &self.question.answers, instruments: &self.question.instruments };
        let mut people = Vec::new();
        for outcome in &self.grant.outcomes {
            let mut rows = Vec::new();
            for one in &outcome.indicators {
                let both = source.both(self.grant, one, self.as_of)?;
                let now = self.indicator(&source, one, &both.now, self.days())?;
                let earlier = one.baseline.as_ref().map(|baseline| Days { from: baseline.from, until: baseline.until });
                let before = match both.before.as_ref().zip(earlier) {
                    Some((found, days)) => self.indicator(&source, one, found, days)?,
                    None => None,
                };
                // Everything beside it is made of what is shown.
                let stands = one.stands(now, before, 0);
                let cells = vec![stands.value, stands.baseline, stands.change, stands.target, Some(stands.share), stands.contributed];
                rows.push(row(&one.name, cells));
                let came = match (&both.now, one.measure) {
                    (Found::Count(number), Measure::TookRole) => count(&self.policy, *number),
                    (Found::Part { part: some, whole }, Measure::BothWays) => part(&self.policy, *some, *whole).map(|(some, _)| some),
                    (Found::Share { part: some, whole, .. }, Measure::Improved) => part(&self.policy, *some, *whole).map(|(some, _)| some),
                    _ => None,
                };
                if let Some(came) = came.filter(|_| now.is_some()).and_then(|came| times(whole(came), one.part())) {
                    people.push((one.name.clone(), u64::try_from(came.units()).unwrap_or(0)));
                }
            }
            let text = "Where each stands, where it stood before, and how much of the change is told under this grant. It says what \
                        changed, not why.";
            let columns = ["now", "before", "change", "target", "share of this grant", "told under this grant"];
            self.sections.push(section(&outcome.name, text, "indicator", &columns, rows));
        }
        Ok(people)
    }

    /// What an indicator has come to, as it may be shown.
    fn indicator(&mut self, source: &Source<'_, '_>, one: &Indicator, found: &Found, of: Days) -> Result<Option<Figure>, Error> {
        if self.whole_only && one.group.is_some() {
            self.told.compared = true;
            return Ok(None);
        }
        let Some(shown) = found.shown(&self.policy) else { return Ok(None) };
        // Answers are of points in time, not of the days of the grant.
        let days = if one.measure.is_change() { Days { from: None, until: self.as_of } } else { of };
        let told = self.groups.tell(source, one, of, &self.policy)?;
        let stands = one.headlines(found, &self.policy).iter().all(|headline| self.told.stands(days, headline));
        if !told || self.policy.publishable && !stands && GroupsTold::overlaps_earlier(source, one, days, &self.told) {
            self.told.compared = true;
            return Ok(None);
        }
        Ok(self.told.tell(days, &one.headlines(found, &self.policy)).then_some(shown))
    }

    /// Of those who took part and the ties that were made, who and which are still there after the grant's last day.
    fn lasting(&mut self, arcs: &Arcs<'_>) {
        let Some(after) = self.grant.until.plus_days(1).filter(|after| *after <= self.as_of) else {
            self.notes.push("what lasted can be told once time has passed after the grant's last day".into());
            return;
        };
        let later = Window::of(arcs, after, self.as_of);
        let still = self.active.iter().filter(|place| later.parts.get(**place as usize).is_some_and(|part| part.occasions > 0));
        let still = still.count() as u64;
        let pairs: BTreeSet<(u32, u32)> = later.ties().map(|tie| tie.pair).collect();
        let (new, kept) = self
            .window
            .ties()
            .filter(|tie| tie.new)
            .fold((0u64, 0u64), |(new, kept), tie| (new.saturating_add(1), kept.saturating_add(u64::from(pairs.contains(&tie.pair)))));
        let (days, all) = (self.days(), self.active.len() as u64);
        // What came afterwards is of all the days up to today.
        let since = Days { until: self.as_of, ..days };
        let again = ("took-part-again", still);
        let ties = cell(self.window.parts.iter().map(|part| part.ties.into()).collect());
        let new_ties = self.told.count(days, "new-ties", count_of(&self.policy, new, &ties)).map(whole);
        let rows = vec![
            row("people who took part", vec![self.people.map(whole)]),
            row("of them, those who took part again afterwards", vec![self.part(since, again, ("of those who took part", all))]),
            row("pairs who met for the first time", vec![new_ties]),
            row("of these, those who met again afterwards", vec![self.part(since, ("met-again", kept), ("of those who met", new))]),
        ];
        let text = format!("Seen over {}, after the grant ended.", span_name(after, self.as_of));
        self.sections.push(section("Did it last?", &text, "what", &["how many"], rows));
    }

    fn fit(&mut self, line: &crate::outcomes::ties::ParticipationLine) -> Result<(), Error> {
        let found = mix(line, &self.window, |_| true);
        let share = found.shown(&self.policy).map(|figure| figure.rounded(10)).zip(count(&self.policy, self.active.len() as u64));
        let told = |(figure, people): &(Figure, u64)| ("support-mix".to_owned(), Shown::Mean { people: *people, figure: *figure });
        let days = self.days();
        let share = share.filter(|both| self.told.tell(days, &[told(both)])).map(|(figure, _)| figure);
        let rows = vec![
            row("share of hours received that came from neighbours", vec![share]),
            row(
                "members whose only ties are with workers",
                vec![self.part(days, ("worker-only", line.worker_only), ("members", line.members))],
            ),
        ];
        let text = "Support that fits comes from neighbours where that will do, and from workers where it is needed.";
        self.sections.push(section("Did support fit need?", text, "what", &["figure"], rows));
        Ok(())
    }

    fn cost(&mut self, came: &[(String, u64)]) {
        let mut rows = Vec::new();
        let people = self.people.filter(|people| *people > 0);
        let each = |amount: u64, people: Option<u64>| {
            let under = i128::from(people?).checked_mul(100)?;
            Figure::ratio(i128::from(amount), under).map(|figure| figure.rounded(2))
        };
        if let Some(amount) = self.grant.amount {
            rows.push(row(&format!("the grant, in {}", self.bank.charter().currency), vec![Figure::ratio(i128::from(amount), 100)]));
            rows.push(row("for each person who took part", vec![each(amount, people)]));
            for (name, units) in came.iter().filter(|(_, units)| *units > 0) {
                let over = i128::from(amount).saturating_mul(i128::from(Figure::ONE.units()));
                let figure = Figure::ratio(over, i128::from(*units).saturating_mul(100)).map(|figure| figure.rounded(2));
                rows.push(row(&format!("for each told under this grant: {name}"), vec![figure]));
            }
        }
        let minutes = Found::Facilitation { minutes: self.window.facilitation, exchanges: self.window.exchanges.into() };
        if let Some(funded) = self.grant.facilitation {
            rows.push(row("hours of facilitation this grant pays for", vec![Figure::share(funded, 60)]));
        }
        let days = self.days();
        let facilitation = minutes.shown(&self.policy).filter(|figure| {
            let hours = whole_hours(*figure).map(Shown::Hours);
            hours.is_some_and(|hours| self.told.tell(days, &[("facilitation".to_owned(), hours)]))
        });
        rows.push(row("hours of facilitation recorded, whoever pays", vec![facilitation]));
        let per = facilitation.zip(people).and_then(|(hours, people)| {
            let over = i128::from(hours.units()).saturating_mul(60);
            Figure::ratio(over, i128::from(people).saturating_mul(i128::from(Figure::ONE.units()))).map(|figure| figure.rounded(1))
        });
        rows.push(row("minutes of facilitation for each person who took part", vec![per]));
        let text = "What the grant came to for people, never for an hour: an hour is an hour, and credit is no money.";
        self.sections.push(section("What it cost", text, "what", &["figure"], rows));
    }

    fn stories(&mut self) -> Result<[u32; 4], Error> {
        let told = self.bank.told(&self.question.stories, self.window.from, self.as_of)?;
        for story in &told.stories {
            self.sections.push(Section { heading: "In a member's words".into(), text: (*story).to_owned(), ..Section::default() });
        }
        for (one, piece) in self.grant.indicators().flat_map(|one| one.evidence.iter().map(move |piece| (one, piece))) {
            if self.policy.publishable && self.bank.names_somebody(&piece.what) {
                self.advice.push(Advice {
                    table: one.name.clone(),
                    why: "a piece of evidence is left out because it names somebody".into(),
                    merge_rows: Vec::new(),
                    merge_columns: Vec::new(),
                });
            } else {
                self.notes.push(format!("beside {}: {} ({})", one.name, piece.what, day_name(piece.on)));
            }
        }
        let stories = u32::try_from(told.stories.len()).unwrap_or(u32::MAX);
        Ok([stories, told.without_consent, told.not_approved, told.naming])
    }
}

/// A safe table as a part of a report.
fn shown(table: &SafeTable, rows_are: &str, chart: bool) -> Section {
    let cell = |shown: Option<u64>| match table.measure {
        crate::outcomes::disclosure::Measured::Minutes => shown.and_then(|minutes| Figure::share(minutes, 60)),
        crate::outcomes::disclosure::Measured::People => shown.map(whole),
    };
    // The total of a single column says the same again.
    let most = if table.columns.len() == 1 { 1 } else { usize::MAX };
    let labels = table.rows.iter().map(String::as_str).chain(["all"]);
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
            .map(|(name, cells)| row(name, cells.iter().take(most).map(|one| cell(one.value)).collect()))
            .collect(),
        chart,
    }
}

impl TimeBank {
    /// See [`View::funder_report`](crate::queries::View::funder_report).
    pub(crate) fn funder_report(&self, by: Viewer, question: &FunderReportOf) -> Result<FunderReport, Error> {
        match self.made_for_funder(by, question, false)? {
            Some(report) => Ok(report),
            // Figures of groups would tell of a few, together: those of everybody are told alone.
            None => self.made_for_funder(by, question, true)?.ok_or(Error::BadPolicy { why: "no figure may be told under it" }),
        }
    }

    /// The report, unless its figures of groups tell of a few.
    fn made_for_funder(&self, by: Viewer, question: &FunderReportOf, whole_only: bool) -> Result<Option<FunderReport>, Error> {
        let viewer = self.access(by)?;
        viewer.need_broker()?;
        Grant::check_all(self, &question.grants)?;
        let grant = question.grants.iter().find(|grant| grant.code == question.grant).ok_or_else(|| Error::BadGrant {
            grant: crate::values::minutes::shorten(&question.grant),
            why: "it is not among the grants given".into(),
        })?;
        let policy = DisclosurePolicy::named(question.policy.as_deref().unwrap_or("nhs"));
        let policy = policy.filter(|policy| policy.noise.is_none());
        let policy = policy.ok_or(Error::BadPolicy { why: "it is none of `nhs`, `acro`, `internal`" })?;
        let as_of = question.as_of.unwrap_or_else(|| self.today_here());
        if as_of < grant.from {
            return Err(Error::NotYet { on: grant.from, at: as_of.start() });
        }
        let arcs = Arcs::of(self);
        let window = Window::of(&arcs, grant.from, grant.until.min(as_of));
        let people = window.population().filter(|place| MemberId::from_index(*place).is_some_and(|id| !self.is_organisation(id)));
        let people: Vec<u32> = people.collect();
        let takes_part = |place: &u32| window.parts.get(*place as usize).is_some_and(|part| part.occasions > 0);
        let active: BTreeSet<u32> = people.iter().copied().filter(takes_part).collect();
        let line = crate::outcomes::ties::ParticipationLine::of(&window, None, None);
        let (sections, notes, releases) = (Vec::new(), Vec::new(), Vec::new());
        let told = Headlines::new(policy.clone(), format!("members ({})", grant.code), &question.log);
        let people_told = None;
        let mut making = Making {
            bank: self,
            grant,
            question,
            policy,
            window,
            as_of,
            active,
            people: people_told,
            told,
            whole_only,
            groups: GroupsTold::default(),
            sections,
            notes,
            advice: Vec::new(),
            releases,
        };
        making.notes.push("what is paid or transferred is not counted as help; what changed is told, not why".into());
        if making.policy.publishable {
            let rounding = making.policy.rounding;
            making
                .notes
                .push(format!("counts and whole hours are rounded to the nearest {rounding}, hours in tables to {rounding} minutes"));
            making.notes.push(DASH.to_owned());
        } else {
            making.notes.push("true figures, not for publication".into());
        }
        // What to think about before a grant is signed is for its author.
        if !making.policy.publishable {
            making.notes.extend(grant.warnings());
        }
        making.reach()?;
        let large = people.len() as u64 >= SMALL || !making.policy.publishable;
        let after_reach = making.sections.len();
        if let Some(by) = question.groups.as_ref().filter(|_| large) {
            making.groups.table(by, &making.window)?;
        }
        let came = making.outcomes(&arcs)?;
        making.lasting(&arcs);
        making.fit(&line)?;
        let levels = question.levels.as_ref().map(|l| Levels::of(self, &l.levels, &l.entry, &l.later)).transpose()?;
        let after_fit = making.sections.len();
        if !large {
            making.notes.push("a small community shows its totals only, so that nobody can be made out".into());
        }
        making.cost(&came);
        let days = making.days();
        let safety = self.safety(making.window.from, making.window.until).lines(&mut making.told, days, &viewer);
        let rows = safety.into_iter().map(|(name, cell)| row(name, vec![cell])).collect();
        making.sections.push(section("Was it safe?", "What was noted, and whether somebody acted.", "what", &["how many"], rows));
        if !whole_only && !making.groups_are_safe()? {
            return Ok(None);
        }
        // Tables last, for they are made safe beside all that stands alone; and they are put where they belong, from the last to the
        // first.
        if large {
            let (mut received, mut steps, mut reached) = (Vec::new(), Vec::new(), Vec::new());
            if let Some(levels) = levels.filter(|levels| !levels.names.is_empty()) {
                received = making.table(levels.received(&making.window), true)?;
                steps = making.table(levels.steps(), false)?;
            }
            if let Some(by) = &question.groups {
                reached = making.table(self.reached(&making.window, by, making.policy.publishable)?, false)?;
            }
            let mut tables = making.asked(steps.is_empty() && reached.is_empty())?;
            // Released in the order in which they stand.
            let last = tables.len().saturating_add(reached.len()).min(making.releases.len());
            making.releases.rotate_right(last);
            tables.extend(received);
            tables.extend(steps);
            making.sections.splice(after_fit..after_fit, tables);
            making.sections.splice(after_reach..after_reach, reached);
        }
        let [stories, without_consent, not_approved, naming] = making.stories()?;
        if making.told.compared {
            making
                .notes
                .push("a figure is left out where what is told beside it, here or in an earlier report, would tell of a few people".into());
        }
        // Headlines first.
        let mut releases = making.told.releases;
        releases.append(&mut making.releases);
        let beside = if line.organisations > 0 { " (indicators, hours and ties count organisations as well)" } else { "" };
        let mut report = CommunityReport {
            kind: ReportKind::Funder,
            title: format!("{}: what the grant of {} contributed to", self.charter().name, grant.funder),
            community: self.charter().name.clone(),
            charter: self.state.charters.len(),
            from: making.window.from,
            until: making.window.until,
            population: format!("people who had joined, or took part{beside}; as of {}", day_name(as_of)),
            policy: making.policy.name.clone(),
            publishable: making.policy.publishable,
            sections: making.sections,
            notes: making.notes,
            advice: making.advice,
            releases: Vec::new(),
            document: None,
        };
        report.write_out(question.format);
        Ok(Some(FunderReport { report, releases, stories, without_consent, not_approved, naming }))
    }
}
