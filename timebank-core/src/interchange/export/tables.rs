//! Our own tables: members, activities, listings, exchanges by participation, postings; and the charter, so that they come back whole.

use super::Exported;
use super::grid::{Cell, Grid};
use crate::bank::TimeBank;
use crate::charter::CountsAs;
use crate::form::ToWire;
use crate::ledger::{EntryId, EntryKind};
use crate::model::activity::Activity;
use crate::model::exchange::ExchangeState;
use crate::model::listing::{ListingKind, ListingTerms, Visibility};
use crate::model::member::{AccountKind, MemberState, RoleHeld};
use crate::model::personal::{ListingWords, Profile};
use crate::order::{BTreeMap, BTreeSet};
use crate::state::ExchangeRow;
use crate::values::availability::Availability;
use crate::values::ids::{AccountId, BundleId, ExchangeId, Id, MemberId, PartId, TransferId};
use crate::values::time::Date;

pub fn write(bank: &TimeBank, json: bool) -> Exported {
    let mut exported = Exported::default();
    accounts(bank, json, &mut exported);
    members(bank, json, &mut exported);
    activities(bank, json, &mut exported);
    listings(bank, json, &mut exported);
    exchanges(bank, json, &mut exported);
    postings(bank, json, &mut exported);
    clock(bank, json, &mut exported);
    super::kept::kept(bank, json, &mut exported);
    exported.file("charter.json", crate::form::to_text(bank.charter()).into_bytes());
    exported
}

pub fn put<const N: usize>(exported: &mut Exported, name: &str, json: bool, grid: &Grid<N>) {
    match json {
        true => exported.file(&format!("{name}.jsonl"), grid.json_lines()),
        false => exported.table(&format!("{name}.csv"), grid),
    }
}

/// What has no column of its own, as JSON; nothing where it says nothing.
fn more<T: ToWire + PartialEq>(value: &T, nothing: &T) -> Cell {
    if value == nothing { Cell::Nothing } else { Cell::Text(crate::form::to_text(value)) }
}

/// What a profile says beyond a name, an e-mail and a telephone.
pub fn rest_of_profile(profile: &Profile) -> Profile {
    let mut rest = Profile { name: None, ..profile.clone() };
    rest.contact.retain(|way, _| !matches!(way.as_str(), "email" | "phone"));
    rest
}

/// The columns of `accounts.csv`.
pub const ACCOUNTS: [&str; 3] = ["account", "kind", "limits"];
/// The columns of `members.csv`.
pub const MEMBERS: [&str; 16] = [
    "member",
    "name",
    "kind",
    "state",
    "joined",
    "account",
    "balance_minutes",
    "merged_into",
    "entered",
    "email",
    "phone",
    "profile",
    "limits",
    "since",
    "roles",
    "availability",
];
/// The columns of `activities.csv`.
pub const ACTIVITIES: [&str; 5] = ["activity", "code", "name", "parent", "details"];
/// The columns of `listings.csv`.
pub const LISTINGS: [&str; 15] = [
    "listing",
    "kind",
    "member",
    "activity",
    "minutes",
    "posted",
    "from",
    "until",
    "title",
    "text",
    "closed",
    "why",
    "visibility",
    "terms",
    "words",
];
/// The columns of `exchanges.csv`.
pub const EXCHANGES: [&str; 26] = [
    "exchange",
    "on",
    "start_minute",
    "offset_minutes",
    "activity",
    "state",
    "member",
    "side",
    "minutes",
    "entered",
    "visitors",
    "payer",
    "group",
    "expense",
    "setting",
    "listing",
    "facilitation",
    "estimated",
    "brokered",
    "note",
    "as",
    "paid",
    "attendance",
    "series",
    "bundle",
    "due",
];
/// The columns of `postings.csv`.
pub const POSTINGS: [&str; 8] = ["entry", "at", "value", "kind", "about", "account", "minutes", "note"];

/// The columns of `clock.csv`.
pub const CLOCK: [&str; 3] = ["from", "offset_minutes", "through"];
/// The columns of `periods.csv`.
pub const PERIODS: [&str; 1] = ["closed_through"];

/// A role somebody holds or held, in the charter's word.
#[derive(Clone, Debug, PartialEq, Eq, crate::form::ToWire, crate::form::FromWire)]
pub struct RoleCell {
    pub role: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<MemberId>,
    pub from: Date,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
}

/// The roles of a member's own row.
fn roles_of(bank: &TimeBank, roles: &[RoleHeld]) -> Cell {
    let word = |role: &RoleHeld| bank.charter().roles.get(usize::from(role.role)).map(|definition| definition.name.clone());
    let all = roles.iter().filter_map(|held| Some(RoleCell { role: word(held)?, at: held.at, from: held.from, until: held.until }));
    more(&all.collect::<Vec<RoleCell>>(), &Vec::new())
}

