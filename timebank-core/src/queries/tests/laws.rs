//! What holds of every bank: checked on many made at random.

use super::*;
use crate::model::exchange::{ExchangeState, Payer, Side};
use crate::queries::*;
use crate::values::ids::AccountId;
use crate::wire::Query;
use proptest::prelude::*;
use std::collections::BTreeMap;

/// What happens next in a made-up bank. Numbers are taken modulo what there is.
#[derive(Clone, Debug)]
pub(super) enum Step {
    Record { a: usize, b: usize, c: usize, minutes: u32, payer: u8, back: i32 },
    Together { a: usize, b: usize, minutes: u32 },
    Gift { a: usize, b: usize, minutes: i32, back: i32 },
    Reverse { which: usize },
    Join { a: usize },
    Wait { hours: i64 },
    Close { back: i32 },
}

pub(super) fn steps() -> impl Strategy<Value = Vec<Step>> {
    let who = 0usize..6;
    let step = prop_oneof![
        5 => (who.clone(), who.clone(), who.clone(), 1u32..300, 0u8..5, 0i32..40)
            .prop_map(|(a, b, c, minutes, payer, back)| Step::Record { a, b, c, minutes, payer, back: (back - 20).max(0) }),
        1 => (who.clone(), who.clone(), 1u32..300).prop_map(|(a, b, minutes)| Step::Together { a, b, minutes }),
        2 => (who.clone(), who.clone(), 1i32..300, 0i32..40)
            .prop_map(|(a, b, minutes, back)| Step::Gift { a, b, minutes, back: (back - 20).max(0) }),
        2 => (0usize..20).prop_map(|which| Step::Reverse { which }),
        1 => who.prop_map(|a| Step::Join { a }),
        3 => (1i64..60).prop_map(|hours| Step::Wait { hours }),
        1 => (1i32..15).prop_map(|back| Step::Close { back }),
    ];
    prop::collection::vec(step, 1..40)
}

/// Plays the steps; what the bank refuses did not happen. Beside it, plainly, who gave and received how much.
pub(super) fn play(steps: &[Step]) -> (Place, Vec<MemberId>, BTreeMap<MemberId, (u64, u64)>) {
    let (p, members, service, _) = play_dated(steps);
    (p, members, service)
}

/// The same, with the day each gift is of, in their order.
#[allow(clippy::type_complexity, reason = "what a test needs, once")]
pub(super) fn play_dated(steps: &[Step]) -> (Place, Vec<MemberId>, BTreeMap<MemberId, (u64, u64)>, Vec<Date>) {
    let mut p = Place::harpurbrook();
    let members: Vec<MemberId> = (0..6)
        .map(|i| {
            p.go(Admit { joined: Some(day("2026-01-01")), profile: Profile::named(format!("Member {i}")), ..Admit::default() })
                .member()
                .unwrap()
        })
        .collect();
    p.go(OpenAccount { kind: crate::model::member::AccountKind::Household, members: vec![] });
    let household = AccountId::new(8).unwrap();
    type Parts = Vec<(MemberId, Side, u32)>;
    let mut plain: Vec<(crate::values::ids::ExchangeId, Parts)> = Vec::new();
    let mut back: Vec<crate::values::ids::ExchangeId> = Vec::new();
    let mut gifts = Vec::new();
    for step in steps {
        match step {
            Step::Record { a, b, c, minutes, payer, back } => {
                let (a, b, c) = (members[*a], members[*b], members[*c]);
                let mut terms = p.today().gave(a, *minutes).received(b, *minutes);
                terms.on = terms.on.plus_days(-back).unwrap();
                terms.payer = match payer {
                    0 => Some(Payer::POT),
                    1 => Some(Payer::NOBODY),
                    2 => Some(Payer::member(c)),
                    _ => None,
                };
                if let Ok(done) = p.try_by(Sender::Host, Record::new(terms)) {
                    plain.push((done.exchange().unwrap(), vec![(a, Side::Gave, *minutes), (b, Side::Received, *minutes)]));
                }
            }
            Step::Together { a, b, minutes } => {
                let (a, b) = (members[*a], members[*b]);
                if let Ok(done) = p.try_by(Sender::Host, Record::new(p.today().together(a, *minutes).together(b, *minutes))) {
                    plain.push((done.exchange().unwrap(), vec![(a, Side::Together, *minutes), (b, Side::Together, *minutes)]));
                }
            }
            Step::Gift { a, b, minutes, back } => {
                let on = p.now.date().plus_days(-back).unwrap();
                let (from, to) = (p.bank.account_of(members[*a]).unwrap(), p.bank.account_of(members[*b]).unwrap());
                let gift = Transfer {
                    kind: crate::ledger::TransferKind::Gift,
                    from,
                    to,
                    minutes: Minutes::of(*minutes),
                    note: None,
                    on: Some(on),
                };
                if p.try_by(Sender::Host, gift).is_ok() {
                    gifts.push(on);
                }
            }
            Step::Reverse { which } => {
                if let Some((exchange, _)) = plain.get(*which)
                    && p.try_by(Sender::Host, Reverse { exchange: *exchange, note: None }).is_ok()
                {
                    back.push(*exchange);
                }
            }
            Step::Join { a } => {
                let _ = p.try_by(Sender::Host, JoinAccount { member: members[*a], account: household });
            }
            Step::Close { back } => {
                let _ = p.try_by(Sender::Host, ClosePeriod { through: p.now.date().plus_days(-back).unwrap() });
            }
            Step::Wait { hours } => p.now = Timestamp::from_millis(p.now.millis() + hours * 3_600_000).unwrap(),
        }
    }
    let mut service: BTreeMap<MemberId, (u64, u64)> = members.iter().map(|m| (*m, (0, 0))).collect();
    for (_, parts) in plain.iter().filter(|(exchange, _)| !back.contains(exchange)) {
        for (member, side, minutes) in parts {
            let one = service.get_mut(member).unwrap();
            one.0 += if *side == Side::Received { 0 } else { u64::from(*minutes) };
            one.1 += if *side == Side::Gave { 0 } else { u64::from(*minutes) };
        }
    }
    (p, members, service, gifts)
}

