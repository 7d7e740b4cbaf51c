/** Other systems' files, in and out. They want the full `.wasm`: under Node it is there, a page loads it by `init(full)`. */
import { TimeBank } from "./bank.js";
import { callOf, explaining, mustBeObject, newSalt, questionOf } from "./command.js";
import { calling, wantsFull } from "./core.js";
import { TimebankError } from "./errors.js";
import { askedOf, atOnce, found, prepared } from "./finding.js";
import type { ActivityLike, MemberLike } from "./generated/given.js";
import type {
  ActivityId, BatchId, BundleReport, CalendarOptions, CellFault, ClassRule, Coverage, ExchangeId, ExportedAs, FileMapping, Imported, ImportOptions, Lost, MemberId, OffsetChange, Proposal, TableAnswer, TableForm, Viewer,
} from "./generated/wire.js";
import type { MinutesLike, MomentLike, PlainDate } from "./likes.js";
import { minutesIn } from "./minutes.js";
import { inUtc } from "./moments.js";
import { NativeFiles, formCoverage as nativeCoverage, presetMapping as nativePreset, type NativeBank } from "./native/timebank.js";
import { withNative, type KeptBank } from "./reading.js";
import { Sink } from "./sink.js";
import { isDay as isPlainDate } from "./taken.js";
import { bytes, read, shown, written, wrong } from "./written.js";

/** A rule that tells help from other movements. */
export type RuleGiven = Omit<ClassRule, "overMinutes"> & {
  /** Movements of more than so much: minutes, or a text such as `2h`. */
  readonly overMinutes?: MinutesLike | undefined;
};

/** A mapping whose rules say lengths as people do. */
export type MappingGiven = Omit<FileMapping, "rules"> & {
  /** The rules that tell help from other movements. Defaults to the usual ones. */
  readonly rules?: readonly RuleGiven[] | undefined;
};

/** The options of an import, in which rules may give lengths as text. */
export type ImportGiven = Omit<ImportOptions, "salt" | "mapping" | "rules"> & Partial<Pick<ImportOptions, "salt">> & {
  /** A mapping of one's own. */
  readonly mapping?: MappingGiven | undefined;
  /** The rules that tell help from other movements. Defaults to the usual ones. */
  readonly rules?: readonly RuleGiven[] | undefined;
};

/** Files by name. One that is a ZIP is unpacked. */
export type Files = Readonly<Record<string, Uint8Array | ArrayBuffer | string>>;

/** A bank made of another system's files. */
export interface Import {
  /** The bank. Its records wait for `takeNewRecords`, unless `keep` got them. */
  readonly bank: TimeBank;
  /** What was read, guessed and lost, and whether the balances agree. */
  readonly report: BundleReport;
  /** Members by their code there. */
  readonly members: Readonly<Record<string, MemberId>>;
}

/** A bank in another form. */
export interface Exported {
  /** Files by name. */
  readonly files: Readonly<Record<string, Uint8Array>>;
  /** What the form has no place for. */
  readonly lost: readonly Lost[];
}

function given(files: Files): NativeFiles {
  const native = new NativeFiles();
  for (const name of Object.keys(files)) native.add(name, bytes(files[name] as Uint8Array, `the file ${name}`));
  return native;
}

/**
 * Makes a bank of another system's files: `form` is `komunitin` or the name of a preset, or give a `mapping`. The salt is drawn
 * unless you give one.
 *
 * @example
 * const sheet = "03-02-2025,ana,ben,here,here,hour,trade,,1.25,Shelves\n";
 * const { bank, members } = readFiles({ "batch.csv": sheet }, { form: "cclite" });
 * bank.balance(memberId(members.ben)).minutes; // 75
 *
 * @throws `TimebankError` with the code `files-refused`, and the report with every fault in its details: then there is no bank
 */
