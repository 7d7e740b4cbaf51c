/**
 * Banks in a database of SQLite, for Node 22.13 and later, Deno and Bun. The file is the same as that of the Rust and Python packages: they may have
 * it open at the same time.
 *
 * @example
 * import { Keeper } from "timebank";
 * import { SqliteStore } from "timebank/sqlite";
 * const store = await SqliteStore.open("community.db");
 * const keeper = await Keeper.open(store, { charter: { name: "Harpurbrook" } });
 * await store.close();
 *
 * @packageDocumentation
 */
/// <reference lib="esnext.disposable" preserve="true" />
import { existsSync, realpathSync, renameSync, rmSync } from "node:fs";
import { dirname } from "node:path";

import { TimeBank } from "./bank.js";
import { TimebankError } from "./errors.js";
import type { Head, MemberId } from "./generated/wire.js";
import { broken, chained, covered, fits, tells, type BankStore, type Traces } from "./kept.js";
import type { KeptBank } from "./reading.js";
import { NO_HEAD, conflict, headAfter, membersForgotten, recordsOf } from "./records.js";
import type { SqliteDatabase } from "./sqlite-driver.js";
import { Connection, databaseOf, failed, isFull, optionsOf, patiently, storeDamaged, storeFailed, storeRefused, synced, toRead, toWrite, unknownOutcome, withNode } from "./sqlite-open.js";
import { Heads, Place, allThere } from "./sqlite-place.js";
import { bearsOut, fittingSnapshot, forget, forgetsAfter, goesOn, headAt, headIn, insert, lastOf, lineAt, linesAfter, numberOf, rowOf, snapshotOf, startOf, whole, withParts, writeSnapshot, writeStart } from "./sqlite-rows.js";
import { LONG, SHORT, Tidying } from "./sqlite-tidy.js";
import { wrong } from "./written.js";

export { TimebankError, isTimebankError } from "./errors.js";
export type { BankStore, Traces } from "./kept.js";
export type { SqliteDatabase, SqliteStatement, SqliteValue } from "./sqlite-driver.js";

/** How a bank in a database is opened. */
export interface SqliteOptions {
  /** What the bank is called in the database: up to 200 bytes without control characters. Defaults to `bank`. */
  readonly bank?: string | undefined;
  /** Opens the bank to be read only: changes nothing and holds no writer up. Rejects with `not-founded` when there is no such bank. */
  readonly readOnly?: boolean | undefined;
  /**
   * Whether a database is made when there is none. Defaults to true; with false a path without a file, an empty file and a given database with
   * nothing in it are `store-refused`.
   */
  readonly create?: boolean | undefined;
}

/** A bank of a database, as it is listed. */
export interface BankInfo {
  /** What it is called there. */
  readonly bank: string;
  /** Where its journal stands. */
  readonly head: Head;
}

/**
 * One bank in a database of SQLite. Open as many as you like, in as many processes: their writers take turns, and one that comes second gets
 * `conflict`, which a `Keeper` meets by reading and deciding again.
 *
 * Beside `NAME` stand, while it is open, `NAME-wal` and `NAME-shm`, which belong to it: do not copy or remove them, and take copies with `backup`.
 * `NAME-head` says how far each bank had got. A database lies on a disk of the machine it is opened on, not on a network's.
 *
 * **Open the file with nothing else in a process that has it open here**, neither with `readFile` nor with another copy of SQLite: when such a
 * descriptor is closed, the locks of the whole process on the file go with it.
 *
 * What it deletes is overwritten with zeros, and after an erasure the write-ahead log is carried over and cut to nothing. A reader that is just
 * reading may delay that; then the next append, opening or `verifyErased` does it.
 */
export class SqliteStore implements BankStore {
  readonly #db: Connection;
  readonly #path: string;
  readonly #name: string;
  readonly #readOnly: boolean;
  readonly #heads: Heads;
  readonly #place = new Place();
  /** The bank's number in the database, once it has one. */
  #bank: number | undefined;
  /** Where the journal stood when this store last looked: it may grow from there, and not lose what is before. */
  #seen: Head = NO_HEAD;
  readonly #tidying: Tidying;
  #closed = false;
  #last: Promise<unknown> = Promise.resolve();

  private constructor(db: Connection, path: string, name: string, readOnly: boolean, heads: Heads) {
    this.#db = db;
    this.#path = path;
    this.#name = name;
    this.#readOnly = readOnly;
    this.#heads = heads;
    this.#tidying = new Tidying(db, this.#place, readOnly);
  }

