//! Asking the index: from the best score down, until enough have passed the rules.

use super::rows::{Head, Row};
use super::walk::{Found, Walk};
use super::{Index, side};
use crate::bank::TimeBank;
use crate::error::Error;
use crate::matching::candidates::{self, Candidate, MOST, Search};
use crate::matching::lately::Standing;
use crate::matching::profile::{self, Party};
use crate::matching::slots::Week;
use crate::model::listing::{Listing, ListingKind};
use crate::order::{BTreeSet, InOrder as _};
use crate::values::ids::{ActivityId, Id as _, ListingId, MemberId};
use crate::values::time::Date;

/// The side that asks, with everything about it worked out once.
pub(super) struct Asker<'a> {
    pub(super) party: Party<'a>,
    pub(super) kind: ListingKind,
    pub(super) head: Head,
    pub(super) row: Row,
    /// The first of the seven days, when the other side does not begin later.
    pub(super) first: Date,
    pub(super) free: Week,
    pub(super) blocks: u64,
    pub(super) met: BTreeSet<MemberId>,
    /// Whoever somebody met whom they met; left empty when bridges have no say.
    pub(super) beyond: BTreeSet<MemberId>,
    pub(super) apart: Vec<MemberId>,
    /// The first day that counts as lately.
    pub(super) since: Date,
    /// Whether it is an offer of somebody who would rather not be asked for some of it.
    pub(super) rather_not: bool,
}

impl Asker<'_> {
    pub(super) fn asks(&self) -> bool {
        self.kind == ListingKind::Request
    }
}

/// An activity whose rows come into question: how far away, and what would be done.
pub(super) struct Kin {
    pub(super) activity: ActivityId,
    pub(super) steps: u32,
    pub(super) done: ActivityId,
}

impl Index {
    /// The best candidates for a listing; of the others only those `listed`.
    pub(crate) fn best(
        &self,
        bank: &TimeBank,
        listing: ListingId,
        search: &Search,
        listed: &dyn Fn(&Listing) -> bool,
    ) -> Result<Vec<Candidate>, Error> {
        let party = Party::of(bank, listing).ok_or(Error::NotFound { what: "listing", number: listing.get() })?;
        let Some(activity) = party.listing.terms.activity else { return Ok(Vec::new()) };
        let most = search.most.min(MOST);
        let (kind, first) = (party.listing.kind, search.from.max(party.listing.from()));
        let over = kind == ListingKind::Request && !candidates::holds(party.listing, first);
        if party.listing.closed.is_some() || candidates::is_for_a_group(party.listing) || over {
            return Ok(Vec::new());
        }
        let asker = self.asker(bank, party, search);
        let other = if asker.asks() { ListingKind::Offer } else { ListingKind::Request };
        let mut walk = Walk::new(bank, &self.sight, &asker, search);
        for kin in self.kin(bank, activity, asker.kind) {
            if let Some(shelf) = self.shelves.get(kin.activity.index() as usize).and_then(|both| both.get(side(other))) {
                walk.enter(kin, shelf);
            }
        }
        let mut taken = Vec::with_capacity(most.min(64));
        while taken.len() < most {
            let tied = self.tied(bank, &asker, &mut walk);
            if tied.is_empty() {
                break;
            }
            for (one, standing) in &tied {
                if taken.len() >= most {
                    break;
                }
                if let Some(candidate) = self.judged(bank, &asker, search, one, listed) {
                    taken.push(Candidate { standing: *standing, ..candidate });
                }
            }
        }
        Ok(taken)
    }

