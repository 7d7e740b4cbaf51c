//! What a broker relies on, one line each. Expected values are worked out by hand: every pair has a score of 100, so an hour is worth 400.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "tests")]

use super::tests::{AT, bank, divide, done, limits, list, sessions};
use super::{Plan, PlanCertificate, PlanFor, PlanPolicy, StoodInTheWay};
use crate::bank::TimeBank;
use crate::command::Context;
use crate::matching::MatchesFor;
use crate::matching::certificate::CertificateFault;
use crate::values::ids::{Id as _, ListingId};
use serde_json::{Value, json};

fn asked() -> PlanFor {
    PlanFor { certificate: true, ..PlanFor::new() }
}

/// The plan, once its certificate has been checked.
fn plan(bank: &TimeBank, question: &PlanFor) -> Plan {
    let plan = bank.host().plan(&PlanFor { certificate: true, ..question.clone() }).unwrap();
    assert_eq!(plan.certificate.as_ref().unwrap().verify(), Ok(plan.bound));
    plan
}

fn worth(plan: &Plan) -> (usize, i64, i64) {
    (plan.proposals.len(), plan.value, plan.bound)
}

fn request(bank: &mut TimeBank, member: u32, terms: Value) {
    done(bank, json!({"type": "request", "member": member, "terms": terms}));
}

fn propose(bank: &mut TimeBank, on: &str, minute: Option<u32>, (giver, receiver): (u32, u32), minutes: u32) {
    let mut terms = json!({"on": on, "activity": 2, "parts": [{"member": giver, "side": "gave", "minutes": minutes}, {"member": receiver, "side": "received", "minutes": minutes}]});
    if let Some(minute) = minute {
        terms["start"] = json!({"minute": minute, "offset": 0});
    }
    done(bank, json!({"type": "propose", "terms": terms}));
}

#[test]
fn the_bound_charges_whoever_really_pays() {
    // Nobody may go below nothing, and in the second nobody above: but the pot pays, or no credit moves.
    for (group, highest) in [("pot-pays", 600), ("no-credit", 0)] {
        let mut credit = limits(0, highest);
        credit["group"] = json!(group);
        let mut bank = bank(2, credit, json!([]));
        list(&mut bank, "offer", 1, 2, 60, None);
        list(&mut bank, "request", 2, 2, 60, None);
        assert_eq!(worth(&plan(&bank, &asked())), (1, 400, 400), "{group}");
    }
    // Two help for an hour: whoever receives pays one hour, all they have, and the pot the other.
    let mut credit = limits(-60, 600);
    credit["group"] = json!("each-receiver-pays");
    let mut two = bank(3, credit, json!([]));
    list(&mut two, "offer", 1, 2, 60, None);
    list(&mut two, "offer", 2, 2, 60, None);
    request(&mut two, 3, json!({"activity": 2, "minutes": 60, "groupMin": 2}));
    assert_eq!(worth(&plan(&two, &asked())), (1, 800, 800));
    // The credit of somebody under age is their guardian's, who has all there may be.
    let mut young = bank(3, limits(-600, 60), json!([{"rule": {"type": "adult-with-minor"}, "otherwise": "needs-approval"}]));
    done(
        &mut young,
        json!({"type": "keep", "member": 2, "parts": [{"type": "profile", "born": "2012-06-01"}, {"type": "appointment", "standing": "guardian", "who": 1, "from": "2026-01-01"}]}),
    );
    done(
        &mut young,
        json!({"type": "record", "terms": {"on": "2026-03-01", "activity": 1, "parts": [{"member": 1, "side": "gave", "minutes": 60}, {"member": 3, "side": "received", "minutes": 60}]}}),
    );
    list(&mut young, "offer", 2, 2, 60, None);
    list(&mut young, "request", 3, 2, 60, None);
    assert_eq!(worth(&plan(&young, &asked())), (0, 0, 0));
}

