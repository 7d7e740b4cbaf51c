//! What rests on where people stand, on the week, and on whom a rule is about.

use super::each::*;
use super::*;
use crate::command::{Agree, Propose, SetState};
use crate::model::exchange::Setting;
use crate::model::member::MemberState;

#[test]
fn minutes_a_week() {
    let mut bank = world(&json!([refusing(json!({"type": "minutes-per-week", "minutes": 180}))]));
    let of = |on: &str| Terms::new(day(on)).gave(m(1), 60).received(m(2), 60);
    let answer = |bank: &TimeBank, terms: &Terms| bank.verdict(terms).answer;
    record(&mut bank, of("2026-03-04"));
    let last = record(&mut bank, of("2026-03-09"));
    assert_eq!(answer(&bank, &hour()), ALLOWED, "three hours in seven days");
    assert_eq!(answer(&bank, &Terms::new(day(DAY)).gave(m(1), 61).received(m(2), 61)), REFUSED);
    assert_eq!(answer(&bank, &Terms::new(day("2026-03-11")).gave(m(1), 120).received(m(2), 120)), ALLOWED, "the first is eight days back");
    assert_eq!(answer(&bank, &Terms::new(day("2026-03-03")).gave(m(1), 121).received(m(2), 121)), REFUSED, "a week can begin with it");
    assert_eq!(answer(&bank, &Terms::new(day(DAY)).gave(m(2), 180).received(m(1), 180)), ALLOWED, "what was received does not count");
    // What is agreed counts, what is only proposed does not.
    let exchange = bank.propose(host(), Propose::new(of("2026-03-12"))).unwrap().exchange().unwrap();
    assert_eq!(answer(&bank, &hour()), ALLOWED);
    bank.agree(host(), Agree { exchange, members: Vec::new(), series: false }).unwrap();
    assert_eq!(answer(&bank, &Terms::new(day(DAY)).gave(m(1), 121).received(m(2), 121)), REFUSED);
    assert_eq!(bank.verdict_besides(&of("2026-03-12"), Some(exchange)).answer, ALLOWED, "it is not counted against itself");
    bank.reverse(host(), crate::command::Reverse { exchange: last, note: None }).unwrap();
    assert_eq!(answer(&bank, &hour()), ALLOWED, "what was taken back does not count");
}

#[test]
fn what_holds_in_every_community() {
    let none = || json!({"rule": {"type": "no-money"}});
    let apart = |with: u32, lifted: bool| json!({"type": "do-not-match", "with": with, "lifted": lifted});
    let concern = |nobody: Value| json!({"type": "concern", "step": "raised", "on": "2026-03-01", "matchNobody": nobody});
    run(vec![
        ("kept apart", none(), vec![(1, apart(2, false))], hour(), REFUSED),
        ("kept apart, said of the other", none(), vec![(2, apart(1, false))], hour(), REFUSED),
        ("kept apart in a group", none(), vec![(3, apart(2, false))], hour().received(m(3), 60), REFUSED),
        ("kept apart from another", none(), vec![(1, apart(3, false))], hour(), ALLOWED),
        ("lifted", none(), vec![(1, apart(2, false)), (1, apart(2, true))], hour(), ALLOWED),
        ("a concern", none(), vec![(2, concern(json!(true)))], hour(), REFUSED),
        ("a concern that keeps nobody apart", none(), vec![(2, concern(Value::Null))], hour(), ALLOWED),
        ("consent taken back", none(), vec![(1, consent(true)), (1, consent(false))], hour(), REFUSED),
        ("consent never asked for", none(), vec![], hour(), ALLOWED),
        ("a number nobody has", none(), vec![], Terms::new(day(DAY)).gave(m(1), 60).received(m(99), 60), REFUSED),
    ]);
}

