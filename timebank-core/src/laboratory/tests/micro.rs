//! Small cases worked out by hand, in which nothing is left to chance.

use super::{ask, fresh, issuing, limits, mean, sure};
use crate::charter::Ageing;
use crate::laboratory::{Behaviour, Policy, RunMeasure};
use crate::model::exchange::GroupRule;
use crate::values::minutes::Minutes;

fn exchanges(lowest: Option<i32>, members: u32, weeks: u32) -> f64 {
    let bank = fresh(members, lowest);
    mean(&ask(&bank, vec![Policy::named("as it is")], weeks, 3, sure()), "as it is", RunMeasure::Exchanges)
}

#[test]
fn two_who_both_want_an_hour_help_each_other_wherever_the_first_may_go_below_nought() {
    // Whoever comes first receives an hour from the other and is at −1 h; then gives one, and both are at 0 again.
    assert_eq!(exchanges(None, 2, 1), 2.0);
    assert_eq!(exchanges(Some(-60), 2, 1), 2.0);
    assert_eq!(exchanges(Some(-60), 2, 10), 20.0);
    // At −59 min neither may be first, whatever the other would do: wants pass after four weeks, and the rest stays open.
    let bank = fresh(2, Some(-59));
    let answer = ask(&bank, vec![Policy::named("as it is")], 10, 2, Behaviour { cautious: 1_000, ..sure() });
    let of = |measure| mean(&answer, "as it is", measure);
    assert_eq!((of(RunMeasure::Exchanges), of(RunMeasure::Wants), of(RunMeasure::Requests)), (0.0, 20.0, 20.0));
    // Wants of the weeks 0 to 6 have passed by the end of week 9; those of the last three have not.
    assert_eq!((of(RunMeasure::Unmet), of(RunMeasure::MembersBlocked)), (14.0, 2.0));
}

#[test]
fn what_the_limit_lets_through_is_what_the_sum_of_the_room_allows() {
    // Two members with 2 h each, and nobody may go below 0. Each week both want an hour: whoever is first pays, and is paid back.
    let bank = fresh(2, Some(0));
    let answer = ask(&bank, vec![Policy::named("nothing"), issuing(1), issuing(2)], 3, 2, sure());
    let all = ["nothing", "1 h each", "2 h each"].map(|policy| mean(&answer, policy, RunMeasure::Exchanges));
    assert_eq!(all, [0.0, 6.0, 6.0]);
    let credit = ["nothing", "1 h each", "2 h each"].map(|policy| mean(&answer, policy, RunMeasure::Credit));
    assert_eq!(credit, [0.0, 120.0, 240.0]);
}

#[test]
fn a_ceiling_stops_those_who_would_give() {
    let bank = fresh(2, None);
    let policy =
        Policy { limits: Some(crate::charter::Limits { highest: Some(Minutes::of(30)), ..limits(None) }), ..Policy::named("ceiling") };
    let answer = ask(&bank, vec![policy], 1, 1, sure());
    let of = |measure| mean(&answer, "ceiling", measure);
    // Nobody may be given an hour, so nobody comes; those who wanted it were not at fault.
    assert_eq!((of(RunMeasure::Exchanges), of(RunMeasure::MembersBlocked)), (0.0, 0.0));
    assert!(of(RunMeasure::RefusedByLimits) > 0.0);
}

#[test]
fn the_pot_pays_for_a_session_where_those_who_receive_could_not() {
    // Six with nothing, a floor of 0: they cannot pay an hour between them, the pot can.
    let bank = fresh(6, Some(0));
    let sessions = Behaviour { sessions: Some(1_000), session_size: 4, ..sure() };
    let pot = Policy { sessions: Some(GroupRule::PotPays), ..Policy::named("pot") };
    let answer = ask(&bank, vec![Policy::named("as it is"), pot], 1, 3, sessions);
    assert_eq!(mean(&answer, "as it is", RunMeasure::Exchanges), 0.0);
    // Six wants in sessions of four: one of four and one of two.
    assert_eq!(mean(&answer, "pot", RunMeasure::Exchanges), 2.0);
    assert_eq!((mean(&answer, "pot", RunMeasure::Met), mean(&answer, "pot", RunMeasure::Minutes)), (6.0, 120.0));
    // Two hours were given and nobody paid: they are there.
    assert_eq!(mean(&answer, "pot", RunMeasure::Credit), 120.0);
}

