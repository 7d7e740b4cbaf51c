//! Whom a grant reached and whom not, and whether support fitted need: as tables to be made safe.

use crate::bank::TimeBank;
use crate::error::Error;
use crate::order::BTreeMap;
use crate::outcomes::disclosure::asked::asked;
use crate::outcomes::disclosure::audit::{Axis, Behind};
use crate::outcomes::disclosure::headlines::{PEOPLE, narrowed};
use crate::outcomes::disclosure::minutes::flows;
use crate::outcomes::disclosure::{Counting, Measured, Recipe, SortedBy, Sorting, TrueCell, TrueTable};
use crate::outcomes::ties::{GroupBy, GroupedBy, HostGroup, Window};
use crate::values::ids::{Id, MemberId};

/// A table of so many people in each cell.
fn people(title: &str, rows_are: &str, columns_are: &str, rows: Vec<String>, columns: Vec<String>, counts: &[Vec<u64>]) -> TrueTable {
    TrueTable {
        title: title.into(),
        measure: Measured::People,
        rows_are: rows_are.into(),
        columns_are: columns_are.into(),
        cells: counts.iter().map(|row| row.iter().map(|count| TrueCell::people(*count)).collect()).collect(),
        rows,
        columns,
        whole_groups: false,
    }
}

fn add(counts: &mut [Vec<u64>], row: usize, column: usize) {
    if let Some(count) = counts.get_mut(row).and_then(|row| row.get_mut(column)) {
        *count = count.saturating_add(1);
    }
}

/// A table of a report.
pub(super) struct Told {
    pub(super) table: TrueTable,
    /// How the bank counts it; none when it rests on what the host alone knows.
    pub(super) recipe: Option<Recipe>,
    /// Who stands in it, where that is known without a recipe.
    pub(super) behind: Option<Behind>,
    pub(super) related: Vec<Related>,
}

/// A headline and the cell of a table, by row and column (none for totals), that tells of the same, or of some of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Related {
    pub(super) row: Option<usize>,
    pub(super) column: Option<usize>,
    /// How the headline is called in a release.
    pub(super) headline: String,
    /// What it is in truth.
    pub(super) headline_is: u64,
    /// What the cell is.
    pub(super) cell_is: u64,
    pub(super) how: Relation,
}

/// How a cell stands to a headline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Relation {
    /// They differ by what a reader may know: organisations.
    Same,
    /// The cell is some of it: at most as much.
    Within,
    /// It is some of the cell, with organisations that a reader may know.
    Around,
}

/// People and organisations of a group, by whether they took part.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Reached {
    people: Vec<u64>,
    organisations: Vec<u64>,
    both_ways: u64,
    without_tie: u64,
}

impl Default for Reached {
    fn default() -> Self {
        Self { people: vec![0; 2], organisations: vec![0; 2], both_ways: 0, without_tie: 0 }
    }
}

impl Reached {
    fn and(&self, other: &Self) -> Self {
        let sum = |one: &[u64], other: &[u64]| one.iter().zip(other).map(|(one, other)| one.saturating_add(*other)).collect();
        Self {
            people: sum(&self.people, &other.people),
            organisations: sum(&self.organisations, &other.organisations),
            both_ways: self.both_ways.saturating_add(other.both_ways),
            without_tie: self.without_tie.saturating_add(other.without_tie),
        }
    }

    /// The headlines that tell of this row, when it is of members narrowed down so.
    fn related(&self, row: Option<usize>, of: &[String]) -> Vec<Related> {
        let cell = |counts: &[u64], column: Option<usize>| match column {
            Some(column) => counts.get(column).copied().unwrap_or(0),
            None => counts.iter().fold(0, |sum: u64, count| sum.saturating_add(*count)),
        };
        let mut all = Vec::new();
        let mut say = |column: Option<usize>, base: &str, how: Relation| {
            let (people, organisations) = (cell(&self.people, column), cell(&self.organisations, column));
            let alone: Vec<String> = of.iter().cloned().chain([PEOPLE.to_owned()]).collect();
            let everybody = people.saturating_add(organisations);
            for (headline, headline_is) in [(narrowed(base, &alone), people), (narrowed(base, of), everybody)] {
                all.push(Related { row, column, headline, headline_is, cell_is: people, how });
            }
        };
        say(Some(0), "taking-part", Relation::Same);
        say(None, "members", Relation::Same);
        say(Some(0), "both-ways", Relation::Around);
        // Whoever has no tie did not take part, but for a few a reader may know of: who was in a crowd, or with visitors only.
        let headline = narrowed("isolates", of);
        let cell_is = cell(&self.people, Some(1));
        all.push(Related { row, column: Some(1), headline, headline_is: self.without_tie, cell_is, how: Relation::Same });
        all
    }
}

