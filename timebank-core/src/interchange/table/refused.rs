//! What the bank refused, with the column it is most likely about.

use super::super::{FaultKind, FileFault};
use super::{Column, RowFault, TABLE, TableRecording, line};
use crate::error::{Error, ValueError};
use crate::model::exchange::{Side, Terms};
use crate::values::ids::MemberId;

fn column_of(side: Side) -> Column {
    match side {
        Side::Gave => Column::Gave,
        Side::Received => Column::Received,
        Side::Together => Column::Together,
    }
}

/// The column an error is about, and what stands there.
fn about(terms: &Terms, error: &Error) -> Option<(Column, String)> {
    let of = |member: &MemberId| {
        let side = terms.parts.iter().find(|part| part.member == *member).map(|part| part.side);
        side.map_or(Column::Gave, column_of)
    };
    Some(match error {
        Error::NotFound { what: "activity", number } => (Column::Activity, number.to_string()),
        Error::NotFound { what: "member", number } => (MemberId::new(*number).as_ref().map_or(Column::Gave, of), number.to_string()),
        Error::NotFound { what: "listing", number } => (Column::Listing, number.to_string()),
        Error::NotFound { what: "pairing", number } => (Column::Pairing, number.to_string()),
        // Named the first time there is nothing wrong yet.
        Error::MemberTwice { member } => {
            let again = terms.parts.iter().rfind(|part| part.member == *member).map(|part| part.side);
            (again.map_or(Column::Gave, column_of), member.get().to_string())
        }
        Error::BadPairing { .. } => (Column::Pairing, terms.pairing.map_or_else(String::new, |pairing| pairing.get().to_string())),
        Error::BadExpense { .. } => (Column::Expenses, String::new()),
        Error::Value(ValueError::BadHours { from, .. }) => (Column::Start, from.to_string()),
        Error::MemberState { member, .. } => (of(member), member.get().to_string()),
        Error::BadMinutes { minutes, .. } => (Column::Minutes, minutes.to_string()),
        Error::NotYet { on, .. } => (Column::On, on.to_string()),
        Error::DateOrder { second, .. } => (Column::On, second.to_string()),
        Error::NobodyGave {} => (Column::Gave, String::new()),
        Error::NobodyReceived {} => (Column::Received, String::new()),
        Error::TimeWentBack { at, .. } => (Column::Entered, at.to_string()),
        Error::BadPayer { .. } => (Column::Payer, String::new()),
        _ => return None,
    })
}

impl TableRecording {
    pub(super) fn by_the_bank(&self, row: u64, terms: &Terms, error: &Error) -> RowFault {
        let (column, value) = about(terms, error).map_or_else(Default::default, |(column, value)| (self.name_of(column).to_owned(), value));
        let fault = FileFault { column, value, ..FileFault::of_row(TABLE, line(row), FaultKind::Refused, error.message()) };
        RowFault { row, code: error.code(), fault }
    }
}
