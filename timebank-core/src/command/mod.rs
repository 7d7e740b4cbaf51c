//! What may be asked of a bank. A command is a value; typed methods only build one.

pub(crate) mod print;

use crate::charter::{Charter, Limits};
use crate::journal::event::Direction;
use crate::ledger::TransferKind;
use crate::model::activity::Activity;
use crate::model::caller::Sender;
use crate::model::exchange::{Attendance, Expense, Terms};
use crate::model::listing::{Closing, ListingTerms};
use crate::model::member::{AccountKind, MemberState};
use crate::model::personal::{ListingWords, Part, Profile};
use crate::model::programme::{PairingEnd, Programme};
use crate::values::digest::{BankId, Key, Salt};
use crate::values::ids::*;
use crate::values::minutes::Minutes;
use crate::values::time::{Date, Instant};
use serde::{Deserialize, Serialize};

/// When a command comes, from whom, and what makes it safe to send twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Context {
    /// When. Never before the last command.
    pub at: Instant,
    /// Who sends it: the host itself, or a member.
    pub by: Sender,
    /// The host's own number for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<Key>,
    /// 16 random bytes, needed when it carries personal data; never those of another command.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub salt: Option<Salt>,
}

impl Context {
    /// Returns the context of a command the host itself sends at this moment.
    pub const fn host(at: Instant) -> Self {
        Self::of(at, Sender::Host)
    }
    /// Returns the context of a command a member sends at this moment.
    pub const fn member(at: Instant, member: MemberId) -> Self {
        Self::of(at, Sender::Member(member))
    }
    /// Returns the context of a command of this sender at this moment.
    pub const fn of(at: Instant, by: Sender) -> Self {
        Self { at, by, key: None, salt: None }
    }
    /// With this key.
    #[must_use]
    pub const fn key(mut self, key: Key) -> Self {
        self.key = Some(key);
        self
    }
    /// With this salt.
    #[must_use]
    pub const fn salt(mut self, salt: Salt) -> Self {
        self.salt = Some(salt);
        self
    }
}

/// A command: its context, and what is to be done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Command {
    /// When.
    pub at: Instant,
    /// Who sends it: `"host"`, or a member's number.
    pub by: Sender,
    /// The host's own number for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<Key>,
    /// 16 random bytes, needed when it carries personal data.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub salt: Option<Salt>,
    /// What is to be done.
    #[serde(rename = "do")]
    pub action: Action,
}

impl Command {
    /// Puts a command together.
    pub fn new(context: Context, action: impl Into<Action>) -> Self {
        let Context { at, by, key, salt } = context;
        Self { at, by, key, salt, action: action.into() }
    }
    /// When, from whom, and what makes it safe to send twice.
    pub const fn context(&self) -> Context {
        Context { at: self.at, by: self.by, key: self.key, salt: self.salt }
    }
    /// A command from its JSON.
    ///
    /// # Errors
    /// [`crate::error::Error::BadJson`] saying where and why; [`crate::error::Error::TooLarge`].
    pub fn from_json(bytes: &[u8]) -> Result<Self, crate::error::Error> {
        Ok(crate::canon::from_json(bytes, crate::values::limits::COMMAND_BYTES)?)
    }
}

/// What of somebody's part in an exchange was other than agreed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Actual {
    /// Whose.
    pub member: MemberId,
    /// How long it took.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u32>,
    /// Whether they came.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attendance: Option<Attendance>,
}

/// Creates a bank under a charter. The first command of every journal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Create {
    /// The identity of the bank: 16 random bytes from the host, never used for another bank.
    pub bank: BankId,
    /// The charter.
    pub charter: Box<Charter>,
    /// When it was decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decided_on: Option<Date>,
}

impl Create {
    /// Creates a bank of this identity under a charter.
    pub fn new(bank: BankId, charter: Charter) -> Self {
        Self { bank, charter: Box::new(charter), decided_on: None }
    }
}

/// Says that a copy of the bank goes on by itself. Sent to the copy, it gives the copy an identity of its own, so that both go
/// on. Sent to the bank that was copied, with `left`, it is the last thing that happens there but for erasures: the bank goes
/// on elsewhere, as the copy or, when it was moved, as itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct BeginCopy {
    /// The identity of the copy: 16 random bytes from the host.
    pub bank: BankId,
    /// Whether the bank this is sent to is left behind.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub left: bool,
}

