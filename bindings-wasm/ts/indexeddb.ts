/**
 * A journal in IndexedDB: what a page keeps on the device it runs on.
 *
 * @example
 * import { Keeper, init } from "timebank";
 * import { IndexedDbStore } from "timebank/indexeddb";
 *
 * await init();
 * const store = await IndexedDbStore.open("harpurbrook");
 * const keeper = await Keeper.open(store, { charter: { name: "Harpurbrook" } });
 *
 * @packageDocumentation
 */
import { TimeBank, forgetJsonl } from "./bank.js";
import type { KeptBank } from "./reading.js";
import { TimebankError } from "./errors.js";
import type { Command, Head, MemberId } from "./generated/wire.js";
import { broken, chained, covered, damaged, fits, headOf, howOften, misfit, tells, type BankStore, type Traces } from "./kept.js";
import { Mark } from "./mark.js";
import { keyUsed, keyed, mentions, stripped, type Became, type Entry, type Waiting } from "./queue.js";
import { NO_HEAD, conflict, headAfter, membersForgotten, recordsOf, type StoredRecord } from "./records.js";

export { TimebankError, isTimebankError } from "./errors.js";
export type { Became, Entry, Waiting } from "./queue.js";

const RECORDS = "records";
const QUEUE = "queue";
/** The snapshot, and where the journal begins: at most one of each. */
const KEPT = "kept";
const VERSION = 2;

/** A record as it lies in the database. */
interface Row {
  seq: number;
  hash: string;
  line: string;
  /** Looked up when somebody is forgotten. */
  about: MemberId[];
}

/** A snapshot, and the record it ends with. */
interface Snapshot {
  what: "snapshot";
  seq: number;
  hash: string;
  bytes: Uint8Array;
}

/** The last record that was deleted with a closed period. */
interface Start {
  what: "start";
  seq: number;
  hash: string;
}

export type { BankStore, Traces } from "./kept.js";

/** A store in IndexedDB. Several tabs may have one open: an append that comes second is a conflict. */
export class IndexedDbStore implements BankStore {
  readonly #db: IDBDatabase;
  /** Where the journal stood when this store last looked: it may grow from there, and not lose what is before. */
  #seen: Head = NO_HEAD;
  /** Called when the browser, another version of the page or `delete` closed the database. Nothing can be kept from then on. */
  onClosed: (() => void) | undefined;

  private constructor(db: IDBDatabase) {
    this.#db = db;
    // Another version of the page wants to change the form, or the database is to be deleted: it goes first.
    db.onversionchange = () => {
      db.close();
      this.onClosed?.();
    };
    db.onclose = () => this.onClosed?.();
  }

  /** Opens the database of this name, and makes it when it is not there. */
  static async open(name: string, factory: IDBFactory = indexedDB): Promise<IndexedDbStore> {
    const request = factory.open(`timebank:${name}`, VERSION);
    request.onupgradeneeded = ({ oldVersion }) => {
      if (oldVersion < 1) {
        const records = request.result.createObjectStore(RECORDS, { keyPath: "seq" });
        records.createIndex("about", "about", { multiEntry: true });
        request.result.createObjectStore(QUEUE, { keyPath: "place", autoIncrement: true });
      }
      if (oldVersion < 2) request.result.createObjectStore(KEPT, { keyPath: "what" });
    };
    try {
      return new IndexedDbStore(await opened(request));
    } catch (error) {
      throw error instanceof DOMException && error.name === "VersionError" ? await later(name, factory) : failed(error);
    }
  }

