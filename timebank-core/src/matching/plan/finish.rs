//! From a bank to the plan: the round, its bound, sessions placed and made better, and what is told of them.

use super::network::{Net, network};
use super::order::{Guide, singly};
use super::pace::{Pacer, worked};
use super::place::{Placing, Session};
use super::round::Round;
use super::told::AllTold;
use super::unserved::unserved;
use super::{Plan, PlanCertificate, PlanFor, PlanPolicy, Planned, PlannedPoints, RoundFigures, RoundOrder};
use super::{improve, rings, told};
use crate::bank::TimeBank;
use crate::error::Error;
use crate::matching::allocate;
use crate::matching::circles::{Circles, circles_watched};
use crate::matching::flow::{Budget, Circulation};
use crate::matching::matches::Because;
use crate::matching::slots::Clock;
use crate::matching::{Candidate, lately, words};
use crate::order::BTreeMap;
use crate::queries::Access;
use crate::values::ids::{AccountId, MemberId};

/// How much moves with each candidate, what that is worth at most, and the proof of it.
struct Allocated {
    guide: Guide,
    /// Scores times minutes; in a round of circles by an order, minutes.
    bound: i64,
    stopped: bool,
    proof: Option<(Net, Circulation)>,
    circles: Option<Circles>,
}

pub(super) fn planned(
    bank: &TimeBank,
    question: &PlanFor,
    clock: Clock,
    watch: Option<&mut dyn FnMut(u64) -> bool>,
) -> Result<Plan, Error> {
    let mut pacer = Pacer::new(watch, question.steps);
    let round = Round::new(bank, question, clock, &mut pacer)?;
    let allocated = allocate(&round, question, &mut pacer)?;
    let mut placing = Placing::new(&round);
    let known = AllTold::new(&placing, question, &mut pacer);
    told::place(&mut placing, known, &mut pacer);
    if round.policy == PlanPolicy::Balanced {
        rings::place(&mut placing, &allocated.guide.minutes, &mut pacer)?;
        // What no balance may stand in the way of is not part of a circle.
        singly(&mut placing, &allocated.guide, &mut pacer, |asked| asked.never_refused);
    } else {
        singly(&mut placing, &allocated.guide, &mut pacer, |_| true);
        if round.policy == PlanPolicy::Limited {
            // Where nobody can begin, some can begin together.
            rings::place(&mut placing, &allocated.guide.minutes, &mut pacer)?;
        }
    }
    if allocated.circles.is_none() {
        let touched = told::touched(&placing, question);
        if round.policy != PlanPolicy::Unbounded {
            rings::look(&mut placing, (&touched, &rings::asks(&round)), &mut pacer);
        }
        improve::improve(&mut placing, &allocated.guide, &touched, &mut pacer);
    }
    placing.audit(&mut pacer);
    answer(question, &mut placing, allocated, &mut pacer)
}

fn allocate(round: &Round<'_>, question: &PlanFor, pacer: &mut Pacer<'_>) -> Result<Allocated, Error> {
    if let (PlanPolicy::Balanced, Some(order)) = (round.policy, question.order) {
        let (budget, begun) = (Budget::from(pacer.half()), pacer.steps());
        let found =
            circles_watched(&round.task, &round.order(question, order), budget, &mut |steps| pacer.look(begun.saturating_add(steps)))?;
        pacer.count(usize::try_from(found.steps).unwrap_or(usize::MAX));
        let guide = Guide::of(round, found.minutes.clone(), Vec::new());
        let bound = if round.is_partial() { round.most_minutes() } else { found.bound };
        return Ok(Allocated { guide, bound, stopped: round.is_partial() || found.stopped, proof: None, circles: Some(found) });
    }
    // A request that was not looked at could close a ring of others, or earn what pays for them. So a network without it bounds nothing.
    let net = if round.is_partial() { None } else { network(round, pacer)? };
    let Some(net) = net else {
        let guide = Guide::of(round, vec![0; round.candidates.len()], Vec::new());
        return Ok(Allocated { guide, bound: round.at_most(), stopped: true, proof: None, circles: None });
    };
    let until = pacer.half().map_or(u64::MAX, |half| pacer.steps().saturating_add(half));
    let best = net.solve(pacer)?;
    let guide = Guide::new(round, &net, &best);
    let (net, best, stopped) = net.priced(best, pacer, until)?;
    Ok(Allocated { guide, bound: best.bound.saturating_neg(), stopped, proof: question.certificate.then_some((net, best)), circles: None })
}

/// Points per quarter of an hour.
fn quarters(points: i64) -> i64 {
    points.div_euclid(15)
}

/// The same, rounded up.
pub(super) fn quarters_up(points: i64) -> i64 {
    points.saturating_neg().div_euclid(15).saturating_neg()
}

