import { TimeBank, forgetJsonl, type Decision, type Founding, type Journal } from "./bank.js";
import { TimebankError, isTimebankError } from "./errors.js";
import { commandOf, questionOf } from "./command.js";
import type { Asked, Command, Head, MemberId, Outcome } from "./generated/wire.js";
import type { Actions, Given, Questions } from "./generated/methods.js";
import type { BankStore } from "./kept.js";
import type { Promised } from "./promised.js";
import { View, type GivenByMember } from "./view.js";
import { bytes } from "./written.js";

/**
 * Where a journal is kept. The same contract as in Rust:
 * - records come back in order, exactly as appended, but for what was forgotten;
 * - an append is whole or not at all, and lasts once its promise is fulfilled;
 * - an append of records that forget members takes the personal parts about them out of every record there is and of those
 *   appended, in the same step.
 */
export interface Store {
  /** The records after `seq`, in JSON Lines; all of them with 0. Whole appends only. */
  readAfter(seq: number): Promise<Uint8Array>;
  /**
   * Appends records to a journal that stands at `expected`. Rejects with the code `conflict` when it stands elsewhere, with
   * `store-failed` when nothing was written for certain, and with `unknown-outcome` when nobody can tell.
   */
  append(expected: Head, records: Uint8Array): Promise<void>;
}

/** One record as a line of a journal, and what a store has to know of it. */
export interface StoredRecord {
  /** Its place, from 1. */
  readonly seq: number;
  /** Its hash. */
  readonly hash: string;
  /** The line, with its line feed. */
  readonly line: string;
  /** The members its personal parts are about, as far as they are here. */
  readonly about: readonly MemberId[];
  /** The member it forgets. */
  readonly forgets: MemberId | undefined;
}

interface Line {
  record: {
    seq: number;
    personal?: { about: MemberId[] }[];
    event: { type: string; member?: MemberId };
  };
  hash: string;
  personal?: { erased?: boolean }[];
}

/** Records one by one. */
export function recordsOf(journal: Journal): StoredRecord[] {
  const text = typeof journal === "string" ? journal : new TextDecoder().decode(bytes(journal, "the records"));
  // A journal from a file begins with a line that is no record.
  return text.split("\n").filter((line) => line !== "" && !line.startsWith('{"timebank":')).map(recordOf);
}

function recordOf(line: string, index: number): StoredRecord {
  let read: Line;
  try {
    read = JSON.parse(line) as Line;
    const { record, hash, personal } = read;
    const slots = record.personal ?? [];
    const about = slots.filter((_, slot) => personal?.[slot]?.erased !== true).flatMap((slot) => slot.about);
    const forgets = record.event.type === "member-erased" ? record.event.member : undefined;
    return { seq: record.seq, hash, line: `${line}\n`, about: [...new Set(about)], forgets };
  } catch (cause) {
    const details = { line: index + 1, why: "it is no record" };
    throw new TimebankError("bad-line", `line \`${index + 1}\` cannot be read: it is no record`, details, "restore the line from a copy that matches", { cause });
  }
}

/** The members these records forget. */
export function membersForgotten(records: readonly StoredRecord[]): MemberId[] {
  return records.flatMap(({ forgets }) => (forgets === undefined ? [] : [forgets]));
}

/** Where a journal stands after an append. */
export function headAfter(expected: Head, records: readonly StoredRecord[]): Head {
  const last = records.at(-1);
  return last === undefined ? expected : ({ seq: last.seq, hash: last.hash } as Head);
}

/** Before the first record. */
export const NO_HEAD = { seq: 0, hash: "0".repeat(64) } as Head;

/** The error for an append that expects another head. */
export function conflict(expected: Head, found: Head): TimebankError<"conflict"> {
  const details = { expected: expected.seq, found: found.seq };
  return new TimebankError("conflict", `the journal is at \`${found.seq}\` where \`${expected.seq}\` was expected`, details, "read what was added, decide again");
}

