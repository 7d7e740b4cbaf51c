// Written by `cargo xtask generate` from `docs/schema/timebank.json`. Do not change it here.

/**
 * A number that stands for one kind of thing and is not taken for another. The bank hands them out; a number of your own is made
 * one by `memberId(5)` and its kin. In the examples `ana`, `ben` and `exchange` stand for such.
 */
export type Numbered<Kind extends string> = number & { readonly "(a number of)": Kind };

/** The answer to a command. */
export interface Outcome {
  /** The number of its last record. 0 for a member, who may not know the journal. */
  readonly seq: number;
  /** How many records it has; 0 to a member. */
  readonly records: number;
  /** What it brought into being. */
  readonly created: Created | null;
  /** Accounts an advisory limit speaks up about. These three lists hold a member's own account only, when a member sent it. */
  readonly beyond: readonly AccountId[];
  /** Accounts outside an enforced limit by a reversal or a change of limits. */
  readonly flagged: readonly AccountId[];
  /** Minutes an enforced limit kept from accounts, and where they went. */
  readonly shortfalls: readonly Shortfall[];
  /** Accounts whose word the exchanges recorded or posted still wait for; until then they are unpaid. */
  readonly awaiting: readonly AccountId[];
  /** Whether this is the answer to the same command sent before. */
  readonly repeated: boolean;
}

/** What a command brought into being. */
export type Created =
  /** A member. */
  | {
    readonly member: MemberId;
  }
  /** An account. */
  | {
    readonly account: AccountId;
  }
  /** An activity. */
  | {
    readonly activity: ActivityId;
  }
  /** A programme. */
  | {
    readonly programme: ProgrammeId;
  }
  /** A listing. */
  | {
    readonly listing: ListingId;
  }
  /** An exchange. */
  | {
    readonly exchange: ExchangeId;
  }
  /** A series of exchanges. */
  | {
    readonly series: SeriesId;
  }
  /** A batch of exchanges. */
  | {
    readonly batch: BatchId;
  }
  /** A bundle of exchanges. */
  | {
    readonly bundle: BundleId;
  }
  /** A transfer. */
  | {
    readonly transfer: TransferId;
  }
  /** A bridge to a partner bank. */
  | {
    readonly bridge: BridgeId;
  }
  /** Credit on its way. */
  | {
    readonly passage: PassageId;
  }
  /** A pairing. */
  | {
    readonly pairing: PairingId;
  }
  /** A version of the charter. */
  | {
    readonly charter: CharterVersion;
  };

/** A member: a person or an organisation taking part. */
export type MemberId = Numbered<"MemberId">;

/** An account of the ledger. Number 1 is the community's pot. */
export type AccountId = Numbered<"AccountId">;

/** An activity in the community's own words. */
export type ActivityId = Numbered<"ActivityId">;

/** A programme, such as peer mentoring. */
export type ProgrammeId = Numbered<"ProgrammeId">;

/** An offer or a request. */
export type ListingId = Numbered<"ListingId">;

/** An exchange. */
export type ExchangeId = Numbered<"ExchangeId">;

/** Exchanges agreed together for many dates. */
export type SeriesId = Numbered<"SeriesId">;

/** A sheet of exchanges recorded together, which can be undone together. */
export type BatchId = Numbered<"BatchId">;

/** Exchanges that are agreed as one and settled as one. Its number is that of the first of them. */
export type BundleId = Numbered<"BundleId">;

/** A transfer of credit without an exchange. */
export type TransferId = Numbered<"TransferId">;

/** A partner bank, known by its bridge account. */
export type BridgeId = Numbered<"BridgeId">;

/** Credit on its way to or from a partner bank. */
export type PassageId = Numbered<"PassageId">;

/** Two people paired in a programme. */
export type PairingId = Numbered<"PairingId">;

/** A version of the charter. */
export type CharterVersion = Numbered<"CharterVersion">;

/** Minutes that could not be posted to an account because of an enforced limit. */
export interface Shortfall {
  /** The account. */
  readonly account: AccountId;
  /** How many. */
  readonly minutes: Minutes;
  /** Where they went. */
  readonly to: ShortfallTo;
}

/** A whole number of minutes, below zero for what was received or taken. */
export type Minutes = number;

/**
 * Where minutes went that an enforced limit kept from an account.
 *
 * - `pot`: The pot paid them, or took them.
 * - `unpaid`: They were not posted at all.
 */
export type ShortfallTo = "pot" | "unpaid";

/** What verifying found. */
export interface Verified {
  /** The last record that is right: how many there are, when the journal begins with its first. */
  readonly records: number;
  /** The head they end at. */
  readonly head: Head;
  /** For whom the journal was made, as its first line says, or as was demanded. */
  readonly audience: MadeFor;
  /** How many personal parts are withheld from them. */
  readonly withheld: number;
  /** The first fault, if there is one. */
  readonly fault: Fault | null;
}

/**
 * Where a journal stands: its last record and the hash of that. Print it, hand it to members and partners: against a
 * head kept elsewhere any change to the journal shows.
 */
export interface Head {
  /** The last record; 0 when there is none. */
  readonly seq: number;
  /** Its hash. */
  readonly hash: Hash32;
}

/** Bytes in lower-case hexadecimal: 32 of them. */
export type Hash32 = string;

/**
 * For whom a journal was made.
 *
 * - `host`: The host itself: every personal part is there, but for those of members who were forgotten.
 * - `broker`: A broker: some personal parts are withheld.
 * - `auditor`: An auditor: all personal parts are withheld.
 */
export type MadeFor = "host" | "broker" | "auditor";

/** A fault, and where it is. */
export interface Fault {
  /** The record, from 1; one past the last when records are missing at the end. */
  readonly seq: number;
  /** The code of the error. */
  readonly code: string;
  /** In words. */
  readonly message: string;
}

/** What came of a table, over the wire. */
export interface TableAnswer {
  /** Whether nothing was recorded because of what does not fit. */
  readonly stopped: boolean;
  /** What was read, left out, refused and doubtful, as of files. */
  readonly report: BundleReport;
  /** The first thousand faults by row. */
  readonly faults: readonly CellFault[];
  /** Rows that do not fit. */
  readonly refused: number;
  /** Batches the rows were recorded in: each can be undone. */
  readonly batches: readonly BatchId[];
  /** The first exchange. */
  readonly first?: ExchangeId | undefined;
  /** The last; those between follow one another. */
  readonly last?: ExchangeId | undefined;
}

/** What an import did. */
export interface BundleReport {
  /** The form the files are in. */
  readonly form: string;
  /** What the community calls itself. */
  readonly community: string;
  /** How many of its units make an hour, as `numerator/denominator`. */
  readonly rate: string;
  /** Rows read, taken and refused, by file. */
  readonly files: readonly FileCount[];
  /** What was refused: the first thousand faults. */
  readonly refused: readonly FileFault[];
  /** How many faults there are, listed or not. */
  readonly faults: number;
  /** Rows that are not taken though nothing is wrong with them. */
  readonly leftOut: readonly LeftOut[];
  /** What was taken and should be looked at. */
  readonly warnings: readonly ImportWarning[];
  /** What was taken in one way of several, by a rule. */
  readonly guessed: readonly Guess[];
  /** Movements of credit that nobody can tell from the files: they are not counted as help. They stand in `guessed` as well. */
  readonly unsure: readonly Guess[];
  /** What has no place here. */
  readonly lost: readonly Lost[];
  /** How rows that move credit were classed. */
  readonly classes: Classes;
  /** Balances declared against balances replayed. */
  readonly balances: readonly BalanceRow[];
  /** Whether every balance that was declared is what replaying gives; `None` when none was declared. */
  readonly balancesAgree: boolean | null;
}

/** What became of the rows of one file. */
export interface FileCount {
  /** The file. */
  readonly file: string;
  /** Rows read. */
  readonly read: number;
  /** Rows that have become something here. */
  readonly taken: number;
  /** Rows with a fault. */
  readonly refused: number;
  /** Rows without a fault that are not taken. */
  readonly leftOut: number;
}

/** Something that is wrong: where, what stood there, and why it is not taken. */
export interface FileFault {
  /** The file. */
  readonly file: string;
  /** The line, from 1; 0 for the whole file. */
  readonly line: number;
  /** The column, by name; empty for the whole row. */
  readonly column: string;
  /** What stood there, whole. */
  readonly value: string;
  /** What kind of fault it is. */
  readonly kind: FaultKind;
  /** In words. */
  readonly why: string;
}

/**
 * What kind of fault it is.
 *
 * - `missing-file`: A file is not there.
 * - `duplicate-file`: A file is there twice.
 * - `bad-zip`: The archive cannot be read.
 * - `bad-json`: JSON that cannot be read.
 * - `bad-mapping`: The mapping asks for what cannot be.
 * - `missing-column`: A column is not there.
 * - `unknown-column`: Nothing is known of a column.
 * - `duplicate-column`: A column stands twice.
 * - `not-utf8`: Text is not UTF-8, or not in the encoding that was declared.
 * - `quote-not-closed`: A quotation mark is never closed.
 * - `row-length`: A row is longer or shorter than the header.
 * - `row-count`: More rows, or fewer, than the file may have.
 * - `too-large`: Larger than is taken.
 * - `missing-value`: A cell that must say something is empty.
 * - `not-a-number`: Not a decimal number.
 * - `too-many-decimals`: More digits after the point than the currency has.
 * - `negative`: Below zero where that cannot be.
 * - `not-positive`: Not above zero where it has to be.
 * - `not-whole-minutes`: Not a whole number of minutes by the declared rate.
 * - `not-an-instant`: Not an instant.
 * - `duplicate`: A code or key stands twice.
 * - `unknown-member`: Nobody, or no account, has this code.
 * - `ambiguous-member`: More than one member goes by this name.
 * - `unknown-word`: A word the mapping has no meaning for.
 * - `payer-is-payee`: Somebody pays themselves.
 * - `bad-rate`: The declared rate cannot be one.
 * - `workbook`: The file is a workbook, which is read only where its reader is built in.
 * - `not-said`: Something that only a person can say: what a bare number counts, the order of day and month, what separates names. Asked once
 * a column.
 * - `too-early`: A date before the year 1900.
 * - `no-such-day`: The calendar has no such day, or the clock no such time.
 * - `refused`: The bank refuses it.
 */
export type FaultKind = "missing-file" | "duplicate-file" | "bad-zip" | "bad-json" | "bad-mapping" | "missing-column" | "unknown-column" | "duplicate-column" | "not-utf8" | "quote-not-closed" | "row-length" | "row-count" | "too-large" | "missing-value" | "not-a-number" | "too-many-decimals" | "negative" | "not-positive" | "not-whole-minutes" | "not-an-instant" | "duplicate" | "unknown-member" | "ambiguous-member" | "unknown-word" | "payer-is-payee" | "bad-rate" | "workbook" | "not-said" | "too-early" | "no-such-day" | "refused";

/** Rows that are not taken though nothing is wrong with them. */
export interface LeftOut {
  /** The file. */
  readonly file: string;
  /** The column that decides, by name; empty for the whole row. */
  readonly column: string;
  /** What stands in that column. */
  readonly value: string;
  /** Why they are not taken. */
  readonly why: NotTaken;
  /** How many rows. */
  readonly rows: number;
  /** Their lines, the first thousand of them. */
  readonly lines: readonly number[];
  /** Their minutes together, as far as they can be read. */
  readonly minutes: number;
}

/**
 * Why rows without a fault are not taken.
 *
 * - `state`: Their state says that they did not happen: pending, cancelled, erased.
 * - `blank`: Nothing stands in them.
 * - `total`: They add up the rows above.
 * - `nobody-named`: Nobody is named on one side, and the mapping leaves such rows out.
 * - `both-gone`: Both sides are people the other system no longer knows.
 * - `draft`: A draft that was never posted.
 * - `repeated`: The same row under the same identifier stood before.
 * - `already-here`: Somebody the bank knows already by this code.
 */
export type NotTaken = "state" | "blank" | "total" | "nobody-named" | "both-gone" | "draft" | "repeated" | "already-here";

/** Something that was taken and should be looked at. */
export interface ImportWarning {
  /** The file. */
  readonly file: string;
  /** The lines it is about, the first thousand of them. */
  readonly lines: readonly number[];
  /** The column, by name; empty for the whole row. */
  readonly column: string;
  /** What stands there. */
  readonly value: string;
  /** What to look at. */
  readonly kind: Caution;
  /** What it may be instead: another name, another file. */
  readonly suggestion: string | null;
  /** The minutes it is about. */
  readonly minutes: number | null;
}

/**
 * What somebody should look at although it was taken.
 *
 * - `over-24-hours-in-a-row`: More than 24 hours in one row.
 * - `over-24-hours-by-one-person-in-a-day`: More than 24 hours given by one person on one day.
 * - `far-outside-the-habit`: More than ten times the usual length.
 * - `row-twice`: The same row stands twice.
 * - `sheet-twice`: Every row of a file stands in another one.
 * - `may-be-cut`: A file has as many rows as some systems write at most: the rest may be missing.
 * - `ended-before-it-began`: An offer or request that ended before it began: it ends on the day it began here.
 * - `administrator-without-a-role`: Somebody who administers the other system, and has no role here until one is given.
 * - `look-alike`: Two names that look like one person's.
 * - `another-name-beside`: The name beside an address or a number is not the one known under it.
 * - `several-people-in-one-cell`: Several people may stand in one cell.
 */
export type Caution = "over-24-hours-in-a-row" | "over-24-hours-by-one-person-in-a-day" | "far-outside-the-habit" | "row-twice" | "sheet-twice" | "may-be-cut" | "ended-before-it-began" | "administrator-without-a-role" | "look-alike" | "another-name-beside" | "several-people-in-one-cell";

/** Something that was taken in one way where another would have been possible, and by which rule. */
export interface Guess {
  /** The file. */
  readonly file: string;
  /** The line; 0 for the whole file. */
  readonly line: number;
  /** What stood there, shortened. */
  readonly value: string;
  /** What it was taken as. */
  readonly takenAs: string;
  /** By which rule: a short name that stays. */
  readonly rule: string;
}

/** Something the files have that has no place here. */
export interface Lost {
  /** The file. */
  readonly file: string;
  /** The column, or empty for whole rows. */
  readonly column: string;
  /** How many cells, or rows, said something. */
  readonly count: number;
  /** Why it has no place. */
  readonly why: string;
}

/** How rows that move credit were classed. */
export interface Classes {
  /** As exchanges: time given and received. */
  readonly exchanges: number;
  /** As transfers, by kind. Never counted as help. */
  readonly transfers: { readonly [name: string]: number };
  /** How many rows each rule classed; `between-two-members` where none of them did. */
  readonly rules: { readonly [name: string]: number };
}

/** One account: the balance its system declared, and what replaying gives. */
export interface BalanceRow {
  /** The account's code there. */
  readonly code: string;
  /** Its number here. */
  readonly account: AccountId | null;
  /** What its system declared; `None` when it declared nothing. */
  readonly declared: Decimal | null;
  /** What replaying the rows from zero gives, in the same unit. */
  readonly replayed: Decimal;
  /** The balance here. */
  readonly minutes: Minutes;
  /** Whether declared and replayed are the same, and the minutes exactly so much by the rate. `None` when nothing was declared. */
  readonly agrees: boolean | null;
}

/** A decimal number, exactly as many places as were written: `-1.50`. */
export type Decimal = string;

/** A cell that does not fit, or a row. */
export interface CellFault {
  /** The row, from 0. */
  readonly row: number;
  /** The column, as the table calls it; empty when it is the row as a whole. */
  readonly column: string;
  /** What stands there. */
  readonly value: string;
  /** Why it does not fit. */
  readonly why: string;
  /** The kind of fault; of a row the bank refuses, the code of its error. */
  readonly code: string;
}

/** What became of an import, over the wire. */
export interface Imported {
  /** What was read, refused, guessed and lost. */
  readonly report: BundleReport;
  /** Members by their code there; nobody when something was refused. */
  readonly members: { readonly [name: string]: MemberId };
}

/** Files out, over the wire: their bytes go beside. */
export interface ExportedAs {
  /** The names of the files. */
  readonly files: readonly string[];
  /** What the form has no place for. */
  readonly lost: readonly Lost[];
}

/** What a form covers. */
export interface Coverage {
  /** The form. */
  readonly form: string;
  /** What is read of each file; empty when the form is not read. */
  readonly reads: readonly FileCoverage[];
  /** What of a bank is written, at least in part; empty when the form is not written. */
  readonly writes: readonly Held[];
  /** What of a bank is not written: where a bank holds some, it is counted in what an export lost. */
  readonly leaves: readonly Held[];
}

/** What is read of one file. */
export interface FileCoverage {
  /** The file. */
  readonly file: string;
  /** Columns that are read, of those the form's documents list. */
  readonly taken: readonly string[];
  /** Columns that have no place here: what stands in them is counted in what an import lost. */
  readonly lost: readonly string[];
}

/**
 * What a bank can hold, as far as a form may cover it or not.
 *
 * - `names`: What members are called.
 * - `contacts`: E-mail and telephone.
 * - `languages`: Languages members are at ease in.
 * - `born`: Days of birth.
 * - `descriptions`: What members write about themselves.
 * - `profiles`: Places, codes of other systems and whatever else a profile says.
 * - `joined`: The day members joined.
 * - `states`: Applicants, and members who rest, are suspended or have left.
 * - `roles`: Roles members hold.
 * - `limits`: Limits of an account's own.
 * - `availability`: When members are free.
 * - `kept`: What else is kept about members: consents, checks, references, tags, concerns, contacts.
 * - `balances`: Balances other than zero.
 * - `activities`: Activities.
 * - `offers`: Offers that are open.
 * - `requests`: Requests that are open.
 * - `listing-details`: What listings say beyond activity, minutes, days and visibility: how much at most, for how many, at a distance or where, which
 * need, whether again and again or in parts, languages, times, liking and level.
 * - `activity-details`: What activities say beyond a code, a name and a wider one: words, needs, checks, what they bring with them.
 * - `ended-listings`: Listings that have ended.
 * - `exchanges`: Exchanges that happened: who gave and who received.
 * - `open-exchanges`: Exchanges that are proposed, agreed or done and not posted.
 * - `called-off`: Exchanges that were called off.
 * - `starts`: Times of day of exchanges.
 * - `groups`: Help by or for several at once.
 * - `together`: What people did together.
 * - `visitors`: Visitors without a name.
 * - `expenses`: Money owed beside an exchange.
 * - `circumstances`: Where an exchange was, whether a broker brought it about, facilitation, estimates, the listing or pairing it came from.
 * - `notes`: Words beside exchanges and transfers.
 * - `transfers`: Transfers of credit, which are no help.
 * - `programmes`: Programmes and pairings.
 * - `other-banks`: Credit shared with other banks.
 */
export type Held = "names" | "contacts" | "languages" | "born" | "descriptions" | "profiles" | "joined" | "states" | "roles" | "limits" | "availability" | "kept" | "balances" | "activities" | "offers" | "requests" | "listing-details" | "activity-details" | "ended-listings" | "exchanges" | "open-exchanges" | "called-off" | "starts" | "groups" | "together" | "visitors" | "expenses" | "circumstances" | "notes" | "transfers" | "programmes" | "other-banks";

/** What came of a run. */
export interface Ran {
  /** Wants that arose. */
  readonly wants: number;
  /** Of these, asked for at least once. */
  readonly requests: number;
  /** Wants met. */
  readonly met: number;
  /** Wants that passed although they were asked for. */
  readonly unmet: number;
  /** Wants that passed without having been asked for. */
  readonly heldBack: number;
  /** Wants that were still open when the run ended, or whose member left. */
  readonly open: number;
  /** Weeks from the first asking to being met, of all that were met, summed up. */
  readonly waited: number;
  /** Exchanges. */
  readonly exchanges: number;
  /** Minutes given. */
  readonly minutes: number;
  /** How often a limit stood in the way. */
  readonly refusedByLimits: number;
  /** How many members a limit kept from receiving at least once. */
  readonly blocked: number;
  /** How often a rule stood in the way. */
  readonly refusedByRules: number;
  /** How many gave or received. */
  readonly tookPart: number;
  /** Gini of minutes given, zeros included; none when nothing was. */
  readonly giniGiven?: Figure | undefined;
  /** The share of minutes given by the tenth of the members who gave most; none when nothing was given. */
  readonly topTenth?: Figure | undefined;
  /** All balances above 0 at the end, summed up; the pot's left out. */
  readonly credit: number;
}

/** A number, rounded once to ten decimals. */
export type Figure = number;

/** A mapping that may fit. Nothing uses it unless somebody hands it on. */
export interface Proposal {
  /** The mapping, to be looked at and changed. */
  readonly mapping: FileMapping;
  /** The preset it is, when the columns are those of a system we know. */
  readonly preset?: string | undefined;
  /** What may be wrong with it. */
  readonly doubts: readonly Doubt[];
}

/** How the files of a system are read. */
export interface FileMapping {
  /** Its name: members keep their codes there under it. */
  readonly name: string;
  /** The tables. Of members and listings there may be none. */
  readonly tables: readonly TableMapping[];
  /** How the bytes of the files stand for letters. */
  readonly encoding?: Encoding | undefined;
  /** How many minutes ahead of UTC the times without a zone are. */
  readonly offsetMinutes?: number | undefined;
  /** Codes and names that stand for the community itself, whose account is the pot here. Upper and lower case alike. */
  readonly community?: readonly string[] | undefined;
  /** What the community calls itself. */
  readonly communityName?: string | undefined;
  /**
   * Who is who: what the files call somebody, and the name or code they are known by. Two spellings are one person only when it
   * stands here.
   */
  readonly same?: { readonly [name: string]: string } | undefined;
  /** What the files call people they no longer know, who have no number: `The user no longer exists`. */
  readonly gone?: readonly string[] | undefined;
  /** What a limit of 0 means. */
  readonly zeroLimit?: ZeroLimit | undefined;
  /** How help is told from other movements, before the rules of the options. */
  readonly rules?: readonly ClassRule[] | undefined;
}

/** How one table is read. */
export interface TableMapping {
  /** The name of its file, without folders, upper and lower case alike; `*` stands for any letters. */
  readonly file: string;
  /** What its rows are. */
  readonly holds: Holds;
  /**
   * Which columns say what: by name, several names for one column parted by `|`, or by number as `#1`. Where several columns are
   * given, what they say is put together with a blank.
   */
  readonly columns: { readonly [name: string]: readonly string[] };
  /** Whether it has no header: columns go by number. */
  readonly headless?: boolean | undefined;
  /** Lines before the table that are no part of it. */
  readonly skip?: number | undefined;
  /** Whether lines that hold one thing alone are headings between the rows: the activity of what follows, until the next. */
  readonly headings?: boolean | undefined;
  /** What separates its cells; noticed when left out. */
  readonly separator?: string | undefined;
  /**
   * How dates are written: the letters of `strftime`, `iso` for ISO 8601, `serial` for the day numbers of spreadsheets; ISO 8601 when
   * left out. One form alone is read in a column. Of several, the only one that fits the whole column is taken and told as a guess;
   * when more than one fits, which it is has to be declared.
   */
  readonly dates?: readonly string[] | undefined;
  /** The first of the hundred years that two-digit years stand for; 1970 when left out. */
  readonly pivot?: number | undefined;
  /**
   * What a bare number counts, for amounts and balances. Amounts that say their own unit (`1h30`, `90 mins`) need none. When left
   * out and the column's name does not say it either, a bare number is a question.
   */
  readonly unit?: Unit | undefined;
  /** What separates several people in one cell: `;`. */
  readonly peopleSeparator?: string | undefined;
  /** Words that stand for people without a name (`Group`); how many they are is in the column `visitors`. */
  readonly groups?: readonly string[] | undefined;
  /** What becomes of a row that says nobody gave. */
  readonly missingGiver?: Missing | undefined;
  /** What becomes of a row that says nobody received. */
  readonly missingReceiver?: Missing | undefined;
  /** Whether decimals stand after a comma. */
  readonly decimalComma?: boolean | undefined;
  /** What the files' own words mean, by what the column says: `{"kind": {"1": "person"}}`. Upper and lower case alike. */
  readonly meanings?: { readonly [name: string]: { readonly [name: string]: string } } | undefined;
  /** Rows that are taken: by column, the words it may say. The others are listed as left out. */
  readonly only?: { readonly [name: string]: readonly string[] } | undefined;
  /** Whether an amount below zero corrects what was counted before: credit goes the other way. */
  readonly negativeCorrects?: boolean | undefined;
  /** What names a member in these rows. */
  readonly knownBy?: KnownBy | undefined;
  /** Whether whoever is named and is in no table of members becomes one, known by that name alone; each is told as a guess. */
  readonly makeMembers?: boolean | undefined;
  /** Whose statement it is, when the rows name the other party only: their code. */
  readonly owner?: string | undefined;
}

/**
 * What the rows of a table are.
 *
 * - `members`: Members, one a row.
 * - `exchanges`: Exchanges and other movements of credit, one a row.
 * - `listings`: Offers and requests, one a row.
 */
export type Holds = "members" | "exchanges" | "listings";

/**
 * What an amount counts.
 *
 * - `hours`: Hours, with decimals.
 * - `minutes`: Minutes.
 * - `seconds`: Seconds.
 * - `clock`: Hours and minutes as a clock shows them: `1:30`.
 */
export type Unit = "hours" | "minutes" | "seconds" | "clock";

/**
 * What becomes of a row that names nobody on one side.
 *
 * - `refuse`: It is a fault.
 * - `leave-out`: It is left out and listed.
 * - `unknown`: Somebody unknown: credit moves between the other side and the pot, and nobody's help is counted.
 * - `community`: Help for the community: the pot pays. For those who received only.
 */
export type Missing = "refuse" | "leave-out" | "unknown" | "community";

/**
 * What names a member in the rows of exchanges and listings.
 *
 * - `code`: Their code.
 * - `email`: Their e-mail, upper and lower case alike.
 * - `name`: Their name, which two may share: then the row is refused.
 * - `name-and-code`: Their name with their number in brackets: `Lola Gil (3)`. What stands without a number is the community itself.
 */
export type KnownBy = "code" | "email" | "name" | "name-and-code";

/**
 * How the bytes of a file stand for letters.
 *
 * - `utf-8`: UTF-8, with or without a mark.
 * - `utf-16`: UTF-16, the byte order by its mark, or the smaller byte first.
 * - `windows-1252`: What Windows wrote in Western Europe. Its five empty places are refused.
 * - `iso-8859-1`: Latin 1, every byte a letter or a control.
 * - `iso-8859-15`: Latin 9: Latin 1 with the euro.
 */
export type Encoding = "utf-8" | "utf-16" | "windows-1252" | "iso-8859-1" | "iso-8859-15";

/**
 * What a limit of 0 means there.
 *
 * - `zero`: It may not be crossed.
 * - `none`: There is none.
 */
export type ZeroLimit = "zero" | "none";

/** A rule that tells what a movement of credit is: every condition it names has to hold. */
export interface ClassRule {
  /** The name that stands in the report. */
  readonly name: string;
  /** What a movement is that the rule fits. */
  readonly takenAs: Class;
  /** Who pays. */
  readonly from?: Party | undefined;
  /** Who is paid. */
  readonly to?: Party | undefined;
  /** One of these stands in the description as a word, upper and lower case alike. */
  readonly words?: readonly string[] | undefined;
  /** The files call it one of these, upper and lower case alike. */
  readonly classes?: readonly string[] | undefined;
  /** It is the first the payee gets from the community, at most so many days after joining. */
  readonly firstWithinDays?: number | undefined;
  /** It is longer than so many minutes. */
  readonly overMinutes?: number | undefined;
}

/**
 * What a movement of credit is taken as.
 *
 * - `exchange`: Help: the payee gave time, the payer received it.
 * - `welcome`: A welcome: not help.
 * - `gift`: A gift: not help.
 * - `donation`: A donation: not help.
 * - `levy`: A levy: not help.
 * - `correction`: A correction: not help.
 * - `unsure`: Nobody can tell from the files: the credit moves, it is listed, and it is not counted as help.
 */
export type Class = "exchange" | "welcome" | "gift" | "donation" | "levy" | "correction" | "unsure";

/**
 * Who stands on one side of a movement.
 *
 * - `community`: The community's own account, or another of its public ones.
 * - `member`: Anybody else.
 */
export type Party = "community" | "member";

/** Something that a person has to look at before the proposal is used. */
export interface Doubt {
  /** The file. */
  readonly file: string;
  /** The column; empty for the whole file. */
  readonly column: string;
  /** What kind of doubt. */
  readonly kind: DoubtKind;
  /** In words. */
  readonly why: string;
  /** What it may be, where that is a choice: forms of date, units, rules. What the mapping has stands first. */
  readonly options?: readonly string[] | undefined;
  /** Whether reading asks again unless it is declared. */
  readonly asked: boolean;
}

/**
 * Why a proposal may be wrong.
 *
 * - `direction`: Who gave and who received cannot be told from the names of the columns.
 * - `date-order`: Two orders of day and month fit every date.
 * - `unit`: What an amount counts is not said.
 * - `decimals`: A point or comma may separate thousands or decimals, or hours and minutes.
 * - `encoding`: The bytes are not UTF-8, and which other encoding they are in is a guess.
 * - `names`: Members are known by name alone, and two may share one.
 * - `look-alike`: Two names look like one person's.
 * - `several-people`: Several people stand in one cell.
 * - `group`: A word stands for people without a name.
 * - `nobody-named`: Some rows name nobody on one side.
 * - `cells`: Some cells do not fit, and their rows would be refused.
 * - `missing`: A column was needed and none was found.
 * - `file`: The file was not understood at all.
 * - `classes`: Whether each row is help or another movement cannot be told.
 */
export type DoubtKind = "direction" | "date-order" | "unit" | "decimals" | "encoding" | "names" | "look-alike" | "several-people" | "group" | "nobody-named" | "cells" | "missing" | "file" | "classes";

/** Bytes in lower-case hexadecimal: 16 of them. */
export type BankId = string;

/** A day of the calendar: `2026-03-01`. */
export type IsoDate = string;

/** Somebody who decided on a charter. */
export interface Decider {
  /** Who. */
  readonly member: MemberId;
  /** Who says so; left out when the member does. */
  readonly toldBy?: Actor | undefined;
}

/** Who acted: `"host"`, `"time"` for work that fell due by itself, or a member's number. */
export type Actor = "host" | "time" | number;

/**
 * Where a member stands with the bank.
 *
 * - `applicant`: Has asked to join; may be met and prepared, but takes no part yet.
 * - `active`: Takes part.
 * - `paused`: Takes a rest: nothing is asked of them, nothing is lost. They may still receive.
 * - `suspended`: Takes no part while something is cleared up.
 * - `left`: Has left.
 * - `erased`: Has been forgotten: the number and the minutes remain, nothing else.
 */
export type MemberState = "applicant" | "active" | "paused" | "suspended" | "left" | "erased";

/**
 * What kind of account it is.
 *
 * - `pot`: The community's own.
 * - `member`: One member's.
 * - `household`: Shared by people who live together.
 * - `organisation`: Shared by those who act for an organisation.
 * - `bridge`: Stands for a partner bank.
 */
export type AccountKind = "pot" | "member" | "household" | "organisation" | "bridge";

/** A posting: so many minutes onto an account, or off it when negative. */
export interface Posting {
  /** The account. */
  readonly account: AccountId;
  /** What is added to its balance. */
  readonly minutes: Minutes;
}

/** The lowest and highest balance an account may reach. "No limit" (left out) and 0 are different. */
export interface Limits {
  /** The lowest balance; left out for none. */
  readonly lowest?: Minutes | undefined;
  /** The highest balance; left out for none. */
  readonly highest?: Minutes | undefined;
  /** Whether they stop or speak up; they speak up unless said. */
  readonly mode?: LimitMode | undefined;
  /** Limits that grow. */
  readonly earned?: readonly Earned[] | undefined;
}

/**
 * Whether a limit stops or only speaks up.
 *
 * - `advisory`: It speaks up, always.
 * - `enforced`: It stops.
 */
export type LimitMode = "advisory" | "enforced";

/** A limit that grows with what was given or received; transfers do not count. */
export interface Earned {
  /** Which limit grows. */
  readonly widens: Widens;
  /** With what. */
  readonly from: EarnedFrom;
  /** By how much: so many minutes for each hundred. */
  readonly percent: number;
  /** By at most so many minutes. */
  readonly most: Minutes;
}

/**
 * Which limit is widened.
 *
 * - `lowest`: The lowest.
 * - `highest`: The highest.
 */
export type Widens = "lowest" | "highest";

/**
 * Which side of somebody's service widens their limit.
 *
 * - `given`: What they gave.
 * - `received`: What they received.
 */
export type EarnedFrom = "given" | "received";

/**
 * Which way time would go.
 *
 * - `offer`: What a member would like to give.
 * - `request`: What a member would like to receive.
 */
export type ListingKind = "offer" | "request";

/** What a listing says in numbers. */
export interface ListingTerms {
  /** What is done; left out while nobody has classified it. */
  readonly activity?: ActivityId | undefined;
  /** The rung of the need scheme, when it is not that of the activity: its place, from 0. */
  readonly need?: number | undefined;
  /** How long one occasion takes. */
  readonly minutes?: number | undefined;
  /** How much at most over a span. */
  readonly capacity?: ListingCapacity | undefined;
  /** Whether a request may be met in parts: a part at a time, by several people, or only in part. It is met whole when left out. */
  readonly divisible?: boolean | undefined;
  /** The shortest part worth going for, in minutes, of a request that is divisible. */
  readonly shortest?: number | undefined;
  /** The fewest people it makes sense for. */
  readonly groupMin?: number | undefined;
  /** The most people there is room for. */
  readonly groupMax?: number | undefined;
  /** Whether it comes again and again rather than once. */
  readonly repeating?: boolean | undefined;
  /** First day it holds; the day it was posted when left out. */
  readonly from?: IsoDate | undefined;
  /** Last day it holds. */
  readonly until?: IsoDate | undefined;
  /** Who may see it; by the charter when left out. */
  readonly visibility?: Visibility | undefined;
  /** Whether its member is named to other members only by the broker. */
  readonly anonymous?: boolean | undefined;
  /** Face to face or at a distance; face to face when left out. */
  readonly remote?: Remote | undefined;
  /** Where it would take place. */
  readonly setting?: Setting | undefined;
  /** The programme it is open to, if only to one. */
  readonly programme?: ProgrammeId | undefined;
}

/** How much, at most, in a week or month. */
export interface ListingCapacity {
  /** Minutes. */
  readonly minutes: number;
  /** Over what span. */
  readonly per: Per;
}

/**
 * The span a capacity is counted over.
 *
 * - `week`: A week, from Monday.
 * - `month`: A calendar month.
 */
export type Per = "week" | "month";

/**
 * Who may see a listing.
 *
 * - `everyone`: Everyone, members or not.
 * - `members`: Members.
 * - `broker`: Brokers only. The default for requests on the physical and money rungs.
 */
export type Visibility = "everyone" | "members" | "broker";

/**
 * Whether it can be done at a distance.
 *
 * - `no`: Only face to face.
 * - `yes`: Only at a distance.
 * - `either`: Either way.
 */
export type Remote = "no" | "yes" | "either";

/**
 * Where it takes place, as far as the rules ask.
 *
 * - `home`: In somebody's home.
 * - `public`: In a public place: a park, a café.
 * - `venue`: On the community's or a partner's premises.
 * - `remote`: By telephone or on line.
 */
export type Setting = "home" | "public" | "venue" | "remote";

/**
 * Why a listing ended.
 *
 * - `met`: It was met.
 * - `withdrawn`: Its member withdrew it.
 * - `expired`: It ran out.
 * - `member-gone`: The member left, merged or was forgotten.
 */
export type Closing = "met" | "withdrawn" | "expired" | "member-gone";

