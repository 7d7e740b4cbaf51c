//! Sessions at real hours: what has been placed so far, whether one more goes, and what that is worth.
//!
//! Nothing is tried out on a copy of the bank: what a rule says of a session, who pays and when people are free does not depend on what
//! is only proposed. What does is kept here: diaries, what offers have left, weeks with a limit, and balances in the order of the sessions.

use super::StoodInTheWay;
use super::audit::Audit;
use super::facts::{Given, OfferRoom, minute_of};
use super::pace::worked;
use super::round::{Round, weekly};
use super::told::AllTold;
use crate::charter::Otherwise;
use crate::matching::Candidate;
use crate::matching::slots::{STEP, Week};
use crate::model::exchange::Terms;
use crate::rules::Answer;
use crate::values::ids::{AccountId, ListingId, MemberId};
use crate::values::time::{Date, Start};
use std::collections::BTreeMap;

/// One giver of a session: the candidate's place.
pub(super) type Chosen = usize;

/// A session that is placed.
#[derive(Clone)]
pub(super) struct Session {
    /// Its place in the order of the plan, and what it is known by.
    pub id: u64,
    /// Which request it meets.
    pub number: usize,
    pub chosen: Vec<Chosen>,
    pub minutes: u32,
    pub terms: Terms,
    pub answer: Answer,
    /// What it adds to which account, were there no limits.
    pub(super) moves: Vec<(AccountId, i64)>,
    /// The first session of the ring it is part of.
    pub(super) group: Option<u64>,
    pub ring: Option<u32>,
    /// The most its giver may give in seven days.
    pub(super) limit: Option<u64>,
}

/// A move on an account, in the order of sessions.
#[derive(Clone, Copy)]
pub(super) struct Move {
    pub(super) id: u64,
    pub(super) minutes: i64,
    /// No balance stands in its way: whoever receives pays as far as they have room.
    pub(super) always: bool,
    pub(super) group: Option<u64>,
}

/// What has been placed so far.
pub(super) struct Placing<'a> {
    pub round: &'a Round<'a>,
    /// By number, which is the order in which they are proposed.
    pub sessions: BTreeMap<u64, Session>,
    next: u64,
    pub(super) diary: BTreeMap<MemberId, Vec<(i64, i64, u64)>>,
    pub(super) loads: BTreeMap<(MemberId, i64), i64>,
    pub(super) given: BTreeMap<MemberId, Vec<(u64, Given)>>,
    pub(super) received: BTreeMap<MemberId, Vec<u64>>,
    pub(super) accounts: BTreeMap<AccountId, Vec<Move>>,
    pub offers: crate::order::BTreeMap<ListingId, OfferRoom>,
    /// Minutes each request still asks for, of each of its givers.
    pub left: Vec<u32>,
    /// Minutes for each candidate.
    pub minutes: Vec<i64>,
    /// Minutes each member gives.
    pub(super) gave: Vec<i64>,
    /// What the plan is worth: scores times minutes, less what spreading and balancing take.
    pub value: i64,
    /// How those in it stand among others of the same score. It decides between plans that are worth the same.
    pub(super) turns: i64,
    /// While a ring is placed: its first session. Balances are looked at when it is whole.
    pub(super) group: Option<u64>,
    /// How many rings there have been.
    pub(super) rings: u32,
    /// What people were told of, and what keeping what is kept of it counts where plans are compared.
    pub(super) told: AllTold,
    pub(super) kept: i64,
    /// What the rules said of a candidate on a day, or at a time where a rule asks for it.
    verdicts: BTreeMap<(Chosen, i32, u16, u32), Answer>,
    hours_count: bool,
    pub(super) audit: Audit,
}