/// Adopts another charter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AdoptCharter {
    /// The charter.
    pub charter: Box<Charter>,
    /// Those who decided.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub decided_by: Vec<MemberId>,
    /// When they decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decided_on: Option<Date>,
}

/// Adds an activity, in the community's own words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AddActivity {
    /// The activity.
    pub activity: Activity,
}

/// Changes an activity: all of it is given anew.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ChangeActivity {
    /// Which.
    pub id: ActivityId,
    /// The activity.
    pub activity: Activity,
}

/// Opens a programme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OpenProgramme {
    /// The programme.
    pub programme: Programme,
}

/// Admits a member.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Admit {
    /// The kind, in the charter's word; its first kind when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// Whether they are an applicant first.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub applicant: bool,
    /// The day they joined; the day of the command when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub joined: Option<Date>,
    /// A shared account to use instead of one of their own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account: Option<AccountId>,
    /// What they say of themselves.
    #[serde(default)]
    pub profile: Profile,
    /// Whatever else is kept about them from the start.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<Part>,
}

/// Changes where a member stands: active, paused, suspended, left.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SetState {
    /// Who.
    pub member: MemberId,
    /// Where.
    pub state: MemberState,
    /// Since when; the day of the command when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<Date>,
    /// Until when, for a pause.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// Why, kept as personal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// Gives a role.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GiveRole {
    /// To whom.
    pub member: MemberId,
    /// Which, in the charter's word.
    pub role: String,
    /// At which organisation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<MemberId>,
    /// First day; the day of the command when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// Last day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
}

/// Ends a role.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct EndRole {
    /// Whose.
    pub member: MemberId,
    /// Which, in the charter's word.
    pub role: String,
    /// At which organisation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<MemberId>,
    /// Last day; the day of the command when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
}

/// Keeps something personal about a member: profile, tags, checks, references, consents, appointments, concerns, contacts and the rest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Keep {
    /// About whom.
    pub member: MemberId,
    /// What.
    pub parts: Vec<Part>,
}

/// Merges a double record into another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Merge {
    /// The number that stays.
    pub kept: MemberId,
    /// The number that goes.
    pub merged: MemberId,
}

/// Opens an account members share.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OpenAccount {
    /// Household or organisation.
    pub kind: AccountKind,
    /// Who uses it from now on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub members: Vec<MemberId>,
}

/// Lets a member use a shared account, taking their balance along.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct JoinAccount {
    /// Who.
    pub member: MemberId,
    /// Which.
    pub account: AccountId,
}

/// Gives a member an account of their own again. What is on the shared one stays there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct LeaveAccount {
    /// Who.
    pub member: MemberId,
}

/// Sets limits for one account, or takes them away again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SetLimits {
    /// Which.
    pub account: AccountId,
    /// The limits; left out for those of its kind.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limits: Option<Limits>,
}

/// Posts an offer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Offer {
    /// Whose.
    pub member: MemberId,
    /// What it says in numbers.
    #[serde(default = "ListingTerms::open")]
    pub terms: ListingTerms,
    /// Its words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<ListingWords>,
}

/// Posts a request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Request {
    /// Whose.
    pub member: MemberId,
    /// What it says in numbers.
    #[serde(default = "ListingTerms::open")]
    pub terms: ListingTerms,
    /// Its words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<ListingWords>,
}

/// Changes a listing: terms and words given replace those before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AmendListing {
    /// Which.
    pub listing: ListingId,
    /// What it says in numbers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub terms: Option<ListingTerms>,
    /// Its words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<ListingWords>,
}

/// Says which activity and need a listing is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ClassifyListing {
    /// Which.
    pub listing: ListingId,
    /// The activity.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub activity: Option<ActivityId>,
    /// The need's code, when it is not that of the activity.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub need: Option<String>,
}

/// Lets a listing hold for longer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RenewListing {
    /// Which.
    pub listing: ListingId,
    /// Until when; by the charter when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
}

/// Closes a listing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CloseListing {
    /// Which.
    pub listing: ListingId,
    /// Why: met or withdrawn.
    pub why: Closing,
}

/// Proposes an exchange, or the same one on many dates.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Propose {
    /// What is proposed.
    pub terms: Terms,
    /// More dates: a series is agreed to once.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub dates: Vec<Date>,
    /// On whose behalf, when not one's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on_behalf_of: Option<MemberId>,
    /// Words, kept as personal of everybody who takes part.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// Agrees to a proposal; when everybody has, the minutes are held.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Agree {
    /// Which.
    pub exchange: ExchangeId,
    /// Who agrees; whoever sends the command when left out, everybody when the host does.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub members: Vec<MemberId>,
    /// Whether this is for every date of its series.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub series: bool,
}

