//! The audit: whether a finished release, beside every earlier one, leaves each small group and each giver uncertain enough.
//!
//! It starts from the figures as printed and from who was counted, and shares no code with what decided which cells to hide. A
//! group passes only if the audit finds two assignments of people to atoms, other than the truth or including it, that agree with
//! everything ever published and lie far enough apart. [`exact`] checks each in whole numbers. What is not found in the steps
//! allowed does not pass: doubt is a refusal.

mod axes;
pub(crate) mod behind;
mod empty;
mod exact;
mod judge;
mod model;
mod search;
mod spread;

pub(crate) use behind::{Axis, Behind, Condition, Holds, Unit};
pub(crate) use judge::{Group, Why};
pub(crate) use model::{Contradiction, Seen};

use model::Model;
use search::{Moves, Search};
use std::collections::BTreeSet;

#[cfg(test)]
mod tests;
#[cfg(test)]
pub(super) use tests::{
    Chance,
    averages::{solved, variance},
};

/// The most assignments that are remembered from one draft of a release to the next.
const REMEMBERED: usize = 100_000;

/// What an audit came to.
#[derive(Clone, Debug)]
pub(crate) struct Audit {
    /// Groups for which not enough room was found.
    pub(crate) open: Vec<Group>,
    /// How many steps are left; none when doubt remains because they were spent.
    pub(crate) left: u64,
}

/// Audits drafts of one release, one after the other.
///
/// It keeps what does not rest on the draft: who stands where, and the assignments it found. Each of these is checked anew against
/// every draft, so it proves what it proved before, or nothing.
#[derive(Clone, Debug, Default)]
pub(crate) struct Auditor {
    model: Option<Model>,
    witnesses: Vec<Moves>,
}

impl Auditor {
    /// Audits tables about one population: those of a new release, and all that were published before. From draft to draft only what
    /// they show may differ.
    ///
    /// `steps`: how many it may take. `thorough`: whether it makes its hardest efforts before it doubts.
    ///
    /// # Errors
    /// [`Contradiction`] when a printed figure is not what was counted.
    pub(crate) fn audit(&mut self, tables: &[Seen<'_>], steps: u64, thorough: bool) -> Result<Audit, Contradiction> {
        if self.model.is_none() && size(tables) > steps {
            return Ok(Audit { open: Vec::new(), left: 0 });
        }
        let model = self.model.get_or_insert_with(|| Model::of(tables));
        model.show(tables)?;
        let groups = judge::groups(model, tables);
        let size = model.atoms.iter().fold(0u64, |sum, atom| sum.saturating_add(atom.figures.len() as u64));
        let mut search = Search::new(model, &groups, steps.saturating_sub(size));
        search.recall(&self.witnesses);
        let open: BTreeSet<usize> = search.open(thorough).into_iter().collect();
        let mut left = search.left();
        self.witnesses.extend(search.into_witnesses());
        self.witnesses.truncate(REMEMBERED);
        let mut open: Vec<Group> =
            groups.iter().enumerate().filter(|(place, _)| open.contains(place)).map(|(_, group)| group.clone()).collect();
        if open.is_empty() && left > 0 {
            (open, left) = spread::averaged(model, &groups, tables, left);
        }
        for group in &mut open {
            let atoms = group.atoms.iter().filter_map(|atom| model.atoms.get(*atom as usize));
            group.touching = atoms.flat_map(|atom| &atom.figures).map(|figure| model.place(*figure as usize)).collect();
            group.touching.sort_unstable();
            group.touching.dedup();
        }
        Ok(Audit { open, left })
    }
}

/// At least how many numbers a model of some tables takes: of each thing that is counted, where it stands in each table.
fn size(tables: &[Seen<'_>]) -> u64 {
    let things = tables.iter().map(|table| table.behind.units.len() as u64).max().unwrap_or(0);
    things.saturating_mul(tables.len() as u64)
}

/// Audits one release, once.
#[cfg(test)]
pub(crate) fn audit(tables: &[Seen<'_>], steps: u64, thorough: bool) -> Result<Audit, Contradiction> {
    Auditor::default().audit(tables, steps, thorough)
}
