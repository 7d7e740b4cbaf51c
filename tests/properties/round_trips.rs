//! Random banks written as other systems' files and read again: what each form keeps is kept, and what it loses is said.

use crate::{lockstep, translate};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestRng, TestRunner};
use std::collections::BTreeMap;
use timebank_core::exchange::{ExchangeState, Side};
use timebank_core::interchange::csv::CsvTable;
use timebank_core::interchange::{Bundle, ExportForm, Exported, ImportOptions, export, read};
use timebank_core::member::MemberState;
use timebank_core::{Salt, TimeBank};
use timebank_model::{self as m, Dice};

/// A bank after a script of commands, the refused ones left out; and its records.
pub fn bank(script: &lockstep::Script) -> (TimeBank, Vec<timebank_core::JournalRecord>) {
    let mut model = m::Bank::default();
    let first = m::next_command(&model, &mut Dice::new(&script[0]));
    model.run(&first).unwrap();
    let m::Action::Create { rules } = &first.action else { panic!("a bank is founded first") };
    let mut bank =
        TimeBank::create(translate::command(&first).context(), timebank_core::BankId([1; 16]), translate::charter(rules)).unwrap();
    for throws in &script[1..] {
        let next = m::next_command(&model, &mut Dice::new(throws));
        let command = translate::command(&next);
        let _ = model.run(&next);
        let _ = bank.execute(&command);
    }
    let records = bank.drain();
    (bank, records)
}

fn options(form: &str) -> ImportOptions {
    // Limits may have changed on the way: what happened is read all the same.
    ImportOptions::new(Salt(*b"0123456789abcdef"), form).limits(timebank_core::charter::LimitMode::Advisory)
}

fn bundle(exported: &Exported) -> Bundle<'_> {
    let files: Vec<(&str, &[u8])> = exported.files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    Bundle::from_files(&files)
}

fn file<'a>(exported: &'a Exported, name: &str) -> &'a [u8] {
    &exported.files.iter().find(|(there, _)| there == name).unwrap_or_else(|| panic!("no {name}")).1
}

fn lost(exported: &Exported, why: &str) -> u64 {
    exported.lost.iter().filter(|lost| lost.why.contains(why)).map(|lost| lost.count).sum()
}

/// Fails, and says why, unless both are the same.
macro_rules! same {
    ($one:expr, $other:expr, $($why:tt)*) => {
        let (one, other) = ($one, $other);
        if one != other {
            return Err(TestCaseError::fail(format!("{}: {one:?} and {other:?}", format!($($why)*))));
        }
    };
}

/// Movements as they stand in a file: who paid whom how much.
fn movements(exported: &Exported) -> Vec<(String, String, String)> {
    let table = CsvTable::read("transfers.csv", file(exported, "transfers.csv")).unwrap();
    let [payer, payee, amount] = ["payer", "payee", "amount"].map(|name| table.column(&[name]));
    table.rows.iter().map(|row| (row.get(payer).into(), row.get(payee).into(), row.get(amount).into())).collect()
}

fn komunitin(bank: &TimeBank) -> Result<(), TestCaseError> {
    let exported = export(bank, ExportForm::Komunitin);
    let made = match read(&bundle(&exported), &options("komunitin")).unwrap() {
        Ok(made) => made,
        Err(faults) => return Err(TestCaseError::fail(format!("our own bundle is refused: {faults}"))),
    };
    let differences: Vec<_> = made.report.differences().collect();
    same!(differences, Vec::<&timebank_core::interchange::BalanceRow>::new(), "declared and replayed");
    // Every account with a balance is there with the same balance, whatever it is called.
    let balances = |bank: &TimeBank| {
        let mut all: Vec<i64> = bank.host().balances().map(|(_, minutes)| minutes.get()).filter(|minutes| *minutes != 0).collect();
        all.sort_unstable();
        all
    };
    same!(balances(bank), balances(&made.bank), "balances");
    let again = export(&made.bank, ExportForm::Komunitin);
    let in_minutes = |all: Vec<(String, String, String)>| all.into_iter().map(|(_, _, amount)| amount).collect::<Vec<_>>();
    same!(in_minutes(movements(&exported)), in_minutes(movements(&again)), "movements of the second writing");
    // What it loses, counted by hand.
    let unposted =
        bank.host().exchange_rows().filter(|(_, row)| matches!(row.state, ExchangeState::Proposed | ExchangeState::Agreed)).count();
    if lost(&exported, "not posted") < unposted as u64 {
        return Err(TestCaseError::fail(format!("{unposted} exchanges are not posted, and it says {:?}", exported.lost)));
    }
    Ok(())
}

