//! Sessions people were told of: placed first, as they were, and moved only for what is worth that much more.
//!
//! A plan made anew from the bank alone moves sessions that had nothing to do with what changed, because many plans are nearly as good as
//! the best. Whoever was told of a session then has to be told of another. So the sessions of the earlier plan are placed first, in
//! their order, and keeping one counts as `keeping` points for each of its minutes where plans are compared. Value and bound are without it.

use super::pace::Pacer;
use super::place::{Chosen, Placing, Session};
use super::round::Round;
use super::{PlanFor, PlanPolicy, Planned};
use crate::canon::wire_struct;
use crate::model::exchange::Side;
use crate::order::{BTreeMap, BTreeSet, InOrder as _};
use crate::values::ids::{ListingId, MemberId};
use crate::values::time::{Date, Start};

/// Points of score for keeping a session, where the question does not say.
const KEEPING: u32 = 2000;

wire_struct! {
    /// A session that people already know of.
    pub struct ToldSession {
        /// The request it meets.
        request = "request": ListingId,
        /// The offers it comes from, one for each giver.
        offers = "offers": Vec<ListingId>,
        /// The day of the session.
        on = "on": Date,
        /// When it begins; none where no hour was named.
        start = "start" ? "crate::canon::omit": Option<Start>,
        /// Minutes it takes.
        minutes = "minutes": u32,
        /// The ring it is part of: sessions of one ring stay together or go together.
        ring = "ring" ? "crate::canon::omit": Option<u32>,
    }
}

impl ToldSession {
    /// What the people of a planned exchange are told.
    pub(super) fn of(planned: &Planned) -> Self {
        let terms = &planned.terms;
        let minutes = terms.parts.iter().find(|part| part.side == Side::Received).map_or(0, |part| part.minutes);
        let (request, offers) = (planned.request, planned.offers.clone());
        Self { request, offers, on: terms.on, start: terms.start, minutes, ring: planned.ring }
    }
}

/// A session people were told of, as the round knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Told {
    /// Its place in the question.
    place: u32,
    number: usize,
    chosen: Vec<Chosen>,
    on: Date,
    minute: Option<u16>,
    minutes: u32,
    ring: Option<u32>,
}

impl Told {
    /// What makes a session the same as another of its request.
    fn same(&self) -> (&[Chosen], Date, Option<u16>, u32) {
        (&self.chosen, self.on, self.minute, self.minutes)
    }
}

/// All of them by request, and what keeping one is worth for each minute.
#[derive(Default)]
pub(super) struct AllTold {
    /// Of each request in the order of what makes them the same.
    all: BTreeMap<usize, Vec<Told>>,
    keeping: i64,
}

impl AllTold {
    /// Those of the question that this round can still hold.
    pub(super) fn new(placing: &Placing<'_>, question: &PlanFor, pacer: &mut Pacer<'_>) -> Self {
        let round = placing.round;
        let mut all: BTreeMap<usize, Vec<Told>> = BTreeMap::new();
        if round.policy == PlanPolicy::Balanced && question.order.is_some() {
            return Self::default();
        }
        let numbers: BTreeMap<ListingId, usize> = (0..).zip(&round.asked).map(|(number, asked)| (asked.listing, number)).collect();
        for (place, told) in (0_u32..).zip(&question.told) {
            let wide = numbers.get(&told.request).and_then(|number| round.asked.get(*number)).map_or(0, |asked| asked.candidates.len());
            pacer.count(wide.saturating_mul(told.offers.len()).saturating_add(8));
            if pacer.over() {
                break;
            }
            let known = numbers.get(&told.request).and_then(|number| known(round, place, *number, told));
            if let Some(told) = known {
                all.entry(told.number).or_default().push(told);
            }
        }
        all.values_mut().for_each(|of| of.in_order_by(|a, b| a.same().cmp(&b.same()).then(a.place.cmp(&b.place))));
        Self { all, keeping: i64::from(question.keeping.unwrap_or(KEEPING)) }
    }

    /// Where in the question people were told of a session just as it is.
    fn places<'a>(&'a self, session: &'a Session) -> impl Iterator<Item = u32> + 'a {
        let same = (session.chosen.as_slice(), session.terms.on, session.terms.start.map(|start| start.minute), session.minutes);
        let of = self.all.get(&session.number).map(Vec::as_slice).unwrap_or_default();
        let first = of.partition_point(|told| told.same() < same);
        of.iter().skip(first).take_while(move |told| told.same() == same).map(|told| told.place)
    }

    /// Whether people were told of a session just as it is.
    pub(super) fn has(&self, session: &Session) -> bool {
        self.places(session).next().is_some()
    }

    /// What keeping a session is worth.
    pub(super) fn worth(&self, session: &Session) -> i64 {
        if self.has(session) { self.keeping.saturating_mul(i64::from(session.minutes)) } else { 0 }
    }
}

