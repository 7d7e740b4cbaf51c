//! The network whose cheapest circulation bounds a plan. It charges whoever really pays and credits whoever really is credited.
//!
//! A unit is a minute. It leaves the account that is credited, goes through its giver, the offer and the request it meets, to the account
//! that pays. What an account takes in goes on to what its members give, or to the hub as far as its limits allow.
//!
//! | arc | capacity | cost |
//! |---|---|---|
//! | offer, or a time of it → request, for a candidate | the longest session with it; none when that is shorter than the shortest | −score |
//! | offer → one of the times in which it can be given without a break, for requests that fit in no other | what whole sessions come to in it, with the way between them | 0 |
//! | giver → offer | what whole sessions come to of what the offer has left | 0 |
//! | credited account, or hub where nobody is credited → giver | what they offer, at most while they are free; in four quarters | 0, spread, 2 spread, 3 spread |
//! | request → its need met | minutes it asks for, of all its givers | 0 |
//! | need met → the same, for all requests of one receiver | while they are free for any of them | 0 |
//! | need met → account that pays; hub where nobody pays, or where no balance may stand in the way | the same | 0 |
//! | account comes → account passes on | without bound | 0 |
//! | account comes → hub, hub → account passes on | balance − lowest, highest − balance | −balancing towards 0, + beyond |
//! | hub → hub | see [`apart`](super::apart) | −price |
//!
//! Limits are cut down to a multiple of the minutes that every session is a multiple of. Every plan is a flow of the network, so no plan is
//! worth more than the best flow. With [`PlanPolicy::Balanced`] the accounts are the members themselves: everybody gives the time they get,
//! whatever is credited.

use super::PlanPolicy;
use super::apart::{Limit, limits};
use super::facts::OfferRoom;
use super::pace::{Pacer, worked};
use super::packing::{Lengths, filled, in_a_row};
use super::round::{Asked, Pay, Room, Round};
use super::times::{Weeks, times};
use crate::error::Error;
use crate::matching::flow::{Budget, Circulation, FlowArc, min_cost_circulation, min_cost_circulation_watched};
use crate::matching::slots::{STEP, Week};
use crate::model::exchange::GroupRule;
use crate::order::{BTreeMap, BTreeSet};
use crate::values::ids::{AccountId, ListingId, MemberId};
use crate::values::time::Date;

/// Into how many parts an offer is cut, each dearer to ask for than the one before.
pub(super) const QUARTERS: i64 = 4;
pub(super) const HUB: u32 = 0;

/// The network of a round; the arcs of its candidates stand first, in order.
pub(super) struct Net {
    pub nodes: usize,
    pub arcs: Vec<FlowArc>,
    /// What no arc says, each with an arc of its own behind all others.
    pub limits: Vec<Limit>,
}

impl Net {
    /// The best flow.
    pub(super) fn solve(&self, pacer: &mut Pacer<'_>) -> Result<Circulation, Error> {
        let (budget, begun) = (Budget::from(pacer.half()), pacer.steps());
        let best = if pacer.watched() {
            min_cost_circulation_watched(self.nodes, &self.arcs, budget, &mut |steps| pacer.look(begun.saturating_add(steps)))?
        } else {
            min_cost_circulation(self.nodes, &self.arcs, budget)?
        };
        pacer.count(usize::try_from(best.steps).unwrap_or(usize::MAX));
        Ok(best)
    }
}

/// Numbers nodes as they are asked for.
#[derive(Default)]
struct Nodes {
    count: u32,
}

impl Nodes {
    fn next(&mut self) -> Result<u32, Error> {
        self.count = self.count.checked_add(1).ok_or(Error::Full { what: "nodes" })?;
        Ok(self.count)
    }
}

/// What is known of an account while the network is built.
struct Place {
    comes: u32,
    passes: u32,
    room: Room,
    /// The most that could come to it as credit, and that could be asked of it.
    earns: i64,
    pays: i64,
}

