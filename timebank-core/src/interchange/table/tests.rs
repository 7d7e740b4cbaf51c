#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, clippy::panic, reason = "tests")]

use super::*;
use crate::command::{AddActivity, Admit, Context, SetState};
use crate::interchange::Caution;
use crate::interchange::{Bundle, mapping::Mapping, mapping::read};
use crate::model::member::MemberState;
use crate::model::personal::Profile;
use crate::values::ids::MemberId;

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn salt() -> Salt {
    Salt(*b"0123456789abcdef")
}

fn bank(names: &[&str]) -> TimeBank {
    let began = Context::host(at("2026-03-01T08:00:00Z"));
    let mut bank = TimeBank::create(began, crate::golden::BANK, crate::charter::Charter::named("Harpurbrook")).unwrap();
    for name in names {
        let admit = Admit { profile: Profile::named(*name), joined: Some("2026-01-01".parse().unwrap()), ..Admit::default() };
        bank.admit(began.salt(crate::golden::fresh_salt()), admit).unwrap();
    }
    bank
}

const COLUMNS: [(&str, Option<Column>); 4] =
    [("Date", Some(Column::On)), ("Helper", Some(Column::Gave)), ("Helped", Some(Column::Received)), ("How long", Some(Column::Minutes))];

fn options(bank: &TimeBank) -> TableOptions {
    let options = TableOptions::new(salt(), Sender::Host, at("2026-03-20T10:00:00Z"));
    TableOptions { names: Names::of(bank, None), dates: Some("%d/%m/%Y".into()), ..options }
}

fn record(bank: &TimeBank, rows: &[&str], options: TableOptions) -> RecordedTable {
    let mut recording = TableRecording::new(bank, &COLUMNS, options).unwrap();
    for row in rows {
        let cells: Vec<&str> = row.split('|').collect();
        recording.row(&|place| cells.get(place).map_or(Cell::Missing, |text| Cell::Text(text)));
    }
    recording.end()
}

