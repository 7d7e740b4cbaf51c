// In a real browser: the store in IndexedDB, the bank in a worker, and what goes wrong with both.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { here, host, start, watched } from "./chromium.mjs";

let browser, site, page;

before(async () => {
  browser = await start();
  site = await host(here);
});
after(async () => {
  await browser?.close();
  await site?.stop();
});

/** A page of a fresh profile with the package in `window.timebank`. */
async function fresh(context) {
  const own = context ?? (await browser.newContext());
  page = await watched(own);
  await page.goto(`${site.address}tests/blank.html`);
  await page.evaluate(async () => {
    const [timebank, { IndexedDbStore }, { RemoteBank }] = await Promise.all(["../dist/web.js", "../dist/indexeddb.js", "../dist/remote.js"].map((file) => import(new URL(file, location.href))));
    Object.assign(window, { timebank, IndexedDbStore, RemoteBank, worker: () => new Worker(new URL("../dist/worker.js", location.href), { type: "module" }) });
    window.caught = (promise) => promise.then((done) => ({ done }), ({ name, code, message, details, help }) => ({ name, code, message, details, help }));
  });
  return page;
}

test("before `init` the core says so", async () => {
  await fresh();
  const { code, name } = await page.evaluate(() => caught((async () => timebank.TimeBank.create({ charter: { name: "Harpurbrook" } }))()));
  assert.deepEqual([code, name], ["not-ready", "TimebankError"]);
});

test("IndexedDB does what every store has to do", async () => {
  await fresh();
  const results = await page.evaluate(async () => {
    await timebank.init();
    const { run } = await import(new URL("conformance.mjs", location.href));
    let n = 0;
    const names = new Map();
    const open = async (name) => {
      const store = await IndexedDbStore.open(name);
      names.set(store, name);
      return store;
    };
    return run(timebank, {
      fresh: () => open(`store ${++n}`),
      reopen: (store) => (store.close(), open(names.get(store))),
    });
  });
  assert.ok(results.length >= 13);
  assert.deepEqual(results.filter(({ fault }) => fault), []);
});

test("a bank in a worker answers as one on the page does", async () => {
  await fresh();
  const got = await page.evaluate(async () => {
    const bank = await RemoteBank.open(worker(), "answers");
    const told = [];
    bank.on("records", ({ records, events, head }) => told.push([events.length === new TextDecoder().decode(records).trim().split("\n").length && events.length, head]));
    const opened = [bank.founded, bank.writable];
    const early = await caught(bank.admit({}));
    await bank.create({ at: "2026-03-01T10:00:00Z", charter: { name: "Harpurbrook" } });
    const at = "2026-03-01T10:00:00Z";
    const { member: ana } = await bank.admit({ at, profile: { name: "Ana" } });
    const { member: ben } = await bank.admit({ at, profile: { name: "Ben" } });
    const { exchange } = await bank.record({ at, on: "2026-03-01", gave: { member: ana, minutes: 60 }, received: { member: ben, minutes: 60 } });
    const refusal = await caught(bank.transfer({ at, kind: "gift", from: { account: 2 }, to: { account: 2 }, minutes: 5 }));
    const wrong = await caught(bank.record({ at, on: "2026-03-01", gave: { member: ana, minutes: NaN } }));
    const journal = await bank.journal();
    const { fault, records } = await bank.verify(journal);
    await timebank.init();
    const here = timebank.TimeBank.fromJsonl(journal);
    const same = (await bank.balance({ member: ana })).words === here.balance({ member: ana }).words;
    const redacted = new TextDecoder().decode(await bank.redact({ for: "auditor" }));
    const snapshot = timebank.TimeBank.fromSnapshot(await bank.snapshot()).head === here.head;
    await bank.close();
    const late = await caught(bank.balance({ member: ana }));
    return { opened, early: early.code, exchange, refusal, wrong: wrong.code, fault, records, same, redacted: redacted.includes("Ana"), snapshot, told: told.length, late: late.code };
  });
  assert.deepEqual(got.opened, [false, true]);
  assert.deepEqual([got.early, got.wrong, got.late], ["not-founded", "wrong-type", "stopped"]);
  assert.deepEqual([got.refusal.name, got.refusal.code], ["TimebankError", "bad-transfer"]);
  assert.ok(got.refusal.details.why && got.refusal.help);
  assert.deepEqual([got.exchange, got.fault, got.records, got.same, got.redacted, got.snapshot, got.told], [1, null, 4, true, false, true, 4]);
  assert.deepEqual(page.faults, []);
});