  /**
   * Opens a bank of a database: a file, by the SQLite of the runtime, or an open database of `node:sqlite`, `better-sqlite3` or `bun:sqlite`, which
   * is the store's from then on and closed with it. Rejects with `store-refused` when the file cannot be opened, is another program's or holds a
   * redacted journal that is not opened to be read only; `store-damaged`, `store-version`, `journal-shorter`.
   */
  static async open(at: string | SqliteDatabase, options: SqliteOptions = {}): Promise<SqliteStore> {
    let given = typeof at === "string" ? undefined : databaseOf(at);
    let heads: Heads | undefined;
    try {
      const { name, readOnly, create } = optionsOf(options);
      given ??= await withNode(at as string, readOnly, create);
      const db = new Connection(given);
      const path = await patiently("the database cannot be opened", () => {
        if (!readOnly) toWrite(db, create);
        else if (!toRead(db)) throw notFounded();
        const file = String(db.get("SELECT file FROM pragma_database_list WHERE name = 'main'")?.["file"] ?? "");
        if (file === "") throw storeRefused("the database is in memory: use `MemoryStore` there");
        return realpathSync(file);
      });
      heads = new Heads(`${path}-head`, readOnly);
      const store = new SqliteStore(db, path, name, readOnly, heads);
      await patiently("the database cannot be read", () => store.#settle());
      await store.#tidying.again(SHORT);
      return store;
    } catch (fault) {
      heads?.close();
      try {
        given?.close();
      } catch {
        // Why it was not opened is what counts.
      }
      throw fault;
    }
  }

  /** Where the database is. */
  get path(): string {
    return this.#path;
  }

  /** What the bank is called in it. */
  get name(): string {
    return this.#name;
  }

  /** The records after `seq`, in JSON Lines; all of them with 0. */
  readAfter(seq: number): Promise<Uint8Array> {
    return this.#look((bank) => {
      if (!Number.isSafeInteger(seq) || seq < 0) throw wrong("seq", String(seq), "a whole number, from 0");
      return bank === undefined ? new Uint8Array() : new TextEncoder().encode(linesAfter(this.#db, bank, seq));
    });
  }

  /** Appends records, whole or not at all. They are on the disk once the promise is fulfilled. */
  append(expected: Head, records: Uint8Array): Promise<void> {
    return this.#next(async () => {
      const added = recordsOf(records);
      const rows = added.map(rowOf);
      whole(rows);
      const members = membersForgotten(added);
      await this.#write(() => {
        const known = numberOf(this.#db, this.#name);
        const head = known === undefined ? NO_HEAD : lastOf(this.#db, known);
        if (head.seq !== expected.seq || head.hash !== expected.hash) {
          if (known !== undefined) bearsOut(this.#db, known, this.#seen);
          throw conflict(expected, head);
        }
        const after = goesOn(expected, added);
        if (rows.length === 0) return () => undefined;
        const bank = known ?? this.#numbered();
        insert(this.#db, bank, expected.seq, rows);
        const deleted = members.length === 0 ? undefined : this.#tidying.note(`${bank} ${after.seq}`, forget(this.#db, bank, members));
        return () => {
          this.#standsAt(bank, after);
          deleted?.();
        };
      });
      await this.#tidying.nowAndThen();
    });
  }

  /** The bank: its snapshot, and the records after it; nothing when it waits to be founded. */
  open(): Promise<TimeBank | undefined> {
    return this.#look((bank) => {
      if (bank === undefined) return undefined;
      const snapshot = fittingSnapshot(this.#db, bank);
      const rest = linesAfter(this.#db, bank, snapshot?.at.seq ?? 0);
      if (snapshot === undefined) return TimeBank.fromJsonl(rest);
      const opened = TimeBank.fromSnapshot(snapshot.bytes);
      if (rest !== "") opened.apply(rest);
      return opened;
    });
  }

  /** Where the journal stands; the head of nothing when nothing is kept. */
  head(): Promise<Head> {
    return this.#look((bank) => (bank === undefined ? NO_HEAD : lastOf(this.#db, bank)));
  }

  /** The last record that was deleted when a period was closed; the head of nothing when all are there. */
  start(): Promise<Head> {
    return this.#look((bank) => (bank === undefined ? NO_HEAD : startOf(this.#db, bank)));
  }

  /** The snapshot kept, if there is one. */
  snapshot(): Promise<Uint8Array | undefined> {
    return this.#look((bank) => (bank === undefined ? undefined : snapshotOf(this.#db, bank)?.bytes));
  }

  /** Keeps a snapshot of the bank, so that it opens faster. Rejects with `conflict` when somebody was forgotten since it stood there. */
  saveSnapshot(bank: TimeBank | KeptBank): Promise<void> {
    const [at, bytes] = [headIn(bank.head), bank.snapshot()];
    return this.#next(() =>
      this.#write(() => {
        const number = numberOf(this.#db, this.#name);
        const here = number !== undefined && headAt(this.#db, number, at.seq)?.hash === at.hash;
        // One from before somebody was forgotten would bring back what was erased.
        if (!here || forgetsAfter(this.#db, number, at.seq)) throw conflict(at, number === undefined ? NO_HEAD : lastOf(this.#db, number));
        writeSnapshot(this.#db, number, at, bytes);
        return () => undefined;
      }),
    );
  }

  /**
   * Deletes the records a closed period covers, and keeps a snapshot of the bank in their place; `closing` is the record that closed it. Gives where
   * the journal begins from then on: keep that head elsewhere.
   */
  retire(bank: TimeBank | KeptBank, closing: number): Promise<Head> {
    const [at, bytes] = [headIn(bank.head), bank.snapshot()];
    return this.#next(async () => {
      const start = await this.#write(() => {
        const number = numberOf(this.#db, this.#name);
        if (number === undefined) throw notFounded();
        const head = lastOf(this.#db, number);
        if (head.seq !== at.seq || head.hash !== at.hash) throw conflict(at, head);
        const before = startOf(this.#db, number);
        const start = covered(closing <= before.seq ? undefined : lineAt(this.#db, number, closing), closing, before);
        if (headAt(this.#db, number, start.seq)?.hash !== start.hash) throw broken(closing, "it closes a period at another record than the one before");
        for (const table of ["part", "document", "log"]) this.#db.run(`DELETE FROM ${table} WHERE bank = ? AND seq <= ?`, number, start.seq);
        writeStart(this.#db, number, start);
        // Not the name of an erasure that left the journal at this head, nor of a closing before: the journal begins later each time.
        const deleted = this.#tidying.note(`${number} ${head.seq} retired ${start.seq}`);
        writeSnapshot(this.#db, number, at, bytes);
        return () => (deleted(), start);
      });
      await this.#tidying.nowAndThen();
      return start;
    });
  }

  /** Puts a journal whose older records were deleted elsewhere into this store, where there is nothing yet. */
  beginAt(start: Head, snapshot: Uint8Array, records: Uint8Array): Promise<void> {
    return this.#next(async () => {
      const added = recordsOf(records);
      const rows = added.map(rowOf);
      const at = fits(start, snapshot, added);
      whole(rows);
      await chained(start, added);
      await this.#write(() => {
        const there = numberOf(this.#db, this.#name);
        if (there !== undefined) throw conflict(NO_HEAD, lastOf(this.#db, there));
        const bank = this.#numbered();
        insert(this.#db, bank, start.seq, rows);
        if (start.seq > 0) writeStart(this.#db, bank, start);
        writeSnapshot(this.#db, bank, at, snapshot);
        return () => this.#standsAt(bank, headAfter(start, added));
      });
    });
  }

  /** Searches for remaining data of an erased member, and for the bytes `known` of it, such as salts or words. */
  verifyErased(member: MemberId, known: readonly Uint8Array[] = []): Promise<Traces> {
    return this.#next(async () => {
      this.#usable();
      // Another store may have erased, and another may have tidied up.
      await this.#tidying.again(LONG);
      return patiently("the database cannot be read", () => {
        const bank = this.#number();
        const records: number[] = [];
        for (let after = 0; bank !== undefined; ) {
          const found = withParts(this.#db, bank, after);
          const last = found.at(-1);
          if (last === undefined) break;
          after = last.seq;
          records.push(...found.filter(({ about }) => about.includes(member)).map(({ seq }) => seq));
        }
        const snapshot = bank === undefined ? undefined : snapshotOf(this.#db, bank)?.bytes;
        const left = this.#tidying.bytesLeft(known);
        const notSeen = ["blocks the file system or the disk has let go of, and backups"];
        if (left === undefined) notSeen.unshift("the pages of the database: it is larger than 1 GiB, or the driver cannot give them");
        const why = this.#readOnly
          ? "the write-ahead log may hold what was erased, and this store may only read"
          : "the write-ahead log could not be cut yet, because somebody is reading: ask again once they are done";
        const bytes: Traces["bytes"] = left === undefined || left === 0 ? [] : [["database", left]];
        return { records, inSnapshot: snapshot !== undefined && tells(snapshot, member), bytes, pending: this.#tidying.rows().length > 0 ? [why] : [], notSeen };
      });
    });
  }

  /** All banks of the database, by name. */
  banks(): Promise<readonly BankInfo[]> {
    return this.#look(() => this.#db.all("SELECT number, name FROM bank ORDER BY name").map(({ number, name }) => ({ bank: String(name), head: lastOf(this.#db, Number(number)) })));
  }

  /** Copies the whole database, all banks in it, while others go on writing. `to` must not exist yet; it is there whole or not at all. */
  backup(to: string): Promise<void> {
    return this.#next(async () => {
      this.#usable();
      if (existsSync(to)) throw storeFailed(`\`${to}\` is there already`);
      const part = `${to}.new`;
      try {
        await patiently("the copy cannot be written", () => {
          rmSync(part, { force: true });
          this.#db.run("VACUUM INTO ?", part);
        });
        await synced(part, "r+");
        renameSync(part, to);
        if (process.platform !== "win32") await synced(dirname(to), "r");
      } catch (fault) {
        rmSync(part, { force: true });
        throw failed("the copy cannot be written", fault);
      }
    });
  }

  /**
   * Removes what erasures left in the database and its write-ahead log, and returns whether nothing is left: a reader that is just reading may
   * stand in the way. Appends and openings do the same now and then; a host may do it on a schedule.
   */
  tidyUp(): Promise<boolean> {
    return this.#next(async () => {
      this.#usable();
      await this.#tidying.again(SHORT);
      return this.#tidying.done;
    });
  }

  /** Closes the database. What is under way is finished first. */
  close(): Promise<void> {
    return this.#next(async () => {
      if (this.#closed) return;
      this.#closed = true;
      this.#heads.close();
      this.#db.close();
    });
  }

  /** So that `await using store = …` closes it at the end of the block. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  #next<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#last.then(work, work);
    this.#last = done.catch(() => undefined);
    return done;
  }

  #usable(): void {
    if (this.#closed) throw storeFailed("the store was closed");
    this.#place.check();
  }

  /** Remembers the files that are written to, and compares the journal with the head kept beside it. */
  #settle(): void {
    const writing = !this.#readOnly;
    // What a writer that was killed left in the log is on no disk yet, and counts from here on. Carrying the log over begins with a sync.
    if (writing) this.#makeLast();
    const heads = this.#heads.all();
    this.#db.transaction("DEFERRED", () => {
      const bank = this.#number();
      const audience = bank === undefined ? "host" : String(this.#db.get("SELECT audience FROM bank WHERE number = ?", bank)?.["audience"]);
      if (!["host", "broker", "auditor"].includes(audience)) throw storeDamaged("it does not say for whom it was made");
      if (writing && audience !== "host") throw storeRefused(`the journal was redacted for \`${audience}\` and can be read only`);
      allThere(heads, this.#db.all("SELECT number FROM bank").map(({ number }) => Number(number)));
      if (bank === undefined) {
        if (!writing) throw notFounded();
        return;
      }
      const known = heads[bank - 1] ?? NO_HEAD;
      bearsOut(this.#db, bank, known);
      this.#seen = lastOf(this.#db, bank);
      if (writing && (known.seq !== this.#seen.seq || known.hash !== this.#seen.hash)) this.#heads.note(bank, this.#seen);
    });
    this.#place.remember(this.#path);
    // Made by SQLite at the first look; it stays for as long as this connection is open.
    this.#place.remember(`${this.#path}-wal`);
  }

  #makeLast(): void {
    try {
      this.#db.get("PRAGMA wal_checkpoint(PASSIVE)");
    } catch (fault) {
      // On a full disk it goes no further than the sync.
      if (!isFull(fault)) throw fault;
    }
  }

  /** The bank's number; a bank another writer founded meanwhile is found. */
  #number(): number | undefined {
    return (this.#bank ??= numberOf(this.#db, this.#name));
  }

  /** Gives the bank a number. */
  #numbered(): number {
    this.#db.run("INSERT INTO bank(name, audience) VALUES (?, 'host')", this.#name);
    return numberOf(this.#db, this.#name) as number;
  }

  /** Reads several things as of one moment, in a journal that has not lost what was seen of it before. */
  #look<T>(read: (bank: number | undefined) => T): Promise<T> {
    return this.#next(async () => {
      this.#usable();
      return patiently("the records cannot be read", () =>
        this.#db.transaction("DEFERRED", () => {
          const bank = this.#number();
          if (bank === undefined) return read(bank);
          bearsOut(this.#db, bank, this.#seen);
          const head = lastOf(this.#db, bank);
          const found = read(bank);
          this.#seen = head;
          return found;
        }),
      );
    });
  }

  /** Writes in one transaction; what `work` returns is done once that lasts. Nobody can tell whether it does when the files are not where they were. */
  async #write<T>(work: () => () => T): Promise<T> {
    if (this.#readOnly) throw storeFailed("the store was opened to be read only");
    this.#usable();
    return patiently("the records cannot be written", () => {
      const done = this.#db.transaction("IMMEDIATE", work);
      try {
        this.#place.check();
      } catch (fault) {
        throw unknownOutcome((fault as Error).message, fault);
      }
      return done();
    });
  }

  #standsAt(bank: number, head: Head): void {
    this.#bank = bank;
    this.#seen = head;
    this.#heads.note(bank, head);
  }
}

const notFounded = (): TimebankError<"not-founded"> => new TimebankError("not-founded", "the journal is empty", {}, "begin with a `create` command");
