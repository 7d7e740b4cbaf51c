import type { MemberLike, ParticipationGiven } from "./generated/given.js";
import type { Payer, PayerKind, Terms } from "./generated/wire.js";
import type { ActivityLike, ExpenseGiven, ListingLike, PairingLike } from "./generated/given.js";
import type { DayLike, MinutesLike, StartLike } from "./likes.js";

/** A member's part on one side. Without minutes of their own they have those said for all. */
export type Part = Omit<ParticipationGiven, "side" | "minutes"> & {
  /** How long, when not as long as the others. */
  readonly minutes?: MinutesLike | undefined;
};

/** The participants on one side: a member, several, or a `Map` of minutes by member. */
export type People = MemberLike | Part | readonly (MemberLike | Part)[] | ReadonlyMap<MemberLike, MinutesLike>;

/** The participants on one side, each with minutes of their own. */
export type TimedPeople = TimedPart | readonly TimedPart[] | ReadonlyMap<MemberLike, MinutesLike>;

/** A part with minutes of its own. */
export type TimedPart = Part & { readonly minutes: MinutesLike };

/** Whose credit pays: a member, `"pot"` or `"nobody"`; the receivers when left out. */
export type PayerGiven = Payer | Exclude<PayerKind, "member"> | MemberLike;

/**
 * People, what, when, and who pays. Those who take part stand under the side they are on.
 *
 * @example
 * bank.record(ana, ben, "1h30", { on: "2026-03-01" });
 * bank.record({ on: "2026-03-01", gave: ana, received: [ben, { member: cai, minutes: 30 }], minutes: 60, payer: "pot" });
 */
export type TermsGiven = Omit<Terms, "on" | "start" | "activity" | "parts" | "payer" | "listing" | "pairing" | "facilitation" | "expenses"> & {
  /** Who gave time. */
  readonly gave?: People | undefined;
  /** Who received time. */
  readonly received?: People | undefined;
  /** Who did it together with the others. */
  readonly together?: People | undefined;
  /** How long, for everybody who has no minutes of their own. */
  readonly minutes?: MinutesLike | undefined;
  /** The local day; today unless said, on the clocks of the community. */
  readonly on?: DayLike | undefined;
  /** When it begins, such as `"10:00"` on the clocks of the community. */
  readonly start?: StartLike | undefined;
  /** What was done: its number or code. */
  readonly activity?: ActivityLike | undefined;
  /** The same as the sides, each saying theirs. */
  readonly parts?: readonly ParticipationGiven[] | undefined;
  /** Whose credit pays; the receivers when left out. */
  readonly payer?: PayerGiven | undefined;
  /** The offer or request it came from. */
  readonly listing?: ListingLike | undefined;
  /** The pairing of a programme it belongs to. */
  readonly pairing?: PairingLike | undefined;
  /** Minutes of facilitation, apart from those given and received. */
  readonly facilitation?: MinutesLike | undefined;
  /** Money owed beside it, in the smallest unit of money. */
  readonly expenses?: readonly ExpenseGiven[] | undefined;
};

/** What can be taken away from an exchange. */
export type Droppable = "start" | "activity" | "visitors" | "payer" | "group" | "setting" | "listing" | "pairing" | "estimated" | "brokered" | "facilitation" | "expenses";

/**
 * What is changed of an exchange: what is left out stays as it was, and `null` takes it away.
 *
 * @example
 * bank.amend(exchange, { minutes: 90, activity: null });
 */
export type AmendedGiven = Omit<TermsGiven, Droppable> & { readonly [K in Droppable]?: TermsGiven[K] | null };
