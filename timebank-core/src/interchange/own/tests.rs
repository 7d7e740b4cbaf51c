#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, clippy::panic, reason = "tests")]

use crate::bank::TimeBank;
use crate::charter::Charter;
use crate::command::*;
use crate::interchange::{Bundle, ExportForm, Exported, FaultKind, Import, ImportFaults, ImportOptions, export};
use crate::ledger::TransferKind;
use crate::model::exchange::{Expense, GroupRule, Payer, PayerKind, Terms};
use crate::model::listing::{Closing, ListingTerms};
use crate::model::member::MemberState;
use crate::model::personal::{ListingWords, Profile};
use crate::values::digest::Salt;
use crate::values::minutes::Minutes;
use crate::values::time::Start;

fn context(day: u32, hour: u32) -> Context {
    Context::host(format!("2026-03-{day:02}T{hour:02}:00:00Z").parse().unwrap()).salt(crate::golden::fresh_salt())
}

/// A bank with one of most things, under a charter of its own: a welcome, and splits that leave odd minutes.
fn bank() -> TimeBank {
    let mut charter = Charter::named("Harpurbrook");
    charter.credit.welcome = Minutes::of(30);
    let mut bank = TimeBank::create(context(1, 8), crate::golden::BANK, charter).unwrap();
    let mut admit = |name: &str, hour| {
        let mut profile = Profile::named(name);
        profile.contact.insert("phone".into(), format!("0161 496 01{hour:02}"));
        bank.admit(context(1, hour), Admit { profile, joined: Some("2026-02-20".parse().unwrap()), ..Admit::default() })
            .unwrap()
            .member()
            .unwrap()
    };
    let [ana, ben, cy, di] = [("=Ana; née\nQuirke", 9), ("'Ben", 10), ("Cy", 11), ("Di", 12)].map(|(name, hour)| admit(name, hour));
    let activity = serde_json::from_value(serde_json::json!({"code": "lift", "name": "Lifts, and more"})).unwrap();
    let lift = bank.add_activity(context(1, 13), AddActivity { activity }).unwrap().activity().unwrap();
    let words = ListingWords { title: "Lifts".into(), text: "- in my car\n- in yours".into(), ..ListingWords::default() };
    let terms = ListingTerms { activity: Some(lift), minutes: Some(60), ..ListingTerms::open() };
    bank.offer(context(1, 14), Offer { member: ana, terms: terms.clone(), words: Some(words) }).unwrap();
    let request = bank.request(context(1, 15), Request { member: cy, terms, words: None }).unwrap().listing().unwrap();
    bank.close_listing(context(2, 8), CloseListing { listing: request, why: Closing::Met }).unwrap();
    let on = |day: u32| Terms::new(format!("2026-03-{day:02}").parse().unwrap());
    let record = |bank: &mut TimeBank, day: u32, hour: u32, terms: Terms| {
        bank.record(context(day, hour), Record::new(terms)).unwrap().exchange().unwrap()
    };
    let mut help = on(2).gave(ana, 90).received(ben, 90);
    (help.activity, help.start) = (Some(lift), Some(Start { minute: 600, offset: 0 }));
    help.expenses = vec![Expense { member: ana, amount: 240 }];
    record(&mut bank, 2, 12, help);
    let mut group = on(3).gave(cy, 61).received(ana, 60).received(ben, 60);
    group.group = Some(GroupRule::ReceiversShare);
    group.visitors = Some(3);
    record(&mut bank, 3, 12, group);
    let mut pot = on(3).gave(di, 45).received(cy, 45);
    pot.payer = Some(Payer { kind: PayerKind::Pot, member: None });
    record(&mut bank, 3, 13, pot);
    let mut nobody = on(3).gave(di, 20).received(cy, 20).together(ben, 20);
    nobody.payer = Some(Payer { kind: PayerKind::Nobody, member: None });
    record(&mut bank, 3, 14, nobody);
    let wrong = record(&mut bank, 4, 12, on(4).gave(ben, 30).received(cy, 30));
    bank.reverse(context(5, 12), Reverse { exchange: wrong, note: None }).unwrap();
    let [a, c] = [ana, cy].map(|member| bank.account_of(member).unwrap());
    let gift = Transfer {
        kind: TransferKind::Gift,
        from: a,
        to: c,
        minutes: Minutes::of(15),
        note: None,
        on: Some("2026-03-02".parse().unwrap()),
    };
    bank.transfer(context(6, 12), gift).unwrap();
    bank.propose(context(6, 13), Propose::new(on(20).gave(ana, 30).received(ben, 30))).unwrap();
    let exchange = bank.propose(context(6, 14), Propose::new(on(21).gave(ben, 30).received(ana, 30))).unwrap().exchange().unwrap();
    bank.agree(context(6, 15), Agree { exchange, members: vec![ana, ben], series: false }).unwrap();
    bank.set_state(context(7, 9), SetState { member: di, state: MemberState::Suspended, since: None, until: None, note: None }).unwrap();
    bank
}

