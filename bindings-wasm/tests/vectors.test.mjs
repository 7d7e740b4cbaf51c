// Every shared vector gives in JavaScript what it gives elsewhere (promise 4).
import assert from "node:assert/strict";
import { test } from "node:test";

import { TimeBank, TimebankError, allocate, circles, minCostCirculation, pairByRankings, pairByWeights, setOff, verify } from "timebank";

import { events, files, joined, load, root } from "./vectors.mjs";

const NOTHING = new Uint8Array();

test("there are vectors", () => {
  // With none, the tests below would pass by not being there.
  assert.ok(files().length > 0, `no vectors in ${root}`);
});

for (const file of files()) {
  test(file, () => {
    const { given = [], when, then = {}, state = {}, journal, expected, snapshot, calculate } = load(file);
    if (calculate !== undefined) {
      calculated(calculate, then);
      return;
    }
    if (journal !== undefined) {
      readOrRefused(journal.map((line) => line + "\n").join(""), then, state, expected);
      return;
    }
    if (snapshot !== undefined) {
      throwsAs(() => TimeBank.fromSnapshot(Buffer.from(snapshot, "hex")), then.error);
      return;
    }
    const before = prepared(given);
    if (then.error) {
      const left = refused(before.bank, when, then.error);
      if (before.bank) settled({ ...before, journal: joined(before.journal, left) }, state);
    } else {
      settled(when === undefined ? before : done(before, when, then), state);
    }
  });
}

const CALCULATIONS = {
  "min-cost-circulation": minCostCirculation,
  allocate,
  circles,
  "set-off": setOff,
  "pair-by-rankings": pairByRankings,
  "pair-by-weights": pairByWeights,
};

/** A calculation with plain numbers; of its answer the vector names what can be only one thing. */
function calculated({ type, ...given }, { answer, error }) {
  const ask = () => CALCULATIONS[type](given);
  if (error) {
    throwsAs(ask, error);
    return;
  }
  const found = ask();
  assert.deepEqual(Array.isArray(answer) ? found : Object.fromEntries(Object.keys(answer).map((name) => [name, found[name]])), answer);
}

/** A journal: verified by itself, and read into a bank. */
function readOrRefused(journal, then, state, expected) {
  const { fault } = verify(journal, expected);
  assert.deepEqual(fault === null ? null : { seq: fault.seq, code: fault.code }, then.fault ?? null);
  if (then.error) throwsAs(() => TimeBank.fromJsonl(journal), then.error);
  else stands(TimeBank.fromJsonl(journal), state);
}

function throwsAs(action, { code, details, message }) {
  assert.throws(action, (error) => {
    assert.ok(error instanceof TimebankError, String(error));
    assert.equal(error.code, code, error.message);
    if (details !== undefined) assert.deepEqual(error.details, details);
    if (message !== undefined) assert.equal(error.message, message);
    return true;
  });
}

/** The bank before, and its journal. There is none before it is founded. */
function prepared([founding, ...commands]) {
  if (founding === undefined) return { bank: undefined, journal: NOTHING };
  const bank = TimeBank.create(founding);
  for (const command of commands) bank.execute(command);
  return { bank, journal: bank.takeNewRecords() };
}

/** The bank after, and the outcome. A list is one batch; founding has no outcome but the bank. */
function act(bank, when) {
  if (bank === undefined) {
    const [founding, ...rest] = [when].flat();
    const founded = TimeBank.create(founding);
    return { bank: founded, outcome: rest.length > 0 ? founded.executeAll(rest) : null };
  }
  return { bank, outcome: Array.isArray(when) ? bank.executeAll(when) : bank.execute(when) };
}

function refused(bank, when, error) {
  const before = bank?.head;
  throwsAs(() => act(bank, when), error);
  if (bank === undefined) return NOTHING;
  // Promise 3: a refused command changes nothing beyond what time alone had made due.
  const left = bank.takeNewRecords();
  const lines = (typeof left === "string" ? left : new TextDecoder().decode(left)).split("\n").filter(Boolean);
  assert.ok(lines.every((line) => JSON.parse(line).record.by === "time"));
  if (lines.length === 0) assert.equal(bank.head, before);
  return left;
}

function done(before, when, then) {
  const { bank, outcome } = act(before.bank, when);
  const made = bank.takeNewRecords();
  if (then.events !== undefined) assert.deepEqual(events(made), then.events);
  if (then.outcome !== undefined) assert.deepEqual(outcome, then.outcome);
  return { bank, journal: joined(before.journal, made) };
}

function settled({ bank, journal }, state) {
  stands(bank, state);
  redacted(bank, journal, state);
  comesBack(bank, journal);
}

/** The bank is as the vector says. */
function stands(bank, { balances, queries = [], head }) {
  if (balances !== undefined) assert.deepEqual(bank.ask({ type: "balances", viewer: "host" }), balances);
  for (const { query, answer, error } of queries) {
    if (error) throwsAs(() => bank.ask(query), error);
    else assert.deepEqual(bank.ask(query), answer);
  }
  if (head !== undefined) assert.equal(bank.head, head);
}

/** For each reader, the records that come with what is personal in them withheld; the others come as they are. The first line says for whom. */
function redacted(bank, journal, { redacted: asked = [] }) {
  const lines = (of) => new TextDecoder().decode(of).trimEnd().split("\n");
  for (const { reader, withheld } of asked) {
    const found = bank.redact(journal, reader);
    const before = lines(journal);
    const changed = lines(found).slice(1).flatMap((line, place) => (line === before[place] ? [] : [[JSON.parse(before[place]), JSON.parse(line)]]));
    for (const [whole, part] of changed) assert.deepEqual(part, { ...whole, personal: [{ withheld: true }] });
    assert.deepEqual(changed.map(([{ record }]) => record.seq), withheld);
    assert.equal(TimeBank.fromJsonl(found).head, bank.head);
  }
}

/** Promise 2: the journal and the snapshot each give the same bank again. */
function comesBack(bank, journal) {
  assert.equal(TimeBank.fromJsonl(journal).head, bank.head);
  assert.deepEqual(TimeBank.fromSnapshot(bank.snapshot()).snapshot(), bank.snapshot());
}
