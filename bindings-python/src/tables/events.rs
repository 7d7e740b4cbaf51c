//! The journal as a table: one row for each record.

use std::sync::Arc;

use arrow_schema::ArrowError;
use timebank_core::journal::JsonLines;
use timebank_core::{Error, Event};

use super::NativeTable;
use super::columns::*;

/// What happened, in the order it did.
pub fn events(journal: &mut dyn std::io::BufRead) -> Result<Result<NativeTable, ArrowError>, Error> {
    let (mut seq, mut at, mut by) = (Large::with_capacity(0), Moments::with_capacity(0), Counts::with_capacity(0));
    let mut kind = Words::of(Event::TAGS.to_vec(), 0);
    let (mut parts, mut hash, mut event) = (Counts::with_capacity(0), Text::default(), Text::default());
    for (record, number) in JsonLines::new(journal).zip(1u64..) {
        let record = record?;
        let body = record.body(number)?;
        seq.push(body.seq);
        at.push(body.at);
        by.maybe(body.by.member().map(timebank_core::MemberId::get));
        kind.word(Some(body.event.tag()));
        parts.push(u32::try_from(record.personal.len()).unwrap_or(u32::MAX));
        hash.push(record.hash.to_string());
        event.push(String::from_utf8_lossy(&timebank_core::canon::to_canonical(&body.event)));
    }
    let made = || {
        let batch = Columns::default()
            .column("seq", "its place in the journal, from 1", None, Arc::new(seq.array()))
            .column("at", "when the command came", Some("UTC"), at.array())
            .column("by", "the member who sent it; missing when the host did, or a deadline passed", None, Arc::new(by.array()))
            .column("type", "what happened", None, kind.array()?)
            .column("personal", "personal parts beside it, here, withheld or erased", None, Arc::new(parts.array()))
            .column("hash", "SHA-256 of the lasting part", None, hash.array())
            .column("event", "the event as JSON", None, event.array())
            .batch()?;
        NativeTable::new("events", "What happened".into(), vec![batch])
    };
    Ok(made())
}
