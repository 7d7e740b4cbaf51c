#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

use super::*;
use crate::command::{Admit, Context, OpenAccount, SetState};
use crate::exchange::{Attendance, Participation, Payer, PayerKind, Setting};
use crate::member::{AccountKind, Capacity};
use crate::{Charter, Key, Salt};
use proptest::prelude::*;
use serde_json::json;

/// Six members: one takes a rest, one applies still, two share a household, under limits that are reached now and then.
fn world(lowest: Option<i64>, mode: &str, group: &str, guarded: bool, earned: bool) -> TimeBank {
    let rules = if guarded { json!([{"rule": {"type": "adult-with-minor", "age": 18}}]) } else { json!([]) };
    let earned = if earned { json!([{"from": "given", "percent": 50, "most": 200, "widens": "lowest"}]) } else { json!([]) };
    let limits = lowest.map_or(json!({}), |lowest| json!({"member": {"lowest": lowest, "highest": 400, "mode": mode, "earned": earned}}));
    let charter = json!({
        "name": "Harpurbrook", "credit": {"limits": limits, "group": group}, "rules": rules,
        "activities": [{"code": "garden", "name": "Gardening"}],
    });
    let at = Context::at("2026-03-01T10:00:00Z".parse().unwrap());
    let mut bank = TimeBank::found(at, Charter::from_json(charter.to_string().as_bytes()).unwrap()).unwrap();
    for n in 0..6 {
        bank.admit(at, Admit { applicant: n == 4, ..Admit::default() }).unwrap();
    }
    let paused = SetState { member: id(4), state: MemberState::Paused, since: None, until: None, note: None };
    bank.set_state(at, paused).unwrap();
    bank.open_account(at, OpenAccount { kind: AccountKind::Household, members: vec![id(2), id(3)] }).unwrap();
    bank.drain();
    bank
}

fn id(number: u32) -> MemberId {
    MemberId::new(number).unwrap()
}

fn part() -> impl Strategy<Value = Participation> {
    let odd = prop_oneof![9 => Just(None), 1 => Just(Some(Attendance::NoShow))];
    let side = prop_oneof![4 => Just(Side::Gave), 4 => Just(Side::Received), 1 => Just(Side::Together)];
    let minutes = prop_oneof![12 => 1u32..=240, 1 => Just(0), 1 => Just(PART_MINUTES), 1 => Just(PART_MINUTES + 1)];
    (1u32..=7, side, minutes, prop::bool::weighted(0.05), odd, prop::option::weighted(0.2, Just(Capacity::Volunteer))).prop_map(
        |(member, side, minutes, paid, attendance, capacity)| Participation {
            capacity,
            paid,
            attendance,
            ..Participation::new(id(member), side, minutes)
        },
    )
}

