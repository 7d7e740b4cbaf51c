#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, clippy::arithmetic_side_effects, reason = "tests")]

mod agreed;
mod each;
mod promise_13;
mod standing;

use super::*;
use crate::bank::TimeBank;
use crate::charter::Charter;
use crate::command::{Admit, Context, GiveRole, Keep, Record};
use crate::model::personal::Part;
use crate::values::ids::ActivityId;
use crate::values::time::{Date, Timestamp};
use serde_json::{Value, json};

pub(super) const DAY: &str = "2026-03-10";

pub(super) fn now() -> Timestamp {
    "2026-03-10T08:00:00Z".parse().unwrap()
}
pub(super) fn day(text: &str) -> Date {
    text.parse().unwrap()
}
pub(super) fn host() -> Context {
    Context::host(now()).salt(crate::golden::fresh_salt())
}
pub(super) fn m(number: u32) -> MemberId {
    MemberId::new(number).unwrap()
}
pub(super) fn activity(number: u32) -> ActivityId {
    ActivityId::new(number).unwrap()
}

/// Activities of the test world: 1 home; 2 repairs (below home, in a private home, basic check); 3 company; 4 tea (below company,
/// alone); 5 sitting (enhanced check); 6 sums (with children, enhanced check).
pub(super) fn charter(rules: &Value) -> Charter {
    let charter = json!({
        "name": "Mill Lane", "timeZone": "Europe/London",
        "roles": [{"name": "staff", "powers": ["staff"]}, {"name": "broker", "powers": ["staff", "broker"]}, {"name": "tenant"}],
        "activities": [
            {"code": "home", "name": "At home"},
            {"code": "repairs", "name": "Repairs", "parent": "home", "flags": ["home-visit"], "check": "basic"},
            {"code": "company", "name": "Company"},
            {"code": "tea", "name": "Tea", "parent": "company", "tags": ["indoors"], "flags": ["lone"]},
            {"code": "sitting", "name": "Sitting", "parent": "company", "check": "enhanced"},
            {"code": "sums", "name": "Sums", "flags": ["with-children"], "check": "enhanced"}
        ],
        "rules": rules
    });
    Charter::from_json(charter.to_string().as_bytes()).unwrap()
}

/// Members 1, 2, 3 are people, 4 is an organisation, 5 works for it, 6 is another person.
pub(super) fn world(rules: &Value) -> TimeBank {
    let mut bank = TimeBank::create(host(), crate::golden::BANK, charter(rules)).unwrap();
    for number in 1..=6u32 {
        let kind = Some(if number == 4 { "organisation" } else { "person" }.to_owned());
        bank.admit(host(), Admit { kind, joined: Some(day("2026-01-01")), ..Admit::default() }).unwrap();
    }
    role(&mut bank, 5, "staff", Some(4));
    bank
}

pub(super) fn role(bank: &mut TimeBank, member: u32, role: &str, at: Option<u32>) {
    let from = Some(day("2026-01-01"));
    bank.give_role(host(), GiveRole { member: m(member), role: role.into(), at: at.map(m), from, until: None }).unwrap();
}

/// Keeps a personal part about a member, given in its wire form.
pub(super) fn keep(bank: &mut TimeBank, member: u32, part: Value) {
    let part: Part = serde_json::from_value(part).unwrap();
    bank.keep(host(), Keep { member: m(member), parts: vec![part] }).unwrap();
}

pub(super) fn record(bank: &mut TimeBank, terms: Terms) -> ExchangeId {
    bank.record(host(), Record::new(terms)).unwrap().exchange().unwrap()
}

/// An hour that 1 gives to 2.
pub(super) fn hour() -> Terms {
    Terms::new(day(DAY)).gave(m(1), 60).received(m(2), 60)
}

#[test]
fn reasons_are_all_told_in_the_order_of_the_charter() {
    let rules = json!([
        {"rule": {"type": "broker-approval"}, "because": "we like to know"},
        {"rule": {"type": "met-by-staff"}, "otherwise": "refused"}
    ]);
    let mut bank = world(&rules);
    keep(&mut bank, 1, json!({"type": "do-not-match", "with": 2}));
    let verdict = bank.verdict(&hour());
    assert_eq!(verdict.answer, Answer::Refused);
    let told: Vec<(&str, Option<u16>, Answer)> = verdict.reasons.iter().map(|r| (r.code, r.rule, r.answer)).collect();
    assert_eq!(
        told,
        [
            ("do-not-match", None, Answer::Refused),
            ("broker-approval", Some(0), Answer::NeedsApproval),
            ("met-by-staff", Some(1), Answer::Refused)
        ]
    );
    assert_eq!(verdict.reasons[1].text, "a broker approves this in advance: we like to know");
    assert_eq!(verdict.reasons[2].members, [m(1), m(2)]);
}

#[test]
fn what_was_decided_is_explained_under_the_charter_of_its_day_even_after_an_erasure() {
    use crate::command::{AdoptCharter, Agree, Approve, Erase, Propose, SetState};
    let mut bank = world(&json!([{"rule": {"type": "met-by-staff"}, "because": "we meet first"}]));
    role(&mut bank, 6, "broker", None);
    let exchange = bank.propose(host(), Propose::new(hour())).unwrap().exchange().unwrap();
    let untouched = bank.explanation(exchange).unwrap();
    assert_eq!((untouched.asked, untouched.approved.len()), (true, 0));
    bank.approve(host().by(m(6)), Approve { exchange, limit: false, note: None }).unwrap();
    bank.agree(host(), Agree { exchange, members: Vec::new(), series: false }).unwrap();
    let later = Context::host("2026-03-11T08:00:00Z".parse().unwrap());
    let adopt = AdoptCharter { charter: Box::new(charter(&json!([]))), decided_by: Vec::new(), decided_on: None };
    bank.adopt_charter(later, adopt).unwrap();
    let left = SetState { member: m(2), state: crate::model::member::MemberState::Left, since: None, until: None, note: None };
    bank.set_state(later, left).unwrap();
    let _ = bank.execute(&crate::command::Command::new(later, Erase { member: m(2) }));
    let told = bank.explanation(exchange).unwrap();
    assert_eq!(told.charter, CharterVersion::new(1));
    assert_eq!((told.approved.as_slice(), told.approved_by), ([0u16].as_slice(), Some(m(6))));
    assert_eq!(told.verdict.reasons[0].text, "everybody who takes part was met by staff first: we meet first");
    assert_eq!(told.verdict.reasons[0].members, []);
}

#[test]
fn what_was_recorded_was_not_asked_about() {
    let mut bank = world(&json!([{"rule": {"type": "met-by-staff"}, "otherwise": "refused"}]));
    let exchange = record(&mut bank, hour());
    let told = bank.explanation(exchange).unwrap();
    assert_eq!((told.asked, told.verdict.answer), (false, Answer::Allowed));
    assert!(bank.explanation(ExchangeId::new(9).unwrap()).is_err());
}
