import type { BundleReport, ErrorKind } from "./generated/wire.js";

/** Errors of this package, beside those of the core: what can go wrong in JavaScript alone. */
export interface BindingDetails {
  /** A value is of a kind that is not taken: `NaN`, a function, a getter that throws. */
  "wrong-type": { readonly path: string; readonly given: string; readonly wanted: string };
  /** The bank was given back by `free`, and is used. */
  freed: Record<string, never>;
  /** `init` was not called, or not waited for. */
  "not-ready": Record<string, never>;
  /** Another system's files do not fit; `report.refused` has every fault. */
  "files-refused": { readonly report: BundleReport };
  /** The worker that has the bank is gone. */
  stopped: Record<string, never>;
}

/** What kind of error they are, where they are not of the input. */
export const bindingKinds: Readonly<Record<string, ErrorKind>> = { freed: "conflict", "not-ready": "conflict", stopped: "internal" };
