//! A person as the bank knows them: the parts about them, folded.

use super::*;
use crate::order::{BTreeMap, BTreeSet};
use crate::values::ids::{MemberId, PartId};
use crate::values::language::Language;
use crate::values::place::Place;
use crate::values::revision::Revision;
use crate::values::time::Date;

/// What a member says of themselves. Given in pieces: a field left out stays as it was, an empty one clears it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[build(by_hand)]
#[non_exhaustive]
pub struct Profile {
    /// What they are called.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// How to reach them: `phone`, `email`, `address`, in the host's words.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub contact: BTreeMap<String, String>,
    /// Day of birth.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub born: Option<Date>,
    /// Languages they are at ease in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub languages: Option<Vec<Language>>,
    /// Roughly where they live.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
    /// How far they go, in metres.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub travels: Option<u32>,
    /// What a place or an occasion must have for them to take part: `step-free`, `hearing-loop`, in the community's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub access_needs: Option<Vec<String>>,
    /// What their own home or car has of that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub access_offers: Option<Vec<String>>,
    /// What the host calls them in its own systems: system → code.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub host_codes: BTreeMap<String, String>,
    /// Attributes that the host defines.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub attributes: BTreeMap<String, String>,
    /// The person to call in an emergency.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub emergency: Option<String>,
    /// Whether they would like their birthday remembered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub birthday: Option<bool>,
    /// Whether they would rather not be contacted when they are quiet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub leave_quiet: Option<bool>,
}

impl Profile {
    /// A profile with just a name.
    pub fn named(name: impl Into<String>) -> Self {
        Self { name: Some(name.into()), ..Self::default() }
    }

    /// Takes over what `change` says.
    pub fn take(&mut self, change: &Self) {
        fn put<T: Clone>(old: &mut Option<T>, new: &Option<T>) {
            if new.is_some() {
                old.clone_from(new);
            }
        }
        fn merge(old: &mut BTreeMap<String, String>, new: &BTreeMap<String, String>) {
            for (key, value) in new {
                if value.is_empty() {
                    old.remove(key);
                } else {
                    old.insert(key.clone(), value.clone());
                }
            }
        }
        put(&mut self.name, &change.name);
        put(&mut self.born, &change.born);
        put(&mut self.languages, &change.languages);
        put(&mut self.place, &change.place);
        put(&mut self.travels, &change.travels);
        put(&mut self.access_needs, &change.access_needs);
        put(&mut self.access_offers, &change.access_offers);
        put(&mut self.emergency, &change.emergency);
        put(&mut self.birthday, &change.birthday);
        put(&mut self.leave_quiet, &change.leave_quiet);
        merge(&mut self.contact, &change.contact);
        merge(&mut self.host_codes, &change.host_codes);
        merge(&mut self.attributes, &change.attributes);
    }
}

/// A person: everything personal the bank keeps about a member, folded from the parts in order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct Person {
    /// What they say of themselves.
    pub profile: Profile,
    /// The broker's tags.
    pub tags: BTreeSet<String>,
    /// When they are free.
    pub availability: Availability,
    /// Changes of when they are free.
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub(crate) free: Option<Revision>,
    /// References, received or awaited.
    pub references: Vec<Reference>,
    /// Checks seen.
    pub checks: Vec<Check>,
    /// Consents, in the order given.
    pub consents: Vec<Consent>,
    /// Those who act or care for them.
    pub appointments: Vec<Appointment>,
    /// When staff met them.
    pub met: Vec<MetByStaff>,
    /// Those they are not to be brought together with, and why.
    pub apart: BTreeMap<MemberId, String>,
    /// The concern record: each entry under the part it came in.
    pub concerns: Vec<(PartId, Concern)>,
    /// Contacts.
    pub contacts: Vec<Contact>,
    /// Where they came from.
    pub referral: Option<Referral>,
    /// How first meetings went.
    pub after_meetings: Vec<AfterMeeting>,
    /// Objections to rules and the answers to them, each under the part it came in.
    pub objections: Vec<(PartId, Objection)>,
    /// What they would rather not be asked, each with the day on which it was said.
    pub rather_not: Vec<(Date, RatherNot)>,
    /// Notes about the member themselves.
    pub notes: Vec<Note>,
}