/// Approves what rules want approved, and lets the pot pay what a limit keeps from an account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Approve {
    /// Which.
    pub exchange: ExchangeId,
    /// Whether a limit may be met by the charter's shortfall rule.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub limit: bool,
    /// Why, kept as personal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// Lets a proposal through that lies in the broker's tray: what rules want of it is approved, and the others are asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct LetThrough {
    /// Which.
    pub exchange: ExchangeId,
    /// Why, kept as personal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// Declines a proposal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Decline {
    /// Which.
    pub exchange: ExchangeId,
    /// Why, kept as personal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// Calls off what was proposed or agreed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Withdraw {
    /// Which.
    pub exchange: ExchangeId,
    /// Why, kept as personal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// Says that an exchange took place, and how.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Done {
    /// Which.
    pub exchange: ExchangeId,
    /// What was other than agreed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub actual: Vec<Actual>,
    /// Visitors without a name who came.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub visitors: Option<u32>,
    /// Minutes of facilitation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub facilitation: Option<u32>,
    /// Words, kept as personal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// Confirms that an exchange took place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Confirm {
    /// Which.
    pub exchange: ExchangeId,
    /// Whose word it is; whoever sends the command when left out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub members: Vec<MemberId>,
    /// How long it took in their memory, when other than was said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u32>,
}

/// Confirms many exchanges at once for those who did not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ConfirmMany {
    /// Which.
    pub exchanges: Vec<ExchangeId>,
}

/// Says that an exchange was not as was said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Dispute {
    /// Which.
    pub exchange: ExchangeId,
    /// Who says so; whoever sends the command when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub member: Option<MemberId>,
    /// In words, kept as personal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// Settles a dispute.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Settle {
    /// Which.
    pub exchange: ExchangeId,
    /// What it is settled at, where other than was said.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub actual: Vec<Actual>,
    /// In words, kept as personal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// Records a finished exchange in one step: from paper, from the telephone. Help that happened is always recorded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Record {
    /// What happened.
    pub terms: Terms,
    /// On whose behalf, when not one's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on_behalf_of: Option<MemberId>,
    /// Words, kept as personal of everybody who took part.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// Records many finished exchanges as one batch, which can be undone at once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RecordBatch {
    /// What happened.
    pub exchanges: Vec<Terms>,
}

/// Gives the word of an account that an exchange waits for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GiveWord {
    /// Which exchange.
    pub exchange: ExchangeId,
    /// The account; every account the sender speaks for when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account: Option<AccountId>,
    /// The most that may be taken; what the exchange asks for when left out. The rest stays unpaid.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub most: Option<Minutes>,
}

/// Refuses the word of an account that an exchange waits for: the help stands, unpaid.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RefuseWord {
    /// Which exchange.
    pub exchange: ExchangeId,
    /// The account; every account the sender speaks for when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account: Option<AccountId>,
}

/// Amends an exchange recorded on the same day: it is reversed and recorded anew, linked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Amend {
    /// Which.
    pub exchange: ExchangeId,
    /// What happened.
    pub terms: Terms,
}

/// Takes a posted exchange back by a linked entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Reverse {
    /// Which.
    pub exchange: ExchangeId,
    /// Why, kept as personal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// Takes a whole batch back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct UndoBatch {
    /// Which.
    pub batch: BatchId,
}

/// Says ahead, or on the day, that somebody does not come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct MarkAttendance {
    /// Which.
    pub exchange: ExchangeId,
    /// Who.
    pub member: MemberId,
    /// How.
    pub attendance: Attendance,
}

/// Lets somebody take another's place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Substitute {
    /// Which.
    pub exchange: ExchangeId,
    /// Who does not come.
    pub out: MemberId,
    /// Who comes instead.
    pub into: MemberId,
}

/// Notes money owed beside an exchange.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AddExpense {
    /// Which.
    pub exchange: ExchangeId,
    /// How much, to whom.
    pub expense: Expense,
    /// For what, kept as personal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// Says that somebody sets out on a lone visit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct VisitOut {
    /// Which.
    pub exchange: ExchangeId,
    /// Who.
    pub member: MemberId,
    /// When they are expected back.
    pub expected: Instant,
}

