//! Balances, statements, reach.

use super::*;
use crate::charter::{LimitMode, Limits};
use crate::model::exchange::Payer;
use crate::queries::*;
use crate::values::ids::AccountId;

fn lines(statement: &Statement) -> Vec<(LineKind, i64, i64)> {
    statement.lines.iter().map(|l| (l.kind, l.minutes.get(), l.balance.get())).collect()
}

#[test]
fn a_statement_opens_runs_and_closes() {
    let mut p = Place::harpurbrook();
    let (ana, ben) = (p.admit("Ana Silva"), p.admit("Ben Okoro"));
    p.at("2026-03-03T10:00:00Z");
    let first = p.record(p.today().gave(ana, 60).received(ben, 60));
    p.at("2026-03-10T10:00:00Z").gift(ana, ben, 20);
    p.at("2026-03-11T10:00:00Z");
    p.go(Reverse { exchange: first, note: None });
    p.at("2026-03-12T10:00:00Z");
    p.record(p.today().gave(ben, 45).received(ana, 45));
    let all = p.bank.host().statement(&StatementOf::member(ana)).unwrap();
    assert_eq!(
        lines(&all),
        [(LineKind::Exchange, 60, 60), (LineKind::Reversal, -60, 0), (LineKind::Transfer, -20, -20), (LineKind::Exchange, -45, -65)]
    );
    assert_eq!((all.opening.get(), all.closing.get(), all.leaning), (0, -65, Leaning::ReceivedMore));
    assert_eq!(all.words, "1 h 5 min received more so far");
    // The exchange that was taken back is no service; the gift never was (promise 11).
    assert_eq!((all.given, all.received), (0, 45));
    let middle = p.bank.host().statement(&StatementOf::member(ana).from(day("2026-03-04")).until(day("2026-03-11"))).unwrap();
    assert_eq!((middle.opening.get(), middle.lines.len(), middle.closing.get()), (0, 1, -20), "the reversal counts for the 3rd");
    let books = StatementOf { entered: true, ..StatementOf::member(ana).from(day("2026-03-04")).until(day("2026-03-11")) };
    let books = p.bank.host().statement(&books).unwrap();
    assert_eq!((books.opening.get(), books.lines.len(), books.closing.get()), (60, 2, -20), "and was entered on the 11th");
    assert_eq!((middle.given, middle.received), (0, 0));
    let before = p.bank.host().statement(&StatementOf::member(ana).until(day("2026-03-01"))).unwrap();
    assert_eq!((before.opening.get(), before.lines.len(), before.closing.get()), (0, 0, 0));
    let after = p.bank.host().statement(&StatementOf::member(ana).from(day("2026-03-13"))).unwrap();
    assert_eq!((after.opening.get(), after.lines.len(), after.closing.get()), (-65, 0, -65));
    let wrong = p.bank.host().statement(&StatementOf::member(ana).from(day("2026-03-13")).until(day("2026-03-12"))).unwrap_err();
    assert_eq!(wrong.code(), "date-order");
}

#[test]
fn a_member_sees_their_own_statement_and_whom_they_met() {
    let mut p = Place::harpurbrook();
    let (ana, ben, cleo) = (p.admit("Ana Silva"), p.admit("Ben Okoro"), p.admit("Cleo Roy"));
    let bea = p.broker("Bea Marsh");
    p.record(p.today().gave(ana, 60).received(ben, 60));
    p.gift(ana, ben, 10);
    let own = p.bank.seen_by(ana).statement(&StatementOf::member(ana)).unwrap();
    assert_eq!(own.members[0].name.as_deref(), Some("Ana Silva"));
    assert_eq!(own.lines[0].with, [Named { member: ben, name: Some("Ben".into()) }]);
    assert_eq!(own.lines[1].with[0].member, ben);
    let brokers = p.bank.seen_by(bea).statement(&StatementOf::member(ana)).unwrap();
    assert_eq!(brokers.lines[0].with[0].name.as_deref(), Some("Ben Okoro"));
    for account in [p.bank.account_of(ana).unwrap(), AccountId::POT, AccountId::new(99).unwrap()] {
        assert_eq!(p.bank.seen_by(cleo).statement(&StatementOf::account(account)).unwrap_err().code(), "ask-the-broker");
    }
    // A number nobody has tells no more than one that somebody has.
    let nobody = StatementOf::member(MemberId::new(99).unwrap());
    assert_eq!(p.bank.seen_by(cleo).statement(&nobody.clone()).unwrap_err().code(), "ask-the-broker");
    assert_eq!(p.bank.host().statement(&nobody).unwrap_err().code(), "not-found");
    assert_eq!(p.bank.host().statement(&StatementOf::new()).unwrap_err().code(), "bad-arguments");
}

