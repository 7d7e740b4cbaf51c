//! Counts of pairs, exchanges, requests and concerns, judged by who is in them.
//!
//! Two counts of people reveal a few people if they differ by a few. Two counts of pairs may differ by forty that all belong to one person.
//! So what one figure counts and the other does not is counted again. It must itself be large enough to be shown.

use super::headlines::{Days, Headline, Headlines, holds_headlines, overlap, parts};
use super::policy::DisclosurePolicy;
use super::publish::Release;
use super::table::{Measured, TrueCell};
use crate::order::BTreeMap;
use crate::values::time::Date;
use std::cell::RefCell;

/// Something that is counted, by its numbers: a pair, a pair on an occasion, an exchange, a request, a concern.
pub(crate) type Thing = [u32; 3];

/// The maximum number of figures of earlier reports that are counted again for one figure, and of those that are kept for the next.
const AGAIN: usize = 100;

/// Pairs of figures of which the first counts some of what the second counts.
const SOME_OF: [(&str, &str); 7] = [
    ("new-ties", "ties"),
    ("repeated-ties", "ties"),
    ("unbrokered-ties", "ties"),
    ("mutual-ties", "ties"),
    ("requests-met", "requests"),
    ("later-unbrokered", "later-exchanges"),
    ("concerns-closed", "concerns"),
];

/// Returns a count as it may be shown. `None` if it must be hidden.
pub(crate) fn count(policy: &DisclosurePolicy, number: u64) -> Option<u64> {
    let safe = policy.need(Measured::People, &TrueCell::people(number)).is_none();
    safe.then(|| policy.shown(Measured::People, number).0)
}

/// Returns a count of pairs or exchanges as it may be shown. Of those who have a part in them there must be enough people, and none may
/// have most.
pub(crate) fn count_of(policy: &DisclosurePolicy, number: u64, people: &TrueCell) -> Option<u64> {
    // Judged against the number itself: who is in all of them stands behind all of it.
    let people = &TrueCell { value: number, ..people.clone() };
    let alone = number > 0 && policy.need(Measured::Minutes, people).is_some();
    if alone && policy.publishable {
        return None;
    }
    count(policy, number)
}

/// Returns a part of a count and the whole as they may be shown. The part, the rest and the whole must each be large enough. Whether all or
/// none of them are in the part is not told.
pub(crate) fn part(policy: &DisclosurePolicy, part: u64, whole: u64) -> Option<(u64, u64)> {
    let rest = whole.saturating_sub(part);
    let telling = policy.publishable && (part == 0 || rest == 0);
    if telling || count(policy, rest).is_none() {
        return None;
    }
    count(policy, part).zip(count(policy, whole))
}

/// What a figure counts, and who is in each thing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Counted {
    /// In order, each once.
    entries: Vec<(Thing, u32)>,
}

impl Counted {
    pub(crate) fn of(entries: impl Iterator<Item = (Thing, u32)>) -> Self {
        let mut entries: Vec<(Thing, u32)> = entries.collect();
        entries.sort_unstable();
        entries.dedup();
        Self { entries }
    }

    /// Returns the number of things.
    pub(crate) fn number(&self) -> u64 {
        let (mut number, mut last) = (0u64, None);
        for (thing, _) in &self.entries {
            number = number.saturating_add(u64::from(last != Some(thing)));
            last = Some(thing);
        }
        number
    }

    /// Returns the number of things that each person is in, as a cell.
    pub(crate) fn people(&self) -> TrueCell {
        let mut sums: BTreeMap<u32, u64> = BTreeMap::new();
        for (_, who) in &self.entries {
            let sum = sums.entry(*who).or_default();
            *sum = sum.saturating_add(1);
        }
        TrueCell::of(Measured::Minutes, sums.into_values())
    }

    /// Returns what is counted here and not there.
    pub(crate) fn without(&self, other: &Self) -> Self {
        let rest = self.entries.iter().filter(|entry| other.entries.binary_search(entry).is_err());
        Self { entries: rest.copied().collect() }
    }

    /// Returns what is counted here, there, or in both.
    fn union(&self, other: &Self) -> Self {
        Self::of(self.entries.iter().chain(&other.entries).copied())
    }

    /// Returns whether everything that is counted here is counted there.
    fn is_within(&self, other: &Self) -> bool {
        self.entries.len() <= other.entries.len() && self.entries.iter().all(|entry| other.entries.binary_search(entry).is_ok())
    }

    /// Returns the things that some people are in, with these people alone.
    pub(crate) fn of_those(self, within: impl Fn(u32) -> bool) -> Self {
        Self { entries: self.entries.into_iter().filter(|(_, who)| within(*who)).collect() }
    }

