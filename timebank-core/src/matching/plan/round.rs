//! From a bank to plain numbers: requests, their candidates, what everybody offers, who pays, balances and limits.

use super::facts::{Facts, OfferRoom};
use super::pace::{Pacer, worked};
use super::packing::{Lengths, common};
use super::{PlanFor, PlanPolicy, RoundOrder};
use crate::bank::TimeBank;
use crate::charter::{CreditMode, MAX_SCORE, Otherwise, RuleKind};
use crate::error::Error;
use crate::matching::allocate::{AllocationPolicy, MOST_MINUTES, Pair, Taker, Task, Wish};
use crate::matching::circles::Order;
use crate::matching::profile::{Booked, Party};
use crate::matching::slots::{Clock, STEP, Week};
use crate::matching::{Candidate, SESSION, Search};
use crate::model::exchange::{GroupRule, Side, Terms};
use crate::model::listing::{Listing, ListingKind};
use crate::order::{BTreeMap, InOrder as _};
use crate::rules::{Fit, Occasion};
use crate::values::ids::{AccountId, ListingId, MemberId};
use crate::values::time::Date;

/// A request in the round.
pub(super) struct Asked {
    pub listing: ListingId,
    pub member: MemberId,
    /// Minutes it still asks for, of each of the givers it needs at one time.
    pub minutes: u32,
    /// How many it needs at one time.
    pub givers: u32,
    pub never_refused: bool,
    /// Whether anybody has said what it is about.
    pub classified: bool,
    /// The shortest session worth going for: never longer than what is asked for.
    pub shortest: u32,
    /// Its candidates, by place: first and one after the last.
    pub candidates: std::ops::Range<usize>,
}

/// Whose account a session's credit comes to, and from whose it goes; none where nobody's balance changes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Pay {
    pub credit: Option<AccountId>,
    pub debit: Option<AccountId>,
}

/// A balance and how far it may go, with everything that is held or proposed taken as gone, and as come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Room {
    pub balance: i64,
    pub lowest: Option<i64>,
    pub highest: Option<i64>,
}

/// Everything a round is worked out from.
pub(super) struct Round<'a> {
    pub bank: &'a TimeBank,
    pub from: Date,
    pub clock: Clock,
    /// The day and minute it is, on the local clock.
    pub now: (Date, u16),
    pub policy: PlanPolicy,
    pub asked: Vec<Asked>,
    /// The candidates of all requests; the pairs of the task, who pays and common times stand in the same order.
    pub candidates: Vec<Candidate>,
    pub pays: Vec<Pay>,
    /// When both are free.
    pub common: Vec<Week>,
    pub members: Vec<MemberId>,
    pub task: Task,
    pub offers: BTreeMap<ListingId, OfferRoom>,
    pub rooms: BTreeMap<AccountId, Room>,
    pub facts: Facts,
    /// Numbers that were merged, each after the one it means now.
    pub merged: Vec<(MemberId, MemberId)>,
    pub longest: u32,
    pub spread: i64,
    pub balancing: i64,
    pub travel: i64,
    /// Every session is a multiple of so many minutes.
    pub grain: i64,
    /// Minutes of requests that were not looked at before the work was stopped, of all the givers they need.
    pub unseen: i64,
    /// Whether the work was stopped before it was known what all offers have left.
    cut: bool,
}

impl<'a> Round<'a> {
    pub(super) fn new(bank: &'a TimeBank, question: &PlanFor, clock: Clock, pacer: &mut Pacer<'_>) -> Result<Self, Error> {
        let now = clock.shows(bank.last_at());
        let from = question.from.unwrap_or_else(|| bank.today_here());
        let shortest = question.shortest.unwrap_or(30).max(1);
        let longest = question.longest.unwrap_or(crate::values::limits::PART_MINUTES);
        if longest < shortest {
            return Err(Error::Value(crate::values::error::ValueError::NumberOutOfRange {
                what: "longest session",
                given: longest.to_string().into(),
            }));
        }
        let credit = bank.charter().credit.mode == CreditMode::Credit;
        let policy = question.policy.unwrap_or(if credit { PlanPolicy::Limited } else { PlanPolicy::Unbounded });
        let most = question.each.unwrap_or(30) as usize;
        let search = Search { most, clock: clock.clone(), not_before: Some(now), ..Search::new(from) };
        let mut round = Self {
            bank,
            from,
            clock,
            now,
            policy,
            asked: Vec::new(),
            candidates: Vec::new(),
            pays: Vec::new(),
            common: Vec::new(),
            members: Vec::new(),
            task: Task::default().unit(i64::from(STEP)).policy(AllocationPolicy::Balanced),
            offers: BTreeMap::new(),
            rooms: BTreeMap::new(),
            facts: Facts::new(bank, |terms| weekly(bank, terms, Otherwise::Refused)),
            merged: crate::rules::history::merged(bank),
            longest,
            spread: i64::from(question.spread),
            // Where everybody gives what they get no balance moves.
            balancing: if policy == PlanPolicy::Balanced { 0 } else { i64::from(question.balancing) },
            travel: i64::from(question.travel.min(1440)),
            grain: 0,
            unseen: 0,
            cut: false,
        };
        round.ask(&search, shortest, pacer)?;
        round.number(pacer)?;
        round.pot()?;
        round.grain = round.grain(question);
        round.task.check()?;
        for (what, given) in [("spread", round.spread), ("balancing", round.balancing)] {
            if given > crate::matching::allocate::MOST_WEIGHT {
                return Err(Error::Value(crate::values::error::ValueError::NumberOutOfRange { what, given: given.to_string().into() }));
            }
        }
        Ok(round)
    }

