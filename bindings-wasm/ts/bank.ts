/// <reference lib="esnext.disposable" preserve="true" />
import { commandOf, explaining, foundedWith, questionOf, textOf, type Call } from "./command.js";
import { calling, smallBuild, wantsFull } from "./core.js";
import { TimebankError } from "./errors.js";
import { askedOf, atOnce, dayOf, found, prepared } from "./finding.js";
import type { CharterGiven, PlanForGiven } from "./generated/given.js";
import { ACTIONS, QUESTIONS, type Actions, type Asking, type FullQuestions, type Given, type Questions } from "./generated/methods.js";
import type { Asked, BankId, Charter, Command, ErrorCatalogueEntry, Head, IsoDate, MadeFor, MemberId, Outcome, Plan, Reader, Verified, Viewer } from "./generated/wire.js";
import type { DayLike, MomentLike } from "./likes.js";
import { NativeBank, errorCatalogue as nativeCatalogue, forgetJsonl as nativeForget, verifyJsonl as nativeVerify } from "./native/timebank.js";
import { install } from "./names.js";
import { View, questionAs, type Door, type Seer } from "./view.js";
import { watched, type Watching } from "./watching.js";
import { bytes, read, shown, wrong, written } from "./written.js";

/** A journal in JSON Lines: the bytes, or their text. */
export type Journal = Uint8Array | ArrayBuffer | string;

/** A command as the wire has it: what the typed methods make. Kept, it can be sent again; posted, it goes to a worker or a server. */
export type CommandInput = Command | string;

/** What was decided, and waits to be kept. */
export interface Decision {
  /** Where the journal has to stand. */
  readonly expected: Head;
  /** The answers, one for each command. */
  readonly outcomes: readonly Outcome[];
  /** The records to append, whole or not at all, in JSON Lines. Empty when every command was answered before. */
  readonly records: Uint8Array;
}

/** What a bank is founded with. */
export interface Founding {
  /** The community's rules. */
  readonly charter: CharterGiven;
  /** The identity of the bank: 16 random bytes in hexadecimal that no other bank has, drawn when left out. */
  readonly bank?: BankId | undefined;
  /** The day the charter was decided on. */
  readonly decidedOn?: DayLike | undefined;
}

/** Optional checks for `verify`. */
export interface ExpectedJournal {
  /** Where the journal stood, as `head` said and as it was kept elsewhere: against it any change shows. */
  readonly head?: string | undefined;
  /** For whom it was made. Without it the first line is believed; a journal without one is a host's. */
  readonly audience?: MadeFor | undefined;
}

/**
 * One time bank in memory.
 *
 * Everything that happens to it is a record: after each change, take the new records with `takeNewRecords` and keep them; or,
 * with a store, `decide` first, keep the records, and `apply` them then. A refused command throws a `TimebankError` and
 * changes nothing. There is one method for every action and every question; `at` is now unless you say, and the salt that
 * personal data need is drawn for you.
 *
 * Its methods act and read for the host, who may do and see everything. For a person use `seenBy`, which gives a view that may do
 * and see what they may.
 *
 * @example
 * const at = "2026-03-01T10:00:00Z";
 * const bank = TimeBank.create("Harpurbrook", { at });
 * const ana = bank.admit("Ana", { at }).member;
 * const ben = bank.admit("Ben", { at }).member;
 * bank.record(ana, ben, "1h30", { at, on: "2026-03-01" });
 * bank.balance(ana).words; // "1 h 30 min given more so far"
 * bank.seenBy(ben).statement("Ben").words; // "1 h 30 min received more so far"
 */
export class TimeBank {
  #native: NativeBank | undefined;

  private constructor(native: NativeBank) {
    this.#native = native;
  }

