//! What the bank's last year says of its people: how often each received and gave, with whom, for how long.

use super::behaviour::Behaviour;
use crate::bank::TimeBank;
use crate::model::exchange::Side;
use crate::model::member::MemberState;
use crate::values::ids::{AccountId, ActivityId, Id, MemberId};
use crate::values::time::Date;
use serde::Serialize;

/// Days looked back on.
const YEAR: i32 = 364;
/// Occasions remembered for what is done and how long it takes.
const OCCASIONS: usize = 1_000;
/// Weeks of the average everybody's habits are drawn towards.
const DRAWN: u64 = 13;
/// In this and larger company two people have not met.
const CROWD: u16 = 12;
/// A million: what is counted in millionths is whole.
const WHOLE: u64 = 1_000_000;

/// The last people somebody had to do with, each once; eight at most.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Known {
    people: [u32; 8],
    count: u8,
    next: u8,
}

impl Known {
    /// Somebody they had to do with now.
    pub(super) fn meet(&mut self, person: u32) {
        if self.all().contains(&person) {
            return;
        }
        if let Some(place) = self.people.get_mut(usize::from(self.next)) {
            *place = person;
        }
        self.next = self.next.wrapping_add(1) % 8;
        self.count = self.count.saturating_add(1).min(8);
    }
    /// They all.
    pub(super) fn all(&self) -> &[u32] {
        self.people.get(..usize::from(self.count)).unwrap_or_default()
    }
}

/// Somebody, and what they are in the habit of.
#[derive(Clone, Copy, Debug)]
pub(super) struct Habit {
    pub(super) member: MemberId,
    pub(super) account: AccountId,
    /// How often they want help: in so many of a million weeks.
    pub(super) wants: u64,
    /// How much they give, beside others.
    pub(super) gives: u64,
    pub(super) known: Known,
}

/// What happened in as many weeks before as are looked ahead, a year at most: what the model's first policy is to be held against.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, crate::form::ToWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct SpanBefore {
    /// How many weeks were looked at, as far as there were so many.
    pub weeks: u32,
    /// Exchanges in them.
    pub exchanges: u64,
    /// Minutes given in them.
    pub minutes: u64,
}

/// An occasion of the past.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Occasion {
    pub(super) activity: Option<ActivityId>,
    pub(super) minutes: u32,
}

/// What the bank's last year says.
#[derive(Clone, Debug)]
pub(super) struct Habits {
    pub(super) people: Vec<Habit>,
    /// What was done between two.
    pub(super) pairs: Vec<Occasion>,
    /// What was done for several.
    pub(super) sessions: Vec<Occasion>,
    /// The share of wants that are for a session, in thousandths.
    pub(super) session_share: u32,
    /// How often somebody received in a session.
    in_sessions: u64,
    pub(super) before: SpanBefore,
}

/// Over, drawn towards the average; in millionths a week.
fn drawn(times: u64, weeks: u64, average: u64) -> u64 {
    let all = times.saturating_mul(WHOLE).saturating_add(average.saturating_mul(DRAWN));
    all.checked_div(weeks.saturating_add(DRAWN)).unwrap_or(average)
}

impl Habits {
    /// Reads them from a bank.
    pub(super) fn of(bank: &TimeBank, behaviour: &Behaviour, weeks: u32) -> Self {
        let today = bank.today_here();
        let founded = bank.state.charters.iter().next().map_or(today, |(_, row)| bank.day_of(row.at));
        let since = today.plus_days(-YEAR).unwrap_or(today);
        let ahead = i32::try_from(weeks).unwrap_or(52).saturating_mul(7).min(YEAR);
        let compared = today.plus_days(ahead.saturating_neg()).unwrap_or(today);
        let mut habits = Self {
            people: Vec::new(),
            pairs: Vec::new(),
            sessions: Vec::new(),
            session_share: 0,
            in_sessions: 0,
            before: SpanBefore { weeks: week_count(compared.max(founded), today), ..SpanBefore::default() },
        };
        let mut places: Vec<Option<u32>> = vec![None; bank.state.members.len() as usize];
        for (member, row) in bank.member_rows() {
            if row.state == MemberState::Active && row.merged_into.is_none() {
                if let Some(place) = places.get_mut(member.index() as usize) {
                    *place = u32::try_from(habits.people.len()).ok();
                }
                habits.people.push(Habit { member, account: row.account, wants: 0, gives: 0, known: Known::default() });
            }
        }
        let (given, received) = habits.look_back(bank, &places, since, compared);
        habits.settle(bank, behaviour, since.max(founded), &given, &received);
        habits
    }

