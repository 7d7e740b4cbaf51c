import { TimebankError } from "./errors.js";
import type { Actions } from "./generated/methods.js";
import type { Action, Command } from "./generated/wire.js";
import { inUtc } from "./moments.js";
import { methodNamed } from "./names.js";
import { placeOf, stepsTo, type Step } from "./place.js";
import { bare, optionsOf, taken, unknown, type Lookup, type Taken } from "./taken.js";
import { shown, written, wrong } from "./written.js";

const CONTEXT = ["at", "key", "salt"] as const;
const COMMAND: ReadonlySet<string> = new Set([...CONTEXT, "by"]);
const QUESTION: ReadonlySet<string> = new Set(["viewer"]);
/** What a view's commands and questions say beside their fields: it knows who acts and reads. */
const OF_VIEW: ReadonlySet<string> = new Set(CONTEXT);
const NOTHING: ReadonlySet<string> = new Set();

/** A command or question from the arguments of a method: as the wire has it, but for what is to be looked up. */
export interface Call {
  readonly whole: Record<string, unknown>;
  readonly lookups: readonly Lookup[];
  /** What was given for a place in it. */
  readonly told: (steps: readonly Step[]) => string;
  /** See `Taken`. */
  readonly amend?: Taken["amend"];
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));
/** Random bytes are drawn for many salts at once: asking for them costs more than they do. */
const drawn = new Uint8Array(4096);
let used = drawn.length;

/** 16 random bytes in hexadecimal. */
export function newSalt(): string {
  if (used === drawn.length) {
    crypto.getRandomValues(drawn);
    used = 0;
  }
  let salt = "";
  for (const end = used + 16; used < end; used++) {
    salt += HEX[drawn[used] ?? 0];
    // No salt is given out twice, nor left lying about.
    drawn[used] = 0;
  }
  return salt;
}

/** A key as the wire has it: a UUID loses its hyphens. */
function keyOf(key: string): string {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(key) ? key.replaceAll("-", "").toLowerCase() : key;
}

function reading<T>(read: () => T): T {
  try {
    return read();
  } catch (cause) {
    if (cause instanceof Error && cause.name === "TimebankError") throw cause;
    throw wrong("", "an object that throws when it is read", "an object", cause);
  }
}

/** Who acts or reads: the host by default. Nothing is not the host, so that a lapsed session is refused. */
function who(given: Record<string, unknown>, name: "by" | "viewer", member: unknown): unknown {
  if (member !== undefined) {
    if (Object.hasOwn(given, name)) throw wrong(name, "given", "nothing, because a view knows its member,");
    return member;
  }
  if (!Object.hasOwn(given, name)) return "host";
  const value = given[name];
  if (value === undefined || value === null) throw wrong(name, String(value), '`"host"` or the number of a member');
  if (typeof value === "object" && Object.hasOwn(value, "created")) return (value as { created?: { member?: unknown } }).created?.member;
  return value;
}

/** A command from the arguments of a method: what says when and from whom, apart from what is to be done. */
export function commandOf(type: string, args: readonly unknown[], member?: number): Call {
  return reading(() => {
    const given = optionsOf(type, args);
    const whole = bare();
    for (const name of CONTEXT) if (given[name] !== undefined) whole[name] = given[name];
    if (typeof whole["at"] === "string") whole["at"] = inUtc(whole["at"]);
    if (typeof whole["key"] === "string") whole["key"] = keyOf(whole["key"]);
    whole["at"] ??= new Date();
    whole["by"] = who(given, "by", member);
    // A command that is sent again with its key is known by what it does: its salt may be another.
    whole["salt"] ??= newSalt();
    const { fields, lookups, told, amend } = taken(type, given, member === undefined ? COMMAND : OF_VIEW);
    if (type === "create") fields["bank"] ??= newSalt();
    whole["do"] = fields;
    return { whole, lookups, amend, told: (steps) => (steps[0] === "do" ? told(steps.slice(1)) : told(steps)) };
  });
}

/** What a bank is founded with, from its name, its charter, or all of it in one object. */
export function foundedWith(given: unknown, options?: object): unknown {
  if (typeof given === "string") return { ...options, charter: { name: given } };
  const charter = typeof given === "object" && given !== null && !Object.hasOwn(given, "charter") && Object.hasOwn(given, "name");
  return charter ? { ...options, charter: given } : given;
}

/** Refuses a report that lacks its period, or says whose it is without need. */
function checkReport(given: Record<string, unknown>): void {
  if (given["kind"] === "funder") throw wrong("kind", "`funder`", "`public`, `community-health` or `member`", undefined, "ask `funderReport`, which takes the grants");
  if (given["period"] !== undefined || (given["from"] !== undefined && given["until"] !== undefined)) return;
  throw wrong("period", "left out", "a year (`2026`), a month (`\"2026-03\"`), a quarter (`\"2026-Q1\"`) or two days", undefined, "give `period`, or `from` and `until`: `report(\"public\", 2026)`");
}

