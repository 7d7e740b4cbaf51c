//! Bad and bare input of everything that measures, item by item: typed errors or stated conventions, and what cannot be defined is
//! left out, never nought.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use crate::bank::TimeBank;
use crate::charter::Charter;
use crate::command::{Admit, Context, Record};
use crate::model::exchange::Terms;
use crate::values::ids::MemberId;
use serde_json::{Value, json};

fn at(day: &str) -> Context {
    Context::host(format!("{day}T10:00:00Z").parse().unwrap())
}

fn bank(members: usize) -> (TimeBank, Vec<MemberId>) {
    let mut bank = TimeBank::create(at("2026-01-01"), crate::golden::BANK, Charter::named("Harpurbrook")).unwrap();
    let all = (0..members).map(|_| bank.admit(at("2026-01-01"), Admit::default()).unwrap().member().unwrap()).collect();
    (bank, all)
}

fn ask(bank: &TimeBank, query: &Value) -> Result<Value, String> {
    let mut query = query.clone();
    if query.get("viewer").is_none() {
        query["viewer"] = "host".into();
    }
    let answer = bank.query_json(query.to_string().as_bytes());
    answer.map(|text| serde_json::from_str(&text).unwrap()).map_err(|error| error.code().to_owned())
}

/// Everything that can be asked of a bank as such.
fn questions() -> Vec<Value> {
    let year = |mut query: Value| {
        query["from"] = "2026-01-01".into();
        query["until"] = "2026-12-31".into();
        query
    };
    let indicators: Vec<Value> =
        ["arc-reciprocity", "role-fluidity", "requests-met", "first-exchange", "first-exchange-days", "support-mix"]
            .map(|measure| json!({"code": measure, "name": measure, "measure": measure}))
            .into();
    let grant = json!({"code": "g", "funder": "f", "from": "2026-01-01", "until": "2026-12-31", "amount": 100,
        "outcomes": [{"name": "o", "indicators": indicators}]});
    let mut all = vec![
        json!({"type": "participation", "viewer": "host", "each": "quarter", "groups": {"by": "role", "words": ["mentor"]}}),
        json!({"type": "role-flows", "viewer": "host", "groups": {"by": "role", "words": ["staff"]}}),
        json!({"type": "network-robustness", "viewer": "host", "leave": [0, 1, 1000]}),
        json!({"type": "worker-only-members", "viewer": "host"}),
        json!({"type": "needs-coverage", "viewer": "host"}),
        json!({"type": "latencies", "viewer": "host"}),
        json!({"type": "programmes", "viewer": "host"}),
        json!({"type": "report", "viewer": "host", "kind": "public"}),
        json!({"type": "report", "viewer": "host", "kind": "community-health", "format": "html"}),
    ];
    all = all.into_iter().map(year).collect();
    all.push(json!({"type": "retention", "viewer": "host", "until": "2026-12-31"}));
    all.push(json!({"type": "grants", "viewer": "host", "grants": [grant], "asOf": "2026-12-31"}));
    for policy in ["nhs", "acro", "internal"] {
        all.push(
            json!({"type": "funder-report", "viewer": "host", "grants": [grant], "grant": "g", "asOf": "2026-12-31", "policy": policy, "format": "markdown"}),
        );
    }
    all
}

/// Keys of shares and means, wherever they stand.
fn figures(value: &Value, found: &mut Vec<(String, f64)>) {
    match value {
        Value::Object(map) => {
            for (key, value) in map {
                if value.is_f64() {
                    found.push((key.clone(), value.as_f64().unwrap()));
                }
                figures(value, found);
            }
        }
        Value::Array(all) => all.iter().for_each(|value| figures(value, found)),
        _ => {}
    }
}

#[test]
fn bad_input_an_empty_bank_has_no_figures() {
    let (bank, _) = bank(0);
    for query in questions() {
        let mut found = Vec::new();
        figures(&ask(&bank, &query).unwrap(), &mut found);
        // A grant's own share is said, not measured. Of nobody there is nothing else to say.
        found.retain(|(key, _)| key != "share");
        assert_eq!(found, [], "{query}");
    }
}

#[test]
fn bad_input_one_member_is_no_network() {
    let (bank, _) = bank(1);
    for query in questions() {
        ask(&bank, &query).unwrap();
    }
    let line = &ask(&bank, &questions()[0]).unwrap()[0];
    assert_eq!((&line["members"], &line["isolates"]), (&json!(1), &json!(1)));
    for none in ["density", "arcReciprocity", "centralisation", "transitivity", "circulation", "supportMix", "roleFluidity", "giniGiven"] {
        assert_eq!(line[none], Value::Null, "{none}");
    }
}

