//! What is in the books before a plan begins: when people are booked, what their offers gave and their requests got, and what accounts
//! are promised. Exchanges that are only proposed count like those agreed, so that planning again asks for nothing twice.

use crate::bank::TimeBank;
use crate::matching::SESSION;
use crate::matching::candidates::chain;
use crate::matching::lately::Lately;
use crate::matching::profile::{Merged, Party};
use crate::matching::rather_not;
use crate::model::exchange::{ExchangeState, Side, Terms};
use crate::model::listing::{Listing, ListingKind, Per};
use crate::order::{BTreeMap, BTreeSet};
use crate::values::ids::{AccountId, ActivityId, ExchangeId, ListingId, MemberId};
use crate::values::time::Date;
use std::cell::OnceCell;

/// Minutes of a day.
pub(super) const DAY_MINUTES: i64 = 1440;

/// A minute on the local clock, counted from one fixed day.
pub(super) fn minute_of(on: Date, minute: u32) -> i64 {
    i64::from(on.days()).saturating_mul(DAY_MINUTES).saturating_add(i64::from(minute))
}

/// Minutes somebody takes part in on each day of something that begins at a minute.
pub(super) fn days_of(begin: i64, minutes: u32) -> impl Iterator<Item = (i64, i64)> {
    let end = begin.saturating_add(i64::from(minutes));
    let (first, last) = (begin.div_euclid(1440), end.saturating_sub(1).max(begin).div_euclid(1440));
    (first..=last).map(move |day| {
        let midnight = day.saturating_mul(DAY_MINUTES);
        let (from, until) = (begin.max(midnight), end.min(midnight.saturating_add(DAY_MINUTES)));
        (day, until.saturating_sub(from))
    })
}

/// Something under way or done that somebody gives or receives.
#[derive(Clone, Copy)]
struct Took {
    on: Date,
    minutes: u32,
    gave: bool,
    listing: Option<ListingId>,
    activity: Option<ActivityId>,
}

/// What somebody gives on a day, as rules about weeks count it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Given {
    pub on: Date,
    pub minutes: u32,
    /// The most minutes in seven days with which the rules still let it be agreed; none when no rule asks, or when it is agreed already.
    pub limit: Option<u64>,
}

/// Minutes an offer has left: in all, and in each week or month.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct OfferRoom {
    /// How often its member may still be asked; none where they did not say.
    pub asks: Option<i64>,
    pub left: i64,
    pub spans: Vec<(Date, Date, i64)>,
}

impl OfferRoom {
    /// Minutes left for a session on a day.
    pub(super) fn on(&self, day: Date) -> i64 {
        if self.is_over() {
            return 0;
        }
        let spans = self.spans.iter().filter(|(from, until, _)| *from <= day && day <= *until);
        spans.fold(self.left, |least, (_, _, left)| least.min(*left)).max(0)
    }

    /// Whether its member may not be asked any more.
    fn is_over(&self) -> bool {
        self.asks.is_some_and(|asks| asks <= 0)
    }

    /// Minutes left on the best of its days.
    pub(super) fn most(&self) -> i64 {
        if self.is_over() {
            return 0;
        }
        let spans = self.spans.iter().map(|(_, _, left)| *left).max();
        spans.map_or(self.left, |most| self.left.min(most)).max(0)
    }

    /// Minutes left in all its days.
    pub(super) fn total(&self) -> i64 {
        if self.spans.is_empty() {
            return self.left.max(0);
        }
        let spans = self.spans.iter().fold(0_i64, |sum, (_, _, left)| sum.saturating_add((*left).max(0)));
        self.left.min(spans).max(0)
    }

    /// Takes minutes away on a day, or gives them back when negative.
    pub(super) fn take(&mut self, day: Date, minutes: i64) {
        self.left = self.left.saturating_sub(minutes);
        // Each session is asked for once, however long it is.
        self.asks = self.asks.map(|asks| asks.saturating_sub(minutes.signum()));
        for (_, _, left) in self.spans.iter_mut().filter(|(from, until, _)| *from <= day && day <= *until) {
            *left = left.saturating_sub(minutes);
        }
    }
}

/// What stands before a plan.
#[derive(Default)]
pub(super) struct Facts {
    /// When each member is booked: minutes from and until.
    diary: BTreeMap<MemberId, Vec<(i64, i64)>>,
    /// Minutes of each member on a day, whether the hour is known or not.
    loads: BTreeMap<(MemberId, i64), i64>,
    took: BTreeMap<MemberId, Vec<Took>>,
    /// What proposals that are not agreed yet would take from an account, and add to it.
    proposed: BTreeMap<AccountId, (i64, i64)>,
    given: BTreeMap<MemberId, Vec<Given>>,
    merged: Merged,
    lately: OnceCell<Lately>,
    learnt: BTreeSet<MemberId>,
}

