//! From minutes to sessions at real hours, each tried on a copy of the bank.

use super::round::{Allocated, Round};
use super::{Plan, PlanCertificate, PlanFor, PlanPolicy, Planned, PlannedPoints, StoodInTheWay, Unserved};
use super::{improve, rings};
use crate::bank::Trial;
use crate::command::{Command, Context, Propose, Withdraw};
use crate::exchange::{Side, Terms};
use crate::ids::{AccountId, ExchangeId, ListingId, MemberId};
use crate::matching::Candidate;
use crate::matching::slots::STEP;
use crate::order::{BTreeMap, InOrder as _};
use crate::rules::Answer;
use crate::time::{Date, Start};
use crate::{Error, TimeBank};

/// What has been placed so far, and what that leaves.
pub(super) struct Placing<'a> {
    pub round: &'a Round,
    trial: Trial,
    context: Context,
    /// Hours taken, with the time to get there before and after.
    diary: BTreeMap<MemberId, Vec<(Date, u32, u32)>>,
    travel: u32,
    /// Minutes each offer has left.
    offers: BTreeMap<ListingId, i64>,
    /// What the plan adds to each account.
    net: BTreeMap<AccountId, i64>,
    /// Minutes each request still asks for, of each of its givers.
    pub left: Vec<u32>,
    /// Minutes for each pair.
    pub minutes: Vec<i64>,
    pub proposals: Vec<Planned>,
    /// The exchange each proposal is on the copy.
    exchanges: Vec<ExchangeId>,
    /// What each added to which account.
    moved: Vec<Vec<(AccountId, i64)>>,
    /// Which request each proposal meets, and with which candidates.
    pub booked: Vec<(usize, Vec<Chosen>)>,
    /// Whether limits rest: a ring, once it is whole, leaves every balance as it was.
    pub balanced: bool,
}

/// One giver of a session: the candidate's place.
pub(super) type Chosen = usize;

pub(super) fn placed(bank: &TimeBank, question: &PlanFor, round: Round, allocated: Allocated) -> Result<Plan, Error> {
    let mut placing = Placing::new(bank, question, &round);
    let mut why: Vec<Option<StoodInTheWay>> = vec![None; round.asked.len()];
    if round.policy == PlanPolicy::Balanced {
        rings::place(&mut placing, &allocated.minutes);
        // What no balance may stand in the way of is not part of a circle.
        singly(&mut placing, &allocated, &mut why, |asked| asked.never_refused);
    } else {
        singly(&mut placing, &allocated, &mut why, |_| true);
        if round.policy == PlanPolicy::Limited {
            // Where nobody can begin, some can begin together.
            rings::place(&mut placing, &allocated.minutes);
        }
        placing = improve::improved(placing, || Placing::new(bank, question, &round));
    }
    let Placing { left, minutes, proposals, .. } = placing;
    let value = if allocated.circles.is_some() {
        // What no balance may stand in the way of is placed besides, and is no part of a circle.
        let parts = proposals.iter().filter(|planned| planned.ring.is_some()).flat_map(|planned| &planned.terms.parts);
        parts.filter(|part| part.side == Side::Gave).map(|part| i64::from(part.minutes.checked_div(STEP).unwrap_or(0))).sum()
    } else {
        round.task.value_of(&minutes)
    };
    let mut figures = round.figures(&minutes);
    if let Some(circles) = &allocated.circles {
        figures.order = circles.order.iter().filter_map(|place| round.members.get(*place as usize).copied()).collect();
        figures.seed = question.order.filter(|order| *order == super::RoundOrder::Lottery).map(|_| question.seed.clone());
    }
    let unserved = round.asked.iter().zip(&left).zip(&why).filter(|((_, left), _)| **left > 0).map(|((asked, left), why)| Unserved {
        request: asked.listing,
        member: asked.member,
        minutes: *left,
        why: match why {
            _ if asked.candidates.is_empty() => StoodInTheWay::Nobody,
            Some(why) => *why,
            None if round.policy == PlanPolicy::Balanced => StoodInTheWay::Balance,
            None => StoodInTheWay::NeededElsewhere,
        },
        candidates: u32::try_from(asked.candidates.len()).unwrap_or(u32::MAX),
    });
    Ok(Plan {
        from: round.from,
        policy: round.policy,
        unserved: unserved.collect(),
        proposals,
        value,
        bound: allocated.bound,
        gap: allocated.bound.saturating_sub(value),
        stopped: allocated.stopped,
        figures,
        certificate: if question.certificate { certificate(&round, allocated)? } else { None },
    })
}