/** A town in which everybody offers something and asks for something. */
const TOWN = `async (bank, count) => {
  let state = 12345;
  const dice = (most) => (state = (state * 1103515245 + 12345) % 2 ** 31) % most;
  const at = "2026-03-02T10:00:00Z";
  await bank.create({ at, charter: { name: "Town", activities: Array.from({ length: 20 }, (_, i) => ({ code: "a" + i, name: "Activity " + i })) } });
  const commands = Array.from({ length: count }, () => ({ at, by: "host", do: { type: "admit" } }));
  for (let member = 1; member <= count; member++) {
    const from = 1440 * dice(7) + 60 * (8 + dice(8));
    commands.push({ at, salt: timebank.newSalt(), by: "host", do: { type: "keep", member, parts: [{ type: "availability", weekly: [{ from, until: from + 240 }] }] } });
    for (const type of ["offer", "request"]) commands.push({ at, by: "host", do: { type, member, terms: { activity: dice(20) + 1, minutes: 60, visibility: "members" } } });
  }
  for (let i = 0; i < commands.length; i += 1000) await bank.execute(commands.slice(i, i + 1000));
}`;

test("a reader in a second worker follows the bank, and is asked what takes long", async () => {
  await fresh();
  const got = await page.evaluate(async (town) => {
    const { RemoteReader } = await import(new URL("../dist/remote.js", location.href));
    const { full } = await import(new URL("../dist/full.js", location.href));
    const bank = await RemoteBank.open(worker(), "followed");
    let workers = 0;
    const reader = await RemoteReader.open(bank, () => (workers++, worker()), full);
    const early = await caught(reader.balances());
    await eval(town)(bank, 900);
    // What the page has been answered before, the reader knows.
    // The week of the town, which was a few days before today.
    const from = "2026-03-02";
    const before = await reader.matchesFor({ listing: 2, most: 100, from });
    const at = "2026-03-02T10:00:00Z";
    // Somebody who said nothing of when: to be asked.
    const { member } = await bank.admit({ at });
    const { listing } = await bank.offer({ at, member, terms: { activity: (await bank.listings({ limit: 2 })).listings[1].activity, minutes: 60, visibility: "members" } });
    const after = await reader.matchesFor({ listing: 2, most: 100, from });
    const seen = [before, after].map(({ matches }) => matches.some(({ offer }) => offer === listing));
    const same = JSON.stringify(await reader.balances()) === JSON.stringify(await bank.balances());
    const refusal = await caught(reader.matchesFor({ listing: 2, member: 1 }));
    const small = await caught(bank.plan());
    // A plan says how far it is, and is the same as without being watched.
    const told = [];
    const plan = await reader.plan({ from }, { onProgress: ({ steps, milliseconds }) => told.push([steps, milliseconds]) });
    const again = await reader.plan({ from });
    const short = await reader.plan({ from }, { within: 1 });
    // Stopped in the middle: the promise says so, what waited is answered all the same, by another worker.
    const stop = new AbortController();
    const stopped = caught(reader.plan({ from }, { signal: stop.signal }));
    const queued = new AbortController();
    const off = caught(reader.ask({ type: "balances", viewer: "host" }, { signal: queued.signal }));
    const waits = reader.balance({ member: 1 });
    queued.abort();
    setTimeout(() => stop.abort(new DOMException("enough", "AbortError")), 20);
    const [gone, called, words] = [await stopped, await off, (await waits).words];
    reader.close();
    const late = await caught(reader.balances());
    return { early: early.code, seen, same, refusal: refusal.code, small: [small.code, small.help].join(": "), told: told.length, rising: told.every(([steps], i) => i === 0 || steps > told[i - 1][0]), plan: [plan.value, plan.bound], equal: JSON.stringify(plan) === JSON.stringify(again), short: [short.stopped, short.value, short.bound, short.gap], gone: gone.name, called: called.name, words, workers, late: late.code };
  }, TOWN);
  assert.deepEqual([got.early, got.refusal, got.gone, got.called, got.late], ["not-founded", "bad-arguments", "AbortError", "AbortError", "stopped"]);
  // A page cannot give another core to a worker that runs.
  assert.match(got.small, /^not-ready: .*RemoteBank\.open\(worker, name, full\).*RemoteReader/);
  assert.deepEqual([got.seen, got.same, got.equal, got.rising], [[false, true], true, true, true]);
  assert.ok(got.told > 0, "it was told how far it is");
  assert.ok(got.plan[0] <= got.plan[1]);
  // In no time: some plan, that says how far from the best it can be.
  assert.equal(got.short[0], true);
  assert.ok(got.short[1] >= 0 && got.short[1] <= got.plan[1] && got.short[2] >= got.plan[0], JSON.stringify([got.short, got.plan]));
  assert.equal(got.short[3], got.short[2] - got.short[1]);
  assert.match(got.words, /so far/);
  assert.deepEqual(page.faults, []);
});

