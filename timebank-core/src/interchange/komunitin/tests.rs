#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, clippy::panic, reason = "tests")]

use super::*;
use crate::bank::TimeBank;
use crate::interchange::csv::CsvTable;
use crate::interchange::{FaultKind, FileFault, Rounding};
use crate::ledger::TransferKind;
use crate::model::exchange::Side;
use crate::values::digest::Salt;

const COMMUNITY: &str = "id,code,name,createdAt\nc-1,VALL,Vallseca,2025-09-01T08:00:00Z\n";
const CURRENCY: &str = "code,scale,rateNumerator,rateDenominator\nVALL,2,20,1\n";
const MEMBERS: &str = "id,code,name,type,status,createdAt\n\
    m-0,VALL0000,Banc,public,active,2025-09-01T09:00:00Z\n\
    m-1,VALL0001,Montserrat,personal,active,2025-09-01T09:00:00Z\n\
    m-2,VALL0002,Jaume,PERSONAL,active,2025-09-01T09:00:00Z\n\
    m-3,VALL0003,Forn,business,deleted,2025-09-01T09:00:00Z\n\
    m-4,VALL0004,Nou,personal,pending,2025-09-09T09:00:00Z\n";
const ACCOUNTS: &str = "id,code,balance,creditLimit,maximumBalance\n\
    a-0,VALL0000,-20.00,400.00,\n\
    a-1,VALL0001,-8.00,200.00,600.00\n\
    a-2,VALL0002,28.00,0.00,\n\
    a-3,VALL0003,0.00,200.00,\n";
const TRANSFERS: &str = "id,payer,payee,user,amount,description,createdAt\n\
    t-1,VALL0001,VALL0002,x,8.00,\"A chair, \"\"mended\"\"\nand painted\",2025-09-05T09:00:00.037Z\n\
    t-2,VALL0000,VALL0002,x,20,Benvinguda,2025-09-06T09:00:00Z\n";

