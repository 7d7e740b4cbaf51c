#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "tests")]

use crate::bank::TimeBank;
use crate::charter::{Charter, CharterFault, check_charter};
use crate::command::{AddActivity, AdoptCharter, Context};
use crate::error::Error;
use crate::model::activity::Activity;
use serde_json::{Value, json};

/// A charter that is right, to be spoilt in one place.
fn right() -> Value {
    json!({
        "name": "Mill Lane", "timeZone": "Europe/London",
        "roles": [{"name": "broker", "powers": ["staff", "broker"]}, {"name": "trustee", "powers": ["trustee"]}, {"name": "tenant"}],
        "activities": [
            {"code": "company", "name": "Company", "needs": [{"need": "belonging"}]},
            {"code": "visit", "name": "A visit", "parent": "company", "tags": ["tea"], "flags": ["lone"], "check": "basic"},
            {"code": "sitting", "name": "Sitting with somebody", "parent": "company", "flags": ["home-visit"], "check": "enhanced"}
        ]
    })
}

fn paths(faults: &[CharterFault]) -> Vec<&str> {
    faults.iter().map(|f| f.path.as_str()).collect()
}

/// Puts values into the charter that is right, each at its place, and gives the faults.
fn spoilt(changes: &[(&str, Value)]) -> Vec<CharterFault> {
    let mut charter = right();
    for (place, value) in changes {
        let mut at = &mut charter;
        for step in place.split('.') {
            at = match step.parse::<usize>() {
                Ok(i) => {
                    let list = at.as_array_mut().unwrap();
                    while list.len() <= i {
                        list.push(Value::Null);
                    }
                    &mut list[i]
                }
                Err(_) => {
                    if at.is_null() {
                        *at = json!({});
                    }
                    at.as_object_mut().unwrap().entry(step).or_insert(Value::Null)
                }
            };
        }
        *at = value.clone();
    }
    let text = charter.to_string();
    let faults = check_charter(text.as_bytes());
    assert!(faults.iter().all(|f| !f.why.contains("cannot be read")), "{text}: {faults:?}");
    faults
}

fn a_rule(rule: Value) -> Value {
    json!([{ "rule": rule }])
}

#[test]
fn what_is_right_has_no_fault() {
    assert_eq!(check_charter(right().to_string().as_bytes()), []);
    assert_eq!(Charter::named("Harpurbrook").faults(None, std::iter::empty()), []);
}

