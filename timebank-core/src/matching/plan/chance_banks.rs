//! Random banks for the checker: every way of paying, shared accounts, guardians, limits of all kinds, rules over weeks, groups, capacities by
//! week and month, and exchanges that are proposed, agreed or done already.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "tests")]

use super::{PlanFor, PlanPolicy};
use crate::bank::TimeBank;
use serde_json::{Value, json};

/// The Saturday on which every bank stands, at five in the afternoon.
pub(in crate::matching) const NOW: &str = "2026-02-28T17:00:00Z";

/// Numbers that look like chance (Marsaglia 2003, xorshift), so that every run is the same.
pub(in crate::matching) struct Chance(u64);

impl Chance {
    pub(in crate::matching) fn new(seed: u64) -> Self {
        let mut chance = Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
        for _ in 0..8 {
            chance.next();
        }
        chance
    }
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }
    pub(in crate::matching) fn below(&mut self, most: u64) -> u64 {
        (self.next() >> 11) % most
    }
    pub(in crate::matching) fn one_in(&mut self, of: u64) -> bool {
        self.below(of) == 0
    }
    pub(in crate::matching) fn of<T: Clone>(&mut self, all: &[T]) -> T {
        all[self.below(all.len() as u64) as usize].clone()
    }
}

fn limits(chance: &mut Chance, mode: &str) -> Value {
    let lowest = [json!(null), json!(0), json!(-30), json!(-60), json!(-100), json!(-120)];
    let highest = [json!(null), json!(60), json!(95), json!(120), json!(300)];
    let mut limits = json!({"mode": mode});
    for (name, value) in [("lowest", chance.of(&lowest)), ("highest", chance.of(&highest))] {
        if !value.is_null() {
            limits[name] = value;
        }
    }
    if limits.get("lowest").is_none() && limits.get("highest").is_none() {
        limits = json!({});
    }
    limits
}

fn charter(chance: &mut Chance) -> Value {
    let plain = chance.one_in(2);
    let group = if plain { "receivers-share" } else { chance.of(&["receivers-share", "each-receiver-pays", "pot-pays", "no-credit"]) };
    let mode = if chance.one_in(6) { "advisory" } else { "enforced" };
    let mut all = json!({"member": limits(chance, mode), "household": limits(chance, mode)});
    if chance.one_in(3) {
        all["pot"] = limits(chance, mode);
    }
    let mut rules = Vec::new();
    if chance.one_in(3) {
        let otherwise = chance.of(&["refused", "refused", "needs-approval"]);
        let mut rule = json!({"rule": {"type": "minutes-per-week", "minutes": chance.of(&[60, 90, 120])}, "otherwise": otherwise});
        if chance.one_in(3) {
            rule["scope"] = json!({"activities": ["drive"]});
        }
        rules.push(rule);
    }
    if chance.one_in(4) {
        rules.push(json!({"rule": {"type": "available"}, "otherwise": "refused"}));
    }
    if chance.one_in(4) {
        rules.push(json!({"rule": {"type": "adult-with-minor"}, "otherwise": "needs-approval"}));
    }
    let weights = json!({"activity": 100, "related": 40, "liking": 30, "level": 0, "time": 20, "distance": 0, "language": 0, "newTie": 10,
        "knownTie": 0, "bridge": 0, "need": 5, "waiting": 7, "chanceToGive": 3, "chanceToReceive": 0, "notYetMet": 0, "notAskedLately": 9});
    let mut charter = json!({"name": "Mill Lane", "rules": rules,
        "credit": {"group": group, "limits": all, "shortfall": chance.of(&["pot", "unpaid"])},
        "matching": {"weights": weights, "scales": {"relatedSteps": chance.below(3)}},
        "confirmation": {"tolerance": chance.of(&[0, 0, 15])},
        "activities": [
            {"code": "garden", "name": "Garden", "needs": [{"need": "purpose"}]},
            {"code": "drive", "name": "Drive", "needs": [{"need": "belonging"}]},
            {"code": "meal", "name": "Meal", "needs": [{"need": "physical"}]},
            {"code": "mow", "name": "Mow", "parent": "garden", "needs": [{"need": "purpose"}]}]});
    if chance.one_in(12) {
        charter["credit"] = json!({"mode": "participation-only"});
    }
    charter
}

/// Executes a command if it goes.
fn some(bank: &mut TimeBank, at: &str, action: Value) -> Option<Value> {
    let command = json!({"at": at, "salt": crate::golden::fresh_salt(), "by": "host", "do": action});
    bank.execute_json(command.to_string().as_bytes()).ok().map(|outcome| serde_json::from_str(&outcome).unwrap())
}

