// The laboratory: the same communities and runs as in Rust and Python, and long work that can be stopped.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { TimeBank, community, isTimebankError, runAhead, whatIfWatched } from "timebank";

const shared = JSON.parse(readFileSync(new URL("../../tests/laboratory/shared.json", import.meta.url), "utf8"));
const policies = [{ name: "as it is" }, { name: "narrow", limits: { lowest: -60, highest: 180, mode: "enforced" } }];

for (const { about, community: of, head } of shared.communities) {
  test(`a community that is that of Rust: ${about}`, () => {
    const bank = community(of);
    assert.equal(bank.head, head);
    assert.equal(TimeBank.fromJsonl(bank.drainJsonl()).head, head);
    assert.equal(community(of, { journal: false }).drainJsonl().length, 0);
  });
}

for (const { about, community: of, given, policy, behaviour, weeks, seed, ran: wanted, head } of shared.runs) {
  test(`a run that is that of Rust: ${about.slice(0, 40)}`, () => {
    const bank = of === undefined ? TimeBank.create(given[0]) : community(of);
    for (const command of given?.slice(1) ?? []) bank.execute(command);
    const before = bank.head;
    const told = [];
    const { ran, bank: later } = runAhead(bank, { policy, behaviour, weeks, seed }, { onProgress: ({ steps }) => void told.push(steps) });
    assert.deepEqual(ran, wanted);
    assert.deepEqual([later.head, bank.head, told.length, told.at(-1)], [head, before, weeks, weeks]);
    bank.apply(later.drainJsonl());
    assert.equal(bank.head, head);
  });
}

test("it says how far it is, and stops with the seeds that are whole", () => {
  const bank = community({ members: 40, weeks: 20, seed: 5 });
  const question = { policies, weeks: 5, seeds: 3 };
  const told = [];
  assert.deepEqual(whatIfWatched(bank, question, { onProgress: ({ steps }) => void told.push(steps) }), bank.whatIf(question));
  assert.deepEqual(told, Array.from({ length: 30 }, (_, week) => week + 1));
  const some = whatIfWatched(bank, question, { onProgress: ({ steps }) => steps < 25 });
  assert.deepEqual([some.seeds, some.stopped], [2, true]);
  // An AbortController that is looked at stops it as well: what is thrown comes out.
  const controller = new AbortController();
  const onProgress = ({ steps }) => {
    if (steps === 3) controller.abort(new Error("enough"));
    controller.signal.throwIfAborted();
  };
  assert.throws(() => whatIfWatched(bank, question, { onProgress }), /enough/);
  assert.equal(whatIfWatched(bank, question, { within: 0 }).seeds, 0);
  assert.throws(() => runAhead(bank, { policy: policies[0], weeks: 9 }, { onProgress: ({ steps }) => steps < 3 }), (error) => isTimebankError(error) && error.code === "nothing-to-do");
});

test("what does not fit is refused by name", () => {
  assert.throws(() => community({ members: 9 }), /members/);
  const bank = community({ members: 10, weeks: 1 });
  assert.throws(() => runAhead(bank, { policy: policies[0], behaviour: { answer: 1001 }, weeks: 1 }), /answer/);
  assert.throws(() => runAhead(bank, { policy: policies[0], weeks: 1.5 }), (error) => isTimebankError(error) && error.code === "wrong-type");
  assert.throws(() => whatIfWatched(bank, { policies, viewer: 2 }), (error) => error.code === "ask-the-broker");
});

test("a field that is not there is told by its name", () => {
  const field = (of, name) => (error) => isTimebankError(error) && error.code === "unknown-field" && error.message === `\`${of}\` has no field \`${name}\``;
  assert.throws(() => community({ membres: 200 }), field("community", "membres"));
  const bank = community({ members: 20, weeks: 2, seed: 7 });
  assert.throws(() => whatIfWatched(bank, { policies: [{ name: "as it is", isue: 60 }], weeks: 1, seeds: 1 }), (error) => isTimebankError(error) && error.code === "unknown-field" && error.details.path === "policies[0].isue");
});
