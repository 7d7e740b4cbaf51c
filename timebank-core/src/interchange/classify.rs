//! Help told from other movements of credit, by rules that are data and are named on each row.

use super::community::{Community, MemberRow, TransferRow};
use crate::canon::wire_code;
use crate::values::limits::PART_MINUTES;
use serde::{Deserialize, Serialize};

wire_code! {
    /// What a movement of credit is taken as.
    pub enum Class {
        /// Help: the payee gave time, the payer received it.
        Exchange = "exchange",
        /// A welcome: not help.
        Welcome = "welcome",
        /// A gift: not help.
        Gift = "gift",
        /// A donation: not help.
        Donation = "donation",
        /// A levy: not help.
        Levy = "levy",
        /// A correction: not help.
        Correction = "correction",
        /// The files do not show it: the credit moves, it is listed, and it is not counted as help.
        Unsure = "unsure",
    }
}

wire_code! {
    /// The kind of account on one side of a movement.
    pub enum Party {
        /// The community's own account, or another of its public ones.
        Community = "community",
        /// Anybody else.
        Member = "member",
    }
}

/// A rule that decides what a movement of credit is. Every condition it names has to hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct ClassRule {
    /// The name that is shown in the report.
    pub name: String,
    /// What a movement is that the rule fits.
    pub taken_as: Class,
    /// The kind of account that pays; any when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Party>,
    /// The kind of account that is paid; any when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Party>,
    /// One of these is in the description as a word, upper and lower case alike.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub words: Vec<String>,
    /// The files call it one of these, upper and lower case alike.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub classes: Vec<String>,
    /// It is the first the payee gets from the community, at most this many days after joining.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_within_days: Option<u32>,
    /// It is longer than this many minutes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub over_minutes: Option<u32>,
}

/// Words that speak of gifts, donations and bookkeeping, in the languages of the systems we read.
const NOT_HELP: &[&str] = &[
    "welcome",
    "gift",
    "donation",
    "levy",
    "correction",
    "refund",
    "benvinguda",
    "regal",
    "donació",
    "correcció",
    "bienvenida",
    "regalo",
    "donación",
    "corrección",
    "bienvenue",
    "cadeau",
    "benvenuto",
    "donazione",
    "willkommen",
    "geschenk",
    "spende",
];

impl ClassRule {
    /// The rules that hold unless others are given: what the community pays a new member for the first time is a welcome, whatever
    /// else it pays a gift, what it is paid a donation; between members, what its words say is a gift or a correction is one, and
    /// what is longer than a week is listed as unsure.
    pub fn usual() -> Vec<Self> {
        let community = Some(Party::Community);
        vec![
            Self { from: community, first_within_days: Some(31), ..Self::new("first-from-the-community-to-a-new-member", Class::Welcome) },
            Self { from: community, ..Self::new("from-the-community's-account", Class::Gift) },
            Self { to: community, ..Self::new("to-the-community's-account", Class::Donation) },
            Self {
                words: NOT_HELP.iter().map(|word| (*word).to_owned()).collect(),
                ..Self::new("its-words-do-not-sound-like-help", Class::Gift)
            },
            Self { over_minutes: Some(PART_MINUTES), ..Self::new("longer-than-a-week", Class::Unsure) },
        ]
    }
}

/// Rules made ready: every row is asked about each word of each of them.
pub(super) struct Rules<'a> {
    rules: Vec<(&'a ClassRule, Words, Words)>,
}

/// Words in lower case and in order. Most begin with a letter that none of a rule's words begins with.
struct Words {
    words: Vec<String>,
    first: [bool; 128],
}

impl Words {
    fn new(words: &[String]) -> Self {
        let mut words: Vec<String> = words.iter().map(|word| word.chars().flat_map(char::to_lowercase).collect()).collect();
        words.sort_unstable();
        words.dedup();
        let mut first = [false; 128];
        for byte in words.iter().filter_map(|word| word.bytes().next()) {
            if let Some(slot) = first.get_mut(usize::from(byte)) {
                *slot = true;
            }
        }
        Self { words, first }
    }

    fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether a text is one of them, upper and lower case alike. However many there are, it is compared with a few.
    fn has(&self, text: &str) -> bool {
        let first = text.bytes().next().map_or(0, |byte| byte.to_ascii_lowercase());
        if text.is_ascii() && !text.is_empty() && self.first.get(usize::from(first)) != Some(&true) {
            return false;
        }
        let letters = || text.chars().flat_map(char::to_lowercase);
        let compared = |word: &String| {
            #[cfg(test)]
            super::names::steps::add(1);
            word.chars().cmp(letters())
        };
        self.words.binary_search_by(compared).is_ok()
    }
}

impl<'a> Rules<'a> {
    pub(super) fn new(rules: &'a [ClassRule]) -> Self {
        Self { rules: rules.iter().map(|rule| (rule, Words::new(&rule.words), Words::new(&rule.classes))).collect() }
    }

    /// The first rule that fits. `first_day`: days since the payee joined, when this is the first the community gives them.
    pub(super) fn first_of(&self, community: &Community, t: &TransferRow, first_day: Option<u32>) -> Option<&'a ClassRule> {
        let party =
            |wanted: Option<Party>, i: usize| wanted.is_none_or(|wanted| (wanted == Party::Community) == is_community(community, i));
        let fits = |(rule, words, classes): &&(&ClassRule, Words, Words)| {
            party(rule.from, t.payer())
                && party(rule.to, t.payee())
                && rule.first_within_days.is_none_or(|days| first_day.is_some_and(|day| day <= days))
                && rule.over_minutes.is_none_or(|most| t.minutes.get() > i64::from(most))
                && (classes.is_empty() || classes.has(community.texts.of(t.class)))
                && (words.is_empty()
                    || community.texts.of(t.words).split(|c: char| !c.is_alphanumeric()).any(|word| !word.is_empty() && words.has(word)))
        };
        self.rules.iter().find(fits).map(|(rule, ..)| *rule)
    }
}

/// Whether this row is the community's own account, or another public one.
pub(super) fn is_community(community: &Community, i: usize) -> bool {
    community.community == Some(i) || community.members.get(i).is_some_and(MemberRow::is_public)
}
