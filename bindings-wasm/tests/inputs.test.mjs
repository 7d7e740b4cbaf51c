// What methods take: the subject first, names for numbers, "1h30" for minutes; and where a fault is said to be.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import * as timebank from "timebank";

import { source } from "./source.mjs";

const { FIELDS } = await source("generated/fields.ts");
const { minutesIn } = await source("minutes.ts");

const { Keeper, MemoryStore, TimeBank, TimebankError, isTimebankError, memberId, newCommand } = timebank;
const at = "2026-03-02T10:00:00Z";
const on = "2026-03-02";
/** The same salts for every bank, in order. */
let salts = 0;
const fixed = {
  at,
  get salt() {
    return (++salts).toString(16).padStart(32, "0");
  },
};

/** Ana, Ben and Cai, and an activity. */
function harpurbrook() {
  salts = 0;
  const bank = TimeBank.create("Harpurbrook", { bank: "00".repeat(16), ...fixed });
  const [ana, ben, cai] = ["Ana", "Ben", "Cai"].map((name) => bank.admit(name, fixed));
  const lift = bank.addActivity({ activity: { code: "lift", name: "Lifts" }, ...fixed });
  return { bank, ana, ben, cai, lift };
}

/** The same done in two ways is the same to the byte. */
function same(one, other) {
  const heads = [one, other].map((act) => {
    const there = harpurbrook();
    act(there);
    return there.bank.head;
  });
  assert.notEqual(heads[0], harpurbrook().bank.head);
  assert.equal(heads[0], heads[1]);
}

function thrown(call) {
  try {
    call();
  } catch (error) {
    assert.ok(isTimebankError(error), String(error));
    return error;
  }
  return assert.fail("it was taken");
}

test("the lines people should be able to write give the journal of the long ones", () => {
  same(({ bank, ana, ben }) => bank.record(ana, ben, "1h30", { on, ...fixed }), ({ bank }) => bank.record({ on, gave: { member: 1, minutes: 90 }, received: { member: 2, minutes: 90 }, ...fixed }));
  same(({ bank }) => bank.record("Ana", "Ben", "1:30", { on, activity: "lift", ...fixed }), ({ bank }) => bank.record({ on, activity: 1, gave: { member: 1, minutes: 90 }, received: { member: 2, minutes: 90 }, ...fixed }));
  same(({ bank, ana, ben, cai }) => bank.record(ana, [ben, cai.member], "2h", { on, visitors: 3, payer: "pot", ...fixed }), ({ bank }) => bank.record({ on, visitors: 3, payer: "pot", gave: { member: 1, minutes: 120 }, received: [{ member: 2, minutes: 120 }, { member: 3, minutes: 120 }], ...fixed }));
  same(({ bank, ana }) => bank.record(ana, new Map([["Ben", "1h"], [3, 30]]), 90, { on, payer: "Cai", ...fixed }), ({ bank }) => bank.record({ on, payer: 3, gave: { member: 1, minutes: 90 }, received: [{ member: 2, minutes: 60 }, { member: 3, minutes: 30 }], ...fixed }));
  same(({ bank, ana }) => bank.offer(ana, "Lifts to hospital", { minutes: "1h", activity: "lift", ...fixed }), ({ bank }) => bank.offer({ member: 1, words: { title: "Lifts to hospital" }, terms: { minutes: 60, activity: 1 }, ...fixed }));
  same(({ bank, ben }) => bank.request(ben, "The garden", { minutes: "3h", divisible: true, shortest: "45'", ...fixed }), ({ bank }) => bank.request({ member: 2, words: { title: "The garden" }, terms: { minutes: 180, divisible: true, shortest: 45 }, ...fixed }));
  same(({ bank }) => bank.admit("Dee", { phone: "0161 496 0100", contact: { signal: "dee" }, born: "1950-02-03", ...fixed }), ({ bank }) => bank.admit({ profile: { name: "Dee", contact: { signal: "dee", phone: "0161 496 0100" }, born: "1950-02-03" }, ...fixed }));
  same(({ bank, ben }) => bank.setState(ben, "paused", { until: "2026-06-01", ...fixed }), ({ bank }) => bank.setState({ member: 2, state: "paused", until: "2026-06-01", ...fixed }));
  same(({ bank, ana }) => bank.keep(ana, [{ type: "do-not-match", with: "Ben" }], fixed), ({ bank }) => bank.keep({ member: 1, parts: [{ type: "do-not-match", with: 2 }], ...fixed }));
  same(({ bank, ana, ben }) => bank.agree(bank.propose(ana, ben, "1h", { on, ...fixed }), fixed), ({ bank }) => {
    bank.propose({ on, gave: { member: 1, minutes: 60 }, received: { member: 2, minutes: 60 }, ...fixed });
    bank.agree({ exchange: 1, ...fixed });
  });
  same(({ bank }) => bank.recordBatch([{ on, gave: "Ana", received: "Ben", minutes: "45 min" }], fixed), ({ bank }) => bank.recordBatch({ exchanges: [{ on, gave: { member: 1, minutes: 45 }, received: { member: 2, minutes: 45 } }], ...fixed }));
  const day = { [Symbol.toStringTag]: "Temporal.PlainDate", toString: () => on };
  same(({ bank, ana, ben }) => bank.record(ana, ben, 5, { on: day, ...fixed }), ({ bank }) => bank.record(1, 2, 5, { on, ...fixed }));
});

