//! Reasons keep secrets: whatever keeps two people from one another, a member reads the same.

use super::*;
use crate::charter::{Before, RuleKind};
use crate::command::{Propose, SetState};
use crate::error::Error;
use crate::model::exchange::Setting;
use crate::model::member::MemberState;
use crate::queries::Why;
use crate::values::time::Start;
use proptest::prelude::*;

/// Rules that all of the small world meets, until a cause is brought in.
fn rules() -> Value {
    json!([
        {"rule": {"type": "check-held", "level": "basic", "workforce": "adult"}, "otherwise": "refused"},
        {"rule": {"type": "references-held", "count": 1, "before": "joining"}},
        {"rule": {"type": "met-by-staff"}, "otherwise": "refused"},
        {"rule": {"type": "available"}, "otherwise": "refused"},
        {"rule": {"type": "within-distance", "metres": 5000}},
        {"rule": {"type": "minutes-per-week", "minutes": 600}},
        {"rule": {"type": "consent-to-matching"}},
        {"rule": {"type": "shared-language"}},
        {"rule": {"type": "broker-approval", "aboveMinutes": 120}, "because": "half a day is talked over first"}
    ])
}

const CAUSES: [&str; 11] = [
    "do-not-match",
    "do-not-match the other way",
    "no check",
    "open concern",
    "away",
    "taking a rest",
    "suspended",
    "no reference",
    "not met by staff",
    "lives too far away",
    "does not want to be suggested",
];

/// A world in which all may meet, but for one cause that keeps 1 and 2 apart.
fn kept_apart_by(cause: &str) -> TimeBank {
    let mut bank = world(&rules());
    for number in [1, 2, 3, 6] {
        let touched = number <= 2;
        let but = |name: &str| !(touched && cause == name);
        let latitude = if cause == "lives too far away" && number == 2 { 54_500_000 } else { 53_500_000 };
        keep(&mut bank, number, json!({"type": "profile", "languages": ["en"], "place": {"latitude": latitude, "longitude": -2_200_000}}));
        if but("no check") {
            keep(&mut bank, number, json!({"type": "check", "level": "basic", "workforce": "both", "seen": "2026-01-05"}));
        }
        if but("no reference") {
            keep(&mut bank, number, json!({"type": "reference", "received": "2026-01-05"}));
        }
        if but("not met by staff") {
            keep(&mut bank, number, json!({"type": "met-by-staff", "on": "2026-01-05"}));
        }
        let yes = but("does not want to be suggested");
        keep(
            &mut bank,
            number,
            json!({"type": "consent", "purpose": "matching", "given": yes, "on": "2026-01-05", "standing": "themselves"}),
        );
        if !but("away") {
            keep(&mut bank, number, json!({"type": "availability", "dated": [{"on": "2030-01-01", "from": 0, "until": 1}]}));
        }
        if !but("open concern") {
            keep(&mut bank, number, json!({"type": "concern", "step": "raised", "on": "2026-03-01", "matchNobody": true}));
        }
        if !but("taking a rest") || !but("suspended") {
            let state = if cause == "suspended" { MemberState::Suspended } else { MemberState::Paused };
            bank.set_state(host(), SetState { member: m(number), state, since: None, until: None, note: None }).unwrap();
        }
    }
    match cause {
        "do-not-match" => keep(&mut bank, 1, json!({"type": "do-not-match", "with": 2, "reason": "an old quarrel"})),
        "do-not-match the other way" => keep(&mut bank, 2, json!({"type": "do-not-match", "with": 1})),
        _ => {}
    }
    bank
}

/// Every way of asking about two people that a member might try.
fn questions(a: u32, b: u32) -> Vec<Why> {
    let mut all = Vec::new();
    for on in [DAY, "2026-03-15", "2026-12-24"] {
        for activity_number in [None, Some(1), Some(4), Some(5)] {
            for setting in [None, Some(Setting::Home), Some(Setting::Public), Some(Setting::Venue)] {
                for minutes in [1, 60, 121] {
                    for start in [None, Some(Start { minute: 600, offset: 0 })] {
                        for (giver, receiver) in [(a, b), (b, a)] {
                            let question = Why::new(m(giver), m(receiver), day(on)).minutes(minutes);
                            let activity = activity_number.map(activity);
                            all.push(Why { activity, setting, start, ..question.clone() });
                        }
                    }
                }
            }
        }
    }
    all
}