#[test]
fn a_need_no_balance_may_stand_in_the_way_of_is_met_once() {
    let mut bank = bank(3, limits(-60, 600), json!([]));
    list(&mut bank, "offer", 1, 3, 60, None);
    list(&mut bank, "offer", 3, 3, 60, None);
    list(&mut bank, "request", 2, 3, 60, None);
    assert_eq!(worth(&plan(&bank, &asked())), (1, 400, 400));
}

#[test]
fn a_week_that_a_rule_bounds_counts_the_plan_and_what_is_proposed() {
    let rule = || json!([{"rule": {"type": "minutes-per-week", "minutes": 60}, "otherwise": "refused"}]);
    let some = || {
        let mut bank = bank(4, json!({}), rule());
        done(
            &mut bank,
            json!({"type": "offer", "member": 1, "terms": {"activity": 2, "minutes": 60, "capacity": {"minutes": 240, "per": "week"}}}),
        );
        list(&mut bank, "request", 2, 2, 60, None);
        list(&mut bank, "request", 3, 2, 60, None);
        bank
    };
    assert_eq!(some().host().plan(&asked()).unwrap().proposals.len(), 1);
    // An hour of something else is proposed to them, and nobody has agreed yet.
    let mut bank = some();
    propose(&mut bank, "2026-03-04", None, (1, 4), 60);
    let plan = bank.host().plan(&asked()).unwrap();
    assert_eq!((plan.proposals.len(), plan.unserved[0].why), (0, StoodInTheWay::Rule));
}

#[test]
fn there_is_time_to_get_from_and_to_what_is_agreed() {
    let begins = |until: u32| {
        let mut bank = bank(3, json!({}), json!([]));
        propose(&mut bank, "2026-03-02", Some(540), (1, 3), 60);
        done(&mut bank, json!({"type": "agree", "exchange": 1}));
        list(&mut bank, "offer", 1, 1, 60, Some((9, until)));
        list(&mut bank, "request", 2, 1, 60, None);
        sessions(&bank.host().plan(&PlanFor { travel: 30, ..asked() }).unwrap())
    };
    assert_eq!(begins(11), []);
    assert_eq!(begins(12), [(1, 2, 60, Some(630))]);
}

#[test]
fn promise_10_an_hour_that_is_booked_is_not_suggested() {
    // Free on Monday from nine; agreed to be with somebody else from nine to ten, or not.
    let begins = |until: u32, agreed: bool| {
        let mut bank = bank(3, json!({}), json!([]));
        if agreed {
            propose(&mut bank, "2026-03-02", Some(540), (1, 3), 60);
            done(&mut bank, json!({"type": "agree", "exchange": 1}));
        }
        list(&mut bank, "offer", 1, 1, 60, Some((9, until)));
        list(&mut bank, "request", 2, 1, 60, None);
        let from = Some("2026-03-02".parse().unwrap());
        let question = MatchesFor { listing: ListingId::from_index(1), from, slots: Some(1), ..MatchesFor::new() };
        let found = bank.host().matches_for(&question).unwrap();
        found.matches.iter().flat_map(|one| one.slots.iter().map(|slot| slot.start.minute)).collect::<Vec<_>>()
    };
    assert_eq!((begins(12, false), begins(10, false)), (vec![540], vec![540]));
    assert_eq!((begins(12, true), begins(10, true)), (vec![600], Vec::new()));
}

#[test]
fn a_group_meets_when_every_giver_is_free() {
    let mut bank = bank(3, json!({}), json!([]));
    list(&mut bank, "offer", 1, 2, 60, None);
    list(&mut bank, "offer", 2, 2, 60, Some((14, 16)));
    request(&mut bank, 3, json!({"activity": 2, "minutes": 60, "groupMin": 2}));
    let plan = bank.host().plan(&asked()).unwrap();
    assert_eq!((plan.proposals.len(), plan.proposals[0].terms.start.map(|start| start.minute)), (1, Some(840)));
}

