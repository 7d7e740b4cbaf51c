//! The only place where a bank changes. Checks one event against everything that lasting data can prove, and then applies it.
//!
//! It may fail half-way. The caller must open a savepoint first, and roll back on an error.

use super::TimeBank;
use crate::charter::Charter;
use crate::error::Error;
use crate::journal::event::*;
use crate::journal::{Body, Document};
use crate::ledger::{EntryKind, Fit, Hold, OwnLimits, PassageState, TransferKind};
use crate::model::activity::{Activity, ActivityRow};
use crate::model::listing::Listing;
use crate::model::member::{AccountKind, Member, MemberState, Posting, RoleHeld};
use crate::model::personal::{Part, Person};
use crate::model::programme::Pairing;
use crate::order::InOrder as _;
use crate::state::{Bridge, CharterRow, Passage, TransferRow};
use crate::values::ids::*;
use crate::values::sure::{LeftOut as _, sure};
use crate::values::time::Date;
use std::sync::Arc;

/// The record an event comes from.
pub(super) struct At<'a> {
    pub(super) body: &'a Body,
    pub(super) parts: &'a [Option<Part>],
}

/// An invariant: an account's minutes of service fit 64 bits with either sign.
const SERVICE: &str = "minutes of service fit";

/// Returns the error for an impossible event.
pub(super) fn no(why: &'static str) -> Error {
    Error::Impossible { seq: 0, why: why.into() }
}

/// Fails unless the id that an event assigns is the next one.
pub(super) fn next<T: PartialEq>(given: T, next: Option<T>) -> Result<(), Error> {
    if Some(given) == next { Ok(()) } else { Err(no("its number is not the next")) }
}

