//! A broker's day.

use super::*;
use crate::charter::TodayPolicy;
use crate::model::exchange::{Attendance, Setting};
use crate::model::listing::{ListingKind, ListingTerms};
use crate::model::member::MemberState;
use crate::model::personal::*;
use crate::model::programme::Programme;
use crate::queries::*;

fn today(p: &Place, at: &str) -> Today {
    p.bank.host().today(&TodayAt::new(instant(at))).unwrap()
}

fn contact(on: &str, how: &str, again: Option<&str>) -> Part {
    Part::Contact(Contact { on: day(on), how: how.into(), text: String::new(), by: None, again: again.map(day) })
}

#[test]
fn a_quiet_bank_has_a_quiet_day() {
    let mut p = Place::harpurbrook();
    p.admit("Ana");
    let empty = Today { on: Some(day("2026-03-02")), concerns: Some(vec![]), ..Today::default() };
    assert_eq!(today(&p, "2026-03-02T09:00:00Z"), empty);
}

#[test]
fn members_are_told_to_ask_the_broker_and_trustees_of_concerns_alone() {
    let mut charter = Charter::named("Harpurbrook");
    charter.permissions.0.insert(crate::charter::Step::Concerns, vec![crate::charter::Who::Trustees]);
    let mut p = Place::new(charter);
    let (ana, bea, tom) = (p.admit("Ana"), p.broker("Bea"), p.admit("Tom"));
    p.go(GiveRole { member: tom, role: "trustee".into(), at: None, from: None, until: None });
    let raised = Concern {
        step: ConcernStep::Raised,
        concern: None,
        on: day("2026-03-02"),
        by: None,
        text: "bruises".into(),
        escalate: Some(day("2026-03-05")),
        match_nobody: Some(true),
    };
    p.keep(ana, Part::Concern(raised));
    p.keep(ana, contact("2026-03-02", "call", Some("2026-03-03")));
    let ask = |by: MemberId| p.bank.seen_by(by).today(&TodayAt::new(instant("2026-03-05T09:00:00Z")));
    assert_eq!(ask(ana).unwrap_err().code(), "ask-the-broker");
    let bea = ask(bea).unwrap();
    assert_eq!((bea.concerns, bea.calls.len()), (None, 1));
    let tom = ask(tom).unwrap();
    assert_eq!((tom.concerns.as_ref().unwrap()[0].escalate, tom.calls.len()), (day("2026-03-05"), 0));
    assert!(!serde_json::to_string(&tom).unwrap().contains("bruises"), "the day list never says what a concern is about");
    assert_eq!(today(&p, "2026-03-04T09:00:00Z").concerns, Some(vec![]), "not before its day");
}

#[test]
fn calls_are_due_until_something_is_noted() {
    let mut p = Place::harpurbrook();
    let (ana, ben) = (p.admit("Ana"), p.admit("Ben"));
    p.keep(ana, contact("2026-03-02", "call", Some("2026-03-09")));
    p.keep(ben, contact("2026-03-02", "visit", Some("2026-03-08")));
    assert_eq!(today(&p, "2026-03-07T09:00:00Z").calls, []);
    let due: Vec<MemberId> = today(&p, "2026-03-10T09:00:00Z").calls.iter().map(|c| c.who.member).collect();
    assert_eq!(due, [ben, ana]);
    p.keep(ben, contact("2026-03-08", "call", None));
    assert_eq!(today(&p, "2026-03-10T09:00:00Z").calls.len(), 1);
}

#[test]
fn requests_stand_unanswered_until_somebody_proposes() {
    let mut p = Place::harpurbrook();
    let (ana, ben) = (p.admit("Ana"), p.admit("Ben"));
    let ask = |need| Request { member: ana, terms: ListingTerms { need: Some(need), ..ListingTerms::open() }, words: None };
    let company = p.go(ask(1)).listing().unwrap();
    let food = p.at("2026-03-03T09:00:00Z").go(ask(0)).listing().unwrap();
    p.go(Offer { member: ana, terms: ListingTerms::open(), words: None });
    assert_eq!(today(&p, "2026-03-08T09:00:00Z").unanswered, []);
    let standing = |p: &Place| today(p, "2026-03-10T09:00:00Z").unanswered.iter().map(|u| (u.listing, u.days)).collect::<Vec<_>>();
    assert_eq!(standing(&p), [(food, 7), (company, 8)], "what is never refused comes first");
    let mut terms = Terms::new(day("2026-03-12")).gave(ben, 30).received(ana, 30);
    terms.listing = Some(food);
    let exchange = p.go(Propose::new(terms)).exchange().unwrap();
    assert_eq!(standing(&p), [(company, 8)]);
    p.go(Decline::new(exchange));
    assert_eq!(standing(&p), [(food, 7), (company, 8)]);
}

