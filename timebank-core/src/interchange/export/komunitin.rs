//! A community bundle of Komunitin, the newer generation.

use super::grid::{Cell, Grid};
use super::{Exported, flows, name};
use crate::TimeBank;
use crate::ids::{AccountId, Id, MemberId};
use crate::ledger::EntryKind;
use crate::listing::{Closing, ListingKind, Visibility};
use crate::member::MemberState;
use crate::order::{BTreeMap, BTreeSet};

/// What a member is called in the files.
struct Codes {
    members: BTreeMap<MemberId, String>,
    accounts: BTreeMap<AccountId, String>,
    /// Four letters of the community's name.
    community: String,
}

pub fn write(bank: &TimeBank) -> Exported {
    let mut exported = Exported::default();
    let codes = codes(bank, &mut exported);
    community(bank, &codes, &mut exported);
    users(bank, &mut exported);
    members(bank, &codes, &mut exported);
    transfers(bank, &codes, &mut exported);
    categories(bank, &mut exported);
    posts(bank, &codes, &mut exported);
    exported.lose("transfers.csv", bank.exchange_rows().filter(|(_, row)| row.entry.is_none()).count(), "exchanges that are not posted");
    exported
}

fn codes(bank: &TimeBank, exported: &mut Exported) -> Codes {
    let letters: String = bank.charter().name.chars().filter(char::is_ascii_alphabetic).take(4).collect::<String>().to_uppercase();
    let community = format!("{letters:X<4}");
    let mut taken: BTreeSet<String> = BTreeSet::new();
    let mut codes = Codes { members: BTreeMap::new(), accounts: BTreeMap::new(), community };
    let pot = format!("{}0000", codes.community);
    taken.insert(pot.clone());
    codes.accounts.insert(AccountId::POT, pot);
    let mut shared = 0usize;
    for (id, row) in bank.member_rows().filter(|(_, row)| row.merged_into.is_none()) {
        let own = bank.person(id).and_then(|person| person.profile.host_codes.get("komunitin").cloned());
        let number = format!("{}{:04}", codes.community, id.get());
        let code = own.filter(|code| !taken.contains(code)).unwrap_or(number);
        taken.insert(code.clone());
        let first = codes.accounts.get(&row.account).is_none_or(String::is_empty);
        if first {
            codes.accounts.insert(row.account, code.clone());
        }
        shared = shared.saturating_add(usize::from(!first));
        codes.members.insert(id, code);
    }
    // Whatever has an account and no member any more: what was merged, or stands for a partner bank.
    for (account, _) in bank.balances() {
        if !codes.accounts.contains_key(&account) {
            codes.accounts.insert(account, format!("{}A{:04}", codes.community, account.get()));
        }
    }
    exported.lose("members.csv", shared, "a share in another member's account: the balance stands with the first");
    codes
}

fn community(bank: &TimeBank, codes: &Codes, exported: &mut Exported) {
    let mut grid = Grid::new([
        "code",
        "name",
        "status",
        "currency.code",
        "currency.name",
        "currency.namePlural",
        "currency.symbol",
        "currency.decimals",
        "currency.scale",
        "currency.rateNumerator",
        "currency.rateDenominator",
    ]);
    let word = |text: &str| Cell::text(text);
    grid.rows.push([
        word(&codes.community),
        word(&bank.charter().name),
        word("active"),
        word(&codes.community),
        word("minute"),
        word("minutes"),
        word("min"),
        Cell::Whole(0),
        Cell::Whole(0),
        Cell::Whole(60),
        Cell::Whole(1),
    ]);
    exported.file("community.csv", grid.csv());
}

fn users(bank: &TimeBank, exported: &mut Exported) {
    let mut grid = Grid::new(["email", "name", "settings.language"]);
    for (id, _) in bank.member_rows() {
        let Some(profile) = bank.person(id).map(|person| &person.profile) else { continue };
        let Some(email) = profile.contact.get("email") else { continue };
        let language = profile.languages.as_ref().and_then(|all| all.first());
        grid.rows.push([Cell::text(email), Cell::text(name(bank, id)), Cell::maybe(language, Cell::text)]);
    }
    exported.file("users.csv", grid.csv());
}

