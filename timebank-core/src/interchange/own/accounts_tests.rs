//! Banks with accounts that several share, out as our own tables and in again.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, clippy::panic, reason = "tests")]

use super::ends_tests::{admit, again, at, balances, charter, create, help, same, stand};
use crate::bank::TimeBank;
use crate::charter::Limits;
use crate::command::*;
use crate::interchange::{ExportForm, export};
use crate::ledger::TransferKind;
use crate::model::exchange::Terms;
use crate::model::member::{AccountKind, MemberState};
use crate::model::personal::Profile;
use crate::values::ids::{AccountId, MemberId};
use crate::values::minutes::Minutes;

const WHOLE: &[&str] = &["accounts.csv", "members.csv", "postings.csv", "exchanges.csv"];

fn household(bank: &mut TimeBank, day: u32, members: &[MemberId]) -> AccountId {
    let next = bank.state.ledger.accounts.next_id().unwrap();
    bank.open_account(at(day, 9), OpenAccount { kind: AccountKind::Household, members: members.to_vec() }).unwrap();
    next
}

/// What comes back is the same, with nothing guessed and nothing lost.
fn comes_back(bank: &TimeBank) {
    let first = export(bank, ExportForm::Csv);
    assert_eq!(first.lost, []);
    let made = again(&first);
    assert_eq!((&made.report.lost, &made.report.guessed), (&Vec::new(), &Vec::new()));
    assert_eq!(made.report.balances_agree, Some(true));
    same(bank, &made, WHOLE);
    assert_eq!(balances(bank), balances(&made.bank));
    for file in &made.report.files {
        assert_eq!((file.read, file.refused + file.left_out), (file.taken, 0), "{file:?}");
    }
}

#[test]
fn a_household_that_members_joined_comes_back() {
    let mut bank = create(charter(0));
    let [ana, ben, cy] = [(9, "Ana"), (10, "Ben"), (11, "Cy")].map(|(hour, name)| admit(&mut bank, hour, name));
    help(&mut bank, 2, "2026-03-02", ana, cy);
    let shared = household(&mut bank, 3, &[ana]);
    bank.join_account(at(4, 9), JoinAccount { member: ben, account: shared }).unwrap();
    help(&mut bank, 5, "2026-03-05", cy, ben);
    help(&mut bank, 6, "2026-03-06", ana, cy);
    let di =
        Admit { profile: Profile::named("Di"), account: Some(shared), joined: Some("2026-01-01".parse().unwrap()), ..Admit::default() };
    let di = bank.admit(at(7, 9), di).unwrap().member().unwrap();
    help(&mut bank, 8, "2026-03-08", di, cy);
    comes_back(&bank);
}

#[test]
fn welcomes_move_with_those_who_come_to_share() {
    let mut bank = create(charter(30));
    let [ana, ben] = [(9, "Ana"), (10, "Ben")].map(|(hour, name)| admit(&mut bank, hour, name));
    household(&mut bank, 2, &[ana, ben]);
    let cy = Admit { profile: Profile::named("Cy"), ..Admit::default() };
    let cy = bank.admit(at(2, 10), cy).unwrap().member().unwrap();
    help(&mut bank, 3, "2026-03-03", ana, cy);
    comes_back(&bank);
}

#[test]
fn somebody_who_left_a_household_has_an_account_of_their_own() {
    let mut bank = create(charter(0));
    let [ana, ben, cy] = [(9, "Ana"), (10, "Ben"), (11, "Cy")].map(|(hour, name)| admit(&mut bank, hour, name));
    household(&mut bank, 2, &[ana, ben]);
    help(&mut bank, 3, "2026-03-03", ana, cy);
    bank.leave_account(at(4, 9), LeaveAccount { member: ana }).unwrap();
    help(&mut bank, 5, "2026-03-05", ana, cy);
    help(&mut bank, 6, "2026-03-06", cy, ben);
    comes_back(&bank);
}

/// Nobody moved any credit: only the numbers of accounts tell who had which.
#[test]
fn a_household_in_which_nothing_happened_comes_back() {
    let mut bank = create(charter(0));
    let [ana, ben, cy] = [(9, "Ana"), (10, "Ben"), (11, "Cy")].map(|(hour, name)| admit(&mut bank, hour, name));
    household(&mut bank, 2, &[ana, cy]);
    household(&mut bank, 3, &[]);
    comes_back(&bank);
    assert_ne!(bank.account_of(ana).unwrap(), bank.account_of(ben).unwrap());
}

#[test]
fn limits_of_accounts_that_no_member_has_come_back() {
    let mut bank = create(charter(0));
    let ana = admit(&mut bank, 9, "Ana");
    let before = bank.account_of(ana).unwrap();
    let empty = household(&mut bank, 2, &[]);
    household(&mut bank, 3, &[ana]);
    let lowest = Limits { lowest: Some(Minutes::new(-600).unwrap()), ..Limits::default() };
    for account in [AccountId::POT, before, empty] {
        bank.set_limits(at(4, 12), SetLimits { account, limits: Some(lowest.clone()) }).unwrap();
    }
    comes_back(&bank);
}

/// An account somebody had, to which a gift went after they had come to share another: opened anew, and told.
#[test]
fn credit_on_an_account_that_nobody_has_stays_there() {
    let mut bank = create(charter(0));
    let [ana, ben] = [(9, "Ana"), (10, "Ben")].map(|(hour, name)| admit(&mut bank, hour, name));
    let to = bank.account_of(ana).unwrap();
    household(&mut bank, 2, &[ana]);
    let from = bank.account_of(ben).unwrap();
    let gift = Transfer { kind: TransferKind::Gift, from, to, minutes: Minutes::of(15), note: None, on: None };
    bank.transfer(at(3, 9), gift).unwrap();
    stand(&mut bank, 4, ben, MemberState::Suspended);
    let made = again(&export(&bank, ExportForm::Csv));
    assert_eq!(made.report.balances_agree, Some(true));
    let mut left = balances(&made.bank);
    left.retain(|minutes| *minutes != 0);
    left.sort_unstable();
    assert_eq!(left, [-15, 15]);
}

/// An account that is opened for several organisations and belongs to none of them.
#[test]
fn an_account_that_was_opened_for_organisations_comes_back() {
    let mut bank = create(charter(0));
    let ana = admit(&mut bank, 9, "Ana");
    let club = Admit { profile: Profile::named("Club"), kind: Some("organisation".to_owned()), ..Admit::default() };
    let club = bank.admit(at(1, 10), club).unwrap().member().unwrap();
    let next = bank.state.ledger.accounts.next_id().unwrap();
    bank.open_account(at(2, 9), OpenAccount { kind: AccountKind::Organisation, members: vec![ana] }).unwrap();
    let terms = Terms::new("2026-03-02".parse().unwrap()).gave(ana, 45).received(club, 45);
    bank.record(at(2, 12), Record::new(terms)).unwrap();
    assert_eq!(bank.account_of(ana).unwrap(), next);
    comes_back(&bank);
}