impl Facts {
    /// Reads what is under way; `limit` says which rule about weeks a proposal would still have to meet.
    pub(super) fn new(bank: &TimeBank, limit: impl Fn(&Terms) -> Option<u64>) -> Self {
        let mut facts = Self { merged: Merged::new(bank), ..Self::default() };
        for (id, ()) in bank.state.open.iter() {
            let state = bank.state.exchanges.get(*id).map(|row| row.state);
            let Some((terms, state)) = bank.state.plans.get(id).zip(state) else { continue };
            facts.put(bank, terms, state, &limit);
        }
        facts
    }

    fn put(&mut self, bank: &TimeBank, terms: &Terms, state: ExchangeState, limit: &impl Fn(&Terms) -> Option<u64>) {
        let ahead = matches!(state, ExchangeState::Proposed | ExchangeState::Agreed);
        let proposed = state == ExchangeState::Proposed;
        let limit = if proposed { limit(terms) } else { None };
        for part in terms.parts.iter().filter(|part| part.attended()) {
            let member = bank.resolve(part.member);
            if ahead {
                let begin = minute_of(terms.on, terms.start.map_or(0, |start| u32::from(start.minute)));
                if terms.start.is_some() {
                    self.diary.entry(member).or_default().push((begin, begin.saturating_add(i64::from(part.minutes))));
                }
                for (day, minutes) in days_of(begin, part.minutes) {
                    let load = self.loads.entry((member, day)).or_default();
                    *load = load.saturating_add(minutes);
                }
            }
            let gave = part.side != Side::Received;
            let took = Took { on: terms.on, minutes: part.minutes, gave, listing: terms.listing, activity: terms.activity };
            self.took.entry(member).or_default().push(took);
            if gave {
                self.given.entry(member).or_default().push(Given { on: terms.on, minutes: part.minutes, limit });
            }
        }
        if proposed {
            // Agreeing holds the tolerance as well.
            let tolerance = i64::from(bank.charter().confirmation.tolerance);
            for leg in bank.legs(terms).unwrap_or_default() {
                let (out, come) = self.proposed.entry(leg.account).or_default();
                let side = if leg.minutes.is_positive() { come } else { out };
                *side = side.saturating_add(leg.minutes.get().saturating_abs()).saturating_add(tolerance);
            }
        }
    }

    /// Adds what somebody has done, once. Returns how much there is, which every look at it goes through.
    pub(super) fn learn(&mut self, bank: &TimeBank, member: MemberId) -> usize {
        if self.learnt.insert(member) {
            self.read(bank, member);
        }
        self.took.get(&member).map_or(0, Vec::len)
    }

    fn read(&mut self, bank: &TimeBank, member: MemberId) {
        let numbers: Vec<MemberId> = self.merged.numbers(member).collect();
        for part in numbers.into_iter().flat_map(|number| bank.parts_of_number(number)) {
            let Some(row) = bank.state.exchanges.get(part.exchange) else { continue };
            let came = part.attendance.is_none_or(|a| a == crate::model::exchange::Attendance::Attended);
            if !came || !matches!(row.state, ExchangeState::Confirmed | ExchangeState::Settled) {
                continue;
            }
            let gave = part.side != Side::Received;
            let took = Took { on: row.on, minutes: part.minutes, gave, listing: listing_of(bank, part.exchange), activity: row.activity };
            self.took.entry(member).or_default().push(took);
            if gave {
                self.given.entry(member).or_default().push(Given { on: row.on, minutes: part.minutes, limit: None });
            }
        }
    }

    /// When a member is booked.
    pub(super) fn booked(&self, member: MemberId) -> &[(i64, i64)] {
        self.diary.get(&member).map(Vec::as_slice).unwrap_or_default()
    }

    /// Minutes a member is booked on a day.
    pub(super) fn load(&self, member: MemberId, day: i64) -> i64 {
        self.loads.get(&(member, day)).copied().unwrap_or(0)
    }

    /// What a member gives, as rules about weeks count it.
    pub(super) fn given(&self, member: MemberId) -> &[Given] {
        self.given.get(&member).map(Vec::as_slice).unwrap_or_default()
    }

    /// What proposals would take from an account, and add to it.
    pub(super) fn proposed(&self, account: AccountId) -> (i64, i64) {
        self.proposed.get(&account).copied().unwrap_or_default()
    }

