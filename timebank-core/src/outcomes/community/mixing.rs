//! Who gives to whom, group by group: roles, areas, ages.

use crate::bank::TimeBank;
use crate::error::Error;
use crate::model::caller::Viewer;
use crate::outcomes::Figure;
use crate::outcomes::ties::{Arcs, GroupBy, Window};
use crate::queries::question;
use crate::values::time::Date;
use serde::Serialize;

question! {
    /// Minutes and ties between groups of members: by role, or by any other grouping. For brokers.
    pub struct RoleFlows {
        /// The way members are put into groups.
        groups: GroupBy,
    }
    optional {
        /// The first day; that of the first exchange when left out.
        from: Option<Date>,
        /// The last day; that of the bank's last command when left out.
        until: Option<Date>,
    }
    =>
    /// What goes from group to group.
    ///
    /// # Errors
    /// [`Error::AskTheBroker`]; [`Error::DateOrder`]; [`Error::BadGroups`].
    role_flows -> Mixing
}

/// What goes from group to group. Rows give, columns receive; the last group, without a name, holds those who are in none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Mixing {
    /// The names of the groups.
    pub groups: Vec<String>,
    /// The number of members of each.
    pub members: Vec<u64>,
    /// Minutes given by members of one to members of another.
    pub minutes: Vec<Vec<u64>>,
    /// Ties between members of one and members of another.
    pub ties: Vec<Vec<u64>>,
    /// Ties over those to be expected if every pair of members were equally likely to have one; null where no pair or no tie is.
    pub over_expected: Vec<Vec<Option<Figure>>>,
    /// (E − I) / (E + I): ties between groups less ties within, over all (Krackhardt and Stern 1988). −1 is all within.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ei_index: Option<Figure>,
    /// Nominal assortativity (Newman 2003): 1 is all within, 0 is as chance would have it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assortativity: Option<Figure>,
}

impl TimeBank {
    /// See [`View::role_flows`](crate::queries::View::role_flows).
    pub(crate) fn role_flows(&self, by: Viewer, question: &RoleFlows) -> Result<Mixing, Error> {
        self.access(by)?.need_broker()?;
        let arcs = Arcs::of(self);
        let window = arcs.window(question.from, question.until)?;
        Mixing::of(&window, &question.groups)
    }
}

fn add(table: &mut [Vec<u64>], row: usize, column: usize, amount: u64) {
    if let Some(cell) = table.get_mut(row).and_then(|row| row.get_mut(column)) {
        *cell = cell.saturating_add(amount);
    }
}

fn at(table: &[Vec<u64>], row: usize, column: usize) -> i128 {
    table.get(row).and_then(|row| row.get(column)).copied().map_or(0, i128::from)
}

impl Mixing {
    /// Of a window.
    ///
    /// # Errors
    /// [`Error::BadGroups`].
    pub fn of(window: &Window<'_, '_>, by: &GroupBy) -> Result<Self, Error> {
        let groups = by.groups(window)?;
        let mut names = groups.names.clone();
        names.push(String::new());
        let count = names.len();
        let none = count.saturating_sub(1);
        let group = |place: u32| groups.of.get(place as usize).copied().flatten().map_or(none, |group| group as usize);
        let mut members = vec![0u64; count];
        for place in window.population() {
            if let Some(size) = members.get_mut(group(place)) {
                *size = size.saturating_add(1);
            }
        }
        let (mut minutes, mut ties) = (vec![vec![0u64; count]; count], vec![vec![0u64; count]; count]);
        for tie in window.ties() {
            let (a, b) = (group(tie.pair.0), group(tie.pair.1));
            add(&mut minutes, a, b, tie.forth.unwrap_or(0));
            add(&mut minutes, b, a, tie.back.unwrap_or(0));
            add(&mut ties, a, b, 1);
            if a != b {
                add(&mut ties, b, a, 1);
            }
        }
        let all = window.ties().count() as i128;
        let within: i128 = (0..count).map(|group| at(&ties, group, group)).fold(0, i128::saturating_add);
        let size = |group: usize| members.get(group).copied().map_or(0, i128::from);
        let people: i128 = (0..count).map(size).fold(0, i128::saturating_add);
        let pairs = |n: i128| n.saturating_mul(n.saturating_sub(1)) / 2;
        let over = |a: usize, b: usize| {
            let possible = if a == b { pairs(size(a)) } else { size(a).saturating_mul(size(b)) };
            Figure::ratio(at(&ties, a, b).saturating_mul(pairs(people)), all.saturating_mul(possible))
        };
        // Ends of ties: each tie within a group has both there.
        let ends = all.saturating_mul(2);
        let squares = (0..count).map(|a| {
            let row: i128 = (0..count).map(|b| at(&ties, a, b)).fold(0, i128::saturating_add);
            let of_group = row.saturating_add(at(&ties, a, a));
            of_group.saturating_mul(of_group)
        });
        let squares = squares.fold(0, i128::saturating_add);
        Ok(Self {
            over_expected: (0..count).map(|a| (0..count).map(|b| over(a, b)).collect()).collect(),
            ei_index: Figure::ratio(all.saturating_sub(within.saturating_mul(2)), all),
            assortativity: Figure::ratio(
                ends.saturating_mul(within.saturating_mul(2)).saturating_sub(squares),
                ends.saturating_mul(ends).saturating_sub(squares),
            ),
            groups: names,
            members,
            minutes,
            ties,
        })
    }
}
