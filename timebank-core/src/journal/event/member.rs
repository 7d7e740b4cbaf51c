//! What happened to members and accounts.

use crate::canon::wire_struct;
use crate::ledger::limits::Limits;
use crate::model::member::{AccountKind, MemberState, Posting};
use crate::values::ids::{AccountId, MemberId};
use crate::values::time::Date;

wire_struct! {
    /// A member was admitted.
    pub struct MemberAdmitted {
        /// Their number.
        member = "member": MemberId,
        /// Which kind: its place in the charter's list.
        kind = "kind": u16,
        /// Where they stand: applicant or active.
        state = "state": MemberState,
        /// The day they joined.
        joined = "joined": Date,
        /// Their account: a new one with this number, or one they share.
        account = "account": AccountId,
        /// What kind of account, when it is new.
        opens = "opens" ? "crate::canon::omit": Option<AccountKind>,
    }
}

wire_struct! {
    /// A member stands elsewhere now.
    pub struct MemberStateChanged {
        /// Who.
        member = "member": MemberId,
        /// Where.
        state = "state": MemberState,
        /// Since when.
        since = "since": Date,
        /// Until when, if that was said.
        until = "until" ? "crate::canon::omit": Option<Date>,
    }
}

wire_struct! {
    /// A role was given.
    pub struct RoleGiven {
        /// To whom.
        member = "member": MemberId,
        /// Which: its place in the charter's list.
        role = "role": u16,
        /// At which organisation.
        at = "at" ? "crate::canon::omit": Option<MemberId>,
        /// First day.
        from = "from": Date,
        /// Last day.
        until = "until" ? "crate::canon::omit": Option<Date>,
    }
}

wire_struct! {
    /// A role ended.
    pub struct RoleEnded {
        /// Whose.
        member = "member": MemberId,
        /// Which of the roles they hold: its place in the order given.
        index = "index": u16,
        /// Last day.
        until = "until": Date,
    }
}

wire_struct! {
    /// Something personal was kept. What, stands in the personal parts only.
    pub struct PersonalKept {
        /// About whom.
        member = "member": MemberId,
    }
}

wire_struct! {
    /// A double record was merged: from now on `merged` means `kept`.
    pub struct MembersMerged {
        /// The number that stays.
        kept = "kept": MemberId,
        /// The number that goes.
        merged = "merged": MemberId,
        /// What moves the balance over.
        postings = "postings" ? "crate::canon::omit": Vec<Posting>,
    }
}

wire_struct! {
    /// A shared account was opened.
    pub struct AccountOpened {
        /// Its number.
        account = "account": AccountId,
        /// Household or organisation.
        kind = "kind": AccountKind,
    }
}

wire_struct! {
    /// A member uses another account from now on.
    pub struct AccountJoined {
        /// Who.
        member = "member": MemberId,
        /// Which account.
        account = "account": AccountId,
        /// Whether the account is opened with this.
        opens = "opens" ? "crate::canon::omit": bool,
        /// What moves their balance over.
        postings = "postings" ? "crate::canon::omit": Vec<Posting>,
    }
}

wire_struct! {
    /// An account has limits of its own, or again those of its kind.
    pub struct LimitsSet {
        /// Which account.
        account = "account": AccountId,
        /// Its limits; left out for those of its kind.
        limits = "limits" ? "crate::canon::omit": Option<Limits>,
/// Whether they follow from a word of the broker's.
        by_tag = "byTag" ? "crate::canon::omit": bool,
        /// Whether the account is outside them now.
        flagged = "flagged" ? "crate::canon::omit": bool,
    }
}

wire_struct! {
    /// A member was forgotten: their personal parts and salts are erased. Number and minutes remain.
    pub struct MemberErased {
        /// Who.
        member = "member": MemberId,
    }
}

wire_struct! {
    /// A member asked to be forgotten. A broker or the host carries it out.
    pub struct ErasureAsked {
        /// Who.
        member = "member": MemberId,
    }
}