test("what is wrong arrives typed from a worker, and nothing is rejected that nobody hears", async () => {
  await fresh();
  const got = await page.evaluate(async (town) => {
    const { RemoteReader } = await import(new URL("../dist/remote.js", location.href));
    const { full } = await import(new URL("../dist/full.js", location.href));
    await timebank.init(full);
    const lost = [];
    addEventListener("unhandledrejection", ({ reason }) => lost.push(String(reason)));
    addEventListener("error", ({ message }) => lost.push(message));
    const bank = await RemoteBank.open(worker(), "typed");
    const reader = await RemoteReader.open(bank, worker, full);
    await eval(town)(bank, 900);
    const ana = (await bank.members({ limit: 1 })).members[0].member;
    const at = "2026-03-02T10:00:00Z";
    const codes = (await bank.charter()).needs.needs.map(({ code }) => code);
    const { listing } = await bank.offer(ana, "Tea", { need: codes[1], at });
    const need = (await bank.listings({ need: codes[1], on: "2026-03-02" })).listings.some((one) => one.listing === listing);
    const same = JSON.stringify(await reader.charter()) === JSON.stringify(await bank.charter());
    const view = bank.seenBy(ana);
    const errors = {
      need: await caught(view.offer(ana, "Tea", { terms: { need: "no such" }, at })),
      viewer: await caught(view.ask({ type: "balances", viewer: "host" })),
      asked: await caught(reader.seenBy(ana).ask({ type: "balances" })),
      crossed: await caught(bank.verify(() => undefined)),
      circle: await caught(bank.execute({ do: (() => { const ring = {}; ring.ring = ring; return ring; })() })),
      ahead: await caught((async () => timebank.runAhead(bank, { policy: { name: "x" } }))()),
    };
    const plan = (onProgress) => caught(reader.plan({ from: "2026-03-02" }, { onProgress }));
    const thrown = await plan(() => { throw new RangeError("the bar is gone"); });
    const rejected = await plan(async () => { throw new RangeError("the bar is gone"); });
    // The reader goes on for whoever asks next.
    const { words } = await reader.balance(ana);
    await new Promise((resolve) => setTimeout(resolve, 50));
    reader.close();
    return { errors, thrown, rejected, words, need, same, lost };
  }, TOWN);
  const { need, viewer, asked, crossed, circle, ahead } = got.errors;
  assert.deepEqual([need.code, /`terms\.need`/.test(need.message), need.details.what], ["unknown-word", true, "need"]);
  assert.deepEqual([viewer.code, viewer.details.path], ["wrong-type", "viewer"]);
  assert.equal(asked.code, "ask-the-broker");
  assert.deepEqual([crossed.code, circle.code, ahead.code, ahead.details.path], ["wrong-type", "wrong-type", "wrong-type", "bank"]);
  assert.ok([need, viewer, asked, crossed, circle, ahead].every(({ name, help }) => name === "TimebankError" && help !== ""));
  assert.deepEqual([got.thrown.name, got.thrown.message, got.rejected.name, got.rejected.message], ["RangeError", "the bar is gone", "RangeError", "the bar is gone"]);
  assert.deepEqual([got.need, got.same, got.lost], [true, true, []]);
  assert.match(got.words, /so far|nothing|even|0/);
  assert.deepEqual(page.faults, []);
});