fn known(round: &Round<'_>, place: u32, number: usize, told: &ToldSession) -> Option<Told> {
    let asked = round.asked.get(number)?;
    if round.policy == PlanPolicy::Balanced && told.ring.is_none() && !asked.never_refused {
        return None;
    }
    // Only what the bound reckons with, and each giver once: `told` comes from outside and need not be a plan of this bank.
    let able = |one: &Chosen| round.task.pairs.get(*one).is_some_and(|pair| pair.capacity > 0);
    let of = |offer: &ListingId| {
        let mut all = asked.candidates.clone().filter(able);
        all.find(|one| round.candidates.get(*one).is_some_and(|one| one.offer == *offer))
    };
    let chosen: Vec<Chosen> = told.offers.iter().map(of).collect::<Option<_>>()?;
    let givers: BTreeSet<MemberId> = chosen.iter().filter_map(|one| round.candidates.get(*one)).map(|one| one.giver).collect();
    if givers.len() < chosen.len() {
        return None;
    }
    // One of an earlier week stands for the same weekday of this one.
    let late = round.from.days_since(told.on).max(0);
    let on = told.on.plus_days(late.checked_add(6)?.checked_div(7)?.checked_mul(7)?)?;
    Some(Told { place, number, chosen, on, minute: told.start.map(|start| start.minute), minutes: told.minutes, ring: told.ring })
}

/// Places what people were told of, as far as it still goes.
pub(super) fn place(placing: &mut Placing<'_>, told: AllTold, pacer: &mut Pacer<'_>) {
    let mut all: Vec<Told> = told.all.values().flatten().cloned().collect();
    placing.told = told;
    all.in_order_by_key(|told| told.place);
    let mut rings: BTreeMap<u32, Vec<Told>> = BTreeMap::new();
    for told in &all {
        if let Some(ring) = told.ring {
            rings.entry(ring).or_default().push(told.clone());
        }
    }
    for told in &all {
        if pacer.over() {
            return;
        }
        let mut goes = |placing: &mut Placing<'_>, told: &Told| {
            pacer.count(32);
            !pacer.over() && anew(placing, told)
        };
        match told.ring.map(|ring| rings.remove(&ring)) {
            None => {
                goes(placing, told);
            }
            Some(None) => {}
            Some(Some(together)) => {
                let value = placing.value;
                let mark = placing.open_ring();
                let whole = together.iter().all(|told| goes(placing, told));
                placing.close_ring(mark, value, whole);
            }
        }
        placing.audit(pacer);
    }
}

fn anew(placing: &mut Placing<'_>, told: &Told) -> bool {
    let round = placing.round;
    let Some(asked) = round.asked.get(told.number) else { return false };
    // Several givers at one time each stay for all of it: the bound counts on no other length.
    let fits = asked.givers == 1 || told.minutes == asked.minutes.min(round.longest);
    // One session for each candidate: the bound reckons with no more.
    let goes = |one: &Chosen| {
        placing.minutes.get(*one) == Some(&0)
            && placing.length(told.number, *one).is_ok_and(|most| (asked.shortest..=most).contains(&told.minutes))
    };
    fits && told.chosen.iter().all(goes) && placing.session(told.number, &told.chosen, told.minutes, Some((told.on, told.minute))).is_ok()
}

/// Returns the requests that may be made better: all where nobody was told of anything. Otherwise those for which something has changed: they
/// or an offer for them came after everything that people were told of, or their sessions are not as told. For all others what was planned
/// then was as good as it could be made.
pub(super) fn touched(placing: &Placing<'_>, question: &PlanFor) -> Vec<usize> {
    let round = placing.round;
    let all = 0..round.asked.len();
    let named = question.told.iter().flat_map(|told| told.offers.iter().chain([&told.request]));
    let Some(newest) = named.max().copied().filter(|_| !placing.told.all.is_empty()) else { return all.collect() };
    let mut told: BTreeMap<ListingId, usize> = BTreeMap::new();
    for one in &question.told {
        let count = told.entry(one.request).or_default();
        *count = count.saturating_add(1);
    }
    let mut kept: Vec<(usize, usize)> = vec![(0, 0); round.asked.len()];
    for session in placing.sessions.values() {
        if let Some((as_told, all)) = kept.get_mut(session.number) {
            *as_told = as_told.saturating_add(usize::from(placing.told.has(session)));
            *all = all.saturating_add(1);
        }
    }
    let has_changed = |number: &usize| {
        let Some((asked, kept)) = round.asked.get(*number).zip(kept.get(*number)) else { return false };
        let count = told.get(&asked.listing).copied().unwrap_or(0);
        let some = round.candidates.get(asked.candidates.clone()).unwrap_or_default();
        asked.listing > newest || *kept != (count, count) || some.iter().any(|candidate| candidate.offer > newest)
    };
    all.filter(has_changed).collect()
}

/// Places in the question of what is no longer part of the plan.
pub(super) fn dropped(placing: &Placing<'_>, question: &PlanFor) -> Vec<u32> {
    let audited = placing.sessions.values().filter(|session| placing.audit.has(session.id));
    let mut kept: Vec<u32> = audited.flat_map(|session| placing.told.places(session)).collect();
    kept.in_order();
    let all = u32::try_from(question.told.len()).unwrap_or(u32::MAX);
    (0..all).filter(|place| kept.binary_search(place).is_err()).collect()
}
