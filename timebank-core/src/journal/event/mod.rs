//! Events: the lasting part of a record. An event contains no text. Text is kept next to it, in documents (vocabulary) or
//! personal parts.

mod bank;
mod credit;
mod exchange;
mod listing;
mod member;

pub use bank::*;
pub use credit::*;
pub use exchange::*;
pub use listing::*;
pub use member::*;

use crate::canon::wire_tagged;

wire_tagged! {
    /// What happened.
    pub enum Event {
        /// See [`BankFounded`].
        BankFounded = "bank-founded",
        /// See [`CopyBegun`].
        CopyBegun = "copy-begun",
        /// See [`CharterAdopted`].
        CharterAdopted = "charter-adopted",
        /// See [`ActivitySet`].
        ActivitySet = "activity-set",
        /// See [`ProgrammeOpened`].
        ProgrammeOpened = "programme-opened",
        /// See [`MemberAdmitted`].
        MemberAdmitted = "member-admitted",
        /// See [`MemberStateChanged`].
        MemberStateChanged = "member-state-changed",
        /// See [`RoleGiven`].
        RoleGiven = "role-given",
        /// See [`RoleEnded`].
        RoleEnded = "role-ended",
        /// See [`PersonalKept`].
        PersonalKept = "personal-kept",
        /// See [`MembersMerged`].
        MembersMerged = "members-merged",
        /// See [`AccountOpened`].
        AccountOpened = "account-opened",
        /// See [`AccountJoined`].
        AccountJoined = "account-joined",
        /// See [`LimitsSet`].
        LimitsSet = "limits-set",
        /// See [`ListingPosted`].
        ListingPosted = "listing-posted",
        /// See [`ListingAmended`].
        ListingAmended = "listing-amended",
        /// See [`ListingRenewed`].
        ListingRenewed = "listing-renewed",
        /// See [`ListingClosed`].
        ListingClosed = "listing-closed",
        /// See [`ExchangeProposed`].
        ExchangeProposed = "exchange-proposed",
        /// See [`ExchangeApproved`].
        ExchangeApproved = "exchange-approved",
        /// See [`ExchangeAgreed`].
        ExchangeAgreed = "exchange-agreed",
        /// See [`ExchangeEnded`].
        ExchangeEnded = "exchange-ended",
        /// See [`ParticipantsChanged`].
        ParticipantsChanged = "participants-changed",
        /// See [`ExchangeDone`].
        ExchangeDone = "exchange-done",
        /// See [`ConfirmationGiven`].
        ConfirmationGiven = "confirmation-given",
        /// See [`ExchangePosted`].
        ExchangePosted = "exchange-posted",
        /// See [`ExchangeDisputed`].
        ExchangeDisputed = "exchange-disputed",
        /// See [`ExchangeRecorded`].
        ExchangeRecorded = "exchange-recorded",
        /// See [`WordGiven`].
        WordGiven = "word-given",
        /// See [`WordRefused`].
        WordRefused = "word-refused",
        /// See [`ExchangeReversed`].
        ExchangeReversed = "exchange-reversed",
        /// See [`ExpenseNoted`].
        ExpenseNoted = "expense-noted",
        /// See [`VisitReported`].
        VisitReported = "visit-reported",
        /// See [`CreditTransferred`].
        CreditTransferred = "credit-transferred",
        /// See [`BridgeOpened`].
        BridgeOpened = "bridge-opened",
        /// See [`PassagePending`].
        PassagePending = "passage-pending",
        /// See [`PassagePosted`].
        PassagePosted = "passage-posted",
        /// See [`PassageVoided`].
        PassageVoided = "passage-voided",
        /// See [`PairingMade`].
        PairingMade = "pairing-made",
        /// See [`PairingEnded`].
        PairingEnded = "pairing-ended",
        /// See [`MemberErased`].
        MemberErased = "member-erased",
        /// See [`PeriodClosed`].
        PeriodClosed = "period-closed",
        /// See [`DeadlinesMoved`].
        DeadlinesMoved = "deadlines-moved",
        /// See [`ClockSet`].
        ClockSet = "clock-set",
        /// See [`SecretSet`].
        SecretSet = "secret-set",
        /// See [`ErasureAsked`].
        ErasureAsked = "erasure-asked",
        /// See [`SubstituteAsked`].
        SubstituteAsked = "substitute-asked",
        /// See [`BundleProposed`].
        BundleProposed = "bundle-proposed",
        /// See [`BundleAgreed`].
        BundleAgreed = "bundle-agreed",
        /// See [`BundleSettled`].
        BundleSettled = "bundle-settled",
    }
}
