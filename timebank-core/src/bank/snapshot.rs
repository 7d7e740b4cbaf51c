//! Snapshots: the whole state in a versioned binary format, so that a bank opens without a replay.
//!
//! ```text
//! "timebank" version:u32 | tag:u8 length:u64 bytes | ... | SHA-256 of all before it
//! ```
//!
//! Numbers are little-endian, and the sections come in a fixed order. Tables with a row for each exchange are written in postcard
//! encoding. The others, whose types omit empty fields, are written as JSON. A snapshot is only a cache of the journal: a later
//! version of this library may refuse it, and then the journal is replayed.

use super::TimeBank;
use crate::error::Error;
use crate::form::{At, FromWire, Sink, Source, ToWire, sorted, to_json};
use crate::journal::{Head, JsonLines, check_link};
use crate::ledger::Ledger;
use crate::ledger::table::Map;
use crate::model::personal::Person;
use crate::state::State;
use crate::values::digest::sha256;
use crate::values::ids::{Id, MemberId};
use crate::values::minutes::Minutes;
use crate::values::sure::{LeftOut as _, sure};

mod borne;
#[cfg(test)]
mod tests;

const MAGIC: &[u8; 8] = b"timebank";
const VERSION: u32 = 9;
const HASH: usize = 32;

fn bad(why: &'static str) -> Error {
    Error::BadSnapshot { why }
}

/// Writes sections one after another.
struct Writer {
    out: Vec<u8>,
    tag: u8,
}

impl Writer {
    fn section(&mut self, value: &dyn ToWire, sink: fn(Vec<u8>) -> Sink) {
        self.out.push(self.tag);
        self.tag = self.tag.wrapping_add(1);
        let place = self.out.len();
        self.out.extend_from_slice(&[0; 8]);
        let start = self.out.len();
        let mut sink = sink(std::mem::take(&mut self.out));
        value.write(&mut sink);
        self.out = sink.done();
        let length = self.out.get(start..).map(|section| (section.len() as u64).to_le_bytes());
        if let (Some(slot), Some(length)) = (self.out.get_mut(place..start), length) {
            slot.copy_from_slice(&length);
        }
    }

    fn rows(&mut self, value: &dyn ToWire) {
        self.section(value, Sink::rows);
    }

    fn json(&mut self, value: &dyn ToWire) {
        self.section(value, Sink::json);
    }
}

/// Reads sections one after another. Errors are sticky: after the first one, reads return placeholders, and one check at the end
/// is enough.
struct Reader<'a> {
    rest: &'a [u8],
    tag: u8,
    fault: Option<&'static str>,
}

impl<'a> Reader<'a> {
    fn fail(&mut self, why: &'static str) {
        self.fault.get_or_insert(why);
    }

    fn take(&mut self, length: usize) -> &'a [u8] {
        let Some((taken, rest)) = self.rest.split_at_checked(length) else {
            self.fail("it is cut short");
            return &[];
        };
        self.rest = rest;
        taken
    }

    fn section(&mut self) -> &'a [u8] {
        if self.take(1) != [self.tag] {
            self.fail("its sections are not in their order");
        }
        self.tag = self.tag.wrapping_add(1);
        let mut length = [0u8; 8];
        for (to, from) in length.iter_mut().zip(self.take(8)) {
            *to = *from;
        }
        let Ok(length) = usize::try_from(u64::from_le_bytes(length)) else {
            self.fail("a section is longer than memory");
            return &[];
        };
        let section = self.take(length);
        if self.fault.is_some() { &[] } else { section }
    }

    // Memory stays within a small multiple of the input: rows are pushed as they are read. Capacity is never reserved by a length
    // that the input merely claims.
    fn rows<T: FromWire>(&mut self) -> T {
        let mut source = Source::rows(self.section());
        let value = T::read(&mut source, At::ROOT);
        self.close(source);
        value
    }

    fn json<T: FromWire>(&mut self) -> T {
        let mut source = Source::json(self.section());
        let value = T::read(&mut source, At::ROOT);
        self.close(source);
        value
    }

    fn close(&mut self, source: Source<'_>) {
        if source.end().is_err() {
            self.fail("a table cannot be read");
        }
    }
}

/// People without their empty fields. Most have little more than a name, and reading empty fields takes time too.
struct Sparse<'a>(&'a Map<MemberId, Person>);

impl ToWire for Sparse<'_> {
    fn write(&self, sink: &mut Sink) {
        sink.list(self.0.len());
        for (id, person) in self.0.iter() {
            sink.item();
            sink.tuple();
            sink.item();
            id.write(sink);
            sink.item();
            sorted(&to_json(person), true, sink.out());
            sink.end_list();
        }
        sink.end_list();
    }
}

