//! Communities that never were: believable, the same again, whole.

use crate::bank::TimeBank;
use crate::command::Action;
use crate::error::Error;
use crate::laboratory::Community;
use crate::model::exchange::Side;
use crate::model::member::MemberState;
use crate::values::ids::Id;

#[test]
fn the_same_seed_is_the_same_community_and_another_is_another() {
    let of = |seed| Community { members: 60, weeks: 20, seed, ..Community::default() }.bank(true).unwrap();
    let mut bank = of(1);
    assert_eq!(bank.head(), of(1).head());
    assert_ne!(bank.head(), of(2).head());
    // The books verify, record by record, and give the same bank.
    let records = bank.drain();
    assert_eq!(TimeBank::replay(records).unwrap(), bank);
    let sum: i64 = bank.ledger().accounts.iter().map(|(_, account)| account.balance.get()).sum();
    assert_eq!(sum, 0);
    // Without a journal it is the same but for the head.
    let plain = Community { members: 60, weeks: 20, ..Community::default() }.bank(false).unwrap();
    assert_eq!(plain.exchange_rows().collect::<Vec<_>>(), bank.exchange_rows().collect::<Vec<_>>());
    assert_eq!((plain.undrained(), plain.ledger()), (0, bank.ledger()));
}

#[test]
fn the_smallest_and_the_youngest_are_communities_too() {
    for (members, weeks) in [(10, 0), (10, 1), (10, 2), (11, 520), (200, 3)] {
        let bank = Community { members, weeks, ..Community::default() }.bank(true).unwrap();
        assert_eq!(bank.member_rows().count(), members as usize, "{members} {weeks}");
    }
}

#[test]
fn most_are_quiet_and_a_few_carry_much() {
    let spec = Community { members: 2_000, weeks: 52, ..Community::default() };
    let bank = spec.bank(false).unwrap();
    let mut given = vec![0u64; 2_000];
    let (mut summer, mut august, mut organisations) = (0u32, 0u32, 0u64);
    let mut exchanges = 0u32;
    for (_, row) in bank.exchange_rows() {
        exchanges += 1;
        let (_, month, _) = {
            let c = row.on.to_chrono();
            (0, chrono::Datelike::month(&c), 0)
        };
        summer += u32::from(month == 5);
        august += u32::from(month == 8);
        for part in bank.exchange_parts(row).filter(|part| part.side == Side::Gave) {
            given[part.member.index() as usize] += u64::from(part.minutes);
        }
    }
    // 2000 members, most of whom are there for the year, 0.15 a week.
    assert!((8_000..16_000).contains(&exchanges), "{exchanges}");
    assert!(august < summer, "{august} {summer}");
    let all: u64 = given.iter().sum();
    for (member, row) in bank.member_rows() {
        if row.kind == 1 {
            organisations += given[member.index() as usize];
        }
    }
    let organised = bank.member_rows().filter(|(_, row)| row.kind == 1).count();
    assert!((20..60).contains(&organised), "{organised}");
    // Two in a hundred are organisations, and give more than their share.
    assert!(organisations * 2_000 > 2 * all * organised as u64, "{organisations} of {all} by {organised}");
    given.sort_unstable();
    let top: u64 = given.iter().rev().take(200).sum();
    let share = top as f64 / all as f64;
    assert!((0.4..0.75).contains(&share), "{share}");
    let quiet = given.iter().filter(|minutes| **minutes < 120).count();
    assert!(quiet > 600, "{quiet}");
    let left = bank.member_rows().filter(|(_, row)| row.state == MemberState::Left).count();
    assert!((80..250).contains(&left), "{left}");
    let later = bank.member_rows().filter(|(_, row)| row.joined > spec.from).count();
    assert_eq!(later, 800);
}

#[test]
fn nobody_takes_part_before_joining_or_after_leaving_and_commands_come_in_order() {
    let spec = Community { members: 300, weeks: 60, leaves: 500, ..Community::default() };
    let commands: Vec<_> = spec.commands().unwrap().collect();
    assert!(commands.is_sorted_by_key(|command| command.at));
    assert!(matches!(commands[0].action, Action::Create(_)));
    let bank = spec.bank(true).unwrap();
    let mut left = 0;
    for (_, row) in bank.exchange_rows() {
        for part in bank.exchange_parts(row) {
            let member = bank.member(part.member).unwrap();
            assert!(member.joined <= row.on);
            assert!(member.state != MemberState::Left || row.on < member.since);
        }
        left += 1;
    }
    assert!(left > 1_000);
}

#[test]
fn sizes_that_make_no_sense_are_refused() {
    let of = |community: Community| community.bank(true).unwrap_err();
    let base = Community::default;
    assert!(matches!(
        of(Community { members: 9, ..base() }),
        Error::Value(crate::values::error::ValueError::NumberOutOfRange { what: "members", .. })
    ));
    assert!(matches!(
        of(Community { members: 1_000_001, ..base() }),
        Error::Value(crate::values::error::ValueError::NumberOutOfRange { what: "members", .. })
    ));
    assert!(matches!(
        of(Community { weeks: 521, ..base() }),
        Error::Value(crate::values::error::ValueError::NumberOutOfRange { what: "weeks", .. })
    ));
    assert!(matches!(
        of(Community { near: 1_001, ..base() }),
        Error::Value(crate::values::error::ValueError::NumberOutOfRange { what: "near", .. })
    ));
    assert!(matches!(
        of(Community { neighbours: 0, ..base() }),
        Error::Value(crate::values::error::ValueError::NumberOutOfRange { what: "neighbours", .. })
    ));
    assert!(matches!(of(Community { members: 1_000_000, weeks: 520, ..base() }), Error::TooMany { .. }));
    assert!(matches!(
        of(Community { from: "9999-12-01".parse().unwrap(), ..base() }),
        Error::Value(crate::values::error::ValueError::NumberOutOfRange { what: "weeks", .. })
    ));
    let nameless = crate::charter::Charter::named("");
    assert!(matches!(of(Community { charter: Some(Box::new(nameless)), ..base() }), Error::BadCharter { .. }));
    let mut looks = 0;
    let stopped = Community { members: 20_000, weeks: 1, ..base() }.bank_watched(
        true,
        Some(&mut |_| {
            looks += 1;
            false
        }),
    );
    assert!(matches!(stopped, Err(Error::NothingToDo { .. })) && looks == 1);
}
