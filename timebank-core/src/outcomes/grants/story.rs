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

/// Words of the names of people, as they are looked for in a text.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// Words of three letters or more, in small letters.
    words: BTreeSet<String>,
    /// Words of two letters, of which the first is a capital: in small letters, as in "an", they may be other words.
    short: BTreeSet<String>,
    /// Names and words in scripts without capitals. These may stand within other words, for not every script parts its words.
    anywhere: BTreeSet<String>,
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// Whether a word is in a script that has no capital letters.
fn has_no_capitals(word: &str) -> bool {
    word.chars().all(|letter| letter.is_alphabetic() && !letter.is_lowercase() && !letter.is_uppercase())
}

/// Whether a word begins with a capital.
fn is_capital(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

impl Names {
    /// The names of everybody in a bank who is no organisation.
    pub(super) fn of(bank: &TimeBank) -> Self {
        let mut names = Self::default();
        let people = bank.state.people.iter().filter(|(id, _)| !bank.is_organisation(**id));
        for name in people.filter_map(|(_, person)| person.name()) {
            names.add(name);
        }
        names
    }

    fn add(&mut self, name: &str) {
        for word in words(name) {
            let letters = word.chars().count();
            if has_no_capitals(word) {
                // One sign of many meanings is looked for as a word alone.
                let place = if letters > 1 { &mut self.anywhere } else { &mut self.short };
                place.insert(word.to_owned());
            } else if letters > 2 {
                self.words.insert(word.to_lowercase());
            } else if letters == 2 && is_capital(word) {
                self.short.insert(word.to_lowercase());
            }
        }
        let whole: String = words(name).collect();
        if has_no_capitals(&whole) && whole.chars().count() > 1 {
            self.anywhere.insert(whole);
        }
    }

    /// Whether a word of somebody's name is in a text.
    pub(super) fn are_in(&self, text: &str) -> bool {
        let named = |word: &str| {
            let small = word.to_lowercase();
            self.words.contains(&small) || (is_capital(word) || has_no_capitals(word)) && self.short.contains(&small)
        };
        words(text).any(named) || self.anywhere.iter().any(|name| text.contains(name.as_str()))
    }
}

impl TimeBank {
    /// Stories from between two days whose member said yes to a story and has not taken that back, approved the words, and in
    /// which nobody is named.
    pub(super) fn told<'s>(&self, stories: &'s [Story], from: Date, until: Date, names: &Names) -> Result<Told<'s>, crate::error::Error> {
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
            } else if names.are_in(&story.text) {
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

#[cfg(test)]
mod tests {
    use super::Names;

    #[test]
    fn a_word_of_a_name_is_found_however_it_is_written() {
        let mut names = Names::default();
        for name in ["Grace Hollow", "Jo Li", "Maria de Souza", "李明", "王 芳", "علي"] {
            names.add(name);
        }
        let told = |text: &str| names.are_in(text);
        for text in ["Grace drove me.", "GRACE drove me.", "grace drove me.", "Mrs HOLLOW's car", "a souza"] {
            assert!(told(text), "{text}");
        }
        for text in ["Jo drives me on Thursdays.", "with JO", "Dear Li,", "昨天和李明一起散步", "王芳很好", "مع علي"] {
            assert!(told(text), "{text}");
        }
        // Words that are no names: two small letters, a particle, part of a word, one sign within another word.
        for text in ["jo", "made of wood", "De tuin", "disgraceful", "芳香", "It went well."] {
            assert!(!told(text), "{text}");
        }
    }
}
