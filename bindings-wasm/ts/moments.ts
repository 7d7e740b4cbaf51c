/** Moments and the clocks of time zones. */
import type { IsoDate } from "./generated/wire.js";
import { shown, wrong } from "./written.js";

/** A moment from a `Date` or RFC 3339. A time without a zone is refused: it is another moment in every zone. */
export function momentOf(moment: unknown, path = "moment"): Date {
  const text = typeof moment === "string" ? moment : undefined;
  const at = text === undefined || /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/i.test(text) ? new Date(moment as string | Date) : new Date(NaN);
  if ((text !== undefined || moment instanceof Date) && !Number.isNaN(at.getTime())) return at;
  const given = text !== undefined ? `\`${text.slice(0, 40)}\`` : moment instanceof Date ? "a `Date` that is no moment" : shown(moment);
  throw wrong(path, given, "a `Date`, or a moment such as `2026-03-01T10:00:00Z`");
}

/** A moment with an offset as the wire has it, in UTC. Any other text stays as it is, for the core to read or to refuse. */
export function inUtc(text: string): string {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?[+-]\d\d:\d\d$/i.test(text) ? momentOf(text).toISOString() : text;
}

/** What writes moments as the clocks of a zone show them; those of UTC if this machine does not know the zone. */
function inZone(timeZone: string, fields: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat("en", { ...fields, timeZone });
  } catch {
    return new Intl.DateTimeFormat("en", { ...fields, timeZone: "UTC" });
  }
}

/** The day of a moment on the clocks of a zone. */
export function dayIn(moment: Date, timeZone: string): IsoDate {
  const fields = { calendar: "iso8601", numberingSystem: "latn", year: "numeric", month: "2-digit", day: "2-digit" } as const;
  const part = Object.fromEntries(inZone(timeZone, fields).formatToParts(moment).map(({ type, value }) => [type, value]));
  return `${(part["year"] ?? "").padStart(4, "0")}-${part["month"]}-${part["day"]}` as IsoDate;
}

/** Minutes the clocks of a zone are ahead of UTC at a minute of a local day. */
export function aheadIn(on: unknown, minute: number, timeZone: string): number {
  const local = Date.parse(`${String(on)}T00:00:00Z`) + minute * 60_000;
  // What is no day is the core's to refuse.
  if (Number.isNaN(local)) return 0;
  const ahead = (at: number): number => (wallClock(at, timeZone) - at) / 60_000;
  const first = ahead(local);
  const second = ahead(local - first * 60_000);
  // In the hour that a change of the clocks leaves out, the offset before it counts.
  return ahead(local - second * 60_000) === second ? second : first;
}

/** A moment as the clocks of a zone show it, to the minute, as if they were those of UTC. */
function wallClock(at: number, timeZone: string): number {
  const fields = { calendar: "iso8601", numberingSystem: "latn", year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", hourCycle: "h23" } as const;
  const part = Object.fromEntries(inZone(timeZone, fields).formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  return Date.UTC(part["year"] ?? 0, (part["month"] ?? 1) - 1, part["day"], part["hour"], part["minute"]);
}
