//! Banks whose rules changed on the way, out as our own tables and in again.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, clippy::panic, reason = "tests")]

use crate::bank::TimeBank;
use crate::charter::{Charter, Limits};
use crate::command::*;
use crate::interchange::{Bundle, ExportForm, Exported, Import, ImportOptions, export, read};
use crate::ledger::TransferKind;
use crate::ledger::table::looked;
use crate::model::activity::Activity;
use crate::model::exchange::Terms;
use crate::model::listing::ListingTerms;
use crate::model::member::MemberState;
use crate::model::personal::Profile;
use crate::values::digest::Salt;
use crate::values::ids::{AccountId, MemberId};
use crate::values::minutes::Minutes;

pub fn at(day: u32, hour: u32) -> Context {
    Context::host(format!("2026-03-{day:02}T{hour:02}:00:00Z").parse().unwrap()).salt(crate::golden::fresh_salt())
}

pub fn charter(welcome: i32) -> Charter {
    let mut charter = Charter::named("Harpurbrook");
    charter.credit.welcome = Minutes::of(welcome);
    charter
}

pub fn create(charter: Charter) -> TimeBank {
    TimeBank::create(at(1, 8), crate::golden::BANK, charter).unwrap()
}

pub fn admit(bank: &mut TimeBank, hour: u32, name: &str) -> MemberId {
    let admit = Admit { profile: Profile::named(name), joined: Some("2026-01-01".parse().unwrap()), ..Admit::default() };
    bank.admit(at(1, hour), admit).unwrap().member().unwrap()
}

fn adopt(bank: &mut TimeBank, day: u32, welcome: i32) {
    let charter = Box::new(charter(welcome));
    bank.adopt_charter(at(day, 8), AdoptCharter { charter, decided_by: Vec::new(), decided_on: None }).unwrap();
}

pub fn stand(bank: &mut TimeBank, day: u32, member: MemberId, state: MemberState) {
    bank.set_state(at(day, 9), SetState { member, state, since: None, until: None, note: None }).unwrap();
}

pub fn help(bank: &mut TimeBank, day: u32, on: &str, gave: MemberId, received: MemberId) {
    bank.record(at(day, 12), Record::new(Terms::new(on.parse().unwrap()).gave(gave, 60).received(received, 60))).unwrap();
}

pub fn again(exported: &Exported) -> Import {
    let files: Vec<(&str, &[u8])> = exported.files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    let made = read(&Bundle::from_files(&files), &ImportOptions::new(Salt(*b"0123456789abcdef"), "csv")).unwrap();
    made.unwrap_or_else(|faults| panic!("{faults}"))
}

pub fn same(bank: &TimeBank, made: &Import, names: &[&str]) {
    let (one, other) = (export(bank, ExportForm::Csv), export(&made.bank, ExportForm::Csv));
    for name in names {
        assert_eq!(text(&one, name), text(&other, name), "{name}");
    }
}

fn text<'e>(exported: &'e Exported, name: &str) -> &'e str {
    std::str::from_utf8(&exported.files.iter().find(|(there, _)| there == name).unwrap().1).unwrap()
}

pub fn balances(bank: &TimeBank) -> Vec<i64> {
    bank.balances().map(|(_, minutes)| minutes.get()).collect()
}