/// Builds the network. Returns `None` if the watcher stopped the work before it was complete.
pub(super) fn network(round: &Round<'_>, pacer: &mut Pacer<'_>) -> Result<Option<Net>, Error> {
    let mut nodes = Nodes::default();
    let times = times(round, pacer);
    let mut builder =
        Builder { round, times, accounts: BTreeMap::new(), arcs: Vec::with_capacity(round.candidates.len().saturating_mul(2)) };
    for pay in builder.pays() {
        for account in [pay.credit, pay.debit].into_iter().flatten() {
            builder.open(account, &mut nodes)?;
        }
    }
    if round.bank.charter().credit.group == GroupRule::EachReceiverPays && round.policy != PlanPolicy::Balanced {
        builder.open(AccountId::POT.get(), &mut nodes)?;
    }
    builder.sums(pacer);
    builder.candidates(&mut nodes, pacer)?;
    pacer.count(builder.accounts.len().saturating_mul(8));
    if pacer.stopped() {
        return Ok(None);
    }
    builder.accounts();
    let limits = limits(round, |at| builder.time(at).copied(), pacer);
    if pacer.stopped() {
        return Ok(None);
    }
    builder.arcs.extend(limits.iter().map(|limit| limit.arc(0)));
    Ok(Some(Net { nodes: (nodes.count as usize).saturating_add(1), arcs: builder.arcs, limits }))
}

struct Builder<'a> {
    round: &'a Round<'a>,
    /// By number: of accounts, or of members where everybody gives what they get.
    accounts: BTreeMap<u32, Place>,
    arcs: Vec<FlowArc>,
    /// When a session with each candidate can be; nothing where no hours are said.
    times: Vec<Option<Week>>,
}

/// Where the minutes of a receiver's requests come together: by whom, which account pays, and whether it may pay less.
type Shared = BTreeMap<(MemberId, u32, bool), u32>;

/// An offer in the network: its node, and one for each of its times.
struct Shelf {
    node: u32,
    runs: Vec<(Week, u32)>,
}

/// Numbers of the account credited, and of the one that pays.
#[derive(Clone, Copy)]
struct Ends {
    credit: Option<u32>,
    debit: Option<u32>,
}

