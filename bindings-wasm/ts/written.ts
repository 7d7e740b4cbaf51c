import { TimebankError } from "./errors.js";
import { placeOf, type Step } from "./place.js";

/** Deeper than anything the bank takes; what is deeper goes round in a circle. */
const DEPTH = 64;
/** Text that stands in JSON as it is. Lone surrogates are not in it, and are looked at below. */
const PLAIN = /^[ !#-[\]-~]*$/;
const LONE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

/**
 * A value as JSON, or a `TimebankError` with the code `wrong-type` that says where it is none, as `told` says it.
 *
 * `JSON.stringify` would turn `NaN` into `null`, which reads as "left out"; it would call a `toJSON` anybody has put on
 * `Object.prototype`, and take what is inherited for what was said. Here only an object's own fields count.
 */
export function written(value: unknown, told: (steps: readonly Step[]) => string = placeOf): string {
  if (typeof value === "string") return wellFormed(value, "");
  where = () => told(trail);
  try {
    return json(value, 0);
  } catch (cause) {
    if (cause instanceof TimebankError) throw cause;
    // A getter, or a proxy, that throws.
    throw wrong(where(), "a field that throws when it is read", "a value", cause);
  } finally {
    trail.length = 0;
  }
}

/** The way to the value that is being written: put together only when something is wrong with it. */
const trail: Step[] = [];
let where = (): string => placeOf(trail);

/** Names of fields as they stand in JSON, with their colon: there are few, and they come again and again. */
const names = new Map<string, string>();
const MOST_NAMES = 1000;

function quoted(name: string): string {
  let known = names.get(name);
  if (known === undefined) {
    known = `${text(name)}:`;
    if (names.size < MOST_NAMES) names.set(name, known);
  }
  return known;
}

function text(value: string): string {
  return PLAIN.test(value) ? `"${value}"` : JSON.stringify(wellFormed(value, where()));
}

function json(value: unknown, depth: number): string {
  switch (typeof value) {
    case "string":
      return text(value);
    case "number":
      if (!Number.isFinite(value)) throw wrong(where(), String(value), "a number that is finite");
      return String(value);
    case "boolean":
      return value ? "true" : "false";
    case "bigint":
      // A whole number is one, however it is held; whether it is too large is the core's to say.
      return String(value);
    case "object":
      return value === null ? "null" : nested(value, depth);
    default:
      throw wrong(where(), `a ${typeof value}`, "text, a number, true, false, a list or an object");
  }
}

function nested(value: object, depth: number): string {
  if (depth > DEPTH) throw wrong(where(), "an object in a circle", "an object that ends");
  let written = "";
  if (Array.isArray(value)) {
    // By number, so that a hole is refused rather than passed over.
    for (let i = 0; i < value.length; i++) {
      trail.push(i);
      written += (i > 0 ? "," : "") + json(value[i], depth + 1);
      trail.pop();
    }
    return `[${written}]`;
  }
  if (value instanceof Date) {
    if (Number.isNaN(value.getTime())) throw wrong(where(), "a date that is none", "a date");
    return `"${value.toISOString()}"`;
  }
  for (const name of Object.keys(value)) {
    trail.push(name);
    const inner = (value as Record<string, unknown>)[name];
    if (inner !== undefined) written += (written === "" ? "" : ",") + quoted(name) + json(inner, depth + 1);
    trail.pop();
  }
  return `{${written}}`;
}

function wellFormed(text: string, path: string): string {
  if (LONE.test(text)) throw wrong(path, "text with half a character", "text in whole characters");
  return text;
}

/** What a value is, in words. */
export function shown(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  return Array.isArray(value) ? "a list" : typeof value === "object" ? "an object" : `a ${typeof value}`;
}

/** The error for a value of the wrong kind. */
export function wrong(path: string, given: string, wanted: string, cause?: unknown, help = `give ${wanted}`): TimebankError<"wrong-type"> {
  const place = path === "" ? "the value" : `\`${path}\``;
  const options = cause === undefined ? undefined : { cause };
  return new TimebankError("wrong-type", `${place} is ${given} where ${wanted} is taken`, { path, given, wanted }, help, options);
}

/** More than this does not fit beside itself into the memory of WebAssembly. */
const MOST_BYTES = 1 << 30;

/** Bytes, from bytes or text. */
export function bytes(given: Uint8Array | ArrayBuffer | string, what: string): Uint8Array {
  const taken = viewed(given, what);
  if (taken.length <= MOST_BYTES) return taken;
  const details = { what, size: taken.length, most: MOST_BYTES };
  throw new TimebankError("too-large", `${what} has a size of ${taken.length} where at most ${MOST_BYTES} is taken`, details, "send less at once");
}

function viewed(given: Uint8Array | ArrayBuffer | string, what: string): Uint8Array {
  if (typeof given === "string") return new TextEncoder().encode(wellFormed(given, what));
  if (given instanceof ArrayBuffer) return new Uint8Array(given);
  if (ArrayBuffer.isView(given)) return new Uint8Array(given.buffer, given.byteOffset, given.byteLength);
  throw wrong(what, shown(given), "bytes");
}

/** What the core wrote. */
export function read<T>(text: string): T {
  return JSON.parse(text) as T;
}