pub(in crate::matching) fn bank(chance: &mut Chance) -> TimeBank {
    let found = json!({"at": "2026-01-01T10:00:00Z", "by": "host", "do": {"type": "create", "bank": crate::values::digest::BankId([1; 16]), "charter": charter(chance)}});
    let mut bank = TimeBank::create_json(found.to_string().as_bytes()).unwrap();
    let members = 3 + chance.below(4);
    let early = "2026-01-02T10:00:00Z";
    for member in 1..=members {
        some(&mut bank, early, json!({"type": "admit"})).unwrap();
        if member == 1 && chance.one_in(3) {
            some(&mut bank, early, json!({"type": "open-account", "kind": "household", "members": [1]})).unwrap();
            some(&mut bank, early, json!({"type": "admit", "account": 3})).unwrap();
        }
    }
    let members = members as u32;
    if chance.one_in(4) {
        some(
            &mut bank,
            early,
            json!({"type": "keep", "member": members, "parts": [{"type": "profile", "born": "2012-03-03"},
            {"type": "appointment", "standing": "guardian", "who": 1, "from": "2026-01-01"}]}),
        )
        .unwrap();
    }
    if chance.one_in(5) {
        some(&mut bank, early, json!({"type": "keep", "member": 1, "parts": [{"type": "do-not-match", "with": 2, "reason": "x"}]}))
            .unwrap();
    }
    for _ in 0..6 + chance.below(13) {
        listing(chance, &mut bank, members, "2026-02-20T10:00:00Z");
    }
    before(chance, &mut bank, members);
    under_way(chance, &mut bank, members);
    said(chance, &mut bank);
    bank
}

fn hours(chance: &mut Chance) -> Option<Value> {
    if chance.one_in(3) {
        return None;
    }
    let day = chance.below(3) * 1440;
    let from = 8 * 60 + 30 * chance.below(12);
    let mut weekly = vec![json!({"from": day + from, "until": day + from + chance.of(&[45, 60, 120, 180, 300, 420])})];
    if chance.one_in(3) {
        let day = chance.below(7) * 1440;
        weekly.push(json!({"from": day + 600, "until": day + 700}));
    }
    let mut hours = json!({"weekly": weekly});
    if chance.one_in(3) {
        // Most of one day is not to be had, whatever is said of its weekday.
        hours["except"] = json!([{"on": chance.of(&["2026-03-02", "2026-03-03", "2026-03-04", "2026-03-06"]), "from": 420, "until": 1230}]);
    }
    Some(hours)
}

/// One listing more.
pub(super) fn another(chance: &mut Chance, bank: &mut TimeBank) {
    listing(chance, bank, 3, NOW);
}

fn listing(chance: &mut Chance, bank: &mut TimeBank, members: u32, at: &str) {
    let kind = chance.of(&["offer", "offer", "offer", "request", "request"]);
    let minutes = chance.of(&[20, 25, 30, 45, 50, 60, 60, 90, 120]);
    let mut terms = json!({"activity": chance.of(&[1, 2, 2, 2, 3, 3, 4]), "minutes": minutes});
    if kind == "offer" && chance.one_in(3) {
        terms["capacity"] = json!({"minutes": chance.of(&[30, 60, 90, 150, 240]), "per": chance.of(&["week", "month"])});
    }
    if kind == "request" && chance.one_in(2) {
        terms["divisible"] = json!(true);
        if chance.one_in(3) {
            terms["shortest"] = json!(chance.of(&[5, 10, 15]));
        }
    }
    if kind == "request" && chance.one_in(4) {
        terms["groupMin"] = json!(2 + chance.below(2));
    }
    if chance.one_in(4) {
        terms["repeating"] = json!(true);
    }
    if chance.one_in(20) {
        terms.as_object_mut().unwrap().remove("activity");
    }
    if chance.one_in(8) {
        terms["from"] = json!(chance.of(&["2026-03-02", "2026-03-04", "2026-03-07"]));
    }
    let mut words = json!({"title": "x"});
    if let Some(hours) = hours(chance) {
        words["availability"] = hours;
    }
    let member = 1 + chance.below(u64::from(members)) as u32;
    some(bank, at, json!({"type": kind, "member": member, "terms": terms, "words": words})).unwrap();
}

fn two(chance: &mut Chance, members: u32) -> (u64, u64) {
    let one = 1 + chance.below(u64::from(members));
    (one, 1 + (one + chance.below(u64::from(members) - 1)) % u64::from(members))
}

