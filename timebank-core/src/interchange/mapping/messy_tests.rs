//! Files that were read wrongly once, without a word: each has the right value beside it.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, clippy::panic, reason = "tests")]

use super::kinds_tests::{balance, by, kinds, lenient, options, read_all, rows, sheet, warned};
use super::*;
use crate::interchange::{Caution, FaultKind, NotTaken, export};

/// Reads a sheet by the mapping that is proposed for it, with its units declared.
fn proposed(text: &str, unit: Option<Unit>) -> Result<Import, ImportFaults> {
    let files: [(&str, &[u8]); 1] = [("s.csv", text.as_bytes())];
    let mut mapping = sniff(&Bundle::from_files(&files)).mapping;
    mapping.tables[0].unit = unit;
    read_all(&mapping, &files, &options())
}

#[test]
fn money_is_one_number_with_a_currency_and_pence_are_pence() {
    let json = sheet("").to_json().replace(r#""columns":{"#, r#""columns":{"expense":["Cost"],"#);
    let mapping = Mapping::from_json(json.as_bytes()).unwrap();
    let text = "Date,Gave,Got,Hours,Cost\n2026-02-03,Ana,Ben,1,40p\n2026-02-03,Ana,Ben,1,£2.40\n2026-02-03,Ana,Ben,1,10 km\n\
        2026-02-03,Ana,Ben,1,2 of 3\n2026-02-03,Ana,Ben,1,(2.40)\n2026-02-03,Ana,Ben,1,–\n";
    let import = read_all(&mapping, &[("s.csv", text.as_bytes())], &lenient()).unwrap();
    let owed: Vec<u32> =
        import.bank.exchange_rows().flat_map(|(id, _)| import.bank.terms_of(id).unwrap().expenses).map(|e| e.amount).collect();
    assert_eq!(owed, [40, 240]);
    let refused: Vec<(u64, &str)> = import.report.refused.iter().map(|fault| (fault.line, fault.value.as_str())).collect();
    assert_eq!(refused, [(4, "10 km"), (5, "2 of 3"), (6, "(2.40)")]);
}

#[test]
fn exports_that_overlap_are_counted_once() {
    let head = "ID,Date,Hours,Description,Status,Type,Provider,Provider Email,Receiver,Receiver Email,Category\n";
    let row =
        |id: u32, hours: u32| format!("{id},2026-02-0{id} 10:00:00,{hours},Garden,completed,transfer,Ana A,ana@x,Ben B,ben@x,Garden\n");
    let (january, february) = (format!("{head}{}{}", row(1, 1), row(2, 1)), format!("{head}{}{}", row(2, 1), row(3, 1)));
    let import = by("nexus", &[("transactions_jan.csv", &january), ("transactions_feb.csv", &february)], &options()).unwrap();
    assert_eq!((balance(&import, "ben@x"), import.report.classes.exchanges), (180, 3));
    let out: Vec<_> = import.report.left_out.iter().map(|out| (out.file.as_str(), out.why, out.lines.as_slice(), out.minutes)).collect();
    assert_eq!(out, [("transactions_feb.csv", NotTaken::Repeated, &[2][..], 60)]);
    // The same number over other words is a fault that says where the first stands.
    let other = format!("{head}{}", row(2, 4));
    let refused = by("nexus", &[("transactions_jan.csv", &january), ("transactions_feb.csv", &other)], &options()).unwrap_err();
    assert_eq!(kinds(&refused), [(FaultKind::Duplicate, 2, "ID")]);
    assert!(refused.faults[0].why.contains("line 3 of `transactions_jan.csv`"), "{}", refused.faults[0].why);
}

#[test]
fn what_a_column_says_did_not_happen_is_left_out_and_a_word_nobody_knows_is_asked_about() {
    let text = "Date,Helper,Helped,Hours,Status\n2026-02-03,Ana,Ben,1,Done\n2026-02-04,Ana,Ben,5,Cancelled\n2026-02-05,Ana,Ben,7,No-show\n2026-02-06,Ana,Ben,2,\n";
    let import = proposed(text, None).unwrap();
    assert_eq!(balance(&import, "Ana"), 180);
    let out: Vec<_> = import.report.left_out.iter().map(|out| (out.value.as_str(), out.why, out.minutes)).collect();
    assert_eq!(out, [("Cancelled", NotTaken::State, 300), ("No-show", NotTaken::State, 420)]);
    let doubts = |text: &str| {
        let doubts = sniff(&Bundle::from_files(&[("s.csv", text)])).doubts;
        doubts.into_iter().filter(|doubt| doubt.column == "Status").map(|doubt| (doubt.kind, doubt.asked)).collect::<Vec<_>>()
    };
    assert_eq!(doubts(text), [(DoubtKind::Classes, false)]);
    let text = text.replace("No-show", "Weather");
    assert_eq!(doubts(&text), [(DoubtKind::Classes, false), (DoubtKind::Classes, true)]);
    assert_eq!(kinds(&proposed(&text, None).unwrap_err()), [(FaultKind::NotSaid, 1, "Status")]);
    let files: [(&str, &[u8]); 1] = [("s.csv", text.as_bytes())];
    let mut mapping = sniff(&Bundle::from_files(&files)).mapping;
    mapping.tables[0].meanings.insert(Field::Status, [("weather".to_owned(), "cancelled".to_owned())].into_iter().collect());
    assert_eq!(balance(&read_all(&mapping, &files, &options()).unwrap(), "Ana"), 180);
    // A column of words none of which is known says nothing of what happened, and a doubt says so.
    let places = "Date,Helper,Helped,Hours,Status\n2026-02-03,Ana,Ben,1,NY\n";
    assert_eq!(doubts(places), [(DoubtKind::Classes, false)]);
    assert_eq!(balance(&proposed(places, None).unwrap(), "Ana"), 60);
}

#[test]
fn hours_and_minutes_in_two_columns_are_one_amount() {
    let head = "Date,Helper,Helped,Hours,Minutes\n";
    for (cells, minutes) in [("1,30", 90), ("0,45", 45), (",20", 20), ("2,", 120), ("1.5,15", 105)] {
        let text = format!("{head}2026-02-03,Ana,Ben,{cells}\n");
        // A unit declared for bare numbers changes nothing where each column says its own.
        for unit in [None, Some(Unit::Hours)] {
            assert_eq!(balance(&proposed(&text, unit).unwrap(), "Ana"), minutes, "{cells}");
        }
    }
    for (cells, kind) in [(",", FaultKind::MissingValue), ("0,0", FaultKind::NotPositive), ("1,some", FaultKind::NotANumber)] {
        assert_eq!(kinds(&proposed(&format!("{head}2026-02-03,Ana,Ben,{cells}\n"), None).unwrap_err()), [(kind, 2, "Hours")], "{cells}");
    }
}

#[test]
fn a_column_that_says_the_unit_is_heeded() {
    let text = "Date,Helper,Helped,Amount,Unit\n2026-02-03,Ana,Ben,1,hours\n2026-02-04,Ana,Ben,90,mins\n";
    let asked = |text: &str| sniff(&Bundle::from_files(&[("s.csv", text)])).doubts.iter().any(|doubt| doubt.asked);
    assert!(!asked(text));
    for unit in [None, Some(Unit::Hours)] {
        assert_eq!(balance(&proposed(text, unit).unwrap(), "Ana"), 150);
    }
    // A blank says nothing: the unit of the others is declared, or it is a fault.
    let blank = text.replace("mins", "");
    assert!(asked(&blank));
    assert_eq!(balance(&proposed(&blank, Some(Unit::Minutes)).unwrap(), "Ana"), 150);
    assert_eq!(kinds(&proposed(&blank, None).unwrap_err()), [(FaultKind::UnknownWord, 3, "Unit")]);
}

#[test]
fn the_same_is_followed_to_its_end_and_a_ring_is_a_fault() {
    let text = "2026-02-03,Mauren,Ben,1\n2026-02-04,Maureen,Ben,1\n2026-02-05,Maureeen,Ben,1\n";
    let mut mapping = sheet("");
    mapping.same =
        [("Maureen", "Mauren"), ("Maureeen", "Maureen"), ("Mauren", "Mauren")].map(|(a, b)| (a.into(), b.into())).into_iter().collect();
    let import = rows(&mapping, text, &options()).unwrap();
    assert_eq!((balance(&import, "Mauren"), import.members.len()), (180, 2));
    assert!(warned(&import).is_empty());
    mapping.same = [("A", "B"), ("B", "A")].map(|(a, b)| (a.into(), b.into())).into_iter().collect();
    let refused = rows(&mapping, text, &options()).unwrap_err();
    assert_eq!(refused.faults[0].kind, FaultKind::BadMapping);
    assert!(refused.faults[0].why.contains("`a`, `b`, `a`"), "{}", refused.faults[0].why);
}

#[test]
fn a_day_to_come_is_a_fault_where_now_is_known_and_a_far_off_year_is_told() {
    let text = "2026-02-03,Ana,Ben,1\n2026-02-04,Ana,Ben,1\n2062-02-03,Ana,Ben,1\n";
    let import = rows(&sheet(""), text, &options()).unwrap();
    assert_eq!(warned(&import), [(Caution::FarOff, vec![4], None)]);
    let now = |at: &str| Options { now: Some(at.parse().unwrap()), ..options() };
    let refused = rows(&sheet(""), text, &now("2026-03-01T00:00:00Z")).unwrap_err();
    assert_eq!(kinds(&refused), [(FaultKind::NotYet, 4, "Date")]);
    // It is tomorrow already somewhere.
    for (at, good) in [("2062-02-02T00:00:00Z", true), ("2062-02-01T23:59:59Z", false)] {
        assert_eq!(rows(&sheet(""), text, &now(at)).is_ok(), good, "{at}");
    }
    let old = rows(&sheet(""), "2006-02-03,Ana,Ben,1\n2026-02-04,Ana,Ben,1\n2026-02-03,Ana,Ben,1\n", &options()).unwrap();
    assert_eq!(warned(&old), [(Caution::FarOff, vec![2], None)]);
    // A community that slept for years is no mistake.
    let slept: String = (1..=20).map(|day| format!("20{}-02-{day:02},Ana,Ben,1\n", if day > 10 { 26 } else { 20 })).collect();
    assert!(warned(&rows(&sheet(""), &slept, &options()).unwrap()).is_empty());
}

#[test]
fn what_we_write_for_credit_commons_and_valueflows_comes_back_with_its_pot() {
    let text = "Date,Gave,Got,Hours,Words\n2026-02-03,Pot,Ana,1,welcome\n2026-02-04,Ana,Ben,2,Garden\n2026-02-05,Ana,,1,Hall\n";
    let mut mapping = sheet(r#", "missingReceiver": "community""#);
    mapping.tables[0].columns = [(Field::Date, "Date"), (Field::Payee, "Got"), (Field::Payer, "Gave"), (Field::Amount, "Hours")]
        .map(|(field, name)| (field, vec![name.to_owned()]))
        .into_iter()
        .collect();
    mapping.community.push("Pot".into());
    let welcome = read_all(&mapping, &[("s.csv", &text.as_bytes()[..text.find("2026-02-04").unwrap()])], &options()).unwrap();
    let helped = rows(&sheet(r#", "missingReceiver": "community""#), "2026-02-04,Ana,Ben,2\n2026-02-05,Ana,,1\n", &options()).unwrap();
    let out = |import: &Import, form: &str| {
        let files = export(&import.bank, crate::interchange::ExportForm::from_code(form).unwrap()).files;
        let files: Vec<(&str, &[u8])> = files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
        read_all(&preset(form).unwrap(), &files, &options()).unwrap()
    };
    let told =
        |import: &Import| (import.report.classes.exchanges, import.report.classes.transfers.values().sum::<u64>(), import.members.len());
    assert_eq!(told(&out(&welcome, "credit-commons")), (0, 1, 1));
    // Help for the community is its pot's to pay, and help still.
    let again = out(&helped, "valueflows");
    assert_eq!(told(&again), (2, 0, 2));
    let balances: Vec<i64> = again.bank.balances().map(|(_, balance)| balance.get()).collect();
    assert!(balances.contains(&180) && balances.contains(&-120) && balances.contains(&-60), "{balances:?}");
}

#[test]
fn a_deleted_user_above_the_first_row_of_the_community_stops_nothing() {
    let members = "N,Username,Email,Phone,Alt,Created,Last login,Locale,Balance\n3,Lola,,,,2025-03-10 09:00:00 UTC,,es,1800\n";
    let rows = [
        "2026-03-03 10:00:00 UTC,The user no longer exists,Lola (3),x,0:30\n",
        "2025-03-11 12:00:00 UTC,Time bank,Lola (3),,1:00\n",
        "2026-03-04 12:00:00 UTC,Lola (3),Time bank,,1:00\n",
    ];
    for order in [[0, 1, 2], [1, 0, 2], [2, 0, 1]] {
        let text = format!("Date,From,To,Post,Quantity\n{}", order.map(|place| rows[place]).concat());
        let import = by("timeoverflow-export", &[("Members.csv", members), ("Transfers.csv", &text)], &options()).unwrap();
        assert_eq!((balance(&import, "3"), import.members.len(), import.report.balances_agree), (30, 1, Some(true)), "{order:?}");
        let told: Vec<(&str, u64)> = import.report.classes.transfers.iter().map(|(kind, count)| (kind.as_str(), *count)).collect();
        assert_eq!(told, [("correction", 1), ("donation", 1), ("welcome", 1)], "{order:?}");
    }
    let other = format!("Date,From,To,Post,Quantity\n{}{}", rows[1], rows[2].replace("Time bank", "Other bank"));
    let refused = by("timeoverflow-export", &[("Members.csv", members), ("Transfers.csv", &other)], &options()).unwrap_err();
    assert_eq!(kinds(&refused), [(FaultKind::UnknownMember, 3, "#3")]);
}

#[test]
fn a_row_that_is_not_taken_makes_nobody_a_member() {
    let text = "2026-02-03,Ana,Ben,1\nx,Sum of hours,???,1\n2026-02-04,,Cy,1\n";
    let import = rows(&sheet(r#", "missingGiver": "leave-out""#), text, &lenient()).unwrap();
    assert_eq!(import.members.keys().map(String::as_str).collect::<Vec<_>>(), ["Ana", "Ben"]);
    assert_eq!(import.report.guessed.iter().filter(|guess| guess.rule == "named-in-a-row-alone").count(), 2);
    let count = &import.report.files[0];
    assert_eq!((count.read, count.taken, count.refused, count.left_out), (3, 1, 1, 1));
    // Whoever is named in a good row is there, whatever stood before.
    let import = rows(&sheet(""), &format!("x,Cy,Dot,1\n{}", "2026-02-03,Cy,Ana,1\n"), &lenient()).unwrap();
    assert_eq!(import.members.keys().map(String::as_str).collect::<Vec<_>>(), ["Ana", "Cy"]);
}

#[test]
fn every_side_that_names_nobody_is_told() {
    let text = "2026-02-03,,,1\n";
    let both = rows(&sheet(""), text, &options()).unwrap_err();
    assert_eq!(kinds(&both), [(FaultKind::MissingValue, 2, "Gave"), (FaultKind::MissingValue, 2, "Got")]);
    for more in [r#""missingReceiver": "unknown""#, r#""missingReceiver": "community""#] {
        let import = rows(&sheet(&format!(r#", "missingGiver": "unknown", {more}"#)), text, &options()).unwrap();
        assert_eq!(import.report.left_out[0].why, NotTaken::NobodyNamed, "{more}");
    }
}

#[test]
fn what_a_balance_counts_is_asked_with_the_proposal() {
    let files = [("members.csv", "Name,Email,Joined,Balance\nAna,a@x,2025-02-03,2\nBen,b@x,2025-02-04,-2\n")];
    let asked: Vec<_> = sniff(&Bundle::from_files(&files)).doubts.into_iter().filter(|doubt| doubt.asked).collect();
    assert_eq!(asked.iter().map(|doubt| (doubt.kind, doubt.column.as_str())).collect::<Vec<_>>(), [(DoubtKind::Unit, "Balance")]);
}

#[test]
fn what_need_not_stop_a_file_does_not() {
    // A title above the header.
    let text = "Our hours,,,\n,,,\nDate,Helper,Helped,Hours\n2026-02-03,Ana,Ben,1\n";
    let proposal = sniff(&Bundle::from_files(&[("s.csv", text)]));
    assert_eq!(proposal.mapping.tables[0].skip, 2);
    assert!(proposal.doubts.iter().any(|doubt| doubt.kind == DoubtKind::File && doubt.why.contains("line 3")), "{:?}", proposal.doubts);
    assert_eq!(balance(&proposed(text, None).unwrap(), "Ana"), 60);
    // Two columns of one name, until a mapping asks for it.
    let text = "Date,Gave,Got,Hours,Notes,notes\n2026-02-03,Ana,Ben,1,a,b\n";
    let files: [(&str, &[u8]); 1] = [("s.csv", text.as_bytes())];
    let import = read_all(&sheet(""), &files, &options()).unwrap();
    let lost: Vec<&str> = import.report.lost.iter().map(|lost| lost.column.as_str()).collect();
    assert_eq!((balance(&import, "Ana"), lost), (60, vec!["Notes (1)", "notes (2)"]));
    let mut mapping = sheet("");
    mapping.tables[0].columns.insert(Field::Words, vec!["Notes".into()]);
    assert_eq!(kinds(&read_all(&mapping, &files, &options()).unwrap_err()), [(FaultKind::DuplicateColumn, 1, "Notes")]);
    mapping.tables[0].columns.insert(Field::Words, vec!["Notes (2)".into()]);
    assert!(read_all(&mapping, &files, &options()).is_ok());
    // Half a name is no name: the table is not understood, and nobody is called `Reyes`.
    let text = "Date,Helper first name,Helper surname,Client,Hours\n2026-02-03,Ana,Reyes,Ben,1\n";
    let proposal = sniff(&Bundle::from_files(&[("s.csv", text)]));
    assert!(proposal.mapping.tables.is_empty());
    assert_eq!(proposal.doubts.iter().map(|doubt| doubt.kind).collect::<Vec<_>>(), [DoubtKind::File]);
    let refused = read_all(&proposal.mapping, &[("s.csv", text.as_bytes())], &options()).unwrap_err();
    assert!(refused.faults[0].why.contains("the mapping has no tables; `s.csv` was not recognised"), "{refused}");
    // Accents however they are encoded, in capitals.
    let json = sheet("").to_json().replace(r#"["Gave"]"#, r#"["Quién"]"#);
    for name in ["QUIÉN", "Quie\u{301}n"] {
        let text = format!("Date,{name},Got,Hours\n2026-02-03,Ana,Ben,1\n");
        let import = read_all(&Mapping::from_json(json.as_bytes()).unwrap(), &[("s.csv", text.as_bytes())], &options()).unwrap();
        assert_eq!(balance(&import, "Ana"), 60, "{name}");
    }
}

#[test]
fn json_that_says_the_same_otherwise_is_read() {
    let event = |id: u32| {
        format!(
            r#"{{"@id": "e:{id}", "@type": ["vf:EconomicEvent", "ex:Thing"], "vf:action": "work", "vf:provider": "ana", "vf:receiver": "ben",
            "vf:hasPointInTime": {{"@value": "2025-02-0{id}T10:00:00Z", "@type": "xsd:dateTime"}},
            "vf:effortQuantity": {{"hasNumericalValue": {{"@value": "0.5"}}, "hasUnit": "om2:hour"}}}}"#
        )
        .replace('\n', " ")
    };
    for text in [format!("[{},{}]", event(1), event(2)), format!("{}\n{}\n", event(1), event(2))] {
        let import = by("valueflows", &[("events.json", &text)], &options()).unwrap();
        assert_eq!((balance(&import, "ana"), import.report.classes.exchanges), (60, 2), "{text}");
    }
}

#[test]
fn a_first_row_that_is_not_utf_8_is_the_reason_that_is_told() {
    let latin = |text: &str| text.chars().map(|letter| letter as u8).collect::<Vec<u8>>();
    let users = latin("3,10/03/2025,Núria,Gil,,1,,,,\n");
    let refused = read_all(&preset("timeoverflow").unwrap(), &[("users.csv", &users)], &options()).unwrap_err();
    assert_eq!((kinds(&refused), refused.faults.len()), (vec![(FaultKind::NotUtf8, 1, "")], 1));
    assert!(refused.faults[0].why.contains("encoding"), "{refused}");
    let mapping = Mapping::from_json(sheet("").to_json().replace("Gave", "Quién").as_bytes()).unwrap();
    let refused = read_all(&mapping, &[("s.csv", &latin("Date;Quién;Got;Hours\n2026-02-03;Ana;Ben;1\n"))], &options()).unwrap_err();
    assert_eq!(kinds(&refused), [(FaultKind::NotUtf8, 1, "")]);
}

#[test]
fn decimals_beyond_those_counted_are_cut_where_a_rounding_is_declared() {
    let text = "2026-02-03,Ana,Ben,0.3333333333333333\n";
    assert_eq!(kinds(&rows(&sheet(""), text, &options()).unwrap_err()), [(FaultKind::TooManyDecimals, 2, "Hours")]);
    let nearest = Options { rounding: crate::interchange::Rounding::Nearest, ..options() };
    let import = rows(&sheet(""), text, &nearest).unwrap();
    assert_eq!(balance(&import, "Ana"), 20);
    assert!(import.report.guessed.iter().any(|guess| guess.rule == "cut-to-twelve-decimals"));
}

#[test]
fn reasons_are_true() {
    let why = |mapping: &Mapping, text: &str| rows(mapping, text, &options()).unwrap_err().faults[0].why.clone();
    assert!(why(&sheet(""), "2026-02-03,Ana,Ben,1:30:30\n").starts_with("90 min 30 s is no whole number of minutes"));
    assert!(why(&sheet(r#", "pivot": 65000, "dates": ["%d/%m/%y"]"#), "03/02/26,Ana,Ben,1\n").contains("pivot"));
    let mixed = sheet(r#", "dates": ["iso", "%d/%m/%Y"]"#);
    assert!(why(&mixed, "2026-02-03,Ana,Ben,1\n03/02/2026,Ana,Ben,1\n").starts_with("neither `iso` nor `%d/%m/%Y` fits all"));
    // The column that says it is named, of several that might.
    let event = |more: &str| format!(r#"[{{"@id": "1", "action": "work", "provider": "a", "receiver": "b", {more}}}]"#);
    let soon = event(r#""hasBeginning": "soon", "effortQuantity": {"hasNumericalValue": 1, "hasUnit": "hour"}"#);
    let other = soon
        .replace("[{", r#"[{"hasPointInTime": ""}, {"#)
        .replace(r#""hasPointInTime": ""}"#, r#""@type": "Agent", "hasPointInTime": ""}"#);
    let refused = by("valueflows", &[("e.json", &other)], &options()).unwrap_err();
    assert_eq!(kinds(&refused), [(FaultKind::NotAnInstant, 2, "hasBeginning")]);
    let erased = r#"[{"payer": "b", "payee": "a", "quant": 1, "metadata": {"state": "erased", "date": "2025-02-03"}}]"#;
    let import = by("credit-commons", &[("e.json", erased)], &options()).unwrap();
    assert_eq!(import.report.left_out[0].column, "metadata.state");
    // One address and one name in two files is one person twice, as far as anybody can see.
    let users = "first_name,last_name,email,phone,role\nAna,Reyes,ana@x,1,member\n";
    let report = "ID,Name,Email,Phone,Role,Status,Joined,Balance\n7,Ana Reyes,ana@x,,member,active,2025-01-01,0\n";
    let row = "ID,Date,Hours,Description,Status,Type,Provider,Provider Email,Receiver,Receiver Email,Category\n\
        1,2026-02-01,1,x,completed,exchange,Ana Reyes,ana@x,Ben,ben@x,Help\n";
    let files = [("users.csv", users), ("members_report.csv", report), ("transactions.csv", row)];
    let refused = by("nexus", &files, &options()).unwrap_err();
    assert!(refused.faults[0].why.contains("are they one person"), "{refused}");
}

#[test]
fn a_dash_for_a_surname_is_none_and_a_guard_is_taken_away_whole() {
    let users = "first_name,last_name,email,phone,role\nAna,-,ana@x,1,member\n'=x,-,b@x,2,member\n'\tTab,Boyle,c@x,3,member\n";
    let row = "ID,Date,Hours,Description,Status,Type,Provider,Provider Email,Receiver,Receiver Email,Category\n\
        1,2026-02-01,1,x,completed,exchange,Ana,ana@x,'=x,b@x,Help\n";
    let import = by("nexus", &[("users.csv", users), ("transactions.csv", row)], &options()).unwrap();
    let name = |code: &str| import.bank.person(import.members[code]).unwrap().profile.name.clone().unwrap();
    assert_eq!((name("ana@x"), name("b@x")), ("Ana".to_owned(), "=x".to_owned()));
    assert!(warned(&import).is_empty(), "{:?}", warned(&import));
}
