//! What is agreed is a fact like any other: hours, the way, sizes of groups, pairings.

use super::*;
use crate::command::{Agree, Approve, Offer, OpenProgramme, Pair, Propose, Request, SetState};
use crate::model::exchange::Setting;
use crate::model::listing::ListingTerms;
use crate::model::member::MemberState;
use crate::model::programme::Programme;
use crate::queries::{ListingSearch, TodayAt};
use crate::values::audience::Audience;
use crate::values::ids::{ListingId, ProgrammeId};
use crate::values::time::Start;

/// The charter of the small world with more in it.
fn with(more: &Value) -> TimeBank {
    let mut json = serde_json::to_value(charter(&json!([]))).unwrap();
    for (key, value) in more.as_object().unwrap() {
        json[key] = value.clone();
    }
    let mut bank = TimeBank::create(host(), crate::golden::BANK, Charter::from_json(json.to_string().as_bytes()).unwrap()).unwrap();
    for _ in 1..=6u32 {
        bank.admit(host(), Admit { joined: Some(day("2026-01-01")), ..Admit::default() }).unwrap();
    }
    bank
}

fn at(minute: u16, giver: u32, receiver: u32, minutes: u32) -> Terms {
    Terms { start: Some(Start { minute, offset: 0 }), ..Terms::new(day(DAY)).gave(m(giver), minutes).received(m(receiver), minutes) }
}

fn agreed(bank: &mut TimeBank, terms: Terms) -> ExchangeId {
    let exchange = propose(bank, terms);
    agree(bank, exchange).unwrap();
    exchange
}
fn propose(bank: &mut TimeBank, terms: Terms) -> ExchangeId {
    bank.propose(host(), Propose::new(terms)).unwrap().exchange().unwrap()
}
fn agree(bank: &mut TimeBank, exchange: ExchangeId) -> Result<crate::Outcome, Error> {
    bank.agree(host(), Agree { exchange, members: Vec::new(), series: false })
}

/// Minutes that two spans share, counted one by one.
fn shared(a: (u16, u32), b: (u16, u32)) -> usize {
    let minutes = |(begin, long): (u16, u32)| (u32::from(begin)..u32::from(begin) + long).collect::<std::collections::BTreeSet<u32>>();
    minutes(a).intersection(&minutes(b)).count()
}

#[test]
fn nobody_is_agreed_to_be_in_two_places_at_once() {
    for (minute, minutes) in [(540, 60), (541, 60), (570, 60), (600, 15), (630, 30), (659, 60), (660, 60), (720, 60), (500, 300)] {
        let wanted = if shared((600, 60), (minute, minutes)) > 0 { Answer::NeedsApproval } else { Answer::Allowed };
        // The giver, whoever receives, and either on the other side.
        for (giver, receiver) in [(1, 3), (3, 1), (2, 3), (3, 2)] {
            let mut bank = with(&json!({}));
            agreed(&mut bank, at(600, 1, 2, 60));
            let verdict = bank.verdict(&at(minute, giver, receiver, minutes));
            assert_eq!(verdict.answer, wanted, "{minute} for {minutes}: {verdict:?}");
            assert_eq!(bank.verdict(&at(minute, 3, 4, minutes)).answer, Answer::Allowed, "others are free");
        }
    }
    let mut bank = with(&json!({}));
    agreed(&mut bank, at(600, 1, 2, 60));
    let tomorrow = Terms { on: day("2026-03-11"), ..at(600, 1, 3, 60) };
    assert_eq!(bank.verdict(&tomorrow).answer, Answer::Allowed);
    let unsaid = Terms { start: None, ..at(600, 1, 3, 60) };
    assert_eq!(bank.verdict(&unsaid).answer, Answer::Allowed, "without an hour nothing overlaps");
    // Past midnight.
    agreed(&mut bank, at(1400, 4, 5, 120));
    let early = Terms { on: day("2026-03-11"), ..at(60, 4, 6, 30) };
    assert_eq!(bank.verdict(&early).answer, Answer::NeedsApproval);
}

