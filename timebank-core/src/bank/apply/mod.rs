//! The only place where a bank changes. Checks one event against everything that lasting data can prove, and then applies it.
//!
//! It may fail half-way. The caller must open a savepoint first, and roll back on an error.

mod credit;
mod exchange;
mod members;
mod personal;
mod recorded;
mod rows;
mod together;

use crate::bank::TimeBank;
use crate::charter::Charter;
use crate::error::Error;
use crate::journal::event::*;
use crate::journal::{Actor, Body, Document};
use crate::ledger::{EntryKind, Fit, PassageState};
use crate::model::activity::{Activity, ActivityRow};
use crate::model::exchange::{Shortfall, ShortfallTo, Terms};
use crate::model::listing::{Listing, ListingTerms};
use crate::model::member::{AccountKind, Posting};
use crate::model::personal::Part;
use crate::model::programme::Pairing;
use crate::order::InOrder as _;
use crate::state::{Bridge, CharterRow};
use crate::values::ids::*;
use crate::values::minutes::Minutes;
use crate::values::sure::{LeftOut as _, sure};
use crate::values::time::Date;
use std::sync::Arc;

/// The record an event comes from.
pub(in crate::bank) struct At<'a> {
    pub(in crate::bank) body: &'a Body,
    pub(in crate::bank) parts: &'a [Option<Part>],
}

/// Returns the error for an impossible event.
pub(in crate::bank) fn no(why: &'static str) -> Error {
    Error::Impossible { seq: 0, why: why.into() }
}

/// Fails unless the host sent the command: nobody else can.
fn by_host(at: &At<'_>) -> Result<(), Error> {
    if at.body.by == crate::journal::Actor::Host { Ok(()) } else { Err(no("only the host can do this")) }
}

/// Fails unless the id that an event assigns is the next one.
pub(in crate::bank) fn next<T: PartialEq>(given: T, next: Option<T>) -> Result<(), Error> {
    if Some(given) == next { Ok(()) } else { Err(no("its number is not the next")) }
}

pub(in crate::bank) fn event(bank: &mut TimeBank, body: &Body, parts: &[Option<Part>], documents: &[Document]) -> Result<(), Error> {
    let at = At { body, parts };
    #[cfg(feature = "matching")]
    bank.touched_by(body);
    let done = bank.apply_event(&at, documents);
    done.map_err(|fault| match fault {
        Error::Impossible { why, .. } => Error::Impossible { seq: body.seq, why },
        other => other,
    })?;
    bank.keep_marks(body)?;
    bank.keep_parts(&at)?;
    #[cfg(feature = "matching")]
    bank.touched_by(body);
    bank.state.small.seq = body.seq;
    bank.state.small.at = body.at;
    Ok(())
}