/// What the columns come to.
fn sums(counts: &[Vec<u64>]) -> Vec<u64> {
    counts.iter().fold(Vec::new(), |sum: Vec<u64>, row| {
        row.iter().enumerate().map(|(column, count)| sum.get(column).map_or(*count, |sum| sum.saturating_add(*count))).collect()
    })
}

/// Levels of support by place, before and after.
pub(super) struct Levels {
    pub(super) names: Vec<String>,
    entry: BTreeMap<u32, usize>,
    later: BTreeMap<u32, usize>,
}

impl Levels {
    /// From groups of the host's own.
    ///
    /// # Errors
    /// [`Error::BadGroups`] for a level that is not among the names, or somebody on two; [`Error::NotFound`].
    pub(super) fn of(bank: &TimeBank, names: &[String], entry: &[HostGroup], later: &[HostGroup]) -> Result<Self, Error> {
        let read = |groups: &[HostGroup]| {
            let mut of = BTreeMap::new();
            for group in groups {
                let level = names.iter().position(|name| *name == group.name);
                let level = level.ok_or(Error::BadGroups { why: "a level of support is not among the names of levels" })?;
                for member in &group.members {
                    bank.member(*member)?;
                    if of.insert(Id::index(bank.resolve(*member)), level).is_some_and(|there| there != level) {
                        return Err(Error::BadGroups { why: "a member stands on two levels of support" });
                    }
                }
            }
            Ok(of)
        };
        Ok(Self { names: names.to_vec(), entry: read(entry)?, later: read(later)? })
    }

    /// Of each place, the level at entry.
    pub(super) fn at_entry(&self, places: usize) -> Vec<Option<u32>> {
        (0u32..).take(places).map(|place| u32::try_from(*self.entry.get(&place)?).ok()).collect()
    }

    /// Of each place, its cell in the table of steps.
    pub(super) fn in_steps(&self, places: usize) -> Vec<Option<u32>> {
        let step = |place: u32| {
            let step = self.entry.get(&place)?.saturating_mul(self.names.len()).saturating_add(*self.later.get(&place)?);
            u32::try_from(step).ok()
        };
        (0u32..).take(places).map(step).collect()
    }

    /// From which level at entry to which later.
    /// Who is on a level at entry is some of a group of the same name of the host's own.
    pub(super) fn steps(&self) -> Told {
        let mut counts = vec![vec![0u64; self.names.len()]; self.names.len()];
        for (place, level) in &self.entry {
            if let Some(later) = self.later.get(place) {
                add(&mut counts, *level, *later);
            }
        }
        let related = self.names.iter().zip(&counts).enumerate().map(|(row, (name, counts))| Related {
            row: Some(row),
            column: None,
            headline: narrowed("members", &[format!("{} {name}", GroupedBy::Host)]),
            headline_is: self.entry.values().filter(|level| **level == row).count() as u64,
            cell_is: counts.iter().fold(0, |sum: u64, count| sum.saturating_add(*count)),
            how: Relation::Same,
        });
        let related = related.collect();
        let (rows, columns) = (self.names.clone(), self.names.clone());
        let table = people("Levels of support, at entry and later", "level at entry", "level later", rows, columns, &counts);
        Told { table, recipe: None, behind: None, related }
    }

