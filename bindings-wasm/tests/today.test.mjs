// Lists are as of today on the clocks of the community, not as of the last command, nor of the machine.
import assert from "node:assert/strict";
import { test } from "node:test";

import { Keeper, MemoryStore, TimeBank } from "timebank";

const at = "2026-03-02T10:00:00Z";

test("an offer until 5 March is not on the board on the 11th, though nobody did anything since", async () => {
  const bank = TimeBank.create("Harpurbrook", { at });
  const ana = bank.admit("Ana", { at });
  bank.offer(ana, "Lifts", { at, minutes: 60, until: "2026-03-05" });
  bank.offer(ana, "Hems", { at, minutes: 60, until: "2026-03-11" });
  const titles = ({ listings }) => listings.map(({ title }) => title);
  assert.deepEqual(titles(bank.listings()), ["Hems"]);
  assert.deepEqual(titles(bank.listings({ on: "2026-03-05" })), ["Lifts", "Hems"]);
  assert.deepEqual(titles(bank.seenBy(ana.member).publicView()), ["Hems"]);
  const keeper = await Keeper.restore(new MemoryStore(), bank.takeNewRecords(), { clock: () => new Date("2026-03-11T10:30:00Z") });
  assert.deepEqual(titles(await keeper.listings()), ["Hems"]);
  assert.deepEqual(titles(keeper.bank.listings()), ["Hems"]);
  assert.equal(bank.matchesFor({ member: ana, kind: "offer" }).from, "2026-03-11");
});

/** Worked out from the offsets of the zones: 13 hours ahead, 8 behind (7 from 8 March), none, 5 h 45 min ahead. */
for (const [timeZone, days] of Object.entries({
  "Pacific/Auckland": [["2026-03-10T10:59:59Z", "2026-03-10"], ["2026-03-10T11:00:00Z", "2026-03-11"]],
  "America/Los_Angeles": [["2026-03-07T07:59:59Z", "2026-03-06"], ["2026-03-07T08:00:00Z", "2026-03-07"], ["2026-03-10T06:59:59Z", "2026-03-09"], ["2026-03-10T07:00:00Z", "2026-03-10"]],
  "Europe/London": [["2026-03-28T23:59:59Z", "2026-03-28"], ["2026-03-30T23:15:00Z", "2026-03-31"]],
  "Asia/Kathmandu": [["2026-03-10T18:14:59Z", "2026-03-10"], ["2026-03-10T18:15:00Z", "2026-03-11"]],
  "Etc/UTC": [["2026-12-31T23:59:59Z", "2026-12-31"]],
})) {
  test(`the day of a moment in ${timeZone}`, async () => {
    const bank = TimeBank.create({ at, charter: { name: "Harpurbrook", timeZone } });
    for (const [moment, day] of days) {
      assert.equal(bank.dayOf(new Date(moment)), day, moment);
      assert.equal(bank.today({ at: moment }).on, day);
    }
    const [moment, day] = days.at(-1);
    const keeper = await Keeper.restore(new MemoryStore(), bank.takeNewRecords(), { clock: () => new Date(moment) });
    assert.equal(await keeper.dayOf(), day);
  });
}
