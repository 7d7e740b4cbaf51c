//! Subject access: everything held about one member, in a form that can be handed to them, without other people's data.

use super::question;
use crate::bank::TimeBank;
use crate::error::Error;
use crate::model::caller::Viewer;
use crate::model::exchange::{Attendance, ExchangeState, Side};
use crate::model::listing::{ListingKind, ListingTerms};
use crate::model::member::{Capacity, MemberState, RoleHeld};
use crate::model::personal::*;
use crate::order::BTreeSet;
use crate::queries::Access;
use crate::values::availability::Availability;
use crate::values::ids::*;
use crate::values::minutes::Minutes;
use crate::values::time::{Date, Timestamp};
use serde::Serialize;

question! {
    /// Everything held about one member, in a form that can be handed to them.
    pub struct HeldAboutMember {
        /// The member it is about.
        member: MemberId,
    }
    optional {} =>
    /// Everything held about one member: for them, for people appointed to see it, and for a broker, who also sees what was withheld. About
    /// someone who was erased only lasting data is held, and only brokers see it.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::AskTheBroker`].
    held_about -> HeldAbout
}

/// Everything held about one member.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct HeldAbout {
    /// The member it is about, by the number they have now.
    pub member: MemberId,
    /// Lasting data: numbers, days and minutes.
    pub lasting: HeldLasting,
    /// Personal data; left out once it is erased.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub personal: Option<Box<HeldPersonal>>,
    /// The kinds of data this never contains, and why. It reads the same for everybody, whether or not there is any such data about them.
    pub never_included: &'static [Kept],
    /// What was withheld here, for the broker who hands this over; not part of what is handed over.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub withheld: Option<Vec<Withheld>>,
    /// What is kept after an erasure, and why.
    pub kept_after_erasure: &'static [Kept],
}

/// A kind of data, and why it is treated so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Kept {
    /// The kind of data, in words.
    pub what: &'static str,
    /// The reason, in words.
    pub why: &'static str,
}

/// What is kept after an erasure, and why.
pub const KEPT_AFTER_ERASURE: &[Kept] = &[
    Kept {
        what: "the number, the kind, the days of joining and of every change of standing",
        why: "the order of the journal refers to them",
    },
    Kept { what: "exchanges: date, activity, side, minutes, under the number", why: "they are the other members' history as well" },
    Kept {
        what: "postings and transfers, under the number of the account",
        why: "the accounts of the others rest on them and must come to zero",
    },
    Kept { what: "roles, listings and pairings: numbers and days, no words", why: "decisions of those days are explained from them" },
    Kept {
        what: "the digest of each part that was forgotten, without its salt",
        why: "so that the journal still verifies; nothing can be read from it",
    },
];

/// What an answer to subject access never contains.
pub const NEVER_INCLUDED: &[Kept] = &[
    Kept { what: "who gave a reference", why: "it was given in confidence and is theirs" },
    Kept { what: "words beside an exchange or a transfer that are about several people", why: "they are about the others as well" },
    Kept { what: "what other members said in confidence", why: "it is theirs" },
    Kept { what: "records kept to keep people safe", why: "a broker can say more; please ask" },
];

/// Something that was withheld.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Withheld {
    /// The kind of data, in words.
    pub what: &'static str,
    /// The number of entries withheld; never 0.
    pub count: u32,
    /// The reason, in words.
    pub why: &'static str,
}

/// Lasting data about a member.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct HeldLasting {
    /// The kind, in the charter's word.
    pub kind: String,
    /// Their state: applicant, active, paused, suspended, left or erased.
    pub state: MemberState,
    /// The first day of that state.
    pub since: Date,
    /// The day a pause is meant to end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// The day they joined.
    pub joined: Date,
    /// The moment they were entered.
    pub entered: Timestamp,
    /// Numbers that were merged into this one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub merged: Vec<MemberId>,
    /// Roles, with their days; each by its place in the charter's list.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub roles: Vec<RoleHeld>,
    /// The number of the account they use.
    pub account: AccountId,
    /// The number of others who share the account.
    pub shared_with: u32,
    /// The balance of that account.
    pub balance: Minutes,
    /// Exchanges, in order of number.
    pub exchanges: Vec<HeldExchange>,
    /// Listings, in order of number.
    pub listings: Vec<HeldListing>,
    /// Pairings, in order of number.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub pairings: Vec<PairingId>,
}

