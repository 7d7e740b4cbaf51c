//! What happened between two days: who took part, and which ties there were.

use super::arcs::{Arcs, Giving, flag};
use crate::model::exchange::Side;
use crate::model::member::MemberState;
use crate::outcomes::network::Network;
use crate::values::ids::{Id, MemberId};
use crate::values::time::Date;

/// A tie: two members with an exchange between them in the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Tie {
    /// The two, by place: the lower number first.
    pub pair: (u32, u32),
    /// Minutes the first gave the second, when it did.
    pub forth: Option<u64>,
    /// Minutes the second gave the first, when it did.
    pub back: Option<u64>,
    /// Exchanges between them.
    pub occasions: u32,
    /// Of these, brought about by a broker.
    pub brokered: u32,
    /// Of those after the first, not brought about by a broker.
    pub later_unbrokered: u32,
    /// First and last day.
    pub days: (i32, i32),
    /// Whether they had no exchange before the window.
    pub new: bool,
    /// Whether the first took part as a neighbour at least once, not only as staff.
    pub first_as_peer: bool,
    /// Whether the second did.
    pub second_as_peer: bool,
    /// Whether an exchange without a broker came after one that a broker brought about.
    carried_on: bool,
}

impl Tie {
    #[inline]
    fn add(&mut self, giving: &Giving, another: bool) {
        let forth = giving.flags & flag::FORTH != 0;
        let minutes = if forth { &mut self.forth } else { &mut self.back };
        *minutes = Some(minutes.unwrap_or(0).saturating_add(u64::from(giving.minutes)));
        let peer = |staff: u8| giving.flags & staff == 0;
        let (from, to) = (peer(flag::FROM_STAFF), peer(flag::TO_STAFF));
        self.first_as_peer |= if forth { from } else { to };
        self.second_as_peer |= if forth { to } else { from };
        self.new |= giving.flags & flag::FIRST != 0;
        self.days = (self.days.0.min(giving.day), self.days.1.max(giving.day));
        if another {
            let brokered = giving.flags & flag::BROKERED != 0;
            self.carried_on |= !brokered && self.brokered > 0;
            self.brokered = self.brokered.saturating_add(u32::from(brokered));
            self.later_unbrokered = self.later_unbrokered.saturating_add(u32::from(!brokered && self.occasions > 0));
            self.occasions = self.occasions.saturating_add(1);
        }
    }
    /// Three or more occasions over two calendar months or more.
    pub fn is_repeated(&self) -> bool {
        // Two months are never fewer days than these; to most ties the calendar need not be asked.
        if self.occasions < 3 || self.days.1.saturating_sub(self.days.0) < 59 {
            return false;
        }
        let day = |days| Date::from_days(days).map(Date::to_chrono);
        let after = day(self.days.0).and_then(|first| first.checked_add_months(chrono::Months::new(2)));
        after.zip(day(self.days.1)).is_some_and(|(after, last)| after <= last)
    }
    /// Brought about by a broker once, and carried on without: an exchange without a broker came after it.
    pub const fn is_carried_on(&self) -> bool {
        self.carried_on
    }
}

/// What one member took part in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct PartTaken {
    /// Minutes given, and done together.
    pub given: u64,
    /// Minutes received, and done together.
    pub received: u64,
    /// Of those received by arcs: from neighbours, not from staff nor organisations.
    pub from_peers: u64,
    /// All that were received by arcs.
    pub from_all: u64,
    /// Occasions.
    pub occasions: u32,
    /// Of these, as a neighbour.
    pub as_peer: u32,
    /// Ties.
    pub ties: u32,
    /// Of these, with neighbours.
    pub peer_ties: u32,
    /// Whether they are of the population, having taken part or not.
    pub counted: bool,
}

/// What happened between two days, both included.
#[derive(Debug)]
pub struct Window<'a, 'b> {
    /// The table it looks on.
    pub arcs: &'a Arcs<'b>,
    /// First day.
    pub from: Date,
    /// Last day.
    pub until: Date,
    /// Of every number a member may have, what they took part in.
    pub parts: Vec<PartTaken>,
    /// Its givings by pair, when they are few of all; otherwise it goes through all of them.
    few: Option<Vec<Giving>>,
    /// Exchanges in it.
    pub exchanges: u32,
    /// Of these, brought about by a broker.
    pub brokered: u32,
    /// Of these, too large to say who gave to whom.
    pub gatherings: u32,
    /// Visitors without a name.
    pub visitors: u64,
    /// Minutes of facilitation.
    pub facilitation: u64,
    /// Minutes given by activity; what nobody classified stands last, under none.
    pub activities: Vec<(Option<u32>, u64)>,
}

