//! Times of a week as bits, so that a common time is one AND.
//!
//! A week of 7 days is 672 quarters of an hour, from Monday 00:00 on the local clock. A bit is set while somebody is free for
//! the whole quarter. When a session of so many minutes can begin is the same week *narrowed*: a bit stays set where it and
//! those after it, as many as the session needs, were set. Narrowing what two have in common is what two narrowed weeks have
//! in common, so it does not matter which is done first.
//!
//! A week stands for seven days from a first one, whichever day of the week that is. Over Sunday midnight it goes round; over
//! the midnight after the last day no session goes.

#![expect(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    reason = "indices are taken modulo 672 quarters or 11 words, and amounts are below one week of minutes"
)]

use crate::bank::TimeBank;
use crate::canon::wire_struct;
use crate::values::availability::Availability;
use crate::values::time::{Date, Start};

/// Minutes of a step.
pub const STEP: u32 = 15;
/// Steps of a day.
pub const DAY: usize = 96;
/// Steps of a week.
pub const STEPS: usize = 7 * DAY;
const WORDS: usize = STEPS.div_ceil(64);
const LAST: u64 = (1 << (STEPS % 64)) - 1;

/// The quarters of an hour of a week, as bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Week([u64; WORDS]);

impl Week {
    /// No time at all.
    pub const NEVER: Self = Self([0; WORDS]);

    /// All the time.
    pub const fn always() -> Self {
        let mut all = [u64::MAX; WORDS];
        all[WORDS - 1] = LAST;
        Self(all)
    }

    /// What two have in common.
    #[must_use]
    pub fn and(&self, other: &Self) -> Self {
        let mut both = [0; WORDS];
        for ((slot, a), b) in both.iter_mut().zip(&self.0).zip(&other.0) {
            *slot = a & b;
        }
        Self(both)
    }

    /// What either has.
    #[must_use]
    pub fn or(&self, other: &Self) -> Self {
        let mut any = [0; WORDS];
        for ((slot, a), b) in any.iter_mut().zip(&self.0).zip(&other.0) {
            *slot = a | b;
        }
        Self(any)
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|word| *word == 0)
    }

    /// How many quarters.
    pub fn count(&self) -> u32 {
        self.0.iter().map(|word| word.count_ones()).sum()
    }

    /// Whether this quarter is among them.
    pub fn has(&self, step: usize) -> bool {
        let step = step % STEPS;
        self.0[step / 64] >> (step % 64) & 1 == 1
    }

    /// Adds the quarters from one on to before another, of one week.
    pub fn add(&mut self, from: usize, until: usize) {
        for step in from..until.min(STEPS) {
            self.0[step / 64] |= 1 << (step % 64);
        }
    }

    /// Takes so many quarters away from one on, round the end of the week.
    pub fn take(&mut self, from: usize, count: usize) {
        for step in from..from + count.min(STEPS) {
            let step = step % STEPS;
            self.0[step / 64] &= !(1 << (step % 64));
        }
    }

    /// Each bit becomes the one so many steps later, round the end of the week.
    fn later(&self, by: usize) -> Self {
        let by = by % STEPS;
        if by == 0 {
            return *self;
        }
        let mut all = [0; WORDS];
        if by <= STEPS % 64 {
            // A short way, without detours: what most sessions need.
            for (slot, two) in all.iter_mut().zip(self.0.windows(2)) {
                *slot = two[0] >> by | two[1] << (64 - by);
            }
            all[WORDS - 1] = (self.0[WORDS - 1] >> by | self.0[0] << (STEPS % 64 - by)) & LAST;
            return Self(all);
        }
        let (low, high) = (shift_down(&self.0, by), shift_up(&self.0, STEPS - by));
        for ((slot, a), b) in all.iter_mut().zip(low).zip(high) {
            *slot = a | b;
        }
        all[WORDS - 1] &= LAST;
        Self(all)
    }

    /// When something of so many minutes can begin: the quarters that begin a run long enough, round the end of the week.
    #[must_use]
    pub fn narrowed(&self, minutes: u32) -> Self {
        let need = minutes.div_ceil(STEP) as usize;
        if need > STEPS {
            return Self::NEVER;
        }
        let (mut left, mut done) = (*self, 1);
        while done < need {
            let more = done.min(need - done);
            left = left.and(&left.later(more));
            done += more;
        }
        left
    }

    /// When a session of so many minutes can begin within the seven days from `first`, which this week stands for.
    #[must_use]
    pub fn starts(&self, first: Date, minutes: u32) -> Self {
        let mut starts = self.narrowed(minutes);
        let need = (minutes.div_ceil(STEP) as usize).clamp(1, STEPS);
        // What would go on past the last midnight.
        let seam = usize::from(first.weekday()) * DAY;
        starts.take(seam + STEPS - (need - 1), need - 1);
        starts
    }

    /// The quarters in which a session of so many minutes can be, within the seven days from `first`.
    #[must_use]
    pub fn sessions(&self, first: Date, minutes: u32) -> Self {
        let need = (minutes.div_ceil(STEP) as usize).min(STEPS);
        let (mut all, mut done) = (self.starts(first, minutes), 1);
        while done < need {
            let more = done.min(need - done);
            all = all.or(&all.later(STEPS - more));
            done += more;
        }
        all
    }

    /// Its stretches without a break, in the seven days from `first`.
    pub fn runs(&self, first: Date) -> Vec<Self> {
        let seam = usize::from(first.weekday()) * DAY;
        let mut all: Vec<Self> = Vec::new();
        for i in (0..STEPS).filter(|i| self.has(seam + i)) {
            let step = (seam + i) % STEPS;
            match all.last_mut().filter(|_| i > 0 && self.has(seam + i - 1)) {
                Some(run) => run.add(step, step + 1),
                None => {
                    all.push(Self::NEVER);
                    all.last_mut().into_iter().for_each(|run| run.add(step, step + 1));
                }
            }
        }
        all
    }

    /// The quarters in order of time, in the seven days from `first`.
    pub fn iter(&self, first: Date) -> impl DoubleEndedIterator<Item = (Date, u16)> + '_ {
        let begin = usize::from(first.weekday()) * DAY;
        let quarters = self.bits(begin, STEPS).map(move |step| step - begin);
        let round = self.bits(0, begin).map(move |step| step + STEPS - begin);
        quarters.chain(round).filter_map(move |i| {
            let day = first.plus_days((i / DAY) as i32)?;
            Some((day, (i % DAY) as u16 * STEP as u16))
        })
    }

    /// The quarters set from one on to before another, in order.
    fn bits(&self, from: usize, until: usize) -> impl DoubleEndedIterator<Item = usize> + '_ {
        (from / 64..until.div_ceil(64)).flat_map(move |word| {
            let begin = word * 64;
            let low = u64::MAX << from.saturating_sub(begin);
            let high = u64::MAX >> (begin + 64).saturating_sub(until);
            Ones(self.0[word] & low & high).map(move |bit| begin + bit)
        })
    }

    /// Blocks of three hours in which there is any: 56 of them. Where two have no block in common they have no time.
    pub fn blocks(&self) -> u64 {
        let mut blocks = 0;
        for block in 0..STEPS / 12 {
            let (first, last) = (block * 12, block * 12 + 11);
            let mut bits = self.0[first / 64] >> (first % 64);
            if first / 64 != last / 64 {
                bits |= self.0[last / 64] << (64 - first % 64);
            }
            blocks |= u64::from(bits & 0xfff != 0) << block;
        }
        blocks
    }
}

