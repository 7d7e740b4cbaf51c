import { TimebankError } from "./errors.js";

/** Deeper than anything the bank takes; what is deeper goes round in a circle. */
const DEPTH = 64;
/** Text that stands in JSON as it is. Lone surrogates are not in it, and are looked at below. */
const PLAIN = /^[ !#-[\]-~]*$/;
const LONE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

/**
 * A value as JSON, or a `TimebankError` with the code `wrong-type` that says where it is none.
 *
 * `JSON.stringify` would turn `NaN` into `null`, which reads as "left out"; it would call a `toJSON` anybody has put on
 * `Object.prototype`, and take what is inherited for what was said. Here only an object's own fields count.
 */
export function written(value: unknown): string {
  if (typeof value === "string") return wellFormed(value, "");
  return json(value, "", 0);
}

function json(value: unknown, path: string, depth: number): string {
  switch (typeof value) {
    case "string":
      return PLAIN.test(value) ? `"${value}"` : JSON.stringify(wellFormed(value, path));
    case "number":
      if (!Number.isFinite(value)) throw wrong(path, String(value), "a number that is finite");
      return String(value);
    case "boolean":
      return value ? "true" : "false";
    case "bigint":
      // A whole number is one, however it is held; whether it is too large is the core's to say.
      return String(value);
    case "object":
      return value === null ? "null" : nested(value, path, depth);
    default:
      throw wrong(path, `a ${typeof value}`, "text, a number, true, false, a list or an object");
  }
}

function nested(value: object, path: string, depth: number): string {
  if (depth > DEPTH) throw wrong(path, "an object in a circle", "an object that ends");
  if (Array.isArray(value)) {
    let text = "";
    // By number, so that a hole is refused rather than passed over.
    for (let i = 0; i < value.length; i++) text += (i > 0 ? "," : "") + json(field(value, i, path), `${path}/${i}`, depth + 1);
    return `[${text}]`;
  }
  if (value instanceof Date) {
    if (Number.isNaN(value.getTime())) throw wrong(path, "a date that is none", "a date");
    return `"${value.toISOString()}"`;
  }
  let text = "";
  for (const name of keys(value, path)) {
    const inner = field(value, name, path);
    if (inner === undefined) continue;
    text += `${text === "" ? "" : ","}${PLAIN.test(name) ? `"${name}"` : JSON.stringify(name)}:${json(inner, `${path}/${name}`, depth + 1)}`;
  }
  return `{${text}}`;
}

/** A field of an object, which may be a getter, or a proxy, that throws. */
function field(value: object, name: string | number, path: string): unknown {
  try {
    return (value as Record<string | number, unknown>)[name];
  } catch (cause) {
    throw wrong(`${path}/${name}`, "a field that throws when it is read", "a value", cause);
  }
}

function keys(value: object, path: string): string[] {
  try {
    return Object.keys(value);
  } catch (cause) {
    throw wrong(path, "an object that throws when it is read", "an object", cause);
  }
}

function wellFormed(text: string, path: string): string {
  if (LONE.test(text)) throw wrong(path, "text with half a character", "text in whole characters");
  return text;
}

/** The error for a value of the wrong kind. */
export function wrong(path: string, given: string, wanted: string, cause?: unknown): TimebankError<"wrong-type"> {
  const place = path === "" ? "the value" : `\`${path}\``;
  const options = cause === undefined ? undefined : { cause };
  return new TimebankError("wrong-type", `${place} is ${given} where ${wanted} is taken`, { path, given, wanted }, `give ${wanted}`, options);
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
  throw wrong(what, `a ${typeof given}`, "bytes");
}

/** What the core wrote. */
export function read<T>(text: string): T {
  return JSON.parse(text) as T;
}
