//! The audit: whether a finished release, beside every earlier one, leaves each small group and each giver uncertain enough.
//!
//! It starts from the figures as printed and from who was counted, and shares no code with what decided which cells to hide. A
//! group passes only if the audit finds two assignments of people to atoms, other than the truth or including it, that agree with
//! everything ever published and lie far enough apart. [`exact`] checks each in whole numbers. What is not found in the steps
//! allowed does not pass: doubt is a refusal.

pub(crate) mod behind;
mod exact;
mod judge;
mod model;
mod search;
mod spread;

pub(crate) use behind::{Axis, Behind, Unit};
pub(crate) use judge::{Group, Why};
pub(crate) use model::{Contradiction, Model, Seen};

use search::Search;
use std::collections::BTreeSet;

#[cfg(test)]
mod tests;
#[cfg(test)]
pub(super) use tests::averages::{solved, variance};

/// What an audit came to.
#[derive(Clone, Debug)]
pub(crate) struct Audit {
    /// What was published, as constraints.
    pub(crate) model: Model,
    /// Groups for which not enough room was found.
    pub(crate) open: Vec<Group>,
    /// How many steps are left; none when doubt remains because they were spent.
    pub(crate) left: u64,
}

/// Audits tables about one population: those of a new release, and all that were published before.
/// `steps`: how many it may take. `thorough`: whether it makes its hardest efforts before it doubts.
///
/// # Errors
/// [`Contradiction`] when a printed figure is not what was counted.
pub(crate) fn audit(tables: &[Seen<'_>], steps: u64, thorough: bool) -> Result<Audit, Contradiction> {
    let model = Model::of(tables)?;
    let groups = judge::groups(&model, tables);
    let size = model.atoms.iter().fold(0u64, |sum, atom| sum.saturating_add(atom.figures.len() as u64));
    let mut search = Search::new(&model, &groups, steps.saturating_sub(size));
    let open: BTreeSet<usize> = search.open(thorough).into_iter().collect();
    let mut left = search.left();
    let mut open: Vec<Group> =
        groups.iter().enumerate().filter(|(place, _)| open.contains(place)).map(|(_, group)| group.clone()).collect();
    if open.is_empty() && left > 0 {
        (open, left) = spread::averaged(&model, &groups, tables, left);
    }
    Ok(Audit { model, open, left })
}
