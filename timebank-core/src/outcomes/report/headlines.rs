//! The headlines of the public report: figures that stand alone, each against what earlier reports told.

use super::make::{names, whole};
use super::value::{CommunityReport, ReportRow, Section};
use crate::bank::TimeBank;
use crate::model::exchange::Side;
use crate::outcomes::disclosure::counted::{Counted, count_of};
use crate::outcomes::disclosure::grid::Range;
use crate::outcomes::disclosure::headlines::{Days, Headlines, Shown};
use crate::outcomes::disclosure::minutes::both_sides;
use crate::outcomes::disclosure::{DisclosurePolicy, Measured, Release, TrueCell};
use crate::outcomes::figure::span_name;
use crate::outcomes::grants::{exchanges, of_base, pairs};
use crate::outcomes::ties::{ParticipationLine, Window};

/// A headline as it would be shown if there were no earlier report.
struct Headline {
    code: &'static str,
    name: &'static str,
    measure: Measured,
    shown: Option<u64>,
    /// Who is in the pairs or exchanges.
    counted: Option<Counted>,
}

/// What the headlines told of the hours.
pub(super) struct HoursTold {
    /// What a reader knows of them.
    pub(super) known: Option<Range>,
    /// Whether a table of them would be held against hours of other days.
    pub(super) of_other_days: bool,
    /// Whether a table of them would be held against hours of a group.
    pub(super) of_other_groups: bool,
}

impl TimeBank {
    pub(super) fn headlines(
        &self,
        report: &mut CommunityReport,
        window: &Window<'_, '_>,
        line: &ParticipationLine,
        policy: &DisclosurePolicy,
        log: &[Release],
    ) -> HoursTold {
        let mut told = Headlines::new(policy.clone(), report.population.clone(), log);
        let days = Days { from: Some(report.from), until: report.until };
        let mut lines = lines(window, line, policy);
        let again = |name: &str, then: Days| {
            let window = Window::of(window.arcs, then.from?, then.until);
            let counted = of_base(name, None, &window, |_| true)?;
            let number = if name == "exchanges" { window.exchanges.into() } else { counted.number() };
            Some((number, counted))
        };
        for one in &mut lines {
            let figure = |number| if one.measure == Measured::People { Shown::Count(number) } else { Shown::Hours(number) };
            one.shown = one.shown.filter(|shown| {
                let headline = (one.code.to_owned(), figure(*shown));
                let apart = one.counted.as_ref().is_none_or(|counted| told.may_count(days, &headline, counted, again));
                apart && told.tell(days, &[headline])
            });
            match (&one.counted, one.shown) {
                (_, None) => told.note(days, one.code, figure(0), false),
                (Some(counted), Some(_)) => told.note_counted(days, one.code, counted),
                (None, Some(_)) => {}
            }
        }
        if told.compared {
            report
                .notes
                .push("a figure is left out where what is told beside it, here or in an earlier report, would tell of a few people".into());
        }
        let hours = HoursTold {
            known: told.known(days, Measured::Minutes, "hours-given"),
            of_other_days: told.hours_told_of_other_days(days),
            of_other_groups: told.hours_told_of_other_groups(days, &[]),
        };
        report.releases.append(&mut told.releases);
        report.sections.push(Section {
            code: "headlines".into(),
            heading: format!("{} in a few figures", span_name(report.from, report.until)),
            text: "Members, what they did, and the ties between them.".into(),
            rows_are: "what".into(),
            columns: names(&["how many"]),
            rows: lines
                .iter()
                .map(|one| ReportRow { code: one.code.into(), name: one.name.into(), cells: vec![one.shown.and_then(whole)] })
                .collect(),
            chart: false,
        });
        hours
    }
}

/// Each figure, where it is large enough to show.
fn lines(window: &Window<'_, '_>, line: &ParticipationLine, policy: &DisclosurePolicy) -> [Headline; 6] {
    let people = |count: u64| {
        let safe = policy.need(Measured::People, &TrueCell::people(count)).is_none();
        safe.then(|| policy.shown(Measured::People, count).0)
    };
    // Both the part and what is left of the whole must be large enough, and the whole as well.
    let part = |some: u64, all: u64| people(some).filter(|_| people(all.saturating_sub(some)).is_some() && people(all).is_some());
    let total = both_sides(window, Side::Gave, |_| true);
    let hours = policy.need(Measured::Minutes, &total).is_none().then(|| policy.hours(line.given)).flatten();
    let exchanges = exchanges(window, |_| true);
    let (ties, new_ties) = (pairs(window, |_| true, |_| true), pairs(window, |_| true, |tie| tie.new));
    let safe = [&ties, &new_ties, &ties.without(&new_ties)].iter().all(|pairs| pairs.may_be_shown(policy));
    let new = part(line.new_ties, line.ties).filter(|_| safe);
    let counted = |code, name, shown, counted| Headline { code, name, measure: Measured::People, shown, counted };
    [
        counted("taking-part", "people and organisations taking part", people(line.active), None),
        counted("both-ways", "of them, those who both gave and received", part(line.both_ways, line.active), None),
        Headline { code: "hours-given", name: "hours given", measure: Measured::Minutes, shown: hours, counted: None },
        counted("exchanges", "exchanges", count_of(policy, line.exchanges, &exchanges.people()), Some(exchanges)),
        counted("ties", "pairs who did something for or with one another", count_of(policy, line.ties, &ties.people()), Some(ties)),
        counted("new-ties", "of these, for the first time", new, Some(new_ties)),
    ]
}
