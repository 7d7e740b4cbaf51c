/**
 * A journal in IndexedDB: what a page keeps on the device it runs on.
 *
 * @example
 * import { Keeper, init } from "timebank";
 * import { IndexedDbStore } from "timebank/indexeddb";
 *
 * await init();
 * const store = await IndexedDbStore.open("harpurbrook");
 * const keeper = (await Keeper.open(store)) ?? (await Keeper.found(store, { charter: { name: "Harpurbrook" } }));
 *
 * @packageDocumentation
 */
import { forgetJsonl } from "./bank.js";
import { TimebankError } from "./errors.js";
import type { Command, Head, MemberId } from "./generated/wire.js";
import { NO_HEAD, conflict, headAfter, membersForgotten, recordsOf, type Store, type StoredRecord } from "./store.js";

const RECORDS = "records";
const QUEUE = "queue";
const VERSION = 1;

/** A record as it lies in the database. */
interface Row {
  seq: number;
  hash: string;
  line: string;
  /** Looked up when somebody is forgotten. */
  about: MemberId[];
}

/** A command that waits, under its place in the queue. */
export interface Waiting {
  readonly place: number;
  readonly command: Command;
}

/** A store in IndexedDB. Several tabs may have one open: an append that comes second is a conflict. */
export class IndexedDbStore implements Store {
  readonly #db: IDBDatabase;

  private constructor(db: IDBDatabase) {
    this.#db = db;
    // Another version of the page wants to change the form: it goes first.
    db.onversionchange = () => db.close();
  }

  /** Opens the database of this name, and makes it when it is not there. */
  static async open(name: string, factory: IDBFactory = indexedDB): Promise<IndexedDbStore> {
    const request = factory.open(`timebank:${name}`, VERSION);
    request.onupgradeneeded = () => {
      const records = request.result.createObjectStore(RECORDS, { keyPath: "seq" });
      records.createIndex("about", "about", { multiEntry: true });
      request.result.createObjectStore(QUEUE, { keyPath: "place", autoIncrement: true });
    };
    return new IndexedDbStore(await answer(request));
  }

  /** Deletes the database of this name: journal, queue and all. Every tab has to have closed it. */
  static async delete(name: string, factory: IDBFactory = indexedDB): Promise<void> {
    await answer(factory.deleteDatabase(`timebank:${name}`));
  }

  /** Gives the database back. */
  close(): void {
    this.#db.close();
  }

  async readAfter(seq: number): Promise<Uint8Array> {
    const rows = await this.#in([RECORDS], "readonly", (transaction) =>
      transaction.objectStore(RECORDS).getAll(IDBKeyRange.lowerBound(seq, true)) as IDBRequest<Row[]>,
    );
    return new TextEncoder().encode(rows.map(({ line }) => line).join(""));
  }

  async append(expected: Head, records: Uint8Array): Promise<void> {
    const added = recordsOf(records);
    let refusal: TimebankError | undefined;
    await this.#in([RECORDS], "readwrite", (transaction) => {
      const store = transaction.objectStore(RECORDS);
      const last = store.openCursor(null, "prev");
      last.onsuccess = () => {
        try {
          const row = last.result?.value as Row | undefined;
          const head = row === undefined ? NO_HEAD : headAfter(NO_HEAD, [{ ...row, forgets: undefined }]);
          if (head.seq !== expected.seq || head.hash !== expected.hash) throw conflict(expected, head);
          addTo(store, added);
        } catch (error) {
          refusal = failed(error);
          transaction.abort();
        }
      };
      return undefined;
    }).catch((error: unknown) => {
      throw refusal ?? error;
    });
  }

  /**
   * Puts a command into the queue of those that wait: given while the journal could not be written, or on a device that does
   * not have it. Give it a key, so that once is once.
   */
  async enqueue(command: Command): Promise<void> {
    await this.#in([QUEUE], "readwrite", (transaction) => transaction.objectStore(QUEUE).add({ command }));
  }

  /** The commands that wait, in the order they came. */
  async waiting(): Promise<readonly Waiting[]> {
    return this.#in([QUEUE], "readonly", (transaction) => transaction.objectStore(QUEUE).getAll() as IDBRequest<Waiting[]>);
  }

  /** Takes commands out of the queue that have been answered. */
  async dequeue(places: readonly number[]): Promise<void> {
    await this.#in([QUEUE], "readwrite", (transaction) => {
      for (const place of places) transaction.objectStore(QUEUE).delete(place);
      return undefined;
    });
  }

  /** One transaction: fulfilled once it is on the disk, as far as the browser can promise that. */
  #in<T>(stores: string[], mode: IDBTransactionMode, work: (transaction: IDBTransaction) => IDBRequest<T> | undefined): Promise<T> {
    return new Promise((resolve, reject) => {
      try {
        const transaction = this.#db.transaction(stores, mode, { durability: "strict" });
        transaction.onabort = () => reject(failed(transaction.error));
        const request = work(transaction);
        transaction.oncomplete = () => resolve(request?.result as T);
      } catch (error) {
        reject(failed(error));
      }
    });
  }
}

function addTo(store: IDBObjectStore, added: readonly StoredRecord[]): void {
  for (const row of added) store.add(rowOf(row));
  // What comes with the erasure is forgotten as well: it has just been added, and is found with the rest.
  const members = membersForgotten(added);
  for (const member of members) {
    const known = store.index("about").openCursor(IDBKeyRange.only(member));
    known.onsuccess = () => {
      const cursor = known.result;
      if (cursor === null) return;
      const [row] = forgotten([{ ...(cursor.value as Row), forgets: undefined }], members);
      if (row !== undefined) cursor.update(rowOf(row));
      cursor.continue();
    };
  }
}

function forgotten(records: readonly StoredRecord[], members: readonly MemberId[]): StoredRecord[] {
  return recordsOf(forgetJsonl(records.map(({ line }) => line).join(""), members));
}

function rowOf({ seq, hash, line, about }: StoredRecord): Row {
  return { seq, hash, line, about: [...about] };
}

function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(failed(request.error));
    if ("onblocked" in request) request.onblocked = () => reject(failed(new Error("another tab has it open")));
  });
}

/** What IndexedDB refuses was not written: its transactions are whole or not at all. */
function failed(error: unknown): TimebankError {
  if (error instanceof TimebankError) return error;
  const name = error instanceof Error ? error.name : "";
  const why = name === "QuotaExceededError" ? "there is no room left on this device" : error instanceof Error ? error.message : "the browser did not say why";
  const help = name === "QuotaExceededError" ? "make room on the device and send the command again" : "mend the cause and send the command again";
  return new TimebankError("store-failed", `the records could not be written: ${why}`, { why }, help, { cause: error });
}
