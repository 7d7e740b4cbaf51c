/**
 * Credit that crosses from one bank to another: two banks, two stores, never one transaction. The table of what comes next, and why a
 * crossing is taken up again after a stop at any step, is in the documentation of `timebank_store::bridge`.
 */
import type { AccountLike } from "./generated/given.js";
import type { AccountId, BridgeId, Direction, Timestamp, Key, Minutes } from "./generated/wire.js";
import { wrong } from "./written.js";
import { Keeper } from "./store.js";

/** Credit that is to cross. */
export interface Crossing {
  /** The key both banks know it by: 16 bytes in hexadecimal, others for each crossing, made by the host. */
  readonly sharedKey: Key | string;
  /** The account it leaves, in the one bank. */
  readonly from: AccountLike | number;
  /** The account it goes to, in the other. */
  readonly to: AccountLike | number;
  /** How much. */
  readonly minutes: Minutes | number;
  /** From when on it is let go rather than waited for. The clocks of the two may differ by much less than this lies ahead. */
  readonly due: Timestamp | Date | string;
}

/** One of the two banks, and its bridge to the other. */
export interface BridgeSide {
  /** The bank with its store. */
  readonly keeper: Keeper;
  /** The bridge to the other, by its number here. */
  readonly bridge: BridgeId | number;
}

/** Where a crossing stands. `torn`: the two banks contradict each other, and somebody has to look. */
export type CrossingStand = "under-way" | "arrived" | "released" | "torn";

/** Where a crossing stands in one bank. */
export type PassageStand = "pending" | "posted" | "voided";

/** A crossing that is not at its end in both banks alike. */
export interface Hanging {
  /** The key both banks know the crossing by. */
  readonly sharedKey: string;
  /** Where it leaves, if the bank there knows it. */
  readonly leaves: PassageStand | undefined;
  /** Where it arrives, if the bank there knows it. */
  readonly arrives: PassageStand | undefined;
  /** From when on it is let go. */
  readonly due: string;
  /** `torn` also when the two do not agree on how much. */
  readonly stand: CrossingStand;
}

/** How two banks stand to each other. */
export interface Reconciled {
  /** What hangs, by key. */
  readonly hanging: readonly Hanging[];
  /** What the two accounts that stand for each other sum to: zero when all that was posted in one was posted in the other. */
  readonly difference: number;
}

/** A passage as the journal of one bank has it. */
interface Passage {
  readonly passage: number;
  /** The bridge to the other, by its number here. */
  readonly bridge: number;
  readonly direction: Direction;
  /** How much. */
  readonly minutes: number;
  /** The key both banks know the crossing by. */
  readonly sharedKey: string;
  readonly due: string;
  state: PassageStand;
}

/** What a journal says of bridges, as far as it was read. */
interface Known {
  seq: number;
  readonly passages: Map<number, Passage>;
  readonly accounts: Map<number, number>;
}

type Event =
  | ({ readonly type: "passage-pending" } & Omit<Passage, "state">)
  | { readonly type: "passage-posted" | "passage-voided"; readonly passage: number }
  | { readonly type: "bridge-opened"; readonly bridge: number; readonly account: number };

const read = new WeakMap<Keeper, Known>();

/** Reads what is new in a bank and its journal. */
async function known({ keeper }: BridgeSide): Promise<Known> {
  await keeper.catchUp();
  let found = read.get(keeper);
  if (found === undefined) read.set(keeper, (found = { seq: 0, passages: new Map(), accounts: new Map() }));
  const after = found.seq;
  const lines = await keeper.store.readAfter(after).catch((error: unknown) => {
    // The records of a closed period are gone: what crossed then has long arrived, or was let go.
    const first = codeOf(error) === "records-retired" ? (error as { details: { first: number } }).details.first : undefined;
    if (first === undefined) throw error;
    return keeper.store.readAfter(first - 1);
  });
  for (const line of new TextDecoder().decode(lines).split("\n")) {
    if (line === "" || line.startsWith('{"timebank":')) continue;
    const { seq, event } = (JSON.parse(line) as { record: { seq: number; event: Event } }).record;
    // Another call on this keeper may have read the same meanwhile.
    if (seq <= found.seq) continue;
    found.seq = seq;
    if (event.type === "passage-pending") found.passages.set(event.passage, { ...event, state: "pending" });
    else if (event.type === "bridge-opened") found.accounts.set(event.bridge, event.account);
    else if (event.type === "passage-posted" || event.type === "passage-voided") {
      const passage = found.passages.get(event.passage);
      if (passage !== undefined) passage.state = event.type === "passage-posted" ? "posted" : "voided";
    }
  }
  return found;
}

