//! Who gives how much to which request, over plain numbers: for those who have their own pairs, and for the plan.
//!
//! A circulation with a hub. Each member has three nodes: what comes to them, what they may pass on, what they give. A unit given
//! goes from the giver through the request to its owner, and from there either on through what the owner gives in turn, or by
//! way of the hub: received on credit here, given without receiving there. With the hub closed everybody gives what they get;
//! with the hub open without bound only offers and needs count; in between, balances stay within their limits. Sums of balances
//! never change, whatever moves, because what leaves a node enters another.
//!
//! | arc | capacity | cost |
//! |---|---|---|
//! | gives of g → request r, for a pair | the pair's, at most need and offer | −weight |
//! | request → comes to its owner | need | 0 |
//! | request → its need met, when it is never left out for a balance | need | 0 |
//! | its need met → comes to its owner, or hub | need | 0 |
//! | comes to i → passes on i | without bound | 0 |
//! | passes on i → gives i | offer, in four quarters | 0, spread, 2 spread, 3 spread |
//! | comes to i → hub | balance − lowest, not below 0 | −balance weight towards 0, + beyond |
//! | hub → passes on i | highest − balance, not below 0 | likewise |

#![expect(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    reason = "`Task::check` bounds every amount by 2^40 minutes, every weight by 2^20 and every number of a member or request by the tables they point into"
)]

use super::flow::{Budget, FlowArc, min_cost_circulation_watched};
use crate::Error;

/// The largest weight either way.
pub const MOST_WEIGHT: i64 = 1 << 20;
/// The most minutes of anything.
pub const MOST_MINUTES: i64 = 1 << 40;
/// The most members, requests or pairs: what a network takes.
const MOST_ROWS: usize = 1 << 23;
/// The largest sum: as much again fits in 64 bits.
const MOST_SUM: i64 = i64::MAX / 4;
/// Into how many parts an offer is cut, each dearer to ask for than the one before.
const STEPS: i64 = 4;

/// Who may receive without giving, and give without receiving.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum AllocationPolicy {
    /// Everybody gives exactly what they get.
    Balanced,
    /// Balances do not matter.
    Unbounded,
    /// Balances stay within each member's limits.
    #[default]
    Limited,
}

/// What a member brings to a round.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, timebank_derive::Build)]
#[build(by_hand)]
#[non_exhaustive]
pub struct Taker {
    /// Minutes they would give at most.
    pub offers: i64,
    /// Their balance in minutes.
    pub balance: i64,
    /// The lowest balance they may reach; no limit when `None`.
    pub lowest: Option<i64>,
    /// The highest; no limit when `None`.
    pub highest: Option<i64>,
}

/// What is asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, timebank_derive::Build)]
#[non_exhaustive]
pub struct Wish {
    /// Who would receive, by place among the members.
    pub owner: u32,
    /// Minutes, at most.
    pub need: i64,
    /// Whether no balance stands in its way: food, shelter, safety. Somebody else pays then.
    pub always: bool,
}

/// Somebody who could give, and what that is worth.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, timebank_derive::Build)]
#[non_exhaustive]
pub struct Pair {
    /// By place among the members.
    pub giver: u32,
    /// By place among the requests.
    pub request: u32,
    /// Minutes at most.
    pub capacity: i64,
    /// What each unit of time is worth.
    pub weight: i64,
}

/// A round to be allocated. All amounts are minutes.
#[derive(Clone, Debug, PartialEq, Eq, timebank_derive::Build)]
#[build(by_hand)]
#[non_exhaustive]
pub struct Task {
    /// Minutes that go together: amounts are cut down to a multiple of it.
    pub unit: i64,
    /// Who may receive and give without the other.
    pub policy: AllocationPolicy,
    /// Those taking part.
    pub members: Vec<Taker>,
    /// What is asked for.
    pub requests: Vec<Wish>,
    /// Who could give what.
    pub pairs: Vec<Pair>,
    /// How much is lost with each quarter of an offer that is asked for, per unit: spreads the asking.
    pub spread: i64,
    /// How much is won with each unit that brings a balance towards 0, and lost with each that takes it away.
    pub balancing: i64,
}

impl Default for Task {
    fn default() -> Self {
        Self {
            unit: 15,
            policy: AllocationPolicy::Limited,
            members: Vec::new(),
            requests: Vec::new(),
            pairs: Vec::new(),
            spread: 0,
            balancing: 0,
        }
    }
}

