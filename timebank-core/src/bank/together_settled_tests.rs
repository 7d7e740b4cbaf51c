#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "tests")]
//! What is posted of a bundle, and what of it anybody reads.

use super::TimeBank;
use super::together_tests::{agree, at, balances, comes_back, floor, founded, held, host, propose, ring, states};
use crate::command::*;
use crate::journal::event::{BundleAgreed, BundleProposed, BundleSettled, Event, ExchangeAgreed, ExchangeDone, ParticipantsChanged};
use crate::ledger::Hold;
use crate::model::exchange::{Attendance, ExchangeState, Terms};
use crate::model::member::Posting;
use crate::queries::OpenExchanges;
use crate::values::ids::{AccountId, BundleId};
use crate::values::minutes::Minutes;

fn gift(bank: &mut TimeBank, from: u32, to: u32, minutes: i64) {
    let account = |n| AccountId::new(n).unwrap();
    let gift = Transfer::new(crate::ledger::TransferKind::Gift, account(from), account(to), Minutes::new(minutes).unwrap());
    bank.transfer(host(0), gift).unwrap();
}

/// Ana gave away what she would pay with before her last word. Ben cannot tell, and cannot complete the bundle in her place.
#[test]
fn promise_13_a_member_beyond_their_own_limit_is_told_to_nobody_else() {
    let mut told = Vec::new();
    for given_away in [0, 30] {
        let (mut bank, [ana, ben, _]) = floor(0);
        gift(&mut bank, 1, 2, 30);
        let one = propose(&mut bank, ana, ben, None);
        let terms = Terms::new(at(2).date()).gave(ben, 90).received(ana, 90);
        let two = bank.propose(host(0), Propose::new(terms)).unwrap().exchange().unwrap();
        bank.propose_together(host(0), ProposeTogether::new([one, two], at(7))).unwrap();
        for exchange in [one, two] {
            agree(&mut bank, Context::member(at(0), ben), exchange).unwrap();
        }
        agree(&mut bank, Context::member(at(0), ana), one).unwrap();
        if given_away > 0 {
            gift(&mut bank, 2, 4, given_away);
            assert!(agree(&mut bank, Context::member(at(0), ana), two).is_err());
        }
        let again = agree(&mut bank, Context::member(at(0), ben), two).map_err(|error| error.to_json());
        told.push(format!("{again:?} {:?}", bank.seen_by(ben).open_exchanges(&OpenExchanges { member: Some(ben) }).unwrap()));
    }
    assert_eq!(told[0], told[1]);
}

/// A ring, and an hour for somebody who has nothing to go, which a broker let through. The ring is posted in full: none of its people
/// takes part in the other.
#[test]
fn promise_5_one_account_that_is_short_keeps_nothing_from_others() {
    let (mut bank, members) = floor(0);
    let [rosa, sam] = [0; 2].map(|_| bank.admit(host(0), Admit::default()).unwrap().member().unwrap());
    let other = propose(&mut bank, rosa, sam, None);
    let [ana, ben, cleo] = members;
    let ring = [(ana, ben), (ben, cleo), (cleo, ana)].map(|(gave, received)| propose(&mut bank, gave, received, None));
    bank.approve(host(0), Approve { exchange: other, limit: true, note: None }).unwrap();
    let all = [other, ring[0], ring[1], ring[2]];
    bank.propose_together(host(0), ProposeTogether::new(all, at(7))).unwrap();
    for exchange in all {
        agree(&mut bank, host(1), exchange).unwrap();
    }
    for exchange in all {
        bank.done(host(3), Done::new(exchange)).unwrap();
        bank.confirm(host(3), Confirm { exchange, members: vec![], minutes: None }).unwrap();
    }
    assert_eq!(states(&bank, all), [ExchangeState::Confirmed; 4]);
    // The pot pays for the one who is short, and for nobody else.
    assert_eq!(balances(&bank), vec![-60, 0, 0, 0, 60, 0]);
    let short = |exchange| bank.state.more.get(&exchange).map_or(0, |more| more.shortfalls.len());
    assert_eq!(all.map(short), [1, 0, 0, 0]);
    let journal = bank.drain();
    comes_back(&bank, &journal);
}

