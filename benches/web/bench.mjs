// The web build beside what people would use instead, in one run: recording in Node against the same natively, the start of a page
// against that of ywasm, and a page that goes on moving while a worker restores ten thousand exchanges.
//
//     node benches/web/bench.mjs NATIVE NATIVE-WITHOUT-SHA [--quick] [--json FILE]
//
// `cargo xtask bench web` builds what it needs and runs it.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { host, start } from "../../bindings-wasm/tests/chromium.mjs";

const [native, withoutSha] = process.argv.slice(2);
const QUICK = process.argv.includes("--quick");
const COUNT = QUICK ? 2_000 : 20_000;
const MEMBERS = 100;
const ROUNDS = 5;
const binding = fileURLToPath(new URL("../../bindings-wasm/", import.meta.url));
const { TimeBank } = createRequire(join(binding, "package.json"))(join(binding, "dist/cjs/node.js"));

const folder = mkdtempSync(join(tmpdir(), "timebank-bench-"));
const rows = [];
const say = (line, ours, theirs, wanted) => rows.push({ line, ours, theirs, ratio: (ours / theirs).toFixed(2), wanted });

/** A line as the other benches write it: seconds, and how many times as fast as the peer. */
function figure({ line, ours, theirs, wanted }) {
  const [name, peer = null] = line.split(" | ");
  const rate = name.endsWith("/s");
  const seconds = (value) => (rate ? 1 / value : value / 1000);
  const known = Number.isFinite(theirs);
  const [ours_s, peer_s, ratio] = [seconds(ours), known ? seconds(theirs) : null, known ? seconds(theirs) / seconds(ours) : null];
  return { name: name.replace(/, (exchanges\/s|ms.*)$/, ""), input: `${COUNT} exchanges`, ours_s, peer, peer_s, ratio, bytes: null, wanted: /^(>=|<=) [0-9.]+$/.test(wanted) ? Number(wanted.slice(3)) : null };
}
const best = (times) => Math.min(...times);
const median = (times) => [...times].sort((a, b) => a - b)[times.length >> 1];

/** The same every time: from a small generator with a fixed seed. */
function commands(count) {
  let state = 12_345;
  const dice = (most) => (state = (state * 1_103_515_245 + 12_345) % 2 ** 31) % most;
  const at = "2026-03-01T10:00:00Z";
  const before = [{ at, by: "host", do: { type: "create", bank: "00".repeat(16), charter: { name: "Harpurbrook" } } }, ...Array.from({ length: MEMBERS }, () => ({ at, by: "host", do: { type: "admit" } }))];
  const records = Array.from({ length: count }, () => {
    const giver = dice(MEMBERS) + 1;
    const minutes = 15 * (dice(12) + 1);
    const receiver = ((giver + dice(MEMBERS - 1)) % MEMBERS) + 1;
    return { at, by: "host", do: { type: "record", terms: { on: "2026-03-01", parts: [{ member: giver, side: "gave", minutes }, { member: receiver, side: "received", minutes }] } } };
  });
  return { before, records };
}

function recording() {
  const { before, records } = commands(COUNT);
  const file = join(folder, "commands.jsonl");
  writeFileSync(file, [...before, ...records].map((command) => JSON.stringify(command)).join("\n"));
  const run = (program) => JSON.parse(execFileSync(program, [file, String(ROUNDS)], { encoding: "utf8" }));
  const texts = records.map((command) => JSON.stringify(command));
  const options = records.map(({ at, do: { terms: { on, parts: [gave, received] } } }) => ({ at, on, gave: { member: gave.member, minutes: gave.minutes }, received: { member: received.member, minutes: received.minutes } }));
  const timed = (work) => {
    const bank = TimeBank.create(before[0]);
    for (const command of before.slice(1)) bank.execute(command);
    bank.takeNewRecords();
    const started = performance.now();
    for (let i = 0; i < COUNT; i++) {
      work(bank, i);
      if (i % 1000 === 999) bank.takeNewRecords();
    }
    const took = (performance.now() - started) / 1000;
    const { head } = bank;
    bank.free();
    return { took, head };
  };
  const inNode = { json: [], method: [] };
  let head;
  const natives = [];
  const softs = [];
  // In turn, so that a busy machine is so for all of them.
  for (let round = 0; round < ROUNDS; round++) {
    natives.push(run(native));
    softs.push(run(withoutSha));
    const json = timed((bank, i) => bank.execute(texts[i]));
    inNode.json.push(json.took);
    inNode.method.push(timed((bank, i) => bank.record(options[i])).took);
    head = json.head;
  }
  if (natives[0].head !== head || softs[0].head !== head) throw new Error("the three did not record the same");
  const rate = (seconds) => COUNT / seconds;
  const of = (all, way) => rate(best(all.map((one) => one[way])));
  for (const [way, name] of [["json", "from JSON"], ["method", "by the typed method"]]) {
    const ours = rate(best(inNode[way]));
    say(`recording in Node ${name}, exchanges/s | native from JSON, SHA instructions off`, ours, of(softs, "json"), ">= 0.50");
    say(`recording in Node ${name}, exchanges/s | native from JSON, SHA instructions on`, ours, of(natives, "json"), "");
    say(`recording in Node ${name}, exchanges/s | native typed commands, SHA instructions off`, ours, of(softs, "typed"), ">= 0.50");
    say(`recording in Node ${name}, exchanges/s | native typed commands, SHA instructions on`, ours, of(natives, "typed"), "");
  }
}

