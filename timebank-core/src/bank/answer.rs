//! What a command is answered with: worked out from its records, so that a replayed bank gives the same answer again.

use super::TimeBank;
use crate::Error;
use crate::audience::Audience;
use crate::caller::Sender;
use crate::command::Command;
use crate::event::{Event, ExchangePosted, ExchangeRecorded};
use crate::exchange::Shortfall;
use crate::ids::*;
use crate::journal::{Body, Head, Record};
use serde::{Deserialize, Serialize};

/// What a command brought into being.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Created {
    /// A member.
    Member(MemberId),
    /// An account.
    Account(AccountId),
    /// An activity.
    Activity(ActivityId),
    /// A programme.
    Programme(ProgrammeId),
    /// A listing.
    Listing(ListingId),
    /// An exchange.
    Exchange(ExchangeId),
    /// A series of exchanges.
    Series(SeriesId),
    /// A batch of exchanges.
    Batch(BatchId),
    /// A transfer.
    Transfer(TransferId),
    /// A bridge to a partner bank.
    Bridge(BridgeId),
    /// Credit on its way.
    Passage(PassageId),
    /// A pairing.
    Pairing(PairingId),
    /// A version of the charter.
    Charter(CharterVersion),
}

/// The answer to a command.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Outcome {
    /// Its last record.
    pub seq: u64,
    /// How many records it has.
    pub records: u32,
    /// What it brought into being.
    pub created: Option<Created>,
    /// Accounts an advisory limit speaks up about. These three lists hold a member's own account only, when a member sent it.
    #[serde(default)]
    pub beyond: Vec<AccountId>,
    /// Accounts outside an enforced limit by a reversal or a change of limits.
    #[serde(default)]
    pub flagged: Vec<AccountId>,
    /// Minutes an enforced limit kept from accounts, and where they went.
    #[serde(default)]
    pub shortfalls: Vec<Shortfall>,
    /// Accounts whose word the exchanges recorded or posted still wait for; until then they are unpaid.
    #[serde(default)]
    pub awaiting: Vec<AccountId>,
    /// Whether this is the answer to the same command sent before.
    #[serde(default)]
    pub repeated: bool,
}

impl Outcome {
    /// Leaves what befell one account. What befell others is told to brokers and to those whose accounts they are.
    fn about(mut self, account: Option<AccountId>) -> Self {
        self.beyond.retain(|one| Some(*one) == account);
        self.flagged.retain(|one| Some(*one) == account);
        self.shortfalls.retain(|short| Some(short.account) == account);
        self
    }
}

impl TimeBank {
    /// Returns an outcome as the sender of its command may know it (promise 13): the host and brokers all of it, a member what
    /// befell their own account.
    pub(super) fn narrowed(&self, command: &Command, outcome: Outcome) -> Outcome {
        match (command.by, self.audience_of(command.by, command.at)) {
            (Sender::Member(by), Audience::Member) => outcome.about(self.account_of(by).ok()),
            _ => outcome,
        }
    }
}

macro_rules! created {
    ($($method:ident $variant:ident $type:ident $what:literal;)*) => {
        impl Outcome {$(
            #[doc = concat!("The ", $what, " it brought into being.")]
            ///
            /// # Errors
            /// [`Error::NothingToDo`] when it brought none into being.
            pub fn $method(&self) -> Result<$type, Error> {
                match self.created {
                    Some(Created::$variant(id)) => Ok(id),
                    _ => Err(Error::NothingToDo { what: concat!("no ", $what, " was created") }),
                }
            }
        )*}
    };
}
created! {
    member Member MemberId "member";
    account Account AccountId "account";
    activity Activity ActivityId "activity";
    programme Programme ProgrammeId "programme";
    listing Listing ListingId "listing";
    exchange Exchange ExchangeId "exchange";
    series Series SeriesId "series";
    batch Batch BatchId "batch";
    transfer Transfer TransferId "transfer";
    bridge Bridge BridgeId "bridge";
    passage Passage PassageId "passage";
    pairing Pairing PairingId "pairing";
}

/// What was decided, to be appended to a journal that stands at `expected`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// Where the journal has to stand.
    pub expected: Head,
    /// Whole appends of what is due before the commands, to be appended and applied first. Mostly none.
    pub due: Vec<Record>,
    /// The records to append after them, whole or not at all. None when every command was answered before.
    pub records: Vec<Record>,
    /// The answers, one for each command.
    pub outcomes: Vec<Outcome>,
}

pub(super) fn of<'a>(bodies: impl Iterator<Item = &'a Body>) -> Outcome {
    let mut outcome = Outcome::default();
    for body in bodies {
        outcome.seq = body.seq;
        outcome.records = outcome.records.saturating_add(1);
        let created = created(&body.event);
        // The first counts, except that a series or batch is more than its first exchange.
        if outcome.created.is_none() {
            outcome.created = created;
        }
        let (beyond, flagged, shortfalls): (&[AccountId], &[AccountId], &[Shortfall]) = match &body.event {
            Event::ExchangeRecorded(e) => (&e.beyond, &[], &e.shortfalls),
            Event::ExchangeAgreed(e) => (&e.beyond, &[], &e.shortfalls),
            Event::ExchangePosted(e) => (&e.beyond, &[], &e.shortfalls),
            Event::CreditTransferred(e) => (&e.beyond, &[], &[]),
            Event::ExchangeReversed(e) => (&[], &e.flagged, &[]),
            Event::LimitsSet(e) if e.flagged => (&[], std::slice::from_ref(&e.account), &[]),
            Event::CharterAdopted(e) => (&[], &e.flagged, &[]),
            _ => (&[], &[], &[]),
        };
        if let Event::ExchangeRecorded(ExchangeRecorded { awaiting, .. }) | Event::ExchangePosted(ExchangePosted { awaiting, .. }) =
            &body.event
        {
            outcome.awaiting.extend(awaiting.iter().map(|leg| leg.account));
        }
        outcome.beyond.extend_from_slice(beyond);
        outcome.flagged.extend_from_slice(flagged);
        outcome.shortfalls.extend_from_slice(shortfalls);
    }
    outcome
}

fn created(event: &Event) -> Option<Created> {
    Some(match event {
        Event::BankFounded(_) => Created::Charter(CharterVersion::from_index(0)?),
        Event::CharterAdopted(e) => Created::Charter(e.version),
        Event::ActivitySet(e) => Created::Activity(e.activity),
        Event::ProgrammeOpened(e) => Created::Programme(e.programme),
        Event::MemberAdmitted(e) => Created::Member(e.member),
        Event::AccountOpened(e) => Created::Account(e.account),
        Event::ListingPosted(e) => Created::Listing(e.listing),
        Event::ExchangeProposed(e) => e.series.map_or(Created::Exchange(e.exchange), Created::Series),
        Event::ExchangeRecorded(e) => e.batch.map_or(Created::Exchange(e.exchange), Created::Batch),
        Event::CreditTransferred(e) => Created::Transfer(e.transfer),
        Event::BridgeOpened(e) => Created::Bridge(e.bridge),
        Event::PassagePending(e) => Created::Passage(e.passage),
        Event::PairingMade(e) => Created::Pairing(e.pairing),
        _ => return None,
    })
}
