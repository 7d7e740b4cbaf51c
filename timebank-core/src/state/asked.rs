//! Requests that are never refused because of a balance.

use super::State;
use crate::model::exchange::{ExchangeState, Participation, Side, Terms};
use crate::model::listing::{Listing, ListingKind};
use crate::values::ids::{ActivityId, ExchangeId};

impl State {
    /// Returns whether an exchange answers a request that is never refused because of a balance. The request must be open on the
    /// exchange's day, and its member must receive.
    pub(crate) fn never_refused(&self, terms: &Terms) -> bool {
        let Some(listing) = terms.listing.and_then(|l| self.listings.get(l)) else { return false };
        let requester = self.resolve(listing.member);
        let receives = |p: &&Participation| p.side == Side::Received && p.attended() && self.resolve(p.member) == requester;
        // Only what was asked for is never refused: that activity, or a kind of it, and no longer than that.
        let fits = |p: &Participation| listing.terms.minutes.is_none_or(|most| p.minutes <= most);
        let wanted = listing.terms.activity.is_none_or(|wanted| terms.activity.is_none() || self.is_kind_of(terms.activity, wanted));
        wanted && terms.parts.iter().find(receives).is_some_and(fits) && listing.is_open_on(terms.on) && self.request_never_refused(listing)
    }

    /// Returns whether an activity is another, or a kind of it.
    pub(crate) fn is_kind_of(&self, activity: Option<ActivityId>, wanted: ActivityId) -> bool {
        let mut next = activity;
        // The charter check refuses cycles of parents. The bound guards against corrupt input.
        for _ in 0..64 {
            match next {
                Some(one) if one == wanted => return true,
                Some(one) => next = self.activities.get(one).and_then(|row| row.parent),
                None => return false,
            }
        }
        false
    }

    /// Returns whether a listing is a request that a broker or the host assigned to a need that is never refused.
    pub(crate) fn request_never_refused(&self, listing: &Listing) -> bool {
        if !listing.classified || listing.kind != ListingKind::Request {
            return false;
        }
        match listing.terms.need {
            Some(need) => self.charter().needs.needs.get(usize::from(need)).is_some_and(|n| n.never_refused),
            None => listing.terms.activity.is_some_and(|activity| self.activity_never_refused(activity)),
        }
    }

    /// Returns whether an activity serves a need that is never refused.
    pub(crate) fn activity_never_refused(&self, activity: ActivityId) -> bool {
        let never = |code: &str| self.charter().needs.needs.iter().any(|n| n.never_refused && n.code == code);
        self.activities.get(activity).is_some_and(|row| row.activity.needs.iter().any(|n| never(&n.need)))
    }
    /// Returns whether a limit keeps nobody from an exchange: it answers a request that is never refused, and what else stands for that
    /// request leaves so much of it open. A request that repeats is open anew every day, one that was renewed from that day.
    ///
    /// - `besides`: the exchange itself, if it stands already.
    pub(crate) fn excused(&self, terms: &Terms, besides: Option<ExchangeId>) -> bool {
        let Some(listing) = terms.listing.filter(|_| self.never_refused(terms)) else { return false };
        let Some(request) = self.listings.get(listing) else { return false };
        let requester = self.resolve(request.member);
        // A request that was renewed is open anew.
        let since = request.renewed.map(|at| self.day_of(at));
        let stands = |id: ExchangeId| {
            let row = self.exchanges.get(id).filter(|_| Some(id) != besides);
            row.filter(|row| {
                let state = row.state;
                let ahead =
                    matches!(state, ExchangeState::Agreed | ExchangeState::Done | ExchangeState::Disputed | ExchangeState::AwaitingWord);
                (ahead || state.happened())
                    && since.is_none_or(|since| (row.on >= since) == (terms.on >= since))
                    && (!request.terms.repeating || row.on == terms.on)
            })
        };
        let own = |terms: &Terms| -> u64 {
            let own = terms.parts.iter().filter(|p| p.side == Side::Received && p.attended() && self.resolve(p.member) == requester);
            own.map(|p| u64::from(p.minutes)).sum()
        };
        let planned = self.open.iter().filter(|(id, ())| stands(**id).is_some()).filter_map(|(id, ())| self.plans.get(id));
        let planned = planned.filter(|plan| plan.listing == Some(listing)).map(own);
        let names = |id: ExchangeId| self.more.get(&id).is_some_and(|more| more.listing == Some(listing)) && self.plans.get(&id).is_none();
        let posted =
            self.parts_of(requester).filter(|part| part.side == Side::Received && names(part.exchange) && stands(part.exchange).is_some());
        let others: u64 = planned.chain(posted.map(|part| u64::from(part.minutes))).sum();
        match request.terms.minutes {
            Some(most) => others.checked_add(own(terms)).is_some_and(|all| all <= u64::from(most)),
            None => others == 0,
        }
    }
}