impl<'a> Placing<'a> {
    /// Nothing placed yet.
    pub(super) fn new(round: &'a Round<'a>) -> Self {
        let available = |rule: &crate::charter::Rule| matches!(rule.rule, crate::charter::RuleKind::Available);
        Placing {
            round,
            sessions: BTreeMap::new(),
            next: 1,
            diary: BTreeMap::new(),
            loads: BTreeMap::new(),
            given: BTreeMap::new(),
            received: BTreeMap::new(),
            accounts: BTreeMap::new(),
            offers: round.offers.clone(),
            left: round.asked.iter().map(|asked| asked.minutes).collect(),
            minutes: vec![0; round.candidates.len()],
            gave: vec![0; round.members.len()],
            value: 0,
            turns: 0,
            group: None,
            rings: 0,
            told: AllTold::default(),
            kept: 0,
            verdicts: BTreeMap::new(),
            audit: Audit::default(),
            hours_count: round.bank.charter().rules.iter().any(available) || round.bank.charter().booking.metres_per_minute.is_some(),
        }
    }

    pub(super) fn limited(&self) -> bool {
        self.round.policy != super::PlanPolicy::Unbounded
    }

    /// How long a session with a candidate can be: what is asked for, at most what the offer has left and both balances have room for. All
    /// that is asked for, or a whole number of quarters of an hour.
    pub(super) fn length(&self, number: usize, option: Chosen) -> Result<u32, StoodInTheWay> {
        let round = self.round;
        let (Some(candidate), Some(asked)) = (round.candidates.get(option), round.asked.get(number)) else {
            return Err(StoodInTheWay::Nobody);
        };
        let wanted = self.left.get(number).copied().unwrap_or(0);
        let most = wanted.min(candidate.minutes).min(round.longest);
        if most < asked.shortest {
            return Err(StoodInTheWay::TooShort);
        }
        let offered = self.offers.get(&candidate.offer).map_or(0, OfferRoom::most);
        let pay = round.pays.get(option).copied().unwrap_or_default();
        let within = |most: i64| u32::try_from(most.max(0)).unwrap_or(u32::MAX).min(wanted);
        let cut = |minutes: u32| {
            let minutes = minutes.min(most);
            let whole = if minutes == most { minutes } else { minutes.saturating_sub(minutes.checked_rem(STEP).unwrap_or(0)) };
            (whole >= asked.shortest && whole > 0).then_some(whole)
        };
        let Some(minutes) = cut(within(offered)) else { return Err(StoodInTheWay::NeededElsewhere) };
        if !self.limited() || self.group.is_some() || asked.givers > 1 {
            return Ok(minutes);
        }
        let credit = pay.credit.map_or(i64::MAX, |account| self.headroom(account, true));
        let debit = pay.debit.filter(|_| !asked.never_refused).map_or(i64::MAX, |account| self.headroom(account, false));
        cut(minutes.min(within(credit.min(debit)))).ok_or(StoodInTheWay::Balance)
    }

    /// The first of the candidates with whom a session goes.
    pub(super) fn one_of(&mut self, number: usize, options: &[Chosen]) -> Result<(), StoodInTheWay> {
        let mut why = None;
        for &option in options {
            match self.with(number, option) {
                Ok(()) => return Ok(()),
                Err(reason) => why = Some(reason.or_rather(why)),
            }
        }
        Err(why.unwrap_or(StoodInTheWay::NeededElsewhere))
    }

    /// Places a session with a candidate, as long as it can be; where no hour is left for that, a shorter one.
    pub(super) fn with(&mut self, number: usize, option: Chosen) -> Result<(), StoodInTheWay> {
        let shortest = self.round.asked.get(number).map_or(1, |asked| asked.shortest).max(1);
        let mut minutes = self.length(number, option)?;
        let mut why = None;
        loop {
            match self.session(number, &[option], minutes, None) {
                Err(reason @ (StoodInTheWay::NoTimeLeft | StoodInTheWay::Rule)) => why = Some(why.unwrap_or(reason)),
                other => return why.map_or(other, |why| other.map_err(|_| why)),
            }
            // A whole number of quarters of an hour less.
            let odd = minutes.checked_rem(STEP).filter(|odd| *odd > 0).unwrap_or(STEP);
            minutes = minutes.saturating_sub(odd);
            if minutes < shortest {
                return Err(why.unwrap_or(StoodInTheWay::NoTimeLeft));
            }
        }
    }

