//! Commands about offers and requests.

use crate::model::listing::{Closing, ListingTerms};
use crate::model::personal::ListingWords;
use crate::values::ids::{ActivityId, ListingId, MemberId};
use crate::values::time::Date;
use serde::{Deserialize, Serialize};

/// Posts an offer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct Offer {
    /// The member who offers.
    pub member: MemberId,
    /// What is offered, in numbers and codes: activity, minutes, dates, visibility.
    #[serde(default = "ListingTerms::open")]
    pub terms: ListingTerms,
    /// The title and description, with place, languages and times; all of it is kept as personal data.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[wire(personal)]
    pub words: Option<ListingWords>,
}

/// Posts a request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct Request {
    /// The member who asks.
    pub member: MemberId,
    /// What is asked for, in numbers and codes: activity, minutes, dates, visibility.
    #[serde(default = "ListingTerms::open")]
    pub terms: ListingTerms,
    /// The title and description, with place, languages and times; all of it is kept as personal data.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[wire(personal)]
    pub words: Option<ListingWords>,
}

/// Changes a listing. The terms and the words are each replaced whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct AmendListing {
    /// The listing to change. If it is closed, the error is `listing-closed`.
    pub listing: ListingId,
    /// The new terms; unchanged when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub terms: Option<ListingTerms>,
    /// The new words; unchanged when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[wire(personal)]
    pub words: Option<ListingWords>,
}

/// Sets the activity and the need of a listing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct ClassifyListing {
    /// The listing to classify. If it is closed, the error is `listing-closed`.
    pub listing: ListingId,
    /// The activity. Left out, the listing has none afterwards.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub activity: Option<ActivityId>,
    /// The code of the need, when it is not that of the activity. Left out, the listing has no need of its own afterwards.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub need: Option<String>,
}

/// Extends a listing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct RenewListing {
    /// The listing to extend. If it is closed, the error is `listing-closed`.
    pub listing: ListingId,
    /// The last day it is open. When left out, the charter's number of days is counted from today; without one it has no end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
}

/// Closes a listing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct CloseListing {
    /// The listing to close. If it is closed already, the error is `listing-closed`.
    pub listing: ListingId,
    /// The reason: `met` or `withdrawn`.
    pub why: Closing,
}