fn valueflows(bank: &TimeBank) -> Result<(), TestCaseError> {
    let exported = export(bank, ExportForm::ValueFlows);
    // Minutes given by each, of what happened and was not taken back, counted from the exchanges.
    let mut given: BTreeMap<u32, i64> = BTreeMap::new();
    let (mut together, mut own) = (0, 0);
    let host = bank.host();
    for (id, row) in host.exchange_rows() {
        if !row.state.happened() || bank.host().exchange_plan(id).is_some() {
            continue;
        }
        // Two records of one person may have been merged since: what one gave the other is no event.
        let of = |side| host.exchange_parts(row).filter(move |part| part.side == side && (side == Side::Received || part.minutes > 0));
        let (givers, receivers): (Vec<_>, Vec<_>) = (of(Side::Gave).collect(), of(Side::Received).collect());
        let oneself = matches!((&givers[..], &receivers[..]), ([giver], [receiver])
            if bank.resolve(giver.member) == bank.resolve(receiver.member));
        own += u64::from(oneself);
        for part in bank.host().exchange_parts(row) {
            match part.side {
                Side::Gave if !oneself => *given.entry(bank.resolve(part.member).get()).or_default() += i64::from(part.minutes),
                Side::Together => together += 1,
                _ => {}
            }
        }
    }
    same!(lost(&exported, "done together"), together, "what was done together");
    same!(lost(&exported, "two records of one person"), own, "help to oneself");
    given.retain(|_, minutes| *minutes != 0);
    let json: serde_json::Value = serde_json::from_slice(file(&exported, "valueflows.json")).unwrap();
    let mut told: BTreeMap<u32, i64> = BTreeMap::new();
    for event in json["@graph"].as_array().unwrap() {
        let provider = event["provider"].as_str().unwrap().rsplit(':').next().unwrap().parse().unwrap();
        *told.entry(provider).or_default() += event["effortQuantity"]["hasNumericalValue"].as_i64().unwrap();
    }
    told.retain(|_, minutes| *minutes != 0);
    same!(&told, &given, "promise 11: minutes given");
    if told.is_empty() {
        return Ok(());
    }
    match read(&bundle(&exported), &options("valueflows")).unwrap() {
        Ok(made) => {
            let sum: i64 = made.bank.host().balances().map(|(_, minutes)| minutes.get()).sum();
            same!(sum, 0, "promise 1: the sum of what was read");
            let gave: i64 = made
                .bank
                .host()
                .exchange_rows()
                .flat_map(|(_, row)| made.bank.host().exchange_parts(row).collect::<Vec<_>>())
                .filter(|part| part.side == Side::Gave)
                .map(|part| i64::from(part.minutes))
                .sum();
            same!(gave, told.values().sum::<i64>(), "minutes given, in and out");
        }
        Err(faults) => return Err(TestCaseError::fail(format!("our own events are refused: {faults}"))),
    }
    Ok(())
}

