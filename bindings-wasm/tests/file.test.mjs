// The journal in a file: held to what every store has to do, to what a cut-off append leaves, and to the lock.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";

import * as timebank from "timebank";
import { FileStore } from "timebank/file";

import { here } from "./chromium.mjs";
import { checks, run } from "./conformance.mjs";

const { Keeper, TimeBank, TimebankError, verify } = timebank;
const folder = mkdtempSync(join(tmpdir(), "timebank-file-"));
after(() => rmSync(folder, { recursive: true, force: true }));

let made = 0;
const open = [];
const path = () => join(folder, `${++made}.jsonl`);
const factory = (of = FileStore) => ({
  async fresh() {
    const store = await FileStore.open(path());
    open.push(store);
    return Object.setPrototypeOf(store, of.prototype);
  },
  async reopen(store) {
    await store.close();
    const again = await FileStore.open(store.path);
    open.push(again);
    return Object.setPrototypeOf(again, of.prototype);
  },
});
after(() => Promise.all(open.map((store) => store.close())));

for (const [name, check] of Object.entries(checks)) test(`file: ${name}`, () => check(timebank, factory()));

/** Stores with one thing wrong each, and the check that finds it. */
const broken = {
  conflict: class extends FileStore {
    async append(_, records) {
      return super.append(this.head, records);
    }
  },
  forgets: class extends FileStore {
    async append(expected, records) {
      this.kept = (this.kept ?? "") + new TextDecoder().decode(records);
      await super.append(expected, records);
    }
    async readAfter(seq) {
      return new TextEncoder().encode((this.kept ?? "").split("\n").slice(seq, -1).map((line) => `${line}\n`).join(""));
    }
  },
  "large append": class extends FileStore {
    async append(expected, records) {
      return super.append(expected, records.length > 50_000 ? new Uint8Array() : records);
    }
  },
};
for (const [name, Store] of Object.entries(broken)) {
  test(`a file store with a fault is found by \`${name}\``, async () => {
    const results = await run(timebank, factory(Store));
    assert.ok(results.find((result) => result.name === name).fault);
  });
}

/** A bank in a file, with a batch at its end. */
async function kept() {
  const store = await FileStore.open(path());
  const keeper = await Keeper.create(store, { charter: { name: "Harpurbrook" } });
  await keeper.admit("Ana");
  await keeper.admit("Ben");
  const before = statSync(store.path).size;
  await keeper.recordBatch([1, 2, 3].map((minutes) => ({ on: "2026-03-11", gave: "Ana", received: "Ben", minutes })));
  await store.close();
  return { path: store.path, before, head: keeper.bank.head };
}

test("an append cut off at any byte is taken off, kept beside the journal and told of; nothing else is", async () => {
  const { path: at, before, head } = await kept();
  const whole = readFileSync(at);
  for (let size = before; size <= whole.length; size += size < before + 40 || size > whole.length - 40 ? 1 : 97) {
    writeFileSync(at, whole.subarray(0, size));
    rmSync(`${at}.torn`, { force: true });
    const store = await FileStore.open(at);
    const bank = await Keeper.open(store);
    if (size === before) assert.equal(store.torn, undefined);
    else if (size === whole.length) assert.deepEqual([store.torn, bank.bank.head], [undefined, head]);
    else {
      assert.deepEqual([store.torn.bytes, store.torn.keptIn], [size - before, `${at}.torn`]);
      assert.deepEqual(readFileSync(`${at}.torn`), whole.subarray(before, size));
      assert.equal(statSync(at).size, before);
    }
    assert.equal(bank.bank.members().members.length, 2);
    await store.close();
  }
  // A fault anywhere else is one.
  const text = whole.toString();
  for (const bad of [text.replace('"previous":"', '"previous":"0'), text.split("\n").filter((_, i) => i !== 2).join("\n"), `${text.slice(0, before - 10)}${text.slice(before)}`]) {
    writeFileSync(at, bad);
    await assert.rejects(FileStore.open(at), (error) => error instanceof TimebankError && ["broken-chain", "bad-line"].includes(error.code));
    assert.equal(readFileSync(at, "utf8"), bad, "it stays as it is");
    assert.ok(!existsSync(`${at}.writer`));
  }
});

test("somebody's file that is no journal stays as it is", async () => {
  const at = path();
  writeFileSync(at, "Dear members,\nplease come.");
  await assert.rejects(FileStore.open(at), { code: "bad-line" });
  assert.equal(readFileSync(at, "utf8"), "Dear members,\nplease come.");
});

test("one process writes; that of one that was killed is taken over", async () => {
  const { path: at } = await kept();
  const store = await FileStore.open(at);
  await assert.rejects(FileStore.open(at), { code: "locked" });
  const script = `import { FileStore } from "timebank/file"; await FileStore.open(process.argv[1]).then(() => console.log("opened"), ({ code }) => console.log(code)); setInterval(() => {}, 1000);`;
  const start = async () => {
    const other = spawn(process.execPath, ["--input-type=module", "--eval", script, at], { cwd: here });
    const [said] = await once(other.stdout, "data");
    return { other, said: String(said).trim() };
  };
  const refused = await start();
  assert.equal(refused.said, "locked");
  refused.other.kill("SIGKILL");
  const reader = await FileStore.open(at, { readOnly: true });
  assert.ok((await reader.readAfter(0)).length > 0);
  await assert.rejects(reader.append(reader.head, (await reader.readAfter(0))), { code: "store-failed" });
  await reader.close();
  await store.close();
  const holder = await start();
  assert.equal(holder.said, "opened");
  await assert.rejects(FileStore.open(at), { code: "locked" });
  holder.other.kill("SIGKILL");
  await once(holder.other, "exit");
  await (await FileStore.open(at)).close();
  assert.ok(!existsSync(`${at}.writer`));
});

test("what another program does to the file meanwhile is noticed", async () => {
  const { path: at } = await kept();
  const store = await FileStore.open(at);
  const keeper = await Keeper.open(store);
  appendFileSync(at, "\n");
  await assert.rejects(keeper.admit("Cai"), { code: "store-damaged" });
  await store.close();
  await assert.rejects(store.readAfter(0), { code: "store-failed" });
});

test("a file is that of the other languages: the first line says of which bank it is, and the whole verifies", async () => {
  const { path: at, head } = await kept();
  const text = readFileSync(at, "utf8");
  const journal = TimeBank.fromJsonl(text);
  assert.equal(text.split("\n")[0], `{"timebank":2,"bank":"${journal.id}","audience":"host","after":{"seq":0,"hash":"${"0".repeat(64)}"}}`);
  assert.equal(verify(text, { head }).fault, null);
  const store = await FileStore.open(at);
  const keeper = await Keeper.open(store);
  await keeper.erase("Ben");
  assert.doesNotMatch(readFileSync(at, "utf8"), /Ben/);
  assert.equal(verify(readFileSync(at), { head: keeper.bank.head }).fault, null);
  await store.close();
});

test("it is there for `require` as well, with the same classes", () => {
  const script = `const { FileStore, TimebankError } = require("timebank/file"); console.log(typeof FileStore.open, TimebankError === require("timebank").TimebankError)`;
  assert.equal(execFileSync(process.execPath, ["--eval", script], { cwd: here, encoding: "utf8" }).trim(), "function true");
});
