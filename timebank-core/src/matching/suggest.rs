//! Who is suggested to a member this week.
//!
//! Suggestions must leave out those who are kept apart, so that somebody is never suggested tells something. To keep that small, a
//! member is told of `k` people a week, over all their listings: drawn from all who fit by public facts, ranked by a hash under the
//! secret of the bank. Nobody else can work out who would have come next. The draw is the same however the member asks: listings
//! count as they stood when the week began, and no hours, places or other facts enter it. The only hidden fact is do-not-match.
//! Somebody who was drawn from `n` people each week without a certain one among them knows after `w` weeks that the chance of that was
//! (1 − k/n)^w.

use super::candidates::fit;
use super::profile::Party;
use crate::bank::TimeBank;
use crate::model::caller::Viewer;
use crate::model::listing::{Listing, ListingKind, Visibility};
use crate::model::member::MemberState;
use crate::order::{BTreeSet, InOrder as _};
use crate::queries::Access;
use crate::values::audience::Audience;
use crate::values::digest::{Hash32, sha256};
use crate::values::ids::{ListingId, MemberId};
use crate::values::time::Date;

/// Who is drawn: somebody with all their listings; a listing that does not say whose it is by itself. Otherwise the weeks in which both are
/// suggested, or neither, would tell whose it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Drawn {
    Member(MemberId),
    Nameless(ListingId),
}

impl TimeBank {
    /// Returns what a listing is drawn as.
    pub(super) fn drawn_as(&self, listing: &Listing) -> Drawn {
        if listing.terms.anonymous { Drawn::Nameless(listing.id) } else { Drawn::Member(self.resolve(listing.member)) }
    }

    /// Returns the people suggested to a member this week. `None` when the member is to ask the broker: there is no secret to draw
    /// with, or fewer than twice as many fit as would be drawn.
    pub(super) fn drawn_for(&self, member: MemberId) -> Option<BTreeSet<Drawn>> {
        let secret = self.state.small.secret?;
        let monday = self.today_here().monday();
        let most = self.charter().matching.suggested();
        let fitting = self.fitting(member, monday);
        if most == 0 || fitting.len() < most.saturating_mul(2) {
            return None;
        }
        let may_be = |other: &Drawn| {
            let whose = match other {
                Drawn::Member(member) => Some(*member),
                Drawn::Nameless(listing) => self.state.listings.get(*listing).map(|listing| self.resolve(listing.member)),
            };
            let Some(other) = whose else { return false };
            let apart = self.state.people.get(&member).is_some_and(|person| person.apart.keys().any(|with| self.resolve(*with) == other));
            !apart && self.member(other).is_ok_and(|row| row.state == MemberState::Active)
        };
        let mut ranked: Vec<(Hash32, Drawn)> =
            fitting.into_iter().filter(may_be).map(|other| (rank(&secret, monday, member, other), other)).collect();
        ranked.in_order();
        Some(ranked.into_iter().take(most).map(|(_, other)| other).collect())
    }

    /// Returns everyone whose listings fit one of the member's, by public facts and as the listings stood when the week began.
    fn fitting(&self, member: MemberId, monday: Date) -> BTreeSet<Drawn> {
        // As any member sees it, whatever roles this one holds.
        let viewer = Access {
            audience: Audience::Member,
            concerns: false,
            ..match self.access(Viewer::Member(member)) {
                Ok(access) => access,
                Err(_) => return BTreeSet::new(),
            }
        };
        let open: Vec<&Listing> = self.state.listings.iter().filter_map(|(id, now)| self.as_it_was(id, now, monday)).collect();
        let (mine, others): (Vec<&Listing>, Vec<&Listing>) = open.into_iter().partition(|l| self.resolve(l.member) == member);
        let mut all = BTreeSet::new();
        for other in others {
            let theirs = self.plain_party(other);
            let drawn = self.drawn_as(other);
            if all.contains(&drawn) || other.terms.visibility == Some(Visibility::Broker) || !self.is_shown(&viewer, other) {
                continue;
            }
            let fits = mine.iter().filter(|own| own.kind != other.kind).any(|own| {
                let own = self.plain_party(own);
                let (request, offer) = if other.kind == ListingKind::Offer { (own, theirs) } else { (theirs, own) };
                fit(self, Some(&viewer), monday, &request, &offer).is_ok()
            });
            if fits {
                all.insert(drawn);
            }
        }
        all
    }

    /// Returns a listing as it stood when the week began, if it was open then.
    fn as_it_was<'a>(&'a self, id: ListingId, now: &'a Listing, monday: Date) -> Option<&'a Listing> {
        let then = match self.state.were.get(&id) {
            Some((week, then)) if *week == monday => then.as_ref(),
            _ => Some(now),
        };
        then.filter(|listing| listing.closed.is_none())
    }

    /// Returns a listing and whose it is, and nothing else about them.
    fn plain_party<'a>(&self, listing: &'a Listing) -> Party<'a> {
        Party { listing, member: self.resolve(listing.member), person: None, words: None, today: self.today_here() }
    }
}

/// Returns the rank of somebody among those who may be suggested to a member in a week.
fn rank(secret: &Hash32, monday: Date, member: MemberId, other: Drawn) -> Hash32 {
    let (about, other): (&[u8], u32) = match other {
        Drawn::Member(other) => (b"", other.get()),
        Drawn::Nameless(listing) => (b"listing", listing.get()),
    };
    let (member, other) = (member.get().to_be_bytes(), other.to_be_bytes());
    sha256(&[b"timebank suggestion", &secret.0, &monday.days().to_be_bytes(), &member, about, &other])
}
