#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "tests")]

use super::{Arcs, CalendarSpan, GroupBy, GroupedBy, HostGroup, ParticipationLine, ParticipationOver, Window, effective_number};
use crate::bank::TimeBank;
use crate::charter::Charter;
use crate::command::{Admit, Context, GiveRole, Record, Reverse, Transfer};
use crate::model::exchange::{Participation as Took, Payer, Side, Terms};
use crate::model::member::Capacity;
use crate::values::ids::MemberId;
use crate::values::time::Date;

fn at(text: &str) -> Context {
    Context::host(text.parse().unwrap())
}
fn day(text: &str) -> Date {
    text.parse().unwrap()
}
fn bank(members: u32) -> (TimeBank, Vec<MemberId>) {
    let now = at("2026-01-01T08:00:00Z");
    let mut bank = TimeBank::create(now, crate::golden::BANK, Charter::named("Harpurbrook")).unwrap();
    let all = (0..members).map(|_| bank.admit(now, Admit::default()).unwrap().member().unwrap()).collect();
    (bank, all)
}
fn give(bank: &mut TimeBank, on: &str, from: MemberId, to: MemberId, minutes: u32) {
    let terms = Terms::new(day(on)).gave(from, minutes).received(to, minutes);
    bank.record(at("2026-12-31T08:00:00Z"), Record::new(terms)).unwrap();
}
fn all(bank: &TimeBank) -> ParticipationLine {
    bank.host().participation(&ParticipationOver::new()).unwrap().remove(0)
}

#[test]
fn promise_11_payers_gifts_and_what_was_taken_back_make_no_ties() {
    let (mut bank, m) = bank(4);
    let terms = Terms::new(day("2026-02-01")).gave(m[0], 60).received(m[1], 60).payer(Payer::member(m[2]));
    bank.record(at("2026-02-01T09:00:00Z"), Record::new(terms)).unwrap();
    let undone = Terms::new(day("2026-02-02")).gave(m[3], 600).received(m[1], 600);
    let undone = bank.record(at("2026-02-02T09:00:00Z"), Record::new(undone)).unwrap().exchange().unwrap();
    bank.reverse(at("2026-02-02T10:00:00Z"), serde_json::from_value::<Reverse>(serde_json::json!({"exchange": undone})).unwrap()).unwrap();
    let gift = serde_json::from_value::<Transfer>(serde_json::json!({"kind": "gift", "from": 1, "to": 4, "minutes": 30})).unwrap();
    bank.transfer(at("2026-02-03T09:00:00Z"), gift).unwrap();
    let line = all(&bank);
    assert_eq!((line.arcs, line.given, line.active, line.isolates), (1, 60, 2, 2));
    let arcs = Arcs::of(&bank);
    let window = Window::of(&arcs, day("2026-01-01"), day("2026-12-31"));
    let tie = window.ties().next().unwrap();
    assert_eq!((tie.pair, tie.forth, tie.back), ((0, 1), Some(60), None));
}

#[test]
fn received_minutes_are_shared_over_givers_and_those_together_give_to_each_other() {
    let (mut bank, m) = bank(3);
    let terms = Terms::new(day("2026-02-01")).gave(m[0], 40).gave(m[1], 20).received(m[2], 60);
    bank.record(at("2026-02-01T09:00:00Z"), Record::new(terms)).unwrap();
    let terms = Terms::new(day("2026-02-02")).together(m[0], 30).together(m[1], 30).together(m[2], 30);
    bank.record(at("2026-02-02T09:00:00Z"), Record::new(terms)).unwrap();
    let arcs = Arcs::of(&bank);
    let window = Window::of(&arcs, day("2026-02-01"), day("2026-02-02"));
    let told: Vec<_> = window.ties().map(|tie| (tie.pair, tie.forth, tie.back)).collect();
    assert_eq!(told, [((0, 1), Some(15), Some(15)), ((0, 2), Some(55), Some(15)), ((1, 2), Some(35), Some(15))]);
    assert_eq!(window.parts[2].received, 90);
}

#[test]
fn a_crowd_makes_no_ties_and_is_counted() {
    let (mut bank, m) = bank(102);
    let terms = m.iter().fold(Terms::new(day("2026-02-01")), |terms, member| terms.together(*member, 60));
    bank.record(at("2026-02-01T09:00:00Z"), Record::new(terms)).unwrap();
    let line = all(&bank);
    assert_eq!((line.gatherings, line.ties, line.given, line.isolates), (1, 0, 6120, 102));
}

#[test]
fn whether_somebody_is_staff_is_said_on_the_occasion_or_by_their_role_that_day() {
    let (mut bank, m) = bank(4);
    let role = serde_json::json!({"member": 1, "role": "peer-worker", "from": "2026-02-01", "until": "2026-02-28"});
    bank.give_role(at("2026-02-01T08:00:00Z"), serde_json::from_value::<GiveRole>(role).unwrap()).unwrap();
    give(&mut bank, "2026-02-10", m[0], m[1], 60); // in the role
    give(&mut bank, "2026-02-10", m[0], m[2], 60);
    let mut as_peer = Terms::new(day("2026-02-11")).received(m[2], 60);
    as_peer.parts.push(Took { capacity: Some(Capacity::Peer), ..Took::new(m[0], Side::Gave, 60) });
    bank.record(at("2026-12-31T08:00:00Z"), Record::new(as_peer)).unwrap();
    let arcs = Arcs::of(&bank);
    let window = Window::of(&arcs, day("2026-02-01"), day("2026-02-28"));
    assert_eq!(window.worker_only().collect::<Vec<_>>(), [1]);
    assert_eq!((window.parts[2].from_peers, window.parts[2].from_all), (60, 120));
    // The number 4 has no tie at all: an isolate, and not worker-only.
    assert_eq!(all(&bank).isolates, 1);
}

