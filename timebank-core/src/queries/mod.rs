//! Questions a bank answers. Readers: they take `&TimeBank` and change nothing.
//!
//! Every question is a value with a method of its own on [`TimeBank`], and a variant of [`Query`] for the wire. Whoever asks
//! stands in `by`: a member is told what members may know, a broker what brokers may, and the host, with `by` left out,
//! everything. What somebody may not know reads as "ask the broker" (promise 13).
//!
//! ```
//! # use timebank_core::command::{Admit, Context, Record};
//! # use timebank_core::exchange::Terms;
//! # use timebank_core::{Charter, TimeBank};
//! use timebank_core::queries::StatementOf;
//! # let at = "2026-03-01T10:00:00Z".parse()?;
//! # let mut bank = TimeBank::found(Context::at(at), timebank_core::BankId([1; 16]), Charter::named("Harpurbrook"))?;
//! # let ana = bank.admit(Context::at(at), Admit::default())?.member()?;
//! # let ben = bank.admit(Context::at(at), Admit::default())?.member()?;
//! # bank.record(Context::at(at), Record::new(Terms::new("2026-03-01".parse()?).gave(ana, 60).received(ben, 60)))?;
//! let statement = bank.statement(&StatementOf::member(ana).by(ana))?;
//! assert_eq!((statement.given, statement.closing.get()), (60, 60));
//! // The same over the wire, and what another member is told:
//! assert!(bank.query_json(br#"{"type":"statement","member":1,"by":1}"#)?.contains("\"given\":60"));
//! assert_eq!(bank.statement(&StatementOf::member(ana).by(ben)).unwrap_err().code(), "ask-the-broker");
//! # Ok::<(), timebank_core::Error>(())
//! ```

mod balance;
mod fold;
mod held_about;
mod history;
mod hours;
mod listings;
mod members;
mod public_view;
mod reach;
mod redact;
mod rows;
mod shared;
mod statement;
mod today;
mod verdicts;

pub use crate::state::Viewer;
pub use balance::*;
pub use held_about::*;
pub use history::*;
pub use hours::*;
pub use listings::*;
pub use members::*;
pub use public_view::*;
pub use reach::*;
pub use redact::Reader;
pub use shared::Named;
pub use statement::*;
pub use today::*;
pub use verdicts::*;

#[cfg(test)]
pub(crate) use today::median_gap_tenths;

#[cfg(test)]
mod tests;

use crate::bank::TimeBank;
use crate::error::Error;
use serde::Serialize;

/// A question with a typed answer.
pub trait Question {
    /// What it is answered with.
    type Answer: Serialize + crate::form::ToWire;
    /// The answer.
    ///
    /// # Errors
    /// As the method of [`TimeBank`] of the same name.
    fn ask(&self, bank: &TimeBank) -> Result<Self::Answer, Error>;
}

pub(crate) fn left_out<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// Defines a question: what must be said, what may be left out, who asks, and the method that answers.
macro_rules! question {
    (
        $(#[$m:meta])* pub struct $name:ident $({ $( $(#[$rm:meta])* $req:ident : $rty:ty ),+ $(,)? })?
        optional { $( $(#[$om:meta])* $opt:ident : $oty:ty ),* $(,)? }
        => $method:ident -> $answer:ty
    ) => {
        $(#[$m])*
        #[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, crate::form::ToWire, crate::form::FromWire)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(rename_all = "camelCase", deny_unknown_fields)]
        pub struct $name {
            $($( $(#[$rm])* pub $req: $rty, )+)?
            $( $(#[$om])* #[serde(default, skip_serializing_if = "crate::queries::left_out")] pub $opt: $oty, )*
            /// Who asks; left out when the host itself does.
            #[serde(default, skip_serializing_if = "crate::queries::left_out")]
            pub by: Option<crate::values::ids::MemberId>,
        }
        impl $name {
            /// The question as the host asks it, with everything left out that may be.
            #[allow(clippy::new_without_default, reason = "a question is asked, it has no empty form of its own")]
            pub fn new($($( $req: $rty ),+)?) -> Self {
                Self { $($($req,)+)? $($opt: Default::default(),)* by: None }
            }
            /// As this member asks it.
            #[must_use]
            pub fn by(mut self, member: crate::values::ids::MemberId) -> Self {
                self.by = Some(member);
                self
            }
        }
        impl crate::queries::Question for $name {
            type Answer = $answer;
            fn ask(&self, bank: &crate::bank::TimeBank) -> Result<$answer, crate::error::Error> {
                bank.$method(self)
            }
        }
    };
}
pub(crate) use question;
