//! Looks for assignments that agree with everything published and move a group far from its true value.
//!
//! Starting from the truth, one atom of the group is raised or lowered. Every figure that then leaves its bounds is put right by
//! moving another atom of it, and so on until all bounds hold again: an ejection chain (Glover 1996) along the constraints, with
//! backtracking. All numbers are whole, so what is found is a table that could have been counted. A move that serves one group is
//! credited to every other it moves.

use super::exact;
use super::judge::Group;
use super::model::Model;
use std::collections::BTreeSet;

/// How hard one attempt is tried.
#[derive(Clone, Copy)]
struct Effort {
    /// Moves in all.
    nodes: u32,
    /// Moves in a row.
    depth: u32,
    /// Atoms looked at in one figure.
    look: usize,
    /// Of these, how many are tried.
    branch: usize,
    /// Atoms of the group to begin with.
    starts: usize,
}

const EFFORTS: [Effort; 3] = [
    Effort { nodes: 60, depth: 8, look: 24, branch: 3, starts: 2 },
    Effort { nodes: 600, depth: 14, look: 96, branch: 5, starts: 6 },
    Effort { nodes: 1_000, depth: 24, look: 200, branch: 8, starts: 6 },
];

/// After how many groups for which the hardest effort failed no more are looked at: what helps one of them often helps others.
const FAILED: usize = 4;

/// Beyond this many groups that easier efforts leave, the hardest is not made: it would cost more than the cells it saves.
const MANY: usize = 16;

/// An assignment: atoms, and by how much each differs from the truth.
pub(super) type Moves = Vec<(u32, i64)>;

/// Where an atom stands now.
#[derive(Clone, Copy)]
struct Stand {
    /// What it comes to.
    at: i64,
    /// By how much it has moved.
    moved: i64,
    /// Whether it can move at all.
    free: bool,
    /// Whether it is in the group that is moved.
    within: bool,
}

/// Where a figure stands now, and between which bounds it belongs.
#[derive(Clone, Copy)]
struct Level {
    at: i64,
    low: i64,
    high: i64,
}

impl Level {
    /// By how much it would be out of bounds: what would have to be added to it.
    fn amiss(self, by: i64) -> i64 {
        let at = self.at.saturating_add(by);
        if at < self.low { self.low.saturating_sub(at) } else { self.high.min(at).saturating_sub(at) }
    }
}

/// The state of the search.
pub(super) struct Search<'m> {
    model: &'m Model,
    groups: &'m [Group],
    /// Of each atom, the groups it is in.
    of_atom: Vec<Vec<u32>>,
    /// How far each group was seen to reach: down and up.
    reached: Vec<(i64, i64)>,
    stands: Vec<Stand>,
    levels: Vec<Level>,
    /// The figures of all atoms, end to end, and where those of each begin: what is looked at most lies close together.
    figures: Vec<u32>,
    begins: Vec<usize>,
    /// Atoms moved, in order.
    trail: Vec<(u32, i64)>,
    /// Figures out of bounds, by how many atoms they have.
    broken: BTreeSet<(usize, u32)>,
    steps: u64,
    nodes: u32,
    /// Assignments that moved a group further than any before.
    witnesses: Vec<Moves>,
}

impl<'m> Search<'m> {
    pub(super) fn new(model: &'m Model, groups: &'m [Group], steps: u64) -> Self {
        let mut of_atom = vec![Vec::new(); model.atoms.len()];
        for (place, group) in (0u32..).zip(groups) {
            for atom in &group.atoms {
                if let Some(of) = of_atom.get_mut(*atom as usize) {
                    of.push(place);
                }
            }
        }
        let mut begins = vec![0];
        let mut figures = Vec::new();
        for atom in &model.atoms {
            figures.extend_from_slice(&atom.figures);
            begins.push(figures.len());
        }
        let mut search = Self {
            model,
            groups,
            of_atom,
            reached: vec![(0, 0); groups.len()],
            stands: model.atoms.iter().map(|atom| Stand { at: atom.amount, moved: 0, free: true, within: false }).collect(),
            levels: model.figures.iter().map(|figure| Level { at: figure.value, low: figure.low, high: figure.high }).collect(),
            figures,
            begins,
            trail: Vec::new(),
            broken: BTreeSet::new(),
            steps,
            nodes: 0,
            witnesses: Vec::new(),
        };
        search.fix();
        search
    }

