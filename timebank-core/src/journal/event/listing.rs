//! What happened to offers and requests.

use crate::canon::wire_struct;
use crate::model::listing::{Closing, ListingKind, ListingTerms};
use crate::values::ids::{ListingId, MemberId};
use crate::values::time::Date;

wire_struct! {
    /// An offer or a request was posted.
    pub struct ListingPosted {
        /// Its number.
        listing = "listing": ListingId,
        /// Offer or request.
        kind = "kind": ListingKind,
        /// Whose.
        member = "member": MemberId,
        /// What it says in numbers.
        terms = "terms": ListingTerms,
    }
}

wire_struct! {
    /// A listing says something else now.
    pub struct ListingAmended {
        /// Which.
        listing = "listing": ListingId,
        /// All it says in numbers.
        terms = "terms": ListingTerms,
    }
}

wire_struct! {
    /// A listing holds for longer.
    pub struct ListingRenewed {
        /// Which.
        listing = "listing": ListingId,
        /// Until when; left out for ever.
        until = "until" ? "crate::canon::omit": Option<Date>,
    }
}

wire_struct! {
    /// A listing ended.
    pub struct ListingClosed {
        /// Which.
        listing = "listing": ListingId,
        /// Why.
        why = "why": Closing,
    }
}