#[test]
fn where_somebody_stands() {
    let cases = [
        (MemberState::Active, ALLOWED, ALLOWED),
        (MemberState::Paused, REFUSED, ALLOWED),
        (MemberState::Suspended, REFUSED, REFUSED),
        (MemberState::Left, REFUSED, REFUSED),
    ];
    for (state, giving, receiving) in cases {
        let mut bank = world(&json!([]));
        if state != MemberState::Active {
            bank.set_state(host(), SetState { member: m(1), state, since: None, until: None, note: None }).unwrap();
        }
        assert_eq!(bank.verdict(&hour()).answer, giving, "{state} gives");
        let back = Terms::new(day(DAY)).gave(m(2), 60).received(m(1), 60);
        assert_eq!(bank.verdict(&back).answer, receiving, "{state} receives");
    }
    let mut bank = world(&json!([]));
    let new = bank.admit(host(), Admit { applicant: true, ..Admit::default() }).unwrap().member().unwrap();
    assert_eq!(bank.verdict(&Terms::new(day(DAY)).gave(m(1), 60).received(new, 60)).answer, REFUSED);
}

#[test]
fn somebody_who_does_not_come_is_not_asked_about() {
    let mut bank = world(&json!([]));
    keep(&mut bank, 3, json!({"type": "do-not-match", "with": 2}));
    let mut terms = hour().gave(m(3), 60);
    assert_eq!(bank.verdict(&terms).answer, REFUSED);
    terms.parts[2].attendance = Some(crate::model::exchange::Attendance::Cancelled);
    assert_eq!(bank.verdict(&terms).answer, ALLOWED);
}

#[test]
fn scopes() {
    let rule = |scope: Value| json!({"rule": {"type": "broker-approval"}, "scope": scope, "otherwise": "refused"});
    let doing = |number: u32| hour().activity(activity(number));
    let tagged = || vec![(2, json!({"type": "tags", "add": ["new"]}))];
    let tea = |setting| doing(4).setting(setting);
    let all = || rule(json!({"activities": ["company"], "activityTags": ["indoors"], "flags": ["lone"], "settings": ["home", "venue"]}));
    run(vec![
        ("the activity", rule(json!({"activities": ["tea"]})), vec![], doing(4), REFUSED),
        ("one above it", rule(json!({"activities": ["company"]})), vec![], doing(4), REFUSED),
        ("one below it", rule(json!({"activities": ["tea"]})), vec![], doing(3), ALLOWED),
        ("one beside it", rule(json!({"activities": ["tea"]})), vec![], doing(5), ALLOWED),
        ("no activity named", rule(json!({"activities": ["tea"]})), vec![], hour(), APPROVAL),
        ("a tag", rule(json!({"activityTags": ["indoors"]})), vec![], doing(4), REFUSED),
        ("no such tag", rule(json!({"activityTags": ["indoors"]})), vec![], doing(3), ALLOWED),
        ("a flag", rule(json!({"flags": ["lone", "with-children"]})), vec![], doing(6), REFUSED),
        ("no such flag", rule(json!({"flags": ["lone", "with-children"]})), vec![], doing(5), ALLOWED),
        ("a setting", rule(json!({"settings": ["home", "public"]})), vec![], at(Setting::Public), REFUSED),
        ("another setting", rule(json!({"settings": ["home", "public"]})), vec![], at(Setting::Venue), ALLOWED),
        ("no setting said", rule(json!({"settings": ["home", "public"]})), vec![], hour(), APPROVAL),
        ("done at home", rule(json!({"settings": ["home"]})), vec![], doing(2), REFUSED),
        ("a member's tag", rule(json!({"memberTags": ["new", "unwell"]})), tagged(), hour(), REFUSED),
        ("no such member", rule(json!({"memberTags": ["unwell"]})), tagged(), hour(), ALLOWED),
        ("everything fits", all(), vec![], tea(Setting::Home), REFUSED),
        ("one thing does not", all(), vec![], tea(Setting::Remote), ALLOWED),
    ]);
}
