//! Service totals: minutes given and received, by activity, member and period.

use super::question;
use crate::bank::TimeBank;
use crate::canon::wire_code;
use crate::error::Error;
use crate::model::caller::Viewer;
use crate::model::exchange::Side;
use crate::values::ids::{ActivityId, Id, MemberId};
use crate::values::time::Date;
use chrono::Datelike;
use serde::Serialize;
use std::collections::BTreeMap;

wire_code! {
    /// What service is summed up by.
    pub enum Grouping {
        /// By activity.
        Activity = "activity",
        /// By member.
        Member = "member",
        /// By day.
        Day = "day",
        /// By week, from Monday.
        Week = "week",
        /// By calendar month.
        Month = "month",
        /// By calendar year.
        Year = "year",
    }
}

question! {
    /// Minutes of service given and received, summed by activity, by member or by span of time. For brokers.
    pub struct HoursBy
    optional {
        /// What to sum by: activity, member and one span of time, in any order. When left out, everything is one sum.
        each: Vec<Grouping>,
        /// First day of the exchanges that count; from the beginning when left out.
        from: Option<Date>,
        /// Last day of the exchanges that count; to the end when left out.
        until: Option<Date>,
        /// Whether days are those of entry. Otherwise an exchange is of the day it counts for (its value date).
        entered: bool,
    }
    =>
    /// Minutes of service given and received in exchanges that were posted and not taken back, summed up. From participations
    /// alone: who paid, and what was transferred, plays no part in it (promise 11). In order of span, activity, member.
    ///
    /// # Errors
    /// [`Error::AskTheBroker`]; [`Error::BadArguments`] when more than one span of time is named, or the same twice.
    ///
    /// ```
    /// # use timebank_core::command::{Admit, Context, Record};
    /// # use timebank_core::exchange::Terms;
    /// # use timebank_core::{Charter, TimeBank};
    /// use timebank_core::queries::{Grouping, HoursBy};
    /// # let at = "2026-04-01T10:00:00Z".parse()?;
    /// # let mut bank = TimeBank::create(Context::host(at), timebank_core::BankId([1; 16]), Charter::named("Harpurbrook"))?;
    /// # let ana = bank.admit(Context::host(at), Admit::default().joined("2026-03-01".parse()?))?.member()?;
    /// # let ben = bank.admit(Context::host(at), Admit::default().joined("2026-03-01".parse()?))?.member()?;
    /// bank.record(Context::host(at), Record::new(Terms::new("2026-03-05".parse()?).gave(ana, 60).received(ben, 60)))?;
    /// let by_month = bank.host().hours_by(&HoursBy::new().each([Grouping::Month]))?;
    /// assert_eq!((by_month[0].period, by_month[0].given), (Some("2026-03-01".parse()?), 60));
    /// # Ok::<(), timebank_core::Error>(())
    /// ```
    hours_by -> Vec<HoursLine>
}

/// Minutes of service under one heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct HoursLine {
    /// The first day of the span, when summed by one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub period: Option<Date>,
    /// The activity, when summed by that; left out for what is not classified.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub activity: Option<ActivityId>,
    /// The member who took part, when summed by that.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub member: Option<MemberId>,
    /// Minutes given, and done together with others.
    pub given: u64,
    /// Minutes received, and done together with others.
    pub received: u64,
    /// The number of exchanges these were part of.
    pub exchanges: u32,
}

/// The maximum number of totals in a flat array; beyond it, a map is used.
const CELLS: usize = 1 << 21;
/// The maximum number of days in a flat array of days.
const DAYS: i32 = 1 << 16;

/// Returns the first day of the span that contains `day`.
fn begin(span: Grouping, day: Date) -> Date {
    let back = match span {
        Grouping::Week => i32::from(day.weekday()),
        Grouping::Month => day.to_chrono().day0() as i32,
        Grouping::Year => day.to_chrono().ordinal0() as i32,
        Grouping::Activity | Grouping::Member | Grouping::Day => 0,
    };
    day.plus_days(back.wrapping_neg()).unwrap_or(day)
}

/// A table from days to the index of their span. It is precomputed, because calendar months are slow to compute.
struct Spans {
    span: Option<Grouping>,
    first: Date,
    of_day: Vec<u32>,
    begins: Vec<Date>,
}

impl Spans {
    fn new(span: Option<Grouping>, range: Option<(Date, Date)>) -> Self {
        let (first, last) =
            range.unwrap_or((crate::values::time::Timestamp::EARLIEST.date(), crate::values::time::Timestamp::EARLIEST.date()));
        let mut spans = Self { span, first, of_day: Vec::new(), begins: Vec::new() };
        let Some(span) = span.filter(|_| last.days_since(first) < DAYS) else { return spans };
        let mut day = first;
        while day <= last {
            let begin = begin(span, day);
            if spans.begins.last() != Some(&begin) {
                spans.begins.push(begin);
            }
            spans.of_day.push(u32::try_from(spans.begins.len()).unwrap_or(u32::MAX).saturating_sub(1));
            match day.plus_days(1) {
                Some(next) => day = next,
                None => break,
            }
        }
        spans
    }
    /// Returns the number of spans, if they are indexed.
    fn count(&self) -> Option<usize> {
        match self.span {
            None => Some(1),
            Some(_) if self.begins.is_empty() => None,
            Some(_) => Some(self.begins.len()),
        }
    }
    fn number(&self, day: Date) -> usize {
        let index = usize::try_from(day.days_since(self.first)).unwrap_or(usize::MAX);
        self.of_day.get(index).map_or(0, |number| *number as usize)
    }
    fn begin_of(&self, day: Date) -> Option<Date> {
        self.span.map(|span| begin(span, day))
    }
}