    /// Whether the work was stopped before the round was complete: then a network of it bounds nothing.
    pub(super) const fn is_partial(&self) -> bool {
        self.unseen > 0 || self.cut
    }

    /// Open requests that hold in these days and are not met yet, and the best givers for each.
    fn ask(&mut self, search: &Search, shortest: u32, pacer: &mut Pacer<'_>) -> Result<(), Error> {
        let bank = self.bank;
        let booked = Booked::new(bank);
        let mut free: BTreeMap<(ListingId, Date), Week> = BTreeMap::new();
        let requests = bank.state.listings.iter().filter(|(_, listing)| listing.kind == ListingKind::Request && listing.closed.is_none());
        for (id, listing) in requests {
            let holds = listing.from().days_since(search.from) < 7 && listing.terms.until.is_none_or(|until| search.from <= until);
            if !holds {
                continue;
            }
            let givers = listing.terms.group_min.unwrap_or(1).clamp(1, 1000);
            if pacer.over() {
                // What of it is met already is not worked out any more.
                self.unseen = self.unseen.saturating_add(i64::from(wanted(listing)).saturating_mul(i64::from(givers)));
                continue;
            }
            let owner = bank.resolve(listing.member);
            worked();
            pacer.count(self.facts.learn(bank, owner));
            let Some((asked, shortest)) = self.still_asks(listing, search.from, shortest) else { continue };
            let begin = self.candidates.len();
            let found = bank.candidates(id, search)?;
            pacer.count(found.len().saturating_add(64));
            let never_refused = found.first().is_some_and(|candidate| bank.excused(&candidate.terms(candidate.on, None), None));
            for candidate in &found {
                let mut of = |listing: ListingId| {
                    *free
                        .entry((listing, candidate.first))
                        .or_insert_with(|| Party::of(bank, listing).map_or(Week::NEVER, |party| party.free(candidate.first, &booked)))
                };
                let mut common = of(candidate.request).and(&of(candidate.offer));
                search.settle(&mut common, candidate.first);
                self.common.push(common);
            }
            self.candidates.extend(found);
            self.credit(begin)?;
            self.asked.push(Asked {
                listing: id,
                member: owner,
                minutes: asked,
                givers,
                never_refused,
                classified: listing.terms.activity.is_some(),
                shortest,
                candidates: begin..self.candidates.len(),
            });
        }
        Ok(())
    }

    /// Minutes a request still asks for, and the shortest session worth going for; nothing when it is met.
    fn still_asks(&self, listing: &Listing, from: Date, shortest: u32) -> Option<(u32, u32)> {
        let wanted = wanted(listing);
        let met = self.facts.met(self.bank, listing, from.max(listing.from()));
        let left = wanted.saturating_sub(met);
        let shortest = listing.terms.shortest.unwrap_or(shortest).min(wanted);
        // What is left over of a request that was met is not worth going for.
        let asks = left > 0 && (met == 0 || left >= shortest);
        asks.then_some((left, if listing.terms.divisible { shortest.min(left) } else { left }))
    }