fn told(bank: &TimeBank, question: &Why, audience: Audience) -> String {
    serde_json::to_string(&bank.verdict(&question.terms()).for_audience(audience)).unwrap()
}

#[test]
fn promise_13_one_answer_whatever_the_cause() {
    let free = kept_apart_by("nothing");
    let worlds: Vec<TimeBank> = CAUSES.iter().map(|cause| kept_apart_by(cause)).collect();
    for question in questions(1, 2) {
        let nothing = free.verdict(&question.terms()).for_audience(Audience::Member);
        let approval = usize::from(question.minutes > Some(120));
        assert_eq!(nothing.reasons.len(), approval, "{nothing:?}");
        let texts: Vec<String> = worlds.iter().map(|bank| told(bank, &question, Audience::Member)).collect();
        for (text, cause) in texts.iter().zip(CAUSES) {
            assert_eq!(text, &texts[0], "{cause}: {question:?}");
        }
        // And a broker is told which it is.
        let known: std::collections::BTreeSet<String> = worlds.iter().map(|bank| told(bank, &question, Audience::Broker)).collect();
        assert!(known.len() >= 9, "{known:?}");
    }
}

/// A member's own question is answered alike in every world, the one without any cause included, and whoever the other is. The
/// last world differs in a balance, by an hour recorded between two others.
#[test]
fn promise_13_a_member_asks_and_every_world_answers_alike() {
    let mut worlds: Vec<TimeBank> = CAUSES.iter().chain(&["nothing"]).map(|cause| kept_apart_by(cause)).collect();
    let mut richer = kept_apart_by("nothing");
    record(&mut richer, Terms::new(day(DAY)).gave(m(2), 60).received(m(6), 60));
    worlds.push(richer);
    for (asker, other) in [(1, 2), (2, 1), (3, 2)] {
        // A rest and a suspension of the asker are facts the asker knows.
        let own = |cause: &str| asker != 3 && ["taking a rest", "suspended"].contains(&cause);
        for question in questions(asker, other) {
            let texts = worlds.iter().zip(CAUSES.iter().chain(&["nothing", "a balance"]));
            let texts: Vec<(String, &str)> = texts
                .filter(|(_, cause)| !own(cause))
                .map(|(bank, cause)| (format!("{:?}", bank.seen_by(m(asker)).why(&question)), *cause))
                .collect();
            for (text, cause) in &texts {
                assert_eq!(text, &texts[0].0, "{cause}: {question:?}");
            }
        }
    }
}

#[test]
fn promise_13_a_member_asks_about_nobody_but_themselves() {
    let bank = kept_apart_by("do-not-match");
    let about = |giver: u32, receiver: u32| bank.seen_by(m(3)).why(&Why::new(m(giver), m(receiver), day(DAY)));
    // Alike for a pair kept apart, a pair that is not, and numbers nobody has.
    for (giver, receiver) in [(1, 2), (1, 6), (6, 2), (98, 99)] {
        assert_eq!(about(giver, receiver), Err(Error::AskTheBroker {}));
    }
    assert_eq!(about(3, 99).unwrap().reasons[0].code, "not-found");
    let mut bank = bank;
    let away = SetState { member: m(3), state: MemberState::Suspended, since: None, until: None, note: None };
    bank.set_state(host(), away).unwrap();
    let with_another = bank.seen_by(m(3)).why(&Why::new(m(3), m(1), day(DAY)));
    assert_eq!(with_another, Err(Error::AskTheBroker {}), "someone suspended asks about nobody else");
}