#[test]
fn who_shares_an_account_is_not_told_whom_the_others_met() {
    let mut p = Place::harpurbrook();
    let (ana, ben, cleo) = (p.admit("Ana"), p.admit("Ben"), p.admit("Cleo"));
    p.go(OpenAccount { kind: crate::model::member::AccountKind::Household, members: vec![ana, ben] });
    p.record(p.today().gave(cleo, 30).received(ana, 30));
    let bens = p.bank.seen_by(ben).statement(&StatementOf::member(ben)).unwrap();
    assert_eq!((bens.closing.get(), bens.lines[0].with.len()), (-30, 0));
    // The balance is shared; the service is whose it was.
    assert_eq!((bens.given, bens.received), (0, 0));
    let anas = p.bank.seen_by(ana).statement(&StatementOf::member(ana)).unwrap();
    assert_eq!((anas.closing.get(), anas.lines[0].with[0].member, anas.received), (-30, cleo, 30));
    p.gift(ana, cleo, 5);
    let cleos = p.bank.seen_by(cleo).statement(&StatementOf::member(cleo)).unwrap();
    assert_eq!((cleos.lines[1].minutes.get(), cleos.lines[1].with.len()), (5, 0), "a shared account has no face");
    let household = p.bank.host().statement(&StatementOf::account(bens.account)).unwrap();
    assert_eq!((household.members.len(), household.received), (2, 30));
}

#[test]
fn promise_11_service_is_not_payment() {
    let mut p = Place::harpurbrook();
    let (giver, receiver, payer) = (p.admit("Giver"), p.admit("Receiver"), p.admit("Payer"));
    let exchange = p.record(p.today().gave(giver, 60).received(receiver, 60).payer(Payer::member(payer)));
    p.gift(payer, receiver, 500);
    p.gift(giver, payer, 40);
    let served = |p: &Place, m| p.bank.host().statement(&StatementOf::member(m)).map(|s| (s.given, s.received, s.closing.get())).unwrap();
    assert_eq!(served(&p, giver), (60, 0, 20));
    assert_eq!(served(&p, receiver), (0, 60, 500));
    assert_eq!(served(&p, payer), (0, 0, -520), "whoever pays has neither given nor received time");
    p.go(Reverse { exchange, note: None });
    // Taking it back swaps nobody: the giver does not become a receiver.
    assert_eq!(served(&p, giver), (0, 0, -40));
    assert_eq!(served(&p, receiver), (0, 0, 500));
    assert_eq!(served(&p, payer), (0, 0, -460));
    let view = p.bank.seen_by(payer).statement(&StatementOf::member(payer)).unwrap();
    let kinds: Vec<LineKind> = view.lines.iter().map(|l| l.kind).collect();
    assert_eq!(kinds, [LineKind::Exchange, LineKind::Transfer, LineKind::Transfer, LineKind::Reversal]);
}

#[test]
fn balances_as_of_any_day_of_entry_are_those_of_the_journal_up_to_then() {
    let mut p = Place::harpurbrook();
    let (ana, ben) = (p.admit("Ana"), p.admit("Ben"));
    for (at, minutes) in [("2026-03-03T10:00:00Z", 60), ("2026-03-03T11:00:00Z", 30), ("2026-03-05T10:00:00Z", 15)] {
        p.at(at);
        p.record(p.today().gave(ana, minutes).received(ben, minutes));
    }
    p.gift(ana, ben, 7);
    let cleo = p.at("2026-03-06T10:00:00Z").admit("Cleo");
    p.record(p.today().gave(cleo, 25).received(ana, 25));
    for on in ["2026-03-01", "2026-03-03", "2026-03-04", "2026-03-05", "2026-04-01"] {
        let on = day(on);
        let upto = p.journal.iter().zip(1..).take_while(|(r, seq)| r.body(*seq).unwrap().at.date() <= on).map(|(r, _)| r.clone());
        let then: std::collections::BTreeMap<AccountId, Minutes> =
            TimeBank::replay(upto).map(|bank| bank.balances().collect()).unwrap_or_default();
        let told = p.bank.host().balances_as_of(&BalancesAsOf { entered: true, ..BalancesAsOf::new(on) }).unwrap();
        assert_eq!(told.len(), 4, "every account there is now");
        for (account, minutes) in told {
            assert_eq!(minutes, then.get(&account).copied().unwrap_or(Minutes::ZERO), "{account} on {on}");
        }
    }
    assert_eq!(p.bank.seen_by(ana).balances_as_of(&BalancesAsOf::new(p.now.date())).unwrap_err().code(), "ask-the-broker");
}

