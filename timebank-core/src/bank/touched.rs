//! A change log for an index that a higher layer keeps in step with the bank.
//!
//! The bank does not know what the index contains. It stores the index between two queries, and logs which rows changed. Logging
//! is the only cost of recording, and only while there is an index. A log entry names rows to rebuild from the state, so an entry
//! for a change that was rolled back is harmless.

#![cfg_attr(
    not(test),
    expect(clippy::disallowed_methods, reason = "the index is no part of the books: whatever a panic left of it is rebuilt")
)]

use super::TimeBank;
use crate::journal::Body;
use crate::journal::event::Event;
use crate::model::member::Posting;
use crate::values::ids::{AccountId, BundleId, ExchangeId, ListingId, MemberId};
use std::any::Any;
use std::sync::{PoisonError, RwLock};

/// The maximum number of log entries. Beyond it, rebuilding the whole index is cheaper.
const MOST: usize = 65_536;

/// Something the index must rebuild.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Touched {
    /// Everything that depends on a member, or on members who share their account.
    Member(MemberId),
    /// A listing.
    Listing(ListingId),
    /// Everything that depends on an account's balance.
    Account(AccountId),
    /// The bookings of an exchange.
    Exchange(ExchangeId),
}

/// An index, once a query has built one, and the log since then.
#[derive(Default)]
struct Inside {
    index: Option<Box<dyn Any + Send + Sync>>,
    touched: Vec<Touched>,
}

/// A slot for the index. It is not part of the bank's state, and copies of the bank start with an empty one.
#[derive(Default)]
pub(crate) struct Followed(RwLock<Inside>);

impl Followed {
    fn inside(&mut self) -> Option<&mut Inside> {
        let inside = self.0.get_mut().unwrap_or_else(PoisonError::into_inner);
        inside.index.is_some().then_some(inside)
    }

    /// Adds an entry to the log.
    #[inline]
    fn touch(&mut self, touched: Touched) {
        if let Some(inside) = self.inside() {
            inside.touched.push(touched);
            if inside.touched.len() > MOST {
                self.forget();
            }
        }
    }

    /// Drops the index; the next query rebuilds it. This also removes all personal data from it (promise 7).
    fn forget(&mut self) {
        *self.0.get_mut().unwrap_or_else(PoisonError::into_inner) = Inside::default();
    }

    /// Reads the index, brought up to date first.
    ///
    /// - `current`: returns whether an index needs nothing beyond the log.
    /// - `make`: builds a new index.
    /// - `keep_up`: applies the log.
    /// - `look`: reads the index.
    pub(crate) fn look<I: Any + Send + Sync, T>(
        &self,
        current: impl Fn(&I) -> bool,
        make: impl FnOnce() -> I,
        keep_up: impl FnOnce(&mut I, &[Touched]),
        look: impl FnOnce(&I) -> T,
    ) -> T {
        {
            let inside = self.0.read().unwrap_or_else(PoisonError::into_inner);
            let index = inside.index.as_ref().filter(|_| inside.touched.is_empty()).and_then(|index| index.downcast_ref::<I>());
            if let Some(index) = index.filter(|index| current(index)) {
                return look(index);
            }
        }
        let mut inside = self.0.write().unwrap_or_else(PoisonError::into_inner);
        let touched = std::mem::take(&mut inside.touched);
        let before = inside.index.take().and_then(|index| index.downcast::<I>().ok());
        let mut index = before.filter(|index| current(index)).unwrap_or_else(|| Box::new(make()));
        keep_up(&mut index, &touched);
        let told = look(&index);
        inside.index = Some(index);
        told
    }
}

