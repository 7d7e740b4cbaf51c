//! Who was asked lately, who said no, and who was left out: what decides among matches of the same score.
//!
//! All of it comes from exchanges and from what members said of their own offers, so a replayed bank knows the same. Asked means proposed to:
//! a part in an exchange that somebody else proposed, unless it lies in the broker's tray. A no is a proposal that this member declined, or a
//! request that they would rather not be asked for. Silence is no no: who is unwell does not answer.
//!
//! A round is a week of the bank, from Monday, in which the host, or somebody who took no part in it, proposed something. Left out is whose
//! listing was there before the last two rounds and who was named in no proposal since the earlier of them, nor took part in anything entered
//! since.

use super::candidates::{Candidate, chain};
use super::matches::Because;
use super::profile::{Merged, Party};
use crate::bank::TimeBank;
use crate::model::exchange::{ExchangeState, Side};
use crate::model::member::MemberState;
use crate::order::{BTreeMap, BTreeSet};
use crate::queries::Access;
use crate::state::ExchangeRow;
use crate::values::ids::{ActivityId, ExchangeId, Id as _, ListingId, MemberId};
use crate::values::time::{Date, Timestamp};

/// Days looked at for what somebody was asked: as long as what they said of it can hold.
const ASKED_DAYS: i32 = 84;
/// Days for which a no counts, and in which a round counts.
const NO_DAYS: i32 = 56;
/// Participations looked at for what somebody took part in: the last entered under each of their numbers.
const LATELY: usize = 64;

/// A proposal somebody is named in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Named {
    exchange: ExchangeId,
    /// The day it was proposed.
    on: Date,
    /// Whether somebody else proposed it.
    asked: bool,
    gives: bool,
}

/// What was proposed lately, by member.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Lately {
    /// How many exchanges were looked at.
    count: u32,
    named: BTreeMap<MemberId, Vec<Named>>,
    /// The Mondays of weeks that were rounds.
    rounds: BTreeSet<Date>,
    /// Whether anybody may have said what they would rather not be asked for.
    said: bool,
}

/// What decides among pairs of the same score.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Standing {
    /// How often the giver, and the receiver, was asked in the last eight weeks and said no.
    pub(crate) noes: (u32, u32),
    /// Whether the giver, and the receiver, was left out of the last two rounds.
    pub(crate) left_out: (bool, bool),
}

impl Standing {
    /// Whoever said no comes later, whoever was left out earlier: the lower comes first.
    pub(crate) fn turn(&self) -> (u32, u8) {
        let present = |left_out: bool| u8::from(!left_out);
        (self.noes.0.saturating_add(self.noes.1), present(self.left_out.0).saturating_add(present(self.left_out.1)))
    }

    /// The same as one number that can be summed over a plan, and of which the higher comes first: a no outweighs whoever was left out.
    pub(crate) fn points(&self) -> i64 {
        let noes = self.noes.0.saturating_add(self.noes.1).min(1_000);
        let left_out = i64::from(self.left_out.0).saturating_add(i64::from(self.left_out.1));
        i64::from(noes).saturating_mul(-1_000_000).saturating_add(left_out)
    }
}

fn day_of(bank: &TimeBank, row: &ExchangeRow) -> Date {
    bank.day_of(Timestamp::from_seconds(row.entered).unwrap_or(Timestamp::EARLIEST))
}

impl Lately {
    /// Looks back over the exchanges of the last twelve weeks.
    pub(crate) fn new(bank: &TimeBank) -> Self {
        let today = bank.today_here();
        let count = bank.state.exchanges.len();
        let mut lately = Self { count, ..Self::default() };
        let rows = (0..count).rev().filter_map(ExchangeId::from_index).filter_map(|id| Some((id, bank.state.exchanges.get(id)?)));
        for (id, row) in rows {
            let on = day_of(bank, row);
            if today.days_since(on) >= ASKED_DAYS {
                break;
            }
            lately.put(bank, id, row, on);
        }
        lately.said = bank.state.people.iter().any(|(_, person)| !person.rather_not.is_empty());
        lately
    }