    /// Everybody in it by place, what offers have left, and the task in which everybody gives what they get.
    fn number(&mut self, pacer: &mut Pacer<'_>) -> Result<(), Error> {
        let bank = self.bank;
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
            let Some(offer) = bank.state.listings.get(candidate.offer).filter(|_| !self.offers.contains_key(&candidate.offer)) else {
                continue;
            };
            if pacer.over() {
                self.cut = true;
                break;
            }
            worked();
            pacer.count(self.facts.learn(bank, candidate.giver).saturating_add(8));
            let room = self.facts.room(bank, offer, self.from);
            if let Some(sum) = offered.get_mut(place(candidate.giver) as usize) {
                *sum = sum.saturating_add(room.total()).min(MOST_MINUTES);
            }
            self.offers.insert(candidate.offer, room);
        }
        self.task.members.extend(offered.into_iter().map(|offers| Taker::default().offers(offers)));
        for (number, asked) in (0_u32..).zip(&self.asked) {
            let begin = self.task.pairs.len();
            let need = i64::from(asked.minutes).saturating_mul(i64::from(asked.givers));
            self.task.requests.push(Wish::new(place(asked.member), need, asked.never_refused));
            for candidate in self.candidates.get(asked.candidates.clone()).unwrap_or_default() {
                let room = self.offers.get(&candidate.offer).map_or(0, OfferRoom::most);
                let most = i64::from(candidate.minutes.min(asked.minutes).min(self.longest)).min(room);
                // A session shorter than the shortest is none, and of several at one time each stays for all of it.
                let least = if asked.givers > 1 { asked.minutes.min(self.longest) } else { asked.shortest };
                let capacity = if most < i64::from(least) { 0 } else { most };
                self.task.pairs.push(Pair::new(place(candidate.giver), number, capacity, i64::from(candidate.score())));
            }
            let pairs = self.task.pairs.get_mut(begin..).unwrap_or_default();
            let mut able: Vec<u32> = pairs.iter().filter(|pair| pair.capacity > 0).map(|pair| pair.giver).collect();
            able.in_order();
            able.dedup();
            // Fewer than are needed at one time are as good as nobody.
            if able.len() < asked.givers as usize {
                pairs.iter_mut().for_each(|pair| pair.capacity = 0);
            }
        }
        Ok(())
    }

    /// Who pays and who is credited for each candidate from a place on, and how far their balances may go.
    fn credit(&mut self, begin: usize) -> Result<(), Error> {
        let bank = self.bank;
        for candidate in self.candidates.get(begin..).unwrap_or_default() {
            let paid = |on: Date| -> Result<Pay, Error> {
                let legs = bank.legs(&candidate.terms(on, None))?;
                let of = |positive: bool| legs.iter().find(|leg| leg.minutes.is_positive() == positive).map(|leg| leg.account);
                Ok(Pay { credit: of(true), debit: of(false) })
            };
            let pay = paid(candidate.first)?;
            // Somebody who comes of age within the week is credited now here, now there: then neither limit bounds.
            let last = candidate.first.plus_days(7).map_or(Ok(pay), paid)?;
            self.pays.push(Pay { credit: pay.credit.filter(|_| pay.credit == last.credit), debit: pay.debit });
            for account in [pay.credit, pay.debit, last.credit].into_iter().flatten() {
                if !self.rooms.contains_key(&account) {
                    self.rooms.insert(account, room_of(bank, &self.facts, account)?);
                }
            }
        }
        Ok(())
    }

    /// The pot pays where each receiver pays what they receive.
    fn pot(&mut self) -> Result<(), Error> {
        let bank = self.bank;
        if let GroupRule::EachReceiverPays = bank.charter().credit.group
            && !self.rooms.contains_key(&AccountId::POT)
        {
            self.rooms.insert(AccountId::POT, room_of(bank, &self.facts, AccountId::POT)?);
        }
        Ok(())
    }

    /// Returns what no plan can be worth more than: every request met by its best candidate, or by the best there could be where it was not
    /// looked at, and every balance brought nearer to 0.
    pub(super) fn at_most(&self) -> i64 {
        let towards = self.balancing.saturating_mul(2);
        let of = |asked: &Asked| {
            let some = self.candidates.get(asked.candidates.clone()).unwrap_or_default();
            let score = some.iter().map(|candidate| i64::from(candidate.score())).max().unwrap_or(0);
            score.saturating_add(towards).saturating_mul(i64::from(asked.minutes)).saturating_mul(i64::from(asked.givers))
        };
        let unseen = self.unseen.saturating_mul(i64::from(MAX_SCORE).saturating_add(towards));
        self.asked.iter().map(of).fold(unseen, i64::saturating_add)
    }

    /// Returns all minutes that are asked for, looked at or not.
    pub(super) fn most_minutes(&self) -> i64 {
        self.task.requests.iter().fold(self.unseen, |sum, wish| sum.saturating_add(wish.need))
    }

    /// How short and how long a session with a candidate can be; nothing when there is none.
    pub(super) fn lengths(&self, at: usize) -> Option<Lengths> {
        let pair = self.task.pairs.get(at).filter(|pair| pair.capacity > 0)?;
        let asked = self.asked.get(pair.request as usize)?;
        let least = if asked.givers > 1 { asked.minutes.min(self.longest) } else { asked.shortest };
        Some(Lengths { least: i64::from(least), most: pair.capacity })
    }

    /// The minutes that every session is a multiple of: what is asked for whole; in parts also whole quarters of an hour, what a giver gives at
    /// most, and what people were told.
    fn grain(&self, question: &PlanFor) -> i64 {
        let told = question.told.iter().fold(0, |grain, told| common(grain, i64::from(told.minutes)));
        let mut grain = 0;
        for (candidate, pair) in self.candidates.iter().zip(&self.task.pairs).filter(|(_, pair)| pair.capacity > 0) {
            let Some(asked) = self.asked.get(pair.request as usize) else { continue };
            grain = common(grain, i64::from(asked.minutes));
            if asked.shortest < asked.minutes || asked.givers > 1 {
                for part in [STEP, candidate.minutes, self.longest].map(i64::from) {
                    grain = common(grain, part);
                }
                grain = common(grain, told);
            }
        }
        grain
    }

    /// How far an account may go.
    pub(super) fn room(&self, account: AccountId) -> Room {
        let known = self.rooms.get(&account).copied();
        // Only somebody's first credit under another account within the week is not known yet.
        known.or_else(|| room_of(self.bank, &self.facts, account).ok()).unwrap_or_default()
    }

    /// Minutes a member offers in all.
    pub(super) fn offered(&self, giver: usize) -> i64 {
        self.task.members.get(giver).map_or(0, |member| member.offers)
    }

    pub(super) fn order(&self, question: &PlanFor, order: RoundOrder) -> Order {
        let numbers = || self.members.iter().map(|member| i64::from(member.get())).collect();
        match order {
            RoundOrder::Newest => Order::Newest(numbers()),
            RoundOrder::LongestUnserved => {
                Order::LongestUnserved(self.members.iter().map(|member| last_received(self.bank, *member)).collect())
            }
            RoundOrder::Lottery => Order::Lottery(question.seed.clone()),
        }
    }
}

