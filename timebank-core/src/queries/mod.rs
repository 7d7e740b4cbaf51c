//! Queries: questions a bank answers. They take `&TimeBank` and change nothing.
//!
//! Every question is a value with a method of its own on [`View`], and a variant of [`Query`](crate::wire::Query) for the wire. A
//! view belongs to one viewer. A member reads what members may know, a broker what brokers may, and the
//! [host](crate::TimeBank::host) everything. Anything else is refused with "ask the broker" (promise 13).
//!
//! ```
//! # use timebank_core::command::{Admit, Context, Record};
//! # use timebank_core::exchange::Terms;
//! # use timebank_core::{Charter, TimeBank};
//! use timebank_core::queries::StatementOf;
//! # let at = "2026-03-01T10:00:00Z".parse()?;
//! # let mut bank = TimeBank::create(Context::host(at), timebank_core::BankId([1; 16]), Charter::named("Harpurbrook"))?;
//! # let ana = bank.admit(Context::host(at), Admit::default())?.member()?;
//! # let ben = bank.admit(Context::host(at), Admit::default())?.member()?;
//! # bank.record(Context::host(at), Record::new(Terms::new("2026-03-01".parse()?).gave(ana, 60).received(ben, 60)))?;
//! let statement = bank.seen_by(ana).statement(&StatementOf::member(ana))?;
//! assert_eq!((statement.given, statement.closing.get()), (60, 60));
//! // The same over the wire, and the answer to another member:
//! assert!(bank.query_json(br#"{"type":"statement","viewer":1,"member":1}"#)?.contains("\"given\":60"));
//! assert_eq!(bank.seen_by(ben).statement(&StatementOf::member(ana)).unwrap_err().code(), "ask-the-broker");
//! # Ok::<(), timebank_core::Error>(())
//! ```

mod balance;
mod fold;
mod held_about;
mod history;
mod hours;
mod listings;
mod member_copy;
mod members;
mod public_view;
mod reach;
mod redact;
mod rows;
mod shared;
mod statement;
mod today;
mod verdicts;
mod view;

pub use crate::model::caller::Viewer;
pub use crate::state::Access;
pub use balance::*;
pub use held_about::*;
pub use history::*;
pub use hours::*;
pub use listings::*;
pub use member_copy::*;
pub use members::*;
pub use public_view::*;
pub use reach::*;
pub use redact::Reader;
pub use shared::Named;
pub use statement::*;
pub use today::*;
pub use verdicts::*;
pub use view::{Host, View};

#[cfg(test)]
pub(crate) use today::median_gap_tenths;

#[cfg(test)]
mod tests;

use crate::error::Error;
use serde::{Deserialize, Serialize};

/// A question with a typed answer.
pub trait Question {
    /// The type of the answer.
    type Answer: Serialize + crate::form::ToWire;
    /// Returns the answer for the viewer of this view.
    ///
    /// # Errors
    /// As the method of [`View`] of the same name.
    fn ask(&self, view: &View<'_>) -> Result<Self::Answer, Error>;
}

/// A question in its wire form: the required viewer, and the question's own fields.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Asked<Q> {
    /// The viewer.
    pub viewer: Viewer,
    /// The question.
    #[serde(flatten)]
    pub question: Q,
}

impl<Q: crate::form::FromWire> crate::form::FromWire for Asked<Q> {
    fn read(source: &mut crate::form::Source<'_>, at: crate::form::At) -> Self {
        let viewer = source.beside(at, "viewer");
        Self { viewer: crate::form::FromWire::read(source, viewer), question: crate::form::FromWire::read(source, at) }
    }
}

impl<Q: crate::form::ToWire> crate::form::ToWire for Asked<Q> {
    fn write(&self, sink: &mut crate::form::Sink) {
        sink.begin();
        self.write_fields(sink);
        sink.end();
    }
    fn write_fields(&self, sink: &mut crate::form::Sink) {
        sink.key("viewer");
        self.viewer.write(sink);
        self.question.write_fields(sink);
    }
}

pub(crate) fn left_out<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// Defines a question: its required fields, its optional fields, and the method of [`View`] that answers it.
macro_rules! question {
    (
        $(#[$m:meta])* pub struct $name:ident $({ $( $(#[$rm:meta])* $req:ident : $rty:ty ),+ $(,)? })?
        optional { $( $(#[$om:meta])* $opt:ident : $oty:ty ),* $(,)? }
        => $(#[$mm:meta])* $method:ident -> $answer:ty
    ) => {
        $(#[$m])*
        #[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(rename_all = "camelCase", deny_unknown_fields)]
        #[non_exhaustive]
        pub struct $name {
            $($( $(#[$rm])* pub $req: $rty, )+)?
            $( $(#[$om])* #[serde(default, skip_serializing_if = "crate::queries::left_out")] pub $opt: $oty, )*
        }
        impl crate::queries::View<'_> {
            $(#[$mm])*
            pub fn $method(&self, question: &$name) -> Result<$answer, crate::error::Error> {
                self.read(|bank, viewer| bank.$method(viewer, question))
            }
        }
        impl crate::queries::Question for $name {
            type Answer = $answer;
            fn ask(&self, view: &crate::queries::View<'_>) -> Result<$answer, crate::error::Error> {
                view.$method(self)
            }
        }
    };
}
pub(crate) use question;