/** A store that forgets everything with the page or process: for tests, and for trying things out. */
export class MemoryStore implements Store {
  #records: StoredRecord[] = [];

  async readAfter(seq: number): Promise<Uint8Array> {
    return new TextEncoder().encode(this.#records.slice(seq).map(({ line }) => line).join(""));
  }

  async append(expected: Head, records: Uint8Array): Promise<void> {
    const head = headAfter(NO_HEAD, this.#records);
    if (head.seq !== expected.seq || head.hash !== expected.hash) throw conflict(expected, head);
    const added = recordsOf(records);
    const members = membersForgotten(added);
    const all = [...this.#records, ...added];
    this.#records = members.length === 0 ? all : recordsOf(forgetJsonl(all.map(({ line }) => line).join(""), members));
  }
}

/** Whether a store keeps snapshots, and opens a bank from one. */
function keepsBanks(store: Store): store is BankStore {
  return "open" in store && typeof store.open === "function" && "saveSnapshot" in store;
}

/** How often a conflict is met by reading and deciding again before it is given back. */
const TRIES = 16;

/** A kept bank as one member may read it and act on it: the methods of a view, each answered by a promise. */
export interface KeeperView extends Promised<Actions<GivenByMember>>, Promised<Questions<unknown>> {
  /** The member who reads and acts. */
  readonly member: MemberId;
}

/** What a keeper may be told. */
export interface KeeperOptions {
  /** Returns the time now; the clock of this machine when left out. */
  readonly clock?: () => Date;
}

/**
 * A bank tied to the store of its journal: whatever is executed is kept before it is answered.
 *
 * It has a clock. A command from a member gets the clock's time; one of the host's keeps its own, and is refused when it lies ahead
 * (`time-ahead`); none is dated before the last record.
 *
 * @example
 * const keeper = (await Keeper.open(store)) ?? (await Keeper.create(store, { charter: { name: "Harpurbrook" } }));
 * const [outcome] = await keeper.execute(command);
 */
export class Keeper {
  /** The bank, to be asked. What changes it goes through `execute`. */
  readonly bank: TimeBank;
  readonly #store: Store;
  /** Commands wait for one another: a decision holds for the bank it was made on. */
  #last: Promise<unknown> = Promise.resolve();
  readonly #clock: () => Date;

  private constructor(bank: TimeBank, store: Store, { clock }: KeeperOptions = {}) {
    this.bank = bank;
    this.#store = store;
    this.#clock = clock ?? (() => new Date());
  }

  /** Opens what the store keeps; nothing when it keeps no bank yet. */
  static async open(store: Store, options: KeeperOptions = {}): Promise<Keeper | undefined> {
    if (keepsBanks(store)) {
      const bank = await store.open();
      return bank && new Keeper(bank, store, options);
    }
    const journal = await store.readAfter(0);
    return journal.length === 0 ? undefined : new Keeper(TimeBank.fromJsonl(journal), store, options);
  }

  /** Creates a bank in an empty store. */
  static async create(store: Store, { clock, ...options }: Given & KeeperOptions & Founding): Promise<Keeper> {
    const bank = TimeBank.create(options);
    await store.append(NO_HEAD, bank.drainJsonl());
    return new Keeper(bank, store, clock && { clock });
  }

  /** Puts a whole journal into an empty store. */
  static async restore(store: Store, journal: Journal, options: KeeperOptions = {}): Promise<Keeper> {
    const given = bytes(journal, "the journal");
    const bank = TimeBank.fromJsonl(given);
    await store.append(NO_HEAD, given);
    return new Keeper(bank, store, options);
  }

  /**
   * Decides commands, all of them or none, keeps their records, and only then applies them. Another writer's records are read
   * when they came first, and the commands decided again.
   */
  execute(commands: Command | readonly Command[] | string): Promise<readonly Outcome[]> {
    return this.#next(() => this.#write(commands));
  }

  /**
   * Reads what other writers appended, carries out what is due by now, and gives the bank to be asked: as it stands now, though
   * nobody may have written for days.
   */
  upToDate(): Promise<TimeBank> {
    return this.#next(async () => {
      await this.#read();
      await this.#carryOut(() => this.bank.decideDue(this.#clock()));
      return this.bank;
    });
  }

  /**
   * The bank as a member may read it and act on it. What they do is kept before it is answered, and what they ask is answered from a
   * bank that is up to date. Throws for `null` and `undefined`.
   */
  seenBy(member: MemberId): KeeperView {
    const act = async (type: string, options: object) => {
      const [outcome] = await this.execute(commandOf(type, options) as unknown as Command);
      return outcome === undefined ? undefined : { ...outcome, ...outcome.created };
    };
    const ask = async (type: string, options: object) => (await this.upToDate()).query(questionOf(type, options) as unknown as Asked);
    return new View({ act, ask }, member) as unknown as KeeperView;
  }

  /** Reads what other writers appended; gives the head. */
  catchUp(): Promise<string> {
    return this.#next(() => this.#read());
  }

  /** The store. */
  get store(): Store {
    return this.#store;
  }

  #next<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#last.then(work, work);
    this.#last = done.catch(() => undefined);
    return done;
  }