export function readFiles(
  files: Files,
  options: ImportGiven & {
    /** The time zone of the place, such as `Europe/London`, in place of `offsets`: of local times, and of the days that instants lie on. */
    readonly zone?: string;
    /**
     * Called with the records as they are made, in JSON Lines, a thousand or so at a time: for files whose journal is larger than memory. The bank
     * then has none of them to hand out. Throw them away when the files are refused. What it throws is thrown when the files have been read.
     */
    readonly keep?: (records: Uint8Array) => void;
  },
): Import {
  wantsFull("readFiles");
  const { zone, keep, ...said } = ruled(options);
  const sink = keep === undefined ? undefined : new Sink(keep);
  const offsets = zone === undefined ? said.offsets : offsetsOf(zone);
  const native = given(files);
  try {
    const text = written({ ...said, ...(offsets === undefined ? {} : { offsets }), salt: options.salt ?? newSalt() });
    const bank = explaining(text, callOf("read-files"), () => calling(() => native.readBank(text, sink)));
    if (sink?.fault !== undefined) {
      bank?.free();
      throw sink.fault.thrown;
    }
    const { report, members } = read<Imported>(native.told());
    if (bank !== undefined) return { bank: TimeBank.of(bank), report, members };
    const [first] = report.refused;
    const why = first === undefined ? "they cannot be read" : `\`${first.file}\` line ${first.line}: ${first.why}`;
    throw new TimebankError("files-refused", `nothing was imported: ${why}`, { report }, "look at `details.report.refused`");
  } finally {
    native.free();
  }
}

/** Options with every length in rules as minutes. */
function ruled<T extends Pick<ImportGiven, "mapping" | "rules">>(options: T): T {
  const { mapping, rules } = options;
  return {
    ...options,
    ...(rules === undefined ? {} : { rules: inMinutes(rules, "rules") }),
    ...(mapping?.rules === undefined ? {} : { mapping: { ...mapping, rules: inMinutes(mapping.rules, "mapping.rules") } }),
  };
}

function inMinutes(rules: readonly RuleGiven[], path: string): readonly RuleGiven[] {
  // What is no list of rules is the core's to refuse.
  if (!Array.isArray(rules)) return rules;
  return rules.map((rule: RuleGiven, place) => {
    const given = (rule as RuleGiven | null)?.overMinutes;
    return typeof given === "string" ? { ...rule, overMinutes: minutesOf(given, `${path}[${place}].overMinutes`) } : rule;
  });
}

function minutesOf(text: string, path: string): number {
  const minutes = minutesIn(text);
  if (minutes === undefined) throw wrong(path, `"${text.slice(0, 40)}"`, "whole minutes, or a text such as `1h30`");
  return minutes;
}

/** The offset changes of a zone from 1970 to 2100, to the minute. */
function offsetsOf(zone: string): OffsetChange[] {
  const [minute, week] = [60_000, 7 * 86_400_000];
  const fields = { year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", hourCycle: "h23" } as const;
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat("en-US", { ...fields, timeZone: zone });
  } catch (cause) {
    throw wrong("zone", `\`${String(zone).slice(0, 40)}\``, "a time zone such as `Europe/London`", cause);
  }
  const ahead = (at: number): number => {
    const said = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
    const local = Date.UTC(said["year"] ?? 0, (said["month"] ?? 1) - 1, said["day"], said["hour"], said["minute"]);
    return Math.round((local - at) / minute);
  };
  const told = (at: number, minutes: number): OffsetChange => ({ from: new Date(at).toISOString(), minutes });
  let now = ahead(0);
  const changes = [told(0, now)];
  for (let at = 0; at < Date.UTC(2100, 0); at += week) {
    if (ahead(at + week) === now) continue;
    let [low, high] = [at, at + week];
    while (high - low > minute) {
      const middle = low + Math.floor((high - low) / 2 / minute) * minute;
      if (ahead(middle) === now) low = middle;
      else high = middle;
    }
    now = ahead(high);
    changes.push(told(high, now));
  }
  return changes;
}

/** Proposes a mapping for files nobody has described, with its doubts in words. Nothing uses it unless you hand it to `readFiles`. */
export function sniffFiles(files: Files): Proposal | undefined {
  wantsFull("sniffFiles");
  const native = given(files);
  try {
    const told = native.sniff();
    return told === undefined ? undefined : read<Proposal>(told);
  } finally {
    native.free();
  }
}

/** The mapping of a system that is known, to look at or to change. */
export function presetMapping(name: string): FileMapping {
  wantsFull("presetMapping");
  return read(calling(() => nativePreset(name)));
}

