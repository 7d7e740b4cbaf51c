// Random commands through the binding: the invariants the core promises hold in JavaScript too.
import assert from "node:assert/strict";
import { test } from "node:test";

import fc from "fast-check";
import { Keeper, MemoryStore, TimeBank, TimebankError, forgetJsonl, verify } from "timebank";

const RUNS = process.env.TIMEBANK_LONG ? 3000 : 150;
const MEMBERS = 5;
const START = Date.parse("2026-03-01T10:00:00Z");

const member = fc.integer({ min: 1, max: MEMBERS + 1 });
const minutes = fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 1, max: 600 }) }, { weight: 1, arbitrary: fc.constantFrom(0, 10_081, -5) });
const day = fc.integer({ min: 0, max: 40 }).map((days) => new Date(START + days * 86_400_000).toISOString().slice(0, 10));
const side = fc.constantFrom("gave", "received", "together");
const terms = fc.record({
  on: day,
  parts: fc.array(fc.record({ member, side, minutes }), { minLength: 1, maxLength: 5 }),
  payer: fc.option(fc.oneof(fc.constantFrom("pot", "nobody", "receivers"), member), { nil: undefined }),
  group: fc.option(fc.constantFrom("receivers-share", "each-receiver-pays", "pot-pays", "no-credit"), { nil: undefined }),
  visitors: fc.option(fc.integer({ min: 0, max: 9 }), { nil: undefined }),
});
const exchange = fc.integer({ min: 1, max: 12 });
const account = fc.integer({ min: 1, max: MEMBERS + 2 }).map((number) => ({ account: number }));
const step = fc.oneof(
  terms.map((given) => ["record", given]),
  terms.map((given) => ["propose", given]),
  exchange.map((of) => ["agree", { exchange: of }]),
  exchange.map((of) => ["done", { exchange: of }]),
  fc.tuple(exchange, member).map(([of, who]) => ["confirm", { exchange: of, members: [who] }]),
  exchange.map((of) => ["reverse", { exchange: of }]),
  exchange.map((of) => ["withdraw", { exchange: of }]),
  fc.tuple(account, account, minutes).map(([from, to, many]) => ["transfer", { kind: "gift", from, to, minutes: many }]),
  fc.tuple(member, fc.constantFrom("active", "paused", "left")).map(([who, state]) => ["setState", { member: who, state }]),
  fc.string({ unit: "grapheme", maxLength: 12 }).map((name) => ["admit", { profile: { name } }]),
  member.map((who) => ["erase", { member: who }]),
  fc.tuple(member, fc.string({ maxLength: 10 })).map(([who, title]) => ["offer", { member: who, words: { title } }]),
  fc.constant(["expireDue", {}]),
);
const steps = fc.array(step, { maxLength: 30 });
const limits = fc.constantFrom({}, { limits: { member: { lowest: -120 } } }, { limits: { member: { lowest: -120, mode: "advisory" } }, welcome: 30 });

function founded(credit) {
  const at = new Date(START);
  const bank = TimeBank.create({ at, charter: { name: "Harpurbrook", credit } });
  for (let i = 0; i < MEMBERS; i++) bank.admit({ at, profile: { name: `Member ${i + 1}` } });
  return bank;
}

/** Does the steps one by one; gives the journal. What is refused is so with a typed error, and changes nothing. */
function play(bank, all, look = () => {}) {
  const journal = [bank.takeNewRecords()];
  all.forEach(([method, options], i) => {
    const before = bank.head;
    try {
      bank[method]({ at: new Date(START + (i + 1) * 3_600_000 * 20), ...options });
      journal.push(bank.takeNewRecords());
      assert.notEqual(bank.head, before);
    } catch (error) {
      assert.ok(error instanceof TimebankError, error.stack);
      assert.equal(bank.head, before);
      assert.equal(bank.takeNewRecords().length, 0);
    }
    look(bank);
  });
  return Buffer.concat(journal);
}

