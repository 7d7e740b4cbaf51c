/**
 * A journal in a file, for Node, Deno and Bun. The file is the same as that of the Rust and Python packages: JSON Lines, which they read and write.
 *
 * @example
 * import { Keeper } from "timebank";
 * import { FileStore } from "timebank/file";
 * await using store = await FileStore.open("harpurbrook.jsonl");
 * const keeper = await Keeper.open(store, { charter: { name: "Harpurbrook" } });
 *
 * @packageDocumentation
 */
/// <reference lib="esnext.disposable" preserve="true" />
import { randomUUID } from "node:crypto";
import { link, open, readFile, rename, rm, writeFile, type FileHandle } from "node:fs/promises";
import { hostname } from "node:os";
import { dirname, resolve } from "node:path";

import { TimebankError, forgetJsonl, headAfter, membersForgotten, recordsOf, type Head, type Store, type StoredRecord } from "./exports.js";

export { TimebankError, isTimebankError } from "./exports.js";

/** What an append that was cut short left at the end of a journal. Nobody was told that it was written. */
export interface Torn {
  /** How many bytes were taken off. */
  readonly bytes: number;
  /** How many whole records were among them. */
  readonly records: number;
  /** Where they are kept; nothing when the journal was opened to be read only and left as it is. */
  readonly keptIn: string | undefined;
}

/** How a journal is opened. */
export interface FileOptions {
  /** Takes no lock and changes nothing. */
  readonly readOnly?: boolean | undefined;
}

const NONE = { seq: 0, hash: "0".repeat(64) } as Head;

/** What is known of the file: as far as its last whole append. */
interface Known {
  readonly head: Head;
  /** Where that ends. */
  readonly end: number;
  /** Where each record begins, from the first on. */
  readonly starts: readonly number[];
  readonly header: string;
}

const failed = (what: string, cause: unknown): TimebankError<"store-failed"> => {
  const why = `${what}: ${cause instanceof Error ? cause.message : String(cause)}`;
  return new TimebankError("store-failed", `the store failed: ${why}`, { why }, "look at the disk and its permissions, and try again", { cause });
};

const absent = (error: unknown): boolean => (error as { code?: unknown } | null)?.code === "ENOENT";

/**
 * A journal in one file, written by one process at a time.
 *
 * Beside `NAME` stand, at times: `NAME.writer`, which says which process writes; `NAME.new`, a rewriting under way, believed only once it has taken
 * the place of the journal; `NAME.torn`, bytes of an append that was not whole. Forgetting a member rewrites the journal and removes the last two.
 * Programs in Rust and Python lock the file in a way Node has not: do not write it from both at once.
 */
export class FileStore implements Store {
  readonly #path: string;
  #file: FileHandle;
  #known: Known;
  readonly #lock: string | undefined;
  readonly #torn: Torn | undefined;
  /** Why nothing more can be done until it is opened again. */
  #broken: string | undefined;
  #last: Promise<unknown> = Promise.resolve();

  private constructor(path: string, file: FileHandle, known: Known, lock: string | undefined, torn: Torn | undefined) {
    this.#path = path;
    this.#file = file;
    this.#known = known;
    this.#lock = lock;
    this.#torn = torn;
  }

  /**
   * Opens a journal, and creates it when there is none. What a torn append left at its end is taken off, kept beside it and told by `torn`. Rejects
   * with `locked` when another process writes it; a fault anywhere but in an append that was never whole is not repaired.
   */
  static async open(path: string, { readOnly = false }: FileOptions = {}): Promise<FileStore> {
    const whole = resolve(path);
    const lock = readOnly ? undefined : await locked(`${whole}.writer`);
    try {
      if (!readOnly) await rm(`${whole}.new`, { force: true });
      const file = await open(whole, readOnly ? "r" : "a+").catch((error: unknown) => {
        throw failed("the journal cannot be opened", error);
      });
      // Appending is by place: a handle for that does not always write at the end.
      const used = readOnly ? file : await file.close().then(() => open(whole, "r+"));
      try {
        const { known, torn } = await scanned(used);
        const keptIn = readOnly || torn === undefined ? undefined : await takeOff(used, known.end, `${whole}.torn`);
        if (!readOnly) await used.sync();
        return new FileStore(whole, used, known, lock, torn && { ...torn, keptIn });
      } catch (error) {
        await used.close();
        throw error;
      }
    } catch (error) {
      if (lock !== undefined) await release(`${whole}.writer`, lock);
      throw error;
    }
  }

