//! What hosts in other languages do with a journal: decide, keep, apply, redact, forget.

use super::forget_jsonl;
use crate::bank::TimeBank;
use crate::error::Error;

const FOUND: &[u8] = br#"{"at":"2026-03-01T10:00:00Z","by":"host","do":{"type":"create","bank":"00112233445566778899aabbccddeeff","charter":{"schema":1,"name":"Harpurbrook"}}}"#;
const ADMIT: &[u8] =
    br#"[{"at":"2026-03-01T10:00:00Z","salt":"000102030405060708090a0b0c0d0e0f","by":"host","do":{"type":"admit","profile":{"name":"Ana Silva"}}}]"#;

fn founded() -> (TimeBank, Vec<u8>) {
    let mut bank = TimeBank::create_json(FOUND).unwrap();
    let journal = bank.drain_jsonl();
    (bank, journal)
}

#[test]
fn a_decision_changes_nothing_until_it_is_applied() {
    let (mut bank, mut journal) = founded();
    let before = bank.snapshot();
    let (answer, records) = bank.decide_json(ADMIT).unwrap();
    assert_eq!(bank.snapshot(), before);
    assert!(answer.contains(&format!(r#""expected":{{"seq":1,"hash":"{}"}}"#, bank.head().hash)), "{answer}");
    let outcomes = bank.apply_jsonl(&records).unwrap();
    assert!(answer.ends_with(&format!(r#""outcomes":{outcomes}}}"#)), "{answer} {outcomes}");
    journal.extend(records);
    assert_eq!(TimeBank::from_jsonl(&journal).unwrap(), bank);
}

#[test]
fn records_that_do_not_follow_are_refused_and_change_nothing() {
    let (mut bank, journal) = founded();
    let (_, records) = bank.decide_json(ADMIT).unwrap();
    bank.apply_jsonl(&records).unwrap();
    let before = bank.head();
    assert_eq!(bank.apply_jsonl(&records).unwrap_err().code(), "broken-chain");
    assert_eq!(bank.apply_jsonl(&journal).unwrap_err().code(), "broken-chain");
    assert_eq!(bank.apply_jsonl(b"{}\n").unwrap_err().code(), "bad-line");
    assert_eq!(bank.apply_jsonl(b"").unwrap(), "[]");
    assert_eq!(bank.head(), before);
}

#[test]
fn what_is_redacted_or_forgotten_is_gone_and_the_chain_stands() {
    let (mut bank, mut journal) = founded();
    bank.execute_all_json(ADMIT).unwrap();
    journal.extend(bank.drain_jsonl());
    let head = bank.head();
    let auditor = br#"{"for":"auditor"}"#;
    for fit in [bank.redact_jsonl_json(&journal, auditor).unwrap(), forget_jsonl(&journal, b"[1]").unwrap()] {
        assert!(!String::from_utf8(fit.clone()).unwrap().contains("Ana"));
        assert_eq!(crate::journal::verify(fit.as_slice(), Some(head)).fault.map(|fault| fault.code), head_fault(&fit));
    }
    let redacted = TimeBank::from_jsonl(&bank.redact_jsonl_json(&journal, auditor).unwrap()).unwrap();
    assert_eq!(bank.redacted_json(auditor).unwrap(), redacted);
    // Somebody else's parts stay.
    assert_eq!(forget_jsonl(&journal, b"[2]").unwrap(), journal);
    for bad in [&b"{\"for\":\"everybody\"}"[..], b"", b"{\"for\":\"member\"}"] {
        assert!(matches!(bank.redacted_json(bad), Err(Error::BadJson { .. })));
    }
    assert!(matches!(forget_jsonl(&journal, b"[0]"), Err(Error::BadJson { .. })));
    assert!(matches!(forget_jsonl(b"nothing", b"[1]"), Err(Error::Journal(crate::journal::JournalError::BadLine { .. }))));
}

/// A part that was erased without an erasure is a fault; one that is withheld is none.
fn head_fault(journal: &[u8]) -> Option<&'static str> {
    String::from_utf8_lossy(journal).contains("\"erased\":true").then_some("part-gone")
}
