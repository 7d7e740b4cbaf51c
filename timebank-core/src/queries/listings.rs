//! Finding offers and requests.

use super::fold::Words;
use super::history::page_size;
use super::shared::Named;
use super::{Access, question};
use crate::bank::TimeBank;
use crate::error::Error;
use crate::model::caller::Viewer;
use crate::model::listing::{Listing, ListingCapacity, ListingKind, Remote, Visibility};
use crate::values::availability::Availability;
use crate::values::ids::{ActivityId, Id as _, ListingId, MemberId, ProgrammeId};
use crate::values::language::Language;
use crate::values::place::Place;
use crate::values::time::{Date, Timestamp};
use serde::Serialize;

question! {
    /// The offers and requests that fit every condition, earliest posted first, or latest first with `newest`.
    pub struct ListingSearch
    optional {
        /// Words, each of which must be in the title, the text, or the activity's name or tags; case and accents don't matter.
        text: Option<String>,
        /// Only offers, or only requests.
        kind: Option<ListingKind>,
        /// Only listings about this activity, or about one below it.
        activity: Option<ActivityId>,
        /// Only listings whose activity has this tag.
        tag: Option<String>,
        /// Only listings on this need: its code in the charter's scheme.
        need: Option<String>,
        /// Only listings of this member. A listing without a name is found by its member and brokers alone.
        member: Option<MemberId>,
        /// Open on this day; the day of the bank's last command when left out.
        on: Option<Date>,
        /// Only listings that can take place this way: at a distance, or face to face.
        remote: Option<Remote>,
        /// Whether to answer as for someone who is no member, as on a public website.
        public: bool,
        /// Whether the latest posted come first, as on a notice board.
        newest: bool,
        /// Only those after this one in the list: the last of the page before.
        after: Option<ListingId>,
        /// How many at most; 50 when left out, never more than 500.
        limit: Option<u32>,
    }
    =>
    /// Offers and requests, as far as the viewer may see them. What a broker keeps about people (do-not-match, checks, concerns) has no
    /// effect on the answer, so what is missing reveals nothing (promise 13). Offers of members who rest or do not yet take part are hidden
    /// until they do.
    ///
    /// # Errors
    /// [`Error::NotFound`] for an activity there is none of; [`Error::UnknownWord`] for such a need; as [`View::access`](crate::queries::View::access).
    ///
    /// ```
    /// # use timebank_core::command::{Admit, Context, Offer};
    /// # use timebank_core::listing::ListingTerms;
    /// # use timebank_core::personal::ListingWords;
    /// # use timebank_core::{Charter, Salt, TimeBank};
    /// use timebank_core::queries::ListingSearch;
    /// # let cx = Context::host("2026-03-01T10:00:00Z".parse()?).salt(Salt(*b"0123456789abcdef"));
    /// # let mut bank = TimeBank::create(cx, timebank_core::BankId([1; 16]), Charter::named("Harpurbrook"))?;
    /// # let ana = bank.admit(cx, Admit::named("Ana Silva"))?.member()?;
    /// # let words = ListingWords::default().title("Café and conversation");
    /// # bank.offer(cx.salt(Salt(*b"fedcba9876543210")), Offer::new(ana).words(words))?;
    /// let found = bank.host().listings(&ListingSearch::new().text("CAFE"))?;
    /// assert_eq!(found.listings[0].title, "Café and conversation");
    /// # Ok::<(), timebank_core::Error>(())
    /// ```
    listings -> Listings
}

/// A page of listings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Listings {
    /// The listings, earliest posted first.
    pub listings: Vec<ListingView>,
    /// What to give as `after` for the next page; left out on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<ListingId>,
}

/// A listing, as far as the viewer may see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct ListingView {
    /// Its number.
    pub listing: ListingId,
    /// Offer or request.
    pub kind: ListingKind,
    /// The member whose listing it is. Left out for viewers who do not take part and, where it has no name, for all but its member and
    /// brokers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub member: Option<Named>,
    /// A short title.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// The description.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// The activity; left out while it is not classified.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub activity: Option<ActivityId>,
    /// The name of the activity.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub activity_name: Option<String>,
    /// How long one occasion takes, in minutes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u32>,
    /// How much at most over a span.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub capacity: Option<ListingCapacity>,
    /// Whether it may be met in parts.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub divisible: bool,
    /// The shortest part worth going for, in minutes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shortest: Option<u32>,
    /// The fewest people it makes sense for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group_min: Option<u32>,
    /// The most people there is room for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group_max: Option<u32>,
    /// Whether it comes again and again.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub repeating: bool,
    /// Face to face or at a distance.
    pub remote: Remote,
    /// The programme it is open to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub programme: Option<ProgrammeId>,
    /// The first day it is open.
    pub from: Date,
    /// The last day it is open; left out when it has no end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// The languages it is offered or asked for in, when they are not the member's own.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub languages: Vec<Language>,
    /// The moment it was posted.
    pub posted: Timestamp,
    /// What only its member and brokers see of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub own: Option<Box<OwnListing>>,
}

