// Credit between two banks: taken further by anybody, stopped anywhere, with answers lost, and the same to the byte as in Rust.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { Keeper, MemoryStore, TimebankError, cross, crossStep, reconcile } from "timebank";

const cases = JSON.parse(readFileSync(new URL("../../tests/golden/bridge.json", import.meta.url), "utf8"));
const now = "2026-03-02T10:00:00Z";
const due = "2026-03-09T10:00:00Z";
const clock = () => new Date("2026-04-01T00:00:00Z");

/** A bank of the cases in a store. */
async function opened(n, store = new MemoryStore()) {
  const [{ at, do: found }, ...rest] = cases.banks[n];
  const keeper = await Keeper.create(store, { at, bank: found.bank, charter: found.charter, clock });
  for (const command of rest) await keeper.execute(command);
  return keeper;
}

const two = async () => [await opened(0), await opened(1)];
const crossing = (n, minutes = 60, more = {}) => ({ sharedKey: `0${n}`.repeat(16), from: 2, to: 2, minutes, due, ...more });
const sides = ([one, other]) => [{ keeper: one, bridge: 1 }, { keeper: other, bridge: 1 }];
const balances = (keepers) => keepers.flatMap(({ bank }) => [2, 3].map((account) => bank.balance({ account }).minutes));

test("the same steps give the same journals as in Rust", async () => {
  const keepers = await two();
  const [leaves, arrives] = sides(keepers);
  for (const [n, run] of cases.runs.entries()) {
    const done = (run.how === "cross" ? cross : crossStep)(run.crossing, leaves, arrives, run.now);
    if (run.refused === undefined) assert.equal(await done, run.stand, `run ${n}`);
    else await assert.rejects(done, { code: run.refused }, `run ${n}`);
    const told = await reconcile(leaves, arrives);
    assert.deepEqual([told.hanging.length, told.difference], [run.hanging, run.difference], `run ${n}`);
  }
  assert.deepEqual(keepers.map(({ bank }) => bank.head), cases.heads);
});

test("it is taken up again after a stop at any step, and counts once", async () => {
  for (let stop = 0; stop <= 4; stop++) {
    const keepers = await two();
    const [leaves, arrives] = sides(keepers);
    for (let n = 0; n < stop; n++) assert.equal(await crossStep(crossing(1), leaves, arrives, now), "under-way");
    // Another process opens the same journals.
    const again = await Promise.all(keepers.map(({ store }) => Keeper.open(store, { clock })));
    for (let n = 0; n < 2; n++) assert.equal(await cross(crossing(1), ...sides(again), now), "arrived");
    assert.deepEqual(balances(again), [-60, 60, 60, -60], `after ${stop}`);
    assert.deepEqual(await reconcile(...sides(again)), { hanging: [], difference: 0 });
  }
});

test("once it is due it is let go, unless it was decided", async () => {
  for (const [stop, stand, moved] of [[0, "released", 0], [1, "released", 0], [2, "released", 0], [3, "arrived", 60]]) {
    const keepers = await two();
    for (let n = 0; n < stop; n++) await crossStep(crossing(1), ...sides(keepers), now);
    assert.equal(await cross(crossing(1), ...sides(keepers), due), stand);
    assert.deepEqual(balances(keepers).map(Math.abs), [moved, moved, moved, moved]);
  }
});

test("banks that contradict each other are left to people", async () => {
  const keepers = await two();
  for (let n = 0; n < 3; n++) await crossStep(crossing(1), ...sides(keepers), now);
  await keepers[1].execute({ at: due, by: "host", do: { type: "void-passage", passage: 1 } });
  assert.equal(await cross(crossing(1), ...sides(keepers), due), "torn");
  const { hanging, difference } = await reconcile(...sides(keepers));
  assert.deepEqual([hanging.map(({ stand, leaves, arrives }) => [stand, leaves, arrives]), difference], [[["torn", "posted", "voided"]], 60]);
  await assert.rejects(reconcile(sides(keepers)[0], { keeper: keepers[1], bridge: 9 }), { code: "wrong-type" });
});

/** A store whose answers get lost, every so often: written or not. */
class Lossy extends MemoryStore {
  lost = 0;
  async append(expected, records) {
    const turn = this.lost++ % 3;
    if (turn !== 1) await super.append(expected, records);
    if (turn !== 0) throw new TimebankError("unknown-outcome", "no answer", { why: "no answer" }, "read the journal");
  }
}

test("lost answers move nothing twice", async () => {
  for (let luck = 0; luck < 9; luck++) {
    const stores = [new Lossy(), new Lossy()];
    const keepers = [];
    for (const [n, store] of stores.entries()) {
      store.lost = -1e9; // Not while they are founded.
      store.append = MemoryStore.prototype.append;
      keepers.push(await opened(n, store));
      delete store.append;
      store.lost = n === 0 ? luck % 3 : Math.floor(luck / 3);
    }
    for (let n = 1; n < 6; n++) assert.equal(await cross(crossing(n, 10), ...sides(keepers), now), "arrived");
    assert.deepEqual(balances(keepers), [-50, 50, 50, -50]);
  }
});

test("several runners at once tear nothing and fail nobody", async () => {
  for (let taken = 0; taken < 4; taken++) {
    for (let reading = 0; reading < 8; reading++) {
      const keepers = await two();
      for (let n = 0; n < taken; n++) await crossStep(crossing(1), ...sides(keepers), now);
      // Before every so-and-so-many-th reading somebody else, by a clock a little different, goes on.
      let count = 0;
      const interrupted = ({ store }) => ({
        append: (expected, records) => store.append(expected, records),
        readAfter: async (seq) => {
          if (count++ === reading) {
            const others = await Promise.all(keepers.map(({ store }) => Keeper.open(store, { clock })));
            for (let n = 0; n < 2 + (reading % 2); n++) await crossStep(crossing(1), ...sides(others), "2026-03-02T10:00:00.007Z");
          }
          return store.readAfter(seq);
        },
      });
      const mine = await Promise.all(keepers.map((keeper) => Keeper.open(interrupted(keeper), { clock })));
      count = 0;
      assert.equal(await cross(crossing(1), ...sides(mine), now), "arrived", `${taken} taken, before reading ${reading}`);
      for (const keeper of keepers) await keeper.catchUp();
      assert.deepEqual(balances(keepers), [-60, 60, 60, -60]);
    }
  }
});

test("a clock that is behind neither fails nor spins", async () => {
  const keepers = await two();
  const behind = "2026-03-02T09:59:00Z";
  assert.equal(await cross(crossing(1), ...sides(keepers), behind), "arrived");
  for (let n = 0; n < 2; n++) await crossStep(crossing(2), ...sides(keepers), now);
  assert.equal(await crossStep(crossing(2), ...sides(keepers), due), "under-way");
  assert.equal(await cross(crossing(2), ...sides(keepers), behind), "under-way");
  assert.equal(await cross(crossing(2), ...sides(keepers), due), "released");
});
