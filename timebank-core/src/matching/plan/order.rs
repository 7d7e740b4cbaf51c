//! Which request is placed when, and with whom it is tried first.

use super::StoodInTheWay;
use super::network::Net;
use super::pace::Pacer;
use super::place::{Chosen, Placing};
use super::round::{Asked, Round};
use crate::matching::Candidate;
use crate::matching::flow::Circulation;
use crate::order::InOrder as _;
use std::cell::OnceCell;
use std::cmp::Reverse;

/// What the flow says of the candidates: how many minutes move with each, how much each is worth beyond what its giver's time and the balances
/// are worth elsewhere, and in which order those of a request are tried after that.
pub(super) struct Guide {
    pub minutes: Vec<i64>,
    spare: Vec<i64>,
    /// Sorted when they are asked for first: a plan that is stopped asks for few.
    turn: Vec<OnceCell<Vec<Chosen>>>,
}

impl Guide {
    pub(super) fn new(round: &Round<'_>, net: &Net, best: &Circulation) -> Self {
        let (of, count) = (|node: u32| best.potentials.get(node as usize).copied().unwrap_or(0), round.candidates.len());
        let spare = |arc: &crate::matching::flow::FlowArc| of(arc.to).saturating_sub(of(arc.from)).saturating_sub(arc.cost);
        Self::of(round, best.flow.iter().take(count).copied().collect(), net.arcs.iter().take(count).map(spare).collect())
    }

    /// With what moves with each candidate and what it is worth; both 0 where they are left out.
    pub(super) fn of(round: &Round<'_>, minutes: Vec<i64>, spare: Vec<i64>) -> Self {
        Self { minutes, spare, turn: vec![OnceCell::new(); round.asked.len()] }
    }

    /// Candidates of a request, in the order in which they are tried.
    pub(super) fn options(&self, round: &Round<'_>, number: usize) -> &[Chosen] {
        let turn = || {
            let key = |one: Chosen| {
                let score = round.candidates.get(one).map_or(0, Candidate::score);
                let of = |all: &[i64]| Reverse(all.get(one).copied().unwrap_or(0));
                (of(&self.minutes), of(&self.spare), Reverse(score), one)
            };
            let mut all: Vec<_> = able(round, number).map(key).collect();
            all.in_order();
            all.into_iter().map(|(.., one)| one).collect()
        };
        self.turn.get(number).map(|known| known.get_or_init(turn).as_slice()).unwrap_or_default()
    }

    fn flow(&self, one: Chosen) -> i64 {
        self.minutes.get(one).copied().unwrap_or(0)
    }
}

/// Candidates of a request with whom a session may be long enough, the best score first: that is the order in which they were found.
pub(super) fn able(round: &Round<'_>, number: usize) -> impl Iterator<Item = Chosen> {
    let range = round.asked.get(number).map_or(0..0, |asked| asked.candidates.clone());
    range.filter(|one| round.task.pairs.get(*one).is_some_and(|pair| pair.capacity > 0))
}

/// Places request after request: first what is never refused, then what the flow gives to one giver, then the rest, the higher score
/// first. Again and again while something new goes, because what one gives makes room for what they receive.
pub(super) fn singly(placing: &mut Placing<'_>, guide: &Guide, pacer: &mut Pacer<'_>, wanted: impl Fn(&Asked) -> bool) {
    let round = placing.round;
    if pacer.over() {
        return;
    }
    let key = |number: usize| {
        let asked = round.asked.get(number);
        let range = asked.map_or(0..0, |asked| asked.candidates.clone());
        let givers = range.clone().filter(|candidate| guide.flow(*candidate) > 0).count();
        let stage = match givers {
            0 => 2,
            1 => 0,
            _ => 1_u8,
        };
        let some = round.candidates.get(range).unwrap_or_default();
        let best = some.iter().map(|candidate| (candidate.score(), candidate.standing.points())).max().unwrap_or((0, 0));
        (!asked.is_some_and(|asked| asked.never_refused), stage, Reverse(best), number)
    };
    let mut turn: Vec<_> = (0..round.asked.len()).map(key).collect();
    turn.in_order();
    loop {
        let mut went = false;
        for &(.., number) in &turn {
            let Some(asked) = round.asked.get(number).filter(|asked| wanted(asked) && !asked.candidates.is_empty()) else { continue };
            if placing.left.get(number).is_none_or(|left| *left != asked.minutes) {
                continue;
            }
            if pacer.over() {
                return;
            }
            pacer.count(asked.candidates.len().saturating_mul(8));
            let options = guide.options(round, number);
            let outcome = if asked.givers > 1 { placing.together(number, options) } else { placing.one_of(number, options) };
            went |= outcome.is_ok();
            placing.audit(pacer);
        }
        if !went {
            return;
        }
    }
}

/// Returns what stands in the way of a request, by trying to place it beside everything else. Once the work is `over` nothing is tried, and
/// it was `Stopped` for a request with candidates.
pub(super) fn stood(placing: &mut Placing<'_>, number: usize, over: bool) -> StoodInTheWay {
    let Some(asked) = placing.round.asked.get(number) else { return StoodInTheWay::Nobody };
    if !asked.classified {
        return StoodInTheWay::Unclassified;
    }
    if asked.candidates.is_empty() {
        return StoodInTheWay::Nobody;
    }
    if over {
        return StoodInTheWay::Stopped;
    }
    if placing.round.policy == super::PlanPolicy::Balanced && !asked.never_refused {
        return StoodInTheWay::Balance;
    }
    let open: Vec<Chosen> = asked.candidates.clone().filter(|one| placing.minutes.get(*one) == Some(&0)).collect();
    let mark = placing.mark();
    let outcome = if asked.givers > 1 { placing.together(number, &open) } else { placing.one_of(number, &open) };
    placing.back(mark);
    match outcome {
        Err(reason) => reason,
        // Only where the copy of the bank refused it, or a ring that was left out left room.
        Ok(()) => StoodInTheWay::NeededElsewhere,
    }
}
