#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "tests")]
//! Exchanges that are agreed as one and settled as one.

use super::TimeBank;
use crate::charter::Charter;
use crate::command::*;
use crate::model::exchange::{ExchangeState, Payer, PayerKind, Terms};
use crate::model::member::MemberState;
use crate::queries::{OpenExchanges, TodayAt, Waits};
use crate::values::ids::{AccountId, ExchangeId, MemberId};
use crate::values::minutes::Minutes;
use crate::values::time::{Start, Timestamp};

pub(super) fn at(day: u32) -> Timestamp {
    "2026-03-01T10:00:00Z".parse::<Timestamp>().unwrap().plus_days(day)
}

pub(super) fn host(day: u32) -> Context {
    Context::host(at(day))
}

/// A bank in which nobody goes below `lowest`, and its members.
pub(super) fn floor(lowest: i64) -> (TimeBank, [MemberId; 3]) {
    founded(&format!(r#"{{"name": "Harpurbrook", "credit": {{"limits": {{"member": {{"lowest": {lowest}, "mode": "enforced"}}}}}}}}"#))
}

pub(super) fn founded(charter: &str) -> (TimeBank, [MemberId; 3]) {
    let charter = Charter::from_json(charter.as_bytes()).unwrap();
    let mut bank = TimeBank::create(host(0), crate::values::digest::BankId([1; 16]), charter).unwrap();
    let members = [0; 3].map(|_| bank.admit(host(0), Admit::default()).unwrap().member().unwrap());
    (bank, members)
}

pub(super) fn propose(bank: &mut TimeBank, gave: MemberId, received: MemberId, start: Option<u16>) -> ExchangeId {
    let mut terms = Terms::new(at(2).date()).gave(gave, 60).received(received, 60);
    terms.start = start.map(|minute| Start { minute, offset: 0 });
    bank.propose(host(0), Propose::new(terms)).unwrap().exchange().unwrap()
}

/// The ring of three: each gives an hour to the next.
pub(super) fn ring(bank: &mut TimeBank, [ana, ben, cleo]: [MemberId; 3]) -> [ExchangeId; 3] {
    let ring = [(ana, ben), (ben, cleo), (cleo, ana)].map(|(gave, received)| propose(bank, gave, received, None));
    bank.propose_together(host(0), ProposeTogether::new(ring, at(7))).unwrap();
    ring
}

pub(super) fn agree(bank: &mut TimeBank, context: Context, exchange: ExchangeId) -> Result<(), crate::Error> {
    bank.agree(context, Agree { exchange, members: vec![], series: false }).map(|_| ())
}

pub(super) fn states<const N: usize>(bank: &TimeBank, all: [ExchangeId; N]) -> [ExchangeState; N] {
    all.map(|exchange| bank.state.exchanges.get(exchange).unwrap().state)
}

pub(super) fn balances(bank: &TimeBank) -> Vec<i64> {
    bank.state.ledger.accounts.iter().map(|(_, account)| account.balance.get()).collect()
}

pub(super) fn held(bank: &TimeBank) -> Vec<(i64, i64)> {
    bank.state.ledger.accounts.iter().map(|(_, account)| (account.held_out.get(), account.held_in.get())).collect()
}

/// Replaying the journal, and opening the snapshot, give this bank again.
pub(super) fn comes_back(bank: &TimeBank, journal: &[crate::journal::JournalRecord]) {
    let replayed = TimeBank::replay(journal.to_vec()).unwrap();
    assert!(replayed == *bank && replayed.head() == bank.head(), "a replay gives another bank");
    assert!(TimeBank::from_snapshot(&bank.snapshot()).unwrap() == *bank, "a snapshot gives another bank");
}

#[test]
fn promise_5_a_ring_nobody_could_begin_is_settled_on_its_net_by_silence_too() {
    let (mut bank, members) = floor(0);
    let all = ring(&mut bank, members);
    let mut journal = bank.drain();
    for exchange in all {
        assert_eq!(states(&bank, all), [ExchangeState::Proposed; 3]);
        agree(&mut bank, host(1), exchange).unwrap();
        journal.extend(bank.drain());
        comes_back(&bank, &journal);
    }
    assert_eq!((states(&bank, all), held(&bank)), ([ExchangeState::Agreed; 3], vec![(0, 0); 4]));
    for (day, exchange) in (3..).zip(all) {
        bank.done(host(day), Done::new(exchange)).unwrap();
    }
    // Silence confirms the first on day 17 and the last on day 19.
    for (day, expected) in [(17, ExchangeState::AwaitingWord), (18, ExchangeState::AwaitingWord), (19, ExchangeState::Confirmed)] {
        bank.pass_time(at(day)).unwrap();
        journal.extend(bank.drain());
        comes_back(&bank, &journal);
        assert_eq!((states(&bank, all)[0], balances(&bank)), (expected, vec![0; 4]), "day {day}");
    }
    let entries = bank.state.ledger.entries.iter().count();
    assert_eq!((states(&bank, all), entries), ([ExchangeState::Confirmed; 3], 3), "each of them is an entry of its own");
}

/// Ana is to give an hour to Ben and one to Cleo: 120 and the tolerance of 15 are held as room for her, 75 of each of them.
#[test]
fn promise_5_no_more_is_held_than_what_is_left_of_a_bundle_moves() {
    let (mut bank, [ana, ben, cleo]) = floor(-600);
    let (one, two) = (propose(&mut bank, ana, ben, None), propose(&mut bank, ana, cleo, None));
    bank.propose_together(host(0), ProposeTogether::new([one, two], at(7))).unwrap();
    agree(&mut bank, host(0), one).unwrap();
    agree(&mut bank, host(0), two).unwrap();
    assert_eq!(held(&bank), vec![(0, 0), (0, 135), (75, 0), (75, 0)]);
    bank.withdraw(host(0), Withdraw { exchange: two, note: None }).unwrap();
    assert_eq!(held(&bank), vec![(0, 0), (0, 75), (75, 0), (0, 0)]);
    let journal = bank.drain();
    comes_back(&bank, &journal);
}

/// What a member reads of a bundle depends on what was confirmed, and on nobody's limits.
#[test]
fn promise_13_when_a_bundle_is_posted_tells_nobodys_balance() {
    let mut told = Vec::new();
    for lowest in [0, -600] {
        let (mut bank, members) = floor(lowest);
        let all = ring(&mut bank, members);
        for exchange in all {
            agree(&mut bank, host(1), exchange).unwrap();
        }
        let mut seen = Vec::new();
        for exchange in all {
            bank.done(host(3), Done::new(exchange)).unwrap();
            bank.confirm(host(3), Confirm { exchange, members: vec![], minutes: None }).unwrap();
            seen.push((states(&bank, all), balances(&bank), held(&bank)));
        }
        told.push(seen);
    }
    assert_eq!(told[0], told[1]);
    let waits = ExchangeState::AwaitingWord;
    assert_eq!(told[0][0].0, [waits, ExchangeState::Agreed, ExchangeState::Agreed]);
    assert_eq!(told[0][1].0, [waits, waits, ExchangeState::Agreed]);
    assert_eq!(told[0][2].0, [ExchangeState::Confirmed; 3]);
}

/// One whose word is missing waits by itself, and keeps nobody else's credit back.
#[test]
fn promise_3_a_bundle_is_settled_without_what_misses_a_word() {
    let (mut bank, [ana, ben, cleo]) = founded(r#"{"name": "Harpurbrook", "permissions": {"spend": []}}"#);
    let dan = bank.admit(host(0), Admit::default()).unwrap().member().unwrap();
    let (one, two) = (propose(&mut bank, ana, ben, None), propose(&mut bank, ben, cleo, None));
    bank.propose_together(host(0), ProposeTogether::new([one, two], at(7))).unwrap();
    agree(&mut bank, host(0), one).unwrap();
    agree(&mut bank, host(0), two).unwrap();
    bank.give_role(host(0), GiveRole::new(ana, "broker")).unwrap();
    bank.substitute(Context::member(at(1), ana), Substitute { exchange: two, out: cleo, into: dan }).unwrap();
    for exchange in [one, two] {
        bank.done(Context::member(at(3), ben), Done::new(exchange)).unwrap();
    }
    bank.pass_time(at(30)).unwrap();
    assert_eq!(states(&bank, [one, two]), [ExchangeState::Confirmed, ExchangeState::AwaitingWord]);
    assert_eq!(balances(&bank), vec![0, 60, -60, 0, 0]);
    let waits = bank.host().today(&TodayAt::new(at(30))).unwrap().exchanges;
    assert!(waits.iter().any(|due| due.exchange == two && due.waits == Waits::Word));
}

/// The pot gives its word for an hour a week. Two of one bundle that it pays for take two.
#[test]
fn promise_3_a_standing_word_counts_for_all_that_a_bundle_takes() {
    let (mut bank, [ana, ben, cleo]) = founded(r#"{"name": "Harpurbrook", "credit": {"potWord": [{"minutes": 60}]}}"#);
    let mut propose = |gave, received| {
        let mut terms = Terms::new(at(2).date()).gave(gave, 60).received(received, 60);
        terms.payer = Some(crate::model::exchange::Payer::POT);
        bank.propose(Context::member(at(0), gave), Propose::new(terms)).unwrap().exchange().unwrap()
    };
    let all = [propose(ana, ben), propose(cleo, ben)];
    bank.propose_together(host(0), ProposeTogether::new(all, at(7))).unwrap();
    for exchange in all {
        agree(&mut bank, Context::member(at(1), ben), exchange).unwrap();
    }
    assert_eq!(states(&bank, all), [ExchangeState::Agreed; 2]);
    for (giver, exchange) in [(ana, all[0]), (cleo, all[1])] {
        bank.done(Context::member(at(2), giver), Done::new(exchange)).unwrap();
    }
    bank.pass_time(at(20)).unwrap();
    assert_eq!(states(&bank, all), [ExchangeState::Confirmed, ExchangeState::AwaitingWord]);
    assert_eq!(balances(&bank), vec![-60, 60, 0, 0]);
    bank.admit(host(21), Admit::default()).unwrap();
    let journal = bank.drain();
    comes_back(&bank, &journal);
}

/// Ten hours are said where one was agreed. Silence posts what was agreed and the tolerance of 15, as for one exchange by itself.
#[test]
fn promise_5_silence_posts_no_more_of_a_bundle_than_was_agreed() {
    let (mut bank, [ana, ben, cleo]) = floor(-6000);
    let all = [propose(&mut bank, ana, ben, None), propose(&mut bank, ben, cleo, None)];
    bank.propose_together(host(0), ProposeTogether::new(all, at(7))).unwrap();
    for exchange in all {
        agree(&mut bank, host(1), exchange).unwrap();
    }
    let ten = |member| Actual { member, minutes: Some(600), attendance: None };
    let said = Done { actual: vec![ten(ana), ten(ben)], ..Done::new(all[0]) };
    bank.done(Context::member(at(3), ben), said).unwrap();
    bank.withdraw(host(3), Withdraw { exchange: all[1], note: None }).unwrap();
    bank.pass_time(at(30)).unwrap();
    assert_eq!((states(&bank, all)[0], balances(&bank)), (ExchangeState::Confirmed, vec![0, 75, -75, 0]));
}

/// A broker settles a dispute with other minutes than were agreed. It is posted as settled, with the others.
#[test]
fn a_dispute_in_a_bundle_ends_as_settled() {
    let (mut bank, [ana, ben, cleo]) = floor(-6000);
    let all = [propose(&mut bank, ana, ben, None), propose(&mut bank, ben, cleo, None)];
    bank.propose_together(host(0), ProposeTogether::new(all, at(7))).unwrap();
    for exchange in all {
        agree(&mut bank, host(1), exchange).unwrap();
    }
    for exchange in all {
        bank.done(host(3), Done::new(exchange)).unwrap();
    }
    bank.dispute(host(3), Dispute::new(all[0])).unwrap();
    bank.confirm(host(3), Confirm { exchange: all[1], members: vec![], minutes: None }).unwrap();
    assert_eq!(states(&bank, all), [ExchangeState::Disputed, ExchangeState::AwaitingWord]);
    let waits = bank.host().today(&TodayAt::new(at(3))).unwrap().exchanges;
    let waits: Vec<(ExchangeId, Waits)> = waits.iter().map(|one| (one.exchange, one.waits)).collect();
    assert_eq!(waits, vec![(all[0], Waits::Dispute), (all[1], Waits::Bundle)]);
    let actual = |member| Actual { member, minutes: Some(120), attendance: None };
    bank.settle(host(4), Settle { actual: vec![actual(ana), actual(ben)], ..Settle::new(all[0]) }).unwrap();
    assert_eq!(states(&bank, all), [ExchangeState::Settled, ExchangeState::Confirmed]);
    assert_eq!(balances(&bank), vec![0, 120, -60, -60]);
}

#[test]
fn what_waits_for_its_bundle_is_not_amended() {
    let (mut bank, [ana, ben, _]) = floor(0);
    let all = [(ana, ben), (ben, ana)].map(|(gave, received)| {
        let terms = Terms::new(at(0).date()).gave(gave, 60).received(received, 60);
        bank.propose(host(0), Propose::new(terms)).unwrap().exchange().unwrap()
    });
    bank.propose_together(host(0), ProposeTogether::new(all, at(7))).unwrap();
    for exchange in all {
        agree(&mut bank, host(0), exchange).unwrap();
    }
    let terms = Terms::new(at(0).date()).gave(ana, 30).received(ben, 30);
    for (exchange, expected) in all.into_iter().zip(["exchange-state", ""]) {
        bank.done(host(0), Done::new(exchange)).unwrap();
        bank.confirm(host(0), Confirm { exchange, members: vec![], minutes: None }).unwrap();
        let amended = bank.amend(host(0), Amend { exchange: all[0], terms: terms.clone() });
        assert_eq!(amended.as_ref().err().map_or("", |error| error.code()), expected);
    }
}

#[test]
fn two_of_one_bundle_book_nobody_twice_unless_a_broker_approves() {
    let (mut bank, [ana, ben, cleo]) = floor(-600);
    let (one, two) = (propose(&mut bank, ana, ben, Some(600)), propose(&mut bank, ana, cleo, Some(630)));
    bank.propose_together(host(0), ProposeTogether::new([one, two], at(7))).unwrap();
    agree(&mut bank, host(0), one).unwrap();
    assert_eq!(agree(&mut bank, host(0), two).unwrap_err().code(), "needs-approval");
    agree(&mut bank, Context::member(at(0), cleo), two).unwrap();
    assert_eq!(agree(&mut bank, Context::member(at(0), ana), two).unwrap_err().code(), "ask-the-broker");
    assert_eq!(states(&bank, [one, two]), [ExchangeState::Proposed; 2]);
    for exchange in [one, two] {
        bank.approve(host(0), Approve { exchange, limit: false, note: None }).unwrap();
    }
    agree(&mut bank, Context::member(at(0), ana), two).unwrap();
    assert_eq!(states(&bank, [one, two]), [ExchangeState::Agreed; 2]);
}

/// A broker approved over a limit in one exchange. It counts for who takes part in that one.
#[test]
fn promise_5_approval_of_one_waives_no_limit_of_another() {
    let (mut bank, [ana, ben, cleo]) = floor(0);
    let all = [propose(&mut bank, ana, ben, None), propose(&mut bank, ana, cleo, None)];
    let together = |bank: &mut TimeBank| bank.propose_together(host(0), ProposeTogether::new(all, at(7))).map(|_| ());
    bank.approve(host(0), Approve { exchange: all[0], limit: true, note: None }).unwrap();
    assert_eq!(together(&mut bank).unwrap_err().code(), "limit-reached");
    bank.approve(host(0), Approve { exchange: all[1], limit: true, note: None }).unwrap();
    together(&mut bank).unwrap();
}

#[test]
fn a_bundle_has_a_hundred_exchanges_at_most() {
    let (mut bank, [ana, ben, _]) = floor(-60_000);
    let many: Vec<ExchangeId> = (0..101).map(|_| propose(&mut bank, ana, ben, None)).collect();
    let refused = bank.propose_together(host(0), ProposeTogether::new(many.clone(), at(7))).unwrap_err();
    assert_eq!(refused.code(), "too-many");
    bank.propose_together(host(0), ProposeTogether::new(many[1..].to_vec(), at(7))).unwrap();
}

/// Ana agreed to the second date before. Agreeing to the series completes the bundle with the first.
#[test]
fn a_series_that_is_a_bundle_is_agreed_to_at_once() {
    let (mut bank, [ana, ben, _]) = floor(-600);
    let terms = Terms::new(at(2).date()).gave(ana, 60).received(ben, 60);
    let series = Propose { dates: vec![at(3).date()], ..Propose::new(terms) };
    bank.propose(host(0), series).unwrap();
    let all = [1, 2].map(|number| ExchangeId::new(number).unwrap());
    bank.propose_together(host(0), ProposeTogether::new(all, at(7))).unwrap();
    for exchange in all {
        agree(&mut bank, Context::member(at(0), ben), exchange).unwrap();
    }
    agree(&mut bank, Context::member(at(0), ana), all[1]).unwrap();
    bank.agree(Context::member(at(0), ana), Agree { exchange: all[0], members: vec![], series: true }).unwrap();
    assert_eq!(states(&bank, all), [ExchangeState::Agreed; 2]);
}

#[test]
fn a_member_who_leaves_ends_a_bundle_before_it_is_agreed_and_leaves_the_rest_afterwards() {
    for agreed in [false, true] {
        let (mut bank, members) = floor(-600);
        let all = ring(&mut bank, members);
        for exchange in all.into_iter().skip(usize::from(!agreed)) {
            agree(&mut bank, host(1), exchange).unwrap();
        }
        bank.set_state(host(1), SetState::new(members[0], MemberState::Left)).unwrap();
        let rest = if agreed { ExchangeState::Agreed } else { ExchangeState::Withdrawn };
        assert_eq!(states(&bank, all), [ExchangeState::Withdrawn, rest, ExchangeState::Withdrawn]);
        let journal = bank.drain();
        comes_back(&bank, &journal);
    }
}

/// A member who was forgotten takes the bundle along, and nothing of them is left.
#[test]
fn promise_7_a_bundle_goes_with_a_member_who_is_forgotten() {
    let (mut bank, members) = floor(-600);
    let all = ring(&mut bank, members);
    bank.erase(host(1), Erase { member: members[1] }).unwrap();
    assert_eq!(states(&bank, all), [ExchangeState::Withdrawn; 3]);
    let journal = bank.drain();
    comes_back(&bank, &journal);
}

/// Whoever gives the last word reads the same whatever others have to go, and waits where a rule stands against the others.
#[test]
fn promise_13_the_last_word_of_a_bundle_tells_nothing_of_others_balances() {
    let mut told = Vec::new();
    for moved in [0, 600] {
        let (mut bank, [ana, ben, cleo]) = floor(-600);
        let (one, two) = (propose(&mut bank, ana, ben, None), propose(&mut bank, ben, cleo, None));
        bank.propose_together(host(0), ProposeTogether::new([one, two], at(7))).unwrap();
        agree(&mut bank, host(0), two).unwrap();
        agree(&mut bank, Context::member(at(0), ben), one).unwrap();
        if moved > 0 {
            // Cleo has nothing to go any more.
            let account = |n| AccountId::new(n).unwrap();
            let gift = Transfer::new(crate::ledger::TransferKind::Gift, account(4), account(3), Minutes::new(moved).unwrap());
            bank.transfer(host(0), gift).unwrap();
        }
        let outcome = bank.execute(&Command::new(Context::member(at(0), ana), Agree { exchange: one, members: vec![], series: false }));
        let open = bank.seen_by(ana).open_exchanges(&OpenExchanges { member: Some(ana) }).unwrap();
        assert_eq!(open[0].state, ExchangeState::Agreed);
        told.push(format!("{outcome:?} {open:?}"));
    }
    assert_eq!(told[0], told[1]);
}

/// A member is not told what stands against the exchanges of others, and their word is not kept: others read no more than before.
#[test]
fn promise_13_a_last_word_that_completes_nothing_leaves_no_trace() {
    let (mut bank, [ana, ben, cleo]) = floor(-600);
    let all = ring(&mut bank, [ana, ben, cleo]);
    agree(&mut bank, host(1), all[1]).unwrap();
    agree(&mut bank, host(1), all[2]).unwrap();
    agree(&mut bank, Context::member(at(1), ben), all[0]).unwrap();
    let read = |bank: &TimeBank| format!("{:?}", bank.seen_by(ben).open_exchanges(&OpenExchanges { member: Some(ben) }).unwrap());
    bank.set_state(host(1), SetState::new(cleo, MemberState::Suspended)).unwrap();
    let before = read(&bank);
    assert_eq!(agree(&mut bank, Context::member(at(1), ana), all[0]).unwrap_err().code(), "ask-the-broker");
    assert_eq!(read(&bank), before);
    assert_eq!(agree(&mut bank, Context::member(at(1), ben), all[0]).unwrap_err().code(), "no-change");
    assert_eq!(agree(&mut bank, host(1), all[0]).unwrap_err().code(), "rule-refused");
    bank.set_state(host(1), SetState::new(cleo, MemberState::Active)).unwrap();
    agree(&mut bank, Context::member(at(1), ana), all[0]).unwrap();
    assert_eq!(states(&bank, all), [ExchangeState::Agreed; 3]);
}

#[test]
fn promise_8_a_bundle_proposed_twice_with_its_key_is_one() {
    let (mut bank, members) = floor(0);
    let [ana, ben, cleo] = members;
    let ring = [(ana, ben), (ben, cleo), (cleo, ana)].map(|(gave, received)| propose(&mut bank, gave, received, None));
    let key = crate::values::digest::Key([7; 16]);
    let mut send = |day| bank.propose_together(host(day).key(key), ProposeTogether::new(ring, at(7))).unwrap();
    let first = send(0);
    let again = send(3);
    assert_eq!((first.bundle().unwrap(), again.bundle().unwrap()), (first.bundle().unwrap(), first.bundle().unwrap()));
    assert!(again.repeated && !first.repeated);
}

/// Everybody had agreed when the exchanges were proposed together. A broker who agrees for nobody new speaks for the pot, once.
#[test]
fn promise_3_a_broker_speaks_for_the_pot_where_everybody_has_agreed() {
    let (mut bank, [ana, ben, _]) = founded(r#"{"name": "Harpurbrook"}"#);
    let mut talk = |member: MemberId| {
        let mut terms = Terms::new(at(2).date()).gave(member, 60).payer(Payer { kind: PayerKind::Pot, member: None });
        terms.visitors = Some(3);
        bank.propose(Context::member(at(0), member), Propose::new(terms)).unwrap().exchange().unwrap()
    };
    let all = [talk(ana), talk(ben)];
    bank.propose_together(host(0), ProposeTogether::new(all, at(7))).unwrap();
    agree(&mut bank, host(1), all[0]).unwrap();
    assert_eq!(states(&bank, all), [ExchangeState::Agreed; 2]);
    // One hour of the two has the pot's word, and the tolerance of a quarter of an hour on top.
    assert_eq!(held(&bank)[0], (75, 0));
    assert!(agree(&mut bank, host(1), all[1]).is_err());
    let journal = bank.drain();
    comes_back(&bank, &journal);
}