#[test]
fn the_second_of_two_at_once_is_agreed_with_approval_only() {
    let mut bank = with(&json!({}));
    let (one, two) = (propose(&mut bank, at(600, 1, 2, 60)), propose(&mut bank, at(630, 1, 3, 60)));
    agree(&mut bank, one).unwrap();
    assert_eq!(agree(&mut bank, two), Err(Error::NeedsApproval { rules: vec!["booked-twice".into()] }));
    bank.approve(host(), Approve { exchange: two, limit: false, note: None }).unwrap();
    agree(&mut bank, two).unwrap();
    // What is called off no longer stands in the way; a session is not in its own way.
    let mut bank = with(&json!({}));
    let one = agreed(&mut bank, at(600, 1, 2, 60));
    bank.withdraw(host(), crate::command::Withdraw { exchange: one, note: None }).unwrap();
    agreed(&mut bank, at(600, 1, 2, 60));
    // The broker is told in the day's tasks.
    let three = propose(&mut bank, at(630, 1, 3, 60));
    let today = bank.host().today(&TodayAt::new(now())).unwrap();
    let waits: Vec<_> = today.exchanges.iter().filter(|due| due.exchange == three).map(|due| due.waits).collect();
    assert_eq!(waits, [crate::queries::Waits::Approval]);
    // Where the charter refuses it, it is refused.
    let mut bank = with(&json!({"booking": {"twice": "refused"}}));
    let (one, two) = (propose(&mut bank, at(600, 1, 2, 60)), propose(&mut bank, at(630, 1, 3, 60)));
    agree(&mut bank, one).unwrap();
    assert_eq!(agree(&mut bank, two), Err(Error::RuleRefused { rules: vec!["booked-twice".into()] }));
    assert!(bank.propose(host(), Propose::new(at(630, 2, 3, 60))).is_err());
}

#[test]
fn being_free_means_having_agreed_to_nothing_else() {
    let mut bank = world(&json!([{"rule": {"type": "available"}, "otherwise": "refused"}]));
    agreed(&mut bank, at(600, 1, 2, 60));
    let verdict = bank.verdict(&at(630, 1, 3, 60));
    assert_eq!(verdict.answer, Answer::Refused);
    assert_eq!(verdict.reasons.iter().find(|r| r.code == "available").unwrap().members, [m(1)]);
    assert_eq!(bank.verdict(&at(660, 1, 3, 60)).answer, Answer::Allowed);
}

#[test]
fn the_way_from_one_home_to_the_next_counts() {
    // A hundredth of a degree of latitude is 1,112 metres on a sphere of 6,371 km: 12 minutes at 100 metres a minute.
    let far = |bank: &mut TimeBank| {
        for (member, latitude) in [(2, 53_500_000), (3, 53_510_000)] {
            keep(bank, member, json!({"type": "profile", "place": {"latitude": latitude, "longitude": -2_200_000}}));
        }
    };
    let home = |minute, receiver| at(minute, 1, receiver, 60).setting(Setting::Home);
    for (pace, minute, wanted) in
        [(json!(100), 671, false), (json!(100), 672, true), (json!(50), 682, false), (json!(50), 683, true), (Value::Null, 660, true)]
    {
        let booking = if pace.is_null() { json!({}) } else { json!({"booking": {"metresPerMinute": pace}}) };
        let mut bank = with(&booking);
        far(&mut bank);
        agreed(&mut bank, home(600, 2));
        let answer = bank.verdict(&home(minute, 3)).answer;
        assert_eq!(answer == Answer::Allowed, wanted, "{pace} from {minute}");
        // At a distance nobody goes anywhere, and where it is is not known in public.
        assert_eq!(bank.verdict(&home(660, 3).setting(Setting::Remote)).answer, Answer::Allowed);
        assert_eq!(bank.verdict(&home(660, 3).setting(Setting::Public)).answer, Answer::Allowed);
    }
}