fn answer(question: &PlanFor, placing: &mut Placing<'_>, allocated: Allocated, pacer: &mut Pacer<'_>) -> Result<Plan, Error> {
    let round = placing.round;
    let value = if allocated.circles.is_some() {
        // What no balance may stand in the way of is placed besides, and is no part of a circle.
        placing.sessions.values().filter(|session| session.ring.is_some()).map(|session| i64::from(session.minutes)).sum()
    } else {
        placing.value
    };
    let (value, bound) = (quarters(value), quarters_up(allocated.bound));
    let mut figures = figures(round, &placing.minutes)?;
    if let Some(circles) = &allocated.circles {
        figures.order = circles.order.iter().filter_map(|place| round.members.get(*place as usize).copied()).collect();
        figures.seed = question.order.filter(|order| *order == RoundOrder::Lottery).map(|_| question.seed.clone());
    }
    let proposals = proposals(placing);
    let unserved = unserved(placing, pacer);
    Ok(Plan {
        from: round.from,
        policy: round.policy,
        proposals,
        unserved,
        value,
        bound,
        gap: bound.saturating_sub(value),
        stopped: allocated.stopped || pacer.over(),
        figures,
        dropped: told::dropped(placing, question),
        certificate: allocated.proof.map(|(net, best)| certificate(&net, best).bound_to(round.bank, question)),
    })
}

/// The proof of the bound.
fn certificate(net: &Net, best: Circulation) -> PlanCertificate {
    PlanCertificate {
        from: net.arcs.iter().map(|arc| arc.from).collect(),
        to: net.arcs.iter().map(|arc| arc.to).collect(),
        upper: net.arcs.iter().map(|arc| arc.upper).collect(),
        cost: net.arcs.iter().map(|arc| arc.cost).collect(),
        flow: best.flow,
        potentials: best.potentials,
        ..PlanCertificate::default()
    }
}

fn proposals(placing: &Placing<'_>) -> Vec<Planned> {
    let mut held: BTreeMap<AccountId, (i64, i64)> = BTreeMap::new();
    let audited = placing.sessions.values().filter(|session| placing.audit.has(session.id));
    let mut all: Vec<Planned> = audited.filter_map(|session| proposal(placing, session, &mut held)).collect();
    // Rings count from 1, whatever became of others.
    let mut numbers: BTreeMap<u32, u32> = BTreeMap::new();
    for ring in all.iter_mut().filter_map(|planned| planned.ring.as_mut()) {
        let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX).saturating_add(1);
        *ring = *numbers.entry(*ring).or_insert(next);
    }
    all
}

fn proposal(placing: &Placing<'_>, session: &Session, held: &mut BTreeMap<AccountId, (i64, i64)>) -> Option<Planned> {
    worked();
    let round = placing.round;
    let some: Vec<&Candidate> = session.chosen.iter().filter_map(|one| round.candidates.get(*one)).collect();
    let mut components: Vec<PlannedPoints> = Vec::new();
    for (component, points) in some.iter().flat_map(|candidate| candidate.components.iter()).filter(|(_, points)| *points > 0) {
        match components.iter_mut().find(|known| known.code == component.code()) {
            Some(known) => known.points = known.points.saturating_add(points),
            None => components.push(PlannedPoints { code: component.code(), points }),
        }
    }
    let ask = to_be_asked(round.bank, &some);
    Some(Planned {
        request: some.first()?.request,
        offers: some.iter().map(|candidate| candidate.offer).collect(),
        answer: placing.answer(session),
        score: some.iter().fold(0, |sum, candidate| sum.saturating_add(candidate.score())),
        components,
        ask_when: !ask.is_empty(),
        text: said(round.bank, session, &some, &ask),
        ask: ask.iter().map(|member| round.bank.named(&Access::HOST, *member)).collect(),
        ring: session.ring,
        as_told: placing.told.has(session),
        waits: waits(placing, session, held),
        among_equals: among_equals(placing, &some),
        terms: session.terms.clone(),
    })
}

/// Returns who of the givers and the receiver has not said when they are free, each once.
fn to_be_asked(bank: &TimeBank, some: &[&Candidate]) -> Vec<MemberId> {
    let mut all: Vec<MemberId> = Vec::new();
    for member in some.iter().flat_map(|candidate| crate::matching::reasons::to_be_asked(bank, candidate)) {
        if !all.contains(&member) {
            all.push(member);
        }
    }
    all
}

