//! Figures of groups that overlap, compared by who is in them.
//!
//! Of two groups of which one is the other and three more, the difference of their figures is a figure of three people. So the
//! members of all groups that are told of the same thing are sorted by which of these groups they are in, and each such class must
//! itself be large enough to be told of. Whatever can be worked out by adding and taking away is then of whole classes.
//!
//! Figures of other days are not so compared: of these, groups that have nobody in common may be told, and others not.

use super::definition::{Indicator, Measure};
use super::find::{Found, Grouped, Source};
use super::reach::Levels;
use crate::bank::TimeBank;
use crate::error::Error;
use crate::order::{BTreeMap, BTreeSet};
use crate::outcomes::disclosure::headlines::{Days, Headline, Headlines, Shown, base, parts};
use crate::outcomes::disclosure::{DisclosurePolicy, Measured};
use crate::outcomes::ties::{GroupBy, GroupedBy, Groups, Window};

/// A group that is told of in a report.
#[derive(Debug)]
struct Told {
    /// What its figures are of.
    of: Vec<String>,
    days: Days,
    /// How the groups were made, and which of them it is. None where it is everybody.
    by: Option<(GroupBy, String)>,
    /// Of each place, whether it is in the group.
    mask: Vec<bool>,
    /// Between which numbers a reader knows it to be, where it is a count of people.
    reads: Option<(i64, i64)>,
}

/// Groups of a table, by which measures of a group are held against it.
#[derive(Debug)]
struct InTable {
    /// How the groups were made; none where the table has only some of them.
    by: Option<GroupBy>,
    of: Vec<Option<u32>>,
    measures: &'static [Measure],
}

/// Groups that are told of in a report.
#[derive(Debug, Default)]
pub(super) struct GroupsTold {
    told: Vec<Told>,
    tables: Vec<InTable>,
}

/// Measures that stand in the table of who took part.
const IN_TABLE: [Measure; 4] = [Measure::Active, Measure::Members, Measure::BothWays, Measure::Isolates];
/// Measures that stand in the table of hours by level of support.
const BY_LEVEL: &[Measure] = &[Measure::HoursGiven, Measure::HoursReceived];
/// Classes beyond which a figure is left out, rather than each of them counted.
const MOST_CLASSES: usize = 64;

/// Whether a window counts somebody, and whether they are in each of the groups; of tables, in which of their groups.
type Class = (bool, Vec<Option<u32>>);

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
///
/// `elsewhere`: the words that people say under other keys than the groups are made of.
fn are_apart(elsewhere: &BTreeSet<&str>, by: &GroupBy, group: &str, theirs: &str, same_day: bool) -> bool {
    let Some(other) = theirs.strip_prefix(&format!("{} ", by.by)) else { return false };
    match by.by {
        GroupedBy::Kind => other != group,
        GroupedBy::Age => match (ages(group), ages(other)) {
            (Some((from, to)), Some((first, last))) => same_day && (to <= first || last <= from),
            _ => false,
        },
        // Unless somebody says the other word under another key.
        GroupedBy::Attribute => other != group && !elsewhere.contains(other),
        _ => false,
    }
}

/// Whether an earlier report, over days that overlap, told a figure of a group that may have members in common with this one, and is not
/// `compared` with it elsewhere. Who was in a group cannot be found out from the log, so it is known only of kinds, of ages, and of what
/// people say under one key.
fn told_of_another(
    elsewhere: &BTreeSet<&str>,
    (by, group): (&GroupBy, &str),
    base: &str,
    days: Days,
    told: &Headlines<'_>,
    (compared, no_count): (impl Fn(&str, Days) -> bool, bool),
) -> bool {
    // From a mean of everybody and those of some groups follows that of the few who are in none of them.
    let beside = |then: Days| no_count && then == days;
    let apart = |theirs: &str, then: Days| {
        compared(theirs, then) || (!beside(then) && are_apart(elsewhere, by, group, theirs, then.until == days.until))
    };
    told.tells_of_another_group(days, base, &format!("{} {group}", by.by), apart)
}

/// The words that people say under other keys than the groups are made of.
fn elsewhere<'b>(bank: &'b TimeBank, by: &GroupBy) -> BTreeSet<&'b str> {
    if by.by != GroupedBy::Attribute {
        return BTreeSet::new();
    }
    let said = bank.state.people.iter().flat_map(|(_, person)| &person.profile.attributes);
    said.filter(|(key, _)| by.words.first() != Some(*key)).map(|(_, value)| value.as_str()).collect()
}

/// Of each place, whether it is in a group.
fn mask(groups: &Groups, group: Option<u32>) -> Vec<bool> {
    groups.of.iter().map(|of| *of == group).collect()
}

impl GroupsTold {
    /// Takes note of the groups by which a table tells who took part.
    ///
    /// # Errors
    /// [`Error::BadGroups`].
    pub(super) fn table(&mut self, by: &GroupBy, window: &Window<'_, '_>) -> Result<(), Error> {
        self.tables.push(InTable { by: Some(by.clone()), of: by.groups(window)?.of, measures: &IN_TABLE });
        Ok(())
    }

