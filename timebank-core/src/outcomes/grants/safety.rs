//! Whether it was safe: concerns, how soon somebody acted, checks; counted, and suppressed like everything else.

use super::making::Making;
use crate::bank::TimeBank;
use crate::model::member::MemberState;
use crate::model::personal::ConcernStep;
use crate::outcomes::Figure;
use crate::outcomes::community::quartile;
use crate::outcomes::disclosure::counted::{Counted, Thing, count, part};
use crate::outcomes::disclosure::headlines::{Days, Shown};
use crate::outcomes::ties::Window;
use crate::state::Access;
use crate::values::ids::Id;

/// What was noted in a span: concerns and appeals with whom they are about, and counts of people.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Safety {
    raised: Counted,
    closed: Counted,
    appeals: Counted,
    /// Concerns that somebody acted on.
    acted: Counted,
    /// Days from a concern to the first step after it that is no appeal, in order. Of a concern that has none yet they are the most there
    /// are: it waits longer than all others.
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
        let [mut raised, mut closed, mut appeals, mut acted]: [Vec<(Thing, u32)>; 4] = Default::default();
        for (id, person) in self.state.people.iter() {
            let counted = window.parts.get(Id::index(*id) as usize).is_some_and(|part| part.counted);
            if !counted || self.is_organisation(*id) {
                continue;
            }
            for (part, concern) in &person.concerns {
                let within = (from..=until).contains(&concern.on);
                let entry = ([Id::index(*part), Id::index(*id), 0], Id::index(*id));
                appeals.extend((within && concern.step == ConcernStep::Appeal).then_some(entry));
                if !within || concern.step != ConcernStep::Raised {
                    continue;
                }
                raised.push(entry);
                let after = || person.concerns.iter().filter(|(_, entry)| entry.concern == Some(*part) && entry.on <= until);
                closed.extend(after().any(|(_, entry)| entry.step == ConcernStep::Closed).then_some(entry));
                // An appeal is no act upon a concern.
                let acts = after().filter(|(_, entry)| entry.step != ConcernStep::Appeal);
                let waited = acts.map(|(_, entry)| u32::try_from(entry.on.days_since(concern.on)).unwrap_or(0)).min();
                acted.extend(waited.map(|_| entry));
                all.days.push(waited.unwrap_or(u32::MAX));
            }
            let state = self.state.members.get(*id).filter(|row| row.state == MemberState::Suspended);
            all.suspended = all.suspended.saturating_add(u64::from(state.is_some_and(|row| (from..=until).contains(&row.since))));
            let checks = || person.checks.iter().filter(|check| check.seen <= until);
            let due = !checks().any(|check| check.recheck_after.is_none_or(|after| after > until));
            all.checked = all.checked.saturating_add(u64::from(checks().next().is_some()));
            all.due = all.due.saturating_add(u64::from(checks().next().is_some() && due));
        }
        all.days.sort_unstable();
        [all.raised, all.closed, all.appeals, all.acted] = [raised, closed, appeals, acted].map(|entries| Counted::of(entries.into_iter()));
        all
    }
}

impl Safety {
    /// What a figure of concerns counts, by its base; none for other figures.
    pub(super) fn of(self, base: &str) -> Option<Counted> {
        match base {
            "concerns" => Some(self.raised),
            "concerns-closed" => Some(self.closed),
            "appeals" => Some(self.appeals),
            _ => None,
        }
    }

    /// Lines of a table, as they may be shown to whoever reads it.
    pub(super) fn lines(&self, making: &mut Making<'_, '_>, days: Days, viewer: &Access) -> Vec<(&'static str, Option<Figure>)> {
        let policy = making.policy.clone();
        let figure = |number: u64| Figure::whole(i64::try_from(number).unwrap_or(i64::MAX));
        let named = |name: &str, shown| (name.to_owned(), Shown::Count(shown));
        // True counts of concerns are for those who may see the concern record.
        let may = (policy.publishable || viewer.concerns) && count(&policy, self.raised.people().people.into()).is_some();
        // Of each count, how many people it is about is looked at, and that none has most of it.
        let mut noted = |name: &str, of: &Counted| {
            let shown = count(&policy, of.number()).filter(|_| may && of.may_be_shown(&policy))?;
            making.tell_counted(days, &[(named(name, shown), of)]).then(|| figure(shown))
        };
        let (raised, appeals) = (noted("concerns", &self.raised), noted("appeals", &self.appeals));
        let suspended = making.count(days, "suspended", self.suspended);
        // Checks are of how things stand, not of a span.
        let stand = Days { from: None, ..days };
        let checked = making.count(stand, "checks", self.checked);
        let open = self.raised.without(&self.closed);
        let parts = may && [&self.raised, &self.closed, &open].iter().all(|of| of.may_be_shown(&policy));
        let closed = part(&policy, self.closed.number(), self.raised.number()).filter(|_| parts).filter(|(some, all)| {
            making.tell_counted(days, &[(named("concerns-closed", *some), &self.closed), (named("concerns", *all), &self.raised)])
        });
        let due = making.part(stand, ("checks-due", self.due), ("checks", self.checked));
        // Those who wait are people, however many concerns they have.
        let people = self.raised.people().people;
        let enough = people.min(self.acted.people().people) >= policy.means_from;
        let enough = enough && [&self.raised, &self.acted].iter().all(|of| of.may_be_shown(&policy));
        let people = count(&policy, people.into()).filter(|_| may && enough);
        // Where nobody acted upon half of them, there are no days within which somebody did.
        let half = self.days.get(self.days.len() / 2).filter(|days| **days < u32::MAX);
        let days_until = half.and_then(|_| quartile(&self.days, 2)).map(|days| if policy.publishable { days.rounded(0) } else { days });
        let waited = days_until.zip(people).filter(|(figure, people)| {
            let mean = Shown::Mean { people: *people, figure: *figure };
            making.told.tell(days, &[("days-until-somebody-acted".to_owned(), mean)])
        });
        vec![
            ("concerns raised", raised),
            ("of these, closed", closed.map(|(some, _)| figure(some))),
            ("days until somebody acted, in half of them", waited.map(|(figure, _)| figure)),
            ("appeals", appeals),
            ("members suspended in these days, and still", suspended),
            ("people with a check seen", checked),
            ("of these, due for a new one", due),
        ]
    }
}