struct Files {
    community: String,
    currency: String,
    members: String,
    accounts: String,
    transfers: String,
    more: Vec<(&'static str, String)>,
}

impl Files {
    fn whole() -> Self {
        Self {
            community: COMMUNITY.into(),
            currency: CURRENCY.into(),
            members: MEMBERS.into(),
            accounts: ACCOUNTS.into(),
            transfers: TRANSFERS.into(),
            more: Vec::new(),
        }
    }
    fn read_with(&self, options: &Options) -> Result<Import, ImportFaults> {
        let mut files: Vec<(&str, &[u8])> = vec![
            ("community.csv", self.community.as_bytes()),
            ("currency.csv", self.currency.as_bytes()),
            ("members.csv", self.members.as_bytes()),
            ("a folder/accounts.csv", self.accounts.as_bytes()),
            ("transfers.csv", self.transfers.as_bytes()),
        ];
        files.extend(self.more.iter().map(|(name, text)| (*name, text.as_bytes())));
        read(&Bundle::from_files(&files), options)
    }
    fn read(&self) -> Result<Import, ImportFaults> {
        self.read_with(&options())
    }
    fn fault(&self) -> FileFault {
        let faults = self.read().unwrap_err();
        assert_eq!(faults.report.refused, faults.faults);
        faults.faults[0].clone()
    }
}

fn options() -> Options {
    Options::new(Salt(*b"0123456789abcdef"))
}

fn swap(text: &str, from: &str, to: &str) -> String {
    assert!(text.contains(from), "`{from}` is not in the text");
    text.replacen(from, to, 1)
}

#[test]
fn eight_units_at_twenty_to_the_hour_are_24_minutes_and_the_payee_gave() {
    let import = Files::whole().read().unwrap();
    let (montse, jaume) = (import.members["VALL0001"], import.members["VALL0002"]);
    assert_eq!(import.bank.balance(montse).unwrap().get(), -24);
    assert_eq!(import.bank.balance(jaume).unwrap().get(), 24 + 60);
    assert_eq!(import.bank.balance_of(crate::values::ids::AccountId::POT).unwrap().get(), -60);
    assert!(import.report.balances_agree == Some(true));
    let exchange = crate::values::ids::ExchangeId::new(1).unwrap();
    let terms = import.bank.terms_of(exchange).unwrap();
    let gave: Vec<_> = terms.parts.iter().filter(|p| p.side == Side::Gave).map(|p| p.member).collect();
    assert_eq!(gave, [jaume]);
}

#[test]
fn promise_11_the_community_s_account_moves_credit_and_gives_no_help() {
    let import = Files::whole().read().unwrap();
    assert_eq!(import.report.classes.exchanges, 1);
    assert_eq!(import.report.classes.transfers[TransferKind::Welcome.as_str()], 1);
    assert!(
        import
            .report
            .guessed
            .iter()
            .any(|g| g.file == "transfers.csv" && g.line == 4 && g.rule == "first-from-the-community-to-a-new-member")
    );
    assert!(!import.members.contains_key("VALL0000"));
}

#[test]
fn words_that_do_not_sound_like_help_are_a_gift_and_said_so() {
    let mut files = Files::whole();
    files.transfers = swap(TRANSFERS, "\"A chair, \"\"mended\"\"\nand painted\"", "Un regal per a tu");
    let import = files.read().unwrap();
    assert_eq!(import.report.classes.exchanges, 0);
    assert!(import.report.guessed.iter().any(|g| g.rule == "its-words-do-not-sound-like-help"));
}

#[test]
fn a_limit_of_zero_means_not_below_zero_and_a_blank_maximum_none() {
    let import = Files::whole().read().unwrap();
    let limits = |code: &str| {
        let account = import.bank.account_of(import.members[code]).unwrap();
        import.bank.state.ledger.limits.get(&account).unwrap().limits.clone()
    };
    assert_eq!(limits("VALL0002").lowest, Some(crate::values::minutes::Minutes::ZERO));
    assert_eq!(limits("VALL0002").highest, None);
    assert_eq!(limits("VALL0001").lowest, Some(crate::values::minutes::Minutes::of(-600)));
    assert_eq!(limits("VALL0001").highest, Some(crate::values::minutes::Minutes::of(1800)));
    assert!(limits("VALL0001").enforced());
}

#[test]
fn members_stand_where_the_bundle_says() {
    use crate::model::member::MemberState;
    let import = Files::whole().read().unwrap();
    let state = |code: &str| import.bank.member(import.members[code]).unwrap().state;
    assert_eq!(state("VALL0001"), MemberState::Active);
    assert_eq!(state("VALL0003"), MemberState::Left);
    assert_eq!(state("VALL0004"), MemberState::Applicant);
}

#[test]
fn columns_come_in_any_order_with_a_mark_and_other_line_ends() {
    let mut files = Files::whole();
    files.accounts = "\u{feff}maximumBalance,creditLimit,nonsense,balance,code\r\n,400.00,a,-20.00,VALL0000\r\n600.00,200.00,b,-8.00,VALL0001\r\n\r\n,0,,28,VALL0002\r\n".into();
    let import = files.read().unwrap();
    assert!(import.report.balances_agree == Some(true));
    assert!(import.report.lost.iter().any(|l| l.column == "nonsense" && l.count == 2));
}

#[test]
fn bundles_may_name_members_by_id() {
    let mut files = Files::whole();
    files.transfers =
        "id,payer,payee,amount,createdAt\nt-1,m-1,a-2,8,2025-09-05T09:00:00+02:00\nt-2,VALL0000,m-2,20.00,2025-09-06\n".into();
    assert!(files.read().unwrap().report.balances_agree == Some(true));
}

#[test]
fn a_balance_that_is_not_as_declared_is_reported_by_row() {
    let mut files = Files::whole();
    files.accounts = swap(ACCOUNTS, "28.00", "28.01");
    let import = files.read().unwrap();
    let rows: Vec<_> = import.report.differences().collect();
    assert_eq!(rows.len(), 1);
    assert_eq!(
        (rows[0].code.as_str(), rows[0].declared.unwrap().to_string(), rows[0].replayed.to_string()),
        ("VALL0002", "28.01".into(), "28".into())
    );
}

#[test]
fn what_is_no_whole_number_of_minutes_is_refused_or_settled_by_a_declared_rule() {
    let mut files = Files::whole();
    files.transfers = swap(TRANSFERS, ",8.00,", ",8.05,");
    let fault = files.fault();
    assert_eq!((fault.file.as_str(), fault.line, fault.column.as_str(), fault.value.as_str()), ("transfers.csv", 2, "amount", "8.05"));
    assert_eq!(fault.kind, FaultKind::NotWholeMinutes);
    // 8.05 at 20 to the hour is 24.15 minutes.
    let mut nearest = options();
    nearest.rounding = Rounding::Nearest;
    let import = files.read_with(&nearest).unwrap();
    assert_eq!(import.bank.balance(import.members["VALL0001"]).unwrap().get(), -24);
    assert_eq!(import.bank.balances().map(|(_, m)| m.get()).sum::<i64>(), 0);
    assert!(import.report.guessed.iter().any(|g| g.rule == "amount-to-the-nearest-minute" && g.value == "8.05"));
    assert!(import.report.balances_agree == Some(false));
}

#[test]
fn halves_go_to_the_even_minute() {
    // 0.50 and 0.83 at 20 to the hour: 1.5 and 2.49 minutes.
    for (amount, minutes) in [("0.50", 2), ("0.83", 2), ("2.50", 8), ("0.90", 3), ("0.10", 0)] {
        let mut files = Files::whole();
        files.transfers = swap(TRANSFERS, ",8.00,", &format!(",{amount},"));
        let mut nearest = options();
        nearest.rounding = Rounding::Nearest;
        let import = files.read_with(&nearest).unwrap();
        assert_eq!(import.bank.balance(import.members["VALL0001"]).unwrap().get(), -minutes, "{amount}");
    }
}

#[test]
fn every_damage_has_its_fault_and_makes_no_bank() {
    type Damage = (&'static str, fn(&mut Files), FaultKind, &'static str, u64);
    let cases: [Damage; 19] = [
        (
            "payer is payee",
            |f| f.transfers = swap(TRANSFERS, "VALL0001,VALL0002", "VALL0002,VALL0002"),
            FaultKind::PayerIsPayee,
            "transfers.csv",
            2,
        ),
        ("negative", |f| f.transfers = swap(TRANSFERS, ",20,", ",-20,"), FaultKind::NotPositive, "transfers.csv", 4),
        ("nothing", |f| f.transfers = swap(TRANSFERS, ",20,", ",0.00,"), FaultKind::NotPositive, "transfers.csv", 4),
        ("blank amount", |f| f.transfers = swap(TRANSFERS, ",20,", ",,"), FaultKind::NotANumber, "transfers.csv", 4),
        ("exponent", |f| f.transfers = swap(TRANSFERS, ",20,", ",2e1,"), FaultKind::NotANumber, "transfers.csv", 4),
        ("decimals", |f| f.transfers = swap(TRANSFERS, ",20,", ",20.001,"), FaultKind::TooManyDecimals, "transfers.csv", 4),
        ("a stranger", |f| f.transfers = swap(TRANSFERS, "VALL0001,", "VALL0099,"), FaultKind::UnknownMember, "transfers.csv", 2),
        ("same key", |f| f.transfers = swap(TRANSFERS, "t-2", "t-1"), FaultKind::Duplicate, "transfers.csv", 4),
        ("a moment", |f| f.transfers = swap(TRANSFERS, "2025-09-06T09", "2025-13-06T09"), FaultKind::NoSuchDay, "transfers.csv", 4),
        ("no moment", |f| f.transfers = swap(TRANSFERS, "2025-09-06T09:00:00Z", ""), FaultKind::MissingValue, "transfers.csv", 4),
        ("no column", |f| f.transfers = swap(TRANSFERS, "amount", "sum"), FaultKind::MissingColumn, "transfers.csv", 1),
        (
            "cut in a quotation",
            |f| f.transfers.truncate(f.transfers.find("and painted").unwrap()),
            FaultKind::QuoteNotClosed,
            "transfers.csv",
            2,
        ),
        ("cut in a row", |f| f.transfers.truncate(f.transfers.find(",20,").unwrap()), FaultKind::RowLength, "transfers.csv", 4),
        ("same code", |f| f.members = swap(MEMBERS, "m-2,VALL0002", "m-2,VALL0001"), FaultKind::Duplicate, "members.csv", 4),
        ("no code", |f| f.members = swap(MEMBERS, "m-2,VALL0002", "m-2,"), FaultKind::MissingValue, "members.csv", 4),
        ("account of nobody", |f| f.accounts = swap(ACCOUNTS, "a-3,VALL0003", "a-3,VALL0033"), FaultKind::UnknownMember, "accounts.csv", 5),
        ("negative limit", |f| f.accounts = swap(ACCOUNTS, "400.00", "-400.00"), FaultKind::Negative, "accounts.csv", 2),
        ("no rate", |f| f.currency = swap(CURRENCY, ",20,1", ",0,1"), FaultKind::BadRate, "currency.csv", 2),
        (
            "two communities",
            |f| f.community = format!("{COMMUNITY}c-2,OTHER,Other,2025-09-01T08:00:00Z\n"),
            FaultKind::RowCount,
            "community.csv",
            3,
        ),
    ];
    for (what, damage, kind, file, line) in cases {
        let mut files = Files::whole();
        damage(&mut files);
        let faults = files.read().unwrap_err().faults;
        let found = faults.iter().find(|f| f.kind == kind && f.file == file && f.line == line);
        assert!(found.is_some(), "{what}: {faults:?}");
    }
}

#[test]
fn a_file_that_is_not_there_is_named_with_every_other_fault() {
    let files: [(&str, &[u8]); 2] = [("community.csv", COMMUNITY.as_bytes()), ("currency.csv", CURRENCY.as_bytes())];
    let faults = read(&Bundle::from_files(&files), &options()).unwrap_err().faults;
    let missing: Vec<_> = faults.iter().filter(|f| f.kind == FaultKind::MissingFile).map(|f| f.file.as_str()).collect();
    // The split layout may leave its history out.
    assert_eq!(missing, ["members.csv"]);
}

#[test]
fn not_utf8_is_found_with_its_line() {
    let mut bytes = MEMBERS.as_bytes().to_vec();
    let at = MEMBERS.find("Jaume").unwrap();
    bytes[at] = 0xe9;
    let files: [(&str, &[u8]); 4] = [
        ("community.csv", COMMUNITY.as_bytes()),
        ("currency.csv", CURRENCY.as_bytes()),
        ("members.csv", &bytes),
        ("transfers.csv", TRANSFERS.as_bytes()),
    ];
    let faults = read(&Bundle::from_files(&files), &options()).unwrap_err().faults;
    assert_eq!((faults[0].kind, faults[0].line), (FaultKind::NotUtf8, 4));
}

#[test]
fn posts_become_listings_and_password_hashes_nothing() {
    let mut files = Files::whole();
    files.more = vec![
        ("users.csv", "email,name,passwordHash,language\nm@vall.example,Montserrat P,$2b$10$abcdef,ca\n".into()),
        ("member-users.csv", "id,member,user\nu-1,VALL0001,m@vall.example\n".into()),
        ("categories.csv", "id,code,name\nk-1,cures,Cures\n".into()),
        (
            "posts.csv",
            "code,type,member,category,title,status,access,value,fulfilledAt,expiresAt,createdAt\n\
             p-1,offer,VALL0001,cures,Lectura,published,public,20 avellanes,,,2025-09-02T10:00:00Z\n\
             p-2,NEED,m-2,other,Podar,published,group,,2025-10-01T10:00:00Z,,2025-09-02T10:00:00Z\n\
             p-3,need,VALL0004,,Un cotxe,draft,public,,,2026-01-01T00:00:00Z,2025-09-09T10:00:00Z\n\
             p-4,need,VALL0004,,Un cotxe,published,public,,,2030-01-01T00:00:00Z,2025-09-09T10:00:00Z\n\
             p-5,offer,VALL0003,,Pa,published,public,,,,2025-09-09T10:00:00Z\n"
                .into(),
        ),
    ];
    let mut import = files.read().unwrap();
    let listings: Vec<_> = import.bank.state.listings.iter().map(|(_, l)| (l.kind, l.closed.map(|(_, why)| why))).collect();
    assert_eq!(
        listings,
        [(ListingKind::Offer, None), (ListingKind::Request, Some(crate::model::listing::Closing::Met)), (ListingKind::Request, None)]
    );
    let lost: Vec<_> = import.report.lost.iter().map(|l| (l.file.as_str(), l.column.as_str(), l.count)).collect();
    assert!(lost.contains(&("users.csv", "passwordHash", 1)));
    assert!(lost.contains(&("posts.csv", "", 1)), "{lost:?}");
    let out: Vec<_> = import.report.left_out.iter().map(|out| (out.file.as_str(), out.why, out.lines.as_slice())).collect();
    assert_eq!(out, [("posts.csv", crate::interchange::NotTaken::Draft, &[4][..])]);
    assert!(import.report.guessed.iter().any(|g| g.rule == "category-not-known" && g.value == "other"));
    for record in import.bank.drain() {
        let mut line = Vec::new();
        crate::journal::write_line(&record, &mut line);
        assert!(!String::from_utf8(line).unwrap().contains("2b$10"), "a password hash reached the journal");
    }
}

use crate::model::listing::ListingKind;

#[test]
fn promise_2_an_imported_bank_replays_to_itself() {
    let mut import = Files::whole().read().unwrap();
    let records = import.bank.drain();
    assert_eq!(TimeBank::replay(records).unwrap(), import.bank);
}

#[test]
fn promise_9_no_cut_of_any_file_panics() {
    for at in 0..TRANSFERS.len() {
        let mut files = Files::whole();
        files.transfers.truncate(at);
        if let Ok(import) = files.read() {
            assert_eq!(import.bank.balances().map(|(_, m)| m.get()).sum::<i64>(), 0);
        }
    }
}

#[test]
fn promise_9_absurd_sizes_are_refused() {
    let wide = format!("{}\n", "a,".repeat(2_000));
    assert_eq!(CsvTable::read("x.csv", wide.as_bytes()).unwrap_err()[0].kind, FaultKind::TooLarge);
    let long = format!("a\n{}\n", "x".repeat(crate::interchange::CELL_BYTES + 1));
    assert_eq!(CsvTable::read("x.csv", long.as_bytes()).unwrap().faulty[0].kind, FaultKind::TooLarge);
    assert_eq!(CsvTable::read("x.csv", b"").unwrap_err()[0].kind, FaultKind::MissingColumn);
    let mut files = Files::whole();
    files.transfers = swap(TRANSFERS, ",20,", ",999999999999999,");
    assert_eq!(files.fault().kind, FaultKind::Refused);
}

proptest::proptest! {
    #[test]
    fn promise_9_no_bytes_panic(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..400), text in "[a-z0-9,;\"\r\n.VAL-]{0,200}") {
        let _ = CsvTable::read("x.csv", &bytes);
        let _ = CsvTable::read("x.csv", text.as_bytes());
        for which in 0..5 {
            let mut files = Files::whole();
            let file = match which { 0 => &mut files.community, 1 => &mut files.currency, 2 => &mut files.members, 3 => &mut files.accounts, _ => &mut files.transfers };
            file.push_str(&text);
            if let Ok(import) = files.read() {
                proptest::prop_assert_eq!(import.bank.balances().map(|(_, m)| m.get()).sum::<i64>(), 0);
            }
        }
    }
}

