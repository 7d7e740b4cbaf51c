/** The listeners of one event: any number, each called until it unsubscribes. */
import type { JournalEvent } from "./generated/wire.js";
import { recordsOf } from "./records.js";

/** What was appended. */
export interface Change {
  /** Where the journal stands now. */
  readonly head: string;
  /** The records, in JSON Lines. */
  readonly records: Uint8Array;
  /** What happened, one for each record. They are read when they are first asked for. */
  readonly events: readonly JournalEvent[];
}

/** A change from its records. */
export function changeOf(records: Uint8Array, head: string): Change {
  let events: readonly JournalEvent[] | undefined;
  return {
    head,
    records,
    get events() {
      return (events ??= recordsOf(records).map(({ line }) => (JSON.parse(line) as { record: { event: JournalEvent } }).record.event));
    },
  };
}

/** Listeners by the name of what they listen to. */
export class Listeners<Events extends { readonly [name: string]: unknown }> {
  readonly #all = new Map<keyof Events, Set<(told: never) => void>>();

  /** Adds one, and gives what takes it off again. The same function twice is two. */
  on<K extends keyof Events>(name: K, listener: (told: Events[K]) => void): () => void {
    const own = (told: Events[K]): void => listener(told);
    const set = this.#all.get(name) ?? new Set();
    this.#all.set(name, set.add(own));
    return () => void set.delete(own);
  }

  /** Tells all of them. One that throws keeps nobody else from hearing; what it threw is reported as an error nobody caught. */
  tell<K extends keyof Events>(name: K, told: Events[K]): void {
    for (const listener of [...(this.#all.get(name) ?? [])]) {
      try {
        listener(told as never);
      } catch (error) {
        report(error);
      }
    }
  }
}

/** As the browser reports an error that nobody caught; so does Node, where it is thrown for nobody to catch. */
function report(error: unknown): void {
  const { reportError } = globalThis as { reportError?: (error: unknown) => void };
  if (reportError !== undefined) return reportError(error);
  queueMicrotask(() => {
    throw error;
  });
}
