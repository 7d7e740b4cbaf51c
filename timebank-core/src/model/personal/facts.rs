//! The kinds of fact kept about a person.

use crate::canon::wire_code;
use crate::values::availability::Availability;
use crate::values::digest::Hash32;
use crate::values::ids::{MemberId, PartId};
use crate::values::language::Language;
use crate::values::place::Place;
use crate::values::time::Date;
use serde::{Deserialize, Serialize};

/// Words added to or taken from a member's tags.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[build(by_hand)]
#[non_exhaustive]
pub struct TagChange {
    /// Tags to add.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub add: Vec<String>,
    /// Tags to remove.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub remove: Vec<String>,
}

/// A reference: someone vouched for a member.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Reference {
    /// When it came; left out while it is awaited.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub received: Option<Date>,
    /// The referee, in words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub from: String,
}

wire_code! {
    /// The level of a check on someone's record, lowest first (England's four; other places map theirs).
    pub enum CheckLevel {
        /// Basic.
        Basic = "basic",
        /// Standard.
        Standard = "standard",
        /// Enhanced.
        Enhanced = "enhanced",
        /// Enhanced with the barred lists.
        EnhancedBarred = "enhanced-barred",
    }
}

wire_code! {
    /// With whom the work is, as far as a check goes.
    pub enum Workforce {
        /// Adults.
        Adult = "adult",
        /// Children.
        Child = "child",
        /// Both.
        Both = "both",
    }
}

/// A check that was seen: that it was, never what it said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct Check {
    /// The jurisdiction of the scheme, such as `england`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub jurisdiction: String,
    /// The level of the check.
    pub level: CheckLevel,
    /// The group the work is with: adults, children or both.
    pub workforce: Workforce,
    /// The day it was seen.
    pub seen: Date,
    /// The member who saw it; left out when it was not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seen_by: Option<MemberId>,
    /// The day from which the organisation wants a new one. Certificates themselves do not run out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recheck_after: Option<Date>,
}

wire_code! {
    /// What a consent is for.
    pub enum Purpose {
        /// Taking part at all.
        Join = "join",
        /// Being suggested to others.
        Matching = "matching",
        /// Questions about how things go.
        Outcomes = "outcomes",
        /// Sharing with a named partner.
        Sharing = "sharing",
        /// A story or a photograph.
        Story = "story",
        /// Research.
        Research = "research",
        /// News by post or e-mail.
        Mailing = "mailing",
        /// Word back to the one who referred the member.
        WordBack = "word-back",
    }
}

wire_code! {
    /// The capacity in which someone speaks for a member.
    pub enum Standing {
        /// The member, for themselves.
        Themselves = "themselves",
        /// A parent or guardian.
        Guardian = "guardian",
        /// Someone who cares for them.
        Carer = "carer",
        /// Someone who speaks up for them.
        Advocate = "advocate",
        /// Someone appointed by a court, or with a power of attorney.
        Deputy = "deputy",
    }
}

/// A member said yes to a purpose, or took that back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct Consent {
    /// The purpose it is for.
    pub purpose: Purpose,
    /// Whether they consent. `false` withdraws an earlier consent.
    pub given: bool,
    /// The day it was given or withdrawn.
    pub on: Date,
    /// The version of the wording they were shown.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub wording: String,
    /// The partner, when the purpose is sharing with one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub partner: Option<String>,
    /// In what capacity it was given.
    pub standing: Standing,
    /// The member who gave it for them. It is set to the sender; a broker or the host may name who signed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub given_by: Option<MemberId>,
}

wire_code! {
    /// What an appointed person may do for a member.
    pub enum Scope {
        /// Agree to and decline exchanges.
        Agree = "agree",
        /// Record and confirm exchanges.
        Record = "record",
        /// Give the word of the member's account: spend their credit.
        Spend = "spend",
        /// Post and change listings.
        List = "list",
        /// Give and withdraw consent.
        Consent = "consent",
        /// See what is kept about them.
        See = "see",
        /// Be called in an emergency.
        Emergency = "emergency",
    }
}

/// Someone acts for, or cares for, a member: dated, with scope. A new one of the same two people and standing replaces the one before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct Appointment {
    /// The capacity they act in.
    pub standing: Standing,
    /// The person appointed, when they are a member.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub who: Option<MemberId>,
    /// The person appointed, in words, when they are not a member.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// What they may do.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub scope: Vec<Scope>,
    /// The first day.
    pub from: Date,
    /// The last day; no end when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
}