#[test]
fn every_fault_has_its_path() {
    let member = "credit.limits.member";
    let cases: Vec<(&str, Value, &str)> = vec![
        ("schema", json!(2), "schema"),
        ("name", json!("  "), "name"),
        ("name", json!("x".repeat(201)), "name"),
        ("timeZone", json!("London"), "timeZone"),
        ("timeZone", json!("UTC"), "timeZone"),
        ("timeZone", json!("Europe/../London"), "timeZone"),
        ("currency", json!("gbp"), "currency"),
        ("currency", json!("€"), "currency"),
        ("kinds", json!([]), "kinds"),
        ("kinds", json!([{"name": "a", "countsAs": "person"}, {"name": "a", "countsAs": "person"}]), "kinds[1].name"),
        ("kinds", json!([{"name": "", "countsAs": "person"}]), "kinds[0].name"),
        ("roles.3", json!({"name": "broker"}), "roles[3].name"),
        ("roles.3", json!({"name": " "}), "roles[3].name"),
        ("needs", json!({"name": "", "needs": [{"code": "belonging", "name": "b"}]}), "needs.name"),
        (
            "needs",
            json!({"name": "n", "needs": [{"code": "belonging", "name": "b"}, {"code": "belonging", "name": "b"}]}),
            "needs.needs[1].code",
        ),
        ("needs", json!({"name": "n", "needs": [{"code": "belonging", "name": ""}]}), "needs.needs[0].name"),
        // Activities.
        ("activities.3", json!({"code": "visit", "name": "Again"}), "activities[3].code"),
        ("activities.3", json!({"code": "", "name": "Nothing"}), "activities[3].code"),
        ("activities.0.name", json!(""), "activities[0].name"),
        ("activities.1.tags", json!(["tea", "tea"]), "activities[1].tags[1]"),
        ("activities.1.flags", json!(["lone", "lone"]), "activities[1].flags[1]"),
        ("activities.1.parent", json!("nowhere"), "activities[1].parent"),
        ("activities.1.parent", json!("visit"), "activities[1].parent"),
        ("activities.0.needs", json!([{"need": "glory"}]), "activities[0].needs[0].need"),
        ("activities.0.needs", json!([{"need": "belonging"}, {"need": "belonging"}]), "activities[0].needs[1].need"),
        ("activities.0.needs", json!([{"need": "belonging", "weight": 0}]), "activities[0].needs[0].weight"),
        ("activities.0.needs", json!([{"need": "belonging", "weight": 101}]), "activities[0].needs[0].weight"),
        // Credit.
        (member, json!({"lowest": -10, "highest": -20}), "credit.limits.member.highest"),
        (member, json!({"lowest": 10}), "credit.limits.member.lowest"),
        (member, json!({"highest": -1}), "credit.limits.member.highest"),
        ("credit.limits.pot", json!({"lowest": 1}), "credit.limits.pot.lowest"),
        (
            member,
            json!({"lowest": -10, "earned": [{"widens": "lowest", "from": "given", "percent": 0, "most": 60}]}),
            "credit.limits.member.earned[0].percent",
        ),
        (
            member,
            json!({"lowest": -10, "earned": [{"widens": "lowest", "from": "given", "percent": 1001, "most": 60}]}),
            "credit.limits.member.earned[0].percent",
        ),
        (
            member,
            json!({"lowest": -10, "earned": [{"widens": "highest", "from": "given", "percent": 10, "most": 60}]}),
            "credit.limits.member.earned[0].widens",
        ),
        (
            member,
            json!({"lowest": -10, "earned": [{"widens": "lowest", "from": "given", "percent": 10, "most": 0}]}),
            "credit.limits.member.earned[0].most",
        ),
        ("credit.byTag", json!([{"tag": "a", "limits": {}}, {"tag": "a", "limits": {}}]), "credit.byTag[1].tag"),
        ("credit.byTag", json!([{"tag": "", "limits": {}}]), "credit.byTag[0].tag"),
        ("credit.byTag", json!([{"tag": "a", "limits": {"lowest": 5}}]), "credit.byTag[0].limits.lowest"),
        ("credit.welcome", json!(-1), "credit.welcome"),
        ("credit.welcome", json!(6_000_001), "credit.welcome"),
        ("credit", json!({"welcome": 60, "limits": {"member": {"highest": 30, "mode": "enforced"}}}), "credit.welcome"),
        ("credit", json!({"welcome": 60, "limits": {"pot": {"lowest": -30, "mode": "enforced"}}}), "credit.welcome"),
        ("credit", json!({"mode": "participation-only", "welcome": 60}), "credit.welcome"),
        ("credit", json!({"mode": "participation-only", "limits": {"pot": {"lowest": -30}}}), "credit.limits.pot"),
        ("credit", json!({"mode": "participation-only", "byTag": [{"tag": "a", "limits": {}}]}), "credit.byTag"),
        ("credit", json!({"mode": "participation-only", "ageing": {"everyDays": 30, "perMille": 10}}), "credit.ageing"),
        ("credit.ageing", json!({"everyDays": 0, "perMille": 10}), "credit.ageing.everyDays"),
        ("credit.ageing", json!({"everyDays": 30, "perMille": 0}), "credit.ageing.perMille"),
        ("credit.ageing", json!({"everyDays": 30, "perMille": 1001}), "credit.ageing.perMille"),
        ("credit.ageing", json!({"everyDays": 30, "perMille": 10, "above": -1}), "credit.ageing.above"),
        // How long things take.
        ("confirmation.days", json!(0), "confirmation.days"),
        ("confirmation.days", json!(4_000_000_000u32), "confirmation.days"),
        ("confirmation.answerDays", json!(0), "confirmation.answerDays"),
        ("confirmation.tolerance", json!(1441), "confirmation.tolerance"),
        ("today.unansweredDays", json!(0), "today.unansweredDays"),
        ("today.quietTenths", json!(0), "today.quietTenths"),
        ("today.references", json!(21), "today.references"),
        ("listings.offerDays", json!(0), "listings.offerDays"),
        ("listings.brokerOnlyNeeds", json!(["physical", "glory"]), "listings.brokerOnlyNeeds[1]"),
        // Who may take a step.
        ("permissions.charter", json!([]), "permissions.charter"),
        ("permissions.erase", json!([]), "permissions.erase"),
        ("permissions.settle", json!([]), "permissions.settle"),
        ("permissions.settle", json!(["participants"]), "permissions.settle[0]"),
        ("permissions.propose", json!(["themselves"]), "permissions.propose[0]"),
        ("permissions.record", json!(["members", "members"]), "permissions.record[1]"),
        // Rules.
        ("rules", json!([{"rule": {"type": "no-money"}}, {"rule": {"type": "no-money"}}]), "rules[1]"),
        ("rules", json!([{"rule": {"type": "no-money"}}, {"rule": {"type": "no-money"}, "otherwise": "refused"}]), "rules[1]"),
        ("rules", json!([{"rule": {"type": "no-money"}, "because": "x".repeat(501)}]), "rules[0].because"),
        ("rules", json!([{"rule": {"type": "no-money"}, "scope": {"activities": ["nowhere"]}}]), "rules[0].scope.activities[0]"),
        ("rules", json!([{"rule": {"type": "no-money"}, "scope": {"activityTags": ["coffee"]}}]), "rules[0].scope.activityTags[0]"),
        ("rules", json!([{"rule": {"type": "no-money"}, "scope": {"flags": ["lone", "driving"]}}]), "rules[0].scope.flags[1]"),
        ("rules", json!([{"rule": {"type": "no-money"}, "scope": {"activityTags": ["tea"], "flags": ["home-visit"]}}]), "rules[0].scope"),
        ("rules", json!([{"rule": {"type": "no-money"}, "scope": {"memberTags": [""]}}]), "rules[0].scope.memberTags[0]"),
        ("rules", a_rule(json!({"type": "references-held", "count": 0, "before": "joining"})), "rules[0].rule.count"),
        ("rules", a_rule(json!({"type": "references-held", "count": 21, "before": "joining"})), "rules[0].rule.count"),
        ("rules", a_rule(json!({"type": "group-before-one-to-one", "count": 101})), "rules[0].rule.count"),
        ("rules", a_rule(json!({"type": "broker-approval", "aboveMinutes": 0})), "rules[0].rule.aboveMinutes"),
        ("rules", json!([{"rule": {"type": "broker-approval"}, "otherwise": "refused"}]), "rules[0].otherwise"),
        ("rules", a_rule(json!({"type": "not-own-client", "clientRole": "lodger"})), "rules[0].rule.clientRole"),
        ("rules", a_rule(json!({"type": "adult-with-minor", "age": 0})), "rules[0].rule.age"),
        ("rules", a_rule(json!({"type": "adult-with-minor", "age": 121})), "rules[0].rule.age"),
        ("rules", a_rule(json!({"type": "within-distance", "metres": 0})), "rules[0].rule.metres"),
        ("rules", a_rule(json!({"type": "minutes-per-week", "minutes": 0})), "rules[0].rule.minutes"),
        ("rules", json!([{"rule": {"type": "staff-present"}, "scope": {"settings": ["public"]}}]), "rules[0].scope.settings"),
    ];
    for (place, value, path) in &cases {
        let faults = spoilt(&[(place, value.clone())]);
        assert!(paths(&faults).contains(path), "{place} = {value}: {faults:?}");
        let fault = faults.iter().find(|f| f.path == *path).unwrap();
        assert!(!fault.why.is_empty() && !fault.why.ends_with('.'), "{fault:?}");
    }
}

