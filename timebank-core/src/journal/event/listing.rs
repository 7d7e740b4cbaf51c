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
        /// The member whose listing it is.
        member = "member": MemberId,
        /// What it offers or asks for, in numbers and codes.
        terms = "terms": ListingTerms,
    }
}

wire_struct! {
    /// A listing says something else now.
    pub struct ListingAmended {
        /// The listing's number.
        listing = "listing": ListingId,
        /// All of what it offers or asks for, in numbers and codes.
        terms = "terms": ListingTerms,
    }
}

wire_struct! {
    /// A listing holds for longer.
    pub struct ListingRenewed {
        /// The listing's number.
        listing = "listing": ListingId,
        /// The last day it is open; left out when it has no end.
        until = "until" ? "crate::canon::omit": Option<Date>,
    }
}

wire_struct! {
    /// A listing ended.
    pub struct ListingClosed {
        /// The listing's number.
        listing = "listing": ListingId,
        /// The reason it ended.
        why = "why": Closing,
    }
}