/// The places of the bits that are set, lowest first.
struct Ones(u64);

impl Iterator for Ones {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        let lowest = (self.0 != 0).then(|| self.0.trailing_zeros() as usize)?;
        self.0 &= self.0 - 1;
        Some(lowest)
    }
}

impl DoubleEndedIterator for Ones {
    fn next_back(&mut self) -> Option<usize> {
        let highest = (self.0 != 0).then(|| 63 - self.0.leading_zeros() as usize)?;
        self.0 ^= 1 << highest;
        Some(highest)
    }
}

fn shift_down(bits: &[u64; WORDS], by: usize) -> [u64; WORDS] {
    let (words, rest) = (by / 64, by % 64);
    let mut moved = [0; WORDS];
    for i in 0..WORDS - words {
        moved[i] = bits[i + words] >> rest;
        if rest > 0 && i + words + 1 < WORDS {
            moved[i] |= bits[i + words + 1] << (64 - rest);
        }
    }
    moved
}

fn shift_up(bits: &[u64; WORDS], by: usize) -> [u64; WORDS] {
    let (words, rest) = (by / 64, by % 64);
    let mut moved = [0; WORDS];
    for i in words..WORDS {
        moved[i] = bits[i - words] << rest;
        if rest > 0 && i > words {
            moved[i] |= bits[i - words - 1] >> (64 - rest);
        }
    }
    moved
}

/// The quarters of the seven days from `first` somebody is free, as they say. Nothing said counts as free but for exceptions.
pub(crate) fn free(said: &Availability, first: Date) -> Week {
    if said.is_empty() {
        return not_excepted(said, first);
    }
    let mut week = Week::NEVER;
    for day in (0..7).filter_map(|i| first.plus_days(i)) {
        let midnight = usize::from(day.weekday()) * DAY;
        for (from, until) in said.on(day) {
            let (from, until) = (usize::from(from).div_ceil(15), usize::from(until) / 15);
            week.add(midnight + from, midnight + until.min(DAY));
        }
    }
    week
}

/// The quarters of the seven days from `first` somebody has not excepted, whatever else they say.
pub(crate) fn not_excepted(said: &Availability, first: Date) -> Week {
    let mut week = Week::always();
    for day in (0..7).filter_map(|i| first.plus_days(i)) {
        let midnight = usize::from(day.weekday()) * DAY;
        for hole in said.except.iter().filter(|d| d.on == day) {
            let (from, until) = (usize::from(hole.from) / 15, usize::from(hole.until).div_ceil(15).min(DAY));
            week.take(midnight + from, until.saturating_sub(from));
        }
    }
    week
}

