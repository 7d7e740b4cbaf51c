//! Need schemes: ordered lists of needs, lowest first. Data, not theory.

use serde::{Deserialize, Serialize};

/// One rung.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct Need {
    /// A short code.
    pub code: String,
    /// The name of the need.
    pub name: String,
    /// Whether requests on it are never refused, nor left out of a plan, because of a balance.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub never_refused: bool,
}

/// An ordered list of needs, lowest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct NeedScheme {
    /// The name of the scheme.
    pub name: String,
    /// The needs, lowest first.
    pub needs: Vec<Need>,
}

impl NeedScheme {
    /// The place of a need.
    pub fn index(&self, code: &str) -> Option<u16> {
        self.needs.iter().position(|n| n.code == code).and_then(|i| u16::try_from(i).ok())
    }

    fn from(name: &str, needs: &[(&str, &str)], never_refused: &str) -> Self {
        let need =
            |(code, words): &(&str, &str)| Need { code: (*code).into(), name: (*words).into(), never_refused: *code == never_refused };
        Self { name: name.into(), needs: needs.iter().map(need).collect() }
    }

    /// The textbook's five levels (Maslow 1943).
    pub fn maslow() -> Self {
        let needs = [
            ("physiological", "food, water, warmth, rest"),
            ("safety", "security, safety"),
            ("love", "love and belonging"),
            ("esteem", "esteem"),
            ("self-actualisation", "self-actualisation"),
        ];
        Self::from("maslow", &needs, "physiological")
    }

    /// Connectedness, hope, identity, meaning, empowerment (Leamy et al. 2011). A framework, never a score.
    pub fn chime() -> Self {
        let needs = [
            ("connectedness", "connectedness"),
            ("hope", "hope and optimism"),
            ("identity", "identity"),
            ("meaning", "meaning in life"),
            ("empowerment", "empowerment"),
        ];
        Self::from("chime", &needs, "")
    }

    /// The Five Ways to Wellbeing (New Economics Foundation 2008).
    pub fn five_ways() -> Self {
        let needs = [
            ("connect", "connect"),
            ("be-active", "be active"),
            ("take-notice", "take notice"),
            ("keep-learning", "keep learning"),
            ("give", "give"),
        ];
        Self::from("five-ways", &needs, "")
    }
}

impl Default for NeedScheme {
    /// The six rungs of the people who asked for this library.
    fn default() -> Self {
        let needs = [
            ("physical", "food, water, clothing and shelter"),
            ("belonging", "family, friends and neighbours"),
            ("money", "enough money"),
            ("purpose", "work or creative activity"),
            ("meaning", "spiritual or other personal philosophy"),
            ("fulfilment", "fulfilment"),
        ];
        Self::from("six-rungs", &needs, "physical")
    }
}
