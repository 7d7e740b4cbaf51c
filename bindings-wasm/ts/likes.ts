/** What is taken for moments, days, minutes and numbers of the bank. */
import type { AvailabilityGiven } from "./generated/given.js";
import type { AccountId, IsoDate, Outcome, Place, Start, Timestamp, WeeklyHours } from "./generated/wire.js";

/** What is taken for minutes: a whole number, or text such as `"1h30"`, `"1:30"`, `"90 min"` or `"1½ h"`. A number never counts hours. */
export type MinutesLike = number | string;

/** A day without a time of day, as `Temporal` has it. */
export interface PlainDate {
  readonly [Symbol.toStringTag]: "Temporal.PlainDate";
  /** As ISO 8601 has it. */
  toString(): string;
}

/** What is taken for a day: `"2026-03-01"`, or a `Temporal.PlainDate`. A `Date` is a moment and is refused: which day it is depends on where one is. */
export type DayLike = IsoDate | PlainDate;

/** What is taken for a moment: a `Date`, or RFC 3339 with `Z` or an offset, such as `"2026-03-01T10:00:00+01:00"`. */
export type MomentLike = Timestamp | Date;

/** What is taken for a time of day: `"10:00"`, up to `"24:00"`, or minutes from midnight. */
export type ClockLike = string | number;

/** What is taken for when an exchange begins: `"10:00"` on the clocks of the community, `"10:00+01:00"`, or a minute of the day and its offset. */
export type StartLike = Start | string;

/** An account by its number, named as one: a bare number could be that of a member. What `reach` and `balance` answer is one as well. */
export interface NamedAccount {
  /** The number of the account. */
  readonly account: AccountId;
}

/** Hours of one weekday, every week. */
export interface WeekdayHours {
  /** The day: `"mon"` to `"sun"`, or a number from 0, Monday, to 6, Sunday. */
  readonly weekday: string | number;
  /** When they begin. */
  readonly from: ClockLike;
  /** When they end. */
  readonly until: ClockLike;
}

/** What is taken for hours of every week: `"tue 10:00-12:00; thu 14:00-16:00"`, also as `"tuesdays 10-12"` or over midnight, or a list of such, of `{ weekday: "tue", from: "10:00", until: "12:00" }`, and of minutes of the week. */
export type WeeklyLike = string | readonly (string | WeekdayHours | WeeklyHours)[];

/** What is taken for when somebody is free: hours of every week, with a date in place of a weekday for one day, or an object that also says days. */
export type AvailabilityLike = WeeklyLike | AvailabilityGiven;

/** A place in degrees. */
export interface Degrees {
  /** Degrees north, from -90 to 90. */
  readonly north: number;
  /** Degrees east, from -180 to 180. */
  readonly east: number;
}

/** What is taken for a place: `{ north: 53.48, east: -2.24 }` in degrees, or millionths of a degree as `latitude` and `longitude`. */
export type PlaceLike = Place | Degrees;

/** A year (`2026`), a month (`"2026-03"`), a quarter (`"2026-Q1"`), or two days. */
export type Period = number | string | readonly [from: DayLike, until: DayLike];

/** A period, or its first and its last day. */
export type Spanned = { readonly period: Period } | { readonly from: DayLike; readonly until: DayLike };

/** Options of which exactly one of some fields is given. */
export type OneOf<T, K extends keyof T> = { [P in K]: Omit<T, K> & { readonly [one in P]-?: Exclude<T[one], undefined> } & { readonly [other in Exclude<K, P>]?: undefined } }[K];

/** Options without some fields, one form of them at a time. */
export type Without<T, K extends string> = T extends unknown ? Omit<T, K> : never;

/** The outcome that made something, as good as its number. */
export type Made<Kind extends string, Id> = Outcome & { readonly [kind in Kind]: Id };