/// What is planned in one sentence, and whom to ask when they are free.
fn said(bank: &TimeBank, session: &Session, some: &[&Candidate], ask: &[MemberId]) -> String {
    let called = |member: MemberId| words::called(bank, &Access::HOST, member);
    let givers: Vec<String> = some.iter().map(|candidate| called(candidate.giver)).collect();
    let receiver = some.first().map(|candidate| called(candidate.receiver)).unwrap_or_default();
    let activity = session.terms.activity.and_then(|id| bank.state.activities.get(id));
    let activity = activity.map(|row| row.activity.name.clone()).unwrap_or_default();
    let (gives, minutes) = (if givers.len() == 1 { "gives" } else { "give" }, words::minutes(session.minutes));
    let day = words::weekday(session.terms.on, bank.today_here());
    let then = match session.terms.start {
        Some(start) => format!("on {day} at {}", words::hour(start)),
        None => format!("by {day}"),
    };
    let mut text = format!("{} {gives} {receiver} `{activity}` for {minutes} {then}", words::listed(&givers));
    let silent: Vec<String> = ask.iter().map(|member| called(*member)).collect();
    match (silent.as_slice(), session.terms.start) {
        ([], _) => {}
        (_, None) => text.push_str("; nobody has said when they are free: ask them"),
        ([one], Some(_)) => text.push_str(&format!("; {one} has not said when they are free: ask them")),
        (all, Some(_)) => text.push_str(&format!("; {} have not said when they are free: ask them", words::listed(all))),
    }
    text
}

/// What decided among sessions of the same score, each once.
fn among_equals(placing: &Placing<'_>, some: &[&Candidate]) -> Vec<Because> {
    let bank = placing.round.bank;
    let mut all: Vec<Because> = Vec::new();
    for because in some.iter().flat_map(|candidate| lately::among_equals(bank, &Access::HOST, candidate)) {
        if !all.contains(&because) {
            all.push(because);
        }
    }
    all
}

/// Whether a session cannot be agreed to before others of the plan are confirmed. Agreeing holds minutes and their tolerance; what is
/// only agreed makes no room yet.
fn waits(placing: &Placing<'_>, session: &Session, held: &mut BTreeMap<AccountId, (i64, i64)>) -> bool {
    let round = placing.round;
    let tolerance = i64::from(round.bank.charter().confirmation.tolerance);
    let always = round.asked.get(session.number).is_some_and(|asked| asked.never_refused);
    let room = |account: AccountId, minutes: i64, held: &BTreeMap<AccountId, (i64, i64)>| {
        let (room, (out, come)) = (round.room(account), held.get(&account).copied().unwrap_or_default());
        if minutes < 0 {
            room.lowest.map_or(i64::MAX, |lowest| room.balance.saturating_sub(out).saturating_sub(lowest).max(0))
        } else {
            room.highest.map_or(i64::MAX, |highest| highest.saturating_sub(room.balance).saturating_sub(come).max(0))
        }
    };
    let short = |(account, minutes): &(AccountId, i64)| room(*account, *minutes, held) < minutes.saturating_abs();
    let waits = !always && session.moves.iter().any(short);
    if !waits {
        for (account, minutes) in &session.moves {
            let wide = minutes.saturating_abs().saturating_add(tolerance).min(room(*account, *minutes, held));
            let (out, come) = held.entry(*account).or_default();
            let side = if *minutes < 0 { out } else { come };
            *side = side.saturating_add(wide);
        }
    }
    waits
}

/// Minutes and numbers of what was placed.
fn figures(round: &Round<'_>, minutes: &[i64]) -> Result<RoundFigures, Error> {
    let of = allocate::figures(&round.task, minutes)?;
    let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let per_mille = of.volume.saturating_mul(1000).checked_div(of.demand).and_then(|share| u32::try_from(share).ok()).unwrap_or(0);
    Ok(RoundFigures {
        requests: count(round.asked.len()),
        served: of.served,
        demand: of.demand,
        volume: of.volume,
        per_mille,
        want: of.want,
        scarce: of.scarce,
        pairs: count(round.candidates.len()),
        givers: of.givers,
        most_of_one: of.most_of_one,
        order: Vec::new(),
        seed: None,
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::arithmetic_side_effects, reason = "tests")]
mod tests {
    use super::super::{chance_banks, question_clock};
    use super::{Pacer, Round, allocate};

    #[test]
    fn promise_10_a_bound_without_a_network_holds() {
        let (mut without, mut worth) = (0, 0);
        for seed in 1..=80 {
            let mut chance = chance_banks::Chance::new(seed);
            let bank = chance_banks::bank(&mut chance);
            let question = chance_banks::question(&mut chance);
            let Ok(whole) = bank.host().plan(&question) else { continue };
            // Whoever waits has had enough as soon as there are candidates.
            let round = Round::new(&bank, &question, question_clock(&bank, &question).unwrap(), &mut Pacer::new(None, None)).unwrap();
            let mut watch = |_| false;
            let mut pacer = Pacer::new(Some(&mut watch), None);
            pacer.count(1 << 20);
            let early = allocate(&round, &question, &mut pacer).unwrap();
            if early.stopped && early.proof.is_none() {
                without += 1;
                worth += i32::from(whole.value > 0);
                assert!(whole.value * 15 <= early.bound, "bank {seed}: {} quarters of {} minutes", whole.value, early.bound);
            }
        }
        assert!(without > 40 && worth > 20, "{without} without a network, {worth} worth something");
    }
}