test("questions take the subject first, what knows it, and names", () => {
  const { bank, ana, ben } = harpurbrook();
  const { exchange } = bank.record(ana, ben, 60, { on, at });
  for (const who of [ana, 1, "Ana", memberId("1")]) assert.equal(bank.statement(who).words, "1 h given more so far");
  assert.deepEqual(bank.statement(ana, { from: "2026-03-03" }), bank.statement({ member: 1, from: "2026-03-03" }));
  assert.equal(bank.exchange(exchange).exchange, exchange);
  assert.deepEqual(bank.seenBy(ben.member).may("Ben", "Ana", "1h", { on }), bank.may({ on, gave: { member: 2, minutes: 60 }, received: { member: 1, minutes: 60 }, viewer: 2 }));
  assert.deepEqual(bank.report("public", "2026-Q1"), bank.report({ kind: "public", from: "2026-01-01", until: "2026-03-31" }));
  assert.deepEqual(bank.report("public", 2026), bank.report({ kind: "public", from: "2026-01-01", until: "2026-12-31" }));
  assert.deepEqual(bank.report("public", "2028-02"), bank.report({ kind: "public", from: "2028-02-01", until: "2028-02-29" }));
  assert.throws(() => bank.report("public", "2026-13"), { code: "wrong-type" });
});

test("`find` gives the number of the one who has exactly this name", () => {
  const { bank, ana } = harpurbrook();
  assert.equal(bank.find("Ben"), 2);
  assert.equal(bank.seenBy(ana.member).find("Ben"), 2);
  bank.admit("Benedicta", { at });
  const near = thrown(() => bank.find("Bened"));
  assert.deepEqual([near.code, near.details.near], ["name-unknown", ["Benedicta"]]);
  bank.admit("Ben", { at });
  const several = thrown(() => bank.offer("Ben", "Lifts", { at }));
  assert.deepEqual([several.code, several.details.members], ["several-found", [2, 5]]);
  assert.match(several.message, /`member`/);
  assert.throws(() => bank.record("Ana", "Cai", 5, { on, at, activity: "lifts" }), { code: "unknown-word", help: /lift/ });
});

/** Three needs, lowest first: the place of each is what the wire has. */
const needs = { name: "ours", needs: ["warmth", "belonging", "esteem"].map((code) => ({ code, name: code })) };

