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
    /// Words, in small letters. In a text they count if they do not begin with a small letter, as in "will" and "may".
    words: BTreeSet<String>,
    /// Names and words in scripts that do not put spaces around a name. These may stand within other words.
    anywhere: BTreeSet<String>,
}

/// Returns whether a sign belongs to the letter before it: an accent, a vowel sign or a sign that joins two letters.
const fn is_mark(letter: char) -> bool {
    matches!(letter,
        '\u{300}'..='\u{36F}' | '\u{483}'..='\u{487}' | '\u{591}'..='\u{5BD}' | '\u{5BF}' | '\u{5C1}'..='\u{5C7}'
        | '\u{610}'..='\u{61A}' | '\u{64B}'..='\u{65F}' | '\u{670}' | '\u{6D6}'..='\u{6DC}' | '\u{6DF}'..='\u{6E8}'
        | '\u{6EA}'..='\u{6ED}' | '\u{93C}' | '\u{94D}' | '\u{9BC}' | '\u{9CD}' | '\u{A3C}' | '\u{A4D}' | '\u{ABC}' | '\u{ACD}'
        | '\u{B3C}' | '\u{B4D}' | '\u{BCD}' | '\u{C4D}' | '\u{CBC}' | '\u{CCD}' | '\u{D4D}' | '\u{DCA}' | '\u{E3A}'
        | '\u{E47}'..='\u{E4E}' | '\u{EC8}'..='\u{ECD}' | '\u{1037}' | '\u{1039}' | '\u{103A}' | '\u{17C9}'..='\u{17D3}'
        | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}' | '\u{20D0}'..='\u{20F0}' | '\u{FE20}'..='\u{FE2F}')
}

/// Returns whether a letter is of a script that does not put spaces around a name: Han, kana, Thai, Lao, Burmese, Khmer; and Hangul, where
/// endings follow a name directly.
const fn is_unspaced(letter: char) -> bool {
    matches!(letter,
        '\u{E00}'..='\u{EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' | '\u{3005}'..='\u{3007}' | '\u{3040}'..='\u{30FF}'
        | '\u{31F0}'..='\u{31FF}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}'
        | '\u{F900}'..='\u{FAFF}' | '\u{FF66}'..='\u{FF9D}' | '\u{20000}'..='\u{323AF}')
}

/// Returns whether a letter is a small one of a script that begins names with a capital. Georgian does not.
fn is_small(letter: char) -> bool {
    letter.is_lowercase() && !matches!(letter, '\u{10D0}'..='\u{10FF}')
}

fn begins_small(word: &str) -> bool {
    word.chars().next().is_some_and(is_small)
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !letter.is_alphanumeric() && !is_mark(letter)).filter(|word| !word.is_empty())
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
        // Of a name with capitals, words that begin small are particles, such as "van" and "de".
        let has_capitals = words(name).any(|word| word.chars().any(char::is_uppercase));
        let whole: String = words(name).collect();
        let named = words(name).filter(|word| !has_capitals || !begins_small(word)).chain([whole.as_str()]);
        for word in named.filter(|word| word.chars().any(char::is_alphabetic)) {
            let letters = word.chars().count();
            let is_initial = letters == 1 && word.chars().all(|letter| letter.is_lowercase() || letter.is_uppercase());
            if letters > 1 && word.chars().all(|letter| is_unspaced(letter) || is_mark(letter)) {
                self.anywhere.insert(word.to_owned());
            } else if !is_initial {
                self.words.insert(word.to_lowercase());
            }
        }
    }

    /// Whether a word of somebody's name is in a text.
    pub(super) fn are_in(&self, text: &str) -> bool {
        let named = |word: &str| !begins_small(word) && self.words.contains(&word.to_lowercase());
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

    fn names(all: &[&str]) -> Names {
        let mut names = Names::default();
        all.iter().for_each(|name| names.add(name));
        names
    }

    #[test]
    fn a_word_of_a_name_is_found_where_it_begins_with_a_capital() {
        let names =
            names(&["Grace Hollow", "Jo Li", "Maria de Souza", "Will Day", "Jan van Dijk", "jean dupont", "J. Rose", "Ana Paz", "Kim 2"]);
        for text in ["Grace drove me.", "GRACE drove me.", "Mrs HOLLOW's car", "a Souza", "(Dijk)", "Jean came", "Dupont", "with Rose"] {
            assert!(names.are_in(text), "{text}");
        }
        for text in ["Jo drives me on Thursdays.", "with JO", "Dear Li,", "I asked Will.", "Paz\u{2019}s garden"] {
            assert!(names.are_in(text), "{text}");
        }
        // Ordinary words, particles with or without a capital, part of a word, an initial, a number.
        for text in
            ["jo", "It will help me all day.", "a rose", "made of wood", "De tuin", "Van hier", "Disgraceful", "J", "at 2", "It went well."]
        {
            assert!(!names.are_in(text), "{text}");
        }
    }

    #[test]
    fn a_name_without_capitals_is_a_whole_word_where_words_have_spaces() {
        let names = names(&["علي", "प्रिया", "דוד", "ნინო", "李明", "王 芳", "김민수", "สมชาย", "Jose\u{301} Oliveira"]);
        for text in ["مع علي", "علي، شكرا", "प्रिया आई", "עם דוד.", "ნინო მოვიდა", "Jose\u{301} came"]
        {
            assert!(names.are_in(text), "{text}");
        }
        for text in ["昨天和李明一起散步", "王芳很好", "芳 很好", "김민수는 친절해요", "คุณสมชายมา"]
        {
            assert!(names.are_in(text), "{text}");
        }
        // "On him, on her", "effort", "aunt", "Nino's" as one word, one sign within a word. An accent is a part of its word.
        for text in ["عليه عليها", "प्रयास किया", "דודה", "ნინოსთან", "芳香", "e\u{301}"]
        {
            assert!(!names.are_in(text), "{text}");
        }
    }
}