/// The proof of the bound.
fn certificate(round: &Round, allocated: Allocated) -> Result<Option<PlanCertificate>, Error> {
    let Some(best) = allocated.allocation else { return Ok(None) };
    let (_, arcs) = round.task.network()?;
    Ok(Some(PlanCertificate {
        from: arcs.iter().map(|arc| arc.from).collect(),
        to: arcs.iter().map(|arc| arc.to).collect(),
        upper: arcs.iter().map(|arc| arc.upper).collect(),
        cost: arcs.iter().map(|arc| arc.cost).collect(),
        flow: best.flow,
        potentials: best.potentials,
    }))
}

/// Places request after request: first what is never refused, then what the allocation gives to one giver, then the rest, the
/// higher score first. Again and again while something new goes, because what one gives makes room for what they receive.
fn singly(
    placing: &mut Placing<'_>,
    allocated: &Allocated,
    why: &mut [Option<StoodInTheWay>],
    wanted: impl Fn(&super::round::Asked) -> bool,
) {
    let round = placing.round;
    let flow = |candidate: usize| allocated.minutes.get(candidate).copied().unwrap_or(0);
    let mut turn: Vec<usize> = (0..round.asked.len()).collect();
    turn.in_order_by_key(|number| {
        let asked = round.asked.get(*number);
        let range = asked.map_or(0..0, |asked| asked.candidates.clone());
        let givers = range.clone().filter(|candidate| flow(*candidate) > 0).count();
        let stage = match givers {
            0 => 2,
            1 => 0,
            _ => 1_u8,
        };
        let score = range.map(|candidate| round.candidates.get(candidate).map_or(0, Candidate::score)).max().unwrap_or(0);
        (!asked.is_some_and(|asked| asked.never_refused), stage, std::cmp::Reverse(score), *number)
    });
    // How much a pair is worth beyond what its giver's time and balances are worth elsewhere.
    let spare = |candidate: usize| -> i64 {
        let pair = round.task.pairs.get(candidate);
        let Some((pair, best)) = pair.zip(allocated.allocation.as_ref()) else { return 0 };
        let members = round.members.len();
        let of = |node: usize| best.potentials.get(node).copied().unwrap_or(0);
        let giver = of(members.saturating_mul(2).saturating_add(pair.giver as usize));
        let request = of(members.saturating_mul(3).saturating_add(pair.request as usize));
        pair.weight.saturating_sub(giver).saturating_add(request)
    };
    loop {
        let mut went = false;
        for &number in &turn {
            let Some(asked) = round.asked.get(number).filter(|asked| wanted(asked) && !asked.candidates.is_empty()) else { continue };
            if placing.left.get(number).is_none_or(|left| *left != asked.minutes) {
                continue;
            }
            let mut options: Vec<usize> = asked.candidates.clone().collect();
            options.in_order_by_key(|candidate| {
                let score = round.candidates.get(*candidate).map_or(0, Candidate::score);
                (std::cmp::Reverse(flow(*candidate)), std::cmp::Reverse(spare(*candidate)), std::cmp::Reverse(score), *candidate)
            });
            let outcome = if asked.givers > 1 { placing.together(number, &options) } else { placing.one_of(number, &options) };
            match outcome {
                Ok(()) => went = true,
                Err(reason) => {
                    if let Some(slot) = why.get_mut(number) {
                        *slot = Some(reason);
                    }
                }
            }
        }
        if !went {
            return;
        }
    }
}

impl<'a> Placing<'a> {
    /// Nothing placed yet.
    fn new(bank: &TimeBank, question: &PlanFor, round: &'a Round) -> Self {
        Placing {
            trial: bank.trial(),
            context: Context::at(bank.last_at()),
            diary: BTreeMap::new(),
            travel: question.travel.min(1440),
            offers: round.offers.clone(),
            net: BTreeMap::new(),
            left: round.asked.iter().map(|asked| asked.minutes).collect(),
            minutes: vec![0; round.candidates.len()],
            proposals: Vec::new(),
            exchanges: Vec::new(),
            moved: Vec::new(),
            booked: Vec::new(),
            balanced: false,
            round,
        }
    }

