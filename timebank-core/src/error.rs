//! What a bank refuses, gathered from all floors: a stable code, a sentence, typed details, help, and who may be told.

use crate::form::{JsonError, WireFault, shorten_to};
pub use crate::journal::JournalError;
pub use crate::ledger::LedgerError;
use crate::values::audience::Audience;
use crate::values::error::errors;
pub use crate::values::error::{CatalogueEntry, ErrorKind, ValueError};
use crate::values::sure::Broken;

type Text = Box<str>;

errors! {
    /// Cause something was refused. Nothing was changed.
    ///
    /// `Display` gives the sentence; [`Error::code`] a slug that stays; [`Error::details_json`] the values.
    pub enum Error [
        /// Something is no value of its kind.
        Value(ValueError),
        /// A journal is not what it should be.
        Journal(JournalError),
    ];
    /// A text is not JSON, or not of the form wanted.
    BadJson { line: u32, column: u32, why: Text } "bad-json" Member BadInput, "the json cannot be read at line {line}, column {column}: {why}", "check the spelling of fields and the kinds of values against the schema";
    /// Something is larger than is taken.
    TooLarge { what: &'static str, size: u64, most: u64 } "too-large" Member BadInput, "the {what} has a size of {size} where at most {most} is taken", "send less at once";
    /// A charter has faults.
    BadCharter { faults: Vec<crate::charter::CharterFault> } "bad-charter" Member BadInput, "the charter has faults; the details list them all", "mend every path in the details and load it again";
    /// A command carries personal data without a salt.
    SaltMissing {} "salt-missing" Member BadInput, "personal data came without a `salt`", "give 16 fresh random bytes in hexadecimal with the command";
    /// A salt came before with another command.
    SaltUsed {} "salt-used" Member BadInput, "the `salt` came with another command before", "draw 16 fresh random bytes for every command";
    /// A key was used before with another command.
    KeyUsed { key: crate::values::digest::Key } "key-used" Member Conflict, "key `{key}` came with another command before, which was carried out", "look at what the first command did before you send this one with a new key: it may be the same deed in other words";
    /// The bank goes on elsewhere.
    BankCopied { bank: crate::values::digest::BankId } "bank-copied" Member Refused, "this bank goes on as `{bank}` and is left behind here", "send the command to the copy; only erasures are taken here";
    /// The local clock cannot be set so.
    BadClock { why: &'static str } "bad-clock" Member BadInput, "the clock cannot be set so: {why}", "give the offset of now and each change by the local time just before it";
    /// Nobody wrote for so long that deadlines may have passed unseen.
    ClockJump { at: crate::values::time::Timestamp, last: crate::values::time::Timestamp, days: u32 } "clock-jump" Member Refused, "`{at}` is more than `{days}` days after the last record at `{last}`, and deadlines have passed meanwhile", "the host sends `expire-due` once, if `at` is right; then everything goes on";
    /// A command is dated later than it is.
    TimeAhead { at: crate::values::time::Timestamp, now: crate::values::time::Timestamp } "time-ahead" Member BadInput, "`{at}` lies ahead of the clock, which shows `{now}`", "set the clock of whoever sent it right";
    /// A command is dated before the last record.
    TimeWentBack { at: crate::values::time::Timestamp, last: crate::values::time::Timestamp } "time-went-back" Member Conflict retry, "`{at}` lies before `{last}`, when the last command came", "send commands in the order of their time";
    /// One command of a batch was refused, so none was carried out.
    BatchRefused { index: u32, error: Box<Error> } "batch-refused" Member Refused, "command `{index}` of the batch was refused, and none was carried out: {error}", "mend that command, or leave it out, and send the batch again";
    /// An instrument is not whole, or may not be used.
    BadInstrument { instrument: Text, why: Text } "bad-instrument" Member BadInput, "instrument `{instrument}` cannot be used: {why}", "use one that is shipped, or mend your own";
    /// An answer is not taken: out of range, of another version, or not as many as there are items.
    BadAnswer { instrument: Text, item: Text } "bad-answer" Member BadInput, "an answer to `{instrument}` is not one that is taken: `{item}`", "answers are never clipped; correct it, or leave the item out";
    /// A disclosure policy cannot be used.
    BadPolicy { why: &'static str } "bad-policy" Member BadInput, "this disclosure policy cannot be used: {why}", "use `nhs`, `acro`, `internal` or `cell-key`, or mend the custom one";
    /// A table's cells do not fit its rows and columns.
    BadTable { table: Text } "bad-table" Member BadInput, "the cells of table `{table}` do not fit the names of its rows and columns", "give a row of cells for each row, with a cell for each column; counts up to 9007199254740991 are taken";
    /// Groups members are to be put into are not said as they must be.
    BadGroups { why: &'static str } "bad-groups" Member BadInput, "members cannot be put into these groups: {why}", "name what to group by, and what that needs: roles or tags in `words`, rising `ages`, or `groups` in which nobody stands twice";
    /// A grant is not whole.
    BadGrant { grant: Text, why: Text } "bad-grant" Member BadInput, "grant `{grant}` does not fit: {why}", "bind each indicator to a measure and to what that needs";
    /// Several funders claim more of a result than there is.
    SharesOverOne { indicator: Text, shares: Text } "shares-over-one" Member BadInput, "shares in `{indicator}` add up to more than one: {shares}", "what one funder contributed to, another did not: lower the shares";
    /// Arguments are missing, or do not go together.
    BadArguments { what: &'static str } "bad-arguments" Member BadInput, "the arguments do not fit: {what}", "give what the message names";
    /// There is nothing to change.
    NothingToDo { what: &'static str } "nothing-to-do" Member Refused, "there is nothing to do: {what}", "leave it out, or ask for something else";
    /// A bank is founded once.
    AlreadyFounded {} "already-founded" Member Conflict, "the bank is founded already", "use `adopt-charter` to change the charter";
    /// There is no bank yet.
    NotFounded {} "not-founded" Member NotFound, "the journal is empty", "begin with a `create` command";

    /// There is no such form of files.
    NotAForm { given: Box<str> } "not-a-form" Member BadInput, "no form of files is called `{given}`", "name `komunitin`, one of the presets, or one of the forms a bank is written as; or give a mapping instead";

    /// There is nothing with this number.
    NotFound { what: &'static str, number: u32 } "not-found" Member NotFound, "there is no {what} `{number}`", "numbers are handed out by the bank, from 1";
    /// A word is not in the charter.
    UnknownWord { what: &'static str, given: Text } "unknown-word" Member BadInput, "there is no {what} `{given}` in the charter", "use a word of the charter, or adopt one that has it";
    /// A word is taken.
    AlreadyThere { what: &'static str, given: Text } "already-there" Member Conflict, "{what} `{given}` is there already", "choose another, or use what is there";
    /// The step is not the actor's to take.
    NotPermitted { step: crate::charter::Step, by: Option<crate::values::ids::MemberId> } "not-permitted" Member Refused, "the charter does not let this member take the step `{step}`", "ask a broker";
    /// A member does not stand where the step needs them to.
    MemberState { member: crate::values::ids::MemberId, state: crate::model::member::MemberState } "member-state" Broker Refused, "`{member}` is `{state}`", "a broker can change where a member stands";
    /// Something about a person may not be told here.
    AskTheBroker {} "ask-the-broker" Member Refused, "this is not available; please ask the broker", "a broker can say more";
    /// A member is already where they should be put.
    NoChange { what: &'static str } "no-change" Member Refused, "{what} is so already", "leave the command out";
    /// A member was merged into another.
    MergedAway { member: crate::values::ids::MemberId, into: crate::values::ids::MemberId } "merged-away" Broker Refused, "`{member}` was merged into `{into}`", "use the number that was kept";
    /// Two members cannot be made one.
    CannotMerge { why: &'static str } "cannot-merge" Broker Refused, "these two cannot be merged: {why}", "merge two active records of one person";
    /// Something holds a member's data back from erasure.
    ErasureHeld { member: crate::values::ids::MemberId, why: &'static str } "erasure-held" Broker Refused, "erasure of `{member}` is held back: {why}", "close what holds it back first";
    /// A date does not fit.
    DateOrder { what: &'static str, first: crate::values::time::Date, second: crate::values::time::Date } "date-order" Member BadInput, "{what}: `{first}` should not come after `{second}`", "check the dates";
    /// Text is too long.
    TextTooLong { what: &'static str, length: u64, most: u64 } "text-too-long" Member BadInput, "{what} has {length} bytes where at most {most} are taken", "shorten it";

    /// Nobody gave.
    NobodyGave {} "nobody-gave" Member BadInput, "nobody gave time", "name at least one who gave, or somebody who did it together with others";
    /// Nobody received.
    NobodyReceived {} "nobody-received" Member BadInput, "nobody received time", "name who received, count visitors, or let the pot pay for what was done for the community";
    /// Somebody did something together, alone.
    AloneTogether {} "alone-together" Member BadInput, "only one member did this together", "name at least two, or visitors";
    /// A member stands in an exchange twice.
    MemberTwice { member: crate::values::ids::MemberId } "member-twice" Member BadInput, "`{member}` is named twice", "one exchange names each member once; record the other way round as another";
    /// Minutes that cannot be.
    BadMinutes { minutes: i64, most: i64 } "bad-minutes" Member BadInput, "`{minutes}` minutes cannot be recorded", "give between 1 and the most the details name";
    /// Too many take part.
    TooMany { what: &'static str, count: u64, most: u64 } "too-many" Member BadInput, "{count} {what} are more than the {most} taken at once", "split it";
    /// It lies ahead.
    NotYet { on: crate::values::time::Date, at: crate::values::time::Timestamp } "not-yet" Member BadInput, "`{on}` is still to come at `{at}`", "propose it instead, or record it once it has happened";
    /// The payer is not clear.
    BadPayer { why: &'static str } "bad-payer" Member BadInput, "the payer does not fit: {why}", "name a member for `member`, and nobody otherwise";
    /// An exchange does not stand where the step needs it to.
    ExchangeState { exchange: crate::values::ids::ExchangeId, state: crate::model::exchange::ExchangeState, step: &'static str } "exchange-state" Member Conflict, "`{exchange}` is `{state}` and cannot be {step}", "look at where it stands first";
    /// Somebody does not take part.
    NotTakingPart { member: crate::values::ids::MemberId, exchange: crate::values::ids::ExchangeId } "not-taking-part" Member BadInput, "`{member}` does not take part in `{exchange}`", "name somebody who does";
    /// Approval is needed first.
    NeedsApproval { rules: Vec<Text> } "needs-approval" Broker NeedsApproval, "a broker has to approve this first", "a broker sends `approve`";
    /// A rule refuses it.
    RuleRefused { rules: Vec<Text> } "rule-refused" Broker Refused, "a rule of the charter refuses this", "ask why for the reasons";
    /// An account would go down without its word.
    NotYourWord { account: crate::values::ids::AccountId } "not-your-word" Member Refused, "`{account}` would go down without its word", "somebody who uses the account, or may spend for it, sends this; or record it, and it waits for that word";
    /// Somebody signs in another's name.
    NotYourName { member: crate::values::ids::MemberId } "not-your-name" Member Refused, "`{member}` signs for themselves", "leave out who signs: whoever sends the command does";
    /// Nobody stood in that capacity on that day.
    NotAppointed { member: crate::values::ids::MemberId, standing: crate::model::personal::Standing } "not-appointed" Member BadInput, "nobody is appointed as `{standing}` who could consent for `{member}` on that day", "keep the appointment, with the scope `consent`, first";
    /// A limit would be crossed.
    LimitReached { account: crate::values::ids::AccountId, available: crate::values::minutes::Minutes, asked: crate::values::minutes::Minutes } "limit-reached" Broker Refused, "`{account}` has `{available}` to go and `{asked}` was asked", "a broker can approve it, so that the pot pays the rest";
    /// A participation-only bank keeps no credit.
    NoCredit {} "no-credit" Member Refused, "this community keeps no credit", "record exchanges; they are counted as taking part";
    /// It was entered on another day.
    NotSameDay { exchange: crate::values::ids::ExchangeId } "not-same-day" Member Refused, "`{exchange}` was entered on an earlier day", "a broker can reverse it and record it anew";
    /// A transfer makes no sense.
    BadTransfer { why: &'static str } "bad-transfer" Member BadInput, "the transfer does not fit: {why}", "credit moves from one account to another";
    /// Money may not be recorded here.
    BadExpense { why: &'static str } "bad-expense" Member BadInput, "the expense does not fit: {why}", "expenses are owed to somebody who takes part";
    /// A passage to a partner bank does not stand where the step needs it to.
    PassageState { passage: crate::values::ids::PassageId, state: crate::ledger::PassageState } "passage-state" Member Conflict, "`{passage}` is `{state}`", "a passage is posted or voided once";
    /// A listing is closed.
    ListingClosed { listing: crate::values::ids::ListingId } "listing-closed" Member Conflict, "`{listing}` is closed", "post a new one";
    /// A listing makes no sense.
    BadListing { why: &'static str } "bad-listing" Member BadInput, "the listing does not fit: {why}", "check it and post it again";
    /// A pairing makes no sense.
    BadPairing { why: &'static str } "bad-pairing" Member BadInput, "the pairing does not fit: {why}", "check it and make it again";
    /// An arc of a network does not fit.
    BadArc { arc: u64, why: &'static str } "bad-arc" Member BadInput, "arc `{arc}` does not fit: {why}", "arcs and nodes are numbered from 0; bounds are whole numbers with `0 ≤ lower ≤ upper`";
    /// Lower bounds ask for more than can move.
    CannotBeMet { asked: i64, most: i64 } "cannot-be-met" Member BadInput, "`{asked}` units are asked for where `{most}` can move", "lower what is asked for, or add ways for it";
    /// There is no room for more numbers.
    Full { what: &'static str } "full" Member Refused, "the bank can hold no more {what}", "close the period and begin another bank";

    /// A record says what cannot be.
    Impossible { seq: u64, why: Text } "impossible-event" Auditor Internal, "record `{seq}` says what cannot be: {why}", "restore the journal from a copy that matches";
    /// An invariant of the books does not hold.
    Broken { invariant: &'static str } "broken-invariant" Auditor Internal, "the books do not hold together: {invariant}", "keep the journal as it is, and report this together with it";
    /// A snapshot says what its journal does not.
    SnapshotDiffers { why: &'static str } "snapshot-differs" Auditor Internal, "the snapshot is not of this journal: {why}", "throw the snapshot away and replay the journal";
    /// A snapshot cannot be read.
    BadSnapshot { why: &'static str } "bad-snapshot" Auditor Internal, "the snapshot cannot be read: {why}", "replay the journal instead";
    /// Somebody else appended first.
    Conflict { expected: u64, found: u64 } "conflict" Member Conflict retry, "the journal is at `{found}` where `{expected}` was expected", "read what was added, decide again";
    /// Nobody knows whether it was written.
    Unknown { #[source] why: crate::values::cause::Cause } "unknown-outcome" Member Internal retry, "it is not known whether the records were written: {why}", "read the journal before you send the command again with the same key";
    /// It was not written.
    StoreFailed { #[source] why: crate::values::cause::Cause } "store-failed" Member Internal retry, "the records could not be written: {why}", "mend the cause and send the command again";
    /// What the store keeps is not what it wrote.
    StoreDamaged { #[source] why: crate::values::cause::Cause } "store-damaged" Auditor Internal, "the store is damaged: {why}", "restore it from a backup, and verify that against a head kept elsewhere";
    /// The journal lost records that were there before.
    JournalShorter { known: u64, found: u64 } "journal-shorter" Auditor Internal, "the journal ends at `{found}` and no longer has record `{known}` as it was", "records that were acknowledged are missing: write nothing, find the newer copy (a `-wal` beside the database, the server before a failover, a later backup) and put it back; where the older copy is meant, open it anew, without the `-head` beside it";
    /// The store was laid out by another version.
    StoreVersion { found: u32, known: u32 } "store-version" Auditor Internal, "the store is laid out as version `{found}` where this library knows `{known}`", "use a later version of the library";
    /// The store is not there, not ours, or does not let us in.
    StoreRefused { #[source] why: crate::values::cause::Cause } "store-refused" Member Internal retry, "the store cannot be opened: {why}", "check its address, its name and what it asks for to be let in";
    /// Records were deleted when a period was closed.
    RecordsRetired { first: u64 } "records-retired" Member NotFound, "records before `{first}` were deleted when a period was closed", "read from there on, or open the bank from its snapshot";
    /// Another writer has the journal.
    Locked {} "locked" Member Conflict retry, "another writer has this journal open", "close it there, or read only";
}

impl From<JsonError> for Error {
    fn from(error: JsonError) -> Self {
        match error {
            JsonError::Malformed(WireFault { line, column, why }) => Self::BadJson { line, column, why: shorten_to(&why, 200) },
            JsonError::TooLarge { size, most } => Self::TooLarge { what: "json", size, most },
        }
    }
}

impl From<Broken> for Error {
    fn from(Broken(invariant): Broken) -> Self {
        Self::Broken { invariant }
    }
}

impl From<LedgerError> for Error {
    fn from(error: LedgerError) -> Self {
        match error {
            LedgerError::NoAccount { account } => Self::NotFound { what: "account", number: account.get() },
            LedgerError::Unbalanced { why } => Self::BadTransfer { why },
            LedgerError::Full { what } => Self::Full { what },
            LedgerError::Broken { invariant } => Self::Broken { invariant },
            LedgerError::Value(error) => Self::Value(error),
        }
    }
}

#[cfg(feature = "matching")]
impl From<timebank_flow::Error> for Error {
    fn from(error: timebank_flow::Error) -> Self {
        use timebank_flow::Error as Flow;
        match error {
            Flow::TooLarge { what, size, most } => Self::TooLarge { what, size, most },
            Flow::TooMany { what, count, most } => Self::TooMany { what, count, most },
            Flow::OutOfRange { what, given } => Self::Value(ValueError::NumberOutOfRange { what, given: given.to_string().into() }),
            Flow::NotFound { what, number } => Self::NotFound { what, number },
            Flow::BadArc { arc, why } => Self::BadArc { arc, why },
            Flow::CannotBeMet { asked, most } => Self::CannotBeMet { asked, most },
            _ => Self::Broken { invariant: "every refusal of the calculators is known" },
        }
    }
}

/// Returns every error there is: its code, the form of its sentence, its help, and who may be told.
pub fn catalogue() -> Vec<CatalogueEntry> {
    [ValueError::ENTRIES, JournalError::ENTRIES, Error::ENTRIES].into_iter().flatten().map(|entry| **entry).collect()
}

impl Error {
    /// The details as JSON: an object with the names the catalogue lists.
    pub fn details_json(&self) -> String {
        crate::form::to_text(self)
    }

    /// The whole as JSON: `code`, `message`, `details`, `help`. The kind follows from the code, see [`catalogue`].
    pub fn to_json(&self) -> String {
        let mut sink = crate::form::Sink::json(Vec::new());
        sink.begin();
        sink.key("code");
        sink.text(self.code());
        sink.key("details");
        crate::form::ToWire::write(self, &mut sink);
        sink.key("help");
        sink.text(self.help());
        sink.key("message");
        sink.text(&self.message());
        sink.end();
        let mut sorted = Vec::new();
        crate::form::sorted(&sink.done(), false, &mut sorted);
        String::from_utf8(sorted).unwrap_or_default()
    }

    /// The same for an audience: what it may not know reads as "ask the broker" (promise 13).
    #[must_use]
    pub fn for_audience(self, audience: Audience) -> Self {
        match self {
            Self::BatchRefused { index, error } => Self::BatchRefused { index, error: Box::new(error.for_audience(audience)) },
            error if audience >= error.audience() => error,
            _ => Self::AskTheBroker {},
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use super::{Error, ErrorKind, JournalError, catalogue};
    use crate::values::cause::Cause;
    use std::error::Error as _;

    #[test]
    fn a_program_can_act_on_the_kind() {
        let kinds = [
            (Error::NotFounded {}, ErrorKind::NotFound, false),
            (Error::NothingToDo { what: "" }, ErrorKind::Refused, false),
            (Error::BadArguments { what: "" }, ErrorKind::BadInput, false),
            (Error::NeedsApproval { rules: Vec::new() }, ErrorKind::NeedsApproval, false),
            (Error::Conflict { expected: 1, found: 2 }, ErrorKind::Conflict, true),
            (Error::Unknown { why: "no answer".into() }, ErrorKind::Internal, true),
            (Error::Journal(JournalError::WrongHash { seq: 1 }), ErrorKind::Internal, false),
            ("noon".parse::<crate::values::time::Timestamp>().unwrap_err().into(), ErrorKind::BadInput, false),
        ];
        for (error, kind, retryable) in kinds {
            assert_eq!((error.kind(), error.is_retryable()), (kind, retryable), "{}", error.code());
        }
    }

    #[test]
    #[cfg(feature = "matching")]
    fn what_a_calculator_refuses_keeps_its_code_and_its_sentence() {
        use timebank_flow::Error as Flow;
        let all = [
            Flow::TooLarge { what: "sum of offers", size: 9, most: 8 },
            Flow::TooMany { what: "pairs", count: 9, most: 8 },
            Flow::OutOfRange { what: "unit", given: 0 },
            Flow::NotFound { what: "member", number: 3 },
            Flow::BadArc { arc: 3, why: "it ends at no node" },
            Flow::CannotBeMet { asked: 9, most: 8 },
        ];
        for flow in all {
            let ours = Error::from(flow.clone());
            assert_eq!((ours.code(), ours.to_string()), (flow.code(), flow.to_string()));
        }
    }

    #[test]
    fn an_error_and_the_catalogue_say_the_same() {
        let entry = catalogue().into_iter().find(|entry| entry.code == "journal-shorter").unwrap();
        let error = Error::JournalShorter { known: 9, found: 3 };
        assert_eq!((entry.code, entry.help, entry.audience, entry.kind), (error.code(), error.help(), error.audience(), error.kind()));
        assert_eq!(entry.details, ["known", "found"]);
    }

    #[test]
    fn the_cause_is_kept_and_not_told() {
        let cause = std::io::Error::other("role `postgres` on host db7");
        let error = Error::StoreFailed { why: Cause::because("the server cannot be reached", cause) };
        assert_eq!(error, Error::StoreFailed { why: "the server cannot be reached".into() });
        assert!(!error.to_json().contains("db7") && !error.to_string().contains("db7") && !format!("{error:?}").contains("db7"));
        let mut chain = std::iter::successors(error.source(), |inner| (**inner).source());
        assert!(chain.any(|inner| inner.to_string().contains("db7")));
    }
}
