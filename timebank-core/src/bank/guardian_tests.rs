//! Which account receives the credit for a minor's minutes.
#![allow(clippy::unwrap_used, reason = "tests")]

use crate::bank::TimeBank;
use crate::charter::Charter;
use crate::command::{Admit, Context, Keep, Record};
use crate::model::exchange::Terms;
use crate::model::personal::Part;
use crate::values::digest::Salt;
use crate::values::ids::MemberId;
use serde_json::{Value, json};

const DAY: &str = "2026-03-10";

/// Member 1 gives member 2 an hour; 3 and 4 are other members. Returns the balances of 1, 3 and 4.
fn credited(facts: &[(u32, Value)]) -> [i64; 3] {
    let charter = json!({"name": "Mill Lane", "rules": [{"rule": {"type": "adult-with-minor"}}]});
    let charter = Charter::from_json(charter.to_string().as_bytes()).unwrap();
    let at = |salt: u8| Context::host("2026-03-10T08:00:00Z".parse().unwrap()).salt(Salt([salt; 16]));
    let mut bank = TimeBank::create(at(0), crate::values::digest::BankId([1; 16]), charter).unwrap();
    for salt in 1..=4 {
        bank.admit(at(salt), Admit { joined: Some("2026-01-01".parse().unwrap()), ..Admit::default() }).unwrap();
    }
    for ((member, part), salt) in facts.iter().zip(5..) {
        let parts: Vec<Part> = vec![serde_json::from_value(part.clone()).unwrap()];
        bank.keep(at(salt), Keep { member: MemberId::new(*member).unwrap(), parts }).unwrap();
    }
    let [one, two, three, four] = [1, 2, 3, 4].map(|number| MemberId::new(number).unwrap());
    bank.record(at(99), Record::new(Terms::new(DAY.parse().unwrap()).gave(one, 60).received(two, 60))).unwrap();
    [one, three, four].map(|member| bank.balance(member).unwrap().get())
}

fn born(member: u32, day: &str) -> (u32, Value) {
    (member, json!({"type": "profile", "born": day}))
}

fn appointed(standing: &str, who: u32, until: &str) -> (u32, Value) {
    (1, json!({"type": "appointment", "standing": standing, "who": who, "from": "2026-01-01", "until": until}))
}

#[test]
fn a_guardian_is_credited_until_the_day_one_is_of_age() {
    let guardian = || appointed("guardian", 3, "2030-01-01");
    assert_eq!(credited(&[born(1, "2008-03-11"), guardian()]), [0, 60, 0], "eighteen tomorrow");
    assert_eq!(credited(&[born(1, "2008-03-10"), guardian()]), [60, 0, 0], "eighteen today");
    assert_eq!(credited(&[guardian()]), [60, 0, 0], "no age is known");
    assert_eq!(credited(&[born(1, "2010-01-01")]), [60, 0, 0], "there is no guardian");
}

#[test]
fn only_a_guardian_of_that_day_who_is_of_age_is_credited() {
    let young = || born(1, "2010-01-01");
    assert_eq!(credited(&[young(), appointed("guardian", 3, DAY)]), [0, 60, 0], "on the last day");
    assert_eq!(credited(&[young(), appointed("guardian", 3, "2026-03-09")]), [60, 0, 0], "the day after");
    assert_eq!(credited(&[young(), appointed("carer", 3, "2030-01-01")]), [60, 0, 0], "a carer is no guardian");
    let minor = || appointed("guardian", 3, "2030-01-01");
    assert_eq!(credited(&[young(), minor(), born(3, "2008-03-11")]), [60, 0, 0], "a minor is nobody's guardian");
    assert_eq!(credited(&[young(), minor(), born(3, "2008-03-10")]), [0, 60, 0], "of age that day");
    let second = || appointed("guardian", 4, "2030-01-01");
    assert_eq!(credited(&[young(), minor(), born(3, "2012-01-01"), second()]), [0, 0, 60], "the other guardian");
}
