//! The kinds of file that real communities have: each was wrong once.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, clippy::panic, reason = "tests")]

use super::*;
use crate::interchange::{Caution, FaultKind, FaultyRows, NotTaken};
use crate::values::digest::Salt;

pub fn options() -> Options {
    Options::new(Salt(*b"0123456789abcdef"))
}

pub fn lenient() -> Options {
    Options { faulty_rows: FaultyRows::LeaveOut, ..options() }
}

pub fn read_all(mapping: &Mapping, files: &[(&str, &[u8])], options: &Options) -> Result<Import, ImportFaults> {
    read(&Bundle::from_files(files), mapping, options)
}

pub fn by(name: &str, files: &[(&str, &str)], options: &Options) -> Result<Import, ImportFaults> {
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
    read_all(&preset(name).unwrap(), &files, options)
}

pub fn sheet(more: &str) -> Mapping {
    let json = format!(
        r#"{{"name": "sheet", "tables": [{{"file": "*.csv", "holds": "exchanges", "makeMembers": true, "knownBy": "name",
            "columns": {{"date": ["Date"], "gave": ["Gave"], "received": ["Got"], "amount": ["Hours"]}}{more}}}]}}"#
    );
    Mapping::from_json(json.as_bytes()).unwrap()
}

pub fn rows(mapping: &Mapping, text: &str, options: &Options) -> Result<Import, ImportFaults> {
    read_all(mapping, &[("sheet.csv", format!("Date,Gave,Got,Hours\n{text}").as_bytes())], options)
}

pub fn balance(import: &Import, code: &str) -> i64 {
    import.bank.balance(import.members[code]).unwrap().get()
}

pub fn kinds(faults: &ImportFaults) -> Vec<(FaultKind, u64, &str)> {
    faults.faults.iter().map(|f| (f.kind, f.line, f.column.as_str())).collect()
}

pub fn warned(import: &Import) -> Vec<(Caution, Vec<u64>, Option<&str>)> {
    import.report.warnings.iter().map(|w| (w.kind, w.lines.clone(), w.suggestion.as_deref())).collect()
}

#[test]
fn timeoverflow_people_who_are_gone_have_no_number_and_are_nobody_s_help() {
    let members = "N,Nom,Correu,Telèfon,Telèfon alternatiu,Creat,Últim accés,Idioma,Saldo\n3,Lola Gil,,,,2025-03-10 09:00:00 UTC,,es,-5520\n4,Enric Mas,,,,2025-03-10 09:00:00 UTC,,ca,3600\n";
    let transfers = "Data,Origen,Destí,Anunci,Quantitat\n\
        2026-03-02 12:00:00 UTC,Lola Gil (3),L'usuari ja no existeix,Pintar,1:32\n\
        2026-03-03 12:00:00 UTC,L'usuari no està actiu,Enric Mas (4),Pintar,1:00\n\
        2026-03-04 12:00:00 UTC,L'usuari ja no existeix,L'usuari ja no existeix,,2:00\n\
        2026-03-05 12:00:00 UTC,Lola Gil (3),Marc Pou (9),,0:30\n\
        2026-03-06 12:00:00 UTC,Marc Pou (9),Lolita Gil (3),,0:30\n";
    let files = [("Ribera_Usuaris_2026-04-10.csv", members), ("Ribera_Transferències_2026-04-10.csv", transfers)];
    let import = by("timeoverflow-export", &files, &options()).unwrap();
    assert_eq!((balance(&import, "3"), balance(&import, "4"), balance(&import, "9")), (-92, 60, 0));
    assert_eq!(import.report.classes.exchanges, 2);
    assert_eq!(import.report.unsure.len(), 2, "{:?}", import.report.unsure);
    let out = &import.report.left_out[0];
    assert_eq!((out.why, out.lines.as_slice(), out.minutes), (NotTaken::BothGone, &[4][..], 120));
    assert!(
        import
            .report
            .warnings
            .iter()
            .any(|w| w.kind == Caution::NameBeside && w.lines == [6] && w.suggestion.as_deref() == Some("Lola Gil"))
    );
    assert_eq!(import.report.balances_agree, Some(true));
}

