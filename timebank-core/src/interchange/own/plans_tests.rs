//! Series, bundles, who stayed away and what is kept about members: out as our own tables, in again, and out once more.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, clippy::panic, reason = "tests")]

use crate::bank::TimeBank;
use crate::charter::Charter;
use crate::command::{Command, Context};
use crate::interchange::{Bundle, ExportForm, Exported, Import, ImportOptions, export};
use crate::values::digest::Salt;
use crate::values::ids::ExchangeId;
use serde_json::{Value, json};
use std::collections::BTreeSet;

fn send(bank: &mut TimeBank, at: &str, action: Value) -> Result<String, String> {
    let salt = format!("{:032x}", bank.head().seq + 1);
    let command = json!({"at": at, "by": "host", "salt": salt, "do": action}).to_string();
    let command = Command::from_json(command.as_bytes()).unwrap_or_else(|error| panic!("{error}: {command}"));
    bank.execute(&command).map(|outcome| format!("{outcome:?}")).map_err(|error| format!("{error}: {action}"))
}

fn bank() -> TimeBank {
    let charter = json!({"name": "Harpurbrook", "confirmation": {"answerDays": 60, "days": 60, "who": "both"}}).to_string();
    let charter = Charter::from_json(charter.as_bytes()).unwrap();
    let mut bank = TimeBank::create(Context::host("2026-03-01T08:00:00Z".parse().unwrap()), crate::golden::BANK, charter).unwrap();
    for name in ["Ana Quirke", "Ben Okafor", "Cy Tran", "Di Rowe", "Eve Ash"] {
        send(&mut bank, "2026-03-01T09:00:00Z", json!({"type": "admit", "joined": "2026-01-15", "profile": {"name": name}})).unwrap();
    }
    bank
}

fn terms(on: &str, gave: u64, received: u64, minutes: u64) -> Value {
    json!({"on": on, "parts": [{"member": gave, "side": "gave", "minutes": minutes}, {"member": received, "side": "received", "minutes": minutes}]})
}

fn again(exported: &Exported) -> Import {
    let files: Vec<(&str, &[u8])> = exported.files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    let made = crate::interchange::read(&Bundle::from_files(&files), &ImportOptions::new(Salt(*b"0123456789abcdef"), "csv")).unwrap();
    made.unwrap_or_else(|faults| panic!("{faults}\n{}", table(exported, "exchanges.csv").join("\n")))
}

fn table(exported: &Exported, name: &str) -> Vec<String> {
    let found = exported.files.iter().find(|(there, _)| there == name);
    let text = found.map(|(_, bytes)| String::from_utf8(bytes.clone()).unwrap()).unwrap_or_default();
    text.split("\r\n").map(str::to_owned).collect()
}

/// All tables but those of accounts come back, byte by byte.
fn comes_back(bank: &TimeBank) -> (Exported, Import) {
    let first = export(bank, ExportForm::Csv);
    let made = again(&first);
    let second = export(&made.bank, ExportForm::Csv);
    for (name, _) in &first.files {
        let report = (&made.report.left_out, &made.report.guessed, &made.report.lost);
        assert_eq!(table(&first, name), table(&second, name), "{name}: {report:?}");
    }
    assert_eq!(first.files, second.files);
    (first, made)
}

fn lost(exported: &Exported) -> Vec<(&str, u64)> {
    let all = exported.lost.iter().filter(|lost| !lost.why.starts_with("cells that begin like a formula"));
    all.map(|lost| (lost.why, lost.count)).collect()
}

