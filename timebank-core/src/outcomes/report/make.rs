//! What each report says.

use super::value::{CommunityReport, ReportKind, ReportOf, ReportRow, Section};
use crate::bank::TimeBank;
use crate::error::Error;
use crate::model::caller::Viewer;
use crate::order::BTreeMap;
use crate::outcomes::Figure;
use crate::outcomes::community::{Latencies, Latency, TiesOf, WorkerOnlyMembers};
use crate::outcomes::disclosure::audit::{Axis, Behind, Unit};
use crate::outcomes::disclosure::headlines::in_minutes;
use crate::outcomes::disclosure::minutes::flows;
use crate::outcomes::disclosure::publish::publish_of;
use crate::outcomes::disclosure::work::Beside;
use crate::outcomes::disclosure::{DisclosurePolicy, Measured, Publish, TrueCell, TrueTable};
use crate::outcomes::figure::{day_name, span_name};
use crate::outcomes::ties::{Arcs, CalendarSpan, ParticipationLine, Window};
use crate::values::ids::{Id, MemberId};
use crate::values::time::Date;

/// Communities with fewer people get headline totals, not pages of hidden cells.
const SMALL: u64 = 50;

/// What a dash may stand for. Which of these it is, is not said: that would tell what is hidden.
pub(crate) const DASH: &str = "a dash stands for what is not shown: too few people, too few on the other side of a figure, nobody at all, \
                               nothing that was set or could be worked out, or what would tell of a few people beside another figure";

/// What stands in a report for a table that is left out, whatever the reason: which it is would tell what is hidden.
pub(crate) fn not_shown(title: &str) -> String {
    format!("not shown: {title}, because it could tell of a few people")
}

pub(super) fn hours(minutes: u64) -> Option<Figure> {
    Figure::share(minutes, 60)
}
pub(super) fn whole(count: u64) -> Option<Figure> {
    Some(Figure::whole(i64::try_from(count).unwrap_or(i64::MAX)))
}
pub(super) fn row(name: &str, cells: Vec<Option<Figure>>) -> ReportRow {
    ReportRow { code: String::new(), name: name.to_owned(), cells }
}
pub(super) fn names(all: &[&str]) -> Vec<String> {
    all.iter().map(|name| (*name).to_owned()).collect()
}

/// What each person gave, and what each received.
type BothSides = [BTreeMap<u32, u64>; 2];

impl TimeBank {
    /// See [`View::report`](crate::queries::View::report).
    pub(crate) fn report(&self, by: Viewer, question: &ReportOf) -> Result<CommunityReport, Error> {
        let viewer = self.access(by)?;
        let mut report = CommunityReport {
            kind: question.kind,
            title: String::new(),
            community: self.charter().name.clone(),
            charter: self.state.charters.len(),
            from: question.from,
            until: question.until,
            population: "everybody who had joined, and whoever took part".into(),
            policy: "internal".into(),
            publishable: false,
            sections: Vec::new(),
            notes: Vec::new(),
            advice: Vec::new(),
            releases: Vec::new(),
            document: None,
        };
        let arcs = Arcs::of(self);
        let window = arcs.window(Some(question.from), Some(question.until))?;
        match question.kind {
            ReportKind::Member => self.own(by, &mut report, question)?,
            ReportKind::Funder => return Err(Error::BadArguments { what: "a report to a funder takes its grants: ask `funder-report`" }),
            ReportKind::Public => {
                viewer.need_broker()?;
                self.public(&mut report, &window, question)?;
            }
            ReportKind::CommunityHealth => {
                viewer.need_broker()?;
                self.health(&mut report, &arcs, question)?;
                self.think_of(&mut report, &window)?;
            }
        }
        if question.kind != ReportKind::Member {
            report.notes.extend(self.nothing_since(question.until));
        }
        report.write_out(question.format);
        Ok(report)
    }

