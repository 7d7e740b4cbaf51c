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
  /** What it created, if it created something. */
  readonly created: Created | null;
  /** Accounts that it takes beyond an advisory limit. These three lists hold only a member's own account, when a member sent it. */
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
  /** The account's number. */
  readonly account: AccountId;
  /** Minutes that could not be posted. */
  readonly minutes: Minutes;
  /** Where the minutes went instead. */
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
 * The audience a journal was made for.
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
  /** The fault as a sentence. */
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
  /** Movements of credit that the files do not explain: they are not counted as help. They are in `guessed` as well. */
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
  /** The name of the file. */
  readonly file: string;
  /** The number of rows read. */
  readonly read: number;
  /** Rows that have become something here. */
  readonly taken: number;
  /** Rows with a fault. */
  readonly refused: number;
  /** Rows without a fault that are not taken. */
  readonly leftOut: number;
}

/** A fault: where it is, the value there, and why it is not taken. */
export interface FileFault {
  /** The name of the file. */
  readonly file: string;
  /** The line, from 1; 0 for the whole file. */
  readonly line: number;
  /** The column, by name; empty for the whole row. */
  readonly column: string;
  /** The value there, whole. */
  readonly value: string;
  /** What kind of fault it is. */
  readonly kind: FaultKind;
  /** The fault as a sentence. */
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
 * - `duplicate-column`: Two columns have one name.
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
 * - `duplicate`: A code or key occurs twice.
 * - `unknown-member`: Nobody, or no account, has this code.
 * - `ambiguous-member`: More than one member goes by this name.
 * - `unknown-word`: A word the mapping has no meaning for.
 * - `payer-is-payee`: The payer and the payee are the same.
 * - `bad-rate`: The declared rate cannot be one.
 * - `workbook`: The file is a workbook, which is read only where its reader is built in.
 * - `not-said`: Something that only a person can say: what a bare number counts, the order of day and month, what separates names. Asked once
 * a column.
 * - `too-early`: A date before the year 1900.
 * - `no-such-day`: The calendar has no such day, or the clock no such time.
 * - `not-yet`: A day that is still to come.
 * - `refused`: The bank refuses it.
 */
export type FaultKind = "missing-file" | "duplicate-file" | "bad-zip" | "bad-json" | "bad-mapping" | "missing-column" | "unknown-column" | "duplicate-column" | "not-utf8" | "quote-not-closed" | "row-length" | "row-count" | "too-large" | "missing-value" | "not-a-number" | "too-many-decimals" | "negative" | "not-positive" | "not-whole-minutes" | "not-an-instant" | "duplicate" | "unknown-member" | "ambiguous-member" | "unknown-word" | "payer-is-payee" | "bad-rate" | "workbook" | "not-said" | "too-early" | "no-such-day" | "not-yet" | "refused";

/** Rows that are not taken though nothing is wrong with them. */
export interface LeftOut {
  /** The name of the file. */
  readonly file: string;
  /** The column that decides, by name; empty for the whole row. */
  readonly column: string;
  /**
   * The value in that column. Of the first thousand values each is listed apart; the rows of all others are listed together, with
   * an empty value.
   */
  readonly value: string;
  /** The reason they are not taken. */
  readonly why: NotTaken;
  /** The number of rows. */
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
 * - `blank`: The rows are blank, or come to nothing.
 * - `total`: They add up the rows above.
 * - `nobody-named`: Nobody is named on one side, or somebody who is in no file, and such rows are left out.
 * - `both-gone`: Both sides are people the other system no longer knows.
 * - `draft`: A draft that was never posted.
 * - `repeated`: The same row under the same identifier came before.
 * - `already-here`: A member the bank knows already by this code.
 */
export type NotTaken = "state" | "blank" | "total" | "nobody-named" | "both-gone" | "draft" | "repeated" | "already-here";

/** Something that was taken and should be looked at. */
export interface ImportWarning {
  /** The name of the file. */
  readonly file: string;
  /** The lines it is about, the first thousand of them. */
  readonly lines: readonly number[];
  /** The column, by name; empty for the whole row. */
  readonly column: string;
  /** The value there. */
  readonly value: string;
  /** The kind of warning. */
  readonly kind: Caution;
  /** What it may be instead: another name, another file. */
  readonly suggestion: string | null;
  /** The minutes it is about. */
  readonly minutes: number | null;
}

/**
 * What a person should look at although it was taken.
 *
 * - `over-24-hours-in-a-row`: More than 24 hours in one row.
 * - `over-24-hours-by-one-person-in-a-day`: More than 24 hours given by one person on one day.
 * - `far-outside-the-habit`: More than ten times the usual length.
 * - `far-from-all-other-days`: A day more than two years before or after all the others: a year may be mistyped.
 * - `row-twice`: The same row occurs twice.
 * - `sheet-twice`: Every row of a file occurs in another one.
 * - `may-be-cut`: A file has as many rows as some systems write at most: the rest may be missing.
 * - `ended-before-it-began`: An offer or request that ended before it began: it ends on the day it began here.
 * - `administrator-without-a-role`: An administrator of the other system, who has no role here until one is given.
 * - `look-alike`: Two names that look like one person's.
 * - `another-name-beside`: The name next to an address or a number is not the one known under it.
 * - `several-people-in-one-cell`: Several people may be in one cell.
 */
export type Caution = "over-24-hours-in-a-row" | "over-24-hours-by-one-person-in-a-day" | "far-outside-the-habit" | "far-from-all-other-days" | "row-twice" | "sheet-twice" | "may-be-cut" | "ended-before-it-began" | "administrator-without-a-role" | "look-alike" | "another-name-beside" | "several-people-in-one-cell";

/** Something that was taken in one way where another would have been possible, and by which rule. */
export interface Guess {
  /** The name of the file. */
  readonly file: string;
  /** The line; 0 for the whole file. */
  readonly line: number;
  /** The value there, shortened. */
  readonly value: string;
  /** What it was taken as. */
  readonly takenAs: string;
  /** By which rule: a short name that stays. */
  readonly rule: string;
}

/** Something the files have that has no place here. */
export interface Lost {
  /** The name of the file. */
  readonly file: string;
  /** The column, or empty for whole rows. */
  readonly column: string;
  /** How many cells, or rows, said something. */
  readonly count: number;
  /** The reason it has no place. */
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
  /** The value there. */
  readonly value: string;
  /** The reason it does not fit. */
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

/** Exported files, over the wire: their bytes go separately. */
export interface ExportedAs {
  /** The names of the files. */
  readonly files: readonly string[];
  /** What the form has no place for. */
  readonly lost: readonly Lost[];
}

/** What a form covers. */
export interface Coverage {
  /** The name of the form. */
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
  /** The name of the file. */
  readonly file: string;
  /** Columns that are read, of those the form's documents list. */
  readonly taken: readonly string[];
  /** Columns that have no place here: what is in them is counted in what an import lost. */
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
 * - `profiles`: Places, codes of other systems and what else a profile holds.
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
 * - `expenses`: Money owed for an exchange.
 * - `circumstances`: Where an exchange was, whether a broker brought it about, facilitation, estimates, the listing or pairing it came from.
 * - `notes`: Notes on exchanges and transfers.
 * - `transfers`: Transfers of credit, which are no help.
 * - `programmes`: Programmes and pairings.
 * - `other-banks`: Credit shared with other banks.
 * - `series`: Which exchanges are dates of one series.
 * - `bundles`: Which exchanges that are still open were proposed or agreed together.
 * - `answers`: Who has agreed to or confirmed an exchange that waits for others.
 * - `batches`: Which exchanges were recorded as one batch, that can be undone.
 * - `closed-periods`: The last day of the last period that was closed.
 * - `clock`: The local clock.
 * - `attendance`: Who stayed away from an exchange, took part as staff or carer, or was paid for their time.
 * - `senders`: Who entered, proposed or declined an exchange, and on whose behalf.
 * - `tray`: Proposals that lie in the broker's tray or were approved, and substitutes who are asked for.
 * - `amendments`: Which exchange took the place of another, and which were taken back for that or with their batch.
 * - `visits`: Visits alone, with when somebody set out and was back.
 * - `renewals`: Listings that were renewed.
 * - `erasures`: Members who asked to be forgotten, and have not been yet.
 * - `charters`: Versions of the charter before the last, and who decided on them.
 * - `keys`: Keys of commands that were answered: sent again to the new bank, such a command counts again.
 */
export type Held = "names" | "contacts" | "languages" | "born" | "descriptions" | "profiles" | "joined" | "states" | "roles" | "limits" | "availability" | "kept" | "balances" | "activities" | "offers" | "requests" | "listing-details" | "activity-details" | "ended-listings" | "exchanges" | "open-exchanges" | "called-off" | "starts" | "groups" | "together" | "visitors" | "expenses" | "circumstances" | "notes" | "transfers" | "programmes" | "other-banks" | "series" | "bundles" | "answers" | "batches" | "closed-periods" | "clock" | "attendance" | "senders" | "tray" | "amendments" | "visits" | "renewals" | "erasures" | "charters" | "keys";

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

/** A mapping that may fit. Nothing uses it until someone passes it on. */
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
  /** The encoding of the files. */
  readonly encoding?: Encoding | undefined;
  /** How many minutes ahead of UTC the times without a zone are. */
  readonly offsetMinutes?: number | undefined;
  /**
   * Codes and names of the community itself, whose account is the pot here. Upper and lower case alike; `*` stands for any
   * letters.
   */
  readonly community?: readonly string[] | undefined;
  /** What the community calls itself. */
  readonly communityName?: string | undefined;
  /**
   * The spellings of one person: what the files call them, and the name or code they are known by. Two spellings are one person only
   * when they are listed here. One that leads to another is followed to its end.
   */
  readonly same?: { readonly [name: string]: string } | undefined;
  /** What the files call people they no longer know, who have no number: `The user no longer exists`. */
  readonly gone?: readonly string[] | undefined;
  /** What a limit of 0 means. */
  readonly zeroLimit?: ZeroLimit | undefined;
  /** The rules that separate help from other movements, before the rules of the options. */
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
   * given, what they say is put together with a blank; of amounts whose columns each say a unit (`Hours`, `Minutes`), the sum counts.
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
  /** Words used for people without a name (`Group`); how many they are is in the column `visitors`. */
  readonly groups?: readonly string[] | undefined;
  /** What becomes of a row that says nobody gave. */
  readonly missingGiver?: Missing | undefined;
  /** What becomes of a row that says nobody received. */
  readonly missingReceiver?: Missing | undefined;
  /** Whether decimals come after a comma. */
  readonly decimalComma?: boolean | undefined;
  /** What the files' own words mean, by what the column says: `{"kind": {"1": "person"}}`. Upper and lower case alike. */
  readonly meanings?: { readonly [name: string]: { readonly [name: string]: string } } | undefined;
  /** Rows that are taken: by column, the words it may say. The others are listed as left out. */
  readonly only?: { readonly [name: string]: readonly string[] } | undefined;
  /** Whether an amount below zero corrects what was counted before: credit goes the other way. */
  readonly negativeCorrects?: boolean | undefined;
  /** What names a member in these rows. */
  readonly knownBy?: KnownBy | undefined;
  /** Whether a person who is named and is in no table of members becomes one, known by that name alone; each is reported as a guess. */
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
 * - `unknown`: A person not known: credit moves between the other side and the pot, and nobody's help is counted.
 * - `community`: Help for the community: the pot pays. For those who received only.
 */
export type Missing = "refuse" | "leave-out" | "unknown" | "community";

/**
 * What names a member in the rows of exchanges and listings.
 *
 * - `code`: Their code.
 * - `email`: Their e-mail, upper and lower case alike.
 * - `name`: Their name, which two may share: then the row is refused.
 * - `name-and-code`: Their name with their number in brackets: `Lola Gil (3)`. A name without a number is the community itself.
 */
export type KnownBy = "code" | "email" | "name" | "name-and-code";

/**
 * The encoding of a file.
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

/** A rule that decides what a movement of credit is. Every condition it names has to hold. */
export interface ClassRule {
  /** The name that is shown in the report. */
  readonly name: string;
  /** What a movement is that the rule fits. */
  readonly takenAs: Class;
  /** The kind of account that pays; any when left out. */
  readonly from?: Party | undefined;
  /** The kind of account that is paid; any when left out. */
  readonly to?: Party | undefined;
  /** One of these is in the description as a word, upper and lower case alike. */
  readonly words?: readonly string[] | undefined;
  /** The files call it one of these, upper and lower case alike. */
  readonly classes?: readonly string[] | undefined;
  /** It is the first the payee gets from the community, at most this many days after joining. */
  readonly firstWithinDays?: number | undefined;
  /** It is longer than this many minutes. */
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
 * - `unsure`: The files do not show it: the credit moves, it is listed, and it is not counted as help.
 */
export type Class = "exchange" | "welcome" | "gift" | "donation" | "levy" | "correction" | "unsure";

/**
 * The kind of account on one side of a movement.
 *
 * - `community`: The community's own account, or another of its public ones.
 * - `member`: Anybody else.
 */
export type Party = "community" | "member";

/** Something that a person has to look at before the proposal is used. */
export interface Doubt {
  /** The name of the file. */
  readonly file: string;
  /** The column; empty for the whole file. */
  readonly column: string;
  /** The kind of doubt. */
  readonly kind: DoubtKind;
  /** The doubt as a sentence. */
  readonly why: string;
  /** The choices, where there are some: forms of date, units, rules. What the mapping has comes first. */
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
 * - `several-people`: Several people are in one cell.
 * - `group`: A word is used for people without a name.
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

/** A member who decided on a charter. */
export interface Decider {
  /** The member who decided. */
  readonly member: MemberId;
  /** The sender who named them; left out when they sent the command themselves. */
  readonly toldBy?: Actor | undefined;
}

/** Who acted: `"host"`, `"time"` for work that fell due by itself, or a member's number. */
export type Actor = "host" | "time" | number;

/**
 * The state of a member.
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
 * - `bridge`: The account of a partner bank.
 */
export type AccountKind = "pot" | "member" | "household" | "organisation" | "bridge";

/** A posting: minutes added to an account, or taken from it when negative. */
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
  /** Whether they are enforced or advisory; advisory when left out. */
  readonly mode?: LimitMode | undefined;
  /** Limits that grow. */
  readonly earned?: readonly Earned[] | undefined;
}

/**
 * Whether a limit stops a posting or only warns.
 *
 * - `advisory`: It warns, and stops nothing.
 * - `enforced`: It stops the posting.
 */
export type LimitMode = "advisory" | "enforced";

/**
 * A limit that grows with the credit that moved for what was given or received; transfers do not count, nor does help for which no
 * credit moves.
 */
export interface Earned {
  /** The limit that grows. */
  readonly widens: Widens;
  /** The side of their service it grows with. */
  readonly from: EarnedFrom;
  /** The minutes it grows by for each hundred minutes of service. */
  readonly percent: number;
  /** The most minutes it grows by. */
  readonly most: Minutes;
}

/**
 * The limit that is widened.
 *
 * - `lowest`: The lowest.
 * - `highest`: The highest.
 */
export type Widens = "lowest" | "highest";

/**
 * The side of a member's service that widens their limit.
 *
 * - `given`: Minutes they gave.
 * - `received`: Minutes they received.
 */
export type EarnedFrom = "given" | "received";

/**
 * The direction in which time would go.
 *
 * - `offer`: What a member would like to give.
 * - `request`: What a member would like to receive.
 */
export type ListingKind = "offer" | "request";

/** What a listing offers or asks for, in numbers and codes. */
export interface ListingTerms {
  /** The activity; left out while it is not classified. */
  readonly activity?: ActivityId | undefined;
  /** The rung of the need scheme, when it is not that of the activity: its place, from 0. */
  readonly need?: number | undefined;
  /** Minutes one occasion takes. */
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
  /** The first day it is open; the day it was posted when left out. */
  readonly from?: IsoDate | undefined;
  /** The last day it is open. When a listing is posted without one, the charter's number of days is counted. */
  readonly until?: IsoDate | undefined;
  /** Who may see it; by the charter when left out. */
  readonly visibility?: Visibility | undefined;
  /** Whether its member is named to other members only by the broker. */
  readonly anonymous?: boolean | undefined;
  /** Face to face or at a distance; face to face when left out. */
  readonly remote?: Remote | undefined;
  /** The kind of place it would take place at. */
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
 * Those who may see a listing.
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
 * - `home`: In a member's home.
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
  /** The time it begins on the local clock; left out when it was not said. */
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
  /** The kind of place; left out when it was not said. Rules about places may then need approval. */
  readonly setting?: Setting | undefined;
  /** The offer or request it came from. */
  readonly listing?: ListingId | undefined;
  /** Which pairing of a programme it belongs to. */
  readonly pairing?: PairingId | undefined;
  /** Whether the minutes are an estimate. */
  readonly estimated?: boolean | undefined;
  /** Whether a broker brought it about. */
  readonly brokered?: boolean | undefined;
  /** Minutes of facilitation, apart from those given and received. */
  readonly facilitation?: number | undefined;
  /** Money owed for it. */
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
  /** The member who takes part. */
  readonly member: MemberId;
  /** The side they take part on. */
  readonly side: Side;
  /** Minutes they gave, received or did together with others. */
  readonly minutes: number;
  /** The capacity they take part in; a peer when left out. */
  readonly as?: Capacity | undefined;
  /** Whether someone paid for their time. */
  readonly paid?: boolean | undefined;
  /** How they stayed away; left out when they came. */
  readonly attendance?: Attendance | undefined;
}

/**
 * The side a member took part on.
 *
 * - `gave`: Gave time.
 * - `received`: Received time.
 * - `together`: Did it alongside the others: gave and received at once.
 */
export type Side = "gave" | "received" | "together";

/**
 * The capacity a member took part in on an occasion.
 *
 * - `peer`: As a neighbour among neighbours; the usual case.
 * - `staff`: As staff of an organisation.
 * - `volunteer`: As a volunteer of an organisation.
 */
export type Capacity = "peer" | "staff" | "volunteer";

/**
 * Whether someone who was expected came.
 *
 * - `attended`: Came.
 * - `no-show`: Did not come and had not said so.
 * - `late-cancel`: Called off too late for the others to change their plans.
 * - `cancelled`: Called off in good time.
 */
export type Attendance = "attended" | "no-show" | "late-cancel" | "cancelled";

/** The payer: whose credit pays and, if one member's, which member's. */
export interface Payer {
  /** The kind of payer. */
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
 * - `member`: One member's account, no matter who received.
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

/** A sum of money owed for an exchange, such as a fare. Never credit. */
export interface Expense {
  /** The member it is owed to. */
  readonly member: MemberId;
  /** The amount, in the smallest unit of the charter's currency (pence). */
  readonly amount: number;
}

/** A moment in UTC, RFC 3339 with `Z`, to the millisecond. */
export type Timestamp = string;

/** The word of an account: how much may be taken from it for an exchange, and who says so. */
export interface Word {
  /** The account's number. */
  readonly account: AccountId;
  /** Who gave it, the host or a member: always the sender of its record. Left out for a standing word. */
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
  /** Minutes held: negative for what will be taken, positive for what will be given. */
  readonly minutes: Minutes;
}

/**
 * The state of an exchange.
 *
 * - `proposed`: Suggested; not everybody has agreed.
 * - `agreed`: Everybody has agreed; the minutes are held.
 * - `done`: It has taken place; not everybody has confirmed.
 * - `awaiting-word`: It has taken place and counts as help; it is posted once every account that goes down has given its word.
 * - `confirmed`: Confirmed and posted.
 * - `declined`: A member declined before it was agreed.
 * - `withdrawn`: Called off.
 * - `expired`: Nobody answered or confirmed in time.
 * - `disputed`: The sides do not agree on what happened.
 * - `settled`: A dispute was settled and posted.
 * - `reversed`: Posted, and then taken back by a linked entry.
 */
export type ExchangeState = "proposed" | "agreed" | "done" | "awaiting-word" | "confirmed" | "declined" | "withdrawn" | "expired" | "disputed" | "settled" | "reversed";

/** What a member reported of an exchange when confirming. */
export interface Confirmation {
  /** The member who confirms. */
  readonly member: MemberId;
  /** Minutes it took as they remember it; left out when they agree with the report. */
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
 * The direction in which credit goes between banks.
 *
 * - `out`: To the partner.
 * - `in`: From the partner.
 */
export type Direction = "out" | "in";

/** Bytes in lower-case hexadecimal: 16 of them. */
export type Key = string;

/**
 * The reason a pairing ended.
 *
 * - `completed`: It reached what it was for.
 * - `ended-early`: It was stopped before that.
 * - `moved`: One of the two moved away.
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
  /** The exchange's number. */
  readonly exchange: ExchangeId;
  /** Confirmed or settled; `awaiting-word` while words of accounts are missing, or others of its bundle are to come. */
  readonly state: ExchangeState;
  /** The day it counts for: its own, or the first open day where that day's period is closed. */
  readonly value: IsoDate;
  /** Who took part and how long, finally. */
  readonly parts: readonly Participation[];
  /** The postings. */
  readonly postings?: readonly Posting[] | undefined;
  /** Minutes that an enforced limit kept from accounts. */
  readonly shortfalls?: readonly Shortfall[] | undefined;
  /** Accounts that this takes beyond an advisory limit. */
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
  /** The day on which the charter was decided. */
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
  /** The members who decided, each with the sender who named them. */
  readonly decided?: readonly Decider[] | undefined;
  /** The day on which they decided. */
  readonly decidedOn?: IsoDate | undefined;
  /** The numbers given to activities that were not there before, in the charter's order. */
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
  /** The kind: its place in the charter's list, from 0. */
  readonly kind: number;
  /** Their state: applicant or active. */
  readonly state: MemberState;
  /** The day they joined. */
  readonly joined: IsoDate;
  /** Their account: a new one with this number, or one they share. */
  readonly account: AccountId;
  /** The kind of account, when it is new. */
  readonly opens?: AccountKind | undefined;
}

/** A member's state changed. */
export interface MemberStateChanged {
  /** The member's number. */
  readonly member: MemberId;
  /** The new state. */
  readonly state: MemberState;
  /** The first day of that state. */
  readonly since: IsoDate;
  /** The last day of it, if that is known. */
  readonly until?: IsoDate | undefined;
}

/** A role was given. */
export interface RoleGiven {
  /** The member who got the role. */
  readonly member: MemberId;
  /** The role: its place in the charter's list, from 0. */
  readonly role: number;
  /** The organisation it is held at, if there is one. */
  readonly at?: MemberId | undefined;
  /** The first day. */
  readonly from: IsoDate;
  /** The last day; left out when it has no end. */
  readonly until?: IsoDate | undefined;
}

/** A role ended. */
export interface RoleEnded {
  /** The member whose role ended. */
  readonly member: MemberId;
  /** The role among those they hold: its place in the order given, from 0. */
  readonly index: number;
  /** The last day. */
  readonly until: IsoDate;
}

/** Something personal was kept. What it is, only the personal parts say. */
export interface PersonalKept {
  /** The member it is about. */
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
  /** The kind of account: household or organisation. */
  readonly kind: AccountKind;
}

/** A member uses another account from now on. */
export interface AccountJoined {
  /** The member's number. */
  readonly member: MemberId;
  /** The account's number. */
  readonly account: AccountId;
  /** Whether the account is opened with this. */
  readonly opens?: boolean | undefined;
  /** What moves their balance over. */
  readonly postings?: readonly Posting[] | undefined;
}

/** An account has limits of its own, or again those of its kind. */
export interface LimitsSet {
  /** The account's number. */
  readonly account: AccountId;
  /** Its limits; left out for those of its kind. */
  readonly limits?: Limits | undefined;
  /** Whether they follow from a tag of the broker's. */
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
  /** The member whose listing it is. */
  readonly member: MemberId;
  /** What it offers or asks for, in numbers and codes. */
  readonly terms: ListingTerms;
}

/** A listing says something else now. */
export interface ListingAmended {
  /** The listing's number. */
  readonly listing: ListingId;
  /** All of what it offers or asks for, in numbers and codes. */
  readonly terms: ListingTerms;
}

/** A listing holds for longer. */
export interface ListingRenewed {
  /** The listing's number. */
  readonly listing: ListingId;
  /** The last day it is open; left out when it has no end. */
  readonly until?: IsoDate | undefined;
}

/** A listing ended. */
export interface ListingClosed {
  /** The listing's number. */
  readonly listing: ListingId;
  /** The reason it ended. */
  readonly why: Closing;
}

/** An exchange was proposed. */
export interface ExchangeProposed {
  /** Its number. */
  readonly exchange: ExchangeId;
  /** The terms that are proposed. */
  readonly terms: Terms;
  /** The series it belongs to. */
  readonly series?: SeriesId | undefined;
  /** The member on whose behalf it was proposed. */
  readonly onBehalfOf?: MemberId | undefined;
  /** Those who have agreed by proposing. */
  readonly agreed?: readonly MemberId[] | undefined;
  /** The moment until which an answer is awaited. */
  readonly due: Timestamp;
  /** The rules that need a broker's approval first: their places in the charter, from 0. */
  readonly needsApproval?: readonly number[] | undefined;
  /** Whether a member has agreed to be elsewhere then, so that it needs a broker's approval first. */
  readonly bookedTwice?: boolean | undefined;
  /** Whether it lies in the broker's tray: nobody but who proposed it is asked until a broker lets it through. */
  readonly held?: boolean | undefined;
  /** The words of accounts its sender gave. */
  readonly words?: readonly Word[] | undefined;
}

/** A broker approved what rules needed approved. */
export interface ExchangeApproved {
  /** The exchange's number. */
  readonly exchange: ExchangeId;
  /** Over which rules: their places in the charter. */
  readonly rules?: readonly number[] | undefined;
  /** Whether a balance limit was approved over, so that the shortfall rule applies. */
  readonly limit?: boolean | undefined;
  /** Whether it was approved although a member has agreed to be elsewhere then. */
  readonly bookedTwice?: boolean | undefined;
  /** Whether it was let through from the broker's tray: the others are asked from now on. */
  readonly through?: boolean | undefined;
  /** The words of accounts its sender gave. */
  readonly words?: readonly Word[] | undefined;
}

/** A member agreed; when everybody has, the minutes are held. */
export interface ExchangeAgreed {
  /** The exchange's number. */
  readonly exchange: ExchangeId;
  /** Those who agreed. */
  readonly members: readonly MemberId[];
  /** What is held, once everybody has agreed. */
  readonly holds?: readonly Hold[] | undefined;
  /** Minutes that an enforced limit keeps from accounts. */
  readonly shortfalls?: readonly Shortfall[] | undefined;
  /** Accounts that this takes beyond an advisory limit. */
  readonly beyond?: readonly AccountId[] | undefined;
  /** Whether everybody has agreed now. */
  readonly complete?: boolean | undefined;
  /** The words of accounts its sender gave. */
  readonly words?: readonly Word[] | undefined;
}

/** An exchange will not take place, or was never confirmed. */
export interface ExchangeEnded {
  /** The exchange's number. */
  readonly exchange: ExchangeId;
  /** Declined, withdrawn or expired. */
  readonly state: ExchangeState;
  /** The member who declined it, when someone else passed that on. */
  readonly member?: MemberId | undefined;
}

/** Who takes part changed before it took place: an attendance known ahead, or a substitute. */
export interface ParticipantsChanged {
  /** The exchange's number. */
  readonly exchange: ExchangeId;
  /** All who take part now. */
  readonly parts: readonly Participation[];
  /** What is held now. */
  readonly holds?: readonly Hold[] | undefined;
  /** Minutes that an enforced limit keeps from accounts. */
  readonly shortfalls?: readonly Shortfall[] | undefined;
  /** The words of accounts its sender gave. */
  readonly words?: readonly Word[] | undefined;
  /** What it moves now, for one of an agreed bundle. */
  readonly legs?: readonly Posting[] | undefined;
}

/** An exchange took place. */
export interface ExchangeDone {
  /** The exchange's number. */
  readonly exchange: ExchangeId;
  /** The terms as it took place. */
  readonly terms: Terms;
  /** The moment until which confirmations are awaited. */
  readonly due: Timestamp;
  /** The words of accounts its sender gave. */
  readonly words?: readonly Word[] | undefined;
}

/** Members confirmed. */
export interface ConfirmationGiven {
  /** The exchange's number. */
  readonly exchange: ExchangeId;
  /** The members who confirmed, and the minutes they remember where those differ. */
  readonly confirmations: readonly Confirmation[];
  /** The words of accounts its sender gave. */
  readonly words?: readonly Word[] | undefined;
}

/** The sides do not agree on what happened. */
export interface ExchangeDisputed {
  /** The exchange's number. */
  readonly exchange: ExchangeId;
  /** The member who disputes it; left out when two confirmations differ too much, or when the host disputes it and names nobody. */
  readonly member?: MemberId | undefined;
}

/** A finished exchange was recorded in one step. */
export interface ExchangeRecorded {
  /** Its number. */
  readonly exchange: ExchangeId;
  /** The terms as it took place. */
  readonly terms: Terms;
  /** The day it counts for: its own, or the first open day where that day's period is closed. */
  readonly value: IsoDate;
  /** The postings. */
  readonly postings?: readonly Posting[] | undefined;
  /** Minutes that an enforced limit kept from accounts. */
  readonly shortfalls?: readonly Shortfall[] | undefined;
  /** Accounts that this takes beyond an advisory limit. */
  readonly beyond?: readonly AccountId[] | undefined;
  /** The batch it was recorded in. */
  readonly batch?: BatchId | undefined;
  /** The member on whose behalf it was recorded. */
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
  /** The exchange's number. */
  readonly exchange: ExchangeId;
  /** The account's number. */
  readonly account: AccountId;
  /** The most that may be taken. */
  readonly most: Minutes;
}

/** The word of an account was refused: the help still counts, and nothing is taken from the account for it. */
export interface WordRefused {
  /** The exchange's number. */
  readonly exchange: ExchangeId;
  /** The account's number. */
  readonly account: AccountId;
}

/** An exchange was taken back by a linked entry. */
export interface ExchangeReversed {
  /** The exchange's number. */
  readonly exchange: ExchangeId;
  /** The reason it was taken back. */
  readonly why: ReversalReason;
  /** The day it counts for: that of what it takes back. */
  readonly value: IsoDate;
  /** The postings that take it back. */
  readonly postings?: readonly Posting[] | undefined;
  /** Accounts that are outside an enforced limit by it. */
  readonly flagged?: readonly AccountId[] | undefined;
}

/** Money is owed for an exchange. */
export interface ExpenseNoted {
  /** The exchange's number. */
  readonly exchange: ExchangeId;
  /** The sum that is owed, and the member it is owed to. */
  readonly expense: Expense;
}

/** A lone visit: a member set out, or is back. */
export interface VisitReported {
  /** The exchange the visit is for. */
  readonly exchange: ExchangeId;
  /** The member who visits. */
  readonly member: MemberId;
  /** The moment they are expected back, when they set out; left out when they are back. */
  readonly expected?: Timestamp | undefined;
}

/** Credit moved without an exchange. Never service. */
export interface CreditTransferred {
  /** Its number. */
  readonly transfer: TransferId;
  /** The kind of transfer. */
  readonly kind: TransferKind;
  /** The day it counts for. */
  readonly value: IsoDate;
  /** The postings. */
  readonly postings: readonly Posting[];
  /** Accounts that this takes beyond an advisory limit. */
  readonly beyond?: readonly AccountId[] | undefined;
  /** Whether it is the charter's ageing of credit. */
  readonly ageing?: boolean | undefined;
  /** Whom it was meant for, where part of it went to the pot because they were near their ceiling. */
  readonly meant?: AccountId | undefined;
}

/** An account was opened for a partner bank. */
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
  /** The bridge it goes over. */
  readonly bridge: BridgeId;
  /** Whether the credit leaves for the partner or comes from there. */
  readonly direction: Direction;
  /** The account here that pays or is paid. */
  readonly account: AccountId;
  /** Minutes that are held. */
  readonly minutes: Minutes;
  /** The key both banks know it by. */
  readonly sharedKey: Key;
  /** The moment from which it may be voided. */
  readonly due: Timestamp;
}

/** Credit has arrived: posted here. */
export interface PassagePosted {
  /** The passage's number. */
  readonly passage: PassageId;
  /** The day it counts for. */
  readonly value: IsoDate;
  /** The postings. */
  readonly postings: readonly Posting[];
}

/** Credit stays where it was: the hold is released. */
export interface PassageVoided {
  /** The passage's number. */
  readonly passage: PassageId;
}

/** Two people were paired in a programme. */
export interface PairingMade {
  /** Its number. */
  readonly pairing: PairingId;
  /** The programme they are paired in. */
  readonly programme: ProgrammeId;
  /** The mentor. */
  readonly mentor: MemberId;
  /** The mentee. */
  readonly mentee: MemberId;
  /** The first day. */
  readonly from: IsoDate;
}

/** A pairing ended. */
export interface PairingEnded {
  /** The pairing's number. */
  readonly pairing: PairingId;
  /** The last day. */
  readonly on: IsoDate;
  /** The reason it ended. */
  readonly why: PairingEnd;
}

/** A member was forgotten: their personal parts and salts are erased. Number and minutes remain. */
export interface MemberErased {
  /** The member's number. */
  readonly member: MemberId;
}

/** A period is closed: a checkpoint, after which older records may be deleted. */
export interface PeriodClosed {
  /** The last day of the period. */
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
  /** The exchanges whose confirmations are awaited longer. */
  readonly exchanges: readonly ExchangeId[];
  /** The moment until which they are now awaited. */
  readonly due: Timestamp;
}

/** The local clock was set. */
export interface ClockSet {
  /** Minutes ahead of UTC from now on, −1080 to 1080. */
  readonly offset: number;
  /** The changes that are known ahead, in order. */
  readonly changes?: readonly ClockTurn[] | undefined;
  /** The last day of which that is known; afterwards the last offset holds. */
  readonly through: IsoDate;
}

/** The bank got a secret. It is kept with the record, as a part about nobody. */
export interface SecretSet {
  /** SHA-256("timebank secret" ‖ secret), to show one day that a draw was made with it. */
  readonly commitment: Hash32;
}

/** A member asked to be forgotten. A broker or the host carries it out. */
export interface ErasureAsked {
  /** The member's number. */
  readonly member: MemberId;
}

/** A member asked that someone take another's place. A broker or the host decides. */
export interface SubstituteAsked {
  /** The exchange's number. */
  readonly exchange: ExchangeId;
  /** The member who would not take part. */
  readonly out: MemberId;
  /** The member who would take part instead. */
  readonly into: MemberId;
}

/** Proposals are agreed as one from now on. */
export interface BundleProposed {
  /** The number of the bundle. */
  readonly bundle: BundleId;
  /** The proposals, in the order of their numbers. */
  readonly exchanges: readonly ExchangeId[];
  /** The moment until which every answer is awaited. */
  readonly due: Timestamp;
}

/** Everybody has agreed to every exchange of a bundle: all of them are agreed, and what is held is their net. */
export interface BundleAgreed {
  /** The bundle's number. */
  readonly bundle: BundleId;
  /** What each exchange moves, in their order. */
  readonly legs: readonly (readonly Posting[])[];
  /** What is held, by account, over all its exchanges. */
  readonly holds?: readonly Hold[] | undefined;
  /** Minutes that an enforced limit keeps from accounts. */
  readonly shortfalls?: readonly Shortfall[] | undefined;
  /** Accounts that this takes beyond an advisory limit. */
  readonly beyond?: readonly AccountId[] | undefined;
}

/** A bundle has ended: what is confirmed of it is posted at once, on the net. What is left out is posted by itself from now on. */
export interface BundleSettled {
  /** The bundle's number. */
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
  /** Which way the balance leans. */
  readonly leaning: Leaning;
  /** The balance in words. */
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

/** The balance of one account, in minutes and in words. */
export interface BalanceOf {
  /** The member whose account it is. Name either this or `account`; otherwise the error is `bad-arguments`. */
  readonly member?: MemberId | undefined;
  /** The account, instead of a member. */
  readonly account?: AccountId | undefined;
}

/** The balance of every account in minutes, by the account's number. For brokers. */
export type AllBalances = Record<never, never>;

/** The balance of every account in minutes at the end of a day, by the account's number. For brokers. */
export interface BalancesAsOf {
  /** The day at whose end the balances are taken. */
  readonly on: IsoDate;
  /**
   * Whether it is what the books showed at the end of that day. Otherwise everything that counts for the day or an
   * earlier one is in, however late it was entered.
   */
  readonly entered?: boolean | undefined;
}

/** A statement. The opening balance and the lines sum to the closing balance, and the service of the lines to what was given and received. */
export interface Statement {
  /** The account's number. */
  readonly account: AccountId;
  /** The kind of account. */
  readonly kind: AccountKind;
  /** The members who use it. */
  readonly members: readonly Named[];
  /** The first day, if one was given. */
  readonly from?: IsoDate | undefined;
  /** The last day, if one was given. */
  readonly until?: IsoDate | undefined;
  /** Whether days are those of entry. */
  readonly entered?: boolean | undefined;
  /** The balance before the first line. */
  readonly opening: Minutes;
  /** The lines, in order of the day and then of entry. */
  readonly lines: readonly StatementLine[];
  /** The balance after the last line. */
  readonly closing: Minutes;
  /** Which way the closing balance leans. */
  readonly leaning: Leaning;
  /** The closing balance in words. */
  readonly words: string;
  /**
   * Minutes of service given in the period: by the member asked for, or by all who use the account. Who paid, and what was transferred,
   * plays no part in it (promise 11).
   */
  readonly given: number;
  /** Minutes of service received, of the same days. */
  readonly received: number;
}

/** A member, with the name the viewer may know. */
export interface Named {
  /** The member's number. */
  readonly member: MemberId;
  /**
   * Their name: whole for brokers and for themselves, its first word for other members. An organisation's name is always whole. Left out
   * when it is not known here, or was erased.
   */
  readonly name?: string | undefined;
}

/** One line of a statement. */
export interface StatementLine {
  /** The moment it was entered. */
  readonly at: Timestamp;
  /** The day it counts for. */
  readonly value: IsoDate;
  /** What the line is about. */
  readonly kind: LineKind;
  /** The kind of transfer, when it is one. */
  readonly transfer?: TransferKind | undefined;
  /** The number of the exchange, transfer or passage; of the member, when a balance moved. */
  readonly about: number;
  /** The day of the exchange, when it is one. */
  readonly on?: IsoDate | undefined;
  /** The activity of the exchange, when it is classified. */
  readonly activity?: ActivityId | undefined;
  /** The other members who took part, as far as the viewer may see them. */
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

/** The statement of one account: opening balance, lines and closing balance, with the service given and received. */
export interface StatementOf {
  /** The member whose account it is. Name either this or `account`; otherwise the error is `bad-arguments`. */
  readonly member?: MemberId | undefined;
  /** The account, instead of a member. */
  readonly account?: AccountId | undefined;
  /** The first day; from the beginning when left out. */
  readonly from?: IsoDate | undefined;
  /** The last day; to the end when left out. */
  readonly until?: IsoDate | undefined;
  /**
   * Whether days are those of entry. Otherwise everything is on the day it counts for (its value date), so that history brought in
   * today shows on its own days.
   */
  readonly entered?: boolean | undefined;
}

/** What an account may reach now. "No limit" is left out; zero is a number like any other (promise 5). */
export interface Reach {
  /** The account's number. */
  readonly account: AccountId;
  /** The kind of account. */
  readonly kind: AccountKind;
  /** Its balance in minutes. */
  readonly balance: Minutes;
  /** Minutes held that will be taken, for what is agreed and not yet posted. */
  readonly heldOut: Minutes;
  /** Room held for minutes that will be given. */
  readonly heldIn: Minutes;
  /** The lowest balance it may reach, earned limits worked in; left out for no limit. */
  readonly lowest?: Minutes | undefined;
  /** The highest balance it may reach, earned limits worked in; left out for no limit. */
  readonly highest?: Minutes | undefined;
  /** Whether the limits are enforced. Otherwise they are advisory. */
  readonly enforced: boolean;
  /** Whether they are its own rather than those of its kind. */
  readonly ownLimits: boolean;
  /** Minutes it can still pay for within the limits, holds included; never below zero; left out for no limit. */
  readonly toReceive?: Minutes | undefined;
  /** Minutes it can still be paid for within the limits, holds included; never below zero; left out for no limit. */
  readonly toGive?: Minutes | undefined;
}

/** One account's balance, holds and limits, and how far its balance can still go. */
export interface ReachOf {
  /** The member whose account it is. Name either this or `account`; otherwise the error is `bad-arguments`. */
  readonly member?: MemberId | undefined;
  /** The account, instead of a member. */
  readonly account?: AccountId | undefined;
}

/** The reach of every account, in order of number. For brokers. */
export type Reaches = Record<never, never>;

/** An exchange, as far as the viewer may see it. */
export interface ExchangeView {
  /** Its number. */
  readonly exchange: ExchangeId;
  /** The state of the exchange. */
  readonly state: ExchangeState;
  /** The local date. */
  readonly on: IsoDate;
  /** The time it begins on the local clock; left out when none was said. */
  readonly start?: Start | undefined;
  /** The activity; left out while it is not classified. */
  readonly activity?: ActivityId | undefined;
  /** The name of the activity. */
  readonly activityName?: string | undefined;
  /** The kind of place: at a home, in public, at a venue or remote; left out when it was not said. */
  readonly setting?: Setting | undefined;
  /** The members who take part. Only brokers see which other members stayed away. */
  readonly parts: readonly PartView[];
  /** The number of visitors without a name. */
  readonly visitors?: number | undefined;
  /** Whose credit pays, when not the receivers'. */
  readonly payer?: Payer | undefined;
  /** How credit is shared, when not by the charter's rule. */
  readonly group?: GroupRule | undefined;
  /** Whether the minutes are an estimate. */
  readonly estimated?: boolean | undefined;
  /** Whether a broker brought it about. */
  readonly brokered?: boolean | undefined;
  /** The listing it came from. */
  readonly listing?: ListingId | undefined;
  /** The pairing it belongs to. */
  readonly pairing?: PairingId | undefined;
  /** The series it belongs to. */
  readonly series?: SeriesId | undefined;
  /** The bundle it belongs to: all of its exchanges are agreed in time, or none is. */
  readonly bundle?: BundleId | undefined;
  /** Money owed for it; members see what is owed to them. */
  readonly expenses?: readonly Expense[] | undefined;
  /**
   * The members whose answer is still awaited: to agree while it is proposed, to confirm once it is done, to give the word of their
   * account.
   */
  readonly waitingFor?: readonly Named[] | undefined;
  /** What is to be taken from accounts whose word is awaited; members see their own. */
  readonly awaiting?: readonly Posting[] | undefined;
  /** The moment until which an answer is awaited. */
  readonly due?: Timestamp | undefined;
  /** The exchange it replaces. */
  readonly replaces?: ExchangeId | undefined;
  /** The moment it was taken back. */
  readonly reversedAt?: Timestamp | undefined;
  /** The reason it was taken back. */
  readonly reversedWhy?: ReversalReason | undefined;
  /** What only brokers see of it. */
  readonly broker?: BrokerView | undefined;
}

/** One member's part in an exchange. */
export interface PartView {
  /** The member's number. */
  readonly member: MemberId;
  /**
   * Their name: whole for brokers and for themselves, its first word for other members. An organisation's name is always whole. Left out
   * when it is not known here, or was erased.
   */
  readonly name?: string | undefined;
  /** The side they take part on. */
  readonly side: Side;
  /** Minutes of their part. */
  readonly minutes: number;
  /** The capacity they take part in; left out for a peer. */
  readonly as?: Capacity | undefined;
  /** Whether their time was paid for. Shown to brokers, to them, and to people appointed to see them. */
  readonly paid?: boolean | undefined;
  /** How they stayed away; left out when they came. Shown to brokers, to them, and to people appointed to see them. */
  readonly attendance?: Attendance | undefined;
}

/** What only brokers see of an exchange. */
export interface BrokerView {
  /** The member who proposed or recorded it; left out when the host did. */
  readonly by?: MemberId | undefined;
  /** The member on whose behalf it was entered; left out when there is none. */
  readonly onBehalfOf?: MemberId | undefined;
  /** The moment it was entered. */
  readonly entered?: Timestamp | undefined;
  /** The batch it was recorded in. */
  readonly batch?: BatchId | undefined;
  /** Minutes of facilitation. */
  readonly facilitation?: number | undefined;
  /** Those who have agreed. */
  readonly agreed?: readonly MemberId[] | undefined;
  /** The confirmations given. */
  readonly confirmed?: readonly Confirmation[] | undefined;
  /** Whether it lies in the tray: the others are not asked until a broker lets it through. */
  readonly held?: boolean | undefined;
  /** The rules that need approval and have none yet: their places in the charter of that day, from 0. */
  readonly needsApproval?: readonly number[] | undefined;
  /** Rules that were approved over. */
  readonly approved?: readonly number[] | undefined;
  /** Minutes an enforced limit kept from accounts. */
  readonly shortfalls?: readonly Shortfall[] | undefined;
  /** The holds in force for it. */
  readonly holds?: readonly Hold[] | undefined;
  /** The lone visits reported for it. */
  readonly visits?: readonly VisitView[] | undefined;
  /** The notes on it, in the order they came. */
  readonly notes?: readonly string[] | undefined;
}

/** A lone visit. */
export interface VisitView {
  /** The member who visits. */
  readonly member: MemberId;
  /** The moment they set out. */
  readonly out: Timestamp;
  /** The moment they are expected back. */
  readonly expected: Timestamp;
  /** The moment they were back; left out while they are out. */
  readonly back?: Timestamp | undefined;
}

/** One exchange, with all that the viewer may see of it. */
export interface ExchangeOf {
  /** The exchange to return. */
  readonly exchange: ExchangeId;
}

/** A page of a member's exchanges, latest first. */
export interface History {
  /** The member the page is about, by the number they have now. */
  readonly member: MemberId;
  /** The exchanges, latest first. */
  readonly exchanges: readonly ExchangeView[];
  /** What to give as `before` for the next page; left out on the last. */
  readonly next?: ExchangeId | undefined;
}

/** A member's exchanges in every state, latest first. */
export interface HistoryOf {
  /** The member whose exchanges are returned, under every number they have had. */
  readonly member: MemberId;
  /** Only those after this one in the list: the last of the page before. */
  readonly before?: ExchangeId | undefined;
  /** How many at most; 50 when left out, never more than 500. */
  readonly limit?: number | undefined;
}

/** The exchanges under way: proposed, agreed, disputed, or done and not yet confirmed or posted. */
export interface OpenExchanges {
  /** The member they are about. A broker may leave it out for the exchanges of everybody. */
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
  /**
   * The member whose listing it is. Left out for viewers who do not take part and, where it has no name, for all but its member and
   * brokers.
   */
  readonly member?: Named | undefined;
  /** A short title. */
  readonly title?: string | undefined;
  /** The description. */
  readonly text?: string | undefined;
  /** The activity; left out while it is not classified. */
  readonly activity?: ActivityId | undefined;
  /** The name of the activity. */
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
  /** The first day it is open. */
  readonly from: IsoDate;
  /** The last day it is open; left out when it has no end. */
  readonly until?: IsoDate | undefined;
  /** The languages it is offered or asked for in, when they are not the member's own. */
  readonly languages?: readonly Language[] | undefined;
  /** The moment it was posted. */
  readonly posted: Timestamp;
  /** What only its member and brokers see of it. */
  readonly own?: OwnListing | undefined;
}

/** A language by its BCP 47 tag, such as `en`, `ur` or `bfi` (British Sign Language). */
export type Language = string;

/** What only its member and brokers see of a listing. */
export interface OwnListing {
  /** Those who may see it. */
  readonly visibility: Visibility;
  /** Whether it has no name for members. */
  readonly anonymous: boolean;
  /** The place, when it is not the member's own. */
  readonly place?: Place | undefined;
  /** The hours, when they are narrower than the member's own. */
  readonly availability?: Availability | undefined;
  /** The code of the need it is on, when it is not that of the activity; shown to brokers alone. */
  readonly need?: string | undefined;
}

/** A place in millionths of a degree. Keep it as coarse as the purpose allows: it is personal data. */
export interface Place {
  /** Degrees north times 1,000,000. */
  readonly latitude: number;
  /** Degrees east times 1,000,000. */
  readonly longitude: number;
}

/** The hours someone is free. An empty value means "ask". */
export interface Availability {
  /** Every week. */
  readonly weekly?: readonly WeeklyHours[] | undefined;
  /** Hours on single days, in addition. */
  readonly dated?: readonly DatedHours[] | undefined;
  /** Hours on single days that are excluded, no matter what else is given. */
  readonly except?: readonly DatedHours[] | undefined;
}

/**
 * A stretch of every week on the local clock, in minutes from Monday 00:00; `from` before `until`, both at most 10,080.
 * A stretch over Sunday midnight is two of these.
 */
export interface WeeklyHours {
  /** The first minute. */
  readonly from: number;
  /** The minute after the last. */
  readonly until: number;
}

/** A stretch of one day on the local clock, in minutes from midnight; `from` before `until`, both at most 1440. */
export interface DatedHours {
  /** The day. */
  readonly on: IsoDate;
  /** The first minute. */
  readonly from: number;
  /** The minute after the last. */
  readonly until: number;
}

/** The offers and requests that fit every condition, earliest posted first, or latest first with `newest`. */
export interface ListingSearch {
  /** Words, each of which must be in the title, the text, or the activity's name or tags; case and accents don't matter. */
  readonly text?: string | undefined;
  /** Only offers, or only requests. */
  readonly kind?: ListingKind | undefined;
  /** Only listings about this activity, or about one below it. */
  readonly activity?: ActivityId | undefined;
  /** Only listings whose activity has this tag. */
  readonly tag?: string | undefined;
  /** Only listings on this need: its code in the charter's scheme. */
  readonly need?: string | undefined;
  /** Only listings of this member. A listing without a name is found by its member and brokers alone. */
  readonly member?: MemberId | undefined;
  /** Open on this day; the day of the bank's last command when left out. */
  readonly on?: IsoDate | undefined;
  /** Only listings that can take place this way: at a distance, or face to face. */
  readonly remote?: Remote | undefined;
  /** Whether to answer as for someone who is no member, as on a public website. */
  readonly public?: boolean | undefined;
  /** Whether the latest posted come first, as on a notice board. */
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
  /** The member's number. */
  readonly member: MemberId;
  /**
   * Their name: whole for brokers and for themselves, its first word for other members. An organisation's name is always whole. Left out
   * when it is not known here, or was erased.
   */
  readonly name?: string | undefined;
  /** The kind, in the charter's word. */
  readonly kind: string;
  /** Further facts, shown to the member and to brokers alone. */
  readonly own?: OwnMember | undefined;
}

/** What only the member and brokers see of a member. Tags are for brokers. */
export interface OwnMember {
  /** Their state: applicant, active, paused, suspended, left or erased. */
  readonly state: MemberState;
  /** The first day of that state. */
  readonly since: IsoDate;
  /** The day a pause is meant to end. */
  readonly until?: IsoDate | undefined;
  /** The day they joined. */
  readonly joined: IsoDate;
  /** The account their exchanges are posted to. */
  readonly account: AccountId;
  /** Roles held now, in the charter's words. */
  readonly roles?: readonly string[] | undefined;
  /** Languages they are at ease in. */
  readonly languages?: readonly Language[] | undefined;
  /** The broker's tags; shown to brokers alone. */
  readonly tags?: readonly string[] | undefined;
}

/** The members who fit every condition, in order of number. */
export interface MemberSearch {
  /** Words, each of which must be in the name as far as the viewer knows it; case and accents don't matter. */
  readonly text?: string | undefined;
  /** The kind, in the charter's word. */
  readonly kind?: string | undefined;
  /** Only members who hold this role now, in the charter's word. For brokers. */
  readonly role?: string | undefined;
  /** Only members in this state. For brokers. */
  readonly state?: MemberState | undefined;
  /** Only members with this tag of the broker's. For brokers. */
  readonly tag?: string | undefined;
  /** Only members at ease in this language. For brokers. */
  readonly language?: Language | undefined;
  /** Only members who have consented to this purpose, as for a mailing list. For brokers. */
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
 * - `word-back`: Word back to the one who referred the member.
 */
export type Purpose = "join" | "matching" | "outcomes" | "sharing" | "story" | "research" | "mailing" | "word-back";

/** The member that a host's own system knows by a code, or nothing. For brokers. */
export interface ByHostCode {
  /** The name of the host's system. */
  readonly system: string;
  /** The system's code for the member. */
  readonly code: string;
}

/** Everything held about one member. */
export interface HeldAbout {
  /** The member it is about, by the number they have now. */
  readonly member: MemberId;
  /** Lasting data: numbers, days and minutes. */
  readonly lasting: HeldLasting;
  /** Personal data; left out once it is erased. */
  readonly personal?: HeldPersonal | undefined;
  /** The kinds of data this never contains, and why. It reads the same for everybody, whether or not there is any such data about them. */
  readonly neverIncluded: readonly Kept[];
  /** What was withheld here, for the broker who hands this over; not part of what is handed over. */
  readonly withheld?: readonly Withheld[] | undefined;
  /** What is kept after an erasure, and why. */
  readonly keptAfterErasure: readonly Kept[];
}

/** Lasting data about a member. */
export interface HeldLasting {
  /** The kind, in the charter's word. */
  readonly kind: string;
  /** Their state: applicant, active, paused, suspended, left or erased. */
  readonly state: MemberState;
  /** The first day of that state. */
  readonly since: IsoDate;
  /** The day a pause is meant to end. */
  readonly until?: IsoDate | undefined;
  /** The day they joined. */
  readonly joined: IsoDate;
  /** The moment they were entered. */
  readonly entered: Timestamp;
  /** Numbers that were merged into this one. */
  readonly merged?: readonly MemberId[] | undefined;
  /** Roles, with their days; each by its place in the charter's list. */
  readonly roles?: readonly RoleHeld[] | undefined;
  /** The number of the account they use. */
  readonly account: AccountId;
  /** The number of others who share the account. */
  readonly sharedWith: number;
  /** The balance of that account. */
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
  /** The first day. */
  readonly from: IsoDate;
  /** Last day, if it has ended or will. */
  readonly until: IsoDate | null;
}

/** A member's own part in an exchange. */
export interface HeldExchange {
  /** The exchange's number. */
  readonly exchange: ExchangeId;
  /** The day of the exchange. */
  readonly on: IsoDate;
  /** The state of the exchange. */
  readonly state: ExchangeState;
  /** The activity; left out while it is not classified. */
  readonly activity?: ActivityId | undefined;
  /** The side they took part on. */
  readonly side: Side;
  /** Minutes of their part. */
  readonly minutes: number;
  /** The capacity they took part in; left out for a peer. */
  readonly as?: Capacity | undefined;
  /** Whether the time was paid for. */
  readonly paid?: boolean | undefined;
  /** How they stayed away; left out when they came. */
  readonly attendance?: Attendance | undefined;
}

/** A member's listing. */
export interface HeldListing {
  /** The listing's number. */
  readonly listing: ListingId;
  /** Offer or request. */
  readonly kind: ListingKind;
  /** What it offers or asks for, in numbers and codes. */
  readonly terms: ListingTerms;
  /** The moment it was posted. */
  readonly posted: Timestamp;
  /** The title and description, with place, languages and times. */
  readonly words?: ListingWords | undefined;
}

/** The words of a listing, and what of it is personal. */
export interface ListingWords {
  /** A short title. */
  readonly title?: string | undefined;
  /** The description. */
  readonly text?: string | undefined;
  /** The place, when it is not the member's own. */
  readonly place?: Place | undefined;
  /** The languages, when they are not the member's own. */
  readonly languages?: readonly Language[] | undefined;
  /** The hours, when they are narrower than the member's own. */
  readonly availability?: Availability | undefined;
  /** Of an offer: how gladly they do it. */
  readonly liking?: Liking | undefined;
  /** Of an offer: how well they know it. Of a request: how well it has to be known. */
  readonly level?: Level | undefined;
}

/**
 * How gladly a member does what they offer.
 *
 * - `if-needed`: When nobody else does.
 * - `willingly`: Willingly.
 * - `gladly`: Gladly.
 */
export type Liking = "if-needed" | "willingly" | "gladly";

/**
 * How well a member knows what they offer, in their own judgement.
 *
 * - `learning`: Learning.
 * - `at-ease`: At ease with it.
 * - `could-teach`: Could teach it.
 */
export type Level = "learning" | "at-ease" | "could-teach";

/** Personal data about a member. */
export interface HeldPersonal {
  /** The profile: name, contact details and what they wrote about themselves. */
  readonly profile: Profile;
  /** The broker's tags. */
  readonly tags?: readonly string[] | undefined;
  /** When they are free. */
  readonly availability: Availability;
  /** References: when each came, or that it is awaited. The referee is withheld. */
  readonly references?: readonly Reference[] | undefined;
  /** Checks that were seen. */
  readonly checks?: readonly Check[] | undefined;
  /** Consents given and withdrawn. */
  readonly consents?: readonly Consent[] | undefined;
  /** Those who act or care for them. */
  readonly appointments?: readonly Appointment[] | undefined;
  /** Members they act or care for. */
  readonly actsFor?: readonly MemberId[] | undefined;
  /** When staff met them. */
  readonly met?: readonly MetByStaff[] | undefined;
  /** Contacts with staff and others. */
  readonly contacts?: readonly Contact[] | undefined;
  /** The source of their referral. */
  readonly referral?: Referral | undefined;
  /** What they said after first meetings. */
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
  /** Attributes that the host defines. */
  readonly attributes?: { readonly [name: string]: string } | undefined;
  /** The person to call in an emergency. */
  readonly emergency?: string | undefined;
  /** Whether they would like their birthday remembered. */
  readonly birthday?: boolean | undefined;
  /** Whether they would rather not be contacted when they are quiet. */
  readonly leaveQuiet?: boolean | undefined;
}

/** A reference: someone vouched for a member. */
export interface Reference {
  /** When it came; left out while it is awaited. */
  readonly received?: IsoDate | undefined;
  /** The referee, in words. */
  readonly from?: string | undefined;
}

/** A check that was seen: that it was, never what it said. */
export interface Check {
  /** The jurisdiction of the scheme, such as `england`. */
  readonly jurisdiction?: string | undefined;
  /** The level of the check. */
  readonly level: CheckLevel;
  /** The group the work is with: adults, children or both. */
  readonly workforce: Workforce;
  /** The day it was seen. */
  readonly seen: IsoDate;
  /** The member who saw it; left out when it was not said. */
  readonly seenBy?: MemberId | undefined;
  /** The day from which the organisation wants a new one. Certificates themselves do not run out. */
  readonly recheckAfter?: IsoDate | undefined;
}

/**
 * The level of a check on someone's record, lowest first (England's four; other places map theirs).
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
  /** The purpose it is for. */
  readonly purpose: Purpose;
  /** Whether they consent. `false` withdraws an earlier consent. */
  readonly given: boolean;
  /** The day it was given or withdrawn. */
  readonly on: IsoDate;
  /** The version of the wording they were shown. */
  readonly wording?: string | undefined;
  /** The partner, when the purpose is sharing with one. */
  readonly partner?: string | undefined;
  /** In what capacity it was given. */
  readonly standing: Standing;
  /** The member who gave it for them. It is set to the sender; a broker or the host may name who signed. */
  readonly givenBy?: MemberId | undefined;
}

/**
 * The capacity in which someone speaks for a member.
 *
 * - `themselves`: The member, for themselves.
 * - `guardian`: A parent or guardian.
 * - `carer`: Someone who cares for them.
 * - `advocate`: Someone who speaks up for them.
 * - `deputy`: Someone appointed by a court, or with a power of attorney.
 */
export type Standing = "themselves" | "guardian" | "carer" | "advocate" | "deputy";

/** Someone acts for, or cares for, a member: dated, with scope. A new one of the same two people and standing replaces the one before. */
export interface Appointment {
  /** The capacity they act in. */
  readonly standing: Standing;
  /** The person appointed, when they are a member. */
  readonly who?: MemberId | undefined;
  /** The person appointed, in words, when they are not a member. */
  readonly name?: string | undefined;
  /** What they may do. */
  readonly scope?: readonly Scope[] | undefined;
  /** The first day. */
  readonly from: IsoDate;
  /** The last day; no end when left out. */
  readonly until?: IsoDate | undefined;
}

/**
 * What an appointed person may do for a member.
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
  /** The day they met. */
  readonly on: IsoDate;
  /** The member of staff they met; left out when it was not said. */
  readonly by?: MemberId | undefined;
}

/** Someone was in touch with a member, or plans to be. */
export interface Contact {
  /** The day they were in touch. */
  readonly on: IsoDate;
  /** How: `call`, `visit`, `letter`, `supervision`, `signposting`, in the host's words. */
  readonly how?: string | undefined;
  /** What was said, in words. */
  readonly text?: string | undefined;
  /** The member who was in touch with them; left out when it was not said. */
  readonly by?: MemberId | undefined;
  /** The day to be in touch again; left out when there is no need. */
  readonly again?: IsoDate | undefined;
}

/** Where a member came from. */
export interface Referral {
  /** `self`, `friend`, `gp`, `link-worker`, `housing`, … in the host's words. */
  readonly source: string;
  /** The day of the referral; left out when it was not said. */
  readonly on?: IsoDate | undefined;
}

/** How a first meeting went, as told in confidence. */
export interface AfterMeeting {
  /** The exchange at which they met. */
  readonly exchange: ExchangeId;
  /** The member they met. */
  readonly with: MemberId;
  /** Whether they would like to meet again. */
  readonly again: boolean;
  /** What they said of it, in words. */
  readonly text?: string | undefined;
}

/** A member objects to a rule of the charter, or is answered. */
export interface Objection {
  /** The place of the rule in the charter, from 0; left out for the charter as a whole. */
  readonly rule?: number | undefined;
  /** The objection this answers: the part it came in. Left out when objecting. */
  readonly answers?: PartId | undefined;
  /** The day of the objection or the answer. */
  readonly on: IsoDate;
  /** The member who answers. It is set to the sender; only the host may name someone else. Left out when objecting. */
  readonly by?: MemberId | undefined;
  /** The objection or the answer, in words. */
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
  /** The kind of data, in words. */
  readonly what: string;
  /** The reason, in words. */
  readonly why: string;
}

/** Something that was withheld. */
export interface Withheld {
  /** The kind of data, in words. */
  readonly what: string;
  /** The number of entries withheld; never 0. */
  readonly count: number;
  /** The reason, in words. */
  readonly why: string;
}

/** Everything held about one member, in a form that can be handed to them. */
export interface HeldAboutMember {
  /** The member it is about. */
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
  /** The community's name. */
  readonly name: string;
  /** The name of its time zone. */
  readonly timeZone: string;
  /** Its activities in use. */
  readonly activities: readonly ActivityWords[];
  /** Those who take part, by first name; organisations by their whole name. The public sees organisations alone. */
  readonly members: readonly Named[];
  /** The open listings that the viewer may see. */
  readonly listings: readonly ListingView[];
}

/** An activity in the community's own words. */
export interface ActivityWords {
  /** The activity's number. */
  readonly activity: ActivityId;
  /** The activity's code. */
  readonly code: string;
  /** The activity's name. */
  readonly name: string;
  /** The wider activity it is a kind of. */
  readonly parent?: ActivityId | undefined;
}

/** Everything a member may hold, for their own device or a download. */
export interface MemberCopyOf {
  /** The member to copy. */
  readonly member: MemberId;
}

/** What members may see of the community; for the host, what the public may see. A broker gets what members see. */
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
  /** Lone visits in a home that were to have begun today and that nobody reported. */
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

/** A concern that someone has to look at again. What it is about is in the concern record alone. */
export interface ConcernDue {
  /** The member's number. */
  readonly member: MemberId;
  /**
   * Their name: whole for brokers and for themselves, its first word for other members. An organisation's name is always whole. Left out
   * when it is not known here, or was erased.
   */
  readonly name?: string | undefined;
  /** The concern: the number of the part that raised it. */
  readonly concern: PartId;
  /** The day it was raised. */
  readonly raised: IsoDate;
  /** The day by which someone had to look at it again. */
  readonly escalate: IsoDate;
  /** Whether they are matched with nobody for now. */
  readonly matchNobody: boolean;
}

/** A member who is out on a lone visit. */
export interface VisitOpen {
  /** The exchange the visit is for. */
  readonly exchange: ExchangeId;
  /** The member's number. */
  readonly member: MemberId;
  /**
   * Their name: whole for brokers and for themselves, its first word for other members. An organisation's name is always whole. Left out
   * when it is not known here, or was erased.
   */
  readonly name?: string | undefined;
  /** The members they visit. */
  readonly with: readonly Named[];
  /** The moment they set out. */
  readonly out: Timestamp;
  /** The moment they are expected back. */
  readonly expected: Timestamp;
  /** Whether that has passed. */
  readonly overdue: boolean;
  /** Contact details, in the host's words. */
  readonly contact?: { readonly [name: string]: string } | undefined;
  /** The person to call in an emergency. */
  readonly emergency?: string | undefined;
}

/** A lone visit in a home that was to have begun, and that nobody reported out on. */
export interface VisitUnreported {
  /** The exchange the visit was for. */
  readonly exchange: ExchangeId;
  /** The time it was to begin on the local clock; left out when none was said. */
  readonly start?: Start | undefined;
  /** The members who were to visit. */
  readonly who: readonly Named[];
  /** The members to be visited. */
  readonly with: readonly Named[];
}

/** An exchange today. */
export interface Session {
  /** The exchange's number. */
  readonly exchange: ExchangeId;
  /** The state of the exchange. */
  readonly state: ExchangeState;
  /** The time it begins on the local clock; left out when none was said. */
  readonly start?: Start | undefined;
  /** The name of the activity; left out while it is not classified. */
  readonly activityName?: string | undefined;
  /** The kind of place: at a home, in public, at a venue or remote; left out when it was not said. */
  readonly setting?: Setting | undefined;
  /** Those who take part: givers first, then by name. */
  readonly people: readonly SessionPerson[];
  /** The number of visitors without a name. */
  readonly visitors?: number | undefined;
}

/** A member who takes part in a session, with what the host of the session needs to know. */
export interface SessionPerson {
  /** The member's number. */
  readonly member: MemberId;
  /**
   * Their name: whole for brokers and for themselves, its first word for other members. An organisation's name is always whole. Left out
   * when it is not known here, or was erased.
   */
  readonly name?: string | undefined;
  /** The side they take part on. */
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

/** A member to be in touch with again. */
export interface CallDue {
  /** The member's number. */
  readonly member: MemberId;
  /**
   * Their name: whole for brokers and for themselves, its first word for other members. An organisation's name is always whole. Left out
   * when it is not known here, or was erased.
   */
  readonly name?: string | undefined;
  /** The day from which it is due. */
  readonly due: IsoDate;
  /** How they were last in touch. */
  readonly how?: string | undefined;
  /** The note made then. */
  readonly text?: string | undefined;
  /** Contact details, in the host's words. */
  readonly contact?: { readonly [name: string]: string } | undefined;
}

/** A request nobody has answered: nothing that names it is under way, and it waits since it was posted or last met. */
export interface Unanswered {
  /** The listing's number. */
  readonly listing: ListingId;
  /** The member's number. */
  readonly member: MemberId;
  /**
   * Their name: whole for brokers and for themselves, its first word for other members. An organisation's name is always whole. Left out
   * when it is not known here, or was erased.
   */
  readonly name?: string | undefined;
  /** The title of the request. */
  readonly title?: string | undefined;
  /** The activity; left out while it is not classified. */
  readonly activity?: ActivityId | undefined;
  /** Days since it was posted, or since it was last met. */
  readonly days: number;
  /** The minutes that are left, if part of it was met. */
  readonly left?: number | undefined;
  /** Whether it is on a need that is never refused. */
  readonly neverRefused: boolean;
}

/** A first meeting to ask after: "again?". */
export interface FirstMeeting {
  /** The exchange at which they met. */
  readonly exchange: ExchangeId;
  /** The day they met. */
  readonly on: IsoDate;
  /** The members to ask: those of the two who have not been asked yet. */
  readonly ask: readonly Named[];
  /** The two members who met, by number. */
  readonly between: readonly [MemberId, MemberId];
}

/** An exchange that waits for something. */
export interface ExchangeDue {
  /** The exchange's number. */
  readonly exchange: ExchangeId;
  /** The local date of the exchange. */
  readonly on: IsoDate;
  /** What it waits for. */
  readonly waits: Waits;
  /** The members whose answer is awaited. */
  readonly waitingFor?: readonly Named[] | undefined;
  /** The moment until which it is awaited. Then the exchange expires, or counts as confirmed, as the charter says. */
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
 * - `tray`: It lies in the tray: a reason that nobody but a broker may know is against it. Nobody else is asked until a broker lets it
 * through or declines it.
 * - `approval`: A broker's approval.
 * - `answers`: Answers to a proposal.
 * - `confirmations`: Confirmations.
 * - `done`: Its day has passed, and nobody has reported whether it took place. Until then its minutes are held.
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
  /** The members it is because of. */
  readonly members?: readonly MemberId[] | undefined;
  /** The rule as a sentence, with the community's reason for it. */
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

/** A substitute that a member asked for. */
export interface SubstituteWanted {
  /** The member who would not take part. */
  readonly out: Named;
  /** The member who would take part instead. */
  readonly into: Named;
}

/** A member with fewer references than the charter needs. */
export interface ReferencesMissing {
  /** The member's number. */
  readonly member: MemberId;
  /**
   * Their name: whole for brokers and for themselves, its first word for other members. An organisation's name is always whole. Left out
   * when it is not known here, or was erased.
   */
  readonly name?: string | undefined;
  /** The number of references that have come. */
  readonly received: number;
  /** The number that are awaited. */
  readonly awaited: number;
  /** The number the charter needs. */
  readonly wanted: number;
}

/** A check to be seen again. */
export interface RecheckDue {
  /** The member's number. */
  readonly member: MemberId;
  /**
   * Their name: whole for brokers and for themselves, its first word for other members. An organisation's name is always whole. Left out
   * when it is not known here, or was erased.
   */
  readonly name?: string | undefined;
  /** The jurisdiction of the scheme, such as `england`. */
  readonly jurisdiction?: string | undefined;
  /** The level of the check. */
  readonly level: CheckLevel;
  /** The group the work is with: adults, children or both. */
  readonly workforce: Workforce;
  /** The day it was seen. */
  readonly seen: IsoDate;
  /** The day from which a new one is wanted. */
  readonly due: IsoDate;
}

/** A member who is quiet against their own rhythm. */
export interface GoneQuiet {
  /** The member's number. */
  readonly member: MemberId;
  /**
   * Their name: whole for brokers and for themselves, its first word for other members. An organisation's name is always whole. Left out
   * when it is not known here, or was erased.
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
  /** The member's number. */
  readonly member: MemberId;
  /**
   * Their name: whole for brokers and for themselves, its first word for other members. An organisation's name is always whole. Left out
   * when it is not known here, or was erased.
   */
  readonly name?: string | undefined;
  /** The objection: the number of the part it came in. */
  readonly objection: PartId;
  /** The place in the charter of the rule objected to, from 0; left out for the charter as a whole. */
  readonly rule?: number | undefined;
  /** The day of the objection. */
  readonly on: IsoDate;
  /** The objection in their words. */
  readonly text: string;
}

/** A pause that ends. */
export interface PauseEnding {
  /** The member's number. */
  readonly member: MemberId;
  /**
   * Their name: whole for brokers and for themselves, its first word for other members. An organisation's name is always whole. Left out
   * when it is not known here, or was erased.
   */
  readonly name?: string | undefined;
  /** The first day of the pause. */
  readonly since: IsoDate;
  /** When the pause is meant to end. */
  readonly until: IsoDate;
}

/** Someone who has asked to join. */
export interface ApplicantWaiting {
  /** The member's number. */
  readonly member: MemberId;
  /**
   * Their name: whole for brokers and for themselves, its first word for other members. An organisation's name is always whole. Left out
   * when it is not known here, or was erased.
   */
  readonly name?: string | undefined;
  /** The day they became an applicant. */
  readonly since: IsoDate;
  /** Days since then. */
  readonly days: number;
  /** Whether staff have met them. */
  readonly met: boolean;
}

/** A pairing to look at together. */
export interface PairingDue {
  /** The pairing's number. */
  readonly pairing: PairingId;
  /** The programme it belongs to. */
  readonly programme: ProgrammeId;
  /** The mentor. */
  readonly mentor: Named;
  /** The mentee. */
  readonly mentee: Named;
  /** The day the review is due. */
  readonly due: IsoDate;
}

/** A birthday of a member who would like it remembered. */
export interface Birthday {
  /** The member's number. */
  readonly member: MemberId;
  /**
   * Their name: whole for brokers and for themselves, its first word for other members. An organisation's name is always whole. Left out
   * when it is not known here, or was erased.
   */
  readonly name?: string | undefined;
  /** The age they reach. */
  readonly age: number;
}

/** A listing that runs out soon. */
export interface ListingEnding {
  /** The listing's number. */
  readonly listing: ListingId;
  /** The member's number. */
  readonly member: MemberId;
  /**
   * Their name: whole for brokers and for themselves, its first word for other members. An organisation's name is always whole. Left out
   * when it is not known here, or was erased.
   */
  readonly name?: string | undefined;
  /** Offer or request. */
  readonly kind: ListingKind;
  /** The last day it is open. */
  readonly until: IsoDate;
}

/** Credit on its way that is due. */
export interface PassageDue {
  /** The passage's number. */
  readonly passage: PassageId;
  /** The bridge it goes over. */
  readonly bridge: BridgeId;
  /** The partner's name for itself. */
  readonly partner: string;
  /** Whether the credit leaves for the partner or comes from there. */
  readonly direction: Direction;
  /** Minutes that are on their way. */
  readonly minutes: Minutes;
  /** The moment from which it may be voided. */
  readonly due: Timestamp;
}

/** A member who asked to be forgotten. */
export interface ErasureWaiting {
  /** The member's number. */
  readonly member: MemberId;
  /**
   * Their name: whole for brokers and for themselves, its first word for other members. An organisation's name is always whole. Left out
   * when it is not known here, or was erased.
   */
  readonly name?: string | undefined;
  /** The day they asked. */
  readonly asked: IsoDate;
  /** Days since then. */
  readonly days: number;
  /** Whether it is time: from day 20 on. No date erases by itself. */
  readonly due?: boolean | undefined;
  /** The reason it is held back, for viewers who may see concerns. Never shown to the member. */
  readonly held?: string | undefined;
}

/** What waits for a broker on a day, as lists to work through. For brokers. */
export interface TodayAt {
  /** The moment the lists are for: what is due by then, or soon after, is in them. */
  readonly at: Timestamp;
  /** The local date; the bank's local day at `at` when left out. */
  readonly on?: IsoDate | undefined;
}

/** The sheet for a day's sessions, as plain text to print. For brokers: it holds access needs and emergency contacts. */
export interface SessionSheet {
  /** The moment the sheet is for. */
  readonly at: Timestamp;
  /** The local date; the bank's local day at `at` when left out. */
  readonly on?: IsoDate | undefined;
}

/** The answer, with every reason. */
export interface Verdict {
  /** The strictest of the answers. */
  readonly answer: Answer;
  /** Why: what holds in every community, then every rule that is not met, in the order of the charter. */
  readonly reasons: readonly Reason[];
}

/** Whether an exchange on these terms is allowed, needs approval or is refused, and why. */
export interface May {
  /** The terms in question: who, what, when and where. */
  readonly terms: Terms;
}

/** Whether one member may give another something on a day, and if not, why. */
export interface Why {
  /** The member who would give. */
  readonly giver: MemberId;
  /** The member who would receive. */
  readonly receiver: MemberId;
  /** The local date of the exchange. */
  readonly on: IsoDate;
  /** The activity that would be done. */
  readonly activity?: ActivityId | undefined;
  /** The kind of place: `home`, `public`, `venue` or `remote`. */
  readonly setting?: Setting | undefined;
  /** The time it would begin on the local clock. */
  readonly start?: Start | undefined;
  /** Minutes it would take; 60 when left out. */
  readonly minutes?: number | undefined;
}

/** What was decided about an exchange when it was proposed, from lasting data: it is still known after an erasure. */
export interface Explanation {
  /** The exchange's number. */
  readonly exchange: ExchangeId;
  /** The charter of the day it was entered. */
  readonly charter?: CharterVersion | undefined;
  /** Whether the rules were asked. What was recorded once it had happened is not asked about: it is only kept. */
  readonly asked: boolean;
  /** The rules that needed approval, under the charter of that day. Which members they were about is personal and not kept. */
  readonly verdict: Verdict;
  /** The rules that were approved over: their places in the charter. */
  readonly approved?: readonly number[] | undefined;
  /** Who approved; left out when nobody did, or the host itself. */
  readonly approvedBy?: MemberId | undefined;
}

/** What was decided about an exchange when it was proposed. */
export interface Explain {
  /** The exchange to explain. */
  readonly exchange: ExchangeId;
}

/** Minutes of service under one heading. */
export interface HoursLine {
  /** The first day of the span, when summed by one. */
  readonly period?: IsoDate | undefined;
  /** The activity, when summed by that; left out for what is not classified. */
  readonly activity?: ActivityId | undefined;
  /** The member who took part, when summed by that. */
  readonly member?: MemberId | undefined;
  /** Minutes given, and done together with others. */
  readonly given: number;
  /** Minutes received, and done together with others. */
  readonly received: number;
  /** The number of exchanges these were part of. */
  readonly exchanges: number;
}

/** Minutes of service given and received, summed by activity, by member or by span of time. For brokers. */
export interface HoursBy {
  /** What to sum by: activity, member and one span of time, in any order. When left out, everything is one sum. */
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
 * - `activity`: By activity.
 * - `member`: By member.
 * - `day`: By day.
 * - `week`: By week, from Monday.
 * - `month`: By calendar month.
 * - `year`: By calendar year.
 */
export type Grouping = "activity" | "member" | "day" | "week" | "month" | "year";

/** Participation and ties of a span of days. Definitions and sources: `docs/outcomes.md`. What cannot be defined is left out. */
export interface ParticipationLine {
  /** The first day of the span. */
  readonly from: IsoDate | null;
  /** The last day of the span. */
  readonly until: IsoDate | null;
  /** The group, when it is a line about one; an empty name for those in none. */
  readonly group?: string | undefined;
  /** The number of members counted: those who had joined and not left, and all who took part. Isolates are among them. */
  readonly members: number;
  /** The number of these that are organisations. */
  readonly organisations: number;
  /** The number of these who gave or received. */
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

/** Participation and ties in figures, by span of time and by group. For brokers. */
export interface ParticipationOver {
  /** The first day; that of the first exchange when left out. */
  readonly from?: IsoDate | undefined;
  /** The last day; that of the bank's last command when left out. */
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

/** The way members are put into groups. Those who fit none are in a group without a name. */
export interface GroupBy {
  /** The fact the groups are made by. */
  readonly by: GroupedBy;
  /** Roles or tags, first come first served; or the key of an attribute. */
  readonly words?: readonly string[] | undefined;
  /** Ages at which a new band begins, rising: `[18, 65]` makes three. */
  readonly ages?: readonly number[] | undefined;
  /** The host's own groups. Nobody may be in two. */
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
  /** The name of the group. */
  readonly name: string;
  /** The members in it. */
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
  /** Notes to print with the tables. */
  readonly notes: readonly string[];
}

/** What was released: to be kept, and given again with the next. */
export interface Release {
  /** The people who were counted, in words. */
  readonly population: string;
  /** The last day, which the tables are as of. */
  readonly asOf: IsoDate;
  /** The first day of what was counted, when that was a span. */
  readonly from?: IsoDate | undefined;
  /** The disclosure policy. */
  readonly policy: DisclosurePolicy;
  /** The tables as they were shown. */
  readonly tables: readonly SafeTable[];
  /** The head of the journal, when the bank counted a table of it. */
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
  /** Whether 0 is shown. If not, 0 is hidden like a small count. */
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
  /** The title of the table. */
  readonly title: string;
  /** The quantity that is counted. */
  readonly measure: Measured;
  /** The heading of the rows. */
  readonly rowsAre: string;
  /** The heading of the columns. */
  readonly columnsAre: string;
  /** The names of the rows, without the totals. */
  readonly rows: readonly string[];
  /** The names of the columns, without the totals. */
  readonly columns: readonly string[];
  /** The cells, row by row, totals last. */
  readonly cells: readonly (readonly ShownCell[])[];
  /** The policy that made it. */
  readonly policy: string;
  /** The number that counts are rounded to. */
  readonly rounding: number;
  /** The number of cells that are hidden. */
  readonly hidden: number;
  /** The noise that every count carries, each total its own; so rows and columns do not add up. */
  readonly noise?: Noise | undefined;
  /** How it was counted, when the bank did; so that it can be counted again. */
  readonly recipe?: Recipe | undefined;
  /** A digest of who was in which cell, under a secret of the bank: whether the same people are counted again. */
  readonly counted?: Hash32 | undefined;
}

/**
 * What is counted in a table.
 *
 * - `people`: People.
 * - `minutes`: Minutes: a magnitude to which some contribute more than others.
 */
export type Measured = "people" | "minutes";

/** A cell as it is shown; hidden when it has no value. */
export interface ShownCell {
  /** The value, rounded as the policy says. */
  readonly value?: number | undefined;
}

/** A table the bank counts itself. */
export interface Recipe {
  /** The title of the table. */
  readonly title: string;
  /** The quantity that is counted. */
  readonly count: Counting;
  /** The way people are sorted into rows. */
  readonly rows: Sorting;
  /** The way people are sorted into columns. */
  readonly columns: Sorting;
  /** The last day. */
  readonly until: IsoDate;
  /** The first day; left out for members in their state on the last day. */
  readonly from?: IsoDate | undefined;
  /** Conditions, all of which must hold. */
  readonly only?: readonly Only[] | undefined;
  /** Whether it may be shown that all the people of a row are in one column. */
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
  /** The fact the lines are made by. */
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
  /** The name of the line they become. */
  readonly name: string;
  /** The lines that are put together. */
  readonly of: readonly string[];
}

/** A condition: who is in one of these lines. */
export interface Only {
  /** The way people are sorted. */
  readonly sorting: Sorting;
  /** The lines that are counted. */
  readonly lines: readonly string[];
}

/** Why something cannot be published, and what would help. */
export interface Advice {
  /** The name of the table. */
  readonly table: string;
  /** The reason, and what to do, in a sentence. */
  readonly why: string;
  /** Rows to put together. */
  readonly mergeRows?: readonly string[] | undefined;
  /** Columns to put together. */
  readonly mergeColumns?: readonly string[] | undefined;
}

/** Tables that may be published, of one population as of one date. For brokers. */
export interface Publish {
  /**
   * The host's own tables, with their true values. The bank does not know who is in them: beside an earlier release of overlapping
   * days they are refused, unless they are the very same again.
   */
  readonly tables: readonly TrueTable[];
  /** The people who are counted in all of them, in words that stay the same from release to release. */
  readonly population: string;
  /** The last day, which all of them are as of. */
  readonly asOf: IsoDate;
  /** The first day, when what happened in a span is counted. Spans that do not overlap are not compared. */
  readonly from?: IsoDate | undefined;
  /** `nhs`, `acro`, `cell-key` or `internal`; `acro` when left out. */
  readonly policy?: string | undefined;
  /** The host's own policy, instead. */
  readonly custom?: DisclosurePolicy | undefined;
  /** Tables the bank counts itself. They are compared with earlier ones by who is in them. */
  readonly counted?: readonly Recipe[] | undefined;
  /** Every earlier release, as it was returned. */
  readonly log?: readonly Release[] | undefined;
}

/** A table with its true values, without totals: these are worked out. */
export interface TrueTable {
  /** The title of the table. */
  readonly title: string;
  /** The quantity that is counted. */
  readonly measure: Measured;
  /** What the rows are, such as `area`. Tables of a release with the same rows or columns share these totals. */
  readonly rowsAre: string;
  /** The heading of the columns. */
  readonly columnsAre: string;
  /** The names of the rows. */
  readonly rows: readonly string[];
  /** The names of the columns. */
  readonly columns: readonly string[];
  /** The cells, row by row. */
  readonly cells: readonly (readonly TrueCell[])[];
  /** Whether it may be shown that all the people of a row are in one column. */
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
 * Whether rows about people are k-anonymous: whether each looks, in the columns that others may know, like at least k−1 more (Sweeney
 * 2002). For brokers.
 */
export interface AnonymityCheck {
  /** For each person, what others may know of them: the same columns for all. */
  readonly rows: readonly (readonly string[])[];
  /** The number of rows that must look the same; 5 at least. */
  readonly k: number;
}

/** An instrument. */
export interface Instrument {
  /** A short code. */
  readonly id: string;
  /** The version; answers of another one are never compared. */
  readonly version: string;
  /** The name of the instrument. */
  readonly name: string;
  /** The items that are answered. */
  readonly items: readonly Item[];
  /** The way answers become scores. */
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
  /** The source of the instrument. */
  readonly citation: string;
  /** The words that have to accompany results. */
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
 * The way answers become scores.
 *
 * - `single`: Each item is a score of its own; nothing is added up.
 * - `sum`: The sum of all items.
 * - `mean`: Their mean.
 * - `lookup`: Their sum, looked up in a table.
 */
export type Scorer = "single" | "sum" | "mean" | "lookup";

/** What scores mean. */
export interface Scale {
  /** The name of what is measured. */
  readonly name: string;
  /** The lowest score there is. */
  readonly least: number;
  /** The highest score there is. */
  readonly most: number;
  /** The direction that is better. */
  readonly better: Better;
  /** Names of scores, from lowest to highest, without gap or overlap; none when they have none. */
  readonly bands?: readonly Band[] | undefined;
}

/**
 * The direction that is better.
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
  /** The kind of licence. */
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

/** One instrument, checked: a shipped one, or the host's own. */
export interface InstrumentOf {
  /** The id of a shipped one: `ons4`, `ucla3`, `loneliness` or `goals`. */
  readonly shipped?: string | undefined;
  /** The host's own, instead. */
  readonly custom?: Instrument | undefined;
}

/** Change on every scale of an instrument. */
export interface TimedScore {
  /** The id of the instrument. */
  readonly instrument: string;
  /** The version of the instrument. */
  readonly version: string;
  /** The change on each scale. */
  readonly scales: readonly Change[];
  /** The number of answers left out because their member has not consented to outcomes, or no longer does. */
  readonly withoutConsent: number;
  /** The words that have to accompany results. */
  readonly attribution?: string | undefined;
}

/** Change on one scale: of those who answered at both points. What changed, not why. */
export interface Change {
  /** The name of the scale. */
  readonly scale: string;
  /** The number who had a score at the first point. */
  readonly nFirst: number;
  /** The number of these who had one at the second as well. */
  readonly nBoth: number;
  /** The number of these who had none at the second: lost. */
  readonly nLost: number;
  /** The number who had a score at the second point only; they are in none of the figures. */
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
  /** The lower end of the 95 % interval of the mean change, by Student's t. */
  readonly low?: Figure | undefined;
  /** The upper end of that interval. */
  readonly high?: Figure | undefined;
  /** The number who changed for the better by the criterion or more. */
  readonly improved: number;
  /** The number who changed by less than that. */
  readonly stayed: number;
  /** The number who changed for the worse by the criterion or more. */
  readonly worse: number;
  /** The least change that counts as one. */
  readonly criterion: Figure;
  /** The number of people in each band. */
  readonly bands?: readonly BandCount[] | undefined;
}

/** The number of people in a band. */
export interface BandCount {
  /** The name of the band. */
  readonly band: string;
  /** The number of people in it at the first point, of those at both. */
  readonly first: number;
  /** The number of people in it at the second point, of those at both. */
  readonly last: number;
}

/** What changed for the same people between two points, from answers the host keeps. For brokers. */
export interface MeasureChange {
  /** The answers. Those without their member's consent to outcomes are left out. */
  readonly answers: readonly InstrumentAnswer[];
  /** Each member's first answer up to this day counts as the first point. */
  readonly firstUntil: IsoDate;
  /** Each member's last answer from this day on counts as the second. */
  readonly lastFrom: IsoDate;
  /** The id of a shipped instrument: `ons4`, `ucla3`, `loneliness` or `goals`. */
  readonly shipped?: string | undefined;
  /** The host's own instrument, instead. */
  readonly custom?: Instrument | undefined;
}

/** What a member answered on a day. Kept by the host apart from the bank; erased by forgetting it. */
export interface InstrumentAnswer {
  /** The member who answered. */
  readonly member: MemberId;
  /** The day of the answers. */
  readonly on: IsoDate;
  /** The id of the instrument. */
  readonly instrument: string;
  /** The version of the instrument. */
  readonly version: string;
  /** The answer to each item in order; null for an item that was not answered. */
  readonly values: readonly (number | null)[];
}

/** Follow-ups, by months and scale. */
export interface FollowUps {
  /** The id of the instrument. */
  readonly instrument: string;
  /** The version of the instrument. */
  readonly version: string;
  /** The most days a follow-up may lie before or after its day. */
  readonly withinDays: number;
  /** The day it is as of. */
  readonly asOf: IsoDate;
  /** The follow-ups, in the order of the months asked for, then of the scales. */
  readonly points: readonly FollowUp[];
  /** The number of answers left out because their member has not consented to outcomes, or no longer does. */
  readonly withoutConsent: number;
  /** The words that have to accompany results. */
  readonly attribution?: string | undefined;
}

/** One scale, a number of months after the baseline. */
export interface FollowUp {
  /** The months after the baseline. */
  readonly months: number;
  /**
   * People with a baseline who could not have been followed up for good yet: days on which they might answer are still to come.
   * They are in no other figure.
   */
  readonly notYet: number;
  /** Change from the baseline to the follow-up. Its first point counts those who were due, and who of them was lost to follow-up. */
  readonly change: Change;
}

/** The scores of the same people a number of months after their baseline, from answers the host keeps. For brokers. */
export interface FollowUpOf {
  /** The answers. Those without their member's consent to outcomes are left out. */
  readonly answers: readonly InstrumentAnswer[];
  /** Each member's first score up to this day is their baseline. */
  readonly baselineUntil: IsoDate;
  /** The calendar months after each member's own baseline, such as 6 and 12. */
  readonly months: readonly number[];
  /** The first day a baseline counts from: earlier answers are left out. */
  readonly baselineFrom?: IsoDate | undefined;
  /** The most days a follow-up may lie before or after its day; 42 when left out. */
  readonly withinDays?: number | undefined;
  /** The day it is as of; the day of the bank's last command when left out. */
  readonly asOf?: IsoDate | undefined;
  /** The id of a shipped instrument: `ons4`, `ucla3`, `loneliness` or `goals`. */
  readonly shipped?: string | undefined;
  /** The host's own instrument, instead. */
  readonly custom?: Instrument | undefined;
}

/** The change in two groups, side by side. */
export interface ComparedChange {
  /** The id of the instrument. */
  readonly instrument: string;
  /** The version of the instrument. */
  readonly version: string;
  /** The name of the group. */
  readonly group: string;
  /** The name of the group it is compared with. */
  readonly comparison: string;
  /** The comparison on each scale. */
  readonly scales: readonly ComparedScale[];
  /** The number of answers left out because their member has not consented to outcomes, or no longer does. */
  readonly withoutConsent: number;
  /** The number of answers left out because their member is in neither group. */
  readonly inNeither: number;
  /** What a comparison shows, and what it does not. */
  readonly note: string;
  /** The words that have to accompany results. */
  readonly attribution?: string | undefined;
}

/** One scale. */
export interface ComparedScale {
  /** How the group changed. */
  readonly group: Change;
  /** How the group it is compared with changed. */
  readonly comparison: Change;
  /** The mean change of the group less that of the other; left out when either has too few people to report. */
  readonly difference?: Figure | undefined;
  /** Its standard error, the groups' spreads taken apart. */
  readonly error?: Figure | undefined;
  /** Degrees of freedom (Welch and Satterthwaite); left out where nobody's change differs from another's. */
  readonly freedom?: Figure | undefined;
  /** The lower end of the 95 % interval of the difference, by Student's t. */
  readonly low?: Figure | undefined;
  /** The upper end of that interval. */
  readonly high?: Figure | undefined;
}

/** How a group changed, compared with another group over the same span, from answers the host keeps. For brokers. */
export interface CompareChange {
  /** The answers. Those without their member's consent to outcomes are left out. */
  readonly answers: readonly InstrumentAnswer[];
  /** The group of interest. */
  readonly group: HostGroup;
  /** The group it is compared with. Nobody may be in both. */
  readonly comparison: HostGroup;
  /** Each member's first answer up to this day counts as the first point. */
  readonly firstUntil: IsoDate;
  /** Each member's last answer from this day on counts as the second. */
  readonly lastFrom: IsoDate;
  /** The id of a shipped instrument: `ons4`, `ucla3`, `loneliness` or `goals`. */
  readonly shipped?: string | undefined;
  /** The host's own instrument, instead. */
  readonly custom?: Instrument | undefined;
}

/** One member's ties. */
export interface MemberTies {
  /** The member's number. */
  readonly member: MemberId;
  /**
   * Their name: whole for brokers and for themselves, its first word for other members. An organisation's name is always whole. Left out
   * when it is not known here, or was erased.
   */
  readonly name?: string | undefined;
  /** Minutes given, and done together with others. */
  readonly given: number;
  /** Minutes received, and done together with others. */
  readonly received: number;
  /** 1 − |given − received| / (given + received). For brokers: it is nobody's target. */
  readonly twoSidedness?: Figure | undefined;
  /** The ties, the most occasions first. */
  readonly ties: readonly TieWith[];
}

/** A tie with another member. */
export interface TieWith {
  /** The member's number. */
  readonly member: MemberId;
  /**
   * Their name: whole for brokers and for themselves, its first word for other members. An organisation's name is always whole. Left out
   * when it is not known here, or was erased.
   */
  readonly name?: string | undefined;
  /** Minutes the member gave them. */
  readonly gave: number;
  /** Minutes the member received from them. */
  readonly received: number;
  /** The number of exchanges between the two. */
  readonly occasions: number;
  /** The day of the first. */
  readonly first: IsoDate;
  /** The day of the last. */
  readonly last: IsoDate;
  /** Whether it is of three or more occasions over two months or more. */
  readonly repeated: boolean;
  /** Whether a broker brought it about and it went on without. */
  readonly carriedOn: boolean;
  /** Whether the other took part as a neighbour at least once, and not only as staff. */
  readonly asNeighbour: boolean;
}

/** One member's ties: with whom, how often, and how many minutes. Shown to the member, people appointed to see them, and brokers. */
export interface TiesOf {
  /** The member whose ties are returned. */
  readonly member: MemberId;
  /** The first day; that of the first exchange when left out. */
  readonly from?: IsoDate | undefined;
  /** The last day; that of the bank's last command when left out. */
  readonly until?: IsoDate | undefined;
}

/** Who was at the sessions of a course or a group. */
export interface CourseAttendance {
  /** The number of sessions in the span. */
  readonly sessions: number;
  /** The number of these that were too large to say who was there with whom. */
  readonly crowds: number;
  /** The members who were at one or more, in order of number. */
  readonly members: readonly Attended[];
  /** The pairs who were there together, the most sessions first. */
  readonly pairs: readonly TogetherAt[];
}

/** How one member attended. */
export interface Attended {
  /** The member's number. */
  readonly member: MemberId;
  /**
   * Their name: whole for brokers and for themselves, its first word for other members. An organisation's name is always whole. Left out
   * when it is not known here, or was erased.
   */
  readonly name?: string | undefined;
  /** The number of sessions they were at, giving, receiving or together. */
  readonly sessions: number;
  /** The day of their first session. */
  readonly first: IsoDate;
  /** The day of their last session. */
  readonly last: IsoDate;
  /** The number of sessions held since their last. A high number is a drop-out; what is high is for the community to say. */
  readonly missedSince: number;
  /** The longest run of sessions missed before they came back; 0 when they missed none in between. */
  readonly returnedAfter: number;
}

/** Two who attended together. */
export interface TogetherAt {
  /** The member with the lower number. */
  readonly one: Named;
  /** The member with the higher number. */
  readonly other: Named;
  /** The number of sessions both were at. */
  readonly sessions: number;
}

/** Who was at the sessions of a course or a group, and which two at how many of them. For brokers. */
export interface AttendedTogether {
  /** The activities whose exchanges are the sessions. */
  readonly activities: readonly ActivityId[];
  /** The first day; that of the first exchange when left out. */
  readonly from?: IsoDate | undefined;
  /** The last day; that of the bank's last command when left out. */
  readonly until?: IsoDate | undefined;
  /** The fewest sessions two were both at to be named; 2 when left out. */
  readonly least?: number | undefined;
}

/** A member who would be alone without workers. */
export interface WorkerOnly {
  /** The member's number. */
  readonly member: MemberId;
  /**
   * Their name: whole for brokers and for themselves, its first word for other members. An organisation's name is always whole. Left out
   * when it is not known here, or was erased.
   */
  readonly name?: string | undefined;
  /** The number of workers or organisations they have a tie with. */
  readonly ties: number;
  /** Minutes received from them. */
  readonly received: number;
  /** The last day with any of them. */
  readonly last: IsoDate;
}

/** The members all of whose ties are with staff or organisations. For brokers. */
export interface WorkerOnlyMembers {
  /** The first day; that of the first exchange when left out. */
  readonly from?: IsoDate | undefined;
  /** The last day; that of the bank's last command when left out. */
  readonly until?: IsoDate | undefined;
}

/** What goes from group to group. Rows give, columns receive; the last group, without a name, holds those who are in none. */
export interface Mixing {
  /** The names of the groups. */
  readonly groups: readonly string[];
  /** The number of members of each. */
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

/** Minutes and ties between groups of members: by role, or by any other grouping. For brokers. */
export interface RoleFlows {
  /** The way members are put into groups. */
  readonly groups: GroupBy;
  /** The first day; that of the first exchange when left out. */
  readonly from?: IsoDate | undefined;
  /** The last day; that of the bank's last command when left out. */
  readonly until?: IsoDate | undefined;
}

/** What is left of the network and of the coverage of needs. */
export interface RobustnessLine {
  /** The people who are imagined to leave. */
  readonly without: Leaving;
  /** The number of people who leave. */
  readonly gone: number;
  /** The number of members who remain. */
  readonly members: number;
  /** The number of these without a tie. */
  readonly isolates: number;
  /** The number of components with a tie or more. */
  readonly components: number;
  /** The number of members in the largest component. */
  readonly largest: number;
  /** The share of those who remain who are in the largest component. */
  readonly largestShare?: Figure | undefined;
  /** The number of needs that those who remain gave towards in the window (the first 64 of the scheme). */
  readonly needsMet: number;
}

/**
 * The people who are imagined to leave.
 *
 * - `nobody`: Nobody: as it is.
 * - `staff`: Everybody who held a role of staff on a day of the window, and organisations.
 * - `most-tied`: Those with the most ties; of equals the lower number.
 */
export type Leaving = "nobody" | "staff" | "most-tied";

/** What the network and the coverage of needs become when key people leave. For brokers. */
export interface NetworkRobustness {
  /** The first day; that of the first exchange when left out. */
  readonly from?: IsoDate | undefined;
  /** The last day; that of the bank's last command when left out. */
  readonly until?: IsoDate | undefined;
  /** For each of these numbers, a line on that many of the most tied members leaving. */
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
  /** The number looked at. */
  readonly count: number;
  /** The number of these that ended. */
  readonly ended: number;
  /** Days after which half have ended; left out while more than half go on. */
  readonly medianDays?: number | undefined;
  /** A step for each number of days at which some ended. */
  readonly steps: readonly SurvivalStep[];
}

/** A step of a survival curve. */
export interface SurvivalStep {
  /** Days after the beginning. */
  readonly days: number;
  /** The number still there just before. */
  readonly atRisk: number;
  /** The number that ended then. */
  readonly ended: number;
  /** The share that goes on. */
  readonly share: Figure;
}

/** Members who joined in one quarter. */
export interface Cohort {
  /** The first day of the quarter. */
  readonly joined: IsoDate;
  /** The number of members who joined. */
  readonly members: number;
  /** How many of them took part, in that quarter and each one after it. */
  readonly active: readonly number[];
}

/** How long members stay active, and how long ties last. For brokers. */
export interface RetentionOver {
  /** The last day that counts; that of the bank's last command when left out. */
  readonly until?: IsoDate | undefined;
  /** Days of silence after which a member's activity, or a tie, counts as ended; 180 when left out. */
  readonly lapseDays?: number | undefined;
}

/** How far a need is met. */
export interface NeedLine {
  /** The code of the need; left out for what is not classified. */
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

/** How far needs are met, unmet lower rungs first. For brokers. */
export interface NeedsCoverage {
  /** The first day; that of the first exchange when left out. */
  readonly from?: IsoDate | undefined;
  /** The last day; that of the bank's last command when left out. */
  readonly until?: IsoDate | undefined;
}

/** How long something takes, in days. */
export interface LatencyLine {
  /** What is measured: the step it begins with and the step it ends with. */
  readonly latency: Latency;
  /** The number that began. */
  readonly began: number;
  /** The number that have reached the end. */
  readonly reached: number;
  /** The share that have reached it. */
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

/** How long things take, for members who joined and listings that were posted between two days. For brokers. */
export interface Latencies {
  /** The first day; when left out, everybody who has joined and everything that was posted counts. */
  readonly from?: IsoDate | undefined;
  /** The last day; that of the bank's last command when left out. */
  readonly until?: IsoDate | undefined;
}

/** How a programme goes. */
export interface ProgrammeLine {
  /** The programme's number. */
  readonly programme: ProgrammeId;
  /** The name of the programme. */
  readonly name: string;
  /** Pairings that began in the span. */
  readonly begun: number;
  /** Pairings that go on at its end. */
  readonly goingOn: number;
  /** Pairings that ended in it, having reached what they were for. */
  readonly completed: number;
  /** Pairings that were stopped before that. */
  readonly endedEarly: number;
  /** The number of pairings that ended because one of the two moved away. */
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
  /** The number of these who later became mentors here. */
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
  /** The pairing's number. */
  readonly pairing: PairingId;
  /** The mentor. */
  readonly mentor: Named;
  /** The mentee. */
  readonly mentee: Named;
  /** The first day of the pairing. */
  readonly from: IsoDate;
  /** The last day, once it has ended. */
  readonly until?: IsoDate | undefined;
  /** The reason it ended. */
  readonly why?: PairingEnd | undefined;
  /** Sessions in the span. */
  readonly sessions: number;
  /** Minutes received in them. */
  readonly minutes: number;
  /** The day of the last session. */
  readonly lastSession?: IsoDate | undefined;
  /** The day it was last reviewed, with either of the two. */
  readonly reviewed?: IsoDate | undefined;
  /** The day a review was due, or soon is, that has not been noted: as in `today`. */
  readonly reviewDue?: IsoDate | undefined;
}

/** Whether a mentor is ready, and looked after. */
export interface MentorLine {
  /** The member's number. */
  readonly member: MemberId;
  /**
   * Their name: whole for brokers and for themselves, its first word for other members. An organisation's name is always whole. Left out
   * when it is not known here, or was erased.
   */
  readonly name?: string | undefined;
  /** The number of members they are paired with. */
  readonly pairings: number;
  /** The day they were last trained. */
  readonly trained?: IsoDate | undefined;
  /** The day they were last supervised. */
  readonly supervised?: IsoDate | undefined;
  /** Supervision contacts in the span. */
  readonly supervisions: number;
  /** The day by which they are to be supervised: the days asked for after the last time, or after they were first paired. */
  readonly supervisionDue: IsoDate;
  /** The number of references received. */
  readonly references: number;
  /** The day a check was last seen. */
  readonly checked?: IsoDate | undefined;
  /** The day from which a new check is wanted. */
  readonly recheckAfter?: IsoDate | undefined;
  /**
   * Whether they are ready, by what the charter counts: unless it says otherwise, they are trained, and supervision and checks are
   * not overdue.
   */
  readonly ready: boolean;
}

/**
 * How programmes go: pairings, their sessions and endings, how mentors are prepared and supervised, who dropped out and returned, who
 * was mentored and mentors now. For brokers.
 */
export interface ProgrammesOver {
  /** The number of one programme; all of them when left out. */
  readonly programme?: ProgrammeId | undefined;
  /** The first day; that of the first exchange when left out. */
  readonly from?: IsoDate | undefined;
  /** The last day; that of the bank's last command when left out. */
  readonly until?: IsoDate | undefined;
  /**
   * Activities that prepare mentors. A member is trained who received one or did it together with others, or who has a contact
   * of a kind the charter counts as training.
   */
  readonly training?: readonly ActivityId[] | undefined;
  /** Days within which a mentor is to be supervised; 42 when left out. */
  readonly supervisionDays?: number | undefined;
}

/** How far a grant has come. */
export interface GrantStanding {
  /** The grant's code. */
  readonly code: string;
  /** The name of the funder. */
  readonly funder: string;
  /** The first day. */
  readonly from: IsoDate;
  /** The last day that is counted: the grant's, or the question's if that is earlier. */
  readonly until: IsoDate;
  /** Minutes of facilitation it pays for. */
  readonly facilitationFunded?: number | undefined;
  /** Minutes of facilitation recorded meanwhile, no matter who paid. */
  readonly facilitation: number;
  /** The outcomes that are hoped for. */
  readonly outcomes: readonly OutcomeStanding[];
  /** Warnings to consider, in words. */
  readonly warnings?: readonly string[] | undefined;
}

/** How far an outcome has come. */
export interface OutcomeStanding {
  /** The outcome that is hoped for, in words. */
  readonly name: string;
  /** The indicators of the outcome. */
  readonly indicators: readonly IndicatorStanding[];
}

/** How far an indicator has come. */
export interface IndicatorStanding {
  /** The indicator's code. */
  readonly code: string;
  /** The indicator's name. */
  readonly name: string;
  /** The measure that gives its value. */
  readonly measure: Measure;
  /** Whether it only counts how much there was. */
  readonly volume: boolean;
  /** The value so far; hours for minutes. Left out where there is nothing to compute it from. */
  readonly value?: Figure | undefined;
  /** The number of people, pairs, requests or exchanges it rests on. */
  readonly n: number;
  /** The value at the baseline. */
  readonly baseline?: Figure | undefined;
  /** The value less the baseline. A measure of change is its own. */
  readonly change?: Figure | undefined;
  /** The target. */
  readonly target?: Figure | undefined;
  /** Whether the target is reached: at or beyond it, on its better side. */
  readonly reached?: boolean | undefined;
  /** This grant's share of the result. */
  readonly share: Figure;
  /** The change times the share: what this grant reports, so that nothing is counted twice. */
  readonly contributed?: Figure | undefined;
  /** The number of pieces of evidence. */
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
 * - `took-role`: Members who began to hold the role in `role` for the first time, such as mentor.
 * - `first-exchange`: Of those who joined in the span, the share with an exchange by its end.
 * - `first-exchange-days`: Days from joining to the first exchange, of those who had one: the median.
 * - `requests-met`: Of the requests posted in the span (for the need in `need`, when said), the share met.
 * - `improved`: Of those who answered at both points, the share who improved by the instrument's criterion.
 * - `mean-change`: Mean change of those who answered at both points.
 */
export type Measure = "members" | "active" | "exchanges" | "hours-given" | "hours-received" | "visitors" | "facilitation" | "ties" | "new-ties" | "repeated-ties" | "unbrokered-ties" | "both-ways" | "role-fluidity" | "arc-reciprocity" | "dyad-reciprocity" | "circulation" | "gini-given" | "support-mix" | "worker-only" | "isolates" | "later-unbrokered" | "took-role" | "first-exchange" | "first-exchange-days" | "requests-met" | "improved" | "mean-change";

/**
 * How far grants have come: each indicator's value, with its baseline, target and this grant's share. For brokers: true figures, not
 * for publication.
 */
export interface GrantsOf {
  /** The grants. All those that share in a result are given together. */
  readonly grants: readonly Grant[];
  /** The day it is as of; the day of the bank's last command when left out. */
  readonly asOf?: IsoDate | undefined;
  /** Answers to instruments, for measures of change. */
  readonly answers?: readonly InstrumentAnswer[] | undefined;
  /** The host's own instruments. */
  readonly instruments?: readonly Instrument[] | undefined;
}

/** A grant, as the host describes it. */
export interface Grant {
  /** The host's code for it. */
  readonly code: string;
  /** The name of the funder. */
  readonly funder: string;
  /** The first day. */
  readonly from: IsoDate;
  /** The last day. */
  readonly until: IsoDate;
  /** The amount, in the smallest unit of the charter's currency. Never credit. */
  readonly amount?: number | undefined;
  /** Minutes of facilitation it pays for, when that is what is funded. */
  readonly facilitation?: number | undefined;
  /** The outcomes that are hoped for. */
  readonly outcomes: readonly GrantOutcome[];
}

/** An outcome that is hoped for, with its indicators. */
export interface GrantOutcome {
  /** The outcome that is hoped for, in words. */
  readonly name: string;
  /** The indicators of the outcome. */
  readonly indicators: readonly Indicator[];
}

/** An indicator: a named measure, its baseline, its target, and how much of it is this grant's. */
export interface Indicator {
  /** Its code. The same code in another grant is the same result, and means the same there. */
  readonly code: string;
  /** The indicator's name. */
  readonly name: string;
  /** The measure that gives its value. */
  readonly measure: Measure;
  /** The way members are put into groups, when it is about one group alone. */
  readonly groups?: GroupBy | undefined;
  /** The name of the group it is about. */
  readonly group?: string | undefined;
  /** The role, for `took-role`. */
  readonly role?: string | undefined;
  /** The need, for `requests-met`. */
  readonly need?: string | undefined;
  /** The answers, for `improved` and `mean-change`. */
  readonly change?: ScoreChange | undefined;
  /** The baseline. */
  readonly baseline?: Baseline | undefined;
  /** The target. */
  readonly target?: Target | undefined;
  /** This grant's share in the result, from 0 to 1; the whole when left out. */
  readonly share?: Figure | undefined;
  /** The evidence so far. */
  readonly evidence?: readonly Evidence[] | undefined;
}

/** Which answers a measure of change compares. */
export interface ScoreChange {
  /** The instrument: one that is given with the question, or shipped. */
  readonly instrument: string;
  /** The scale of the instrument. */
  readonly scale: string;
  /** Each member's first answer up to this day counts as the first point. */
  readonly firstUntil: IsoDate;
  /** Each member's last answer from this day on counts as the second. */
  readonly lastFrom: IsoDate;
}

/** The value before: computed over an earlier span, or a figure the host found itself. */
export interface Baseline {
  /** The last day of the span. */
  readonly until: IsoDate;
  /** First day, when it is to be worked out from the bank. */
  readonly from?: IsoDate | undefined;
  /** The figure, when it was found otherwise. */
  readonly value?: Figure | undefined;
}

/** A figure that is hoped for, and the day it is hoped for by. */
export interface Target {
  /** The figure to reach. */
  readonly value: Figure;
  /** The day by which it is to be reached. */
  readonly by: IsoDate;
}

/** Evidence beside the figure: a survey, a visit, a letter. */
export interface Evidence {
  /** The day of the evidence. */
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
  /** The number of stories in the report. */
  readonly stories: number;
  /** The number of stories left out because their member has not consented to a story, or no longer does. */
  readonly withoutConsent: number;
  /** The number of stories left out because their member has not approved the words. */
  readonly notApproved: number;
  /** The number of stories left out because they name someone. */
  readonly naming: number;
}

/** A report. */
export interface CommunityReport {
  /** The kind of report. */
  readonly kind: ReportKind;
  /** The title. */
  readonly title: string;
  /** The name of the community. */
  readonly community: string;
  /** The version of the charter it was made under. */
  readonly charter: number;
  /** The first day. */
  readonly from: IsoDate;
  /** The last day. Every table is as of it. */
  readonly until: IsoDate;
  /** The people who are counted, in words. */
  readonly population: string;
  /** The disclosure policy; `internal` when nothing was hidden. */
  readonly policy: string;
  /** Whether it may be published. */
  readonly publishable: boolean;
  /** Its parts, in order. */
  readonly sections: readonly Section[];
  /** Notes to show with it. */
  readonly notes: readonly string[];
  /** Why tables are left out of it, for the publisher. It is not written out with the report: it would tell what is hidden. */
  readonly advice?: readonly Advice[] | undefined;
  /** What a public one shows, as released: to be kept, and given again as `log` with the next. */
  readonly releases?: readonly Release[] | undefined;
  /** The report in the format that was asked for; left out when none was. */
  readonly document?: string | undefined;
}

/**
 * The kind of report.
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
  /** The text of the part. */
  readonly text: string;
  /** The heading of the rows. */
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
  /** The name of the row. */
  readonly name: string;
  /** Its figures; null for what is hidden, or cannot be said. */
  readonly cells: readonly (Figure | null)[];
}

/** The report to a funder on one grant. For brokers, who hand it on. */
export interface FunderReportOf {
  /** The grants: all those that share in its results. */
  readonly grants: readonly Grant[];
  /** The code of the grant the report is on. */
  readonly grant: string;
  /** The day it is as of; the day of the bank's last command when left out. Days after the grant's last show what lasted. */
  readonly asOf?: IsoDate | undefined;
  /** Answers to instruments, for measures of change. */
  readonly answers?: readonly InstrumentAnswer[] | undefined;
  /** The host's own instruments. */
  readonly instruments?: readonly Instrument[] | undefined;
  /** The groups by which reach is counted. */
  readonly groups?: GroupBy | undefined;
  /** The levels of support that members need. */
  readonly levels?: SupportLevels | undefined;
  /** Stories. Those without consent, not approved, or naming someone are left out, and counted. */
  readonly stories?: readonly Story[] | undefined;
  /** The disclosure policy: `nhs` when left out, as among partners under agreement; `acro`; or `internal`, not to be handed on. */
  readonly policy?: string | undefined;
  /** The releases of earlier reports, for comparison. */
  readonly log?: readonly Release[] | undefined;
  /** The format to write the report in as well; none when left out. */
  readonly format?: Format | undefined;
}

/** How much support people need, as the host knows it: at entry, and later. */
export interface SupportLevels {
  /** Names of levels, least support first. */
  readonly levels: readonly string[];
  /** The members on each level when they joined. */
  readonly entry: readonly HostGroup[];
  /** The members on each level now. */
  readonly later?: readonly HostGroup[] | undefined;
}

/** A story, kept by the host. */
export interface Story {
  /** The member whose story it is. */
  readonly member: MemberId;
  /** The day it was told. A report counts only stories told from the grant's first day to the day the report is as of. */
  readonly on: IsoDate;
  /** The text of the story. */
  readonly text: string;
  /** The day its member approved this very text; without it, the story is left out. */
  readonly approved?: IsoDate | undefined;
}

/**
 * The format a report is written in.
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
  /** The matches, best first. */
  readonly matches: readonly Matched[];
  /** Whether to ask the broker: there are too few candidates to show some of them to a member. */
  readonly askTheBroker?: boolean | undefined;
}

/** A match, as far as the viewer may know. */
export interface Matched {
  /** The number of the request. */
  readonly request: ListingId;
  /** The number of the offer. */
  readonly offer: ListingId;
  /** The member who would give; left out where the offer has no name. */
  readonly giver?: Named | undefined;
  /** The member who would receive; left out where the request has no name. */
  readonly receiver?: Named | undefined;
  /** The activity of the session. */
  readonly activity: ActivityId;
  /** The name of the activity. */
  readonly activityName: string;
  /** Minutes one session takes. */
  readonly minutes: number;
  /** The kind of place; left out when it was not said. */
  readonly setting?: Setting | undefined;
  /** The answer of the rules. */
  readonly answer: Answer;
  /** The reasons it needs approval, if it does. */
  readonly reasons?: readonly Reason[] | undefined;
  /** The score: the sum of the points. */
  readonly score: number;
  /** The components of the score; those of 0 points are left out. */
  readonly components: readonly Points[];
  /** The times a session could begin, each on a day of its own. */
  readonly slots?: readonly Slot[] | undefined;
  /**
   * Whether one of the two, or both, did not say when they are free, as far as the viewer may know. Then they have to be asked, and the
   * times are those of the other.
   */
  readonly askWhen?: boolean | undefined;
  /** What speaks for it, to show to the giver. */
  readonly forGiver: readonly Because[];
  /** What speaks for it, to show to the receiver. */
  readonly forReceiver: readonly Because[];
  /** What speaks for it and what has to be asked: for brokers alone, not to be shown to others. */
  readonly forBroker?: readonly Because[] | undefined;
  /** For brokers: what decides among matches of the same score, and never above a better one. */
  readonly amongEquals?: readonly Because[] | undefined;
}

/** A component of a score. */
export interface Points {
  /** The component's code, such as `time` or `distance`. */
  readonly code: string;
  /** The points it gives. */
  readonly points: number;
  /** The most points it could give under this charter. */
  readonly most: number;
}

/** A time a session could begin. */
export interface Slot {
  /** The local date. */
  readonly on: IsoDate;
  /** The time on the local clock. */
  readonly start: Start;
}

/** Something that speaks for a match: a code and a number for a host's own words, and a sentence of ours. */
export interface Because {
  /** The code of the fact, such as `common-times`. */
  readonly code: string;
  /**
   * The number that goes with the code: minutes of `common-times`, kilometres of `near`, days of `has-waited` and `asked-days-ago`,
   * minutes of `shorter`, steps of `related-activity`, times of `said-no`.
   */
  readonly value?: number | undefined;
  /** The fact as a sentence. */
  readonly text: string;
}

/** The best matches of one offer or request, or of everything a member has open. */
export interface MatchesFor {
  /** The offer or request to find matches for. Name either this or `member`; otherwise the error is `bad-arguments`. */
  readonly listing?: ListingId | undefined;
  /** The member for whose open listings matches are found. */
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
  /** The changes of the local clock in those days, in order. */
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
  /** The number of listings that match. */
  readonly matching: number;
  /** What stands in the way of those that come into question but do not match, with the number of pairs. */
  readonly standing: readonly InTheWay[];
  /** What would bring more, one change at a time: the most first, and at most three. */
  readonly near?: readonly NearMiss[] | undefined;
  /**
   * For brokers: those who gave what is asked for before and do not offer it now, or for less time, the last first, and at most ten. The
   * rules do not refuse them, but they have to be asked.
   */
  readonly gaveBefore?: readonly GaveBefore[] | undefined;
  /** For brokers: listings on the other side without an activity, so that nothing is found for them, the newest first, and at most ten. */
  readonly toClassify?: readonly ListingId[] | undefined;
}

/** What stands in the way of some pairs. */
export interface InTheWay {
  /**
   * The code of a rule, or one of `not-classified`, `another-activity`, `not-in-these-days`, `only-at-a-distance`, `another-programme`,
   * `the-same-member`, `rather-not`, `no-common-time`, `ask-the-broker`.
   */
  readonly code: string;
  /** The obstacle as a sentence. */
  readonly text: string;
  /** The number of pairs it stands in the way of. */
  readonly pairs?: number | undefined;
  /** All reasons the rules give, when one pair was asked about. */
  readonly reasons?: readonly Reason[] | undefined;
}

/** A change that would bring more matches. */
export interface NearMiss {
  /** The change to make. */
  readonly change: Relaxation;
  /** The number of matches it would add. */
  readonly more: number;
  /** The day of more time: Monday is 0. */
  readonly weekday?: number | undefined;
  /** The part of that day. */
  readonly part?: DayPart | undefined;
  /** The place of the rule in the charter, from 0; shown to brokers alone. */
  readonly rule?: number | undefined;
  /** The change as a sentence. */
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

/** A member who gave before what is asked for, and does not offer it now, or for less time. */
export interface GaveBefore {
  /** The member who gave it. */
  readonly giver: Named;
  /**
   * The number of times, among the last 100,000 exchanges. For a member who offers it for less time than is asked for, only times that
   * lasted as long as that count.
   */
  readonly times: number;
  /** The last day they gave it. */
  readonly last: IsoDate;
  /** The facts above as a sentence. */
  readonly text: string;
}

/** What keeps two listings from matching, or what keeps one listing from more matches, and what would bring more. */
export interface WhyNot {
  /** The number of an offer or a request. */
  readonly listing: ListingId;
  /** The listing on the other side; all of them when left out. */
  readonly other?: ListingId | undefined;
  /** The first of seven days; the day of the bank's last command when left out. */
  readonly from?: IsoDate | undefined;
  /** Minutes the local clock is ahead of UTC on the first day. */
  readonly offset?: number | undefined;
  /** The changes of the local clock in those days, in order. */
  readonly changes?: readonly ClockChange[] | undefined;
}

/** Pairs for a programme. */
export interface SuggestedPairings {
  /** The number of the programme. */
  readonly programme: ProgrammeId;
  /** The first day of the pairings. */
  readonly from: IsoDate;
  /** The pairs, by the number of the mentee. */
  readonly pairs: readonly SuggestedPair[];
  /** The members who offer or ask in the programme and are in no pair. */
  readonly left: readonly LeftUnpaired[];
  /** What the pairs are worth together: no other set of pairs is worth more. */
  readonly value: number;
}

/** Two who could be paired. */
export interface SuggestedPair {
  /** The mentor. */
  readonly mentor: Named;
  /** The mentee. */
  readonly mentee: Named;
  /** The answer of the rules; what is unknown needs approval. */
  readonly answer: Answer;
  /** The reasons it needs approval, if it does. */
  readonly reasons?: readonly Reason[] | undefined;
  /** The score: the sum of the points. */
  readonly score: number;
  /** The components of the score; those of 0 points are left out. */
  readonly components: readonly Points[];
  /** What speaks for it, to show to the mentor. */
  readonly forMentor: readonly Because[];
  /** What speaks for it, to show to the mentee. */
  readonly forMentee: readonly Because[];
}

/** Someone who is in no pair. */
export interface LeftUnpaired {
  /** The member without a pair. */
  readonly member: Named;
  /** Whether they offer as a mentor or ask as a mentee. */
  readonly kind: ListingKind;
  /** The reason they are in no pair. */
  readonly why: WhyUnpaired;
  /** What the rules say against the first member of the other side, where they refuse. */
  readonly reasons?: readonly Reason[] | undefined;
}

/**
 * The reason someone is in no pair.
 *
 * - `nobody`: Nobody is on the other side.
 * - `refused`: The rules refuse everybody on the other side, or they are not ready.
 * - `no-time`: They have no hours in common with anybody, or those would rather not.
 * - `needed-elsewhere`: Those who would fit are needed more elsewhere, or have no room.
 */
export type WhyUnpaired = "nobody" | "refused" | "no-time" | "needed-elsewhere";

/** Pairs of a mentor and a mentee to suggest in a programme, and those who are left without. For brokers. */
export interface Pairings {
  /** The programme to pair for. */
  readonly programme: ProgrammeId;
  /** The first day of the pairings, and of the seven days whose hours are compared; the day of the bank's last command when left out. */
  readonly from?: IsoDate | undefined;
  /** How many more mentees each mentor is suggested for at most, within what the charter lets them walk with; 1 when left out. */
  readonly each?: number | undefined;
}

/**
 * A report: for the public, on how the community does, or about one member. For brokers; one about a member also for that member and
 * people appointed to see them.
 */
export interface ReportOf {
  /** The kind of report. */
  readonly kind: ReportKind;
  /** The first day. */
  readonly from: IsoDate;
  /** The last day. */
  readonly until: IsoDate;
  /** The member it is about, for the kind `member`. */
  readonly member?: MemberId | undefined;
  /** The disclosure policy of a public report: `nhs` or `acro`; `acro` when left out. */
  readonly policy?: string | undefined;
  /** The format to write the report in as well; none when left out. */
  readonly format?: Format | undefined;
  /** The releases of earlier public reports, so that comparing them reveals nobody. */
  readonly log?: readonly Release[] | undefined;
}

/** The plan of seven days. */
export interface Plan {
  /** The first of the seven days. */
  readonly from: IsoDate;
  /** The policy on who may receive without giving. */
  readonly policy: PlanPolicy;
  /** The exchanges to propose, in order. */
  readonly proposals: readonly Planned[];
  /** The requests that get less than they ask for, and what stood in the way. */
  readonly unserved: readonly Unserved[];
  /**
   * What the proposals are worth: scores times quarters of an hour, less what spreading and balancing take, rounded down. In a round
   * of circles by an order: quarters of an hour.
   */
  readonly value: number;
  /** The upper bound, rounded up: no plan with these candidates can be worth more. */
  readonly bound: number;
  /** The bound less the value. */
  readonly gap: number;
  /** Whether the work stopped before the plan and its bound were as good as they can be: the steps ran out, or it was cancelled. */
  readonly stopped?: boolean | undefined;
  /** The figures of the round. */
  readonly figures: RoundFigures;
  /** Places, from 0, in `PlanFor::told` of the sessions that are no longer part of the plan: their people have to be told. */
  readonly dropped?: readonly number[] | undefined;
  /** The proof of the bound, when it was asked for; left out when the work was stopped before there was one. */
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
  /** The number of the request it meets. */
  readonly request: ListingId;
  /** The numbers of the offers it comes from, one for each giver. */
  readonly offers: readonly ListingId[];
  /** The terms to propose: see `Planned::command`. */
  readonly terms: Terms;
  /** The answer of the rules. */
  readonly answer: Answer;
  /** The scores of its givers, summed up. */
  readonly score: number;
  /** The components of the scores; those of 0 points are left out. */
  readonly components: readonly PlannedPoints[];
  /** Whether someone in it has not said when they are free. If nobody has, the terms name no hour, and the last day on which it goes. */
  readonly askWhen?: boolean | undefined;
  /** The members to ask when they are free. */
  readonly ask?: readonly Named[] | undefined;
  /** The exchange as a sentence. */
  readonly text: string;
  /** The ring it is part of, from 1: everybody in it gives what they get. */
  readonly ring?: number | undefined;
  /**
   * Whether a limit keeps it from being agreed to at once. Either it uses room that others of this plan make, and can be agreed to when
   * they are confirmed; or balances do not matter here, and it needs a broker's approval. All others can be agreed to as they are.
   */
  readonly waits?: boolean | undefined;
  /** What decides among sessions of the same score, and never above a better one. */
  readonly amongEquals?: readonly Because[] | undefined;
  /** Whether people know of it already, just as it is. */
  readonly asTold?: boolean | undefined;
}

/** A component of the scores of a planned exchange. */
export interface PlannedPoints {
  /** The component's code, such as `time` or `distance`. */
  readonly code: string;
  /** The points it gives. */
  readonly points: number;
}

/** A request that gets less than it asks for. */
export interface Unserved {
  /** The number of the request. */
  readonly request: ListingId;
  /** The member who asks. */
  readonly member: MemberId;
  /** Minutes left open. */
  readonly minutes: number;
  /** What stood in the way. */
  readonly why: StoodInTheWay;
  /** The number of members who could have given. */
  readonly candidates: number;
  /** Those who gave it before and do not offer it now, or for less time: the last first, and at most three. The rules do not refuse them. */
  readonly gaveBefore?: readonly GaveBefore[] | undefined;
  /** What stood in the way, and whom to ask, as sentences. */
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
 * - `rule`: A rule would refuse it together with what else is planned.
 * - `too-short`: Those who could give offer less time than the shortest session takes.
 * - `unclassified`: Its activity is not classified yet.
 * - `stopped`: The work was stopped before it was known.
 */
export type StoodInTheWay = "nobody" | "needed-elsewhere" | "no-time-left" | "balance" | "too-few" | "rule" | "too-short" | "unclassified" | "stopped";

/** The figures of a round. */
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
  /** Minutes that could have been given. */
  readonly scarce: number;
  /** Possible pairs looked at. */
  readonly pairs: number;
  /** The number of people asked to give. */
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

/** The plan of seven days: exchanges to propose, requests left open, and how good the plan is. For brokers. */
export interface PlanFor {
  /** The first of seven days; the day of the bank's last command when left out. */
  readonly from?: IsoDate | undefined;
  /** Who may receive without giving; `limited` when left out, and `unbounded` where no credit is kept. */
  readonly policy?: PlanPolicy | undefined;
  /** With `balanced`: exchange as much time as possible, shared out in this order, no matter the scores. */
  readonly order?: RoundOrder | undefined;
  /** The public seed of the draw, for the order `lottery`. */
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
   * What is lost with each quarter of a member's offer that is asked for, in points of score. Nothing is placed that loses more than
   * it is worth.
   */
  readonly spread?: number | undefined;
  /** What is won with what brings a balance towards 0, and lost with what takes it further away, in points of score. */
  readonly balancing?: number | undefined;
  /** The most steps to take, in every part of the work; the plan is the best so far when they run out, and its bound holds. */
  readonly steps?: number | undefined;
  /** Whether to return the certificate, which proves the bound. */
  readonly certificate?: boolean | undefined;
  /**
   * Sessions of an earlier plan that people already know of: see `Plan::told`. Each is placed first, with the same people on the
   * same day at the same hour, if it still goes; one of an earlier week counts on the same weekday. With an `order` they have no
   * effect.
   */
  readonly told?: readonly ToldSession[] | undefined;
  /**
   * How much more a session must bring before one that people know of is moved or dropped for it, in points of score; 2000 when left
   * out.
   */
  readonly keeping?: number | undefined;
  /** Minutes the local clock is ahead of UTC on the first day. */
  readonly offset?: number | undefined;
  /** The changes of the local clock in those days, in order. */
  readonly changes?: readonly ClockChange[] | undefined;
}

/**
 * Who comes first in a round of circles.
 *
 * - `longest-unserved`: Those who received longest ago come first.
 * - `newest`: Those who joined last come first.
 * - `lottery`: By lot, with a seed that is published before.
 */
export type RoundOrder = "longest-unserved" | "newest" | "lottery";

/** A session that people already know of. */
export interface ToldSession {
  /** The request it meets. */
  readonly request: ListingId;
  /** The offers it comes from, one for each giver. */
  readonly offers: readonly ListingId[];
  /** The day of the session. */
  readonly on: IsoDate;
  /** When it begins; none where no hour was named. */
  readonly start?: Start | undefined;
  /** Minutes it takes. */
  readonly minutes: number;
  /** The ring it is part of: sessions of one ring stay together or go together. */
  readonly ring?: number | undefined;
}

/** What might come of policies: a model's answer, not a forecast. */
export interface WhatIfAnswer {
  /** The first day. */
  readonly from: IsoDate;
  /** The last day. */
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
  /** The number of people a member who needs help asks in a week. Unless said: `4`. */
  readonly asks?: number | undefined;
  /** The share of these that are people they know. Unless said: `600`. */
  readonly known?: number | undefined;
  /** The share of those asked who say yes. Unless said: `500`. */
  readonly answer?: number | undefined;
  /** The most times a member gives in a week. Unless said: `3`. */
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
  /** The measure that is estimated. */
  readonly measure: RunMeasure;
  /** The estimate. */
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
  /** The number of runs that had a value. */
  readonly runs: number;
  /** The mean of these; none when there were none. */
  readonly mean?: Figure | undefined;
  /** Standard deviation from run to run (n − 1 below); none with fewer than two. */
  readonly spread?: Figure | undefined;
  /** The lower end of the 95 % interval of the mean, by Student's t. */
  readonly low?: Figure | undefined;
  /** The upper end of that interval. */
  readonly high?: Figure | undefined;
}

/** What might come of policies: how the community would fare under each, simulated under the same draws. For brokers. */
export interface WhatIf {
  /** The policies to compare, up to 20. Differences are given against the first. */
  readonly policies: readonly Policy[];
  /** Weeks ahead; 52 when left out, at most 520. */
  readonly weeks?: number | undefined;
  /** How many seeds, each run under every policy; 20 when left out, at most 1000. One alone gives no interval. */
  readonly seeds?: number | undefined;
  /** The first seed; 1 when left out. The others follow it. */
  readonly seed?: number | undefined;
  /** The way people are assumed to behave. */
  readonly behaviour?: Behaviour | undefined;
  /** Whether to return each run's figures as well. */
  readonly each?: boolean | undefined;
}

/** What would be different. What is left out stays as the bank has it; with nothing but a name it is the bank as it is. */
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
  /** The community's name. */
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
  /** Those who may take each step. Unless said: `{}`. */
  readonly permissions?: CharterPermissions | undefined;
  /** Rules of matching and safety. Unless said: `[]`. */
  readonly rules?: readonly Rule[] | undefined;
  /** The needs help is counted towards. */
  readonly needs?: NeedScheme | undefined;
  /** Activities; more can be added later without a new charter. Unless said: `[]`. */
  readonly activities?: readonly Activity[] | undefined;
  /** When the broker's day list shows something. */
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
  /** Whether coming to hold it is a result in itself, as when a mentee becomes a mentor. */
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
  /** The limits of a member's own account. Unless said: `{}`. */
  readonly member?: Limits | undefined;
  /** The limits of a household's account. Unless said: `{}`. */
  readonly household?: Limits | undefined;
  /** The limits of an organisation's account. Unless said: `{}`. */
  readonly organisation?: Limits | undefined;
  /** The limits of the pot. Unless said: `{}`. */
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
 * - `giver`: To the member who gave it.
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

/** Ageing of credit: at a fixed interval, a share of what is above a threshold goes to the pot, as a levy everybody can see. */
export interface Ageing {
  /** Days between two levies. */
  readonly everyDays: number;
  /** Minutes taken for each thousand above the threshold, rounded down. */
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
  /** Those whose word is needed after an exchange is marked done. Marking it done gives one's own word. Unless said: `"both"`. */
  readonly who?: Confirmers | undefined;
  /** Days of silence after which it counts as confirmed or expires. Unless said: `14`. */
  readonly days?: number | undefined;
  /** The meaning of silence. Unless said: `"confirms"`. */
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
 * Those whose word is needed.
 *
 * - `both`: Everybody who gave and everybody who received.
 * - `receivers`: Everybody who received.
 * - `either`: Only the one who marks it done.
 */
export type Confirmers = "both" | "receivers" | "either";

/**
 * The meaning of silence.
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
 * The people who may take a step.
 *
 * - `givers`: Those on the giving side.
 * - `receivers`: Those on the receiving side.
 * - `participants`: Everybody who takes part, and the one who pays.
 * - `proposer`: The member who proposed or recorded it.
 * - `themselves`: The member it is about, and those who act for them.
 * - `members`: Any active member.
 * - `staff`: Holders of a role with the staff power.
 * - `brokers`: Brokers.
 * - `trustees`: Trustees.
 */
export type Who = "givers" | "receivers" | "participants" | "proposer" | "themselves" | "members" | "staff" | "brokers" | "trustees";

/** A rule, what it holds for, and what follows when it is not met. */
export interface Rule {
  /** The condition that has to hold. */
  readonly rule: RuleKind;
  /** What it holds for; everything when left out. */
  readonly scope?: RuleScope | undefined;
  /** What follows when it is not met. Unless said: `"needs-approval"`. */
  readonly otherwise?: Otherwise | undefined;
  /** Why the community has it, in words people are shown. */
  readonly because?: string | undefined;
}

/** The condition that has to hold. */
export type RuleKind =
  /** Everybody who takes part has this many references, each from another person. */
  | {
    readonly type: "references-held";
    /** The number of references that is needed. */
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
  /** Before two people meet alone, each has been at this many group exchanges. */
  | {
    readonly type: "group-before-one-to-one";
    /** The number of group exchanges that is needed. */
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
    /** Only from this many minutes; always when left out. */
    readonly aboveMinutes?: number | undefined;
  }
  /**
   * Everyone who gives holds a check of this level that is not due again. No more is asked than the activity's own `check` justifies, or
   * `basic` when it has none.
   */
  | {
    readonly type: "check-held";
    /** The least level. */
    readonly level: CheckLevel;
    /** The group the work is with: adults, children or both. */
    readonly workforce: Workforce;
  }
  /** A worker does not exchange with a person their own organisation works for, on days both affiliations hold. */
  | {
    readonly type: "not-own-client";
    /** The role of those the organisation works for, such as `tenant`. */
    readonly clientRole: string;
  }
  /** Someone under this age takes part only with an adult in sight: one of their guardians, or staff, takes part too. */
  | {
    readonly type: "adult-with-minor";
    /** The age from which it no longer holds. Unless said: `18`. */
    readonly age?: number | undefined;
  }
  /** No money changes hands for it but the expenses of those who gave. */
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
  /** Those who give live within this many metres of those who receive, and within what they travel. */
  | {
    readonly type: "within-distance";
    /** The greatest distance in metres. */
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
  /** Nobody gives more than this many minutes in seven days. */
  | {
    readonly type: "minutes-per-week";
    /** The most minutes a member may give in seven days. */
    readonly minutes: number;
  };

/**
 * The step before which references are needed.
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
 * - `home-visit`: Takes place in a member's home.
 * - `lone`: One person goes alone.
 * - `with-children`: Children take part.
 * - `regulated`: Regulated by law: counts even once.
 * - `flagged`: The community wants a broker to look first.
 * - `company`: Gives company.
 * - `driving`: A member rides in another's car.
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
  /** The name of the scheme. */
  readonly name: string;
  /** The needs, lowest first. */
  readonly needs: readonly Need[];
}

/** One rung. */
export interface Need {
  /** A short code. */
  readonly code: string;
  /** The name of the need. */
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

/** When the broker's day list shows something. */
export interface TodayPolicy {
  /** Days a request may be open without a proposal. Unless said: `7`. */
  readonly unansweredDays?: number | undefined;
  /** How many times their own usual gap a member may be silent before it is noticed, in tenths. Unless said: `30`. */
  readonly quietTenths?: number | undefined;
  /** Silence shorter than this is never noticed. Unless said: `28`. */
  readonly quietLeastDays?: number | undefined;
  /** Days ahead that rechecks, endings and confirmations are announced. Unless said: `14`. */
  readonly aheadDays?: number | undefined;
  /** References needed before someone takes part; 0 for none. Those from one person count once. Unless said: `0`. */
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
   * The most people suggested to a member in a week, 0 to 10: over all their listings, drawn with the secret of the bank. With fewer
   * than twice as many who fit, members are told to ask the broker. 3 when left out.
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
  /** A chance to give for a member who has received more so far. Unless said: `800`. */
  readonly chanceToGive?: number | undefined;
  /** A chance to receive for a member who has given more so far. Unless said: `300`. */
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
  /** The days for which someone counts as asked lately. Unless said: `28`. */
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
  /** The group the work is with: adults, children or both. */
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
 * - `admit`: Admit members and change their state.
 * - `roles`: Give and end roles.
 * - `profile`: Change one's own profile.
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
 * The state of credit on its way between banks.
 *
 * - `pending`: Held here, posted nowhere.
 * - `posted`: Posted.
 * - `voided`: Released.
 */
export type PassageState = "pending" | "posted" | "voided";

/** A command: its context, and what is to be done. */
export interface Command {
  /** The moment the command comes. It is never before the last command's. */
  readonly at: Timestamp;
  /** Who sends it: `"host"`, or a member's number. */
  readonly by: Sender;
  /** The host's own 16-byte number for the command. Sent twice under one key, it takes effect once. */
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
  /** The name of the programme. */
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
  /** Name, contact, languages, place, needs and what else the host defines: the fields given replace those before. */
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
    /** Attributes that the host defines. */
    readonly attributes?: { readonly [name: string]: string } | undefined;
    /** The person to call in an emergency. */
    readonly emergency?: string | undefined;
    /** Whether they would like their birthday remembered. */
    readonly birthday?: boolean | undefined;
    /** Whether they would rather not be contacted when they are quiet. */
    readonly leaveQuiet?: boolean | undefined;
  }
  /** Words the broker keeps about a member. */
  | {
    readonly type: "tags";
    /** Tags to add. */
    readonly add?: readonly string[] | undefined;
    /** Tags to remove. */
    readonly remove?: readonly string[] | undefined;
  }
  /** When a member is free. */
  | {
    readonly type: "availability";
    /** Every week. */
    readonly weekly?: readonly WeeklyHours[] | undefined;
    /** Hours on single days, in addition. */
    readonly dated?: readonly DatedHours[] | undefined;
    /** Hours on single days that are excluded, no matter what else is given. */
    readonly except?: readonly DatedHours[] | undefined;
  }
  /** Someone vouched for a member. */
  | {
    readonly type: "reference";
    /** When it came; left out while it is awaited. */
    readonly received?: IsoDate | undefined;
    /** The referee, in words. */
    readonly from?: string | undefined;
  }
  /** A check was seen. */
  | {
    readonly type: "check";
    /** The jurisdiction of the scheme, such as `england`. */
    readonly jurisdiction?: string | undefined;
    /** The level of the check. */
    readonly level: CheckLevel;
    /** The group the work is with: adults, children or both. */
    readonly workforce: Workforce;
    /** The day it was seen. */
    readonly seen: IsoDate;
    /** The member who saw it; left out when it was not said. */
    readonly seenBy?: MemberId | undefined;
    /** The day from which the organisation wants a new one. Certificates themselves do not run out. */
    readonly recheckAfter?: IsoDate | undefined;
  }
  /** A member said yes, or no longer, to a purpose. */
  | {
    readonly type: "consent";
    /** The purpose it is for. */
    readonly purpose: Purpose;
    /** Whether they consent. `false` withdraws an earlier consent. */
    readonly given: boolean;
    /** The day it was given or withdrawn. */
    readonly on: IsoDate;
    /** The version of the wording they were shown. */
    readonly wording?: string | undefined;
    /** The partner, when the purpose is sharing with one. */
    readonly partner?: string | undefined;
    /** In what capacity it was given. */
    readonly standing: Standing;
    /** The member who gave it for them. It is set to the sender; a broker or the host may name who signed. */
    readonly givenBy?: MemberId | undefined;
  }
  /** Someone acts for, or cares for, a member. */
  | {
    readonly type: "appointment";
    /** The capacity they act in. */
    readonly standing: Standing;
    /** The person appointed, when they are a member. */
    readonly who?: MemberId | undefined;
    /** The person appointed, in words, when they are not a member. */
    readonly name?: string | undefined;
    /** What they may do. */
    readonly scope?: readonly Scope[] | undefined;
    /** The first day. */
    readonly from: IsoDate;
    /** The last day; no end when left out. */
    readonly until?: IsoDate | undefined;
  }
  /** Staff met the member. */
  | {
    readonly type: "met-by-staff";
    /** The day they met. */
    readonly on: IsoDate;
    /** The member of staff they met; left out when it was not said. */
    readonly by?: MemberId | undefined;
  }
  /** These two are not to be brought together. */
  | {
    readonly type: "do-not-match";
    /** The other member. */
    readonly with: MemberId;
    /** Whether it is lifted. */
    readonly lifted?: boolean | undefined;
    /** The reason: kept apart, for brokers. */
    readonly reason?: string | undefined;
  }
  /** Something about safety. */
  | {
    readonly type: "concern";
    /** What this entry is. */
    readonly step: ConcernStep;
    /** The concern it belongs to: the part that raised it. Left out when raising. */
    readonly concern?: PartId | undefined;
    /** The day of the entry. */
    readonly on: IsoDate;
    /** The member who raised it or acted. It is set to the sender; only the host may name someone else. */
    readonly by?: MemberId | undefined;
    /** What happened, in words. */
    readonly text?: string | undefined;
    /** The day by which someone has to look at it again. */
    readonly escalate?: IsoDate | undefined;
    /** Whether the member is matched with nobody for now; left out to leave that as it is. */
    readonly matchNobody?: boolean | undefined;
  }
  /** Someone was in touch with the member. */
  | {
    readonly type: "contact";
    /** The day they were in touch. */
    readonly on: IsoDate;
    /** How: `call`, `visit`, `letter`, `supervision`, `signposting`, in the host's words. */
    readonly how?: string | undefined;
    /** What was said, in words. */
    readonly text?: string | undefined;
    /** The member who was in touch with them; left out when it was not said. */
    readonly by?: MemberId | undefined;
    /** The day to be in touch again; left out when there is no need. */
    readonly again?: IsoDate | undefined;
  }
  /** Where the member came from. */
  | {
    readonly type: "referral";
    /** `self`, `friend`, `gp`, `link-worker`, `housing`, … in the host's words. */
    readonly source: string;
    /** The day of the referral; left out when it was not said. */
    readonly on?: IsoDate | undefined;
  }
  /** How a first meeting went. */
  | {
    readonly type: "after-meeting";
    /** The exchange at which they met. */
    readonly exchange: ExchangeId;
    /** The member they met. */
    readonly with: MemberId;
    /** Whether they would like to meet again. */
    readonly again: boolean;
    /** What they said of it, in words. */
    readonly text?: string | undefined;
  }
  /** The words of a listing. */
  | {
    readonly type: "listing-words";
    /** A short title. */
    readonly title?: string | undefined;
    /** The description. */
    readonly text?: string | undefined;
    /** The place, when it is not the member's own. */
    readonly place?: Place | undefined;
    /** The languages, when they are not the member's own. */
    readonly languages?: readonly Language[] | undefined;
    /** The hours, when they are narrower than the member's own. */
    readonly availability?: Availability | undefined;
    /** Of an offer: how gladly they do it. */
    readonly liking?: Liking | undefined;
    /** Of an offer: how well they know it. Of a request: how well it has to be known. */
    readonly level?: Level | undefined;
  }
  /** A member objects to a rule, or is answered. */
  | {
    readonly type: "objection";
    /** The place of the rule in the charter, from 0; left out for the charter as a whole. */
    readonly rule?: number | undefined;
    /** The objection this answers: the part it came in. Left out when objecting. */
    readonly answers?: PartId | undefined;
    /** The day of the objection or the answer. */
    readonly on: IsoDate;
    /** The member who answers. It is set to the sender; only the host may name someone else. Left out when objecting. */
    readonly by?: MemberId | undefined;
    /** The objection or the answer, in words. */
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
    /** The text of the note. */
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

/** How one member's part in an exchange differed from what was agreed. */
export interface Actual {
  /** The member whose part it was. They must take part in the exchange; otherwise the error is `not-taking-part`. */
  readonly member: MemberId;
  /** Minutes their part took; unchanged when left out. */
  readonly minutes?: number | undefined;
  /** Whether they came; unchanged when left out. */
  readonly attendance?: Attendance | undefined;
}

/** Words about one exchange of a batch. */
export interface BatchNote {
  /** The place of the exchange in the batch, from 0. */
  readonly row: number;
  /** The text of the note. */
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
  /** The host's own mapping. */
  readonly mapping?: FileMapping | undefined;
  /** What becomes of an amount that is no whole number of minutes. */
  readonly rounding?: Rounding | undefined;
  /** Units to the hour, in place of what the files declare. */
  readonly unitsPerHour?: number | undefined;
  /** The code of the community's own account. */
  readonly communityAccount?: string | undefined;
  /** Whether limits are enforced or advisory; enforced when left out. */
  readonly limits?: LimitMode | undefined;
  /** The rules that separate help from other movements; the usual ones when left out. */
  readonly rules?: readonly ClassRule[] | undefined;
  /** What becomes of a row with a fault: it stops the import, or it is left out and listed. */
  readonly faultyRows?: FaultyRows | undefined;
  /** The offset changes of the community's zone, in order. The host looks them up by the zone's name. */
  readonly offsets?: readonly OffsetChange[] | undefined;
  /** When the files are read: what they say of a later day than tomorrow is a fault. Nothing is checked when left out. */
  readonly now?: Timestamp | undefined;
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

/** From a moment on, local time is this many minutes ahead of UTC. */
export interface OffsetChange {
  /** The moment from which it holds. */
  readonly from: Timestamp;
  /** Minutes ahead of UTC; below zero when behind it. */
  readonly minutes: number;
}

/** Whose calendar is written, for whom, and what it says. */
export interface CalendarOptions {
  /** The viewer who reads it. */
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
  /** The sender who enters the rows. */
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
  /** Whether a comma comes before the decimals. */
  readonly decimalComma?: boolean | undefined;
  /** The form of dates that are texts, in the letters of strftime; ISO 8601 when left out. */
  readonly dates?: string | undefined;
  /** The first of the hundred years that two-digit years stand for; 1970 when left out. */
  readonly pivot?: number | undefined;
  /** The moment at which the table is read: a later day than tomorrow is a fault. Nothing is checked when left out. */
  readonly now?: Timestamp | undefined;
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
  /** The number of times in a thousand weeks that a member receives help, on average. Unless said: `150`. */
  readonly receives?: number | undefined;
  /** The number of neighbours who know each other. Unless said: `30`. */
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
  /** The day on which the charter was decided. */
  readonly decidedOn?: IsoDate | undefined;
}

/**
 * Records that a copy of the bank goes on by itself. Sent to the copy, it gives the copy an identity of its own, so that both go on. Sent
 * to the bank that was copied, with `left`, it is the last thing that happens there but for erasures: the bank goes on elsewhere, as the
 * copy or, when it was moved, as itself.
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
  /** The members who decided on it. */
  readonly decidedBy?: readonly MemberId[] | undefined;
  /** The day on which they decided. */
  readonly decidedOn?: IsoDate | undefined;
}

/** Adds an activity, in the community's own words. */
export interface AddActivityFields {
  /** The activity. */
  readonly activity: Activity;
}

/** Changes an activity: all of it is given anew. */
export interface ChangeActivityFields {
  /** The activity to change. */
  readonly id: ActivityId;
  /** The activity as it is to be. Every field is replaced. */
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
  /** Their profile: name, contact details, languages, place. Unless said: `{}`. */
  readonly profile?: Profile | undefined;
  /** What else is kept about them from the start. */
  readonly parts?: readonly Part[] | undefined;
}

/** Changes a member's state: active, paused, suspended or left. */
export interface SetStateFields {
  /** The member whose state changes. */
  readonly member: MemberId;
  /**
   * The new state: `active`, `paused`, `suspended` or `left`. On `left`, what is proposed or agreed is called off
   * and their listings close.
   */
  readonly state: MemberState;
  /** The first day of the new state; the day of the command when left out. */
  readonly since?: IsoDate | undefined;
  /** The last day of a pause, if it is known. */
  readonly until?: IsoDate | undefined;
  /** The reason, kept as personal data. */
  readonly note?: string | undefined;
}

/** Gives a role. */
export interface GiveRoleFields {
  /** The member who gets the role: another than the sender. */
  readonly member: MemberId;
  /** The role, in the charter's word. */
  readonly role: string;
  /** The organisation the role is held at, if there is one. Its holder also has a say for that organisation. */
  readonly at?: MemberId | undefined;
  /** The first day; the day of the command when left out. */
  readonly from?: IsoDate | undefined;
  /** The last day; no end when left out. */
  readonly until?: IsoDate | undefined;
}

/** Ends a role. */
export interface EndRoleFields {
  /** The member whose role ends. */
  readonly member: MemberId;
  /** The role, in the charter's word. If they do not hold it, the error is `unknown-word`. */
  readonly role: string;
  /** The organisation the role was held at, if there was one. */
  readonly at?: MemberId | undefined;
  /** The last day; the day of the command when left out. The day before ends it at once, and the day before it begins takes it back whole. */
  readonly until?: IsoDate | undefined;
}

/** Keeps something personal about a member: profile, tags, checks, references, consents, appointments, concerns, contacts and the rest. */
export interface KeepFields {
  /** The member the parts are about. */
  readonly member: MemberId;
  /** The parts to keep, in order. They are personal data. */
  readonly parts: readonly Part[];
}

/** Merges a double record into another. */
export interface MergeFields {
  /** The member who stays. From then on both numbers mean them. */
  readonly kept: MemberId;
  /** The member who is merged into the other. */
  readonly merged: MemberId;
}

/** Opens an account members share. */
export interface OpenAccountFields {
  /** The kind of account: `household` or `organisation`. */
  readonly kind: AccountKind;
  /** The members who use it from now on. */
  readonly members?: readonly MemberId[] | undefined;
}

/** Lets a member use a shared account, taking their balance along. */
export interface JoinAccountFields {
  /** The member who joins it. If they were the only user of their account, its balance moves along. */
  readonly member: MemberId;
  /** The shared account. If it is not a household's or an organisation's, the error is `bad-transfer`. */
  readonly account: AccountId;
}

/** Gives a member an account of their own again. What is on the shared one stays there, unless nobody else uses it: then it moves along. */
export interface LeaveAccountFields {
  /** The member who leaves the shared account. */
  readonly member: MemberId;
}

/** Sets limits for one account, or takes them away again. */
export interface SetLimitsFields {
  /** The account the limits are for; `reach` gives the account a member uses. */
  readonly account: AccountId;
  /** The limits; when left out, those of the account's kind apply again. */
  readonly limits?: Limits | undefined;
}

/** Posts an offer. */
export interface OfferFields {
  /** The member who offers. */
  readonly member: MemberId;
  /** What is offered, in numbers and codes: activity, minutes, dates, visibility. Unless said: `{}`. */
  readonly terms?: ListingTerms | undefined;
  /** The title and description, with place, languages and times; all of it is kept as personal data. */
  readonly words?: ListingWords | undefined;
}

/** Posts a request. */
export interface RequestFields {
  /** The member who asks. */
  readonly member: MemberId;
  /** What is asked for, in numbers and codes: activity, minutes, dates, visibility. Unless said: `{}`. */
  readonly terms?: ListingTerms | undefined;
  /** The title and description, with place, languages and times; all of it is kept as personal data. */
  readonly words?: ListingWords | undefined;
}

/** Changes a listing. The terms and the words are each replaced whole. */
export interface AmendListingFields {
  /** The listing to change. If it is closed, the error is `listing-closed`. */
  readonly listing: ListingId;
  /** The new terms; unchanged when left out. */
  readonly terms?: ListingTerms | undefined;
  /** The new words; unchanged when left out. */
  readonly words?: ListingWords | undefined;
}

/** Sets the activity and the need of a listing. */
export interface ClassifyListingFields {
  /** The listing to classify. If it is closed, the error is `listing-closed`. */
  readonly listing: ListingId;
  /** The activity. Left out, the listing has none afterwards. */
  readonly activity?: ActivityId | undefined;
  /** The code of the need, when it is not that of the activity. Left out, the listing has no need of its own afterwards. */
  readonly need?: string | undefined;
}

/** Extends a listing. */
export interface RenewListingFields {
  /** The listing to extend. If it is closed, the error is `listing-closed`. */
  readonly listing: ListingId;
  /** The last day it is open. When left out, the charter's number of days is counted from today; without one it has no end. */
  readonly until?: IsoDate | undefined;
}

/** Closes a listing. */
export interface CloseListingFields {
  /** The listing to close. If it is closed already, the error is `listing-closed`. */
  readonly listing: ListingId;
  /** The reason: `met` or `withdrawn`. */
  readonly why: Closing;
}

/** Proposes an exchange, or the same one on many dates. */
export interface ProposeFields {
  /** The terms that are proposed. */
  readonly terms: Terms;
  /** More dates: a series is agreed to once. */
  readonly dates?: readonly IsoDate[] | undefined;
  /** The member on whose behalf it is proposed, when it is not the sender. */
  readonly onBehalfOf?: MemberId | undefined;
  /** Words, kept as personal of everybody who takes part. */
  readonly note?: string | undefined;
}

/** Ties proposals together: all of them are agreed at once, when the last word comes, or none is. */
export interface ProposeTogetherFields {
  /** Which: two or more that are proposed, each in no bundle yet. */
  readonly exchanges: readonly ExchangeId[];
  /** The moment until which every answer is awaited. Afterwards all of them expire. */
  readonly due: Timestamp;
}

/** Agrees to a proposal; when everybody has, the minutes are held. */
export interface AgreeFields {
  /** The exchange to agree to. It must be `proposed`. */
  readonly exchange: ExchangeId;
  /** The members who agree. When left out, this is the sender and those they act for, or everybody if the host sends it. */
  readonly members?: readonly MemberId[] | undefined;
  /** Whether this agrees to every date of its series that is still proposed. */
  readonly series?: boolean | undefined;
}

/** Approves what rules need approved, and lets the pot pay what a limit keeps from an account. */
export interface ApproveFields {
  /** The exchange to approve. It must be `proposed`. */
  readonly exchange: ExchangeId;
  /** Whether to apply the charter's shortfall rule to what a limit keeps from an account. */
  readonly limit?: boolean | undefined;
  /** The reason, kept as personal data. */
  readonly note?: string | undefined;
}

/** Lets a proposal through that lies in the broker's tray. What rules need approved is approved, and the other members are asked. */
export interface LetThroughFields {
  /** The exchange to let through. It must be `proposed` and lie in the tray; otherwise the error is `nothing-to-do`. */
  readonly exchange: ExchangeId;
  /** The reason, kept as personal data. */
  readonly note?: string | undefined;
}

/** Declines a proposal. */
export interface DeclineFields {
  /** The exchange to decline. It must be `proposed`. */
  readonly exchange: ExchangeId;
  /** The member who declined, if someone else reports it. Leave it out when the sender declines. */
  readonly member?: MemberId | undefined;
  /** The reason, kept as personal data. */
  readonly note?: string | undefined;
}

/** Calls off what was proposed or agreed. */
export interface WithdrawFields {
  /** The exchange to call off. It must be `proposed` or `agreed`. */
  readonly exchange: ExchangeId;
  /** The reason, kept as personal data. */
  readonly note?: string | undefined;
}

/** Marks an agreed exchange as done, with what differed from the agreement. */
export interface DoneFields {
  /** The exchange that took place. It must be `agreed`, and its day must have come. */
  readonly exchange: ExchangeId;
  /** What differed from the agreement, member by member. */
  readonly actual?: readonly Actual[] | undefined;
  /** The number of visitors without a name who came; as agreed when left out. */
  readonly visitors?: number | undefined;
  /** Minutes of facilitation; as agreed when left out. */
  readonly facilitation?: number | undefined;
  /** A note, kept as personal data. */
  readonly note?: string | undefined;
}

/** Confirms that an exchange took place. */
export interface ConfirmFields {
  /** The exchange to confirm. It must be `done`. */
  readonly exchange: ExchangeId;
  /** The members who confirm. When left out, this is the sender and those they act for, or everybody if the host sends it. */
  readonly members?: readonly MemberId[] | undefined;
  /**
   * Minutes it took as they remember it; as reported when left out. If it differs by more than the charter's tolerance, the exchange
   * becomes `disputed`.
   */
  readonly minutes?: number | undefined;
}

/** Confirms many exchanges at once for those who did not. */
export interface ConfirmManyFields {
  /** The exchanges to confirm. Each must be `done`; if one cannot be confirmed, none is. */
  readonly exchanges: readonly ExchangeId[];
}

/** Disputes what was reported about an exchange that is done. */
export interface DisputeFields {
  /** The exchange to dispute. It must be `done`. */
  readonly exchange: ExchangeId;
  /** The member who disputes it; the sender when left out. */
  readonly member?: MemberId | undefined;
  /** What is disputed, in words, kept as personal data. */
  readonly note?: string | undefined;
}

/** Settles a dispute. */
export interface SettleFields {
  /** The exchange to settle. It must be `disputed`. */
  readonly exchange: ExchangeId;
  /** What it is settled at, for each member whose part differs from the report. */
  readonly actual?: readonly Actual[] | undefined;
  /** A note, kept as personal data. */
  readonly note?: string | undefined;
}

/** Records a finished exchange in one step: from paper, from the telephone. Help that happened is always recorded. */
export interface RecordFields {
  /** The terms of the exchange: who took part, for how long, and on which day. */
  readonly terms: Terms;
  /** The member on whose behalf it is recorded, when it is not the sender. */
  readonly onBehalfOf?: MemberId | undefined;
  /** Words, kept as personal of everybody who took part. */
  readonly note?: string | undefined;
}

/** Records many finished exchanges as one batch, which can be undone at once. */
export interface RecordBatchFields {
  /** The terms of each exchange, in order. */
  readonly exchanges: readonly Terms[];
  /** Notes on some of them, each kept as personal data of everybody who took part. */
  readonly notes?: readonly BatchNote[] | undefined;
}

/** Gives the word of an account that an exchange waits for. */
export interface GiveWordFields {
  /** The exchange, which must be in state `awaiting-word`. */
  readonly exchange: ExchangeId;
  /** The account; when left out, every account the sender may speak for. */
  readonly account?: AccountId | undefined;
  /** The most that may be taken; what the exchange asks for when left out. The rest stays unpaid. */
  readonly most?: Minutes | undefined;
}

/** Refuses the word of an account that an exchange waits for. The help still counts, and stays unpaid. */
export interface RefuseWordFields {
  /** The exchange, which must be in state `awaiting-word`. */
  readonly exchange: ExchangeId;
  /** The account; when left out, every account the sender may speak for. */
  readonly account?: AccountId | undefined;
}

/** Amends an exchange recorded on the same day: it is reversed and recorded anew, linked. */
export interface AmendFields {
  /** The exchange to amend. It must have been entered on the same day; otherwise the error is `not-same-day`. */
  readonly exchange: ExchangeId;
  /**
   * The terms of the exchange as it took place. They replace the earlier ones whole. A member who did not enter the exchange changes
   * only what it says of themselves, and how much credit it moves.
   */
  readonly terms: Terms;
}

/** Takes a posted exchange back by a linked entry. */
export interface ReverseFields {
  /** The exchange to reverse. It must have taken place: `confirmed`, `settled` or `awaiting-word`. */
  readonly exchange: ExchangeId;
  /** Why, kept as personal. */
  readonly note?: string | undefined;
}

/** Takes a whole batch back. */
export interface UndoBatchFields {
  /** The batch to undo. If none of its exchanges still stands, the error is `not-found`. */
  readonly batch: BatchId;
}

/** Marks, before an agreed exchange is done, that a member will not come, or will come after all. */
export interface MarkAttendanceFields {
  /** The exchange. It must be `agreed`. */
  readonly exchange: ExchangeId;
  /** The member who will not come. They must take part in the exchange; otherwise the error is `not-taking-part`. */
  readonly member: MemberId;
  /** How they stay away. `attended` takes an earlier mark back. */
  readonly attendance: Attendance;
}

/** Puts a member in another's place. If a member sends it, it is only asked for, and a broker decides. */
export interface SubstituteFields {
  /** The exchange. It must be `agreed`. */
  readonly exchange: ExchangeId;
  /** The member who does not come. */
  readonly out: MemberId;
  /** The member who comes instead. */
  readonly into: MemberId;
}

/** Records money that is owed for an exchange. */
export interface AddExpenseFields {
  /** The exchange. It must not have been declined, withdrawn, expired or reversed. */
  readonly exchange: ExchangeId;
  /** The sum that is owed, and the member it is owed to. */
  readonly expense: Expense;
  /** What the money was for, kept as personal data. */
  readonly note?: string | undefined;
}

/** Reports that a member sets out on a lone visit. */
export interface VisitOutFields {
  /** The exchange the visit is for. */
  readonly exchange: ExchangeId;
  /** The member who sets out. They must take part in the exchange. */
  readonly member: MemberId;
  /** The moment they are expected back, at most two days ahead. */
  readonly expected: Timestamp;
}

/** Reports that a member is back from a lone visit. */
export interface VisitBackFields {
  /** The exchange the visit was for. */
  readonly exchange: ExchangeId;
  /** The member who is back. If they had not set out, the error is `nothing-to-do`. */
  readonly member: MemberId;
}

/** Calls off everything ahead of a member, with no reason given: after a hospital stay or a bereavement. */
export interface ClearAheadFields {
  /** The member whose proposed and agreed exchanges are called off. */
  readonly member: MemberId;
  /** The first day from which exchanges are called off. */
  readonly from: IsoDate;
}

/** Moves credit without an exchange. Never counted as service. */
export interface TransferFields {
  /** The kind of transfer. */
  readonly kind: TransferKind;
  /** The account the credit leaves; `reach` gives the account a member uses. */
  readonly from: AccountId;
  /** The account the credit goes to; `reach` gives the account a member uses. */
  readonly to: AccountId;
  /** Minutes to move. */
  readonly minutes: Minutes;
  /** A note, kept as personal data. */
  readonly note?: string | undefined;
  /** The day it counts for, when it is brought in from earlier records; the day of the command when left out. */
  readonly on?: IsoDate | undefined;
}

/** Levies the charter's ageing of credit, when it is due. */
export type AgeCreditFields = Record<never, never>;

/** Opens an account for a partner bank. */
export interface OpenBridgeFields {
  /** The partner's name for itself. */
  readonly partner: string;
  /** How far the two banks may get ahead of each other. */
  readonly limits: Limits;
}

/** Sets credit on its way to or from a partner bank: it is held here. */
export interface BeginPassageFields {
  /** The bridge to the partner bank. */
  readonly bridge: BridgeId;
  /** Whether the credit leaves for the partner or comes from there. */
  readonly direction: Direction;
  /** The account here that pays or is paid. */
  readonly account: AccountId;
  /** Minutes that are on their way. */
  readonly minutes: Minutes;
  /** The key both banks know it by. */
  readonly sharedKey: Key;
  /** The moment from which it may be voided. */
  readonly due: Timestamp;
}

/** Posts credit that is on its way, once the partner holds it too. */
export interface PostPassageFields {
  /** The passage to post. It must be `pending`; otherwise the error is `passage-state`. */
  readonly passage: PassageId;
}

/** Voids credit that is on its way: it stays where it was. */
export interface VoidPassageFields {
  /** The passage to void. It must be `pending` and due. */
  readonly passage: PassageId;
}

/** Pairs two people in a programme. */
export interface PairFields {
  /** The programme they are paired in. */
  readonly programme: ProgrammeId;
  /** The mentor. They must be an active member. */
  readonly mentor: MemberId;
  /** The mentee. They must be an active member. */
  readonly mentee: MemberId;
  /** The first day; the day of the command when left out. */
  readonly from?: IsoDate | undefined;
}

/** Ends a pairing. */
export interface EndPairingFields {
  /** The pairing to end. If it has ended already, the error is `bad-pairing`. */
  readonly pairing: PairingId;
  /** The reason it ends. */
  readonly why: PairingEnd;
  /** The last day; the day of the command when left out. */
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
  /** The member to forget. An erasure that is held back fails with `erasure-held`. */
  readonly member: MemberId;
}

/**
 * Carries out everything that is due by now: proposals nobody answered, confirmations nobody gave, listings that ran out.
 * For the host, and for those who confirm for others.
 */
export type ExpireDueFields = Record<never, never>;

/** Closes a period: a checkpoint, after which older records may be deleted. */
export interface ClosePeriodFields {
  /** The last day of the period. */
  readonly through: IsoDate;
}

/** Sets the local clock from now on. Until it is set for the first time, the bank's days are those of UTC. */
export interface SetClockFields {
  /** Minutes ahead of UTC now, −1080 to 1080. */
  readonly offset: number;
  /** The changes that are known ahead, in order. */
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
   * The arguments do not fit: {what}.
   *
   * Give what the message names.
   */
  readonly "bad-arguments": { readonly what: string };
  /**
   * There is nothing to do: {what}.
   *
   * Leave it out, or ask for something else.
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
   * `{member}` is `{state}`.
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
   * `{member}` was merged into `{into}`.
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
   * Erasure of `{member}` is held back: {why}.
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
   * `{member}` is named twice.
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
   * `{exchange}` is `{state}` and cannot be {step}.
   *
   * Look at where it stands first.
   */
  readonly "exchange-state": { readonly exchange: ExchangeId; readonly state: ExchangeState; readonly step: string };
  /**
   * `{member}` does not take part in `{exchange}`.
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
   * `{account}` would go down without its word.
   *
   * Somebody who uses the account, or may spend for it, sends this; or record it, and it waits for that word.
   */
  readonly "not-your-word": { readonly account: AccountId };
  /**
   * `{member}` signs for themselves.
   *
   * Leave out who signs: whoever sends the command does.
   */
  readonly "not-your-name": { readonly member: MemberId };
  /**
   * Nobody is appointed as `{standing}` who could consent for `{member}` on that day.
   *
   * Keep the appointment, with the scope `consent`, first.
   */
  readonly "not-appointed": { readonly member: MemberId; readonly standing: Standing };
  /**
   * `{account}` has `{available}` to go and `{asked}` was asked.
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
   * `{exchange}` was entered on an earlier day.
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
   * `{passage}` is `{state}`.
   *
   * A passage is posted or voided once.
   */
  readonly "passage-state": { readonly passage: PassageId; readonly state: PassageState };
  /**
   * `{listing}` is closed.
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
