/** Numbers that were kept elsewhere: checked, and of the kind they are said to be. */
import type { AccountId, ActivityId, BatchId, BridgeId, ExchangeId, ListingId, MemberId, PairingId, PassageId, ProgrammeId, SeriesId, TransferId } from "./generated/wire.js";
import { shown, wrong } from "./written.js";

function maker<Id>(kind: string): (value: unknown) => Id {
  return (value) => {
    const number = typeof value === "string" && /^[1-9]\d{0,9}$/.test(value) ? Number(value) : value;
    if (typeof number === "number" && Number.isInteger(number) && number >= 1 && number <= 4_294_967_295) return number as Id;
    const given = typeof value === "number" || typeof value === "string" ? `\`${String(value).slice(0, 40)}\`` : shown(value);
    throw wrong("", given, `the number of one ${kind}, from 1`);
  };
}

/**
 * The number of a member, from a number or its digits. Throws `wrong-type` for anything else.
 *
 * @example
 * bank.statement(memberId("3"));
 */
export const memberId: (value: unknown) => MemberId = maker("member");
/** The number of an account, from a number or its digits. */
export const accountId: (value: unknown) => AccountId = maker("account");
/** The number of an activity, from a number or its digits. */
export const activityId: (value: unknown) => ActivityId = maker("activity");
/** The number of a programme, from a number or its digits. */
export const programmeId: (value: unknown) => ProgrammeId = maker("programme");
/** The number of an offer or request, from a number or its digits. */
export const listingId: (value: unknown) => ListingId = maker("listing");
/** The number of an exchange, from a number or its digits. */
export const exchangeId: (value: unknown) => ExchangeId = maker("exchange");
/** The number of a series, from a number or its digits. */
export const seriesId: (value: unknown) => SeriesId = maker("series");
/** The number of a batch, from a number or its digits. */
export const batchId: (value: unknown) => BatchId = maker("batch");
/** The number of a transfer, from a number or its digits. */
export const transferId: (value: unknown) => TransferId = maker("transfer");
/** The number of a bridge, from a number or its digits. */
export const bridgeId: (value: unknown) => BridgeId = maker("bridge");
/** The number of a passage, from a number or its digits. */
export const passageId: (value: unknown) => PassageId = maker("passage");
/** The number of a pairing, from a number or its digits. */
export const pairingId: (value: unknown) => PairingId = maker("pairing");
