#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "tests")]
//! Items that fall due without a command.

use super::TimeBank;
use crate::charter::Charter;
use crate::command::*;
use crate::error::Error;
use crate::journal::event::Event;
use crate::journal::{Actor, Body, FORMAT, JournalRecord as Line};
use crate::model::exchange::{ExchangeState, Terms};
use crate::model::listing::ListingTerms;
use crate::store::{Keeper, MemoryStore, Store as _};
use crate::values::digest::Key;
use crate::values::ids::{ExchangeId, MemberId};
use crate::values::time::Timestamp;

fn at(day: u32) -> Timestamp {
    "2026-03-01T10:00:00Z".parse::<Timestamp>().unwrap().plus_days(day)
}

fn host(day: u32) -> Context {
    Context::host(at(day))
}

fn three(bank: &mut TimeBank) -> [MemberId; 3] {
    [0; 3].map(|_| bank.admit(host(0), Admit::default()).unwrap().member().unwrap())
}

fn founded() -> (TimeBank, [MemberId; 3]) {
    let mut bank = TimeBank::create(host(0), crate::values::digest::BankId([1; 16]), Charter::named("Harpurbrook")).unwrap();
    let members = three(&mut bank);
    bank.drain();
    (bank, members)
}

fn proposed(bank: &mut TimeBank, day: u32, gave: MemberId, received: MemberId) -> ExchangeId {
    let on = at(day).date();
    let terms = Terms::new(on).gave(gave, 60).received(received, 60);
    bank.propose(host(day), Propose::new(terms)).unwrap().exchange().unwrap()
}

/// Returns an exchange that its giver has marked done. The receiver's confirmation is missing, and is due 14 days later.
fn done(bank: &mut TimeBank, day: u32, gave: MemberId, received: MemberId) -> ExchangeId {
    let exchange = proposed(bank, day, gave, received);
    bank.agree(host(day), Agree { exchange, members: vec![], series: false }).unwrap();
    bank.done(host(day).by(gave), marked(exchange)).unwrap();
    exchange
}

fn marked(exchange: ExchangeId) -> Done {
    Done { exchange, actual: vec![], visitors: None, facilitation: None, note: None }
}

fn state(bank: &TimeBank, exchange: ExchangeId) -> ExchangeState {
    bank.state.exchanges.get(exchange).unwrap().state
}

fn bodies(records: &[Line]) -> Vec<Body> {
    records.iter().map(|record| record.body(0).unwrap()).collect()
}

#[test]
fn before_a_command_time_passes_in_an_append_of_its_own() {
    let (mut bank, [ana, ben, cleo]) = founded();
    let first = done(&mut bank, 0, ana, ben);
    let offer = Offer { member: cleo, terms: ListingTerms { until: Some(at(20).date()), ..ListingTerms::open() }, words: None };
    let listing = bank.offer(host(1), offer).unwrap().listing().unwrap();
    let second = proposed(&mut bank, 2, ben, cleo);
    bank.drain();
    let mut decided = bank.clone();
    let late = Command::new(host(40).by(ana).key(Key([7; 16])), Offer { member: ana, terms: ListingTerms::open(), words: None });
    let outcome = bank.execute(&late).unwrap();
    assert_eq!((outcome.records, outcome.listing().unwrap().get()), (0, 2), "a member is told of what they did, and not of the journal");
    let records = bank.drain();
    let all = bodies(&records);
    let what: Vec<(Actor, bool, Option<u32>, &str)> =
        all.iter().map(|body| (body.by, body.key.is_some(), body.more, body.event.tag())).collect();
    assert_eq!(
        what,
        [
            (Actor::Time, false, Some(2), "exchange-posted"),
            (Actor::Time, false, Some(1), "listing-closed"),
            (Actor::Time, false, None, "exchange-ended"),
            (Actor::Member(ana), true, None, "listing-posted"),
        ],
        "due on the 15th, the 22nd, and after 30 days"
    );
    assert_eq!((state(&bank, first), state(&bank, second)), (ExchangeState::Confirmed, ExchangeState::Expired));
    assert!(bank.state.listings.get(listing).unwrap().closed.is_some());
    assert_eq!(bank.balance(ana).unwrap().get(), 60);
    // Deciding gives the same result, as two appends.
    let decision = decided.decide(&late).unwrap();
    assert_eq!((decision.due.as_slice(), decision.records.as_slice()), records.split_at(3));
    decided.apply(&decision.due).unwrap();
    // `apply` answers to the host, in full; a decision answers to the member who sent the command.
    let applied: Vec<_> = decided.apply(&decision.records).unwrap().into_iter().map(|outcome| outcome.created).collect();
    assert_eq!(applied, decision.outcomes.iter().map(|outcome| outcome.created).collect::<Vec<_>>());
    assert!(decided == bank);
}