/// What one's own command is answered tells nothing of another's balance: shortfalls and limits of others are not in it.
#[test]
fn promise_13_an_outcome_holds_ones_own_account_only() {
    let limits = json!({"lowest": -60, "highest": 60, "mode": "enforced"});
    let mut charter = charter(&json!([]));
    charter.credit.limits.member = serde_json::from_value(limits).unwrap();
    let mut bank = TimeBank::create(host(), crate::values::digest::BankId([1; 16]), charter).unwrap();
    for _ in 0..3 {
        bank.admit(host(), Admit { joined: Some(day("2026-01-01")), ..Admit::default() }).unwrap();
    }
    record(&mut bank, Terms::new(day(DAY)).gave(m(3), 40).received(m(2), 40));
    let terms = || Record::new(Terms::new(day(DAY)).gave(m(1), 50).received(m(2), 50));
    let mut copy = bank.clone();
    let told = copy.record(host(), terms()).unwrap();
    assert_eq!(told.shortfalls.len(), 1, "the host is told that 2 could pay 20 of 50");
    let told = bank.record(host().by(m(1)), terms());
    assert!(told.is_ok_and(|told| told.shortfalls.is_empty() && told.beyond.is_empty() && told.flagged.is_empty()));
}

#[test]
fn promise_13_every_pair_reads_as_one_of_two_answers() {
    let free = kept_apart_by("nothing");
    let hidden = kept_apart_by("do-not-match");
    for cause in CAUSES {
        let bank = kept_apart_by(cause);
        for a in [1, 2, 3, 6] {
            for b in [1, 2, 3, 6] {
                let question = Why::new(m(a), m(b), day(DAY));
                let text = told(&bank, &question, Audience::Member);
                let pattern = Why::new(m(1), m(2), day(DAY));
                let (yes, ask) = (told(&free, &pattern, Audience::Member), told(&hidden, &pattern, Audience::Member));
                assert!(text == yes || text == ask, "{cause}, {a} and {b}: {text}");
            }
        }
    }
}

/// Whatever stands against a proposal, it stands like any other to who sent it, the other is not asked, and only a broker knows why.
#[test]
fn promise_13_a_proposal_looks_alike_whatever_stands_against_it() {
    use crate::queries::{ExchangeOf, OpenExchanges, TodayAt, Waits};
    let mut told: Vec<String> = Vec::new();
    for cause in CAUSES.iter().chain(&["nothing"]).filter(|cause| !["taking a rest", "suspended"].contains(*cause)) {
        let mut bank = kept_apart_by(cause);
        let outcome = bank.propose(host().by(m(1)), Propose::new(hour())).unwrap_or_else(|error| panic!("{cause}: {error}"));
        let exchange = outcome.exchange().unwrap();
        let own = bank.seen_by(m(1)).exchange(&ExchangeOf::new(exchange)).unwrap();
        let open = bank.seen_by(m(1)).open_exchanges(&OpenExchanges { member: Some(m(1)) }).unwrap();
        told.push(format!("{outcome:?} {own:?} {open:?}"));
        // In a world without a cause the charter's rules are met, and the other is asked.
        let asked = bank.seen_by(m(2)).exchange(&ExchangeOf::new(exchange)).is_ok();
        let agreed = bank.agree(host().by(m(2)), crate::command::Agree { exchange, members: Vec::new(), series: false });
        let today = bank.host().today(&TodayAt::new(now())).unwrap();
        let due = today.exchanges.iter().find(|due| due.exchange == exchange);
        if *cause == "nothing" {
            assert!(asked && agreed.is_ok(), "{agreed:?}");
        } else {
            assert!(!asked && agreed.unwrap_err().code() == "not-found", "{cause}");
            let due = due.unwrap();
            assert!(due.waits == Waits::Tray && !due.reasons.is_empty(), "{cause}: {due:?}");
        }
    }
    assert!(told.windows(2).all(|pair| pair[0] == pair[1]), "{told:#?}");
}