#[test]
fn timeoverflow_s_clock_cuts_seconds_off_and_both_differences_are_told() {
    let members = "N,Name,Email,Phone,Alternative Phone,Created,Last login,Locale,Balance\n3,Lola Gil,,,,2024-01-10,,es,-5520\n4,Enric Mas,,,,2024-01-10,,ca,5520\n";
    let transfers = "Date,From,To,Post,Quantity\n2024-03-01,Lola Gil (3),Enric Mas (4),Pintar,1:31\n";
    let import = by("timeoverflow-export", &[("members.csv", members), ("transfers.csv", transfers)], &options()).unwrap();
    let told: Vec<(String, String)> =
        import.report.differences().map(|row| (row.declared.unwrap().to_string(), row.replayed.to_string())).collect();
    assert_eq!(told, [("-5520".into(), "-5460".into()), ("5520".into(), "5460".into())]);
    assert_eq!(import.report.balances_agree, Some(false));
}

const NEXUS: &str = "ID,Date,Hours,Description,Status,Type,Provider,Provider Email,Receiver,Receiver Email,Category\n";

#[test]
fn nexus_deleted_people_stop_nothing_and_a_name_beside_an_address_is_heeded() {
    let users = "first_name,last_name,email,phone,role\nMary,Boyle,home@x.example,1,member\nSean,Boyle,home@x.example,2,member\nAna,Reyes,ana@x.example,3,coordinator\n";
    let row = |id: u32, payer: &str, payee: &str| format!("{id},2026-02-01 10:00:00,1,x,completed,transfer,{payer},{payee},Help\n");
    let all = |rows: &[String]| {
        let text = format!("{NEXUS}{}", rows.concat());
        by("nexus", &[("users.csv", users), ("transactions.csv", &text)], &options())
    };
    let import =
        all(&[row(1, ",", "Ana Reyes,ana@x.example"), row(2, ",", ","), row(3, "Ana Rayes,ana@x.example", "Sean Boyle,")]).unwrap();
    assert_eq!((balance(&import, "ana@x.example"), balance(&import, "home@x.example (Sean Boyle)")), (60 - 60, 60));
    assert_eq!(import.report.classes.exchanges, 1);
    assert_eq!(import.report.left_out.iter().map(|out| out.why).collect::<Vec<_>>(), [NotTaken::NobodyNamed]);
    let told: Vec<Caution> = import.report.warnings.iter().map(|w| w.kind).collect();
    assert_eq!(told, [Caution::Administrator, Caution::NameBeside]);
    // Whose it is cannot be told: it is not taken as anybody's.
    let refused = all(&[
        row(1, "Pat Boyle,home@x.example", "Ana Reyes,ana@x.example"),
        row(2, "Ana Reyes,home@x.example", "Sean Boyle,home@x.example"),
    ]);
    let refused = refused.unwrap_err();
    assert_eq!(kinds(&refused), [(FaultKind::AmbiguousMember, 2, "Provider Email"), (FaultKind::AmbiguousMember, 3, "Provider Email")]);
}

#[test]
fn one_person_in_two_rows_is_refused_until_somebody_says_so() {
    let members = "id,name\n1,Ann Lee\n1,Ann Leigh\n";
    let json = r#"{"name": "m", "tables": [{"file": "members.csv", "holds": "members", "columns": {"code": ["id"], "name": ["name"]}}]}"#;
    let mapping = Mapping::from_json(json.as_bytes()).unwrap();
    let refused = read_all(&mapping, &[("members.csv", members.as_bytes())], &options()).unwrap_err();
    assert_eq!(kinds(&refused), [(FaultKind::Duplicate, 3, "id")]);
    assert!(refused.faults[0].why.contains("line 2"), "{}", refused.faults[0].why);
    // Names in rows: one only when the mapping says they are.
    let text = "2026-01-01,Maureen,Bo,1\n2026-01-02,Mauren,Bo,1\n2026-01-03, maureen ,Bo,1\n";
    let import = rows(&sheet(""), text, &options()).unwrap();
    assert_eq!((balance(&import, "Maureen"), balance(&import, "Mauren")), (120, 60));
    assert_eq!(warned(&import), [(Caution::LookAlike, vec![3], Some("Maureen"))]);
    let mut mapping = sheet("");
    mapping.same.insert("mauren".into(), "Maureen".into());
    let import = rows(&mapping, text, &options()).unwrap();
    assert_eq!(balance(&import, "Maureen"), 180);
    assert!(warned(&import).is_empty());
}

