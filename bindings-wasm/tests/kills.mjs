// What the tests of kills share: a page with the package, one life of a worker, and what was promised, held against what is kept.
import assert from "node:assert/strict";

import { watched } from "./chromium.mjs";

/** A page with the package in its window. */
export async function ready(context, site) {
  const page = await watched(context);
  await page.goto(`${site.address}tests/blank.html`);
  await page.evaluate(async () => {
    const [timebank, { IndexedDbStore }, { RemoteBank }] = await Promise.all(["../dist/web.js", "../dist/indexeddb.js", "../dist/remote.js"].map((file) => import(new URL(file, location.href))));
    Object.assign(window, { timebank, IndexedDbStore, RemoteBank, worker: () => new Worker(new URL("../dist/worker.js", location.href), { type: "module" }) });
    await timebank.init();
  });
  return page;
}

/** Numbers that look random and are the same at every run. */
export function random(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

export const key = (n) => n.toString(16).padStart(32, "0");

/** What was promised to the page, in the order it was: the model everything that is kept is held against. */
export function nothing() {
  return { done: new Map(), queued: new Set(), told: new Map(), erased: new Set(), names: new Map() };
}

/** One life of a worker: asked for all kinds of things at once, and killed so many milliseconds after so many answers. */
export function life({ plan, answers, delay, name }) {
  const happened = [];
  return (async () => {
    const running = window.worker();
    const enough = async () => {
      for (let waited = 0; happened.length < answers && waited < 5000; waited += 2) await new Promise((resolve) => setTimeout(resolve, 2));
    };
    const over = enough()
      .then(() => new Promise((resolve) => setTimeout(resolve, delay)))
      .then(() => running.terminate());
    const all = (async () => {
      const bank = await window.RemoteBank.open(running, name);
      const one = async (step) => {
        switch (step.what) {
          case "execute":
          case "erase": {
            const outcomes = await bank.execute(step.commands);
            return outcomes.map(({ seq, created }) => ({ seq, created }));
          }
          case "enqueue":
            return bank.enqueue(step.commands[0]);
          default:
            return (await bank.decideWaiting()).map(({ command, outcome, error }) => ({ key: command.key, seq: outcome?.seq, code: error?.code }));
        }
      };
      await Promise.all(plan.map((step, n) => one(step).then((answer) => happened.push({ n, answer }), ({ code, message }) => happened.push({ n, code, message }))));
    })().catch(({ code, message }) => happened.push({ n: -1, code, message }));
    await over;
    // Killed before it could say that it lives, it leaves whoever opens it waiting: who stopped it knows that.
    await Promise.race([all, new Promise((resolve) => setTimeout(resolve, 300))]);
    return happened;
  })();
}

/** What is kept, read by a store of its own. */
export async function kept({ name, erased }) {
  const store = await window.IndexedDbStore.open(name);
  const text = new TextDecoder().decode(await store.readAfter(0));
  const head = await store.head();
  const traces = [];
  for (const [member, words] of erased) traces.push(await store.verifyErased(member, [new TextEncoder().encode(words)]));
  const verified = window.timebank.verify(text, { head: `${head.seq}:${head.hash}` });
  const queue = { waiting: (await store.waiting()).map(({ command }) => command.key), decided: (await store.decided()).map(({ command, became }) => [command.key, became.outcome?.seq, became.error?.code]) };
  store.close();
  return { lines: text.split("\n").filter((line) => line.startsWith('{"record"')), verified: verified.fault, traces, queue };
}

/** Everything promised is there, once. */
export function held(model, found, round) {
  const where = new Map();
  for (const line of found.lines) {
    const { record } = JSON.parse(line);
    if (record.key === undefined) continue;
    const before = where.get(record.key);
    // A batch has one key for all its records, one after another.
    assert.ok(before === undefined || before.last === record.seq - 1, `round ${round}: ${record.key} counts twice`);
    where.set(record.key, { first: before?.first ?? record.seq, last: record.seq });
  }
  assert.equal(found.verified, null, `round ${round}`);
  for (const [known, seq] of model.done) assert.equal(where.get(known)?.last, seq, `round ${round}: ${known} was acknowledged and is not there`);
  const waiting = new Set(found.queue.waiting);
  const decided = new Map(found.queue.decided.map(([known, ...became]) => [known, became]));
  for (const known of model.queued) {
    assert.ok(waiting.has(known) || decided.has(known) || model.told.has(known), `round ${round}: ${known} was taken into the queue and is not there`);
    // What waits was not done, or was and will be found to be.
    if (decided.get(known)?.[0] !== undefined) assert.ok(where.has(known), `round ${round}: ${known} was told as done`);
  }
  for (const [known, seq] of model.told) if (seq !== undefined) assert.ok(where.has(known), `round ${round}: ${known} was told as done and is not there`);
  for (const trace of found.traces) assert.deepEqual([trace.records, trace.inSnapshot, trace.bytes], [[], false, []], `round ${round}`);
  return where;
}