    /// Takes the best: one, or all of the same score where who was asked and left out lately decides among them.
    fn tied<'a>(&self, bank: &TimeBank, asker: &Asker<'_>, walk: &mut Walk<'a, '_>) -> Vec<(Found<'a>, Standing)> {
        let Some(best) = walk.next(0) else { return Vec::new() };
        let lately = &self.sight.lately;
        if !lately.decides(bank.today_here()) {
            return vec![(best, Standing::default())];
        }
        let score = best.components.score();
        let mut tied = vec![best];
        while let Some(next) = walk.next(score) {
            tied.push(next);
        }
        let standing = |one: &Found<'_>| {
            let other = Party::of(bank, ListingId::new(one.row.listing)?)?;
            let (request, offer) = if asker.asks() { (&asker.party, &other) } else { (&other, &asker.party) };
            Some(lately.standing(bank, &self.sight.merged, request, offer))
        };
        let mut all: Vec<(Found<'_>, Standing)> =
            tied.into_iter().map(|one| (standing(&one), one)).map(|(s, one)| (one, s.unwrap_or_default())).collect();
        // Sorting is stable: of those that stand alike the lower number stays first.
        all.in_order_by_key(|(_, standing)| standing.turn());
        all
    }

    fn asker<'a>(&self, bank: &'a TimeBank, party: Party<'a>, search: &Search) -> Asker<'a> {
        let policy = &bank.charter().matching;
        let kind = party.listing.kind;
        let first = if kind == ListingKind::Request { search.from.max(party.listing.from()) } else { search.from };
        let mut free = party.free(first, &self.sight.booked);
        search.settle(&mut free, first);
        let met = profile::partners(bank, &self.sight.merged, party.member);
        let beyond = if policy.weights.bridge == 0 {
            BTreeSet::new()
        } else {
            met.iter().flat_map(|one| profile::partners(bank, &self.sight.merged, *one)).collect()
        };
        let mut apart: Vec<MemberId> = party.person.iter().flat_map(|p| p.apart.keys()).map(|with| bank.resolve(*with)).collect();
        apart.sort_unstable();
        let place = self.places.get(party.listing.id.index() as usize).copied().flatten();
        let shelf = place.and_then(|place| self.shelves.get(place.activity as usize)?.get(usize::from(place.side)));
        let own = shelf.zip(place).and_then(|(shelf, place)| shelf.row(&place)).map(|(head, row)| (*head, *row));
        let (head, row) = own.unwrap_or_else(|| {
            let own = self.sight.row(bank, &party);
            (own.head, own.row)
        });
        Asker {
            party,
            kind,
            head,
            row,
            first,
            blocks: free.blocks(),
            free,
            met,
            beyond,
            apart,
            since: candidates::asked_since(search.from, policy.scales.asked_days),
            rather_not: kind == ListingKind::Offer && party.rather_not().next().is_some(),
        }
    }

    /// The activities near enough in the tree.
    fn kin(&self, bank: &TimeBank, activity: ActivityId, kind: ListingKind) -> Vec<Kin> {
        let most = bank.charter().matching.scales.related_steps;
        let parent = |id: ActivityId| bank.state.activities.get(id).and_then(|row| row.parent);
        // Each with whether it was come to by going only up, or only down.
        let mut all = vec![(activity, 0u32, true, true)];
        let mut next = 0usize;
        while let Some((id, steps, up, down)) = all.get(next).copied() {
            next = next.saturating_add(1);
            if steps >= most {
                continue;
            }
            let mut go = |id: ActivityId, up: bool, down: bool| {
                if !all.iter().any(|(known, ..)| *known == id) {
                    all.push((id, steps.saturating_add(1), up, down));
                }
            };
            if let Some(above) = parent(id) {
                go(above, up, false);
            }
            for below in self.below.get(id.index() as usize).into_iter().flatten() {
                go(*below, false, down);
            }
        }
        let done = |id: ActivityId, up: bool, down: bool| match kind {
            // What is offered is narrower than what is asked for: it is what would be done.
            ListingKind::Request if down => id,
            ListingKind::Request => activity,
            ListingKind::Offer if up => activity,
            ListingKind::Offer => id,
        };
        all.into_iter().map(|(id, steps, up, down)| Kin { activity: id, steps, done: done(id, up, down) }).collect()
    }

    /// What becomes of a row the quick rules do not refuse.
    fn judged(
        &self,
        bank: &TimeBank,
        asker: &Asker<'_>,
        search: &Search,
        one: &Found<'_>,
        listed: &dyn Fn(&Listing) -> bool,
    ) -> Option<Candidate> {
        let other = ListingId::new(one.row.listing).and_then(|id| bank.state.listings.get(id)).filter(|other| listed(other))?;
        let (request, offer) = if asker.asks() { (asker.party.listing, other) } else { (other, asker.party.listing) };
        let (giver, receiver) = if asker.asks() { (one.member, asker.party.member) } else { (asker.party.member, one.member) };
        let (setting, said) = (one.setting, one.head.said || asker.head.said);
        let (on, start, answer) = match one.answer {
            Some(answer) => {
                let (on, minute) = one.starts.iter(one.first).next()?;
                (on, said.then(|| search.clock.start(on, minute)), answer)
            }
            None => {
                let ask = |on, start| {
                    let terms = candidates::pair_terms(request.id, Some(one.done), setting, on, start);
                    let terms = terms.gave(giver, one.minutes).received(receiver, one.minutes);
                    bank.verdict_of_pair(&terms, Some(&self.sight.pairs))
                };
                candidates::when(&one.starts, one.first, search, said, ask).ok()?
            }
        };
        Some(Candidate {
            request: request.id,
            offer: offer.id,
            giver,
            receiver,
            activity: one.done,
            minutes: one.minutes,
            setting,
            first: one.first,
            starts: one.starts,
            said,
            on,
            start,
            answer,
            met: one.met,
            components: one.components,
            standing: Standing::default(),
        })
    }
}
