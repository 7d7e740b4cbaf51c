import type { BundleReport, CellFault, ErrorKind } from "./generated/wire.js";

/** Errors of this package, beside those of the core: what can go wrong in JavaScript alone. */
export interface BindingDetails {
  /** A value is of a kind that is not taken: `NaN`, a function, text for a number. `path` says where: `gave.minutes`. */
  "wrong-type": { readonly path: string; readonly given: string; readonly wanted: string };
  /** A method has no such field; `expected` has those it has. */
  "unknown-field": { readonly path: string; readonly expected: readonly string[] };
  /** Nobody has that name; `near` has names like it. */
  "name-unknown": { readonly given: string; readonly near: readonly string[] };
  /** Several members have that name; `members` has their numbers. */
  "several-found": { readonly given: string; readonly members: readonly number[] };
  /** The bank was given back by `free`, and is used. */
  freed: Record<string, never>;
  /** `init` was not called, or not waited for; or what is asked for is not in this build or this runtime. `help` says how to get it. */
  "not-ready": Record<string, never>;
  /** Another system's files do not fit; `report.refused` has every fault. */
  "files-refused": { readonly report: BundleReport };
  /** Rows of a table do not fit; `faults` has the first thousand by row, `report` what files have. */
  "table-refused": { readonly faults: readonly CellFault[]; readonly report: BundleReport };
  /** The worker that has the bank is gone. */
  stopped: Record<string, never>;
}

/** What kind of error they are, where they are not of the input. */
export const bindingKinds: Readonly<Record<string, ErrorKind>> = { freed: "conflict", "not-ready": "conflict", stopped: "internal" };
