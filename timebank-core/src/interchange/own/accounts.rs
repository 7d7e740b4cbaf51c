//! Accounts that several share, and those members had before: which account each used when, as the ledger shows it.

use super::tables::{AccountRow, EntryRow, Kind, MemberRow, Tables};
use super::work::Player;
use crate::command::{Context, JoinAccount, LeaveAccount, OpenAccount, SetLimits};
use crate::error::Error;
use crate::interchange::{Guess, Lost, Report};
use crate::model::exchange::{Side, Terms};
use crate::model::member::AccountKind;
use crate::order::{BTreeMap, BTreeSet};
use crate::values::ids::AccountId;
use crate::values::minutes::Minutes;
use std::ops::Bound;

/// A member by number, and an account by number.
type Move = (u32, u32);

/// The way of each member from account to account. Empty in a bank where each has one account for good.
#[derive(Default)]
pub struct Ways {
    /// The account somebody was admitted with, where it is not the one they have now.
    first: BTreeMap<u32, u32>,
    /// Moves that go with an entry, because the balance moved as well.
    with: BTreeMap<u32, Move>,
    /// Moves behind the last entry that shows the account somebody had before.
    after: BTreeMap<u32, Vec<Move>>,
    /// Moves behind the admission of a member, where nothing shows the account before or somebody came in between.
    at_once: BTreeMap<u32, Vec<Move>>,
}

/// What the ledger shows of one member: accounts in order, each with the last entry that shows it.
type Seen = Vec<(u32, Option<u32>)>;

impl Ways {
    pub fn new(tables: &Tables, report: &mut Report) -> Self {
        let mut ways = Self::default();
        if tables.accounts.is_empty() {
            return ways;
        }
        let merged: BTreeSet<u32> = tables.members.iter().filter(|row| row.merged_into.is_some()).map(|row| row.number).collect();
        let shared = |account: u32| tables.accounts.get(&account).is_some_and(AccountRow::is_shared);
        let mut seen: BTreeMap<u32, Seen> = BTreeMap::new();
        let mut last: BTreeMap<u32, u32> = BTreeMap::new();
        for (number, entry) in &tables.entries {
            for (account, _) in &entry.postings {
                last.insert(*account, *number);
            }
            let [(one, _), (other, _)] = entry.postings.as_slice() else { continue };
            if entry.kind == Kind::Moved && !merged.contains(&entry.about) && (shared(*one) || shared(*other)) {
                let (from, to) = if shared(*other) { (*one, *other) } else { (*other, *one) };
                ways.with.insert(*number, (entry.about, to));
                see(&mut seen, entry.about, from, *number);
                see(&mut seen, entry.about, to, *number);
            }
            for (member, account) in shown_by(tables, entry) {
                see(&mut seen, member, account, *number);
            }
        }
        let moved: BTreeSet<Move> = ways.with.values().copied().collect();
        let mut had = Had::new(tables, &seen);
        let mut all: Vec<(&MemberRow, Seen)> = Vec::new();
        for row in tables.members.iter().filter(|row| row.merged_into.is_none()) {
            let mut way = seen.get(&row.number).cloned().unwrap_or_default();
            if way.last().is_none_or(|(account, _)| *account != row.account) {
                way.push((row.account, None));
            }
            let start = way.first().map_or(row.account, |(account, _)| *account);
            let first = if shared(start) { had.before(start) } else { None };
            if let Some(first) = first {
                way.insert(0, (first, None));
                let line = tables.accounts.get(&first).map_or(0, |row| row.line);
                let whose = format!("of member {}", row.number);
                report.guessed.push(Guess::new("accounts.csv", line, &first.to_string(), whose, "whose-account-it-was"));
            }
            let first = way.first().map_or(row.account, |(account, _)| *account);
            if first != row.account {
                ways.first.insert(row.number, first);
            }
            had.after(first);
            all.push((row, way));
        }
        // Account numbers follow the order of opening, so the member who holds the last number before this one was admitted first.
        let firsts = tables.members.iter().rev().map(|row| (ways.first_of(row), row)).filter(|(first, _)| !shared(*first));
        let firsts: BTreeMap<u32, &MemberRow> = firsts.collect();
        let shown = |account: u32| if shared(account) { None } else { last.get(&account).copied() };
        for (row, way) in &all {
            for ((from, seen), (to, _)) in way.iter().zip(way.iter().skip(1)).filter(|(_, (to, _))| !moved.contains(&(row.number, *to))) {
                let entry = shown(*from).max(*seen);
                let there = firsts.range(..*to).next_back().map_or(*row, |(_, last)| *last);
                let at = entry.and_then(|entry| tables.entries.get(&entry)).map_or(row.entered, |entry| entry.at);
                match entry.filter(|_| there.entered <= at) {
                    Some(entry) => ways.after.entry(entry).or_default().push((row.number, *to)),
                    None => ways.at_once.entry(there.number.max(row.number)).or_default().push((row.number, *to)),
                }
            }
        }
        ways
    }

