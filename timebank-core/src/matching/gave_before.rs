//! Who gave before what is asked for now, and does not offer it: people a broker can ask where nobody offers.

use super::candidates::{chain, pair_terms};
use super::profile::Party;
use super::words;
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
pub(super) const MOST: usize = 10;
/// The shortest part of a divisible request worth going for, in minutes, where nobody says.
pub(super) const SHORTEST: u32 = 30;

/// A member who gave before what is asked for, and does not offer it now, or for less time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct GaveBefore {
    /// The member who gave it.
    pub giver: Named,
    /// The number of times, among the last 100,000 exchanges. For a member who offers it for less time than is asked for, only times that
    /// lasted as long as that count.
    pub times: u32,
    /// The last day they gave it.
    pub last: Date,
    /// The facts above as a sentence.
    pub text: String,
}

/// Who gave what in the last exchanges, and who offers what now: worked out once for any number of requests.
pub(super) struct History {
    gave: BTreeMap<ActivityId, Vec<Gave>>,
    offers: BTreeMap<ActivityId, Vec<(MemberId, Option<u32>)>>,
}

/// A participation of somebody who gave.
struct Gave {
    member: MemberId,
    minutes: u32,
    on: Date,
}

impl History {
    /// Of every activity.
    pub(super) fn new(bank: &TimeBank) -> Self {
        Self::within(bank, |_| true)
    }

    /// Of the activity that a request is about, and of narrower ones.
    pub(super) fn about(bank: &TimeBank, request: &Party<'_>) -> Self {
        let asked = request.listing.terms.activity;
        let all = bank.state.activities.iter().map(|(id, _)| id);
        let under: BTreeSet<ActivityId> = all.filter(|id| asked.is_some_and(|asked| chain(bank, *id).contains(&asked))).collect();
        Self::within(bank, |activity| under.contains(&activity))
    }

    fn within(bank: &TimeBank, wanted: impl Fn(ActivityId) -> bool) -> Self {
        let mut gave: BTreeMap<ActivityId, Vec<Gave>> = BTreeMap::new();
        let count = bank.state.exchanges.len();
        for place in count.saturating_sub(LATELY)..count {
            let Some(id) = ExchangeId::from_index(place) else { continue };
            let Some(row) = bank.state.exchanges.get(id).filter(|row| TimeBank::counts(row)) else { continue };
            let Some(activity) = row.activity.filter(|activity| wanted(*activity)) else { continue };
            for part in bank.exchange_parts(row).filter(|part| part.side == Side::Gave) {
                let one = Gave { member: bank.resolve(part.member), minutes: part.minutes, on: row.on };
                gave.entry(activity).or_default().push(one);
            }
        }
        let mut offers: BTreeMap<ActivityId, Vec<(MemberId, Option<u32>)>> = BTreeMap::new();
        for (_, offer) in bank.state.listings.iter().filter(|(_, one)| one.kind == ListingKind::Offer && one.closed.is_none()) {
            if let Some(activity) = offer.terms.activity.filter(|activity| wanted(*activity)) {
                offers.entry(activity).or_default().push((bank.resolve(offer.member), offer.terms.minutes));
            }
        }
        Self { gave, offers }
    }

    /// Returns how much there is to look through for each request.
    pub(super) fn size(&self) -> usize {
        self.gave.values().map(Vec::len).sum::<usize>().saturating_add(self.offers.values().map(Vec::len).sum())
    }

    /// Returns whether anybody but the one who asks offers what a request is about, or something narrower.
    pub(super) fn is_offered(&self, bank: &TimeBank, request: &Party<'_>) -> bool {
        let Some(asked) = request.listing.terms.activity else { return false };
        let within = self.offers.iter().filter(|(activity, _)| chain(bank, **activity).contains(&asked));
        within.flat_map(|(_, offers)| offers).any(|(member, _)| *member != request.member)
    }

    /// Returns who gave the activity of a request, or a narrower one, for brokers, and does not offer it for as long: at most `most`, the last
    /// first. Of somebody who offers it for less time, only what lasted as long as is asked for counts.
    pub(super) fn before(&self, bank: &TimeBank, viewer: &Access, request: &Party<'_>, on: Date, most: usize) -> Vec<GaveBefore> {
        let terms = &request.listing.terms;
        let asked = terms.activity.filter(|_| request.listing.kind == ListingKind::Request && viewer.is_broker());
        let Some(asked) = asked else { return Vec::new() };
        let within = |activity: &ActivityId| chain(bank, *activity).contains(&asked);
        let offers = self.offers.iter().filter(|(activity, _)| within(activity)).flat_map(|(_, offers)| offers);
        // Of each who offers it: whether for as long as is asked for.
        let mut offering: BTreeMap<MemberId, bool> = BTreeMap::new();
        let least = terms.minutes.map_or(0, |wanted| if terms.divisible { terms.shortest.unwrap_or(SHORTEST).min(wanted) } else { wanted });
        for (member, minutes) in offers {
            *offering.entry(*member).or_insert(false) |= minutes.is_none_or(|minutes| minutes >= least);
        }
        let mut gave: BTreeMap<MemberId, (u32, Date)> = BTreeMap::new();
        for one in self.gave.iter().filter(|(activity, _)| within(activity)).flat_map(|(_, gave)| gave) {
            let counts = match offering.get(&one.member) {
                Some(long_enough) => !long_enough && one.minutes >= least,
                None => true,
            };
            if counts {
                let (times, last) = gave.entry(one.member).or_insert((0, one.on));
                *times = times.saturating_add(1);
                *last = (*last).max(one.on);
            }
        }
        let active = |member: MemberId| bank.state.members.get(member).is_some_and(|row| row.state == MemberState::Active);
        let minutes = terms.minutes.unwrap_or(super::SESSION);
        let goes = |giver: MemberId| {
            let terms = pair_terms(request.listing.id, Some(asked), terms.setting, on, None);
            let terms = terms.gave(giver, minutes).received(request.member, minutes);
            bank.verdict_of_pair(&terms, None).answer != Answer::Refused
        };
        let mut all: Vec<(MemberId, (u32, Date))> = gave.into_iter().collect();
        all.retain(|(giver, _)| *giver != request.member && active(*giver));
        all.in_order_by_key(|(giver, (times, last))| (std::cmp::Reverse(*last), std::cmp::Reverse(*times), *giver));
        let goes = all.into_iter().filter(|(giver, _)| goes(*giver)).take(most);
        let told = |(giver, (times, last)): (MemberId, (u32, Date))| {
            let length = if offering.contains_key(&giver) { format!(" for {} or more", words::minutes(least)) } else { String::new() };
            let who = words::called(bank, viewer, giver);
            let last_day = words::day(last, on);
            let text = match times {
                1 => format!("{who} gave it{length} once, on {last_day}"),
                _ => format!("{who} gave it{length} {}, last on {last_day}", words::often(times)),
            };
            GaveBefore { giver: bank.named(viewer, giver), times, last, text }
        };
        goes.map(told).collect()
    }
}
