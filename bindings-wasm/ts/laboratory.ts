/**
 * The laboratory of policies. It wants the full `.wasm`, as `init(full)` loads it. Each of these comes back when it is done: a page
 * asks for it in a worker.
 */
import { TimeBank } from "./bank.js";
import { callOf, explaining, questionOf } from "./command.js";
import { calling, wantsFull } from "./core.js";
import type { WhatIfGiven } from "./generated/given.js";
import type { Asking } from "./generated/methods.js";
import type { Behaviour, Community, Policy, Ran, WhatIfAnswer } from "./generated/wire.js";
import { syntheticCommunity, type NativeBank } from "./native/timebank.js";
import { watched, type Watching } from "./watching.js";
import { read, written, wrong } from "./written.js";

/** A run: what came of it, and the bank. */
export interface RanAhead {
  /** What came of it. */
  readonly ran: Ran;
  /** Its records, from where the first bank stood, wait to be drained. */
  readonly bank: TimeBank;
}

/** A policy, and under what it is run. */
export interface RunAhead {
  /** What is tried. */
  readonly policy: Policy;
  /** How people behave; as they did when left out. */
  readonly behaviour?: Behaviour | undefined;
  /** Weeks ahead; 52 when left out. */
  readonly weeks?: number | undefined;
  /** 1 when left out. */
  readonly seed?: number | undefined;
}

function whole(name: string, given: number, most: number): number {
  if (Number.isInteger(given) && given >= 0 && given <= most) return given;
  throw wrong(name, String(given), "a whole number");
}

/**
 * What might come of policies, as `bank.whatIf` answers, under the eyes of whoever waits: `onProgress` is told the weeks that were
 * run, of weeks times seeds times policies. Stopped, the answer is of the seeds that were run under every policy.
 *
 * @example
 * const policies = [{ name: "as it is" }, { name: "an hour each", issue: 60 }];
 * whatIfWatched(bank, { policies, weeks: 4, seeds: 2 }, { within: 10_000, onProgress: ({ steps }) => console.log(`${steps} of 16 weeks`) });
 */
export function whatIfWatched(bank: TimeBank, question: Asking & WhatIfGiven, watching: Watching = {}): WhatIfAnswer {
  wantsFull("whatIfWatched");
  const call = questionOf("what-if", [question]);
  const { type: _, ...fields } = call.whole;
  const text = written(fields, call.told);
  return TimeBank.with(bank, (native: NativeBank) => read<WhatIfAnswer>(explaining(text, call, () => watched(watching, (watcher) => calling(() => native.whatIf(text, watcher))))));
}

/**
 * One run of one policy under one seed: what came of it, and the bank, of which every question may be asked. Stopped, it throws.
 *
 * @example
 * const { ran, bank: later } = runAhead(bank, { policy: { name: "as it is" }, weeks: 4 });
 * later.participation();
 */
export function runAhead(bank: TimeBank, run: RunAhead, watching: Watching = {}): RanAhead {
  wantsFull("runAhead");
  const [policy, behaviour] = [written(run.policy), written(run.behaviour ?? {})];
  const weeks = whole("weeks", run.weeks ?? 52, 0xffff_ffff);
  const seed = BigInt(whole("seed", run.seed ?? 1, Number.MAX_SAFE_INTEGER));
  return TimeBank.with(bank, (native: NativeBank) => {
    const made = watched(watching, (watcher) => calling(() => native.runAhead(policy, behaviour, weeks, seed, watcher)));
    try {
      return { ran: read<Ran>(made.ran()), bank: TimeBank.of(made.bank()) };
    } finally {
      made.free();
    }
  });
}

/**
 * The bank of a community that never was: the same for the same seed, on every machine and in every language. Without a journal it
 * takes less room. `onProgress` is told how many commands were executed, every ten thousand; stopped, it throws.
 *
 * @example
 * const town = community({ members: 200, weeks: 26, seed: 7 });
 */
export function community(of: Community = {}, options: Watching & { readonly journal?: boolean | undefined } = {}): TimeBank {
  wantsFull("community");
  const text = written(of);
  return TimeBank.of(explaining(text, callOf("community"), () => watched(options, (watcher) => calling(() => syntheticCommunity(text, options.journal ?? true, watcher)))));
}