impl TimeBank {
    fn apply_event(&mut self, at: &At<'_>, documents: &[Document]) -> Result<(), Error> {
        self.check_due(at.body)?;
        if (at.body.seq == 1) != matches!(at.body.event, Event::BankFounded(_)) {
            return Err(no("a journal begins with the founding of its bank"));
        }
        match &at.body.event {
            Event::BankFounded(e) => self.on_founded(at, e, documents),
            Event::CopyBegun(e) => by_host(at).and_then(|()| self.on_copy(e)),
            Event::CharterAdopted(e) => self.on_charter(at, e, documents),
            Event::ActivitySet(e) => self.on_activity(e, documents),
            Event::ProgrammeOpened(e) => {
                let programme = document(documents)?;
                next(e.programme, self.state.programmes.push(programme))
            }
            Event::MemberAdmitted(e) => self.on_admitted(at, e),
            Event::MemberStateChanged(e) => self.on_member_state(e),
            Event::RoleGiven(e) => self.on_role_given(e),
            Event::RoleEnded(e) => self.on_role_ended(e),
            Event::PersonalKept(e) => self.standing(e.member).map(|_| ()),
            Event::MembersMerged(e) => self.on_merged(at, e),
            Event::AccountOpened(e) => {
                if !matches!(e.kind, AccountKind::Household | AccountKind::Organisation) {
                    return Err(no("only a household's or an organisation's account is opened so"));
                }
                let opened = self.state.ledger.open(e.kind)?;
                next(e.account, Some(opened))
            }
            Event::AccountJoined(e) => self.on_account_joined(at, e),
            Event::LimitsSet(e) => self.on_limits(e),
            Event::ListingPosted(e) => self.on_listing(at, e),
            Event::ListingAmended(e) => self.with_listing(at.body.at, e.listing, |bank| {
                bank.knows_activity(&e.terms)?;
                let member = bank.open_listing_mut(e.listing)?.member;
                let by_broker = bank.classifies(at.body.by, bank.day_of(at.body.at), member);
                let listing = bank.open_listing_mut(e.listing)?;
                listing.classified = by_broker || (listing.classified && listing.terms.asks_no_more(&e.terms));
                listing.terms = e.terms.clone();
                Ok(())
            }),
            Event::ListingRenewed(e) => self.with_listing(at.body.at, e.listing, |bank| {
                let renewed = bank.open_listing_mut(e.listing)?.clone();
                // A request renewed after it was answered is classified again, unless a broker renews it.
                let again = bank.state.request_never_refused(&renewed)
                    && !renewed.terms.repeating
                    && bank.state.answered(&renewed, &Terms::new(bank.day_of(at.body.at)), None) > 0;
                let asked_again = again && !bank.classifies(at.body.by, bank.day_of(at.body.at), renewed.member);
                let listing = bank.open_listing_mut(e.listing)?;
                listing.classified &= !asked_again;
                listing.terms.until = e.until;
                listing.renewed = Some(at.body.at);
                Ok(())
            }),
            Event::ListingClosed(e) => self.with_listing(at.body.at, e.listing, |bank| {
                bank.open_listing_mut(e.listing)?.closed = Some((at.body.at, e.why));
                Ok(())
            }),
            Event::ClockSet(e) => self.on_clock_set(at.body, e),
            Event::SecretSet(_) => by_host(at),
            Event::ErasureAsked(e) => self.on_erasure_asked(at, e),
            Event::DeadlinesMoved(e) => self.on_deadlines_moved(at.body, e),
            Event::CreditTransferred(e) => self.on_transfer(at, e),
            Event::BridgeOpened(e) => {
                let opened = self.state.ledger.open(AccountKind::Bridge)?;
                next(e.account, Some(opened))?;
                let bridge = Bridge { account: e.account, partner: document(documents)? };
                next(e.bridge, self.state.bridges.push(bridge))
            }
            Event::PassagePending(e) => self.on_passage(at, e),
            Event::PassagePosted(e) => {
                let held = self.state.holds.get(&e.passage).cloned();
                self.end_passage(e.passage, PassageState::Posted)?;
                let held = held.into_iter().flatten().map(|hold| Posting { account: hold.account, minutes: hold.minutes });
                let mut held: Vec<Posting> = held.collect();
                held.in_order_by_key(|p| p.account);
                if e.postings != held {
                    return Err(no("a passage posts what was held"));
                }
                // The hold was promised to the partner and has counted against the limits since. Posting it moves no account
                // further outside, even if the limits changed meanwhile.
                self.own_day(at, e.value)?;
                self.post((at, e.value), EntryKind::Passage, e.passage.get(), &e.postings, false).map(|_| ())
            }
            Event::PassageVoided(e) => self.end_passage(e.passage, PassageState::Voided).map(|_| ()),
            Event::PairingMade(e) => {
                if self.state.programmes.get(e.programme).is_none() {
                    return Err(no("there is no such programme"));
                }
                self.standing(e.mentor)?;
                self.standing(e.mentee)?;
                let pairing =
                    Pairing { id: e.pairing, programme: e.programme, mentor: e.mentor, mentee: e.mentee, from: e.from, ended: None };
                next(e.pairing, self.state.pairings.push(pairing))
            }
            Event::PairingEnded(e) => {
                let pairing = self.state.pairings.get_mut(e.pairing).ok_or_else(|| no("there is no such pairing"))?;
                if pairing.ended.is_some() {
                    return Err(no("the pairing has ended"));
                }
                pairing.ended = Some((e.on, e.why));
                Ok(())
            }
            Event::MemberErased(e) => self.on_erased(at, e),
            Event::PeriodClosed(e) => {
                // Within an append the hash of the previous record is not known yet, so `decide` emits this event first in its
                // append.
                if e.seq.checked_add(1) != Some(at.body.seq) || e.balances != self.balances_digest() {
                    return Err(no("a period closes at the record before, with the balances of that moment"));
                }
                if e.through >= self.day_of(at.body.at) || self.state.small.closed_through.is_some_and(|before| e.through <= before) {
                    return Err(no("a period closes once, when it is over"));
                }
                if self.journal && self.state.small.hash != e.hash {
                    return Err(no("a period closes at the hash of the record before"));
                }
                self.state.small.closed_through = Some(e.through);
                Ok(())
            }
            _ => self.apply_exchange(at),
        }
    }

