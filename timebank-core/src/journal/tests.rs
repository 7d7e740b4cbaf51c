#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::panic,
    clippy::string_slice,
    reason = "tests"
)]

use super::*;
use crate::bank::TimeBank;
use crate::canon::{Canon as _, to_canonical};
use crate::charter::Charter;
use crate::command::{Command, Context, Record};
use crate::error::Error;
use crate::golden::{self, Dice};
use crate::journal::event::Event;
use crate::model::exchange::Terms;
use crate::values::digest::Salt;
use crate::values::ids::MemberId;

fn line(record: &JournalRecord) -> Vec<u8> {
    let mut out = Vec::new();
    write_line(record, &mut out);
    out
}

fn lines(records: &[JournalRecord]) -> Vec<u8> {
    records.iter().flat_map(line).collect()
}

fn heads(records: &[JournalRecord]) -> Vec<Head> {
    let after = records.iter().zip(1..).map(|(r, seq)| Head { seq, hash: r.hash });
    std::iter::once(Head::NONE).chain(after).collect()
}

/// Returns a thousand records: the sample, and exchanges with a note.
fn thousand() -> Vec<JournalRecord> {
    let (mut bank, mut records) = golden::play();
    let mut n = 0;
    while records.len() < 1000 {
        n += 1;
        let (a, b) = (MemberId::new(1 + n % 3).unwrap(), MemberId::new(1 + (n + 1) % 3).unwrap());
        let terms = Terms::new("2026-04-01".parse().unwrap()).gave(a, 1 + n % 50).received(b, 1 + n % 50);
        let cx = Context::host(bank.last_at()).salt(Salt([n.to_be_bytes(); 4].concat().try_into().unwrap()));
        let note = (n % 3 == 0).then(|| format!("word {n}"));
        bank.execute(&Command::new(cx, Record { note, ..Record::new(terms) })).unwrap();
        records.extend(bank.drain());
    }
    records.truncate(1000);
    let forgotten = crate::store::members_forgotten(&records);
    crate::store::forget(&mut records, 1, &forgotten).unwrap();
    records
}

#[test]
fn promise_6_every_bit_of_a_thousand_records_shows_and_is_located() {
    let records = thousand();
    let heads = heads(&records);
    let all = lines(&records);
    assert_eq!(verify(&all[..], heads.last().copied()).fault, None);
    let step = if golden::long() { 1 } else { 37 };
    let mut tried = 0u64;
    for (i, record) in records.iter().enumerate() {
        // The records before it are unchanged, so verification starts at their head. The next line is included, so that a change
        // can run into it.
        let mut text = line(record);
        let length = text.len();
        if let Some(next) = records.get(i + 1) {
            text.extend(line(next));
        }
        for bit in ((i % step)..length * 8).step_by(step) {
            text[bit / 8] ^= 1 << (bit % 8);
            let found = verify_from(heads[i], &text[..], None);
            let seq = found.fault.as_ref().map(|f| f.seq);
            assert_eq!(seq, Some(i as u64 + 1), "bit {bit} of record {}: {found:?}", i + 1);
            text[bit / 8] ^= 1 << (bit % 8);
            tried += 1;
        }
    }
    assert!(tried > 50_000, "{tried}");
}

#[test]
fn promise_6_dropped_inserted_moved_and_doubled_records_show() {
    let records = thousand();
    let heads = heads(&records);
    let whole = heads.last().copied();
    let check = |changed: Vec<JournalRecord>, place: usize, what: &str| {
        let found = verify_records(changed, whole);
        assert_eq!(found.fault.map(|f| f.seq), Some(place as u64 + 1), "{what} at record {}", place + 1);
    };
    for i in (0..records.len()).step_by(if golden::long() { 1 } else { 53 }).chain([998, 999]) {
        let mut dropped = records.clone();
        dropped.remove(i);
        check(dropped, i, "dropped");
        let mut doubled = records.clone();
        doubled.insert(i + 1, records[i].clone());
        // An extra record at the end does not contradict the head: the journal continued, but wrongly.
        check(doubled, i + 1, "doubled");
        let mut cut = records.clone();
        cut.truncate(i);
        check(cut, i, "cut");
        if i + 1 < records.len() {
            let mut moved = records.clone();
            moved.swap(i, i + 1);
            check(moved, i, "moved");
        }
        let mut inserted = records.clone();
        inserted.insert(i, records[(i + 500) % 1000].clone());
        check(inserted, i, "inserted");
    }
}

