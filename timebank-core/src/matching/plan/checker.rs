//! What a broker's bank is checked by: every proposal of a plan minute by minute, from the bank and the terms alone, the slow and plain
//! way; then all of it is proposed and agreed to, and planned again.
//!
//! `TIMEBANK_PLAN_BANKS` says how many random banks; a few hundred when it is not set.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, clippy::expect_used, reason = "tests")]

use super::chance_banks::{Chance, NOW, another, bank, question};
use super::{Plan, PlanFor, PlanPolicy, Planned};
use crate::bank::TimeBank;
use crate::charter::{Otherwise, RuleKind};
use crate::command::Context;
use crate::model::exchange::{ExchangeState, Side, Terms};
use crate::model::listing::{ListingKind, Per};
use crate::rules::Answer;
use crate::values::ids::{AccountId, ListingId, MemberId};
use crate::values::time::Date;
use crate::values::time::Timestamp;
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};

fn minute(on: Date, minute: u32) -> i64 {
    i64::from(on.days()) * 1440 + i64::from(minute)
}

/// Everything under way or done but the plan: terms and where they stand.
fn others(bank: &TimeBank) -> Vec<(Terms, ExchangeState)> {
    let open = bank.state.open.iter().map(|(id, ())| *id);
    let mut all: Vec<(Terms, ExchangeState)> =
        open.map(|id| (bank.state.plans.get(&id).unwrap().clone(), bank.state.exchanges.get(id).unwrap().state)).collect();
    for (id, row) in bank.state.exchanges.iter() {
        if bank.state.open.get(&id).is_some() || !matches!(row.state, ExchangeState::Confirmed | ExchangeState::Settled) {
            continue;
        }
        let mut terms = Terms { activity: row.activity, ..Terms::new(row.on) };
        terms.listing = bank.state.more.get(&id).and_then(|more| more.listing);
        for at in row.first_part..row.first_part + u32::from(row.parts) {
            let part = bank.state.parts.get(crate::values::ids::Id::from_index(at).unwrap()).unwrap();
            terms.parts.push(crate::model::exchange::Participation::new(part.member, part.side, part.minutes));
        }
        all.push((terms, row.state));
    }
    all
}

fn ahead(state: ExchangeState) -> bool {
    matches!(state, ExchangeState::Proposed | ExchangeState::Agreed)
}

/// Each minute of each person once, with the way there; nothing that is over; no day longer than a day.
fn in_one_place(bank: &TimeBank, plan: &Plan, travel: i64) -> Result<(), String> {
    let mut all: Vec<(&Terms, bool)> = plan.proposals.iter().map(|planned| (&planned.terms, true)).collect();
    let others = others(bank);
    all.extend(others.iter().filter(|(_, state)| ahead(*state)).map(|(terms, _)| (terms, false)));
    let now = bank.last_at().millis() / 60_000;
    let mut taken: BTreeMap<(MemberId, i64), usize> = BTreeMap::new();
    let mut days: BTreeMap<(MemberId, i64), (i64, bool)> = BTreeMap::new();
    for (number, (terms, planned)) in all.iter().enumerate() {
        let begin = minute(terms.on, terms.start.map_or(0, |start| u32::from(start.minute)));
        if *planned && terms.start.is_some() && begin < now {
            return Err(format!("{} begins before now", terms.on));
        }
        if *planned && i64::from(terms.on.days()) * 1440 + 1440 <= now {
            return Err(format!("{} is over", terms.on));
        }
        for part in &terms.parts {
            for at in begin..begin + i64::from(part.minutes) {
                let day = days.entry((part.member, at.div_euclid(1440))).or_default();
                *day = (day.0 + 1, day.1 || *planned);
                if terms.start.is_some() && taken.insert((part.member, at), number).is_some_and(|other| *planned || all[other].1) {
                    return Err(format!("member {} is in two places at once", part.member));
                }
            }
        }
    }
    for (terms, _) in all.iter().filter(|(terms, planned)| *planned && terms.start.is_some()) {
        let begin = minute(terms.on, u32::from(terms.start.unwrap().minute));
        for part in &terms.parts {
            let end = begin + i64::from(part.minutes);
            if (begin - travel..begin).chain(end..end + travel).any(|at| taken.contains_key(&(part.member, at))) {
                return Err(format!("member {} has no time to get there", part.member));
            }
        }
    }
    match days.iter().find(|(_, (minutes, planned))| *planned && *minutes > 1440) {
        Some(((member, _), (minutes, _))) => Err(format!("member {member} has a day of {minutes} minutes")),
        None => Ok(()),
    }
}