/// Who gives what.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Allocation {
    /// Minutes for each pair, in the order the pairs were given.
    pub minutes: Vec<i64>,
    /// What it is worth: weights times units, less what spreading and balancing take.
    pub value: i64,
    /// What no allocation is worth more than; equal to `value` when it is the best.
    pub bound: i64,
    /// Units on each arc of the task's [`network`](Task::network), and a potential for each of its nodes: the certificate.
    pub flow: Vec<i64>,
    /// See [`flow`](Self::flow).
    pub potentials: Vec<i64>,
    /// Steps it took.
    pub steps: u64,
    /// What the round did.
    pub figures: Figures,
}

/// What a round did, in minutes and numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Figures {
    /// Minutes asked for.
    pub demand: i64,
    /// Minutes allocated.
    pub volume: i64,
    /// Requests that get something.
    pub served: u32,
    /// Minutes nobody could give: requests without a pair.
    pub want: i64,
    /// Minutes somebody could have given, but was needed elsewhere, or had no time or no room left.
    pub scarce: i64,
    /// How many are asked to give.
    pub givers: u32,
    /// The most minutes asked of one.
    pub most_of_one: i64,
}

fn total(amounts: impl Iterator<Item = i64>) -> i128 {
    amounts.map(i128::from).sum()
}

/// Refuses a sum that would not fit in 64 bits.
fn fits(what: &'static str, size: i128) -> Result<(), Error> {
    let told = || Error::TooLarge { what, size: u64::try_from(size).unwrap_or(u64::MAX), most: MOST_SUM as u64 };
    if size <= i128::from(MOST_SUM) { Ok(()) } else { Err(told()) }
}

impl Task {
    /// Refuses what does not fit.
    ///
    /// # Errors
    /// [`Error::OutOfRange`] for an amount or weight beyond what is taken; [`Error::NotFound`] for a member or request that is
    /// not there.
    pub fn check(&self) -> Result<(), Error> {
        for (what, count) in [("members", self.members.len()), ("requests", self.requests.len()), ("pairs", self.pairs.len())] {
            if count > MOST_ROWS {
                return Err(Error::TooMany { what, count: count as u64, most: MOST_ROWS as u64 });
            }
        }
        self.check_rows()?;
        let offered = total(self.members.iter().map(|member| member.offers));
        let asked = total(self.requests.iter().map(|request| request.need));
        fits("sum of offers", offered)?;
        fits("sum of requests", asked)
    }

