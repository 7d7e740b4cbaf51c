import type { Json } from "./json.js";

/** What the core throws, written as JSON. */
interface Thrown {
  code: string;
  message: string;
  details: { [name: string]: Json };
  help: string;
}

/** A command, query or file was refused; nothing was changed. */
export class TimebankError extends Error {
  override readonly name = "TimebankError";
  /** Stable, for programs. */
  readonly code: string;
  /** What the message speaks of, as values. */
  readonly details: { readonly [name: string]: Json };
  /** What would have been accepted. */
  readonly help: string;

  constructor(code: string, message: string, details: { readonly [name: string]: Json } = {}, help = "") {
    super(message);
    this.code = code;
    this.details = details;
    this.help = help;
  }
}

/** Calls the core, and turns what it throws into the error people know. */
export function calling<T>(call: () => T): T {
  try {
    return call();
  } catch (thrown) {
    // Anything but a string is not from the core: it is passed on as it came.
    if (typeof thrown !== "string") throw thrown;
    const { code, message, details, help } = JSON.parse(thrown) as Thrown;
    throw new TimebankError(code, message, details, help);
  }
}
