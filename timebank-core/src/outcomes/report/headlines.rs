//! The headlines of the public report: figures that stand alone, each against what earlier reports told.

use super::make::{names, whole};
use super::value::{CommunityReport, ReportRow, Section};
use crate::TimeBank;
use crate::outcomes::disclosure::{DisclosurePolicy, Measured, Release, SafeTable, ShownCell, TrueCell};
use crate::outcomes::ties::{ParticipationLine, Window};

/// What the rows of headlines are called in a release.
const HEADLINES: &str = "headline";

/// A headline as it would be shown if there were no earlier report.
struct Headline {
    code: &'static str,
    name: &'static str,
    measure: Measured,
    shown: Option<u64>,
}

impl TimeBank {
    pub(super) fn headlines(
        &self,
        report: &mut CommunityReport,
        window: &Window<'_, '_>,
        line: &ParticipationLine,
        policy: &DisclosurePolicy,
        log: &[Release],
    ) {
        let mut lines = lines(window, line, policy);
        let mut release = Release {
            population: report.population.clone(),
            as_of: report.until,
            from: Some(report.from),
            policy: policy.clone(),
            tables: Vec::new(),
        };
        let earlier: Vec<_> = log.iter().filter(|earlier| earlier.policy.publishable && overlap(earlier, &release)).collect();
        let mut compared = false;
        for one in &mut lines {
            if one.shown.is_some() && earlier.iter().any(|earlier| tells(one, earlier, &release)) {
                one.shown = None;
                compared = true;
            }
        }
        if compared {
            report.notes.push("a figure is left out where an earlier report beside it would tell of a few people".into());
        }
        release.tables = [Measured::People, Measured::Minutes].map(|measure| table(measure, &lines, policy)).into();
        report.releases.push(release);
        report.sections.push(Section {
            code: "headlines".into(),
            heading: "The year in a few figures".into(),
            text: "Members, what they did, and the ties between them.".into(),
            rows_are: "what".into(),
            columns: names(&["how many"]),
            rows: lines
                .iter()
                .map(|one| ReportRow { code: one.code.into(), name: one.name.into(), cells: vec![one.shown.and_then(whole)] })
                .collect(),
            chart: false,
        });
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
    let mut given: Vec<u64> = window.parts.iter().map(|part| part.given).filter(|minutes| *minutes > 0).collect();
    given.sort_unstable_by(|a, b| b.cmp(a));
    let total = TrueCell {
        value: line.given,
        people: u32::try_from(given.len()).unwrap_or(u32::MAX),
        largest: given.iter().take(16).copied().collect(),
    };
    let hours = policy.need(Measured::Minutes, &total).is_none().then(|| policy.shown(Measured::Minutes, line.given / 60).0);
    let counted = |code, name, shown| Headline { code, name, measure: Measured::People, shown };
    [
        counted("taking-part", "people and organisations taking part", people(line.active)),
        counted("both-ways", "of them, those who both gave and received", part(line.both_ways, line.active)),
        Headline { code: "hours-given", name: "hours given", measure: Measured::Minutes, shown: hours },
        counted("exchanges", "exchanges", people(line.exchanges)),
        counted("ties", "pairs who did something for or with one another", people(line.ties)),
        counted("new-ties", "of these, for the first time", part(line.new_ties, line.ties)),
    ]
}

fn overlap(earlier: &Release, ours: &Release) -> bool {
    earlier.from.is_none_or(|from| from <= ours.as_of) && ours.from.is_none_or(|from| from <= earlier.as_of)
}

/// Whether what an earlier report showed and what this one would show tell, together, of a few people: as for tables
/// ([`publish`](TimeBank::publish)), and hours of different days, or of the same days with something written down since, not at all.
fn tells(one: &Headline, earlier: &Release, ours: &Release) -> bool {
    let same_days = earlier.from == ours.from && earlier.as_of == ours.as_of;
    let tables = earlier.tables.iter().filter(|table| table.rows_are == HEADLINES && table.measure == one.measure);
    let theirs = tables.filter_map(|table| {
        let row = table.rows.iter().position(|code| code == one.code)?;
        table.cells.get(row)?.first()?.value
    });
    let (Some(shown), policy) = (one.shown, &ours.policy) else { return false };
    let again = same_days && earlier.policy == *policy;
    theirs.filter(|value| !(again && *value == shown)).any(|value| {
        if one.measure == Measured::Minutes {
            return true;
        }
        let ((low, high), (our_low, our_high)) = (earlier.policy.reads(one.measure, value), policy.reads(one.measure, shown));
        let (least, most) = (our_low.saturating_sub(high), our_high.saturating_sub(low));
        let few = least.saturating_abs().min(most.saturating_abs()) < i64::from(policy.threshold);
        few && most.saturating_sub(least) < i64::from(policy.protection) && (least, most) != (0, 0)
    })
}

fn table(measure: Measured, lines: &[Headline], policy: &DisclosurePolicy) -> SafeTable {
    let lines: Vec<&Headline> = lines.iter().filter(|one| one.measure == measure).collect();
    let cells: Vec<_> = lines.iter().map(|one| vec![ShownCell { value: one.shown }]).collect();
    SafeTable {
        title: if measure == Measured::People { "Headline counts".into() } else { "Headline hours".into() },
        measure,
        rows_are: HEADLINES.into(),
        columns_are: HEADLINES.into(),
        rows: lines.iter().map(|one| one.code.to_owned()).collect(),
        columns: names(&["how many"]),
        hidden: u32::try_from(lines.iter().filter(|one| one.shown.is_none()).count()).unwrap_or(u32::MAX),
        cells,
        policy: policy.name.clone(),
        rounding: policy.rounding,
    }
}
