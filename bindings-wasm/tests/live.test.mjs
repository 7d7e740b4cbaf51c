// Answers that are kept up with a bank: listeners, the store for Svelte and signals, and React under StrictMode in a real browser.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { build } from "esbuild";
import { Keeper, MemoryStore, live } from "timebank";

import { here, host, start, watched } from "./chromium.mjs";

const keeper = () => Keeper.create(new MemoryStore(), { charter: { name: "Harpurbrook" } });
const settled = () => new Promise((resolve) => setTimeout(resolve, 20));

test("every listener hears what was appended, until it has heard enough; one that throws keeps nobody from hearing", async () => {
  const bank = await keeper();
  const told = [[], []];
  const reported = [];
  globalThis.reportError = (error) => reported.push(error.message);
  const off = bank.on("records", ({ events, head }) => told[0].push([events.map(({ type }) => type), head]));
  bank.on("records", () => {
    throw new Error("a listener's own");
  });
  const again = bank.on("records", ({ records }) => told[1].push(records.length > 0));
  await bank.admit("Ana");
  assert.deepEqual(reported, ["a listener's own"]);
  assert.deepEqual(told, [[[["member-admitted"], bank.bank.head]], [true]]);
  off();
  off();
  again();
  await bank.admit("Ben");
  await settled();
  assert.equal(told[0].length + told[1].length, 2);
  assert.equal(reported.length, 2);
  delete globalThis.reportError;
});

test("what another writer kept is told when it is read", async () => {
  const store = new MemoryStore();
  const one = await Keeper.create(store, { charter: { name: "Harpurbrook" } });
  const other = await Keeper.open(store);
  const heard = [];
  other.on("records", ({ events }) => heard.push(...events.map(({ type }) => type)));
  await one.admit("Ana");
  await other.catchUp();
  assert.deepEqual(heard, ["member-admitted"]);
});

test("an answer is asked while somebody listens, and again when something happened", async () => {
  const bank = await keeper();
  let asked = 0;
  const names = live(bank, async (bank) => (asked++, (await bank.members()).members.map(({ name }) => name)));
  await settled();
  assert.equal(asked, 0);
  const told = [];
  const off = names.subscribe((answered) => told.push(answered));
  const second = names.subscribe(() => undefined);
  await settled();
  await bank.admit("Ana");
  await settled();
  assert.equal(asked, 2, "two listeners, one question");
  assert.deepEqual(told.map(({ answer, pending }) => [answer, pending]), [[undefined, true], [[], false], [[], true], [["Ana"], false]]);
  assert.equal(names.current(), told.at(-1));
  off();
  second();
  await bank.admit("Ben");
  await settled();
  assert.equal(asked, 2);
});

test("a late answer does not take the place of a later one, and a refusal keeps the last answer", async () => {
  const bank = await keeper();
  const waits = [];
  const answer = live(bank, () => new Promise((resolve, reject) => waits.push({ resolve, reject })));
  answer.subscribe(() => undefined);
  await bank.admit("Ana");
  waits[1].resolve("second");
  await settled();
  waits[0].resolve("first");
  await settled();
  assert.deepEqual(answer.current(), { answer: "second", error: undefined, pending: false });
  await bank.admit("Ben");
  waits[2].reject(new Error("no"));
  await settled();
  assert.equal(answer.current().answer, "second");
  assert.equal(answer.current().error.message, "no");
});

let folder, browser, site;
before(async () => {
  folder = mkdtempSync(join(tmpdir(), "timebank-react-"));
  browser = await start();
});
after(async () => {
  await browser?.close();
  await site?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const APP = `
import { StrictMode, createElement as h, useState } from "react";
import { createRoot } from "react-dom/client";
import { useAnswer } from "timebank/react";

/** A bank that counts who listens, and answers when told to. */
let members = ["Ana"], asked = 0;
const listeners = new Set();
const bank = {
  on: (_, listener) => (listeners.add(listener), () => listeners.delete(listener)),
  names: async (n) => (asked++, await new Promise((resolve) => setTimeout(resolve, 5)), n + ": " + members.join(", ")),
};
function Names({ n }) {
  const { answer, pending } = useAnswer(bank, (bank) => bank.names(n), [n]);
  return h("p", { id: "names" }, answer ?? (pending ? "…" : "nothing"));
}
function App() {
  const [n, next] = useState(1);
  const [shown, show] = useState(true);
  return h("main", null, h("button", { id: "next", onClick: () => next(n + 1) }), h("button", { id: "hide", onClick: () => show(!shown) }), shown ? h(Names, { n }) : null);
}
createRoot(document.body.appendChild(document.createElement("div"))).render(h(StrictMode, null, h(App)));
Object.assign(window, { admit: (name) => (members = [...members, name], listeners.forEach((listener) => listener({}))), counted: () => ({ listeners: listeners.size, asked }) });
`;

test("React draws an answer, again when something happened, and lets go of the bank, under StrictMode", async () => {
  writeFileSync(join(folder, "index.html"), '<!doctype html><html lang="en"><title>React</title><link rel="icon" href="data:,"><body><script type="module" src="app.js"></script></body></html>');
  await build({ stdin: { contents: APP, resolveDir: here, loader: "js" }, bundle: true, format: "esm", define: { "process.env.NODE_ENV": '"development"' }, outfile: join(folder, "app.js"), logLevel: "error" });
  site = await host(folder);
  const page = await watched(await browser.newContext());
  await page.goto(site.address);
  const reads = (text) => page.waitForFunction((text) => document.querySelector("#names")?.textContent === text, text);
  await reads("1: Ana");
  assert.equal((await page.evaluate(() => counted())).listeners, 1);
  await page.evaluate(() => admit("Ben"));
  await reads("1: Ana, Ben");
  await page.click("#next");
  await reads("2: Ana, Ben");
  assert.equal((await page.evaluate(() => counted())).listeners, 1);
  await page.click("#hide");
  assert.equal((await page.evaluate(() => counted())).listeners, 0);
  await page.click("#hide");
  await reads("2: Ana, Ben");
  assert.deepEqual(page.faults, []);
  await page.context().close();
});
