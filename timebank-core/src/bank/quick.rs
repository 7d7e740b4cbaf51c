//! The ordinary case of recording, without detours: the host records that one member gave to one other, the receiver pays, and
//! nothing stands in the way. Most of what a bank ever does is this.
//!
//! Everything is looked at before anything is changed, so nothing has to be remembered to go back to. Whatever is not quite so,
//! refusals included, is left to the plain way, which alone knows the words. A test holds the two equal, bytes and all.

use super::TimeBank;
use super::answer::{Created, Outcome};
use super::row::{ExchangeRow, PartRow};
use crate::Minutes;
use crate::canon::{Canon, put_number};
use crate::charter::{CreditMode, RuleKind};
use crate::command::{Action, Command};
use crate::digest::{Fingerprint, Key, Salt, sha256};
use crate::event::Event;
use crate::exchange::{ExchangeState, GroupRule, Side, Terms};
use crate::ids::{AccountId, BatchId, ExchangeId, Id, MemberId, PartId};
use crate::journal::{Body, FORMAT, Record, Slot, SlotBinding};
use crate::ledger::{Entry, EntryId, EntryKind, PostingId};
use crate::limits::{PART_BYTES, PART_MINUTES};
use crate::member::{MemberState, Posting};
use crate::personal::{Note, Part};

/// What recording comes to, worked out.
pub(super) struct Quick<'a> {
    terms: &'a Terms,
    at: crate::Instant,
    print: Option<(Key, Fingerprint)>,
    exchange: ExchangeId,
    entry: EntryId,
    posting: PostingId,
    /// In the order of the terms.
    takers: [Taker; 2],
    /// In order of account, and they sum to zero.
    postings: [Posting; 2],
    words: Option<Words>,
    place: Place,
}

/// Where it stands in a sheet; for one alone there is nothing to say.
#[derive(Clone, Copy, Default)]
struct Place {
    /// Its place in the command, from 0.
    part: u32,
    /// How many follow.
    more: u32,
    batch: Option<BatchId>,
}

/// A note beside it: a personal part, about both.
struct Words {
    id: PartId,
    note: Note,
    binding: SlotBinding,
    /// What stands beside the record; nothing when the record is there already.
    slot: Option<Slot>,
}

impl Quick<'_> {
    /// The answer, when it is record `seq`.
    pub(super) fn outcome(&self, seq: u64) -> Outcome {
        let created = self.place.batch.map_or(Created::Exchange(self.exchange), Created::Batch);
        Outcome { seq, records: 1, created: Some(created), ..Outcome::default() }
    }
}

#[derive(Clone, Copy)]
struct Taker {
    member: MemberId,
    account: AccountId,
    /// The place of their last participation so far, plus one.
    before: u32,
}