  /**
   * Deletes the database of this name: journal, queue and all. Rejects with `locked`, and deletes nothing, while a tab has the
   * journal to write; tabs that only look are closed, and told. Fulfilled once it is gone.
   */
  static async delete(name: string, factory: IDBFactory = indexedDB): Promise<void> {
    const gone = () =>
      new Promise<void>((resolve, reject) => {
        const request = factory.deleteDatabase(`timebank:${name}`);
        request.onsuccess = () => resolve(Mark.forget(name));
        request.onerror = () => reject(failed(request.error));
        // When it is blocked the browser deletes it later all the same: to say that it failed would not be true.
      });
    const locks = globalThis.navigator?.locks;
    if (locks === undefined) return gone();
    await locks.request(`timebank:${name}`, { ifAvailable: true }, (granted) => {
      if (granted === null) throw new TimebankError("locked", "another writer has this journal open", {}, "close it there, or read only");
      return gone();
    });
  }

  /** Gives the database back. */
  close(): void {
    this.#db.close();
  }

  async readAfter(seq: number): Promise<Uint8Array> {
    const [after, seen] = [seq, this.#seen];
    const { read, head } = await this.#in([RECORDS, KEPT], "readonly", function* () {
      const start = headOf(yield* start_(this));
      if (after < start.seq) throw retired(start);
      const head = yield* bornOut(this, start, seen);
      return { read: new TextEncoder().encode(textOf(yield* rowsAfter(this, after))), head };
    });
    this.#seen = head;
    return read;
  }

  async append(expected: Head, records: Uint8Array): Promise<void> {
    const added = recordsOf(records);
    const seen = this.#seen;
    await this.#in([RECORDS, KEPT, QUEUE], "readwrite", function* () {
      const head = headOf(yield* last(this));
      if (head.seq !== expected.seq || head.hash !== expected.hash) {
        yield* bornOut(this, headOf(yield* start_(this)), seen);
        throw conflict(expected, head);
      }
      const store = this.objectStore(RECORDS);
      for (const row of added) store.add(rowOf(row));
      // What comes with the erasure is forgotten as well: it has just been added, and is found with the rest.
      const members = membersForgotten(added);
      if (members.length > 0) yield* forget(this, members);
    });
    this.#seen = headAfter(expected, added);
  }

  async head(): Promise<Head> {
    return this.#in([RECORDS], "readonly", function* () {
      return headOf(yield* last(this));
    });
  }

  async start(): Promise<Head> {
    return this.#in([KEPT], "readonly", function* () {
      return headOf(yield* start_(this));
    });
  }

  async snapshot(): Promise<Uint8Array | undefined> {
    return this.#in([KEPT], "readonly", function* () {
      return (yield* snapshot_(this))?.bytes;
    });
  }

  async open(): Promise<TimeBank | undefined> {
    const seen = this.#seen;
    const found = await this.#in([RECORDS, KEPT], "readonly", function* () {
      const [start, snapshot] = [headOf(yield* start_(this)), yield* snapshot_(this)];
      yield* bornOut(this, start, seen);
      if (snapshot === undefined) {
        if (start.seq > 0) throw damaged("older records were deleted and the snapshot in their place is gone");
        return { snapshot, rest: textOf(yield* rowsAfter(this, 0)) };
      }
      const here = snapshot.seq <= start.seq ? start : headOf(yield* row(this, snapshot.seq));
      if (here.seq !== snapshot.seq || here.hash !== snapshot.hash) throw misfit("the journal has another record where it ends, or none");
      return { snapshot, rest: textOf(yield* rowsAfter(this, snapshot.seq)) };
    });
    if (found.snapshot === undefined) return found.rest === "" ? undefined : TimeBank.fromJsonl(found.rest);
    const bank = TimeBank.fromSnapshot(found.snapshot.bytes);
    if (found.rest !== "") bank.apply(found.rest);
    return bank;
  }

  async saveSnapshot(bank: TimeBank | KeptBank): Promise<void> {
    const kept = snapshotOf(bank);
    await this.#in([RECORDS, KEPT], "readwrite", function* () {
      const here = headOf(yield* row(this, kept.seq));
      const since = recordsOf(textOf(yield* rowsAfter(this, kept.seq)));
      // One from before somebody was forgotten would bring back what was erased.
      if (here.hash !== kept.hash || membersForgotten(since).length > 0) throw conflict(here.hash === kept.hash ? here : headOf(kept), headOf(yield* last(this)));
      this.objectStore(KEPT).put(kept);
    });
  }

  async retire(bank: TimeBank | KeptBank, closing: number): Promise<Head> {
    const kept = snapshotOf(bank);
    return this.#in([RECORDS, KEPT], "readwrite", function* () {
      const head = headOf(yield* last(this));
      if (head.seq !== kept.seq || head.hash !== kept.hash) throw conflict(headOf(kept), head);
      const before = headOf(yield* start_(this));
      const start = covered((yield* row(this, closing))?.line, closing, before);
      if (headOf(yield* row(this, start.seq)).hash !== start.hash) throw broken(closing, "it closes a period at another record than the one before");
      this.objectStore(RECORDS).delete(IDBKeyRange.upperBound(start.seq));
      this.objectStore(KEPT).put({ what: "start", ...start } satisfies Start);
      this.objectStore(KEPT).put(kept);
      return start;
    });
  }

  async beginAt(start: Head, snapshot: Uint8Array, records: Uint8Array): Promise<void> {
    const added = recordsOf(records);
    const kept: Snapshot = { what: "snapshot", ...fits(start, snapshot, added), bytes: snapshot };
    await chained(start, added);
    await this.#in([RECORDS, KEPT], "readwrite", function* () {
      const head = headOf(yield* last(this));
      if (head.seq !== 0) throw conflict(NO_HEAD, head);
      for (const one of added) this.objectStore(RECORDS).add(rowOf(one));
      if (start.seq > 0) this.objectStore(KEPT).put({ what: "start", seq: start.seq, hash: start.hash } satisfies Start);
      this.objectStore(KEPT).put(kept);
    });
  }

  async verifyErased(member: MemberId, known: readonly Uint8Array[] = []): Promise<Traces> {
    return this.#in([RECORDS, KEPT, QUEUE], "readonly", function* () {
      const rows = yield* rowsAfter(this, 0);
      const snapshot = (yield* snapshot_(this))?.bytes;
      const queue = new TextEncoder().encode(JSON.stringify(yield* asked(this.objectStore(QUEUE).getAll())));
      const bytes = [
        ...howOften("the records", new TextEncoder().encode(textOf(rows)), known),
        ...howOften("the snapshot", snapshot, known),
        ...howOften("the commands that wait", queue, known),
      ];
      const records = rows.filter(({ about }) => about.includes(member)).map(({ seq }) => seq);
      const notSeen = ["the files of the browser, which keeps what was deleted there until it tidies up"];
      return { records, inSnapshot: snapshot !== undefined && tells(snapshot, member), bytes, pending: [], notSeen };
    });
  }

  /**
   * Puts a command into the queue of those that wait: given while the journal could not be written, or on a device that does
   * not have it. It gets a key when it has none, so that once is once. The same command under the same key is put in once; another
   * one under it rejects with `key-used`.
   */
  async enqueue(command: Command): Promise<void> {
    const given = keyed(command);
    await this.#in([QUEUE], "readwrite", function* () {
      const store = this.objectStore(QUEUE);
      const alike = (yield* asked(store.getAll() as IDBRequest<Entry[]>)).find((entry) => entry.command.key === given.key);
      if (alike === undefined) store.add({ command: given });
      else if (JSON.stringify(alike.command) !== JSON.stringify(given)) throw keyUsed(String(given.key));
    });
  }

  /** The commands that wait, in the order they came. */
  async waiting(): Promise<readonly Waiting[]> {
    return (await this.#entries()).filter(({ became }) => became === undefined);
  }

  /** The commands that were decided, and what became of them, until `dequeue` takes them out. */
  async decided(): Promise<readonly Entry[]> {
    return (await this.#entries()).filter(({ became }) => became !== undefined);
  }

  #entries(): Promise<readonly Entry[]> {
    return this.#in([QUEUE], "readonly", function* () {
      return yield* asked(this.objectStore(QUEUE).getAll() as IDBRequest<Entry[]>);
    });
  }

  /** Notes as of which moment a command of the queue is decided, or what became of it. */
  async note(place: number, what: { readonly at: string } | { readonly became: Became }): Promise<void> {
    await this.#in([QUEUE], "readwrite", function* () {
      const store = this.objectStore(QUEUE);
      const entry = yield* asked(store.get(place) as IDBRequest<Entry | undefined>);
      // Gone, or forgotten meanwhile: it stays so.
      if (entry !== undefined && entry.became === undefined) store.put({ ...entry, ...what });
    });
  }

  /** Takes commands out of the queue whose page has been told what became of them. */
  async dequeue(places: readonly number[]): Promise<void> {
    await this.#in([QUEUE], "readwrite", function* () {
      for (const place of places) this.objectStore(QUEUE).delete(place);
    });
  }

  /**
   * One transaction: fulfilled once it is on the disk, as far as the browser can promise that. What is done in it yields each request
   * it needs the answer of, as a transaction does not wait for promises; what it throws undoes all of it.
   */
  #in<T>(stores: string[], mode: IDBTransactionMode, work: (this: IDBTransaction) => Steps<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      try {
        const transaction = this.#db.transaction(stores, mode, { durability: "strict" });
        let refusal: unknown;
        let result: T;
        transaction.onabort = () => reject(failed(refusal ?? transaction.error));
        transaction.oncomplete = () => resolve(result);
        const steps = work.call(transaction);
        const next = (answered?: unknown): void => {
          try {
            const { done, value } = steps.next(answered);
            if (done === true) result = value;
            else value.onsuccess = () => next(value.result);
          } catch (error) {
            refusal = error;
            transaction.abort();
          }
        };
        next();
      } catch (error) {
        reject(failed(error));
      }
    });
  }
}