    /// Says of days that reach beyond the last entry that nothing of them is in the figures yet.
    pub(crate) fn nothing_since(&self, until: Date) -> Option<String> {
        let last = self.today_here();
        (until > last).then(|| format!("the last entry was made on {}: nothing of later days is in these figures", day_name(last)))
    }

    fn public(&self, report: &mut CommunityReport, window: &Window<'_, '_>, question: &ReportOf) -> Result<(), Error> {
        let name = question.policy.as_deref().unwrap_or("acro");
        let policy = DisclosurePolicy::named(name).filter(|policy| policy.publishable && policy.noise.is_none());
        let policy = policy.ok_or(Error::BadPolicy { why: "a public report is made by `nhs` or `acro`" })?;
        report.title = format!("{}: what we did together", report.community);
        report.policy.clone_from(&policy.name);
        report.publishable = true;
        let line = ParticipationLine::of(window, None, None);
        let told = self.headlines(report, window, &line, &policy, &question.log);
        report.notes.push("an hour is an hour, whoever gives it; what was paid or transferred is not counted as help".into());
        report.notes.push(format!("counts and whole hours are rounded to the nearest {}", policy.rounding));
        report.notes.push(DASH.to_owned());
        let people = line.members.saturating_sub(line.organisations);
        if people < SMALL {
            report.notes.push("a small community shows figures of everybody only, so that nobody can be made out".into());
            return Ok(());
        }
        if told.of_other_days {
            report.notes.push("hours by activity are left out: hours of days that overlap have been told before".into());
            return Ok(());
        }
        let (table, mut beside, behind) = self.by_quarter(window)?;
        if told.of_other_groups {
            report.notes.push(not_shown(&table.title));
            return Ok(());
        }
        if table.rows.is_empty() {
            // Where nought is not shown, neither is this.
            report.notes.push(if policy.zeros { "nobody gave hours in these days".into() } else { not_shown(&table.title) });
            return Ok(());
        }
        let all = table.cells.iter().flatten().map(|cell| cell.value).fold(0, u64::saturating_add);
        beside.push(Beside { known: told.known.map(|hours| in_minutes(hours, line.given, all)), ..Beside::default() });
        let mut ask = Publish::new(vec![table], report.population.clone(), question.until);
        ask.from = Some(question.from);
        ask.policy = Some(policy.name.clone());
        ask.log.clone_from(&question.log);
        let made = publish_of(Some(self), &ask, &beside, Some(behind))?;
        let Some((release, table)) = made.release.and_then(|release| Some((release.clone(), release.tables.into_iter().next()?))) else {
            report.notes.extend(made.advice.iter().map(|advice| not_shown(&advice.table)));
            report.advice.extend(made.advice);
            return Ok(());
        };
        report.releases.push(release);
        report.notes.push(format!("hours by activity and quarter are rounded to the nearest {} minutes", policy.rounding));
        let labels = table.rows.iter().map(String::as_str).chain(["all"]);
        report.sections.push(Section {
            code: "hours-by-quarter".into(),
            heading: table.title.clone(),
            text: "What people gave one another, in hours, and when.".into(),
            rows_are: table.rows_are.clone(),
            columns: ["all"].into_iter().map(str::to_owned).chain(table.columns.iter().cloned()).collect(),
            rows: labels
                .zip(&table.cells)
                .map(|(name, cells)| {
                    let cell = |shown: &crate::outcomes::disclosure::ShownCell| shown.value.and_then(hours);
                    // The total first: that is what is drawn.
                    row(name, cells.last().into_iter().chain(cells.iter().take(table.columns.len())).map(cell).collect())
                })
                .collect(),
            chart: true,
        });
        Ok(())
    }

