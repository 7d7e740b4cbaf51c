//! The network whose cheapest circulation bounds a plan. It charges whoever really pays and credits whoever really is credited.
//!
//! A unit is a minute. It leaves the account that is credited, goes through its giver, the offer and the request it meets, to the account
//! that pays. What an account takes in goes on to what its members give, or to the hub as far as its limits allow.
//!
//! | arc | capacity | cost |
//! |---|---|---|
//! | offer → request, for a candidate | the longest session with it; none when that is shorter than the shortest | −score |
//! | giver → offer | what the offer has left | 0 |
//! | credited account, or hub where nobody is credited → giver | what they offer, at most while they are free; in four quarters | 0, spread, 2 spread, 3 spread |
//! | request → its need met | minutes it asks for, of all its givers | 0 |
//! | need met → account that pays; hub where nobody pays, or where no balance may stand in the way | the same | 0 |
//! | account comes → account passes on | without bound | 0 |
//! | account comes → hub, hub → account passes on | balance − lowest, highest − balance | −balancing towards 0, + beyond |
//!
//! Every plan is a flow of it, so none is worth more than its best one. With [`PlanPolicy::Balanced`] the accounts are the members
//! themselves: everybody gives the time they get, whatever is credited.

use super::PlanPolicy;
use super::facts::OfferRoom;
use super::pace::Pacer;
use super::round::{Asked, Pay, Room, Round};
use crate::error::Error;
use crate::matching::flow::{Budget, Circulation, FlowArc, min_cost_circulation, min_cost_circulation_watched};
use crate::matching::slots::{STEP, Week};
use crate::model::exchange::GroupRule;
use crate::order::BTreeMap;
use crate::values::ids::{AccountId, ListingId};

/// Into how many parts an offer is cut, each dearer to ask for than the one before.
pub(super) const QUARTERS: i64 = 4;
const HUB: u32 = 0;

/// The network of a round; the arcs of its candidates stand first, in order.
pub(super) struct Net {
    pub nodes: usize,
    pub arcs: Vec<FlowArc>,
}