/** What is agreed, or has happened: who, what, when, and who pays. */
export interface Terms {
  /** The local date. */
  readonly on: IsoDate;
  /** When it begins on the local clock, if that was said. */
  readonly start?: Start | undefined;
  /** What was done; left out when nobody has classified it yet. */
  readonly activity?: ActivityId | undefined;
  /** Who takes part: at least one who gives or does together. No member twice. */
  readonly parts: readonly Participation[];
  /** Visitors without a name who received, by count. */
  readonly visitors?: number | undefined;
  /** Whose credit pays; the receivers when left out. */
  readonly payer?: Payer | undefined;
  /** How credit is shared; the charter's rule when left out. */
  readonly group?: GroupRule | undefined;
  /** Where. */
  readonly setting?: Setting | undefined;
  /** Which offer or request it came from. */
  readonly listing?: ListingId | undefined;
  /** Which pairing of a programme it belongs to. */
  readonly pairing?: PairingId | undefined;
  /** Whether the minutes are an estimate. */
  readonly estimated?: boolean | undefined;
  /** Whether a broker brought it about. */
  readonly brokered?: boolean | undefined;
  /** Minutes of facilitation, apart from those given and received. */
  readonly facilitation?: number | undefined;
  /** Money owed beside it. */
  readonly expenses?: readonly Expense[] | undefined;
}

/**
 * When something begins on the local clock: the minute of the day, and how many minutes that clock is ahead of UTC.
 *
 * The host knows its time zone; the core keeps what the clock on the wall said and the offset of that day.
 */
export interface Start {
  /** Minute of the local day, 0 to 1439. */
  readonly minute: number;
  /** Minutes ahead of UTC, −1080 to 1080. */
  readonly offset?: number | undefined;
}

/** One member's part in an exchange. */
export interface Participation {
  /** Who. */
  readonly member: MemberId;
  /** On which side. */
  readonly side: Side;
  /** How long. */
  readonly minutes: number;
  /** As what; a peer unless said. */
  readonly as?: Capacity | undefined;
  /** Whether their time was paid for by somebody. */
  readonly paid?: boolean | undefined;
  /** Whether they came; left out when they did. */
  readonly attendance?: Attendance | undefined;
}

/**
 * On which side somebody took part.
 *
 * - `gave`: Gave time.
 * - `received`: Received time.
 * - `together`: Did it alongside the others: gave and received at once.
 */
export type Side = "gave" | "received" | "together";

/**
 * As what somebody took part on an occasion.
 *
 * - `peer`: As a neighbour among neighbours; the usual case.
 * - `staff`: As staff of an organisation.
 * - `volunteer`: As a volunteer of an organisation.
 */
export type Capacity = "peer" | "staff" | "volunteer";

/**
 * Whether somebody who was expected came.
 *
 * - `attended`: Came.
 * - `no-show`: Did not come and had not said so.
 * - `late-cancel`: Called off too late for the others to change their plans.
 * - `cancelled`: Called off in good time.
 */
export type Attendance = "attended" | "no-show" | "late-cancel" | "cancelled";

/** Whose credit pays, and if one member's, whose. */
export interface Payer {
  /** Who. */
  readonly kind: PayerKind;
  /** The member, for `PayerKind::Member`. */
  readonly member?: MemberId | undefined;
}

/**
 * Whose credit pays.
 *
 * - `receivers`: Those who received, by the group rule.
 * - `pot`: The community's pot.
 * - `nobody`: Nobody: no credit moves.
 * - `member`: One member's account, whoever received.
 */
export type PayerKind = "receivers" | "pot" | "nobody" | "member";

/**
 * How the credit of a group is shared out.
 *
 * - `receivers-share`: Those who received share the givers' minutes, split exactly by what each received.
 * - `each-receiver-pays`: Each who received pays what they received; what is more or less than the givers' minutes goes to or comes from the pot.
 * - `pot-pays`: The pot pays the givers.
 * - `no-credit`: No credit moves.
 */
export type GroupRule = "receivers-share" | "each-receiver-pays" | "pot-pays" | "no-credit";

/** A sum of money owed beside an exchange, such as a fare. Never credit. */
export interface Expense {
  /** To whom it is owed. */
  readonly member: MemberId;
  /** How much, in the smallest unit of the charter's currency (pence). */
  readonly amount: number;
}

/** A moment in UTC, RFC 3339 with `Z`, to the millisecond. */
export type Timestamp = string;

/** The word of an account: how much may be taken from it for an exchange, and who says so. */
export interface Word {
  /** The account. */
  readonly account: AccountId;
  /** Who gave it: the host or a member, and always the sender of the record it stands in. Left out for a standing word. */
  readonly from?: Actor | undefined;
  /** The place of the charter's standing word of the pot that this is. */
  readonly standing?: number | undefined;
  /** The most that may be taken. */
  readonly most: Minutes;
}

/** Minutes held on an account: to be taken from it when negative, room for what it will be given when positive. */
export interface Hold {
  /** The account. */
  readonly account: AccountId;
  /** How much. */
  readonly minutes: Minutes;
}

/**
 * Where an exchange stands.
 *
 * - `proposed`: Suggested; not everybody has agreed.
 * - `agreed`: Everybody has agreed; the minutes are held.
 * - `done`: It has taken place; not everybody has confirmed.
 * - `awaiting-word`: It has taken place and counts as help; it is posted once every account that goes down has given its word.
 * - `confirmed`: Confirmed and posted.
 * - `declined`: Somebody declined before it was agreed.
 * - `withdrawn`: Called off.
 * - `expired`: Nobody answered or confirmed in time.
 * - `disputed`: The sides do not agree on what happened.
 * - `settled`: A dispute was settled and posted.
 * - `reversed`: Posted, and then taken back by a linked entry.
 */
export type ExchangeState = "proposed" | "agreed" | "done" | "awaiting-word" | "confirmed" | "declined" | "withdrawn" | "expired" | "disputed" | "settled" | "reversed";

/** What somebody said of an exchange when confirming. */
export interface Confirmation {
  /** Who. */
  readonly member: MemberId;
  /** How long it took in their memory, when other than was said. */
  readonly minutes?: number | undefined;
}

/**
 * Why an exchange was taken back.
 *
 * - `mistake`: It was a mistake.
 * - `amended`: It was amended on the day it was entered.
 * - `batch-undone`: Its batch was undone.
 */
export type ReversalReason = "mistake" | "amended" | "batch-undone";

/**
 * Why credit moved without an exchange.
 *
 * - `welcome`: Given to a new member by the community.
 * - `gift`: From one member to another.
 * - `donation`: From a member to the pot, or from the pot to a cause.
 * - `levy`: To the pot, by a rule.
 * - `estate`: What a member left behind.
 * - `correction`: Puts a mistake right.
 */
export type TransferKind = "welcome" | "gift" | "donation" | "levy" | "estate" | "correction";

/**
 * Which way credit goes between banks.
 *
 * - `out`: To the partner.
 * - `in`: From the partner.
 */
export type Direction = "out" | "in";

/** Bytes in lower-case hexadecimal: 16 of them. */
export type Key = string;

/**
 * Why a pairing ended.
 *
 * - `completed`: It reached what it was for.
 * - `ended-early`: It was stopped before that.
 * - `moved`: Somebody moved away.
 * - `rematched`: Another pairing suits better.
 */
export type PairingEnd = "completed" | "ended-early" | "moved" | "rematched";

/** The local clock changes. */
export interface ClockTurn {
  /** The local date. */
  readonly date: IsoDate;
  /** The minute of the day the clock shows just before. */
  readonly minute: number;
  /** Minutes ahead of UTC from then on, −1080 to 1080. */
  readonly to: number;
}

/** An exchange is confirmed, or settled after a dispute, and posted. */
export interface ExchangePosted {
  /** Which. */
  readonly exchange: ExchangeId;
  /** Confirmed or settled; `awaiting-word` while words of accounts are missing, or others of its bundle are to come. */
  readonly state: ExchangeState;
  /** The day it counts for: its own, or the first open day where that day's period is closed. */
  readonly value: IsoDate;
  /** Who took part and how long, finally. */
  readonly parts: readonly Participation[];
  /** The postings. */
  readonly postings?: readonly Posting[] | undefined;
  /** What an enforced limit kept from accounts. */
  readonly shortfalls?: readonly Shortfall[] | undefined;
  /** Accounts an advisory limit speaks up about. */
  readonly beyond?: readonly AccountId[] | undefined;
  /** Whether silence confirmed it. */
  readonly bySilence?: boolean | undefined;
  /** The words of accounts its sender gave. */
  readonly words?: readonly Word[] | undefined;
  /** What is to be taken from accounts whose word is still to come. Nothing is posted until then. */
  readonly awaiting?: readonly Posting[] | undefined;
}

/** A bank begins, under the first version of its charter. The words of that are the record's document. */
export interface BankFounded {
  /** The identity of the bank. */
  readonly bank: BankId;
  /** SHA-256 of the document. */
  readonly digest: Hash32;
  /** When it was decided. */
  readonly decidedOn?: IsoDate | undefined;
  /** Numbers given to its activities, in its order. */
  readonly activities?: readonly ActivityId[] | undefined;
}

/** A copy of a bank goes on by itself, as a bank of its own. */
export interface CopyBegun {
  /** The identity of the copy. */
  readonly bank: BankId;
  /** Whether this is the journal that is left behind: the bank goes on as that copy, and no longer here. */
  readonly left?: boolean | undefined;
}

/** A charter holds from now on. Its words are the record's document. */
export interface CharterAdopted {
  /** Its version. */
  readonly version: CharterVersion;
  /** SHA-256 of the document. */
  readonly digest: Hash32;
  /** Those who decided, each by their own word or as told by another. */
  readonly decided?: readonly Decider[] | undefined;
  /** When they decided. */
  readonly decidedOn?: IsoDate | undefined;
  /** Numbers given to its activities that were not there before, in its order. */
  readonly activities?: readonly ActivityId[] | undefined;
  /** Accounts that are outside an enforced limit by its change of limits. */
  readonly flagged?: readonly AccountId[] | undefined;
}

/** An activity was added, or an old one changed. Its words are the record's document. */
export interface ActivitySet {
  /** Its number. */
  readonly activity: ActivityId;
  /** SHA-256 of the document. */
  readonly digest: Hash32;
}

/** A programme was opened. Its words are the record's document. */
export interface ProgrammeOpened {
  /** Its number. */
  readonly programme: ProgrammeId;
  /** SHA-256 of the document. */
  readonly digest: Hash32;
}

/** A member was admitted. */
export interface MemberAdmitted {
  /** Their number. */
  readonly member: MemberId;
  /** Which kind: its place in the charter's list. */
  readonly kind: number;
  /** Where they stand: applicant or active. */
  readonly state: MemberState;
  /** The day they joined. */
  readonly joined: IsoDate;
  /** Their account: a new one with this number, or one they share. */
  readonly account: AccountId;
  /** What kind of account, when it is new. */
  readonly opens?: AccountKind | undefined;
}

/** A member stands elsewhere now. */
export interface MemberStateChanged {
  /** Who. */
  readonly member: MemberId;
  /** Where. */
  readonly state: MemberState;
  /** Since when. */
  readonly since: IsoDate;
  /** Until when, if that was said. */
  readonly until?: IsoDate | undefined;
}

/** A role was given. */
export interface RoleGiven {
  /** To whom. */
  readonly member: MemberId;
  /** Which: its place in the charter's list. */
  readonly role: number;
  /** At which organisation. */
  readonly at?: MemberId | undefined;
  /** First day. */
  readonly from: IsoDate;
  /** Last day. */
  readonly until?: IsoDate | undefined;
}

/** A role ended. */
export interface RoleEnded {
  /** Whose. */
  readonly member: MemberId;
  /** Which of the roles they hold: its place in the order given. */
  readonly index: number;
  /** Last day. */
  readonly until: IsoDate;
}

/** Something personal was kept. What, stands in the personal parts only. */
export interface PersonalKept {
  /** About whom. */
  readonly member: MemberId;
}

/** A double record was merged: from now on `merged` means `kept`. */
export interface MembersMerged {
  /** The number that stays. */
  readonly kept: MemberId;
  /** The number that goes. */
  readonly merged: MemberId;
  /** What moves the balance over. */
  readonly postings?: readonly Posting[] | undefined;
}

/** A shared account was opened. */
export interface AccountOpened {
  /** Its number. */
  readonly account: AccountId;
  /** Household or organisation. */
  readonly kind: AccountKind;
}

/** A member uses another account from now on. */
export interface AccountJoined {
  /** Who. */
  readonly member: MemberId;
  /** Which account. */
  readonly account: AccountId;
  /** Whether the account is opened with this. */
  readonly opens?: boolean | undefined;
  /** What moves their balance over. */
  readonly postings?: readonly Posting[] | undefined;
}

/** An account has limits of its own, or again those of its kind. */
export interface LimitsSet {
  /** Which account. */
  readonly account: AccountId;
  /** Its limits; left out for those of its kind. */
  readonly limits?: Limits | undefined;
  /** Whether they follow from a word of the broker's. */
  readonly byTag?: boolean | undefined;
  /** Whether the account is outside them now. */
  readonly flagged?: boolean | undefined;
}

/** An offer or a request was posted. */
export interface ListingPosted {
  /** Its number. */
  readonly listing: ListingId;
  /** Offer or request. */
  readonly kind: ListingKind;
  /** Whose. */
  readonly member: MemberId;
  /** What it says in numbers. */
  readonly terms: ListingTerms;
}

/** A listing says something else now. */
export interface ListingAmended {
  /** Which. */
  readonly listing: ListingId;
  /** All it says in numbers. */
  readonly terms: ListingTerms;
}

/** A listing holds for longer. */
export interface ListingRenewed {
  /** Which. */
  readonly listing: ListingId;
  /** Until when; left out for ever. */
  readonly until?: IsoDate | undefined;
}

/** A listing ended. */
export interface ListingClosed {
  /** Which. */
  readonly listing: ListingId;
  /** Why. */
  readonly why: Closing;
}

/** An exchange was proposed. */
export interface ExchangeProposed {
  /** Its number. */
  readonly exchange: ExchangeId;
  /** What is proposed. */
  readonly terms: Terms;
  /** The series it belongs to. */
  readonly series?: SeriesId | undefined;
  /** On whose behalf. */
  readonly onBehalfOf?: MemberId | undefined;
  /** Those who have agreed by proposing. */
  readonly agreed?: readonly MemberId[] | undefined;
  /** Until when an answer is waited for. */
  readonly due: Timestamp;
  /** Rules that want a broker's approval first: their places in the charter. */
  readonly needsApproval?: readonly number[] | undefined;
  /** Whether somebody was agreed to be elsewhere then, so that it wants a broker's approval first. */
  readonly bookedTwice?: boolean | undefined;
  /** Whether it lies in the broker's tray: nobody but who proposed it is asked until a broker lets it through. */
  readonly held?: boolean | undefined;
  /** The words of accounts its sender gave. */
  readonly words?: readonly Word[] | undefined;
}

/** A broker approved what rules wanted approved. */
export interface ExchangeApproved {
  /** Which exchange. */
  readonly exchange: ExchangeId;
  /** Over which rules: their places in the charter. */
  readonly rules?: readonly number[] | undefined;
  /** Whether a balance limit was approved over, so that the shortfall rule applies. */
  readonly limit?: boolean | undefined;
  /** Whether it was approved that somebody is agreed to be elsewhere then. */
  readonly bookedTwice?: boolean | undefined;
  /** Whether it was let through from the broker's tray: the others are asked from now on. */
  readonly through?: boolean | undefined;
  /** The words of accounts its sender gave. */
  readonly words?: readonly Word[] | undefined;
}

/** Somebody agreed; when everybody has, the minutes are held. */
export interface ExchangeAgreed {
  /** Which exchange. */
  readonly exchange: ExchangeId;
  /** Those who agreed. */
  readonly members: readonly MemberId[];
  /** What is held, once everybody has agreed. */
  readonly holds?: readonly Hold[] | undefined;
  /** What an enforced limit keeps from accounts. */
  readonly shortfalls?: readonly Shortfall[] | undefined;
  /** Accounts an advisory limit speaks up about. */
  readonly beyond?: readonly AccountId[] | undefined;
  /** Whether everybody has agreed now. */
  readonly complete?: boolean | undefined;
  /** The words of accounts its sender gave. */
  readonly words?: readonly Word[] | undefined;
}

/** An exchange will not take place, or was never confirmed. */
export interface ExchangeEnded {
  /** Which. */
  readonly exchange: ExchangeId;
  /** Declined, withdrawn or expired. */
  readonly state: ExchangeState;
  /** Who declined it, when somebody else passed that on. */
  readonly member?: MemberId | undefined;
}

/** Who takes part changed before it took place: an attendance known ahead, or a substitute. */
export interface ParticipantsChanged {
  /** Which exchange. */
  readonly exchange: ExchangeId;
  /** All who take part now. */
  readonly parts: readonly Participation[];
  /** What is held now. */
  readonly holds?: readonly Hold[] | undefined;
  /** What an enforced limit keeps from accounts. */
  readonly shortfalls?: readonly Shortfall[] | undefined;
  /** The words of accounts its sender gave. */
  readonly words?: readonly Word[] | undefined;
  /** What it moves now, for one of an agreed bundle. */
  readonly legs?: readonly Posting[] | undefined;
}

/** An exchange took place. */
export interface ExchangeDone {
  /** Which. */
  readonly exchange: ExchangeId;
  /** What happened. */
  readonly terms: Terms;
  /** Until when confirmations are waited for. */
  readonly due: Timestamp;
  /** The words of accounts its sender gave. */
  readonly words?: readonly Word[] | undefined;
}

/** Somebody confirmed. */
export interface ConfirmationGiven {
  /** Which exchange. */
  readonly exchange: ExchangeId;
  /** Who, and how long it took in their memory. */
  readonly confirmations: readonly Confirmation[];
  /** The words of accounts its sender gave. */
  readonly words?: readonly Word[] | undefined;
}

/** The sides do not agree on what happened. */
export interface ExchangeDisputed {
  /** Which. */
  readonly exchange: ExchangeId;
  /** Who says so; left out when two confirmations differ too much. */
  readonly member?: MemberId | undefined;
}

/** A finished exchange was recorded in one step. */
export interface ExchangeRecorded {
  /** Its number. */
  readonly exchange: ExchangeId;
  /** What happened. */
  readonly terms: Terms;
  /** The day it counts for: its own, or the first open day where that day's period is closed. */
  readonly value: IsoDate;
  /** The postings. */
  readonly postings?: readonly Posting[] | undefined;
  /** What an enforced limit kept from accounts. */
  readonly shortfalls?: readonly Shortfall[] | undefined;
  /** Accounts an advisory limit speaks up about. */
  readonly beyond?: readonly AccountId[] | undefined;
  /** The batch it was recorded in. */
  readonly batch?: BatchId | undefined;
  /** On whose behalf. */
  readonly onBehalfOf?: MemberId | undefined;
  /** The exchange it replaces, when that was amended on its day. */
  readonly replaces?: ExchangeId | undefined;
  /** The words of accounts its sender gave. */
  readonly words?: readonly Word[] | undefined;
  /** What is to be taken from accounts whose word is still to come. Nothing is posted until then. */
  readonly awaiting?: readonly Posting[] | undefined;
}

/** An account that an exchange waits for gave its word. The sender of the record gave it. */
export interface WordGiven {
  /** Which exchange. */
  readonly exchange: ExchangeId;
  /** Which account. */
  readonly account: AccountId;
  /** The most that may be taken. */
  readonly most: Minutes;
}

/** The word of an account was refused: the help stands, and nothing is taken from the account for it. */
export interface WordRefused {
  /** Which exchange. */
  readonly exchange: ExchangeId;
  /** Which account. */
  readonly account: AccountId;
}

/** An exchange was taken back by a linked entry. */
export interface ExchangeReversed {
  /** Which. */
  readonly exchange: ExchangeId;
  /** Why. */
  readonly why: ReversalReason;
  /** The day it counts for: that of what it takes back. */
  readonly value: IsoDate;
  /** The postings that take it back. */
  readonly postings?: readonly Posting[] | undefined;
  /** Accounts that are outside an enforced limit by it. */
  readonly flagged?: readonly AccountId[] | undefined;
}

/** Money is owed beside an exchange. */
export interface ExpenseNoted {
  /** Which exchange. */
  readonly exchange: ExchangeId;
  /** How much, to whom. */
  readonly expense: Expense;
}

/** A lone visit: somebody set out, or is back. */
export interface VisitReported {
  /** Which exchange. */
  readonly exchange: ExchangeId;
  /** Who. */
  readonly member: MemberId;
  /** When they are expected back, on setting out; left out when back. */
  readonly expected?: Timestamp | undefined;
}

/** Credit moved without an exchange. Never service. */
export interface CreditTransferred {
  /** Its number. */
  readonly transfer: TransferId;
  /** Which kind. */
  readonly kind: TransferKind;
  /** The day it counts for. */
  readonly value: IsoDate;
  /** The postings. */
  readonly postings: readonly Posting[];
  /** Accounts an advisory limit speaks up about. */
  readonly beyond?: readonly AccountId[] | undefined;
  /** Whether it is the charter's ageing of credit. */
  readonly ageing?: boolean | undefined;
  /** Whom it was meant for, where part of it went to the pot because they were near their ceiling. */
  readonly meant?: AccountId | undefined;
}

/** An account now stands for a partner bank. */
export interface BridgeOpened {
  /** Its number. */
  readonly bridge: BridgeId;
  /** The account. */
  readonly account: AccountId;
  /** SHA-256 of the document that names the partner. */
  readonly digest: Hash32;
}

/** Credit is on its way to or from a partner bank: held, not posted. */
export interface PassagePending {
  /** Its number here. */
  readonly passage: PassageId;
  /** Which bridge. */
  readonly bridge: BridgeId;
  /** Which way. */
  readonly direction: Direction;
  /** The account here. */
  readonly account: AccountId;
  /** How much. */
  readonly minutes: Minutes;
  /** The key both banks know it by. */
  readonly sharedKey: Key;
  /** From when on it may be voided. */
  readonly due: Timestamp;
}

/** Credit has arrived: posted here. */
export interface PassagePosted {
  /** Which. */
  readonly passage: PassageId;
  /** The day it counts for. */
  readonly value: IsoDate;
  /** The postings. */
  readonly postings: readonly Posting[];
}

/** Credit stays where it was: the hold is released. */
export interface PassageVoided {
  /** Which. */
  readonly passage: PassageId;
}

/** Two people were paired in a programme. */
export interface PairingMade {
  /** Its number. */
  readonly pairing: PairingId;
  /** Which programme. */
  readonly programme: ProgrammeId;
  /** Who walks ahead. */
  readonly mentor: MemberId;
  /** Who is walked with. */
  readonly mentee: MemberId;
  /** First day. */
  readonly from: IsoDate;
}

/** A pairing ended. */
export interface PairingEnded {
  /** Which. */
  readonly pairing: PairingId;
  /** Last day. */
  readonly on: IsoDate;
  /** Why. */
  readonly why: PairingEnd;
}

/** A member was forgotten: their personal parts and salts are erased. Number and minutes remain. */
export interface MemberErased {
  /** Who. */
  readonly member: MemberId;
}

/** A period is closed: a checkpoint, after which older records may be deleted. */
export interface PeriodClosed {
  /** Last day of the period. */
  readonly through: IsoDate;
  /** The records it covers: up to this one. */
  readonly seq: number;
  /** The hash of that record. */
  readonly hash: Hash32;
  /** SHA-256 of the balances, as `account:minutes` lines in order of number. */
  readonly balances: Hash32;
}

/** Nobody wrote for longer than the charter allows: confirmations that were due are waited for some days more. */
export interface DeadlinesMoved {
  /** Of which exchanges. */
  readonly exchanges: readonly ExchangeId[];
  /** Until when. */
  readonly due: Timestamp;
}

/** The local clock was set. */
export interface ClockSet {
  /** Minutes ahead of UTC from now on, −1080 to 1080. */
  readonly offset: number;
  /** When it changes, in order. */
  readonly changes?: readonly ClockTurn[] | undefined;
  /** The last day of which that is known; afterwards the last offset holds. */
  readonly through: IsoDate;
}

/** The bank got a secret. It stands beside the record as a part about nobody. */
export interface SecretSet {
  /** SHA-256("timebank secret" ‖ secret), to show one day that a draw was made with it. */
  readonly commitment: Hash32;
}

/** A member asked to be forgotten. A broker or the host carries it out. */
export interface ErasureAsked {
  /** Who. */
  readonly member: MemberId;
}

/** A member asked that somebody take another's place. A broker or the host decides. */
export interface SubstituteAsked {
  /** In which exchange. */
  readonly exchange: ExchangeId;
  /** Who would not take part. */
  readonly out: MemberId;
  /** Who would instead. */
  readonly into: MemberId;
}

/** Proposals are agreed as one from now on. */
export interface BundleProposed {
  /** The number of the bundle. */
  readonly bundle: BundleId;
  /** The proposals, in the order of their numbers. */
  readonly exchanges: readonly ExchangeId[];
  /** Until when every answer is waited for. */
  readonly due: Timestamp;
}

/** Everybody has agreed to every exchange of a bundle: all of them are agreed, and what is held is their net. */
export interface BundleAgreed {
  /** Which bundle. */
  readonly bundle: BundleId;
  /** What each exchange moves, in their order. */
  readonly legs: readonly (readonly Posting[])[];
  /** What is held, by account, over all its exchanges. */
  readonly holds?: readonly Hold[] | undefined;
  /** What an enforced limit keeps from accounts. */
  readonly shortfalls?: readonly Shortfall[] | undefined;
  /** Accounts an advisory limit speaks up about. */
  readonly beyond?: readonly AccountId[] | undefined;
}

/** A bundle has ended: what is confirmed of it is posted at once, on the net. What is left out is posted by itself from now on. */
export interface BundleSettled {
  /** Which bundle. */
  readonly bundle: BundleId;
  /** What is posted. */
  readonly posted?: readonly ExchangePosted[] | undefined;
}

/** One balance. */
export interface Balance {
  /** The account. Those who share it share its balance. */
  readonly account: AccountId;
  /** In minutes: given more so far when positive, received more so far when negative. */
  readonly minutes: Minutes;
  /** Which way it leans. */
  readonly leaning: Leaning;
  /** The same in words. */
  readonly words: string;
}

/**
 * Which way a balance leans. There is no shame in either.
 *
 * - `given-more`: Given more so far.
 * - `received-more`: Received more so far.
 * - `even`: Neither.
 */
export type Leaning = "given-more" | "received-more" | "even";

/** Asks for one balance: of a member, or of an account. */
export interface BalanceOf {
  /** Whose. */
  readonly member?: MemberId | undefined;
  /** Or of which account. */
  readonly account?: AccountId | undefined;
}

/** Asks for the balance of every account, by its number. For brokers. */
export type AllBalances = Record<never, never>;

/** Asks for the balance of every account at the end of a day. For brokers. */
export interface BalancesAsOf {
  /** Which day. */
  readonly on: IsoDate;
  /**
   * Whether it is what the books showed at the end of that day. Otherwise everything that counts for the day or an
   * earlier one is in, however late it was entered.
   */
  readonly entered?: boolean | undefined;
}

/**
 * A statement: opening balance and lines come to the closing balance, and the service of the lines to what was given and
 * received.
 */
export interface Statement {
  /** The account. */
  readonly account: AccountId;
  /** What kind. */
  readonly kind: AccountKind;
  /** Those who use it. */
  readonly members: readonly Named[];
  /** First day, if one was asked for. */
  readonly from?: IsoDate | undefined;
  /** Last day, if one was asked for. */
  readonly until?: IsoDate | undefined;
  /** Whether days are those of entry. */
  readonly entered?: boolean | undefined;
  /** The balance before the first line. */
  readonly opening: Minutes;
  /** The lines, in order of the day and then of entry. */
  readonly lines: readonly StatementLine[];
  /** The balance after the last line. */
  readonly closing: Minutes;
  /** Which way that leans. */
  readonly leaning: Leaning;
  /** The same in words. */
  readonly words: string;
  /**
   * Minutes of service given in the period: by the member asked for, or by all who use the account. Whoever paid,
   * and what was transferred, plays no part in it (promise 11).
   */
  readonly given: number;
  /** Minutes of service received, of the same days. */
  readonly received: number;
}

/** A member, with what the audience may call them. */
export interface Named {
  /** Who. */
  readonly member: MemberId;
  /**
   * Their name: whole for brokers and for themselves, the first word of it for other members. Left out when it is not
   * known here, or was forgotten.
   */
  readonly name?: string | undefined;
}

/** One line of a statement. */
export interface StatementLine {
  /** When it was entered. */
  readonly at: Timestamp;
  /** The day it counts for. */
  readonly value: IsoDate;
  /** What it is about. */
  readonly kind: LineKind;
  /** Which kind of transfer. */
  readonly transfer?: TransferKind | undefined;
  /** The number of the exchange, transfer or passage; of the member, when a balance moved. */
  readonly about: number;
  /** The day of the exchange. */
  readonly on?: IsoDate | undefined;
  /** What was done. */
  readonly activity?: ActivityId | undefined;
  /** The others who took part, where whoever asks may see them. */
  readonly with?: readonly Named[] | undefined;
  /** What it added to the balance; taken when negative. Zero for service that moved nothing on this account. */
  readonly minutes: Minutes;
  /** The balance after it. */
  readonly balance: Minutes;
  /** Minutes of service given in it by those the statement is about. An exchange that was taken back is no service. */
  readonly given?: number | undefined;
  /** Minutes of service received in it by those the statement is about. */
  readonly received?: number | undefined;
}

/**
 * What a line of a statement is about.
 *
 * - `exchange`: An exchange.
 * - `reversal`: An exchange taken back.
 * - `transfer`: Credit moved without an exchange. Never service.
 * - `moved`: A balance that moved between accounts of one member.
 * - `passage`: Credit to or from a partner bank.
 */
export type LineKind = "exchange" | "reversal" | "transfer" | "moved" | "passage";

/** Asks for a statement: of the account a member uses, or of an account. */
export interface StatementOf {
  /** Whose. */
  readonly member?: MemberId | undefined;
  /** Or of which account. */
  readonly account?: AccountId | undefined;
  /** First day; from the beginning when left out. */
  readonly from?: IsoDate | undefined;
  /** Last day; to the end when left out. */
  readonly until?: IsoDate | undefined;
  /**
   * Whether days are those of entry. Otherwise everything stands on the day it counts for (its value date), so that
   * history brought in today shows on its own days.
   */
  readonly entered?: boolean | undefined;
}

/** What an account may reach now. "No limit" is left out; zero is a number like any other (promise 5). */
export interface Reach {
  /** The account. */
  readonly account: AccountId;
  /** What kind. */
  readonly kind: AccountKind;
  /** Its balance. */
  readonly balance: Minutes;
  /** Minutes held that will be taken, for what is agreed and not yet posted. */
  readonly heldOut: Minutes;
  /** Room held for minutes that will be given. */
  readonly heldIn: Minutes;
  /** The lowest balance it may reach, earned limits worked in; left out for no limit. */
  readonly lowest?: Minutes | undefined;
  /** The highest; left out for no limit. */
  readonly highest?: Minutes | undefined;
  /** Whether the limits stop, or only speak up. */
  readonly enforced: boolean;
  /** Whether they are its own rather than those of its kind. */
  readonly ownLimits: boolean;
  /** Minutes it can still pay for within the limits, holds included; never below zero; left out for no limit. */
  readonly toReceive?: Minutes | undefined;
  /** Minutes it can still be paid for within the limits, holds included; never below zero; left out for no limit. */
  readonly toGive?: Minutes | undefined;
}

/** Asks what an account may still reach: that of a member, or one by its number. */
export interface ReachOf {
  /** Whose. */
  readonly member?: MemberId | undefined;
  /** Or of which account. */
  readonly account?: AccountId | undefined;
}

/** Asks what every account may still reach. For brokers. */
export type Reaches = Record<never, never>;

/** An exchange, as far as the viewer may see it. */
export interface ExchangeView {
  /** Its number. */
  readonly exchange: ExchangeId;
  /** Where it stands. */
  readonly state: ExchangeState;
  /** The local date. */
  readonly on: IsoDate;
  /** When it begins. */
  readonly start?: Start | undefined;
  /** What is done. */
  readonly activity?: ActivityId | undefined;
  /** What people call that. */
  readonly activityName?: string | undefined;
  /** Where. */
  readonly setting?: Setting | undefined;
  /** Who takes part. A member is not told who else stayed away. */
  readonly parts: readonly PartView[];
  /** Visitors without a name. */
  readonly visitors?: number | undefined;
  /** Whose credit pays, when not the receivers'. */
  readonly payer?: Payer | undefined;
  /** How credit is shared, when not by the charter's rule. */
  readonly group?: GroupRule | undefined;
  /** Whether the minutes are an estimate. */
  readonly estimated?: boolean | undefined;
  /** Whether a broker brought it about. */
  readonly brokered?: boolean | undefined;
  /** Which listing it came from. */
  readonly listing?: ListingId | undefined;
  /** Which pairing it belongs to. */
  readonly pairing?: PairingId | undefined;
  /** The series it belongs to. */
  readonly series?: SeriesId | undefined;
  /** The bundle it stands or falls with: all are agreed by the time that is waited for, or none is. */
  readonly bundle?: BundleId | undefined;
  /** Money owed beside it; members see what is owed to them. */
  readonly expenses?: readonly Expense[] | undefined;
  /** Those whose answer is still waited for: to agree while it is proposed, to confirm once it is done, to give the word of their account. */
  readonly waitingFor?: readonly Named[] | undefined;
  /** What is to be taken from accounts whose word is waited for; members see their own. */
  readonly awaiting?: readonly Posting[] | undefined;
  /** Until when that is waited for. */
  readonly due?: Timestamp | undefined;
  /** The exchange it replaces. */
  readonly replaces?: ExchangeId | undefined;
  /** When it was taken back. */
  readonly reversedAt?: Timestamp | undefined;
  /** Why it was taken back. */
  readonly reversedWhy?: ReversalReason | undefined;
  /** What only brokers see of it. */
  readonly broker?: BrokerView | undefined;
}

/** One member's part in an exchange. */
export interface PartView {
  /** Who. */
  readonly member: MemberId;
  /**
   * Their name: whole for brokers and for themselves, the first word of it for other members. Left out when it is not
   * known here, or was forgotten.
   */
  readonly name?: string | undefined;
  /** On which side. */
  readonly side: Side;
  /** How long. */
  readonly minutes: number;
  /** As what, when not as a peer. */
  readonly as?: Capacity | undefined;
  /** Whether their time was paid for. Told to brokers, and to them. */
  readonly paid?: boolean | undefined;
  /** How they did not come. Told to brokers, and to them. */
  readonly attendance?: Attendance | undefined;
}

/** What only brokers see of an exchange. */
export interface BrokerView {
  /** Who proposed or recorded it; left out when the host did. */
  readonly by?: MemberId | undefined;
  /** On whose behalf. */
  readonly onBehalfOf?: MemberId | undefined;
  /** When it was entered. */
  readonly entered?: Timestamp | undefined;
  /** The batch it was recorded in. */
  readonly batch?: BatchId | undefined;
  /** Minutes of facilitation. */
  readonly facilitation?: number | undefined;
  /** Those who have agreed. */
  readonly agreed?: readonly MemberId[] | undefined;
  /** What was said when confirming. */
  readonly confirmed?: readonly Confirmation[] | undefined;
  /** Whether it lies in the tray: the others are not asked until a broker lets it through. */
  readonly held?: boolean | undefined;
  /** Rules that want approval and have none yet: their places in the charter of that day. */
  readonly needsApproval?: readonly number[] | undefined;
  /** Rules that were approved over. */
  readonly approved?: readonly number[] | undefined;
  /** Minutes an enforced limit kept from accounts. */
  readonly shortfalls?: readonly Shortfall[] | undefined;
  /** Minutes held. */
  readonly holds?: readonly Hold[] | undefined;
  /** Lone visits. */
  readonly visits?: readonly VisitView[] | undefined;
  /** The words beside it, in the order they came. */
  readonly notes?: readonly string[] | undefined;
}