test("a need is named by its code wherever its place is taken", async () => {
  const founded = () => {
    const there = { ...harpurbrook() };
    there.bank.adoptCharter({ charter: { name: "Harpurbrook", needs }, ...fixed });
    return there;
  };
  const same = (one, other) => {
    const heads = [one, other].map((act) => {
      const there = founded();
      act(there);
      return there.bank.head;
    });
    assert.equal(heads[0], heads[1]);
  };
  same(({ bank, ana }) => bank.offer(ana, "Tea", { need: "belonging", ...fixed }), ({ bank, ana }) => bank.offer(ana, "Tea", { need: 1, ...fixed }));
  same(({ bank, ana }) => bank.request(ana, "Tea", { need: "warmth", ...fixed }), ({ bank, ana }) => bank.request(ana, "Tea", { terms: { need: 0 }, ...fixed }));
  same(({ bank, ana }) => bank.seenBy(ana).offer(ana, "Tea", { terms: { need: "esteem" }, ...fixed }), ({ bank, ana }) => bank.offer(ana, "Tea", { need: 2, by: ana, ...fixed }));
  same(({ bank, ana }) => bank.amendListing(bank.offer(ana, "Tea", fixed), { terms: { need: "esteem" }, ...fixed }), ({ bank, ana }) => bank.amendListing(bank.offer(ana, "Tea", fixed), { terms: { need: 2 }, ...fixed }));

  const { bank, ana } = founded();
  assert.deepEqual(bank.charter.needs.needs.map(({ code }) => code), ["warmth", "belonging", "esteem"]);
  for (const [call, path] of [[() => bank.offer(ana, "Tea", { need: "belongings", at }), "need"], [() => bank.seenBy(ana).request(ana, "Tea", { terms: { need: "belongings" }, at }), "terms.need"]]) {
    const error = thrown(call);
    assert.deepEqual([error.code, error.details, error.help], ["unknown-word", { what: "need", given: "belongings" }, "give the code of a need: warmth, belonging, esteem"]);
    assert.ok(error.message.startsWith(`\`${path}\`: `), error.message);
  }
  const object = thrown(() => bank.offer(ana, "Tea", { need: { code: "warmth" }, at }));
  assert.deepEqual([object.code, object.details.path], ["wrong-type", "need"]);
  // There is no charter to look it up in.
  const early = thrown(() => newCommand("offer", 1, "Tea", { need: "belonging", at }));
  assert.deepEqual([early.code, early.details.path], ["wrong-type", "need"]);

  const keeper = await Keeper.create(new MemoryStore(), { charter: { name: "Harpurbrook", needs }, at });
  const { member } = await keeper.admit("Ana", { at });
  const { listing } = await keeper.offer(member, "Tea", { need: "belonging", at });
  assert.equal((await keeper.listings({ need: "belonging", on })).listings[0].listing, listing);
  await assert.rejects(keeper.seenBy(member).offer(member, "Tea", { need: "belongings" }), { code: "unknown-word", message: /`need`/ });
  assert.deepEqual((await keeper.charter()).needs, { ...bank.charter.needs });
});