#[test]
fn groups_are_as_large_as_their_listing_says() {
    let mut bank = with(&json!({}));
    let terms = ListingTerms { activity: Some(activity(3)), group_min: Some(2), group_max: Some(3), ..ListingTerms::open() };
    let offer = bank.offer(host(), Offer { member: m(1), terms: terms.clone(), words: None }).unwrap().listing().unwrap();
    let request = bank.request(host(), Request { member: m(1), terms, words: None }).unwrap().listing().unwrap();
    let answers = |bank: &TimeBank, listing: ListingId, terms: Terms| {
        let verdict = bank.verdict(&Terms { listing: Some(listing), ..terms });
        assert_eq!(
            verdict.answer == Answer::Refused,
            verdict.reasons.iter().any(|r| r.code == "group-size" && r.audience == Audience::Member)
        );
        verdict.answer
    };
    for (others, visitors, wanted) in
        [(1u32, 0u32, false), (1, 1, true), (2, 0, true), (3, 0, true), (4, 0, false), (2, 2, false), (0, 2, true)]
    {
        let mut class = Terms::new(day(DAY)).gave(m(1), 60);
        let mut help = Terms::new(day(DAY)).received(m(1), 60);
        for other in 0..others {
            class = class.received(m(2 + other), 60);
            help = help.gave(m(2 + other), 60);
        }
        class.visitors = (visitors > 0).then_some(visitors);
        assert_eq!(answers(&bank, offer, class.clone()) == Answer::Allowed, wanted, "{others} and {visitors}");
        let proposed = bank.propose(host(), Propose::new(Terms { listing: Some(offer), ..class }));
        assert_eq!(proposed.is_ok(), wanted, "{others} and {visitors}");
        if visitors == 0 && others > 0 {
            assert_eq!(answers(&bank, request, help) == Answer::Allowed, (2..=3).contains(&others), "{others} give");
        }
    }
}

fn programme(bank: &mut TimeBank) -> ProgrammeId {
    let programme = Programme { name: "Mentors".into(), about: String::new(), group: None, review_days: None };
    bank.open_programme(host(), OpenProgramme { programme }).unwrap().programme().unwrap()
}
fn pair(bank: &mut TimeBank, programme: ProgrammeId, mentor: u32, mentee: u32) -> Result<(), String> {
    let pair = Pair { programme, mentor: m(mentor), mentee: m(mentee), from: None };
    bank.pair(host(), pair).map(|_| ()).map_err(|error| match error {
        Error::RuleRefused { rules } => rules.iter().map(|rule| rule.to_string()).collect::<Vec<_>>().join(" "),
        other => other.code().to_owned(),
    })
}
fn refused(code: &str) -> Result<(), String> {
    Err(code.into())
}
fn check(seen: &str, again: &str) -> Value {
    json!({"type": "check", "level": "basic", "workforce": "adult", "seen": seen, "recheckAfter": again})
}
fn trained(how: &str) -> Value {
    json!({"type": "contact", "on": "2026-02-01", "how": how})
}

#[test]
fn those_kept_apart_are_not_paired_nor_a_mentor_who_is_not_ready() {
    let mut bank = with(&json!({}));
    let one = programme(&mut bank);
    keep(&mut bank, 1, json!({"type": "do-not-match", "with": 2}));
    assert_eq!(pair(&mut bank, one, 1, 2), refused("do-not-match"));
    assert_eq!(pair(&mut bank, one, 2, 1), refused("do-not-match"));
    // An overdue check, without another that is not.
    keep(&mut bank, 1, check("2025-03-01", "2026-03-09"));
    assert_eq!(pair(&mut bank, one, 1, 3), refused("check-overdue"));
    assert_eq!(pair(&mut bank, one, 3, 1), Ok(()), "whoever is walked with needs none");
    keep(&mut bank, 1, check("2026-03-01", "2026-03-10"));
    assert_eq!(pair(&mut bank, one, 1, 4), Ok(()), "seen again; the last day counts");
    // A concern, and someone who is not there.
    keep(&mut bank, 5, json!({"type": "concern", "step": "raised", "on": "2026-03-01", "matchNobody": true}));
    assert_eq!(pair(&mut bank, one, 4, 5), refused("open-concern"));
}

