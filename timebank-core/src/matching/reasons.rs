//! What speaks for a match: for whoever gives, for whoever receives, and for brokers alone.
//!
//! What is to be told to the two is spoken to them and rests on what both may know. Balances, rungs of need, who was asked and when a
//! request was last met are for brokers.

use super::candidates::{Around, Candidate, Search, related, rung, waiting_since};
use super::matches::Because;
use super::profile::{self, Party};
use super::score::Component;
use super::slots::STEP;
use super::words;
use crate::bank::TimeBank;
use crate::model::exchange::Setting;
use crate::model::listing::Listing;
use crate::queries::{Access, Named};
use crate::values::ids::ListingId;
use crate::values::minutes::Minutes;

/// After how many days it is worth a word how long ago something was asked for.
const A_WEEK: u32 = 7;

fn because(code: &'static str, value: Option<u32>, text: impl Into<String>) -> Because {
    Because { code, value, text: text.into() }
}

impl TimeBank {
    /// Whether a listing has a name for whoever asks. Whether they have met tells something of whose one without a name is.
    fn has_name(&self, viewer: &Access, listing: ListingId) -> bool {
        self.state.listings.get(listing).is_some_and(|listing| self.is_named(viewer, listing))
    }

    pub(super) fn listing_name(&self, viewer: &Access, listing: ListingId) -> Option<Named> {
        let listing = self.state.listings.get(listing)?;
        self.is_named(viewer, listing).then(|| self.named(viewer, listing.member))
    }

    /// What a listing is called, and what it is about: "`Evening lifts` (A lift)", or the activity alone where it has no title.
    pub(super) fn titled(&self, listing: &Listing) -> String {
        let activity = listing.terms.activity.and_then(|id| self.state.activities.get(id));
        let activity = activity.map(|row| row.activity.name.clone()).unwrap_or_default();
        match self.state.listing_words.get(&listing.id).map(|words| words.title.trim()).filter(|title| !title.is_empty()) {
            Some(title) => format!("`{title}` ({activity})"),
            None => format!("`{activity}`"),
        }
    }

    /// Whether the giver and the receiver have said when they are free, as far as whoever asks may know.
    pub(super) fn both_said(&self, around: &Around, one: &Candidate) -> (bool, bool) {
        let said = |listing| Party::of(self, listing).is_some_and(|party| around.known(self, party).said());
        (said(one.offer), said(one.request))
    }

    /// What is offered and what is asked for, where these are two things, told to one of the two; `other` is what the other is called.
    fn told_apart(&self, request: &Listing, offer: &Listing, other: Option<&str>, giver: bool) -> String {
        let (asked, offered) = (self.titled(request), self.titled(offer));
        match (giver, other) {
            (true, Some(asks)) => format!("you offer {offered}; {asks} asked for {asked}"),
            (true, None) => format!("you offer {offered}; what is asked for is {asked}"),
            (false, Some(gives)) => format!("{gives} offers {offered}; you asked for {asked}"),
            (false, None) => format!("what is offered is {offered}; you asked for {asked}"),
        }
    }

    /// What is offered beside what is asked for, told to one of the two.
    fn fits(&self, one: &Candidate, (request, offer): (&Listing, &Listing), other: Option<&str>, giver: bool) -> Vec<Because> {
        let mut all = Vec::new();
        let steps = request.terms.activity.zip(offer.terms.activity).and_then(|(asked, offered)| related(self, asked, offered));
        let less = request.terms.minutes.filter(|wanted| one.minutes < *wanted);
        match steps.map(|(steps, _)| steps) {
            Some(0) if less.is_some() => {}
            Some(0) if giver => all.push(because("just-what-you-offer", None, "it is just what you offer")),
            Some(0) => all.push(because("just-what-you-asked", None, "it is just what you asked for")),
            Some(steps) => all.push(because("related-activity", Some(steps), self.told_apart(request, offer, other, giver))),
            None => {}
        }
        if let Some(wanted) = less {
            let (some, wanted) = (one.minutes, words::minutes(wanted));
            let text = match (giver, other) {
                (true, Some(asks)) => format!("you offer {some} of the {wanted} {asks} asked for"),
                (true, None) => format!("you offer {some} of the {wanted} that are asked for"),
                (false, Some(gives)) => format!("{gives} offers {some} of the {wanted} you asked for"),
                (false, None) => format!("it is offered for {some} of the {wanted} you asked for"),
            };
            all.push(because("shorter", Some(some), text));
        }
        all
    }