#[test]
fn reach_tells_no_limit_from_zero_and_counts_holds() {
    let mut p = Place::harpurbrook();
    let (ana, ben, cleo) = (p.admit("Ana"), p.admit("Ben"), p.admit("Cleo"));
    let account = p.bank.account_of(ben).unwrap();
    let limits = Limits { lowest: Some(Minutes::of(-100)), highest: Some(Minutes::ZERO), mode: Some(LimitMode::Enforced), earned: vec![] };
    p.go(SetLimits { account, limits: Some(limits) });
    p.record(p.today().gave(ana, 30).received(ben, 30));
    let exchange = p.go(Propose::new(p.today().gave(ana, 40).received(ben, 40))).exchange().unwrap();
    p.go(Agree { exchange, members: vec![], series: false });
    let reach = p.bank.seen_by(ben).reach(&ReachOf::member(ben)).unwrap();
    // Held: the 40 agreed and the charter's tolerance of 15.
    assert_eq!((reach.balance.get(), reach.held_out.get(), reach.held_in.get()), (-30, 55, 0));
    assert_eq!((reach.to_receive, reach.to_give), (Some(Minutes::of(15)), Some(Minutes::of(30))));
    assert!(reach.enforced && reach.own_limits);
    let free = p.bank.host().reach(&ReachOf::member(cleo)).unwrap();
    assert_eq!((free.lowest, free.highest, free.to_receive, free.to_give, free.enforced), (None, None, None, None, false));
    assert_eq!(p.bank.seen_by(cleo).reach(&ReachOf::member(ben)).unwrap_err().code(), "ask-the-broker");
    assert_eq!(p.bank.host().reaches(&Reaches::new()).unwrap().len(), 4);
    assert_eq!(p.bank.seen_by(cleo).reaches(&Reaches::new()).unwrap_err().code(), "ask-the-broker");
}

#[test]
fn promise_13_only_brokers_see_the_pot_and_what_others_stand_at() {
    let mut p = Place::harpurbrook();
    let (ana, bea) = (p.admit("Ana"), p.broker("Bea"));
    p.record(p.today().gave(ana, 30).received(bea, 30).payer(Payer::POT));
    let ask = |json: &str| p.bank.query_json(json.as_bytes());
    assert_eq!(ask(r#"{"type":"balances","viewer":"host"}"#).unwrap(), r#"{"1":-30,"2":30,"3":0}"#);
    assert_eq!(ask(r#"{"type":"balances","viewer":2}"#).unwrap(), r#"{"1":-30,"2":30,"3":0}"#);
    assert_eq!(ask(r#"{"type":"balances","viewer":1}"#).unwrap_err().code(), "ask-the-broker");
    assert_eq!(ask(r#"{"type":"balance","account":1,"viewer":1}"#).unwrap_err().code(), "ask-the-broker");
    let pot = ask(r#"{"type":"balance","account":1,"viewer":2}"#).unwrap();
    assert_eq!(pot, r#"{"account":1,"minutes":-30,"leaning":"received-more","words":"30 min received more so far"}"#);
    assert_eq!(ask(r#"{"type":"balance","member":2,"viewer":1}"#).unwrap_err().code(), "ask-the-broker");
}

#[test]
fn an_exchange_can_be_taken_back_after_somebody_joined_a_household() {
    let mut p = Place::harpurbrook();
    let (ana, ben) = (p.admit("Ana"), p.admit("Ben"));
    let exchange = p.record(p.today().gave(ana, 60).received(ben, 60));
    p.go(OpenAccount { kind: crate::model::member::AccountKind::Household, members: vec![ana] });
    p.go(Reverse { exchange, note: None });
    let statement = p.bank.host().statement(&StatementOf::member(ana)).unwrap();
    assert_eq!((statement.given, statement.received), (0, 0));
}

#[test]
fn promise_11_a_transfer_adds_nothing_to_what_was_given_or_received() {
    let mut p = Place::harpurbrook();
    let (ana, ben) = (p.admit("Ana"), p.admit("Ben"));
    p.record(p.today().gave(ana, 60).received(ben, 60));
    let service = |p: &Place| p.bank.host().ledger().accounts.iter().map(|(_, a)| (a.given, a.received)).collect::<Vec<_>>();
    let before = service(&p);
    p.gift(ana, ben, 20);
    assert_eq!(service(&p), before);
}