  /** What was found torn when the journal was opened. */
  get torn(): Torn | undefined {
    return this.#torn;
  }

  /** Where the journal stands. */
  get head(): Head {
    return this.#known.head;
  }

  /** Where it is. */
  get path(): string {
    return this.#path;
  }

  /** The records after `seq`, in JSON Lines; all of them with 0. */
  readAfter(seq: number): Promise<Uint8Array> {
    return this.#next(async () => {
      this.#usable();
      const { starts, end } = this.#known;
      const from = starts[Math.max(seq, 0)];
      return from === undefined ? new Uint8Array() : piece(this.#file, from, end);
    });
  }

  /** Appends records, whole or not at all. They are on the disk once the promise is fulfilled. */
  append(expected: Head, records: Uint8Array): Promise<void> {
    return this.#next(async () => {
      this.#usable();
      if (this.#lock === undefined) throw failed("the journal cannot be written", "it was opened to be read only");
      const { head, end } = this.#known;
      if (head.seq !== expected.seq || head.hash !== expected.hash) {
        const details = { expected: expected.seq, found: head.seq };
        throw new TimebankError("conflict", `the journal is at \`${head.seq}\` where \`${expected.seq}\` was expected`, details, "read what was added, decide again");
      }
      const added = recordsOf(records);
      if (added.length === 0) return;
      const { size } = await this.#file.stat();
      if (size !== end) {
        const why = `it has \`${size}\` bytes where this writer left \`${end}\`: another program changed it while it was open`;
        throw new TimebankError("store-damaged", `the store is damaged: ${why}`, { why }, "restore it from a backup, and verify that against a head kept elsewhere");
      }
      const members = membersForgotten(added);
      await (members.length === 0 ? this.#appendLines(added) : this.#rewrite(added, members));
    });
  }

  /** Lets go of the file. What is under way is finished first. */
  close(): Promise<void> {
    return this.#next(async () => {
      if (this.#broken === CLOSED) return;
      this.#broken = CLOSED;
      await this.#file.close();
      if (this.#lock !== undefined) await release(`${this.#path}.writer`, this.#lock);
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
    if (this.#broken !== undefined) throw failed("the journal has to be opened again", this.#broken);
  }

  async #appendLines(added: readonly StoredRecord[]): Promise<void> {
    const { head, end, starts, header } = this.#known;
    const first = end === 0 ? headerOf(added) : "";
    const text = first + added.map(({ line }) => line).join("");
    try {
      await write(this.#file, end, text);
    } catch (fault) {
      // Nothing half-written may stay. Once it is off for certain, nothing was written.
      try {
        await this.#file.truncate(end);
        await this.#file.sync();
      } catch (second) {
        throw this.#unknown(second);
      }
      throw failed("the journal cannot be written", fault);
    }
    let at = end + first.length;
    const more = added.map(({ line }) => {
      const start = at;
      at += Buffer.byteLength(line);
      return start;
    });
    this.#known = { head: headAfter(head, added), end: at, starts: [...starts, ...more], header: header === "" ? first : header };
  }

  /** Writes the journal without the personal parts about members, new records and all, and puts it in the place of the old in one step. */
  async #rewrite(added: readonly StoredRecord[], members: Parameters<typeof forgetJsonl>[1]): Promise<void> {
    const { end, starts, header } = this.#known;
    const old = new TextDecoder().decode(await piece(this.#file, starts[0] ?? end, end));
    const forgotten = new TextDecoder().decode(forgetJsonl(old + added.map(({ line }) => line).join(""), members));
    const part = `${this.#path}.new`;
    let file: FileHandle | undefined;
    try {
      const { mode } = await this.#file.stat();
      file = await open(part, "w+", mode);
      await write(file, 0, header + forgotten);
      // What else may hold parts about them goes first, for good: without it the journal is whole.
      for (const ending of [".snapshot", ".snapshot.new", ".torn"]) await rm(this.#path + ending, { force: true });
      await syncFolder(this.#path);
      await rename(part, this.#path);
    } catch (fault) {
      await file?.close();
      await rm(part, { force: true });
      throw failed("the journal cannot be written anew", fault);
    }
    const before = this.#file;
    this.#file = file;
    await before.close();
    try {
      await syncFolder(this.#path);
      this.#known = (await scanned(file)).known;
    } catch (fault) {
      throw this.#unknown(fault);
    }
  }

  #unknown(fault: unknown): TimebankError<"unknown-outcome"> {
    const why = fault instanceof Error ? fault.message : String(fault);
    this.#broken = why;
    return new TimebankError("unknown-outcome", `it is not known whether the records were written: ${why}`, { why }, "read the journal before you send the command again with the same key", { cause: fault });
  }
}

const CLOSED = "it was closed";

async function write(file: FileHandle, at: number, text: string): Promise<void> {
  const bytes = Buffer.from(text);
  for (let done = 0; done < bytes.length; ) done += (await file.write(bytes, done, bytes.length - done, at + done)).bytesWritten;
  await file.datasync();
}

async function piece(file: FileHandle, from: number, end: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(end - from);
  for (let done = 0; done < bytes.length; ) {
    const { bytesRead } = await file.read(bytes, done, bytes.length - done, from + done);
    if (bytesRead === 0) throw failed("the journal cannot be read", "it is shorter than it was");
    done += bytesRead;
  }
  return bytes;
}

/** A name in a folder lasts once the folder is synced; not every system has that. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(dirname(path), "r").catch(() => undefined);
  try {
    await folder?.sync();
  } catch (error) {
    if (process.platform !== "win32") throw error;
  } finally {
    await folder?.close();
  }
}

/** The first line of a journal in a file: of which bank it is, and for whom. */
function headerOf([first]: readonly StoredRecord[]): string {
  const { event } = (JSON.parse(first?.line ?? "{}") as { record: { event: { type: string; bank?: string } } }).record;
  if (event.type !== "bank-founded" || event.bank === undefined) return "";
  return `{"timebank":2,"bank":"${event.bank}","audience":"host","after":{"seq":0,"hash":"${NONE.hash}"}}\n`;
}

/** Reads all there is. Only an append that is not whole counts as torn: a last line without its end, or records that are missing after it. */
async function scanned(file: FileHandle): Promise<{ readonly known: Known; readonly torn: Omit<Torn, "keptIn"> | undefined }> {
  const { size } = await file.stat();
  const bytes = await piece(file, 0, size);
  const starts: number[] = [];
  let known: Known = { head: NONE, end: 0, starts, header: "" };
  let [at, after, more] = [0, 0, 0];
  let { head } = known;
  for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, at)) {
    const line = bytes.subarray(at, end + 1);
    const text = new TextDecoder().decode(line);
    if (at === 0 && text.startsWith('{"timebank":')) {
      const { audience } = JSON.parse(text) as { audience?: string };
      if (audience !== "host") {
        const why = `the journal was redacted for \`${String(audience)}\` and can be read only`;
        throw new TimebankError("store-refused", `the store refuses: ${why}`, { why }, "read it with `TimeBank.fromJsonl`");
      }
      known = { ...known, header: text };
      at = end + 1;
      continue;
    }
    // A sector that never reached the disk is full of zeros, which JSON has not.
    if (line.includes(0)) break;
    const [record] = recordsOf(text);
    const said = (JSON.parse(text) as { record: { previous?: string; more?: number } }).record;
    if (record === undefined || record.seq !== head.seq + 1 || (said.previous ?? NONE.hash) !== head.hash || (more > 0 && (said.more ?? 0) !== more - 1)) {
      const details = { seq: head.seq + 1, why: "it does not follow in the file" };
      throw new TimebankError("broken-chain", `record \`${details.seq}\` does not follow from the one before: ${details.why}`, details, "compare with a head kept elsewhere and restore from a copy that matches");
    }
    starts.push(at);
    head = { seq: record.seq, hash: record.hash } as Head;
    more = said.more ?? 0;
    at = end + 1;
    after++;
    if (more === 0) {
      known = { ...known, head, end: at };
      after = 0;
    }
  }
  // Somebody's file that is no journal stays as it is.
  if (known.end === 0 && size > 0 && !beginsARecord(bytes)) {
    throw new TimebankError("bad-line", "line `1` cannot be read: it is not the beginning of a record", { line: 1, why: "it is not the beginning of a record" }, "name another file");
  }
  starts.length = known.head.seq;
  const rest = size - known.end;
  return { known, torn: rest > 0 ? { bytes: rest, records: after } : undefined };
}

/** Whether an unfinished line may be what is left of the first append. */
function beginsARecord(bytes: Uint8Array): boolean {
  const text = new TextDecoder().decode(bytes.subarray(0, 12));
  return ['{"record":', '{"timebank":'].some((start) => text.startsWith(start) || start.startsWith(text)) || bytes.subarray(0, 512).every((byte) => byte === 0);
}

/** Takes a torn append off the end, and keeps it beside the journal. */
async function takeOff(file: FileHandle, end: number, keptIn: string): Promise<string> {
  try {
    const { size } = await file.stat();
    const kept = await open(keptIn, "a");
    await kept.writeFile(await piece(file, end, size));
    await kept.sync();
    await kept.close();
    await syncFolder(keptIn);
    await file.truncate(end);
    await file.sync();
    return keptIn;
  } catch (error) {
    throw failed("an append that is not whole cannot be taken off", error);
  }
}

const lockedElsewhere = (): TimebankError<"locked"> => new TimebankError("locked", "another writer has this journal open", {}, "close it there, or read only");

/** Takes the lock: a file that says which process writes. That of a process that is no more is taken over. */
async function locked(path: string): Promise<string> {
  const mine = JSON.stringify({ pid: process.pid, host: hostname(), lock: randomUUID() });
  for (let tries = 0; tries < 3; tries++) {
    try {
      await writeFile(path, mine, { flag: "wx" });
      return mine;
    } catch (error) {
      if ((error as { code?: unknown }).code !== "EEXIST") throw failed("the lock file cannot be written", error);
    }
    const theirs = await readFile(path, "utf8").catch(() => undefined);
    if (theirs === undefined) continue;
    if (lives(theirs)) throw lockedElsewhere();
    // A rename is atomic, so only one of two processes that find the lock stale takes it. A process that took a live lock by mistake puts it back.
    const aside = `${path}.${randomUUID()}`;
    try {
      await rename(path, aside);
    } catch (error) {
      if (absent(error)) continue;
      throw failed("the lock file cannot be moved", error);
    }
    const moved = await readFile(aside, "utf8");
    if (moved !== theirs) await link(aside, path).catch(() => undefined);
    await rm(aside, { force: true });
    if (moved !== theirs) throw lockedElsewhere();
  }
  throw lockedElsewhere();
}

/** Whether the process that wrote a lock may still run. Of another machine nobody can tell, so it does. */
function lives(text: string): boolean {
  let pid: unknown, host: unknown;
  try {
    ({ pid, host } = JSON.parse(text) as { pid?: unknown; host?: unknown });
  } catch {
    // It is just being written.
    return text !== "";
  }
  if (host !== hostname() || typeof pid !== "number") return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as { code?: unknown }).code === "EPERM";
  }
}

async function release(path: string, mine: string): Promise<void> {
  const there = await readFile(path, "utf8").catch(() => undefined);
  if (there === mine) await rm(path, { force: true });
}
