// Nobody is everybody by leaving something out; a view does and sees what its member may.
import assert from "node:assert/strict";
import { test } from "node:test";

import { Keeper, MemoryStore, TimeBank, TimebankError, View } from "timebank";
import { files, load } from "./vectors.mjs";

const at = "2026-03-02T10:00:00Z";
const NOBODY = [null, undefined, "", "time", true, [], 0];

/** Two members and a broker, and words that are for brokers alone. */
function harpurbrook() {
  const bank = TimeBank.create("Harpurbrook", { at });
  const [ana, ben, broker] = ["Zebulon", "Benedicta", "Cosima"].map((name) => bank.admit({ at, profile: { name } }).member);
  bank.giveRole({ at, member: broker, role: "broker" });
  bank.record({ at, on: "2026-03-02", gave: { member: ana, minutes: 60 }, received: { member: ben, minutes: 60 }, note: "marker" });
  bank.keep({ at, member: ana, parts: [{ type: "do-not-match", with: ben, reason: "marker" }] });
  return { bank, ana, ben, broker };
}

const commands = new Map();
const questions = [];
for (const { given = [], when, then, state } of files().map(load)) {
  const told = [...given, ...(when === undefined ? [] : [when].flat())];
  for (const command of told) if (typeof command === "object" && !commands.has(command.do.type)) commands.set(command.do.type, command);
  if (given.length === 0 || state?.queries === undefined || then?.error) continue;
  questions.push({ told, asked: state.queries.map(({ query }) => query) });
}

/** Each question with its bank. */
function eachQuestion(use) {
  for (const { told, asked } of questions) {
    const bank = TimeBank.create(told[0]);
    for (const command of told.slice(1)) bank.execute(command);
    for (const { viewer: _, ...question } of asked) use(bank, question);
    bank.free();
  }
}

function said(ask) {
  try {
    return JSON.stringify(ask());
  } catch (error) {
    assert.ok(error instanceof TimebankError, String(error));
    // Where in the text a field stands is no matter here.
    const unfit = ["bad-json", "wrong-type", "unknown-field"].includes(error.code);
    return JSON.stringify(unfit ? ["unfit"] : [error.code, error.details]);
  }
}

test("no command goes through without its sender", () => {
  const { bank } = harpurbrook();
  const before = bank.head;
  for (const [type, { by: _, ...command }] of commands) {
    for (const form of [command, ...NOBODY.map((by) => ({ ...command, by }))]) {
      for (const send of [() => bank.execute(form), () => TimeBank.create(form), () => bank.decide(form)]) {
        assert.throws(send, (error) => error.code === "bad-json" || error.code === "wrong-type", `${type} ${JSON.stringify(form)}`);
      }
    }
  }
  assert.equal(bank.head, before);
  assert.ok(commands.size > 50);
});

test("a view is asked as its member alone", async () => {
  const keeper = await Keeper.create(new MemoryStore(), { charter: { name: "Harpurbrook" } });
  const { member } = await keeper.admit("Ana");
  const view = keeper.seenBy(member);
  assert.deepEqual(await view.ask({ type: "balance", member }), await view.balance(member));
  assert.deepEqual(await keeper.ask({ type: "balance", member, viewer: "host" }), await keeper.balance(member));
  for (const question of [{ type: "balances", viewer: "host" }, { type: "balances", viewer: undefined }, null, undefined, "balances"]) {
    assert.throws(() => keeper.bank.copy().seenBy(member).ask(question), { code: "wrong-type" });
    await assert.rejects(view.ask(question), { code: "wrong-type" });
  }
});

test("no question is answered without its viewer", () => {
  const types = new Set();
  eachQuestion((bank, question) => {
    types.add(question.type);
    for (const form of [question, ...NOBODY.map((viewer) => ({ ...question, viewer }))]) {
      assert.throws(() => bank.ask(form), (error) => error.code === "bad-json" || error.code === "wrong-type", JSON.stringify(form));
    }
  });
  assert.ok(types.size > 40);
});

