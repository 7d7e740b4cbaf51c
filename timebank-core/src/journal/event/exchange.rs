//! What happened to exchanges.

use crate::canon::{wire_code, wire_struct};
use crate::ledger::Hold;
use crate::model::exchange::*;
use crate::model::member::Posting;
use crate::values::ids::{AccountId, BatchId, BundleId, ExchangeId, MemberId, SeriesId};
use crate::values::minutes::Minutes;
use crate::values::time::{Date, Timestamp};

wire_struct! {
    /// An exchange was proposed.
    pub struct ExchangeProposed {
        /// Its number.
        exchange = "exchange": ExchangeId,
        /// The terms that are proposed.
        terms = "terms": Terms,
        /// The series it belongs to.
        series = "series" ? "crate::canon::omit": Option<SeriesId>,
        /// The member on whose behalf it was proposed.
        on_behalf_of = "onBehalfOf" ? "crate::canon::omit": Option<MemberId>,
        /// Those who have agreed by proposing.
        agreed = "agreed" ? "crate::canon::omit": Vec<MemberId>,
        /// The moment until which an answer is awaited.
        due = "due": Timestamp,
        /// The rules that need a broker's approval first: their places in the charter, from 0.
        needs_approval = "needsApproval" ? "crate::canon::omit": Vec<u16>,
        /// Whether a member has agreed to be elsewhere then, so that it needs a broker's approval first.
        booked_twice = "bookedTwice" ? "crate::canon::omit": bool,
        /// Whether it lies in the broker's tray: nobody but who proposed it is asked until a broker lets it through.
        held = "held" ? "crate::canon::omit": bool,
        /// The words of accounts its sender gave.
        words = "words" ? "crate::canon::omit": Vec<Word>,
    }
}

wire_struct! {
    /// A broker approved what rules needed approved.
    pub struct ExchangeApproved {
        /// The exchange's number.
        exchange = "exchange": ExchangeId,
        /// Over which rules: their places in the charter.
        rules = "rules" ? "crate::canon::omit": Vec<u16>,
        /// Whether a balance limit was approved over, so that the shortfall rule applies.
        limit = "limit" ? "crate::canon::omit": bool,
        /// Whether it was approved although a member has agreed to be elsewhere then.
        booked_twice = "bookedTwice" ? "crate::canon::omit": bool,
        /// Whether it was let through from the broker's tray: the others are asked from now on.
        through = "through" ? "crate::canon::omit": bool,
        /// The words of accounts its sender gave.
        words = "words" ? "crate::canon::omit": Vec<Word>,
    }
}

wire_struct! {
    /// A member agreed; when everybody has, the minutes are held.
    pub struct ExchangeAgreed {
        /// The exchange's number.
        exchange = "exchange": ExchangeId,
        /// Those who agreed.
        members = "members": Vec<MemberId>,
        /// What is held, once everybody has agreed.
        holds = "holds" ? "crate::canon::omit": Vec<Hold>,
        /// Minutes that an enforced limit keeps from accounts.
        shortfalls = "shortfalls" ? "crate::canon::omit": Vec<Shortfall>,
        /// Accounts that this takes beyond an advisory limit.
        beyond = "beyond" ? "crate::canon::omit": Vec<AccountId>,
        /// Whether everybody has agreed now.
        complete = "complete" ? "crate::canon::omit": bool,
        /// The words of accounts its sender gave.
        words = "words" ? "crate::canon::omit": Vec<Word>,
    }
}

wire_struct! {
    /// Proposals are agreed as one from now on.
    pub struct BundleProposed {
        /// The number of the bundle.
        bundle = "bundle": BundleId,
        /// The proposals, in the order of their numbers.
        exchanges = "exchanges": Vec<ExchangeId>,
        /// The moment until which every answer is awaited.
        due = "due": Timestamp,
    }
}

