//! Whom a grant reached and whom not, and whether support fitted need: as tables to be made safe.

use super::find::cell;
use crate::ids::{Id, MemberId};
use crate::listing::{Closing, ListingKind};
use crate::order::BTreeMap;
use crate::outcomes::disclosure::{Measured, TrueCell, TrueTable};
use crate::outcomes::ties::{GroupBy, HostGroup, Window};
use crate::{Error, TimeBank};

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

    /// From which level at entry to which later.
    pub(super) fn steps(&self) -> TrueTable {
        let mut counts = vec![vec![0u64; self.names.len()]; self.names.len()];
        for (place, level) in &self.entry {
            if let Some(later) = self.later.get(place) {
                add(&mut counts, *level, *later);
            }
        }
        people("Levels of support, at entry and later", "level at entry", "level later", self.names.clone(), self.names.clone(), &counts)
    }

    /// Minutes received by level at entry.
    pub(super) fn received(&self, window: &Window<'_, '_>) -> TrueTable {
        let of = |level: usize| {
            let on = self.entry.iter().filter(|(_, there)| **there == level);
            let minutes = on.map(|(place, _)| window.parts.get(*place as usize).map_or(0, |part| part.received));
            cell(minutes.collect())
        };
        TrueTable {
            title: "Hours received, by level of support at entry".into(),
            measure: Measured::Minutes,
            rows_are: "level at entry".into(),
            columns_are: "what".into(),
            rows: self.names.clone(),
            columns: vec!["hours received".into()],
            cells: (0..self.names.len()).map(|level| vec![of(level)]).collect(),
            whole_groups: true,
        }
    }
}

impl TimeBank {
    /// People of each group who took part, and who did not.
    pub(super) fn reached(&self, window: &Window<'_, '_>, by: &GroupBy) -> Result<TrueTable, Error> {
        let groups = by.groups(window)?;
        let none = groups.names.len();
        let mut counts = vec![vec![0u64; 2]; none.saturating_add(1)];
        for place in window.population().filter(|place| MemberId::from_index(*place).is_some_and(|id| !self.is_organisation(id))) {
            let group = groups.of.get(place as usize).copied().flatten().map_or(none, |group| group as usize);
            let active = window.parts.get(place as usize).is_some_and(|part| part.occasions > 0);
            add(&mut counts, group, usize::from(!active));
        }
        let mut names = groups.names;
        names.push("not said".into());
        let (names, counts): (Vec<String>, Vec<Vec<u64>>) =
            names.into_iter().zip(counts).filter(|(_, row)| row.iter().any(|count| *count > 0)).unzip();
        let columns = ["took part", "did not"].map(str::to_owned).to_vec();
        Ok(people("Whom it reached, and whom not", "group", "taking part", names, columns, &counts))
    }

    /// Members who asked for something, by need: those all of whose requests were met, and the others.
    pub(super) fn asked_and_met(&self, window: &Window<'_, '_>) -> TrueTable {
        let needs = &self.charter().needs.needs;
        let mut asked: Vec<BTreeMap<u32, bool>> = vec![BTreeMap::new(); needs.len().saturating_add(1)];
        for (_, listing) in self.state.listings.iter().filter(|(_, listing)| listing.kind == ListingKind::Request) {
            if !(window.from..=window.until).contains(&listing.posted.date()) {
                continue;
            }
            let met = listing.closed.is_some_and(|(at, why)| why == Closing::Met && at.date() <= window.until);
            let on = (0u16..).zip(needs).position(|(need, _)| self.is_on_need(listing, need)).unwrap_or(needs.len());
            if let Some(members) = asked.get_mut(on) {
                let all = members.entry(Id::index(self.resolve(listing.member))).or_insert(true);
                *all = *all && met;
            }
        }
        let names = needs.iter().map(|need| need.code.clone()).chain(["not said".to_owned()]);
        let told = names.zip(&asked).filter(|(_, members)| !members.is_empty());
        let count = |members: &BTreeMap<u32, bool>, met: bool| members.values().filter(|all| **all == met).count() as u64;
        let (rows, counts): (Vec<String>, Vec<Vec<u64>>) =
            told.map(|(name, members)| (name, vec![count(members, true), count(members, false)])).unzip();
        let columns = ["all they asked for was met", "not all was"].map(str::to_owned).to_vec();
        people("Members who asked for something, by need", "need", "what came of it", rows, columns, &counts)
    }
}
