use super::{Plan, PlanFor, PlanPolicy, RoundOrder, StoodInTheWay};
use crate::bank::TimeBank;
use crate::command::Context;
use crate::matching::Search;
use crate::model::exchange::Side;
use crate::model::listing::ListingKind;
use crate::order::BTreeMap;
use crate::rules::Answer;
use crate::values::ids::{Id as _, ListingId, MemberId};
use crate::values::time::Timestamp;
use proptest::prelude::*;
use serde_json::{Value, json};

pub(super) const AT: &str = "2026-03-01T10:00:00Z";

pub(in crate::matching) fn done(bank: &mut TimeBank, action: Value) {
    let command = json!({"at": AT, "salt": crate::golden::fresh_salt(), "by": "host", "do": action});
    bank.execute_json(command.to_string().as_bytes()).unwrap();
}

/// A community with so many members, one activity for each of three, and scores of 100 for each pair.
pub(in crate::matching) fn bank(members: u32, credit: Value, rules: Value) -> TimeBank {
    bank_of(members, credit, rules, json!({"activity": 100}))
}

/// The same with these weights, and no others.
pub(super) fn bank_of(members: u32, credit: Value, rules: Value, some: Value) -> TimeBank {
    let mut weights = json!({"activity": 0, "related": 0, "liking": 0, "level": 0, "time": 0, "distance": 0, "language": 0, "newTie": 0,
        "knownTie": 0, "bridge": 0, "need": 0, "waiting": 0, "chanceToGive": 0, "chanceToReceive": 0, "notYetMet": 0, "notAskedLately": 0});
    for (name, weight) in some.as_object().unwrap() {
        weights[name] = weight.clone();
    }
    let charter = json!({"name": "Mill Lane", "credit": credit, "rules": rules, "matching": {"weights": weights}, "activities": [
        {"code": "garden", "name": "Garden", "needs": [{"need": "purpose"}]}, {"code": "drive", "name": "Drive", "needs": [{"need": "belonging"}]}, {"code": "meal", "name": "Meal", "needs": [{"need": "physical"}]}]});
    let found =
        json!({"at": "2026-02-01T10:00:00Z", "by": "host", "do": {"type": "create", "bank": crate::golden::BANK, "charter": charter}});
    let mut bank = TimeBank::create_json(found.to_string().as_bytes()).unwrap();
    for _ in 0..members {
        done(&mut bank, json!({"type": "admit"}));
    }
    bank
}

/// A listing: whose, of what, how long, and when in the week, in hours from Monday.
pub(super) fn list(bank: &mut TimeBank, kind: &str, member: u32, activity: u32, minutes: u32, hours: Option<(u32, u32)>) {
    let words = hours.map_or(
        json!({"title": "x"}),
        |(from, until)| json!({"title": "x", "availability": {"weekly": [{"from": from * 60, "until": until * 60}]}}),
    );
    done(bank, json!({"type": kind, "member": member, "terms": {"activity": activity, "minutes": minutes}, "words": words}));
}

/// The last listing may be met in parts.
pub(super) fn divide(bank: &mut TimeBank) {
    let last = bank.state.listings.iter().next_back().unwrap();
    let terms = crate::model::listing::ListingTerms { divisible: true, ..last.1.terms.clone() };
    let action = json!({"type": "amend-listing", "listing": last.0, "terms": terms});
    done(bank, action);
}

pub(super) fn limits(lowest: i64, highest: i64) -> Value {
    json!({"limits": {"member": {"lowest": lowest, "highest": highest, "mode": "enforced"}}})
}

fn member(number: u32) -> MemberId {
    MemberId::from_index(number - 1).unwrap()
}

pub(super) fn sessions(plan: &Plan) -> Vec<(u32, u32, u32, Option<u16>)> {
    let part = |planned: &super::Planned, side| {
        planned.terms.parts.iter().find(|part| part.side == side).map_or((0, 0), |part| (part.member.get(), part.minutes))
    };
    plan.proposals
        .iter()
        .map(|one| {
            (part(one, Side::Gave).0, part(one, Side::Received).0, part(one, Side::Gave).1, one.terms.start.map(|start| start.minute))
        })
        .collect()
}

