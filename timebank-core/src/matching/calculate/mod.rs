//! The calculations with plain numbers, over the wire: what is asked and what comes of it, as columns of numbers. Rust calls the
//! functions themselves; this is for the other languages, and for whoever has JSON.

mod forms;

use super::allocate::{self, Allocation, AllocationPolicy, Pair, Taker, Task, Wish};
use super::circles::{self, Order};
use super::flow::{self, Budget, FlowArc};
use super::pairing::{self, Rankings, Weights};
use super::setoff::{self, Pledge};
use crate::canon::from_json;
use crate::error::Error;
use crate::form::{FromWire, ToWire, to_text};
use serde::{Deserialize, Serialize};

pub use forms::*;

/// Bytes of a question: room for some ten million arcs.
const BYTES: usize = 1 << 30;

/// A calculation with plain numbers, as it comes over the wire.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToWire, FromWire)]
#[serde(tag = "type")]
#[non_exhaustive]
pub enum Calculation {
    /// See [`flow::min_cost_circulation`].
    #[serde(rename = "min-cost-circulation")]
    MinCostCirculation(MinCostCirculation),
    /// See [`allocate::allocate`].
    #[serde(rename = "allocate")]
    Allocate(AllocateRound),
    /// See [`circles::circles`].
    #[serde(rename = "circles")]
    Circles(AllocateRound),
    /// See [`setoff::set_off`].
    #[serde(rename = "set-off")]
    SetOff(SetOffPledges),
    /// See [`pairing::pair_by_rankings`].
    #[serde(rename = "pair-by-rankings")]
    PairByRankings(PairByRankings),
    /// See [`pairing::pair_by_weights`].
    #[serde(rename = "pair-by-weights")]
    PairByWeights(PairByWeights),
}

/// Columns that belong together have one length.
fn even(what: &'static str, lengths: &[usize]) -> Result<(), Error> {
    match lengths.split_first() {
        Some((first, rest)) if rest.iter().any(|length| length != first) => {
            let odd = rest.iter().find(|length| *length != first).copied().unwrap_or(0);
            Err(Error::Value(crate::values::error::ValueError::NumberOutOfRange { what, given: odd.to_string().into() }))
        }
        _ => Ok(()),
    }
}

/// The entry of a column that may be left out.
fn or<T: Copy>(column: &[T], at: usize, otherwise: T) -> T {
    column.get(at).copied().unwrap_or(otherwise)
}

fn pairs(keep: &[Vec<u32>]) -> Result<Vec<(u32, u32)>, Error> {
    let two = |pair: &Vec<u32>| match pair.as_slice() {
        [mentee, mentor] => Ok((*mentee, *mentor)),
        other => Err(Error::Value(crate::values::error::ValueError::NumberOutOfRange {
            what: "length of a pair",
            given: other.len().to_string().into(),
        })),
    };
    keep.iter().map(two).collect()
}

const LENGTH: &str = "length of a column";

impl AllocateRound {
    fn task(&self) -> Result<Task, Error> {
        let members = self.offers.len();
        let column = |length: usize, of: usize| if length == 0 { of } else { length };
        even(
            LENGTH,
            &[members, column(self.balances.len(), members), column(self.lowest.len(), members), column(self.highest.len(), members)],
        )?;
        even(LENGTH, &[self.owners.len(), self.needs.len(), column(self.always.len(), self.owners.len())])?;
        let pairs = self.givers.len();
        even(LENGTH, &[pairs, self.requests.len(), self.capacities.len(), column(self.weights.len(), pairs)])?;
        let taker = |(at, offers): (usize, &i64)| {
            let mut taker = Taker::default().offers(*offers).balance(or(&self.balances, at, 0));
            (taker.lowest, taker.highest) = (or(&self.lowest, at, None), or(&self.highest, at, None));
            taker
        };
        let wish = |(at, (owner, need)): (usize, (&u32, &i64))| Wish::new(*owner, *need, or(&self.always, at, false));
        let pair = |(at, ((giver, request), capacity)): (usize, ((&u32, &u32), &i64))| {
            Pair::new(*giver, *request, *capacity, or(&self.weights, at, 0))
        };
        let policy = match self.policy {
            Some(PolicyWord::Balanced) => AllocationPolicy::Balanced,
            Some(PolicyWord::Unbounded) => AllocationPolicy::Unbounded,
            Some(PolicyWord::Limited) | None => AllocationPolicy::Limited,
        };
        Ok(Task::default()
            .unit(self.unit.unwrap_or(15))
            .policy(policy)
            .members(self.offers.iter().enumerate().map(taker).collect::<Vec<_>>())
            .requests(self.owners.iter().zip(&self.needs).enumerate().map(wish).collect::<Vec<_>>())
            .pairs(self.givers.iter().zip(&self.requests).zip(&self.capacities).enumerate().map(pair).collect::<Vec<_>>())
            .spread(self.spread)
            .balancing(self.balancing))
    }

    fn order(&self) -> Order {
        let place = |key: &i64| u32::try_from(*key).unwrap_or(u32::MAX);
        match self.order {
            Some(OrderWord::LongestUnserved) => Order::LongestUnserved(self.keys.clone()),
            Some(OrderWord::Newest) => Order::Newest(self.keys.clone()),
            Some(OrderWord::Lottery) => Order::Lottery(self.seed.clone()),
            Some(OrderWord::Given) | None => Order::Given(self.keys.iter().map(place).collect()),
        }
    }
}

