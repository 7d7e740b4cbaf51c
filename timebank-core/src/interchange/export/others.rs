//! Banks of other systems, in the files that those systems read: TimeOverflow, NEXUS, Cyclos 3, Credit Commons.

use super::grid::{Cell, Grid};
use super::movements::{ENTERED_LATER, Movement, hours, movements, owners};
use super::{Exported, name};
use crate::bank::TimeBank;
use crate::form::Sink;
use crate::interchange::names::key;
use crate::ledger::EntryKind;
use crate::model::listing::ListingKind;
use crate::order::{BTreeMap, BTreeSet, InOrder as _};
use crate::values::ids::{AccountId, MemberId};

/// What is said where who of several paid whom had to be decided.
const IN_ORDER: &str = "who of several paid whom: their postings are matched in order";
/// What is said of accounts that no member has.
const NOBODY_S: &str = "an account without a member: the community's own stands for it";
/// What is said of minutes that no decimal of hours holds.
const NOT_EXACT: &str = "minutes that four digits of an hour do not hold exactly: rounded, and the nearest minute is the same again";

/// Members who stand in a file of people, with what they are called there.
fn people(bank: &TimeBank) -> impl Iterator<Item = (MemberId, &crate::model::member::Member)> + '_ {
    bank.member_rows().filter(|(_, row)| row.merged_into.is_none())
}

fn contact(bank: &TimeBank, member: MemberId, way: &str) -> Option<String> {
    bank.person(member)?.profile.contact.get(way).cloned()
}

/// How many members share an account with one before them.
fn sharing(bank: &TimeBank, owners: &BTreeMap<AccountId, MemberId>) -> usize {
    people(bank).filter(|(id, row)| owners.get(&row.account).is_some_and(|owner| owner != id)).count()
}

/// The movements that can stand in a file where the community has one account, and how many have a side nobody owns. What moves between
/// two such accounts moves nothing there.
fn told(bank: &TimeBank, owners: &BTreeMap<AccountId, MemberId>, file: &str, exported: &mut Exported) -> Vec<Movement> {
    let (mut all, several) = movements(bank);
    let before = all.len();
    all.retain(|m| owners.contains_key(&m.payer) || owners.contains_key(&m.payee));
    let nobody = |account: &AccountId| *account != AccountId::POT && !owners.contains_key(account);
    exported.lose(file, several, IN_ORDER);
    exported.lose(file, all.iter().filter(|m| nobody(&m.payer) || nobody(&m.payee)).count(), NOBODY_S);
    exported.lose(file, before.saturating_sub(all.len()), "movements between two of the community's own accounts");
    all
}

/// TimeOverflow's three sheets without a header, as its import reads them: `users`, `posts`, `transfers` in seconds.
pub fn timeoverflow(bank: &TimeBank) -> Exported {
    let (mut exported, owners) = (Exported::default(), owners(bank));
    let mut users = Grid::new(["member_id", "entry_date", "name", "surname1", "surname2", "gender", "born", "phone", "alt_phone", "email"]);
    for (id, row) in people(bank) {
        let own = |way: &str| Cell::maybe(contact(bank, id, way), Cell::Text);
        let born = bank.person(id).and_then(|person| person.profile.born);
        users.rows.push([
            Cell::whole(id.get()),
            Cell::text(row.joined),
            Cell::Text(name(bank, id)),
            Cell::Nothing,
            Cell::Nothing,
            Cell::Nothing,
            Cell::maybe(born, Cell::text),
            own("phone"),
            Cell::Nothing,
            own("email"),
        ]);
    }
    let mut posts = Grid::new(["user_id", "type", "title", "description", "category_id", "created_at", "start_on", "end_on"]);
    let mut unnamed = 0usize;
    for (id, row) in bank.listing_rows().filter(|(_, row)| row.closed.is_none()) {
        let words = bank.listing_words(id);
        let activity = row.terms.activity.and_then(|activity| bank.state.activities.get(activity)).map(|row| row.activity.name.as_str());
        unnamed = unnamed.saturating_add(usize::from(row.terms.activity.is_some()));
        posts.rows.push([
            Cell::whole(bank.resolve(row.member).get()),
            Cell::text(if row.kind == ListingKind::Offer { "Offer" } else { "Inquiry" }),
            Cell::maybe(words.map(|words| words.title.as_str()).filter(|title| !title.is_empty()).or(activity), Cell::text),
            Cell::maybe(words.map(|words| words.text.as_str()), Cell::text),
            Cell::Nothing,
            Cell::text(row.posted),
            Cell::text(row.from()),
            Cell::maybe(row.terms.until, Cell::text),
        ]);
    }
    let mut all = told(bank, &owners, "transfers.csv", &mut exported);
    all.in_order_by_key(|m| (m.moment(bank).0, m.entry));
    let mut transfers =
        Grid::new(["source_id", "source_type", "destination_id", "destination_type", "amount", "created_at", "reason", "post_id"]);
    let mut later = 0usize;
    for m in &all {
        let party = |account: AccountId| match owners.get(&account) {
            Some(member) => (Cell::whole(member.get()), Cell::text("member")),
            None => (Cell::Nothing, Cell::text("organization")),
        };
        let ((source, source_type), (destination, destination_type)) = (party(m.payer), party(m.payee));
        let seconds = Cell::Whole(m.minutes.saturating_mul(60));
        // What has one day alone there has to lie on the day it counts for.
        let (moment, entered) = m.moment(bank);
        later = later.saturating_add(usize::from(!entered));
        let (at, words) = (Cell::text(moment), Cell::Text(m.words()));
        transfers.rows.push([source, source_type, destination, destination_type, seconds, at, words, Cell::Nothing]);
    }
    exported.rows("users.csv", &users);
    // A file without a header and without a row is no file.
    if !posts.rows.is_empty() {
        exported.rows("posts.csv", &posts);
    }
    if !transfers.rows.is_empty() {
        exported.rows("transfers.csv", &transfers);
    }
    exported.lose("transfers.csv", later, ENTERED_LATER);
    exported.lose("posts.csv", unnamed, "the category: it is a number of the other system's there");
    exported.lose("users.csv", sharing(bank, &owners), "a share in another member's account: the balance stands with the first");
    exported
}

