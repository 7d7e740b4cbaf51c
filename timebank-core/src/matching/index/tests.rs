//! The index against the plain way, while commands of every kind come in: it never gives a stale answer, nor another one.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "tests")]

use super::*;
use crate::charter::Charter;
use crate::command::Command;
use crate::matching::{Clock, ClockChange, Search};
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use serde_json::{Value, json};

/// Every kind of rule, some of them in two scopes.
fn rules() -> Vec<Value> {
    vec![
        json!({"rule": {"type": "references-held", "count": 1, "before": "joining"}}),
        json!({"rule": {"type": "references-held", "count": 1, "before": "one-to-one"}, "otherwise": "refused", "scope": {"activities": ["company"]}}),
        json!({"rule": {"type": "met-by-staff"}, "otherwise": "refused", "scope": {"settings": ["home"]}}),
        json!({"rule": {"type": "group-before-one-to-one", "count": 1}, "scope": {"activityTags": ["indoors"]}}),
        json!({"rule": {"type": "first-meeting-public"}, "otherwise": "refused", "scope": {"flags": ["lone"]}}),
        json!({"rule": {"type": "staff-present"}, "scope": {"memberTags": ["unwell"]}}),
        json!({"rule": {"type": "broker-approval", "aboveMinutes": 120}}),
        json!({"rule": {"type": "check-held", "level": "basic", "workforce": "adult"}, "otherwise": "refused", "scope": {"flags": ["home-visit"]}}),
        json!({"rule": {"type": "check-held", "level": "enhanced", "workforce": "adult"}, "scope": {"activities": ["sitting"]}}),
        json!({"rule": {"type": "not-own-client", "clientRole": "tenant"}}),
        json!({"rule": {"type": "adult-with-minor"}}),
        json!({"rule": {"type": "no-money"}}),
        json!({"rule": {"type": "shared-language"}, "otherwise": "refused"}),
        json!({"rule": {"type": "access-met"}}),
        json!({"rule": {"type": "within-distance", "metres": 3000}, "otherwise": "refused"}),
        json!({"rule": {"type": "within-distance", "metres": 900}, "scope": {"settings": ["home"]}}),
        json!({"rule": {"type": "available"}, "otherwise": "refused"}),
        json!({"rule": {"type": "consent-to-matching"}}),
        json!({"rule": {"type": "minutes-per-week", "minutes": 150}, "otherwise": "refused"}),
        json!({"rule": {"type": "broker-approval"}, "scope": {"memberTags": ["unwell"]}}),
    ]
}

fn charter(mask: u32, steps: u32, limited: bool) -> Value {
    let rules: Vec<Value> = rules().into_iter().enumerate().filter(|(i, _)| mask >> i & 1 == 1).map(|(_, rule)| rule).collect();
    let mut charter = json!({
        "name": "Mill Lane", "timeZone": "Europe/London",
        "roles": [{"name": "staff", "powers": ["staff"]}, {"name": "broker", "powers": ["staff", "broker"]}, {"name": "tenant"}],
        "activities": [
            {"code": "home", "name": "At home"},
            {"code": "repairs", "name": "Repairs", "parent": "home", "flags": ["home-visit"], "check": "basic", "needs": [{"need": "physical"}]},
            {"code": "company", "name": "Company", "needs": [{"need": "belonging"}]},
            {"code": "tea", "name": "Tea", "parent": "company", "tags": ["indoors"], "flags": ["lone"]},
            {"code": "sitting", "name": "Sitting", "parent": "company", "check": "enhanced"}
        ],
        "rules": rules,
        "matching": {"weights": {"bridge": 700}, "scales": {"relatedSteps": steps}}
    });
    if limited {
        charter["credit"] = json!({"limits": {"member": {"lowest": -100, "highest": 100, "mode": "enforced"}}});
    }
    charter
}

type Chance = (u8, u8, u8, u16);

const MEMBERS: u8 = 7;