/// What an activity says beyond its code, its name and the wider one.
pub fn rest_of_activity(activity: &Activity) -> Activity {
    Activity { code: String::new(), name: String::new(), parent: None, ..activity.clone() }
}

/// What the terms of a listing say beyond activity, minutes, days, visibility and programme.
pub fn rest_of_terms(terms: &ListingTerms) -> ListingTerms {
    ListingTerms { activity: None, minutes: None, from: None, until: None, visibility: None, programme: None, ..terms.clone() }
}

/// What the words of a listing say beyond a title and a text.
pub fn rest_of_words(words: &ListingWords) -> ListingWords {
    ListingWords { title: String::new(), text: String::new(), ..words.clone() }
}

/// Accounts that are not simply one that a member was admitted with: shared ones, those nobody has now, those with limits that stand
/// beside no member. What stands for other banks is begun anew.
fn accounts(bank: &TimeBank, json: bool, exported: &mut Exported) {
    let mut grid = Grid::new(ACCOUNTS);
    let ledger = &bank.state.ledger;
    let held: BTreeMap<AccountId, MemberId> = bank.member_rows().rev().map(|(id, row)| (row.account, id)).collect();
    let owned: BTreeSet<AccountId> = bank.member_rows().filter(|(_, row)| row.merged_into.is_none()).map(|(_, row)| row.account).collect();
    let mut apart = 0usize;
    for (id, account) in ledger.accounts.iter() {
        let limits = ledger.own_limits(id, account).filter(|_| !owned.contains(&id));
        let simple = match account.kind {
            AccountKind::Pot => true,
            AccountKind::Member => held.contains_key(&id),
            AccountKind::Organisation => held.get(&id).is_some_and(|first| counts_as_organisation(bank, *first)),
            AccountKind::Household => false,
            AccountKind::Bridge => {
                apart = apart.saturating_add(usize::from(limits.is_some()));
                continue;
            }
        };
        if !simple || limits.is_some() {
            let limits = Cell::maybe(limits, |limits| Cell::Text(crate::form::to_text(limits)));
            grid.rows.push([Cell::whole(id.get()), Cell::text(account.kind), limits]);
        }
    }
    exported.lose("accounts.csv", apart, "limits of accounts that stand for other banks");
    put(exported, "accounts", json, &grid);
}

fn counts_as_organisation(bank: &TimeBank, member: MemberId) -> bool {
    let kind = bank.state.members.get(member).and_then(|row| bank.charter().kinds.get(usize::from(row.kind)));
    kind.is_some_and(|kind| kind.counts_as == CountsAs::Organisation)
}

fn members(bank: &TimeBank, json: bool, exported: &mut Exported) {
    let mut grid = Grid::new(MEMBERS);
    for (id, row) in bank.member_rows() {
        let person = bank.person(id);
        let kind = bank.charter().kinds.get(usize::from(row.kind)).map(|kind| kind.name.as_str());
        let contact = |way: &str| person.and_then(|person| person.profile.contact.get(way));
        grid.rows.push([
            Cell::whole(id.get()),
            Cell::maybe(person.and_then(|p| p.profile.name.as_deref()), Cell::text),
            Cell::maybe(kind, Cell::text),
            Cell::text(row.state),
            Cell::text(row.joined),
            Cell::whole(row.account.get()),
            Cell::maybe(bank.balance_of(row.account).ok(), |balance| Cell::whole(balance.get())),
            Cell::maybe(row.merged_into, |other| Cell::whole(other.get())),
            Cell::text(row.entered),
            Cell::maybe(contact("email"), Cell::text),
            Cell::maybe(contact("phone"), Cell::text),
            person.map_or(Cell::Nothing, |person| more(&rest_of_profile(&person.profile), &Profile::default())),
            Cell::maybe(
                bank.state.ledger.accounts.get(row.account).and_then(|account| bank.state.ledger.own_limits(row.account, account)),
                |limits| Cell::Text(crate::form::to_text(limits)),
            ),
            Cell::maybe((row.state != MemberState::Active).then_some(row.since), Cell::text),
            // Roles of somebody who was forgotten would say when they did what, and where.
            if row.state == MemberState::Erased { Cell::Nothing } else { roles_of(bank, &row.roles) },
            person.map_or(Cell::Nothing, |person| more(&person.availability, &Availability::default())),
        ]);
    }
    put(exported, "members", json, &grid);
}