#[test]
fn a_series_comes_back_as_one_with_what_became_of_its_dates() {
    let mut bank = bank();
    let dates = ["2026-03-13", "2026-03-20", "2026-03-27", "2026-04-03"];
    let mut propose = json!({"type": "propose", "dates": dates, "note": "Walks", "terms": terms("2026-03-06", 1, 2, 60)});
    propose["terms"]["start"] = json!({"minute": 600, "offset": 0});
    propose["terms"]["parts"][0]["as"] = json!("staff");
    propose["terms"]["parts"][0]["paid"] = json!(true);
    send(&mut bank, "2026-03-02T09:00:00Z", propose).unwrap();
    send(&mut bank, "2026-03-02T10:00:00Z", json!({"type": "propose", "terms": terms("2026-04-10", 3, 4, 30)})).unwrap();
    send(&mut bank, "2026-03-02T11:00:00Z", json!({"type": "agree", "exchange": 1, "series": true})).unwrap();
    // The first took longer and is posted, the second is done, of the third somebody called off, the fourth was called off.
    let actual = json!([{"member": 1, "minutes": 60}, {"member": 2, "minutes": 75}]);
    send(&mut bank, "2026-03-06T12:00:00Z", json!({"type": "done", "exchange": 1, "actual": actual})).unwrap();
    send(&mut bank, "2026-03-06T13:00:00Z", json!({"type": "confirm-many", "exchanges": [1]})).unwrap();
    send(&mut bank, "2026-03-13T00:00:00Z", json!({"type": "done", "exchange": 2})).unwrap();
    send(&mut bank, "2026-03-14T09:00:00Z", json!({"type": "mark-attendance", "exchange": 3, "member": 2, "attendance": "late-cancel"}))
        .unwrap();
    send(&mut bank, "2026-03-15T09:00:00Z", json!({"type": "withdraw", "exchange": 4})).unwrap();
    let (exported, made) = comes_back(&bank);
    assert_eq!(lost(&exported), []);
    let series: Vec<_> = (1..=6).map(|n| made.bank.exchange_more(ExchangeId::new(n).unwrap()).and_then(|more| more.series)).collect();
    assert_eq!(series.iter().filter(|one| one.is_some() && **one == series[0]).count(), 5, "{series:?}");
    assert_eq!(made.report.balances_agree, Some(true));
}

#[test]
fn a_bundle_comes_back_tied_together() {
    for agreed in [false, true] {
        let mut bank = bank();
        for (from, to) in [(1, 2), (2, 3), (3, 1), (4, 5)] {
            send(&mut bank, "2026-03-02T09:00:00Z", json!({"type": "propose", "terms": terms("2026-03-20", from, to, 60)})).unwrap();
        }
        let due = "2026-03-10T09:00:00Z";
        send(&mut bank, "2026-03-02T10:00:00Z", json!({"type": "propose-together", "exchanges": [1, 2, 3], "due": due})).unwrap();
        if agreed {
            for exchange in 1..=3 {
                send(&mut bank, "2026-03-03T10:00:00Z", json!({"type": "agree", "exchange": exchange})).unwrap();
            }
            send(&mut bank, "2026-03-20T00:00:00Z", json!({"type": "done", "exchange": 1})).unwrap();
            send(&mut bank, "2026-03-20T00:00:00Z", json!({"type": "confirm-many", "exchanges": [1]})).unwrap();
        }
        let first = export(&bank, ExportForm::Csv);
        let made = again(&first);
        let second = export(&made.bank, ExportForm::Csv);
        // Until when an agreed exchange waits is worked out anew.
        let without_due =
            |rows: Vec<String>| rows.into_iter().map(|row| row.rsplit_once(',').map(|(row, _)| row.to_owned())).collect::<Vec<_>>();
        let rows = |exported| {
            if agreed {
                without_due(table(exported, "exchanges.csv"))
            } else {
                table(exported, "exchanges.csv").into_iter().map(Some).collect()
            }
        };
        assert_eq!(rows(&first), rows(&second), "agreed: {agreed}");
        assert_eq!(lost(&first), []);
        let bundles: BTreeSet<_> =
            (1..=3).map(|n| made.bank.exchange_more(ExchangeId::new(n).unwrap()).and_then(|more| more.bundle)).collect();
        assert!(bundles.len() == 1 && !bundles.contains(&None), "{bundles:?}");
        assert_eq!(made.report.guessed.iter().filter(|guess| guess.rule == "apart-from-its-bundle").count(), 0);
    }
}

