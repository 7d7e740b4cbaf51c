// The packed tarball, as people get it: checked by the tools of the trade, installed, and run where it is used.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { build } from "esbuild";

import { here, host, start, watched } from "./chromium.mjs";
import { nodeWithSqlite } from "./sqlite/node.mjs";

let folder, tarball, browser;

const run = (program, args, options = {}) => execFileSync(program, args, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"], ...options });
/** A tool of this package's own folder. */
const tool = (name, args, options) => run(process.execPath, [join(here, "node_modules", ...name), ...args], options);

before(async () => {
  folder = mkdtempSync(join(tmpdir(), "timebank-package-"));
  const [{ filename }] = JSON.parse(run("npm", ["pack", "--json", "--pack-destination", folder], { cwd: here }));
  tarball = join(folder, filename);
  browser = await start();
});
after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A project with nothing in it but the package, installed from its tarball. */
function project(name, files) {
  const at = join(folder, name);
  mkdirSync(at, { recursive: true });
  writeFileSync(join(at, "package.json"), JSON.stringify({ name, private: true, version: "1.0.0" }));
  for (const [file, text] of Object.entries(files)) writeFileSync(join(at, file), text);
  // It has no dependencies: nothing has to be fetched from anywhere.
  run("npm", ["install", "--offline", "--no-audit", "--no-fund", "--ignore-scripts", tarball], { cwd: at });
  return at;
}

const STORY = `
  const at = "2026-03-01T10:00:00Z";
  const bank = TimeBank.create({ at, bank: "00".repeat(16), charter: { name: "Harpurbrook" } });
  const ana = bank.admit({ at, salt: "00".repeat(16), profile: { name: "Ana" } }).member;
  const ben = bank.admit({ at, salt: "01".repeat(16), profile: { name: "Ben" } }).member;
  bank.record({ at, on: "2026-03-01", gave: { member: ana, minutes: 60 }, received: { member: ben, minutes: 60 } });
  let refusal;
  try { bank.execute("{"); } catch (error) { refusal = error; }
  const told = [bank.balance({ member: ana }).words, refusal instanceof TimebankError && refusal instanceof Error && refusal.code, bank.head].join(" | ");
`;

/** The same everywhere (promise 4): what this very package tells under Node. */
let expected;
const told = (text) => {
  const line = text.trim().split("\n").at(-1);
  assert.match(line, /^1 h given more so far \| bad-json \| 4:[0-9a-f]{64}$/);
  expected ??= line;
  assert.equal(line, expected);
};

test("nothing is in it that is not meant to be", () => {
  const listed = run("tar", ["--list", "--file", tarball]).trim().split("\n").map((name) => name.replace("package/", ""));
  const wasm = listed.filter((name) => name.endsWith(".wasm"));
  assert.deepEqual(wasm, ["dist/native/timebank_bg.wasm", "dist/native/timebank_full_bg.wasm"], "there is the small `.wasm` and the full one");
  const elsewhere = listed.filter((name) => !name.startsWith("dist/") && !["package.json", "README.md", "LICENSE-APACHE", "LICENSE-MIT"].includes(name));
  assert.deepEqual(elsewhere, []);
});

test("publint has nothing to say", () => {
  assert.match(tool(["publint", "src", "cli.js"], [tarball, "--strict"]), /All good/);
});

const browserOnly = ["./web", "./indexeddb", "./remote", "./worker", "./full", "./react"];
test("attw finds the types of every entry, for `import` and for `require`", () => {
  const attw = (...args) => tool(["@arethetypeswrong", "cli", "dist", "index.js"], [tarball, "--no-emoji", "--no-color", ...args]);
  // It fails on any problem but those of Node 10, which knew no entries.
  assert.match(attw("--profile", "node16", "--exclude-entrypoints", ...browserOnly, "./timebank_bg.wasm", "./timebank_full_bg.wasm"), /OK \(CJS\).*OK \(CJS\)/);
  // These are for browsers: there is no `require` to serve.
  assert.equal(attw("--profile", "esm-only", "--entrypoints", ...browserOnly).match(/OK \(ESM\)/g).length, browserOnly.length);
});

test("Node, ES modules", () => {
  const at = project("esm", { "main.mjs": `import { TimeBank, TimebankError, init } from "timebank"; await init(); ${STORY} console.log(told);` });
  told(run(process.execPath, ["main.mjs"], { cwd: at }));
});

test("Node, CommonJS; and both at once are one", () => {
  const at = project("cjs", {
    "main.cjs": `const { TimeBank, TimebankError } = require("timebank"); ${STORY} console.log(told);`,
    "both.mjs": `import { createRequire } from "node:module"; import * as imported from "timebank"; const required = createRequire(import.meta.url)("timebank"); console.log(imported.TimeBank === required.TimeBank && imported.TimebankError === required.TimebankError && imported.TimeBank.name);`,
  });
  told(run(process.execPath, ["main.cjs"], { cwd: at }));
  assert.equal(run(process.execPath, ["both.mjs"], { cwd: at }).trim(), "TimeBank");
});

test("a store in a file, by `import` and by `require`, is of the same classes", () => {
  const at = project("file", {
    "main.mjs": `import { createRequire } from "node:module"; import { Keeper } from "timebank"; import { FileStore } from "timebank/file"; const required = createRequire(import.meta.url)("timebank/file"); const store = await FileStore.open("h.jsonl"); const keeper = await Keeper.create(store, { charter: { name: "Harpurbrook" } }); await keeper.admit("Ana"); const { code } = await required.FileStore.open("h.jsonl").catch((error) => error); await store.close(); console.log(code, (await Keeper.open(await required.FileStore.open("h.jsonl"))).bank.head === keeper.bank.head);`,
  });
  assert.equal(run(process.execPath, ["main.mjs"], { cwd: at }).trim(), "locked true");
});

test("a store in SQLite, by `import` and by `require`, is of the same classes, and reads what the other wrote", () => {
  const at = project("sqlite", {
    "main.mjs": `import { createRequire } from "node:module"; import { Keeper, TimebankError } from "timebank"; import { SqliteStore } from "timebank/sqlite"; const required = createRequire(import.meta.url)("timebank/sqlite"); const store = await SqliteStore.open("h.db"); const keeper = await Keeper.create(store, { charter: { name: "Harpurbrook" } }); await keeper.admit("Ana"); const other = await required.SqliteStore.open("h.db"); console.log(required.TimebankError === TimebankError, (await Keeper.open(other)).bank.head === keeper.bank.head);`,
  });
  assert.equal(run(nodeWithSqlite(), ["--no-warnings", "main.mjs"], { cwd: at }).trim(), "true true");
});

test("TypeScript, strict, in both kinds of module and with a bundler's resolution", () => {
  const text = `import { TimeBank, type MemberId } from "timebank";\nexport const who: MemberId = TimeBank.create({ charter: { name: "Harpurbrook" } }).admit().member;\n`;
  const at = project("typed", { "main.mts": text, "main.cts": text.replace("import { TimeBank, type MemberId }", "import { TimeBank, type MemberId }") });
  const strict = ["--noEmit", "--strict", "--target", "es2022", "--lib", "es2022,dom,esnext.disposable", "--types", ""];
  tool(["typescript", "bin", "tsc"], [...strict, "--module", "nodenext", "main.mts", "main.cts"], { cwd: at });
  tool(["typescript", "bin", "tsc"], [...strict, "--module", "esnext", "--moduleResolution", "bundler", "main.mts"], { cwd: at });
});

test("in a project of CommonJS a number is of one type in every entry", () => {
  const at = project("numbers", {
    "main.ts": `import { TimeBank, type MemberId, type Keeper } from "timebank";\nimport { useAnswer } from "timebank/react";\nimport type { RemoteBank, RemoteReader } from "timebank/remote";\nconst ana = TimeBank.create("Harpurbrook").admit("Ana");\nexport const seen = (bank: RemoteBank, reader: RemoteReader, member: MemberId) => [bank.seenBy(member).balance(member), reader.seenBy(ana).balance(ana)];\nexport const back = async (bank: RemoteBank): Promise<MemberId> => (await bank.admit("Ben")).member;\nexport const hook = (keeper: Keeper, bank: RemoteBank, member: MemberId) => [useAnswer(keeper, (bank) => bank.balance(member)), useAnswer(bank, (bank) => bank.seenBy(member).balance(member))];\n`,
  });
  tool(["typescript", "bin", "tsc"], ["--noEmit", "--strict", "--target", "es2022", "--lib", "es2022,dom,esnext.disposable", "--types", "", "--module", "nodenext", "main.ts"], { cwd: at });
});

test("its types are right by themselves: under Node without those of browsers, and on a page without those of Node", () => {
  const at = project("whole", {
    "node.mts": `import { TimeBank, init } from "timebank";\nimport { FileStore } from "timebank/file";\nimport { SqliteStore, type SqliteDatabase } from "timebank/sqlite";\nexport const kept = (database: SqliteDatabase): Promise<SqliteStore> => SqliteStore.open(database, { bank: "h", readOnly: true });\nexport const store: FileStore = await FileStore.open("h.jsonl");\nawait init();\nusing bank = TimeBank.create({ charter: { name: "Harpurbrook" } });\nconsole.log(bank.head);\n`,
    "page.mts": `import { TimeBank, init, type Source } from "timebank/web";\nimport { IndexedDbStore } from "timebank/indexeddb";\nimport { RemoteBank, RemoteReader } from "timebank/remote";\nimport { full } from "timebank/full";\nexport const compiled = async (module: WebAssembly.Module, bytes: BufferSource): Promise<Source> => (await init(module), await init(full), bytes);\nexport const all = [TimeBank, IndexedDbStore, RemoteBank, RemoteReader];\n`,
  });
  // Nothing is left out: also what the package itself declares is checked.
  const whole = ["--noEmit", "--strict", "--exactOptionalPropertyTypes", "--skipLibCheck", "false", "--target", "es2022", "--module", "nodenext"];
  tool(["typescript", "bin", "tsc"], [...whole, "--lib", "es2022", "--types", "node", "--typeRoots", join(here, "node_modules/@types"), "node.mts"], { cwd: at });
  tool(["typescript", "bin", "tsc"], [...whole, "--lib", "es2022,dom", "--types", "", "page.mts"], { cwd: at });
});

/** What a page says once its script has run. */
async function shown(address, counts = () => true) {
  const page = await watched(await browser.newContext());
  await page.goto(address);
  const text = await page.waitForFunction(() => document.body.dataset.told).then((handle) => handle.jsonValue());
  assert.deepEqual(page.faults.filter(counts), []);
  return text;
}

const PAGE = (script) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>Page</title><link rel="icon" href="data:,">
<meta http-equiv="Content-Security-Policy" content="default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; img-src data:">
<body><script type="module" src="${script}"></script></body></html>`;

test("a plain page with `<script type=\"module\">`, under a strict content security policy", async () => {
  const script = `import { TimeBank, TimebankError, init } from "./node_modules/timebank/dist/web.js"; await init(); ${STORY} document.body.dataset.told = told;`;
  const at = project("page", { "index.html": PAGE("./main.js"), "main.js": script });
  const { address, stop } = await host(at);
  told(await shown(address));
  await stop();
});