    /// How long a session with a candidate can be, in whole units: what is asked for, at most what the offer has left.
    pub(super) fn length(&self, number: usize, candidate: &Candidate) -> Option<u32> {
        let left = self.left.get(number).copied().unwrap_or(0).min(candidate.minutes).min(self.round.longest);
        let offered = self.offers.get(&candidate.offer).copied().unwrap_or(0).max(0);
        let minutes = left.min(u32::try_from(offered).unwrap_or(u32::MAX));
        let whole = minutes.saturating_sub(minutes.checked_rem(STEP).unwrap_or(0));
        (whole >= self.round.shortest && whole > 0).then_some(whole)
    }

    fn is_free(&self, member: MemberId, on: Date, from: u32, minutes: u32) -> bool {
        let (from, until) = (i64::from(from), i64::from(from).saturating_add(i64::from(minutes)));
        self.diary.get(&member).is_none_or(|taken| {
            taken.iter().all(|(day, begin, length)| {
                let away = i64::from(day.days_since(on)).saturating_mul(1440).saturating_add(i64::from(*begin));
                let travel = i64::from(self.travel);
                away.saturating_sub(travel) >= until || away.saturating_add(i64::from(*length)).saturating_add(travel) <= from
            })
        })
    }

    /// The first of the candidates with whom a session goes.
    pub(super) fn one_of(&mut self, number: usize, options: &[Chosen]) -> Result<(), StoodInTheWay> {
        let mut why = StoodInTheWay::NeededElsewhere;
        for &option in options {
            let Some(candidate) = self.round.candidates.get(option) else { continue };
            let Some(minutes) = self.length(number, candidate) else { continue };
            match self.session(number, &[option], minutes, None) {
                Ok(()) => return Ok(()),
                Err(reason) => why = reason,
            }
        }
        Err(why)
    }

    /// As many at one time as the request needs.
    pub(super) fn together(&mut self, number: usize, options: &[Chosen]) -> Result<(), StoodInTheWay> {
        let round = self.round;
        let Some(asked) = round.asked.get(number) else { return Err(StoodInTheWay::Nobody) };
        let needed = asked.givers as usize;
        let minutes = asked.minutes.min(round.longest);
        let mut able: Vec<Chosen> = Vec::new();
        for &option in options {
            let Some(candidate) = round.candidates.get(option) else { continue };
            let has = self.length(number, candidate).is_some_and(|length| length >= minutes);
            let other = able.iter().filter_map(|one| round.candidates.get(*one)).any(|one| one.giver == candidate.giver);
            if has && !other {
                able.push(option);
            }
        }
        let Some(first) = able.first().and_then(|one| round.candidates.get(*one)).map(|candidate| candidate.first) else {
            return Err(StoodInTheWay::TooFew);
        };
        let midnight = usize::from(first.weekday()).saturating_mul(crate::matching::slots::DAY);
        for step in 0..crate::matching::slots::STEPS {
            let day = i32::try_from(step / crate::matching::slots::DAY).ok().and_then(|days| first.plus_days(days));
            let minute = (step % crate::matching::slots::DAY).saturating_mul(STEP as usize);
            let (Some(on), Ok(minute)) = (day, u16::try_from(minute)) else { continue };
            let comes = |option: &&Chosen| {
                let Some(candidate) = round.candidates.get(**option) else { return false };
                candidate.starts.has(midnight.saturating_add(step)) && self.is_free(candidate.giver, on, u32::from(minute), minutes)
            };
            let some: Vec<Chosen> = able.iter().filter(comes).take(needed).copied().collect();
            if some.len() == needed && self.session(number, &some, minutes, Some((on, minute))).is_ok() {
                return Ok(());
            }
        }
        Err(StoodInTheWay::TooFew)
    }