fn tables(bank: &TimeBank) -> Result<(), TestCaseError> {
    let csv = export(bank, ExportForm::Csv);
    let lines = export(bank, ExportForm::JsonLines);
    let table = CsvTable::read("postings.csv", file(&csv, "postings.csv")).unwrap();
    let [account, minutes, entry] = ["account", "minutes", "entry"].map(|name| table.column(&[name]));
    let (mut balances, mut entries) = (BTreeMap::<u32, i64>::new(), BTreeMap::<String, i64>::new());
    for row in table.rows.iter() {
        let moved: i64 = row.get(minutes).parse().unwrap();
        *balances.entry(row.get(account).parse().unwrap()).or_default() += moved;
        *entries.entry(row.get(entry).to_owned()).or_default() += moved;
    }
    same!(entries.values().filter(|sum| **sum != 0).count(), 0, "promise 1: entries that do not come to zero");
    let here: BTreeMap<u32, i64> = bank.host().balances().map(|(id, minutes)| (id.get(), minutes.get())).filter(|(_, m)| *m != 0).collect();
    balances.retain(|_, minutes| *minutes != 0);
    same!(balances, here, "balances from the table of postings");
    for (name, bytes) in csv.files.iter().filter(|(name, _)| name.ends_with(".csv")) {
        let rows = CsvTable::read(name, bytes).unwrap().rows.len();
        let json = String::from_utf8(file(&lines, &name.replace(".csv", ".jsonl")).to_vec()).unwrap();
        same!(json.lines().count(), rows, "rows of {name} in both forms");
        for line in json.lines() {
            let read: serde_json::Value = serde_json::from_str(line).unwrap();
            same!(read.is_object(), true, "{name}: {line}");
        }
    }
    let erased: Vec<u32> = bank.host().member_rows().filter(|(_, row)| row.state == MemberState::Erased).map(|(id, _)| id.get()).collect();
    let members = CsvTable::read("members.csv", file(&csv, "members.csv")).unwrap();
    let [number, name] = ["member", "name"].map(|name| members.column(&[name]));
    for row in members.rows.iter().filter(|row| erased.contains(&row.get(number).parse().unwrap())) {
        same!(row.get(name), "", "promise 7: the name of somebody erased");
    }
    Ok(())
}

/// Our own tables come back with every balance, or the report says where not; of banks whose exchanges are all posted, under one charter, every
/// balance comes back: what is open may fall due on the way. What the tables cannot say anew is refused with its line: accounts several share, sides of no
/// minutes, what was approved over a limit.
fn own_tables(bank: &TimeBank, records: &[timebank_core::JournalRecord]) -> Result<bool, TestCaseError> {
    let csv = export(bank, ExportForm::Csv);
    let host = bank.host();
    let kinds = CsvTable::read("postings.csv", file(&csv, "postings.csv")).unwrap();
    let kind = kinds.column(&["kind"]);
    let moved = kinds.rows.iter().any(|row| matches!(row.get(kind), "moved" | "passage"));
    let merged =
        host.member_rows().any(|(_, row)| row.merged_into.is_some() || matches!(row.state, MemberState::Erased | MemberState::Left));
    let open = host.exchange_rows().any(|(_, row)| row.entry.is_none());
    let plain =
        !open && !moved && !merged && !records.iter().any(|record| String::from_utf8_lossy(&record.bytes).contains("\"charter-adopted\""));
    match read(&bundle(&csv), &options("csv")).unwrap() {
        Err(_) => Ok(false),
        Ok(made) => {
            let here: BTreeMap<u32, i64> = host.balances().map(|(id, minutes)| (id.get(), minutes.get())).collect();
            let differs = made.report.balances.iter().any(|row| here.get(&row.code.parse().unwrap()) != Some(&row.minutes.get()));
            same!(made.report.balances_agree, Some(!differs), "what the report says of balances");
            if plain && differs {
                return Err(TestCaseError::fail(format!("{:?}", made.report.differences().collect::<Vec<_>>())));
            }
            Ok(!differs)
        }
    }
}

