/** A database of SQLite through whichever driver there is: its errors as ours, and its layout, which is that of the Rust and Python packages. */
import { existsSync } from "node:fs";
import { open as openFile } from "node:fs/promises";
import { resolve } from "node:path";
import { setTimeout } from "node:timers/promises";

import { TimebankError } from "./errors.js";
import type { Head } from "./generated/wire.js";
import type { SqliteDatabase, SqliteStatement, SqliteValue } from "./sqlite-driver.js";
import type { SqliteOptions } from "./sqlite.js";
import { unknown } from "./taken.js";

/** A row by the names of its columns. */
export type SqlRow = Readonly<Record<string, unknown>>;

/** Marks a database file as ours: "TbSt". */
const APPLICATION = 0x5462_5374;

/** How long one writer waits for another, in milliseconds. */
const PATIENCE = 20_000;

/** How long SQLite itself waits, while nothing else runs here. Beyond that the store waits and lets the rest of the program run. */
const BUSY = 5;

/** The longest the store waits before it tries again. */
const NAP = 40;

/** Each layout from the one before, as in `crates/timebank-store/src/sqlite/open.rs`. Those that were released stay as they are. */
const LAYOUTS = [
  `
CREATE TABLE bank(number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, audience TEXT NOT NULL) STRICT;
CREATE TABLE log(bank INTEGER NOT NULL, seq INTEGER NOT NULL, hash BLOB NOT NULL, bytes BLOB NOT NULL,
    PRIMARY KEY (bank, seq)) STRICT, WITHOUT ROWID;
CREATE TABLE document(bank INTEGER NOT NULL, seq INTEGER NOT NULL, place INTEGER NOT NULL, bytes BLOB NOT NULL,
    PRIMARY KEY (bank, seq, place)) STRICT, WITHOUT ROWID;
CREATE TABLE part(bank INTEGER NOT NULL, seq INTEGER NOT NULL, slot INTEGER NOT NULL, state INTEGER NOT NULL, salt BLOB, part BLOB,
    PRIMARY KEY (bank, seq, slot)) STRICT, WITHOUT ROWID;
CREATE TABLE snapshot(bank INTEGER PRIMARY KEY, seq INTEGER NOT NULL, hash BLOB NOT NULL, bytes BLOB NOT NULL) STRICT;
CREATE TABLE start(bank INTEGER PRIMARY KEY, seq INTEGER NOT NULL, hash BLOB NOT NULL) STRICT;
CREATE TABLE untidy(what TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
`,
];
const LAYOUT = LAYOUTS.length;

/** The error for what a store could not do, and nothing was changed. */
export function storeFailed(why: string, cause?: unknown): TimebankError<"store-failed"> {
  return new TimebankError("store-failed", `the records could not be written: ${why}`, { why }, "mend the cause and send the command again", { cause });
}

/** The error for a place that is not a store of ours, or does not let us in. */
export function storeRefused(why: string, cause?: unknown): TimebankError<"store-refused"> {
  return new TimebankError("store-refused", `the store cannot be opened: ${why}`, { why }, "check its address, its name and what it asks for to be let in", { cause });
}

/** The error for rows that do not hang together. */
export function storeDamaged(why: string, cause?: unknown): TimebankError<"store-damaged"> {
  return new TimebankError("store-damaged", `the store is damaged: ${why}`, { why }, "restore it from a backup, and verify that against a head kept elsewhere", { cause });
}

/** The error for a commit of which nobody can tell whether it lasts. */
export function unknownOutcome(why: string, cause?: unknown): TimebankError<"unknown-outcome"> {
  return new TimebankError("unknown-outcome", `it is not known whether the records were written: ${why}`, { why }, "read the journal before you send the command again with the same key", { cause });
}

/** The error for a journal without a record it had. */
export function journalShorter(known: Head, found: number): TimebankError<"journal-shorter"> {
  const help = "records that were acknowledged are missing: write nothing, find the newer copy (a `-wal` beside the database, the server before a failover, a later backup) and put it back; where the older copy is meant, open it anew, without the `-head` beside it";
  return new TimebankError("journal-shorter", `the journal ends at \`${found}\` and no longer has record \`${known.seq}\` as it was`, { known: known.seq, found }, help);
}

/** SQLite's primary result codes, by the names that `better-sqlite3` and `bun:sqlite` use. */
const CODES: Readonly<Record<string, number>> = { PERM: 3, BUSY: 5, CORRUPT: 11, FULL: 13, CANTOPEN: 14, AUTH: 23, NOTADB: 26 };

