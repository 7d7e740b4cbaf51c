//! After every erasure of a random run the forgotten journal gives the very bank (promises 2 and 7).

use crate::{lockstep, translate};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use timebank_core::command::{self as k, Action};
use timebank_core::journal::Expected;
use timebank_core::member::MemberState;
use timebank_core::personal::*;
use timebank_core::{Command, Context, JournalRecord, MemberId, TimeBank, verify};
use timebank_model::{self as m, Dice};

/// What a part of this member says: found again wherever it still is.
fn mark(member: MemberId) -> String {
    format!("mark-of-{}-end", member.get())
}

fn some_member(bank: &TimeBank, dice: &mut Dice<'_>) -> Option<MemberId> {
    let all: Vec<MemberId> = bank.host().member_rows().map(|(id, _)| id).collect();
    if all.is_empty() { None } else { Some(all[dice.roll(all.len())]) }
}

/// Words beside whatever takes them: they name everyone the exchange does.
fn with_words(bank: &TimeBank, command: &mut Command) {
    // Nobody writes about those who were forgotten.
    let known = |member: &MemberId| bank.host().member(*member).is_ok_and(|row| row.state != MemberState::Erased);
    let of = |members: Vec<MemberId>| Some(members.into_iter().filter(known).map(mark).collect::<Vec<_>>().join(" "));
    let in_terms = |terms: &timebank_core::exchange::Terms| {
        let payer = terms.payer.as_ref().and_then(|p| p.member);
        of(terms.parts.iter().map(|p| p.member).chain(payer).map(|member| bank.resolve(member)).collect())
    };
    let in_exchange = |id| bank.host().terms_of(id).and_then(|terms| in_terms(&terms));
    let next = MemberId::new(bank.host().member_rows().count() as u32 + 1).unwrap();
    match &mut command.action {
        Action::Admit(a) => a.profile.name = Some(mark(next)),
        Action::Offer(k::Offer { member, words, .. }) | Action::Request(k::Request { member, words, .. }) => {
            *words = Some(ListingWords::default().title(mark(*member)));
        }
        Action::SetState(a) => a.note = of(vec![bank.resolve(a.member)]),
        Action::Propose(a) => a.note = in_terms(&a.terms),
        Action::Record(a) => a.note = in_terms(&a.terms),
        Action::Approve(a) => a.note = in_exchange(a.exchange),
        Action::LetThrough(a) => a.note = in_exchange(a.exchange),
        Action::Decline(a) => a.note = in_exchange(a.exchange),
        Action::Withdraw(a) => a.note = in_exchange(a.exchange),
        Action::Done(a) => a.note = in_exchange(a.exchange),
        Action::Dispute(a) => a.note = in_exchange(a.exchange),
        Action::Settle(a) => a.note = in_exchange(a.exchange),
        Action::Reverse(a) => a.note = in_exchange(a.exchange),
        Action::AddExpense(a) => a.note = in_exchange(a.exchange),
        _ => {}
    }
}

/// Something kept about one member, and perhaps another.
fn some_part(bank: &TimeBank, dice: &mut Dice<'_>, member: MemberId) -> Option<Part> {
    let other = some_member(bank, dice)?;
    let (member, other) = (bank.resolve(member), bank.resolve(other));
    let said = if member == other { mark(member) } else { format!("{} {}", mark(member), mark(other)) };
    let day = bank.last_at().date();
    Some(match dice.roll(7) {
        0 => Part::DoNotMatch(DoNotMatch::new(other).reason(said)),
        1 => Part::DoNotMatch(DoNotMatch::new(other).lifted(true)),
        2 => Part::Appointment(Appointment::new(Standing::Carer, day).who(other).name(said).scope([Scope::See])),
        3 => Part::Contact(Contact::new(day).how("call").text(mark(member)).by(other)),
        4 => Part::Note(Note::new(mark(member))),
        5 => Part::Reference(Reference::new().from(mark(member))),
        _ => Part::Tags(TagChange::default().add([mark(member)])),
    })
}