fn activities(bank: &TimeBank, json: bool, exported: &mut Exported) {
    let mut grid = Grid::new(ACTIVITIES);
    let nothing = Activity::new(String::new(), String::new());
    for (id, row) in bank.activity_rows() {
        grid.rows.push([
            Cell::whole(id.get()),
            Cell::text(&row.activity.code),
            Cell::text(&row.activity.name),
            Cell::maybe(row.parent, |parent| Cell::whole(parent.get())),
            more(&rest_of_activity(&row.activity), &nothing),
        ]);
    }
    put(exported, "activities", json, &grid);
}

fn listings(bank: &TimeBank, json: bool, exported: &mut Exported) {
    let mut grid = Grid::new(LISTINGS);
    let mut apart = 0usize;
    for (id, row) in bank.listing_rows() {
        let words = bank.listing_words(id);
        // What is open to one programme alone would be open to everyone without it.
        let visibility = if row.terms.programme.is_some() { Some(Visibility::Broker) } else { row.terms.visibility };
        apart = apart.saturating_add(usize::from(row.terms.programme.is_some()));
        grid.rows.push([
            Cell::whole(id.get()),
            Cell::text(if row.kind == ListingKind::Offer { "offer" } else { "request" }),
            Cell::whole(row.member.get()),
            Cell::maybe(row.terms.activity, |activity| Cell::whole(activity.get())),
            Cell::maybe(row.terms.minutes, Cell::whole),
            Cell::text(row.posted),
            Cell::maybe(row.terms.from, Cell::text),
            Cell::maybe(row.terms.until, Cell::text),
            Cell::maybe(words.map(|w| w.title.as_str()), Cell::text),
            Cell::maybe(words.map(|w| w.text.as_str()), Cell::text),
            Cell::maybe(row.closed, |(at, _)| Cell::text(at)),
            Cell::maybe(row.closed, |(_, why)| Cell::text(why)),
            Cell::maybe(visibility, Cell::text),
            more(&rest_of_terms(&row.terms), &ListingTerms::open()),
            words.map_or(Cell::Nothing, |words| more(&rest_of_words(words), &ListingWords::default())),
        ]);
    }
    exported.lose("listings.csv", apart, "the programme a listing is open to: brokers alone see it when it comes back");
    put(exported, "listings", json, &grid);
}

fn exchanges(bank: &TimeBank, json: bool, exported: &mut Exported) {
    let mut grid = Grid::new(EXCHANGES);
    let (mut paired, mut written, mut together, mut ended) = (0usize, 0usize, 0usize, 0usize);
    let bundles = open_bundles(bank);
    for (id, row) in bank.exchange_rows() {
        let Some(terms) = bank.terms_of(id) else { continue };
        let entered = crate::values::time::Timestamp::from_seconds(row.entered);
        let payer = terms.payer.as_ref().map(|payer| match payer.member {
            Some(member) => member.get().to_string(),
            None => payer.kind.as_str().to_owned(),
        });
        let more = bank.state.more.get(&id);
        let bundle = bundles.get(&id).copied();
        // What is confirmed and waits for a bundle of which nothing else is under way is posted by nothing in these tables.
        let waits = row.state == ExchangeState::AwaitingWord && bank.settling(id).is_some() && bundle.is_none();
        together = together.saturating_add(usize::from(waits));
        ended = ended.saturating_add(usize::from(matches!(row.state, ExchangeState::Disputed | ExchangeState::Expired)));
        let mut note = note_of(bank, id);
        written = written.saturating_add(usize::from(note.is_some()));
        paired = paired.saturating_add(usize::from(terms.pairing.is_some()));
        let yes = |said: bool| if said { Cell::text("yes") } else { Cell::Nothing };
        for part in &terms.parts {
            let owed =
                terms.expenses.iter().filter(|expense| expense.member == part.member).fold(0u32, |sum, e| sum.saturating_add(e.amount));
            grid.rows.push([
                Cell::whole(id.get()),
                Cell::text(row.on),
                Cell::maybe(row.start(), |start| Cell::whole(start.minute)),
                Cell::maybe(row.start(), |start| Cell::whole(start.offset)),
                Cell::maybe(row.activity, |activity| Cell::whole(activity.get())),
                Cell::text(if waits { ExchangeState::Done } else { row.state }),
                Cell::whole(part.member.get()),
                Cell::text(part.side),
                Cell::whole(part.minutes),
                Cell::maybe(entered, Cell::text),
                Cell::maybe(terms.visitors, Cell::whole),
                Cell::maybe(payer.as_deref(), Cell::text),
                Cell::maybe(terms.group, Cell::text),
                Cell::maybe(Some(owed).filter(|owed| *owed > 0), Cell::whole),
                Cell::maybe(terms.setting, Cell::text),
                Cell::maybe(terms.listing, |listing| Cell::whole(listing.get())),
                Cell::maybe(terms.facilitation, Cell::whole),
                yes(terms.estimated),
                yes(terms.brokered),
                Cell::maybe(note.take(), Cell::text),
                Cell::maybe(part.capacity, Cell::text),
                yes(part.paid),
                Cell::maybe(part.attendance, Cell::text),
                Cell::maybe(more.and_then(|more| more.series), |series| Cell::whole(series.get())),
                Cell::maybe(bundle, |bundle| Cell::whole(bundle.get())),
                Cell::maybe(more.and_then(|more| more.due).filter(|_| bundle.is_some()), Cell::text),
            ]);
        }
    }
    exported.lose("exchanges.csv", paired, "the pairing an exchange belongs to");
    exported.lose(
        "exchanges.csv",
        together,
        "that an exchange is confirmed and waits for its bundle: it comes back as done, to be confirmed again",
    );
    exported.lose("exchanges.csv", ended, "exchanges that are disputed or have expired: their rows stand here and do not come back");
    let of_bundles = bank.state.more.iter().filter(|(id, more)| more.bundle.is_some() && !bundles.contains_key(id)).count();
    exported.lose("exchanges.csv", of_bundles, "the bundle of exchanges that have ended, are disputed, or are all that is left of it");
    let others = bank.state.exchange_notes.iter().count().saturating_sub(written);
    exported.lose("exchanges.csv", others, "words beside an exchange after the first");
    put(exported, "exchanges", json, &grid);
}