impl TimeBank {
    /// Returns the whole bank in a versioned binary format, personal parts included. Protect it as well as the journal, and
    /// delete it when a member is forgotten.
    ///
    /// It contains everything executed, but not the records that wait to be [drained](TimeBank::drain). Append those first.
    /// Otherwise the snapshot is ahead of its journal, and the bank cannot continue from it.
    pub fn snapshot(&self) -> Vec<u8> {
        // Every field is named, so that the compiler asks for a decision when one is added.
        let State {
            small,
            charter: _,
            charters,
            ledger: Ledger { accounts, entries, postings, limits },
            members,
            tails,
            people,
            activities,
            activity_codes,
            programmes,
            pairings,
            listings,
            listing_words,
            exchanges,
            more,
            runs,
            plans,
            open,
            parts,
            exchange_notes,
            transfer_notes,
            transfers,
            bridges,
            passages,
            holds,
            pot_paid,
            borne,
            keys,
            clock,
            due,
            marks,
            erasures,
            were,
            gone,
            saved: _,
        } = &self.state;
        let mut w = Writer { out: Vec::new(), tag: 0 };
        w.out.extend_from_slice(MAGIC);
        w.out.extend_from_slice(&VERSION.to_le_bytes());
        w.rows(&(self.journal, small));
        w.rows(accounts);
        w.rows(entries);
        w.rows(postings);
        w.json(limits);
        w.json(charters);
        w.rows(members);
        w.rows(tails);
        w.json(&Sparse(people));
        w.json(activities);
        w.json(activity_codes);
        w.json(programmes);
        w.json(pairings);
        w.json(listings);
        w.json(listing_words);
        w.rows(exchanges);
        w.json(more);
        w.rows(runs);
        w.json(plans);
        w.rows(open);
        w.rows(parts);
        w.json(exchange_notes);
        w.json(transfer_notes);
        w.rows(transfers);
        w.json(bridges);
        w.json(passages);
        w.json(holds);
        w.json(pot_paid);
        w.rows(borne);
        w.rows(keys);
        w.rows(clock);
        w.rows(due);
        w.rows(marks);
        w.rows(erasures);
        w.json(were);
        w.json(gone);
        let hash = sha256(&[&w.out]);
        w.out.extend_from_slice(&hash.0);
        w.out
    }

    /// Restores a bank from a snapshot. It equals the bank that wrote it, with the same head.
    ///
    /// # Errors
    /// [`Error::BadSnapshot`] if a single bit differs from what was written, if it is of another version, or if its parts are
    /// inconsistent.
    pub fn from_snapshot(bytes: &[u8]) -> Result<Self, Error> {
        let end = bytes.len().checked_sub(HASH).ok_or(bad("it is cut short"))?;
        let (body, hash) = bytes.split_at_checked(end).ok_or(bad("it is cut short"))?;
        let mut r = Reader { rest: body, tag: 0, fault: None };
        if r.take(MAGIC.len()) != MAGIC {
            return Err(bad("it does not begin as a snapshot does"));
        }
        if r.take(4) != VERSION.to_le_bytes() {
            return Err(bad("it is of another version"));
        }
        if sha256(&[body]).0 != hash {
            return Err(bad("its bytes are not those that were written"));
        }
        let (journal, small) = r.rows();
        let ledger = Ledger { accounts: r.rows(), entries: r.rows(), postings: r.rows(), limits: r.json() };
        let charters: crate::ledger::table::Table<crate::values::ids::CharterVersion, crate::state::CharterRow> = r.json();
        if let Some(why) = r.fault {
            return Err(bad(why));
        }
        let charter = charters.iter().next_back().map(|(_, row)| row.charter.clone()).ok_or(bad("it has no charter"))?;
        let state = State {
            small,
            charter,
            charters,
            ledger,
            members: r.rows(),
            tails: r.rows(),
            people: r.json(),
            activities: r.json(),
            activity_codes: r.json(),
            programmes: r.json(),
            pairings: r.json(),
            listings: r.json(),
            listing_words: r.json(),
            exchanges: r.rows(),
            more: r.json(),
            runs: r.rows(),
            plans: r.json(),
            open: r.rows(),
            parts: r.rows(),
            exchange_notes: r.json(),
            transfer_notes: r.json(),
            transfers: r.rows(),
            bridges: r.json(),
            passages: r.json(),
            holds: r.json(),
            pot_paid: r.json(),
            borne: r.rows(),
            keys: r.rows(),
            clock: r.rows(),
            due: r.rows(),
            marks: r.rows(),
            erasures: r.rows(),
            were: r.json(),
            gone: r.json(),
            saved: None,
        };
        if let Some(why) = r.fault {
            return Err(bad(why));
        }
        if !r.rest.is_empty() {
            return Err(bad("it goes on after its end"));
        }
        check(&state)?;
        Ok(Self { state, journal, ..Self::empty() })
    }

