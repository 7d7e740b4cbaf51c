/** In a worker: a copy of a bank that another worker keeps, with the full `.wasm`, to be asked what takes long. */
import { TimeBank } from "./bank.js";
import { TimebankError } from "./errors.js";
import type { Asking } from "./generated/methods.js";
import type { PlanFor } from "./generated/wire.js";
import type { Progress } from "./watching.js";
import { recordsOf } from "./store.js";
import { init } from "./web.js";

/** What the page asks of a reader. `seq` is how far the page knows the bank to be: nothing older is answered from. */
export type AskedOfReader =
  | { readonly call: "follow"; readonly wasm: string; readonly port: MessagePort }
  | { readonly call: "charter"; readonly seq: number }
  | { readonly call: "ask"; readonly json: string; readonly seq: number }
  | { readonly call: "plan"; readonly json: string; readonly seq: number; readonly within: number | undefined };

/** What the worker that keeps the bank sends to a reader; the reader sends anything back when it missed something. */
export type Fed = { readonly snapshot: Uint8Array } | { readonly records: Uint8Array };

let bank: TimeBank | undefined;
let fault: unknown;
let arrived: (() => void)[] = [];

const seq = (): number => Number(bank?.head.split(":", 1)[0] ?? 0);

/** Begins to follow what comes through the port. */
export async function follow(port: MessagePort, wasm: string): Promise<void> {
  await init(wasm);
  port.onmessage = ({ data }: MessageEvent<Fed>) => {
    try {
      take(data);
      fault = undefined;
    } catch (error) {
      // Something is missing in between: begun again from the whole, and told only when that is no use either.
      if ("snapshot" in data) fault = error;
      else port.postMessage("again");
    }
    for (const wake of arrived.splice(0)) wake();
  };
}

function take(fed: Fed): void {
  if ("snapshot" in fed) {
    bank?.free();
    bank = undefined;
    bank = TimeBank.fromSnapshot(fed.snapshot);
  } else if (bank === undefined) {
    bank = TimeBank.fromJsonl(fed.records);
  } else {
    // What was appended while the snapshot was on its way comes twice.
    const known = seq();
    const fresh = recordsOf(fed.records).filter((record) => record.seq > known);
    if (fresh.length > 0) bank.apply(fresh.map(({ line }) => line).join(""));
  }
}

/** The copy, once it has got as far as that. */
async function upTo(wanted: number): Promise<TimeBank> {
  while (seq() < wanted) {
    if (fault !== undefined) throw fault;
    await new Promise<void>((resolve) => arrived.push(resolve));
  }
  if (bank !== undefined) return bank;
  throw new TimebankError("not-founded", "there is no bank yet", {}, "found one, or restore a journal");
}

/** Answers what is asked of the copy. */
export async function ask(asked: Exclude<AskedOfReader, { call: "follow" }>, onProgress: (progress: Progress) => void): Promise<unknown> {
  const here = await upTo(asked.seq);
  if (asked.call === "charter") return here.charter;
  if (asked.call === "ask") return here.ask(asked.json);
  return here.plan(JSON.parse(asked.json) as Asking & PlanFor, { within: asked.within, onProgress });
}
