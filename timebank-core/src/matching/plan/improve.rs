//! A placed plan made better, as far as trying goes.
//!
//! Placing takes request after request and never looks back, so a session stands where a better one could. Here every request that
//! is left open, or is met by less than its best candidate, is tried once more with each of its candidates: as it is, or with one
//! session in the way taken out, which then looks for another giver or another hour. What is worth more in the end is kept, everything
//! else is put back; so the plan only ever gains. A request of which a part is left may get the rest from somebody else.
//!
//! The sessions that remain are then placed once more from the beginning, on a fresh copy of the bank and in their order, so that what
//! is proposed went through as it will be sent, and not by way of sessions that were taken out again. Should that be worth less, the plan
//! stays as it was. Rings stay whole, and whatever is never refused is never given up.

use super::Planned;
use super::place::{Chosen, Placing};
use crate::exchange::Side;
use crate::matching::Candidate;
use crate::matching::slots::STEP;
use crate::order::InOrder as _;

/// How often something is tried out for each request, and at most: the same for everybody, everywhere.
const TRIES_EACH: usize = 200;
const MOST_TRIES: usize = 20_000;
/// How many of its candidates, and of the sessions in the way of one, are tried.
const WIDE: usize = 12;
/// How often every request is looked at.
const PASSES: usize = 6;

/// The plan made better, or as it was. `fresh` begins a plan with nothing placed.
pub(super) fn improved<'a>(placing: Placing<'a>, fresh: impl Fn() -> Placing<'a>) -> Placing<'a> {
    let mut search = Search::new(placing);
    let (before, always) = (search.placing.round.task.value_of(&search.placing.minutes), search.never_refused());
    let first = std::mem::take(&mut search.first);
    if !search.run() {
        return search.placing;
    }
    let mut again = fresh();
    repeat(&mut again, steps(&search.placing));
    let kept = Search::new(again);
    if kept.placing.round.task.value_of(&kept.placing.minutes) > before && kept.never_refused() >= always {
        return kept.placing;
    }
    let mut as_it_was = fresh();
    repeat(&mut as_it_was, first);
    as_it_was
}

/// A session to be placed: of which request, with whom, how long, when, and in which ring.
#[derive(Clone)]
struct Step {
    number: usize,
    chosen: Vec<Chosen>,
    minutes: u32,
    at: Option<(crate::time::Date, u16)>,
    ring: Option<u32>,
}

fn step(planned: &Planned, number: usize, chosen: Vec<Chosen>) -> Step {
    Step {
        number,
        chosen,
        minutes: planned.terms.parts.iter().find(|part| part.side == Side::Received).map_or(0, |part| part.minutes),
        at: planned.terms.start.map(|start| (planned.terms.on, start.minute)),
        ring: planned.ring,
    }
}

fn steps(placing: &Placing<'_>) -> Vec<Step> {
    placing.proposals.iter().zip(&placing.booked).map(|(planned, (number, chosen))| step(planned, *number, chosen.clone())).collect()
}

/// Places sessions in order, each ring as a whole; what does not go yet is tried again after the others.
fn repeat(placing: &mut Placing<'_>, steps: Vec<Step>) {
    let mut waiting = steps;
    loop {
        let count = waiting.len();
        let mut later: Vec<Step> = Vec::new();
        let mut all = waiting.into_iter().peekable();
        while let Some(first) = all.next() {
            let mut group = vec![first];
            while let Some(next) = all.next_if(|next| next.ring.is_some() && group.first().is_some_and(|first| first.ring == next.ring)) {
                group.push(next);
            }
            let ring = group.first().and_then(|first| first.ring);
            let mark = placing.mark();
            placing.balanced = ring.is_some();
            let whole = group.iter().all(|step| placing.session(step.number, &step.chosen, step.minutes, step.at).is_ok());
            placing.balanced = false;
            if !whole {
                placing.back(mark);
                later.extend(group);
            } else if let Some(ring) = ring {
                placing.in_ring(mark, ring);
            }
        }
        if later.is_empty() || later.len() == count {
            return;
        }
        waiting = later;
    }
}

/// The plan while it is being made better.
struct Search<'a> {
    placing: Placing<'a>,
    /// What the plan began as.
    first: Vec<Step>,
    /// What it is worth, reckoned anew only where that is more than a sum over pairs.
    linear: bool,
    tries: usize,
}

