//! Offers and requests. The lasting part; words, place and times of the week are personal.

use crate::canon::{wire_code, wire_struct};
use crate::model::exchange::Setting;
use crate::values::ids::{ActivityId, ListingId, MemberId};
use crate::values::time::{Date, Timestamp};
use serde::{Deserialize, Serialize};

wire_code! {
    /// The direction in which time would go.
    pub enum ListingKind {
        /// What a member would like to give.
        Offer = "offer",
        /// What a member would like to receive.
        Request = "request",
    }
}

wire_code! {
    /// Those who may see a listing.
    pub enum Visibility {
        /// Everyone, members or not.
        Everyone = "everyone",
        /// Members.
        Members = "members",
        /// Brokers only. The default for requests on the physical and money rungs.
        Broker = "broker",
    }
}

wire_code! {
    /// The span a capacity is counted over.
    pub enum Per {
        /// A week, from Monday.
        Week = "week",
        /// A calendar month.
        Month = "month",
    }
}

wire_code! {
    /// Whether it can be done at a distance.
    pub enum Remote {
        /// Only face to face.
        No = "no",
        /// Only at a distance.
        Yes = "yes",
        /// Either way.
        Either = "either",
    }
}

wire_code! {
    /// Why a listing ended.
    pub enum Closing {
        /// It was met.
        Met = "met",
        /// Its member withdrew it.
        Withdrawn = "withdrawn",
        /// It ran out.
        Expired = "expired",
        /// The member left, merged or was forgotten.
        MemberGone = "member-gone",
    }
}

wire_struct! {
    /// How much, at most, in a week or month.
    #[derive(crate::form::Build)]
    pub struct ListingCapacity {
        /// Minutes.
        minutes = "minutes": u32,
        /// Over what span.
        per = "per": Per,
    }
}

wire_struct! {
    /// What a listing offers or asks for, in numbers and codes.
    #[derive(crate::form::Build)]
    #[build(by_hand)]
    pub struct ListingTerms {
        /// The activity; left out while it is not classified.
        activity = "activity" ? "crate::canon::omit": Option<ActivityId>,
        /// The rung of the need scheme, when it is not that of the activity: its place, from 0.
        need = "need" ? "crate::canon::omit": Option<u16>,
        /// Minutes one occasion takes.
        minutes = "minutes" ? "crate::canon::omit": Option<u32>,
        /// How much at most over a span.
        capacity = "capacity" ? "crate::canon::omit": Option<ListingCapacity>,
        /// Whether a request may be met in parts: a part at a time, by several people, or only in part. It is met whole when left out.
        divisible = "divisible" ? "crate::canon::omit": bool,
        /// The shortest part worth going for, in minutes, of a request that is divisible.
        shortest = "shortest" ? "crate::canon::omit": Option<u32>,
        /// The fewest people it makes sense for.
        group_min = "groupMin" ? "crate::canon::omit": Option<u32>,
        /// The most people there is room for.
        group_max = "groupMax" ? "crate::canon::omit": Option<u32>,
        /// Whether it comes again and again rather than once.
        repeating = "repeating" ? "crate::canon::omit": bool,
        /// The first day it is open; the day it was posted when left out.
        from = "from" ? "crate::canon::omit": Option<Date>,
        /// The last day it is open. When a listing is posted without one, the charter's number of days is counted.
        until = "until" ? "crate::canon::omit": Option<Date>,
        /// Who may see it; by the charter when left out.
        visibility = "visibility" ? "crate::canon::omit": Option<Visibility>,
        /// Whether its member is named to other members only by the broker.
        anonymous = "anonymous" ? "crate::canon::omit": bool,
        /// Face to face or at a distance; face to face when left out.
        remote = "remote" ? "crate::canon::omit": Option<Remote>,
        /// The kind of place it would take place at.
        setting = "setting" ? "crate::canon::omit": Option<Setting>,
        /// The programme it is open to, if only to one.
        programme = "programme" ? "crate::canon::omit": Option<crate::values::ids::ProgrammeId>,
    }
}

impl ListingTerms {
    /// Returns terms in which nothing is set.
    pub const fn open() -> Self {
        Self {
            activity: None,
            need: None,
            minutes: None,
            capacity: None,
            divisible: false,
            shortest: None,
            group_min: None,
            group_max: None,
            repeating: false,
            from: None,
            until: None,
            visibility: None,
            anonymous: false,
            remote: None,
            setting: None,
            programme: None,
        }
    }
}

impl ListingTerms {
    /// Returns whether other terms ask for the same as these, and for no more of it.
    pub(crate) fn asks_no_more(&self, than: &Self) -> bool {
        let same = (self.activity, self.need, self.capacity.as_ref()) == (than.activity, than.need, than.capacity.as_ref());
        let longer = self.minutes.is_some_and(|most| than.minutes.is_none_or(|minutes| minutes > most));
        same && !longer && (self.repeating || !than.repeating)
    }
}

/// A listing as the bank keeps it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Listing {
    /// Its number.
    pub id: ListingId,
    /// Offer or request.
    pub kind: ListingKind,
    /// The member whose listing it is.
    pub member: MemberId,
    /// What it offers or asks for, in numbers and codes.
    pub terms: ListingTerms,
    /// The moment it was posted.
    pub posted: Timestamp,
    /// The local day it was posted on.
    pub posted_on: Date,
    /// The moment it was last renewed.
    pub renewed: Option<Timestamp>,
    /// Who posted it, when not the member.
    pub by: Option<MemberId>,
    /// Whether a broker or the host classified it: set its activity and need as they are now.
    pub classified: bool,
    /// The moment and the reason it ended.
    pub closed: Option<(Timestamp, Closing)>,
}

impl Listing {
    /// Returns the first day it is open.
    pub fn from(&self) -> Date {
        self.terms.from.unwrap_or(self.posted_on)
    }
    /// Returns whether it is open on `day`.
    pub fn is_open_on(&self, day: Date) -> bool {
        self.closed.is_none() && self.from() <= day && self.terms.until.is_none_or(|until| day <= until)
    }
}