fn read(exported: &Exported) -> Result<Import, ImportFaults> {
    let files: Vec<(&str, &[u8])> = exported.files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    crate::interchange::read(&Bundle::from_files(&files), &ImportOptions::new(Salt(*b"0123456789abcdef"), "csv")).unwrap()
}

fn text<'e>(exported: &'e Exported, name: &str) -> &'e str {
    std::str::from_utf8(&exported.files.iter().find(|(there, _)| there == name).unwrap().1).unwrap()
}

#[test]
fn our_own_tables_come_back_whole() {
    let first = export(&bank(), ExportForm::Csv);
    let made = read(&first).unwrap_or_else(|faults| panic!("{faults}"));
    assert_eq!(made.report.balances_agree, Some(true), "{:?}", made.report.differences().collect::<Vec<_>>());
    let second = export(&made.bank, ExportForm::Csv);
    for (name, _) in &first.files {
        let (one, other) = (text(&first, name), text(&second, name));
        if name == "exchanges.csv" {
            // Exchanges that are posted come before those that are not: the numbers are given out anew, and nothing else differs.
            let lines = |text: &str| {
                text.split("\r\n").map(|line| line.split_once(',').map_or("", |(_, rest)| rest).to_owned()).collect::<Vec<_>>()
            };
            assert_eq!(lines(one), lines(other));
        } else {
            assert_eq!(one, other, "{name}");
        }
    }
    for file in &made.report.files {
        assert_eq!((file.read, file.refused + file.left_out), (file.taken, 0), "{file:?}");
    }
}

#[test]
fn a_table_that_was_changed_is_told_by_line_or_by_balance() {
    let whole = export(&bank(), ExportForm::Csv);
    let changed = |name: &str, from: &str, to: &str| {
        let mut files = whole.clone();
        let bytes = &mut files.files.iter_mut().find(|(there, _)| there == name).unwrap().1;
        let text = String::from_utf8(bytes.clone()).unwrap();
        assert!(text.contains(from), "{text}");
        *bytes = text.replacen(from, to, 1).into_bytes();
        files
    };
    // Somebody gave more than the ledger says: the ledger leads, and it is told.
    let made = read(&changed("exchanges.csv", ",gave,90,", ",gave,91,")).unwrap();
    assert_eq!(made.report.balances_agree, Some(true));
    let told: Vec<(&str, u64, &str)> = made.report.guessed.iter().map(|g| (g.rule.as_str(), g.line, g.value.as_str())).collect();
    assert!(told.contains(&("the-ledger-says-other-minutes", 10, "1 min")), "{told:?}");
    // A balance that no posting explains is told by account.
    let made = read(&changed("members.csv", ",2,", ",2,1")).unwrap();
    assert_eq!(made.report.balances_agree, Some(false));
    assert_eq!(made.report.differences().map(|row| row.code.as_str()).collect::<Vec<_>>(), ["2"], "the account of Ana");
    let refused = read(&changed("exchanges.csv", ",gave,90,", ",giving,90,")).unwrap_err();
    let told: Vec<(&str, u64, &str, FaultKind)> =
        refused.faults.iter().map(|fault| (fault.file.as_str(), fault.line, fault.column.as_str(), fault.kind)).collect();
    assert_eq!(told.first(), Some(&("exchanges.csv", 2, "side", FaultKind::UnknownWord)), "{told:?}");
    let refused = read(&changed("charter.json", "{", "[")).unwrap_err();
    assert_eq!((refused.faults[0].file.as_str(), refused.faults[0].kind), ("charter.json", FaultKind::BadJson));
}

