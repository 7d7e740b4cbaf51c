import type { Actions } from "./generated/methods.js";
import type { Action, Command } from "./generated/wire.js";
import { TERMS } from "./terms.js";
import { written, wrong } from "./written.js";

/** Actions and questions whose terms are given beside the other fields. */
const WITH_TERMS = new Set(["record", "propose", "amend", "may"]);
const CONTEXT = ["at", "key", "salt"] as const;
const IN_CONTEXT: ReadonlySet<string> = new Set([...CONTEXT, "by"]);

/** An object's own field: what is inherited was not said. */
export function own(options: object, name: string): unknown {
  return Object.hasOwn(options, name) ? (options as Record<string, unknown>)[name] : undefined;
}

/** Refuses options that are no object. */
export function mustBeObject(options: unknown): object {
  if (typeof options !== "object" || options === null || Array.isArray(options)) throw wrong("", `a ${typeof options}`, "an object");
  return options;
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));
/** Random bytes are drawn for many salts at once: asking for them costs more than they do. */
const drawn = new Uint8Array(4096);
let used = drawn.length;

/** An object that inherits nothing, so that nothing is read from it that was not put there. */
function bare(): Record<string, unknown> {
  return Object.create(null) as Record<string, unknown>;
}

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

function reading<T>(read: () => T): T {
  try {
    return read();
  } catch (cause) {
    if (cause instanceof Error && cause.name === "TimebankError") throw cause;
    throw wrong("", "an object that throws when it is read", "an object", cause);
  }
}

/** Who acts or reads: the host by default. Nothing is not the host, so that a lapsed session is refused. */
function who(options: object, name: "by" | "viewer"): unknown {
  if (!Object.hasOwn(options, name)) return "host";
  const value = (options as Record<string, unknown>)[name];
  if (value === undefined || value === null) throw wrong(`/${name}`, String(value), '`"host"` or the number of a member');
  return value;
}

/** A command from the options of a method: what says when and from whom, apart from what is to be done. */
export function commandOf(type: string, given: unknown): Record<string, unknown> {
  return reading(() => {
    const options = mustBeObject(given ?? {});
    const command = bare();
    for (const name of CONTEXT) {
      const value = own(options, name);
      if (value !== undefined) command[name] = value;
    }
    command["at"] ??= new Date();
    command["by"] = who(options, "by");
    // A command that is sent again with its key is known by what it does: its salt may be another.
    command["salt"] ??= newSalt();
    const fields = fieldsOf(type, options, true);
    if (type === "create") fields["bank"] ??= newSalt();
    command["do"] = fields;
    return command;
  });
}

/** A question from the options of a method. */
export function questionOf(type: string, given: unknown): Record<string, unknown> {
  return reading(() => {
    const options = mustBeObject(given ?? {});
    const question = fieldsOf(type, options, false);
    question["viewer"] = who(options, "viewer");
    if (type === "today") question["at"] ??= new Date();
    return question;
  });
}

function fieldsOf(type: string, options: object, command: boolean): Record<string, unknown> {
  const fields = bare();
  fields["type"] = type;
  const flat = WITH_TERMS.has(type) && !Object.hasOwn(options, "terms");
  const said: Record<string, unknown> = {};
  for (const name of Object.keys(options)) {
    if (command && IN_CONTEXT.has(name)) continue;
    const value = (options as Record<string, unknown>)[name];
    if (flat && TERMS.has(name)) said[name] = value;
    else if (name === "exchanges" && type === "record-batch" && Array.isArray(value)) fields[name] = value.map(termsOf);
    else if (name === "organisation" && type.endsWith("-role")) fields["at"] = value;
    else put(fields, name, value);
  }
  if (flat) fields["terms"] = termsOf(said);
  return fields;
}

/** Puts a field in as one's own, even `__proto__`, so that the core gets to refuse it. */
function put(into: object, name: string, value: unknown): void {
  if (name !== "__proto__") (into as Record<string, unknown>)[name] = value;
  else Object.defineProperty(into, name, { value, enumerable: true, configurable: true, writable: true });
}

/** Terms as the wire has them: `gave`, `received` and `together` become parts. */
export function termsOf(given: unknown): unknown {
  if (typeof given !== "object" || given === null || Array.isArray(given)) return given;
  const terms: Record<string, unknown> = {};
  const parts: unknown[] = [];
  for (const name of Object.keys(given)) {
    const value = own(given, name);
    if (value === undefined) continue;
    if (name === "gave" || name === "received" || name === "together") {
      for (const part of Array.isArray(value) ? value : [value]) {
        if (typeof part !== "object" || part === null) throw wrong(`/${name}`, `a ${typeof part}`, "an object with `member` and `minutes`");
        parts.push({ ...part, side: name });
      }
    } else if (name === "parts") {
      parts.push(...(Array.isArray(value) ? value : [value]));
    } else if (name === "payer" && typeof value === "string") {
      terms["payer"] = { kind: value };
    } else if (name === "payer" && typeof value === "number") {
      terms["payer"] = { kind: "member", member: value };
    } else {
      put(terms, name, value);
    }
  }
  terms["parts"] = parts;
  return terms;
}

/**
 * A whole command with a key and a salt of its own: to be kept, queued or posted, and sent twice without harm.
 *
 * @example
 * const wish = newCommand("agree", { by: ana, exchange });
 * await store.enqueue(wish); // until there is a connection
 */
export function newCommand<K extends Exclude<Action["type"], "create">>(type: K, options: Parameters<Actions[Method<K>]>[0]): Command {
  return commandOf(type, { key: newSalt(), salt: newSalt(), ...(options as object) }) as unknown as Command;
}

/** The method of an action: `record-batch` is `recordBatch`. */
type Method<T extends string> = Camel<T> & keyof Actions;
type Camel<T extends string> = T extends `${infer Head}-${infer Rest}` ? `${Head}${Capitalize<Camel<Rest>>}` : T;

/** A command already whole: as an object, or as JSON. */
export function wholeCommand(command: unknown): string {
  return written(command);
}
