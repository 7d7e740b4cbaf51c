//! What an attacker does: questions and commands, each chosen by the answers before.

use crate::worlds::{AT, send};
use serde_json::{Value, json};
use timebank_core::TimeBank;

/// Plays against a bank and gives every answer, in order.
pub type Script = fn(&mut TimeBank) -> Vec<String>;

/// Every script a member has.
pub const ALL: &[(&str, Script)] = &[
    ("halving minutes", halving_minutes),
    ("halving dates", halving_dates),
    ("her own profile", own_profile),
    ("all pairs", all_pairs),
    ("gifts by size", gifts),
    ("her own listings", own_listings),
    ("help that was not", false_help),
    ("everything about Ben", everything),
    ("her own place", own_place),
    ("this week", this_week),
    ("why there is nobody", why_nobody),
];

const ANA: u32 = 1;

fn ask(bank: &TimeBank, by: u32, mut question: Value) -> String {
    question["viewer"] = json!(by);
    bank.query_json(question.to_string().as_bytes()).unwrap_or_else(|fault| fault.to_json())
}

fn parts(giver: u32, receiver: u32, minutes: u32) -> Value {
    json!([{"member": giver, "side": "gave", "minutes": minutes}, {"member": receiver, "side": "received", "minutes": minutes}])
}

/// An answer without its numbers, to see whether it is of another kind.
fn kind(answer: &str) -> String {
    answer.chars().filter(|letter| !letter.is_ascii_digit()).collect()
}

/// Halves a span for the place where answers begin to be of another kind than at its start.
fn halve(from: u32, until: u32, told: &mut Vec<String>, mut probe: impl FnMut(u32) -> String) {
    let first = probe(from);
    let pattern = kind(&first);
    told.push(first);
    let (mut low, mut high) = (from, until);
    while low + 1 < high {
        let middle = (low + high) / 2;
        let answer = probe(middle);
        if kind(&answer) == pattern {
            low = middle
        } else {
            high = middle
        }
        told.push(answer);
    }
}

fn halving_minutes(bank: &mut TimeBank) -> Vec<String> {
    let mut told = Vec::new();
    for (giver, receiver) in [(1, 2), (2, 1)] {
        let why = |minutes: u32| json!({"type": "why", "giver": giver, "receiver": receiver, "on": "2026-03-09", "minutes": minutes});
        halve(1, 600, &mut told, |minutes| ask(bank, ANA, why(minutes)));
        halve(1, 600, &mut told, |minutes| {
            ask(bank, ANA, json!({"type": "may", "terms": {"on": "2026-03-09", "parts": parts(giver, receiver, minutes)}}))
        });
        halve(1, 600, &mut told, |minutes| {
            send(bank, Some(ANA), json!({"type": "propose", "terms": {"on": "2026-03-09", "parts": parts(giver, receiver, minutes)}}))
        });
    }
    told
}

fn halving_dates(bank: &mut TimeBank) -> Vec<String> {
    let mut told = Vec::new();
    let on = |day: u32| format!("2026-{:02}-{:02}", 3 + day / 28, 1 + day % 28);
    for activity in [1, 2] {
        for (giver, receiver) in [(1, 2), (2, 1)] {
            let why = |day: u32| json!({"type": "why", "giver": giver, "receiver": receiver, "on": on(day), "activity": activity});
            halve(2, 60, &mut told, |day| ask(bank, ANA, why(day)));
            halve(2, 60, &mut told, |day| {
                let terms = json!({"on": on(day), "activity": activity, "parts": parts(giver, receiver, 10)});
                send(bank, Some(ANA), json!({"type": "propose", "terms": terms}))
            });
            halve(2, 60, &mut told, |day| ask(bank, ANA, json!({"type": "listings", "on": on(day)})));
        }
    }
    told
}

fn own_profile(bank: &mut TimeBank) -> Vec<String> {
    let mut told = Vec::new();
    for languages in [json!([]), json!(["en"]), json!(["ur"])] {
        for latitude in [53_500_000, 54_500_000] {
            let profile = json!({"type": "profile", "languages": languages, "place": {"latitude": latitude, "longitude": -2_200_000}, "accessNeeds": ["step-free"]});
            told.push(send(bank, Some(ANA), json!({"type": "keep", "member": ANA, "parts": [profile]})));
            for other in 2..=5 {
                for setting in ["home", "public"] {
                    told.push(ask(
                        bank,
                        ANA,
                        json!({"type": "why", "giver": ANA, "receiver": other, "on": "2026-03-09", "setting": setting}),
                    ));
                }
            }
        }
    }
    told
}

