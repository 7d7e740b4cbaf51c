//! Recipes for tables that the bank counts itself: what is counted, of whom, and how it is sorted. A recipe names nobody, so it
//! can be stored in a log and counted again.

use super::audit::{Axis, Behind, Condition, Holds, Unit};
use super::cells::take_cells;
use super::table::{Measured, TrueCell, TrueTable};
use crate::bank::TimeBank;
use crate::canon::wire_code;
use crate::error::Error;
use crate::order::{BTreeMap, BTreeSet};
use crate::outcomes::figure::span_name;
use crate::outcomes::ties::{Arcs, CalendarSpan, GroupBy, GroupedBy, Window};
use crate::queries::left_out;
use crate::values::ids::{Id, MemberId};
use crate::values::time::Date;
use serde::{Deserialize, Serialize};
use std::cell::Cell;

wire_code! {
    /// What a recipe counts. Organisations are not counted: they need no protection.
    pub enum Counting {
        /// People who had joined by the last day and not left before the first, or took part.
        Members = "members",
        /// People who took part in at least one exchange.
        TakingPart = "taking-part",
        /// Minutes people gave.
        MinutesGiven = "minutes-given",
        /// Minutes people received.
        MinutesReceived = "minutes-received",
        /// People who asked for something, once for each need they asked for. Sorted by need, and by whether it was met.
        Asked = "asked",
    }
}

wire_code! {
    /// What the rows or the columns of a counted table are.
    pub enum SortedBy {
        /// Everybody in one line.
        Everybody = "everybody",
        /// By the roles named in `words` that were held on a day of the span; the first of the list that fits.
        Role = "role",
        /// By the tags named in `words`; the first of the list that fits.
        Tag = "tag",
        /// By kind of member.
        Kind = "kind",
        /// By the organisation at which a role was held.
        Organisation = "organisation",
        /// By age on the last day: `ages` are the first years of bands after the first.
        Age = "age",
        /// By what profiles say under the one key in `words`.
        Attribute = "attribute",
        /// By whether people took part.
        TookPart = "took-part",
        /// Minutes by activity.
        Activity = "activity",
        /// Minutes by calendar month.
        Month = "month",
        /// Minutes by calendar quarter.
        Quarter = "quarter",
        /// Those who asked for something by the need it was for.
        Need = "need",
        /// Those who asked for something by whether all of it was met by the last day.
        Met = "met",
    }
}

/// Lines that are put together under one name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Merged {
    /// The name of the line they become.
    pub name: String,
    /// The lines that are put together.
    pub of: Vec<String>,
}

/// How a counted table is sorted into rows, or into columns.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[build(by_hand)]
#[non_exhaustive]
pub struct Sorting {
    /// The fact the lines are made by.
    pub by: SortedBy,
    /// Roles or tags; or the key of an attribute.
    #[serde(default, skip_serializing_if = "left_out")]
    pub words: Vec<String>,
    /// Ages at which a new band begins, rising.
    #[serde(default, skip_serializing_if = "left_out")]
    pub ages: Vec<u32>,
    /// Lines that are put together.
    #[serde(default, skip_serializing_if = "left_out")]
    pub merged: Vec<Merged>,
}

/// A condition: who is in one of these lines.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Only {
    /// The way people are sorted.
    pub sorting: Sorting,
    /// The lines that are counted.
    pub lines: Vec<String>,
}

/// A table the bank counts itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[build(by_hand)]
#[non_exhaustive]
pub struct Recipe {
    /// The title of the table.
    pub title: String,
    /// The quantity that is counted.
    #[build(by_hand)]
    pub count: Counting,
    /// The way people are sorted into rows.
    pub rows: Sorting,
    /// The way people are sorted into columns.
    pub columns: Sorting,
    /// The last day.
    pub until: Date,
    /// The first day; left out for members in their state on the last day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// Conditions, all of which must hold.
    #[serde(default, skip_serializing_if = "left_out")]
    pub only: Vec<Only>,
    /// Whether it may be shown that all the people of a row are in one column.
    #[serde(default, skip_serializing_if = "left_out")]
    pub whole_groups: bool,
}

/// A counted table, and the people in it.
#[derive(Clone, Debug)]
pub(crate) struct Counted {
    pub(crate) table: TrueTable,
    pub(crate) behind: Behind,
}

impl Sorting {
    /// Sorts by `by`, with default options.
    pub const fn new(by: SortedBy) -> Self {
        Self { by, words: Vec::new(), ages: Vec::new(), merged: Vec::new() }
    }

    const fn groups(&self) -> Option<GroupedBy> {
        match self.by {
            SortedBy::Role => Some(GroupedBy::Role),
            SortedBy::Tag => Some(GroupedBy::Tag),
            SortedBy::Kind => Some(GroupedBy::Kind),
            SortedBy::Organisation => Some(GroupedBy::Organisation),
            SortedBy::Age => Some(GroupedBy::Age),
            SortedBy::Attribute => Some(GroupedBy::Attribute),
            _ => None,
        }
    }

