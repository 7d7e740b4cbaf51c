//! The table of arcs of a bank, pair by pair.

use super::order;
use crate::bank::TimeBank;
use crate::charter::Power;
use crate::ledger::split;
use crate::model::exchange::Side;
use crate::model::member::Capacity;
use crate::state::ExchangeRow;
use crate::values::ids::{Id, MemberId};
use crate::values::time::Date;
use std::sync::OnceLock;

/// Exchanges in which more pairs than this gave and received make no arcs: in a crowd nobody is said to have given to everybody.
/// They are counted apart.
pub const GATHERING: usize = 2500;

/// What is true of a giving.
pub(crate) mod flag {
    /// The giver acted as staff, or is an organisation.
    pub(crate) const FROM_STAFF: u8 = 1;
    /// So did, or is, the receiver.
    pub(crate) const TO_STAFF: u8 = 2;
    /// A broker brought it about.
    pub(crate) const BROKERED: u8 = 4;
    /// No exchange of these two came before it.
    pub(crate) const FIRST: u8 = 8;
    /// The one with the lower number gave.
    pub(crate) const FORTH: u8 = 16;
}

/// One giving: who to whom, on one occasion.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Giving {
    pub(crate) lower: u32,
    pub(crate) higher: u32,
    pub(crate) day: i32,
    pub(crate) minutes: u32,
    pub(crate) exchange: u32,
    pub(crate) flags: u8,
}

impl Giving {
    /// Who received.
    pub(crate) const fn to(&self) -> u32 {
        if self.flags & flag::FORTH == 0 { self.lower } else { self.higher }
    }
    pub(crate) const fn pair(&self) -> (u32, u32) {
        (self.lower, self.higher)
    }
}

/// Who came, for how many minutes, and whether as staff.
type Came = (u32, u32, bool);

/// Who gave and who received on an occasion.
#[derive(Default)]
struct Crowd {
    givers: Vec<Came>,
    receivers: Vec<Came>,
}

/// Every giving of a bank, pair by pair: made once, and looked at through windows.
///
/// The minutes of an arc are those the receiver received, shared over the givers of that exchange by the minutes each gave, so
/// that nothing is counted twice; of one giver and one receiver they are simply what was received. What was done together was
/// given and received by each of those who did it.
#[derive(Debug)]
pub struct Arcs<'b> {
    pub(crate) bank: &'b TimeBank,
    /// Whether days are those of entry.
    entered: bool,
    /// By pair, and each pair's by day and exchange.
    pub(crate) givings: Vec<Giving>,
    /// The places of givings in the order of days, once somebody asks for a few days of many.
    days: OnceLock<Vec<u32>>,
    /// Exchanges that count, by day.
    pub(crate) occasions: Vec<(i32, u32)>,
    /// Of the few that have any: the day, the exchange, visitors without a name, and minutes of facilitation.
    pub(crate) beside: Vec<(i32, u32, u32, u32)>,
    /// The number each member has now.
    pub(crate) now: Vec<u32>,
    pub(crate) organisation: Vec<bool>,
    /// Whether each number is an organisation's, or of somebody who ever held a role of staff: all others never act as staff
    /// unless it was said.
    perhaps_staff: Vec<bool>,
    /// Spans of days in which a member held a role of staff.
    staff: Vec<Vec<(i32, i32)>>,
}

impl<'b> Arcs<'b> {
    /// Reads a bank; exchanges are of the day they count for.
    pub fn of(bank: &'b TimeBank) -> Self {
        Self::on_days(bank, false, true)
    }

    /// Reads a bank; exchanges are of the day they were entered on.
    pub fn by_entry(bank: &'b TimeBank) -> Self {
        Self::on_days(bank, true, true)
    }

    /// Reads a bank; those act as staff of whom it was said on the occasion, and organisations.
    pub fn as_said(bank: &'b TimeBank) -> Self {
        Self::on_days(bank, false, false)
    }