    /// Minutes given by activity and quarter, with how many gave and the largest shares; and who stands behind the totals, for most
    /// give in more than one quarter.
    fn by_quarter(&self, window: &Window<'_, '_>) -> Result<(TrueTable, Vec<Beside>, Behind), Error> {
        let spans = CalendarSpan::cut(Some(CalendarSpan::Quarter), window.from, window.until)?;
        let mut sums: BTreeMap<(Option<u32>, usize), BothSides> = BTreeMap::new();
        let mut units: Vec<((Option<u32>, usize), Unit)> = Vec::new();
        for (day, number) in window.occasions() {
            let Some(exchange) = window.arcs.row(*number) else { continue };
            let span = spans.partition_point(|(_, last)| last.days() < *day);
            for flow in flows(window.arcs, *number).into_iter().filter(|flow| flow.giver.is_some()) {
                let unit = flow.unit([0, u32::try_from(span).unwrap_or(u32::MAX)]);
                let cell = sums.entry((exchange.activity.map(Id::index), span)).or_default();
                for (sums, who) in cell.iter_mut().zip([unit.who, unit.other]) {
                    let sum = sums.entry(who).or_default();
                    *sum = sum.saturating_add(unit.amount);
                }
                units.push(((exchange.activity.map(Id::index), span), unit));
            }
        }
        let mut activities: Vec<Option<u32>> = sums.keys().map(|(activity, _)| *activity).collect();
        activities.dedup();
        let name = |activity: &Option<u32>| {
            let row = activity.and_then(Id::from_index).and_then(|id| self.state.activities.get(id));
            row.map_or_else(|| "other".to_owned(), |row| row.activity.name.clone())
        };
        let cell = |sides: &BothSides| {
            let of = |people: &BTreeMap<u32, u64>| TrueCell::of(Measured::Minutes, people.values().copied());
            of(&sides[0]).worse(&of(&sides[1]))
        };
        let total = |row: Option<usize>, column: Option<usize>| {
            let mut people = BothSides::default();
            for ((activity, span), sides) in &sums {
                let here = row.is_none_or(|row| activities.get(row) == Some(activity)) && column.is_none_or(|column| column == *span);
                for (people, side) in people.iter_mut().zip(sides).filter(|_| here) {
                    for (member, minutes) in side {
                        let sum = people.entry(*member).or_default();
                        *sum = sum.saturating_add(*minutes);
                    }
                }
            }
            Beside { row, column, made_of: Some(cell(&people)), ..Beside::default() }
        };
        let rows = (0..activities.len()).map(|row| total(Some(row), None));
        let totals = rows.chain((0..spans.len()).map(|span| total(None, Some(span)))).chain([total(None, None)]).collect();
        let at = |activity: &Option<u32>, span: usize| sums.get(&(*activity, span)).map(cell).unwrap_or_default();
        let table = TrueTable {
            title: "Hours by activity and quarter".into(),
            measure: Measured::Minutes,
            rows_are: "activity".into(),
            columns_are: "quarter".into(),
            rows: activities.iter().map(name).collect(),
            columns: spans.iter().map(|(from, until)| span_name(*from, *until)).collect(),
            cells: activities.iter().map(|activity| (0..spans.len()).map(|span| at(activity, span)).collect()).collect(),
            whole_groups: true,
        };
        for ((activity, _), unit) in &mut units {
            unit.at[0] = activities.iter().position(|there| there == activity).and_then(|row| u32::try_from(row).ok()).unwrap_or(u32::MAX);
        }
        let axes = [Axis::plain("activity".into(), activities.len()), Axis::plain("quarter".into(), spans.len())];
        let behind = Behind { units: units.into_iter().map(|(_, unit)| unit).collect(), axes, ..Behind::default() };
        Ok((table, totals, behind))
    }