#[test]
fn promise_6_a_journal_rewritten_whole_does_not_match_a_head_kept_elsewhere() {
    let kept = golden::head();
    let mut bank = TimeBank::empty();
    for (n, command) in golden::commands().into_iter().enumerate() {
        let mut command = command;
        if n == 40 {
            command.key = None;
        }
        bank.execute(&command).unwrap();
    }
    let rewritten = bank.drain();
    assert_eq!(verify_records(rewritten.iter().cloned(), None).fault, None);
    let found = verify_records(rewritten, Some(kept));
    assert_eq!(found.fault.map(|f| f.seq), Some(kept.seq));
}

#[test]
fn a_part_gone_without_an_erasure_is_a_fault() {
    let (_, mut records) = golden::play();
    let at = records.iter().position(|r| !r.personal.is_empty()).unwrap();
    records[at].personal[0] = PartSlot::Erased;
    let found = verify_records(records.iter().cloned(), Some(golden::head()));
    assert_eq!(found.fault.map(|f| (f.seq, f.code)), Some((at as u64 + 1, "part-gone")));
    assert_eq!(
        TimeBank::replay(records).unwrap_err(),
        Error::Journal(crate::journal::JournalError::PartGone { seq: at as u64 + 1, slot: 0 })
    );
}

#[test]
fn promise_6_a_cut_that_loses_an_erasure_is_told_as_what_is_missing() {
    let (records, kept) = (golden::records(), golden::head());
    let last = records.iter().enumerate().rposition(|(i, r)| matches!(r.body(i as u64 + 1).unwrap().event, Event::MemberErased(_)));
    let at = last.unwrap();
    let cut = || records.iter().take(at).cloned();
    assert!(records.iter().take(at).any(|r| r.personal.contains(&PartSlot::Erased)), "what it explains stands before it");
    let found = verify_records(cut(), Some(kept)).fault.unwrap();
    assert_eq!((found.seq, found.code), (at as u64 + 1, "broken-chain"));
    // Without a head kept elsewhere, a cut between appends is detected only if the missing records leave a contradiction.
    assert!(verify_records(cut(), None).fault.is_some());
}

#[test]
fn promise_7_the_sample_holds_nothing_of_who_was_forgotten() {
    let text = String::from_utf8(golden::lines()).unwrap();
    assert!(golden::command_lines().contains("\"Dev\"") && !text.contains("Dev"));
    assert!(text.contains("\"Ana\""), "the others are there");
}

#[test]
fn the_canonical_writer_is_serde_and_both_readers_agree() {
    let mut dice = Dice(11);
    let rounds = if golden::long() { 5_000 } else { 60 };
    for tag in Event::TAGS {
        for _ in 0..rounds {
            let mut body: Body = Body { event: anything::event(tag, &mut dice), ..golden::records()[0].body(1).unwrap() };
            body.seq = dice.next() % (1 << 53);
            body.by = anything::anything(&mut dice);
            body.key = anything::anything(&mut dice);
            body.more = anything::anything(&mut dice);
            body.part = anything::anything(&mut dice);
            body.personal = anything::anything(&mut dice);
            let bytes = to_canonical(&body);
            assert_eq!(String::from_utf8(bytes.clone()).unwrap(), serde_json::to_string(&body).unwrap());
            assert_eq!(Body::read(body.seq, &bytes).unwrap(), body);
            assert_eq!(Body::read_plainly(body.seq, &bytes).unwrap(), body);
            // The fast reader accepts nothing that the general one rejects.
            let mut changed = bytes;
            dice.mutate(&mut changed);
            let mut cursor = crate::canon::Cursor::new(&changed);
            if let Some(fast) = Body::take(&mut cursor)
                && cursor.rest().is_empty()
                && fast.version == FORMAT
            {
                assert_eq!(Body::read_plainly(1, &changed).unwrap(), fast, "{}", String::from_utf8_lossy(&changed));
            }
            assert_eq!(Body::read(1, &changed).is_ok(), Body::read_plainly(1, &changed).is_ok());
        }
    }
}

