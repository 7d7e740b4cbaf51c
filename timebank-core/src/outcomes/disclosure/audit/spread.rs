//! How closely a small group can be estimated by averaging figures with noise.
//!
//! Bounds say nothing about averages: each further table of the same people is another draw, and the mean of many draws comes near
//! the truth although every figure keeps its range. So a group of few people passes only if no linear estimate from all figures ever
//! published has a variance below the one the policy states for a single figure. Figures that count the same people carry the same
//! noise and are one figure. Asked about are the groups that [`judge`](super::judge) lists.
//!
//! The variance of the best estimate of `g` from figures `A` with weights `W` is the largest `(g·z)² / zᵀ(AᵀWA)z` over all
//! directions `z` (Gauss–Markov, Cauchy–Schwarz). Each direction is a lower bound, so one that is wide enough is a witness.
//! Conjugate gradients (Hestenes & Stiefel 1952) find it. If none is found, the group does not pass.

use super::judge::{Group, Why};
use super::model::{Model, Seen};
use std::collections::BTreeMap;

/// The variance a reader expects of an atom before any figure is read. It is so large that it protects nobody.
const PRIOR: f64 = 1e6;
/// The maximum number of directions that are tried for a group.
const DIRECTIONS: usize = 80;
/// How many atoms, of figures and alone, one step goes through.
const QUICK: u64 = 4;
/// The variance that stands for an exact figure.
const EXACT: f64 = 1e-4;

/// Published figures: their occupied atoms, and one over the variance. Where nobody stands, nothing varies.
struct Figures {
    /// Of each atom its place among those that are occupied.
    place: Vec<Option<u32>>,
    /// How many atoms are occupied.
    occupied: usize,
    of: Vec<(Vec<u32>, f64)>,
    /// How many steps it takes to go through all of them once.
    round: u64,
    /// The variance that must remain.
    floor: f64,
}

/// Returns the groups that can be estimated too closely, and how many of the steps allowed are left. Without noise there are none.
pub(super) fn averaged(model: &Model, groups: &[Group], tables: &[Seen<'_>], mut steps: u64) -> (Vec<Group>, u64) {
    let Some(figures) = Figures::of(model, tables) else { return (Vec::new(), steps) };
    let mut open = Vec::new();
    for group in groups.iter().filter(|group| group.need.width > 0) {
        let atoms = figures.places(&group.atoms);
        if !atoms.is_empty() && !figures.is_wide(&atoms, &mut steps) {
            open.push(Group { why: Why::Averaged, ..group.clone() });
        }
    }
    (open, steps)
}

impl Figures {
    /// Returns nothing if no table carries noise.
    fn of(model: &Model, tables: &[Seen<'_>]) -> Option<Self> {
        let stated = |table: &Seen<'_>| table.policy.noise.map(|noise| f64::from(noise.variance_hundredths) / 100.0);
        let floor = tables.iter().filter_map(stated).reduce(f64::max)?;
        let mut next = 0u32..;
        let place = model.atoms.iter().map(|atom| if atom.amount > 0 { next.next() } else { None }).collect();
        let occupied = model.atoms.iter().filter(|atom| atom.amount > 0).count();
        let mut figures = Self { place, occupied, of: Vec::new(), round: 0, floor };
        // The same people under the same noise, or rounded to the same base, are one figure.
        let mut of: BTreeMap<(Vec<u32>, _), f64> = BTreeMap::new();
        for (table, first) in tables.iter().zip(&model.first) {
            let base = f64::from(table.policy.rounding);
            // A rounded figure is off by anything from half a base below to half a base above.
            let variance = stated(table).unwrap_or(((base * base - 1.0) / 12.0).max(EXACT));
            let drawn = (table.policy.rounding, table.policy.noise.map(|noise| (noise.most, noise.variance_hundredths)));
            for figure in (*first..).zip(&table.shown).filter(|(_, shown)| shown.is_some()).map(|(figure, _)| figure) {
                let atoms = figures.places(model.of.get(figure).map_or(&[], Vec::as_slice));
                of.insert((atoms, drawn), variance.recip());
            }
        }
        figures.of = of.into_iter().map(|((atoms, _), weight)| (atoms, weight)).collect();
        let size = figures.of.iter().fold(occupied as u64, |sum, (atoms, _)| sum.saturating_add(atoms.len() as u64));
        figures.round = size.div_ceil(QUICK);
        Some(figures)
    }

    /// Returns the places of those of the atoms that are occupied.
    fn places(&self, atoms: &[u32]) -> Vec<u32> {
        atoms.iter().filter_map(|atom| *self.place.get(*atom as usize)?).collect()
    }

    /// Returns `zᵀ(AᵀWA + prior)` as a vector.
    fn times(&self, z: &[f64]) -> Vec<f64> {
        let mut out: Vec<f64> = z.iter().map(|part| part / PRIOR).collect();
        for (atoms, weight) in &self.of {
            let sum = weight * atoms.iter().filter_map(|atom| z.get(*atom as usize)).sum::<f64>();
            for atom in atoms {
                if let Some(part) = out.get_mut(*atom as usize) {
                    *part += sum;
                }
            }
        }
        out
    }

    /// Whether a direction is found in which the group varies enough.
    fn is_wide(&self, atoms: &[u32], steps: &mut u64) -> bool {
        let mut group = vec![0.0; self.occupied];
        for atom in atoms {
            if let Some(part) = group.get_mut(*atom as usize) {
                *part = 1.0;
            }
        }
        let dot = |one: &[f64], other: &[f64]| one.iter().zip(other).map(|(a, b)| a * b).sum::<f64>();
        let (mut z, mut left) = (vec![0.0; self.occupied], group.clone());
        let mut along = left.clone();
        let mut rest = dot(&left, &left);
        for _ in 0..DIRECTIONS {
            let there = self.times(&along);
            *steps = steps.saturating_sub(self.round);
            let steep = dot(&along, &there);
            if *steps == 0 || steep <= 0.0 {
                return false;
            }
            let step = rest / steep;
            z.iter_mut().zip(&along).for_each(|(z, along)| *z += step * along);
            left.iter_mut().zip(&there).for_each(|(left, there)| *left -= step * there);
            let next = dot(&left, &left);
            if dot(&group, &z) >= self.floor {
                *steps = steps.saturating_sub(self.round);
                if self.holds(&group, &z) {
                    return true;
                }
            }
            if next <= 1e-18 {
                return false;
            }
            along.iter_mut().zip(&left).for_each(|(along, left)| *along = left + next / rest * *along);
            rest = next;
        }
        false
    }

    /// Checks a direction from the start: whether it shows that no estimate of the group is closer than the floor.
    fn holds(&self, group: &[f64], z: &[f64]) -> bool {
        let dot = |one: &[f64], other: &[f64]| one.iter().zip(other).map(|(a, b)| a * b).sum::<f64>();
        let moved = dot(group, z);
        moved * moved >= self.floor * (1.0 - 1e-9) * dot(z, &self.times(z))
    }
}