impl TimeBank {
    /// Logs what an event touches. Called before and after the event is applied, because the participants may differ.
    pub(crate) fn touched_by(&mut self, body: &Body) {
        if self.followed.inside().is_none() {
            return;
        }
        for about in body.personal.iter().flat_map(|binding| &binding.about) {
            self.followed.touch(Touched::Member(*about));
        }
        match &body.event {
            Event::BankFounded(_)
            | Event::CharterAdopted(_)
            | Event::ActivitySet(_)
            | Event::MembersMerged(_)
            | Event::MemberErased(_)
            | Event::AccountJoined(_)
            | Event::LimitsSet(_)
            | Event::ClockSet(_) => self.followed.forget(),
            Event::ProgrammeOpened(_)
            | Event::AccountOpened(_)
            | Event::BridgeOpened(_)
            | Event::PairingMade(_)
            | Event::PairingEnded(_)
            | Event::PassagePending(_)
            | Event::PassageVoided(_)
            | Event::ExpenseNoted(_)
            | Event::VisitReported(_)
            | Event::CopyBegun(_)
            | Event::PeriodClosed(_)
            | Event::SecretSet(_)
            | Event::ErasureAsked(_)
            | Event::SubstituteAsked(_)
            | Event::DeadlinesMoved(_) => {}
            Event::MemberAdmitted(e) => self.followed.touch(Touched::Member(e.member)),
            Event::MemberStateChanged(e) => self.followed.touch(Touched::Member(e.member)),
            Event::RoleGiven(e) => self.followed.touch(Touched::Member(e.member)),
            Event::RoleEnded(e) => self.followed.touch(Touched::Member(e.member)),
            Event::PersonalKept(e) => self.followed.touch(Touched::Member(e.member)),
            Event::ListingPosted(e) => self.followed.touch(Touched::Listing(e.listing)),
            Event::ListingAmended(e) => self.followed.touch(Touched::Listing(e.listing)),
            Event::ListingRenewed(e) => self.followed.touch(Touched::Listing(e.listing)),
            Event::ListingClosed(e) => self.followed.touch(Touched::Listing(e.listing)),
            Event::CreditTransferred(e) => self.touch_accounts(&e.postings),
            Event::PassagePosted(e) => self.touch_accounts(&e.postings),
            Event::ExchangeProposed(e) => {
                self.followed.touch(Touched::Exchange(e.exchange));
                for part in &e.terms.parts {
                    self.followed.touch(Touched::Member(part.member));
                }
            }
            Event::ExchangeApproved(e) => self.touch_exchange(e.exchange),
            Event::ExchangeAgreed(e) => self.touch_exchange(e.exchange),
            Event::BundleProposed(e) => e.exchanges.iter().for_each(|exchange| self.touch_exchange(*exchange)),
            Event::BundleAgreed(e) => self.touch_bundle(e.bundle),
            Event::BundleSettled(e) => {
                self.touch_bundle(e.bundle);
                e.posted.iter().for_each(|posted| self.touch_accounts(&posted.postings));
            }
            Event::ExchangeEnded(e) => self.touch_bundled(e.exchange),
            Event::ParticipantsChanged(e) => self.touch_bundled(e.exchange),
            Event::ExchangeDone(e) => self.touch_exchange(e.exchange),
            Event::ConfirmationGiven(e) => self.touch_exchange(e.exchange),
            Event::ExchangePosted(e) => {
                self.touch_exchange(e.exchange);
                self.touch_accounts(&e.postings);
            }
            Event::ExchangeDisputed(e) => self.touch_exchange(e.exchange),
            Event::WordGiven(e) => self.touch_exchange(e.exchange),
            Event::WordRefused(e) => self.touch_exchange(e.exchange),
            Event::ExchangeRecorded(e) => {
                for part in &e.terms.parts {
                    self.followed.touch(Touched::Member(part.member));
                }
                self.touch_accounts(&e.postings);
            }
            Event::ExchangeReversed(e) => {
                self.touch_bundled(e.exchange);
                self.touch_accounts(&e.postings);
            }
        }
    }

    fn touch_accounts(&mut self, postings: &[Posting]) {
        for posting in postings {
            self.followed.touch(Touched::Account(posting.account));
        }
    }

    fn touch_bundle(&mut self, bundle: BundleId) {
        let exchanges = self.bundled(bundle).map_or_else(Vec::new, |row| row.exchanges.clone());
        // What is held is one and the same for all of them.
        exchanges.first().into_iter().for_each(|first| self.touch_bundled(*first));
        exchanges.into_iter().for_each(|exchange| self.touch_exchange(exchange));
    }

    /// An exchange, and the accounts that something is held on for its bundle: less or more may be held now.
    fn touch_bundled(&mut self, exchange: ExchangeId) {
        self.touch_exchange(exchange);
        let held = self.settling(exchange).map_or_else(Vec::new, |(_, row)| row.agreed.iter().map(|hold| hold.account).collect());
        held.into_iter().for_each(|account| self.followed.touch(Touched::Account(account)));
    }

    fn touch_exchange(&mut self, exchange: ExchangeId) {
        self.followed.touch(Touched::Exchange(exchange));
        let terms = self.terms_of(exchange);
        for part in terms.iter().flat_map(|terms| &terms.parts) {
            self.followed.touch(Touched::Member(part.member));
        }
    }
}
