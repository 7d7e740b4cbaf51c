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
    /// Whose.
    pub member: MemberId,
    /// What it says in numbers.
    #[serde(default = "ListingTerms::open")]
    pub terms: ListingTerms,
    /// Its words.
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
    /// Whose.
    pub member: MemberId,
    /// What it says in numbers.
    #[serde(default = "ListingTerms::open")]
    pub terms: ListingTerms,
    /// Its words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[wire(personal)]
    pub words: Option<ListingWords>,
}

/// Changes a listing: terms and words given replace those before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct AmendListing {
    /// Which.
    pub listing: ListingId,
    /// What it says in numbers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub terms: Option<ListingTerms>,
    /// Its words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[wire(personal)]
    pub words: Option<ListingWords>,
}

/// Says which activity and need a listing is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct ClassifyListing {
    /// Which.
    pub listing: ListingId,
    /// The activity.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub activity: Option<ActivityId>,
    /// The need's code, when it is not that of the activity.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub need: Option<String>,
}

/// Lets a listing hold for longer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct RenewListing {
    /// Which.
    pub listing: ListingId,
    /// Until when; by the charter when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
}

/// Closes a listing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct CloseListing {
    /// Which.
    pub listing: ListingId,
    /// Why: met or withdrawn.
    pub why: Closing,
}