#[test]
fn a_capacity_counts_what_was_given_and_agreed() {
    let planned = |capacity: Value, agreed: &[&str]| {
        let mut bank = bank(4, json!({}), json!([]));
        for (number, on) in (1..).zip(agreed) {
            propose(&mut bank, on, None, (1, 3), 60);
            done(&mut bank, json!({"type": "agree", "exchange": number}));
        }
        done(&mut bank, json!({"type": "offer", "member": 1, "terms": {"activity": 2, "minutes": 60, "capacity": capacity}}));
        list(&mut bank, "request", 2, 2, 60, None);
        list(&mut bank, "request", 4, 2, 60, None);
        bank.host().plan(&PlanFor { from: Some("2026-03-02".parse().unwrap()), ..asked() }).unwrap().proposals.len()
    };
    let week = || json!({"minutes": 120, "per": "week"});
    assert_eq!((planned(week(), &[]), planned(week(), &["2026-03-03"]), planned(week(), &["2026-03-03", "2026-03-08"])), (2, 1, 0));
    assert_eq!(planned(week(), &["2026-03-10"]), 2, "the week after is another");
    let month = || json!({"minutes": 120, "per": "month"});
    assert_eq!(
        (planned(month(), &["2026-03-20"]), planned(month(), &["2026-03-20", "2026-03-30"]), planned(month(), &["2026-04-01"])),
        (1, 0, 1)
    );
}

#[test]
fn planned_again_nothing_is_asked_for_twice() {
    let mut bank = bank(4, json!({}), json!([]));
    list(&mut bank, "offer", 1, 2, 60, None);
    list(&mut bank, "request", 2, 2, 60, None);
    list(&mut bank, "request", 3, 2, 120, None);
    divide(&mut bank);
    let mut asked_for = Vec::new();
    for week in ["2026-03-02", "2026-03-09", "2026-03-16", "2026-03-23"] {
        let plan = bank.host().plan(&PlanFor { from: Some(week.parse().unwrap()), ..asked() }).unwrap();
        asked_for.push((plan.figures.demand, plan.figures.volume));
        bank.execute_all(&plan.commands(Context::host(AT.parse().unwrap()))).unwrap();
        if week == "2026-03-09" {
            done(&mut bank, json!({"type": "agree", "exchange": 1}));
        }
    }
    // An hour each week: three hours are asked for in all, and then nothing any more.
    assert_eq!(asked_for, [(180, 60), (120, 60), (60, 60), (0, 0)]);
}

#[test]
fn a_session_is_cut_to_the_room_a_balance_has() {
    let mut bank = bank(2, limits(-50, 600), json!([]));
    list(&mut bank, "offer", 1, 2, 60, Some((9, 11)));
    list(&mut bank, "request", 2, 2, 60, None);
    // An hour of something that is not to be divided is more than there is room for.
    assert_eq!(worth(&plan(&bank, &asked())), (0, 0, 0));
    divide(&mut bank);
    // Fifty minutes are three whole quarters of an hour.
    let plan = plan(&bank, &asked());
    assert_eq!((sessions(&plan), plan.value, plan.bound), (vec![(1, 2, 45, Some(540))], 300, 300));
}

#[test]
fn a_day_is_no_longer_than_a_day_for_sessions_without_an_hour() {
    let mut bank = bank(4, json!({}), json!([]));
    done(&mut bank, json!({"type": "offer", "member": 1, "terms": {"activity": 2, "minutes": 600, "repeating": true}}));
    for member in 2..=4 {
        list(&mut bank, "request", member, 2, 600, None);
    }
    let plan = bank.host().plan(&asked()).unwrap();
    let days: Vec<String> = plan.proposals.iter().map(|planned| planned.terms.on.to_string()).collect();
    // By the last of the seven days, which has room for two of ten hours.
    assert_eq!(days, ["2026-03-07", "2026-03-07", "2026-03-06"]);
    // Where all of it is for today, 14 hours are left at ten in the morning.
    for listing in 2..=4 {
        let terms = json!({"activity": 2, "minutes": 600, "until": "2026-03-01"});
        done(&mut bank, json!({"type": "amend-listing", "listing": listing, "terms": terms}));
    }
    assert_eq!(bank.host().plan(&asked()).unwrap().proposals.len(), 1);
}