fn minutes_of(terms: &Terms, side: Side) -> u32 {
    terms.parts.iter().filter(|part| part.side == side).map(|part| part.minutes).max().unwrap_or(0)
}

/// The hours of listings and people; who gives how long; the shortest session.
fn sound(bank: &TimeBank, planned: &Planned, question: &PlanFor) -> Result<(), String> {
    let terms = &planned.terms;
    if bank.verdict(terms).answer == Answer::Refused {
        return Err("a rule refuses it".into());
    }
    let request = bank.state.listings.get(planned.request).unwrap();
    let asked = request.terms.minutes.unwrap_or(60);
    let given: BTreeSet<u32> = terms.parts.iter().map(|part| part.minutes).collect();
    let minutes = minutes_of(terms, Side::Received);
    let left = request.terms.shortest.or(question.shortest).unwrap_or(30).min(asked);
    let begun = || others(bank).iter().any(|(terms, _)| terms.listing == Some(planned.request));
    if !request.terms.divisible && minutes != asked && !begun() {
        return Err(format!("{minutes} minutes of {asked} that are not to be divided"));
    }
    if given.len() != 1 || minutes < left {
        return Err(format!("{minutes} minutes are too short, or not everybody's"));
    }
    let givers = terms.parts.iter().filter(|part| part.side == Side::Gave).count();
    if givers != request.terms.group_min.unwrap_or(1) as usize || givers != planned.offers.len() {
        return Err(format!("{givers} give"));
    }
    let mut listings = vec![(planned.request, terms.parts.last().unwrap().member)];
    listings.extend(planned.offers.iter().copied().zip(terms.parts.iter().map(|part| part.member)));
    for (id, member) in listings {
        let listing = bank.state.listings.get(id).unwrap();
        if listing.member != member || listing.closed.is_some() || terms.on < listing.from() {
            return Err(format!("listing {id} is not theirs, or not open"));
        }
        if listing.kind == ListingKind::Offer && minutes > listing.terms.minutes.unwrap_or(60) {
            return Err(format!("more than offer {id} gives on one occasion"));
        }
        let said = bank.state.listing_words.get(&id).and_then(|words| words.availability.clone()).unwrap_or_default();
        for at in 0..minutes {
            let begin = terms.start.map_or(0, |start| u32::from(start.minute)) + at;
            let day = terms.on.plus_days((begin / 1440) as i32).unwrap();
            if !said.is_empty() && (terms.start.is_none() || !said.covers(day, (begin % 1440) as u16, 1)) {
                return Err(format!("listing {id} is not free then"));
            }
        }
    }
    Ok(())
}

/// No request gets more than it asks for, and no offer gives more than it has, whatever is under way.
fn enough(bank: &TimeBank, plan: &Plan) -> Result<(), String> {
    let others = others(bank);
    let mut got: BTreeMap<ListingId, u32> = BTreeMap::new();
    for planned in &plan.proposals {
        *got.entry(planned.request).or_default() += minutes_of(&planned.terms, Side::Received);
    }
    for (request, minutes) in &got {
        let listing = bank.state.listings.get(*request).unwrap();
        let of = others.iter().filter(|(terms, _)| terms.listing == Some(*request) && !listing.terms.repeating);
        let theirs = |terms: &Terms| {
            terms
                .parts
                .iter()
                .filter(|part| part.member == listing.member && part.side == Side::Received)
                .map(|part| part.minutes)
                .sum::<u32>()
        };
        let had: u32 = of.map(|(terms, _)| theirs(terms)).sum();
        if had + minutes > listing.terms.minutes.unwrap_or(60) {
            return Err(format!("request {request} gets {minutes} beside {had}"));
        }
    }
    let offers: BTreeSet<ListingId> = plan.proposals.iter().flat_map(|planned| planned.offers.iter().copied()).collect();
    for offer in offers {
        let listing = bank.state.listings.get(offer).unwrap();
        let mine = plan.proposals.iter().filter(|planned| planned.offers.contains(&offer));
        let mine: Vec<(Date, u32)> = mine.map(|planned| (planned.terms.on, minutes_of(&planned.terms, Side::Gave))).collect();
        let named = |terms: &Terms| match terms.listing.and_then(|id| bank.state.listings.get(id)) {
            Some(other) if other.kind == ListingKind::Offer => other.id == offer,
            _ => terms.activity == listing.terms.activity,
        };
        let before: Vec<(Date, u32)> = others
            .iter()
            .filter(|(terms, _)| named(terms))
            .flat_map(|(terms, _)| {
                terms
                    .parts
                    .iter()
                    .filter(|part| part.member == listing.member && part.side == Side::Gave)
                    .map(|part| (terms.on, part.minutes))
            })
            .collect();
        let Some(capacity) = &listing.terms.capacity else {
            let most = listing.terms.minutes.unwrap_or(60) * if listing.terms.repeating { 7 } else { 1 };
            if mine.iter().map(|(_, minutes)| minutes).sum::<u32>() > most {
                return Err(format!("offer {offer} gives more than it has"));
            }
            continue;
        };
        let span = |on: Date| match capacity.per {
            Per::Week => on.days() - i32::from(on.weekday()),
            Per::Month => on.to_string().replace('-', "").parse::<i32>().unwrap() / 100,
        };
        for (on, _) in &mine {
            let sum: u32 = mine.iter().chain(&before).filter(|(other, _)| span(*other) == span(*on)).map(|(_, minutes)| minutes).sum();
            if sum > capacity.minutes {
                return Err(format!("offer {offer} gives {sum} of {}", capacity.minutes));
            }
        }
    }
    Ok(())
}