    /// Returns how many steps are left.
    pub(super) const fn left(&self) -> u64 {
        self.steps
    }

    /// Returns the assignments that were found.
    pub(super) fn into_witnesses(self) -> Vec<Moves> {
        self.witnesses
    }

    /// Credits the groups with assignments that were found for another draft of the release, where they hold in this one too.
    pub(super) fn recall(&mut self, witnesses: &[Moves]) {
        for moves in witnesses {
            self.steps = self.steps.saturating_sub(moves.len() as u64);
            self.credit(moves);
        }
    }

    /// Finds atoms that cannot move: alone in a figure that is known exactly, once and again.
    fn fix(&mut self) {
        let tight = |figure: usize| self.model.figures.get(figure).is_some_and(|figure| figure.low == figure.high);
        let empty = |figure: usize| self.model.figures.get(figure).is_some_and(|figure| figure.high <= 0);
        let mut left: Vec<usize> = self.model.of.iter().map(Vec::len).collect();
        let mut queue: Vec<u32> = Vec::new();
        for (figure, of) in self.model.of.iter().enumerate() {
            if empty(figure) || (of.len() == 1 && tight(figure)) {
                queue.extend(of);
            }
        }
        while let Some(atom) = queue.pop() {
            let Some(stand) = self.stands.get_mut(atom as usize).filter(|stand| stand.free) else { continue };
            stand.free = false;
            let figures = self.model.atoms.get(atom as usize).map_or(&[][..], |atom| &atom.figures);
            for figure in figures.iter().map(|figure| *figure as usize) {
                let Some(count) = left.get_mut(figure) else { continue };
                *count = count.saturating_sub(1);
                if *count == 1 && tight(figure) {
                    let of = self.model.of.get(figure).map_or(&[][..], Vec::as_slice);
                    queue.extend(of.iter().filter(|atom| self.stands.get(**atom as usize).is_some_and(|stand| stand.free)));
                }
            }
        }
    }

    /// The groups for which no room was found; of many, the first few. Hardest efforts are made only if `thorough`.
    pub(super) fn open(&mut self, thorough: bool) -> Vec<usize> {
        let mut open: Vec<usize> = (0..self.groups.len()).filter(|group| !self.is_met(*group)).collect();
        let (hardest, others) = EFFORTS.split_last().map_or((None, &EFFORTS[..]), |(last, others)| (Some(*last), others));
        for effort in others {
            for group in &open {
                self.seek(*group, *effort);
            }
            open.retain(|group| !self.is_met(*group));
        }
        let Some(effort) = hardest.filter(|_| thorough && open.len() <= MANY) else { return open };
        let mut failed = Vec::new();
        for group in open {
            self.seek(group, effort);
            if !self.is_met(group) {
                failed.push(group);
            }
            if failed.len() >= FAILED {
                break;
            }
        }
        failed
    }

    /// What is still wanted of a group: below, and above.
    fn wanted(&self, group: usize) -> (i64, i64) {
        let Some((group, (down, up))) = self.groups.get(group).zip(self.reached.get(group)) else { return (0, 0) };
        let amount = group
            .atoms
            .iter()
            .filter_map(|atom| self.model.atoms.get(*atom as usize))
            .fold(0i64, |sum, atom| sum.saturating_add(atom.amount));
        let width = group.need.width.saturating_sub(down.saturating_add(*up)).max(0);
        // Nothing falls below what is known of every cell, and less than nothing is no room.
        let floor = self.floor(&group.atoms);
        let below = group.need.down.min(amount.saturating_sub(floor).max(0)).saturating_sub(*down).max(0);
        (below, group.need.up.saturating_sub(*up).max(width).max(0))
    }

    /// The least a group can be when nothing but its own figure is looked at.
    fn floor(&self, atoms: &[u32]) -> i64 {
        let Some(first) = atoms.first().and_then(|atom| self.model.atoms.get(*atom as usize)) else { return 0 };
        let own = first.figures.iter().filter(|figure| self.model.of.get(**figure as usize).is_some_and(|of| of == atoms));
        own.filter_map(|figure| self.model.figures.get(*figure as usize))
            .filter(|figure| figure.hidden)
            .map(|figure| figure.low)
            .max()
            .unwrap_or(0)
    }