    /// As many at one time as the request needs.
    pub(super) fn together(&mut self, number: usize, options: &[Chosen]) -> Result<(), StoodInTheWay> {
        let round = self.round;
        let Some(asked) = round.asked.get(number) else { return Err(StoodInTheWay::Nobody) };
        let minutes = asked.minutes.min(round.longest);
        let mut able: Vec<Chosen> = Vec::new();
        for &option in options {
            let Some(candidate) = round.candidates.get(option) else { continue };
            let has = self.length(number, option).is_ok_and(|length| length >= minutes);
            let other = able.iter().filter_map(|one| round.candidates.get(*one)).any(|one| one.giver == candidate.giver);
            if has && !other {
                able.push(option);
            }
        }
        let needed = asked.givers as usize;
        let Some(first) = able.first().and_then(|one| round.candidates.get(*one)).filter(|_| able.len() >= needed) else {
            return Err(StoodInTheWay::TooFew);
        };
        let mut why = StoodInTheWay::TooFew;
        let starts: Vec<Week> = able.iter().map(|option| self.starts(*option, minutes)).collect();
        let said = able.iter().filter_map(|one| round.candidates.get(*one)).any(|candidate| candidate.said);
        let week = Week::always();
        let mut times = week.iter(first.first);
        while let Some((on, minute)) = if said { times.next() } else { times.next_back() } {
            let step = usize::from(on.weekday()).saturating_mul(crate::matching::slots::DAY).saturating_add(usize::from(minute / 15));
            let begin = minute_of(on, u32::from(minute));
            if !self.is_free(asked.member, begin, minutes) {
                continue;
            }
            let comes = |(option, starts): &(&Chosen, &Week)| {
                starts.has(step) && round.candidates.get(**option).is_some_and(|candidate| self.is_free(candidate.giver, begin, minutes))
            };
            let some: Vec<Chosen> = able.iter().zip(&starts).filter(comes).take(needed).map(|(option, _)| *option).collect();
            if some.len() < needed {
                continue;
            }
            match self.session(number, &some, minutes, Some((on, Some(minute)))) {
                Ok(()) => return Ok(()),
                Err(StoodInTheWay::NoTimeLeft) => {}
                Err(reason) => why = reason,
            }
        }
        Err(why)
    }

    /// When a session with a candidate can begin.
    fn starts(&self, option: Chosen, minutes: u32) -> Week {
        let of = self.round.candidates.get(option).zip(self.round.common.get(option));
        of.map_or(Week::NEVER, |(candidate, common)| common.starts(candidate.first, minutes))
    }

    /// Places one session, at an hour or at the first that goes; without an hour where nobody has said when they are free.
    pub(super) fn session(
        &mut self,
        number: usize,
        chosen: &[Chosen],
        minutes: u32,
        at: Option<(Date, Option<u16>)>,
    ) -> Result<(), StoodInTheWay> {
        let round = self.round;
        worked();
        let some: Vec<&Candidate> = chosen.iter().filter_map(|one| round.candidates.get(*one)).collect();
        let (Some(first), Some(asked)) = (some.first(), round.asked.get(number)) else { return Err(StoodInTheWay::Nobody) };
        if some.len() != asked.givers as usize {
            return Err(StoodInTheWay::TooFew);
        }
        let said = some.iter().any(|candidate| candidate.said);
        let starts = chosen.iter().fold(Week::always(), |all, option| all.and(&self.starts(*option, minutes)));
        let mut why = StoodInTheWay::NoTimeLeft;
        let mut last = None;
        let then = |on: Date, minute: u16| at.is_none_or(|(day, at)| day == on && at.is_none_or(|at| at == minute));
        let mut times = starts.iter(first.first).filter(|(on, minute)| then(*on, *minute));
        // Without an hour it is to be done by a day: by the last on which it goes, each day tried once.
        while let Some((on, minute)) = if said { times.next() } else { times.next_back() } {
            if !said && last.replace(on) == Some(on) {
                continue;
            }
            let begin = minute_of(on, if said { u32::from(minute) } else { 0 });
            let free = |member: MemberId| if said { self.is_free(member, begin, minutes) } else { self.has_room(member, begin, minutes) };
            if !free(first.receiver) || !some.iter().all(|candidate| free(candidate.giver)) {
                continue;
            }
            let left = |candidate: &&Candidate| self.offers.get(&candidate.offer).map_or(0, |room| room.on(on));
            if some.iter().any(|candidate| left(candidate) < i64::from(minutes)) {
                why = StoodInTheWay::NeededElsewhere.or_rather(Some(why));
                continue;
            }
            let start = said.then(|| round.clock.start(on, minute));
            match self.propose(number, chosen, minutes, (on, start)) {
                Ok(()) => return Ok(()),
                // Other hours change nothing about that.
                Err(reason @ (StoodInTheWay::Balance | StoodInTheWay::NeededElsewhere)) => return Err(reason),
                Err(reason) => why = reason.or_rather(Some(why)),
            }
        }
        Err(why)
    }