/** The primary code of an error of SQLite, whichever driver gave it; 0 for any other error. */
function codeOf(fault: unknown): number {
  if (fault instanceof TimebankError) return 0;
  const { errcode, code } = (fault ?? {}) as { errcode?: unknown; code?: unknown };
  if (typeof errcode === "number") return errcode & 0xff;
  const [, name = ""] = /^SQLITE_([A-Z]+)/.exec(String(code)) ?? [];
  return CODES[name] ?? 0;
}

/** Whether another connection stands in the way just now. */
export function isBusy(fault: unknown): boolean {
  return codeOf(fault) === CODES["BUSY"];
}

/** Whether there was no room: by SQLite's own word, or because the file may not grow any more. */
export function isFull(fault: unknown): boolean {
  const { errcode, code } = (fault ?? {}) as { errcode?: unknown; code?: unknown };
  return codeOf(fault) === CODES["FULL"] || errcode === 778 || code === "SQLITE_IOERR_WRITE";
}

/** What a driver said, as an error of ours. */
export function failed(what: string, fault: unknown): TimebankError {
  if (fault instanceof TimebankError) return fault;
  const why = `${what}: ${fault instanceof Error ? fault.message : String(fault)}`;
  const code = codeOf(fault);
  // A number too large for JavaScript stands where a record's number should be.
  if (code === CODES["CORRUPT"] || code === CODES["NOTADB"] || (fault as { code?: unknown } | null)?.code === "ERR_OUT_OF_RANGE") return storeDamaged(why, fault);
  if (code === CODES["CANTOPEN"] || code === CODES["PERM"] || code === CODES["AUTH"]) return storeRefused(why, fault);
  return storeFailed(why, fault);
}

/** One connection, with its statements prepared once. */
export class Connection {
  readonly #db: SqliteDatabase;
  readonly #prepared = new Map<string, SqliteStatement>();

  constructor(db: SqliteDatabase) {
    this.#db = db;
  }

  #statement(sql: string): SqliteStatement {
    let found = this.#prepared.get(sql);
    if (found === undefined) this.#prepared.set(sql, (found = this.#db.prepare(sql)));
    return found;
  }

  get(sql: string, ...values: SqliteValue[]): SqlRow | undefined {
    return (this.#statement(sql).get(...values) as SqlRow | null | undefined) ?? undefined;
  }

  all(sql: string, ...values: SqliteValue[]): SqlRow[] {
    return this.#statement(sql).all(...values) as SqlRow[];
  }

  run(sql: string, ...values: SqliteValue[]): void {
    this.#statement(sql).run(...values);
  }

  exec(sql: string): void {
    this.#db.exec(sql);
  }

  /** All pages, free ones included; nothing where the driver cannot give them. */
  pages(): Uint8Array | undefined {
    return this.#db.serialize?.();
  }

  close(): void {
    this.#db.close();
  }

  /** Does something in one transaction, whole or not at all. */
  transaction<T>(kind: "IMMEDIATE" | "DEFERRED", work: () => T): T {
    this.exec(`BEGIN ${kind}`);
    let done: T;
    try {
      done = work();
    } catch (fault) {
      this.#rollBack();
      throw fault;
    }
    try {
      this.exec("COMMIT");
    } catch (fault) {
      this.#rollBack();
      if (isFull(fault) || isBusy(fault)) throw fault;
      throw unknownOutcome(fault instanceof Error ? fault.message : String(fault), fault);
    }
    return done;
  }

  #rollBack(): void {
    try {
      this.exec("ROLLBACK");
    } catch {
      // SQLite has rolled back by itself.
    }
  }

  /** A pragma that is a whole number. */
  number(pragma: "application_id" | "user_version"): number {
    return Number(this.get(`PRAGMA ${pragma}`)?.[pragma]);
  }
}

/** What was given in place of a path, if it is a database. */
export function databaseOf(given: SqliteDatabase): SqliteDatabase {
  const has = (name: "exec" | "prepare" | "close") => typeof (given as SqliteDatabase | null | undefined)?.[name] === "function";
  if (has("exec") && has("prepare") && has("close")) return given;
  throw storeRefused("what was given is neither a path, as text, nor an open database");
}

/** The options, each with what it is when it is left out. */
export function optionsOf(given: SqliteOptions): { readonly name: string; readonly readOnly: boolean; readonly create: boolean } {
  const { bank = "bank", readOnly = false, create = true, ...rest } = given;
  const [other] = Object.keys(rest);
  if (other !== undefined) throw unknown(other, "`SqliteStore.open`", ["bank", "readOnly", "create"]);
  return { name: named(bank), readOnly, create };
}

