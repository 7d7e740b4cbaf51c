import { TimeBank, forgetJsonl, type Decision, type Founding, type Journal } from "./bank.js";
import { TimebankError, isTimebankError } from "./errors.js";
import { commandOf, explained, foundedWith, mustBeObject, questionOf, textOf, type Call } from "./command.js";
import { Listeners, changeOf, type Change } from "./events.js";
import { askedOf, atOnce, found, inTime, prepared } from "./finding.js";
import type { Asked, Charter, Command, Head, IsoDate, MemberId, Outcome, Query, Viewer } from "./generated/wire.js";
import type { CharterGiven } from "./generated/given.js";
import { ACTIONS, QUESTIONS, type Actions, type Given, type Questions } from "./generated/methods.js";
import type { BankStore, Traces } from "./kept.js";
import type { MomentLike } from "./likes.js";
import { install } from "./names.js";
import type { Promised } from "./promised.js";
import { KeptBank } from "./reading.js";
import { View, questionAs, seerOf, type Door, type GivenByMember, type Seer } from "./view.js";
import { NO_HEAD, conflict, headAfter, membersForgotten, recordsOf, type StoredRecord } from "./records.js";
import { bytes, wrong } from "./written.js";

export { NO_HEAD, headAfter, membersForgotten, recordsOf, type StoredRecord } from "./records.js";

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

/** A head from how it is written. */
function headIn(text: string): Head {
  const [seq, hash = ""] = text.split(":");
  return { seq: Number(seq), hash } as Head;
}

/** A store that forgets everything with the page or process: for tests, and for trying things out. */
export class MemoryStore implements Store {
  #records: StoredRecord[] = [];

  /** The records after `seq`, in JSON Lines. */
  async readAfter(seq: number): Promise<Uint8Array> {
    return new TextEncoder().encode(this.#records.slice(seq).map(({ line }) => line).join(""));
  }

  /** Appends records, whole or not at all. */
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
  /** Answers a whole question, as the member may know it. It says no `viewer`. */
  ask(question: Query): Promise<unknown>;
  /** The number of the member who has exactly this name, among those the member may see. */
  find(name: string): Promise<MemberId>;
  /** The day of a moment on the clocks of the community, by the time zone of its charter; today when it is left out. */
  dayOf(moment?: MomentLike): Promise<IsoDate>;
}

/** What a keeper may be told. */
export interface KeeperOptions {
  /** Returns the time now; the clock of this machine when left out. */
  readonly clock?: () => Date;
}

/**
 * A bank tied to the store of its journal: whatever is done is kept before it is answered. It has every method of a bank, each answered by a
 * promise; a question is answered from a bank that is up to date. Its methods act and read for the host; `seenBy` gives a view for a person.
 *
 * It has a clock. A command from a member gets the clock's time; one of the host's keeps its own, and is refused when it lies ahead
 * (`time-ahead`); none is dated before the last record.
 *
 * @example
 * const keeper = await Keeper.open(store, { charter: { name: "Harpurbrook" } });
 * const { member } = await keeper.admit("Ana");
 * (await keeper.statement(member)).words;
 */
export class Keeper {
  /** The bank, to be asked at once, as it stood after the last command here. It has no commands: what changes it goes through the keeper. */
  readonly bank: KeptBank;
  readonly #bank: TimeBank;
  readonly #store: Store;
  /** Commands wait for one another: a decision holds for the bank it was made on. */
  #last: Promise<unknown> = Promise.resolve();
  readonly #clock: () => Date;
  readonly #listeners = new Listeners<{ readonly records: Change }>();

  private constructor(bank: TimeBank, store: Store, { clock }: KeeperOptions = {}) {
    this.#bank = bank;
    this.bank = new KeptBank(bank);
    this.#store = store;
    this.#clock = clock ?? (() => new Date());
  }

  /** Opens what the store keeps, and with a `charter` creates the bank when it keeps none yet. Without one it gives nothing then. */
  static async open(store: Store, options: Given & KeeperOptions & Founding): Promise<Keeper>;
  static async open(store: Store, options?: KeeperOptions): Promise<Keeper | undefined>;
  static async open(store: Store, options: Given & KeeperOptions & Partial<Founding> = {}): Promise<Keeper | undefined> {
    const there = await Keeper.#opened(store, options);
    if (there !== undefined || options.charter === undefined) return there;
    try {
      return await Keeper.create(store, options as Given & KeeperOptions & Founding);
    } catch (error) {
      // Another program was first: its bank is the one.
      if (isTimebankError(error) && error.code === "conflict") return Keeper.#opened(store, options);
      throw error;
    }
  }