/** What is done within a transaction. */
type Steps<T> = Generator<IDBRequest, T, unknown>;

function* asked<T>(request: IDBRequest<T>): Steps<T> {
  return (yield request) as T;
}

function* last(transaction: IDBTransaction): Steps<Row | undefined> {
  const cursor = yield* asked(transaction.objectStore(RECORDS).openCursor(null, "prev"));
  return cursor?.value as Row | undefined;
}

function row(transaction: IDBTransaction, seq: number): Steps<Row | undefined> {
  return asked(transaction.objectStore(RECORDS).get(seq) as IDBRequest<Row | undefined>);
}

function rowsAfter(transaction: IDBTransaction, seq: number): Steps<Row[]> {
  return asked(transaction.objectStore(RECORDS).getAll(IDBKeyRange.lowerBound(seq, true)) as IDBRequest<Row[]>);
}

function start_(transaction: IDBTransaction): Steps<Start | undefined> {
  return asked(transaction.objectStore(KEPT).get("start") as IDBRequest<Start | undefined>);
}

function snapshot_(transaction: IDBTransaction): Steps<Snapshot | undefined> {
  return asked(transaction.objectStore(KEPT).get("snapshot") as IDBRequest<Snapshot | undefined>);
}

/** Checks that the journal still has the record it had when this store last looked; gives where it stands. */
function* bornOut(transaction: IDBTransaction, start: Head, seen: Head): Steps<Head> {
  const head = headOf(yield* last(transaction));
  if (seen.seq === 0 || seen.seq < start.seq) return head;
  const here = seen.seq === start.seq ? start : headOf(yield* row(transaction, seen.seq));
  if (here.hash === seen.hash) return head;
  const details = { known: seen.seq, found: head.seq };
  const message = `the journal ends at \`${head.seq}\` and no longer has record \`${seen.seq}\` as it was`;
  throw new TimebankError("journal-shorter", message, details, "records that were acknowledged are missing: load the page again, and restore a copy of the journal that has them");
}