    fn health(&self, report: &mut CommunityReport, arcs: &Arcs<'_>, question: &ReportOf) -> Result<(), Error> {
        let (from, until) = (Some(question.from), Some(question.until));
        report.title = format!("{}: how the community does", report.community);
        report.notes.push("for brokers; names and small figures are in it".into());
        let lines = arcs.participation(from, until, Some(CalendarSpan::Quarter), None)?;
        let quarters = lines.iter().map(|line| {
            let cells = vec![
                hours(line.given),
                whole(line.active),
                whole(line.ties),
                whole(line.new_ties),
                line.tie_persistence,
                line.role_fluidity,
                line.support_mix,
                whole(line.worker_only),
                whole(line.isolates),
                line.broker_involvement,
            ];
            row(&line.from.zip(line.until).map_or_else(String::new, |(from, until)| span_name(from, until)), cells)
        });
        report.sections.push(Section {
            code: String::new(),
            heading: "Quarter by quarter".into(),
            text: "Hours, people and ties. More of the broker is not worse, and fewer staff hours are no success in themselves.".into(),
            rows_are: "quarter".into(),
            columns: names(&[
                "hours",
                "active",
                "ties",
                "new ties",
                "ties kept",
                "gave and received",
                "from neighbours",
                "worker-only",
                "no tie",
                "brokered",
            ]),
            rows: quarters.collect(),
            chart: true,
        });
        let alone = self.worker_only_members(Viewer::Host, &WorkerOnlyMembers { from, until })?;
        report.sections.push(Section {
            code: String::new(),
            heading: "Members whose only ties are with workers".into(),
            text: if alone.is_empty() { "Nobody at present.".into() } else { "Who might like to meet a neighbour?".into() },
            rows_are: "member".into(),
            columns: names(&["ties", "hours received"]),
            rows: alone.iter().map(|one| row(&called(&one.who), vec![whole(one.ties.into()), hours(one.received)])).collect(),
            chart: false,
        });
        self.needs_told(report, from, until)?;
        self.if_key_people_left(report, from, until)?;
        let waits = self.latencies(Viewer::Host, &Latencies { from, until })?;
        report.sections.push(Section {
            code: String::new(),
            heading: "How long things take".into(),
            text: "Days within which half of those who came to it had, and how many did.".into(),
            rows_are: "from what to what".into(),
            columns: names(&["median days", "began", "reached"]),
            rows: waits.iter().map(|w| row(in_words(w.latency), vec![w.median, whole(w.began.into()), whole(w.reached.into())])).collect(),
            chart: false,
        });
        Ok(())
    }

    fn own(&self, by: Viewer, report: &mut CommunityReport, question: &ReportOf) -> Result<(), Error> {
        let member: MemberId = question.member.ok_or(Error::BadArguments { what: "say whose report it is" })?;
        let ties = self.ties_of(by, &TiesOf { member, from: Some(question.from), until: Some(question.until) })?;
        report.title = match &ties.who.name {
            Some(name) => format!("{name} at {}", report.community),
            None => format!("Your time at {}", report.community),
        };
        report.population = "you, and those you did something with".into();
        report.sections.push(Section {
            code: String::new(),
            heading: "Your time".into(),
            text: "Thank you for being part of it. Giving and receiving are equally welcome.".into(),
            rows_are: "what".into(),
            columns: names(&["hours"]),
            rows: vec![row("you gave", vec![hours(ties.given)]), row("you received", vec![hours(ties.received)])],
            chart: true,
        });
        report.sections.push(Section {
            code: String::new(),
            heading: "People you did something with".into(),
            text: if ties.ties.is_empty() { "Perhaps there is something you would like to try.".into() } else { String::new() },
            rows_are: "with".into(),
            columns: names(&["times", "hours you gave", "hours you received"]),
            rows: ties
                .ties
                .iter()
                .map(|tie| row(&called(&tie.who), vec![whole(tie.occasions.into()), hours(tie.gave), hours(tie.received)]))
                .collect(),
            chart: false,
        });
        Ok(())
    }
}

/// From what to what, in words.
const fn in_words(latency: Latency) -> &'static str {
    match latency {
        Latency::JoinedToContact => "from joining to the first contact",
        Latency::JoinedToExchange => "from joining to the first exchange",
        Latency::ReferredToExchange => "from referral to the first exchange",
        Latency::ReceivedToGave => "from first receiving to first giving",
        Latency::GaveToReceived => "from first giving to first receiving",
        Latency::RequestToMet => "from a request to its being met",
    }
}

pub(super) fn called(who: &crate::queries::Named) -> String {
    who.name.clone().unwrap_or_else(|| who.member.to_string())
}
