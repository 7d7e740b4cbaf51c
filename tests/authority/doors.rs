//! Doors a reading found open, each by the commands that went through it.

use serde_json::{Value, json};
use timebank_core::TimeBank;

struct Town {
    bank: TimeBank,
    salts: u8,
}

impl Town {
    /// Ana (1), Ben (2), Cy (3), Dee (4), who is a broker, Eve (5), and a housing association (6).
    fn new(charter: Value) -> Self {
        let create = json!({"at": "2026-03-02T10:00:00Z", "by": "host",
            "do": {"type": "create", "bank": "b0a1b2c3d4e5f60718293a4b5c6d7e8f", "charter": charter}});
        let bank = TimeBank::create_json(create.to_string().as_bytes()).expect("it is founded");
        let mut town = Self { bank, salts: 0 };
        for name in ["Ana Ashworth", "Ben Bright", "Cy Cross", "Dee Dunn", "Eve Ellis"] {
            town.does(json!("host"), json!({"type": "admit", "profile": {"name": name}}));
        }
        town.does(json!("host"), json!({"type": "admit", "kind": "organisation"}));
        town.does(json!("host"), json!({"type": "give-role", "member": 4, "role": "broker", "from": "2026-01-01"}));
        town
    }

    fn plain() -> Self {
        Self::new(json!({"name": "Harpurbrook"}))
    }

    /// What a command is answered: `done`, or the code it is refused with.
    fn tries(&mut self, by: Value, what: Value) -> &'static str {
        self.salts += 1;
        let salt = format!("{:02x}", self.salts).repeat(16);
        let command = json!({"at": "2026-03-02T10:00:00Z", "by": by, "salt": salt, "do": what});
        self.bank.execute_json(command.to_string().as_bytes()).map_or_else(|fault| fault.code(), |_| "done")
    }

    fn does(&mut self, by: Value, what: Value) {
        let said = self.tries(by, what.clone());
        assert_eq!(said, "done", "{what}");
    }

    fn asks(&self, question: Value) -> String {
        self.bank.query_json(question.to_string().as_bytes()).unwrap_or_else(|fault| fault.to_json())
    }

    /// Somebody gives another an hour, in three days.
    fn proposed(&mut self, by: Value, giver: u32, receiver: u32) {
        self.does(by, json!({"type": "propose", "terms": hour(giver, receiver)}));
    }

    fn appoint(&mut self, member: u32, who: u32, scope: &str) {
        let part = json!({"type": "appointment", "standing": "carer", "who": who, "scope": [scope], "from": "2026-03-02"});
        self.does(json!("host"), json!({"type": "keep", "member": member, "parts": [part]}));
    }
}

fn hour(giver: u32, receiver: u32) -> Value {
    json!({"on": "2026-03-05", "parts": [
        {"member": giver, "side": "gave", "minutes": 60}, {"member": receiver, "side": "received", "minutes": 60}]})
}

#[test]
fn promise_3_nobody_is_staff_because_a_member_says_so() {
    let mut town = Town::plain();
    let mut terms = hour(1, 2);
    terms["parts"][0]["as"] = json!("staff");
    let propose = json!({"type": "propose", "terms": terms});
    assert_eq!(town.tries(json!(1), propose.clone()), "not-permitted");
    assert_eq!(town.tries(json!(4), propose.clone()), "done");
    town.does(json!("host"), json!({"type": "give-role", "member": 1, "role": "staff"}));
    assert_eq!(town.tries(json!(1), propose), "done");
}

#[test]
fn promise_13_nobody_measures_the_way_to_anothers_home() {
    let told = [1_000_000, 53_500_000, 53_480_900].map(|latitude| {
        let mut town = Town::new(json!({"name": "Harpurbrook", "booking": {"metresPerMinute": 80}}));
        for (member, latitude) in [(1, 53_480_000), (5, latitude)] {
            let place = json!({"latitude": latitude, "longitude": -2_240_000});
            town.does(json!("host"), json!({"type": "keep", "member": member, "parts": [{"type": "profile", "place": place}]}));
        }
        let mut here = hour(2, 1);
        here["setting"] = json!("home");
        here["start"] = json!({"minute": 600, "offset": 0});
        town.does(json!("host"), json!({"type": "propose", "terms": here}));
        town.does(json!("host"), json!({"type": "agree", "exchange": 1}));
        // From ten minutes before it ends to two hours later.
        let starts = (650..780).step_by(5).map(|minute| {
            town.asks(json!({"type": "why", "viewer": 1, "giver": 1, "receiver": 5, "on": "2026-03-05", "setting": "home",
                "minutes": 60, "start": {"minute": minute, "offset": 0}}))
        });
        starts.collect::<Vec<_>>()
    });
    assert_eq!(told[0], told[1]);
    assert_eq!(told[1], told[2]);
    assert_ne!(told[0].first(), told[0].last(), "an own session at the very time is told");
}