/** A lone visit. */
export interface VisitView {
  /** Who went. */
  readonly member: MemberId;
  /** When they set out. */
  readonly out: Timestamp;
  /** When they are expected back. */
  readonly expected: Timestamp;
  /** When they were back. */
  readonly back?: Timestamp | undefined;
}

/** Asks for one exchange, whole. */
export interface ExchangeOf {
  /** Which. */
  readonly exchange: ExchangeId;
}

/** A page of a member's exchanges, latest first. */
export interface History {
  /** Whose. */
  readonly member: MemberId;
  /** The exchanges. */
  readonly exchanges: readonly ExchangeView[];
  /** What to give as `before` for the next page; left out on the last. */
  readonly next?: ExchangeId | undefined;
}

/** Asks for a member's exchanges, latest first. */
export interface HistoryOf {
  /** Whose. */
  readonly member: MemberId;
  /** Only those after this one in the list: the last of the page before. */
  readonly before?: ExchangeId | undefined;
  /** How many at most; 50 when left out, never more than 500. */
  readonly limit?: number | undefined;
}

/** Asks for the exchanges under way: proposed, agreed, done and not yet confirmed, disputed. */
export interface OpenExchanges {
  /** Whose; a broker may leave it out for all. */
  readonly member?: MemberId | undefined;
}

/** A page of listings. */
export interface Listings {
  /** The listings, earliest posted first. */
  readonly listings: readonly ListingView[];
  /** What to give as `after` for the next page; left out on the last. */
  readonly next?: ListingId | undefined;
}

/** A listing, as far as the viewer may see it. */
export interface ListingView {
  /** Its number. */
  readonly listing: ListingId;
  /** Offer or request. */
  readonly kind: ListingKind;
  /** Whose; left out where it has no name and whoever asks is neither its member nor a broker, and for the public. */
  readonly member?: Named | undefined;
  /** A short title. */
  readonly title?: string | undefined;
  /** More words. */
  readonly text?: string | undefined;
  /** What is done; left out while nobody has classified it. */
  readonly activity?: ActivityId | undefined;
  /** What people call that. */
  readonly activityName?: string | undefined;
  /** How long one occasion takes, in minutes. */
  readonly minutes?: number | undefined;
  /** How much at most over a span. */
  readonly capacity?: ListingCapacity | undefined;
  /** Whether it may be met in parts. */
  readonly divisible?: boolean | undefined;
  /** The shortest part worth going for, in minutes. */
  readonly shortest?: number | undefined;
  /** The fewest people it makes sense for. */
  readonly groupMin?: number | undefined;
  /** The most people there is room for. */
  readonly groupMax?: number | undefined;
  /** Whether it comes again and again. */
  readonly repeating?: boolean | undefined;
  /** Face to face or at a distance. */
  readonly remote: Remote;
  /** The programme it is open to. */
  readonly programme?: ProgrammeId | undefined;
  /** First day it holds. */
  readonly from: IsoDate;
  /** Last day it holds. */
  readonly until?: IsoDate | undefined;
  /** In which languages. */
  readonly languages?: readonly Language[] | undefined;
  /** When it was posted. */
  readonly posted: Timestamp;
  /** What only its member and brokers see of it. */
  readonly own?: OwnListing | undefined;
}

/** A language by its BCP 47 tag, such as `en`, `ur` or `bfi` (British Sign Language). */
export type Language = string;

/** What only its member and brokers see of a listing. */
export interface OwnListing {
  /** Who may see it. */
  readonly visibility: Visibility;
  /** Whether it has no name for members. */
  readonly anonymous: boolean;
  /** Where. */
  readonly place?: Place | undefined;
  /** When. */
  readonly availability?: Availability | undefined;
  /** The need it is on: the code in the charter's scheme. Told to brokers. */
  readonly need?: string | undefined;
}

/** A place in millionths of a degree. Keep it as coarse as the purpose allows: it is personal data. */
export interface Place {
  /** Degrees north times 1,000,000. */
  readonly latitude: number;
  /** Degrees east times 1,000,000. */
  readonly longitude: number;
}

/** When somebody is free. Nothing said at all means "ask". */
export interface Availability {
  /** Every week. */
  readonly weekly?: readonly WeeklyHours[] | undefined;
  /** On these days besides. */
  readonly dated?: readonly DatedHours[] | undefined;
  /** Not then, whatever else is said. */
  readonly except?: readonly DatedHours[] | undefined;
}

/**
 * A stretch of every week on the local clock, in minutes from Monday 00:00; `from` before `until`, both at most 10,080.
 * A stretch over Sunday midnight is two of these.
 */
export interface WeeklyHours {
  /** First minute. */
  readonly from: number;
  /** The minute after the last. */
  readonly until: number;
}

/** A stretch of one day on the local clock, in minutes from midnight; `from` before `until`, both at most 1440. */
export interface DatedHours {
  /** The day. */
  readonly on: IsoDate;
  /** First minute. */
  readonly from: number;
  /** The minute after the last. */
  readonly until: number;
}

/** Asks for offers and requests. Everything given must fit; the earliest posted come first, or the latest with `newest`. */
export interface ListingSearch {
  /** Words, each of which must be in the title, the text, or the activity's name or tags; case and accents don't matter. */
  readonly text?: string | undefined;
  /** Offers or requests. */
  readonly kind?: ListingKind | undefined;
  /** This activity, or one that is a kind of it. */
  readonly activity?: ActivityId | undefined;
  /** A tag of the activity. */
  readonly tag?: string | undefined;
  /** A need: its code in the charter's scheme. */
  readonly need?: string | undefined;
  /** Whose. A listing without a name is found by its member and brokers alone. */
  readonly member?: MemberId | undefined;
  /** Open on this day; the day of the bank's last command when left out. */
  readonly on?: IsoDate | undefined;
  /** At a distance, or face to face. */
  readonly remote?: Remote | undefined;
  /** As it looks to somebody who is no member: on a public website. */
  readonly public?: boolean | undefined;
  /** The latest posted first, as on a notice board. */
  readonly newest?: boolean | undefined;
  /** Only those after this one in the list: the last of the page before. */
  readonly after?: ListingId | undefined;
  /** How many at most; 50 when left out, never more than 500. */
  readonly limit?: number | undefined;
}

/** A page of members. */
export interface Members {
  /** The members, in order of number. */
  readonly members: readonly MemberView[];
  /** What to give as `after` for the next page; left out on the last. */
  readonly next?: MemberId | undefined;
}

/** A member, as far as the viewer may see them. */
export interface MemberView {
  /** Who. */
  readonly member: MemberId;
  /**
   * Their name: whole for brokers and for themselves, the first word of it for other members. Left out when it is not
   * known here, or was forgotten.
   */
  readonly name?: string | undefined;
  /** The kind, in the charter's word. */
  readonly kind: string;
  /** What only they and brokers see. */
  readonly own?: OwnMember | undefined;
}

/** What only the member and brokers see of a member. Tags are for brokers. */
export interface OwnMember {
  /** Where they stand. */
  readonly state: MemberState;
  /** Since when. */
  readonly since: IsoDate;
  /** When a pause is meant to end. */
  readonly until?: IsoDate | undefined;
  /** The day they joined. */
  readonly joined: IsoDate;
  /** The account their exchanges are posted to. */
  readonly account: AccountId;
  /** Roles held now, in the charter's words. */
  readonly roles?: readonly string[] | undefined;
  /** Languages they are at ease in. */
  readonly languages?: readonly Language[] | undefined;
  /** The broker's words. */
  readonly tags?: readonly string[] | undefined;
}

/** Asks for members. Everything given must fit; in order of number. */
export interface MemberSearch {
  /** Words, each of which must be in the name as far as whoever asks knows it; case and accents don't matter. */
  readonly text?: string | undefined;
  /** The kind, in the charter's word. */
  readonly kind?: string | undefined;
  /** Holding this role now, in the charter's word. For brokers. */
  readonly role?: string | undefined;
  /** Where they stand. For brokers. */
  readonly state?: MemberState | undefined;
  /** With this word of the broker's. For brokers. */
  readonly tag?: string | undefined;
  /** At ease in this language. For brokers. */
  readonly language?: Language | undefined;
  /** Who has said yes to this purpose, as for a mailing list. For brokers. */
  readonly consenting?: Purpose | undefined;
  /** Only those after this number: the last of the page before. */
  readonly after?: MemberId | undefined;
  /** How many at most; 50 when left out, never more than 500. */
  readonly limit?: number | undefined;
}

/**
 * What a consent is for.
 *
 * - `join`: Taking part at all.
 * - `matching`: Being suggested to others.
 * - `outcomes`: Questions about how things go.
 * - `sharing`: Sharing with a named partner.
 * - `story`: A story or a photograph.
 * - `research`: Research.
 * - `mailing`: News by post or e-mail.
 * - `word-back`: Word back to whoever referred the member.
 */
export type Purpose = "join" | "matching" | "outcomes" | "sharing" | "story" | "research" | "mailing" | "word-back";

/** Asks which member a host's own system means. For brokers. */
export interface ByHostCode {
  /** The host's system. */
  readonly system: string;
  /** Its code for the member. */
  readonly code: string;
}

/** Everything held about one member. */
export interface HeldAbout {
  /** About whom. */
  readonly member: MemberId;
  /** What remains whatever happens: numbers, days, minutes. */
  readonly lasting: HeldLasting;
  /** What can be forgotten; left out once it is. */
  readonly personal?: HeldPersonal | undefined;
  /**
   * What kinds of thing this never contains, and why. It reads the same for everybody, whether or not there is any such
   * thing about them.
   */
  readonly neverIncluded: readonly Kept[];
  /** What was withheld here, for the broker who hands this over; not part of what is handed over. */
  readonly withheld?: readonly Withheld[] | undefined;
  /** What is kept after an erasure, and why. */
  readonly keptAfterErasure: readonly Kept[];
}

/** What remains whatever happens. */
export interface HeldLasting {
  /** The kind, in the charter's word. */
  readonly kind: string;
  /** Where they stand. */
  readonly state: MemberState;
  /** Since when. */
  readonly since: IsoDate;
  /** When a pause is meant to end. */
  readonly until?: IsoDate | undefined;
  /** The day they joined. */
  readonly joined: IsoDate;
  /** When they were entered. */
  readonly entered: Timestamp;
  /** Numbers that were merged into this one. */
  readonly merged?: readonly MemberId[] | undefined;
  /** Roles, with their days; each by its place in the charter's list. */
  readonly roles?: readonly RoleHeld[] | undefined;
  /** The account. */
  readonly account: AccountId;
  /** How many others share it. */
  readonly sharedWith: number;
  /** Its balance. */
  readonly balance: Minutes;
  /** Exchanges, in order of number. */
  readonly exchanges: readonly HeldExchange[];
  /** Listings, in order of number. */
  readonly listings: readonly HeldListing[];
  /** Pairings, in order of number. */
  readonly pairings?: readonly PairingId[] | undefined;
}

/** A role held, dated, and where. */
export interface RoleHeld {
  /** Which role: its place in the charter's list, from 0. */
  readonly role: number;
  /** The organisation it is held at, if any. */
  readonly at: MemberId | null;
  /** First day. */
  readonly from: IsoDate;
  /** Last day, if it has ended or will. */
  readonly until: IsoDate | null;
}

/** A member's own part in an exchange. */
export interface HeldExchange {
  /** Which. */
  readonly exchange: ExchangeId;
  /** When. */
  readonly on: IsoDate;
  /** Where it stands. */
  readonly state: ExchangeState;
  /** What was done. */
  readonly activity?: ActivityId | undefined;
  /** On which side. */
  readonly side: Side;
  /** How long. */
  readonly minutes: number;
  /** As what. */
  readonly as?: Capacity | undefined;
  /** Whether the time was paid for. */
  readonly paid?: boolean | undefined;
  /** Whether they came. */
  readonly attendance?: Attendance | undefined;
}

/** A member's listing. */
export interface HeldListing {
  /** Which. */
  readonly listing: ListingId;
  /** Offer or request. */
  readonly kind: ListingKind;
  /** What it says in numbers. */
  readonly terms: ListingTerms;
  /** When it was posted. */
  readonly posted: Timestamp;
  /** Its words. */
  readonly words?: ListingWords | undefined;
}

/** The words of a listing, and what of it is personal. */
export interface ListingWords {
  /** A short title. */
  readonly title?: string | undefined;
  /** More words. */
  readonly text?: string | undefined;
  /** Where, when not at the member's own place. */
  readonly place?: Place | undefined;
  /** In which languages, when not the member's own. */
  readonly languages?: readonly Language[] | undefined;
  /** When, within the member's own times. */
  readonly availability?: Availability | undefined;
  /** Of an offer: how gladly they do it. */
  readonly liking?: Liking | undefined;
  /** Of an offer: how well they know it. Of a request: how well it has to be known. */
  readonly level?: Level | undefined;
}

/**
 * How gladly somebody does what they offer.
 *
 * - `if-needed`: When nobody else does.
 * - `willingly`: Willingly.
 * - `gladly`: Gladly.
 */
export type Liking = "if-needed" | "willingly" | "gladly";

/**
 * How well somebody knows what they offer, in their own judgement.
 *
 * - `learning`: Learning.
 * - `at-ease`: At ease with it.
 * - `could-teach`: Could teach it.
 */
export type Level = "learning" | "at-ease" | "could-teach";

/** What can be forgotten. */
export interface HeldPersonal {
  /** What they say of themselves. */
  readonly profile: Profile;
  /** The broker's words. */
  readonly tags?: readonly string[] | undefined;
  /** When they are free. */
  readonly availability: Availability;
  /** References: when each came, or that it is awaited. From whom is withheld. */
  readonly references?: readonly Reference[] | undefined;
  /** Checks seen. */
  readonly checks?: readonly Check[] | undefined;
  /** Consents. */
  readonly consents?: readonly Consent[] | undefined;
  /** Those who act or care for them. */
  readonly appointments?: readonly Appointment[] | undefined;
  /** Members they act or care for. */
  readonly actsFor?: readonly MemberId[] | undefined;
  /** When staff met them. */
  readonly met?: readonly MetByStaff[] | undefined;
  /** Contacts. */
  readonly contacts?: readonly Contact[] | undefined;
  /** Where they came from. */
  readonly referral?: Referral | undefined;
  /** What they said of first meetings. */
  readonly afterMeetings?: readonly AfterMeeting[] | undefined;
  /** Objections to a rule, and answers. */
  readonly objections?: readonly Objection[] | undefined;
  /** What they would rather not be asked, while that holds. */
  readonly ratherNot?: readonly HeldRatherNot[] | undefined;
  /** Notes about them alone. */
  readonly notes?: readonly string[] | undefined;
}

/** What a member says of themselves. Given in pieces: a field left out stays as it was, an empty one clears it. */
export interface Profile {
  /** What they are called. */
  readonly name?: string | undefined;
  /** How to reach them: `phone`, `email`, `address`, in the host's words. */
  readonly contact?: { readonly [name: string]: string } | undefined;
  /** Day of birth. */
  readonly born?: IsoDate | undefined;
  /** Languages they are at ease in. */
  readonly languages?: readonly Language[] | undefined;
  /** Roughly where they live. */
  readonly place?: Place | undefined;
  /** How far they go, in metres. */
  readonly travels?: number | undefined;
  /** What a place or an occasion must have for them to take part: `step-free`, `hearing-loop`, in the community's words. */
  readonly accessNeeds?: readonly string[] | undefined;
  /** What their own home or car has of that. */
  readonly accessOffers?: readonly string[] | undefined;
  /** What the host calls them in its own systems: system → code. */
  readonly hostCodes?: { readonly [name: string]: string } | undefined;
  /** Whatever else the host defines. */
  readonly attributes?: { readonly [name: string]: string } | undefined;
  /** Who to call in an emergency. */
  readonly emergency?: string | undefined;
  /** Whether they would like their birthday remembered. */
  readonly birthday?: boolean | undefined;
  /** Whether they would rather not be contacted when they are quiet. */
  readonly leaveQuiet?: boolean | undefined;
}

/** Somebody vouched for a member. */
export interface Reference {
  /** When it came; left out while it is awaited. */
  readonly received?: IsoDate | undefined;
  /** From whom, in words. */
  readonly from?: string | undefined;
}

/** A check that was seen: that it was, never what it said. */
export interface Check {
  /** Where the scheme is from, such as `england`. */
  readonly jurisdiction?: string | undefined;
  /** The level. */
  readonly level: CheckLevel;
  /** For work with whom. */
  readonly workforce: Workforce;
  /** When it was seen. */
  readonly seen: IsoDate;
  /** By whom. */
  readonly seenBy?: MemberId | undefined;
  /** From when the organisation wants a new one. Certificates themselves do not run out. */
  readonly recheckAfter?: IsoDate | undefined;
}

/**
 * The level of a check on somebody's record, lowest first (England's four; other places map theirs).
 *
 * - `basic`: Basic.
 * - `standard`: Standard.
 * - `enhanced`: Enhanced.
 * - `enhanced-barred`: Enhanced with the barred lists.
 */
export type CheckLevel = "basic" | "standard" | "enhanced" | "enhanced-barred";

/**
 * With whom the work is, as far as a check goes.
 *
 * - `adult`: Adults.
 * - `child`: Children.
 * - `both`: Both.
 */
export type Workforce = "adult" | "child" | "both";

/** A member said yes to a purpose, or took that back. */
export interface Consent {
  /** For what. */
  readonly purpose: Purpose;
  /** Yes, or no longer. */
  readonly given: boolean;
  /** On which day. */
  readonly on: IsoDate;
  /** The version of the wording they were shown. */
  readonly wording?: string | undefined;
  /** The partner, when it is for sharing. */
  readonly partner?: string | undefined;
  /** In what capacity it was given. */
  readonly standing: Standing;
  /** By whom, when not by themselves. */
  readonly givenBy?: MemberId | undefined;
}

/**
 * In what capacity somebody speaks for a member.
 *
 * - `themselves`: The member, for themselves.
 * - `guardian`: A parent or guardian.
 * - `carer`: Somebody who cares for them.
 * - `advocate`: Somebody who speaks up for them.
 * - `deputy`: Somebody appointed by a court, or with a power of attorney.
 */
export type Standing = "themselves" | "guardian" | "carer" | "advocate" | "deputy";

/** Somebody acts for, or cares for, a member: dated, with scope. A new one of the same two people and standing replaces the one before. */
export interface Appointment {
  /** As what. */
  readonly standing: Standing;
  /** Who, when a member. */
  readonly who?: MemberId | undefined;
  /** Who, in words, when not a member. */
  readonly name?: string | undefined;
  /** What they may do. */
  readonly scope?: readonly Scope[] | undefined;
  /** First day. */
  readonly from: IsoDate;
  /** Last day. */
  readonly until?: IsoDate | undefined;
}

/**
 * What somebody may do for a member.
 *
 * - `agree`: Agree to and decline exchanges.
 * - `record`: Record and confirm exchanges.
 * - `spend`: Give the word of the member's account: spend their credit.
 * - `list`: Post and change listings.
 * - `consent`: Give and withdraw consent.
 * - `see`: See what is kept about them.
 * - `emergency`: Be called in an emergency.
 */
export type Scope = "agree" | "record" | "spend" | "list" | "consent" | "see" | "emergency";

/** Staff met the member. */
export interface MetByStaff {
  /** When. */
  readonly on: IsoDate;
  /** By whom. */
  readonly by?: MemberId | undefined;
}

/** Somebody was in touch with a member, or means to be. */
export interface Contact {
  /** When. */
  readonly on: IsoDate;
  /** How: `call`, `visit`, `letter`, `supervision`, `signposting`, in the host's words. */
  readonly how?: string | undefined;
  /** In words. */
  readonly text?: string | undefined;
  /** By whom. */
  readonly by?: MemberId | undefined;
  /** When to be in touch again. */
  readonly again?: IsoDate | undefined;
}

/** Where a member came from. */
export interface Referral {
  /** `self`, `friend`, `gp`, `link-worker`, `housing`, … in the host's words. */
  readonly source: string;
  /** When. */
  readonly on?: IsoDate | undefined;
}

/** How a first meeting went, told in confidence. */
export interface AfterMeeting {
  /** Which exchange. */
  readonly exchange: ExchangeId;
  /** With whom. */
  readonly with: MemberId;
  /** Whether they would like to meet again. */
  readonly again: boolean;
  /** In words. */
  readonly text?: string | undefined;
}

/** A member objects to a rule of the charter, or is answered. */
export interface Objection {
  /** The place of the rule in the charter, from 0; left out for the charter as a whole. */
  readonly rule?: number | undefined;
  /** The objection this answers: the part it came in. Left out when objecting. */
  readonly answers?: PartId | undefined;
  /** When. */
  readonly on: IsoDate;
  /** Who answers. */
  readonly by?: MemberId | undefined;
  /** In words. */
  readonly text: string;
}

/** A piece of personal data the bank keeps. */
export type PartId = Numbered<"PartId">;

/** What a member would rather not be asked. */
export interface HeldRatherNot {
  /** The last day on which it holds. */
  readonly until: IsoDate;
  /** What they said. */
  readonly said: RatherNot;
}

/**
 * A member would rather not be asked for something, on one of their offers. It says one thing: an activity, a setting, a weekday, how
 * often they may be asked, or a request. It holds for twelve weeks from the local day on which it was said, and can be taken back at any
 * time. No reason is asked for.
 */
export interface RatherNot {
  /** The offer: one of the member's own. */
  readonly offer: ListingId;
  /** Not this activity, nor what is narrower. */
  readonly activity?: ActivityId | undefined;
  /** Not there. */
  readonly setting?: Setting | undefined;
  /** Not on this day of the week: Monday is 0, Sunday 6. */
  readonly weekday?: number | undefined;
  /** The most times they want to be asked in `weeks`. */
  readonly times?: number | undefined;
  /** The weeks for `times`: 1 to 12, the last of them the week that ends today. */
  readonly weeks?: number | undefined;
  /** Not this request. */
  readonly request?: ListingId | undefined;
  /** Whether it is taken back. */
  readonly lifted?: boolean | undefined;
}

/** A kind of data, and why it is treated so. */
export interface Kept {
  /** What. */
  readonly what: string;
  /** Why. */
  readonly why: string;
}

/** Something that was withheld. */
export interface Withheld {
  /** What. */
  readonly what: string;
  /** How many. */
  readonly count: number;
  /** Why. */
  readonly why: string;
}

/** Asks for everything held about one member. */
export interface HeldAboutMember {
  /** About whom. */
  readonly member: MemberId;
}

/** Everything a member may hold. */
export interface MemberCopy {
  /** When the bank was last changed. */
  readonly at: Timestamp;
  /** What they may see of the community. */
  readonly community: PublicView;
  /** What is held about them. */
  readonly held: HeldAbout;
  /** The statement of the account they use. */
  readonly statement: Statement;
  /** Their exchanges under way. */
  readonly open: readonly ExchangeView[];
}

/** What may be seen of a community. */
export interface PublicView {
  /** What the community calls itself. */
  readonly name: string;
  /** The name of its time zone. */
  readonly timeZone: string;
  /** Its activities in use. */
  readonly activities: readonly ActivityWords[];
  /** Those who take part, by first name; organisations by their whole name. The public is told of organisations alone. */
  readonly members: readonly Named[];
  /** Open listings, for whoever they are for. */
  readonly listings: readonly ListingView[];
}

/** An activity in the community's own words. */
export interface ActivityWords {
  /** Which. */
  readonly activity: ActivityId;
  /** Its code. */
  readonly code: string;
  /** What people call it. */
  readonly name: string;
  /** The wider activity it is a kind of. */
  readonly parent?: ActivityId | undefined;
}

/** Asks for everything a member may hold: for their own device, or a download. */
export interface MemberCopyOf {
  /** Whose. */
  readonly member: MemberId;
}

/** Asks for what a member may see of the community; as the public sees it when read by the host. Brokers ask as members. */
export interface PublicViewFor {
  /** The day listings are open on; the day of the bank's last command when left out. */
  readonly on?: IsoDate | undefined;
}

/** What waits for a broker. Each list is in the order it is best worked through. */
export interface Today {
  /** The local date. */
  readonly on: IsoDate | null;
  /** Concerns to look at again, for those who may see concerns; left out for others. */
  readonly concerns?: readonly ConcernDue[] | undefined;
  /** Lone visits not reported back: overdue ones first. */
  readonly visits: readonly VisitOpen[];
  /** Lone visits in a home that were to have begun today, and that nobody reported out on. */
  readonly unreportedVisits?: readonly VisitUnreported[] | undefined;
  /** Sessions today, by their beginning. */
  readonly sessions: readonly Session[];
  /** Members to be in touch with again. */
  readonly calls: readonly CallDue[];
  /** Requests nobody has answered: those that are never refused first, then the oldest. */
  readonly unanswered: readonly Unanswered[];
  /** First meetings to ask after. */
  readonly firstMeetings: readonly FirstMeeting[];
  /** Disputes to settle, approvals to give, answers and confirmations due, agreed dates that have passed. */
  readonly exchanges: readonly ExchangeDue[];
  /** References missing or awaited. */
  readonly references: readonly ReferencesMissing[];
  /** Checks to be seen again. */
  readonly rechecks: readonly RecheckDue[];
  /** People gone quiet against their own rhythm: the longest silences, measured by that rhythm, first. */
  readonly quiet: readonly GoneQuiet[];
  /** Objections nobody has answered. */
  readonly objections: readonly ObjectionOpen[];
  /** Pauses that end. */
  readonly pauses: readonly PauseEnding[];
  /** Applicants waiting. */
  readonly applicants: readonly ApplicantWaiting[];
  /** Pairings to look at together. */
  readonly pairings: readonly PairingDue[];
  /** Birthdays of those who would like theirs remembered. */
  readonly birthdays: readonly Birthday[];
  /** Listings that run out soon. */
  readonly listings: readonly ListingEnding[];
  /** Credit on its way to or from partner banks that is due. */
  readonly passages: readonly PassageDue[];
  /** Members who asked to be forgotten: the longest wait first. */
  readonly erasures?: readonly ErasureWaiting[] | undefined;
}

/** A concern somebody has to look at again. What it is about stands in the record alone. */
export interface ConcernDue {
  /** Who. */
  readonly member: MemberId;
  /**
   * Their name: whole for brokers and for themselves, the first word of it for other members. Left out when it is not
   * known here, or was forgotten.
   */
  readonly name?: string | undefined;
  /** Which: the part that raised it. */
  readonly concern: PartId;
  /** When it was raised. */
  readonly raised: IsoDate;
  /** By when somebody had to look again. */
  readonly escalate: IsoDate;
  /** Whether they are matched with nobody for now. */
  readonly matchNobody: boolean;
}

/** Somebody out on a lone visit. */
export interface VisitOpen {
  /** On which exchange. */
  readonly exchange: ExchangeId;
  /** Who. */
  readonly member: MemberId;
  /**
   * Their name: whole for brokers and for themselves, the first word of it for other members. Left out when it is not
   * known here, or was forgotten.
   */
  readonly name?: string | undefined;
  /** Whom they visit. */
  readonly with: readonly Named[];
  /** When they set out. */
  readonly out: Timestamp;
  /** When they are expected back. */
  readonly expected: Timestamp;
  /** Whether that has passed. */
  readonly overdue: boolean;
  /** How to reach them. */
  readonly contact?: { readonly [name: string]: string } | undefined;
  /** Who to call in an emergency. */
  readonly emergency?: string | undefined;
}

/** A lone visit in a home that was to have begun, and that nobody reported out on. */
export interface VisitUnreported {
  /** Which exchange. */
  readonly exchange: ExchangeId;
  /** When it was to begin. */
  readonly start?: Start | undefined;
  /** Who visits. */
  readonly who: readonly Named[];
  /** Whom they visit. */
  readonly with: readonly Named[];
}

/** An exchange today. */
export interface Session {
  /** Which. */
  readonly exchange: ExchangeId;
  /** Where it stands. */
  readonly state: ExchangeState;
  /** When it begins. */
  readonly start?: Start | undefined;
  /** What is done. */
  readonly activityName?: string | undefined;
  /** Where. */
  readonly setting?: Setting | undefined;
  /** Who takes part: givers first, then by name. */
  readonly people: readonly SessionPerson[];
  /** Visitors without a name. */
  readonly visitors?: number | undefined;
}

/** Somebody who takes part in a session, with what a host of the session needs to know. */
export interface SessionPerson {
  /** Who. */
  readonly member: MemberId;
  /**
   * Their name: whole for brokers and for themselves, the first word of it for other members. Left out when it is not
   * known here, or was forgotten.
   */
  readonly name?: string | undefined;
  /** On which side. */
  readonly side: Side;
  /** Whether they come, as far as that is known. */
  readonly attendance?: Attendance | undefined;
  /** What the place must have for them. */
  readonly accessNeeds?: readonly string[] | undefined;
  /** How they get there, where the host keeps an attribute `transport`. */
  readonly transport?: string | undefined;
  /** Languages they are at ease in. */
  readonly languages?: readonly Language[] | undefined;
  /** Who to call in an emergency: their own words, or those appointed for it. */
  readonly emergency?: readonly string[] | undefined;
}

/** Somebody to be in touch with again. */
export interface CallDue {
  /** Who. */
  readonly member: MemberId;
  /**
   * Their name: whole for brokers and for themselves, the first word of it for other members. Left out when it is not
   * known here, or was forgotten.
   */
  readonly name?: string | undefined;
  /** Since when it is due. */
  readonly due: IsoDate;
  /** How they were last in touch. */
  readonly how?: string | undefined;
  /** What was noted then. */
  readonly text?: string | undefined;
  /** How to reach them, in the host's words. */
  readonly contact?: { readonly [name: string]: string } | undefined;
}

/** A request nobody has answered: nothing that names it is under way, and it waits since it was posted or last met. */
export interface Unanswered {
  /** Which. */
  readonly listing: ListingId;
  /** Who. */
  readonly member: MemberId;
  /**
   * Their name: whole for brokers and for themselves, the first word of it for other members. Left out when it is not
   * known here, or was forgotten.
   */
  readonly name?: string | undefined;
  /** Its title. */
  readonly title?: string | undefined;
  /** What is asked for; left out while nobody has classified it. */
  readonly activity?: ActivityId | undefined;
  /** Days since it was posted, or since it was last met. */
  readonly days: number;
  /** Whether it is on a need that is never refused. */
  readonly neverRefused: boolean;
}

/** A first meeting to ask after: "again?". */
export interface FirstMeeting {
  /** Which exchange. */
  readonly exchange: ExchangeId;
  /** When they met. */
  readonly on: IsoDate;
  /** Whom to ask: those of the two who have not been asked yet. */
  readonly ask: readonly Named[];
  /** The two. */
  readonly between: readonly [MemberId, MemberId];
}

/** An exchange that waits for something. */
export interface ExchangeDue {
  /** Which. */
  readonly exchange: ExchangeId;
  /** Its date. */
  readonly on: IsoDate;
  /** For what. */
  readonly waits: Waits;
  /** For whom. */
  readonly waitingFor?: readonly Named[] | undefined;
  /** Until when; then it expires, or counts as confirmed, as the charter says. */
  readonly due?: Timestamp | undefined;
  /** Why it lies in the tray, by what the rules say now. */
  readonly reasons?: readonly Reason[] | undefined;
  /** Who is asked to take another's place, by a member. It is agreed as it was; a broker puts them in, or does not. */
  readonly substitute?: SubstituteWanted | undefined;
}

/**
 * What an exchange waits for.
 *
 * - `dispute`: A dispute is to be settled.
 * - `tray`: It lies in the tray: a secret stands against it, and nobody else is asked until a broker lets it through or declines it.
 * - `approval`: A broker's approval.
 * - `answers`: Answers to a proposal.
 * - `confirmations`: Confirmations.
 * - `done`: Its day has passed; somebody says whether it took place. Until then its minutes are held.
 * - `word`: It took place, and accounts that pay for it have not given their word: without it nothing is posted.
 * - `bundle`: It took place, and nothing is posted before every exchange of its bundle has ended its course.
 */
export type Waits = "dispute" | "tray" | "approval" | "answers" | "confirmations" | "done" | "word" | "bundle";

/** Why a rule that is not met answers as it does. */
export interface Reason {
  /** The place of the rule in the charter; left out for what holds in every community. */
  readonly rule?: number | undefined;
  /** The code of the rule. */
  readonly code: ReasonCode;
  /** What it answers. */
  readonly answer: Answer;
  /** Those because of whom. */
  readonly members?: readonly MemberId[] | undefined;
  /** In words. */
  readonly text: string;
}

/**
 * What a rule, or all of them together, answer.
 *
 * - `allowed`: Nothing speaks against it.
 * - `needs-approval`: A broker has to approve it first.
 * - `refused`: It may not be.
 */
export type Answer = "allowed" | "needs-approval" | "refused";

/** Who is asked to take another's place. */
export interface SubstituteWanted {
  /** Who would not take part. */
  readonly out: Named;
  /** Who would instead. */
  readonly into: Named;
}

/** Somebody with fewer references than the charter wants. */
export interface ReferencesMissing {
  /** Who. */
  readonly member: MemberId;
  /**
   * Their name: whole for brokers and for themselves, the first word of it for other members. Left out when it is not
   * known here, or was forgotten.
   */
  readonly name?: string | undefined;
  /** How many have come. */
  readonly received: number;
  /** How many are awaited. */
  readonly awaited: number;
  /** How many the charter wants. */
  readonly wanted: number;
}

/** A check to be seen again. */
export interface RecheckDue {
  /** Who. */
  readonly member: MemberId;
  /**
   * Their name: whole for brokers and for themselves, the first word of it for other members. Left out when it is not
   * known here, or was forgotten.
   */
  readonly name?: string | undefined;
  /** Where the scheme is from. */
  readonly jurisdiction?: string | undefined;
  /** The level. */
  readonly level: CheckLevel;
  /** For work with whom. */
  readonly workforce: Workforce;
  /** When it was seen. */
  readonly seen: IsoDate;
  /** From when a new one is wanted. */
  readonly due: IsoDate;
}

/** Somebody gone quiet against their own rhythm. */
export interface GoneQuiet {
  /** Who. */
  readonly member: MemberId;
  /**
   * Their name: whole for brokers and for themselves, the first word of it for other members. Left out when it is not
   * known here, or was forgotten.
   */
  readonly name?: string | undefined;
  /** The last day they took part. */
  readonly last: IsoDate;
  /** Days since then, or since they came back from a pause. */
  readonly silentDays: number;
  /** Their usual gap: the median of the days between one occasion and the next, in tenths of a day. */
  readonly usualGapTenths: number;
}

/** An objection to a rule, or to the charter, that nobody has answered. */
export interface ObjectionOpen {
  /** Who. */
  readonly member: MemberId;
  /**
   * Their name: whole for brokers and for themselves, the first word of it for other members. Left out when it is not
   * known here, or was forgotten.
   */
  readonly name?: string | undefined;
  /** Which: the part it came in. */
  readonly objection: PartId;
  /** To which rule: its place in the charter; left out for the charter as a whole. */
  readonly rule?: number | undefined;
  /** When. */
  readonly on: IsoDate;
  /** In their words. */
  readonly text: string;
}

/** A pause that ends. */
export interface PauseEnding {
  /** Who. */
  readonly member: MemberId;
  /**
   * Their name: whole for brokers and for themselves, the first word of it for other members. Left out when it is not
   * known here, or was forgotten.
   */
  readonly name?: string | undefined;
  /** Since when they rest. */
  readonly since: IsoDate;
  /** When the pause is meant to end. */
  readonly until: IsoDate;
}