function snapshotOf(bank: TimeBank | KeptBank): Snapshot {
  const [seq = "0", hash = ""] = bank.head.split(":");
  return { what: "snapshot", seq: Number(seq), hash, bytes: bank.snapshot() };
}

/** Takes the personal parts about members out of the records and out of what stands in place of older ones. */
function* forget(transaction: IDBTransaction, members: readonly MemberId[]): Steps<void> {
  const store = transaction.objectStore(RECORDS);
  // Commands about them that were done already and still lie in the queue: one that admits somebody does not name who that became.
  const done = new Set<unknown>();
  for (const member of members) {
    for (const known of yield* asked(store.index("about").getAll(IDBKeyRange.only(member)) as IDBRequest<Row[]>)) {
      const { key } = (JSON.parse(known.line) as { record: { key?: string } }).record;
      if (key !== undefined) done.add(key);
      const [row] = forgotten([{ ...known, forgets: undefined }], members);
      if (row !== undefined) store.put(rowOf(row));
    }
  }
  const queue = transaction.objectStore(QUEUE);
  for (const entry of yield* asked(queue.getAll() as IDBRequest<Entry[]>)) {
    if (done.has(entry.command.key) || mentions(entry.command, members)) queue.put(stripped(entry));
  }
  const kept = yield* snapshot_(transaction);
  if (kept === undefined) return;
  if ((yield* start_(transaction)) === undefined) {
    // All records are there: another snapshot is made at leisure.
    transaction.objectStore(KEPT).delete("snapshot");
    return;
  }
  const bank = TimeBank.fromSnapshot(kept.bytes);
  bank.apply(textOf(yield* rowsAfter(transaction, kept.seq)));
  transaction.objectStore(KEPT).put(snapshotOf(bank));
  bank.free();
}

