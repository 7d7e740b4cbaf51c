// The guide "On a website", followed to the letter: its files, its commands, what it says one sees.
import assert from "node:assert/strict";
import { execSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";

import { here, host, start, watched } from "./chromium.mjs";

const guide = readFileSync(fileURLToPath(new URL("../../docs/guides/on-a-website.md", import.meta.url)), "utf8");
/** What stands in fences, in order, with its language. */
const fences = [...guide.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(([, language, text]) => ({ language, text }));
const of = (language) => fences.filter((fence) => fence.language === language).map(({ text }) => text);

const clock = pathToFileURL(join(here, "tests", "clock.mjs")).href;
let folder, site, browser;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), "timebank-guide-"));
  const packed = execSync("npm pack --json --pack-destination .", { cwd: mkdir("packed", here), encoding: "utf8", env: { ...process.env, npm_config_loglevel: "silent" } });
  const tarball = join(here, JSON.parse(packed)[0].filename);
  const at = mkdir("page");
  // The very commands of the guide, but for where the package comes from: it is the one just made.
  const [commands] = of("sh");
  execSync(commands.replace("npm install timebank", `npm install --offline --no-audit --no-fund ${tarball}`), { cwd: at, stdio: "pipe" });
  rmSync(tarball);
  writeFileSync(join(at, "index.html"), of("html")[0].replace("<script", '<link rel="icon" href="favicon.svg" /><script'));
  writeFileSync(join(at, "favicon.svg"), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  site = await host(at);
  browser = await start();
});
after(async () => {
  await browser?.close();
  await site?.stop();
  rmSync(folder, { recursive: true, force: true });
});

function mkdir(name, existing) {
  if (existing) return existing;
  const at = join(folder, name);
  mkdirSync(at);
  return at;
}

const [first, gift, second] = of("js");
const scripted = (text) => of("js").find((script) => script.includes(text));
const put = (text) => writeFileSync(join(folder, "page", "main.js"), text);

test("a bank on the page", async () => {
  put(first);
  const page = await watched(await browser.newContext());
  const told = [];
  page.on("console", (message) => message.type() === "info" && told.push(message.text()));
  await page.goto(site.address);
  await page.waitForFunction(() => document.querySelector("#balance").textContent !== "");
  assert.equal(await page.textContent("#board"), "Hems, zips, linings (Ana)");
  assert.equal(await page.textContent("#answer"), "Yes, you may.");
  assert.equal(await page.textContent("#balance"), "45 min received more so far");
  assert.match(told.join(), /^nobody-received nobody received time/);
  assert.deepEqual(page.faults, []);
});

test("kept, and in a worker: the second time goes on from the first", async () => {
  put(second);
  const page = await watched(await browser.newContext());
  for (const balance of ["45 min received more so far", "1 h 30 min received more so far"]) {
    await page.goto(site.address);
    await page.waitForFunction(() => document.querySelector("#answer").textContent.endsWith("bytes in the journal"));
    assert.equal(await page.textContent("#balance"), balance);
    assert.equal(await page.textContent("#board"), "Hems, zips, linings");
  }
  assert.deepEqual(page.faults, []);
});

/** A script in which `expression; // "value"` is held to its value; how many are. */
function held(script) {
  let count = 0;
  const text = script.replace(/^(.+); \/\/ (".*")$/gm, (_, expression, value) => (count++, `if ((${expression}) !== ${value}) throw new Error(${JSON.stringify(expression)} + " is " + (${expression}));`));
  return { text, count };
}

test("a gift, a match, a plan and the days give what they say", () => {
  const at = join(folder, "page");
  const matched = held(scripted("matchesFor"));
  const days = held(scripted("setClock"));
  const given = held(`import { TimeBank } from "timebank";\nconst bank = TimeBank.create("Harpurbrook");\nconst [ana, ben] = ["Ana", "Ben"].map((name) => bank.admit(name));\nbank.record(ana, ben, "45 min");\n${gift}`);
  assert.deepEqual([given.count, matched.count, days.count], [1, 3, 2]);
  for (const [name, text] of Object.entries({ gift: given.text, week: matched.text + days.text })) {
    writeFileSync(join(at, `${name}.mjs`), `${text}\nconsole.log("done");`);
    assert.equal(execSync(`node --import ${clock} ${name}.mjs`, { cwd: at, encoding: "utf8" }).trim(), "done");
  }
});

/** The examples on front pages: `expression; // "value"` is held to its value. */
for (const [page, values] of [[join(here, "README.md"), 2], [fileURLToPath(new URL("../../README.md", import.meta.url)), 1]]) {
  test(`the example of ${page.includes("bindings-wasm") ? "the package's README" : "the README"} gives what it says`, () => {
    const [, example] = /^```js\n([\s\S]*?)^```$/m.exec(readFileSync(page, "utf8"));
    const { text: checked, count } = held(example);
    assert.equal(count, values);
    const at = join(folder, "page");
    writeFileSync(join(at, "readme.mjs"), `${checked}\nconsole.log(bank.head.length > 0);`);
    assert.equal(execSync("node readme.mjs", { cwd: at, encoding: "utf8" }).trim(), "true");
  });
}

test("every piece of the guide is used here", () => {
  // Those of `live` and `useAnswer` are run by `live.test.mjs`; the last is a worker in Vite, which `package.test.mjs` builds.
  assert.deepEqual(fences.map(({ language }) => language), ["sh", "html", "js", "sh", "js", "js", "js", "jsx", "js", "js", "html", "js"]);
});