#[test]
fn bad_input_strangers_have_no_ties_and_no_reciprocity() {
    let (bank, _) = bank(7);
    let line = &ask(&bank, &questions()[0]).unwrap()[0];
    assert_eq!((&line["members"], &line["isolates"], &line["ties"], &line["density"]), (&json!(7), &json!(7), &json!(0), &json!(0.0)));
    for none in ["arcReciprocity", "dyadReciprocity", "weightedReciprocity", "transitivity", "circulation", "tiePersistence"] {
        assert_eq!(line[none], Value::Null, "{none}");
    }
    let robust = ask(&bank, &questions()[2]).unwrap();
    assert_eq!((&robust[0]["largest"], &robust[0]["largestShare"]), (&json!(0), &json!(0.0)));
    // All of them gone: a share of nobody.
    assert_eq!((&robust[4]["members"], &robust[4]["largestShare"]), (&json!(0), &Value::Null));
}

#[test]
fn bad_input_all_in_one_group_mix_with_nobody_else() {
    let (mut bank, m) = bank(3);
    let groups = json!({"by": "host", "groups": [{"name": "all", "members": [1, 2, 3]}]});
    let query = json!({"type": "role-flows", "viewer": "host", "from": "2026-01-01", "until": "2026-12-31", "groups": groups});
    assert_eq!(ask(&bank, &query).unwrap()["eiIndex"], Value::Null);
    bank.record(at("2026-02-01"), Record::new(Terms::new("2026-02-01".parse().unwrap()).gave(m[0], 60).received(m[1], 60))).unwrap();
    let told = ask(&bank, &query).unwrap();
    // Every tie is within, and what chance would have it is no less: Newman's coefficient is nought over nought.
    assert_eq!((&told["eiIndex"], &told["assortativity"]), (&json!(-1.0), &Value::Null));
}

#[test]
fn bad_input_an_exchange_before_joining_is_refused_where_it_is_recorded() {
    let (mut bank, m) = bank(1);
    let late = bank.admit(at("2026-03-01"), Admit::default()).unwrap().member().unwrap();
    let on = |day: &str| Record::new(Terms::new(day.parse().unwrap()).gave(m[0], 60).received(late, 60));
    assert_eq!(bank.record(at("2026-03-02"), on("2026-02-28")).unwrap_err().code(), "date-order");
    // So none can be measured, and on the day itself nobody waited a day.
    bank.record(at("2026-03-02"), on("2026-03-01")).unwrap();
    let waits =
        ask(&bank, &json!({"type": "latencies", "viewer": "host", "from": "2026-01-01", "until": "2026-12-31"})).unwrap().to_string();
    assert!(!waits.contains(":-"), "no latency is below nought: {waits}");
}

#[test]
fn bad_input_whoever_is_in_two_groups_is_refused() {
    let (bank, _) = bank(2);
    let groups = json!({"by": "host", "groups": [{"name": "a", "members": [1, 2]}, {"name": "b", "members": [2]}]});
    for kind in ["participation", "role-flows"] {
        assert_eq!(ask(&bank, &json!({"type": kind, "groups": groups})), Err("bad-groups".into()));
    }
}

#[test]
fn bad_input_a_band_with_a_gap_or_an_overlap_is_refused() {
    let (bank, _) = bank(0);
    let with = |bands: Value| {
        json!({"type": "instrument", "viewer": "host", "custom": {"id": "mood", "version": "1", "name": "Mood", "items": [{"code": "mood", "values": [0, 1, 2, 3]}],
            "scorer": "single", "scales": [{"name": "mood", "least": 0, "most": 3, "better": "higher", "bands": bands}],
            "missing": {"atLeast": 1}, "leastReported": 8, "criterion": 1.0, "licence": {"kind": "open", "reference": "ours"}, "citation": "ours"}})
    };
    let bands = |first: i32, second: i32| json!([{"name": "low", "from": 0, "to": first}, {"name": "high", "from": second, "to": 3}]);
    assert!(ask(&bank, &with(bands(1, 2))).is_ok());
    assert_eq!(ask(&bank, &with(bands(0, 2))), Err("bad-instrument".into()));
    assert_eq!(ask(&bank, &with(bands(1, 1))), Err("bad-instrument".into()));
}