impl TimeBank {
    /// What a command comes to, when it is the ordinary case; nothing is changed.
    pub(super) fn quick<'a>(&self, command: &'a Command) -> Option<Quick<'a>> {
        let Action::Record(record) = &command.action else { return None };
        let terms = &record.terms;
        let plain = command.by.is_none() && record.on_behalf_of.is_none() && self.state.saved.is_none();
        if !plain || self.state.small.seq == 0 || command.at < self.state.small.at {
            return None;
        }
        // What a key stands for is worked out last: the plain way would have to do it over.
        let quick = self.quick_exchange(terms, command.at)?;
        let words = match record.note.as_deref() {
            None | Some("") => None,
            Some(text) => Some(self.quick_words(text, command.salt.as_ref()?.for_part(0), &quick)?),
        };
        let print = command.key.map(|key| (key, crate::digest::fingerprint(command.salt.as_ref(), &crate::canon::to_json(command))));
        if print.is_some_and(|(key, _)| self.state.keys.get(&key).is_some()) {
            return None;
        }
        Some(Quick { print, words, ..quick })
    }

    /// Records a sheet of which every row is the ordinary case. `None` when one is not: then some have been recorded, and the caller,
    /// who has marked where the bank stood, goes back.
    #[cfg(not(all(target_family = "wasm", feature = "small")))]
    pub(super) fn quick_sheet(&mut self, command: &Command) -> Option<Outcome> {
        let Action::RecordBatch(sheet) = &command.action else { return None };
        let length = u32::try_from(sheet.exchanges.len()).ok().filter(|length| *length > 0)?;
        let batch = self.state.small.batches.checked_add(1).and_then(BatchId::new)?;
        let mut print = command.key.map(|key| (key, crate::digest::fingerprint(command.salt.as_ref(), &crate::canon::to_json(command))));
        let known = print.is_some_and(|(key, _)| self.state.keys.get(&key).is_some());
        let plain = command.by.is_none() && sheet.exchanges.len() <= crate::limits::BATCH && !known;
        if !plain || self.state.small.seq == 0 || command.at < self.state.small.at {
            return None;
        }
        // What the rows say in themselves is looked at first: most that go another way turn off here, with nothing to take back.
        sheet.exchanges.iter().try_for_each(|terms| self.quick_terms(terms, command.at))?;
        let mut outcome = Outcome::default();
        let mut key = None;
        for (terms, part) in sheet.exchanges.iter().zip(0u32..) {
            let more = length.saturating_sub(part).saturating_sub(1);
            let mut quick = self.quick_exchange(terms, command.at)?;
            quick.place = Place { part, more, batch: Some(batch) };
            // The key stands in the first record, and what it stands for is known after the last.
            quick.print = print.take();
            if self.journal {
                let record = self.quick_record(&mut quick);
                self.state.small.hash = record.hash;
                self.outbox.push(record);
            }
            key = key.or(quick.print.take());
            outcome = self.quick_apply(quick);
        }
        outcome.records = length;
        if let Some((key, print)) = key {
            self.state.keys.insert(key, print, outcome.clone());
        }
        Some(outcome)
    }

    fn quick_words(&self, text: &str, salt: Salt, quick: &Quick<'_>) -> Option<Words> {
        let part = Part::Note(Note { text: text.to_owned() });
        let bytes = crate::canon::to_json(&part);
        let Part::Note(note) = part else { return None };
        if bytes.len() > PART_BYTES {
            return None;
        }
        let binding = SlotBinding { digest: salt.bind(&bytes), about: quick.takers.iter().map(|taker| taker.member).collect() };
        Some(Words { id: self.next_part()?, note, binding, slot: Some(Slot::Present { salt, part: bytes.into_boxed_slice() }) })
    }

    /// What a record comes to that was read, when it is of the ordinary case; nothing is changed.
    pub(super) fn quick_read<'a>(&self, body: &'a Body, slots: &[Slot]) -> Option<Quick<'a>> {
        let Event::ExchangeRecorded(e) = &body.event else { return None };
        let plain = e.shortfalls.is_empty() && e.on_behalf_of.is_none() && e.replaces.is_none();
        // The batches that follow are numbered without a gap.
        let next = self.state.small.batches.checked_add(1)?;
        if !plain || body.by.is_some() || e.batch.is_some_and(|batch| batch.get() > next) {
            return None;
        }
        let mut quick = self.quick_exchange(&e.terms, body.at)?;
        quick.place.batch = e.batch;
        quick.words = match (body.personal.as_slice(), slots) {
            ([], []) => None,
            ([binding], [Slot::Present { part, .. }]) if binding.about.iter().eq(quick.takers.iter().map(|taker| &taker.member)) => {
                let Ok(Part::Note(note)) = crate::canon::from_json(part, part.len()) else { return None };
                Some(Words { id: self.next_part()?, note, binding: binding.clone(), slot: None })
            }
            _ => return None,
        };
        (quick.exchange == e.exchange && e.postings == quick.postings).then_some(quick)
    }

    fn quick_exchange<'a>(&self, terms: &'a Terms, at: crate::Instant) -> Option<Quick<'a>> {
        self.quick_terms(terms, at)?;
        let [first, second] = terms.parts.as_slice() else { return None };
        let takers = [self.quick_taker(first.member, terms)?, self.quick_taker(second.member, terms)?];
        let [a, b] = &takers;
        if a.member == b.member || a.account == b.account || a.account == AccountId::POT || b.account == AccountId::POT {
            return None;
        }
        let (to, from, minutes) = match (first.side, second.side) {
            (Side::Gave, Side::Received) => (a.account, b.account, first.minutes),
            (Side::Received, Side::Gave) => (b.account, a.account, second.minutes),
            _ => return None,
        };
        let minutes = Minutes::new(i64::from(minutes)).ok()?;
        let given = Posting { account: to, minutes };
        let taken = Posting { account: from, minutes: minutes.reversed() };
        let postings = if to < from { [given, taken] } else { [taken, given] };
        for posting in &postings {
            let account = self.state.ledger.accounts.get(posting.account)?;
            if !self.state.ledger.takes(account, posting.minutes, self.limits_of(posting.account, account)) {
                return None;
            }
            account.given.checked_add(PART_MINUTES)?;
            account.received.checked_add(PART_MINUTES)?;
        }
        // Room for one more of each, two participations and two postings.
        self.state.parts.len().checked_add(2)?;
        let posting = self.state.ledger.postings.next_id()?;
        PostingId::from_index(posting.index().checked_add(1)?)?;
        let exchange = self.state.exchanges.next_id()?;
        let entry = self.state.ledger.entries.next_id()?;
        Some(Quick { terms, at, print: None, exchange, entry, posting, takers, postings, words: None, place: Place::default() })
    }

    /// Whether terms are of the ordinary kind, under this charter, and say nothing that is refused.
    fn quick_terms(&self, terms: &Terms, at: crate::Instant) -> Option<()> {
        let Terms {
            on,
            start,
            activity,
            parts,
            visitors: None,
            payer: None,
            group: None,
            setting: _,
            listing: None,
            pairing: None,
            estimated: _,
            brokered: _,
            facilitation: None,
            expenses,
        } = terms
        else {
            return None;
        };
        let plain = expenses.is_empty()
            && parts.len() == 2
            && parts.iter().all(|p| !p.paid && p.attendance.is_none() && p.minutes > 0 && p.minutes <= PART_MINUTES)
            && *on <= at.local_date(14 * 60)
            && start.is_none_or(|start| start.on(*on).is_some())
            && activity.is_none_or(|activity| self.state.activities.get(activity).is_some());
        let charter = self.charter();
        let credit = charter.credit.mode == CreditMode::Credit && charter.credit.group == GroupRule::ReceiversShare;
        // Under this rule the credit may be another's.
        let whose = charter.rules.iter().all(|r| !matches!(r.rule, RuleKind::AdultWithMinor { .. }));
        (plain && credit && whose).then_some(())
    }

    fn quick_taker(&self, member: MemberId, terms: &Terms) -> Option<Taker> {
        let row = self.state.members.get(member)?;
        let takes_part = matches!(row.state, MemberState::Active | MemberState::Paused);
        if !takes_part || row.merged_into.is_some() || terms.on < row.joined {
            return None;
        }
        Some(Taker { member, account: row.account, before: *self.state.tails.get(member)? })
    }

    /// The record of it.
    pub(super) fn quick_record(&mut self, quick: &mut Quick<'_>) -> Record {
        let seq = self.state.small.seq.saturating_add(1);
        let out = &mut self.buffer;
        out.clear();
        out.extend_from_slice(b"{\"version\":");
        FORMAT.put(out);
        out.extend_from_slice(b",\"seq\":");
        put_number(seq, out);
        out.extend_from_slice(b",\"at\":");
        quick.at.put(out);
        if let Some((key, print)) = &quick.print {
            out.extend_from_slice(b",\"key\":");
            key.put(out);
            out.extend_from_slice(b",\"fingerprint\":");
            print.put(out);
        }
        out.extend_from_slice(b",\"previous\":");
        self.state.small.hash.put(out);
        let Place { part, more, batch } = quick.place;
        if part > 0 {
            out.extend_from_slice(b",\"part\":");
            put_number(part.into(), out);
        }
        if more > 0 {
            out.extend_from_slice(b",\"more\":");
            put_number(more.into(), out);
        }
        if let Some(words) = &quick.words {
            out.extend_from_slice(b",\"personal\":[");
            words.binding.put(out);
            out.push(b']');
        }
        out.extend_from_slice(b",\"event\":{\"type\":\"exchange-recorded\",\"exchange\":");
        quick.exchange.put(out);
        out.extend_from_slice(b",\"terms\":");
        quick.terms.put(out);
        out.extend_from_slice(b",\"postings\":[");
        let [first, second] = &quick.postings;
        first.put(out);
        out.push(b',');
        second.put(out);
        out.push(b']');
        if let Some(batch) = batch {
            out.extend_from_slice(b",\"batch\":");
            batch.put(out);
        }
        out.extend_from_slice(b"}}");
        let hash = sha256(&[out]);
        let personal = quick.words.as_mut().and_then(|words| words.slot.take()).map_or_else(Vec::new, |slot| vec![slot]);
        Record { bytes: out.as_slice().into(), hash, documents: Vec::new(), personal }
    }

    /// Works it into the state. There was room for everything, so nothing is left half done.
    pub(super) fn quick_apply(&mut self, mut quick: Quick<'_>) -> Outcome {
        let words = quick.words.take();
        let Quick { terms, at, exchange, entry, posting, takers, postings, print, place, .. } = &quick;
        #[cfg(feature = "matching")]
        for taker in takers {
            self.live.touch(crate::matching::Touched::Member(taker.member));
        }
        let state = &mut self.state;
        let first_part = state.parts.len();
        state.exchanges.push(ExchangeRow {
            on: terms.on,
            activity: terms.activity,
            first_part,
            parts: 2,
            start_minute: terms.start.map_or(ExchangeRow::NO_START, |s| s.minute),
            offset: terms.start.map_or(0, |s| s.offset),
            state: ExchangeState::Confirmed,
            more: false,
            setting: terms.setting,
            estimated: terms.estimated,
            brokered: terms.brokered,
            by: None,
            entry: Some(*entry),
            entered: at.millis().div_euclid(1000),
        });
        // INVARIANT (promise 1): what one account is given the other gives.
        let service = |posting: &Posting| {
            let taker = terms.parts.iter().zip(takers).find(|(_, taker)| taker.account == posting.account);
            taker.map_or((0, 0), |(part, _)| if part.side == Side::Gave { (part.minutes, 0) } else { (0, part.minutes) })
        };
        let [first, second] = postings;
        let entry = Entry { at: *at, first: *posting, about: exchange.get(), kind: EntryKind::Exchange };
        state.ledger.post_two(entry, postings, [service(first), service(second)]);
        for ((part, taker), place) in terms.parts.iter().zip(takers).zip(first_part..) {
            state.parts.push(PartRow {
                member: taker.member,
                exchange: *exchange,
                minutes: part.minutes,
                before: taker.before,
                side: part.side,
                capacity: part.capacity,
                paid: false,
                attendance: None,
            });
            if let Some(tail) = state.tails.get_mut(taker.member) {
                *tail = place.saturating_add(1);
            }
        }
        if let Some(words) = words {
            state.small.parts_kept = words.id.get();
            state.exchange_notes.insert((*exchange, words.id), (words.binding.about, words.note));
        }
        if let Some(batch) = place.batch {
            state.small.batches = state.small.batches.max(batch.get());
            state.join_batch(*exchange, batch);
        }
        state.small.seq = state.small.seq.saturating_add(1);
        state.small.at = *at;
        let outcome = quick.outcome(state.small.seq);
        if let Some((key, print)) = print {
            state.keys.insert(*key, *print, outcome.clone());
        }
        outcome
    }
}

#[cfg(test)]
#[path = "quick_tests.rs"]
mod tests;