#[test]
fn counts_are_true_and_an_unread_balance_agrees_with_nothing() {
    let lenient = Options { faulty_rows: crate::interchange::FaultyRows::LeaveOut, ..options() };
    let mut files = Files::whole();
    files.accounts = ACCOUNTS.replace("28.00", "\"28,00\"");
    files.more = vec![
        ("users.csv", "id,email,name\nu-1,m@x.example,Montse\n".into()),
        ("member-users.csv", "id,member,user\n1,VALL0001,m@x.example\n2,VALL0001,nobody@x.example\n".into()),
    ];
    let import = files.read_with(&lenient).unwrap();
    for count in &import.report.files {
        assert_eq!(count.read, count.taken + count.refused + count.left_out, "{count:?}");
    }
    assert_eq!(import.report.balances_agree, None);
    let out = &import.report.left_out[0];
    assert_eq!((out.file.as_str(), out.column.as_str(), out.value.as_str()), ("member-users.csv", "user", "nobody@x.example"));
    // A time that is kept nowhere stops no row.
    let mut files = Files::whole();
    files.members = MEMBERS.replace("createdAt", "createdAt,updatedAt").replace("09:00:00Z\n", "09:00:00Z,2025\n");
    let import = files.read().unwrap();
    assert_eq!(import.report.guessed.iter().filter(|guess| guess.rule == "a-time-that-is-kept-nowhere").count(), 5);
    // What is used is a fault of its row, which is not taken.
    let mut files = Files::whole();
    files.members = MEMBERS.replace("pending,2025-", "pending,x2025-");
    let import = files.read_with(&lenient).unwrap();
    let count = import.report.files.iter().find(|count| count.file == "members.csv").unwrap();
    assert_eq!((count.read, count.taken, count.refused), (5, 4, 1));
    let mut files = Files::whole();
    files.currency = String::new();
    let only: Vec<(&str, &[u8])> = vec![
        ("community.csv", files.community.as_bytes()),
        ("members.csv", files.members.as_bytes()),
        ("accounts.csv", files.accounts.as_bytes()),
    ];
    let refused = read(&Bundle::from_files(&only), &options()).unwrap_err();
    assert_eq!((refused.faults[0].kind, refused.faults[0].file.as_str()), (FaultKind::MissingFile, "currency.csv"));
}

