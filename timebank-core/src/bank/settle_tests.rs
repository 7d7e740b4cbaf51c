#![allow(clippy::unwrap_used, reason = "tests")]

use crate::command::{Admit, Context, JoinAccount, OpenAccount};
use crate::exchange::{GroupRule, Participation, Payer, Side, Terms};
use crate::member::AccountKind;
use crate::{Charter, MemberId, TimeBank};

fn bank() -> (TimeBank, [MemberId; 4]) {
    let at = Context::at("2026-03-01T10:00:00Z".parse().unwrap());
    let mut bank = TimeBank::found(at, Charter::named("Two")).unwrap();
    let members = [(); 4].map(|()| bank.admit(at, Admit::default()).unwrap().member().unwrap());
    let home = bank
        .execute(&crate::Command::new(at, OpenAccount { kind: AccountKind::Household, members: Vec::new() }))
        .unwrap()
        .account()
        .unwrap();
    for member in [members[2], members[3]] {
        bank.join_account(at, JoinAccount { member, account: home }).unwrap();
    }
    (bank, members)
}

/// Promise 1: the short way for two people moves what the general way moves.
#[test]
fn promise_1_the_way_for_two_is_the_way_for_many() {
    let (bank, members) = bank();
    let mut short = 0;
    for a in members {
        for b in members.into_iter().filter(|b| *b != a) {
            for sides in [(Side::Gave, Side::Received), (Side::Received, Side::Gave), (Side::Together, Side::Gave)] {
                for (first, second) in [(60, 60), (45, 90), (1, 1440)] {
                    for rule in [GroupRule::ReceiversShare, GroupRule::EachReceiverPays, GroupRule::PotPays] {
                        for payer in [Payer::RECEIVERS, Payer::POT, Payer::member(a)] {
                            let mut terms = Terms::new("2026-03-01".parse().unwrap());
                            terms.parts = vec![Participation::new(a, sides.0, first), Participation::new(b, sides.1, second)];
                            let many = bank.legs_of_many(&terms, rule, &payer).unwrap();
                            if let Some(two) = bank.legs_of_two(&terms, rule, &payer).unwrap() {
                                short += 1;
                                assert_eq!(two, many, "{terms:?} {rule} {payer:?}");
                            }
                        }
                    }
                }
            }
        }
    }
    assert_eq!(short, 72, "12 ordered pairs, 2 orders of the sides, 3 pairs of minutes, one rule and payer");
}
