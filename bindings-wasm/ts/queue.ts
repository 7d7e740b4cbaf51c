/** The queue of commands that wait: what lies in it, and what is taken out of it when somebody is forgotten. */
import { TimebankError, type Thrown } from "./errors.js";
import type { Command, MemberId, Outcome } from "./generated/wire.js";

/** What became of a command of the queue. It is kept until the page has been told. */
export interface Became {
  readonly outcome?: Outcome;
  readonly error?: Thrown;
}

/** A command of the queue, as it lies in the database. */
export interface Entry {
  readonly place: number;
  readonly command: Command;
  /** The moment it is decided as of. Kept before it is tried, so that a second try is the same command. */
  readonly at?: string;
  readonly became?: Became;
}

/** A command that waits, under its place in the queue. */
export interface Waiting {
  /** Where it stands. */
  readonly place: number;
  /** The command. */
  readonly command: Command;
  /** The moment it is decided as of, once it was tried. */
  readonly at?: string;
}

/** Fields of commands that name members. What is about somebody and does not say so is not found by them. */
const NAMES = new Set(
  "member members by onBehalfOf with decidedBy who seenBy merged mentor mentee kept givenBy agreed receiver out order next into giver between approvedBy actsFor about subject payer".split(" "),
);

/** Whether a command names one of these members. */
export function mentions(value: unknown, members: readonly MemberId[], named = false): boolean {
  if (typeof value === "number") return named && members.includes(value as MemberId);
  if (typeof value !== "object" || value === null) return false;
  if (Array.isArray(value)) return value.some((one) => mentions(one, members, named));
  return Object.entries(value).some(([name, inner]) => mentions(inner, members, named ? true : NAMES.has(name)));
}

/**
 * What is left of an entry about somebody who was forgotten: which command it was, and what became of it. What was not decided yet will
 * not be.
 */
export function stripped({ place, command, became }: Entry): Entry {
  const what = "somebody it names was forgotten while it waited";
  const error: Thrown = { code: "nothing-to-do", message: `there is nothing to do: ${what}`, details: { what }, help: "leave the command out" };
  const { key, do: action } = command as Command & { key?: string; do: { type: string } };
  return { place, command: { key, do: { type: action.type } } as unknown as Command, became: became?.outcome === undefined ? { error } : { outcome: became.outcome } };
}

/** A command with a key: without one, nobody could tell whether it was decided before. */
export function keyed(command: Command): Command {
  if (command.key !== undefined) return command;
  const key = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
  return { ...command, key } as Command;
}

/** The error for a second command under the key of another. */
export function keyUsed(key: string): TimebankError<"key-used"> {
  return new TimebankError("key-used", `key \`${key}\` was used for another command that waits`, { key, seq: 0 } as never, "give every command a key of its own");
}

/** Refusals that say something about the store, the bank or the moment, and not about the command: it goes on waiting. */
const NOT_ITS_OWN = new Set(
  "store-failed unknown-outcome conflict locked stopped not-ready not-founded store-damaged store-version store-refused journal-shorter bad-snapshot broken-chain wrong-hash wrong-part part-gone bad-record bad-line impossible-event later-version records-retired".split(" "),
);

/** Whether an error is the rules' answer to a command. A fault of the core is none. */
export function isRefusal(error: unknown): error is TimebankError {
  return error instanceof TimebankError && !NOT_ITS_OWN.has(error.code);
}