/** Somebody who has asked to join. */
export interface ApplicantWaiting {
  /** Who. */
  readonly member: MemberId;
  /**
   * Their name: whole for brokers and for themselves, the first word of it for other members. Left out when it is not
   * known here, or was forgotten.
   */
  readonly name?: string | undefined;
  /** Since when. */
  readonly since: IsoDate;
  /** Days since then. */
  readonly days: number;
  /** Whether staff have met them. */
  readonly met: boolean;
}

/** A pairing to look at together. */
export interface PairingDue {
  /** Which. */
  readonly pairing: PairingId;
  /** In which programme. */
  readonly programme: ProgrammeId;
  /** Who walks ahead. */
  readonly mentor: Named;
  /** Who is walked with. */
  readonly mentee: Named;
  /** When. */
  readonly due: IsoDate;
}

/** A birthday of somebody who would like it remembered. */
export interface Birthday {
  /** Who. */
  readonly member: MemberId;
  /**
   * Their name: whole for brokers and for themselves, the first word of it for other members. Left out when it is not
   * known here, or was forgotten.
   */
  readonly name?: string | undefined;
  /** How old they become. */
  readonly age: number;
}

/** A listing that runs out soon. */
export interface ListingEnding {
  /** Which. */
  readonly listing: ListingId;
  /** Who. */
  readonly member: MemberId;
  /**
   * Their name: whole for brokers and for themselves, the first word of it for other members. Left out when it is not
   * known here, or was forgotten.
   */
  readonly name?: string | undefined;
  /** Offer or request. */
  readonly kind: ListingKind;
  /** Its last day. */
  readonly until: IsoDate;
}

/** Credit on its way that is due. */
export interface PassageDue {
  /** Which. */
  readonly passage: PassageId;
  /** Over which bridge. */
  readonly bridge: BridgeId;
  /** What the partner calls itself. */
  readonly partner: string;
  /** Which way. */
  readonly direction: Direction;
  /** How much. */
  readonly minutes: Minutes;
  /** From when on it may be voided. */
  readonly due: Timestamp;
}

/** Somebody who asked to be forgotten. */
export interface ErasureWaiting {
  /** Who. */
  readonly member: MemberId;
  /**
   * Their name: whole for brokers and for themselves, the first word of it for other members. Left out when it is not
   * known here, or was forgotten.
   */
  readonly name?: string | undefined;
  /** The day they asked. */
  readonly asked: IsoDate;
  /** Days since then. */
  readonly days: number;
  /** Whether it is time: from day 20 on. No date erases by itself. */
  readonly due?: boolean | undefined;
  /** What it waits for; for those who may see concerns, and never to the member. */
  readonly held?: string | undefined;
}

/** Asks what waits for a broker. */
export interface TodayAt {
  /** When. */
  readonly at: Timestamp;
  /** The local date; that of `at` in UTC when left out. */
  readonly on?: IsoDate | undefined;
}

/** Asks for the sheet of a day's sessions, as plain text. For brokers: it holds access needs and emergency contacts. */
export interface SessionSheet {
  /** When. */
  readonly at: Timestamp;
  /** The local date; that of `at` in UTC when left out. */
  readonly on?: IsoDate | undefined;
}

/** The answer, with every reason. */
export interface Verdict {
  /** The strictest of the answers. */
  readonly answer: Answer;
  /** Why: what holds in every community, then every rule that is not met, in the order of the charter. */
  readonly reasons: readonly Reason[];
}

/** Asks whether what these terms say may be done. */
export interface May {
  /** Who, what, when and where. */
  readonly terms: Terms;
}

/** Asks about two people: might one give the other something, here, then? */
export interface Why {
  /** Who would give. */
  readonly giver: MemberId;
  /** Who would receive. */
  readonly receiver: MemberId;
  /** The local date. */
  readonly on: IsoDate;
  /** What would be done. */
  readonly activity?: ActivityId | undefined;
  /** Where. */
  readonly setting?: Setting | undefined;
  /** When on the local clock. */
  readonly start?: Start | undefined;
  /** How long, in minutes; an hour when left out. */
  readonly minutes?: number | undefined;
}

/** What was decided about an exchange when it was proposed, from what lasts: it can still be told after an erasure. */
export interface Explanation {
  /** Which exchange. */
  readonly exchange: ExchangeId;
  /** The charter of the day it was entered. */
  readonly charter?: CharterVersion | undefined;
  /** Whether the rules were asked. What was recorded once it had happened is not asked about: it is only kept. */
  readonly asked: boolean;
  /** The rules that wanted approval, under the charter of that day. Because of whom is personal and not kept. */
  readonly verdict: Verdict;
  /** The rules that were approved over: their places in the charter. */
  readonly approved?: readonly number[] | undefined;
  /** Who approved; left out when nobody did, or the host itself. */
  readonly approvedBy?: MemberId | undefined;
}

/** Asks what was decided about an exchange when it was proposed. */
export interface Explain {
  /** Which exchange. */
  readonly exchange: ExchangeId;
}

/** Minutes of service under one heading. */
export interface HoursLine {
  /** First day of the span, when summed up by one. */
  readonly period?: IsoDate | undefined;
  /** What was done, when summed up by that; left out where nobody classified it. */
  readonly activity?: ActivityId | undefined;
  /** Who took part, when summed up by that. */
  readonly member?: MemberId | undefined;
  /** Minutes given, and done together. */
  readonly given: number;
  /** Minutes received, and done together. */
  readonly received: number;
  /** Exchanges these were part of. */
  readonly exchanges: number;
}

/** Asks for minutes of service, summed up by what is named. For brokers. */
export interface HoursBy {
  /** What to sum up by: an activity, a member, and one span of time, in any order. All in one sum when left out. */
  readonly each?: readonly Grouping[] | undefined;
  /** First day of the exchanges that count; from the beginning when left out. */
  readonly from?: IsoDate | undefined;
  /** Last day of the exchanges that count; to the end when left out. */
  readonly until?: IsoDate | undefined;
  /** Whether days are those of entry. Otherwise an exchange is of the day it counts for (its value date). */
  readonly entered?: boolean | undefined;
}

/**
 * What service is summed up by.
 *
 * - `activity`: By what was done.
 * - `member`: By who took part.
 * - `day`: By day.
 * - `week`: By week, from Monday.
 * - `month`: By calendar month.
 * - `year`: By calendar year.
 */
export type Grouping = "activity" | "member" | "day" | "week" | "month" | "year";

/** Participation and ties of a span of days. Definitions and sources: `docs/outcomes.md`. What cannot be defined is left out. */
export interface ParticipationLine {
  /** First day. */
  readonly from: IsoDate | null;
  /** Last day. */
  readonly until: IsoDate | null;
  /** The group, when it is a line about one; an empty name for those in none. */
  readonly group?: string | undefined;
  /** Members counted: those who had joined and not left, and whoever took part. Isolates are among them. */
  readonly members: number;
  /** Of these, organisations. */
  readonly organisations: number;
  /** Of these, members who gave or received. */
  readonly active: number;
  /** Of these, members without a tie. */
  readonly isolates: number;
  /** Exchanges (for a group: occasions its members took part in, each of them counted). */
  readonly exchanges: number;
  /** Minutes given, and done together. */
  readonly given: number;
  /** Minutes received, and done together. */
  readonly received: number;
  /** Visitors without a name. Not for groups. */
  readonly visitors: number;
  /** Exchanges too large to say who gave to whom: their hours count, they make no ties. Not for groups. */
  readonly gatherings: number;
  /** Arcs: pairs in order of which one gave to the other. */
  readonly arcs: number;
  /** Pairs in which both gave. */
  readonly mutual: number;
  /** Pairs in which one gave. */
  readonly asymmetric: number;
  /** Pairs in which nobody did. */
  readonly nullPairs: number;
  /** L / (n(n−1)). */
  readonly density?: Figure | undefined;
  /** 2M / (2M + As). */
  readonly arcReciprocity?: Figure | undefined;
  /** M / (M + As). */
  readonly dyadReciprocity?: Figure | undefined;
  /** (r − d) / (1 − d), with r the arc reciprocity and d the density. */
  readonly chanceCorrectedReciprocity?: Figure | undefined;
  /** Σ min(w_ij, w_ji) / W. */
  readonly weightedReciprocity?: Figure | undefined;
  /** Members who both gave and received. */
  readonly bothWays: number;
  /** Their share of active members. */
  readonly roleFluidity?: Figure | undefined;
  /** 1 − NID/W: NID is the sum of the positive balances of the span, W the minutes given. */
  readonly circulation?: Figure | undefined;
  /** Gini of minutes given, zeros included. */
  readonly giniGiven?: Figure | undefined;
  /** Gini of minutes received, zeros included. */
  readonly giniReceived?: Figure | undefined;
  /** Freeman's, of ties, over (n−1)(n−2). */
  readonly centralisation?: Figure | undefined;
  /** Freeman's, of those given to, over UCINET's (n−1)(n−2). */
  readonly outCentralisationUcinet?: Figure | undefined;
  /** Freeman's, of those received from, over UCINET's (n−1)(n−2). */
  readonly inCentralisationUcinet?: Figure | undefined;
  /** Freeman's, of those given to, over the textbook's (n−1)². */
  readonly outCentralisationTextbook?: Figure | undefined;
  /** Freeman's, of those received from, over the textbook's (n−1)². */
  readonly inCentralisationTextbook?: Figure | undefined;
  /** 3·triangles / triads. */
  readonly transitivity?: Figure | undefined;
  /** Mean local clustering; fewer than two ties count 0. */
  readonly meanClustering?: Figure | undefined;
  /** The largest k of which there is a core. */
  readonly core: number;
  /** Members in it. */
  readonly inCore: number;
  /** Components with a tie or more. */
  readonly components: number;
  /** Members of the largest. */
  readonly largestComponent: number;
  /** Members without whom their component falls apart. */
  readonly cutMembers: number;
  /** Ties: pairs with an exchange. */
  readonly ties: number;
  /** Of these, pairs that had none ever before. */
  readonly newTies: number;
  /** Ties of the span before that are here again. Only where there is a span before. */
  readonly keptTies?: number | undefined;
  /** Their share of the ties of the span before. */
  readonly tiePersistence?: Figure | undefined;
  /** Ties of three or more occasions over two months or more. */
  readonly repeatedTies: number;
  /** Ties that a broker brought about and that went on without. */
  readonly unbrokeredTies: number;
  /** Minutes received from neighbours: not from staff, nor organisations. */
  readonly fromPeers: number;
  /** Their share of all minutes received from somebody named. */
  readonly supportMix?: Figure | undefined;
  /** Members all of whose ties are with staff or organisations. */
  readonly workerOnly: number;
  /** Share of exchanges that a broker brought about. More is not worse. */
  readonly brokerInvolvement?: Figure | undefined;
  /** Of the later exchanges of pairs, the share that no broker brought about. */
  readonly laterUnbrokered?: Figure | undefined;
  /** Minutes of facilitation for each exchange. */
  readonly facilitation?: Figure | undefined;
  /** Share of minutes given by the one, three and ten who gave most. */
  readonly concentration?: readonly Figure[] | undefined;
  /** Share of minutes given by organisations. */
  readonly organisationsShare?: Figure | undefined;
  /** Distinct activities. Not for groups. */
  readonly activities: number;
  /** As many activities with equal minutes would be as varied: exp of Shannon's entropy. Not for groups. */
  readonly effectiveActivities?: Figure | undefined;
  /** Minutes given for which nobody named an activity: they are in neither of the two figures before. */
  readonly unclassified?: number | undefined;
}

/** Asks for participation and ties, in figures. For brokers. */
export interface ParticipationOver {
  /** First day; that of the first exchange when left out. */
  readonly from?: IsoDate | undefined;
  /** Last day; that of the bank's last command when left out. */
  readonly until?: IsoDate | undefined;
  /** A line for each of these spans; one for all when left out. */
  readonly each?: CalendarSpan | undefined;
  /** A line for each of these groups as well, after that of everybody: ties within the group alone, hours with anybody. */
  readonly groups?: GroupBy | undefined;
  /** Whether days are those of entry. Otherwise an exchange is of the day it counts for (its value date). */
  readonly entered?: boolean | undefined;
}

/**
 * A span of the calendar.
 *
 * - `week`: A week, from Monday.
 * - `month`: A calendar month.
 * - `quarter`: A quarter of a calendar year.
 * - `year`: A calendar year.
 */
export type CalendarSpan = "week" | "month" | "quarter" | "year";

/** How members are put into groups. Whoever fits none is in a group without a name. */
export interface GroupBy {
  /** By what. */
  readonly by: GroupedBy;
  /** Roles or tags, first come first served; or the key of an attribute. */
  readonly words?: readonly string[] | undefined;
  /** Ages at which a new band begins, rising: `[18, 65]` makes three. */
  readonly ages?: readonly number[] | undefined;
  /** Groups of the host's own; nobody stands in two. */
  readonly groups?: readonly HostGroup[] | undefined;
}

/**
 * What members are put into groups by.
 *
 * - `role`: By the roles named in `words` that they held on a day of the window; the first of the list that fits.
 * - `tag`: By the tags named in `words`; the first of the list that fits.
 * - `kind`: By kind of member, in the charter's words.
 * - `organisation`: By the organisation they held a role at on a day of the window; the first they were given.
 * - `age`: By age on the last day: `ages` are the first years of bands after the first.
 * - `attribute`: By what their profile says under the one key in `words`, such as an area.
 * - `host`: As the host says in `groups`.
 */
export type GroupedBy = "role" | "tag" | "kind" | "organisation" | "age" | "attribute" | "host";

/** A group as the host gives it. */
export interface HostGroup {
  /** What it is called. */
  readonly name: string;
  /** Who is in it. */
  readonly members: readonly MemberId[];
}

/** Tables made safe, or advice what to coarsen. */
export interface Publication {
  /** Whether it may be published. */
  readonly publishable: boolean;
  /** What may be published, and goes to the log; left out when it was refused. */
  readonly release?: Release | undefined;
  /** What to coarsen, when it was refused. */
  readonly advice?: readonly Advice[] | undefined;
  /** What to print beside the tables. */
  readonly notes: readonly string[];
}

/** What was released: to be kept, and given again with the next. */
export interface Release {
  /** Who was counted. */
  readonly population: string;
  /** As of when. */
  readonly asOf: IsoDate;
  /** First day of what was counted, when that was a span. */
  readonly from?: IsoDate | undefined;
  /** The policy. */
  readonly policy: DisclosurePolicy;
  /** The tables as they were shown. */
  readonly tables: readonly SafeTable[];
  /** Where the journal stood, when the bank counted a table of it. */
  readonly head?: Head | undefined;
  /** The commitment of the secret that noise was drawn with. Figures drawn with another are other draws of the same noise. */
  readonly drawnWith?: Hash32 | undefined;
}

/** A disclosure policy: which cells are hidden, how others are rounded, how uncertain a hidden one must stay. */
export interface DisclosurePolicy {
  /** What it is called; each table says which one made it. */
  readonly name: string;
  /** Counts of people from 1 up to one less than this are hidden, and hours given by fewer. */
  readonly threshold: number;
  /** Whether nought is shown. If not, nought is hidden like a small count. */
  readonly zeros: boolean;
  /** What shown counts are rounded to the nearest multiple of; totals on their own, from their true values. 1 leaves them. */
  readonly rounding: number;
  /** Hours: how many of the largest contributors are looked at for dominance; 0 for none. */
  readonly dominanceTop: number;
  /** Hours: the most these may contribute, in per cent. */
  readonly dominancePercent: number;
  /** Hours: nobody, knowing their own share, may estimate another's closer than this, in per cent; 0 for no such rule. */
  readonly pRatioPercent: number;
  /** The fewest people a mean or median is given for. */
  readonly meansFrom: number;
  /** How many values a hidden count must at least leave open, less one: the width of its range. */
  readonly protection: number;
  /** Whether what it makes may be published at all. */
  readonly publishable: boolean;
  /** Noise on counts of people, instead of hiding what small ones could be worked out from. Tables with it count people alone. */
  readonly noise?: Noise | undefined;
}

/** Noise that is added to counts of people. */
export interface Noise {
  /** The largest step, up or down; at most half the threshold, and 50. */
  readonly most: number;
  /** The variance of the steps, in hundredths. Their mean is 0. */
  readonly varianceHundredths: number;
}

/** A table that may be published, its totals in the last row and the last column. */
export interface SafeTable {
  /** What it shows. */
  readonly title: string;
  /** What is counted. */
  readonly measure: Measured;
  /** What the rows are. */
  readonly rowsAre: string;
  /** What the columns are. */
  readonly columnsAre: string;
  /** Names of rows, without the totals. */
  readonly rows: readonly string[];
  /** Names of columns, without the totals. */
  readonly columns: readonly string[];
  /** Row by row, totals last. */
  readonly cells: readonly (readonly ShownCell[])[];
  /** The policy that made it. */
  readonly policy: string;
  /** What counts are rounded to. */
  readonly rounding: number;
  /** How many cells are hidden. */
  readonly hidden: number;
  /** The noise that every count carries, each total its own; so rows and columns do not add up. */
  readonly noise?: Noise | undefined;
  /** How it was counted, when the bank did; so that it can be counted again. */
  readonly recipe?: Recipe | undefined;
  /** A digest of who stood in which cell, under a secret of the bank: whether the same people are counted again. */
  readonly counted?: Hash32 | undefined;
}

/**
 * What is counted in a table.
 *
 * - `people`: People.
 * - `minutes`: Minutes: a magnitude to which some contribute more than others.
 */
export type Measured = "people" | "minutes";

/** A cell as it is shown; hidden when nothing stands in it. */
export interface ShownCell {
  /** The value, rounded as the policy says. */
  readonly value?: number | undefined;
}

/** A table the bank counts itself. */
export interface Recipe {
  /** What it shows. */
  readonly title: string;
  /** What is counted. */
  readonly count: Counting;
  /** Rows. */
  readonly rows: Sorting;
  /** Columns. */
  readonly columns: Sorting;
  /** Last day. */
  readonly until: IsoDate;
  /** First day; left out for members as they stand on the last. */
  readonly from?: IsoDate | undefined;
  /** Conditions, all of which must hold. */
  readonly only?: readonly Only[] | undefined;
  /** Whether it may be told of all the people of a row that they are in one column. */
  readonly wholeGroups?: boolean | undefined;
}

/**
 * What a recipe counts. Organisations are not counted: they need no protection.
 *
 * - `members`: People who had joined by the last day and not left before the first, or took part.
 * - `taking-part`: People who took part in at least one exchange.
 * - `minutes-given`: Minutes people gave.
 * - `minutes-received`: Minutes people received.
 * - `asked`: People who asked for something, once for each need they asked for. Sorted by need, and by whether it was met.
 */
export type Counting = "members" | "taking-part" | "minutes-given" | "minutes-received" | "asked";

/** How a counted table is sorted into rows, or into columns. */
export interface Sorting {
  /** By what. */
  readonly by: SortedBy;
  /** Roles or tags; or the key of an attribute. */
  readonly words?: readonly string[] | undefined;
  /** Ages at which a new band begins, rising. */
  readonly ages?: readonly number[] | undefined;
  /** Lines that are put together. */
  readonly merged?: readonly Merged[] | undefined;
}

/**
 * What the rows or the columns of a counted table are.
 *
 * - `everybody`: Everybody in one line.
 * - `role`: By the roles named in `words` that were held on a day of the span; the first of the list that fits.
 * - `tag`: By the tags named in `words`; the first of the list that fits.
 * - `kind`: By kind of member.
 * - `organisation`: By the organisation at which a role was held.
 * - `age`: By age on the last day: `ages` are the first years of bands after the first.
 * - `attribute`: By what profiles say under the one key in `words`.
 * - `took-part`: By whether people took part.
 * - `activity`: Minutes by activity.
 * - `month`: Minutes by calendar month.
 * - `quarter`: Minutes by calendar quarter.
 * - `need`: Those who asked for something by the need it was for.
 * - `met`: Those who asked for something by whether all of it was met by the last day.
 */
export type SortedBy = "everybody" | "role" | "tag" | "kind" | "organisation" | "age" | "attribute" | "took-part" | "activity" | "month" | "quarter" | "need" | "met";

/** Lines that are put together under one name. */
export interface Merged {
  /** What they are called together. */
  readonly name: string;
  /** The lines. */
  readonly of: readonly string[];
}

/** A condition: who is in one of these lines. */
export interface Only {
  /** How people are sorted. */
  readonly sorting: Sorting;
  /** The lines that are counted. */
  readonly lines: readonly string[];
}

/** Why something cannot be published, and what would help. */
export interface Advice {
  /** Which table. */
  readonly table: string;
  /** Why, and what to do, in a sentence. */
  readonly why: string;
  /** Rows to put together. */
  readonly mergeRows?: readonly string[] | undefined;
  /** Columns to put together. */
  readonly mergeColumns?: readonly string[] | undefined;
}

/** Asks for tables that may be published, of one population as of one date. For brokers. */
export interface Publish {
  /**
   * Tables of the host's own, with their true values. The bank does not know who stands in them: beside an earlier release of
   * overlapping days they are refused, unless they say the very same again.
   */
  readonly tables: readonly TrueTable[];
  /** Who is counted in all of them, in words that stay the same from release to release. */
  readonly population: string;
  /** As of when, in all of them: the last day. */
  readonly asOf: IsoDate;
  /** First day of what is counted, when it is what happened in a span. Spans that do not overlap are not compared. */
  readonly from?: IsoDate | undefined;
  /** `nhs`, `acro`, `cell-key` or `internal`; `acro` when left out. */
  readonly policy?: string | undefined;
  /** A policy of one's own instead. */
  readonly custom?: DisclosurePolicy | undefined;
  /** Tables the bank counts itself. They are compared with earlier ones by who stands in them. */
  readonly counted?: readonly Recipe[] | undefined;
  /** Every release before, as it was answered. */
  readonly log?: readonly Release[] | undefined;
}

/** A table with its true values, without totals: these are worked out. */
export interface TrueTable {
  /** What it shows. */
  readonly title: string;
  /** What is counted. */
  readonly measure: Measured;
  /** What the rows are, such as `area`. Tables of a release with the same rows or columns share these totals. */
  readonly rowsAre: string;
  /** What the columns are. */
  readonly columnsAre: string;
  /** Names of rows. */
  readonly rows: readonly string[];
  /** Names of columns. */
  readonly columns: readonly string[];
  /** Row by row. */
  readonly cells: readonly (readonly TrueCell[])[];
  /** Whether it may be told of all the people of a row that they are in one column. */
  readonly wholeGroups?: boolean | undefined;
}

/** A true cell. */
export interface TrueCell {
  /** The count, or the minutes. */
  readonly value: number;
  /** Minutes: how many people contributed. */
  readonly people?: number | undefined;
  /** Minutes: the largest contributions, falling; three at least where there are three. */
  readonly largest?: readonly number[] | undefined;
}

/** Whether rows about people may leave the house. */
export interface Anonymity {
  /** Whether everybody is among enough others. */
  readonly holds: boolean;
  /** The fewest that look the same; left out without rows. */
  readonly fewest?: number | undefined;
  /** Places of rows that too few others look like, from 0. */
  readonly exposed: readonly number[];
  /** The column with the most different values among the exposed, from 0: the one to coarsen first. */
  readonly coarsen?: number | undefined;
}

/**
 * Asks whether rows about people are k-anonymous: whether each looks, in the columns that others may know, like at least k−1
 * more (Sweeney 2002). For brokers.
 */
export interface AnonymityCheck {
  /** Of each person, what others may know of them: the same columns for all. */
  readonly rows: readonly (readonly string[])[];
  /** How many must look the same; 5 at least. */
  readonly k: number;
}

/** An instrument. */
export interface Instrument {
  /** A short code. */
  readonly id: string;
  /** The version; answers of another one are never compared. */
  readonly version: string;
  /** What it is called. */
  readonly name: string;
  /** What is asked. */
  readonly items: readonly Item[];
  /** How answers become scores. */
  readonly scorer: Scorer;
  /** One for each item with `single`, otherwise one. */
  readonly scales: readonly Scale[];
  /** The table of scores, for `lookup`. */
  readonly lookup?: readonly LookupRow[] | undefined;
  /** What is done about items nobody answered. */
  readonly missing: MissingRule;
  /** The fewest people a result is given for. */
  readonly leastReported: number;
  /** The least change in a score that counts as better or worse. */
  readonly criterion: Figure;
  /** On what terms it may be used. */
  readonly licence: Licence;
  /** Where it is from. */
  readonly citation: string;
  /** What must stand beside results. */
  readonly attribution?: string | undefined;
}

/** A question, and which answers are taken. */
export interface Item {
  /** A short code. */
  readonly code: string;
  /** What is asked; empty when it is in the member's own words. */
  readonly text?: string | undefined;
  /** The answers that are taken, rising. */
  readonly values: readonly number[];
  /** What each is called, when they have names. */
  readonly labels?: readonly string[] | undefined;
  /** Whether it counts the other way round in a sum or mean. */
  readonly reverse?: boolean | undefined;
}

/**
 * How answers become scores.
 *
 * - `single`: Each item is a score of its own; nothing is added up.
 * - `sum`: The sum of all items.
 * - `mean`: Their mean.
 * - `lookup`: Their sum, looked up in a table.
 */
export type Scorer = "single" | "sum" | "mean" | "lookup";

/** What scores mean. */
export interface Scale {
  /** What is measured. */
  readonly name: string;
  /** The lowest score there is. */
  readonly least: number;
  /** The highest. */
  readonly most: number;
  /** Which way is better. */
  readonly better: Better;
  /** Names of scores, from lowest to highest, without gap or overlap; none when they have none. */
  readonly bands?: readonly Band[] | undefined;
}

/**
 * Which way is better.
 *
 * - `higher`: Higher.
 * - `lower`: Lower.
 */
export type Better = "higher" | "lower";

/** Scores that have a name, both ends included. */
export interface Band {
  /** The name. */
  readonly name: string;
  /** The lowest score. */
  readonly from: number;
  /** The highest score. */
  readonly to: number;
}

/** A row of a table of scores. */
export interface LookupRow {
  /** The sum of the items. */
  readonly sum: number;
  /** The score. */
  readonly score: Figure;
}

/** What is done about items nobody answered. */
export interface MissingRule {
  /** The fewest items a score is made from; of a single-item scale its own item is always needed. */
  readonly atLeast: number;
  /** Whether a sum of fewer than all is raised in proportion. */
  readonly prorate?: boolean | undefined;
}

/** On what terms it may be used. */
export interface Licence {
  /** Which kind. */
  readonly kind: LicenceKind;
  /** Which licence, and its number when the host holds one. */
  readonly reference?: string | undefined;
}

/**
 * Whether an instrument may be used.
 *
 * - `open`: Free for all, with attribution.
 * - `licensed`: By a licence the host holds: its reference must be said.
 * - `forbidden`: Not to be used.
 */
export type LicenceKind = "open" | "licensed" | "forbidden";

/** Asks for an instrument: one that is shipped, or one's own, checked. */
export interface InstrumentOf {
  /** `ons4`, `ucla3`, `loneliness` or `goals`. */
  readonly shipped?: string | undefined;
  /** One's own instead. */
  readonly custom?: Instrument | undefined;
}

/** Change on every scale of an instrument. */
export interface TimedScore {
  /** The instrument. */
  readonly instrument: string;
  /** Its version. */
  readonly version: string;
  /** Scale by scale. */
  readonly scales: readonly Change[];
  /** Answers left out because their member has not consented to outcomes, or no longer. */
  readonly withoutConsent: number;
  /** What must stand beside results. */
  readonly attribution?: string | undefined;
}

/** Change on one scale: of those who answered at both points. What changed, not why. */
export interface Change {
  /** The scale. */
  readonly scale: string;
  /** How many had a score at the first point. */
  readonly nFirst: number;
  /** How many of these had one at the second as well. */
  readonly nBoth: number;
  /** How many had none: lost. */
  readonly nLost: number;
  /** How many had a score at the second point only; they are in none of the figures. */
  readonly nLastOnly: number;
  /** Whether there were enough people; if not, only the counts above are given. */
  readonly reported: boolean;
  /** Mean at the first point, of those at both. */
  readonly meanFirst?: Figure | undefined;
  /** Mean at the second, of those at both. */
  readonly meanLast?: Figure | undefined;
  /** Mean of each one's second less first. */
  readonly meanChange?: Figure | undefined;
  /** Standard deviation of these changes (n − 1 below). */
  readonly spread?: Figure | undefined;
  /** The mean change lies between these in 95 of 100 such samples, by Student's t: low. */
  readonly low?: Figure | undefined;
  /** And high. */
  readonly high?: Figure | undefined;
  /** How many changed for the better by the criterion or more. */
  readonly improved: number;
  /** How many changed by less than that. */
  readonly stayed: number;
  /** How many changed for the worse by the criterion or more. */
  readonly worse: number;
  /** What counts as a change. */
  readonly criterion: Figure;
  /** How many scored in each band. */
  readonly bands?: readonly BandCount[] | undefined;
}

/** How many scored in a band. */
export interface BandCount {
  /** The band. */
  readonly band: string;
  /** How many at the first point. */
  readonly first: number;
  /** How many of those at both points, at the second. */
  readonly last: number;
}

/** Asks what changed for the same people between two points, from answers the host keeps. For brokers. */
export interface MeasureChange {
  /** The answers; those without their member's consent to outcomes are left out. */
  readonly answers: readonly InstrumentAnswer[];
  /** Each member's first answer up to this day counts as the first point. */
  readonly firstUntil: IsoDate;
  /** Each member's last answer from this day on counts as the second. */
  readonly lastFrom: IsoDate;
  /** `ons4`, `ucla3`, `loneliness` or `goals`. */
  readonly shipped?: string | undefined;
  /** An instrument of one's own instead. */
  readonly custom?: Instrument | undefined;
}

/** What a member answered on a day. Kept by the host apart from the bank; erased by forgetting it. */
export interface InstrumentAnswer {
  /** Whose. */
  readonly member: MemberId;
  /** When. */
  readonly on: IsoDate;
  /** Which instrument. */
  readonly instrument: string;
  /** Which version of it. */
  readonly version: string;
  /** To each item in order; null for what was not answered. */
  readonly values: readonly (number | null)[];
}

/** Follow-ups, by months and scale. */
export interface FollowUps {
  /** The instrument. */
  readonly instrument: string;
  /** Its version. */
  readonly version: string;
  /** How many days before or after its day a follow-up may lie. */
  readonly withinDays: number;
  /** As of when. */
  readonly asOf: IsoDate;
  /** In the order of the months asked for, then of the scales. */
  readonly points: readonly FollowUp[];
  /** Answers left out because their member has not consented to outcomes, or no longer. */
  readonly withoutConsent: number;
  /** What must stand beside results. */
  readonly attribution?: string | undefined;
}

/** One scale, a number of months after the baseline. */
export interface FollowUp {
  /** How many months after the baseline. */
  readonly months: number;
  /**
   * People with a baseline who could not have been followed up for good yet: days on which they might answer are still to come.
   * They are in no other figure.
   */
  readonly notYet: number;
  /** Change from the baseline to the follow-up. Its first point counts those who were due, and who of them was lost to follow-up. */
  readonly change: Change;
}

/** Asks for the scores of the same people a number of months after their baseline, from answers the host keeps. For brokers. */
export interface FollowUpOf {
  /** The answers; those without their member's consent to outcomes are left out. */
  readonly answers: readonly InstrumentAnswer[];
  /** Each member's first score up to this day is their baseline. */
  readonly baselineUntil: IsoDate;
  /** How many calendar months after their own baseline, such as 6 and 12. */
  readonly months: readonly number[];
  /** Days on which nobody's baseline was taken yet: answers before this one are left out. */
  readonly baselineFrom?: IsoDate | undefined;
  /** How many days before or after its day a follow-up may lie; 42 when left out. */
  readonly withinDays?: number | undefined;
  /** As of when; the day of the bank's last command when left out. */
  readonly asOf?: IsoDate | undefined;
  /** `ons4`, `ucla3`, `loneliness` or `goals`. */
  readonly shipped?: string | undefined;
  /** An instrument of one's own instead. */
  readonly custom?: Instrument | undefined;
}

/** Change in two groups beside one another. */
export interface ComparedChange {
  /** The instrument. */
  readonly instrument: string;
  /** Its version. */
  readonly version: string;
  /** What the group is called. */
  readonly group: string;
  /** What the group it is compared with is called. */
  readonly comparison: string;
  /** Scale by scale. */
  readonly scales: readonly ComparedScale[];
  /** Answers left out because their member has not consented to outcomes, or no longer. */
  readonly withoutConsent: number;
  /** Answers left out because their member is in neither group. */
  readonly inNeither: number;
  /** What a comparison says, and what it does not. */
  readonly note: string;
  /** What must stand beside results. */
  readonly attribution?: string | undefined;
}

/** One scale. */
export interface ComparedScale {
  /** How the group changed. */
  readonly group: Change;
  /** How the group it is compared with changed. */
  readonly comparison: Change;
  /** The mean change of the one less that of the other; left out when either has too few people to be told of. */
  readonly difference?: Figure | undefined;
  /** Its standard error, the groups' spreads taken apart. */
  readonly error?: Figure | undefined;
  /** Degrees of freedom (Welch and Satterthwaite); left out where nobody's change differs from another's. */
  readonly freedom?: Figure | undefined;
  /** The difference lies between these in 95 of 100 such samples, by Student's t: low. */
  readonly low?: Figure | undefined;
  /** And high. */
  readonly high?: Figure | undefined;
}

/** Asks how a group changed beside a comparison group over the same span, from answers the host keeps. For brokers. */
export interface CompareChange {
  /** The answers; those without their member's consent to outcomes are left out. */
  readonly answers: readonly InstrumentAnswer[];
  /** The group. */
  readonly group: HostGroup;
  /** The group it is compared with. Nobody is in both. */
  readonly comparison: HostGroup;
  /** Each member's first answer up to this day counts as the first point. */
  readonly firstUntil: IsoDate;
  /** Each member's last answer from this day on counts as the second. */
  readonly lastFrom: IsoDate;
  /** `ons4`, `ucla3`, `loneliness` or `goals`. */
  readonly shipped?: string | undefined;
  /** An instrument of one's own instead. */
  readonly custom?: Instrument | undefined;
}

/** One member's ties. */
export interface MemberTies {
  /** Who. */
  readonly member: MemberId;
  /**
   * Their name: whole for brokers and for themselves, the first word of it for other members. Left out when it is not
   * known here, or was forgotten.
   */
  readonly name?: string | undefined;
  /** Minutes given, and done together. */
  readonly given: number;
  /** Minutes received, and done together. */
  readonly received: number;
  /** 1 − |given − received| / (given + received). For brokers: it is nobody's target. */
  readonly twoSidedness?: Figure | undefined;
  /** With whom, the most occasions first. */
  readonly ties: readonly TieWith[];
}

/** A tie with somebody. */
export interface TieWith {
  /** Who. */
  readonly member: MemberId;
  /**
   * Their name: whole for brokers and for themselves, the first word of it for other members. Left out when it is not
   * known here, or was forgotten.
   */
  readonly name?: string | undefined;
  /** Minutes the member gave them. */
  readonly gave: number;
  /** Minutes the member received from them. */
  readonly received: number;
  /** Exchanges between the two. */
  readonly occasions: number;
  /** First day. */
  readonly first: IsoDate;
  /** Last day. */
  readonly last: IsoDate;
  /** Whether it is of three or more occasions over two months or more. */
  readonly repeated: boolean;
  /** Whether a broker brought it about and it went on without. */
  readonly carriedOn: boolean;
  /** Whether the other took part as a neighbour at least once, and not only as staff. */
  readonly asNeighbour: boolean;
}