/// Dan is paid by Ana, who is paid by Ben. By themselves they are posted in the order in which each payer is paid before.
#[test]
fn promise_5_whoever_is_still_paid_is_paid_first() {
    let (mut bank, [ana, ben, cleo]) = floor(-120);
    let dan = bank.admit(host(0), Admit::default()).unwrap().member().unwrap();
    // Ana and Cleo are at their lowest, Ben at nothing.
    for (from, minutes) in [(2, 120), (4, 120)] {
        gift(&mut bank, from, 5, minutes);
    }
    let all = [propose(&mut bank, dan, ana, None), propose(&mut bank, ana, ben, None), propose(&mut bank, ben, cleo, None)];
    for exchange in all {
        bank.approve(host(0), Approve { exchange, limit: true, note: None }).unwrap();
    }
    bank.propose_together(host(0), ProposeTogether::new(all, at(7))).unwrap();
    for exchange in all {
        agree(&mut bank, host(1), exchange).unwrap();
    }
    for exchange in all {
        bank.done(host(3), Done::new(exchange)).unwrap();
        bank.confirm(host(3), Confirm { exchange, members: vec![], minutes: None }).unwrap();
    }
    // Cleo alone is short, and the pot pays for her.
    assert_eq!(balances(&bank), vec![-60, -120, 0, -120, 300]);
}

/// Whose credit it was is personal: a minor's goes to their guardian. The journal says what is moved, so that it is read alike when
/// nobody knows any more who was of age, by an auditor or after somebody was forgotten.
#[test]
fn promise_7_a_bundle_of_somebody_who_was_forgotten_is_read_as_it_was() {
    let (mut bank, [gus, mia, pia]) = founded(
        r#"{"name": "Harpurbrook", "credit": {"limits": {"member": {"lowest": -600, "mode": "enforced"}}},
            "rules": [{"rule": {"type": "adult-with-minor"}, "otherwise": "needs-approval"}]}"#,
    );
    for part in [
        r#"{"type": "profile", "born": "2011-01-01"}"#,
        r#"{"type": "appointment", "standing": "guardian", "who": 1, "scope": [], "from": "2026-01-01"}"#,
    ] {
        let part: crate::model::personal::Part = serde_json::from_str(part).unwrap();
        bank.keep(host(0).salt(crate::golden::fresh_salt()), Keep::new(mia, vec![part])).unwrap();
    }
    let all = [propose(&mut bank, mia, pia, None), propose(&mut bank, pia, gus, None), propose(&mut bank, pia, gus, None)];
    bank.approve(host(0), Approve { exchange: all[0], limit: false, note: None }).unwrap();
    bank.propose_together(host(0), ProposeTogether::new(all, at(7))).unwrap();
    for exchange in all {
        agree(&mut bank, host(1), exchange).unwrap();
    }
    bank.withdraw(host(1), Withdraw { exchange: all[2], note: None }).unwrap();
    for exchange in [all[0], all[1]] {
        bank.done(host(3), Done::new(exchange)).unwrap();
        bank.confirm(host(3), Confirm { exchange, members: vec![], minutes: None }).unwrap();
    }
    assert_eq!(bank.state.ledger.entries.iter().count(), 2);
    assert_eq!(balances(&bank), vec![0; 4], "the guardian is paid, and pays");
    bank.erase(host(4), Erase { member: mia }).unwrap();
    let mut journal = bank.drain();
    let forgotten = crate::store::members_forgotten(&journal);
    crate::store::forget(&mut journal, 1, &forgotten).unwrap();
    comes_back(&bank, &journal);
}

fn refused(bank: &mut TimeBank, event: Event) {
    bank.mark();
    let error = super::work::Work::new(bank, host(1), None).emit(event).unwrap_err();
    bank.go_back();
    assert_eq!(error.code(), "impossible-event");
}