/// Says that somebody is back from a lone visit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct VisitBack {
    /// Which.
    pub exchange: ExchangeId,
    /// Who.
    pub member: MemberId,
}

/// Calls off everything ahead of a member, quietly: after a hospital stay, a bereavement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ClearAhead {
    /// Whose.
    pub member: MemberId,
    /// From which day.
    pub from: Date,
}

/// Moves credit without an exchange. Never counted as service.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Transfer {
    /// Which kind.
    pub kind: TransferKind,
    /// From which account.
    pub from: AccountId,
    /// To which account.
    pub to: AccountId,
    /// How much.
    pub minutes: Minutes,
    /// Words, kept as personal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// The day it counts for, when it is brought in from earlier records; the day of the command when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<Date>,
}

/// Levies the charter's ageing of credit, when it is due.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AgeCredit {}

/// Opens an account that stands for a partner bank.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OpenBridge {
    /// What the partner calls itself.
    pub partner: String,
    /// How far the two banks may get ahead of each other.
    pub limits: Limits,
}

/// Sets credit on its way to or from a partner bank: it is held here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct BeginPassage {
    /// Which partner.
    pub bridge: BridgeId,
    /// Which way.
    pub direction: Direction,
    /// The account here.
    pub account: AccountId,
    /// How much.
    pub minutes: Minutes,
    /// The key both banks know it by.
    pub shared_key: Key,
    /// From when on it may be voided.
    pub due: Instant,
}

/// Posts credit that is on its way, once the partner holds it too.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PostPassage {
    /// Which.
    pub passage: PassageId,
}

/// Lets credit stay where it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct VoidPassage {
    /// Which.
    pub passage: PassageId,
}

/// Pairs two people in a programme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Pair {
    /// Which.
    pub programme: ProgrammeId,
    /// Who walks ahead.
    pub mentor: MemberId,
    /// Who is walked with.
    pub mentee: MemberId,
    /// First day; the day of the command when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
}

/// Ends a pairing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct EndPairing {
    /// Which.
    pub pairing: PairingId,
    /// Why.
    pub why: PairingEnd,
    /// Last day; the day of the command when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<Date>,
}

/// Forgets a member: personal parts and salts go, number and minutes remain.
///
/// It takes the parts out of the bank, of the records that wait to be drained, and, in a store, of every record there is. What
/// lies elsewhere is the host's to forget: records that were drained before (`forget` does it, and verifying a journal reports
/// what is left as `part-left`), commands that were queued or logged, snapshots, redacted copies that were handed out, the
/// `.torn` file beside a journal that was moved away, and backups.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Erase {
    /// Who.
    pub member: MemberId,
}

/// Carries out everything that is due by now: proposals nobody answered, confirmations nobody gave, listings that ran out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ExpireDue {}

/// Closes a period: a checkpoint, after which older records may be deleted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ClosePeriod {
    /// Its last day.
    pub through: Date,
}

/// A change of the local clock that is known ahead.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Turn {
    /// The local date.
    pub date: Date,
    /// The minute of the day the clock shows just before.
    pub minute: u16,
    /// Minutes ahead of UTC from then on, −1080 to 1080.
    pub to: i16,
}

/// Sets the local clock from now on. Until it is set for the first time, the bank's days are those of UTC.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SetClock {
    /// Minutes ahead of UTC now, −1080 to 1080.
    pub offset: i16,
    /// When it changes, in order, as far as the host knows.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub changes: Vec<Turn>,
    /// The last day of which that is known. Afterwards the last offset holds, so set the clock again before.
    pub through: Date,
}

impl Record {
    /// Records these terms, with nothing beside them.
    pub const fn new(terms: Terms) -> Self {
        Self { terms, on_behalf_of: None, note: None }
    }
}

impl Propose {
    /// Proposes these terms on their date, with nothing beside them.
    pub const fn new(terms: Terms) -> Self {
        Self { terms, dates: Vec::new(), on_behalf_of: None, note: None }
    }
}

