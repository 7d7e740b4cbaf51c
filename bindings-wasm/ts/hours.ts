/** Hours of the week and places as people write them, made into what the wire has. */
import { shown, wrong } from "./written.js";

const DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const HOURS = 'hours such as `"tue 10:00-12:00; thu 14:00-16:00"` or `{ weekday: "tue", from: "10:00", until: "12:00" }`';

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);

/** Hours of every week as the wire has them: in minutes from Monday 00:00. */
export function weeklyOf(value: unknown, path: string): unknown {
  if (typeof value === "string") return value.split(";").filter((one) => one.trim() !== "").map((one) => stretch(one, path));
  if (!Array.isArray(value)) return value;
  return value.flatMap((one: unknown, i) => (typeof one === "string" ? (weeklyOf(one, `${path}[${i}]`) as unknown[]) : [weekday(one, `${path}[${i}]`)]));
}

function stretch(text: string, path: string): object {
  const [, day = "", from = "", until = ""] = /^\s*(\p{L}+)\.?\s+(\d{1,2}:\d\d)\s*[-–]\s*(\d{1,2}:\d\d)\s*$/u.exec(text) ?? [];
  const start = dayOf(day);
  const [begin, end] = [minuteOf(from), minuteOf(until)];
  if (start === undefined || begin === undefined || end === undefined || begin >= end) throw wrong(path, `\`${text.trim().slice(0, 40)}\``, HOURS);
  return { from: start + begin, until: start + end };
}

/** Minutes from Monday 00:00 to the beginning of a day, by its name or its first three letters. */
function dayOf(name: string): number | undefined {
  const short = name.toLowerCase();
  const number = short.length < 3 ? -1 : DAYS.findIndex((day) => day === short || (short.length <= 4 && day.startsWith(short)));
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

function minuteOf(text: string): number | undefined {
  const [, hours, minutes] = /^(\d{1,2}):([0-5]\d)$/.exec(text) ?? [];
  const minute = Number(hours) * 60 + Number(minutes);
  return minute <= 1440 ? minute : undefined;
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