  async #read(): Promise<string> {
    const seq = Number(this.bank.head.split(":", 1)[0]);
    const records = await this.#store.readAfter(seq);
    if (records.length > 0) this.bank.apply(records);
    return this.bank.head;
  }

  /** Appends and applies what is due, append by append. Where another writer was first, theirs are read and it is looked again. */
  async #carryOut(decide: () => Decision | undefined): Promise<void> {
    for (let left = TRIES; ; ) {
      const due = decide();
      if (due === undefined) return;
      try {
        await this.#store.append(due.expected, due.records);
      } catch (error) {
        if (!isTimebankError(error) || (error.code !== "conflict" && error.code !== "unknown-outcome") || left-- <= 0) throw error;
        await this.#read();
        continue;
      }
      this.bank.apply(due.records);
    }
  }

  async #write(given: Command | readonly Command[] | string): Promise<readonly Outcome[]> {
    let current = false;
    for (let left = TRIES; ; left--) {
      let decision;
      try {
        const commands = (): string => this.bank.stamped(given, this.#clock());
        await this.#carryOut(() => this.bank.decideDue(commands()));
        decision = this.bank.decide(commands());
      } catch (refusal) {
        // A refusal is final only on a bank known to be up to date: what is missing may be in what another writer added.
        if (current) throw refusal;
        await this.#read();
        current = true;
        continue;
      }
      const { expected, records, outcomes } = decision;
      if (records.length === 0) return outcomes;
      try {
        await this.#store.append(expected, records);
      } catch (error) {
        if (!isTimebankError(error) || (error.code !== "conflict" && error.code !== "unknown-outcome")) throw error;
        await this.#read().catch((fault: unknown) => {
          throw error.code === "unknown-outcome" ? error : fault;
        });
        // Every hash stands for all records before it: where ours is the head, ours was written.
        if (error.code === "unknown-outcome") {
          // Where that cannot be read either, nobody can tell: not that it was not kept.
          const written = await this.#has(headAfter(expected, recordsOf(records))).catch(() => {
            throw error;
          });
          if (written) return outcomes;
        }
        current = true;
        if (left <= 0) throw error;
        continue;
      }
      try {
        this.bank.apply(records);
      } catch (cause) {
        // They are kept. What is in memory is behind, and is read again before anything else is decided.
        const why = "they were written, and the bank in memory could not take them";
        throw new TimebankError("unknown-outcome", `it is not known whether the records were written: ${why}`, { why }, "read the journal before you send the command again with the same key", { cause });
      }
      return outcomes;
    }
  }

  async #has(head: Head): Promise<boolean> {
    const records = recordsOf(await this.#store.readAfter(head.seq - 1));
    return records[0]?.hash === head.hash;
  }
}
