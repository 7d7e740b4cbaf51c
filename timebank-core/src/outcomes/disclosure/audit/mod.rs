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

pub(crate) use behind::{Axis, Behind, Unit};
pub(crate) use judge::{Group, Why};
pub(crate) use model::{Contradiction, Model, Seen};

use search::Search;

#[cfg(test)]
mod tests;

/// What an audit came to.
#[derive(Clone, Debug)]
pub(crate) struct Audit {
    /// What was published, as constraints.
    pub(crate) model: Model,
    /// Groups for which not enough room was found.
    pub(crate) open: Vec<Group>,
    /// Whether the steps allowed were spent.
    pub(crate) spent: bool,
}

/// Audits tables about one population: those of a new release, and all that were published before.
///
/// # Errors
/// [`Contradiction`] when a printed figure is not what was counted.
pub(crate) fn audit(tables: &[Seen<'_>], steps: u64) -> Result<Audit, Contradiction> {
    let model = Model::of(tables)?;
    let groups = judge::groups(&model, tables);
    let mut search = Search::new(&model, &groups, steps);
    let open = search.open();
    let spent = search.is_spent();
    let open = groups.into_iter().enumerate().filter(|(place, _)| open.contains(place)).map(|(_, group)| group).collect();
    Ok(Audit { model, open, spent })
}