#[test]
fn first_meetings_are_asked_after_once() {
    let mut p = Place::harpurbrook();
    let (ana, ben, cleo) = (p.admit("Ana"), p.admit("Ben"), p.admit("Cleo"));
    p.record(p.today().gave(ana, 60).received(ben, 30).received(cleo, 30));
    p.at("2026-03-04T09:00:00Z");
    p.record(p.today().gave(ana, 60).received(ben, 60)); // they met in the group before
    let first = p.record(p.today().gave(ben, 60).received(cleo, 60).setting(Setting::Home));
    assert_eq!(today(&p, "2026-03-05T09:00:00Z").first_meetings, [], "ben and cleo met in the group as well");
    let dan = p.admit("Dan");
    let met = p.record(p.today().gave(dan, 60).received(cleo, 60));
    let _ = first;
    let asked = |p: &Place| today(p, "2026-03-05T09:00:00Z").first_meetings;
    assert_eq!(asked(&p)[0].exchange, met);
    assert_eq!(asked(&p)[0].ask.iter().map(|n| n.member).collect::<Vec<_>>(), [dan, cleo]);
    p.keep(dan, Part::AfterMeeting(AfterMeeting { exchange: met, with: cleo, again: true, text: String::new() }));
    assert_eq!(asked(&p)[0].ask.iter().map(|n| n.member).collect::<Vec<_>>(), [cleo]);
    p.keep(cleo, Part::AfterMeeting(AfterMeeting { exchange: met, with: dan, again: true, text: String::new() }));
    assert_eq!(asked(&p), []);
    p.record(p.today().gave(dan, 60).received(ana, 60));
    assert_eq!(today(&p, "2026-05-05T09:00:00Z").first_meetings, [], "after four weeks it is history");
}

#[test]
fn references_and_rechecks() {
    let mut charter = Charter::named("Harpurbrook");
    charter.today = TodayPolicy { references: 2, ..TodayPolicy::default() };
    let mut p = Place::new(charter);
    let (ana, ben) = (p.admit("Ana"), p.admit("Ben"));
    let from = |received: Option<&str>, from: &str| Part::Reference(Reference { received: received.map(day), from: from.into() });
    let reference = |received| from(received, "a neighbour");
    for part in [reference(None), reference(Some("2026-03-01")), from(Some("2026-03-02"), "a teacher")] {
        p.keep(ben, part);
    }
    p.keep(ana, reference(None));
    let missing = today(&p, "2026-03-02T09:00:00Z").references;
    assert_eq!(missing.len(), 1);
    assert_eq!((missing[0].who.member, missing[0].received, missing[0].awaited, missing[0].wanted), (ana, 0, 1, 2));
    let check = |seen: &str, after: &str| {
        Part::Check(Check {
            jurisdiction: "england".into(),
            level: CheckLevel::Enhanced,
            workforce: Workforce::Adult,
            seen: day(seen),
            seen_by: None,
            recheck_after: Some(day(after)),
        })
    };
    p.keep(ana, check("2023-03-20", "2026-03-20"));
    // Announced so many days ahead as the charter says: 14.
    assert_eq!(today(&p, "2026-03-05T09:00:00Z").rechecks, []);
    assert_eq!(today(&p, "2026-03-06T09:00:00Z").rechecks[0].due, day("2026-03-20"));
    p.keep(ana, check("2026-03-19", "2029-03-19"));
    assert_eq!(today(&p, "2026-03-21T09:00:00Z").rechecks, [], "a newer one of the same kind was seen");
}