#[test]
fn promise_13_what_lies_in_the_tray_is_not_there() {
    // In one of two banks what Ana proposed to Ben lies in the tray, as the broker keeps them apart; in the other nothing was proposed.
    let [held, none] = [true, false].map(|proposes| {
        let mut town = Town::plain();
        town.does(json!("host"), json!({"type": "keep", "member": 1, "parts": [{"type": "do-not-match", "with": 2, "reason": "x"}]}));
        if proposes {
            town.proposed(json!(1), 1, 2);
        }
        town
    });
    for question in [json!({"type": "held-about", "viewer": 2, "member": 2}), json!({"type": "open-exchanges", "viewer": 2, "member": 2})] {
        let exchanges = |town: &Town| -> Value {
            let told: Value = serde_json::from_str(&town.asks(question.clone())).expect("it is JSON");
            told.pointer("/lasting/exchanges").cloned().unwrap_or(told)
        };
        assert_eq!(exchanges(&held), exchanges(&none), "{question}");
    }
    let mut said = [held, none].map(|mut town| town.tries(json!(2), json!({"type": "clear-ahead", "member": 2, "from": "2026-03-03"})));
    said.sort_unstable();
    assert_eq!(said[0], said[1]);
}

#[test]
fn promise_13_a_series_tells_nobody_which_of_it_they_may_not_see() {
    let mut town = Town::plain();
    town.does(json!(1), json!({"type": "propose", "terms": hour(1, 2), "dates": ["2026-03-12", "2026-03-19"]}));
    for exchange in [2, 9] {
        assert_eq!(town.tries(json!(5), json!({"type": "agree", "exchange": exchange, "series": true})), "not-found");
        let command = json!({"at": "2026-03-02T10:00:00Z", "by": 5, "do": {"type": "agree", "exchange": exchange, "series": true}});
        let told = town.bank.execute_json(command.to_string().as_bytes()).expect_err("it is refused").to_json();
        assert!(told.contains(&format!("\"number\":{exchange}")), "{told}");
    }
}

#[test]
fn promise_13_whoever_sees_for_a_broker_is_no_broker() {
    let mut town = Town::plain();
    town.appoint(4, 5, "see");
    town.proposed(json!("host"), 4, 1);
    let told = town.asks(json!({"type": "member-copy", "viewer": 5, "member": 4}));
    assert!(!told.contains("\"broker\":"), "{told}");
    assert!(!told.contains("Ashworth"), "{told}");
    assert!(town.asks(json!({"type": "member-copy", "viewer": 4, "member": 4})).contains("Ashworth"));
    // Who is suspended sees for nobody.
    town.does(json!("host"), json!({"type": "set-state", "member": 5, "state": "suspended"}));
    let told = town.asks(json!({"type": "member-copy", "viewer": 5, "member": 4}));
    assert!(told.contains("ask-the-broker"), "{told}");
}

#[test]
fn promise_3_a_broker_does_not_decide_about_themselves() {
    let mut town = Town::plain();
    let raised = json!({"type": "concern", "step": "raised", "on": "2026-03-02", "by": 1, "text": "worried", "escalate": "2026-03-02"});
    town.does(json!("host"), json!({"type": "keep", "member": 4, "parts": [raised]}));
    assert!(!town.asks(json!({"type": "today", "viewer": 4, "at": "2026-03-02T10:00:00Z"})).contains("\"concern\":"));
    let told = town.asks(json!({"type": "today", "viewer": "host", "at": "2026-03-02T10:00:00Z"}));
    assert!(told.contains("\"concern\":"), "{told}");
    let concern = town.asks(json!({"type": "today", "viewer": "host", "at": "2026-03-02T10:00:00Z"}));
    let number = concern.split("\"concern\":").nth(1).and_then(|rest| rest.split([',', '}']).next()).expect("a number");
    let closed = json!({"type": "concern", "step": "closed", "on": "2026-03-02", "concern": number.parse::<u32>().expect("a number")});
    assert_eq!(town.tries(json!(4), json!({"type": "keep", "member": 4, "parts": [closed]})), "not-permitted");
    let closed = json!({"type": "concern", "step": "closed", "on": "2026-03-02", "concern": number.parse::<u32>().expect("a number")});
    assert_eq!(town.tries(json!("host"), json!({"type": "keep", "member": 4, "parts": [closed]})), "done");
    town.proposed(json!("host"), 1, 4);
    assert_eq!(town.tries(json!(4), json!({"type": "approve", "exchange": 1, "limit": true})), "not-permitted");
}

#[test]
fn promise_3_a_former_broker_arranges_nothing_any_more() {
    for ended in [false, true] {
        let mut town = Town::plain();
        town.proposed(json!(4), 1, 2);
        town.does(json!("host"), json!({"type": "agree", "exchange": 1}));
        if ended {
            town.does(json!("host"), json!({"type": "end-role", "member": 4, "role": "broker", "until": "2026-03-01"}));
        }
        let seen = town.asks(json!({"type": "exchange", "viewer": 4, "exchange": 1}));
        assert_eq!(seen.contains("\"error\"") || seen.contains("not-found") || seen.contains("ask-the-broker"), ended, "{seen}");
        let said = town.tries(json!(4), json!({"type": "withdraw", "exchange": 1}));
        assert_eq!(said, if ended { "not-found" } else { "done" });
    }
}

