//! Errors in a journal.

use crate::values::error::errors;

type Text = Box<str>;

errors! {
    /// Why a journal is not what it should be.
    pub enum JournalError;
    /// A record does not follow the one before.
    BrokenChain { seq: u64, why: &'static str } "broken-chain" Auditor Internal, "record `{seq}` does not follow from the one before: {why}", "compare with a head kept elsewhere and restore from a copy that matches";
    /// A record's bytes are not what was hashed.
    WrongHash { seq: u64 } "wrong-hash" Auditor Internal, "record `{seq}` is not what its hash says", "restore the record from a copy that matches";
    /// A personal part is not what its digest says.
    WrongPart { seq: u64, slot: u32 } "wrong-part" Auditor Internal, "personal part `{slot}` of record `{seq}` is not what its digest says", "restore it from a copy that matches";
    /// A personal part is gone although nobody was forgotten.
    PartGone { seq: u64, slot: u32 } "part-gone" Auditor Internal, "personal part `{slot}` of record `{seq}` was erased without an erasure", "restore it from a copy that has it";
    /// A personal part is withheld in a journal that should have all of them.
    PartWithheld { seq: u64, slot: u32 } "part-withheld" Auditor Internal, "personal part `{slot}` of record `{seq}` is withheld, which a host's own journal never does", "restore it from a copy that has it, or say for whom the journal was redacted";
    /// A personal part is still there although somebody it is about was forgotten.
    PartLeft { seq: u64, slot: u32 } "part-left" Auditor Internal, "personal part `{slot}` of record `{seq}` is still there, although a member it is about was forgotten", "take it out of this copy: forget the member in every record, and in backups, snapshots and drained records";
    /// A journal was made for somebody else.
    OtherAudience { found: super::MadeFor } "other-audience" Auditor BadInput, "the journal was made for `{found}`", "ask for a copy made for the audience you need";
    /// The first line of a journal says what its records do not bear out.
    BadHeader { why: Text } "bad-header" Auditor Internal, "the first line of the journal does not fit: {why}", "restore the line from a copy that matches";
    /// A record cannot be read.
    BadRecord { seq: u64, why: Text } "bad-record" Auditor Internal, "record `{seq}` cannot be read: {why}", "restore the record from a copy that matches";
    /// A line of a journal cannot be read.
    BadLine { line: u64, why: Text } "bad-line" Auditor Internal, "line `{line}` cannot be read: {why}", "restore the line from a copy that matches";
    /// A record is from a later version.
    LaterVersion { seq: u64, version: u32 } "later-version" Auditor Internal, "record `{seq}` has version `{version}`, which is later than this library knows", "use a later version of the library";
}
