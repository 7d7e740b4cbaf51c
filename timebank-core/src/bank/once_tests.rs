#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "tests")]
//! A repeated key executes once (promise 8), a salt serves one command, and notes are kept with everyone they are about.

use crate::bank::TimeBank;
use crate::charter::Charter;
use crate::command::*;
use crate::error::Error;
use crate::golden::{BANK, fresh_salt};
use crate::journal::JournalRecord as Kept;
use crate::model::exchange::{Payer, Terms};
use crate::model::personal::{DoNotMatch, Note, Part, Profile};
use crate::queries::HeldAboutMember;
use crate::values::digest::{BankId, Key, Salt};
use crate::values::ids::MemberId;

const KEY: Key = Key([7; 16]);

fn at(day: u32) -> Context {
    Context::host(format!("2026-03-{day:02}T10:00:00Z").parse().unwrap())
}

fn salted(day: u32) -> Context {
    at(day).salt(fresh_salt())
}

fn bank(names: &[&str]) -> (TimeBank, Vec<MemberId>) {
    let mut bank = TimeBank::create(at(1), BANK, Charter::named("Harpurbrook")).unwrap();
    let mut admit = |name: &&str| bank.admit(salted(1), Admit { profile: Profile::named(*name), ..Admit::default() });
    let members = names.iter().map(|name| admit(name).unwrap().member().unwrap()).collect();
    (bank, members)
}

fn hour(m: &[MemberId]) -> Terms {
    Terms::new("2026-03-01".parse().unwrap()).gave(m[0], 60).received(m[1], 60)
}

/// Returns the bank replayed from its journal, after erasing forgotten parts as a store does.
fn replayed(kept: &mut Vec<Kept>, bank: &mut TimeBank) -> TimeBank {
    kept.extend(bank.drain());
    let forgotten = crate::store::members_forgotten(kept);
    crate::store::forget(kept, 1, &forgotten).unwrap();
    assert_eq!(crate::journal::verify_records(kept.iter().cloned(), None).fault, None);
    let again = TimeBank::replay(kept.clone()).unwrap();
    assert!(again == *bank && again.head() == bank.head() && again.snapshot() == bank.snapshot());
    again
}

#[test]
fn promise_8_a_week_later_with_another_salt_it_is_the_same_command() {
    let (mut bank, m) = bank(&["Ana", "Ben"]);
    let noted = |day, note: &str| Command::new(salted(day).key(KEY), Record { note: Some(note.into()), ..Record::new(hour(&m)) });
    let first = bank.execute(&noted(1, "tea")).unwrap();
    let mut kept = Vec::new();
    let mut again = replayed(&mut kept, &mut bank);
    let mut opened = TimeBank::from_snapshot(&bank.snapshot()).unwrap();
    for bank in [&mut bank, &mut again, &mut opened] {
        let said = bank.execute(&noted(8, "tea")).unwrap();
        assert!(said.repeated && said.exchange() == first.exchange() && bank.undrained() == 0);
        // Other text under the same key is another command, for as long as the first text is kept.
        assert_eq!(bank.execute(&noted(8, "cake")).unwrap_err(), Error::KeyUsed { key: KEY });
        assert_eq!(bank.execute(&noted(8, "")).unwrap_err(), Error::KeyUsed { key: KEY });
    }
    bank.erase(at(8), Erase { member: m[1] }).unwrap();
    let mut again = replayed(&mut kept, &mut bank);
    let mut opened = TimeBank::from_snapshot(&bank.snapshot()).unwrap();
    for bank in [&mut bank, &mut again, &mut opened] {
        assert!(bank.execute(&noted(9, "cake")).unwrap().repeated, "what was forgotten cannot be compared");
        assert_eq!(bank.execute(&noted(9, "")).unwrap_err().code(), "key-used", "that there were words is no secret");
    }
}

#[test]
fn promise_8_a_key_belongs_to_its_sender() {
    let (mut bank, m) = bank(&["Ana", "Ben"]);
    let gift = |by: MemberId| {
        Command::new(at(2).key(KEY).by(by), Offer { member: by, terms: crate::model::listing::ListingTerms::open(), words: None })
    };
    let (of_ana, of_ben) = (bank.execute(&gift(m[0])).unwrap(), bank.execute(&gift(m[1])).unwrap());
    assert!(!of_ben.repeated && of_ana.listing() != of_ben.listing());
    assert!(bank.execute(&gift(m[0])).unwrap().repeated);
    let taken =
        Command::new(at(2).key(KEY).by(m[0]), Offer { member: m[1], terms: crate::model::listing::ListingTerms::open(), words: None });
    assert_eq!(bank.execute(&taken).unwrap_err().code(), "key-used");
    replayed(&mut Vec::new(), &mut bank);
}