/// NEXUS' two sheets. What happened alone stands in them, and `Provider` is who paid there: the member who was helped.
pub fn nexus(bank: &TimeBank) -> Exported {
    let (mut exported, owners) = (Exported::default(), owners(bank));
    let mut users = Grid::new(["first_name", "last_name", "email", "phone", "role"]);
    let own = |id: MemberId| contact(bank, id, "email");
    let mut addresses: BTreeMap<MemberId, String> = BTreeMap::new();
    let (mut taken, mut all) = (BTreeSet::new(), people(bank).filter_map(|(id, _)| own(id).map(|own| key(&own).into_owned())).collect());
    let (mut without, mut shared, mut one_word) = (0usize, 0usize, 0usize);
    for (id, _) in people(bank) {
        // Each address is one person's there: another in the household is not taken in under it.
        let free = own(id).filter(|address| taken.insert(key(address).into_owned()));
        without = without.saturating_add(usize::from(own(id).is_none()));
        shared = shared.saturating_add(usize::from(free.is_none() && own(id).is_some()));
        let address = free.unwrap_or_else(|| placeholder(id, &mut all));
        let whole = name(bank, id);
        // Both names have to say something there.
        let (first, last) = whole.trim().rsplit_once(' ').unwrap_or((whole.trim(), "-"));
        one_word = one_word.saturating_add(usize::from(last == "-"));
        let phone = Cell::maybe(contact(bank, id, "phone"), Cell::Text);
        users.rows.push([Cell::text(first.trim_end()), Cell::text(last), Cell::Text(address.clone()), phone, Cell::text("member")]);
        addresses.insert(id, address);
    }
    let all = told(bank, &owners, "transactions.csv", &mut exported);
    let mut rows = Grid::new([
        "ID",
        "Date",
        "Hours",
        "Description",
        "Status",
        "Type",
        "Provider",
        "Provider Email",
        "Receiver",
        "Receiver Email",
        "Category",
    ]);
    let mut inexact = 0usize;
    for (number, m) in (1u32..).zip(&all) {
        let named = |account: AccountId| Cell::maybe(owners.get(&account), |id| Cell::Text(name(bank, *id)));
        let reached =
            |account: AccountId| Cell::maybe(owners.get(&account), |id| Cell::Text(addresses.get(id).cloned().unwrap_or_default()));
        let (amount, exact) = hours(m.minutes);
        inexact = inexact.saturating_add(usize::from(!exact));
        rows.rows.push([
            Cell::whole(number),
            Cell::text(m.on),
            Cell::Text(amount),
            Cell::Text(m.words()),
            Cell::text("completed"),
            Cell::text(if m.kind == EntryKind::Exchange { "exchange" } else { "transfer" }),
            named(m.payer),
            reached(m.payer),
            named(m.payee),
            reached(m.payee),
            Cell::maybe(m.activity.as_deref(), Cell::text),
        ]);
    }
    exported.table("users.csv", &users);
    exported.table("transactions.csv", &rows);
    exported.lose("users.csv", without, "no address: a placeholder that no mail reaches stands for it");
    exported.lose("users.csv", shared, "an address that another member has too: a placeholder that no mail reaches stands for it");
    exported.lose("users.csv", one_word, "no second name, which has to be there: `-` stands for it");
    exported.lose("users.csv", sharing(bank, &owners), "a share in another member's account: the balance stands with the first");
    exported.lose("transactions.csv", inexact, NOT_EXACT);
    let own = all.iter().filter(|m| !owners.contains_key(&m.payer) || !owners.contains_key(&m.payee)).count();
    exported.lose("transactions.csv", own, "the community's own account, which has no name there: that side is blank");
    exported
}