    fn terms(&self, chosen: &[Chosen], minutes: u32, on: Date, start: Option<Start>) -> Option<Terms> {
        let some = chosen.iter().filter_map(|one| self.round.candidates.get(*one));
        let first = some.clone().next()?;
        let mut terms = first.terms(on, start);
        terms.parts.clear();
        for candidate in some {
            terms = terms.gave(candidate.giver, minutes);
        }
        Some(terms.received(first.receiver, minutes))
    }

    /// What the rules say of terms.
    fn verdict(&mut self, chosen: &[Chosen], terms: &Terms, minutes: u32) -> Answer {
        let key = match chosen {
            [one] => {
                let minute = terms.start.filter(|_| self.hours_count).map_or(u16::MAX, |start| start.minute);
                Some((*one, terms.on.days(), minute, minutes))
            }
            _ => None,
        };
        if let Some(answer) = key.and_then(|key| self.verdicts.get(&key)) {
            return *answer;
        }
        let answer = self.round.bank.verdict_knowing(terms, &self.round.merged).answer;
        if let Some(key) = key {
            self.verdicts.insert(key, answer);
        }
        answer
    }

    /// Places a session at a time, if the rules, the weeks and the balances let it, and if it is worth anything.
    fn propose(&mut self, number: usize, chosen: &[Chosen], minutes: u32, (on, start): (Date, Option<Start>)) -> Result<(), StoodInTheWay> {
        let bank = self.round.bank;
        let Some(terms) = self.terms(chosen, minutes, on, start) else { return Err(StoodInTheWay::Nobody) };
        let answer = self.verdict(chosen, &terms, minutes);
        if answer == Answer::Refused || self.audit.refuses(chosen, on.days(), start.map(|start| start.minute), minutes) {
            return Err(StoodInTheWay::Rule);
        }
        let limit = weekly(bank, &terms, Otherwise::Refused);
        let givers = chosen.iter().filter_map(|one| self.round.candidates.get(*one)).map(|candidate| candidate.giver);
        if !givers.clone().all(|giver| self.keeps_weeks(giver, Given { on, minutes, limit })) {
            return Err(StoodInTheWay::Rule);
        }
        let legs = bank.legs(&terms).map_err(|_| StoodInTheWay::Rule)?;
        let moves = legs.iter().map(|leg| (leg.account, leg.minutes.get())).collect();
        let id = self.next;
        self.next = self.next.saturating_add(1);
        let group = self.group;
        let session = Session { id, number, chosen: chosen.to_vec(), minutes, terms, answer, moves, group, ring: None, limit };
        let before = self.value;
        self.put(session);
        if self.group.is_none() && !self.get(id).is_some_and(|session| self.stands(session)) {
            self.remove(id);
            return Err(StoodInTheWay::Balance);
        }
        if self.group.is_none() && self.value < before {
            // What spreading or balancing takes is more than it is worth.
            self.remove(id);
            return Err(StoodInTheWay::NeededElsewhere);
        }
        Ok(())
    }

