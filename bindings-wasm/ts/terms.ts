import type { Participation, Payer, PayerKind, MemberId, Terms } from "./generated/wire.js";

/** The fields of terms, as they are given beside the other options of `record`, `propose`, `amend` and `may`. */
export const TERMS: ReadonlySet<string> = new Set([
  ...["on", "start", "activity", "gave", "received", "together", "parts", "visitors", "payer", "group", "setting", "listing"],
  ...["pairing", "estimated", "brokered", "facilitation", "expenses"],
]);

/** Somebody's part on one side. */
export type Part = Omit<Participation, "side">;

/**
 * Who, what, when, and who pays. Those who take part stand under the side they are on.
 *
 * @example
 * bank.record({ on: "2026-03-01", gave: { member: ana, minutes: 60 }, received: { member: ben, minutes: 60 } });
 * bank.record({ on: "2026-03-01", gave: { member: ana, minutes: 60 }, received: everybody, payer: "pot" });
 */
export type TermsGiven = Omit<Terms, "parts" | "payer"> & {
  /** Who gave time. */
  readonly gave?: Part | readonly Part[] | undefined;
  /** Who received time. */
  readonly received?: Part | readonly Part[] | undefined;
  /** Who did it together with the others. */
  readonly together?: Part | readonly Part[] | undefined;
  /** The same, each saying their side. */
  readonly parts?: readonly Participation[] | undefined;
  /** Whose credit pays; the receivers when left out. A number is a member's. */
  readonly payer?: Payer | Exclude<PayerKind, "member"> | MemberId | undefined;
};