/// One of two has given an hour and is at a ceiling of an hour: there is no room for another.
#[test]
fn who_is_at_the_ceiling_goes_without_what_is_issued() {
    let mut bank = fresh(2, None);
    let at = crate::command::Context::host("2026-03-01T12:00:00Z".parse().unwrap());
    let [a, b] = [1, 2].map(|number| crate::values::ids::MemberId::new(number).unwrap());
    let terms = crate::model::exchange::Terms::new("2026-03-01".parse().unwrap()).gave(a, 60).received(b, 60);
    bank.record(at, crate::command::Record::new(terms)).unwrap();
    let ceiling = crate::charter::Limits { highest: Some(Minutes::of(60)), ..limits(None) };
    let policy = Policy { limits: Some(ceiling), issue: Minutes::of(60), ..Policy::named("ceiling") };
    let nothing = Behaviour { wants: Some(0), joins: 0, leaves: 0, ..Behaviour::default() };
    // 60 and −60 become 60 and 0.
    assert_eq!(mean(&ask(&bank, vec![policy], 1, 1, nothing), "ceiling", RunMeasure::Credit), 60.0);
}

#[test]
fn credit_ages_as_the_charter_says() {
    // Nobody wants anything. Ten members with 10 h each; a tenth of what is above 5 h goes to the pot every 7 days: by the first
    // day of the third week two levies are due.
    let bank = fresh(10, Some(0));
    let nothing = Behaviour { wants: Some(0), joins: 0, leaves: 0, ..Behaviour::default() };
    let ageing = Ageing { every_days: 7, per_mille: 100, above: Minutes::of(300) };
    let ages = Policy { ageing: Some(ageing), ..Policy { name: "ages".into(), ..issuing(10) } };
    let answer = ask(&bank, vec![issuing(10), ages], 3, 1, nothing);
    assert_eq!(mean(&answer, "10 h each", RunMeasure::Credit), 6_000.0);
    // Founded a day before the first: the first levy is in week 1 (8 days on), the second in week 2 (7 days after).
    // 300 above: 30 go, 270 left above: 27 go. 10 × (600 − 57) = 5430.
    assert_eq!(mean(&answer, "ages", RunMeasure::Credit), 5_430.0);
}

#[test]
fn a_welcome_is_for_those_who_join() {
    // Forty members, joiners 500 of a thousand a year, a year: twenty join, and each is given 3 h.
    let bank = fresh(40, Some(0));
    let joining = Behaviour { wants: Some(0), joins: 500, leaves: 0, ..Behaviour::default() };
    let welcome = Policy { welcome: Some(Minutes::of(180)), ..Policy::named("welcome") };
    let answer = ask(&bank, vec![Policy::named("as it is"), welcome], 52, 1, joining);
    assert_eq!(["as it is", "welcome"].map(|policy| mean(&answer, policy, RunMeasure::Credit)), [0.0, 3_600.0]);
}

#[test]
fn help_on_the_physical_rung_is_never_refused() {
    let at = crate::command::Context::host("2026-03-01T10:00:00Z".parse().unwrap());
    let charter = r#"{"name": "Sitters", "credit": {"limits": {"member": {"lowest": 0, "mode": "enforced"}}},
        "activities": [{"code": "meal", "name": "Meal", "needs": [{"need": "physical"}]}]}"#;
    let mut bank =
        crate::bank::TimeBank::create(at, crate::golden::BANK, crate::charter::Charter::from_json(charter.as_bytes()).unwrap()).unwrap();
    let two: Vec<_> = (0..2).map(|_| bank.admit(at, crate::command::Admit::default()).unwrap().member().unwrap()).collect();
    let meal = crate::model::exchange::Terms::new(at.at.date())
        .activity(crate::values::ids::ActivityId::new(1).unwrap())
        .gave(two[0], 60)
        .received(two[1], 60);
    bank.record(at, crate::command::Record::new(meal)).unwrap();
    // All they want is like what was done before: meals, for which no balance matters. Alike, or one would want less than the other.
    let answer = ask(&bank, vec![Policy::named("as it is")], 1, 2, Behaviour { alike: true, ..sure() });
    let of = |measure| mean(&answer, "as it is", measure);
    assert_eq!((of(RunMeasure::Exchanges), of(RunMeasure::RefusedByLimits)), (2.0, 0.0));
}

/// A hundred of whom two in three leave in the year; each wants an hour a week and asks one person, who comes. Of those n who are
/// here only oneself is the wrong one to ask: (n − 1) / n are met, 35 of 36 at the end, and none waits for somebody who left.
#[test]
fn nobody_is_asked_who_has_left() {
    let bank = fresh(100, None);
    let leaving = Behaviour { leaves: 1_000, asks: 1, patience: 1, ..sure() };
    let answer = ask(&bank, vec![Policy::named("as it is")], 52, 2, leaving);
    let share = mean(&answer, "as it is", RunMeasure::Met) / mean(&answer, "as it is", RunMeasure::Wants);
    assert!((0.96..1.0).contains(&share), "{share}");
}