/// A carer who proposes for everyone who is asked agrees for nobody else: whatever stands against it, the answer is the same. A
/// broker completes it, and learns why not.
#[test]
fn promise_13_who_acts_for_both_sides_learns_nothing_by_agreeing() {
    use crate::command::Agree;
    use crate::model::exchange::ExchangeState;
    use crate::queries::{ExchangeOf, OpenExchanges};
    let carer = json!({"type": "appointment", "standing": "carer", "who": 1, "scope": ["agree"], "from": "2026-01-01"});
    let agree = |exchange| Agree { exchange, members: Vec::new(), series: false };
    // Appointed before or after proposing.
    for before in [true, false] {
        let mut told: Vec<String> = Vec::new();
        for cause in CAUSES.iter().chain(&["nothing"]).filter(|cause| !["taking a rest", "suspended"].contains(*cause)) {
            let mut bank = kept_apart_by(cause);
            if before {
                keep(&mut bank, 2, carer.clone());
            }
            let exchange = bank.propose(host().by(m(1)), Propose::new(hour())).unwrap().exchange().unwrap();
            if !before {
                keep(&mut bank, 2, carer.clone());
            }
            let mut tries: Vec<String> = Vec::new();
            for members in [Vec::new(), vec![m(1)], vec![m(2)], vec![m(1), m(2)]] {
                tries.push(format!("{:?}", bank.agree(host().by(m(1)), Agree { members, ..agree(exchange) })));
            }
            let own = bank.seen_by(m(1)).exchange(&ExchangeOf::new(exchange)).unwrap();
            let open = bank.seen_by(m(1)).open_exchanges(&OpenExchanges { member: Some(m(1)) }).unwrap();
            assert_eq!(own.state, ExchangeState::Proposed, "{cause}");
            told.push(format!("{tries:?} {own:?} {open:?}"));
            let completed = bank.agree(host(), agree(exchange)).map_err(|error| error.code());
            assert_eq!(completed.is_ok(), *cause == "nothing", "{cause}: {completed:?}");
        }
        assert!(told.windows(2).all(|pair| pair[0] == pair[1]), "{told:#?}");
    }
}

#[test]
fn promise_13_the_tray_is_a_brokers_and_not_about_themselves() {
    use crate::command::{Agree, Decline, LetThrough};
    use crate::queries::{TodayAt, Waits};
    let rules = json!([{"rule": {"type": "met-by-staff"}}]);
    let mut bank = world(&rules);
    role(&mut bank, 6, "broker", None);
    role(&mut bank, 2, "broker", None);
    let propose = |bank: &mut TimeBank| bank.propose(host().by(m(1)), Propose::new(hour())).unwrap().exchange().unwrap();
    let exchange = propose(&mut bank);
    let tray = |bank: &TimeBank, by: u32| {
        let today = bank.seen_by(m(by)).today(&TodayAt::new(now())).unwrap();
        today.exchanges.iter().filter(|due| due.waits == Waits::Tray).count()
    };
    assert_eq!((tray(&bank, 6), tray(&bank, 2)), (1, 0));
    let through = LetThrough { exchange, note: None };
    assert_eq!(bank.let_through(host().by(m(2)), through.clone()).unwrap_err().code(), "not-permitted");
    assert_eq!(bank.let_through(host().by(m(3)), through.clone()).unwrap_err().code(), "not-permitted");
    bank.let_through(host().by(m(6)), through.clone()).unwrap();
    assert_eq!(bank.let_through(host().by(m(6)), through).unwrap_err().code(), "nothing-to-do");
    bank.agree(host().by(m(2)), Agree { exchange, members: Vec::new(), series: false }).unwrap();
    // What a rule refuses is not let through; it is declined, or lapses like any proposal.
    let mut bank = world(&rules);
    keep(&mut bank, 1, json!({"type": "do-not-match", "with": 2}));
    let exchange = propose(&mut bank);
    assert_eq!(bank.let_through(host(), LetThrough { exchange, note: None }).unwrap_err().code(), "rule-refused");
    bank.decline(host(), Decline::new(exchange)).unwrap();
    let exchange = propose(&mut bank);
    let later = crate::command::Context::host("2026-05-01T08:00:00Z".parse().unwrap());
    bank.expire_due(later, crate::command::ExpireDue {}).unwrap();
    let ended = bank.seen_by(m(1)).exchange(&crate::queries::ExchangeOf::new(exchange)).unwrap();
    assert_eq!(ended.state, crate::model::exchange::ExchangeState::Expired);
}

#[test]
fn promise_13_a_rule_on_the_brokers_words_is_the_brokers() {
    let mut bank = world(&json!([{"rule": {"type": "broker-approval"}, "scope": {"memberTags": ["unwell"]}, "because": "care"}]));
    let question = Why::new(m(1), m(2), day(DAY));
    assert_eq!(bank.verdict(&question.terms()).for_audience(Audience::Member).reasons, []);
    keep(&mut bank, 2, json!({"type": "tags", "add": ["unwell"]}));
    let reasons = bank.verdict(&question.terms()).for_audience(Audience::Member).reasons;
    assert_eq!(reasons.iter().map(|r| r.code).collect::<Vec<_>>(), ["ask-the-broker"]);
}