    fn is_met(&self, group: usize) -> bool {
        self.wanted(group) == (0, 0)
    }

    fn seek(&mut self, group: usize, effort: Effort) {
        if self.is_met(group) {
            return;
        }
        let Some(atoms) = self.groups.get(group).map(|group| group.atoms.clone()) else { return };
        self.mark(&atoms, true);
        let (below, above) = self.wanted(group);
        if above > 0 {
            self.push(group, &atoms, above, 1, effort);
        }
        // What width is missing above is sought below.
        let (below, above) = if above > 0 { self.wanted(group) } else { (below, above) };
        let width = self.groups.get(group).map_or(0, |group| group.need.width);
        let below = if width > 0 { below.max(above) } else { below };
        if below > 0 {
            self.push(group, &atoms, below, -1, effort);
        }
        self.mark(&atoms, false);
    }

    fn mark(&mut self, atoms: &[u32], within: bool) {
        for atom in atoms {
            if let Some(stand) = self.stands.get_mut(*atom as usize) {
                stand.within = within;
            }
        }
    }

    /// Moves a group as far as `wanted` in one direction, in one or several chains, and credits what was reached.
    fn push(&mut self, group: usize, atoms: &[u32], wanted: i64, sign: i64, effort: Effort) {
        // What a group reached before is no start: each time it is moved from the truth.
        let before = self.reached.get(group).map_or(0, |reached| if sign > 0 { reached.1 } else { reached.0 });
        let mut missing = wanted.saturating_add(before);
        let mut step = missing;
        while missing > 0 && step > 0 && self.steps > 0 {
            if self.chain(atoms, step, sign, effort) {
                let moves = self.moves();
                if self.credit(&moves) {
                    self.witnesses.push(moves);
                }
                let stands = atoms.iter().filter_map(|atom| self.stands.get(*atom as usize));
                let total = stands.fold(0i64, |sum, stand| sum.saturating_add(stand.moved));
                missing = wanted.saturating_add(before).saturating_sub(total.saturating_mul(sign));
                step = step.min(missing);
            } else {
                step /= 2;
            }
        }
        self.undo(0);
    }

    /// One chain: an atom of the group is moved, and all bounds are met again.
    fn chain(&mut self, atoms: &[u32], step: i64, sign: i64, effort: Effort) -> bool {
        let mark = self.trail.len();
        let mut tried = 0usize;
        for atom in atoms {
            if tried >= effort.starts || self.steps == 0 {
                break;
            }
            let by = step.saturating_mul(sign);
            if !self.stands.get(*atom as usize).is_some_and(|stand| stand.free && stand.at.saturating_add(by) >= 0) {
                continue;
            }
            tried = tried.saturating_add(1);
            self.nodes = effort.nodes;
            self.shift(*atom, by);
            if self.repair(sign, effort, 0) {
                return true;
            }
            self.undo(mark);
        }
        false
    }

    fn shift(&mut self, atom: u32, by: i64) {
        let place = atom as usize;
        if let Some(stand) = self.stands.get_mut(place) {
            (stand.at, stand.moved) = (stand.at.saturating_add(by), stand.moved.saturating_add(by));
        }
        let (begin, end) = self.range(place);
        for figure in self.figures.get(begin..end).unwrap_or_default() {
            let Some(level) = self.levels.get_mut(*figure as usize) else { continue };
            let before = level.amiss(0) != 0;
            level.at = level.at.saturating_add(by);
            let after = level.amiss(0) != 0;
            if before != after {
                let key = (self.model.of.get(*figure as usize).map_or(0, Vec::len), *figure);
                _ = if after { self.broken.insert(key) } else { self.broken.remove(&key) };
            }
        }
        self.trail.push((atom, by));
    }

    /// Where the figures of an atom begin, and where they end.
    fn range(&self, place: usize) -> (usize, usize) {
        let at = |place: usize| self.begins.get(place).copied().unwrap_or(0);
        (at(place), at(place.saturating_add(1)))
    }

    fn undo(&mut self, mark: usize) {
        while self.trail.len() > mark {
            let Some((atom, by)) = self.trail.pop() else { break };
            self.shift(atom, by.saturating_neg());
            self.trail.pop();
        }
    }

