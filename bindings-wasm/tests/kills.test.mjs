// Workers and whole browsers that are killed at any moment: what was acknowledged is kept, and what was forgotten is gone.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { chromium } from "playwright-core";

import { QUIET, here, host, start } from "./chromium.mjs";
import { held, kept, key, life, nothing, random, ready } from "./kills.mjs";

const LONG = process.env.TIMEBANK_LONG !== undefined;

let browser, site;

before(async () => {
  browser = await start();
  site = await host(here);
});
after(async () => {
  await browser?.close();
  await site?.stop();
});

/**
 * Kills in pieces: `TIMEBANK_KILLS_LOG` names a file to which each piece adds a line, and from which the next one knows how many are left and
 * which seed is next. `TIMEBANK_KILLS_OF=answers` leaves out the kills while a bank is opened, which come after no answer.
 */
const LOG = process.env.TIMEBANK_KILLS_LOG;
const ANSWERED = process.env.TIMEBANK_KILLS_OF === "answers";
/** How long a piece may take. */
const SECONDS = 400;

function pieceOf(kills) {
  const lines = LOG === undefined || !existsSync(LOG) ? [] : readFileSync(LOG, "utf8").trim().split("\n").map((line) => JSON.parse(line));
  return { seed: 16 + lines.length, left: kills - lines.reduce((sum, piece) => sum + piece.kills, 0), pieces: lines };
}

test("a worker killed anywhere keeps every command it acknowledged, and none of those it forgot", async () => {
  const { seed, left: kills, pieces } = pieceOf(LONG ? 1000 : Number(process.env.TIMEBANK_KILLS ?? 30));
  const until = LOG === undefined ? Infinity : performance.now() + SECONDS * 1000;
  const context = await browser.newContext();
  const page = await ready(context, site);
  const name = "kills";
  await page.evaluate(async (name) => {
    const bank = await RemoteBank.open(worker(), name);
    await bank.create({ at: "2026-03-01T10:00:00Z", charter: { name: "Harpurbrook" } });
    await bank.close();
  }, name);
  const [model, pick] = [nothing(), random(seed)];
  let [n, members] = [1, 0];
  const counted = { execute: 0, erase: 0, enqueue: 0, drain: 0, refused: 0 };
  let round = 0;
  for (; round < kills && performance.now() < until; round++) {
    const plan = Array.from({ length: 2 + pick(8) }, () => {
      const what = ["execute", "execute", "enqueue", "drain", "erase"][pick(5)];
      const admit = () => {
        const salt = key(1e9 + n);
        return { at: "2026-03-02T10:00:00Z", key: key(n), salt, by: "host", do: { type: "admit", profile: { name: `Member number ${n++} of all` } } };
      };
      if (what === "drain") return { what, commands: [] };
      if (what === "erase") {
        const left = Array.from({ length: members }, (_, m) => m + 1).filter((m) => !model.erased.has(m) && model.names.has(m));
        if (left.length === 0) return { what: "execute", commands: [admit()] };
        const member = left[pick(left.length)];
        return { what, member, commands: [{ at: "2026-03-02T10:00:00Z", key: key(n++), by: "host", do: { type: "erase", member } }] };
      }
      return { what, commands: [admit()] };
    });
    // Also while it is opened, and after everything was answered; a slow machine has to get as far as a fast one.
    const answers = pick(4) === 0 && !ANSWERED ? 0 : 1 + pick(plan.length);
    const happened = await page.evaluate(life, { plan, answers, delay: pick(answers === 0 ? 80 : 20), name });
    for (const { n: at, answer, code, message } of happened) {
      if (code !== undefined) {
        // Refused, because it was erased in this very round, or gone: never a word that it was not kept.
        assert.ok(["stopped", "not-found", "member-state", "nothing-to-do", "no-change"].includes(code), `round ${round}: ${code} ${message}`);
        counted.refused++;
        continue;
      }
      const step = plan[at];
      counted[step.what]++;
      const [command] = step.commands;
      if (step.what === "execute" || step.what === "erase") model.done.set(command.key, answer[0].seq);
      if (step.what === "enqueue") model.queued.add(command.key);
      if (step.what === "drain") for (const told of answer) model.told.set(told.key, told.seq);
    }
    // Who is there is read from the journal: which numbers the bank gave to whom it had not said.
    const before = new Map(model.names);
    const found = await page.evaluate(kept, { name, erased: [...model.erased].map((member) => [member, before.get(member)]) });
    held(model, found, round);
    members = 0;
    const gone = new Set();
    for (const line of found.lines) {
      const { record, personal } = JSON.parse(line);
      const { type, member } = record.event;
      if (type === "member-admitted") {
        members++;
        const words = JSON.stringify(personal ?? []).match(/Member number \d+ of all/)?.[0];
        if (words !== undefined) model.names.set(members, words);
      }
      if (type === "member-erased") gone.add(member);
    }
    for (const [at, step] of plan.entries()) {
      const acknowledged = happened.some(({ n: which, answer }) => which === at && answer !== undefined);
      // Acknowledged or not, what is in the journal counts, whole or not at all.
      if (step.what === "erase" && acknowledged) assert.ok(gone.has(step.member), `round ${round}`);
    }
    for (const member of gone) if (model.names.has(member)) model.erased.add(member);
  }
  // In the end everything that waited is decided, and told once more at most.
  const last = await page.evaluate(async (name) => {
    const bank = await RemoteBank.open(worker(), name);
    const decided = (await bank.decideWaiting()).map(({ command, outcome, error }) => [command.key, outcome?.seq, error?.code]);
    const waiting = (await bank.waiting()).length;
    await bank.close();
    return { decided, waiting };
  }, name);
  for (const [known, seq] of last.decided) model.told.set(known, seq);
  for (const known of model.queued) assert.ok(model.told.has(known), `${known} was never told`);
  assert.equal(last.waiting, 0);
  const where = held(model, await page.evaluate(kept, { name, erased: [...model.erased].map((member) => [member, model.names.get(member)]) }), "last");
  for (const [known, seq] of model.told) if (seq !== undefined) assert.ok(where.has(known));
  assert.deepEqual(page.faults, []);
  const piece = { seed, kills: round, commands: model.done.size, queued: model.queued.size, forgotten: model.erased.size };
  if (LOG !== undefined) appendFileSync(LOG, `${JSON.stringify(piece)}\n`);
  const sum = (what) => [...pieces, piece].reduce((all, one) => all + one[what], 0);
  console.log(`${sum("kills")} kills: ${sum("commands")} commands, ${sum("queued")} queued, ${sum("forgotten")} forgotten; all kept`, counted);
  await context.close();
});