/// What some would rather not be asked, and a no of some who were asked.
fn said(chance: &mut Chance, bank: &mut TimeBank) {
    let offers: Vec<(u32, u32)> = bank
        .state
        .listings
        .iter()
        .filter(|(_, listing)| listing.kind == crate::model::listing::ListingKind::Offer)
        .map(|(id, listing)| (id.get(), listing.member.get()))
        .collect();
    for (offer, member) in offers {
        if !chance.one_in(4) {
            continue;
        }
        let mut part = match chance.below(6) {
            0 => json!({"activity": 1 + chance.below(4)}),
            1 | 2 => json!({"weekday": chance.below(7)}),
            3 => json!({"request": 1 + chance.below(12)}),
            _ => json!({"times": 1 + chance.below(2), "weeks": 1 + chance.below(3)}),
        };
        part["type"] = json!("rather-not");
        part["offer"] = json!(offer);
        some(bank, NOW, json!({"type": "keep", "member": member, "parts": [part]}));
    }
    for exchange in 1..=bank.state.exchanges.len() {
        if chance.one_in(4) {
            let member = 1 + chance.below(6);
            some(bank, NOW, json!({"type": "decline", "exchange": exchange, "member": member}));
        }
    }
}

/// Exchanges that were recorded before.
fn before(chance: &mut Chance, bank: &mut TimeBank, members: u32) {
    for _ in 0..chance.below(4) {
        let (giver, receiver) = two(chance, members);
        let minutes = chance.of(&[30, 60, 90]);
        let on = chance.of(&["2026-02-10", "2026-02-23", "2026-02-25", "2026-02-27"]);
        some(
            bank,
            "2026-02-28T08:00:00Z",
            json!({"type": "record", "terms": {"on": on, "activity": 1 + chance.below(4), "parts": [
            {"member": giver, "side": "gave", "minutes": minutes}, {"member": receiver, "side": "received", "minutes": minutes}]}}),
        );
    }
}

/// Exchanges that are proposed or agreed, some of them about a listing.
fn under_way(chance: &mut Chance, bank: &mut TimeBank, members: u32) {
    for _ in 0..chance.below(4) {
        let (giver, receiver) = two(chance, members);
        let minutes = chance.of(&[30, 45, 60]);
        let on = chance.of(&["2026-02-28", "2026-03-01", "2026-03-02", "2026-03-04", "2026-03-06"]);
        let mut terms = json!({"on": on, "activity": 1 + chance.below(4), "parts": [
            {"member": giver, "side": "gave", "minutes": minutes}, {"member": receiver, "side": "received", "minutes": minutes}]});
        if !chance.one_in(4) {
            terms["start"] = json!({"minute": 18 * 60 - 30 * chance.below(20), "offset": 0});
        }
        let listings = u64::from(bank.state.listings.len());
        if listings > 0 && chance.one_in(2) {
            terms["listing"] = json!(1 + chance.below(listings));
        }
        if let Some(outcome) = some(bank, "2026-02-28T16:00:00Z", json!({"type": "propose", "terms": terms}))
            && chance.one_in(2)
        {
            let number = outcome["exchange"].as_u64().or_else(|| outcome["created"][0]["number"].as_u64());
            let exchange = number.unwrap_or_else(|| u64::from(bank.state.exchanges.len()));
            some(bank, NOW, json!({"type": "agree", "exchange": exchange}));
        }
    }
    some(bank, NOW, json!({"type": "admit"})).unwrap();
}

pub(super) fn question(chance: &mut Chance) -> PlanFor {
    let policy = chance.of(&[PlanPolicy::Limited, PlanPolicy::Limited, PlanPolicy::Limited, PlanPolicy::Balanced, PlanPolicy::Unbounded]);
    PlanFor {
        policy: Some(policy),
        from: if chance.one_in(4) { Some(chance.of(&["2026-02-27", "2026-03-02", "2026-03-05"]).parse().unwrap()) } else { None },
        shortest: if chance.one_in(2) { None } else { Some(chance.of(&[15, 20, 45, 60])) },
        longest: if chance.one_in(4) { Some(chance.of(&[60, 90])) } else { None },
        travel: chance.of(&[0, 0, 15, 30, 50]),
        spread: if chance.one_in(4) { chance.of(&[5, 40, 90, 200]) } else { 0 },
        balancing: if chance.one_in(4) { chance.of(&[5, 40, 90, 200]) } else { 0 },
        certificate: true,
        ..PlanFor::new()
    }
}
