/** What a page and a worker say to one another: questions, and later their answers; and what the worker tells unasked. */
import { TimebankError, thrownAs, type Thrown } from "./errors.js";
import type { Progress } from "./watching.js";
import { wrong } from "./written.js";

/** An answer, or why there is none, or how far it is, under the number of what was asked. */
export type Answered =
  | { readonly id: number; readonly answer: unknown }
  | { readonly id: number; readonly error: Thrown }
  | { readonly id: number; readonly progress: Progress };

interface Waiting {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: unknown) => void;
  readonly onProgress: ((progress: Progress) => void) | undefined;
}

/** The page's end. */
export class Line<Told extends { readonly event: string }> {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #id = 0;
  #gone: TimebankError | undefined;

  /** `told` gets what the worker tells unasked, `stopped` why it is gone. */
  constructor(worker: Worker, told: (message: Told) => void, stopped: (error: TimebankError) => void) {
    this.#worker = worker;
    const stop = (why: string) => stopped(this.stop(why));
    worker.addEventListener("message", ({ data }: MessageEvent<Answered | Told>) => ("event" in data ? told(data) : this.#hear(data)));
    worker.addEventListener("error", (event) => stop(event.message || "it could not be started"));
    worker.addEventListener("messageerror", () => stop("a message could not be read"));
  }

  ask<T>(asked: object, transfer: Transferable[] = [], onProgress?: (progress: Progress) => void): Promise<T> {
    return new Promise((resolve, reject) => {
      if (this.#gone !== undefined) return reject(this.#gone);
      const id = ++this.#id;
      this.#waiting.set(id, { resolve: resolve as (answer: unknown) => void, reject, onProgress });
      try {
        this.#worker.postMessage({ ...asked, id }, transfer);
      } catch (cause) {
        this.#waiting.delete(id);
        reject(wrong("", "something that cannot be sent to a worker", "plain data", cause));
      }
    });
  }

  /** Why the worker is gone; nothing while it is there. */
  get fault(): TimebankError | undefined {
    return this.#gone;
  }

  /** Nothing comes from the worker any more: whoever waits is told. */
  stop(why: string): TimebankError {
    if (this.#gone !== undefined) return this.#gone;
    const help = "open the bank again; what was answered is kept, and a command with a key can be sent again";
    this.#gone = new TimebankError("stopped", `the worker that has the bank is gone: ${why}`, {}, help);
    for (const { reject } of this.#waiting.values()) reject(this.#gone);
    this.#waiting.clear();
    return this.#gone;
  }

  #hear(message: Answered): void {
    const waiting = this.#waiting.get(message.id);
    if ("progress" in message) return waiting?.onProgress?.(message.progress);
    this.#waiting.delete(message.id);
    if ("error" in message) waiting?.reject(thrownAs(message.error));
    else waiting?.resolve(message.answer);
  }
}