/// An activity that is used no longer, with listings of before; one of the charter that was changed, and stands below a later one.
#[test]
fn activities_come_back_as_they_are_now_and_listings_with_them() {
    let mut rules = charter(0);
    rules.activities = vec![Activity::new("tea", "Tea"), Activity { parent: Some("tea".to_owned()), ..Activity::new("cake", "Cake") }];
    let mut bank = create(rules);
    let ana = admit(&mut bank, 9, "Ana");
    let lift = bank.add_activity(at(1, 10), AddActivity { activity: Activity::new("lift", "Lifts") }).unwrap().activity().unwrap();
    for activity in [lift, bank.state.activity_codes.get(&"cake".to_owned()).copied().unwrap()] {
        let terms = ListingTerms { activity: Some(activity), ..ListingTerms::open() };
        bank.offer(at(1, 11), Offer { member: ana, terms, words: None }).unwrap();
    }
    let change = |bank: &mut TimeBank, hour, code: &str, parent: Option<&str>, retired| {
        let id = bank.state.activity_codes.get(&code.to_owned()).copied().unwrap();
        let activity = Activity { parent: parent.map(str::to_owned), retired, ..Activity::new(code, format!("{code}, and talk")) };
        bank.change_activity(at(2, hour), ChangeActivity { id, activity }).unwrap();
    };
    change(&mut bank, 9, "cake", None, true);
    change(&mut bank, 10, "tea", Some("cake"), false);
    change(&mut bank, 11, "lift", Some("tea"), true);
    let made = again(&export(&bank, ExportForm::Csv));
    same(&bank, &made, &["activities.csv", "listings.csv"]);
    let count = made.report.files.iter().find(|count| count.file == "activities.csv").unwrap();
    assert_eq!((count.read, count.taken, count.refused), (3, 3, 0));
    // Tables of before have no details: what the charter says of its own activities stays.
    let mut old = export(&bank, ExportForm::Csv);
    let file = |name: &str| old.files.iter().position(|(there, _)| there == name).unwrap();
    let (activities, listings) = (file("activities.csv"), file("listings.csv"));
    old.files[activities].1 = b"activity,code,name,parent\n1,tea,Tea time,\n".to_vec();
    old.files[listings].1 = text(&old, "listings.csv").lines().next().unwrap().as_bytes().to_vec();
    let made = again(&old);
    let names: Vec<&str> = made.bank.activity_rows().map(|(_, row)| row.activity.name.as_str()).collect();
    assert_eq!(names, ["Tea time", "Cake"]);
}

#[test]
fn a_welcome_that_came_after_help_is_no_sign_of_an_applicant() {
    let mut bank = create(charter(0));
    let [ana, ben] = [(9, "Ana"), (10, "Ben")].map(|(hour, name)| admit(&mut bank, hour, name));
    help(&mut bank, 2, "2026-03-02", ana, ben);
    adopt(&mut bank, 3, 30);
    for member in [ana, ben] {
        let to = bank.account_of(member).unwrap();
        let welcome = Transfer { kind: TransferKind::Welcome, from: AccountId::POT, to, minutes: Minutes::of(30), note: None, on: None };
        bank.transfer(at(4, 9), welcome).unwrap();
    }
    let made = again(&export(&bank, ExportForm::Csv));
    assert_eq!((made.report.balances_agree, balances(&made.bank)), (Some(true), vec![-60, 90, -30]));
    same(&bank, &made, &["members.csv", "exchanges.csv"]);
}

/// Somebody who applied took part from the day they joined, which may be before they were entered.
#[test]
fn an_applicant_joined_when_the_table_says() {
    let mut bank = create(charter(30));
    let ana = admit(&mut bank, 9, "Ana");
    let applies =
        Admit { profile: Profile::named("Ben"), applicant: true, joined: Some("2026-02-01".parse().unwrap()), ..Admit::default() };
    let ben = bank.admit(at(1, 10), applies).unwrap().member().unwrap();
    stand(&mut bank, 2, ben, MemberState::Active);
    help(&mut bank, 3, "2026-02-10", ben, ana);
    let made = again(&export(&bank, ExportForm::Csv));
    assert_eq!(made.report.balances_agree, Some(true));
    same(&bank, &made, &["members.csv", "exchanges.csv", "postings.csv"]);
}

#[test]
fn a_welcome_of_another_amount_is_posted_once() {
    let mut bank = create(charter(30));
    let applies = Admit { profile: Profile::named("Ben"), applicant: true, ..Admit::default() };
    let ben = bank.admit(at(1, 10), applies).unwrap().member().unwrap();
    stand(&mut bank, 2, ben, MemberState::Active);
    adopt(&mut bank, 3, 60);
    let made = again(&export(&bank, ExportForm::Csv));
    assert_eq!((made.report.balances_agree, balances(&made.bank)), (Some(true), vec![-30, 30]));
}

