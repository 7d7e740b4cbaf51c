//! Personal parts: everything about a person that can be forgotten.
//!
//! A part is bound to its record by a salted digest and stands beside it, so that it can be erased and the record still
//! verifies. What tells something about a person even as a number (checks, do-not-match, tags, access needs, place) is here
//! and not among the lasting data.

mod facts;
mod person;
mod rather_not;

pub use facts::*;
pub use person::{Person, Profile};
pub use rather_not::RatherNot;
pub(crate) use rather_not::{holds as still_holds, last as last_day};

use crate::canon::wire_code;
use crate::values::availability::Availability;
use crate::values::ids::MemberId;
use serde::{Deserialize, Serialize};

/// One personal part of a record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "type", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Part {
    /// Name, contact, languages, place, needs and what else the host defines: the fields given replace those before.
    Profile(Box<Profile>),
    /// Words the broker keeps about a member.
    Tags(TagChange),
    /// When a member is free.
    Availability(Availability),
    /// Someone vouched for a member.
    Reference(Reference),
    /// A check was seen.
    Check(Check),
    /// A member said yes, or no longer, to a purpose.
    Consent(Consent),
    /// Someone acts for, or cares for, a member.
    Appointment(Appointment),
    /// Staff met the member.
    MetByStaff(MetByStaff),
    /// These two are not to be brought together.
    DoNotMatch(DoNotMatch),
    /// Something about safety.
    Concern(Concern),
    /// Someone was in touch with the member.
    Contact(Contact),
    /// Where the member came from.
    Referral(Referral),
    /// How a first meeting went.
    AfterMeeting(AfterMeeting),
    /// The words of a listing.
    ListingWords(ListingWords),
    /// A member objects to a rule, or is answered.
    Objection(Objection),
    /// What a member would rather not be asked, on one of their offers.
    RatherNot(RatherNot),
    /// A note: to an exchange, a transfer, a change.
    Note(Note),
    /// The secret of the bank. It is about nobody, and the host's alone.
    Secret(Secret),
}

wire_code! {
    /// Of which kind a personal part is: its `type` on the wire.
    pub enum PartKind {
        /// See [`Part::Profile`].
        Profile = "profile",
        /// See [`Part::Tags`].
        Tags = "tags",
        /// See [`Part::Availability`].
        Availability = "availability",
        /// See [`Part::Reference`].
        Reference = "reference",
        /// See [`Part::Check`].
        Check = "check",
        /// See [`Part::Consent`].
        Consent = "consent",
        /// See [`Part::Appointment`].
        Appointment = "appointment",
        /// See [`Part::MetByStaff`].
        MetByStaff = "met-by-staff",
        /// See [`Part::DoNotMatch`].
        DoNotMatch = "do-not-match",
        /// See [`Part::Concern`].
        Concern = "concern",
        /// See [`Part::Contact`].
        Contact = "contact",
        /// See [`Part::Referral`].
        Referral = "referral",
        /// See [`Part::AfterMeeting`].
        AfterMeeting = "after-meeting",
        /// See [`Part::ListingWords`].
        ListingWords = "listing-words",
        /// See [`Part::Objection`].
        Objection = "objection",
        /// See [`Part::RatherNot`].
        RatherNot = "rather-not",
        /// See [`Part::Note`].
        Note = "note",
        /// See [`Part::Secret`].
        Secret = "secret",
    }
}

impl Part {
    /// Returns the kind of part.
    pub const fn kind(&self) -> PartKind {
        match self {
            Self::Profile(_) => PartKind::Profile,
            Self::Tags(_) => PartKind::Tags,
            Self::Availability(_) => PartKind::Availability,
            Self::Reference(_) => PartKind::Reference,
            Self::Check(_) => PartKind::Check,
            Self::Consent(_) => PartKind::Consent,
            Self::Appointment(_) => PartKind::Appointment,
            Self::MetByStaff(_) => PartKind::MetByStaff,
            Self::DoNotMatch(_) => PartKind::DoNotMatch,
            Self::Concern(_) => PartKind::Concern,
            Self::Contact(_) => PartKind::Contact,
            Self::Referral(_) => PartKind::Referral,
            Self::AfterMeeting(_) => PartKind::AfterMeeting,
            Self::ListingWords(_) => PartKind::ListingWords,
            Self::Objection(_) => PartKind::Objection,
            Self::RatherNot(_) => PartKind::RatherNot,
            Self::Note(_) => PartKind::Note,
            Self::Secret(_) => PartKind::Secret,
        }
    }

    /// The `type` on the wire.
    pub const fn tag(&self) -> &'static str {
        self.kind().as_str()
    }

    /// The members named in the part itself, besides the one it is kept under.
    pub fn named(&self) -> Option<MemberId> {
        match self {
            Self::DoNotMatch(apart) => Some(apart.with),
            Self::AfterMeeting(after) => Some(after.with),
            Self::Appointment(appointment) => appointment.who,
            _ => None,
        }
    }
}
