use super::{Pledge, set_off};

#[test]
fn nobody_is_left_with_more_or_less() {
    let pledge = |from, to, minutes| Pledge { from, to, minutes };
    let pledges = [pledge(1, 2, 60), pledge(2, 1, 45), pledge(2, 3, 30), pledge(3, 1, 90), pledge(7, 7, 15), pledge(4, 1, 500)];
    let done = set_off(&pledges).unwrap();
    // 1→2 60 goes back as 45 from 2, and 15 of the 30 by way of 3; what 7 promised themselves is done with.
    assert_eq!(done.cleared, [60, 30, 30, 30, 15, 0]);
    assert_eq!((done.total, done.bound, done.promised), (165, 165, 740));
    assert_eq!(set_off(&[]).unwrap().total, 0);
    assert_eq!(set_off(&[pledge(1, 2, -5)]).unwrap_err().code(), "bad-arc");
}
