//! Each rule, both answers, and its scope.

use super::*;
use crate::charter::RuleKind;
use crate::command::Merge;
use crate::model::exchange::{Expense, Setting};

pub(super) const ALLOWED: Answer = Answer::Allowed;
pub(super) const APPROVAL: Answer = Answer::NeedsApproval;
pub(super) const REFUSED: Answer = Answer::Refused;

/// A case: its name, the rule, what is kept about whom, what is asked about, the answer.
pub(super) type Case = (&'static str, Value, Vec<(u32, Value)>, Terms, Answer);

/// A rule that refuses when it is not met.
pub(super) fn refusing(rule: Value) -> Value {
    json!({"rule": rule, "otherwise": "refused"})
}
pub(super) fn at(setting: Setting) -> Terms {
    hour().setting(setting)
}
pub(super) fn check(level: &str, workforce: &str, recheck: &str) -> Value {
    json!({"type": "check", "level": level, "workforce": workforce, "seen": "2026-01-05", "recheckAfter": recheck})
}
pub(super) fn reference(received: Value) -> Value {
    json!({"type": "reference", "received": received, "from": "a neighbour"})
}
pub(super) fn languages(tags: &[&str]) -> Value {
    json!({"type": "profile", "languages": tags})
}
pub(super) fn lives(latitude: i32) -> Value {
    json!({"type": "profile", "place": {"latitude": latitude, "longitude": -2_200_000}})
}
pub(super) fn born(day: &str) -> Value {
    json!({"type": "profile", "born": day})
}
pub(super) fn consent(given: bool) -> Value {
    json!({"type": "consent", "purpose": "matching", "given": given, "on": "2026-01-05", "standing": "themselves"})
}
pub(super) fn met() -> Value {
    json!({"type": "met-by-staff", "on": "2026-03-01"})
}

pub(super) fn run(cases: Vec<Case>) {
    for (name, rule, facts, terms, wanted) in cases {
        let mut bank = world(&json!([rule]));
        for (member, part) in facts {
            keep(&mut bank, member, part);
        }
        let verdict = bank.verdict(&terms);
        assert_eq!(verdict.answer, wanted, "{name}: {verdict:?}");
        for reason in &verdict.reasons {
            assert!(!reason.text.ends_with('.') && !reason.text.is_empty(), "{reason:?}");
        }
    }
}

#[test]
fn references() {
    let joining = || refusing(json!({"type": "references-held", "count": 1, "before": "joining"}));
    let alone = || refusing(json!({"type": "references-held", "count": 2, "before": "one-to-one"}));
    let held = || reference(json!("2026-03-01"));
    let three = hour().received(m(3), 60);
    run(vec![
        ("nobody has any", joining(), vec![], hour(), REFUSED),
        ("one has none", joining(), vec![(1, held())], hour(), REFUSED),
        ("both have one", joining(), vec![(1, held()), (2, held())], hour(), ALLOWED),
        ("one is awaited", joining(), vec![(1, held()), (2, reference(Value::Null))], hour(), REFUSED),
        ("one came too late", joining(), vec![(1, held()), (2, reference(json!("2026-03-11")))], hour(), REFUSED),
        ("one of two", alone(), vec![(1, held()), (2, held())], hour(), REFUSED),
        ("not alone", alone(), vec![], three, ALLOWED),
        ("organisations have none", joining(), vec![(1, held())], Terms::new(day(DAY)).gave(m(1), 60).received(m(4), 60), ALLOWED),
    ]);
}

#[test]
fn met_by_staff() {
    let rule = || json!({"rule": {"type": "met-by-staff"}});
    run(vec![
        ("not met", rule(), vec![(1, met())], hour(), APPROVAL),
        ("met", rule(), vec![(1, met()), (2, met())], hour(), ALLOWED),
        ("staff need not be", rule(), vec![(1, met())], Terms::new(day(DAY)).gave(m(1), 60).received(m(5), 60), ALLOWED),
        ("met later", rule(), vec![(1, met()), (2, json!({"type": "met-by-staff", "on": "2026-03-11"}))], hour(), APPROVAL),
    ]);
}

#[test]
fn groups_come_before_two_alone() {
    let mut bank = world(&json!([refusing(json!({"type": "group-before-one-to-one", "count": 2}))]));
    let group = || Terms::new(day("2026-03-02")).gave(m(1), 60).received(m(2), 60).received(m(3), 60);
    let answer = |bank: &TimeBank| bank.verdict(&hour()).answer;
    assert_eq!(answer(&bank), REFUSED);
    record(&mut bank, group());
    assert_eq!(answer(&bank), REFUSED, "one of two");
    let second = record(&mut bank, Terms { visitors: Some(3), ..Terms::new(day("2026-03-03")).gave(m(1), 60).received(m(2), 60) });
    assert_eq!(answer(&bank), ALLOWED, "visitors count as company");
    assert_eq!(bank.verdict(&group()).answer, ALLOWED, "it says nothing about groups");
    bank.reverse(host(), crate::command::Reverse { exchange: second, note: None }).unwrap();
    assert_eq!(answer(&bank), REFUSED, "what was taken back does not count");
}

#[test]
fn first_meetings_are_public() {
    let rules = json!([refusing(json!({"type": "first-meeting-public"}))]);
    let mut bank = world(&rules);
    let answer = |bank: &TimeBank, terms: Terms| bank.verdict(&terms).answer;
    assert_eq!(answer(&bank, at(Setting::Home)), REFUSED);
    assert_eq!(answer(&bank, hour()), APPROVAL, "nobody said where");
    for setting in [Setting::Public, Setting::Venue, Setting::Remote] {
        assert_eq!(answer(&bank, at(setting)), ALLOWED, "{setting}");
    }
    assert_eq!(answer(&bank, hour().activity(activity(2))), REFUSED, "repairs are done at home");
    // They meet in a group; 1 has a long history besides.
    record(&mut bank, Terms::new(day("2026-03-02")).together(m(1), 60).together(m(2), 60).together(m(6), 60));
    for _ in 0..50 {
        record(&mut bank, Terms::new(day("2026-03-03")).gave(m(1), 10).received(m(6), 10));
    }
    assert_eq!(answer(&bank, at(Setting::Home)), ALLOWED);
    assert_eq!(answer(&bank, Terms::new(day(DAY)).gave(m(3), 60).received(m(2), 60).setting(Setting::Home)), REFUSED);
    // 3 met 6, who turns out to be 2 under another number, while the other number has met nobody since.
    record(&mut bank, Terms::new(day("2026-03-02")).gave(m(3), 60).received(m(6), 60));
    for _ in 0..5 {
        record(&mut bank, Terms::new(day("2026-03-03")).gave(m(3), 10).received(m(5), 10));
    }
    let again = Terms::new(day(DAY)).gave(m(3), 60).received(m(2), 60).setting(Setting::Home);
    assert_eq!(answer(&bank, again.clone()), REFUSED);
    bank.merge(host(), Merge { kept: m(2), merged: m(6) }).unwrap();
    assert_eq!(answer(&bank, again), ALLOWED);
}

#[test]
fn staff_are_there() {
    let tagged = || json!({"rule": {"type": "staff-present"}, "scope": {"memberTags": ["support"]}, "otherwise": "refused"});
    let anybody = || refusing(json!({"type": "staff-present"}));
    let tag = || vec![(2, json!({"type": "tags", "add": ["support"]}))];
    let staffed = at(Setting::Home).gave(m(5), 60);
    let mut as_staff = at(Setting::Home);
    as_staff.parts[0].capacity = Some(crate::model::member::Capacity::Staff);
    run(vec![
        ("alone at home", anybody(), vec![], at(Setting::Home), REFUSED),
        ("staff are there", anybody(), vec![], staffed, ALLOWED),
        ("the giver is staff for the day", anybody(), vec![], as_staff, ALLOWED),
        ("not at home", anybody(), vec![], at(Setting::Venue), ALLOWED),
        ("perhaps at home", anybody(), vec![], hour(), APPROVAL),
        ("nobody has the tag", tagged(), vec![], at(Setting::Home), ALLOWED),
        ("one has the tag", tagged(), tag(), at(Setting::Home), REFUSED),
    ]);
}

#[test]
fn a_broker_approves() {
    let above = || json!({"rule": {"type": "broker-approval", "aboveMinutes": 61}});
    let long = Terms::new(day(DAY)).gave(m(1), 61).received(m(2), 61);
    run(vec![
        ("always", json!({"rule": {"type": "broker-approval"}}), vec![], hour(), APPROVAL),
        ("short", above(), vec![], hour(), ALLOWED),
        ("long", above(), vec![], long, APPROVAL),
    ]);
}

#[test]
fn checks() {
    let scope = json!({"activities": ["sitting"]});
    let enhanced = |whom: &str| json!({"rule": {"type": "check-held", "level": "enhanced", "workforce": whom}, "scope": scope, "otherwise": "refused"});
    let basic = || refusing(json!({"type": "check-held", "level": "basic", "workforce": "adult"}));
    let sitting = || hour().activity(activity(5));
    let good = "2027-01-01";
    run(vec![
        ("none held", enhanced("adult"), vec![], sitting(), REFUSED),
        ("held", enhanced("adult"), vec![(1, check("enhanced", "adult", good))], sitting(), ALLOWED),
        ("held, and more", enhanced("adult"), vec![(1, check("enhanced-barred", "both", good))], sitting(), ALLOWED),
        ("too low", enhanced("adult"), vec![(1, check("standard", "adult", good))], sitting(), REFUSED),
        ("for others", enhanced("child"), vec![(1, check("enhanced", "adult", good))], sitting(), REFUSED),
        (
            "for both, with two",
            enhanced("both"),
            vec![(1, check("enhanced", "adult", good)), (1, check("enhanced", "child", good))],
            sitting(),
            ALLOWED,
        ),
        ("for both, with one", enhanced("both"), vec![(1, check("enhanced", "adult", good))], sitting(), REFUSED),
        ("its last day", enhanced("adult"), vec![(1, check("enhanced", "adult", DAY))], sitting(), ALLOWED),
        ("due again", enhanced("adult"), vec![(1, check("enhanced", "adult", "2026-03-09"))], sitting(), REFUSED),
        ("held by the other", enhanced("adult"), vec![(2, check("enhanced", "adult", good))], sitting(), REFUSED),
        ("another activity", enhanced("adult"), vec![], hour().activity(activity(4)), ALLOWED),
        ("an activity nobody has named", enhanced("adult"), vec![], hour(), APPROVAL),
        ("a basic one is for no workforce", basic(), vec![(1, check("basic", "child", good))], hour().activity(activity(4)), ALLOWED),
        ("no basic one", basic(), vec![], hour().activity(activity(4)), REFUSED),
    ]);
}

#[test]
fn a_check_is_never_asked_above_what_the_activity_justifies() {
    // Such a charter is refused when it is loaded; an activity changed later must not bring it about either.
    let rule: RuleKind = serde_json::from_value(json!({"type": "check-held", "level": "enhanced", "workforce": "adult"})).unwrap();
    let mut bank = world(&json!([]));
    keep(&mut bank, 1, check("basic", "adult", "2027-01-01"));
    let unmet_for = |number: u32| {
        let terms = hour().activity(activity(number));
        unmet(&rule, &crate::charter::RuleScope::default(), &Occasion::new(&bank, &terms, None)).is_some()
    };
    assert!(!unmet_for(2), "repairs justify a basic check");
    assert!(unmet_for(5), "sitting with somebody justifies more");
}

#[test]
fn a_worker_and_whom_they_work_for() {
    let mut bank = world(&json!([refusing(json!({"type": "not-own-client", "clientRole": "tenant"}))]));
    role(&mut bank, 2, "tenant", Some(4));
    let between = |a: u32, b: u32| bank.verdict(&Terms::new(day(DAY)).gave(m(a), 60).received(m(b), 60)).answer;
    assert_eq!(between(5, 2), REFUSED);
    assert_eq!(between(2, 5), REFUSED, "both ways");
    assert_eq!(between(1, 2), ALLOWED);
    assert_eq!(between(5, 1), ALLOWED);
    let before = Terms::new(day("2025-12-31")).gave(m(5), 60).received(m(2), 60);
    assert_eq!(bank.verdict(&before).answer, ALLOWED, "before either held the role");
    let side_by_side = Terms::new(day(DAY)).gave(m(5), 60).gave(m(2), 60).received(m(1), 60);
    assert_eq!(bank.verdict(&side_by_side).answer, ALLOWED, "they both give");
    let together = Terms::new(day(DAY)).together(m(5), 60).together(m(2), 60);
    assert_eq!(bank.verdict(&together).answer, REFUSED, "together each gives what the other receives");
    for half in [Terms::new(day(DAY)).together(m(5), 60).gave(m(2), 60), Terms::new(day(DAY)).received(m(5), 60).together(m(2), 60)] {
        assert_eq!(bank.verdict(&half).answer, REFUSED, "{half:?}");
    }
}

#[test]
fn minors() {
    let rule = || refusing(json!({"type": "adult-with-minor"}));
    let young = || (2, born("2010-10-02"));
    let guardian = |who: u32, until: &str| {
        (2, json!({"type": "appointment", "standing": "guardian", "who": who, "from": "2026-01-01", "until": until}))
    };
    let with = |number: u32| hour().received(m(number), 60);
    run(vec![
        ("nobody's age is known", rule(), vec![], hour(), ALLOWED),
        ("one is young", rule(), vec![young()], hour(), REFUSED),
        ("another adult is not enough", rule(), vec![young()], with(3), REFUSED),
        ("staff are there", rule(), vec![young()], with(5), ALLOWED),
        ("their guardian is there", rule(), vec![young(), guardian(3, "2028-10-02")], with(3), ALLOWED),
        ("their guardian once", rule(), vec![young(), guardian(3, "2026-03-09")], with(3), REFUSED),
        ("their guardian on the last day", rule(), vec![young(), guardian(3, "2026-03-10")], with(3), ALLOWED),
        ("their guardian is under age", rule(), vec![young(), guardian(3, "2028-10-02"), (3, born("2009-01-01"))], with(3), REFUSED),
        (
            "their guardian is under age, and has a guardian there",
            rule(),
            vec![
                young(),
                guardian(3, "2028-10-02"),
                (3, born("2009-01-01")),
                (3, json!({"type": "appointment", "standing": "guardian", "who": 6, "from": "2026-01-01"})),
            ],
            with(3).received(m(6), 60),
            REFUSED,
        ),
        ("their guardian is of age tomorrow", rule(), vec![young(), guardian(3, "2028-10-02"), (3, born("2008-03-11"))], with(3), REFUSED),
        ("their guardian is of age today", rule(), vec![young(), guardian(3, "2028-10-02"), (3, born("2008-03-10"))], with(3), ALLOWED),
        ("eighteen today", rule(), vec![(2, born("2008-03-10"))], hour(), ALLOWED),
        ("eighteen tomorrow", rule(), vec![(2, born("2008-03-11"))], hour(), REFUSED),
        ("from sixteen", refusing(json!({"type": "adult-with-minor", "age": 16})), vec![(2, born("2010-03-10"))], hour(), ALLOWED),
    ]);
}

#[test]
fn money() {
    let rule = || refusing(json!({"type": "no-money"}));
    let owed = |member: u32| Terms { expenses: vec![Expense { member: m(member), amount: 250 }], ..hour() };
    run(vec![
        ("none", rule(), vec![], hour(), ALLOWED),
        ("a giver's fare", rule(), vec![], owed(1), ALLOWED),
        ("a receiver is paid", rule(), vec![], owed(2), REFUSED),
    ]);
}

#[test]
fn language() {
    let rule = || refusing(json!({"type": "shared-language"}));
    let helper = || hour().gave(m(3), 60);
    let side_by_side = || Terms::new(day(DAY)).together(m(1), 60).together(m(2), 60);
    run(vec![
        ("one in common", rule(), vec![(1, languages(&["en", "ur"])), (2, languages(&["ur"]))], hour(), ALLOWED),
        ("a kind of the same", rule(), vec![(1, languages(&["pt"])), (2, languages(&["pt-br"]))], hour(), ALLOWED),
        ("none in common", rule(), vec![(1, languages(&["en"])), (2, languages(&["ur"]))], hour(), REFUSED),
        ("one not known", rule(), vec![(1, languages(&["en"]))], hour(), APPROVAL),
        ("neither known", rule(), vec![], hour(), APPROVAL),
        ("said to be none", rule(), vec![(1, languages(&["en"])), (2, languages(&[]))], hour(), APPROVAL),
        ("side by side, none in common", rule(), vec![(1, languages(&["en"])), (2, languages(&["ur"]))], side_by_side(), REFUSED),
        ("side by side, one in common", rule(), vec![(1, languages(&["ur"])), (2, languages(&["ur"]))], side_by_side(), ALLOWED),
        (
            "somebody to interpret, but one who gives talks to nobody",
            rule(),
            vec![(1, languages(&["en"])), (2, languages(&["ur"])), (3, languages(&["ur"]))],
            helper(),
            REFUSED,
        ),
    ]);
}

#[test]
fn access() {
    let rule = || refusing(json!({"type": "access-met"}));
    let needs = || (2, json!({"type": "profile", "accessNeeds": ["step-free"]}));
    let offers = |what: &str| (1, json!({"type": "profile", "accessOffers": [what]}));
    run(vec![
        ("nobody needs anything", rule(), vec![], hour(), ALLOWED),
        ("it is there", rule(), vec![needs(), offers("step-free")], hour(), ALLOWED),
        ("it is not there", rule(), vec![needs(), offers("hearing-loop")], hour(), REFUSED),
        ("nobody knows", rule(), vec![needs()], hour(), APPROVAL),
        ("at a distance", rule(), vec![needs()], at(Setting::Remote), ALLOWED),
    ]);
}

#[test]
fn distance() {
    // A thousandth of a degree of latitude is 111 m.
    let rule = || refusing(json!({"type": "within-distance", "metres": 1200}));
    let travels = |metres: u32| json!({"type": "profile", "travels": metres});
    let (here, near, far) = (53_500_000, 53_510_000, 53_520_000);
    run(vec![
        ("near", rule(), vec![(1, lives(here)), (2, lives(near))], hour(), ALLOWED),
        ("far", rule(), vec![(1, lives(here)), (2, lives(far))], hour(), REFUSED),
        ("far, by telephone", rule(), vec![(1, lives(here)), (2, lives(far))], at(Setting::Remote), ALLOWED),
        ("near, but too far for one who gives", rule(), vec![(1, lives(here)), (1, travels(500)), (2, lives(near))], hour(), REFUSED),
        (
            "how far one who receives goes does not matter",
            rule(),
            vec![(1, lives(here)), (2, lives(near)), (2, travels(500))],
            hour(),
            ALLOWED,
        ),
        ("one not known", rule(), vec![(1, lives(here))], hour(), APPROVAL),
    ]);
}

#[test]
fn times() {
    let rule = || refusing(json!({"type": "available"}));
    // 10 March 2026 is a Tuesday: minutes 1440 to 2880 of the week.
    let tuesday_morning = || json!({"type": "availability", "weekly": [{"from": 1440 + 540, "until": 1440 + 720}]});
    let monday = || json!({"type": "availability", "weekly": [{"from": 0, "until": 1440}]});
    let not_today = || json!({"type": "availability", "except": [{"on": DAY, "from": 0, "until": 1440}]});
    let always = || json!({"type": "availability", "weekly": [{"from": 0, "until": 10080}]});
    let from = |minute: u16| hour().starting(minute, 0);
    run(vec![
        ("nothing said", rule(), vec![], from(600), ALLOWED),
        ("free", rule(), vec![(1, tuesday_morning())], from(600), ALLOWED),
        ("until the very end", rule(), vec![(1, tuesday_morning())], from(660), ALLOWED),
        ("a minute too long", rule(), vec![(1, tuesday_morning())], from(661), REFUSED),
        ("the other is not free", rule(), vec![(1, tuesday_morning()), (2, monday())], from(600), REFUSED),
        ("some time that day", rule(), vec![(1, tuesday_morning())], hour(), ALLOWED),
        ("no time that day", rule(), vec![(1, monday())], hour(), REFUSED),
        ("an exception", rule(), vec![(1, not_today())], from(600), REFUSED),
        ("past midnight", rule(), vec![(1, always())], from(1410), ALLOWED),
        (
            "past midnight, not free then",
            rule(),
            vec![(1, json!({"type": "availability", "weekly": [{"from": 1440, "until": 2880}]}))],
            from(1410),
            REFUSED,
        ),
    ]);
}

#[test]
fn consent_to_being_suggested() {
    let rule = || refusing(json!({"type": "consent-to-matching"}));
    run(vec![
        ("both said yes", rule(), vec![(1, consent(true)), (2, consent(true))], hour(), ALLOWED),
        ("one was not asked", rule(), vec![(1, consent(true))], hour(), APPROVAL),
        ("one took it back", rule(), vec![(1, consent(true)), (2, consent(true)), (2, consent(false))], hour(), REFUSED),
    ]);
}
