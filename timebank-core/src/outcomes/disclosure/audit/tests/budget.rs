//! What the audits of a table leave of the steps that all tables share.

use super::*;

/// Showing cells again is a gain, not a need. The steps that are left are such that it could take all of them.
#[test]
fn showing_cells_again_leaves_steps_for_the_tables_that_come_after() {
    let mut looked = 0;
    for case in 0..6 {
        let mut chance = chance(case, 2);
        let sizes = [2 + chance.below(3) as u32, 2 + chance.below(2) as u32, 2];
        let people = crowd(sizes, ALWAYS, true, &mut chance);
        let first = plain(sizes, [0, 1], &exact());
        let shapes = [first.clone(), second(0, &first, sizes, &mut chance)];
        let taken = [Cell::new(0), Cell::new(0)];
        let count = |thorough: bool, steps: u64| taken[usize::from(thorough)].set(taken[usize::from(thorough)].get() + steps);
        let made = withhold(&shapes, &people, &[], &Cell::new(STEPS), count);
        let [again, needed] = taken.map(Cell::into_inner);
        if made.is_err() || again == 0 {
            continue;
        }
        let steps = Cell::new(needed + again);
        assert!(withhold(&shapes, &people, &[], &steps, |_, _| ()).is_ok());
        assert!(steps.get() >= again / 2, "case {case}: {} left of {again}", steps.get());
        looked += 1;
    }
    println!("in {looked} of 6 releases cells were shown again, or tried");
    assert!(looked > 0);
}

/// What is known to be too large for the steps that are left takes no memory either.
#[test]
fn what_is_too_large_for_its_steps_is_not_put_together() {
    let (sizes, mut chance) = ([2, 2, 2], chance(0, 2));
    let people = crowd(sizes, ALWAYS, true, &mut chance);
    let shape = plain(sizes, [0, 1], &exact());
    let (behind, hidden) = (shape.behind(&people), vec![None; shape.counts(&people).len()]);
    let mut auditor = Auditor::default();
    let steps = behind.units.len() as u64;
    assert_eq!(auditor.audit(&[shape.seen(&behind, hidden.clone())], steps - 1, true).unwrap().left, 0);
    assert!(auditor.model.is_none());
    assert!(auditor.audit(&[shape.seen(&behind, hidden)], STEPS, true).unwrap().left > 0 && auditor.model.is_some());
}
