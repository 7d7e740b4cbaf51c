//! The books of a plan: diaries, days, weeks with a limit, offers and balances, and what spreading and balancing take.

use super::facts::{DAY_MINUTES, Given, days_of, minute_of};
use super::network::quarters;
use super::place::{Chosen, Move, Placing, Session};
use super::round::weekly;
use crate::charter::Otherwise;
use crate::model::exchange::Side;
use crate::order::InOrder as _;
use crate::rules::Answer;
use crate::values::ids::{AccountId, MemberId};

impl Placing<'_> {
    /// Minutes that can still be added to an account, or taken from it, after everything that is placed.
    pub(super) fn headroom(&self, account: AccountId, add: bool) -> i64 {
        let room = self.round.room(account);
        let now = room.balance.saturating_add(self.net(account).unwrap_or(0));
        if add {
            room.highest.map_or(i64::MAX, |highest| highest.saturating_sub(now))
        } else {
            room.lowest.map_or(i64::MAX, |lowest| now.saturating_sub(lowest))
        }
    }

    /// What is added to an account by all that is placed, in order; none where a limit would be passed on the way.
    pub(super) fn net(&self, account: AccountId) -> Option<i64> {
        let moves = self.accounts.get(&account).map(Vec::as_slice).unwrap_or_default();
        let room = self.round.room(account);
        let limited = self.limited();
        let mut net = 0_i64;
        let mut all = moves.iter().peekable();
        while let Some(first) = all.next() {
            // A ring is one move: it is agreed to as a whole.
            let mut minutes = first.minutes;
            while let Some(next) = all.next_if(|next| first.group.is_some() && next.group == first.group) {
                minutes = minutes.saturating_add(next.minutes);
            }
            let has = room.balance.saturating_add(net);
            match room.lowest.filter(|_| limited && minutes < 0) {
                Some(lowest) if first.always && first.group.is_none() => {
                    net = net.saturating_add(minutes.max(has.saturating_sub(lowest).max(0).saturating_neg()));
                    continue;
                }
                Some(lowest) if has.saturating_add(minutes) < lowest => return None,
                _ => {}
            }
            if limited && minutes > 0 && room.highest.is_some_and(|highest| has.saturating_add(minutes) > highest) {
                return None;
            }
            net = net.saturating_add(minutes);
        }
        Some(net)
    }

    /// Whether somebody has nothing else then, and time to get there and back.
    pub(super) fn is_free(&self, member: MemberId, begin: i64, minutes: u32) -> bool {
        let travel = self.round.travel;
        let (from, until) = (begin.saturating_sub(travel), begin.saturating_add(i64::from(minutes)).saturating_add(travel));
        let own = self.diary.get(&member).into_iter().flatten().map(|(from, until, _)| (*from, *until));
        let booked = self.round.facts.booked(member).iter().copied();
        own.chain(booked).all(|(other, end)| other >= until || end <= from) && self.has_room(member, begin, minutes)
    }

    /// Whether the days have minutes enough for it, with everything else whose hour may not be known.
    pub(super) fn has_room(&self, member: MemberId, begin: i64, minutes: u32) -> bool {
        let (today, minute) = self.round.now;
        days_of(begin, minutes).all(|(day, minutes)| {
            let load = self.loads.get(&(member, day)).copied().unwrap_or(0).saturating_add(self.round.facts.load(member, day));
            let gone = if day == i64::from(today.days()) { i64::from(minute) } else { 0 };
            load.saturating_add(minutes).saturating_add(gone) <= DAY_MINUTES
        })
    }

    /// Whether no week becomes longer than a rule lets it, nor one that is placed or proposed already cannot be agreed to any more.
    pub(super) fn keeps_weeks(&self, member: MemberId, new: Given) -> bool {
        let own = self.given.get(&member).into_iter().flatten().map(|(_, given)| *given);
        let all: Vec<Given> = own.chain(self.round.facts.given(member).iter().copied()).chain([new]).collect();
        if all.iter().all(|given| given.limit.is_none()) {
            return true;
        }
        (0..7).filter_map(|back: i32| new.on.plus_days(back.checked_neg()?)).all(|first| {
            let within = |given: &&Given| given.on >= first && given.on.days_since(first) < 7;
            let sum = all.iter().filter(within).fold(0_u64, |sum, given| sum.saturating_add(u64::from(given.minutes)));
            all.iter().filter(within).all(|given| given.limit.is_none_or(|limit| sum <= limit))
        })
    }

    /// What spreading and balancing take or give for these.
    pub(super) fn extra(&self, session: &Session) -> i64 {
        let round = self.round;
        if round.spread == 0 && round.balancing == 0 {
            return 0;
        }
        let mut worth = 0_i64;
        let mut givers: Vec<usize> = session.chosen.iter().filter_map(|one| Some(round.task.pairs.get(*one)?.giver as usize)).collect();
        givers.in_order();
        givers.dedup();
        for giver in givers {
            let gave = self.gave.get(giver).copied().unwrap_or(0);
            quarters(round.offered(giver), |step, part, before| {
                let taken = gave.saturating_sub(before).clamp(0, part);
                worth = worth.saturating_sub(taken.saturating_mul(step).saturating_mul(round.spread));
            });
        }
        for (account, _) in session.moves.iter().filter(|(account, _)| *account != AccountId::POT && round.balancing > 0) {
            let net = self.net(*account).unwrap_or(0);
            let balance = round.room(*account).balance;
            let towards = if net < 0 { balance } else { balance.saturating_neg() }.clamp(0, net.saturating_abs());
            worth = worth.saturating_add(towards.saturating_mul(2).saturating_sub(net.saturating_abs()).saturating_mul(round.balancing));
        }
        worth
    }

    pub(super) fn score(&self, session: &Session) -> i64 {
        let of = |one: &Chosen| self.round.candidates.get(*one).map_or(0, |candidate| i64::from(candidate.score()));
        session.chosen.iter().map(of).fold(0_i64, i64::saturating_add).saturating_mul(i64::from(session.minutes))
    }

    pub(super) fn book(&mut self, session: &Session, on: bool) {
        let round = self.round;
        let sign = if on { 1_i64 } else { -1 };
        let terms = &session.terms;
        let begin = minute_of(terms.on, terms.start.map_or(0, |start| u32::from(start.minute)));
        for part in &terms.parts {
            for (day, minutes) in days_of(begin, part.minutes) {
                let load = self.loads.entry((part.member, day)).or_default();
                *load = load.saturating_add(minutes.saturating_mul(sign));
            }
            let diary = self.diary.entry(part.member).or_default();
            if !on {
                diary.retain(|(_, _, id)| *id != session.id);
            } else if terms.start.is_some() {
                diary.push((begin, begin.saturating_add(i64::from(part.minutes)), session.id));
            }
        }
        let receivers = terms.parts.iter().filter(|part| part.side == Side::Received);
        for part in receivers {
            let received = self.received.entry(part.member).or_default();
            if on {
                received.push(session.id);
            } else {
                received.retain(|id| *id != session.id);
            }
        }
        let always = round.asked.get(session.number).is_some_and(|asked| asked.never_refused);
        for (account, minutes) in &session.moves {
            let moves = self.accounts.entry(*account).or_default();
            let at = moves.partition_point(|one| one.id < session.id);
            if on {
                moves.insert(at, Move { id: session.id, minutes: *minutes, always, group: session.group });
            } else if at < moves.len() {
                moves.remove(at);
            }
        }
        let minutes = i64::from(session.minutes).saturating_mul(sign);
        if let Some(left) = self.left.get_mut(session.number) {
            *left = if on { left.saturating_sub(session.minutes) } else { left.saturating_add(session.minutes) };
        }
        for one in &session.chosen {
            let Some((candidate, pair)) = round.candidates.get(*one).zip(round.task.pairs.get(*one)) else { continue };
            if let Some(offer) = self.offers.get_mut(&candidate.offer) {
                offer.take(terms.on, minutes);
            }
            if let Some(slot) = self.minutes.get_mut(*one) {
                *slot = slot.saturating_add(minutes);
            }
            if let Some(gave) = self.gave.get_mut(pair.giver as usize) {
                *gave = gave.saturating_add(minutes);
            }
            let given = self.given.entry(candidate.giver).or_default();
            if on {
                given.push((session.id, Given { on: terms.on, minutes: session.minutes, limit: session.limit }));
            } else {
                given.retain(|(id, _)| *id != session.id);
            }
        }
    }

    /// What the rules say of a session beside all that is planned.
    pub(super) fn answer(&self, session: &Session) -> Answer {
        let Some(limit) = weekly(self.round.bank, &session.terms, Otherwise::NeedsApproval) else { return session.answer };
        let over = session.chosen.iter().filter_map(|one| self.round.candidates.get(*one)).any(|candidate| {
            let own = self.given.get(&candidate.giver).into_iter().flatten().map(|(_, given)| *given);
            let all: Vec<Given> = own.chain(self.round.facts.given(candidate.giver).iter().copied()).collect();
            (0..7).filter_map(|back: i32| session.terms.on.plus_days(back.checked_neg()?)).any(|first| {
                let within = all.iter().filter(|given| given.on >= first && given.on.days_since(first) < 7);
                within.fold(0_u64, |sum, given| sum.saturating_add(u64::from(given.minutes))) > limit
            })
        });
        if over { session.answer.max(Answer::NeedsApproval) } else { session.answer }
    }

    /// What moves an account last.
    pub(super) fn last_of(&self, account: AccountId) -> Option<u64> {
        self.accounts.get(&account)?.last().map(|last| last.id)
    }

    /// The sessions that meet a request.
    pub(super) fn sessions_of(&self, number: usize) -> Vec<u64> {
        let owner = self.round.asked.get(number).map(|asked| asked.member);
        let received = owner.and_then(|owner| self.received.get(&owner)).into_iter().flatten();
        received.copied().filter(|id| self.get(*id).is_some_and(|session| session.number == number)).collect()
    }

    /// Those a member gives or receives in.
    pub(super) fn of_member(&self, member: MemberId) -> impl Iterator<Item = &Session> {
        let given = self.given.get(&member).into_iter().flatten().map(|(id, _)| *id);
        let received = self.received.get(&member).into_iter().flatten().copied();
        given.chain(received).filter_map(|id| self.get(id))
    }
}