const property = (check) => fc.assert(fc.property(limits, steps, check), { numRuns: RUNS });

test("nothing is made or lost (promise 1)", () => {
  property((credit, all) => {
    const bank = founded(credit);
    play(bank, all, () => assert.equal(Object.values(bank.balances()).reduce((sum, of) => sum + of, 0), 0));
    bank.free();
  });
});

test("replay is identity, from the journal and from a snapshot (promise 2)", () => {
  property((credit, all) => {
    const bank = founded(credit);
    const journal = forgetting(play(bank, all));
    const [replayed, restored] = [TimeBank.fromJsonl(journal), TimeBank.fromSnapshot(bank.snapshot())];
    for (const other of [replayed, restored]) {
      assert.equal(other.head, bank.head);
      assert.deepEqual(other.snapshot(), bank.snapshot());
    }
    assert.equal(verify(journal).fault, null);
    for (const one of [bank, replayed, restored]) one.free();
  });
});

test("what is decided, kept and applied is what is executed; a refusal changes nothing (promise 3)", async () => {
  await fc.assert(
    fc.asyncProperty(limits, steps, async (credit, all) => {
      const at = new Date(START);
      const id = "00".repeat(16);
      const bank = TimeBank.create({ at, bank: id, charter: { name: "Harpurbrook", credit } });
      const keeper = await Keeper.create(new MemoryStore(), { at, bank: id, charter: { name: "Harpurbrook", credit } });
      for (const [i, [method, options]] of [...Array(MEMBERS).fill(["admit", {}]), ...all].entries()) {
        const { parts, payer, ...rest } = options;
        const type = method.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
        const fields = parts === undefined ? rest : { terms: { parts, ...rest, ...(payer === undefined ? {} : { payer: typeof payer === "number" ? { kind: "member", member: payer } : { kind: payer } }) } };
        const command = { at: new Date(START + i * 60_000), salt: (i + 1).toString(16).padStart(32, "0"), by: "host", do: { type, ...fields } };
        const outcomes = [];
        for (const run of [() => [bank.execute(command)], () => keeper.execute(command)]) {
          try {
            outcomes.push(await run());
          } catch (error) {
            // Where in the text it cannot be read is another place in a list of one.
            outcomes.push({ code: error.code, details: error.code === "bad-json" ? error.details.why : error.details });
          }
        }
        assert.deepEqual(outcomes[1], outcomes[0]);
        assert.equal(keeper.bank.head, bank.head);
      }
      assert.deepEqual((await Keeper.open(keeper.store)).bank.snapshot(), bank.snapshot());
      bank.free();
      keeper.free();
    }),
    { numRuns: Math.ceil(RUNS / 3) },
  );
});

test("any byte changed is found (promise 6)", () => {
  fc.assert(
    fc.property(limits, steps, fc.nat(), fc.integer({ min: 1, max: 255 }), (credit, all, place, change) => {
      const bank = founded(credit);
      const journal = forgetting(play(bank, all));
      journal[place % journal.length] ^= change;
      let head;
      try {
        const { fault, head: found } = verify(journal);
        head = fault === null ? `${found.seq}:${found.hash}` : undefined;
      } catch (error) {
        assert.ok(error instanceof TimebankError);
      }
      // White space between fields of a line is no part of a record: what stands is the same journal still.
      if (head === bank.head) assert.deepEqual(TimeBank.fromJsonl(journal).snapshot(), bank.snapshot());
      bank.free();
    }),
    { numRuns: RUNS },
  );
});

/** The journal as a store keeps it: whoever was forgotten later is taken out of what was written before. */
function forgetting(journal) {
  const lines = journal.toString().split("\n").filter(Boolean);
  const members = lines.map((line) => JSON.parse(line).record.event).filter(({ type }) => type === "member-erased").map(({ member: of }) => of);
  return members.length === 0 ? journal : Buffer.from(forgetJsonl(journal, members));
}