/// A journal cannot say that a part of a bundle was agreed to, that more is held than it moves, or that something is posted early.
#[test]
fn events_that_break_a_bundle_are_impossible() {
    let (mut bank, members) = floor(0);
    let all = ring(&mut bank, members);
    let bundle = BundleId::new(1).unwrap();
    let (holds, shortfalls, beyond, words) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let asked = vec![members[0], members[1]];
    let alone = ExchangeAgreed { exchange: all[0], members: asked, holds, shortfalls, beyond, complete: true, words };
    refused(&mut bank, alone.into());
    let agreed = |legs, holds| BundleAgreed { bundle, legs, holds, shortfalls: Vec::new(), beyond: Vec::new() };
    let nothing = || vec![Vec::new(); 3];
    refused(&mut bank, agreed(nothing(), Vec::new()).into());
    refused(&mut bank, BundleSettled { bundle, posted: Vec::new() }.into());
    refused(&mut bank, BundleProposed { bundle: BundleId::new(2).unwrap(), exchanges: all[1..].to_vec(), due: at(9) }.into());
    // What was proposed since could be a bundle, but for one thing each.
    let [four, five] =
        [(members[0], members[1]), (members[1], members[0])].map(|(gave, received)| propose(&mut bank, gave, received, None));
    for (number, exchanges, due) in [
        (4, vec![], at(9)),
        (4, vec![four], at(9)),
        (4, vec![five, four], at(9)),
        (4, vec![four, four], at(9)),
        (5, vec![four, five], at(9)),
        (4, vec![four, five], at(1)),
    ] {
        refused(&mut bank, BundleProposed { bundle: BundleId::new(number).unwrap(), exchanges, due }.into());
    }
    for exchange in &all[..2] {
        agree(&mut bank, host(1), *exchange).unwrap();
    }
    // All have agreed but for the event.
    let last = ExchangeAgreed {
        exchange: all[2],
        members: vec![members[0], members[2]],
        holds: Vec::new(),
        shortfalls: Vec::new(),
        beyond: Vec::new(),
        complete: false,
        words: Vec::new(),
    };
    super::work::Work::new(&mut bank, host(1), None).emit(last).unwrap();
    let hold = |account, minutes| Hold { account: AccountId::new(account).unwrap(), minutes: Minutes::new(minutes).unwrap() };
    let legs = |minutes| vec![Posting { account: AccountId::new(3).unwrap(), minutes: Minutes::new(minutes).unwrap() }];
    refused(&mut bank, agreed(vec![Vec::new(); 2], Vec::new()).into());
    refused(&mut bank, agreed(nothing(), vec![hold(3, 15)]).into());
    bank.mark();
    let mut work = super::work::Work::new(&mut bank, host(1), None);
    assert!(work.emit(agreed(vec![legs(Minutes::MOST.get()), vec![], vec![]], Vec::new())).is_err());
    bank.go_back();
    refused(&mut bank, agreed(vec![legs(60), vec![], vec![]], vec![hold(3, 76)]).into());
    refused(&mut bank, agreed(vec![legs(60), vec![], vec![]], vec![hold(3, 75), hold(3, 75)]).into());
    refused(&mut bank, agreed(vec![legs(-60), vec![], vec![]], vec![hold(3, -60)]).into());
    super::work::Work::new(&mut bank, host(1), None).emit(agreed(nothing(), Vec::new())).unwrap();
    assert_eq!(states(&bank, all), [ExchangeState::Agreed; 3]);
    // Nothing is posted while something is to come, and nothing is held beside the net.
    refused(&mut bank, BundleSettled { bundle, posted: Vec::new() }.into());
    let parts = bank.terms_of(all[0]).unwrap().parts;
    let changed = |holds, legs| ParticipantsChanged {
        exchange: all[0],
        parts: parts.clone(),
        holds,
        shortfalls: Vec::new(),
        words: Vec::new(),
        legs,
    };
    refused(&mut bank, changed(vec![hold(3, 15)], Vec::new()).into());
}

/// Rosa pays Sam in an agreed bundle. Sam marks her absent and present again: what was held for her is held again, as far as it fits.
#[test]
fn promise_5_what_is_held_for_a_bundle_comes_back() {
    for (given_away, expected) in [(0, (75, 0)), (40, (35, 0))] {
        let (mut bank, [rosa, sam, cleo]) = floor(0);
        gift(&mut bank, 1, 3, 75);
        let all = [propose(&mut bank, rosa, sam, None), propose(&mut bank, cleo, rosa, None)];
        bank.approve(host(0), Approve { exchange: all[1], limit: true, note: None }).unwrap();
        bank.propose_together(host(0), ProposeTogether::new(all, at(7))).unwrap();
        for exchange in all {
            agree(&mut bank, host(0), exchange).unwrap();
        }
        assert_eq!(held(&bank)[2], (75, 0));
        let mark = |bank: &mut TimeBank, attendance| {
            bank.mark_attendance(host(0), MarkAttendance { exchange: all[0], member: rosa, attendance }).unwrap();
        };
        mark(&mut bank, Attendance::NoShow);
        assert_eq!(held(&bank)[2], (0, 0));
        if given_away > 0 {
            gift(&mut bank, 3, 4, given_away);
        }
        mark(&mut bank, Attendance::Attended);
        assert_eq!(held(&bank)[2], expected);
        let journal = bank.drain();
        comes_back(&bank, &journal);
    }
}