#[test]
fn visits_and_what_is_due_of_exchanges() {
    let mut p = Place::harpurbrook();
    let (ana, ben) = (p.admit("Ana"), p.admit("Ben"));
    let emergency = Profile { emergency: Some("her sister, 01234".into()), ..Profile::default() };
    p.keep(ana, Part::Profile(Box::new(emergency)));
    let exchange = p.go(Propose::new(p.today().gave(ana, 60).received(ben, 60))).exchange().unwrap();
    // 30 days to answer, announced 14 days ahead.
    assert_eq!(today(&p, "2026-03-17T09:00:00Z").exchanges, []);
    assert_eq!(today(&p, "2026-03-18T09:00:00Z").exchanges[0].waits, Waits::Answers);
    p.go(Agree { exchange, members: vec![], series: false });
    p.by(ana, VisitOut { exchange, member: ana, expected: instant("2026-03-02T11:00:00Z") });
    let out = today(&p, "2026-03-02T10:00:00Z").visits;
    assert_eq!((out[0].overdue, out[0].with[0].member, out[0].emergency.as_deref()), (false, ben, Some("her sister, 01234")));
    assert!(today(&p, "2026-03-02T11:00:01Z").visits[0].overdue);
    assert_eq!(today(&p, "2026-03-03T09:00:00Z").exchanges[0].waits, Waits::Done);
    p.at("2026-03-02T12:00:00Z").by(ana, VisitBack { exchange, member: ana });
    assert_eq!(today(&p, "2026-03-02T13:00:00Z").visits, []);
    p.by(ana, Done { exchange, actual: vec![], visitors: None, facilitation: None, note: None });
    let due = today(&p, "2026-03-03T09:00:00Z").exchanges;
    assert_eq!((due[0].waits, due[0].waiting_for[0].member), (Waits::Confirmations, ben));
    p.by(ben, Dispute { exchange, member: None, note: None });
    assert_eq!(today(&p, "2026-03-03T09:00:00Z").exchanges[0].waits, Waits::Dispute);
}

#[test]
fn quiet_is_measured_by_ones_own_rhythm() {
    assert_eq!(median_of(&["2026-01-01", "2026-01-08"]), None);
    assert_eq!(median_of(&["2026-01-01", "2026-01-08", "2026-01-11"]), Some(50));
    assert_eq!(median_of(&["2026-01-01", "2026-01-08", "2026-01-15", "2026-03-15"]), Some(70));
    let mut p = Place::harpurbrook();
    let (weekly, monthly, ben) = (p.admit("Weekly"), p.admit("Monthly"), p.admit("Ben"));
    p.at("2026-06-30T09:00:00Z");
    for on in ["2026-05-01", "2026-05-08", "2026-05-15"] {
        p.record(Terms::new(day(on)).gave(weekly, 30).received(ben, 30));
    }
    for on in ["2026-03-15", "2026-04-15", "2026-05-15"] {
        p.record(Terms::new(day(on)).gave(monthly, 30).received(ben, 30));
    }
    for on in ["2026-06-10", "2026-06-20"] {
        p.record(Terms::new(day(on)).gave(ben, 30).payer(crate::model::exchange::Payer::POT));
    }
    let quiet = |p: &Place, at: &str| today(p, at).quiet.iter().map(|q| (q.who.member, q.silent_days)).collect::<Vec<_>>();
    // A week is usual: three times that is 21 days, and the charter never speaks up before 28.
    assert_eq!(quiet(&p, "2026-06-11T09:00:00Z"), []);
    assert_eq!(quiet(&p, "2026-06-12T09:00:00Z"), [(weekly, 28)]);
    // A month (30.5 days in the middle of 31 and 30) is usual: more than 91.5 days.
    assert_eq!(quiet(&p, "2026-08-14T09:00:00Z").iter().filter(|(m, _)| *m == monthly).count(), 0);
    // Ben is usually there every 13 days: 56 are more than four times that, 92 just over three times a month.
    assert_eq!(quiet(&p, "2026-08-15T09:00:00Z"), [(weekly, 92), (ben, 56), (monthly, 92)]);
    let leave = Profile { leave_quiet: Some(true), ..Profile::default() };
    p.keep(weekly, Part::Profile(Box::new(leave)));
    p.go(SetState { member: monthly, state: MemberState::Paused, since: None, until: Some(day("2026-07-20")), note: None });
    assert!(quiet(&p, "2026-08-15T09:00:00Z").iter().all(|(m, _)| *m == ben), "declined, or resting: left in peace");
    assert_eq!(today(&p, "2026-07-05T09:00:00Z").pauses, []);
    assert_eq!(today(&p, "2026-07-06T09:00:00Z").pauses[0].until, day("2026-07-20"));
}

