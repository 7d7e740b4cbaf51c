//! Whether it was safe: concerns, how soon somebody acted, checks; counted, and suppressed like everything else.

use super::find::{count, part};
use crate::bank::TimeBank;
use crate::model::member::MemberState;
use crate::model::personal::ConcernStep;
use crate::outcomes::Figure;
use crate::outcomes::community::quartile;
use crate::outcomes::disclosure::headlines::{Days, Headlines, Shown};
use crate::state::Access;
use crate::values::time::Date;

/// Counts of a span.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Safety {
    pub(super) raised: u64,
    /// People they are about.
    pub(super) people: u64,
    pub(super) closed: u64,
    pub(super) appeals: u64,
    /// Days from a concern to the first step after it, of those that have one.
    pub(super) days: Vec<u32>,
    pub(super) suspended: u64,
    /// People with a check seen.
    pub(super) checked: u64,
    /// Of these, those whose check is due again.
    pub(super) due: u64,
}

impl TimeBank {
    /// What was noted between two days, and where it stood on the second.
    pub(super) fn safety(&self, from: Date, until: Date) -> Safety {
        let mut all = Safety::default();
        for (id, person) in self.state.people.iter() {
            let mut raised = 0u64;
            for (part, concern) in &person.concerns {
                let within = (from..=until).contains(&concern.on);
                all.appeals = all.appeals.saturating_add(u64::from(within && concern.step == ConcernStep::Appeal));
                if !within || concern.step != ConcernStep::Raised {
                    continue;
                }
                raised = raised.saturating_add(1);
                let after = || person.concerns.iter().filter(|(_, entry)| entry.concern == Some(*part) && entry.on <= until);
                let closed = after().any(|(_, entry)| entry.step == ConcernStep::Closed);
                all.closed = all.closed.saturating_add(u64::from(closed));
                all.days.extend(after().map(|(_, entry)| u32::try_from(entry.on.days_since(concern.on)).unwrap_or(0)).min());
            }
            all.raised = all.raised.saturating_add(raised);
            all.people = all.people.saturating_add(u64::from(raised > 0));
            let state = self.state.members.get(*id).filter(|row| row.state == MemberState::Suspended);
            all.suspended = all.suspended.saturating_add(u64::from(state.is_some_and(|row| (from..=until).contains(&row.since))));
            let checks = || person.checks.iter().filter(|check| check.seen <= until);
            let due = !checks().any(|check| check.recheck_after.is_none_or(|after| after > until));
            all.checked = all.checked.saturating_add(u64::from(checks().next().is_some()));
            all.due = all.due.saturating_add(u64::from(checks().next().is_some() && due));
        }
        all.days.sort_unstable();
        all
    }
}

impl Safety {
    /// Lines of a table, as they may be shown to whoever reads it.
    pub(super) fn lines(&self, told: &mut Headlines<'_>, days: Days, viewer: &Access) -> Vec<(&'static str, Option<Figure>)> {
        let policy = told.policy.clone();
        let figure = |number: u64| Figure::whole(i64::try_from(number).unwrap_or(i64::MAX));
        let named = |name: &str, shown| (name.to_owned(), Shown::Count(shown));
        // True counts of concerns are for those who may see the concern record.
        let may = (policy.publishable || viewer.concerns) && count(&policy, self.people).is_some();
        let mut plain = |days, name, number: u64, may: bool| {
            let shown = count(&policy, number).filter(|_| may);
            told.count(days, name, shown).map(figure)
        };
        let raised = plain(days, "concerns", self.raised, may);
        let appeals = plain(days, "appeals", self.appeals, may);
        let suspended = plain(days, "suspended", self.suspended, true);
        // Checks are of how things stand, not of a span.
        let stand = Days { from: None, ..days };
        let checked = plain(stand, "checks", self.checked, true);
        let mut of = |days, (name, some), (all, number), may: bool| {
            let (some, number) = part(&policy, some, number).filter(|_| may)?;
            told.tell(days, &[named(name, some), named(all, number)]).then(|| figure(some))
        };
        let closed = of(days, ("concerns-closed", self.closed), ("concerns", self.raised), may);
        let due = of(stand, ("checks-due", self.due), ("checks", self.checked), true);
        let people = count(&policy, self.days.len() as u64).filter(|_| may && self.days.len() >= policy.means_from as usize);
        let days_until = quartile(&self.days, 2).map(|days| if policy.publishable { days.rounded(0) } else { days });
        let waited = days_until.zip(people).filter(|(figure, people)| {
            let mean = Shown::Mean { people: *people, figure: *figure };
            told.tell(days, &[("days-until-somebody-acted".to_owned(), mean)])
        });
        vec![
            ("concerns raised", raised),
            ("of these, closed", closed),
            ("days until somebody acted, in half of them", waited.map(|(figure, _)| figure)),
            ("appeals", appeals),
            ("members suspended", suspended),
            ("people with a check seen", checked),
            ("of these, due for a new one", due),
        ]
    }
}
