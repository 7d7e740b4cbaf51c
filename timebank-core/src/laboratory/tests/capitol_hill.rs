//! The baby-sitting cooperative of Capitol Hill (Sweeney and Sweeney 1977): the shape of the story has to come out of the model.
//!
//! 100 couples, nobody below 0, evenings of three hours, two evenings out wanted in five weeks. With less than twelve hours in
//! hand they begin to keep what they have, and go out for one want in fifty when they have nothing; with more than twenty they begin
//! to see no need to sit, and hardly do from sixty on. Nobody comes or goes.

use super::{ask, fresh, issuing, mean};
use crate::laboratory::{Behaviour, RunMeasure};

pub(super) fn couples() -> Behaviour {
    Behaviour {
        wants: Some(400),
        minutes: vec![180],
        cushion: 12 * 60,
        cautious: 20,
        enough: 20 * 60,
        content: 60 * 60,
        idle: 30,
        answer: 500,
        asks: 4,
        known: 500,
        busy: 2,
        patience: 3,
        joins: 0,
        leaves: 0,
        ..Behaviour::default()
    }
}

#[test]
fn too_little_credit_freezes_more_revives_and_too_much_makes_sitters_scarce() {
    let hours = [3, 20, 60, 200];
    let bank = fresh(100, Some(0));
    let answer = ask(&bank, hours.map(issuing).to_vec(), 26, 5, couples());
    let of = |hours: i32, measure| mean(&answer, &format!("{hours} h each"), measure);
    let [frozen, revived, _, flooded] = hours.map(|hours| of(hours, RunMeasure::Exchanges));
    // Too little: hardly anybody goes out, and not because nobody would sit.
    assert!(frozen * 2.0 < revived, "{frozen} {revived}");
    assert!(of(3, RunMeasure::HeldBack) > 4.0 * of(3, RunMeasure::Unmet));
    // Enough: most evenings wanted take place.
    assert!(revived > 0.8 * of(20, RunMeasure::Wants));
    // Too much: everybody asks, few come, and one waits longer.
    assert!(flooded * 2.0 < revived, "{flooded} {revived}");
    assert!(of(200, RunMeasure::HeldBack) < 1.0);
    assert!(of(200, RunMeasure::Unmet) > 4.0 * of(20, RunMeasure::Unmet));
    assert!(of(200, RunMeasure::WaitingWeeks) > 2.0 * of(20, RunMeasure::WaitingWeeks));
}
