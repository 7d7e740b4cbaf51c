//! What counts for which day: statements, balances and sums over random banks with history brought in late and periods closed,
//! against a plain version that goes through the whole journal each time.

use super::laws::{play_dated, steps};
use super::*;
use crate::journal::event::Event;
use crate::model::exchange::Side;
use crate::queries::*;
use crate::values::ids::{AccountId, ExchangeId};
use proptest::prelude::*;
use std::collections::BTreeMap;

/// One posting, as plainly as can be.
struct Moved {
    value: Date,
    entered: Date,
    account: AccountId,
    minutes: i64,
}

/// One participation in an exchange that was not taken back.
struct Served {
    value: Date,
    entered: Date,
    member: MemberId,
    side: Side,
    minutes: u64,
}

/// Reads the journal from the front. The day each gift is of comes from whoever gave it.
fn read(p: &Place, gifts: &[Date]) -> (Vec<Moved>, Vec<Served>) {
    let (mut moved, mut served, mut gifts) = (Vec::new(), BTreeMap::<ExchangeId, Vec<Served>>::new(), gifts.iter());
    let mut values: BTreeMap<ExchangeId, Date> = BTreeMap::new();
    let mut closed: Option<Date> = None;
    for (record, seq) in p.journal.iter().zip(1..) {
        let body = record.body(seq).unwrap();
        let entered = body.at.date();
        let open = |own: Date| if closed.is_some_and(|closed| own <= closed) { closed.unwrap().plus_days(1).unwrap() } else { own };
        let (value, postings) = match body.event {
            Event::ExchangeRecorded(e) => {
                let value = open(e.terms.on);
                values.insert(e.exchange, value);
                let parts = e.terms.parts.iter();
                let parts = parts.map(|q| Served { value, entered, member: q.member, side: q.side, minutes: u64::from(q.minutes) });
                served.insert(e.exchange, parts.collect());
                (value, e.postings)
            }
            Event::ExchangeReversed(e) => {
                served.remove(&e.exchange);
                (values[&e.exchange], e.postings)
            }
            Event::CreditTransferred(e) => (open(*gifts.next().unwrap()), e.postings),
            Event::AccountJoined(e) => (entered, e.postings),
            Event::PeriodClosed(e) => {
                closed = Some(e.through);
                continue;
            }
            _ => continue,
        };
        moved.extend(postings.iter().map(|q| Moved { value, entered, account: q.account, minutes: q.minutes.get() }));
    }
    (moved, served.into_values().flatten().collect())
}