  /**
   * Creates a bank under a charter, or under one that only has a name. A command already whole is taken as well.
   *
   * @example
   * const small = TimeBank.create("Harpurbrook");
   * const zoned = TimeBank.create({ name: "Harpurbrook", timeZone: "Europe/London" });
   * const bank = TimeBank.create({ at: "2026-03-01T10:00:00Z", charter: { name: "Harpurbrook", timeZone: "Europe/London" } });
   */
  static create(charter: string | CharterGiven, options?: Given & Omit<Founding, "charter">): TimeBank;
  static create(options: Given & Founding): TimeBank;
  static create(command: CommandInput): TimeBank;
  static create(given: unknown, options?: object): TimeBank {
    // JSON of a command begins with a brace; a name does not.
    const named = typeof given === "string" && !/^\s*\{/.test(given);
    const whole = typeof given === "string" || (typeof given === "object" && given !== null && Object.hasOwn(given, "do"));
    if (whole && !named) {
      const command = written(given);
      return made(() => NativeBank.create(command));
    }
    const call = commandOf("create", [foundedWith(given, options)]);
    const command = textOf(call);
    return explaining(command, call, () => made(() => NativeBank.create(command)));
  }

  /**
   * The bank as a member may read it and act on it: all a web handler needs for a person. Takes the number of the member or what `admit`
   * answered. Throws for `null` and `undefined`, so that a lapsed session does not become the host, and for a name, which is no log-in.
   * A number that no member has gives a view, and every call on it is refused.
   *
   * @example
   * const view = bank.seenBy(ana);
   * view.statement(ana);
   */
  seenBy(member: Seer): View {
    const door: Door = {
      act: (type, given, as) => this.#act(type, given, as),
      answer: (type, given, as) => this.#answer(type, given, as),
      ask: (question, as) => this.ask(questionAs(question, as)),
      find: (name, as) => this.#find(name, as),
      dayOf: (moment) => this.dayOf(moment),
    };
    return new View(door, member);
  }

  /**
   * The number of the member who has exactly this name. Methods take the name as well. Throws `name-unknown`, with similar names in the help:
   * longer ones, and those a typing error apart; and `several-found`, with the numbers.
   *
   * @example
   * const who = bank.find("Ana");
   */
  find(name: string): MemberId {
    return this.#find(name, "host");
  }

  /**
   * The day of a moment on the clocks of the community, by the time zone of its charter; today when it is left out.
   *
   * @example
   * bank.record(ana, ben, "1h30", { on: bank.dayOf() });
   */
  dayOf(moment: MomentLike = new Date()): IsoDate {
    return atOnce(dayOf(moment), askedOf(this));
  }

  /** Rebuilds a bank from its journal: records in JSON Lines, as `takeNewRecords` gave them. */
  static fromJsonl(journal: Journal): TimeBank {
    const given = bytes(journal, "the journal");
    return made(() => NativeBank.fromJsonl(given));
  }

  /** Rebuilds a bank from what `snapshot` gave. */
  static fromSnapshot(snapshot: Uint8Array | ArrayBuffer): TimeBank {
    if (typeof snapshot === "string") throw wrong("the snapshot", "text", "bytes");
    const given = bytes(snapshot, "the snapshot");
    return made(() => NativeBank.fromSnapshot(given));
  }

  /** Executes one whole command and returns its outcome. */
  execute(command: CommandInput): Outcome {
    const native = this.#here();
    const text = written(command);
    return read(calling(() => native.execute(text)));
  }

  /** Executes whole commands in order, all of them or none. */
  executeAll(commands: readonly Command[] | string): readonly Outcome[] {
    const native = this.#here();
    const text = written(commands);
    return read(calling(() => native.executeAll(text)));
  }

  /**
   * Decides commands, all of them or none, and changes nothing: gives the records to append. Once they are kept, `apply` them.
   *
   * @example
   * const { expected, records, outcomes } = bank.decide(command);
   * await store.append(expected, records);
   * bank.apply(records);
   */
  decide(commands: Command | readonly Command[] | string): Decision {
    const native = this.#here();
    const text = written(commands);
    // Nothing at all is no list of none.
    const list = /^\s*(\[|$)/.test(text) ? text : `[${text}]`;
    const answer = read<Omit<Decision, "records">>(calling(() => native.decide(list)));
    return { ...answer, records: native.takeDecided() };
  }

  /**
   * Stamps commands by a clock, as a `Keeper` does: from members they get the time `now`, one of the host's that lies ahead of it
   * is refused (`time-ahead`), and none stays dated before the last record. Returns them as a list in JSON.
   */
  stamped(commands: Command | readonly Command[] | string, now: Date): string {
    const native = this.#here();
    const text = written(commands);
    const list = /^\s*(\[|$)/.test(text) ? text : `[${text}]`;
    return calling(() => native.stamped(list, now.toISOString()));
  }

  /**
   * Decides the next append of what is due before commands, or by a moment, and changes nothing; nothing when nothing is due.
   * Before a command on a bank in memory it happens by itself.
   */
  decideDue(before: Command | readonly Command[] | string | Date): Decision | undefined {
    const native = this.#here();
    let answer: string | undefined;
    if (before instanceof Date) {
      answer = calling(() => native.decideDueBy(before.toISOString()));
    } else {
      const text = written(before);
      const list = /^\s*(\[|$)/.test(text) ? text : `[${text}]`;
      answer = calling(() => native.decideDue(list));
    }
    if (answer === undefined) return undefined;
    return { ...read<Omit<Decision, "records">>(answer), records: native.takeDecided() };
  }

  /** Applies records that were appended to the journal, by this writer or another; gives the outcomes. */
  apply(records: Journal): readonly Outcome[] {
    const native = this.#here();
    const given = bytes(records, "the records");
    return read(calling(() => native.applyJsonl(given)));
  }

  /** Answers a whole question, which says its `viewer`; changes nothing. */
  ask(question: Asked | string): unknown {
    const native = this.#here();
    const text = written(question);
    try {
      return read(calling(() => native.query(text)));
    } catch (error) {
      throw smallBuild(error, text);
    }
  }

  /**
   * The plan of seven days. A long one says how far it is, and once it is enough gives the best so far, with how far it can be
   * from the best there is. Candidates are always looked for and sessions always placed: it takes as long as that does.
   *
   * @example
   * const plan = bank.plan({ travel: 30 }, { within: 10_000 });
   * if (plan.stopped) console.log(plan.gap);
   */
  plan(question?: Asking & PlanForGiven, watching?: Watching): Plan {
    return this.#answer("plan", [question ?? {}, watching]) as Plan;
  }

  /** Withholds from a journal of this bank what is not for the reader. It verifies as before. */
  redact(journal: Journal, reader: Reader): Uint8Array {
    const native = this.#here();
    const given = bytes(journal, "the journal");
    const text = written(reader);
    return calling(() => native.redactJsonl(given, text));
  }

  /** A copy of this bank as the reader may hold it: the same as one read from the redacted journal. Of the full build. */
  redacted(reader: Reader): TimeBank {
    wantsFull("redacted");
    const native = this.#here();
    const text = written(reader);
    return made(() => native.redacted(text));
  }

  /** The records made since the last call, in JSON Lines, for the host to append to its journal. */
  takeNewRecords(): Uint8Array {
    return this.#here().drainJsonl();
  }

  /** The whole bank, to be rebuilt faster than from its journal. */
  snapshot(): Uint8Array {
    return this.#here().snapshot();
  }

  /** The number and hash of the last record, as `seq:hash`. Kept elsewhere, it shows any tampering. */
  get head(): string {
    return this.#here().head;
  }

  /** The charter in force. A page that shows one to a member gives what `publicView` tells. */
  get charter(): Charter {
    return read(this.#here().charter);
  }

  /** The identity of the bank: 16 bytes in hexadecimal, which no other bank has. */
  get id(): BankId {
    return this.#here().id as BankId;
  }

  /** Frees the WebAssembly memory now; the bank cannot be used any more. Safe to call twice. */
  free(): void {
    this.#native?.free();
    this.#native = undefined;
  }

  /** So that `using bank = TimeBank.create(…)` gives its memory back at the end of the block. */
  [Symbol.dispose](): void {
    this.free();
  }

  /** @internal */
  static of(native: unknown): TimeBank {
    return new TimeBank(native as NativeBank);
  }

  /** @internal */
  static with<T>(bank: TimeBank, use: (native: never) => T): T {
    if (typeof bank !== "object" || bank === null || !(#native in bank)) {
      const help = "with a keeper give `keeper.bank`, and what changes the bank inside `keeper.through`; one in a worker is asked by its own methods";
      throw wrong("bank", shown(bank), "a `TimeBank`", undefined, help);
    }
    return use(bank.#here() as never);
  }

  /** @internal Carries out what a method was given. */
  static act(bank: TimeBank, type: string, given: readonly unknown[]): Outcome {
    return bank.#act(type, given);
  }

  /** @internal Answers what a method was given. */
  static answer(bank: TimeBank, type: string, given: readonly unknown[]): unknown {
    return bank.#answer(type, given);
  }

  #act(type: string, given: readonly unknown[], as?: MemberId): Outcome {
    const call = commandOf(type, given, as);
    this.#prepare(call, call.whole["by"] as Viewer);
    const text = textOf(call);
    return acted(explaining(text, call, () => this.execute(text)));
  }

  #answer(type: string, given: readonly unknown[], as?: MemberId): unknown {
    const [question, watching] = given;
    const plans = type === "plan";
    const call = questionOf(type, plans ? [question ?? {}] : given, as);
    this.#prepare(call, call.whole["viewer"] as Viewer);
    const text = textOf(call);
    if (!plans || watching === undefined) return explaining(text, call, () => this.ask(text));
    wantsFull("plan");
    const native = this.#here();
    const { type: _, ...fields } = call.whole;
    const plan = written(fields, call.told);
    return read(explaining(plan, call, () => watched(watching as Watching, (watcher) => calling(() => native.plan(plan, watcher)))));
  }

  #prepare(call: Call, viewer: Viewer): void {
    atOnce(prepared(call, viewer), askedOf(this));
  }

  #find(name: string, viewer: Viewer): MemberId {
    return atOnce(found(name, viewer), askedOf(this));
  }

  #here(): NativeBank {
    if (this.#native !== undefined) return this.#native;
    throw new TimebankError("freed", "this bank was given back by `free` and cannot be used any more", {}, "make another one, or call `free` later");
  }
}

export interface TimeBank extends Actions, Questions {}

/**
 * A bank as the small `.wasm` has it: without the questions that want the full one. A page that loads the small one alone gives its bank this type.
 *
 * @example
 * import type { SmallBank } from "timebank";
 *
 * const small: SmallBank = TimeBank.create("Harpurbrook");
 * small.balance(ana).words;
 */
export type SmallBank = Omit<TimeBank, FullQuestions | "redacted">;

install<TimeBank>(TimeBank.prototype, ACTIONS, (bank, type, given) => TimeBank.act(bank, type, given));
install<TimeBank>(TimeBank.prototype, QUESTIONS, (bank, type, given) => TimeBank.answer(bank, type, given));

function acted(outcome: Outcome): Outcome {
  return Object.assign(outcome, outcome.created);
}

function made(make: () => NativeBank): TimeBank {
  return TimeBank.of(calling(make));
}

/** Checks the chain of a journal, and it against what is expected of it, and says where it is broken, if it is. */
export function verify(journal: Journal, expected: ExpectedJournal = {}): Verified {
  const given = bytes(journal, "the journal");
  const { head, audience } = expected;
  const [seq = "", hash] = (head ?? "").split(":");
  const wanted = written({ ...(head === undefined ? {} : { head: { seq: Number(seq), hash } }), ...(audience === undefined ? {} : { audience }) });
  return read(calling(() => nativeVerify(given, wanted)));
}

/**
 * Takes the personal parts about members out of records in JSON Lines: what a store has to do, in the same step, when records
 * are appended that forget them.
 */
export function forgetJsonl(records: Journal, members: readonly MemberId[]): Uint8Array {
  const given = bytes(records, "the records");
  const numbers = written(members);
  return calling(() => nativeForget(given, numbers));
}

/** Every error of the core, with its code and what it means. */
export function errorCatalogue(): readonly ErrorCatalogueEntry[] {
  return read(calling(nativeCatalogue));
}
