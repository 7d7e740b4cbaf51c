// Several processes on one database in SQLite, some of them killed in the middle of what they do.
import assert from "node:assert/strict";
import { execFile, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after, test } from "node:test";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { Keeper, verify } from "timebank";
import { SqliteStore } from "timebank/sqlite";

const folder = mkdtempSync(join(tmpdir(), "timebank-sqlite-processes-"));
after(() => rmSync(folder, { recursive: true, force: true }));
const clock = new URL("../clock.mjs", import.meta.url).href;
const script = fileURLToPath(new URL("writer.mjs", import.meta.url));

/** Starts a writer; `said` grows by what it was answered. */
function writer(path, name, most) {
  const process_ = spawn(process.execPath, ["--import", clock, "--no-warnings", script, path, name, String(most)], { stdio: ["ignore", "pipe", "inherit"] });
  const running = { process: process_, said: "", ended: once(process_, "exit") };
  process_.stdout.on("data", (text) => (running.said += text));
  return running;
}
const lines = ({ said }) => said.split("\n").slice(0, -1).map((line) => line.split(" "));

async function founded(name) {
  const path = join(folder, name);
  await using store = await SqliteStore.open(path);
  (await Keeper.create(store, { charter: { name: "Harpurbrook" } })).free();
  return path;
}

/** Checks that all that was told is there, once, and of whom was forgotten nothing. */
async function checked(path, told) {
  await using store = await SqliteStore.open(path);
  const keeper = await Keeper.open(store);
  const records = await store.readAfter(0);
  assert.equal(verify(records, { head: keeper.bank.head }).fault, null);
  const erased = new TextDecoder().decode(records).split('"type":"member-erased"').length - 1;
  const names = new TextDecoder().decode(records).match(/\w+-\d+-of-the-mill/g) ?? [];
  const forgotten = told.filter(([what]) => what === "forgotten").map(([, name]) => name);
  for (const [what, name] of told) {
    // Every fifth may have been forgotten, and the answer was still under way.
    if (what === "admitted" && Number(name.split("-")[1]) % 5 !== 0) assert.equal(names.filter((one) => one === name).length, 1, name);
  }
  assert.ok(erased >= forgotten.length, `${erased} of ${forgotten.length}`);
  for (const name of forgotten) assert.ok(!names.includes(name), name);
  assert.equal(await store.tidyUp(), true);
  return forgotten;
}

const inFiles = (path, word) => readdirSync(folder).filter((name) => join(folder, name).startsWith(path)).some((name) => readFileSync(join(folder, name)).includes(word));

test("two processes write at once while a third reads: everything once, and nothing of whom was forgotten", async () => {
  const path = await founded("two.db");
  const writers = ["a", "b"].map((name) => writer(path, name, 60));
  let done = false;
  const ended = Promise.all(writers.map(({ ended }) => ended)).then((codes) => ((done = true), codes));
  const reader = await SqliteStore.open(path, { readOnly: true });
  let looked = 0;
  for (let seen = 0; !done; looked++) {
    const { fault, head } = verify(await reader.readAfter(0));
    assert.equal(fault, null);
    assert.ok(head.seq >= seen, "it only grows");
    seen = head.seq;
    await setTimeout(5);
  }
  await reader.close();
  assert.deepEqual(await ended, [[0, null], [0, null]]);
  assert.ok(looked > 5);
  const told = writers.flatMap(lines);
  assert.equal(told.filter(([what]) => what === "admitted").length, 120);
  const forgotten = await checked(path, told);
  assert.equal(forgotten.length, 24);
  for (const name of forgotten) assert.ok(!inFiles(path, name), name);
});

test("writers that are killed lose nothing they were answered", async () => {
  const path = await founded("killed.db");
  const rounds = Number(process.env.TIMEBANK_SQLITE_KILLS ?? 8);
  const told = [];
  let kills = 0;
  for (let round = 0; round < rounds; round++) {
    // Named by the round as well, so that no two share a key.
    const running = ["a", "b"].map((one) => writer(path, `${one}${String(round).padStart(4, "0")}`, 1000));
    // Each after so many answers of its own, and then anywhere in the middle of the next.
    const enough = (one) => lines(one).length > 4 + (round % 5);
    for (let waited = 0; !running.every(enough) && waited < 10_000; waited++) await setTimeout(5);
    await setTimeout(round % 7);
    for (const { process, ended } of running) {
      process.kill("SIGKILL");
      if ((await ended)[1] === "SIGKILL") kills++;
    }
    told.push(...running.flatMap(lines));
    const forgotten = await checked(path, told);
    for (const name of forgotten) assert.ok(!inFiles(path, name), `${name} after round ${round}`);
  }
  assert.equal(kills, 2 * rounds);
  assert.ok(told.length >= 10 * rounds, `${told.length} answers`);
});

