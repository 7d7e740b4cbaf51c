//! The commands of a community that never was, one after another.

use super::Community;
use crate::charter::{Charter, CountsAs, Power};
use crate::command::{Admit, Command, Context, Create, GiveRole, Offer, Record, Request, SetState};
use crate::laboratory::dice::{Dice, For};
use crate::model::exchange::Terms;
use crate::model::listing::ListingTerms;
use crate::model::member::MemberState;
use crate::values::ids::{ActivityId, Id, MemberId};
use crate::values::time::{Date, Timestamp};
use chrono::Datelike as _;

/// The most anybody gives, as a multiple of what those who give least do, in hundredths.
const MOST_GIVEN: u64 = 6_000;
/// How busy a week of each month is, in thousandths: quiet in August and around the turn of the year.
const SEASON: [u64; 12] = [850, 950, 1_000, 1_050, 1_100, 1_050, 950, 800, 1_050, 1_100, 1_100, 900];
/// How long help takes, in minutes, each as likely.
const LONG: [u32; 10] = [30, 45, 60, 60, 60, 90, 90, 120, 120, 180];
/// Somebody who has not left.
const STAYS: u16 = u16::MAX;

/// What is next.
#[derive(Clone, Copy, Debug)]
enum Next {
    Found,
    Joins(u32),
    Leaves(u32),
    Receives(u32),
}

/// The commands of a [`Community`], one after another.
#[derive(Clone, Debug)]
pub struct Commands {
    of: Community,
    charter: Charter,
    dice: Dice,
    week: u32,
    next: Next,
    /// Commands ready to go out, the next one last.
    ready: Vec<Command>,
    /// For each member: how much they and all before them give.
    gives: Vec<u64>,
    /// How much each receives.
    takes: Vec<u32>,
    mean_takes: u64,
    /// The week each leaves.
    leaves: Vec<u16>,
    organisation: Option<String>,
    broker: Option<String>,
    staff: Option<String>,
}

/// One over a number drawn evenly, in hundredths, cut off.
fn pareto(drawn: u64) -> u64 {
    100_000_000u64.checked_div(drawn.saturating_add(1)).unwrap_or(0).min(MOST_GIVEN)
}

impl Commands {
    pub(super) fn new(of: Community, charter: Charter) -> Self {
        let kind = charter.kinds.iter().find(|kind| kind.counts_as == CountsAs::Organisation);
        let organisation = kind.map(|kind| kind.name.clone()).filter(|_| of.organisations > 0);
        let with = |power: Power, without: Option<Power>| {
            let fits = |powers: &[Power]| powers.contains(&power) && without.is_none_or(|without| !powers.contains(&without));
            charter.roles.iter().find(|role| fits(&role.powers)).map(|role| role.name.clone())
        };
        let (broker, staff) = (with(Power::Broker, None), with(Power::Staff, Some(Power::Broker)));
        let mut commands = Self {
            dice: Dice::new(of.seed),
            of,
            charter,
            week: 0,
            next: Next::Found,
            ready: Vec::new(),
            gives: Vec::new(),
            takes: Vec::new(),
            mean_takes: 1,
            leaves: Vec::new(),
            organisation,
            broker,
            staff,
        };
        commands.people();
        commands
    }

    fn people(&mut self) {
        let (mut sum, mut takes_sum) = (0u64, 0u64);
        for member in 0..self.of.members {
            let own = pareto(self.dice.below(1_000_000, For::Gives, u64::from(member), 0, 0));
            let other = pareto(self.dice.below(1_000_000, For::Takes, u64::from(member), 0, 0));
            let takes = own.saturating_add(other) / 2;
            sum = sum.saturating_add(if self.is_organisation(member) { own.saturating_mul(4) } else { own });
            takes_sum = takes_sum.saturating_add(takes);
            self.gives.push(sum);
            self.takes.push(u32::try_from(takes).unwrap_or(u32::MAX));
            let leaves = self.leaving(member);
            self.leaves.push(leaves);
        }
        self.mean_takes = takes_sum.checked_div(u64::from(self.of.members)).unwrap_or(1).max(1);
    }

    fn is_organisation(&self, member: u32) -> bool {
        let of_million = self.of.organisations.saturating_mul(1_000);
        // Number 1 is the broker.
        self.organisation.is_some() && member > 0 && self.dice.chance(of_million, For::Offers, u64::from(member), 9, 9)
    }

    /// Those there from the first week on.
    fn founders(&self) -> u32 {
        if self.of.weeks < 2 {
            return self.of.members;
        }
        let later = u64::from(self.of.members).saturating_mul(u64::from(self.of.joined_later)) / 1_000;
        self.of.members.saturating_sub(u32::try_from(later).unwrap_or(0)).max(2)
    }

