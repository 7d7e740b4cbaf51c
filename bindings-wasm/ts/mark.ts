/** That there was a bank here, and its head: kept beside the database, where wiping that does not reach. */

/** A name and a head in the page's own storage: numbers and a hash, nothing about anybody. */
export class Mark {
  readonly #key: string;

  constructor(name: string) {
    this.#key = `timebank-head:${name}`;
  }

  /** Notes how far the journal has got. */
  set(head: string): void {
    try {
      globalThis.localStorage?.setItem(this.#key, head);
    } catch {
      // Not allowed here, or full: then nothing is noticed later.
    }
  }

  /** The head that was noted, where the journal has fewer records now. */
  beyond(seq: number): string | undefined {
    try {
      const known = globalThis.localStorage?.getItem(this.#key) ?? undefined;
      return known !== undefined && Number(known.split(":", 1)[0]) > seq ? known : undefined;
    } catch {
      return undefined;
    }
  }

  /** Forgets it: the bank is deleted on purpose. */
  static forget(name: string): void {
    try {
      globalThis.localStorage?.removeItem(`timebank-head:${name}`);
    } catch {
      // Nothing was noted either.
    }
  }
}