#[test]
fn one_giver_two_requests_at_the_same_hour() {
    // Member 1 drives on Monday from 9 to 12, at most two hours; 2 and 3 each want an hour, 2 only from 9 to 10.
    let mut bank = bank(3, json!({}), json!([]));
    done(
        &mut bank,
        json!({"type": "offer", "member": 1, "terms": {"activity": 2, "minutes": 60, "capacity": {"minutes": 120, "per": "week"}}, "words": {"availability": {"weekly": [{"from": 540, "until": 720}]}}}),
    );
    list(&mut bank, "request", 2, 2, 60, Some((9, 10)));
    list(&mut bank, "request", 3, 2, 60, Some((9, 12)));
    let plan = bank.host().plan(&PlanFor::new()).unwrap();
    assert_eq!(sessions(&plan), [(1, 2, 60, Some(540)), (1, 3, 60, Some(600))]);
    assert_eq!((plan.value, plan.bound, plan.gap), (800, 800, 0));
    assert_eq!(plan.proposals[0].terms.on, "2026-03-02".parse().unwrap());
    // With half an hour between two sessions the second begins at half past ten.
    let plan = bank.host().plan(&PlanFor { travel: 30, ..PlanFor::new() }).unwrap();
    assert_eq!(sessions(&plan)[1], (1, 3, 60, Some(630)));
    let figures = plan.figures;
    assert_eq!((figures.requests, figures.served, figures.demand, figures.volume, figures.per_mille), (2, 2, 120, 120, 1000));
    assert_eq!((figures.givers, figures.most_of_one, figures.pairs), (1, 120, 2));
}

#[test]
fn what_stood_in_the_way_is_told() {
    let mut bank = bank(5, limits(0, 600), json!([]));
    list(&mut bank, "offer", 1, 1, 60, Some((9, 10)));
    list(&mut bank, "offer", 1, 3, 60, Some((10, 11)));
    list(&mut bank, "request", 2, 2, 60, None); // nobody drives
    list(&mut bank, "request", 3, 1, 60, None); // has nothing to pay with
    list(&mut bank, "request", 4, 3, 60, None); // a meal is never refused
    list(&mut bank, "request", 5, 3, 60, None); // but there is only one
    let plan = bank.host().plan(&PlanFor::new()).unwrap();
    // Two want the meal alike: one of them gets it.
    let fed = sessions(&plan)[0].1;
    assert!(fed == 4 || fed == 5);
    assert_eq!(sessions(&plan), [(1, fed, 60, Some(600))]);
    let why: Vec<(u32, StoodInTheWay)> = plan.unserved.iter().map(|one| (one.member.get(), one.why)).collect();
    assert_eq!(why, [(2, StoodInTheWay::Nobody), (3, StoodInTheWay::Balance), (9 - fed, StoodInTheWay::NeededElsewhere)]);
    assert_eq!((plan.figures.want, plan.figures.scarce), (60, 120));
}

#[test]
fn two_who_have_nothing_can_begin_together() {
    let mut bank = bank(2, limits(0, 600), json!([]));
    for (one, other, hours) in [(1, 2, (9, 12)), (2, 1, (13, 15))] {
        list(&mut bank, "offer", one, one, 60, Some(hours));
        list(&mut bank, "request", other, one, 60, None);
    }
    for policy in [PlanPolicy::Limited, PlanPolicy::Balanced] {
        let plan = bank.host().plan(&PlanFor { policy: Some(policy), ..PlanFor::new() }).unwrap();
        assert_eq!(sessions(&plan), [(1, 2, 60, Some(540)), (2, 1, 60, Some(780))]);
        assert!(plan.proposals.iter().all(|planned| planned.ring == Some(1)));
    }
    let by_lot = PlanFor { policy: Some(PlanPolicy::Balanced), order: Some(RoundOrder::Lottery), seed: "spring".into(), ..PlanFor::new() };
    let plan = bank.host().plan(&by_lot).unwrap();
    assert_eq!((plan.value, plan.bound, plan.figures.order.len(), plan.figures.seed.as_deref()), (8, 8, 2, Some("spring")));
}

