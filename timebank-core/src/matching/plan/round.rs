//! From a bank to plain numbers: requests, their candidates, what everybody offers, balances and limits.

use super::{PlanFor, PlanPolicy, RoundOrder};
use crate::charter::CreditMode;
use crate::exchange::Side;
use crate::ids::{AccountId, ListingId, MemberId};
use crate::listing::{ListingKind, Per};
use crate::matching::allocate::{Allocation, MOST_MINUTES, Pair, Policy, Taker, Task, Wish, allocate_watched, figures_of};
use crate::matching::circles::{Circles, Order, circles};
use crate::matching::flow::Budget;
use crate::matching::slots::{Clock, STEP};
use crate::matching::{Candidate, SESSION, Search};
use crate::order::BTreeMap;
use crate::time::Date;
use crate::{Error, TimeBank};

/// A request in the round.
pub(super) struct Asked {
    pub listing: ListingId,
    pub member: MemberId,
    /// Minutes, for each of the givers it needs at one time.
    pub minutes: u32,
    /// How many it needs at one time.
    pub givers: u32,
    pub never_refused: bool,
    /// Its candidates, by place: first and one after the last.
    pub candidates: std::ops::Range<usize>,
}

/// Everything a round is worked out from.
pub(super) struct Round {
    pub from: Date,
    pub clock: Clock,
    pub policy: PlanPolicy,
    pub asked: Vec<Asked>,
    /// The candidates of all requests; the pairs of the task stand in the same order.
    pub candidates: Vec<Candidate>,
    pub members: Vec<MemberId>,
    pub task: Task,
    /// Minutes each offer has left in these days.
    pub offers: BTreeMap<ListingId, i64>,
    pub shortest: u32,
    pub longest: u32,
    /// The day each member last received.
    received: Vec<i64>,
}

/// How much moves along each pair, and how much more could.
pub(super) struct Allocated {
    pub minutes: Vec<i64>,
    pub bound: i64,
    pub stopped: bool,
    pub allocation: Option<Allocation>,
    pub circles: Option<Circles>,
}

impl Round {
    pub(super) fn new(bank: &TimeBank, question: &PlanFor, clock: Clock) -> Result<Self, Error> {
        let from = question.from.unwrap_or_else(|| bank.last_at().date());
        let shortest = question.shortest.unwrap_or(30).max(1);
        let longest = question.longest.unwrap_or(crate::limits::PART_MINUTES);
        if longest < shortest {
            return Err(Error::NumberOutOfRange { what: "longest session", given: longest.to_string().into() });
        }
        let credit = bank.charter().credit.mode == CreditMode::Credit;
        let policy = question.policy.unwrap_or(if credit { PlanPolicy::Limited } else { PlanPolicy::Unbounded });
        let search = Search { most: question.each.unwrap_or(30) as usize, clock: clock.clone(), ..Search::new(from) };
        let mut round = Self {
            from,
            clock,
            policy,
            asked: Vec::new(),
            candidates: Vec::new(),
            members: Vec::new(),
            task: Task {
                unit: i64::from(STEP),
                policy: match policy {
                    PlanPolicy::Balanced => Policy::Balanced,
                    PlanPolicy::Unbounded => Policy::Unbounded,
                    PlanPolicy::Limited => Policy::Limited,
                },
                spread: i64::from(question.spread),
                balancing: i64::from(question.balancing),
                ..Task::default()
            },
            offers: BTreeMap::new(),
            shortest,
            longest,
            received: Vec::new(),
        };
        round.ask(bank, &search)?;
        round.number(bank)?;
        round.received = round.members.iter().map(|member| last_received(bank, *member)).collect();
        Ok(round)
    }

    /// Open requests that hold in these days, and the best givers for each.
    fn ask(&mut self, bank: &TimeBank, search: &Search) -> Result<(), Error> {
        let requests = bank.state.listings.iter().filter(|(_, listing)| listing.kind == ListingKind::Request && listing.closed.is_none());
        for (id, listing) in requests {
            let holds = listing.from().days_since(search.from) < 7 && listing.terms.until.is_none_or(|until| search.from <= until);
            if !holds {
                continue;
            }
            let begin = self.candidates.len();
            let found = bank.candidates(id, search)?;
            let never_refused = found.first().is_some_and(|candidate| bank.never_refused(&candidate.terms(candidate.on, None)));
            self.candidates.extend(found);
            self.asked.push(Asked {
                listing: id,
                member: bank.resolve(listing.member),
                minutes: listing.terms.minutes.unwrap_or(SESSION).min(crate::limits::PART_MINUTES),
                givers: listing.terms.group_min.unwrap_or(1).clamp(1, 1000),
                never_refused,
                candidates: begin..self.candidates.len(),
            });
        }
        Ok(())
    }

