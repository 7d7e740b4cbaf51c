//! Ids: dense numbers from 1, assigned by the bank in order.

use crate::canon::{Absent, Canon, Cursor, Lasting};
use crate::form::{At, FromWire, Source};
use serde::{Deserialize, Deserializer, Serialize};
use std::fmt;
use std::num::NonZeroU32;

macro_rules! id {
    ($($(#[doc = $doc:literal])* $name:ident $word:literal;)*) => {$(
        $(#[doc = $doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, crate::form::ToWire)]
        #[serde(transparent)]
        pub struct $name(NonZeroU32);
        impl $name {
            /// Creates the id with this number, or `None` for 0.
            pub const fn new(number: u32) -> Option<Self> {
                match NonZeroU32::new(number) { Some(n) => Some(Self(n)), None => None }
            }
            /// Returns the number.
            pub const fn get(self) -> u32 { self.0.get() }
        }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { write!(f, concat!($word, " {}"), self.0) }
        }
        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                Self::new(u32::deserialize(d)?).ok_or_else(|| serde::de::Error::custom("numbers of this kind begin at `1`"))
            }
        }
        impl FromWire for $name {
            fn read(source: &mut Source<'_>, at: At) -> Self { Self(FromWire::read(source, at)) }
        }
        impl Id for $name {
            fn from_index(index: u32) -> Option<Self> { Self::new(index.checked_add(1)?) }
            fn index(self) -> u32 { self.0.get().wrapping_sub(1) }
        }
        crate::form::plain! { $name: concat!($($doc),*).trim() => { "type": "integer", "minimum": 1, "maximum": u32::MAX }; }
        impl Lasting for $name {}
        impl Absent for $name {}
        impl Canon for $name {
            fn put(&self, out: &mut Vec<u8>) { self.0.get().put(out); }
            fn take(c: &mut Cursor<'_>) -> Option<Self> { Self::new(u32::take(c)?) }
        }
    )*};
}

/// An id that locates a row in its table.
pub trait Id: Copy + Eq + fmt::Debug {
    /// Returns the id of the row at `index`, from 0.
    fn from_index(index: u32) -> Option<Self>;
    /// Returns the row's index, from 0.
    fn index(self) -> u32;
}

id! {
    /// A member: a person or an organisation taking part.
    MemberId "member";
    /// An account of the ledger. Number 1 is the community's pot.
    AccountId "account";
    /// An activity in the community's own words.
    ActivityId "activity";
    /// An offer or a request.
    ListingId "listing";
    /// An exchange.
    ExchangeId "exchange";
    /// Exchanges agreed together for many dates.
    SeriesId "series";
    /// A sheet of exchanges recorded together, which can be undone together.
    BatchId "batch";
    /// Exchanges that are agreed as one and settled as one. Its number is that of the first of them.
    BundleId "bundle";
    /// A transfer of credit without an exchange.
    TransferId "transfer";
    /// A partner bank, known by its bridge account.
    BridgeId "bridge";
    /// Credit on its way to or from a partner bank.
    PassageId "passage";
    /// A programme, such as peer mentoring.
    ProgrammeId "programme";
    /// Two people paired in a programme.
    PairingId "pairing";
    /// A version of the charter.
    CharterVersion "charter version";
    /// A piece of personal data the bank keeps.
    PartId "part";
}

impl AccountId {
    /// The community's pot.
    pub const POT: Self = match Self::new(1) {
        Some(id) => id,
        None => Self(NonZeroU32::MIN),
    };
}

/// The first possible member id.
pub(crate) const FIRST_MEMBER: MemberId = MemberId(NonZeroU32::MIN);
