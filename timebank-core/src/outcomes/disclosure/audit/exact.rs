//! The last word: whether an assignment meets everything that was published. Whole numbers, worked out from the start, and no line
//! shared with the search that proposed it.

use super::model::Model;

/// Whether everybody moved as proposed would give the same publication. `moves`: atoms and by how much each differs from the truth.
pub(crate) fn agrees(model: &Model, moves: &[(u32, i64)]) -> bool {
    let mut figures: Vec<u32> = Vec::new();
    for (place, (atom, by)) in moves.iter().enumerate() {
        let Some(atom_is) = model.atoms.get(*atom as usize) else { return false };
        let twice = moves.iter().skip(place.saturating_add(1)).any(|(other, _)| other == atom);
        if twice || i128::from(atom_is.amount).saturating_add(i128::from(*by)) < 0 {
            return false;
        }
        figures.extend(&atom_is.figures);
    }
    figures.sort_unstable();
    figures.dedup();
    figures.iter().all(|number| {
        let Some((figure, of)) = model.figures.get(*number as usize).zip(model.of.get(*number as usize)) else { return false };
        let moved: i128 = moves.iter().filter(|(atom, _)| of.binary_search(atom).is_ok()).map(|(_, by)| i128::from(*by)).sum();
        let would_be = i128::from(figure.value).saturating_add(moved);
        i128::from(figure.low) <= would_be && would_be <= i128::from(figure.high)
    })
}