fn cases() -> ProptestConfig {
    ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn promise_1_nothing_is_made_or_lost_at_any_instant(steps in steps()) {
        let (p, ..) = play(&steps);
        let mut days: Vec<Date> = p.journal.iter().zip(1..).map(|(r, seq)| r.body(seq).unwrap().at.date()).collect();
        days.dedup();
        for on in days {
            let sums = p.bank.host().balances_as_of(&BalancesAsOf::new(on)).unwrap();
            prop_assert_eq!(Minutes::sum(sums.values().copied()).unwrap(), Minutes::ZERO);
            let balances = p.bank.host().balances_as_of(&BalancesAsOf { entered: true, ..BalancesAsOf::new(on) }).unwrap();
            prop_assert_eq!(Minutes::sum(balances.values().copied()).unwrap(), Minutes::ZERO);
            let upto = p.journal.iter().zip(1..).take_while(|(r, seq)| r.body(*seq).unwrap().at.date() <= on).map(|(r, _)| r.clone());
            let then: BTreeMap<AccountId, Minutes> = TimeBank::replay(upto).unwrap().balances().collect();
            for (account, minutes) in balances {
                prop_assert_eq!(minutes, then.get(&account).copied().unwrap_or(Minutes::ZERO));
            }
        }
    }

    #[test]
    fn a_statement_closes_at_the_balance_however_it_is_cut(steps in steps(), cut in 0i32..40) {
        let (p, members, _) = play(&steps);
        let cut = day("2026-03-02").plus_days(cut).unwrap();
        for (account, balance) in p.bank.balances() {
            let whole = p.bank.host().statement(&StatementOf::account(account)).unwrap();
            prop_assert_eq!((whole.opening, whole.closing), (Minutes::ZERO, balance));
            let before = p.bank.host().statement(&StatementOf::account(account).until(cut)).unwrap();
            let after = p.bank.host().statement(&StatementOf::account(account).from(cut.plus_days(1).unwrap())).unwrap();
            prop_assert_eq!(before.closing, after.opening);
            prop_assert_eq!(after.closing, balance);
            prop_assert_eq!((before.given + after.given, before.received + after.received), (whole.given, whole.received));
            let mut running = whole.opening;
            for line in &whole.lines {
                running = running.plus(line.minutes).unwrap();
                prop_assert_eq!(line.balance, running);
            }
            let joined: Vec<StatementLine> = before.lines.into_iter().chain(after.lines).collect();
            prop_assert_eq!(joined, whole.lines);
        }
        prop_assert_eq!(members.len(), 6);
    }

    #[test]
    fn promise_11_no_transfer_and_no_payer_is_ever_service(steps in steps()) {
        let (p, members, service) = play(&steps);
        for member in members {
            let told = p.bank.host().statement(&StatementOf::member(member)).unwrap();
            prop_assert_eq!((told.given, told.received), service[&member]);
            let history = p.bank.host().history(&HistoryOf { limit: Some(500), ..HistoryOf::new(member) }).unwrap();
            let (mut given, mut received) = (0u64, 0u64);
            for exchange in history.exchanges.iter().filter(|e| e.state == ExchangeState::Confirmed) {
                for part in exchange.parts.iter().filter(|part| part.who.member == member) {
                    given += if part.side == Side::Received { 0 } else { u64::from(part.minutes) };
                    received += if part.side == Side::Gave { 0 } else { u64::from(part.minutes) };
                }
            }
            prop_assert_eq!((given, received), service[&member]);
        }
    }

    #[test]
    fn what_fits_the_reach_fits_the_bank(steps in steps(), lowest in -600i32..0, asked in 1u32..600) {
        let (mut p, members, _) = play(&steps);
        let (giver, receiver) = (members[0], members[1]);
        let account = p.bank.account_of(receiver).unwrap();
        prop_assume!(account != p.bank.account_of(giver).unwrap());
        let limits = crate::charter::Limits {
            lowest: Some(Minutes::of(lowest)),
            highest: None,
            mode: Some(crate::charter::LimitMode::Enforced),
            earned: vec![],
        };
        p.go(SetLimits { account, limits: Some(limits) });
        let room = p.bank.host().reach(&ReachOf::account(account)).unwrap().to_receive.unwrap();
        let before = p.bank.balance(receiver).unwrap();
        p.record(p.today().gave(giver, asked).received(receiver, asked));
        let paid = before.minus(p.bank.balance(receiver).unwrap()).unwrap();
        // Help that happened is always recorded; what the account cannot pay for goes to the pot.
        prop_assert_eq!(paid.get(), room.get().min(i64::from(asked)));
    }

    /// Summed up any way, service is what was recorded and not taken back (promise 11); in flat arrays and in a map alike.
    #[test]
    fn service_sums_up_to_what_was_recorded(steps in steps(), each in prop::sample::subsequence(Grouping::ALL, 0..=3)) {
        let (p, members, plain) = play(&steps);
        let by_member = p.bank.host().hours_by(&HoursBy { each: vec![Grouping::Member], ..HoursBy::new() }).unwrap();
        for member in members {
            let line = by_member.iter().find(|line| line.member == Some(member));
            prop_assert_eq!(line.map_or((0, 0), |line| (line.given, line.received)), plain.get(&member).copied().unwrap_or_default());
        }
        let question = HoursBy { each, ..HoursBy::new() };
        if let Ok(flat) = p.bank.hours_within(&question, usize::MAX) {
            prop_assert_eq!(&flat, &p.bank.hours_within(&question, 0).unwrap());
            let given: u64 = flat.iter().map(|line| line.given).sum();
            prop_assert_eq!(given, plain.values().map(|(given, _)| given).sum::<u64>());
        }
    }

    #[test]
    fn promise_9_no_question_panics(text in "\\PC{0,60}", number in any::<u32>(), tag in prop::sample::select(Query::TAGS)) {
        let (mut p, ..) = play(&[]);
        p.now = instant("9999-12-31T23:59:59Z");
        for json in [
            format!(r#"{{"type":"{tag}","viewer":"host"}}"#),
            format!(r#"{{"type":"{tag}","member":{number},"viewer":{number}}}"#),
            format!(r#"{{"type":"{tag}","at":"0001-01-01T00:00:00Z","viewer":1}}"#),
            format!(r#"{{"type":"{tag}","viewer":"host","at":"9999-12-31T23:59:59Z"}}"#),
            format!(r#"{{"type":"{tag}","viewer":"host","exchange":{number},"limit":{number}}}"#),
            serde_json::json!({"type": tag, "viewer": "host", "text": text, "system": text, "code": text}).to_string(),
            text.clone(),
        ] {
            let _ = p.bank.query_json(json.as_bytes());
        }
    }
}

#[test]
fn every_question_has_its_tag() {
    let mut tags = Query::TAGS.to_vec();
    tags.sort_unstable();
    tags.dedup();
    assert_eq!(tags.len(), Query::TAGS.len());
    for tag in Query::TAGS {
        // Known, whatever else it lacks: an unknown tag is named in the sentence.
        let error = Place::harpurbrook().bank.query_json(format!(r#"{{"type":"{tag}","viewer":"host"}}"#).as_bytes()).err();
        assert!(error.is_none_or(|e| !e.message().contains("unknown variant")), "{tag}");
        let query = Query::from(StatementOf::member(MemberId::new(3).unwrap()));
        assert_eq!((query.tag(), serde_json::to_string(&query).unwrap().as_str()), ("statement", r#"{"type":"statement","member":3}"#));
    }
    let unknown = Place::harpurbrook().bank.query_json(br#"{"type":"reach","viewer":"host","whose":3}"#).unwrap_err();
    assert_eq!(unknown.code(), "bad-json");
}