    /// Looks at the exchanges that were added since.
    pub(crate) fn keep_up(&mut self, bank: &TimeBank) {
        let count = bank.state.exchanges.len();
        if count < self.count {
            *self = Self::new(bank);
        }
        for id in (self.count..count).filter_map(ExchangeId::from_index) {
            if let Some(row) = bank.state.exchanges.get(id) {
                self.put(bank, id, row, day_of(bank, row));
            }
        }
        self.count = count;
    }

    /// Takes note of somebody: whether they said what they would rather not be asked for.
    pub(crate) fn hear(&mut self, party: &Party<'_>) {
        self.said |= party.person.is_some_and(|person| !person.rather_not.is_empty());
    }

    fn put(&mut self, bank: &TimeBank, exchange: ExchangeId, row: &ExchangeRow, on: Date) {
        let more = bank.state.more.get(&exchange);
        let parts: Vec<(MemberId, bool)> = match bank.state.plans.get(&exchange) {
            Some(terms) => terms.parts.iter().map(|part| (bank.resolve(part.member), part.side != Side::Received)).collect(),
            // One that was recorded was not proposed.
            None if more.is_none_or(|more| more.posted.is_none()) => return,
            None => bank.exchange_parts(row).map(|part| (bank.resolve(part.member), part.side != Side::Received)).collect(),
        };
        let own = [row.by, more.and_then(|more| more.on_behalf_of)];
        let own = own.map(|member| member.map(|member| bank.resolve(member)));
        if !parts.iter().any(|(member, _)| own.contains(&Some(*member))) {
            self.rounds.insert(on.monday());
        }
        for (member, gives) in parts {
            let asked = !own.contains(&Some(member));
            self.named.entry(member).or_default().push(Named { exchange, on, asked, gives });
        }
    }

    fn named(&self, member: MemberId) -> &[Named] {
        self.named.get(&member).map(Vec::as_slice).unwrap_or_default()
    }

    /// Proposals that others made to a member in the last days, whether they know of them or not.
    fn asked_of<'a>(&'a self, bank: &'a TimeBank, member: MemberId, days: i32) -> impl Iterator<Item = &'a Named> {
        let today = bank.today_here();
        let named = self.named(member).iter();
        named.filter(move |one| one.asked && today.days_since(one.on) < days)
    }

    /// How often somebody was asked to give what an offer is about, in the weeks that end today.
    pub(crate) fn asked(&self, bank: &TimeBank, offer: &Party<'_>, weeks: u32) -> u32 {
        let days = i32::try_from(weeks.saturating_mul(7)).unwrap_or(ASKED_DAYS);
        let of = self.asked_of(bank, offer.member, days);
        let of = of.filter(|one| one.gives && !bank.is_in_tray(one.exchange) && is_about(bank, one.exchange, offer));
        u32::try_from(of.count()).unwrap_or(u32::MAX)
    }

    /// How often somebody was asked in the last eight weeks and said no.
    fn noes(&self, bank: &TimeBank, member: MemberId) -> u32 {
        let today = bank.today_here();
        let declined = |one: &&Named| {
            let state = bank.state.exchanges.get(one.exchange).map(|row| row.state);
            let who = bank.state.more.get(&one.exchange).and_then(|more| more.declined);
            state == Some(ExchangeState::Declined) && who.map(|who| bank.resolve(who)) == Some(member)
        };
        let of: Vec<Option<ListingId>> =
            self.asked_of(bank, member, NO_DAYS).filter(declined).map(|one| listing_of(bank, one.exchange)).collect();
        let person = bank.state.people.get(&member).filter(|_| self.said);
        // The same request declined both ways is one no.
        let said: BTreeSet<ListingId> = person
            .into_iter()
            .flat_map(|person| &person.rather_not)
            .filter(|(on, _)| today.days_since(*on) < NO_DAYS)
            .filter_map(|(_, said)| said.request)
            .filter(|request| !of.contains(&Some(*request)))
            .collect();
        u32::try_from(of.len().saturating_add(said.len())).unwrap_or(u32::MAX)
    }

