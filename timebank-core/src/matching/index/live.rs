//! An index kept up with its bank. What an event touched is noted when it is applied, and worked in when somebody asks.
//!
//! Noting is all that recording pays, and only while there is an index. A note says which rows to make again from the state, so
//! it does no harm when what it is about was taken back.

use super::Index;
use crate::bank::TimeBank;
use crate::journal::Body;
use crate::journal::event::Event;
use crate::model::member::Posting;
use crate::values::ids::{AccountId, ExchangeId, ListingId, MemberId};
use std::sync::{PoisonError, RwLock};

/// Notes kept before it is less work to begin anew.
const MOST: usize = 65_536;

/// What has to be made again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Touched {
    /// Whatever rests on a member, and on those who share their account.
    Member(MemberId),
    /// A listing.
    Listing(ListingId),
    /// Whatever rests on an account's balance.
    Account(AccountId),
    /// What is booked by an exchange.
    Exchange(ExchangeId),
}

/// The index, if anybody has asked so far, and what was touched since.
#[derive(Default)]
struct State {
    index: Option<Box<Index>>,
    touched: Vec<Touched>,
}

/// Keeps a bank's index.
#[derive(Default)]
pub(crate) struct Live(RwLock<State>);

impl Live {
    fn state(&mut self) -> Option<&mut State> {
        let state = self.0.get_mut().unwrap_or_else(PoisonError::into_inner);
        state.index.is_some().then_some(state)
    }

    /// Notes what was touched.
    #[inline]
    pub(crate) fn touch(&mut self, touched: Touched) {
        if let Some(state) = self.state() {
            state.touched.push(touched);
            if state.touched.len() > MOST {
                self.forget();
            }
        }
    }

    /// Whether there is an index that wants to know.
    #[inline]
    pub(crate) fn watches(&mut self) -> bool {
        self.state().is_some()
    }

    /// Lets the index go: it is made anew when somebody asks. Nothing personal stays behind in it (promise 7).
    pub(crate) fn forget(&mut self) {
        *self.0.get_mut().unwrap_or_else(PoisonError::into_inner) = State::default();
    }

    /// Looks at the index as the bank stands now.
    pub(crate) fn look<T>(&self, bank: &TimeBank, look: impl FnOnce(&Index) -> T) -> T {
        {
            let state = self.0.read().unwrap_or_else(PoisonError::into_inner);
            if let Some(index) = state.index.as_ref().filter(|index| state.touched.is_empty() && index.speaks_for(bank)) {
                return look(index);
            }
        }
        let mut state = self.0.write().unwrap_or_else(PoisonError::into_inner);
        let touched = std::mem::take(&mut state.touched);
        let mut index = match state.index.take().filter(|index| index.speaks_for(bank)) {
            Some(index) => index,
            None => Box::new(Index::new(bank)),
        };
        index.keep_up(bank, &touched);
        look(state.index.insert(index))
    }
}

impl TimeBank {
    /// Notes what an event touches: asked before it is worked in and after, since who takes part may be others then.
    pub(crate) fn touched_by(&mut self, body: &Body) {
        if !self.live.watches() {
            return;
        }
        for about in body.personal.iter().flat_map(|binding| &binding.about) {
            self.live.touch(Touched::Member(*about));
        }
        match &body.event {
            Event::BankFounded(_)
            | Event::CharterAdopted(_)
            | Event::ActivitySet(_)
            | Event::MembersMerged(_)
            | Event::MemberErased(_)
            | Event::AccountJoined(_)
            | Event::LimitsSet(_)
            | Event::ClockSet(_) => self.live.forget(),
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
            | Event::DeadlinesMoved(_) => {}
            Event::MemberAdmitted(e) => self.live.touch(Touched::Member(e.member)),
            Event::MemberStateChanged(e) => self.live.touch(Touched::Member(e.member)),
            Event::RoleGiven(e) => self.live.touch(Touched::Member(e.member)),
            Event::RoleEnded(e) => self.live.touch(Touched::Member(e.member)),
            Event::PersonalKept(e) => self.live.touch(Touched::Member(e.member)),
            Event::ListingPosted(e) => self.live.touch(Touched::Listing(e.listing)),
            Event::ListingAmended(e) => self.live.touch(Touched::Listing(e.listing)),
            Event::ListingRenewed(e) => self.live.touch(Touched::Listing(e.listing)),
            Event::ListingClosed(e) => self.live.touch(Touched::Listing(e.listing)),
            Event::CreditTransferred(e) => self.touch_accounts(&e.postings),
            Event::PassagePosted(e) => self.touch_accounts(&e.postings),
            Event::ExchangeProposed(e) => {
                self.live.touch(Touched::Exchange(e.exchange));
                for part in &e.terms.parts {
                    self.live.touch(Touched::Member(part.member));
                }
            }
            Event::ExchangeApproved(e) => self.touch_exchange(e.exchange),
            Event::ExchangeAgreed(e) => self.touch_exchange(e.exchange),
            Event::ExchangeEnded(e) => self.touch_exchange(e.exchange),
            Event::ParticipantsChanged(e) => self.touch_exchange(e.exchange),
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
                    self.live.touch(Touched::Member(part.member));
                }
                self.touch_accounts(&e.postings);
            }
            Event::ExchangeReversed(e) => {
                self.touch_exchange(e.exchange);
                self.touch_accounts(&e.postings);
            }
        }
    }

    fn touch_accounts(&mut self, postings: &[Posting]) {
        for posting in postings {
            self.live.touch(Touched::Account(posting.account));
        }
    }

    fn touch_exchange(&mut self, exchange: ExchangeId) {
        self.live.touch(Touched::Exchange(exchange));
        let terms = self.terms_of(exchange);
        for part in terms.iter().flat_map(|terms| &terms.parts) {
            self.live.touch(Touched::Member(part.member));
        }
    }
}