    fn check_rows(&self) -> Result<(), Error> {
        let within = |what: &'static str, given: i64, least: i64, most: i64| {
            if (least..=most).contains(&given) { Ok(()) } else { Err(Error::OutOfRange { what, given }) }
        };
        let there = |what: &'static str, number: u32, count: usize| {
            if (number as usize) < count { Ok(()) } else { Err(Error::NotFound { what, number }) }
        };
        within("unit", self.unit, 1, 10_080)?;
        within("spread", self.spread, 0, MOST_WEIGHT)?;
        within("balancing", self.balancing, 0, MOST_WEIGHT)?;
        for member in &self.members {
            within("offer", member.offers, 0, MOST_MINUTES)?;
            within("balance", member.balance, -MOST_MINUTES, MOST_MINUTES)?;
            for limit in [member.lowest, member.highest].into_iter().flatten() {
                within("limit", limit, -MOST_MINUTES, MOST_MINUTES)?;
            }
        }
        for request in &self.requests {
            there("member", request.owner, self.members.len())?;
            within("need", request.need, 0, MOST_MINUTES)?;
        }
        for pair in &self.pairs {
            there("member", pair.giver, self.members.len())?;
            there("request", pair.request, self.requests.len())?;
            within("capacity", pair.capacity, 0, MOST_MINUTES)?;
            within("weight", pair.weight, -MOST_WEIGHT, MOST_WEIGHT)?;
        }
        Ok(())
    }

    /// Refuses minutes that are not those of this task's pairs.
    pub(super) fn check_minutes(&self, minutes: &[i64]) -> Result<(), Error> {
        self.check()?;
        if minutes.len() != self.pairs.len() {
            return Err(Error::OutOfRange { what: "length of a column", given: minutes.len() as i64 });
        }
        match minutes.iter().find(|minutes| !(0..=MOST_MINUTES).contains(*minutes)) {
            Some(odd) => Err(Error::OutOfRange { what: "minutes", given: *odd }),
            None => fits("sum of minutes", total(minutes.iter().copied())),
        }
    }

    /// What so many minutes for each pair are worth, worked out from what they are and not from the network.
    ///
    /// # Errors
    /// As [`Task::check`]; [`Error::OutOfRange`] for minutes that do not fit the pairs; [`Error::TooLarge`] when the sum does
    /// not fit in 64 bits.
    pub fn worth(&self, minutes: &[i64]) -> Result<i64, Error> {
        self.check_minutes(minutes)?;
        let (mut points, mut paid) = (0_i128, 0_i128);
        for (pair, minutes) in self.pairs.iter().zip(minutes) {
            points += i128::from(minutes / self.unit) * i128::from(pair.weight.abs());
            paid += i128::from(minutes / self.unit);
        }
        fits("sum of scores", points + 4 * paid * i128::from(self.spread.max(self.balancing)))?;
        Ok(self.value_of(minutes))
    }

    /// As [`Task::worth`], for minutes that were allocated or placed within the task.
    pub(crate) fn value_of(&self, minutes: &[i64]) -> i64 {
        let units = |minutes: i64| minutes / self.unit;
        let mut gave = vec![0_i64; self.members.len()];
        let mut net = vec![0_i64; self.members.len()];
        let mut worth = 0;
        for (pair, minutes) in self.pairs.iter().zip(minutes) {
            let request = &self.requests[pair.request as usize];
            gave[pair.giver as usize] += units(*minutes);
            net[pair.giver as usize] += units(*minutes);
            if !request.always {
                net[request.owner as usize] -= units(*minutes);
            }
            worth += units(*minutes) * pair.weight;
        }
        for ((member, gave), net) in self.members.iter().zip(&gave).zip(&net) {
            let offers = units(member.offers);
            for step in 0..STEPS {
                let before = offers * step / STEPS;
                let part = (*gave - before).clamp(0, offers * (step + 1) / STEPS - before);
                worth -= part * step * self.spread;
            }
            let towards = units(if *net < 0 { member.balance } else { -member.balance }).max(0).min(net.abs());
            worth += (2 * towards - net.abs()) * self.balancing;
        }
        worth
    }

    /// The network this is: how many nodes, and the arcs, those of the pairs first.
    ///
    /// # Errors
    /// As [`Task::check`].
    pub fn network(&self) -> Result<(usize, Vec<FlowArc>), Error> {
        self.check()?;
        let members = self.members.len() as u32;
        let (comes, passes, gives) = (|i: u32| i, |i: u32| members + i, |i: u32| 2 * members + i);
        let wish = |r: u32| 3 * members + r;
        let hub = 3 * members + self.requests.len() as u32;
        let units = |minutes: i64| minutes.max(0) / self.unit;
        // More than everything that can be given never moves.
        let all = self.members.iter().map(|member| units(member.offers)).sum::<i64>() + 1;
        let mut arcs = Vec::with_capacity(self.pairs.len() + self.requests.len() * 2 + self.members.len() * 9);
        for pair in &self.pairs {
            let most = pair.capacity.min(self.requests[pair.request as usize].need).min(self.members[pair.giver as usize].offers);
            // Nobody helps themselves.
            let own = self.requests[pair.request as usize].owner == pair.giver;
            arcs.push(FlowArc::gain(gives(pair.giver), wish(pair.request), if own { 0 } else { units(most) }, pair.weight));
        }
        // One arc caps each need, whoever pays for it.
        let mut met = hub;
        for (number, request) in self.requests.iter().enumerate() {
            let mut from = wish(number as u32);
            if request.always {
                met += 1;
                arcs.push(FlowArc::new(from, met, units(request.need), 0));
                arcs.push(FlowArc::new(met, hub, units(request.need), 0));
                from = met;
            }
            arcs.push(FlowArc::new(from, comes(request.owner), units(request.need), 0));
        }
        let any_always = met > hub;
        for (number, member) in self.members.iter().enumerate() {
            let i = number as u32;
            arcs.push(FlowArc::new(comes(i), passes(i), all, 0));
            let offers = units(member.offers);
            if self.spread == 0 {
                arcs.push(FlowArc::new(passes(i), gives(i), offers, 0));
            } else {
                for step in 0..STEPS {
                    let part = offers * (step + 1) / STEPS - offers * step / STEPS;
                    arcs.push(FlowArc::new(passes(i), gives(i), part, self.spread * step));
                }
            }
            let (down, up) = match self.policy {
                AllocationPolicy::Unbounded => (all, all),
                AllocationPolicy::Balanced => (0, if any_always { all } else { 0 }),
                AllocationPolicy::Limited => (
                    member.lowest.map_or(all, |lowest| units(member.balance - lowest)),
                    member.highest.map_or(all, |highest| units(highest - member.balance)),
                ),
            };
            let (down, up) = (down.min(all), up.min(all));
            for (from, to, room, towards) in [(comes(i), hub, down, units(member.balance)), (hub, passes(i), up, units(-member.balance))] {
                let towards = towards.min(room);
                if self.balancing == 0 {
                    arcs.push(FlowArc::new(from, to, room, 0));
                } else {
                    arcs.push(FlowArc::gain(from, to, towards, self.balancing));
                    arcs.push(FlowArc::new(from, to, room - towards, self.balancing));
                }
            }
        }
        Ok((met as usize + 1, arcs))
    }
}