    /// How many have joined by the end of a week: the others come evenly.
    fn joined_by(&self, week: u32) -> u32 {
        let founders = self.founders();
        let later = u64::from(self.of.members.saturating_sub(founders));
        let weeks = u64::from(self.of.weeks.saturating_sub(1).max(1));
        let by = later.saturating_mul(u64::from(week)).checked_div(weeks).unwrap_or(0).min(later);
        founders.saturating_add(u32::try_from(by).unwrap_or(0))
    }

    fn leaving(&self, member: u32) -> u16 {
        // The first week by whose end they have joined.
        let (mut low, mut high) = (0u32, self.of.weeks);
        while low < high {
            let middle = low.midpoint(high);
            if self.joined_by(middle) > member { high = middle } else { low = middle.saturating_add(1) }
        }
        let rest = self.of.weeks.saturating_sub(low).saturating_sub(1);
        let of_million = self.of.leaves.saturating_mul(1_000).saturating_mul(rest) / 52;
        if member == 0 || rest == 0 || !self.dice.chance(of_million, For::Leaves, u64::from(member), 0, 0) {
            return STAYS;
        }
        let after = self.dice.below(u64::from(rest), For::Leaves, u64::from(member), 1, 0).saturating_add(1);
        u16::try_from(u64::from(low).saturating_add(after)).unwrap_or(STAYS)
    }

    fn monday(&self) -> Date {
        let days = i32::try_from(self.week).unwrap_or(0).saturating_mul(7);
        self.of.from.plus_days(days).unwrap_or(self.of.from)
    }

    fn at(&self, day: i32, hour: i64) -> Timestamp {
        let day = self.monday().plus_days(day).unwrap_or(self.of.from);
        Timestamp::from_millis(day.start().millis().saturating_add(hour.saturating_mul(3_600_000))).unwrap_or(day.start())
    }

    /// Somebody's two usual activities.
    fn usual(&self, member: u32, which: u64) -> Option<ActivityId> {
        let count = self.charter.activities.len() as u64;
        let month = self.monday().to_chrono().month();
        let place = self.dice.below(count, For::Offers, u64::from(member), which, 0);
        let tags = &self.charter.activities.get(usize::try_from(place).ok()?)?.tags;
        let tagged = |tag: &str| tags.iter().any(|t| t == tag);
        let away = (tagged("summer") && matches!(month, 11 | 12 | 1 | 2)) || (tagged("winter") && matches!(month, 5..=8));
        let place = place.saturating_add(u64::from(away)).checked_rem(count)?;
        ActivityId::from_index(u32::try_from(place).ok()?)
    }

    fn id(member: u32) -> MemberId {
        MemberId::from_index(member).unwrap_or(crate::values::ids::FIRST_MEMBER)
    }

    fn here(&self, member: u32) -> bool {
        self.leaves.get(member as usize).is_some_and(|week| u32::from(*week) > self.week)
    }

    fn joins(&mut self, member: u32) {
        let context = Context::host(self.at(0, 9));
        let kind = self.organisation.clone().filter(|_| self.is_organisation(member));
        let person = kind.is_none();
        let mut all = vec![Command::new(context, Admit { kind, joined: Some(self.monday()), ..Admit::default() })];
        let is_staff = self.dice.below(150, For::Offers, u64::from(member), 8, 8) == 0;
        let role = if member == 0 { &self.broker } else { &self.staff };
        if let Some(role) = role.clone().filter(|_| person && (member == 0 || is_staff)) {
            all.push(Command::new(context, GiveRole { member: Self::id(member), role, at: None, from: None, until: None }));
        }
        if self.dice.chance(self.of.listings.saturating_mul(1_000), For::Offers, u64::from(member), 7, 7) {
            let terms = |which| ListingTerms { activity: self.usual(member, which), minutes: Some(60), ..ListingTerms::open() };
            let offer = ListingTerms { repeating: true, ..terms(0) };
            all.push(Command::new(context, Offer { member: Self::id(member), terms: offer, words: None }));
            if self.dice.below(6, For::Offers, u64::from(member), 6, 6) == 0 {
                all.push(Command::new(context, Request { member: Self::id(member), terms: terms(2), words: None }));
            }
        }
        all.reverse();
        self.ready = all;
    }

    /// Somebody among `from..until`, the more readily the more they give; none if the lot falls on whoever is not here.
    fn giver(&self, from: u32, until: u32, draw: u64) -> Option<u32> {
        let before = |member: u32| member.checked_sub(1).and_then(|m| self.gives.get(m as usize)).copied().unwrap_or(0);
        let (low, high) = (before(from), before(until));
        let at = (u128::from(draw).saturating_mul(u128::from(high.saturating_sub(low))) >> 64) as u64;
        let at = low.saturating_add(at);
        let place = u32::try_from(self.gives.partition_point(|sum| *sum <= at)).ok()?;
        (place < until && self.here(place)).then_some(place)
    }