/// The ties of a window, by pair: put together from its givings while they are gone through, and kept nowhere.
#[derive(Clone, Debug)]
pub struct Ties<'w> {
    givings: &'w [Giving],
    from: i32,
    until: i32,
}

impl Iterator for Ties<'_> {
    type Item = Tie;

    #[inline]
    fn next(&mut self) -> Option<Tie> {
        loop {
            let pair = self.givings.first()?.pair();
            let mut tie = Tie {
                pair,
                forth: None,
                back: None,
                occasions: 0,
                brokered: 0,
                later_unbrokered: 0,
                days: (i32::MAX, i32::MIN),
                new: false,
                first_as_peer: false,
                second_as_peer: false,
                carried_on: false,
            };
            let mut last = None;
            while let Some((giving, rest)) = self.givings.split_first()
                && giving.pair() == pair
            {
                self.givings = rest;
                if giving.day >= self.from && giving.day <= self.until {
                    tie.add(giving, last != Some(giving.exchange));
                    last = Some(giving.exchange);
                }
            }
            if last.is_some() {
                return Some(tie);
            }
        }
    }
}

impl<'a, 'b> Window<'a, 'b> {
    /// Looks at the days from one to another, both included. Its population is everybody who had joined by its last day and had
    /// not left before its first, and whoever took part in it; applicants are not among them.
    pub fn of(arcs: &'a Arcs<'b>, from: Date, until: Date) -> Self {
        let parts = vec![PartTaken::default(); arcs.now.len()];
        let mut window = Self {
            arcs,
            from,
            until,
            parts,
            few: None,
            exchanges: 0,
            brokered: 0,
            gatherings: 0,
            visitors: 0,
            facilitation: 0,
            activities: Vec::new(),
        };
        window.count();
        window.tie();
        window.populate();
        window
    }

