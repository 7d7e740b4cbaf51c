import { calling } from "./errors.js";
import { bytes, read, written, type Journal, type Json, type JsonInput } from "./json.js";
import { NativeBank, errorCatalogue as nativeCatalogue, verifyJsonl as nativeVerify } from "./native/timebank.js";

/**
 * One time bank in memory.
 *
 * Everything that happens to it is a record: after each change, take the new records with `drainJsonl` and keep them.
 * A refused command throws a `TimebankError` and changes nothing.
 */
export class TimeBank {
  readonly #native: NativeBank;

  private constructor(native: NativeBank) {
    this.#native = native;
  }

  /** Founds a bank by a `found` command, which holds the instant and the charter. */
  static found(command: JsonInput): TimeBank {
    return new TimeBank(calling(() => NativeBank.found(written(command))));
  }

  /** Rebuilds a bank from its journal: records in JSON Lines, as `drainJsonl` gave them. */
  static fromJsonl(journal: Journal): TimeBank {
    return new TimeBank(calling(() => NativeBank.fromJsonl(bytes(journal))));
  }

  /** Rebuilds a bank from what `snapshot` gave. */
  static fromSnapshot(snapshot: Uint8Array): TimeBank {
    return new TimeBank(calling(() => NativeBank.fromSnapshot(snapshot)));
  }

  /** Executes one command and returns its outcome. */
  execute(command: JsonInput): Json {
    return read(calling(() => this.#native.execute(written(command))));
  }

  /** Executes commands in order, all of them or none, and returns the outcome of the whole. */
  executeAll(commands: readonly { readonly [name: string]: Json }[] | string): Json {
    return read(calling(() => this.#native.executeAll(written(commands))));
  }

  /** Answers a question about the bank; changes nothing. */
  query(query: JsonInput): Json {
    return read(calling(() => this.#native.query(written(query))));
  }

  /** The records made since the last call, in JSON Lines, for the host to append to its journal. */
  drainJsonl(): Uint8Array {
    return this.#native.drainJsonl();
  }

  /** The whole bank, to be rebuilt faster than from its journal. */
  snapshot(): Uint8Array {
    return this.#native.snapshot();
  }

  /** The number and hash of the last record, as `seq:hash`. Kept elsewhere, it shows any tampering. */
  get head(): string {
    return this.#native.head;
  }

  /** Gives its memory back now rather than when it is collected; the bank cannot be used any more. */
  free(): void {
    this.#native.free();
  }
}

/** Checks the chain of a journal and says where it is broken, if it is. */
export function verifyJsonl(journal: Journal): Json {
  return read(nativeVerify(bytes(journal)));
}

/** Every error there is, with its code and what it means. */
export function errorCatalogue(): Json {
  return read(nativeCatalogue());
}
