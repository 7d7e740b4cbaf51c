//! Stories beside numbers: with consent, in wording their member approved, naming nobody.

use crate::bank::TimeBank;
use crate::model::personal::Purpose;
use crate::order::BTreeSet;
use crate::queries::left_out;
use crate::values::ids::MemberId;
use crate::values::time::Date;
use serde::{Deserialize, Serialize};

/// A story, kept by the host.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Story {
    /// The member whose story it is.
    pub member: MemberId,
    /// The day it was told. A report counts only stories told from the grant's first day to the day the report is as of.
    pub on: Date,
    /// The text of the story.
    pub text: String,
    /// The day its member approved this very text; without it, the story is left out.
    #[serde(default, skip_serializing_if = "left_out")]
    pub approved: Option<Date>,
}

/// Stories that may be told, and how many were left out and why.
#[derive(Debug, Default)]
pub(super) struct Told<'s> {
    pub(super) stories: Vec<&'s str>,
    pub(super) without_consent: u32,
    pub(super) not_approved: u32,
    pub(super) naming: u32,
}

impl TimeBank {
    /// Whether a text has a word of the name of somebody this bank knows, written as in the name.
    pub(super) fn names_somebody(&self, text: &str) -> bool {
        let words: BTreeSet<&str> = text.split(|letter: char| !letter.is_alphanumeric()).collect();
        let named =
            |name: &str| name.split(|letter: char| !letter.is_alphanumeric()).any(|word| word.chars().count() > 2 && words.contains(word));
        self.state.people.iter().any(|(id, person)| !self.is_organisation(*id) && person.name().is_some_and(named))
    }

    /// Stories from between two days whose member said yes to a story and has not taken that back, approved the words, and in
    /// which nobody is named.
    pub(super) fn told<'s>(&self, stories: &'s [Story], from: Date, until: Date) -> Result<Told<'s>, crate::error::Error> {
        let mut told = Told::default();
        for story in stories {
            self.member(story.member)?;
            if story.on < from || story.on > until {
                continue;
            }
            let person = self.state.people.get(&self.resolve(story.member));
            let slot = if person.and_then(|person| person.consents_to(Purpose::Story)) != Some(true) {
                &mut told.without_consent
            } else if story.approved.is_none() {
                &mut told.not_approved
            } else if self.names_somebody(&story.text) {
                &mut told.naming
            } else {
                told.stories.push(&story.text);
                continue;
            };
            *slot = slot.saturating_add(1);
        }
        Ok(told)
    }
}
