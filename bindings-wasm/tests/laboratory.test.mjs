// The laboratory: the same communities and runs as in Rust and Python, and long work that can be stopped.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { Keeper, MemoryStore, TimeBank, community, isTimebankError, runAhead, whatIfWatched } from "timebank";

const shared = JSON.parse(readFileSync(new URL("../../tests/laboratory/shared.json", import.meta.url), "utf8"));
const policies = [{ name: "as it is" }, { name: "narrow", limits: { lowest: -60, highest: 180, mode: "enforced" } }];

for (const { about, community: of, head } of shared.communities) {
  test(`a community that is that of Rust: ${about}`, () => {
    const bank = community(of);
    assert.equal(bank.head, head);
    assert.equal(TimeBank.fromJsonl(bank.takeNewRecords()).head, head);
    assert.equal(community(of, { journal: false }).takeNewRecords().length, 0);
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
    bank.apply(later.takeNewRecords());
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
  assert.throws(() => runAhead(bank, { policy: policies[0], weeks: 9 }, { onProgress }), /enough/);
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

test("a run takes what people write, and says where a fault is", () => {
  const bank = community({ members: 20, weeks: 4, seed: 7 });
  const ran = (policy, behaviour) => runAhead(bank, { policy: { name: "x", ...policy }, behaviour, weeks: 2 }).ran;
  assert.deepEqual(ran({ welcome: "1h", limits: { lowest: "-2h", mode: "enforced" } }, { cushion: "10h" }), ran({ welcome: 60, limits: { lowest: -120, mode: "enforced" } }, { cushion: 600 }));
  const before = bank.head;
  const faults = [
    [{ policy: { name: "x", isue: 60 } }, "unknown-field", "policy.isue"],
    [{ policy: { name: "x", welcome: "soon" } }, "not-minutes", undefined, /`policy\.welcome`/],
    [{ policy: { name: "x", welcome: true } }, "wrong-type", "policy.welcome"],
    [{ policy: { name: "x", limits: { lowest: [] } } }, "wrong-type", "policy.limits.lowest"],
    [{ policy: { issue: 60 } }, "wrong-type", "policy.name"],
    [{}, "wrong-type", "policy"],
    [{ policy: "as it is" }, "wrong-type", "policy"],
    [{ policy: { name: "x" }, behaviour: { answers: 1 } }, "unknown-field", "behaviour.answers"],
    [{ policy: { name: "x" }, behaviour: { answer: "often" } }, "wrong-type", "behaviour.answer"],
    [{ policy: { name: "x" }, week: 2 }, "unknown-field", "week"],
    [{ policy: { name: "x" }, weeks: -1 }, "wrong-type", "weeks"],
    [{ policy: { name: "x" }, weeks: 1.5 }, "wrong-type", "weeks"],
    [{ policy: { name: "x" }, seed: NaN }, "wrong-type", "seed"],
    [{ policy: { name: "x" }, weeks: 521 }, "number-out-of-range", undefined, /weeks/],
    [{ policy: { name: "x", limits: { lowest: 60, highest: 30 } } }, "bad-charter", undefined],
    [undefined, "wrong-type", ""],
  ];
  for (const [run, code, path, message = /./] of faults) {
    const check = (error) => {
      assert.ok(isTimebankError(error), String(error));
      assert.deepEqual([error.code, error.details.path], [code, path], error.message);
      assert.match(error.message, message);
      assert.ok(error.help.length > 3 && !/column/.test(error.message), `${error.message}; ${error.help}`);
      if (code === "bad-charter") assert.ok(error.details.faults.every(({ path }) => path.startsWith("policy.")), JSON.stringify(error.details));
      return true;
    };
    assert.throws(() => runAhead(bank, run), check, JSON.stringify(run));
  }
  assert.equal(bank.head, before);
});

test("what a keeper has can be run ahead, and what is no bank is refused by name", async () => {
  const keeper = await Keeper.create(new MemoryStore(), { charter: { name: "Harpurbrook" } });
  const run = { policy: { name: "as it is" }, weeks: 2 };
  const head = keeper.bank.head;
  assert.deepEqual(runAhead(keeper.bank, run).ran, runAhead(keeper.bank.copy(), run).ran);
  assert.equal(whatIfWatched(keeper.bank, { policies: [run.policy], weeks: 1, seeds: 1 }).seeds, 1);
  assert.equal(keeper.bank.head, head);
  for (const other of [keeper, {}, null, undefined, "Harpurbrook", keeper.bank.seenBy]) {
    assert.throws(() => runAhead(other, run), (error) => isTimebankError(error) && error.code === "wrong-type" && error.details.path === "bank" && /keeper\.bank/.test(error.help));
  }
});

test("a promise nobody would wait for is refused, and rejects nowhere", async () => {
  const bank = community({ members: 20, weeks: 2, seed: 7 });
  const lost = [];
  const hear = (reason) => lost.push(reason);
  process.on("unhandledRejection", hear);
  const onProgress = async () => {
    throw new Error("the page is gone");
  };
  assert.throws(() => runAhead(bank, { policy: { name: "x" }, weeks: 2 }, { onProgress }), (error) => isTimebankError(error) && error.code === "wrong-type" && error.details.path === "onProgress");
  await new Promise((resolve) => setTimeout(resolve, 10));
  process.off("unhandledRejection", hear);
  assert.deepEqual(lost, []);
});

test("a field that is not there is told by its name", () => {
  const field = (of, name) => (error) => isTimebankError(error) && error.code === "unknown-field" && error.message === `\`${of}\` has no field \`${name}\``;
  assert.throws(() => community({ membres: 200 }), field("community", "membres"));
  const bank = community({ members: 20, weeks: 2, seed: 7 });
  assert.throws(() => whatIfWatched(bank, { policies: [{ name: "as it is", isue: 60 }], weeks: 1, seeds: 1 }), (error) => isTimebankError(error) && error.code === "unknown-field" && error.details.path === "policies[0].isue");
});
