//! A serde format that reads random values: any value of any readable type. Used to generate events no test author thought of.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, clippy::panic, reason = "tests")]

use crate::golden::Dice;
use crate::journal::event::*;
use serde::de::value::Error;
use serde::de::{self, DeserializeSeed, Deserializer, EnumAccess, IntoDeserializer, MapAccess, SeqAccess, VariantAccess, Visitor};

struct Chance<'a>(&'a mut Dice);

impl Chance<'_> {
    fn number(&mut self) -> u64 {
        let wide = self.0.next();
        match self.0.below(8) {
            0 => 0,
            1 => wide % 4,
            2 => wide % (1 << 53),
            3 => wide % (1 << 32),
            4 => (1 << 53) - 1,
            _ => wide % 100_000,
        }
    }
}

macro_rules! unsigned { ($($method:ident $visit:ident $type:ty;)*) => { $(
    fn $method<V: Visitor<'de>>(mut self, v: V) -> Result<V::Value, Error> {
        let n = self.number();
        v.$visit(n.min(<$type>::MAX as u64) as $type)
    }
)* } }
macro_rules! signed { ($($method:ident $visit:ident $type:ty;)*) => { $(
    fn $method<V: Visitor<'de>>(mut self, v: V) -> Result<V::Value, Error> {
        let n = self.number().min(<$type>::MAX as u64) as $type;
        v.$visit(if self.0.below(2) == 0 { n } else { -n })
    }
)* } }
macro_rules! never { ($($method:ident),*) => { $(
    fn $method<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Error> { panic!("no event asks for {}", stringify!($method)) }
)* } }

impl<'de> Deserializer<'de> for Chance<'_> {
    type Error = Error;
    fn is_human_readable(&self) -> bool {
        false
    }
    unsigned! { deserialize_u8 visit_u8 u8; deserialize_u16 visit_u16 u16; deserialize_u32 visit_u32 u32; deserialize_u64 visit_u64 u64; }
    signed! { deserialize_i8 visit_i8 i8; deserialize_i16 visit_i16 i16; deserialize_i32 visit_i32 i32; deserialize_i64 visit_i64 i64; }
    never!(deserialize_any, deserialize_f32, deserialize_f64, deserialize_char, deserialize_str, deserialize_string, deserialize_bytes);
    never!(deserialize_byte_buf, deserialize_unit, deserialize_map, deserialize_identifier, deserialize_ignored_any);
    fn deserialize_bool<V: Visitor<'de>>(self, v: V) -> Result<V::Value, Error> {
        v.visit_bool(self.0.below(2) == 0)
    }
    fn deserialize_option<V: Visitor<'de>>(self, v: V) -> Result<V::Value, Error> {
        if self.0.below(2) == 0 { v.visit_none() } else { v.visit_some(self) }
    }
    fn deserialize_unit_struct<V: Visitor<'de>>(self, _: &'static str, v: V) -> Result<V::Value, Error> {
        v.visit_unit()
    }
    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, v: V) -> Result<V::Value, Error> {
        v.visit_newtype_struct(self)
    }
    fn deserialize_seq<V: Visitor<'de>>(self, v: V) -> Result<V::Value, Error> {
        let left = self.0.below(4);
        v.visit_seq(Items { dice: self.0, left })
    }
    fn deserialize_tuple<V: Visitor<'de>>(self, left: usize, v: V) -> Result<V::Value, Error> {
        v.visit_seq(Items { dice: self.0, left })
    }
    fn deserialize_tuple_struct<V: Visitor<'de>>(self, _: &'static str, left: usize, v: V) -> Result<V::Value, Error> {
        v.visit_seq(Items { dice: self.0, left })
    }
    fn deserialize_struct<V: Visitor<'de>>(self, _: &'static str, fields: &'static [&'static str], v: V) -> Result<V::Value, Error> {
        v.visit_map(Fields { dice: self.0, fields })
    }
    fn deserialize_enum<V: Visitor<'de>>(self, _: &'static str, variants: &'static [&'static str], v: V) -> Result<V::Value, Error> {
        let word = variants[self.0.below(variants.len())];
        v.visit_enum(Word { word, dice: self.0 })
    }
}

