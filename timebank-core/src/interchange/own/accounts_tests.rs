//! Banks with accounts that several share, out as our own tables and in again.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, clippy::panic, reason = "tests")]

use super::ends_tests::{admit, again, at, balances, charter, create, help, same, stand};
use crate::bank::TimeBank;
use crate::charter::Limits;
use crate::command::*;
use crate::interchange::{Bundle, ExportForm, FaultKind, ImportOptions, export, read};
use crate::ledger::TransferKind;
use crate::model::activity::Activity;
use crate::model::exchange::Terms;
use crate::model::listing::ListingTerms;
use crate::model::member::{AccountKind, MemberState};
use crate::model::personal::Profile;
use crate::values::digest::Salt;
use crate::values::ids::{AccountId, MemberId};
use crate::values::minutes::Minutes;

const WHOLE: &[&str] = &["accounts.csv", "members.csv", "postings.csv", "exchanges.csv"];

fn household(bank: &mut TimeBank, day: u32, members: &[MemberId]) -> AccountId {
    let next = bank.state.ledger.accounts.next_id().unwrap();
    bank.open_account(at(day, 9), OpenAccount { kind: AccountKind::Household, members: members.to_vec() }).unwrap();
    next
}

/// A guess: the file, the line, what stood there, what it was taken as, and the rule.
type Told = (String, u64, String, String, String);

/// What comes back is the same, with nothing lost. What was guessed: whose an account was, and since when another was shared.
fn comes_back(bank: &TimeBank) -> Vec<Told> {
    let first = export(bank, ExportForm::Csv);
    assert_eq!(first.lost, []);
    let made = again(&first);
    assert_eq!(made.report.lost, []);
    assert_eq!(made.report.balances_agree, Some(true));
    same(bank, &made, WHOLE);
    assert_eq!(balances(bank), balances(&made.bank));
    for file in &made.report.files {
        assert_eq!((file.read, file.refused + file.left_out), (file.taken, 0), "{file:?}");
    }
    made.report.guessed.into_iter().map(|guess| (guess.file, guess.line, guess.value, guess.taken_as, guess.rule)).collect()
}

/// That an account was somebody's before they came to share another.
fn whose(line: u64, account: &str, member: &str) -> Told {
    ("accounts.csv".into(), line, account.into(), format!("of member {member}"), "whose-account-it-was".into())
}

/// That somebody has had an account since a moment.
fn since(line: u64, account: &str, at: &str) -> Told {
    ("members.csv".into(), line, account.into(), format!("account {account} from {at} on"), "when-an-account-changed".into())
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
    // Ana's balance moved with her. Ben had none, and nothing says when he came.
    assert_eq!(comes_back(&bank), [whose(3, "3", "2"), since(3, "5", "2026-03-01T11:00:00Z")]);
}

#[test]
fn welcomes_move_with_those_who_come_to_share() {
    let mut bank = create(charter(30));
    let [ana, ben] = [(9, "Ana"), (10, "Ben")].map(|(hour, name)| admit(&mut bank, hour, name));
    household(&mut bank, 2, &[ana, ben]);
    let cy = Admit { profile: Profile::named("Cy"), ..Admit::default() };
    let cy = bank.admit(at(2, 10), cy).unwrap().member().unwrap();
    help(&mut bank, 3, "2026-03-03", ana, cy);
    assert_eq!(comes_back(&bank), []);
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

/// Rows that have a number of their own have it once.
#[test]
fn a_number_that_stands_twice_is_a_fault() {
    let mut bank = create(charter(0));
    let ana = admit(&mut bank, 9, "Ana");
    household(&mut bank, 2, &[ana]);
    bank.add_activity(at(2, 10), AddActivity { activity: Activity::new("tea", "Tea") }).unwrap();
    bank.offer(at(2, 11), Offer { member: ana, terms: ListingTerms::open(), words: None }).unwrap();
    for (name, column) in [("accounts", "account"), ("members", "member"), ("activities", "activity"), ("listings", "listing")] {
        let mut tables = export(&bank, ExportForm::Csv);
        let (_, bytes) = tables.files.iter_mut().find(|(file, _)| *file == format!("{name}.csv")).unwrap();
        let text = String::from_utf8(bytes.clone()).unwrap();
        let first = text.split("\r\n").nth(1).unwrap();
        let last = text.trim_end().split("\r\n").count() as u64 + 1;
        bytes.extend_from_slice(format!("{first}\r\n").as_bytes());
        let files: Vec<(&str, &[u8])> = tables.files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
        let refused = read(&Bundle::from_files(&files), &ImportOptions::new(Salt([7; 16]), "csv")).unwrap().unwrap_err();
        let told: Vec<_> = refused.faults.iter().map(|fault| (fault.line, fault.column.as_str(), fault.kind, fault.why.as_str())).collect();
        assert_eq!(told, [(last, column, FaultKind::Duplicate, "line 2 has the same number")], "{name}");
    }
}
