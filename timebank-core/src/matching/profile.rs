//! What is known of one side of a possible pair, and of what somebody did before.

use super::slots::{self, Week};
use crate::bank::TimeBank;
use crate::model::exchange::{ExchangeState, Side};
use crate::model::listing::Listing;
use crate::model::personal::{ListingWords, Person};
use crate::order::{BTreeMap, BTreeSet};
use crate::state::{ExchangeRow, PartRow};
use crate::values::ids::{ExchangeId, Id as _, ListingId, MemberId, PairingId, ProgrammeId};
use crate::values::place::Place;
use crate::values::time::Date;

/// Participations looked at for what somebody did lately: the last entered under each of their numbers.
const LATELY: usize = 64;
/// Participations looked at for when a request was last met.
pub(crate) const LOOKED: usize = 256;

/// A listing and whose it is.
#[derive(Clone, Copy)]
pub(crate) struct Party<'a> {
    pub(crate) listing: &'a Listing,
    pub(crate) member: MemberId,
    pub(crate) person: Option<&'a Person>,
    pub(crate) words: Option<&'a ListingWords>,
    /// The bank's day: what somebody said holds on it, or does not any more.
    pub(crate) today: Date,
}

impl<'a> Party<'a> {
    pub(crate) fn of(bank: &'a TimeBank, id: ListingId) -> Option<Self> {
        let listing = bank.state.listings.get(id)?;
        let member = bank.resolve(listing.member);
        Some(Self {
            listing,
            member,
            person: bank.state.people.get(&member),
            words: bank.state.listing_words.get(&id),
            today: bank.today_here(),
        })
    }

    /// Where it would be: the listing's place, else where they live.
    pub(crate) fn place(&self) -> Option<Place> {
        self.words.and_then(|w| w.place).or(self.person?.profile.place)
    }

    /// The languages it is in, without regions: those of the listing, else their own.
    pub(crate) fn languages(&self) -> BTreeSet<&'a str> {
        let own = self.person.and_then(|p| p.profile.languages.as_deref()).unwrap_or_default();
        let listed = self.words.map(|w| w.languages.as_slice()).filter(|l| !l.is_empty());
        listed.unwrap_or(own).iter().filter_map(|l| l.as_str().split('-').next()).collect()
    }

    /// Whether anything was said of when.
    pub(crate) fn said(&self) -> bool {
        self.says().any(|said| !said.is_empty())
    }

    /// When in the seven days from `first` they are free for it and the listing holds; nothing is booked then.
    pub(crate) fn free(&self, first: Date, booked: &Booked) -> Week {
        let mut week = self.could(first, booked);
        for said in self.says() {
            week = week.and(&slots::free(said, first));
        }
        week
    }

    fn says(&self) -> impl Iterator<Item = &'a crate::values::availability::Availability> {
        self.person.map(|p| &p.availability).into_iter().chain(self.words.and_then(|w| w.availability.as_ref()))
    }

    /// When in the seven days from `first` they could be free, were they to say so: the listing holds, nothing is booked, they have not
    /// excepted it, and it is no day of the week on which they would rather not be asked.
    pub(crate) fn could(&self, first: Date, booked: &Booked) -> Week {
        let mut week = slots::days(first, self.listing.from(), self.listing.terms.until);
        for said in self.says() {
            week = week.and(&slots::not_excepted(said, first));
        }
        for day in self.rather_not().filter_map(|(_, said)| said.weekday) {
            week.take(usize::from(day).saturating_mul(slots::DAY), slots::DAY);
        }
        for (on, minute, minutes) in booked.of(self.member) {
            slots::take_occasion(&mut week, first, on, minute, minutes);
        }
        week
    }
}

/// What is under way: occasions that stand in people's diaries, and minutes to be given.
#[derive(Clone, Debug, Default)]
pub(crate) struct Booked {
    /// What each exchange brought in, so that it can be taken out again.
    from: BTreeMap<ExchangeId, Vec<MemberId>>,
    all: BTreeMap<MemberId, Vec<Booking>>,
}

