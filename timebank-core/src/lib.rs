//! A time bank you can embed: members, credits, exchanges, rules and the books of a community in which people help one
//! another and an hour is an hour, whoever gives it.
//!
//! The crate is pure: no threads, no clock but that of a [`store::Keeper`], no input or output but that of the file store behind the
//! feature `file`, no randomness but that of `Salt::random` behind the feature `random`. Time and salts come in with every command;
//! records come out, for the host to store.
//!
//! ```
//! use timebank_core::command::{Admit, Context, Record};
//! use timebank_core::exchange::Terms;
//! use timebank_core::{BankId, Charter, Salt, TimeBank};
//!
//! let now = Context::host("2026-03-01T10:00:00Z".parse()?);
//! let mut bank = TimeBank::create(now, BankId(*b"0a1b2c3d4e5f6071"), Charter::named("Harpurbrook Time Bank"))?;
//!
//! // Personal data needs a salt: 16 random bytes, fresh ones for every command (`Salt::random()` with the feature `random`).
//! let (first, second) = (now.salt(Salt(*b"a1b2c3d4e5f60718")), now.salt(Salt(*b"18f7e6d5c4b3a291")));
//! let ana = bank.admit(first, Admit::named("Ana"))?.member()?;
//! let ben = bank.admit(second, Admit::named("Ben"))?.member()?;
//!
//! bank.record(now, Record::new(Terms::new("2026-03-01".parse()?).gave(ana, 60).received(ben, 60)))?;
//! assert_eq!(bank.host().balance(ana)?.to_string(), "1 h");
//! assert_eq!(bank.host().balance(ben)?.to_string(), "−1 h");
//! # Ok::<(), timebank_core::Error>(())
//! ```
//!
//! # Where to begin
//!
//! - [`TimeBank`] is the bank: [`execute`](TimeBank::execute) a [`Command`], or use the method named after the action.
//! - [`Charter`] holds the community's rules as data; [`rules`] says whether these people may do this, here, then.
//! - [`exchange::Terms`] says who gave and who received. Whose credit pays is a different fact, and never read back as help.
//! - [`journal`] keeps what happened as records chained by hash.
//! - [`queries`] answers questions: balances, statements, listings, what a coordinator has to do today.
//! - [`Error`] is a value: a stable code, a sentence, typed details, help.
//! - [`cookbook`] is for services: log-ins, retries, errors, threads, stores, erasure, permissions, time zones.
//! - [`promises`] lists what the library promises, and the tests that hold it to that.
//!
//! # Floors
//!
//! A module imports the floors below it and never one above; `tests/floors.rs` reads the imports and fails otherwise.
//!
//! | floor | modules | what they hold |
//! |---|---|---|
//! | 11 | [`wire`] | the doors for JSON: [`wire::Query`], the schema |
//! | 10 | [`laboratory`] | communities and rules tried ahead |
//! | 9 | [`matching`], [`outcomes`] | who could help whom; ties, measures, reports |
//! | 8 | [`queries`], [`interchange`], [`store`] | questions; other systems' files; where journals are kept |
//! | 7 | [`TimeBank`] | commands in, events out: decide, apply, snapshot |
//! | 6 | [`rules`] | one definition of every rule, over facts |
//! | 5 | [`State`], [`command`] | what a bank knows; what may be asked of it |
//! | 4 | [`error`] | gathers the errors of the floors below |
//! | 3 | [`journal`], [`charter`] | records chained by hash, events; the community's rules as data |
//! | 2 | [`ledger`], [`member`], [`activity`], [`listing`], [`exchange`], [`programme`], [`personal`] | accounts and postings; the things of a time bank |
//! | 1 | [`minutes`], [`time`], [`ids`], [`digest`], [`place`], [`language`], [`availability`], [`limits`] and the rest of the values | numbers, days, names of things |
//! | 0 | [`form`], [`canon`] (the crate `timebank-wire`) | how values are read and written |

#![forbid(unsafe_code)]
// What is public may grow: the few types that are closed by nature say why.
#![warn(clippy::exhaustive_structs, clippy::exhaustive_enums)]

mod bank;
pub mod charter;
pub mod command;
#[cfg(doc)]
pub mod cookbook;
pub mod error;
#[cfg(test)]
mod golden;
#[cfg(feature = "interchange")]
pub mod interchange;
pub mod journal;
#[cfg(feature = "laboratory")]
pub mod laboratory;
pub mod ledger;
#[cfg(feature = "matching")]
pub mod matching;
mod model;
#[cfg(feature = "outcomes")]
pub mod outcomes;
pub mod promises;
pub mod queries;
pub mod rules;
mod state;
pub mod store;
mod values;
pub mod wire;

pub(crate) use timebank_wire::order;
pub use timebank_wire::{self as form, canon};

pub use bank::{Decision, TimeBank, Trial};
pub use charter::Charter;
pub use command::{Command, Context};
pub use error::Error;
pub use journal::event::{self, Event};
pub use journal::{Head, JournalRecord, verify};
pub use ledger::table;
pub use model::caller::{self, Sender, Viewer};
pub use model::{activity, exchange, listing, member, personal, programme};
pub use state::{Bridge, Created, ExchangeMore, ExchangeRow, Outcome, PartRow, Passage, Settlement, State, Visit};
pub use values::audience::{self, Audience};
pub use values::cause::Cause;
pub use values::digest::{self, BankId, Hash32, Key, Salt};
pub use values::ids::{self, *};
pub use values::minutes::{self, Minutes};
pub use values::place::{self, Place};
pub use values::time::{self, Date, Start, Timestamp};
pub use values::{availability, duration, language, limits};
pub use wire::{error_catalogue_json, forget_jsonl, verify_jsonl_json};
