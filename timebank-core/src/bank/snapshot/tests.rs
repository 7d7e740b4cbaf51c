#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "tests")]

use super::*;
use crate::golden::{self, Dice};
use crate::journal::{JournalRecord, write_line};

fn lines(records: &[JournalRecord]) -> Vec<u8> {
    let mut out = Vec::new();
    records.iter().for_each(|r| write_line(r, &mut out));
    out
}

/// The snapshot with the hash its bytes would have: what somebody who knows the format could hand in.
fn signed(mut body: Vec<u8>) -> Vec<u8> {
    let hash = sha256(&[&body]);
    body.extend_from_slice(&hash.0);
    body
}

#[test]
fn promise_2_a_snapshot_is_the_bank_and_the_same_bytes_again() {
    let bank = golden::bank();
    let bytes = bank.snapshot();
    let opened = TimeBank::from_snapshot(&bytes).unwrap();
    assert!(opened == bank);
    assert_eq!(opened.head(), golden::head());
    assert_eq!(opened.snapshot(), bytes);
}

#[test]
fn promise_2_a_snapshot_of_any_moment_and_the_rest_is_the_whole() {
    let whole = golden::bank();
    let records = golden::records();
    let mut bank = TimeBank::empty();
    let mut at = 0;
    while at < records.len() {
        let more = records[at].body(at as u64 + 1).unwrap().more.unwrap_or(0) as usize;
        let next = at + 1 + more;
        bank.apply(&records[at..next]).unwrap();
        at = next;
        let snapshot = bank.snapshot();
        // Whether the journal begins right after it, somewhere before it, or at its beginning.
        for from in [at, at.saturating_sub(3), 0] {
            let opened = TimeBank::from_snapshot_and_rest(&snapshot, &lines(&records[from..])[..]).unwrap();
            assert!(opened == whole && opened.head() == golden::head(), "snapshot at {at}, journal from {from}");
        }
    }
}

#[test]
fn a_snapshot_of_another_journal_is_refused() {
    let records = golden::records();
    let bank = golden::bank();
    let mut other = TimeBank::create(
        crate::command::Context::host("2026-03-01T10:00:00Z".parse().unwrap()),
        crate::golden::BANK,
        crate::charter::Charter::named("Other"),
    )
    .unwrap();
    other.drain();
    let wrong = TimeBank::from_snapshot_and_rest(&other.snapshot(), &lines(&records)[..]).unwrap_err();
    assert_eq!(wrong, Error::Journal(crate::journal::JournalError::BrokenChain { seq: 1, why: "its hash is not that of the snapshot" }));
    let gap = TimeBank::from_snapshot_and_rest(&other.snapshot(), &lines(&records[5..])[..]).unwrap_err();
    assert_eq!(gap.code(), "broken-chain");
    // A journal that ends before its snapshot has lost records.
    let short = TimeBank::from_snapshot_and_rest(&bank.snapshot(), &lines(&records[..20])[..]).unwrap_err();
    assert_eq!(short, Error::Journal(crate::journal::JournalError::BrokenChain { seq: 21, why: "records up to the snapshot are missing" }));
}

#[test]
fn every_changed_bit_of_a_snapshot_is_found() {
    let bytes = golden::bank().snapshot();
    let step = if golden::long() { 1 } else { 7 };
    for bit in (0..bytes.len() * 8).step_by(step) {
        let mut changed = bytes.clone();
        changed[bit / 8] ^= 1 << (bit % 8);
        assert!(matches!(TimeBank::from_snapshot(&changed), Err(Error::BadSnapshot { .. })), "bit {bit}");
    }
}

#[test]
fn a_snapshot_cut_anywhere_is_refused() {
    let bytes = golden::bank().snapshot();
    for length in 0..bytes.len() {
        assert!(matches!(TimeBank::from_snapshot(&bytes[..length]), Err(Error::BadSnapshot { .. })), "cut at {length}");
    }
}

#[test]
fn promise_9_signed_nonsense_is_refused_without_panic() {
    let bytes = golden::bank().snapshot();
    let body = &bytes[..bytes.len() - HASH];
    let mut dice = Dice(1);
    let tries = if golden::long() { 200_000 } else { 5_000 };
    for _ in 0..tries {
        let mut changed = body.to_vec();
        dice.mutate(&mut changed);
        if let Ok(bank) = TimeBank::from_snapshot(&signed(changed)) {
            // What is taken holds together.
            assert!(bank.state.ledger.total().unwrap().is_zero());
            let _ = bank.snapshot();
        }
    }
}

/// A length without the rows it promises.
struct Boast;
impl ToWire for Boast {
    fn write(&self, sink: &mut Sink) {
        sink.list(u32::MAX as usize);
    }
}

#[test]
fn promise_9_lengths_that_lie_cost_nothing() {
    let start = [MAGIC.as_slice(), &VERSION.to_le_bytes()].concat();
    let mut far = start.clone();
    far.push(0);
    far.extend_from_slice(&u64::MAX.to_le_bytes());
    assert_eq!(TimeBank::from_snapshot(&signed(far)).unwrap_err(), bad("it is cut short"));
    // A table that says it has four thousand million rows, and ends.
    let bank = golden::bank();
    let mut w = Writer { out: start, tag: 0 };
    w.rows(&(true, bank.state.small));
    w.rows(&Boast);
    assert_eq!(TimeBank::from_snapshot(&signed(w.out)).unwrap_err(), bad("a table cannot be read"));
}

