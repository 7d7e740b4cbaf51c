import { bindingKinds, type BindingDetails } from "./codes.js";
import { kinds, retryable } from "./generated/kinds.js";
import type { ErrorDetails, ErrorKind } from "./generated/wire.js";

/** Details by code: those of the core, and the few of this package. */
export type Details = ErrorDetails & BindingDetails;

/** The stable code of an error, for programs. */
export type ErrorCode = keyof Details;

/**
 * Something was refused, and nothing was changed.
 *
 * @example
 * try {
 *   bank.transfer("Ana", "Ben", "1h", { kind: "gift" });
 * } catch (error) {
 *   if (!isTimebankError(error)) throw error;
 *   if (error.code === "limit-reached") console.log(error.details.available);
 *   else console.log(error.kind, error.message, error.help);
 * }
 */
export class TimebankError<C extends ErrorCode = ErrorCode> extends Error {
  override readonly name = "TimebankError";
  /** Stable, for programs. */
  readonly code: C;
  /** What the message speaks of, as values; which, depends on the code. */
  readonly details: Details[C];
  /** What would have been accepted, or what to do. */
  readonly help: string;
  /** What kind of error it is: of the input, of a rule, of the store. */
  readonly kind: ErrorKind;
  /** Whether retrying the same command may succeed. */
  readonly retryable: boolean;

  constructor(code: C, message: string, details: Details[C], help = "", options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.details = details;
    this.help = help;
    this.kind = bindingKinds[code] ?? kinds[code] ?? "bad-input";
    this.retryable = retryable.includes(code);
  }
}

/** Any error of the bank: told apart by `code`, which says what `details` holds. */
export type AnyTimebankError = { [C in ErrorCode]: TimebankError<C> & { readonly code: C } }[ErrorCode];

/** Whether something that was thrown is an error of the bank. Narrow it further by its `code`. */
export function isTimebankError(thrown: unknown): thrown is AnyTimebankError {
  if (thrown instanceof TimebankError) return true;
  // Two copies of the package have two classes: a page may load one by its address and another through a bundler.
  return thrown instanceof Error && thrown.name === "TimebankError" && typeof (thrown as { code?: unknown }).code === "string";
}

/** What the core throws, and what crosses from a worker. */
export interface Thrown {
  /** Stable, for programs. */
  readonly code: ErrorCode;
  /** One sentence. */
  readonly message: string;
  /** What it speaks of, as values. */
  readonly details: Details[ErrorCode];
  /** What would have been accepted. */
  readonly help: string;
}

/** The error that was thrown elsewhere. */
export function thrownAs({ code, message, details, help }: Thrown): TimebankError {
  return new TimebankError(code, message, details, help);
}

/** Turns what the core throws into the error people know. */
export function translating<T>(call: () => T): T {
  try {
    return call();
  } catch (thrown) {
    // Anything but a string is not from the core: it is passed on as it came.
    if (typeof thrown !== "string") throw thrown;
    throw thrownAs(JSON.parse(thrown) as Thrown);
  }
}
