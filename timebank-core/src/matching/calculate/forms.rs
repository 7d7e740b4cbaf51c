//! What is asked of the calculators and what they answer, as columns of numbers.

use crate::canon::wire_code;
use crate::form::{FromWire, ToWire};
use crate::queries::left_out;
use serde::{Deserialize, Serialize};

wire_code! {
    /// See [`AllocationPolicy`](crate::matching::allocate::AllocationPolicy).
    pub enum PolicyWord {
        /// Everybody gives exactly what they get.
        Balanced = "balanced",
        /// Balances do not matter.
        Unbounded = "unbounded",
        /// Balances stay within limits.
        Limited = "limited",
    }
}

wire_code! {
    /// See [`Order`](crate::matching::circles::Order).
    pub enum OrderWord {
        /// Those who received longest ago come first.
        LongestUnserved = "longest-unserved",
        /// Those who joined last come first.
        Newest = "newest",
        /// By lot.
        Lottery = "lottery",
        /// In the order given.
        Given = "given",
    }
}

macro_rules! asked {
    ($($(#[$m:meta])* pub struct $name:ident { $( $(#[$fm:meta])* $field:ident: $ty:ty $(= $omit:literal)? ),* $(,)? })*) => {$(
        $(#[$m])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToWire, FromWire)]
        #[serde(rename_all = "camelCase", deny_unknown_fields)]
        pub struct $name { $( $(#[$fm])* $(#[serde(default, skip_serializing_if = $omit)])? pub $field: $ty ),* }
    )*};
}

macro_rules! answered {
    ($($(#[$m:meta])* pub struct $name:ident { $( $(#[$fm:meta])* $field:ident: $ty:ty $(= $omit:literal)? ),* $(,)? })*) => {$(
        $(#[$m])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, ToWire)]
        #[serde(rename_all = "camelCase")]
        pub struct $name { $( $(#[$fm])* $(#[serde(skip_serializing_if = $omit)])? pub $field: $ty ),* }
    )*};
}

asked! {
    /// A network: see [`flow::min_cost_circulation`](crate::matching::flow::min_cost_circulation). One entry for each arc in every column.
    pub struct MinCostCirculation {
        /// The number of nodes.
        nodes: u32,
        /// For each arc, the node it leaves.
        from: Vec<u32>,
        /// For each arc, the node it enters.
        to: Vec<u32>,
        /// The least along each; 0 for all when left out.
        lower: Vec<i64> = "left_out",
        /// The most.
        upper: Vec<i64>,
        /// For each arc, the cost of a unit.
        cost: Vec<i64>,
        /// The most steps.
        steps: Option<u64> = "left_out",
    }
    /// A round: see [`Task`].
    pub struct AllocateRound {
        /// Minutes that go together; 15 when left out.
        unit: Option<i64> = "left_out",
        /// `limited` when left out.
        policy: Option<PolicyWord> = "left_out",
        /// Minutes each member offers.
        offers: Vec<i64>,
        /// Their balances; 0 for all when left out.
        balances: Vec<i64> = "left_out",
        /// The lowest each may reach; no limits when left out, or none.
        lowest: Vec<Option<i64>> = "left_out",
        /// The highest.
        highest: Vec<Option<i64>> = "left_out",
        /// Whose each request is, by place among the members.
        owners: Vec<u32>,
        /// Minutes each asks for.
        needs: Vec<i64>,
        /// Whether no balance stands in its way; none when left out.
        always: Vec<bool> = "left_out",
        /// Who gives in each pair, by place among the members.
        givers: Vec<u32>,
        /// The request of each pair, by place among the requests.
        requests: Vec<u32>,
        /// Minutes at most.
        capacities: Vec<i64>,
        /// What a unit is worth; nothing when left out.
        weights: Vec<i64> = "left_out",
        /// See [`Task::spread`](crate::matching::allocate::Task::spread).
        spread: i64 = "left_out",
        /// See [`Task::balancing`](crate::matching::allocate::Task::balancing).
        balancing: i64 = "left_out",
        /// The most steps.
        steps: Option<u64> = "left_out",
        /// For circles: who comes first; as given when left out.
        order: Option<OrderWord> = "left_out",
        /// For circles: what the order goes by, for each member; or, for an order as given, the members.
        keys: Vec<i64> = "left_out",
        /// For circles by lot: the seed.
        seed: String = "left_out",
    }
    /// Promises: see [`setoff::set_off`](crate::matching::setoff::set_off).
    pub struct SetOffPledges {
        /// For each promise, the one who promised.
        from: Vec<u32>,
        /// For each promise, the one it was made to.
        to: Vec<u32>,
        /// For each promise, the minutes.
        minutes: Vec<i64>,
    }
    /// Rankings: see [`pairing::pair_by_rankings`](crate::matching::pairing::pair_by_rankings).
    pub struct PairByRankings {
        /// For each mentee the mentors they would take, best first.
        mentees: Vec<Vec<u32>>,
        /// For each mentor the mentees.
        mentors: Vec<Vec<u32>>,
        /// Room of each mentor; 1 for all when left out.
        room: Vec<u32> = "left_out",
        /// Pairs that are together: mentee and mentor.
        keep: Vec<Vec<u32>> = "left_out",
    }
    /// Weights: see [`pairing::pair_by_weights`](crate::matching::pairing::pair_by_weights).
    pub struct PairByWeights {
        /// The number of mentees.
        count: u32,
        /// Room of each mentor.
        room: Vec<u32>,
        /// The mentee of each pair.
        mentees: Vec<u32>,
        /// The mentor.
        mentors: Vec<u32>,
        /// What it is worth.
        weights: Vec<i64>,
        /// Pairs that are together: mentee and mentor.
        keep: Vec<Vec<u32>> = "left_out",
        /// What staying together is worth besides.
        keeping: i64 = "left_out",
    }
}

answered! {
    /// See [`flow::Circulation`](crate::matching::flow::Circulation).
    pub struct CirculationAnswer {
        /// Units on each arc.
        flow: Vec<i64>,
        /// What it costs.
        value: i64,
        /// What none can cost less than.
        bound: i64,
        /// A number per node.
        potentials: Vec<i64>,
        /// Steps it took.
        steps: u64,
    }
    /// See [`Allocation`](crate::matching::allocate::Allocation).
    pub struct AllocationAnswer {
        /// Minutes for each pair.
        minutes: Vec<i64>,
        /// The value of the allocation.
        value: i64,
        /// What none can be worth more than.
        bound: i64,
        /// A number per node of the task's network.
        potentials: Vec<i64>,
        /// Steps it took.
        steps: u64,
        /// The figures of the round.
        figures: FiguresAnswer,
    }
    /// See [`allocate::Figures`](crate::matching::allocate::Figures).
    pub struct FiguresAnswer {
        /// Minutes asked for.
        demand: i64,
        /// Minutes allocated.
        volume: i64,
        /// Requests that get something.
        served: u32,
        /// Minutes nobody could give.
        want: i64,
        /// Minutes that could have been given.
        scarce: i64,
        /// The number of people asked to give.
        givers: u32,
        /// The most minutes asked of one.
        most_of_one: i64,
    }
    /// See [`circles::Circles`](crate::matching::circles::Circles).
    pub struct CirclesAnswer {
        /// Minutes for each pair.
        minutes: Vec<i64>,
        /// Minutes each member gets, and gives.
        each: Vec<i64>,
        /// Minutes in all.
        total: i64,
        /// What cannot be exchanged more than.
        bound: i64,
        /// The order in which members came.
        order: Vec<u32>,
        /// The rings.
        rings: Vec<RingAnswer>,
        /// The figures of the round.
        figures: FiguresAnswer,
    }
    /// See [`circles::Ring`](crate::matching::circles::Ring).
    pub struct RingAnswer {
        /// Minutes along each step.
        minutes: i64,
        /// The pairs.
        pairs: Vec<u32>,
    }
    /// See [`setoff::SetOff`](crate::matching::setoff::SetOff).
    pub struct SetOffAnswer {
        /// Minutes cleared of each promise.
        cleared: Vec<i64>,
        /// The minutes cleared in all.
        total: i64,
        /// The upper bound: no more can be cleared.
        bound: i64,
        /// Minutes promised in all.
        promised: i64,
    }
    /// See [`pairing::Paired`](crate::matching::pairing::Paired).
    pub struct PairedAnswer {
        /// Their mentor.
        mentor: Option<u32> = "Option::is_none",
        /// The place of the mentor in their ranking, from 1.
        rank: Option<u32> = "Option::is_none",
        /// Those they ranked higher, and why not.
        instead: Vec<RefusalAnswer> = "Vec::is_empty",
    }
    /// See [`pairing::Refusal`](crate::matching::pairing::Refusal).
    pub struct RefusalAnswer {
        /// The mentor.
        mentor: u32,
        /// The place of the mentee in the mentor's ranking.
        stands: Option<u32> = "Option::is_none",
        /// The place of the last mentee the mentor has.
        last_taken: Option<u32> = "Option::is_none",
    }
    /// See [`pairing::PairedByWeight`](crate::matching::pairing::PairedByWeight).
    pub struct PairedByWeightAnswer {
        /// For each mentee their mentor.
        mentors: Vec<Option<u32>>,
        /// What the pairs are worth together.
        value: i64,
        /// What none are worth more than.
        bound: i64,
    }
}