/// No seven days with a planned session become longer than a rule lets them that means it.
fn weeks(bank: &TimeBank, plan: &Plan) -> Result<(), String> {
    for rule in bank.charter().rules.iter().filter(|rule| rule.otherwise == Otherwise::Refused) {
        let RuleKind::MinutesPerWeek { minutes: most } = rule.rule else { continue };
        let others = others(bank);
        let all: Vec<&Terms> = plan.proposals.iter().map(|planned| &planned.terms).chain(others.iter().map(|(terms, _)| terms)).collect();
        for planned in &plan.proposals {
            let code = planned.terms.activity.and_then(|id| bank.state.activities.get(id)).map(|row| row.activity.code.clone()).unwrap();
            if !rule.scope.activities.is_empty() && !rule.scope.activities.contains(&code) {
                continue;
            }
            for giver in planned.terms.parts.iter().filter(|part| part.side == Side::Gave) {
                for back in 0..7 {
                    let first = planned.terms.on.plus_days(-back).unwrap();
                    let within = all.iter().filter(|terms| (0..7).contains(&terms.on.days_since(first)));
                    let sum: u32 = within
                        .flat_map(|terms| &terms.parts)
                        .filter(|part| part.member == giver.member && part.side == Side::Gave)
                        .map(|part| part.minutes)
                        .sum();
                    if sum > most {
                        return Err(format!("member {} gives {sum} minutes in seven days", giver.member));
                    }
                }
            }
        }
    }
    Ok(())
}

/// Balances in order of the proposals keep their limits, a ring being one; whatever is never refused is paid for as far as there is room.
fn balances(bank: &TimeBank, plan: &Plan) -> Result<(), String> {
    if plan.policy == PlanPolicy::Unbounded {
        return Ok(());
    }
    let mut net: BTreeMap<AccountId, i64> = BTreeMap::new();
    let mut held: BTreeMap<AccountId, (i64, i64)> = BTreeMap::new();
    for (terms, _) in others(bank).iter().filter(|(_, state)| *state == ExchangeState::Proposed) {
        for leg in bank.legs(terms).unwrap() {
            let minutes = leg.minutes.get();
            let held = held.entry(leg.account).or_default();
            *if minutes < 0 { &mut held.0 } else { &mut held.1 } += minutes.abs();
        }
    }
    let mut at = 0;
    while at < plan.proposals.len() {
        let ring = plan.proposals[at].ring;
        let end = (at + 1..plan.proposals.len())
            .find(|next| ring.is_none() || plan.proposals[*next].ring != ring)
            .unwrap_or(plan.proposals.len());
        let mut moves: BTreeMap<AccountId, i64> = BTreeMap::new();
        let mut time: BTreeMap<MemberId, i64> = BTreeMap::new();
        for planned in &plan.proposals[at..end] {
            for leg in bank.legs(&planned.terms).unwrap() {
                *moves.entry(leg.account).or_default() += leg.minutes.get();
            }
            for part in &planned.terms.parts {
                *time.entry(part.member).or_default() +=
                    if part.side == Side::Gave { i64::from(part.minutes) } else { -i64::from(part.minutes) };
            }
        }
        let always = ring.is_none() && bank.excused(&plan.proposals[at].terms, None);
        if ring.is_some() && time.values().any(|left| *left != 0) {
            return Err("a ring in which not everybody gives what they get".into());
        }
        if ring.is_none() && plan.policy == PlanPolicy::Balanced && !always {
            return Err("somebody gets outside a ring".into());
        }
        for (account, minutes) in moves {
            let row = bank.state.ledger.account(account).unwrap();
            let limits = bank.state.ledger.effective(account, bank.limits_of_kind(account)).unwrap();
            let proposed = held.get(&account).copied().unwrap_or_default();
            let sum = net.entry(account).or_default();
            let lowest = limits.lowest.filter(|_| limits.enforced).map(|lowest| lowest.get() + row.held_out.get() + proposed.0);
            let highest = limits.highest.filter(|_| limits.enforced).map(|highest| highest.get() - row.held_in.get() - proposed.1);
            let has = row.balance.get() + *sum;
            let mut moves = minutes;
            if minutes < 0 && lowest.is_some_and(|lowest| has + minutes < lowest) {
                if !always {
                    return Err(format!("account {account} goes to {} below {lowest:?}", has + minutes));
                }
                moves = -(has - lowest.unwrap()).max(0);
            }
            if minutes > 0 && highest.is_some_and(|highest| has + minutes > highest) {
                return Err(format!("account {account} goes to {} above {highest:?}", has + minutes));
            }
            *sum += moves;
        }
        at = end;
    }
    Ok(())
}

