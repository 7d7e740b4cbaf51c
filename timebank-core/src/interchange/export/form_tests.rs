#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, clippy::panic, reason = "tests")]

//! Other systems' forms out and in again, and what each of them loses.

use super::tests::{bundle, community, context, text};
use super::*;
use crate::charter::{Charter, Limits};
use crate::command::*;
use crate::interchange::{Import, ImportOptions, coverage, read};
use crate::ledger::TransferKind;
use crate::model::activity::Activity;
use crate::model::caller::Sender;
use crate::model::exchange::{Expense, GroupRule, Setting, Terms};
use crate::model::listing::{Closing, ListingCapacity, ListingTerms, Per, Visibility};
use crate::model::member::MemberState;
use crate::model::personal::{ListingWords, Part, Profile, TagChange};
use crate::values::availability::{Availability, WeeklyHours};
use crate::values::digest::Salt;
use crate::values::time::Start;
use std::collections::{BTreeMap, BTreeSet};

fn again(exported: &Exported, form: &str, more: impl FnOnce(ImportOptions) -> ImportOptions) -> Import {
    let options = more(ImportOptions::new(Salt(*b"0123456789abcdef"), form));
    read(&bundle(exported), &options).unwrap().unwrap_or_else(|faults| panic!("{form}: {faults}"))
}

/// The balances of the fixture, by hand. Ana gave 90 and pays half of 61 and a gift of 15; Ben received 90 and half of 61; Cy gave 61 and
/// was given 15. The odd minute of 61 is Ana's or Ben's: together they have -91 + 90 - 60.
fn check(bank: &TimeBank, of: [i64; 3]) {
    assert_eq!(of.iter().sum::<i64>(), 0);
    assert_eq!((of[0] + of[1], of[2]), (-76, 76));
    assert!([44, 45].contains(&of[0]), "{of:?}");
    let here: Vec<i64> = bank.member_rows().map(|(_, row)| bank.balance_of(row.account).unwrap().get()).collect();
    assert_eq!(here, of);
}

#[test]
fn timeoverflow_s_three_sheets_come_in_with_every_balance() {
    let (bank, _) = community();
    let exported = export(&bank, ExportForm::TimeOverflow);
    // By its documents: ten columns of users, eight of posts and transfers, no header, seconds.
    let first = |name: &str| text(&exported, name).lines().next().unwrap_or_default().to_owned();
    assert_eq!(first("transfers.csv"), "2,member,1,member,5400,2026-03-02T12:00:00Z,help,");
    assert!(text(&exported, "users.csv").contains("\r\n2,2026-03-01,Ben,,,,,,,\r\n"), "{}", text(&exported, "users.csv"));
    let made = again(&exported, "timeoverflow", |options| options);
    let of = ["1", "2", "3"].map(|code| made.bank.host().balance(made.members[code]).unwrap().get());
    check(&bank, of);
    assert_eq!(made.report.classes.transfers.values().sum::<u64>(), 2, "the gift and the correction are no help");
    assert!(exported.lost.iter().any(|lost| lost.file == "transfers.csv" && lost.count == 1 && lost.why.contains("several paid whom")));
}

#[test]
fn nexus_s_payer_is_its_provider_and_hours_come_back_to_the_minute() {
    let (bank, _) = community();
    let exported = export(&bank, ExportForm::Nexus);
    let rows = text(&exported, "transactions.csv");
    let lines: Vec<&str> = rows.lines().collect();
    assert_eq!(lines[0], "ID,Date,Hours,Description,Status,Type,Provider,Provider Email,Receiver,Receiver Email,Category");
    // Ben was helped and paid: he is the provider there.
    assert_eq!(lines[1..3].join("\n").split(",completed").next().unwrap(), "1,2026-03-02,1.5,help", "{rows}");
    assert!(
        rows.contains("exchange,Ben,member-2@timebank.invalid,\"Ana; née\n")
            || rows.contains("exchange,Ben,member-2@timebank.invalid,\"Ana; née"),
        "{rows}"
    );
    let refused = read(&bundle(&exported), &ImportOptions::new(Salt(*b"0123456789abcdef"), "nexus")).unwrap().unwrap_err();
    // 30 and 31 minutes: half an hour is exact, 31/60 is not.
    assert_eq!(refused.faults.iter().map(|fault| fault.value.as_str()).collect::<Vec<_>>(), ["0.5167"]);
    let lost: Vec<u64> = exported.lost.iter().filter(|lost| lost.why.contains("four digits")).map(|lost| lost.count).collect();
    assert_eq!(lost, [1]);
    let made = again(&exported, "nexus", |options| ImportOptions { rounding: crate::interchange::Rounding::Nearest, ..options });
    let of = ["1", "2", "3"].map(|n| made.bank.host().balance(made.members[&format!("member-{n}@timebank.invalid")]).unwrap().get());
    check(&bank, of);
}