/**
 * Admits the members of files into a bank that is there, by a mapping whose tables hold members: all of them, or none. With a keeper it is done
 * `through` it, so that it is kept.
 *
 * @example
 * await keeper.through((copy) => admitFiles(copy, { "people.csv": sheet }, { mapping }));
 *
 * @throws `TimebankError` with the code `files-refused`, and the report with every fault in its details: then nobody was admitted
 */
export function admitFiles(
  bank: TimeBank,
  files: Files,
  options: Pick<ImportGiven, "mapping" | "faultyRows" | "limits" | "now" | "offsets"> & {
    /** When they are entered; now when left out. */
    readonly at?: Date | string;
    /** The time zone of the place, such as `Europe/London`, in place of `offsets`: the day somebody joined is the one there. */
    readonly zone?: string;
    /** 16 random bytes, drawn when left out. */
    readonly salt?: string;
  },
): Omit<Import, "bank"> {
  wantsFull("admitFiles");
  const { at = new Date(), zone, ...said } = ruled(options);
  const offsets = zone === undefined ? said.offsets : offsetsOf(zone);
  const native = given(files);
  try {
    const text = written({ ...said, ...(offsets === undefined ? {} : { offsets }), salt: said.salt ?? newSalt() });
    const when = at instanceof Date ? at.toISOString() : inUtc(at);
    const admitted = explaining(text, callOf("admit-files"), () => TimeBank.with(bank, (held: NativeBank) => calling(() => held.admitFiles(native, text, when))));
    const { report, members } = read<Imported>(native.told());
    if (admitted) return { report, members };
    const why = report.refused[0]?.why ?? "they cannot be read";
    throw new TimebankError("files-refused", `nobody was admitted: ${why}`, { report }, "look at `details.report.refused`");
  } finally {
    native.free();
  }
}

/**
 * What stands in a cell of a row. A `Date` is a moment, for `entered`; a day is a text in the declared form or a `Temporal.PlainDate`. A list
 * holds members' numbers.
 */
export type TableCell = string | number | bigint | boolean | Date | PlainDate | readonly MemberId[] | null | undefined;

/** How a table is read. */
export type TableOptions = Pick<TableForm, "dates" | "decimalComma" | "faultyRows" | "peopleSeparator" | "pivot" | "unit"> & {
  /** What the table calls a column → what it is called here; `null` leaves it out. */
  readonly columns?: Readonly<Record<string, TableColumn | null>>;
  /** How texts name members: by which system's codes, or each by itself; by their names when left out. */
  readonly members?: string | Readonly<Record<string, MemberId>>;
  /** What was done, where the table does not say: its number or code. */
  readonly activity?: ActivityLike;
  /** How long, where the table does not say. */
  readonly minutes?: MinutesLike;
  /** When they are entered, where the table does not say; now when left out. */
  readonly at?: MomentLike;
  /** When the table is read: a later day than tomorrow is a fault. Nothing is checked when left out. */
  readonly now?: MomentLike;
  /** Who enters them; the host when left out. */
  readonly by?: TableForm["by"];
  /** 16 random bytes, drawn when left out. */
  readonly salt?: string;
};

/** What a column of a table of exchanges says. */
export type TableColumn =
  | "on" | "gave" | "received" | "together" | "minutes" | "activity" | "visitors" | "setting" | "payer" | "estimated" | "brokered" | "facilitation" | "entered" | "note" | "start"
  | "listing" | "pairing" | "expenses";

/** What came of a table. */
export interface RecordedTable {
  /** How many rows were recorded. */
  readonly rows: number;
  /** The first exchange, and the last; those between follow one another. */
  readonly first?: ExchangeId;
  /** The last. */
  readonly last?: ExchangeId;
  /** The batches they were recorded in; each can be undone. */
  readonly batches: readonly BatchId[];
  /** Rows that were left out, each with its reason. */
  readonly faults: readonly CellFault[];
  /** What was read, left out and doubtful, as of files. */
  readonly report: BundleReport;
}

