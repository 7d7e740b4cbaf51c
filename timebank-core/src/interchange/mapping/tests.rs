#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, clippy::panic, reason = "tests")]

use super::*;
use crate::bank::TimeBank;
use crate::interchange::{FaultKind, NotTaken, Rounding};
use crate::values::digest::Salt;

fn options() -> Options {
    Options::new(Salt(*b"0123456789abcdef"))
}

fn by(name: &str, files: &[(&str, &str)]) -> Result<Import, ImportFaults> {
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
    read(&Bundle::from_files(&files), &preset(name).unwrap(), &options())
}

fn balance(import: &Import, code: &str) -> i64 {
    import.bank.balance(import.members[code]).unwrap().get()
}

fn limits(import: &Import, code: &str) -> (Option<i64>, Option<i64>) {
    let account = import.bank.account_of(import.members[code]).unwrap();
    let own = &import.bank.state.ledger.limits.get(&account).unwrap().limits;
    (own.lowest.map(|m| m.get()), own.highest.map(|m| m.get()))
}

/// A bank that came in keeps every promise that replaying shows.
fn whole(mut import: Import) {
    assert_eq!(import.bank.balances().map(|(_, m)| m.get()).sum::<i64>(), 0);
    let records = import.bank.drain();
    assert_eq!(TimeBank::replay(records).unwrap(), import.bank);
}

#[test]
fn every_preset_reads_and_is_written_as_it_was_read() {
    for name in PRESETS {
        let mapping = preset(name).unwrap_or_else(|| panic!("`{name}` does not read"));
        assert_eq!(mapping.name, *name);
        assert_eq!(Mapping::from_json(mapping.to_json().as_bytes()).unwrap(), mapping);
    }
    assert_eq!(preset("tempo"), None);
}

const OVERFLOW_USERS: &str = "1,2024-01-10,Marta,Puig,,1,1980-02-03,600,,marta@cardona.example\n\
    2,2024-01-11,Pol,Serra,Vila,2,,601,,pol@cardona.example\n";

#[test]
fn timeoverflow_counts_seconds_without_a_header_and_its_organisation_is_the_pot() {
    let transfers = "1,member,2,member,5400,2024-02-01 10:00:00 UTC,Ajuda amb el web,7\n\
        7,organization,1,member,3600,2024-02-02 10:00:00 UTC,Regal de benvinguda,\n";
    let posts =
        "2,Offer,Informàtica,Poso al dia ordinadors,Tecnologia,2024-01-12,,2030-01-01\n1,Inquiry,Passejar el gos,,Animals,2024-01-12,,\n";
    let import = by("timeoverflow", &[("users.csv", OVERFLOW_USERS), ("transfers.csv", transfers), ("posts.csv", posts)]).unwrap();
    // 5,400 seconds are 90 minutes: Marta was helped by Pol. An hour came from the pot.
    assert_eq!((balance(&import, "1"), balance(&import, "2")), (-90 + 60, 90));
    assert_eq!(import.report.classes.exchanges, 1);
    assert_eq!(import.report.classes.rules["first-from-the-community-to-a-new-member"], 1);
    assert_eq!(import.bank.state.listings.iter().count(), 2);
    // Gender and date of birth have no place, and are counted.
    assert!(import.report.lost.iter().any(|l| l.column == "#6" && l.count == 2));
    whole(import);
}

#[test]
fn timeoverflow_s_own_export_is_read_whatever_language_its_headers_are_in() {
    let members = "N,Nombre,Email,Teléfono,Teléfono alternativo,Creado,Último acceso,Idioma,Saldo\n\
        3,Lola Gil,lola@cardona.example,600,,2024-01-10,,es,-5400\n4,Enric Mas,enric@cardona.example,601,,2024-01-10,,ca,5400\n";
    let transfers = "Fecha,De,A,Publicación,Cantidad\n2024-03-01,Lola Gil (3),Enric Mas (4),Pintar,1:30\n";
    let import = by("timeoverflow-export", &[("members.csv", members), ("transfers.csv", transfers)]).unwrap();
    assert_eq!(balance(&import, "4"), 90);
    // Balances are in seconds there and transfers in hours and minutes: they agree all the same.
    assert!(import.report.balances_agree == Some(true), "{:?}", import.report.balances);
    whole(import);
}

