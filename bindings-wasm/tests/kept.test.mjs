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
    const bank = TimeBank.create({ at, charter: { name: "Harpurbrook" } });
    bank.admit({ at, profile: { name: "Ana" } });
    // As version 1 laid it out: two tables, and none for snapshots.
    await new Promise((resolve, reject) => {
      const opening = indexedDB.open("timebank:earlier", 1);
      opening.onerror = () => reject(opening.error);
      opening.onupgradeneeded = () => {
        const records = opening.result.createObjectStore("records", { keyPath: "seq" });
        records.createIndex("about", "about", { multiEntry: true });
        opening.result.createObjectStore("queue", { keyPath: "place", autoIncrement: true }).add({ command: { at, by: "host", do: { type: "admit" } } });
        for (const { seq, hash, line, about } of recordsOf(bank.takeNewRecords())) records.add({ seq, hash, line, about: [...about] });
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

test("a tab of an earlier version that closes late is waited for, and one that never does leaves nothing behind", async () => {
  const page = await fresh();
  const got = await page.evaluate(async () => {
    // A page that does not hear that another version comes: it closes when it is done, or not at all.
    const earlier = (name) =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open(`timebank:${name}`, 1);
        opening.onerror = () => reject(opening.error);
        opening.onupgradeneeded = () => {
          opening.result.createObjectStore("records", { keyPath: "seq" }).createIndex("about", "about", { multiEntry: true });
          opening.result.createObjectStore("queue", { keyPath: "place", autoIncrement: true });
        };
        opening.onsuccess = () => resolve(opening.result);
      });
    const late = await earlier("late");
    setTimeout(() => late.close(), 500);
    const opened = await IndexedDbStore.open("late").then((store) => (store.close(), "opened"), ({ code }) => code);
    const never = await earlier("never");
    const refused = await IndexedDbStore.open("never").then(() => "opened", ({ code }) => code);
    never.close();
    // What was opened after nobody waited for it would stand in the way of this.
    const gone = await Promise.race([IndexedDbStore.delete("never").then(() => "deleted"), new Promise((resolve) => setTimeout(() => resolve("blocked"), 5000))]);
    return { opened, refused, gone };
  });
  assert.deepEqual(got, { opened: "opened", refused: "store-failed", gone: "deleted" });
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test("a snapshot that ends with another record, or whose records are gone, is not opened", async () => {
  const page = await fresh();
  const got = await page.evaluate(async () => {
    const at = "2026-03-01T10:00:00Z";
    const store = await IndexedDbStore.open("harmed");
    const keeper = await timebank.Keeper.create(store, { at, charter: { name: "Harpurbrook" } });
    for (let n = 0; n < 3; n++) await keeper.execute({ at, by: "host", do: { type: "admit" } });
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
    // By a page that had not seen them; the one that had says so at once.
    const code = async () => timebank.Keeper.open(await IndexedDbStore.open("harmed")).then(() => "opened", (error) => error.code);
    const codes = [await code()];
    await harm((transaction) => transaction.objectStore("records").delete(4));
    codes.push(await code());
    await harm((transaction) => {
      transaction.objectStore("kept").delete("snapshot");
      transaction.objectStore("kept").put({ what: "start", seq: 3, hash: "0".repeat(64) });
    });
    codes.push(await code());
    const seen = [store.readAfter(4), timebank.Keeper.open(store), keeper.execute({ at, by: "host", do: { type: "admit" } })];
    for (const answer of seen) codes.push(await answer.then(() => "opened", (error) => error.code));
    return codes;
  });
  assert.deepEqual(got, ["opened", "bad-snapshot", "store-damaged", "journal-shorter", "journal-shorter", "journal-shorter"]);
  await page.context().close();
});

test("forgetting reaches the commands that wait, and the proof looks there", async () => {
  const page = await fresh();
  const got = await page.evaluate(async () => {
    const at = "2026-03-01T10:00:00Z";
    const store = await IndexedDbStore.open("queued");
    const keeper = await timebank.Keeper.create(store, { at, charter: { name: "Harpurbrook" } });
    for (const [n, name] of ["Ana of the mill", "Ben"].entries()) await keeper.execute({ at, salt: `${n}`.repeat(32), by: "host", do: { type: "admit", profile: { name } } });
    await store.enqueue({ at, by: "host", do: { type: "note", member: 1, text: "Ana likes the river" } });
    await store.enqueue({ at, by: "host", do: { type: "note", member: 2, text: "Ben mends bicycles" } });
    const words = [new TextEncoder().encode("Ana likes")];
    const before = (await store.verifyErased(1, words)).bytes;
    await keeper.execute({ at, by: "host", do: { type: "erase", member: 1 } });
    const after = (await store.verifyErased(1, words)).bytes;
    const waiting = (await store.waiting()).map(({ command }) => command.do.text);
    const decided = (await store.decided()).map(({ command, became }) => [command.do, became.error.code]);
    return { before, after, waiting, decided };
  });
  assert.deepEqual(got, { before: [["the commands that wait", 1]], after: [], waiting: ["Ben mends bicycles"], decided: [[{ type: "note" }, "nothing-to-do"]] });
  await page.context().close();
});

test("entries of the queue have keys, and two commands under one are told apart", async () => {
  const page = await fresh();
  const got = await page.evaluate(async () => {
    const at = "2026-03-01T10:00:00Z";
    const store = await IndexedDbStore.open("keys");
    const command = { at, key: "ab".repeat(16), by: "host", do: { type: "admit" } };
    await store.enqueue(command);
    await store.enqueue(command);
    const refusal = await store.enqueue({ ...command, by: "host", do: { type: "erase", member: 1 } }).then(() => "taken", ({ code }) => code);
    await store.enqueue({ at, by: "host", do: { type: "admit" } });
    const keys = (await store.waiting()).map(({ command }) => /^[0-9a-f]{32}$/.test(command.key));
    return { refusal, keys };
  });
  assert.deepEqual(got, { refusal: "key-used", keys: [true, true] });
  await page.context().close();
});

test("a database that is deleted is gone, its tabs are told, and one that writes keeps it", async () => {
  const page = await fresh();
  const got = await page.evaluate(async () => {
    const at = "2026-03-01T10:00:00Z";
    const store = await IndexedDbStore.open("deleted");
    await timebank.Keeper.create(store, { at, charter: { name: "Harpurbrook" } });
    let closed = false;
    store.onClosed = () => (closed = true);
    let giveBack;
    const held = new Promise((resolve) => {
      void navigator.locks.request("timebank:deleted", () => (resolve(), new Promise((back) => (giveBack = back))));
    });
    await held;
    const refused = await IndexedDbStore.delete("deleted").then(() => "deleted", ({ code }) => code);
    const kept = (await store.head()).seq;
    giveBack();
    // The lock is free once somebody else can have it.
    await navigator.locks.request("timebank:deleted", () => undefined);
    await IndexedDbStore.delete("deleted");
    const left = (await indexedDB.databases()).some(({ name }) => name === "timebank:deleted");
    const gone = await store.head().then(() => "read", ({ code }) => code);
    return { refused, kept, closed, left, gone };
  });
  assert.deepEqual(got, { refused: "locked", kept: 1, closed: true, left: false, gone: "store-failed" });
  await page.context().close();
});

test("that a database was wiped is known by the mark beside it, until the bank is begun anew or deleted on purpose", async () => {
  const context = await browser.newContext();
  const page = await watched(context);
  await page.goto(`${site.address}tests/blank.html`);
  const got = await page.evaluate(async () => {
    const [{ RemoteBank }, { IndexedDbStore }] = await Promise.all(["../dist/remote.js", "../dist/indexeddb.js"].map((file) => import(new URL(file, location.href))));
    const at = "2026-03-01T10:00:00Z";
    const charter = { name: "Harpurbrook" };
    const open = () => RemoteBank.open(new Worker(new URL("../dist/worker.js", location.href), { type: "module" }), "wiped");
    // As the browser does it, or a person who clears what it keeps: nothing of ours is asked.
    const wipe = () => new Promise((resolve, reject) => Object.assign(indexedDB.deleteDatabase("timebank:wiped"), { onsuccess: resolve, onerror: reject }));
    const headOf = (journal) => {
      const { record, hash } = JSON.parse(new TextDecoder().decode(journal).trim().split("\n").at(-1));
      return `${record.seq}:${hash}`;
    };
    const look = async (work) => {
      const bank = await open();
      const before = { founded: bank.founded, lost: bank.lost };
      const done = await work?.(bank);
      await bank.close();
      return { ...before, done, after: bank.lost };
    };
    const told = [];
    told.push(await look((bank) => bank.create({ at, charter })));
    const { done: first } = await look(async (bank) => (await bank.admit({ at }), await bank.journal()));
    await wipe();
    told.push(await look(), await look((bank) => bank.create({ at, charter }).then(() => undefined)), await look());
    const { done: second } = await look(async (bank) => (await bank.admit({ at }), await bank.admit({ at }), await bank.journal()));
    await wipe();
    // An older copy than the one that was lost is what there is from here on.
    told.push(await look((bank) => bank.restore(first).then(({ added }) => added)), await look());
    await IndexedDbStore.delete("wiped");
    told.push(await look());
    return { told: told.map(({ done, ...rest }) => ({ ...rest, done: done ?? null, lost: rest.lost ?? null, after: rest.after ?? null })), first: headOf(first), second: headOf(second) };
  });
  const nothing = { founded: false, lost: null, after: null, done: null };
  const there = { ...nothing, founded: true };
  assert.notEqual(got.first, got.second);
  assert.deepEqual(got.told, [
    nothing,
    { ...nothing, lost: got.first, after: got.first },
    { ...nothing, lost: got.first },
    there,
    { ...nothing, lost: got.second, done: 2 },
    there,
    nothing,
  ]);
  assert.deepEqual(page.faults, []);
  await context.close();
});