#[test]
fn names_lose_the_apostrophe_that_was_put_before_them() {
    let mut files = Files::whole();
    files.members = MEMBERS.replace("Montserrat", "'=1+1").replace("Jaume", "'@handle").replace("Nou", "'quoted'");
    let import = files.read().unwrap();
    let name = |code: &str| import.bank.person(import.members[code]).unwrap().profile.name.clone().unwrap();
    assert_eq!(["VALL0001", "VALL0002", "VALL0004"].map(name), ["=1+1", "@handle", "'quoted'"]);
}

#[test]
fn a_post_finds_its_category_by_code_and_by_identifier() {
    let mut files = Files::whole();
    let categories = "id,code,name\nc-1,garden,Gardening\nc-2,c-1,Cooking\nc-3,garden,Again\n";
    let posts = "code,type,member,category,title,createdAt\n\
        p-1,offer,VALL0001,garden,One,2025-09-07T09:00:00Z\np-2,offer,VALL0001,c-2,Two,2025-09-07T09:00:00Z\n\
        p-3,offer,VALL0001,c-1,Three,2025-09-07T09:00:00Z\np-4,offer,VALL0001,other,Four,2025-09-07T09:00:00Z\n";
    files.more = vec![("categories.csv", categories.into()), ("posts.csv", posts.into())];
    let refused = files.read().unwrap_err();
    assert_eq!(refused.faults.iter().map(|f| (f.kind, f.line)).collect::<Vec<_>>(), [(FaultKind::Duplicate, 4)]);
    files.more[0].1 = "id,code,name\nc-1,garden,Gardening\nc-2,c-1,Cooking\n".into();
    let made = files.read().unwrap();
    let of = |activity: Option<crate::values::ids::ActivityId>| {
        activity.and_then(|id| made.bank.state.activities.get(id)).map_or("", |row| row.activity.name.as_str())
    };
    let found: Vec<&str> = made.bank.listing_rows().map(|(_, row)| of(row.terms.activity)).collect();
    // The first that has the code or the identifier counts.
    assert_eq!(found, ["Gardening", "Cooking", "Gardening", ""]);
}

#[test]
fn transfers_and_members_have_the_days_of_the_place() {
    let mut files = Files::whole();
    files.transfers =
        "id,payer,payee,user,amount,description,createdAt\nt-1,VALL0001,VALL0002,x,8.00,A chair,2026-03-02T21:00:00Z\n".into();
    files.accounts = "id,code,balance\na-1,VALL0001,-8.00\na-2,VALL0002,8.00\n".into();
    let days = |import: &Import| import.bank.exchange_rows().map(|(_, row)| row.on.to_string()).collect::<Vec<_>>();
    // Sydney: eleven hours ahead in its summer. Eight in the morning of the 3rd.
    let sydney = Options { offsets: vec![("2025-10-04T16:00:00Z".parse().unwrap(), 660)], ..options() };
    let import = files.read_with(&sydney).unwrap();
    assert_eq!((days(&import), import.report.balances_agree), (vec!["2026-03-03".to_owned()], Some(true)));
    assert!(import.report.guessed.iter().all(|guess| guess.rule != "no-time-zone-given"));
    let import = files.read().unwrap();
    assert_eq!(days(&import), ["2026-03-02"]);
    assert_eq!(import.report.guessed.iter().filter(|guess| guess.rule == "no-time-zone-given").count(), 1);
}