fn figures(of: allocate::Figures) -> FiguresAnswer {
    let allocate::Figures { demand, volume, served, want, scarce, givers, most_of_one, .. } = of;
    FiguresAnswer { demand, volume, served, want, scarce, givers, most_of_one }
}

impl Calculation {
    /// What comes of it, as JSON. `watch` is asked now and then whether to go on, with the steps done.
    ///
    /// # Errors
    /// As the function of the same name; [`crate::values::error::ValueError::NumberOutOfRange`] for columns that do not fit together.
    pub fn answer(&self, watch: Option<&mut dyn FnMut(u64) -> bool>) -> Result<String, Error> {
        match self {
            Self::MinCostCirculation(network) => network.answer(watch),
            Self::Allocate(round) => {
                let best = allocate::allocate_watched(&round.task()?, Budget::from(round.steps), watch)?;
                let Allocation { minutes, value, bound, potentials, steps, figures: of, .. } = best;
                Ok(to_text(&AllocationAnswer { minutes, value, bound, potentials, steps, figures: figures(of) }))
            }
            Self::Circles(round) => {
                let circles::Circles { minutes, each, total, bound, order, rings, figures: of, .. } =
                    circles::circles(&round.task()?, &round.order())?;
                let rings = rings.into_iter().map(|ring| RingAnswer { minutes: ring.minutes, pairs: ring.pairs }).collect();
                Ok(to_text(&CirclesAnswer { minutes, each, total, bound, order, rings, figures: figures(of) }))
            }
            Self::SetOff(given) => {
                even(LENGTH, &[given.from.len(), given.to.len(), given.minutes.len()])?;
                let ends = given.from.iter().zip(&given.to).zip(&given.minutes);
                let pledges: Vec<Pledge> = ends.map(|((from, to), minutes)| Pledge::new(*from, *to, *minutes)).collect();
                let setoff::SetOff { cleared, total, bound, promised, .. } = setoff::set_off(&pledges)?;
                Ok(to_text(&SetOffAnswer { cleared, total, bound, promised }))
            }
            Self::PairByRankings(given) => {
                let PairByRankings { mentees, mentors, room, keep } = given.clone();
                let room = if room.is_empty() { vec![1; mentors.len()] } else { room };
                even(LENGTH, &[mentors.len(), room.len()])?;
                let paired =
                    pairing::pair_by_rankings(&Rankings::default().mentees(mentees).mentors(mentors).room(room).keep(pairs(&keep)?))?;
                let told = |one: pairing::Paired| PairedAnswer {
                    mentor: one.mentor,
                    rank: one.rank,
                    instead: one
                        .instead
                        .iter()
                        .map(|one| RefusalAnswer { mentor: one.mentor, stands: one.stands, last_taken: one.last_taken })
                        .collect(),
                };
                Ok(to_text(&paired.into_iter().map(told).collect::<Vec<_>>()))
            }
            Self::PairByWeights(given) => {
                even(LENGTH, &[given.mentees.len(), given.mentors.len(), given.weights.len()])?;
                let ends = given.mentees.iter().zip(&given.mentors).zip(&given.weights);
                let best = pairing::pair_by_weights(
                    &Weights::default()
                        .mentees(given.count)
                        .room(given.room.clone())
                        .pairs(ends.map(|((mentee, mentor), weight)| (*mentee, *mentor, *weight)).collect::<Vec<_>>())
                        .keep(pairs(&given.keep)?)
                        .keeping(given.keeping),
                )?;
                Ok(to_text(&PairedByWeightAnswer { mentors: best.mentor, value: best.value, bound: best.bound }))
            }
        }
    }
}

impl MinCostCirculation {
    fn answer(&self, watch: Option<&mut dyn FnMut(u64) -> bool>) -> Result<String, Error> {
        let count = self.from.len();
        let lower = if self.lower.is_empty() { count } else { self.lower.len() };
        even(LENGTH, &[count, self.to.len(), lower, self.upper.len(), self.cost.len()])?;
        let ends = self.from.iter().zip(&self.to).zip(&self.upper).zip(&self.cost).enumerate();
        let arcs: Vec<FlowArc> =
            ends.map(|(at, (((from, to), upper), cost))| FlowArc::new(*from, *to, *upper, *cost).lower(or(&self.lower, at, 0))).collect();
        let budget = Budget::from(self.steps);
        let flow::Circulation { flow, value, bound, potentials, steps, .. } = match watch {
            Some(watch) => flow::min_cost_circulation_watched(self.nodes as usize, &arcs, budget, watch)?,
            None => flow::min_cost_circulation(self.nodes as usize, &arcs, budget)?,
        };
        Ok(to_text(&CirculationAnswer { flow, value, bound, potentials, steps }))
    }
}

/// A calculation given as JSON; what comes of it, as JSON.
///
/// ```
/// use timebank_core::matching::calculate_json;
/// let asked = br#"{"type":"set-off","from":[10,20,30,40],"to":[20,30,10,30],"minutes":[100,100,200,100]}"#;
/// assert_eq!(calculate_json(asked, None)?, r#"{"cleared":[100,100,100,0],"total":300,"bound":300,"promised":500}"#);
/// # Ok::<(), timebank_core::Error>(())
/// ```
///
/// # Errors
/// As [`Calculation::answer`]; [`Error::BadJson`].
pub fn calculate_json(asked: &[u8], watch: Option<&mut dyn FnMut(u64) -> bool>) -> Result<String, Error> {
    from_json::<Calculation>(asked, BYTES)?.answer(watch)
}
