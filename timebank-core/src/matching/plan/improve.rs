//! A placed plan made better, as far as trying goes.
//!
//! Placing takes request after request and never looks back, so a session stands where a better one could. Here every request that
//! is left open, or is met by less than its best candidate, is tried once more with each of its candidates: as it is, or with one
//! session in the way taken out. What was taken out looks for another giver or another hour, and may itself take out one more (an
//! ejection chain; Glover 1996). What is worth more in the end is kept, everything else is put back exactly as it was; so the plan only
//! ever gains. A request of which a part is left may get the rest from somebody else.
//!
//! Sessions are known by their number and not by where they stand. Balances are reckoned in the order of the numbers, so one that is
//! taken out may leave a later one without its room: then it stays. Rings stay whole, and whatever is never refused is never given up.

use super::PlanPolicy;
use super::again::Lots;
use super::order::{Guide, able};
use super::pace::Pacer;
use super::place::{Chosen, Placing, Session};
use super::rings;
use crate::order::InOrder as _;

/// How often something is tried out for each request, and at most: the same for everybody, everywhere.
const TRIES_EACH: usize = 400;
const MOST_TRIES: usize = 100_000;
/// How many of its candidates, and of the sessions in the way of one, are tried.
pub(super) const WIDE: usize = 12;
/// The same for what was taken out.
const NARROW: usize = 6;
/// How often every request is looked at.
const PASSES: usize = 6;
/// How long a chain of sessions that make room for one another may be.
const DEPTH: usize = 2;

/// Makes a plan better round some requests, until nothing is gained any more, the tries run out, or the work is stopped.
pub(super) fn improve(placing: &mut Placing<'_>, guide: &Guide, numbers: &[usize], pacer: &mut Pacer<'_>) {
    let round = placing.round;
    let tries = numbers.len().saturating_mul(TRIES_EACH).min(MOST_TRIES);
    let mut search = Search { placing, guide, pacer, tries, lots: Lots::new(), asks: rings::asks(round) };
    if search.pacer.over() {
        return;
    }
    let best = |number: usize| able(round, number).next().map_or(0, |one| search.score(one));
    let mut turn: Vec<_> = numbers.iter().map(|number| (std::cmp::Reverse(best(*number)), *number)).collect();
    turn.in_order();
    // Where everybody gives what they get there is nothing to be made better but rings.
    let passes = if round.policy == PlanPolicy::Balanced { 0 } else { PASSES };
    for _ in 0..passes {
        let mut gained = false;
        for &(_, number) in &turn {
            while search.goes_on() && search.better(number) {
                gained = true;
                search.placing.audit(search.pacer);
            }
        }
        if !gained || !search.goes_on() {
            break;
        }
    }
    search.again(numbers);
    search.give_up_what_costs();
}

pub(super) struct Search<'s, 'a, 'p> {
    pub(super) placing: &'s mut Placing<'a>,
    pub(super) guide: &'s Guide,
    pub(super) pacer: &'s mut Pacer<'p>,
    pub(super) tries: usize,
    pub(super) lots: Lots,
    /// The requests of each member, by place.
    pub(super) asks: Vec<Vec<usize>>,
}

