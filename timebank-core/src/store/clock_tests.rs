#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "tests")]
//! A keeper's clock.

use super::*;
use crate::charter::Charter;
use crate::command::{Admit, Agree, Command, Context, Create, Done, Offer, Propose};
use crate::model::exchange::Terms;
use crate::model::listing::ListingTerms;
use crate::values::digest::Key;
use crate::values::ids::{ExchangeId, MemberId};
use crate::values::time::Timestamp;

fn at(minute: u32) -> Timestamp {
    "2026-03-01T10:00:00Z".parse::<Timestamp>().unwrap().plus_minutes(minute)
}

const DAY: u32 = 1_440;

fn member(n: u32) -> MemberId {
    MemberId::new(n).unwrap()
}

fn offer(context: Context, n: u32) -> Command {
    Command::new(context, Offer { member: member(n), terms: ListingTerms::open(), words: None })
}

fn founded(clock: &FrozenClock) -> Keeper<MemoryStore> {
    let mut keeper = Keeper::open(MemoryStore::new()).unwrap().with_clock(clock.clone());
    let charter = Box::new(Charter::named("Harpurbrook"));
    keeper
        .execute(&Command::new(Context::host(at(0)), Create { bank: crate::values::digest::BankId([1; 16]), charter, decided_on: None }))
        .unwrap();
    for _ in 0..2 {
        keeper.execute(&Command::new(Context::host(at(0)), Admit::default())).unwrap();
    }
    keeper
}

#[test]
fn a_member_s_command_gets_the_clock_s_time_and_the_host_s_its_own() {
    let clock = FrozenClock::at(at(60));
    let mut keeper = founded(&clock);
    for said in [at(0), at(60), at(10 * 365 * DAY)] {
        keeper.execute(&offer(Context::member(said, member(1)), 1)).unwrap();
        assert_eq!(keeper.bank().last_at(), at(60));
    }
    keeper.execute(&offer(Context::host(at(62)), 1)).unwrap();
    assert_eq!(keeper.bank().last_at(), at(62));
}

#[test]
fn what_lies_ahead_of_the_clock_is_refused_of_the_host_as_well() {
    let clock = FrozenClock::at(at(60));
    let mut keeper = founded(&clock);
    let before = keeper.bank().clone();
    let ahead = Timestamp::from_millis(at(60 + SKEW_MINUTES).millis() + 1).unwrap();
    let refused = keeper.execute(&offer(Context::host(ahead), 1)).unwrap_err();
    assert!(matches!(refused, Error::TimeAhead { at, now } if at == ahead && now == self::at(60)));
    assert!(*keeper.bank() == before);
    keeper.execute(&offer(Context::host(at(60 + SKEW_MINUTES)), 1)).unwrap();
}

#[test]
fn a_writer_a_moment_behind_loses_no_command() {
    let (ahead, behind) = (FrozenClock::at(at(63)), FrozenClock::at(at(60)));
    let mut first = founded(&ahead);
    first.execute(&offer(Context::member(at(0), member(1)), 1)).unwrap();
    let (_, store) = first.into_parts();
    // The second has another clock, and has not read what the first wrote.
    let mut second = Keeper::open(store).unwrap().with_clock(behind);
    second.execute(&offer(Context::member(at(0), member(2)), 2)).unwrap();
    assert_eq!(second.bank().last_at(), at(63));
    // The host's own stamp is lifted as well, and each of a batch to the one before.
    second.execute_all(&[offer(Context::host(at(64)), 1), offer(Context::host(at(1)), 2)]).unwrap();
    assert_eq!(second.bank().last_at(), at(64));
}

#[test]
fn the_same_command_sent_later_gives_the_first_answer() {
    let clock = FrozenClock::at(at(60));
    let mut keeper = founded(&clock);
    let command = offer(Context::member(at(0), member(1)).key(Key([7; 16])), 1);
    let first = keeper.execute(&command).unwrap();
    for later in [61, 7 * DAY, 400 * DAY] {
        clock.set(at(later));
        let again = keeper.execute(&command).unwrap();
        assert_eq!((again.seq, again.repeated), (first.seq, true));
    }
}

#[test]
fn a_keeper_passes_time_before_it_is_asked() {
    let clock = FrozenClock::at(at(0));
    let mut keeper = founded(&clock);
    let terms = Terms::new(at(0).date()).gave(member(1), 60).received(member(2), 60);
    let exchange = ExchangeId::new(1).unwrap();
    let host = Context::host(at(0));
    keeper.execute(&Command::new(host, Propose::new(terms))).unwrap();
    keeper.execute(&Command::new(host, Agree { exchange, members: vec![], series: false })).unwrap();
    let done = Done { exchange, actual: vec![], visitors: None, facilitation: None, note: None };
    keeper.execute(&Command::new(host.by(member(1)), done)).unwrap();
    clock.set(at(14 * DAY - 1));
    assert_eq!(keeper.up_to_date().unwrap().balance(member(1)).unwrap().get(), 0);
    clock.set(at(14 * DAY));
    assert_eq!(keeper.bank().balance(member(1)).unwrap().get(), 0, "as last written");
    assert_eq!(keeper.up_to_date().unwrap().balance(member(1)).unwrap().get(), 60);
    // It is kept, and nothing is due any more.
    let head = keeper.store().head();
    keeper.up_to_date().unwrap();
    assert_eq!((keeper.store().head(), keeper.bank().head()), (head, head));
}

#[test]
fn the_clock_of_this_machine_is_in_this_century() {
    let now = SystemClock.now().unwrap();
    assert!(now > "2001-01-01T00:00:00Z".parse().unwrap() && now < "2101-01-01T00:00:00Z".parse().unwrap());
}