#[test]
fn who_is_forgotten_is_read_off_the_bytes_as_off_the_event() {
    let mut dice = Dice(5);
    for tag in Event::TAGS {
        for _ in 0..20 {
            let event = anything::event(tag, &mut dice);
            let expected = if let Event::MemberErased(e) = &event { Some(e.member) } else { None };
            let body = Body { event, ..golden::records()[0].body(1).unwrap() };
            assert_eq!(erased_member(&to_canonical(&body)), expected);
        }
    }
}

#[test]
fn a_period_closed_is_a_place_to_begin_from() {
    let records = golden::records();
    let heads = heads(&records);
    let closing = records.iter().zip(1..).find_map(|(r, seq)| match r.body(seq).unwrap().event {
        Event::PeriodClosed(e) => Some((seq, e)),
        _ => None,
    });
    let (seq, event) = closing.unwrap();
    assert_eq!(Head { seq: event.seq, hash: event.hash }, heads[seq as usize - 1], "it names the record before");
    // The bank at that moment, then everything up to it deleted.
    let mut bank = TimeBank::empty();
    bank.go_on(records[..seq as usize].iter().cloned().map(|record| Ok::<_, Error>(Read { record, body: None }))).unwrap();
    let snapshot = bank.snapshot();
    let rest = lines(&records[seq as usize..]);
    let opened = TimeBank::from_snapshot_and_rest(&snapshot, &rest[..]).unwrap();
    assert!(opened == golden::bank() && opened.head() == golden::head());
    assert_eq!(verify_from(heads[seq as usize], &rest[..], Some(golden::head())).fault, None);
    // It is rejected from the wrong start.
    assert!(verify_from(heads[seq as usize - 1], &rest[..], None).fault.is_some());
    assert_eq!(verify(&rest[..], None).fault.map(|f| f.code), Some("broken-chain"));
}

#[test]
fn a_last_append_that_is_not_whole_is_a_fault() {
    let records = golden::records();
    let torn = records.iter().zip(1..).find(|(r, seq)| r.body(*seq).unwrap().more.is_some()).unwrap().1;
    let found = verify_records(records[..torn as usize].iter().cloned(), None);
    assert_eq!(found.fault.map(|f| (f.seq, f.code)), Some((torn + 1, "broken-chain")));
}

#[test]
fn a_later_version_says_so() {
    let text = String::from_utf8(golden::records()[0].bytes.to_vec()).unwrap().replacen("\"version\":2", "\"version\":3", 1);
    assert_eq!(Body::read(1, text.as_bytes()).unwrap_err(), crate::journal::JournalError::LaterVersion { seq: 1, version: 3 });
}