/// The files of other systems: whoever has an account has the same balance there, and what nobody owns is the community's.
fn other_systems(bank: &TimeBank) -> Result<(), TestCaseError> {
    let host = bank.host();
    let mut wanted: Vec<i64> = Vec::new();
    let mut seen = std::collections::BTreeSet::new();
    for (_, row) in host.member_rows().filter(|(_, row)| row.merged_into.is_none()) {
        if row.account.get() != 1 && seen.insert(row.account) {
            wanted.push(host.balances().find(|(id, _)| *id == row.account).map_or(0, |(_, minutes)| minutes.get()));
        }
    }
    wanted.push(-wanted.iter().sum::<i64>());
    let sorted = |mut all: Vec<i64>| {
        all.retain(|minutes| *minutes != 0);
        all.sort_unstable();
        all
    };
    let wanted = sorted(wanted);
    for (form, community) in [(ExportForm::TimeOverflow, None), (ExportForm::Nexus, None), (ExportForm::CreditCommons, Some("community"))] {
        let exported = export(bank, form);
        let rows: usize =
            exported.files.iter().filter(|(name, _)| name.starts_with("trans") || name.ends_with(".json")).map(|(_, b)| b.len()).sum();
        if wanted.is_empty() || rows < 100 {
            continue;
        }
        let given = {
            let mut made = options(form.as_str()).rounding(timebank_core::interchange::Rounding::Nearest);
            made.community_account = community.map(str::to_owned);
            made
        };
        match read(&bundle(&exported), &given).unwrap() {
            Ok(made) => {
                let found = sorted(made.bank.host().balances().map(|(_, minutes)| minutes.get()).collect());
                same!(&found, &wanted, "{form}: balances");
            }
            Err(faults) => return Err(TestCaseError::fail(format!("{form}: our own files are refused: {faults}"))),
        }
    }
    Ok(())
}

fn the_rest(bank: &TimeBank, records: &[timebank_core::JournalRecord]) -> Result<(), TestCaseError> {
    let calendar = export(bank, ExportForm::Calendar);
    let text = std::str::from_utf8(file(&calendar, "timebank.ics")).unwrap();
    for line in text.split_terminator("\r\n") {
        same!(line.len() <= 75 && !line.contains(['\r', '\n']), true, "a line of the calendar: {line}");
    }
    same!(text.matches("BEGIN:").count(), text.matches("END:").count(), "what begins and ends");
    for (name, bytes) in export(bank, ExportForm::OpenReferral).files {
        same!(serde_json::from_slice::<serde_json::Value>(&bytes).is_ok(), true, "{name}");
    }
    // The journal itself loses nothing.
    let mut text = Vec::new();
    records.iter().for_each(|record| timebank_core::journal::write_line(record, &mut text));
    let read: Vec<_> = timebank_core::journal::JsonLines::new(text.as_slice()).collect::<Result<_, _>>().unwrap();
    let again = TimeBank::replay(read.clone()).unwrap();
    same!((again == *bank, again.head()), (true, bank.head()), "promise 2: the bank of the journal");
    let mut second = Vec::new();
    read.iter().for_each(|record| timebank_core::journal::write_line(record, &mut second));
    same!(second == text, true, "the journal's bytes");
    Ok(())
}

/// 600 banks, or as the environment says (`TIMEBANK_BANKS`).
#[test]
fn promise_1_2_7_11_random_banks_go_out_and_come_in_again() {
    let cases = std::env::var("TIMEBANK_BANKS").ok().and_then(|n| n.parse().ok()).unwrap_or(600);
    let mut runner = TestRunner::new_with_rng(
        Config { cases, failure_persistence: None, max_shrink_iters: 400, ..Config::default() },
        TestRng::from_seed(RngAlgorithm::ChaCha, &[5; 32]),
    );
    let (mut exchanges, mut transfers, mut members) = (0, 0, 0);
    let told = std::cell::RefCell::new((&mut exchanges, &mut transfers, &mut members));
    let whole = std::cell::Cell::new(0);
    runner
        .run(&proptest::collection::vec(proptest::collection::vec(any::<u16>(), 40), 20..=120), |script| {
            let (bank, records) = bank(&script);
            let mut told = told.borrow_mut();
            *told.0 += bank.host().exchange_rows().count();
            *told.1 += bank.host().transfer_rows().count();
            *told.2 += bank.host().member_rows().count();
            drop(told);
            komunitin(&bank)?;
            valueflows(&bank)?;
            tables(&bank)?;
            other_systems(&bank)?;
            whole.set(whole.get() + u32::from(own_tables(&bank, &records)?));
            the_rest(&bank, &records)
        })
        .unwrap_or_else(|error| panic!("{error}"));
    assert!(whole.get() * 4 > cases, "{} banks of {cases} came back whole from our own tables", whole.get());
    assert!(exchanges > 1_200 && transfers > 600 && members > 2_000, "{exchanges} exchanges, {transfers} transfers, {members} members");
}
