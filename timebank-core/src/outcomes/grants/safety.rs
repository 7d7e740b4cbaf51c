//! Whether it was safe: concerns, how soon somebody acted, checks; counted, and suppressed like everything else.

use super::find::cell;
use crate::bank::TimeBank;
use crate::model::member::MemberState;
use crate::model::personal::ConcernStep;
use crate::outcomes::Figure;
use crate::outcomes::community::quartile;
use crate::outcomes::disclosure::TrueCell;
use crate::outcomes::disclosure::counted::{count, count_of, part};
use crate::outcomes::disclosure::headlines::{Days, Headlines, Shown};
use crate::outcomes::ties::Window;
use crate::state::Access;
use crate::values::ids::Id;

/// Counts of a span, by person: how many of each somebody has who has any.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Safety {
    raised: Vec<u64>,
    closed: Vec<u64>,
    /// Not closed.
    open: Vec<u64>,
    appeals: Vec<u64>,
    /// Concerns that somebody acted on.
    acted: Vec<u64>,
    /// Days from a concern to the first step after it that is no appeal, of those that have one.
    days: Vec<u32>,
    suspended: u64,
    /// People with a check seen.
    checked: u64,
    /// Of these, those whose check is due again.
    due: u64,
}

impl TimeBank {
    /// What was noted of the people of a window in its days, and where it stood on the last.
    pub(super) fn safety(&self, window: &Window<'_, '_>) -> Safety {
        let (from, until) = (window.from, window.until);
        let mut all = Safety::default();
        for (id, person) in self.state.people.iter() {
            let counted = window.parts.get(Id::index(*id) as usize).is_some_and(|part| part.counted);
            if !counted || self.is_organisation(*id) {
                continue;
            }
            let [mut raised, mut closed, mut appeals, mut acted] = [0u64; 4];
            for (part, concern) in &person.concerns {
                let within = (from..=until).contains(&concern.on);
                appeals = appeals.saturating_add(u64::from(within && concern.step == ConcernStep::Appeal));
                if !within || concern.step != ConcernStep::Raised {
                    continue;
                }
                raised = raised.saturating_add(1);
                let after = || person.concerns.iter().filter(|(_, entry)| entry.concern == Some(*part) && entry.on <= until);
                closed = closed.saturating_add(u64::from(after().any(|(_, entry)| entry.step == ConcernStep::Closed)));
                // An appeal is no act upon a concern.
                let acts = after().filter(|(_, entry)| entry.step != ConcernStep::Appeal);
                let waited = acts.map(|(_, entry)| u32::try_from(entry.on.days_since(concern.on)).unwrap_or(0)).min();
                acted = acted.saturating_add(u64::from(waited.is_some()));
                all.days.extend(waited);
            }
            let open = raised.saturating_sub(closed);
            let of = [(&mut all.raised, raised), (&mut all.closed, closed), (&mut all.open, open), (&mut all.appeals, appeals)];
            for (all, number) in of.into_iter().chain([(&mut all.acted, acted)]).filter(|(_, number)| *number > 0) {
                all.push(number);
            }
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

/// How many there are, and of whom.
fn number(of: &[u64]) -> (u64, TrueCell) {
    let people = cell(of.to_vec());
    (people.value, people)
}

impl Safety {
    /// Lines of a table, as they may be shown to whoever reads it.
    pub(super) fn lines(&self, told: &mut Headlines<'_>, days: Days, viewer: &Access) -> Vec<(&'static str, Option<Figure>)> {
        let policy = told.policy.clone();
        let figure = |number: u64| Figure::whole(i64::try_from(number).unwrap_or(i64::MAX));
        let named = |name: &str, shown| (name.to_owned(), Shown::Count(shown));
        // True counts of concerns are for those who may see the concern record.
        let may = (policy.publishable || viewer.concerns) && count(&policy, self.raised.len() as u64).is_some();
        // Of each count, how many people it is about is looked at, and that none has most of it.
        let of_enough = |of: &[u64]| {
            let (number, people) = number(of);
            number == 0 || count_of(&policy, number, &people).is_some()
        };
        let sum = |of: &[u64]| number(of).0;
        let mut plain = |days, name, number: u64, may: bool| {
            let shown = count(&policy, number).filter(|_| may);
            told.count(days, name, shown).map(figure)
        };
        let raised = plain(days, "concerns", sum(&self.raised), may && of_enough(&self.raised));
        let appeals = plain(days, "appeals", sum(&self.appeals), may && of_enough(&self.appeals));
        let suspended = plain(days, "suspended", self.suspended, true);
        // Checks are of how things stand, not of a span.
        let stand = Days { from: None, ..days };
        let checked = plain(stand, "checks", self.checked, true);
        let mut of = |days, (name, some), (all, number), may: bool| {
            let (some, number) = part(&policy, some, number).filter(|_| may)?;
            told.tell(days, &[named(name, some), named(all, number)]).then(|| figure(some))
        };
        let parts = may && [&self.raised, &self.closed, &self.open].iter().all(|of| of_enough(of));
        let closed = of(days, ("concerns-closed", sum(&self.closed)), ("concerns", sum(&self.raised)), parts);
        let due = of(stand, ("checks-due", self.due), ("checks", self.checked), true);
        let enough = self.acted.len() >= policy.means_from as usize && of_enough(&self.acted);
        let people = count(&policy, self.days.len() as u64).filter(|_| may && enough);
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
            ("members suspended in these days, and still", suspended),
            ("people with a check seen", checked),
            ("of these, due for a new one", due),
        ]
    }
}