#[test]
fn bad_input_a_target_before_its_baseline_and_shares_over_one_are_refused() {
    let (bank, _) = bank(0);
    let grant = |code: &str, by: &str, share: f64| {
        let one = json!({"code": "ties", "name": "ties", "measure": "ties", "share": share,
            "baseline": {"until": "2026-06-30", "value": 3.0}, "target": {"value": 5.0, "by": by}});
        json!({"code": code, "funder": code, "from": "2026-01-01", "until": "2026-12-31", "outcomes": [{"name": "o", "indicators": [one]}]})
    };
    let asked = |grants: Vec<Value>| ask(&bank, &json!({"type": "grants", "viewer": "host", "grants": grants, "asOf": "2026-12-31"}));
    assert!(asked(vec![grant("g", "2026-12-31", 0.5), grant("h", "2026-12-31", 0.5)]).is_ok());
    assert_eq!(asked(vec![grant("g", "2026-06-29", 0.5)]), Err("date-order".into()));
    assert_eq!(asked(vec![grant("g", "2026-12-31", 0.5), grant("h", "2026-12-31", 0.6)]), Err("shares-over-one".into()));
    assert_eq!(asked(vec![grant("g", "2026-12-31", 1.1)]), Err("bad-grant".into()));
}

#[test]
fn bad_input_a_policy_of_threshold_nought_is_refused() {
    let (bank, _) = bank(0);
    let policy = |threshold: u32| {
        json!({"type": "publish", "viewer": "host", "population": "all", "asOf": "2026-12-31", "tables": [], "custom": {"name": "ours", "threshold": threshold,
            "zeros": true, "rounding": 1, "dominanceTop": 0, "dominancePercent": 100, "pRatioPercent": 0, "meansFrom": 1, "protection": 5,
            "publishable": true}})
    };
    assert_eq!(ask(&bank, &policy(0)), Err("bad-policy".into()));
    assert_eq!(ask(&bank, &policy(4)), Err("bad-policy".into()));
    assert!(ask(&bank, &policy(5)).is_ok());
}

#[test]
fn bad_input_a_map_to_a_need_that_is_not_in_the_scheme_is_refused() {
    let found = |need: &str| {
        let charter = json!({"name": "Harpurbrook", "activities": [{"code": "walk", "name": "A walk", "needs": [{"need": need}]}]});
        let charter: Result<Charter, _> = serde_json::from_value(charter);
        TimeBank::create(at("2026-01-01"), crate::golden::BANK, charter.unwrap()).map(|_| ()).map_err(|error| error.code().to_owned())
    };
    assert_eq!(found("belonging"), Ok(()));
    assert_eq!(found("esteem"), Err("bad-charter".into()));
}

/// Those who joined before the first exchange began, too.
#[test]
fn how_long_things_take_counts_everybody_who_joined() {
    let (mut bank, members) = bank(42);
    bank.record(at("2026-02-01"), Record::new(Terms::new("2026-02-01".parse().unwrap()).gave(members[0], 60).received(members[1], 60)))
        .unwrap();
    let answer = ask(&bank, &json!({"type": "latencies"})).unwrap();
    let line = answer.as_array().unwrap().iter().find(|line| line["latency"] == "joined-to-exchange").unwrap().clone();
    assert_eq!((line["began"].as_u64(), line["reached"].as_u64()), (Some(42), Some(2)));
    let later = ask(&bank, &json!({"type": "latencies", "from": "2026-01-02"})).unwrap();
    assert_eq!(later[1]["began"], 0);
}

/// Hours without an activity are told beside the number of activities, and are no part of it.
#[test]
fn hours_without_an_activity_are_told() {
    let charter = json!({"name": "Harpurbrook", "activities": [{"code": "tea", "name": "Tea"}, {"code": "walk", "name": "Walk"}]});
    let mut bank =
        TimeBank::create(at("2026-01-01"), crate::golden::BANK, Charter::from_json(charter.to_string().as_bytes()).unwrap()).unwrap();
    let [giver, receiver] = [0, 1].map(|_| bank.admit(at("2026-01-01"), Admit::default()).unwrap().member().unwrap());
    for (activity, minutes) in [(1, 60), (2, 60), (0, 45)] {
        let terms = Terms { activity: crate::values::ids::ActivityId::new(activity), ..Terms::new("2026-02-01".parse().unwrap()) };
        bank.record(at("2026-02-01"), Record::new(terms.gave(giver, minutes).received(receiver, minutes))).unwrap();
    }
    let line = ask(&bank, &json!({"type": "participation"})).unwrap()[0].clone();
    assert_eq!(
        (line["activities"].as_u64(), line["effectiveActivities"].as_f64(), line["unclassified"].as_u64()),
        (Some(2), Some(2.0), Some(45))
    );
}