impl Net {
    /// The best flow.
    pub(super) fn solve(&self, steps: Option<u64>, pacer: &mut Pacer<'_>) -> Result<Circulation, Error> {
        let budget = Budget { steps };
        if !pacer.watched() {
            return min_cost_circulation(self.nodes, &self.arcs, budget);
        }
        let begun = pacer.steps();
        let best = min_cost_circulation_watched(self.nodes, &self.arcs, budget, &mut |steps| pacer.look(begun.saturating_add(steps)))?;
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

pub(super) fn network(round: &Round<'_>) -> Result<Net, Error> {
    let mut nodes = Nodes::default();
    let mut builder = Builder { round, accounts: BTreeMap::new(), arcs: Vec::with_capacity(round.candidates.len().saturating_mul(2)) };
    for pay in builder.pays() {
        for account in [pay.credit, pay.debit].into_iter().flatten() {
            builder.open(account, &mut nodes)?;
        }
    }
    if round.bank.charter().credit.group == GroupRule::EachReceiverPays && round.policy != PlanPolicy::Balanced {
        builder.open(AccountId::POT.get(), &mut nodes)?;
    }
    builder.sums();
    builder.candidates(&mut nodes)?;
    builder.accounts();
    Ok(Net { nodes: (nodes.count as usize).saturating_add(1), arcs: builder.arcs })
}

struct Builder<'a> {
    round: &'a Round<'a>,
    /// By number: of accounts, or of members where everybody gives what they get.
    accounts: BTreeMap<u32, Place>,
    arcs: Vec<FlowArc>,
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
    fn sums(&mut self) {
        let (round, pays) = (self.round, self.pays());
        let mut seen: BTreeMap<(u32, ListingId), ()> = BTreeMap::new();
        for (ends, candidate) in pays.iter().zip(&round.candidates) {
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

    fn candidates(&mut self, nodes: &mut Nodes) -> Result<(), Error> {
        let (round, pays) = (self.round, self.pays());
        let mut offers: BTreeMap<(ListingId, Option<u32>), u32> = BTreeMap::new();
        let mut givers: BTreeMap<(u32, Option<u32>), u32> = BTreeMap::new();
        let mut rest = Vec::new();
        for asked in &round.asked {
            if asked.candidates.is_empty() {
                continue;
            }
            let request = nodes.next()?;
            for at in asked.candidates.clone() {
                let all = round.candidates.get(at).zip(pays.get(at)).zip(round.task.pairs.get(at));
                let Some(((candidate, ends), pair)) = all else { continue };
                let offer = match offers.get(&(candidate.offer, ends.credit)) {
                    Some(node) => *node,
                    None => {
                        let node = nodes.next()?;
                        let giver = match givers.get(&(pair.giver, ends.credit)) {
                            Some(node) => *node,
                            None => {
                                let giver = nodes.next()?;
                                givers.insert((pair.giver, ends.credit), giver);
                                giver
                            }
                        };
                        let left = round.offers.get(&candidate.offer).map_or(0, OfferRoom::total);
                        rest.push(FlowArc::new(giver, node, left, 0));
                        offers.insert((candidate.offer, ends.credit), node);
                        node
                    }
                };
                let most = pair.capacity.min(self.most(*ends, asked));
                let most = if most < i64::from(asked.shortest) { 0 } else { most };
                self.arcs.push(FlowArc::gain(offer, request, most, pair.weight));
            }
            self.paid(asked, request, self.payer(asked, &pays), nodes, &mut rest)?;
        }
        self.arcs.append(&mut rest);
        let free = self.free();
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

    /// Where the minutes of a request go once its need is met.
    fn paid(
        &self,
        asked: &Asked,
        request: u32,
        (debit, free): (Option<u32>, bool),
        nodes: &mut Nodes,
        rest: &mut Vec<FlowArc>,
    ) -> Result<(), Error> {
        let met = nodes.next()?;
        let need = need(asked);
        rest.push(FlowArc::new(request, met, need, 0));
        let payer = debit.and_then(|number| self.accounts.get(&number)).map_or(HUB, |place| place.comes);
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
        if (asked.never_refused || free) && payer != HUB {
            rest.push(FlowArc::new(met, HUB, need, 0));
        }
        Ok(())
    }

    /// Minutes each giver is free for any of their candidates; without bound where one of them names no hours.
    fn free(&self) -> Vec<i64> {
        let round = self.round;
        let mut free: Vec<Option<Vec<(i32, Week)>>> = vec![Some(Vec::new()); round.members.len()];
        for ((candidate, pair), common) in round.candidates.iter().zip(&round.task.pairs).zip(&round.common) {
            let Some(slot) = free.get_mut(pair.giver as usize) else { continue };
            let first = candidate.first.days();
            match slot {
                _ if !candidate.said => *slot = None,
                Some(weeks) => match weeks.iter_mut().find(|(known, _)| *known == first) {
                    Some((_, week)) => *week = week.or(common),
                    None => weeks.push((first, *common)),
                },
                None => {}
            }
        }
        let minutes = |weeks: &Vec<(i32, Week)>| {
            weeks.iter().fold(0_i64, |sum, (_, week)| sum.saturating_add(i64::from(week.count()).saturating_mul(i64::from(STEP))))
        };
        free.iter().map(|weeks| weeks.as_ref().map_or(i64::MAX, minutes)).collect()
    }

    fn accounts(&mut self) {
        let round = self.round;
        // More than everything that can be given never moves.
        let all = (0..round.members.len()).fold(1_i64, |sum, place| sum.saturating_add(round.offered(place)));
        let any_always = round.asked.iter().any(|asked| asked.never_refused);
        for (number, place) in &self.accounts {
            let (comes, passes, room) = (place.comes, place.passes, &place.room);
            self.arcs.push(FlowArc::new(comes, passes, all, 0));
            let (down, up) = match round.policy {
                PlanPolicy::Unbounded => (all, all),
                PlanPolicy::Balanced => (0, if any_always { all } else { 0 }),
                PlanPolicy::Limited => (down(room).min(all), up(room).min(all)),
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