fn command() -> impl Strategy<Value = Command> {
    let parts = prop_oneof![20 => prop::collection::vec(part(), 2), 2 => prop::collection::vec(part(), 0..5)];
    let seldom = || prop::bool::weighted(0.04);
    let note = prop_oneof![5 => Just(None), 3 => Just(Some("brought cake")), 1 => Just(Some(""))];
    let more = (seldom(), seldom(), seldom(), note, seldom(), prop::option::weighted(0.3, 0u8..40));
    let when = (0usize..3, -1i32..3, prop::option::weighted(0.3, 0u16..1445), prop::option::weighted(0.4, 1u32..=2));
    (parts, more, when, prop::bool::weighted(0.9)).prop_map(
        |(parts, (visitors, payer, by, note, behalf, key), (hour, day, minute, activity), salted)| {
            let on = crate::Date::from_days(20513i32.saturating_add(day)).unwrap();
            let mut terms = Terms { parts, visitors: visitors.then_some(2), ..Terms::new(on) };
            terms.payer = payer.then_some(Payer { kind: PayerKind::Pot, member: None });
            terms.start = minute.map(|minute| crate::Start { minute, offset: 0 });
            terms.activity = activity.and_then(crate::ids::ActivityId::new);
            terms.setting = visitors.then_some(Setting::Public);
            let record = crate::command::Record {
                on_behalf_of: behalf.then_some(id(1)),
                note: note.map(str::to_owned),
                ..crate::command::Record::new(terms)
            };
            let at = ["2026-03-02T00:00:00Z", "2026-03-02T01:00:00Z", "2026-03-02T02:00:00Z"][hour].parse().unwrap();
            let mut context = Context::at(at);
            if salted {
                context = context.salt(Salt(*b"sixteen bytes of"));
            }
            if by {
                context = context.by(id(1));
            }
            if let Some(key) = key {
                context = context.key(Key([key; 16]));
            }
            Command::new(context, record)
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(if std::env::var_os("TIMEBANK_LONG").is_some() { 4096 } else { 128 }))]

    /// Answers, refusals, records and the bank are the same by either way, deciding foretells both, and records that are read
    /// give the same again.
    #[test]
    fn the_quick_way_is_the_plain_way(
        commands in prop::collection::vec(command(), 60),
        lowest in prop::option::weighted(0.7, -300i64..=0),
        mode in prop_oneof![Just("enforced"), Just("advisory")],
        group in prop_oneof![8 => Just("receivers-share"), 1 => Just("pot-pays"), 1 => Just("no-credit")],
        guarded in prop::bool::weighted(0.1),
        earned in any::<bool>(),
    ) {
        let mut ours = world(lowest, mode, group, guarded, earned);
        let (mut plain, mut read) = (ours.clone(), ours.clone());
        for command in &commands {
            let foretold = ours.decide(command);
            let (quick, slow) = (ours.execute(command), plain.execute_plainly(command));
            prop_assert_eq!(&quick, &slow);
            let records = ours.drain();
            prop_assert_eq!(&records, &plain.drain());
            prop_assert!(ours == plain);
            read.apply(&records).unwrap();
            prop_assert!(read == plain);
            match (foretold, quick) {
                (Ok(decision), Ok(outcome)) => {
                    prop_assert_eq!(decision.records, records);
                    prop_assert_eq!(decision.outcomes, vec![outcome]);
                }
                (Err(foretold), Err(error)) => prop_assert_eq!(foretold, error),
                (foretold, told) => prop_assert!(false, "{:?} and {:?}", foretold, told),
            }
        }
        prop_assert_eq!(ours.balances().map(|(_, minutes)| minutes.get()).sum::<i64>(), 0);
    }
}