/// Runs every parser on mutated valid inputs (promise 9). `fuzz/` has the same targets.
#[test]
fn promise_9_no_mangled_input_panics() {
    let rounds = if golden::long() { 200_000 } else { 1_500 };
    let mut dice = Dice(9);
    let (journal, records, commands) = (golden::lines(), golden::records(), golden::command_lines());
    let commands: Vec<&str> = commands.lines().collect();
    let charter = br#"{"name":"Harpurbrook","timeZone":"Europe/London","credit":{"welcome":60,"limits":{"member":{"lowest":-600}}}}"#;
    let charter = serde_json::to_vec(&Charter::from_json(charter).unwrap()).unwrap();
    let bank = golden::bank();
    for round in 0..rounds {
        let record = &records[dice.below(records.len())];
        let mut bytes = record.bytes.to_vec();
        dice.mutate(&mut bytes);
        let _ = Body::read(1, &bytes);
        let mut bytes = line(record);
        dice.mutate(&mut bytes);
        for record in JsonLines::new(&bytes[..]).flatten() {
            let _ = record.body(1);
        }
        let mut bytes = commands[dice.below(commands.len())].as_bytes().to_vec();
        dice.mutate(&mut bytes);
        if let Ok(command) = Command::from_json(&bytes) {
            let mut bank = bank.clone();
            let before = bank.head();
            if bank.execute(&command).is_err() {
                assert!(bank.head() == before, "a refusal changes nothing");
            }
        }
        let mut bytes = charter.clone();
        dice.mutate(&mut bytes);
        let _ = Charter::from_json(&bytes);
        let mut bytes = br#"{"type":"balances","viewer":"host"}"#.to_vec();
        dice.mutate(&mut bytes);
        let _ = bank.query_json(&bytes);
        if round % 10 == 0 {
            let mut bytes = journal.clone();
            dice.mutate(&mut bytes);
            let _ = TimeBank::from_jsonl(&bytes);
            let _ = verify(&bytes[..], Some(golden::head()));
        }
    }
}

/// Returns a small journal with a header, a personal part and a document, small enough to be changed at every byte.
fn small() -> Vec<u8> {
    let cx = |n: u8| Context::host("2026-03-01T10:00:00Z".parse().unwrap()).salt(Salt([n; 16]));
    let mut bank = TimeBank::create(cx(1), golden::BANK, Charter::named("Harpurbrook")).unwrap();
    for n in [2, 3] {
        let profile = crate::model::personal::Profile::named("Ana Silva");
        bank.execute(&Command::new(cx(n), crate::command::Admit { profile, ..Default::default() })).unwrap();
    }
    bank.execute(&Command::new(cx(4), crate::command::Erase { member: MemberId::new(1).unwrap() })).unwrap();
    let mut out = Vec::new();
    write_journal(&bank.drain(), &mut out);
    out
}

/// Regression: 4,150 insertions of white space outside the hashed bytes were not detected.
#[test]
fn promise_6_white_space_shows_wherever_it_is_put() {
    let whole = small();
    assert_eq!(verify(&whole[..], None).fault, None);
    for place in 0..=whole.len() {
        for space in *b" \t\r\n" {
            let mut changed = whole.clone();
            changed.insert(place, space);
            assert!(verify(&changed[..], None).fault.is_some(), "`{}` at byte {place} goes unseen", space.escape_ascii());
            assert!(TimeBank::read(&changed[..]).is_err(), "`{}` at byte {place} is read over", space.escape_ascii());
        }
    }
}

#[test]
fn promise_6_fields_in_another_order_show() {
    let whole = small();
    let text = String::from_utf8(whole).unwrap();
    for line in text.lines() {
        let value: serde_json::Map<String, serde_json::Value> = serde_json::from_str(line).unwrap();
        // Every order of the top-level fields, and of the slots.
        let fields: Vec<String> = value.keys().map(|key| format!("\"{key}\":{}", of_line(line, key))).collect();
        for n in 1..fields.len() {
            let mut turned = fields.clone();
            turned.rotate_left(n);
            let changed = text.replace(line, &format!("{{{}}}", turned.join(",")));
            assert!(changed == text || verify(changed.as_bytes(), None).fault.is_some(), "{changed}");
        }
    }
    let slot = text.replace("{\"salt\":", "{\"withheld\":false,\"salt\":");
    assert!(slot != text && verify(slot.as_bytes(), None).fault.is_some());
    let turned = regex_free_turn(&text);
    assert!(turned != text && verify(turned.as_bytes(), None).fault.is_some());
}

/// Returns the bytes of one field of a line.
fn of_line<'a>(line: &'a str, key: &str) -> &'a str {
    let raw: std::collections::BTreeMap<String, Box<serde_json::value::RawValue>> = serde_json::from_str(line).unwrap();
    let value = raw[key].get().to_owned();
    let at = line.find(&value).unwrap();
    &line[at..at + value.len()]
}