/// What an exchange under way means for somebody.
#[derive(Clone, Copy, Debug)]
struct Booking {
    exchange: ExchangeId,
    /// The day, the minute it begins and how long, when it is proposed or agreed for a time of day.
    at: Option<(Date, u32, u32)>,
    /// Proposed or agreed, and to be given.
    gives: bool,
    /// Minutes to be given in what is agreed or done.
    waits: u32,
}

impl Booked {
    pub(crate) fn new(bank: &TimeBank) -> Self {
        let mut booked = Self::default();
        for (id, ()) in bank.state.open.iter() {
            booked.put(bank, *id);
        }
        booked
    }

    /// Brings in an exchange as it stands now, or takes it out.
    pub(crate) fn put(&mut self, bank: &TimeBank, exchange: ExchangeId) {
        for member in self.from.remove(&exchange).unwrap_or_default() {
            if let Some(mine) = self.all.get_mut(&member) {
                mine.retain(|one| one.exchange != exchange);
                if mine.is_empty() {
                    self.all.remove(&member);
                }
            }
        }
        let state = bank.state.exchanges.get(exchange).map(|row| row.state);
        let open = bank.state.open.get(&exchange).is_some();
        // What lies in the broker's tray stands in nobody's diary: only who proposed it knows of it.
        let open = open && !bank.is_in_tray(exchange);
        let Some(terms) = bank.state.plans.get(&exchange).filter(|_| open) else { return };
        let ahead = matches!(state, Some(ExchangeState::Proposed | ExchangeState::Agreed));
        let waits = state != Some(ExchangeState::Proposed);
        let mut members = Vec::with_capacity(terms.parts.len());
        for part in &terms.parts {
            let member = bank.resolve(part.member);
            let gives = part.side != Side::Received;
            let booking = Booking {
                exchange,
                at: terms.start.filter(|_| ahead).map(|start| (terms.on, u32::from(start.minute), part.minutes)),
                gives: gives && ahead,
                waits: if gives && waits { part.minutes } else { 0 },
            };
            self.all.entry(member).or_default().push(booking);
            members.push(member);
        }
        self.from.insert(exchange, members);
    }

    /// Keeps only the bookings of some members.
    pub(crate) fn keep(&mut self, keep: impl Fn(MemberId) -> bool) {
        self.all.retain(|member, _| keep(*member));
    }

    fn bookings(&self, member: MemberId) -> &[Booking] {
        self.all.get(&member).map(Vec::as_slice).unwrap_or_default()
    }

    /// The times somebody is booked.
    pub(crate) fn of(&self, member: MemberId) -> impl Iterator<Item = (Date, u32, u32)> + '_ {
        self.bookings(member).iter().filter_map(|one| one.at)
    }

    /// On how many exchanges that are proposed or agreed somebody would give.
    pub(crate) fn giving(&self, member: MemberId) -> u32 {
        u32::try_from(self.bookings(member).iter().filter(|one| one.gives).count()).unwrap_or(u32::MAX)
    }

    /// Minutes somebody is to give in what is agreed or done.
    pub(crate) fn waiting(&self, member: MemberId) -> u32 {
        self.bookings(member).iter().fold(0, |sum, one| sum.saturating_add(one.waits))
    }
}

/// Numbers that were merged into others: for each kept one those it took over, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Merged(BTreeMap<MemberId, Vec<MemberId>>);

impl Merged {
    pub(crate) fn new(bank: &TimeBank) -> Self {
        let mut all: BTreeMap<MemberId, Vec<MemberId>> = BTreeMap::new();
        for (number, _) in bank.state.members.iter().filter(|(_, row)| row.merged_into.is_some()) {
            all.entry(bank.resolve(number)).or_default().push(number);
        }
        Self(all)
    }

    /// Every number somebody has had.
    pub(crate) fn numbers(&self, member: MemberId) -> impl Iterator<Item = MemberId> + '_ {
        let others = self.0.get(&member).map(Vec::as_slice).unwrap_or_default();
        std::iter::once(member).chain(others.iter().copied())
    }
}