    fn on_founded(&mut self, at: &At<'_>, e: &BankFounded, documents: &[Document]) -> Result<(), Error> {
        self.state.small.bank = e.bank;
        self.state.small.founded = e.bank;
        self.state.ledger.open(AccountKind::Pot)?;
        let first = CharterAdopted {
            version: CharterVersion::from_index(0).ok_or(Error::Full { what: "charters" })?,
            digest: e.digest,
            decided: Vec::new(),
            decided_on: e.decided_on,
            activities: e.activities.clone(),
            flagged: Vec::new(),
        };
        self.on_charter(at, &first, documents)
    }

    fn on_copy(&mut self, e: &CopyBegun) -> Result<(), Error> {
        if self.state.small.left.is_some() || (e.bank == self.state.small.bank && !e.left) {
            return Err(no("a copy has an identity of its own, and a bank is left behind once"));
        }
        if e.left {
            self.state.small.left = Some(e.bank);
        } else {
            self.state.small.bank = e.bank;
        }
        Ok(())
    }

    fn on_charter(&mut self, at: &At<'_>, e: &CharterAdopted, documents: &[Document]) -> Result<(), Error> {
        let [Document(bytes)] = documents else { return Err(no("a charter is one document")) };
        let charter = Arc::new(Charter::from_json(bytes)?);
        let mut new = e.activities.iter();
        for activity in &charter.activities {
            match self.state.activity_codes.get(&activity.code).copied() {
                Some(id) => self.set_activity(id, activity)?,
                None => {
                    let id = *new.next().ok_or_else(|| no("a new activity has no number"))?;
                    self.set_activity(id, activity)?;
                }
            }
        }
        if new.next().is_some() {
            return Err(no("there are more numbers than new activities"));
        }
        let row = CharterRow {
            charter: Arc::clone(&charter),
            seq: at.body.seq,
            at: at.body.at,
            decided: e.decided.clone(),
            decided_on: e.decided_on,
        };
        next(e.version, self.state.charters.push(row))?;
        self.state.charter = charter;
        Ok(())
    }

    fn on_activity(&mut self, e: &ActivitySet, documents: &[Document]) -> Result<(), Error> {
        let activity: Activity = document(documents)?;
        self.set_activity(e.activity, &activity)
    }

    fn set_activity(&mut self, id: ActivityId, activity: &Activity) -> Result<(), Error> {
        let parent = activity.parent.as_ref().and_then(|code| self.state.activity_codes.get(code)).copied();
        let row = ActivityRow { activity: activity.clone(), parent };
        match self.state.activity_codes.get(&activity.code).copied() {
            Some(known) if known != id => return Err(no("the activity has another number")),
            Some(_) => match self.state.activities.get_mut(id) {
                Some(slot) => *slot = row,
                None => return Err(no("there is no such activity")),
            },
            None => {
                next(id, self.state.activities.push(row))?;
                self.state.activity_codes.insert(activity.code.clone(), id);
            }
        }
        Ok(())
    }

    fn on_listing(&mut self, at: &At<'_>, e: &ListingPosted) -> Result<(), Error> {
        self.standing(e.member)?;
        self.knows_activity(&e.terms)?;
        let listing = Listing {
            id: e.listing,
            kind: e.kind,
            member: e.member,
            terms: e.terms.clone(),
            posted: at.body.at,
            posted_on: self.day_of(at.body.at),
            renewed: None,
            by: at.body.by.member(),
            classified: self.classifies(at.body.by, self.day_of(at.body.at), e.member),
            closed: None,
        };
        self.with_listing(at.body.at, e.listing, |bank| next(e.listing, bank.state.listings.push(listing)))
    }

    /// Fails if a listing is of an activity there is not.
    fn knows_activity(&self, terms: &ListingTerms) -> Result<(), Error> {
        let unknown = terms.activity.is_some_and(|a| self.state.activities.get(a).is_none());
        if unknown { Err(no("there is no such activity")) } else { Ok(()) }
    }