/// An attacker who holds the journal after an erasure guesses names. Nothing that remains confirms a guess.
#[test]
fn promise_7_no_name_can_be_guessed_from_what_stays() {
    let journal_of = |name: &str, salt: u8| {
        let mut bank = TimeBank::create(at(1), BANK, Charter::named("Harpurbrook")).unwrap();
        let admit = Admit { profile: Profile::named(name), ..Admit::default() };
        bank.execute(&Command::new(at(1).key(KEY).salt(Salt([salt; 16])), admit)).unwrap();
        let fingerprint = bank.drain()[1].body(2).unwrap().fingerprint.unwrap();
        (fingerprint, bank)
    };
    let (one, mut bank) = journal_of("Ana", 5);
    assert_eq!(one, journal_of("Ben", 6).0, "the fingerprint does not depend on the name, nor on the salt");
    bank.erase(at(2), Erase { member: MemberId::new(1).unwrap() }).unwrap();
    // Neither the command's salt nor the salts of its parts occur anywhere.
    for salt in [Salt([5; 16]), Salt([5; 16]).for_part(0)] {
        assert!(!bank.snapshot().windows(16).any(|bytes| bytes == salt.0));
    }
}

#[test]
fn a_salt_serves_one_command_for_ever() {
    let (mut bank, m) = bank(&["Ana", "Ben"]);
    let salt = Salt([9; 16]);
    let keep = |n: usize| Command::new(at(2).salt(salt), Keep { member: m[n], parts: vec![Part::Note(Note { text: "word".into() }); 2] });
    bank.execute(&keep(0)).unwrap();
    let mut kept = Vec::new();
    for erased in [false, true] {
        if erased {
            bank.erase(at(2), Erase { member: m[0] }).unwrap();
        }
        let mut again = replayed(&mut kept, &mut bank);
        let mut opened = TimeBank::from_snapshot(&bank.snapshot()).unwrap();
        for bank in [&mut bank, &mut again, &mut opened] {
            let before = bank.head();
            assert_eq!(bank.execute(&keep(1)).unwrap_err(), Error::SaltUsed {});
            assert_eq!(bank.head(), before);
        }
    }
    // Two commands of one batch are two commands.
    let twice = [Command::new(at(2).salt(Salt([8; 16])), Admit { profile: Profile::named("Cai"), ..Admit::default() })];
    let twice = [twice[0].clone(), twice[0].clone()];
    assert!(matches!(bank.execute_all(&twice).unwrap_err(), Error::BatchRefused { index: 1, error } if *error == Error::SaltUsed {}));
    // A refused command does not use up its salt.
    bank.execute(&twice[0]).unwrap();
    // A command that binds no parts needs no salt, and uses none up.
    bank.execute(&Command::new(at(2).salt(salt), Admit::default())).unwrap();
}

/// Regression: the note of a settlement was kept under the first member it was about, and shown to them as about them alone.
#[test]
fn words_about_several_are_kept_with_what_they_did() {
    let (mut bank, m) = bank(&["Ana", "Ben", "Cai"]);
    let terms = Terms { payer: Some(Payer::member(m[2])), ..hour(&m) };
    let note = |text: &str| Some(text.to_owned());
    let proposed = Propose { note: note("word 1"), ..Propose::new(terms) };
    let exchange = bank.propose(salted(1), proposed).unwrap().exchange().unwrap();
    bank.agree(at(1), Agree { exchange, members: Vec::new(), series: false }).unwrap();
    let done = Done { exchange, actual: Vec::new(), visitors: None, facilitation: None, note: note("word 2") };
    bank.done(salted(1).by(m[0]), done).unwrap();
    bank.dispute(salted(1), Dispute { exchange, member: Some(m[1]), note: note("word 3") }).unwrap();
    bank.settle(salted(1), Settle { exchange, actual: Vec::new(), note: note("word 4") }).unwrap();
    let expense = crate::model::exchange::Expense { member: m[0], amount: 250 };
    bank.add_expense(salted(1), AddExpense { exchange, expense, note: note("word 5") }).unwrap();
    bank.reverse(salted(1), Reverse { exchange, note: note("word 6") }).unwrap();
    for member in &m {
        let held = bank.host().held_about(&HeldAboutMember { member: *member }).unwrap();
        assert_eq!(held.personal.unwrap().notes, Vec::<String>::new(), "what is about several is shown to none of them");
    }
    let mut kept = bank.drain();
    let noted = kept.iter().flat_map(|r| r.body(0).unwrap().personal).filter(|p| p.kind == crate::model::personal::PartKind::Note);
    let about: Vec<Vec<MemberId>> = noted.map(|binding| binding.about).collect();
    assert_eq!(about, vec![m.clone(); 6], "the payer is one of those it is about");
    // Erasing any of them erases the note.
    bank.erase(at(2), Erase { member: m[2] }).unwrap();
    assert!(!bank.snapshot().windows(5).any(|bytes| bytes == b"word "));
    replayed(&mut kept, &mut bank);
}