/// Agreed with a tolerance of 15, confirmed with 75. A charter of since has none.
#[test]
fn the_tolerance_of_a_bundle_is_that_of_when_it_was_agreed() {
    let charter = |tolerance| format!(r#"{{"name": "Harpurbrook", "confirmation": {{"tolerance": {tolerance}}}}}"#);
    for (then, now, expected) in [(15, 0, 75), (0, 30, 60)] {
        let (mut bank, [ana, ben, cleo]) = founded(&charter(then));
        let all = [propose(&mut bank, ana, ben, None), propose(&mut bank, ben, cleo, None)];
        bank.propose_together(host(0), ProposeTogether::new(all, at(7))).unwrap();
        for exchange in all {
            agree(&mut bank, host(1), exchange).unwrap();
        }
        let charter = crate::charter::Charter::from_json(charter(now).as_bytes()).unwrap();
        bank.adopt_charter(host(2), AdoptCharter { charter: Box::new(charter), decided_by: Vec::new(), decided_on: None }).unwrap();
        let actual = |member| Actual { member, minutes: Some(75), attendance: None };
        bank.done(host(3), Done { actual: vec![actual(ana), actual(ben)], ..Done::new(all[0]) }).unwrap();
        bank.confirm(host(3), Confirm { exchange: all[0], members: vec![], minutes: None }).unwrap();
        bank.withdraw(host(3), Withdraw { exchange: all[1], note: None }).unwrap();
        assert_eq!(balances(&bank), vec![0, expected, -expected, 0]);
        let journal = bank.drain();
        comes_back(&bank, &journal);
    }
}

/// Two sessions of 5000 are a bundle. One more would not fit, by a command or by a journal.
#[test]
fn an_agreed_bundle_grows_no_larger_than_its_events_may_be() {
    let (mut bank, [ana, ben, cleo]) = floor(-60_000);
    let mut all = Vec::new();
    let many: Vec<_> = (0..4999).map(|_| bank.admit(host(0), Admit::default()).unwrap().member().unwrap()).collect();
    for giver in [ana, ben] {
        let terms = many.iter().fold(Terms::new(at(2).date()).gave(giver, 60), |terms, member| terms.received(*member, 60));
        all.push(bank.propose(host(0), Propose::new(terms)).unwrap().exchange().unwrap());
    }
    bank.propose_together(host(0), ProposeTogether::new(all.clone(), at(7))).unwrap();
    for exchange in &all {
        agree(&mut bank, host(1), *exchange).unwrap();
    }
    let refused = bank.substitute(host(1), Substitute { exchange: all[0], out: ana, into: cleo }).unwrap_err();
    assert_eq!(refused.code(), "too-many");
    let mut terms = bank.terms_of(all[0]).unwrap();
    terms = terms.received(cleo, 60);
    let mut emit = |event: Event| {
        bank.mark();
        let error = super::work::Work::new(&mut bank, host(1), None).emit(event).unwrap_err();
        bank.go_back();
        assert_eq!(error.code(), "too-many");
    };
    let parts = terms.parts.clone();
    let nothing = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let (holds, shortfalls, words, legs) = nothing;
    emit(ParticipantsChanged { exchange: all[0], parts, holds, shortfalls, words, legs }.into());
    emit(ExchangeDone { exchange: all[0], terms, due: at(9), words: Vec::new() }.into());
}

/// Of how many who are short a settlement in one piece takes care: two hundred. With one more the whole exchange is taken out, and cut by
/// itself. Either way the pot pays for all of them, and the other exchange is posted in full.
#[test]
fn promise_5_many_who_are_short_are_settled_by_themselves() {
    for (short, together) in [(200, 2), (201, 1)] {
        let (mut bank, [ana, ben, cleo]) = founded(
            r#"{"name": "Harpurbrook",
                "credit": {"group": "each-receiver-pays", "limits": {"member": {"lowest": 0, "mode": "enforced"}}}}"#,
        );
        gift(&mut bank, 1, 3, 60);
        let mut talk = Terms::new(at(2).date()).gave(ana, 60);
        for _ in 0..short {
            let guest = bank.admit(host(0), Admit::default()).unwrap().member().unwrap();
            talk = talk.received(guest, 60);
        }
        let talk = bank.propose(host(0), Propose::new(talk)).unwrap().exchange().unwrap();
        let all = [talk, propose(&mut bank, cleo, ben, None)];
        bank.approve(host(0), Approve { exchange: talk, limit: true, note: None }).unwrap();
        bank.propose_together(host(0), ProposeTogether::new(all, at(7))).unwrap();
        for exchange in all {
            agree(&mut bank, host(1), exchange).unwrap();
        }
        bank.drain();
        for exchange in all {
            bank.done(host(3), Done::new(exchange)).unwrap();
            bank.confirm(host(3), Confirm { exchange, members: vec![], minutes: None }).unwrap();
        }
        assert_eq!(states(&bank, all), [ExchangeState::Confirmed; 2]);
        let settled = bank.drain().iter().find_map(|record| match record.body(0).unwrap().event {
            Event::BundleSettled(settled) => Some(settled.posted.len()),
            _ => None,
        });
        assert_eq!(settled, Some(together), "{short} are short");
        // Each of them pays an hour: one is for Ana, the others go to the pot, which pays for all of them. So the pot is down by Ana's hour,
        // and by the one it began with: its gift to Ben, who paid it to Cleo.
        assert_eq!(balances(&bank)[..4], [-120, 60, 0, 60]);
        assert!(balances(&bank)[4..].iter().all(|balance| *balance == 0));
    }
}