#[test]
fn a_tie_is_repeated_from_three_occasions_over_two_months() {
    let (mut bank, m) = bank(3);
    for on in ["2026-02-01", "2026-03-15", "2026-03-31"] {
        give(&mut bank, on, m[0], m[1], 30);
    }
    assert_eq!(all(&bank).repeated_ties, 0);
    give(&mut bank, "2026-04-01", m[1], m[0], 30);
    assert_eq!(all(&bank).repeated_ties, 1);
}

/// Two exchanges without a broker, and then one with: nothing went on without. One more without is what went on.
#[test]
fn a_tie_is_carried_on_by_an_exchange_after_the_brokers() {
    let (mut bank, m) = bank(2);
    for (on, brokered, carried_on) in [("02-01", false, 0), ("02-08", false, 0), ("02-15", true, 0), ("02-22", false, 1)] {
        let terms = Terms { brokered, ..Terms::new(day(&format!("2026-{on}"))) };
        bank.record(at("2026-12-31T08:00:00Z"), Record::new(terms.gave(m[0], 30).received(m[1], 30))).unwrap();
        assert_eq!(all(&bank).unbrokered_ties, carried_on, "{on}");
    }
    // Of three later exchanges two were without a broker.
    assert_eq!(all(&bank).later_unbrokered.unwrap().rounded(2).to_string(), "0.67");
}

#[test]
fn spans_cover_every_day_once() {
    for span in CalendarSpan::ALL {
        let cut = CalendarSpan::cut(Some(*span), day("2024-02-10"), day("2026-03-03")).unwrap();
        assert_eq!((cut[0].0, cut[cut.len() - 1].1), (day("2024-02-10"), day("2026-03-03")));
        assert!(cut.windows(2).all(|two| two[1].0 == two[0].1.plus_days(1).unwrap() && span.begin(two[1].0) == two[1].0));
    }
    let quarters = CalendarSpan::cut(Some(CalendarSpan::Quarter), day("2026-01-01"), day("2026-12-31")).unwrap();
    let begins: Vec<String> = quarters.iter().map(|(from, _)| from.to_string()).collect();
    assert_eq!(begins, ["2026-01-01", "2026-04-01", "2026-07-01", "2026-10-01"]);
}

#[test]
fn what_happens_by_week_adds_up_to_the_year() {
    let (mut bank, m) = bank(6);
    for week in 0..40i32 {
        let on = day("2026-01-05").plus_days(week * 7).unwrap().to_string();
        give(&mut bank, &on, m[(week % 6) as usize], m[((week * 5 + 1) % 6) as usize], 30 + week as u32);
    }
    let asked =
        |each| ParticipationOver { each, from: Some(day("2026-01-01")), until: Some(day("2026-12-31")), ..ParticipationOver::new() };
    let (year, weeks) =
        (bank.host().participation(&asked(None)).unwrap(), bank.host().participation(&asked(Some(CalendarSpan::Week))).unwrap());
    assert_eq!(weeks.len(), 53);
    let sum = |of: fn(&ParticipationLine) -> u64| weeks.iter().map(of).sum::<u64>();
    assert_eq!((year[0].given, year[0].exchanges, year[0].new_ties), (sum(|l| l.given), sum(|l| l.exchanges), sum(|l| l.new_ties)));
    assert_eq!(year[0].new_ties, year[0].ties);
}

#[test]
fn groups_have_everybody_once() {
    let (mut bank, m) = bank(5);
    give(&mut bank, "2026-02-01", m[0], m[1], 60);
    give(&mut bank, "2026-02-01", m[0], m[2], 60);
    let group = |name: &str, members: &[MemberId]| HostGroup { name: name.into(), members: members.to_vec() };
    let mut groups = GroupBy::new(GroupedBy::Host);
    groups.groups = vec![group("north", &m[0..2]), group("south", &m[2..4])];
    let lines = bank.host().participation(&ParticipationOver { groups: Some(groups.clone()), ..ParticipationOver::new() }).unwrap();
    let told: Vec<_> = lines.iter().map(|l| (l.group.as_deref().unwrap_or("all"), l.members, l.ties, l.given)).collect();
    assert_eq!(told, [("all", 5, 2, 120), ("north", 2, 1, 120), ("south", 2, 0, 0), ("", 1, 0, 0)]);
    groups.groups[1].members.push(m[0]);
    let refused = bank.host().participation(&ParticipationOver { groups: Some(groups), ..ParticipationOver::new() });
    assert_eq!(refused.unwrap_err().code(), "bad-groups");
}

#[test]
fn as_many_activities_as_would_be_equally_varied() {
    // Two of equal weight are two; one is one (exp of an entropy of nought).
    assert_eq!(effective_number([5u64, 5].into_iter()).unwrap().to_string(), "2");
    assert_eq!(effective_number([5u64, 0].into_iter()).unwrap().to_string(), "1");
    assert_eq!(effective_number([0u64].into_iter()), None);
}

#[test]
fn an_empty_bank_and_a_bank_of_one_say_so() {
    let (empty, _) = bank(0);
    let line = all(&empty);
    assert_eq!((line.members, line.density, line.mean_clustering, line.circulation), (0, None, None, None));
    let (one, _) = bank(1);
    assert_eq!((all(&one).members, all(&one).isolates, all(&one).density), (1, 1, None));
}