struct Items<'a> {
    dice: &'a mut Dice,
    left: usize,
}
impl<'de> SeqAccess<'de> for Items<'_> {
    type Error = Error;
    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Error> {
        if self.left == 0 {
            return Ok(None);
        }
        self.left -= 1;
        seed.deserialize(Chance(self.dice)).map(Some)
    }
}

struct Fields<'a> {
    dice: &'a mut Dice,
    fields: &'static [&'static str],
}
impl<'de> MapAccess<'de> for Fields<'_> {
    type Error = Error;
    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Error> {
        let Some((first, rest)) = self.fields.split_first() else { return Ok(None) };
        self.fields = rest;
        seed.deserialize((*first).into_deserializer()).map(Some)
    }
    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<T::Value, Error> {
        seed.deserialize(Chance(self.dice))
    }
}

struct Word<'a> {
    word: &'static str,
    dice: &'a mut Dice,
}
impl<'de> EnumAccess<'de> for Word<'_> {
    type Error = Error;
    type Variant = Self;
    fn variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<(T::Value, Self), Error> {
        let name: de::value::StrDeserializer<'_, Error> = self.word.into_deserializer();
        Ok((seed.deserialize(name)?, self))
    }
}
impl<'de> VariantAccess<'de> for Word<'_> {
    type Error = Error;
    fn unit_variant(self) -> Result<(), Error> {
        Ok(())
    }
    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Error> {
        seed.deserialize(Chance(self.dice))
    }
    fn tuple_variant<V: Visitor<'de>>(self, _: usize, _: V) -> Result<V::Value, Error> {
        panic!("no event has a variant with values")
    }
    fn struct_variant<V: Visitor<'de>>(self, _: &'static [&'static str], _: V) -> Result<V::Value, Error> {
        panic!("no event has a variant with fields")
    }
}

/// Returns a random value. Numbers that are out of range are drawn again.
pub(crate) fn anything<T: de::DeserializeOwned>(dice: &mut Dice) -> T {
    for _ in 0..10_000 {
        if let Ok(value) = T::deserialize(Chance(dice)) {
            return value;
        }
    }
    panic!("no value came out")
}

macro_rules! any_event { ($($name:ident),* $(,)?) => {
    /// Returns a random event of the kind with this tag.
    pub(crate) fn event(tag: &str, dice: &mut Dice) -> Event {
        $( { let one: Event = anything::<$name>(dice).into(); if one.tag() == tag { return one; } } )*
        panic!("no kind of event `{tag}` is listed here")
    }
} }
any_event!(
    BankFounded,
    SecretSet,
    ErasureAsked,
    SubstituteAsked,
    BundleProposed,
    BundleAgreed,
    BundleSettled,
    CopyBegun,
    CharterAdopted,
    ActivitySet,
    ProgrammeOpened,
    MemberAdmitted,
    MemberStateChanged,
    RoleGiven,
    RoleEnded,
    PersonalKept,
    MembersMerged,
    AccountOpened,
    AccountJoined,
    LimitsSet,
    ListingPosted,
    ListingAmended,
    ListingRenewed,
    ListingClosed,
    ExchangeProposed,
    ExchangeApproved,
    ExchangeAgreed,
    ExchangeEnded,
    ParticipantsChanged,
    ExchangeDone,
    ConfirmationGiven,
    ExchangePosted,
    ExchangeDisputed,
    ExchangeRecorded,
    WordGiven,
    WordRefused,
    ExchangeReversed,
    ExpenseNoted,
    VisitReported,
    CreditTransferred,
    BridgeOpened,
    PassagePending,
    PassagePosted,
    PassageVoided,
    PairingMade,
    PairingEnded,
    MemberErased,
    PeriodClosed,
    DeadlinesMoved,
    ClockSet,
);
