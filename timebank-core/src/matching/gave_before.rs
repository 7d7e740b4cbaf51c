//! Who gave before what is asked for now, and does not offer it: people a broker can ask where nobody offers.

use super::candidates::{chain, pair_terms};
use super::profile::Party;
use crate::bank::TimeBank;
use crate::model::exchange::Side;
use crate::model::listing::ListingKind;
use crate::model::member::MemberState;
use crate::order::{BTreeMap, BTreeSet, InOrder as _};
use crate::queries::{Access, Named};
use crate::rules::Answer;
use crate::values::ids::{ActivityId, ExchangeId, Id as _, MemberId};
use crate::values::time::Date;
use serde::Serialize;

/// How many of the last exchanges are looked at.
const LATELY: u32 = 100_000;
/// How many people are named at most.
const MOST: usize = 10;

/// Somebody who gave before what is asked for, and does not offer it now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct GaveBefore {
    /// Who gave it.
    pub giver: Named,
    /// How many times, among the last 100,000 exchanges.
    pub times: u32,
    /// The last day.
    pub last: Date,
}

/// Returns who gave the activity of a request, or a narrower one, for brokers.
pub(super) fn gave_before(bank: &TimeBank, viewer: &Access, request: &Party<'_>, on: Date) -> Vec<GaveBefore> {
    let asked = request.listing.terms.activity.filter(|_| request.listing.kind == ListingKind::Request && viewer.is_broker());
    let Some(asked) = asked else { return Vec::new() };
    let under = bank.state.activities.iter().map(|(id, _)| id).filter(|id| chain(bank, *id).contains(&asked));
    let under: BTreeSet<ActivityId> = under.collect();
    let within = |activity: Option<ActivityId>| activity.is_some_and(|activity| under.contains(&activity));
    let mut gave: BTreeMap<MemberId, (u32, Date)> = BTreeMap::new();
    let count = bank.state.exchanges.len();
    for place in count.saturating_sub(LATELY)..count {
        let Some(id) = ExchangeId::from_index(place) else { continue };
        let Some(row) = bank.state.exchanges.get(id).filter(|row| TimeBank::counts(row) && within(row.activity)) else { continue };
        for part in bank.exchange_parts(row).filter(|part| part.side == Side::Gave) {
            let (times, last) = gave.entry(bank.resolve(part.member)).or_insert((0, row.on));
            *times = times.saturating_add(1);
            *last = (*last).max(row.on);
        }
    }
    let offers = bank.state.listings.iter().filter(|(_, listing)| listing.kind == ListingKind::Offer && listing.closed.is_none());
    let offering: BTreeSet<MemberId> =
        offers.filter(|(_, offer)| within(offer.terms.activity)).map(|(_, offer)| bank.resolve(offer.member)).collect();
    let active = |member: MemberId| bank.state.members.get(member).is_some_and(|row| row.state == MemberState::Active);
    let minutes = request.listing.terms.minutes.unwrap_or(super::SESSION);
    let goes = |giver: MemberId| {
        let terms = pair_terms(request.listing.id, Some(asked), request.listing.terms.setting, on, None);
        let terms = terms.gave(giver, minutes).received(request.member, minutes);
        bank.verdict_of_pair(&terms, None).answer != Answer::Refused
    };
    let mut all: Vec<(MemberId, (u32, Date))> = gave.into_iter().collect();
    all.retain(|(giver, _)| *giver != request.member && active(*giver) && !offering.contains(giver));
    all.in_order_by_key(|(giver, (times, last))| (std::cmp::Reverse(*last), std::cmp::Reverse(*times), *giver));
    let goes = all.into_iter().filter(|(giver, _)| goes(*giver)).take(MOST);
    goes.map(|(giver, (times, last))| GaveBefore { giver: bank.named(viewer, giver), times, last }).collect()
}