    /// What speaks for a match, to be told to one of the two.
    pub(super) fn speaks_for(&self, viewer: &Access, around: &Around, search: &Search, one: &Candidate, giver: bool) -> Vec<Because> {
        let weights = &self.charter().matching.weights;
        let whole = |component: Component, weight: u32| weight > 0 && one.components.get(component) == weight;
        let Some((request, offer)) = self.state.listings.get(one.request).zip(self.state.listings.get(one.offer)) else {
            return Vec::new();
        };
        // By name, as far as whoever asks may know it.
        let called = |listing| self.listing_name(viewer, listing).and_then(|named| named.name);
        let (gives, asks) = (called(one.offer), called(one.request));
        let mut all = self.fits(one, (request, offer), if giver { &asks } else { &gives }.as_deref(), giver);
        let gives = gives.unwrap_or_else(|| "whoever gives".into());
        if !giver && whole(Component::Liking, weights.liking) {
            all.push(because("gladly", None, format!("{gives} does it gladly")));
        }
        if !giver && whole(Component::Level, weights.level) {
            all.push(because("knows-it-well", None, format!("{gives} knows it as well as you asked for")));
        }
        let parties = [one.request, one.offer].map(|id| Party::of(self, id).map(|party| around.known(self, party)));
        if parties.iter().all(|party| party.is_some_and(|party| party.said())) {
            let minutes = one.starts.count().saturating_mul(STEP);
            let hours = Minutes::of(minutes.cast_signed());
            all.push(because("common-times", Some(minutes), format!("you have {hours} of times to begin in common")));
        }
        let places = parties.map(|party| party.and_then(|party| party.place()));
        if one.setting == Some(Setting::Remote) {
            all.push(because("at-a-distance", None, "it can be done from home"));
        } else if let [Some(a), Some(b)] = places
            && one.components.get(Component::Distance) > 0
        {
            let km = super::score::cell(a).metres_to(super::score::cell(b)).div_ceil(1_000).max(1);
            all.push(because("near", Some(km), format!("you live within about {km} km of one another")));
        }
        if whole(Component::Language, weights.language) {
            all.push(because("shared-language", None, "you share a language"));
        }
        let named = self.has_name(viewer, one.offer) && self.has_name(viewer, one.request);
        if one.met && named {
            all.push(because("you-have-met", None, "you have met before"));
        } else if weights.new_tie > 0 && named {
            all.push(because("somebody-new", None, "you would meet somebody new"));
        }
        // Since when it waits tells what somebody received: here counts only the day on which it was posted, which everybody may know.
        let posted = u32::try_from(search.from.days_since(request.posted_on)).unwrap_or(0);
        if giver && posted >= A_WEEK {
            all.push(because("asked-days-ago", Some(posted), format!("it was asked for {posted} days ago")));
        }
        all
    }

    /// What speaks for a match, and what is to be asked, for brokers alone.
    pub(super) fn speaks_to_brokers(&self, viewer: &Access, around: &Around, search: &Search, one: &Candidate) -> Vec<Because> {
        if !viewer.is_broker() {
            return Vec::new();
        }
        let weights = &self.charter().matching.weights;
        let has = |component: Component| one.components.get(component) > 0;
        let (gives, asks) = (words::called(self, viewer, one.giver), words::called(self, viewer, one.receiver));
        let request = self.state.listings.get(one.request);
        let mut all = Vec::new();
        if let Some(text) = ask_when(self, viewer, one) {
            all.push(because("ask-when", None, text));
        }
        if let Some((since, posted)) = request.map(|l| (waiting_since(self, &around.merged, l), l.posted_on)) {
            let days = u32::try_from(search.from.days_since(since)).unwrap_or(0);
            let met = if since > posted { format!(", since it was last met on {}", words::day(since, search.from)) } else { String::new() };
            if days >= A_WEEK {
                all.push(because("has-waited", Some(days), format!("it has waited for {days} days{met}")));
            }
        }
        if has(Component::Bridge) {
            all.push(because("bridges-groups", None, format!("nobody has met both {gives} and {asks}")));
        }
        if request.and_then(|l| rung(self, l)).is_some_and(|(rung, _)| rung == 0) && has(Component::Need) {
            all.push(because("needed-first", None, "it is on the first rung of need"));
        }
        if has(Component::ChanceToGive) {
            all.push(because("a-chance-to-give", None, format!("{gives} has received more so far")));
        }
        if has(Component::ChanceToReceive) {
            all.push(because("a-chance-to-receive", None, format!("{asks} has given more so far")));
        }
        if has(Component::NotYetMet) {
            let new = |member| profile::is_new(self, &around.merged, member);
            let who = match (new(one.giver), new(one.receiver)) {
                (true, true) => format!("{gives} and {asks} have"),
                (true, false) => format!("{gives} has"),
                _ => format!("{asks} has"),
            };
            all.push(because("not-yet-met", None, format!("{who} taken part in nothing yet")));
        }
        if weights.not_asked_lately > 0 && one.components.get(Component::NotAskedLately) == weights.not_asked_lately {
            all.push(because("not-asked-lately", None, format!("{gives} was not asked lately")));
        }
        all
    }
}

/// Returns who has not said when they are free: of the giver and the receiver of a match.
pub(super) fn to_be_asked(bank: &TimeBank, one: &Candidate) -> Vec<crate::values::ids::MemberId> {
    let said = |listing| Party::of(bank, listing).is_some_and(|party| party.said());
    [(one.offer, one.giver), (one.request, one.receiver)]
        .into_iter()
        .filter(|(listing, _)| !said(*listing))
        .map(|(_, member)| member)
        .collect()
}

/// Returns whom to ask, and about what, where not both have said when they are free.
fn ask_when(bank: &TimeBank, viewer: &Access, one: &Candidate) -> Option<String> {
    let silent: Vec<String> = to_be_asked(bank, one).into_iter().map(|member| words::called(bank, viewer, member)).collect();
    let then = one.start.map(|start| format!("about {} at {}", words::weekday(one.on, one.on), words::hour(start)));
    match (silent.as_slice(), then) {
        ([], _) => None,
        ([who], Some(then)) => Some(format!("{who} has not said when they are free: ask {then}")),
        (all, _) => Some(format!("nobody has said when they are free: ask {}", words::listed(all))),
    }
}
