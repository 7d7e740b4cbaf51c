/**
 * A bank in a worker: the page asks, the worker has the core, the journal and the lock.
 *
 * @example
 * import { RemoteBank } from "timebank/remote";
 *
 * const worker = new Worker(new URL("timebank/worker", import.meta.url), { type: "module" });
 * const bank = await RemoteBank.open(worker, "harpurbrook");
 * if (!bank.founded) await bank.create("Harpurbrook");
 * const { member } = await bank.admit("Ana");
 *
 * @packageDocumentation
 */
import { type ExpectedJournal, type Founding, type Journal } from "./bank.js";
import { commandOf, explained, foundedWith, questionOf, textOf, type Call } from "./command.js";
import { thrownAs, type Thrown, type TimebankError } from "./errors.js";
import { CHARTER, dayOf, found, inTime, prepared, type Wanted } from "./finding.js";
import type { CharterGiven } from "./generated/given.js";
import { ACTIONS, QUESTIONS, type Actions, type Given, type Questions } from "./generated/methods.js";
import type { Asked, Charter, Command, IsoDate, MemberId, Outcome, Query, Reader, Verified, Viewer } from "./generated/wire.js";
import { Listeners, changeOf, type Change } from "./events.js";
import { Line, type Answered } from "./line.js";
import type { Promised } from "./promised.js";
import { Mark } from "./mark.js";
import type { MomentLike } from "./likes.js";
import { install } from "./names.js";
import type { Entry } from "./queue.js";
import { View, questionAs, type Door, type GivenByMember, type Seer } from "./view.js";
import { written } from "./written.js";

export { TimebankError, isTimebankError } from "./errors.js";
export type { Change } from "./events.js";
export { live } from "./live.js";
export type { Answered as LiveAnswer, Live, Watched } from "./live.js";
export type { Progress } from "./watching.js";
export type { Promised } from "./promised.js";
export { RemoteReader } from "./reader.js";
export type { Patience, Patient, ReaderView } from "./reader.js";
export type { Watching } from "./watching.js";

/** What the page asks of the worker. Everything in it is plain data: commands and questions go as JSON. */
export type AskedOfWorker =
  | { readonly call: "open"; readonly name: string; readonly pulse: string; readonly wasm: string | undefined }
  | { readonly call: "create" | "execute" | "ask" | "enqueue" | "dequeue"; readonly json: string }
  | { readonly call: "redact"; readonly json: string }
  | { readonly call: "restore"; readonly journal: Journal }
  | { readonly call: "verify"; readonly journal: Journal; readonly expected: ExpectedJournal }
  | { readonly call: "feed"; readonly name: string; readonly port: MessagePort | undefined }
  | { readonly call: "charter" | "head" | "journal" | "snapshot" | "decideWaiting" | "waiting" | "close" };

/** What the worker tells of itself, unasked. */
export type Told =
  | { readonly event: "records"; readonly head: string; readonly records: Uint8Array }
  | { readonly event: "alive" }
  | { readonly event: "writable" }
  | { readonly event: "closed" };

/** What crosses between the two. */
export type ToWorker = AskedOfWorker & { readonly id: number };
/** What crosses back. */
export type FromWorker = Answered | Told;

/** How a bank was found when it was opened. */
export interface Opened {
  /** Whether there is one: else `create` or `restore` it. */
  readonly founded: boolean;
  /** Whether this tab may write; another has the journal when not. */
  readonly writable: boolean;
  /** How many records there were. */
  readonly seq: number;
}

/** A command of the queue that was decided: answered, answered before, or refused and why. Without either there was nothing to do. */
export interface Decided {
  /** The command. */
  readonly command: Command;
  /** What it was answered. */
  readonly outcome?: Outcome;
  /** It was answered before, and is not done twice. */
  readonly before?: boolean;
  /** Why it was refused. */
  readonly error?: TimebankError;
}

/** What a bank in a worker tells. */
export type RemoteEvents = {
  /** Records were appended: by this page, or by another tab. */
  readonly records: Change;
  /** Another tab gave the journal up, and this one may write. */
  readonly writable: undefined;
  /** The worker is gone. */
  readonly stopped: TimebankError;
};