    /// Returns a name that two sides share if they sort the same things in the same way.
    fn axis_name(&self, from: Date, until: Date) -> String {
        match self.by {
            SortedBy::Month | SortedBy::Quarter => "month".to_owned(),
            // Sortings of one fact are made of the same categories ([`super::finest`]).
            SortedBy::Age | SortedBy::Tag => self.by.to_string(),
            SortedBy::Role | SortedBy::Organisation | SortedBy::TookPart | SortedBy::Met => format!("{} {from} {until}", self.by),
            _ => format!("{} {:?}", self.by, self.words),
        }
    }

    /// Returns the shown line of each base line, and the names of the shown lines.
    fn put_together(&self, names: &[String], mut line: Vec<u32>) -> Result<(Vec<String>, Vec<u32>), Error> {
        // The first that names a line has it.
        let mut merged: BTreeMap<&str, &str> = BTreeMap::new();
        for one in &self.merged {
            for name in &one.of {
                merged.entry(name).or_insert(&one.name);
            }
        }
        let there: BTreeSet<&str> = names.iter().map(String::as_str).collect();
        if merged.keys().any(|name| !there.contains(name)) {
            return Err(Error::BadGroups { why: "a line that is to be put together with others is not in the table" });
        }
        let (mut shown, mut at): (Vec<String>, BTreeMap<&str, u32>) = (Vec::new(), BTreeMap::new());
        let mut places = Vec::with_capacity(names.len());
        for name in names {
            let name = merged.get(name.as_str()).copied().unwrap_or(name);
            let next = u32::try_from(shown.len()).unwrap_or(u32::MAX);
            places.push(*at.entry(name).or_insert_with(|| {
                shown.push(name.to_owned());
                next
            }));
        }
        for slot in &mut line {
            *slot = slot.checked_sub(MOVED).and_then(|place| places.get(place as usize)).copied().unwrap_or(u32::MAX);
        }
        Ok((shown, line))
    }
}

/// Marks lines that are not renumbered yet.
const MOVED: u32 = 1 << 30;

/// One side of a table while it is counted.
pub(super) struct Side2 {
    pub(super) axis: Axis,
    /// Names of the shown lines.
    pub(super) names: Vec<String>,
    /// The base line of each member, if it sorts by member.
    pub(super) of: Option<Vec<u32>>,
    pub(super) by: SortedBy,
}

impl Recipe {
    /// Creates a recipe with only its required fields.
    pub const fn new(title: String, count: Counting, rows: Sorting, columns: Sorting, until: Date) -> Self {
        Self { title, count, rows, columns, until, from: None, only: Vec::new(), whole_groups: false }
    }

    /// Returns the measure of what is counted.
    pub(crate) const fn measure(&self) -> Measured {
        match self.count {
            Counting::Members | Counting::TakingPart | Counting::Asked => Measured::People,
            Counting::MinutesGiven | Counting::MinutesReceived => Measured::Minutes,
        }
    }

    /// Returns a code that tables about the same things share.
    pub(crate) const fn space(&self) -> u8 {
        match self.count {
            Counting::Members | Counting::TakingPart => 0,
            Counting::MinutesGiven | Counting::MinutesReceived => 1,
            Counting::Asked => 2,
        }
    }

    /// Returns whether both count people, one of them members and the other those who asked: tables that are not compared.
    pub(crate) fn is_apart(&self, other: &Self) -> bool {
        self.measure() == Measured::People && other.measure() == Measured::People && self.space() != other.space()
    }

    /// Counts the table in a bank. `left`: the number of cells that all tables of a question may still have, its log included.
    ///
    /// # Errors
    /// [`Error::DateOrder`]; [`Error::BadGroups`] for an impossible sorting; [`Error::TooMany`] spans, or cells.
    pub(crate) fn count(&self, arcs: &Arcs<'_>, left: &Cell<u64>) -> Result<Counted, Error> {
        let window = arcs.window(self.from.or(Some(self.until)), Some(self.until))?;
        self.check_asked()?;
        let rows = self.side(&self.rows, &window)?;
        let columns = self.side(&self.columns, &window)?;
        let cells = (rows.names.len() as u64).saturating_add(1).saturating_mul((columns.names.len() as u64).saturating_add(1));
        take_cells(left, cells)?;
        let (wanted, only) = self.wanted(&window)?;
        let mut units = Vec::new();
        match self.measure() {
            _ if self.count == Counting::Asked => self.asked(&window, &wanted, [rows.by, columns.by], &mut units),
            Measured::People => self.people(&window, &wanted, [&rows, &columns], &mut units),
            Measured::Minutes => self.minutes(&window, &wanted, [&rows, &columns], &mut units),
        }
        let table = self.table(&rows, &columns, &units);
        let people = if self.measure() == Measured::Minutes { self.people_of(&window, &wanted, [&rows, &columns]) } else { Vec::new() };
        let mut behind = Behind { units, axes: [rows.axis, columns.axis], only, people };
        match self.measure() {
            Measured::Minutes => behind.note_zeros(&table),
            Measured::People if !self.whole_groups => behind.note_people(table.rows.len(), table.columns.len()),
            Measured::People => {}
        }
        Ok(Counted { table, behind })
    }

