/** Records of a journal one by one, and what a store has to know of them. */
import type { Journal } from "./bank.js";
import { TimebankError } from "./errors.js";
import type { Head, MemberId } from "./generated/wire.js";
import { bytes } from "./written.js";

/** One record as a line of a journal, and what a store has to know of it. */
export interface StoredRecord {
  /** Its place, from 1. */
  readonly seq: number;
  /** Its hash. */
  readonly hash: string;
  /** The line, with its line feed. */
  readonly line: string;
  /** The members its personal parts are about, as far as they are here. */
  readonly about: readonly MemberId[];
  /** The member it forgets. */
  readonly forgets: MemberId | undefined;
}

interface Line {
  record: {
    seq: number;
    personal?: { about: MemberId[] }[];
    event: { type: string; member?: MemberId };
  };
  hash: string;
  personal?: { erased?: boolean }[];
}

/** Records one by one. */
export function recordsOf(journal: Journal): StoredRecord[] {
  const text = typeof journal === "string" ? journal : new TextDecoder().decode(bytes(journal, "the records"));
  // A journal from a file begins with a line that is no record.
  return text.split("\n").filter((line) => line !== "" && !line.startsWith('{"timebank":')).map(recordOf);
}

function recordOf(line: string, index: number): StoredRecord {
  let read: Line;
  try {
    read = JSON.parse(line) as Line;
    const { record, hash, personal } = read;
    const slots = record.personal ?? [];
    const about = slots.filter((_, slot) => personal?.[slot]?.erased !== true).flatMap((slot) => slot.about);
    const forgets = record.event.type === "member-erased" ? record.event.member : undefined;
    return { seq: record.seq, hash, line: `${line}\n`, about: [...new Set(about)], forgets };
  } catch (cause) {
    const details = { line: index + 1, why: "it is no record" };
    throw new TimebankError("bad-line", `line \`${index + 1}\` cannot be read: it is no record`, details, "restore the line from a copy that matches", { cause });
  }
}

/** The members these records forget. */
export function membersForgotten(records: readonly StoredRecord[]): MemberId[] {
  return records.flatMap(({ forgets }) => (forgets === undefined ? [] : [forgets]));
}

/** Where a journal stands after an append. */
export function headAfter(expected: Head, records: readonly StoredRecord[]): Head {
  const last = records.at(-1);
  return last === undefined ? expected : ({ seq: last.seq, hash: last.hash } as Head);
}

/** Before the first record. */
export const NO_HEAD = { seq: 0, hash: "0".repeat(64) } as Head;

/** The error for an append that expects another head. */
export function conflict(expected: Head, found: Head): TimebankError<"conflict"> {
  const details = { expected: expected.seq, found: found.seq };
  return new TimebankError("conflict", `the journal is at \`${found.seq}\` where \`${expected.seq}\` was expected`, details, "read what was added, decide again");
}
