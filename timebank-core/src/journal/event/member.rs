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
        /// The kind: its place in the charter's list, from 0.
        kind = "kind": u16,
        /// Their state: applicant or active.
        state = "state": MemberState,
        /// The day they joined.
        joined = "joined": Date,
        /// Their account: a new one with this number, or one they share.
        account = "account": AccountId,
        /// The kind of account, when it is new.
        opens = "opens" ? "crate::canon::omit": Option<AccountKind>,
    }
}

wire_struct! {
    /// A member's state changed.
    pub struct MemberStateChanged {
        /// The member's number.
        member = "member": MemberId,
        /// The new state.
        state = "state": MemberState,
        /// The first day of that state.
        since = "since": Date,
        /// The last day of it, if that is known.
        until = "until" ? "crate::canon::omit": Option<Date>,
    }
}

wire_struct! {
    /// A role was given.
    pub struct RoleGiven {
        /// The member who got the role.
        member = "member": MemberId,
        /// The role: its place in the charter's list, from 0.
        role = "role": u16,
        /// The organisation it is held at, if there is one.
        at = "at" ? "crate::canon::omit": Option<MemberId>,
        /// The first day.
        from = "from": Date,
        /// The last day; left out when it has no end.
        until = "until" ? "crate::canon::omit": Option<Date>,
    }
}

wire_struct! {
    /// A role ended.
    pub struct RoleEnded {
        /// The member whose role ended.
        member = "member": MemberId,
        /// The role among those they hold: its place in the order given, from 0.
        index = "index": u16,
        /// The last day.
        until = "until": Date,
    }
}

wire_struct! {
    /// Something personal was kept. What it is, only the personal parts say.
    pub struct PersonalKept {
        /// The member it is about.
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
        /// The kind of account: household or organisation.
        kind = "kind": AccountKind,
    }
}

wire_struct! {
    /// A member uses another account from now on.
    pub struct AccountJoined {
        /// The member's number.
        member = "member": MemberId,
        /// The account's number.
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
        /// The account's number.
        account = "account": AccountId,
        /// Its limits; left out for those of its kind.
        limits = "limits" ? "crate::canon::omit": Option<Limits>,
        /// Whether they follow from a tag of the broker's.
        by_tag = "byTag" ? "crate::canon::omit": bool,
        /// Whether the account is outside them now.
        flagged = "flagged" ? "crate::canon::omit": bool,
    }
}

wire_struct! {
    /// A member was forgotten: their personal parts and salts are erased. Number and minutes remain.
    pub struct MemberErased {
        /// The member's number.
        member = "member": MemberId,
    }
}

wire_struct! {
    /// A member asked to be forgotten. A broker or the host carries it out.
    pub struct ErasureAsked {
        /// The member's number.
        member = "member": MemberId,
    }
}