test("nothing is not the host, in options and views", () => {
  const { bank, ana } = harpurbrook();
  for (const nobody of NOBODY) {
    assert.throws(() => bank.seenBy(nobody), { code: "wrong-type" });
    for (const use of [() => bank.offer({ at, member: ana, by: nobody }), () => bank.statement({ member: ana, viewer: nobody }), () => bank.plan({ viewer: nobody })]) {
      assert.throws(use, (error) => error.code === "wrong-type" || error.code === "bad-json", String(nobody));
    }
  }
  assert.throws(() => bank.seenBy("host"), { code: "wrong-type" });
  // A view knows its member; nobody else is named to it.
  const view = bank.seenBy(ana);
  for (const other of [ana, "host", undefined]) {
    assert.throws(() => view.offer({ at, member: ana, by: other }), { code: "wrong-type" });
    assert.throws(() => view.statement({ member: ana, viewer: other }), { code: "wrong-type" });
  }
});

test("`seenBy` answers as the question with that viewer", () => {
  let answered = 0;
  eachQuestion((bank, { type, ...fields }) => {
    const method = type.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
    // The method knows itself that a report to a funder is another question, whoever asks.
    if (type === "report" && fields.kind === "funder") return;
    for (const member of [1, 2, 99]) {
      // Where the question does not say which day, the method says today.
      const day = { listings: "on", "public-view": "on", today: "on", "session-sheet": "on", "matches-for": "from", "why-not": "from", pairings: "from", plan: "from" }[type];
      if (day !== undefined) fields[day] ??= "2026-03-02";
      const answer = said(() => bank.seenBy(member)[method](fields));
      assert.equal(answer, said(() => bank.ask({ type, viewer: member, ...fields })), type);
      assert.equal(answer, said(() => bank.seenBy(member).ask({ type, ...fields })), type);
      if (!answer.startsWith('["')) answered++;
    }
  });
  assert.ok(answered > 40, String(answered));
});

test("a view acts as its member, and is refused as they are", () => {
  const { bank, ana, ben, broker } = harpurbrook();
  const view = bank.seenBy(ana);
  assert.ok(view instanceof View && view.member === ana);
  bank.takeNewRecords();
  assert.equal(view.offer({ at, member: ana }).listing, 1);
  assert.equal(JSON.parse(new TextDecoder().decode(bank.takeNewRecords())).record.by, ana);
  assert.throws(() => view.erase({ at, member: ben }), { code: "not-permitted" });
  assert.throws(() => view.balances(), { code: "ask-the-broker" });
  assert.deepEqual(bank.seenBy(broker).balances(), bank.balances());
  assert.deepEqual(bank.balances({ viewer: "auditor" }), bank.balances());
});

test("a keeper has views too, and keeps what is done through them", async () => {
  const keeper = await Keeper.create(new MemoryStore(), { charter: { name: "Harpurbrook" } });
  const [{ created }] = await keeper.execute({ at: new Date(), by: "host", do: { type: "admit" } });
  const view = keeper.seenBy(created.member);
  assert.equal((await view.offer({ member: created.member })).listing, 1);
  assert.equal((await view.balance({ member: created.member })).minutes, 0);
  await assert.rejects(async () => view.balances(), { code: "ask-the-broker" });
  assert.throws(() => keeper.seenBy(undefined), { code: "wrong-type" });
});

test("a view never yields what only others may see", () => {
  const { bank, ana, ben } = harpurbrook();
  const told = { host: "", auditor: "", [ana]: "", [ben]: "" };
  const types = new Set(questions.flatMap(({ asked }) => asked.map(({ type }) => type)));
  for (const type of types) {
    for (const more of [{}, { member: 1 }, { member: 2 }, { exchange: 1 }, { at }, { text: "marker" }]) {
      for (const viewer of Object.keys(told)) told[viewer] += said(() => bank.ask({ type, viewer: Number(viewer) || viewer, ...more }));
    }
  }
  assert.ok(told.host.includes("marker"));
  for (const viewer of ["auditor", ana, ben]) assert.ok(!told[viewer].includes("marker"), String(viewer));
  for (const name of ["Zebulon", "Benedicta", "Cosima"]) assert.ok(!told.auditor.includes(name));
});