/// A member's own part in an exchange.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct HeldExchange {
    /// The exchange's number.
    pub exchange: ExchangeId,
    /// The day of the exchange.
    pub on: Date,
    /// The state of the exchange.
    pub state: ExchangeState,
    /// The activity; left out while it is not classified.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub activity: Option<ActivityId>,
    /// The side they took part on.
    pub side: Side,
    /// Minutes of their part.
    pub minutes: u32,
    /// The capacity they took part in; left out for a peer.
    #[serde(rename = "as", skip_serializing_if = "Option::is_none")]
    pub capacity: Option<Capacity>,
    /// Whether the time was paid for.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub paid: bool,
    /// How they stayed away; left out when they came.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attendance: Option<Attendance>,
}

/// A member's listing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct HeldListing {
    /// The listing's number.
    pub listing: ListingId,
    /// Offer or request.
    pub kind: ListingKind,
    /// What it offers or asks for, in numbers and codes.
    pub terms: ListingTerms,
    /// The moment it was posted.
    pub posted: Timestamp,
    /// The title and description, with place, languages and times.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub words: Option<ListingWords>,
}

/// What a member would rather not be asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct HeldRatherNot {
    /// The last day on which it holds.
    pub until: Date,
    /// What they said.
    pub said: RatherNot,
}

/// Personal data about a member.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct HeldPersonal {
    /// The profile: name, contact details and what they wrote about themselves.
    pub profile: Profile,
    /// The broker's tags.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub tags: BTreeSet<String>,
    /// When they are free.
    pub availability: Availability,
    /// References: when each came, or that it is awaited. The referee is withheld.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub references: Vec<Reference>,
    /// Checks that were seen.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub checks: Vec<Check>,
    /// Consents given and withdrawn.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub consents: Vec<Consent>,
    /// Those who act or care for them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub appointments: Vec<Appointment>,
    /// Members they act or care for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub acts_for: Vec<MemberId>,
    /// When staff met them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub met: Vec<MetByStaff>,
    /// Contacts with staff and others.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub contacts: Vec<Contact>,
    /// The source of their referral.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub referral: Option<Referral>,
    /// What they said after first meetings.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub after_meetings: Vec<AfterMeeting>,
    /// Objections to a rule, and answers.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub objections: Vec<Objection>,
    /// What they would rather not be asked, while that holds.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub rather_not: Vec<HeldRatherNot>,
    /// Notes about them alone.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
}

impl TimeBank {
    /// See [`View::held_about`](crate::queries::View::held_about).
    pub(crate) fn held_about(&self, by: Viewer, question: &HeldAboutMember) -> Result<HeldAbout, Error> {
        let viewer = self.access(by)?;
        self.need_to_see(&viewer, question.member)?;
        let member = self.resolve(question.member);
        Ok(HeldAbout {
            member,
            lasting: self.held_lasting(&viewer, member)?,
            personal: self.held_personal(member)?.map(Box::new),
            never_included: NEVER_INCLUDED,
            withheld: (viewer.is_broker() && viewer.member != Some(member)).then(|| self.withheld(member, viewer.concerns)),
            kept_after_erasure: KEPT_AFTER_ERASURE,
        })
    }

    fn held_lasting(&self, viewer: &Access, member: MemberId) -> Result<HeldLasting, Error> {
        let row = self.member(member)?;
        let users = self.members_on(row.account).into_iter().filter(|other| *other != member).count();
        let mut exchanges = Vec::new();
        // What lies in the tray is not there yet for whoever did not propose it.
        for id in self.exchanges_of(member) {
            if self.is_in_tray(id) && !self.sees_exchange(viewer, id) {
                continue;
            }
            let (Some(exchange), Some(terms)) = (self.row(id), self.terms_of(id)) else { continue };
            for part in terms.parts.iter().filter(|part| self.resolve(part.member) == member) {
                exchanges.push(HeldExchange {
                    exchange: id,
                    on: exchange.on,
                    state: exchange.state,
                    activity: terms.activity,
                    side: part.side,
                    minutes: part.minutes,
                    capacity: part.capacity,
                    paid: part.paid,
                    attendance: part.attendance,
                });
            }
        }
        let listings = self.state.listings.iter().filter(|(_, listing)| self.resolve(listing.member) == member);
        let pairings = self.state.pairings.iter();
        let pairings = pairings.filter(|(_, p)| self.resolve(p.mentor) == member || self.resolve(p.mentee) == member);
        Ok(HeldLasting {
            kind: self.kind_name(row),
            state: row.state,
            since: row.since,
            until: row.until,
            joined: row.joined,
            entered: row.entered,
            merged: self.numbers_of(member).into_iter().filter(|number| *number != member).collect(),
            roles: row.roles.clone(),
            account: row.account,
            shared_with: u32::try_from(users).unwrap_or(u32::MAX),
            balance: self.balance_of(row.account)?,
            exchanges,
            listings: listings
                .map(|(id, listing)| HeldListing {
                    listing: id,
                    kind: listing.kind,
                    terms: listing.terms.clone(),
                    posted: listing.posted,
                    words: self.state.listing_words.get(&id).cloned(),
                })
                .collect(),
            pairings: pairings.map(|(id, _)| id).collect(),
        })
    }