/// A sheet: mostly of the ordinary kind, now and then with a row that is not; or a sheet taken back.
fn sheet() -> impl Strategy<Value = Command> {
    let ordinary = (1u32..=3, 1u32..=3, 1u32..=180, any::<bool>()).prop_map(|(giver, ahead, minutes, turned)| {
        let (giver, receiver) = (id(giver), id(giver.saturating_add(ahead)));
        let terms = Terms::new("2026-03-01".parse().unwrap());
        if turned { terms.received(receiver, minutes).gave(giver, minutes) } else { terms.gave(giver, minutes).received(receiver, minutes) }
    });
    let odd = command().prop_map(|command| match command.action {
        Action::Record(record) => record.terms,
        _ => panic!("it records"),
    });
    let rows = prop::collection::vec(prop_oneof![40 => ordinary, 1 => odd], 0..12);
    (rows, command(), prop::option::weighted(0.1, 1u32..6)).prop_map(|(exchanges, like, undone)| {
        let context = like.context();
        match undone.and_then(crate::ids::BatchId::new) {
            Some(batch) => Command::new(context, crate::command::UndoBatch { batch }),
            None => Command::new(context, crate::command::RecordBatch { exchanges }),
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(if std::env::var_os("TIMEBANK_LONG").is_some() { 4096 } else { 128 }))]

    /// The same of whole sheets, which go one way or the other as a whole, and of snapshots taken after them.
    #[test]
    fn a_sheet_goes_the_quick_way_as_it_goes_the_plain_way(
        commands in prop::collection::vec(prop_oneof![3 => sheet(), 1 => command()], 20),
        lowest in prop::option::weighted(0.7, -600i64..=0),
        earned in any::<bool>(),
    ) {
        let mut ours = world(lowest, "enforced", "receivers-share", false, earned);
        let (mut plain, mut read) = (ours.clone(), ours.clone());
        for command in &commands {
            let foretold = ours.decide(command);
            prop_assert!(ours == plain, "deciding changes nothing");
            let (quick, slow) = (ours.execute(command), plain.execute_plainly(command));
            prop_assert_eq!(&quick, &slow);
            let records = ours.drain();
            prop_assert_eq!(&records, &plain.drain());
            prop_assert!(ours == plain);
            read.apply(&records).unwrap();
            prop_assert!(read == plain);
            match (foretold, quick) {
                (Ok(decision), Ok(outcome)) => {
                    prop_assert_eq!(decision.records, records);
                    prop_assert_eq!(decision.outcomes, vec![outcome]);
                }
                (Err(foretold), Err(error)) => prop_assert_eq!(foretold, error),
                (foretold, told) => prop_assert!(false, "{:?} and {:?}", foretold, told),
            }
        }
        prop_assert!(TimeBank::from_snapshot(&ours.snapshot()).unwrap() == ours);
    }
}

/// A sheet of the ordinary kind does go the quick way, and one with a row that is not goes back to where it began.
#[test]
fn an_ordinary_sheet_is_quick() {
    let mut bank = world(Some(-300), "enforced", "receivers-share", false, false);
    let at = Context::at("2026-03-01T10:00:00Z".parse().unwrap());
    let row = |minutes| Terms::new("2026-03-01".parse().unwrap()).gave(id(1), minutes).received(id(6), minutes);
    let sheet =
        |rows: &[u32]| Command::new(at, crate::command::RecordBatch { exchanges: rows.iter().map(|minutes| row(*minutes)).collect() });
    let before = bank.clone();
    assert!(bank.try_sheet(&sheet(&[60, 90, 200])).is_none(), "the third is below the limit");
    assert!(bank == before && bank.outbox.is_empty());
    assert!(bank.try_sheet(&sheet(&[])).is_none(), "there is nothing in it");
    assert!(bank == before);
    let outcome = bank.try_sheet(&sheet(&[60, 90, 100])).unwrap();
    assert_eq!((outcome.records, outcome.seq), (3, before.head().seq + 3));
    bank.commit();
    let mut read = before.clone();
    for record in bank.drain() {
        let body = record.body(0).unwrap();
        let quick = read.quick_read(&body, &record.personal).expect("what is read goes it too");
        read.quick_apply(quick);
    }
    assert_eq!(read.batch_runs().collect::<Vec<_>>(), bank.batch_runs().collect::<Vec<_>>());
    assert_eq!(bank.batch_runs().map(|(first, count, batch)| (first.get(), count, batch.get())).collect::<Vec<_>>(), [(1, 3, 1)]);
}

/// The ordinary case does go the quick way: otherwise the test above would hold two plain ways equal.
#[test]
fn the_ordinary_case_is_quick() {
    let mut bank = world(Some(-300), "enforced", "receivers-share", false, false);
    let at = Context::at("2026-03-01T10:00:00Z".parse().unwrap());
    let hour =
        |minutes| crate::command::Record::new(Terms::new("2026-03-01".parse().unwrap()).gave(id(1), minutes).received(id(6), minutes));
    assert!(bank.quick(&Command::new(at, hour(60))).is_some());
    assert!(bank.quick(&Command::new(at.key(Key([1; 16])), hour(60))).is_some());
    assert!(bank.quick(&Command::new(at, hour(301))).is_none(), "it is below the limit");
    let noted = crate::command::Record { note: Some("brought cake".into()), ..hour(60) };
    assert!(bank.quick(&Command::new(at, noted.clone())).is_none(), "there is no salt for the note");
    let noted = Command::new(at.salt(Salt(*b"sixteen bytes of")), noted);
    assert!(bank.quick(&noted).is_some());
    let mut with_note = bank.clone();
    with_note.execute(&noted).unwrap();
    let record = with_note.drain().remove(0);
    let body = record.body(0).unwrap();
    assert!(bank.quick_read(&body, &record.personal).is_some());
    assert!(bank.quick_read(&body, &[Slot::Erased]).is_none(), "the note is gone");
    let before = bank.clone();
    bank.execute(&Command::new(at.key(Key([1; 16])), hour(60))).unwrap();
    let mut body = bank.drain().remove(0).body(0).unwrap();
    assert!(before.quick_read(&body, &[]).is_some());
    let Event::ExchangeRecorded(event) = &mut body.event else { panic!("it was recorded") };
    event.exchange = ExchangeId::new(2).unwrap();
    assert!(before.quick_read(&body, &[]).is_none(), "it is not the next number");
    assert!(bank.quick(&Command::new(at.key(Key([1; 16])), hour(60))).is_none(), "it was sent before");
}
