//! Neighbours of the kinds that real communities have: other files that would be wrong for the same reason.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, clippy::panic, reason = "tests")]

use super::kinds_tests::{balance, by, kinds, lenient, options, read_all, rows, sheet, warned};
use super::*;
use crate::interchange::{Caution, FaultKind, NotTaken};

const HEADER: &str = "Date,Gave,Got,Hours\n";

fn cautions(import: &Import) -> Vec<(Caution, &str, Option<&str>)> {
    import.report.warnings.iter().map(|w| (w.kind, w.file.as_str(), w.suggestion.as_deref())).collect()
}

#[test]
fn a_sheet_that_holds_all_of_another_is_warned_of_however_it_is_written() {
    let january = "Date,Gave,Got,Hours\n2026-01-01,a,b,1\n2026-01-02,a,b,1\n2026-01-02,a,b,1\n";
    // The same and February; the same in another order, with other marks, columns, dates and lengths; one that shares two rows of three.
    let longer = "Date,Gave,Got,Hours\n2026-01-02,a,b,1\n2026-01-02,a,b,1\n2026-01-01,a,b,1\n2026-02-01,b,a,1\n";
    let other = "Got;Gave;Hours;Room;Date\nB;A;60 min;1;2026-01-02\nb;a;1:00;2;2026-01-02\nb;a;1 h;2;2026-01-01\n";
    let part = "Date,Gave,Got,Hours\n2026-01-01,a,b,1\n2026-01-02,a,b,1\n2026-01-09,a,b,1\n";
    let told = |files: &[(&str, &str)]| {
        let files: Vec<(&str, &[u8])> = files.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
        let import = read_all(&sheet(""), &files, &options()).unwrap();
        let twice = |(kind, ..): &(Caution, &str, Option<&str>)| *kind == Caution::SheetTwice;
        cautions(&import).into_iter().filter(twice).map(|(_, file, other)| (file.to_owned(), other.unwrap().to_owned())).collect::<Vec<_>>()
    };
    let pair = |one: &str, other: &str| vec![(one.to_owned(), other.to_owned())];
    assert_eq!(told(&[("january.csv", january), ("to-february.csv", longer)]), pair("january.csv", "to-february.csv"));
    assert_eq!(told(&[("to-february.csv", longer), ("january.csv", january)]), pair("january.csv", "to-february.csv"));
    assert_eq!(told(&[("january.csv", january), ("other.csv", other)]), pair("other.csv", "january.csv"));
    assert_eq!(told(&[("january.csv", january), ("part.csv", part)]), []);
}