/// Everything is proposed, and whatever does not wait is agreed to; what was proposed before comes first.
fn agreed(bank: &TimeBank, plan: &Plan) -> Result<TimeBank, String> {
    let mut after = bank.clone();
    let at: Timestamp = NOW.parse().unwrap();
    let run = |bank: &mut TimeBank, action: serde_json::Value| {
        bank.execute_json(json!({"at": NOW, "salt": "00112233445566778899aabbccddeeff", "by": "host", "do": action}).to_string().as_bytes())
            .map_err(|error| error.to_string())
    };
    let before: Vec<u32> = after.state.open.iter().map(|(id, ())| id.get()).collect();
    for id in before {
        let _ = run(&mut after, json!({"type": "approve", "exchange": id}));
        let _ = run(&mut after, json!({"type": "agree", "exchange": id}));
    }
    let mut first = after.state.exchanges.len();
    for command in plan.commands(Context::host(at)) {
        after.execute(&command).map_err(|error| format!("cannot be proposed: {error}"))?;
    }
    for planned in &plan.proposals {
        first += 1;
        if planned.waits {
            continue;
        }
        if after.verdict(&planned.terms).answer == Answer::NeedsApproval {
            let _ = run(&mut after, json!({"type": "approve", "exchange": first}));
        }
        run(&mut after, json!({"type": "agree", "exchange": first}))
            .map_err(|error| format!("exchange {first} cannot be agreed to: {error}"))?;
    }
    Ok(after)
}

/// Nobody is asked for what they would rather not be asked, nor more often than they said.
fn willing(bank: &TimeBank, plan: &Plan) -> Result<(), String> {
    let today = bank.last_at().date();
    let up = |activity| {
        let above = |id: &crate::ActivityId| bank.state.activities.get(*id).and_then(|row| row.parent);
        std::iter::successors(Some(activity), above).collect::<Vec<_>>()
    };
    for planned in &plan.proposals {
        let terms = &planned.terms;
        for (offer, giver) in planned.offers.iter().zip(&terms.parts) {
            let person = bank.state.people.get(&giver.member);
            let said = person.iter().flat_map(|person| &person.rather_not).filter(|(_, said)| said.offer == *offer);
            for (_, said) in said {
                let begin = terms.start.map_or(0, |start| u32::from(start.minute));
                let days = [terms.on.weekday(), terms.on.plus_days(((begin + giver.minutes - 1) / 1440) as i32).unwrap().weekday()];
                let activity = terms.activity.unwrap();
                let against = said.activity.is_some_and(|one| up(activity).contains(&one))
                    || said.request == Some(planned.request)
                    || said.weekday.is_some_and(|day| days.contains(&day));
                if against {
                    return Err(format!("member {} would rather not", giver.member));
                }
                let Some((times, weeks)) = said.times.zip(said.weeks) else { continue };
                let about = bank.state.listings.get(*offer).unwrap().terms.activity.unwrap();
                let is_about = |terms: &Terms| {
                    terms.listing == Some(*offer) || terms.activity.is_some_and(|one| up(one).contains(&about) || up(about).contains(&one))
                };
                let gives = |terms: &Terms| terms.parts.iter().any(|part| part.member == giver.member && part.side == Side::Gave);
                let lately = |entered: i64| today.days_since(Timestamp::from_seconds(entered).unwrap().date()) < weeks as i32 * 7;
                let before = bank
                    .state
                    .plans
                    .iter()
                    .filter(|(id, terms)| gives(terms) && is_about(terms) && lately(bank.state.exchanges.get(**id).unwrap().entered));
                let now = plan.proposals.iter().filter(|other| other.offers.contains(offer)).count();
                if before.count() + now > times as usize {
                    return Err(format!("member {} is asked more often than they said", giver.member));
                }
            }
        }
    }
    Ok(())
}