fn pick<'a>(words: &[&'a str], chance: u8) -> &'a str {
    words[usize::from(chance) % words.len()]
}

/// A command out of four numbers.
fn command(chance: Chance, at: u32) -> Value {
    let (kind, a, b, c) = chance;
    let member = |n: u8| u32::from(n % MEMBERS) + 1;
    let (one, two) = (member(a), member(b));
    let day = |n: u16| format!("2026-03-{:02}", 2 + n % 24);
    let near = json!({"latitude": 53_500_000 + i32::from(c % 7) * 9_000, "longitude": -2_200_000 - i32::from(b % 5) * 14_000});
    let hours = |from: u16, long: u16| json!([{"from": from % 640 * 15, "until": (from % 640 + 4 + long % 28) * 15}]);
    let part = |part: Value| json!({"type": "keep", "member": one, "parts": [part]});
    let listing = |kind: &str| {
        let mut terms = json!({"activity": c % 5 + 1});
        if b % 3 == 0 {
            terms["minutes"] = json!(30 + c % 120);
        }
        terms["remote"] = json!(["no", "no", "no", "either", "yes"][usize::from(b % 5)]);
        if c % 4 == 0 {
            terms["setting"] = json!(["home", "public"][usize::from(b % 2)]);
        }
        if c % 11 == 0 {
            terms["from"] = json!(day(c / 2));
            terms["until"] = json!("2026-04-30");
        }
        if c % 13 == 0 {
            terms["need"] = json!(c % 6);
        }
        if c % 17 == 0 {
            terms["programme"] = json!(1);
        }
        let mut words = json!({"liking": pick(&["gladly", "willingly", "if-needed"], b), "level": pick(&["learning", "at-ease"], a)});
        if c % 7 == 0 {
            words["languages"] = json!(["ur"]);
        }
        if c % 6 == 0 {
            words["place"] = near.clone();
        }
        if c % 5 == 0 {
            words["availability"] = json!({"weekly": hours(c, u16::from(b))});
        }
        json!({"type": kind, "member": one, "terms": terms, "words": words})
    };
    let terms = || {
        // Two are seldom in anything, so that they are left out now and then.
        let seldom = |member: u32| if c % 16 == 0 { member } else { 1 + member % 5 };
        let mut terms = json!({"on": day(c), "parts": [
            {"member": seldom(one), "side": "gave", "minutes": 30 + c % 90}, {"member": seldom(two), "side": "received", "minutes": 30 + c % 90}]});
        if c % 3 == 0 {
            terms["start"] = json!({"minute": c % 96 * 15});
        }
        terms
    };
    let exchange = u32::from(c % 12) + 1;
    let listed = u32::from(c % 24) + 1;
    let said = |part: Value| {
        let mut part = part;
        part["type"] = json!("rather-not");
        part["offer"] = json!(c % 14 + 1);
        part["lifted"] = json!(b % 5 == 0);
        // Whose it is: of those seeded every second listing is an offer; of others it is by chance.
        let member = [1, 1, 2, 2, 3, 3, 5, 5, 6, 6, 7, 7][usize::from(c % 14).min(11)];
        json!({"type": "keep", "member": if c % 14 < 12 { json!(member) } else { json!(one) }, "parts": [part]})
    };
    let action = match kind % 46 {
        0..=4 => listing("offer"),
        5..=8 => listing("request"),
        9 => part(
            json!({"type": "profile", "languages": [pick(&["en", "pl", "en-gb", "ur"], b)], "place": near, "travels": 500 + u32::from(c) % 6000}),
        ),
        10 => part(json!({"type": "availability", "weekly": hours(c, 28)})),
        11 => part(
            json!({"type": "availability", "weekly": hours(c, 40), "except": [{"on": day(c), "from": 0, "until": 1440}], "dated": [{"on": day(c / 3), "from": 600, "until": 700}]}),
        ),
        12 => part(json!({"type": "do-not-match", "with": two, "lifted": c % 4 == 0})),
        13 => part(
            json!({"type": "check", "level": pick(&["basic", "enhanced"], b), "workforce": "both", "seen": "2026-01-05", "recheckAfter": if c % 2 == 0 { json!(day(c)) } else { Value::Null }}),
        ),
        14 => part(json!({"type": "reference", "received": if c % 3 == 0 { day(c) } else { "2026-01-05".into() }})),
        15 => part(json!({"type": "met-by-staff", "on": if c % 3 == 0 { day(c) } else { "2026-01-05".into() }})),
        16 => part(json!({"type": "consent", "purpose": "matching", "given": c % 3 != 0, "on": "2026-01-05", "standing": "themselves"})),
        17 => part(json!({"type": "concern", "step": "raised", "on": "2026-03-01", "matchNobody": c % 2 == 0})),
        18 => part(
            json!({"type": "tags", "add": if c % 2 == 0 { json!(["unwell"]) } else { json!([]) }, "remove": if c % 2 == 1 { json!(["unwell"]) } else { json!([]) }}),
        ),
        19 => part(
            json!({"type": "profile", "born": if c % 2 == 0 { "2014-05-01" } else { "1960-05-01" }, "accessNeeds": if c % 3 == 0 { json!(["step-free"]) } else { json!([]) }}),
        ),
        20 => json!({"type": "set-state", "member": one, "state": pick(&["active", "paused", "suspended", "active"], a ^ b)}),
        21..=23 => json!({"type": "record", "terms": terms()}),
        24 | 25 | 45 => {
            let mut terms = terms();
            if c % 2 == 0 {
                terms["activity"] = json!(c % 5 + 1);
            }
            json!({"type": "propose", "terms": terms})
        }
        26 => json!({"type": "agree", "exchange": exchange}),
        27 => json!({"type": "withdraw", "exchange": exchange}),
        28 => json!({"type": "done", "exchange": exchange}),
        29 => json!({"type": "confirm", "exchange": exchange}),
        30 => json!({"type": "reverse", "exchange": exchange}),
        31 => json!({"type": "close-listing", "listing": listed, "why": "withdrawn"}),
        32 => json!({"type": "amend-listing", "listing": listed, "terms": {"activity": c % 5 + 1, "minutes": 45}}),
        33 => json!({"type": "transfer", "kind": "gift", "from": one + 1, "to": two + 1, "minutes": 1 + c % 90}),
        34 => json!({"type": "give-role", "member": one, "role": pick(&["staff", "tenant"], b), "at": 4}),
        35 => match c % 5 {
            0 => json!({"type": "erase", "member": one}),
            1 => json!({"type": "merge", "kept": one, "merged": two}),
            2 => json!({"type": "open-account", "kind": "household", "members": [one, two]}),
            3 => json!({"type": "leave-account", "member": one}),
            _ => json!({"type": "set-limits", "account": one + 1, "limits": {"lowest": -30, "mode": "enforced"}}),
        },
        36 => json!({"type": "adopt-charter", "charter": charter(u32::from(c) * 37, u32::from(b % 3), b % 2 == 0)}),
        37 => json!({"type": "add-activity", "activity": {"code": format!("more-{c}"), "name": "More", "parent": "tea"}}),
        39 => said(json!({"activity": c / 14 % 5 + 1})),
        40 => said(json!({"setting": pick(&["home", "public"], b)})),
        41 => said(json!({"weekday": c / 14 % 7})),
        42 => said(json!({"times": 1 + c / 14 % 2, "weeks": 1 + c / 28 % 12})),
        43 => said(json!({"request": c / 14 % 24 + 1})),
        44 => json!({"type": "decline", "exchange": exchange, "member": one}),
        38 => json!({"type": "pair", "programme": 1, "mentor": one, "mentee": two}),
        _ => json!({"type": "expire-due"}),
    };
    let day = 9 + at / 24 / 60;
    json!({"at": format!("2026-03-{day:02}T{:02}:{:02}:00Z", at / 60 % 24, at % 60), "salt": crate::golden::fresh_salt(), "by": "host", "do": action})
}