fn median_of(days: &[&str]) -> Option<u32> {
    crate::queries::median_gap_tenths(&days.iter().map(|d| day(d)).collect::<Vec<_>>())
}

#[test]
fn sessions_birthdays_applicants_pairings_and_endings() {
    let mut p = Place::harpurbrook();
    let (ana, ben, cleo) = (p.admit("Ana Silva"), p.admit("Ben Okoro"), p.admit("Cleo Roy"));
    let profile = Profile {
        born: Some(day("1950-03-09")),
        birthday: Some(true),
        access_needs: Some(vec!["step-free".into()]),
        emergency: Some("son\n07700".into()),
        attributes: [("transport".to_string(), "needs a lift".to_string())].into(),
        ..Profile::default()
    };
    p.keep(ben, Part::Profile(Box::new(profile)));
    p.keep(cleo, Part::Profile(Box::new(Profile { born: Some(day("1960-03-09")), ..Profile::default() })));
    let terms = Terms::new(day("2026-03-09")).gave(ana, 60).received(ben, 30).received(cleo, 30).starting(14 * 60 + 5, 0);
    let exchange = p.go(Propose::new(terms)).exchange().unwrap();
    p.go(Agree { exchange, members: vec![], series: false });
    p.at("2026-03-09T08:00:00Z").go(MarkAttendance { exchange, member: cleo, attendance: Attendance::LateCancel });
    let sheet = p.bank.host().session_sheet(&SessionSheet::new(instant("2026-03-09T08:00:00Z"))).unwrap();
    let expected = "Harpurbrook: sessions on 2026-03-09\n\n14:05  not classified  (exchange 1, agreed)\n  [ ] Ana Silva, gives\n  \
                    [ ] Ben Okoro, receives; access: step-free; transport: needs a lift; emergency: son 07700\n  \
                    [-] Cleo Roy, receives (late-cancel)\n";
    assert_eq!(sheet, expected);
    assert_eq!(p.bank.seen_by(ana).session_sheet(&SessionSheet::new(p.now)).unwrap_err().code(), "ask-the-broker");
    let t = today(&p, "2026-03-09T08:00:00Z");
    assert_eq!(t.birthdays, [Birthday { who: Named { member: ben, name: Some("Ben Okoro".into()) }, age: 76 }]);
    let eve = p.go(Admit { applicant: true, profile: Profile::named("Eve"), ..Admit::default() }).member().unwrap();
    assert_eq!(today(&p, "2026-03-12T08:00:00Z").applicants[0].who.member, eve);
    let programme = Programme { name: "Peers".into(), about: String::new(), group: None, review_days: Some(42) };
    let programme = p.go(OpenProgramme { programme }).programme().unwrap();
    p.go(Pair { programme, mentor: ana, mentee: ben, from: None });
    // 42 days after 9 March is 20 April; announced 14 days ahead.
    assert_eq!(today(&p, "2026-04-05T08:00:00Z").pairings, []);
    assert_eq!(today(&p, "2026-04-06T08:00:00Z").pairings[0].due, day("2026-04-20"));
    p.keep(ana, contact("2026-04-18", "supervision", None));
    assert_eq!(today(&p, "2026-04-21T08:00:00Z").pairings, []);
    assert_eq!(today(&p, "2026-05-18T08:00:00Z").pairings[0].due, day("2026-06-01"));
    let ending = ListingTerms { until: Some(day("2026-04-01")), ..ListingTerms::open() };
    p.go(Offer { member: ana, terms: ending, words: None });
    assert_eq!(today(&p, "2026-03-17T08:00:00Z").listings, []);
    let soon = today(&p, "2026-03-18T08:00:00Z").listings;
    assert_eq!((soon[0].kind, soon[0].until), (ListingKind::Offer, day("2026-04-01")));
}

