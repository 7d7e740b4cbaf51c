// The store in SQLite does what every store has to, through the driver of Node and through one that speaks as better-sqlite3 does; stores with
// one thing wrong are found. Against the suite of the Rust crates it is held as well.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { DatabaseSync } from "node:sqlite";
import { after, test } from "node:test";

import * as timebank from "timebank";
import { SqliteStore } from "timebank/sqlite";

import { answered } from "../answers.mjs";
import { checks, run } from "../conformance.mjs";

const folder = mkdtempSync(join(tmpdir(), "timebank-sqlite-"));
const open = new Set();
after(async () => {
  for (const store of open) await store.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What better-sqlite3 and bun:sqlite do otherwise: names for errors, nothing as `null`, buffers, rows told apart from none, and no pages here. */
class Otherwise {
  constructor(path) {
    this.db = new DatabaseSync(path);
  }
  #do(work) {
    try {
      return work();
    } catch (error) {
      const names = { 5: "SQLITE_BUSY", 11: "SQLITE_CORRUPT", 14: "SQLITE_CANTOPEN", 26: "SQLITE_NOTADB" };
      throw Object.assign(new Error(error.message), { code: names[error.errcode & 0xff] ?? "SQLITE_ERROR" });
    }
  }
  exec(sql) {
    return this.#do(() => this.db.exec(sql));
  }
  prepare(sql) {
    const statement = this.#do(() => this.db.prepare(sql));
    const buffers = (row) => row && Object.fromEntries(Object.entries(row).map(([name, value]) => [name, value instanceof Uint8Array ? Buffer.from(value) : value]));
    // A statement is asked for rows when it has some, and run when it has none: the other is refused.
    const rows = statement.columns().length > 0;
    const of = (wanted, work) => (...values) => (assert.equal(rows, wanted, sql), this.#do(() => work(statement, values)));
    return {
      get: of(true, (statement, values) => buffers(statement.get(...values)) ?? null),
      all: of(true, (statement, values) => statement.all(...values).map(buffers)),
      run: of(false, (statement, values) => statement.run(...values)),
    };
  }
  close() {
    this.db.close();
  }
}

let made = 0;
const drivers = { "node:sqlite by path": (path) => path, "a database of node:sqlite": (path) => new DatabaseSync(path), "another driver": (path) => new Otherwise(path) };
const factory = (at, of = SqliteStore) => {
  const opened = async (path, bank) => {
    const store = await SqliteStore.open(at(path), { bank });
    open.add(store);
    return Object.setPrototypeOf(store, of.prototype);
  };
  return {
    fresh: () => opened(join(folder, `${++made}.db`)),
    async reopen(store) {
      await store.close();
      return opened(store.path, store.name);
    },
    another: (store) => opened(store.path, store.name),
    neighbour: (store) => opened(store.path, "'); DROP TABLE log; --"),
  };
};

for (const [driver, at] of Object.entries(drivers)) for (const [name, check] of Object.entries(checks)) test(`${driver}: ${name}`, () => check(timebank, factory(at)));

test("a database that is given is set up as the Rust crate sets its own up, and closed with the store", async () => {
  const db = new DatabaseSync(join(folder, "given.db"));
  const store = await SqliteStore.open(db);
  const pragmas = ["journal_mode", "synchronous", "secure_delete", "foreign_keys", "trusted_schema"].map((name) => db.prepare(`PRAGMA ${name}`).get()[name]);
  assert.deepEqual(pragmas, ["wal", 2, 1, 0, 0]);
  await store.close();
  assert.throws(() => db.prepare("SELECT 1"));
});

test("a line that is not as it is written is refused, with all that comes with it", async () => {
  const store = await SqliteStore.open(join(folder, "written.db"));
  const bank = timebank.TimeBank.create("Harpurbrook");
  const none = { seq: 0, hash: "0".repeat(64) };
  bank.admit("Ana \\ \" ] } , [ { 🏠");
  const records = new TextDecoder().decode(bank.takeNewRecords());
  for (const bad of [records.replace(',"hash":', ', "hash":'), records.replace('"personal":[{"salt"', '"personal":[ {"salt"'), records.replace(/\}\n$/, ',"more":1}\n')]) {
    assert.notEqual(bad, records);
    await assert.rejects(store.append(none, new TextEncoder().encode(bad)), { code: "bad-line" });
  }
  assert.equal((await store.readAfter(0)).length, 0);
  // What looks like an end of a list in a text is none.
  await store.append(none, new TextEncoder().encode(records));
  assert.equal(new TextDecoder().decode(await store.readAfter(0)), records);
  await store.close();
});

/** Stores with one thing wrong each, and the check that finds it. */
const broken = {
  conflict: class extends SqliteStore {
    async append(_, records) {
      return super.append(await this.head(), records);
    }
  },
  forgets: class extends SqliteStore {
    async append(expected, records) {
      this.kept = (this.kept ?? "") + new TextDecoder().decode(records);
      await super.append(expected, records);
    }
    async readAfter(seq) {
      return new TextEncoder().encode((this.kept ?? "").split("\n").slice(seq, -1).map((line) => `${line}\n`).join(""));
    }
  },
  "large append": class extends SqliteStore {
    async append(expected, records) {
      return super.append(expected, records.length > 50_000 ? new Uint8Array() : records);
    }
  },
};
for (const [name, Store] of Object.entries(broken)) {
  test(`a store with a fault is found by \`${name}\``, async () => {
    const results = await run(timebank, factory((path) => path, Store));
    assert.ok(results.find((result) => result.name === name).fault);
  });
}

/** The suite in Rust, which asks line by line. */
async function conform(at) {
  const program = process.env.TIMEBANK_CONFORM;
  assert.ok(program, "`TIMEBANK_CONFORM` names no program that asks; `cargo xtask test --only javascript` makes it and names it");
  const answer = answered(timebank, factory(at));
  const suite = spawn(program, { stdio: ["pipe", "pipe", "inherit"] });
  const ended = once(suite, "exit");
  let done;
  for await (const line of createInterface({ input: suite.stdout })) {
    const asked = JSON.parse(line);
    if (asked.done) done = asked.done;
    else suite.stdin.write(`${await answer(line)}\n`);
  }
  assert.deepEqual(await ended, [0, null]);
  return done;
}

for (const [driver, at] of Object.entries(drivers)) {
  test(`${driver}: it stands all checks of the suite in Rust`, async () => {
    const results = await conform(at);
    assert.deepEqual(results.filter(({ fault }) => fault !== null), []);
    assert.equal(results.length, 21);
  });
}