#[test]
fn what_makes_a_mentor_ready_is_the_charters() {
    let policy = json!({"programmes": {"training": ["course"], "beforePairing": ["trained"], "mentees": 2, "check": {"level": "enhanced", "workforce": "child"}}});
    let mut bank = with(&policy);
    let one = programme(&mut bank);
    keep(&mut bank, 1, trained("training"));
    assert_eq!(pair(&mut bank, one, 1, 2), refused("not-trained no-check"));
    keep(&mut bank, 1, trained("course"));
    keep(&mut bank, 1, check("2026-03-01", "2027-03-01"));
    assert_eq!(pair(&mut bank, one, 1, 2), refused("no-check"), "a basic one, for work with adults");
    let enhanced = json!({"type": "check", "level": "enhanced", "workforce": "both", "seen": "2026-03-01"});
    keep(&mut bank, 1, enhanced);
    assert_eq!(pair(&mut bank, one, 1, 2), Ok(()));
    assert_eq!(pair(&mut bank, one, 1, 3), Ok(()));
    assert_eq!(pair(&mut bank, one, 1, 4), refused("too-many-mentees"));
    let ended = crate::command::EndPairing {
        pairing: crate::values::ids::PairingId::new(1).unwrap(),
        on: Some(day("2026-03-09")),
        why: crate::model::programme::PairingEnd::Completed,
    };
    let _ = bank.end_pairing(host(), ended);
    let later = Pair { programme: one, mentor: m(1), mentee: m(4), from: Some(day("2026-03-20")) };
    let over = crate::command::EndPairing {
        pairing: crate::values::ids::PairingId::new(1).unwrap(),
        on: Some(day(DAY)),
        why: crate::model::programme::PairingEnd::Completed,
    };
    let _ = bank.end_pairing(host(), over);
    assert!(bank.pair(host(), later).is_ok(), "there is room again");
    // A rule about people holds for pairings; one about an hour does not.
    let mut bank = world(&json!([
        {"rule": {"type": "references-held", "count": 1, "before": "joining"}, "otherwise": "refused"},
        {"rule": {"type": "group-before-one-to-one", "count": 1}, "otherwise": "refused"}
    ]));
    let one = programme(&mut bank);
    assert_eq!(pair(&mut bank, one, 1, 2), refused("references-held"));
    for member in [1, 2] {
        keep(&mut bank, member, json!({"type": "reference", "received": "2026-03-01", "from": "Kofi"}));
    }
    assert_eq!(pair(&mut bank, one, 1, 2), Ok(()));
}

#[test]
fn references_come_from_different_people_and_age() {
    let rule = |days: Value| json!([{"rule": {"type": "references-held", "count": 2, "before": "joining", "validDays": days}, "otherwise": "refused"}]);
    let reference = |received: &str, from: &str| json!({"type": "reference", "received": received, "from": from});
    let alone = Terms::new(day(DAY)).gave(m(1), 60).received(m(4), 60);
    for (days, references, wanted) in [
        (Value::Null, vec![("2020-01-01", "Kofi"), ("2020-01-01", "Ada")], true),
        (Value::Null, vec![("2026-01-01", "Kofi"), ("2026-02-01", " kofi ")], false),
        (Value::Null, vec![("2026-01-01", ""), ("2026-02-01", "")], false),
        (Value::Null, vec![("2026-01-01", "Kofi Anan"), ("2026-02-01", "Kofi  ANAN"), ("2026-02-01", "Ada")], true),
        // 365 days to 10 March 2026: 10 March 2025 is one day too old.
        (json!(365), vec![("2025-03-11", "Kofi"), ("2026-02-01", "Ada")], true),
        (json!(365), vec![("2025-03-10", "Kofi"), ("2026-02-01", "Ada")], false),
        (json!(365), vec![("2025-03-10", "Kofi"), ("2026-02-01", "Kofi"), ("2026-02-01", "Ada")], true),
    ] {
        let mut bank = world(&rule(days.clone()));
        for (received, from) in &references {
            keep(&mut bank, 1, reference(received, from));
        }
        assert_eq!(bank.verdict(&alone).answer == Answer::Allowed, wanted, "{days} {references:?}");
    }
}

