import { explained, questionOf, textOf } from "./command.js";
import { TimebankError } from "./errors.js";
import type { AskedOfReader } from "./follow.js";
import { CHARTER, dayOf, found, inTime, prepared, type Wanted } from "./finding.js";
import type { PlanForGiven } from "./generated/given.js";
import { QUESTIONS, type Asking, type Questions } from "./generated/methods.js";
import type { Asked, Charter, IsoDate, MemberId, Plan, Query, Viewer } from "./generated/wire.js";
import type { MomentLike } from "./likes.js";
import { Line } from "./line.js";
import { install } from "./names.js";
import type { RemoteBank } from "./remote.js";
import type { Progress, Watching } from "./watching.js";
import { View, questionAs, type Door, type Seer } from "./view.js";
import { written } from "./written.js";

/** Options to cancel a query. */
export interface Patience {
  /** When it is aborted the promise is rejected with its reason, and what is not begun yet is not begun. */
  readonly signal?: AbortSignal | undefined;
}

/** Every question of a bank, answered by a cancellable promise. */
export type Patient<T> = { readonly [K in keyof T]: T[K] extends (...given: infer G) => infer R ? (...given: [...G, patience?: Patience]) => Promise<R> : never };

interface Job {
  readonly asked: { readonly call: "charter" } | { readonly call: "ask" | "plan"; readonly json: string; readonly within?: number | undefined };
  readonly onProgress: (progress: Progress) => void;
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: unknown) => void;
  over: boolean;
}

/** Grace period in ms before the worker of a cancelled query is replaced: most are done by then, and a new worker costs more. */
const GRACE = 250;

/**
 * A copy of a bank in a worker of its own, with the full `.wasm`: for matching, plans and reports. What takes long there keeps
 * neither the page nor the bank itself waiting. It is begun from a snapshot and kept up with the bank by its events; whatever the
 * page has been answered before, it knows. Where one waits for a plan no longer, its worker is stopped, and another begun. Once
 * the bank is closed or stopped, it answers no more (`stopped`).
 *
 * @example
 * import { full } from "timebank/full";
 * import { RemoteReader } from "timebank/remote";
 *
 * const start = () => new Worker(new URL("timebank/worker", import.meta.url), { type: "module" });
 * const reader = await RemoteReader.open(bank, start, full);
 * const { matches } = await reader.matchesFor({ member: ana, kind: "request" }, { signal });
 * const plan = await reader.plan({ travel: 30 }, { signal, within: 10_000, onProgress: ({ milliseconds }) => console.log(milliseconds) });
 */
export class RemoteReader {
  readonly #bank: RemoteBank;
  readonly #start: () => Worker;
  readonly #wasm: string;
  readonly #name = crypto.randomUUID?.() ?? String(Math.random());
  readonly #queue: Job[] = [];
  #running: Job | undefined;
  #worker: Worker | undefined;
  #opening: Promise<Line<never>> | undefined;
  #closed = false;

  private constructor(bank: RemoteBank, start: () => Worker, wasm: string) {
    this.#bank = bank;
    this.#start = start;
    this.#wasm = wasm;
  }

  /**
   * Begins a copy of this bank.
   *
   * @param start makes a worker with the script `timebank/worker`, each time one is needed
   * @param wasm where the full `.wasm` is: `full` of `timebank/full`
   */
  static async open(bank: RemoteBank, start: () => Worker, wasm: string | URL): Promise<RemoteReader> {
    const reader = new RemoteReader(bank, start, String(wasm));
    await reader.#ready();
    return reader;
  }