#[test]
fn as_many_at_one_time_as_are_needed() {
    // Moving house takes three. Two of the four are free only in the afternoon, one only in the morning.
    let group = |hours: &[(u32, u32)]| {
        let mut bank = bank(5, json!({}), json!([]));
        for (giver, hours) in (1..).zip(hours) {
            list(&mut bank, "offer", giver, 2, 120, Some(*hours));
        }
        done(&mut bank, json!({"type": "request", "member": 5, "terms": {"activity": 2, "minutes": 120, "groupMin": 3}}));
        bank.host().plan(&PlanFor::new()).unwrap()
    };
    let plan = group(&[(9, 12), (13, 16), (9, 16), (14, 17)]);
    assert_eq!(plan.proposals.len(), 1);
    let terms = &plan.proposals[0].terms;
    assert_eq!(terms.start.unwrap().minute, 14 * 60);
    let givers: Vec<u32> = terms.parts.iter().filter(|part| part.side == Side::Gave).map(|part| part.member.get()).collect();
    assert_eq!((givers.len(), plan.value), (3, 3 * 8 * 100));
    let plan = group(&[(9, 12), (13, 16), (9, 12), (14, 17)]);
    assert_eq!((plan.proposals.len(), plan.unserved[0].why), (0, StoodInTheWay::TooFew));
}

#[test]
fn what_is_in_the_books_already_stays_where_it_is() {
    let mut bank = bank(3, json!({}), json!([]));
    list(&mut bank, "offer", 1, 2, 60, Some((9, 11)));
    list(&mut bank, "request", 2, 2, 60, None);
    done(
        &mut bank,
        json!({"type": "propose", "terms": {"on": "2026-03-02", "start": {"minute": 540, "offset": 0}, "parts": [
        {"member": 1, "side": "gave", "minutes": 60}, {"member": 3, "side": "received", "minutes": 60}]}}),
    );
    let plan = bank.host().plan(&PlanFor::new()).unwrap();
    assert_eq!(sessions(&plan), [(1, 2, 60, Some(600))]);
}

#[test]
fn a_session_makes_room_for_another_where_both_go() {
    // 2 could be driven at nine or at ten, and comes first; 3 only at nine. Once 2 goes at ten, both are: 4 + 4 quarters of 100.
    let mut bank = bank(3, json!({}), json!([]));
    done(
        &mut bank,
        json!({"type": "offer", "member": 1, "terms": {"activity": 2, "minutes": 60, "capacity": {"minutes": 120, "per": "week"}}, "words": {"availability": {"weekly": [{"from": 540, "until": 660}]}}}),
    );
    list(&mut bank, "request", 2, 2, 60, Some((9, 12)));
    list(&mut bank, "request", 3, 2, 60, Some((9, 10)));
    let plan = bank.host().plan(&PlanFor::new()).unwrap();
    assert_eq!(sessions(&plan), [(1, 3, 60, Some(540)), (1, 2, 60, Some(600))]);
    assert_eq!((plan.value, plan.bound, plan.gap), (800, 800, 0));
}

#[test]
fn what_one_cannot_give_another_may() {
    // Two hours are asked for, and two offer an hour each: 8 quarters of 100, where one giver alone is 4.
    let mut bank = bank(3, json!({}), json!([]));
    list(&mut bank, "offer", 1, 2, 60, Some((9, 10)));
    list(&mut bank, "offer", 2, 2, 60, Some((14, 15)));
    list(&mut bank, "request", 3, 2, 120, None);
    // Nobody said that it may be two.
    let plan = bank.host().plan(&PlanFor::new()).unwrap();
    assert_eq!((plan.proposals.len(), plan.bound, plan.unserved[0].why), (0, 0, StoodInTheWay::TooShort));
    divide(&mut bank);
    let plan = bank.host().plan(&PlanFor::new()).unwrap();
    assert_eq!(sessions(&plan), [(1, 3, 60, Some(540)), (2, 3, 60, Some(840))]);
    assert_eq!((plan.value, plan.gap, plan.unserved.len()), (800, 0, 0));
}

