//! A community bundle of Komunitin in the split layout: `currency.csv`, `accounts.csv` and `member-users.csv` stand beside the members.
//!
//! Written to be accepted by that format's own description: every required cell is filled, and what stands in for something we do not
//! have is counted in [`Exported::lost`](super::Exported::lost). Sixty units make an hour, so that minutes are exact.

mod members;
mod rows;

use super::grid::{Cell, Grid};
use super::{Exported, name};
use crate::bank::TimeBank;
use crate::charter::Power;
use crate::model::member::MemberState;
use crate::order::{BTreeMap, BTreeSet};
use crate::values::ids::{AccountId, MemberId};
use crate::values::time::Timestamp;

/// Letters of a name, a code or a title, at most.
const LETTERS: usize = 255;

/// What members and accounts are called in the files.
struct Codes {
    members: BTreeMap<MemberId, String>,
    accounts: BTreeMap<AccountId, String>,
    /// The address each member's user has, and whether it is a placeholder.
    users: BTreeMap<MemberId, (String, bool)>,
    /// Accounts without a member of their own.
    alone: Vec<AccountId>,
    /// Four letters of the community's name.
    community: String,
    /// The address of whoever administers it.
    host: String,
    first: Timestamp,
}

pub fn write(bank: &TimeBank) -> Exported {
    let mut exported = Exported::default();
    let codes = codes(bank, &mut exported);
    community(bank, &codes, &mut exported);
    users(bank, &codes, &mut exported);
    members::write(bank, &codes, &mut exported);
    rows::transfers(bank, &codes, &mut exported);
    rows::categories(bank, &codes, &mut exported);
    rows::posts(bank, &codes, &mut exported);
    exported
}

/// At most so many letters as a cell takes, without line ends.
fn short(text: &str) -> String {
    text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).take(LETTERS).collect::<String>().trim().to_owned()
}

fn codes(bank: &TimeBank, exported: &mut Exported) -> Codes {
    let letters: String = bank.charter().name.chars().filter(char::is_ascii_alphanumeric).take(4).collect::<String>().to_ascii_uppercase();
    let community = format!("{letters:X<4}");
    let mut taken: BTreeSet<String> = BTreeSet::new();
    let pot = format!("{community}0000");
    taken.insert(pot.clone());
    let first = bank.member_rows().map(|(_, row)| bank.state.start_of(row.joined)).min().unwrap_or_else(|| bank.last_at());
    let mut codes = Codes {
        members: BTreeMap::new(),
        accounts: BTreeMap::new(),
        users: BTreeMap::new(),
        alone: vec![AccountId::POT],
        host: format!("host@{}.invalid", community.to_ascii_lowercase()),
        community,
        first,
    };
    codes.accounts.insert(AccountId::POT, pot);
    let (mut shared, mut renamed) = (0usize, 0usize);
    for (id, row) in bank.member_rows().filter(|(_, row)| row.merged_into.is_none()) {
        // Codes begin with the community's there.
        let own = bank.person(id).and_then(|person| person.profile.host_codes.get("komunitin").cloned());
        let fits = |code: &String| code.starts_with(&codes.community) && code.chars().count() <= LETTERS && !taken.contains(code);
        let number = format!("{}{:04}", codes.community, id.get());
        renamed = renamed.saturating_add(usize::from(own.as_ref().is_some_and(|code| !fits(code))));
        let code = own.filter(fits).unwrap_or(number);
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
            codes.alone.push(account);
        }
    }
    addresses(bank, &mut codes, exported);
    let today = bank.last_at().date();
    let others = |(id, row): (MemberId, &crate::model::member::Member)| {
        row.roles.len().saturating_sub(usize::from(bank.has_power(id, Power::Broker, today)))
    };
    exported.lose("community.csv", bank.member_rows().map(others).fold(0, usize::saturating_add), "roles other than a broker's");
    exported.lose("members.csv", shared, "a share in another member's account: the balance stands with the first");
    exported.lose("members.csv", renamed, "a code of their own that does not begin with the community's");
    codes
}

/// The address of each member's user: their own, or a placeholder that no mail reaches (RFC 2606).
fn addresses(bank: &TimeBank, codes: &mut Codes, exported: &mut Exported) {
    let mut none = 0usize;
    for (id, code) in &codes.members {
        let own = bank.person(*id).and_then(|person| person.profile.contact.get("email"));
        let own = own.map(|email| email.trim().to_lowercase()).filter(|email| email.contains('@') && !email.contains([';', ' ', ',']));
        none = none.saturating_add(usize::from(own.is_none()));
        let placeholder = || format!("{}@{}.invalid", code.to_lowercase(), codes.community.to_ascii_lowercase());
        codes.users.insert(*id, (own.clone().unwrap_or_else(placeholder), own.is_none()));
    }
    exported.lose("users.csv", none, "no address: a placeholder that no mail reaches stands for it");
}

/// Those who administer the community there: its brokers, or the host's placeholder.
fn administrators(bank: &TimeBank, codes: &Codes) -> Vec<String> {
    let today = bank.last_at().date();
    let brokers = bank.member_rows().filter(|(id, row)| row.state == MemberState::Active && bank.has_power(*id, Power::Broker, today));
    let mut all: Vec<String> = brokers.filter_map(|(id, _)| codes.users.get(&id)).map(|(email, _)| email.clone()).collect();
    all.sort();
    all.dedup();
    if all.is_empty() { vec![codes.host.clone()] } else { all }
}

fn community(bank: &TimeBank, codes: &Codes, exported: &mut Exported) {
    let admins = administrators(bank, codes);
    let mut grid = Grid::new(["code", "name", "status", "description", "access", "adminUsers", "createdAt", "updatedAt"]);
    let (word, first) = (|text: &str| Cell::text(text), Cell::text(codes.first));
    let named = short(&bank.charter().name);
    let named = if named.is_empty() { codes.community.clone() } else { named };
    grid.rows.push([
        word(&codes.community),
        Cell::Text(named),
        word("active"),
        Cell::Nothing,
        word("group"),
        Cell::Text(admins.join(";")),
        first.clone(),
        first.clone(),
    ]);
    exported.table("community.csv", &grid);
    let mut grid = Grid::new([
        "code",
        "adminUser",
        "name",
        "namePlural",
        "symbol",
        "decimals",
        "scale",
        "rateNumerator",
        "rateDenominator",
        "createdAt",
        "updatedAt",
    ]);
    grid.rows.push([
        word(&codes.community),
        Cell::maybe(admins.first(), Cell::text),
        word("minute"),
        word("minutes"),
        word("min"),
        Cell::Whole(0),
        Cell::Whole(0),
        Cell::Whole(60),
        Cell::Whole(1),
        first.clone(),
        first,
    ]);
    exported.table("currency.csv", &grid);
}

fn users(bank: &TimeBank, codes: &Codes, exported: &mut Exported) {
    let mut grid = Grid::new(["email", "name", "status", "language"]);
    let mut known: BTreeSet<&str> = BTreeSet::new();
    for (id, (email, _)) in &codes.users {
        // One address may belong to a household: it is one user there, with several members.
        if !known.insert(email) {
            continue;
        }
        let language = bank.person(*id).and_then(|person| person.profile.languages.as_ref()?.first());
        grid.rows.push([Cell::text(email), Cell::Text(short(&name(bank, *id))), Cell::text("active"), Cell::maybe(language, Cell::text)]);
    }
    grid.rows.push([Cell::text(&codes.host), Cell::Text(short(&bank.charter().name)), Cell::text("active"), Cell::Nothing]);
    exported.table("users.csv", &grid);
}