#[test]
fn cyclos_is_given_balances_and_no_history() {
    let (mut bank, [ana, ..]) = community();
    let words = ListingWords { title: "Lifts".into(), text: "In my car".into(), ..ListingWords::default() };
    bank.offer(context(8, 9), Offer { member: ana, terms: ListingTerms::open(), words: Some(words) }).unwrap();
    let exported = export(&bank, ExportForm::Cyclos);
    assert_eq!(
        text(&exported, "members.csv").lines().next().unwrap(),
        "name,username,email,creationdate,balance,creditlimit,uppercreditlimit"
    );
    assert_eq!(text(&exported, "ads.csv").lines().nth(1).unwrap(), "member1,Lifts,In my car,2026-03-08,,offer,");
    let names: Vec<&str> = exported.files.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["members.csv", "ads.csv"]);
    let lost = |why: &str| exported.lost.iter().filter(|lost| lost.why.contains(why)).map(|lost| lost.count).sum::<u64>();
    assert_eq!((lost("exchanges that happened"), lost("transfers of credit")), (2, 1), "{:?}", exported.lost);
    // The balances are declared there, and no row explains them: that is told, and no balance is invented.
    let made = again(&exported, "cyclos-3", |options| options);
    assert_eq!(made.report.balances_agree, Some(false));
    let declared: BTreeMap<&str, String> = made
        .report
        .balances
        .iter()
        .map(|row| (row.code.as_str(), row.declared.unwrap_or(crate::interchange::Decimal::ZERO).to_string()))
        .collect();
    assert_eq!(declared["member3"], "1.2667", "76 minutes");
    assert_eq!(made.bank.listing_rows().count(), 1);
}

/// Somebody's own address looks like one that is made for somebody else.
#[test]
fn nexus_makes_no_address_that_somebody_has() {
    let (mut bank, _) = community();
    for (hour, number) in [(9, 2), (10, 3)] {
        let mut profile = Profile::named("Di");
        profile.contact.insert("email".to_owned(), format!("Member-{number}@timebank.invalid"));
        bank.admit(context(8, hour), Admit { profile, ..Admit::default() }).unwrap();
    }
    let exported = export(&bank, ExportForm::Nexus);
    let table = crate::interchange::csv::CsvTable::read("users.csv", text(&exported, "users.csv").as_bytes()).unwrap();
    let addresses: Vec<&str> = table.rows.iter().map(|row| row.get(table.column(&["email"]))).collect();
    let wanted = ["member-1", "member-2-2", "member-3-2", "Member-2", "Member-3"].map(|own| format!("{own}@timebank.invalid"));
    assert_eq!(addresses, wanted);
    assert!(text(&exported, "transactions.csv").contains(",member-2-2@timebank.invalid,"), "and the transactions say the same");
}