#[test]
fn what_was_due_stands_even_if_the_command_is_refused() {
    let (mut bank, [ana, ben, _]) = founded();
    let exchange = done(&mut bank, 0, ana, ben);
    bank.drain();
    let refused = bank.reverse(host(15).by(ana), Reverse { exchange, note: None }).unwrap_err();
    assert_eq!(refused.code(), "not-permitted");
    assert_eq!(state(&bank, exchange), ExchangeState::Confirmed);
    assert_eq!(bank.drain().len(), 1);
    // Once the time has passed, a second refusal changes nothing at all.
    let before = bank.clone();
    bank.reverse(host(15).by(ana), Reverse { exchange, note: None }).unwrap_err();
    assert!(bank == before && bank.undrained() == 0);
}

#[test]
fn a_keeper_keeps_what_was_due_though_the_command_is_refused() {
    let (mut bank, [ana, ben, _]) = founded();
    done(&mut bank, 0, ana, ben);
    let mut store = MemoryStore::new();
    let mut whole = TimeBank::create(host(0), crate::values::digest::BankId([1; 16]), Charter::named("Harpurbrook")).unwrap();
    three(&mut whole);
    done(&mut whole, 0, ana, ben);
    store.append(crate::journal::Head::NONE, &whole.drain()).unwrap();
    let mut keeper = Keeper::open(store).unwrap();
    let exchange = ExchangeId::new(1).unwrap();
    let reverse = Command::new(host(15).by(ana), Reverse { exchange, note: None });
    let mut writing = crate::store::Writing::new(vec![reverse]);
    let (mut known, mut kept) = keeper.into_parts();
    let before = kept.records().len();
    let mut step = writing.begin(&mut known);
    let refused = loop {
        step = match step {
            crate::store::WriteStep::Read { after } => writing.read(&mut known, kept.read_after(after)),
            crate::store::WriteStep::Append { expected, records } => writing.appended(&mut known, kept.append(expected, &records)),
            crate::store::WriteStep::Done(_) => panic!("a member reverses nothing"),
            crate::store::WriteStep::Refused(error) => break error,
        };
    };
    assert_eq!(refused.code(), "not-permitted");
    assert_eq!(kept.records().len(), before + 1);
    keeper = Keeper::open(kept).unwrap();
    assert_eq!(state(keeper.bank(), exchange), ExchangeState::Confirmed);
}

#[test]
fn at_most_a_thousand_events_are_in_one_append() {
    let (mut bank, [ana, ..]) = founded();
    let terms = ListingTerms { until: Some(at(1).date()), ..ListingTerms::open() };
    let offer = |_| Command::new(host(0), Offer { member: ana, terms: terms.clone(), words: None });
    bank.execute_all(&(0..2_001).map(offer).collect::<Vec<_>>()).unwrap();
    bank.drain();
    bank.admit(host(2), Admit::default()).unwrap();
    let all = bodies(&bank.drain());
    let begins: Vec<usize> = (0..all.len()).filter(|i| all[*i].part.is_none()).collect();
    assert_eq!(begins, [0, 1_000, 2_000, 2_001]);
    let numbers = all.iter().filter_map(|body| if let Event::ListingClosed(e) = &body.event { Some(e.listing.get()) } else { None });
    assert!(numbers.eq(1..=2_001), "in order of number");
}

