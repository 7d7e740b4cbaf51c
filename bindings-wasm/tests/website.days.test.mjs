// The website of the examples on every kind of day: what is dated on its first pages.
import assert from "node:assert/strict";
import { test } from "node:test";

import { MOMENTS } from "./clock.mjs";
import { harpurbrook, to, unfailing } from "./website.mjs";

/** What a broker finds on each list, whatever the day. */
const LISTS = ["sessions", "calls", "unanswered", "firstMeetings", "exchanges", "applicants", "pauses", "listings"];

for (const moment of MOMENTS) {
  test(`${moment}: the broker's day and the matches of the week`, async () => {
    const page = await harpurbrook({ now: Date.parse(moment) });
    const day = new Intl.DateTimeFormat("en-GB", { weekday: "short", day: "numeric", month: "long", timeZone: "Europe/London" }).format(Date.parse(moment));
    assert.equal(await page.textContent("h1"), `Today · ${day}`);
    const lists = await page.$$eval("[data-list]", (all) => [...new Set(all.map(({ dataset }) => dataset.list))]);
    assert.deepEqual(LISTS.filter((list) => !lists.includes(list)), []);
    await to(page, "#/matches");
    await page.waitForFunction(() => document.querySelectorAll("[data-match]").length >= 4);
    unfailing(page);
    await page.context().close();
  });
}
