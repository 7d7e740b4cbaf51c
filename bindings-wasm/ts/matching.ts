/** Matching with plain numbers, for whoever has pairs of their own: no bank is needed. It wants the full `.wasm`, as `init(full)` loads it. */
import { callOf, explaining } from "./command.js";
import { calling, wantsFull } from "./core.js";
import type { Plan, ToldSession } from "./generated/wire.js";
import { calculate } from "./native/timebank.js";
import { watched, type Watching } from "./watching.js";

/** A network: one entry for each arc in every column. Nodes are numbered from 0. */
export interface Network {
  /** How many nodes there are. */
  readonly nodes: number;
  /** Where each arc begins. */
  readonly from: readonly number[];
  /** Where each arc ends. */
  readonly to: readonly number[];
  /** The least along each arc; 0 for all when left out. */
  readonly lower?: readonly number[];
  /** The most along each arc. */
  readonly upper: readonly number[];
  /** What a unit costs; a gain is a negative cost. */
  readonly cost: readonly number[];
  /** The most steps: the best so far comes back when they run out. */
  readonly steps?: number;
}

/** A flow in which as much leaves every node as enters it. */
export interface Circulation {
  /** How much goes along each arc. */
  readonly flow: readonly number[];
  /** What it is worth, or costs. */
  readonly value: number;
  /** What no flow can cost less than; equal to `value` when the flow is optimal. */
  readonly bound: number;
  /** A price for each node: with these the bound can be checked. */
  readonly potentials: readonly number[];
  /** How many steps were made. */
  readonly steps: number;
}

/** A round: members, requests and pairs as columns, known by their place from 0; amounts in minutes. */
export interface Round {
  /** Minutes that go together; 15 when left out. */
  readonly unit?: number;
  /** The offer of each pair. */
  readonly offers: readonly number[];
  /** The member who offers, for each offer. */
  readonly owners: readonly number[];
  /** Minutes each request asks for. */
  readonly needs: readonly number[];
  /** The giver of each pair. */
  readonly givers: readonly number[];
  /** The request of each pair. */
  readonly requests: readonly number[];
  /** The most minutes of each giver. */
  readonly capacities: readonly number[];
}

/** A round in which pairs have weights. */
export interface WeightedRound extends Round {
  /** How balances count. */
  readonly policy?: "balanced" | "unbounded" | "limited";
  /** What each pair is worth. */
  readonly weights: readonly number[];
  /** The balance of each member. */
  readonly balances?: readonly number[];
  /** The lowest balance each may reach; no limit is `null`. */
  readonly lowest?: readonly (number | null)[];
  /** The highest balance each may reach; no limit is `null`. */
  readonly highest?: readonly (number | null)[];
  /** Whether no balance stands in a request's way. */
  readonly always?: readonly boolean[];
  /** How much it counts that many are served. */
  readonly spread?: number;
  /** How much it counts that balances come nearer to zero. */
  readonly balancing?: number;
  /** How many steps were made. */
  readonly steps?: number;
}

/** A round shared out by a published order. */
export interface OrderedRound extends Round {
  /** The order it goes by, or went by. */
  readonly order?: "longest-unserved" | "newest" | "lottery" | "given";
  /** What the order goes by, for each member; or, for an order as given, the members. */
  readonly keys?: readonly number[];
  /** What a lottery is drawn with. */
  readonly seed?: string;
}

/** What a round does, in minutes and numbers. */
export interface RoundDoes {
  /** Minutes asked for. */
  readonly demand: number;
  /** Minutes given. */
  readonly volume: number;
  /** Requests that are served. */
  readonly served: number;
  /** Minutes that are missing. */
  readonly want: number;
  /** Requests nobody can serve. */
  readonly scarce: number;
  /** The giver of each pair. */
  readonly givers: number;
  /** The most minutes of one giver. */
  readonly mostOfOne: number;
}

/** Who gives what. */
export interface Allocation {
  /** Minutes for each pair. */
  readonly minutes: readonly number[];
  /** What it is worth, or costs. */
  readonly value: number;
  /** What no other outcome can be better than. */
  readonly bound: number;
  /** A price for each node: with these the bound can be checked. */
  readonly potentials: readonly number[];
  /** How many steps were made. */
  readonly steps: number;
  /** What the round does. */
  readonly figures: RoundDoes;
}