fn execute(bank: &mut TimeBank, command: &Value) -> bool {
    let mut command = command.clone();
    if command["do"]["type"] == "decline" {
        // One that is proposed, and one of those who are asked.
        let number = command["do"]["exchange"].as_u64().unwrap();
        let proposed = bank.state.exchanges.iter().filter(|(_, row)| row.state == crate::model::exchange::ExchangeState::Proposed);
        let proposed: Vec<_> = proposed.map(|(id, _)| id).collect();
        if !proposed.is_empty() {
            let id = proposed[number as usize % proposed.len()];
            let part = bank.state.plans.get(&id).unwrap().parts[number as usize % 2].member;
            command["do"] = json!({"type": "decline", "exchange": id, "member": part});
        }
    }
    let command = Command::from_json(command.to_string().as_bytes()).unwrap();
    bank.execute(&command).is_ok()
}

fn founded(charter: &Value) -> TimeBank {
    let context = crate::command::Context::host("2026-03-08T08:00:00Z".parse().unwrap());
    let mut bank = TimeBank::create(context, crate::golden::BANK, Charter::from_json(charter.to_string().as_bytes()).unwrap()).unwrap();
    for number in 0..MEMBERS {
        let kind = if number == 3 { "organisation" } else { "person" };
        execute(
            &mut bank,
            &json!({"at": "2026-03-08T08:00:00Z", "by": "host", "do": {"type": "admit", "kind": kind, "joined": "2026-01-01"}}),
        );
    }
    // Everybody is known to the broker and offers and asks for something, so that there is something to find.
    let mut seed = |action: Value| {
        execute(&mut bank, &json!({"at": "2026-03-08T08:00:00Z", "salt": crate::golden::fresh_salt(), "by": "host", "do": action}))
    };
    for member in (1..=MEMBERS).filter(|m| *m != 4) {
        let parts = json!([
            {"type": "profile", "languages": ["en"], "place": {"latitude": 53_500_000 + i32::from(member) * 4_000, "longitude": -2_200_000}},
            {"type": "check", "level": "enhanced", "workforce": "both", "seen": "2026-01-05"},
            {"type": "reference", "received": "2026-01-05"},
            {"type": "met-by-staff", "on": "2026-01-05"},
            {"type": "consent", "purpose": "matching", "given": true, "on": "2026-01-05", "standing": "themselves"}
        ]);
        assert!(seed(json!({"type": "keep", "member": member, "parts": parts})));
        for (kind, by) in [("offer", 0), ("request", 1)] {
            assert!(seed(json!({"type": kind, "member": member, "terms": {"activity": (member + by) % 5 + 1, "setting": "public"}})));
        }
    }
    execute(
        &mut bank,
        &json!({"at": "2026-03-08T08:00:00Z", "by": "host", "do": {"type": "open-programme", "programme": {"name": "Walking along"}}}),
    );
    bank
}