  static async #opened(store: Store, options: KeeperOptions): Promise<Keeper | undefined> {
    if (keepsBanks(store)) {
      const bank = await store.open();
      return bank && new Keeper(bank, store, options);
    }
    const journal = await store.readAfter(0);
    return journal.length === 0 ? undefined : new Keeper(TimeBank.fromJsonl(journal), store, options);
  }

  /** Creates a bank in an empty store, under a charter or one that only has a name: see `TimeBank.create`. */
  static async create(store: Store, charter: string | CharterGiven, options?: Given & KeeperOptions & Omit<Founding, "charter">): Promise<Keeper>;
  static async create(store: Store, options: Given & KeeperOptions & Founding): Promise<Keeper>;
  static async create(store: Store, given: unknown, options?: KeeperOptions): Promise<Keeper> {
    const { clock, ...founding } = mustBeObject(foundedWith(given, options)) as Given & KeeperOptions & Founding;
    const bank = TimeBank.create(founding);
    await store.append(NO_HEAD, bank.takeNewRecords());
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
  upToDate(): Promise<KeptBank> {
    return this.#next(async () => {
      await this.#read();
      await this.#carryOut(() => this.#bank.decideDue(this.#clock()));
      return this.bank;
    });
  }

  /**
   * Keeps what is done to a copy of the bank, whole or not at all: for what has no command of its own, such as `admitFiles`. Where another writer
   * was first, it is done again to a copy that is up to date.
   *
   * @example
   * await keeper.through((copy) => admitFiles(copy, files, { mapping }));
   */
  through<T>(work: (copy: TimeBank) => T): Promise<T> {
    return this.#next(async () => {
      for (let left = TRIES; ; left--) {
        await this.#read();
        await this.#carryOut(() => this.#bank.decideDue(this.#clock()));
        using copy = TimeBank.fromSnapshot(this.#bank.snapshot());
        const done = work(copy);
        const records = copy.takeNewRecords();
        if (records.length === 0) return done;
        const expected = headIn(this.#bank.head);
        try {
          await this.#store.append(expected, records);
        } catch (error) {
          if (!isTimebankError(error) || error.code !== "conflict" || left <= 0) throw error;
          continue;
        }
        this.#take(records);
        return done;
      }
    });
  }

  /**
   * Calls a listener each time records came to the bank, by this keeper or read from another writer, and returns an unsubscribe function.
   *
   * @example
   * const off = keeper.on("records", ({ head, events }) => console.log(head, events.map(({ type }) => type)));
   * off();
   */
  on(event: "records", listener: (change: Change) => void): () => void {
    return this.#listeners.on(event, listener);
  }

  /** The number of the member who has exactly this name. */
  async find(name: string): Promise<MemberId> {
    return (await this.upToDate()).find(name);
  }

  /** The day of a moment on the clocks of the community, by the time zone of its charter; today, by the keeper's clock, when it is left out. */
  async dayOf(moment: MomentLike = this.#clock()): Promise<IsoDate> {
    return (await this.upToDate()).dayOf(moment);
  }

  /** Answers a whole question, which says its `viewer`. */
  async ask(question: Asked | string): Promise<unknown> {
    return (await this.upToDate()).ask(question);
  }

  /** The charter in force. */
  async charter(): Promise<Charter> {
    return (await this.upToDate()).charter;
  }

  /** @internal Carries out what a method was given. */
  static async act(keeper: Keeper, type: string, given: readonly unknown[], as?: MemberId): Promise<unknown> {
    const call = commandOf(type, given, as);
    await keeper.#prepare(call, call.whole["by"] as Viewer);
    const text = textOf(call);
    const [outcome] = await keeper.execute(text).catch((error: unknown) => {
      throw explained(error, `[${text}]`, call);
    });
    return outcome === undefined ? undefined : { ...outcome, ...outcome.created };
  }

  /** @internal Answers what a method was given. */
  static async answer(keeper: Keeper, type: string, given: readonly unknown[], as?: MemberId): Promise<unknown> {
    const call = questionOf(type, given, as);
    await keeper.#prepare(call, call.whole["viewer"] as Viewer);
    const text = textOf(call);
    const bank = await keeper.upToDate();
    try {
      return bank.ask(text);
    } catch (error) {
      throw explained(error, text, call);
    }
  }

  async #prepare(call: Call, viewer: Viewer): Promise<void> {
    await inTime(prepared(call, viewer), async (wanted) => askedOf(await this.upToDate())(wanted));
  }

  /**
   * The bank as a member may read it and act on it. What they do is kept before it is answered, and what they ask is answered from a
   * bank that is up to date. Throws for `null` and `undefined`.
   */
  seenBy(member: Seer): KeeperView {
    const door: Door = {
      act: (type, given, as) => Keeper.act(this, type, given, as),
      answer: (type, given, as) => Keeper.answer(this, type, given, as),
      ask: async (question, as) => this.ask(questionAs(question, as)),
      find: async (name, as) => atOnce(found(name, as), askedOf(await this.upToDate())),
      dayOf: (moment) => this.dayOf(moment),
    };
    return new View(door, member) as unknown as KeeperView;
  }

  /**
   * Searches the store for remaining data of an erased member, and for words of theirs. A store that cannot be searched throws.
   *
   * @example
   * await keeper.erase(ana);
   * const { pending, notSeen } = await keeper.verifyErased(ana, ["Ana"]);
   */
  verifyErased(member: Seer, words: string | readonly string[] = []): Promise<Traces> {
    const known = (typeof words === "string" ? [words] : words).map((word) => new TextEncoder().encode(word));
    const who = seerOf(member);
    return this.#next(async () => {
      const store = this.#store;
      if (keepsBanks(store) && "verifyErased" in store) return store.verifyErased(who, known);
      throw wrong("the store", "one without proof of erasure", "a database, such as `SqliteStore` or `IndexedDbStore`", undefined, "look for the words in what `readAfter(0)` of the store gives");
    });
  }

  /** Reads what other writers appended; gives the head. */
  catchUp(): Promise<string> {
    return this.#next(() => this.#read());
  }

  /** Gives the memory of the bank back now. The keeper cannot be used any more; its store can. */
  free(): void {
    this.#bank.free();
  }

  /** So that `using keeper = …` gives its memory back at the end of the block. */
  [Symbol.dispose](): void {
    this.free();
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
    const { seq } = headIn(this.#bank.head);
    const records = await this.#store.readAfter(seq);
    if (records.length > 0) this.#take(records);
    return this.#bank.head;
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
      this.#take(due.records);
    }
  }

  async #write(given: Command | readonly Command[] | string): Promise<readonly Outcome[]> {
    let current = false;
    for (let left = TRIES; ; left--) {
      let decision;
      try {
        const commands = (): string => this.#bank.stamped(given, this.#clock());
        await this.#carryOut(() => this.#bank.decideDue(commands()));
        decision = this.#bank.decide(commands());
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
        this.#take(records);
      } catch (cause) {
        // They are kept. What is in memory is behind, and is read again before anything else is decided.
        const why = "they were written, and the bank in memory could not take them";
        throw new TimebankError("unknown-outcome", `it is not known whether the records were written: ${why}`, { why }, "read the journal before you send the command again with the same key", { cause });
      }
      return outcomes;
    }
  }

  /** Applies records that are kept, and tells of them. */
  #take(records: Uint8Array): void {
    this.#bank.apply(records);
    this.#listeners.tell("records", changeOf(records, this.#bank.head));
  }

  async #has(head: Head): Promise<boolean> {
    const records = recordsOf(await this.#store.readAfter(head.seq - 1));
    return records[0]?.hash === head.hash;
  }
}

export interface Keeper extends Promised<Actions>, Promised<Questions> {}

install<Keeper>(Keeper.prototype, ACTIONS, (keeper, type, given) => Keeper.act(keeper, type, given));
install<Keeper>(Keeper.prototype, QUESTIONS, (keeper, type, given) => Keeper.answer(keeper, type, given));