impl Person {
    /// Returns whether nothing is known about the person. Every field is named, so that a new kind of fact does not compile until it is
    /// counted here.
    pub fn is_empty(&self) -> bool {
        let Self {
            profile,
            tags,
            availability: Availability { weekly, dated, except },
            free,
            references,
            checks,
            consents,
            appointments,
            met,
            apart,
            concerns,
            contacts,
            referral,
            after_meetings,
            objections,
            rather_not,
            notes,
        } = self;
        let lists = [
            tags.is_empty(),
            weekly.is_empty(),
            dated.is_empty(),
            except.is_empty(),
            free.is_none(),
            references.is_empty(),
            checks.is_empty(),
            consents.is_empty(),
            appointments.is_empty(),
            met.is_empty(),
            apart.is_empty(),
            concerns.is_empty(),
            contacts.is_empty(),
            referral.is_none(),
            after_meetings.is_empty(),
            objections.is_empty(),
            rather_not.is_empty(),
            notes.is_empty(),
        ];
        lists.into_iter().all(|empty| empty) && *profile == Profile::default()
    }

    /// The name, or nothing.
    pub fn name(&self) -> Option<&str> {
        self.profile.name.as_deref()
    }

    /// Whether they have said yes to `purpose`; `None` when they were never asked.
    pub fn consents_to(&self, purpose: Purpose) -> Option<bool> {
        self.consents.iter().rev().find(|c| c.purpose == purpose).map(|c| c.given)
    }

    /// Whether an open concern says to match them with nobody.
    pub fn match_nobody(&self) -> bool {
        self.open_concerns().any(|raised| {
            let entries = self.concerns.iter().filter(|(id, c)| *id == raised || c.concern == Some(raised));
            entries.filter_map(|(_, c)| c.match_nobody).next_back().unwrap_or(false)
        })
    }

    /// The concerns that are open: the parts that raised them.
    pub fn open_concerns(&self) -> impl Iterator<Item = PartId> + '_ {
        let raised = self.concerns.iter().filter(|(_, c)| c.step == ConcernStep::Raised);
        raised.map(|(id, _)| *id).filter(|id| !self.concerns.iter().any(|(_, c)| c.concern == Some(*id) && c.step == ConcernStep::Closed))
    }

    /// How many people had vouched for them by `day` whose word counts on that day; see `Person::references_held`.
    pub fn references_on(&self, day: Date, valid_days: Option<u32>) -> u32 {
        self.references_held(day, day, valid_days)
    }

    /// How many people had vouched for them by the day `by` whose references still count on `on`. Each person counts once, by their
    /// name without regard to case and spaces; all references that name nobody count as one. A reference counts for `valid_days` days
    /// from the day it came, that day included, or for ever.
    pub(crate) fn references_held(&self, by: Date, on: Date, valid_days: Option<u32>) -> u32 {
        let counts = |received: Date| {
            let age = u32::try_from(on.days_since(received)).unwrap_or(0);
            received <= by && valid_days.is_none_or(|days| age < days)
        };
        let held = self.references.iter().filter(|reference| reference.received.is_some_and(counts));
        let people: BTreeSet<String> = held.map(|reference| name_of(&reference.from)).collect();
        u32::try_from(people.len()).unwrap_or(u32::MAX)
    }

    /// Age in whole years on `day`, when the day of birth is known.
    pub fn age_on(&self, day: Date) -> Option<u32> {
        day.to_chrono().years_since(self.profile.born?.to_chrono())
    }

    /// Takes over a part that was kept on a local day. Parts that belong to something else (listings, exchanges) are kept there.
    pub(crate) fn take(&mut self, id: PartId, day: Date, part: &Part) {
        match part {
            Part::Profile(change) => self.profile.take(change),
            Part::Tags(change) => {
                for tag in &change.remove {
                    self.tags.remove(tag);
                }
                self.tags.extend(change.add.iter().cloned());
            }
            Part::Availability(new) => self.availability = new.clone(),
            Part::Reference(new) => self.references.push(new.clone()),
            Part::Check(new) => self.checks.push(new.clone()),
            Part::Consent(new) => self.consents.push(new.clone()),
            Part::Appointment(new) => self.appointments.push(new.clone()),
            Part::MetByStaff(new) => self.met.push(new.clone()),
            Part::DoNotMatch(new) if new.lifted => {
                self.apart.remove(&new.with);
            }
            Part::DoNotMatch(new) => {
                self.apart.insert(new.with, new.reason.clone());
            }
            Part::Concern(new) => self.concerns.push((id, new.clone())),
            Part::Contact(new) => self.contacts.push(new.clone()),
            Part::Referral(new) => self.referral = Some(new.clone()),
            Part::AfterMeeting(new) => self.after_meetings.push(new.clone()),
            Part::Objection(new) => self.objections.push((id, new.clone())),
            Part::RatherNot(new) => rather_not::take(&mut self.rather_not, day, new),
            Part::Note(new) => self.notes.push(new.clone()),
            Part::ListingWords(_) | Part::Secret(_) => {}
        }
    }
}

/// A name as it is compared: lower case, single spaces.
fn name_of(name: &str) -> String {
    let mut folded = String::new();
    for word in name.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.extend(word.chars().flat_map(crate::values::letters::small));
    }
    folded
}
