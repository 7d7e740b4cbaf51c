//! The ledger: postings and transfers. Credit, which is never help.

use std::sync::Arc;

use arrow_array::RecordBatch;
use arrow_schema::ArrowError;
use timebank_core::TimeBank;
use timebank_core::ledger::{Entry, EntryId, EntryKind, TransferKind};

use super::columns::*;
use super::exchanges::{place, words};
use super::{NativeTable, in_batches};

/// What an entry is about, in the words of a statement.
pub(super) const KINDS: [&str; 6] = ["exchange", "reversal", "transfer", "moved", "passage", "other"];

pub(super) const fn kind(entry: &Entry) -> usize {
    match entry.kind {
        EntryKind::Exchange => 0,
        EntryKind::Reversal => 1,
        EntryKind::Transfer(_) => 2,
        EntryKind::Moved => 3,
        EntryKind::Passage => 4,
        // Kinds that come later.
        _ => 5,
    }
}

const fn transfer_kind(entry: &Entry) -> Option<TransferKind> {
    if let EntryKind::Transfer(kind) = entry.kind { Some(kind) } else { None }
}

/// One row for each posting, in the order they were posted.
pub fn postings(bank: &TimeBank) -> Result<NativeTable, ArrowError> {
    let caption = format!("Postings of {}", bank.charter().name);
    in_batches("postings", caption, bank.host().ledger().entries.iter(), |rows| some_postings(bank, rows))
}

fn some_postings(bank: &TimeBank, rows: &[(EntryId, &Entry)]) -> Result<RecordBatch, ArrowError> {
    use timebank_core::Id as _;
    let n = rows.len().saturating_mul(2);
    let (mut number, mut at, mut account) = (Counts::with_capacity(n), Moments::with_capacity(n), Counts::with_capacity(n));
    let (mut minutes, mut about, mut value) = (Minutes::with_capacity(n), Counts::with_capacity(n), Days::with_capacity(n));
    let mut kinds = Words::of(KINDS.to_vec(), n);
    let mut transfer = Words::of(words(TransferKind::ALL, TransferKind::as_str), n);
    for &(id, entry) in rows {
        for posting in bank.host().ledger().postings_of(id) {
            number.push(id.index().saturating_add(1));
            at.push(entry.at);
            value.push(entry.value);
            account.push(posting.account.get());
            minutes.push(posting.minutes.get());
            kinds.push(kind(entry));
            transfer.maybe(transfer_kind(entry).and_then(|kind| place(TransferKind::ALL, &kind)));
            about.push(entry.about);
        }
    }
    Columns::default()
        .column("entry", "the entry of the ledger; its postings sum to zero", None, Arc::new(number.array()))
        .column("at", "when it was entered", Some("UTC"), at.array())
        .column("value", "the day it counts for", None, value.array())
        .column("account", "which account; 1 is the pot", None, Arc::new(account.array()))
        .column("minutes", "what it adds to the balance", Some("minutes"), Arc::new(minutes.array()))
        .column("kind", "what it is about; only an exchange is help", None, kinds.array()?)
        .column("transfer", "which kind of transfer", None, transfer.array()?)
        .column("about", "the number of the exchange, transfer, member or passage", None, Arc::new(about.array()))
        .batch()
}

/// One row for each transfer.
pub fn transfers(bank: &TimeBank) -> Result<NativeTable, ArrowError> {
    let caption = format!("Transfers at {}: credit that moved without an exchange", bank.charter().name);
    in_batches("transfers", caption, bank.host().transfer_rows(), |rows| {
        let n = rows.len();
        let (mut number, mut at, mut minutes) = (Counts::with_capacity(n), Moments::with_capacity(n), Minutes::with_capacity(n));
        let (mut from, mut to, mut by) = (Lists::with_capacity(n), Lists::with_capacity(n), Counts::with_capacity(n));
        let mut kinds = Words::of(words(TransferKind::ALL, TransferKind::as_str), n);
        let mut value = Days::with_capacity(n);
        for &(id, entry, sent) in rows {
            number.push(id.get());
            let row = bank.host().ledger().entries.get(entry);
            at.maybe(row.map(|row| row.at));
            value.maybe(row.map(|row| row.value));
            kinds.maybe(row.and_then(transfer_kind).and_then(|kind| place(TransferKind::ALL, &kind)));
            let mut moved = 0i64;
            for posting in bank.host().ledger().postings_of(entry) {
                if posting.minutes.is_positive() {
                    to.add(posting.account.get());
                    moved = moved.saturating_add(posting.minutes.get());
                } else {
                    from.add(posting.account.get());
                }
            }
            from.end();
            to.end();
            minutes.push(moved);
            by.maybe(sent.map(timebank_core::MemberId::get));
        }
        Columns::default()
            .column("transfer", "its number", None, Arc::new(number.array()))
            .column("at", "when it was entered", Some("UTC"), at.array())
            .column("value", "the day it counts for", None, value.array())
            .column("kind", "which kind", None, kinds.array()?)
            .column("from", "accounts it was taken from", None, from.array()?)
            .column("to", "accounts it was given to", None, to.array()?)
            .column("minutes", "how much", Some("minutes"), Arc::new(minutes.array()))
            .column("by", "who sent it; missing when the host did", None, Arc::new(by.array()))
            .batch()
    })
}