/// What NEXUS takes in of a sheet of users: first name, last name and an address in every row, each address once, a role it knows.
#[test]
fn nexus_takes_in_every_user_that_is_written() {
    let (mut bank, _) = community();
    for (hour, name, email) in [(9, "Mary Ann Boyle", "Boyle@home.example"), (10, "Sean Boyle", "boyle@home.example"), (11, "Dot", "")] {
        let mut profile = Profile::named(name);
        profile.contact.extend((!email.is_empty()).then(|| ("email".to_owned(), email.to_owned())));
        bank.admit(context(8, hour), Admit { profile, ..Admit::default() }).unwrap();
    }
    let exported = export(&bank, ExportForm::Nexus);
    let table = crate::interchange::csv::CsvTable::read("users.csv", text(&exported, "users.csv").as_bytes()).unwrap();
    let cell = |row: crate::interchange::csv::Row<'_>, name: &str| row.get(table.column(&[name])).to_owned();
    let mut addresses = BTreeSet::new();
    for row in table.rows.iter() {
        assert!(["first_name", "last_name"].iter().all(|name| !matches!(cell(row, name).as_str(), "" | "0")), "{row:?}");
        let address = cell(row, "email").to_lowercase();
        assert!(address.split_once('@').is_some_and(|(own, host)| !own.is_empty() && host.contains('.')), "{address}");
        assert!(addresses.insert(address.clone()), "{address} stands twice");
        assert!(matches!(cell(row, "role").as_str(), "member" | "admin" | "broker"));
    }
    let mary = table.rows.iter().find(|row| cell(*row, "last_name") == "Boyle").unwrap();
    assert_eq!((cell(mary, "first_name").as_str(), cell(mary, "email").as_str()), ("Mary Ann", "Boyle@home.example"));
    let lost = |why: &str| exported.lost.iter().find(|lost| lost.why.contains(why)).map_or(0, |lost| lost.count);
    assert_eq!((lost("another member has too"), lost("no second name")), (1, 3), "Sean; Ben, Cy and Dot");
}

#[test]
fn credit_commons_entries_of_one_transaction_stay_together() {
    let (bank, _) = community();
    let exported = export(&bank, ExportForm::CreditCommons);
    let json: serde_json::Value = serde_json::from_str(&text(&exported, "credit-commons.json")).unwrap();
    let all = json.as_array().unwrap();
    // Help, a session of two who pay, a mistake, its correction, a gift.
    assert_eq!(all.iter().map(|one| one["entries"].as_array().unwrap().len()).collect::<Vec<_>>(), [1, 2, 1, 1, 1]);
    assert!(all.iter().all(|one| one["state"] == "C"));
    let uuids: BTreeSet<&str> = all.iter().map(|one| one["uuid"].as_str().unwrap()).collect();
    assert_eq!(uuids.len(), 5);
    assert_eq!(all[0]["entries"][0]["payer"], "member-2");
    assert_eq!(all[0]["entries"][0]["quant"], "1.5");
    let made = again(&exported, "credit-commons", |options| ImportOptions { rounding: crate::interchange::Rounding::Nearest, ..options });
    let of = ["1", "2", "3"].map(|n| made.bank.host().balance(made.members[&format!("member-{n}")]).unwrap().get());
    check(&bank, of);
}

