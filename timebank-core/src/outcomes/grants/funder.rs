//! The report for a funder: whom a grant reached, what changed and lasted, whether support fitted need, what it cost, whether it
//! was safe; and stories beside the numbers.

use super::definition::Grant;
use super::making::{Making, row, section};
use super::overlap::GroupsTold;
use super::reach::Levels;
use super::story::Story;
use crate::bank::TimeBank;
use crate::error::Error;
use crate::model::caller::Viewer;
use crate::order::BTreeSet;
use crate::outcomes::disclosure::counted::Recounts;
use crate::outcomes::disclosure::headlines::Headlines;
use crate::outcomes::disclosure::{DisclosurePolicy, Release};
use crate::outcomes::figure::day_name;
use crate::outcomes::instruments::{Instrument, InstrumentAnswer};
use crate::outcomes::report::{CommunityReport, DASH, Format, ReportKind};
use crate::outcomes::ties::{Arcs, GroupBy, HostGroup, ParticipationLine, Window};
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
    /// before its first day; [`Error::NotFound`] for a story or level of a member there is not;
    /// [`Error::TooMany`] beyond 1,000 stories.
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
        let mut making = self.making(&arcs, grant, question, policy, as_of);
        let line = ParticipationLine::of(&making.window, None, None);
        making.whole_only = whole_only;
        making.say_first();
        making.notes.extend(self.nothing_since(as_of));
        making.reach()?;
        let after_reach = making.sections.len();
        let levels = question.levels.as_ref().map(|l| Levels::of(self, &l.levels, &l.entry, &l.later)).transpose()?;
        let levels = levels.filter(|levels| !levels.names.is_empty());
        if !making.small {
            if let Some(by) = &question.groups {
                making.groups.table(by, &making.window)?;
            }
            if let Some(levels) = &levels {
                making.groups.levels(levels, making.window.parts.len());
            }
        }
        let came = making.outcomes()?;
        making.lasting();
        making.fit(&line)?;
        let after_fit = making.sections.len();
        if making.small {
            making.notes.push("a small community shows figures of everybody only, so that nobody can be made out".into());
        }
        making.cost(&came);
        let days = making.days();
        let safety = self.safety(&making.window).lines(&mut making, days, &viewer);
        let rows = safety.into_iter().map(|(name, cell)| row(name, vec![cell])).collect();
        making.sections.push(section("Was it safe?", "What was noted, and whether somebody acted.", "what", &["how many"], rows));
        if !whole_only && !making.small && !making.groups_are_safe()? {
            return Ok(None);
        }
        if !making.small {
            making.tables(levels.as_ref(), after_reach, after_fit)?;
        }
        making.finish(&line).map(Some)
    }

    /// A report in which nothing is said yet.
    fn making<'m, 'b>(
        &'b self,
        arcs: &'m Arcs<'b>,
        grant: &'m Grant,
        question: &'m FunderReportOf,
        policy: DisclosurePolicy,
        as_of: Date,
    ) -> Making<'m, 'b> {
        let window = Window::of(arcs, grant.from, grant.until.min(as_of));
        let people = window.population().filter(|place| MemberId::from_index(*place).is_some_and(|id| !self.is_organisation(id)));
        let people: Vec<u32> = people.collect();
        let takes_part = |place: &u32| window.parts.get(*place as usize).is_some_and(|part| part.occasions > 0);
        let active: BTreeSet<u32> = people.iter().copied().filter(takes_part).collect();
        Making {
            bank: self,
            grant,
            question,
            told: Headlines::new(policy.clone(), format!("members ({})", grant.code), &question.log),
            recounts: Recounts::default(),
            small: policy.publishable && (people.len() as u64) < SMALL,
            policy,
            window,
            as_of,
            active,
            people: None,
            whole_only: false,
            groups: GroupsTold::default(),
            sections: Vec::new(),
            notes: Vec::new(),
            advice: Vec::new(),
            releases: Vec::new(),
        }
    }
}

impl Making<'_, '_> {
    /// The notes that every report begins with.
    fn say_first(&mut self) {
        self.notes.push("what is paid or transferred is not counted as help; what changed is told, not why".into());
        if self.policy.publishable {
            let rounding = self.policy.rounding;
            self.notes.push(format!("counts and whole hours are rounded to the nearest {rounding}"));
            self.notes.push(DASH.to_owned());
        } else {
            self.notes.push("true figures, not for publication".into());
            // What to think about before a grant is signed is for its author.
            self.notes.extend(self.grant.warnings());
        }
    }

    /// Tables last, for they are made safe beside all that stands alone; and they are put where they belong, from the last to the first.
    fn tables(&mut self, levels: Option<&Levels>, after_reach: usize, after_fit: usize) -> Result<(), Error> {
        let (mut received, mut reached, mut steps) = (Vec::new(), Vec::new(), Vec::new());
        if let Some(levels) = levels {
            received = self.table(levels.received(&self.window), true)?;
        }
        if self.policy.publishable && !received.is_empty() {
            self.notes.push(format!("hours in tables are rounded to the nearest {} minutes", self.policy.rounding));
        }
        if let Some(by) = &self.question.groups {
            let told = self.bank.reached(&self.window, by, self.policy.publishable)?;
            let overlaps = GroupsTold::table_overlaps_earlier(self.bank, by, &told.table.rows, self.days(), &self.told);
            if overlaps && self.policy.publishable {
                self.leave_out(&told.table.title, "figures of groups that may have members in common have been told before");
            } else {
                reached = self.table(told, false)?;
            }
        }
        // Who stands on which level is not compared with who took part: where both are asked for, whom it reached is told.
        if let Some(levels) = levels {
            steps = self.table(levels.steps(), false)?;
        }
        let mut tables = self.asked(steps.is_empty() && reached.is_empty())?;
        tables.extend(received);
        tables.extend(steps);
        self.sections.splice(after_fit..after_fit, tables);
        self.sections.splice(after_reach..after_reach, reached);
        // Released in the order in which they stand.
        let place = |release: &Release| {
            let title = release.tables.first().map(|table| &table.title);
            self.sections.iter().position(|section| Some(&section.heading) == title)
        };
        self.releases.sort_by_key(place);
        Ok(())
    }

    /// The report as it is handed on.
    fn finish(mut self, line: &ParticipationLine) -> Result<FunderReport, Error> {
        let [stories, without_consent, not_approved, naming] = self.stories()?;
        if self.told.compared {
            self.notes
                .push("a figure is left out where what is told beside it, here or in an earlier report, would tell of a few people".into());
        }
        // Headlines first.
        let mut releases = self.told.releases;
        releases.append(&mut self.releases);
        let beside = if line.organisations > 0 { " (indicators, hours and ties count organisations as well)" } else { "" };
        let charter = self.bank.charter();
        let mut report = CommunityReport {
            kind: ReportKind::Funder,
            title: format!("{}: what the grant of {} contributed to", charter.name, self.grant.funder),
            community: charter.name.clone(),
            charter: self.bank.state.charters.len(),
            from: self.window.from,
            until: self.window.until,
            population: format!("people who had joined, or took part{beside}; as of {}", day_name(self.as_of)),
            policy: self.policy.name.clone(),
            publishable: self.policy.publishable,
            sections: self.sections,
            notes: self.notes,
            advice: self.advice,
            releases: Vec::new(),
            document: None,
        };
        report.write_out(self.question.format);
        Ok(FunderReport { report, releases, stories, without_consent, not_approved, naming })
    }
}