#[test]
fn what_is_kept_about_members_comes_back() {
    let mut bank = bank();
    send(
        &mut bank,
        "2026-03-02T09:00:00Z",
        json!({"type": "offer", "member": 1, "terms": {"repeating": true}, "words": {"title": "Lifts"}}),
    )
    .unwrap();
    send(&mut bank, "2026-03-02T10:00:00Z", json!({"type": "record", "terms": terms("2026-03-02", 1, 2, 60)})).unwrap();
    let keep = |bank: &mut TimeBank, day: u32, member: u32, part: Value| {
        let at = format!("2026-03-{day:02}T09:00:00Z");
        send(bank, &at, json!({"type": "keep", "member": member, "parts": [part]})).unwrap();
    };
    keep(&mut bank, 3, 1, json!({"type": "tags", "add": ["keys", "=cmd"]}));
    keep(
        &mut bank,
        3,
        1,
        json!({"type": "consent", "purpose": "story", "given": true, "on": "2026-03-03", "wording": "w", "standing": "themselves"}),
    );
    keep(&mut bank, 3, 3, json!({"type": "do-not-match", "with": 2, "reason": "they quarrelled"}));
    keep(&mut bank, 4, 2, json!({"type": "concern", "step": "raised", "on": "2026-03-04", "text": "A fall"}));
    let raised = bank.person(crate::values::ids::MemberId::new(2).unwrap()).unwrap().concerns[0].0;
    keep(&mut bank, 5, 2, json!({"type": "concern", "step": "closed", "concern": raised.get(), "on": "2026-03-05", "text": "Well again"}));
    keep(&mut bank, 6, 1, json!({"type": "rather-not", "offer": 1, "weekday": 1}));
    keep(&mut bank, 7, 1, json!({"type": "note", "text": "- likes \"tea\""}));
    let (exported, made) = comes_back(&bank);
    assert_eq!(table(&exported, "kept.csv").len(), 1 + 7 + 1);
    assert_eq!(lost(&exported), []);
    let concern = |bank: &TimeBank| bank.person(crate::values::ids::MemberId::new(2).unwrap()).unwrap().open_concerns().count();
    assert_eq!((concern(&bank), concern(&made.bank)), (0, 0), "what was closed stays closed");
}

/// What has no place in our tables is counted, and listed.
#[test]
fn what_our_tables_have_no_place_for_is_counted() {
    let mut bank = bank();
    send(&mut bank, "2026-03-02T10:00:00Z", json!({"type": "record", "terms": terms("2026-03-02", 1, 2, 60)})).unwrap();
    send(&mut bank, "2026-03-02T11:00:00Z", json!({"type": "amend", "exchange": 1, "terms": terms("2026-03-02", 1, 2, 45)})).unwrap();
    let erase = json!({"at": "2026-03-02T12:00:00Z", "by": 5, "do": {"type": "erase", "member": 5}});
    bank.execute_json(erase.to_string().as_bytes()).unwrap();
    let by = json!({"at": "2026-03-02T13:00:00Z", "by": 3, "key": "1".repeat(32), "do": {"type": "propose", "terms": terms("2026-03-20", 3, 4, 60)}});
    bank.execute_json(by.to_string().as_bytes()).unwrap();
    let exported = export(&bank, ExportForm::Csv);
    let mut told: Vec<(&str, u64)> = lost(&exported);
    told.sort_unstable();
    let whys: Vec<u64> = told.iter().map(|(_, count)| *count).collect();
    let starts = [
        "keys of commands",
        "members who asked to be forgotten",
        "which exchange took the place",
        "who entered, proposed",
        "who has agreed",
    ];
    assert!(told.iter().zip(starts).all(|((why, _), start)| why.starts_with(start)) && told.len() == starts.len(), "{told:?}");
    assert_eq!(whys, [1, 1, 2, 1, 1]);
}