/// The journal as a store keeps it: an erasure takes the parts out of every record, in the same step.
fn keep(journal: &mut Vec<JournalRecord>, bank: &mut TimeBank) -> Vec<MemberId> {
    journal.extend(bank.drain());
    let forgotten = timebank_core::store::members_forgotten(journal);
    timebank_core::store::forget(journal, 1, &forgotten).unwrap();
    forgotten
}

fn whole(journal: &[JournalRecord], bank: &TimeBank, forgotten: &[MemberId]) {
    let mut lines = Vec::new();
    timebank_core::journal::write_journal(journal, &mut lines);
    let found = verify(&lines[..], Expected::head(bank.head()));
    assert_eq!(found.fault, None, "verifying finds something");
    let replayed = TimeBank::from_jsonl(&lines).unwrap();
    assert_eq!(replayed.head(), bank.head());
    let (snapshot, again) = (bank.snapshot(), replayed.snapshot());
    assert!(replayed == *bank, "promise 2: the forgotten journal gives another bank");
    assert!(snapshot == again, "promise 2: the forgotten journal gives another snapshot");
    assert!(TimeBank::from_snapshot_and_rest(&snapshot, &lines[..]).unwrap() == *bank);
    for bytes in [&snapshot, &lines] {
        let text = String::from_utf8_lossy(bytes);
        for mark in forgotten.iter().copied().map(mark) {
            assert!(!text.contains(&mark), "promise 7: `{mark}` is still there");
        }
    }
}

#[test]
fn promise_7_after_every_erasure_the_forgotten_journal_gives_the_very_bank() {
    let long = std::env::var_os("TIMEBANK_LONG").is_some();
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[23; 32]);
    let mut runner = TestRunner::new_with_rng(Config { failure_persistence: None, ..Config::default() }, rng);
    let scripts = proptest::collection::vec(proptest::collection::vec(any::<u16>(), 60), 30..=80);
    let (mut erasures, mut words) = (0u32, 0u32);
    for _ in 0..if long { 2_000 } else { 15 } {
        let script: lockstep::Script = scripts.new_tree(&mut runner).unwrap().current();
        let mut model = m::Bank::default();
        let first = m::next_command(&model, &mut Dice::new(&script[0]));
        model.run(&first).unwrap();
        let m::Action::Create { rules } = &first.action else { panic!("a bank is founded first") };
        let context = translate::command(&first).context();
        let mut bank = TimeBank::create(context, timebank_core::BankId([1; 16]), translate::charter(rules)).unwrap();
        let mut journal = Vec::new();
        for (n, throws) in script[1..].iter().enumerate() {
            let next = m::next_command(&model, &mut Dice::new(&throws[..40]));
            let mut command = translate::command(&next);
            let _ = model.run(&next);
            with_words(&bank, &mut command);
            let _ = bank.execute(&command);
            let mut dice = Dice::new(&throws[40..]);
            let host = Context::host(bank.last_at()).salt(translate::fresh_salt());
            if let Some(member) = some_member(&bank, &mut dice)
                && let Some(part) = some_part(&bank, &mut dice, member)
            {
                words += u32::from(bank.keep(host, k::Keep::new(member, [part])).is_ok());
            }
            if n % 7 == 6
                && let Some(member) = some_member(&bank, &mut dice)
            {
                let _ = bank.erase(Context::host(bank.last_at()).salt(translate::fresh_salt()), k::Erase::new(member));
            }
            let before = timebank_core::store::members_forgotten(&journal).len();
            let forgotten = keep(&mut journal, &mut bank);
            if forgotten.len() > before {
                erasures += 1;
                whole(&journal, &bank, &forgotten);
            }
        }
    }
    assert!(erasures > 40 && words > 150, "{erasures} erasures after {words} parts");
}
