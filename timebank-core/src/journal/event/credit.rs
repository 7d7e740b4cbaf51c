//! What happened to credit without an exchange, and between banks.

use crate::canon::{wire_code, wire_struct};
use crate::ledger::TransferKind;
use crate::model::member::Posting;
use crate::values::digest;
use crate::values::ids::{AccountId, BridgeId, PassageId, TransferId};
use crate::values::minutes::Minutes;
use crate::values::time::{Date, Timestamp};

wire_struct! {
    /// Credit moved without an exchange. Never service.
    pub struct CreditTransferred {
        /// Its number.
        transfer = "transfer": TransferId,
        /// The kind of transfer.
        kind = "kind": TransferKind,
        /// The day it counts for.
        value = "value": Date,
        /// The postings.
        postings = "postings": Vec<Posting>,
        /// Accounts that this takes beyond an advisory limit.
        beyond = "beyond" ? "crate::canon::omit": Vec<AccountId>,
        /// Whether it is the charter's ageing of credit.
        ageing = "ageing" ? "crate::canon::omit": bool,
        /// Whom it was meant for, where part of it went to the pot because they were near their ceiling.
        meant = "meant" ? "crate::canon::omit": Option<AccountId>,
    }
}

wire_struct! {
    /// An account was opened for a partner bank.
    pub struct BridgeOpened {
        /// Its number.
        bridge = "bridge": BridgeId,
        /// The account.
        account = "account": AccountId,
        /// SHA-256 of the document that names the partner.
        digest = "digest": digest::Hash32,
    }
}

wire_code! {
    /// The direction in which credit goes between banks.
    pub enum Direction {
        /// To the partner.
        Out = "out",
        /// From the partner.
        In = "in",
    }
}

wire_struct! {
    /// Credit is on its way to or from a partner bank: held, not posted.
    pub struct PassagePending {
        /// Its number here.
        passage = "passage": PassageId,
        /// The bridge it goes over.
        bridge = "bridge": BridgeId,
        /// Whether the credit leaves for the partner or comes from there.
        direction = "direction": Direction,
        /// The account here that pays or is paid.
        account = "account": AccountId,
        /// Minutes that are held.
        minutes = "minutes": Minutes,
        /// The key both banks know it by.
        shared_key = "sharedKey": digest::Key,
        /// The moment from which it may be voided.
        due = "due": Timestamp,
    }
}

wire_struct! {
    /// Credit has arrived: posted here.
    pub struct PassagePosted {
        /// The passage's number.
        passage = "passage": PassageId,
        /// The day it counts for.
        value = "value": Date,
        /// The postings.
        postings = "postings": Vec<Posting>,
    }
}

wire_struct! {
    /// Credit stays where it was: the hold is released.
    pub struct PassageVoided {
        /// The passage's number.
        passage = "passage": PassageId,
    }
}