function textOf(rows: readonly Row[]): string {
  return rows.map(({ line }) => line).join("");
}

function forgotten(records: readonly StoredRecord[], members: readonly MemberId[]): StoredRecord[] {
  return recordsOf(forgetJsonl(records.map(({ line }) => line).join(""), members));
}

function rowOf({ seq, hash, line, about }: StoredRecord): Row {
  return { seq, hash, line, about: [...about] };
}

/** How long a tab with an earlier version of the page may take to end what it writes, and close. */
const PATIENCE = 3_000;

/** The database that is opened. One that comes after nobody waits for it any more is closed again: it would stand in the way of the next. */
function opened(request: IDBOpenDBRequest): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    let over = false;
    const giveUp = (error: unknown) => {
      over = true;
      reject(error);
    };
    request.onsuccess = () => (over ? request.result.close() : resolve(request.result));
    request.onerror = () => giveUp(request.error);
    request.onblocked = () => setTimeout(() => giveUp(new Error("another tab has an earlier version of it open")), PATIENCE);
  });
}

/** The error for a database that a later version of the page has laid out. */
async function later(name: string, factory: IDBFactory): Promise<TimebankError<"store-version">> {
  const known = VERSION;
  const found = (await factory.databases()).find((database) => database.name === `timebank:${name}`)?.version ?? known + 1;
  const message = `the store is laid out as version \`${found}\` where this library knows \`${known}\``;
  return new TimebankError("store-version", message, { found, known }, "use a later version of the library");
}

function retired(start: Head): TimebankError<"records-retired"> {
  const first = start.seq + 1;
  return new TimebankError("records-retired", `records before \`${first}\` were deleted when a period was closed`, { first }, "read from there on, or open the bank from its snapshot");
}

/** What IndexedDB refuses was not written: its transactions are whole or not at all. */
function failed(error: unknown): TimebankError {
  if (error instanceof TimebankError) return error;
  const name = error instanceof Error ? error.name : "";
  const why = name === "QuotaExceededError" ? "there is no room left on this device" : error instanceof Error ? error.message : "the browser did not say why";
  const help = name === "QuotaExceededError" ? "make room on the device and send the command again" : "mend the cause and send the command again";
  return new TimebankError("store-failed", `the records could not be written: ${why}`, { why }, help, { cause: error });
}
