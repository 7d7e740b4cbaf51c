//! Rules that hold in every community, whatever its charter says.

use super::occasion::{Occasion, Taker, Tally};
use super::{Answer, Reason};
use crate::model::exchange::Terms;
use crate::model::listing::ListingKind;
use crate::model::member::MemberState;
use crate::model::personal::Purpose;
use crate::values::audience::Audience;
use crate::values::ids::MemberId;

/// Returns the reasons against an occasion, each with the members it is about.
pub(super) fn reasons(occasion: &Occasion<'_>) -> Vec<Reason> {
    let all = [
        ("do-not-match", "the broker keeps these apart", apart(occasion)),
        ("open-concern", "an open concern says to match them with nobody for now", concerned(occasion)),
        ("member-state", "somebody who gives is active, somebody who receives is active or takes a rest", elsewhere(occasion)),
        ("consent-withdrawn", "they no longer want to be suggested to others", unwilling(occasion)),
    ];
    let reason = |(code, text, members): (&'static str, &str, Vec<MemberId>)| Reason {
        rule: None,
        code,
        answer: Answer::Refused,
        members,
        text: text.into(),
        audience: Audience::Broker,
    };
    all.into_iter().filter(|(_, _, members)| !members.is_empty()).map(reason).collect()
}

fn members(tally: Tally) -> Vec<MemberId> {
    tally.finish().map(|unmet| unmet.members).unwrap_or_default()
}

/// Returns the members a broker keeps apart. It holds both ways, whichever of them it was recorded for.
fn apart(occasion: &Occasion<'_>) -> Vec<MemberId> {
    let mut tally = Tally::default();
    for taker in &occasion.takers {
        for with in taker.person.iter().flat_map(|p| p.apart.keys()) {
            let with = occasion.bank.resolve(*with);
            if with != taker.member && occasion.find(with).is_some() {
                tally.known(taker.member);
                tally.known(with);
            }
        }
    }
    members(tally)
}

fn of(occasion: &Occasion<'_>, so: impl Fn(&&Taker<'_>) -> bool) -> Vec<MemberId> {
    members_of(occasion.takers.iter().filter(so).map(|t| t.member))
}

fn members_of(found: impl Iterator<Item = MemberId>) -> Vec<MemberId> {
    Tally::all_known(found).map(|unmet| unmet.members).unwrap_or_default()
}

fn concerned(occasion: &Occasion<'_>) -> Vec<MemberId> {
    of(occasion, |t| t.person.is_some_and(crate::model::personal::Person::match_nobody))
}

/// A rest is no penalty: a resting member may still receive.
fn elsewhere(occasion: &Occasion<'_>) -> Vec<MemberId> {
    of(occasion, |t| match t.row.map(|row| row.state) {
        Some(MemberState::Active) => false,
        Some(MemberState::Paused) => t.gives(),
        Some(_) | None => true,
    })
}

fn unwilling(occasion: &Occasion<'_>) -> Vec<MemberId> {
    of(occasion, |t| t.person.is_some_and(|p| p.consents_to(Purpose::Matching) == Some(false)))
}

/// Checks the group size of a listing. For an offer, it counts those who receive or join in, and visitors; for a request, those
/// who give. Everyone who sees the listing may read the reason.
pub(super) fn group_size(o: &Occasion<'_>, terms: &Terms, whole: bool) -> Option<Reason> {
    let listing = o.bank.listings.get(terms.listing?)?;
    let (least, most) = (listing.terms.group_min, listing.terms.group_max);
    let owner = o.bank.resolve(listing.member);
    let others = o.takers.iter().filter(|taker| taker.member != owner);
    let named = match listing.kind {
        ListingKind::Offer => others.filter(|taker| taker.receives()).count(),
        ListingKind::Request => others.filter(|taker| taker.gives()).count(),
    };
    let visitors = if listing.kind == ListingKind::Offer { o.visitors } else { 0 };
    let size = u64::try_from(named).unwrap_or(u64::MAX).saturating_add(u64::from(visitors));
    let few = least.filter(|least| whole && size < u64::from(*least));
    let many = most.filter(|most| size > u64::from(*most));
    let text = match (few, many) {
        (Some(least), _) => format!("it is for {least} people at least, and {size} take part"),
        (None, Some(most)) => format!("there is room for {most} people, and {size} take part"),
        (None, None) => return None,
    };
    Some(Reason { rule: None, code: "group-size", answer: Answer::Refused, members: Vec::new(), text, audience: Audience::Member })
}