/// Two banks that differ in one thing only: the files differ where, and only where, the form covers that thing.
fn with(held: Option<Held>) -> TimeBank {
    let is = |other: Held| held == Some(other);
    let mut bank = TimeBank::create(context(1, 8), crate::golden::BANK, Charter::named("Harpurbrook")).unwrap();
    let mut profile = Profile { name: is(Held::Names).then(|| "Ana".into()), ..Profile::default() };
    if is(Held::Contacts) {
        profile.contact.insert("email".into(), "ana@harpurbrook.example".into());
    }
    profile.languages = is(Held::Languages).then(|| vec!["cy".parse().unwrap()]);
    profile.born = is(Held::Born).then(|| "1950-01-01".parse().unwrap());
    if is(Held::Descriptions) {
        profile.attributes.insert("description".into(), "I bake".into());
    }
    profile.place = is(Held::Profiles).then(|| crate::values::place::Place { latitude: 53_000_000, longitude: -2_000_000 });
    let joined = is(Held::Joined).then(|| "2026-02-20".parse().unwrap());
    let mut parts = Vec::new();
    if is(Held::Kept) {
        parts.push(Part::Tags(TagChange { add: vec!["gardener".into()], remove: Vec::new() }));
    }
    if is(Held::Availability) {
        let weekly = vec![WeeklyHours { from: 600, until: 660 }];
        parts.push(Part::Availability(Availability { weekly, ..Availability::default() }));
    }
    let ana = bank.admit(context(1, 9), Admit { profile, joined, parts, ..Admit::default() }).unwrap().member().unwrap();
    let [ben, cy] = [10, 11].map(|hour| bank.admit(context(1, hour), Admit::default()).unwrap().member().unwrap());
    let activity = (is(Held::Activities) || is(Held::ActivityDetails)).then(|| {
        let tags = if is(Held::ActivityDetails) { vec!["car"] } else { Vec::new() };
        let activity: Activity = serde_json::from_value(serde_json::json!({"code": "lift", "name": "Lifts", "tags": tags})).unwrap();
        bank.add_activity(context(1, 12), AddActivity { activity }).unwrap().activity().unwrap()
    });
    // Everyone's offer, so that every form with services has one to say the activity of.
    let open = |title: &str| {
        let words = ListingWords { title: title.into(), ..ListingWords::default() };
        (ListingTerms { visibility: Some(Visibility::Everyone), activity, ..ListingTerms::open() }, Some(words))
    };
    let (mut terms, words) = open("Bread");
    if is(Held::ListingDetails) {
        terms.capacity = Some(ListingCapacity { minutes: 120, per: Per::Week });
    }
    bank.offer(context(1, 13), Offer { member: ben, terms, words }).unwrap();
    if is(Held::Offers) {
        let (terms, words) = open("Lifts");
        bank.offer(context(1, 14), Offer { member: ana, terms, words }).unwrap();
    }
    if is(Held::Requests) || is(Held::EndedListings) {
        let (terms, words) = open("A hand");
        let listing = bank.request(context(1, 14), Request { member: ana, terms, words }).unwrap().listing().unwrap();
        if is(Held::EndedListings) {
            bank.close_listing(context(1, 15), CloseListing { listing, why: Closing::Met }).unwrap();
        }
    }
    let plain = |day: u32| {
        let mut terms = Terms::new(format!("2026-03-{day:02}").parse().unwrap());
        // Whoever is named pays all, visitors or not.
        terms.group = Some(GroupRule::EachReceiverPays);
        terms.activity = activity;
        if is(Held::Visitors) {
            terms.visitors = Some(3);
        }
        if is(Held::Starts) {
            terms.start = Some(Start { minute: 600, offset: 0 });
        }
        if is(Held::Circumstances) {
            terms.setting = Some(Setting::Public);
        }
        if is(Held::Together) {
            terms = terms.together(cy, 20);
        }
        terms
    };
    if is(Held::Clock) {
        let clock = SetClock { offset: 0, changes: Vec::new(), through: "2027-01-01".parse().unwrap() };
        bank.set_clock(context(2, 10), clock).unwrap();
    }
    let by = if is(Held::Senders) { Context { by: Sender::Member(ben), ..context(2, 11) } } else { context(2, 11) };
    let exchange = bank.propose(by, Propose::new(plain(20).gave(ben, 45).received(ana, 45))).unwrap().exchange().unwrap();
    if is(Held::Answers) {
        bank.agree(context(2, 11), Agree { exchange, members: vec![ben], series: false }).unwrap();
    }
    let mut help = plain(2).gave(ana, 60).received(ben, 60);
    if is(Held::Expenses) {
        help.expenses = vec![Expense { member: ana, amount: 240 }];
    }
    let note = is(Held::Notes).then(|| "Soup".to_owned());
    let mut at = context(2, 12);
    at.key = is(Held::Keys).then_some(crate::values::digest::Key([7; 16]));
    match is(Held::Batches) {
        true => drop(bank.record_batch(at, RecordBatch::new(vec![help])).unwrap()),
        false => drop(bank.record(at, Record { note, ..Record::new(help) }).unwrap()),
    }
    if is(Held::Visits) {
        let (exchange, expected) = (bank.exchange_rows().last().unwrap().0, "2026-03-02T20:00:00Z".parse().unwrap());
        bank.visit_out(context(2, 13), VisitOut { exchange, member: ana, expected }).unwrap();
    }
    if is(Held::Erasures) {
        bank.erase(Context { by: Sender::Member(cy), ..context(3, 9) }, Erase::new(cy)).unwrap();
    }
    if is(Held::Exchanges) {
        // There and back, so that no balance tells.
        bank.record(context(2, 13), Record::new(plain(2).gave(ana, 30).received(cy, 30))).unwrap();
        bank.record(context(2, 14), Record::new(plain(2).gave(cy, 30).received(ana, 30))).unwrap();
    }
    if is(Held::Transfers) {
        let [a, c] = [ana, cy].map(|member| bank.account_of(member).unwrap());
        for (hour, from, to) in [(13, a, c), (14, c, a)] {
            let gift = Transfer { kind: TransferKind::Gift, from, to, minutes: Minutes::of(15), note: None, on: None };
            bank.transfer(context(2, hour), gift).unwrap();
        }
    }
    if is(Held::OpenExchanges) || is(Held::CalledOff) {
        let exchange = bank.propose(context(3, 10), Propose::new(plain(21).gave(ben, 45).received(ana, 45))).unwrap().exchange().unwrap();
        if is(Held::CalledOff) {
            bank.withdraw(context(3, 11), Withdraw { exchange, note: None }).unwrap();
        }
    }
    if is(Held::Roles) {
        let role = GiveRole { member: ana, role: "broker".into(), at: None, from: None, until: None };
        bank.give_role(context(3, 12), role).unwrap();
    }
    if is(Held::Limits) {
        let account = bank.account_of(ana).unwrap();
        let limits = Limits { lowest: Some(Minutes::of(-600)), highest: None, mode: None, earned: Vec::new() };
        bank.set_limits(context(3, 13), SetLimits { account, limits: Some(limits) }).unwrap();
    }
    if is(Held::States) {
        bank.set_state(context(3, 14), SetState { member: cy, state: MemberState::Suspended, since: None, until: None, note: None })
            .unwrap();
    }
    if is(Held::ClosedPeriods) {
        bank.close_period(context(3, 15), ClosePeriod { through: "2026-03-01".parse().unwrap() }).unwrap();
    }
    // The last record of all at the same moment.
    bank.admit(context(4, 9), Admit::default()).unwrap();
    bank
}