#[test]
fn what_is_promised_already_leaves_no_room_for_more() {
    // Member 2 may go down to −70 and has agreed to pay an hour: ten minutes are no quarter of an hour, so the bound is nothing.
    let mut bank = bank(3, limits(-70, 600), json!([]));
    let parts = json!([{"member": 3, "side": "gave", "minutes": 60}, {"member": 2, "side": "received", "minutes": 60}]);
    done(&mut bank, json!({"type": "propose", "terms": {"on": "2026-03-20", "parts": parts}}));
    done(&mut bank, json!({"type": "agree", "exchange": 1}));
    list(&mut bank, "offer", 1, 2, 60, Some((9, 11)));
    list(&mut bank, "request", 2, 2, 60, None);
    let plan = bank.host().plan(&PlanFor::new()).unwrap();
    assert_eq!((plan.proposals.len(), plan.figures.pairs, plan.bound), (0, 1, 0));
}

#[test]
fn plans_are_for_brokers_and_bad_wishes_are_refused() {
    let bank = bank(1, json!({}), json!([]));
    let code = |question: PlanFor| bank.host().plan(&question).map(|plan| plan.value).map_err(|error| error.code());
    assert_eq!(bank.seen_by(member(1)).plan(&PlanFor::new()).unwrap_err().code(), "ask-the-broker");
    assert_eq!(code(PlanFor { longest: Some(15), ..PlanFor::new() }), Err("number-out-of-range"));
    assert_eq!(code(PlanFor { spread: u32::MAX, ..PlanFor::new() }), Err("number-out-of-range"));
    assert_eq!(code(PlanFor { offset: Some(i16::MIN), ..PlanFor::new() }), Err("number-out-of-range"));
    assert_eq!(code(PlanFor::new()), Ok(0));
}

type Chance = (u8, u8, u8, u8);

fn a_bank(chances: &[Chance], lowest: i64, apart: u8) -> TimeBank {
    let mut bank = bank(6, limits(lowest, 120), json!([]));
    if apart.is_multiple_of(3) {
        done(&mut bank, json!({"type": "keep", "member": 1, "parts": [{"type": "do-not-match", "with": 2, "reason": "x"}]}));
    }
    for (kind, whose, what, when) in chances {
        let kind = if kind % 2 == 0 { "offer" } else { "request" };
        let hours = (when % 5 > 0).then(|| (u32::from(when % 48), u32::from(when % 48) + 1 + u32::from(when / 48)));
        list(&mut bank, kind, u32::from(whose % 6) + 1, u32::from(what % 3) + 1, 30 + 15 * u32::from(what / 64), hours);
        if kind == "request" && what % 2 == 0 {
            divide(&mut bank);
        }
    }
    bank
}