/// The exchange of a participation, if it was posted, stands, and they came.
fn stands<'a>(bank: &'a TimeBank, part: &PartRow) -> Option<&'a ExchangeRow> {
    let came = part.attendance.is_none_or(|a| a == crate::model::exchange::Attendance::Attended);
    bank.state.exchanges.get(part.exchange).filter(|row| came && TimeBank::counts(row))
}

/// Those somebody has met: who took part with them in something that stands.
pub(crate) fn partners(bank: &TimeBank, merged: &Merged, member: MemberId) -> BTreeSet<MemberId> {
    let mut met = BTreeSet::new();
    for part in merged.numbers(member).flat_map(|number| bank.parts_of_number(number)) {
        let Some(row) = stands(bank, part) else { continue };
        for index in (row.first_part..).take(usize::from(row.parts)) {
            let other = crate::state::PartRowId::from_index(index).and_then(|id| bank.state.parts.get(id));
            if let Some(other) = other.filter(|other| stands(bank, other).is_some()) {
                met.insert(bank.resolve(other.member));
            }
        }
    }
    met.remove(&member);
    met
}

/// Whether somebody has taken part in nothing yet.
pub(crate) fn is_new(bank: &TimeBank, merged: &Merged, member: MemberId) -> bool {
    merged.numbers(member).all(|number| bank.state.tails.get(number).copied().unwrap_or(0) == 0)
}

/// The last four days on which somebody gave, latest first, of the last [`LATELY`] entered under each number.
pub(crate) fn gave_on(bank: &TimeBank, merged: &Merged, member: MemberId) -> [Option<Date>; 4] {
    let mut last: [Option<Date>; 4] = [None; 4];
    let lately = merged.numbers(member).flat_map(|number| bank.parts_of_number(number).take(LATELY));
    for part in lately.filter(|part| part.side != Side::Received) {
        let Some(mut day) = stands(bank, part).map(|row| row.on) else { continue };
        for slot in &mut last {
            match slot {
                Some(there) if *there >= day => {}
                Some(there) => std::mem::swap(there, &mut day),
                None => {
                    *slot = Some(day);
                    break;
                }
            }
        }
    }
    last
}

/// The last day on which a request was met: see [`waiting_since`](super::candidates::waiting_since).
pub(crate) fn received_on(bank: &TimeBank, merged: &Merged, request: &Listing) -> Option<Date> {
    let parts = merged.numbers(bank.resolve(request.member)).flat_map(|number| bank.parts_of_number(number).take(LOOKED));
    let meets = |part: &&PartRow, row: &ExchangeRow| {
        let named = bank.state.more.get(&part.exchange).and_then(|more| more.listing);
        bank.meets(request, named, row.activity)
    };
    let received = parts.filter(|part| part.side != Side::Gave);
    received.filter_map(|part| stands(bank, part).filter(|row| meets(&part, row)).map(|row| row.on)).max()
}

/// On how many occasions somebody was asked, up to four: given since a day, or open.
pub(crate) fn asked(gave_on: &[Option<Date>; 4], giving: u32, since: Date) -> u32 {
    let given = gave_on.iter().flatten().filter(|on| **on >= since).count();
    u32::try_from(given).unwrap_or(4).saturating_add(giving).min(4)
}

/// Whether somebody is in a pairing of a programme on a day.
pub(crate) fn in_programme(bank: &TimeBank, member: MemberId, programme: ProgrammeId, day: Date) -> bool {
    let mut next = Some(0u32);
    while let Some(pairing) = next.and_then(PairingId::from_index).and_then(|id| bank.state.pairings.get(id)) {
        let holds = pairing.from <= day && pairing.ended.is_none_or(|(last, _)| day <= last);
        if holds && pairing.programme == programme && [pairing.mentor, pairing.mentee].iter().any(|m| bank.resolve(*m) == member) {
            return true;
        }
        next = next.and_then(|n| n.checked_add(1));
    }
    false
}
