# Made by `cargo xtask generate` from `docs/schema/timebank.json`: change the core, not this file.
"""Every value that is sent, told or kept: commands, questions and answers, events, charters.

Values are frozen, comparable, hashable and picklable. What is given to them is looked at: `"2026-03-01"` is taken for a
date, `"1h30"` for minutes, a list for a tuple; anything else is refused with a sentence. They show themselves so that they
can be pasted back:

>>> from timebank import *
>>> Start(minute=600, offset=60)
Start(minute=600, offset=60)
>>> eval(repr(Terms(on="2026-03-01", parts=[]))) == Terms(on="2026-03-01", parts=[])
True
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import Any, ClassVar, Literal, NewType, TypeAlias

from timebank import _wire as _w
from timebank._outcome import OutcomeParts as _OutcomeParts
from timebank._wire import FrozenMap, Value

MemberId = NewType("MemberId", int)
"""A member: a person or an organisation taking part."""
AccountId = NewType("AccountId", int)
"""An account of the ledger. Number 1 is the community's pot."""
ActivityId = NewType("ActivityId", int)
"""An activity in the community's own words."""
ProgrammeId = NewType("ProgrammeId", int)
"""A programme, such as peer mentoring."""
ListingId = NewType("ListingId", int)
"""An offer or a request."""
ExchangeId = NewType("ExchangeId", int)
"""An exchange."""
SeriesId = NewType("SeriesId", int)
"""Exchanges agreed together for many dates."""
BatchId = NewType("BatchId", int)
"""A sheet of exchanges recorded together, which can be undone together."""
TransferId = NewType("TransferId", int)
"""A transfer of credit without an exchange."""
BridgeId = NewType("BridgeId", int)
"""A partner bank, known by its bridge account."""
PassageId = NewType("PassageId", int)
"""Credit on its way to or from a partner bank."""
PairingId = NewType("PairingId", int)
"""Two people paired in a programme."""
CharterVersion = NewType("CharterVersion", int)
"""A version of the charter."""
ShortfallTo: TypeAlias = Literal["pot", "unpaid"]
"""Where minutes went that an enforced limit kept from an account."""
MadeFor: TypeAlias = Literal["host", "broker", "auditor"]
"""For whom a journal was made."""
FaultKind: TypeAlias = Literal["missing-file", "duplicate-file", "bad-zip", "bad-json", "bad-mapping", "missing-column", "duplicate-column", "not-utf8", "quote-not-closed", "row-length", "row-count", "too-large", "missing-value", "not-a-number", "too-many-decimals", "negative", "not-positive", "not-whole-minutes", "not-an-instant", "duplicate", "unknown-member", "ambiguous-member", "unknown-word", "payer-is-payee", "bad-rate", "workbook", "not-said", "too-early", "no-such-day", "refused"]
"""What kind of fault it is."""
NotTaken: TypeAlias = Literal["state", "blank", "total", "nobody-named", "both-gone", "draft", "repeated", "already-here"]
"""Why rows without a fault are not taken."""
Caution: TypeAlias = Literal["over-24-hours-in-a-row", "over-24-hours-by-one-person-in-a-day", "far-outside-the-habit", "row-twice", "sheet-twice", "ended-before-it-began", "administrator-without-a-role", "look-alike", "another-name-beside", "several-people-in-one-cell"]
"""What somebody should look at although it was taken."""
Held: TypeAlias = Literal["names", "contacts", "languages", "born", "descriptions", "profiles", "joined", "states", "roles", "limits", "availability", "kept", "balances", "activities", "offers", "requests", "ended-listings", "exchanges", "open-exchanges", "called-off", "starts", "groups", "together", "visitors", "expenses", "circumstances", "notes", "transfers", "programmes", "other-banks"]
"""What a bank can hold, as far as a form may cover it or not."""
Holds: TypeAlias = Literal["members", "exchanges", "listings"]
"""What the rows of a table are."""
Unit: TypeAlias = Literal["hours", "minutes", "seconds", "clock"]
"""What an amount counts."""
Missing: TypeAlias = Literal["refuse", "leave-out", "unknown", "community"]
"""What becomes of a row that names nobody on one side."""
KnownBy: TypeAlias = Literal["code", "email", "name", "name-and-code"]
"""What names a member in the rows of exchanges and listings."""
Encoding: TypeAlias = Literal["utf-8", "utf-16", "windows-1252", "iso-8859-1", "iso-8859-15"]
"""How the bytes of a file stand for letters."""
ZeroLimit: TypeAlias = Literal["zero", "none"]
"""What a limit of 0 means there."""
Class: TypeAlias = Literal["exchange", "welcome", "gift", "donation", "levy", "correction", "unsure"]
"""What a movement of credit is taken as."""
Party: TypeAlias = Literal["community", "member"]
"""Who stands on one side of a movement."""
DoubtKind: TypeAlias = Literal["direction", "date-order", "unit", "decimals", "encoding", "names", "look-alike", "several-people", "group", "nobody-named", "cells", "missing", "file", "classes"]
"""Why a proposal may be wrong."""
EVENT_UNION = _w.OneOf("type", {"bank-founded": "BankFounded", "copy-begun": "CopyBegun", "charter-adopted": "CharterAdopted", "activity-set": "ActivitySet", "programme-opened": "ProgrammeOpened", "member-admitted": "MemberAdmitted", "member-state-changed": "MemberStateChanged", "role-given": "RoleGiven", "role-ended": "RoleEnded", "personal-kept": "PersonalKept", "members-merged": "MembersMerged", "account-opened": "AccountOpened", "account-joined": "AccountJoined", "limits-set": "LimitsSet", "listing-posted": "ListingPosted", "listing-amended": "ListingAmended", "listing-renewed": "ListingRenewed", "listing-closed": "ListingClosed", "exchange-proposed": "ExchangeProposed", "exchange-approved": "ExchangeApproved", "exchange-agreed": "ExchangeAgreed", "exchange-ended": "ExchangeEnded", "participants-changed": "ParticipantsChanged", "exchange-done": "ExchangeDone", "confirmation-given": "ConfirmationGiven", "exchange-posted": "ExchangePosted", "exchange-disputed": "ExchangeDisputed", "exchange-recorded": "ExchangeRecorded", "word-given": "WordGiven", "word-refused": "WordRefused", "exchange-reversed": "ExchangeReversed", "expense-noted": "ExpenseNoted", "visit-reported": "VisitReported", "credit-transferred": "CreditTransferred", "bridge-opened": "BridgeOpened", "passage-pending": "PassagePending", "passage-posted": "PassagePosted", "passage-voided": "PassageVoided", "pairing-made": "PairingMade", "pairing-ended": "PairingEnded", "member-erased": "MemberErased", "period-closed": "PeriodClosed", "deadlines-moved": "DeadlinesMoved", "clock-set": "ClockSet", "secret-set": "SecretSet", "erasure-asked": "ErasureAsked", "substitute-asked": "SubstituteAsked"})
MemberState: TypeAlias = Literal["applicant", "active", "paused", "suspended", "left", "erased"]
"""Where a member stands with the bank."""
AccountKind: TypeAlias = Literal["pot", "member", "household", "organisation", "bridge"]
"""What kind of account it is."""
LimitMode: TypeAlias = Literal["advisory", "enforced"]
"""Whether a limit stops or only speaks up."""
Widens: TypeAlias = Literal["lowest", "highest"]
"""Which limit is widened."""
EarnedFrom: TypeAlias = Literal["given", "received"]
"""Which side of somebody's service widens their limit."""
ListingKind: TypeAlias = Literal["offer", "request"]
"""Which way time would go."""
Per: TypeAlias = Literal["week", "month"]
"""The span a capacity is counted over."""
Visibility: TypeAlias = Literal["everyone", "members", "broker"]
"""Who may see a listing."""
Remote: TypeAlias = Literal["no", "yes", "either"]
"""Whether it can be done at a distance."""
Setting: TypeAlias = Literal["home", "public", "venue", "remote"]
"""Where it takes place, as far as the rules ask."""
Closing: TypeAlias = Literal["met", "withdrawn", "expired", "member-gone"]
"""Why a listing ended."""
Side: TypeAlias = Literal["gave", "received", "together"]
"""On which side somebody took part."""
Capacity: TypeAlias = Literal["peer", "staff", "volunteer"]
"""As what somebody took part on an occasion."""
Attendance: TypeAlias = Literal["attended", "no-show", "late-cancel", "cancelled"]
"""Whether somebody who was expected came."""
PayerKind: TypeAlias = Literal["receivers", "pot", "nobody", "member"]
"""Whose credit pays."""
GroupRule: TypeAlias = Literal["receivers-share", "each-receiver-pays", "pot-pays", "no-credit"]
"""How the credit of a group is shared out."""
ExchangeState: TypeAlias = Literal["proposed", "agreed", "done", "awaiting-word", "confirmed", "declined", "withdrawn", "expired", "disputed", "settled", "reversed"]
"""Where an exchange stands."""
ReversalReason: TypeAlias = Literal["mistake", "amended", "batch-undone"]
"""Why an exchange was taken back."""
TransferKind: TypeAlias = Literal["welcome", "gift", "donation", "levy", "estate", "correction"]
"""Why credit moved without an exchange."""
Direction: TypeAlias = Literal["out", "in"]
"""Which way credit goes between banks."""
PairingEnd: TypeAlias = Literal["completed", "ended-early", "moved", "rematched"]
"""Why a pairing ended."""
Leaning: TypeAlias = Literal["given-more", "received-more", "even"]
"""Which way a balance leans. There is no shame in either."""
LineKind: TypeAlias = Literal["exchange", "reversal", "transfer", "moved", "passage"]
"""What a line of a statement is about."""
Purpose: TypeAlias = Literal["join", "matching", "outcomes", "sharing", "story", "research", "mailing", "word-back"]
"""What a consent is for."""
Liking: TypeAlias = Literal["if-needed", "willingly", "gladly"]
"""How gladly somebody does what they offer."""
Level: TypeAlias = Literal["learning", "at-ease", "could-teach"]
"""How well somebody knows what they offer, in their own judgement."""
CheckLevel: TypeAlias = Literal["basic", "standard", "enhanced", "enhanced-barred"]
"""The level of a check on somebody's record, lowest first (England's four; other places map theirs)."""
Workforce: TypeAlias = Literal["adult", "child", "both"]
"""With whom the work is, as far as a check goes."""
Standing: TypeAlias = Literal["themselves", "guardian", "carer", "advocate", "deputy"]
"""In what capacity somebody speaks for a member."""
Scope: TypeAlias = Literal["agree", "record", "spend", "list", "consent", "see", "emergency"]
"""What somebody may do for a member."""
PartId = NewType("PartId", int)
"""A piece of personal data the bank keeps."""
Waits: TypeAlias = Literal["dispute", "tray", "approval", "answers", "confirmations", "done", "word"]
"""What an exchange waits for."""
Answer: TypeAlias = Literal["allowed", "needs-approval", "refused"]
"""What a rule, or all of them together, answer."""
Grouping: TypeAlias = Literal["activity", "member", "day", "week", "month", "year"]
"""What service is summed up by."""
CalendarSpan: TypeAlias = Literal["week", "month", "quarter", "year"]
"""A span of the calendar."""
GroupedBy: TypeAlias = Literal["role", "tag", "kind", "organisation", "age", "attribute", "host"]
"""What members are put into groups by."""
Measured: TypeAlias = Literal["people", "minutes"]
"""What is counted in a table."""
Counting: TypeAlias = Literal["members", "taking-part", "minutes-given", "minutes-received"]
"""What a recipe counts. Organisations are not counted: they need no protection."""
SortedBy: TypeAlias = Literal["everybody", "role", "tag", "kind", "organisation", "age", "attribute", "took-part", "activity", "month", "quarter"]
"""What the rows or the columns of a counted table are."""
Scorer: TypeAlias = Literal["single", "sum", "mean", "lookup"]
"""How answers become scores."""
Better: TypeAlias = Literal["higher", "lower"]
"""Which way is better."""
LicenceKind: TypeAlias = Literal["open", "licensed", "forbidden"]
"""Whether an instrument may be used."""
Leaving: TypeAlias = Literal["nobody", "staff", "most-tied"]
"""Who is imagined to leave."""
Latency: TypeAlias = Literal["joined-to-contact", "joined-to-exchange", "referred-to-exchange", "received-to-gave", "gave-to-received", "request-to-met"]
"""From what to what."""
Measure: TypeAlias = Literal["members", "active", "exchanges", "hours-given", "hours-received", "visitors", "facilitation", "ties", "new-ties", "repeated-ties", "unbrokered-ties", "both-ways", "role-fluidity", "arc-reciprocity", "dyad-reciprocity", "circulation", "gini-given", "support-mix", "worker-only", "isolates", "later-unbrokered", "took-role", "first-exchange", "first-exchange-days", "requests-met", "improved", "mean-change"]
"""What an indicator is bound to: measures of this library, by their names on the page of definitions."""
ReportKind: TypeAlias = Literal["public", "community-health", "member", "funder"]
"""Which report."""
Format: TypeAlias = Literal["csv", "markdown", "html"]
"""As what a report is written out beside its values."""
Relaxation: TypeAlias = Literal["time", "week-after", "at-a-distance", "related", "shorter", "rule"]
"""One change that would bring more matches."""
DayPart: TypeAlias = Literal["morning", "afternoon", "evening"]
"""A part of a day on the local clock."""
PlanPolicy: TypeAlias = Literal["balanced", "unbounded", "limited"]
"""Who may receive without giving, and give without receiving."""
StoodInTheWay: TypeAlias = Literal["nobody", "needed-elsewhere", "no-time-left", "balance", "too-few", "rule", "too-short", "unclassified"]
"""What stood in the way of a request."""
RoundOrder: TypeAlias = Literal["longest-unserved", "newest", "lottery"]
"""Who comes first in a round of circles."""
RunMeasure: TypeAlias = Literal["exchanges", "minutes", "wants", "requests", "met", "unmet", "held-back", "waiting-weeks", "refused-by-limits", "members-blocked", "refused-by-rules", "took-part", "gini-given", "top-tenth", "credit"]
"""What is counted in a run."""
CountsAs: TypeAlias = Literal["person", "organisation"]
"""Whether members of a kind are people or organisations."""
Power: TypeAlias = Literal["staff", "broker", "trustee"]
"""What a role lets its holder do."""
CreditMode: TypeAlias = Literal["credit", "participation-only"]
"""Whether credit is kept."""
PaidTime: TypeAlias = Literal["pot", "giver", "nobody"]
"""Where credit for paid time goes."""
TogetherCredit: TypeAlias = Literal["none", "pot"]
"""What those who do something together are given."""
OnLeaving: TypeAlias = Literal["pot", "stays"]
"""What becomes of a balance when a member leaves or is forgotten."""
Confirmers: TypeAlias = Literal["both", "receivers", "either"]
"""Whose word is needed."""
Silence: TypeAlias = Literal["confirms", "expires"]
"""What silence means."""
SettleRule: TypeAlias = Literal["lower", "higher", "middle", "agreed"]
"""How two memories of one occasion become one number."""
Who: TypeAlias = Literal["givers", "receivers", "participants", "proposer", "themselves", "members", "staff", "brokers", "trustees"]
"""Who."""
RULE_KIND_UNION = _w.OneOf("type", {"references-held": "ReferencesHeldRule", "met-by-staff": "MetByStaffRule", "group-before-one-to-one": "GroupBeforeOneToOneRule", "first-meeting-public": "FirstMeetingPublicRule", "staff-present": "StaffPresentRule", "broker-approval": "BrokerApprovalRule", "check-held": "CheckHeldRule", "not-own-client": "NotOwnClientRule", "adult-with-minor": "AdultWithMinorRule", "no-money": "NoMoneyRule", "shared-language": "SharedLanguageRule", "access-met": "AccessMetRule", "within-distance": "WithinDistanceRule", "available": "AvailableRule", "consent-to-matching": "ConsentToMatchingRule", "minutes-per-week": "MinutesPerWeekRule"})
Before: TypeAlias = Literal["joining", "one-to-one"]
"""Before what references are wanted."""
ActivityFlag: TypeAlias = Literal["home-visit", "lone", "with-children", "regulated", "flagged", "company", "driving"]
"""What a kind of activity brings with it, as far as rules ask."""
Otherwise: TypeAlias = Literal["needs-approval", "refused"]
"""What follows when a rule is not met."""
Ready: TypeAlias = Literal["trained", "supervised", "check-in-date"]
"""What makes a mentor ready."""
Step: TypeAlias = Literal["admit", "roles", "profile", "consent", "facts", "raise-concern", "concerns", "list", "vocabulary", "propose", "agree", "approve", "done", "confirm", "confirm-for-others", "record", "spend", "spend-pot", "dispute", "settle", "reverse", "gift", "credit", "charter", "erase"]
"""A step the charter says who may take. Hosts (commands with nobody in `by`) may take any."""
PassageState: TypeAlias = Literal["pending", "posted", "voided"]
"""Where credit on its way between banks stands."""
ACTION_UNION = _w.OneOf("type", {"create": "Create", "begin-copy": "BeginCopy", "adopt-charter": "AdoptCharter", "add-activity": "AddActivity", "change-activity": "ChangeActivity", "open-programme": "OpenProgramme", "admit": "Admit", "set-state": "SetState", "give-role": "GiveRole", "end-role": "EndRole", "keep": "Keep", "merge": "Merge", "open-account": "OpenAccount", "join-account": "JoinAccount", "leave-account": "LeaveAccount", "set-limits": "SetLimits", "offer": "Offer", "request": "Request", "amend-listing": "AmendListing", "classify-listing": "ClassifyListing", "renew-listing": "RenewListing", "close-listing": "CloseListing", "propose": "Propose", "agree": "Agree", "approve": "Approve", "let-through": "LetThrough", "decline": "Decline", "withdraw": "Withdraw", "done": "Done", "confirm": "Confirm", "confirm-many": "ConfirmMany", "dispute": "Dispute", "settle": "Settle", "record": "Record", "record-batch": "RecordBatch", "give-word": "GiveWord", "refuse-word": "RefuseWord", "amend": "Amend", "reverse": "Reverse", "undo-batch": "UndoBatch", "mark-attendance": "MarkAttendance", "substitute": "Substitute", "add-expense": "AddExpense", "visit-out": "VisitOut", "visit-back": "VisitBack", "clear-ahead": "ClearAhead", "transfer": "Transfer", "age-credit": "AgeCredit", "open-bridge": "OpenBridge", "begin-passage": "BeginPassage", "post-passage": "PostPassage", "void-passage": "VoidPassage", "pair": "Pair", "end-pairing": "EndPairing", "erase": "Erase", "expire-due": "ExpireDue", "close-period": "ClosePeriod", "set-clock": "SetClock", "set-secret": "SetSecret"})
PART_UNION = _w.OneOf("type", {"profile": "Profile", "tags": "Tags", "availability": "Availability", "reference": "Reference", "check": "Check", "consent": "Consent", "appointment": "Appointment", "met-by-staff": "MetByStaff", "do-not-match": "DoNotMatch", "concern": "Concern", "contact": "Contact", "referral": "Referral", "after-meeting": "AfterMeeting", "listing-words": "ListingWords", "objection": "Objection", "note": "Note", "secret": "Secret"})
ConcernStep: TypeAlias = Literal["raised", "action", "appeal", "closed"]
"""What an entry of a concern record is."""
QUERY_UNION = _w.OneOf("type", {"balance": "BalanceOf", "balances": "AllBalances", "balances-as-of": "BalancesAsOf", "statement": "StatementOf", "reach": "ReachOf", "reaches": "Reaches", "exchange": "ExchangeOf", "history": "HistoryOf", "open-exchanges": "OpenExchanges", "listings": "ListingSearch", "members": "MemberSearch", "by-host-code": "ByHostCode", "held-about": "HeldAboutMember", "member-copy": "MemberCopyOf", "public-view": "PublicViewFor", "today": "TodayAt", "session-sheet": "SessionSheet", "may": "May", "why": "Why", "explain": "Explain", "hours-by": "HoursBy", "participation": "ParticipationOver", "publish": "Publish", "anonymity": "AnonymityCheck", "instrument": "InstrumentOf", "measure-change": "MeasureChange", "follow-up": "FollowUpOf", "compare-change": "CompareChange", "ties-of": "TiesOf", "attended-together": "AttendedTogether", "worker-only-members": "WorkerOnlyMembers", "role-flows": "RoleFlows", "network-robustness": "NetworkRobustness", "retention": "RetentionOver", "needs-coverage": "NeedsCoverage", "latencies": "Latencies", "programmes": "ProgrammesOver", "grants": "GrantsOf", "funder-report": "FunderReportOf", "matches-for": "MatchesFor", "why-not": "WhyNot", "report": "ReportOf", "plan": "PlanFor", "what-if": "WhatIf"})
READER_UNION = _w.OneOf("for", {"broker": "BrokerReader", "auditor": "AuditorReader"})
Rounding: TypeAlias = Literal["refuse", "down", "nearest"]
"""What becomes of an amount that is no whole number of minutes."""
FaultyRows: TypeAlias = Literal["refuse", "leave-out"]
"""What becomes of a row with a fault."""
CalendarDetail: TypeAlias = Literal["plain", "names"]
"""What a calendar says of an exchange."""


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Outcome(_OutcomeParts, Value):
    """The answer to a command."""

    seq: int
    """The number of its last record. 0 for a member, who may not know the journal."""
    records: int
    """How many records it has; 0 to a member."""
    created: Created | None
    """What it brought into being."""
    beyond: tuple[AccountId, ...]
    """Accounts an advisory limit speaks up about. These three lists hold a member's own account only, when a member sent it."""
    flagged: tuple[AccountId, ...]
    """Accounts outside an enforced limit by a reversal or a change of limits."""
    shortfalls: tuple[Shortfall, ...]
    """Minutes an enforced limit kept from accounts, and where they went."""
    awaiting: tuple[AccountId, ...]
    """Accounts whose word the exchanges recorded or posted still wait for; until then they are unpaid."""
    repeated: bool
    """Whether this is the answer to the same command sent before."""

    _wire_: ClassVar[_w.Fields] = {
        "seq": _w.Field("seq", _w.Whole(0, 9007199254740991), True),
        "records": _w.Field("records", _w.Whole(0, 4294967295), True),
        "created": _w.Field("created", _w.Maybe(_w.Of("Created")), True),
        "beyond": _w.Field("beyond", _w.Many(_w.Whole(1, 4294967295)), True),
        "flagged": _w.Field("flagged", _w.Many(_w.Whole(1, 4294967295)), True),
        "shortfalls": _w.Field("shortfalls", _w.Many(_w.Of("Shortfall")), True),
        "awaiting": _w.Field("awaiting", _w.Many(_w.Whole(1, 4294967295)), True),
        "repeated": _w.Field("repeated", _w.YES_NO, True),
    }


@dataclass(frozen=True, slots=True, repr=False)
class Created(_w.Keyed):
    """What a command brought into being."""

    kind: Literal["member", "account", "activity", "programme", "listing", "exchange", "series", "batch", "transfer", "bridge", "passage", "pairing", "charter"]
    """What."""
    number: int
    """Its number."""

    _wire_: ClassVar[_w.Fields] = {
        "kind": _w.Field("kind", _w.Word("member", "account", "activity", "programme", "listing", "exchange", "series", "batch", "transfer", "bridge", "passage", "pairing", "charter"), True),
        "number": _w.Field("number", _w.Whole(1, 4294967295), True),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Shortfall(Value):
    """Minutes that could not be posted to an account because of an enforced limit."""

    account: AccountId
    """The account."""
    minutes: int
    """How many."""
    to: ShortfallTo
    """Where they went."""

    _wire_: ClassVar[_w.Fields] = {
        "account": _w.Field("account", _w.Whole(1, 4294967295), True),
        "minutes": _w.Field("minutes", _w.MINUTES, True),
        "to": _w.Field("to", _w.Word("pot", "unpaid"), True),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Verified(Value):
    """What verifying found."""

    records: int
    """The last record that is right: how many there are, when the journal begins with its first."""
    head: Head
    """The head they end at."""
    audience: MadeFor
    """For whom the journal was made, as its first line says, or as was demanded."""
    withheld: int
    """How many personal parts are withheld from them."""
    fault: Fault | None
    """The first fault, if there is one."""

    _wire_: ClassVar[_w.Fields] = {
        "records": _w.Field("records", _w.Whole(0, 9007199254740991), True),
        "head": _w.Field("head", _w.Of("Head"), True),
        "audience": _w.Field("audience", _w.Word("host", "broker", "auditor"), True),
        "withheld": _w.Field("withheld", _w.Whole(0, 9007199254740991), True),
        "fault": _w.Field("fault", _w.Maybe(_w.Of("Fault")), True),
    }


@dataclass(frozen=True, slots=True, repr=False)
class Head(Value):
    """Where a journal stands: its last record and the hash of that. Print it, hand it to members and partners: against a head kept elsewhere any change to the journal shows."""

    seq: int
    """The last record; 0 when there is none."""
    hash: str
    """Its hash."""

    _wire_: ClassVar[_w.Fields] = {
        "seq": _w.Field("seq", _w.Whole(0, 9007199254740991), True),
        "hash": _w.Field("hash", _w.Hex(32), True),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Fault(Value):
    """A fault, and where it is."""

    seq: int
    """The record, from 1; one past the last when records are missing at the end."""
    code: str
    """The code of the error."""
    message: str
    """In words."""

    _wire_: ClassVar[_w.Fields] = {
        "seq": _w.Field("seq", _w.Whole(0, 9007199254740991), True),
        "code": _w.Field("code", _w.TEXT, True),
        "message": _w.Field("message", _w.TEXT, True),
    }


@dataclass(frozen=True, slots=True, repr=False)
class Imported(Value):
    """What became of an import, over the wire."""

    report: Report
    """What was read, refused, guessed and lost."""
    members: FrozenMap[str, MemberId]
    """Members by their code there; nobody when something was refused."""

    _wire_: ClassVar[_w.Fields] = {
        "report": _w.Field("report", _w.Of("Report"), True),
        "members": _w.Field("members", _w.Pairs(_w.Whole(1, 4294967295)), True),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Report(Value):
    """What an import did."""

    form: str
    """The form the files are in."""
    community: str
    """What the community calls itself."""
    rate: str
    """How many of its units make an hour, as `numerator/denominator`."""
    files: tuple[FileCount, ...]
    """Rows read, taken and refused, by file."""
    refused: tuple[RowFault, ...]
    """What was refused: the first thousand faults."""
    faults: int
    """How many faults there are, listed or not."""
    left_out: tuple[LeftOut, ...]
    """Rows that are not taken though nothing is wrong with them."""
    warnings: tuple[ImportWarning, ...]
    """What was taken and should be looked at."""
    guessed: tuple[Guess, ...]
    """What was taken in one way of several, by a rule."""
    unsure: tuple[Guess, ...]
    """Movements of credit that nobody can tell from the files: they are not counted as help. They stand in `guessed` as well."""
    lost: tuple[Lost, ...]
    """What has no place here."""
    classes: Classes
    """How rows that move credit were classed."""
    balances: tuple[BalanceRow, ...]
    """Balances declared against balances replayed."""
    balances_agree: bool | None
    """Whether every balance that was declared is what replaying gives; `None` when none was declared."""

    _wire_: ClassVar[_w.Fields] = {
        "form": _w.Field("form", _w.TEXT, True),
        "community": _w.Field("community", _w.TEXT, True),
        "rate": _w.Field("rate", _w.TEXT, True),
        "files": _w.Field("files", _w.Many(_w.Of("FileCount")), True),
        "refused": _w.Field("refused", _w.Many(_w.Of("RowFault")), True),
        "faults": _w.Field("faults", _w.Whole(0, 9007199254740991), True),
        "left_out": _w.Field("leftOut", _w.Many(_w.Of("LeftOut")), True),
        "warnings": _w.Field("warnings", _w.Many(_w.Of("ImportWarning")), True),
        "guessed": _w.Field("guessed", _w.Many(_w.Of("Guess")), True),
        "unsure": _w.Field("unsure", _w.Many(_w.Of("Guess")), True),
        "lost": _w.Field("lost", _w.Many(_w.Of("Lost")), True),
        "classes": _w.Field("classes", _w.Of("Classes"), True),
        "balances": _w.Field("balances", _w.Many(_w.Of("BalanceRow")), True),
        "balances_agree": _w.Field("balancesAgree", _w.Maybe(_w.YES_NO), True),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class FileCount(Value):
    """What became of the rows of one file."""

    file: str
    """The file."""
    read: int
    """Rows read."""
    taken: int
    """Rows that have become something here."""
    refused: int
    """Rows with a fault."""
    left_out: int
    """Rows without a fault that are not taken."""

    _wire_: ClassVar[_w.Fields] = {
        "file": _w.Field("file", _w.TEXT, True),
        "read": _w.Field("read", _w.Whole(0, 9007199254740991), True),
        "taken": _w.Field("taken", _w.Whole(0, 9007199254740991), True),
        "refused": _w.Field("refused", _w.Whole(0, 9007199254740991), True),
        "left_out": _w.Field("leftOut", _w.Whole(0, 9007199254740991), True),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class RowFault(Value):
    """Something that is wrong: where, what stood there, and why it is not taken."""

    file: str
    """The file."""
    line: int
    """The line, from 1; 0 for the whole file."""
    column: str
    """The column, by name; empty for the whole row."""
    value: str
    """What stood there, whole."""
    kind: FaultKind
    """What kind of fault it is."""
    why: str
    """In words."""

    _wire_: ClassVar[_w.Fields] = {
        "file": _w.Field("file", _w.TEXT, True),
        "line": _w.Field("line", _w.Whole(0, 9007199254740991), True),
        "column": _w.Field("column", _w.TEXT, True),
        "value": _w.Field("value", _w.TEXT, True),
        "kind": _w.Field("kind", _w.Word("missing-file", "duplicate-file", "bad-zip", "bad-json", "bad-mapping", "missing-column", "duplicate-column", "not-utf8", "quote-not-closed", "row-length", "row-count", "too-large", "missing-value", "not-a-number", "too-many-decimals", "negative", "not-positive", "not-whole-minutes", "not-an-instant", "duplicate", "unknown-member", "ambiguous-member", "unknown-word", "payer-is-payee", "bad-rate", "workbook", "not-said", "too-early", "no-such-day", "refused"), True),
        "why": _w.Field("why", _w.TEXT, True),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class LeftOut(Value):
    """Rows that are not taken though nothing is wrong with them."""

    file: str
    """The file."""
    column: str
    """The column that decides, by name; empty for the whole row."""
    value: str
    """What stands in that column."""
    why: NotTaken
    """Why they are not taken."""
    rows: int
    """How many rows."""
    lines: tuple[int, ...]
    """Their lines, the first thousand of them."""
    minutes: int
    """Their minutes together, as far as they can be read."""

    _wire_: ClassVar[_w.Fields] = {
        "file": _w.Field("file", _w.TEXT, True),
        "column": _w.Field("column", _w.TEXT, True),
        "value": _w.Field("value", _w.TEXT, True),
        "why": _w.Field("why", _w.Word("state", "blank", "total", "nobody-named", "both-gone", "draft", "repeated", "already-here"), True),
        "rows": _w.Field("rows", _w.Whole(0, 9007199254740991), True),
        "lines": _w.Field("lines", _w.Many(_w.Whole(0, 9007199254740991)), True),
        "minutes": _w.Field("minutes", _w.MINUTES, True),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class ImportWarning(Value):
    """Something that was taken and should be looked at."""

    file: str
    """The file."""
    lines: tuple[int, ...]
    """The lines it is about, the first thousand of them."""
    column: str
    """The column, by name; empty for the whole row."""
    value: str
    """What stands there."""
    kind: Caution
    """What to look at."""
    suggestion: str | None
    """What it may be instead: another name, another file."""
    minutes: int | None
    """The minutes it is about."""

    _wire_: ClassVar[_w.Fields] = {
        "file": _w.Field("file", _w.TEXT, True),
        "lines": _w.Field("lines", _w.Many(_w.Whole(0, 9007199254740991)), True),
        "column": _w.Field("column", _w.TEXT, True),
        "value": _w.Field("value", _w.TEXT, True),
        "kind": _w.Field("kind", _w.Word("over-24-hours-in-a-row", "over-24-hours-by-one-person-in-a-day", "far-outside-the-habit", "row-twice", "sheet-twice", "ended-before-it-began", "administrator-without-a-role", "look-alike", "another-name-beside", "several-people-in-one-cell"), True),
        "suggestion": _w.Field("suggestion", _w.Maybe(_w.TEXT), True),
        "minutes": _w.Field("minutes", _w.Maybe(_w.MINUTES), True),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Guess(Value):
    """Something that was taken in one way where another would have been possible, and by which rule."""

    file: str
    """The file."""
    line: int
    """The line; 0 for the whole file."""
    value: str
    """What stood there, shortened."""
    taken_as: str
    """What it was taken as."""
    rule: str
    """By which rule: a short name that stays."""

    _wire_: ClassVar[_w.Fields] = {
        "file": _w.Field("file", _w.TEXT, True),
        "line": _w.Field("line", _w.Whole(0, 9007199254740991), True),
        "value": _w.Field("value", _w.TEXT, True),
        "taken_as": _w.Field("takenAs", _w.TEXT, True),
        "rule": _w.Field("rule", _w.TEXT, True),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Lost(Value):
    """Something the files have that has no place here."""

    file: str
    """The file."""
    column: str
    """The column, or empty for whole rows."""
    count: int
    """How many cells, or rows, said something."""
    why: str
    """Why it has no place."""

    _wire_: ClassVar[_w.Fields] = {
        "file": _w.Field("file", _w.TEXT, True),
        "column": _w.Field("column", _w.TEXT, True),
        "count": _w.Field("count", _w.Whole(0, 9007199254740991), True),
        "why": _w.Field("why", _w.TEXT, True),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Classes(Value):
    """How rows that move credit were classed."""

    exchanges: int
    """As exchanges: time given and received."""
    transfers: FrozenMap[str, int]
    """As transfers, by kind. Never counted as help."""
    rules: FrozenMap[str, int]
    """How many rows each rule classed; `between-two-members` where none of them did."""

    _wire_: ClassVar[_w.Fields] = {
        "exchanges": _w.Field("exchanges", _w.Whole(0, 9007199254740991), True),
        "transfers": _w.Field("transfers", _w.Pairs(_w.Whole(0, 9007199254740991)), True),
        "rules": _w.Field("rules", _w.Pairs(_w.Whole(0, 9007199254740991)), True),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class BalanceRow(Value):
    """One account: the balance its system declared, and what replaying gives."""

    code: str
    """The account's code there."""
    account: AccountId | None
    """Its number here."""
    declared: str | None
    """What its system declared; `None` when it declared nothing."""
    replayed: str
    """What replaying the rows from zero gives, in the same unit."""
    minutes: int
    """The balance here."""
    agrees: bool | None
    """Whether declared and replayed are the same, and the minutes exactly so much by the rate. `None` when nothing was declared."""

    _wire_: ClassVar[_w.Fields] = {
        "code": _w.Field("code", _w.TEXT, True),
        "account": _w.Field("account", _w.Maybe(_w.Whole(1, 4294967295)), True),
        "declared": _w.Field("declared", _w.Maybe(_w.TEXT), True),
        "replayed": _w.Field("replayed", _w.TEXT, True),
        "minutes": _w.Field("minutes", _w.MINUTES, True),
        "agrees": _w.Field("agrees", _w.Maybe(_w.YES_NO), True),
    }


@dataclass(frozen=True, slots=True, repr=False)
class ExportedAs(Value):
    """Files out, over the wire: their bytes go beside."""

    files: tuple[str, ...]
    """The names of the files."""
    lost: tuple[Lost, ...]
    """What the form has no place for."""

    _wire_: ClassVar[_w.Fields] = {
        "files": _w.Field("files", _w.Many(_w.TEXT), True),
        "lost": _w.Field("lost", _w.Many(_w.Of("Lost")), True),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Coverage(Value):
    """What a form covers."""

    form: str
    """The form."""
    reads: tuple[FileCoverage, ...]
    """What is read of each file; empty when the form is not read."""
    writes: tuple[Held, ...]
    """What of a bank is written, at least in part; empty when the form is not written."""
    leaves: tuple[Held, ...]
    """What of a bank is not written: where a bank holds some, it is counted in what an export lost."""

    _wire_: ClassVar[_w.Fields] = {
        "form": _w.Field("form", _w.TEXT, True),
        "reads": _w.Field("reads", _w.Many(_w.Of("FileCoverage")), True),
        "writes": _w.Field("writes", _w.Many(_w.Word("names", "contacts", "languages", "born", "descriptions", "profiles", "joined", "states", "roles", "limits", "availability", "kept", "balances", "activities", "offers", "requests", "ended-listings", "exchanges", "open-exchanges", "called-off", "starts", "groups", "together", "visitors", "expenses", "circumstances", "notes", "transfers", "programmes", "other-banks")), True),
        "leaves": _w.Field("leaves", _w.Many(_w.Word("names", "contacts", "languages", "born", "descriptions", "profiles", "joined", "states", "roles", "limits", "availability", "kept", "balances", "activities", "offers", "requests", "ended-listings", "exchanges", "open-exchanges", "called-off", "starts", "groups", "together", "visitors", "expenses", "circumstances", "notes", "transfers", "programmes", "other-banks")), True),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class FileCoverage(Value):
    """What is read of one file."""

    file: str
    """The file."""
    taken: tuple[str, ...]
    """Columns that are read, of those the form's documents list."""
    lost: tuple[str, ...]
    """Columns that have no place here: what stands in them is counted in what an import lost."""

    _wire_: ClassVar[_w.Fields] = {
        "file": _w.Field("file", _w.TEXT, True),
        "taken": _w.Field("taken", _w.Many(_w.TEXT), True),
        "lost": _w.Field("lost", _w.Many(_w.TEXT), True),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Ran(Value):
    """What came of a run."""

    wants: int
    """Wants that arose."""
    requests: int
    """Of these, asked for at least once."""
    met: int
    """Wants met."""
    unmet: int
    """Wants that passed although they were asked for."""
    held_back: int
    """Wants that passed without having been asked for."""
    open: int
    """Wants that were still open when the run ended, or whose member left."""
    waited: int
    """Weeks from the first asking to being met, of all that were met, summed up."""
    exchanges: int
    """Exchanges."""
    minutes: int
    """Minutes given."""
    refused_by_limits: int
    """How often a limit stood in the way."""
    blocked: int
    """How many members a limit kept from receiving at least once."""
    refused_by_rules: int
    """How often a rule stood in the way."""
    took_part: int
    """How many gave or received."""
    credit: int
    """All balances above 0 at the end, summed up; the pot's left out."""
    gini_given: float | None = None
    """Gini of minutes given, zeros included; none when nothing was."""
    top_tenth: float | None = None
    """The share of minutes given by the tenth of the members who gave most; none when nothing was given."""

    _wire_: ClassVar[_w.Fields] = {
        "wants": _w.Field("wants", _w.Whole(0, 9007199254740991), True),
        "requests": _w.Field("requests", _w.Whole(0, 9007199254740991), True),
        "met": _w.Field("met", _w.Whole(0, 9007199254740991), True),
        "unmet": _w.Field("unmet", _w.Whole(0, 9007199254740991), True),
        "held_back": _w.Field("heldBack", _w.Whole(0, 9007199254740991), True),
        "open": _w.Field("open", _w.Whole(0, 9007199254740991), True),
        "waited": _w.Field("waited", _w.Whole(0, 9007199254740991), True),
        "exchanges": _w.Field("exchanges", _w.Whole(0, 9007199254740991), True),
        "minutes": _w.Field("minutes", _w.MINUTES, True),
        "refused_by_limits": _w.Field("refusedByLimits", _w.Whole(0, 9007199254740991), True),
        "blocked": _w.Field("blocked", _w.Whole(0, 9007199254740991), True),
        "refused_by_rules": _w.Field("refusedByRules", _w.Whole(0, 9007199254740991), True),
        "took_part": _w.Field("tookPart", _w.Whole(0, 9007199254740991), True),
        "credit": _w.Field("credit", _w.Whole(0, 9007199254740991), True),
        "gini_given": _w.Field("giniGiven", _w.Maybe(_w.FIGURE)),
        "top_tenth": _w.Field("topTenth", _w.Maybe(_w.FIGURE)),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Proposal(Value):
    """A mapping that may fit. Nothing uses it unless somebody hands it on."""

    mapping: FileMapping
    """The mapping, to be looked at and changed."""
    doubts: tuple[Doubt, ...]
    """What may be wrong with it."""
    preset: str | None = None
    """The preset it is, when the columns are those of a system we know."""

    _wire_: ClassVar[_w.Fields] = {
        "mapping": _w.Field("mapping", _w.Of("FileMapping"), True),
        "doubts": _w.Field("doubts", _w.Many(_w.Of("Doubt")), True),
        "preset": _w.Field("preset", _w.Maybe(_w.TEXT)),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class FileMapping(Value):
    """How the files of a system are read."""

    name: str
    """Its name: members keep their codes there under it."""
    tables: tuple[TableMapping, ...]
    """The tables. Of members and listings there may be none."""
    encoding: Encoding | None = None
    """How the bytes of the files stand for letters."""
    offset_minutes: int = 0
    """How many minutes ahead of UTC the times without a zone are."""
    community: tuple[str, ...] = ()
    """Codes and names that stand for the community itself, whose account is the pot here. Upper and lower case alike."""
    community_name: str | None = None
    """What the community calls itself."""
    same: FrozenMap[str, str] = field(default_factory=FrozenMap)
    """Who is who: what the files call somebody, and the name or code they are known by. Two spellings are one person only when it stands here."""
    gone: tuple[str, ...] = ()
    """What the files call people they no longer know, who have no number: `The user no longer exists`."""
    zero_limit: ZeroLimit | None = None
    """What a limit of 0 means."""
    rules: tuple[ClassRule, ...] = ()
    """How help is told from other movements, before the rules of the options."""

    _wire_: ClassVar[_w.Fields] = {
        "name": _w.Field("name", _w.TEXT, True),
        "tables": _w.Field("tables", _w.Many(_w.Of("TableMapping")), True),
        "encoding": _w.Field("encoding", _w.Maybe(_w.Word("utf-8", "utf-16", "windows-1252", "iso-8859-1", "iso-8859-15"))),
        "offset_minutes": _w.Field("offsetMinutes", _w.Whole(-2147483648, 2147483647)),
        "community": _w.Field("community", _w.Many(_w.TEXT)),
        "community_name": _w.Field("communityName", _w.Maybe(_w.TEXT)),
        "same": _w.Field("same", _w.Pairs(_w.TEXT)),
        "gone": _w.Field("gone", _w.Many(_w.TEXT)),
        "zero_limit": _w.Field("zeroLimit", _w.Maybe(_w.Word("zero", "none"))),
        "rules": _w.Field("rules", _w.Many(_w.Of("ClassRule"))),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class TableMapping(Value):
    """How one table is read."""

    file: str
    """The name of its file, without folders, upper and lower case alike; `*` stands for any letters."""
    holds: Holds
    """What its rows are."""
    columns: FrozenMap[str, tuple[str, ...]]
    """Which columns say what: by name, several names for one column parted by `|`, or by number as `#1`. Where several columns are given, what they say is put together with a blank."""
    headless: bool = False
    """Whether it has no header: columns go by number."""
    skip: int = 0
    """Lines before the table that are no part of it."""
    headings: bool = False
    """Whether lines that hold one thing alone are headings between the rows: the activity of what follows, until the next."""
    separator: str | None = None
    """What separates its cells; noticed when left out."""
    dates: tuple[str, ...] = ()
    """How dates are written: the letters of `strftime`, `iso` for ISO 8601, `serial` for the day numbers of spreadsheets; ISO 8601 when left out. One form alone is read in a column. Of several, the only one that fits the whole column is taken and told as a guess; when more than one fits, which it is has to be declared."""
    pivot: int | None = None
    """The first of the hundred years that two-digit years stand for; 1970 when left out."""
    unit: Unit | None = None
    """What a bare number counts, for amounts and balances. Amounts that say their own unit (`1h30`, `90 mins`) need none. When left out and the column's name does not say it either, a bare number is a question."""
    people_separator: str | None = None
    """What separates several people in one cell: `;`."""
    groups: tuple[str, ...] = ()
    """Words that stand for people without a name (`Group`); how many they are is in the column `visitors`."""
    missing_giver: Missing | None = None
    """What becomes of a row that says nobody gave."""
    missing_receiver: Missing | None = None
    """What becomes of a row that says nobody received."""
    decimal_comma: bool = False
    """Whether decimals stand after a comma."""
    meanings: FrozenMap[str, FrozenMap[str, str]] = field(default_factory=FrozenMap)
    """What the files' own words mean, by what the column says: `{"kind": {"1": "person"}}`. Upper and lower case alike."""
    only: FrozenMap[str, tuple[str, ...]] = field(default_factory=FrozenMap)
    """Rows that are taken: by column, the words it may say. The others are listed as left out."""
    negative_corrects: bool = False
    """Whether an amount below zero corrects what was counted before: credit goes the other way."""
    known_by: KnownBy | None = None
    """What names a member in these rows."""
    make_members: bool = False
    """Whether whoever is named and is in no table of members becomes one, known by that name alone; each is told as a guess."""
    owner: str | None = None
    """Whose statement it is, when the rows name the other party only: their code."""

    _wire_: ClassVar[_w.Fields] = {
        "file": _w.Field("file", _w.TEXT, True),
        "holds": _w.Field("holds", _w.Word("members", "exchanges", "listings"), True),
        "columns": _w.Field("columns", _w.Pairs(_w.Many(_w.TEXT)), True),
        "headless": _w.Field("headless", _w.YES_NO),
        "skip": _w.Field("skip", _w.Whole(0, 4294967295)),
        "headings": _w.Field("headings", _w.YES_NO),
        "separator": _w.Field("separator", _w.Maybe(_w.TEXT)),
        "dates": _w.Field("dates", _w.Many(_w.TEXT)),
        "pivot": _w.Field("pivot", _w.Maybe(_w.Whole(0, 65535))),
        "unit": _w.Field("unit", _w.Maybe(_w.Word("hours", "minutes", "seconds", "clock"))),
        "people_separator": _w.Field("peopleSeparator", _w.Maybe(_w.TEXT)),
        "groups": _w.Field("groups", _w.Many(_w.TEXT)),
        "missing_giver": _w.Field("missingGiver", _w.Maybe(_w.Word("refuse", "leave-out", "unknown", "community"))),
        "missing_receiver": _w.Field("missingReceiver", _w.Maybe(_w.Word("refuse", "leave-out", "unknown", "community"))),
        "decimal_comma": _w.Field("decimalComma", _w.YES_NO),
        "meanings": _w.Field("meanings", _w.Pairs(_w.Pairs(_w.TEXT))),
        "only": _w.Field("only", _w.Pairs(_w.Many(_w.TEXT))),
        "negative_corrects": _w.Field("negativeCorrects", _w.YES_NO),
        "known_by": _w.Field("knownBy", _w.Maybe(_w.Word("code", "email", "name", "name-and-code"))),
        "make_members": _w.Field("makeMembers", _w.YES_NO),
        "owner": _w.Field("owner", _w.Maybe(_w.TEXT)),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class ClassRule(Value):
    """A rule that tells what a movement of credit is: every condition it names has to hold."""

    name: str
    """The name that stands in the report."""
    taken_as: Class
    """What a movement is that the rule fits."""
    from_: Party | None = None
    """Who pays."""
    to: Party | None = None
    """Who is paid."""
    words: tuple[str, ...] = ()
    """One of these stands in the description as a word, upper and lower case alike."""
    classes: tuple[str, ...] = ()
    """The files call it one of these, upper and lower case alike."""
    first_within_days: int | None = None
    """It is the first the payee gets from the community, at most so many days after joining."""
    over_minutes: int | None = None
    """It is longer than so many minutes."""

    _wire_: ClassVar[_w.Fields] = {
        "name": _w.Field("name", _w.TEXT, True),
        "taken_as": _w.Field("takenAs", _w.Word("exchange", "welcome", "gift", "donation", "levy", "correction", "unsure"), True),
        "from_": _w.Field("from", _w.Maybe(_w.Word("community", "member"))),
        "to": _w.Field("to", _w.Maybe(_w.Word("community", "member"))),
        "words": _w.Field("words", _w.Many(_w.TEXT)),
        "classes": _w.Field("classes", _w.Many(_w.TEXT)),
        "first_within_days": _w.Field("firstWithinDays", _w.Maybe(_w.Whole(0, 4294967295))),
        "over_minutes": _w.Field("overMinutes", _w.Maybe(_w.Whole(0, 4294967295))),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Doubt(Value):
    """Something that a person has to look at before the proposal is used."""

    file: str
    """The file."""
    column: str
    """The column; empty for the whole file."""
    kind: DoubtKind
    """What kind of doubt."""
    why: str
    """In words."""
    asked: bool
    """Whether reading asks again unless it is declared."""
    options: tuple[str, ...] = ()
    """What it may be, where that is a choice: forms of date, units, rules. What the mapping has stands first."""

    _wire_: ClassVar[_w.Fields] = {
        "file": _w.Field("file", _w.TEXT, True),
        "column": _w.Field("column", _w.TEXT, True),
        "kind": _w.Field("kind", _w.Word("direction", "date-order", "unit", "decimals", "encoding", "names", "look-alike", "several-people", "group", "nobody-named", "cells", "missing", "file", "classes"), True),
        "why": _w.Field("why", _w.TEXT, True),
        "asked": _w.Field("asked", _w.YES_NO, True),
        "options": _w.Field("options", _w.Many(_w.TEXT)),
    }


@dataclass(frozen=True, slots=True, repr=False)
class Decider(Value):
    """Somebody who decided on a charter."""

    member: MemberId
    """Who."""
    told_by: Literal["host", "time"] | int | None = None
    """Who says so; left out when the member does."""

    _wire_: ClassVar[_w.Fields] = {
        "member": _w.Field("member", _w.Whole(1, 4294967295), True),
        "told_by": _w.Field("toldBy", _w.Maybe(_w.ACTOR)),
    }


@dataclass(frozen=True, slots=True, repr=False)
class Posting(Value):
    """A posting: so many minutes onto an account, or off it when negative."""

    account: AccountId
    """The account."""
    minutes: int
    """What is added to its balance."""

    _wire_: ClassVar[_w.Fields] = {
        "account": _w.Field("account", _w.Whole(1, 4294967295), True),
        "minutes": _w.Field("minutes", _w.MINUTES, True),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Limits(Value):
    """The lowest and highest balance an account may reach. "No limit" (left out) and 0 are different."""

    lowest: int | None = None
    """The lowest balance; left out for none."""
    highest: int | None = None
    """The highest balance; left out for none."""
    mode: LimitMode | None = None
    """Whether they stop or speak up; they speak up unless said."""
    earned: tuple[Earned, ...] = ()
    """Limits that grow."""

    _wire_: ClassVar[_w.Fields] = {
        "lowest": _w.Field("lowest", _w.Maybe(_w.MINUTES)),
        "highest": _w.Field("highest", _w.Maybe(_w.MINUTES)),
        "mode": _w.Field("mode", _w.Maybe(_w.Word("advisory", "enforced"))),
        "earned": _w.Field("earned", _w.Many(_w.Of("Earned"))),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Earned(Value):
    """A limit that grows with what was given or received; transfers do not count."""

    widens: Widens
    """Which limit grows."""
    from_: EarnedFrom
    """With what."""
    percent: int
    """By how much: so many minutes for each hundred."""
    most: int
    """By at most so many minutes."""

    _wire_: ClassVar[_w.Fields] = {
        "widens": _w.Field("widens", _w.Word("lowest", "highest"), True),
        "from_": _w.Field("from", _w.Word("given", "received"), True),
        "percent": _w.Field("percent", _w.Whole(0, 4294967295), True),
        "most": _w.Field("most", _w.MINUTES, True),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class ListingTerms(Value):
    """What a listing says in numbers."""

    activity: ActivityId | None = None
    """What is done; left out while nobody has classified it."""
    need: int | None = None
    """The rung of the need scheme, when it is not that of the activity: its place, from 0."""
    minutes: int | None = None
    """How long one occasion takes."""
    capacity: ListingCapacity | None = None
    """How much at most over a span."""
    group_min: int | None = None
    """The fewest people it makes sense for."""
    group_max: int | None = None
    """The most people there is room for."""
    repeating: bool = False
    """Whether it comes again and again rather than once."""
    from_: datetime.date | None = None
    """First day it holds; the day it was posted when left out."""
    until: datetime.date | None = None
    """Last day it holds."""
    visibility: Visibility | None = None
    """Who may see it; by the charter when left out."""
    anonymous: bool = False
    """Whether its member is named to other members only by the broker."""
    remote: Remote | None = None
    """Face to face or at a distance; face to face when left out."""
    setting: Setting | None = None
    """Where it would take place."""
    programme: ProgrammeId | None = None
    """The programme it is open to, if only to one."""

    _wire_: ClassVar[_w.Fields] = {
        "activity": _w.Field("activity", _w.Maybe(_w.Whole(1, 4294967295))),
        "need": _w.Field("need", _w.Maybe(_w.Whole(0, 65535))),
        "minutes": _w.Field("minutes", _w.Maybe(_w.MINUTES)),
        "capacity": _w.Field("capacity", _w.Maybe(_w.Of("ListingCapacity"))),
        "group_min": _w.Field("groupMin", _w.Maybe(_w.Whole(0, 4294967295))),
        "group_max": _w.Field("groupMax", _w.Maybe(_w.Whole(0, 4294967295))),
        "repeating": _w.Field("repeating", _w.YES_NO),
        "from_": _w.Field("from", _w.Maybe(_w.DAY)),
        "until": _w.Field("until", _w.Maybe(_w.DAY)),
        "visibility": _w.Field("visibility", _w.Maybe(_w.Word("everyone", "members", "broker"))),
        "anonymous": _w.Field("anonymous", _w.YES_NO),
        "remote": _w.Field("remote", _w.Maybe(_w.Word("no", "yes", "either"))),
        "setting": _w.Field("setting", _w.Maybe(_w.Word("home", "public", "venue", "remote"))),
        "programme": _w.Field("programme", _w.Maybe(_w.Whole(1, 4294967295))),
    }


@dataclass(frozen=True, slots=True, repr=False)
class ListingCapacity(Value):
    """How much, at most, in a week or month."""

    minutes: int
    """Minutes."""
    per: Per
    """Over what span."""

    _wire_: ClassVar[_w.Fields] = {
        "minutes": _w.Field("minutes", _w.MINUTES, True),
        "per": _w.Field("per", _w.Word("week", "month"), True),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Terms(Value):
    """What is agreed, or has happened: who, what, when, and who pays."""

    on: datetime.date
    """The local date."""
    parts: tuple[Participation, ...]
    """Who takes part: at least one who gives or does together. No member twice."""
    start: Start | None = None
    """When it begins on the local clock, if that was said."""
    activity: ActivityId | None = None
    """What was done; left out when nobody has classified it yet."""
    visitors: int | None = None
    """Visitors without a name who received, by count."""
    payer: Payer | None = None
    """Whose credit pays; the receivers when left out."""
    group: GroupRule | None = None
    """How credit is shared; the charter's rule when left out."""
    setting: Setting | None = None
    """Where."""
    listing: ListingId | None = None
    """Which offer or request it came from."""
    pairing: PairingId | None = None
    """Which pairing of a programme it belongs to."""
    estimated: bool = False
    """Whether the minutes are an estimate."""
    brokered: bool = False
    """Whether a broker brought it about."""
    facilitation: int | None = None
    """Minutes of facilitation, apart from those given and received."""
    expenses: tuple[Expense, ...] = ()
    """Money owed beside it."""

    _wire_: ClassVar[_w.Fields] = {
        "on": _w.Field("on", _w.DAY, True),
        "parts": _w.Field("parts", _w.Many(_w.Of("Participation")), True),
        "start": _w.Field("start", _w.Maybe(_w.Of("Start"))),
        "activity": _w.Field("activity", _w.Maybe(_w.Whole(1, 4294967295))),
        "visitors": _w.Field("visitors", _w.Maybe(_w.Whole(0, 4294967295))),
        "payer": _w.Field("payer", _w.Maybe(_w.Of("Payer"))),
        "group": _w.Field("group", _w.Maybe(_w.Word("receivers-share", "each-receiver-pays", "pot-pays", "no-credit"))),
        "setting": _w.Field("setting", _w.Maybe(_w.Word("home", "public", "venue", "remote"))),
        "listing": _w.Field("listing", _w.Maybe(_w.Whole(1, 4294967295))),
        "pairing": _w.Field("pairing", _w.Maybe(_w.Whole(1, 4294967295))),
        "estimated": _w.Field("estimated", _w.YES_NO),
        "brokered": _w.Field("brokered", _w.YES_NO),
        "facilitation": _w.Field("facilitation", _w.Maybe(_w.MINUTES)),
        "expenses": _w.Field("expenses", _w.Many(_w.Of("Expense"))),
    }


@dataclass(frozen=True, slots=True, repr=False)
class Start(Value):
    """When something begins on the local clock: the minute of the day, and how many minutes that clock is ahead of UTC.  The host knows its time zone; the core keeps what the clock on the wall said and the offset of that day."""

    minute: int
    """Minute of the local day, 0 to 1439."""
    offset: int = 0
    """Minutes ahead of UTC, −1080 to 1080."""

    _wire_: ClassVar[_w.Fields] = {
        "minute": _w.Field("minute", _w.Whole(0, 65535), True),
        "offset": _w.Field("offset", _w.Whole(-32768, 32767)),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Participation(Value):
    """One member's part in an exchange."""

    member: MemberId
    """Who."""
    side: Side
    """On which side."""
    minutes: int
    """How long."""
    as_: Capacity | None = None
    """As what; a peer unless said."""
    paid: bool = False
    """Whether their time was paid for by somebody."""
    attendance: Attendance | None = None
    """Whether they came; left out when they did."""

    _wire_: ClassVar[_w.Fields] = {
        "member": _w.Field("member", _w.Whole(1, 4294967295), True),
        "side": _w.Field("side", _w.Word("gave", "received", "together"), True),
        "minutes": _w.Field("minutes", _w.MINUTES, True),
        "as_": _w.Field("as", _w.Maybe(_w.Word("peer", "staff", "volunteer"))),
        "paid": _w.Field("paid", _w.YES_NO),
        "attendance": _w.Field("attendance", _w.Maybe(_w.Word("attended", "no-show", "late-cancel", "cancelled"))),
    }


@dataclass(frozen=True, slots=True, repr=False)
class Payer(Value):
    """Whose credit pays, and if one member's, whose."""

    kind: PayerKind
    """Who."""
    member: MemberId | None = None
    """The member, for `PayerKind.Member`."""

    _wire_: ClassVar[_w.Fields] = {
        "kind": _w.Field("kind", _w.Word("receivers", "pot", "nobody", "member"), True),
        "member": _w.Field("member", _w.Maybe(_w.Whole(1, 4294967295))),
    }


@dataclass(frozen=True, slots=True, repr=False)
class Expense(Value):
    """A sum of money owed beside an exchange, such as a fare. Never credit."""

    member: MemberId
    """To whom it is owed."""
    amount: int
    """How much, in the smallest unit of the charter's currency (pence)."""

    _wire_: ClassVar[_w.Fields] = {
        "member": _w.Field("member", _w.Whole(1, 4294967295), True),
        "amount": _w.Field("amount", _w.Whole(0, 4294967295), True),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Word(Value):
    """The word of an account: how much may be taken from it for an exchange, and who says so."""

    account: AccountId
    """The account."""
    most: int
    """The most that may be taken."""
    from_: Literal["host", "time"] | int | None = None
    """Who gave it: the host or a member, and always the sender of the record it stands in. Left out for a standing word."""
    standing: int | None = None
    """The place of the charter's standing word of the pot that this is."""

    _wire_: ClassVar[_w.Fields] = {
        "account": _w.Field("account", _w.Whole(1, 4294967295), True),
        "most": _w.Field("most", _w.MINUTES, True),
        "from_": _w.Field("from", _w.Maybe(_w.ACTOR)),
        "standing": _w.Field("standing", _w.Maybe(_w.Whole(0, 65535))),
    }


@dataclass(frozen=True, slots=True, repr=False)
class Hold(Value):
    """Minutes held on an account: to be taken from it when negative, room for what it will be given when positive."""

    account: AccountId
    """The account."""
    minutes: int
    """How much."""

    _wire_: ClassVar[_w.Fields] = {
        "account": _w.Field("account", _w.Whole(1, 4294967295), True),
        "minutes": _w.Field("minutes", _w.MINUTES, True),
    }


@dataclass(frozen=True, slots=True, repr=False)
class Confirmation(Value):
    """What somebody said of an exchange when confirming."""

    member: MemberId
    """Who."""
    minutes: int | None = None
    """How long it took in their memory, when other than was said."""

    _wire_: ClassVar[_w.Fields] = {
        "member": _w.Field("member", _w.Whole(1, 4294967295), True),
        "minutes": _w.Field("minutes", _w.Maybe(_w.MINUTES)),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class ClockTurn(Value):
    """The local clock changes."""

    date: datetime.date
    """The local date."""
    minute: int
    """The minute of the day the clock shows just before."""
    to: int
    """Minutes ahead of UTC from then on, −1080 to 1080."""

    _wire_: ClassVar[_w.Fields] = {
        "date": _w.Field("date", _w.DAY, True),
        "minute": _w.Field("minute", _w.Whole(0, 65535), True),
        "to": _w.Field("to", _w.Whole(-32768, 32767), True),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class BankFounded(Value):
    """A bank begins, under the first version of its charter. The words of that are the record's document."""

    bank: str
    """The identity of the bank."""
    digest: str
    """SHA-256 of the document."""
    decided_on: datetime.date | None = None
    """When it was decided."""
    activities: tuple[ActivityId, ...] = ()
    """Numbers given to its activities, in its order."""

    _wire_: ClassVar[_w.Fields] = {
        "bank": _w.Field("bank", _w.TEXT, True),
        "digest": _w.Field("digest", _w.Hex(32), True),
        "decided_on": _w.Field("decidedOn", _w.Maybe(_w.DAY)),
        "activities": _w.Field("activities", _w.Many(_w.Whole(1, 4294967295))),
    }


@dataclass(frozen=True, slots=True, repr=False)
class CopyBegun(Value):
    """A copy of a bank goes on by itself, as a bank of its own."""

    bank: str
    """The identity of the copy."""
    left: bool = False
    """Whether this is the journal that is left behind: the bank goes on as that copy, and no longer here."""

    _wire_: ClassVar[_w.Fields] = {
        "bank": _w.Field("bank", _w.TEXT, True),
        "left": _w.Field("left", _w.YES_NO),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class CharterAdopted(Value):
    """A charter holds from now on. Its words are the record's document."""

    version: CharterVersion
    """Its version."""
    digest: str
    """SHA-256 of the document."""
    decided: tuple[Decider, ...] = ()
    """Those who decided, each by their own word or as told by another."""
    decided_on: datetime.date | None = None
    """When they decided."""
    activities: tuple[ActivityId, ...] = ()
    """Numbers given to its activities that were not there before, in its order."""
    flagged: tuple[AccountId, ...] = ()
    """Accounts that are outside an enforced limit by its change of limits."""

    _wire_: ClassVar[_w.Fields] = {
        "version": _w.Field("version", _w.Whole(1, 4294967295), True),
        "digest": _w.Field("digest", _w.Hex(32), True),
        "decided": _w.Field("decided", _w.Many(_w.Of("Decider"))),
        "decided_on": _w.Field("decidedOn", _w.Maybe(_w.DAY)),
        "activities": _w.Field("activities", _w.Many(_w.Whole(1, 4294967295))),
        "flagged": _w.Field("flagged", _w.Many(_w.Whole(1, 4294967295))),
    }


@dataclass(frozen=True, slots=True, repr=False)
class ActivitySet(Value):
    """An activity was added, or an old one changed. Its words are the record's document."""

    activity: ActivityId
    """Its number."""
    digest: str
    """SHA-256 of the document."""

    _wire_: ClassVar[_w.Fields] = {
        "activity": _w.Field("activity", _w.Whole(1, 4294967295), True),
        "digest": _w.Field("digest", _w.Hex(32), True),
    }


@dataclass(frozen=True, slots=True, repr=False)
class ProgrammeOpened(Value):
    """A programme was opened. Its words are the record's document."""

    programme: ProgrammeId
    """Its number."""
    digest: str
    """SHA-256 of the document."""

    _wire_: ClassVar[_w.Fields] = {
        "programme": _w.Field("programme", _w.Whole(1, 4294967295), True),
        "digest": _w.Field("digest", _w.Hex(32), True),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class MemberAdmitted(Value):
    """A member was admitted."""

    member: MemberId
    """Their number."""
    kind: int
    """Which kind: its place in the charter's list."""
    state: MemberState
    """Where they stand: applicant or active."""
    joined: datetime.date
    """The day they joined."""
    account: AccountId
    """Their account: a new one with this number, or one they share."""
    opens: AccountKind | None = None
    """What kind of account, when it is new."""

    _wire_: ClassVar[_w.Fields] = {
        "member": _w.Field("member", _w.Whole(1, 4294967295), True),
        "kind": _w.Field("kind", _w.Whole(0, 65535), True),
        "state": _w.Field("state", _w.Word("applicant", "active", "paused", "suspended", "left", "erased"), True),
        "joined": _w.Field("joined", _w.DAY, True),
        "account": _w.Field("account", _w.Whole(1, 4294967295), True),
        "opens": _w.Field("opens", _w.Maybe(_w.Word("pot", "member", "household", "organisation", "bridge"))),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class MemberStateChanged(Value):
    """A member stands elsewhere now."""

    member: MemberId
    """Who."""
    state: MemberState
    """Where."""
    since: datetime.date
    """Since when."""
    until: datetime.date | None = None
    """Until when, if that was said."""

    _wire_: ClassVar[_w.Fields] = {
        "member": _w.Field("member", _w.Whole(1, 4294967295), True),
        "state": _w.Field("state", _w.Word("applicant", "active", "paused", "suspended", "left", "erased"), True),
        "since": _w.Field("since", _w.DAY, True),
        "until": _w.Field("until", _w.Maybe(_w.DAY)),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class RoleGiven(Value):
    """A role was given."""

    member: MemberId
    """To whom."""
    role: int
    """Which: its place in the charter's list."""
    from_: datetime.date
    """First day."""
    at: MemberId | None = None
    """At which organisation."""
    until: datetime.date | None = None
    """Last day."""

    _wire_: ClassVar[_w.Fields] = {
        "member": _w.Field("member", _w.Whole(1, 4294967295), True),
        "role": _w.Field("role", _w.Whole(0, 65535), True),
        "from_": _w.Field("from", _w.DAY, True),
        "at": _w.Field("at", _w.Maybe(_w.Whole(1, 4294967295))),
        "until": _w.Field("until", _w.Maybe(_w.DAY)),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class RoleEnded(Value):
    """A role ended."""

    member: MemberId
    """Whose."""
    index: int
    """Which of the roles they hold: its place in the order given."""
    until: datetime.date
    """Last day."""

    _wire_: ClassVar[_w.Fields] = {
        "member": _w.Field("member", _w.Whole(1, 4294967295), True),
        "index": _w.Field("index", _w.Whole(0, 65535), True),
        "until": _w.Field("until", _w.DAY, True),
    }


@dataclass(frozen=True, slots=True, repr=False)
class PersonalKept(Value):
    """Something personal was kept. What, stands in the personal parts only."""

    member: MemberId
    """About whom."""

    _wire_: ClassVar[_w.Fields] = {
        "member": _w.Field("member", _w.Whole(1, 4294967295), True),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class MembersMerged(Value):
    """A double record was merged: from now on `merged` means `kept`."""

    kept: MemberId
    """The number that stays."""
    merged: MemberId
    """The number that goes."""
    postings: tuple[Posting, ...] = ()
    """What moves the balance over."""

    _wire_: ClassVar[_w.Fields] = {
        "kept": _w.Field("kept", _w.Whole(1, 4294967295), True),
        "merged": _w.Field("merged", _w.Whole(1, 4294967295), True),
        "postings": _w.Field("postings", _w.Many(_w.Of("Posting"))),
    }


@dataclass(frozen=True, slots=True, repr=False)
class AccountOpened(Value):
    """A shared account was opened."""

    account: AccountId
    """Its number."""
    kind: AccountKind
    """Household or organisation."""

    _wire_: ClassVar[_w.Fields] = {
        "account": _w.Field("account", _w.Whole(1, 4294967295), True),
        "kind": _w.Field("kind", _w.Word("pot", "member", "household", "organisation", "bridge"), True),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class AccountJoined(Value):
    """A member uses another account from now on."""

    member: MemberId
    """Who."""
    account: AccountId
    """Which account."""
    opens: bool = False
    """Whether the account is opened with this."""
    postings: tuple[Posting, ...] = ()
    """What moves their balance over."""

    _wire_: ClassVar[_w.Fields] = {
        "member": _w.Field("member", _w.Whole(1, 4294967295), True),
        "account": _w.Field("account", _w.Whole(1, 4294967295), True),
        "opens": _w.Field("opens", _w.YES_NO),
        "postings": _w.Field("postings", _w.Many(_w.Of("Posting"))),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class LimitsSet(Value):
    """An account has limits of its own, or again those of its kind."""

    account: AccountId
    """Which account."""
    limits: Limits | None = None
    """Its limits; left out for those of its kind."""
    by_tag: bool = False
    """Whether they follow from a word of the broker's."""
    flagged: bool = False
    """Whether the account is outside them now."""

    _wire_: ClassVar[_w.Fields] = {
        "account": _w.Field("account", _w.Whole(1, 4294967295), True),
        "limits": _w.Field("limits", _w.Maybe(_w.Of("Limits"))),
        "by_tag": _w.Field("byTag", _w.YES_NO),
        "flagged": _w.Field("flagged", _w.YES_NO),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class ListingPosted(Value):
    """An offer or a request was posted."""

    listing: ListingId
    """Its number."""
    kind: ListingKind
    """Offer or request."""
    member: MemberId
    """Whose."""
    terms: ListingTerms
    """What it says in numbers."""

    _wire_: ClassVar[_w.Fields] = {
        "listing": _w.Field("listing", _w.Whole(1, 4294967295), True),
        "kind": _w.Field("kind", _w.Word("offer", "request"), True),
        "member": _w.Field("member", _w.Whole(1, 4294967295), True),
        "terms": _w.Field("terms", _w.Of("ListingTerms"), True),
    }


@dataclass(frozen=True, slots=True, repr=False)
class ListingAmended(Value):
    """A listing says something else now."""

    listing: ListingId
    """Which."""
    terms: ListingTerms
    """All it says in numbers."""

    _wire_: ClassVar[_w.Fields] = {
        "listing": _w.Field("listing", _w.Whole(1, 4294967295), True),
        "terms": _w.Field("terms", _w.Of("ListingTerms"), True),
    }


@dataclass(frozen=True, slots=True, repr=False)
class ListingRenewed(Value):
    """A listing holds for longer."""

    listing: ListingId
    """Which."""
    until: datetime.date | None = None
    """Until when; left out for ever."""

    _wire_: ClassVar[_w.Fields] = {
        "listing": _w.Field("listing", _w.Whole(1, 4294967295), True),
        "until": _w.Field("until", _w.Maybe(_w.DAY)),
    }


@dataclass(frozen=True, slots=True, repr=False)
class ListingClosed(Value):
    """A listing ended."""

    listing: ListingId
    """Which."""
    why: Closing
    """Why."""

    _wire_: ClassVar[_w.Fields] = {
        "listing": _w.Field("listing", _w.Whole(1, 4294967295), True),
        "why": _w.Field("why", _w.Word("met", "withdrawn", "expired", "member-gone"), True),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class ExchangeProposed(Value):
    """An exchange was proposed."""

    exchange: ExchangeId
    """Its number."""
    terms: Terms
    """What is proposed."""
    due: datetime.datetime
    """Until when an answer is waited for."""
    series: SeriesId | None = None
    """The series it belongs to."""
    on_behalf_of: MemberId | None = None
    """On whose behalf."""
    agreed: tuple[MemberId, ...] = ()
    """Those who have agreed by proposing."""
    needs_approval: tuple[int, ...] = ()
    """Rules that want a broker's approval first: their places in the charter."""
    booked_twice: bool = False
    """Whether somebody was agreed to be elsewhere then, so that it wants a broker's approval first."""
    held: bool = False
    """Whether it lies in the broker's tray: nobody but who proposed it is asked until a broker lets it through."""
    words: tuple[Word, ...] = ()
    """The words of accounts its sender gave."""

    _wire_: ClassVar[_w.Fields] = {
        "exchange": _w.Field("exchange", _w.Whole(1, 4294967295), True),
        "terms": _w.Field("terms", _w.Of("Terms"), True),
        "due": _w.Field("due", _w.MOMENT, True),
        "series": _w.Field("series", _w.Maybe(_w.Whole(1, 4294967295))),
        "on_behalf_of": _w.Field("onBehalfOf", _w.Maybe(_w.Whole(1, 4294967295))),
        "agreed": _w.Field("agreed", _w.Many(_w.Whole(1, 4294967295))),
        "needs_approval": _w.Field("needsApproval", _w.Many(_w.Whole(0, 65535))),
        "booked_twice": _w.Field("bookedTwice", _w.YES_NO),
        "held": _w.Field("held", _w.YES_NO),
        "words": _w.Field("words", _w.Many(_w.Of("Word"))),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class ExchangeApproved(Value):
    """A broker approved what rules wanted approved."""

    exchange: ExchangeId
    """Which exchange."""
    rules: tuple[int, ...] = ()
    """Over which rules: their places in the charter."""
    limit: bool = False
    """Whether a balance limit was approved over, so that the shortfall rule applies."""
    booked_twice: bool = False
    """Whether it was approved that somebody is agreed to be elsewhere then."""
    through: bool = False
    """Whether it was let through from the broker's tray: the others are asked from now on."""
    words: tuple[Word, ...] = ()
    """The words of accounts its sender gave."""

    _wire_: ClassVar[_w.Fields] = {
        "exchange": _w.Field("exchange", _w.Whole(1, 4294967295), True),
        "rules": _w.Field("rules", _w.Many(_w.Whole(0, 65535))),
        "limit": _w.Field("limit", _w.YES_NO),
        "booked_twice": _w.Field("bookedTwice", _w.YES_NO),
        "through": _w.Field("through", _w.YES_NO),
        "words": _w.Field("words", _w.Many(_w.Of("Word"))),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class ExchangeAgreed(Value):
    """Somebody agreed; when everybody has, the minutes are held."""

    exchange: ExchangeId
    """Which exchange."""
    members: tuple[MemberId, ...]
    """Those who agreed."""
    holds: tuple[Hold, ...] = ()
    """What is held, once everybody has agreed."""
    shortfalls: tuple[Shortfall, ...] = ()
    """What an enforced limit keeps from accounts."""
    beyond: tuple[AccountId, ...] = ()
    """Accounts an advisory limit speaks up about."""
    complete: bool = False
    """Whether everybody has agreed now."""
    words: tuple[Word, ...] = ()
    """The words of accounts its sender gave."""

    _wire_: ClassVar[_w.Fields] = {
        "exchange": _w.Field("exchange", _w.Whole(1, 4294967295), True),
        "members": _w.Field("members", _w.Many(_w.Whole(1, 4294967295)), True),
        "holds": _w.Field("holds", _w.Many(_w.Of("Hold"))),
        "shortfalls": _w.Field("shortfalls", _w.Many(_w.Of("Shortfall"))),
        "beyond": _w.Field("beyond", _w.Many(_w.Whole(1, 4294967295))),
        "complete": _w.Field("complete", _w.YES_NO),
        "words": _w.Field("words", _w.Many(_w.Of("Word"))),
    }


@dataclass(frozen=True, slots=True, repr=False)
class ExchangeEnded(Value):
    """An exchange will not take place, or was never confirmed."""

    exchange: ExchangeId
    """Which."""
    state: ExchangeState
    """Declined, withdrawn or expired."""

    _wire_: ClassVar[_w.Fields] = {
        "exchange": _w.Field("exchange", _w.Whole(1, 4294967295), True),
        "state": _w.Field("state", _w.Word("proposed", "agreed", "done", "awaiting-word", "confirmed", "declined", "withdrawn", "expired", "disputed", "settled", "reversed"), True),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class ParticipantsChanged(Value):
    """Who takes part changed before it took place: an attendance known ahead, or a substitute."""

    exchange: ExchangeId
    """Which exchange."""
    parts: tuple[Participation, ...]
    """All who take part now."""
    holds: tuple[Hold, ...] = ()
    """What is held now."""
    shortfalls: tuple[Shortfall, ...] = ()
    """What an enforced limit keeps from accounts."""
    words: tuple[Word, ...] = ()
    """The words of accounts its sender gave."""

    _wire_: ClassVar[_w.Fields] = {
        "exchange": _w.Field("exchange", _w.Whole(1, 4294967295), True),
        "parts": _w.Field("parts", _w.Many(_w.Of("Participation")), True),
        "holds": _w.Field("holds", _w.Many(_w.Of("Hold"))),
        "shortfalls": _w.Field("shortfalls", _w.Many(_w.Of("Shortfall"))),
        "words": _w.Field("words", _w.Many(_w.Of("Word"))),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class ExchangeDone(Value):
    """An exchange took place."""

    exchange: ExchangeId
    """Which."""
    terms: Terms
    """What happened."""
    due: datetime.datetime
    """Until when confirmations are waited for."""
    words: tuple[Word, ...] = ()
    """The words of accounts its sender gave."""

    _wire_: ClassVar[_w.Fields] = {
        "exchange": _w.Field("exchange", _w.Whole(1, 4294967295), True),
        "terms": _w.Field("terms", _w.Of("Terms"), True),
        "due": _w.Field("due", _w.MOMENT, True),
        "words": _w.Field("words", _w.Many(_w.Of("Word"))),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class ConfirmationGiven(Value):
    """Somebody confirmed."""

    exchange: ExchangeId
    """Which exchange."""
    confirmations: tuple[Confirmation, ...]
    """Who, and how long it took in their memory."""
    words: tuple[Word, ...] = ()
    """The words of accounts its sender gave."""

    _wire_: ClassVar[_w.Fields] = {
        "exchange": _w.Field("exchange", _w.Whole(1, 4294967295), True),
        "confirmations": _w.Field("confirmations", _w.Many(_w.Of("Confirmation")), True),
        "words": _w.Field("words", _w.Many(_w.Of("Word"))),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class ExchangePosted(Value):
    """An exchange is confirmed, or settled after a dispute, and posted."""

    exchange: ExchangeId
    """Which."""
    state: ExchangeState
    """Confirmed or settled; `awaiting-word` while words of accounts are missing."""
    value: datetime.date
    """The day it counts for: its own, or the first open day where that day's period is closed."""
    parts: tuple[Participation, ...]
    """Who took part and how long, finally."""
    postings: tuple[Posting, ...] = ()
    """The postings."""
    shortfalls: tuple[Shortfall, ...] = ()
    """What an enforced limit kept from accounts."""
    beyond: tuple[AccountId, ...] = ()
    """Accounts an advisory limit speaks up about."""
    by_silence: bool = False
    """Whether silence confirmed it."""
    words: tuple[Word, ...] = ()
    """The words of accounts its sender gave."""
    awaiting: tuple[Posting, ...] = ()
    """What is to be taken from accounts whose word is still to come. Nothing is posted until then."""

    _wire_: ClassVar[_w.Fields] = {
        "exchange": _w.Field("exchange", _w.Whole(1, 4294967295), True),
        "state": _w.Field("state", _w.Word("proposed", "agreed", "done", "awaiting-word", "confirmed", "declined", "withdrawn", "expired", "disputed", "settled", "reversed"), True),
        "value": _w.Field("value", _w.DAY, True),
        "parts": _w.Field("parts", _w.Many(_w.Of("Participation")), True),
        "postings": _w.Field("postings", _w.Many(_w.Of("Posting"))),
        "shortfalls": _w.Field("shortfalls", _w.Many(_w.Of("Shortfall"))),
        "beyond": _w.Field("beyond", _w.Many(_w.Whole(1, 4294967295))),
        "by_silence": _w.Field("bySilence", _w.YES_NO),
        "words": _w.Field("words", _w.Many(_w.Of("Word"))),
        "awaiting": _w.Field("awaiting", _w.Many(_w.Of("Posting"))),
    }


@dataclass(frozen=True, slots=True, repr=False)
class ExchangeDisputed(Value):
    """The sides do not agree on what happened."""

    exchange: ExchangeId
    """Which."""
    member: MemberId | None = None
    """Who says so; left out when two confirmations differ too much."""

    _wire_: ClassVar[_w.Fields] = {
        "exchange": _w.Field("exchange", _w.Whole(1, 4294967295), True),
        "member": _w.Field("member", _w.Maybe(_w.Whole(1, 4294967295))),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class ExchangeRecorded(Value):
    """A finished exchange was recorded in one step."""

    exchange: ExchangeId
    """Its number."""
    terms: Terms
    """What happened."""
    value: datetime.date
    """The day it counts for: its own, or the first open day where that day's period is closed."""
    postings: tuple[Posting, ...] = ()
    """The postings."""
    shortfalls: tuple[Shortfall, ...] = ()
    """What an enforced limit kept from accounts."""
    beyond: tuple[AccountId, ...] = ()
    """Accounts an advisory limit speaks up about."""
    batch: BatchId | None = None
    """The batch it was recorded in."""
    on_behalf_of: MemberId | None = None
    """On whose behalf."""
    replaces: ExchangeId | None = None
    """The exchange it replaces, when that was amended on its day."""
    words: tuple[Word, ...] = ()
    """The words of accounts its sender gave."""
    awaiting: tuple[Posting, ...] = ()
    """What is to be taken from accounts whose word is still to come. Nothing is posted until then."""

    _wire_: ClassVar[_w.Fields] = {
        "exchange": _w.Field("exchange", _w.Whole(1, 4294967295), True),
        "terms": _w.Field("terms", _w.Of("Terms"), True),
        "value": _w.Field("value", _w.DAY, True),
        "postings": _w.Field("postings", _w.Many(_w.Of("Posting"))),
        "shortfalls": _w.Field("shortfalls", _w.Many(_w.Of("Shortfall"))),
        "beyond": _w.Field("beyond", _w.Many(_w.Whole(1, 4294967295))),
        "batch": _w.Field("batch", _w.Maybe(_w.Whole(1, 4294967295))),
        "on_behalf_of": _w.Field("onBehalfOf", _w.Maybe(_w.Whole(1, 4294967295))),
        "replaces": _w.Field("replaces", _w.Maybe(_w.Whole(1, 4294967295))),
        "words": _w.Field("words", _w.Many(_w.Of("Word"))),
        "awaiting": _w.Field("awaiting", _w.Many(_w.Of("Posting"))),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class WordGiven(Value):
    """An account that an exchange waits for gave its word. The sender of the record gave it."""

    exchange: ExchangeId
    """Which exchange."""
    account: AccountId
    """Which account."""
    most: int
    """The most that may be taken."""

    _wire_: ClassVar[_w.Fields] = {
        "exchange": _w.Field("exchange", _w.Whole(1, 4294967295), True),
        "account": _w.Field("account", _w.Whole(1, 4294967295), True),
        "most": _w.Field("most", _w.MINUTES, True),
    }


@dataclass(frozen=True, slots=True, repr=False)
class WordRefused(Value):
    """The word of an account was refused: the help stands, and nothing is taken from the account for it."""

    exchange: ExchangeId
    """Which exchange."""
    account: AccountId
    """Which account."""

    _wire_: ClassVar[_w.Fields] = {
        "exchange": _w.Field("exchange", _w.Whole(1, 4294967295), True),
        "account": _w.Field("account", _w.Whole(1, 4294967295), True),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class ExchangeReversed(Value):
    """An exchange was taken back by a linked entry."""

    exchange: ExchangeId
    """Which."""
    why: ReversalReason
    """Why."""
    value: datetime.date
    """The day it counts for: that of what it takes back."""
    postings: tuple[Posting, ...] = ()
    """The postings that take it back."""
    flagged: tuple[AccountId, ...] = ()
    """Accounts that are outside an enforced limit by it."""

    _wire_: ClassVar[_w.Fields] = {
        "exchange": _w.Field("exchange", _w.Whole(1, 4294967295), True),
        "why": _w.Field("why", _w.Word("mistake", "amended", "batch-undone"), True),
        "value": _w.Field("value", _w.DAY, True),
        "postings": _w.Field("postings", _w.Many(_w.Of("Posting"))),
        "flagged": _w.Field("flagged", _w.Many(_w.Whole(1, 4294967295))),
    }


@dataclass(frozen=True, slots=True, repr=False)
class ExpenseNoted(Value):
    """Money is owed beside an exchange."""

    exchange: ExchangeId
    """Which exchange."""
    expense: Expense
    """How much, to whom."""

    _wire_: ClassVar[_w.Fields] = {
        "exchange": _w.Field("exchange", _w.Whole(1, 4294967295), True),
        "expense": _w.Field("expense", _w.Of("Expense"), True),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class VisitReported(Value):
    """A lone visit: somebody set out, or is back."""

    exchange: ExchangeId
    """Which exchange."""
    member: MemberId
    """Who."""
    expected: datetime.datetime | None = None
    """When they are expected back, on setting out; left out when back."""

    _wire_: ClassVar[_w.Fields] = {
        "exchange": _w.Field("exchange", _w.Whole(1, 4294967295), True),
        "member": _w.Field("member", _w.Whole(1, 4294967295), True),
        "expected": _w.Field("expected", _w.Maybe(_w.MOMENT)),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class CreditTransferred(Value):
    """Credit moved without an exchange. Never service."""

    transfer: TransferId
    """Its number."""
    kind: TransferKind
    """Which kind."""
    value: datetime.date
    """The day it counts for."""
    postings: tuple[Posting, ...]
    """The postings."""
    beyond: tuple[AccountId, ...] = ()
    """Accounts an advisory limit speaks up about."""
    ageing: bool = False
    """Whether it is the charter's ageing of credit."""
    meant: AccountId | None = None
    """Whom it was meant for, where part of it went to the pot because they were near their ceiling."""

    _wire_: ClassVar[_w.Fields] = {
        "transfer": _w.Field("transfer", _w.Whole(1, 4294967295), True),
        "kind": _w.Field("kind", _w.Word("welcome", "gift", "donation", "levy", "estate", "correction"), True),
        "value": _w.Field("value", _w.DAY, True),
        "postings": _w.Field("postings", _w.Many(_w.Of("Posting")), True),
        "beyond": _w.Field("beyond", _w.Many(_w.Whole(1, 4294967295))),
        "ageing": _w.Field("ageing", _w.YES_NO),
        "meant": _w.Field("meant", _w.Maybe(_w.Whole(1, 4294967295))),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class BridgeOpened(Value):
    """An account now stands for a partner bank."""

    bridge: BridgeId
    """Its number."""
    account: AccountId
    """The account."""
    digest: str
    """SHA-256 of the document that names the partner."""

    _wire_: ClassVar[_w.Fields] = {
        "bridge": _w.Field("bridge", _w.Whole(1, 4294967295), True),
        "account": _w.Field("account", _w.Whole(1, 4294967295), True),
        "digest": _w.Field("digest", _w.Hex(32), True),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class PassagePending(Value):
    """Credit is on its way to or from a partner bank: held, not posted."""

    passage: PassageId
    """Its number here."""
    bridge: BridgeId
    """Which bridge."""
    direction: Direction
    """Which way."""
    account: AccountId
    """The account here."""
    minutes: int
    """How much."""
    shared_key: str
    """The key both banks know it by."""
    due: datetime.datetime
    """From when on it may be voided."""

    _wire_: ClassVar[_w.Fields] = {
        "passage": _w.Field("passage", _w.Whole(1, 4294967295), True),
        "bridge": _w.Field("bridge", _w.Whole(1, 4294967295), True),
        "direction": _w.Field("direction", _w.Word("out", "in"), True),
        "account": _w.Field("account", _w.Whole(1, 4294967295), True),
        "minutes": _w.Field("minutes", _w.MINUTES, True),
        "shared_key": _w.Field("sharedKey", _w.Hex(16), True),
        "due": _w.Field("due", _w.MOMENT, True),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class PassagePosted(Value):
    """Credit has arrived: posted here."""

    passage: PassageId
    """Which."""
    value: datetime.date
    """The day it counts for."""
    postings: tuple[Posting, ...]
    """The postings."""

    _wire_: ClassVar[_w.Fields] = {
        "passage": _w.Field("passage", _w.Whole(1, 4294967295), True),
        "value": _w.Field("value", _w.DAY, True),
        "postings": _w.Field("postings", _w.Many(_w.Of("Posting")), True),
    }


@dataclass(frozen=True, slots=True, repr=False)
class PassageVoided(Value):
    """Credit stays where it was: the hold is released."""

    passage: PassageId
    """Which."""

    _wire_: ClassVar[_w.Fields] = {
        "passage": _w.Field("passage", _w.Whole(1, 4294967295), True),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class PairingMade(Value):
    """Two people were paired in a programme."""

    pairing: PairingId
    """Its number."""
    programme: ProgrammeId
    """Which programme."""
    mentor: MemberId
    """Who walks ahead."""
    mentee: MemberId
    """Who is walked with."""
    from_: datetime.date
    """First day."""

    _wire_: ClassVar[_w.Fields] = {
        "pairing": _w.Field("pairing", _w.Whole(1, 4294967295), True),
        "programme": _w.Field("programme", _w.Whole(1, 4294967295), True),
        "mentor": _w.Field("mentor", _w.Whole(1, 4294967295), True),
        "mentee": _w.Field("mentee", _w.Whole(1, 4294967295), True),
        "from_": _w.Field("from", _w.DAY, True),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class PairingEnded(Value):
    """A pairing ended."""

    pairing: PairingId
    """Which."""
    on: datetime.date
    """Last day."""
    why: PairingEnd
    """Why."""

    _wire_: ClassVar[_w.Fields] = {
        "pairing": _w.Field("pairing", _w.Whole(1, 4294967295), True),
        "on": _w.Field("on", _w.DAY, True),
        "why": _w.Field("why", _w.Word("completed", "ended-early", "moved", "rematched"), True),
    }


@dataclass(frozen=True, slots=True, repr=False)
class MemberErased(Value):
    """A member was forgotten: their personal parts and salts are erased. Number and minutes remain."""

    member: MemberId
    """Who."""

    _wire_: ClassVar[_w.Fields] = {
        "member": _w.Field("member", _w.Whole(1, 4294967295), True),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class PeriodClosed(Value):
    """A period is closed: a checkpoint, after which older records may be deleted."""

    through: datetime.date
    """Last day of the period."""
    seq: int
    """The records it covers: up to this one."""
    hash: str
    """The hash of that record."""
    balances: str
    """SHA-256 of the balances, as `account:minutes` lines in order of number."""

    _wire_: ClassVar[_w.Fields] = {
        "through": _w.Field("through", _w.DAY, True),
        "seq": _w.Field("seq", _w.Whole(0, 9007199254740991), True),
        "hash": _w.Field("hash", _w.Hex(32), True),
        "balances": _w.Field("balances", _w.Hex(32), True),
    }


@dataclass(frozen=True, slots=True, repr=False)
class DeadlinesMoved(Value):
    """Nobody wrote for longer than the charter allows: confirmations that were due are waited for some days more."""

    exchanges: tuple[ExchangeId, ...]
    """Of which exchanges."""
    due: datetime.datetime
    """Until when."""

    _wire_: ClassVar[_w.Fields] = {
        "exchanges": _w.Field("exchanges", _w.Many(_w.Whole(1, 4294967295)), True),
        "due": _w.Field("due", _w.MOMENT, True),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class ClockSet(Value):
    """The local clock was set."""

    offset: int
    """Minutes ahead of UTC from now on, −1080 to 1080."""
    through: datetime.date
    """The last day of which that is known; afterwards the last offset holds."""
    changes: tuple[ClockTurn, ...] = ()
    """When it changes, in order."""

    _wire_: ClassVar[_w.Fields] = {
        "offset": _w.Field("offset", _w.Whole(-32768, 32767), True),
        "through": _w.Field("through", _w.DAY, True),
        "changes": _w.Field("changes", _w.Many(_w.Of("ClockTurn"))),
    }


@dataclass(frozen=True, slots=True, repr=False)
class SecretSet(Value):
    """The bank got a secret. It stands beside the record as a part about nobody."""

    commitment: str
    """SHA-256("timebank secret" ‖ secret), to show one day that a draw was made with it."""

    _wire_: ClassVar[_w.Fields] = {
        "commitment": _w.Field("commitment", _w.Hex(32), True),
    }


@dataclass(frozen=True, slots=True, repr=False)
class ErasureAsked(Value):
    """A member asked to be forgotten. A broker or the host carries it out."""

    member: MemberId
    """Who."""

    _wire_: ClassVar[_w.Fields] = {
        "member": _w.Field("member", _w.Whole(1, 4294967295), True),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class SubstituteAsked(Value):
    """A member asked that somebody take another's place. A broker or the host decides."""

    exchange: ExchangeId
    """In which exchange."""
    out: MemberId
    """Who would not take part."""
    into: MemberId
    """Who would instead."""

    _wire_: ClassVar[_w.Fields] = {
        "exchange": _w.Field("exchange", _w.Whole(1, 4294967295), True),
        "out": _w.Field("out", _w.Whole(1, 4294967295), True),
        "into": _w.Field("into", _w.Whole(1, 4294967295), True),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Balance(Value):
    """One balance."""

    account: AccountId
    """The account. Those who share it share its balance."""
    minutes: int
    """In minutes: given more so far when positive, received more so far when negative."""
    leaning: Leaning
    """Which way it leans."""
    words: str
    """The same in words."""

    _wire_: ClassVar[_w.Fields] = {
        "account": _w.Field("account", _w.Whole(1, 4294967295), True),
        "minutes": _w.Field("minutes", _w.MINUTES, True),
        "leaning": _w.Field("leaning", _w.Word("given-more", "received-more", "even"), True),
        "words": _w.Field("words", _w.TEXT, True),
    }


@dataclass(frozen=True, slots=True, repr=False)
class BalanceOf(Value):
    """Asks for one balance: of a member, or of an account."""

    member: MemberId | None = None
    """Whose."""
    account: AccountId | None = None
    """Or of which account."""

    _wire_: ClassVar[_w.Fields] = {
        "member": _w.Field("member", _w.Maybe(_w.Whole(1, 4294967295))),
        "account": _w.Field("account", _w.Maybe(_w.Whole(1, 4294967295))),
    }


@dataclass(frozen=True, slots=True, repr=False)
class AllBalances(Value):
    """Asks for the balance of every account, by its number. For brokers."""


    _wire_: ClassVar[_w.Fields] = {}


@dataclass(frozen=True, slots=True, repr=False)
class BalancesAsOf(Value):
    """Asks for the balance of every account at the end of a day. For brokers."""

    on: datetime.date
    """Which day."""
    entered: bool = False
    """Whether it is what the books showed at the end of that day. Otherwise everything that counts for the day or an earlier one is in, however late it was entered."""

    _wire_: ClassVar[_w.Fields] = {
        "on": _w.Field("on", _w.DAY, True),
        "entered": _w.Field("entered", _w.YES_NO),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Statement(Value):
    """A statement: opening balance and lines come to the closing balance, and the service of the lines to what was given and received."""

    account: AccountId
    """The account."""
    kind: AccountKind
    """What kind."""
    members: tuple[Named, ...]
    """Those who use it."""
    opening: int
    """The balance before the first line."""
    lines: tuple[StatementLine, ...]
    """The lines, in order of the day and then of entry."""
    closing: int
    """The balance after the last line."""
    leaning: Leaning
    """Which way that leans."""
    words: str
    """The same in words."""
    given: int
    """Minutes of service given in the period: by the member asked for, or by all who use the account. Whoever paid, and what was transferred, plays no part in it (promise 11)."""
    received: int
    """Minutes of service received, of the same days."""
    from_: datetime.date | None = None
    """First day, if one was asked for."""
    until: datetime.date | None = None
    """Last day, if one was asked for."""
    entered: bool = False
    """Whether days are those of entry."""

    _wire_: ClassVar[_w.Fields] = {
        "account": _w.Field("account", _w.Whole(1, 4294967295), True),
        "kind": _w.Field("kind", _w.Word("pot", "member", "household", "organisation", "bridge"), True),
        "members": _w.Field("members", _w.Many(_w.Of("Named")), True),
        "opening": _w.Field("opening", _w.MINUTES, True),
        "lines": _w.Field("lines", _w.Many(_w.Of("StatementLine")), True),
        "closing": _w.Field("closing", _w.MINUTES, True),
        "leaning": _w.Field("leaning", _w.Word("given-more", "received-more", "even"), True),
        "words": _w.Field("words", _w.TEXT, True),
        "given": _w.Field("given", _w.Whole(0, 9007199254740991), True),
        "received": _w.Field("received", _w.Whole(0, 9007199254740991), True),
        "from_": _w.Field("from", _w.Maybe(_w.DAY)),
        "until": _w.Field("until", _w.Maybe(_w.DAY)),
        "entered": _w.Field("entered", _w.YES_NO),
    }


@dataclass(frozen=True, slots=True, repr=False)
class Named(Value):
    """A member, with what the audience may call them."""

    member: MemberId
    """Who."""
    name: str | None = None
    """Their name: whole for brokers and for themselves, the first word of it for other members. Left out when it is not known here, or was forgotten."""

    _wire_: ClassVar[_w.Fields] = {
        "member": _w.Field("member", _w.Whole(1, 4294967295), True),
        "name": _w.Field("name", _w.Maybe(_w.TEXT)),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class StatementLine(Value):
    """One line of a statement."""

    at: datetime.datetime
    """When it was entered."""
    value: datetime.date
    """The day it counts for."""
    kind: LineKind
    """What it is about."""
    about: int
    """The number of the exchange, transfer or passage; of the member, when a balance moved."""
    minutes: int
    """What it added to the balance; taken when negative. Zero for service that moved nothing on this account."""
    balance: int
    """The balance after it."""
    transfer: TransferKind | None = None
    """Which kind of transfer."""
    on: datetime.date | None = None
    """The day of the exchange."""
    activity: ActivityId | None = None
    """What was done."""
    with_: tuple[Named, ...] = ()
    """The others who took part, where whoever asks may see them."""
    given: int = 0
    """Minutes of service given in it by those the statement is about. An exchange that was taken back is no service."""
    received: int = 0
    """Minutes of service received in it by those the statement is about."""

    _wire_: ClassVar[_w.Fields] = {
        "at": _w.Field("at", _w.MOMENT, True),
        "value": _w.Field("value", _w.DAY, True),
        "kind": _w.Field("kind", _w.Word("exchange", "reversal", "transfer", "moved", "passage"), True),
        "about": _w.Field("about", _w.Whole(0, 4294967295), True),
        "minutes": _w.Field("minutes", _w.MINUTES, True),
        "balance": _w.Field("balance", _w.MINUTES, True),
        "transfer": _w.Field("transfer", _w.Maybe(_w.Word("welcome", "gift", "donation", "levy", "estate", "correction"))),
        "on": _w.Field("on", _w.Maybe(_w.DAY)),
        "activity": _w.Field("activity", _w.Maybe(_w.Whole(1, 4294967295))),
        "with_": _w.Field("with", _w.Many(_w.Of("Named"))),
        "given": _w.Field("given", _w.Whole(0, 9007199254740991)),
        "received": _w.Field("received", _w.Whole(0, 9007199254740991)),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class StatementOf(Value):
    """Asks for a statement: of the account a member uses, or of an account."""

    member: MemberId | None = None
    """Whose."""
    account: AccountId | None = None
    """Or of which account."""
    from_: datetime.date | None = None
    """First day; from the beginning when left out."""
    until: datetime.date | None = None
    """Last day; to the end when left out."""
    entered: bool = False
    """Whether days are those of entry. Otherwise everything stands on the day it counts for (its value date), so that history brought in today shows on its own days."""

    _wire_: ClassVar[_w.Fields] = {
        "member": _w.Field("member", _w.Maybe(_w.Whole(1, 4294967295))),
        "account": _w.Field("account", _w.Maybe(_w.Whole(1, 4294967295))),
        "from_": _w.Field("from", _w.Maybe(_w.DAY)),
        "until": _w.Field("until", _w.Maybe(_w.DAY)),
        "entered": _w.Field("entered", _w.YES_NO),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Reach(Value):
    """What an account may reach now. "No limit" is left out; zero is a number like any other (promise 5)."""

    account: AccountId
    """The account."""
    kind: AccountKind
    """What kind."""
    balance: int
    """Its balance."""
    held_out: int
    """Minutes held that will be taken, for what is agreed and not yet posted."""
    held_in: int
    """Room held for minutes that will be given."""
    enforced: bool
    """Whether the limits stop, or only speak up."""
    own_limits: bool
    """Whether they are its own rather than those of its kind."""
    lowest: int | None = None
    """The lowest balance it may reach, earned limits worked in; left out for no limit."""
    highest: int | None = None
    """The highest; left out for no limit."""
    to_receive: int | None = None
    """Minutes it can still pay for within the limits, holds included; never below zero; left out for no limit."""
    to_give: int | None = None
    """Minutes it can still be paid for within the limits, holds included; never below zero; left out for no limit."""

    _wire_: ClassVar[_w.Fields] = {
        "account": _w.Field("account", _w.Whole(1, 4294967295), True),
        "kind": _w.Field("kind", _w.Word("pot", "member", "household", "organisation", "bridge"), True),
        "balance": _w.Field("balance", _w.MINUTES, True),
        "held_out": _w.Field("heldOut", _w.MINUTES, True),
        "held_in": _w.Field("heldIn", _w.MINUTES, True),
        "enforced": _w.Field("enforced", _w.YES_NO, True),
        "own_limits": _w.Field("ownLimits", _w.YES_NO, True),
        "lowest": _w.Field("lowest", _w.Maybe(_w.MINUTES)),
        "highest": _w.Field("highest", _w.Maybe(_w.MINUTES)),
        "to_receive": _w.Field("toReceive", _w.Maybe(_w.MINUTES)),
        "to_give": _w.Field("toGive", _w.Maybe(_w.MINUTES)),
    }


@dataclass(frozen=True, slots=True, repr=False)
class ReachOf(Value):
    """Asks what an account may still reach: that of a member, or one by its number."""

    member: MemberId | None = None
    """Whose."""
    account: AccountId | None = None
    """Or of which account."""

    _wire_: ClassVar[_w.Fields] = {
        "member": _w.Field("member", _w.Maybe(_w.Whole(1, 4294967295))),
        "account": _w.Field("account", _w.Maybe(_w.Whole(1, 4294967295))),
    }


@dataclass(frozen=True, slots=True, repr=False)
class Reaches(Value):
    """Asks what every account may still reach. For brokers."""


    _wire_: ClassVar[_w.Fields] = {}


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class ExchangeView(Value):
    """An exchange, as it looks to whoever asks."""

    exchange: ExchangeId
    """Its number."""
    state: ExchangeState
    """Where it stands."""
    on: datetime.date
    """The local date."""
    parts: tuple[PartView, ...]
    """Who takes part. A member is not told who else stayed away."""
    start: Start | None = None
    """When it begins."""
    activity: ActivityId | None = None
    """What is done."""
    activity_name: str | None = None
    """What people call that."""
    setting: Setting | None = None
    """Where."""
    visitors: int = 0
    """Visitors without a name."""
    payer: Payer | None = None
    """Whose credit pays, when not the receivers'."""
    group: GroupRule | None = None
    """How credit is shared, when not by the charter's rule."""
    estimated: bool = False
    """Whether the minutes are an estimate."""
    brokered: bool = False
    """Whether a broker brought it about."""
    listing: ListingId | None = None
    """Which listing it came from."""
    pairing: PairingId | None = None
    """Which pairing it belongs to."""
    series: SeriesId | None = None
    """The series it belongs to."""
    expenses: tuple[Expense, ...] = ()
    """Money owed beside it; members see what is owed to them."""
    waiting_for: tuple[Named, ...] = ()
    """Those whose answer is still waited for: to agree while it is proposed, to confirm once it is done, to give the word of their account."""
    awaiting: tuple[Posting, ...] = ()
    """What is to be taken from accounts whose word is waited for; members see their own."""
    due: datetime.datetime | None = None
    """Until when that is waited for."""
    replaces: ExchangeId | None = None
    """The exchange it replaces."""
    reversed_at: datetime.datetime | None = None
    """When it was taken back."""
    reversed_why: ReversalReason | None = None
    """Why it was taken back."""
    broker: BrokerView | None = None
    """What only brokers see of it."""

    _wire_: ClassVar[_w.Fields] = {
        "exchange": _w.Field("exchange", _w.Whole(1, 4294967295), True),
        "state": _w.Field("state", _w.Word("proposed", "agreed", "done", "awaiting-word", "confirmed", "declined", "withdrawn", "expired", "disputed", "settled", "reversed"), True),
        "on": _w.Field("on", _w.DAY, True),
        "parts": _w.Field("parts", _w.Many(_w.Of("PartView")), True),
        "start": _w.Field("start", _w.Maybe(_w.Of("Start"))),
        "activity": _w.Field("activity", _w.Maybe(_w.Whole(1, 4294967295))),
        "activity_name": _w.Field("activityName", _w.Maybe(_w.TEXT)),
        "setting": _w.Field("setting", _w.Maybe(_w.Word("home", "public", "venue", "remote"))),
        "visitors": _w.Field("visitors", _w.Whole(0, 4294967295)),
        "payer": _w.Field("payer", _w.Maybe(_w.Of("Payer"))),
        "group": _w.Field("group", _w.Maybe(_w.Word("receivers-share", "each-receiver-pays", "pot-pays", "no-credit"))),
        "estimated": _w.Field("estimated", _w.YES_NO),
        "brokered": _w.Field("brokered", _w.YES_NO),
        "listing": _w.Field("listing", _w.Maybe(_w.Whole(1, 4294967295))),
        "pairing": _w.Field("pairing", _w.Maybe(_w.Whole(1, 4294967295))),
        "series": _w.Field("series", _w.Maybe(_w.Whole(1, 4294967295))),
        "expenses": _w.Field("expenses", _w.Many(_w.Of("Expense"))),
        "waiting_for": _w.Field("waitingFor", _w.Many(_w.Of("Named"))),
        "awaiting": _w.Field("awaiting", _w.Many(_w.Of("Posting"))),
        "due": _w.Field("due", _w.Maybe(_w.MOMENT)),
        "replaces": _w.Field("replaces", _w.Maybe(_w.Whole(1, 4294967295))),
        "reversed_at": _w.Field("reversedAt", _w.Maybe(_w.MOMENT)),
        "reversed_why": _w.Field("reversedWhy", _w.Maybe(_w.Word("mistake", "amended", "batch-undone"))),
        "broker": _w.Field("broker", _w.Maybe(_w.Of("BrokerView"))),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class PartView(Value):
    """One member's part in an exchange."""

    member: MemberId
    """Who."""
    side: Side
    """On which side."""
    minutes: int
    """How long."""
    name: str | None = None
    """Their name: whole for brokers and for themselves, the first word of it for other members. Left out when it is not known here, or was forgotten."""
    as_: Capacity | None = None
    """As what, when not as a peer."""
    paid: bool = False
    """Whether their time was paid for. Told to brokers, and to them."""
    attendance: Attendance | None = None
    """How they did not come. Told to brokers, and to them."""

    _wire_: ClassVar[_w.Fields] = {
        "member": _w.Field("member", _w.Whole(1, 4294967295), True),
        "side": _w.Field("side", _w.Word("gave", "received", "together"), True),
        "minutes": _w.Field("minutes", _w.MINUTES, True),
        "name": _w.Field("name", _w.Maybe(_w.TEXT)),
        "as_": _w.Field("as", _w.Maybe(_w.Word("peer", "staff", "volunteer"))),
        "paid": _w.Field("paid", _w.YES_NO),
        "attendance": _w.Field("attendance", _w.Maybe(_w.Word("attended", "no-show", "late-cancel", "cancelled"))),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class BrokerView(Value):
    """What only brokers see of an exchange."""

    by: MemberId | None = None
    """Who proposed or recorded it; left out when the host did."""
    on_behalf_of: MemberId | None = None
    """On whose behalf."""
    entered: datetime.datetime | None = None
    """When it was entered."""
    batch: BatchId | None = None
    """The batch it was recorded in."""
    facilitation: int = 0
    """Minutes of facilitation."""
    agreed: tuple[MemberId, ...] = ()
    """Those who have agreed."""
    confirmed: tuple[Confirmation, ...] = ()
    """What was said when confirming."""
    held: bool = False
    """Whether it lies in the tray: the others are not asked until a broker lets it through."""
    needs_approval: tuple[int, ...] = ()
    """Rules that want approval and have none yet: their places in the charter of that day."""
    approved: tuple[int, ...] = ()
    """Rules that were approved over."""
    shortfalls: tuple[Shortfall, ...] = ()
    """Minutes an enforced limit kept from accounts."""
    holds: tuple[Hold, ...] = ()
    """Minutes held."""
    visits: tuple[VisitView, ...] = ()
    """Lone visits."""
    notes: tuple[str, ...] = ()
    """The words beside it, in the order they came."""

    _wire_: ClassVar[_w.Fields] = {
        "by": _w.Field("by", _w.Maybe(_w.Whole(1, 4294967295))),
        "on_behalf_of": _w.Field("onBehalfOf", _w.Maybe(_w.Whole(1, 4294967295))),
        "entered": _w.Field("entered", _w.Maybe(_w.MOMENT)),
        "batch": _w.Field("batch", _w.Maybe(_w.Whole(1, 4294967295))),
        "facilitation": _w.Field("facilitation", _w.MINUTES),
        "agreed": _w.Field("agreed", _w.Many(_w.Whole(1, 4294967295))),
        "confirmed": _w.Field("confirmed", _w.Many(_w.Of("Confirmation"))),
        "held": _w.Field("held", _w.YES_NO),
        "needs_approval": _w.Field("needsApproval", _w.Many(_w.Whole(0, 65535))),
        "approved": _w.Field("approved", _w.Many(_w.Whole(0, 65535))),
        "shortfalls": _w.Field("shortfalls", _w.Many(_w.Of("Shortfall"))),
        "holds": _w.Field("holds", _w.Many(_w.Of("Hold"))),
        "visits": _w.Field("visits", _w.Many(_w.Of("VisitView"))),
        "notes": _w.Field("notes", _w.Many(_w.TEXT)),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class VisitView(Value):
    """A lone visit."""

    member: MemberId
    """Who went."""
    out: datetime.datetime
    """When they set out."""
    expected: datetime.datetime
    """When they are expected back."""
    back: datetime.datetime | None = None
    """When they were back."""

    _wire_: ClassVar[_w.Fields] = {
        "member": _w.Field("member", _w.Whole(1, 4294967295), True),
        "out": _w.Field("out", _w.MOMENT, True),
        "expected": _w.Field("expected", _w.MOMENT, True),
        "back": _w.Field("back", _w.Maybe(_w.MOMENT)),
    }


@dataclass(frozen=True, slots=True, repr=False)
class ExchangeOf(Value):
    """Asks for one exchange, whole."""

    exchange: ExchangeId
    """Which."""

    _wire_: ClassVar[_w.Fields] = {
        "exchange": _w.Field("exchange", _w.Whole(1, 4294967295), True),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class History(Value):
    """A page of a member's exchanges, latest first."""

    member: MemberId
    """Whose."""
    exchanges: tuple[ExchangeView, ...]
    """The exchanges."""
    next: ExchangeId | None = None
    """What to give as `before` for the next page; left out on the last."""

    _wire_: ClassVar[_w.Fields] = {
        "member": _w.Field("member", _w.Whole(1, 4294967295), True),
        "exchanges": _w.Field("exchanges", _w.Many(_w.Of("ExchangeView")), True),
        "next": _w.Field("next", _w.Maybe(_w.Whole(1, 4294967295))),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class HistoryOf(Value):
    """Asks for a member's exchanges, latest first."""

    member: MemberId
    """Whose."""
    before: ExchangeId | None = None
    """Only those after this one in the list: the last of the page before."""
    limit: int | None = None
    """How many at most; 50 when left out, never more than 500."""

    _wire_: ClassVar[_w.Fields] = {
        "member": _w.Field("member", _w.Whole(1, 4294967295), True),
        "before": _w.Field("before", _w.Maybe(_w.Whole(1, 4294967295))),
        "limit": _w.Field("limit", _w.Maybe(_w.Whole(0, 4294967295))),
    }


@dataclass(frozen=True, slots=True, repr=False)
class OpenExchanges(Value):
    """Asks for the exchanges under way: proposed, agreed, done and not yet confirmed, disputed."""

    member: MemberId | None = None
    """Whose; a broker may leave it out for all."""

    _wire_: ClassVar[_w.Fields] = {
        "member": _w.Field("member", _w.Maybe(_w.Whole(1, 4294967295))),
    }


@dataclass(frozen=True, slots=True, repr=False)
class Listings(Value):
    """A page of listings."""

    listings: tuple[ListingView, ...]
    """The listings, earliest posted first."""
    next: ListingId | None = None
    """What to give as `after` for the next page; left out on the last."""

    _wire_: ClassVar[_w.Fields] = {
        "listings": _w.Field("listings", _w.Many(_w.Of("ListingView")), True),
        "next": _w.Field("next", _w.Maybe(_w.Whole(1, 4294967295))),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class ListingView(Value):
    """A listing, as it looks to whoever asks."""

    listing: ListingId
    """Its number."""
    kind: ListingKind
    """Offer or request."""
    remote: Remote
    """Face to face or at a distance."""
    from_: datetime.date
    """First day it holds."""
    posted: datetime.datetime
    """When it was posted."""
    member: Named | None = None
    """Whose; left out where it has no name and whoever asks is neither its member nor a broker, and for the public."""
    title: str = ""
    """A short title."""
    text: str = ""
    """More words."""
    activity: ActivityId | None = None
    """What is done; left out while nobody has classified it."""
    activity_name: str | None = None
    """What people call that."""
    minutes: int | None = None
    """How long one occasion takes, in minutes."""
    capacity: ListingCapacity | None = None
    """How much at most over a span."""
    group_min: int | None = None
    """The fewest people it makes sense for."""
    group_max: int | None = None
    """The most people there is room for."""
    repeating: bool = False
    """Whether it comes again and again."""
    programme: ProgrammeId | None = None
    """The programme it is open to."""
    until: datetime.date | None = None
    """Last day it holds."""
    languages: tuple[str, ...] = ()
    """In which languages."""
    own: OwnListing | None = None
    """What only its member and brokers see of it."""

    _wire_: ClassVar[_w.Fields] = {
        "listing": _w.Field("listing", _w.Whole(1, 4294967295), True),
        "kind": _w.Field("kind", _w.Word("offer", "request"), True),
        "remote": _w.Field("remote", _w.Word("no", "yes", "either"), True),
        "from_": _w.Field("from", _w.DAY, True),
        "posted": _w.Field("posted", _w.MOMENT, True),
        "member": _w.Field("member", _w.Maybe(_w.Of("Named"))),
        "title": _w.Field("title", _w.TEXT),
        "text": _w.Field("text", _w.TEXT),
        "activity": _w.Field("activity", _w.Maybe(_w.Whole(1, 4294967295))),
        "activity_name": _w.Field("activityName", _w.Maybe(_w.TEXT)),
        "minutes": _w.Field("minutes", _w.Maybe(_w.MINUTES)),
        "capacity": _w.Field("capacity", _w.Maybe(_w.Of("ListingCapacity"))),
        "group_min": _w.Field("groupMin", _w.Maybe(_w.Whole(0, 4294967295))),
        "group_max": _w.Field("groupMax", _w.Maybe(_w.Whole(0, 4294967295))),
        "repeating": _w.Field("repeating", _w.YES_NO),
        "programme": _w.Field("programme", _w.Maybe(_w.Whole(1, 4294967295))),
        "until": _w.Field("until", _w.Maybe(_w.DAY)),
        "languages": _w.Field("languages", _w.Many(_w.TEXT)),
        "own": _w.Field("own", _w.Maybe(_w.Of("OwnListing"))),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class OwnListing(Value):
    """What only its member and brokers see of a listing."""

    visibility: Visibility
    """Who may see it."""
    anonymous: bool
    """Whether it has no name for members."""
    place: Place | None = None
    """Where."""
    availability: Availability | None = None
    """When."""
    need: str | None = None
    """The need it is on: the code in the charter's scheme. Told to brokers."""

    _wire_: ClassVar[_w.Fields] = {
        "visibility": _w.Field("visibility", _w.Word("everyone", "members", "broker"), True),
        "anonymous": _w.Field("anonymous", _w.YES_NO, True),
        "place": _w.Field("place", _w.Maybe(_w.Of("Place"))),
        "availability": _w.Field("availability", _w.Maybe(_w.Of("Availability"))),
        "need": _w.Field("need", _w.Maybe(_w.TEXT)),
    }


@dataclass(frozen=True, slots=True, repr=False)
class Place(Value):
    """A place in millionths of a degree. Keep it as coarse as the purpose allows: it is personal data."""

    latitude: int
    """Degrees north times 1,000,000."""
    longitude: int
    """Degrees east times 1,000,000."""

    _wire_: ClassVar[_w.Fields] = {
        "latitude": _w.Field("latitude", _w.Whole(-2147483648, 2147483647), True),
        "longitude": _w.Field("longitude", _w.Whole(-2147483648, 2147483647), True),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Availability(Value):
    """When somebody is free. Nothing said at all means "ask"."""

    weekly: tuple[WeeklyHours, ...] = ()
    """Every week."""
    dated: tuple[DatedHours, ...] = ()
    """On these days besides."""
    except_: tuple[DatedHours, ...] = ()
    """Not then, whatever else is said."""

    _wire_: ClassVar[_w.Fields] = {
        "weekly": _w.Field("weekly", _w.Many(_w.Of("WeeklyHours"))),
        "dated": _w.Field("dated", _w.Many(_w.Of("DatedHours"))),
        "except_": _w.Field("except", _w.Many(_w.Of("DatedHours"))),
    }


@dataclass(frozen=True, slots=True, repr=False)
class WeeklyHours(Value):
    """A stretch of every week on the local clock, in minutes from Monday 00:00; `from` before `until`, both at most 10,080. A stretch over Sunday midnight is two of these."""

    from_: int
    """First minute."""
    until: int
    """The minute after the last."""

    _wire_: ClassVar[_w.Fields] = {
        "from_": _w.Field("from", _w.Whole(0, 65535), True),
        "until": _w.Field("until", _w.Whole(0, 65535), True),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class DatedHours(Value):
    """A stretch of one day on the local clock, in minutes from midnight; `from` before `until`, both at most 1440."""

    on: datetime.date
    """The day."""
    from_: int
    """First minute."""
    until: int
    """The minute after the last."""

    _wire_: ClassVar[_w.Fields] = {
        "on": _w.Field("on", _w.DAY, True),
        "from_": _w.Field("from", _w.Whole(0, 65535), True),
        "until": _w.Field("until", _w.Whole(0, 65535), True),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class ListingSearch(Value):
    """Asks for offers and requests. Everything given must fit; the earliest posted come first."""

    text: str | None = None
    """Words, each of which must be in the title, the text, or the activity's name or tags; case and accents don't matter."""
    kind: ListingKind | None = None
    """Offers or requests."""
    activity: ActivityId | None = None
    """This activity, or one that is a kind of it."""
    tag: str | None = None
    """A tag of the activity."""
    need: str | None = None
    """A need: its code in the charter's scheme."""
    member: MemberId | None = None
    """Whose. A listing without a name is found by its member and brokers alone."""
    on: datetime.date | None = None
    """Open on this day; the day of the bank's last command when left out."""
    remote: Remote | None = None
    """At a distance, or face to face."""
    public: bool = False
    """As it looks to somebody who is no member: on a public website."""
    after: ListingId | None = None
    """Only those after this one: the last of the page before."""
    limit: int | None = None
    """How many at most; 50 when left out, never more than 500."""

    _wire_: ClassVar[_w.Fields] = {
        "text": _w.Field("text", _w.Maybe(_w.TEXT)),
        "kind": _w.Field("kind", _w.Maybe(_w.Word("offer", "request"))),
        "activity": _w.Field("activity", _w.Maybe(_w.Whole(1, 4294967295))),
        "tag": _w.Field("tag", _w.Maybe(_w.TEXT)),
        "need": _w.Field("need", _w.Maybe(_w.TEXT)),
        "member": _w.Field("member", _w.Maybe(_w.Whole(1, 4294967295))),
        "on": _w.Field("on", _w.Maybe(_w.DAY)),
        "remote": _w.Field("remote", _w.Maybe(_w.Word("no", "yes", "either"))),
        "public": _w.Field("public", _w.YES_NO),
        "after": _w.Field("after", _w.Maybe(_w.Whole(1, 4294967295))),
        "limit": _w.Field("limit", _w.Maybe(_w.Whole(0, 4294967295))),
    }


@dataclass(frozen=True, slots=True, repr=False)
class Members(Value):
    """A page of members."""

    members: tuple[MemberView, ...]
    """The members, in order of number."""
    next: MemberId | None = None
    """What to give as `after` for the next page; left out on the last."""

    _wire_: ClassVar[_w.Fields] = {
        "members": _w.Field("members", _w.Many(_w.Of("MemberView")), True),
        "next": _w.Field("next", _w.Maybe(_w.Whole(1, 4294967295))),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class MemberView(Value):
    """A member, as they look to whoever asks."""

    member: MemberId
    """Who."""
    kind: str
    """The kind, in the charter's word."""
    name: str | None = None
    """Their name: whole for brokers and for themselves, the first word of it for other members. Left out when it is not known here, or was forgotten."""
    own: OwnMember | None = None
    """What only they and brokers see."""

    _wire_: ClassVar[_w.Fields] = {
        "member": _w.Field("member", _w.Whole(1, 4294967295), True),
        "kind": _w.Field("kind", _w.TEXT, True),
        "name": _w.Field("name", _w.Maybe(_w.TEXT)),
        "own": _w.Field("own", _w.Maybe(_w.Of("OwnMember"))),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class OwnMember(Value):
    """What only the member and brokers see of a member. Tags are for brokers."""

    state: MemberState
    """Where they stand."""
    since: datetime.date
    """Since when."""
    joined: datetime.date
    """The day they joined."""
    account: AccountId
    """The account their exchanges are posted to."""
    until: datetime.date | None = None
    """When a pause is meant to end."""
    roles: tuple[str, ...] = ()
    """Roles held now, in the charter's words."""
    languages: tuple[str, ...] = ()
    """Languages they are at ease in."""
    tags: tuple[str, ...] = ()
    """The broker's words."""

    _wire_: ClassVar[_w.Fields] = {
        "state": _w.Field("state", _w.Word("applicant", "active", "paused", "suspended", "left", "erased"), True),
        "since": _w.Field("since", _w.DAY, True),
        "joined": _w.Field("joined", _w.DAY, True),
        "account": _w.Field("account", _w.Whole(1, 4294967295), True),
        "until": _w.Field("until", _w.Maybe(_w.DAY)),
        "roles": _w.Field("roles", _w.Many(_w.TEXT)),
        "languages": _w.Field("languages", _w.Many(_w.TEXT)),
        "tags": _w.Field("tags", _w.Many(_w.TEXT)),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class MemberSearch(Value):
    """Asks for members. Everything given must fit; in order of number."""

    text: str | None = None
    """Words, each of which must be in the name as far as whoever asks knows it; case and accents don't matter."""
    kind: str | None = None
    """The kind, in the charter's word."""
    role: str | None = None
    """Holding this role now, in the charter's word. For brokers."""
    state: MemberState | None = None
    """Where they stand. For brokers."""
    tag: str | None = None
    """With this word of the broker's. For brokers."""
    language: str | None = None
    """At ease in this language. For brokers."""
    consenting: Purpose | None = None
    """Who has said yes to this purpose, as for a mailing list. For brokers."""
    after: MemberId | None = None
    """Only those after this number: the last of the page before."""
    limit: int | None = None
    """How many at most; 50 when left out, never more than 500."""

    _wire_: ClassVar[_w.Fields] = {
        "text": _w.Field("text", _w.Maybe(_w.TEXT)),
        "kind": _w.Field("kind", _w.Maybe(_w.TEXT)),
        "role": _w.Field("role", _w.Maybe(_w.TEXT)),
        "state": _w.Field("state", _w.Maybe(_w.Word("applicant", "active", "paused", "suspended", "left", "erased"))),
        "tag": _w.Field("tag", _w.Maybe(_w.TEXT)),
        "language": _w.Field("language", _w.Maybe(_w.TEXT)),
        "consenting": _w.Field("consenting", _w.Maybe(_w.Word("join", "matching", "outcomes", "sharing", "story", "research", "mailing", "word-back"))),
        "after": _w.Field("after", _w.Maybe(_w.Whole(1, 4294967295))),
        "limit": _w.Field("limit", _w.Maybe(_w.Whole(0, 4294967295))),
    }


@dataclass(frozen=True, slots=True, repr=False)
class ByHostCode(Value):
    """Asks which member a host's own system means. For brokers."""

    system: str
    """The host's system."""
    code: str
    """Its code for the member."""

    _wire_: ClassVar[_w.Fields] = {
        "system": _w.Field("system", _w.TEXT, True),
        "code": _w.Field("code", _w.TEXT, True),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class HeldAbout(Value):
    """Everything held about one member."""

    member: MemberId
    """About whom."""
    lasting: HeldLasting
    """What remains whatever happens: numbers, days, minutes."""
    never_included: tuple[Kept, ...]
    """What kinds of thing this never contains, and why. It reads the same for everybody, whether or not there is any such thing about them."""
    kept_after_erasure: tuple[Kept, ...]
    """What is kept after an erasure, and why."""
    personal: HeldPersonal | None = None
    """What can be forgotten; left out once it is."""
    withheld: tuple[Withheld, ...] | None = None
    """What was withheld here, for the broker who hands this over; not part of what is handed over."""

    _wire_: ClassVar[_w.Fields] = {
        "member": _w.Field("member", _w.Whole(1, 4294967295), True),
        "lasting": _w.Field("lasting", _w.Of("HeldLasting"), True),
        "never_included": _w.Field("neverIncluded", _w.Many(_w.Of("Kept")), True),
        "kept_after_erasure": _w.Field("keptAfterErasure", _w.Many(_w.Of("Kept")), True),
        "personal": _w.Field("personal", _w.Maybe(_w.Of("HeldPersonal"))),
        "withheld": _w.Field("withheld", _w.Maybe(_w.Many(_w.Of("Withheld")))),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class HeldLasting(Value):
    """What remains whatever happens."""

    kind: str
    """The kind, in the charter's word."""
    state: MemberState
    """Where they stand."""
    since: datetime.date
    """Since when."""
    joined: datetime.date
    """The day they joined."""
    entered: datetime.datetime
    """When they were entered."""
    account: AccountId
    """The account."""
    shared_with: int
    """How many others share it."""
    balance: int
    """Its balance."""
    exchanges: tuple[HeldExchange, ...]
    """Exchanges, in order of number."""
    listings: tuple[HeldListing, ...]
    """Listings, in order of number."""
    until: datetime.date | None = None
    """When a pause is meant to end."""
    merged: tuple[MemberId, ...] = ()
    """Numbers that were merged into this one."""
    roles: tuple[RoleHeld, ...] = ()
    """Roles, with their days; each by its place in the charter's list."""
    pairings: tuple[PairingId, ...] = ()
    """Pairings, in order of number."""

    _wire_: ClassVar[_w.Fields] = {
        "kind": _w.Field("kind", _w.TEXT, True),
        "state": _w.Field("state", _w.Word("applicant", "active", "paused", "suspended", "left", "erased"), True),
        "since": _w.Field("since", _w.DAY, True),
        "joined": _w.Field("joined", _w.DAY, True),
        "entered": _w.Field("entered", _w.MOMENT, True),
        "account": _w.Field("account", _w.Whole(1, 4294967295), True),
        "shared_with": _w.Field("sharedWith", _w.Whole(0, 4294967295), True),
        "balance": _w.Field("balance", _w.MINUTES, True),
        "exchanges": _w.Field("exchanges", _w.Many(_w.Of("HeldExchange")), True),
        "listings": _w.Field("listings", _w.Many(_w.Of("HeldListing")), True),
        "until": _w.Field("until", _w.Maybe(_w.DAY)),
        "merged": _w.Field("merged", _w.Many(_w.Whole(1, 4294967295))),
        "roles": _w.Field("roles", _w.Many(_w.Of("RoleHeld"))),
        "pairings": _w.Field("pairings", _w.Many(_w.Whole(1, 4294967295))),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class RoleHeld(Value):
    """A role held, dated, and where."""

    role: int
    """Which role: its place in the charter's list, from 0."""
    at: MemberId | None
    """The organisation it is held at, if any."""
    from_: datetime.date
    """First day."""
    until: datetime.date | None
    """Last day, if it has ended or will."""

    _wire_: ClassVar[_w.Fields] = {
        "role": _w.Field("role", _w.Whole(0, 65535), True),
        "at": _w.Field("at", _w.Maybe(_w.Whole(1, 4294967295)), True),
        "from_": _w.Field("from", _w.DAY, True),
        "until": _w.Field("until", _w.Maybe(_w.DAY), True),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class HeldExchange(Value):
    """A member's own part in an exchange."""

    exchange: ExchangeId
    """Which."""
    on: datetime.date
    """When."""
    state: ExchangeState
    """Where it stands."""
    side: Side
    """On which side."""
    minutes: int
    """How long."""
    activity: ActivityId | None = None
    """What was done."""
    as_: Capacity | None = None
    """As what."""
    paid: bool = False
    """Whether the time was paid for."""
    attendance: Attendance | None = None
    """Whether they came."""

    _wire_: ClassVar[_w.Fields] = {
        "exchange": _w.Field("exchange", _w.Whole(1, 4294967295), True),
        "on": _w.Field("on", _w.DAY, True),
        "state": _w.Field("state", _w.Word("proposed", "agreed", "done", "awaiting-word", "confirmed", "declined", "withdrawn", "expired", "disputed", "settled", "reversed"), True),
        "side": _w.Field("side", _w.Word("gave", "received", "together"), True),
        "minutes": _w.Field("minutes", _w.MINUTES, True),
        "activity": _w.Field("activity", _w.Maybe(_w.Whole(1, 4294967295))),
        "as_": _w.Field("as", _w.Maybe(_w.Word("peer", "staff", "volunteer"))),
        "paid": _w.Field("paid", _w.YES_NO),
        "attendance": _w.Field("attendance", _w.Maybe(_w.Word("attended", "no-show", "late-cancel", "cancelled"))),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class HeldListing(Value):
    """A member's listing."""

    listing: ListingId
    """Which."""
    kind: ListingKind
    """Offer or request."""
    terms: ListingTerms
    """What it says in numbers."""
    posted: datetime.datetime
    """When it was posted."""
    words: ListingWords | None = None
    """Its words."""

    _wire_: ClassVar[_w.Fields] = {
        "listing": _w.Field("listing", _w.Whole(1, 4294967295), True),
        "kind": _w.Field("kind", _w.Word("offer", "request"), True),
        "terms": _w.Field("terms", _w.Of("ListingTerms"), True),
        "posted": _w.Field("posted", _w.MOMENT, True),
        "words": _w.Field("words", _w.Maybe(_w.Of("ListingWords"))),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class ListingWords(Value):
    """The words of a listing, and what of it is personal."""

    title: str = ""
    """A short title."""
    text: str = ""
    """More words."""
    place: Place | None = None
    """Where, when not at the member's own place."""
    languages: tuple[str, ...] = ()
    """In which languages, when not the member's own."""
    availability: Availability | None = None
    """When, within the member's own times."""
    liking: Liking | None = None
    """Of an offer: how gladly they do it."""
    level: Level | None = None
    """Of an offer: how well they know it. Of a request: how well it has to be known."""

    _wire_: ClassVar[_w.Fields] = {
        "title": _w.Field("title", _w.TEXT),
        "text": _w.Field("text", _w.TEXT),
        "place": _w.Field("place", _w.Maybe(_w.Of("Place"))),
        "languages": _w.Field("languages", _w.Many(_w.TEXT)),
        "availability": _w.Field("availability", _w.Maybe(_w.Of("Availability"))),
        "liking": _w.Field("liking", _w.Maybe(_w.Word("if-needed", "willingly", "gladly"))),
        "level": _w.Field("level", _w.Maybe(_w.Word("learning", "at-ease", "could-teach"))),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class HeldPersonal(Value):
    """What can be forgotten."""

    profile: Profile
    """What they say of themselves."""
    availability: Availability
    """When they are free."""
    tags: tuple[str, ...] = ()
    """The broker's words."""
    references: tuple[Reference, ...] = ()
    """References: when each came, or that it is awaited. From whom is withheld."""
    checks: tuple[Check, ...] = ()
    """Checks seen."""
    consents: tuple[Consent, ...] = ()
    """Consents."""
    appointments: tuple[Appointment, ...] = ()
    """Those who act or care for them."""
    acts_for: tuple[MemberId, ...] = ()
    """Members they act or care for."""
    met: tuple[MetByStaff, ...] = ()
    """When staff met them."""
    contacts: tuple[Contact, ...] = ()
    """Contacts."""
    referral: Referral | None = None
    """Where they came from."""
    after_meetings: tuple[AfterMeeting, ...] = ()
    """What they said of first meetings."""
    objections: tuple[Objection, ...] = ()
    """Objections to a rule, and answers."""
    notes: tuple[str, ...] = ()
    """Notes about them alone."""

    _wire_: ClassVar[_w.Fields] = {
        "profile": _w.Field("profile", _w.Of("Profile"), True),
        "availability": _w.Field("availability", _w.Of("Availability"), True),
        "tags": _w.Field("tags", _w.Many(_w.TEXT)),
        "references": _w.Field("references", _w.Many(_w.Of("Reference"))),
        "checks": _w.Field("checks", _w.Many(_w.Of("Check"))),
        "consents": _w.Field("consents", _w.Many(_w.Of("Consent"))),
        "appointments": _w.Field("appointments", _w.Many(_w.Of("Appointment"))),
        "acts_for": _w.Field("actsFor", _w.Many(_w.Whole(1, 4294967295))),
        "met": _w.Field("met", _w.Many(_w.Of("MetByStaff"))),
        "contacts": _w.Field("contacts", _w.Many(_w.Of("Contact"))),
        "referral": _w.Field("referral", _w.Maybe(_w.Of("Referral"))),
        "after_meetings": _w.Field("afterMeetings", _w.Many(_w.Of("AfterMeeting"))),
        "objections": _w.Field("objections", _w.Many(_w.Of("Objection"))),
        "notes": _w.Field("notes", _w.Many(_w.TEXT)),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Profile(Value):
    """What a member says of themselves. Given in pieces: a field left out stays as it was, an empty one clears it."""

    name: str | None = None
    """What they are called."""
    contact: FrozenMap[str, str] = field(default_factory=FrozenMap)
    """How to reach them: `phone`, `email`, `address`, in the host's words."""
    born: datetime.date | None = None
    """Day of birth."""
    languages: tuple[str, ...] | None = None
    """Languages they are at ease in."""
    place: Place | None = None
    """Roughly where they live."""
    travels: int | None = None
    """How far they go, in metres."""
    access_needs: tuple[str, ...] | None = None
    """What a place or an occasion must have for them to take part: `step-free`, `hearing-loop`, in the community's words."""
    access_offers: tuple[str, ...] | None = None
    """What their own home or car has of that."""
    host_codes: FrozenMap[str, str] = field(default_factory=FrozenMap)
    """What the host calls them in its own systems: system → code."""
    attributes: FrozenMap[str, str] = field(default_factory=FrozenMap)
    """Whatever else the host defines."""
    emergency: str | None = None
    """Who to call in an emergency."""
    birthday: bool | None = None
    """Whether they would like their birthday remembered."""
    leave_quiet: bool | None = None
    """Whether they would rather not be contacted when they are quiet."""

    _wire_: ClassVar[_w.Fields] = {
        "name": _w.Field("name", _w.Maybe(_w.TEXT)),
        "contact": _w.Field("contact", _w.Pairs(_w.TEXT)),
        "born": _w.Field("born", _w.Maybe(_w.DAY)),
        "languages": _w.Field("languages", _w.Maybe(_w.Many(_w.TEXT))),
        "place": _w.Field("place", _w.Maybe(_w.Of("Place"))),
        "travels": _w.Field("travels", _w.Maybe(_w.Whole(0, 4294967295))),
        "access_needs": _w.Field("accessNeeds", _w.Maybe(_w.Many(_w.TEXT))),
        "access_offers": _w.Field("accessOffers", _w.Maybe(_w.Many(_w.TEXT))),
        "host_codes": _w.Field("hostCodes", _w.Pairs(_w.TEXT)),
        "attributes": _w.Field("attributes", _w.Pairs(_w.TEXT)),
        "emergency": _w.Field("emergency", _w.Maybe(_w.TEXT)),
        "birthday": _w.Field("birthday", _w.Maybe(_w.YES_NO)),
        "leave_quiet": _w.Field("leaveQuiet", _w.Maybe(_w.YES_NO)),
    }


@dataclass(frozen=True, slots=True, repr=False)
class Reference(Value):
    """Somebody vouched for a member."""

    received: datetime.date | None = None
    """When it came; left out while it is awaited."""
    from_: str = ""
    """From whom, in words."""

    _wire_: ClassVar[_w.Fields] = {
        "received": _w.Field("received", _w.Maybe(_w.DAY)),
        "from_": _w.Field("from", _w.TEXT),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Check(Value):
    """A check that was seen: that it was, never what it said."""

    level: CheckLevel
    """The level."""
    workforce: Workforce
    """For work with whom."""
    seen: datetime.date
    """When it was seen."""
    jurisdiction: str = ""
    """Where the scheme is from, such as `england`."""
    seen_by: MemberId | None = None
    """By whom."""
    recheck_after: datetime.date | None = None
    """From when the organisation wants a new one. Certificates themselves do not run out."""

    _wire_: ClassVar[_w.Fields] = {
        "level": _w.Field("level", _w.Word("basic", "standard", "enhanced", "enhanced-barred"), True),
        "workforce": _w.Field("workforce", _w.Word("adult", "child", "both"), True),
        "seen": _w.Field("seen", _w.DAY, True),
        "jurisdiction": _w.Field("jurisdiction", _w.TEXT),
        "seen_by": _w.Field("seenBy", _w.Maybe(_w.Whole(1, 4294967295))),
        "recheck_after": _w.Field("recheckAfter", _w.Maybe(_w.DAY)),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Consent(Value):
    """A member said yes to a purpose, or took that back."""

    purpose: Purpose
    """For what."""
    given: bool
    """Yes, or no longer."""
    on: datetime.date
    """On which day."""
    standing: Standing
    """In what capacity it was given."""
    wording: str = ""
    """The version of the wording they were shown."""
    partner: str | None = None
    """The partner, when it is for sharing."""
    given_by: MemberId | None = None
    """By whom, when not by themselves."""

    _wire_: ClassVar[_w.Fields] = {
        "purpose": _w.Field("purpose", _w.Word("join", "matching", "outcomes", "sharing", "story", "research", "mailing", "word-back"), True),
        "given": _w.Field("given", _w.YES_NO, True),
        "on": _w.Field("on", _w.DAY, True),
        "standing": _w.Field("standing", _w.Word("themselves", "guardian", "carer", "advocate", "deputy"), True),
        "wording": _w.Field("wording", _w.TEXT),
        "partner": _w.Field("partner", _w.Maybe(_w.TEXT)),
        "given_by": _w.Field("givenBy", _w.Maybe(_w.Whole(1, 4294967295))),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Appointment(Value):
    """Somebody acts for, or cares for, a member: dated, with scope. A new one of the same two people and standing replaces the one before."""

    standing: Standing
    """As what."""
    from_: datetime.date
    """First day."""
    who: MemberId | None = None
    """Who, when a member."""
    name: str = ""
    """Who, in words, when not a member."""
    scope: tuple[Scope, ...] = ()
    """What they may do."""
    until: datetime.date | None = None
    """Last day."""

    _wire_: ClassVar[_w.Fields] = {
        "standing": _w.Field("standing", _w.Word("themselves", "guardian", "carer", "advocate", "deputy"), True),
        "from_": _w.Field("from", _w.DAY, True),
        "who": _w.Field("who", _w.Maybe(_w.Whole(1, 4294967295))),
        "name": _w.Field("name", _w.TEXT),
        "scope": _w.Field("scope", _w.Many(_w.Word("agree", "record", "spend", "list", "consent", "see", "emergency"))),
        "until": _w.Field("until", _w.Maybe(_w.DAY)),
    }


@dataclass(frozen=True, slots=True, repr=False)
class MetByStaff(Value):
    """Staff met the member."""

    on: datetime.date
    """When."""
    by: MemberId | None = None
    """By whom."""

    _wire_: ClassVar[_w.Fields] = {
        "on": _w.Field("on", _w.DAY, True),
        "by": _w.Field("by", _w.Maybe(_w.Whole(1, 4294967295))),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Contact(Value):
    """Somebody was in touch with a member, or means to be."""

    on: datetime.date
    """When."""
    how: str = ""
    """How: `call`, `visit`, `letter`, `supervision`, `signposting`, in the host's words."""
    text: str = ""
    """In words."""
    by: MemberId | None = None
    """By whom."""
    again: datetime.date | None = None
    """When to be in touch again."""

    _wire_: ClassVar[_w.Fields] = {
        "on": _w.Field("on", _w.DAY, True),
        "how": _w.Field("how", _w.TEXT),
        "text": _w.Field("text", _w.TEXT),
        "by": _w.Field("by", _w.Maybe(_w.Whole(1, 4294967295))),
        "again": _w.Field("again", _w.Maybe(_w.DAY)),
    }


@dataclass(frozen=True, slots=True, repr=False)
class Referral(Value):
    """Where a member came from."""

    source: str
    """`self`, `friend`, `gp`, `link-worker`, `housing`, … in the host's words."""
    on: datetime.date | None = None
    """When."""

    _wire_: ClassVar[_w.Fields] = {
        "source": _w.Field("source", _w.TEXT, True),
        "on": _w.Field("on", _w.Maybe(_w.DAY)),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class AfterMeeting(Value):
    """How a first meeting went, told in confidence."""

    exchange: ExchangeId
    """Which exchange."""
    with_: MemberId
    """With whom."""
    again: bool
    """Whether they would like to meet again."""
    text: str = ""
    """In words."""

    _wire_: ClassVar[_w.Fields] = {
        "exchange": _w.Field("exchange", _w.Whole(1, 4294967295), True),
        "with_": _w.Field("with", _w.Whole(1, 4294967295), True),
        "again": _w.Field("again", _w.YES_NO, True),
        "text": _w.Field("text", _w.TEXT),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Objection(Value):
    """A member objects to a rule of the charter, or is answered."""

    on: datetime.date
    """When."""
    text: str
    """In words."""
    rule: int | None = None
    """The place of the rule in the charter, from 0; left out for the charter as a whole."""
    answers: PartId | None = None
    """The objection this answers: the part it came in. Left out when objecting."""
    by: MemberId | None = None
    """Who answers."""

    _wire_: ClassVar[_w.Fields] = {
        "on": _w.Field("on", _w.DAY, True),
        "text": _w.Field("text", _w.TEXT, True),
        "rule": _w.Field("rule", _w.Maybe(_w.Whole(0, 65535))),
        "answers": _w.Field("answers", _w.Maybe(_w.Whole(1, 4294967295))),
        "by": _w.Field("by", _w.Maybe(_w.Whole(1, 4294967295))),
    }


@dataclass(frozen=True, slots=True, repr=False)
class Kept(Value):
    """A kind of data, and why it is treated so."""

    what: str
    """What."""
    why: str
    """Why."""

    _wire_: ClassVar[_w.Fields] = {
        "what": _w.Field("what", _w.TEXT, True),
        "why": _w.Field("why", _w.TEXT, True),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Withheld(Value):
    """Something that was withheld."""

    what: str
    """What."""
    count: int
    """How many."""
    why: str
    """Why."""

    _wire_: ClassVar[_w.Fields] = {
        "what": _w.Field("what", _w.TEXT, True),
        "count": _w.Field("count", _w.Whole(0, 4294967295), True),
        "why": _w.Field("why", _w.TEXT, True),
    }


@dataclass(frozen=True, slots=True, repr=False)
class HeldAboutMember(Value):
    """Asks for everything held about one member."""

    member: MemberId
    """About whom."""

    _wire_: ClassVar[_w.Fields] = {
        "member": _w.Field("member", _w.Whole(1, 4294967295), True),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class MemberCopy(Value):
    """Everything a member may hold."""

    at: datetime.datetime
    """When the bank was last changed."""
    community: PublicView
    """What they may see of the community."""
    held: HeldAbout
    """What is held about them."""
    statement: Statement
    """The statement of the account they use."""
    open: tuple[ExchangeView, ...]
    """Their exchanges under way."""

    _wire_: ClassVar[_w.Fields] = {
        "at": _w.Field("at", _w.MOMENT, True),
        "community": _w.Field("community", _w.Of("PublicView"), True),
        "held": _w.Field("held", _w.Of("HeldAbout"), True),
        "statement": _w.Field("statement", _w.Of("Statement"), True),
        "open": _w.Field("open", _w.Many(_w.Of("ExchangeView")), True),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class PublicView(Value):
    """What may be seen of a community."""

    name: str
    """What the community calls itself."""
    time_zone: str
    """The name of its time zone."""
    activities: tuple[ActivityWords, ...]
    """Its activities in use."""
    members: tuple[Named, ...]
    """Those who take part, by first name; organisations by their whole name. The public is told of organisations alone."""
    listings: tuple[ListingView, ...]
    """Open listings, for whoever they are for."""

    _wire_: ClassVar[_w.Fields] = {
        "name": _w.Field("name", _w.TEXT, True),
        "time_zone": _w.Field("timeZone", _w.TEXT, True),
        "activities": _w.Field("activities", _w.Many(_w.Of("ActivityWords")), True),
        "members": _w.Field("members", _w.Many(_w.Of("Named")), True),
        "listings": _w.Field("listings", _w.Many(_w.Of("ListingView")), True),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class ActivityWords(Value):
    """An activity in the community's own words."""

    activity: ActivityId
    """Which."""
    code: str
    """Its code."""
    name: str
    """What people call it."""
    parent: ActivityId | None = None
    """The wider activity it is a kind of."""

    _wire_: ClassVar[_w.Fields] = {
        "activity": _w.Field("activity", _w.Whole(1, 4294967295), True),
        "code": _w.Field("code", _w.TEXT, True),
        "name": _w.Field("name", _w.TEXT, True),
        "parent": _w.Field("parent", _w.Maybe(_w.Whole(1, 4294967295))),
    }


@dataclass(frozen=True, slots=True, repr=False)
class MemberCopyOf(Value):
    """Asks for everything a member may hold: for their own device, or a download."""

    member: MemberId
    """Whose."""

    _wire_: ClassVar[_w.Fields] = {
        "member": _w.Field("member", _w.Whole(1, 4294967295), True),
    }


@dataclass(frozen=True, slots=True, repr=False)
class PublicViewFor(Value):
    """Asks for what a member may see of the community; as the public sees it when read by the host. Brokers ask as members."""

    on: datetime.date | None = None
    """The day listings are open on; the day of the bank's last command when left out."""

    _wire_: ClassVar[_w.Fields] = {
        "on": _w.Field("on", _w.Maybe(_w.DAY)),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Today(Value):
    """What waits for a broker. Each list is in the order it is best worked through."""

    on: datetime.date | None
    """The local date."""
    visits: tuple[VisitOpen, ...]
    """Lone visits not reported back: overdue ones first."""
    sessions: tuple[Session, ...]
    """Sessions today, by their beginning."""
    calls: tuple[CallDue, ...]
    """Members to be in touch with again."""
    unanswered: tuple[Unanswered, ...]
    """Requests nobody has answered: those that are never refused first, then the oldest."""
    first_meetings: tuple[FirstMeeting, ...]
    """First meetings to ask after."""
    exchanges: tuple[ExchangeDue, ...]
    """Disputes to settle, approvals to give, answers and confirmations due, agreed dates that have passed."""
    references: tuple[ReferencesMissing, ...]
    """References missing or awaited."""
    rechecks: tuple[RecheckDue, ...]
    """Checks to be seen again."""
    quiet: tuple[GoneQuiet, ...]
    """People gone quiet against their own rhythm: the longest silences, measured by that rhythm, first."""
    objections: tuple[ObjectionOpen, ...]
    """Objections nobody has answered."""
    pauses: tuple[PauseEnding, ...]
    """Pauses that end."""
    applicants: tuple[ApplicantWaiting, ...]
    """Applicants waiting."""
    pairings: tuple[PairingDue, ...]
    """Pairings to look at together."""
    birthdays: tuple[Birthday, ...]
    """Birthdays of those who would like theirs remembered."""
    listings: tuple[ListingEnding, ...]
    """Listings that run out soon."""
    passages: tuple[PassageDue, ...]
    """Credit on its way to or from partner banks that is due."""
    concerns: tuple[ConcernDue, ...] | None = None
    """Concerns to look at again, for those who may see concerns; left out for others."""
    unreported_visits: tuple[VisitUnreported, ...] = ()
    """Lone visits in a home that were to have begun today, and that nobody reported out on."""
    erasures: tuple[ErasureWaiting, ...] = ()
    """Members who asked to be forgotten: the longest wait first."""

    _wire_: ClassVar[_w.Fields] = {
        "on": _w.Field("on", _w.Maybe(_w.DAY), True),
        "visits": _w.Field("visits", _w.Many(_w.Of("VisitOpen")), True),
        "sessions": _w.Field("sessions", _w.Many(_w.Of("Session")), True),
        "calls": _w.Field("calls", _w.Many(_w.Of("CallDue")), True),
        "unanswered": _w.Field("unanswered", _w.Many(_w.Of("Unanswered")), True),
        "first_meetings": _w.Field("firstMeetings", _w.Many(_w.Of("FirstMeeting")), True),
        "exchanges": _w.Field("exchanges", _w.Many(_w.Of("ExchangeDue")), True),
        "references": _w.Field("references", _w.Many(_w.Of("ReferencesMissing")), True),
        "rechecks": _w.Field("rechecks", _w.Many(_w.Of("RecheckDue")), True),
        "quiet": _w.Field("quiet", _w.Many(_w.Of("GoneQuiet")), True),
        "objections": _w.Field("objections", _w.Many(_w.Of("ObjectionOpen")), True),
        "pauses": _w.Field("pauses", _w.Many(_w.Of("PauseEnding")), True),
        "applicants": _w.Field("applicants", _w.Many(_w.Of("ApplicantWaiting")), True),
        "pairings": _w.Field("pairings", _w.Many(_w.Of("PairingDue")), True),
        "birthdays": _w.Field("birthdays", _w.Many(_w.Of("Birthday")), True),
        "listings": _w.Field("listings", _w.Many(_w.Of("ListingEnding")), True),
        "passages": _w.Field("passages", _w.Many(_w.Of("PassageDue")), True),
        "concerns": _w.Field("concerns", _w.Maybe(_w.Many(_w.Of("ConcernDue")))),
        "unreported_visits": _w.Field("unreportedVisits", _w.Many(_w.Of("VisitUnreported"))),
        "erasures": _w.Field("erasures", _w.Many(_w.Of("ErasureWaiting"))),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class ConcernDue(Value):
    """A concern somebody has to look at again. What it is about stands in the record alone."""

    member: MemberId
    """Who."""
    concern: PartId
    """Which: the part that raised it."""
    raised: datetime.date
    """When it was raised."""
    escalate: datetime.date
    """By when somebody had to look again."""
    match_nobody: bool
    """Whether they are matched with nobody for now."""
    name: str | None = None
    """Their name: whole for brokers and for themselves, the first word of it for other members. Left out when it is not known here, or was forgotten."""

    _wire_: ClassVar[_w.Fields] = {
        "member": _w.Field("member", _w.Whole(1, 4294967295), True),
        "concern": _w.Field("concern", _w.Whole(1, 4294967295), True),
        "raised": _w.Field("raised", _w.DAY, True),
        "escalate": _w.Field("escalate", _w.DAY, True),
        "match_nobody": _w.Field("matchNobody", _w.YES_NO, True),
        "name": _w.Field("name", _w.Maybe(_w.TEXT)),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class VisitOpen(Value):
    """Somebody out on a lone visit."""

    exchange: ExchangeId
    """On which exchange."""
    member: MemberId
    """Who."""
    with_: tuple[Named, ...]
    """Whom they visit."""
    out: datetime.datetime
    """When they set out."""
    expected: datetime.datetime
    """When they are expected back."""
    overdue: bool
    """Whether that has passed."""
    name: str | None = None
    """Their name: whole for brokers and for themselves, the first word of it for other members. Left out when it is not known here, or was forgotten."""
    contact: FrozenMap[str, str] = field(default_factory=FrozenMap)
    """How to reach them."""
    emergency: str | None = None
    """Who to call in an emergency."""

    _wire_: ClassVar[_w.Fields] = {
        "exchange": _w.Field("exchange", _w.Whole(1, 4294967295), True),
        "member": _w.Field("member", _w.Whole(1, 4294967295), True),
        "with_": _w.Field("with", _w.Many(_w.Of("Named")), True),
        "out": _w.Field("out", _w.MOMENT, True),
        "expected": _w.Field("expected", _w.MOMENT, True),
        "overdue": _w.Field("overdue", _w.YES_NO, True),
        "name": _w.Field("name", _w.Maybe(_w.TEXT)),
        "contact": _w.Field("contact", _w.Pairs(_w.TEXT)),
        "emergency": _w.Field("emergency", _w.Maybe(_w.TEXT)),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class VisitUnreported(Value):
    """A lone visit in a home that was to have begun, and that nobody reported out on."""

    exchange: ExchangeId
    """Which exchange."""
    who: tuple[Named, ...]
    """Who visits."""
    with_: tuple[Named, ...]
    """Whom they visit."""
    start: Start | None = None
    """When it was to begin."""

    _wire_: ClassVar[_w.Fields] = {
        "exchange": _w.Field("exchange", _w.Whole(1, 4294967295), True),
        "who": _w.Field("who", _w.Many(_w.Of("Named")), True),
        "with_": _w.Field("with", _w.Many(_w.Of("Named")), True),
        "start": _w.Field("start", _w.Maybe(_w.Of("Start"))),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Session(Value):
    """An exchange today."""

    exchange: ExchangeId
    """Which."""
    state: ExchangeState
    """Where it stands."""
    people: tuple[SessionPerson, ...]
    """Who takes part: givers first, then by name."""
    start: Start | None = None
    """When it begins."""
    activity_name: str | None = None
    """What is done."""
    setting: Setting | None = None
    """Where."""
    visitors: int = 0
    """Visitors without a name."""

    _wire_: ClassVar[_w.Fields] = {
        "exchange": _w.Field("exchange", _w.Whole(1, 4294967295), True),
        "state": _w.Field("state", _w.Word("proposed", "agreed", "done", "awaiting-word", "confirmed", "declined", "withdrawn", "expired", "disputed", "settled", "reversed"), True),
        "people": _w.Field("people", _w.Many(_w.Of("SessionPerson")), True),
        "start": _w.Field("start", _w.Maybe(_w.Of("Start"))),
        "activity_name": _w.Field("activityName", _w.Maybe(_w.TEXT)),
        "setting": _w.Field("setting", _w.Maybe(_w.Word("home", "public", "venue", "remote"))),
        "visitors": _w.Field("visitors", _w.Whole(0, 4294967295)),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class SessionPerson(Value):
    """Somebody who takes part in a session, with what a host of the session needs to know."""

    member: MemberId
    """Who."""
    side: Side
    """On which side."""
    name: str | None = None
    """Their name: whole for brokers and for themselves, the first word of it for other members. Left out when it is not known here, or was forgotten."""
    attendance: Attendance | None = None
    """Whether they come, as far as that is known."""
    access_needs: tuple[str, ...] = ()
    """What the place must have for them."""
    transport: str | None = None
    """How they get there, where the host keeps an attribute `transport`."""
    languages: tuple[str, ...] = ()
    """Languages they are at ease in."""
    emergency: tuple[str, ...] = ()
    """Who to call in an emergency: their own words, or those appointed for it."""

    _wire_: ClassVar[_w.Fields] = {
        "member": _w.Field("member", _w.Whole(1, 4294967295), True),
        "side": _w.Field("side", _w.Word("gave", "received", "together"), True),
        "name": _w.Field("name", _w.Maybe(_w.TEXT)),
        "attendance": _w.Field("attendance", _w.Maybe(_w.Word("attended", "no-show", "late-cancel", "cancelled"))),
        "access_needs": _w.Field("accessNeeds", _w.Many(_w.TEXT)),
        "transport": _w.Field("transport", _w.Maybe(_w.TEXT)),
        "languages": _w.Field("languages", _w.Many(_w.TEXT)),
        "emergency": _w.Field("emergency", _w.Many(_w.TEXT)),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class CallDue(Value):
    """Somebody to be in touch with again."""

    member: MemberId
    """Who."""
    due: datetime.date
    """Since when it is due."""
    name: str | None = None
    """Their name: whole for brokers and for themselves, the first word of it for other members. Left out when it is not known here, or was forgotten."""
    how: str = ""
    """How they were last in touch."""
    text: str = ""
    """What was noted then."""
    contact: FrozenMap[str, str] = field(default_factory=FrozenMap)
    """How to reach them, in the host's words."""

    _wire_: ClassVar[_w.Fields] = {
        "member": _w.Field("member", _w.Whole(1, 4294967295), True),
        "due": _w.Field("due", _w.DAY, True),
        "name": _w.Field("name", _w.Maybe(_w.TEXT)),
        "how": _w.Field("how", _w.TEXT),
        "text": _w.Field("text", _w.TEXT),
        "contact": _w.Field("contact", _w.Pairs(_w.TEXT)),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Unanswered(Value):
    """A request nobody has answered."""

    listing: ListingId
    """Which."""
    member: MemberId
    """Who."""
    days: int
    """Days it has stood."""
    never_refused: bool
    """Whether it is on a need that is never refused."""
    name: str | None = None
    """Their name: whole for brokers and for themselves, the first word of it for other members. Left out when it is not known here, or was forgotten."""
    title: str = ""
    """Its title."""
    activity: ActivityId | None = None
    """What is asked for; left out while nobody has classified it."""

    _wire_: ClassVar[_w.Fields] = {
        "listing": _w.Field("listing", _w.Whole(1, 4294967295), True),
        "member": _w.Field("member", _w.Whole(1, 4294967295), True),
        "days": _w.Field("days", _w.Whole(0, 4294967295), True),
        "never_refused": _w.Field("neverRefused", _w.YES_NO, True),
        "name": _w.Field("name", _w.Maybe(_w.TEXT)),
        "title": _w.Field("title", _w.TEXT),
        "activity": _w.Field("activity", _w.Maybe(_w.Whole(1, 4294967295))),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class FirstMeeting(Value):
    """A first meeting to ask after: "again?"."""

    exchange: ExchangeId
    """Which exchange."""
    on: datetime.date
    """When they met."""
    ask: tuple[Named, ...]
    """Whom to ask: those of the two who have not been asked yet."""
    between: tuple[MemberId, ...]
    """The two."""

    _wire_: ClassVar[_w.Fields] = {
        "exchange": _w.Field("exchange", _w.Whole(1, 4294967295), True),
        "on": _w.Field("on", _w.DAY, True),
        "ask": _w.Field("ask", _w.Many(_w.Of("Named")), True),
        "between": _w.Field("between", _w.Many(_w.Whole(1, 4294967295)), True),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class ExchangeDue(Value):
    """An exchange that waits for something."""

    exchange: ExchangeId
    """Which."""
    on: datetime.date
    """Its date."""
    waits: Waits
    """For what."""
    waiting_for: tuple[Named, ...] = ()
    """For whom."""
    due: datetime.datetime | None = None
    """Until when; then it expires, or counts as confirmed, as the charter says."""
    reasons: tuple[Reason, ...] = ()
    """Why it lies in the tray, by what the rules say now."""
    substitute: SubstituteWanted | None = None
    """Who is asked to take another's place, by a member. It is agreed as it was; a broker puts them in, or does not."""

    _wire_: ClassVar[_w.Fields] = {
        "exchange": _w.Field("exchange", _w.Whole(1, 4294967295), True),
        "on": _w.Field("on", _w.DAY, True),
        "waits": _w.Field("waits", _w.Word("dispute", "tray", "approval", "answers", "confirmations", "done", "word"), True),
        "waiting_for": _w.Field("waitingFor", _w.Many(_w.Of("Named"))),
        "due": _w.Field("due", _w.Maybe(_w.MOMENT)),
        "reasons": _w.Field("reasons", _w.Many(_w.Of("Reason"))),
        "substitute": _w.Field("substitute", _w.Maybe(_w.Of("SubstituteWanted"))),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Reason(Value):
    """Why a rule that is not met answers as it does."""

    code: str
    """The code of the rule."""
    answer: Answer
    """What it answers."""
    text: str
    """In words."""
    rule: int | None = None
    """The place of the rule in the charter; left out for what holds in every community."""
    members: tuple[MemberId, ...] = ()
    """Those because of whom."""

    _wire_: ClassVar[_w.Fields] = {
        "code": _w.Field("code", _w.TEXT, True),
        "answer": _w.Field("answer", _w.Word("allowed", "needs-approval", "refused"), True),
        "text": _w.Field("text", _w.TEXT, True),
        "rule": _w.Field("rule", _w.Maybe(_w.Whole(0, 65535))),
        "members": _w.Field("members", _w.Many(_w.Whole(1, 4294967295))),
    }


@dataclass(frozen=True, slots=True, repr=False)
class SubstituteWanted(Value):
    """Who is asked to take another's place."""

    out: Named
    """Who would not take part."""
    into: Named
    """Who would instead."""

    _wire_: ClassVar[_w.Fields] = {
        "out": _w.Field("out", _w.Of("Named"), True),
        "into": _w.Field("into", _w.Of("Named"), True),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class ReferencesMissing(Value):
    """Somebody with fewer references than the charter wants."""

    member: MemberId
    """Who."""
    received: int
    """How many have come."""
    awaited: int
    """How many are awaited."""
    wanted: int
    """How many the charter wants."""
    name: str | None = None
    """Their name: whole for brokers and for themselves, the first word of it for other members. Left out when it is not known here, or was forgotten."""

    _wire_: ClassVar[_w.Fields] = {
        "member": _w.Field("member", _w.Whole(1, 4294967295), True),
        "received": _w.Field("received", _w.Whole(0, 4294967295), True),
        "awaited": _w.Field("awaited", _w.Whole(0, 4294967295), True),
        "wanted": _w.Field("wanted", _w.Whole(0, 4294967295), True),
        "name": _w.Field("name", _w.Maybe(_w.TEXT)),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class RecheckDue(Value):
    """A check to be seen again."""

    member: MemberId
    """Who."""
    level: CheckLevel
    """The level."""
    workforce: Workforce
    """For work with whom."""
    seen: datetime.date
    """When it was seen."""
    due: datetime.date
    """From when a new one is wanted."""
    name: str | None = None
    """Their name: whole for brokers and for themselves, the first word of it for other members. Left out when it is not known here, or was forgotten."""
    jurisdiction: str = ""
    """Where the scheme is from."""

    _wire_: ClassVar[_w.Fields] = {
        "member": _w.Field("member", _w.Whole(1, 4294967295), True),
        "level": _w.Field("level", _w.Word("basic", "standard", "enhanced", "enhanced-barred"), True),
        "workforce": _w.Field("workforce", _w.Word("adult", "child", "both"), True),
        "seen": _w.Field("seen", _w.DAY, True),
        "due": _w.Field("due", _w.DAY, True),
        "name": _w.Field("name", _w.Maybe(_w.TEXT)),
        "jurisdiction": _w.Field("jurisdiction", _w.TEXT),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class GoneQuiet(Value):
    """Somebody gone quiet against their own rhythm."""

    member: MemberId
    """Who."""
    last: datetime.date
    """The last day they took part."""
    silent_days: int
    """Days since then, or since they came back from a pause."""
    usual_gap_tenths: int
    """Their usual gap: the median of the days between one occasion and the next, in tenths of a day."""
    name: str | None = None
    """Their name: whole for brokers and for themselves, the first word of it for other members. Left out when it is not known here, or was forgotten."""

    _wire_: ClassVar[_w.Fields] = {
        "member": _w.Field("member", _w.Whole(1, 4294967295), True),
        "last": _w.Field("last", _w.DAY, True),
        "silent_days": _w.Field("silentDays", _w.Whole(0, 4294967295), True),
        "usual_gap_tenths": _w.Field("usualGapTenths", _w.Whole(0, 4294967295), True),
        "name": _w.Field("name", _w.Maybe(_w.TEXT)),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class ObjectionOpen(Value):
    """An objection to a rule, or to the charter, that nobody has answered."""

    member: MemberId
    """Who."""
    objection: PartId
    """Which: the part it came in."""
    on: datetime.date
    """When."""
    text: str
    """In their words."""
    name: str | None = None
    """Their name: whole for brokers and for themselves, the first word of it for other members. Left out when it is not known here, or was forgotten."""
    rule: int | None = None
    """To which rule: its place in the charter; left out for the charter as a whole."""

    _wire_: ClassVar[_w.Fields] = {
        "member": _w.Field("member", _w.Whole(1, 4294967295), True),
        "objection": _w.Field("objection", _w.Whole(1, 4294967295), True),
        "on": _w.Field("on", _w.DAY, True),
        "text": _w.Field("text", _w.TEXT, True),
        "name": _w.Field("name", _w.Maybe(_w.TEXT)),
        "rule": _w.Field("rule", _w.Maybe(_w.Whole(0, 65535))),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class PauseEnding(Value):
    """A pause that ends."""

    member: MemberId
    """Who."""
    since: datetime.date
    """Since when they rest."""
    until: datetime.date
    """When the pause is meant to end."""
    name: str | None = None
    """Their name: whole for brokers and for themselves, the first word of it for other members. Left out when it is not known here, or was forgotten."""

    _wire_: ClassVar[_w.Fields] = {
        "member": _w.Field("member", _w.Whole(1, 4294967295), True),
        "since": _w.Field("since", _w.DAY, True),
        "until": _w.Field("until", _w.DAY, True),
        "name": _w.Field("name", _w.Maybe(_w.TEXT)),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class ApplicantWaiting(Value):
    """Somebody who has asked to join."""

    member: MemberId
    """Who."""
    since: datetime.date
    """Since when."""
    days: int
    """Days since then."""
    met: bool
    """Whether staff have met them."""
    name: str | None = None
    """Their name: whole for brokers and for themselves, the first word of it for other members. Left out when it is not known here, or was forgotten."""

    _wire_: ClassVar[_w.Fields] = {
        "member": _w.Field("member", _w.Whole(1, 4294967295), True),
        "since": _w.Field("since", _w.DAY, True),
        "days": _w.Field("days", _w.Whole(0, 4294967295), True),
        "met": _w.Field("met", _w.YES_NO, True),
        "name": _w.Field("name", _w.Maybe(_w.TEXT)),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class PairingDue(Value):
    """A pairing to look at together."""

    pairing: PairingId
    """Which."""
    programme: ProgrammeId
    """In which programme."""
    mentor: Named
    """Who walks ahead."""
    mentee: Named
    """Who is walked with."""
    due: datetime.date
    """When."""

    _wire_: ClassVar[_w.Fields] = {
        "pairing": _w.Field("pairing", _w.Whole(1, 4294967295), True),
        "programme": _w.Field("programme", _w.Whole(1, 4294967295), True),
        "mentor": _w.Field("mentor", _w.Of("Named"), True),
        "mentee": _w.Field("mentee", _w.Of("Named"), True),
        "due": _w.Field("due", _w.DAY, True),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Birthday(Value):
    """A birthday of somebody who would like it remembered."""

    member: MemberId
    """Who."""
    age: int
    """How old they become."""
    name: str | None = None
    """Their name: whole for brokers and for themselves, the first word of it for other members. Left out when it is not known here, or was forgotten."""

    _wire_: ClassVar[_w.Fields] = {
        "member": _w.Field("member", _w.Whole(1, 4294967295), True),
        "age": _w.Field("age", _w.Whole(0, 4294967295), True),
        "name": _w.Field("name", _w.Maybe(_w.TEXT)),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class ListingEnding(Value):
    """A listing that runs out soon."""

    listing: ListingId
    """Which."""
    member: MemberId
    """Who."""
    kind: ListingKind
    """Offer or request."""
    until: datetime.date
    """Its last day."""
    name: str | None = None
    """Their name: whole for brokers and for themselves, the first word of it for other members. Left out when it is not known here, or was forgotten."""

    _wire_: ClassVar[_w.Fields] = {
        "listing": _w.Field("listing", _w.Whole(1, 4294967295), True),
        "member": _w.Field("member", _w.Whole(1, 4294967295), True),
        "kind": _w.Field("kind", _w.Word("offer", "request"), True),
        "until": _w.Field("until", _w.DAY, True),
        "name": _w.Field("name", _w.Maybe(_w.TEXT)),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class PassageDue(Value):
    """Credit on its way that is due."""

    passage: PassageId
    """Which."""
    bridge: BridgeId
    """Over which bridge."""
    partner: str
    """What the partner calls itself."""
    direction: Direction
    """Which way."""
    minutes: int
    """How much."""
    due: datetime.datetime
    """From when on it may be voided."""

    _wire_: ClassVar[_w.Fields] = {
        "passage": _w.Field("passage", _w.Whole(1, 4294967295), True),
        "bridge": _w.Field("bridge", _w.Whole(1, 4294967295), True),
        "partner": _w.Field("partner", _w.TEXT, True),
        "direction": _w.Field("direction", _w.Word("out", "in"), True),
        "minutes": _w.Field("minutes", _w.MINUTES, True),
        "due": _w.Field("due", _w.MOMENT, True),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class ErasureWaiting(Value):
    """Somebody who asked to be forgotten."""

    member: MemberId
    """Who."""
    asked: datetime.date
    """The day they asked."""
    days: int
    """Days since then."""
    name: str | None = None
    """Their name: whole for brokers and for themselves, the first word of it for other members. Left out when it is not known here, or was forgotten."""
    due: bool = False
    """Whether it is time: from day 20 on. No date erases by itself."""
    held: str | None = None
    """What it waits for; for those who may see concerns, and never to the member."""

    _wire_: ClassVar[_w.Fields] = {
        "member": _w.Field("member", _w.Whole(1, 4294967295), True),
        "asked": _w.Field("asked", _w.DAY, True),
        "days": _w.Field("days", _w.Whole(0, 4294967295), True),
        "name": _w.Field("name", _w.Maybe(_w.TEXT)),
        "due": _w.Field("due", _w.YES_NO),
        "held": _w.Field("held", _w.Maybe(_w.TEXT)),
    }


@dataclass(frozen=True, slots=True, repr=False)
class TodayAt(Value):
    """Asks what waits for a broker."""

    at: datetime.datetime
    """When."""
    on: datetime.date | None = None
    """The local date; that of `at` in UTC when left out."""

    _wire_: ClassVar[_w.Fields] = {
        "at": _w.Field("at", _w.MOMENT, True),
        "on": _w.Field("on", _w.Maybe(_w.DAY)),
    }


@dataclass(frozen=True, slots=True, repr=False)
class SessionSheet(Value):
    """Asks for the sheet of a day's sessions, as plain text. For brokers: it holds access needs and emergency contacts."""

    at: datetime.datetime
    """When."""
    on: datetime.date | None = None
    """The local date; that of `at` in UTC when left out."""

    _wire_: ClassVar[_w.Fields] = {
        "at": _w.Field("at", _w.MOMENT, True),
        "on": _w.Field("on", _w.Maybe(_w.DAY)),
    }


@dataclass(frozen=True, slots=True, repr=False)
class Verdict(Value):
    """The answer, with every reason."""

    answer: Answer
    """The strictest of the answers."""
    reasons: tuple[Reason, ...]
    """Why: what holds in every community, then every rule that is not met, in the order of the charter."""

    _wire_: ClassVar[_w.Fields] = {
        "answer": _w.Field("answer", _w.Word("allowed", "needs-approval", "refused"), True),
        "reasons": _w.Field("reasons", _w.Many(_w.Of("Reason")), True),
    }


@dataclass(frozen=True, slots=True, repr=False)
class May(Value):
    """Asks whether what these terms say may be done."""

    terms: Terms
    """Who, what, when and where."""

    _wire_: ClassVar[_w.Fields] = {
        "terms": _w.Field("terms", _w.Of("Terms"), True),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Why(Value):
    """Asks about two people: might one give the other something, here, then?"""

    giver: MemberId
    """Who would give."""
    receiver: MemberId
    """Who would receive."""
    on: datetime.date
    """The local date."""
    activity: ActivityId | None = None
    """What would be done."""
    setting: Setting | None = None
    """Where."""
    start: Start | None = None
    """When on the local clock."""
    minutes: int | None = None
    """How long, in minutes; an hour when left out."""

    _wire_: ClassVar[_w.Fields] = {
        "giver": _w.Field("giver", _w.Whole(1, 4294967295), True),
        "receiver": _w.Field("receiver", _w.Whole(1, 4294967295), True),
        "on": _w.Field("on", _w.DAY, True),
        "activity": _w.Field("activity", _w.Maybe(_w.Whole(1, 4294967295))),
        "setting": _w.Field("setting", _w.Maybe(_w.Word("home", "public", "venue", "remote"))),
        "start": _w.Field("start", _w.Maybe(_w.Of("Start"))),
        "minutes": _w.Field("minutes", _w.Maybe(_w.MINUTES)),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Explanation(Value):
    """What was decided about an exchange when it was proposed, from what lasts: it can still be told after an erasure."""

    exchange: ExchangeId
    """Which exchange."""
    asked: bool
    """Whether the rules were asked. What was recorded once it had happened is not asked about: it is only kept."""
    verdict: Verdict
    """The rules that wanted approval, under the charter of that day. Because of whom is personal and not kept."""
    charter: CharterVersion | None = None
    """The charter of the day it was entered."""
    approved: tuple[int, ...] = ()
    """The rules that were approved over: their places in the charter."""
    approved_by: MemberId | None = None
    """Who approved; left out when nobody did, or the host itself."""

    _wire_: ClassVar[_w.Fields] = {
        "exchange": _w.Field("exchange", _w.Whole(1, 4294967295), True),
        "asked": _w.Field("asked", _w.YES_NO, True),
        "verdict": _w.Field("verdict", _w.Of("Verdict"), True),
        "charter": _w.Field("charter", _w.Maybe(_w.Whole(1, 4294967295))),
        "approved": _w.Field("approved", _w.Many(_w.Whole(0, 65535))),
        "approved_by": _w.Field("approvedBy", _w.Maybe(_w.Whole(1, 4294967295))),
    }


@dataclass(frozen=True, slots=True, repr=False)
class Explain(Value):
    """Asks what was decided about an exchange when it was proposed."""

    exchange: ExchangeId
    """Which exchange."""

    _wire_: ClassVar[_w.Fields] = {
        "exchange": _w.Field("exchange", _w.Whole(1, 4294967295), True),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class HoursLine(Value):
    """Minutes of service under one heading."""

    given: int
    """Minutes given, and done together."""
    received: int
    """Minutes received, and done together."""
    exchanges: int
    """Exchanges these were part of."""
    period: datetime.date | None = None
    """First day of the span, when summed up by one."""
    activity: ActivityId | None = None
    """What was done, when summed up by that; left out where nobody classified it."""
    member: MemberId | None = None
    """Who took part, when summed up by that."""

    _wire_: ClassVar[_w.Fields] = {
        "given": _w.Field("given", _w.Whole(0, 9007199254740991), True),
        "received": _w.Field("received", _w.Whole(0, 9007199254740991), True),
        "exchanges": _w.Field("exchanges", _w.Whole(0, 4294967295), True),
        "period": _w.Field("period", _w.Maybe(_w.DAY)),
        "activity": _w.Field("activity", _w.Maybe(_w.Whole(1, 4294967295))),
        "member": _w.Field("member", _w.Maybe(_w.Whole(1, 4294967295))),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class HoursBy(Value):
    """Asks for minutes of service, summed up by what is named. For brokers."""

    each: tuple[Grouping, ...] = ()
    """What to sum up by: an activity, a member, and one span of time, in any order. All in one sum when left out."""
    from_: datetime.date | None = None
    """First day of the exchanges that count; from the beginning when left out."""
    until: datetime.date | None = None
    """Last day of the exchanges that count; to the end when left out."""
    entered: bool = False
    """Whether days are those of entry. Otherwise an exchange is of the day it counts for (its value date)."""

    _wire_: ClassVar[_w.Fields] = {
        "each": _w.Field("each", _w.Many(_w.Word("activity", "member", "day", "week", "month", "year"))),
        "from_": _w.Field("from", _w.Maybe(_w.DAY)),
        "until": _w.Field("until", _w.Maybe(_w.DAY)),
        "entered": _w.Field("entered", _w.YES_NO),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class ParticipationLine(Value):
    """Participation and ties of a span of days. Definitions and sources: `docs/outcomes.md`. What cannot be defined is left out."""

    from_: datetime.date | None
    """First day."""
    until: datetime.date | None
    """Last day."""
    members: int
    """Members counted: those who had joined and not left, and whoever took part. Isolates are among them."""
    organisations: int
    """Of these, organisations."""
    active: int
    """Of these, members who gave or received."""
    isolates: int
    """Of these, members without a tie."""
    exchanges: int
    """Exchanges (for a group: occasions its members took part in, each of them counted)."""
    given: int
    """Minutes given, and done together."""
    received: int
    """Minutes received, and done together."""
    visitors: int
    """Visitors without a name. Not for groups."""
    gatherings: int
    """Exchanges too large to say who gave to whom: their hours count, they make no ties. Not for groups."""
    arcs: int
    """Arcs: pairs in order of which one gave to the other."""
    mutual: int
    """Pairs in which both gave."""
    asymmetric: int
    """Pairs in which one gave."""
    null_pairs: int
    """Pairs in which nobody did."""
    both_ways: int
    """Members who both gave and received."""
    core: int
    """The largest k of which there is a core."""
    in_core: int
    """Members in it."""
    components: int
    """Components with a tie or more."""
    largest_component: int
    """Members of the largest."""
    cut_members: int
    """Members without whom their component falls apart."""
    ties: int
    """Ties: pairs with an exchange."""
    new_ties: int
    """Of these, pairs that had none ever before."""
    repeated_ties: int
    """Ties of three or more occasions over two months or more."""
    unbrokered_ties: int
    """Ties that a broker brought about and that went on without."""
    from_peers: int
    """Minutes received from neighbours: not from staff, nor organisations."""
    worker_only: int
    """Members all of whose ties are with staff or organisations."""
    activities: int
    """Distinct activities. Not for groups."""
    group: str | None = None
    """The group, when it is a line about one; an empty name for those in none."""
    density: float | None = None
    """L / (n(n−1))."""
    arc_reciprocity: float | None = None
    """2M / (2M + As)."""
    dyad_reciprocity: float | None = None
    """M / (M + As)."""
    chance_corrected_reciprocity: float | None = None
    """(r − d) / (1 − d), with r the arc reciprocity and d the density."""
    weighted_reciprocity: float | None = None
    """Σ min(w_ij, w_ji) / W."""
    role_fluidity: float | None = None
    """Their share of active members."""
    circulation: float | None = None
    """1 − NID/W: NID is the sum of the positive balances of the span, W the minutes given."""
    gini_given: float | None = None
    """Gini of minutes given, zeros included."""
    gini_received: float | None = None
    """Gini of minutes received, zeros included."""
    centralisation: float | None = None
    """Freeman's, of ties, over (n−1)(n−2)."""
    out_centralisation_ucinet: float | None = None
    """Freeman's, of those given to, over UCINET's (n−1)(n−2)."""
    in_centralisation_ucinet: float | None = None
    """Freeman's, of those received from, over UCINET's (n−1)(n−2)."""
    out_centralisation_textbook: float | None = None
    """Freeman's, of those given to, over the textbook's (n−1)²."""
    in_centralisation_textbook: float | None = None
    """Freeman's, of those received from, over the textbook's (n−1)²."""
    transitivity: float | None = None
    """3·triangles / triads."""
    mean_clustering: float | None = None
    """Mean local clustering; fewer than two ties count 0."""
    kept_ties: int | None = None
    """Ties of the span before that are here again. Only where there is a span before."""
    tie_persistence: float | None = None
    """Their share of the ties of the span before."""
    support_mix: float | None = None
    """Their share of all minutes received from somebody named."""
    broker_involvement: float | None = None
    """Share of exchanges that a broker brought about. More is not worse."""
    later_unbrokered: float | None = None
    """Of the later exchanges of pairs, the share that no broker brought about."""
    facilitation: float | None = None
    """Minutes of facilitation for each exchange."""
    concentration: tuple[float, ...] = ()
    """Share of minutes given by the one, three and ten who gave most."""
    organisations_share: float | None = None
    """Share of minutes given by organisations."""
    effective_activities: float | None = None
    """As many activities with equal minutes would be as varied: exp of Shannon's entropy. Not for groups."""
    unclassified: int = 0
    """Minutes given for which nobody named an activity: they are in neither of the two figures before."""

    _wire_: ClassVar[_w.Fields] = {
        "from_": _w.Field("from", _w.Maybe(_w.DAY), True),
        "until": _w.Field("until", _w.Maybe(_w.DAY), True),
        "members": _w.Field("members", _w.Whole(0, 9007199254740991), True),
        "organisations": _w.Field("organisations", _w.Whole(0, 9007199254740991), True),
        "active": _w.Field("active", _w.Whole(0, 9007199254740991), True),
        "isolates": _w.Field("isolates", _w.Whole(0, 9007199254740991), True),
        "exchanges": _w.Field("exchanges", _w.Whole(0, 9007199254740991), True),
        "given": _w.Field("given", _w.Whole(0, 9007199254740991), True),
        "received": _w.Field("received", _w.Whole(0, 9007199254740991), True),
        "visitors": _w.Field("visitors", _w.Whole(0, 9007199254740991), True),
        "gatherings": _w.Field("gatherings", _w.Whole(0, 9007199254740991), True),
        "arcs": _w.Field("arcs", _w.Whole(0, 9007199254740991), True),
        "mutual": _w.Field("mutual", _w.Whole(0, 9007199254740991), True),
        "asymmetric": _w.Field("asymmetric", _w.Whole(0, 9007199254740991), True),
        "null_pairs": _w.Field("nullPairs", _w.Whole(0, 9007199254740991), True),
        "both_ways": _w.Field("bothWays", _w.Whole(0, 9007199254740991), True),
        "core": _w.Field("core", _w.Whole(0, 9007199254740991), True),
        "in_core": _w.Field("inCore", _w.Whole(0, 9007199254740991), True),
        "components": _w.Field("components", _w.Whole(0, 9007199254740991), True),
        "largest_component": _w.Field("largestComponent", _w.Whole(0, 9007199254740991), True),
        "cut_members": _w.Field("cutMembers", _w.Whole(0, 9007199254740991), True),
        "ties": _w.Field("ties", _w.Whole(0, 9007199254740991), True),
        "new_ties": _w.Field("newTies", _w.Whole(0, 9007199254740991), True),
        "repeated_ties": _w.Field("repeatedTies", _w.Whole(0, 9007199254740991), True),
        "unbrokered_ties": _w.Field("unbrokeredTies", _w.Whole(0, 9007199254740991), True),
        "from_peers": _w.Field("fromPeers", _w.Whole(0, 9007199254740991), True),
        "worker_only": _w.Field("workerOnly", _w.Whole(0, 9007199254740991), True),
        "activities": _w.Field("activities", _w.Whole(0, 9007199254740991), True),
        "group": _w.Field("group", _w.Maybe(_w.TEXT)),
        "density": _w.Field("density", _w.Maybe(_w.FIGURE)),
        "arc_reciprocity": _w.Field("arcReciprocity", _w.Maybe(_w.FIGURE)),
        "dyad_reciprocity": _w.Field("dyadReciprocity", _w.Maybe(_w.FIGURE)),
        "chance_corrected_reciprocity": _w.Field("chanceCorrectedReciprocity", _w.Maybe(_w.FIGURE)),
        "weighted_reciprocity": _w.Field("weightedReciprocity", _w.Maybe(_w.FIGURE)),
        "role_fluidity": _w.Field("roleFluidity", _w.Maybe(_w.FIGURE)),
        "circulation": _w.Field("circulation", _w.Maybe(_w.FIGURE)),
        "gini_given": _w.Field("giniGiven", _w.Maybe(_w.FIGURE)),
        "gini_received": _w.Field("giniReceived", _w.Maybe(_w.FIGURE)),
        "centralisation": _w.Field("centralisation", _w.Maybe(_w.FIGURE)),
        "out_centralisation_ucinet": _w.Field("outCentralisationUcinet", _w.Maybe(_w.FIGURE)),
        "in_centralisation_ucinet": _w.Field("inCentralisationUcinet", _w.Maybe(_w.FIGURE)),
        "out_centralisation_textbook": _w.Field("outCentralisationTextbook", _w.Maybe(_w.FIGURE)),
        "in_centralisation_textbook": _w.Field("inCentralisationTextbook", _w.Maybe(_w.FIGURE)),
        "transitivity": _w.Field("transitivity", _w.Maybe(_w.FIGURE)),
        "mean_clustering": _w.Field("meanClustering", _w.Maybe(_w.FIGURE)),
        "kept_ties": _w.Field("keptTies", _w.Maybe(_w.Whole(0, 9007199254740991))),
        "tie_persistence": _w.Field("tiePersistence", _w.Maybe(_w.FIGURE)),
        "support_mix": _w.Field("supportMix", _w.Maybe(_w.FIGURE)),
        "broker_involvement": _w.Field("brokerInvolvement", _w.Maybe(_w.FIGURE)),
        "later_unbrokered": _w.Field("laterUnbrokered", _w.Maybe(_w.FIGURE)),
        "facilitation": _w.Field("facilitation", _w.Maybe(_w.FIGURE)),
        "concentration": _w.Field("concentration", _w.Many(_w.FIGURE)),
        "organisations_share": _w.Field("organisationsShare", _w.Maybe(_w.FIGURE)),
        "effective_activities": _w.Field("effectiveActivities", _w.Maybe(_w.FIGURE)),
        "unclassified": _w.Field("unclassified", _w.Whole(0, 9007199254740991)),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class ParticipationOver(Value):
    """Asks for participation and ties, in figures. For brokers."""

    from_: datetime.date | None = None
    """First day; that of the first exchange when left out."""
    until: datetime.date | None = None
    """Last day; that of the bank's last command when left out."""
    each: CalendarSpan | None = None
    """A line for each of these spans; one for all when left out."""
    groups: GroupBy | None = None
    """A line for each of these groups as well, after that of everybody: ties within the group alone, hours with anybody."""
    entered: bool = False
    """Whether days are those of entry. Otherwise an exchange is of the day it counts for (its value date)."""

    _wire_: ClassVar[_w.Fields] = {
        "from_": _w.Field("from", _w.Maybe(_w.DAY)),
        "until": _w.Field("until", _w.Maybe(_w.DAY)),
        "each": _w.Field("each", _w.Maybe(_w.Word("week", "month", "quarter", "year"))),
        "groups": _w.Field("groups", _w.Maybe(_w.Of("GroupBy"))),
        "entered": _w.Field("entered", _w.YES_NO),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class GroupBy(Value):
    """How members are put into groups. Whoever fits none is in a group without a name."""

    by: GroupedBy
    """By what."""
    words: tuple[str, ...] = ()
    """Roles or tags, first come first served; or the key of an attribute."""
    ages: tuple[int, ...] = ()
    """Ages at which a new band begins, rising: `[18, 65]` makes three."""
    groups: tuple[HostGroup, ...] = ()
    """Groups of the host's own; nobody stands in two."""

    _wire_: ClassVar[_w.Fields] = {
        "by": _w.Field("by", _w.Word("role", "tag", "kind", "organisation", "age", "attribute", "host"), True),
        "words": _w.Field("words", _w.Many(_w.TEXT)),
        "ages": _w.Field("ages", _w.Many(_w.Whole(0, 4294967295))),
        "groups": _w.Field("groups", _w.Many(_w.Of("HostGroup"))),
    }


@dataclass(frozen=True, slots=True, repr=False)
class HostGroup(Value):
    """A group as the host gives it."""

    name: str
    """What it is called."""
    members: tuple[MemberId, ...]
    """Who is in it."""

    _wire_: ClassVar[_w.Fields] = {
        "name": _w.Field("name", _w.TEXT, True),
        "members": _w.Field("members", _w.Many(_w.Whole(1, 4294967295)), True),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Publication(Value):
    """Tables made safe, or advice what to coarsen."""

    publishable: bool
    """Whether it may be published."""
    notes: tuple[str, ...]
    """What to print beside the tables."""
    release: Release | None = None
    """What may be published, and goes to the log; left out when it was refused."""
    advice: tuple[Advice, ...] = ()
    """What to coarsen, when it was refused."""

    _wire_: ClassVar[_w.Fields] = {
        "publishable": _w.Field("publishable", _w.YES_NO, True),
        "notes": _w.Field("notes", _w.Many(_w.TEXT), True),
        "release": _w.Field("release", _w.Maybe(_w.Of("Release"))),
        "advice": _w.Field("advice", _w.Many(_w.Of("Advice"))),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Release(Value):
    """What was released: to be kept, and given again with the next."""

    population: str
    """Who was counted."""
    as_of: datetime.date
    """As of when."""
    policy: DisclosurePolicy
    """The policy."""
    tables: tuple[SafeTable, ...]
    """The tables as they were shown."""
    from_: datetime.date | None = None
    """First day of what was counted, when that was a span."""
    head: Head | None = None
    """Where the journal stood, when the bank counted a table of it."""

    _wire_: ClassVar[_w.Fields] = {
        "population": _w.Field("population", _w.TEXT, True),
        "as_of": _w.Field("asOf", _w.DAY, True),
        "policy": _w.Field("policy", _w.Of("DisclosurePolicy"), True),
        "tables": _w.Field("tables", _w.Many(_w.Of("SafeTable")), True),
        "from_": _w.Field("from", _w.Maybe(_w.DAY)),
        "head": _w.Field("head", _w.Maybe(_w.Of("Head"))),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class DisclosurePolicy(Value):
    """A disclosure policy: which cells are hidden, how others are rounded, how uncertain a hidden one must stay."""

    name: str
    """What it is called; each table says which one made it."""
    threshold: int
    """Counts of people from 1 up to one less than this are hidden, and hours given by fewer."""
    zeros: bool
    """Whether nought is shown. If not, nought is hidden like a small count."""
    rounding: int
    """What shown counts are rounded to the nearest multiple of; totals on their own, from their true values. 1 leaves them."""
    dominance_top: int
    """Hours: how many of the largest contributors are looked at for dominance; 0 for none."""
    dominance_percent: int
    """Hours: the most these may contribute, in per cent."""
    p_ratio_percent: int
    """Hours: nobody, knowing their own share, may estimate another's closer than this, in per cent; 0 for no such rule."""
    means_from: int
    """The fewest people a mean or median is given for."""
    protection: int
    """How many values a hidden count must at least leave open, less one: the width of its range."""
    publishable: bool
    """Whether what it makes may be published at all."""

    _wire_: ClassVar[_w.Fields] = {
        "name": _w.Field("name", _w.TEXT, True),
        "threshold": _w.Field("threshold", _w.Whole(0, 4294967295), True),
        "zeros": _w.Field("zeros", _w.YES_NO, True),
        "rounding": _w.Field("rounding", _w.Whole(0, 4294967295), True),
        "dominance_top": _w.Field("dominanceTop", _w.Whole(0, 4294967295), True),
        "dominance_percent": _w.Field("dominancePercent", _w.Whole(0, 4294967295), True),
        "p_ratio_percent": _w.Field("pRatioPercent", _w.Whole(0, 4294967295), True),
        "means_from": _w.Field("meansFrom", _w.Whole(0, 4294967295), True),
        "protection": _w.Field("protection", _w.Whole(0, 4294967295), True),
        "publishable": _w.Field("publishable", _w.YES_NO, True),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class SafeTable(Value):
    """A table that may be published, its totals in the last row and the last column."""

    title: str
    """What it shows."""
    measure: Measured
    """What is counted."""
    rows_are: str
    """What the rows are."""
    columns_are: str
    """What the columns are."""
    rows: tuple[str, ...]
    """Names of rows, without the totals."""
    columns: tuple[str, ...]
    """Names of columns, without the totals."""
    cells: tuple[tuple[ShownCell, ...], ...]
    """Row by row, totals last."""
    policy: str
    """The policy that made it."""
    rounding: int
    """What counts are rounded to."""
    hidden: int
    """How many cells are hidden."""
    recipe: Recipe | None = None
    """How it was counted, when the bank did; so that it can be counted again."""
    counted: str | None = None
    """A digest of who stood in which cell, under a secret of the bank: whether the same people are counted again."""

    _wire_: ClassVar[_w.Fields] = {
        "title": _w.Field("title", _w.TEXT, True),
        "measure": _w.Field("measure", _w.Word("people", "minutes"), True),
        "rows_are": _w.Field("rowsAre", _w.TEXT, True),
        "columns_are": _w.Field("columnsAre", _w.TEXT, True),
        "rows": _w.Field("rows", _w.Many(_w.TEXT), True),
        "columns": _w.Field("columns", _w.Many(_w.TEXT), True),
        "cells": _w.Field("cells", _w.Many(_w.Many(_w.Of("ShownCell"))), True),
        "policy": _w.Field("policy", _w.TEXT, True),
        "rounding": _w.Field("rounding", _w.Whole(0, 4294967295), True),
        "hidden": _w.Field("hidden", _w.Whole(0, 4294967295), True),
        "recipe": _w.Field("recipe", _w.Maybe(_w.Of("Recipe"))),
        "counted": _w.Field("counted", _w.Maybe(_w.Hex(32))),
    }


@dataclass(frozen=True, slots=True, repr=False)
class ShownCell(Value):
    """A cell as it is shown; hidden when nothing stands in it."""

    value: int | None = None
    """The value, rounded as the policy says."""

    _wire_: ClassVar[_w.Fields] = {
        "value": _w.Field("value", _w.Maybe(_w.Whole(0, 9007199254740991))),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Recipe(Value):
    """A table the bank counts itself."""

    title: str
    """What it shows."""
    count: Counting
    """What is counted."""
    rows: Sorting
    """Rows."""
    columns: Sorting
    """Columns."""
    until: datetime.date
    """Last day."""
    from_: datetime.date | None = None
    """First day; left out for members as they stand on the last."""
    only: tuple[Only, ...] = ()
    """Conditions, all of which must hold."""
    whole_groups: bool = False
    """Whether it may be told of all the people of a row that they are in one column."""

    _wire_: ClassVar[_w.Fields] = {
        "title": _w.Field("title", _w.TEXT, True),
        "count": _w.Field("count", _w.Word("members", "taking-part", "minutes-given", "minutes-received"), True),
        "rows": _w.Field("rows", _w.Of("Sorting"), True),
        "columns": _w.Field("columns", _w.Of("Sorting"), True),
        "until": _w.Field("until", _w.DAY, True),
        "from_": _w.Field("from", _w.Maybe(_w.DAY)),
        "only": _w.Field("only", _w.Many(_w.Of("Only"))),
        "whole_groups": _w.Field("wholeGroups", _w.YES_NO),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Sorting(Value):
    """How a counted table is sorted into rows, or into columns."""

    by: SortedBy
    """By what."""
    words: tuple[str, ...] = ()
    """Roles or tags; or the key of an attribute."""
    ages: tuple[int, ...] = ()
    """Ages at which a new band begins, rising."""
    merged: tuple[Merged, ...] = ()
    """Lines that are put together."""

    _wire_: ClassVar[_w.Fields] = {
        "by": _w.Field("by", _w.Word("everybody", "role", "tag", "kind", "organisation", "age", "attribute", "took-part", "activity", "month", "quarter"), True),
        "words": _w.Field("words", _w.Many(_w.TEXT)),
        "ages": _w.Field("ages", _w.Many(_w.Whole(0, 4294967295))),
        "merged": _w.Field("merged", _w.Many(_w.Of("Merged"))),
    }


@dataclass(frozen=True, slots=True, repr=False)
class Merged(Value):
    """Lines that are put together under one name."""

    name: str
    """What they are called together."""
    of: tuple[str, ...]
    """The lines."""

    _wire_: ClassVar[_w.Fields] = {
        "name": _w.Field("name", _w.TEXT, True),
        "of": _w.Field("of", _w.Many(_w.TEXT), True),
    }


@dataclass(frozen=True, slots=True, repr=False)
class Only(Value):
    """A condition: who is in one of these lines."""

    sorting: Sorting
    """How people are sorted."""
    lines: tuple[str, ...]
    """The lines that are counted."""

    _wire_: ClassVar[_w.Fields] = {
        "sorting": _w.Field("sorting", _w.Of("Sorting"), True),
        "lines": _w.Field("lines", _w.Many(_w.TEXT), True),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Advice(Value):
    """Why something cannot be published, and what would help."""

    table: str
    """Which table."""
    why: str
    """Why, and what to do, in a sentence."""
    merge_rows: tuple[str, ...] = ()
    """Rows to put together."""
    merge_columns: tuple[str, ...] = ()
    """Columns to put together."""

    _wire_: ClassVar[_w.Fields] = {
        "table": _w.Field("table", _w.TEXT, True),
        "why": _w.Field("why", _w.TEXT, True),
        "merge_rows": _w.Field("mergeRows", _w.Many(_w.TEXT)),
        "merge_columns": _w.Field("mergeColumns", _w.Many(_w.TEXT)),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Publish(Value):
    """Asks for tables that may be published, of one population as of one date. For brokers."""

    tables: tuple[TrueTable, ...]
    """Tables of the host's own, with their true values. The bank does not know who stands in them: beside an earlier release of overlapping days they are refused, unless they say the very same again."""
    population: str
    """Who is counted in all of them, in words that stay the same from release to release."""
    as_of: datetime.date
    """As of when, in all of them: the last day."""
    from_: datetime.date | None = None
    """First day of what is counted, when it is what happened in a span. Spans that do not overlap are not compared."""
    policy: str | None = None
    """`nhs`, `acro` or `internal`; `acro` when left out."""
    custom: DisclosurePolicy | None = None
    """A policy of one's own instead."""
    counted: tuple[Recipe, ...] = ()
    """Tables the bank counts itself. They are compared with earlier ones by who stands in them."""
    secret: str | None = None
    """A secret of the bank, the same each time. With it the bank can tell, after its records have changed, whether it counts the same people again as in an earlier release."""
    log: tuple[Release, ...] = ()
    """Every release before, as it was answered."""

    _wire_: ClassVar[_w.Fields] = {
        "tables": _w.Field("tables", _w.Many(_w.Of("TrueTable")), True),
        "population": _w.Field("population", _w.TEXT, True),
        "as_of": _w.Field("asOf", _w.DAY, True),
        "from_": _w.Field("from", _w.Maybe(_w.DAY)),
        "policy": _w.Field("policy", _w.Maybe(_w.TEXT)),
        "custom": _w.Field("custom", _w.Maybe(_w.Of("DisclosurePolicy"))),
        "counted": _w.Field("counted", _w.Many(_w.Of("Recipe"))),
        "secret": _w.Field("secret", _w.Maybe(_w.Hex(16))),
        "log": _w.Field("log", _w.Many(_w.Of("Release"))),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class TrueTable(Value):
    """A table with its true values, without totals: these are worked out."""

    title: str
    """What it shows."""
    measure: Measured
    """What is counted."""
    rows_are: str
    """What the rows are, such as `area`. Tables of a release with the same rows or columns share these totals."""
    columns_are: str
    """What the columns are."""
    rows: tuple[str, ...]
    """Names of rows."""
    columns: tuple[str, ...]
    """Names of columns."""
    cells: tuple[tuple[TrueCell, ...], ...]
    """Row by row."""
    whole_groups: bool = False
    """Whether it may be told of all the people of a row that they are in one column."""

    _wire_: ClassVar[_w.Fields] = {
        "title": _w.Field("title", _w.TEXT, True),
        "measure": _w.Field("measure", _w.Word("people", "minutes"), True),
        "rows_are": _w.Field("rowsAre", _w.TEXT, True),
        "columns_are": _w.Field("columnsAre", _w.TEXT, True),
        "rows": _w.Field("rows", _w.Many(_w.TEXT), True),
        "columns": _w.Field("columns", _w.Many(_w.TEXT), True),
        "cells": _w.Field("cells", _w.Many(_w.Many(_w.Of("TrueCell"))), True),
        "whole_groups": _w.Field("wholeGroups", _w.YES_NO),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class TrueCell(Value):
    """A true cell."""

    value: int
    """The count, or the minutes."""
    people: int = 0
    """Minutes: how many people contributed."""
    largest: tuple[int, ...] = ()
    """Minutes: the largest contributions, falling; three at least where there are three."""

    _wire_: ClassVar[_w.Fields] = {
        "value": _w.Field("value", _w.Whole(0, 9007199254740991), True),
        "people": _w.Field("people", _w.Whole(0, 4294967295)),
        "largest": _w.Field("largest", _w.Many(_w.Whole(0, 9007199254740991))),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Anonymity(Value):
    """Whether rows about people may leave the house."""

    holds: bool
    """Whether everybody is among enough others."""
    exposed: tuple[int, ...]
    """Places of rows that too few others look like, from 0."""
    fewest: int | None = None
    """The fewest that look the same; left out without rows."""
    coarsen: int | None = None
    """The column with the most different values among the exposed, from 0: the one to coarsen first."""

    _wire_: ClassVar[_w.Fields] = {
        "holds": _w.Field("holds", _w.YES_NO, True),
        "exposed": _w.Field("exposed", _w.Many(_w.Whole(0, 4294967295)), True),
        "fewest": _w.Field("fewest", _w.Maybe(_w.Whole(0, 4294967295))),
        "coarsen": _w.Field("coarsen", _w.Maybe(_w.Whole(0, 4294967295))),
    }


@dataclass(frozen=True, slots=True, repr=False)
class AnonymityCheck(Value):
    """Asks whether rows about people are k-anonymous: whether each looks, in the columns that others may know, like at least k−1 more (Sweeney 2002). For brokers."""

    rows: tuple[tuple[str, ...], ...]
    """Of each person, what others may know of them: the same columns for all."""
    k: int
    """How many must look the same; 5 at least."""

    _wire_: ClassVar[_w.Fields] = {
        "rows": _w.Field("rows", _w.Many(_w.Many(_w.TEXT)), True),
        "k": _w.Field("k", _w.Whole(0, 4294967295), True),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Instrument(Value):
    """An instrument."""

    id: str
    """A short code."""
    version: str
    """The version; answers of another one are never compared."""
    name: str
    """What it is called."""
    items: tuple[Item, ...]
    """What is asked."""
    scorer: Scorer
    """How answers become scores."""
    scales: tuple[Scale, ...]
    """One for each item with `single`, otherwise one."""
    missing: MissingRule
    """What is done about items nobody answered."""
    least_reported: int
    """The fewest people a result is given for."""
    criterion: float
    """The least change in a score that counts as better or worse."""
    licence: Licence
    """On what terms it may be used."""
    citation: str
    """Where it is from."""
    lookup: tuple[LookupRow, ...] = ()
    """The table of scores, for `lookup`."""
    attribution: str = ""
    """What must stand beside results."""

    _wire_: ClassVar[_w.Fields] = {
        "id": _w.Field("id", _w.TEXT, True),
        "version": _w.Field("version", _w.TEXT, True),
        "name": _w.Field("name", _w.TEXT, True),
        "items": _w.Field("items", _w.Many(_w.Of("Item")), True),
        "scorer": _w.Field("scorer", _w.Word("single", "sum", "mean", "lookup"), True),
        "scales": _w.Field("scales", _w.Many(_w.Of("Scale")), True),
        "missing": _w.Field("missing", _w.Of("MissingRule"), True),
        "least_reported": _w.Field("leastReported", _w.Whole(0, 4294967295), True),
        "criterion": _w.Field("criterion", _w.FIGURE, True),
        "licence": _w.Field("licence", _w.Of("Licence"), True),
        "citation": _w.Field("citation", _w.TEXT, True),
        "lookup": _w.Field("lookup", _w.Many(_w.Of("LookupRow"))),
        "attribution": _w.Field("attribution", _w.TEXT),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Item(Value):
    """A question, and which answers are taken."""

    code: str
    """A short code."""
    values: tuple[int, ...]
    """The answers that are taken, rising."""
    text: str = ""
    """What is asked; empty when it is in the member's own words."""
    labels: tuple[str, ...] = ()
    """What each is called, when they have names."""
    reverse: bool = False
    """Whether it counts the other way round in a sum or mean."""

    _wire_: ClassVar[_w.Fields] = {
        "code": _w.Field("code", _w.TEXT, True),
        "values": _w.Field("values", _w.Many(_w.Whole(-2147483648, 2147483647)), True),
        "text": _w.Field("text", _w.TEXT),
        "labels": _w.Field("labels", _w.Many(_w.TEXT)),
        "reverse": _w.Field("reverse", _w.YES_NO),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Scale(Value):
    """What scores mean."""

    name: str
    """What is measured."""
    least: int
    """The lowest score there is."""
    most: int
    """The highest."""
    better: Better
    """Which way is better."""
    bands: tuple[Band, ...] = ()
    """Names of scores, from lowest to highest, without gap or overlap; none when they have none."""

    _wire_: ClassVar[_w.Fields] = {
        "name": _w.Field("name", _w.TEXT, True),
        "least": _w.Field("least", _w.Whole(-2147483648, 2147483647), True),
        "most": _w.Field("most", _w.Whole(-2147483648, 2147483647), True),
        "better": _w.Field("better", _w.Word("higher", "lower"), True),
        "bands": _w.Field("bands", _w.Many(_w.Of("Band"))),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Band(Value):
    """Scores that have a name, both ends included."""

    name: str
    """The name."""
    from_: int
    """The lowest score."""
    to: int
    """The highest score."""

    _wire_: ClassVar[_w.Fields] = {
        "name": _w.Field("name", _w.TEXT, True),
        "from_": _w.Field("from", _w.Whole(-2147483648, 2147483647), True),
        "to": _w.Field("to", _w.Whole(-2147483648, 2147483647), True),
    }


@dataclass(frozen=True, slots=True, repr=False)
class LookupRow(Value):
    """A row of a table of scores."""

    sum: int
    """The sum of the items."""
    score: float
    """The score."""

    _wire_: ClassVar[_w.Fields] = {
        "sum": _w.Field("sum", _w.Whole(-2147483648, 2147483647), True),
        "score": _w.Field("score", _w.FIGURE, True),
    }


@dataclass(frozen=True, slots=True, repr=False)
class MissingRule(Value):
    """What is done about items nobody answered."""

    at_least: int
    """The fewest items a score is made from; of a single-item scale its own item is always needed."""
    prorate: bool = False
    """Whether a sum of fewer than all is raised in proportion."""

    _wire_: ClassVar[_w.Fields] = {
        "at_least": _w.Field("atLeast", _w.Whole(0, 4294967295), True),
        "prorate": _w.Field("prorate", _w.YES_NO),
    }


@dataclass(frozen=True, slots=True, repr=False)
class Licence(Value):
    """On what terms it may be used."""

    kind: LicenceKind
    """Which kind."""
    reference: str = ""
    """Which licence, and its number when the host holds one."""

    _wire_: ClassVar[_w.Fields] = {
        "kind": _w.Field("kind", _w.Word("open", "licensed", "forbidden"), True),
        "reference": _w.Field("reference", _w.TEXT),
    }


@dataclass(frozen=True, slots=True, repr=False)
class InstrumentOf(Value):
    """Asks for an instrument: one that is shipped, or one's own, checked."""

    shipped: str | None = None
    """`ons4`, `ucla3`, `loneliness` or `goals`."""
    custom: Instrument | None = None
    """One's own instead."""

    _wire_: ClassVar[_w.Fields] = {
        "shipped": _w.Field("shipped", _w.Maybe(_w.TEXT)),
        "custom": _w.Field("custom", _w.Maybe(_w.Of("Instrument"))),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class TimedScore(Value):
    """Change on every scale of an instrument."""

    instrument: str
    """The instrument."""
    version: str
    """Its version."""
    scales: tuple[Change, ...]
    """Scale by scale."""
    without_consent: int
    """Answers left out because their member has not consented to outcomes, or no longer."""
    attribution: str = ""
    """What must stand beside results."""

    _wire_: ClassVar[_w.Fields] = {
        "instrument": _w.Field("instrument", _w.TEXT, True),
        "version": _w.Field("version", _w.TEXT, True),
        "scales": _w.Field("scales", _w.Many(_w.Of("Change")), True),
        "without_consent": _w.Field("withoutConsent", _w.Whole(0, 4294967295), True),
        "attribution": _w.Field("attribution", _w.TEXT),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Change(Value):
    """Change on one scale: of those who answered at both points. What changed, not why."""

    scale: str
    """The scale."""
    n_first: int
    """How many had a score at the first point."""
    n_both: int
    """How many of these had one at the second as well."""
    n_lost: int
    """How many had none: lost."""
    n_last_only: int
    """How many had a score at the second point only; they are in none of the figures."""
    reported: bool
    """Whether there were enough people; if not, only the counts above are given."""
    improved: int
    """How many changed for the better by the criterion or more."""
    stayed: int
    """How many changed by less than that."""
    worse: int
    """How many changed for the worse by the criterion or more."""
    criterion: float
    """What counts as a change."""
    mean_first: float | None = None
    """Mean at the first point, of those at both."""
    mean_last: float | None = None
    """Mean at the second, of those at both."""
    mean_change: float | None = None
    """Mean of each one's second less first."""
    spread: float | None = None
    """Standard deviation of these changes (n − 1 below)."""
    low: float | None = None
    """The mean change lies between these in 95 of 100 such samples, by Student's t: low."""
    high: float | None = None
    """And high."""
    bands: tuple[BandCount, ...] = ()
    """How many scored in each band."""

    _wire_: ClassVar[_w.Fields] = {
        "scale": _w.Field("scale", _w.TEXT, True),
        "n_first": _w.Field("nFirst", _w.Whole(0, 4294967295), True),
        "n_both": _w.Field("nBoth", _w.Whole(0, 4294967295), True),
        "n_lost": _w.Field("nLost", _w.Whole(0, 4294967295), True),
        "n_last_only": _w.Field("nLastOnly", _w.Whole(0, 4294967295), True),
        "reported": _w.Field("reported", _w.YES_NO, True),
        "improved": _w.Field("improved", _w.Whole(0, 4294967295), True),
        "stayed": _w.Field("stayed", _w.Whole(0, 4294967295), True),
        "worse": _w.Field("worse", _w.Whole(0, 4294967295), True),
        "criterion": _w.Field("criterion", _w.FIGURE, True),
        "mean_first": _w.Field("meanFirst", _w.Maybe(_w.FIGURE)),
        "mean_last": _w.Field("meanLast", _w.Maybe(_w.FIGURE)),
        "mean_change": _w.Field("meanChange", _w.Maybe(_w.FIGURE)),
        "spread": _w.Field("spread", _w.Maybe(_w.FIGURE)),
        "low": _w.Field("low", _w.Maybe(_w.FIGURE)),
        "high": _w.Field("high", _w.Maybe(_w.FIGURE)),
        "bands": _w.Field("bands", _w.Many(_w.Of("BandCount"))),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class BandCount(Value):
    """How many scored in a band."""

    band: str
    """The band."""
    first: int
    """How many at the first point."""
    last: int
    """How many of those at both points, at the second."""

    _wire_: ClassVar[_w.Fields] = {
        "band": _w.Field("band", _w.TEXT, True),
        "first": _w.Field("first", _w.Whole(0, 4294967295), True),
        "last": _w.Field("last", _w.Whole(0, 4294967295), True),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class MeasureChange(Value):
    """Asks what changed for the same people between two points, from answers the host keeps. For brokers."""

    answers: tuple[InstrumentAnswer, ...]
    """The answers; those without their member's consent to outcomes are left out."""
    first_until: datetime.date
    """Each member's first answer up to this day counts as the first point."""
    last_from: datetime.date
    """Each member's last answer from this day on counts as the second."""
    shipped: str | None = None
    """`ons4`, `ucla3`, `loneliness` or `goals`."""
    custom: Instrument | None = None
    """An instrument of one's own instead."""

    _wire_: ClassVar[_w.Fields] = {
        "answers": _w.Field("answers", _w.Many(_w.Of("InstrumentAnswer")), True),
        "first_until": _w.Field("firstUntil", _w.DAY, True),
        "last_from": _w.Field("lastFrom", _w.DAY, True),
        "shipped": _w.Field("shipped", _w.Maybe(_w.TEXT)),
        "custom": _w.Field("custom", _w.Maybe(_w.Of("Instrument"))),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class InstrumentAnswer(Value):
    """What a member answered on a day. Kept by the host apart from the bank; erased by forgetting it."""

    member: MemberId
    """Whose."""
    on: datetime.date
    """When."""
    instrument: str
    """Which instrument."""
    version: str
    """Which version of it."""
    values: tuple[int | None, ...]
    """To each item in order; null for what was not answered."""

    _wire_: ClassVar[_w.Fields] = {
        "member": _w.Field("member", _w.Whole(1, 4294967295), True),
        "on": _w.Field("on", _w.DAY, True),
        "instrument": _w.Field("instrument", _w.TEXT, True),
        "version": _w.Field("version", _w.TEXT, True),
        "values": _w.Field("values", _w.Many(_w.Maybe(_w.Whole(-2147483648, 2147483647))), True),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class FollowUps(Value):
    """Follow-ups, by months and scale."""

    instrument: str
    """The instrument."""
    version: str
    """Its version."""
    within_days: int
    """How many days before or after its day a follow-up may lie."""
    as_of: datetime.date
    """As of when."""
    points: tuple[FollowUp, ...]
    """In the order of the months asked for, then of the scales."""
    without_consent: int
    """Answers left out because their member has not consented to outcomes, or no longer."""
    attribution: str = ""
    """What must stand beside results."""

    _wire_: ClassVar[_w.Fields] = {
        "instrument": _w.Field("instrument", _w.TEXT, True),
        "version": _w.Field("version", _w.TEXT, True),
        "within_days": _w.Field("withinDays", _w.Whole(0, 4294967295), True),
        "as_of": _w.Field("asOf", _w.DAY, True),
        "points": _w.Field("points", _w.Many(_w.Of("FollowUp")), True),
        "without_consent": _w.Field("withoutConsent", _w.Whole(0, 4294967295), True),
        "attribution": _w.Field("attribution", _w.TEXT),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class FollowUp(Value):
    """One scale, a number of months after the baseline."""

    months: int
    """How many months after the baseline."""
    not_yet: int
    """People with a baseline who could not have been followed up for good yet: days on which they might answer are still to come. They are in no other figure."""
    change: Change
    """Change from the baseline to the follow-up. Its first point counts those who were due, and who of them was lost to follow-up."""

    _wire_: ClassVar[_w.Fields] = {
        "months": _w.Field("months", _w.Whole(0, 4294967295), True),
        "not_yet": _w.Field("notYet", _w.Whole(0, 4294967295), True),
        "change": _w.Field("change", _w.Of("Change"), True),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class FollowUpOf(Value):
    """Asks for the scores of the same people a number of months after their baseline, from answers the host keeps. For brokers."""

    answers: tuple[InstrumentAnswer, ...]
    """The answers; those without their member's consent to outcomes are left out."""
    baseline_until: datetime.date
    """Each member's first score up to this day is their baseline."""
    months: tuple[int, ...]
    """How many calendar months after their own baseline, such as 6 and 12."""
    baseline_from: datetime.date | None = None
    """Days on which nobody's baseline was taken yet: answers before this one are left out."""
    within_days: int | None = None
    """How many days before or after its day a follow-up may lie; 42 when left out."""
    as_of: datetime.date | None = None
    """As of when; the day of the bank's last command when left out."""
    shipped: str | None = None
    """`ons4`, `ucla3`, `loneliness` or `goals`."""
    custom: Instrument | None = None
    """An instrument of one's own instead."""

    _wire_: ClassVar[_w.Fields] = {
        "answers": _w.Field("answers", _w.Many(_w.Of("InstrumentAnswer")), True),
        "baseline_until": _w.Field("baselineUntil", _w.DAY, True),
        "months": _w.Field("months", _w.Many(_w.Whole(0, 4294967295)), True),
        "baseline_from": _w.Field("baselineFrom", _w.Maybe(_w.DAY)),
        "within_days": _w.Field("withinDays", _w.Maybe(_w.Whole(0, 4294967295))),
        "as_of": _w.Field("asOf", _w.Maybe(_w.DAY)),
        "shipped": _w.Field("shipped", _w.Maybe(_w.TEXT)),
        "custom": _w.Field("custom", _w.Maybe(_w.Of("Instrument"))),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class ComparedChange(Value):
    """Change in two groups beside one another."""

    instrument: str
    """The instrument."""
    version: str
    """Its version."""
    group: str
    """What the group is called."""
    comparison: str
    """What the group it is compared with is called."""
    scales: tuple[ComparedScale, ...]
    """Scale by scale."""
    without_consent: int
    """Answers left out because their member has not consented to outcomes, or no longer."""
    in_neither: int
    """Answers left out because their member is in neither group."""
    note: str
    """What a comparison says, and what it does not."""
    attribution: str = ""
    """What must stand beside results."""

    _wire_: ClassVar[_w.Fields] = {
        "instrument": _w.Field("instrument", _w.TEXT, True),
        "version": _w.Field("version", _w.TEXT, True),
        "group": _w.Field("group", _w.TEXT, True),
        "comparison": _w.Field("comparison", _w.TEXT, True),
        "scales": _w.Field("scales", _w.Many(_w.Of("ComparedScale")), True),
        "without_consent": _w.Field("withoutConsent", _w.Whole(0, 4294967295), True),
        "in_neither": _w.Field("inNeither", _w.Whole(0, 4294967295), True),
        "note": _w.Field("note", _w.TEXT, True),
        "attribution": _w.Field("attribution", _w.TEXT),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class ComparedScale(Value):
    """One scale."""

    group: Change
    """How the group changed."""
    comparison: Change
    """How the group it is compared with changed."""
    difference: float | None = None
    """The mean change of the one less that of the other; left out when either has too few people to be told of."""
    error: float | None = None
    """Its standard error, the groups' spreads taken apart."""
    freedom: float | None = None
    """Degrees of freedom (Welch and Satterthwaite); left out where nobody's change differs from another's."""
    low: float | None = None
    """The difference lies between these in 95 of 100 such samples, by Student's t: low."""
    high: float | None = None
    """And high."""

    _wire_: ClassVar[_w.Fields] = {
        "group": _w.Field("group", _w.Of("Change"), True),
        "comparison": _w.Field("comparison", _w.Of("Change"), True),
        "difference": _w.Field("difference", _w.Maybe(_w.FIGURE)),
        "error": _w.Field("error", _w.Maybe(_w.FIGURE)),
        "freedom": _w.Field("freedom", _w.Maybe(_w.FIGURE)),
        "low": _w.Field("low", _w.Maybe(_w.FIGURE)),
        "high": _w.Field("high", _w.Maybe(_w.FIGURE)),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class CompareChange(Value):
    """Asks how a group changed beside a comparison group over the same span, from answers the host keeps. For brokers."""

    answers: tuple[InstrumentAnswer, ...]
    """The answers; those without their member's consent to outcomes are left out."""
    group: HostGroup
    """The group."""
    comparison: HostGroup
    """The group it is compared with. Nobody is in both."""
    first_until: datetime.date
    """Each member's first answer up to this day counts as the first point."""
    last_from: datetime.date
    """Each member's last answer from this day on counts as the second."""
    shipped: str | None = None
    """`ons4`, `ucla3`, `loneliness` or `goals`."""
    custom: Instrument | None = None
    """An instrument of one's own instead."""

    _wire_: ClassVar[_w.Fields] = {
        "answers": _w.Field("answers", _w.Many(_w.Of("InstrumentAnswer")), True),
        "group": _w.Field("group", _w.Of("HostGroup"), True),
        "comparison": _w.Field("comparison", _w.Of("HostGroup"), True),
        "first_until": _w.Field("firstUntil", _w.DAY, True),
        "last_from": _w.Field("lastFrom", _w.DAY, True),
        "shipped": _w.Field("shipped", _w.Maybe(_w.TEXT)),
        "custom": _w.Field("custom", _w.Maybe(_w.Of("Instrument"))),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class MemberTies(Value):
    """One member's ties."""

    member: MemberId
    """Who."""
    given: int
    """Minutes given, and done together."""
    received: int
    """Minutes received, and done together."""
    ties: tuple[TieWith, ...]
    """With whom, the most occasions first."""
    name: str | None = None
    """Their name: whole for brokers and for themselves, the first word of it for other members. Left out when it is not known here, or was forgotten."""
    two_sidedness: float | None = None
    """1 − |given − received| / (given + received). For brokers: it is nobody's target."""

    _wire_: ClassVar[_w.Fields] = {
        "member": _w.Field("member", _w.Whole(1, 4294967295), True),
        "given": _w.Field("given", _w.Whole(0, 9007199254740991), True),
        "received": _w.Field("received", _w.Whole(0, 9007199254740991), True),
        "ties": _w.Field("ties", _w.Many(_w.Of("TieWith")), True),
        "name": _w.Field("name", _w.Maybe(_w.TEXT)),
        "two_sidedness": _w.Field("twoSidedness", _w.Maybe(_w.FIGURE)),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class TieWith(Value):
    """A tie with somebody."""

    member: MemberId
    """Who."""
    gave: int
    """Minutes the member gave them."""
    received: int
    """Minutes the member received from them."""
    occasions: int
    """Exchanges between the two."""
    first: datetime.date
    """First day."""
    last: datetime.date
    """Last day."""
    repeated: bool
    """Whether it is of three or more occasions over two months or more."""
    carried_on: bool
    """Whether a broker brought it about and it went on without."""
    as_neighbour: bool
    """Whether the other took part as a neighbour at least once, and not only as staff."""
    name: str | None = None
    """Their name: whole for brokers and for themselves, the first word of it for other members. Left out when it is not known here, or was forgotten."""

    _wire_: ClassVar[_w.Fields] = {
        "member": _w.Field("member", _w.Whole(1, 4294967295), True),
        "gave": _w.Field("gave", _w.Whole(0, 9007199254740991), True),
        "received": _w.Field("received", _w.Whole(0, 9007199254740991), True),
        "occasions": _w.Field("occasions", _w.Whole(0, 4294967295), True),
        "first": _w.Field("first", _w.DAY, True),
        "last": _w.Field("last", _w.DAY, True),
        "repeated": _w.Field("repeated", _w.YES_NO, True),
        "carried_on": _w.Field("carriedOn", _w.YES_NO, True),
        "as_neighbour": _w.Field("asNeighbour", _w.YES_NO, True),
        "name": _w.Field("name", _w.Maybe(_w.TEXT)),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class TiesOf(Value):
    """Asks for one member's ties. Answers the member, people appointed to see them, and brokers."""

    member: MemberId
    """Whose."""
    from_: datetime.date | None = None
    """First day; that of the first exchange when left out."""
    until: datetime.date | None = None
    """Last day; that of the bank's last command when left out."""

    _wire_: ClassVar[_w.Fields] = {
        "member": _w.Field("member", _w.Whole(1, 4294967295), True),
        "from_": _w.Field("from", _w.Maybe(_w.DAY)),
        "until": _w.Field("until", _w.Maybe(_w.DAY)),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class CourseAttendance(Value):
    """Who was at the sessions of a course or a group."""

    sessions: int
    """Sessions in the span."""
    crowds: int
    """Of these, too large to say who was there with whom."""
    members: tuple[Attended, ...]
    """Who was at one or more, in order of number."""
    pairs: tuple[TogetherAt, ...]
    """Who was there together, the most sessions first."""

    _wire_: ClassVar[_w.Fields] = {
        "sessions": _w.Field("sessions", _w.Whole(0, 4294967295), True),
        "crowds": _w.Field("crowds", _w.Whole(0, 4294967295), True),
        "members": _w.Field("members", _w.Many(_w.Of("Attended")), True),
        "pairs": _w.Field("pairs", _w.Many(_w.Of("TogetherAt")), True),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Attended(Value):
    """How one member attended."""

    member: MemberId
    """Who."""
    sessions: int
    """At how many sessions, giving, receiving or together."""
    first: datetime.date
    """The first day."""
    last: datetime.date
    """The last."""
    missed_since: int
    """Sessions held since their last: a drop-out if there are more than the community thinks well."""
    returned_after: int
    """The longest run of sessions missed before they came back; nought when they missed none in between."""
    name: str | None = None
    """Their name: whole for brokers and for themselves, the first word of it for other members. Left out when it is not known here, or was forgotten."""

    _wire_: ClassVar[_w.Fields] = {
        "member": _w.Field("member", _w.Whole(1, 4294967295), True),
        "sessions": _w.Field("sessions", _w.Whole(0, 4294967295), True),
        "first": _w.Field("first", _w.DAY, True),
        "last": _w.Field("last", _w.DAY, True),
        "missed_since": _w.Field("missedSince", _w.Whole(0, 4294967295), True),
        "returned_after": _w.Field("returnedAfter", _w.Whole(0, 4294967295), True),
        "name": _w.Field("name", _w.Maybe(_w.TEXT)),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class TogetherAt(Value):
    """Two who attended together."""

    one: Named
    """The lower number."""
    other: Named
    """The higher."""
    sessions: int
    """Sessions both were at."""

    _wire_: ClassVar[_w.Fields] = {
        "one": _w.Field("one", _w.Of("Named"), True),
        "other": _w.Field("other", _w.Of("Named"), True),
        "sessions": _w.Field("sessions", _w.Whole(0, 4294967295), True),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class AttendedTogether(Value):
    """Asks who attended together: who was at the sessions of a course or a group, and which two at how many of them. For brokers."""

    activities: tuple[ActivityId, ...]
    """The activities whose exchanges are the sessions."""
    from_: datetime.date | None = None
    """First day; that of the first exchange when left out."""
    until: datetime.date | None = None
    """Last day; that of the bank's last command when left out."""
    least: int | None = None
    """The fewest sessions two were both at to be named; 2 when left out."""

    _wire_: ClassVar[_w.Fields] = {
        "activities": _w.Field("activities", _w.Many(_w.Whole(1, 4294967295)), True),
        "from_": _w.Field("from", _w.Maybe(_w.DAY)),
        "until": _w.Field("until", _w.Maybe(_w.DAY)),
        "least": _w.Field("least", _w.Maybe(_w.Whole(0, 4294967295))),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class WorkerOnly(Value):
    """A member who would be alone without workers."""

    member: MemberId
    """Who."""
    ties: int
    """With how many workers or organisations."""
    received: int
    """Minutes received."""
    last: datetime.date
    """Last day with any of them."""
    name: str | None = None
    """Their name: whole for brokers and for themselves, the first word of it for other members. Left out when it is not known here, or was forgotten."""

    _wire_: ClassVar[_w.Fields] = {
        "member": _w.Field("member", _w.Whole(1, 4294967295), True),
        "ties": _w.Field("ties", _w.Whole(0, 4294967295), True),
        "received": _w.Field("received", _w.Whole(0, 9007199254740991), True),
        "last": _w.Field("last", _w.DAY, True),
        "name": _w.Field("name", _w.Maybe(_w.TEXT)),
    }


@dataclass(frozen=True, slots=True, repr=False)
class WorkerOnlyMembers(Value):
    """Asks for the members all of whose ties are with staff or organisations. For brokers."""

    from_: datetime.date | None = None
    """First day; that of the first exchange when left out."""
    until: datetime.date | None = None
    """Last day; that of the bank's last command when left out."""

    _wire_: ClassVar[_w.Fields] = {
        "from_": _w.Field("from", _w.Maybe(_w.DAY)),
        "until": _w.Field("until", _w.Maybe(_w.DAY)),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Mixing(Value):
    """What goes from group to group. Rows give, columns receive; the last group, without a name, holds whoever is in none."""

    groups: tuple[str, ...]
    """Names of groups."""
    members: tuple[int, ...]
    """Members of each."""
    minutes: tuple[tuple[int, ...], ...]
    """Minutes given by members of one to members of another."""
    ties: tuple[tuple[int, ...], ...]
    """Ties between members of one and members of another."""
    over_expected: tuple[tuple[float | None, ...], ...]
    """Ties over those to be expected if every pair of members were equally likely to have one; null where no pair or no tie is."""
    ei_index: float | None = None
    """(E − I) / (E + I): ties between groups less ties within, over all (Krackhardt and Stern 1988). −1 is all within."""
    assortativity: float | None = None
    """Nominal assortativity (Newman 2003): 1 is all within, 0 is as chance would have it."""

    _wire_: ClassVar[_w.Fields] = {
        "groups": _w.Field("groups", _w.Many(_w.TEXT), True),
        "members": _w.Field("members", _w.Many(_w.Whole(0, 9007199254740991)), True),
        "minutes": _w.Field("minutes", _w.Many(_w.Many(_w.MINUTES)), True),
        "ties": _w.Field("ties", _w.Many(_w.Many(_w.Whole(0, 9007199254740991))), True),
        "over_expected": _w.Field("overExpected", _w.Many(_w.Many(_w.Maybe(_w.FIGURE))), True),
        "ei_index": _w.Field("eiIndex", _w.Maybe(_w.FIGURE)),
        "assortativity": _w.Field("assortativity", _w.Maybe(_w.FIGURE)),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class RoleFlows(Value):
    """Asks for what goes from group to group: role by role, or any other grouping. For brokers."""

    groups: GroupBy
    """How members are put into groups."""
    from_: datetime.date | None = None
    """First day; that of the first exchange when left out."""
    until: datetime.date | None = None
    """Last day; that of the bank's last command when left out."""

    _wire_: ClassVar[_w.Fields] = {
        "groups": _w.Field("groups", _w.Of("GroupBy"), True),
        "from_": _w.Field("from", _w.Maybe(_w.DAY)),
        "until": _w.Field("until", _w.Maybe(_w.DAY)),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class RobustnessLine(Value):
    """What is left."""

    without: Leaving
    """Who left."""
    gone: int
    """How many of them."""
    members: int
    """How many members remain."""
    isolates: int
    """Of these, without a tie."""
    components: int
    """Components with a tie or more."""
    largest: int
    """Members of the largest."""
    needs_met: int
    """Needs that somebody who remains gave towards in the window (the first 64 of the scheme)."""
    largest_share: float | None = None
    """Their share of those who remain."""

    _wire_: ClassVar[_w.Fields] = {
        "without": _w.Field("without", _w.Word("nobody", "staff", "most-tied"), True),
        "gone": _w.Field("gone", _w.Whole(0, 4294967295), True),
        "members": _w.Field("members", _w.Whole(0, 9007199254740991), True),
        "isolates": _w.Field("isolates", _w.Whole(0, 9007199254740991), True),
        "components": _w.Field("components", _w.Whole(0, 9007199254740991), True),
        "largest": _w.Field("largest", _w.Whole(0, 9007199254740991), True),
        "needs_met": _w.Field("needsMet", _w.Whole(0, 4294967295), True),
        "largest_share": _w.Field("largestShare", _w.Maybe(_w.FIGURE)),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class NetworkRobustness(Value):
    """Asks what the network and the coverage of needs become when key people leave. For brokers."""

    from_: datetime.date | None = None
    """First day; that of the first exchange when left out."""
    until: datetime.date | None = None
    """Last day; that of the bank's last command when left out."""
    leave: tuple[int, ...] = ()
    """A line for each of these numbers of the most tied leaving."""

    _wire_: ClassVar[_w.Fields] = {
        "from_": _w.Field("from", _w.Maybe(_w.DAY)),
        "until": _w.Field("until", _w.Maybe(_w.DAY)),
        "leave": _w.Field("leave", _w.Many(_w.Whole(0, 4294967295))),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Retention(Value):
    """How long members stay active, and ties last."""

    members: Survival
    """From joining to the last activity. Members at rest have not ended; a return after a pause goes on."""
    ties: Survival
    """From a tie's first occasion to its last."""
    cohorts: tuple[Cohort, ...]
    """By quarter of joining: how many were active in that quarter and each after it."""

    _wire_: ClassVar[_w.Fields] = {
        "members": _w.Field("members", _w.Of("Survival"), True),
        "ties": _w.Field("ties", _w.Of("Survival"), True),
        "cohorts": _w.Field("cohorts", _w.Many(_w.Of("Cohort")), True),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Survival(Value):
    """How long something lasts (Kaplan and Meier 1958): what has not ended counts up to now."""

    count: int
    """How many were looked at."""
    ended: int
    """How many of them ended."""
    steps: tuple[SurvivalStep, ...]
    """A step for each number of days at which some ended."""
    median_days: int | None = None
    """Days after which half have ended; left out while more than half go on."""

    _wire_: ClassVar[_w.Fields] = {
        "count": _w.Field("count", _w.Whole(0, 9007199254740991), True),
        "ended": _w.Field("ended", _w.Whole(0, 9007199254740991), True),
        "steps": _w.Field("steps", _w.Many(_w.Of("SurvivalStep")), True),
        "median_days": _w.Field("medianDays", _w.Maybe(_w.Whole(0, 4294967295))),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class SurvivalStep(Value):
    """A step of a survival curve."""

    days: int
    """After so many days."""
    at_risk: int
    """How many were still there just before."""
    ended: int
    """How many ended then."""
    share: float
    """The share that goes on."""

    _wire_: ClassVar[_w.Fields] = {
        "days": _w.Field("days", _w.Whole(0, 4294967295), True),
        "at_risk": _w.Field("atRisk", _w.Whole(0, 9007199254740991), True),
        "ended": _w.Field("ended", _w.Whole(0, 9007199254740991), True),
        "share": _w.Field("share", _w.FIGURE, True),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Cohort(Value):
    """Members who joined in one quarter."""

    joined: datetime.date
    """First day of the quarter."""
    members: int
    """How many joined."""
    active: tuple[int, ...]
    """How many of them took part, in that quarter and each one after it."""

    _wire_: ClassVar[_w.Fields] = {
        "joined": _w.Field("joined", _w.DAY, True),
        "members": _w.Field("members", _w.Whole(0, 9007199254740991), True),
        "active": _w.Field("active", _w.Many(_w.Whole(0, 9007199254740991)), True),
    }


@dataclass(frozen=True, slots=True, repr=False)
class RetentionOver(Value):
    """Asks how long members stay active, and ties last. For brokers."""

    until: datetime.date | None = None
    """The day it is looked at; that of the bank's last command when left out."""
    lapse_days: int | None = None
    """Days of silence after which somebody's activity, or a tie, counts as ended; 180 when left out."""

    _wire_: ClassVar[_w.Fields] = {
        "until": _w.Field("until", _w.Maybe(_w.DAY)),
        "lapse_days": _w.Field("lapseDays", _w.Maybe(_w.Whole(0, 4294967295))),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class NeedLine(Value):
    """How far a need is met."""

    minutes: int
    """Minutes given towards it: those of an activity are shared over its needs by their weights."""
    givers: int
    """Members who gave towards it."""
    receivers: int
    """Members who received."""
    offering: int
    """Members with an open offer that meets it, on the last day: how many could step in."""
    requests: int
    """Requests posted for it."""
    met: int
    """Of these, met."""
    unmet: int
    """Of these, not met: still open, or run out."""
    need: str | None = None
    """Its code; left out for what nobody has classified."""
    rung: int | None = None
    """Its place in the charter's scheme, from 0, lowest first."""

    _wire_: ClassVar[_w.Fields] = {
        "minutes": _w.Field("minutes", _w.MINUTES, True),
        "givers": _w.Field("givers", _w.Whole(0, 4294967295), True),
        "receivers": _w.Field("receivers", _w.Whole(0, 4294967295), True),
        "offering": _w.Field("offering", _w.Whole(0, 4294967295), True),
        "requests": _w.Field("requests", _w.Whole(0, 4294967295), True),
        "met": _w.Field("met", _w.Whole(0, 4294967295), True),
        "unmet": _w.Field("unmet", _w.Whole(0, 4294967295), True),
        "need": _w.Field("need", _w.Maybe(_w.TEXT)),
        "rung": _w.Field("rung", _w.Maybe(_w.Whole(0, 65535))),
    }


@dataclass(frozen=True, slots=True, repr=False)
class NeedsCoverage(Value):
    """Asks how far needs are met, unmet lower rungs first. For brokers."""

    from_: datetime.date | None = None
    """First day; that of the first exchange when left out."""
    until: datetime.date | None = None
    """Last day; that of the bank's last command when left out."""

    _wire_: ClassVar[_w.Fields] = {
        "from_": _w.Field("from", _w.Maybe(_w.DAY)),
        "until": _w.Field("until", _w.Maybe(_w.DAY)),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class LatencyLine(Value):
    """How long something takes, in days."""

    latency: Latency
    """From what to what."""
    began: int
    """How many began."""
    reached: int
    """How many have come to it."""
    share: float | None = None
    """Their share."""
    lower_quartile: float | None = None
    """Days within which a quarter of these had."""
    median: float | None = None
    """Days within which half of these had."""
    upper_quartile: float | None = None
    """Days within which three quarters of these had."""

    _wire_: ClassVar[_w.Fields] = {
        "latency": _w.Field("latency", _w.Word("joined-to-contact", "joined-to-exchange", "referred-to-exchange", "received-to-gave", "gave-to-received", "request-to-met"), True),
        "began": _w.Field("began", _w.Whole(0, 4294967295), True),
        "reached": _w.Field("reached", _w.Whole(0, 4294967295), True),
        "share": _w.Field("share", _w.Maybe(_w.FIGURE)),
        "lower_quartile": _w.Field("lowerQuartile", _w.Maybe(_w.FIGURE)),
        "median": _w.Field("median", _w.Maybe(_w.FIGURE)),
        "upper_quartile": _w.Field("upperQuartile", _w.Maybe(_w.FIGURE)),
    }


@dataclass(frozen=True, slots=True, repr=False)
class Latencies(Value):
    """Asks how long things take, of those who joined and what was posted between two days. For brokers."""

    from_: datetime.date | None = None
    """First day; that of the first exchange when left out."""
    until: datetime.date | None = None
    """Last day; that of the bank's last command when left out."""

    _wire_: ClassVar[_w.Fields] = {
        "from_": _w.Field("from", _w.Maybe(_w.DAY)),
        "until": _w.Field("until", _w.Maybe(_w.DAY)),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class ProgrammeLine(Value):
    """How a programme goes."""

    programme: ProgrammeId
    """Which."""
    name: str
    """What it is called."""
    begun: int
    """Pairings that began in the span."""
    going_on: int
    """Pairings that go on at its end."""
    completed: int
    """Pairings that ended in it, having reached what they were for."""
    ended_early: int
    """Pairings that were stopped before that."""
    moved: int
    """Pairings that ended because somebody moved away."""
    rematched: int
    """Pairings that ended because another suits better."""
    gone: int
    """Members who were mentored in a pairing that was stopped early by the end of the span, or ended by moving away."""
    returned: int
    """Of these, those who were mentored here again later."""
    mentored: int
    """Members who were mentored, up to the end of the span."""
    became_mentors: int
    """Of these, those who came to mentor here afterwards."""
    sessions: int
    """Sessions of its pairings in the span."""
    minutes: int
    """Minutes received in them."""
    pairings: tuple[PairingLine, ...]
    """Its pairings that went on in the span, or ended in it."""
    mentors: tuple[MentorLine, ...]
    """Its mentors on the last day."""
    drop_out: float | None = None
    """Of those that ended, the share stopped early."""
    return_days: float | None = None
    """Days until they were: half of them within."""

    _wire_: ClassVar[_w.Fields] = {
        "programme": _w.Field("programme", _w.Whole(1, 4294967295), True),
        "name": _w.Field("name", _w.TEXT, True),
        "begun": _w.Field("begun", _w.Whole(0, 4294967295), True),
        "going_on": _w.Field("goingOn", _w.Whole(0, 4294967295), True),
        "completed": _w.Field("completed", _w.Whole(0, 4294967295), True),
        "ended_early": _w.Field("endedEarly", _w.Whole(0, 4294967295), True),
        "moved": _w.Field("moved", _w.Whole(0, 4294967295), True),
        "rematched": _w.Field("rematched", _w.Whole(0, 4294967295), True),
        "gone": _w.Field("gone", _w.Whole(0, 4294967295), True),
        "returned": _w.Field("returned", _w.Whole(0, 4294967295), True),
        "mentored": _w.Field("mentored", _w.Whole(0, 4294967295), True),
        "became_mentors": _w.Field("becameMentors", _w.Whole(0, 4294967295), True),
        "sessions": _w.Field("sessions", _w.Whole(0, 4294967295), True),
        "minutes": _w.Field("minutes", _w.MINUTES, True),
        "pairings": _w.Field("pairings", _w.Many(_w.Of("PairingLine")), True),
        "mentors": _w.Field("mentors", _w.Many(_w.Of("MentorLine")), True),
        "drop_out": _w.Field("dropOut", _w.Maybe(_w.FIGURE)),
        "return_days": _w.Field("returnDays", _w.Maybe(_w.FIGURE)),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class PairingLine(Value):
    """How a pairing goes."""

    pairing: PairingId
    """Which."""
    mentor: Named
    """Who walks ahead."""
    mentee: Named
    """Who is walked with."""
    from_: datetime.date
    """First day."""
    sessions: int
    """Sessions in the span."""
    minutes: int
    """Minutes received in them."""
    until: datetime.date | None = None
    """Last day, once it has ended."""
    why: PairingEnd | None = None
    """Why it ended."""
    last_session: datetime.date | None = None
    """The last of them."""
    reviewed: datetime.date | None = None
    """When it was last reviewed, with either of the two."""
    review_due: datetime.date | None = None
    """The day on which a review was, or is soon, due that has not been noted: as in `today`."""

    _wire_: ClassVar[_w.Fields] = {
        "pairing": _w.Field("pairing", _w.Whole(1, 4294967295), True),
        "mentor": _w.Field("mentor", _w.Of("Named"), True),
        "mentee": _w.Field("mentee", _w.Of("Named"), True),
        "from_": _w.Field("from", _w.DAY, True),
        "sessions": _w.Field("sessions", _w.Whole(0, 4294967295), True),
        "minutes": _w.Field("minutes", _w.MINUTES, True),
        "until": _w.Field("until", _w.Maybe(_w.DAY)),
        "why": _w.Field("why", _w.Maybe(_w.Word("completed", "ended-early", "moved", "rematched"))),
        "last_session": _w.Field("lastSession", _w.Maybe(_w.DAY)),
        "reviewed": _w.Field("reviewed", _w.Maybe(_w.DAY)),
        "review_due": _w.Field("reviewDue", _w.Maybe(_w.DAY)),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class MentorLine(Value):
    """Whether a mentor is ready, and looked after."""

    member: MemberId
    """Who."""
    pairings: int
    """With how many they are paired."""
    supervisions: int
    """Supervision contacts in the span."""
    supervision_due: datetime.date
    """By when they are to be supervised: so many days after the last time, or after they were first paired."""
    references: int
    """References received."""
    ready: bool
    """Whether they are ready, by what the charter counts: unless it says otherwise, they are trained, and supervision and checks are not overdue."""
    name: str | None = None
    """Their name: whole for brokers and for themselves, the first word of it for other members. Left out when it is not known here, or was forgotten."""
    trained: datetime.date | None = None
    """When they were last trained."""
    supervised: datetime.date | None = None
    """When they were last supervised."""
    checked: datetime.date | None = None
    """When a check was last seen."""
    recheck_after: datetime.date | None = None
    """From when a new check is wanted."""

    _wire_: ClassVar[_w.Fields] = {
        "member": _w.Field("member", _w.Whole(1, 4294967295), True),
        "pairings": _w.Field("pairings", _w.Whole(0, 4294967295), True),
        "supervisions": _w.Field("supervisions", _w.Whole(0, 4294967295), True),
        "supervision_due": _w.Field("supervisionDue", _w.DAY, True),
        "references": _w.Field("references", _w.Whole(0, 4294967295), True),
        "ready": _w.Field("ready", _w.YES_NO, True),
        "name": _w.Field("name", _w.Maybe(_w.TEXT)),
        "trained": _w.Field("trained", _w.Maybe(_w.DAY)),
        "supervised": _w.Field("supervised", _w.Maybe(_w.DAY)),
        "checked": _w.Field("checked", _w.Maybe(_w.DAY)),
        "recheck_after": _w.Field("recheckAfter", _w.Maybe(_w.DAY)),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class ProgrammesOver(Value):
    """Asks how programmes go: pairings, their sessions and endings, mentors and how they are looked after, who dropped out and returned, who was mentored and mentors now. For brokers."""

    programme: ProgrammeId | None = None
    """One of them; all when left out."""
    from_: datetime.date | None = None
    """First day; that of the first exchange when left out."""
    until: datetime.date | None = None
    """Last day; that of the bank's last command when left out."""
    training: tuple[ActivityId, ...] = ()
    """Activities that prepare mentors. A member is trained who received one or did it together with others, or who has a contact of a kind the charter counts as training."""
    supervision_days: int | None = None
    """Days within which a mentor is to be supervised; 42 when left out."""

    _wire_: ClassVar[_w.Fields] = {
        "programme": _w.Field("programme", _w.Maybe(_w.Whole(1, 4294967295))),
        "from_": _w.Field("from", _w.Maybe(_w.DAY)),
        "until": _w.Field("until", _w.Maybe(_w.DAY)),
        "training": _w.Field("training", _w.Many(_w.Whole(1, 4294967295))),
        "supervision_days": _w.Field("supervisionDays", _w.Maybe(_w.Whole(0, 4294967295))),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class GrantStanding(Value):
    """Where a grant stands."""

    code: str
    """Its code."""
    funder: str
    """Who funds."""
    from_: datetime.date
    """First day."""
    until: datetime.date
    """Last day that is told of: that of the grant, or of the question if that is earlier."""
    facilitation: int
    """Minutes of facilitation recorded meanwhile, whoever pays."""
    outcomes: tuple[OutcomeStanding, ...]
    """What is hoped for."""
    facilitation_funded: int | None = None
    """Minutes of facilitation it pays for."""
    warnings: tuple[str, ...] = ()
    """What to think about, in words."""

    _wire_: ClassVar[_w.Fields] = {
        "code": _w.Field("code", _w.TEXT, True),
        "funder": _w.Field("funder", _w.TEXT, True),
        "from_": _w.Field("from", _w.DAY, True),
        "until": _w.Field("until", _w.DAY, True),
        "facilitation": _w.Field("facilitation", _w.MINUTES, True),
        "outcomes": _w.Field("outcomes", _w.Many(_w.Of("OutcomeStanding")), True),
        "facilitation_funded": _w.Field("facilitationFunded", _w.Maybe(_w.Whole(0, 9007199254740991))),
        "warnings": _w.Field("warnings", _w.Many(_w.TEXT)),
    }


@dataclass(frozen=True, slots=True, repr=False)
class OutcomeStanding(Value):
    """Where something hoped for stands."""

    name: str
    """In words."""
    indicators: tuple[IndicatorStanding, ...]
    """How it is told."""

    _wire_: ClassVar[_w.Fields] = {
        "name": _w.Field("name", _w.TEXT, True),
        "indicators": _w.Field("indicators", _w.Many(_w.Of("IndicatorStanding")), True),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class IndicatorStanding(Value):
    """Where an indicator stands."""

    code: str
    """Its code."""
    name: str
    """What it is called."""
    measure: Measure
    """What it is bound to."""
    volume: bool
    """Whether it only counts how much there was."""
    n: int
    """How many people, pairs, requests or exchanges it rests on."""
    share: float
    """This grant's share."""
    evidence: int
    """How many pieces of evidence there are."""
    value: float | None = None
    """What it has come to; hours of minutes. Left out where there is nothing to say it of."""
    baseline: float | None = None
    """Where it stood before."""
    change: float | None = None
    """The one less the other. A measure of change is its own."""
    target: float | None = None
    """Where it should come to."""
    reached: bool | None = None
    """Whether it has: at or beyond the target, on its better side."""
    contributed: float | None = None
    """The change times the share: what of it is told under this grant, so that nothing is counted twice."""

    _wire_: ClassVar[_w.Fields] = {
        "code": _w.Field("code", _w.TEXT, True),
        "name": _w.Field("name", _w.TEXT, True),
        "measure": _w.Field("measure", _w.Word("members", "active", "exchanges", "hours-given", "hours-received", "visitors", "facilitation", "ties", "new-ties", "repeated-ties", "unbrokered-ties", "both-ways", "role-fluidity", "arc-reciprocity", "dyad-reciprocity", "circulation", "gini-given", "support-mix", "worker-only", "isolates", "later-unbrokered", "took-role", "first-exchange", "first-exchange-days", "requests-met", "improved", "mean-change"), True),
        "volume": _w.Field("volume", _w.YES_NO, True),
        "n": _w.Field("n", _w.Whole(0, 9007199254740991), True),
        "share": _w.Field("share", _w.FIGURE, True),
        "evidence": _w.Field("evidence", _w.Whole(0, 4294967295), True),
        "value": _w.Field("value", _w.Maybe(_w.FIGURE)),
        "baseline": _w.Field("baseline", _w.Maybe(_w.FIGURE)),
        "change": _w.Field("change", _w.Maybe(_w.FIGURE)),
        "target": _w.Field("target", _w.Maybe(_w.FIGURE)),
        "reached": _w.Field("reached", _w.Maybe(_w.YES_NO)),
        "contributed": _w.Field("contributed", _w.Maybe(_w.FIGURE)),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class GrantsOf(Value):
    """Asks where grants stand: what each indicator has come to, with its baseline, target and this grant's share. For brokers; true figures, not for publication."""

    grants: tuple[Grant, ...]
    """The grants. All those that share in a result are given together."""
    as_of: datetime.date | None = None
    """As of when; the day of the bank's last command when left out."""
    answers: tuple[InstrumentAnswer, ...] = ()
    """Answers, for measures of change."""
    instruments: tuple[Instrument, ...] = ()
    """Instruments of one's own."""

    _wire_: ClassVar[_w.Fields] = {
        "grants": _w.Field("grants", _w.Many(_w.Of("Grant")), True),
        "as_of": _w.Field("asOf", _w.Maybe(_w.DAY)),
        "answers": _w.Field("answers", _w.Many(_w.Of("InstrumentAnswer"))),
        "instruments": _w.Field("instruments", _w.Many(_w.Of("Instrument"))),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Grant(Value):
    """A grant."""

    code: str
    """The host's code for it."""
    funder: str
    """Who funds."""
    from_: datetime.date
    """First day."""
    until: datetime.date
    """Last day."""
    outcomes: tuple[GrantOutcome, ...]
    """What is hoped for."""
    amount: int | None = None
    """How much, in the smallest unit of the charter's currency. Never credit."""
    facilitation: int | None = None
    """Minutes of facilitation it pays for, when that is what is funded."""

    _wire_: ClassVar[_w.Fields] = {
        "code": _w.Field("code", _w.TEXT, True),
        "funder": _w.Field("funder", _w.TEXT, True),
        "from_": _w.Field("from", _w.DAY, True),
        "until": _w.Field("until", _w.DAY, True),
        "outcomes": _w.Field("outcomes", _w.Many(_w.Of("GrantOutcome")), True),
        "amount": _w.Field("amount", _w.Maybe(_w.Whole(0, 9007199254740991))),
        "facilitation": _w.Field("facilitation", _w.Maybe(_w.MINUTES)),
    }


@dataclass(frozen=True, slots=True, repr=False)
class GrantOutcome(Value):
    """Something hoped for, and how it is told."""

    name: str
    """In words."""
    indicators: tuple[Indicator, ...]
    """How it is told."""

    _wire_: ClassVar[_w.Fields] = {
        "name": _w.Field("name", _w.TEXT, True),
        "indicators": _w.Field("indicators", _w.Many(_w.Of("Indicator")), True),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Indicator(Value):
    """An indicator: a named measure, where it stood, where it should come to, and how much of it is this grant's."""

    code: str
    """Its code. The same code in another grant is the same result, and means the same there."""
    name: str
    """What it is called."""
    measure: Measure
    """What it is bound to."""
    groups: GroupBy | None = None
    """How members are put into groups, when it is told of one group alone."""
    group: str | None = None
    """Which group."""
    role: str | None = None
    """The role, for `took-role`."""
    need: str | None = None
    """The need, for `requests-met`."""
    change: ScoreChange | None = None
    """The answers, for `improved` and `mean-change`."""
    baseline: Baseline | None = None
    """Where it stood before."""
    target: Target | None = None
    """Where it should come to."""
    share: float | None = None
    """This grant's share in the result, from 0 to 1; the whole when left out."""
    evidence: tuple[Evidence, ...] = ()
    """What shows it so far."""

    _wire_: ClassVar[_w.Fields] = {
        "code": _w.Field("code", _w.TEXT, True),
        "name": _w.Field("name", _w.TEXT, True),
        "measure": _w.Field("measure", _w.Word("members", "active", "exchanges", "hours-given", "hours-received", "visitors", "facilitation", "ties", "new-ties", "repeated-ties", "unbrokered-ties", "both-ways", "role-fluidity", "arc-reciprocity", "dyad-reciprocity", "circulation", "gini-given", "support-mix", "worker-only", "isolates", "later-unbrokered", "took-role", "first-exchange", "first-exchange-days", "requests-met", "improved", "mean-change"), True),
        "groups": _w.Field("groups", _w.Maybe(_w.Of("GroupBy"))),
        "group": _w.Field("group", _w.Maybe(_w.TEXT)),
        "role": _w.Field("role", _w.Maybe(_w.TEXT)),
        "need": _w.Field("need", _w.Maybe(_w.TEXT)),
        "change": _w.Field("change", _w.Maybe(_w.Of("ScoreChange"))),
        "baseline": _w.Field("baseline", _w.Maybe(_w.Of("Baseline"))),
        "target": _w.Field("target", _w.Maybe(_w.Of("Target"))),
        "share": _w.Field("share", _w.Maybe(_w.FIGURE)),
        "evidence": _w.Field("evidence", _w.Many(_w.Of("Evidence"))),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class ScoreChange(Value):
    """Which answers a measure of change compares."""

    instrument: str
    """The instrument: one that is given with the question, or shipped."""
    scale: str
    """Which of its scales."""
    first_until: datetime.date
    """Each member's first answer up to this day counts as the first point."""
    last_from: datetime.date
    """Each member's last answer from this day on counts as the second."""

    _wire_: ClassVar[_w.Fields] = {
        "instrument": _w.Field("instrument", _w.TEXT, True),
        "scale": _w.Field("scale", _w.TEXT, True),
        "first_until": _w.Field("firstUntil", _w.DAY, True),
        "last_from": _w.Field("lastFrom", _w.DAY, True),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Baseline(Value):
    """Where things stood before: worked out over an earlier span, or a figure the host found itself."""

    until: datetime.date
    """Last day it speaks of."""
    from_: datetime.date | None = None
    """First day, when it is to be worked out from the bank."""
    value: float | None = None
    """The figure, when it was found otherwise."""

    _wire_: ClassVar[_w.Fields] = {
        "until": _w.Field("until", _w.DAY, True),
        "from_": _w.Field("from", _w.Maybe(_w.DAY)),
        "value": _w.Field("value", _w.Maybe(_w.FIGURE)),
    }


@dataclass(frozen=True, slots=True, repr=False)
class Target(Value):
    """What is hoped for, and by when."""

    value: float
    """The figure."""
    by: datetime.date
    """By when."""

    _wire_: ClassVar[_w.Fields] = {
        "value": _w.Field("value", _w.FIGURE, True),
        "by": _w.Field("by", _w.DAY, True),
    }


@dataclass(frozen=True, slots=True, repr=False)
class Evidence(Value):
    """What shows it, beside the figure: a survey, a visit, a letter."""

    on: datetime.date
    """From when."""
    what: str
    """What it is, in the host's words, naming nobody."""

    _wire_: ClassVar[_w.Fields] = {
        "on": _w.Field("on", _w.DAY, True),
        "what": _w.Field("what", _w.TEXT, True),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class FunderReport(Value):
    """A report to a funder."""

    report: CommunityReport
    """The report."""
    stories: int
    """Stories told."""
    without_consent: int
    """Stories left out because their member has not said yes to a story, or no longer does."""
    not_approved: int
    """Stories left out because their member has not approved the words."""
    naming: int
    """Stories left out because they name somebody."""
    releases: tuple[Release, ...] = ()
    """Its tables as released: to be kept, and given again as `log` with the next report."""

    _wire_: ClassVar[_w.Fields] = {
        "report": _w.Field("report", _w.Of("CommunityReport"), True),
        "stories": _w.Field("stories", _w.Whole(0, 4294967295), True),
        "without_consent": _w.Field("withoutConsent", _w.Whole(0, 4294967295), True),
        "not_approved": _w.Field("notApproved", _w.Whole(0, 4294967295), True),
        "naming": _w.Field("naming", _w.Whole(0, 4294967295), True),
        "releases": _w.Field("releases", _w.Many(_w.Of("Release"))),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class CommunityReport(Value):
    """A report."""

    kind: ReportKind
    """Which."""
    title: str
    """Its title."""
    community: str
    """The community."""
    charter: int
    """The version of the charter it was made under."""
    from_: datetime.date
    """First day."""
    until: datetime.date
    """Last day: every table is as of it."""
    population: str
    """Who is counted."""
    policy: str
    """The disclosure policy; `internal` when nothing was hidden."""
    publishable: bool
    """Whether it may be published."""
    sections: tuple[Section, ...]
    """Its parts, in order."""
    notes: tuple[str, ...]
    """What stands beside it."""
    releases: tuple[Release, ...] = ()
    """What a public one shows, as released: to be kept, and given again as `log` with the next."""
    document: str | None = None
    """It, written out, when that was asked for."""

    _wire_: ClassVar[_w.Fields] = {
        "kind": _w.Field("kind", _w.Word("public", "community-health", "member", "funder"), True),
        "title": _w.Field("title", _w.TEXT, True),
        "community": _w.Field("community", _w.TEXT, True),
        "charter": _w.Field("charter", _w.Whole(0, 4294967295), True),
        "from_": _w.Field("from", _w.DAY, True),
        "until": _w.Field("until", _w.DAY, True),
        "population": _w.Field("population", _w.TEXT, True),
        "policy": _w.Field("policy", _w.TEXT, True),
        "publishable": _w.Field("publishable", _w.YES_NO, True),
        "sections": _w.Field("sections", _w.Many(_w.Of("Section")), True),
        "notes": _w.Field("notes", _w.Many(_w.TEXT), True),
        "releases": _w.Field("releases", _w.Many(_w.Of("Release"))),
        "document": _w.Field("document", _w.Maybe(_w.TEXT)),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Section(Value):
    """A part of a report: some words, a table."""

    heading: str
    """Its heading, which is the caption of its table too."""
    text: str
    """What it says."""
    chart: bool
    """Whether the first column is drawn as bars."""
    code: str = ""
    """What a host translates it by; only parts of the public report have one."""
    rows_are: str = ""
    """What the rows are."""
    columns: tuple[str, ...] = ()
    """Names of columns."""
    rows: tuple[ReportRow, ...] = ()
    """Rows of the table."""

    _wire_: ClassVar[_w.Fields] = {
        "heading": _w.Field("heading", _w.TEXT, True),
        "text": _w.Field("text", _w.TEXT, True),
        "chart": _w.Field("chart", _w.YES_NO, True),
        "code": _w.Field("code", _w.TEXT),
        "rows_are": _w.Field("rowsAre", _w.TEXT),
        "columns": _w.Field("columns", _w.Many(_w.TEXT)),
        "rows": _w.Field("rows", _w.Many(_w.Of("ReportRow"))),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class ReportRow(Value):
    """A row of a table."""

    name: str
    """What it is about."""
    cells: tuple[float | None, ...]
    """Its figures; null for what is hidden, or cannot be said."""
    code: str = ""
    """What a host translates it by; only headlines of the public report have one."""

    _wire_: ClassVar[_w.Fields] = {
        "name": _w.Field("name", _w.TEXT, True),
        "cells": _w.Field("cells", _w.Many(_w.Maybe(_w.FIGURE)), True),
        "code": _w.Field("code", _w.TEXT),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class FunderReportOf(Value):
    """Asks for the report to a funder on one grant. For brokers, who hand it on."""

    grants: tuple[Grant, ...]
    """The grants: all those that share in its results."""
    grant: str
    """The code of the one it is on."""
    as_of: datetime.date | None = None
    """As of when; the day of the bank's last command when left out. Days after the grant's last show what lasted."""
    answers: tuple[InstrumentAnswer, ...] = ()
    """Answers, for measures of change."""
    instruments: tuple[Instrument, ...] = ()
    """Instruments of one's own."""
    groups: GroupBy | None = None
    """Groups by which reach is told."""
    levels: SupportLevels | None = None
    """Levels of support."""
    stories: tuple[Story, ...] = ()
    """Stories; those without consent, not approved or naming somebody are left out, and counted."""
    policy: str | None = None
    """The disclosure policy: `nhs` when left out, as among partners under agreement; `acro`; or `internal`, not to be handed on."""
    log: tuple[Release, ...] = ()
    """What was released before."""
    format: Format | None = None
    """Written out as well."""

    _wire_: ClassVar[_w.Fields] = {
        "grants": _w.Field("grants", _w.Many(_w.Of("Grant")), True),
        "grant": _w.Field("grant", _w.TEXT, True),
        "as_of": _w.Field("asOf", _w.Maybe(_w.DAY)),
        "answers": _w.Field("answers", _w.Many(_w.Of("InstrumentAnswer"))),
        "instruments": _w.Field("instruments", _w.Many(_w.Of("Instrument"))),
        "groups": _w.Field("groups", _w.Maybe(_w.Of("GroupBy"))),
        "levels": _w.Field("levels", _w.Maybe(_w.Of("SupportLevels"))),
        "stories": _w.Field("stories", _w.Many(_w.Of("Story"))),
        "policy": _w.Field("policy", _w.Maybe(_w.TEXT)),
        "log": _w.Field("log", _w.Many(_w.Of("Release"))),
        "format": _w.Field("format", _w.Maybe(_w.Word("csv", "markdown", "html"))),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class SupportLevels(Value):
    """How much support people need, as the host knows it: at entry, and later."""

    levels: tuple[str, ...]
    """Names of levels, least support first."""
    entry: tuple[HostGroup, ...]
    """Who was on which when they came."""
    later: tuple[HostGroup, ...] = ()
    """Who is on which now."""

    _wire_: ClassVar[_w.Fields] = {
        "levels": _w.Field("levels", _w.Many(_w.TEXT), True),
        "entry": _w.Field("entry", _w.Many(_w.Of("HostGroup")), True),
        "later": _w.Field("later", _w.Many(_w.Of("HostGroup"))),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Story(Value):
    """A story, kept by the host."""

    member: MemberId
    """Whose."""
    on: datetime.date
    """When it was told."""
    text: str
    """The words."""
    approved: datetime.date | None = None
    """When its member approved these very words."""

    _wire_: ClassVar[_w.Fields] = {
        "member": _w.Field("member", _w.Whole(1, 4294967295), True),
        "on": _w.Field("on", _w.DAY, True),
        "text": _w.Field("text", _w.TEXT, True),
        "approved": _w.Field("approved", _w.Maybe(_w.DAY)),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Matches(Value):
    """The best matches, best first."""

    from_: datetime.date
    """The first of the seven days."""
    matches: tuple[Matched, ...]
    """The matches."""
    ask_the_broker: bool = False
    """Whether to ask the broker: too few come into question for a member to be told of some of them."""

    _wire_: ClassVar[_w.Fields] = {
        "from_": _w.Field("from", _w.DAY, True),
        "matches": _w.Field("matches", _w.Many(_w.Of("Matched")), True),
        "ask_the_broker": _w.Field("askTheBroker", _w.YES_NO),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Matched(Value):
    """A match, as far as whoever asks may know."""

    request: ListingId
    """The request."""
    offer: ListingId
    """The offer."""
    activity: ActivityId
    """What would be done."""
    activity_name: str
    """What people call that."""
    minutes: int
    """How long one session takes, in minutes."""
    answer: Answer
    """What the rules say."""
    score: int
    """The score: the sum of the points."""
    components: tuple[Points, ...]
    """What it is made of; what gives nothing is left out."""
    for_giver: tuple[Because, ...]
    """What speaks for it, to be told to whoever gives."""
    for_receiver: tuple[Because, ...]
    """What speaks for it, to be told to whoever receives."""
    giver: Named | None = None
    """Who would give; left out where the offer has no name."""
    receiver: Named | None = None
    """Who would receive; left out where the request has no name."""
    setting: Setting | None = None
    """Where, if that was said."""
    reasons: tuple[Reason, ...] = ()
    """Why it needs approval, if it does."""
    slots: tuple[Slot, ...] = ()
    """Times they could begin, each on a day of its own."""
    ask_when: bool = False
    """Whether nobody said when they are free: then they are to be asked."""

    _wire_: ClassVar[_w.Fields] = {
        "request": _w.Field("request", _w.Whole(1, 4294967295), True),
        "offer": _w.Field("offer", _w.Whole(1, 4294967295), True),
        "activity": _w.Field("activity", _w.Whole(1, 4294967295), True),
        "activity_name": _w.Field("activityName", _w.TEXT, True),
        "minutes": _w.Field("minutes", _w.MINUTES, True),
        "answer": _w.Field("answer", _w.Word("allowed", "needs-approval", "refused"), True),
        "score": _w.Field("score", _w.Whole(0, 4294967295), True),
        "components": _w.Field("components", _w.Many(_w.Of("Points")), True),
        "for_giver": _w.Field("forGiver", _w.Many(_w.Of("Because")), True),
        "for_receiver": _w.Field("forReceiver", _w.Many(_w.Of("Because")), True),
        "giver": _w.Field("giver", _w.Maybe(_w.Of("Named"))),
        "receiver": _w.Field("receiver", _w.Maybe(_w.Of("Named"))),
        "setting": _w.Field("setting", _w.Maybe(_w.Word("home", "public", "venue", "remote"))),
        "reasons": _w.Field("reasons", _w.Many(_w.Of("Reason"))),
        "slots": _w.Field("slots", _w.Many(_w.Of("Slot"))),
        "ask_when": _w.Field("askWhen", _w.YES_NO),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Points(Value):
    """A component of a score."""

    code: str
    """Which."""
    points: int
    """How much it gives."""
    most: int
    """How much it could give under this charter."""

    _wire_: ClassVar[_w.Fields] = {
        "code": _w.Field("code", _w.TEXT, True),
        "points": _w.Field("points", _w.Whole(0, 4294967295), True),
        "most": _w.Field("most", _w.Whole(0, 4294967295), True),
    }


@dataclass(frozen=True, slots=True, repr=False)
class Slot(Value):
    """A time a session could begin."""

    on: datetime.date
    """The local date."""
    start: Start
    """When on the local clock."""

    _wire_: ClassVar[_w.Fields] = {
        "on": _w.Field("on", _w.DAY, True),
        "start": _w.Field("start", _w.Of("Start"), True),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Because(Value):
    """Something that speaks for a match: a code and a number a host can put into its own words, and ours."""

    code: str
    """What it is."""
    text: str
    """In words."""
    value: int | None = None
    """How much: minutes of `common-times`, kilometres of `near`, days of `has-waited`, steps of `related-activity`."""

    _wire_: ClassVar[_w.Fields] = {
        "code": _w.Field("code", _w.TEXT, True),
        "text": _w.Field("text", _w.TEXT, True),
        "value": _w.Field("value", _w.Maybe(_w.Whole(0, 4294967295))),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class MatchesFor(Value):
    """Asks for the best matches: of an offer or a request, or of whatever a member offers and asks for."""

    listing: ListingId | None = None
    """Of this offer or request."""
    member: MemberId | None = None
    """Or of all a member has open."""
    kind: ListingKind | None = None
    """With a member: of their offers ("what could I do, and for whom?") or of their requests ("who could help me?"); of both when left out."""
    programme: ProgrammeId | None = None
    """Only listings open to this programme."""
    from_: datetime.date | None = None
    """The first of seven days; the day of the bank's last command when left out."""
    most: int | None = None
    """How many at most; 10 when left out, never more than 100."""
    slots: int | None = None
    """How many times to name for each, each on a day of its own; 3 when left out, never more than 7."""
    offset: int | None = None
    """Minutes the local clock is ahead of UTC on the first day."""
    changes: tuple[ClockChange, ...] = ()
    """When the local clock is put on or back in those days, in order."""

    _wire_: ClassVar[_w.Fields] = {
        "listing": _w.Field("listing", _w.Maybe(_w.Whole(1, 4294967295))),
        "member": _w.Field("member", _w.Maybe(_w.Whole(1, 4294967295))),
        "kind": _w.Field("kind", _w.Maybe(_w.Word("offer", "request"))),
        "programme": _w.Field("programme", _w.Maybe(_w.Whole(1, 4294967295))),
        "from_": _w.Field("from", _w.Maybe(_w.DAY)),
        "most": _w.Field("most", _w.Maybe(_w.Whole(0, 4294967295))),
        "slots": _w.Field("slots", _w.Maybe(_w.Whole(0, 4294967295))),
        "offset": _w.Field("offset", _w.Maybe(_w.Whole(-32768, 32767))),
        "changes": _w.Field("changes", _w.Many(_w.Of("ClockChange"))),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class ClockChange(Value):
    """The local clock is put on or back."""

    on: datetime.date
    """The local date."""
    minute: int
    """The minute of the day the clock shows just before."""
    offset: int
    """Minutes ahead of UTC from then on, −1080 to 1080."""

    _wire_: ClassVar[_w.Fields] = {
        "on": _w.Field("on", _w.DAY, True),
        "minute": _w.Field("minute", _w.Whole(0, 65535), True),
        "offset": _w.Field("offset", _w.Whole(-32768, 32767), True),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class NoMatch(Value):
    """What stands in the way of matches, and what would bring more."""

    from_: datetime.date
    """The first of the seven days."""
    matching: int
    """How many match."""
    standing: tuple[InTheWay, ...]
    """What stands in the way of those that come into question but do not match, and of how many."""
    near: tuple[NearMiss, ...] = ()
    """What would bring more, one change at a time: the most first."""

    _wire_: ClassVar[_w.Fields] = {
        "from_": _w.Field("from", _w.DAY, True),
        "matching": _w.Field("matching", _w.Whole(0, 4294967295), True),
        "standing": _w.Field("standing", _w.Many(_w.Of("InTheWay")), True),
        "near": _w.Field("near", _w.Many(_w.Of("NearMiss"))),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class InTheWay(Value):
    """What stands in the way of some pairs."""

    code: str
    """What: the code of a rule, or one of `another-activity`, `not-in-these-days`, `only-at-a-distance`, `another-programme`, `the-same-member`, `no-common-time`, `ask-the-broker`."""
    text: str
    """In words."""
    pairs: int | None = None
    """Of how many pairs."""
    reasons: tuple[Reason, ...] = ()
    """Everything the rules say; of one pair."""

    _wire_: ClassVar[_w.Fields] = {
        "code": _w.Field("code", _w.TEXT, True),
        "text": _w.Field("text", _w.TEXT, True),
        "pairs": _w.Field("pairs", _w.Maybe(_w.Whole(0, 4294967295))),
        "reasons": _w.Field("reasons", _w.Many(_w.Of("Reason"))),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class NearMiss(Value):
    """What would bring more."""

    change: Relaxation
    """What would have to change."""
    more: int
    """How many more there would be."""
    text: str
    """In words."""
    weekday: int | None = None
    """The day of more time: Monday is 0."""
    part: DayPart | None = None
    """The part of that day."""
    rule: int | None = None
    """The place of the rule in the charter; told to brokers."""

    _wire_: ClassVar[_w.Fields] = {
        "change": _w.Field("change", _w.Word("time", "week-after", "at-a-distance", "related", "shorter", "rule"), True),
        "more": _w.Field("more", _w.Whole(0, 4294967295), True),
        "text": _w.Field("text", _w.TEXT, True),
        "weekday": _w.Field("weekday", _w.Maybe(_w.Whole(0, 255))),
        "part": _w.Field("part", _w.Maybe(_w.Word("morning", "afternoon", "evening"))),
        "rule": _w.Field("rule", _w.Maybe(_w.Whole(0, 65535))),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class WhyNot(Value):
    """Asks why two listings are no match, or why a listing has none or few."""

    listing: ListingId
    """An offer or a request."""
    other: ListingId | None = None
    """The other one; all of them when left out."""
    from_: datetime.date | None = None
    """The first of seven days; the day of the bank's last command when left out."""
    offset: int | None = None
    """Minutes the local clock is ahead of UTC on the first day."""
    changes: tuple[ClockChange, ...] = ()
    """When the local clock is put on or back in those days, in order."""

    _wire_: ClassVar[_w.Fields] = {
        "listing": _w.Field("listing", _w.Whole(1, 4294967295), True),
        "other": _w.Field("other", _w.Maybe(_w.Whole(1, 4294967295))),
        "from_": _w.Field("from", _w.Maybe(_w.DAY)),
        "offset": _w.Field("offset", _w.Maybe(_w.Whole(-32768, 32767))),
        "changes": _w.Field("changes", _w.Many(_w.Of("ClockChange"))),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class ReportOf(Value):
    """Asks for a report. Answers brokers; a report about one member also answers that member and people appointed to see it."""

    kind: ReportKind
    """Which."""
    from_: datetime.date
    """First day."""
    until: datetime.date
    """Last day."""
    member: MemberId | None = None
    """Whose, for a member's own."""
    policy: str | None = None
    """The disclosure policy of the public one: `nhs` or `acro`, the latter when left out."""
    format: Format | None = None
    """Written out as well."""
    log: tuple[Release, ...] = ()
    """What was released before, so that nobody is found out by comparing. For the public one."""

    _wire_: ClassVar[_w.Fields] = {
        "kind": _w.Field("kind", _w.Word("public", "community-health", "member", "funder"), True),
        "from_": _w.Field("from", _w.DAY, True),
        "until": _w.Field("until", _w.DAY, True),
        "member": _w.Field("member", _w.Maybe(_w.Whole(1, 4294967295))),
        "policy": _w.Field("policy", _w.Maybe(_w.TEXT)),
        "format": _w.Field("format", _w.Maybe(_w.Word("csv", "markdown", "html"))),
        "log": _w.Field("log", _w.Many(_w.Of("Release"))),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Plan(Value):
    """The plan of seven days."""

    from_: datetime.date
    """The first of the seven days."""
    policy: PlanPolicy
    """Who may receive without giving."""
    proposals: tuple[Planned, ...]
    """What to propose, in order."""
    unserved: tuple[Unserved, ...]
    """Requests that get less than they ask for, and what stood in the way."""
    value: int
    """What the proposals are worth: scores times quarters of an hour, less what spreading and balancing take, rounded down. In a round of circles by an order: quarters of an hour."""
    bound: int
    """What no plan with these candidates can be worth more than, rounded up."""
    gap: int
    """The bound less the value."""
    figures: RoundFigures
    """What the round does."""
    stopped: bool = False
    """Whether the steps ran out, or whoever waited stopped it, before the plan and its bound were as good as they can be."""
    certificate: PlanCertificate | None = None
    """The proof of the bound, when it was asked for."""

    _wire_: ClassVar[_w.Fields] = {
        "from_": _w.Field("from", _w.DAY, True),
        "policy": _w.Field("policy", _w.Word("balanced", "unbounded", "limited"), True),
        "proposals": _w.Field("proposals", _w.Many(_w.Of("Planned")), True),
        "unserved": _w.Field("unserved", _w.Many(_w.Of("Unserved")), True),
        "value": _w.Field("value", _w.Whole(-9007199254740991, 9007199254740991), True),
        "bound": _w.Field("bound", _w.Whole(-9007199254740991, 9007199254740991), True),
        "gap": _w.Field("gap", _w.Whole(-9007199254740991, 9007199254740991), True),
        "figures": _w.Field("figures", _w.Of("RoundFigures"), True),
        "stopped": _w.Field("stopped", _w.YES_NO),
        "certificate": _w.Field("certificate", _w.Maybe(_w.Of("PlanCertificate"))),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Planned(Value):
    """One exchange to propose."""

    request: ListingId
    """The request it meets."""
    offers: tuple[ListingId, ...]
    """The offers it comes from, one for each giver."""
    terms: Terms
    """What to propose: see `Planned.command`."""
    answer: Answer
    """What the rules say of it."""
    score: int
    """The scores of its givers, summed up."""
    components: tuple[PlannedPoints, ...]
    """What they are made of; what gives nothing is left out."""
    ask_when: bool = False
    """Whether nobody said when they are free: then they are to be asked, and the terms name no hour."""
    ring: int | None = None
    """The ring it is part of, from 1: everybody in it gives what they get."""
    waits: bool = False
    """Whether a limit keeps it from being agreed to at once: it uses room that others of this plan make, and can be agreed to when they are confirmed; or balances do not matter here, and it wants a broker's approval. All others can be agreed to as they are."""

    _wire_: ClassVar[_w.Fields] = {
        "request": _w.Field("request", _w.Whole(1, 4294967295), True),
        "offers": _w.Field("offers", _w.Many(_w.Whole(1, 4294967295)), True),
        "terms": _w.Field("terms", _w.Of("Terms"), True),
        "answer": _w.Field("answer", _w.Word("allowed", "needs-approval", "refused"), True),
        "score": _w.Field("score", _w.Whole(0, 4294967295), True),
        "components": _w.Field("components", _w.Many(_w.Of("PlannedPoints")), True),
        "ask_when": _w.Field("askWhen", _w.YES_NO),
        "ring": _w.Field("ring", _w.Maybe(_w.Whole(0, 4294967295))),
        "waits": _w.Field("waits", _w.YES_NO),
    }


@dataclass(frozen=True, slots=True, repr=False)
class PlannedPoints(Value):
    """A component of the scores of a planned exchange."""

    code: str
    """Which."""
    points: int
    """How much it gives."""

    _wire_: ClassVar[_w.Fields] = {
        "code": _w.Field("code", _w.TEXT, True),
        "points": _w.Field("points", _w.Whole(0, 4294967295), True),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Unserved(Value):
    """A request that gets less than it asks for."""

    request: ListingId
    """The request."""
    member: MemberId
    """Whose."""
    minutes: int
    """Minutes left open."""
    why: StoodInTheWay
    """What stood in the way."""
    candidates: int
    """How many could have given."""

    _wire_: ClassVar[_w.Fields] = {
        "request": _w.Field("request", _w.Whole(1, 4294967295), True),
        "member": _w.Field("member", _w.Whole(1, 4294967295), True),
        "minutes": _w.Field("minutes", _w.MINUTES, True),
        "why": _w.Field("why", _w.Word("nobody", "needed-elsewhere", "no-time-left", "balance", "too-few", "rule", "too-short", "unclassified"), True),
        "candidates": _w.Field("candidates", _w.Whole(0, 4294967295), True),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class RoundFigures(Value):
    """What a round does."""

    requests: int
    """Requests looked at."""
    served: int
    """Requests that get something."""
    demand: int
    """Minutes asked for."""
    volume: int
    """Minutes planned."""
    per_mille: int
    """Minutes planned of a thousand asked for."""
    want: int
    """Minutes nobody could give."""
    scarce: int
    """Minutes somebody could have given."""
    pairs: int
    """Possible pairs looked at."""
    givers: int
    """How many are asked to give."""
    most_of_one: int
    """The most minutes asked of one."""
    order: tuple[MemberId, ...] = ()
    """The order in which members came, when it was by an order."""
    seed: str | None = None
    """The seed of the lottery, when it was by lot."""

    _wire_: ClassVar[_w.Fields] = {
        "requests": _w.Field("requests", _w.Whole(0, 4294967295), True),
        "served": _w.Field("served", _w.Whole(0, 4294967295), True),
        "demand": _w.Field("demand", _w.Whole(-9007199254740991, 9007199254740991), True),
        "volume": _w.Field("volume", _w.Whole(-9007199254740991, 9007199254740991), True),
        "per_mille": _w.Field("perMille", _w.Whole(0, 4294967295), True),
        "want": _w.Field("want", _w.Whole(-9007199254740991, 9007199254740991), True),
        "scarce": _w.Field("scarce", _w.Whole(-9007199254740991, 9007199254740991), True),
        "pairs": _w.Field("pairs", _w.Whole(0, 4294967295), True),
        "givers": _w.Field("givers", _w.Whole(0, 4294967295), True),
        "most_of_one": _w.Field("mostOfOne", _w.Whole(-9007199254740991, 9007199254740991), True),
        "order": _w.Field("order", _w.Many(_w.Whole(1, 4294967295))),
        "seed": _w.Field("seed", _w.Maybe(_w.TEXT)),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class PlanCertificate(Value):
    """A network, a flow, and potentials that prove the flow the best: see `certificate`. One entry for each arc, and one potential for each node.  The digest is the SHA-256 of nine lines of text, each ended by a line feed: `timebank plan certificate 1`; `head`; `question`; and each column in the order below, its numbers joined by commas."""

    head: str
    """The head of the bank that was asked: sequence number and hash, as `5:c4b2…`."""
    question: str
    """The question, in the form in which the library writes it."""
    from_: tuple[int, ...]
    """Where each arc begins."""
    to: tuple[int, ...]
    """Where it ends."""
    upper: tuple[int, ...]
    """The most units along it."""
    cost: tuple[int, ...]
    """What each unit costs."""
    flow: tuple[int, ...]
    """Units along it."""
    potentials: tuple[int, ...]
    """A potential for each node."""
    digest: str
    """What binds all of this together: SHA-256, in hexadecimal digits."""

    _wire_: ClassVar[_w.Fields] = {
        "head": _w.Field("head", _w.TEXT, True),
        "question": _w.Field("question", _w.TEXT, True),
        "from_": _w.Field("from", _w.Many(_w.Whole(0, 4294967295)), True),
        "to": _w.Field("to", _w.Many(_w.Whole(0, 4294967295)), True),
        "upper": _w.Field("upper", _w.Many(_w.Whole(-9007199254740991, 9007199254740991)), True),
        "cost": _w.Field("cost", _w.Many(_w.Whole(-9007199254740991, 9007199254740991)), True),
        "flow": _w.Field("flow", _w.Many(_w.Whole(-9007199254740991, 9007199254740991)), True),
        "potentials": _w.Field("potentials", _w.Many(_w.Whole(-9007199254740991, 9007199254740991)), True),
        "digest": _w.Field("digest", _w.TEXT, True),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class PlanFor(Value):
    """Asks for the plan of seven days. For brokers."""

    from_: datetime.date | None = None
    """The first of seven days; the day of the bank's last command when left out."""
    policy: PlanPolicy | None = None
    """Who may receive without giving; `limited` when left out, and `unbounded` where no credit is kept."""
    order: RoundOrder | None = None
    """With `balanced`: exchange as much time as can be, shared out in this order, whatever the scores."""
    seed: str = ""
    """The public seed of a lottery."""
    each: int | None = None
    """How many givers to look at for each request; 30 when left out, at most 1000."""
    shortest: int | None = None
    """The shortest session worth going for, in minutes; 30 when left out. A request for less is worth going for all the same."""
    longest: int | None = None
    """The longest session, in minutes."""
    travel: int = 0
    """Minutes between two sessions of one person."""
    spread: int = 0
    """What is lost with each quarter of somebody's offer that is asked for, in points of score. Nothing is placed that loses more than it is worth."""
    balancing: int = 0
    """What is won with what brings a balance towards 0, and lost with what takes it further away, in points of score."""
    steps: int | None = None
    """The most steps to take for the allocation; the plan is the best so far when they run out."""
    certificate: bool = False
    """Whether to give the certificate."""
    offset: int | None = None
    """Minutes the local clock is ahead of UTC on the first day."""
    changes: tuple[ClockChange, ...] = ()
    """When the local clock is put on or back in those days, in order."""

    _wire_: ClassVar[_w.Fields] = {
        "from_": _w.Field("from", _w.Maybe(_w.DAY)),
        "policy": _w.Field("policy", _w.Maybe(_w.Word("balanced", "unbounded", "limited"))),
        "order": _w.Field("order", _w.Maybe(_w.Word("longest-unserved", "newest", "lottery"))),
        "seed": _w.Field("seed", _w.TEXT),
        "each": _w.Field("each", _w.Maybe(_w.Whole(0, 4294967295))),
        "shortest": _w.Field("shortest", _w.Maybe(_w.Whole(0, 4294967295))),
        "longest": _w.Field("longest", _w.Maybe(_w.Whole(0, 4294967295))),
        "travel": _w.Field("travel", _w.Whole(0, 4294967295)),
        "spread": _w.Field("spread", _w.Whole(0, 4294967295)),
        "balancing": _w.Field("balancing", _w.Whole(0, 4294967295)),
        "steps": _w.Field("steps", _w.Maybe(_w.Whole(0, 9007199254740991))),
        "certificate": _w.Field("certificate", _w.YES_NO),
        "offset": _w.Field("offset", _w.Maybe(_w.Whole(-32768, 32767))),
        "changes": _w.Field("changes", _w.Many(_w.Of("ClockChange"))),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class WhatIfAnswer(Value):
    """What might come of policies: a model's answer, not a forecast."""

    from_: datetime.date
    """First day."""
    until: datetime.date
    """Last day."""
    weeks: int
    """Weeks ahead."""
    seeds: int
    """How many seeds were run under every policy."""
    members: int
    """Members at the beginning: those who are active."""
    behaviour: Behaviour
    """How people were taken to behave, with everything that was left out."""
    before: SpanBefore
    """What happened in the bank in as many weeks before, a year at most: to hold the policy against that is as it is."""
    rows: tuple[WhatIfRow, ...]
    """A row for every measure of every policy, in the order the policies were given."""
    notes: tuple[str, ...]
    """What the model does not know."""
    stopped: bool = False
    """Whether it was stopped before all seeds were run."""

    _wire_: ClassVar[_w.Fields] = {
        "from_": _w.Field("from", _w.DAY, True),
        "until": _w.Field("until", _w.DAY, True),
        "weeks": _w.Field("weeks", _w.Whole(0, 4294967295), True),
        "seeds": _w.Field("seeds", _w.Whole(0, 4294967295), True),
        "members": _w.Field("members", _w.Whole(0, 4294967295), True),
        "behaviour": _w.Field("behaviour", _w.Of("Behaviour"), True),
        "before": _w.Field("before", _w.Of("SpanBefore"), True),
        "rows": _w.Field("rows", _w.Many(_w.Of("WhatIfRow")), True),
        "notes": _w.Field("notes", _w.Many(_w.TEXT), True),
        "stopped": _w.Field("stopped", _w.YES_NO),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Behaviour(Value):
    """How people are taken to behave. Shares are in thousandths.  A member wants help now and then. With little credit left they keep it for bad times and ask for less of what they want; with plenty they see no need to earn and are asked in vain more often. Whoever wants help asks a few people a week, some of them those they know, until somebody comes or the want has passed.  - **Asking**: of what they want, people ask for `cautious` thousandths when their balance is at the lowest they   may reach, for all when it is `cushion` above it or higher, and for a share in proportion between. Without a   lowest balance they ask for all. An advisory limit is felt like one that stops. - **Answering**: who is asked says yes in `answer` of a thousand cases up to a balance of   `enough`, in `idle` thousandths of these from `content` on, and in proportion   between.  Where the bank keeps no credit, neither holds anybody back."""

    wants: int | None = None
    """How often a member wants help, on average: in so many of a thousand weeks, up to 7000. When left out, as often as help was received in the bank's last year over the share that was met then; 250 where nothing has been exchanged."""
    met_before: int = 800
    """Of the past's wants, the share that was met: what is in the books is only that."""
    alike: bool = False
    """Whether everybody is taken to be alike; otherwise each wants and gives as they did in the bank's last year, drawn towards the average as if by thirteen weeks of it."""
    minutes: tuple[int, ...] = ()
    """How long help takes, in minutes: one of these, by lot. When left out, as long as on one of the bank's last thousand occasions; 60 where there are none."""
    sessions: int | None = None
    """The share of wants that are for a session of several. When left out, the share of help received in such in the bank's last year."""
    session_size: int = 6
    """How many receive in a session, at most."""
    asks: int = 4
    """How many people somebody who wants help asks in a week."""
    known: int = 600
    """The share of these that are people they know."""
    answer: int = 500
    """The share of those asked who say yes."""
    busy: int = 3
    """How often somebody gives in a week, at most."""
    patience: int = 4
    """Weeks after which a want has passed."""
    cautious: int = 100
    """The share of wants somebody asks for whose balance is at the lowest."""
    cushion: int = 300
    """Minutes above the lowest from which they ask for all."""
    enough: int = 600
    """The balance in minutes up to which who is asked answers as readily as ever."""
    content: int = 2400
    """The balance in minutes from which they do least."""
    idle: int = 200
    """How readily then: the share of the readiness before."""
    joins: int = 100
    """Members who join in a year, for each thousand at the beginning."""
    leaves: int = 100
    """Members who leave in a year, of each thousand."""

    _wire_: ClassVar[_w.Fields] = {
        "wants": _w.Field("wants", _w.Maybe(_w.Whole(0, 4294967295))),
        "met_before": _w.Field("metBefore", _w.Whole(0, 4294967295)),
        "alike": _w.Field("alike", _w.YES_NO),
        "minutes": _w.Field("minutes", _w.Many(_w.MINUTES)),
        "sessions": _w.Field("sessions", _w.Maybe(_w.Whole(0, 4294967295))),
        "session_size": _w.Field("sessionSize", _w.Whole(0, 4294967295)),
        "asks": _w.Field("asks", _w.Whole(0, 4294967295)),
        "known": _w.Field("known", _w.Whole(0, 4294967295)),
        "answer": _w.Field("answer", _w.Whole(0, 4294967295)),
        "busy": _w.Field("busy", _w.Whole(0, 4294967295)),
        "patience": _w.Field("patience", _w.Whole(0, 4294967295)),
        "cautious": _w.Field("cautious", _w.Whole(0, 4294967295)),
        "cushion": _w.Field("cushion", _w.Whole(0, 4294967295)),
        "enough": _w.Field("enough", _w.Whole(-2147483648, 2147483647)),
        "content": _w.Field("content", _w.Whole(-2147483648, 2147483647)),
        "idle": _w.Field("idle", _w.Whole(0, 4294967295)),
        "joins": _w.Field("joins", _w.Whole(0, 4294967295)),
        "leaves": _w.Field("leaves", _w.Whole(0, 4294967295)),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class SpanBefore(Value):
    """What happened in as many weeks before as are looked ahead, a year at most: what the model's first policy is to be held against."""

    weeks: int
    """How many weeks were looked at, as far as there were so many."""
    exchanges: int
    """Exchanges in them."""
    minutes: int
    """Minutes given in them."""

    _wire_: ClassVar[_w.Fields] = {
        "weeks": _w.Field("weeks", _w.Whole(0, 4294967295), True),
        "exchanges": _w.Field("exchanges", _w.Whole(0, 9007199254740991), True),
        "minutes": _w.Field("minutes", _w.MINUTES, True),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class WhatIfRow(Value):
    """One measure under one policy."""

    policy: str
    """The policy's name."""
    measure: RunMeasure
    """What is counted."""
    estimate: Estimate
    """What came of it."""
    difference: Estimate | None = None
    """Each run less the first policy's with the same seed; left out of the first policy's rows."""
    each: tuple[float | None, ...] = ()
    """Each run's figure in order of seed, when that was asked for."""

    _wire_: ClassVar[_w.Fields] = {
        "policy": _w.Field("policy", _w.TEXT, True),
        "measure": _w.Field("measure", _w.Word("exchanges", "minutes", "wants", "requests", "met", "unmet", "held-back", "waiting-weeks", "refused-by-limits", "members-blocked", "refused-by-rules", "took-part", "gini-given", "top-tenth", "credit"), True),
        "estimate": _w.Field("estimate", _w.Of("Estimate"), True),
        "difference": _w.Field("difference", _w.Maybe(_w.Of("Estimate"))),
        "each": _w.Field("each", _w.Many(_w.Maybe(_w.FIGURE))),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Estimate(Value):
    """A mean, and how sure of it the seeds make us. This is the luck of the draw only, not whether the model is right."""

    runs: int
    """How many runs had a value."""
    mean: float | None = None
    """The mean of these; none when there were none."""
    spread: float | None = None
    """Standard deviation from run to run (n − 1 below); none with fewer than two."""
    low: float | None = None
    """The mean of very many runs lies between these in 95 of 100 such answers, by Student's t: low."""
    high: float | None = None
    """And high."""

    _wire_: ClassVar[_w.Fields] = {
        "runs": _w.Field("runs", _w.Whole(0, 4294967295), True),
        "mean": _w.Field("mean", _w.Maybe(_w.FIGURE)),
        "spread": _w.Field("spread", _w.Maybe(_w.FIGURE)),
        "low": _w.Field("low", _w.Maybe(_w.FIGURE)),
        "high": _w.Field("high", _w.Maybe(_w.FIGURE)),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class WhatIf(Value):
    """Asks what might come of policies. For brokers."""

    policies: tuple[Policy, ...]
    """The policies to compare, up to 20; differences are told against the first."""
    weeks: int | None = None
    """Weeks ahead; 52 when left out, at most 520."""
    seeds: int | None = None
    """How many seeds, each run under every policy; 20 when left out, at most 1000. One alone gives no interval."""
    seed: int | None = None
    """The first seed; 1 when left out. The others follow it."""
    behaviour: Behaviour | None = None
    """How people are taken to behave."""
    each: bool = False
    """Whether to tell each run's figures besides."""

    _wire_: ClassVar[_w.Fields] = {
        "policies": _w.Field("policies", _w.Many(_w.Of("Policy")), True),
        "weeks": _w.Field("weeks", _w.Maybe(_w.Whole(0, 4294967295))),
        "seeds": _w.Field("seeds", _w.Maybe(_w.Whole(0, 4294967295))),
        "seed": _w.Field("seed", _w.Maybe(_w.Whole(0, 9007199254740991))),
        "behaviour": _w.Field("behaviour", _w.Maybe(_w.Of("Behaviour"))),
        "each": _w.Field("each", _w.YES_NO),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Policy(Value):
    """What would be other than it is. Whatever is left out stays as the bank has it; with nothing but a name it is the bank as it is."""

    name: str
    """What to call it, up to 100 bytes."""
    charter: Charter | None = None
    """Another charter altogether; the other fields change it further."""
    limits: Limits | None = None
    """Limits of members' own accounts, all of them: what is left out in them is no limit."""
    welcome: int | None = None
    """What a new person is given."""
    ageing: Ageing | None = None
    """Ageing of credit."""
    sessions: GroupRule | None = None
    """How sessions of several receivers are paid. Help between two is left to the charter."""
    issue: int = 0
    """Minutes the pot gives to every active member's account on the first day, once; not to those whose ceiling keeps it out."""

    _wire_: ClassVar[_w.Fields] = {
        "name": _w.Field("name", _w.TEXT, True),
        "charter": _w.Field("charter", _w.Maybe(_w.Of("Charter"))),
        "limits": _w.Field("limits", _w.Maybe(_w.Of("Limits"))),
        "welcome": _w.Field("welcome", _w.Maybe(_w.MINUTES)),
        "ageing": _w.Field("ageing", _w.Maybe(_w.Of("Ageing"))),
        "sessions": _w.Field("sessions", _w.Maybe(_w.Word("receivers-share", "each-receiver-pays", "pot-pays", "no-credit"))),
        "issue": _w.Field("issue", _w.MINUTES),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Charter(Value):
    """The rules of one community, whole."""

    name: str
    """What the community calls itself."""
    schema: int = 1
    """The version of this form of charter; 1."""
    time_zone: str = "Etc/UTC"
    """The IANA name of its time zone, for hosts. The core computes with offsets the host gives."""
    currency: str = "GBP"
    """The money of expenses: an ISO 4217 code."""
    kinds: tuple[KindDefinition, ...] = field(default_factory=_w.left_out(_w.Many(_w.Of("KindDefinition")), '[{"name":"person","countsAs":"person"},{"name":"organisation","countsAs":"organisation"}]'))
    """The kinds of member there are; `person` and `organisation` unless given. Later versions may add at the end only."""
    roles: tuple[RoleDefinition, ...] = field(default_factory=_w.left_out(_w.Many(_w.Of("RoleDefinition")), '[{"name":"staff","powers":["staff"]},{"name":"broker","powers":["staff","broker"]},{"name":"trustee","powers":["trustee"],"valued":true},{"name":"mentor","valued":true},{"name":"mentee"},{"name":"volunteer","valued":true},{"name":"peer-worker","powers":["staff"],"valued":true}]'))
    """The roles members can hold. Later versions may add at the end only."""
    credit: CreditPolicy = field(default_factory=_w.left_out(_w.Of("CreditPolicy"), '{"mode":"credit","limits":{"member":{},"household":{},"organisation":{},"pot":{}},"byTag":[],"welcome":0,"group":"receivers-share","paidTime":"pot","together":"none","shortfall":"pot","onLeaving":"pot","ageing":null}'))
    """Credit: whether there is any, limits, who pays."""
    confirmation: ConfirmationPolicy = field(default_factory=_w.left_out(_w.Of("ConfirmationPolicy"), '{"who":"both","days":14,"silence":"confirms","tolerance":15,"settle":"lower","answerDays":30,"quietDays":60}'))
    """Who confirms, by when, and how a difference is settled."""
    permissions: Permissions = field(default_factory=_w.left_out(_w.Pairs(_w.Many(_w.Word("givers", "receivers", "participants", "proposer", "themselves", "members", "staff", "brokers", "trustees"))), '{}'))
    """Who may take each step."""
    rules: tuple[Rule, ...] = ()
    """Rules of matching and safety."""
    needs: NeedScheme = field(default_factory=_w.left_out(_w.Of("NeedScheme"), '{"name":"six-rungs","needs":[{"code":"physical","name":"food, water, clothing and shelter","neverRefused":true},{"code":"belonging","name":"family, friends and neighbours"},{"code":"money","name":"enough money"},{"code":"purpose","name":"work or creative activity"},{"code":"meaning","name":"spiritual or other personal philosophy"},{"code":"fulfilment","name":"fulfilment"}]}'))
    """The needs help is counted towards."""
    activities: tuple[Activity, ...] = ()
    """Activities; more can be added later without a new charter."""
    today: TodayPolicy = field(default_factory=_w.left_out(_w.Of("TodayPolicy"), '{"unansweredDays":7,"quietTenths":30,"quietLeastDays":28,"aheadDays":14,"references":0}'))
    """When the broker's day list speaks up."""
    listings: ListingPolicy = field(default_factory=_w.left_out(_w.Of("ListingPolicy"), '{"offerDays":null,"requestDays":180,"brokerOnlyNeeds":["physical","money"]}'))
    """Listings: how long they hold when nothing is said."""
    matching: MatchingPolicy | None = None
    """What makes one possible pair better than another; left out of what is written when nothing was said."""
    booking: BookingPolicy | None = None
    """Sessions agreed at once; left out of what is written when nothing was said."""
    programmes: ProgrammePolicy | None = None
    """Programmes; left out of what is written when nothing was said."""

    _wire_: ClassVar[_w.Fields] = {
        "name": _w.Field("name", _w.TEXT, True),
        "schema": _w.Field("schema", _w.Whole(0, 4294967295)),
        "time_zone": _w.Field("timeZone", _w.TEXT),
        "currency": _w.Field("currency", _w.TEXT),
        "kinds": _w.Field("kinds", _w.Many(_w.Of("KindDefinition"))),
        "roles": _w.Field("roles", _w.Many(_w.Of("RoleDefinition"))),
        "credit": _w.Field("credit", _w.Of("CreditPolicy")),
        "confirmation": _w.Field("confirmation", _w.Of("ConfirmationPolicy")),
        "permissions": _w.Field("permissions", _w.Pairs(_w.Many(_w.Word("givers", "receivers", "participants", "proposer", "themselves", "members", "staff", "brokers", "trustees")))),
        "rules": _w.Field("rules", _w.Many(_w.Of("Rule"))),
        "needs": _w.Field("needs", _w.Of("NeedScheme")),
        "activities": _w.Field("activities", _w.Many(_w.Of("Activity"))),
        "today": _w.Field("today", _w.Of("TodayPolicy")),
        "listings": _w.Field("listings", _w.Of("ListingPolicy")),
        "matching": _w.Field("matching", _w.Maybe(_w.Of("MatchingPolicy"))),
        "booking": _w.Field("booking", _w.Maybe(_w.Of("BookingPolicy"))),
        "programmes": _w.Field("programmes", _w.Maybe(_w.Of("ProgrammePolicy"))),
    }


@dataclass(frozen=True, slots=True, repr=False)
class KindDefinition(Value):
    """A kind of member, in the community's words."""

    name: str
    """The word."""
    counts_as: CountsAs
    """People or organisations."""

    _wire_: ClassVar[_w.Fields] = {
        "name": _w.Field("name", _w.TEXT, True),
        "counts_as": _w.Field("countsAs", _w.Word("person", "organisation"), True),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class RoleDefinition(Value):
    """A role members can hold, in the community's words."""

    name: str
    """The word."""
    powers: tuple[Power, ...] = ()
    """What it lets its holder do."""
    valued: bool = False
    """Whether coming to hold it is a result in itself, as when somebody who was mentored mentors."""

    _wire_: ClassVar[_w.Fields] = {
        "name": _w.Field("name", _w.TEXT, True),
        "powers": _w.Field("powers", _w.Many(_w.Word("staff", "broker", "trustee"))),
        "valued": _w.Field("valued", _w.YES_NO),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class CreditPolicy(Value):
    """Credit: whether there is any, limits, who pays."""

    mode: CreditMode = "credit"
    """Whether credit is kept at all, or only participation."""
    limits: AccountLimits = field(default_factory=_w.left_out(_w.Of("AccountLimits"), '{"member":{},"household":{},"organisation":{},"pot":{}}'))
    """Limits of each kind of account."""
    by_tag: tuple[TagLimits, ...] = ()
    """Limits of members with a tag of the broker's; the first tag that fits holds."""
    welcome: int = 0
    """What a new person is given; 0 for nothing."""
    group: GroupRule = "receivers-share"
    """How the credit of a group is shared."""
    paid_time: PaidTime = "pot"
    """Where credit for paid time goes."""
    together: TogetherCredit = "none"
    """What those who do something together are given."""
    shortfall: ShortfallTo = "pot"
    """What becomes of minutes an enforced limit keeps from an account."""
    on_leaving: OnLeaving = "pot"
    """What becomes of a balance when a member leaves or is forgotten."""
    ageing: Ageing | None = None
    """Ageing of credit, if the community wants it."""
    pot_word: tuple[PotWord, ...] = ()
    """Standing words of the pot: what it pays without being asked each time. None unless given."""

    _wire_: ClassVar[_w.Fields] = {
        "mode": _w.Field("mode", _w.Word("credit", "participation-only")),
        "limits": _w.Field("limits", _w.Of("AccountLimits")),
        "by_tag": _w.Field("byTag", _w.Many(_w.Of("TagLimits"))),
        "welcome": _w.Field("welcome", _w.MINUTES),
        "group": _w.Field("group", _w.Word("receivers-share", "each-receiver-pays", "pot-pays", "no-credit")),
        "paid_time": _w.Field("paidTime", _w.Word("pot", "giver", "nobody")),
        "together": _w.Field("together", _w.Word("none", "pot")),
        "shortfall": _w.Field("shortfall", _w.Word("pot", "unpaid")),
        "on_leaving": _w.Field("onLeaving", _w.Word("pot", "stays")),
        "ageing": _w.Field("ageing", _w.Maybe(_w.Of("Ageing"))),
        "pot_word": _w.Field("potWord", _w.Many(_w.Of("PotWord"))),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class AccountLimits(Value):
    """Limits of each kind of account. None at all unless given."""

    member: Limits = field(default_factory=_w.left_out(_w.Of("Limits"), '{}'))
    """Of a member's own account."""
    household: Limits = field(default_factory=_w.left_out(_w.Of("Limits"), '{}'))
    """Of a household's."""
    organisation: Limits = field(default_factory=_w.left_out(_w.Of("Limits"), '{}'))
    """Of an organisation's."""
    pot: Limits = field(default_factory=_w.left_out(_w.Of("Limits"), '{}'))
    """Of the pot."""

    _wire_: ClassVar[_w.Fields] = {
        "member": _w.Field("member", _w.Of("Limits")),
        "household": _w.Field("household", _w.Of("Limits")),
        "organisation": _w.Field("organisation", _w.Of("Limits")),
        "pot": _w.Field("pot", _w.Of("Limits")),
    }


@dataclass(frozen=True, slots=True, repr=False)
class TagLimits(Value):
    """Limits of members with a tag."""

    tag: str
    """The broker's word."""
    limits: Limits
    """Their limits."""

    _wire_: ClassVar[_w.Fields] = {
        "tag": _w.Field("tag", _w.TEXT, True),
        "limits": _w.Field("limits", _w.Of("Limits"), True),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Ageing(Value):
    """Ageing of credit: every so many days a share of what is above a threshold goes to the pot, as a levy everybody can see."""

    every_days: int
    """Days between two levies."""
    per_mille: int
    """So many minutes for each thousand above the threshold, rounded down."""
    above: int = 0
    """Balances up to this are left alone."""

    _wire_: ClassVar[_w.Fields] = {
        "every_days": _w.Field("everyDays", _w.Whole(0, 4294967295), True),
        "per_mille": _w.Field("perMille", _w.Whole(0, 4294967295), True),
        "above": _w.Field("above", _w.MINUTES),
    }


@dataclass(frozen=True, slots=True, repr=False)
class PotWord(Value):
    """A standing word of the pot: what it pays for an activity in a week without anyone being asked."""

    minutes: int
    """The most it pays for exchanges of one week, Monday to Sunday."""
    activity: str | None = None
    """The activity's code; any activity when left out."""

    _wire_: ClassVar[_w.Fields] = {
        "minutes": _w.Field("minutes", _w.MINUTES, True),
        "activity": _w.Field("activity", _w.Maybe(_w.TEXT)),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class ConfirmationPolicy(Value):
    """Who confirms an exchange, by when, and how a difference is settled."""

    who: Confirmers = "both"
    """Whose word is needed after an exchange is marked done. Whoever marks it done has given theirs."""
    days: int = 14
    """Days of silence after which it counts as confirmed or expires."""
    silence: Silence = "confirms"
    """What silence means."""
    tolerance: int = 15
    """Minutes by which two memories may differ and still be settled without asking; also held beyond what was agreed."""
    settle: SettleRule = "lower"
    """How a difference within the tolerance is settled."""
    answer_days: int = 30
    """Days after which a proposal nobody answered expires."""
    quiet_days: int = 60
    """Days without a record after which only the host passes time, and silence over the gap confirms nothing."""

    _wire_: ClassVar[_w.Fields] = {
        "who": _w.Field("who", _w.Word("both", "receivers", "either")),
        "days": _w.Field("days", _w.Whole(0, 4294967295)),
        "silence": _w.Field("silence", _w.Word("confirms", "expires")),
        "tolerance": _w.Field("tolerance", _w.MINUTES),
        "settle": _w.Field("settle", _w.Word("lower", "higher", "middle", "agreed")),
        "answer_days": _w.Field("answerDays", _w.Whole(0, 4294967295)),
        "quiet_days": _w.Field("quietDays", _w.Whole(0, 4294967295)),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Rule(Value):
    """A rule, what it holds for, and what follows when it is not met."""

    rule: RuleKind
    """What has to be so."""
    scope: RuleScope = field(default_factory=_w.default("RuleScope"))
    """What it holds for; everything when left out."""
    otherwise: Otherwise = "needs-approval"
    """What follows when it is not met."""
    because: str = ""
    """Why the community has it, in words people are shown."""

    _wire_: ClassVar[_w.Fields] = {
        "rule": _w.Field("rule", RULE_KIND_UNION, True),
        "scope": _w.Field("scope", _w.Of("RuleScope")),
        "otherwise": _w.Field("otherwise", _w.Word("needs-approval", "refused")),
        "because": _w.Field("because", _w.TEXT),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class RuleScope(Value):
    """What a rule holds for: every part that is given must fit. Empty parts fit everything."""

    activities: tuple[str, ...] = ()
    """Codes of activities; those below them in the tree are meant as well."""
    activity_tags: tuple[str, ...] = ()
    """Tags of activities: one is enough."""
    flags: tuple[ActivityFlag, ...] = ()
    """Flags of activities: one is enough."""
    settings: tuple[Setting, ...] = ()
    """Settings: one is enough."""
    member_tags: tuple[str, ...] = ()
    """The broker's tags of members who take part: one member with one tag is enough."""

    _wire_: ClassVar[_w.Fields] = {
        "activities": _w.Field("activities", _w.Many(_w.TEXT)),
        "activity_tags": _w.Field("activityTags", _w.Many(_w.TEXT)),
        "flags": _w.Field("flags", _w.Many(_w.Word("home-visit", "lone", "with-children", "regulated", "flagged", "company", "driving"))),
        "settings": _w.Field("settings", _w.Many(_w.Word("home", "public", "venue", "remote"))),
        "member_tags": _w.Field("memberTags", _w.Many(_w.TEXT)),
    }


@dataclass(frozen=True, slots=True, repr=False)
class NeedScheme(Value):
    """An ordered list of needs, lowest first."""

    name: str
    """What the scheme is called."""
    needs: tuple[Need, ...]
    """The needs, lowest first."""

    _wire_: ClassVar[_w.Fields] = {
        "name": _w.Field("name", _w.TEXT, True),
        "needs": _w.Field("needs", _w.Many(_w.Of("Need")), True),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Need(Value):
    """One rung."""

    code: str
    """A short code."""
    name: str
    """What people call it."""
    never_refused: bool = False
    """Whether requests on it are never refused, nor left out of a plan, because of a balance."""

    _wire_: ClassVar[_w.Fields] = {
        "code": _w.Field("code", _w.TEXT, True),
        "name": _w.Field("name", _w.TEXT, True),
        "never_refused": _w.Field("neverRefused", _w.YES_NO),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Activity(Value):
    """An activity in the community's own words."""

    code: str
    """A short code, unique in the bank."""
    name: str
    """What people call it."""
    parent: str | None = None
    """The code of the wider activity it is a kind of."""
    tags: tuple[str, ...] = ()
    """Words to find it by and to scope rules with."""
    needs: tuple[NeedWeight, ...] = ()
    """The needs it meets."""
    check: CheckLevel | None = None
    """The highest level of check it justifies asking for. Asking for more is an offence in England."""
    flags: tuple[ActivityFlag, ...] = ()
    """What it brings with it."""
    retired: bool = False
    """Whether it is no longer used for new listings."""

    _wire_: ClassVar[_w.Fields] = {
        "code": _w.Field("code", _w.TEXT, True),
        "name": _w.Field("name", _w.TEXT, True),
        "parent": _w.Field("parent", _w.Maybe(_w.TEXT)),
        "tags": _w.Field("tags", _w.Many(_w.TEXT)),
        "needs": _w.Field("needs", _w.Many(_w.Of("NeedWeight"))),
        "check": _w.Field("check", _w.Maybe(_w.Word("basic", "standard", "enhanced", "enhanced-barred"))),
        "flags": _w.Field("flags", _w.Many(_w.Word("home-visit", "lone", "with-children", "regulated", "flagged", "company", "driving"))),
        "retired": _w.Field("retired", _w.YES_NO),
    }


@dataclass(frozen=True, slots=True, repr=False)
class NeedWeight(Value):
    """How far an activity meets a need."""

    need: str
    """The need's code in the charter's scheme."""
    weight: int = 1
    """How much, 1 to 100; only the proportions count."""

    _wire_: ClassVar[_w.Fields] = {
        "need": _w.Field("need", _w.TEXT, True),
        "weight": _w.Field("weight", _w.Whole(0, 65535)),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class TodayPolicy(Value):
    """When the broker's day list speaks up."""

    unanswered_days: int = 7
    """Days a request may stand without anybody proposing."""
    quiet_tenths: int = 30
    """How many times their own usual gap somebody is silent before it is noticed, in tenths."""
    quiet_least_days: int = 28
    """Silence shorter than this is never noticed."""
    ahead_days: int = 14
    """Days ahead that rechecks, endings and confirmations are announced."""
    references: int = 0
    """References wanted before somebody takes part; 0 for none. Those from one person count once."""
    reference_days: int | None = None
    """Days after which a reference no longer counts; it counts for ever when left out."""
    lone_visits: bool = False
    """Whether the day names lone visits in a home that nobody reported out on."""

    _wire_: ClassVar[_w.Fields] = {
        "unanswered_days": _w.Field("unansweredDays", _w.Whole(0, 4294967295)),
        "quiet_tenths": _w.Field("quietTenths", _w.Whole(0, 4294967295)),
        "quiet_least_days": _w.Field("quietLeastDays", _w.Whole(0, 4294967295)),
        "ahead_days": _w.Field("aheadDays", _w.Whole(0, 4294967295)),
        "references": _w.Field("references", _w.Whole(0, 4294967295)),
        "reference_days": _w.Field("referenceDays", _w.Maybe(_w.Whole(0, 4294967295))),
        "lone_visits": _w.Field("loneVisits", _w.YES_NO),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class ListingPolicy(Value):
    """Listings: how long they hold when nothing is said."""

    offer_days: int | None = None
    """Days an offer holds from posting or renewal; none for ever."""
    request_days: int | None = 180
    """Days a request holds from posting or renewal; none for ever."""
    broker_only_needs: tuple[str, ...] = field(default_factory=_w.left_out(_w.Many(_w.TEXT), '["physical","money"]'))
    """The needs (codes of the scheme) whose requests only brokers see unless said otherwise."""

    _wire_: ClassVar[_w.Fields] = {
        "offer_days": _w.Field("offerDays", _w.Maybe(_w.Whole(0, 4294967295))),
        "request_days": _w.Field("requestDays", _w.Maybe(_w.Whole(0, 4294967295))),
        "broker_only_needs": _w.Field("brokerOnlyNeeds", _w.Many(_w.TEXT)),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class MatchingPolicy(Value):
    """How matches are weighed. Left out whole, it holds for any community."""

    weights: MatchingWeights = field(default_factory=_w.left_out(_w.Of("MatchingWeights"), '{"activity":4000,"related":1500,"liking":600,"level":400,"time":1500,"distance":2000,"language":800,"newTie":500,"knownTie":300,"bridge":0,"need":1000,"waiting":1000,"chanceToGive":800,"chanceToReceive":300,"notYetMet":600,"notAskedLately":1200}'))
    """The most each component gives."""
    scales: MatchingScales = field(default_factory=_w.left_out(_w.Of("MatchingScales"), '{"relatedSteps":1,"reachMetres":5000,"enoughMinutes":600,"waitingDays":28,"balanceMinutes":600,"askedDays":28}'))
    """The scales they are measured on."""
    suggestions: int | None = None
    """How many people are suggested to a member in a week at most, 0 to 10: over all their listings, drawn with the secret of the bank. With fewer than twice as many who fit, members are told to ask the broker. 3 when left out."""

    _wire_: ClassVar[_w.Fields] = {
        "weights": _w.Field("weights", _w.Of("MatchingWeights")),
        "scales": _w.Field("scales", _w.Of("MatchingScales")),
        "suggestions": _w.Field("suggestions", _w.Maybe(_w.Whole(0, 4294967295))),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class MatchingWeights(Value):
    """The most each component of a score gives, 0 to 65,535; with 0 it has no say. The score is their sum, and at most 2^20."""

    activity: int = 4000
    """What is offered is just what is asked for."""
    related: int = 1500
    """It is a near relation of it in the tree of activities instead: a wider or a narrower one, half of that for each step further."""
    liking: int = 600
    """How gladly the giver does it: whole when gladly, half when nothing is said."""
    level: int = 400
    """How well they know it: whole when at least as well as was asked for, half when nothing is said."""
    time: int = 1500
    """How many common times there are to begin, up to what is enough."""
    distance: int = 2000
    """How near they live, down to nothing at the reach; whole when it is done at a distance."""
    language: int = 800
    """They share a language."""
    new_tie: int = 500
    """They have not met: widens who knows whom."""
    known_tie: int = 300
    """They have met: deepens what is there."""
    bridge: int = 0
    """They have not met, nor has anybody met both: bridges groups."""
    need: int = 1000
    """The lower the rung of the need, the more; whole on one that is never refused."""
    waiting: int = 1000
    """How long the request has waited, up to what is long."""
    chance_to_give: int = 800
    """A chance to give for somebody who has received more so far."""
    chance_to_receive: int = 300
    """A chance to receive for somebody who has given more so far."""
    not_yet_met: int = 600
    """Half for each of the two whom nobody has yet met."""
    not_asked_lately: int = 1200
    """Spreads the asking: whole for a giver who was not asked lately, a quarter less for each time they were."""

    _wire_: ClassVar[_w.Fields] = {
        "activity": _w.Field("activity", _w.Whole(0, 4294967295)),
        "related": _w.Field("related", _w.Whole(0, 4294967295)),
        "liking": _w.Field("liking", _w.Whole(0, 4294967295)),
        "level": _w.Field("level", _w.Whole(0, 4294967295)),
        "time": _w.Field("time", _w.Whole(0, 4294967295)),
        "distance": _w.Field("distance", _w.Whole(0, 4294967295)),
        "language": _w.Field("language", _w.Whole(0, 4294967295)),
        "new_tie": _w.Field("newTie", _w.Whole(0, 4294967295)),
        "known_tie": _w.Field("knownTie", _w.Whole(0, 4294967295)),
        "bridge": _w.Field("bridge", _w.Whole(0, 4294967295)),
        "need": _w.Field("need", _w.Whole(0, 4294967295)),
        "waiting": _w.Field("waiting", _w.Whole(0, 4294967295)),
        "chance_to_give": _w.Field("chanceToGive", _w.Whole(0, 4294967295)),
        "chance_to_receive": _w.Field("chanceToReceive", _w.Whole(0, 4294967295)),
        "not_yet_met": _w.Field("notYetMet", _w.Whole(0, 4294967295)),
        "not_asked_lately": _w.Field("notAskedLately", _w.Whole(0, 4294967295)),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class MatchingScales(Value):
    """The scales the components of a score are measured on."""

    related_steps: int = 1
    """How many steps in the tree of activities still count as related: 0 for none, 1 for the activity above and those just below, 2 for sisters as well. At most 4."""
    reach_metres: int = 5000
    """From how many metres on distance gives nothing."""
    enough_minutes: int = 600
    """How many minutes' worth of common times to begin in a week are enough."""
    waiting_days: int = 28
    """After how many days a request has waited long."""
    balance_minutes: int = 600
    """From how many minutes away from zero a balance has its whole say."""
    asked_days: int = 28
    """How many days back somebody counts as asked lately."""

    _wire_: ClassVar[_w.Fields] = {
        "related_steps": _w.Field("relatedSteps", _w.Whole(0, 4294967295)),
        "reach_metres": _w.Field("reachMetres", _w.Whole(0, 4294967295)),
        "enough_minutes": _w.Field("enoughMinutes", _w.Whole(0, 4294967295)),
        "waiting_days": _w.Field("waitingDays", _w.Whole(0, 4294967295)),
        "balance_minutes": _w.Field("balanceMinutes", _w.Whole(0, 4294967295)),
        "asked_days": _w.Field("askedDays", _w.Whole(0, 4294967295)),
    }


@dataclass(frozen=True, slots=True, repr=False)
class BookingPolicy(Value):
    """What follows when someone would be in two places at once."""

    twice: Otherwise = "needs-approval"
    """What follows when a session overlaps another that is agreed, the way between the two included."""
    metres_per_minute: int | None = None
    """How far people get in a minute, in metres, from one session to the next; the way is not counted when left out."""

    _wire_: ClassVar[_w.Fields] = {
        "twice": _w.Field("twice", _w.Word("needs-approval", "refused")),
        "metres_per_minute": _w.Field("metresPerMinute", _w.Maybe(_w.Whole(0, 4294967295))),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class ProgrammePolicy(Value):
    """Programmes: which contacts count as what, and whom a mentor may be paired with."""

    review: tuple[str, ...] = field(default_factory=_w.left_out(_w.Many(_w.TEXT), '["review","supervision"]'))
    """Kinds of contact that answer a review of a pairing."""
    supervision: tuple[str, ...] = field(default_factory=_w.left_out(_w.Many(_w.TEXT), '["supervision"]'))
    """Kinds of contact that count as supervision of a mentor."""
    training: tuple[str, ...] = field(default_factory=_w.left_out(_w.Many(_w.TEXT), '["training"]'))
    """Kinds of contact that count as training of a mentor."""
    ready: tuple[Ready, ...] = field(default_factory=_w.left_out(_w.Many(_w.Word("trained", "supervised", "check-in-date")), '["trained","supervised","check-in-date"]'))
    """What makes a mentor ready: reports count those who are."""
    before_pairing: tuple[Ready, ...] = field(default_factory=_w.left_out(_w.Many(_w.Word("trained", "supervised", "check-in-date")), '["check-in-date"]'))
    """What of it a mentor needs before being paired with anyone."""
    check: MentorCheck | None = None
    """The check a mentor needs before being paired with anyone; none when left out."""
    mentees: int | None = None
    """The most mentees a mentor walks with at once; any number when left out."""

    _wire_: ClassVar[_w.Fields] = {
        "review": _w.Field("review", _w.Many(_w.TEXT)),
        "supervision": _w.Field("supervision", _w.Many(_w.TEXT)),
        "training": _w.Field("training", _w.Many(_w.TEXT)),
        "ready": _w.Field("ready", _w.Many(_w.Word("trained", "supervised", "check-in-date"))),
        "before_pairing": _w.Field("beforePairing", _w.Many(_w.Word("trained", "supervised", "check-in-date"))),
        "check": _w.Field("check", _w.Maybe(_w.Of("MentorCheck"))),
        "mentees": _w.Field("mentees", _w.Maybe(_w.Whole(0, 4294967295))),
    }


@dataclass(frozen=True, slots=True, repr=False)
class MentorCheck(Value):
    """A check a mentor holds."""

    level: CheckLevel
    """The least level."""
    workforce: Workforce
    """For work with whom."""

    _wire_: ClassVar[_w.Fields] = {
        "level": _w.Field("level", _w.Word("basic", "standard", "enhanced", "enhanced-barred"), True),
        "workforce": _w.Field("workforce", _w.Word("adult", "child", "both"), True),
    }


@dataclass(frozen=True, slots=True, repr=False)
class CharterFault(Value):
    """A fault of a charter."""

    path: str
    """Where, such as `credit.limits.member.lowest`."""
    why: str
    """What is wrong, and what would be right."""

    _wire_: ClassVar[_w.Fields] = {
        "path": _w.Field("path", _w.TEXT, True),
        "why": _w.Field("why", _w.TEXT, True),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Command(Value):
    """A command: its context, and what is to be done."""

    at: datetime.datetime
    """When."""
    by: Literal["host"] | int
    """Who sends it: `"host"`, or a member's number."""
    do: Action
    """What is to be done."""
    key: str | None = None
    """The host's own number for it."""
    salt: str | None = None
    """16 random bytes, needed when it carries personal data."""

    _wire_: ClassVar[_w.Fields] = {
        "at": _w.Field("at", _w.MOMENT, True),
        "by": _w.Field("by", _w.SENDER, True),
        "do": _w.Field("do", ACTION_UNION, True),
        "key": _w.Field("key", _w.Maybe(_w.Hex(16))),
        "salt": _w.Field("salt", _w.Maybe(_w.Hex(16))),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Programme(Value):
    """A programme. Its words are vocabulary."""

    name: str
    """What it is called."""
    about: str = ""
    """What it is for."""
    group: GroupRule | None = None
    """How credit moves in its sessions, when not by the charter's rule."""
    review_days: int | None = None
    """Days after which a pairing is looked at together."""

    _wire_: ClassVar[_w.Fields] = {
        "name": _w.Field("name", _w.TEXT, True),
        "about": _w.Field("about", _w.TEXT),
        "group": _w.Field("group", _w.Maybe(_w.Word("receivers-share", "each-receiver-pays", "pot-pays", "no-credit"))),
        "review_days": _w.Field("reviewDays", _w.Maybe(_w.Whole(0, 4294967295))),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Actual(Value):
    """What of somebody's part in an exchange was other than agreed."""

    member: MemberId
    """Whose."""
    minutes: int | None = None
    """How long it took."""
    attendance: Attendance | None = None
    """Whether they came."""

    _wire_: ClassVar[_w.Fields] = {
        "member": _w.Field("member", _w.Whole(1, 4294967295), True),
        "minutes": _w.Field("minutes", _w.Maybe(_w.MINUTES)),
        "attendance": _w.Field("attendance", _w.Maybe(_w.Word("attended", "no-show", "late-cancel", "cancelled"))),
    }


@dataclass(frozen=True, slots=True, repr=False)
class BatchNote(Value):
    """Words about one exchange of a batch."""

    row: int
    """The place of the exchange in the batch, from 0."""
    note: str
    """The words."""

    _wire_: ClassVar[_w.Fields] = {
        "row": _w.Field("row", _w.Whole(0, 4294967295), True),
        "note": _w.Field("note", _w.TEXT, True),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Turn(Value):
    """A change of the local clock that is known ahead."""

    date: datetime.date
    """The local date."""
    minute: int
    """The minute of the day the clock shows just before."""
    to: int
    """Minutes ahead of UTC from then on, −1080 to 1080."""

    _wire_: ClassVar[_w.Fields] = {
        "date": _w.Field("date", _w.DAY, True),
        "minute": _w.Field("minute", _w.Whole(0, 65535), True),
        "to": _w.Field("to", _w.Whole(-32768, 32767), True),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class ImportOptions(Value):
    """What an import is told, over the wire: `Options`, and which form the files are in."""

    salt: str
    """16 random bytes, from which the salts of all personal parts are made."""
    form: str | None = None
    """`komunitin`, `csv` for our own tables, or the name of a preset; left out when a mapping is given."""
    mapping: FileMapping | None = None
    """A mapping of one's own."""
    rounding: Rounding | None = None
    """What becomes of an amount that is no whole number of minutes."""
    units_per_hour: int | None = None
    """Units to the hour, in place of what the files declare."""
    community_account: str | None = None
    """The code of the community's own account."""
    limits: LimitMode | None = None
    """Whether limits stop or only speak up; they stop when left out."""
    rules: tuple[ClassRule, ...] | None = None
    """How help is told from other movements; the usual rules when left out."""
    faulty_rows: FaultyRows | None = None
    """What becomes of a row with a fault: it stops the import, or it is left out and listed."""
    offsets: tuple[OffsetChange, ...] = ()
    """The offset changes of the community's zone, in order: from an instant on, so many minutes ahead of UTC. The host looks them up by the zone's name."""
    charter: Charter | None = None
    """The charter to found the bank under."""

    _wire_: ClassVar[_w.Fields] = {
        "salt": _w.Field("salt", _w.Hex(16), True),
        "form": _w.Field("form", _w.Maybe(_w.TEXT)),
        "mapping": _w.Field("mapping", _w.Maybe(_w.Of("FileMapping"))),
        "rounding": _w.Field("rounding", _w.Maybe(_w.Word("refuse", "down", "nearest"))),
        "units_per_hour": _w.Field("unitsPerHour", _w.Maybe(_w.Whole(0, 9007199254740991))),
        "community_account": _w.Field("communityAccount", _w.Maybe(_w.TEXT)),
        "limits": _w.Field("limits", _w.Maybe(_w.Word("advisory", "enforced"))),
        "rules": _w.Field("rules", _w.Maybe(_w.Many(_w.Of("ClassRule")))),
        "faulty_rows": _w.Field("faultyRows", _w.Maybe(_w.Word("refuse", "leave-out"))),
        "offsets": _w.Field("offsets", _w.Many(_w.Of("OffsetChange"))),
        "charter": _w.Field("charter", _w.Maybe(_w.Of("Charter"))),
    }


@dataclass(frozen=True, slots=True, repr=False)
class OffsetChange(Value):
    """From an instant on, local time is so many minutes ahead of UTC."""

    from_: datetime.datetime
    """From when on."""
    minutes: int
    """Minutes ahead of UTC; below zero when behind it."""

    _wire_: ClassVar[_w.Fields] = {
        "from_": _w.Field("from", _w.MOMENT, True),
        "minutes": _w.Field("minutes", _w.MINUTES, True),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class CalendarOptions(Value):
    """Whose calendar is written, for whom, and what it says."""

    viewer: Literal["host", "auditor"] | int
    """Who reads it."""
    member: MemberId | None = None
    """The member whose exchanges are written; the viewer's own when left out, and for the host everybody's."""
    detail: CalendarDetail | None = None
    """What it says of an exchange."""
    free: bool = False
    """Whether it says when the member is free."""

    _wire_: ClassVar[_w.Fields] = {
        "viewer": _w.Field("viewer", _w.VIEWER, True),
        "member": _w.Field("member", _w.Maybe(_w.Whole(1, 4294967295))),
        "detail": _w.Field("detail", _w.Maybe(_w.Word("plain", "names"))),
        "free": _w.Field("free", _w.YES_NO),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Community(Value):
    """A community that never was: the same seed gives the same commands, byte for byte, on every machine and in every language.  Most are quiet and a few carry much: how much somebody gives goes as one over a number drawn evenly (Pareto's law with exponent 1, cut off at sixty times the least, which leaves about half of all giving to a tenth of the members); half of how much they receive goes with it. Organisations give four times as much. Neighbours who joined about the same time know each other and mostly help one another. Weeks of August and around the turn of the year are quieter; some activities have their season. Members are numbers: they have no names, and nothing personal is kept."""

    members: int = 200
    """How many members there are in the end, those who left included: 10 to 1 000 000."""
    weeks: int = 52
    """How many weeks it has been going, up to 520."""
    seed: int = 1
    """What everything is drawn from."""
    from_: datetime.date = field(default_factory=_w.left_out(_w.DAY, '"2025-01-06"'))
    """The day it was founded."""
    charter: Charter | None = None
    """Its charter; one with thirteen activities and advisory limits of −10 h and 40 h when left out."""
    receives: int = 150
    """How often a member receives help, on average: in so many of a thousand weeks."""
    neighbours: int = 30
    """How many neighbours know each other."""
    near: int = 750
    """The share of help that stays among them, in thousandths."""
    sessions: int = 50
    """The share of exchanges that are sessions of several, in thousandths."""
    organisations: int = 20
    """The share of members that are organisations, in thousandths; none if the charter knows no such kind."""
    joined_later: int = 400
    """The share of members who joined after the first week, in thousandths."""
    leaves: int = 120
    """The share of members who leave within a year, in thousandths."""
    listings: int = 600
    """The share of members who post an offer when they join, in thousandths; every sixth of them a request as well."""

    _wire_: ClassVar[_w.Fields] = {
        "members": _w.Field("members", _w.Whole(0, 4294967295)),
        "weeks": _w.Field("weeks", _w.Whole(0, 4294967295)),
        "seed": _w.Field("seed", _w.Whole(0, 9007199254740991)),
        "from_": _w.Field("from", _w.DAY),
        "charter": _w.Field("charter", _w.Maybe(_w.Of("Charter"))),
        "receives": _w.Field("receives", _w.Whole(0, 4294967295)),
        "neighbours": _w.Field("neighbours", _w.Whole(0, 4294967295)),
        "near": _w.Field("near", _w.Whole(0, 4294967295)),
        "sessions": _w.Field("sessions", _w.Whole(0, 4294967295)),
        "organisations": _w.Field("organisations", _w.Whole(0, 4294967295)),
        "joined_later": _w.Field("joinedLater", _w.Whole(0, 4294967295)),
        "leaves": _w.Field("leaves", _w.Whole(0, 4294967295)),
        "listings": _w.Field("listings", _w.Whole(0, 4294967295)),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Create(Value):
    """Creates a bank under a charter. The first command of every journal."""

    bank: str
    """The identity of the bank: 16 random bytes from the host, never used for another bank."""
    charter: Charter
    """The charter."""
    decided_on: datetime.date | None = None
    """When it was decided."""

    _wire_: ClassVar[_w.Fields] = {
        "bank": _w.Field("bank", _w.TEXT, True),
        "charter": _w.Field("charter", _w.Of("Charter"), True),
        "decided_on": _w.Field("decidedOn", _w.Maybe(_w.DAY)),
    }


@dataclass(frozen=True, slots=True, repr=False)
class BeginCopy(Value):
    """Says that a copy of the bank goes on by itself. Sent to the copy, it gives the copy an identity of its own, so that both go on. Sent to the bank that was copied, with `left`, it is the last thing that happens there but for erasures: the bank goes on elsewhere, as the copy or, when it was moved, as itself."""

    bank: str
    """The identity of the copy: 16 random bytes from the host."""
    left: bool = False
    """Whether the bank this is sent to is left behind."""

    _wire_: ClassVar[_w.Fields] = {
        "bank": _w.Field("bank", _w.TEXT, True),
        "left": _w.Field("left", _w.YES_NO),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class AdoptCharter(Value):
    """Adopts another charter."""

    charter: Charter
    """The charter."""
    decided_by: tuple[MemberId, ...] = ()
    """Those who decided."""
    decided_on: datetime.date | None = None
    """When they decided."""

    _wire_: ClassVar[_w.Fields] = {
        "charter": _w.Field("charter", _w.Of("Charter"), True),
        "decided_by": _w.Field("decidedBy", _w.Many(_w.Whole(1, 4294967295))),
        "decided_on": _w.Field("decidedOn", _w.Maybe(_w.DAY)),
    }


@dataclass(frozen=True, slots=True, repr=False)
class AddActivity(Value):
    """Adds an activity, in the community's own words."""

    activity: Activity
    """The activity."""

    _wire_: ClassVar[_w.Fields] = {
        "activity": _w.Field("activity", _w.Of("Activity"), True),
    }


@dataclass(frozen=True, slots=True, repr=False)
class ChangeActivity(Value):
    """Changes an activity: all of it is given anew."""

    id: ActivityId
    """Which."""
    activity: Activity
    """The activity."""

    _wire_: ClassVar[_w.Fields] = {
        "id": _w.Field("id", _w.Whole(1, 4294967295), True),
        "activity": _w.Field("activity", _w.Of("Activity"), True),
    }


@dataclass(frozen=True, slots=True, repr=False)
class OpenProgramme(Value):
    """Opens a programme."""

    programme: Programme
    """The programme."""

    _wire_: ClassVar[_w.Fields] = {
        "programme": _w.Field("programme", _w.Of("Programme"), True),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Admit(Value):
    """Admits a member."""

    kind: str | None = None
    """The kind, in the charter's word; its first kind when left out."""
    applicant: bool = False
    """Whether they are an applicant first."""
    joined: datetime.date | None = None
    """The day they joined; the day of the command when left out."""
    account: AccountId | None = None
    """A shared account to use instead of one of their own."""
    profile: Profile = field(default_factory=_w.left_out(_w.Of("Profile"), '{}'))
    """What they say of themselves."""
    parts: tuple[Part, ...] = ()
    """Whatever else is kept about them from the start."""

    _wire_: ClassVar[_w.Fields] = {
        "kind": _w.Field("kind", _w.Maybe(_w.TEXT)),
        "applicant": _w.Field("applicant", _w.YES_NO),
        "joined": _w.Field("joined", _w.Maybe(_w.DAY)),
        "account": _w.Field("account", _w.Maybe(_w.Whole(1, 4294967295))),
        "profile": _w.Field("profile", _w.Of("Profile")),
        "parts": _w.Field("parts", _w.Many(PART_UNION)),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class SetState(Value):
    """Changes where a member stands: active, paused, suspended, left."""

    member: MemberId
    """Who."""
    state: MemberState
    """Where."""
    since: datetime.date | None = None
    """Since when; the day of the command when left out."""
    until: datetime.date | None = None
    """Until when, for a pause."""
    note: str | None = None
    """Why, kept as personal."""

    _wire_: ClassVar[_w.Fields] = {
        "member": _w.Field("member", _w.Whole(1, 4294967295), True),
        "state": _w.Field("state", _w.Word("applicant", "active", "paused", "suspended", "left", "erased"), True),
        "since": _w.Field("since", _w.Maybe(_w.DAY)),
        "until": _w.Field("until", _w.Maybe(_w.DAY)),
        "note": _w.Field("note", _w.Maybe(_w.TEXT)),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class GiveRole(Value):
    """Gives a role."""

    member: MemberId
    """To whom."""
    role: str
    """Which, in the charter's word."""
    at: MemberId | None = None
    """At which organisation."""
    from_: datetime.date | None = None
    """First day; the day of the command when left out."""
    until: datetime.date | None = None
    """Last day."""

    _wire_: ClassVar[_w.Fields] = {
        "member": _w.Field("member", _w.Whole(1, 4294967295), True),
        "role": _w.Field("role", _w.TEXT, True),
        "at": _w.Field("at", _w.Maybe(_w.Whole(1, 4294967295))),
        "from_": _w.Field("from", _w.Maybe(_w.DAY)),
        "until": _w.Field("until", _w.Maybe(_w.DAY)),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class EndRole(Value):
    """Ends a role."""

    member: MemberId
    """Whose."""
    role: str
    """Which, in the charter's word."""
    at: MemberId | None = None
    """At which organisation."""
    until: datetime.date | None = None
    """Last day; the day of the command when left out."""

    _wire_: ClassVar[_w.Fields] = {
        "member": _w.Field("member", _w.Whole(1, 4294967295), True),
        "role": _w.Field("role", _w.TEXT, True),
        "at": _w.Field("at", _w.Maybe(_w.Whole(1, 4294967295))),
        "until": _w.Field("until", _w.Maybe(_w.DAY)),
    }


@dataclass(frozen=True, slots=True, repr=False)
class Keep(Value):
    """Keeps something personal about a member: profile, tags, checks, references, consents, appointments, concerns, contacts and the rest."""

    member: MemberId
    """About whom."""
    parts: tuple[Part, ...]
    """What."""

    _wire_: ClassVar[_w.Fields] = {
        "member": _w.Field("member", _w.Whole(1, 4294967295), True),
        "parts": _w.Field("parts", _w.Many(PART_UNION), True),
    }


@dataclass(frozen=True, slots=True, repr=False)
class Merge(Value):
    """Merges a double record into another."""

    kept: MemberId
    """The number that stays."""
    merged: MemberId
    """The number that goes."""

    _wire_: ClassVar[_w.Fields] = {
        "kept": _w.Field("kept", _w.Whole(1, 4294967295), True),
        "merged": _w.Field("merged", _w.Whole(1, 4294967295), True),
    }


@dataclass(frozen=True, slots=True, repr=False)
class OpenAccount(Value):
    """Opens an account members share."""

    kind: AccountKind
    """Household or organisation."""
    members: tuple[MemberId, ...] = ()
    """Who uses it from now on."""

    _wire_: ClassVar[_w.Fields] = {
        "kind": _w.Field("kind", _w.Word("pot", "member", "household", "organisation", "bridge"), True),
        "members": _w.Field("members", _w.Many(_w.Whole(1, 4294967295))),
    }


@dataclass(frozen=True, slots=True, repr=False)
class JoinAccount(Value):
    """Lets a member use a shared account, taking their balance along."""

    member: MemberId
    """Who."""
    account: AccountId
    """Which."""

    _wire_: ClassVar[_w.Fields] = {
        "member": _w.Field("member", _w.Whole(1, 4294967295), True),
        "account": _w.Field("account", _w.Whole(1, 4294967295), True),
    }


@dataclass(frozen=True, slots=True, repr=False)
class LeaveAccount(Value):
    """Gives a member an account of their own again. What is on the shared one stays there."""

    member: MemberId
    """Who."""

    _wire_: ClassVar[_w.Fields] = {
        "member": _w.Field("member", _w.Whole(1, 4294967295), True),
    }


@dataclass(frozen=True, slots=True, repr=False)
class SetLimits(Value):
    """Sets limits for one account, or takes them away again."""

    account: AccountId
    """Which."""
    limits: Limits | None = None
    """The limits; left out for those of its kind."""

    _wire_: ClassVar[_w.Fields] = {
        "account": _w.Field("account", _w.Whole(1, 4294967295), True),
        "limits": _w.Field("limits", _w.Maybe(_w.Of("Limits"))),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Offer(Value):
    """Posts an offer."""

    member: MemberId
    """Whose."""
    terms: ListingTerms = field(default_factory=_w.left_out(_w.Of("ListingTerms"), '{}'))
    """What it says in numbers."""
    words: ListingWords | None = None
    """Its words."""

    _wire_: ClassVar[_w.Fields] = {
        "member": _w.Field("member", _w.Whole(1, 4294967295), True),
        "terms": _w.Field("terms", _w.Of("ListingTerms")),
        "words": _w.Field("words", _w.Maybe(_w.Of("ListingWords"))),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Request(Value):
    """Posts a request."""

    member: MemberId
    """Whose."""
    terms: ListingTerms = field(default_factory=_w.left_out(_w.Of("ListingTerms"), '{}'))
    """What it says in numbers."""
    words: ListingWords | None = None
    """Its words."""

    _wire_: ClassVar[_w.Fields] = {
        "member": _w.Field("member", _w.Whole(1, 4294967295), True),
        "terms": _w.Field("terms", _w.Of("ListingTerms")),
        "words": _w.Field("words", _w.Maybe(_w.Of("ListingWords"))),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class AmendListing(Value):
    """Changes a listing: terms and words given replace those before."""

    listing: ListingId
    """Which."""
    terms: ListingTerms | None = None
    """What it says in numbers."""
    words: ListingWords | None = None
    """Its words."""

    _wire_: ClassVar[_w.Fields] = {
        "listing": _w.Field("listing", _w.Whole(1, 4294967295), True),
        "terms": _w.Field("terms", _w.Maybe(_w.Of("ListingTerms"))),
        "words": _w.Field("words", _w.Maybe(_w.Of("ListingWords"))),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class ClassifyListing(Value):
    """Says which activity and need a listing is about."""

    listing: ListingId
    """Which."""
    activity: ActivityId | None = None
    """The activity."""
    need: str | None = None
    """The need's code, when it is not that of the activity."""

    _wire_: ClassVar[_w.Fields] = {
        "listing": _w.Field("listing", _w.Whole(1, 4294967295), True),
        "activity": _w.Field("activity", _w.Maybe(_w.Whole(1, 4294967295))),
        "need": _w.Field("need", _w.Maybe(_w.TEXT)),
    }


@dataclass(frozen=True, slots=True, repr=False)
class RenewListing(Value):
    """Lets a listing hold for longer."""

    listing: ListingId
    """Which."""
    until: datetime.date | None = None
    """Until when; by the charter when left out."""

    _wire_: ClassVar[_w.Fields] = {
        "listing": _w.Field("listing", _w.Whole(1, 4294967295), True),
        "until": _w.Field("until", _w.Maybe(_w.DAY)),
    }


@dataclass(frozen=True, slots=True, repr=False)
class CloseListing(Value):
    """Closes a listing."""

    listing: ListingId
    """Which."""
    why: Closing
    """Why: met or withdrawn."""

    _wire_: ClassVar[_w.Fields] = {
        "listing": _w.Field("listing", _w.Whole(1, 4294967295), True),
        "why": _w.Field("why", _w.Word("met", "withdrawn", "expired", "member-gone"), True),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Propose(Value):
    """Proposes an exchange, or the same one on many dates."""

    terms: Terms
    """What is proposed."""
    dates: tuple[datetime.date, ...] = ()
    """More dates: a series is agreed to once."""
    on_behalf_of: MemberId | None = None
    """On whose behalf, when not one's own."""
    note: str | None = None
    """Words, kept as personal of everybody who takes part."""

    _wire_: ClassVar[_w.Fields] = {
        "terms": _w.Field("terms", _w.Of("Terms"), True),
        "dates": _w.Field("dates", _w.Many(_w.DAY)),
        "on_behalf_of": _w.Field("onBehalfOf", _w.Maybe(_w.Whole(1, 4294967295))),
        "note": _w.Field("note", _w.Maybe(_w.TEXT)),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Agree(Value):
    """Agrees to a proposal; when everybody has, the minutes are held."""

    exchange: ExchangeId
    """Which."""
    members: tuple[MemberId, ...] = ()
    """Who agrees; whoever sends the command when left out, everybody when the host does."""
    series: bool = False
    """Whether this is for every date of its series."""

    _wire_: ClassVar[_w.Fields] = {
        "exchange": _w.Field("exchange", _w.Whole(1, 4294967295), True),
        "members": _w.Field("members", _w.Many(_w.Whole(1, 4294967295))),
        "series": _w.Field("series", _w.YES_NO),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Approve(Value):
    """Approves what rules want approved, and lets the pot pay what a limit keeps from an account."""

    exchange: ExchangeId
    """Which."""
    limit: bool = False
    """Whether a limit may be met by the charter's shortfall rule."""
    note: str | None = None
    """Why, kept as personal."""

    _wire_: ClassVar[_w.Fields] = {
        "exchange": _w.Field("exchange", _w.Whole(1, 4294967295), True),
        "limit": _w.Field("limit", _w.YES_NO),
        "note": _w.Field("note", _w.Maybe(_w.TEXT)),
    }


@dataclass(frozen=True, slots=True, repr=False)
class LetThrough(Value):
    """Lets a proposal through that lies in the broker's tray: what rules want of it is approved, and the others are asked."""

    exchange: ExchangeId
    """Which."""
    note: str | None = None
    """Why, kept as personal."""

    _wire_: ClassVar[_w.Fields] = {
        "exchange": _w.Field("exchange", _w.Whole(1, 4294967295), True),
        "note": _w.Field("note", _w.Maybe(_w.TEXT)),
    }


@dataclass(frozen=True, slots=True, repr=False)
class Decline(Value):
    """Declines a proposal."""

    exchange: ExchangeId
    """Which."""
    note: str | None = None
    """Why, kept as personal."""

    _wire_: ClassVar[_w.Fields] = {
        "exchange": _w.Field("exchange", _w.Whole(1, 4294967295), True),
        "note": _w.Field("note", _w.Maybe(_w.TEXT)),
    }


@dataclass(frozen=True, slots=True, repr=False)
class Withdraw(Value):
    """Calls off what was proposed or agreed."""

    exchange: ExchangeId
    """Which."""
    note: str | None = None
    """Why, kept as personal."""

    _wire_: ClassVar[_w.Fields] = {
        "exchange": _w.Field("exchange", _w.Whole(1, 4294967295), True),
        "note": _w.Field("note", _w.Maybe(_w.TEXT)),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Done(Value):
    """Says that an exchange took place, and how."""

    exchange: ExchangeId
    """Which."""
    actual: tuple[Actual, ...] = ()
    """What was other than agreed."""
    visitors: int | None = None
    """Visitors without a name who came."""
    facilitation: int | None = None
    """Minutes of facilitation."""
    note: str | None = None
    """Words, kept as personal."""

    _wire_: ClassVar[_w.Fields] = {
        "exchange": _w.Field("exchange", _w.Whole(1, 4294967295), True),
        "actual": _w.Field("actual", _w.Many(_w.Of("Actual"))),
        "visitors": _w.Field("visitors", _w.Maybe(_w.Whole(0, 4294967295))),
        "facilitation": _w.Field("facilitation", _w.Maybe(_w.MINUTES)),
        "note": _w.Field("note", _w.Maybe(_w.TEXT)),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Confirm(Value):
    """Confirms that an exchange took place."""

    exchange: ExchangeId
    """Which."""
    members: tuple[MemberId, ...] = ()
    """Whose word it is; whoever sends the command when left out."""
    minutes: int | None = None
    """How long it took in their memory, when other than was said."""

    _wire_: ClassVar[_w.Fields] = {
        "exchange": _w.Field("exchange", _w.Whole(1, 4294967295), True),
        "members": _w.Field("members", _w.Many(_w.Whole(1, 4294967295))),
        "minutes": _w.Field("minutes", _w.Maybe(_w.MINUTES)),
    }


@dataclass(frozen=True, slots=True, repr=False)
class ConfirmMany(Value):
    """Confirms many exchanges at once for those who did not."""

    exchanges: tuple[ExchangeId, ...]
    """Which."""

    _wire_: ClassVar[_w.Fields] = {
        "exchanges": _w.Field("exchanges", _w.Many(_w.Whole(1, 4294967295)), True),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Dispute(Value):
    """Says that an exchange was not as was said."""

    exchange: ExchangeId
    """Which."""
    member: MemberId | None = None
    """Who says so; whoever sends the command when left out."""
    note: str | None = None
    """In words, kept as personal."""

    _wire_: ClassVar[_w.Fields] = {
        "exchange": _w.Field("exchange", _w.Whole(1, 4294967295), True),
        "member": _w.Field("member", _w.Maybe(_w.Whole(1, 4294967295))),
        "note": _w.Field("note", _w.Maybe(_w.TEXT)),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Settle(Value):
    """Settles a dispute."""

    exchange: ExchangeId
    """Which."""
    actual: tuple[Actual, ...] = ()
    """What it is settled at, where other than was said."""
    note: str | None = None
    """In words, kept as personal."""

    _wire_: ClassVar[_w.Fields] = {
        "exchange": _w.Field("exchange", _w.Whole(1, 4294967295), True),
        "actual": _w.Field("actual", _w.Many(_w.Of("Actual"))),
        "note": _w.Field("note", _w.Maybe(_w.TEXT)),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Record(Value):
    """Records a finished exchange in one step: from paper, from the telephone. Help that happened is always recorded."""

    terms: Terms
    """What happened."""
    on_behalf_of: MemberId | None = None
    """On whose behalf, when not one's own."""
    note: str | None = None
    """Words, kept as personal of everybody who took part."""

    _wire_: ClassVar[_w.Fields] = {
        "terms": _w.Field("terms", _w.Of("Terms"), True),
        "on_behalf_of": _w.Field("onBehalfOf", _w.Maybe(_w.Whole(1, 4294967295))),
        "note": _w.Field("note", _w.Maybe(_w.TEXT)),
    }


@dataclass(frozen=True, slots=True, repr=False)
class RecordBatch(Value):
    """Records many finished exchanges as one batch, which can be undone at once."""

    exchanges: tuple[Terms, ...]
    """What happened."""
    notes: tuple[BatchNote, ...] = ()
    """Words about some of them, each kept as personal of everybody who took part."""

    _wire_: ClassVar[_w.Fields] = {
        "exchanges": _w.Field("exchanges", _w.Many(_w.Of("Terms")), True),
        "notes": _w.Field("notes", _w.Many(_w.Of("BatchNote"))),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class GiveWord(Value):
    """Gives the word of an account that an exchange waits for."""

    exchange: ExchangeId
    """Which exchange."""
    account: AccountId | None = None
    """The account; every account the sender speaks for when left out."""
    most: int | None = None
    """The most that may be taken; what the exchange asks for when left out. The rest stays unpaid."""

    _wire_: ClassVar[_w.Fields] = {
        "exchange": _w.Field("exchange", _w.Whole(1, 4294967295), True),
        "account": _w.Field("account", _w.Maybe(_w.Whole(1, 4294967295))),
        "most": _w.Field("most", _w.Maybe(_w.MINUTES)),
    }


@dataclass(frozen=True, slots=True, repr=False)
class RefuseWord(Value):
    """Refuses the word of an account that an exchange waits for: the help stands, unpaid."""

    exchange: ExchangeId
    """Which exchange."""
    account: AccountId | None = None
    """The account; every account the sender speaks for when left out."""

    _wire_: ClassVar[_w.Fields] = {
        "exchange": _w.Field("exchange", _w.Whole(1, 4294967295), True),
        "account": _w.Field("account", _w.Maybe(_w.Whole(1, 4294967295))),
    }


@dataclass(frozen=True, slots=True, repr=False)
class Amend(Value):
    """Amends an exchange recorded on the same day: it is reversed and recorded anew, linked."""

    exchange: ExchangeId
    """Which."""
    terms: Terms
    """What happened."""

    _wire_: ClassVar[_w.Fields] = {
        "exchange": _w.Field("exchange", _w.Whole(1, 4294967295), True),
        "terms": _w.Field("terms", _w.Of("Terms"), True),
    }


@dataclass(frozen=True, slots=True, repr=False)
class Reverse(Value):
    """Takes a posted exchange back by a linked entry."""

    exchange: ExchangeId
    """Which."""
    note: str | None = None
    """Why, kept as personal."""

    _wire_: ClassVar[_w.Fields] = {
        "exchange": _w.Field("exchange", _w.Whole(1, 4294967295), True),
        "note": _w.Field("note", _w.Maybe(_w.TEXT)),
    }


@dataclass(frozen=True, slots=True, repr=False)
class UndoBatch(Value):
    """Takes a whole batch back."""

    batch: BatchId
    """Which."""

    _wire_: ClassVar[_w.Fields] = {
        "batch": _w.Field("batch", _w.Whole(1, 4294967295), True),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class MarkAttendance(Value):
    """Says ahead, or on the day, that somebody does not come."""

    exchange: ExchangeId
    """Which."""
    member: MemberId
    """Who."""
    attendance: Attendance
    """How."""

    _wire_: ClassVar[_w.Fields] = {
        "exchange": _w.Field("exchange", _w.Whole(1, 4294967295), True),
        "member": _w.Field("member", _w.Whole(1, 4294967295), True),
        "attendance": _w.Field("attendance", _w.Word("attended", "no-show", "late-cancel", "cancelled"), True),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Substitute(Value):
    """Lets somebody take another's place."""

    exchange: ExchangeId
    """Which."""
    out: MemberId
    """Who does not come."""
    into: MemberId
    """Who comes instead."""

    _wire_: ClassVar[_w.Fields] = {
        "exchange": _w.Field("exchange", _w.Whole(1, 4294967295), True),
        "out": _w.Field("out", _w.Whole(1, 4294967295), True),
        "into": _w.Field("into", _w.Whole(1, 4294967295), True),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class AddExpense(Value):
    """Notes money owed beside an exchange."""

    exchange: ExchangeId
    """Which."""
    expense: Expense
    """How much, to whom."""
    note: str | None = None
    """For what, kept as personal."""

    _wire_: ClassVar[_w.Fields] = {
        "exchange": _w.Field("exchange", _w.Whole(1, 4294967295), True),
        "expense": _w.Field("expense", _w.Of("Expense"), True),
        "note": _w.Field("note", _w.Maybe(_w.TEXT)),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class VisitOut(Value):
    """Says that somebody sets out on a lone visit."""

    exchange: ExchangeId
    """Which."""
    member: MemberId
    """Who."""
    expected: datetime.datetime
    """When they are expected back."""

    _wire_: ClassVar[_w.Fields] = {
        "exchange": _w.Field("exchange", _w.Whole(1, 4294967295), True),
        "member": _w.Field("member", _w.Whole(1, 4294967295), True),
        "expected": _w.Field("expected", _w.MOMENT, True),
    }


@dataclass(frozen=True, slots=True, repr=False)
class VisitBack(Value):
    """Says that somebody is back from a lone visit."""

    exchange: ExchangeId
    """Which."""
    member: MemberId
    """Who."""

    _wire_: ClassVar[_w.Fields] = {
        "exchange": _w.Field("exchange", _w.Whole(1, 4294967295), True),
        "member": _w.Field("member", _w.Whole(1, 4294967295), True),
    }


@dataclass(frozen=True, slots=True, repr=False)
class ClearAhead(Value):
    """Calls off everything ahead of a member, quietly: after a hospital stay, a bereavement."""

    member: MemberId
    """Whose."""
    from_: datetime.date
    """From which day."""

    _wire_: ClassVar[_w.Fields] = {
        "member": _w.Field("member", _w.Whole(1, 4294967295), True),
        "from_": _w.Field("from", _w.DAY, True),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Transfer(Value):
    """Moves credit without an exchange. Never counted as service."""

    kind: TransferKind
    """Which kind."""
    from_: AccountId
    """From which account."""
    to: AccountId
    """To which account."""
    minutes: int
    """How much."""
    note: str | None = None
    """Words, kept as personal."""
    on: datetime.date | None = None
    """The day it counts for, when it is brought in from earlier records; the day of the command when left out."""

    _wire_: ClassVar[_w.Fields] = {
        "kind": _w.Field("kind", _w.Word("welcome", "gift", "donation", "levy", "estate", "correction"), True),
        "from_": _w.Field("from", _w.Whole(1, 4294967295), True),
        "to": _w.Field("to", _w.Whole(1, 4294967295), True),
        "minutes": _w.Field("minutes", _w.MINUTES, True),
        "note": _w.Field("note", _w.Maybe(_w.TEXT)),
        "on": _w.Field("on", _w.Maybe(_w.DAY)),
    }


@dataclass(frozen=True, slots=True, repr=False)
class AgeCredit(Value):
    """Levies the charter's ageing of credit, when it is due."""


    _wire_: ClassVar[_w.Fields] = {}


@dataclass(frozen=True, slots=True, repr=False)
class OpenBridge(Value):
    """Opens an account that stands for a partner bank."""

    partner: str
    """What the partner calls itself."""
    limits: Limits
    """How far the two banks may get ahead of each other."""

    _wire_: ClassVar[_w.Fields] = {
        "partner": _w.Field("partner", _w.TEXT, True),
        "limits": _w.Field("limits", _w.Of("Limits"), True),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class BeginPassage(Value):
    """Sets credit on its way to or from a partner bank: it is held here."""

    bridge: BridgeId
    """Which partner."""
    direction: Direction
    """Which way."""
    account: AccountId
    """The account here."""
    minutes: int
    """How much."""
    shared_key: str
    """The key both banks know it by."""
    due: datetime.datetime
    """From when on it may be voided."""

    _wire_: ClassVar[_w.Fields] = {
        "bridge": _w.Field("bridge", _w.Whole(1, 4294967295), True),
        "direction": _w.Field("direction", _w.Word("out", "in"), True),
        "account": _w.Field("account", _w.Whole(1, 4294967295), True),
        "minutes": _w.Field("minutes", _w.MINUTES, True),
        "shared_key": _w.Field("sharedKey", _w.Hex(16), True),
        "due": _w.Field("due", _w.MOMENT, True),
    }


@dataclass(frozen=True, slots=True, repr=False)
class PostPassage(Value):
    """Posts credit that is on its way, once the partner holds it too."""

    passage: PassageId
    """Which."""

    _wire_: ClassVar[_w.Fields] = {
        "passage": _w.Field("passage", _w.Whole(1, 4294967295), True),
    }


@dataclass(frozen=True, slots=True, repr=False)
class VoidPassage(Value):
    """Lets credit stay where it was."""

    passage: PassageId
    """Which."""

    _wire_: ClassVar[_w.Fields] = {
        "passage": _w.Field("passage", _w.Whole(1, 4294967295), True),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Pair(Value):
    """Pairs two people in a programme."""

    programme: ProgrammeId
    """Which."""
    mentor: MemberId
    """Who walks ahead."""
    mentee: MemberId
    """Who is walked with."""
    from_: datetime.date | None = None
    """First day; the day of the command when left out."""

    _wire_: ClassVar[_w.Fields] = {
        "programme": _w.Field("programme", _w.Whole(1, 4294967295), True),
        "mentor": _w.Field("mentor", _w.Whole(1, 4294967295), True),
        "mentee": _w.Field("mentee", _w.Whole(1, 4294967295), True),
        "from_": _w.Field("from", _w.Maybe(_w.DAY)),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class EndPairing(Value):
    """Ends a pairing."""

    pairing: PairingId
    """Which."""
    why: PairingEnd
    """Why."""
    on: datetime.date | None = None
    """Last day; the day of the command when left out."""

    _wire_: ClassVar[_w.Fields] = {
        "pairing": _w.Field("pairing", _w.Whole(1, 4294967295), True),
        "why": _w.Field("why", _w.Word("completed", "ended-early", "moved", "rematched"), True),
        "on": _w.Field("on", _w.Maybe(_w.DAY)),
    }


@dataclass(frozen=True, slots=True, repr=False)
class Erase(Value):
    """Forgets a member: personal parts and salts go, number and minutes remain.  Sent by the member, or by a broker who may not see concerns, it is only asked for (`erasure-asked`): another broker or the host carries it out, and `today` lists it until then.  It takes the parts out of the bank, of the records that wait to be drained, and, in a store, of every record there is. What lies elsewhere is the host's to forget: records that were drained before (`forget` does it, and verifying a journal reports what is left as `part-left`), commands that were queued or logged, snapshots, redacted copies that were handed out, the `.torn` file beside a journal that was moved away, and backups."""

    member: MemberId
    """Who."""

    _wire_: ClassVar[_w.Fields] = {
        "member": _w.Field("member", _w.Whole(1, 4294967295), True),
    }


@dataclass(frozen=True, slots=True, repr=False)
class ExpireDue(Value):
    """Carries out everything that is due by now: proposals nobody answered, confirmations nobody gave, listings that ran out."""


    _wire_: ClassVar[_w.Fields] = {}


@dataclass(frozen=True, slots=True, repr=False)
class ClosePeriod(Value):
    """Closes a period: a checkpoint, after which older records may be deleted."""

    through: datetime.date
    """Its last day."""

    _wire_: ClassVar[_w.Fields] = {
        "through": _w.Field("through", _w.DAY, True),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class SetClock(Value):
    """Sets the local clock from now on. Until it is set for the first time, the bank's days are those of UTC."""

    offset: int
    """Minutes ahead of UTC now, −1080 to 1080."""
    through: datetime.date
    """The last day of which that is known. Afterwards the last offset holds, so set the clock again before."""
    changes: tuple[Turn, ...] = ()
    """When it changes, in order, as far as the host knows."""

    _wire_: ClassVar[_w.Fields] = {
        "offset": _w.Field("offset", _w.Whole(-32768, 32767), True),
        "through": _w.Field("through", _w.DAY, True),
        "changes": _w.Field("changes", _w.Many(_w.Of("Turn"))),
    }


@dataclass(frozen=True, slots=True, repr=False)
class SetSecret(Value):
    """Gives the bank its secret. Without one, members get no suggestions: who is suggested to whom is drawn with it, so that nobody outside can work out who was left out. Only the host sets it, and only the host's journal and snapshots hold it. Set anew, the later one is used."""

    secret: str | None = None
    """32 random bytes, as 64 hexadecimal digits."""

    _wire_: ClassVar[_w.Fields] = {
        "secret": _w.Field("secret", _w.Maybe(_w.Hex(32))),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class ReferencesHeldRule(Value):
    """Everybody who takes part has so many references, each from another person."""

    count: int
    """How many."""
    before: Before
    """Already before joining, or before meeting one to one."""
    valid_days: int | None = None
    """Days after which a reference no longer counts; it counts for ever when left out."""

    _wire_: ClassVar[_w.Fields] = {
        "count": _w.Field("count", _w.Whole(0, 4294967295), True),
        "before": _w.Field("before", _w.Word("joining", "one-to-one"), True),
        "valid_days": _w.Field("validDays", _w.Maybe(_w.Whole(0, 4294967295))),
    }


@dataclass(frozen=True, slots=True, repr=False)
class MetByStaffRule(Value):
    """Everybody who takes part was met by staff."""


    _wire_: ClassVar[_w.Fields] = {}


@dataclass(frozen=True, slots=True, repr=False)
class GroupBeforeOneToOneRule(Value):
    """Before two people meet alone, each has been at so many group exchanges."""

    count: int
    """How many."""

    _wire_: ClassVar[_w.Fields] = {
        "count": _w.Field("count", _w.Whole(0, 4294967295), True),
    }


@dataclass(frozen=True, slots=True, repr=False)
class FirstMeetingPublicRule(Value):
    """Two people who have not met before meet in a public place, on the premises, or at a distance."""


    _wire_: ClassVar[_w.Fields] = {}


@dataclass(frozen=True, slots=True, repr=False)
class StaffPresentRule(Value):
    """Staff take part when it is in the home of a member with one of the scope's tags (or of anybody, without tags)."""


    _wire_: ClassVar[_w.Fields] = {}


@dataclass(frozen=True, slots=True, repr=False)
class BrokerApprovalRule(Value):
    """A broker approves in advance."""

    above_minutes: int | None = None
    """Only from so many minutes; always when left out."""

    _wire_: ClassVar[_w.Fields] = {
        "above_minutes": _w.Field("aboveMinutes", _w.Maybe(_w.MINUTES)),
    }


@dataclass(frozen=True, slots=True, repr=False)
class CheckHeldRule(Value):
    """Whoever gives holds a check of this level that is not due again."""

    level: CheckLevel
    """The least level."""
    workforce: Workforce
    """For work with whom."""

    _wire_: ClassVar[_w.Fields] = {
        "level": _w.Field("level", _w.Word("basic", "standard", "enhanced", "enhanced-barred"), True),
        "workforce": _w.Field("workforce", _w.Word("adult", "child", "both"), True),
    }


@dataclass(frozen=True, slots=True, repr=False)
class NotOwnClientRule(Value):
    """A worker does not exchange with somebody their own organisation works for, on days both affiliations hold."""

    client_role: str
    """The role of those the organisation works for, such as `tenant`."""

    _wire_: ClassVar[_w.Fields] = {
        "client_role": _w.Field("clientRole", _w.TEXT, True),
    }


@dataclass(frozen=True, slots=True, repr=False)
class AdultWithMinorRule(Value):
    """Somebody under 18 takes part only with an adult in sight: one of their guardians, or staff, takes part too."""

    age: int = 18
    """The age from which it no longer holds."""

    _wire_: ClassVar[_w.Fields] = {
        "age": _w.Field("age", _w.Whole(0, 4294967295)),
    }


@dataclass(frozen=True, slots=True, repr=False)
class NoMoneyRule(Value):
    """No money changes hands beside it but the expenses of those who gave."""


    _wire_: ClassVar[_w.Fields] = {}


@dataclass(frozen=True, slots=True, repr=False)
class SharedLanguageRule(Value):
    """Those who give and those who receive share a language."""


    _wire_: ClassVar[_w.Fields] = {}


@dataclass(frozen=True, slots=True, repr=False)
class AccessMetRule(Value):
    """The place has what those who take part need."""


    _wire_: ClassVar[_w.Fields] = {}


@dataclass(frozen=True, slots=True, repr=False)
class WithinDistanceRule(Value):
    """Those who give live within so many metres of those who receive, and within what they travel."""

    metres: int
    """At most so many metres."""

    _wire_: ClassVar[_w.Fields] = {
        "metres": _w.Field("metres", _w.Whole(0, 4294967295), True),
    }


@dataclass(frozen=True, slots=True, repr=False)
class AvailableRule(Value):
    """Everybody is free then."""


    _wire_: ClassVar[_w.Fields] = {}


@dataclass(frozen=True, slots=True, repr=False)
class ConsentToMatchingRule(Value):
    """Everybody has said yes to being suggested to others."""


    _wire_: ClassVar[_w.Fields] = {}


@dataclass(frozen=True, slots=True, repr=False)
class MinutesPerWeekRule(Value):
    """Somebody exchanges at most so many minutes in seven days."""

    minutes: int
    """At most so many minutes given."""

    _wire_: ClassVar[_w.Fields] = {
        "minutes": _w.Field("minutes", _w.MINUTES, True),
    }


@dataclass(frozen=True, slots=True, repr=False)
class Tags(Value):
    """Words the broker keeps about a member."""

    add: tuple[str, ...] = ()
    """Added."""
    remove: tuple[str, ...] = ()
    """Taken away."""

    _wire_: ClassVar[_w.Fields] = {
        "add": _w.Field("add", _w.Many(_w.TEXT)),
        "remove": _w.Field("remove", _w.Many(_w.TEXT)),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class DoNotMatch(Value):
    """These two are not to be brought together."""

    with_: MemberId
    """The other."""
    lifted: bool = False
    """Whether it is lifted."""
    reason: str = ""
    """Why: kept apart, for brokers."""

    _wire_: ClassVar[_w.Fields] = {
        "with_": _w.Field("with", _w.Whole(1, 4294967295), True),
        "lifted": _w.Field("lifted", _w.YES_NO),
        "reason": _w.Field("reason", _w.TEXT),
    }


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Concern(Value):
    """Something about safety."""

    step: ConcernStep
    """What this entry is."""
    on: datetime.date
    """When."""
    concern: PartId | None = None
    """The concern it belongs to: the part that raised it. Left out when raising."""
    by: MemberId | None = None
    """Who raised it or acted."""
    text: str = ""
    """In words."""
    escalate: datetime.date | None = None
    """By when somebody has to look again."""
    match_nobody: bool | None = None
    """Whether the member is matched with nobody for now; left out to leave that as it is."""

    _wire_: ClassVar[_w.Fields] = {
        "step": _w.Field("step", _w.Word("raised", "action", "appeal", "closed"), True),
        "on": _w.Field("on", _w.DAY, True),
        "concern": _w.Field("concern", _w.Maybe(_w.Whole(1, 4294967295))),
        "by": _w.Field("by", _w.Maybe(_w.Whole(1, 4294967295))),
        "text": _w.Field("text", _w.TEXT),
        "escalate": _w.Field("escalate", _w.Maybe(_w.DAY)),
        "match_nobody": _w.Field("matchNobody", _w.Maybe(_w.YES_NO)),
    }


@dataclass(frozen=True, slots=True, repr=False)
class Note(Value):
    """A note: to an exchange, a transfer, a change."""

    text: str
    """The words."""

    _wire_: ClassVar[_w.Fields] = {
        "text": _w.Field("text", _w.TEXT, True),
    }


@dataclass(frozen=True, slots=True, repr=False)
class Secret(Value):
    """The secret of the bank. It is about nobody, and the host's alone."""

    secret: str
    """32 random bytes."""

    _wire_: ClassVar[_w.Fields] = {
        "secret": _w.Field("secret", _w.Hex(32), True),
    }


@dataclass(frozen=True, slots=True, repr=False)
class BrokerReader(Value):
    """A broker: everything but the secret of the bank, and the concern record if they may see it."""

    concerns: bool = False
    """Whether they may see concerns."""

    _wire_: ClassVar[_w.Fields] = {
        "concerns": _w.Field("concerns", _w.YES_NO),
    }


@dataclass(frozen=True, slots=True, repr=False)
class AuditorReader(Value):
    """An auditor: nothing personal. Sums, limits and the chain can be checked without."""


    _wire_: ClassVar[_w.Fields] = {}


Event: TypeAlias = BankFounded | CopyBegun | CharterAdopted | ActivitySet | ProgrammeOpened | MemberAdmitted | MemberStateChanged | RoleGiven | RoleEnded | PersonalKept | MembersMerged | AccountOpened | AccountJoined | LimitsSet | ListingPosted | ListingAmended | ListingRenewed | ListingClosed | ExchangeProposed | ExchangeApproved | ExchangeAgreed | ExchangeEnded | ParticipantsChanged | ExchangeDone | ConfirmationGiven | ExchangePosted | ExchangeDisputed | ExchangeRecorded | WordGiven | WordRefused | ExchangeReversed | ExpenseNoted | VisitReported | CreditTransferred | BridgeOpened | PassagePending | PassagePosted | PassageVoided | PairingMade | PairingEnded | MemberErased | PeriodClosed | DeadlinesMoved | ClockSet | SecretSet | ErasureAsked | SubstituteAsked
"""What happened."""
Permissions: TypeAlias = FrozenMap[str, tuple[Who, ...]]
"""Who may take each step. A step not named keeps its default."""
RuleKind: TypeAlias = ReferencesHeldRule | MetByStaffRule | GroupBeforeOneToOneRule | FirstMeetingPublicRule | StaffPresentRule | BrokerApprovalRule | CheckHeldRule | NotOwnClientRule | AdultWithMinorRule | NoMoneyRule | SharedLanguageRule | AccessMetRule | WithinDistanceRule | AvailableRule | ConsentToMatchingRule | MinutesPerWeekRule
"""What has to be so."""
Action: TypeAlias = Create | BeginCopy | AdoptCharter | AddActivity | ChangeActivity | OpenProgramme | Admit | SetState | GiveRole | EndRole | Keep | Merge | OpenAccount | JoinAccount | LeaveAccount | SetLimits | Offer | Request | AmendListing | ClassifyListing | RenewListing | CloseListing | Propose | Agree | Approve | LetThrough | Decline | Withdraw | Done | Confirm | ConfirmMany | Dispute | Settle | Record | RecordBatch | GiveWord | RefuseWord | Amend | Reverse | UndoBatch | MarkAttendance | Substitute | AddExpense | VisitOut | VisitBack | ClearAhead | Transfer | AgeCredit | OpenBridge | BeginPassage | PostPassage | VoidPassage | Pair | EndPairing | Erase | ExpireDue | ClosePeriod | SetClock | SetSecret
"""What is to be done."""
Part: TypeAlias = Profile | Tags | Availability | Reference | Check | Consent | Appointment | MetByStaff | DoNotMatch | Concern | Contact | Referral | AfterMeeting | ListingWords | Objection | Note | Secret
"""One personal part of a record."""
Query: TypeAlias = BalanceOf | AllBalances | BalancesAsOf | StatementOf | ReachOf | Reaches | ExchangeOf | HistoryOf | OpenExchanges | ListingSearch | MemberSearch | ByHostCode | HeldAboutMember | MemberCopyOf | PublicViewFor | TodayAt | SessionSheet | May | Why | Explain | HoursBy | ParticipationOver | Publish | AnonymityCheck | InstrumentOf | MeasureChange | FollowUpOf | CompareChange | TiesOf | AttendedTogether | WorkerOnlyMembers | RoleFlows | NetworkRobustness | RetentionOver | NeedsCoverage | Latencies | ProgrammesOver | GrantsOf | FunderReportOf | MatchesFor | WhyNot | ReportOf | PlanFor | WhatIf
"""A question, without its viewer: see `Asked`."""
Reader: TypeAlias = BrokerReader | AuditorReader
"""For whom a journal or a bank is made ready."""

__all__ = [
    "AccessMetRule",
    "AccountId",
    "AccountJoined",
    "AccountKind",
    "AccountLimits",
    "AccountOpened",
    "Action",
    "Activity",
    "ActivityFlag",
    "ActivityId",
    "ActivitySet",
    "ActivityWords",
    "Actual",
    "AddActivity",
    "AddExpense",
    "Admit",
    "AdoptCharter",
    "AdultWithMinorRule",
    "Advice",
    "AfterMeeting",
    "AgeCredit",
    "Ageing",
    "Agree",
    "AllBalances",
    "Amend",
    "AmendListing",
    "Anonymity",
    "AnonymityCheck",
    "Answer",
    "ApplicantWaiting",
    "Appointment",
    "Approve",
    "Attendance",
    "Attended",
    "AttendedTogether",
    "AuditorReader",
    "Availability",
    "AvailableRule",
    "Balance",
    "BalanceOf",
    "BalanceRow",
    "BalancesAsOf",
    "Band",
    "BandCount",
    "BankFounded",
    "Baseline",
    "BatchId",
    "BatchNote",
    "Because",
    "Before",
    "BeginCopy",
    "BeginPassage",
    "Behaviour",
    "Better",
    "Birthday",
    "BookingPolicy",
    "BridgeId",
    "BridgeOpened",
    "BrokerApprovalRule",
    "BrokerReader",
    "BrokerView",
    "ByHostCode",
    "CalendarDetail",
    "CalendarOptions",
    "CalendarSpan",
    "CallDue",
    "Capacity",
    "Caution",
    "Change",
    "ChangeActivity",
    "Charter",
    "CharterAdopted",
    "CharterFault",
    "CharterVersion",
    "Check",
    "CheckHeldRule",
    "CheckLevel",
    "Class",
    "ClassRule",
    "Classes",
    "ClassifyListing",
    "ClearAhead",
    "ClockChange",
    "ClockSet",
    "ClockTurn",
    "CloseListing",
    "ClosePeriod",
    "Closing",
    "Cohort",
    "Command",
    "Community",
    "CommunityReport",
    "CompareChange",
    "ComparedChange",
    "ComparedScale",
    "Concern",
    "ConcernDue",
    "ConcernStep",
    "Confirm",
    "ConfirmMany",
    "Confirmation",
    "ConfirmationGiven",
    "ConfirmationPolicy",
    "Confirmers",
    "Consent",
    "ConsentToMatchingRule",
    "Contact",
    "CopyBegun",
    "Counting",
    "CountsAs",
    "CourseAttendance",
    "Coverage",
    "Create",
    "Created",
    "CreditMode",
    "CreditPolicy",
    "CreditTransferred",
    "DatedHours",
    "DayPart",
    "DeadlinesMoved",
    "Decider",
    "Decline",
    "Direction",
    "DisclosurePolicy",
    "Dispute",
    "DoNotMatch",
    "Done",
    "Doubt",
    "DoubtKind",
    "Earned",
    "EarnedFrom",
    "Encoding",
    "EndPairing",
    "EndRole",
    "Erase",
    "ErasureAsked",
    "ErasureWaiting",
    "Estimate",
    "Event",
    "Evidence",
    "ExchangeAgreed",
    "ExchangeApproved",
    "ExchangeDisputed",
    "ExchangeDone",
    "ExchangeDue",
    "ExchangeEnded",
    "ExchangeId",
    "ExchangeOf",
    "ExchangePosted",
    "ExchangeProposed",
    "ExchangeRecorded",
    "ExchangeReversed",
    "ExchangeState",
    "ExchangeView",
    "Expense",
    "ExpenseNoted",
    "ExpireDue",
    "Explain",
    "Explanation",
    "ExportedAs",
    "Fault",
    "FaultKind",
    "FaultyRows",
    "FileCount",
    "FileCoverage",
    "FileMapping",
    "FirstMeeting",
    "FirstMeetingPublicRule",
    "FollowUp",
    "FollowUpOf",
    "FollowUps",
    "Format",
    "FrozenMap",
    "FunderReport",
    "FunderReportOf",
    "GiveRole",
    "GiveWord",
    "GoneQuiet",
    "Grant",
    "GrantOutcome",
    "GrantStanding",
    "GrantsOf",
    "GroupBeforeOneToOneRule",
    "GroupBy",
    "GroupRule",
    "GroupedBy",
    "Grouping",
    "Guess",
    "Head",
    "Held",
    "HeldAbout",
    "HeldAboutMember",
    "HeldExchange",
    "HeldLasting",
    "HeldListing",
    "HeldPersonal",
    "History",
    "HistoryOf",
    "Hold",
    "Holds",
    "HostGroup",
    "HoursBy",
    "HoursLine",
    "ImportOptions",
    "ImportWarning",
    "Imported",
    "InTheWay",
    "Indicator",
    "IndicatorStanding",
    "Instrument",
    "InstrumentAnswer",
    "InstrumentOf",
    "Item",
    "JoinAccount",
    "Keep",
    "Kept",
    "KindDefinition",
    "KnownBy",
    "Latencies",
    "Latency",
    "LatencyLine",
    "Leaning",
    "LeaveAccount",
    "Leaving",
    "LeftOut",
    "LetThrough",
    "Level",
    "Licence",
    "LicenceKind",
    "Liking",
    "LimitMode",
    "Limits",
    "LimitsSet",
    "LineKind",
    "ListingAmended",
    "ListingCapacity",
    "ListingClosed",
    "ListingEnding",
    "ListingId",
    "ListingKind",
    "ListingPolicy",
    "ListingPosted",
    "ListingRenewed",
    "ListingSearch",
    "ListingTerms",
    "ListingView",
    "ListingWords",
    "Listings",
    "LookupRow",
    "Lost",
    "MadeFor",
    "MarkAttendance",
    "Matched",
    "Matches",
    "MatchesFor",
    "MatchingPolicy",
    "MatchingScales",
    "MatchingWeights",
    "May",
    "Measure",
    "MeasureChange",
    "Measured",
    "MemberAdmitted",
    "MemberCopy",
    "MemberCopyOf",
    "MemberErased",
    "MemberId",
    "MemberSearch",
    "MemberState",
    "MemberStateChanged",
    "MemberTies",
    "MemberView",
    "Members",
    "MembersMerged",
    "MentorCheck",
    "MentorLine",
    "Merge",
    "Merged",
    "MetByStaff",
    "MetByStaffRule",
    "MinutesPerWeekRule",
    "Missing",
    "MissingRule",
    "Mixing",
    "Named",
    "NearMiss",
    "Need",
    "NeedLine",
    "NeedScheme",
    "NeedWeight",
    "NeedsCoverage",
    "NetworkRobustness",
    "NoMatch",
    "NoMoneyRule",
    "NotOwnClientRule",
    "NotTaken",
    "Note",
    "Objection",
    "ObjectionOpen",
    "Offer",
    "OffsetChange",
    "OnLeaving",
    "Only",
    "OpenAccount",
    "OpenBridge",
    "OpenExchanges",
    "OpenProgramme",
    "Otherwise",
    "Outcome",
    "OutcomeStanding",
    "OwnListing",
    "OwnMember",
    "PaidTime",
    "Pair",
    "PairingDue",
    "PairingEnd",
    "PairingEnded",
    "PairingId",
    "PairingLine",
    "PairingMade",
    "Part",
    "PartId",
    "PartView",
    "ParticipantsChanged",
    "Participation",
    "ParticipationLine",
    "ParticipationOver",
    "Party",
    "PassageDue",
    "PassageId",
    "PassagePending",
    "PassagePosted",
    "PassageState",
    "PassageVoided",
    "PauseEnding",
    "Payer",
    "PayerKind",
    "Per",
    "PeriodClosed",
    "Permissions",
    "PersonalKept",
    "Place",
    "Plan",
    "PlanCertificate",
    "PlanFor",
    "PlanPolicy",
    "Planned",
    "PlannedPoints",
    "Points",
    "Policy",
    "PostPassage",
    "Posting",
    "PotWord",
    "Power",
    "Profile",
    "Programme",
    "ProgrammeId",
    "ProgrammeLine",
    "ProgrammeOpened",
    "ProgrammePolicy",
    "ProgrammesOver",
    "Proposal",
    "Propose",
    "PublicView",
    "PublicViewFor",
    "Publication",
    "Publish",
    "Purpose",
    "Query",
    "Ran",
    "Reach",
    "ReachOf",
    "Reaches",
    "Reader",
    "Ready",
    "Reason",
    "RecheckDue",
    "Recipe",
    "Record",
    "RecordBatch",
    "Reference",
    "ReferencesHeldRule",
    "ReferencesMissing",
    "Referral",
    "RefuseWord",
    "Relaxation",
    "Release",
    "Remote",
    "RenewListing",
    "Report",
    "ReportKind",
    "ReportOf",
    "ReportRow",
    "Request",
    "Retention",
    "RetentionOver",
    "ReversalReason",
    "Reverse",
    "RobustnessLine",
    "RoleDefinition",
    "RoleEnded",
    "RoleFlows",
    "RoleGiven",
    "RoleHeld",
    "RoundFigures",
    "RoundOrder",
    "Rounding",
    "RowFault",
    "Rule",
    "RuleKind",
    "RuleScope",
    "RunMeasure",
    "SafeTable",
    "Scale",
    "Scope",
    "ScoreChange",
    "Scorer",
    "Secret",
    "SecretSet",
    "Section",
    "SeriesId",
    "Session",
    "SessionPerson",
    "SessionSheet",
    "SetClock",
    "SetLimits",
    "SetSecret",
    "SetState",
    "Setting",
    "Settle",
    "SettleRule",
    "SharedLanguageRule",
    "Shortfall",
    "ShortfallTo",
    "ShownCell",
    "Side",
    "Silence",
    "Slot",
    "SortedBy",
    "Sorting",
    "SpanBefore",
    "StaffPresentRule",
    "Standing",
    "Start",
    "Statement",
    "StatementLine",
    "StatementOf",
    "Step",
    "StoodInTheWay",
    "Story",
    "Substitute",
    "SubstituteAsked",
    "SubstituteWanted",
    "SupportLevels",
    "Survival",
    "SurvivalStep",
    "TableMapping",
    "TagLimits",
    "Tags",
    "Target",
    "Terms",
    "TieWith",
    "TiesOf",
    "TimedScore",
    "Today",
    "TodayAt",
    "TodayPolicy",
    "TogetherAt",
    "TogetherCredit",
    "Transfer",
    "TransferId",
    "TransferKind",
    "TrueCell",
    "TrueTable",
    "Turn",
    "Unanswered",
    "UndoBatch",
    "Unit",
    "Unserved",
    "Value",
    "Verdict",
    "Verified",
    "Visibility",
    "VisitBack",
    "VisitOpen",
    "VisitOut",
    "VisitReported",
    "VisitUnreported",
    "VisitView",
    "VoidPassage",
    "Waits",
    "WeeklyHours",
    "WhatIf",
    "WhatIfAnswer",
    "WhatIfRow",
    "Who",
    "Why",
    "WhyNot",
    "Widens",
    "Withdraw",
    "Withheld",
    "WithinDistanceRule",
    "Word",
    "WordGiven",
    "WordRefused",
    "WorkerOnly",
    "WorkerOnlyMembers",
    "Workforce",
    "ZeroLimit",
]