/// Everything a plan promises, worked out from the bank and the terms alone.
fn right(bank: &TimeBank, plan: &Plan, question: &PlanFor) {
    let lowest = bank.charter().credit.limits.member.lowest.unwrap().get();
    let highest = bank.charter().credit.limits.member.highest.unwrap().get();
    // Everybody begins with nothing: what each has after the plan, and what each ring leaves.
    let mut balance: BTreeMap<MemberId, i64> = BTreeMap::new();
    let mut of_ring: BTreeMap<(u32, MemberId), i64> = BTreeMap::new();
    let mut taken: BTreeMap<MemberId, Vec<(i64, i64)>> = BTreeMap::new();
    let (mut of_offer, mut of_request): (BTreeMap<ListingId, u32>, BTreeMap<ListingId, u32>) = Default::default();
    let mut value = 0;
    for planned in &plan.proposals {
        let terms = &planned.terms;
        assert_ne!(bank.verdict(terms).answer, Answer::Refused, "no rule refuses it");
        assert_eq!(planned.score, planned.components.iter().map(|points| points.points).sum::<u32>(), "the components add up");
        let always = terms.activity.is_some_and(|activity| activity.get() == 3);
        for part in &terms.parts {
            let listed = &bank.state.listings.get(planned.request).unwrap().terms;
            let asked = listed.minutes.unwrap();
            assert!(part.minutes >= if listed.divisible { question.shortest.unwrap_or(30).min(asked) } else { asked });
            if let Some(start) = terms.start {
                let begin = i64::from(terms.on.days_since("2026-03-01".parse().unwrap())) * 1440 + i64::from(start.minute);
                taken.entry(part.member).or_default().push((begin, begin + i64::from(part.minutes)));
            }
            let moves = if part.side == Side::Gave { i64::from(part.minutes) } else { -i64::from(part.minutes) };
            let has = balance.entry(part.member).or_default();
            match planned.ring {
                Some(ring) => *of_ring.entry((ring, part.member)).or_default() += moves,
                // What no balance may stand in the way of is paid by who received as far as they have room, and by the pot beyond.
                None if always && moves < 0 => {
                    *has -= (-moves).min((*has - lowest).max(0));
                    continue;
                }
                None if moves < 0 => assert_ne!(plan.policy, PlanPolicy::Balanced, "in balance nobody gets outside a ring"),
                None => {}
            }
            *has += moves;
        }
        let minutes = terms.parts[0].minutes;
        *of_request.entry(planned.request).or_default() += minutes;
        for offer in &planned.offers {
            *of_offer.entry(*offer).or_default() += minutes;
        }
        value += i64::from(planned.score) * i64::from(minutes / 15);
        let mut silent = false;
        for listing in planned.offers.iter().chain([&planned.request]) {
            let listed = bank.state.listing_words.get(listing).and_then(|words| words.availability.clone()).unwrap_or_default();
            let start = terms.start.map_or(0, |start| start.minute);
            // A day's hours end at midnight; what goes on after it is the next day's.
            let today = minutes.min(1440 - u32::from(start));
            let covered = listed.covers(terms.on, start, today)
                && (today == minutes || listed.covers(terms.on.plus_days(1).unwrap(), 0, minutes - today));
            assert!(listed.is_empty() || (terms.start.is_some() && covered), "at an hour both are free");
            silent |= listed.is_empty();
        }
        assert_eq!((planned.ask_when, planned.ask.is_empty()), (silent, !silent), "who said no hours is asked");
    }
    for (member, mut times) in taken {
        times.sort_unstable();
        for two in times.windows(2) {
            assert!(two[0].1 + i64::from(question.travel) <= two[1].0, "member {member} is in two places at once: {times:?}");
        }
    }
    for (listing, minutes) in of_offer.into_iter().chain(of_request) {
        assert!(minutes <= bank.state.listings.get(listing).unwrap().terms.minutes.unwrap(), "no more than was offered or asked for");
    }
    assert!(of_ring.values().all(|left| *left == 0), "a ring leaves every balance as it was");
    if plan.policy != PlanPolicy::Unbounded {
        assert!(balance.values().all(|has| (lowest..=highest).contains(has)), "balances keep their limits: {balance:?}");
    }
    assert!(plan.value <= plan.bound && plan.gap == plan.bound - plan.value);
    if question.order.is_none() {
        assert_eq!(plan.value, value);
        assert_eq!(plan.certificate.as_ref().unwrap().verify(), Ok(plan.bound), "separate code checks the bound");
    }
    // All of it can be sent, one by one and at once.
    let context = Context::host(AT.parse::<Timestamp>().unwrap());
    bank.clone().execute_all(&plan.commands(context)).unwrap();
    let mut one_by_one = bank.clone();
    for command in plan.commands(context) {
        one_by_one.execute(&command).unwrap();
    }
}

/// What the best choice of at most one giver for each request is worth, whatever the hours: by trying all.
fn best_of_all(bank: &TimeBank, policy: PlanPolicy, lowest: i64, shortest: u32) -> i64 {
    let requests: Vec<ListingId> =
        bank.state.listings.iter().filter(|(_, listing)| listing.kind == ListingKind::Request).map(|(id, _)| id).collect();
    let search = Search::new("2026-03-01".parse().unwrap());
    // A session that is shorter than what is asked for is none, and one of a request that may be divided than the shortest.
    let long = |one: &crate::matching::Candidate| {
        let asked = &bank.state.listings.get(one.request).unwrap().terms;
        one.minutes >= if asked.divisible { shortest.min(asked.minutes.unwrap()) } else { asked.minutes.unwrap() }
    };
    let options = |request: &ListingId| bank.candidates(*request, &search).unwrap().into_iter().filter(long).collect();
    let options: Vec<Vec<_>> = requests.iter().map(options).collect();
    let mut best = 0;
    let mut chosen = vec![0_usize; requests.len()];
    for _ in 0..4000 {
        let some: Vec<_> = options.iter().zip(&chosen).filter_map(|(options, at)| options.get(at.checked_sub(1)?)).collect();
        let mut offers: BTreeMap<ListingId, u32> = BTreeMap::new();
        let mut net: BTreeMap<MemberId, i64> = BTreeMap::new();
        for candidate in &some {
            *offers.entry(candidate.offer).or_default() += candidate.minutes / 15 * 15;
            *net.entry(candidate.giver).or_default() += i64::from(candidate.minutes / 15 * 15);
            if candidate.activity.get() != 3 {
                *net.entry(candidate.receiver).or_default() -= i64::from(candidate.minutes / 15 * 15);
            }
        }
        let keeps = match policy {
            PlanPolicy::Unbounded => true,
            PlanPolicy::Limited => net.values().all(|net| (lowest..=120).contains(net)),
            PlanPolicy::Balanced => net.values().all(|net| *net == 0),
        };
        if keeps && offers.iter().all(|(offer, minutes)| *minutes <= bank.state.listings.get(*offer).unwrap().terms.minutes.unwrap()) {
            best = best.max(some.iter().map(|candidate| i64::from(candidate.score()) * i64::from(candidate.minutes / 15)).sum());
        }
        let Some(at) = (0..chosen.len()).find(|at| chosen[*at] < options[*at].len()) else { break };
        chosen[at] += 1;
        chosen[..at].fill(0);
    }
    best
}