macro_rules! actions {
    ($($(#[$m:meta])* $var:ident = $tag:literal),* $(,)?) => {
        /// What is to be done.
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(tag = "type")]
        #[non_exhaustive]
        pub enum Action { $($(#[$m])* #[serde(rename = $tag)] $var($var)),* }
        impl Action {
            /// The tags of all actions, in order.
            pub const TAGS: &'static [&'static str] = &[$($tag),*];
            /// What each looks like, by tag.
            #[cfg(feature = "schema")]
            pub(crate) fn schemas(generator: &mut schemars::SchemaGenerator) -> serde_json::Map<String, serde_json::Value> {
                [$(($tag.to_owned(), generator.subschema_for::<$var>().into())),*].into_iter().collect()
            }
            /// The `type` on the wire.
            pub const fn tag(&self) -> &'static str {
                match self { $(Self::$var(_) => $tag),* }
            }
        }
        $(impl From<$var> for Action { fn from(value: $var) -> Self { Self::$var(value) } })*
    };
}

actions! {
    /// See [`Create`].
    Create = "create",
    /// See [`BeginCopy`].
    BeginCopy = "begin-copy",
    /// See [`AdoptCharter`].
    AdoptCharter = "adopt-charter",
    /// See [`AddActivity`].
    AddActivity = "add-activity",
    /// See [`ChangeActivity`].
    ChangeActivity = "change-activity",
    /// See [`OpenProgramme`].
    OpenProgramme = "open-programme",
    /// See [`Admit`].
    Admit = "admit",
    /// See [`SetState`].
    SetState = "set-state",
    /// See [`GiveRole`].
    GiveRole = "give-role",
    /// See [`EndRole`].
    EndRole = "end-role",
    /// See [`Keep`].
    Keep = "keep",
    /// See [`Merge`].
    Merge = "merge",
    /// See [`OpenAccount`].
    OpenAccount = "open-account",
    /// See [`JoinAccount`].
    JoinAccount = "join-account",
    /// See [`LeaveAccount`].
    LeaveAccount = "leave-account",
    /// See [`SetLimits`].
    SetLimits = "set-limits",
    /// See [`Offer`].
    Offer = "offer",
    /// See [`Request`].
    Request = "request",
    /// See [`AmendListing`].
    AmendListing = "amend-listing",
    /// See [`ClassifyListing`].
    ClassifyListing = "classify-listing",
    /// See [`RenewListing`].
    RenewListing = "renew-listing",
    /// See [`CloseListing`].
    CloseListing = "close-listing",
    /// See [`Propose`].
    Propose = "propose",
    /// See [`Agree`].
    Agree = "agree",
    /// See [`Approve`].
    Approve = "approve",
    /// See [`LetThrough`].
    LetThrough = "let-through",
    /// See [`Decline`].
    Decline = "decline",
    /// See [`Withdraw`].
    Withdraw = "withdraw",
    /// See [`Done`].
    Done = "done",
    /// See [`Confirm`].
    Confirm = "confirm",
    /// See [`ConfirmMany`].
    ConfirmMany = "confirm-many",
    /// See [`Dispute`].
    Dispute = "dispute",
    /// See [`Settle`].
    Settle = "settle",
    /// See [`Record`].
    Record = "record",
    /// See [`RecordBatch`].
    RecordBatch = "record-batch",
    /// See [`GiveWord`].
    GiveWord = "give-word",
    /// See [`RefuseWord`].
    RefuseWord = "refuse-word",
    /// See [`Amend`].
    Amend = "amend",
    /// See [`Reverse`].
    Reverse = "reverse",
    /// See [`UndoBatch`].
    UndoBatch = "undo-batch",
    /// See [`MarkAttendance`].
    MarkAttendance = "mark-attendance",
    /// See [`Substitute`].
    Substitute = "substitute",
    /// See [`AddExpense`].
    AddExpense = "add-expense",
    /// See [`VisitOut`].
    VisitOut = "visit-out",
    /// See [`VisitBack`].
    VisitBack = "visit-back",
    /// See [`ClearAhead`].
    ClearAhead = "clear-ahead",
    /// See [`Transfer`].
    Transfer = "transfer",
    /// See [`AgeCredit`].
    AgeCredit = "age-credit",
    /// See [`OpenBridge`].
    OpenBridge = "open-bridge",
    /// See [`BeginPassage`].
    BeginPassage = "begin-passage",
    /// See [`PostPassage`].
    PostPassage = "post-passage",
    /// See [`VoidPassage`].
    VoidPassage = "void-passage",
    /// See [`Pair`].
    Pair = "pair",
    /// See [`EndPairing`].
    EndPairing = "end-pairing",
    /// See [`Erase`].
    Erase = "erase",
    /// See [`ExpireDue`].
    ExpireDue = "expire-due",
    /// See [`ClosePeriod`].
    ClosePeriod = "close-period",
    /// See [`SetClock`].
    SetClock = "set-clock",
}