    /// Returns whether it may be shown how many they are. Nothing at all reveals nobody.
    pub(crate) fn may_be_shown(&self, policy: &DisclosurePolicy) -> bool {
        self.entries.is_empty() || count_of(policy, self.number(), &self.people()).is_some()
    }

    /// Returns whether both figures may be shown beside one another: what is in one and not in the other could be shown as well.
    fn stands_beside(&self, other: &Self, policy: &DisclosurePolicy) -> bool {
        self.without(other).may_be_shown(policy) && other.without(self).may_be_shown(policy)
    }
}

/// A figure of an earlier report, counted again: its number, and who is in it.
pub(crate) type Again = (u64, Counted);

/// The name of a figure, its first day and its last.
type Key = (String, Option<Date>, Date);

/// Figures of earlier reports that were counted again for a report, by their names and their days.
#[derive(Debug, Default)]
pub(crate) struct Recounts(RefCell<BTreeMap<Key, Option<Again>>>);

impl Recounts {
    /// Returns a figure, which is counted unless it was before.
    pub(crate) fn of(&self, name: &str, then: Days, count: impl FnOnce() -> Option<Again>) -> Option<Again> {
        let key = (name.to_owned(), then.from, then.until);
        if let Some(known) = self.0.borrow().get(&key) {
            return known.clone();
        }
        let counted = count();
        let mut known = self.0.borrow_mut();
        if known.len() < AGAIN {
            known.insert(key, counted.clone());
        }
        counted
    }
}

/// Returns what a figure counts, by its name.
fn base(name: &str) -> &str {
    parts(name).first().copied().unwrap_or_default()
}

impl Days {
    /// Returns whether all its days are days of the other.
    pub(super) fn is_within(self, other: Self) -> bool {
        self.until <= other.until && other.from.is_none_or(|first| self.from.is_some_and(|from| first <= from))
    }
}

/// Returns whether two figures count the same kind of thing, or the first counts some of what the second counts. Of other days it does so
/// only if its days lie within those of the second.
fn related((one, days): (&str, Days), (other, then): (&str, Days)) -> bool {
    let (one, other) = (base(one), base(other));
    let some_of = |part, whole, inner: Days, outer: Days| SOME_OF.contains(&(part, whole)) && inner.is_within(outer);
    one == other || some_of(one, other, days, then) || some_of(other, one, then, days)
}

/// Returns whether what is left of a figure may be shown once all told figures that lie within it are taken away: of the new figure, and of
/// each told one that it lies within. All are of the same kind and the same days.
fn rests_may_be_shown(ours: &Counted, told: &[&Counted], policy: &DisclosurePolicy) -> bool {
    let mut wholes = told.iter().copied().filter(|whole| ours.is_within(whole)).chain([ours]);
    wholes.all(|whole| {
        let parts = told.iter().copied().chain([ours]).filter(|part| part.is_within(whole) && *part != whole);
        let union = parts.fold(Counted::default(), |union, part| union.union(part));
        union.entries.is_empty() || whole.without(&union).may_be_shown(policy)
    })
}

impl Headlines<'_> {
    /// Returns whether a count of pairs, exchanges or requests may stand beside those of this report and of earlier ones.
    ///
    /// `again`: counts a figure of an earlier report again, by its name and its days. `None` if nobody knows what was in it; the figure
    /// is then left out.
    pub(crate) fn may_count(&mut self, days: Days, one: &Headline, ours: &Counted, again: impl Fn(&str, Days) -> Option<Again>) -> bool {
        if !self.policy.publishable {
            return true;
        }
        let name = one.0.as_str();
        let here = || self.counted.iter().filter(|(theirs, then, _)| days.overlap(*then) && related((name, days), (theirs, *then)));
        let mut safe = here().all(|(.., theirs)| ours.stands_beside(theirs, &self.policy));
        let earlier = if safe && !self.stands(days, one) { self.beside_earlier(days, name, ours, again) } else { Some(Vec::new()) };
        let of_these_days = here().filter(|(theirs, then, _)| *then == days && base(theirs) == base(name)).map(|(.., theirs)| theirs);
        let told: Vec<&Counted> = of_these_days.chain(earlier.iter().flatten()).collect();
        safe = safe && earlier.is_some() && rests_may_be_shown(ours, &told, &self.policy);
        self.compared |= !safe;
        safe
    }

    /// Records what a figure of this report counts.
    pub(crate) fn note_counted(&mut self, days: Days, name: &str, ours: &Counted) {
        if self.policy.publishable {
            self.counted.push((name.to_owned(), days, ours.clone()));
        }
    }

    /// Returns what figures of earlier reports count that are of the same kind and the same days. `None` if the figure may not stand beside
    /// those of earlier reports.
    fn beside_earlier(&self, days: Days, name: &str, ours: &Counted, again: impl Fn(&str, Days) -> Option<Again>) -> Option<Vec<Counted>> {
        let mut earlier: Vec<(&Release, Days, &str, u64)> = Vec::new();
        for release in self.log.iter().filter(|release| release.policy.publishable && overlap(release, days)) {
            let then = Days { from: release.from, until: release.as_of };
            let tables = release.tables.iter().filter(|table| holds_headlines(table) && table.measure == Measured::People);
            let rows = tables.flat_map(|table| table.rows.iter().zip(&table.cells));
            let rows = rows.filter(|(row, _)| related((name, days), (row, then)));
            earlier.extend(rows.filter_map(|(row, cells)| Some((release, then, row.as_str(), cells.first()?.value?))));
        }
        if earlier.len() > AGAIN {
            return None;
        }
        let mut of_these_days = Vec::new();
        for (release, then, row, value) in earlier {
            let (number, theirs) = again(row, then)?;
            // What was corrected since is not what was counted then.
            let as_then = release.policy.shown(Measured::People, number).0 == value;
            if !as_then || ![&self.policy, &release.policy].iter().all(|policy| ours.stands_beside(&theirs, policy)) {
                return None;
            }
            if then == days && base(row) == base(name) {
                of_these_days.push(theirs);
            }
        }
        Some(of_these_days)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "tests")]
