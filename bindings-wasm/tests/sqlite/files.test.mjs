// The file of the store in SQLite: laid out and faulted as that of the Rust crate, whose own source and tests say what is expected here.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, unlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { after, test } from "node:test";

import { Keeper, TimeBank, verify } from "timebank";
import { SqliteStore } from "timebank/sqlite";

const folder = mkdtempSync(join(tmpdir(), "timebank-sqlite-files-"));
after(() => rmSync(folder, { recursive: true, force: true }));
let made = 0;
const path = () => join(folder, `${++made}.db`);
const source = (name) => readFileSync(new URL(`../../../${name}`, import.meta.url), "utf8");
const golden = source("tests/golden/v2.jsonl");
const head = source("tests/golden/v2.head").trim();
const code = (promise) => promise.then(() => "opened", (error) => error.code ?? String(error));
const raw = (at, work) => {
  const db = new DatabaseSync(at);
  const answer = work(db);
  db.close();
  return answer;
};

/** The golden journal in a database. */
async function kept(at = path()) {
  const store = await SqliteStore.open(at);
  const keeper = await Keeper.restore(store, golden);
  return { at, store, keeper };
}

test("a database is laid out to the letter as the Rust crate lays it out", async () => {
  const rust = source("crates/timebank-store/src/sqlite/open.rs");
  const [, layout] = /const LAYOUTS: &\[&str\] = &\["\n([^"]*)"\];/.exec(rust);
  const [, application] = /const APPLICATION: i32 = 0x([0-9a-f_]+);/.exec(rust);
  const { at, store } = await kept();
  await store.close();
  const [tables, marks, mode] = raw(at, (db) => [db.prepare("SELECT sql FROM sqlite_schema WHERE sql NOT NULL ORDER BY rowid").all(), { ...db.prepare("PRAGMA application_id").get(), ...db.prepare("PRAGMA user_version").get() }, db.prepare("PRAGMA journal_mode").get()]);
  assert.equal(`${tables.map(({ sql }) => sql).join(";\n")};\n`, layout);
  assert.deepEqual({ ...marks }, { application_id: Number.parseInt(application.replace("_", ""), 16), user_version: 1 });
  assert.equal(mode.journal_mode, "wal");
});

test("records lie in the rows as in the journal, and come back byte for byte", async () => {
  const { at, store, keeper } = await kept();
  assert.equal(keeper.bank.head, head);
  const lines = golden.split("\n").slice(1, -1);
  assert.equal(new TextDecoder().decode(await store.readAfter(0)), lines.map((line) => `${line}\n`).join(""));
  await store.close();
  raw(at, (db) => {
    assert.deepEqual({ ...db.prepare("SELECT * FROM bank").get() }, { number: 1, name: "bank", audience: "host" });
    const text = (bytes) => new TextDecoder().decode(bytes);
    const [documents, parts] = ["document", "part"].map((table) => db.prepare(`SELECT * FROM ${table} WHERE seq = ? ORDER BY 3`));
    const log = db.prepare("SELECT * FROM log ORDER BY seq").all();
    assert.equal(log.length, lines.length);
    log.forEach(({ bank, seq, hash, bytes }, n) => {
      const line = JSON.parse(lines[n]);
      assert.deepEqual([bank, seq, Buffer.from(hash).toString("hex")], [1, n + 1, line.hash]);
      // What is hashed is what is there.
      assert.equal(createHash("sha256").update(bytes).digest("hex"), line.hash);
      assert.deepEqual(documents.all(seq).map(({ place, bytes }) => [place, JSON.parse(text(bytes))]), (line.documents ?? []).map((one, place) => [place, one]));
      const slots = parts.all(seq).map(({ slot, state, salt, part }) => [slot, state, salt && Buffer.from(salt).toString("hex"), part && JSON.parse(text(part))]);
      assert.deepEqual(slots, (line.personal ?? []).map((one, slot) => (one.erased ? [slot, 2, null, null] : [slot, 0, one.salt, one.part])));
    });
  });
});

