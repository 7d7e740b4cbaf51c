//! Movements of credit as other systems have them: one who pays, one who is paid.

use super::flows;
use crate::bank::TimeBank;
use crate::ledger::EntryKind;
use crate::order::BTreeMap;
use crate::values::ids::{AccountId, ExchangeId, Id, MemberId};
use crate::values::time::{Date, Timestamp};

/// The minute of the day at noon.
const NOON: u16 = 720;

/// A movement of credit from one account to another.
pub struct Movement {
    /// The number of its entry, from 1. Several movements may belong to one entry.
    pub entry: u32,
    /// When it was entered.
    pub at: Timestamp,
    /// The day it counts for.
    pub on: Date,
    pub payer: AccountId,
    pub payee: AccountId,
    /// Minutes, above zero.
    pub minutes: i64,
    pub kind: EntryKind,
    /// What was done, if it was help.
    pub activity: Option<String>,
}

/// What is said of movements that count for another day than they were entered on.
pub const ENTERED_LATER: &str = "the moment of entry of what counts for another day: noon of its own day stands for it";

impl Movement {
    /// The moment that stands for it where a form has one and no day beside it: when it was entered, or noon of the day it counts for
    /// when that is another one. Whether it is the former.
    pub fn moment(&self, bank: &TimeBank) -> (Timestamp, bool) {
        if bank.state.day_of(self.at) == self.on {
            return (self.at, true);
        }
        (self.on.start().plus(NOON.into()).minus(bank.state.offset_on(self.on, NOON).into()), false)
    }

    /// What it is called where a system has a description alone: the activity, or what kind of movement it is, in words that readers
    /// tell from help.
    pub fn words(&self) -> String {
        match self.kind {
            EntryKind::Exchange => self.activity.clone().unwrap_or_else(|| "help".to_owned()),
            EntryKind::Reversal => "correction".to_owned(),
            EntryKind::Transfer(kind) => kind.as_str().to_owned(),
            EntryKind::Moved => "correction: moved to another account".to_owned(),
            EntryKind::Passage => "gift: to or from another bank".to_owned(),
        }
    }
}

/// Every movement of a bank in the order of its ledger, and how many entries are several movements: who of several paid whom is
/// decided by their order.
pub fn movements(bank: &TimeBank) -> (Vec<Movement>, usize) {
    let ledger = &bank.state.ledger;
    let (mut all, mut several) = (Vec::new(), 0usize);
    for (id, entry) in ledger.entries.iter() {
        let exchange = || ExchangeId::from_index(entry.about.wrapping_sub(1)).and_then(|exchange| bank.state.exchanges.get(exchange));
        let activity = match entry.kind {
            EntryKind::Exchange => exchange().and_then(|row| bank.state.activities.get(row.activity?)).map(|row| row.activity.name.clone()),
            _ => None,
        };
        let flows = flows(ledger.postings_of(id).map(|posting| (posting.account, posting.minutes)));
        several = several.saturating_add(usize::from(flows.len() > 1));
        for (payer, payee, minutes) in flows {
            let entry_number = id.index().saturating_add(1);
            let (at, on) = (entry.at, entry.value);
            all.push(Movement { entry: entry_number, at, on, payer, payee, minutes, kind: entry.kind, activity: activity.clone() });
        }
    }
    (all, several)
}

/// Who an account stands for in a file: the first of its members.
pub fn owners(bank: &TimeBank) -> BTreeMap<AccountId, MemberId> {
    let mut owners = BTreeMap::new();
    for (id, row) in bank.member_rows().filter(|(_, row)| row.merged_into.is_none()) {
        if row.account != AccountId::POT && !owners.contains_key(&row.account) {
            owners.insert(row.account, id);
        }
    }
    owners
}

/// Minutes as decimal hours with at most four digits, and whether that is exact: a sixtieth seldom is.
pub fn hours(minutes: i64) -> (String, bool) {
    let tenths = i128::from(minutes).saturating_mul(10_000);
    let (whole, rest) = (tenths.div_euclid(60), tenths.rem_euclid(60));
    let parts = whole.saturating_add(i128::from(rest >= 30));
    let sign = if parts < 0 { "-" } else { "" };
    let (hours, parts) = (parts.unsigned_abs() / 10_000, parts.unsigned_abs() % 10_000);
    let decimals = format!("{parts:04}");
    let decimals = decimals.trim_end_matches('0');
    let point = if decimals.is_empty() { "" } else { "." };
    (format!("{sign}{hours}{point}{decimals}"), rest == 0)
}
