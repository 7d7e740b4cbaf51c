//! Whether two listings have to do with one another, whoever's they are and whenever that would be.

use crate::bank::TimeBank;
use crate::matching::profile::{self, Party};
use crate::model::exchange::Setting;
use crate::model::listing::{Listing, ListingKind, Remote};
use crate::queries::Access;
use crate::rules::Verdict;
use crate::values::ids::ActivityId;
use crate::values::time::Date;

use super::{DEPTH, SESSION};

/// Why a pair is not possible.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Stop {
    /// One says no activity.
    Unclassified,
    /// The activities have nothing to do with one another.
    Activity,
    /// One of the listings does not hold in these days.
    Closed,
    /// One is only at a distance, the other only face to face.
    Remote,
    /// One is open to a programme the other is not in.
    Programme,
    /// Both are of one member.
    Same,
    /// The offer is for a group.
    Group,
    /// The giver would rather not be asked.
    RatherNot(crate::matching::rather_not::Said),
    /// They have no common time.
    NoTime,
    /// The rules refuse it whenever they have time: what they say of the first time.
    Refused(Verdict),
}

/// An activity and those above it, narrowest first.
pub(crate) fn chain(bank: &TimeBank, activity: ActivityId) -> Vec<ActivityId> {
    let mut all = vec![activity];
    let mut next = bank.state.activities.get(activity).and_then(|row| row.parent);
    while let Some(above) = next.filter(|_| all.len() < DEPTH) {
        all.push(above);
        next = bank.state.activities.get(above).and_then(|row| row.parent);
    }
    all
}

/// How many steps apart two activities are in the tree, and which of them would be done: the narrower one, or what was
/// asked for where neither is.
pub(crate) fn related(bank: &TimeBank, asked: ActivityId, offered: ActivityId) -> Option<(u32, ActivityId)> {
    let (up_asked, up_offered) = (chain(bank, asked), chain(bank, offered));
    let (a, shared) = up_asked.iter().enumerate().find(|(_, id)| up_offered.contains(id))?;
    let b = up_offered.iter().position(|id| id == shared)?;
    let steps = u32::try_from(a.saturating_add(b)).ok()?;
    Some((steps, if a == 0 && b > 0 { offered } else { asked }))
}

/// How long one session takes: the shorter of what both say.
pub(crate) fn session(request: &Listing, offer: &Listing) -> u32 {
    match (request.terms.minutes, offer.terms.minutes) {
        (Some(a), Some(b)) => a.min(b),
        (Some(one), None) | (None, Some(one)) => one,
        (None, None) => SESSION,
    }
}

/// Whether it would be at a distance; nothing when one wants to and the other does not.
pub(crate) fn at_a_distance(request: &Listing, offer: &Listing) -> Option<bool> {
    let (a, b) = (request.terms.remote.unwrap_or(Remote::No), offer.terms.remote.unwrap_or(Remote::No));
    match (a, b) {
        (Remote::Yes, Remote::No) | (Remote::No, Remote::Yes) => None,
        (Remote::Yes, _) | (_, Remote::Yes) => Some(true),
        _ => Some(false),
    }
}

/// The rung of the need a request is on, from 0, and how many there are.
pub(crate) fn rung(bank: &TimeBank, request: &Listing) -> Option<(u32, u32)> {
    let scheme = &bank.charter().needs;
    let rungs = u32::try_from(scheme.needs.len()).ok()?;
    let activity = || bank.state.activities.get(request.terms.activity?);
    let lowest = || activity()?.activity.needs.iter().filter_map(|n| scheme.index(&n.need)).min();
    request.terms.need.or_else(lowest).map(|rung| (u32::from(rung), rungs))
}

/// What two listings come to, whoever's they are and whenever that is.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Match {
    pub(crate) steps: u32,
    pub(crate) activity: ActivityId,
    /// The first of the seven days.
    pub(crate) first: Date,
    pub(crate) remote: bool,
    pub(crate) setting: Option<Setting>,
    pub(crate) minutes: u32,
}

/// Whether two listings have to do with one another, before anybody is asked about time. To a member, others are in no programme
/// but that of their listing.
pub(crate) fn fit(bank: &TimeBank, member: Option<&Access>, from: Date, request: &Party<'_>, offer: &Party<'_>) -> Result<Match, Stop> {
    let policy = &bank.charter().matching;
    if request.member == offer.member {
        return Err(Stop::Same);
    }
    let both = request.listing.terms.activity.zip(offer.listing.terms.activity);
    let (asked, offered) = both.ok_or(Stop::Unclassified)?;
    let related = related(bank, asked, offered);
    let (steps, activity) = related.filter(|(steps, _)| *steps <= policy.scales.related_steps).ok_or(Stop::Activity)?;
    let first = from.max(request.listing.from());
    if !holds(request.listing, first) || !holds(offer.listing, first) {
        return Err(Stop::Closed);
    }
    if is_for_a_group(offer.listing) {
        return Err(Stop::Group);
    }
    let remote = at_a_distance(request.listing, offer.listing).ok_or(Stop::Remote)?;
    let open = |one: &Listing, other: &Party<'_>| {
        let known = member.is_none_or(|viewer| bank.sees(viewer, other.member));
        open_to(bank, one, other, first, known)
    };
    if !open(request.listing, offer) || !open(offer.listing, request) {
        return Err(Stop::Programme);
    }
    let setting = if remote { Some(Setting::Remote) } else { request.listing.terms.setting.or(offer.listing.terms.setting) };
    Ok(Match { steps, activity, first, remote, setting, minutes: session(request.listing, offer.listing) })
}

/// Whether a listing is an offer that needs more people than one who receives.
pub(crate) fn is_for_a_group(listing: &Listing) -> bool {
    listing.kind == ListingKind::Offer && listing.terms.group_min.is_some_and(|least| least > 1)
}

/// Whether a listing holds on one of the seven days from `first`.
pub(crate) fn holds(listing: &Listing, first: Date) -> bool {
    listing.closed.is_none() && listing.terms.until.is_none_or(|until| first <= until) && listing.from().days_since(first) < 7
}

/// Whether a listing is open to the member of another. `known`: whether it is known which programmes that one is in.
fn open_to(bank: &TimeBank, one: &Listing, other: &Party<'_>, day: Date, known: bool) -> bool {
    match one.terms.programme {
        Some(programme) if other.listing.terms.programme != Some(programme) => {
            known && profile::in_programme(bank, other.member, programme, day)
        }
        _ => true,
    }
}