fn some_chances() -> impl Strategy<Value = Vec<Chance>> {
    proptest::collection::vec(any::<Chance>(), 0..14)
}

fn some_question() -> impl Strategy<Value = PlanFor> {
    let policy = prop_oneof![Just(PlanPolicy::Balanced), Just(PlanPolicy::Unbounded), Just(PlanPolicy::Limited)];
    (policy, 0_u32..60, any::<bool>(), 30_u32..60).prop_map(|(policy, travel, fair, shortest)| PlanFor {
        policy: Some(policy),
        order: fair.then_some(RoundOrder::Newest),
        travel,
        shortest: Some(shortest),
        certificate: true,
        ..PlanFor::new()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]
    #[test]
    fn promise_10_a_plan_is_right(chances in some_chances(), question in some_question(), lowest in -120_i64..1, apart: u8) {
        let bank = a_bank(&chances, lowest, apart);
        let question = PlanFor { order: question.order.filter(|_| question.policy == Some(PlanPolicy::Balanced)), ..question };
        let plan = bank.host().plan(&question).unwrap();
        right(&bank, &plan, &question);
        prop_assert_eq!(&plan, &bank.host().plan(&question).unwrap());
    }
    #[test]
    fn promise_10_no_choice_of_givers_is_worth_more_than_the_bound(chances in some_chances(), question in some_question(), lowest in -120_i64..1) {
        // The choice knows of no hours, which the bound counts: here nobody names any, and the judge compares both with hours.
        let chances: Vec<Chance> = chances.into_iter().map(|(kind, whose, what, _)| (kind, whose, what, 0)).collect();
        let bank = a_bank(&chances, lowest, 1);
        let question = PlanFor { order: None, ..question };
        let plan = bank.host().plan(&question).unwrap();
        prop_assert!(best_of_all(&bank, plan.policy, lowest, question.shortest.unwrap()) <= plan.bound);
    }
    #[test]
    fn promise_10_another_offer_never_lowers_the_bound_and_keeping_apart_never_adds_a_pair(chances in some_chances(), offer: Chance, question in some_question()) {
        let question = PlanFor { order: None, ..question };
        let before = a_bank(&chances, -60, 1).host().plan(&question).unwrap();
        let mut more = chances.clone();
        more.push((0, offer.1, offer.2, offer.3));
        prop_assert!(a_bank(&more, -60, 1).host().plan(&question).unwrap().bound >= before.bound);
        let apart = a_bank(&chances, -60, 0).host().plan(&question).unwrap();
        prop_assert!(apart.figures.pairs <= before.figures.pairs && apart.bound <= before.bound);
    }
    #[test]
    fn promise_10_calling_members_otherwise_changes_no_bound(chances in some_chances(), question in some_question(), by in 1_u8..6) {
        let question = PlanFor { order: None, ..question };
        let turned: Vec<Chance> = chances.iter().map(|(kind, whose, what, when)| (*kind, whose % 6 + by, *what, *when)).collect();
        prop_assert_eq!(a_bank(&chances, -60, 1).host().plan(&question).unwrap().bound, a_bank(&turned, -60, 1).host().plan(&question).unwrap().bound);
    }
}