test("a command sent again by another process after its answer was lost has one effect", async () => {
  const path = await founded("again.db");
  const again = fileURLToPath(new URL("again.mjs", import.meta.url));
  const running = [1, 2, 3].map(() => spawn(process.execPath, ["--import", clock, "--no-warnings", again, path, "ab".repeat(16)], { stdio: ["pipe", "pipe", "inherit"] }));
  const said = running.map(({ stdout }) => createInterface({ input: stdout })[Symbol.asyncIterator]());
  for (const one of said) assert.equal((await one.next()).value, "ready");
  // All three have read the bank without the command, and send it at once.
  for (const { stdin } of running) stdin.write("go\n");
  const answers = await Promise.all(said.map(async (one) => JSON.parse((await one.next()).value)));
  assert.deepEqual(answers.map(({ member }) => member), [1, 1, 1]);
  assert.equal(answers.filter(({ repeated }) => !repeated).length, 1);
  assert.equal(new Set([process.pid, ...answers.map((answer) => answer.process)]).size, 4);
});

test("a bank goes from JavaScript to Rust and back in one database, and the other way round", async () => {
  const program = process.env.TIMEBANK_CONFORM;
  assert.ok(program, "`TIMEBANK_CONFORM` names no program; `cargo xtask test --only javascript` makes it and names it");
  // It founds a bank, or opens the one that is there and verifies it; then it admits and forgets somebody, and tells the head.
  const rust = (path) => execFileSync(program, [path], { encoding: "utf8" }).trim();
  for (const first of ["rust", "javascript"]) {
    const path = join(folder, `${first}.db`);
    if (first === "rust") rust(path);
    const store = await SqliteStore.open(path);
    const keeper = (await Keeper.open(store)) ?? (await Keeper.create(store, { charter: { name: "Harpurbrook" } }));
    await keeper.admit("Ana of the mill");
    const { member } = await keeper.admit("Ben of the mill");
    await keeper.erase(member);
    await store.saveSnapshot(keeper.bank);
    // Both have it open.
    const head = rust(path);
    assert.equal(await keeper.catchUp(), head);
    assert.equal(keeper.bank.members({ state: "erased" }).members.length, first === "rust" ? 3 : 2);
    assert.deepEqual((await store.verifyErased(member, [new TextEncoder().encode("Ben of the mill")])).pending, []);
    await store.close();
    assert.equal(Number(rust(path).split(":")[0]), Number(head.split(":")[0]) + 2);
    for (const word of ["Ben of the mill", "Cleo of the mill"]) assert.ok(!inFiles(path, word), word);
  }
});

test("Rust and JavaScript write one database at the same time", async () => {
  const path = await founded("both.db");
  const writers = ["a", "b"].map((name) => writer(path, name, 200));
  for (let waited = 0; !writers.every(({ said }) => said !== "") && waited < 4_000; waited++) await setTimeout(5);
  const rust = async () => (await promisify(execFile)(process.env.TIMEBANK_CONFORM, [path])).stdout.trim();
  const heads = [await rust()];
  const busy = writers.filter(({ process }) => process.exitCode === null).length;
  for (let n = 1; n < 4; n++) heads.push(await rust());
  assert.deepEqual(await Promise.all(writers.map(({ ended }) => ended)), [[0, null], [0, null]]);
  assert.ok(busy > 0 && new Set(heads).size === 4, `${busy} were still writing`);
  const told = writers.flatMap(lines);
  assert.equal(told.filter(([what]) => what === "admitted").length, 400);
  for (const name of [...(await checked(path, told)), "Cleo of the mill"]) assert.ok(!inFiles(path, name), name);
  await using store = await SqliteStore.open(path);
  const records = new TextDecoder().decode(await store.readAfter(0)).split("\n");
  for (const head of heads) assert.ok(records[Number(head.split(":")[0]) - 1].includes(`,"hash":"${head.split(":")[1]}"`), head);
});