/**
 * Records rows of past exchanges, all of them or none: objects whose fields are the columns `on`, `gave`, `received` and so on, or are
 * called what `columns` says. Days, lengths and names are read as those of files are, with the same faults and the same report. With a
 * keeper it is done `through` it, so that it is kept.
 *
 * @example
 * const rows = [{ Date: "02/03/2026", Helper: "Ana", Helped: "ben ", "How long": "1h30" }];
 * const columns = { Date: "on", Helper: "gave", Helped: "received", "How long": "minutes" } as const;
 * recordTable(bank, rows, { columns, dates: "%d/%m/%Y" }).rows; // 1
 *
 * @throws `TimebankError` with the code `table-refused`, the faults by row and the report in its details: then nothing was recorded
 */
export function recordTable(bank: TimeBank, rows: readonly Readonly<Record<string, TableCell>>[], options: TableOptions = {}): RecordedTable {
  wantsFull("recordTable");
  const columns = columnsOf(rows);
  const form = formOf(columns, options, bank);
  const called = new Map(Object.entries(form.called ?? {}));
  const days = new Set(columns.filter((name) => (called.get(name) ?? name) === "on"));
  const one = (row: Readonly<Record<string, TableCell>>, name: string, place: number): unknown =>
    Object.hasOwn(row, name) ? cell(row[name], `rows[${place}].${name}`, days.has(name)) : null;
  const cells = written(rows.map((row, place) => columns.map((name) => one(row, name, place))));
  const text = written(form);
  const answer = read<TableAnswer>(explaining(text, callOf("record-table"), () => TimeBank.with(bank, (native: NativeBank) => calling(() => native.recordTable(text, cells)))));
  if (answer.stopped) throw refusedTable(answer);
  const { report, faults, batches } = answer;
  const { first, last } = answer;
  return { rows: report.files[0]?.taken ?? 0, ...(first === undefined ? {} : { first }), ...(last === undefined ? {} : { last }), batches, faults, report };
}

/** More columns than this the core refuses. */
const MOST_COLUMNS = 1000;

/** The names of all fields, in the order in which they come. */
function columnsOf(rows: readonly unknown[]): string[] {
  if (!Array.isArray(rows)) throw wrong("rows", shown(rows), "a list of objects");
  const names = new Set<string>();
  // By number, so that a hole is refused as well.
  for (let place = 0; place < rows.length; place++) {
    const row: unknown = rows[place];
    if (typeof row !== "object" || row === null || Array.isArray(row)) throw wrong(`rows[${place}]`, shown(row), "an object whose fields are columns");
    for (const name of Object.keys(row)) names.add(name);
    if (names.size <= MOST_COLUMNS) continue;
    const details = { what: "columns", size: names.size, most: MOST_COLUMNS };
    const why = `the columns have a size of ${names.size} where at most ${MOST_COLUMNS} is taken`;
    throw new TimebankError("too-large", why, details, "send less at once");
  }
  return [...names];
}

function formOf(columns: readonly string[], options: TableOptions, bank: TimeBank): TableForm {
  const { columns: called = {}, members, minutes, activity, at = new Date(), now, by = "host", salt = newSalt(), ...said } = options;
  const moment = (given: MomentLike): string => (given instanceof Date ? given.toISOString() : inUtc(given));
  const named = typeof members === "string" ? { system: members } : members === undefined ? {} : { members };
  const long = typeof minutes === "string" ? minutesOf(minutes, "minutes") : minutes;
  return {
    ...said, ...named, ...(activity === undefined ? {} : { activity: activityIn(bank, activity) }), ...(long === undefined ? {} : { minutes: long }),
    columns, called: Object.fromEntries(Object.entries(called).map(([theirs, ours]) => [theirs, ours ?? ""])),
    at: moment(at), ...(now === undefined ? {} : { now: moment(now) }), by, salt,
  };
}