/** A round in which everybody gives what they get. */
export interface CirclesRound {
  /** Minutes of each. */
  readonly minutes: readonly number[];
  /** Minutes each member gets, and gives. */
  readonly each: readonly number[];
  /** Minutes in all. */
  readonly total: number;
  /** What no other outcome can be better than. */
  readonly bound: number;
  /** The order it goes by, or went by. */
  readonly order: readonly number[];
  /** Each pair of a ring gives to the next one's giver, and the last to the first. */
  readonly rings: readonly { readonly minutes: number; readonly pairs: readonly number[] }[];
  /** What the round does. */
  readonly figures: RoundDoes;
}

/** What is cleared of promises. */
export interface SetOffDone {
  /** Minutes cleared of each promise. */
  readonly cleared: readonly number[];
  /** Minutes in all. */
  readonly total: number;
  /** What no other outcome can be better than. */
  readonly bound: number;
  /** Minutes promised. */
  readonly promised: number;
}

/** How it came out for one mentee. */
export interface PairedBy {
  /** Which mentor; none when left out. */
  readonly mentor?: number;
  /** Where the mentor stands in their ranking, from 1. */
  readonly rank?: number;
  /** Those they ranked higher, and why not. */
  readonly instead?: readonly { readonly mentor: number; readonly stands?: number; readonly lastTaken?: number }[];
}

function ask<Answer>(name: string, type: string, given: object, watching?: Watching): Answer {
  wantsFull(name);
  const asked = JSON.stringify({ type, ...given });
  const told = explaining(asked, callOf(type), () => (watching === undefined ? calling(() => calculate(asked)) : watched(watching, (watcher) => calling(() => calculate(asked, watcher)))));
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
  /** What each mentee ranks, or the mentee of each pair. */
  readonly mentees: readonly (readonly number[])[];
  /** What each mentor ranks, or the mentor of each. */
  readonly mentors: readonly (readonly number[])[];
  /** How many mentees each mentor takes; one when left out. */
  readonly room?: readonly number[];
  /** Pairs that stay as they are. */
  readonly keep?: readonly (readonly [mentee: number, mentor: number])[];
}): readonly PairedBy[] {
  return ask("pairByRankings", "pair-by-rankings", rankings);
}

/** Mentors for mentees where each pair has a weight: the pairs worth most together. */
export function pairByWeights(weights: {
  /** How many mentees there are. */
  readonly count: number;
  /** How many mentees each mentor takes; one when left out. */
  readonly room: readonly number[];
  /** What each mentee ranks, or the mentee of each pair. */
  readonly mentees: readonly number[];
  /** What each mentor ranks, or the mentor of each. */
  readonly mentors: readonly number[];
  /** What each pair is worth. */
  readonly weights: readonly number[];
  /** Pairs that stay as they are. */
  readonly keep?: readonly (readonly [mentee: number, mentor: number])[];
  /** What it counts that a pair stays. */
  readonly keeping?: number;
}): { readonly mentors: readonly (number | null)[]; readonly value: number; readonly bound: number } {
  return ask("pairByWeights", "pair-by-weights", weights);
}

/** What is wrong with a certificate. */
export type CertificateFaultCode = "wrong-length" | "other-digest" | "other-question" | "out-of-bounds" | "not-whole" | "not-proven";

/**
 * What the people of a plan are told, for `told` of the next `plan`: each session is kept where it still goes.
 *
 * @example
 * const plan = bank.plan({ travel: 30 });
 * // A day later, after something new was asked for:
 * const again = bank.plan({ travel: 30, told: toldSessions(plan) });
 * console.log(again.dropped?.length ?? 0);
 */
export function toldSessions(plan: Plan): ToldSession[] {
  return plan.proposals.map(({ request, offers, ring, terms }) => ({
    request,
    offers: [...offers],
    on: terms.on,
    ...(terms.start === undefined ? {} : { start: terms.start }),
    minutes: terms.parts.find((part) => part.side === "received")?.minutes ?? 0,
    ...(ring === undefined ? {} : { ring }),
  }));
}