    fn held_personal(&self, member: MemberId) -> Result<Option<HeldPersonal>, Error> {
        if self.member(member)?.state == MemberState::Erased {
            return Ok(None);
        }
        let person = self.state.people.get(&member).cloned().unwrap_or_default();
        let alone = |about: &[MemberId]| about.iter().all(|one| self.resolve(*one) == member) && !about.is_empty();
        let exchanges = self.state.exchange_notes.iter().filter(|(_, (about, _))| alone(about)).map(|(_, (_, note))| note);
        let transfers = self.state.transfer_notes.iter().filter(|(_, (about, _))| alone(about)).map(|(_, (_, note))| note);
        let acts_for =
            self.state.people.iter().filter(|(_, other)| {
                other.appointments.iter().any(|appointment| appointment.who.map(|who| self.resolve(who)) == Some(member))
            });
        // Every field is named, so that a new kind of fact does not compile until it is handled here.
        let Person {
            profile,
            tags,
            availability,
            // How often that changed stands in their calendar.
            free: _,
            references,
            checks,
            consents,
            appointments,
            met,
            apart: _,
            concerns: _,
            contacts,
            referral,
            after_meetings,
            objections,
            rather_not,
            notes,
        } = person;
        let day = self.today_here();
        let rather_not = rather_not.into_iter().filter(|(on, _)| still_holds(*on, day));
        Ok(Some(HeldPersonal {
            profile,
            tags,
            availability,
            references: references.into_iter().map(|reference| Reference { from: String::new(), ..reference }).collect(),
            checks,
            consents,
            appointments,
            acts_for: acts_for.map(|(id, _)| *id).collect(),
            met,
            contacts,
            referral,
            after_meetings,
            objections: objections.into_iter().map(|(_, objection)| objection).collect(),
            rather_not: rather_not.map(|(on, said)| HeldRatherNot { until: last_day(on), said }).collect(),
            notes: notes.iter().chain(exchanges).chain(transfers).map(|note| note.text.clone()).collect(),
        }))
    }

    fn withheld(&self, member: MemberId, concerns: bool) -> Vec<Withheld> {
        let person = self.state.people.get(&member);
        let of = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        let several = |about: &[MemberId]| about.len() > 1 && about.iter().any(|one| self.resolve(*one) == member);
        let notes = self.state.exchange_notes.iter().filter(|(_, (about, _))| several(about)).count();
        let notes = notes.saturating_add(self.state.transfer_notes.iter().filter(|(_, (about, _))| several(about)).count());
        let others = self.state.people.iter().filter(|(id, _)| **id != member);
        let said = others.flat_map(|(_, other)| &other.after_meetings).filter(|m| self.resolve(m.with) == member).count();
        let mut all = vec![
            Withheld {
                what: "who gave references",
                count: of(person.map_or(0, |p| p.references.iter().filter(|r| !r.from.is_empty()).count())),
                why: "given in confidence",
            },
            Withheld { what: "notes about several people", count: of(notes), why: "they are about the others as well" },
            Withheld { what: "what others said after first meetings", count: of(said), why: "said in confidence" },
            Withheld {
                what: "do-not-match records",
                count: of(person.map_or(0, |p| p.apart.len())),
                why: "they are about another member, and neither is ever told",
            },
        ];
        if concerns {
            all.push(Withheld {
                what: "entries of the concern record",
                count: of(person.map_or(0, |p| p.concerns.len())),
                why: "words of others, and telling may put somebody at risk: decided entry by entry by whoever keeps the record",
            });
        }
        all.retain(|withheld| withheld.count > 0);
        all
    }
}