    /// Places one session, at an hour or at the first that goes.
    pub(super) fn session(&mut self, number: usize, chosen: &[Chosen], minutes: u32, at: Option<(Date, u16)>) -> Result<(), StoodInTheWay> {
        let round = self.round;
        let some: Vec<&Candidate> = chosen.iter().filter_map(|one| round.candidates.get(*one)).collect();
        let (Some(first), Some(asked)) = (some.first(), round.asked.get(number)) else { return Err(StoodInTheWay::Nobody) };
        let terms = |on: Date, start: Option<Start>| {
            let mut terms = first.terms(on, start);
            terms.parts.clear();
            for candidate in &some {
                terms = terms.gave(candidate.giver, minutes);
            }
            terms.received(first.receiver, minutes)
        };
        if !first.said {
            return self.propose(number, chosen, minutes, terms(first.on, None), asked.never_refused);
        }
        let mut why = StoodInTheWay::NoTimeLeft;
        for (on, minute) in first.starts.iter(first.first).filter(|slot| at.is_none_or(|at| at == *slot)) {
            let mut everybody = some.iter().map(|candidate| candidate.giver).chain([first.receiver]);
            if !everybody.all(|member| self.is_free(member, on, u32::from(minute), minutes)) {
                continue;
            }
            match self.propose(number, chosen, minutes, terms(on, Some(round.clock.start(on, minute))), asked.never_refused) {
                Ok(()) => return Ok(()),
                Err(StoodInTheWay::Balance) => return Err(StoodInTheWay::Balance),
                Err(reason) => why = reason,
            }
        }
        Err(why)
    }

    /// Tries a proposal on the copy, and books it.
    fn propose(&mut self, number: usize, chosen: &[Chosen], minutes: u32, terms: Terms, always: bool) -> Result<(), StoodInTheWay> {
        let verdict = self.trial.bank().verdict(&terms);
        if verdict.answer == Answer::Refused {
            return Err(StoodInTheWay::Rule);
        }
        let legs = self.trial.bank().legs(&terms).map_err(|_| StoodInTheWay::Rule)?;
        if self.round.policy != PlanPolicy::Unbounded
            && !self.balanced
            && !legs.iter().all(|leg| self.fits(leg.account, leg.minutes.get(), always))
        {
            return Err(StoodInTheWay::Balance);
        }
        let action = Propose { terms: terms.clone(), dates: Vec::new(), on_behalf_of: None, note: None };
        let done = self.trial.execute(&Command::new(self.context, action)).and_then(|outcome| outcome.exchange());
        let Ok(exchange) = done else { return Err(StoodInTheWay::Rule) };
        let moved: Vec<(AccountId, i64)> =
            legs.iter().map(|leg| (leg.account, self.really(leg.account, leg.minutes.get(), always))).collect();
        for (account, minutes) in &moved {
            let net = self.net.entry(*account).or_default();
            *net = net.saturating_add(*minutes);
        }
        self.moved.push(moved);
        if let Some(start) = terms.start {
            for part in &terms.parts {
                self.diary.entry(part.member).or_default().push((terms.on, u32::from(start.minute), part.minutes));
            }
        }
        if let Some(left) = self.left.get_mut(number) {
            *left = left.saturating_sub(minutes);
        }
        let round = self.round;
        let some: Vec<&Candidate> = chosen.iter().filter_map(|one| round.candidates.get(*one)).collect();
        for (one, candidate) in chosen.iter().zip(&some) {
            if let Some(offer) = self.offers.get_mut(&candidate.offer) {
                *offer = offer.saturating_sub(i64::from(minutes));
            }
            if let Some(slot) = self.minutes.get_mut(*one) {
                *slot = slot.saturating_add(i64::from(minutes));
            }
        }
        let Some(first) = some.first() else { return Err(StoodInTheWay::Nobody) };
        let mut components: Vec<PlannedPoints> = Vec::new();
        for (component, points) in some.iter().flat_map(|candidate| candidate.components.iter()).filter(|(_, points)| *points > 0) {
            match components.iter_mut().find(|known| known.code == component.code()) {
                Some(known) => known.points = known.points.saturating_add(points),
                None => components.push(PlannedPoints { code: component.code(), points }),
            }
        }
        self.proposals.push(Planned {
            request: first.request,
            offers: some.iter().map(|candidate| candidate.offer).collect(),
            answer: verdict.answer,
            score: some.iter().fold(0, |sum, candidate| sum.saturating_add(candidate.score())),
            components,
            ask_when: terms.start.is_none(),
            ring: None,
            terms,
        });
        self.exchanges.push(exchange);
        self.booked.push((number, chosen.to_vec()));
        Ok(())
    }