    fn on_days(bank: &'b TimeBank, entered: bool, by_role: bool) -> Self {
        let members = bank.state.members.len() as usize;
        let mut table = Self {
            bank,
            entered,
            givings: Vec::new(),
            days: OnceLock::new(),
            occasions: Vec::new(),
            beside: Vec::new(),
            now: Vec::with_capacity(members),
            organisation: Vec::with_capacity(members),
            perhaps_staff: Vec::with_capacity(members),
            staff: vec![Vec::new(); members],
        };
        let charter = bank.charter();
        for (id, member) in bank.state.members.iter() {
            let now = bank.resolve(id).index();
            table.now.push(now);
            table.organisation.push(bank.is_organisation(id));
            let roles = member.roles.iter().filter(|role| by_role && charter.powers(role.role).contains(&Power::Staff));
            if let Some(spans) = table.staff.get_mut(now as usize) {
                spans.extend(roles.map(|role| (role.from.days(), role.until.map_or(i32::MAX, Date::days))));
            }
        }
        let spans = table.organisation.iter().zip(&table.staff);
        table.perhaps_staff = spans.map(|(organisation, spans)| *organisation || !spans.is_empty()).collect();
        let counts = bank.state.exchanges.iter().filter(|(_, row)| TimeBank::counts(row));
        table.occasions = counts.map(|(id, row)| (bank.day_in_books(id, row, entered).days(), id.index())).collect();
        order::by_day(&mut table.occasions, |(day, _)| *day);
        // Looked up once, in order: most of what exchanges have beside them says nothing of either.
        let beside = bank.state.more.iter().filter(|(_, more)| more.visitors > 0 || more.facilitation > 0);
        let beside = beside.filter_map(|(id, more)| {
            let row = bank.state.exchanges.get(*id).filter(|row| row.more && TimeBank::counts(row))?;
            Some((bank.day_in_books(*id, row, entered).days(), id.index(), more.visitors, more.facilitation))
        });
        table.beside = beside.collect();
        table.beside.sort_unstable();
        table.givings = table.read();
        table
    }