/// Only the days something holds: of the seven from `first`, those from `from` to `until`.
pub(crate) fn days(first: Date, from: Date, until: Option<Date>) -> Week {
    let mut week = Week::NEVER;
    for day in (0..7).filter_map(|i| first.plus_days(i)).filter(|day| from <= *day && until.is_none_or(|until| *day <= until)) {
        let midnight = usize::from(day.weekday()) * DAY;
        week.add(midnight, midnight + DAY);
    }
    week
}

/// Takes an occasion away: so many minutes from a minute of a day, as far as it is in the seven days from `first`.
pub(crate) fn take_occasion(week: &mut Week, first: Date, on: Date, minute: u32, minutes: u32) {
    let (from, until) = (i64::from(minute) / 15, (i64::from(minute) + i64::from(minutes) + 14) / 15);
    let begin = i64::from(on.days_since(first)) * DAY as i64;
    let (from, until) = ((begin + from).max(0), (begin + until).min(STEPS as i64));
    if from < until {
        let seam = usize::from(first.weekday()) * DAY;
        week.take(seam + from as usize, (until - from) as usize);
    }
}

/// Takes away everything before a minute of a day, in the seven days from `first`.
pub(crate) fn take_before(week: &mut Week, first: Date, on: Date, minute: u16) {
    let steps = i64::from(on.days_since(first)) * DAY as i64 + i64::from(minute.div_ceil(15));
    if steps > 0 {
        week.take(usize::from(first.weekday()) * DAY, (steps as usize).min(STEPS));
    }
}

wire_struct! {
    /// The local clock is put on or back.
    #[derive(crate::form::Build)]
    pub struct ClockChange {
        /// The local date.
        on = "on": Date,
        /// The minute of the day the clock shows just before.
        minute = "minute": u16,
        /// Minutes ahead of UTC from then on, −1080 to 1080.
        offset = "offset": i16,
    }
}

/// The local clock over the days that are looked at, as the host knows it.
#[derive(Clone, Debug, Default, PartialEq, Eq, crate::form::Build)]
#[build(by_hand)]
#[non_exhaustive]
pub struct Clock {
    /// Minutes ahead of UTC before the first change.
    pub offset: i16,
    /// Changes, in order.
    pub changes: Vec<ClockChange>,
}

impl Clock {
    /// The clock of the days a question looks at: as the host says, or else the bank's own.
    pub(crate) fn of(bank: &TimeBank, from: Date, offset: Option<i16>, changes: &[ClockChange]) -> Self {
        if offset.is_some() || !changes.is_empty() || !bank.has_clock() {
            return Self { offset: offset.unwrap_or(0), changes: changes.to_vec() };
        }
        let first = bank.start_of(from);
        let offset = bank.offset_at(first);
        let mut before = offset;
        // A plan looks at seven days, and at what begins on the eve of the first.
        let turns = bank.state.clock.range(first..first.plus_days(9)).filter(|(at, _)| **at > first);
        let changes = turns.map(|(at, to)| {
            let shown = at.plus(i64::from(std::mem::replace(&mut before, *to)));
            ClockChange { on: shown.date(), minute: shown.minute_of_day(), offset: *to }
        });
        Self { offset, changes: changes.collect() }
    }

    /// The clock's time of a slot.
    pub fn start(&self, on: Date, minute: u16) -> Start {
        let before = self.changes.iter().rev().find(|change| (change.on, change.minute) <= (on, minute));
        Start { minute, offset: before.map_or(self.offset, |change| change.offset) }
    }

    /// The day and minute this clock shows at an instant, before its first change.
    pub(crate) fn shows(&self, at: crate::values::time::Timestamp) -> (Date, u16) {
        let minutes = at.millis().div_euclid(60_000) + i64::from(self.offset);
        (at.local_date(self.offset), minutes.rem_euclid(1440) as u16)
    }

    /// Takes away what the clock shows twice, or never: nobody can say for sure when that is.
    pub(crate) fn settle(&self, week: &mut Week, first: Date) {
        let mut offset = self.offset;
        for change in &self.changes {
            let by = i32::from(change.offset) - i32::from(offset);
            offset = change.offset;
            let length = by.unsigned_abs().min(1440);
            if by > 0 {
                take_occasion(week, first, change.on, u32::from(change.minute), length);
            } else {
                // The hour before it is shown again; it may have begun the day before.
                let begun = i32::from(change.minute) - length as i32;
                match change.on.plus_days(-1) {
                    Some(eve) if begun < 0 => take_occasion(week, first, eve, (1440 + begun) as u32, length),
                    _ => take_occasion(week, first, change.on, begun.max(0) as u32, length),
                }
            }
        }
    }
}

#[cfg(test)]
#[path = "slots_tests.rs"]
mod tests;