#[test]
fn promise_1_minutes_made_in_a_snapshot_are_refused() {
    let mut bank = golden::bank();
    let pot = bank.state.ledger.accounts.get_mut(crate::values::ids::AccountId::POT).unwrap();
    pot.balance = pot.balance.plus(crate::values::minutes::Minutes::of(1)).unwrap();
    assert_eq!(TimeBank::from_snapshot(&bank.snapshot()).unwrap_err(), bad("its balances do not sum to zero"));
    // Two balances that lie and cancel out are not what the postings say.
    let second = bank.state.ledger.accounts.get_mut(crate::values::ids::AccountId::new(2).unwrap()).unwrap();
    second.balance = second.balance.minus(crate::values::minutes::Minutes::of(1)).unwrap();
    assert_eq!(TimeBank::from_snapshot(&bank.snapshot()).unwrap_err(), bad("its rows do not fit together"));
}

#[test]
fn records_that_wait_are_not_in_a_snapshot() {
    let at = "2026-03-01T10:00:00Z".parse().unwrap();
    let bank =
        TimeBank::create(crate::command::Context::host(at), crate::golden::BANK, crate::charter::Charter::named("Harpurbrook")).unwrap();
    assert_eq!(bank.undrained(), 1);
    let opened = TimeBank::from_snapshot(&bank.snapshot()).unwrap();
    assert_eq!((opened.undrained(), opened.head()), (0, bank.head()));
    // A bank without a journal stays without one.
    let silent = TimeBank::create_without_journal(
        crate::command::Context::host(at),
        crate::golden::BANK,
        crate::charter::Charter::named("Harpurbrook"),
    )
    .unwrap();
    let mut opened = TimeBank::from_snapshot(&silent.snapshot()).unwrap();
    opened
        .add_activity(crate::command::Context::host(at), serde_json::from_str(r#"{"activity":{"code":"walk","name":"Walk"}}"#).unwrap())
        .unwrap();
    assert_eq!(opened.undrained(), 0);
}

#[test]
fn the_bytes_of_this_version_stay_as_they_are() {
    // Version 1 was taken of the golden log when serde and postcard still wrote the tables; version 2 holds runs of batches in a table
    // of their own; version 3 the identity of the bank, marks of salts, and keys by their sender; version 4 the round of odd minutes and the tray;
    // version 5 the secret of the bank, erasures asked for, and listings as they were when the week began;
    // version 6 bundles; version 7 what members would rather not be asked, and who declined;
    // version 8 earned limits by credit alone; version 9 how often exchanges and free time changed. New tables want a new version.
    let expected = "8bd8fec95326fbd4e1e07bcb01966fb19e74eca8fb40bd2607c79c222d1b059f";
    assert_eq!((VERSION, sha256(&[&golden::bank().snapshot()]).to_string().as_str()), (9, expected));
}

/// Whoever can write a snapshot can write its hash: it is believed as far as the journal bears it out.
#[test]
fn promise_6_a_snapshot_the_journal_does_not_bear_out_is_refused() {
    let (records, bank) = (golden::records(), golden::bank());
    let journal = lines(&records);
    assert!(TimeBank::from_snapshot_and_rest(&bank.snapshot(), &journal[..]).unwrap() == bank);
    let refused = |change: fn(&mut TimeBank)| {
        let mut changed = bank.clone();
        change(&mut changed);
        TimeBank::from_snapshot_and_rest(&changed.snapshot(), &journal[..]).unwrap_err().code()
    };
    let moved = refused(|bank| {
        let two = [2u32, 3].map(|n| crate::values::ids::AccountId::new(n).unwrap());
        let row = *bank.state.ledger.postings.iter().find(|(_, row)| two.contains(&row.account)).unwrap().1;
        let first = bank.state.ledger.postings.iter().find(|(_, r)| **r == row).unwrap().0;
        let other = if row.account == two[0] { two[1] } else { two[0] };
        for (account, sign) in [(row.account, -1), (other, 1)] {
            let account = bank.state.ledger.accounts.get_mut(account).unwrap();
            account.balance = crate::values::minutes::Minutes::new(account.balance.get() + sign * row.minutes.get()).unwrap();
        }
        bank.state.ledger.postings.get_mut(first).unwrap().account = other;
    });
    assert_eq!(moved, "snapshot-differs");
    assert_eq!(refused(|bank| bank.state.small.bank = crate::values::digest::BankId([9; 16])), "snapshot-differs");
    assert_eq!(refused(|bank| bank.state.small.parts_kept += 1), "snapshot-differs");
    // What a covered record says is checked too.
    let mut changed = records.clone();
    changed[3].personal.push(crate::journal::PartSlot::Erased);
    assert_eq!(TimeBank::from_snapshot_and_rest(&bank.snapshot(), &lines(&changed)[..]).unwrap_err().code(), "broken-chain");
}