fn all_pairs(bank: &mut TimeBank) -> Vec<String> {
    let mut told = Vec::new();
    for by in [ANA, 3, 5] {
        for a in 1..=6 {
            for b in 1..=6 {
                for activity in [1, 2] {
                    told.push(ask(bank, by, json!({"type": "why", "giver": a, "receiver": b, "on": "2026-03-09", "activity": activity})));
                }
            }
        }
        told.push(ask(bank, by, json!({"type": "members"})));
    }
    for other in 2..=5 {
        told.push(send(bank, Some(ANA), json!({"type": "propose", "terms": {"on": "2026-03-09", "parts": parts(ANA, other, 30)}})));
        told.push(send(bank, Some(ANA), json!({"type": "propose", "terms": {"on": "2026-03-09", "parts": parts(other, ANA, 30)}})));
    }
    told.push(ask(bank, ANA, json!({"type": "open-exchanges", "member": ANA})));
    told
}

fn gifts(bank: &mut TimeBank) -> Vec<String> {
    let mut told = Vec::new();
    for minutes in [1, 2, 4, 8, 16, 32, 40, 16, 1] {
        told.push(send(bank, Some(ANA), json!({"type": "transfer", "kind": "gift", "from": 2, "to": 3, "minutes": minutes})));
        told.push(ask(bank, ANA, json!({"type": "balance", "member": ANA})));
        told.push(ask(bank, ANA, json!({"type": "statement", "member": ANA})));
        told.push(ask(bank, ANA, json!({"type": "reach", "member": ANA})));
    }
    told.push(ask(bank, ANA, json!({"type": "balance", "member": 2})));
    told
}

fn own_listings(bank: &mut TimeBank) -> Vec<String> {
    let mut told = Vec::new();
    for minutes in [10, 60, 120, 240] {
        for (what, activity) in [("offer", 1), ("request", 2)] {
            told.push(send(bank, Some(ANA), json!({"type": what, "member": ANA, "terms": {"activity": activity, "minutes": minutes}})));
        }
    }
    for listing in 1..=6 {
        for member in [ANA, 2] {
            let terms = json!({"on": "2026-03-09", "listing": listing, "parts": parts(member, 3 - member, 20)});
            told.push(ask(bank, ANA, json!({"type": "may", "terms": terms})));
            told.push(send(bank, Some(ANA), json!({"type": "propose", "terms": terms})));
        }
        told.push(send(bank, Some(ANA), json!({"type": "close-listing", "listing": listing, "why": "met"})));
    }
    for filter in [json!({"kind": "offer"}), json!({"kind": "request"}), json!({"member": 2}), json!({"activity": 2})] {
        let mut question = filter;
        question["type"] = json!("listings");
        told.push(ask(bank, ANA, question));
    }
    told
}

fn false_help(bank: &mut TimeBank) -> Vec<String> {
    let mut told = Vec::new();
    for (giver, receiver) in [(1, 2), (2, 1)] {
        for minutes in [1, 5, 20, 60, 100, 150] {
            told.push(send(
                bank,
                Some(ANA),
                json!({"type": "record", "terms": {"on": "2026-03-02", "parts": parts(giver, receiver, minutes)}}),
            ));
            told.push(ask(bank, ANA, json!({"type": "history", "member": ANA})));
            told.push(ask(bank, ANA, json!({"type": "statement", "member": ANA})));
        }
    }
    for exchange in 1..=8 {
        for step in ["agree", "confirm", "dispute", "decline", "withdraw", "give-word", "refuse-word"] {
            told.push(send(bank, Some(ANA), json!({"type": step, "exchange": exchange})));
        }
        told.push(ask(bank, ANA, json!({"type": "exchange", "exchange": exchange})));
    }
    told
}

fn everything(bank: &mut TimeBank) -> Vec<String> {
    let mut told = Vec::new();
    for what in ["balance", "statement", "reach", "history", "open-exchanges", "held-about", "ties-of", "member-copy"] {
        for member in 1..=7 {
            told.push(ask(bank, ANA, json!({"type": what, "member": member})));
        }
    }
    for what in ["balances", "reaches", "members", "listings", "programmes", "retention", "latencies", "role-flows", "worker-only-members"]
    {
        told.push(ask(bank, ANA, json!({"type": what})));
    }
    told.push(ask(bank, ANA, json!({"type": "today", "at": AT})));
    for action in [
        json!({"type": "set-state", "member": 2, "state": "active"}),
        json!({"type": "erase", "member": 2}),
        json!({"type": "erase", "member": 1}),
        json!({"type": "substitute", "exchange": 1, "out": 2, "into": 1}),
        json!({"type": "merge", "kept": 1, "merged": 2}),
        json!({"type": "clear-ahead", "member": 2, "from": "2026-03-02"}),
        json!({"type": "keep", "member": 2, "parts": [{"type": "concern", "step": "raised", "on": "2026-03-02"}]}),
        json!({"type": "open-account", "kind": "household", "members": [1, 2]}),
        json!({"type": "approve", "exchange": 1}),
        json!({"type": "let-through", "exchange": 1}),
        json!({"type": "propose-together", "exchanges": [1, 2], "due": "2026-03-09T10:00:00Z"}),
    ] {
        told.push(send(bank, Some(ANA), action));
    }
    told
}

