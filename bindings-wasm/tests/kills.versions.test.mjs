// A later version of the page comes while one of an earlier version writes, and either may be killed: what was acknowledged is kept, the
// earlier one stops and says so, and the layout is changed whole or not at all.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { here, host, start } from "./chromium.mjs";
import { key, random, ready } from "./kills.mjs";

const LONG = process.env.TIMEBANK_LONG !== undefined;

let browser, site;

before(async () => {
  browser = await start();
  site = await host(here);
});
after(async () => {
  await browser?.close();
  await site?.stop();
});

/** Gives the page another beside it, and workers of later versions: the same program, whose database is laid out as version so many higher, with a mark in it. */
async function versions() {
  const frame = document.body.appendChild(document.createElement("iframe"));
  frame.src = location.href;
  await new Promise((resolve) => (frame.onload = resolve));
  // A page has a bank open once: what comes meanwhile is a page of its own.
  window.Another = (await frame.contentWindow.eval('import("../dist/remote.js")')).RemoteBank;
  window.ofVersion = (later) => {
    const shift = `const open = IDBFactory.prototype.open;
      IDBFactory.prototype.open = function (name, version) {
        const request = open.call(this, name, version + ${later});
        // As an upgrade would: it reads what is there and writes it anew, in one step.
        request.addEventListener("upgradeneeded", ({ oldVersion }) => {
          if (oldVersion < 2) return;
          const records = request.transaction.objectStore("records");
          records.getAll().onsuccess = ({ target }) => {
            for (const row of target.result) records.put({ ...row, laidOut: ${later} });
          };
        });
        return request;
      };`;
    const script = `import ${JSON.stringify(`data:text/javascript,${encodeURIComponent(shift)}`)};\nimport ${JSON.stringify(new URL("../dist/worker.js", location.href).href)};`;
    return new Worker(URL.createObjectURL(new Blob([script], { type: "text/javascript" })), { type: "module" });
  };
}

/** One change of version: a writer of the earlier one, and a page of the later that comes meanwhile; perhaps killed, and come again. */
async function change({ name, round, from, delay, killed }) {
  const told = { acknowledged: [], refused: [], stopped: 0, writable: 0 };
  const command = (n) => {
    const key = n.toString(16).padStart(32, "0");
    return { at: "2026-03-02T10:00:00Z", key, salt: key.replace(/^0/, "f"), by: "host", do: { type: "admit", profile: { name: "Ana" } } };
  };
  const writer = await window.RemoteBank.open(window.ofVersion(round), name);
  if (!writer.founded) await writer.create({ at: "2026-03-01T10:00:00Z", charter: { name: "Harpurbrook" } });
  writer.on("stopped", ({ code }) => void (code === "stopped" && told.stopped++));
  let n = from;
  // Two at a time, so that there is always one on its way.
  const write = async () => {
    for (;;) {
      const own = command(n++);
      try {
        const [{ seq }] = await writer.execute(own);
        told.acknowledged.push([own.key, seq]);
      } catch ({ code }) {
        told.refused.push(code);
        return;
      }
    }
  };
  const written = Promise.all([write(), write()]);
  const sleep = (time) => new Promise((resolve) => setTimeout(resolve, time));
  while (told.acknowledged.length < 3) await sleep(1);
  await sleep(delay);
  if (killed !== undefined) {
    const first = window.ofVersion(round + 1);
    const opening = window.Another.open(first, name).catch(() => undefined);
    await sleep(killed);
    first.terminate();
    // It may have been killed before the earlier version was asked to go: that goes on then.
    await Promise.race([opening, sleep(50)]);
  }
  const next = await window.Another.open(window.ofVersion(round + 1), name);
  await written;
  for (let waited = 0; !next.writable && waited < 5000; waited += 5) await sleep(5);
  const [{ seq }] = await next.execute(command(n));
  told.acknowledged.push([command(n).key, seq]);
  await next.close();
  const raw = await new Promise((resolve, reject) => {
    const opening = indexedDB.open(`timebank:${name}`);
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const rows = opening.result.transaction("records").objectStore("records").getAll();
      rows.onsuccess = () => (resolve({ version: opening.result.version, rows: rows.result.map(({ line, laidOut }) => ({ line, laidOut })) }), opening.result.close());
    };
  });
  const earlier = await window.RemoteBank.open(window.ofVersion(round), name).then(() => "opened", ({ code, details }) => ({ code, ...details }));
  return { ...told, raw, earlier, next: n + 1 };
}

test("a change of version stops a writer between two commands, and loses none", async () => {
  const rounds = LONG ? 300 : Number(process.env.TIMEBANK_VERSIONS ?? 12);
  const context = await browser.newContext();
  const page = await ready(context, site);
  await page.evaluate(versions);
  const [known, pick, name] = [new Map(), random(5), "versions"];
  let [from, kills] = [1, 0];
  for (let round = 0; round < rounds; round++) {
    const killed = pick(2) === 0 ? pick(120) : undefined;
    if (killed !== undefined) kills++;
    const got = await page.evaluate(change, { name, round, from, delay: pick(40), killed });
    from = got.next;
    for (const [which, seq] of got.acknowledged) known.set(which, seq);
    const kept = new Map(got.raw.rows.map(({ line }) => JSON.parse(line).record).map(({ key: which, seq }) => [which, seq]));
    assert.deepEqual([...known].filter(([which, seq]) => kept.get(which) !== seq), [], `round ${round}: acknowledged and not there`);
    assert.equal(got.raw.rows.length, new Set(got.raw.rows.map(({ line }) => JSON.parse(line).record.key)).size, `round ${round}: twice`);
    // The writer's page hears of it once, and each of its commands under way ends in one word.
    assert.equal(got.stopped, 1, `round ${round}`);
    assert.ok(got.refused.every((code) => ["stopped", "store-failed"].includes(code)), `round ${round}: ${got.refused}`);
    // Laid out whole: what was there at the change has its mark, and what came after has none.
    assert.equal(got.raw.version, 3 + round);
    const marks = got.raw.rows.map(({ laidOut }) => laidOut);
    assert.ok(marks.slice(0, -1).every((mark) => mark === round + 1), `round ${round}: ${marks}`);
    assert.deepEqual(got.earlier, { code: "store-version", found: 3 + round, known: 2 }, `round ${round}`);
  }
  assert.ok(known.has(key(1)) && known.size > rounds);
  assert.deepEqual(page.faults, []);
  console.log(`${rounds} changes of version, ${kills} with the later one killed: ${known.size} commands, all kept`);
  await context.close();
});