#[test]
fn several_people_in_one_cell_are_a_question_until_a_separator_is_declared() {
    let text = "2026-01-01,Ann; Bo,Cy,1\n2026-01-02,Ann,Bo;Cy,1\n";
    let asked = rows(&sheet(""), text, &options()).unwrap_err();
    assert_eq!(kinds(&asked), [(FaultKind::NotSaid, 1, "Gave"), (FaultKind::NotSaid, 1, "Got")]);
    let import = rows(&sheet(r#", "peopleSeparator": ";""#), text, &options()).unwrap();
    // Two gave an hour each to Cy; Ann gave one that Bo and Cy share.
    assert_eq!((balance(&import, "Ann"), balance(&import, "Bo"), balance(&import, "Cy")), (120, 60 - 30, -120 - 30));
    assert_eq!(import.report.classes.rules["help-of-several-or-for-the-community"], 2);
    let other = rows(&sheet(""), "2026-01-01,Ann and Bo,Cy,1\n", &options()).unwrap();
    assert_eq!(warned(&other), [(Caution::SeveralPeople, vec![2], None)]);
    let both = rows(&sheet(r#", "peopleSeparator": ";""#), "2026-01-01,Ann;Bo,bo,1\n", &options()).unwrap_err();
    assert_eq!(kinds(&both), [(FaultKind::PayerIsPayee, 2, "Gave")]);
}

#[test]
fn a_bare_number_without_a_unit_is_asked_once_and_true_counts_are_told() {
    let mapping = Mapping::from_json(sheet("").to_json().replace("Hours", "Length").as_bytes()).unwrap();
    let text: String = (0..5_000).map(|i| if i % 2 == 0 { "2026-01-01,a,b,2\n" } else { "2026-13-01,a,b,1h\n" }).collect();
    let refused = read_all(&mapping, &[("sheet.csv", format!("Date,Gave,Got,Length\n{text}").as_bytes())], &options()).unwrap_err();
    let asked: Vec<_> = refused.faults.iter().filter(|f| f.kind == FaultKind::NotSaid).collect();
    assert_eq!((asked.len(), asked[0].column.as_str(), asked[0].value.as_str()), (1, "Length", "2"));
    assert_eq!((refused.faults.len(), refused.report.faults, refused.report.files[0].refused), (1_000, 2_501, 2_500));
    // What says its own unit needs no answer.
    let import =
        read_all(&mapping, &[("sheet.csv", b"Date,Gave,Got,Length\n2026-01-01,a,b,90 mins\n2026-01-01,a,b,1\xc2\xbd h\n")], &options())
            .unwrap();
    assert_eq!(balance(&import, "a"), 180);
}

#[test]
fn every_fault_of_a_row_is_listed_with_the_whole_value_and_one_row_may_be_left_out() {
    let long = "x".repeat(300);
    let text = format!("2026-02-30,,Bo,{long}\n2026-01-01,Ann,Bo,1\n2026-01-01,Ann,Bo\n");
    let refused = rows(&sheet(""), &text, &options()).unwrap_err();
    let wanted = [
        (FaultKind::RowLength, 4, ""),
        (FaultKind::NoSuchDay, 2, "Date"),
        (FaultKind::NotANumber, 2, "Hours"),
        (FaultKind::MissingValue, 2, "Gave"),
    ];
    assert_eq!(kinds(&refused), wanted);
    assert_eq!(refused.faults[2].value, long);
    let import = rows(&sheet(""), &text, &lenient()).unwrap();
    let count = &import.report.files[0];
    assert_eq!((count.read, count.taken, count.refused, count.left_out), (3, 1, 2, 0));
    assert_eq!((import.report.faults, import.report.refused.len(), balance(&import, "Ann")), (4, 4, 60));
    // What is wrong with a column stops the import all the same.
    assert!(read_all(&sheet(""), &[("sheet.csv", b"Date,Gave,Hours\n")], &lenient()).is_err());
}

#[test]
fn dates_are_read_in_the_declared_form_alone_and_land_on_their_own_day() {
    let form = |dates: &str| sheet(&format!(r#", "dates": {dates}"#));
    let refused = rows(&form(r#"["%d/%m/%Y"]"#), "2026-01-02,a,b,1\n02/01/26,a,b,1\n02/01/1826,a,b,1\n", &options()).unwrap_err();
    let wanted = [(FaultKind::NotAnInstant, 2, "Date"), (FaultKind::NotAnInstant, 3, "Date"), (FaultKind::TooEarly, 4, "Date")];
    assert_eq!(kinds(&refused), wanted);
    let days = |import: &Import| import.bank.exchange_rows().map(|(_, row)| row.on.to_string()).collect::<Vec<_>>();
    // Of two forms, one alone fits the whole column.
    let import = rows(&form(r#"["%d/%m/%Y", "%m/%d/%Y"]"#), "02/01/2026,a,b,1\n13/01/2026,a,b,1\n", &options()).unwrap();
    assert_eq!(days(&import), ["2026-01-02", "2026-01-13"]);
    assert!(import.report.guessed.iter().any(|g| g.rule == "the-only-form-of-date-that-fits"));
    let asked = rows(&form(r#"["%d/%m/%Y", "%m/%d/%Y"]"#), "02/01/2026,a,b,1\n", &options()).unwrap_err();
    assert_eq!(kinds(&asked), [(FaultKind::NotSaid, 1, "Date")]);
    // An hour ahead of UTC, half past midnight is the day before there and this day here.
    let mut mapping = form(r#"["%d/%m/%Y %H:%M"]"#);
    mapping.offset_minutes = 60;
    let import = rows(&mapping, "03/02/2026 00:30,a,b,1\n", &options()).unwrap();
    assert_eq!(days(&import), ["2026-02-03"]);
    mapping.offset_minutes = -300;
    let import = rows(&mapping, "03/02/2026 23:30,a,b,1\n", &options()).unwrap();
    assert_eq!(days(&import), ["2026-02-03"]);
    // The pivot is declared, and what it did is told.
    let import = rows(&form(r#"["%d-%m-%y"], "pivot": 1920"#), "03-02-26,a,b,1\n", &options()).unwrap();
    assert_eq!(days(&import), ["1926-02-03"]);
    assert!(import.report.guessed.iter().any(|g| g.rule == "two-digit-years"));
}

#[test]
fn offsets_of_a_zone_from_the_host_put_a_time_where_it_was() {
    // Madrid: an hour ahead in winter, two from 2026-03-29T01:00Z on.
    let options = Options {
        offsets: vec![("1970-01-01T00:00:00Z".parse().unwrap(), 60), ("2026-03-29T01:00:00Z".parse().unwrap(), 120)],
        ..options()
    };
    let import = rows(&sheet(r#", "dates": ["%d/%m/%Y %H:%M"]"#), "28/03/2026 12:00,a,b,1\n29/03/2026 12:00,a,b,1\n", &options).unwrap();
    let entries: Vec<String> = import.bank.state.ledger.entries.iter().map(|(_, entry)| entry.at.to_string()).collect();
    assert_eq!(entries, ["2026-03-28T11:00:00Z", "2026-03-29T10:00:00Z"]);
}

#[test]
fn what_spreadsheets_write_is_read() {
    let plain = "Date,Gave,Got,Hours\n2026-01-01,Zo\u{eb},b,1\n";
    let rows = |text: &str| read_all(&sheet(""), &[("sheet.csv", text.as_bytes())], &options()).map(|import| balance(&import, "Zoë"));
    for text in [
        plain.to_owned(),
        format!("\u{feff}{plain}"),
        format!("sep=;\r\n{}", plain.replace(',', ";")),
        format!("\"sep=\t\"\n{}", plain.replace(',', "\t")),
        plain.replace(',', "\t"),
        plain.replace(',', ";").replace('\n', ";;\n"),
        format!("{plain},,,\n\n,,,\n"),
        format!("{plain}Total,,,1\n"),
        format!("{plain},,Total:,1\n"),
    ] {
        assert_eq!(rows(&text).unwrap(), 60, "{text:?}");
    }
    let utf16: Vec<u8> = format!("\u{feff}{}", plain.replace(',', "\t")).encode_utf16().flat_map(u16::to_le_bytes).collect();
    let import = read_all(&sheet(""), &[("sheet.csv", utf16.as_slice())], &options()).unwrap();
    assert_eq!(balance(&import, "Zoë"), 60);
    // Rows of nothing and a total are listed, not lost.
    let import = read_all(&sheet(""), &[("sheet.csv", format!("{plain},,,\n,,,\nTotal,,,1\n").as_bytes())], &options()).unwrap();
    let out: Vec<_> = import.report.left_out.iter().map(|out| (out.why, out.rows, out.minutes)).collect();
    assert_eq!(out, [(NotTaken::Blank, 2, 0), (NotTaken::Total, 1, 60)]);
    // A mark inside a cell that is not quoted is a letter; one that opens a cell and never closes is a fault where it opens.
    assert!(read_all(&sheet(""), &[("sheet.csv", b"Date,Gave,Got,Hours\n2026-01-01,6\" Pete,b,1\n")], &options()).is_ok());
    let open = read_all(
        &sheet(""),
        &[("sheet.csv", b"Date,Gave,Got,Hours\n2026-01-01,a,b,1\n2026-01-01,\"a,b,1\n2026-01-02,a,b,1\n")],
        &options(),
    );
    assert_eq!(kinds(&open.unwrap_err()), [(FaultKind::QuoteNotClosed, 3, "")]);
    let workbook = [b"PK\x03\x04 rubbish [Content_Types].xml xl/workbook.xml".as_slice(), b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old"];
    for bytes in workbook {
        let refused = read_all(&sheet(""), &[("sheet.csv", bytes)], &options()).unwrap_err();
        assert_eq!(kinds(&refused), [(FaultKind::Workbook, 0, "")]);
        assert!(!Bundle::is_zip(bytes));
    }
}

#[test]
fn the_same_sheet_twice_and_the_same_row_twice_are_warned_of() {
    let text = "Date,Gave,Got,Hours\n2026-01-01,a,b,1\n2026-01-02,a,b,1\n";
    let other = "Date,Gave,Got,Hours\n2026-01-03,a,b,1\n2026-01-03,a,b,1\n";
    let files: Vec<(&str, &[u8])> =
        vec![("january.csv", text.as_bytes()), ("copy of january.csv", text.as_bytes()), ("more.csv", other.as_bytes())];
    let import = read_all(&sheet(""), &files, &options()).unwrap();
    assert_eq!(balance(&import, "a"), 360);
    let told: Vec<_> = import.report.warnings.iter().map(|w| (w.kind, w.file.as_str(), w.lines.clone(), w.suggestion.as_deref())).collect();
    let wanted =
        [(Caution::RowTwice, "more.csv", vec![2, 3], None), (Caution::SheetTwice, "copy of january.csv", vec![], Some("january.csv"))];
    assert_eq!(told, wanted);
}

#[test]
fn an_offer_that_ended_before_it_began_is_told() {
    let posts = "1,Offer,Pa,,Cuina,2024-03-12,,2024-01-01\n";
    let users = "1,2024-01-10,Marta,Puig,,1,1980-02-03,600,,marta@cardona.example\n";
    let import = by("timeoverflow", &[("users.csv", users), ("posts.csv", posts)], &options()).unwrap();
    assert_eq!(warned(&import), [(Caution::EndedBeforeItBegan, vec![1], Some("2024-03-12"))]);
    assert_eq!(import.report.balances_agree, None);
}

#[test]
fn valueflows_by_its_vocabulary() {
    let event = |id: u32, more: &str| {
        format!(
            r#"{{"@id": "e:{id}", "@type": "EconomicEvent", "action": "deliverService", "provider": "ana", "receiver": "ben", {more}}}"#
        )
    };
    let hour = r#""effortQuantity": {"hasNumericalValue": 1, "hasUnit": "om2:hour"}"#;
    let all = [
        event(1, &format!(r#""hasBeginning": "2025-02-03T10:00:00Z", "hasEnd": "2025-02-03T11:00:00Z", {hour}"#)),
        event(1, &format!(r#""hasBeginning": "2025-02-03T10:00:00Z", "hasEnd": "2025-02-03T11:00:00Z", {hour}"#)),
        event(2, &format!(r#""hasPointInTime": "2025-02-04T10:00:00Z", {hour}"#)),
        event(
            3,
            r#""hasPointInTime": "2025-02-05T10:00:00Z", "effortQuantity": {"hasNumericalValue": -0.5, "hasUnit": {"@id": "om2:hour"}}"#,
        ),
        event(4, &format!(r#""hasPointInTime": "2025-02-06T10:00:00Z", {hour}"#)).replace("EconomicEvent", "Commitment"),
        event(5, &format!(r#""hasPointInTime": "2025-02-07T10:00:00Z", {hour}"#)).replace(r#""EconomicEvent""#, r#"["EconomicEvent"]"#),
        event(6, &format!(r#""hasPointInTime": "2025-02-08T10:00:00Z", {hour}"#)).replace(r#""ana""#, r#"{"@id": "ana", "name": "Ana"}"#),
    ];
    let json = format!(r#"{{"@context": "https://w3id.org/valueflows", "@graph": [{}]}}"#, all.join(","));
    let import = by("valueflows", &[("events.json", &json)], &options()).unwrap();
    // Four hours given, half of one taken back; a commitment has not happened.
    assert_eq!((balance(&import, "ana"), balance(&import, "ben")), (240 - 30, -240 + 30));
    let out: Vec<_> = import.report.left_out.iter().map(|out| (out.why, out.value.as_str(), out.minutes)).collect();
    assert_eq!(out, [(NotTaken::State, "Commitment", 60), (NotTaken::Repeated, "e:1", 60)]);
    let twice = [
        event(1, &format!(r#""hasPointInTime": "2025-02-04T10:00:00Z", {hour}"#)),
        event(1, &format!(r#""hasPointInTime": "2025-02-05T10:00:00Z", {hour}"#)),
    ];
    let refused = by("valueflows", &[("events.json", &format!("[{}]", twice.join(",")))], &options()).unwrap_err();
    assert_eq!(kinds(&refused), [(FaultKind::Duplicate, 2, "@id")]);
}

#[test]
fn credit_commons_pending_and_erased_did_not_happen() {
    let json = r#"[
        {"uuid": "1", "state": "C", "written": "2025-02-03", "entries": [{"payer": "ben", "payee": "ana", "quant": 1, "description": "Shelves"}, {"payer": "ben", "payee": "cy", "quant": 0.5}]},
        {"uuid": "2", "state": "P", "written": "2025-02-04", "entries": [{"payer": "ben", "payee": "ana", "quant": 2}]},
        {"uuid": "3", "state": "E", "written": "2025-02-05", "entries": [{"payer": "ben", "payee": "ana", "quant": 3}]}]"#;
    let import = by("credit-commons", &[("transactions.json", json)], &options()).unwrap();
    assert_eq!((balance(&import, "ana"), balance(&import, "ben"), balance(&import, "cy")), (60, -90, 30));
    let out: Vec<_> = import.report.left_out.iter().map(|out| (out.value.as_str(), out.rows, out.minutes)).collect();
    assert_eq!(out, [("P", 1, 120), ("E", 1, 180)]);
}

#[test]
fn what_a_file_says_cannot_hide_in_a_message() {
    let refused = rows(&sheet(""), "2026-01-01,Ann,Bo,\u{202e}1\u{1b}[31m\n", &options()).unwrap_err();
    let told = refused.to_string();
    assert!(told.contains("\\u{202e}1\\u{1b}[31m"), "{told}");
    assert_eq!(refused.faults[0].value, "\u{202e}1\u{1b}[31m", "the value itself is whole");
}

#[test]
fn the_wholes_add_up_however_rows_fall_out() {
    let text = "2026-01-01,Ann,Bo,1\n2026-01-01,,Bo,1\n2026-01-01,Ann,,2\n2026-31-01,Ann,Bo,1\n,,,\nTotal,,,5\n2026-01-01,Ann,Group,1\n";
    // The empty row and the total are left out, the impossible day is refused; `Group` is a name until it is declared.
    for (rule, refused, left_out) in [("refuse", 3, 2), ("leave-out", 1, 4), ("unknown", 1, 2)] {
        let more = format!(r#", "missingGiver": "{rule}", "missingReceiver": "{rule}""#);
        let import = rows(&sheet(&more), text, &lenient()).unwrap();
        let count = &import.report.files[0];
        assert_eq!((count.read, count.refused, count.left_out), (7, refused, left_out), "{rule}");
        assert_eq!(count.read, count.taken + count.refused + count.left_out, "{rule}: {count:?}");
        assert_eq!(import.bank.balances().map(|(_, m)| m.get()).sum::<i64>(), 0);
    }
}