    /// Returns whether a sender classifies a member's listing: the host does, and a broker who does not share the member's account.
    pub(in crate::bank) fn classifies(&self, by: Actor, day: Date, member: MemberId) -> bool {
        let own = |by: MemberId| self.account_of(by).is_ok_and(|own| self.account_of(member).is_ok_and(|theirs| own == theirs));
        self.acts_as_broker(by, day) && !by.member().is_some_and(own)
    }

    fn open_listing_mut(&mut self, id: ListingId) -> Result<&mut Listing, Error> {
        match self.state.listings.get_mut(id) {
            Some(listing) if listing.closed.is_none() => Ok(listing),
            _ => Err(no("there is no such open listing")),
        }
    }

    /// Fails if more is posted on an account than the terms of an exchange can move.
    pub(in crate::bank) fn within_terms(&self, terms: &Terms, postings: &[Posting], shortfalls: &[Shortfall]) -> Result<(), Error> {
        let came = || terms.parts.iter().filter(|part| part.attended()).map(|part| u64::from(part.minutes));
        let visitors = u64::from(terms.visitors.given_or(0)).checked_mul(came().max().given_or(0));
        let most = sure(visitors.and_then(|more| came().sum::<u64>().checked_add(more)), "the minutes of terms fit")?;
        let fits = |minutes: Minutes| minutes.get().unsigned_abs() <= most;
        let by_rule = |short: &Shortfall| short.to != ShortfallTo::Pot || self.charter().credit.shortfall == ShortfallTo::Pot;
        if postings.iter().all(|p| fits(p.minutes)) && shortfalls.iter().all(|s| fits(s.minutes) && by_rule(s)) {
            Ok(())
        } else {
            Err(no("more is moved than the terms say"))
        }
    }

    /// Posts an entry. Fails if it crosses an enforced limit further, unless that is allowed here (promise 5).
    pub(in crate::bank) fn post(
        &mut self,
        (at, value): (&At<'_>, Date),
        kind: EntryKind,
        about: u32,
        postings: &[Posting],
        limited: bool,
    ) -> Result<Option<crate::ledger::EntryId>, Error> {
        if limited {
            for posting in postings {
                if let Fit::Only(_) = self.fit(posting.account, posting.minutes)? {
                    return Err(no("an enforced limit is crossed"));
                }
            }
        }
        let entry = self.state.ledger.post((at.body.at, value), kind, about, postings)?;
        if matches!(kind, EntryKind::Exchange | EntryKind::Reversal) {
            self.state.ledger.count_service(postings, kind == EntryKind::Reversal)?;
        }
        Ok(entry)
    }

    /// Fails unless the value date is the day of entry, or the first open day if that day is in a closed period.
    fn own_day(&self, at: &At<'_>, value: Date) -> Result<(), Error> {
        if value == self.open_day(self.day_of(at.body.at)) { Ok(()) } else { Err(no("it counts for the day it is entered on")) }
    }

    /// Stores the marks of used salts. A salt serves one command, and its mark is recognised even after its part was erased.
    fn keep_marks(&mut self, body: &Body) -> Result<(), Error> {
        let first = sure(body.seq.checked_sub(u64::from(body.part.given_or(0))), "a command begins at a record")?;
        for binding in &body.personal {
            match self.state.marks.get(&binding.salt_mark) {
                Some(seq) if *seq >= first => {}
                Some(_) => return Err(no("its salt came with another command before")),
                None => self.state.marks.insert(binding.salt_mark, body.seq),
            }
        }
        Ok(())
    }
}

fn document<T: crate::form::FromWire>(documents: &[Document]) -> Result<T, Error> {
    match documents {
        [Document(bytes)] => Ok(crate::canon::from_json(bytes, crate::values::limits::COMMAND_BYTES)?),
        _ => Err(no("the event has one document")),
    }
}

/// Returns the exchange an event is about.
fn exchange_of(event: &Event) -> Option<ExchangeId> {
    Some(match event {
        Event::ExchangeProposed(e) => e.exchange,
        Event::ExchangeApproved(e) => e.exchange,
        Event::ExchangeEnded(e) => e.exchange,
        Event::ExchangeDone(e) => e.exchange,
        Event::ExchangeDisputed(e) => e.exchange,
        Event::ExchangePosted(e) => e.exchange,
        Event::ExchangeRecorded(e) => e.exchange,
        Event::ExchangeReversed(e) => e.exchange,
        Event::ExpenseNoted(e) => e.exchange,
        _ => return None,
    })
}