    /// Everybody in it by place, and the task.
    fn number(&mut self, bank: &TimeBank) -> Result<(), Error> {
        let mut places: BTreeMap<MemberId, u32> = BTreeMap::new();
        let everybody = self.asked.iter().map(|asked| asked.member).chain(self.candidates.iter().map(|candidate| candidate.giver));
        for member in everybody {
            places.insert(member, 0);
        }
        for (place, slot) in (0_u32..).zip(places.values_mut()) {
            *slot = place;
        }
        self.members.extend(places.keys());
        let place = |member: MemberId| places.get(&member).copied().unwrap_or(0);
        let mut offered = vec![0_i64; self.members.len()];
        for candidate in &self.candidates {
            if self.offers.contains_key(&candidate.offer) {
                continue;
            }
            let minutes = self.of_offer(bank, candidate.offer);
            self.offers.insert(candidate.offer, minutes);
            if let Some(sum) = offered.get_mut(place(candidate.giver) as usize) {
                *sum = sum.saturating_add(minutes).min(MOST_MINUTES);
            }
        }
        let mut sharing: BTreeMap<AccountId, u32> = BTreeMap::new();
        for member in &self.members {
            let count = sharing.entry(bank.account_of(*member)?).or_default();
            *count = count.saturating_add(1);
        }
        for (member, offers) in self.members.iter().zip(offered) {
            let account = bank.account_of(*member)?;
            let row = bank.state.ledger.account(account)?;
            let limits = bank.state.ledger.effective(account, bank.limits_of_kind(account))?;
            // Where several have one account its room is not one member's; it is minded when sessions are placed.
            let holds = limits.enforced && sharing.get(&account) == Some(&1);
            let kept = |minutes: i64| minutes.clamp(-MOST_MINUTES, MOST_MINUTES);
            self.task.members.push(Taker {
                offers,
                balance: kept(row.balance.get()),
                // What is held is promised already.
                lowest: limits.lowest.filter(|_| holds).map(|lowest| kept(lowest.get().saturating_add(row.held_out.get()))),
                highest: limits.highest.filter(|_| holds).map(|highest| kept(highest.get().saturating_sub(row.held_in.get()))),
            });
        }
        for (number, asked) in (0_u32..).zip(&self.asked) {
            let need = i64::from(asked.minutes).saturating_mul(i64::from(asked.givers));
            self.task.requests.push(Wish { owner: place(asked.member), need, always: asked.never_refused });
            for candidate in self.candidates.get(asked.candidates.clone()).unwrap_or_default() {
                let capacity = i64::from(candidate.minutes.min(self.longest)).min(self.offers.get(&candidate.offer).copied().unwrap_or(0));
                self.task.pairs.push(Pair {
                    giver: place(candidate.giver),
                    request: number,
                    capacity,
                    weight: i64::from(candidate.score()),
                });
            }
        }
        Ok(())
    }

    /// Minutes an offer has for seven days: its capacity for a week, a quarter of that for a month, or else one occasion, and with
    /// an offer that comes again and again one a day.
    fn of_offer(&self, bank: &TimeBank, offer: ListingId) -> i64 {
        let Some(listing) = bank.state.listings.get(offer) else { return 0 };
        let session = i64::from(listing.terms.minutes.unwrap_or(SESSION));
        match &listing.terms.capacity {
            Some(capacity) if capacity.per == Per::Week => i64::from(capacity.minutes),
            Some(capacity) => (i64::from(capacity.minutes) / 4).max(session),
            None if listing.terms.repeating => session.saturating_mul(7),
            None => session,
        }
    }

    /// The allocation worth most, or the round of circles.
    pub(super) fn allocate(&self, question: &PlanFor, watch: Option<&mut dyn FnMut(u64) -> bool>) -> Result<Allocated, Error> {
        if let (PlanPolicy::Balanced, Some(order)) = (self.policy, question.order) {
            let round = circles(&self.task, &self.order(question, order))?;
            let bound = round.bound.checked_div(self.task.unit).unwrap_or(round.bound);
            return Ok(Allocated { minutes: round.minutes.clone(), bound, stopped: false, allocation: None, circles: Some(round) });
        }
        let best = allocate_watched(&self.task, Budget { steps: question.steps }, watch)?;
        let stopped = best.value != best.bound;
        Ok(Allocated { minutes: best.minutes.clone(), bound: best.bound, stopped, allocation: Some(best), circles: None })
    }

    fn order(&self, question: &PlanFor, order: RoundOrder) -> Order {
        let numbers = || self.members.iter().map(|member| i64::from(member.get())).collect();
        match order {
            RoundOrder::Newest => Order::Newest(numbers()),
            RoundOrder::LongestUnserved => Order::LongestUnserved(self.received.clone()),
            RoundOrder::Lottery => Order::Lottery(question.seed.clone()),
        }
    }

    /// Minutes and numbers of what was placed.
    pub(super) fn figures(&self, minutes: &[i64]) -> super::RoundFigures {
        let of = figures_of(&self.task, minutes);
        let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        let per_mille = of.volume.saturating_mul(1000).checked_div(of.demand).and_then(|share| u32::try_from(share).ok()).unwrap_or(0);
        super::RoundFigures {
            requests: count(self.asked.len()),
            served: of.served,
            demand: of.demand,
            volume: of.volume,
            per_mille,
            want: of.want,
            scarce: of.scarce,
            pairs: count(self.candidates.len()),
            givers: of.givers,
            most_of_one: of.most_of_one,
            order: Vec::new(),
            seed: None,
        }
    }
}

/// The last day somebody received, in days, for an order by who was served longest ago; the earliest there is for who never did.
fn last_received(bank: &TimeBank, member: MemberId) -> i64 {
    let received = bank.parts_of_number(member).filter(|part| part.side != Side::Gave);
    let days = received.filter_map(|part| {
        let row = bank.state.exchanges.get(part.exchange).filter(|row| TimeBank::counts(row))?;
        Some(i64::from(row.on.days_since(crate::Instant::EARLIEST.date())))
    });
    days.max().unwrap_or(i64::MIN)
}
