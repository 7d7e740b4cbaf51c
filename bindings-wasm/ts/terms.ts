import type { MemberLike, ParticipationGiven } from "./generated/given.js";
import type { Payer, PayerKind, Terms } from "./generated/wire.js";
import type { ActivityLike, ExpenseGiven, ListingLike, PairingLike } from "./generated/given.js";
import type { DayLike, MinutesLike } from "./likes.js";

/** Somebody's part on one side. Without minutes of their own they have those said for all. */
export type Part = Omit<ParticipationGiven, "side" | "minutes"> & {
  /** How long, when not as long as the others. */
  readonly minutes?: MinutesLike | undefined;
};

/** People is on one side of an exchange: a member, several, each with what is said of their part; or minutes by member. */
export type People = MemberLike | Part | readonly (MemberLike | Part)[] | ReadonlyMap<MemberLike, MinutesLike>;

/** Whose credit pays: a member, `"pot"` or `"nobody"`; the receivers when left out. */
export type PayerGiven = Payer | Exclude<PayerKind, "member"> | MemberLike;

/**
 * People, what, when, and who pays. Those who take part stand under the side they are on.
 *
 * @example
 * bank.record(ana, ben, "1h30", { on: "2026-03-01" });
 * bank.record({ on: "2026-03-01", gave: ana, received: [ben, { member: cai, minutes: 30 }], minutes: 60, payer: "pot" });
 */
export type TermsGiven = Omit<Terms, "on" | "activity" | "parts" | "payer" | "listing" | "pairing" | "facilitation" | "expenses"> & {
  /** People gave time. */
  readonly gave?: People | undefined;
  /** People received time. */
  readonly received?: People | undefined;
  /** People did it together with the others. */
  readonly together?: People | undefined;
  /** How long, for everybody who has no minutes of their own. */
  readonly minutes?: MinutesLike | undefined;
  /** The local day; today unless said, on the clocks of the community. */
  readonly on?: DayLike | undefined;
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
type Droppable = "start" | "activity" | "visitors" | "payer" | "group" | "setting" | "listing" | "pairing" | "estimated" | "brokered" | "facilitation" | "expenses";

/**
 * What is changed of an exchange: what is left out stays as it was, and `null` takes it away.
 *
 * @example
 * bank.amend(exchange, { minutes: 90, activity: null });
 */
export type AmendedGiven = Omit<TermsGiven, Droppable> & { readonly [K in Droppable]?: TermsGiven[K] | null };