fn own_place(bank: &mut TimeBank) -> Vec<String> {
    let mut told = Vec::new();
    for offers in [json!([]), json!(["step-free"]), json!(["toilet", "quiet"])] {
        for north in 0..10 {
            let place = json!({"latitude": 53_470_000 + 12_000 * north, "longitude": -2_200_000});
            let profile = json!({"type": "profile", "place": place, "accessOffers": offers});
            told.push(send(bank, Some(ANA), json!({"type": "keep", "member": ANA, "parts": [profile]})));
            for (giver, receiver) in [(1, 2), (2, 1)] {
                let why = json!({"type": "why", "giver": giver, "receiver": receiver, "on": "2026-03-09", "setting": "home"});
                told.push(ask(bank, ANA, why));
                let terms = json!({"on": "2026-03-09", "setting": "home", "parts": parts(giver, receiver, 10)});
                told.push(send(bank, Some(ANA), json!({"type": "propose", "terms": terms})));
            }
        }
    }
    told
}

fn this_week(bank: &mut TimeBank) -> Vec<String> {
    let mut told = Vec::new();
    for on in ["2026-03-02", "2026-03-07", "2026-03-01"] {
        let terms = |minutes: u32| json!({"on": on, "parts": parts(2, 1, minutes)});
        halve(1, 300, &mut told, |minutes| ask(bank, ANA, json!({"type": "may", "terms": terms(minutes)})));
        halve(1, 300, &mut told, |minutes| send(bank, Some(ANA), json!({"type": "propose", "terms": terms(minutes)})));
    }
    told
}

fn why_nobody(bank: &mut TimeBank) -> Vec<String> {
    let mut told = Vec::new();
    for hours in [json!([{"from": 0, "until": 10_080}]), json!([{"from": 600, "until": 700}])] {
        told.push(send(bank, Some(ANA), json!({"type": "keep", "member": ANA, "parts": [{"type": "availability", "weekly": hours}]})));
        for from in ["2026-03-02", "2026-03-12", "2026-04-30"] {
            for listing in 3..=4 {
                told.push(ask(bank, ANA, json!({"type": "why-not", "listing": listing, "from": from})));
                for other in 1..=7 {
                    told.push(ask(bank, ANA, json!({"type": "why-not", "listing": listing, "other": other, "from": from})));
                }
            }
        }
    }
    told
}

/// Every way to be suggested somebody, with own listings, hours and places changed between.
pub fn suggestions(bank: &mut TimeBank) -> Vec<String> {
    let mut told = Vec::new();
    let changes = [
        json!({"type": "keep", "member": ANA, "parts": [{"type": "availability", "weekly": [{"from": 600, "until": 700}]}]}),
        json!({"type": "keep", "member": ANA, "parts": [{"type": "profile", "place": {"latitude": 54_000_000, "longitude": -2_200_000}}]}),
        json!({"type": "request", "member": ANA, "terms": {"activity": 1}}),
        json!({"type": "amend-listing", "listing": 3, "terms": {"activity": 2}}),
        json!({"type": "close-listing", "listing": 4, "why": "met"}),
        json!({"type": "renew-listing", "listing": 3, "until": "2026-12-31"}),
        json!({"type": "close-listing", "listing": 3, "why": "met"}),
        json!({"type": "offer", "member": ANA, "terms": {"activity": 1}}),
    ];
    for change in changes {
        for kind in ["offer", "request"] {
            for from in ["2026-03-02", "2026-03-12"] {
                told.push(ask(bank, ANA, json!({"type": "matches-for", "member": ANA, "kind": kind, "from": from, "most": 100})));
            }
        }
        for listing in 1..=9 {
            told.push(ask(bank, ANA, json!({"type": "matches-for", "listing": listing})));
        }
        told.push(send(bank, Some(ANA), change));
    }
    told
}

/// What a broker reads about Ben and about Ana.
pub fn as_a_broker(bank: &mut TimeBank) -> Vec<String> {
    let mut told = vec![ask(bank, 6, json!({"type": "balance", "member": 2}))];
    told.extend((2..=5).map(|other| ask(bank, 6, json!({"type": "why", "giver": ANA, "receiver": other, "on": "2026-03-09"}))));
    told
}
