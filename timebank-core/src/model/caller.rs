//! Who calls: the sender of a command and the viewer of a question. Both are always said; there is no caller by omission.

use crate::form::{At, FromWire, Sink, Source, ToWire};
use crate::values::actor::Actor;
use crate::values::ids::MemberId;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// Defines a caller: some words, or a member's number.
macro_rules! caller {
    ($(#[$m:meta])* pub enum $name:ident as $field:literal or $plain:ident { $($(#[$wm:meta])* $word:ident = $text:literal),+ $(,)? }) => {
        $(#[$m])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$wm])* $word,)+
            /// A member.
            Member(MemberId),
        }

        impl $name {
            const EXPECTED: &'static str = concat!("`", $field, "` is ", $("`\"", $text, "\"`, ",)+ "or the number of a member");

            /// Returns the member, unless it is none.
            pub const fn member(self) -> Option<MemberId> {
                match self {
                    Self::Member(member) => Some(member),
                    $(Self::$word => None,)+
                }
            }

            fn of_word(word: &str) -> Option<Self> {
                match word {
                    $($text => Some(Self::$word),)+
                    _ => None,
                }
            }

            const fn word(self) -> &'static str {
                match self {
                    $(Self::$word => $text,)+
                    Self::Member(_) => "member",
                }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self {
                    Self::Member(member) => member.fmt(f),
                    other => f.write_str(other.word()),
                }
            }
        }

        impl FromWire for $name {
            fn read(source: &mut Source<'_>, at: At) -> Self {
                if source.is_rows() {
                    // In the order of the variants, as serde counts them.
                    return match [$(Self::$word),+].get(usize::from(source.byte())) {
                        Some(word) => *word,
                        None => Self::Member(MemberId::read(source, at)),
                    };
                }
                if source.is_number(at) {
                    return Self::Member(MemberId::read(source, at));
                }
                let found = if source.is_text(at) { Self::of_word(&source.text(at)) } else { None };
                if found.is_none() && !at.is_nowhere() {
                    source.refuse(at, Self::EXPECTED);
                }
                // An arbitrary placeholder after a fault.
                found.unwrap_or(Self::Member(crate::values::ids::FIRST_MEMBER))
            }
        }

        impl ToWire for $name {
            fn write(&self, sink: &mut Sink) {
                if sink.is_rows() {
                    let words = [$(Self::$word),+];
                    let place = words.iter().position(|word| word == self).unwrap_or(words.len());
                    sink.bytes(&[u8::try_from(place).unwrap_or(u8::MAX)]);
                }
                match self {
                    Self::Member(member) => member.write(sink),
                    other if !sink.is_rows() => sink.text(other.word()),
                    _ => {}
                }
            }
        }

        /// The form of binary formats, in which nothing has a name.
        #[derive(Serialize, Deserialize)]
        enum $plain {
            $($word,)+
            Member(MemberId),
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
                match self {
                    Self::Member(member) if s.is_human_readable() => member.serialize(s),
                    other if s.is_human_readable() => s.serialize_str(other.word()),
                    Self::Member(member) => $plain::Member(*member).serialize(s),
                    $(Self::$word => $plain::$word.serialize(s),)+
                }
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                struct Word;
                impl serde::de::Visitor<'_> for Word {
                    type Value = $name;
                    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                        f.write_str($name::EXPECTED)
                    }
                    fn visit_str<E: serde::de::Error>(self, word: &str) -> Result<$name, E> {
                        $name::of_word(word).ok_or_else(|| E::custom($name::EXPECTED))
                    }
                    fn visit_u64<E: serde::de::Error>(self, number: u64) -> Result<$name, E> {
                        let member = u32::try_from(number).ok().and_then(MemberId::new);
                        member.map($name::Member).ok_or_else(|| E::custom($name::EXPECTED))
                    }
                }
                if d.is_human_readable() {
                    return d.deserialize_any(Word);
                }
                Ok(match $plain::deserialize(d)? {
                    $($plain::$word => Self::$word,)+
                    $plain::Member(member) => Self::Member(member),
                })
            }
        }
    };
}

caller! {
    /// The sender of a command: `"host"`, or a member's number. A broker sends as the member they are; the rights follow from
    /// their roles.
    pub enum Sender as "by" or PlainSender {
        /// The host itself, which may do everything.
        Host = "host",
    }
}

caller! {
    /// The viewer of a question: `"host"`, `"auditor"`, or a member's number. A broker asks as the member they are; the rights
    /// follow from their roles.
    pub enum Viewer as "viewer" or PlainViewer {
        /// The host itself, which may see everything.
        Host = "host",
        /// An auditor, who sees what is left when everything personal is withheld.
        Auditor = "auditor",
    }
}

impl From<Sender> for Actor {
    fn from(by: Sender) -> Self {
        match by {
            Sender::Host => Self::Host,
            Sender::Member(member) => Self::Member(member),
        }
    }
}

crate::form::plain! {
    Sender: "The sender of a command: `\"host\"`, or a member's number." => {
        "anyOf": [{ "enum": ["host"] }, { "$ref": "#/$defs/MemberId" }]
    };
    Viewer: "The viewer of a question: `\"host\"`, `\"auditor\"`, or a member's number." => {
        "anyOf": [{ "enum": ["host", "auditor"] }, { "$ref": "#/$defs/MemberId" }]
    };
}