#[test]
fn a_form_covers_what_it_says_it_covers_and_nothing_else() {
    // What cannot be varied alone: a group and a balance are also help, and programmes and other banks need much beside them.
    // The last ones change what else is written of the same exchange, listing or charter: paid time moves no credit.
    let apart = [Held::Groups, Held::Balances, Held::Programmes, Held::OtherBanks, Held::Series, Held::Bundles];
    let apart = [&apart[..], &[Held::Tray, Held::Amendments, Held::Renewals, Held::Charters, Held::Attendance]].concat();
    let mut wrong = Vec::new();
    for held in Held::ALL.iter().filter(|held| !apart.contains(held)) {
        // What an activity says needs one.
        let plain = with(if *held == Held::ActivityDetails { Some(Held::Activities) } else { None });
        let other = with(Some(*held));
        // Everybody joined on some day: the two banks differ in which.
        let everywhere = *held == Held::Joined;
        assert!(everywhere || held.count(&other) > held.count(&plain), "{held}: the two banks differ in it");
        for form in ExportForm::ALL {
            let differs = export(&plain, *form).files != export(&other, *form).files;
            if differs != form.covers().contains(held) {
                wrong.push(format!("{form} {held}: differs {differs}"));
            }
            let more =
                |bank: &TimeBank| export(bank, *form).lost.iter().filter(|lost| lost.file.is_empty()).map(|lost| lost.count).sum::<u64>();
            if !form.covers().contains(held) && (more(&other) <= more(&plain)) != everywhere {
                wrong.push(format!("{form} {held}: not counted as lost"));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
    assert_eq!(coverage("nexus").unwrap().writes, ExportForm::Nexus.covers());
}

#[test]
fn services_and_the_terms_they_name_belong_together() {
    let bank = with(Some(Held::Activities));
    for form in [ExportForm::OpenReferral, ExportForm::OpenReferralUk] {
        let uk = form == ExportForm::OpenReferralUk;
        let exported = export(&bank, form);
        let names: Vec<&str> = exported.files.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["services.json", "taxonomies.json", "taxonomy_terms.json"]);
        let read = |name: &str| serde_json::from_str::<serde_json::Value>(&text(&exported, name)).unwrap();
        let services = read("services.json");
        assert_eq!((&services["total_items"], &services["empty"]), (&1.into(), &false.into()));
        let service = &services["contents"][0];
        assert_eq!(service.get("fees").is_some(), uk);
        assert_eq!(service["status"], "active");
        let attribute = &service["attributes"][0];
        assert_eq!(attribute["link_id"], service["id"]);
        let term = &attribute["taxonomy_term"];
        let terms = read("taxonomy_terms.json");
        assert_eq!(&terms["contents"][0], term);
        assert_eq!(term["taxonomy_id"], read("taxonomies.json")["contents"][0]["id"]);
        let id = service["id"].as_str().unwrap();
        assert!(id.len() == 36 && id.as_bytes()[14] == b'8', "{id}");
    }
}

/// A schedule as HSDS 3 describes it: dates, `WEEKLY` or `MONTHLY`, days in two letters, times with the offset from UTC or `Z`.
#[test]
fn a_group_that_comes_again_has_a_schedule_with_times_in_a_zone() {
    let mut bank = TimeBank::create(context(1, 8), crate::golden::BANK, Charter::named("Harpurbrook")).unwrap();
    let member = bank.admit(context(1, 9), Admit::default()).unwrap().member().unwrap();
    let other = bank.admit(context(1, 10), Admit::default()).unwrap().member().unwrap();
    let terms = ListingTerms { visibility: Some(Visibility::Everyone), group_max: Some(5), ..ListingTerms::open() };
    let listing = bank.offer(context(1, 11), Offer { member, terms, words: None }).unwrap().listing().unwrap();
    let day = |text: &str| text.parse::<crate::values::time::Date>().unwrap();
    let mut terms = Terms::new(day("2026-03-05")).gave(member, 90).received(other, 90);
    (terms.listing, terms.start) = (Some(listing), Some(Start { minute: 870, offset: 0 }));
    let dates = vec![day("2026-03-19"), day("2026-04-02")];
    bank.propose(context(1, 12), Propose { dates, ..Propose::new(terms) }).unwrap();
    let services: serde_json::Value = serde_json::from_str(&text(&export(&bank, ExportForm::OpenReferral), "services.json")).unwrap();
    let mut schedule = services["contents"][0]["schedules"][0].clone();
    let id = schedule.as_object_mut().unwrap().remove("id").unwrap();
    assert_eq!(id.as_str().map(str::len), Some(36));
    let wanted = serde_json::json!({"valid_from": "2026-03-05", "valid_to": "2026-04-02", "dtstart": "2026-03-05", "freq": "WEEKLY",
        "interval": 2, "byday": "TH", "opens_at": "14:30Z", "closes_at": "16:00Z"});
    assert_eq!(schedule, wanted);
}

#[test]
fn two_banks_of_one_name_share_no_identifier_and_a_renamed_one_keeps_its_own() {
    let of = |id: u8, name: &str| {
        let mut bank = TimeBank::create(context(1, 8), crate::values::digest::BankId([id; 16]), Charter::named(name)).unwrap();
        let member = bank.admit(context(1, 9), Admit::default()).unwrap().member().unwrap();
        let other = bank.admit(context(1, 10), Admit::default()).unwrap().member().unwrap();
        let terms = ListingTerms { visibility: Some(Visibility::Everyone), ..ListingTerms::open() };
        bank.offer(context(1, 11), Offer { member, terms, words: None }).unwrap();
        bank.propose(context(1, 12), Propose::new(Terms::new("2026-03-02".parse().unwrap()).gave(member, 30).received(other, 30))).unwrap();
        let uuids = |form: ExportForm| -> BTreeSet<String> {
            let files = export(&bank, form).files;
            let all = String::from_utf8(files.into_iter().flat_map(|(_, bytes)| bytes).collect()).unwrap();
            let words =
                all.split(|c: char| !c.is_ascii_hexdigit() && c != '-').filter(|word| word.len() == 36 && word.matches('-').count() == 4);
            words.map(str::to_owned).collect()
        };
        let all: BTreeSet<String> = [ExportForm::Calendar, ExportForm::OpenReferralUk].into_iter().flat_map(uuids).collect();
        assert!(all.len() >= 4, "{all:?}");
        all
    };
    assert!(of(1, "Harpurbrook").is_disjoint(&of(2, "Harpurbrook")));
    assert_eq!(of(1, "Harpurbrook"), of(1, "Harpurbrook and Fen"));
}