/** Asks for one member's ties. Answers the member, people appointed to see them, and brokers. */
export interface TiesOf {
  /** Whose. */
  readonly member: MemberId;
  /** First day; that of the first exchange when left out. */
  readonly from?: IsoDate | undefined;
  /** Last day; that of the bank's last command when left out. */
  readonly until?: IsoDate | undefined;
}

/** Who was at the sessions of a course or a group. */
export interface CourseAttendance {
  /** Sessions in the span. */
  readonly sessions: number;
  /** Of these, too large to say who was there with whom. */
  readonly crowds: number;
  /** Who was at one or more, in order of number. */
  readonly members: readonly Attended[];
  /** Who was there together, the most sessions first. */
  readonly pairs: readonly TogetherAt[];
}

/** How one member attended. */
export interface Attended {
  /** Who. */
  readonly member: MemberId;
  /**
   * Their name: whole for brokers and for themselves, the first word of it for other members. Left out when it is not
   * known here, or was forgotten.
   */
  readonly name?: string | undefined;
  /** At how many sessions, giving, receiving or together. */
  readonly sessions: number;
  /** The first day. */
  readonly first: IsoDate;
  /** The last. */
  readonly last: IsoDate;
  /** Sessions held since their last: a drop-out if there are more than the community thinks well. */
  readonly missedSince: number;
  /** The longest run of sessions missed before they came back; nought when they missed none in between. */
  readonly returnedAfter: number;
}

/** Two who attended together. */
export interface TogetherAt {
  /** The lower number. */
  readonly one: Named;
  /** The higher. */
  readonly other: Named;
  /** Sessions both were at. */
  readonly sessions: number;
}

/** Asks who attended together: who was at the sessions of a course or a group, and which two at how many of them. For brokers. */
export interface AttendedTogether {
  /** The activities whose exchanges are the sessions. */
  readonly activities: readonly ActivityId[];
  /** First day; that of the first exchange when left out. */
  readonly from?: IsoDate | undefined;
  /** Last day; that of the bank's last command when left out. */
  readonly until?: IsoDate | undefined;
  /** The fewest sessions two were both at to be named; 2 when left out. */
  readonly least?: number | undefined;
}

/** A member who would be alone without workers. */
export interface WorkerOnly {
  /** Who. */
  readonly member: MemberId;
  /**
   * Their name: whole for brokers and for themselves, the first word of it for other members. Left out when it is not
   * known here, or was forgotten.
   */
  readonly name?: string | undefined;
  /** With how many workers or organisations. */
  readonly ties: number;
  /** Minutes received. */
  readonly received: number;
  /** Last day with any of them. */
  readonly last: IsoDate;
}

/** Asks for the members all of whose ties are with staff or organisations. For brokers. */
export interface WorkerOnlyMembers {
  /** First day; that of the first exchange when left out. */
  readonly from?: IsoDate | undefined;
  /** Last day; that of the bank's last command when left out. */
  readonly until?: IsoDate | undefined;
}

/** What goes from group to group. Rows give, columns receive; the last group, without a name, holds whoever is in none. */
export interface Mixing {
  /** Names of groups. */
  readonly groups: readonly string[];
  /** Members of each. */
  readonly members: readonly number[];
  /** Minutes given by members of one to members of another. */
  readonly minutes: readonly (readonly number[])[];
  /** Ties between members of one and members of another. */
  readonly ties: readonly (readonly number[])[];
  /** Ties over those to be expected if every pair of members were equally likely to have one; null where no pair or no tie is. */
  readonly overExpected: readonly (readonly (Figure | null)[])[];
  /** (E − I) / (E + I): ties between groups less ties within, over all (Krackhardt and Stern 1988). −1 is all within. */
  readonly eiIndex?: Figure | undefined;
  /** Nominal assortativity (Newman 2003): 1 is all within, 0 is as chance would have it. */
  readonly assortativity?: Figure | undefined;
}

/** Asks for what goes from group to group: role by role, or any other grouping. For brokers. */
export interface RoleFlows {
  /** How members are put into groups. */
  readonly groups: GroupBy;
  /** First day; that of the first exchange when left out. */
  readonly from?: IsoDate | undefined;
  /** Last day; that of the bank's last command when left out. */
  readonly until?: IsoDate | undefined;
}

/** What is left. */
export interface RobustnessLine {
  /** Who left. */
  readonly without: Leaving;
  /** How many of them. */
  readonly gone: number;
  /** How many members remain. */
  readonly members: number;
  /** Of these, without a tie. */
  readonly isolates: number;
  /** Components with a tie or more. */
  readonly components: number;
  /** Members of the largest. */
  readonly largest: number;
  /** Their share of those who remain. */
  readonly largestShare?: Figure | undefined;
  /** Needs that somebody who remains gave towards in the window (the first 64 of the scheme). */
  readonly needsMet: number;
}

/**
 * Who is imagined to leave.
 *
 * - `nobody`: Nobody: as it is.
 * - `staff`: Everybody who held a role of staff on a day of the window, and organisations.
 * - `most-tied`: Those with the most ties; of equals the lower number.
 */
export type Leaving = "nobody" | "staff" | "most-tied";

/** Asks what the network and the coverage of needs become when key people leave. For brokers. */
export interface NetworkRobustness {
  /** First day; that of the first exchange when left out. */
  readonly from?: IsoDate | undefined;
  /** Last day; that of the bank's last command when left out. */
  readonly until?: IsoDate | undefined;
  /** A line for each of these numbers of the most tied leaving. */
  readonly leave?: readonly number[] | undefined;
}

/** How long members stay active, and ties last. */
export interface Retention {
  /** From joining to the last activity. Members at rest have not ended; a return after a pause goes on. */
  readonly members: Survival;
  /** From a tie's first occasion to its last. */
  readonly ties: Survival;
  /** By quarter of joining: how many were active in that quarter and each after it. */
  readonly cohorts: readonly Cohort[];
}

/** How long something lasts (Kaplan and Meier 1958): what has not ended counts up to now. */
export interface Survival {
  /** How many were looked at. */
  readonly count: number;
  /** How many of them ended. */
  readonly ended: number;
  /** Days after which half have ended; left out while more than half go on. */
  readonly medianDays?: number | undefined;
  /** A step for each number of days at which some ended. */
  readonly steps: readonly SurvivalStep[];
}

/** A step of a survival curve. */
export interface SurvivalStep {
  /** After so many days. */
  readonly days: number;
  /** How many were still there just before. */
  readonly atRisk: number;
  /** How many ended then. */
  readonly ended: number;
  /** The share that goes on. */
  readonly share: Figure;
}

/** Members who joined in one quarter. */
export interface Cohort {
  /** First day of the quarter. */
  readonly joined: IsoDate;
  /** How many joined. */
  readonly members: number;
  /** How many of them took part, in that quarter and each one after it. */
  readonly active: readonly number[];
}

/** Asks how long members stay active, and ties last. For brokers. */
export interface RetentionOver {
  /** The day it is looked at; that of the bank's last command when left out. */
  readonly until?: IsoDate | undefined;
  /** Days of silence after which somebody's activity, or a tie, counts as ended; 180 when left out. */
  readonly lapseDays?: number | undefined;
}

/** How far a need is met. */
export interface NeedLine {
  /** Its code; left out for what nobody has classified. */
  readonly need?: string | undefined;
  /** Its place in the charter's scheme, from 0, lowest first. */
  readonly rung?: number | undefined;
  /** Minutes given towards it: those of an activity are shared over its needs by their weights. */
  readonly minutes: number;
  /** Members who gave towards it. */
  readonly givers: number;
  /** Members who received. */
  readonly receivers: number;
  /** Members with an open offer that meets it, on the last day: how many could step in. */
  readonly offering: number;
  /** Requests posted for it. */
  readonly requests: number;
  /** Of these, met. */
  readonly met: number;
  /** Of these, not met: still open, or run out. */
  readonly unmet: number;
}

/** Asks how far needs are met, unmet lower rungs first. For brokers. */
export interface NeedsCoverage {
  /** First day; that of the first exchange when left out. */
  readonly from?: IsoDate | undefined;
  /** Last day; that of the bank's last command when left out. */
  readonly until?: IsoDate | undefined;
}

/** How long something takes, in days. */
export interface LatencyLine {
  /** From what to what. */
  readonly latency: Latency;
  /** How many began. */
  readonly began: number;
  /** How many have come to it. */
  readonly reached: number;
  /** Their share. */
  readonly share?: Figure | undefined;
  /** Days within which a quarter of these had. */
  readonly lowerQuartile?: Figure | undefined;
  /** Days within which half of these had. */
  readonly median?: Figure | undefined;
  /** Days within which three quarters of these had. */
  readonly upperQuartile?: Figure | undefined;
}

/**
 * From what to what.
 *
 * - `joined-to-contact`: From joining to the first contact noted since.
 * - `joined-to-exchange`: From joining to the first exchange since.
 * - `referred-to-exchange`: From referral to the first exchange since.
 * - `received-to-gave`: From first receiving to first giving, for those who received first.
 * - `gave-to-received`: From first giving to first receiving, for those who gave first.
 * - `request-to-met`: From posting a request to its being met.
 */
export type Latency = "joined-to-contact" | "joined-to-exchange" | "referred-to-exchange" | "received-to-gave" | "gave-to-received" | "request-to-met";

/** Asks how long things take, of those who joined and what was posted between two days. For brokers. */
export interface Latencies {
  /** First day; when left out, everybody who has joined and everything that was posted counts. */
  readonly from?: IsoDate | undefined;
  /** Last day; that of the bank's last command when left out. */
  readonly until?: IsoDate | undefined;
}

/** How a programme goes. */
export interface ProgrammeLine {
  /** Which. */
  readonly programme: ProgrammeId;
  /** What it is called. */
  readonly name: string;
  /** Pairings that began in the span. */
  readonly begun: number;
  /** Pairings that go on at its end. */
  readonly goingOn: number;
  /** Pairings that ended in it, having reached what they were for. */
  readonly completed: number;
  /** Pairings that were stopped before that. */
  readonly endedEarly: number;
  /** Pairings that ended because somebody moved away. */
  readonly moved: number;
  /** Pairings that ended because another suits better. */
  readonly rematched: number;
  /** Of those that ended, the share stopped early. */
  readonly dropOut?: Figure | undefined;
  /** Members who were mentored in a pairing that was stopped early by the end of the span, or ended by moving away. */
  readonly gone: number;
  /** Of these, those who were mentored here again later. */
  readonly returned: number;
  /** Days until they were: half of them within. */
  readonly returnDays?: Figure | undefined;
  /** Members who were mentored, up to the end of the span. */
  readonly mentored: number;
  /** Of these, those who came to mentor here afterwards. */
  readonly becameMentors: number;
  /** Sessions of its pairings in the span. */
  readonly sessions: number;
  /** Minutes received in them. */
  readonly minutes: number;
  /** Its pairings that went on in the span, or ended in it. */
  readonly pairings: readonly PairingLine[];
  /** Its mentors on the last day. */
  readonly mentors: readonly MentorLine[];
}

/** How a pairing goes. */
export interface PairingLine {
  /** Which. */
  readonly pairing: PairingId;
  /** Who walks ahead. */
  readonly mentor: Named;
  /** Who is walked with. */
  readonly mentee: Named;
  /** First day. */
  readonly from: IsoDate;
  /** Last day, once it has ended. */
  readonly until?: IsoDate | undefined;
  /** Why it ended. */
  readonly why?: PairingEnd | undefined;
  /** Sessions in the span. */
  readonly sessions: number;
  /** Minutes received in them. */
  readonly minutes: number;
  /** The last of them. */
  readonly lastSession?: IsoDate | undefined;
  /** When it was last reviewed, with either of the two. */
  readonly reviewed?: IsoDate | undefined;
  /** The day on which a review was, or is soon, due that has not been noted: as in `today`. */
  readonly reviewDue?: IsoDate | undefined;
}

/** Whether a mentor is ready, and looked after. */
export interface MentorLine {
  /** Who. */
  readonly member: MemberId;
  /**
   * Their name: whole for brokers and for themselves, the first word of it for other members. Left out when it is not
   * known here, or was forgotten.
   */
  readonly name?: string | undefined;
  /** With how many they are paired. */
  readonly pairings: number;
  /** When they were last trained. */
  readonly trained?: IsoDate | undefined;
  /** When they were last supervised. */
  readonly supervised?: IsoDate | undefined;
  /** Supervision contacts in the span. */
  readonly supervisions: number;
  /** By when they are to be supervised: so many days after the last time, or after they were first paired. */
  readonly supervisionDue: IsoDate;
  /** References received. */
  readonly references: number;
  /** When a check was last seen. */
  readonly checked?: IsoDate | undefined;
  /** From when a new check is wanted. */
  readonly recheckAfter?: IsoDate | undefined;
  /**
   * Whether they are ready, by what the charter counts: unless it says otherwise, they are trained, and supervision and checks are
   * not overdue.
   */
  readonly ready: boolean;
}

/**
 * Asks how programmes go: pairings, their sessions and endings, mentors and how they are looked after, who dropped out and
 * returned, who was mentored and mentors now. For brokers.
 */
export interface ProgrammesOver {
  /** One of them; all when left out. */
  readonly programme?: ProgrammeId | undefined;
  /** First day; that of the first exchange when left out. */
  readonly from?: IsoDate | undefined;
  /** Last day; that of the bank's last command when left out. */
  readonly until?: IsoDate | undefined;
  /**
   * Activities that prepare mentors. A member is trained who received one or did it together with others, or who has a contact
   * of a kind the charter counts as training.
   */
  readonly training?: readonly ActivityId[] | undefined;
  /** Days within which a mentor is to be supervised; 42 when left out. */
  readonly supervisionDays?: number | undefined;
}

/** Where a grant stands. */
export interface GrantStanding {
  /** Its code. */
  readonly code: string;
  /** Who funds. */
  readonly funder: string;
  /** First day. */
  readonly from: IsoDate;
  /** Last day that is told of: that of the grant, or of the question if that is earlier. */
  readonly until: IsoDate;
  /** Minutes of facilitation it pays for. */
  readonly facilitationFunded?: number | undefined;
  /** Minutes of facilitation recorded meanwhile, whoever pays. */
  readonly facilitation: number;
  /** What is hoped for. */
  readonly outcomes: readonly OutcomeStanding[];
  /** What to think about, in words. */
  readonly warnings?: readonly string[] | undefined;
}

/** Where something hoped for stands. */
export interface OutcomeStanding {
  /** In words. */
  readonly name: string;
  /** How it is told. */
  readonly indicators: readonly IndicatorStanding[];
}

/** Where an indicator stands. */
export interface IndicatorStanding {
  /** Its code. */
  readonly code: string;
  /** What it is called. */
  readonly name: string;
  /** What it is bound to. */
  readonly measure: Measure;
  /** Whether it only counts how much there was. */
  readonly volume: boolean;
  /** What it has come to; hours of minutes. Left out where there is nothing to say it of. */
  readonly value?: Figure | undefined;
  /** How many people, pairs, requests or exchanges it rests on. */
  readonly n: number;
  /** Where it stood before. */
  readonly baseline?: Figure | undefined;
  /** The one less the other. A measure of change is its own. */
  readonly change?: Figure | undefined;
  /** Where it should come to. */
  readonly target?: Figure | undefined;
  /** Whether it has: at or beyond the target, on its better side. */
  readonly reached?: boolean | undefined;
  /** This grant's share. */
  readonly share: Figure;
  /** The change times the share: what of it is told under this grant, so that nothing is counted twice. */
  readonly contributed?: Figure | undefined;
  /** How many pieces of evidence there are. */
  readonly evidence: number;
}

/**
 * What an indicator is bound to: measures of this library, by their names on the page of definitions.
 *
 * - `members`: Members counted. A volume.
 * - `active`: Members who took part. A volume.
 * - `exchanges`: Exchanges. A volume.
 * - `hours-given`: Hours given. A volume.
 * - `hours-received`: Hours received. A volume.
 * - `visitors`: Visitors without a name. A volume; of the whole community only.
 * - `facilitation`: Hours of facilitation. A volume; of the whole community only.
 * - `ties`: Pairs with an exchange.
 * - `new-ties`: Pairs who had none before.
 * - `repeated-ties`: Ties of three or more occasions over two months or more.
 * - `unbrokered-ties`: Ties that a broker brought about and that went on without.
 * - `both-ways`: Members who both gave and received.
 * - `role-fluidity`: Their share of those who took part.
 * - `arc-reciprocity`: 2M / (2M + As).
 * - `dyad-reciprocity`: M / (M + As).
 * - `circulation`: 1 − NID / Σg.
 * - `gini-given`: Gini of minutes given, zeros included.
 * - `support-mix`: Share of minutes received that came from neighbours.
 * - `worker-only`: Members all of whose ties are with staff or organisations.
 * - `isolates`: Members without a tie.
 * - `later-unbrokered`: Of the later exchanges of pairs, the share that no broker brought about.
 * - `took-role`: Members who came to hold the role in `role` for the first time, such as mentor.
 * - `first-exchange`: Of those who joined in the span, the share with an exchange by its end.
 * - `first-exchange-days`: Days from joining to the first exchange, of those who came to it: the median.
 * - `requests-met`: Of the requests posted in the span (for the need in `need`, when said), the share met.
 * - `improved`: Of those who answered at both points, the share who improved by the instrument's criterion.
 * - `mean-change`: Mean change of those who answered at both points.
 */
export type Measure = "members" | "active" | "exchanges" | "hours-given" | "hours-received" | "visitors" | "facilitation" | "ties" | "new-ties" | "repeated-ties" | "unbrokered-ties" | "both-ways" | "role-fluidity" | "arc-reciprocity" | "dyad-reciprocity" | "circulation" | "gini-given" | "support-mix" | "worker-only" | "isolates" | "later-unbrokered" | "took-role" | "first-exchange" | "first-exchange-days" | "requests-met" | "improved" | "mean-change";

/**
 * Asks where grants stand: what each indicator has come to, with its baseline, target and this grant's share. For brokers;
 * true figures, not for publication.
 */
export interface GrantsOf {
  /** The grants. All those that share in a result are given together. */
  readonly grants: readonly Grant[];
  /** As of when; the day of the bank's last command when left out. */
  readonly asOf?: IsoDate | undefined;
  /** Answers, for measures of change. */
  readonly answers?: readonly InstrumentAnswer[] | undefined;
  /** Instruments of one's own. */
  readonly instruments?: readonly Instrument[] | undefined;
}

/** A grant. */
export interface Grant {
  /** The host's code for it. */
  readonly code: string;
  /** Who funds. */
  readonly funder: string;
  /** First day. */
  readonly from: IsoDate;
  /** Last day. */
  readonly until: IsoDate;
  /** How much, in the smallest unit of the charter's currency. Never credit. */
  readonly amount?: number | undefined;
  /** Minutes of facilitation it pays for, when that is what is funded. */
  readonly facilitation?: number | undefined;
  /** What is hoped for. */
  readonly outcomes: readonly GrantOutcome[];
}

/** Something hoped for, and how it is told. */
export interface GrantOutcome {
  /** In words. */
  readonly name: string;
  /** How it is told. */
  readonly indicators: readonly Indicator[];
}

/** An indicator: a named measure, where it stood, where it should come to, and how much of it is this grant's. */
export interface Indicator {
  /** Its code. The same code in another grant is the same result, and means the same there. */
  readonly code: string;
  /** What it is called. */
  readonly name: string;
  /** What it is bound to. */
  readonly measure: Measure;
  /** How members are put into groups, when it is told of one group alone. */
  readonly groups?: GroupBy | undefined;
  /** Which group. */
  readonly group?: string | undefined;
  /** The role, for `took-role`. */
  readonly role?: string | undefined;
  /** The need, for `requests-met`. */
  readonly need?: string | undefined;
  /** The answers, for `improved` and `mean-change`. */
  readonly change?: ScoreChange | undefined;
  /** Where it stood before. */
  readonly baseline?: Baseline | undefined;
  /** Where it should come to. */
  readonly target?: Target | undefined;
  /** This grant's share in the result, from 0 to 1; the whole when left out. */
  readonly share?: Figure | undefined;
  /** What shows it so far. */
  readonly evidence?: readonly Evidence[] | undefined;
}

/** Which answers a measure of change compares. */
export interface ScoreChange {
  /** The instrument: one that is given with the question, or shipped. */
  readonly instrument: string;
  /** Which of its scales. */
  readonly scale: string;
  /** Each member's first answer up to this day counts as the first point. */
  readonly firstUntil: IsoDate;
  /** Each member's last answer from this day on counts as the second. */
  readonly lastFrom: IsoDate;
}

/** Where things stood before: worked out over an earlier span, or a figure the host found itself. */
export interface Baseline {
  /** Last day it speaks of. */
  readonly until: IsoDate;
  /** First day, when it is to be worked out from the bank. */
  readonly from?: IsoDate | undefined;
  /** The figure, when it was found otherwise. */
  readonly value?: Figure | undefined;
}

/** What is hoped for, and by when. */
export interface Target {
  /** The figure. */
  readonly value: Figure;
  /** By when. */
  readonly by: IsoDate;
}

/** What shows it, beside the figure: a survey, a visit, a letter. */
export interface Evidence {
  /** From when. */
  readonly on: IsoDate;
  /** What it is, in the host's words, naming nobody. */
  readonly what: string;
}

/** A report to a funder. */
export interface FunderReport {
  /** The report. */
  readonly report: CommunityReport;
  /** Its tables as released: to be kept, and given again as `log` with the next report. */
  readonly releases?: readonly Release[] | undefined;
  /** Stories told. */
  readonly stories: number;
  /** Stories left out because their member has not said yes to a story, or no longer does. */
  readonly withoutConsent: number;
  /** Stories left out because their member has not approved the words. */
  readonly notApproved: number;
  /** Stories left out because they name somebody. */
  readonly naming: number;
}

/** A report. */
export interface CommunityReport {
  /** Which. */
  readonly kind: ReportKind;
  /** Its title. */
  readonly title: string;
  /** The community. */
  readonly community: string;
  /** The version of the charter it was made under. */
  readonly charter: number;
  /** First day. */
  readonly from: IsoDate;
  /** Last day: every table is as of it. */
  readonly until: IsoDate;
  /** Who is counted. */
  readonly population: string;
  /** The disclosure policy; `internal` when nothing was hidden. */
  readonly policy: string;
  /** Whether it may be published. */
  readonly publishable: boolean;
  /** Its parts, in order. */
  readonly sections: readonly Section[];
  /** What stands beside it. */
  readonly notes: readonly string[];
  /** What a public one shows, as released: to be kept, and given again as `log` with the next. */
  readonly releases?: readonly Release[] | undefined;
  /** It, written out, when that was asked for. */
  readonly document?: string | undefined;
}

/**
 * Which report.
 *
 * - `public`: For everybody: headline totals and tables that give nobody away.
 * - `community-health`: For brokers: how the community does. Not for publication.
 * - `member`: For one member: their own year, and nobody else's.
 * - `funder`: For a funder, on one grant: asked as `funder-report`, which takes the grants.
 */
export type ReportKind = "public" | "community-health" | "member" | "funder";

/** A part of a report: some words, a table. */
export interface Section {
  /** What a host translates it by; only parts of the public report have one. */
  readonly code?: string | undefined;
  /** Its heading, which is the caption of its table too. */
  readonly heading: string;
  /** What it says. */
  readonly text: string;
  /** What the rows are. */
  readonly rowsAre?: string | undefined;
  /** Names of columns. */
  readonly columns?: readonly string[] | undefined;
  /** Rows of the table. */
  readonly rows?: readonly ReportRow[] | undefined;
  /** Whether the first column is drawn as bars. */
  readonly chart: boolean;
}

/** A row of a table. */
export interface ReportRow {
  /** What a host translates it by; only headlines of the public report have one. */
  readonly code?: string | undefined;
  /** What it is about. */
  readonly name: string;
  /** Its figures; null for what is hidden, or cannot be said. */
  readonly cells: readonly (Figure | null)[];
}

/** Asks for the report to a funder on one grant. For brokers, who hand it on. */
export interface FunderReportOf {
  /** The grants: all those that share in its results. */
  readonly grants: readonly Grant[];
  /** The code of the one it is on. */
  readonly grant: string;
  /** As of when; the day of the bank's last command when left out. Days after the grant's last show what lasted. */
  readonly asOf?: IsoDate | undefined;
  /** Answers, for measures of change. */
  readonly answers?: readonly InstrumentAnswer[] | undefined;
  /** Instruments of one's own. */
  readonly instruments?: readonly Instrument[] | undefined;
  /** Groups by which reach is told. */
  readonly groups?: GroupBy | undefined;
  /** Levels of support. */
  readonly levels?: SupportLevels | undefined;
  /** Stories; those without consent, not approved or naming somebody are left out, and counted. */
  readonly stories?: readonly Story[] | undefined;
  /** The disclosure policy: `nhs` when left out, as among partners under agreement; `acro`; or `internal`, not to be handed on. */
  readonly policy?: string | undefined;
  /** What was released before. */
  readonly log?: readonly Release[] | undefined;
  /** Written out as well. */
  readonly format?: Format | undefined;
}

/** How much support people need, as the host knows it: at entry, and later. */
export interface SupportLevels {
  /** Names of levels, least support first. */
  readonly levels: readonly string[];
  /** Who was on which when they came. */
  readonly entry: readonly HostGroup[];
  /** Who is on which now. */
  readonly later?: readonly HostGroup[] | undefined;
}

/** A story, kept by the host. */
export interface Story {
  /** Whose. */
  readonly member: MemberId;
  /** When it was told. */
  readonly on: IsoDate;
  /** The words. */
  readonly text: string;
  /** When its member approved these very words. */
  readonly approved?: IsoDate | undefined;
}

/**
 * As what a report is written out beside its values.
 *
 * - `csv`: Tables as comma-separated values, one after the other.
 * - `markdown`: Markdown.
 * - `html`: A page of its own, with charts.
 */
export type Format = "csv" | "markdown" | "html";

/** The best matches, best first. */
export interface Matches {
  /** The first of the seven days. */
  readonly from: IsoDate;
  /** The matches. */
  readonly matches: readonly Matched[];
  /** Whether to ask the broker: too few come into question for a member to be told of some of them. */
  readonly askTheBroker?: boolean | undefined;
}

/** A match, as far as whoever asks may know. */
export interface Matched {
  /** The request. */
  readonly request: ListingId;
  /** The offer. */
  readonly offer: ListingId;
  /** Who would give; left out where the offer has no name. */
  readonly giver?: Named | undefined;
  /** Who would receive; left out where the request has no name. */
  readonly receiver?: Named | undefined;
  /** What would be done. */
  readonly activity: ActivityId;
  /** What people call that. */
  readonly activityName: string;
  /** How long one session takes, in minutes. */
  readonly minutes: number;
  /** Where, if that was said. */
  readonly setting?: Setting | undefined;
  /** What the rules say. */
  readonly answer: Answer;
  /** Why it needs approval, if it does. */
  readonly reasons?: readonly Reason[] | undefined;
  /** The score: the sum of the points. */
  readonly score: number;
  /** What it is made of; what gives nothing is left out. */
  readonly components: readonly Points[];
  /** Times they could begin, each on a day of its own. */
  readonly slots?: readonly Slot[] | undefined;
  /**
   * Whether one of the two, or both, did not say when they are free, as far as whoever asks may know: then they are to be asked, and the
   * times are those of the other.
   */
  readonly askWhen?: boolean | undefined;
  /** What speaks for it, to be told to whoever gives. */
  readonly forGiver: readonly Because[];
  /** What speaks for it, to be told to whoever receives. */
  readonly forReceiver: readonly Because[];
  /** What speaks for it and what is to be asked: for brokers alone, and not to be told. */
  readonly forBroker?: readonly Because[] | undefined;
  /** For brokers: what decides among matches of the same score, and never above a better one. */
  readonly amongEquals?: readonly Because[] | undefined;
}

/** A component of a score. */
export interface Points {
  /** Which. */
  readonly code: string;
  /** How much it gives. */
  readonly points: number;
  /** How much it could give under this charter. */
  readonly most: number;
}

/** A time a session could begin. */
export interface Slot {
  /** The local date. */
  readonly on: IsoDate;
  /** When on the local clock. */
  readonly start: Start;
}

/** Something that speaks for a match: a code and a number a host can put into its own words, and ours. */
export interface Because {
  /** What it is. */
  readonly code: string;
  /**
   * How much: minutes of `common-times`, kilometres of `near`, days of `has-waited` and `asked-days-ago`, minutes of `shorter`, steps
   * of `related-activity`, how often of `said-no`.
   */
  readonly value?: number | undefined;
  /** In words. */
  readonly text: string;
}

/** Asks for the best matches: of an offer or a request, or of whatever a member offers and asks for. */
export interface MatchesFor {
  /** Of this offer or request. */
  readonly listing?: ListingId | undefined;
  /** Or of all a member has open. */
  readonly member?: MemberId | undefined;
  /** With a member: of their offers ("what could I do, and for whom?") or of their requests ("who could help me?"); of both when left out. */
  readonly kind?: ListingKind | undefined;
  /** Only listings open to this programme. */
  readonly programme?: ProgrammeId | undefined;
  /** The first of seven days; the day of the bank's last command when left out. */
  readonly from?: IsoDate | undefined;
  /** How many at most; 10 when left out, never more than 100. */
  readonly most?: number | undefined;
  /** How many times to name for each, each on a day of its own; 3 when left out, never more than 7. */
  readonly slots?: number | undefined;
  /** Minutes the local clock is ahead of UTC on the first day. */
  readonly offset?: number | undefined;
  /** When the local clock is put on or back in those days, in order. */
  readonly changes?: readonly ClockChange[] | undefined;
}

/** The local clock is put on or back. */
export interface ClockChange {
  /** The local date. */
  readonly on: IsoDate;
  /** The minute of the day the clock shows just before. */
  readonly minute: number;
  /** Minutes ahead of UTC from then on, −1080 to 1080. */
  readonly offset: number;
}

/** What stands in the way of matches, and what would bring more. */
export interface NoMatch {
  /** The first of the seven days. */
  readonly from: IsoDate;
  /** How many match. */
  readonly matching: number;
  /** What stands in the way of those that come into question but do not match, and of how many. */
  readonly standing: readonly InTheWay[];
  /** What would bring more, one change at a time: the most first, and at most three. */
  readonly near?: readonly NearMiss[] | undefined;
  /**
   * For brokers: who gave what is asked for before and does not offer it now, or for less time, the last first, and at most ten. The
   * rules do not refuse them, but they are to be asked.
   */
  readonly gaveBefore?: readonly GaveBefore[] | undefined;
  /** For brokers: listings on the other side that say no activity, so that nothing is found for them, the newest first, and at most ten. */
  readonly toClassify?: readonly ListingId[] | undefined;
}

/** What stands in the way of some pairs. */
export interface InTheWay {
  /**
   * What: the code of a rule, or one of `not-classified`, `another-activity`, `not-in-these-days`, `only-at-a-distance`, `another-programme`,
   * `the-same-member`, `rather-not`, `no-common-time`, `ask-the-broker`.
   */
  readonly code: string;
  /** In words. */
  readonly text: string;
  /** Of how many pairs. */
  readonly pairs?: number | undefined;
  /** Everything the rules say; of one pair. */
  readonly reasons?: readonly Reason[] | undefined;
}

/** What would bring more. */
export interface NearMiss {
  /** What would have to change. */
  readonly change: Relaxation;
  /** How many more there would be. */
  readonly more: number;
  /** The day of more time: Monday is 0. */
  readonly weekday?: number | undefined;
  /** The part of that day. */
  readonly part?: DayPart | undefined;
  /** The place of the rule in the charter; told to brokers. */
  readonly rule?: number | undefined;
  /** In words. */
  readonly text: string;
}

/**
 * One change that would bring more matches.
 *
 * - `time`: More time on a part of a day of the week.
 * - `week-after`: The seven days after these.
 * - `at-a-distance`: At a distance.
 * - `related`: Something related, one step further in the tree.
 * - `shorter`: Half the time.
 * - `rule`: A rule approved over, or changed.
 */
export type Relaxation = "time" | "week-after" | "at-a-distance" | "related" | "shorter" | "rule";

/**
 * A part of a day on the local clock.
 *
 * - `morning`: From 6 to 12.
 * - `afternoon`: From 12 to 18.
 * - `evening`: From 18 to 24.
 */
export type DayPart = "morning" | "afternoon" | "evening";

/** Somebody who gave before what is asked for, and does not offer it now, or for less time. */
export interface GaveBefore {
  /** Who gave it. */
  readonly giver: Named;
  /**
   * How many times, among the last 100,000 exchanges. Of somebody who offers it for less time than is asked for: how many times for as
   * long as that.
   */
  readonly times: number;
  /** The last day. */
  readonly last: IsoDate;
  /** In words. */
  readonly text: string;
}

/** Asks why two listings are no match, or why a listing has none or few. */
export interface WhyNot {
  /** An offer or a request. */
  readonly listing: ListingId;
  /** The other one; all of them when left out. */
  readonly other?: ListingId | undefined;
  /** The first of seven days; the day of the bank's last command when left out. */
  readonly from?: IsoDate | undefined;
  /** Minutes the local clock is ahead of UTC on the first day. */
  readonly offset?: number | undefined;
  /** When the local clock is put on or back in those days, in order. */
  readonly changes?: readonly ClockChange[] | undefined;
}

/** Pairs for a programme. */
export interface SuggestedPairings {
  /** The programme. */
  readonly programme: ProgrammeId;
  /** The first day. */
  readonly from: IsoDate;
  /** The pairs, by the number of the mentee. */
  readonly pairs: readonly SuggestedPair[];
  /** Those who offer or ask in the programme and are in no pair. */
  readonly left: readonly LeftUnpaired[];
  /** What the pairs are worth together: no other set of pairs is worth more. */
  readonly value: number;
}

/** Two who could be paired. */
export interface SuggestedPair {
  /** Who would walk ahead. */
  readonly mentor: Named;
  /** Who would be walked with. */
  readonly mentee: Named;
  /** What the rules say; what is unknown wants approval. */
  readonly answer: Answer;
  /** Why it wants approval, if it does. */
  readonly reasons?: readonly Reason[] | undefined;
  /** The score: the sum of the points. */
  readonly score: number;
  /** What it is made of; what gives nothing is left out. */
  readonly components: readonly Points[];
  /** What speaks for it, to be told to the mentor. */
  readonly forMentor: readonly Because[];
  /** What speaks for it, to be told to the mentee. */
  readonly forMentee: readonly Because[];
}

/** Somebody who is in no pair. */
export interface LeftUnpaired {
  /** Who. */
  readonly member: Named;
  /** Offer of a mentor, or request of a mentee. */
  readonly kind: ListingKind;
  /** Why. */
  readonly why: WhyUnpaired;
  /** What the rules say against the first of the other side, where they refuse. */
  readonly reasons?: readonly Reason[] | undefined;
}

/**
 * Why somebody is in no pair.
 *
 * - `nobody`: Nobody is on the other side.
 * - `refused`: The rules refuse everybody on the other side, or they are not ready.
 * - `no-time`: They have no hours in common with anybody, or those would rather not.
 * - `needed-elsewhere`: Whoever would do is needed more elsewhere, or has no room.
 */
export type WhyUnpaired = "nobody" | "refused" | "no-time" | "needed-elsewhere";

/** Asks who could be paired in a programme. For brokers. */
export interface Pairings {
  /** The programme. */
  readonly programme: ProgrammeId;
  /** The first day of the pairings, and of the seven days whose hours are compared; the day of the bank's last command when left out. */
  readonly from?: IsoDate | undefined;
  /** How many more mentees each mentor is suggested for at most, within what the charter lets them walk with; 1 when left out. */
  readonly each?: number | undefined;
}