thread_local! {
    /// How many candidates there were of somebody who said no, and of somebody who was left out.
    static DECIDED: std::cell::Cell<(usize, usize)> = const { std::cell::Cell::new((0, 0)) };
}

/// Every listing's candidates, both ways.
fn compare(bank: &TimeBank, chance: u16) -> Result<(), TestCaseError> {
    let from: Date = "2026-03-09".parse().unwrap();
    let clock = Clock { offset: 0, changes: vec![ClockChange { on: "2026-03-29".parse().unwrap(), minute: 60, offset: 60 }] };
    let most = [30, 3, 1][usize::from(chance % 3)];
    let from = from.plus_days(i32::from(chance % 40)).unwrap();
    let around = crate::matching::candidates::Around::new(bank);
    for (member, _) in bank.state.members.iter() {
        let mine = bank.state.listings.iter().filter(|(_, one)| one.closed.is_none() && bank.resolve(one.member) == member);
        let mine: Vec<ListingId> = mine.map(|(id, _)| id).collect();
        prop_assert_eq!(bank.indexed(|index| index.open_of(member).to_vec()), mine, "{}", member);
    }
    for (id, _) in bank.state.listings.iter() {
        let search = Search { from, most, clock: clock.clone(), not_before: None };
        let quick = bank.candidates(id, &search).unwrap();
        let plain = crate::matching::candidates::plainly(bank, &around, id, &search, &|_| true).unwrap();
        prop_assert_eq!(&quick, &plain, "{}", id);
        for one in &plain {
            DECIDED.with(|decided| {
                let (noes, left_out) = (one.standing.noes, one.standing.left_out);
                let (a, b) = decided.get();
                decided.set((a + usize::from(noes != (0, 0)), b + usize::from(left_out != (false, false))));
            });
            let verdict = bank.verdict(&one.terms(one.on, one.start));
            prop_assert_eq!(verdict.answer, one.answer);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]
    #[test]
    fn promise_10_the_index_is_the_plain_way_whatever_happens(
        mask in any::<u32>(),
        all in any::<bool>(),
        steps in 0u32..3,
        limited in proptest::bool::weighted(0.2),
        chances in proptest::collection::vec((any::<u8>(), any::<u8>(), any::<u8>(), any::<u16>()), 20..90),
    ) {
        let mask = if all { mask } else { mask & mask.rotate_left(7) };
        let mut bank = founded(&charter(mask, steps, limited));
        for (i, chance) in chances.iter().enumerate() {
            execute(&mut bank, &command(*chance, (i as u32) * 350));
            if i % 9 == 8 {
                compare(&bank, chance.3)?;
            }
        }
        compare(&bank, 0)?;
        // What is taken back leaves no trace, nor does a copy or a replayed bank know another answer.
        for chance in chances.iter().take(12) {
            let command = Command::from_json(command(*chance, chances.len() as u32 * 350).to_string().as_bytes()).unwrap();
            let _ = bank.decide(&command);
        }
        compare(&bank, 1)?;
        compare(&TimeBank::replay(bank.drain()).unwrap(), 1)?;
    }
}

#[test]
fn most_commands_of_the_stream_are_taken_and_most_banks_have_matches() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let strategy = proptest::collection::vec((any::<u8>(), any::<u8>(), any::<u8>(), any::<u16>()), 90);
    let (mut taken, mut found, mut said) = (0usize, 0usize, 0usize);
    for _ in 0..10 {
        let chances = strategy.new_tree(&mut runner).unwrap().current();
        let mut bank = founded(&charter(0b101_0010_0100_0000_0000, 1, false));
        taken += chances.iter().enumerate().filter(|(i, chance)| execute(&mut bank, &command(**chance, (*i as u32) * 350))).count();
        said += bank.state.people.iter().map(|(_, person)| person.rather_not.len()).sum::<usize>();
        compare(&bank, 0).unwrap();
        let search = Search::new("2026-03-10".parse().unwrap());
        found += bank.state.listings.iter().map(|(id, _)| bank.candidates(id, &search).unwrap().len()).sum::<usize>();
    }
    assert!(taken > 500, "{taken} of 900");
    assert!(found > 100, "{found}");
    let (noes, left_out) = DECIDED.get();
    assert!(said > 10 && noes > 20 && left_out > 8, "{said} {noes} {left_out}");
}