    /// What a placed session is worth by itself, but for spreading and balancing.
    pub(super) fn worth_of(&self, id: u64) -> i64 {
        self.get(id).map_or(0, |session| self.score(session))
    }

    pub(super) fn get(&self, id: u64) -> Option<&Session> {
        self.sessions.get(&id)
    }

    /// Enters a session where its number says, and in every book.
    pub(super) fn put(&mut self, session: Session) {
        let before = self.extra(&session);
        self.book(&session, true);
        let after = self.extra(&session);
        let worth = self.score(&session).saturating_add(after).saturating_sub(before);
        self.value = self.value.saturating_add(worth);
        self.kept = self.kept.saturating_add(self.told.worth(&session));
        self.turns = self.turns.saturating_add(self.turn_of(&session));
        self.audit.touch(session.id);
        self.sessions.insert(session.id, session);
    }

    /// Takes a session out again: what it was. Everything else stays where it is.
    pub(super) fn remove(&mut self, id: u64) -> Option<Session> {
        let session = self.sessions.remove(&id)?;
        self.audit.touch(id);
        let before = self.extra(&session);
        self.book(&session, false);
        let after = self.extra(&session);
        let worth = self.score(&session).saturating_add(before).saturating_sub(after);
        self.value = self.value.saturating_sub(worth);
        self.kept = self.kept.saturating_sub(self.told.worth(&session));
        self.turns = self.turns.saturating_sub(self.turn_of(&session));
        Some(session)
    }

    /// What the plan counts where it is compared with another: its value, and what is kept of what people were told. Of those that count
    /// the same the one comes first that asks who was left out lately, and not who said no.
    pub(super) const fn counts(&self) -> (i64, i64) {
        (self.value.saturating_add(self.kept), self.turns)
    }

    /// How those in a session stand among others of the same score.
    fn turn_of(&self, session: &Session) -> i64 {
        let some = session.chosen.iter().filter_map(|one| self.round.candidates.get(*one));
        some.map(|candidate| candidate.standing.points()).fold(0, i64::saturating_add)
    }

    /// Whether every balance a session touches keeps its limits as things are, with it or without it.
    pub(super) fn stands(&self, session: &Session) -> bool {
        let keeps = |account: AccountId| {
            let room = self.round.room(account);
            room.lowest.is_none() && room.highest.is_none() || self.net(account).is_some()
        };
        !self.limited() || session.moves.iter().all(|(account, _)| keeps(*account))
    }

    /// The number the next session gets: a place to come back to.
    pub(super) const fn mark(&self) -> u64 {
        self.next
    }

    /// Takes back every session placed since a mark.
    pub(super) fn back(&mut self, mark: u64) {
        while let Some(last) = self.sessions.keys().next_back().copied().filter(|id| *id >= mark) {
            self.remove(last);
        }
    }

    /// From here on sessions are those of one ring, until [`Placing::close_ring`].
    pub(super) fn open_ring(&mut self) -> u64 {
        self.group = Some(self.next);
        self.next
    }

    /// Keeps the ring begun at a mark if it stands as a whole: every balance keeps its limits, and it is worth something.
    pub(super) fn close_ring(&mut self, mark: u64, value: i64, whole: bool) -> bool {
        self.group = None;
        let stands =
            whole && self.value >= value && (!self.limited() || self.sessions.range(mark..).all(|(_, session)| self.stands(session)));
        if stands {
            self.rings = self.rings.saturating_add(1);
            let ring = self.rings;
            self.sessions.range_mut(mark..).for_each(|(_, session)| session.ring = Some(ring));
        } else {
            self.back(mark);
        }
        stands
    }

    /// A session with those of its ring.
    pub(super) fn whole(&self, id: u64) -> Vec<u64> {
        let Some(group) = self.get(id).and_then(|session| session.group) else { return vec![id] };
        self.sessions.range(group..).take_while(|(_, session)| session.group == Some(group)).map(|(id, _)| *id).collect()
    }
}
