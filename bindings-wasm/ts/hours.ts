/** Hours of the week and places as people write them, made into what the wire has. */
import { shown, wrong } from "./written.js";

const DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const WEEK = 7 * 1440;
const HOURS = 'hours such as `"tue 10:00-12:00; thu 14:00-16:00"` or `{ weekday: "tue", from: "10:00", until: "12:00" }`';

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);

/** Hours of the week in minutes from Monday 00:00, and those of single days. */
interface Free {
  readonly weekly: unknown[];
  readonly dated: unknown[];
}

/** When somebody is free as the wire has it, from text or a list. A date in place of a weekday means that day alone. */
export function availabilityOf(value: unknown, path: string): unknown {
  const { weekly, dated } = freeOf(value, path);
  return dated.length === 0 ? { weekly } : { weekly, dated };
}

/** Hours of every week as the wire has them: in minutes from Monday 00:00. */
export function weeklyOf(value: unknown, path: string): unknown {
  if (typeof value !== "string" && !Array.isArray(value)) return value;
  const { weekly, dated } = freeOf(value, path);
  if (dated.length > 0) throw wrong(path, "hours of a single day", HOURS);
  return weekly;
}

function freeOf(value: unknown, path: string): Free {
  const free: Free = { weekly: [], dated: [] };
  const list: unknown[] = Array.isArray(value) ? [...(value as unknown[])] : [value];
  list.forEach((one, i) => {
    const place = Array.isArray(value) ? `${path}[${i}]` : path;
    if (typeof one === "string") {
      const parts = one.split(/[;\n]/).map((part) => part.trim()).filter((part) => part !== "");
      if (parts.length === 0) throw wrong(place, "a text without hours", HOURS);
      for (const part of parts) stretch(part, place, free);
    } else if (isObject(one) && Object.hasOwn(one, "on")) free.dated.push({ ...one, from: clockOf(one["from"], `${place}.from`), until: clockOf(one["until"], `${place}.until`) });
    else free.weekly.push(weekday(one, place));
  });
  return free;
}

/** One stretch: a weekday or a date, and the hours. One that ends before it begins goes over midnight. */
function stretch(text: string, path: string, { weekly, dated }: Free): void {
  const [, when = "", hours = ""] = /^(\S+)\s+(.*)$/su.exec(text) ?? [];
  const [from = "", until = "", ...more] = hours.replaceAll("–", "-").replaceAll(/\s/g, "").split("-");
  const [begin, end] = [minuteOf(from), minuteOf(until)];
  const refused = wrong(path, `\`${text.slice(0, 40)}\``, HOURS);
  if (more.length > 0 || begin === undefined || end === undefined || begin === end || begin === 1440) throw refused;
  if (/^\d/.test(when)) {
    const on = when.replace(/[.,:]+$/, "");
    if (!/^\d{4}-\d\d-\d\d$/.test(on)) throw refused;
    if (end < begin) throw wrong(path, `\`${text.slice(0, 40)}\``, "one stretch for each of the two days");
    dated.push({ on, from: begin, until: end });
    return;
  }
  const start = dayOf(when);
  if (start === undefined) throw refused;
  const [begins, ends] = [start + begin, start + end + (end < begin ? 1440 : 0)];
  // A stretch over the midnight from Sunday to Monday is two.
  if (ends > WEEK) weekly.push({ from: begins, until: WEEK }, { from: 0, until: ends - WEEK });
  else weekly.push({ from: begins, until: ends });
}

/** Minutes from Monday 00:00 to the beginning of a day, by its name, two letters of it or more, or its plural. */
function dayOf(name: string): number | undefined {
  const word = name.toLowerCase().replace(/[.,:]+$/, "");
  const number = word.length < 2 ? -1 : DAYS.findIndex((day) => day.startsWith(word) || day === word.replace(/s$/, ""));
  return number < 0 ? undefined : number * 1440;
}

function weekday(one: unknown, path: string): unknown {
  if (!isObject(one) || !Object.hasOwn(one, "weekday")) return one;
  const { weekday: day, from, until, ...rest } = one;
  const start = typeof day === "string" ? dayOf(day) : typeof day === "number" && Number.isInteger(day) && day >= 0 && day <= 6 ? day * 1440 : undefined;
  if (start === undefined) throw wrong(`${path}.weekday`, typeof day === "string" || typeof day === "number" ? `\`${day}\`` : shown(day), "`mon` to `sun`, or a number from 0, Monday, to 6, Sunday");
  const at = (time: unknown, name: string): unknown => {
    const minute = clockOf(time, `${path}.${name}`);
    return typeof minute === "number" ? start + minute : minute;
  };
  return { from: at(from, "from"), until: at(until, "until"), ...rest };
}

/** A time of day in minutes from midnight. What is no text stays as it is. */
export function clockOf(time: unknown, path: string): unknown {
  if (typeof time !== "string") return time;
  const minute = minuteOf(time);
  if (minute === undefined) throw wrong(path, `\`${time.slice(0, 40)}\``, "a time of day such as `10:00`");
  return minute;
}

/** Minutes from midnight of `10:00`, `10.30`, `9` or `24:00`. */
function minuteOf(text: string): number | undefined {
  const [, hours, minutes = "0"] = /^(\d{1,2})(?:[:.]([0-5]\d))?$/.exec(text) ?? [];
  const minute = Number(hours) * 60 + Number(minutes);
  return minute <= 1440 ? minute : undefined;
}

/** A time of day, and minutes ahead of UTC where it says them: `10:00`, `10:00+01:00`. */
export function startOf(text: string, path: string): { readonly minute: number; readonly offset: number | undefined } {
  const [whole, hour, minute, utc, sign, hours, minutes] = /^\s*([01]?\d|2[0-3]):([0-5]\d)\s*(?:(Z)|([+-])(\d\d):([0-5]\d))?\s*$/.exec(text) ?? [];
  if (whole === undefined) throw wrong(path, `\`${text.slice(0, 40)}\``, "a time of day such as `10:00` or `10:00+01:00`");
  const ahead = Number(hours) * 60 + Number(minutes);
  return { minute: Number(hour) * 60 + Number(minute), offset: utc !== undefined ? 0 : sign === undefined ? undefined : sign === "-" ? -ahead : ahead };
}

/** A place as the wire has it: in millionths of a degree. */
export function placeIn(value: unknown, path: string): unknown {
  if (!isObject(value)) return value;
  const { north, east, ...rest } = value;
  if (north === undefined && east === undefined) {
    for (const name of ["latitude", "longitude"]) {
      const given = value[name];
      if (typeof given === "number" && Number.isFinite(given) && !Number.isInteger(given)) throw wrong(`${path}.${name}`, `\`${given}\``, "a whole number of millionths of a degree", undefined, "give degrees as `{ north: 53.48, east: -2.24 }`");
    }
    return value;
  }
  const millionths = (given: unknown, name: string, most: number): number => {
    if (typeof given === "number" && Math.abs(given) <= most) return Math.round(given * 1_000_000);
    throw wrong(`${path}.${name}`, typeof given === "number" ? `\`${given}\`` : shown(given), `a number of degrees from -${most} to ${most}`);
  };
  return { latitude: millionths(north, "north", 90), longitude: millionths(east, "east", 180), ...rest };
}