/** The banks this page has open, by name: a module that is reloaded while a page is developed opens its bank again. */
const open = new Map<string, RemoteBank>();

/** Until when those before have given way, by name: each waits for all before it. */
const given = new Map<string, Promise<unknown>>();

/** A bank in a worker, with the methods of `TimeBank`, each answered by a promise. */
export class RemoteBank {
  readonly #worker: Worker;
  readonly #line: Line<Told>;
  /** The lock the worker holds as long as it lives. Whoever gets it next knows that it does not any more. */
  readonly #pulse = `timebank-pulse:${newName()}`;
  #state: Opened = { founded: false, writable: false, seq: 0 };
  #mark: Mark | undefined;
  #lost: string | undefined;
  readonly #listeners = new Listeners<RemoteEvents>();
  readonly #name: string;
  #alive = false;

  private constructor(worker: Worker, name: string) {
    this.#worker = worker;
    this.#name = name;
    this.#line = new Line<Told>(worker, (told) => this.#hear(told), (error) => this.#listeners.tell("stopped", error));
  }

  /**
   * Opens the bank of this name in the worker, which keeps its journal in IndexedDB. The first tab to open it can write; other
   * tabs can only read until the first is closed. A page has one open copy of a bank: opening it again closes the earlier copy, which
   * emits `stopped`. So a module that is reloaded during development is not blocked by its own page.
   *
   * @param wasm where the `.wasm` file is, when not beside the script of the worker; `full` of `timebank/full` for matching, plans and reports
   */
  static async open(worker: Worker, name: string, wasm?: string | URL): Promise<RemoteBank> {
    const bank = new RemoteBank(worker, name);
    const before = open.get(name);
    open.set(name, bank);
    const turn = Promise.all([given.get(name), before === undefined ? undefined : before.#giveWay()]);
    given.set(name, turn);
    await turn;
    if (given.get(name) === turn) given.delete(name);
    bank.#state = await bank.#ask<Opened>({ call: "open", name, pulse: bank.#pulse, wasm: wasm === undefined ? undefined : String(wasm) });
    bank.#mark = new Mark(name);
    bank.#lost = bank.#mark.beyond(bank.#state.seq);
    return bank;
  }

  /**
   * Calls a listener each time something happens, and returns an unsubscribe function: `records` were appended, by this page or another tab; this tab became
   * `writable`, because another gave the journal up; the worker `stopped`.
   *
   * @example
   * const off = bank.on("records", ({ head, events }) => console.log(head, events.map(({ type }) => type)));
   * off();
   */
  on<K extends keyof RemoteEvents>(event: K, listener: (told: RemoteEvents[K]) => void): () => void {
    return this.#listeners.on(event, listener);
  }

  /** Whether there is a bank: else `create` or `restore` it. */
  get founded(): boolean {
    return this.#state.founded;
  }

  /**
   * The head this page knew the bank to have, where there is less of it now, or nothing: the browser or somebody wiped the database.
   * Restore a copy of the journal. It is forgotten once the bank is founded or restored.
   */
  get lost(): string | undefined {
    return this.#lost;
  }

  /** Whether this tab may write. */
  get writable(): boolean {
    return this.#state.writable;
  }

  /** Creates the bank, under a charter or one that only has a name: see `TimeBank.create`. */
  async create(charter: string | CharterGiven, options?: Given & Omit<Founding, "charter">): Promise<void>;
  async create(options: Given & Founding): Promise<void>;
  async create(given: unknown, options?: object): Promise<void> {
    const call = commandOf("create", [foundedWith(given, options)]);
    const json = textOf(call);
    await explaining(json, call, this.#ask({ call: "create", json }));
    this.#state = { ...this.#state, founded: true };
    await this.#begunAnew();
  }

  /**
   * Takes a journal in: into an empty store, or what it has beyond the one that is kept. A journal that goes another way is
   * refused with `broken-chain`, which says from which record on; nothing is ever merged.
   */
  async restore(journal: Journal): Promise<{ readonly added: number }> {
    const added = await this.#ask<number>({ call: "restore", journal });
    this.#state = { ...this.#state, founded: true };
    await this.#begunAnew();
    return { added };
  }

  /** Executes whole commands, all of them or none; they are kept before this is answered. */
  async execute(commands: Command | readonly Command[] | string): Promise<readonly Outcome[]> {
    return this.#ask({ call: "execute", json: written(commands) });
  }

  /** The bank as a member may read it and act on it. Throws for `null` and `undefined`. */
  seenBy(member: Seer): RemoteView {
    const door: Door = {
      act: (type, given, as) => RemoteBank.act(this, type, given, as),
      answer: (type, given, as) => RemoteBank.answer(this, type, given, as),
      ask: async (question, as) => this.ask(questionAs(question, as)),
      find: (name, as) => inTime(found(name, as), (wanted) => this.#wanted(wanted)),
      dayOf: (moment) => this.dayOf(moment),
    };
    return new View(door, member) as unknown as RemoteView;
  }

  /** The number of the member who has exactly this name. */
  find(name: string): Promise<MemberId> {
    return inTime(found(name, "host"), (wanted) => this.#wanted(wanted));
  }

  /** The day of a moment on the clocks of the community, by the time zone of its charter; today when it is left out. */
  dayOf(moment: MomentLike = new Date()): Promise<IsoDate> {
    return inTime(dayOf(moment), (wanted) => this.#wanted(wanted));
  }

  /** Answers a whole question, which says its `viewer`. */
  async ask(question: Asked | string): Promise<unknown> {
    return this.#ask({ call: "ask", json: written(question) });
  }

  /** The charter in force. */
  charter(): Promise<Charter> {
    return this.#ask({ call: "charter" });
  }

  /** The whole journal, in JSON Lines. */
  journal(): Promise<Uint8Array> {
    return this.#ask({ call: "journal" });
  }

  /** The journal with what is not for the reader withheld. */
  async redact(reader: Reader): Promise<Uint8Array> {
    return this.#ask({ call: "redact", json: written(reader) });
  }

  /** The bank as it stands. */
  snapshot(): Promise<Uint8Array> {
    return this.#ask({ call: "snapshot" });
  }

  /** Checks a journal. */
  verify(journal: Journal, expected: ExpectedJournal = {}): Promise<Verified> {
    return this.#ask({ call: "verify", journal, expected });
  }

  /** Puts a command into the queue of those that wait. */
  async enqueue(command: Command): Promise<void> {
    return this.#ask({ call: "enqueue", json: written(command) });
  }

  /** The commands that wait. */
  waiting(): Promise<readonly Command[]> {
    return this.#ask({ call: "waiting" });
  }

  /**
   * Decides the commands that wait, one by one and anew, as of this moment: each is answered, or refused with its reason. None is
   * left out silently.
   */
  async decideWaiting(): Promise<readonly Decided[]> {
    const decided = await this.#ask<readonly Entry[]>({ call: "decideWaiting" });
    // It is here now. Until the worker hears so, it is kept, and given to the next page that asks. A worker that stops meanwhile may
    // have taken it out already: this page is told in any case.
    await this.#ask({ call: "dequeue", json: written(decided.map(({ place }) => place)) }).catch(() => undefined);
    return decided.map(({ command, became: { outcome, error } = {} }) => ({
      command,
      ...(outcome === undefined ? {} : { outcome, ...(outcome.repeated ? { before: true } : {}) }),
      ...(error === undefined ? {} : { error: thrownAs(error) }),
    }));
  }

  /** Lets the worker finish what it has begun, and stops it. */
  async close(): Promise<void> {
    await this.#finish();
    this.#stop("it was closed", false);
  }

  async #finish(): Promise<void> {
    await this.#ask({ call: "close" }).catch(() => undefined);
    this.#worker.terminate();
  }

  /**
   * Closes the bank because its page opens it again. A worker that said nothing yet has begun nothing, and may be gone: it is not asked. Nor is one
   * where there are no locks, which would tell that it is gone.
   */
  async #giveWay(): Promise<void> {
    if (this.#alive && navigator.locks !== undefined) await this.#finish();
    else this.#worker.terminate();
    this.#stop("its page opened it again");
  }

  #ask<T>(asked: AskedOfWorker, transfer?: Transferable[]): Promise<T> {
    return this.#line.ask(asked, transfer);
  }

  #hear(message: Told): void {
    if (message.event === "records") {
      this.#state = { ...this.#state, founded: true, seq: Number(message.head.split(":", 1)[0]) };
      if (this.#lost === undefined) this.#mark?.set(message.head);
      this.#listeners.tell("records", changeOf(message.records, message.head));
    } else if (message.event === "alive") {
      this.#alive = true;
      // From now on, also while the bank is being opened: a worker that is stopped says nothing.
      void navigator.locks?.request(this.#pulse, () => this.#stop("it was stopped")).catch(() => undefined);
    } else if (message.event === "closed") {
      this.#state = { ...this.#state, writable: false };
      this.#stop("its database was closed, by the browser or because another version of the page, or a deletion, asked for it");
      this.#worker.terminate();
    } else {
      this.#state = { ...this.#state, writable: true };
      this.#listeners.tell("writable", undefined);
    }
  }

  /** What was known before is over: this is the bank from here on. */
  async #begunAnew(): Promise<void> {
    this.#lost = undefined;
    const head = await this.#ask<string>({ call: "head" }).catch(() => undefined);
    if (head !== undefined) this.#mark?.set(head);
  }

  #stop(why: string, tell = true): void {
    if (open.get(this.#name) === this) open.delete(this.#name);
    if (this.#line.fault !== undefined) return;
    const error = this.#line.stop(why);
    if (tell) this.#listeners.tell("stopped", error);
  }

  /** @internal How many records this page was told of. */
  get seq(): number {
    return this.#state.seq;
  }

  /** @internal Why it is not kept up any more; nothing while it is. */
  get fault(): TimebankError | undefined {
    return this.#line.fault;
  }

  /** @internal Gives a reader in another worker what it needs, now and from now on; without a port, no longer. */
  feed(name: string, port?: MessagePort): Promise<void> {
    return this.#ask({ call: "feed", name, port }, port === undefined ? [] : [port]);
  }

  /** @internal Carries out what a method was given. */
  static async act(bank: RemoteBank, type: string, given: readonly unknown[], as?: MemberId): Promise<unknown> {
    const call = commandOf(type, given, as);
    await bank.#prepare(call, call.whole["by"] as Viewer);
    const text = textOf(call);
    const [outcome] = await explaining(`[${text}]`, call, bank.execute(text));
    return outcome === undefined ? undefined : { ...outcome, ...outcome.created };
  }

  /** @internal Answers what a method was given. */
  static async answer(bank: RemoteBank, type: string, given: readonly unknown[], as?: MemberId): Promise<unknown> {
    const call = questionOf(type, given, as);
    await bank.#prepare(call, call.whole["viewer"] as Viewer);
    const text = textOf(call);
    return explaining(text, call, bank.ask(text));
  }

  async #prepare(call: Call, viewer: Viewer): Promise<void> {
    await inTime(prepared(call, viewer), (wanted) => this.#wanted(wanted));
  }

  #wanted(wanted: Wanted): Promise<unknown> {
    return wanted === CHARTER ? this.charter() : this.ask(wanted);
  }
}

/** A bank in a worker as one member may read it and act on it: the methods of a view, each answered by a promise. */
export interface RemoteView extends Promised<Actions<GivenByMember>>, Promised<Questions<unknown>> {
  /** The member who reads and acts. */
  readonly member: MemberId;
  /** Answers a whole question, as the member may know it. It says no `viewer`. */
  ask(question: Query): Promise<unknown>;
  /** The number of the member who has exactly this name, among those the member may see. */
  find(name: string): Promise<MemberId>;
  /** The day of a moment on the clocks of the community, by the time zone of its charter; today when it is left out. */
  dayOf(moment?: MomentLike): Promise<IsoDate>;
}

export interface RemoteBank extends Promised<Actions>, Promised<Questions> {}

install<RemoteBank>(RemoteBank.prototype, ACTIONS, (bank, type, given) => RemoteBank.act(bank, type, given));
install<RemoteBank>(RemoteBank.prototype, QUESTIONS, (bank, type, given) => RemoteBank.answer(bank, type, given));

/** Says of an error of the core where it is in what was given. */
async function explaining<T>(text: string, call: Call, answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    throw explained(error, text, call);
  }
}

function newName(): string {
  return [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(36)).join("");
}