/**
 * The package of ywasm is made for Node: it reads its file by `require`. In the page the same glue and the same file are fetched at
 * once, and run with stand-ins for what it requires, which is the best a page can do with it.
 */
const THEIRS = `export async function first() {
  const at = "./timebank/node_modules/ywasm/";
  const [glue, bytes] = await Promise.all([fetch(at + "ywasm.js").then((r) => r.text()), fetch(at + "ywasm_bg.wasm").then((r) => r.arrayBuffer())]);
  const required = { util: { TextDecoder, TextEncoder }, path: { join: () => "" }, fs: { readFileSync: () => bytes } };
  const module = { exports: {} };
  new Function("require", "module", "exports", "__dirname", glue)((name) => required[name], module, module.exports, "");
  const { YDoc } = module.exports;
  const map = new YDoc().getMap("bank");
  map.set("name", "Harpurbrook");
  return map.get("name");
}
`;

const PAGE = '<!doctype html><meta charset="utf-8"><title>bench</title><link rel="icon" href="data:,">';

/** From the request for the script to the first answer, in the same page, a fresh profile each time, in turn. */
async function starting(browser, address) {
  const times = { ours: [], theirs: [] };
  const once = async (module) => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(`${address}index.html`);
    const took = await page.evaluate(async (path) => {
      const started = performance.now();
      const { first } = await import(path);
      await first();
      return performance.now() - started;
    }, module);
    await context.close();
    return took;
  };
  for (let round = 0; round < (QUICK ? 3 : 15); round++) {
    times.ours.push(await once("./ours.js"));
    times.theirs.push(await once("./theirs.js"));
  }
  say("start of a page to the first answer, ms | ywasm", median(times.ours), median(times.theirs), "<= 1.00");
}

/** The longest the page stood still while a worker restored a journal, and while it did nothing. */
async function moving(browser, address) {
  const { before, records } = commands(10_000);
  const bank = TimeBank.create(before[0]);
  for (const command of [...before.slice(1), ...records]) bank.execute(command);
  writeFileSync(join(folder, "journal.jsonl"), bank.takeNewRecords());
  const page = await (await browser.newContext()).newPage();
  await page.goto(`${address}index.html`);
  const got = await page.evaluate(async () => {
    const { RemoteBank } = await import("./timebank/dist/remote.js");
    const open = () => RemoteBank.open(new Worker("./timebank/dist/worker.js", { type: "module" }), "bench");
    const journal = await (await fetch("journal.jsonl")).text();
    const filling = await open();
    await filling.restore(journal);
    await filling.close();
    /** The page's own work between two frames, and the frames themselves, while something else goes on. */
    const watch = async (work) => {
      const blocks = [];
      const frames = [];
      let on = true;
      const channel = new MessageChannel();
      let last = performance.now();
      channel.port1.onmessage = () => {
        const now = performance.now();
        blocks.push(now - last);
        last = now;
        if (on) channel.port2.postMessage(0);
      };
      channel.port2.postMessage(0);
      let frame = performance.now();
      const tick = (now) => {
        frames.push(now - frame);
        frame = now;
        if (on) requestAnimationFrame(tick);
      };
      requestAnimationFrame(tick);
      const started = performance.now();
      const done = await work();
      const took = performance.now() - started;
      on = false;
      return { done, took, longest: Math.max(...blocks), frame: Math.max(...frames.slice(1)) };
    };
    const idle = await watch(() => new Promise((resolve) => setTimeout(resolve, 1000)));
    const restoring = await watch(async () => {
      const bank = await open();
      return Object.keys(await bank.balances()).length;
    });
    return { idle, restoring };
  });
  rows.push({ line: "10,000 exchanges restored in a worker, ms until the first answer", ours: got.restoring.took, theirs: NaN, ratio: "", wanted: "" });
  say("longest the page stood still meanwhile, ms | while nothing went on", got.restoring.longest, got.idle.longest, "< 16 ms");
  say("longest between two frames meanwhile, ms | while nothing went on", got.restoring.frame, got.idle.frame, "");
}

try {
  recording();
  symlinkSync(binding, join(folder, "timebank"));
  writeFileSync(join(folder, "index.html"), PAGE);
  writeFileSync(join(folder, "ours.js"), `import { TimeBank, init } from "./timebank/dist/web.js";\nexport async function first() { await init(); return TimeBank.create({ charter: { name: "Harpurbrook" } }).head; }\n`);
  writeFileSync(join(folder, "theirs.js"), THEIRS);
  const site = await host(folder);
  const browser = await start();
  await starting(browser, site.address);
  await moving(browser, site.address);
  await browser.close();
  await site.stop();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
const shown = (value) => (Number.isNaN(value) ? "" : value >= 1000 ? Math.round(value).toLocaleString("en") : value.toFixed(1));
console.log("| | ours | theirs | ratio | wanted |\n|---|---|---|---|---|");
for (const { line, ours, theirs, ratio, wanted } of rows) console.log(`| ${line.replace(" | ", " against ")} | ${shown(ours)} | ${shown(theirs)} | ${ratio} | ${wanted} |`);
const json = process.argv.indexOf("--json") + 1;
if (json > 0) writeFileSync(process.argv[json], rows.map((row) => `${JSON.stringify(figure(row))}\n`).join(""));