#[test]
fn a_suspension_pauses_listings_and_does_not_close_them() {
    let mut bank = with(&json!({}));
    let terms = ListingTerms { activity: Some(activity(3)), ..ListingTerms::open() };
    bank.offer(host(), Offer { member: m(1), terms: terms.clone(), words: None }).unwrap();
    let request = bank.request(host(), Request { member: m(2), terms, words: None }).unwrap().listing().unwrap();
    let found = |bank: &TimeBank| {
        let listed = bank.seen_by(m(2)).listings(&ListingSearch::new()).unwrap();
        (listed.listings.len(), bank.candidates(request, &crate::matching::Search::new(day(DAY))).unwrap().len())
    };
    assert_eq!(found(&bank), (2, 1));
    let state = |state| SetState { member: m(1), state, since: None, until: None, note: None };
    bank.set_state(host(), state(MemberState::Suspended)).unwrap();
    assert_eq!(found(&bank), (1, 0), "paused");
    bank.set_state(host(), state(MemberState::Active)).unwrap();
    assert_eq!(found(&bank), (2, 1), "there again");
    bank.set_state(host(), state(MemberState::Left)).unwrap();
    bank.set_state(host(), state(MemberState::Active)).unwrap();
    assert_eq!(found(&bank), (1, 0), "whoever left took them along");
}

#[test]
fn a_lone_visit_nobody_reported_out_on_is_named() {
    let mut bank = with(&json!({}));
    let visit = agreed(&mut bank, at(600, 1, 2, 60).setting(Setting::Home));
    agreed(&mut bank, at(600, 3, 4, 60).setting(Setting::Public));
    agreed(&mut bank, at(720, 3, 4, 60).setting(Setting::Home).together(m(5), 60));
    let named = |bank: &TimeBank, at: &str| {
        let today = bank.host().today(&TodayAt::new(at.parse().unwrap())).unwrap();
        today.unreported_visits.iter().map(|visit| (visit.exchange, visit.who[0].member, visit.with[0].member)).collect::<Vec<_>>()
    };
    assert_eq!(named(&bank, "2026-03-10T09:59:59Z"), []);
    assert_eq!(named(&bank, "2026-03-10T10:00:00Z"), [(visit, m(1), m(2))]);
    let out = crate::command::VisitOut { exchange: visit, member: m(1), expected: "2026-03-10T11:30:00Z".parse().unwrap() };
    bank.visit_out(host(), out).unwrap();
    assert_eq!(named(&bank, "2026-03-10T10:00:00Z"), []);
    let mut quiet = with(&json!({"today": {"loneVisits": false}}));
    agreed(&mut quiet, at(600, 1, 2, 60).setting(Setting::Home));
    assert_eq!(named(&quiet, "2026-03-10T10:00:00Z"), []);
}

#[test]
fn a_contact_counts_as_what_the_charter_says() {
    let review = |policy: Value, how: &str| {
        let mut bank = with(&policy);
        let programme = Programme { name: "Mentors".into(), about: String::new(), group: None, review_days: Some(30) };
        let programme = bank.open_programme(host(), OpenProgramme { programme }).unwrap().programme().unwrap();
        let from = Some(day("2026-02-08"));
        bank.pair(host(), Pair { programme, mentor: m(1), mentee: m(2), from }).unwrap();
        keep(&mut bank, 1, json!({"type": "contact", "on": "2026-03-09", "how": how}));
        bank.host().today(&TodayAt::new(now())).unwrap().pairings.len()
    };
    assert_eq!(review(json!({}), "review"), 0);
    assert_eq!(review(json!({}), "Durchsicht"), 1);
    let german = || json!({"programmes": {"review": ["Durchsicht"]}});
    assert_eq!(review(german(), "Durchsicht"), 0);
    assert_eq!(review(german(), "review"), 1);
}
