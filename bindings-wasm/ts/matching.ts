/** Matching with plain numbers, for whoever has pairs of their own: no bank is needed. It wants the full `.wasm`, as `init(full)` loads it. */
import { calling, wantsFull } from "./core.js";
import { calculate } from "./native/timebank.js";
import { watched, type Watching } from "./watching.js";

/** A network: one entry for each arc in every column. Nodes are numbered from 0. */
export interface Network {
  readonly nodes: number;
  readonly from: readonly number[];
  readonly to: readonly number[];
  /** The least along each arc; 0 for all when left out. */
  readonly lower?: readonly number[];
  readonly upper: readonly number[];
  /** What a unit costs; a gain is a negative cost. */
  readonly cost: readonly number[];
  /** The most steps: the best so far comes back when they run out. */
  readonly steps?: number;
}

/** A flow in which as much leaves every node as enters it. */
export interface Circulation {
  readonly flow: readonly number[];
  readonly value: number;
  /** What no flow can cost less than; equal to `value` when the flow is optimal. */
  readonly bound: number;
  readonly potentials: readonly number[];
  readonly steps: number;
}

/** A round: members, requests and pairs as columns, known by their place from 0; amounts in minutes. */
export interface Round {
  /** Minutes that go together; 15 when left out. */
  readonly unit?: number;
  readonly offers: readonly number[];
  readonly owners: readonly number[];
  readonly needs: readonly number[];
  readonly givers: readonly number[];
  readonly requests: readonly number[];
  readonly capacities: readonly number[];
}

/** A round in which pairs have weights. */
export interface WeightedRound extends Round {
  readonly policy?: "balanced" | "unbounded" | "limited";
  readonly weights: readonly number[];
  readonly balances?: readonly number[];
  /** The lowest balance each may reach; no limit is `null`. */
  readonly lowest?: readonly (number | null)[];
  readonly highest?: readonly (number | null)[];
  /** Whether no balance stands in a request's way. */
  readonly always?: readonly boolean[];
  readonly spread?: number;
  readonly balancing?: number;
  readonly steps?: number;
}

/** A round shared out by a published order. */
export interface OrderedRound extends Round {
  readonly order?: "longest-unserved" | "newest" | "lottery" | "given";
  /** What the order goes by, for each member; or, for an order as given, the members. */
  readonly keys?: readonly number[];
  readonly seed?: string;
}

/** What a round does, in minutes and numbers. */
export interface RoundDoes {
  readonly demand: number;
  readonly volume: number;
  readonly served: number;
  readonly want: number;
  readonly scarce: number;
  readonly givers: number;
  readonly mostOfOne: number;
}

/** Who gives what. */
export interface Allocation {
  /** Minutes for each pair. */
  readonly minutes: readonly number[];
  readonly value: number;
  readonly bound: number;
  readonly potentials: readonly number[];
  readonly steps: number;
  readonly figures: RoundDoes;
}

/** A round in which everybody gives what they get. */
export interface CirclesRound {
  readonly minutes: readonly number[];
  /** Minutes each member gets, and gives. */
  readonly each: readonly number[];
  readonly total: number;
  readonly bound: number;
  readonly order: readonly number[];
  /** Each pair of a ring gives to the next one's giver, and the last to the first. */
  readonly rings: readonly { readonly minutes: number; readonly pairs: readonly number[] }[];
  readonly figures: RoundDoes;
}

/** What is cleared of promises. */
export interface SetOffDone {
  readonly cleared: readonly number[];
  readonly total: number;
  readonly bound: number;
  readonly promised: number;
}

/** How it came out for one mentee. */
export interface PairedBy {
  readonly mentor?: number;
  /** Where the mentor stands in their ranking, from 1. */
  readonly rank?: number;
  /** Those they ranked higher, and why not. */
  readonly instead?: readonly { readonly mentor: number; readonly stands?: number; readonly lastTaken?: number }[];
}

function ask<Answer>(name: string, type: string, given: object, watching?: Watching): Answer {
  wantsFull(name);
  const asked = JSON.stringify({ type, ...given });
  const told = watching === undefined ? calling(() => calculate(asked)) : watched(watching, (watcher) => calling(() => calculate(asked, watcher)));
  return JSON.parse(told) as Answer;
}

/** The flow round a network that costs least, with a proof; or the best so far, once it is enough. */
export function minCostCirculation(network: Network, watching?: Watching): Circulation {
  return ask("minCostCirculation", "min-cost-circulation", network, watching);
}

/** Who gives how much to which request, so that it is worth most; or the best so far, once it is enough. */
export function allocate(round: WeightedRound, watching?: Watching): Allocation {
  return ask("allocate", "allocate", round, watching);
}

/** The most time that can be exchanged with everybody giving what they get, shared out by a published order. */
export function circles(round: OrderedRound): CirclesRound {
  return ask("circles", "circles", round);
}

/** The most minutes of mutual promises that can be cleared at once. */
export function setOff(pledges: { readonly from: readonly number[]; readonly to: readonly number[]; readonly minutes: readonly number[] }): SetOffDone {
  return ask("setOff", "set-off", pledges);
}

/** Mentors for mentees where both rank: stable, and of all stable outcomes the best for every mentee. */
export function pairByRankings(rankings: {
  readonly mentees: readonly (readonly number[])[];
  readonly mentors: readonly (readonly number[])[];
  readonly room?: readonly number[];
  readonly keep?: readonly (readonly [mentee: number, mentor: number])[];
}): readonly PairedBy[] {
  return ask("pairByRankings", "pair-by-rankings", rankings);
}

/** Mentors for mentees where each pair has a weight: the pairs worth most together. */
export function pairByWeights(weights: {
  readonly count: number;
  readonly room: readonly number[];
  readonly mentees: readonly number[];
  readonly mentors: readonly number[];
  readonly weights: readonly number[];
  readonly keep?: readonly (readonly [mentee: number, mentor: number])[];
  readonly keeping?: number;
}): { readonly mentors: readonly (number | null)[]; readonly value: number; readonly bound: number } {
  return ask("pairByWeights", "pair-by-weights", weights);
}