#[test]
fn objections_wait_until_they_are_answered() {
    let mut p = Place::harpurbrook();
    let (ana, bea) = (p.admit("Ana"), p.broker("Bea"));
    let said = |answers, by, text: &str| Part::Objection(Objection { rule: None, answers, on: day("2026-03-02"), by, text: text.into() });
    p.keep(ana, said(None, None, "the limit is too low"));
    let open = today(&p, "2026-03-03T09:00:00Z").objections;
    assert_eq!((open.len(), open[0].who.member, open[0].text.as_str()), (1, ana, "the limit is too low"));
    p.keep(ana, said(Some(open[0].objection), Some(bea), "we raised it"));
    assert_eq!(today(&p, "2026-03-03T09:00:00Z").objections, []);
}

#[test]
fn what_was_met_in_part_waits_for_the_rest_since_then() {
    let mut p = Place::harpurbrook();
    let (ana, ben, cleo) = (p.admit("Ana"), p.admit("Ben"), p.admit("Cleo"));
    let ask = |member, shortest| {
        let terms = ListingTerms { need: Some(1), minutes: Some(120), divisible: true, shortest, ..ListingTerms::open() };
        Request { member, terms, words: None }
    };
    let (half, most) = (p.go(ask(ana, None)).listing().unwrap(), p.go(ask(cleo, Some(60))).listing().unwrap());
    let unanswered =
        |p: &Place| today(p, "2026-03-20T09:00:00Z").unanswered.iter().map(|u| (u.listing, u.days, u.left)).collect::<Vec<_>>();
    assert_eq!(unanswered(&p), [(half, 18, None), (most, 18, None)]);
    let give = |p: &mut Place, listing, member, on, minutes| {
        let mut terms = Terms::new(day(on)).gave(ben, minutes).received(member, minutes);
        terms.listing = Some(listing);
        p.record(terms);
    };
    p.at("2026-03-20T08:00:00Z");
    give(&mut p, half, ana, "2026-03-05", 45);
    // Half an hour is less than the shortest that is worth going for.
    give(&mut p, most, cleo, "2026-03-06", 90);
    assert_eq!(unanswered(&p), [(half, 15, Some(75))]);
    give(&mut p, half, ana, "2026-03-10", 75);
    assert_eq!(unanswered(&p), []);
}

#[test]
fn what_comes_again_waits_from_when_it_was_last_met_and_what_was_asked_for_once_is_met() {
    let mut p = Place::harpurbrook();
    let (ana, ben, cleo) = (p.admit("Ana"), p.admit("Ben"), p.admit("Cleo"));
    let ask = |member, repeating| {
        let terms = ListingTerms { need: Some(1), minutes: Some(60), repeating, ..ListingTerms::open() };
        Request { member, terms, words: None }
    };
    let (weekly, once) = (p.go(ask(ana, true)).listing().unwrap(), p.go(ask(cleo, false)).listing().unwrap());
    let unanswered = |p: &Place| today(p, "2026-03-20T09:00:00Z").unanswered.iter().map(|u| (u.listing, u.days)).collect::<Vec<_>>();
    assert_eq!(unanswered(&p), [(weekly, 18), (once, 18)]);
    p.at("2026-03-20T08:00:00Z");
    for (listing, member, on) in [(weekly, ana, "2026-03-05"), (weekly, ana, "2026-03-10"), (once, cleo, "2026-03-06")] {
        let mut terms = Terms::new(day(on)).gave(ben, 60).received(member, 60);
        terms.listing = Some(listing);
        p.record(terms);
    }
    assert_eq!(unanswered(&p), [(weekly, 10)], "on 20 March, ten days after the 10th");
    let mut next = Terms::new(day("2026-03-24")).gave(ben, 60).received(ana, 60);
    next.listing = Some(weekly);
    p.go(Propose::new(next));
    assert_eq!(unanswered(&p), [], "the next one is proposed");
}