#[test]
fn a_correction_is_nobody_s_long_day() {
    let text = "2026-01-01,Ann,Bob,20\n2026-01-01,Bob,Ann,-6\n2026-01-01,Bob,Cy,20\n2026-01-02,Ann,Bob,20\n2026-01-02,Ann,Bob,6\n";
    let import = rows(&sheet(r#", "negativeCorrects": true"#), text, &options()).unwrap();
    // Twenty hours and a correction of six are no twenty-six; twenty and six are.
    assert_eq!(warned(&import), [(Caution::PersonOverADay, vec![5, 6], None)]);
    // A night that begins before midnight and goes on after it is written on its own day: two days, no long one.
    let night = rows(&sheet(""), "2026-01-01,Ann,Bob,13\n2026-01-02,Ann,Bob,12\n", &options()).unwrap();
    assert_eq!(warned(&night), []);
    // Exactly a day is possible; a minute more is not. Two helpers at once are two people.
    let long = rows(&sheet(r#", "peopleSeparator": ";""#), "2026-01-01,Ann;Cy,Bob,24\n2026-01-03,Ann;Cy,Bob,24:01\n", &options()).unwrap();
    assert_eq!(warned(&long), [(Caution::OverADay, vec![3], None)]);
}

#[test]
fn who_may_be_meant_is_named_beside_who_is_not_known() {
    let members = "id,name\n1,Maureen Boyle\n2,Bo Ek\n";
    let json = r#"{"name": "m", "tables": [
        {"file": "members.csv", "holds": "members", "columns": {"code": ["id"], "name": ["name"]}},
        {"file": "*", "holds": "exchanges", "knownBy": "name", "unit": "hours",
         "columns": {"date": ["Date"], "gave": ["Gave"], "received": ["Got"], "amount": ["Hours"]}}]}"#;
    let mapping = Mapping::from_json(json.as_bytes()).unwrap();
    let text = format!("{HEADER}2026-01-01,Mauren Boyle,Bo Ek,1\n2026-01-01,M. Boyle,\"Ek, Bo\",1\n2026-01-01,Zoë,Bo,1\n");
    let refused = read_all(&mapping, &[("members.csv", members.as_bytes()), ("sheet.csv", text.as_bytes())], &options()).unwrap_err();
    let told: Vec<(u64, &str, bool)> = refused.faults.iter().map(|f| (f.line, f.value.as_str(), f.why.contains("did you mean"))).collect();
    let wanted = [(2, "Mauren Boyle", true), (3, "Ek, Bo", true), (3, "M. Boyle", true), (4, "Bo", true), (4, "Zoë", false)];
    let mut told = told;
    told.sort_unstable();
    assert_eq!(told, wanted);
}

#[test]
fn files_of_older_programs_are_read() {
    let plain = format!("{HEADER}2026-01-01,Zo\u{eb},b,1\n2026-02-30,a,b,1\n");
    let utf16 = |big: bool| -> Vec<u8> {
        let units = plain.encode_utf16();
        units.flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
    };
    let quoted = "\"Date\";\"Gave, given name, surname, or both\";\"Got\";\"Hours\"\n2026-01-01;Zo\u{eb};b;1\n2026-02-30;a;b;1\n";
    for (what, bytes) in [
        ("line ends of an old Macintosh", plain.replace('\n', "\r").into_bytes()),
        ("UTF-16 without a mark", utf16(false)),
        ("UTF-16 without a mark, the greater byte first", utf16(true)),
        ("commas inside quoted names of columns", quoted.as_bytes().to_vec()),
    ] {
        let mapping = sheet("").to_json().replace("\"Gave\"", "\"Gave|Gave, given name, surname, or both\"");
        let import = read_all(&Mapping::from_json(mapping.as_bytes()).unwrap(), &[("sheet.csv", &bytes)], &lenient());
        let import = import.unwrap_or_else(|faults| panic!("{what}: {faults}"));
        assert_eq!(balance(&import, "Zoë"), 60, "{what}");
        assert_eq!(import.report.refused[0].line, 3, "{what}");
    }
}

/// A cell over several lines, a line `sep=` and lines that are skipped move every line that follows.
#[test]
fn a_fault_names_the_line_it_stands_on() {
    let json = sheet(r#", "skip": 2"#).to_json();
    let text = "Hours of January\n\n\"Date\",\"Gave\",\"Got\",\"Hours\",\"Notes\"\r\n2026-01-01,a,b,1,\"one\ntwo\r\nthree\"\r\n2026-01-01,a,b,x,\r\n";
    let refused = read_all(&Mapping::from_json(json.as_bytes()).unwrap(), &[("sheet.csv", text.as_bytes())], &options()).unwrap_err();
    assert_eq!(kinds(&refused), [(FaultKind::NotANumber, 7, "Hours")]);
    let text = "sep=;\r\nDate;Gave;Got;Hours\r\n2026-01-01;a;b;x\r\n";
    let refused = read_all(&sheet(""), &[("sheet.csv", text.as_bytes())], &options()).unwrap_err();
    assert_eq!(kinds(&refused), [(FaultKind::NotANumber, 3, "Hours")]);
}

#[test]
fn a_full_file_may_have_been_cut() {
    let many = |count: usize| format!("{HEADER}{}", "2026-01-01,a,b,1\n".repeat(count));
    let told = |count: usize| {
        let import = read_all(&sheet(""), &[("sheet.csv", many(count).as_bytes())], &options()).unwrap();
        cautions(&import).iter().any(|(kind, ..)| *kind == Caution::MayBeCut)
    };
    assert!(told(1_000));
    assert!(!told(999) && !told(1_001));
}

/// NEXUS writes its members with their balances, a mark before the header, and an apostrophe before whatever begins like a formula,
/// numbers below zero among them.
#[test]
fn nexus_s_own_reports_are_read_with_the_balances_they_declare() {
    let members = "\u{feff}ID,Name,Email,Phone,Location,Role,Status,Approved,Joined,\"Last Login\",Balance,XP,Level\n\
        4,\"Ada Lund\",ada@x.example,'+4670000,Malmö,admin,active,Yes,\"2025-01-02 10:00:00\",Never,'-2.50,10,1\n\
        5,\"Bo Ek\",bo@x.example,,,member,suspended,Yes,\"2025-01-03 10:00:00\",Never,2.50,0,1\n";
    let transactions = "\u{feff}ID,Date,Hours,Description,Status,Type,Provider,\"Provider Email\",Receiver,\"Receiver Email\",Category\n\
        9,\"2025-02-14 09:30:00\",2.50,\"'=Ride\",completed,transfer,\"Ada Lund\",ada@x.example,\"Bo Ek\",bo@x.example,Transport\n";
    let listings = "ID,Title,Type,Status,Category,Location,\"Hours Estimate\",Views,Contacts,Owner,Created\n\
        1,Rides,offer,active,Transport,,1,4,0,\"Bo Ek\",\"2025-01-04 10:00:00\"\n\
        2,Old,request,expired,Transport,,1,4,0,\"Ada Lund\",\"2025-01-04 10:00:00\"\n";
    let files = [
        ("members_report_2025-03-01.csv", members),
        ("transactions_report_2025-03-01.csv", transactions),
        ("listings_report_2025-03-01.csv", listings),
    ];
    let import = by("nexus", &files, &options()).unwrap_or_else(|faults| panic!("{faults}"));
    assert_eq!((balance(&import, "4"), balance(&import, "5")), (-150, 150));
    assert_eq!(import.report.balances_agree, Some(true));
    let phone = import.bank.person(import.members["4"]).unwrap().profile.contact["phone"].clone();
    assert_eq!(phone, "+4670000");
    assert_eq!(warned(&import), [(Caution::Administrator, vec![2], Some("4"))]);
    assert_eq!(import.bank.listing_rows().count(), 1);
    assert_eq!(import.report.left_out.iter().map(|out| (out.why, out.value.as_str())).collect::<Vec<_>>(), [(NotTaken::State, "expired")]);
    // What moved and what is declared differ: told, and the reports are proposed as what they are.
    let other = by("nexus", &[files[0], ("transactions_report.csv", &transactions.replace("2.50,\"'", "2.25,\"'"))], &options()).unwrap();
    assert_eq!(other.report.balances_agree, Some(false));
    let given: Vec<(&str, &[u8])> = files.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
    assert_eq!(sniff(&Bundle::from_files(&given)).preset.as_deref(), Some("nexus"));
}

/// NEXUS has credit that is given away, and exchanges taken back, among its transactions: neither is help.
#[test]
fn nexus_s_types_tell_help_from_gifts_and_corrections() {
    let header = "ID,Date,Hours,Description,Status,Type,Provider,Provider Email,Receiver,Receiver Email,Category\n";
    let types = ["transfer", "exchange", "volunteer", "donation", "community_fund", "exchange_reversal", "job_completion", "other"];
    let row = |(id, kind): (usize, &&str)| {
        format!("{id},2026-02-{:02} 10:00:00,1.00,x,completed,{kind},Ana,ana@x.example,Bo,bo@x.example,Uncategorized\n", id + 1)
    };
    let text = format!("{header}{}", types.iter().enumerate().map(row).collect::<String>());
    let import = by("nexus", &[("transactions.csv", &text)], &options()).unwrap_or_else(|faults| panic!("{faults}"));
    assert_eq!(
        (import.report.classes.exchanges, import.report.classes.transfers.clone()),
        (5, [("correction", 1), ("gift", 2)].map(|(k, n)| (k.to_owned(), n)).into())
    );
    assert_eq!(balance(&import, "bo@x.example"), 8 * 60);
}

/// One transaction alone says its own state; a node's answer keeps it under `data`.
#[test]
fn one_transaction_of_credit_commons_alone_keeps_its_state() {
    let one = |state: &str| {
        format!(
            r#"{{"uuid": "1", "state": "{state}", "written": "2025-02-03 10:00:00", "entries": [{{"payer": "ben", "payee": "ana", "quant": 1}}]}}"#
        )
    };
    for (state, minutes) in [("P", 0), ("V", 0), ("E", 0), ("C", 60), ("completed", 60)] {
        for json in [one(state), format!("[{}]", one(state)), format!(r#"{{"data": {}, "meta": {{}}}}"#, one(state))] {
            match by("credit-commons", &[("transactions.json", &json)], &options()) {
                Ok(import) => {
                    let there = import.members.get("ana").map_or(0, |ana| import.bank.balance(*ana).unwrap().get());
                    assert_eq!(there, minutes, "{state} {json}");
                }
                Err(faults) => panic!("{json}: {faults}"),
            }
        }
    }
}

#[test]
fn valueflows_by_whole_names() {
    let vf = "https://w3id.org/valueflows/ont/vf#";
    let om = "http://www.ontology-of-units-of-measure.org/resource/om-2/";
    let json = format!(
        r#"[{{"@id": "e:1", "@type": "{vf}EconomicEvent", "action": {{"id": "{vf}deliverService"}}, "provider": {{"id": "ana"}},
            "receiver": {{"id": "ben"}}, "hasBeginning": "2025-02-03T10:00:00Z",
            "effortQuantity": {{"hasNumericalValue": 90, "hasUnit": {{"id": "{om}minute-time"}}}}}},
           {{"@id": "e:2", "@type": "{vf}Intent", "action": "{vf}work", "provider": "ana", "receiver": "ben",
            "hasPointInTime": "2025-02-03T10:00:00Z", "effortQuantity": {{"hasNumericalValue": 1, "hasUnit": "{om}hour"}}}}]"#
    );
    let import = by("valueflows", &[("events.json", &json)], &options()).unwrap_or_else(|faults| panic!("{faults}"));
    assert_eq!(balance(&import, "ana"), 90);
    assert_eq!(import.report.left_out[0].rows, 1);
}

/// Numbers beside names in every way they are typed; a number nobody has is no member's.
#[test]
fn a_number_beside_a_name_is_found_whatever_stands_around_it() {
    let members = "N,Name,Email,Phone,Alternative Phone,Created,Last login,Locale,Balance\n3,Lola (la pintora) Gil,,,,2024-01-10,,es,0\n4,Enric Mas,,,,2024-01-10,,ca,0\n";
    for said in ["Lola (la pintora) Gil (3)", "Lola Gil (3) ", "LOLA GIL ( 3 )", "(3)", "Lola\u{a0}Gil\u{a0}(3)"] {
        let transfers = format!("Date,From,To,Post,Quantity\n2024-03-01,\"{said}\",Enric Mas (4),Pintar,1:30\n");
        let import = by("timeoverflow-export", &[("members.csv", members), ("transfers.csv", &transfers)], &options()).unwrap();
        assert_eq!((balance(&import, "3"), balance(&import, "4")), (-90, 90), "{said}");
        assert_eq!(import.members.len(), 2, "{said}");
    }
    let other = "Date,From,To,Post,Quantity\n2024-03-01,Lola Gil (33),Enric Mas (4),Pintar,1:30\n";
    let import = by("timeoverflow-export", &[("members.csv", members), ("transfers.csv", other)], &options()).unwrap();
    assert_eq!(balance(&import, "3"), 0);
    assert!(import.report.guessed.iter().any(|g| g.rule == "named-in-a-row-alone" && g.value == "33"));
}

/// States in any letters; none at all is not "completed".
#[test]
fn states_are_compared_whatever_their_letters_and_blanks() {
    let row = |state: &str| format!("1,2026-02-01 10:00:00,1,x,{state},transfer,Ana,ana@x.example,Bo,bo@x.example,Help\n");
    let header = "ID,Date,Hours,Description,Status,Type,Provider,Provider Email,Receiver,Receiver Email,Category\n";
    for (state, taken) in
        [("completed", 1), ("COMPLETED ", 1), (" Completed", 1), ("refunded", 0), ("", 0), ("complete", 0), ("not completed", 0)]
    {
        let text = format!("{header}{}", row(state));
        let import = by("nexus", &[("transactions.csv", &text)], &options()).unwrap();
        assert_eq!(import.report.classes.exchanges, taken, "{state}");
        assert_eq!(import.report.left_out.iter().map(|out| out.rows).sum::<u64>(), 1 - taken, "{state}");
    }
}

/// Dates that a calendar does not have, placeholders, and times at the edge of a day.
#[test]
fn dates_at_the_edges_are_what_they_say_or_faults() {
    let form = |form: &str| sheet(&format!(r#", "dates": ["{form}"]"#));
    for (letters, said, kind) in [
        ("%d/%m/%Y", "00/00/0000", FaultKind::TooEarly),
        ("%d/%m/%Y", "29/02/1900", FaultKind::NoSuchDay),
        ("%d/%m/%Y", "31/04/2026", FaultKind::NoSuchDay),
        ("%d/%m/%Y", "01/01/1899", FaultKind::TooEarly),
        ("%d/%m/%Y", "1.2.2026", FaultKind::NotAnInstant),
        ("%d/%m/%Y", "03/02/2026 00:00", FaultKind::NotAnInstant),
        ("%d/%m/%Y %H:%M:%S", "03/02/2026 23:59:60", FaultKind::NoSuchDay),
        ("iso", "20260203", FaultKind::NotAnInstant),
        ("serial", "-1", FaultKind::NotAnInstant),
    ] {
        let refused = rows(&form(letters), &format!("{said},a,b,1\n"), &options()).unwrap_err();
        assert_eq!(kinds(&refused), [(kind, 2, "Date")], "{said}");
    }
    for (letters, said, day) in [
        ("%d/%m/%Y", "29/02/2000", "2000-02-29"),
        ("%d/%m/%Y %H:%M", "03/02/2026 24:00", "2026-02-03"),
        ("%d/%m/%Y %H:%M:%S", "03/02/2026 23:59:59.999", "2026-02-03"),
        ("%d %b %Y", "3 SEPT. 2025", "2025-09-03"),
        ("serial", "46056.99999", "2026-02-03"),
    ] {
        let import = rows(&form(letters), &format!("{said},a,b,1\n"), &options()).unwrap_or_else(|faults| panic!("{said}: {faults}"));
        assert_eq!(import.bank.exchange_rows().next().unwrap().1.on.to_string(), day, "{said}");
    }
}

/// A surname before a comma is one person's name, not two people, unless somebody says otherwise.
#[test]
fn a_comma_inside_names_is_a_question_and_not_two_people() {
    let text = "Date;Helper;Helped;Hours\n2026-01-13;Boyle, Maureen;Ek, Bo;1\n2026-01-14;Ek, Bo;Boyle, Maureen;2\n";
    let files: [(&str, &[u8]); 1] = [("sheet.csv", text.as_bytes())];
    let proposal = sniff(&Bundle::from_files(&files));
    assert!(proposal.doubts.iter().any(|doubt| doubt.kind == DoubtKind::SeveralPeople), "{:?}", proposal.doubts);
    let import = read_all(&proposal.mapping, &files, &options()).unwrap();
    let names: Vec<&str> = import.members.keys().map(String::as_str).collect();
    assert_eq!(names, ["Boyle, Maureen", "Ek, Bo"]);
    // Two who stand alone elsewhere are two.
    let text = "Date;Helper;Helped;Hours\n2026-01-13;Ana, Bo;Cy;1\n2026-01-14;Ana;Cy;2\n2026-01-15;Bo;Cy;2\n";
    let files: [(&str, &[u8]); 1] = [("sheet.csv", text.as_bytes())];
    assert_eq!(sniff(&Bundle::from_files(&files)).mapping.tables[0].people_separator.as_deref(), Some(","));
}

#[test]
fn a_row_far_outside_the_habit_is_warned_of() {
    let usual = |count: u32| (1..=count).map(|day| format!("2026-01-{day:02},a,b,0.5\n")).collect::<String>();
    // Half an hour is usual: five hours and a minute are more than ten times that, five hours are not.
    let import = rows(&sheet(""), &format!("{}2026-02-01,a,b,5\n2026-02-02,a,b,5:01\n", usual(20)), &options()).unwrap();
    assert_eq!(warned(&import), [(Caution::OutsideHabit, vec![23], None)]);
    assert_eq!(import.report.warnings[0].minutes, Some(301));
    // Where help is short, a morning is no wonder; and nineteen rows are no habit yet.
    let short = usual(20).replace("0.5", "0:05");
    let import = rows(&sheet(""), &format!("{short}2026-02-01,a,b,4\n"), &options()).unwrap();
    assert_eq!(warned(&import), []);
    let import = rows(&sheet(""), &format!("{}2026-02-02,a,b,9\n", usual(18)), &options()).unwrap();
    assert_eq!(warned(&import), []);
}

/// A file or a column that a system need not give stops nothing; one that is needed is named.
#[test]
fn what_a_system_need_not_give_stops_nothing() {
    let export = "Date,From,To,Post,Quantity\n2026-03-02 12:00:00 UTC,Lola Gil (3),Enric Mas (4),Paint,1:00\n";
    let import = by("timeoverflow-export", &[("Transfers.csv", export)], &options()).unwrap();
    assert_eq!((balance(&import, "3"), balance(&import, "4"), import.report.balances_agree), (-60, 60, None));
    let nexus =
        "Date,Hours,Status,Provider,Provider Email,Receiver,Receiver Email\n2026-03-02,1.5,completed,Ann,ann@x.example,Bo,bo@x.example\n";
    let import = by("nexus", &[("transactions.csv", nexus)], &options()).unwrap();
    assert_eq!(import.bank.balances().map(|(_, minutes)| minutes.get()).collect::<Vec<_>>(), [0, -90, 90]);
    let lacking: Vec<&str> = import.report.guessed.iter().filter(|g| g.rule == "column-not-there").map(|g| g.value.as_str()).collect();
    assert_eq!(lacking, ["ID", "Category", "Description", "Type"]);
    let (users, transfers) = ("1,2024-01-10,Marta\n2,2024-01-11,Pol\n", "1,member,2,member,5400,2024-02-01 10:00:00 UTC\n");
    let import = by("timeoverflow", &[("users.csv", users), ("transfers.csv", transfers)], &options()).unwrap();
    assert_eq!((balance(&import, "1"), balance(&import, "2")), (-90, 90));
    // Members alone are a bank without any history; amounts that nobody gives are no history at all.
    assert_eq!(by("timeoverflow", &[("users.csv", users)], &options()).unwrap().bank.exchange_rows().count(), 0);
    let refused = by("nexus", &[("transactions.csv", &nexus.replace("Hours", "Length"))], &options()).unwrap_err();
    assert_eq!(kinds(&refused), [(FaultKind::MissingColumn, 1, "Hours")]);
    // Nobody there is called 9: a fault of its line, and with that row left out the rest is a bank.
    let files = [("users.csv", users), ("transfers.csv", "1,member,2,member,5400,2024-02-01\n1,member,9,member,60,2024-02-02\n")];
    assert_eq!(kinds(&by("timeoverflow", &files, &options()).unwrap_err()), [(FaultKind::UnknownMember, 2, "#3")]);
    assert_eq!(balance(&by("timeoverflow", &files, &lenient()).unwrap(), "1"), -90);
}