    /// Goes through the year's exchanges; how often each gave and received.
    fn look_back(&mut self, bank: &TimeBank, places: &[Option<u32>], since: Date, compared: Date) -> (Vec<u64>, Vec<u64>) {
        let (mut given, mut received) = (vec![0u64; self.people.len()], vec![0u64; self.people.len()]);
        let place = |member: MemberId| places.get(bank.resolve(member).index() as usize).copied().flatten();
        let count = |times: &mut [u64], at: Option<u32>| {
            if let Some(times) = at.and_then(|at| times.get_mut(at as usize)) {
                *times = times.saturating_add(1);
            }
        };
        for (_, row) in bank.exchange_rows() {
            if !row.state.happened() || row.on <= since {
                continue;
            }
            let mut occasion = Occasion { activity: row.activity, minutes: 0 };
            let (mut receivers, mut minutes) = (0u32, 0u64);
            for part in bank.part_rows(row).filter(|part| part.minutes > 0) {
                match part.side {
                    Side::Gave => {
                        count(&mut given, place(part.member));
                        occasion.minutes = occasion.minutes.max(part.minutes);
                        minutes = minutes.saturating_add(u64::from(part.minutes));
                    }
                    Side::Received => {
                        count(&mut received, place(part.member));
                        receivers = receivers.saturating_add(1);
                    }
                    Side::Together => {}
                }
            }
            if row.on > compared {
                self.before.exchanges = self.before.exchanges.saturating_add(1);
                self.before.minutes = self.before.minutes.saturating_add(minutes);
            }
            if row.parts <= CROWD {
                self.meet(bank, row, &place);
            }
            if occasion.minutes > 0 && receivers > 0 {
                if receivers > 1 {
                    self.in_sessions = self.in_sessions.saturating_add(u64::from(receivers));
                    self.sessions.push(occasion);
                } else {
                    self.pairs.push(occasion);
                }
            }
        }
        (given, received)
    }

    fn meet(&mut self, bank: &TimeBank, row: &crate::state::ExchangeRow, place: &impl Fn(MemberId) -> Option<u32>) {
        for a in bank.part_rows(row) {
            for b in bank.part_rows(row).filter(|b| b.side != a.side) {
                if let (Some(a), Some(b)) = (place(a.member), place(b.member))
                    && let Some(habit) = self.people.get_mut(a as usize)
                {
                    habit.known.meet(b);
                }
            }
        }
    }

    /// From how often to how readily.
    fn settle(&mut self, bank: &TimeBank, behaviour: &Behaviour, since: Date, given: &[u64], received: &[u64]) {
        let today = bank.today_here();
        let weeks: Vec<u64> = self
            .people
            .iter()
            .map(|habit| {
                let joined = bank.member(habit.member).map_or(since, |row| row.joined);
                u64::from(week_count(joined.max(since), today).max(1))
            })
            .collect();
        let sum = |times: &[u64]| times.iter().fold(0u64, |sum, n| sum.saturating_add(*n));
        let average = |times: &[u64]| sum(times).saturating_mul(WHOLE).checked_div(sum(&weeks)).unwrap_or(0);
        let (gives, takes) = (average(given), average(received));
        // What a thousandth of the average is to become.
        let (wanted, of) = match behaviour.wants {
            Some(wants) => (u64::from(wants).saturating_mul(1_000), takes),
            None if takes > 0 => (takes.saturating_mul(1_000).checked_div(u64::from(behaviour.met_before)).unwrap_or(takes), takes),
            None => (250_000, 0),
        };
        for (((habit, weeks), given), received) in self.people.iter_mut().zip(&weeks).zip(given).zip(received) {
            let likely = |times, average: u64| if behaviour.alike || average == 0 { WHOLE } else { drawn(times, *weeks, average) };
            habit.gives = likely(*given, gives).max(1);
            habit.wants = if behaviour.alike || of == 0 { wanted } else { over(likely(*received, takes), wanted, of) };
        }
        // By receivers rather than occasions: a want is one person's.
        let in_sessions = self.in_sessions.saturating_mul(1_000).checked_div(sum(received).max(self.in_sessions)).unwrap_or(0);
        self.session_share = behaviour.sessions.unwrap_or(u32::try_from(in_sessions).unwrap_or(0));
        for occasions in [&mut self.pairs, &mut self.sessions] {
            occasions.drain(..occasions.len().saturating_sub(OCCASIONS));
        }
    }
}

fn over(times: u64, wanted: u64, of: u64) -> u64 {
    let all = u128::from(times).saturating_mul(u128::from(wanted)).checked_div(u128::from(of)).unwrap_or(0);
    u64::try_from(all).unwrap_or(u64::MAX)
}

fn week_count(from: Date, to: Date) -> u32 {
    u32::try_from(to.days_since(from).saturating_add(6).div_euclid(7)).unwrap_or(0)
}
