//! Large neighbourhood search: takes out the sessions around a request and places them again.
//!
//! Chains of sessions that make room for one another end where no single one gains anything. Here everything that some people who have to
//! do with one another give and get is taken out at once, and placed again in other orders and with other givers, as often as the tries
//! allow (Shaw 1998). The request that falls furthest short of what its best candidate would be worth comes first. The best of what was found
//! is kept when it is worth more; otherwise everything is put back as it was.

use super::PlanPolicy;
use super::improve::{Search, WIDE};
use super::place::{Chosen, Session};
use super::rings;
use crate::order::{BTreeSet, InOrder as _};
use crate::values::ids::{AccountId, MemberId};

/// How often what was taken out is placed again.
const TRIALS: usize = 16;
/// How many sessions are taken out, from one round to the next.
const SIZES: [usize; 3] = [4, 7, 10];
/// How many open requests are tried with them.
const OPEN: usize = 6;

/// Numbers that look like chance, the same everywhere (Marsaglia 2003, xorshift).
pub(super) struct Lots(u64);

impl Lots {
    pub(super) const fn new() -> Self {
        Self(0x9e37_79b9_7f4a_7c15)
    }

    /// Returns a number below `most`, or 0 if `most` is 0.
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        let drawn = usize::try_from(self.0 >> 40).unwrap_or(0);
        drawn.checked_rem(most).unwrap_or(0)
    }

    /// One of them comes first, every second time.
    pub(super) fn turn<T>(&mut self, all: &mut [T]) {
        if self.below(2) == 0 {
            let first = self.below(all.len());
            all.get_mut(..=first).into_iter().for_each(|some| some.rotate_right(1));
        }
    }
}

/// What is placed again: the sessions it was, and the requests that are tried.
struct Part {
    taken: Vec<Session>,
    rest: Vec<usize>,
}