/// Minutes a request asks for, met or not.
fn wanted(listing: &Listing) -> u32 {
    listing.terms.minutes.unwrap_or(SESSION).min(crate::values::limits::PART_MINUTES)
}

/// How far an account may go: what is held or proposed counts as gone, and as come.
fn room_of(bank: &TimeBank, facts: &Facts, account: AccountId) -> Result<Room, Error> {
    let row = bank.state.ledger.account(account)?;
    let limits = bank.state.ledger.effective(account, bank.limits_of_kind(account))?;
    let kept = |minutes: i64| minutes.clamp(-MOST_MINUTES, MOST_MINUTES);
    let (out, come) = facts.proposed(account);
    let (out, come) = (row.held_out.get().saturating_add(out), row.held_in.get().saturating_add(come));
    Ok(Room {
        balance: kept(row.balance.get()),
        lowest: limits.lowest.filter(|_| limits.enforced).map(|lowest| kept(lowest.get().saturating_add(out))),
        highest: limits.highest.filter(|_| limits.enforced).map(|highest| kept(highest.get().saturating_sub(come))),
    })
}

/// The most minutes in seven days beyond which the rules answer so of these terms; none when no rule does.
pub(super) fn weekly(bank: &TimeBank, terms: &Terms, answer: Otherwise) -> Option<u64> {
    let of = |kind: &RuleKind| match kind {
        RuleKind::MinutesPerWeek { minutes } => Some(u64::from(*minutes)),
        _ => None,
    };
    let mut rules = bank.charter().rules.iter().filter(|rule| rule.otherwise == answer && of(&rule.rule).is_some()).peekable();
    rules.peek()?;
    let occasion = Occasion::knowing(bank, terms, None, Vec::new());
    rules.filter(|rule| occasion.fit(&rule.scope) == Fit::Yes).filter_map(|rule| of(&rule.rule)).min()
}

/// The last day somebody received, in days, for an order by who was served longest ago; the earliest there is for who never did.
fn last_received(bank: &TimeBank, member: MemberId) -> i64 {
    let received = bank.parts_of_number(member).filter(|part| part.side != Side::Gave);
    let days = received.filter_map(|part| {
        let row = bank.state.exchanges.get(part.exchange).filter(|row| TimeBank::counts(row))?;
        Some(i64::from(row.on.days_since(crate::values::time::Timestamp::EARLIEST.date())))
    });
    days.max().unwrap_or(i64::MIN)
}