#[test]
fn replay_refuses_what_was_not_due_and_what_time_cannot_do() {
    let (mut bank, [ana, ben, cleo]) = founded();
    let (first, second) = (done(&mut bank, 0, ana, ben), proposed(&mut bank, 1, ben, cleo));
    bank.drain();
    let forged = |bank: &TimeBank, by: Actor, day: u32, event: Event| {
        let body = Body {
            version: FORMAT,
            seq: bank.head().seq + 1,
            at: at(day),
            by,
            key: None,
            fingerprint: None,
            previous: bank.head().hash,
            part: None,
            more: None,
            personal: Vec::new(),
            event,
        };
        let mut follower = bank.clone();
        follower.apply(&[Line::seal(&body, Vec::new(), Vec::new(), &mut Vec::new())]).map(|_| ())
    };
    let expired =
        |exchange| Event::ExchangeEnded(crate::journal::event::ExchangeEnded { exchange, state: ExchangeState::Expired, member: None });
    let withdrawn =
        Event::ExchangeEnded(crate::journal::event::ExchangeEnded { exchange: second, state: ExchangeState::Withdrawn, member: None });
    for (by, day, event) in [
        (Actor::Time, 13, expired(first)),
        // The charter says that silence confirms.
        (Actor::Time, 14, expired(first)),
        (Actor::Host, 13, expired(first)),
        (Actor::Time, 40, expired(second)),
        (Actor::Time, 40, withdrawn),
        (Actor::Time, 40, Event::PersonalKept(crate::journal::event::PersonalKept { member: ana })),
    ] {
        let fault = forged(&bank, by, day, event.clone());
        assert!(matches!(fault, Err(Error::Impossible { .. })), "{by} on day {day}: {event:?}");
    }
    let (mut other, [ana, ben, _]) = founded();
    let only = proposed(&mut other, 1, ana, ben);
    assert!(forged(&other, Actor::Time, 30, expired(only)).is_err());
    forged(&other, Actor::Time, 31, expired(only)).unwrap();
}

#[test]
fn after_a_long_silence_only_the_host_passes_time_and_silence_confirms_nothing_yet() {
    let (mut bank, [ana, ben, cleo]) = founded();
    let (waits, unanswered) = (done(&mut bank, 0, ana, ben), proposed(&mut bank, 0, ben, cleo));
    let before = bank.clone();
    // A member's clock is ten years ahead by mistake. The bank must not be locked until then.
    let offer = || Offer { member: ana, terms: ListingTerms::open(), words: None };
    assert_eq!(bank.offer(host(3_650).by(ana), offer()).unwrap_err().code(), "clock-jump");
    assert_eq!(bank.expire_due(host(61).by(ana), ExpireDue {}).unwrap_err().code(), "not-permitted");
    assert_eq!(bank.admit(host(61), Admit::default()).unwrap_err().code(), "clock-jump", "not by the way either");
    assert!(bank == before);
    // Sixty days are not a long silence.
    let mut sooner = bank.clone();
    sooner.offer(host(60).by(ana), offer()).unwrap();
    assert_eq!(state(&sooner, waits), ExchangeState::Confirmed);
    bank.drain();
    bank.expire_due(host(61), ExpireDue {}).unwrap();
    assert_eq!((state(&bank, waits), state(&bank, unanswered)), (ExchangeState::Done, ExchangeState::Expired));
    let tags: Vec<&str> = bodies(&bank.drain()).iter().map(|body| body.event.tag()).collect();
    assert_eq!(tags, ["deadlines-moved", "exchange-ended"]);
    bank.offer(host(67).by(ana), offer()).unwrap();
    assert_eq!(state(&bank, waits), ExchangeState::Done);
    bank.offer(host(68).by(ana), offer()).unwrap();
    assert_eq!(state(&bank, waits), ExchangeState::Confirmed);
}

#[test]
fn a_long_silence_with_nothing_due_is_no_obstacle() {
    let (mut bank, [ana, ..]) = founded();
    bank.offer(host(400).by(ana), Offer { member: ana, terms: ListingTerms::open(), words: None }).unwrap();
}

#[test]
fn what_is_due_survives_a_snapshot() {
    let (mut bank, [ana, ben, cleo]) = founded();
    done(&mut bank, 0, ana, ben);
    proposed(&mut bank, 3, ben, cleo);
    let mut again = TimeBank::from_snapshot(&bank.snapshot()).unwrap();
    assert!(again == bank);
    again.pass_time(at(40)).unwrap();
    bank.pass_time(at(40)).unwrap();
    assert!(again == bank && bank.state.due.is_empty());
}

#[test]
fn help_agreed_on_after_its_day_has_as_long_to_be_marked_done() {
    let (mut bank, [ana, ben, _]) = founded();
    let terms = Terms::new(at(0).date()).gave(ana, 60).received(ben, 60);
    let exchange = bank.propose(host(20), Propose::new(terms)).unwrap().exchange().unwrap();
    bank.agree(host(21), Agree { exchange, members: vec![], series: false }).unwrap();
    bank.done(host(22).by(ana), marked(exchange)).unwrap();
    assert_eq!(state(&bank, exchange), ExchangeState::Done);
}
