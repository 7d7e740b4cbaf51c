//! What is left of a network when those who carry it leave.

use crate::bank::TimeBank;
use crate::canon::wire_code;
use crate::error::Error;
use crate::model::caller::Viewer;
use crate::model::exchange::Side;
use crate::outcomes::Figure;
use crate::outcomes::network::shape::components;
use crate::outcomes::ties::{Arcs, Window};
use crate::queries::question;
use crate::values::time::Date;
use serde::Serialize;

wire_code! {
    /// The people who are imagined to leave.
    pub enum Leaving {
        /// Nobody: as it is.
        Nobody = "nobody",
        /// Everybody who held a role of staff on a day of the window, and organisations.
        Staff = "staff",
        /// Those with the most ties; of equals the lower number.
        MostTied = "most-tied",
    }
}

question! {
    /// What the network and the coverage of needs become when key people leave. For brokers.
    pub struct NetworkRobustness
    optional {
        /// The first day; that of the first exchange when left out.
        from: Option<Date>,
        /// The last day; that of the bank's last command when left out.
        until: Option<Date>,
        /// For each of these numbers, a line on that many of the most tied members leaving.
        leave: Vec<u32>,
    }
    =>
    /// What the network and the coverage of needs become when key people leave.
    ///
    /// # Errors
    /// [`Error::AskTheBroker`]; [`Error::DateOrder`]; [`Error::TooMany`] beyond 100 lines.
    network_robustness -> Vec<RobustnessLine>
}

/// What is left of the network and of the coverage of needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct RobustnessLine {
    /// The people who are imagined to leave.
    pub without: Leaving,
    /// The number of people who leave.
    pub gone: u32,
    /// The number of members who remain.
    pub members: u64,
    /// The number of these without a tie.
    pub isolates: u64,
    /// The number of components with a tie or more.
    pub components: u64,
    /// The number of members in the largest component.
    pub largest: u64,
    /// The share of those who remain who are in the largest component.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub largest_share: Option<Figure>,
    /// The number of needs that those who remain gave towards in the window (the first 64 of the scheme).
    pub needs_met: u32,
}

impl TimeBank {
    /// See [`View::network_robustness`](crate::queries::View::network_robustness).
    pub(crate) fn network_robustness(&self, by: Viewer, question: &NetworkRobustness) -> Result<Vec<RobustnessLine>, Error> {
        self.access(by)?.need_broker()?;
        if question.leave.len() > 100 {
            return Err(Error::TooMany { what: "lines", count: question.leave.len() as u64, most: 100 });
        }
        let arcs = Arcs::of(self);
        let window = arcs.window(question.from, question.until)?;
        let (network, who) = window.network(|_| true);
        let gives = self.gives_towards(&window);
        let line = |without: Leaving, gone: &[u32]| {
            let sizes = components(&network, gone);
            let isolates = sizes.iter().filter(|size| **size == 1).count() as u64;
            let largest = sizes.first().copied().filter(|size| *size > 1).unwrap_or(0);
            let members = (who.len() as u64).saturating_sub(gone.len() as u64);
            let mut left = vec![true; who.len()];
            gone.iter().for_each(|place| left.get_mut(*place as usize).into_iter().for_each(|left| *left = false));
            let there = who.iter().zip(&left).filter(|(_, left)| **left);
            let needs = there.fold(0u64, |needs, (member, _)| needs | gives.get(*member as usize).copied().unwrap_or(0));
            RobustnessLine {
                without,
                gone: u32::try_from(gone.len()).unwrap_or(u32::MAX),
                members,
                isolates,
                components: (sizes.len() as u64).saturating_sub(isolates),
                largest,
                largest_share: Figure::share(largest, members),
                needs_met: needs.count_ones(),
            }
        };
        let (from, until) = (window.from.days(), window.until.days());
        let is_staff = |member: u32| arcs.organisation.get(member as usize) == Some(&true) || arcs.holds_staff_role(member, from, until);
        let staff: Vec<u32> = (0u32..).zip(&who).filter(|(_, member)| is_staff(**member)).map(|(place, _)| place).collect();
        let mut tied: Vec<u32> = (0u32..).take(who.len()).collect();
        tied.sort_by_key(|place| (std::cmp::Reverse(network.degree(*place as usize)), *place));
        let mut lines = vec![line(Leaving::Nobody, &[]), line(Leaving::Staff, &staff)];
        for most in &question.leave {
            lines.push(line(Leaving::MostTied, tied.get(..*most as usize).unwrap_or(&tied)));
        }
        Ok(lines)
    }

    /// Of each place, the needs given towards in a window, a bit for each.
    fn gives_towards(&self, window: &Window<'_, '_>) -> Vec<u64> {
        let scheme = &self.charter().needs;
        let bits = |activity: &crate::model::activity::Activity| {
            let bit =
                |need: &crate::model::activity::NeedWeight| scheme.index(&need.need).filter(|place| *place < 64).map(|place| 1u64 << place);
            activity.needs.iter().filter_map(bit).fold(0, |all, bit| all | bit)
        };
        let mut gives = vec![0u64; window.parts.len()];
        for (_, exchange) in window.occasions() {
            let Some(row) = window.arcs.row(*exchange) else { continue };
            let activity = row.activity.and_then(|activity| self.state.activities.get(activity));
            let needs = activity.map_or(0, |row| bits(&row.activity));
            for (member, side, ..) in window.arcs.parts(row).filter(|_| needs != 0) {
                if let Some(all) = gives.get_mut(member as usize)
                    && side != Side::Received
                {
                    *all |= needs;
                }
            }
        }
        gives
    }
}