#[test]
fn nexus_s_provider_is_the_one_who_paid() {
    let users = "first_name,last_name,email,phone,role\nAda,Lund,ada@nexus.example,1,member\nBo,Ek,bo@nexus.example,2,member\n";
    let rows = "ID,Date,Hours,Description,Status,Type,Provider,Provider Email,Receiver,Receiver Email,Category\n\
        9,02/14/2025,2.5,Ride to the clinic,Completed,Exchange,Ada Lund,ada@nexus.example,Bo Ek,BO@nexus.example,Transport\n";
    let import = by("nexus", &[("users.csv", users), ("transactions.csv", rows)]).unwrap();
    assert_eq!((balance(&import, "ada@nexus.example"), balance(&import, "bo@nexus.example")), (-150, 150));
    let (_, row) = import.bank.exchange_rows().next().unwrap();
    let gave: Vec<_> = import.bank.exchange_parts(row).filter(|p| p.side == crate::model::exchange::Side::Gave).map(|p| p.member).collect();
    assert_eq!(gave, [import.members["bo@nexus.example"]]);
    whole(import);
}

#[test]
fn community_weaver_s_provider_is_the_one_who_gave() {
    let rows = "provider,recipient,date of service,description,category,hours\nAda Lund,Bo Ek,02/14/2025,Ride,Transport,0.25\n";
    let import = by("community-weaver-3", &[("exchanges.csv", rows)]).unwrap();
    assert_eq!((balance(&import, "Ada Lund"), balance(&import, "Bo Ek")), (15, -15));
    // Nobody was in a table of members: each is told as a guess.
    assert_eq!(import.report.guessed.iter().filter(|g| g.rule == "named-in-a-row-alone").count(), 2);
    whole(import);
}

#[test]
fn cyclos_has_a_statement_of_the_system_s_account() {
    let members = "name,username,password,email,creationdate,balance,creditlimit,uppercreditlimit\n\
        Ida Holm,ida,secret-word,ida@cyclos.example,2025-01-01,1.5,10,\n";
    let ads = "owner,title,description,html,publicationstart,publicationend,tradetype,external,price,category\n\
        ida,Bread,Sourdough,false,2025-01-02,2030-01-01,offer,false,1,Food\n";
    let rows = "date,type,amount,fromOrTo,name,description,transactionNumber\n2025-01-05,Reward,-2.0,ida,Ida Holm,For the fair,T1\n2025-01-06,Fee,0.5,ida,Ida Holm,Year,T2\n";
    let import = by("cyclos-3", &[("members.csv", members), ("ads.csv", ads), ("transactions.csv", rows)]).unwrap();
    assert_eq!(balance(&import, "ida"), 90);
    assert!(import.report.balances_agree == Some(true));
    assert_eq!(import.report.classes.exchanges, 0, "the community's account gives no help");
    assert!(import.report.lost.iter().any(|l| l.column == "password" && l.why.contains("dropped unread")));
    let mut import = import;
    for record in import.bank.drain() {
        let mut line = Vec::new();
        crate::journal::write_line(&record, &mut line);
        assert!(!String::from_utf8(line).unwrap().contains("secret-word"));
    }
}

#[test]
fn elas_has_members_and_how_far_below_zero_each_may_go() {
    let rows = "code,cdate,comments,hobbies,name,postcode,login,password,role,status,lastlogin,minlimit,full_name,admin_comments,adate\n\
        12,2020-01-01,depressed last year,chess,Jan,9000,jan,abc,user,1,2024-01-01,-10,Jan De Wit,late payer,2020-02-01\n";
    let mut import = by("elas", &[("users.csv", rows)]).unwrap();
    assert_eq!(limits(&import, "12"), (Some(-600), None));
    // What somebody wrote about a member's health has no place, and is counted as dropped.
    assert!(import.report.lost.iter().any(|l| l.column == "comments") && import.report.lost.iter().any(|l| l.column == "admin_comments"));
    for record in import.bank.drain() {
        let mut line = Vec::new();
        crate::journal::write_line(&record, &mut line);
        assert!(!String::from_utf8(line).unwrap().contains("depressed"));
    }
}