/// The exchanges under way that are of one bundle with others under way.
fn open_bundles(bank: &TimeBank) -> BTreeMap<ExchangeId, BundleId> {
    let open = bank.state.open.iter().filter_map(|(id, ())| Some((*id, bank.state.more.get(id)?.bundle?)));
    let open: Vec<(ExchangeId, BundleId)> = open.filter(|(id, _)| bank.state.exchanges.get(*id).is_some_and(comes_back)).collect();
    let mut sizes: BTreeMap<BundleId, usize> = BTreeMap::new();
    for (_, bundle) in &open {
        let size = sizes.entry(*bundle).or_default();
        *size = size.saturating_add(1);
    }
    open.into_iter().filter(|(_, bundle)| sizes.get(bundle).is_some_and(|size| *size > 1)).collect()
}

/// Whether an exchange under way comes back as it is. One in dispute does not.
fn comes_back(row: &ExchangeRow) -> bool {
    row.state != ExchangeState::Disputed
}

/// The first words beside an exchange.
fn note_of(bank: &TimeBank, exchange: ExchangeId) -> Option<&str> {
    let all = bank.state.exchange_notes.range((exchange, PartId::new(1)?)..=(exchange, PartId::new(u32::MAX)?));
    all.map(|(_, (_, note))| note.text.as_str()).next()
}

/// The local clock and the last period that was closed: each in a file that is there where there is something to say.
fn clock(bank: &TimeBank, json: bool, exported: &mut Exported) {
    let (mut turns, mut periods) = (Grid::new(CLOCK), Grid::new(PERIODS));
    for (from, offset) in bank.state.clock.iter() {
        turns.rows.push([Cell::text(from), Cell::whole(*offset), Cell::maybe(bank.state.small.clock_through, Cell::text)]);
    }
    periods.rows.extend(bank.state.small.closed_through.map(|through| [Cell::text(through)]));
    if !turns.rows.is_empty() {
        put(exported, "clock", json, &turns);
    }
    if !periods.rows.is_empty() {
        put(exported, "periods", json, &periods);
    }
}

fn postings(bank: &TimeBank, json: bool, exported: &mut Exported) {
    let mut grid = Grid::new(POSTINGS);
    let ledger = &bank.state.ledger;
    for (id, entry) in ledger.entries.iter() {
        let kind = match entry.kind {
            EntryKind::Exchange => "exchange",
            EntryKind::Reversal => "reversal",
            EntryKind::Transfer(kind) => kind.as_str(),
            EntryKind::Moved => "moved",
            EntryKind::Passage => "passage",
        };
        let number = |id: EntryId| i64::from(id.index()).saturating_add(1);
        let transfer = if matches!(entry.kind, EntryKind::Transfer(_)) { TransferId::new(entry.about) } else { None };
        let mut note = transfer.and_then(|transfer| bank.state.transfer_notes.get(&transfer)).map(|(_, note)| note.text.as_str());
        for posting in ledger.postings_of(id) {
            grid.rows.push([
                Cell::Whole(number(id)),
                Cell::text(entry.at),
                Cell::text(entry.value),
                Cell::text(kind),
                Cell::whole(entry.about),
                Cell::whole(posting.account.get()),
                Cell::whole(posting.minutes.get()),
                Cell::maybe(note.take(), Cell::text),
            ]);
        }
    }
    put(exported, "postings", json, &grid);
}