const BUNDLED = `
import { TimeBank, TimebankError, init } from "timebank";
import { RemoteBank } from "timebank/remote";
import Work from "timebank/worker?worker";
await init();
${STORY}
const remote = await RemoteBank.open(new Work(), "bundled");
await remote.create({ charter: { name: "Harpurbrook" } });
const { member } = await remote.admit({ profile: { name: "Ana" } });
document.body.dataset.told = member === 1 ? told : "the worker gave another number";
`;

test("a project built by Vite, with the bank on the page and in a worker", async () => {
  const at = project("vite", { "index.html": PAGE("/main.js"), "main.js": BUNDLED, "vite.config.mjs": `export default { worker: { format: "es" }, build: { target: "es2022" }, logLevel: "warn" };` });
  const said = tool(["vite", "bin", "vite.js"], ["build", "--outDir", "out"], { cwd: at });
  assert.doesNotMatch(said, /warn/i);
  const built = readdirSync(join(at, "out", "assets"));
  assert.equal(built.filter((name) => name.endsWith(".wasm")).length, 1, `one \`.wasm\` comes out: ${built.join(" ")}`);
  const { address, stop } = await host(join(at, "out"));
  told(await shown(address));
  await stop();
});

test("the same project under Vite's dev server, which bundles what it depends on anew", async () => {
  const at = project("vite-dev", { "index.html": PAGE("/main.js").replace(/<meta http-equiv[^>]*>/, ""), "main.js": BUNDLED, "vite.config.mjs": `export default { worker: { format: "es" }, logLevel: "warn" };` });
  const server = spawn(process.execPath, [join(here, "node_modules/vite/bin/vite.js"), "--port", "0", "--logLevel", "info"], { cwd: at, env: { ...process.env, NO_COLOR: "1" } });
  try {
    let said = "";
    const address = await new Promise((resolve, reject) => {
      server.on("exit", () => reject(new Error(said)));
      server.stdout.on("data", (text) => {
        said += text;
        const found = /Local:\s+(http:\S+)/.exec(said);
        if (found) resolve(found[1]);
      });
    });
    told(await shown(address, (fault) => !/\[vite\]|WebSocket/.test(fault)));
  } finally {
    server.kill();
  }
});

test("a project built by esbuild, which is told where the `.wasm` is", async () => {
  const script = `import { TimeBank, TimebankError, init } from "timebank"; import wasm from "timebank/timebank_bg.wasm"; await init(new URL(wasm, import.meta.url)); ${STORY} document.body.dataset.told = told;`;
  const at = project("esbuild", { "index.html": PAGE("/out/main.js"), "main.js": script });
  await build({ absWorkingDir: at, entryPoints: ["main.js"], bundle: true, format: "esm", target: "es2022", loader: { ".wasm": "file" }, outdir: "out", logLevel: "error" });
  const { address, stop } = await host(at);
  told(await shown(address));
  await stop();
});

test("the lock file names no registry, and every version is exact", () => {
  const lock = readFileSync(join(here, "package-lock.json"), "utf8");
  assert.doesNotMatch(lock, /"resolved"/);
  const { devDependencies, dependencies } = JSON.parse(readFileSync(join(here, "package.json"), "utf8"));
  assert.equal(dependencies, undefined, "the package needs no other");
  for (const version of Object.values(devDependencies)) assert.match(version, /^\d+\.\d+\.\d+$/);
});