wire_struct! {
    /// Everybody has agreed to every exchange of a bundle: all of them are agreed, and what is held is their net.
    pub struct BundleAgreed {
        /// The bundle's number.
        bundle = "bundle": BundleId,
        /// What each exchange moves, in their order.
        legs = "legs": Vec<Vec<Posting>>,
        /// What is held, by account, over all its exchanges.
        holds = "holds" ? "crate::canon::omit": Vec<Hold>,
        /// Minutes that an enforced limit keeps from accounts.
        shortfalls = "shortfalls" ? "crate::canon::omit": Vec<Shortfall>,
        /// Accounts that this takes beyond an advisory limit.
        beyond = "beyond" ? "crate::canon::omit": Vec<AccountId>,
    }
}

wire_struct! {
    /// A bundle has ended: what is confirmed of it is posted at once, on the net. What is left out is posted by itself from now on.
    pub struct BundleSettled {
        /// The bundle's number.
        bundle = "bundle": BundleId,
        /// What is posted.
        posted = "posted" ? "crate::canon::omit": Vec<ExchangePosted>,
    }
}

wire_struct! {
    /// An exchange will not take place, or was never confirmed.
    pub struct ExchangeEnded {
        /// The exchange's number.
        exchange = "exchange": ExchangeId,
        /// Declined, withdrawn or expired.
        state = "state": ExchangeState,
        /// The member who declined it, when someone else passed that on.
        member = "member" ? "crate::canon::omit": Option<MemberId>,
    }
}

wire_struct! {
    /// Who takes part changed before it took place: an attendance known ahead, or a substitute.
    pub struct ParticipantsChanged {
        /// The exchange's number.
        exchange = "exchange": ExchangeId,
        /// All who take part now.
        parts = "parts": Vec<Participation>,
        /// What is held now.
        holds = "holds" ? "crate::canon::omit": Vec<Hold>,
        /// Minutes that an enforced limit keeps from accounts.
        shortfalls = "shortfalls" ? "crate::canon::omit": Vec<Shortfall>,
        /// The words of accounts its sender gave.
        words = "words" ? "crate::canon::omit": Vec<Word>,
        /// What it moves now, for one of an agreed bundle.
        legs = "legs" ? "crate::canon::omit": Vec<Posting>,
    }
}

wire_struct! {
    /// A member asked that someone take another's place. A broker or the host decides.
    pub struct SubstituteAsked {
        /// The exchange's number.
        exchange = "exchange": ExchangeId,
        /// The member who would not take part.
        out = "out": MemberId,
        /// The member who would take part instead.
        into = "into": MemberId,
    }
}

wire_struct! {
    /// An exchange took place.
    pub struct ExchangeDone {
        /// The exchange's number.
        exchange = "exchange": ExchangeId,
        /// The terms as it took place.
        terms = "terms": Terms,
        /// The moment until which confirmations are awaited.
        due = "due": Timestamp,
        /// The words of accounts its sender gave.
        words = "words" ? "crate::canon::omit": Vec<Word>,
    }
}

wire_struct! {
    /// Members confirmed.
    pub struct ConfirmationGiven {
        /// The exchange's number.
        exchange = "exchange": ExchangeId,
        /// The members who confirmed, and the minutes they remember where those differ.
        confirmations = "confirmations": Vec<Confirmation>,
        /// The words of accounts its sender gave.
        words = "words" ? "crate::canon::omit": Vec<Word>,
    }
}

wire_struct! {
    /// An exchange is confirmed, or settled after a dispute, and posted.
    pub struct ExchangePosted {
        /// The exchange's number.
        exchange = "exchange": ExchangeId,
        /// Confirmed or settled; `awaiting-word` while words of accounts are missing, or others of its bundle are to come.
        state = "state": ExchangeState,
        /// The day it counts for: its own, or the first open day where that day's period is closed.
        value = "value": Date,
        /// Who took part and how long, finally.
        parts = "parts": Vec<Participation>,
        /// The postings.
        postings = "postings" ? "crate::canon::omit": Vec<Posting>,
        /// Minutes that an enforced limit kept from accounts.
        shortfalls = "shortfalls" ? "crate::canon::omit": Vec<Shortfall>,
        /// Accounts that this takes beyond an advisory limit.
        beyond = "beyond" ? "crate::canon::omit": Vec<AccountId>,
        /// Whether silence confirmed it.
        by_silence = "bySilence" ? "crate::canon::omit": bool,
        /// The words of accounts its sender gave.
        words = "words" ? "crate::canon::omit": Vec<Word>,
        /// What is to be taken from accounts whose word is still to come. Nothing is posted until then.
        awaiting = "awaiting" ? "crate::canon::omit": Vec<Posting>,
    }
}