fn total<'a>(all: impl Iterator<Item = &'a Served>) -> (u64, u64) {
    all.fold((0, 0), |(given, received), one| {
        (given + if one.side == Side::Received { 0 } else { one.minutes }, received + if one.side == Side::Gave { 0 } else { one.minutes })
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn statements_balances_and_sums_are_those_of_a_plain_reader(
        steps in steps(), first in -25i32..20, length in 0i32..30, entered in any::<bool>(), open in 0u8..3,
    ) {
        let (p, _, _, gifts) = play_dated(&steps);
        let (moved, served) = read(&p, &gifts);
        let first = day("2026-03-02").plus_days(first).unwrap();
        let last = first.plus_days(length).unwrap();
        let (from, until) = ((open != 1).then_some(first), (open != 2).then_some(last));
        let before = |on: Date| from.is_some_and(|from| on < from);
        let within = |on: Date| !before(on) && until.is_none_or(|until| on <= until);
        let of = |one: &Moved| if entered { one.entered } else { one.value };
        let when = |one: &Served| if entered { one.entered } else { one.value };
        for (account, _) in p.bank.balances() {
            let told = p.bank.host().statement(&StatementOf { from, until, entered, ..StatementOf::account(account) }).unwrap();
            let here = || moved.iter().filter(|one| one.account == account);
            let opening: i64 = here().filter(|one| before(of(one))).map(|one| one.minutes).sum();
            let mut lines: Vec<(Date, i64)> = here().filter(|one| within(of(one))).map(|one| (one.value, one.minutes)).collect();
            prop_assert_eq!(told.opening.get(), opening);
            prop_assert_eq!(told.closing.get(), opening + lines.iter().map(|line| line.1).sum::<i64>());
            let mut shown: Vec<(Date, i64)> =
                told.lines.iter().filter(|line| !line.minutes.is_zero()).map(|line| (line.value, line.minutes.get())).collect();
            prop_assert!(entered || shown.is_sorted_by_key(|line| line.0));
            lines.sort_unstable();
            shown.sort_unstable();
            prop_assert_eq!(shown, lines);
            let sums = total(served.iter().filter(|one| within(when(one)) && p.bank.account_of(one.member).unwrap() == account));
            prop_assert_eq!((told.given, told.received), sums);
            let of_lines = told.lines.iter().fold((0, 0), |sum, line| (sum.0 + line.given, sum.1 + line.received));
            prop_assert_eq!(of_lines, sums);
        }
        let hours = p.bank.host().hours_by(&HoursBy { from, until, entered, ..HoursBy::new() }).unwrap();
        let hours = hours.first().map_or((0, 0), |line| (line.given, line.received));
        prop_assert_eq!(hours, total(served.iter().filter(|one| within(when(one)))));
        for (account, minutes) in p.bank.host().balances_as_of(&BalancesAsOf { entered, ..BalancesAsOf::new(first) }).unwrap() {
            let sum: i64 = moved.iter().filter(|one| one.account == account && of(one) <= first).map(|one| one.minutes).sum();
            prop_assert_eq!(minutes.get(), sum);
        }
    }
}

#[test]
fn history_brought_in_today_shows_on_its_own_days() {
    let mut p = Place::harpurbrook();
    let joined = Some(day("2024-01-01"));
    let ana = p.go(Admit { joined, profile: Profile::named("Ana"), ..Admit::default() }).member().unwrap();
    let ben = p.go(Admit { joined, profile: Profile::named("Ben"), ..Admit::default() }).member().unwrap();
    let (from, to) = (p.bank.account_of(ben).unwrap(), p.bank.account_of(ana).unwrap());
    p.at("2026-03-20T10:00:00Z");
    for on in ["2025-05-02", "2024-02-01"] {
        p.record(Terms::new(day(on)).gave(ana, 90).received(ben, 90));
    }
    let gift = crate::ledger::TransferKind::Gift;
    p.go(Transfer { kind: gift, from, to, minutes: Minutes::of(20), note: None, on: Some(day("2024-12-31")) });
    let of_2024 = p.bank.host().statement(&StatementOf::member(ana).from(day("2024-01-01")).until(day("2024-12-31"))).unwrap();
    let lines: Vec<(String, i64, u64)> =
        of_2024.lines.iter().map(|line| (line.value.to_string(), line.balance.get(), line.given)).collect();
    assert_eq!(lines, [("2024-02-01".into(), 90, 90), ("2024-12-31".into(), 110, 0)]);
    assert_eq!((of_2024.opening.get(), of_2024.closing.get(), of_2024.given), (0, 110, 90));
    let books = p.bank.host().statement(&StatementOf { entered: true, ..StatementOf::member(ana).until(day("2026-03-19")) }).unwrap();
    assert_eq!((books.lines.len(), books.closing.get(), books.given), (0, 0, 0), "as the books stood then");
    let today = p.bank.host().statement(&StatementOf { entered: true, ..StatementOf::member(ana).from(day("2026-03-20")) }).unwrap();
    assert_eq!((today.lines.len(), today.closing.get(), today.given), (3, 200, 180));
}

#[test]
fn what_is_entered_after_its_period_was_closed_counts_for_the_first_open_day() {
    let mut p = Place::harpurbrook();
    let (ana, ben) = (p.admit("Ana"), p.admit("Ben"));
    p.at("2026-04-02T10:00:00Z");
    let early = p.record(Terms::new(day("2026-03-30")).gave(ana, 30).received(ben, 30));
    p.go(ClosePeriod { through: day("2026-03-31") });
    p.record(Terms::new(day("2026-03-30")).gave(ana, 60).received(ben, 60));
    let march = StatementOf::member(ana).until(day("2026-03-31"));
    let april = StatementOf::member(ana).from(day("2026-04-01"));
    let told = |p: &Place, question: &StatementOf| {
        let told = p.bank.host().statement(question).unwrap();
        (told.closing.get(), told.given, told.lines.iter().map(|line| line.value.to_string()).collect::<Vec<_>>())
    };
    assert_eq!(told(&p, &march), (30, 30, vec!["2026-03-30".into()]));
    assert_eq!(told(&p, &april), (90, 60, vec!["2026-04-01".into()]));
    // A reversal counts for the day of what it takes back, so that no other day is out by it.
    p.go(Reverse { exchange: early, note: None });
    assert_eq!(told(&p, &march), (0, 0, vec!["2026-03-30".into(), "2026-03-30".into()]));
    assert_eq!(told(&p, &april), (60, 60, vec!["2026-04-01".into()]));
}

#[test]
fn service_that_moves_no_credit_has_a_line_of_its_own() {
    let mut p = Place::harpurbrook();
    let (ana, ben) = (p.admit("Ana"), p.admit("Ben"));
    p.record(Terms { payer: Some(crate::model::exchange::Payer::NOBODY), ..p.today().gave(ana, 45).received(ben, 45) });
    let told = p.bank.host().statement(&StatementOf::member(ben)).unwrap();
    let [line] = told.lines.as_slice() else { panic!("{:?}", told.lines) };
    assert_eq!((line.minutes.get(), line.given, line.received, told.received), (0, 0, 45, 45));
    assert_eq!(line.with.len(), 1);
}

#[test]
fn a_transfer_for_a_day_to_come_is_refused() {
    let mut p = Place::harpurbrook();
    let ana = p.admit("Ana");
    let to = p.bank.account_of(ana).unwrap();
    let (kind, from) = (crate::ledger::TransferKind::Correction, AccountId::POT);
    let tomorrow = p.now.date().plus_days(1);
    let refused = p.try_by(Sender::Host, Transfer { kind, from, to, minutes: Minutes::of(20), note: None, on: tomorrow });
    assert_eq!(refused.unwrap_err().code(), "not-yet");
}
