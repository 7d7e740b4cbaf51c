#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use super::*;
use crate::charter::Charter;
use crate::command::{BatchNote, RecordBatch, UndoBatch};
use crate::model::exchange::Terms;
use crate::values::digest::Salt;

fn at(day: u32) -> Timestamp {
    format!("2026-03-{day:02}T10:00:00Z").parse().unwrap()
}

fn bank() -> TimeBank {
    TimeBank::create(Context::host(at(1)), crate::golden::BANK, Charter::named("Harpurbrook")).unwrap()
}

fn mapping() -> Mapping {
    let json = br#"{"name": "sheet", "tables": [{"file": "*", "holds": "members", "dates": ["%d/%m/%Y"], "unit": "hours",
        "columns": {"code": ["No"], "name": ["Name"], "email": ["E-mail"], "joined": ["Since"], "status": ["State"], "balance": ["Balance"]}}]}"#;
    Mapping::from_json(json).unwrap()
}

fn options(byte: u8) -> Options {
    Options::new(Salt([byte; 16]))
}

#[test]
fn members_of_a_table_are_admitted_all_or_none() {
    let mut bank = bank();
    let table = "No,Name,E-mail,Since,State,Balance\n7,Ana,ana@harpurbrook.example,20/02/2026,active,1.5\n8,Ben,,21/02/2026,suspended,\n";
    let files = [("people.csv", table)];
    let admitted = admit(&bank, &Bundle::from_files(&files), &mapping(), &options(1), at(2)).unwrap();
    assert_eq!(bank.member_rows().count(), 0, "nothing has happened yet");
    let [ana, ben] = ["7", "8"].map(|code| admitted.members[code]);
    // A balance without its history has no place: it is told.
    assert_eq!(admitted.report.lost.iter().map(|lost| (lost.column.as_str(), lost.count)).collect::<Vec<_>>(), [("balance", 1)]);
    assert_eq!((admitted.report.files[0].read, admitted.report.files[0].taken), (2, 2));
    bank.keep_trial(admitted.trial).unwrap();
    assert_eq!(bank.member(ana).unwrap().joined.to_string(), "2026-02-20");
    assert_eq!(bank.member(ben).unwrap().state, MemberState::Suspended);
    assert_eq!(bank.person(ana).unwrap().profile.host_codes["sheet"], "7");
    // The same table again, with one more who has an address that is known: the others are here already.
    let more = format!("{table}9,Anna,ANA@harpurbrook.example,22/02/2026,active,\n");
    let files = [("people.csv", more.as_str())];
    let again = admit(&bank, &Bundle::from_files(&files), &mapping(), &options(2), at(3)).unwrap();
    let out: Vec<(NotTaken, &str)> = again.report.left_out.iter().map(|out| (out.why, out.value.as_str())).collect();
    assert_eq!(out, [(NotTaken::AlreadyHere, "7"), (NotTaken::AlreadyHere, "8")]);
    let alike: Vec<(Caution, Option<&str>)> = again.report.warnings.iter().map(|w| (w.kind, w.suggestion.as_deref())).collect();
    assert!(alike.contains(&(Caution::LookAlike, Some("member 1"))), "{alike:?}");
    assert_eq!(again.members["7"], ana);
    bank.keep_trial(again.trial).unwrap();
    assert_eq!(bank.member_rows().count(), 3);
}