    /// The account a member was admitted with.
    pub fn first_of(&self, row: &MemberRow) -> u32 {
        self.first.get(&row.number).copied().unwrap_or(row.account)
    }
}

fn see(seen: &mut BTreeMap<u32, Seen>, member: u32, account: u32, entry: u32) {
    let way = seen.entry(member).or_default();
    match way.last_mut().filter(|(last, _)| *last == account) {
        Some((_, last)) => *last = Some(entry),
        None => way.push((account, Some(entry))),
    }
}

/// The accounts that an entry reveals, where one member helped another and the receiver paid.
fn shown_by(tables: &Tables, entry: &EntryRow) -> Vec<Move> {
    let about = (entry.kind == Kind::Exchange).then(|| tables.exchanges.get(&entry.about)).flatten();
    let Some(Terms { parts, payer: None, .. }) = about.map(|row| &row.terms) else { return Vec::new() };
    let ([one, other], [_, _]) = (parts.as_slice(), entry.postings.as_slice()) else { return Vec::new() };
    let sides = match (one.side, other.side) {
        (Side::Gave, Side::Received) => (one, other),
        (Side::Received, Side::Gave) => (other, one),
        _ => return Vec::new(),
    };
    let of = |minutes: i64| if minutes > 0 { sides.0.member.get() } else { sides.1.member.get() };
    entry.postings.iter().map(|(account, minutes)| (of(minutes.get()), *account)).collect()
}

/// Accounts that nobody has now and the ledger shows of nobody: members had them before they came to share one, in the order in which
/// they were admitted.
struct Had {
    spare: BTreeSet<u32>,
    behind: u32,
}

impl Had {
    fn new(tables: &Tables, seen: &BTreeMap<u32, Seen>) -> Self {
        let shown: BTreeSet<u32> = seen.values().flatten().map(|(account, _)| *account).collect();
        let spare = tables.accounts.iter().filter(|(number, row)| row.kind == AccountKind::Member && !shown.contains(number));
        Self { spare: spare.map(|(number, _)| *number).collect(), behind: 0 }
    }

    /// The first that is left and was opened before this account.
    fn before(&mut self, account: u32) -> Option<u32> {
        if account <= self.behind {
            return None;
        }
        let first = self.spare.range((Bound::Excluded(self.behind), Bound::Excluded(account))).next().copied()?;
        self.spare.remove(&first);
        Some(first)
    }

    fn after(&mut self, account: u32) {
        self.behind = self.behind.max(account);
    }
}

