//! Appends of which a power cut kept sectors from the disk: zeros stand in their place.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, clippy::panic, reason = "tests")]

use super::scan::{Scan, scan};
use super::*;
use crate::command::{Admit, Command, Context, RecordBatch};
use crate::model::exchange::Terms;
use crate::store::{Keeper, MemoryStore};
use crate::values::ids::MemberId;

const SECTOR: usize = 512;

/// A journal whose last append is a batch of six records, and where that begins.
fn journal() -> (Vec<u8>, usize) {
    let cx = Context::host("2026-03-01T10:00:00Z".parse().unwrap());
    let bank = crate::values::digest::BankId([1; 16]);
    let mut bank = TimeBank::create(cx, bank, crate::charter::Charter::named("Harpurbrook")).unwrap();
    for _ in 0..2 {
        bank.execute(&Command::new(cx, Admit::default())).unwrap();
    }
    let mut store = MemoryStore::new();
    store.append(Head::NONE, &bank.drain()).unwrap();
    let mut keeper = Keeper::open(store).unwrap();
    let mut bytes = Vec::new();
    keeper.store().records().iter().for_each(|record| write_line(record, &mut bytes));
    let begun = bytes.len();
    let member = |m| MemberId::new(m).unwrap();
    let terms = Terms::new("2026-03-01".parse().unwrap()).gave(member(1), 5).received(member(2), 5);
    keeper.execute(&Command::new(cx, RecordBatch::new(vec![terms; 5]))).unwrap();
    keeper.store().records()[3..].iter().for_each(|record| write_line(record, &mut bytes));
    (bytes, begun)
}

fn scanned(bytes: &[u8]) -> Result<Scan, Error> {
    scan(bytes, (Head::NONE, 0))
}

/// The pieces of an append that a disk writes one by one.
fn sectors(from: usize, until: usize) -> Vec<std::ops::Range<usize>> {
    let mut pieces = Vec::new();
    let mut at = from;
    while at < until {
        let end = ((at / SECTOR + 1) * SECTOR).min(until);
        pieces.push(at..end);
        at = end;
    }
    pieces
}

#[test]
fn an_append_with_any_of_its_sectors_missing_is_torn() {
    let (whole, begun) = journal();
    let before = scanned(&whole[..begun]).unwrap().head;
    assert_ne!(scanned(&whole).unwrap().head, before);
    let pieces = sectors(begun, whole.len());
    assert!((3..16).contains(&pieces.len()), "{pieces:?}");
    for which in 1..(1u32 << pieces.len()) {
        let mut bytes = whole.clone();
        for (n, piece) in pieces.iter().enumerate() {
            if which & (1 << n) != 0 {
                bytes[piece.clone()].fill(0);
            }
        }
        let Scan { head, end, bytes_after, .. } = scanned(&bytes).unwrap();
        assert_eq!((head, end, bytes_after), (before, begun as u64, (whole.len() - begun) as u64), "without {which:b}");
    }
}

#[test]
fn zeros_in_what_was_whole_are_damage() {
    let (whole, begun) = journal();
    // In the record before the last append, and in the one before that.
    for at in [begun - 40, begun - 400] {
        let mut bytes = whole.clone();
        bytes[at..at + 8].fill(0);
        assert!(matches!(scanned(&bytes), Err(Error::Journal(_))), "at {at}");
    }
}