#[test]
fn cclite_has_no_header_and_days_before_months() {
    let rows = "03-02-2025,ana,ben,manchester,manchester,hour,trade,,1.25,Shelves\n04-02-2025,sysaccount,ana,manchester,manchester,hour,trade,,1,Start\n";
    let import = by("cclite", &[("batch.csv", rows)]).unwrap();
    assert_eq!((balance(&import, "ana"), balance(&import, "ben")), (-75 + 60, 75));
    assert_eq!(import.bank.exchange_rows().next().unwrap().1.on.to_string(), "2025-02-03");
    whole(import);
}

#[test]
fn valueflows_events_say_their_unit_each() {
    let json = r#"{"@context": "https://w3id.org/valueflows", "@graph": [
        {"action": "deliver-service", "provider": "ana", "receiver": "ben", "hasPointInTime": "2025-02-03T10:00:00Z", "note": "Shelves",
         "effortQuantity": {"hasNumericalValue": 1.5, "hasUnit": "hour"}},
        {"action": "work", "provider": "ben", "receiver": "ana", "hasPointInTime": "2025-02-04T10:00:00Z",
         "effortQuantity": {"hasNumericalValue": "20", "hasUnit": "om2:minute-time"}},
        {"action": "transfer", "provider": "ben", "receiver": "ana", "hasPointInTime": "2025-02-04T10:00:00Z",
         "effortQuantity": {"hasNumericalValue": 7, "hasUnit": "hour"}}]}"#;
    let import = by("valueflows", &[("events.json", json)]).unwrap();
    assert_eq!((balance(&import, "ana"), balance(&import, "ben")), (90 - 20, -90 + 20));
    let out = &import.report.left_out[0];
    assert_eq!((out.why, out.column.as_str(), out.value.as_str(), out.rows), (NotTaken::State, "action", "transfer", 1));
    whole(import);
}

#[test]
fn credit_commons_entries_name_payer_and_payee() {
    let json = r#"[{"payer": "ben", "payee": "ana", "quant": 0.75, "description": "Shelves", "metadata": {"date": "2025-02-03"}}]"#;
    let import = by("credit-commons", &[("entries.json", json)]).unwrap();
    assert_eq!((balance(&import, "ana"), balance(&import, "ben")), (45, -45));
    whole(import);
}

fn sheet(columns: &str, more: &str) -> Mapping {
    let json = format!(
        r#"{{"name": "sheet", "tables": [{{"file": "sheet.csv", "holds": "exchanges", "makeMembers": true, "columns": {{{columns}}}{more}}}]}}"#
    );
    Mapping::from_json(json.as_bytes()).unwrap()
}

const FOUR: &str = r#""date": ["Date"], "gave": ["Gave"], "received": ["Got"], "amount": ["Hours"]"#;

fn faults(mapping: &Mapping, text: &[u8]) -> Vec<(FaultKind, u64, String)> {
    let faults = read(&Bundle::from_files(&[("sheet.csv", text)]), mapping, &options()).unwrap_err().faults;
    faults.into_iter().map(|f| (f.kind, f.line, f.column)).collect()
}

#[test]
fn trap_1_an_amount_that_is_no_whole_minute_is_refused_or_settled_by_a_declared_rule() {
    let text = b"Date,Gave,Got,Hours\n2025-01-01,a,b,3.33\n";
    assert_eq!(faults(&sheet(FOUR, ""), text), [(FaultKind::NotWholeMinutes, 2, "Hours".to_owned())]);
    let nearest = Options { rounding: Rounding::Nearest, ..options() };
    let import = read(&Bundle::from_files(&[("sheet.csv", text)]), &sheet(FOUR, ""), &nearest).unwrap();
    // 199.8 minutes.
    assert_eq!((balance(&import, "a"), balance(&import, "b")), (200, -200));
    assert_eq!(import.report.guessed.iter().find(|g| g.rule == "amount-to-the-nearest-minute").unwrap().taken_as, "3 h 20 min");
    whole(import);
}

