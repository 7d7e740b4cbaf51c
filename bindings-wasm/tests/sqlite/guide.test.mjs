// The part of the guide "On a server" about a database: its `bank.mjs` under the server of the guide, killed and opened again.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";

const guide = readFileSync(new URL("../../../docs/guides/on-a-server.md", import.meta.url), "utf8");
const fences = [...guide.matchAll(/^```js\n([\s\S]*?)^```$/gm)].map(([, text]) => text);
const [, server, table] = fences;
const bank = fences.find((text) => text.includes("timebank/sqlite"));
const clock = new URL("../clock.mjs", import.meta.url).href;

let folder, running, address;
before(() => {
  folder = mkdtempSync(join(tmpdir(), "timebank-sqlite-guide-"));
  mkdirSync(join(folder, "node_modules"));
  symlinkSync(fileURLToPath(new URL("../..", import.meta.url)), join(folder, "node_modules", "timebank"));
  for (const [name, text] of Object.entries({ "bank.mjs": bank, "server.mjs": server, "table.mjs": `${table}\nimport { store } from "./bank.mjs";\nawait store.close();` })) writeFileSync(join(folder, name), text);
});
after(() => {
  running?.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

const node = (...args) => spawn(process.execPath, ["--no-warnings", "--import", clock, ...args], { cwd: folder, env: { ...process.env, PORT: "0" }, stdio: ["ignore", "pipe", "inherit"] });
async function begin() {
  running = node("--input-type=module", "--eval", 'import { server } from "./server.mjs"; if (!server.listening) await new Promise((resolve) => server.once("listening", resolve)); console.log(server.address().port);');
  const [port] = await once(running.stdout, "data");
  address = `http://localhost:${Number(port)}`;
}
const ask = async (method, path, member, body) => {
  const response = await fetch(address + path, { method, headers: { "x-member": String(member) }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  return [response.status, await response.json()];
};

test("people come in as a table", async () => {
  const [code] = await once(node("table.mjs"), "exit");
  assert.equal(code, 0);
});

test("what was answered is there after it was killed, and it ends in order", async () => {
  await begin();
  const [status, { exchange }] = await ask("POST", "/record", 2, { gave: "Ana", received: "Ben", minutes: "1h30" });
  assert.deepEqual([status, exchange], [200, 1]);
  running.kill("SIGKILL");
  await once(running, "exit");
  await begin();
  assert.equal((await ask("GET", "/balance", 1))[1].words, "1 h 30 min given more so far");
  running.kill("SIGTERM");
  assert.equal((await once(running, "exit"))[0], 0);
});

test("two servers on one database answer alike", async () => {
  await begin();
  const first = running;
  const there = address;
  await begin();
  const [, { exchange }] = await ask("POST", "/record", 2, { gave: "Ana", received: "Ben", minutes: 30 });
  assert.equal(exchange, 2);
  address = there;
  assert.equal((await ask("GET", "/balance", 1))[1].words, "2 h given more so far");
  for (const one of [first, running]) {
    one.kill("SIGTERM");
    assert.equal((await once(one, "exit"))[0], 0);
  }
});