/** The processes of a browser with this profile. */
function processes(folder) {
  const all = execFileSync("ps", ["-eo", "pid,args"], { encoding: "utf8" }).split("\n");
  return all.filter((line) => line.includes(`--user-data-dir=${folder}`)).map((line) => Number(line.trim().split(" ", 1)[0]));
}

test("a whole browser that is killed keeps every command it acknowledged", async () => {
  const rounds = LONG ? 60 : Number(process.env.TIMEBANK_BROWSERS ?? 4);
  const folder = await mkdtemp(join(tmpdir(), "timebank-profile-"));
  const executablePath = process.env.TIMEBANK_CHROMIUM ?? "/usr/bin/chromium";
  const known = new Map();
  const pick = random(7);
  let n = 1;
  try {
    for (let round = 0; round <= rounds; round++) {
      const context = await chromium.launchPersistentContext(folder, { executablePath, args: QUIET });
      const page = await ready(context, site);
      // Told outside the browser, before it is killed.
      await page.exposeFunction("acknowledged", (which, seq) => void known.set(which, seq));
      const found = await page.evaluate(async () => {
        window.bank = await RemoteBank.open(worker(), "browser");
        if (!bank.founded) await bank.create({ at: "2026-03-01T10:00:00Z", charter: { name: "Harpurbrook" } });
        return { text: new TextDecoder().decode(await bank.journal()), lost: bank.lost };
      });
      const kept = new Map(found.text.split("\n").filter((line) => line.startsWith('{"record"')).map((line) => JSON.parse(line).record).map(({ key, seq }) => [key, seq]));
      const lost = [...known].filter(([which, seq]) => kept.get(which) !== seq);
      assert.deepEqual(lost, [], `round ${round}: of ${known.size} acknowledged; the page knows of ${found.lost}`);
      if (round === rounds) {
        await context.close();
        break;
      }
      const from = n;
      n += 100_000;
      void page
        .evaluate(async (from) => {
          for (let n = from; ; n++) {
            const key = n.toString(16).padStart(32, "0");
            const [{ seq }] = await bank.execute({ at: "2026-03-02T10:00:00Z", key, salt: key.replace(/^0/, "f"), by: "host", do: { type: "admit", profile: { name: "Ana" } } });
            void acknowledged(key, seq);
          }
        }, from)
        .catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, 150 + pick(700)));
      const all = processes(folder);
      assert.ok(all.length > 0);
      for (const id of all) {
        try {
          process.kill(id, "SIGKILL");
        } catch {
          // It went with another.
        }
      }
      await context.close().catch(() => undefined);
    }
    assert.ok(known.size > rounds);
    console.log(`${rounds} browsers killed: ${known.size} commands, all kept`);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
});