#[test]
fn trap_2_whoever_is_paid_gave() {
    let text = "Date,A,B,Hours\n2025-01-01,a,b,1\n";
    let one = sheet(r#""date": ["Date"], "payer": ["A"], "payee": ["B"], "amount": ["Hours"]"#, "");
    let other = sheet(r#""date": ["Date"], "gave": ["B"], "received": ["A"], "amount": ["Hours"]"#, "");
    let read = |mapping: &Mapping| read(&Bundle::from_files(&[("sheet.csv", text)]), mapping, &options()).unwrap();
    let (mut one, mut other) = (read(&one), read(&other));
    assert_eq!(one.bank.drain(), other.bank.drain());
    let both = sheet(r#""date": ["Date"], "payer": ["A"], "received": ["B"], "payee": ["B"], "amount": ["Hours"]"#, "");
    assert_eq!(faults(&both, text.as_bytes())[0].0, FaultKind::BadMapping);
}

#[test]
fn trap_3_a_limit_of_zero_is_none_or_zero_as_the_mapping_says() {
    let json = |zero: &str| {
        format!(
            r#"{{"name": "m", "zeroLimit": "{zero}", "tables": [{{"file": "members.csv", "holds": "members", "unit": "hours", "columns": {{"code": ["id"], "lowest": ["low"], "highest": ["high"]}}}}]}}"#
        )
    };
    for (zero, wanted) in [("zero", (Some(0), Some(600))), ("none", (None, Some(600)))] {
        let mapping = Mapping::from_json(json(zero).as_bytes()).unwrap();
        let import = read(&Bundle::from_files(&[("members.csv", "id,low,high\na,0,10\n")]), &mapping, &options()).unwrap();
        assert_eq!(limits(&import, "a"), wanted, "{zero}");
    }
}

#[test]
fn trap_4_rules_tell_gifts_and_levies_and_what_is_unsure_is_listed_and_no_help() {
    let columns = format!("{FOUR}, \"class\": [\"Kind\"], \"words\": [\"Words\"]");
    let mut mapping = sheet(&columns, "");
    mapping.rules = vec![
        ClassRule { classes: vec!["levy".into()], ..ClassRule::new("called-a-levy", crate::interchange::Class::Levy) },
        ClassRule { words: vec!["thanks".into()], ..ClassRule::new("says-thanks", crate::interchange::Class::Unsure) },
    ];
    mapping.community = vec!["Pot".into()];
    let text = "Date,Gave,Got,Hours,Kind,Words\n2025-01-01,a,b,1,help,Cooking\n2025-01-02,pot,b,1,LEVY,Year\n2025-01-03,a,b,1,help,Many Thanks!\n2025-01-04,a,b,200,help,Long\n";
    let import = read(&Bundle::from_files(&[("sheet.csv", text)]), &mapping, &options()).unwrap();
    assert_eq!(import.report.classes.exchanges, 1);
    let rules: Vec<(&str, u64)> = import.report.classes.rules.iter().map(|(rule, n)| (rule.as_str(), *n)).collect();
    assert_eq!(rules, [("between-two-members", 1), ("called-a-levy", 1), ("longer-than-a-week", 1), ("says-thanks", 1)]);
    let unsure: Vec<u64> = import.report.unsure.iter().map(|g| g.line).collect();
    assert_eq!(unsure, [4, 5]);
    assert_eq!(balance(&import, "a"), 60 + 60 + 12_000);
    assert_eq!(import.bank.exchange_rows().count(), 1);
    whole(import);
}

#[test]
fn trap_5_two_who_share_a_name_are_not_one() {
    let json = r#"{"name": "m", "tables": [
        {"file": "members.csv", "holds": "members", "columns": {"code": ["id"], "name": ["name"]}},
        {"file": "sheet.csv", "holds": "exchanges", "knownBy": "name", "columns": {"date": ["Date"], "gave": ["Gave"], "received": ["Got"], "amount": ["Hours"]}}]}"#;
    let mapping = Mapping::from_json(json.as_bytes()).unwrap();
    let members = "id,name\n1,Ann Lee\n2,ann lee\n3,Bo\n";
    let read = |rows: &str| {
        let text = format!("Date,Gave,Got,Hours\n{rows}");
        read(&Bundle::from_files(&[("members.csv", members), ("sheet.csv", text.as_str())]), &mapping, &options())
    };
    let fault = read("2025-01-01,Bo,Ann Lee,1\n").unwrap_err().faults.remove(0);
    assert_eq!((fault.kind, fault.line, fault.column.as_str()), (FaultKind::AmbiguousMember, 2, "Got"));
    let fault = read("2025-01-01,Bo,Cy,1\n").unwrap_err().faults.remove(0);
    assert_eq!(fault.kind, FaultKind::UnknownMember);
}

#[test]
fn trap_6_headings_marks_semicolons_other_encodings_and_other_dates() {
    let mut mapping = sheet(FOUR, r#", "headings": true, "dates": ["%d-%m-%Y"], "decimalComma": true, "skip": 1"#);
    mapping.encoding = Encoding::Windows1252;
    let text = b"Our time bank, spring\r\nDate;Gave;Got;Hours\r\nCaf\xe9;;;\r\n31-12-2024;Zo\xeb;b;1,5\r\nGarden;;;\r\n01-01-2025;b;Zo\xeb;\"0,25\"\r\n";
    let import = read(&Bundle::from_files(&[("sheet.csv", text.as_slice())]), &mapping, &options()).unwrap();
    assert_eq!(balance(&import, "Zoë"), 90 - 15);
    let activities: Vec<String> = import.bank.state.activities.iter().map(|(_, a)| a.activity.name.clone()).collect();
    assert_eq!(activities, ["Café", "Garden"]);
    // 0x81 is nothing in Windows-1252.
    assert_eq!(faults(&mapping, b"x\nDate;Gave;Got;Hours\n01-01-2025;\x81;b;1\n"), [(FaultKind::NotUtf8, 3, String::new())]);
    let utf16: Vec<u8> = "\u{feff}Date,Gave,Got,Hours\n2025-01-01,Zoë,b,1\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let mut mapping = sheet(FOUR, "");
    mapping.encoding = Encoding::Utf16;
    let import = read(&Bundle::from_files(&[("sheet.csv", utf16.as_slice())]), &mapping, &options()).unwrap();
    assert_eq!(balance(&import, "Zoë"), 60);
}

#[test]
fn trap_7_declared_balances_show_an_export_that_was_cut() {
    let members = "N,Name,Email,Phone,Alternative Phone,Created,Last login,Locale,Balance\n\
        3,Lola Gil,,,,2024-01-10,,es,-7200\n4,Enric Mas,,,,2024-01-10,,ca,7200\n";
    let transfers = "Date,From,To,Post,Quantity\n2024-03-01,Lola Gil (3),Enric Mas (4),Pintar,1:30\n";
    let import = by("timeoverflow-export", &[("members.csv", members), ("transfers.csv", transfers)]).unwrap();
    let rows: Vec<(&str, String, String)> =
        import.report.differences().map(|row| (row.code.as_str(), row.declared.unwrap().to_string(), row.replayed.to_string())).collect();
    assert_eq!(rows, [("3", "-7200".into(), "-5400".into()), ("4", "7200".into(), "5400".into())]);
}

#[test]
fn trap_8_thirds_of_an_hour_in_minutes_lose_nothing() {
    let mapping = sheet(FOUR, r#", "unit": "clock""#);
    let text = "Date,Gave,Got,Hours\n2025-01-01,a,b,3:20\n2025-01-01,a,c,3:20\n2025-01-01,a,d,3:20\n";
    let import = read(&Bundle::from_files(&[("sheet.csv", text)]), &mapping, &options()).unwrap();
    assert_eq!(balance(&import, "a"), 600);
}

#[test]
fn every_fault_has_its_line_and_column() {
    let mapping = sheet(FOUR, "");
    let cases: [(&str, FaultKind, u64, &str); 13] = [
        ("2025-13-01,a,b,1", FaultKind::NoSuchDay, 2, "Date"),
        ("0025-12-01,a,b,1", FaultKind::TooEarly, 2, "Date"),
        ("01/12/2025,a,b,1", FaultKind::NotAnInstant, 2, "Date"),
        ("2025-01-01,a,b,1.0000000000001", FaultKind::TooManyDecimals, 2, "Hours"),
        ("2025-01-01,a,b,2 days", FaultKind::NotANumber, 2, "Hours"),
        (",a,b,1", FaultKind::MissingValue, 2, "Date"),
        ("2025-01-01,,b,1", FaultKind::MissingValue, 2, "Gave"),
        ("2025-01-01,a,a,1", FaultKind::PayerIsPayee, 2, "Gave"),
        ("2025-01-01,a,b,lots", FaultKind::NotANumber, 2, "Hours"),
        ("2025-01-01,a,b,0", FaultKind::NotPositive, 2, "Hours"),
        ("2025-01-01,a,b,-1", FaultKind::NotPositive, 2, "Hours"),
        ("2025-01-01,a,b,1e3", FaultKind::NotANumber, 2, "Hours"),
        ("2025-01-01,a,b", FaultKind::RowLength, 2, ""),
    ];
    for (row, kind, line, column) in cases {
        let text = format!("Date,Gave,Got,Hours\n{row}\n");
        assert_eq!(faults(&mapping, text.as_bytes()), [(kind, line, column.to_owned())], "{row}");
    }
    assert_eq!(faults(&mapping, b"Date,Gave,Hours\n"), [(FaultKind::MissingColumn, 1, "Got".to_owned())]);
    let none = read(&Bundle::from_files(&[("other.csv", "a\n")]), &mapping, &options()).unwrap_err();
    assert_eq!(none.faults[0].kind, FaultKind::MissingFile);
}

#[test]
fn promise_9_no_cut_of_json_panics_and_depth_is_bounded() {
    let json =
        r#"{"entries": [{"payer": "ben", "payee": "ana", "quant": 0.75, "metadata": {"date": "2025-02-03", "x": [1, null, true]}}]}"#;
    for at in 0..json.len() {
        let _ = by("credit-commons", &[("entries.json", json.get(..at).unwrap())]);
    }
    let deep = format!("[{}{}]", r#"{"a":"#.repeat(100_000), "}".repeat(100_000));
    assert!(by("credit-commons", &[("entries.json", &deep)]).is_err());
}

proptest::proptest! {
    #[test]
    fn promise_9_no_bytes_panic(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..300), text in "[a-z0-9,;:\"\r\n.#-]{0,200}", which in 0..PRESETS.len()) {
        let mapping = preset(PRESETS[which]).unwrap();
        for name in ["users.csv", "transfers.csv", "transactions.csv", "members.csv", "x.json"] {
            for content in [bytes.as_slice(), text.as_bytes()] {
                let bundle = Bundle::from_files(&[(name, content)]);
                let _ = sniff(&bundle);
                if let Ok(import) = read(&bundle, &mapping, &options()) {
                    proptest::prop_assert_eq!(import.bank.balances().map(|(_, m)| m.get()).sum::<i64>(), 0);
                }
            }
        }
        let _ = Bundle::from_zip(&bytes);
        for encoding in Encoding::ALL {
            let _ = crate::interchange::text::decode(&bytes, *encoding);
        }
    }
}

#[test]
fn a_sheet_nobody_knows_gets_a_proposal_with_its_doubts() {
    let sheet = "Fecha;Quién ayudó (giver);Recipient;Minutos;Categoría\n03/02/2026;Ana;Ben;90;Jardín\n12/02/2026;Ben;Ana;30;Cocina\n";
    let files = [("hoja.csv", sheet)];
    let mut proposal = sniff(&Bundle::from_files(&files));
    let table = &mut proposal.mapping.tables[0];
    assert_eq!((table.unit, table.known_by, table.make_members), (None, KnownBy::Name, true));
    assert_eq!(table.dates, ["%d/%m/%Y", "%m/%d/%Y"]);
    let doubts: Vec<DoubtKind> = proposal.doubts.iter().map(|d| d.kind).collect();
    assert_eq!(doubts, [DoubtKind::DateOrder, DoubtKind::Names, DoubtKind::Classes]);
    // The order of day and month is a question: whoever does not answer it is asked again.
    let asked = read(&Bundle::from_files(&files), &proposal.mapping, &options()).unwrap_err().faults;
    assert_eq!(asked.iter().map(|f| (f.kind, f.column.as_str())).collect::<Vec<_>>(), [(FaultKind::NotSaid, "Fecha")]);
    proposal.mapping.tables[0].dates.truncate(1);
    let import = read(&Bundle::from_files(&files), &proposal.mapping, &options()).unwrap();
    assert_eq!(balance(&import, "Ana"), 60);
}

#[test]
fn a_system_we_know_is_recognised_by_its_columns_and_a_bare_from_and_to_is_doubted() {
    let rows = "ID,Date,Hours,Description,Status,Type,Provider,Provider Email,Receiver,Receiver Email,Category\n9,02/14/2025,2.5,x,C,E,A,a@x,B,b@x,T\n";
    assert_eq!(sniff(&Bundle::from_files(&[("transactions.csv", rows)])).preset.as_deref(), Some("nexus"));
    let rows = "From,To,When,Amount\nAna,Ben,2026-02-03,90\n";
    let proposal = sniff(&Bundle::from_files(&[("rows.csv", rows)]));
    let doubts: Vec<(DoubtKind, bool)> = proposal.doubts.iter().map(|d| (d.kind, d.asked)).collect();
    let wanted = [(DoubtKind::Direction, false), (DoubtKind::Unit, true), (DoubtKind::Names, false), (DoubtKind::Classes, false)];
    assert_eq!(doubts, wanted);
    assert_eq!(proposal.mapping.tables[0].columns[&Field::Payer], ["From"]);
}

#[test]
fn a_charity_s_sheet_is_taken_after_one_confirmed_proposal() {
    let sheet = include_str!("../../../../tests/interchange/real/charity-sheet/hours.csv");
    let files = [("hours.csv", sheet)];
    let mut proposal = sniff(&Bundle::from_files(&files));
    let doubts: Vec<(DoubtKind, &str, bool)> = proposal.doubts.iter().map(|d| (d.kind, d.column.as_str(), d.asked)).collect();
    let wanted = [
        (DoubtKind::Cells, "Date", false),
        (DoubtKind::DateOrder, "Date", true),
        (DoubtKind::Unit, "How long", true),
        (DoubtKind::Names, "Helper", false),
        (DoubtKind::SeveralPeople, "Helped", false),
        (DoubtKind::Group, "Helped", false),
        (DoubtKind::NobodyNamed, "Helper", false),
        (DoubtKind::NobodyNamed, "Helped", false),
        (DoubtKind::Classes, "", false),
    ];
    assert_eq!(doubts, wanted);
    let table = &mut proposal.mapping.tables[0];
    table.dates = vec!["%d/%m/%Y".into()];
    (table.unit, table.missing_giver, table.missing_receiver) = (Some(Unit::Hours), Missing::Unknown, Missing::Community);
    let leave_out = Options { faulty_rows: crate::interchange::FaultyRows::LeaveOut, ..options() };
    let import = read(&Bundle::from_files(&files), &proposal.mapping, &leave_out).unwrap();
    let balances = ["Maureen", "Dot", "Walter", "Yusuf", "Priya (staff)"].map(|name| balance(&import, name));
    assert_eq!(balances, [120, -15, -2925, 240, 2700]);
    let owed: Vec<u32> =
        import.bank.exchange_rows().flat_map(|(id, _)| import.bank.terms_of(id).unwrap().expenses).map(|e| e.amount).collect();
    assert_eq!(owed, [240]);
    let visitors: Vec<u32> = import.bank.exchange_rows().filter_map(|(id, _)| import.bank.terms_of(id).unwrap().visitors).collect();
    assert_eq!(visitors, [7]);
    whole(import);
}