    /// The figure out of bounds that has fewest atoms, and what has to be added to it.
    fn worst(&self) -> Option<(u32, i64)> {
        self.broken.first().and_then(|(_, figure)| Some((*figure, self.levels.get(*figure as usize)?.amiss(0))))
    }

    /// Meets all bounds again by moving further atoms, or gives up.
    fn repair(&mut self, sign: i64, effort: Effort, depth: u32) -> bool {
        let Some((figure, amiss)) = self.worst() else { return true };
        if depth >= effort.depth || self.nodes == 0 || self.steps == 0 {
            return false;
        }
        for (_, atom) in self.candidates(figure, amiss, sign, effort, depth) {
            if self.nodes == 0 {
                return false;
            }
            self.nodes = self.nodes.saturating_sub(1);
            let mark = self.trail.len();
            self.shift(atom, amiss);
            if self.repair(sign, effort, depth.saturating_add(1)) {
                return true;
            }
            self.undo(mark);
        }
        false
    }

    /// The atoms of a figure that could put it right, those first that put most others right too.
    fn candidates(&mut self, figure: u32, amiss: i64, sign: i64, effort: Effort, depth: u32) -> Vec<(i64, u32)> {
        let of = self.model.of.get(figure as usize).map_or(&[][..], Vec::as_slice);
        // Of a long figure a different part is looked at each time.
        let skip = (figure as usize).wrapping_mul(31).wrapping_add((depth as usize).wrapping_mul(17)).wrapping_add(self.nodes as usize);
        let skip = if of.len() > effort.look { skip.checked_rem(of.len()).unwrap_or(0) } else { 0 };
        let (before, from) = of.split_at(skip.min(of.len()));
        let mut found: Vec<(i64, u32)> = Vec::new();
        let (mut looked, mut good) = (0u64, 0usize);
        for atom in from.iter().chain(before) {
            looked = looked.saturating_add(1);
            let Some(stand) = self.stands.get(*atom as usize) else { continue };
            let back = stand.moved != 0 && (stand.moved > 0) != (amiss > 0);
            let against = stand.within && (amiss > 0) != (sign > 0);
            if back || against || !stand.free || stand.at.saturating_add(amiss) < 0 {
                continue;
            }
            let (begin, end) = self.range(*atom as usize);
            let levels = self.figures.get(begin..end).unwrap_or_default().iter().filter_map(|figure| self.levels.get(*figure as usize));
            let score = levels.fold(0i64, |score, level| {
                let (before, after) = (level.amiss(0) != 0, level.amiss(amiss) != 0);
                score.saturating_add(i64::from(after)).saturating_sub(i64::from(before))
            });
            found.push((score, *atom));
            // One that puts this figure right and breaks no other is as good as any: no more are tried than these.
            good = good.saturating_add(usize::from(score < 0));
            if found.len() >= effort.look || good >= effort.branch {
                break;
            }
        }
        self.steps = self.steps.saturating_sub(looked.saturating_add((found.len() as u64).saturating_mul(4)));
        found.sort_by_key(|(score, _)| *score);
        found.truncate(effort.branch);
        found
    }

    /// Where everything stands now, as moves from the truth.
    fn moves(&self) -> Moves {
        let mut atoms: Vec<u32> = self.trail.iter().map(|(atom, _)| *atom).collect();
        atoms.sort_unstable();
        atoms.dedup();
        atoms.iter().filter_map(|atom| Some((*atom, self.stands.get(*atom as usize)?.moved))).filter(|(_, by)| *by != 0).collect()
    }

    /// Checks an assignment, exactly, and credits every group with how far it is moved. Returns whether any had not come so far before.
    fn credit(&mut self, moves: &[(u32, i64)]) -> bool {
        if !exact::agrees(self.model, moves) {
            return false;
        }
        let mut touched: std::collections::BTreeMap<u32, i64> = std::collections::BTreeMap::new();
        for (atom, by) in moves {
            for group in self.of_atom.get(*atom as usize).map_or(&[][..], Vec::as_slice) {
                let sum = touched.entry(*group).or_default();
                *sum = sum.saturating_add(*by);
            }
        }
        let mut further = false;
        for (group, by) in touched {
            if let Some(reached) = self.reached.get_mut(group as usize) {
                let now = (reached.0.max(by.saturating_neg()), reached.1.max(by));
                further |= now != *reached;
                *reached = now;
            }
        }
        further
    }
}
