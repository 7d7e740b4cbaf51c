// The guide "On a server", followed to the letter: its files, what it says of being killed, and its table of people.
import assert from "node:assert/strict";
import { execSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";

import { here } from "./chromium.mjs";

const guide = readFileSync(fileURLToPath(new URL("../../docs/guides/on-a-server.md", import.meta.url)), "utf8");
const fences = [...guide.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(([, language, text]) => ({ language, text }));
const [bank, server, table] = fences.filter(({ language }) => language === "js").map(({ text }) => text);
const clock = pathToFileURL(join(here, "tests", "clock.mjs")).href;

let folder, running, address;
before(() => {
  folder = mkdtempSync(join(tmpdir(), "timebank-server-"));
  const [{ filename }] = JSON.parse(execSync("npm pack --json --pack-destination .", { cwd: here, encoding: "utf8", env: { ...process.env, npm_config_loglevel: "silent" } }));
  const tarball = join(here, filename);
  const [commands] = fences.filter(({ language }) => language === "sh").map(({ text }) => text);
  execSync(commands.replace("npm install timebank", `npm install --offline --no-audit --no-fund ${tarball}`), { cwd: folder, stdio: "pipe" });
  rmSync(tarball);
  for (const [name, text] of Object.entries({ "bank.mjs": bank, "server.mjs": server, "table.mjs": `${table}\nimport { store } from "./bank.mjs";\nawait store.close();` })) writeFileSync(join(folder, name), text);
});
after(() => {
  running?.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

async function begin() {
  const say = 'import { server } from "./server.mjs"; if (!server.listening) await new Promise((resolve) => server.once("listening", resolve)); console.log(server.address().port);';
  running = spawn(process.execPath, ["--import", clock, "--input-type=module", "--eval", say], { cwd: folder, env: { ...process.env, PORT: "0" }, stdio: ["ignore", "pipe", "inherit"] });
  const [port] = await once(running.stdout, "data");
  address = `http://localhost:${Number(port)}`;
}

const ask = async (method, path, member, body) => {
  const response = await fetch(address + path, { method, headers: member === undefined ? {} : { "x-member": String(member) }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  return [response.status, await response.json()];
};

test("people come in as a table, and are kept", () => {
  execSync(`${process.execPath} --import ${clock} table.mjs`, { cwd: folder, stdio: "pipe" });
  assert.match(readFileSync(join(folder, "harpurbrook.jsonl"), "utf8"), /Ana[\s\S]*Ben/);
});

test("each is answered by who they are, and nobody is the host", async () => {
  await begin();
  const key = "ab".repeat(16);
  const [, recorded] = await ask("POST", "/record", 2, { gave: "Ana", received: "Ben", minutes: "1h30", key });
  assert.equal(recorded.exchange, 1);
  const [status, again] = await ask("POST", "/record", 2, { gave: "Ana", received: "Ben", minutes: "1h30", key });
  assert.deepEqual([status, again.repeated], [200, true]);
  assert.equal((await ask("GET", "/balance", 1))[1].words, "1 h 30 min given more so far");
  assert.deepEqual((await ask("GET", "/board", 2))[0], 200);
  for (const nobody of [undefined, "", "0", "host"]) assert.equal((await ask("GET", "/balance", nobody))[0], 401);
  assert.equal((await ask("POST", "/record", undefined, {}))[0], 401);
  for (const body of ["{", "nothing"]) assert.equal((await fetch(`${address}/record`, { method: "POST", headers: { "x-member": "1" }, body })).status, 400);
  assert.equal((await ask("GET", "/balance", 99))[0] >= 400, true);
  assert.equal((await ask("GET", "/nowhere", 1))[0], 404);
  const [refused, why] = await ask("POST", "/record", 1, { gave: "Ana", received: "Cai", minutes: 5 });
  assert.deepEqual([refused, why.code], [400, "name-unknown"]);
});

test("what was answered is there after it was killed", async () => {
  running.kill("SIGKILL");
  await once(running, "exit");
  await begin();
  assert.equal((await ask("GET", "/balance", 2))[1].words, "1 h 30 min received more so far");
  running.kill("SIGTERM");
  const [code] = await once(running, "exit");
  assert.equal(code, 0);
});