impl Builder<'_> {
    /// Who is credited and pays for each candidate.
    fn pays(&self) -> Vec<Ends> {
        let round = self.round;
        let of = |(pay, candidate): (&Pay, &crate::matching::Candidate)| match round.policy {
            PlanPolicy::Balanced => Ends { credit: Some(candidate.giver.get()), debit: Some(candidate.receiver.get()) },
            _ => Ends { credit: pay.credit.map(AccountId::get), debit: pay.debit.map(AccountId::get) },
        };
        round.pays.iter().zip(&round.candidates).map(of).collect()
    }

    fn open(&mut self, number: u32, nodes: &mut Nodes) -> Result<(), Error> {
        if self.accounts.contains_key(&number) {
            return Ok(());
        }
        let room = match self.round.policy {
            PlanPolicy::Balanced => Room::default(),
            _ => AccountId::new(number).map_or_else(Room::default, |account| self.round.room(account)),
        };
        let place = Place { comes: nodes.next()?, passes: nodes.next()?, room, earns: 0, pays: 0 };
        self.accounts.insert(number, place);
        Ok(())
    }

    /// How much could come to each account and go from it.
    fn sums(&mut self, pacer: &mut Pacer<'_>) {
        let (round, pays) = (self.round, self.pays());
        let mut seen: BTreeMap<(u32, ListingId), ()> = BTreeMap::new();
        for (ends, candidate) in pays.iter().zip(&round.candidates) {
            pacer.count(2);
            if pacer.stopped() {
                return;
            }
            if let Some(place) = ends.credit.filter(|number| seen.insert((*number, candidate.offer), ()).is_none()) {
                let left = round.offers.get(&candidate.offer).map_or(0, OfferRoom::total);
                if let Some(place) = self.accounts.get_mut(&place) {
                    place.earns = place.earns.saturating_add(left);
                }
            }
        }
        for asked in &round.asked {
            let (debit, _) = self.payer(asked, &pays);
            if let Some(place) = debit.and_then(|number| self.accounts.get_mut(&number)) {
                place.pays = place.pays.saturating_add(need(asked));
            }
        }
    }

    /// Who pays for a request, and whether with some candidate nobody does: two who share an account move nothing.
    fn payer(&self, asked: &Asked, pays: &[Ends]) -> (Option<u32>, bool) {
        let of = pays.get(asked.candidates.clone()).unwrap_or_default();
        (of.iter().find_map(|ends| ends.debit), of.iter().any(|ends| ends.debit.is_none()))
    }

    /// The most that can go from one account to the other for a candidate.
    fn most(&self, ends: Ends, asked: &Asked) -> i64 {
        if self.round.policy != PlanPolicy::Limited {
            return i64::MAX;
        }
        let account = |number: Option<u32>| number.and_then(|number| self.accounts.get(&number));
        let down = |place: &Place| down(&place.room).saturating_add(place.earns);
        let up = |place: &Place| up(&place.room).saturating_add(place.pays);
        let credit = account(ends.credit).map_or(i64::MAX, up);
        // Several givers at once may be paid for in part by somebody else.
        let debit = if asked.never_refused || asked.givers > 1 { i64::MAX } else { account(ends.debit).map_or(i64::MAX, down) };
        credit.min(debit)
    }

    fn candidates(&mut self, nodes: &mut Nodes, pacer: &mut Pacer<'_>) -> Result<(), Error> {
        let (round, pays) = (self.round, self.pays());
        let mut rest = Vec::new();
        let mut givers: BTreeMap<(u32, Option<u32>), u32> = BTreeMap::new();
        let shelves = self.shelves(&pays, &mut givers, (nodes, pacer), &mut rest)?;
        let received = self.received(pacer);
        let mut shared = Shared::new();
        for asked in &round.asked {
            pacer.count(asked.candidates.len());
            if pacer.stopped() {
                break;
            }
            if asked.candidates.is_empty() {
                continue;
            }
            let request = nodes.next()?;
            for at in asked.candidates.clone() {
                let all = round.candidates.get(at).zip(pays.get(at)).zip(round.task.pairs.get(at));
                let Some(((candidate, ends), pair)) = all else { continue };
                let Some(shelf) = shelves.get(&(candidate.offer, ends.credit)) else { continue };
                let inside = |run: &&(Week, u32)| self.time(at).is_some_and(|time| time.and(&run.0) == *time);
                let from = shelf.runs.iter().find(inside).map_or(shelf.node, |run| run.1);
                let most = pair.capacity.min(self.most(*ends, asked));
                let most = if most < i64::from(asked.shortest) { 0 } else { most };
                self.arcs.push(FlowArc::gain(from, request, most, pair.weight));
            }
            self.paid(asked, request, self.payer(asked, &pays), (&received, &mut shared), nodes, &mut rest)?;
        }
        self.arcs.append(&mut rest);
        let free = self.free(pacer);
        for ((giver, credit), node) in &givers {
            let from = credit.and_then(|number| self.accounts.get(&number)).map_or(HUB, |place| place.passes);
            let place = *giver as usize;
            let (offered, free) = (round.offered(place), free.get(place).copied().unwrap_or(i64::MAX));
            quarters(offered, |step, part, before| {
                let part = part.min(free.saturating_sub(before)).max(0);
                self.arcs.push(FlowArc::new(from, *node, part, step.saturating_mul(round.spread)));
            });
        }
        Ok(())
    }

    /// When a session with a candidate can be, by the first of its seven days.
    fn first(&self, at: usize) -> Option<(Date, &Week)> {
        Some((self.round.candidates.get(at)?.first, self.times.get(at)?.as_ref()?))
    }

    /// The same, if that is the first of the plan's.
    fn time(&self, at: usize) -> Option<&Week> {
        self.first(at).filter(|(first, _)| *first == self.round.from).map(|(_, time)| time)
    }

    /// Every offer by whom it credits, with what whole sessions come to of it and in each of its times.
    fn shelves(
        &self,
        pays: &[Ends],
        givers: &mut BTreeMap<(u32, Option<u32>), u32>,
        (nodes, pacer): (&mut Nodes, &mut Pacer<'_>),
        rest: &mut Vec<FlowArc>,
    ) -> Result<BTreeMap<(ListingId, Option<u32>), Shelf>, Error> {
        let round = self.round;
        let mut groups: BTreeMap<(ListingId, Option<u32>), Vec<usize>> = BTreeMap::new();
        for (at, (candidate, ends)) in round.candidates.iter().zip(pays).enumerate() {
            groups.entry((candidate.offer, ends.credit)).or_default().push(at);
        }
        let mut shelves = BTreeMap::new();
        for ((offer, credit), group) in groups {
            pacer.count(group.len().saturating_mul(8));
            if pacer.stopped() {
                break;
            }
            worked();
            let Some(giver) = group.first().and_then(|at| round.task.pairs.get(*at)).map(|pair| pair.giver) else { continue };
            let from = match givers.get(&(giver, credit)) {
                Some(node) => *node,
                None => {
                    let node = nodes.next()?;
                    givers.insert((giver, credit), node);
                    node
                }
            };
            let node = nodes.next()?;
            let lengths = |within: &dyn Fn(usize) -> bool| -> Vec<Lengths> {
                group.iter().filter(|at| within(**at)).filter_map(|at| round.lengths(*at)).collect()
            };
            let left = round.offers.get(&offer).map_or(0, OfferRoom::total);
            rest.push(FlowArc::new(from, node, filled(left, &lengths(&|_| true)), 0));
            let mut runs = Vec::new();
            let all = group.iter().filter_map(|at| self.time(*at)).fold(Week::NEVER, |all, time| all.or(time));
            for run in all.runs(round.from) {
                pacer.count(group.len());
                let room = i64::from(run.count()).saturating_mul(i64::from(STEP));
                let within = |at: usize| self.time(at).is_some_and(|time| !time.and(&run).is_empty() && time.and(&run) == *time);
                let inside = nodes.next()?;
                rest.push(FlowArc::new(node, inside, in_a_row(room, round.travel, &lengths(&within)), 0));
                runs.push((run, inside));
            }
            shelves.insert((offer, credit), Shelf { node, runs });
        }
        Ok(shelves)
    }

    /// Where the minutes of a request go once its need is met.
    fn paid(
        &self,
        asked: &Asked,
        request: u32,
        (debit, free): (Option<u32>, bool),
        (received, shared): (&BTreeMap<MemberId, i64>, &mut Shared),
        nodes: &mut Nodes,
        rest: &mut Vec<FlowArc>,
    ) -> Result<(), Error> {
        let need = need(asked);
        let payer = debit.and_then(|number| self.accounts.get(&number)).map_or(HUB, |place| place.comes);
        let hub = (asked.never_refused || free) && payer != HUB;
        let mut met = nodes.next()?;
        // One receiver is in one place at a time, whatever they ask for.
        if let Some(most) = received.get(&asked.member).filter(|_| asked.givers == 1) {
            let known = shared.get(&(asked.member, payer, hub)).copied();
            rest.push(FlowArc::new(request, known.unwrap_or(met), need, 0));
            if known.is_some() {
                return Ok(());
            }
            shared.insert((asked.member, payer, hub), met);
            let all = nodes.next()?;
            rest.push(FlowArc::new(met, all, *most, 0));
            met = all;
            rest.push(FlowArc::new(met, payer, *most, 0));
            if hub {
                rest.push(FlowArc::new(met, HUB, *most, 0));
            }
            return Ok(());
        }
        rest.push(FlowArc::new(request, met, need, 0));
        let each = self.round.bank.charter().credit.group == GroupRule::EachReceiverPays && asked.givers > 1;
        let pot = if each { self.accounts.get(&AccountId::POT.get()).map(|place| place.comes) } else { None };
        match pot.filter(|_| self.round.policy != PlanPolicy::Balanced && payer != HUB) {
            // Whoever receives pays what they receive; the pot pays the other givers.
            Some(pot) => {
                rest.push(FlowArc::new(met, payer, i64::from(asked.minutes), 0));
                rest.push(FlowArc::new(met, pot, need.saturating_sub(i64::from(asked.minutes)), 0));
            }
            None => rest.push(FlowArc::new(met, payer, need, 0)),
        }
        if hub {
            rest.push(FlowArc::new(met, HUB, need, 0));
        }
        Ok(())
    }

    /// Minutes each receiver of several requests is free for any of them, where all say when.
    fn received(&self, pacer: &mut Pacer<'_>) -> BTreeMap<MemberId, i64> {
        let mut requests: BTreeMap<MemberId, (i64, i64, Weeks)> = BTreeMap::new();
        for asked in self.round.asked.iter().filter(|asked| asked.givers == 1) {
            pacer.count(asked.candidates.len());
            if pacer.stopped() {
                break;
            }
            let (count, needs, weeks) = requests.entry(asked.member).or_default();
            *count = count.saturating_add(1);
            *needs = needs.saturating_add(need(asked));
            for at in asked.candidates.clone() {
                weeks.add(self.first(at));
            }
        }
        let several = requests.into_iter().filter(|(_, (count, _, _))| *count > 1);
        several.map(|(member, (_, needs, weeks))| (member, weeks.minutes().min(needs))).collect()
    }

    /// Minutes each giver is free for any of their candidates; without bound where one of them names no hours.
    fn free(&self, pacer: &mut Pacer<'_>) -> Vec<i64> {
        let mut free: Vec<Weeks> = vec![Weeks::default(); self.round.members.len()];
        for (at, pair) in self.round.task.pairs.iter().enumerate() {
            pacer.count(1);
            if pacer.stopped() {
                break;
            }
            if let Some(weeks) = free.get_mut(pair.giver as usize) {
                weeks.add(self.first(at));
            }
        }
        free.iter().map(Weeks::minutes).collect()
    }

    fn accounts(&mut self) {
        let round = self.round;
        // More than everything that can be given never moves.
        let all = (0..round.members.len()).fold(1_i64, |sum, place| sum.saturating_add(round.offered(place)));
        let any_always = round.asked.iter().any(|asked| asked.never_refused);
        // Whoever pays for what is never refused pays as far as they have room, whatever that comes to.
        let pays = self.pays();
        let odd: BTreeSet<u32> =
            round.asked.iter().filter(|asked| asked.never_refused).filter_map(|asked| self.payer(asked, &pays).0).collect();
        let whole = |most: i64, number: u32| {
            let odd = most.checked_rem(round.grain).filter(|_| !odd.contains(&number)).unwrap_or(0);
            most.saturating_sub(odd)
        };
        for (number, place) in &self.accounts {
            let (comes, passes, room) = (place.comes, place.passes, &place.room);
            self.arcs.push(FlowArc::new(comes, passes, all, 0));
            let (down, up) = match round.policy {
                PlanPolicy::Unbounded => (all, all),
                PlanPolicy::Balanced => (0, if any_always { all } else { 0 }),
                PlanPolicy::Limited => (whole(down(room).min(all), *number), whole(up(room).min(all), *number)),
            };
            let balancing = if *number == AccountId::POT.get() { 0 } else { round.balancing };
            for (from, to, most, towards) in [(comes, HUB, down, room.balance), (HUB, passes, up, room.balance.saturating_neg())] {
                let towards = towards.clamp(0, most);
                if balancing == 0 {
                    self.arcs.push(FlowArc::new(from, to, most, 0));
                } else {
                    self.arcs.push(FlowArc::gain(from, to, towards, balancing));
                    self.arcs.push(FlowArc::new(from, to, most.saturating_sub(towards), balancing));
                }
            }
        }
    }
}

fn need(asked: &Asked) -> i64 {
    i64::from(asked.minutes).saturating_mul(i64::from(asked.givers))
}

/// Minutes that may still be taken from an account, and added to it.
fn down(room: &Room) -> i64 {
    room.lowest.map_or(crate::matching::allocate::MOST_MINUTES, |lowest| room.balance.saturating_sub(lowest).max(0))
}

fn up(room: &Room) -> i64 {
    room.highest.map_or(crate::matching::allocate::MOST_MINUTES, |highest| highest.saturating_sub(room.balance).max(0))
}

/// The quarters of what somebody offers: which, how many minutes, and how many come before.
pub(super) fn quarters(offered: i64, mut each: impl FnMut(i64, i64, i64)) {
    let upto = |step: i64| offered.saturating_mul(step).checked_div(QUARTERS).unwrap_or(0);
    for step in 0..QUARTERS {
        let before = upto(step);
        each(step, upto(step.saturating_add(1)).saturating_sub(before), before);
    }
}
