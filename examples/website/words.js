// The language of the page: texts, amounts of time, days.
import { texts } from "./texts.js";

const KEPT = "timebank-language";

export const languages = Object.entries(texts).map(([code, { language }]) => [code, language]);

function first() {
  const wanted = [localStorage.getItem(KEPT), ...navigator.languages.map((tag) => tag.split("-")[0])];
  return wanted.find((code) => code in texts) ?? "en";
}

export let language = first();

export function speak(code) {
  language = code;
  localStorage.setItem(KEPT, code);
}

/** A text of the page, with its gaps filled in. */
export function t(key, values = {}) {
  return t.some(key, values) ?? key;
}

/** A text, if there is one of that key. */
t.some = (key, values = {}) => {
  const found = texts[language][key] ?? texts.en[key];
  if (found === undefined) return undefined;
  const text = Array.isArray(found) ? found[new Intl.PluralRules(language).select(values.count) === "one" ? 0 : 1] : found;
  return text.replace(/\{(\w+)\}/g, (gap, name) => String(values[name] ?? gap));
};

/** Minutes as people say them. */
export function amount(minutes) {
  const whole = Math.abs(minutes);
  const [hours, rest] = [Math.floor(whole / 60), whole % 60];
  return [hours > 0 || rest === 0 ? `${hours} h` : "", rest > 0 ? `${rest} min` : ""].filter(Boolean).join(" ");
}

/** What moved: with a sign, since which way it went is what the column is about. */
export const moved = (minutes) => (minutes === 0 ? amount(0) : `${minutes > 0 ? "+" : "−"}${amount(minutes)}`);

/** A balance in words that shame no one. */
export function balance(minutes) {
  const leaning = minutes > 0 ? "given-more" : minutes < 0 ? "received-more" : "even";
  return t(`balance.${leaning}`, { amount: amount(minutes) });
}

/** The language with the ways of the country, where the browser says which: dates are not written alike in all of them. */
const ways = () => navigator.languages.find((tag) => tag.split("-")[0] === language && tag.includes("-")) ?? (language === "en" ? "en-GB" : language);

/** A date as people say it. */
export function day(date) {
  const year = date.slice(0, 4) === today().slice(0, 4) ? undefined : "numeric";
  return new Intl.DateTimeFormat(ways(), { weekday: "short", day: "numeric", month: "long", year, timeZone: "UTC" }).format(new Date(`${date}T12:00:00Z`));
}

/** A date with its year, for what is read later. */
export const long = (date) => new Intl.DateTimeFormat(ways(), { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }).format(new Date(`${date}T12:00:00Z`));
/** A number with the marks of the language. */
export const number = (value) => new Intl.NumberFormat(ways(), { maximumFractionDigits: 0 }).format(value);

/** An instant on this device's clock. */
export const moment = (at) => new Intl.DateTimeFormat(ways(), { dateStyle: "medium", timeStyle: "short" }).format(new Date(at));
export const clock = (at) => new Intl.DateTimeFormat(ways(), { timeStyle: "short" }).format(new Date(at));

/** The local date here. */
export function today(offset = 0) {
  const now = new Date();
  now.setDate(now.getDate() + offset);
  return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, "0")}-${String(now.getDate()).padStart(2, "0")}`;
}

/** A minute of the local day, as people say it. */
export const minuteOfDay = (minute) => new Intl.DateTimeFormat(ways(), { timeStyle: "short", timeZone: "UTC" }).format(new Date(minute * 60_000));

/** A day of the week: Monday is 0. */
export const weekday = (number) => new Intl.DateTimeFormat(ways(), { weekday: "long", timeZone: "UTC" }).format(new Date(Date.UTC(2024, 0, 1 + number)));

/** The seven days from so many days on, with how far this device's clock is ahead of UTC in them, and when it is put on or back. */
export function week(offset) {
  const now = new Date();
  const midnight = (day) => new Date(now.getFullYear(), now.getMonth(), now.getDate() + offset + day);
  const ahead = (at) => 0 - new Date(at).getTimezoneOffset();
  const changes = [];
  for (let day = 0; day < 7; day++) {
    let [before, after] = [midnight(day).getTime(), midnight(day + 1).getTime()];
    if (ahead(before) === ahead(after)) continue;
    while (after - before > 60_000) {
      const middle = before + Math.floor((after - before) / 120_000) * 60_000;
      if (ahead(middle) === ahead(midnight(day))) before = middle;
      else after = middle;
    }
    changes.push({ on: today(offset + day), minute: new Date(before).getHours() * 60 + new Date(before).getMinutes() + 1, offset: ahead(after) });
  }
  return { from: today(offset), offset: ahead(midnight(0)), ...(changes.length > 0 ? { changes } : {}) };
}

export const names = (list) => new Intl.ListFormat(language, { type: "conjunction" }).format(list);