#[test]
fn promise_3_a_merge_gives_nobody_what_was_not_given() {
    let mut town = Town::plain();
    assert_eq!(town.tries(json!("host"), json!({"type": "merge", "kept": 6, "merged": 2})), "cannot-merge");
    town.does(json!("host"), json!({"type": "set-state", "member": 4, "state": "suspended"}));
    assert_eq!(town.tries(json!("host"), json!({"type": "merge", "kept": 1, "merged": 4})), "cannot-merge");
    // Cy was appointed under an old number, and under the new one no more.
    town.does(json!("host"), json!({"type": "set-state", "member": 4, "state": "active"}));
    town.appoint(2, 3, "spend");
    town.does(json!("host"), json!({"type": "keep", "member": 1, "parts": [{"type": "do-not-match", "with": 3, "reason": "x"}]}));
    town.does(json!("host"), json!({"type": "merge", "kept": 5, "merged": 3}));
    let gift = json!({"type": "transfer", "kind": "gift", "from": 3, "to": 2, "minutes": 30});
    assert_eq!(town.tries(json!(5), gift.clone()), "done");
    let over = json!({"type": "appointment", "standing": "carer", "who": 5, "scope": ["see"], "from": "2026-03-02"});
    town.does(json!("host"), json!({"type": "keep", "member": 2, "parts": [over]}));
    assert_eq!(town.tries(json!(5), gift), "not-permitted");
    let may = json!({"type": "why", "viewer": "host", "giver": 1, "receiver": 5, "on": "2026-03-05"});
    assert!(town.asks(may.clone()).contains("do-not-match"));
    let lifted = json!({"type": "do-not-match", "with": 5, "lifted": true});
    town.does(json!("host"), json!({"type": "keep", "member": 1, "parts": [lifted]}));
    assert!(!town.asks(may).contains("do-not-match"));
}

#[test]
fn promise_13_who_does_not_come_learns_nothing_of_who_is_short() {
    let said = [false, true].map(|short| {
        let mut town =
            Town::new(json!({"name": "Harpurbrook", "credit": {"group": "receivers-share", "limits": {"member": {"lowest": -40, "mode": "enforced"}}}}));
        let parts = json!([{"member": 1, "side": "gave", "minutes": 60}, {"member": 2, "side": "received", "minutes": 60},
            {"member": 3, "side": "received", "minutes": 60}]);
        town.does(json!(1), json!({"type": "propose", "terms": {"on": "2026-03-05", "parts": parts}}));
        town.does(json!(3), json!({"type": "agree", "exchange": 1}));
        town.does(json!(2), json!({"type": "agree", "exchange": 1}));
        if short {
            town.does(json!("host"), json!({"type": "set-limits", "account": 4, "limits": {"lowest": 0, "mode": "enforced"}}));
        }
        town.tries(json!(2), json!({"type": "mark-attendance", "exchange": 1, "member": 2, "attendance": "cancelled"}))
    });
    assert_eq!(said[0], said[1]);
}

#[test]
fn promise_3_whoever_is_visited_does_not_say_that_the_visitor_is_back() {
    let mut town = Town::plain();
    town.does(json!(1), json!({"type": "propose", "terms": {"on": "2026-03-02", "parts": hour(1, 2)["parts"]}}));
    town.does(json!(2), json!({"type": "agree", "exchange": 1}));
    town.does(json!(1), json!({"type": "visit-out", "exchange": 1, "member": 1, "expected": "2026-03-02T12:00:00Z"}));
    assert_eq!(town.tries(json!(2), json!({"type": "visit-back", "exchange": 1, "member": 1})), "not-permitted");
    assert_eq!(town.tries(json!(1), json!({"type": "visit-back", "exchange": 1, "member": 1})), "done");
}

#[test]
fn promise_3_nobody_asks_in_anothers_name() {
    let mut town = Town::plain();
    let propose = json!({"type": "propose", "terms": hour(1, 2), "onBehalfOf": 2});
    assert_eq!(town.tries(json!(1), propose.clone()), "not-permitted");
    town.appoint(2, 1, "agree");
    assert_eq!(town.tries(json!(1), propose), "done");
}

#[test]
fn what_was_approved_over_a_limit_stays_approved() {
    let mut town = Town::new(json!({"name": "Harpurbrook", "credit": {"limits": {"member": {"lowest": 0, "mode": "enforced"}}}}));
    town.does(json!(1), json!({"type": "propose", "terms": hour(1, 2)}));
    town.does(json!(4), json!({"type": "let-through", "exchange": 1}));
    let rules = json!([{"rule": {"type": "minutes-per-week", "minutes": 10}, "otherwise": "needs-approval"}]);
    let charter = json!({"name": "Harpurbrook", "credit": {"limits": {"member": {"lowest": 0, "mode": "enforced"}}}, "rules": rules});
    town.does(json!("host"), json!({"type": "adopt-charter", "charter": charter, "decidedOn": "2026-03-02"}));
    town.does(json!(4), json!({"type": "approve", "exchange": 1}));
    assert_eq!(town.tries(json!(2), json!({"type": "agree", "exchange": 1})), "done");
}