/// Two of a ring are confirmed and wait for the third. They come back as done where each fits the limits by itself, and are counted.
#[test]
fn what_waits_for_its_bundle_comes_back_waiting() {
    // Everybody gives what they get: even where nobody may go below zero, the three fit together.
    for lowest in [-600, 0] {
        let charter =
            format!(r#"{{"name": "Harpurbrook", "credit": {{"limits": {{"member": {{"lowest": {lowest}, "mode": "enforced"}}}}}}}}"#);
        let charter = Charter::from_json(charter.as_bytes()).unwrap();
        let mut bank = TimeBank::create(context(1, 8), crate::golden::BANK, charter).unwrap();
        let [ana, ben, cy] = [0; 3].map(|_| bank.admit(context(1, 9), Admit::default()).unwrap().member().unwrap());
        let all = [(ana, ben), (ben, cy), (cy, ana)].map(|(gave, received)| {
            let terms = Terms::new("2026-03-02".parse().unwrap()).gave(gave, 60).received(received, 60);
            bank.propose(context(1, 10), Propose::new(terms)).unwrap().exchange().unwrap()
        });
        bank.propose_together(context(1, 11), ProposeTogether::new(all, context(5, 8).at)).unwrap();
        for exchange in all {
            bank.agree(context(1, 12), Agree { exchange, members: vec![], series: false }).unwrap();
        }
        for exchange in &all[..2] {
            bank.done(context(2, 13), Done::new(*exchange)).unwrap();
            bank.confirm(context(2, 13), Confirm { exchange: *exchange, members: vec![], minutes: None }).unwrap();
        }
        let exported = export(&bank, ExportForm::Csv);
        let lost: Vec<(&str, u64)> =
            exported.lost.iter().filter(|lost| lost.why.contains("bundle")).map(|lost| (&*lost.file, lost.count)).collect();
        assert_eq!(lost, []);
        let made = read(&exported).unwrap_or_else(|faults| panic!("{faults}"));
        let states: Vec<&str> = made.bank.state.exchanges.iter().map(|(_, row)| row.state.as_str()).collect();
        assert_eq!(states, ["awaiting-word", "awaiting-word", "agreed"]);
        let file = made.report.files.iter().find(|file| file.file == "exchanges.csv").unwrap();
        assert_eq!((file.read, file.taken, file.left_out), (6, 6, 0), "{file:?}");
    }
}

#[test]
fn records_of_our_own_tables_are_handed_over_as_they_are_made() {
    let mut bank = TimeBank::create(context(1, 8), crate::golden::BANK, Charter::named("Harpurbrook")).unwrap();
    let [ana, ben] = [0; 2].map(|_| bank.admit(context(1, 9), Admit::default()).unwrap().member().unwrap());
    for turn in 0..2_500 {
        let (gave, received) = if turn % 2 == 0 { (ana, ben) } else { (ben, ana) };
        let terms = Terms::new("2026-03-02".parse().unwrap()).gave(gave, 15).received(received, 15);
        bank.record(context(2, 12), Record::new(terms)).unwrap();
    }
    let exported = export(&bank, ExportForm::Csv);
    let options = ImportOptions::new(Salt(*b"0123456789abcdef"), "csv");
    let (mut journal, mut most) = (Vec::new(), 0);
    let mut keep = |records: Vec<crate::journal::JournalRecord>| {
        most = most.max(records.len());
        journal.extend(records);
    };
    let files: Vec<(&str, &[u8])> = exported.files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    let made = crate::interchange::read_to(&Bundle::from_files(&files), &options, &mut keep).unwrap().unwrap();
    assert!(journal.len() > 2_500 && most < 1_100, "{most} of {}", journal.len());
    assert_eq!(TimeBank::replay(journal).unwrap(), made.bank);
}
