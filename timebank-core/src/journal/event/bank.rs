//! What happened to the bank as a whole: its charter, activities, programmes, clock and periods.

use crate::canon::wire_struct;
use crate::journal::Actor;
use crate::model::programme::PairingEnd;
use crate::values::digest::{BankId, Hash32};
use crate::values::ids::{AccountId, ActivityId, CharterVersion, ExchangeId, MemberId, PairingId, ProgrammeId};
use crate::values::time::{Date, Timestamp};

wire_struct! {
    /// A member who decided on a charter.
    pub struct Decider {
        /// The member who decided.
        member = "member": MemberId,
        /// The sender who named them; left out when they sent the command themselves.
        told_by = "toldBy" ? "crate::canon::omit": Option<Actor>,
    }
}

wire_struct! {
    /// A bank begins, under the first version of its charter. The words of that are the record's document.
    pub struct BankFounded {
        /// The identity of the bank.
        bank = "bank": BankId,
        /// SHA-256 of the document.
        digest = "digest": Hash32,
        /// The day on which the charter was decided.
        decided_on = "decidedOn" ? "crate::canon::omit": Option<Date>,
        /// Numbers given to its activities, in its order.
        activities = "activities" ? "crate::canon::omit": Vec<ActivityId>,
    }
}

wire_struct! {
    /// A copy of a bank goes on by itself, as a bank of its own.
    pub struct CopyBegun {
        /// The identity of the copy.
        bank = "bank": BankId,
        /// Whether this is the journal that is left behind: the bank goes on as that copy, and no longer here.
        left = "left" ? "crate::canon::omit": bool,
    }
}

wire_struct! {
    /// A charter holds from now on. Its words are the record's document.
    pub struct CharterAdopted {
        /// Its version.
        version = "version": CharterVersion,
        /// SHA-256 of the document.
        digest = "digest": Hash32,
        /// The members who decided, each with the sender who named them.
        decided = "decided" ? "crate::canon::omit": Vec<Decider>,
        /// The day on which they decided.
        decided_on = "decidedOn" ? "crate::canon::omit": Option<Date>,
        /// The numbers given to activities that were not there before, in the charter's order.
        activities = "activities" ? "crate::canon::omit": Vec<ActivityId>,
        /// Accounts that are outside an enforced limit by its change of limits.
        flagged = "flagged" ? "crate::canon::omit": Vec<AccountId>,
    }
}

wire_struct! {
    /// An activity was added, or an old one changed. Its words are the record's document.
    pub struct ActivitySet {
        /// Its number.
        activity = "activity": ActivityId,
        /// SHA-256 of the document.
        digest = "digest": Hash32,
    }
}

wire_struct! {
    /// A programme was opened. Its words are the record's document.
    pub struct ProgrammeOpened {
        /// Its number.
        programme = "programme": ProgrammeId,
        /// SHA-256 of the document.
        digest = "digest": Hash32,
    }
}

wire_struct! {
    /// Nobody wrote for longer than the charter allows: confirmations that were due are waited for some days more.
    pub struct DeadlinesMoved {
        /// The exchanges whose confirmations are awaited longer.
        exchanges = "exchanges": Vec<ExchangeId>,
        /// The moment until which they are now awaited.
        due = "due": Timestamp,
    }
}

wire_struct! {
    /// The local clock changes.
    pub struct ClockTurn {
        /// The local date.
        date = "date": Date,
        /// The minute of the day the clock shows just before.
        minute = "minute": u16,
        /// Minutes ahead of UTC from then on, −1080 to 1080.
        to = "to": i16,
    }
}

wire_struct! {
    /// The local clock was set.
    pub struct ClockSet {
        /// Minutes ahead of UTC from now on, −1080 to 1080.
        offset = "offset": i16,
        /// The changes that are known ahead, in order.
        changes = "changes" ? "crate::canon::omit": Vec<ClockTurn>,
        /// The last day of which that is known; afterwards the last offset holds.
        through = "through": Date,
    }
}

wire_struct! {
    /// The bank got a secret. It is kept with the record, as a part about nobody.
    pub struct SecretSet {
        /// SHA-256("timebank secret" ‖ secret), to show one day that a draw was made with it.
        commitment = "commitment": Hash32,
    }
}

wire_struct! {
    /// Two people were paired in a programme.
    pub struct PairingMade {
        /// Its number.
        pairing = "pairing": PairingId,
        /// The programme they are paired in.
        programme = "programme": ProgrammeId,
        /// The mentor.
        mentor = "mentor": MemberId,
        /// The mentee.
        mentee = "mentee": MemberId,
        /// The first day.
        from = "from": Date,
    }
}

wire_struct! {
    /// A pairing ended.
    pub struct PairingEnded {
        /// The pairing's number.
        pairing = "pairing": PairingId,
        /// The last day.
        on = "on": Date,
        /// The reason it ended.
        why = "why": PairingEnd,
    }
}

wire_struct! {
    /// A period is closed: a checkpoint, after which older records may be deleted.
    pub struct PeriodClosed {
        /// The last day of the period.
        through = "through": Date,
        /// The records it covers: up to this one.
        seq = "seq": u64,
        /// The hash of that record.
        hash = "hash": Hash32,
        /// SHA-256 of the balances, as `account:minutes` lines in order of number.
        balances = "balances": Hash32,
    }
}