test("a fault says where it is in what was given, and what the method takes", () => {
  const { bank, ana, ben } = harpurbrook();
  const before = bank.head;
  const faults = [
    [() => bank.record({ at, on, gave: { member: ana, minutes: 60 }, recieved: { member: ben, minutes: 60 } }), "unknown-field", "recieved", /`record`.*|/],
    [() => bank.record({ at, on, gave: { member: ana, minutes: "sixty or so" }, received: { member: ben, minutes: 60 } }), "not-minutes", undefined, /`gave\.minutes`/],
    [() => bank.record({ at, on, gave: { member: ana, minutes: 1.5 }, received: { member: ben, minutes: 60 } }), "wrong-type", "gave.minutes"],
    [() => bank.record({ at, on, gave: { member: ana, minutes: NaN }, received: { member: ben, minutes: 60 } }), "wrong-type", "gave.minutes"],
    [() => bank.record({ at, on, gave: ana, received: [ben, { member: 3, minutes: true }], minutes: 60 }), "wrong-type", "received[1].minutes"],
    [() => bank.record({ at, on, gave: ana, received: [ben, { member: 3, mintues: 4 }], minutes: 60 }), "unknown-field", "received[1].mintues"],
    [() => bank.record(ana, ben, { at, on }), "wrong-type", "gave.minutes"],
    [() => bank.record(ana, ben, 60, { at, on: 20260302 }), "wrong-type", "on"],
    [() => bank.record(ana, ben, 60, { at, on: new Date(at) }), "wrong-type", "on"],
    [() => bank.recordBatch([{ on, gave: ana, received: ben, minutes: 5 }, { on, gave: ana, received: { member: ben, minutes: {} }, minutes: 5 }], { at }), "wrong-type", "exchanges[1].received.minutes"],
    [() => bank.offer(ana, "Lifts", { at, minutes: 60, visible: true }), "unknown-field", "visible"],
    [() => bank.offer(ana, 7, { at }), "wrong-type", "title"],
    [() => bank.offer(ana, "Lifts", { at, words: { title: "Lifts" } }), "wrong-type", undefined],
    [() => bank.admit({ at, profile: { nmae: "Dee" } }), "unknown-field", "profile.nmae"],
    [() => bank.agree(ana, { at }), "wrong-type", "exchange"],
    [() => bank.statement(null), "wrong-type", "member"],
    [() => bank.statement(undefined), "wrong-type", "member"],
    [() => bank.statement(ana, "2026-03-01"), "wrong-type", ""],
    [() => bank.statement(ana, { member: ben }), "wrong-type", "member"],
    [() => bank.members({ state: "gone" }), "wrong-type", "state"],
    [() => bank.seenBy(1).listings({ zone: 1 }), "unknown-field", "zone"],
    [() => TimeBank.create({ charter: { name: "Harpurbrook", credit: { welcome: "an age" } } }), "not-minutes", undefined, /`charter\.credit\.welcome`/],
    [() => TimeBank.create({ charter: { nmae: "Harpurbrook" } }), "unknown-field", "charter.nmae"],
  ];
  for (const [call, code, path, words] of faults) {
    const error = thrown(call);
    assert.equal(error.code, code, `${call}: ${error.code} ${error.message}`);
    if (path !== undefined) assert.equal(error.details.path, path, `${call}: ${error.message}`);
    if (words !== undefined) assert.match(error.message, words);
    assert.doesNotMatch(error.message, /column|line/, error.message);
  }
  const misspelt = thrown(() => bank.record({ at, on, gave: ana, recieved: ben, minutes: 60 }));
  for (const name of ["gave", "received", "minutes", "on", "note", "onBehalfOf", "at", "key"]) assert.ok(misspelt.details.expected.includes(name), name);
  assert.ok(!misspelt.details.expected.includes("terms"));
  assert.match(misspelt.help, /^did you mean `received`\? expected `gave`/);
  assert.match(thrown(() => bank.offer(ana, "Lifts", { at, minuts: 60 })).help, /^did you mean `minutes`/);
  assert.match(thrown(() => bank.admit({ at, profile: { nmae: "Dee" } })).help, /^did you mean `name`/);
  assert.match(thrown(() => bank.offer(ana, "Lifts", { at, colour: "red" })).help, /^expected/);
  assert.ok(!thrown(() => bank.seenBy(1).offer(ana, "Lifts", { at, colour: "red" })).details.expected.includes("by"));
  assert.equal(bank.head, before);
});

test("a keeper takes the same, and says the same of faults", async () => {
  const keeper = await Keeper.create(new MemoryStore(), { charter: { name: "Harpurbrook" } });
  const ana = await keeper.admit("Ana");
  await keeper.admit("Ben");
  const on = await keeper.dayOf();
  await keeper.record("Ana", "Ben", "1h30", { on });
  assert.equal((await keeper.statement(ana)).words, "1 h 30 min given more so far");
  assert.equal(await keeper.find("Ben"), 2);
  const mine = keeper.seenBy(ana.member);
  assert.equal(await mine.find("Ben"), 2);
  const { exchange } = await mine.propose("Ana", "Ben", 45, { on });
  assert.equal(exchange, 2);
  await assert.rejects(keeper.record({ on, gave: { member: 1, minutes: 1.5 }, received: "Ben" }), { code: "wrong-type" });
  await keeper.record({ on, gave: { member: 1, minutes: 5 }, received: { member: 2, minutes: -5 } }).then(assert.fail, ({ details }) => assert.equal(details.path, "received.minutes"));
});