    /// Minutes received by level at entry, those on no level in a line of their own: so that all of them are what everybody received.
    pub(super) fn received(&self, window: &Window<'_, '_>) -> Told {
        let none = self.names.len();
        let line = |place: u32| self.entry.get(&place).copied().unwrap_or(none);
        let mut units = Vec::new();
        let mut sums: Vec<[BTreeMap<u32, u64>; 2]> = vec![Default::default(); none.saturating_add(1)];
        for flow in window.occasions().iter().flat_map(|(_, exchange)| flows(window.arcs, *exchange)) {
            let Some(level) = flow.receiver.map(line) else { continue };
            let unit = flow.unit([u32::try_from(level).unwrap_or(u32::MAX), 0]);
            for (sums, who) in sums.get_mut(level).into_iter().flatten().zip([unit.who, unit.other]) {
                let sum = sums.entry(who).or_default();
                *sum = sum.saturating_add(unit.amount);
            }
            units.push(unit);
        }
        let mut people = vec![0u64; none.saturating_add(2)];
        for place in
            window.population().filter(|place| MemberId::from_index(*place).is_some_and(|id| !window.arcs.bank.is_organisation(id)))
        {
            for slot in [line(place), none.saturating_add(1)] {
                if let Some(count) = people.get_mut(slot) {
                    *count = count.saturating_add(1);
                }
            }
        }
        let of = |people: &BTreeMap<u32, u64>| TrueCell::of(Measured::Minutes, people.values().copied());
        let cells: Vec<Vec<TrueCell>> = sums.iter().map(|[gave, received]| vec![of(gave).worse(&of(received))]).collect();
        let all = cells.iter().flatten().fold(0, |sum: u64, cell| sum.saturating_add(cell.value));
        let axes = [Axis::plain("level at entry".into(), cells.len()), Axis::plain("what".into(), 1)];
        // The only column, and the total that says the same again.
        let people = people.into_iter().flat_map(|people| [people; 2]).collect();
        let mut behind = Behind { units, axes, only: Vec::new(), people };
        let sum = |minutes: fn(&crate::outcomes::ties::PartTaken) -> u64| window.parts.iter().map(minutes).fold(0, u64::saturating_add);
        let mut related = Vec::new();
        // A row, and all of them: in the only column, and in the total that says the same again.
        for column in [Some(0), None] {
            for (base, headline_is) in [("hours-received", sum(|part| part.received)), ("hours-given", sum(|part| part.given))] {
                let how = Relation::Same;
                related.push(Related { row: None, column, headline: base.to_owned(), headline_is, cell_is: all, how });
                for (row, name) in self.names.iter().enumerate() {
                    let cell_is = cells.get(row).and_then(|row| row.first()).map_or(0, |cell| cell.value);
                    let headline = narrowed(base, &[format!("{} {name}", GroupedBy::Host)]);
                    related.push(Related { row: Some(row), column, headline, headline_is: cell_is, cell_is, how });
                }
            }
        }
        let table = TrueTable {
            title: "Hours received, by level of support at entry".into(),
            measure: Measured::Minutes,
            rows_are: "level at entry".into(),
            columns_are: "what".into(),
            rows: self.names.iter().cloned().chain(["on no level".to_owned()]).collect(),
            columns: vec!["hours received".into()],
            cells,
            whole_groups: true,
        };
        behind.note_zeros(&table);
        Told { table, recipe: None, behind: Some(behind), related }
    }
}

/// A recipe over the days of a window.
fn recipe(title: &str, count: Counting, rows: Sorting, columns: SortedBy, window: &Window<'_, '_>) -> Recipe {
    let mut recipe = Recipe::new(title.to_owned(), count, rows, Sorting::new(columns), window.until);
    recipe.from = Some(window.from);
    recipe
}

/// The groups as a recipe sorts them; none for groups of the host's own, because a log names no member.
fn sorting(by: &GroupBy) -> Option<Sorting> {
    let sorted = match by.by {
        GroupedBy::Role => SortedBy::Role,
        GroupedBy::Tag => SortedBy::Tag,
        GroupedBy::Kind => SortedBy::Kind,
        GroupedBy::Organisation => SortedBy::Organisation,
        GroupedBy::Age => SortedBy::Age,
        GroupedBy::Attribute => SortedBy::Attribute,
        GroupedBy::Host => return None,
    };
    Some(Sorting { words: by.words.clone(), ages: by.ages.clone(), ..Sorting::new(sorted) })
}