/// A table with these columns, called as they are called here.
fn record_cells(bank: &TimeBank, columns: &[Column], rows: &[Vec<Cell<'_>>], options: TableOptions) -> RecordedTable {
    let columns: Vec<(&str, Option<Column>)> = columns.iter().map(|column| (column.as_str(), Some(*column))).collect();
    let mut recording = TableRecording::new(bank, &columns, options).unwrap();
    for row in rows {
        recording.row(&|place| row.get(place).cloned().unwrap_or(Cell::Missing));
    }
    recording.end()
}

const HELP: [Cell<'static>; 4] = [Cell::Text("03/03/2026"), Cell::Text("Ana"), Cell::Text("Ben"), Cell::Text("1h")];

/// A row of help, with one more cell.
fn with(cell: Cell<'_>) -> Vec<Cell<'_>> {
    HELP.into_iter().chain([cell]).collect()
}

fn columns(more: Column) -> [Column; 5] {
    [Column::On, Column::Gave, Column::Received, Column::Minutes, more]
}

fn kinds(faults: &[FileFault]) -> Vec<(u64, &str, FaultKind, &str)> {
    let mut all: Vec<_> = faults.iter().map(|f| (f.line, f.column.as_str(), f.kind, f.value.as_str())).collect();
    all.sort_unstable();
    all
}

/// The same rows as a file with the same members: every fault has the same line, column, kind and value.
#[test]
fn a_table_has_the_faults_of_a_file() {
    let rows = [
        "29/02/2026|Ana|Ben|1h30",
        "2026-03-02|Ana|Ben|1h30",
        "03/03/2026|Mauren|Ben|1:75",
        "03/03/2026|Ana|Zoë|soon",
        "03/03/1826|Ana|Ben|1,500",
        "|Ana|Ben|1 h",
        "||",
        "03/03/2026|Cy|Ben|1.00000000000001 h",
        "03/03/2026|Ana|Ben|100 sec",
        "03/03/2026|ana |BEN|45'",
    ];
    let bank = bank(&["Ana", "Ben", "Cy", "cy", "Maureen"]);
    let recorded = record(&bank, &rows, TableOptions { unit: Some(Unit::Hours), ..options(&bank) });
    let mapping = r#"{"name": "file", "tables": [
        {"file": "members.csv", "holds": "members", "columns": {"code": ["no"], "name": ["name"]}},
        {"file": "table", "holds": "exchanges", "knownBy": "name", "unit": "hours", "dates": ["%d/%m/%Y"],
         "columns": {"date": ["Date"], "gave": ["Helper"], "received": ["Helped"], "amount": ["How long"]}}]}"#;
    let quoted = |row: &&str| row.split('|').chain([""; 4]).take(4).map(|cell| format!("\"{cell}\"")).collect::<Vec<_>>().join(",");
    let text = format!("Date,Helper,Helped,How long\n{}\n", rows.iter().map(quoted).collect::<Vec<_>>().join("\n"));
    let files = [("members.csv", "no,name\n1,Ana\n2,Ben\n3,Cy\n4,cy\n5,Maureen\n"), ("table", text.as_str())];
    let by = Mapping::from_json(mapping.as_bytes()).unwrap();
    let faults = read(&Bundle::from_files(&files), &by, &crate::interchange::Options::new(salt())).unwrap_err();
    assert_eq!(kinds(&recorded.report.refused), kinds(&faults.faults));
    let words =
        |faults: &[FileFault]| faults.iter().filter(|f| f.kind == FaultKind::UnknownMember).map(|f| f.why.clone()).collect::<Vec<_>>();
    assert!(words(&recorded.report.refused)[0].ends_with("did you mean `Maureen`?"));
    assert!(words(&faults.faults)[0].ends_with("did you mean `Maureen`?"));
    let (ours, theirs) = (&recorded.report.files[0], faults.report.files.iter().find(|count| count.file == "table").unwrap());
    assert_eq!((ours.read, ours.refused, ours.left_out), (10, 8, 1), "line 8 is empty, line 11 is right");
    assert_eq!(ours, theirs);
    assert_eq!(recorded.report.left_out, faults.report.left_out);
    assert!(recorded.trial.is_none());
}

#[test]
fn a_bare_number_is_asked_once_and_a_name_of_the_column_answers() {
    let bank = bank(&["Ana", "Ben"]);
    let rows = ["03/03/2026|Ana|Ben|2", "04/03/2026|Ana|Ben|2", "05/03/2026|Ana|Ben|90 mins"];
    let asked = record(&bank, &rows, options(&bank));
    assert_eq!(kinds(&asked.report.refused), [(2, "How long", FaultKind::NotSaid, "2")]);
    assert_eq!((asked.refused, asked.report.faults, asked.trial.is_none()), (2, 1, true));
    let mut columns = COLUMNS;
    columns[3].0 = "Time (hrs)";
    let mut recording = TableRecording::new(&bank, &columns, options(&bank)).unwrap();
    for row in rows {
        let cells: Vec<&str> = row.split('|').collect();
        recording.row(&|place| cells.get(place).map_or(Cell::Missing, |text| Cell::Text(text)));
    }
    let bank = recording.end().trial.unwrap();
    assert_eq!(bank.bank().balance(MemberId::new(1).unwrap()).unwrap().get(), 120 + 120 + 90);
}

/// A name that several have is nobody's, in whatever letters each of them is written.
#[test]
fn a_name_that_several_have_is_ambiguous_however_it_is_spelt() {
    let bank = bank(&["Ana", "Ana", "ANA", "Ben"]);
    for said in ["Ana", "ana", "ANA", " aNa "] {
        let refused = record(&bank, &[&format!("03/03/2026|{said}|Ben|1h")], options(&bank));
        assert_eq!(kinds(&refused.report.refused), [(2, "Helper", FaultKind::AmbiguousMember, said.trim())], "{said}");
    }
    assert!(record(&bank, &["03/03/2026|Ben|1|1h"], options(&bank)).trial.is_none(), "a number in a text is no name");
}

#[test]
fn long_rows_long_days_and_rows_that_stand_twice_are_warned_of() {
    let bank = bank(&["Ana", "Ben", "Cy"]);
    let rows =
        ["03/03/2026|Ana|Ben|83 h", "04/03/2026|Ana|Ben|14 h", "04/03/2026|Ana|Cy|13 h", "05/03/2026|Cy|Ben|1 h", "05/03/2026|Cy|Ben|1 h"];
    let recorded = record(&bank, &rows, options(&bank));
    let told = |recorded: &RecordedTable| -> Vec<(Caution, Vec<u64>, Option<u64>)> {
        recorded.report.warnings.iter().map(|w| (w.kind, w.lines.clone(), w.minutes)).collect()
    };
    let wanted = [
        (Caution::OverADay, vec![2], Some(4_980)),
        (Caution::PersonOverADay, vec![3, 4], Some(1_620)),
        (Caution::RowTwice, vec![5, 6], None),
    ];
    assert_eq!(told(&recorded), wanted);
    // The same table again, in another order: all of it is known already. One more row, and it is not.
    let mut bank = bank;
    bank.keep_trial(recorded.trial.unwrap()).unwrap();
    let mut again = rows;
    again.reverse();
    let options_then = || TableOptions { at: at("2026-03-21T10:00:00Z"), ..options(&bank) };
    assert!(told(&record(&bank, &again, options_then())).contains(&(Caution::SheetTwice, vec![], None)));
    let more: Vec<&str> = rows.into_iter().chain(["06/03/2026|Cy|Ben|1 h"]).collect();
    assert!(!told(&record(&bank, &more, options_then())).iter().any(|(kind, ..)| *kind == Caution::SheetTwice));
    // A member's table says nothing of what others recorded.
    let by = TableOptions { by: Sender::Member(MemberId::new(1).unwrap()), faulty_rows: FaultyRows::LeaveOut, ..options_then() };
    assert!(!told(&record(&bank, &again, by)).iter().any(|(kind, ..)| *kind == Caution::SheetTwice));
}

#[test]
fn what_fits_is_recorded_when_that_is_asked_and_counts_add_up() {
    let mut bank = bank(&["Ana", "Ben", "Di"]);
    let di = MemberId::new(3).unwrap();
    let left = SetState { member: di, state: MemberState::Left, since: Some("2026-02-01".parse().unwrap()), until: None, note: None };
    bank.set_state(Context::host(at("2026-03-02T08:00:00Z")), left).unwrap();
    let activity = serde_json::from_value(serde_json::json!({"code": "lift", "name": "Lifts"})).unwrap();
    bank.add_activity(Context::host(at("2026-03-02T09:00:00Z")), AddActivity { activity }).unwrap();
    let rows = ["03/03/2026|Ana; Ben:30|Di|1h", "03/03/2026|Ana|Ben|1h", "31/02/2026|Ana|Ben|1h", " | | |", "03/03/2027|Ana|Ben|1h"];
    let recorded = record(&bank, &rows, TableOptions { faulty_rows: FaultyRows::LeaveOut, ..options(&bank) });
    let count = &recorded.report.files[0];
    assert_eq!(count.read, count.taken + count.refused + count.left_out);
    assert_eq!((count.left_out, recorded.report.classes.exchanges), (1, count.taken));
    let codes: Vec<(u64, &str, &str)> = recorded.faults.iter().map(|f| (f.row, f.fault.column.as_str(), f.code)).collect();
    assert!(codes.contains(&(2, "Date", "no-such-day")) && codes.contains(&(4, "Date", "not-yet")), "{codes:?}");
    let trial = recorded.trial.unwrap();
    assert_eq!(trial.bank().balances().map(|(_, minutes)| minutes.get()).sum::<i64>(), 0);
    assert_eq!(trial.bank().exchange_rows().count() as u64, count.taken);
    // A form of dates that is none, and a column said twice.
    let bad = TableRecording::new(&bank, &COLUMNS, TableOptions { dates: Some("%d".into()), ..options(&bank) }).unwrap_err();
    assert_eq!(bad.kind, FaultKind::BadMapping);
    let twice = [("Date", Some(Column::On)), ("Day", Some(Column::On))];
    assert_eq!(TableRecording::new(&bank, &twice, options(&bank)).unwrap_err().kind, FaultKind::DuplicateColumn);
}

#[test]
fn notes_hide_no_table_that_is_known_and_other_help_is_no_row_twice() {
    let mut bank = bank(&["Ana", "Ben"]);
    let notes = [with(Cell::Text("Shelves")), HELP.into_iter().collect()];
    let first = record_cells(&bank, &columns(Column::Note), &notes, options(&bank));
    let told = |recorded: &RecordedTable| recorded.report.warnings.iter().map(|w| (w.kind, w.lines.clone())).collect::<Vec<_>>();
    assert_eq!(told(&first), [], "one has a note, and the other has none");
    bank.keep_trial(first.trial.unwrap()).unwrap();
    let then = || TableOptions { at: at("2026-03-21T10:00:00Z"), salt: Salt(*b"fedcba9876543210"), ..options(&bank) };
    assert_eq!(told(&record_cells(&bank, &columns(Column::Note), &notes, then())), [(Caution::SheetTwice, vec![])]);
    // The same two people on one day for as long, at something else.
    let others = [with(Cell::Whole(1)), with(Cell::Whole(2)), with(Cell::Whole(2))];
    let told_of = told(&record_cells(&bank, &columns(Column::Visitors), &others, then()));
    assert!(told_of.contains(&(Caution::RowTwice, vec![3, 4])), "{told_of:?}");
    assert_eq!(told_of.iter().filter(|(kind, _)| *kind == Caution::RowTwice).count(), 1, "{told_of:?}");
}

/// What the bank did not take is not warned of.
#[test]
fn rows_that_were_refused_are_not_looked_at() {
    let bank = bank(&["Ana", "Ben"]);
    let rows = ["03/03/2027|Ana|Ben|83 h", "03/03/2027|Ana|Ben|83 h", "03/03/2026|Ana|Ben|1 h"];
    let recorded = record(&bank, &rows, TableOptions { faulty_rows: FaultyRows::LeaveOut, ..options(&bank) });
    assert_eq!((recorded.refused, recorded.report.files[0].taken), (2, 1));
    assert!(recorded.report.warnings.is_empty(), "{:?}", recorded.report.warnings);
}

/// Who sends a table of their own does not learn the names of others from what is wrong with it.
#[test]
fn a_member_is_told_no_name_that_they_did_not_write() {
    let bank = bank(&["Ana", "Maureen Boyle"]);
    let why = |by: Sender| {
        let recorded = record(&bank, &["03/03/2026|Maureen|Ana|1h"], TableOptions { by, ..options(&bank) });
        recorded.report.refused[0].why.clone()
    };
    assert!(why(Sender::Host).ends_with("did you mean `Maureen Boyle`?"));
    assert!(!why(Sender::Member(MemberId::new(1).unwrap())).contains("Boyle"));
}

#[test]
fn cells_that_say_what_their_column_does_not_take_are_faults() {
    let bank = bank(&["Ana", "Ben", "Cy", "cy"]);
    let of = |column: Column, cell: Cell<'static>| {
        let recorded = record_cells(&bank, &columns(column), &[with(cell)], options(&bank));
        let told = recorded.report.refused.iter().map(|fault| (fault.kind, fault.value.clone())).collect::<Vec<_>>();
        assert_eq!(recorded.trial.is_none(), !told.is_empty());
        (told, recorded.trial)
    };
    let faults = |column: Column, cell: Cell<'static>| of(column, cell).0;
    assert_eq!(faults(Column::Payer, Cell::Text("Ana")), []);
    assert_eq!(faults(Column::Payer, Cell::Text("Ana; Ben")), [(FaultKind::UnknownWord, "Ana; Ben".to_owned())]);
    assert_eq!(faults(Column::Payer, Cell::List(vec![1, 2])).len(), 1);
    for cell in [Cell::Other, Cell::Float(f64::NAN), Cell::Float(1.5), Cell::List(vec![1]), Cell::Yes(true), Cell::Day(1)] {
        assert_eq!(faults(Column::Note, cell.clone()), [(FaultKind::UnknownWord, cell.to_string())]);
    }
    for (cell, said) in [(Cell::Text("Tea"), "Tea"), (Cell::Whole(7), "7"), (Cell::Float(7.0), "7")] {
        let (told, trial) = of(Column::Note, cell);
        assert!(told.is_empty(), "{told:?}");
        let trial = trial.unwrap();
        let notes: Vec<&str> = trial.bank().state.exchange_notes.iter().map(|(_, (_, note))| note.text.as_str()).collect();
        assert_eq!(notes, [said]);
    }
}