test("a second tab may look and not write, until the first is closed", async () => {
  const context = await browser.newContext();
  const first = await fresh(context);
  await first.evaluate(async () => {
    window.bank = await RemoteBank.open(worker(), "shared");
    await bank.create({ charter: { name: "Harpurbrook" } });
    await bank.admit({ profile: { name: "Ana" } });
  });
  const second = await fresh(context);
  const opened = await second.evaluate(async () => {
    window.bank = await RemoteBank.open(worker(), "shared");
    window.writable = new Promise((resolve) => bank.on("writable", resolve));
    const refusal = await caught(bank.admit({ profile: { name: "Ben" } }));
    await bank.enqueue(timebank.newCommand("admit", { profile: { name: "Ben" } }));
    await bank.enqueue(timebank.newCommand("erase", { member: 99 }));
    return { founded: bank.founded, writable: bank.writable, code: refusal.code, members: (await bank.members()).members.length };
  });
  assert.deepEqual(opened, { founded: true, writable: false, code: "locked", members: 1 });
  await first.evaluate(() => bank.admit({ profile: { name: "Cleo" } }));
  await second.waitForFunction(async () => (await bank.members()).members.length === 2);
  await first.close();
  const decided = await second.evaluate(async () => {
    await writable;
    const all = await bank.decideWaiting();
    return { all: all.map(({ outcome, error }) => outcome?.created ?? error.code), waiting: (await bank.waiting()).length, members: (await bank.members()).members.length };
  });
  assert.deepEqual(decided, { all: [{ member: 3 }, "not-found"], waiting: 0, members: 3 });
  await context.close();
});

test("a worker killed in the middle of a write loses nothing that was answered, and leaves no half", async () => {
  await fresh();
  for (let round = 0; round < 6; round++) {
    const got = await page.evaluate(async (round) => {
      const running = worker();
      const bank = await RemoteBank.open(running, "killed");
      if (!bank.founded) await bank.create({ charter: { name: "Harpurbrook" } });
      const before = (await bank.members({ limit: 500 })).members.length;
      const stopped = new Promise((resolve) => bank.on("stopped", ({ code }) => resolve(code)));
      // Batches of forty: each is whole or not at all.
      const batches = Array.from({ length: 8 }, () => caught(bank.execute(Array.from({ length: 40 }, () => timebank.newCommand("admit", {})))));
      await new Promise((resolve) => setTimeout(resolve, 5 + round * 12));
      running.terminate();
      const answers = await Promise.all(batches);
      const code = await stopped;
      const answered = answers.filter(({ done }) => done).length;
      const again = await RemoteBank.open(worker(), "killed");
      const { records, fault } = await again.verify(await again.journal());
      const after = records - 1;
      await again.admit({});
      await again.close();
      return { before, answered, after, fault, code, refused: answers.filter(({ done }) => !done).every(({ code }) => code === "stopped") };
    }, round);
    assert.deepEqual([got.code, got.fault, got.refused], ["stopped", null, true]);
    const added = got.after - (round === 0 ? 0 : page.last);
    assert.equal(added % 40, 0, "an append is whole or not at all");
    assert.ok(added >= got.answered * 40, `${got.answered} answered, ${added / 40} kept`);
    page.last = got.after + 1;
  }
});

test("a page that opens a bank again closes the one before, and does not wait for one whose worker is gone", async () => {
  await fresh();
  const got = await page.evaluate(async () => {
    const first = await RemoteBank.open(worker(), "again");
    await first.create({ charter: { name: "Harpurbrook" } });
    await first.admit("Ana");
    const { RemoteReader } = await import(new URL("../dist/remote.js", location.href));
    const { full } = await import(new URL("../dist/full.js", location.href));
    const reader = await RemoteReader.open(first, worker, full);
    const told = [];
    first.on("stopped", ({ code, message }) => told.push(code, /its page opened it again/.test(message)));
    const before = (await reader.members()).members.length;
    const second = await RemoteBank.open(worker(), "again");
    await second.admit("Ann");
    const late = (await caught(reader.members())).code;
    reader.close();
    const members = (await second.members()).members.length;
    const after = (await caught(first.admit("Ben"))).code;
    // Stopped before it said a word.
    const gone = worker();
    const opening = caught(RemoteBank.open(gone, "again"));
    gone.terminate();
    const third = await RemoteBank.open(worker(), "again");
    return { told, before, late, members, writable: [second.writable, third.writable], after, opening: (await opening).code, last: (await third.admit("Cai")).member };
  });
  assert.deepEqual(got, { told: ["stopped", true], before: 1, late: "stopped", members: 2, writable: [true, true], after: "stopped", opening: "stopped", last: 3 });
});

