/**
 * The laboratory of policies. It wants the full `.wasm`, as `init(full)` loads it. Each of these comes back when it is done: a page
 * asks for it in a worker.
 */
import { TimeBank } from "./bank.js";
import { callOf, explaining, mustBeObject, questionOf } from "./command.js";
import { calling, wantsFull } from "./core.js";
import type { BehaviourGiven, PolicyGiven, WhatIfGiven } from "./generated/given.js";
import type { Asking } from "./generated/methods.js";
import type { Community, Ran, WhatIfAnswer } from "./generated/wire.js";
import { syntheticCommunity, type NativeBank } from "./native/timebank.js";
import type { Step } from "./place.js";
import { withNative, type KeptBank } from "./reading.js";
import { takenAs } from "./taken.js";
import { watched, type Watching } from "./watching.js";
import { read, written } from "./written.js";

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
  readonly policy: PolicyGiven;
  /** How people behave; as they did when left out. */
  readonly behaviour?: BehaviourGiven | undefined;
  /** Weeks ahead; 52 when left out. */
  readonly weeks?: number | undefined;
  /** 1 when left out. */
  readonly seed?: number | undefined;
}

/** What a run takes, as the table of methods has it. */
const RUN = "policy:*Policy! behaviour:*Behaviour weeks seed";

/**
 * What might come of policies, as `bank.whatIf` answers, under the eyes of whoever waits: `onProgress` is told the weeks that were
 * run, of weeks times seeds times policies. Stopped, the answer is of the seeds that were run under every policy.
 *
 * @example
 * const policies = [{ name: "as it is" }, { name: "an hour each", issue: 60 }];
 * whatIfWatched(bank, { policies, weeks: 4, seeds: 2 }, { within: 10_000, onProgress: ({ steps }) => console.log(`${steps} of 16 weeks`) });
 */
export function whatIfWatched(bank: TimeBank | KeptBank, question: Asking & WhatIfGiven, watching: Watching = {}): WhatIfAnswer {
  wantsFull("whatIfWatched");
  const call = questionOf("what-if", [question]);
  const { type: _, ...fields } = call.whole;
  const text = written(fields, call.told);
  return withNative(bank, (native: NativeBank) => read<WhatIfAnswer>(explaining(text, call, () => watched(watching, (watcher) => calling(() => native.whatIf(text, watcher))))));
}

/**
 * One run of one policy under one seed: what came of it, and the bank, of which every question may be asked. Stopped, it throws.
 *
 * @example
 * const { ran, bank: later } = runAhead(bank, { policy: { name: "as it is" }, weeks: 4 });
 * later.participation();
 */
export function runAhead(bank: TimeBank | KeptBank, run: RunAhead, watching: Watching = {}): RanAhead {
  wantsFull("runAhead");
  const { fields, told } = takenAs("run-ahead", RUN, mustBeObject(run) as Record<string, unknown>);
  const { policy, ...rest } = fields;
  // The core reads it as a question about one policy; a fault in that is one in the policy here.
  const call = { ...callOf("run-ahead"), told: (steps: readonly Step[]): string => told(steps[0] === "policies" ? ["policy", ...steps.slice(2)] : steps) };
  const text = written({ ...rest, policies: [policy] }, call.told);
  return withNative(bank, (native: NativeBank) => {
    const made = explaining(text, call, () => watched(watching, (watcher) => calling(() => native.runAhead(text, watcher))));
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