/// Two are called so, whatever minutes stand beside the name.
#[test]
fn minutes_beside_a_name_do_not_hide_that_several_have_it() {
    let bank = bank(&["Ana", "Ben", "Cy", "cy"]);
    let recorded = record_cells(&bank, &columns(Column::Together), &[with(Cell::Text("cy:45"))], options(&bank));
    let told: Vec<(FaultKind, &str)> = recorded.report.refused.iter().map(|fault| (fault.kind, fault.value.as_str())).collect();
    assert_eq!(told, [(FaultKind::AmbiguousMember, "cy:45")]);
}

/// Blank rows are never faults, and a cell with a great many names has ten, each with its name.
#[test]
fn long_tables_and_long_cells_have_few_faults() {
    let bank = bank(&["Ana", "Ben"]);
    let mut recording = TableRecording::new(&bank, &COLUMNS, options(&bank)).unwrap();
    for _ in 0..200_005 {
        recording.row(&|_| Cell::Missing);
    }
    let recorded = recording.end();
    assert_eq!((recorded.report.files[0].left_out, recorded.report.faults, recorded.refused), (200_005, 0, 0));
    let many: Vec<String> = (0..2_000).map(|number| format!("Nobody {number}")).collect();
    let row = format!("03/03/2026|{}|Ben|1h", many.join("; "));
    let recorded = record(&bank, &[&row], options(&bank));
    assert_eq!((recorded.report.faults, recorded.refused), (10, 1));
    let values: Vec<&str> = recorded.report.refused.iter().map(|fault| fault.value.as_str()).collect();
    assert_eq!(values, many.iter().take(10).map(String::as_str).collect::<Vec<_>>());
}

