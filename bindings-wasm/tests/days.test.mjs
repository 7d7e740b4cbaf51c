// The sample of the website, and the week its matches are asked for in, on every kind of day: what is promised of them on one day
// holds on all. What is expected is worked out from tables made by hand.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, before, test } from "node:test";
import { pathToFileURL } from "node:url";

import { build } from "../../examples/website/build.mjs";
import { MOMENTS, NOW, ZONE, stop } from "./clock.mjs";

const Real = Date;
let folder, web, sample, words;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), "timebank-days-"));
  build(folder);
  const part = (name) => import(pathToFileURL(join(folder, name)));
  // What a page has and Node has not.
  globalThis.localStorage ??= { getItem: () => null, setItem: () => undefined };
  Object.defineProperty(globalThis, "navigator", { value: { languages: ["en-GB"] }, configurable: true });
  web = await part("timebank/web.js");
  await web.init(readFileSync(join(folder, "timebank/native/timebank_full_bg.wasm")));
  ({ sample } = await part("sample.js"));
  words = await part("words.js");
});
afterEach(() => {
  stop(NOW);
  process.env.TZ = ZONE;
});
after(() => rmSync(folder, { recursive: true, force: true }));

/** The sample as a device founds it at a moment. */
async function harpurbrook(now) {
  stop(now);
  let bank;
  await sample({ create: (options) => (bank = web.TimeBank.create(options)), execute: (commands) => bank.executeAll(commands) });
  return bank;
}

/** The local date so many days after a moment, without the code under test: noon of a day is on that day in London always. */
function date(now, days) {
  const local = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/London" }).format(new Real(now));
  return new Real(Real.parse(`${local}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Monday is 0. */
const weekday = (date) => (new Real(`${date}T12:00:00Z`).getUTCDay() + 6) % 7;

/** Which lists of a broker's day have nothing on them that should have. */
const empty = (today) => ["sessions", "calls", "unanswered", "firstMeetings", "exchanges", "applicants", "pauses", "listings"].filter((list) => today[list].length === 0);

/** On which weekdays both are free, by the sheet of the sample: request, giver, days. */
const FREE_TOGETHER = [
  ["A bit of shopping on Fridays", "Arthur Ogden", [2, 4]],
  ["To learn to knit at last", "Dorothy Fairhurst", [4]],
  ["A lift to the eye clinic", "Winston Clarke", [1, 3, 4]],
];

/** Europe/London puts its clocks forward at 01:00 and back at 02:00 local time, on these days. */
const CHANGES = { "2026-03-29": { minute: 60, offset: 60 }, "2026-10-25": { minute: 120, offset: 0 } };

for (const moment of MOMENTS) {
  const now = Real.parse(moment);
  const next = [1, 2, 3, 4, 5, 6, 7].map((days) => date(now, days));

  test(`${moment}: the day of the sample has something on every list`, async () => {
    const today = (await harpurbrook(now)).today({ on: date(now, 0) });
    assert.deepEqual(empty(today), []);
    assert.ok(today.sessions.some(({ people }) => people.some(({ name }) => name === "Oleksandra Bondar")), "the session of this very day");
  });

  test(`${moment}: the week from tomorrow has every match of the sample, on the days both are free`, async () => {
    const bank = await harpurbrook(now);
    const week = words.week(1);
    assert.equal(week.from, next[0]);
    assert.deepEqual(week.changes ?? [], next.filter((day) => day in CHANGES).map((on) => ({ on, ...CHANGES[on] })));
    const { listings } = bank.listings({ kind: "request" });
    const matches = new Map(listings.map(({ listing, title }) => [title, bank.matchesFor({ ...week, listing, most: 5 }).matches]));
    assert.equal([...matches.values()].filter((all) => all.length > 0).length, 4, "each of the four requests has a match");
    for (const [title, name, days] of FREE_TOGETHER) {
      const match = matches.get(title).find(({ giver }) => giver.name === name);
      assert.ok(match, `${name} is not among the matches of \`${title}\``);
      const slots = match.slots.map(({ on }) => on);
      assert.deepEqual([...new Set(slots)].sort(), next.filter((day) => days.includes(weekday(day))), title);
    }
  });
}

for (const zone of ["Pacific/Kiritimati", "Pacific/Auckland", "America/Los_Angeles"]) {
  test(`the sample is founded at any hour on a device in ${zone}`, async () => {
    process.env.TZ = zone;
    for (let hour = 0; hour < 24; hour += 3) {
      const bank = await harpurbrook(new Real(2026, 2, 31, hour, 15).getTime());
      assert.deepEqual(empty(bank.today({ on: words.today() })), []);
      // What is done next comes after all that.
      bank.admit({ profile: { name: "Leon Campbell" } });
    }
  });
}
