//! Counts of pairs, exchanges, requests and concerns, judged by who is in them.
//!
//! Two counts of people reveal a few people if they differ by a few. Two counts of pairs may differ by forty that all belong to one person.
//! So what one figure counts and the other does not is counted again. It must itself be large enough to be shown.

use super::headlines::{Days, Headline, Headlines, holds_headlines, overlap, parts};
use super::policy::DisclosurePolicy;
use super::publish::Release;
use super::table::{Measured, TrueCell};
use crate::order::BTreeMap;

/// Something that is counted, by its numbers: a pair, a pair on an occasion, an exchange, a request, a concern.
pub(crate) type Thing = [u32; 3];

/// The maximum number of figures of earlier reports that are counted again for one figure.
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

/// Returns whether two figures count the same kind of thing, of the same or of other people.
fn related(one: &str, other: &str) -> bool {
    let base = |name| parts(name).first().copied().unwrap_or_default();
    let (one, other) = (base(one), base(other));
    one == other || SOME_OF.contains(&(one, other)) || SOME_OF.contains(&(other, one))
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
        let mut here = self.counted.iter().filter(|(theirs, then, _)| related(name, theirs) && days.overlap(*then));
        let safe = here.all(|(.., theirs)| ours.stands_beside(theirs, &self.policy))
            && (self.stands(days, one) || self.may_count_beside_earlier(days, name, ours, again));
        self.compared |= !safe;
        safe
    }

    /// Records what a figure of this report counts.
    pub(crate) fn note_counted(&mut self, days: Days, name: &str, ours: &Counted) {
        if self.policy.publishable {
            self.counted.push((name.to_owned(), days, ours.clone()));
        }
    }

    fn may_count_beside_earlier(&self, days: Days, name: &str, ours: &Counted, again: impl Fn(&str, Days) -> Option<Again>) -> bool {
        let mut earlier: Vec<(&Release, &str, u64)> = Vec::new();
        for release in self.log.iter().filter(|release| release.policy.publishable && overlap(release, days)) {
            let tables = release.tables.iter().filter(|table| holds_headlines(table) && table.measure == Measured::People);
            let rows = tables.flat_map(|table| table.rows.iter().zip(&table.cells)).filter(|(row, _)| related(name, row));
            earlier.extend(rows.filter_map(|(row, cells)| Some((release, row.as_str(), cells.first()?.value?))));
        }
        earlier.len() <= AGAIN
            && earlier.into_iter().all(|(release, row, value)| {
                let then = Days { from: release.from, until: release.as_of };
                again(row, then).is_some_and(|(number, theirs)| {
                    // What was corrected since is not what was counted then.
                    release.policy.shown(Measured::People, number).0 == value
                        && [&self.policy, &release.policy].iter().all(|policy| ours.stands_beside(&theirs, policy))
                })
            })
    }
}