impl Appointment {
    /// Whether it holds on `day`.
    pub fn holds_on(&self, day: Date) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }
}

/// Staff met the member.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct MetByStaff {
    /// The day they met.
    pub on: Date,
    /// The member of staff they met; left out when it was not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<MemberId>,
}

/// Two members who are not to be brought together, or may be again. Symmetric; neither ever learns of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct DoNotMatch {
    /// The other member.
    pub with: MemberId,
    /// Whether it is lifted.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub lifted: bool,
    /// The reason: kept apart, for brokers.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
}

wire_code! {
    /// What an entry of a concern record is.
    pub enum ConcernStep {
        /// Raised.
        Raised = "raised",
        /// Something was done.
        Action = "action",
        /// The member appealed.
        Appeal = "appeal",
        /// Closed.
        Closed = "closed",
    }
}

/// An entry of a concern record: restricted, kept apart from everything members see, and holding back erasure while open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct Concern {
    /// What this entry is.
    pub step: ConcernStep,
    /// The concern it belongs to: the part that raised it. Left out when raising.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub concern: Option<PartId>,
    /// The day of the entry.
    pub on: Date,
    /// The member who raised it or acted. It is set to the sender; only the host may name someone else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<MemberId>,
    /// What happened, in words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// The day by which someone has to look at it again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub escalate: Option<Date>,
    /// Whether the member is matched with nobody for now; left out to leave that as it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub match_nobody: Option<bool>,
}

/// Someone was in touch with a member, or plans to be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct Contact {
    /// The day they were in touch.
    pub on: Date,
    /// How: `call`, `visit`, `letter`, `supervision`, `signposting`, in the host's words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub how: String,
    /// What was said, in words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// The member who was in touch with them; left out when it was not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<MemberId>,
    /// The day to be in touch again; left out when there is no need.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub again: Option<Date>,
}

/// Where a member came from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Referral {
    /// `self`, `friend`, `gp`, `link-worker`, `housing`, … in the host's words.
    pub source: String,
    /// The day of the referral; left out when it was not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<Date>,
}

/// How a first meeting went, as told in confidence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct AfterMeeting {
    /// The exchange at which they met.
    pub exchange: crate::values::ids::ExchangeId,
    /// The member they met.
    pub with: MemberId,
    /// Whether they would like to meet again.
    pub again: bool,
    /// What they said of it, in words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
}

wire_code! {
    /// How gladly a member does what they offer.
    pub enum Liking {
        /// When nobody else does.
        IfNeeded = "if-needed",
        /// Willingly.
        Willingly = "willingly",
        /// Gladly.
        Gladly = "gladly",
    }
}

wire_code! {
    /// How well a member knows what they offer, in their own judgement.
    pub enum Level {
        /// Learning.
        Learning = "learning",
        /// At ease with it.
        AtEase = "at-ease",
        /// Could teach it.
        CouldTeach = "could-teach",
    }
}

/// The words of a listing, and what of it is personal.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[build(by_hand)]
#[non_exhaustive]
pub struct ListingWords {
    /// A short title.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// The description.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// The place, when it is not the member's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
    /// The languages, when they are not the member's own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub languages: Vec<Language>,
    /// The hours, when they are narrower than the member's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub availability: Option<Availability>,
    /// Of an offer: how gladly they do it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub liking: Option<Liking>,
    /// Of an offer: how well they know it. Of a request: how well it has to be known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<Level>,
}

/// A member objects to a rule of the charter, or is answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct Objection {
    /// The place of the rule in the charter, from 0; left out for the charter as a whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rule: Option<u16>,
    /// The objection this answers: the part it came in. Left out when objecting.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answers: Option<PartId>,
    /// The day of the objection or the answer.
    pub on: Date,
    /// The member who answers. It is set to the sender; only the host may name someone else. Left out when objecting.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<MemberId>,
    /// The objection or the answer, in words.
    pub text: String,
}

/// A note on something that happened.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Note {
    /// The text of the note.
    pub text: String,
}

/// The secret of a bank: what decides where a member must not see why. It is about nobody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Secret {
    /// 32 random bytes.
    pub secret: Hash32,
}