    /// Restores a bank from a snapshot and a journal in JSON Lines. The journal may begin at any record up to the one after the
    /// snapshot, because older records may have been deleted when a period was closed.
    ///
    /// Records that the snapshot covers are not replayed, but the snapshot is checked against them. They must be intact and end
    /// at its head. If all of them are present, its balances and row counts must also match what they say.
    ///
    /// # Errors
    /// As [`TimeBank::from_snapshot`]; otherwise the first fault, and where.
    pub fn from_snapshot_and_rest(bytes: &[u8], journal: impl std::io::BufRead) -> Result<Self, Error> {
        let mut bank = Self::from_snapshot(bytes)?;
        let Head { seq: known, hash } = bank.head();
        let mut lines = JsonLines::new(journal);
        let mut before: Option<Head> = None;
        let mut tally = None;
        let first = loop {
            let Some(read) = lines.next_read() else { break None };
            let read = read?;
            let body = match read.body {
                Some(body) => body,
                None => read.record.body(before.map_or(Ok(0), |head| head.next_seq())?)?,
            };
            if body.seq > known && before.is_none_or(|head| head.seq == known) {
                break Some(crate::journal::Read { record: read.record, body: Some(body) });
            }
            if before.is_none() && body.seq == 1 {
                tally = Some(borne::Tally::default());
            }
            let follows = Head { seq: sure(body.seq.checked_sub(1), "records are numbered from 1")?, hash: body.previous };
            let body = check_link(before.given_or(follows), &read.record, Some(body))?;
            if body.seq == known && read.record.hash != hash {
                return Err(Error::Journal(crate::journal::JournalError::BrokenChain {
                    seq: known,
                    why: "its hash is not that of the snapshot",
                }));
            }
            if let Some(tally) = &mut tally {
                tally.count(&body)?;
            }
            before = Some(Head { seq: body.seq, hash: read.record.hash });
        };
        if first.is_none()
            && let Some(head) = before.filter(|head| head.seq < known)
        {
            return Err(Error::Journal(crate::journal::JournalError::BrokenChain {
                seq: head.next_seq()?,
                why: "records up to the snapshot are missing",
            }));
        }
        if lines.header().is_some_and(|header| !bank.knows_itself_as(header.bank)) {
            return Err(Error::SnapshotDiffers { why: "it is of another bank" });
        }
        if let Some(tally) = tally {
            tally.bears_out(&bank.state)?;
        }
        bank.go_on(first.into_iter().map(Ok).chain(std::iter::from_fn(|| lines.next_read())))?;
        Ok(bank)
    }
}

/// Checks the invariants of any state, whatever its source: balances sum to zero (promise 1), and every link has a target.
fn check(state: &State) -> Result<(), Error> {
    let misfit = || bad("its rows do not fit together");
    let small = &state.small;
    if small.more != 0 || small.seq == 0 {
        return Err(bad("it was taken in the middle of an append"));
    }
    let ledger = &state.ledger;
    if !ledger.total()?.is_zero() {
        return Err(bad("its balances do not sum to zero"));
    }
    let mut balances = vec![Minutes::ZERO; ledger.accounts.len() as usize];
    for (id, row) in ledger.postings.iter() {
        let slot = balances.get_mut(row.account.index() as usize).ok_or_else(misfit)?;
        *slot = slot.plus(row.minutes)?;
        if row.before.is_some_and(|before| before >= id) {
            return Err(misfit());
        }
    }
    let same = ledger.accounts.iter().zip(&balances).all(|((_, account), sum)| account.balance == *sum);
    let links = state.parts.iter().all(|(id, row)| row.before <= id.index());
    let mut end = 0;
    let runs = state.runs.iter().all(|(first, run)| {
        let apart = first.get() >= end && run.count > 0 && run.batch.get() <= small.batches;
        end = match first.get().checked_add(run.count) {
            Some(end) => end,
            None => return false,
        };
        apart && end.checked_sub(1).is_some_and(|last| last <= state.exchanges.len())
    });
    if same && links && runs && state.tails.len() == state.members.len() { Ok(()) } else { Err(misfit()) }
}