/** A question from the arguments of a method. */
export function questionOf(type: string, args: readonly unknown[], member?: number): Call {
  return reading(() => {
    const given = optionsOf(type, args);
    const viewer = who(given, "viewer", member);
    // Balances of a day are a question of their own on the wire.
    if (type === "balances" && (given["on"] ?? given["entered"]) !== undefined) type = "balances-as-of";
    if (type === "report") checkReport(given);
    const { fields: whole, lookups, told } = taken(type, given, member === undefined ? QUESTION : NOTHING);
    whole["viewer"] = viewer;
    if (type === "today") whole["at"] ??= new Date();
    if (type === "report") whole["format"] ??= "html";
    return { whole, lookups, told };
  });
}

/** The JSON of a call. */
export function textOf({ whole, told }: Call): string {
  return written(whole, told);
}

/** What is taken where the core says that a text is no value of its kind. */
const FORMS = [
  ["is not an instant", "give a `Date`, or a moment such as `2026-03-01T10:00:00Z` or `2026-03-01T10:00:00+01:00`"],
  ["16 bytes in lower-case hexadecimal", "give a UUID, or 32 hexadecimal digits in lower case"],
] as const;

/** An error of the core about the JSON of a call, as one about what was given: where, and what is taken there. */
export function explained(error: unknown, text: string, { told, whole }: Pick<Call, "told" | "whole">): unknown {
  if (!(error instanceof TimebankError)) return error;
  if (error.code !== "bad-json") return error;
  const { column, why } = error.details as { readonly column: number; readonly why: string };
  // A keeper sends a list of one.
  const steps = stepsTo(text, column - 1);
  const path = told(typeof steps[0] === "number" ? steps.slice(1) : steps);
  const method = `\`${methodNamed(String((whole["do"] as { type?: unknown } | undefined)?.type ?? whole["type"]))}\``;
  if (why.startsWith("unknown field `")) {
    const expected = [...why.matchAll(/`([^`]*)`/g)].slice(1).flatMap(([, name]) => name ?? []);
    const parent = path.replace(/\.?[^.]*$/, "");
    return unknown(path, parent === "" ? method : `\`${parent}\``, expected);
  }
  const missing = /^missing field `(\w+)`/.exec(why)?.[1];
  if (missing !== undefined) {
    const where = path === "" ? missing : `${path}.${missing}`;
    return new TimebankError("wrong-type", `${path === "" ? method : `\`${path}\``} needs \`${missing}\``, { path: where, given: "left out", wanted: `\`${missing}\`` }, `give \`${where}\` to ${method}`, { cause: error });
  }
  const place = path === "" ? `what ${method} was given` : `\`${path}\``;
  const [, wanted, given] = /^(.*) is expected, not (.*)$/.exec(why) ?? [];
  const [, noDay] = /^(`.*`) is not a date$/.exec(why) ?? [];
  const [, form] = FORMS.find(([words]) => why.includes(words)) ?? [];
  const details = { path, given: given ?? noDay ?? "something else", wanted: wanted ?? (noDay === undefined ? why : "a day such as `2026-03-01`") };
  const help = noDay !== undefined ? "write `2026-03-01`" : wanted !== undefined ? `give ${wanted}` : form ?? `look at the type of ${method}`;
  return new TimebankError("wrong-type", `${place} does not fit: ${why}`, details, help, { cause: error });
}

/** Does work with the JSON of a call, and says of an error of the core where it is in what was given. */
export function explaining<T>(text: string, call: Pick<Call, "told" | "whole">, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw explained(error, text, call);
  }
}

/** What stands for a call where a function takes its options as the core does. */
export const callOf = (type: string): Pick<Call, "told" | "whole"> => ({ whole: { type }, told: placeOf });

/**
 * A whole command with a key and a salt of its own: to be kept, queued or posted, and sent twice without harm. There is no bank to look names up
 * in: members are given by their numbers.
 *
 * @example
 * const wish = newCommand("agree", { by: ana, exchange });
 * await store.enqueue(wish); // until there is a connection
 */
export function newCommand<K extends Exclude<Action["type"], "create">>(type: K, ...given: Parameters<Actions[Method<K>]>): Command {
  const { whole, lookups, amend } = commandOf(type, given);
  amend?.(undefined);
  const { terms } = whole["do"] as { readonly terms?: { readonly on?: unknown } };
  if (type !== "offer" && type !== "request" && type !== "amend-listing" && terms !== undefined && terms.on === undefined) throw wrong("on", "left out", "a day, because there is no bank to look it up in,");
  const [first] = lookups;
  if (first?.kind === "start") throw wrong(first.path, "a time without its offset", "one such as `10:00+01:00`, because there is no bank to look the clock up in,");
  if (first !== undefined) throw wrong(first.path, first.member === undefined ? "a name" : "a member", `${first.kind === "account" ? "the number of an account" : "a number"}, because there is no bank to look it up in,`);
  whole["key"] ??= newSalt();
  return { ...whole } as unknown as Command;
}

/** The method of an action: `record-batch` is `recordBatch`. */
type Method<T extends string> = Camel<T> & keyof Actions;
type Camel<T extends string> = T extends `${infer Head}-${infer Rest}` ? `${Head}${Capitalize<Camel<Rest>>}` : T;

/** Refuses options that are no object. */
export function mustBeObject(options: unknown): object {
  if (typeof options !== "object" || options === null || Array.isArray(options)) throw wrong("", shown(options), "an object");
  return options;
}
