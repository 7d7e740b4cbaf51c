// When the tests take place. No test knows the date it is run on: every process of the tests, every page and every worker has this
// clock, loaded by `npm test` before anything else.

import { readFileSync } from "node:fs";

/** Stops the clock this runs under. It is also sent as text to pages and workers, so it uses nothing from around it. */
export function stop(now) {
  const Real = Date;
  globalThis.Date = new Proxy(Real, {
    apply: () => new Real(now).toString(),
    construct: (_, given, target) => Reflect.construct(Real, given.length === 0 ? [now] : given, target === globalThis.Date ? Real : target),
    get: (_, name) => (name === "now" ? () => now : Reflect.get(Real, name)),
  });
}

/** The community of the examples lives by this clock; a test of clock changes needs one that changes. */
export const ZONE = "Europe/London";

/**
 * The moments at which what depends on the date is tried: every weekday from a Monday, the last quarter of an hour of a year, a leap day,
 * the night before clocks go forward and two days after at a quarter past midnight, the night before they go back and two days after late
 * in the evening. Python is tried at the same.
 */
export const MOMENTS = JSON.parse(readFileSync(new URL("../../tests/moments.json", import.meta.url), "utf8"));

/** The moment of this run, in milliseconds: a Wednesday morning, or what `TIMEBANK_NOW` says. */
export const NOW = Date.parse(process.env.TIMEBANK_NOW ?? MOMENTS[2]);

process.env.TZ = ZONE;
stop(NOW);