/// Swaps salt and part of the first slot.
fn regex_free_turn(text: &str) -> String {
    let at = text.find("{\"salt\":").unwrap();
    let salt = &text[at + 1..at + 1 + "\"salt\":\"\"".len() + 32];
    let rest = &text[at + 1 + salt.len() + 1..];
    let end = rest.find("}}").unwrap() + 1;
    let part = &rest[..end];
    text.replace(&format!("{salt},{part}"), &format!("{part},{salt}"))
}

/// Regression: 73 of 73 parts changed from present to withheld were not detected.
#[test]
fn promise_6_a_part_withheld_from_its_host_shows() {
    let (bank, mut records) = golden::play();
    let forgotten = crate::store::members_forgotten(&records);
    crate::store::forget(&mut records, 1, &forgotten).unwrap();
    let mut tried = 0u64;
    for i in 0..records.len() {
        for slot in 0..records[i].personal.len() {
            if !matches!(records[i].personal[slot], PartSlot::Present { .. }) {
                continue;
            }
            let mut changed = records.clone();
            changed[i].personal[slot] = PartSlot::Withheld;
            let expected = Some((i as u64 + 1, "part-withheld"));
            let found = verify_records(changed.iter().cloned(), Some(bank.head()));
            assert_eq!(found.fault.map(|f| (f.seq, f.code)), expected);
            let mut file = Vec::new();
            write_journal(&changed, &mut file);
            assert_eq!(verify(&file[..], None).fault.map(|f| (f.seq, f.code)), expected);
            assert_eq!(TimeBank::read(&file[..]).unwrap_err().code(), "part-withheld");
            // A broker's copy may withhold the part. It is counted, and a caller who expects the host's own journal gets an
            // error.
            let header = Header { audience: MadeFor::Broker, ..Header::of_first(&records[0]).unwrap() };
            let mut file = Vec::new();
            header.write(&mut file);
            file.extend(lines(&changed));
            let found = verify(&file[..], Expected::head(bank.head()));
            assert_eq!((found.fault, found.withheld, found.audience), (None, 1, MadeFor::Broker));
            let found = verify(&file[..], Expected::head(bank.head()).made_for(MadeFor::Host));
            assert_eq!(found.fault.map(|f| f.code), Some("other-audience"));
            tried += 1;
        }
    }
    assert!(tried > 10, "{tried}");
}

#[test]
fn promise_7_what_is_left_of_who_was_forgotten_is_reported() {
    let (_, records) = golden::play();
    // The sample's records as first written: records drained before an erasure still contain the erased parts.
    let found = verify_records(records.iter().cloned(), None).fault.unwrap();
    assert_eq!(found.code, "part-left");
    let PartSlot::Present { part, .. } = &records[found.seq as usize - 1].personal[0] else { panic!("nothing is left there") };
    assert!(String::from_utf8_lossy(part).contains("Dev"));
}

#[test]
fn a_redacted_journal_says_for_whom_it_was_made() {
    let bank = golden::bank();
    let whole = golden::lines();
    for (reader, audience) in
        [(crate::queries::Reader::Auditor, MadeFor::Auditor), (crate::queries::Reader::Broker { concerns: false }, MadeFor::Broker)]
    {
        let redacted = bank.redact_jsonl(&whole[..], reader).unwrap();
        let found = verify(&redacted[..], Expected::head(golden::head()).made_for(audience));
        assert_eq!((found.fault, found.audience), (None, audience));
        assert_eq!(found.withheld > 0, audience == MadeFor::Auditor, "nothing in the sample is kept from brokers");
        assert_eq!(TimeBank::read(&redacted[..]).unwrap(), bank.redacted(reader));
        // Redacting it again changes nothing.
        assert_eq!(bank.redact_jsonl(&redacted[..], reader).unwrap(), redacted);
    }
}