mod tests {
    use super::{Counted, Days, Recounts, related, rests_may_be_shown};
    use crate::outcomes::disclosure::DisclosurePolicy;
    use std::cell::Cell;

    /// Twenty things of twenty people each, and all of these with twelve more of one person: 52 less 20 and 20.
    #[test]
    fn promise_12_what_is_left_of_a_whole_is_judged() {
        let things = |from: u32, until: u32, who: fn(u32) -> u32| (from..until).map(move |thing| ([thing, 0, 0], who(thing)));
        let (one, other) = (Counted::of(things(0, 20, |thing| thing)), Counted::of(things(20, 40, |thing| thing)));
        let both = || things(0, 40, |thing| thing);
        let (all, of_one) = (Counted::of(both()), Counted::of(both().chain(things(40, 52, |_| 99))));
        let many = Counted::of(things(0, 52, |thing| thing));
        let nhs = DisclosurePolicy::nhs();
        for order in [[&one, &other], [&other, &one]] {
            // Nothing is left of the forty. Of the 52, twelve are: of one person, or of twelve people.
            assert!(rests_may_be_shown(order[0], &[&all, order[1]], &nhs));
            assert!(rests_may_be_shown(order[0], &[&many, order[1]], &nhs));
            assert!(!rests_may_be_shown(order[0], &[&of_one, order[1]], &nhs));
            // Beside the first alone 32 are left, twelve of them of one person.
            assert!(rests_may_be_shown(order[0], &[&of_one], &nhs));
        }
        assert!(!rests_may_be_shown(&of_one, &[&one, &other], &nhs) && rests_may_be_shown(&many, &[&one, &other], &nhs));
    }

    /// Requests of March that were met by March are among the requests of the half-year. Those that were met by June need not be of March.
    #[test]
    fn a_part_is_one_only_within_the_days_of_the_whole() {
        let days = |until: &str| Days { from: Some("2026-01-01".parse().unwrap()), until: until.parse().unwrap() };
        let (march, june) = (days("2026-03-31"), days("2026-06-30"));
        for (part, whole, is_part) in [(march, march, true), (march, june, true), (june, march, false)] {
            let (part, whole) = (("requests-met | need food", part), ("requests", whole));
            assert_eq!((related(part, whole), related(whole, part)), (is_part, is_part), "{part:?} {whole:?}");
        }
        assert!(related(("requests", june), ("requests", march)) && !related(("requests", march), ("ties", march)));
    }

    #[test]
    fn a_figure_of_an_earlier_report_is_counted_again_once() {
        let days = |until: &str| Days { from: Some("2026-01-01".parse().unwrap()), until: until.parse().unwrap() };
        let (recounts, walks) = (Recounts::default(), Cell::new(0u64));
        let count = || {
            walks.set(walks.get() + 1);
            Some((walks.get(), Counted::default()))
        };
        let number = |name: &str, until: &str| recounts.of(name, days(until), count).map(|(number, _)| number);
        assert_eq!([number("ties", "2026-03-31"), number("ties", "2026-06-30"), number("exchanges", "2026-03-31")], [1, 2, 3].map(Some));
        assert_eq!([number("ties", "2026-06-30"), number("ties", "2026-03-31")], [Some(2), Some(1)]);
        // What nobody can count is not asked for again either.
        assert!((0..2).all(|_| recounts.of("ties | host one", days("2026-03-31"), || count().filter(|(number, _)| *number > 9)).is_none()));
        assert_eq!(walks.get(), 4);
    }
}
