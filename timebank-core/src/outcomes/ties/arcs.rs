//! The table of arcs of a bank, in the order of days.

use crate::TimeBank;
use crate::bank::ExchangeRow;
use crate::charter::Power;
use crate::exchange::Side;
use crate::ids::{Id, MemberId};
use crate::ledger::split;
use crate::member::Capacity;
use crate::time::Date;

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
}

/// One giving: who to whom, on one occasion.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Giving {
    pub(crate) from: u32,
    pub(crate) to: u32,
    pub(crate) day: i32,
    pub(crate) minutes: u32,
    pub(crate) exchange: u32,
    pub(crate) flags: u8,
}

/// Who came, for how many minutes, and whether as staff.
type Came = (u32, u32, bool);

/// Every giving of a bank, in the order of days: made once, and looked at through windows.
///
/// The minutes of an arc are those the receiver received, shared over the givers of that exchange by the minutes each gave, so
/// that nothing is counted twice; of one giver and one receiver they are simply what was received. What was done together was
/// given and received by each of those who did it.
#[derive(Debug)]
pub struct Arcs<'b> {
    pub(crate) bank: &'b TimeBank,
    pub(crate) givings: Vec<Giving>,
    /// Exchanges that count, by day.
    pub(crate) occasions: Vec<(i32, u32)>,
    /// Of the few that have any: the day, visitors without a name, and minutes of facilitation.
    pub(crate) beside: Vec<(i32, u32, u32)>,
    /// The number each member has now.
    pub(crate) now: Vec<u32>,
    pub(crate) organisation: Vec<bool>,
    /// Spans of days in which a member held a role of staff.
    staff: Vec<Vec<(i32, i32)>>,
}

impl<'b> Arcs<'b> {
    /// Reads a bank.
    pub fn of(bank: &'b TimeBank) -> Self {
        let members = bank.state.members.len() as usize;
        let mut table = Self {
            bank,
            givings: Vec::new(),
            occasions: Vec::new(),
            beside: Vec::new(),
            now: Vec::with_capacity(members),
            organisation: Vec::with_capacity(members),
            staff: vec![Vec::new(); members],
        };
        let charter = bank.charter();
        for (id, member) in bank.state.members.iter() {
            let now = bank.resolve(id).index();
            table.now.push(now);
            table.organisation.push(bank.is_organisation(id));
            let roles = member.roles.iter().filter(|role| charter.powers(role.role).contains(&Power::Staff));
            if let Some(spans) = table.staff.get_mut(now as usize) {
                spans.extend(roles.map(|role| (role.from.days(), role.until.map_or(i32::MAX, Date::days))));
            }
        }
        let counts = bank.state.exchanges.iter().filter(|(_, row)| TimeBank::counts(row));
        table.occasions = counts.map(|(id, row)| (row.on.days(), id.index())).collect();
        if !table.occasions.is_sorted() {
            table.occasions.sort_unstable();
        }
        // Looked up once, in order: most of what exchanges have beside them says nothing of either.
        let beside = bank.state.more.iter().filter(|(_, more)| more.visitors > 0 || more.facilitation > 0);
        let beside = beside.filter_map(|(id, more)| {
            let row = bank.state.exchanges.get(*id).filter(|row| row.more && TimeBank::counts(row))?;
            Some((row.on.days(), more.visitors, more.facilitation))
        });
        table.beside = beside.collect();
        table.beside.sort_unstable();
        table.read();
        table.mark_firsts();
        table
    }

    pub(crate) fn row(&self, exchange: u32) -> Option<&'b ExchangeRow> {
        self.bank.state.exchanges.get(Id::from_index(exchange)?)
    }

    /// The parts that count of an exchange: those who came, for some time.
    pub(crate) fn parts(&self, row: &ExchangeRow) -> impl Iterator<Item = (u32, Side, u32, bool)> + '_ {
        let (first, on) = (row.first_part, row.on.days());
        let indices = (first..).take(usize::from(row.parts));
        let rows = indices.filter_map(|index| self.bank.state.parts.get(Id::from_index(index)?));
        let came = rows.filter(|part| part.minutes > 0 && part.attendance.is_none_or(|a| a == crate::exchange::Attendance::Attended));
        came.filter_map(move |part| {
            let member = *self.now.get(part.member.index() as usize)?;
            Some((member, part.side, part.minutes, self.is_staff(member, part.capacity, on)))
        })
    }

    /// Whether somebody takes part as staff: as was said on the occasion; if nothing was, whoever held a role of staff that day.
    /// Organisations are not neighbours either.
    fn is_staff(&self, member: u32, capacity: Option<Capacity>, day: i32) -> bool {
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

    fn read(&mut self) {
        let mut givings = Vec::with_capacity(self.occasions.len());
        let (mut givers, mut receivers): (Vec<Came>, Vec<Came>) = (Vec::new(), Vec::new());
        for (day, exchange) in self.occasions.iter().copied() {
            let Some(row) = self.row(exchange) else { continue };
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
                continue;
            }
            let brokered = if row.brokered { flag::BROKERED } else { 0 };
            for (to, received, to_staff) in receivers.iter().copied() {
                let others = || givers.iter().copied().filter(move |(from, ..)| *from != to);
                let mut push = |(from, _, from_staff): Came, minutes: u32| {
                    let flags = brokered | if from_staff { flag::FROM_STAFF } else { 0 } | if to_staff { flag::TO_STAFF } else { 0 };
                    givings.push(Giving { from, to, day, minutes, exchange, flags });
                };
                if others().count() < 2 {
                    others().for_each(|giver| push(giver, received));
                } else {
                    let weights: Vec<u64> = others().map(|(_, minutes, _)| u64::from(minutes)).collect();
                    for (giver, share) in others().zip(split(u64::from(received), &weights)) {
                        push(giver, u32::try_from(share).unwrap_or(u32::MAX));
                    }
                }
            }
        }
        self.givings = givings;
    }

    /// Marks the givings of each pair's first exchange.
    fn mark_firsts(&mut self) {
        let mut firsts: Vec<(usize, usize)> = Vec::new();
        super::window::by_pair(&self.givings, self.now.len(), |_, _, rows| {
            if let Some((first, _)) = rows.first() {
                firsts.push((*first as usize, rows.len()));
            }
        });
        for (first, _) in firsts {
            if let Some(giving) = self.givings.get_mut(first) {
                giving.flags |= flag::FIRST;
            }
        }
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
        givings.saturating_add(self.occasions.capacity().saturating_mul(8)).saturating_add(self.now.len().saturating_mul(29))
    }
}
