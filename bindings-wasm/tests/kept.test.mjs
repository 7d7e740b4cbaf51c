// The store of the website, in a real browser, held to the suite in Rust that SQLite and PostgreSQL stand: the suite runs beside the
// browser and asks, line by line; the store in the page answers.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { after, before, test } from "node:test";

import { here, host, start, watched } from "./chromium.mjs";

let browser, site;

before(async () => {
  browser = await start();
  site = await host(here);
});
after(async () => {
  await browser?.close();
  await site?.stop();
});

async function fresh() {
  const page = await watched(await browser.newContext());
  await page.goto(`${site.address}tests/blank.html`);
  await page.evaluate(async () => {
    const [timebank, { IndexedDbStore }, { answers }] = await Promise.all(["../dist/web.js", "../dist/indexeddb.js", "answers.mjs"].map((file) => import(new URL(file, location.href))));
    await timebank.init();
    Object.assign(window, { timebank, IndexedDbStore, answers });
  });
  return page;
}

/** Runs the suite; gives what came of each check. */
async function conform(fault) {
  const program = process.env.TIMEBANK_CONFORM;
  assert.ok(program, "`TIMEBANK_CONFORM` names no program that asks; `cargo xtask test --only javascript` makes it and names it");
  const page = await fresh();
  await page.evaluate((fault) => (window.answer = answers(timebank, IndexedDbStore, fault)), fault ?? undefined);
  const suite = spawn(program, { stdio: ["pipe", "pipe", "inherit"] });
  const ended = once(suite, "exit");
  let done;
  for await (const line of createInterface({ input: suite.stdout })) {
    const asked = JSON.parse(line);
    if (asked.done) done = asked.done;
    else suite.stdin.write(`${await page.evaluate((line) => answer(line), line)}\n`);
  }
  assert.deepEqual(await ended, [0, null]);
  assert.deepEqual(page.faults, []);
  await page.context().close();
  return done;
}

const faulty = (results) => results.filter(({ fault }) => fault !== null);

test("IndexedDB stands all checks of the suite in Rust", async () => {
  const results = await conform();
  assert.deepEqual(faulty(results), []);
  assert.equal(results.length, 21);
});

for (const [fault, found] of Object.entries({
  "appends without comparing": "conflict",
  "keeps the personal parts of whom it forgets": "forgets",
  "keeps the snapshot of whom it forgets": "forgets-in-snapshots",
  "loses a large append": "large-append",
})) {
  test(`a store that ${fault} is found by \`${found}\``, async () => {
    const checks = faulty(await conform(fault)).map(({ check }) => check);
    assert.ok(checks.includes(found), `found by ${checks.join(", ") || "nothing"}`);
  });
}

test("what an earlier version of the page kept is read, and goes on", async () => {
  const page = await fresh();
  const got = await page.evaluate(async () => {
    const { TimeBank, Keeper, recordsOf } = timebank;
    const at = "2026-03-01T10:00:00Z";
    const bank = TimeBank.found({ at, charter: { name: "Harpurbrook" } });
    bank.admit({ at, profile: { name: "Ana" } });
    // As version 1 laid it out: two tables, and none for snapshots.
    await new Promise((resolve, reject) => {
      const opening = indexedDB.open("timebank:earlier", 1);
      opening.onerror = () => reject(opening.error);
      opening.onupgradeneeded = () => {
        const records = opening.result.createObjectStore("records", { keyPath: "seq" });
        records.createIndex("about", "about", { multiEntry: true });
        opening.result.createObjectStore("queue", { keyPath: "place", autoIncrement: true }).add({ command: { at, do: { type: "admit" } } });
        for (const { seq, hash, line, about } of recordsOf(bank.drainJsonl())) records.add({ seq, hash, line, about: [...about] });
      };
      opening.onsuccess = () => resolve(opening.result.close());
    });
    const store = await IndexedDbStore.open("earlier");
    const keeper = await Keeper.open(store);
    const before = keeper.bank.head === bank.head;
    const waiting = await store.waiting();
    await keeper.execute(waiting[0].command);
    await store.saveSnapshot(keeper.bank);
    store.close();
    const again = await IndexedDbStore.open("earlier");
    const opened = await Keeper.open(again);
    return { before, waiting: waiting.length, members: opened.bank.members().members.length, head: opened.bank.head === keeper.bank.head, snapshot: (await again.snapshot()) !== undefined };
  });
  assert.deepEqual(got, { before: true, waiting: 1, members: 2, head: true, snapshot: true });
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test("a snapshot that ends with another record, or whose records are gone, is not opened", async () => {
  const page = await fresh();
  const got = await page.evaluate(async () => {
    const at = "2026-03-01T10:00:00Z";
    const store = await IndexedDbStore.open("harmed");
    const keeper = await timebank.Keeper.found(store, { at, charter: { name: "Harpurbrook" } });
    for (let n = 0; n < 3; n++) await keeper.execute({ at, do: { type: "admit" } });
    await store.saveSnapshot(keeper.bank);
    const harm = (work) =>
      new Promise((resolve) => {
        const opening = indexedDB.open("timebank:harmed");
        opening.onsuccess = () => {
          const transaction = opening.result.transaction(["records", "kept"], "readwrite");
          work(transaction);
          transaction.oncomplete = () => resolve(opening.result.close());
        };
      });
    const code = () => timebank.Keeper.open(store).then(() => "opened", (error) => error.code);
    const codes = [await code()];
    await harm((transaction) => transaction.objectStore("records").delete(4));
    codes.push(await code());
    await harm((transaction) => {
      transaction.objectStore("kept").delete("snapshot");
      transaction.objectStore("kept").put({ what: "start", seq: 3, hash: "0".repeat(64) });
    });
    codes.push(await code());
    return codes;
  });
  assert.deepEqual(got, ["opened", "bad-snapshot", "store-damaged"]);
  await page.context().close();
});
