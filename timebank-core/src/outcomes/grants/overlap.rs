//! Figures of groups that overlap, compared by who is in them.
//!
//! Of two groups of which one is the other and three more, the difference of their figures is a figure of three people. So the
//! members of all groups that are told of the same thing are sorted by which of these groups they are in, and each such class must
//! itself be large enough to be told of. Whatever can be worked out by adding and taking away is then of whole classes.

use super::definition::{Indicator, Measure};
use super::find::{Found, Grouped, Source};
use crate::error::Error;
use crate::order::BTreeMap;
use crate::outcomes::disclosure::DisclosurePolicy;
use crate::outcomes::disclosure::headlines::{Days, Headlines};
use crate::outcomes::ties::{GroupBy, GroupedBy, Groups, Window};

/// Groups that are told of in a report.
#[derive(Debug, Default)]
pub(super) struct GroupsTold {
    /// Of what, over which days, how the groups were made, and of each place whether it is in the group.
    told: Vec<(String, Days, GroupBy, Vec<bool>)>,
    /// Groups of a table of who took part.
    tables: Vec<(GroupBy, Vec<Option<u32>>)>,
}

/// Measures that stand in the table of who took part.
const IN_TABLE: [Measure; 4] = [Measure::Active, Measure::Members, Measure::BothWays, Measure::Isolates];

/// The ages of a band, by its name: the first, and the first after it.
fn ages(name: &str) -> Option<(u32, u32)> {
    if let Some(until) = name.strip_prefix("under ") {
        return Some((0, until.parse().ok()?));
    }
    if let Some(from) = name.strip_suffix(" and over") {
        return Some((from.parse().ok()?, u32::MAX));
    }
    let (from, last) = name.split_once('–')?;
    Some((from.parse().ok()?, last.parse::<u32>().ok()?.checked_add(1)?))
}

/// Whether nobody can be in a group and in another of which only the name is known. `same_day`: whether ages are of the same day.
fn are_apart(source: &Source<'_, '_>, by: &GroupBy, group: &str, theirs: &str, same_day: bool) -> bool {
    let Some(other) = theirs.strip_prefix(&format!("{} ", by.by)) else { return false };
    match by.by {
        GroupedBy::Kind => other != group,
        GroupedBy::Age => match (ages(group), ages(other)) {
            (Some((from, to)), Some((first, last))) => same_day && (to <= first || last <= from),
            _ => false,
        },
        GroupedBy::Attribute => {
            // Unless somebody says the other word under another key.
            let said = source.bank.state.people.iter().flat_map(|(_, person)| &person.profile.attributes);
            let mut elsewhere = said.filter(|(key, value)| by.words.first() != Some(*key) && value.as_str() == other);
            other != group && elsewhere.next().is_none()
        }
        _ => false,
    }
}

impl GroupsTold {
    /// Takes note of the groups by which a table tells who took part.
    ///
    /// # Errors
    /// [`Error::BadGroups`].
    pub(super) fn table(&mut self, by: &GroupBy, window: &Window<'_, '_>) -> Result<(), Error> {
        self.tables.push((by.clone(), by.groups(window)?.of));
        Ok(())
    }

    /// Whether an earlier report, over days that overlap, told the same thing of a group that may have members in common with this one.
    /// Who was in a group cannot be found out from the log, so it is known only of kinds, of ages, and of what people say under one key.
    pub(super) fn overlaps_earlier(source: &Source<'_, '_>, one: &Indicator, days: Days, told: &Headlines<'_>) -> bool {
        let (Some(by), Some(group)) = (&one.groups, &one.group) else { return false };
        let apart = |theirs: &str, then: Days| are_apart(source, by, group, theirs, then.until == days.until);
        told.tells_of_another_group(days, &one.base(), &format!("{} {group}", by.by), apart)
    }

    /// Whether a figure of a group may stand beside those of groups that are told already. If it may, it counts as told.
    ///
    /// # Errors
    /// As [`Source::find`].
    pub(super) fn tell(&mut self, source: &Source<'_, '_>, one: &Indicator, days: Days, policy: &DisclosurePolicy) -> Result<bool, Error> {
        if !policy.publishable {
            return Ok(true);
        }
        let window = Window::of(source.arcs, days.from.unwrap_or(days.until), days.until);
        let Grouped::In(groups, group) = source.group_of(one, &window)? else { return Ok(true) };
        let Some(by) = &one.groups else { return Ok(true) };
        let ours: Vec<bool> = groups.of.iter().map(|of| *of == group).collect();
        let base = one.base();
        let mut classes: BTreeMap<Vec<Option<u32>>, Vec<u32>> = BTreeMap::new();
        // Groups made in the same way do not overlap.
        let same = |name: &String, then: &Days, made: &GroupBy| *name == base && *then == days && made != by;
        let others: Vec<&Vec<bool>> =
            self.told.iter().filter(|(name, then, made, _)| same(name, then, made)).map(|(.., mask)| mask).collect();
        let in_table = IN_TABLE.contains(&one.measure);
        let tables: Vec<&Vec<Option<u32>>> = self.tables.iter().filter(|(made, _)| in_table && made != by).map(|(_, of)| of).collect();
        for place in window.population() {
            let at = place as usize;
            let mine = [ours.get(at).map(|within| u32::from(*within))];
            let masks = others.iter().map(|mask| mask.get(at).map(|within| u32::from(*within)));
            let in_tables = tables.iter().map(|of| of.get(at).copied().flatten().map(|group| group.saturating_add(1)));
            if mine == [Some(0)] && masks.clone().all(|within| within == Some(0)) && tables.is_empty() {
                // In none of the groups: a part of everybody, which is looked after elsewhere.
                continue;
            }
            classes.entry(mine.into_iter().chain(masks).chain(in_tables).collect()).or_default().push(place);
        }
        let overlaps = !others.is_empty() || !tables.is_empty();
        for members in classes.values().filter(|_| overlaps) {
            // That none of a few is in a figure is told of these few, too.
            if members.len() < policy.threshold as usize {
                return Ok(false);
            }
            let mut of = vec![None; window.parts.len()];
            for place in members {
                if let Some(slot) = of.get_mut(*place as usize) {
                    *slot = Some(0);
                }
            }
            let class = Groups { names: vec![String::new()], of };
            let found = source.find_in(one, &window, Some((&class, Some(0))))?;
            if found.people() > 0 && found.shown(policy).is_none() && !matches!(found, Found::Nothing) {
                return Ok(false);
            }
        }
        self.told.push((base, days, by.clone(), ours));
        Ok(true)
    }
}
