//! How long things take: to a first contact, a first exchange, an answer, something given back.

use crate::bank::TimeBank;
use crate::canon::wire_code;
use crate::error::Error;
use crate::model::caller::Viewer;
use crate::model::exchange::Side;
use crate::model::listing::{Closing, ListingKind};
use crate::model::member::MemberState;
use crate::outcomes::Figure;
use crate::outcomes::ties::Arcs;
use crate::queries::question;
use crate::values::ids::{Id, MemberId};
use crate::values::time::Date;
use serde::Serialize;

wire_code! {
    /// From what to what.
    pub enum Latency {
        /// From joining to the first contact noted since.
        JoinedToContact = "joined-to-contact",
        /// From joining to the first exchange since.
        JoinedToExchange = "joined-to-exchange",
        /// From referral to the first exchange since.
        ReferredToExchange = "referred-to-exchange",
        /// From first receiving to first giving, for those who received first.
        ReceivedToGave = "received-to-gave",
        /// From first giving to first receiving, for those who gave first.
        GaveToReceived = "gave-to-received",
        /// From posting a request to its being met.
        RequestToMet = "request-to-met",
    }
}

question! {
    /// How long things take, for members who joined and listings that were posted between two days. For brokers.
    pub struct Latencies
    optional {
        /// The first day; when left out, everybody who has joined and everything that was posted counts.
        from: Option<Date>,
        /// The last day; that of the bank's last command when left out.
        until: Option<Date>,
    }
    =>
    /// How long things take. What has not come about by the last day counts as not reached; medians are of what was reached.
    ///
    /// # Errors
    /// [`Error::AskTheBroker`]; [`Error::DateOrder`].
    latencies -> Vec<LatencyLine>
}

/// How long something takes, in days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct LatencyLine {
    /// What is measured: the step it begins with and the step it ends with.
    pub latency: Latency,
    /// The number that began.
    pub began: u32,
    /// The number that have reached the end.
    pub reached: u32,
    /// The share that have reached it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub share: Option<Figure>,
    /// Days within which a quarter of these had.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lower_quartile: Option<Figure>,
    /// Days within which half of these had.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub median: Option<Figure>,
    /// Days within which three quarters of these had.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub upper_quartile: Option<Figure>,
}

/// The value a share of quarters up the sorted list, between two in proportion (type 7 of Hyndman and Fan 1996).
pub(crate) fn quartile(sorted: &[u32], quarters: usize) -> Option<Figure> {
    let at = sorted.len().checked_sub(1)?.checked_mul(quarters)?;
    let (place, part) = (at / 4, (at % 4) as i128);
    let low = i128::from(*sorted.get(place)?);
    let high = sorted.get(place.saturating_add(1)).map_or(low, |high| i128::from(*high));
    Figure::ratio(low.saturating_mul(4).saturating_add(high.saturating_sub(low).saturating_mul(part)), 4)
}

#[derive(Default)]
struct Times {
    began: u32,
    days: Vec<u32>,
}

impl Times {
    fn take(&mut self, from: Date, to: Option<Date>) {
        self.began = self.began.saturating_add(1);
        self.days.extend(to.and_then(|to| u32::try_from(to.days_since(from)).ok()));
    }
}

impl TimeBank {
    /// See [`View::latencies`](crate::queries::View::latencies).
    pub(crate) fn latencies(&self, by: Viewer, question: &Latencies) -> Result<Vec<LatencyLine>, Error> {
        self.access(by)?.need_broker()?;
        let arcs = Arcs::of(self);
        let window = arcs.window(question.from, question.until)?;
        let mut days: Vec<Vec<(i32, Side)>> = vec![Vec::new(); window.parts.len()];
        for (day, exchange) in arcs.occasions.iter().filter(|(day, _)| *day <= window.until.days()) {
            let Some(row) = arcs.row(*exchange) else { continue };
            for (member, side, ..) in arcs.parts(row) {
                days.get_mut(member as usize).into_iter().for_each(|all| all.push((*day, side)));
            }
        }
        let mut times: [Times; 6] = Default::default();
        let [contact, exchange, referral, gave, received, met] = &mut times;
        let within = |day: Date| question.from.is_none_or(|from| from <= day) && day <= window.until;
        for ((id, member), days) in self.state.members.iter().zip(&days) {
            let hidden = matches!(member.state, MemberState::Applicant | MemberState::Erased);
            if member.merged_into.is_some() || hidden || !within(member.joined) || self.is_organisation(id) {
                continue;
            }
            let person = self.state.people.get(&MemberId::from_index(id.index()).unwrap_or(id));
            let since = |from: Date| days.iter().find(|(day, _)| *day >= from.days()).and_then(|(day, _)| Date::from_days(*day));
            let contacts = person.into_iter().flat_map(|person| &person.contacts).map(|contact| contact.on);
            contact.take(member.joined, contacts.filter(|on| *on >= member.joined && *on <= window.until).min());
            exchange.take(member.joined, since(member.joined));
            if let Some(on) = person.and_then(|person| person.referral.as_ref()).and_then(|referral| referral.on) {
                referral.take(on, since(on));
            }
            let first = |other: Side| days.iter().find(|(_, side)| *side != other).and_then(|(day, _)| Date::from_days(*day));
            match (first(Side::Received), first(Side::Gave)) {
                (give, Some(receive)) if give.is_none_or(|give| receive < give) => gave.take(receive, give),
                (Some(give), receive) if receive.is_none_or(|receive| give < receive) => received.take(give, receive),
                _ => {}
            }
        }
        for (_, listing) in self.state.listings.iter().filter(|(_, listing)| listing.kind == ListingKind::Request) {
            let closed = listing.closed.filter(|(_, why)| *why == Closing::Met).map(|(at, _)| self.day_of(at));
            if within(listing.posted_on) {
                met.take(listing.posted_on, closed.filter(|on| *on <= window.until));
            }
        }
        let line = |(latency, mut times): (&Latency, Times)| {
            times.days.sort_unstable();
            let reached = u32::try_from(times.days.len()).unwrap_or(u32::MAX);
            LatencyLine {
                latency: *latency,
                began: times.began,
                reached,
                share: Figure::share(u64::from(reached), u64::from(times.began)),
                lower_quartile: quartile(&times.days, 1),
                median: quartile(&times.days, 2),
                upper_quartile: quartile(&times.days, 3),
            }
        };
        Ok(Latency::ALL.iter().zip(times).map(line).collect())
    }
}