impl<'a> Search<'a> {
    fn new(placing: Placing<'a>) -> Self {
        let task = &placing.round.task;
        let linear = task.spread == 0 && task.balancing == 0;
        let tries = placing.round.asked.len().saturating_mul(TRIES_EACH).min(MOST_TRIES);
        let first = steps(&placing);
        Self { first, linear, tries, placing }
    }

    /// Minutes of what is never refused.
    fn never_refused(&self) -> i64 {
        let of = self.placing.proposals.iter().zip(&self.placing.booked);
        let always = of.filter(|(_, (number, _))| self.always(*number));
        always.map(|(planned, (number, chosen))| i64::from(step(planned, *number, chosen.clone()).minutes)).sum()
    }

    fn always(&self, number: usize) -> bool {
        self.placing.round.asked.get(number).is_some_and(|asked| asked.never_refused)
    }

    fn candidate(&self, one: Chosen) -> Option<&'a Candidate> {
        self.placing.round.candidates.get(one)
    }

    /// What so many minutes with a candidate are worth, but for spreading and balancing.
    fn points(&self, one: Chosen, minutes: u32) -> i64 {
        let units = i64::from(minutes.checked_div(STEP).unwrap_or(0));
        self.candidate(one).map_or(0, |candidate| i64::from(candidate.score()).saturating_mul(units))
    }

    /// What the sessions from `mark` on are worth, less those taken out; or, where that is more than a sum, the whole plan.
    fn worth(&self, mark: usize, out: &[Step]) -> i64 {
        if !self.linear {
            return self.placing.round.task.value_of(&self.placing.minutes);
        }
        let of = |step: &Step| step.chosen.iter().fold(0_i64, |sum, one| sum.saturating_add(self.points(*one, step.minutes)));
        let new = self.placing.proposals.iter().zip(&self.placing.booked).skip(mark);
        let come: i64 = new.fold(0, |sum, (planned, (number, chosen))| sum.saturating_add(of(&step(planned, *number, chosen.clone()))));
        out.iter().fold(come, |sum, step| sum.saturating_sub(of(step)))
    }

    /// Whether nothing is placed with a candidate so far.
    fn is_open(&self, one: Chosen) -> bool {
        self.placing.minutes.get(one) == Some(&0)
    }

    /// Candidates of a request, those worth most first.
    fn options(&self, number: usize) -> Vec<Chosen> {
        let range = self.placing.round.asked.get(number).map_or(0..0, |asked| asked.candidates.clone());
        let mut options: Vec<Chosen> = range.collect();
        options.in_order_by_key(|one| (std::cmp::Reverse(self.candidate(*one).map_or(0, Candidate::score)), *one));
        options
    }

    /// Looks at every request until nothing is gained any more. Whether anything was.
    fn run(&mut self) -> bool {
        let mut turn: Vec<usize> = (0..self.placing.round.asked.len()).collect();
        turn.in_order_by_key(|number| {
            let best = self.options(*number).first().map_or(0, |one| self.candidate(*one).map_or(0, Candidate::score));
            (std::cmp::Reverse(best), *number)
        });
        let mut any = false;
        for _ in 0..PASSES {
            let mut gained = false;
            for &number in &turn {
                while self.tries > 0 && self.better(number) {
                    gained = true;
                }
            }
            if !gained {
                break;
            }
            any = true;
        }
        any
    }

    /// Whether one request was made better.
    fn better(&mut self, number: usize) -> bool {
        let Some(asked) = self.placing.round.asked.get(number) else { return false };
        let left = self.placing.left.get(number).copied().unwrap_or(0);
        let options = self.options(number);
        if asked.givers > 1 {
            self.tries = self.tries.saturating_sub(1);
            return left == asked.minutes && self.placing.together(number, &options).is_ok();
        }
        if left >= self.placing.round.shortest {
            for &option in options.iter().take(WIDE) {
                if self.change(number, option, &[]) {
                    return true;
                }
            }
            for &option in options.iter().take(WIDE) {
                for out in self.in_the_way(number, option) {
                    if self.change(number, option, &[out]) {
                        return true;
                    }
                }
            }
        }
        // What it has, from somebody better, or longer.
        let own = self.placing.booked.iter().position(|(other, chosen)| *other == number && chosen.len() == 1);
        let Some(own) = own.filter(|own| self.may_go(*own)) else { return false };
        let has = self.value_of(own);
        for &option in options.iter().take(WIDE) {
            let most = asked.minutes.min(self.candidate(option).map_or(0, |candidate| candidate.minutes)).min(self.placing.round.longest);
            if self.linear && self.points(option, most) <= has {
                continue;
            }
            if self.change(number, option, &[own]) {
                return true;
            }
            for out in self.in_the_way(number, option) {
                if out != own && self.change(number, option, &[own, out]) {
                    return true;
                }
            }
        }
        false
    }

    /// What a placed session is worth.
    fn value_of(&self, at: usize) -> i64 {
        let Some((planned, (number, chosen))) = self.placing.proposals.get(at).zip(self.placing.booked.get(at)) else { return 0 };
        let step = step(planned, *number, chosen.clone());
        step.chosen.iter().fold(0, |sum, one| sum.saturating_add(self.points(*one, step.minutes)))
    }

    /// Rings stay whole, and so do sessions of several givers.
    fn may_go(&self, at: usize) -> bool {
        let of = self.placing.proposals.get(at).zip(self.placing.booked.get(at));
        of.is_some_and(|(planned, (_, chosen))| planned.ring.is_none() && chosen.len() == 1)
    }

    /// Sessions of the giver or the receiver of a candidate, from what is worth least.
    fn in_the_way(&mut self, number: usize, option: Chosen) -> Vec<usize> {
        self.tries = self.tries.saturating_sub(1);
        let Some(candidate) = self.candidate(option) else { return Vec::new() };
        let theirs = |(_, planned): &(usize, &Planned)| {
            planned.terms.parts.iter().any(|part| part.member == candidate.giver || part.member == candidate.receiver)
        };
        let all = self.placing.proposals.iter().enumerate().filter(theirs).map(|(at, _)| at);
        let mut all: Vec<usize> =
            all.filter(|at| self.may_go(*at) && self.placing.booked.get(*at).is_some_and(|of| of.0 != number)).collect();
        all.in_order_by_key(|at| (self.value_of(*at), *at));
        all.truncate(WIDE);
        all
    }

    /// Takes sessions out, brings a candidate in, and finds another place for what was taken out. Kept when it is worth more.
    fn change(&mut self, number: usize, option: Chosen, out: &[usize]) -> bool {
        if self.tries == 0 {
            return false;
        }
        let before = if self.linear { 0 } else { self.worth(0, &[]) };
        let mut places = out.to_vec();
        places.in_order();
        let mut taken: Vec<Step> = Vec::new();
        for at in places.iter().rev() {
            let gone = self.placing.take_out(*at);
            taken.extend(gone.map(|(planned, number, chosen)| step(&planned, number, chosen)));
        }
        let mark = self.placing.mark();
        // One session for each candidate: more than it could be worth was never reckoned with.
        let length = self.candidate(option).filter(|_| self.is_open(option)).and_then(|candidate| self.placing.length(number, candidate));
        let mut good = length.is_some_and(|minutes| {
            self.tries = self.tries.saturating_sub(1);
            self.placing.session(number, &[option], minutes, None).is_ok()
        });
        for gone in &taken {
            if !good {
                break;
            }
            if gone.number == number {
                continue;
            }
            self.tries = self.tries.saturating_sub(1);
            let options: Vec<Chosen> = self.options(gone.number).into_iter().filter(|one| self.is_open(*one)).take(WIDE).collect();
            let placed = self.placing.one_of(gone.number, &options).is_ok();
            good = placed || !self.always(gone.number);
        }
        let short = |gone: &Step| {
            let has = |number: usize| self.placing.left.get(number).copied().unwrap_or(0);
            self.always(gone.number)
                && has(gone.number)
                    > self.placing.round.asked.get(gone.number).map_or(0, |asked| asked.minutes.saturating_sub(gone.minutes))
        };
        good = good && !taken.iter().any(short);
        if good && self.worth(mark, &taken) > before {
            return true;
        }
        self.placing.back(mark);
        for gone in taken.iter().rev() {
            // It went a moment ago, so it goes again.
            let _ = self.placing.session(gone.number, &gone.chosen, gone.minutes, gone.at);
        }
        false
    }
}
