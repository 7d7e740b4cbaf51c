//! Requests that are never refused because of a balance.

use super::State;
use crate::error::Error;
use crate::model::exchange::{ExchangeState, Participation, Side, Terms};
use crate::model::listing::{Listing, ListingKind};
use crate::values::ids::{AccountId, ActivityId, ExchangeId, MemberId};

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
    /// request leaves so much of it open.
    ///
    /// - `besides`: the exchange itself, if it stands already.
    pub(crate) fn excused(&self, terms: &Terms, besides: Option<ExchangeId>) -> bool {
        let request = terms.listing.filter(|_| self.never_refused(terms)).and_then(|listing| self.listings.get(listing));
        let Some(request) = request else { return false };
        let others = self.answered(request, terms, besides);
        match request.terms.minutes {
            Some(most) => others.checked_add(self.received_by(request.member, terms)).is_some_and(|all| all <= u64::from(most)),
            None => others == 0,
        }
    }

    /// Returns the accounts whose limits do not count against an [excused](Self::excused) exchange: the requester's, those that gain, and the
    /// pot. Anyone else who pays is held to their own limit.
    pub(crate) fn waived(&self, terms: &Terms, besides: Option<ExchangeId>) -> Result<Vec<AccountId>, Error> {
        let asked = terms.listing.and_then(|listing| self.listings.get(listing)).filter(|_| self.excused(terms, besides));
        let Some(request) = asked else { return Ok(Vec::new()) };
        let up = self.legs_in(terms, besides)?.into_iter().filter(|leg| leg.minutes.is_positive()).map(|leg| leg.account);
        Ok(up.chain(self.account_of(request.member).ok()).chain([AccountId::POT]).collect())
    }

    /// Returns the minutes of what stands for a request beside an exchange on these terms. A request that repeats is open anew every day,
    /// one that was renewed from that day.
    ///
    /// - `besides`: the exchange itself, if it stands already.
    pub(crate) fn answered(&self, request: &Listing, terms: &Terms, besides: Option<ExchangeId>) -> u64 {
        // A request that was renewed is open anew.
        let since = request.renewed.map(|at| self.day_of(at));
        let bundle = |id: ExchangeId| self.more.get(&id).and_then(|more| more.bundle);
        // What is agreed with it, all or nothing, stands when it does.
        let together = besides.and_then(bundle);
        let stands = |id: ExchangeId| {
            self.exchanges.get(id).filter(|_| Some(id) != besides).is_some_and(|row| {
                let ahead = match row.state {
                    ExchangeState::Proposed => together.is_some() && bundle(id) == together,
                    ExchangeState::Agreed | ExchangeState::Done | ExchangeState::Disputed => true,
                    state => state.happened(),
                };
                ahead
                    && since.is_none_or(|since| (row.on >= since) == (terms.on >= since))
                    && (!request.terms.repeating || row.on == terms.on)
            })
        };
        let planned = self.open.iter().filter(|(id, ())| stands(**id)).filter_map(|(id, ())| self.plans.get(id));
        let planned = planned.filter(|plan| plan.listing == Some(request.id)).map(|plan| self.received_by(request.member, plan));
        let names =
            |id: ExchangeId| self.more.get(&id).is_some_and(|more| more.listing == Some(request.id)) && self.plans.get(&id).is_none();
        let posted = self.parts_of(self.resolve(request.member));
        let posted = posted.filter(|part| part.side == Side::Received && names(part.exchange) && stands(part.exchange));
        planned.chain(posted.map(|part| u64::from(part.minutes))).sum()
    }

    /// Returns the minutes a member receives by these terms.
    fn received_by(&self, member: MemberId, terms: &Terms) -> u64 {
        let member = self.resolve(member);
        let own = terms.parts.iter().filter(|p| p.side == Side::Received && p.attended() && self.resolve(p.member) == member);
        own.map(|p| u64::from(p.minutes)).sum()
    }
}