/// What only its member and brokers see of a listing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct OwnListing {
    /// Those who may see it.
    pub visibility: Visibility,
    /// Whether it has no name for members.
    pub anonymous: bool,
    /// The place, when it is not the member's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
    /// The hours, when they are narrower than the member's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub availability: Option<Availability>,
    /// The code of the need it is on, when it is not that of the activity; shown to brokers alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub need: Option<String>,
}

impl TimeBank {
    /// See [`View::listings`](crate::queries::View::listings).
    pub(crate) fn listings(&self, by: Viewer, search: &ListingSearch) -> Result<Listings, Error> {
        let reader = Reader { viewer: self.access(by)?, public: search.public };
        if let Some(activity) = search.activity {
            self.state.activities.get(activity).ok_or(Error::NotFound { what: "activity", number: activity.get() })?;
        }
        if let Some(code) = search.need.as_ref().filter(|code| self.charter().needs.index(code).is_none()) {
            return Err(Error::UnknownWord { what: "need", given: crate::values::minutes::shorten(code) });
        }
        let size = page_size(search.limit);
        let mut listings: Vec<ListingView> = self.searched_for(&reader, search).take(size.saturating_add(1)).collect();
        let more = listings.len() > size;
        listings.truncate(size);
        let next = listings.last().map(|last| last.listing).filter(|_| more);
        Ok(Listings { listings, next })
    }

    /// Returns every matching listing, without paging.
    pub(crate) fn open_listings(&self, search: &ListingSearch, viewer: Access) -> Vec<ListingView> {
        self.searched_for(&Reader { viewer, public: search.public }, search).collect()
    }