fn members(bank: &TimeBank, codes: &Codes, exported: &mut Exported) {
    let mut grid = Grid::new([
        "code",
        "name",
        "type",
        "status",
        "adminUsers",
        "account.balance",
        "account.creditLimit",
        "account.maximumBalance",
        "createdAt",
    ]);
    let ledger = &bank.state.ledger;
    let limits = |id: AccountId| ledger.accounts.get(id).and_then(|account| ledger.effective(id, bank.limits_of(id, account)).ok());
    let balance = |account: AccountId| bank.balance_of(account).map_or(0, |balance| balance.get());
    let first = bank.member_rows().map(|(_, row)| row.joined).min();
    let mut listed: BTreeSet<AccountId> = BTreeSet::new();
    listed.insert(AccountId::POT);
    let pot = codes.accounts.get(&AccountId::POT).cloned().unwrap_or_default();
    grid.rows.push([
        Cell::Text(pot),
        Cell::text(&bank.charter().name),
        Cell::text("public"),
        Cell::text("active"),
        Cell::Nothing,
        Cell::Whole(balance(AccountId::POT)),
        Cell::Nothing,
        Cell::Nothing,
        Cell::maybe(first, |day| Cell::text(day.start())),
    ]);
    for (id, code) in &codes.members {
        let Ok(row) = bank.member(*id) else { continue };
        let own = codes.accounts.get(&row.account) == Some(code);
        let (status, kind) = (row.state, bank.charter().kinds.get(usize::from(row.kind)));
        let held = if own { balance(row.account) } else { 0 };
        listed.insert(row.account);
        let limits = limits(row.account).filter(|_| own);
        let email = bank.person(*id).and_then(|person| person.profile.contact.get("email").cloned());
        let status = match status {
            MemberState::Applicant => "pending",
            MemberState::Active | MemberState::Paused => "active",
            // Whoever was deleted there has a balance of zero.
            MemberState::Left | MemberState::Erased if held == 0 => "deleted",
            _ => "suspended",
        };
        let kind = match kind.map(|kind| kind.counts_as) {
            Some(crate::charter::CountsAs::Organisation) => "organization",
            _ => "personal",
        };
        grid.rows.push([
            Cell::text(code),
            Cell::text(name(bank, *id)),
            Cell::text(kind),
            Cell::text(status),
            Cell::maybe(email, Cell::Text),
            Cell::Whole(held),
            Cell::maybe(limits.as_ref().and_then(|l| l.lowest), |lowest| Cell::Whole(lowest.get().saturating_neg().max(0))),
            Cell::maybe(limits.as_ref().and_then(|l| l.highest), |highest| Cell::Whole(highest.get().max(0))),
            Cell::text(row.joined.start()),
        ]);
    }
    let mut alone = 0usize;
    for (account, code) in codes.accounts.iter().filter(|(account, _)| !listed.contains(account)) {
        alone = alone.saturating_add(1);
        grid.rows.push([
            Cell::text(code),
            Cell::text(code),
            Cell::text("organization"),
            Cell::text("suspended"),
            Cell::Nothing,
            Cell::Whole(balance(*account)),
            Cell::Nothing,
            Cell::Nothing,
            Cell::maybe(first, |day| Cell::text(day.start())),
        ]);
    }
    exported.lose("members.csv", alone, "what an account without a member stands for");
    exported.file("members.csv", grid.csv());
}

fn transfers(bank: &TimeBank, codes: &Codes, exported: &mut Exported) {
    let mut grid = Grid::new(["sourceKey", "payerAccountCode", "payeeAccountCode", "amount", "description", "createdAt"]);
    let ledger = &bank.state.ledger;
    let mut groups = 0usize;
    for (id, entry) in ledger.entries.iter() {
        let flows = flows(ledger.postings_of(id).map(|posting| (posting.account, posting.minutes)));
        if flows.len() > 1 {
            groups = groups.saturating_add(1);
        }
        let words = match entry.kind {
            EntryKind::Exchange => crate::ids::ExchangeId::from_index(entry.about.wrapping_sub(1))
                .and_then(|exchange| bank.state.exchanges.get(exchange)?.activity)
                .and_then(|activity| bank.state.activities.get(activity))
                .map_or_else(|| "help".to_owned(), |row| row.activity.name.clone()),
            EntryKind::Reversal => "correction".to_owned(),
            EntryKind::Transfer(kind) => kind.as_str().to_owned(),
            EntryKind::Moved => "correction: moved to another account".to_owned(),
            EntryKind::Passage => "gift: to or from another bank".to_owned(),
        };
        for (place, (payer, payee, minutes)) in (1u32..).zip(flows) {
            let code = |account: AccountId| Cell::maybe(codes.accounts.get(&account), Cell::text);
            grid.rows.push([
                Cell::text(format!("{}-{place}", id.index().saturating_add(1))),
                code(payer),
                code(payee),
                Cell::Whole(minutes),
                Cell::text(&words),
                Cell::text(entry.at),
            ]);
        }
    }
    exported.lose("transfers.csv", groups, "who of several paid whom: their postings are matched in order");
    exported.file("transfers.csv", grid.csv());
}

fn categories(bank: &TimeBank, exported: &mut Exported) {
    let mut grid = Grid::new(["code", "name"]);
    for (_, row) in bank.activity_rows() {
        grid.rows.push([Cell::text(&row.activity.code), Cell::text(&row.activity.name)]);
    }
    exported.file("categories.csv", grid.csv());
}

fn posts(bank: &TimeBank, codes: &Codes, exported: &mut Exported) {
    let mut grid = Grid::new([
        "code",
        "type",
        "memberCode",
        "categoryCode",
        "title",
        "description",
        "status",
        "access",
        "fulfilledAt",
        "expiresAt",
        "createdAt",
    ]);
    let mut gone = 0usize;
    for (id, row) in bank.listing_rows() {
        let met = row.closed.filter(|(_, why)| *why == Closing::Met).map(|(at, _)| at);
        let (Some(member), true) = (codes.members.get(&bank.resolve(row.member)), row.closed.is_none() || met.is_some()) else {
            gone = gone.saturating_add(1);
            continue;
        };
        let activity = row.terms.activity.and_then(|activity| bank.state.activities.get(activity));
        let words = bank.listing_words(id);
        let visibility = row.terms.visibility;
        grid.rows.push([
            Cell::text(format!("{}{:04}", if row.kind == ListingKind::Offer { 'O' } else { 'W' }, id.get())),
            Cell::text(if row.kind == ListingKind::Offer { "offer" } else { "want" }),
            Cell::text(member),
            Cell::maybe(activity.map(|row| row.activity.code.as_str()), Cell::text),
            Cell::maybe(words.map(|w| w.title.as_str()), Cell::text),
            Cell::maybe(words.map(|w| w.text.as_str()), Cell::text),
            Cell::text(if visibility == Some(Visibility::Broker) { "hidden" } else { "published" }),
            Cell::text(if visibility == Some(Visibility::Everyone) { "public" } else { "group" }),
            Cell::maybe(met, Cell::text),
            Cell::maybe(row.terms.until, |until| Cell::text(until.start())),
            Cell::text(row.posted),
        ]);
    }
    exported.lose("posts.csv", gone, "listings that were withdrawn or ran out, or whose member is gone");
    exported.file("posts.csv", grid.csv());
}