#[test]
fn nothing_begins_before_it_is_asked_for() {
    // Sundays from nine to twelve, and it is Sunday at ten.
    let mut bank = bank(2, json!({}), json!([]));
    list(&mut bank, "offer", 1, 2, 60, Some((6 * 24 + 9, 6 * 24 + 12)));
    list(&mut bank, "request", 2, 2, 60, None);
    assert_eq!(sessions(&bank.host().plan(&asked()).unwrap()), [(1, 2, 60, Some(600))]);
    let question = MatchesFor { listing: ListingId::from_index(1), ..MatchesFor::new() };
    assert_eq!(bank.host().matches_for(&question).unwrap().matches[0].slots[0].start.minute, 600);
    // West of Greenwich it is still five: the whole morning is ahead.
    let plan = bank.host().plan(&PlanFor { offset: Some(-300), ..asked() }).unwrap();
    assert_eq!(sessions(&plan), [(1, 2, 60, Some(540))]);
}

#[test]
fn nothing_is_placed_that_is_worth_less_than_nothing() {
    let mut bank = bank(5, json!({}), json!([]));
    done(
        &mut bank,
        json!({"type": "offer", "member": 1, "terms": {"activity": 2, "minutes": 60, "capacity": {"minutes": 240, "per": "week"}}}),
    );
    for member in 2..=5 {
        list(&mut bank, "request", member, 2, 60, None);
    }
    // The first hour costs nothing, the second 60 a quarter of an hour, the third would cost 120.
    assert_eq!(worth(&plan(&bank, &PlanFor { spread: 60, from: Some("2026-03-02".parse().unwrap()), ..asked() })), (2, 560, 560));
    // Nobody has anything: each hour takes two balances 60 away from 0, four quarters at 60 each.
    assert_eq!(worth(&plan(&bank, &PlanFor { balancing: 60, from: Some("2026-03-02".parse().unwrap()), ..asked() })), (0, 0, 0));
}

#[test]
fn what_is_short_is_served_whole_and_the_reasons_are_right() {
    let mut bank = bank(5, json!({}), json!([]));
    list(&mut bank, "offer", 1, 2, 60, Some((9, 12)));
    list(&mut bank, "offer", 2, 1, 20, None);
    list(&mut bank, "request", 3, 2, 25, None); // a lift of 25 minutes
    list(&mut bank, "request", 4, 1, 60, None); // twenty minutes are no session for an hour's work
    request(&mut bank, 5, json!({"minutes": 60})); // nobody has said what it is
    let plan = plan(&bank, &asked());
    assert_eq!(sessions(&plan), [(1, 3, 25, Some(540))]);
    let why: Vec<StoodInTheWay> = plan.unserved.iter().map(|one| one.why).collect();
    assert_eq!(why, [StoodInTheWay::TooShort, StoodInTheWay::Unclassified]);
}

#[test]
fn stopping_stops_and_the_bound_still_holds() {
    let mut bank = bank(300, json!({}), json!([]));
    list(&mut bank, "offer", 1, 2, 60, Some((9, 12)));
    for member in 2..=300 {
        list(&mut bank, "request", member, 2, 60, None);
    }
    let mut looks = 0;
    let plan = bank.host().plan_watched(
        &asked(),
        Some(&mut |_| {
            looks += 1;
            false
        }),
    );
    let plan = plan.unwrap();
    assert!(plan.stopped && plan.value <= plan.bound && looks == 1, "{looks} looks");
    let whole = bank.host().plan(&asked()).unwrap();
    assert_eq!((whole.value, whole.bound, whole.stopped), (400, 400, false));
    assert!(whole.value <= plan.bound, "what was not looked at any more counts for the bound");
}