    pub(crate) fn row(&self, exchange: u32) -> Option<&'b ExchangeRow> {
        self.bank.state.exchanges.get(Id::from_index(exchange)?)
    }

    /// The day an exchange is of.
    pub(crate) fn day_of(&self, exchange: u32, row: &ExchangeRow) -> i32 {
        let id = Id::from_index(exchange);
        id.map_or(row.value, |id| self.bank.day_in_books(id, row, self.entered)).days()
    }

    /// The parts that count of an exchange: those who came, for some time.
    pub(crate) fn parts(&self, row: &ExchangeRow) -> impl Iterator<Item = (u32, Side, u32, bool)> + '_ {
        let (first, on) = (row.first_part, row.on.days());
        (first..).take(usize::from(row.parts)).filter_map(move |index| self.part(index, on))
    }

    /// A part, if it counts: who, on which side, for how many minutes, and whether as staff.
    #[inline]
    fn part(&self, index: u32, on: i32) -> Option<(u32, Side, u32, bool)> {
        let part = self.bank.state.parts.get(Id::from_index(index)?)?;
        let came = part.minutes > 0 && part.attendance.is_none_or(|a| a == crate::model::exchange::Attendance::Attended);
        let member = *self.now.get(part.member.index() as usize).filter(|_| came)?;
        Some((member, part.side, part.minutes, self.is_staff(member, part.capacity, on)))
    }

    /// Whether somebody takes part as staff: as was said on the occasion; if nothing was, whoever held a role of staff that day.
    /// Organisations are not neighbours either.
    fn is_staff(&self, member: u32, capacity: Option<Capacity>, day: i32) -> bool {
        if !self.perhaps_staff.get(member as usize).copied().unwrap_or(false) {
            return capacity == Some(Capacity::Staff);
        }
        if self.organisation.get(member as usize).copied().unwrap_or(false) {
            return true;
        }
        match capacity {
            Some(capacity) => capacity == Capacity::Staff,
            None => self.holds_staff_role(member, day, day),
        }
    }

    /// Whether a member held a role of staff on any day of a span.
    pub(crate) fn holds_staff_role(&self, member: u32, from: i32, until: i32) -> bool {
        self.staff.get(member as usize).is_some_and(|spans| spans.iter().any(|(begun, ended)| *begun <= until && from <= *ended))
    }

    /// Every exchange that counts, in the order they were entered.
    pub(crate) fn rows(&self) -> impl Iterator<Item = (u32, &'b ExchangeRow)> + use<'b> {
        self.bank.state.exchanges.iter().filter(|(_, row)| TimeBank::counts(row)).map(|(id, row)| (id.index(), row))
    }

    /// Goes through the exchanges twice, so that nothing is kept beside what comes of it.
    fn read(&self) -> Vec<Giving> {
        let mut crowd = Crowd::default();
        let mut sorted = order::ByPair::new(self.now.len());
        for (exchange, row) in self.rows() {
            self.givings_of(exchange, row, &mut crowd, |giving| sorted.expect(giving.lower));
        }
        sorted.begin();
        for (exchange, row) in self.rows() {
            self.givings_of(exchange, row, &mut crowd, |giving| sorted.take(giving));
        }
        sorted.finish()
    }

    #[inline]
    fn givings_of(&self, exchange: u32, row: &ExchangeRow, crowd: &mut Crowd, mut push: impl FnMut(Giving)) {
        // Whether somebody acted as staff goes by the day it happened.
        let (day, on) = (self.day_of(exchange, row), row.on.days());
        let brokered = if row.brokered { flag::BROKERED } else { 0 };
        let giving = |(from, _, from_staff): Came, (to, _, to_staff): Came, minutes: u32| {
            let staff = if from_staff { flag::FROM_STAFF } else { 0 } | if to_staff { flag::TO_STAFF } else { 0 };
            let flags = brokered | staff | if from < to { flag::FORTH } else { 0 };
            Giving { lower: from.min(to), higher: from.max(to), day, minutes, exchange, flags }
        };
        // One who gave and one who received: most of them.
        if row.parts == 2 {
            let both = self.part(row.first_part, on).zip(self.part(row.first_part.saturating_add(1), on));
            match both {
                Some(((from, Side::Gave, a, as_a), (to, Side::Received, b, as_b)))
                | Some(((to, Side::Received, b, as_b), (from, Side::Gave, a, as_a))) => {
                    if from != to {
                        push(giving((from, a, as_a), (to, b, as_b), b));
                    }
                    return;
                }
                _ => {}
            }
        }
        let Crowd { givers, receivers } = crowd;
        givers.clear();
        receivers.clear();
        for (member, side, minutes, staff) in self.parts(row) {
            if side != Side::Received {
                givers.push((member, minutes, staff));
            }
            if side != Side::Gave {
                receivers.push((member, minutes, staff));
            }
        }
        if givers.len().saturating_mul(receivers.len()) > GATHERING {
            return;
        }
        for to in receivers.iter().copied() {
            let others = || givers.iter().copied().filter(move |from| from.0 != to.0);
            if others().count() < 2 {
                others().for_each(|from| push(giving(from, to, to.1)));
            } else {
                let weights: Vec<u64> = others().map(|(_, minutes, _)| u64::from(minutes)).collect();
                for (from, share) in others().zip(split(u64::from(to.1), &weights)) {
                    push(giving(from, to, u32::try_from(share).unwrap_or(u32::MAX)));
                }
            }
        }
    }

    /// The givings from one day to another, both included, pair by pair.
    pub(crate) fn givings_between(&self, from: i32, until: i32) -> Vec<Giving> {
        let all = self.days.get_or_init(|| {
            let mut places: Vec<u32> = (0u32..).take(self.givings.len()).collect();
            order::by_day(&mut places, |place| self.day(*place));
            places
        });
        let begin = all.partition_point(|place| self.day(*place) < from);
        let end = all.partition_point(|place| self.day(*place) <= until);
        let mut places = all.get(begin..end).unwrap_or_default().to_vec();
        places.sort_unstable();
        places.into_iter().filter_map(|place| self.givings.get(place as usize).copied()).collect()
    }

    fn day(&self, giving: u32) -> i32 {
        self.givings.get(giving as usize).map_or(i32::MAX, |giving| giving.day)
    }

    /// How many givings there are.
    pub fn len(&self) -> usize {
        self.givings.len()
    }
    /// Whether nobody gave to anybody.
    pub fn is_empty(&self) -> bool {
        self.givings.is_empty()
    }
    /// First and last day of what happened.
    pub fn days(&self) -> Option<(Date, Date)> {
        Some((Date::from_days(self.occasions.first()?.0)?, Date::from_days(self.occasions.last()?.0)?))
    }
    /// The member in a place.
    pub fn member(&self, place: u32) -> Option<MemberId> {
        MemberId::from_index(place)
    }
    /// Bytes the table takes, beside the bank.
    pub fn bytes(&self) -> usize {
        let givings = self.givings.capacity().saturating_mul(size_of::<Giving>());
        let days = self.days.get().map_or(0, |days| days.capacity().saturating_mul(4));
        let rows = givings.saturating_add(days).saturating_add(self.occasions.capacity().saturating_mul(8));
        rows.saturating_add(self.now.len().saturating_mul(30))
    }
}
