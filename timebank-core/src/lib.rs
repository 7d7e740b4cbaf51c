//! A time bank you can embed.

#![forbid(unsafe_code)]

pub mod activity;
pub mod audience;
pub mod availability;
mod bank;
pub mod canon;
pub mod charter;
pub mod command;
pub mod digest;
pub mod error;
pub mod event;
pub mod exchange;
pub mod ids;
pub mod journal;
pub mod language;
pub mod ledger;
pub mod limits;
pub mod listing;
pub mod member;
pub mod minutes;
pub mod personal;
pub mod place;
pub mod programme;
pub mod queries;
pub mod rules;
pub mod table;
pub mod time;

pub use audience::Audience;
pub use bank::{
    Bridge, Created, Decision, ExchangeMore, ExchangeRow, Outcome, PartRow, Passage, Settlement, TimeBank, Visit, error_catalogue_json,
    verify_jsonl_json,
};
pub use charter::Charter;
pub use command::{Command, Context};
pub use digest::{Hash32, Key, Salt};
pub use error::Error;
pub use event::Event;
pub use ids::*;
pub use journal::{Head, Record, verify};
pub use minutes::Minutes;
pub use place::Place;
pub use time::{Date, Instant, Start};
