//! Facts about what members did before. Each member's participations form a linked list, from the latest back.

use super::occasion::{Occasion, Taker};
use crate::charter::RuleKind;
use crate::model::exchange::{Attendance, ExchangeState, Side};
use crate::order::BTreeMap;
use crate::state::State;
use crate::state::{ExchangeRow, PartRow};
use crate::values::ids::{Id, MemberId};

/// Iterates over the participations under one member id, latest first.
fn parts_under(bank: &State, number: MemberId) -> impl Iterator<Item = &PartRow> {
    let mut next = bank.tails.get(number).copied().unwrap_or(0);
    std::iter::from_fn(move || {
        let row = bank.parts.get(Id::from_index(next.checked_sub(1)?)?)?;
        next = row.before;
        Some(row)
    })
}

/// Iterates over a member's participations, under their own id and then under those merged into it.
fn parts<'a>(o: &'a Occasion<'_>, member: MemberId) -> impl Iterator<Item = &'a PartRow> {
    let numbers = o.merged.iter().filter(move |(kept, _)| *kept == member).map(|(_, number)| *number);
    std::iter::once(member).chain(numbers).flat_map(|number| parts_under(o.bank, number))
}

/// Returns each merged id, preceded by its current id. Empty unless the charter has a rule about earlier exchanges.
pub(crate) fn merged(bank: &State) -> Vec<(MemberId, MemberId)> {
    let asks = |rule: &RuleKind| {
        matches!(rule, RuleKind::GroupBeforeOneToOne { .. } | RuleKind::FirstMeetingPublic | RuleKind::MinutesPerWeek { .. })
    };
    if !bank.charter().rules.iter().any(|r| asks(&r.rule)) {
        return Vec::new();
    }
    let gone = bank.members.iter().filter(|(_, row)| row.merged_into.is_some());
    gone.map(|(number, _)| (bank.resolve(number), number)).collect()
}

fn came(part: &PartRow) -> bool {
    part.attendance.is_none_or(|a| a == Attendance::Attended)
}

/// Returns the exchange of a participation if it took place and the member attended.
fn stands<'a>(bank: &'a State, part: &PartRow) -> Option<&'a ExchangeRow> {
    let row = bank.exchanges.get(part.exchange)?;
    (came(part) && row.state.happened()).then_some(row)
}

/// Returns whether two members have taken part in one exchange. Walks both histories alternately, so the cost is bounded by the
/// shorter one.
pub(crate) fn have_met(o: &Occasion<'_>, a: MemberId, b: MemberId) -> bool {
    let bank = o.bank;
    let was_there = |part: &PartRow, other: MemberId| {
        stands(bank, part).is_some_and(|row| {
            let indices = (row.first_part..).take(usize::from(row.parts));
            indices.filter_map(|i| bank.parts.get(Id::from_index(i)?)).any(|p| came(p) && bank.resolve(p.member) == other)
        })
    };
    let (mut of_a, mut of_b) = (parts(o, a), parts(o, b));
    loop {
        let (Some(one), Some(two)) = (of_a.next(), of_b.next()) else { return false };
        if was_there(one, b) || was_there(two, a) {
            return true;
        }
    }
}

/// Returns whether a member has attended `count` exchanges of three people or more, visitors included.
pub(crate) fn has_been_in_groups(o: &Occasion<'_>, member: MemberId, count: u32) -> bool {
    let bank = o.bank;
    let groups = parts(o, member).filter(|part| {
        stands(bank, part).is_some_and(|row| {
            let visitors = if row.more { bank.more.get(&part.exchange).map_or(0, |m| m.visitors) } else { 0 };
            u32::from(row.parts).saturating_add(visitors) >= 3
        })
    });
    u32::try_from(groups.take(usize::try_from(count).unwrap_or(usize::MAX)).count()).is_ok_and(|found| found >= count)
}

/// How many days before and after an occasion a seven-day window around it can reach.
const REACH: i32 = 6;

/// Returns each giver's highest total of minutes in any seven days that include the occasion. Counts the occasion itself, posted
/// exchanges, and those agreed or done.
pub(crate) fn busiest_week(o: &Occasion<'_>) -> Vec<(MemberId, u64)> {
    let mut days: BTreeMap<MemberId, [u64; 13]> = o.takers.iter().filter(|t| t.gives()).map(|t| (t.member, [0; 13])).collect();
    let slot = |on: crate::values::time::Date| usize::try_from(on.days_since(o.on).saturating_add(REACH)).ok().filter(|i| *i < 13);
    let add = |week: &mut [u64; 13], on, minutes: u32| {
        if let Some(day) = slot(on).and_then(|i| week.get_mut(i)) {
            *day = day.saturating_add(u64::from(minutes));
        }
    };
    for (member, week) in &mut days {
        for part in parts(o, *member).filter(|p| p.side != Side::Received) {
            if let Some(row) = stands(o.bank, part) {
                add(week, row.on, part.minutes);
            }
        }
    }
    for (id, ()) in o.bank.open.iter().filter(|(id, ())| Some(**id) != o.besides) {
        let agreed = |state| state != ExchangeState::Proposed || o.stands_or_falls_with(*id);
        let waits = o.bank.exchanges.get(*id).is_some_and(|row| agreed(row.state));
        let Some(plan) = o.bank.plans.get(id).filter(|_| waits) else { continue };
        for part in plan.parts.iter().filter(|p| p.side != Side::Received && p.attended()) {
            if let Some(week) = days.get_mut(&o.bank.resolve(part.member)) {
                add(week, plan.on, part.minutes);
            }
        }
    }
    let most = |t: &Taker<'_>| {
        let week = days.get(&t.member)?;
        let most = week.windows(7).map(|days| days.iter().fold(0u64, |sum, day| sum.saturating_add(*day))).max()?;
        Some((t.member, most.saturating_add(u64::from(t.minutes))))
    };
    o.takers.iter().filter(|t| t.gives()).filter_map(most).collect()
}