/// Every fault there is in a plan.
fn faults(bank: &TimeBank, plan: &Plan, question: &PlanFor) -> Result<(), String> {
    for planned in &plan.proposals {
        sound(bank, planned, question).map_err(|fault| format!("request {}: {fault}", planned.request))?;
    }
    in_one_place(bank, plan, i64::from(question.travel))?;
    enough(bank, plan)?;
    weeks(bank, plan)?;
    willing(bank, plan)?;
    balances(bank, plan)?;
    if plan.gap < 0 || plan.gap != plan.bound - plan.value {
        return Err(format!("a value of {} above a bound of {}", plan.value, plan.bound));
    }
    if plan.certificate.as_ref().unwrap().verify() != Ok(plan.bound) {
        return Err("the certificate proves another bound".into());
    }
    if question.spread == 0 && question.balancing == 0 {
        let of = |planned: &Planned| i64::from(planned.score) * i64::from(minutes_of(&planned.terms, Side::Received));
        let value: i64 = plan.proposals.iter().map(of).sum();
        if value.div_euclid(15) != plan.value {
            return Err(format!("a value of {value} told as {}", plan.value));
        }
    }
    let proposed = agreed(bank, plan).map_err(|fault| format!("agreeing: {fault}"))?;
    // Planned again, nothing is asked for twice.
    let again = proposed.host().plan(question).map_err(|error| error.to_string())?;
    enough(&proposed, &again).map_err(|fault| format!("planned again: {fault}"))?;
    in_one_place(&proposed, &again, i64::from(question.travel)).map_err(|fault| format!("planned again: {fault}"))
}

#[test]
fn promise_10_every_plan_of_thousands_of_random_banks_is_right() {
    let banks = std::env::var("TIMEBANK_PLAN_BANKS").ok().and_then(|count| count.parse().ok()).unwrap_or(400_u64);
    let first = std::env::var("TIMEBANK_PLAN_FROM").ok().and_then(|seed| seed.parse().ok()).unwrap_or(1_u64);
    let (mut sessions, mut rings, mut waits, mut groups, mut kept) = (0, 0, 0, 0, 0);
    let mut wrong: BTreeMap<String, (u64, u32)> = BTreeMap::new();
    for seed in first..first + banks {
        let mut chance = Chance::new(seed);
        let bank = bank(&mut chance);
        let question = question(&mut chance);
        let plan = bank.host().plan(&question).expect("a plan");
        sessions += plan.proposals.len();
        rings += plan.proposals.iter().filter(|planned| planned.ring.is_some()).count();
        waits += plan.proposals.iter().filter(|planned| planned.waits).count();
        groups += plan.proposals.iter().filter(|planned| planned.offers.len() > 1).count();
        // One listing more, and people were told of the plan: it is as right as any, and what of it is dropped and kept adds up.
        let mut more = bank.clone();
        another(&mut chance, &mut more);
        let told = PlanFor { told: plan.told(), keeping: chance.of(&[None, Some(0), Some(100)]), ..question.clone() };
        let again = more.host().plan(&told).expect("a plan");
        let as_told = again.proposals.iter().filter(|planned| planned.as_told).count();
        kept += as_told;
        let adds_up = if as_told + again.dropped.len() == plan.proposals.len() { Ok(()) } else { Err("told of others".to_owned()) };
        let right = faults(&bank, &plan, &question)
            .and_then(|()| adds_up.and_then(|()| faults(&more, &again, &told)).map_err(|fault| format!("after people were told: {fault}")));
        if let Err(fault) = right {
            let kind: String = fault.chars().filter(|c| !c.is_ascii_digit()).collect();
            let known = wrong.entry(kind).or_insert((seed, 0));
            known.1 += 1;
        }
    }
    // The banks are not all empty: each kind of session is met often enough to be checked.
    println!("{banks} banks, {sessions} sessions, {rings} in rings, {waits} that wait, {groups} of groups, {kept} kept as told");
    assert!(wrong.is_empty(), "first seed and number of each fault: {wrong:#?}");
    assert!(banks < 100 || sessions as u64 >= banks / 4 && rings > 0 && groups > 0 && waits > 0, "{sessions} {rings} {waits} {groups}");
    assert!(kept * 100 >= sessions * 90, "{kept} of {sessions} kept as told");
}