    /// Whether an account keeps its limits with so much more, beside all that is planned; one that is beyond a limit may come back.
    fn fits(&self, account: AccountId, minutes: i64, always: bool) -> bool {
        let bank = self.trial.bank();
        let Ok(row) = bank.state.ledger.account(account) else { return false };
        let Ok(limits) = bank.state.ledger.effective(account, bank.limits_of_kind(account)) else { return false };
        if !limits.enforced || (always && minutes < 0) {
            return true;
        }
        let net = self.net.get(&account).copied().unwrap_or(0).saturating_add(minutes);
        let after = row.balance.get().saturating_add(net);
        if minutes < 0 {
            limits.lowest.is_none_or(|lowest| after.saturating_sub(row.held_out.get()) >= lowest.get())
        } else {
            limits.highest.is_none_or(|highest| after.saturating_add(row.held_in.get()) <= highest.get())
        }
    }

    /// What really moves on an account: where no balance may stand in the way, whatever it has no room for is paid by the pot.
    fn really(&self, account: AccountId, minutes: i64, always: bool) -> i64 {
        let bank = self.trial.bank();
        let row = bank.state.ledger.account(account).ok();
        let limits = bank.state.ledger.effective(account, bank.limits_of_kind(account)).ok().filter(|limits| limits.enforced);
        match (row, limits.and_then(|limits| limits.lowest)) {
            // In a ring they pay with what they give in it.
            (Some(row), Some(lowest)) if always && minutes < 0 && !self.balanced => {
                let net = self.net.get(&account).copied().unwrap_or(0);
                let room = row.balance.get().saturating_sub(row.held_out.get()).saturating_add(net).saturating_sub(lowest.get()).max(0);
                minutes.max(room.saturating_neg())
            }
            _ => minutes,
        }
    }

    /// How many proposals there are: a place to come back to.
    pub(super) fn mark(&self) -> usize {
        self.proposals.len()
    }

    /// Takes back every proposal after a mark.
    pub(super) fn back(&mut self, mark: usize) {
        while self.proposals.len() > mark {
            self.take_out(self.proposals.len().saturating_sub(1));
        }
    }

    /// Takes one proposal back, wherever it stands: what it was, and with whom.
    pub(super) fn take_out(&mut self, at: usize) -> Option<(Planned, usize, Vec<Chosen>)> {
        if at >= self.proposals.len() {
            return None;
        }
        let (planned, exchange, (number, chosen)) = (self.proposals.remove(at), self.exchanges.remove(at), self.booked.remove(at));
        for (account, minutes) in self.moved.remove(at) {
            let net = self.net.entry(account).or_default();
            *net = net.saturating_sub(minutes);
        }
        for part in planned.terms.parts.iter().filter(|_| planned.terms.start.is_some()) {
            let hour = (planned.terms.on, planned.terms.start.map_or(0, |start| u32::from(start.minute)), part.minutes);
            if let Some(taken) = self.diary.get_mut(&part.member)
                && let Some(place) = taken.iter().rposition(|taken| *taken == hour)
            {
                taken.remove(place);
            }
        }
        let minutes = planned.terms.parts.iter().find(|part| part.side == Side::Received).map_or(0, |part| part.minutes);
        if let Some(left) = self.left.get_mut(number) {
            *left = left.saturating_add(minutes);
        }
        for one in &chosen {
            if let Some(offer) = self.round.candidates.get(*one).and_then(|candidate| self.offers.get_mut(&candidate.offer)) {
                *offer = offer.saturating_add(i64::from(minutes));
            }
            if let Some(slot) = self.minutes.get_mut(*one) {
                *slot = slot.saturating_sub(i64::from(minutes));
            }
        }
        let withdraw = Command::new(self.context, Withdraw { exchange, note: None });
        // It was proposed by the host a moment ago, so the host can take it back.
        let _ = self.trial.execute(&withdraw);
        Some((planned, number, chosen))
    }

    /// Says of every proposal after a mark which ring it is part of.
    pub(super) fn in_ring(&mut self, mark: usize, ring: u32) {
        for planned in self.proposals.iter_mut().skip(mark) {
            planned.ring = Some(ring);
        }
    }

    /// Minutes an offer has left.
    pub(super) fn offer_left(&self, candidate: usize) -> i64 {
        self.round.candidates.get(candidate).and_then(|candidate| self.offers.get(&candidate.offer)).copied().unwrap_or(0)
    }
}