/** A certificate that does not hold. */
export class CertificateFault extends Error {
  /** Stable, for programs. */
  readonly code: CertificateFaultCode;
  constructor(code: CertificateFaultCode, message: string) {
    super(message);
    this.name = "CertificateFault";
    this.code = code;
  }
}

/** The proof of a plan's bound, as a plan gives it. */
export interface CertificateToVerify {
  /** Where the journal stood. */
  readonly head: string;
  /** What was asked, as a digest. */
  readonly question: string;
  /** Where each arc begins. */
  readonly from: readonly number[];
  /** Where each arc ends. */
  readonly to: readonly number[];
  /** The most along each arc. */
  readonly upper: readonly number[];
  /** What a unit along each arc costs. */
  readonly cost: readonly number[];
  /** How much goes along each arc. */
  readonly flow: readonly number[];
  /** A price for each node: with these the bound can be checked. */
  readonly potentials: readonly number[];
  /** What binds all of it. */
  readonly digest: string;
}

/**
 * Checks the certificate of a plan, and gives the bound it proves. It is written from the definition alone and shares no code with the
 * solver: the digest binds everything, every arc keeps its bounds, as much enters each node as leaves it, and an arc with room left has a
 * reduced cost of at least 0, one that moves units of at most 0. Rejects with a `CertificateFault`, the first there is.
 */
export async function verifyCertificate(
  certificate: CertificateToVerify,
  about?: { readonly head?: string; readonly question?: string },
): Promise<number> {
  const { from, to, upper, cost, flow, potentials } = certificate;
  for (const column of [to, upper, cost, flow]) {
    if (column.length !== from.length) {
      throw new CertificateFault("wrong-length", `there are ${column.length} numbers where ${from.length} belong`);
    }
  }
  const columns = [from, to, upper, cost, flow, potentials].map((column) => column.join(","));
  const text = ["timebank plan certificate 1", certificate.head, certificate.question, ...columns].join("\n") + "\n";
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
  if (Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("") !== certificate.digest) {
    throw new CertificateFault("other-digest", "the digest is not that of this certificate");
  }
  const other = (wanted: string | undefined, given: string): boolean => wanted !== undefined && wanted !== given;
  if (other(about?.head, certificate.head) || other(about?.question, certificate.question)) {
    throw new CertificateFault("other-question", "it was made for another bank or another question");
  }
  const at = (column: readonly number[], place: number): bigint => BigInt(column[place] ?? 0);
  const surplus = new Map<number, bigint>();
  let inAll = 0n;
  for (let arc = 0; arc < from.length; arc += 1) {
    const [begin, end, units] = [from[arc] ?? -1, to[arc] ?? -1, at(flow, arc)];
    const there = [begin, end].every((node) => node >= 0 && node < potentials.length);
    if (!there || units < 0n || units > at(upper, arc)) {
      throw new CertificateFault("out-of-bounds", `arc ${arc} does not keep its bounds`);
    }
    surplus.set(begin, (surplus.get(begin) ?? 0n) - units);
    surplus.set(end, (surplus.get(end) ?? 0n) + units);
    inAll += units * at(cost, arc);
  }
  for (const [node, more] of surplus) {
    if (more !== 0n) {
      throw new CertificateFault("not-whole", `${more} more units enter node ${node} than leave it`);
    }
  }
  for (let arc = 0; arc < from.length; arc += 1) {
    const reduced = at(cost, arc) + at(potentials, from[arc] ?? 0) - at(potentials, to[arc] ?? 0);
    if ((at(flow, arc) < at(upper, arc) && reduced < 0n) || (at(flow, arc) > 0n && reduced > 0n)) {
      throw new CertificateFault("not-proven", `arc ${arc} has a reduced cost of ${reduced}, which does not fit what it moves`);
    }
  }
  // Points times minutes, in quarters of an hour, rounded up.
  return Number(-inAll >= 0n ? (-inAll + 14n) / 15n : -inAll / 15n);
}
