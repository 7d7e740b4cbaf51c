//! The actor of a record.

use crate::canon::{Absent, Canon, Cursor, Lasting};
use crate::form::{At, FromWire, Sink, Source, ToWire};
use crate::values::ids::MemberId;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// The actor of a record: `"host"`, `"time"` for events that fell due without a command, or a member's id. It is always stated
/// and has no default.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Actor {
    /// The host itself.
    Host,
    /// No one: a deadline passed.
    Time,
    /// A member.
    Member(MemberId),
}

impl Actor {
    /// Returns the member who acted, or `None` for the host and time.
    pub const fn member(self) -> Option<MemberId> {
        match self {
            Self::Member(member) => Some(member),
            Self::Host | Self::Time => None,
        }
    }

    const fn word(self) -> &'static str {
        match self {
            Self::Host => "host",
            Self::Time => "time",
            Self::Member(_) => "member",
        }
    }
}

impl fmt::Display for Actor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Member(member) => member.fmt(f),
            other => f.write_str(other.word()),
        }
    }
}

impl Lasting for Actor {}
impl Absent for Actor {}
impl Canon for Actor {
    fn put(&self, out: &mut Vec<u8>) {
        match self {
            Self::Member(member) => member.put(out),
            Self::Host => out.extend_from_slice(b"\"host\""),
            Self::Time => out.extend_from_slice(b"\"time\""),
        }
    }
    fn take(c: &mut Cursor<'_>) -> Option<Self> {
        if c.eat(b"\"host\"") {
            return Some(Self::Host);
        }
        if c.eat(b"\"time\"") {
            return Some(Self::Time);
        }
        MemberId::take(c).map(Self::Member)
    }
}

const EXPECTED: &str = "`\"host\"`, `\"time\"` or the number of a member is expected";

impl FromWire for Actor {
    fn read(source: &mut Source<'_>, at: At) -> Self {
        if !source.is_rows() && source.is_number(at) {
            return Self::Member(MemberId::read(source, at));
        }
        if source.is_rows() {
            return match source.byte() {
                0 => Self::Host,
                1 => Self::Time,
                _ => Self::Member(MemberId::read(source, at)),
            };
        }
        match &*source.text(at) {
            "host" => Self::Host,
            "time" => Self::Time,
            _ => {
                source.refuse(at, EXPECTED);
                Self::Host
            }
        }
    }
}

impl ToWire for Actor {
    fn write(&self, sink: &mut Sink) {
        if sink.is_rows() {
            sink.bytes(&[match self {
                Self::Host => 0,
                Self::Time => 1,
                Self::Member(_) => 2,
            }]);
        }
        match self {
            Self::Member(member) => member.write(sink),
            other if !sink.is_rows() => sink.text(other.word()),
            _ => {}
        }
    }
}

/// The form in binary formats, which carry no names.
#[derive(Serialize, Deserialize)]
enum Plain {
    Host,
    Time,
    Member(MemberId),
}

impl Serialize for Actor {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Member(member) if s.is_human_readable() => member.serialize(s),
            other if s.is_human_readable() => s.serialize_str(other.word()),
            Self::Host => Plain::Host.serialize(s),
            Self::Time => Plain::Time.serialize(s),
            Self::Member(member) => Plain::Member(*member).serialize(s),
        }
    }
}

struct Word;

impl serde::de::Visitor<'_> for Word {
    type Value = Actor;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("`\"host\"`, `\"time\"` or the number of a member")
    }
    fn visit_str<E: serde::de::Error>(self, word: &str) -> Result<Actor, E> {
        match word {
            "host" => Ok(Actor::Host),
            "time" => Ok(Actor::Time),
            _ => Err(E::custom(EXPECTED)),
        }
    }
    fn visit_u64<E: serde::de::Error>(self, number: u64) -> Result<Actor, E> {
        let member = u32::try_from(number).ok().and_then(MemberId::new);
        member.map(Actor::Member).ok_or_else(|| E::custom(EXPECTED))
    }
}

impl<'de> Deserialize<'de> for Actor {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        if d.is_human_readable() {
            return d.deserialize_any(Word);
        }
        Ok(match Plain::deserialize(d)? {
            Plain::Host => Self::Host,
            Plain::Time => Self::Time,
            Plain::Member(member) => Self::Member(member),
        })
    }
}

crate::form::plain! {
    Actor: "Who acted: `\"host\"`, `\"time\"` for work that fell due by itself, or a member's number." => {
        "anyOf": [{ "enum": ["host", "time"] }, { "type": "integer", "minimum": 1, "maximum": u32::MAX }]
    };
}