#[derive(Clone, Copy, Default)]
struct Sums {
    given: u64,
    received: u64,
    exchanges: u32,
}

impl Sums {
    fn add(&mut self, side: Side, minutes: u32) {
        if side != Side::Received {
            self.given = self.given.saturating_add(u64::from(minutes));
        }
        if side != Side::Gave {
            self.received = self.received.saturating_add(u64::from(minutes));
        }
    }
}

/// The key of a total: span, activity, member.
type Heading = (Option<Date>, Option<ActivityId>, Option<MemberId>);

/// One total for each key, in a flat array, or in a map if the array would be too large. A test checks that both agree.
enum Cells {
    Flat { cells: Vec<Sums>, activities: usize, members: usize },
    Map(BTreeMap<Heading, Sums>),
}

/// Returns the index of an optional id in a flat array: 0 for none.
fn place<I: Id>(id: Option<I>) -> usize {
    id.map_or(0, |id| (id.index() as usize).saturating_add(1))
}

impl TimeBank {
    /// See [`View::hours_by`](crate::queries::View::hours_by).
    pub(crate) fn hours_by(&self, by: Viewer, question: &HoursBy) -> Result<Vec<HoursLine>, Error> {
        self.access(by)?.need_broker()?;
        self.hours_within(question, CELLS)
    }

    pub(crate) fn hours_within(&self, question: &HoursBy, most: usize) -> Result<Vec<HoursLine>, Error> {
        let (mut by_activity, mut by_member, mut span) = (false, false, None);
        for grouping in &question.each {
            let again = match grouping {
                Grouping::Activity => std::mem::replace(&mut by_activity, true),
                Grouping::Member => std::mem::replace(&mut by_member, true),
                other => span.replace(*other).is_some(),
            };
            if again {
                return Err(Error::BadArguments { what: "name each grouping once, and one span of time at most" });
            }
        }
        let rows = || self.state.exchanges.iter().filter(|(_, row)| Self::counts(row));
        let day = |id, row| self.day_in_books(id, row, question.entered);
        let days = rows()
            .map(|(id, row)| day(id, row))
            .fold(None, |range: Option<(Date, Date)>, on| Some(range.map_or((on, on), |(first, last)| (first.min(on), last.max(on)))));
        let spans = Spans::new(span, days);
        let activities = if by_activity { place(self.state.activities.iter().next_back().map(|(id, _)| id)).saturating_add(1) } else { 1 };
        let members = if by_member { place(self.state.members.iter().next_back().map(|(id, _)| id)).saturating_add(1) } else { 1 };
        let cells = spans.count().and_then(|spans| spans.checked_mul(activities)?.checked_mul(members)).filter(|cells| *cells <= most);
        let mut cells = match cells {
            Some(cells) => Cells::Flat { cells: vec![Sums::default(); cells], activities, members },
            None => Cells::Map(BTreeMap::new()),
        };
        for (id, row) in rows() {
            let on = day(id, row);
            if question.from.is_some_and(|from| on < from) || question.until.is_some_and(|until| on > until) {
                continue;
            }
            let activity = row.activity.filter(|_| by_activity);
            if by_member {
                for part in self.part_rows(row) {
                    let member = Some(self.resolve(part.member));
                    if let Some(sums) = cells.at(&spans, on, activity, member) {
                        sums.add(part.side, part.minutes);
                        sums.exchanges = sums.exchanges.saturating_add(1);
                    }
                }
            } else if let Some(sums) = cells.at(&spans, on, activity, None) {
                self.part_rows(row).for_each(|part| sums.add(part.side, part.minutes));
                sums.exchanges = sums.exchanges.saturating_add(1);
            }
        }
        Ok(cells.lines(&spans))
    }
}

impl Cells {
    fn at(&mut self, spans: &Spans, on: Date, activity: Option<ActivityId>, member: Option<MemberId>) -> Option<&mut Sums> {
        match self {
            Self::Flat { cells, activities, members } => {
                let span = if spans.span.is_some() { spans.number(on) } else { 0 };
                let index = span.checked_mul(*activities)?.checked_add(place(activity))?;
                cells.get_mut(index.checked_mul(*members)?.checked_add(place(member))?)
            }
            Self::Map(map) => Some(map.entry((spans.begin_of(on), activity, member)).or_default()),
        }
    }

    fn lines(self, spans: &Spans) -> Vec<HoursLine> {
        let line = |period, activity, member, sums: Sums| HoursLine {
            period,
            activity,
            member,
            given: sums.given,
            received: sums.received,
            exchanges: sums.exchanges,
        };
        match self {
            Self::Flat { cells, activities, members } => {
                let used = cells.into_iter().zip(0usize..).filter(|(sums, _)| sums.exchanges > 0);
                used.map(|(sums, index)| {
                    let id = |place: usize| place.checked_sub(1).and_then(|index| u32::try_from(index).ok());
                    let (rest, member) = (index.checked_div(members).unwrap_or(0), index.checked_rem(members).unwrap_or(0));
                    let (span, activity) = (rest.checked_div(activities).unwrap_or(0), rest.checked_rem(activities).unwrap_or(0));
                    let period = spans.span.and_then(|_| spans.begins.get(span).copied());
                    line(period, id(activity).and_then(ActivityId::from_index), id(member).and_then(MemberId::from_index), sums)
                })
                .collect()
            }
            Self::Map(map) => map.into_iter().map(|((period, activity, member), sums)| line(period, activity, member, sums)).collect(),
        }
    }
}
