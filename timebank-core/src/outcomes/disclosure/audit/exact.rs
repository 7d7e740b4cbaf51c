//! The last word: whether an assignment meets everything that was published. Whole numbers, worked out from the start, and no line
//! shared with the search that proposed it.

use super::model::Model;

/// Whether everybody moved as proposed would give the same publication. `moves`: atoms and by how much each differs from the truth.
pub(crate) fn agrees(model: &Model, moves: &[(u32, i64)]) -> bool {
    let mut changes: Vec<(u32, i128)> = Vec::new();
    for (place, (atom, by)) in moves.iter().enumerate() {
        let Some(atom_is) = model.atoms.get(*atom as usize) else { return false };
        let twice = moves.iter().skip(place.saturating_add(1)).any(|(other, _)| other == atom);
        if twice || i128::from(atom_is.amount).saturating_add(i128::from(*by)) < 0 {
            return false;
        }
        changes.extend(atom_is.figures.iter().map(|figure| (*figure, i128::from(*by))));
    }
    changes.sort_unstable_by_key(|(figure, _)| *figure);
    changes.chunk_by(|one, other| one.0 == other.0).all(|of_one| {
        let Some(figure) = of_one.first().and_then(|(figure, _)| model.figures.get(*figure as usize)) else { return false };
        let moved = of_one.iter().fold(0i128, |sum, (_, by)| sum.saturating_add(*by));
        let would_be = i128::from(figure.value).saturating_add(moved);
        i128::from(figure.low) <= would_be && would_be <= i128::from(figure.high)
    })
}