function codeOf(error: unknown): string | undefined {
  return typeof error === "object" && error !== null && "code" in error ? String(error.code) : undefined;
}

type Next = "hold-out" | "hold-in" | "post-out" | "post-in" | "release-out" | "release-in" | CrossingStand;

/** The next step: the same table as in Rust. */
function next(leaves: PassageStand | undefined, arrives: PassageStand | undefined, due: boolean): Next {
  switch (`${leaves ?? "none"} ${arrives ?? "none"}`) {
    case "none none":
      return due ? "released" : "hold-out";
    case "pending none":
      return due ? "release-out" : "hold-in";
    case "pending pending":
      return due ? "release-out" : "post-out";
    case "posted pending":
      return "post-in";
    case "voided pending":
      // Let go by whoever's clock was ahead; by this one it may be too early.
      return due ? "release-in" : "under-way";
    case "posted posted":
      return "arrived";
    case "voided none":
    case "voided voided":
      return "released";
    default:
      return "torn";
  }
}

interface Stands {
  readonly out: Passage | undefined;
  readonly into: Passage | undefined;
}

function passageIn(found: Known, bridge: number, direction: Direction, key: string): Passage | undefined {
  const all = [...found.passages.values()].reverse();
  const passage = all.find((row) => row.bridge === bridge && row.direction === direction && row.sharedKey === key);
  return passage && { ...passage };
}

/** Reads both banks, the one it goes to first: whatever is found there was made possible by what is then read in the other. */
async function standsOf(crossing: Exact, leaves: BridgeSide, arrives: BridgeSide): Promise<Stands> {
  const into = passageIn(await known(arrives), arrives.bridge, "in", crossing.sharedKey);
  const out = passageIn(await known(leaves), leaves.bridge, "out", crossing.sharedKey);
  return { out, into };
}

const alike = (one: Stands, other: Stands): boolean => JSON.stringify([one.out, one.into]) === JSON.stringify([other.out, other.into]);

/** A crossing with its moments read. */
interface Exact {
  /** The key both banks know the crossing by. */
  readonly sharedKey: string;
  readonly from: AccountLike | number;
  readonly to: AccountLike | number;
  /** How much. */
  readonly minutes: number;
  readonly due: Date;
}

function moment(given: Date | string, path: string): Date {
  const at = new Date(given);
  if (Number.isNaN(at.getTime())) throw wrong(path, "no moment", "a moment");
  return at;
}

const exact = ({ due, ...rest }: Crossing): Exact => ({ ...rest, due: moment(due, "due") });

/** Takes one step in one bank, under a key of its own: sent again within this run, it counts once. */
async function take({ keeper }: BridgeSide, type: string, fields: object, step: number, shared: string, now: Date): Promise<void> {
  const asked = new Uint8Array(25);
  for (let n = 0; n < 16; n++) asked[n] = Number.parseInt(shared.slice(2 * n, 2 * n + 2), 16);
  asked[16] = step;
  new DataView(asked.buffer).setBigInt64(17, BigInt(now.getTime()));
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", asked));
  const key = Array.from(hash.subarray(0, 16), (byte) => byte.toString(16).padStart(2, "0")).join("");
  await Keeper.act(keeper, type, [{ ...fields, at: now, key }]);
}

