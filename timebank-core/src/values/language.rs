//! Languages by their short tag.

use crate::form::{At, FromWire, Source};
use crate::values::error::ValueError;
use crate::values::minutes::shorten;
use serde::{Deserialize, Deserializer, Serialize};
use std::fmt;

/// A language by its BCP 47 tag, such as `en`, `ur` or `bfi` (British Sign Language); kept in lower case, at most 35 characters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, crate::form::ToWire)]
#[serde(transparent)]
pub struct Language(Box<str>);

impl Language {
    /// Returns the tag.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::str::FromStr for Language {
    type Err = ValueError;
    fn from_str(text: &str) -> Result<Self, ValueError> {
        let mut pieces = text.split('-');
        let first = pieces.next().is_some_and(|p| (2..=3).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_alphabetic()));
        let rest = pieces.all(|p| (1..=8).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_alphanumeric()));
        if first && rest && text.len() <= 35 {
            Ok(Self(text.to_ascii_lowercase().into()))
        } else {
            Err(ValueError::NotALanguage { given: shorten(text) })
        }
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromWire for Language {
    fn read(source: &mut Source<'_>, at: At) -> Self {
        source.parsed(at, Self("en".into()))
    }
}

impl<'de> Deserialize<'de> for Language {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        std::borrow::Cow::<'_, str>::deserialize(d)?.parse().map_err(serde::de::Error::custom)
    }
}

crate::form::plain! {
    Language: "A language by its BCP 47 tag, such as `en`, `ur` or `bfi` (British Sign Language)." => { "type": "string", "maxLength": 35, "pattern": "^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$" };
}
