//! The answer to a command.

use crate::error::Error;
use crate::model::exchange::Shortfall;
use crate::values::ids::*;
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
    /// A bundle of exchanges.
    Bundle(BundleId),
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
#[non_exhaustive]
pub struct Outcome {
    /// The number of its last record. 0 for a member, who may not know the journal.
    pub seq: u64,
    /// How many records it has; 0 to a member.
    pub records: u32,
    /// What it created, if it created something.
    pub created: Option<Created>,
    /// Accounts that it takes beyond an advisory limit. These three lists hold only a member's own account, when a member sent it.
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
    /// Keeps only the effects on one account. Effects on other accounts are shown only to brokers and to those accounts' users.
    pub(crate) fn about(mut self, account: Option<AccountId>) -> Self {
        // The position in the journal would reveal how active other members are.
        self.seq = 0;
        self.records = 0;
        self.beyond.retain(|one| Some(*one) == account);
        self.flagged.retain(|one| Some(*one) == account);
        self.shortfalls.retain(|short| Some(short.account) == account);
        self
    }
}

macro_rules! created {
    ($($method:ident $variant:ident $type:ident $what:literal;)*) => {
        impl Outcome {$(
            #[doc = concat!("The ", $what, " it brought into being.")]
            ///
            /// # Errors
            /// [`Error::NothingToDo`] if the command created none.
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
    bundle Bundle BundleId "bundle";
    transfer Transfer TransferId "transfer";
    bridge Bridge BridgeId "bridge";
    passage Passage PassageId "passage";
    pairing Pairing PairingId "pairing";
}