    fn side(&self, sorting: &Sorting, window: &Window<'_, '_>) -> Result<Side2, Error> {
        let bank = window.arcs.bank;
        let days = sorting.axis_name(window.from, window.until);
        let spans = |span| CalendarSpan::cut(Some(span), window.from, window.until);
        let plain =
            |count: usize| (0..u32::try_from(count).unwrap_or(u32::MAX)).map(|line| line.saturating_add(MOVED)).collect::<Vec<u32>>();
        let minutes = self.measure() == Measured::Minutes;
        if minutes && sorting.by == SortedBy::TookPart {
            return Err(Error::BadGroups { why: "minutes are not sorted by who took part" });
        }
        if !minutes && matches!(sorting.by, SortedBy::Activity | SortedBy::Month | SortedBy::Quarter) {
            return Err(Error::BadGroups { why: "people are not sorted by activity or month, for they may be in several" });
        }
        let (base, names, line, of): (Vec<String>, Vec<String>, Vec<u32>, Option<Vec<u32>>) = match sorting.by {
            SortedBy::Everybody => (vec!["all".into()], vec!["everybody".into()], plain(1), None),
            SortedBy::TookPart => {
                let names = ["took part", "did not"].map(str::to_owned).to_vec();
                let of = window.parts.iter().map(|part| u32::from(part.occasions == 0)).collect();
                (names.clone(), names, plain(2), Some(of))
            }
            SortedBy::Need => {
                let needs = bank.charter().needs.needs.iter().map(|need| need.code.clone());
                let names: Vec<String> = needs.chain(["not said".to_owned()]).collect();
                (names.clone(), names.clone(), plain(names.len()), None)
            }
            SortedBy::Met => {
                let names = super::asked::MET.map(str::to_owned).to_vec();
                (names.clone(), names, plain(2), None)
            }
            SortedBy::Activity => {
                let names: Vec<String> = bank.state.activities.iter().map(|(_, row)| row.activity.name.clone()).collect();
                let names: Vec<String> = names.into_iter().chain(["not said".to_owned()]).collect();
                let numbers = (1..names.len()).map(|place| place.to_string());
                (numbers.chain(["none".to_owned()]).collect(), names.clone(), plain(names.len()), None)
            }
            SortedBy::Month | SortedBy::Quarter => {
                let months = spans(CalendarSpan::Month)?;
                let shown = if sorting.by == SortedBy::Month { months.clone() } else { spans(CalendarSpan::Quarter)? };
                let line = months.iter().map(|(first, _)| {
                    let at = shown.partition_point(|(_, last)| last < first);
                    u32::try_from(at).unwrap_or(u32::MAX).saturating_add(MOVED)
                });
                let base = months.iter().map(|(first, _)| first.to_string().chars().take(7).collect()).collect();
                (base, shown.iter().map(|(from, until)| span_name(*from, *until)).collect(), line.collect(), None)
            }
            _ => {
                let by = sorting.groups().ok_or(Error::BadGroups { why: "nothing is sorted like this" })?;
                let groups = GroupBy { by, words: sorting.words.clone(), ages: sorting.ages.clone(), groups: Vec::new() };
                let groups = groups.groups(window)?;
                let none = u32::try_from(groups.names.len()).unwrap_or(u32::MAX);
                let of: Vec<u32> = groups.of.iter().map(|group| group.unwrap_or(none)).collect();
                let names: Vec<String> = groups.names.into_iter().chain(["not said".to_owned()]).collect();
                let finest = sorting.finest(window, &names, &of);
                let line = finest.line.iter().map(|line| line.saturating_add(MOVED)).collect();
                (finest.base, names, line, Some(finest.of))
            }
        };
        let free = !matches!(sorting.by, SortedBy::Month | SortedBy::Quarter | SortedBy::TookPart);
        let (names, line) = sorting.put_together(&names, line)?;
        // Minutes are sorted by who gave them in one table, and by who received them in another.
        let fact = |name: String| if minutes && of.is_some() { format!("{} {name}", self.count) } else { name };
        // What was held or met on a day of a month was so on a day of the year as well.
        let lasting = matches!(sorting.by, SortedBy::Role | SortedBy::Organisation | SortedBy::Met);
        let holds = lasting.then(|| Holds { fact: fact(sorting.by.to_string()), days: (window.from.days(), window.until.days()) });
        let finest = matches!(sorting.by, SortedBy::Age | SortedBy::Tag | SortedBy::Role);
        Ok(Side2 { axis: Axis { name: fact(days), base, line, free, finest, holds }, names, of, by: sorting.by })
    }