    fn searched_for<'a>(&'a self, reader: &'a Reader, search: &'a ListingSearch) -> impl Iterator<Item = ListingView> + 'a {
        let need = search.need.as_deref().and_then(|code| self.charter().needs.index(code));
        let day = search.on.unwrap_or(self.today_here());
        let words = Words::of(search.text.as_deref().unwrap_or_default());
        let fits = move |id: ListingId, listing: &Listing| {
            search.after.is_none_or(|after| if search.newest { id < after } else { id > after })
                && listing.is_open_on(day)
                && search.kind.is_none_or(|kind| kind == listing.kind)
                && self.listed_for(reader, listing)
                && search.member.is_none_or(|m| self.resolve(m) == self.resolve(listing.member) && self.names_member(reader, listing))
                && search.activity.is_none_or(|wanted| self.is_kind_of(listing.terms.activity, wanted))
                && search.remote.is_none_or(|wanted| fits_remote(listing.terms.remote.unwrap_or(Remote::No), wanted))
                && search.tag.as_deref().is_none_or(|tag| self.has_tag(listing, tag))
                && need.is_none_or(|need| self.shows_need(reader, listing, need))
                && (words.is_empty() || words.all_in(&self.searched(listing)))
        };
        let count = self.state.listings.len();
        (0..count).filter_map(move |place| {
            let id = ListingId::from_index(if search.newest { count.checked_sub(place)?.checked_sub(1)? } else { place })?;
            let listing = self.state.listings.get(id)?;
            fits(id, listing).then(|| self.listing_view(reader, listing))
        })
    }

    /// Returns whether a listing is visible to a viewer, as a member or broker.
    #[cfg(feature = "matching")]
    pub(crate) fn is_shown(&self, viewer: &Access, listing: &Listing) -> bool {
        self.listed_for(&Reader { viewer: *viewer, public: false }, listing)
    }

    /// Returns whether a viewer may see the name of a listing's member.
    #[cfg(feature = "matching")]
    pub(crate) fn is_named(&self, viewer: &Access, listing: &Listing) -> bool {
        self.names_member(&Reader { viewer: *viewer, public: false }, listing)
    }

    /// Returns whether a listing is visible to a reader.
    fn listed_for(&self, reader: &Reader, listing: &Listing) -> bool {
        if reader.is_broker() || reader.owns(self, listing) {
            return true;
        }
        self.shown_to_members(listing)
            && match listing.terms.visibility.unwrap_or(Visibility::Members) {
                Visibility::Everyone => true,
                Visibility::Members => !reader.public && reader.viewer.takes_part,
                Visibility::Broker => false,
            }
    }

    fn names_member(&self, reader: &Reader, listing: &Listing) -> bool {
        let stranger = reader.public || !reader.viewer.takes_part;
        reader.is_broker() || reader.owns(self, listing) || (!listing.terms.anonymous && !stranger)
    }

    fn has_tag(&self, listing: &Listing, tag: &str) -> bool {
        let row = listing.terms.activity.and_then(|activity| self.state.activities.get(activity));
        row.is_some_and(|row| row.activity.tags.iter().any(|t| t == tag))
    }

    /// Returns whether a reader may find a listing by a need. Only brokers may use the need a broker assigned. Members find a
    /// listing by the needs of its activity, which are public.
    fn shows_need(&self, reader: &Reader, listing: &Listing, need: u16) -> bool {
        if reader.is_broker() { self.is_on_need(listing, need) } else { self.activity_is_on_need(listing, need) }
    }

    /// Returns whether a listing is on a need: its own, or else one of its activity's.
    pub(crate) fn is_on_need(&self, listing: &Listing, need: u16) -> bool {
        listing.terms.need.map_or_else(|| self.activity_is_on_need(listing, need), |own| own == need)
    }

    fn activity_is_on_need(&self, listing: &Listing, need: u16) -> bool {
        let scheme = &self.charter().needs;
        let row = listing.terms.activity.and_then(|activity| self.state.activities.get(activity));
        row.is_some_and(|row| row.activity.needs.iter().any(|weight| scheme.index(&weight.need) == Some(need)))
    }

    /// Returns the text that free-text search looks in.
    fn searched(&self, listing: &Listing) -> String {
        let mut text = String::new();
        if let Some(words) = self.state.listing_words.get(&listing.id) {
            text.push_str(&words.title);
            text.push('\n');
            text.push_str(&words.text);
        }
        if let Some(row) = listing.terms.activity.and_then(|activity| self.state.activities.get(activity)) {
            text.push('\n');
            text.push_str(&row.activity.name);
            for tag in &row.activity.tags {
                text.push('\n');
                text.push_str(tag);
            }
        }
        text
    }

    fn listing_view(&self, reader: &Reader, listing: &Listing) -> ListingView {
        let words = self.state.listing_words.get(&listing.id).cloned().unwrap_or_default();
        let terms = &listing.terms;
        let owner = reader.is_broker() || reader.owns(self, listing);
        let own = owner.then(|| {
            let need = terms.need.filter(|_| reader.is_broker());
            Box::new(OwnListing {
                visibility: terms.visibility.unwrap_or(Visibility::Members),
                anonymous: terms.anonymous,
                place: words.place,
                availability: words.availability,
                need: need.and_then(|need| self.charter().needs.needs.get(usize::from(need))).map(|need| need.code.clone()),
            })
        });
        ListingView {
            listing: listing.id,
            kind: listing.kind,
            member: self.names_member(reader, listing).then(|| self.named(&reader.viewer, listing.member)),
            title: words.title,
            text: words.text,
            activity: terms.activity,
            activity_name: terms.activity.and_then(|a| self.state.activities.get(a)).map(|row| row.activity.name.clone()),
            minutes: terms.minutes,
            capacity: terms.capacity.clone(),
            divisible: terms.divisible,
            shortest: terms.shortest,
            group_min: terms.group_min,
            group_max: terms.group_max,
            repeating: terms.repeating,
            remote: terms.remote.unwrap_or(Remote::No),
            programme: terms.programme,
            from: listing.from(),
            until: terms.until,
            languages: words.languages,
            posted: listing.posted,
            own,
        }
    }
}

/// The viewer, and whether they read as the public.
struct Reader {
    viewer: Access,
    public: bool,
}

impl Reader {
    fn is_broker(&self) -> bool {
        !self.public && self.viewer.is_broker()
    }
    fn owns(&self, bank: &TimeBank, listing: &Listing) -> bool {
        !self.public && bank.sees(&self.viewer, listing.member)
    }
}

fn fits_remote(has: Remote, wanted: Remote) -> bool {
    has == Remote::Either || wanted == Remote::Either || has == wanted
}