#[test]
fn what_has_to_wait_for_others_says_so() {
    // 2 has nothing, gives 3 an hour, and gets one from 1 for it: that can be agreed to once the first is confirmed.
    let mut bank = bank(3, json!({"limits": {"member": {"lowest": 0, "highest": 600, "mode": "enforced"}}, "welcome": 60}), json!([]));
    done(
        &mut bank,
        json!({"type": "record", "terms": {"on": "2026-03-01", "activity": 3, "parts": [{"member": 1, "side": "gave", "minutes": 60}, {"member": 2, "side": "received", "minutes": 60}]}}),
    );
    list(&mut bank, "offer", 2, 1, 60, Some((9, 10)));
    list(&mut bank, "request", 3, 1, 60, None);
    list(&mut bank, "offer", 1, 2, 60, Some((14, 15)));
    list(&mut bank, "request", 2, 2, 60, None);
    let plan = plan(&bank, &PlanFor { policy: Some(PlanPolicy::Limited), ..asked() });
    let told: Vec<(u32, bool)> = plan.proposals.iter().map(|planned| (planned.request.get(), planned.waits)).collect();
    assert_eq!(told, [(2, false), (4, true)]);
}

/// The same cases are read by the tests of Python and JavaScript, whose code is their own.
#[test]
fn certificates_show_whatever_was_changed() {
    let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/certificates.json");
    let cases: Vec<Value> = serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap();
    for case in &cases {
        let of = |name: &str| case["certificate"][name].clone();
        let numbers = |name: &str| serde_json::from_value(of(name)).unwrap();
        let text = |name: &str| of(name).as_str().unwrap().to_owned();
        let certificate = PlanCertificate {
            head: text("head"),
            question: text("question"),
            from: serde_json::from_value(of("from")).unwrap(),
            to: serde_json::from_value(of("to")).unwrap(),
            upper: numbers("upper"),
            cost: numbers("cost"),
            flow: numbers("flow"),
            potentials: numbers("potentials"),
            digest: text("digest"),
        };
        let found = match certificate.verify() {
            Ok(bound) => json!({"bound": bound}),
            Err(fault) => json!({"fault": match fault {
                CertificateFault::WrongLength { .. } => "wrong-length",
                CertificateFault::OutOfBounds { .. } => "out-of-bounds",
                CertificateFault::NotWhole { .. } => "not-whole",
                CertificateFault::NotProven { .. } => "not-proven",
                CertificateFault::OtherDigest => "other-digest",
                CertificateFault::OtherQuestion => "other-question",
                CertificateFault::OtherNetwork => "other-network",
                _ => "another",
            }}),
        };
        assert_eq!(found, case["then"], "{}", case["about"]);
    }
}

#[test]
fn a_certificate_is_about_one_bank_and_one_question() {
    let mut bank = bank(2, limits(-600, 600), json!([]));
    list(&mut bank, "offer", 1, 2, 60, Some((9, 11)));
    list(&mut bank, "request", 2, 2, 60, None);
    let certificate = plan(&bank, &asked()).certificate.unwrap();
    assert_eq!(certificate.verify_for(&bank, &asked()), Ok(400));
    assert_eq!(certificate.verify_for(&bank, &PlanFor { travel: 15, ..asked() }), Err(CertificateFault::OtherQuestion));
    // A network with a digest of its own, but not the one these come to.
    let mut other = PlanCertificate { cost: certificate.cost.iter().map(|cost| cost * 2).collect(), ..certificate.clone() };
    other.potentials = other.potentials.iter().map(|potential| potential * 2).collect();
    other.digest = other.digest_of();
    assert_eq!((other.verify(), other.verify_for(&bank, &asked())), (Ok(800), Err(CertificateFault::OtherNetwork)));
    list(&mut bank, "request", 2, 1, 60, None);
    assert_eq!(certificate.verify_for(&bank, &asked()), Err(CertificateFault::OtherQuestion));
}