/** Takes a step if there is one to take; gives where the crossing stood, and whether to look again. */
async function takeOne(crossing: Exact, leaves: BridgeSide, arrives: BridgeSide, now: Date): Promise<[CrossingStand, boolean]> {
  const stands = await standsOf(crossing, leaves, arrives);
  const { out, into } = stands;
  const same = (row: Passage | undefined): boolean => row === undefined || (row.minutes === crossing.minutes && new Date(row.due).getTime() === crossing.due.getTime());
  const what = same(out) && same(into) ? next(out?.state, into?.state, now >= crossing.due) : "torn";
  const { sharedKey, minutes, due, from, to } = crossing;
  const begin = (side: BridgeSide, direction: Direction, account: AccountLike | number) => take(side, "begin-passage", { bridge: side.bridge, direction, account, minutes, sharedKey, due }, 1, sharedKey, now);
  try {
    switch (what) {
      case "hold-out":
        await begin(leaves, "out", from);
        break;
      case "hold-in":
        await begin(arrives, "in", to);
        break;
      case "post-out":
        await take(leaves, "post-passage", { passage: out?.passage }, 2, sharedKey, now);
        break;
      case "post-in":
        await take(arrives, "post-passage", { passage: into?.passage }, 2, sharedKey, now);
        break;
      case "release-out":
        await take(leaves, "void-passage", { passage: out?.passage }, 3, sharedKey, now);
        break;
      case "release-in":
        await take(arrives, "void-passage", { passage: into?.passage }, 3, sharedKey, now);
        break;
      case "torn":
        // Another runner may have gone on between the two readings.
        return ["torn", !alike(await standsOf(crossing, leaves, arrives), stands)];
      default:
        return [what, false];
    }
  } catch (error) {
    const code = codeOf(error);
    if (code === "time-went-back") return ["under-way", true];
    // Another runner may have taken this step, or the other one; then where it stands has changed.
    if ((code === "passage-state" || code === "already-there") && !alike(await standsOf(crossing, leaves, arrives), stands)) return ["under-way", true];
    throw error;
  }
  return ["under-way", true];
}

/** How often a crossing is looked at again because others moved it meanwhile. It has four steps at most. */
const LOOKS = 16;

/** Takes a crossing one step further and returns its state. Earlier steps may have been taken elsewhere, and may have stopped anywhere. */
export async function crossStep(crossing: Crossing, leaves: BridgeSide, arrives: BridgeSide, now: Date | string = new Date()): Promise<CrossingStand> {
  const at = moment(now, "/now");
  for (let look = 0; look < LOOKS; look++) {
    const [stand, again] = await takeOne(exact(crossing), leaves, arrives, at);
    if (stand !== "torn" || !again) return stand;
  }
  return "under-way";
}

/**
 * Takes a crossing as far as it goes: until it has arrived, was let go, or needs somebody to look. `under-way` is what is left where
 * it has to wait until it is due by this clock. Call it again after an error or a crash, with the same crossing.
 */
export async function cross(crossing: Crossing, leaves: BridgeSide, arrives: BridgeSide, now: Date | string = new Date()): Promise<CrossingStand> {
  const at = moment(now, "/now");
  for (let look = 0; look < LOOKS; look++) {
    const [stand, again] = await takeOne(exact(crossing), leaves, arrives, at);
    if (!again) return stand;
  }
  return "under-way";
}

/** Lays two banks beside each other: what hangs in either direction, and whether the accounts that stand for each other mirror. */
export async function reconcile(one: BridgeSide, other: BridgeSide): Promise<Reconciled> {
  const [here, there] = [await known(one), await known(other)];
  const hanging: Hanging[] = [];
  for (const [leaves, left, arrives, right] of [[one, here, other, there], [other, there, one, here]] as const) {
    const of = (found: Known, bridge: number, direction: Direction) => new Map([...found.passages.values()].filter((row) => row.bridge === bridge && row.direction === direction).map((row) => [row.sharedKey, row]));
    const [out, into] = [of(left, leaves.bridge, "out"), of(right, arrives.bridge, "in")];
    const [leaving, arriving] = [[...out.keys()].sort(), [...into.keys()].filter((key) => !out.has(key)).sort()];
    for (const sharedKey of [...leaving, ...arriving]) {
      const [a, b] = [out.get(sharedKey), into.get(sharedKey)];
      const equal = a === undefined || b === undefined || (a.minutes === b.minutes && a.due === b.due);
      const what = next(a?.state, b?.state, false);
      if (equal && (what === "arrived" || what === "released")) continue;
      const stand = !equal || what === "torn" ? "torn" : "under-way";
      hanging.push({ sharedKey, leaves: a?.state, arrives: b?.state, due: (a ?? b)?.due ?? "", stand });
    }
  }
  const balance = ({ keeper, bridge }: BridgeSide, found: Known): number => {
    const account = found.accounts.get(bridge);
    if (account === undefined) throw wrong("/bridge", `no bridge \`${bridge}\` that the journal knows`, "the number of a bridge");
    return keeper.bank.balance({ account: account as AccountId }).minutes;
  };
  return { hanging, difference: balance(one, here) + balance(other, there) };
}