test("harm done behind its back has the code it has in Rust", async () => {
  const listed = [...source("crates/timebank-store/src/sqlite/tests.rs").matchAll(/^ {8}\("([^"]*)", "([a-z-]+)"\),$/gm)].map(([, harm, expected]) => [harm, expected]);
  assert.ok(listed.length >= 27);
  const found = [];
  for (const [harm] of listed) {
    const { at, store, keeper } = await kept();
    await store.saveSnapshot(keeper.bank);
    await store.close();
    raw(at, (db) => db.exec(harm));
    const look = async () => {
      await using store = await SqliteStore.open(at);
      (await store.open())?.free();
      TimeBank.fromJsonl(await store.readAfter(0)).free();
    };
    found.push([harm, await code(look())]);
  }
  assert.deepEqual(found, listed);
});

test("a file of something else is left alone, and nothing is made for a path that is mistaken", async () => {
  const text = join(folder, "letter.txt");
  writeFileSync(text, "Dear members, ".repeat(500));
  assert.equal(await code(SqliteStore.open(text)), "store-damaged");
  assert.equal(readFileSync(text, "utf8"), "Dear members, ".repeat(500));
  const other = join(folder, "other.db");
  raw(other, (db) => db.exec("CREATE TABLE song(name TEXT)"));
  const before = readFileSync(other);
  for (const options of [{}, { readOnly: true }]) assert.equal(await code(SqliteStore.open(other, options)), "store-refused");
  assert.deepEqual(readFileSync(other), before);
  const there = readdirSync(folder);
  const missing = join(folder, "mispelt.db");
  const mistaken = [[folder], [join(folder, "no", "such.db")], [missing, { readOnly: true }], [missing, { create: false }], [":memory:"]];
  for (const given of mistaken) assert.equal(await code(SqliteStore.open(...given)), "store-refused", String(given[0]));
  for (const name of ["", "a\0b", "line\nline", "x".repeat(201)]) assert.equal(await code(SqliteStore.open(missing, { bank: name })), "store-refused");
  assert.deepEqual(readdirSync(folder), there);
  const { at, store } = await kept();
  await store.close();
  assert.equal(await code(SqliteStore.open(at, { bank: "nobody", readOnly: true })), "not-founded");
  // Cut off in the middle, and with its first page gone.
  const bytes = readFileSync(at);
  for (const harmed of [bytes.subarray(0, bytes.length / 2), Buffer.concat([Buffer.alloc(4096), bytes.subarray(4096)])]) {
    const at = path();
    writeFileSync(at, harmed);
    assert.equal(await code(SqliteStore.open(at).then((store) => store.open().finally(() => store.close()))), "store-damaged");
    assert.deepEqual(readFileSync(at), Buffer.from(harmed));
  }
});

test("what goes to a file that is not there any more is not acknowledged", async () => {
  const replaced = async (harm) => {
    const { at, store, keeper } = await kept();
    await harm(at);
    const said = await code(keeper.admit("Zoe"));
    await store.close();
    return said;
  };
  assert.equal(await replaced(() => undefined), "opened");
  assert.equal(await replaced((at) => unlinkSync(at)), "store-failed");
  assert.equal(await replaced((at) => renameSync(at, `${at}.old`)), "store-failed");
  assert.equal(await replaced((at) => unlinkSync(`${at}-wal`)), "store-failed");
  const other = async (at) => {
    const { at: from, store } = await kept();
    await store.close();
    renameSync(from, at);
  };
  assert.equal(await replaced(other), "store-failed");
});

test("a journal that lost its last records is noticed, by the head beside it as well", async () => {
  const { at, store, keeper } = await kept();
  const old = path();
  await store.backup(old);
  await keeper.admit("Zoe");
  await keeper.admit("Zed");
  const [seq, hash] = keeper.bank.head.split(":");
  const told = `1 ${seq}:${hash}`;
  const check = createHash("sha256").update(told).digest("hex").slice(0, 16);
  assert.equal(readFileSync(`${at}-head`, "utf8"), `${`${told} ${check}`.padEnd(127)}\n`);
  const other = new DatabaseSync(at);
  other.exec(`DELETE FROM log WHERE seq > ${Number(seq) - 1}`);
  other.close();
  assert.equal(await code(store.append({ seq: Number(seq), hash }, new Uint8Array())), "journal-shorter");
  assert.equal(await code(store.readAfter(0)), "journal-shorter");
  assert.equal(await code(keeper.admit("Cai")), "journal-shorter");
  await store.close();
  for (const options of [{}, { readOnly: true }]) assert.equal(await code(SqliteStore.open(at, options)), "journal-shorter");
  // An older copy in its place, or none.
  copyFileSync(old, at);
  assert.equal(await code(SqliteStore.open(at)), "journal-shorter");
  unlinkSync(at);
  assert.equal(await code(SqliteStore.open(at)), "journal-shorter");
  rmSync(at, { force: true });
  copyFileSync(old, at);
  // A line that was not written to its end says nothing; nor does a file that is gone.
  writeFileSync(`${at}-head`, readFileSync(`${at}-head`).subarray(0, 60));
  await using again = await SqliteStore.open(at);
  const { seq: found } = await again.head();
  assert.equal(`${found}`, head.split(":")[0]);
});

test("many banks in one file, whatever they are called; a copy of all of them", async () => {
  const at = path();
  const names = ["'", '"; DROP TABLE log; --', "..", "Ünïcödé 🏠", "%s%n", "NULL", "$1", "bank"];
  for (const bank of names) {
    await using store = await SqliteStore.open(at, { bank });
    (await Keeper.restore(store, golden)).free();
  }
  const copy = path();
  await using store = await SqliteStore.open(at);
  await store.backup(copy);
  assert.equal(await code(store.backup(copy)), "store-failed");
  await using copied = await SqliteStore.open(copy, { readOnly: true });
  const listed = await copied.banks();
  assert.deepEqual(listed.map(({ bank }) => bank).sort(), [...names].sort());
  assert.ok(listed.every(({ head: { seq, hash } }) => `${seq}:${hash}` === head));
  assert.equal(await code(copied.append(listed[0].head, await copied.readAfter(listed[0].head.seq - 1))), "store-failed");
  assert.equal(await code(copied.saveSnapshot(TimeBank.fromJsonl(golden))), "store-failed");
});

test("a redacted copy opens to be read only, and what is withheld does not go into a bank of the host's own", async () => {
  const { at, store, keeper } = await kept();
  await store.close();
  const withheld = (db) => db.exec("UPDATE part SET state = 1, salt = NULL, part = NULL WHERE state = 0");
  raw(at, (db) => (withheld(db), db.exec("UPDATE bank SET audience = 'auditor'")));
  assert.equal(await code(SqliteStore.open(at)), "store-refused");
  const reader = await SqliteStore.open(at, { readOnly: true });
  const records = await reader.readAfter(0);
  assert.match(new TextDecoder().decode(records), /"withheld":true/);
  assert.equal((await reader.open()).head, keeper.bank.head);
  await reader.close();
  await using fresh = await SqliteStore.open(path());
  assert.equal(await code(fresh.append({ seq: 0, hash: "0".repeat(64) }, records)), "part-withheld");
  raw(at, (db) => db.exec("UPDATE bank SET audience = 'host'"));
  await using opened = await SqliteStore.open(at);
  assert.equal(await code(opened.readAfter(0)), "part-withheld");
  raw(at, (db) => db.exec("UPDATE bank SET audience = 'everybody'"));
  assert.equal(await code(SqliteStore.open(at)), "store-damaged");
});

test("a closed period is deleted, its snapshot stands in its place, and the rest moves to another database", async () => {
  const at = path();
  const store = await SqliteStore.open(at);
  const then = { at: "2026-02-01T10:00:00Z" };
  const keeper = await Keeper.create(store, { charter: { name: "Harpurbrook" }, ...then });
  await keeper.admit("Ana", then);
  await keeper.admit("Ben", then);
  await keeper.record("Ana", "Ben", "1h", { on: "2026-02-01", ...then });
  const { seq } = await keeper.closePeriod("2026-02-28", { at: "2026-03-11T10:00:00Z" });
  const start = await store.retire(keeper.bank, seq);
  assert.deepEqual([start.seq, await store.start()], [seq - 1, start]);
  assert.equal(await code(store.readAfter(0)), "records-retired");
  for (const closing of [seq, seq + 1, 1]) assert.equal(await code(store.retire(keeper.bank, closing)), "nothing-to-do");
  await keeper.erase("Ana");
  // The snapshot in the place of deleted records is brought past the erasure.
  const traces = await store.verifyErased(1, [new TextEncoder().encode("Ana")]);
  // A keeper asks its store the same, with words as text.
  assert.deepEqual(await keeper.verifyErased(1, "Ana"), traces);
  assert.deepEqual([traces.records, traces.inSnapshot, traces.bytes, traces.pending], [[], false, [], []]);
  const [snapshot, records] = [await store.snapshot(), await store.readAfter(start.seq)];
  const there = await SqliteStore.open(path());
  assert.equal(await code(there.beginAt(start, snapshot, records.subarray(0, 0))), "bad-snapshot");
  await there.beginAt(start, snapshot, records);
  assert.equal(await code(there.beginAt(start, snapshot, records)), "conflict");
  for (const one of [store, there]) {
    assert.equal((await Keeper.open(one)).bank.head, keeper.bank.head);
    await one.close();
  }
});

test("a snapshot from before somebody was forgotten, or of another bank, is refused; a later one opens the bank", async () => {
  const { at, store, keeper } = await kept();
  const { member } = await keeper.admit("Zoe of the mill");
  const before = TimeBank.fromSnapshot(keeper.bank.snapshot());
  await store.saveSnapshot(before);
  await keeper.erase(member);
  assert.equal(await store.snapshot(), undefined, "it went with the erasure");
  assert.equal(await code(store.saveSnapshot(before)), "conflict");
  assert.equal(await code(store.saveSnapshot(TimeBank.create("Elsewhere"))), "conflict");
  await store.saveSnapshot(keeper.bank);
  await keeper.admit("Zed");
  await store.close();
  await using again = await SqliteStore.open(at);
  assert.equal((await again.open()).head, keeper.bank.head);
});

const bytesOf = (at) => readdirSync(folder).filter((name) => join(folder, name).startsWith(at)).map((name) => readFileSync(join(folder, name)));

for (const [driver, open] of Object.entries({ "with pages": (at) => new DatabaseSync(at), "without pages": (at) => Object.assign(new DatabaseSync(at), { serialize: undefined }) })) {
  test(`${driver}: what was erased is in no byte of the files`, async () => {
    const at = path();
    const store = await SqliteStore.open(open(at));
    const keeper = await Keeper.create(store, { charter: { name: "Harpurbrook" } });
    // Enough that pages split, with names of many lengths.
    for (let n = 1; n < 150; n++) await keeper.admit(`member-${n}-${"x".repeat((n * 7) % 900)}`);
    for (let n = 1; n < 150; n += 37) {
      const known = [new TextEncoder().encode(`member-${n}-x`)];
      const before = await store.verifyErased(n, known);
      assert.deepEqual([before.records.length, before.bytes.length, before.notSeen.length], driver === "with pages" ? [1, 1, 1] : [1, 0, 2]);
      await keeper.erase(n);
      const { records, inSnapshot, bytes, pending } = await store.verifyErased(n, known);
      assert.deepEqual([records, inSnapshot, bytes, pending], [[], false, [], []]);
    }
    // A copy that a page kept when it was split, of what was forgotten afterwards: the database is rewritten for it.
    const { member } = await keeper.admit("Somebody of the mill");
    const [{ salt }] = JSON.parse(new TextDecoder().decode(await store.readAfter((await store.head()).seq - 1))).personal;
    raw(at, (db) => {
      db.exec("PRAGMA secure_delete = OFF");
      db.prepare("INSERT INTO snapshot VALUES (9, 1, zeroblob(32), ?)").run(Buffer.concat([Buffer.from(salt, "hex"), Buffer.from("Somebody of the mill")]));
      db.exec("DELETE FROM snapshot WHERE bank = 9");
    });
    await keeper.erase(member);
    await store.close();
    for (const bytes of bytesOf(at)) assert.ok(!bytes.includes(Buffer.from(salt, "hex")) && !bytes.includes("Somebody of the mill"), "a copy is left");
    for (const bytes of bytesOf(at)) for (let n = 1; n < 150; n += 37) assert.ok(!bytes.includes(`member-${n}-x`), `member ${n}`);
    assert.equal(verify(await (await SqliteStore.open(at)).readAfter(0), { head: keeper.bank.head }).fault, null);
  });
}

test("a log that a reader holds is cut at the next occasion, and until then is told of", async () => {
  const { at, store, keeper } = await kept();
  const reader = new DatabaseSync(at);
  reader.exec("BEGIN");
  reader.prepare("SELECT count(*) FROM part").get();
  const { member } = await keeper.admit("Somebody of the mill");
  await keeper.erase(member);
  const held = await store.verifyErased(member);
  assert.deepEqual([held.records, held.pending.length], [[], 1]);
  assert.equal(await store.tidyUp(), false);
  reader.exec("COMMIT");
  reader.close();
  const done = await store.verifyErased(member);
  assert.deepEqual([done.pending, await store.tidyUp()], [[], true]);
  assert.ok(bytesOf(at).every((bytes) => !bytes.includes("Somebody of the mill")));
  await store.close();
});

test("what another store erased is rewritten by the next one, which cannot know what to look for", async () => {
  const { at, store, keeper } = await kept();
  const { member } = await keeper.admit("Somebody of the mill");
  raw(at, (db) => {
    db.exec("PRAGMA secure_delete = OFF");
    db.exec("INSERT INTO snapshot VALUES (9, 1, zeroblob(32), CAST('Somebody of the mill' AS BLOB)); DELETE FROM snapshot WHERE bank = 9");
  });
  const reader = new DatabaseSync(at);
  reader.exec("BEGIN");
  reader.prepare("SELECT count(*) FROM part").get();
  await keeper.erase(member);
  await store.close();
  reader.exec("COMMIT");
  reader.close();
  await using next = await SqliteStore.open(at);
  assert.equal(await next.tidyUp(), true);
  assert.ok(bytesOf(at).every((bytes) => !bytes.includes("Somebody of the mill")));
});

test("a commit that fails for want of room wrote nothing; of any other nobody can tell, and the keeper finds out", async () => {
  const at = path();
  const db = new DatabaseSync(at);
  let fail;
  const driver = Object.assign(Object.create(null), {
    exec: (sql) => (sql === "COMMIT" && fail ? fail() : db.exec(sql)),
    prepare: (sql) => db.prepare(sql),
    close: () => db.close(),
  });
  const broken = (errcode) => {
    fail = undefined;
    throw Object.assign(new Error("it broke"), { code: "ERR_SQLITE_ERROR", errcode });
  };
  const store = await SqliteStore.open(driver);
  const keeper = await Keeper.create(store, { charter: { name: "Harpurbrook" } });
  const before = keeper.bank.head;
  const { expected, records } = TimeBank.fromSnapshot(keeper.bank.snapshot()).decide({ at: "2026-03-11T10:30:00Z", by: "host", do: { type: "admit" } });
  fail = () => broken(13);
  assert.equal(await code(store.append(expected, records)), "store-failed");
  fail = () => broken(10);
  assert.equal(await code(store.append(expected, records)), "unknown-outcome");
  const { seq, hash } = await store.head();
  assert.equal(`${seq}:${hash}`, before);
  // The answer of the disk is lost, and what was written is there.
  fail = () => (db.exec("COMMIT"), broken(10));
  assert.equal((await keeper.admit("Ana")).member, 1);
  fail = () => broken(10);
  assert.equal((await keeper.admit("Ben")).member, 2);
  assert.equal(keeper.bank.members().members.length, 2);
  await store.close();
});

test("where there is no room in the middle of an append nothing is written, and it goes on once there is", async () => {
  const at = path();
  const db = new DatabaseSync(at);
  const store = await SqliteStore.open(db);
  const keeper = await Keeper.create(store, { charter: { name: "Harpurbrook" } });
  const before = keeper.bank.head;
  const { page_count: pages } = db.prepare("PRAGMA page_count").get();
  db.exec(`PRAGMA max_page_count = ${pages}`);
  const many = TimeBank.fromSnapshot(keeper.bank.snapshot());
  for (let n = 0; n < 200; n++) many.admit(`Member ${n}`);
  assert.equal(await code(store.append(await store.head(), many.takeNewRecords())), "store-failed");
  assert.deepEqual([keeper.bank.head, db.isTransaction], [before, false]);
  const { seq, hash } = await store.head();
  assert.equal(`${seq}:${hash}`, before);
  db.exec("PRAGMA max_page_count = 1000000");
  assert.equal((await keeper.admit("Ana")).member, 1);
  await store.close();
});

test("a store that is closed says so, and closing twice is no harm", async () => {
  const { at, store } = await kept();
  await store.close();
  await store.close();
  assert.equal(await code(store.readAfter(0)), "store-failed");
  assert.ok(!existsSync(`${at}-wal`), "the last to close carries the log over");
});
