//! Personal parts: everything about a person that can be forgotten.
//!
//! A part is bound to its record by a salted digest and stands beside it, so that it can be erased and the record still
//! verifies. What tells something about a person even as a number (checks, do-not-match, tags, access needs, place) is here
//! and not among the lasting data.

mod facts;
mod person;

pub use facts::*;
pub use person::{Person, Profile};

use crate::availability::Availability;
use serde::{Deserialize, Serialize};

/// One personal part of a record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "type", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Part {
    /// Name, contact, languages, place, needs and whatever the host defines: the fields given replace those before.
    Profile(Box<Profile>),
    /// Words the broker keeps about a member.
    Tags(TagChange),
    /// When a member is free.
    Availability(Availability),
    /// Somebody vouched for a member.
    Reference(Reference),
    /// A check was seen.
    Check(Check),
    /// A member said yes, or no longer, to a purpose.
    Consent(Consent),
    /// Somebody acts for, or cares for, a member.
    Appointment(Appointment),
    /// Staff met the member.
    MetByStaff(MetByStaff),
    /// These two are not to be brought together.
    DoNotMatch(DoNotMatch),
    /// Something about safety.
    Concern(Concern),
    /// Somebody was in touch with the member.
    Contact(Contact),
    /// Where the member came from.
    Referral(Referral),
    /// How a first meeting went.
    AfterMeeting(AfterMeeting),
    /// The words of a listing.
    ListingWords(ListingWords),
    /// Somebody objects to a rule, or is answered.
    Objection(Objection),
    /// A note: to an exchange, a transfer, a change.
    Note(Note),
}

impl Part {
    /// The `type` on the wire.
    pub const fn tag(&self) -> &'static str {
        match self {
            Self::Profile(_) => "profile",
            Self::Tags(_) => "tags",
            Self::Availability(_) => "availability",
            Self::Reference(_) => "reference",
            Self::Check(_) => "check",
            Self::Consent(_) => "consent",
            Self::Appointment(_) => "appointment",
            Self::MetByStaff(_) => "met-by-staff",
            Self::DoNotMatch(_) => "do-not-match",
            Self::Concern(_) => "concern",
            Self::Contact(_) => "contact",
            Self::Referral(_) => "referral",
            Self::AfterMeeting(_) => "after-meeting",
            Self::ListingWords(_) => "listing-words",
            Self::Objection(_) => "objection",
            Self::Note(_) => "note",
        }
    }

    /// Whether only brokers may see it, even when it is about the member who asks (they get it by subject access, less what
    /// is another person's).
    pub const fn is_restricted(&self) -> bool {
        matches!(
            self,
            Self::Tags(_)
                | Self::DoNotMatch(_)
                | Self::Concern(_)
                | Self::Contact(_)
                | Self::AfterMeeting(_)
                | Self::Reference(_)
                | Self::MetByStaff(_)
        )
    }
}