#[test]
fn limits_come_back_for_two_who_share() {
    let mut bank = create(charter(0));
    let club = Admit { profile: Profile::named("Club"), kind: Some("organisation".to_owned()), ..Admit::default() };
    let club = bank.admit(at(1, 9), club).unwrap().member().unwrap();
    let account = bank.account_of(club).unwrap();
    let shares = Admit { profile: Profile::named("Ben"), account: Some(account), ..Admit::default() };
    bank.admit(at(1, 10), shares).unwrap();
    let lowest = Limits { lowest: Some(Minutes::new(-600).unwrap()), ..Limits::default() };
    bank.set_limits(at(1, 11), SetLimits { account, limits: Some(lowest) }).unwrap();
    let whole = export(&bank, ExportForm::Csv);
    assert!(whole.lost.is_empty(), "{:?}", whole.lost);
    let made = again(&whole);
    assert!(made.report.lost.is_empty() && made.report.guessed.is_empty(), "{:?}, {:?}", made.report.lost, made.report.guessed);
    same(&bank, &made, &["members.csv"]);
}

/// A listing that closed because its member left comes back as withdrawn, and the report says so.
#[test]
fn a_listing_that_closes_for_another_reason_is_told() {
    let mut bank = create(charter(0));
    let ana = admit(&mut bank, 9, "Ana");
    bank.offer(at(1, 11), Offer { member: ana, terms: ListingTerms::open(), words: None }).unwrap();
    stand(&mut bank, 2, ana, MemberState::Left);
    stand(&mut bank, 3, ana, MemberState::Active);
    let made = again(&export(&bank, ExportForm::Csv));
    let told: Vec<(&str, u64, &str, &str)> =
        made.report.guessed.iter().map(|g| (g.file.as_str(), g.line, g.value.as_str(), g.taken_as.as_str())).collect();
    assert_eq!(told, [("listings.csv", 2, "member-gone", "withdrawn")]);
}

/// Twice the exchanges are twice the rows looked at, not four times.
#[test]
fn the_work_grows_with_the_tables() {
    let looked_at = |count: u32| {
        let mut bank = create(charter(30));
        let [ana, ben] = [(9, "Ana"), (10, "Ben")].map(|(hour, name)| admit(&mut bank, hour, name));
        for turn in 0..count {
            let (gave, received) = if turn % 2 == 0 { (ana, ben) } else { (ben, ana) };
            help(&mut bank, 2, "2026-03-02", gave, received);
        }
        let exported = export(&bank, ExportForm::Csv);
        let (rows, made) = looked::during(|| again(&exported));
        assert_eq!(made.report.balances_agree, Some(true));
        rows
    };
    let (few, many) = (looked_at(200), looked_at(400));
    assert!(many < few * 5 / 2, "{few} rows, then {many}");
}

/// When somebody who was forgotten did what, and for which organisation, is in no table.
#[test]
fn roles_of_somebody_who_was_forgotten_are_written_nowhere() {
    let mut bank = create(charter(0));
    let [ana, ben] = [(9, "Ana"), (10, "Ben")].map(|(hour, name)| admit(&mut bank, hour, name));
    let club = Admit { profile: Profile::named("Club"), kind: Some("organisation".to_owned()), ..Admit::default() };
    let club = bank.admit(at(1, 11), club).unwrap().member().unwrap();
    for (member, from) in [(ana, "2026-02-03"), (ben, "2026-02-04")] {
        let from = Some(from.parse().unwrap());
        bank.give_role(at(2, 9), GiveRole { member, role: "mentor".to_owned(), at: Some(club), from, until: None }).unwrap();
    }
    let roles = |bank: &TimeBank, form| {
        let exported = export(bank, form);
        let all: String = exported.files.iter().map(|(_, bytes)| String::from_utf8_lossy(bytes)).collect();
        ["2026-02-03", "2026-02-04"].map(|day| all.contains(day))
    };
    for form in [ExportForm::Csv, ExportForm::JsonLines] {
        assert_eq!(roles(&bank, form), [true, true]);
    }
    bank.erase(at(3, 9), Erase { member: ana }).unwrap();
    for form in [ExportForm::Csv, ExportForm::JsonLines] {
        assert_eq!(roles(&bank, form), [false, true]);
    }
}