function cell(value: TableCell, path: string, isDay: boolean): unknown {
  if (typeof value !== "object" || value === null) return value ?? null;
  if (Array.isArray(value)) return value;
  if (value instanceof Date) {
    if (isDay) throw wrong(path, "a moment", 'a day such as `"2026-03-01"`');
    const at = value.getTime();
    if (Number.isNaN(at)) throw wrong(path, "a `Date` that is no moment", "a moment");
    return { at };
  }
  // In another calendar its text says so behind the day.
  if (isPlainDate(value)) {
    const day = String(value).replace(/\[.*$/s, "");
    return isDay ? { day } : day;
  }
  throw wrong(path, "an object", "text, a number, true, false, a day, a moment or a list of members");
}

function refusedTable({ report, faults, refused }: TableAnswer): TimebankError {
  const why = report.refused[0]?.why ?? "they cannot be read";
  const rows = refused === 0 ? "nothing was recorded" : `${refused} row${refused > 1 ? "s do" : " does"} not fit, and none was recorded`;
  return new TimebankError("table-refused", `${rows}: ${why}`, { faults, report }, "mend what `details.faults` lists, and record the table again");
}

/** What a form covers: the columns that are read and lost, and what of a bank is written and what is not. */
export function formCoverage(form: string): Coverage {
  wantsFull("formCoverage");
  return read(calling(() => nativeCoverage(form)));
}

/** Who reads a calendar, and what is in it. */
export type CalendarGiven = Omit<CalendarOptions, "viewer" | "member"> & {
  /** Who reads it. */
  readonly viewer: Viewer | MemberLike;
  /** The member whose exchanges are written; the viewer's own when left out, and for the host everybody's. */
  readonly member?: MemberLike | undefined;
};

/**
 * Writes a calendar (RFC 5545) that holds what its reader may see and nothing else: a member by number, exact name or what `admit` answered,
 * or `"host"`, who sees everything.
 *
 * @example
 * const mine = calendarFor(bank, ana);
 * const times = calendarFor(bank, "Ana", { free: true });
 * const hers = calendarFor(bank, "host", { member: "Ana" });
 */
export function calendarFor(bank: TimeBank | KeptBank, viewer: Viewer | MemberLike, options?: Omit<CalendarGiven, "viewer">): Uint8Array;
export function calendarFor(bank: TimeBank | KeptBank, options: CalendarGiven): Uint8Array;
export function calendarFor(bank: TimeBank | KeptBank, given: unknown, options: object = {}): Uint8Array {
  wantsFull("calendarFor");
  const all = typeof given === "object" && given !== null && !Object.hasOwn(given, "created");
  const asked: Record<string, unknown> = { ...(all ? given : mustBeObject(options)) };
  asked["viewer"] = all ? asked["viewer"] : given;
  const { viewer, member } = asked;
  // A lapsed session is nobody, and nobody is not the host.
  if (viewer === undefined || viewer === null) throw wrong("viewer", String(viewer), "a member or `host`");
  asked["viewer"] = viewer === "host" || viewer === "auditor" ? viewer : numberOf(bank, viewer, "viewer");
  if (member !== undefined) asked["member"] = numberOf(bank, member, "member");
  const text = written(asked);
  return withNative(bank, (native) => {
    return explaining(text, callOf("calendar-for"), () => calling(() => native.calendar(text)));
  });
}

/** The number of an activity by number, code or the outcome that made it. */
function activityIn(bank: TimeBank, activity: ActivityLike): ActivityId {
  const call = questionOf("listings", [{ activity }]);
  atOnce(prepared(call, "host"), askedOf(bank));
  return call.whole["activity"] as ActivityId;
}

/** The number of a member by number, exact name or what `admit` answered. */
function numberOf(bank: TimeBank | KeptBank, given: unknown, path: string): unknown {
  if (typeof given === "string") return atOnce(found(given, "host", path), askedOf(bank));
  const number = typeof given === "object" && given !== null && Object.hasOwn(given, "created") ? (given as { created?: { member?: unknown } | null }).created?.member : given;
  if (typeof number !== "number") throw wrong(path, shown(given), "a member: their number, their exact name, or what `admit` answered");
  return number;
}

/**
 * Writes a bank as `csv`, `json-lines`, `komunitin`, `valueflows`, `icalendar`, `open-referral`, `open-referral-uk`, `timeoverflow`,
 * `nexus`, `cyclos-3` or `credit-commons`. Names of members stand in most of them.
 */
export function exportFiles(bank: TimeBank | KeptBank, form: string): Exported {
  wantsFull("exportFiles");
  return withNative(bank, (native) => {
    const made = calling(() => native.exportFiles(form));
    try {
      const files: Record<string, Uint8Array> = {};
      for (let index = 0; index < made.count(); index++) files[made.name(index) as string] = made.bytes(index) as Uint8Array;
      return { files, lost: read<ExportedAs>(made.told()).lost };
    } finally {
      made.free();
    }
  });
}
