// Workers that are stopped at one place and no other, with nothing left to chance: around the moment at which the page is told what became
// of the commands that waited.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { here, host, start } from "./chromium.mjs";
import { key, ready } from "./kills.mjs";

let browser, site;

before(async () => {
  browser = await start();
  site = await host(here);
});
after(async () => {
  await browser?.close();
  await site?.stop();
});

/**
 * Asks for what waits of a worker that is stopped at `place`; then of another one. Gives what the two pages were told, what was in the
 * queue between them, and how many members there are in the end.
 */
async function stoppedAt({ place, name }) {
  const at = "2026-03-01T10:00:00Z";
  /** A worker with a page's end that is cut at one message. */
  class Cut extends EventTarget {
    #inner = window.worker();
    #last;
    reached = false;
    constructor() {
      super();
      this.#inner.addEventListener("message", ({ data }) => {
        // What the worker was asked for is done, and kept; its answer is on its way.
        if (data.id !== undefined && data.id === this.#last) return this.#cut();
        this.dispatchEvent(new MessageEvent("message", { data }));
      });
    }
    postMessage(message, transfer) {
      if (place === `before ${message.call}`) return this.#cut();
      if (place === `answer to ${message.call}`) this.#last = message.id;
      this.#inner.postMessage(message, transfer);
    }
    #cut() {
      this.reached = true;
      this.terminate();
    }
    terminate() {
      this.#inner.terminate();
    }
  }
  const bank = await window.RemoteBank.open(window.worker(), name);
  await bank.create({ at, charter: { name: "Harpurbrook" } });
  const command = (n) => ({ at, key: n.repeat(32), salt: n.repeat(32), by: "host", do: { type: "admit", profile: { name: `Member ${n}` } } });
  for (const n of ["1", "2"]) await bank.enqueue(command(n));
  await bank.close();
  const cut = new Cut();
  const short = ({ command, outcome, error, before }) => [command.key[0], outcome?.created?.member ?? error?.code, before === true];
  const told = (bank) => bank.decideWaiting().then((all) => all.map(short), ({ code }) => code);
  const first = await told(await window.RemoteBank.open(cut, name));
  const store = await window.IndexedDbStore.open(name);
  const queue = { waiting: (await store.waiting()).length, decided: (await store.decided()).length };
  store.close();
  const again = await window.RemoteBank.open(window.worker(), name);
  const second = await told(again);
  const members = (await again.members()).members.length;
  await again.close();
  return { reached: cut.reached, first, queue, second, members };
}

const BOTH = [
  ["1", 1, false],
  ["2", 2, false],
];

for (const { place, first, queue, second } of [
  // Nothing was decided: the next page decides.
  { place: "before decideWaiting", first: "stopped", queue: { waiting: 2, decided: 0 }, second: BOTH },
  // Decided and kept, and the page was not told: the next one is.
  { place: "answer to decideWaiting", first: "stopped", queue: { waiting: 0, decided: 2 }, second: BOTH },
  // The page knows, and the queue does not know that it does: both pages are told, and nothing is done twice.
  { place: "before dequeue", first: BOTH, queue: { waiting: 0, decided: 2 }, second: BOTH },
  // Taken out of the queue, and the page not told so: it is told what was decided all the same, as nobody else will be.
  { place: "answer to dequeue", first: BOTH, queue: { waiting: 0, decided: 0 }, second: [] },
]) {
  test(`a worker stopped at "${place}": what was decided is told, and done once`, async () => {
    const context = await browser.newContext();
    const page = await ready(context, site);
    const got = await page.evaluate(stoppedAt, { place, name: `stopped at ${place}` });
    assert.deepEqual(got, { reached: true, first, queue, second, members: 2 });
    assert.deepEqual(page.faults, []);
    await context.close();
  });
}
