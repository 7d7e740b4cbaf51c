/** What erasures leave in the free pages and the write-ahead log of a database, and how it is removed. */
import { isBusy, naps, patiently, type Connection } from "./sqlite-open.js";
import type { Place } from "./sqlite-place.js";

/** How long an append waits for readers before it leaves the tidying for later, in milliseconds. */
export const SHORT = 50;

/** How long a proof of erasure waits for them. */
export const LONG = 2_000;

/** How long an append leaves the tidying alone after it was tried in vain. */
const PAUSE = 5_000;

/** The largest database whose pages are searched: they are copied into memory for it. A larger one is rewritten. */
const SEARCHED = 2 ** 30;

/** What is yet to be tidied up, by the rows that say so in the database. */
export class Tidying {
  readonly #db: Connection;
  readonly #place: Place;
  readonly #readOnly: boolean;
  /** Whether the write-ahead log may hold what was erased. */
  #untidy = false;
  /** The salts this store erased and has yet to look for, by what is noted in the database. */
  readonly #erased = new Map<string, readonly Uint8Array[]>();
  /** What was noted before the database was last rewritten: for that only the log is left to cut. */
  readonly #rewritten = new Set<string>();
  /** When it was last tried in vain. */
  #tried = -Infinity;

  constructor(db: Connection, place: Place, readOnly: boolean) {
    this.#db = db;
    this.#place = place;
    this.#readOnly = readOnly;
  }

  /** Whether nothing is left. */
  get done(): boolean {
    return !this.#untidy;
  }

  /** What was noted and not yet tidied up. */
  rows(): string[] {
    return this.#db.all("SELECT what FROM untidy").map(({ what }) => String(what));
  }

  /**
   * Notes, in the transaction that deletes it, that something was deleted, and the salts that are all there is to look for, if they are. Each time
   * has a name of its own, so that only what was noted before is taken off. Gives what is to be done once that lasts.
   */
  note(what: string, salts?: readonly Uint8Array[]): () => void {
    this.#db.run("INSERT OR IGNORE INTO untidy(what) VALUES (?)", what);
    return () => {
      if (salts !== undefined) this.#erased.set(what, salts);
      this.#untidy = true;
      this.#tried = -Infinity;
    };
  }

  /** Looks what is noted, by other stores as well, and tidies up. */
  async again(patience: number): Promise<void> {
    this.#untidy = await patiently("the database cannot be read", () => this.rows().length > 0);
    await this.#tidy(patience);
  }

  /** Tidies up after an append, unless that was tried in vain a moment ago. */
  async nowAndThen(): Promise<void> {
    if (performance.now() - this.#tried >= PAUSE) await this.#tidy(SHORT);
  }

  /** Waits for readers as long as `patience`. What cannot be done now is done later: the erasure itself is kept. */
  async #tidy(patience: number): Promise<void> {
    if (this.#readOnly || !this.#untidy) return;
    const until = performance.now() + patience;
    for (const nap = naps(); ; await nap()) {
      try {
        this.#place.check();
        if (this.#tidied()) {
          this.#untidy = false;
          this.#erased.clear();
          this.#rewritten.clear();
          this.#tried = -Infinity;
          return;
        }
      } catch (fault) {
        if (!isBusy(fault)) break;
      }
      if (performance.now() >= until) break;
    }
    this.#tried = performance.now();
  }

  #tidied(): boolean {
    // Read first: what others erase from here on is theirs to tidy up, or the next one's.
    const rows = this.rows();
    if (rows.length === 0) return true;
    if (!this.#cutLog()) return false;
    if (this.#leavesCopies(rows.filter((what) => !this.#rewritten.has(what)))) {
      this.#db.exec("VACUUM");
      for (const what of rows) this.#rewritten.add(what);
      if (!this.#cutLog()) return false;
    }
    for (const what of rows) this.#db.run("DELETE FROM untidy WHERE what = ?", what);
    return true;
  }

  /** Whether a page that was split long ago may hold a copy of what was erased. What another store erased cannot be looked for. */
  #leavesCopies(rows: readonly string[]): boolean {
    const known = rows.map((what) => this.#erased.get(what));
    return known.includes(undefined) || this.bytesLeft(known.flatMap((salts) => salts ?? [])) !== 0;
  }

  /** Carries the write-ahead log over and cuts it to nothing. Returns false while somebody is reading it. */
  #cutLog(): boolean {
    return Number(this.#db.get("PRAGMA wal_checkpoint(TRUNCATE)")?.["busy"]) === 0;
  }

  /** How often these bytes stand in the pages of the database, free ones included; nothing when those cannot be searched. */
  bytesLeft(known: readonly Uint8Array[]): number | undefined {
    if (known.length === 0) return 0;
    const size = Number(this.#db.get("SELECT page_count * page_size AS size FROM pragma_page_count, pragma_page_size")?.["size"]);
    const pages = size > SEARCHED ? undefined : this.#db.pages();
    if (pages === undefined) return undefined;
    const text = Buffer.from(pages.buffer, pages.byteOffset, pages.length);
    let times = 0;
    for (const bytes of known.filter(({ length }) => length > 0)) for (let at = text.indexOf(bytes); at >= 0; at = text.indexOf(bytes, at + 1)) times++;
    return times;
  }
}
