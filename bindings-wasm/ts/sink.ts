import { shown, wrong } from "./written.js";

/** Hands records on. What is thrown then must not cross the core: it is kept, and nothing more is handed on. */
export class Sink {
  /** What was thrown, if anything was. */
  fault: { readonly thrown: unknown } | undefined;
  readonly #keep: (records: Uint8Array) => unknown;

  constructor(keep: unknown) {
    if (typeof keep !== "function") throw wrong("keep", shown(keep), "a function");
    this.#keep = keep as (records: Uint8Array) => unknown;
  }

  /** Hands some on. */
  keep(records: Uint8Array): void {
    if (this.fault !== undefined) return;
    try {
      const kept = this.#keep(records);
      if (!(kept instanceof Promise)) return;
      // Nobody waits for it here: what it rejects with would be lost.
      kept.catch(() => undefined);
      throw wrong("keep", "a function that answers by a promise", "one that has kept the records when it returns");
    } catch (thrown) {
      this.fault = { thrown };
    }
  }
}