    /// Minutes a request has got already, or is to get: in the seven days from `first` when it comes again and again, otherwise since it
    /// was posted or renewed.
    pub(super) fn met(&self, bank: &TimeBank, request: &Listing, first: Date) -> u32 {
        let since = request.renewed.map(|at| bank.day_of(at));
        let counts = |took: &&Took| {
            let week = took.on >= first && took.on.days_since(first) < 7;
            let lately = since.is_none_or(|since| took.on >= since);
            took.listing == Some(request.id) && !took.gave && if request.terms.repeating { week } else { lately }
        };
        let took = self.took.get(&bank.resolve(request.member)).into_iter().flatten().filter(counts);
        took.fold(0, |sum, took| sum.saturating_add(took.minutes))
    }

    /// How often the member of an offer may still be asked, if they said how often.
    fn asks(&self, bank: &TimeBank, offer: &Listing) -> Option<i64> {
        let party = Party::of(bank, offer.id)?;
        // Few say so, and only for them it matters who was asked what.
        party.rather_not().find(|(_, said)| said.times.is_some())?;
        let lately = self.lately.get_or_init(|| Lately::new(bank));
        rather_not::still_asked(bank, lately, &party).map(i64::from)
    }

    /// Minutes an offer has left in the days of the plan: its capacity for a week, a quarter of that for a month, or else one occasion,
    /// and with an offer that comes again and again one a day; and in each week or month it is counted over.
    ///
    /// An exchange names one listing, and mostly the request. Then what was given counts for every offer of its giver that is about the
    /// same.
    pub(super) fn room(&self, bank: &TimeBank, offer: &Listing, first: Date) -> OfferRoom {
        let last = first.plus_days(6).unwrap_or(first);
        let used = |from: Date, until: Date| {
            let of = self.took.get(&bank.resolve(offer.member)).into_iter().flatten();
            let of = of.filter(|took| took.gave && from <= took.on && took.on <= until && drew_on(bank, took, offer));
            of.fold(0_i64, |sum, took| sum.saturating_add(i64::from(took.minutes)))
        };
        let session = i64::from(offer.terms.minutes.unwrap_or(SESSION));
        let terms = &offer.terms;
        let pace = match &terms.capacity {
            Some(capacity) if capacity.per == Per::Week => i64::from(capacity.minutes),
            Some(capacity) => (i64::from(capacity.minutes) / 4).max(session).min(i64::from(capacity.minutes)),
            None if terms.repeating => session.saturating_mul(7),
            None => session,
        };
        let asks = self.asks(bank, offer);
        let mut room = OfferRoom { asks, left: pace.saturating_sub(used(first, last)), spans: Vec::new() };
        if let Some(capacity) = &terms.capacity {
            // Days of a request that begins within the seven days go on for six more.
            let end = first.plus_days(13).unwrap_or(first);
            let mut day = first;
            while let Some((from, until)) = span(capacity.per, day) {
                room.spans.push((from, until, i64::from(capacity.minutes).saturating_sub(used(from, until))));
                match until.plus_days(1).filter(|next| *next <= end) {
                    Some(next) => day = next,
                    None => break,
                }
            }
        }
        room
    }
}

/// The week from Monday, or the month, a day is in.
fn span(per: Per, day: Date) -> Option<(Date, Date)> {
    match per {
        Per::Week => {
            let from = day.plus_days(i32::from(day.weekday()).checked_neg()?)?;
            Some((from, from.plus_days(6)?))
        }
        Per::Month => {
            use chrono::Datelike as _;
            let date = day.to_chrono();
            let from = Date::new(date.year(), date.month(), 1).ok()?;
            let (year, month) =
                if date.month() == 12 { (date.year().checked_add(1)?, 1) } else { (date.year(), date.month().checked_add(1)?) };
            Some((from, Date::new(year, month, 1).ok()?.plus_days(-1)?))
        }
    }
}

fn listing_of(bank: &TimeBank, exchange: ExchangeId) -> Option<ListingId> {
    bank.state.more.get(&exchange).and_then(|more| more.listing)
}

/// Whether what somebody gave counts for an offer of theirs.
fn drew_on(bank: &TimeBank, took: &Took, offer: &Listing) -> bool {
    let named = took.listing.and_then(|listing| bank.state.listings.get(listing));
    match named {
        Some(listing) if listing.kind == ListingKind::Offer => listing.id == offer.id,
        _ => match (took.activity, offer.terms.activity) {
            (Some(done), Some(offered)) => chain(bank, done).contains(&offered) || chain(bank, offered).contains(&done),
            _ => false,
        },
    }
}