    /// Takes note of the levels of support by which a table tells of hours, and of the steps between levels that another tells of.
    pub(super) fn levels(&mut self, levels: &Levels, places: usize) {
        self.tables.push(InTable { by: None, of: levels.at_entry(places), measures: BY_LEVEL });
        self.tables.push(InTable { by: None, of: levels.in_steps(places), measures: &[Measure::Members] });
    }

    /// Whether an earlier report, over days that overlap, told the same thing of a group that may have members in common with this one.
    pub(super) fn overlaps_earlier(bank: &TimeBank, one: &Indicator, found: &Found, days: Days, told: &Headlines<'_>) -> bool {
        let (Some(by), Some(group)) = (&one.groups, &one.group) else { return false };
        told_of_another(&elsewhere(bank, by), (by, group), &one.base(), days, told, (|_, _| false, found.is_no_count()))
    }

    /// Whether an earlier report told of a group that may have members in common with those of a table of who took part. Groups of the
    /// table itself, and those of tables that were counted, are compared by who is in them.
    pub(super) fn table_overlaps_earlier(bank: &TimeBank, by: &GroupBy, names: &[String], days: Days, told: &Headlines<'_>) -> bool {
        let own = |theirs: &str, then: Days| then == days && names.iter().any(|name| theirs == format!("{} {name}", by.by));
        let compared = |theirs: &str, then: Days| own(theirs, then) || told.has_counted(theirs, then);
        let groups = names.iter().flat_map(|name| IN_TABLE.map(|measure| (name, measure)));
        let elsewhere = elsewhere(bank, by);
        let mut told_of =
            groups.map(|(name, measure)| told_of_another(&elsewhere, (by, name), &measure.base(), days, told, (compared, false)));
        told_of.any(|told| told)
    }

    /// Whether a figure of a group may stand beside those of groups that are told already. If it may, it counts as told.
    ///
    /// # Errors
    /// As [`Source::find`].
    pub(super) fn tell(
        &mut self,
        source: &Source<'_, '_>,
        one: &Indicator,
        days: Days,
        found: &Found,
        policy: &DisclosurePolicy,
    ) -> Result<bool, Error> {
        if !policy.publishable {
            return Ok(true);
        }
        let window = Window::of(source.arcs, days.from.unwrap_or(days.until), days.until);
        let no_count = found.is_no_count();
        let counts = matches!(found, Found::Count(_) | Found::Part { .. });
        let (by, mask) = match (source.group_of(one, &window)?, &one.groups, &one.group) {
            (Grouped::In(groups, place), Some(by), Some(group)) => (Some((by.clone(), group.clone())), mask(&groups, place)),
            // Everybody is held against groups one by one elsewhere, and against all of them together here.
            (Grouped::Everybody, ..) if no_count || counts => (None, vec![true; window.parts.len()]),
            _ => return Ok(true),
        };
        let headlines = one.headlines(found, policy);
        let of: Vec<String> = headlines.iter().filter_map(|(name, _)| base(&parts(name)).map(str::to_owned)).collect();
        let count =
            |(_, shown): &Headline| if let Shown::Count(count) = shown { Some(policy.reads(Measured::People, *count)) } else { None };
        let reads = headlines.iter().find_map(count).filter(|_| counts);
        let ours = Told { of, days, by, mask, reads };
        if !self.leaves_room(&ours, &window, policy) {
            return Ok(false);
        }
        // A nought of few is told of each of them.
        let size = ours.mask.iter().zip(&window.parts).filter(|(within, part)| **within && part.counted).count();
        if ours.by.is_some() && size < policy.threshold as usize {
            return Ok(false);
        }
        if self.told.iter().any(|theirs| ours.meets_on_other_days(theirs)) {
            return Ok(false);
        }
        let Some(classes) = self.classes(&ours, (one.measure, no_count), &window) else { return Ok(false) };
        for (grouped, members) in classes {
            // That none of a few is in a figure is told of these few, too; of those whom the window does not count it is known.
            let counted = members.first().and_then(|place| window.parts.get(*place as usize)).is_some_and(|part| part.counted);
            if grouped && counted && members.len() < policy.threshold as usize {
                return Ok(false);
            }
            let mut of = vec![None; window.parts.len()];
            for place in &members {
                if let Some(slot) = of.get_mut(*place as usize) {
                    *slot = Some(0);
                }
            }
            let class = Groups { names: vec![String::new()], of };
            let found = source.find_in(one, &window, Some((&class, Some(0))))?;
            let few = members.len() < policy.threshold as usize;
            if found.people() > 0 && (few || found.shown(policy).is_none()) {
                return Ok(false);
            }
        }
        self.told.push(ours);
        Ok(true)
    }