    /// Returns, for each member, whether all conditions hold; and the conditions.
    fn wanted(&self, window: &Window<'_, '_>) -> Result<(Vec<bool>, Vec<Condition>), Error> {
        let bank = window.arcs.bank;
        let person = |place: usize| {
            let id = u32::try_from(place).ok().and_then(MemberId::from_index);
            id.is_some_and(|id| !bank.is_organisation(id))
        };
        let mut wanted: Vec<bool> = (0..window.parts.len()).map(person).collect();
        let mut conditions = Vec::new();
        for only in &self.only {
            let side = self.side(&only.sorting, window)?;
            let Some(of) = &side.of else { return Err(Error::BadGroups { why: "a condition sorts people" }) };
            let named = |line: &u32| side.names.get(*line as usize).is_some_and(|line| only.lines.contains(line));
            let holds: Vec<bool> = side.axis.line.iter().map(named).collect();
            for (wanted, base) in wanted.iter_mut().zip(of) {
                *wanted = *wanted && holds.get(*base as usize) == Some(&true);
            }
            let base = side.axis.base.into_iter().zip(holds).filter(|(_, holds)| *holds).map(|(base, _)| base).collect();
            conditions.push(Condition { axis: side.axis.name, base });
        }
        Ok((wanted, conditions))
    }

    fn people(&self, window: &Window<'_, '_>, wanted: &[bool], sides: [&Side2; 2], units: &mut Vec<Unit>) {
        for member in window.population() {
            let part = window.parts.get(member as usize).copied().unwrap_or_default();
            let here = self.count == Counting::Members || part.occasions > 0;
            if here && wanted.get(member as usize) == Some(&true) {
                let at = sides.map(|side| side.of.as_ref().and_then(|of| of.get(member as usize)).copied().unwrap_or(0));
                units.push(Unit { key: member.into(), who: member, other: member, amount: 1, at });
            }
        }
    }

    fn table(&self, rows: &Side2, columns: &Side2, units: &[Unit]) -> TrueTable {
        let width = columns.names.len();
        let mut sums: Vec<[BTreeMap<u32, u64>; 2]> = vec![Default::default(); rows.names.len().saturating_mul(width)];
        for unit in units {
            let line = |side: &Side2, at: u32| side.axis.line.get(at as usize).map_or(usize::MAX, |line| *line as usize);
            let [row, column] = unit.at;
            let cell = line(rows, row).saturating_mul(width).saturating_add(line(columns, column));
            for (people, who) in sums.get_mut(cell).into_iter().flatten().zip([unit.who, unit.other]) {
                let sum = people.entry(who).or_default();
                *sum = sum.saturating_add(unit.amount);
            }
        }
        let of = |people: &BTreeMap<u32, u64>| TrueCell::of(self.measure(), people.values().copied());
        let cells: Vec<TrueCell> = sums.iter().map(|[gave, received]| of(gave).worse(&of(received))).collect();
        TrueTable {
            title: self.title.clone(),
            measure: self.measure(),
            rows_are: self.rows.named(),
            columns_are: self.columns.named(),
            rows: rows.names.clone(),
            columns: columns.names.clone(),
            cells: cells.chunks(width.max(1)).map(<[TrueCell]>::to_vec).collect(),
            whole_groups: self.whole_groups,
        }
    }
}

impl Sorting {
    /// Returns whether its lines say what people did or what came of it, not who they are or what they asked for.
    pub(super) const fn is_by_result(&self) -> bool {
        matches!(self.by, SortedBy::TookPart | SortedBy::Met)
    }

    /// Returns the word for what its lines are.
    fn named(&self) -> String {
        match (self.by, self.words.first()) {
            (SortedBy::Attribute, Some(word)) => word.clone(),
            (SortedBy::TookPart, _) => "taking part".to_owned(),
            (SortedBy::Everybody, _) => "who".to_owned(),
            (SortedBy::Met, _) => "what came of it".to_owned(),
            (by, _) => by.to_string(),
        }
    }
}

impl TimeBank {
    /// Counts a table by its recipe, with true values, for brokers and for [`View::publish`](crate::queries::View::publish).
    pub(crate) fn counted(&self, recipe: &Recipe, left: &Cell<u64>) -> Result<Counted, Error> {
        recipe.count(&Arcs::of(self), left)
    }
}