/** Opens a file by the SQLite that comes with Node. */
export async function withNode(at: string, readOnly: boolean, create: boolean): Promise<SqliteDatabase> {
  // A path, as in Rust, also where it begins with `file:`. What stands for a database in memory is refused once it is open.
  const path = at === "" || at === ":memory:" ? at : resolve(at);
  if (!create && !existsSync(path)) throw storeRefused("there is no database at this path");
  // Not known to the types of Node 20, which has none.
  const name = "node:sqlite";
  let found: { DatabaseSync: new (path: string, options: { readOnly: boolean }) => SqliteDatabase };
  try {
    found = (await import(name)) as typeof found;
  } catch (fault) {
    const help = "use Node 22.13 or later, or give `SqliteStore.open` an open database of `better-sqlite3` or `bun:sqlite`";
    throw new TimebankError("not-ready", "this runtime has no `node:sqlite`", {}, help, { cause: fault });
  }
  try {
    return new found.DatabaseSync(path, { readOnly });
  } catch (fault) {
    throw failed("the database cannot be opened", fault);
  }
}

/** Prepares a database to be written, and lays it out when it is new and may be made. */
export function toWrite(db: Connection, create: boolean): void {
  db.exec(`PRAGMA busy_timeout = ${BUSY}`);
  // Before anything is written: whose the file is comes next.
  for (const pragma of ["synchronous = FULL", "secure_delete = ON", "foreign_keys = OFF", "trusted_schema = OFF"]) db.exec(`PRAGMA ${pragma}`);
  checkOwner(db);
  if (!create && layout(db) === 0) throw storeRefused("there is no database at this path, or nothing in it");
  // Requested at every opening: it is kept in the file, and no harm when it is so already.
  const mode = String(db.get("PRAGMA journal_mode = WAL")?.["journal_mode"]);
  if (mode.toLowerCase() !== "wal") throw storeRefused(`the database stays in mode \`${mode}\` where \`wal\` was asked for`);
  layOut(db);
}

/** Prepares a database to be read only. Returns whether it is laid out at all. */
export function toRead(db: Connection): boolean {
  db.exec(`PRAGMA busy_timeout = ${BUSY}`);
  checkOwner(db);
  const found = layout(db);
  if (found !== 0 && found !== LAYOUT) throw later(found);
  return found === LAYOUT;
}

function later(found: number): TimebankError<"store-version"> {
  return new TimebankError("store-version", `the store is laid out as version \`${found}\` where this library knows \`${LAYOUT}\``, { found, known: LAYOUT }, "use a later version of the library");
}

function layout(db: Connection): number {
  const found = db.number("user_version");
  if (found < 0) throw storeDamaged(`the layout is given as \`${found}\``);
  return found;
}

/** A file with tables in it and without our mark belongs to another program. */
function checkOwner(db: Connection): void {
  if (db.number("application_id") === APPLICATION) return;
  const tables = Number(db.get("SELECT count(*) AS tables FROM sqlite_schema")?.["tables"]);
  if (tables > 0 || layout(db) !== 0) throw storeRefused("the file is a database of another program");
}

/** Brings the layout up to this one in one step, even if another program opens the file at the same time. */
function layOut(db: Connection): void {
  if (layout(db) === LAYOUT) return;
  db.transaction("IMMEDIATE", () => {
    const found = layout(db);
    if (found > LAYOUT) throw later(found);
    for (const step of LAYOUTS.slice(found)) db.exec(step);
    db.exec(`PRAGMA application_id = ${APPLICATION}`);
    db.exec(`PRAGMA user_version = ${LAYOUT}`);
  });
}

/** The name of a bank. It is never put into a statement, only beside one. */
function named(name: string): string {
  const refused = (why: string) => storeRefused(`the name of a bank ${why}`);
  if (name === "") throw refused("is empty");
  if (Buffer.byteLength(name) > 200) throw refused("has more than 200 bytes");
  if (/\p{Cc}/u.test(name)) throw refused("has control characters in it");
  if (/\p{Cs}/u.test(name)) throw refused("has half a character in it");
  return name;
}

/** Tries again for as long as another connection stands in the way, and lets the rest of the program run in between. */
export async function patiently<T>(what: string, work: () => T): Promise<T> {
  const until = performance.now() + PATIENCE;
  for (const nap = naps(); ; await nap()) {
    try {
      return work();
    } catch (fault) {
      if (!isBusy(fault) || performance.now() >= until) throw failed(what, fault);
    }
  }
}

/** Waits a little, and longer each time, while the rest of the program runs. */
export function naps(): () => Promise<void> {
  let long = BUSY;
  return () => setTimeout((long = Math.min(2 * long, NAP)));
}

/** Syncs a file or a folder. */
export async function synced(path: string, flags: string): Promise<void> {
  const file = await openFile(path, flags);
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
