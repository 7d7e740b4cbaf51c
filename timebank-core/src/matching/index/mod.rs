//! An index of who could help whom, kept up with its bank.
//!
//! The rows of an activity stand together, in buckets of where they live. The bucket or row that may have the best score is looked at
//! first, so most of them are never looked at closely; what is cheap to test is tested first. It gives the same candidates as the plain way, to the last bit: a test
//! holds the two equal while commands come in.

mod judge;
mod rows;
mod search;
mod shelf;
mod walk;

use super::lately::Lately;
use super::profile::{Booked, Merged, Party};
use crate::bank::{TimeBank, Touched};
use crate::charter::RuleKind;
use crate::model::listing::ListingKind;
use crate::model::member::AccountKind;
use crate::order::{BTreeMap, BTreeSet};
use crate::values::ids::{AccountId, ActivityId, Id as _, ListingId, MemberId};
use crate::values::time::Date;
use shelf::{Place, Shelf};

/// Days the index speaks for from the day it is made; it is made anew [`AFRESH`] days later.
const AHEAD: i32 = 56;
const AFRESH: i32 = 28;

/// What rows are made with.
pub(super) struct Sight {
    pub(super) from: Date,
    pub(super) until: Date,
    pub(super) merged: Merged,
    /// The same for the rules; empty where none asks.
    pub(super) pairs: Vec<(MemberId, MemberId)>,
    pub(super) booked: Booked,
    /// What people were asked lately.
    pub(super) lately: Lately,
    /// A number for each language, up to 63 of them.
    pub(super) languages: BTreeMap<String, u32>,
    /// Whether a rule asks what was given in a week.
    pub(super) weekly: bool,
    /// Whether a limit of balances may have a say.
    pub(super) limited: bool,
}

/// The index.
pub(crate) struct Index {
    sight: Sight,
    /// Of each activity, by its place: offers and requests.
    shelves: Vec<[Shelf; 2]>,
    below: Vec<Vec<ActivityId>>,
    /// Where each listing's row stands.
    places: Vec<Option<Place>>,
    /// The open listings of each member.
    listings: Vec<Vec<ListingId>>,
    /// Those who share an account.
    shared: BTreeMap<AccountId, Vec<MemberId>>,
    /// Whose an account is, by its place, where it is one member's.
    owner: Vec<Option<MemberId>>,
}

fn side(kind: ListingKind) -> usize {
    usize::from(kind == ListingKind::Request)
}

impl Index {
    pub(crate) fn new(bank: &TimeBank) -> Self {
        let charter = bank.charter();
        let from = bank.today_here();
        let limits = &charter.credit.limits;
        let some = [&limits.member, &limits.household, &limits.organisation, &limits.pot].into_iter().any(|l| l.enforced());
        let own = bank.state.ledger.limits.iter().any(|(_, own)| own.limits.enforced());
        let sight = Sight {
            from,
            until: from.plus_days(AHEAD).unwrap_or(from),
            merged: Merged::new(bank),
            pairs: crate::rules::history::merged(bank),
            booked: Booked::new(bank),
            lately: Lately::new(bank),
            languages: BTreeMap::new(),
            weekly: charter.rules.iter().any(|r| matches!(r.rule, RuleKind::MinutesPerWeek { .. })),
            // Where the way between two sessions counts, an hour that is free may still be too near another.
            limited: some
                || own
                || charter.credit.by_tag.iter().any(|t| t.limits.enforced())
                || charter.booking.metres_per_minute.is_some(),
        };
        let mut index = Self {
            sight,
            shelves: Vec::new(),
            below: Vec::new(),
            places: Vec::new(),
            listings: Vec::new(),
            shared: BTreeMap::new(),
            owner: Vec::new(),
        };
        index.grow(bank);
        for (id, _) in bank.state.listings.iter() {
            index.put(bank, id);
        }
        index
    }

    /// The open listings of a member, in order.
    pub(crate) fn open_of(&self, member: MemberId) -> &[ListingId] {
        self.listings.get(member.index() as usize).map(Vec::as_slice).unwrap_or_default()
    }

    /// Whether it still may be asked: its days have not run out.
    pub(crate) fn speaks_for(&self, bank: &TimeBank) -> bool {
        let day = bank.today_here();
        self.sight.from <= day && day.days_since(self.sight.from) <= AFRESH
    }