wire_struct! {
    /// The sides do not agree on what happened.
    pub struct ExchangeDisputed {
        /// The exchange's number.
        exchange = "exchange": ExchangeId,
        /// The member who disputes it; left out when two confirmations differ too much, or when the host disputes it and names nobody.
        member = "member" ? "crate::canon::omit": Option<MemberId>,
    }
}

wire_struct! {
    /// A finished exchange was recorded in one step.
    pub struct ExchangeRecorded {
        /// Its number.
        exchange = "exchange": ExchangeId,
        /// The terms as it took place.
        terms = "terms": Terms,
        /// The day it counts for: its own, or the first open day where that day's period is closed.
        value = "value": Date,
        /// The postings.
        postings = "postings" ? "crate::canon::omit": Vec<Posting>,
        /// Minutes that an enforced limit kept from accounts.
        shortfalls = "shortfalls" ? "crate::canon::omit": Vec<Shortfall>,
        /// Accounts that this takes beyond an advisory limit.
        beyond = "beyond" ? "crate::canon::omit": Vec<AccountId>,
        /// The batch it was recorded in.
        batch = "batch" ? "crate::canon::omit": Option<BatchId>,
        /// The member on whose behalf it was recorded.
        on_behalf_of = "onBehalfOf" ? "crate::canon::omit": Option<MemberId>,
        /// The exchange it replaces, when that was amended on its day.
        replaces = "replaces" ? "crate::canon::omit": Option<ExchangeId>,
        /// The words of accounts its sender gave.
        words = "words" ? "crate::canon::omit": Vec<Word>,
        /// What is to be taken from accounts whose word is still to come. Nothing is posted until then.
        awaiting = "awaiting" ? "crate::canon::omit": Vec<Posting>,
    }
}

wire_struct! {
    /// An account that an exchange waits for gave its word. The sender of the record gave it.
    pub struct WordGiven {
        /// The exchange's number.
        exchange = "exchange": ExchangeId,
        /// The account's number.
        account = "account": AccountId,
        /// The most that may be taken.
        most = "most": Minutes,
    }
}

wire_struct! {
    /// The word of an account was refused: the help still counts, and nothing is taken from the account for it.
    pub struct WordRefused {
        /// The exchange's number.
        exchange = "exchange": ExchangeId,
        /// The account's number.
        account = "account": AccountId,
    }
}

wire_code! {
    /// Why an exchange was taken back.
    pub enum ReversalReason {
        /// It was a mistake.
        Mistake = "mistake",
        /// It was amended on the day it was entered.
        Amended = "amended",
        /// Its batch was undone.
        BatchUndone = "batch-undone",
    }
}

wire_struct! {
    /// An exchange was taken back by a linked entry.
    pub struct ExchangeReversed {
        /// The exchange's number.
        exchange = "exchange": ExchangeId,
        /// The reason it was taken back.
        why = "why": ReversalReason,
        /// The day it counts for: that of what it takes back.
        value = "value": Date,
        /// The postings that take it back.
        postings = "postings" ? "crate::canon::omit": Vec<Posting>,
        /// Accounts that are outside an enforced limit by it.
        flagged = "flagged" ? "crate::canon::omit": Vec<AccountId>,
    }
}

wire_struct! {
    /// Money is owed for an exchange.
    pub struct ExpenseNoted {
        /// The exchange's number.
        exchange = "exchange": ExchangeId,
        /// The sum that is owed, and the member it is owed to.
        expense = "expense": Expense,
    }
}

wire_struct! {
    /// A lone visit: a member set out, or is back.
    pub struct VisitReported {
        /// The exchange the visit is for.
        exchange = "exchange": ExchangeId,
        /// The member who visits.
        member = "member": MemberId,
        /// The moment they are expected back, when they set out; left out when they are back.
        expected = "expected" ? "crate::canon::omit": Option<Timestamp>,
    }
}