/// The allocation that is worth most.
///
/// ```
/// use timebank_flow::allocate::{allocate, Pair, AllocationPolicy, Taker, Task, Wish};
/// use timebank_flow::flow::Budget;
/// // Ana could cook for Ben (worth 9 a quarter of an hour) or for Cem (5); Ben could drive Ana (4).
/// let member = Taker::default().offers(60);
/// let mut task = Task::default()
///     .policy(AllocationPolicy::Unbounded)
///     .members(vec![member; 3])
///     .requests(vec![Wish::new(1, 30, false), Wish::new(2, 60, false), Wish::new(0, 60, false)])
///     .pairs(vec![Pair::new(0, 0, 60, 9), Pair::new(0, 1, 60, 5), Pair::new(1, 2, 60, 4)]);
/// let best = allocate(&task, Budget::default())?;
/// assert_eq!((best.minutes.as_slice(), best.value, best.bound), ([30, 30, 60].as_slice(), 44, 44));
/// task.policy = AllocationPolicy::Balanced;   // Cem offers nothing anybody asked for, so he gets nothing
/// assert_eq!(allocate(&task, Budget::default())?.minutes, [30, 0, 30]);
/// # Ok::<(), timebank_flow::Error>(())
/// ```
///
/// # Errors
/// As [`Task::check`]; [`Error::TooLarge`] for more than can be numbered or summed.
pub fn allocate(task: &Task, budget: Budget) -> Result<Allocation, Error> {
    allocate_watched(task, budget, None)
}

/// As [`allocate`], under the eyes of whoever waits: see
/// [`min_cost_circulation_watched`].
///
/// # Errors
/// As [`allocate`].
pub fn allocate_watched(task: &Task, budget: Budget, watch: Option<&mut dyn FnMut(u64) -> bool>) -> Result<Allocation, Error> {
    let (nodes, arcs) = task.network()?;
    let best = match watch {
        Some(watch) => min_cost_circulation_watched(nodes, &arcs, budget, watch)?,
        None => super::flow::min_cost_circulation(nodes, &arcs, budget)?,
    };
    let minutes: Vec<i64> = best.flow[..task.pairs.len()].iter().map(|units| units * task.unit).collect();
    let figures = figures_of(task, &minutes);
    Ok(Allocation {
        minutes,
        value: -best.value,
        bound: -best.bound,
        flow: best.flow,
        potentials: best.potentials,
        steps: best.steps,
        figures,
    })
}

/// What a round with these minutes for each pair does.
///
/// # Errors
/// As [`Task::check`]; [`Error::OutOfRange`] for minutes that do not fit the pairs.
pub fn figures(task: &Task, minutes: &[i64]) -> Result<Figures, Error> {
    task.check_minutes(minutes)?;
    Ok(figures_of(task, minutes))
}

/// The same, for minutes that were allocated or placed within the task.
pub(crate) fn figures_of(task: &Task, minutes: &[i64]) -> Figures {
    let mut got = vec![0_i64; task.requests.len()];
    let mut could = vec![false; task.requests.len()];
    let mut gave = vec![0_i64; task.members.len()];
    for (pair, minutes) in task.pairs.iter().zip(minutes) {
        let request = pair.request as usize;
        got[request] += minutes;
        gave[pair.giver as usize] += minutes;
        could[request] |= pair.capacity > 0 && task.requests[request].owner != pair.giver;
    }
    let mut figures = Figures { givers: gave.iter().filter(|gave| **gave > 0).count() as u32, ..Figures::default() };
    figures.most_of_one = gave.iter().copied().max().unwrap_or(0);
    for ((request, got), could) in task.requests.iter().zip(&got).zip(&could) {
        figures.demand += request.need;
        figures.volume += got;
        figures.served += u32::from(*got > 0);
        *(if *could { &mut figures.scarce } else { &mut figures.want }) += request.need - got;
    }
    figures
}

#[cfg(test)]
#[expect(clippy::arithmetic_side_effects, reason = "small numbers, and a test that overflows is a test that fails")]
#[path = "allocate_tests.rs"]
mod tests;
