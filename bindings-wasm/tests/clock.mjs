// When the tests take place. No test knows the date it is run on: every process of the tests, every page and every worker has this
// clock, loaded by `npm test` before anything else.

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

/** The moments at which what depends on the date is tried: every weekday, the turns of the year, and both clock changes. */
export const MOMENTS = [
  "2026-03-09T10:30:00Z", // a Monday, and so on to Sunday
  "2026-03-10T10:30:00Z",
  "2026-03-11T10:30:00Z",
  "2026-03-12T10:30:00Z",
  "2026-03-13T10:30:00Z",
  "2026-03-14T10:30:00Z",
  "2026-03-15T10:30:00Z",
  "2026-12-31T23:45:00Z", // the last quarter of an hour of a year
  "2028-02-29T10:30:00Z",
  "2026-03-28T10:30:00Z", // the night before clocks go forward, at 01:00 UTC
  "2026-03-30T23:15:00Z", // two days after, at a quarter past midnight
  "2026-10-24T10:30:00Z", // the night before they go back, at 01:00 UTC
  "2026-10-26T23:45:00Z", // two days after, late in the evening
];

/** The moment of this run, in milliseconds: a Wednesday morning, or what `TIMEBANK_NOW` says. */
export const NOW = Date.parse(process.env.TIMEBANK_NOW ?? MOMENTS[2]);

process.env.TZ = ZONE;
stop(NOW);
