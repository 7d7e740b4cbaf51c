/** What a store of banks does beyond reading and appending: the same contract as in Rust, and the same checks. */
import { TimeBank } from "./bank.js";
import type { KeptBank } from "./reading.js";
import { TimebankError } from "./errors.js";
import type { Head, MemberId } from "./generated/wire.js";
import { NO_HEAD, type StoredRecord } from "./records.js";
import type { Store } from "./store.js";

/** Remaining data of an erased member. */
export interface Traces {
  /** Records that still have a personal part about the member. */
  readonly records: readonly number[];
  /** Whether the snapshot still tells something about the member. */
  readonly inSnapshot: boolean;
  /** Where the bytes that were looked for still stand, and how often. */
  readonly bytes: readonly (readonly [where: string, times: number])[];
  /** What the store has yet to do before it can say that nothing is left, and what holds it up, in one sentence each. It tries again by itself. */
  readonly pending: readonly string[];
  /** What this store cannot look into, in one sentence each. */
  readonly notSeen: readonly string[];
}

/** A store that keeps snapshots, lets go of closed periods and proves what it forgot. */
export interface BankStore extends Store {
  /** The bank: its snapshot, and the records after it; nothing when it waits to be founded. */
  open(): Promise<TimeBank | undefined>;
  /** Where the journal stands; the head of nothing when nothing is kept. */
  head(): Promise<Head>;
  /** The last record that was deleted when a period was closed; the head of nothing when all are there. */
  start(): Promise<Head>;
  /** The snapshot kept, if there is one. */
  snapshot(): Promise<Uint8Array | undefined>;
  /**
   * Keeps a snapshot of the bank, so that it opens faster. A bank behind the journal is welcome, unless somebody was forgotten
   * meanwhile. Rejects with `conflict` when the journal has another record where the bank stands, or none.
   */
  saveSnapshot(bank: TimeBank | KeptBank): Promise<void>;
  /**
   * Deletes the records a closed period covers, and keeps a snapshot of the bank in their place; `closing` is the record that
   * closed it. Gives where the journal begins from then on: keep that head elsewhere. Rejects with `conflict` when the bank does
   * not stand where the journal does, and with `nothing-to-do` when `closing` closes nothing or the records are gone.
   */
  retire(bank: TimeBank | KeptBank, closing: number): Promise<Head>;
  /**
   * Puts a journal whose older records were deleted elsewhere into this store, where there is nothing yet. Rejects with `conflict`
   * when there is, and with `bad-snapshot` when the snapshot and the records do not belong together.
   */
  beginAt(start: Head, snapshot: Uint8Array, records: Uint8Array): Promise<void>;
  /** Searches for remaining data of an erased member, and for the bytes `known` of it, such as salts or words. */
  verifyErased(member: MemberId, known?: readonly Uint8Array[]): Promise<Traces>;
}

/** The head of a record, or of nothing. */
export function headOf(row: { readonly seq: number; readonly hash: string } | undefined): Head {
  return row === undefined ? NO_HEAD : ({ seq: row.seq, hash: row.hash } as Head);
}

/** The error for what is kept and does not hang together. */
export function damaged(why: string): TimebankError<"store-damaged"> {
  return new TimebankError("store-damaged", `the store is damaged: ${why}`, { why }, "restore it from a backup, and verify that against a head kept elsewhere");
}

/** The error for a snapshot that does not belong to the records. */
export function misfit(why: string): TimebankError<"bad-snapshot"> {
  return new TimebankError("bad-snapshot", `the snapshot cannot be read: ${why}`, { why }, "replay the journal instead");
}

/** The error for a record that does not follow from the one before. */
export function broken(seq: number, why: string): TimebankError<"broken-chain"> {
  return new TimebankError("broken-chain", `record \`${seq}\` does not follow from the one before: ${why}`, { seq, why }, "compare with a head kept elsewhere and restore from a copy that matches");
}

function nothing(what: string): TimebankError<"nothing-to-do"> {
  return new TimebankError("nothing-to-do", `there is nothing to do: ${what}`, { what }, "leave the command out");
}

/** Where the journal begins once what a closing covers is deleted. */
export function covered(line: string | undefined, closing: number, before: Head): Head {
  if (closing <= before.seq) throw nothing("these records were deleted already");
  if (line === undefined) throw nothing("there is no such record");
  const { event } = (JSON.parse(line) as { record: { event: { type: string; seq?: number; hash?: string } } }).record;
  const { type, seq, hash } = event;
  if (type !== "period-closed" || seq === undefined || hash === undefined || seq === 0 || seq >= closing) throw nothing("the record closes no period that has records before it");
  if (seq <= before.seq) throw nothing("these records were deleted already");
  return { seq, hash } as Head;
}

const APART = "the records do not go on from it";

/** The head of a snapshot, if it and records that follow `start` belong together. */
export function fits(start: Head, snapshot: Uint8Array, records: readonly StoredRecord[]): Head {
  const bank = TimeBank.fromSnapshot(snapshot);
  try {
    const [seq, hash = ""] = bank.head.split(":");
    const at = { seq: Number(seq), hash } as Head;
    const count = at.seq - start.seq;
    const here = count === 0 ? start.hash : records[count - 1]?.hash;
    if (records.length === 0 || here !== at.hash) throw misfit(APART);
    // What the snapshot covers is only kept, and has to hang together; the rest is applied.
    const rest = records.slice(count);
    if (rest.length > 0) bank.apply(rest.map(({ line }) => line).join(""));
    return at;
  } finally {
    bank.free();
  }
}

/** Whether records hang together from `start` on: each is what its hash says, and names the one before. */
export async function chained(start: Head, records: readonly StoredRecord[]): Promise<void> {
  let previous: Head = start;
  for (const { seq, hash, line } of records) {
    const end = line.indexOf(`,"hash":"${hash}"`);
    const record = new TextEncoder().encode(line.slice('{"record":'.length, end));
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", record));
    const names = (JSON.parse(line) as { record: { previous: string } }).record.previous;
    if (hex(digest) !== hash || seq !== previous.seq + 1 || names !== previous.hash) throw misfit(APART);
    previous = headOf({ seq, hash });
  }
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Whether a snapshot still tells something personal about a member. One taken before they were forgotten is taken to. */
export function tells(snapshot: Uint8Array, member: MemberId): boolean {
  const bank = TimeBank.fromSnapshot(snapshot);
  try {
    const after = member > 1 ? { after: (member - 1) as MemberId } : {};
    const [found] = bank.members({ state: "erased", limit: 1, ...after }).members;
    return found?.member !== member;
  } finally {
    bank.free();
  }
}

/** Where bytes stand in other bytes, as they are and, for what is no text, in hexadecimal digits as journals have it. */
export function howOften(where: string, text: Uint8Array | undefined, known: readonly Uint8Array[]): [string, number][] {
  if (text === undefined) return [];
  const looked = known.flatMap((bytes) => [bytes, new TextEncoder().encode(hex(bytes))]);
  const times = looked.reduce((sum, bytes) => sum + count(text, bytes), 0);
  return times > 0 ? [[where, times]] : [];
}

function count(text: Uint8Array, bytes: Uint8Array): number {
  let found = 0;
  if (bytes.length === 0) return 0;
  for (let at = text.indexOf(bytes[0] as number); at >= 0; at = text.indexOf(bytes[0] as number, at + 1)) {
    if (bytes.every((byte, n) => text[at + n] === byte)) found++;
  }
  return found;
}