impl TimeBank {
    /// People of each group who took part, and who did not; and which headlines tell of the same. `logged`: whether a later release is
    /// compared with it.
    pub(super) fn reached(&self, window: &Window<'_, '_>, by: &GroupBy, logged: bool) -> Result<Told, Error> {
        let groups = by.groups(window)?;
        let none = groups.names.len();
        let empty = || vec![Reached::default(); none.saturating_add(1)];
        let mut all = empty();
        for place in window.population() {
            let group = groups.of.get(place as usize).copied().flatten().map_or(none, |group| group as usize);
            let Some(line) = all.get_mut(group) else { continue };
            let organisation = MemberId::from_index(place).is_none_or(|id| self.is_organisation(id));
            let part = window.parts.get(place as usize).copied().unwrap_or_default();
            let active = part.occasions > 0;
            let counts = if organisation { &mut line.organisations } else { &mut line.people };
            add(std::slice::from_mut(counts), 0, usize::from(!active));
            line.both_ways = line.both_ways.saturating_add(u64::from(part.given > 0 && part.received > 0));
            line.without_tie = line.without_tie.saturating_add(u64::from(part.ties == 0));
        }
        let mut names: Vec<Option<String>> = groups.names.into_iter().map(Some).collect();
        names.push(None);
        let title = "Whom it reached, and whom not";
        let recipe = sorting(by).filter(|_| logged).map(|rows| recipe(title, Counting::Members, rows, SortedBy::TookPart, window));
        let there = |line: &Reached| line.people.iter().any(|count| *count > 0);
        // A recipe has a line for each group, whether anybody is in it or not.
        let all_lines = recipe.is_some() && all.iter().any(there);
        let told: Vec<(Option<String>, Reached)> = names.into_iter().zip(all).filter(|(_, line)| all_lines || there(line)).collect();
        let mut related = Vec::new();
        let sum = told.iter().fold(Reached::default(), |sum, (_, line)| sum.and(line));
        for (row, (name, line)) in told.iter().enumerate() {
            let of = name.iter().map(|name| format!("{} {name}", by.by)).collect::<Vec<_>>();
            if name.is_some() {
                related.extend(line.related(Some(row), &of));
            }
        }
        related.extend(sum.related(None, &[]));
        let counts: Vec<Vec<u64>> = told.iter().map(|(_, line)| line.people.clone()).collect();
        let names = told.into_iter().map(|(name, _)| name.unwrap_or_else(|| "not said".to_owned())).collect();
        let columns = ["took part", "did not"].map(str::to_owned).to_vec();
        Ok(Told { table: people(title, "group", "taking part", names, columns, &counts), recipe, behind: None, related })
    }

    /// Members who asked for something, by need: those all of whose requests were met, and the others.
    /// Headlines count requests, of which everybody has one at least.
    pub(super) fn asked_and_met(&self, window: &Window<'_, '_>, logged: bool) -> Told {
        let needs = &self.charter().needs.needs;
        let names = needs.iter().map(|need| need.code.clone()).chain(["not said".to_owned()]);
        let mut counts = vec![vec![0u64; 2]; needs.len().saturating_add(1)];
        let person = |member: u32| MemberId::from_index(member).is_some_and(|id| !self.is_organisation(id));
        for ((_, need), met) in asked(window).into_iter().filter(|((member, _), _)| person(*member)) {
            add(&mut counts, need as usize, usize::from(!met));
        }
        let there = |counts: &[u64]| counts.iter().any(|count| *count > 0);
        // A recipe has a line for each need. Where nobody asked for anything there is no table.
        let all_lines = logged && counts.iter().any(|counts| there(counts));
        let (rows, counts): (Vec<String>, Vec<Vec<u64>>) = names.zip(counts).filter(|(_, counts)| all_lines || there(counts)).unzip();
        let mut related = Vec::new();
        for (row, counts) in (0..).zip(&counts).map(|(row, counts)| (Some(row), counts.clone())).chain([(None, sums(&counts))]) {
            let of: Vec<String> = row.and_then(|row: usize| rows.get(row)).map(|name| format!("need {name}")).into_iter().collect();
            let met = counts.first().copied().unwrap_or(0);
            let all = counts.iter().fold(0, |sum: u64, count| sum.saturating_add(*count));
            for (column, headline, cell_is) in [(Some(0), "requests-met", met), (None, "requests", all)] {
                related.push(Related { row, column, headline: narrowed(headline, &of), headline_is: 0, cell_is, how: Relation::Within });
            }
        }
        let columns = ["all they asked for was met", "not all was"].map(str::to_owned).to_vec();
        let title = "Members who asked for something, by need";
        let recipe = recipe(title, Counting::Asked, Sorting::new(SortedBy::Need), SortedBy::Met, window);
        Told {
            table: people(title, "need", "what came of it", rows, columns, &counts),
            recipe: logged.then_some(recipe),
            behind: None,
            related,
        }
    }
}