    /// Help that somebody receives this week.
    fn receives(&mut self, member: u32) {
        let month = self.monday().to_chrono().month0() as usize;
        let season = SEASON.get(month).copied().unwrap_or(1_000);
        let takes = u64::from(self.takes.get(member as usize).copied().unwrap_or(0));
        let often = u64::from(self.of.receives).saturating_mul(season).saturating_mul(takes).checked_div(self.mean_takes).unwrap_or(0);
        let often = often.min(5_000_000);
        let (week, name) = (u64::from(self.week), u64::from(member));
        let perhaps = u32::try_from(often % 1_000_000).unwrap_or(0);
        let count = (often / 1_000_000).saturating_add(u64::from(self.dice.chance(perhaps, For::Receives, name, week, 0)));
        let mut all = Vec::new();
        for which in 0..count {
            all.extend(self.help(member, week, which));
        }
        all.reverse();
        self.ready = all;
    }

    fn help(&self, member: u32, week: u64, which: u64) -> Option<Command> {
        let (dice, name) = (self.dice, u64::from(member));
        let joined = self.joined_by(self.week);
        let first = member.checked_div(self.of.neighbours).unwrap_or(0).saturating_mul(self.of.neighbours);
        let last = first.saturating_add(self.of.neighbours).min(joined);
        let mut giver = None;
        for attempt in 0..6u64 {
            let time = which.saturating_mul(16).saturating_add(attempt);
            // The last attempts go to anybody: a neighbour nobody else is left of is not left alone.
            let near = attempt < 4 && dice.chance(self.of.near.saturating_mul(1_000), For::Known, name, week, time);
            let (from, until) = if near { (first, last) } else { (0, joined) };
            giver = self.giver(from, until, dice.draw(For::Giver, name, week, time)).filter(|giver| *giver != member);
            if giver.is_some() {
                break;
            }
        }
        let giver = giver?;
        let day = i32::try_from(dice.below(7, For::What, name, week, which)).unwrap_or(0);
        let usual = dice.below(2, For::What, name, week, which.saturating_add(100));
        let minutes = LONG.get(usize::try_from(dice.below(10, For::Long, name, week, which)).unwrap_or(0)).copied().unwrap_or(60);
        let mut terms = Terms::new(self.monday().plus_days(day)?);
        terms.activity = self.usual(giver, usual);
        terms.brokered = dice.chance(250_000, For::What, name, week, which.saturating_add(200));
        terms = terms.gave(Self::id(giver), minutes).received(Self::id(member), minutes);
        if dice.chance(self.of.sessions.saturating_mul(1_000), For::Many, name, week, which) {
            let more = dice.below(10, For::Many, name, week, which.saturating_add(100)).saturating_add(1);
            // Neighbours from this one on, round the block.
            let block = last.saturating_sub(first).max(1);
            for step in 1..=u32::try_from(more).unwrap_or(1).min(block.saturating_sub(1)) {
                let place = member.saturating_sub(first).saturating_add(step).checked_rem(block).unwrap_or(0).saturating_add(first);
                if place != giver && place != member && self.here(place) {
                    terms = terms.received(Self::id(place), minutes);
                }
            }
        }
        Some(Command::new(Context::host(self.at(6, 20)), Record::new(terms)))
    }
}

impl Commands {
    /// The identity of a community that never was: worked out from its seed, as everything in it.
    const fn bank(&self) -> crate::values::digest::BankId {
        crate::values::digest::BankId(((self.of.seed as u128) << 64).to_be_bytes())
    }
}

impl Iterator for Commands {
    type Item = Command;

    fn next(&mut self) -> Option<Command> {
        loop {
            if let Some(command) = self.ready.pop() {
                return Some(command);
            }
            let joined = self.joined_by(self.week);
            match self.next {
                Next::Found => {
                    self.next = Next::Joins(0);
                    let charter = Box::new(self.charter.clone());
                    return Some(Command::new(Context::host(self.at(0, 8)), Create { bank: self.bank(), charter, decided_on: None }));
                }
                Next::Joins(member) if member < joined => {
                    self.next = Next::Joins(member.saturating_add(1));
                    self.joins(member);
                }
                _ if self.week >= self.of.weeks => return None,
                Next::Joins(_) => self.next = Next::Leaves(0),
                Next::Leaves(member) if member < joined => {
                    self.next = Next::Leaves(member.saturating_add(1));
                    if self.leaves.get(member as usize).is_some_and(|week| u32::from(*week) == self.week) {
                        let left = SetState { member: Self::id(member), state: MemberState::Left, since: None, until: None, note: None };
                        return Some(Command::new(Context::host(self.at(0, 9)), left));
                    }
                }
                Next::Leaves(_) => self.next = Next::Receives(0),
                Next::Receives(member) if member < joined => {
                    self.next = Next::Receives(member.saturating_add(1));
                    if self.here(member) {
                        self.receives(member);
                    }
                }
                Next::Receives(_) => {
                    // Those who join next week go on from where these ended.
                    self.next = Next::Joins(joined);
                    self.week = self.week.saturating_add(1);
                }
            }
        }
    }
}
