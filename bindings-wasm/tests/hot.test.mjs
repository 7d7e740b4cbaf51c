// Hot reloading: a module that opens a bank is edited while its page is open, and the page still writes afterwards.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { here, start, watched } from "./chromium.mjs";

let folder, browser, server, address;

/** The module that has the bank, as it is edited: `round` says which of its versions runs. */
const bank = (round, rest = "") => `import { RemoteBank } from "timebank/remote";
import Work from "timebank/worker?worker";
export const round = ${round};
export const bank = await RemoteBank.open(new Work(), "hot");
${rest}`;
const SHOW = `
if (!bank.founded) await bank.create({ charter: { name: "Harpurbrook" } });
const done = await bank.admit("Member " + round).then(() => "written", ({ code }) => code);
document.body.dataset.told = [round, bank.writable, done, (await bank.members()).members.length].join(" ");
import.meta.hot.accept();`;
/** What shows it takes itself anew, as components do: its update reaches no word in the module above. */
const VIEW = `import { bank, round } from "./bank.js";${SHOW}`;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), "timebank-hot-"));
  const [{ filename }] = JSON.parse(execFileSync("npm", ["pack", "--json", "--pack-destination", folder], { cwd: here, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));
  const files = {
    "package.json": JSON.stringify({ name: "hot", private: true, type: "module" }),
    "index.html": '<!doctype html><html lang="en"><title>Hot</title><link rel="icon" href="data:,"><body><script type="module" src="/view.js"></script></body></html>',
    "view.js": VIEW,
    "bank.js": bank(1),
    "vite.config.mjs": 'export default { worker: { format: "es" } };',
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  execFileSync("npm", ["install", "--offline", "--no-audit", "--no-fund", "--ignore-scripts", join(folder, filename)], { cwd: folder, stdio: "ignore" });
  browser = await start();
  server = spawn(process.execPath, [join(here, "node_modules/vite/bin/vite.js"), "--port", "0"], { cwd: folder, env: { ...process.env, NO_COLOR: "1" } });
  address = await new Promise((resolve, reject) => {
    let said = "";
    server.on("exit", () => reject(new Error(said)));
    server.stdout.on("data", (text) => {
      said += text;
      const [, found] = /Local:\s+(http:\S+)/.exec(said) ?? [];
      if (found) resolve(found);
    });
  });
});
after(async () => {
  server?.kill();
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Opens the page, edits the module of the bank, and gives what each version told. */
async function edited(view, ...versions) {
  const context = await browser.newContext();
  writeFileSync(join(folder, "view.js"), view);
  writeFileSync(join(folder, "bank.js"), versions[0]);
  const page = await watched(context);
  await page.goto(address);
  const told = [];
  for (const [n, text] of versions.entries()) {
    if (n > 0) writeFileSync(join(folder, "bank.js"), text);
    await page.waitForFunction((begun) => document.body.dataset.told?.startsWith(begun), `${n + 1} `);
    told.push(await page.evaluate(() => document.body.dataset.told));
    // Else it was loaded anew, and nothing was handed over.
    if (n === 0) await page.evaluate(() => (window.same = true));
    else assert.ok(await page.evaluate(() => window.same), "the page was not reloaded");
  }
  assert.deepEqual(page.faults.filter((fault) => !/\[vite\]|WebSocket/.test(fault)), []);
  await context.close();
  return told;
}

test("the module before gives the journal up by itself, edit after edit", async () => {
  assert.deepEqual(await edited(VIEW, bank(1), bank(2), bank(3)), ["1 true written 1", "2 true written 2", "3 true written 3"]);
});

test("one that closes its bank itself, in `import.meta.hot.dispose`, does no harm", async () => {
  const own = `import.meta.hot.dispose(() => bank.close());${SHOW}`;
  assert.deepEqual(await edited('import "./bank.js";', bank(1, own), bank(2, own)), ["1 true written 1", "2 true written 2"]);
});

test("a second tab still only looks, until the first is closed", async () => {
  writeFileSync(join(folder, "view.js"), VIEW);
  writeFileSync(join(folder, "bank.js"), bank(1));
  const context = await browser.newContext();
  const [first, second] = [await context.newPage(), await context.newPage()];
  const told = async (page) => {
    await page.goto(address);
    return page.waitForFunction(() => document.body.dataset.told).then((handle) => handle.jsonValue());
  };
  assert.equal(await told(first), "1 true written 1");
  assert.match(await told(second), /^1 false \S+ 1$/);
  assert.doesNotMatch(await told(second), /written/);
  await context.close();
});
