//! Which needs are met, and which are not.

use crate::bank::TimeBank;
use crate::error::Error;
use crate::ledger::split;
use crate::model::caller::Viewer;
use crate::model::exchange::Side;
use crate::model::listing::{Closing, ListingKind};
use crate::order::BTreeSet;
use crate::outcomes::ties::Arcs;
use crate::queries::question;
use crate::values::ids::ActivityId;
use crate::values::time::Date;
use serde::Serialize;

question! {
    /// How far needs are met, unmet lower rungs first. For brokers.
    pub struct NeedsCoverage
    optional {
        /// The first day; that of the first exchange when left out.
        from: Option<Date>,
        /// The last day; that of the bank's last command when left out.
        until: Option<Date>,
    }
    =>
    /// How far needs are met: those with unmet requests first, lowest rung first; what nobody has classified last.
    ///
    /// # Errors
    /// [`Error::AskTheBroker`]; [`Error::DateOrder`].
    needs_coverage -> Vec<NeedLine>
}

/// How far a need is met.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct NeedLine {
    /// The code of the need; left out for what is not classified.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub need: Option<String>,
    /// Its place in the charter's scheme, from 0, lowest first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rung: Option<u16>,
    /// Minutes given towards it: those of an activity are shared over its needs by their weights.
    pub minutes: u64,
    /// Members who gave towards it.
    pub givers: u32,
    /// Members who received.
    pub receivers: u32,
    /// Members with an open offer that meets it, on the last day: how many could step in.
    pub offering: u32,
    /// Requests posted for it.
    pub requests: u32,
    /// Of these, met.
    pub met: u32,
    /// Of these, not met: still open, or run out.
    pub unmet: u32,
}

impl TimeBank {
    /// See [`View::needs_coverage`](crate::queries::View::needs_coverage).
    pub(crate) fn needs_coverage(&self, by: Viewer, question: &NeedsCoverage) -> Result<Vec<NeedLine>, Error> {
        self.access(by)?.need_broker()?;
        let arcs = Arcs::of(self);
        let window = arcs.window(question.from, question.until)?;
        let scheme = &self.charter().needs;
        let none = scheme.needs.len();
        let mut lines: Vec<NeedLine> = (0u16..)
            .zip(&scheme.needs)
            .map(|(rung, need)| NeedLine { need: Some(need.code.clone()), rung: Some(rung), ..NeedLine::default() })
            .collect();
        lines.push(NeedLine::default());
        // Of an activity, its needs by place and weight; what it lacks its wider activity may have.
        let needs_of = |activity: Option<ActivityId>| {
            let mut next = activity;
            for _ in 0..16 {
                let Some(row) = next.and_then(|id| self.state.activities.get(id)) else { break };
                let mapped = row.activity.needs.iter().filter_map(|n| Some((usize::from(scheme.index(&n.need)?), u64::from(n.weight))));
                let mapped: Vec<(usize, u64)> = mapped.collect();
                if !mapped.is_empty() {
                    return mapped;
                }
                next = row.parent;
            }
            vec![(none, 1)]
        };
        let by_activity: Vec<Vec<(usize, u64)>> = self.state.activities.iter().map(|(id, _)| needs_of(Some(id))).collect();
        let unknown = vec![(none, 1)];
        let of = |activity: Option<ActivityId>| {
            let place = activity.map(|activity| crate::values::ids::Id::index(activity) as usize);
            place.and_then(|place| by_activity.get(place)).unwrap_or(&unknown)
        };
        let mut people: Vec<[BTreeSet<u32>; 3]> = vec![<[BTreeSet<u32>; 3]>::default(); lines.len()];
        let mut note = |need: usize, which: usize, member: u32| {
            if let Some(set) = people.get_mut(need).and_then(|sets| sets.get_mut(which)) {
                set.insert(member);
            }
        };
        let mut minutes: Vec<u64> = vec![0; by_activity.len().saturating_add(1)];
        for (_, exchange) in window.occasions() {
            let Some(row) = arcs.row(*exchange) else { continue };
            let place = row.activity.map_or(by_activity.len(), |activity| crate::values::ids::Id::index(activity) as usize);
            for (member, side, time, _) in arcs.parts(row) {
                if side != Side::Received {
                    minutes.get_mut(place).into_iter().for_each(|sum| *sum = sum.saturating_add(u64::from(time)));
                    of(row.activity).iter().for_each(|(need, _)| note(*need, 0, member));
                }
                if side != Side::Gave {
                    of(row.activity).iter().for_each(|(need, _)| note(*need, 1, member));
                }
            }
        }
        for (place, sum) in minutes.into_iter().enumerate() {
            let needs = by_activity.get(place).unwrap_or(&unknown);
            let weights: Vec<u64> = needs.iter().map(|(_, weight)| *weight).collect();
            for ((need, _), share) in needs.iter().zip(split(sum, &weights)) {
                lines.get_mut(*need).into_iter().for_each(|line| line.minutes = line.minutes.saturating_add(share));
            }
        }
        for (_, listing) in self.state.listings.iter() {
            let own = listing.terms.need.map(usize::from).filter(|need| *need < none).map(|need| vec![(need, 1)]);
            let needs = own.as_ref().unwrap_or_else(|| of(listing.terms.activity));
            let member = crate::values::ids::Id::index(self.resolve(listing.member));
            let posted = listing.posted_on;
            for (need, _) in needs {
                if listing.kind == ListingKind::Offer {
                    if listing.is_open_on(window.until) {
                        note(*need, 2, member);
                    }
                } else if let Some(line) = lines.get_mut(*need)
                    && (window.from..=window.until).contains(&posted)
                {
                    let why = listing.closed.map(|(_, why)| why);
                    line.requests = line.requests.saturating_add(1);
                    line.met = line.met.saturating_add(u32::from(why == Some(Closing::Met)));
                    line.unmet = line.unmet.saturating_add(u32::from(matches!(why, None | Some(Closing::Expired))));
                }
            }
        }
        let count = |set: &BTreeSet<u32>| u32::try_from(set.len()).unwrap_or(u32::MAX);
        for (line, [givers, receivers, offering]) in lines.iter_mut().zip(&people) {
            (line.givers, line.receivers, line.offering) = (count(givers), count(receivers), count(offering));
        }
        lines.sort_by_key(|line| (line.rung.is_none(), line.unmet == 0, line.rung));
        Ok(lines)
    }
}