#[test]
fn what_is_fine_is_left_alone() {
    let fine: Vec<(&str, Value)> = vec![
        ("timeZone", json!("America/Argentina/Buenos_Aires")),
        ("timeZone", json!("Etc/GMT+5")),
        ("rules", json!([{"rule": {"type": "first-meeting-public"}, "scope": {"settings": ["remote"]}}])),
        (
            "rules",
            json!([
                {"rule": {"type": "check-held", "level": "basic", "workforce": "adult"}},
                {"rule": {"type": "check-held", "level": "enhanced", "workforce": "adult"}, "scope": {"activities": ["sitting"]}}
            ]),
        ),
        ("rules", json!([{"rule": {"type": "broker-approval"}, "otherwise": "refused", "scope": {"settings": ["home"]}}])),
        ("rules", json!([{"rule": {"type": "met-by-staff"}, "scope": {"memberTags": ["a word of the broker's"]}}])),
        ("permissions.gift", json!([])),
        ("needs", json!({"name": "chime", "needs": [{"code": "belonging", "name": "belonging"}]})),
        ("credit", json!({"welcome": 60, "limits": {"member": {"highest": 30}, "pot": {"lowest": 0}}})),
        ("credit.limits.member", json!({"lowest": 0, "highest": 0})),
    ];
    for (place, value) in fine {
        assert_eq!(spoilt(&[(place, value.clone())]), [], "{place} = {value}");
    }
}

#[test]
fn a_check_nobody_may_ask_for_is_refused() {
    let rule = |level: &str, scope: Value| json!([{"rule": {"type": "check-held", "level": level, "workforce": "adult"}, "scope": scope}]);
    let refused = |level, scope| paths(&spoilt(&[("rules", rule(level, scope))])).contains(&"rules[0].rule.level");
    assert!(refused("enhanced", json!({})), "of everybody for everything");
    assert!(refused("enhanced", json!({"settings": ["home"]})), "of everybody at home");
    assert!(
        refused("enhanced", json!({"activities": ["company"]})),
        "the activities below are meant as well, and a visit justifies a basic check only"
    );
    assert!(refused("standard", json!({"flags": ["lone"]})));
    assert!(refused("enhanced-barred", json!({"activities": ["sitting"]})));
    assert!(!refused("enhanced", json!({"activities": ["sitting"]})));
    assert!(!refused("standard", json!({"flags": ["home-visit"]})));
    assert!(!refused("basic", json!({})), "a basic check may be asked for anywhere");
}