#[test]
fn what_an_index_looks_at_to_keep_up_does_not_grow_with_the_bank() {
    let looked = |members: usize| {
        let mut bank = founded(&charter(0, 1, false));
        for _ in 0..members {
            assert!(execute(
                &mut bank,
                &json!({"at": "2026-03-08T08:00:00Z", "by": "host", "do": {"type": "admit", "joined": "2026-01-01"}})
            ));
        }
        let mut index = Index::new(&bank);
        let touched = [Touched::Listing(ListingId::new(1).unwrap()), Touched::Member(MemberId::new(2).unwrap())];
        crate::ledger::table::looked::during(|| index.keep_up(&bank, &touched)).0
    };
    let few = looked(10);
    assert!(few > 0);
    assert_eq!(few, looked(3_000));
}

/// A town over a few tens of kilometres, with every weight that may tell one pair from another.
fn town(members: u32, seed: u64) -> TimeBank {
    use crate::matching::plan::chance_banks::Chance;
    let mut chance = Chance::new(seed);
    let rules = [0b1_0001_0101_0000_0000_0000, 0b1_0001_0000_1000_0000, 0][chance.below(3) as usize];
    let mut charter = charter(rules, chance.below(3) as u32, false);
    charter["matching"]["scales"]["reachMetres"] = json!(chance.of(&[5_000, 20_000]));
    for weight in [
        "activity",
        "related",
        "level",
        "time",
        "distance",
        "language",
        "newTie",
        "knownTie",
        "bridge",
        "chanceToGive",
        "notYetMet",
        "notAskedLately",
        "waiting",
        "chanceToReceive",
        "need",
    ] {
        if chance.one_in(3) {
            charter["matching"]["weights"][weight] = json!(chance.of(&[0, 1, 333, 1_001, 5_000]));
        }
    }
    let mut bank = founded(&charter);
    let at = |action: Value| json!({"at": "2026-03-08T08:00:00Z", "salt": crate::golden::fresh_salt(), "by": "host", "do": action});
    for member in MEMBERS.into()..members {
        assert!(execute(&mut bank, &at(json!({"type": "admit", "joined": "2026-01-01"}))));
        let place = json!({"latitude": 53_500_000 + chance.below(300_000) as i32, "longitude": -2_200_000 + chance.below(400_000) as i32});
        let mut parts = vec![
            json!({"type": "profile", "languages": [chance.of(&["en", "en", "ur"])], "place": place, "travels": 500 + chance.below(12_000)}),
        ];
        if !chance.one_in(4) {
            let hours: Vec<Value> = (0..3).map(|_| chance.below(160) * 60).map(|from| json!({"from": from, "until": from + 240})).collect();
            parts.push(json!({"type": "availability", "weekly": hours}));
        }
        assert!(execute(&mut bank, &at(json!({"type": "keep", "member": member + 1, "parts": parts}))));
        for kind in ["offer", "request"] {
            let mut terms = json!({"activity": 1 + chance.below(5), "minutes": 30 + chance.below(90), "remote": chance.of(&["no", "no", "no", "either", "yes"])});
            if chance.one_in(5) {
                terms["from"] = json!(format!("2026-03-{:02}", 9 + chance.below(12)));
            }
            let mut words = json!({"liking": chance.of(&["gladly", "willingly", "if-needed"]), "level": chance.of(&["learning", "at-ease", "could-teach"])});
            if chance.one_in(6) {
                words["place"] = json!({"latitude": 53_500_000 + chance.below(300_000) as i32, "longitude": -2_200_000});
            }
            assert!(execute(&mut bank, &at(json!({"type": kind, "member": member + 1, "terms": terms, "words": words}))));
        }
        if chance.one_in(2) {
            let parts = json!([{"member": 1 + chance.below(u64::from(member)), "side": "gave", "minutes": 60}, {"member": member + 1, "side": "received", "minutes": 60}]);
            execute(&mut bank, &at(json!({"type": "record", "terms": {"on": "2026-02-20", "parts": parts}})));
        }
    }
    bank
}

#[test]
fn the_best_few_of_a_town_are_those_of_the_plain_way() {
    for seed in 1..=8 {
        let bank = town(40, seed);
        for chance in [0, 1, 2] {
            compare(&bank, chance).unwrap();
        }
    }
}