/** Asks for a report. Answers brokers; a report about one member also answers that member and people appointed to see it. */
export interface ReportOf {
  /** Which. */
  readonly kind: ReportKind;
  /** First day. */
  readonly from: IsoDate;
  /** Last day. */
  readonly until: IsoDate;
  /** Whose, for a member's own. */
  readonly member?: MemberId | undefined;
  /** The disclosure policy of the public one: `nhs` or `acro`, the latter when left out. */
  readonly policy?: string | undefined;
  /** Written out as well. */
  readonly format?: Format | undefined;
  /** What was released before, so that nobody is found out by comparing. For the public one. */
  readonly log?: readonly Release[] | undefined;
}

/** The plan of seven days. */
export interface Plan {
  /** The first of the seven days. */
  readonly from: IsoDate;
  /** Who may receive without giving. */
  readonly policy: PlanPolicy;
  /** What to propose, in order. */
  readonly proposals: readonly Planned[];
  /** Requests that get less than they ask for, and what stood in the way. */
  readonly unserved: readonly Unserved[];
  /**
   * What the proposals are worth: scores times quarters of an hour, less what spreading and balancing take, rounded down. In a round
   * of circles by an order: quarters of an hour.
   */
  readonly value: number;
  /** What no plan with these candidates can be worth more than, rounded up. */
  readonly bound: number;
  /** The bound less the value. */
  readonly gap: number;
  /** Whether the steps ran out, or whoever waited stopped it, before the plan and its bound were as good as they can be. */
  readonly stopped?: boolean | undefined;
  /** What the round does. */
  readonly figures: RoundFigures;
  /** Places, from 0, in `PlanFor::told` of the sessions that are no longer part of the plan: their people are to be told. */
  readonly dropped?: readonly number[] | undefined;
  /** The proof of the bound, when it was asked for; none when the work was stopped before there was one. */
  readonly certificate?: PlanCertificate | undefined;
}

/**
 * Who may receive without giving, and give without receiving.
 *
 * - `balanced`: Everybody gives exactly what they get.
 * - `unbounded`: Balances do not matter.
 * - `limited`: Balances stay within their limits.
 */
export type PlanPolicy = "balanced" | "unbounded" | "limited";

/** One exchange to propose. */
export interface Planned {
  /** The request it meets. */
  readonly request: ListingId;
  /** The offers it comes from, one for each giver. */
  readonly offers: readonly ListingId[];
  /** What to propose: see `Planned::command`. */
  readonly terms: Terms;
  /** What the rules say of it. */
  readonly answer: Answer;
  /** The scores of its givers, summed up. */
  readonly score: number;
  /** What they are made of; what gives nothing is left out. */
  readonly components: readonly PlannedPoints[];
  /** Whether somebody in it has not said when they are free. Where nobody has, the terms name no hour, and the last day on which it goes. */
  readonly askWhen?: boolean | undefined;
  /** Who is to be asked when they are free. */
  readonly ask?: readonly Named[] | undefined;
  /** In words. */
  readonly text: string;
  /** The ring it is part of, from 1: everybody in it gives what they get. */
  readonly ring?: number | undefined;
  /**
   * Whether a limit keeps it from being agreed to at once: it uses room that others of this plan make, and can be agreed to when they
   * are confirmed; or balances do not matter here, and it wants a broker's approval. All others can be agreed to as they are.
   */
  readonly waits?: boolean | undefined;
  /** What decides among sessions of the same score, and never above a better one. */
  readonly amongEquals?: readonly Because[] | undefined;
  /** Whether its people were told of it already, just as it is. */
  readonly asTold?: boolean | undefined;
}

/** A component of the scores of a planned exchange. */
export interface PlannedPoints {
  /** Which. */
  readonly code: string;
  /** How much it gives. */
  readonly points: number;
}

/** A request that gets less than it asks for. */
export interface Unserved {
  /** The request. */
  readonly request: ListingId;
  /** Whose. */
  readonly member: MemberId;
  /** Minutes left open. */
  readonly minutes: number;
  /** What stood in the way. */
  readonly why: StoodInTheWay;
  /** How many could have given. */
  readonly candidates: number;
  /** Who gave it before and does not offer it now, or for less time, the last first, and at most three. The rules do not refuse them. */
  readonly gaveBefore?: readonly GaveBefore[] | undefined;
  /** What stood in the way, and whom to ask, in words. */
  readonly text: string;
}

/**
 * What stood in the way of a request.
 *
 * - `nobody`: Nobody could give it.
 * - `needed-elsewhere`: Those who could were needed more elsewhere, or have given all they offered.
 * - `no-time-left`: No common hour was left.
 * - `balance`: A balance would have left its limits, or nothing came round in a circle.
 * - `too-few`: Fewer could come at one time than are needed.
 * - `rule`: A rule would refuse it beside what else is planned.
 * - `too-short`: Whoever could give only gives for less time than a session takes at least.
 * - `unclassified`: Nobody has said yet what it is about.
 */
export type StoodInTheWay = "nobody" | "needed-elsewhere" | "no-time-left" | "balance" | "too-few" | "rule" | "too-short" | "unclassified";

/** What a round does. */
export interface RoundFigures {
  /** Requests looked at. */
  readonly requests: number;
  /** Requests that get something. */
  readonly served: number;
  /** Minutes asked for. */
  readonly demand: number;
  /** Minutes planned. */
  readonly volume: number;
  /** Minutes planned of a thousand asked for. */
  readonly perMille: number;
  /** Minutes nobody could give. */
  readonly want: number;
  /** Minutes somebody could have given. */
  readonly scarce: number;
  /** Possible pairs looked at. */
  readonly pairs: number;
  /** How many are asked to give. */
  readonly givers: number;
  /** The most minutes asked of one. */
  readonly mostOfOne: number;
  /** The order in which members came, when it was by an order. */
  readonly order?: readonly MemberId[] | undefined;
  /** The seed of the lottery, when it was by lot. */
  readonly seed?: string | undefined;
}

/**
 * A network, a flow, and potentials that prove the flow the best: see `certificate`. One entry for each
 * arc, and one potential for each node.
 *
 * The digest is the SHA-256 of nine lines of text, each ended by a line feed: `timebank plan certificate 1`; `head`;
 * `question`; and each column in the order below, its numbers joined by commas.
 */
export interface PlanCertificate {
  /** The head of the bank that was asked: sequence number and hash, as `5:c4b2…`. */
  readonly head: string;
  /** The question, in the form in which the library writes it. */
  readonly question: string;
  /** Where each arc begins. */
  readonly from: readonly number[];
  /** Where it ends. */
  readonly to: readonly number[];
  /** The most units along it. */
  readonly upper: readonly number[];
  /** What each unit costs. */
  readonly cost: readonly number[];
  /** Units along it. */
  readonly flow: readonly number[];
  /** A potential for each node. */
  readonly potentials: readonly number[];
  /** What binds all of this together: SHA-256, in hexadecimal digits. */
  readonly digest: string;
}

/** Asks for the plan of seven days. For brokers. */
export interface PlanFor {
  /** The first of seven days; the day of the bank's last command when left out. */
  readonly from?: IsoDate | undefined;
  /** Who may receive without giving; `limited` when left out, and `unbounded` where no credit is kept. */
  readonly policy?: PlanPolicy | undefined;
  /** With `balanced`: exchange as much time as can be, shared out in this order, whatever the scores. */
  readonly order?: RoundOrder | undefined;
  /** The public seed of a lottery. */
  readonly seed?: string | undefined;
  /** How many givers to look at for each request; 30 when left out, at most 1000. */
  readonly each?: number | undefined;
  /**
   * The shortest part of a divisible request worth going for, in minutes, where the request does not say; 30 when left out. A
   * request for less is worth going for all the same.
   */
  readonly shortest?: number | undefined;
  /** The longest session, in minutes. A longer request that is not divisible is left open. */
  readonly longest?: number | undefined;
  /** Minutes between two sessions of one person. */
  readonly travel?: number | undefined;
  /**
   * What is lost with each quarter of somebody's offer that is asked for, in points of score. Nothing is placed that loses more than
   * it is worth.
   */
  readonly spread?: number | undefined;
  /** What is won with what brings a balance towards 0, and lost with what takes it further away, in points of score. */
  readonly balancing?: number | undefined;
  /** The most steps to take, in every part of the work; the plan is the best so far when they run out, and its bound holds. */
  readonly steps?: number | undefined;
  /** Whether to give the certificate. */
  readonly certificate?: boolean | undefined;
  /**
   * Sessions of an earlier plan that people were told of: see `Plan::told`. Each is placed first, with the same people on the same
   * day at the same hour, if it still goes; one of an earlier week counts on the same weekday. With an `order` they have no say.
   */
  readonly told?: readonly ToldSession[] | undefined;
  /**
   * How much more a session must bring that one people were told of is moved or dropped for it, in points of score; 2000 when left
   * out.
   */
  readonly keeping?: number | undefined;
  /** Minutes the local clock is ahead of UTC on the first day. */
  readonly offset?: number | undefined;
  /** When the local clock is put on or back in those days, in order. */
  readonly changes?: readonly ClockChange[] | undefined;
}

/**
 * Who comes first in a round of circles.
 *
 * - `longest-unserved`: Whoever received longest ago.
 * - `newest`: Whoever joined last.
 * - `lottery`: By lot, with a seed told before.
 */
export type RoundOrder = "longest-unserved" | "newest" | "lottery";

/** A session people were told of. */
export interface ToldSession {
  /** The request it meets. */
  readonly request: ListingId;
  /** The offers it comes from, one for each giver. */
  readonly offers: readonly ListingId[];
  /** The day. */
  readonly on: IsoDate;
  /** When it begins; none where no hour was named. */
  readonly start?: Start | undefined;
  /** How long it takes. */
  readonly minutes: number;
  /** The ring it is part of: sessions of one ring stay together or go together. */
  readonly ring?: number | undefined;
}

/** What might come of policies: a model's answer, not a forecast. */
export interface WhatIfAnswer {
  /** First day. */
  readonly from: IsoDate;
  /** Last day. */
  readonly until: IsoDate;
  /** Weeks ahead. */
  readonly weeks: number;
  /** How many seeds were run under every policy. */
  readonly seeds: number;
  /** Whether it was stopped before all seeds were run. */
  readonly stopped?: boolean | undefined;
  /** Members at the beginning: those who are active. */
  readonly members: number;
  /** How people were taken to behave, with everything that was left out. */
  readonly behaviour: Behaviour;
  /** What happened in the bank in as many weeks before, a year at most: to hold the policy against that is as it is. */
  readonly before: SpanBefore;
  /** A row for every measure of every policy, in the order the policies were given. */
  readonly rows: readonly WhatIfRow[];
  /** What the model does not know. */
  readonly notes: readonly string[];
}

/**
 * How people are taken to behave. Shares are in thousandths.
 *
 * A member wants help now and then. With little credit left they keep it for bad times and ask for less of what they want; with
 * plenty they see no need to earn and are asked in vain more often. Whoever wants help asks a few people a week, some of them
 * those they know, until somebody comes or the want has passed.
 *
 * - **Asking**: of what they want, people ask for `cautious` thousandths when their balance is at the lowest they
 *   may reach, for all when it is `cushion` above it or higher, and for a share in proportion between. Without a
 *   lowest balance they ask for all. An advisory limit is felt like one that stops.
 * - **Answering**: who is asked says yes in `answer` of a thousand cases up to a balance of
 *   `enough`, in `idle` thousandths of these from `content` on, and in proportion
 *   between.
 *
 * Where the bank keeps no credit, neither holds anybody back.
 */
export interface Behaviour {
  /**
   * How often a member wants help, on average: in so many of a thousand weeks, up to 7000. When left out, as often as help was
   * received in the bank's last year over the share that was met then; 250 where nothing has been exchanged.
   */
  readonly wants?: number | undefined;
  /** Of the past's wants, the share that was met: what is in the books is only that. Unless said: `800`. */
  readonly metBefore?: number | undefined;
  /**
   * Whether everybody is taken to be alike; otherwise each wants and gives as they did in the bank's last year, drawn towards
   * the average as if by thirteen weeks of it. Unless said: `false`.
   */
  readonly alike?: boolean | undefined;
  /**
   * How long help takes, in minutes: one of these, by lot. When left out, as long as on one of the bank's last thousand
   * occasions; 60 where there are none.
   */
  readonly minutes?: readonly number[] | undefined;
  /**
   * The share of wants that are for a session of several. When left out, the share of help received in such in the bank's
   * last year.
   */
  readonly sessions?: number | undefined;
  /** How many receive in a session, at most. Unless said: `6`. */
  readonly sessionSize?: number | undefined;
  /** How many people somebody who wants help asks in a week. Unless said: `4`. */
  readonly asks?: number | undefined;
  /** The share of these that are people they know. Unless said: `600`. */
  readonly known?: number | undefined;
  /** The share of those asked who say yes. Unless said: `500`. */
  readonly answer?: number | undefined;
  /** How often somebody gives in a week, at most. Unless said: `3`. */
  readonly busy?: number | undefined;
  /** Weeks after which a want has passed. Unless said: `4`. */
  readonly patience?: number | undefined;
  /** The share of wants somebody asks for whose balance is at the lowest. Unless said: `100`. */
  readonly cautious?: number | undefined;
  /** Minutes above the lowest from which they ask for all. Unless said: `300`. */
  readonly cushion?: number | undefined;
  /** The balance in minutes up to which who is asked answers as readily as ever. Unless said: `600`. */
  readonly enough?: number | undefined;
  /** The balance in minutes from which they do least. Unless said: `2400`. */
  readonly content?: number | undefined;
  /** How readily then: the share of the readiness before. Unless said: `200`. */
  readonly idle?: number | undefined;
  /** Members who join in a year, for each thousand at the beginning. Unless said: `100`. */
  readonly joins?: number | undefined;
  /** Members who leave in a year, of each thousand. Unless said: `100`. */
  readonly leaves?: number | undefined;
}

/** What happened in as many weeks before as are looked ahead, a year at most: what the model's first policy is to be held against. */
export interface SpanBefore {
  /** How many weeks were looked at, as far as there were so many. */
  readonly weeks: number;
  /** Exchanges in them. */
  readonly exchanges: number;
  /** Minutes given in them. */
  readonly minutes: number;
}

/** One measure under one policy. */
export interface WhatIfRow {
  /** The policy's name. */
  readonly policy: string;
  /** What is counted. */
  readonly measure: RunMeasure;
  /** What came of it. */
  readonly estimate: Estimate;
  /** Each run less the first policy's with the same seed; left out of the first policy's rows. */
  readonly difference?: Estimate | undefined;
  /** Each run's figure in order of seed, when that was asked for. */
  readonly each?: readonly (Figure | null)[] | undefined;
}

/**
 * What is counted in a run.
 *
 * - `exchanges`: Exchanges that happened.
 * - `minutes`: Minutes given in them.
 * - `wants`: Wants that arose: the same under every policy, but for those whom a policy would keep from joining.
 * - `requests`: Wants that were asked for at least once.
 * - `met`: Wants that were met.
 * - `unmet`: Wants that passed although they were asked for.
 * - `held-back`: Wants that passed without having been asked for, because credit was kept for bad times.
 * - `waiting-weeks`: Weeks from first asking to being met, on average of those met.
 * - `refused-by-limits`: How often a limit stood in the way.
 * - `members-blocked`: Members whom a limit kept from receiving at least once.
 * - `refused-by-rules`: How often a rule stood in the way.
 * - `took-part`: Members who gave or received.
 * - `gini-given`: Gini of minutes given, zeros included.
 * - `top-tenth`: The share of minutes given by the tenth of the members who gave most.
 * - `credit`: Balances above 0 at the end, summed up, in minutes; the pot's left out.
 */
export type RunMeasure = "exchanges" | "minutes" | "wants" | "requests" | "met" | "unmet" | "held-back" | "waiting-weeks" | "refused-by-limits" | "members-blocked" | "refused-by-rules" | "took-part" | "gini-given" | "top-tenth" | "credit";

/** A mean, and how sure of it the seeds make us. This is the luck of the draw only, not whether the model is right. */
export interface Estimate {
  /** How many runs had a value. */
  readonly runs: number;
  /** The mean of these; none when there were none. */
  readonly mean?: Figure | undefined;
  /** Standard deviation from run to run (n − 1 below); none with fewer than two. */
  readonly spread?: Figure | undefined;
  /** The mean of very many runs lies between these in 95 of 100 such answers, by Student's t: low. */
  readonly low?: Figure | undefined;
  /** And high. */
  readonly high?: Figure | undefined;
}

/** Asks what might come of policies. For brokers. */
export interface WhatIf {
  /** The policies to compare, up to 20; differences are told against the first. */
  readonly policies: readonly Policy[];
  /** Weeks ahead; 52 when left out, at most 520. */
  readonly weeks?: number | undefined;
  /** How many seeds, each run under every policy; 20 when left out, at most 1000. One alone gives no interval. */
  readonly seeds?: number | undefined;
  /** The first seed; 1 when left out. The others follow it. */
  readonly seed?: number | undefined;
  /** How people are taken to behave. */
  readonly behaviour?: Behaviour | undefined;
  /** Whether to tell each run's figures besides. */
  readonly each?: boolean | undefined;
}

/** What would be other than it is. Whatever is left out stays as the bank has it; with nothing but a name it is the bank as it is. */
export interface Policy {
  /** What to call it, up to 100 bytes. */
  readonly name: string;
  /** Another charter altogether; the other fields change it further. */
  readonly charter?: Charter | undefined;
  /** Limits of members' own accounts, all of them: what is left out in them is no limit. */
  readonly limits?: Limits | undefined;
  /** What a new person is given. */
  readonly welcome?: Minutes | undefined;
  /** Ageing of credit. */
  readonly ageing?: Ageing | undefined;
  /** How sessions of several receivers are paid. Help between two is left to the charter. */
  readonly sessions?: GroupRule | undefined;
  /** Minutes the pot gives to every active member's account on the first day, once; not to those whose ceiling keeps it out. */
  readonly issue?: Minutes | undefined;
}

/** The rules of one community, whole. */
export interface Charter {
  /** The version of this form of charter; 1. Unless said: `1`. */
  readonly schema?: number | undefined;
  /** What the community calls itself. */
  readonly name: string;
  /** The IANA name of its time zone, for hosts. The core computes with offsets the host gives. Unless said: `"Etc/UTC"`. */
  readonly timeZone?: string | undefined;
  /** The money of expenses: an ISO 4217 code. Unless said: `"GBP"`. */
  readonly currency?: string | undefined;
  /** The kinds of member there are; `person` and `organisation` unless given. Later versions may add at the end only. */
  readonly kinds?: readonly KindDefinition[] | undefined;
  /** The roles members can hold. Later versions may add at the end only. */
  readonly roles?: readonly RoleDefinition[] | undefined;
  /** Credit: whether there is any, limits, who pays. */
  readonly credit?: CreditPolicy | undefined;
  /** Who confirms, by when, and how a difference is settled. */
  readonly confirmation?: ConfirmationPolicy | undefined;
  /** Who may take each step. Unless said: `{}`. */
  readonly permissions?: CharterPermissions | undefined;
  /** Rules of matching and safety. Unless said: `[]`. */
  readonly rules?: readonly Rule[] | undefined;
  /** The needs help is counted towards. */
  readonly needs?: NeedScheme | undefined;
  /** Activities; more can be added later without a new charter. Unless said: `[]`. */
  readonly activities?: readonly Activity[] | undefined;
  /** When the broker's day list speaks up. */
  readonly today?: TodayPolicy | undefined;
  /** Listings: how long they hold when nothing is said. */
  readonly listings?: ListingPolicy | undefined;
  /** What makes one possible pair better than another; left out of what is written when nothing was said. */
  readonly matching?: MatchingPolicy | undefined;
  /** Sessions agreed at once; left out of what is written when nothing was said. */
  readonly booking?: BookingPolicy | undefined;
  /** Programmes; left out of what is written when nothing was said. */
  readonly programmes?: ProgrammePolicy | undefined;
}

/** A kind of member, in the community's words. */
export interface KindDefinition {
  /** The word. */
  readonly name: string;
  /** People or organisations. */
  readonly countsAs: CountsAs;
}

/**
 * Whether members of a kind are people or organisations.
 *
 * - `person`: People.
 * - `organisation`: Organisations.
 */
export type CountsAs = "person" | "organisation";

/** A role members can hold, in the community's words. */
export interface RoleDefinition {
  /** The word. */
  readonly name: string;
  /** What it lets its holder do. */
  readonly powers?: readonly Power[] | undefined;
  /** Whether coming to hold it is a result in itself, as when somebody who was mentored mentors. */
  readonly valued?: boolean | undefined;
}

/**
 * What a role lets its holder do.
 *
 * - `staff`: Is paid or appointed to be here: counts as staff in rules and in ties.
 * - `broker`: Facilitates: sees what brokers see, records and settles for others.
 * - `trustee`: Holds the community's trust: decides on charter and concerns.
 */
export type Power = "staff" | "broker" | "trustee";

/** Credit: whether there is any, limits, who pays. */
export interface CreditPolicy {
  /** Whether credit is kept at all, or only participation. Unless said: `"credit"`. */
  readonly mode?: CreditMode | undefined;
  /** Limits of each kind of account. */
  readonly limits?: AccountLimits | undefined;
  /** Limits of members with a tag of the broker's; the first tag that fits holds. Unless said: `[]`. */
  readonly byTag?: readonly TagLimits[] | undefined;
  /** What a new person is given; 0 for nothing. Unless said: `0`. */
  readonly welcome?: Minutes | undefined;
  /** How the credit of a group is shared. Unless said: `"receivers-share"`. */
  readonly group?: GroupRule | undefined;
  /** Where credit for paid time goes. Unless said: `"pot"`. */
  readonly paidTime?: PaidTime | undefined;
  /** What those who do something together are given. Unless said: `"none"`. */
  readonly together?: TogetherCredit | undefined;
  /** What becomes of minutes an enforced limit keeps from an account. Unless said: `"pot"`. */
  readonly shortfall?: ShortfallTo | undefined;
  /** What becomes of a balance when a member leaves or is forgotten. Unless said: `"pot"`. */
  readonly onLeaving?: OnLeaving | undefined;
  /** Ageing of credit, if the community wants it. */
  readonly ageing?: Ageing | undefined;
  /** Standing words of the pot: what it pays without being asked each time. None unless given. */
  readonly potWord?: readonly PotWord[] | undefined;
}

/**
 * Whether credit is kept.
 *
 * - `credit`: Credit is kept.
 * - `participation-only`: Only participation is kept; every balance stays zero.
 */
export type CreditMode = "credit" | "participation-only";

/** Limits of each kind of account. None at all unless given. */
export interface AccountLimits {
  /** Of a member's own account. Unless said: `{}`. */
  readonly member?: Limits | undefined;
  /** Of a household's. Unless said: `{}`. */
  readonly household?: Limits | undefined;
  /** Of an organisation's. Unless said: `{}`. */
  readonly organisation?: Limits | undefined;
  /** Of the pot. Unless said: `{}`. */
  readonly pot?: Limits | undefined;
}

/** Limits of members with a tag. */
export interface TagLimits {
  /** The broker's word. */
  readonly tag: string;
  /** Their limits. */
  readonly limits: Limits;
}

/**
 * Where credit for paid time goes.
 *
 * - `pot`: To the pot: an hour is an hour, and this one was paid for.
 * - `giver`: To whoever gave it.
 * - `nobody`: Nowhere: no credit moves for it.
 */
export type PaidTime = "pot" | "giver" | "nobody";

/**
 * What those who do something together are given.
 *
 * - `none`: Nothing: they gave and received alike.
 * - `pot`: Their minutes, from the pot.
 */
export type TogetherCredit = "none" | "pot";

/**
 * What becomes of a balance when a member leaves or is forgotten.
 *
 * - `pot`: The pot takes it over, by a transfer of kind estate.
 * - `stays`: It stays where it is.
 */
export type OnLeaving = "pot" | "stays";

/** Ageing of credit: every so many days a share of what is above a threshold goes to the pot, as a levy everybody can see. */
export interface Ageing {
  /** Days between two levies. */
  readonly everyDays: number;
  /** So many minutes for each thousand above the threshold, rounded down. */
  readonly perMille: number;
  /** Balances up to this are left alone. Unless said: `0`. */
  readonly above?: Minutes | undefined;
}

/** A standing word of the pot: what it pays for an activity in a week without anyone being asked. */
export interface PotWord {
  /** The activity's code; any activity when left out. */
  readonly activity?: string | undefined;
  /** The most it pays for exchanges of one week, Monday to Sunday. */
  readonly minutes: number;
}

/** Who confirms an exchange, by when, and how a difference is settled. */
export interface ConfirmationPolicy {
  /** Whose word is needed after an exchange is marked done. Whoever marks it done has given theirs. Unless said: `"both"`. */
  readonly who?: Confirmers | undefined;
  /** Days of silence after which it counts as confirmed or expires. Unless said: `14`. */
  readonly days?: number | undefined;
  /** What silence means. Unless said: `"confirms"`. */
  readonly silence?: Silence | undefined;
  /** Minutes by which two memories may differ and still be settled without asking; also held beyond what was agreed. Unless said: `15`. */
  readonly tolerance?: number | undefined;
  /** How a difference within the tolerance is settled. Unless said: `"lower"`. */
  readonly settle?: SettleRule | undefined;
  /** Days after which a proposal nobody answered expires. Unless said: `30`. */
  readonly answerDays?: number | undefined;
  /** Days without a record after which only the host passes time, and silence over the gap confirms nothing. Unless said: `60`. */
  readonly quietDays?: number | undefined;
}

/**
 * Whose word is needed.
 *
 * - `both`: Everybody who gave and everybody who received.
 * - `receivers`: Everybody who received.
 * - `either`: Whoever marks it done, and nobody else.
 */
export type Confirmers = "both" | "receivers" | "either";

/**
 * What silence means.
 *
 * - `confirms`: It counts as confirmed: people who are unwell don't confirm.
 * - `expires`: It expires, and what was held is released.
 */
export type Silence = "confirms" | "expires";

/**
 * How two memories of one occasion become one number.
 *
 * - `lower`: The lower.
 * - `higher`: The higher.
 * - `middle`: The middle, rounded down to a whole minute.
 * - `agreed`: What was agreed beforehand.
 */
export type SettleRule = "lower" | "higher" | "middle" | "agreed";

/** Who may take each step. A step not named keeps its default. */
export type CharterPermissions = { readonly [name: string]: readonly Who[] };

/**
 * Who.
 *
 * - `givers`: Those on the giving side.
 * - `receivers`: Those on the receiving side.
 * - `participants`: Everybody who takes part, and whoever pays.
 * - `proposer`: Whoever proposed or recorded it.
 * - `themselves`: The member it is about, and those who act for them.
 * - `members`: Any active member.
 * - `staff`: Holders of a role with the staff power.
 * - `brokers`: Brokers.
 * - `trustees`: Trustees.
 */
export type Who = "givers" | "receivers" | "participants" | "proposer" | "themselves" | "members" | "staff" | "brokers" | "trustees";

/** A rule, what it holds for, and what follows when it is not met. */
export interface Rule {
  /** What has to be so. */
  readonly rule: RuleKind;
  /** What it holds for; everything when left out. */
  readonly scope?: RuleScope | undefined;
  /** What follows when it is not met. Unless said: `"needs-approval"`. */
  readonly otherwise?: Otherwise | undefined;
  /** Why the community has it, in words people are shown. */
  readonly because?: string | undefined;
}

/** What has to be so. */
export type RuleKind =
  /** Everybody who takes part has so many references, each from another person. */
  | {
    readonly type: "references-held";
    /** How many. */
    readonly count: number;
    /** Already before joining, or before meeting one to one. */
    readonly before: Before;
    /** Days after which a reference no longer counts; it counts for ever when left out. */
    readonly validDays?: number | undefined;
  }
  /** Everybody who takes part was met by staff. */
  | {
    readonly type: "met-by-staff";
  }
  /** Before two people meet alone, each has been at so many group exchanges. */
  | {
    readonly type: "group-before-one-to-one";
    /** How many. */
    readonly count: number;
  }
  /** Two people who have not met before meet in a public place, on the premises, or at a distance. */
  | {
    readonly type: "first-meeting-public";
  }
  /** Staff take part when it is in the home of a member with one of the scope's tags (or of anybody, without tags). */
  | {
    readonly type: "staff-present";
  }
  /** A broker approves in advance. */
  | {
    readonly type: "broker-approval";
    /** Only from so many minutes; always when left out. */
    readonly aboveMinutes?: number | undefined;
  }
  /** Whoever gives holds a check of this level that is not due again. */
  | {
    readonly type: "check-held";
    /** The least level. */
    readonly level: CheckLevel;
    /** For work with whom. */
    readonly workforce: Workforce;
  }
  /** A worker does not exchange with somebody their own organisation works for, on days both affiliations hold. */
  | {
    readonly type: "not-own-client";
    /** The role of those the organisation works for, such as `tenant`. */
    readonly clientRole: string;
  }
  /** Somebody under 18 takes part only with an adult in sight: one of their guardians, or staff, takes part too. */
  | {
    readonly type: "adult-with-minor";
    /** The age from which it no longer holds. Unless said: `18`. */
    readonly age?: number | undefined;
  }
  /** No money changes hands beside it but the expenses of those who gave. */
  | {
    readonly type: "no-money";
  }
  /** Those who give and those who receive share a language. */
  | {
    readonly type: "shared-language";
  }
  /** The place has what those who take part need. */
  | {
    readonly type: "access-met";
  }
  /** Those who give live within so many metres of those who receive, and within what they travel. */
  | {
    readonly type: "within-distance";
    /** At most so many metres. */
    readonly metres: number;
  }
  /** Everybody is free then. */
  | {
    readonly type: "available";
  }
  /** Everybody has said yes to being suggested to others. */
  | {
    readonly type: "consent-to-matching";
  }
  /** Somebody exchanges at most so many minutes in seven days. */
  | {
    readonly type: "minutes-per-week";
    /** At most so many minutes given. */
    readonly minutes: number;
  };

/**
 * Before what references are wanted.
 *
 * - `joining`: Before taking part at all.
 * - `one-to-one`: Before meeting one other person alone.
 */
export type Before = "joining" | "one-to-one";

/** What a rule holds for: every part that is given must fit. Empty parts fit everything. */
export interface RuleScope {
  /** Codes of activities; those below them in the tree are meant as well. */
  readonly activities?: readonly string[] | undefined;
  /** Tags of activities: one is enough. */
  readonly activityTags?: readonly string[] | undefined;
  /** Flags of activities: one is enough. */
  readonly flags?: readonly ActivityFlag[] | undefined;
  /** Settings: one is enough. */
  readonly settings?: readonly Setting[] | undefined;
  /** The broker's tags of members who take part: one member with one tag is enough. */
  readonly memberTags?: readonly string[] | undefined;
}

/**
 * What a kind of activity brings with it, as far as rules ask.
 *
 * - `home-visit`: Takes place in somebody's home.
 * - `lone`: One person goes alone.
 * - `with-children`: Children take part.
 * - `regulated`: Regulated by law: counts even once.
 * - `flagged`: The community wants a broker to look first.
 * - `company`: Gives company.
 * - `driving`: Somebody rides in somebody's car.
 */
export type ActivityFlag = "home-visit" | "lone" | "with-children" | "regulated" | "flagged" | "company" | "driving";

/**
 * What follows when a rule is not met.
 *
 * - `needs-approval`: It needs a broker's approval in advance.
 * - `refused`: It is refused.
 */
export type Otherwise = "needs-approval" | "refused";

/** An ordered list of needs, lowest first. */
export interface NeedScheme {
  /** What the scheme is called. */
  readonly name: string;
  /** The needs, lowest first. */
  readonly needs: readonly Need[];
}

/** One rung. */
export interface Need {
  /** A short code. */
  readonly code: string;
  /** What people call it. */
  readonly name: string;
  /** Whether requests on it are never refused, nor left out of a plan, because of a balance. */
  readonly neverRefused?: boolean | undefined;
}

/** An activity in the community's own words. */
export interface Activity {
  /** A short code, unique in the bank. */
  readonly code: string;
  /** What people call it. */
  readonly name: string;
  /** The code of the wider activity it is a kind of. */
  readonly parent?: string | undefined;
  /** Words to find it by and to scope rules with. */
  readonly tags?: readonly string[] | undefined;
  /** The needs it meets. */
  readonly needs?: readonly NeedWeight[] | undefined;
  /** The highest level of check it justifies asking for. Asking for more is an offence in England. */
  readonly check?: CheckLevel | undefined;
  /** What it brings with it. */
  readonly flags?: readonly ActivityFlag[] | undefined;
  /** Whether it is no longer used for new listings. */
  readonly retired?: boolean | undefined;
}

/** How far an activity meets a need. */
export interface NeedWeight {
  /** The need's code in the charter's scheme. */
  readonly need: string;
  /** How much, 1 to 100; only the proportions count. Unless said: `1`. */
  readonly weight?: number | undefined;
}

/** When the broker's day list speaks up. */
export interface TodayPolicy {
  /** Days a request may stand without anybody proposing. Unless said: `7`. */
  readonly unansweredDays?: number | undefined;
  /** How many times their own usual gap somebody is silent before it is noticed, in tenths. Unless said: `30`. */
  readonly quietTenths?: number | undefined;
  /** Silence shorter than this is never noticed. Unless said: `28`. */
  readonly quietLeastDays?: number | undefined;
  /** Days ahead that rechecks, endings and confirmations are announced. Unless said: `14`. */
  readonly aheadDays?: number | undefined;
  /** References wanted before somebody takes part; 0 for none. Those from one person count once. Unless said: `0`. */
  readonly references?: number | undefined;
  /** Days after which a reference no longer counts; it counts for ever when left out. */
  readonly referenceDays?: number | undefined;
  /** Whether the day names lone visits in a home that nobody reported out on. */
  readonly loneVisits?: boolean | undefined;
}

/** Listings: how long they hold when nothing is said. */
export interface ListingPolicy {
  /** Days an offer holds from posting or renewal; none for ever. */
  readonly offerDays?: number | undefined;
  /** Days a request holds from posting or renewal; none for ever. Unless said: `180`. */
  readonly requestDays?: number | undefined;
  /** The needs (codes of the scheme) whose requests only brokers see unless said otherwise. Unless said: `["physical","money"]`. */
  readonly brokerOnlyNeeds?: readonly string[] | undefined;
}

/** How matches are weighed. Left out whole, it holds for any community. */
export interface MatchingPolicy {
  /** The most each component gives. */
  readonly weights?: MatchingWeights | undefined;
  /** The scales they are measured on. */
  readonly scales?: MatchingScales | undefined;
  /**
   * How many people are suggested to a member in a week at most, 0 to 10: over all their listings, drawn with the secret of the
   * bank. With fewer than twice as many who fit, members are told to ask the broker. 3 when left out.
   */
  readonly suggestions?: number | undefined;
}

