// The store in SQLite beside others: it waits for a writer while the program goes on, and what readers hold up is tidied up once.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { after, test } from "node:test";

import { Keeper } from "timebank";
import { SqliteStore } from "timebank/sqlite";

const folder = mkdtempSync(join(tmpdir(), "timebank-sqlite-waits-"));
after(() => rmSync(folder, { recursive: true, force: true }));
const bytes = (text) => new TextEncoder().encode(text);
const reading = (at) => {
  const reader = new DatabaseSync(at);
  reader.exec("BEGIN");
  reader.prepare("SELECT count(*) FROM log").get();
  return { done: () => (reader.exec("COMMIT"), reader.close()) };
};

test("while it waits for another writer, a timer goes on", async () => {
  const at = join(folder, "timer.db");
  await using store = await SqliteStore.open(at);
  const other = new DatabaseSync(at);
  other.exec("BEGIN IMMEDIATE");
  const began = performance.now();
  let ticks = 0;
  const timer = setInterval(() => {
    ticks++;
    if (performance.now() - began < 1_000) return;
    other.exec("COMMIT");
    clearInterval(timer);
  }, 10);
  const keeper = await Keeper.create(store, { charter: { name: "Harpurbrook" } });
  other.close();
  // A hundred fit in; with the thread blocked for 50 milliseconds at a time there were 18.
  assert.ok(performance.now() - began >= 1_000 && ticks > 40, `${ticks} ticks`);
  assert.match(keeper.bank.head, /^1:/);
});

test("what was retired is tidied up where an erasure at the same head waits as well", async () => {
  const at = join(folder, "retired.db");
  await using store = await SqliteStore.open(at);
  const then = { at: "2026-02-01T10:00:00Z" };
  const keeper = await Keeper.create(store, { charter: { name: "Harpurbrook" }, ...then });
  const { member } = await keeper.admit("Ana", then);
  const { seq } = await keeper.closePeriod("2026-02-28", { at: "2026-03-11T10:00:00Z" });
  // A copy of what will be deleted, as a page keeps one that was split long ago.
  const other = new DatabaseSync(at);
  other.exec("PRAGMA secure_delete = OFF; INSERT INTO snapshot VALUES (9, 1, zeroblob(32), CAST(replace(printf('%9000c', 'x'), ' ', 'words about Ben ') AS BLOB)); DELETE FROM snapshot WHERE bank = 9");
  const reader = reading(at);
  await keeper.erase(member);
  await store.retire(keeper.bank, seq);
  const { bytes: before, pending } = await store.verifyErased(member, [bytes("words about Ben")]);
  assert.deepEqual([before.length, pending.length, other.prepare("SELECT what FROM untidy").all().length], [1, 1, 2]);
  reader.done();
  assert.equal(await store.tidyUp(), true);
  const { bytes: left, pending: waits } = await store.verifyErased(member, [bytes("words about Ben")]);
  assert.deepEqual([left, waits], [[], []]);
  other.close();
});

test("a database is rewritten once for an erasure, however many readers come meanwhile", async () => {
  const at = join(folder, "readers.db");
  const db = new DatabaseSync(at);
  let rewritten = 0;
  const driver = {
    exec(sql) {
      db.exec(sql);
      if (sql !== "VACUUM") return;
      // One that begins after each time, and is done soon.
      const reader = reading(at);
      setTimeout(reader.done, 60);
      rewritten++;
    },
    prepare: (sql) => db.prepare(sql),
    close: () => db.close(),
  };
  const store = await SqliteStore.open(driver);
  const keeper = await Keeper.create(store, { charter: { name: "Harpurbrook" } });
  for (const [n, name] of ["Ana", "Ben"].entries()) {
    const { member } = await keeper.admit(name);
    await keeper.erase(member);
    const { pending } = await store.verifyErased(member);
    assert.deepEqual([pending, rewritten], [[], n + 1]);
  }
  await store.close();
});