#[test]
fn a_check_is_not_asked_of_an_activity_added_later() {
    let mut charter = right();
    charter["rules"] = json!([
        {"rule": {"type": "check-held", "level": "enhanced", "workforce": "adult"}, "scope": {"activities": ["sitting"]}}
    ]);
    let at = Context::host("2026-03-01T10:00:00Z".parse().unwrap());
    let mut bank = TimeBank::create(at, crate::golden::BANK, Charter::from_json(charter.to_string().as_bytes()).unwrap()).unwrap();
    let added = |check: Value| -> Activity {
        serde_json::from_value(json!({"code": "reading", "name": "Reading aloud", "parent": "sitting", "check": check})).unwrap()
    };
    let refused = bank.add_activity(at, AddActivity { activity: added(json!("basic")) }).unwrap_err();
    let Error::BadCharter { faults } = refused else { panic!("{refused:?}") };
    assert_eq!(paths(&faults), ["activity.check"]);
    assert!(bank.add_activity(at, AddActivity { activity: added(json!("enhanced")) }).is_ok());
}

#[test]
fn twelve_faults_are_told_at_once() {
    let faults = spoilt(&[
        ("schema", json!(7)),
        ("name", json!("")),
        ("timeZone", json!("here")),
        ("currency", json!("pounds")),
        ("roles.3", json!({"name": "tenant"})),
        ("credit.welcome", json!(-5)),
        ("credit.limits.member.lowest", json!(5)),
        ("confirmation.days", json!(0)),
        ("permissions.charter", json!([])),
        ("rules", json!([{"rule": {"type": "minutes-per-week", "minutes": 0}, "scope": {"activities": ["nowhere"]}}])),
        ("activities.0.parent", json!("sitting")),
    ]);
    let told = paths(&faults);
    for path in [
        "schema",
        "name",
        "timeZone",
        "currency",
        "roles[3].name",
        "credit.welcome",
        "credit.limits.member.lowest",
        "confirmation.days",
        "permissions.charter",
        "rules[0].rule.minutes",
        "rules[0].scope.activities[0]",
        "activities[0].parent",
    ] {
        assert!(told.contains(&path), "{path} is missing from {told:?}");
    }
    // The circle is told where it begins and where it closes; nothing else is added.
    assert_eq!(told.len(), 13, "{told:?}");
}

#[test]
fn later_versions_add_kinds_and_roles_at_the_end_only() {
    let before = Charter::named("Harpurbrook");
    let mut after = before.clone();
    after.roles.swap(0, 1);
    after.kinds.remove(1);
    assert_eq!(paths(&after.faults(Some(&before), std::iter::empty())), ["kinds[1]", "roles[0]", "roles[1]"]);
    let mut longer = before.clone();
    longer.roles.push(crate::charter::RoleDefinition { name: "baker".into(), powers: Vec::new(), valued: true });
    assert_eq!(longer.faults(Some(&before), std::iter::empty()), []);
}

#[test]
fn activities_of_earlier_charters_are_known() {
    let at = Context::host("2026-03-01T10:00:00Z".parse().unwrap());
    let mut bank = TimeBank::create(at, crate::golden::BANK, Charter::from_json(right().to_string().as_bytes()).unwrap()).unwrap();
    let mut later = right();
    later["activities"] = json!([{"code": "reading", "name": "Reading aloud", "parent": "company"}]);
    later["rules"] = json!([{"rule": {"type": "no-money"}, "scope": {"activityTags": ["tea"], "activities": ["visit"]}}]);
    let charter = Box::new(Charter::from_json(later.to_string().as_bytes()).unwrap());
    bank.adopt_charter(at, AdoptCharter { charter, decided_by: Vec::new(), decided_on: None }).unwrap();
}

#[test]
fn every_sample_can_be_adopted() {
    assert_eq!(Charter::samples().len(), 4, "one of them cannot be read");
    for (name, charter) in Charter::samples() {
        assert_eq!(charter.faults(None, std::iter::empty()), [], "{name}");
        let at = Context::host("2026-03-01T10:00:00Z".parse().unwrap());
        let bank = TimeBank::create(at, crate::golden::BANK, charter.clone()).unwrap();
        assert_eq!(*bank.charter(), charter, "{name}");
    }
    assert!(crate::charter::TEN_LINES.trim().lines().count() <= 10);
}

#[test]
fn what_cannot_be_read_is_one_fault() {
    let faults = check_charter(b"{\"name\": \"x\",\n \"color\": 1}");
    assert_eq!(paths(&faults), [""]);
    assert!(faults[0].why.contains("line 2"), "{faults:?}");
    assert_eq!(check_charter(&vec![b' '; crate::charter::MAX_CHARTER + 1]).len(), 1);
}
