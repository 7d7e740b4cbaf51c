//! What a journal bears out of a snapshot, without replaying it: anybody who can write a snapshot can write its hash.

use crate::error::Error;
use crate::journal::Body;
use crate::journal::event::{Event, ExchangePosted};
use crate::model::member::{MemberState, Posting};
use crate::order::{BTreeMap, BTreeSet};
use crate::state::State;
use crate::values::digest::BankId;
use crate::values::ids::{AccountId, MemberId};
use crate::values::minutes::Minutes;
use crate::values::sure::sure;

/// What was counted in the records a snapshot covers.
#[derive(Default)]
pub(super) struct Tally {
    bank: Option<BankId>,
    balances: BTreeMap<AccountId, Minutes>,
    members: u32,
    exchanges: u32,
    listings: u32,
    transfers: u32,
    parts: u32,
    erased: BTreeSet<MemberId>,
}

impl Tally {
    pub(super) fn count(&mut self, body: &Body) -> Result<(), Error> {
        let more = |count: &mut u32, by: usize| {
            *count = sure(u32::try_from(by).ok().and_then(|by| count.checked_add(by)), "rows have numbers of 32 bits")?;
            Ok::<(), Error>(())
        };
        more(&mut self.parts, body.personal.len())?;
        let one_more = |count: &mut u32| more(count, 1);
        match &body.event {
            Event::BankFounded(e) => self.bank = Some(e.bank),
            Event::CopyBegun(e) if !e.left => self.bank = Some(e.bank),
            Event::MemberAdmitted(_) => one_more(&mut self.members)?,
            Event::ExchangeProposed(_) | Event::ExchangeRecorded(_) => one_more(&mut self.exchanges)?,
            Event::ListingPosted(_) => one_more(&mut self.listings)?,
            Event::CreditTransferred(_) => one_more(&mut self.transfers)?,
            Event::MemberErased(e) => {
                self.erased.insert(e.member);
            }
            _ => {}
        }
        let together: &[ExchangePosted] = if let Event::BundleSettled(e) = &body.event { &e.posted } else { &[] };
        for posting in postings(&body.event).iter().chain(together.iter().flat_map(|posted| &posted.postings)) {
            let balance = self.balances.entry(posting.account).or_insert(Minutes::ZERO);
            *balance = balance.plus(posting.minutes)?;
        }
        Ok(())
    }

    /// Whether the state is what was counted.
    ///
    /// # Errors
    /// [`Error::SnapshotDiffers`] saying in what.
    pub(super) fn bears_out(&self, state: &State) -> Result<(), Error> {
        let same = |holds: bool, why: &'static str| if holds { Ok(()) } else { Err(Error::SnapshotDiffers { why }) };
        same(self.bank == Some(state.small.bank), "it is of another bank")?;
        same(self.members == state.members.len(), "it has another number of members")?;
        same(self.exchanges == state.exchanges.len(), "it has another number of exchanges")?;
        same(self.listings == state.listings.len(), "it has another number of listings")?;
        same(self.transfers == state.transfers.len(), "it has another number of transfers")?;
        same(self.parts == state.small.parts_kept, "it has another number of personal parts")?;
        let erased = state.members.iter().filter(|(_, member)| member.state == MemberState::Erased).map(|(id, _)| id);
        same(erased.eq(self.erased.iter().copied()), "others were forgotten")?;
        let mut accounts = state.ledger.accounts.iter();
        same(
            accounts.all(|(id, account)| account.balance == self.balances.get(&id).map_or(Minutes::ZERO, |balance| *balance)),
            "an account has another balance",
        )
    }
}

fn postings(event: &Event) -> &[Posting] {
    match event {
        Event::MembersMerged(e) => &e.postings,
        Event::AccountJoined(e) => &e.postings,
        Event::ExchangePosted(e) => &e.postings,
        Event::ExchangeRecorded(e) => &e.postings,
        Event::ExchangeReversed(e) => &e.postings,
        Event::CreditTransferred(e) => &e.postings,
        Event::PassagePosted(e) => &e.postings,
        _ => &[],
    }
}