    /// Makes room for what was added since.
    fn grow(&mut self, bank: &TimeBank) {
        let state = &bank.state;
        let first = self.shelves.len();
        self.shelves.resize_with(state.activities.len() as usize, Default::default);
        self.below.resize_with(state.activities.len() as usize, Vec::new);
        for (id, row) in state.activities.iter().skip(first) {
            if let Some(below) = row.parent.and_then(|parent| self.below.get_mut(parent.index() as usize)) {
                below.push(id);
            }
        }
        self.places.resize(state.listings.len() as usize, None);
        let known = self.listings.len();
        self.listings.resize_with(state.members.len() as usize, Vec::new);
        self.owner.resize(state.ledger.accounts.len() as usize, None);
        for (id, member) in state.members.iter().skip(known).filter(|(_, m)| m.merged_into.is_none()) {
            self.learn_account(bank, id, member.account);
        }
    }

    fn learn_account(&mut self, bank: &TimeBank, member: MemberId, account: AccountId) {
        let kind = bank.state.ledger.accounts.get(account).map(|a| a.kind);
        if kind == Some(AccountKind::Member)
            && let Some(slot @ None) = self.owner.get_mut(account.index() as usize)
        {
            *slot = Some(member);
        } else {
            self.shared.entry(account).or_default().push(member);
        }
    }

    /// Works in what was touched.
    pub(crate) fn keep_up(&mut self, bank: &TimeBank, touched: &[Touched]) {
        if touched.is_empty() {
            return;
        }
        self.grow(bank);
        self.sight.lately.keep_up(bank);
        let mut listings: BTreeSet<ListingId> = BTreeSet::new();
        let mut members: BTreeSet<MemberId> = BTreeSet::new();
        for one in touched {
            match one {
                Touched::Listing(listing) => {
                    listings.insert(*listing);
                }
                Touched::Member(member) => {
                    let member = bank.resolve(*member);
                    members.insert(member);
                    if let Some(row) = bank.state.members.get(member) {
                        members.extend(self.users(row.account));
                    }
                }
                Touched::Account(account) => members.extend(self.users(*account)),
                Touched::Exchange(exchange) => self.sight.booked.put(bank, *exchange),
            }
        }
        for member in members {
            listings.extend(self.listings.get(member.index() as usize).into_iter().flatten().copied());
        }
        for listing in listings {
            self.put(bank, listing);
        }
    }

    fn users(&self, account: AccountId) -> Vec<MemberId> {
        let owner = self.owner.get(account.index() as usize).copied().flatten();
        self.shared.get(&account).into_iter().flatten().copied().chain(owner).collect()
    }

    /// Makes the row of a listing anew, or takes it away.
    fn put(&mut self, bank: &TimeBank, id: ListingId) {
        let at = id.index() as usize;
        if let Some(place) = self.places.get_mut(at).and_then(Option::take) {
            let shelf = self.shelves.get_mut(place.activity as usize).and_then(|both| both.get_mut(usize::from(place.side)));
            if let Some(moved) = shelf.and_then(|shelf| shelf.take(&place))
                && let Some(slot) = ListingId::new(moved).and_then(|id| self.places.get_mut(id.index() as usize))
            {
                *slot = Some(place);
            }
        }
        let Some(party) = Party::of(bank, id) else { return };
        let mine = self.listings.get_mut(party.member.index() as usize);
        let open = party.listing.closed.is_none();
        if let Some(mine) = mine {
            match mine.binary_search(&id) {
                Err(place) if open => mine.insert(place, id),
                Ok(place) if !open => {
                    mine.remove(place);
                }
                _ => {}
            }
        }
        let alone = open && !crate::matching::candidates::is_for_a_group(party.listing);
        let Some(activity) = party.listing.terms.activity.filter(|_| alone) else { return };
        self.sight.learn(&party);
        self.sight.lately.hear(&party);
        let listed = self.sight.row(bank, &party);
        let side = side(party.listing.kind);
        if let Some(shelf) = self.shelves.get_mut(activity.index() as usize).and_then(|both| both.get_mut(side))
            && let Some(slot) = self.places.get_mut(at)
        {
            *slot = Some(shelf.put(activity.index(), side, listed));
        }
    }
}

impl Sight {
    /// Whether what is known of rows holds on all of the seven days from one.
    fn speaks_from(&self, first: Date) -> bool {
        self.from <= first && first.plus_days(7).is_some_and(|last| last <= self.until)
    }

    /// Gives each language a number as it comes, while there are any left.
    fn learn(&mut self, party: &Party<'_>) {
        let own = party.person.and_then(|p| p.profile.languages.as_deref()).unwrap_or_default();
        let listed = party.words.map(|w| w.languages.as_slice()).unwrap_or_default();
        for language in own.iter().chain(listed).filter_map(|l| l.as_str().split('-').next()) {
            let next = u32::try_from(self.languages.len()).unwrap_or(u32::MAX);
            if next < 63 && !self.languages.contains_key(language) {
                self.languages.insert(language.to_owned(), next);
            }
        }
    }
}

#[cfg(test)]
mod tests;
