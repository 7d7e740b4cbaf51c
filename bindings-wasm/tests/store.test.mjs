// The store in memory, and the keeper: held to what every store has to do; and that the checks can fail.
import assert from "node:assert/strict";
import { test } from "node:test";

import * as timebank from "timebank";

import { checks, run } from "./conformance.mjs";

const { Keeper, MemoryStore, TimebankError, recordsOf } = timebank;
const inMemory = { fresh: () => new MemoryStore(), reopen: (store) => store };

for (const [name, check] of Object.entries(checks)) test(`memory: ${name}`, () => check(timebank, inMemory));

/** Stores with one thing wrong each, and the check that finds it. */
const broken = {
  "reads back": class extends MemoryStore {
    readAfter = async () => super.readAfter(1);
  },
  conflict: class extends MemoryStore {
    async append(_, records) {
      const all = recordsOf(await this.readAfter(0));
      await super.append({ seq: all.length, hash: all.at(-1)?.hash ?? "0".repeat(64) }, records);
    }
  },
  forgets: class extends MemoryStore {
    #lines = "";
    async append(expected, records) {
      await super.append(expected, records);
      this.#lines += new TextDecoder().decode(records);
    }
    async readAfter(seq) {
      return new TextEncoder().encode(this.#lines.split("\n").slice(seq, -1).map((line) => `${line}\n`).join(""));
    }
  },
};
for (const [name, Store] of Object.entries(broken)) {
  test(`a store with a fault is found by \`${name}\``, async () => {
    const results = await run(timebank, { fresh: () => new Store(), reopen: (store) => store });
    assert.ok(results.find((result) => result.name === name).fault);
  });
}

test("a keeper goes by its clock, and passes time before it is asked", async () => {
  let now = new Date("2026-03-02T10:00:00Z");
  const clock = () => now;
  const keeper = await Keeper.create(new MemoryStore(), { charter: { name: "Harpurbrook" }, at: now, clock });
  const at = now;
  for (let n = 0; n < 2; n++) await keeper.execute({ at, by: "host", do: { type: "admit" } });
  const parts = [{ member: 1, side: "gave", minutes: 60 }, { member: 2, side: "received", minutes: 60 }];
  await keeper.execute({ at, by: "host", do: { type: "propose", terms: { on: "2026-03-02", parts } } });
  await keeper.execute({ at, by: "host", do: { type: "agree", exchange: 1 } });
  // A telephone ten years ahead does not shut the bank until then.
  await keeper.execute({ at: new Date("2036-01-01T00:00:00Z"), by: 1, do: { type: "done", exchange: 1 } });
  await assert.rejects(keeper.execute({ at: new Date("2036-01-01T00:00:00Z"), by: "host", do: { type: "admit" } }), { code: "time-ahead" });
  now = new Date("2026-03-16T10:00:00Z");
  assert.equal(keeper.bank.balances()[2], 0);
  assert.equal((await keeper.upToDate()).balances()[2], 60);
  // Dated before the last record, and not lost.
  const [outcome] = await keeper.execute({ at, by: "host", do: { type: "admit" } });
  assert.equal(outcome.created.member, 3);
});

test("an append nobody knows the end of is looked for, and counts once", async () => {
  class Doubtful extends MemoryStore {
    written = true;
    doubt = false;
    async append(expected, records) {
      if (!this.doubt) return super.append(expected, records);
      this.doubt = false;
      if (this.written) await super.append(expected, records);
      throw new TimebankError("unknown-outcome", "it is not known whether the records were written", { why: "the line broke" });
    }
  }
  for (const written of [true, false]) {
    const store = Object.assign(new Doubtful(), { written });
    const keeper = await Keeper.create(store, { charter: { name: "Harpurbrook" } });
    store.doubt = true;
    const [outcome] = await keeper.execute({ at: new Date(), by: "host", do: { type: "admit" } });
    assert.equal(outcome.created.member, 1);
    assert.equal(keeper.bank.members().members.length, 1);
    assert.equal((await Keeper.open(store)).bank.head, keeper.bank.head);
  }
});

test("what could not be kept has not happened", async () => {
  class Full extends MemoryStore {
    full = false;
    async append(expected, records) {
      if (this.full) throw new TimebankError("store-failed", "the records could not be written", { why: "full" });
      return super.append(expected, records);
    }
  }
  const store = new Full();
  const keeper = await Keeper.create(store, { charter: { name: "Harpurbrook" } });
  const before = keeper.bank.head;
  store.full = true;
  await assert.rejects(keeper.execute({ at: new Date(), by: "host", do: { type: "admit" } }), { code: "store-failed" });
  assert.equal(keeper.bank.head, before);
  store.full = false;
  assert.equal((await keeper.execute({ at: new Date(), by: "host", do: { type: "admit" } }))[0].created.member, 1);
});