  /** The copy as a member may read it. Throws for `null` and `undefined`. */
  seenBy(member: Seer): ReaderView {
    const act = () => {
      throw new TimebankError("not-ready", "a reader has a copy that changes with the bank alone", {}, "act through the bank's own `seenBy`");
    };
    const door: Door = {
      act,
      answer: (type, given, as) => RemoteReader.answer(this, type, given, as),
      ask: async (question, as) => this.ask(questionAs(question, as)),
      find: (name, as) => inTime(found(name, as), (wanted) => this.#wanted(wanted)),
      dayOf: (moment) => this.dayOf(moment),
    };
    return new View(door, member) as unknown as ReaderView;
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
  async ask(question: Asked | string, patience: Patience = {}): Promise<unknown> {
    return this.#wait({ call: "ask", json: written(question) }, patience);
  }

  /** The charter in force. */
  charter(patience: Patience = {}): Promise<Charter> {
    return this.#wait({ call: "charter" }, patience) as Promise<Charter>;
  }

  #wanted(wanted: Wanted, patience?: Patience): Promise<unknown> {
    return wanted === CHARTER ? this.charter(patience) : this.ask(wanted, patience);
  }

  /** The plan of seven days: see the question `plan`. It says how far it is, and is the best so far once the time is over. */
  plan(question: Asking & PlanForGiven = {}, patience: Patience & Watching = {}): Promise<Plan> {
    return RemoteReader.answer(this, "plan", [question, patience]) as Promise<Plan>;
  }

  /** @internal Answers what a method was given. */
  static async answer(reader: RemoteReader, type: string, given: readonly unknown[], as?: MemberId): Promise<unknown> {
    const [rest, patience] = patienceIn(given);
    const call = questionOf(type, rest, as);
    await inTime(prepared(call, call.whole["viewer"] as Viewer), (wanted) => reader.#wanted(wanted, patience));
    const { within, onProgress } = patience;
    const { type: _, ...plan } = call.whole;
    const text = type === "plan" ? written(plan, call.told) : textOf(call);
    try {
      return await (type === "plan" ? reader.#wait({ call: "plan", json: text, within }, patience, onProgress) : reader.ask(text, patience));
    } catch (error) {
      throw explained(error, text, call);
    }
  }

  /** Stops it. What was not answered yet is rejected. */
  close(): void {
    this.#closed = true;
    void this.#bank.feed(this.#name).catch(() => undefined);
    this.#stop("it was closed");
    for (const job of this.#queue.splice(0)) job.reject(closed());
  }

  #wait(asked: Job["asked"], { signal }: Patience, onProgress?: (progress: Progress) => void): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (this.#closed) return reject(closed());
      if (signal?.aborted === true) return reject(signal.reason);
      const told = (progress: Progress): void => {
        if (job.over) return;
        // What the page's own function throws ends the waiting: nobody else would hear of it.
        const failed = (thrown: unknown): void => this.#abandon(job, thrown);
        try {
          const answer = onProgress?.(progress) as unknown;
          if (answer instanceof Promise) answer.catch(failed);
        } catch (thrown) {
          failed(thrown);
        }
      };
      const job: Job = { asked, onProgress: told, resolve, reject, over: false };
      signal?.addEventListener("abort", () => this.#abandon(job, signal.reason), { once: true });
      this.#queue.push(job);
      void this.#next();
    });
  }

  /** One at a time: what waits here can still be called off. */
  async #next(): Promise<void> {
    if (this.#running !== undefined) return;
    const job = this.#queue.shift();
    if (job === undefined) return;
    this.#running = job;
    try {
      // A copy that is kept up no more would answer as of some time ago.
      if (this.#bank.fault !== undefined) throw this.#bank.fault;
      const line = await this.#ready();
      if (!job.over) job.resolve(await line.ask({ ...job.asked, seq: this.#bank.seq }, [], job.onProgress));
    } catch (error) {
      job.reject(error);
    }
    job.over = true;
    this.#running = undefined;
    void this.#next();
  }

  #abandon(job: Job, reason: unknown): void {
    if (job.over) return;
    job.over = true;
    job.reject(reason);
    const place = this.#queue.indexOf(job);
    if (place >= 0) this.#queue.splice(place, 1);
    else setTimeout(() => this.#running === job && this.#stop("nobody waited any more"), GRACE);
  }

  #ready(): Promise<Line<never>> {
    if (this.#closed) return Promise.reject(closed());
    this.#opening ??= this.#begin().catch((error: unknown) => {
      this.#stop("it could not be started");
      throw error;
    });
    return this.#opening;
  }

  async #begin(): Promise<Line<never>> {
    const worker = this.#start();
    this.#worker = worker;
    const line = new Line<never>(worker, () => undefined, () => this.#worker === worker && this.#stop("it broke down"));
    this.#hangUp = (why) => line.stop(why);
    const { port1, port2 } = new MessageChannel();
    const follow: AskedOfReader = { call: "follow", wasm: this.#wasm, port: port2 };
    await Promise.all([line.ask(follow, [port2]), this.#bank.feed(this.#name, port1)]);
    return line;
  }

  #hangUp: ((why: string) => void) | undefined;

  /** Stops the worker; the next question begins another. */
  #stop(why: string): void {
    this.#worker?.terminate();
    this.#worker = this.#opening = undefined;
    this.#hangUp?.(why);
  }
}

const PATIENCE = new Set(["signal", "within", "onProgress"]);

/** What a method was given, and how long somebody waits: the last object, when it says that alone. */
function patienceIn(given: readonly unknown[]): [rest: readonly unknown[], patience: Patience & Watching] {
  const last = given.at(-1);
  const names = typeof last === "object" && last !== null ? Object.keys(last) : [];
  const patient = names.length > 0 && names.every((name) => PATIENCE.has(name));
  // An object with nothing in it says nothing of how long.
  const empty = last === undefined || (typeof last === "object" && last !== null && !Array.isArray(last) && names.length === 0);
  if (!patient) return [given.length > 1 && empty ? given.slice(0, -1) : given, {}];
  return [given.slice(0, -1), last as Patience & Watching];
}

function closed(): TimebankError {
  return new TimebankError("stopped", "the worker that has the bank is gone: it was closed", {}, "open another reader");
}

/** A reader as one member may use it: the questions of a view. */
export interface ReaderView extends Patient<Questions<unknown>> {
  /** The member who reads. */
  readonly member: MemberId;
  /** Answers a whole question, as the member may know it. It says no `viewer`. */
  ask(question: Query): Promise<unknown>;
  /** The number of the member who has exactly this name, among those the member may see. */
  find(name: string): Promise<MemberId>;
  /** The day of a moment on the clocks of the community, by the time zone of its charter; today when it is left out. */
  dayOf(moment?: MomentLike): Promise<IsoDate>;
}

export interface RemoteReader extends Omit<Patient<Questions>, "plan"> {}

install<RemoteReader>(RemoteReader.prototype, QUESTIONS, (reader, type, given) => RemoteReader.answer(reader, type, given));