pub(super) fn event(bank: &mut TimeBank, body: &Body, parts: &[Option<Part>], documents: &[Document]) -> Result<(), Error> {
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
            Event::CopyBegun(e) => self.on_copy(e),
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
                let by_broker = bank.acts_as_broker(at.body.by, bank.day_of(at.body.at));
                let listing = bank.open_listing_mut(e.listing)?;
                let same = (listing.terms.activity, listing.terms.need) == (e.terms.activity, e.terms.need);
                listing.classified = by_broker || (same && listing.classified);
                listing.terms = e.terms.clone();
                Ok(())
            }),
            Event::ListingRenewed(e) => self.with_listing(at.body.at, e.listing, |bank| {
                let listing = bank.open_listing_mut(e.listing)?;
                listing.terms.until = e.until;
                listing.renewed = Some(at.body.at);
                Ok(())
            }),
            Event::ListingClosed(e) => self.with_listing(at.body.at, e.listing, |bank| {
                bank.open_listing_mut(e.listing)?.closed = Some((at.body.at, e.why));
                Ok(())
            }),
            Event::ClockSet(e) => self.on_clock_set(at.body, e),
            Event::SecretSet(_) => Ok(()),
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
                let passage = self.end_passage(e.passage, PassageState::Posted)?;
                let moved = e
                    .postings
                    .iter()
                    .any(|p| p.account == passage.account && p.minutes.get().unsigned_abs() == passage.minutes.get().unsigned_abs());
                if !moved || e.postings.len() != 2 {
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

    fn on_admitted(&mut self, at: &At<'_>, e: &MemberAdmitted) -> Result<(), Error> {
        match e.opens {
            Some(kind @ (AccountKind::Member | AccountKind::Organisation)) => {
                let opened = self.state.ledger.open(kind)?;
                next(e.account, Some(opened))?;
            }
            Some(_) => return Err(no("a member opens an account of their own")),
            None => {
                let kind = self.state.ledger.account(e.account)?.kind;
                if !matches!(kind, AccountKind::Household | AccountKind::Organisation) {
                    return Err(no("only a household's or an organisation's account is shared"));
                }
            }
        }
        if !matches!(e.state, MemberState::Applicant | MemberState::Active) || usize::from(e.kind) >= self.charter().kinds.len() {
            return Err(no("nobody is admitted so"));
        }
        let member = Member {
            account: e.account,
            kind: e.kind,
            state: e.state,
            since: e.joined,
            until: None,
            joined: e.joined,
            entered: at.body.at,
            merged_into: None,
            roles: Vec::new(),
        };
        next(e.member, self.state.members.push(member))?;
        self.state.tails.push(0);
        Ok(())
    }

    /// Returns a member who may still be changed.
    fn standing(&mut self, id: MemberId) -> Result<&mut Member, Error> {
        match self.state.members.get_mut(id) {
            Some(member) if member.merged_into.is_none() && member.state != MemberState::Erased => Ok(member),
            _ => Err(no("there is no such member any more")),
        }
    }

    fn on_member_state(&mut self, e: &MemberStateChanged) -> Result<(), Error> {
        if !matches!(e.state, MemberState::Active | MemberState::Paused | MemberState::Suspended | MemberState::Left) {
            return Err(no("nobody comes to stand there so"));
        }
        let member = self.standing(e.member)?;
        member.state = e.state;
        member.since = e.since;
        member.until = e.until;
        Ok(())
    }

    fn on_role_given(&mut self, e: &RoleGiven) -> Result<(), Error> {
        if usize::from(e.role) >= self.charter().roles.len() {
            return Err(no("there is no such role"));
        }
        if let Some(at) = e.at {
            self.member(at)?;
        }
        let role = RoleHeld { role: e.role, at: e.at, from: e.from, until: e.until };
        self.standing(e.member)?.roles.push(role);
        Ok(())
    }

    fn on_role_ended(&mut self, e: &RoleEnded) -> Result<(), Error> {
        let role = self.standing(e.member)?.roles.get_mut(usize::from(e.index)).ok_or_else(|| no("there is no such role"))?;
        role.until = Some(e.until);
        Ok(())
    }

    fn on_merged(&mut self, at: &At<'_>, e: &MembersMerged) -> Result<(), Error> {
        if e.kept == e.merged {
            return Err(no("they are one already"));
        }
        if let Some(asked) = self.state.erasures.remove(&e.merged) {
            // Of two records of one person the earlier asking counts.
            let earlier = self.state.erasures.get(&e.kept).map_or(asked, |before| asked.min(*before));
            self.state.erasures.insert(e.kept, earlier);
        }
        let roles = self.standing(e.merged)?.roles.clone();
        self.standing(e.kept)?.roles.extend(roles);
        let (from, to) = (self.account_of(e.merged)?, self.account_of(e.kept)?);
        self.move_account(at, e.merged, from, to, &e.postings)?;
        self.standing(e.merged)?.merged_into = Some(e.kept);
        if let Some(mut person) = self.state.people.remove(&e.merged) {
            // The surviving record's own parts come last, so they take precedence.
            if let Some(kept) = self.state.people.get(&e.kept) {
                person.absorb(kept);
            }
            person.apart.remove(&e.kept);
            person.apart.remove(&e.merged);
            self.state.people.insert(e.kept, person);
            self.drop_if_empty(e.kept);
        }
        let others: Vec<MemberId> = self.state.people.iter().filter(|(_, p)| p.apart.contains_key(&e.merged)).map(|(id, _)| *id).collect();
        for other in others {
            let person = self.state.people.entry(other);
            if let Some(reason) = person.apart.remove(&e.merged)
                && other != e.kept
            {
                person.apart.insert(e.kept, reason);
            }
            self.drop_if_empty(other);
        }
        Ok(())
    }

    fn on_account_joined(&mut self, at: &At<'_>, e: &AccountJoined) -> Result<(), Error> {
        if e.opens {
            let opened = self.state.ledger.open(AccountKind::Member)?;
            next(e.account, Some(opened))?;
        } else {
            self.state.ledger.account(e.account)?;
        }
        let from = self.account_of(e.member)?;
        self.move_account(at, e.member, from, e.account, &e.postings)?;
        self.standing(e.member)?.account = e.account;
        Ok(())
    }

    /// Moves the balance and the given and received totals of an account that only this member uses to another account.
    fn move_account(&mut self, at: &At<'_>, member: MemberId, from: AccountId, to: AccountId, postings: &[Posting]) -> Result<(), Error> {
        let leaves_nobody = from != to && self.sole_user(member, from);
        if !postings.is_empty() {
            let whole = self.balance_of(from)?;
            let moves_it = |p: &Posting| (p.account == from && p.minutes == whole.reversed()) || (p.account == to && p.minutes == whole);
            if !leaves_nobody || postings.len() != 2 || !postings.iter().all(moves_it) {
                return Err(no("what moves is the whole balance of an account nobody else uses"));
            }
        }
        let value = self.open_day(self.day_of(at.body.at));
        self.post((at, value), EntryKind::Moved, member.get(), postings, true)?;
        if leaves_nobody {
            let account = *self.state.ledger.account(from)?;
            let (given, received) = (i64::from(account.given), i64::from(account.received));
            self.state.ledger.count_service(from, sure(given.checked_neg(), SERVICE)?, sure(received.checked_neg(), SERVICE)?)?;
            self.state.ledger.count_service(to, given, received)?;
        }
        Ok(())
    }

    /// Returns whether no other member uses the account.
    pub(super) fn sole_user(&self, member: MemberId, account: AccountId) -> bool {
        !self.state.members.iter().any(|(id, m)| id != member && m.account == account && m.merged_into.is_none())
    }

    fn on_limits(&mut self, e: &LimitsSet) -> Result<(), Error> {
        self.state.ledger.account(e.account)?;
        if let Some(account) = self.state.ledger.accounts.get_mut(e.account) {
            account.own_limits = e.limits.is_some();
        }
        match &e.limits {
            Some(limits) => self.state.ledger.limits.insert(e.account, OwnLimits { limits: limits.clone(), by_tag: e.by_tag }),
            None => {
                self.state.ledger.limits.remove(&e.account);
            }
        }
        Ok(())
    }

    fn on_listing(&mut self, at: &At<'_>, e: &ListingPosted) -> Result<(), Error> {
        self.standing(e.member)?;
        if e.terms.activity.is_some_and(|a| self.state.activities.get(a).is_none()) {
            return Err(no("there is no such activity"));
        }
        let listing = Listing {
            id: e.listing,
            kind: e.kind,
            member: e.member,
            terms: e.terms.clone(),
            posted: at.body.at,
            posted_on: self.day_of(at.body.at),
            renewed: None,
            by: at.body.by.member(),
            classified: self.acts_as_broker(at.body.by, self.day_of(at.body.at)),
            closed: None,
        };
        self.with_listing(at.body.at, e.listing, |bank| next(e.listing, bank.state.listings.push(listing)))
    }

    fn open_listing_mut(&mut self, id: ListingId) -> Result<&mut Listing, Error> {
        match self.state.listings.get_mut(id) {
            Some(listing) if listing.closed.is_none() => Ok(listing),
            _ => Err(no("there is no such open listing")),
        }
    }

    /// Posts an entry. Fails if it crosses an enforced limit further, unless that is allowed here (promise 5).
    pub(super) fn post(
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
        Ok(self.state.ledger.post((at.body.at, value), kind, about, postings)?)
    }

    /// Fails unless the value date is the day of entry, or the first open day if that day is in a closed period.
    fn own_day(&self, at: &At<'_>, value: Date) -> Result<(), Error> {
        if value == self.open_day(self.day_of(at.body.at)) { Ok(()) } else { Err(no("it counts for the day it is entered on")) }
    }

    fn on_transfer(&mut self, at: &At<'_>, e: &CreditTransferred) -> Result<(), Error> {
        if e.value != self.open_day(e.value) {
            return Err(no("it counts for a day of a closed period"));
        }
        if e.meant.is_some_and(|meant| self.state.ledger.accounts.get(meant).is_none()) {
            return Err(no("it is meant for an account"));
        }
        let estate = e.kind == TransferKind::Estate;
        if estate {
            // An estate may move a balance towards zero regardless of limits. The pot's own limits still apply.
            for posting in &e.postings {
                let balance = self.balance_of(posting.account)?;
                let nearer = balance.plus(posting.minutes)?.get().unsigned_abs() <= balance.get().unsigned_abs();
                if (posting.account == AccountId::POT || !nearer) && matches!(self.fit(posting.account, posting.minutes)?, Fit::Only(_)) {
                    return Err(no("an enforced limit is crossed"));
                }
            }
        }
        let entry = self
            .post((at, e.value), EntryKind::Transfer(e.kind), e.transfer.get(), &e.postings, !estate)?
            .ok_or_else(|| no("a transfer moves something"))?;
        if e.ageing {
            self.state.small.aged = Some(at.body.at);
        }
        next(e.transfer, self.state.transfers.push(TransferRow { entry, by: at.body.by.member(), meant: e.meant }))
    }

    fn on_passage(&mut self, at: &At<'_>, e: &PassagePending) -> Result<(), Error> {
        let bridge = self.state.bridges.get(e.bridge).map(|b| b.account).ok_or_else(|| no("there is no such bridge"))?;
        if !e.minutes.is_positive() {
            return Err(no("nothing passes"));
        }
        let (from, to) = match e.direction {
            Direction::Out => (e.account, bridge),
            Direction::In => (bridge, e.account),
        };
        let holds = vec![Hold { account: from, minutes: e.minutes.reversed() }, Hold { account: to, minutes: e.minutes }];
        for hold in &holds {
            if let Fit::Only(_) = self.fit(hold.account, hold.minutes)? {
                return Err(no("an enforced limit is crossed"));
            }
            self.state.ledger.hold(hold)?;
        }
        let passage = Passage {
            bridge: e.bridge,
            direction: e.direction,
            account: e.account,
            minutes: e.minutes,
            shared_key: e.shared_key,
            begun: at.body.at,
            due: e.due,
            state: PassageState::Pending,
        };
        next(e.passage, self.state.passages.push(passage))?;
        self.state.holds.insert(e.passage, holds);
        Ok(())
    }

    fn end_passage(&mut self, id: PassageId, state: PassageState) -> Result<Passage, Error> {
        let passage = self.state.passages.get_mut(id).ok_or_else(|| no("there is no such passage"))?;
        if passage.state != PassageState::Pending {
            return Err(no("a passage is posted or voided once"));
        }
        passage.state = state;
        let passage = *passage;
        for hold in self.state.holds.remove(&id).into_iter().flatten() {
            self.state.ledger.release(&hold)?;
        }
        Ok(passage)
    }

    fn on_erased(&mut self, at: &At<'_>, e: &MemberErased) -> Result<(), Error> {
        let day = self.day_of(at.body.at);
        let member = self.state.members.get_mut(e.member).ok_or_else(|| no("there is no such member"))?;
        if member.state == MemberState::Erased {
            return Err(no("the member is forgotten already"));
        }
        member.state = MemberState::Erased;
        member.since = day;
        member.until = None;
        self.forget(e.member);
        Ok(())
    }

    fn on_erasure_asked(&mut self, at: &At<'_>, e: &ErasureAsked) -> Result<(), Error> {
        self.standing(e.member)?;
        if self.state.erasures.get(&e.member).is_some() {
            return Err(no("it was asked for before"));
        }
        self.state.erasures.insert(e.member, at.body.at);
        Ok(())
    }

    /// Removes everything personal about a member from memory (promise 7).
    fn forget(&mut self, member: MemberId) {
        self.state.erasures.remove(&member);
        self.state.people.remove(&member);
        self.state.keys.forget(|part| !part.about.contains(&member));
        let others: Vec<MemberId> = self.state.people.iter().filter(|(_, p)| p.names(member)).map(|(id, _)| *id).collect();
        for other in others {
            self.state.people.entry(other).forget(member);
            self.drop_if_empty(other);
        }
        let listings: Vec<ListingId> = self
            .state
            .listing_words
            .iter()
            .map(|(id, _)| *id)
            .filter(|id| self.state.listings.get(*id).is_some_and(|l| l.member == member))
            .collect();
        for listing in listings {
            self.state.listing_words.remove(&listing);
        }
        let notes: Vec<_> =
            self.state.exchange_notes.iter().filter(|(_, (about, _))| about.contains(&member)).map(|(key, _)| *key).collect();
        for note in notes {
            self.state.exchange_notes.remove(&note);
        }
        let notes: Vec<_> =
            self.state.transfer_notes.iter().filter(|(_, (about, _))| about.contains(&member)).map(|(key, _)| *key).collect();
        for note in notes {
            self.state.transfer_notes.remove(&note);
        }
        let explained: Vec<_> = self.state.gone.iter().filter(|(_, about)| about.contains(&member)).map(|(key, _)| *key).collect();
        for slot in explained {
            self.state.gone.remove(&slot);
        }
    }

    /// Stores personal parts. Each gets its id, even if its content is missing.
    fn keep_parts(&mut self, at: &At<'_>) -> Result<(), Error> {
        for (part, binding) in at.parts.iter().zip(&at.body.personal) {
            let id = self.next_part().ok_or(Error::Full { what: "personal parts" })?;
            self.state.small.parts_kept = id.get();
            let about: Vec<MemberId> = binding.about.iter().map(|m| self.resolve(*m)).collect();
            if part.as_ref().is_some_and(|part| part.kind() != binding.kind) {
                return Err(no("a personal part is of another kind than it is bound as"));
            }
            if let (Some(Part::Secret(part)), Event::SecretSet(e)) = (part, &at.body.event) {
                if part.secret.commitment() != e.commitment {
                    return Err(no("it is not the secret the bank committed to"));
                }
                self.state.small.secret = Some(part.secret);
            }
            // A part about a member who was forgotten since is treated as missing.
            let (Some(part), Some(first)) = (part, about.first().copied()) else { continue };
            if about.iter().any(|m| self.is_erased(*m)) {
                continue;
            }
            match (part, &at.body.event) {
                (
                    Part::ListingWords(words),
                    Event::ListingPosted(ListingPosted { listing, .. }) | Event::ListingAmended(ListingAmended { listing, .. }),
                ) => {
                    self.state.listing_words.insert(*listing, words.clone());
                }
                (Part::Note(note), event) if exchange_of(event).is_some() => {
                    let exchange = exchange_of(event).ok_or_else(|| no("there is no exchange"))?;
                    self.state.exchange_notes.insert((exchange, id), (about, note.clone()));
                }
                (Part::Note(note), Event::CreditTransferred(e)) => {
                    self.state.transfer_notes.insert(e.transfer, (about, note.clone()));
                }
                (Part::DoNotMatch(apart), _) => {
                    // Stored symmetrically: each is kept apart from the other, and neither can see it.
                    let other = self.resolve(apart.with);
                    self.take(first, id, part);
                    let mirrored = Part::DoNotMatch(crate::model::personal::DoNotMatch { with: first, ..apart.clone() });
                    self.take(other, id, &mirrored);
                }
                (Part::AfterMeeting(_) | Part::Appointment(_), _) => self.take(first, id, part),
                // If it were stored under only one of them, it would be shown to that member as being about them alone, and
                // outlive the others.
                _ if about.iter().any(|other| *other != first) => {
                    return Err(no("a personal part about several is kept with what they did together"));
                }
                _ => self.take(first, id, part),
            }
        }
        Ok(())
    }

    fn take(&mut self, member: MemberId, id: PartId, part: &Part) {
        self.state.people.entry(member).take(id, part);
        self.drop_if_empty(member);
    }

    /// Removes a person's row once it is empty, because a bank replayed without the forgotten parts has no such row either.
    fn drop_if_empty(&mut self, member: MemberId) {
        if self.state.people.get(&member).is_some_and(Person::is_empty) {
            self.state.people.remove(&member);
        }
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

impl Person {
    /// Merges another record of the same person into this one. The other record's values come last.
    fn absorb(&mut self, other: &Self) {
        self.profile.take(&other.profile);
        self.tags.extend(other.tags.iter().cloned());
        if !other.availability.is_empty() {
            self.availability = other.availability.clone();
        }
        self.references.extend(other.references.iter().cloned());
        self.checks.extend(other.checks.iter().cloned());
        self.consents.extend(other.consents.iter().cloned());
        self.appointments.extend(other.appointments.iter().cloned());
        self.met.extend(other.met.iter().cloned());
        self.apart.extend(other.apart.iter().map(|(k, v)| (*k, v.clone())));
        self.concerns.extend(other.concerns.iter().cloned());
        self.concerns.in_order_by_key(|(id, _)| *id);
        self.contacts.extend(other.contacts.iter().cloned());
        self.referral = self.referral.take().or_else(|| other.referral.clone());
        self.after_meetings.extend(other.after_meetings.iter().cloned());
        self.objections.extend(other.objections.iter().cloned());
        self.objections.in_order_by_key(|(id, _)| *id);
        self.notes.extend(other.notes.iter().cloned());
    }

    /// Returns whether anything here names that member.
    fn names(&self, member: MemberId) -> bool {
        self.apart.contains_key(&member)
            || self.appointments.iter().any(|a| a.who == Some(member))
            || self.after_meetings.iter().any(|m| m.with == member)
    }

    /// Removes everything that names that member.
    fn forget(&mut self, member: MemberId) {
        self.apart.remove(&member);
        self.appointments.retain(|a| a.who != Some(member));
        self.after_meetings.retain(|m| m.with != member);
    }
}
