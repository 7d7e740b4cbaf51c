//! People there cannot be: the audit must not count on them.

use super::*;
use crate::outcomes::disclosure::audit::{Condition, Why};

/// 40 and 50 people of two areas in January. In February seven more of the first area, in a table by another axis that is withheld
/// but for its totals. 47 less 40 is seven, whichever of its columns they are in.
#[test]
fn promise_12_who_came_since_may_be_in_any_column_and_are_seven_still() {
    let policy = DisclosurePolicy { rounding: 1, name: "ours".into(), ..DisclosurePolicy::nhs() };
    let at = |area: u32, column: u32, january: bool| Person { at: [area, column, 0], there: [true, january, false, false] };
    let some = [(at(0, 0, true), 20), (at(0, 1, true), 20), (at(0, 0, false), 7), (at(1, 0, true), 25), (at(1, 1, true), 25)];
    let people: Vec<Person> = some.into_iter().flat_map(|(person, count)| vec![person; count]).collect();
    let january = Shape { time: 1, ..plain([2, 1, 1], [0, 2], &policy) };
    let february = plain([2, 2, 1], [0, 1], &policy);
    let behind = [january.behind(&people), february.behind(&people)];
    let first = january.shown(&people, &[false; 6]);
    let withheld = [true, true, false, true, true, false, false, false, false];
    let told = |log: &[Seen<'_>]| {
        let second = february.seen(&behind[1], february.shown(&people, &withheld));
        let all: Vec<Seen<'_>> = [second].into_iter().chain(log.iter().cloned()).collect();
        audit(&all, STEPS, true).unwrap().open.iter().map(|group| group.why).collect::<Vec<_>>()
    };
    assert_eq!(told(&[]), []);
    assert!(told(&[january.seen(&behind[0], first)]).contains(&Why::Difference));
}

/// Of 27 in the east ten are all of one home and twelve all of another. 27 less 10 less 12 is five.
#[test]
fn promise_12_one_figure_less_two_others_is_asked_about() {
    let policy = DisclosurePolicy { rounding: 1, name: "ours".into(), ..DisclosurePolicy::nhs() };
    let at = |area: u32, home: u32| Person { at: [area, home, 0], there: [true; 4] };
    let open = |counts: [usize; 5]| {
        let kinds = [at(0, 0), at(0, 1), at(0, 2), at(1, 2), at(1, 3)].into_iter().zip(counts);
        let people: Vec<Person> = kinds.flat_map(|(person, count)| vec![person; count]).collect();
        let shapes = [plain([2, 4, 1], [0, 2], &policy), plain([2, 4, 1], [1, 2], &policy)];
        let behind = shapes.each_ref().map(|shape| shape.behind(&people));
        let seen = [0, 1].map(|n| shapes[n].seen(&behind[n], shapes[n].shown(&people, &[false; 10])));
        audit(&seen, STEPS, true).unwrap().open.iter().map(|group| group.why).collect::<Vec<_>>()
    };
    assert_eq!(open([10, 12, 5, 45, 20]), [Why::Difference]);
    assert_eq!(open([10, 12, 15, 45, 20]), []);
}

/// Seven of 47 in the east are withheld in a table of both areas, which shows the 47. A table of the east alone shows the other 40. Nobody
/// can be in the east and not in the table of the east.
#[test]
fn promise_12_nobody_is_where_a_table_with_a_condition_would_count_them() {
    let policy = DisclosurePolicy { rounding: 1, name: "ours".into(), ..DisclosurePolicy::nhs() };
    let at = |area: u32, home: u32| Person { at: [area, home, 0], there: [true, area == 0, false, false] };
    let some = [(at(0, 0), 7), (at(0, 1), 40), (at(1, 0), 9), (at(1, 1), 50)];
    let people: Vec<Person> = some.into_iter().flat_map(|(person, count)| vec![person; count]).collect();
    let both = plain([2, 2, 1], [0, 1], &policy);
    let east = Shape { time: 1, ..plain([2, 2, 1], [1, 2], &policy) };
    let shown = [
        both.shown(&people, &[true, true, false, true, true, false, false, false, false]),
        east.shown(&people, &[true, true, false, false, true, true]),
    ];
    let withheld_is_open = |only: Vec<Condition>| {
        let behind = [both.behind(&people), Behind { only, ..east.behind(&people) }];
        let seen = [both.seen(&behind[0], shown[0].clone()), Seen { days: (None, 0), ..east.seen(&behind[1], shown[1].clone()) }];
        audit(&seen, STEPS, true).unwrap().open.iter().any(|group| group.why == Why::Cell)
    };
    assert!(withheld_is_open(vec![Condition { axis: "axis 0".into(), base: vec!["0".into()] }]));
    // Were the second table of any 47 people, others could be in the east.
    assert!(!withheld_is_open(Vec::new()));
}