test("a command for later takes numbers and outcomes, and no names", () => {
  const { ana } = harpurbrook();
  assert.equal(newCommand("offer", ana, "Lifts").do.member, 1);
  assert.throws(() => newCommand("offer", "Ana", "Lifts"), { code: "wrong-type" });
});

test("numbers kept elsewhere are checked", () => {
  assert.equal(memberId("17"), 17);
  for (const value of [0, -1, 1.5, NaN, 4294967296, "", "1e3", "017", null, undefined, {}, true]) assert.throws(() => memberId(value), TimebankError);
});

/** Tests of the core list how lengths are written: JavaScript reads each to the same. */
test("lengths of time are read as in Rust", () => {
  const rust = readFileSync(new URL("../../timebank-core/src/values/duration/tests.rs", import.meta.url), "utf8");
  const unescaped = (text) => JSON.parse(`"${text.replaceAll(/\\u\{([0-9a-f]+)\}/g, (_, digits) => `\\u${digits.padStart(4, "0")}`)}"`);
  const [, ninety] = /let ninety = \[([\s\S]*?)\];/.exec(rust);
  const list = [...ninety.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, text]) => unescaped(text));
  assert.ok(list.length > 30);
  for (const text of list) assert.equal(minutesIn(text), text === "3/2 h" ? undefined : 90, text);
  const pairs = [...rust.matchAll(/\("((?:[^"\\]|\\.)*)", (-?[\d_]+)\),/g)].map(([, text, seconds]) => [unescaped(text), Number(seconds.replaceAll("_", ""))]);
  assert.ok(pairs.length > 12);
  for (const [text, seconds] of pairs) assert.equal(minutesIn(text), Number.isInteger(seconds / 60) ? seconds / 60 : undefined, text);
  const bare = [...rust.matchAll(/\("((?:[^"\\]|\\.)*)", (-?[\d_]+), ([\d_]+)\),/g)].map(([, text, n, d]) => [unescaped(text), Number(n.replaceAll("_", "")) / Number(d.replaceAll("_", ""))]);
  assert.ok(bare.length > 8);
  for (const [text, number] of bare) assert.equal(minutesIn(text), Number.isInteger(number) ? number : undefined, text);
  const unread = [...rust.matchAll(/\("((?:[^"\\]|\\.)*)", UnreadDuration::\w+\),/g)].map(([, text]) => unescaped(text));
  assert.ok(unread.length > 18);
  for (const text of unread) assert.equal(minutesIn(text), undefined, text);
});

/** The positions are those of Python, as far as they are no objects. */
test("what comes by position in Python comes by position here", () => {
  const python = readFileSync(new URL("../../bindings-python/python/timebank/_methods.py", import.meta.url), "utf8");
  const renamed = { balance_for: "balance", find_listings: "listings", find_members: "members" };
  const here = new Map(FIELDS.trim().split("\n").map((line) => line.split(" ")).map(([type, places = ""]) => [type, places.split(",").filter((name) => name !== "")]));
  let compared = 0;
  for (const [, name, body] of python.matchAll(/ {4}def (\w+)\(\n {8}self,\n([\s\S]*?)\n {4}\) ->/g)) {
    if (name.startsWith("_")) continue;
    const places = here.get((renamed[name] ?? name).replaceAll("_", "-"));
    const all = body.split("\n").map((line) => line.trim());
    const theirs = all.slice(0, all.includes("*,") ? all.indexOf("*,") : all.length).map((line) => line.split(":")[0].replace(/_$/, "").replace(/_(.)/g, (_, letter) => letter.toUpperCase()));
    if (places === undefined || (theirs.length === 0 && places.length === 0)) continue;
    assert.deepEqual(places, theirs.slice(0, places.length), name);
    compared++;
  }
  assert.ok(compared > 70, String(compared));
});