#[test]
fn a_long_cell_of_expenses_has_ten_faults_too() {
    let bank = bank(&["Ana", "Ben"]);
    let many: Vec<String> = (0..2_000).map(|number| format!("Nobody {number}")).collect();
    let owed = many.iter().map(|name| format!("{name}:5")).collect::<Vec<_>>().join("; ");
    let mut row = with(Cell::Missing);
    row[4] = Cell::Text(&owed);
    let recorded = record_cells(&bank, &columns(Column::Expenses), &[row], options(&bank));
    assert_eq!(recorded.report.faults, 10);
    assert!(recorded.report.refused.iter().all(|fault| fault.value.len() < 20), "{:?}", recorded.report.refused);
}

/// Rows of a page: the same parser, the same faults, the same report, over the wire.
#[test]
fn rows_of_a_page_are_read_as_those_of_files() {
    let mut bank = bank(&["Ana", "Ben"]);
    let form = |more: &str| {
        let form = r#"{"salt": "000102030405060708090a0b0c0d0e0f", "by": "host", "at": "2026-03-20T10:00:00Z", "dates": "%d/%m/%Y",
            "columns": ["Date", "Helper", "Helped", "How long", "What it was"],
            "called": {"Date": "on", "Helper": "gave", "Helped": "received", "How long": "minutes", "What it was": "note"}"#;
        format!("{form}{more}}}")
    };
    let told = |json: &str| serde_json::from_str::<serde_json::Value>(json).unwrap();
    let rows = r#"[["02/03/2026", "Ana", "ben ", "1h30", "Shelves"], ["03/03/2026", 2, [1], "45'", null], [null, " "]]"#;
    let (trial, json) = record_table_json(&bank, form("").as_bytes(), rows.as_bytes()).unwrap();
    bank.keep_trial(trial.unwrap()).unwrap();
    let answer = told(&json);
    assert_eq!((&answer["stopped"], &answer["first"], &answer["last"]), (&false.into(), &1.into(), &2.into()), "{json}");
    assert_eq!(answer["report"]["files"][0], serde_json::json!({"file": "table", "read": 3, "taken": 2, "refused": 0, "leftOut": 1}));
    assert_eq!(bank.balances().map(|(_, minutes)| minutes.get()).collect::<Vec<_>>(), [0, 45, -45]);
    // Every fault of a row, by row and column; nothing is recorded.
    let rows = r#"[["02/03/2026", "Ana", "Ben", "1h30", null], ["29/02/2026", "Anna", true, "soon", null]]"#;
    let (trial, json) = record_table_json(&bank, form("").as_bytes(), rows.as_bytes()).unwrap();
    assert!(trial.is_none());
    let answer = told(&json);
    let faults = answer["faults"].as_array().unwrap();
    let faults: Vec<_> =
        faults.iter().map(|f| (f["row"].as_u64().unwrap(), f["column"].as_str().unwrap(), f["code"].as_str().unwrap())).collect();
    assert_eq!(
        faults,
        [(1, "Date", "no-such-day"), (1, "How long", "not-a-number"), (1, "Helper", "unknown-member"), (1, "Helped", "unknown-member")]
    );
    // A bare number in a column that says no unit is a question, and it is answered once for all.
    let rows = r#"[["02/03/2026", "Ana", "Ben", 2, null], ["02/03/2026", "Ben", "Ana", "1,5", null]]"#;
    let (_, json) = record_table_json(&bank, form("").as_bytes(), rows.as_bytes()).unwrap();
    assert_eq!(told(&json)["report"]["refused"].as_array().unwrap().len(), 1, "{json}");
    let hours = form(r#", "unit": "hours", "decimalComma": true, "members": {"Ana": 1, "Ben": 2}"#);
    let (trial, _) = record_table_json(&bank, hours.as_bytes(), rows.as_bytes()).unwrap();
    bank.keep_trial(trial.unwrap()).unwrap();
    assert_eq!(bank.balances().map(|(_, minutes)| minutes.get()).collect::<Vec<_>>(), [0, 75, -75]);
    // What is wrong with the columns is told, and no row is looked at; what is no JSON is an error.
    let unknown = form("").replace(r#""What it was": "note""#, r#""What it was": "remarks""#);
    let (trial, json) = record_table_json(&bank, unknown.as_bytes(), b"[]").unwrap();
    assert!(trial.is_none() && json.contains("unknown-column"), "{json}");
    for rows in ["[[1, 2", "{}", "[1]", "[[{\"at\": \"x\"}]]"] {
        assert_eq!(record_table_json(&bank, form("").as_bytes(), rows.as_bytes()).unwrap_err().code(), "bad-json", "{rows}");
    }
}

/// A day is a day in whatever form the table has its days, and a row too many is refused: nothing of the table is recorded.
#[test]
fn days_of_a_page_and_too_many_rows() {
    let bank = bank(&["Ana", "Ben"]);
    let form = r#"{"salt": "000102030405060708090a0b0c0d0e0f", "by": "host", "at": "2026-03-20T10:00:00Z", "dates": "%d/%m/%Y",
        "columns": ["on", "gave", "received", "minutes"]}"#;
    let row = |day: &str| format!(r#"[{{"day": "{day}"}}, "Ana", "Ben", "1h30"]"#);
    let (trial, _) = record_table_json(&bank, form.as_bytes(), format!("[{}]", row("2026-02-03")).as_bytes()).unwrap();
    let days: Vec<String> = trial.unwrap().bank().exchange_rows().map(|(_, row)| row.on.to_string()).collect();
    assert_eq!(days, ["2026-02-03"]);
    let (trial, json) = record_table_json(&bank, form.as_bytes(), format!("[{}]", row("2026-02-30")).as_bytes()).unwrap();
    assert!(trial.is_none() && json.contains("this is no date"), "{json}");
    let columns: Vec<(&str, Option<Column>)> = Column::ALL.iter().take(1).map(|column| ("on", Some(*column))).collect();
    let read = |most: u64| super::wire::read(&mut TableRecording::new(&bank, &columns, options(&bank)).unwrap(), b"[[], [], []]", most);
    assert!(read(3).is_ok());
    assert_eq!(read(2).unwrap_err(), crate::error::Error::TooLarge { what: "table", size: 3, most: 2 });
}

#[test]
fn lengths_come_as_times_of_day_and_as_what_a_formula_worked_out() {
    let bank = bank(&["Ana", "Ben"]);
    let columns = [Column::On, Column::Gave, Column::Received, Column::Minutes];
    let row = |cell: Cell<'static>| vec![Cell::Text("03/03/2026"), Cell::Text("Ana"), Cell::Text("Ben"), cell];
    let hours = || TableOptions { unit: Some(Unit::Hours), ..options(&bank) };
    for (cell, minutes) in [(Cell::Clock(5_400_000), 90), (Cell::Float(0.1 + 0.2), 18), (Cell::Float(1.2500000000000009), 75)] {
        let recorded = record_cells(&bank, &columns, &[row(cell.clone())], hours());
        let told = recorded.trial.map(|trial| trial.bank().balance(MemberId::new(1).unwrap()).unwrap().get());
        assert_eq!(told, Some(minutes), "{cell:?}");
    }
    let refused = |cell: Cell<'static>| {
        let fault = record_cells(&bank, &columns, &[row(cell)], hours()).faults.remove(0).fault;
        (fault.kind, fault.value)
    };
    assert_eq!(refused(Cell::Clock(5_400_500)).0, FaultKind::NotWholeMinutes);
    assert_eq!(refused(Cell::Text(" ")).0, FaultKind::MissingValue);
    assert_eq!(Cell::Clock(5_400_000).to_string(), "1:30");
    assert_eq!(
        record_cells(&bank, &columns, &[vec![Cell::Text("03/03/2026"), Cell::Other, Cell::Text("Ben"), Cell::Text("1h")]], hours()).faults
            [0]
        .fault
        .why,
        "a number, a text with names, or a list of numbers is expected"
    );
}

#[test]
fn two_digit_years_go_by_the_pivot_and_a_day_to_come_is_told() {
    let bank = bank(&["Ana", "Ben"]);
    let by = |pivot: u16| TableOptions { dates: Some("%d/%m/%y".into()), now: Some(at("2026-03-20T10:00:00Z")), pivot, ..options(&bank) };
    let recorded = record(&bank, &["03/03/26|Ana|Ben|1h"], by(1930));
    assert_eq!(recorded.report.files[0].taken, 1);
    let guess = &recorded.report.guessed[0];
    assert_eq!((guess.value.as_str(), guess.taken_as.as_str()), ("2026-03-03", "years from 1930 on"));
    // From 2027 on, 26 is 2126.
    let refused = record(&bank, &["03/03/26|Ana|Ben|1h"], by(2027));
    assert!(refused.trial.is_none());
    assert_eq!(kinds(&refused.report.refused), [(2, "Date", FaultKind::NotYet, "03/03/26")]);
    // What a data frame has as a day is looked at as well: two days later is further than tomorrow.
    let columns = [Column::On, Column::Gave, Column::Received, Column::Minutes];
    let days = |day: &str| Cell::Day(day.parse::<crate::values::time::Date>().unwrap().days());
    let row = |day: &str| vec![days(day), Cell::Text("Ana"), Cell::Text("Ben"), Cell::Text("1h")];
    let refused = record_cells(&bank, &columns, &[row("2026-03-19"), row("2026-03-22")], by(1970));
    assert_eq!(kinds(&refused.report.refused), [(3, "on", FaultKind::NotYet, "2026-03-22")]);
}

#[test]
fn a_pivot_from_which_no_hundred_years_can_be_counted_is_one_fault() {
    let bank = bank(&["Ana", "Ben"]);
    for pivot in [0, u16::MAX] {
        let refused = TableRecording::new(&bank, &[("Date", Some(Column::On))], TableOptions { pivot, ..options(&bank) }).err().unwrap();
        assert_eq!(refused.kind, FaultKind::BadMapping, "{}", refused.why);
    }
}

#[test]
fn money_among_lengths_is_called_money() {
    let bank = bank(&["Ana", "Ben"]);
    let refused = record(&bank, &["03/03/2026|Ana|Ben|50 kr"], options(&bank));
    assert_eq!(refused.report.refused[0].why, "this is a sum of money, not a length of time");
}

#[test]
fn a_row_that_adds_up_others_is_left_out() {
    let bank = bank(&["Ana", "Ben", "Total Ltd"]);
    let recorded = record(&bank, &["03/03/2026|Ana|Ben|1h", "Total|||1h", "|Sum:||1h", "04/03/2026|Total Ltd|Ben|1h"], options(&bank));
    assert!(recorded.trial.is_some(), "{:?}", recorded.faults);
    let out: Vec<_> = recorded.report.left_out.iter().map(|out| (out.why, out.lines.as_slice())).collect();
    assert_eq!(out, [(NotTaken::Total, &[3, 4][..])]);
    let count = &recorded.report.files[0];
    assert_eq!((count.read, count.taken, count.refused, count.left_out), (4, 2, 0, 2));
}

#[test]
fn promise_9_a_cell_of_colons_is_looked_at_where_a_length_may_stand() {
    let bank = bank(&["Ana: the elder", "Ben"]);
    let colons = ":".repeat(100_000);
    let row = format!("03/03/2026|{colons}|Ben|1h");
    let (recorded, folded) = crate::interchange::names::steps::of(|| record(&bank, &[&row], options(&bank)));
    assert_eq!((recorded.refused, recorded.faults[0].code), (1, "unknown-member"));
    // The whole, up to each of three colons, and the whole again where somebody alike is looked for.
    assert!(folded < 10 * colons.len() as u64, "{folded}");
    let recorded = record(&bank, &["03/03/2026|ana: the elder:1:30|Ben:90|1h"], options(&bank));
    let trial = recorded.trial.unwrap();
    let balance = |number: u32| trial.bank().host().balance(MemberId::new(number).unwrap()).unwrap().get();
    assert_eq!((balance(1), balance(2)), (90, -90));
}