/** The most each component of a score gives, 0 to 65,535; with 0 it has no say. The score is their sum, and at most 2^20. */
export interface MatchingWeights {
  /** What is offered is just what is asked for. Unless said: `4000`. */
  readonly activity?: number | undefined;
  /**
   * It is a near relation of it in the tree of activities instead: a wider or a narrower one, half of that for each step
   * further. Unless said: `1500`.
   */
  readonly related?: number | undefined;
  /** How gladly the giver does it: whole when gladly, half when nothing is said. Unless said: `600`. */
  readonly liking?: number | undefined;
  /** How well they know it: whole when at least as well as was asked for, half when nothing is said. Unless said: `400`. */
  readonly level?: number | undefined;
  /** How many common times there are to begin, up to what is enough. Unless said: `1500`. */
  readonly time?: number | undefined;
  /** How near they live, down to nothing at the reach; whole when it is done at a distance. Unless said: `2000`. */
  readonly distance?: number | undefined;
  /** They share a language. Unless said: `800`. */
  readonly language?: number | undefined;
  /** They have not met: widens who knows whom. Unless said: `500`. */
  readonly newTie?: number | undefined;
  /** They have met: deepens what is there. Unless said: `300`. */
  readonly knownTie?: number | undefined;
  /** They have not met, nor has anybody met both: bridges groups. Unless said: `0`. */
  readonly bridge?: number | undefined;
  /** The lower the rung of the need, the more; whole on one that is never refused. Unless said: `1000`. */
  readonly need?: number | undefined;
  /** How long the request has waited, up to what is long. Unless said: `1000`. */
  readonly waiting?: number | undefined;
  /** A chance to give for somebody who has received more so far. Unless said: `800`. */
  readonly chanceToGive?: number | undefined;
  /** A chance to receive for somebody who has given more so far. Unless said: `300`. */
  readonly chanceToReceive?: number | undefined;
  /** Half for each of the two whom nobody has yet met. Unless said: `600`. */
  readonly notYetMet?: number | undefined;
  /** Spreads the asking: whole for a giver who was not asked lately, a quarter less for each time they were. Unless said: `1200`. */
  readonly notAskedLately?: number | undefined;
}

/** The scales the components of a score are measured on. */
export interface MatchingScales {
  /**
   * How many steps in the tree of activities still count as related: 0, when left out, for none; 1 for the activity above and those
   * just below; 2 for sisters as well. At most 4. Unless said: `0`.
   */
  readonly relatedSteps?: number | undefined;
  /** From how many metres on distance gives nothing. Unless said: `5000`. */
  readonly reachMetres?: number | undefined;
  /** How many minutes' worth of common times to begin in a week are enough. Unless said: `600`. */
  readonly enoughMinutes?: number | undefined;
  /** After how many days a request has waited long. Unless said: `28`. */
  readonly waitingDays?: number | undefined;
  /** From how many minutes away from zero a balance has its whole say. Unless said: `600`. */
  readonly balanceMinutes?: number | undefined;
  /** How many days back somebody counts as asked lately. Unless said: `28`. */
  readonly askedDays?: number | undefined;
}

/** What follows when someone would be in two places at once. */
export interface BookingPolicy {
  /** What follows when a session overlaps another that is agreed, the way between the two included. Unless said: `"needs-approval"`. */
  readonly twice?: Otherwise | undefined;
  /** How far people get in a minute, in metres, from one session to the next; the way is not counted when left out. */
  readonly metresPerMinute?: number | undefined;
}

/** Programmes: which contacts count as what, and whom a mentor may be paired with. */
export interface ProgrammePolicy {
  /** Kinds of contact that answer a review of a pairing. Unless said: `["review","supervision"]`. */
  readonly review?: readonly string[] | undefined;
  /** Kinds of contact that count as supervision of a mentor. Unless said: `["supervision"]`. */
  readonly supervision?: readonly string[] | undefined;
  /** Kinds of contact that count as training of a mentor. Unless said: `["training"]`. */
  readonly training?: readonly string[] | undefined;
  /** What makes a mentor ready: reports count those who are. Unless said: `["trained","supervised","check-in-date"]`. */
  readonly ready?: readonly Ready[] | undefined;
  /** What of it a mentor needs before being paired with anyone. Unless said: `["check-in-date"]`. */
  readonly beforePairing?: readonly Ready[] | undefined;
  /** The check a mentor needs before being paired with anyone; none when left out. */
  readonly check?: MentorCheck | undefined;
  /** The most mentees a mentor walks with at once; any number when left out. */
  readonly mentees?: number | undefined;
}

/**
 * What makes a mentor ready.
 *
 * - `trained`: A contact of a kind that counts as training was noted.
 * - `supervised`: Supervision is not overdue. Reports measure it by the days they are asked with; a pairing is not measured by it, as
 * supervision begins with the first.
 * - `check-in-date`: Of the checks that were seen one is not due again; nobody needs a check to be ready.
 */
export type Ready = "trained" | "supervised" | "check-in-date";

/** A check a mentor holds. */
export interface MentorCheck {
  /** The least level. */
  readonly level: CheckLevel;
  /** For work with whom. */
  readonly workforce: Workforce;
}

/** A fault of a charter. */
export interface CharterFault {
  /** Where, such as `credit.limits.member.lowest`. */
  readonly path: string;
  /** What is wrong, and what would be right. */
  readonly why: string;
}

/** Why something was refused. Nothing was changed. */
export interface Refusal {
  /** A slug that stays. */
  readonly code: string;
  /** One sentence. */
  readonly message: string;
  /** What the sentence speaks of, as values. */
  readonly details: Record<never, never>;
  /** What would be accepted, or what to do. */
  readonly help: string;
}

/**
 * A step for which the charter says who may take it. The host may take any.
 *
 * - `admit`: Admit members and change where they stand.
 * - `roles`: Give and end roles.
 * - `profile`: Change what is said of oneself.
 * - `consent`: Give and withdraw consent.
 * - `facts`: Keep references, checks, tags, contacts, appointments.
 * - `raise-concern`: Raise a concern.
 * - `concerns`: Act on concerns and see them.
 * - `list`: Post and change listings.
 * - `vocabulary`: Add and change activities and programmes.
 * - `propose`: Propose an exchange.
 * - `agree`: Agree to, decline or withdraw one's own part.
 * - `approve`: Give the approval a rule asks for.
 * - `done`: Mark as done, and amend on the same day.
 * - `confirm`: Confirm.
 * - `confirm-for-others`: Confirm for others, many at once.
 * - `record`: Record a finished exchange.
 * - `spend`: Give the word of another member's account: from a signed sheet, by telephone.
 * - `spend-pot`: Give the word of the pot.
 * - `dispute`: Dispute.
 * - `settle`: Settle a dispute.
 * - `reverse`: Reverse, and undo a batch.
 * - `gift`: Give credit of one's own to another.
 * - `credit`: Move credit otherwise, set limits, open accounts and bridges.
 * - `charter`: Change the charter.
 * - `erase`: Forget a member, and close a period.
 */
export type Step = "admit" | "roles" | "profile" | "consent" | "facts" | "raise-concern" | "concerns" | "list" | "vocabulary" | "propose" | "agree" | "approve" | "done" | "confirm" | "confirm-for-others" | "record" | "spend" | "spend-pot" | "dispute" | "settle" | "reverse" | "gift" | "credit" | "charter" | "erase";

/**
 * Where credit on its way between banks stands.
 *
 * - `pending`: Held here, posted nowhere.
 * - `posted`: Posted.
 * - `voided`: Released.
 */
export type PassageState = "pending" | "posted" | "voided";

/** A command: its context, and what is to be done. */
export interface Command {
  /** When. */
  readonly at: Timestamp;
  /** Who sends it: `"host"`, or a member's number. */
  readonly by: Sender;
  /** The host's own number for it. */
  readonly key?: Key | undefined;
  /** 16 random bytes, needed when it carries personal data. */
  readonly salt?: Salt | undefined;
  /** What is to be done. */
  readonly do: Action;
}

/** The sender of a command: `"host"`, or a member's number. */
export type Sender = "host" | MemberId;

/** Bytes in lower-case hexadecimal: 16 of them. */
export type Salt = string;

/** A programme. Its words are vocabulary. */
export interface Programme {
  /** What it is called. */
  readonly name: string;
  /** What it is for. */
  readonly about?: string | undefined;
  /** How credit moves in its sessions, when not by the charter's rule. */
  readonly group?: GroupRule | undefined;
  /** Days after which a pairing is looked at together. */
  readonly reviewDays?: number | undefined;
}

/** One personal part of a record. */
export type Part =
  /** Name, contact, languages, place, needs and whatever the host defines: the fields given replace those before. */
  | {
    readonly type: "profile";
    /** What they are called. */
    readonly name?: string | undefined;
    /** How to reach them: `phone`, `email`, `address`, in the host's words. */
    readonly contact?: { readonly [name: string]: string } | undefined;
    /** Day of birth. */
    readonly born?: IsoDate | undefined;
    /** Languages they are at ease in. */
    readonly languages?: readonly Language[] | undefined;
    /** Roughly where they live. */
    readonly place?: Place | undefined;
    /** How far they go, in metres. */
    readonly travels?: number | undefined;
    /** What a place or an occasion must have for them to take part: `step-free`, `hearing-loop`, in the community's words. */
    readonly accessNeeds?: readonly string[] | undefined;
    /** What their own home or car has of that. */
    readonly accessOffers?: readonly string[] | undefined;
    /** What the host calls them in its own systems: system → code. */
    readonly hostCodes?: { readonly [name: string]: string } | undefined;
    /** Whatever else the host defines. */
    readonly attributes?: { readonly [name: string]: string } | undefined;
    /** Who to call in an emergency. */
    readonly emergency?: string | undefined;
    /** Whether they would like their birthday remembered. */
    readonly birthday?: boolean | undefined;
    /** Whether they would rather not be contacted when they are quiet. */
    readonly leaveQuiet?: boolean | undefined;
  }
  /** Words the broker keeps about a member. */
  | {
    readonly type: "tags";
    /** Added. */
    readonly add?: readonly string[] | undefined;
    /** Taken away. */
    readonly remove?: readonly string[] | undefined;
  }
  /** When a member is free. */
  | {
    readonly type: "availability";
    /** Every week. */
    readonly weekly?: readonly WeeklyHours[] | undefined;
    /** On these days besides. */
    readonly dated?: readonly DatedHours[] | undefined;
    /** Not then, whatever else is said. */
    readonly except?: readonly DatedHours[] | undefined;
  }
  /** Somebody vouched for a member. */
  | {
    readonly type: "reference";
    /** When it came; left out while it is awaited. */
    readonly received?: IsoDate | undefined;
    /** From whom, in words. */
    readonly from?: string | undefined;
  }
  /** A check was seen. */
  | {
    readonly type: "check";
    /** Where the scheme is from, such as `england`. */
    readonly jurisdiction?: string | undefined;
    /** The level. */
    readonly level: CheckLevel;
    /** For work with whom. */
    readonly workforce: Workforce;
    /** When it was seen. */
    readonly seen: IsoDate;
    /** By whom. */
    readonly seenBy?: MemberId | undefined;
    /** From when the organisation wants a new one. Certificates themselves do not run out. */
    readonly recheckAfter?: IsoDate | undefined;
  }
  /** A member said yes, or no longer, to a purpose. */
  | {
    readonly type: "consent";
    /** For what. */
    readonly purpose: Purpose;
    /** Yes, or no longer. */
    readonly given: boolean;
    /** On which day. */
    readonly on: IsoDate;
    /** The version of the wording they were shown. */
    readonly wording?: string | undefined;
    /** The partner, when it is for sharing. */
    readonly partner?: string | undefined;
    /** In what capacity it was given. */
    readonly standing: Standing;
    /** By whom, when not by themselves. */
    readonly givenBy?: MemberId | undefined;
  }
  /** Somebody acts for, or cares for, a member. */
  | {
    readonly type: "appointment";
    /** As what. */
    readonly standing: Standing;
    /** Who, when a member. */
    readonly who?: MemberId | undefined;
    /** Who, in words, when not a member. */
    readonly name?: string | undefined;
    /** What they may do. */
    readonly scope?: readonly Scope[] | undefined;
    /** First day. */
    readonly from: IsoDate;
    /** Last day. */
    readonly until?: IsoDate | undefined;
  }
  /** Staff met the member. */
  | {
    readonly type: "met-by-staff";
    /** When. */
    readonly on: IsoDate;
    /** By whom. */
    readonly by?: MemberId | undefined;
  }
  /** These two are not to be brought together. */
  | {
    readonly type: "do-not-match";
    /** The other. */
    readonly with: MemberId;
    /** Whether it is lifted. */
    readonly lifted?: boolean | undefined;
    /** Why: kept apart, for brokers. */
    readonly reason?: string | undefined;
  }
  /** Something about safety. */
  | {
    readonly type: "concern";
    /** What this entry is. */
    readonly step: ConcernStep;
    /** The concern it belongs to: the part that raised it. Left out when raising. */
    readonly concern?: PartId | undefined;
    /** When. */
    readonly on: IsoDate;
    /** Who raised it or acted. */
    readonly by?: MemberId | undefined;
    /** In words. */
    readonly text?: string | undefined;
    /** By when somebody has to look again. */
    readonly escalate?: IsoDate | undefined;
    /** Whether the member is matched with nobody for now; left out to leave that as it is. */
    readonly matchNobody?: boolean | undefined;
  }
  /** Somebody was in touch with the member. */
  | {
    readonly type: "contact";
    /** When. */
    readonly on: IsoDate;
    /** How: `call`, `visit`, `letter`, `supervision`, `signposting`, in the host's words. */
    readonly how?: string | undefined;
    /** In words. */
    readonly text?: string | undefined;
    /** By whom. */
    readonly by?: MemberId | undefined;
    /** When to be in touch again. */
    readonly again?: IsoDate | undefined;
  }
  /** Where the member came from. */
  | {
    readonly type: "referral";
    /** `self`, `friend`, `gp`, `link-worker`, `housing`, … in the host's words. */
    readonly source: string;
    /** When. */
    readonly on?: IsoDate | undefined;
  }
  /** How a first meeting went. */
  | {
    readonly type: "after-meeting";
    /** Which exchange. */
    readonly exchange: ExchangeId;
    /** With whom. */
    readonly with: MemberId;
    /** Whether they would like to meet again. */
    readonly again: boolean;
    /** In words. */
    readonly text?: string | undefined;
  }
  /** The words of a listing. */
  | {
    readonly type: "listing-words";
    /** A short title. */
    readonly title?: string | undefined;
    /** More words. */
    readonly text?: string | undefined;
    /** Where, when not at the member's own place. */
    readonly place?: Place | undefined;
    /** In which languages, when not the member's own. */
    readonly languages?: readonly Language[] | undefined;
    /** When, within the member's own times. */
    readonly availability?: Availability | undefined;
    /** Of an offer: how gladly they do it. */
    readonly liking?: Liking | undefined;
    /** Of an offer: how well they know it. Of a request: how well it has to be known. */
    readonly level?: Level | undefined;
  }
  /** Somebody objects to a rule, or is answered. */
  | {
    readonly type: "objection";
    /** The place of the rule in the charter, from 0; left out for the charter as a whole. */
    readonly rule?: number | undefined;
    /** The objection this answers: the part it came in. Left out when objecting. */
    readonly answers?: PartId | undefined;
    /** When. */
    readonly on: IsoDate;
    /** Who answers. */
    readonly by?: MemberId | undefined;
    /** In words. */
    readonly text: string;
  }
  /** What a member would rather not be asked, on one of their offers. */
  | {
    readonly type: "rather-not";
    /** The offer: one of the member's own. */
    readonly offer: ListingId;
    /** Not this activity, nor what is narrower. */
    readonly activity?: ActivityId | undefined;
    /** Not there. */
    readonly setting?: Setting | undefined;
    /** Not on this day of the week: Monday is 0, Sunday 6. */
    readonly weekday?: number | undefined;
    /** The most times they want to be asked in `weeks`. */
    readonly times?: number | undefined;
    /** The weeks for `times`: 1 to 12, the last of them the week that ends today. */
    readonly weeks?: number | undefined;
    /** Not this request. */
    readonly request?: ListingId | undefined;
    /** Whether it is taken back. */
    readonly lifted?: boolean | undefined;
  }
  /** A note: to an exchange, a transfer, a change. */
  | {
    readonly type: "note";
    /** The words. */
    readonly text: string;
  }
  /** The secret of the bank. It is about nobody, and the host's alone. */
  | {
    readonly type: "secret";
    /** 32 random bytes. */
    readonly secret: Hash32;
  };

/**
 * What an entry of a concern record is.
 *
 * - `raised`: Raised.
 * - `action`: Something was done.
 * - `appeal`: The member appealed.
 * - `closed`: Closed.
 */
export type ConcernStep = "raised" | "action" | "appeal" | "closed";

/** What of somebody's part in an exchange was other than agreed. */
export interface Actual {
  /** Whose. */
  readonly member: MemberId;
  /** How long it took. */
  readonly minutes?: number | undefined;
  /** Whether they came. */
  readonly attendance?: Attendance | undefined;
}

/** Words about one exchange of a batch. */
export interface BatchNote {
  /** The place of the exchange in the batch, from 0. */
  readonly row: number;
  /** The words. */
  readonly note: string;
}

/** A change of the local clock that is known ahead. */
export interface Turn {
  /** The local date. */
  readonly date: IsoDate;
  /** The minute of the day the clock shows just before. */
  readonly minute: number;
  /** Minutes ahead of UTC from then on, −1080 to 1080. */
  readonly to: number;
}

/** A question as it is sent: its viewer beside its own fields. */
export type Asked = {
  readonly viewer: Viewer;
} & Query;

/** The viewer of a question: `"host"`, `"auditor"`, or a member's number. */
export type Viewer = "host" | "auditor" | MemberId;

/** For whom a journal or a bank is made ready. */
export type Reader =
  /** A broker: everything but the secret of the bank, and the concern record if they may see it. */
  | {
    readonly for: "broker";
    /** Whether they may see concerns. Unless said: `false`. */
    readonly concerns?: boolean | undefined;
  }
  /** An auditor: nothing personal. Sums, limits and the chain can be checked without. */
  | {
    readonly for: "auditor";
  };

/** What an import is told, over the wire: `Options`, and which form the files are in. */
export interface ImportOptions {
  /** 16 random bytes, from which the salts of all personal parts are made. */
  readonly salt: Salt;
  /** `komunitin`, `csv` for our own tables, or the name of a preset; left out when a mapping is given. */
  readonly form?: string | undefined;
  /** A mapping of one's own. */
  readonly mapping?: FileMapping | undefined;
  /** What becomes of an amount that is no whole number of minutes. */
  readonly rounding?: Rounding | undefined;
  /** Units to the hour, in place of what the files declare. */
  readonly unitsPerHour?: number | undefined;
  /** The code of the community's own account. */
  readonly communityAccount?: string | undefined;
  /** Whether limits stop or only speak up; they stop when left out. */
  readonly limits?: LimitMode | undefined;
  /** How help is told from other movements; the usual rules when left out. */
  readonly rules?: readonly ClassRule[] | undefined;
  /** What becomes of a row with a fault: it stops the import, or it is left out and listed. */
  readonly faultyRows?: FaultyRows | undefined;
  /**
   * The offset changes of the community's zone, in order: from an instant on, so many minutes ahead of UTC. The host looks them up by
   * the zone's name.
   */
  readonly offsets?: readonly OffsetChange[] | undefined;
  /** The charter to found the bank under. */
  readonly charter?: Charter | undefined;
}

/**
 * What becomes of an amount that is no whole number of minutes.
 *
 * - `refuse`: It is refused, and with it the import.
 * - `down`: It is cut to whole minutes; the rest of a minute stays with the payer.
 * - `nearest`: To the nearest whole minute, a half to the even one.
 */
export type Rounding = "refuse" | "down" | "nearest";

/**
 * What becomes of a row with a fault.
 *
 * - `refuse`: It stops the import: no bank is made.
 * - `leave-out`: It is left out and listed; the others are taken. What is wrong with a file or a column as a whole stops the import still.
 */
export type FaultyRows = "refuse" | "leave-out";

/** From an instant on, local time is so many minutes ahead of UTC. */
export interface OffsetChange {
  /** From when on. */
  readonly from: Timestamp;
  /** Minutes ahead of UTC; below zero when behind it. */
  readonly minutes: number;
}

/** Whose calendar is written, for whom, and what it says. */
export interface CalendarOptions {
  /** Who reads it. */
  readonly viewer: Viewer;
  /** The member whose exchanges are written; the viewer's own when left out, and for the host everybody's. */
  readonly member?: MemberId | undefined;
  /** What it says of an exchange. */
  readonly detail?: CalendarDetail | undefined;
  /** Whether it says when the member is free. */
  readonly free?: boolean | undefined;
}

/**
 * What a calendar says of an exchange.
 *
 * - `plain`: What is done alone: calendars are copied to servers of other companies and stay there.
 * - `names`: Names as the viewer sees them; groups as a count.
 */
export type CalendarDetail = "plain" | "names";

/** What a table is read by, over the wire: see `TableOptions`. */
export interface TableForm {
  /** 16 random bytes, from which the salts of notes are made. */
  readonly salt: Salt;
  /** Who enters the rows. */
  readonly by: Sender;
  /** When, where the table does not say. */
  readonly at: Timestamp;
  /** What the table calls each column, in the order of its cells. */
  readonly columns: readonly string[];
  /** What the table calls a column → what it is called here, or nothing at all to leave it out. Others keep their names. */
  readonly called?: { readonly [name: string]: string } | undefined;
  /** By which system's codes texts name members; by their names when left out. */
  readonly system?: string | undefined;
  /** What texts name which members; then names and codes do not count. */
  readonly members?: { readonly [name: string]: MemberId } | undefined;
  /** How long, where the table does not say. */
  readonly minutes?: number | undefined;
  /** What was done, where the table does not say. */
  readonly activity?: ActivityId | undefined;
  /** What a bare number of minutes counts; as the name of its column says when left out. */
  readonly unit?: Unit | undefined;
  /** Whether a comma stands before the decimals. */
  readonly decimalComma?: boolean | undefined;
  /** The form of dates that are texts, in the letters of strftime; ISO 8601 when left out. */
  readonly dates?: string | undefined;
  /** What separates several people in one cell; `;` when left out. */
  readonly peopleSeparator?: string | undefined;
  /** What becomes of a row with a fault. */
  readonly faultyRows?: FaultyRows | undefined;
}

/**
 * A community that never was: the same seed gives the same commands, byte for byte, on every machine and in every language.
 *
 * Most are quiet and a few carry much: how much somebody gives goes as one over a number drawn evenly (Pareto's law with exponent
 * 1, cut off at sixty times the least, which leaves about half of all giving to a tenth of the members); half of how much they
 * receive goes with it. Organisations give four times as much. Neighbours who joined about the same time know each other and
 * mostly help one another. Weeks of August and around the turn of the year are quieter; some activities have their season. Members
 * are numbers: they have no names, and nothing personal is kept.
 */
export interface Community {
  /** How many members there are in the end, those who left included: 10 to 1 000 000. Unless said: `200`. */
  readonly members?: number | undefined;
  /** How many weeks it has been going, up to 520. Unless said: `52`. */
  readonly weeks?: number | undefined;
  /** What everything is drawn from. Unless said: `1`. */
  readonly seed?: number | undefined;
  /** The day it was founded. Unless said: `"2025-01-06"`. */
  readonly from?: IsoDate | undefined;
  /** Its charter; one with thirteen activities and advisory limits of −10 h and 40 h when left out. */
  readonly charter?: Charter | undefined;
  /** How often a member receives help, on average: in so many of a thousand weeks. Unless said: `150`. */
  readonly receives?: number | undefined;
  /** How many neighbours know each other. Unless said: `30`. */
  readonly neighbours?: number | undefined;
  /** The share of help that stays among them, in thousandths. Unless said: `750`. */
  readonly near?: number | undefined;
  /** The share of exchanges that are sessions of several, in thousandths. Unless said: `50`. */
  readonly sessions?: number | undefined;
  /** The share of members that are organisations, in thousandths; none if the charter knows no such kind. Unless said: `20`. */
  readonly organisations?: number | undefined;
  /** The share of members who joined after the first week, in thousandths. Unless said: `400`. */
  readonly joinedLater?: number | undefined;
  /** The share of members who leave within a year, in thousandths. Unless said: `120`. */
  readonly leaves?: number | undefined;
  /** The share of members who post an offer when they join, in thousandths; every sixth of them a request as well. Unless said: `600`. */
  readonly listings?: number | undefined;
}

/** Creates a bank under a charter. The first command of every journal. */
export interface CreateFields {
  /** The identity of the bank: 16 random bytes from the host, never used for another bank. */
  readonly bank: BankId;
  /** The charter. */
  readonly charter: Charter;
  /** When it was decided. */
  readonly decidedOn?: IsoDate | undefined;
}

/**
 * Says that a copy of the bank goes on by itself. Sent to the copy, it gives the copy an identity of its own, so that both go
 * on. Sent to the bank that was copied, with `left`, it is the last thing that happens there but for erasures: the bank goes
 * on elsewhere, as the copy or, when it was moved, as itself.
 */
export interface BeginCopyFields {
  /** The identity of the copy: 16 random bytes from the host. */
  readonly bank: BankId;
  /** Whether the bank this is sent to is left behind. */
  readonly left?: boolean | undefined;
}

/** Adopts another charter. */
export interface AdoptCharterFields {
  /** The charter. */
  readonly charter: Charter;
  /** Those who decided. */
  readonly decidedBy?: readonly MemberId[] | undefined;
  /** When they decided. */
  readonly decidedOn?: IsoDate | undefined;
}

/** Adds an activity, in the community's own words. */
export interface AddActivityFields {
  /** The activity. */
  readonly activity: Activity;
}

/** Changes an activity: all of it is given anew. */
export interface ChangeActivityFields {
  /** Which. */
  readonly id: ActivityId;
  /** The activity. */
  readonly activity: Activity;
}

/** Opens a programme. */
export interface OpenProgrammeFields {
  /** The programme. */
  readonly programme: Programme;
}

/** Admits a member. */
export interface AdmitFields {
  /** The kind, in the charter's word; its first kind when left out. */
  readonly kind?: string | undefined;
  /** Whether they are an applicant first. */
  readonly applicant?: boolean | undefined;
  /** The day they joined; the day of the command when left out. */
  readonly joined?: IsoDate | undefined;
  /** A shared account to use instead of one of their own. */
  readonly account?: AccountId | undefined;
  /** What they say of themselves. Unless said: `{}`. */
  readonly profile?: Profile | undefined;
  /** Whatever else is kept about them from the start. */
  readonly parts?: readonly Part[] | undefined;
}

/** Changes where a member stands: active, paused, suspended, left. */
export interface SetStateFields {
  /** Who. */
  readonly member: MemberId;
  /** Where. */
  readonly state: MemberState;
  /** Since when; the day of the command when left out. */
  readonly since?: IsoDate | undefined;
  /** Until when, for a pause. */
  readonly until?: IsoDate | undefined;
  /** Why, kept as personal. */
  readonly note?: string | undefined;
}

/** Gives a role. */
export interface GiveRoleFields {
  /** To whom. */
  readonly member: MemberId;
  /** Which, in the charter's word. */
  readonly role: string;
  /** At which organisation. */
  readonly at?: MemberId | undefined;
  /** First day; the day of the command when left out. */
  readonly from?: IsoDate | undefined;
  /** Last day. */
  readonly until?: IsoDate | undefined;
}

/** Ends a role. */
export interface EndRoleFields {
  /** Whose. */
  readonly member: MemberId;
  /** Which, in the charter's word. */
  readonly role: string;
  /** At which organisation. */
  readonly at?: MemberId | undefined;
  /** Last day; the day of the command when left out. */
  readonly until?: IsoDate | undefined;
}

/** Keeps something personal about a member: profile, tags, checks, references, consents, appointments, concerns, contacts and the rest. */
export interface KeepFields {
  /** About whom. */
  readonly member: MemberId;
  /** What. */
  readonly parts: readonly Part[];
}

/** Merges a double record into another. */
export interface MergeFields {
  /** The number that stays. */
  readonly kept: MemberId;
  /** The number that goes. */
  readonly merged: MemberId;
}

/** Opens an account members share. */
export interface OpenAccountFields {
  /** Household or organisation. */
  readonly kind: AccountKind;
  /** Who uses it from now on. */
  readonly members?: readonly MemberId[] | undefined;
}

/** Lets a member use a shared account, taking their balance along. */
export interface JoinAccountFields {
  /** Who. */
  readonly member: MemberId;
  /** Which. */
  readonly account: AccountId;
}

/** Gives a member an account of their own again. What is on the shared one stays there. */
export interface LeaveAccountFields {
  /** Who. */
  readonly member: MemberId;
}

/** Sets limits for one account, or takes them away again. */
export interface SetLimitsFields {
  /** Which. */
  readonly account: AccountId;
  /** The limits; left out for those of its kind. */
  readonly limits?: Limits | undefined;
}

/** Posts an offer. */
export interface OfferFields {
  /** Whose. */
  readonly member: MemberId;
  /** What it says in numbers. Unless said: `{}`. */
  readonly terms?: ListingTerms | undefined;
  /** Its words. */
  readonly words?: ListingWords | undefined;
}

/** Posts a request. */
export interface RequestFields {
  /** Whose. */
  readonly member: MemberId;
  /** What it says in numbers. Unless said: `{}`. */
  readonly terms?: ListingTerms | undefined;
  /** Its words. */
  readonly words?: ListingWords | undefined;
}

/** Changes a listing: terms and words given replace those before. */
export interface AmendListingFields {
  /** Which. */
  readonly listing: ListingId;
  /** What it says in numbers. */
  readonly terms?: ListingTerms | undefined;
  /** Its words. */
  readonly words?: ListingWords | undefined;
}

/** Says which activity and need a listing is about. */
export interface ClassifyListingFields {
  /** Which. */
  readonly listing: ListingId;
  /** The activity. */
  readonly activity?: ActivityId | undefined;
  /** The need's code, when it is not that of the activity. */
  readonly need?: string | undefined;
}

/** Lets a listing hold for longer. */
export interface RenewListingFields {
  /** Which. */
  readonly listing: ListingId;
  /** Until when; by the charter when left out. */
  readonly until?: IsoDate | undefined;
}

/** Closes a listing. */
export interface CloseListingFields {
  /** Which. */
  readonly listing: ListingId;
  /** Why: met or withdrawn. */
  readonly why: Closing;
}

/** Proposes an exchange, or the same one on many dates. */
export interface ProposeFields {
  /** What is proposed. */
  readonly terms: Terms;
  /** More dates: a series is agreed to once. */
  readonly dates?: readonly IsoDate[] | undefined;
  /** On whose behalf, when not one's own. */
  readonly onBehalfOf?: MemberId | undefined;
  /** Words, kept as personal of everybody who takes part. */
  readonly note?: string | undefined;
}

/** Makes proposals stand or fall together: all of them are agreed at once, when the last word comes, or none is. */
export interface ProposeTogetherFields {
  /** Which: two or more that are proposed, each in no bundle yet. */
  readonly exchanges: readonly ExchangeId[];
  /** Until when every answer is waited for; afterwards all of them expire. */
  readonly due: Timestamp;
}

/** Agrees to a proposal; when everybody has, the minutes are held. */
export interface AgreeFields {
  /** Which. */
  readonly exchange: ExchangeId;
  /** Who agrees; whoever sends the command when left out, everybody when the host does. */
  readonly members?: readonly MemberId[] | undefined;
  /** Whether this is for every date of its series. */
  readonly series?: boolean | undefined;
}

/** Approves what rules want approved, and lets the pot pay what a limit keeps from an account. */
export interface ApproveFields {
  /** Which. */
  readonly exchange: ExchangeId;
  /** Whether a limit may be met by the charter's shortfall rule. */
  readonly limit?: boolean | undefined;
  /** Why, kept as personal. */
  readonly note?: string | undefined;
}

/** Lets a proposal through that lies in the broker's tray: what rules want of it is approved, and the others are asked. */
export interface LetThroughFields {
  /** Which. */
  readonly exchange: ExchangeId;
  /** Why, kept as personal. */
  readonly note?: string | undefined;
}

/** Declines a proposal. */
export interface DeclineFields {
  /** Which. */
  readonly exchange: ExchangeId;
  /** The member who declined, if someone else reports it. Leave it out when the sender declines. */
  readonly member?: MemberId | undefined;
  /** Why, kept as personal. */
  readonly note?: string | undefined;
}

/** Calls off what was proposed or agreed. */
export interface WithdrawFields {
  /** Which. */
  readonly exchange: ExchangeId;
  /** Why, kept as personal. */
  readonly note?: string | undefined;
}

/** Says that an exchange took place, and how. */
export interface DoneFields {
  /** Which. */
  readonly exchange: ExchangeId;
  /** What was other than agreed. */
  readonly actual?: readonly Actual[] | undefined;
  /** Visitors without a name who came. */
  readonly visitors?: number | undefined;
  /** Minutes of facilitation. */
  readonly facilitation?: number | undefined;
  /** Words, kept as personal. */
  readonly note?: string | undefined;
}

/** Confirms that an exchange took place. */
export interface ConfirmFields {
  /** Which. */
  readonly exchange: ExchangeId;
  /** Whose word it is; whoever sends the command when left out. */
  readonly members?: readonly MemberId[] | undefined;
  /** How long it took in their memory, when other than was said. */
  readonly minutes?: number | undefined;
}

/** Confirms many exchanges at once for those who did not. */
export interface ConfirmManyFields {
  /** Which. */
  readonly exchanges: readonly ExchangeId[];
}

/** Says that an exchange was not as was said. */
export interface DisputeFields {
  /** Which. */
  readonly exchange: ExchangeId;
  /** Who says so; whoever sends the command when left out. */
  readonly member?: MemberId | undefined;
  /** In words, kept as personal. */
  readonly note?: string | undefined;
}

/** Settles a dispute. */
export interface SettleFields {
  /** Which. */
  readonly exchange: ExchangeId;
  /** What it is settled at, where other than was said. */
  readonly actual?: readonly Actual[] | undefined;
  /** In words, kept as personal. */
  readonly note?: string | undefined;
}

/** Records a finished exchange in one step: from paper, from the telephone. Help that happened is always recorded. */
export interface RecordFields {
  /** What happened. */
  readonly terms: Terms;
  /** On whose behalf, when not one's own. */
  readonly onBehalfOf?: MemberId | undefined;
  /** Words, kept as personal of everybody who took part. */
  readonly note?: string | undefined;
}

/** Records many finished exchanges as one batch, which can be undone at once. */
export interface RecordBatchFields {
  /** What happened. */
  readonly exchanges: readonly Terms[];
  /** Words about some of them, each kept as personal of everybody who took part. */
  readonly notes?: readonly BatchNote[] | undefined;
}

/** Gives the word of an account that an exchange waits for. */
export interface GiveWordFields {
  /** Which exchange. */
  readonly exchange: ExchangeId;
  /** The account; every account the sender speaks for when left out. */
  readonly account?: AccountId | undefined;
  /** The most that may be taken; what the exchange asks for when left out. The rest stays unpaid. */
  readonly most?: Minutes | undefined;
}

/** Refuses the word of an account that an exchange waits for: the help stands, unpaid. */
export interface RefuseWordFields {
  /** Which exchange. */
  readonly exchange: ExchangeId;
  /** The account; every account the sender speaks for when left out. */
  readonly account?: AccountId | undefined;
}

/** Amends an exchange recorded on the same day: it is reversed and recorded anew, linked. */
export interface AmendFields {
  /** Which. */
  readonly exchange: ExchangeId;
  /** What happened. */
  readonly terms: Terms;
}

/** Takes a posted exchange back by a linked entry. */
export interface ReverseFields {
  /** Which. */
  readonly exchange: ExchangeId;
  /** Why, kept as personal. */
  readonly note?: string | undefined;
}

/** Takes a whole batch back. */
export interface UndoBatchFields {
  /** Which. */
  readonly batch: BatchId;
}

/** Says ahead, or on the day, that somebody does not come. */
export interface MarkAttendanceFields {
  /** Which. */
  readonly exchange: ExchangeId;
  /** Who. */
  readonly member: MemberId;
  /** How. */
  readonly attendance: Attendance;
}

/** Lets somebody take another's place. */
export interface SubstituteFields {
  /** Which. */
  readonly exchange: ExchangeId;
  /** Who does not come. */
  readonly out: MemberId;
  /** Who comes instead. */
  readonly into: MemberId;
}