impl Search<'_, '_, '_> {
    /// Places again what is round every request that could get more, wider from round to round, while the tries last.
    pub(super) fn again(&mut self, numbers: &[usize]) {
        if !self.goes_on() {
            return;
        }
        let round = self.placing.round;
        let mut wanting: Vec<Vec<usize>> = vec![Vec::new(); round.members.len()];
        for (number, asked) in round.asked.iter().enumerate() {
            for pair in round.task.pairs.get(asked.candidates.clone()).unwrap_or_default().iter().filter(|pair| pair.capacity > 0) {
                if let Some(of) = wanting.get_mut(pair.giver as usize).filter(|of| of.last() != Some(&number)) {
                    of.push(number);
                }
            }
        }
        self.pacer.count(round.candidates.len());
        for size in SIZES {
            if !self.goes_on() {
                return;
            }
            self.pacer.count(round.candidates.len());
            let mut turn: Vec<(i64, usize)> = numbers.iter().map(|number| (self.missed(*number), *number)).collect();
            turn.retain(|(missed, _)| *missed > 0);
            turn.in_order_by_key(|(missed, number)| (std::cmp::Reverse(*missed), *number));
            for (_, number) in turn {
                while self.goes_on() && self.again_round(number, size, &wanting) {
                    self.placing.audit(self.pacer);
                }
            }
        }
    }

    /// Returns what a request falls short of: all of it met by its best candidate, less what its sessions are worth.
    fn missed(&self, number: usize) -> i64 {
        let round = self.placing.round;
        let Some(asked) = round.asked.get(number) else { return 0 };
        let best = asked.candidates.clone().filter(|one| round.task.pairs.get(*one).is_some_and(|pair| pair.capacity > 0));
        let best = best.map(|one| self.score(one)).max().unwrap_or(0);
        let most = best.saturating_mul(i64::from(asked.minutes.min(round.longest))).saturating_mul(i64::from(asked.givers));
        let has = self.placing.sessions_of(number).into_iter().fold(0_i64, |sum, id| sum.saturating_add(self.placing.worth_of(id)));
        most.saturating_sub(has)
    }

    fn again_round(&mut self, focus: usize, size: usize, wanting: &[Vec<usize>]) -> bool {
        let (before, mark) = (self.placing.counts(), self.placing.mark());
        let Some(part) = self.taken_round(focus, size, wanting) else { return false };
        let never: Vec<(usize, u32)> = part
            .taken
            .iter()
            .map(|gone| gone.number)
            .filter(|number| self.always(*number))
            .map(|number| (number, self.had(number, &part)))
            .collect();
        let mut best: Option<((i64, i64), Vec<Session>)> = None;
        for trial in 0..TRIALS {
            if !self.goes_on() {
                break;
            }
            self.place_in_some_order(&part.rest, trial > 0);
            let counts = self.placing.counts();
            let short = never.iter().any(|(number, left)| self.placing.left.get(*number).is_some_and(|now| now > left));
            if !short && counts > best.as_ref().map_or(before, |(counts, _)| *counts) {
                best = Some((counts, self.placing.sessions.range(mark..).map(|(_, session)| session.clone()).collect()));
            }
            self.placing.back(mark);
        }
        match best {
            Some((_, sessions)) => {
                for session in sessions {
                    self.placing.put(session);
                }
                true
            }
            None => {
                self.put_back(mark, part.taken);
                false
            }
        }
    }

    /// Minutes that were left open of a request before its sessions were taken out.
    fn had(&self, number: usize, part: &Part) -> u32 {
        let gone = part.taken.iter().filter(|gone| gone.number == number).fold(0_u32, |sum, gone| sum.saturating_add(gone.minutes));
        self.placing.left.get(number).map_or(0, |left| left.saturating_sub(gone))
    }

    /// Takes out sessions of people round a request: its own, its best givers' and those of whoever they meet, so many at most. Nothing when
    /// others could not be paid for without them.
    fn taken_round(&mut self, focus: usize, size: usize, wanting: &[Vec<usize>]) -> Option<Part> {
        let round = self.placing.round;
        let asked = round.asked.get(focus)?;
        let mut people: Vec<MemberId> = vec![asked.member];
        let mut rest: Vec<usize> = vec![focus];
        let best = self.guide.options(round, focus);
        people.extend(best.iter().take(WIDE).filter_map(|one| round.candidates.get(*one)).map(|candidate| candidate.giver));
        let (mut ids, mut seen, mut at) = (Vec::new(), BTreeSet::new(), 0_usize);
        while let Some(member) = people.get(at).copied().filter(|_| ids.len() < size) {
            at = at.saturating_add(1);
            if !seen.insert(member) {
                continue;
            }
            let mut of: Vec<(i64, u64)> = self.placing.of_member(member).map(|session| (self.placing.score(session), session.id)).collect();
            of.in_order();
            for id in of.into_iter().flat_map(|(_, id)| self.placing.whole(id)) {
                if !ids.contains(&id) && (ids.len() < size || ids.last().is_some_and(|last| self.placing.whole(*last).contains(&id))) {
                    ids.push(id);
                    people.extend(self.placing.get(id).into_iter().flat_map(|session| session.terms.parts.iter().map(|part| part.member)));
                }
            }
            let place = round.members.binary_search(&member).ok();
            let open = place.and_then(|place| wanting.get(place)).into_iter().flatten().copied();
            for number in open.filter(|number| self.is_left(*number)) {
                if rest.len() < OPEN && !rest.contains(&number) {
                    rest.push(number);
                }
            }
        }
        let (mark, mut taken) = (self.placing.mark(), Vec::new());
        for id in ids {
            taken.extend(self.placing.remove(id));
        }
        if !self.stand_without(&mut taken) {
            self.put_back(mark, taken);
            return None;
        }
        for gone in &taken {
            if !rest.contains(&gone.number) {
                rest.push(gone.number);
            }
        }
        Some(Part { taken, rest })
    }

    /// Whether every balance keeps its limits without what was taken; what came after it on an account goes as well.
    fn stand_without(&mut self, taken: &mut Vec<Session>) -> bool {
        let mut at = 0_usize;
        while let Some(gone) = taken.get(at) {
            let accounts: Vec<AccountId> = gone.moves.iter().map(|(account, _)| *account).collect();
            for account in accounts {
                while self.placing.limited() && self.placing.net(account).is_none() {
                    let Some(last) = self.placing.last_of(account) else { return false };
                    for id in self.placing.whole(last) {
                        taken.extend(self.placing.remove(id));
                    }
                }
            }
            at = at.saturating_add(1);
        }
        true
    }

    fn is_left(&self, number: usize) -> bool {
        let shortest = self.placing.round.asked.get(number).map_or(1, |asked| asked.shortest);
        self.placing.left.get(number).is_some_and(|left| *left >= shortest.max(1))
    }

    fn rings(&mut self, numbers: &[usize]) {
        if self.placing.limited() {
            rings::among(self.placing, (numbers, &self.asks), self.pacer, &mut self.tries, Some(&mut self.lots));
        }
    }

    /// Places requests again, what is worth most first, or in an order by lot.
    fn place_in_some_order(&mut self, rest: &[usize], by_lot: bool) {
        let mut turn: Vec<(i64, usize)> = rest.iter().map(|number| (self.missed(*number).saturating_neg(), *number)).collect();
        turn.in_order();
        if by_lot {
            for at in 1..turn.len() {
                let other = self.lots.below(at.saturating_add(1));
                turn.swap(at, other);
            }
        }
        // Where everybody gives what they get there are rings alone, but for what is never refused.
        let (numbers, alone): (Vec<usize>, bool) =
            (turn.iter().map(|(_, number)| *number).collect(), self.placing.round.policy != PlanPolicy::Balanced);
        let rings_first = !alone || by_lot && self.lots.below(2) == 0;
        if rings_first {
            self.rings(&numbers);
        }
        for &number in &numbers {
            if !alone && !self.always(number) {
                continue;
            }
            let asked = self.placing.round.asked.get(number);
            let several = asked.is_some_and(|asked| asked.givers > 1);
            let whole = asked.map(|asked| asked.minutes);
            while self.is_left(number) && self.goes_on() && (!several || self.placing.left.get(number).copied() == whole) {
                self.tried();
                let all = self.guide.options(self.placing.round, number);
                let mut open: Vec<Chosen> = all.iter().copied().filter(|one| self.is_open(*one)).take(WIDE).collect();
                if by_lot && !several {
                    self.lots.turn(&mut open);
                }
                let placed = if several { self.placing.together(number, &open) } else { self.placing.one_of(number, &open) };
                if placed.is_err() {
                    break;
                }
            }
        }
        if !rings_first {
            self.rings(&numbers);
        }
    }
}
