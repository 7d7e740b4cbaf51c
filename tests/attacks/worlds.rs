//! Banks that differ in one secret.

use crate::attacker::Target;
use serde_json::{Value, json};
use timebank_core::TimeBank;

/// When everything happens: on a Monday.
pub const AT: &str = "2026-03-02T10:00:00Z";
/// When the bank was founded: in the week before, so that listings count in suggestions.
const BEFORE: &str = "2026-03-01T10:00:00Z";

/// How many secrets there are.
pub const fn possible(target: Target) -> u32 {
    match target {
        Target::Balance | Target::Ceiling | Target::Week => 24,
        Target::Check | Target::Access => 5,
        Target::Recheck | Target::Pause | Target::Birth | Target::Home => 16,
        Target::Apart => 4,
        Target::Concern | Target::Erasure => 3,
    }
}

/// Sends a command; `by` nobody is the host.
pub fn send(bank: &mut TimeBank, by: Option<u32>, action: Value) -> String {
    send_at(bank, AT, by, action)
}

fn send_at(bank: &mut TimeBank, at: &str, by: Option<u32>, action: Value) -> String {
    let mut command = json!({"at": at, "do": action});
    command["by"] = by.map_or_else(|| json!("host"), |by| json!(by));
    if command["do"].get("parts").is_some() || command["do"].get("note").is_some() || command["do"].get("secret").is_some() {
        // A salt serves one command.
        command["salt"] = json!(format!("{:032x}", u128::from(bank.head().seq) + (1 << 100)));
    }
    bank.execute_json(command.to_string().as_bytes()).unwrap_or_else(|fault| fault.to_json())
}

fn host(bank: &mut TimeBank, action: Value) {
    let told = send_at(bank, BEFORE, None, action);
    assert!(!told.contains("\"code\""), "{told}");
}

fn parts(giver: u32, receiver: u32, minutes: u32) -> Value {
    json!([{"member": giver, "side": "gave", "minutes": minutes}, {"member": receiver, "side": "received", "minutes": minutes}])
}

fn day(number: u32) -> String {
    format!("2026-03-{:02}", 10 + number)
}

/// Ana (1), Ben (2), Cy (3), Di (4), Eve (5), and Dee the broker (6). Ben and Eve have met; Ana has met nobody.
pub fn bank(target: Target, secret: u32) -> TimeBank {
    let ceiling = if target == Target::Ceiling { 60 + 5 * secret } else { 120 };
    let charter = json!({
        "name": "Harpurbrook",
        "activities": [{"code": "tea", "name": "Tea"}, {"code": "sitting", "name": "Sitting", "check": "enhanced-barred"}],
        "credit": {"limits": {"member": {"lowest": -120, "highest": 120, "mode": "enforced"}}},
        "rules": [
            {"rule": {"type": "check-held", "level": "enhanced", "workforce": "adult"}, "scope": {"activities": ["sitting"]}, "otherwise": "refused"},
            {"rule": {"type": "consent-to-matching"}},
            {"rule": {"type": "adult-with-minor"}, "otherwise": "refused"},
            {"rule": {"type": "within-distance", "metres": 3000}, "otherwise": "refused"},
            {"rule": {"type": "access-met"}, "otherwise": "refused"},
            {"rule": {"type": "minutes-per-week", "minutes": 240}, "otherwise": "refused"}
        ],
        "matching": {"suggestions": 1},
    });
    let founded =
        json!({"at": BEFORE, "by": "host", "do": {"type": "create", "bank": "b0a1b2c3d4e5f60718293a4b5c6d7e8f", "charter": charter}});
    let mut bank = TimeBank::create_json(founded.to_string().as_bytes()).expect("the bank is founded");
    for _ in 0..6 {
        host(&mut bank, json!({"type": "admit", "joined": "2026-01-01"}));
    }
    host(&mut bank, json!({"type": "give-role", "member": 6, "role": "broker"}));
    host(&mut bank, json!({"type": "offer", "member": 2, "terms": {"activity": 2}}));
    host(&mut bank, json!({"type": "request", "member": 2, "terms": {"activity": 1}}));
    host(&mut bank, json!({"type": "offer", "member": 1, "terms": {"activity": 1}}));
    host(&mut bank, json!({"type": "request", "member": 1, "terms": {"activity": 2}}));
    for other in 3..=5 {
        host(&mut bank, json!({"type": "request", "member": other, "terms": {"activity": 1}}));
    }
    host(&mut bank, json!({"type": "set-secret", "secret": "5".repeat(64)}));
    let balance = if target == Target::Balance { 1 + 5 * secret } else { 20 };
    host(&mut bank, json!({"type": "record", "terms": {"on": "2026-03-01", "parts": parts(2, 5, balance)}}));
    host(&mut bank, json!({"type": "set-limits", "account": 3, "limits": {"lowest": -120, "highest": ceiling, "mode": "enforced"}}));
    let check = |level: &str, again: &str| json!({"type": "check", "level": level, "workforce": "adult", "seen": "2026-01-05", "recheckAfter": again});
    let level = ["basic", "standard", "enhanced", "enhanced-barred"].get(secret as usize);
    let kept = match target {
        Target::Check => level.map(|level| check(level, "2027-01-01")),
        Target::Recheck => Some(check("enhanced", &day(secret))),
        Target::Apart => Some(json!({"type": "do-not-match", "with": 2 + secret})),
        Target::Birth => Some(json!({"type": "profile", "born": format!("2008-03-{:02}", 1 + secret)})),
        Target::Home => Some(json!({"type": "profile", "place": {"latitude": 53_500_000 + 4_000 * secret, "longitude": -2_200_000}})),
        Target::Access => {
            let needs = ["step-free", "toilet", "quiet", "hearing-loop"].get(secret as usize).map(|need| vec![*need]).unwrap_or_default();
            Some(json!({"type": "profile", "accessNeeds": needs}))
        }
        Target::Erasure if secret == 2 => Some(json!({"type": "concern", "step": "raised", "on": "2026-03-01"})),
        Target::Concern if secret > 0 => Some(json!({"type": "concern", "step": "raised", "on": "2026-03-01", "matchNobody": secret == 2})),
        _ => None,
    };
    // Something is kept in every world, so that no number differs.
    let nothing = json!({"type": "contact", "on": "2026-03-01", "how": "call"});
    let about = if target == Target::Apart { 1 } else { 2 };
    host(&mut bank, json!({"type": "keep", "member": about, "parts": [kept.unwrap_or(nothing)]}));
    if target == Target::Erasure && secret > 0 {
        let told = send_at(&mut bank, BEFORE, Some(2), json!({"type": "erase", "member": 2}));
        assert!(!told.contains("\"code\""), "{told}");
    }
    if target == Target::Pause {
        let state = if secret == 0 {
            json!({"type": "set-state", "member": 2, "state": "suspended"})
        } else {
            json!({"type": "set-state", "member": 2, "state": "paused", "until": day(secret)})
        };
        host(&mut bank, state);
    }
    // The next day begins.
    let mut today = |action| {
        let told = send(&mut bank, None, action);
        assert!(!told.contains("\"code\""), "{told}");
    };
    today(json!({"type": "admit", "applicant": true}));
    if target == Target::Week {
        let terms = json!({"on": "2026-03-02", "parts": parts(2, 5, 1 + 10 * secret), "payer": {"kind": "pot"}});
        today(json!({"type": "record", "terms": terms}));
    }
    bank
}