/** Notes money owed beside an exchange. */
export interface AddExpenseFields {
  /** Which. */
  readonly exchange: ExchangeId;
  /** How much, to whom. */
  readonly expense: Expense;
  /** For what, kept as personal. */
  readonly note?: string | undefined;
}

/** Says that somebody sets out on a lone visit. */
export interface VisitOutFields {
  /** Which. */
  readonly exchange: ExchangeId;
  /** Who. */
  readonly member: MemberId;
  /** When they are expected back. */
  readonly expected: Timestamp;
}

/** Says that somebody is back from a lone visit. */
export interface VisitBackFields {
  /** Which. */
  readonly exchange: ExchangeId;
  /** Who. */
  readonly member: MemberId;
}

/** Calls off everything ahead of a member, quietly: after a hospital stay, a bereavement. */
export interface ClearAheadFields {
  /** Whose. */
  readonly member: MemberId;
  /** From which day. */
  readonly from: IsoDate;
}

/** Moves credit without an exchange. Never counted as service. */
export interface TransferFields {
  /** Which kind. */
  readonly kind: TransferKind;
  /** From which account. */
  readonly from: AccountId;
  /** To which account. */
  readonly to: AccountId;
  /** How much. */
  readonly minutes: Minutes;
  /** Words, kept as personal. */
  readonly note?: string | undefined;
  /** The day it counts for, when it is brought in from earlier records; the day of the command when left out. */
  readonly on?: IsoDate | undefined;
}

/** Levies the charter's ageing of credit, when it is due. */
export type AgeCreditFields = Record<never, never>;

/** Opens an account that stands for a partner bank. */
export interface OpenBridgeFields {
  /** What the partner calls itself. */
  readonly partner: string;
  /** How far the two banks may get ahead of each other. */
  readonly limits: Limits;
}

/** Sets credit on its way to or from a partner bank: it is held here. */
export interface BeginPassageFields {
  /** Which partner. */
  readonly bridge: BridgeId;
  /** Which way. */
  readonly direction: Direction;
  /** The account here. */
  readonly account: AccountId;
  /** How much. */
  readonly minutes: Minutes;
  /** The key both banks know it by. */
  readonly sharedKey: Key;
  /** From when on it may be voided. */
  readonly due: Timestamp;
}

/** Posts credit that is on its way, once the partner holds it too. */
export interface PostPassageFields {
  /** Which. */
  readonly passage: PassageId;
}

/** Lets credit stay where it was. */
export interface VoidPassageFields {
  /** Which. */
  readonly passage: PassageId;
}

/** Pairs two people in a programme. */
export interface PairFields {
  /** Which. */
  readonly programme: ProgrammeId;
  /** Who walks ahead. */
  readonly mentor: MemberId;
  /** Who is walked with. */
  readonly mentee: MemberId;
  /** First day; the day of the command when left out. */
  readonly from?: IsoDate | undefined;
}

/** Ends a pairing. */
export interface EndPairingFields {
  /** Which. */
  readonly pairing: PairingId;
  /** Why. */
  readonly why: PairingEnd;
  /** Last day; the day of the command when left out. */
  readonly on?: IsoDate | undefined;
}

/**
 * Forgets a member: personal parts and salts go, number and minutes remain.
 *
 * Sent by the member, or by a broker who may not see concerns, it is only asked for (`erasure-asked`): another broker or the host
 * carries it out, and `today` lists it until then.
 *
 * It takes the parts out of the bank, of the records that wait to be drained, and, in a store, of every record there is. What
 * lies elsewhere is the host's to forget: records that were drained before (`forget` does it, and verifying a journal reports
 * what is left as `part-left`), commands that were queued or logged, snapshots, redacted copies that were handed out, the
 * `.torn` file beside a journal that was moved away, and backups.
 */
export interface EraseFields {
  /** Who. */
  readonly member: MemberId;
}

/** Carries out everything that is due by now: proposals nobody answered, confirmations nobody gave, listings that ran out. */
export type ExpireDueFields = Record<never, never>;

/** Closes a period: a checkpoint, after which older records may be deleted. */
export interface ClosePeriodFields {
  /** Its last day. */
  readonly through: IsoDate;
}

/** Sets the local clock from now on. Until it is set for the first time, the bank's days are those of UTC. */
export interface SetClockFields {
  /** Minutes ahead of UTC now, −1080 to 1080. */
  readonly offset: number;
  /** When it changes, in order, as far as the host knows. */
  readonly changes?: readonly Turn[] | undefined;
  /** The last day of which that is known. Afterwards the last offset holds, so set the clock again before. */
  readonly through: IsoDate;
}

/**
 * Gives the bank its secret. Without one, members get no suggestions: who is suggested to whom is drawn with it, so that nobody
 * outside can work out who was left out. Published tables draw from it what they withhold, and their noise. Only the host sets it,
 * and only the host's journal and snapshots hold it. Set anew, the later one is used.
 */
export interface SetSecretFields {
  /** 32 random bytes, as 64 hexadecimal digits. */
  readonly secret?: Hash32 | undefined;
}

/** The code of a reason: that of a rule of the charter, or of what holds in every community. */
export type ReasonCode = RuleKind["type"] | "do-not-match" | "open-concern" | "member-state" | "consent-withdrawn" | "group-size" | "booked-twice" | "balance-limit" | "not-found" | "ask-the-broker" | "not-trained" | "check-overdue" | "no-check" | "too-many-mentees";

/** What is to be done, told apart by its `type`. */
export type Action =
  | ({ readonly type: "create" } & CreateFields)
  | ({ readonly type: "begin-copy" } & BeginCopyFields)
  | ({ readonly type: "adopt-charter" } & AdoptCharterFields)
  | ({ readonly type: "add-activity" } & AddActivityFields)
  | ({ readonly type: "change-activity" } & ChangeActivityFields)
  | ({ readonly type: "open-programme" } & OpenProgrammeFields)
  | ({ readonly type: "admit" } & AdmitFields)
  | ({ readonly type: "set-state" } & SetStateFields)
  | ({ readonly type: "give-role" } & GiveRoleFields)
  | ({ readonly type: "end-role" } & EndRoleFields)
  | ({ readonly type: "keep" } & KeepFields)
  | ({ readonly type: "merge" } & MergeFields)
  | ({ readonly type: "open-account" } & OpenAccountFields)
  | ({ readonly type: "join-account" } & JoinAccountFields)
  | ({ readonly type: "leave-account" } & LeaveAccountFields)
  | ({ readonly type: "set-limits" } & SetLimitsFields)
  | ({ readonly type: "offer" } & OfferFields)
  | ({ readonly type: "request" } & RequestFields)
  | ({ readonly type: "amend-listing" } & AmendListingFields)
  | ({ readonly type: "classify-listing" } & ClassifyListingFields)
  | ({ readonly type: "renew-listing" } & RenewListingFields)
  | ({ readonly type: "close-listing" } & CloseListingFields)
  | ({ readonly type: "propose" } & ProposeFields)
  | ({ readonly type: "propose-together" } & ProposeTogetherFields)
  | ({ readonly type: "agree" } & AgreeFields)
  | ({ readonly type: "approve" } & ApproveFields)
  | ({ readonly type: "let-through" } & LetThroughFields)
  | ({ readonly type: "decline" } & DeclineFields)
  | ({ readonly type: "withdraw" } & WithdrawFields)
  | ({ readonly type: "done" } & DoneFields)
  | ({ readonly type: "confirm" } & ConfirmFields)
  | ({ readonly type: "confirm-many" } & ConfirmManyFields)
  | ({ readonly type: "dispute" } & DisputeFields)
  | ({ readonly type: "settle" } & SettleFields)
  | ({ readonly type: "record" } & RecordFields)
  | ({ readonly type: "record-batch" } & RecordBatchFields)
  | ({ readonly type: "give-word" } & GiveWordFields)
  | ({ readonly type: "refuse-word" } & RefuseWordFields)
  | ({ readonly type: "amend" } & AmendFields)
  | ({ readonly type: "reverse" } & ReverseFields)
  | ({ readonly type: "undo-batch" } & UndoBatchFields)
  | ({ readonly type: "mark-attendance" } & MarkAttendanceFields)
  | ({ readonly type: "substitute" } & SubstituteFields)
  | ({ readonly type: "add-expense" } & AddExpenseFields)
  | ({ readonly type: "visit-out" } & VisitOutFields)
  | ({ readonly type: "visit-back" } & VisitBackFields)
  | ({ readonly type: "clear-ahead" } & ClearAheadFields)
  | ({ readonly type: "transfer" } & TransferFields)
  | ({ readonly type: "age-credit" } & AgeCreditFields)
  | ({ readonly type: "open-bridge" } & OpenBridgeFields)
  | ({ readonly type: "begin-passage" } & BeginPassageFields)
  | ({ readonly type: "post-passage" } & PostPassageFields)
  | ({ readonly type: "void-passage" } & VoidPassageFields)
  | ({ readonly type: "pair" } & PairFields)
  | ({ readonly type: "end-pairing" } & EndPairingFields)
  | ({ readonly type: "erase" } & EraseFields)
  | ({ readonly type: "expire-due" } & ExpireDueFields)
  | ({ readonly type: "close-period" } & ClosePeriodFields)
  | ({ readonly type: "set-clock" } & SetClockFields)
  | ({ readonly type: "set-secret" } & SetSecretFields);

/** What happened, told apart by its `type`: the event of a record. */
export type JournalEvent =
  | ({ readonly type: "bank-founded" } & BankFounded)
  | ({ readonly type: "copy-begun" } & CopyBegun)
  | ({ readonly type: "charter-adopted" } & CharterAdopted)
  | ({ readonly type: "activity-set" } & ActivitySet)
  | ({ readonly type: "programme-opened" } & ProgrammeOpened)
  | ({ readonly type: "member-admitted" } & MemberAdmitted)
  | ({ readonly type: "member-state-changed" } & MemberStateChanged)
  | ({ readonly type: "role-given" } & RoleGiven)
  | ({ readonly type: "role-ended" } & RoleEnded)
  | ({ readonly type: "personal-kept" } & PersonalKept)
  | ({ readonly type: "members-merged" } & MembersMerged)
  | ({ readonly type: "account-opened" } & AccountOpened)
  | ({ readonly type: "account-joined" } & AccountJoined)
  | ({ readonly type: "limits-set" } & LimitsSet)
  | ({ readonly type: "listing-posted" } & ListingPosted)
  | ({ readonly type: "listing-amended" } & ListingAmended)
  | ({ readonly type: "listing-renewed" } & ListingRenewed)
  | ({ readonly type: "listing-closed" } & ListingClosed)
  | ({ readonly type: "exchange-proposed" } & ExchangeProposed)
  | ({ readonly type: "exchange-approved" } & ExchangeApproved)
  | ({ readonly type: "exchange-agreed" } & ExchangeAgreed)
  | ({ readonly type: "exchange-ended" } & ExchangeEnded)
  | ({ readonly type: "participants-changed" } & ParticipantsChanged)
  | ({ readonly type: "exchange-done" } & ExchangeDone)
  | ({ readonly type: "confirmation-given" } & ConfirmationGiven)
  | ({ readonly type: "exchange-posted" } & ExchangePosted)
  | ({ readonly type: "exchange-disputed" } & ExchangeDisputed)
  | ({ readonly type: "exchange-recorded" } & ExchangeRecorded)
  | ({ readonly type: "word-given" } & WordGiven)
  | ({ readonly type: "word-refused" } & WordRefused)
  | ({ readonly type: "exchange-reversed" } & ExchangeReversed)
  | ({ readonly type: "expense-noted" } & ExpenseNoted)
  | ({ readonly type: "visit-reported" } & VisitReported)
  | ({ readonly type: "credit-transferred" } & CreditTransferred)
  | ({ readonly type: "bridge-opened" } & BridgeOpened)
  | ({ readonly type: "passage-pending" } & PassagePending)
  | ({ readonly type: "passage-posted" } & PassagePosted)
  | ({ readonly type: "passage-voided" } & PassageVoided)
  | ({ readonly type: "pairing-made" } & PairingMade)
  | ({ readonly type: "pairing-ended" } & PairingEnded)
  | ({ readonly type: "member-erased" } & MemberErased)
  | ({ readonly type: "period-closed" } & PeriodClosed)
  | ({ readonly type: "deadlines-moved" } & DeadlinesMoved)
  | ({ readonly type: "clock-set" } & ClockSet)
  | ({ readonly type: "secret-set" } & SecretSet)
  | ({ readonly type: "erasure-asked" } & ErasureAsked)
  | ({ readonly type: "substitute-asked" } & SubstituteAsked)
  | ({ readonly type: "bundle-proposed" } & BundleProposed)
  | ({ readonly type: "bundle-agreed" } & BundleAgreed)
  | ({ readonly type: "bundle-settled" } & BundleSettled);

/** A question, told apart by its `type`. */
export type Query =
  | ({ readonly type: "balance" } & BalanceOf)
  | ({ readonly type: "balances" } & AllBalances)
  | ({ readonly type: "balances-as-of" } & BalancesAsOf)
  | ({ readonly type: "statement" } & StatementOf)
  | ({ readonly type: "reach" } & ReachOf)
  | ({ readonly type: "reaches" } & Reaches)
  | ({ readonly type: "exchange" } & ExchangeOf)
  | ({ readonly type: "history" } & HistoryOf)
  | ({ readonly type: "open-exchanges" } & OpenExchanges)
  | ({ readonly type: "listings" } & ListingSearch)
  | ({ readonly type: "members" } & MemberSearch)
  | ({ readonly type: "by-host-code" } & ByHostCode)
  | ({ readonly type: "held-about" } & HeldAboutMember)
  | ({ readonly type: "member-copy" } & MemberCopyOf)
  | ({ readonly type: "public-view" } & PublicViewFor)
  | ({ readonly type: "today" } & TodayAt)
  | ({ readonly type: "session-sheet" } & SessionSheet)
  | ({ readonly type: "may" } & May)
  | ({ readonly type: "why" } & Why)
  | ({ readonly type: "explain" } & Explain)
  | ({ readonly type: "hours-by" } & HoursBy)
  | ({ readonly type: "participation" } & ParticipationOver)
  | ({ readonly type: "publish" } & Publish)
  | ({ readonly type: "anonymity" } & AnonymityCheck)
  | ({ readonly type: "instrument" } & InstrumentOf)
  | ({ readonly type: "measure-change" } & MeasureChange)
  | ({ readonly type: "follow-up" } & FollowUpOf)
  | ({ readonly type: "compare-change" } & CompareChange)
  | ({ readonly type: "ties-of" } & TiesOf)
  | ({ readonly type: "attended-together" } & AttendedTogether)
  | ({ readonly type: "worker-only-members" } & WorkerOnlyMembers)
  | ({ readonly type: "role-flows" } & RoleFlows)
  | ({ readonly type: "network-robustness" } & NetworkRobustness)
  | ({ readonly type: "retention" } & RetentionOver)
  | ({ readonly type: "needs-coverage" } & NeedsCoverage)
  | ({ readonly type: "latencies" } & Latencies)
  | ({ readonly type: "programmes" } & ProgrammesOver)
  | ({ readonly type: "grants" } & GrantsOf)
  | ({ readonly type: "funder-report" } & FunderReportOf)
  | ({ readonly type: "matches-for" } & MatchesFor)
  | ({ readonly type: "why-not" } & WhyNot)
  | ({ readonly type: "pairings" } & Pairings)
  | ({ readonly type: "report" } & ReportOf)
  | ({ readonly type: "plan" } & PlanFor)
  | ({ readonly type: "what-if" } & WhatIf);

/** What each question is answered with, by its `type`. */
export interface Answers {
  readonly "balance": Balance;
  readonly "balances": { readonly [name: string]: Minutes };
  readonly "balances-as-of": { readonly [name: string]: Minutes };
  readonly "statement": Statement;
  readonly "reach": Reach;
  readonly "reaches": readonly Reach[];
  readonly "exchange": ExchangeView;
  readonly "history": History;
  readonly "open-exchanges": readonly ExchangeView[];
  readonly "listings": Listings;
  readonly "members": Members;
  readonly "by-host-code": MemberId | null;
  readonly "held-about": HeldAbout;
  readonly "member-copy": MemberCopy;
  readonly "public-view": PublicView;
  readonly "today": Today;
  readonly "session-sheet": string;
  readonly "may": Verdict;
  readonly "why": Verdict;
  readonly "explain": Explanation;
  readonly "hours-by": readonly HoursLine[];
  readonly "participation": readonly ParticipationLine[];
  readonly "publish": Publication;
  readonly "anonymity": Anonymity;
  readonly "instrument": Instrument;
  readonly "measure-change": TimedScore;
  readonly "follow-up": FollowUps;
  readonly "compare-change": ComparedChange;
  readonly "ties-of": MemberTies;
  readonly "attended-together": CourseAttendance;
  readonly "worker-only-members": readonly WorkerOnly[];
  readonly "role-flows": Mixing;
  readonly "network-robustness": readonly RobustnessLine[];
  readonly "retention": Retention;
  readonly "needs-coverage": readonly NeedLine[];
  readonly "latencies": readonly LatencyLine[];
  readonly "programmes": readonly ProgrammeLine[];
  readonly "grants": readonly GrantStanding[];
  readonly "funder-report": FunderReport;
  readonly "matches-for": Matches;
  readonly "why-not": NoMatch;
  readonly "pairings": SuggestedPairings;
  readonly "report": CommunityReport;
  readonly "plan": Plan;
  readonly "what-if": WhatIfAnswer;
}

/**
 * What kind of error something is, for a program that does not know its code. `internal`: the store, the journal or the library is at fault.
 */
export type ErrorKind = "bad-input" | "conflict" | "internal" | "needs-approval" | "not-found" | "refused";

/** The details of every error of the core, by its code. */
export interface ErrorDetails {
  /**
   * `{given}` {what} is out of range.
   *
   * Whole numbers up to 9007199254740991 either way are taken.
   */
  readonly "number-out-of-range": { readonly what: string; readonly given: string };
  /**
   * `{given}` is not a whole number of minutes.
   *
   * Write `90`, `1h30`, `1:30` or `1.5h`.
   */
  readonly "not-minutes": { readonly given: string };
  /**
   * `{given}` is not a date.
   *
   * Write `2026-03-01`; years 1 to 9999 are taken.
   */
  readonly "not-a-date": { readonly given: string };
  /**
   * `{given}` is not an instant in utc.
   *
   * Write `2026-03-01T10:00:00Z`.
   */
  readonly "not-an-instant": { readonly given: string };
  /**
   * `{given}` is not a language tag.
   *
   * Write a bcp 47 tag such as `en` or `pt-br`.
   */
  readonly "not-a-language": { readonly given: string };
  /**
   * `{given}` is not {bytes} bytes in lower-case hexadecimal.
   *
   * Write two hexadecimal digits for each byte.
   */
  readonly "not-hex": { readonly what: string; readonly bytes: number; readonly given: string };
  /**
   * Hours from minute `{from}` until `{until}` do not fit.
   *
   * `from` comes before `until`; a day has 1440 minutes, a week 10080; split what passes midnight.
   */
  readonly "bad-hours": { readonly from: number; readonly until: number };
  /**
   * Latitude `{latitude}` and longitude `{longitude}` are not on the globe.
   *
   * Give millionths of a degree, at most 90000000 and 180000000 either way.
   */
  readonly "bad-place": { readonly latitude: number; readonly longitude: number };
  /**
   * Record `{seq}` does not follow from the one before: {why}.
   *
   * Compare with a head kept elsewhere and restore from a copy that matches.
   */
  readonly "broken-chain": { readonly seq: number; readonly why: string };
  /**
   * Record `{seq}` is not what its hash says.
   *
   * Restore the record from a copy that matches.
   */
  readonly "wrong-hash": { readonly seq: number };
  /**
   * Personal part `{slot}` of record `{seq}` is not what its digest says.
   *
   * Restore it from a copy that matches.
   */
  readonly "wrong-part": { readonly seq: number; readonly slot: number };
  /**
   * Personal part `{slot}` of record `{seq}` was erased without an erasure.
   *
   * Restore it from a copy that has it.
   */
  readonly "part-gone": { readonly seq: number; readonly slot: number };
  /**
   * Personal part `{slot}` of record `{seq}` is withheld, which a host's own journal never does.
   *
   * Restore it from a copy that has it, or say for whom the journal was redacted.
   */
  readonly "part-withheld": { readonly seq: number; readonly slot: number };
  /**
   * Personal part `{slot}` of record `{seq}` is still there, although a member it is about was forgotten.
   *
   * Take it out of this copy: forget the member in every record, and in backups, snapshots and drained records.
   */
  readonly "part-left": { readonly seq: number; readonly slot: number };
  /**
   * The journal was made for `{found}`.
   *
   * Ask for a copy made for the audience you need.
   */
  readonly "other-audience": { readonly found: MadeFor };
  /**
   * The first line of the journal does not fit: {why}.
   *
   * Restore the line from a copy that matches.
   */
  readonly "bad-header": { readonly why: string };
  /**
   * Record `{seq}` cannot be read: {why}.
   *
   * Restore the record from a copy that matches.
   */
  readonly "bad-record": { readonly seq: number; readonly why: string };
  /**
   * Line `{line}` cannot be read: {why}.
   *
   * Restore the line from a copy that matches.
   */
  readonly "bad-line": { readonly line: number; readonly why: string };
  /**
   * Record `{seq}` has version `{version}`, which is later than this library knows.
   *
   * Use a later version of the library.
   */
  readonly "later-version": { readonly seq: number; readonly version: number };
  /**
   * The json cannot be read at line {line}, column {column}: {why}.
   *
   * Check the spelling of fields and the kinds of values against the schema.
   */
  readonly "bad-json": { readonly line: number; readonly column: number; readonly why: string };
  /**
   * The {what} has a size of {size} where at most {most} is taken.
   *
   * Send less at once.
   */
  readonly "too-large": { readonly what: string; readonly size: number; readonly most: number };
  /**
   * The charter has faults; the details list them all.
   *
   * Mend every path in the details and load it again.
   */
  readonly "bad-charter": { readonly faults: readonly CharterFault[] };
  /**
   * Personal data came without a `salt`.
   *
   * Give 16 fresh random bytes in hexadecimal with the command.
   */
  readonly "salt-missing": { readonly [name: string]: never };
  /**
   * The `salt` came with another command before.
   *
   * Draw 16 fresh random bytes for every command.
   */
  readonly "salt-used": { readonly [name: string]: never };
  /**
   * Key `{key}` came with another command before, which was carried out.
   *
   * Look at what the first command did before you send this one with a new key: it may be the same deed in other words.
   */
  readonly "key-used": { readonly key: Key };
  /**
   * This bank goes on as `{bank}` and is left behind here.
   *
   * Send the command to the copy; only erasures are taken here.
   */
  readonly "bank-copied": { readonly bank: BankId };
  /**
   * The clock cannot be set so: {why}.
   *
   * Give the offset of now and each change by the local time just before it.
   */
  readonly "bad-clock": { readonly why: string };
  /**
   * `{at}` is more than `{days}` days after the last record at `{last}`, and deadlines have passed meanwhile.
   *
   * The host sends `expire-due` once, if `at` is right; then everything goes on.
   */
  readonly "clock-jump": { readonly at: Timestamp; readonly last: Timestamp; readonly days: number };
  /**
   * `{at}` lies ahead of the clock, which shows `{now}`.
   *
   * Set the clock of whoever sent it right.
   */
  readonly "time-ahead": { readonly at: Timestamp; readonly now: Timestamp };
  /**
   * `{at}` lies before `{last}`, when the last command came.
   *
   * Send commands in the order of their time.
   */
  readonly "time-went-back": { readonly at: Timestamp; readonly last: Timestamp };
  /**
   * Command `{index}` of the batch was refused, and none was carried out: {error}.
   *
   * Mend that command, or leave it out, and send the batch again.
   */
  readonly "batch-refused": { readonly index: number; readonly error: Refusal };
  /**
   * Instrument `{instrument}` cannot be used: {why}.
   *
   * Use one that is shipped, or mend your own.
   */
  readonly "bad-instrument": { readonly instrument: string; readonly why: string };
  /**
   * An answer to `{instrument}` is not one that is taken: `{item}`.
   *
   * Answers are never clipped; correct it, or leave the item out.
   */
  readonly "bad-answer": { readonly instrument: string; readonly item: string };
  /**
   * This disclosure policy cannot be used: {why}.
   *
   * Use `nhs`, `acro`, `internal` or `cell-key`, or mend the custom one.
   */
  readonly "bad-policy": { readonly why: string };
  /**
   * The cells of table `{table}` do not fit the names of its rows and columns.
   *
   * Give a row of cells for each row, with a cell for each column; counts up to 9007199254740991 are taken.
   */
  readonly "bad-table": { readonly table: string };
  /**
   * Members cannot be put into these groups: {why}.
   *
   * Name what to group by, and what that needs: roles or tags in `words`, rising `ages`, or `groups` in which nobody stands twice.
   */
  readonly "bad-groups": { readonly why: string };
  /**
   * Grant `{grant}` does not fit: {why}.
   *
   * Bind each indicator to a measure and to what that needs.
   */
  readonly "bad-grant": { readonly grant: string; readonly why: string };
  /**
   * Shares in `{indicator}` add up to more than one: {shares}.
   *
   * What one funder contributed to, another did not: lower the shares.
   */
  readonly "shares-over-one": { readonly indicator: string; readonly shares: string };
  /**
   * There is nothing to do: {what}.
   *
   * Leave the command out.
   */
  readonly "nothing-to-do": { readonly what: string };
  /**
   * The bank is founded already.
   *
   * Use `adopt-charter` to change the charter.
   */
  readonly "already-founded": { readonly [name: string]: never };
  /**
   * The journal is empty.
   *
   * Begin with a `create` command.
   */
  readonly "not-founded": { readonly [name: string]: never };
  /**
   * No form of files is called `{given}`.
   *
   * Name `komunitin`, one of the presets, or one of the forms a bank is written as; or give a mapping instead.
   */
  readonly "not-a-form": { readonly given: string };
  /**
   * There is no {what} `{number}`.
   *
   * Numbers are handed out by the bank, from 1.
   */
  readonly "not-found": { readonly what: string; readonly number: number };
  /**
   * There is no {what} `{given}` in the charter.
   *
   * Use a word of the charter, or adopt one that has it.
   */
  readonly "unknown-word": { readonly what: string; readonly given: string };
  /**
   * {what} `{given}` is there already.
   *
   * Choose another, or use what is there.
   */
  readonly "already-there": { readonly what: string; readonly given: string };
  /**
   * The charter does not let this member take the step `{step}`.
   *
   * Ask a broker.
   */
  readonly "not-permitted": { readonly step: Step; readonly by: MemberId | null };
  /**
   * Member `{member}` is `{state}`.
   *
   * A broker can change where a member stands.
   */
  readonly "member-state": { readonly member: MemberId; readonly state: MemberState };
  /**
   * This is not available; please ask the broker.
   *
   * A broker can say more.
   */
  readonly "ask-the-broker": { readonly [name: string]: never };
  /**
   * {what} is so already.
   *
   * Leave the command out.
   */
  readonly "no-change": { readonly what: string };
  /**
   * Member `{member}` was merged into `{into}`.
   *
   * Use the number that was kept.
   */
  readonly "merged-away": { readonly member: MemberId; readonly into: MemberId };
  /**
   * These two cannot be merged: {why}.
   *
   * Merge two active records of one person.
   */
  readonly "cannot-merge": { readonly why: string };
  /**
   * Erasure of member `{member}` is held back: {why}.
   *
   * Close what holds it back first.
   */
  readonly "erasure-held": { readonly member: MemberId; readonly why: string };
  /**
   * {what}: `{first}` should not come after `{second}`.
   *
   * Check the dates.
   */
  readonly "date-order": { readonly what: string; readonly first: IsoDate; readonly second: IsoDate };
  /**
   * {what} has {length} bytes where at most {most} are taken.
   *
   * Shorten it.
   */
  readonly "text-too-long": { readonly what: string; readonly length: number; readonly most: number };
  /**
   * Nobody gave time.
   *
   * Name at least one who gave, or somebody who did it together with others.
   */
  readonly "nobody-gave": { readonly [name: string]: never };
  /**
   * Nobody received time.
   *
   * Name who received, count visitors, or let the pot pay for what was done for the community.
   */
  readonly "nobody-received": { readonly [name: string]: never };
  /**
   * Only one member did this together.
   *
   * Name at least two, or visitors.
   */
  readonly "alone-together": { readonly [name: string]: never };
  /**
   * Member `{member}` is named twice.
   *
   * One exchange names each member once; record the other way round as another.
   */
  readonly "member-twice": { readonly member: MemberId };
  /**
   * `{minutes}` minutes cannot be recorded.
   *
   * Give between 1 and the most the details name.
   */
  readonly "bad-minutes": { readonly minutes: number; readonly most: number };
  /**
   * {count} {what} are more than the {most} taken at once.
   *
   * Split it.
   */
  readonly "too-many": { readonly what: string; readonly count: number; readonly most: number };
  /**
   * `{on}` is still to come at `{at}`.
   *
   * Propose it instead, or record it once it has happened.
   */
  readonly "not-yet": { readonly on: IsoDate; readonly at: Timestamp };
  /**
   * The payer does not fit: {why}.
   *
   * Name a member for `member`, and nobody otherwise.
   */
  readonly "bad-payer": { readonly why: string };
  /**
   * Exchange `{exchange}` is `{state}` and cannot be {step}.
   *
   * Look at where it stands first.
   */
  readonly "exchange-state": { readonly exchange: ExchangeId; readonly state: ExchangeState; readonly step: string };
  /**
   * Member `{member}` does not take part in exchange `{exchange}`.
   *
   * Name somebody who does.
   */
  readonly "not-taking-part": { readonly member: MemberId; readonly exchange: ExchangeId };
  /**
   * A broker has to approve this first.
   *
   * A broker sends `approve`.
   */
  readonly "needs-approval": { readonly rules: readonly string[] };
  /**
   * A rule of the charter refuses this.
   *
   * Ask why for the reasons.
   */
  readonly "rule-refused": { readonly rules: readonly string[] };
  /**
   * Account `{account}` would go down without its word.
   *
   * Somebody who uses the account, or may spend for it, sends this; or record it, and it waits for that word.
   */
  readonly "not-your-word": { readonly account: AccountId };
  /**
   * Member `{member}` signs for themselves.
   *
   * Leave out who signs: whoever sends the command does.
   */
  readonly "not-your-name": { readonly member: MemberId };
  /**
   * Nobody is appointed as `{standing}` who could consent for member `{member}` on that day.
   *
   * Keep the appointment, with the scope `consent`, first.
   */
  readonly "not-appointed": { readonly member: MemberId; readonly standing: Standing };
  /**
   * Account `{account}` has `{available}` to go and `{asked}` was asked.
   *
   * A broker can approve it, so that the pot pays the rest.
   */
  readonly "limit-reached": { readonly account: AccountId; readonly available: Minutes; readonly asked: Minutes };
  /**
   * This community keeps no credit.
   *
   * Record exchanges; they are counted as taking part.
   */
  readonly "no-credit": { readonly [name: string]: never };
  /**
   * Exchange `{exchange}` was entered on an earlier day.
   *
   * A broker can reverse it and record it anew.
   */
  readonly "not-same-day": { readonly exchange: ExchangeId };
  /**
   * The transfer does not fit: {why}.
   *
   * Credit moves from one account to another.
   */
  readonly "bad-transfer": { readonly why: string };
  /**
   * The expense does not fit: {why}.
   *
   * Expenses are owed to somebody who takes part.
   */
  readonly "bad-expense": { readonly why: string };
  /**
   * Passage `{passage}` is `{state}`.
   *
   * A passage is posted or voided once.
   */
  readonly "passage-state": { readonly passage: PassageId; readonly state: PassageState };
  /**
   * Listing `{listing}` is closed.
   *
   * Post a new one.
   */
  readonly "listing-closed": { readonly listing: ListingId };
  /**
   * The listing does not fit: {why}.
   *
   * Check it and post it again.
   */
  readonly "bad-listing": { readonly why: string };
  /**
   * The pairing does not fit: {why}.
   *
   * Check it and make it again.
   */
  readonly "bad-pairing": { readonly why: string };
  /**
   * Arc `{arc}` does not fit: {why}.
   *
   * Arcs and nodes are numbered from 0; bounds are whole numbers with `0 ≤ lower ≤ upper`.
   */
  readonly "bad-arc": { readonly arc: number; readonly why: string };
  /**
   * `{asked}` units are asked for where `{most}` can move.
   *
   * Lower what is asked for, or add ways for it.
   */
  readonly "cannot-be-met": { readonly asked: number; readonly most: number };
  /**
   * The bank can hold no more {what}.
   *
   * Close the period and begin another bank.
   */
  readonly "full": { readonly what: string };
  /**
   * Record `{seq}` says what cannot be: {why}.
   *
   * Restore the journal from a copy that matches.
   */
  readonly "impossible-event": { readonly seq: number; readonly why: string };
  /**
   * The books do not hold together: {invariant}.
   *
   * Keep the journal as it is, and report this together with it.
   */
  readonly "broken-invariant": { readonly invariant: string };
  /**
   * The snapshot is not of this journal: {why}.
   *
   * Throw the snapshot away and replay the journal.
   */
  readonly "snapshot-differs": { readonly why: string };
  /**
   * The snapshot cannot be read: {why}.
   *
   * Replay the journal instead.
   */
  readonly "bad-snapshot": { readonly why: string };
  /**
   * The journal is at `{found}` where `{expected}` was expected.
   *
   * Read what was added, decide again.
   */
  readonly "conflict": { readonly expected: number; readonly found: number };
  /**
   * It is not known whether the records were written: {why}.
   *
   * Read the journal before you send the command again with the same key.
   */
  readonly "unknown-outcome": { readonly why: string };
  /**
   * The records could not be written: {why}.
   *
   * Mend the cause and send the command again.
   */
  readonly "store-failed": { readonly why: string };
  /**
   * The store is damaged: {why}.
   *
   * Restore it from a backup, and verify that against a head kept elsewhere.
   */
  readonly "store-damaged": { readonly why: string };
  /**
   * The journal ends at `{found}` and no longer has record `{known}` as it was.
   *
   * Records that were acknowledged are missing: write nothing, find the newer copy (a `-wal` beside the database, the server before a failover, a later backup) and put it back; where the older copy is meant, open it anew, without the `-head` beside it.
   */
  readonly "journal-shorter": { readonly known: number; readonly found: number };
  /**
   * The store is laid out as version `{found}` where this library knows `{known}`.
   *
   * Use a later version of the library.
   */
  readonly "store-version": { readonly found: number; readonly known: number };
  /**
   * The store cannot be opened: {why}.
   *
   * Check its address, its name and what it asks for to be let in.
   */
  readonly "store-refused": { readonly why: string };
  /**
   * Records before `{first}` were deleted when a period was closed.
   *
   * Read from there on, or open the bank from its snapshot.
   */
  readonly "records-retired": { readonly first: number };
  /**
   * Another writer has this journal open.
   *
   * Close it there, or read only.
   */
  readonly "locked": { readonly [name: string]: never };
}

/** One kind of error, as the catalogue lists it. */
export interface ErrorCatalogueEntry {
  /** The stable code. */
  readonly code: keyof ErrorDetails;
  /** The form of the sentence, details in braces. */
  readonly message: string;
  /** What would be accepted, or what to do. */
  readonly help: string;
  /** The least audience that may be told. */
  readonly audience: "member" | "broker" | "auditor";
  /** What kind of error it is. */
  readonly kind: ErrorKind;
  /** Whether the same, sent again unchanged, may be accepted. */
  readonly retryable: boolean;
  /** The names of the details. */
  readonly details: readonly string[];
}