impl Search<'_, '_, '_> {
    pub(super) fn goes_on(&mut self) -> bool {
        self.tries > 0 && !self.pacer.over()
    }

    pub(super) fn tried(&mut self) {
        self.tries = self.tries.saturating_sub(1);
        self.pacer.count(64);
    }

    pub(super) fn score(&self, one: Chosen) -> i64 {
        self.placing.round.candidates.get(one).map_or(0, |candidate| i64::from(candidate.score()))
    }

    pub(super) fn always(&self, number: usize) -> bool {
        self.placing.round.asked.get(number).is_some_and(|asked| asked.never_refused)
    }

    /// One session for each candidate: more than it could be worth was never reckoned with.
    pub(super) fn is_open(&self, one: Chosen) -> bool {
        self.placing.minutes.get(one) == Some(&0)
    }

    /// Takes out whatever the plan is worth more without: what came later may have made it dearer to ask somebody than it brings.
    fn give_up_what_costs(&mut self) {
        if self.placing.round.spread == 0 && self.placing.round.balancing == 0 {
            return;
        }
        let mut all: Vec<u64> = self.placing.sessions.keys().copied().collect();
        while let Some(id) = all.pop() {
            let (before, mark) = (self.placing.counts(), self.placing.mark());
            let ids = self.placing.whole(id);
            if self.pacer.over() {
                break;
            }
            if ids.iter().any(|id| self.placing.get(*id).is_some_and(|session| self.always(session.number))) {
                continue;
            }
            self.pacer.count(64);
            let taken: Vec<Session> = ids.iter().filter_map(|id| self.placing.remove(*id)).collect();
            if self.placing.counts().0 > before.0 && taken.iter().all(|gone| self.placing.stands(gone)) {
                self.placing.audit(self.pacer);
                // Others may be worth more or less now.
                all = self.placing.sessions.keys().copied().collect();
            } else {
                self.put_back(mark, taken);
            }
        }
    }

    /// Whether one request was made better.
    fn better(&mut self, number: usize) -> bool {
        let round = self.placing.round;
        let Some(asked) = round.asked.get(number) else { return false };
        let left = self.placing.left.get(number).copied().unwrap_or(0);
        let best = self.guide.options(round, number);
        if asked.givers > 1 {
            self.tried();
            let before = self.placing.counts();
            return left == asked.minutes && self.placing.together(number, best).is_ok() && self.placing.counts().0 >= before.0;
        }
        let open: Vec<Chosen> = best.iter().copied().filter(|one| self.is_open(*one)).take(WIDE).collect();
        if left >= asked.shortest && left > 0 {
            if open.iter().any(|option| self.change(number, *option, &[])) {
                return true;
            }
            for &option in &open {
                for out in self.in_the_way(number, option, WIDE) {
                    if self.change(number, option, &[out]) {
                        return true;
                    }
                }
            }
        }
        // What it has, from somebody better, or longer.
        let mut own = self.placing.sessions_of(number);
        own.retain(|own| self.may_go(*own));
        for own in own {
            let has = self.placing.worth_of(own);
            for &option in &open {
                let most = round.candidates.get(option).map_or(0, |candidate| candidate.minutes).min(asked.minutes).min(round.longest);
                let plain = round.spread == 0 && round.balancing == 0;
                let would = self.score(option).saturating_mul(i64::from(most));
                if plain && (would < has || would == has && !self.comes_before(option, own)) {
                    continue;
                }
                if self.change(number, option, &[own]) {
                    return true;
                }
                for out in self.in_the_way(number, option, WIDE) {
                    if out != own && self.change(number, option, &[own, out]) {
                        return true;
                    }
                }
            }
        }
        false
    }

    /// Whether a candidate comes before the one of a session among those of the same score.
    fn comes_before(&self, option: Chosen, own: u64) -> bool {
        let points = |one: Chosen| self.placing.round.candidates.get(one).map_or(0, |candidate| candidate.standing.points());
        self.placing.get(own).and_then(|own| own.chosen.first()).is_some_and(|chosen| points(option) > points(*chosen))
    }

    /// Rings stay whole, and so do sessions of several givers.
    fn may_go(&self, id: u64) -> bool {
        self.placing.get(id).is_some_and(|session| session.ring.is_none() && session.chosen.len() == 1)
    }

    /// Sessions of the giver or the receiver of a candidate, from what is worth least.
    fn in_the_way(&mut self, number: usize, option: Chosen, most: usize) -> Vec<u64> {
        let Some(candidate) = self.placing.round.candidates.get(option) else { return Vec::new() };
        let both = [candidate.giver, candidate.receiver];
        let all = both.iter().flat_map(|member| self.placing.of_member(*member)).filter(|session| session.number != number);
        let mut all: Vec<(i64, u64)> = all.map(|session| (self.placing.worth_of(session.id), session.id)).collect();
        all.retain(|(_, id)| self.may_go(*id));
        all.in_order();
        all.dedup();
        all.truncate(most);
        all.into_iter().map(|(_, id)| id).collect()
    }

    /// Takes sessions out, brings a candidate in, and finds another place for what was taken out. Kept when it is worth more.
    fn change(&mut self, number: usize, option: Chosen, out: &[u64]) -> bool {
        if !self.goes_on() {
            return false;
        }
        let (before, mark) = (self.placing.counts(), self.placing.mark());
        let mut taken: Vec<Session> = Vec::new();
        let good = self.brought_in(number, option, out, DEPTH, &mut taken);
        let kept = good && self.placing.counts() > before && !taken.iter().any(|gone| self.is_short(gone));
        if !kept {
            self.put_back(mark, taken);
        }
        kept
    }

    /// Whether something never refused got less than it had.
    fn is_short(&self, gone: &Session) -> bool {
        let asked = self.placing.round.asked.get(gone.number).map_or(0, |asked| asked.minutes);
        let left = self.placing.left.get(gone.number).copied().unwrap_or(0);
        self.always(gone.number) && left > asked.saturating_sub(gone.minutes)
    }

    pub(super) fn put_back(&mut self, mark: u64, mut taken: Vec<Session>) {
        self.placing.back(mark);
        // Those placed since the mark and taken out again are gone for good.
        while let Some(session) = taken.pop() {
            if session.id < mark {
                self.placing.put(session);
            }
        }
    }

    fn brought_in(&mut self, number: usize, option: Chosen, out: &[u64], depth: usize, taken: &mut Vec<Session>) -> bool {
        self.tried();
        let begin = taken.len();
        for id in out {
            taken.extend(self.placing.remove(*id));
        }
        let stands = |this: &Self, taken: &[Session]| taken.iter().skip(begin).all(|gone| this.placing.stands(gone));
        if !self.is_open(option) || !stands(self, taken) {
            return false;
        }
        let placed = self.placing.with(number, option);
        if placed.is_err() {
            return false;
        }
        let gone: Vec<usize> = taken.iter().skip(begin).map(|gone| gone.number).filter(|gone| *gone != number).collect();
        gone.into_iter().all(|gone| self.settled(gone, depth, taken) || !self.always(gone))
    }

    /// Finds another giver or hour for a request, if there is one; one more session may have to make room.
    fn settled(&mut self, number: usize, depth: usize, taken: &mut Vec<Session>) -> bool {
        self.tried();
        let all = self.guide.options(self.placing.round, number);
        let open: Vec<Chosen> = all.iter().copied().filter(|one| self.is_open(*one)).take(WIDE).collect();
        if self.placing.one_of(number, &open).is_ok() {
            return true;
        }
        if depth == 0 {
            return false;
        }
        for option in open.into_iter().take(NARROW) {
            for out in self.in_the_way(number, option, NARROW) {
                if !self.goes_on() {
                    return false;
                }
                let (before, mark, begin) = (self.placing.counts(), self.placing.mark(), taken.len());
                if self.brought_in(number, option, &[out], depth.saturating_sub(1), taken) && self.placing.counts() > before {
                    return true;
                }
                let tail = taken.split_off(begin);
                self.put_back(mark, tail);
            }
        }
        false
    }
}