/// A reason of every kind there is.
fn every_kind() -> Vec<Reason> {
    let rules = [
        RuleKind::ReferencesHeld { count: 1, before: Before::Joining, valid_days: None },
        RuleKind::MetByStaff,
        RuleKind::GroupBeforeOneToOne { count: 1 },
        RuleKind::FirstMeetingPublic,
        RuleKind::StaffPresent,
        RuleKind::BrokerApproval { above_minutes: None },
        RuleKind::CheckHeld { level: crate::model::personal::CheckLevel::Basic, workforce: crate::model::personal::Workforce::Adult },
        RuleKind::NotOwnClient { client_role: "tenant".into() },
        RuleKind::AdultWithMinor { age: 18 },
        RuleKind::NoMoney,
        RuleKind::SharedLanguage,
        RuleKind::AccessMet,
        RuleKind::WithinDistance { metres: 1 },
        RuleKind::Available,
        RuleKind::ConsentToMatching,
        RuleKind::MinutesPerWeek { minutes: 1 },
    ];
    let mut all: Vec<Reason> = ["do-not-match", "open-concern", "member-state", "consent-withdrawn"]
        .into_iter()
        .map(|code| Reason {
            rule: None,
            code,
            answer: Answer::Refused,
            members: vec![m(7)],
            text: code.into(),
            audience: Audience::Broker,
        })
        .collect();
    for (place, rule) in rules.into_iter().enumerate() {
        for tags in [Vec::new(), vec!["unwell".to_owned()]] {
            let scope = crate::charter::RuleScope { member_tags: tags, ..Default::default() };
            let rule = Rule { rule: rule.clone(), scope, otherwise: Otherwise::Refused, because: "because".into() };
            all.push(Reason::of(place, &rule, Answer::Refused, vec![m(7), m(8)]));
        }
    }
    all
}

/// What members may read about.
const OPEN: [&str; 3] = ["broker-approval", "no-money", "ask-the-broker"];

proptest! {
    #[test]
    fn promise_13_a_member_reads_no_number_and_nothing_confidential(
        chosen in proptest::collection::vec((any::<proptest::sample::Index>(), 0u8..3, 1u32..1000), 0..12),
        others in proptest::collection::vec((any::<proptest::sample::Index>(), 0u8..3, 1u32..1000), 1..12),
    ) {
        let kinds = every_kind();
        let pick = |(index, answer, member): &(proptest::sample::Index, u8, u32)| {
            let answer = if *answer == 0 { Answer::NeedsApproval } else { Answer::Refused };
            Reason { answer, members: vec![m(*member)], ..index.get(&kinds).clone() }
        };
        let verdict = Verdict::of(chosen.iter().map(pick).collect());
        let shown = verdict.clone().for_audience(Audience::Member);
        prop_assert!(shown.reasons.iter().all(|r| OPEN.contains(&r.code) && r.members.is_empty()));
        prop_assert!(!serde_json::to_string(&shown).unwrap().contains("members"));
        prop_assert!(shown.reasons.iter().filter(|r| r.code == "ask-the-broker").count() <= 1);
        prop_assert_eq!(shown.answer == Answer::Allowed, verdict.answer == Answer::Allowed);
        prop_assert_eq!(&shown.clone().for_audience(Audience::Member), &shown);
        // Any other confidential causes in their place, few or many, strict or not: the same bytes.
        let open = verdict.reasons.iter().filter(|r| r.audience == Audience::Member).cloned();
        let swapped: Vec<Reason> = others.iter().map(pick).filter(|r| r.audience > Audience::Member).chain(open).collect();
        let hidden = |reasons: &[Reason]| reasons.iter().any(|r| r.audience > Audience::Member);
        if hidden(&verdict.reasons) && hidden(&swapped) {
            let swapped = Verdict::of(swapped).for_audience(Audience::Member);
            prop_assert_eq!(serde_json::to_string(&shown).unwrap(), serde_json::to_string(&swapped).unwrap());
        }
    }
}