#[test]
fn words_on_behalf_of_somebody_are_about_them() {
    let (mut bank, m) = bank(&["Ana", "Ben", "Cai"]);
    let record = Record { note: Some("word".into()), on_behalf_of: Some(m[2]), ..Record::new(hour(&m)) };
    let exchange = bank.record(salted(1), record).unwrap().exchange().unwrap();
    bank.reverse(salted(1), Reverse { exchange, note: Some("word".into()) }).unwrap();
    let mut kept = bank.drain();
    bank.erase(at(2), Erase { member: m[2] }).unwrap();
    assert!(!bank.snapshot().windows(6).any(|bytes| bytes == b"\"word\""));
    replayed(&mut kept, &mut bank);
}

#[test]
fn nobody_is_kept_as_an_empty_row() {
    let (mut bank, m) = bank(&["", ""]);
    let ben = bank.admit(salted(1), Admit::default()).unwrap().member().unwrap();
    let apart = |lifted| Part::DoNotMatch(DoNotMatch { with: m[1], lifted, reason: String::new() });
    bank.keep(salted(1), Keep { member: ben, parts: vec![apart(true)] }).unwrap();
    assert!(bank.state.people.get(&ben).is_none());
    bank.keep(salted(1), Keep { member: ben, parts: vec![apart(false)] }).unwrap();
    let mut kept = bank.drain();
    bank.erase(at(1), Erase { member: m[1] }).unwrap();
    assert!(bank.state.people.get(&ben).is_none());
    replayed(&mut kept, &mut bank);
}

#[test]
fn nothing_new_is_kept_about_who_was_forgotten() {
    let (mut bank, m) = bank(&["Ana", "Ben"]);
    let exchange = bank.record(at(1), Record::new(hour(&m))).unwrap().exchange().unwrap();
    bank.erase(at(1), Erase { member: m[1] }).unwrap();
    bank.reverse(salted(1), Reverse { exchange, note: Some("a mistake".into()) }).unwrap();
    let mut kept = bank.drain();
    let apart = Part::DoNotMatch(DoNotMatch { with: m[1], lifted: false, reason: "still".into() });
    assert_eq!(bank.keep(salted(1), Keep { member: m[0], parts: vec![apart] }).unwrap_err().code(), "member-state");
    assert_eq!(kept.last().unwrap().body(0).unwrap().personal[0].about, [m[0]]);
    replayed(&mut kept, &mut bank);
}

/// The records of a decision contain no trace of a member whom the same decision forgets.
#[test]
fn promise_7_a_decision_forgets_within_itself() {
    let (mut bank, _) = bank(&[]);
    let admit = Command::new(salted(1), Admit { profile: Profile::named("Zebulon"), ..Admit::default() });
    let erase = Command::new(at(1), Erase { member: MemberId::new(1).unwrap() });
    let decision = bank.decide_all(&[admit, erase]).unwrap();
    let mut lines = Vec::new();
    decision.records.iter().for_each(|record| crate::journal::write_line(record, &mut lines));
    assert!(!String::from_utf8(lines).unwrap().contains("Zebulon"));
    bank.apply(&decision.records).unwrap();
}

#[test]
fn two_banks_with_one_charter_are_two_banks() {
    let of = |id: u8| TimeBank::create(at(1), BankId([id; 16]), Charter::named("Harpurbrook")).unwrap();
    assert!(of(1) == of(1) && of(1) != of(2) && of(1).head() != of(2).head());
    assert_eq!(of(2).id(), BankId([2; 16]));
}

#[test]
fn a_bank_left_behind_takes_erasures_alone() {
    let (mut bank, m) = bank(&["Ana", "Ben"]);
    let copy = BankId([3; 16]);
    assert_eq!(bank.begin_copy(at(1).by(m[0]), BeginCopy { bank: copy, left: true }).unwrap_err().code(), "not-permitted");
    let mut other = bank.clone();
    other.begin_copy(at(1), BeginCopy { bank: copy, left: false }).unwrap();
    bank.begin_copy(at(1), BeginCopy { bank: copy, left: true }).unwrap();
    assert_eq!((bank.id(), bank.left_for(), other.id()), (BANK, Some(copy), copy));
    assert_eq!(bank.admit(at(1), Admit::default()).unwrap_err(), Error::BankCopied { bank: copy });
    assert_eq!(bank.begin_copy(at(1), BeginCopy { bank: BankId([4; 16]), left: true }).unwrap_err().code(), "bank-copied");
    bank.erase(at(1), Erase { member: m[0] }).unwrap();
    let mut kept = Vec::new();
    replayed(&mut kept, &mut bank);
    other.admit(at(1), Admit::default()).unwrap();
    // A record of one bank does not extend the journal of the other.
    assert_eq!(other.apply(kept.get(kept.len() - 1..).unwrap()).unwrap_err().code(), "broken-chain");
}