    pub(crate) fn occasions(&self) -> &'a [(i32, u32)] {
        let all = &self.arcs.occasions;
        let begin = all.partition_point(|(day, _)| *day < self.from.days());
        let end = all.partition_point(|(day, _)| *day <= self.until.days());
        all.get(begin..end).unwrap_or_default()
    }

    /// What stands beside exchanges of these days: the day, the exchange, visitors without a name, minutes of facilitation.
    pub(crate) fn beside(&self) -> &'a [(i32, u32, u32, u32)] {
        let all = &self.arcs.beside;
        let begin = all.partition_point(|(day, ..)| *day < self.from.days());
        let end = all.partition_point(|(day, ..)| *day <= self.until.days());
        all.get(begin..end).unwrap_or_default()
    }

    /// Whether so much of what there is lies in the window that everything is gone through from front to back, rather than
    /// looked up day by day.
    fn is_most(&self) -> bool {
        self.occasions().len().saturating_mul(8) >= self.arcs.occasions.len()
    }

    /// Givings by pair, some of them perhaps of other days.
    pub(crate) fn givings(&self) -> &[Giving] {
        self.few.as_deref().unwrap_or(&self.arcs.givings)
    }

    /// Ties, by pair: put together anew each time.
    pub fn ties(&self) -> Ties<'_> {
        Ties { givings: self.givings(), from: self.from.days(), until: self.until.days() }
    }

    fn count(&mut self) {
        let activities = self.arcs.bank.state.activities.len() as usize;
        let mut by_activity = vec![0u64; activities.saturating_add(1)];
        let (few, all) = if self.is_most() { (&[][..], Some(self.arcs.rows())) } else { (self.occasions(), None) };
        let (arcs, days) = (self.arcs, self.from.days()..=self.until.days());
        let all = all.into_iter().flatten().filter(|(exchange, row)| days.contains(&arcs.day_of(*exchange, row))).map(|(_, row)| row);
        for row in few.iter().filter_map(|(_, exchange)| self.arcs.row(*exchange)).chain(all) {
            self.exchanges = self.exchanges.saturating_add(1);
            self.brokered = self.brokered.saturating_add(u32::from(row.brokered));
            let (mut givers, mut receivers) = (0usize, 0usize);
            for (member, side, minutes, staff) in self.arcs.parts(row) {
                let Some(part) = self.parts.get_mut(member as usize) else { continue };
                if side != Side::Received {
                    part.given = part.given.saturating_add(u64::from(minutes));
                    givers = givers.saturating_add(1);
                    let activity = row.activity.map_or(activities, |activity| activity.index() as usize);
                    if let Some(sum) = by_activity.get_mut(activity) {
                        *sum = sum.saturating_add(u64::from(minutes));
                    }
                }
                if side != Side::Gave {
                    part.received = part.received.saturating_add(u64::from(minutes));
                    receivers = receivers.saturating_add(1);
                }
                part.occasions = part.occasions.saturating_add(1);
                part.as_peer = part.as_peer.saturating_add(u32::from(!staff));
                part.counted = true;
            }
            self.gatherings = self.gatherings.saturating_add(u32::from(givers.saturating_mul(receivers) > super::GATHERING));
        }
        for (_, _, visitors, facilitation) in self.beside() {
            self.visitors = self.visitors.saturating_add(u64::from(*visitors));
            self.facilitation = self.facilitation.saturating_add(u64::from(*facilitation));
        }
        let used = (0u32..).zip(by_activity).filter(|(_, minutes)| *minutes > 0);
        self.activities = used.map(|(place, minutes)| ((place as usize != activities).then_some(place), minutes)).collect();
    }

    fn tie(&mut self) {
        if !self.is_most() {
            self.few = Some(self.arcs.givings_between(self.from.days(), self.until.days()));
        }
        let mut parts = std::mem::take(&mut self.parts);
        let days = self.from.days()..=self.until.days();
        for giving in self.givings().iter().filter(|giving| days.contains(&giving.day)) {
            if let Some(part) = parts.get_mut(giving.to() as usize) {
                part.from_all = part.from_all.saturating_add(u64::from(giving.minutes));
                if giving.flags & flag::FROM_STAFF == 0 {
                    part.from_peers = part.from_peers.saturating_add(u64::from(giving.minutes));
                }
            }
        }
        for tie in self.ties() {
            for (member, other_as_peer) in [(tie.pair.0, tie.second_as_peer), (tie.pair.1, tie.first_as_peer)] {
                if let Some(part) = parts.get_mut(member as usize) {
                    part.ties = part.ties.saturating_add(1);
                    part.peer_ties = part.peer_ties.saturating_add(u32::from(other_as_peer));
                }
            }
        }
        self.parts = parts;
    }

    fn populate(&mut self) {
        for ((_, member), part) in self.arcs.bank.state.members.iter().zip(&mut self.parts) {
            let gone = matches!(member.state, MemberState::Left | MemberState::Erased) && member.since < self.from;
            let there = member.merged_into.is_none() && member.state != MemberState::Applicant && member.joined <= self.until && !gone;
            part.counted |= there;
        }
    }

    /// Who is counted, by place.
    pub fn population(&self) -> impl Iterator<Item = u32> + '_ {
        (0u32..).zip(&self.parts).filter(|(_, part)| part.counted).map(|(place, _)| place)
    }

    /// The network of those counted, isolates among them, and the place of each of its members; of a group alone when `keep`
    /// says who is in it.
    pub fn network(&self, keep: impl Fn(u32) -> bool) -> (Network, Vec<u32>) {
        let who: Vec<u32> = self.population().filter(|place| keep(*place)).collect();
        let mut places = vec![u32::MAX; self.parts.len()];
        for (index, member) in (0u32..).zip(&who) {
            if let Some(place) = places.get_mut(*member as usize) {
                *place = index;
            }
        }
        let place = |member: u32| places.get(member as usize).copied().unwrap_or(u32::MAX);
        let arcs = self.ties().flat_map(|tie| {
            let (a, b) = (place(tie.pair.0), place(tie.pair.1));
            [tie.forth.map(|minutes| (a, b, minutes)), tie.back.map(|minutes| (b, a, minutes))].into_iter().flatten()
        });
        (Network::of(who.len(), arcs), who)
    }

    /// Members, not staff nor organisations, whose every tie in the window is with somebody who acted as staff, or with an
    /// organisation: isolated once these are taken out. Those without any tie are not among them.
    pub fn worker_only(&self) -> impl Iterator<Item = u32> + '_ {
        (0u32..).zip(&self.parts).filter(|(_, part)| part.as_peer > 0 && part.ties > 0 && part.peer_ties == 0).map(|(place, _)| place)
    }

    /// The member in a place.
    pub fn member(&self, place: u32) -> Option<MemberId> {
        self.arcs.member(place)
    }
}