    /// Whether a reader who takes the counts of all groups made in one way from the count of everybody is left with room enough for those who
    /// are in none of them, or knows no more of these than how many they are.
    fn leaves_room(&self, ours: &Told, window: &Window<'_, '_>, policy: &DisclosurePolicy) -> bool {
        let alike = |theirs: &&Told| theirs.days == ours.days && theirs.is_of_the_same(ours);
        let all: Vec<&Told> = self.told.iter().filter(alike).chain([ours]).collect();
        let Some((from, until)) = all.iter().find(|told| told.by.is_none()).and_then(|told| told.reads) else { return true };
        all.iter().filter_map(|told| told.by.as_ref()).all(|(by, _)| {
            let groups: Vec<&Told> = all.iter().copied().filter(|told| told.by.as_ref().is_some_and(|(other, _)| other == by)).collect();
            let reads = groups.iter().filter_map(|told| told.reads);
            let (low, high) =
                reads.fold((from, until), |(low, high), (least, most)| (low.saturating_sub(most), high.saturating_sub(least)));
            let none = |place: usize| !groups.iter().any(|told| told.mask.get(place).copied().unwrap_or(false));
            let rest = window.parts.iter().enumerate().filter(|(place, part)| part.counted && none(*place)).count();
            let rest = i64::try_from(rest).unwrap_or(i64::MAX);
            let (low, high) = (low.max(0), high.min(rest));
            rest >= i64::from(policy.threshold) || (low == 0 && high == rest) || high.saturating_sub(low) >= i64::from(policy.protection)
        })
    }

    /// Members by which of the groups they are in and whether a window counts them, where a figure overlaps with others, and whether they are in
    /// any group: without those in none of them, who are a part of everybody, which is looked after elsewhere unless it is `no_count`. None
    /// where the classes are too many.
    fn classes(&self, ours: &Told, (measure, no_count): (Measure, bool), window: &Window<'_, '_>) -> Option<Vec<(bool, Vec<u32>)>> {
        // Groups made in the same way do not overlap. But all of them together may leave a few out.
        let made_alike = |theirs: &Told| theirs.by.as_ref().zip(ours.by.as_ref()).is_some_and(|((theirs, _), (ours, _))| theirs == ours);
        let others = self.told.iter().filter(|theirs| theirs.days == ours.days && theirs.is_of_the_same(ours));
        let others: Vec<&Told> = others.filter(|theirs| no_count || (theirs.by.is_some() && !made_alike(theirs))).collect();
        let by = ours.by.as_ref().map(|(by, _)| by);
        let tables = self.tables.iter().filter(|table| table.measures.contains(&measure) && (by.is_none() || table.by.as_ref() != by));
        let tables: Vec<&Vec<Option<u32>>> = tables.map(|table| &table.of).collect();
        let everybody = [ours].into_iter().chain(others.iter().copied()).map(|told| told.by.is_none()).collect::<Vec<_>>();
        let mut classes: BTreeMap<Class, (bool, Vec<u32>)> = BTreeMap::new();
        if (others.is_empty() && tables.is_empty()) || (ours.by.is_none() && !no_count) {
            return Some(Vec::new());
        }
        // Whoever is not counted may still be in a figure that does not ask.
        for (place, part) in (0u32..).zip(&window.parts) {
            let at = place as usize;
            let within = |mask: &[bool]| mask.get(at).map(|within| u32::from(*within));
            let mut class = vec![within(&ours.mask)];
            class.extend(others.iter().map(|told| within(&told.mask)));
            let in_none = class.iter().all(|within| *within == Some(0));
            let grouped = class.iter().zip(&everybody).any(|(within, everybody)| *within == Some(1) && !everybody);
            class.extend(tables.iter().map(|of| of.get(at).copied().flatten().map(|group| group.saturating_add(1))));
            if in_none && (tables.is_empty() || !part.counted) {
                continue;
            }
            let (of, members) = classes.entry((part.counted, class)).or_default();
            *of = grouped;
            members.push(place);
            if classes.len() > MOST_CLASSES {
                return None;
            }
        }
        Some(classes.into_values().collect())
    }
}

impl Told {
    /// Whether both tell of the same thing.
    fn is_of_the_same(&self, other: &Self) -> bool {
        self.of.iter().any(|of| other.of.contains(of))
    }

    /// Whether another group is told of over other days that overlap, and has members in common. How many there are is a matter of all days
    /// before. A group beside itself is looked after elsewhere.
    fn meets_on_other_days(&self, other: &Self) -> bool {
        let stock = self.of.iter().any(|of| of == "members");
        let other_days = self.days != other.days && (stock || self.days.overlap(other.days));
        let either_is_all = self.by.is_none() || other.by.is_none();
        other_days
            && !either_is_all
            && self.by != other.by
            && self.is_of_the_same(other)
            && self.mask.iter().zip(&other.mask).any(|(one, other)| *one && *other)
    }
}