test("a page that opens a bank twice in a row waits for the first to give way, however long it has to do", async () => {
  await fresh();
  const got = await page.evaluate(async () => {
    // A worker that is in the middle of something when it is asked to close.
    const module = (text) => URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
    const slow = module('addEventListener("message", ({ data }) => { for (const began = performance.now(); data.call === "close" && performance.now() - began < 3000; ); });');
    const busy = new Worker(module(`import "${slow}"; import "${new URL("../dist/worker.js", location.href)}";`), { type: "module" });
    const first = await RemoteBank.open(busy, "row");
    await first.create({ charter: { name: "Harpurbrook" } });
    const second = caught(RemoteBank.open(worker(), "row"));
    const third = await RemoteBank.open(worker(), "row");
    return { second: (await second).code, writable: third.writable, member: (await third.admit("Ana")).member };
  });
  assert.deepEqual(got, { second: "stopped", writable: true, member: 1 });
});

test("when the device is full nothing is half kept, and it goes on once there is room", async () => {
  const context = await browser.newContext();
  await fresh(context);
  const devtools = await context.newCDPSession(page);
  // From the start: Chromium counts on for a while with the room it found at first.
  const room = (quotaSize) => devtools.send("Storage.overrideQuotaForOrigin", { origin: new URL(site.address).origin, ...(quotaSize ? { quotaSize } : {}) });
  await room(300_000);
  const got = await page.evaluate(async () => {
    window.bank = await RemoteBank.open(worker(), "full");
    await bank.create({ charter: { name: "Harpurbrook" } });
    await bank.admit({ profile: { name: "Ana" } });
    return (await bank.verify(await bank.journal())).records;
  });
  assert.equal(got, 2);
  const full = await page.evaluate(async () => {
    const words = "long words ".repeat(5000);
    const refusal = await caught(bank.execute(Array.from({ length: 20 }, () => timebank.newCommand("offer", { member: 1, words: { text: words } }))));
    return { refusal, records: (await bank.verify(await bank.journal())).records, listings: (await bank.listings()).listings.length };
  });
  assert.equal(full.refusal.code, "store-failed");
  assert.match(full.refusal.message, /no room left/);
  assert.deepEqual([full.records, full.listings], [2, 0]);
  await room();
  const again = await page.evaluate(async () => {
    await bank.offer({ member: 1, words: { title: "Tea" } });
    return (await bank.verify(await bank.journal())).records;
  });
  assert.equal(again, 3);
  await context.close();
});

test("a journal that went another way is refused from the fork on, one that goes on is taken", async () => {
  await fresh();
  const got = await page.evaluate(async () => {
    await timebank.init();
    const { TimeBank } = timebank;
    const at = "2026-03-01T10:00:00Z";
    const bank = TimeBank.create({ at, charter: { name: "Harpurbrook" } });
    bank.admit({ at, profile: { name: "Ana" } });
    const common = bank.takeNewRecords();
    const [longer, other] = [TimeBank.fromJsonl(common), TimeBank.fromJsonl(common)];
    longer.admit({ at, profile: { name: "Ben" } });
    other.admit({ at, profile: { name: "Cleo" } });
    const joined = (rest) => new TextDecoder().decode(common) + new TextDecoder().decode(rest);
    const [long, fork] = [joined(longer.takeNewRecords()), joined(other.takeNewRecords())];
    const remote = await RemoteBank.open(worker(), "forked");
    const first = await remote.restore(common);
    const again = await remote.restore(common);
    const more = await remote.restore(long);
    const back = await remote.restore(common);
    const refusal = await caught(remote.restore(fork));
    const broken = await caught(remote.restore(long.replace("Ana", "Eve")));
    const names = (await remote.members()).members.map(({ name }) => name);
    return { added: [first, again, more, back].map(({ added }) => added), refusal: [refusal.code, refusal.details.seq], broken: broken.code, names, head: longer.head === timebank.TimeBank.fromJsonl(await remote.journal()).head };
  });
  assert.deepEqual(got, { added: [2, 0, 1, 0], refusal: ["broken-chain", 3], broken: "wrong-part", names: ["Ana", "Ben"], head: true });
});