impl Player<'_> {
    /// Opens the shared accounts that were there before this one, and this one if it is shared. Each is looked at once.
    pub fn open_up_to(&mut self, number: u32) -> Result<(), Error> {
        let (from, tables) = (self.opened_up_to, self.tables);
        if number <= from {
            return Ok(());
        }
        for (there, row) in tables.accounts.range((Bound::Excluded(from), Bound::Included(number))) {
            if row.is_shared() && !self.accounts.contains_key(there) {
                self.open(*there, row.kind)?;
            }
            self.opened_up_to = *there;
        }
        self.opened_up_to = number;
        Ok(())
    }

    fn open(&mut self, number: u32, kind: AccountKind) -> Result<(), Error> {
        let opened = self.bank.state.ledger.accounts.next_id().ok_or(Error::Full { what: "accounts" })?;
        self.bank.open_account(Context::host(self.last), OpenAccount { kind, members: Vec::new() })?;
        self.here(number, opened);
        Ok(())
    }

    /// Notes which account here is the one of this number.
    pub fn here(&mut self, number: u32, account: AccountId) {
        if *self.accounts.entry(number).or_insert(account) == account {
            self.numbers.insert(account, number);
        }
    }

    /// Opens what an entry posts to and is not there. One that is nobody's, and was nobody's as far as the ledger shows, is opened as
    /// a household's.
    pub fn open_for(&mut self, entry: &EntryRow, report: &mut Report) -> Result<(), Error> {
        for (number, _) in &entry.postings {
            let Some(row) = self.tables.accounts.get(number).filter(|_| !self.accounts.contains_key(number)) else { continue };
            if row.is_shared() {
                self.open(*number, row.kind)?;
            } else {
                self.open(*number, AccountKind::Household)?;
                let guess =
                    Guess::new("accounts.csv", row.line, row.kind.as_str(), AccountKind::Household.as_str(), "an-account-nobody-has");
                report.guessed.push(guess);
            }
        }
        Ok(())
    }

    /// Carries out where members went behind the admission of one.
    pub fn moves_at_once(&mut self, row: &MemberRow, report: &mut Report) -> Result<(), Error> {
        let moves = self.ways.at_once.get(&row.number).cloned().unwrap_or_default();
        moves.into_iter().try_for_each(|one| self.goes_or_stays(one, row.line, report))
    }

    /// Carries out where members went behind an entry.
    pub fn moves_after(&mut self, entry: u32, line: u64, report: &mut Report) -> Result<(), Error> {
        let moves = self.ways.after.get(&entry).cloned().unwrap_or_default();
        moves.into_iter().try_for_each(|one| self.goes_or_stays(one, line, report))
    }

    /// A balance that moved with its member. Whether the member could go along.
    pub fn moves_with(&mut self, number: u32, entry: &EntryRow, report: &mut Report) -> Result<bool, Error> {
        let Some(one) = self.ways.with.get(&number).copied() else { return Ok(false) };
        let before = self.next_entry();
        if self.goes(one).is_err() {
            return Ok(false);
        }
        // Between two that are shared, the balance does not say which was left.
        let is_shared = |(account, _): &(u32, Minutes)| self.tables.accounts.get(account).is_some_and(AccountRow::is_shared);
        if entry.postings.iter().all(is_shared) {
            self.moved(one, "which-account-was-left", report);
        }
        self.settle((&entry.postings, entry.line), before, report)?;
        Ok(true)
    }

    fn goes_or_stays(&mut self, one: Move, line: u64, report: &mut Report) -> Result<(), Error> {
        let before = self.next_entry();
        match self.goes(one) {
            Ok(()) => {
                self.moved(one, "when-an-account-changed", report);
                self.settle((&[], line), before, report)
            }
            Err(_) => {
                let why = "an account that is shared, where the bank does not let its member in";
                report.lost.push(Lost { file: "members.csv".into(), column: "account".into(), count: 1, why });
                Ok(())
            }
        }
    }

    /// Tells of a move that the tables do not tell by themselves.
    fn moved(&self, (member, account): Move, rule: &str, report: &mut Report) {
        let line = self.came.row_of(self.tables, member).map_or(0, |row| row.line);
        let when = format!("account {account} from {} on", self.last);
        report.guessed.push(Guess::new("members.csv", line, &account.to_string(), when, rule));
    }

    /// Lets somebody into an account that is there, or gives them one of their own.
    fn goes(&mut self, (member, account): Move) -> Result<(), Error> {
        let member = self.member(member)?;
        if self.tables.accounts.get(&account).is_some_and(AccountRow::is_shared) {
            self.open_up_to(account)?;
        }
        let context = Context::host(self.last);
        match self.accounts.get(&account).copied() {
            Some(account) => drop(self.bank.join_account(context, JoinAccount { member, account })?),
            None => {
                self.bank.leave_account(context, LeaveAccount { member })?;
                let own = self.bank.account_of(member)?;
                self.here(account, own);
            }
        }
        Ok(())
    }

    /// Opens shared accounts that nothing asked for, and gives accounts that are nobody's the limits they had.
    pub fn rest_of_accounts(&mut self, report: &mut Report) -> Result<(), Error> {
        self.open_up_to(u32::MAX)?;
        for (number, row) in &self.tables.accounts {
            let Some(limits) = row.limits.clone() else { continue };
            let Some(account) = self.accounts.get(number).copied() else { continue };
            if let Err(error) = self.bank.set_limits(Context::host(self.last), SetLimits { account, limits: Some(limits) }) {
                let why = "limits the bank refuses";
                report.lost.push(Lost { file: "accounts.csv".into(), column: "limits".into(), count: 1, why });
                report.guessed.push(Guess::new("accounts.csv", row.line, error.code(), "those of its kind", "limits-refused"));
            }
        }
        super::super::sheets::taken(report, "accounts.csv", self.tables.accounts.len());
        Ok(())
    }
}