/// An address that names a member, that no mail reaches (RFC 2606) and that is nobody else's.
fn placeholder(member: MemberId, all: &mut BTreeSet<String>) -> String {
    let first = format!("member-{}@timebank.invalid", member.get());
    let others = (2u32..).map(|again| format!("member-{}-{again}@timebank.invalid", member.get()));
    let free = std::iter::once(first.clone()).chain(others).find(|address| !all.contains(address)).unwrap_or(first);
    all.insert(free.clone());
    free
}

/// The two files that Cyclos 3 imports: members with their balance and limits, and advertisements. Its third one, of transactions, is a
/// statement it writes and does not read.
pub fn cyclos(bank: &TimeBank) -> Exported {
    let (mut exported, owners) = (Exported::default(), owners(bank));
    let mut grid = Grid::new(["name", "username", "email", "creationdate", "balance", "creditlimit", "uppercreditlimit"]);
    let (ledger, mut inexact) = (&bank.state.ledger, 0usize);
    for (id, row) in people(bank) {
        let own = owners.get(&row.account) == Some(&id);
        let known =
            ledger.accounts.get(row.account).and_then(|account| ledger.effective(row.account, bank.limits_of(row.account, account)).ok());
        let limits = known.filter(|_| own);
        let mut amount = |minutes: Option<i64>| {
            Cell::maybe(minutes, |minutes| {
                let (text, exact) = hours(minutes);
                inexact = inexact.saturating_add(usize::from(!exact));
                Cell::Text(text)
            })
        };
        let balance = amount(Some(if own { bank.balance_of(row.account).map_or(0, |balance| balance.get()) } else { 0 }));
        let lowest = amount(limits.as_ref().and_then(|l| l.lowest).map(|lowest| lowest.get().saturating_neg().max(0)));
        let highest = amount(limits.as_ref().and_then(|l| l.highest).map(|highest| highest.get()));
        grid.rows.push([
            Cell::Text(name(bank, id)),
            Cell::text(format!("member{}", id.get())),
            Cell::maybe(contact(bank, id, "email"), Cell::Text),
            Cell::text(row.joined),
            balance,
            lowest,
            highest,
        ]);
    }
    let mut ads = Grid::new(["owner", "title", "description", "publicationstart", "publicationend", "tradetype", "category"]);
    for (id, row) in bank.listing_rows().filter(|(_, row)| row.closed.is_none()) {
        let words = bank.listing_words(id);
        let activity = row.terms.activity.and_then(|activity| bank.state.activities.get(activity)).map(|row| row.activity.name.as_str());
        ads.rows.push([
            Cell::text(format!("member{}", bank.resolve(row.member).get())),
            Cell::maybe(words.map(|words| words.title.as_str()).filter(|title| !title.is_empty()).or(activity), Cell::text),
            Cell::maybe(words.map(|words| words.text.as_str()), Cell::text),
            Cell::text(row.from()),
            Cell::maybe(row.terms.until, Cell::text),
            Cell::text(if row.kind == ListingKind::Offer { "offer" } else { "search" }),
            Cell::maybe(activity, Cell::text),
        ]);
    }
    exported.table("members.csv", &grid);
    exported.table("ads.csv", &ads);
    exported.lose("members.csv", inexact, NOT_EXACT);
    exported.lose("members.csv", sharing(bank, &owners), "a share in another member's account: the balance stands with the first");
    exported
}

/// Entries of Credit Commons: each entry of the ledger is one transaction, completed, with an entry for each who paid.
pub fn credit_commons(bank: &TimeBank) -> Exported {
    let (mut exported, owners) = (Exported::default(), owners(bank));
    let all = told(bank, &owners, "credit-commons.json", &mut exported);
    let mut inexact = 0usize;
    let code =
        |account: AccountId| owners.get(&account).map_or_else(|| "community".to_owned(), |member| format!("member-{}", member.get()));
    let mut sink = Sink::json(Vec::new());
    let transactions = all.chunk_by(|a, b| a.entry == b.entry);
    sink.list(transactions.clone().count());
    for transaction in transactions {
        let Some(first) = transaction.first() else { continue };
        sink.item();
        sink.begin();
        for (key, value) in [("uuid", super::linked::uuid_of(bank, "entry", first.entry)), ("state", "C".to_owned())] {
            sink.key(key);
            sink.text(&value);
        }
        sink.key("written");
        sink.text(&first.at.to_string());
        sink.key("entries");
        sink.list(transaction.len());
        for m in transaction {
            sink.item();
            sink.begin();
            let (amount, exact) = hours(m.minutes);
            inexact = inexact.saturating_add(usize::from(!exact));
            for (key, value) in [("payer", code(m.payer)), ("payee", code(m.payee)), ("quant", amount), ("description", m.words())] {
                sink.key(key);
                sink.text(&value);
            }
            sink.key("metadata");
            sink.begin();
            sink.key("date");
            sink.text(&m.on.to_string());
            sink.end();
            sink.end();
        }
        sink.end_list();
        sink.end();
    }
    sink.end_list();
    exported.file("credit-commons.json", sink.done());
    exported.lose("credit-commons.json", inexact, NOT_EXACT);
    exported
}
