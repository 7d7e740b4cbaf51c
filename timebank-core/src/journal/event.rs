//! Events: the lasting part of a record. An event contains no text. Text is kept next to it, in documents (vocabulary) or
//! personal parts.

use crate::canon::{wire_code, wire_struct, wire_tagged};
use crate::journal::Actor;
use crate::ledger::limits::Limits;
use crate::ledger::{Hold, TransferKind};
use crate::model::exchange::*;
use crate::model::listing::{Closing, ListingKind, ListingTerms};
use crate::model::member::{AccountKind, MemberState, Posting};
use crate::model::programme::PairingEnd;
use crate::values::digest;
use crate::values::digest::{BankId, Hash32};
use crate::values::ids::*;
use crate::values::minutes::Minutes;
use crate::values::time::{Date, Instant};

wire_struct! {
    /// Somebody who decided on a charter.
    pub struct Decider {
        /// Who.
        member = "member": MemberId,
        /// Who says so; left out when the member does.
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
        /// When it was decided.
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
        /// Those who decided, each by their own word or as told by another.
        decided = "decided" ? "crate::canon::omit": Vec<Decider>,
        /// When they decided.
        decided_on = "decidedOn" ? "crate::canon::omit": Option<Date>,
/// Numbers given to its activities that were not there before, in its order.
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
    /// An offer or a request was posted.
    pub struct ListingPosted {
        /// Its number.
        listing = "listing": ListingId,
        /// Offer or request.
        kind = "kind": ListingKind,
        /// Whose.
        member = "member": MemberId,
        /// What it says in numbers.
        terms = "terms": ListingTerms,
    }
}
wire_struct! {
    /// A listing says something else now.
    pub struct ListingAmended {
        /// Which.
        listing = "listing": ListingId,
        /// All it says in numbers.
        terms = "terms": ListingTerms,
    }
}
wire_struct! {
    /// A listing holds for longer.
    pub struct ListingRenewed {
        /// Which.
        listing = "listing": ListingId,
        /// Until when; left out for ever.
        until = "until" ? "crate::canon::omit": Option<Date>,
    }
}
wire_struct! {
    /// A listing ended.
    pub struct ListingClosed {
        /// Which.
        listing = "listing": ListingId,
        /// Why.
        why = "why": Closing,
    }
}
wire_struct! {
    /// An exchange was proposed.
    pub struct ExchangeProposed {
        /// Its number.
        exchange = "exchange": ExchangeId,
        /// What is proposed.
        terms = "terms": Terms,
        /// The series it belongs to.
        series = "series" ? "crate::canon::omit": Option<SeriesId>,
        /// On whose behalf.
        on_behalf_of = "onBehalfOf" ? "crate::canon::omit": Option<MemberId>,
        /// Those who have agreed by proposing.
        agreed = "agreed" ? "crate::canon::omit": Vec<MemberId>,
        /// Until when an answer is waited for.
        due = "due": Instant,
        /// Rules that want a broker's approval first: their places in the charter.
        needs_approval = "needsApproval" ? "crate::canon::omit": Vec<u16>,
        /// Whether somebody was agreed to be elsewhere then, so that it wants a broker's approval first.
        booked_twice = "bookedTwice" ? "crate::canon::omit": bool,
        /// Whether it lies in the broker's tray: nobody but who proposed it is asked until a broker lets it through.
        held = "held" ? "crate::canon::omit": bool,
        /// The words of accounts its sender gave.
        words = "words" ? "crate::canon::omit": Vec<Word>,
    }
}
wire_struct! {
    /// A broker approved what rules wanted approved.
    pub struct ExchangeApproved {
        /// Which exchange.
        exchange = "exchange": ExchangeId,
        /// Over which rules: their places in the charter.
        rules = "rules" ? "crate::canon::omit": Vec<u16>,
        /// Whether a balance limit was approved over, so that the shortfall rule applies.
        limit = "limit" ? "crate::canon::omit": bool,
        /// Whether it was approved that somebody is agreed to be elsewhere then.
        booked_twice = "bookedTwice" ? "crate::canon::omit": bool,
        /// Whether it was let through from the broker's tray: the others are asked from now on.
        through = "through" ? "crate::canon::omit": bool,
        /// The words of accounts its sender gave.
        words = "words" ? "crate::canon::omit": Vec<Word>,
    }
}
wire_struct! {
    /// Somebody agreed; when everybody has, the minutes are held.
    pub struct ExchangeAgreed {
        /// Which exchange.
        exchange = "exchange": ExchangeId,
        /// Those who agreed.
        members = "members": Vec<MemberId>,
        /// What is held, once everybody has agreed.
        holds = "holds" ? "crate::canon::omit": Vec<Hold>,
        /// What an enforced limit keeps from accounts.
        shortfalls = "shortfalls" ? "crate::canon::omit": Vec<Shortfall>,
        /// Accounts an advisory limit speaks up about.
        beyond = "beyond" ? "crate::canon::omit": Vec<AccountId>,
        /// Whether everybody has agreed now.
        complete = "complete" ? "crate::canon::omit": bool,
        /// The words of accounts its sender gave.
        words = "words" ? "crate::canon::omit": Vec<Word>,
    }
}
wire_struct! {
    /// An exchange will not take place, or was never confirmed.
    pub struct ExchangeEnded {
        /// Which.
        exchange = "exchange": ExchangeId,
        /// Declined, withdrawn or expired.
        state = "state": ExchangeState,
    }
}
wire_struct! {
    /// Who takes part changed before it took place: an attendance known ahead, or a substitute.
    pub struct ParticipantsChanged {
        /// Which exchange.
        exchange = "exchange": ExchangeId,
        /// All who take part now.
        parts = "parts": Vec<Participation>,
        /// What is held now.
        holds = "holds" ? "crate::canon::omit": Vec<Hold>,
        /// What an enforced limit keeps from accounts.
        shortfalls = "shortfalls" ? "crate::canon::omit": Vec<Shortfall>,
        /// The words of accounts its sender gave.
        words = "words" ? "crate::canon::omit": Vec<Word>,
    }
}
wire_struct! {
    /// An exchange took place.
    pub struct ExchangeDone {
        /// Which.
        exchange = "exchange": ExchangeId,
        /// What happened.
        terms = "terms": Terms,
        /// Until when confirmations are waited for.
        due = "due": Instant,
        /// The words of accounts its sender gave.
        words = "words" ? "crate::canon::omit": Vec<Word>,
    }
}
wire_struct! {
    /// Somebody confirmed.
    pub struct ConfirmationGiven {
        /// Which exchange.
        exchange = "exchange": ExchangeId,
        /// Who, and how long it took in their memory.
        confirmations = "confirmations": Vec<Confirmation>,
        /// The words of accounts its sender gave.
        words = "words" ? "crate::canon::omit": Vec<Word>,
    }
}
wire_struct! {
    /// An exchange is confirmed, or settled after a dispute, and posted.
    pub struct ExchangePosted {
        /// Which.
        exchange = "exchange": ExchangeId,
        /// Confirmed or settled; `awaiting-word` while words of accounts are missing.
        state = "state": ExchangeState,
        /// The day it counts for: its own, or the first open day where that day's period is closed.
        value = "value": Date,
        /// Who took part and how long, finally.
        parts = "parts": Vec<Participation>,
        /// The postings.
        postings = "postings" ? "crate::canon::omit": Vec<Posting>,
        /// What an enforced limit kept from accounts.
        shortfalls = "shortfalls" ? "crate::canon::omit": Vec<Shortfall>,
        /// Accounts an advisory limit speaks up about.
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
        /// Which.
        exchange = "exchange": ExchangeId,
        /// Who says so; left out when two confirmations differ too much.
        member = "member" ? "crate::canon::omit": Option<MemberId>,
    }
}
wire_struct! {
    /// A finished exchange was recorded in one step.
    pub struct ExchangeRecorded {
        /// Its number.
        exchange = "exchange": ExchangeId,
        /// What happened.
        terms = "terms": Terms,
        /// The day it counts for: its own, or the first open day where that day's period is closed.
        value = "value": Date,
        /// The postings.
        postings = "postings" ? "crate::canon::omit": Vec<Posting>,
        /// What an enforced limit kept from accounts.
        shortfalls = "shortfalls" ? "crate::canon::omit": Vec<Shortfall>,
        /// Accounts an advisory limit speaks up about.
        beyond = "beyond" ? "crate::canon::omit": Vec<AccountId>,
        /// The batch it was recorded in.
        batch = "batch" ? "crate::canon::omit": Option<BatchId>,
        /// On whose behalf.
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
        /// Which exchange.
        exchange = "exchange": ExchangeId,
        /// Which account.
        account = "account": AccountId,
        /// The most that may be taken.
        most = "most": Minutes,
    }
}
wire_struct! {
    /// The word of an account was refused: the help stands, and nothing is taken from the account for it.
    pub struct WordRefused {
        /// Which exchange.
        exchange = "exchange": ExchangeId,
        /// Which account.
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
        /// Which.
        exchange = "exchange": ExchangeId,
        /// Why.
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
    /// Nobody wrote for longer than the charter allows: confirmations that were due are waited for some days more.
    pub struct DeadlinesMoved {
        /// Of which exchanges.
        exchanges = "exchanges": Vec<ExchangeId>,
        /// Until when.
        due = "due": Instant,
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
        /// When it changes, in order.
        changes = "changes" ? "crate::canon::omit": Vec<ClockTurn>,
        /// The last day of which that is known; afterwards the last offset holds.
        through = "through": Date,
    }
}
wire_struct! {
    /// Money is owed beside an exchange.
    pub struct ExpenseNoted {
        /// Which exchange.
        exchange = "exchange": ExchangeId,
        /// How much, to whom.
        expense = "expense": Expense,
    }
}
wire_struct! {
    /// A lone visit: somebody set out, or is back.
    pub struct VisitReported {
        /// Which exchange.
        exchange = "exchange": ExchangeId,
        /// Who.
        member = "member": MemberId,
        /// When they are expected back, on setting out; left out when back.
        expected = "expected" ? "crate::canon::omit": Option<Instant>,
    }
}
wire_struct! {
    /// Credit moved without an exchange. Never service.
    pub struct CreditTransferred {
        /// Its number.
        transfer = "transfer": TransferId,
        /// Which kind.
        kind = "kind": TransferKind,
        /// The day it counts for.
        value = "value": Date,
        /// The postings.
        postings = "postings": Vec<Posting>,
        /// Accounts an advisory limit speaks up about.
        beyond = "beyond" ? "crate::canon::omit": Vec<AccountId>,
        /// Whether it is the charter's ageing of credit.
        ageing = "ageing" ? "crate::canon::omit": bool,
        /// Whom it was meant for, where part of it went to the pot because they were near their ceiling.
        meant = "meant" ? "crate::canon::omit": Option<AccountId>,
    }
}
wire_struct! {
    /// An account now stands for a partner bank.
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
    /// Which way credit goes between banks.
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
        /// Which bridge.
        bridge = "bridge": BridgeId,
        /// Which way.
        direction = "direction": Direction,
        /// The account here.
        account = "account": AccountId,
        /// How much.
        minutes = "minutes": Minutes,
        /// The key both banks know it by.
        shared_key = "sharedKey": digest::Key,
        /// From when on it may be voided.
        due = "due": Instant,
    }
}
wire_struct! {
    /// Credit has arrived: posted here.
    pub struct PassagePosted {
        /// Which.
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
        /// Which.
        passage = "passage": PassageId,
    }
}
wire_struct! {
    /// Two people were paired in a programme.
    pub struct PairingMade {
        /// Its number.
        pairing = "pairing": PairingId,
        /// Which programme.
        programme = "programme": ProgrammeId,
        /// Who walks ahead.
        mentor = "mentor": MemberId,
        /// Who is walked with.
        mentee = "mentee": MemberId,
        /// First day.
        from = "from": Date,
    }
}
wire_struct! {
    /// A pairing ended.
    pub struct PairingEnded {
        /// Which.
        pairing = "pairing": PairingId,
        /// Last day.
        on = "on": Date,
        /// Why.
        why = "why": PairingEnd,
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
    /// A period is closed: a checkpoint, after which older records may be deleted.
    pub struct PeriodClosed {
        /// Last day of the period.
        through = "through": Date,
        /// The records it covers: up to this one.
        seq = "seq": u64,
        /// The hash of that record.
        hash = "hash": Hash32,
        /// SHA-256 of the balances, as `account:minutes` lines in order of number.
        balances = "balances": Hash32,
    }
}

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
    }
}
