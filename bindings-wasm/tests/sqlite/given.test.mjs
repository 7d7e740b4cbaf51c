// What the store in SQLite is given: paths, databases, options and records that are not as they should be.
import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";

import { Keeper, TimeBank } from "timebank";
import { SqliteStore } from "timebank/sqlite";

const folder = mkdtempSync(join(tmpdir(), "timebank-sqlite-given-"));
after(() => rmSync(folder, { recursive: true, force: true }));
const none = { seq: 0, hash: "0".repeat(64) };
const code = (promise) => promise.then((store) => (store?.close?.(), "opened"), (error) => error.code ?? String(error));

test("with `create: false` no database is made of an empty file, nor of one without tables", async () => {
  const empty = join(folder, "empty.db");
  writeFileSync(empty, "");
  const blank = join(folder, "blank.db");
  const db = new DatabaseSync(blank);
  db.exec("CREATE TABLE one(x); DROP TABLE one");
  db.close();
  for (const at of [empty, blank]) {
    const before = readFileSync(at);
    assert.equal(await code(SqliteStore.open(at, { create: false })), "store-refused");
    assert.equal(await code(SqliteStore.open(new DatabaseSync(at), { create: false })), "store-refused");
    assert.deepEqual(readFileSync(at), before);
    assert.ok(!existsSync(`${at}-head`));
    assert.equal(await code(SqliteStore.open(at)), "opened");
    assert.equal(await code(SqliteStore.open(at, { create: false })), "opened");
  }
});

test("records that do not begin after the head that is expected are refused, and nothing is written", async () => {
  const bank = TimeBank.create("Harpurbrook");
  bank.admit("Ana");
  bank.admit("Ben");
  const lines = new TextDecoder().decode(bank.takeNewRecords()).split(/(?<=\n)/);
  const [first, second, third] = lines.map((line) => new TextEncoder().encode(line));
  await using store = await SqliteStore.open(join(folder, "apart.db"));
  await assert.rejects(store.append(none, second), { code: "broken-chain", details: { seq: 1, why: "it has the number `2`" } });
  await assert.rejects(store.append(none, Buffer.concat([first, third])), { code: "broken-chain", details: { seq: 2, why: "it has the number `3`" } });
  assert.deepEqual(await store.head(), none);
  await store.append(none, Buffer.concat([first, second, third]));
  assert.equal((await store.open()).head, bank.head);
});

test("an address, a name or an option that is mistaken is named, and nothing is made of it", async () => {
  const there = readdirSync(folder);
  const at = join(folder, "mistaken.db");
  for (const given of [pathToFileURL(at), undefined, {}]) assert.equal(await code(SqliteStore.open(given)), "store-refused");
  await assert.rejects(SqliteStore.open(at, { readonly: true }), { code: "unknown-field", help: /`readOnly`/ });
  // Half of a pair stands for nothing: in the database two of them would be one name.
  for (const bank of ["\ud800", "a\udc00b"]) assert.equal(await code(SqliteStore.open(at, { bank })), "store-refused");
  assert.deepEqual(readdirSync(folder), there);
  // A database that was handed in is the store's in any case.
  for (const options of [{ bank: "" }, { readonly: true }]) {
    const db = new DatabaseSync(at);
    await assert.rejects(SqliteStore.open(db, options));
    assert.throws(() => db.prepare("SELECT 1"));
  }
});

test("the cause is told when closing fails as well", async () => {
  const db = { exec: () => assert.fail("it broke first"), prepare: () => assert.fail("unused"), close: () => assert.fail("it broke again") };
  await assert.rejects(SqliteStore.open(db), { code: "store-failed", message: /it broke first/ });
});

test("a path is a path, whatever it begins with", async () => {
  const named = relative(process.cwd(), join(folder, "uri.db"));
  const odd = `file:${join(folder, "uri.db")}?mode=rwc`;
  assert.equal(await code(SqliteStore.open(odd)), "store-refused", "there is no folder of this name");
  assert.ok(!existsSync(join(folder, "uri.db")));
  await using store = await SqliteStore.open(named);
  (await Keeper.create(store, { charter: { name: "Harpurbrook" } })).free();
  assert.equal(store.path, join(folder, "uri.db"));
});

test("a bank whose number has no line in the file of heads is damage, with that file and without", async () => {
  const at = join(folder, "zero.db");
  const store = await SqliteStore.open(at);
  (await Keeper.create(store, { charter: { name: "Harpurbrook" } })).free();
  await store.close();
  const db = new DatabaseSync(at);
  for (const table of ["log", "document", "part", "snapshot", "start"]) db.exec(`UPDATE ${table} SET bank = 0`);
  db.exec("UPDATE bank SET number = 0");
  db.close();
  rmSync(`${at}-head`);
  for (const options of [{}, { readOnly: true }, {}]) assert.equal(await code(SqliteStore.open(at, options)), "store-damaged");
});

test("a place in the journal that is no number is refused as such", async () => {
  await using store = await SqliteStore.open(join(folder, "places.db"));
  (await Keeper.create(store, { charter: { name: "Harpurbrook" } })).free();
  for (const seq of [Number.NaN, 1.5, -1, "1", undefined]) await assert.rejects(store.readAfter(seq), { code: "wrong-type" }, String(seq));
  assert.equal((await store.readAfter(1)).length, 0);
  assert.equal((await store.readAfter(99)).length, 0);
});
