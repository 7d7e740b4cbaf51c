// One method for every action and question, and what the types say of them, held to the shared vectors.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { TimeBank } from "timebank";

import { stale } from "../tools/generate.mjs";
import { CREATES } from "../tools/types.mjs";
import { files, load } from "./vectors.mjs";

const camel = (type) => type.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
const vectors = files().map(load).filter(({ given, when }) => given !== undefined || when !== undefined);

/** What a method takes, from a whole command: terms beside the other fields, those who take part under their side. */
function optionsOf({ do: { type, terms, at: organisation, exchanges, ...fields }, ...context }) {
  const options = { ...context, ...fields };
  if (organisation !== undefined) options.organisation = organisation;
  // A bare number could be a member's: an account is named as one.
  for (const end of ["from", "to"]) if (type === "transfer" && typeof options[end] === "number") options[end] = { account: options[end] };
  if (exchanges !== undefined) options.exchanges = type === "record-batch" ? exchanges.map(sided) : exchanges;
  if (terms !== undefined) Object.assign(options, ["record", "propose"].includes(type) ? sided(terms) : { terms });
  return options;
}

/** Sides only where that keeps the order of those who take part: it is theirs in the record. */
function sided({ parts = [], ...terms }) {
  const order = [...parts].sort((a, b) => ["gave", "received", "together"].indexOf(a.side) - ["gave", "received", "together"].indexOf(b.side));
  if (order.some((part, i) => part !== parts[i])) return { ...terms, parts };
  const of = (side) => parts.filter((part) => part.side === side).map(({ side: _, ...part }) => part);
  return { ...terms, gave: of("gave"), received: of("received"), together: of("together") };
}

const METHODS = Object.fromEntries(Object.keys(JSON.parse(readFileSync(new URL("../../docs/schema/timebank.json", import.meta.url), "utf8")).actions).filter((type) => type !== "create").map((type) => [type, true]));
const done = new Set();
test("every method does what the whole command does, byte for byte", () => {
  for (const { given = [], when } of vectors) {
    const commands = [...given, ...[when ?? []].flat()];
    if (commands.some((command) => typeof command !== "object" || command?.do === undefined)) continue;
    let byMethod, whole;
    for (const command of commands) {
      if (whole === undefined) {
        try {
          whole = TimeBank.create(command);
        } catch {
          break;
        }
        byMethod = TimeBank.create(optionsOf(command));
        continue;
      }
      let outcome, refusal;
      try {
        outcome = whole.execute(command);
      } catch (error) {
        refusal = error;
      }
      const call = () => byMethod[camel(command.do.type)](optionsOf(command));
      if (refusal) {
        // A salt that is missing is drawn by the method.
        if (command.do.type in METHODS && refusal.code !== "salt-missing") assert.throws(call, { code: refusal.code });
        continue;
      }
      const { ...got } = call();
      assert.deepEqual(got, { ...outcome, ...outcome.created });
      const made = CREATES[command.do.type];
      if (made !== undefined) assert.ok(made in got, `\`${command.do.type}\` is said to bring a ${made} into being`);
      done.add(command.do.type);
    }
    assert.equal(byMethod?.head, whole?.head);
    whole?.free();
    byMethod?.free();
  }
});

/** What a method says of the day where the question does not: that it is today. */
const TODAY = { listings: "on", "public-view": "on", today: "on", "session-sheet": "on", "matches-for": "from", "why-not": "from", pairings: "from", plan: "from" };

test("every question is asked by its method", () => {
  const asked = new Set();
  for (const { given = [], when, then, state } of vectors) {
    if (!state?.queries || given.length === 0 || then?.error) continue;
    const bank = TimeBank.create(given[0]);
    for (const command of given.slice(1)) bank.execute(command);
    if (when !== undefined) bank.executeAll([when].flat());
    for (const { query, answer, error } of state.queries) {
      // A method says who reads even where the wire leaves it out.
      if (error?.code === "bad-json") continue;
      const { type, terms, ...rest } = query;
      const options = { ...rest, ...(terms ? sided(terms) : {}) };
      if (error) assert.throws(() => bank[camel(type)](options), (thrown) => thrown.code === error.code || thrown.code === "wrong-type" || thrown.code === "unknown-field");
      else {
        const day = TODAY[type];
        const expected = day === undefined || query[day] !== undefined ? answer : bank.ask({ ...query, [day]: bank.dayOf(options.at && new Date(options.at)) });
        // A report is a page unless it is said what else.
        const html = type === "report" && query.format === undefined ? bank.ask({ ...query, format: "html" }) : expected;
        assert.deepEqual(bank[camel(type)](options), html);
      }
      asked.add(type);
    }
    bank.free();
  }
  assert.ok(asked.size >= 19, [...asked].join(" "));
});

test("the vectors use every action there is", () => {
  assert.deepEqual([...done].sort(), Object.keys(METHODS).sort());
});

test("the generated types are as the schema has them", () => {
  assert.deepEqual(stale(), []);
});

test("a method fills in when, and a salt; sent again with its key it has one effect", () => {
  const bank = TimeBank.create({ charter: { name: "Harpurbrook" } });
  assert.equal(bank.admit({ profile: { name: "Ana" } }).member, 1);
  // Each time another salt is drawn, and later it is another moment.
  const again = (at) => bank.admit({ at, key: "00".repeat(16), profile: { name: "Ben" } });
  assert.equal(again(new Date(Date.now() + 1000)).repeated, false);
  assert.equal(again(new Date(Date.now() + 604_800_000)).repeated, true);
  assert.throws(() => bank.admit({ key: "00".repeat(16), profile: { name: "Cai" } }), { code: "key-used" });
  assert.equal(bank.members().members.length, 2);
  bank.free();
});

test("payers and one on a side are said in short", () => {
  const at = "2026-03-01T10:00:00Z";
  const made = () => {
    const bank = TimeBank.create({ at, bank: "00".repeat(16), charter: { name: "Harpurbrook" } });
    for (let i = 0; i < 3; i++) bank.admit({ at });
    return bank;
  };
  const [short, long] = [made(), made()];
  const parts = [{ member: 1, side: "gave", minutes: 30 }, { member: 2, side: "received", minutes: 30 }];
  for (const [payer, whole] of [["pot", { kind: "pot" }], [3, { kind: "member", member: 3 }], [undefined, undefined]]) {
    short.record({ at, on: "2026-03-01", gave: { member: 1, minutes: 30 }, received: { member: 2, minutes: 30 }, payer });
    long.execute({ at, by: "host", do: { type: "record", terms: { on: "2026-03-01", parts, ...(whole ? { payer: whole } : {}) } } });
  }
  assert.equal(short.head, long.head);
});
