//! Minutes by who gave and who received them, and counted tables of them.
//!
//! What one person gives is what others receive. So tables of minutes given and of minutes received form one system: the same minutes
//! have the same key in both, and each figure must stay uncertain for those who gave and for those who received.

use super::audit::Unit;
use super::recipe::{Counting, Recipe, Side2, SortedBy};
use super::table::TrueCell;
use crate::model::exchange::Side;
use crate::order::BTreeMap;
use crate::outcomes::ties::{Arcs, Window};
use crate::values::ids::Id;
use crate::values::time::Date;

/// Minutes of one exchange that one person gave, or one person received, or both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Flow {
    /// The same whatever is counted.
    pub(crate) key: u64,
    pub(crate) giver: Option<u32>,
    pub(crate) receiver: Option<u32>,
    pub(crate) minutes: u64,
}

impl Flow {
    /// Returns the flow as a unit of a table. Minutes that only one side has belong to one person.
    pub(crate) fn unit(&self, at: [u32; 2]) -> Unit {
        let who = self.giver.or(self.receiver).unwrap_or(u32::MAX);
        Unit { key: self.key, who, other: self.receiver.unwrap_or(who), amount: self.minutes, at }
    }

    /// Returns the member on one side.
    pub(crate) const fn of(&self, side: Side) -> Option<u32> {
        match side {
            Side::Received => self.receiver,
            _ => self.giver,
        }
    }
}

/// Returns the minutes of an exchange, each once. Givers and receivers are paired in their order until the minutes of one side are used
/// up; the rest belongs to one side alone. What was done together is both given and received by the same person.
pub(crate) fn flows(arcs: &Arcs<'_>, exchange: u32) -> Vec<Flow> {
    let Some(row) = arcs.row(exchange) else { return Vec::new() };
    let (mut gave, mut received, mut all) = (Vec::new(), Vec::new(), Vec::new());
    let mut push = |giver: Option<u32>, receiver: Option<u32>, minutes: u64| {
        let key = u64::from(exchange) << 32 | all.len() as u64;
        all.push(Flow { key, giver, receiver, minutes });
    };
    for (member, side, minutes, _) in arcs.parts(row) {
        let minutes = u64::from(minutes);
        match side {
            Side::Gave => gave.push((member, minutes)),
            Side::Received => received.push((member, minutes)),
            Side::Together => push(Some(member), Some(member), minutes),
        }
    }
    let (mut gave, mut received) = (gave.into_iter(), received.into_iter());
    let (mut from, mut to) = (gave.next(), received.next());
    while from.is_some() || to.is_some() {
        let left = |side: Option<(u32, u64)>| side.map_or(u64::MAX, |(_, minutes)| minutes);
        let minutes = left(from).min(left(to));
        push(from.map(|(giver, _)| giver), to.map(|(receiver, _)| receiver), minutes);
        let rest = |side: (u32, u64)| Some((side.0, side.1.saturating_sub(minutes))).filter(|(_, rest)| *rest > 0);
        from = from.and_then(rest).or_else(|| gave.next());
        to = to.and_then(rest).or_else(|| received.next());
    }
    all
}

/// Returns the minutes that those of one side gave or received, in a window, as a cell that is judged by both sides.
pub(crate) fn both_sides(window: &Window<'_, '_>, side: Side, within: impl Fn(u32) -> bool) -> TrueCell {
    let mut sums: [BTreeMap<u32, u64>; 2] = Default::default();
    for flow in window.occasions().iter().flat_map(|(_, exchange)| flows(window.arcs, *exchange)) {
        if flow.of(side).is_some_and(&within) {
            let unit = flow.unit([0, 0]);
            for (sums, who) in sums.iter_mut().zip([unit.who, unit.other]) {
                let sum = sums.entry(who).or_default();
                *sum = sum.saturating_add(unit.amount);
            }
        }
    }
    let [gave, received] = sums.map(|sums| TrueCell::of(super::Measured::Minutes, sums.into_values()));
    gave.worse(&received)
}

impl Counting {
    /// Returns the side of exchanges whose minutes are counted.
    pub(super) const fn side(self) -> Side {
        match self {
            Self::MinutesReceived => Side::Received,
            _ => Side::Gave,
        }
    }
}

impl Recipe {
    pub(super) fn minutes(&self, window: &Window<'_, '_>, wanted: &[bool], sides: [&Side2; 2], units: &mut Vec<Unit>) {
        let none = window.arcs.bank.state.activities.len();
        for (day, exchange) in window.occasions() {
            let Some(row) = window.arcs.row(*exchange) else { continue };
            let month = |side: &Side2| {
                let name: String = Date::from_days(*day).map(|day| day.to_string().chars().take(7).collect()).unwrap_or_default();
                side.axis.base.iter().position(|base| *base == name).and_then(|place| u32::try_from(place).ok()).unwrap_or(0)
            };
            let fixed = sides.map(|side| match side.by {
                SortedBy::Activity => Some(row.activity.map_or(none, Id::index)),
                SortedBy::Month | SortedBy::Quarter => Some(month(side)),
                SortedBy::Everybody => Some(0),
                _ => None,
            });
            for flow in flows(window.arcs, *exchange) {
                let Some(member) = flow.of(self.count.side()).filter(|member| wanted.get(*member as usize) == Some(&true)) else {
                    continue;
                };
                let mut at = [0u32; 2];
                for ((at, side), fixed) in at.iter_mut().zip(sides).zip(fixed) {
                    let of = || side.of.as_ref().and_then(|of| of.get(member as usize)).copied();
                    *at = fixed.or_else(of).unwrap_or(0);
                }
                units.push(flow.unit(at));
            }
        }
    }

    /// Returns, for each figure of a table of minutes, the number of members who are sorted into it, whether they have any minutes or not.
    pub(super) fn people_of(&self, window: &Window<'_, '_>, wanted: &[bool], sides: [&Side2; 2]) -> Vec<u64> {
        let [rows, columns] = sides.map(|side| side.names.len());
        let mut people = vec![0u64; rows.saturating_add(1).saturating_mul(columns.saturating_add(1))];
        let width = columns.saturating_add(1);
        for member in window.population().filter(|member| wanted.get(*member as usize) == Some(&true)) {
            let line = |side: &Side2| side.axis.line.get(*side.of.as_ref()?.get(member as usize)? as usize).map(|line| *line as usize);
            let [row, column] = sides.map(line);
            for row in row.into_iter().chain([rows]) {
                for column in column.into_iter().chain([columns]) {
                    if let Some(count) = people.get_mut(row.saturating_mul(width).saturating_add(column)) {
                        *count = count.saturating_add(1);
                    }
                }
            }
        }
        // Whoever is not sorted by a side may stand in every line of it.
        let total = |side: &Side2, at: usize, total: usize| if side.of.is_some() { at } else { total };
        for at in 0..people.len() {
            let (row, column) = (at.checked_div(width).unwrap_or(0), at.checked_rem(width).unwrap_or(0));
            let from = total(sides[0], row, rows).saturating_mul(width).saturating_add(total(sides[1], column, columns));
            let count = people.get(from).copied().unwrap_or(0);
            if let Some(slot) = people.get_mut(at) {
                *slot = count;
            }
        }
        people
    }
}