    /// The Monday since which somebody must have been named not to be left out: that of the round before last, of those over.
    fn since(&self, today: Date) -> Option<Date> {
        let earliest = today.plus_days(NO_DAYS.saturating_neg())?;
        self.rounds.range(earliest..today.monday()).rev().nth(1).copied()
    }

    fn left_out(&self, bank: &TimeBank, merged: &Merged, party: &Party<'_>) -> bool {
        let Some(since) = self.since(bank.today_here()) else { return false };
        let (listing, member) = (party.listing, party.member);
        let here = bank.state.members.get(member).is_some_and(|row| row.state == MemberState::Active && row.since <= since);
        let named = || self.named(member).iter().any(|one| one.on >= since && !bank.is_in_tray(one.exchange));
        let took_part = || merged.numbers(member).any(|number| took_part_since(bank, number, since));
        here && listing.posted_on < since && listing.from() <= since && !named() && !took_part()
    }

    /// Whether anything may decide among pairs of the same score.
    pub(crate) fn decides(&self, today: Date) -> bool {
        self.said || !self.named.is_empty() || self.since(today).is_some()
    }

    /// What decides among pairs of the same score.
    pub(crate) fn standing(&self, bank: &TimeBank, merged: &Merged, request: &Party<'_>, offer: &Party<'_>) -> Standing {
        Standing {
            noes: (self.noes(bank, offer.member), self.noes(bank, request.member)),
            left_out: (self.left_out(bank, merged, offer), self.left_out(bank, merged, request)),
        }
    }
}

/// What decides among pairs of the same score, told to brokers.
pub(crate) fn among_equals(bank: &TimeBank, viewer: &Access, one: &Candidate) -> Vec<Because> {
    let mut all = Vec::new();
    let standing = &one.standing;
    for (member, noes, left_out) in
        [(one.giver, standing.noes.0, standing.left_out.0), (one.receiver, standing.noes.1, standing.left_out.1)]
    {
        let named = bank.named(viewer, member);
        let who = named.name.unwrap_or_else(|| member.to_string());
        if noes > 0 {
            let times = match noes {
                1 => "once".to_owned(),
                2 => "twice".to_owned(),
                more => format!("{more} times"),
            };
            let text = format!("{who} was asked {times} in eight weeks and said no, so others of the same score come first");
            all.push(Because { code: "said-no", value: Some(noes), text });
        }
        if left_out {
            let text = format!("{who} was left out of the last two rounds, and comes first among the same score");
            all.push(Because { code: "left-out", value: None, text });
        }
    }
    all
}

/// Whether a member took part, under one number, in something entered since a day.
fn took_part_since(bank: &TimeBank, number: MemberId, since: Date) -> bool {
    for part in bank.parts_of_number(number).take(LATELY) {
        let Some(row) = bank.state.exchanges.get(part.exchange) else { continue };
        if day_of(bank, row) >= since {
            return true;
        }
        // What is recorded is entered in the order of the participations: those before it are no later. What was proposed is known by name.
        if bank.state.more.get(&part.exchange).is_none_or(|more| more.posted.is_none()) {
            return false;
        }
    }
    false
}

fn listing_of(bank: &TimeBank, exchange: ExchangeId) -> Option<ListingId> {
    bank.state.more.get(&exchange).and_then(|more| more.listing).or_else(|| bank.state.plans.get(&exchange)?.listing)
}

/// Whether an exchange is about what an offer is about: it names the offer, or its activity is that of the offer, wider or narrower.
fn is_about(bank: &TimeBank, exchange: ExchangeId, offer: &Party<'_>) -> bool {
    let named = listing_of(bank, exchange);
    let activity = |exchange| bank.state.exchanges.get(exchange).and_then(|row: &ExchangeRow| row.activity);
    let related = |a: ActivityId, b: ActivityId| chain(bank, a).contains(&b) || chain(bank, b).contains(&a);
    named == Some(offer.listing.id)
        || activity(exchange).zip(offer.listing.terms.activity).is_some_and(|(done, offered)| related(done, offered))
}