#[test]
fn a_row_that_does_not_fit_stops_all_unless_it_may_be_left_out() {
    let bank = bank();
    let files = [("people.csv", "No,Name,Since\n7,Ana,20/02/2026\n8,Ben,31/02/2026\n8,Cy,20/03/2026\n")];
    let refused = admit(&bank, &Bundle::from_files(&files), &mapping(), &options(1), at(2)).unwrap_err();
    let told: Vec<(u64, &str, FaultKind)> = refused.faults.iter().map(|f| (f.line, f.column.as_str(), f.kind)).collect();
    assert_eq!(told, [(3, "Since", FaultKind::NoSuchDay)]);
    let some = Options { faulty_rows: super::super::FaultyRows::LeaveOut, ..options(1) };
    let admitted = admit(&bank, &Bundle::from_files(&files), &mapping(), &some, at(30)).unwrap();
    assert_eq!(admitted.members.keys().collect::<Vec<_>>(), ["7", "8"]);
    // Somebody who joins after the day of the command is refused by the bank itself.
    let early = admit(&bank, &Bundle::from_files(&files), &mapping(), &some, at(2)).unwrap();
    assert_eq!(early.report.refused.iter().map(|fault| fault.line).collect::<Vec<_>>(), [3, 4]);
    let exchanges = Mapping::from_json(br#"{"name": "m", "tables": [{"file": "*", "holds": "exchanges", "columns": {}}]}"#).unwrap();
    assert_eq!(
        admit(&bank, &Bundle::from_files(&files), &exchanges, &options(1), at(2)).unwrap_err().faults[0].kind,
        FaultKind::BadMapping
    );
}

#[test]
fn a_batch_with_words_is_undone_whole_and_its_words_go_with_who_they_are_about() {
    let mut bank = bank();
    let [ana, ben] = [2, 3].map(|day| bank.admit(Context::host(at(day)), Admit::default()).unwrap().member().unwrap());
    let terms = || Terms::new("2026-03-04".parse().unwrap()).gave(ana, 30).received(ben, 30);
    let batch = |rows: &[u32]| RecordBatch {
        exchanges: vec![terms(), terms(), terms()],
        notes: rows.iter().map(|row| BatchNote { row: *row, note: format!("row {row}") }).collect(),
    };
    for wrong in [[0, 3], [1, 1]] {
        let refused = bank.record_batch(Context::host(at(4)).salt(Salt([3; 16])), batch(&wrong)).unwrap_err();
        assert_eq!(refused.code(), "not-found");
    }
    let made = bank.record_batch(Context::host(at(4)).salt(Salt([4; 16])), batch(&[2, 0])).unwrap();
    let notes = |bank: &TimeBank| {
        let all = bank.host();
        let ids: Vec<_> = bank.exchange_rows().map(|(id, _)| id).collect();
        ids.into_iter().map(|id| all.exchange(&crate::queries::ExchangeOf::new(id)).unwrap().broker.unwrap().notes).collect::<Vec<_>>()
    };
    assert_eq!(notes(&bank), [vec!["row 0".to_owned()], Vec::new(), vec!["row 2".to_owned()]]);
    let Some(crate::Created::Batch(number)) = made.created else { unreachable_batch() };
    bank.undo_batch(Context::host(at(5)), UndoBatch { batch: number }).unwrap();
    assert_eq!(bank.balance(ana).unwrap().get(), 0);
    assert_eq!(bank.exchange_rows().filter(|(_, row)| row.state.happened()).count(), 0);
}

fn unreachable_batch() -> ! {
    std::panic::panic_any("a batch was made")
}

#[test]
fn somebody_whose_limits_are_refused_is_not_left_behind() {
    let bank = bank();
    let json = br#"{"name": "sheet", "tables": [{"file": "*", "holds": "members", "unit": "minutes",
        "columns": {"code": ["No"], "name": ["Name"], "lowest": ["Low"], "highest": ["High"]}}]}"#;
    let files = [("people.csv", "No,Name,Low,High\n7,Ana,2,-5\n8,Ben,60,60\n")];
    let some = Options { faulty_rows: super::super::FaultyRows::LeaveOut, ..options(1) };
    // From -2 up to -5 there is no balance.
    let admitted = admit(&bank, &Bundle::from_files(&files), &Mapping::from_json(json).unwrap(), &some, at(2)).unwrap();
    let count = &admitted.report.files[0];
    assert_eq!((count.read, count.taken, count.refused), (2, 1, 1));
    assert_eq!(admitted.members.keys().map(String::as_str).collect::<Vec<_>>(), ["8"]);
    assert_eq!(admitted.trial.bank().member_rows().count(), 1);
}
