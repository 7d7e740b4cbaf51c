// Whatever is given: a typed error, nothing lost, and the bank still usable (promise 9).
import assert from "node:assert/strict";
import { test } from "node:test";

import { TimeBank, TimebankError, forgetJsonl, isTimebankError, verify } from "timebank";

const AT = "2026-03-01T10:00:00Z";

function small() {
  const bank = TimeBank.create({ at: AT, charter: { name: "Harpurbrook" } });
  for (const name of ["Ana", "Ben"]) bank.admit({ at: AT, profile: { name } });
  bank.takeNewRecords();
  return bank;
}

/** The call is refused with a typed error of one of these codes, changes nothing, and the bank goes on. */
function refused(bank, call, ...codes) {
  const [head, snapshot] = [bank.head, bank.snapshot()];
  assert.throws(call, (error) => {
    assert.ok(error instanceof TimebankError && isTimebankError(error), `${error?.stack ?? error}`);
    assert.ok(codes.includes(error.code), `${error.code}: ${error.message}`);
    return true;
  });
  assert.equal(bank.head, head);
  assert.deepEqual(bank.snapshot(), snapshot);
  assert.equal(bank.takeNewRecords().length, 0);
  const terms = { at: AT, on: "2026-03-01", gave: { member: 1, minutes: 5 }, received: { member: 2, minutes: 5 } };
  assert.equal(bank.record(terms).records, 1);
  assert.ok(bank.takeNewRecords().length > 0);
}

const record = (minutes, more = {}) => ({ at: AT, on: "2026-03-01", gave: { member: 1, minutes }, received: { member: 2, minutes }, ...more });

test("values of the wrong kind", () => {
  const bank = small();
  for (const wrong of [undefined, null, 5, true, [], "", "null", "[]", "{", () => 1, Symbol("a"), 10n, new Map([["at", AT]])]) {
    refused(bank, () => bank.execute(wrong), "bad-json", "wrong-type");
    refused(bank, () => bank.ask(wrong), "bad-json", "wrong-type");
    // No commands at all are decided in no time.
    if (!["[]", ""].includes(String(wrong)) || wrong === "") refused(bank, () => bank.decide(wrong), "bad-json", "wrong-type");
    refused(bank, () => bank.redacted(wrong), "bad-json", "wrong-type");
  }
  for (const wrong of [5, [], true, () => 1]) refused(bank, () => bank.admit(wrong), "wrong-type", "bad-json");
  for (const wrong of [undefined, null, 5, {}, [1, 2]]) {
    refused(bank, () => bank.apply(wrong), "wrong-type");
    refused(bank, () => TimeBank.fromJsonl(wrong), "wrong-type");
    refused(bank, () => TimeBank.fromSnapshot(wrong), "wrong-type");
    refused(bank, () => verify(wrong), "wrong-type");
  }
  refused(bank, () => TimeBank.fromSnapshot("text"), "wrong-type");
  refused(bank, () => TimeBank.fromSnapshot(new Uint8Array(100)), "bad-snapshot");
  refused(bank, () => TimeBank.fromJsonl(new Uint8Array(100)), "bad-line");
  refused(bank, () => TimeBank.fromJsonl(""), "not-founded");
  refused(bank, () => forgetJsonl("x", [1]), "bad-line");
  refused(bank, () => bank.record({ at: AT, on: "2026-03-01", gave: 1 }), "wrong-type");
  refused(bank, () => bank.record(record(60, { on: new Date() })), "wrong-type");
  refused(bank, () => bank.record(record(60, { at: new Date(NaN) })), "wrong-type");
});

test("numbers that are none, or too large", () => {
  const bank = small();
  for (const wrong of [NaN, Infinity, -Infinity]) {
    refused(bank, () => bank.record(record(wrong)), "wrong-type");
    // `JSON.stringify` would write `null`, and a field that may be left out would count as left out.
    refused(bank, () => bank.record(record(60, { visitors: wrong })), "wrong-type");
  }
  for (const wrong of [1e300, -1, 0.5, 2 ** 53, 2 ** 32, 10n ** 30n, -(10n ** 30n)]) refused(bank, () => bank.record(record(wrong)), "wrong-type", "bad-minutes", "number-out-of-range");
  for (const wrong of [0, -0, 2 ** 31, 2 ** 32 - 1, 2 ** 32, 1.5, 10n ** 20n, NaN]) refused(bank, () => bank.balance({ member: wrong }), "bad-json", "not-found", "wrong-type");
  assert.equal(bank.record(record(60n)).records, 1, "a whole number is one however it is held");
});

test("half characters", () => {
  const bank = small();
  for (const half of ["\ud800", "\udc00", "a\ud83d", "\udc00\ud800"]) {
    refused(bank, () => bank.admit({ at: AT, profile: { name: half } }), "wrong-type");
    refused(bank, () => bank.admit({ at: AT, profile: { contact: { [half]: "x" } } }), "wrong-type", "bad-json");
    refused(bank, () => bank.execute(`{"at":"${half}"}`), "wrong-type");
    refused(bank, () => TimeBank.fromJsonl(half), "wrong-type");
  }
  const { member } = bank.admit({ at: AT, profile: { name: "🧶 Ψ 中 \u0000" } });
  assert.equal(bank.members().members.find((one) => one.member === member).name, "🧶 Ψ 中 \u0000");
});

test("objects that throw, never end, or are not what they seem", () => {
  const bank = small();
  const boom = () => {
    throw new RangeError("boom");
  };
  const getter = (name) => Object.defineProperty({}, name, { get: boom, enumerable: true });
  refused(bank, () => bank.admit({ at: AT, profile: getter("name") }), "wrong-type");
  refused(bank, () => bank.admit(getter("at")), "wrong-type");
  refused(bank, () => bank.admit(getter("profile")), "wrong-type");
  refused(bank, () => bank.execute(getter("do")), "wrong-type");
  refused(bank, () => bank.balance(getter("member")), "wrong-type");
  refused(bank, () => bank.admit(new Proxy({}, { ownKeys: boom })), "wrong-type");
  refused(bank, () => bank.execute(new Proxy({}, { ownKeys: boom, get: boom })), "wrong-type");
  refused(bank, () => bank.record(record(60, { gave: new Proxy({}, { ownKeys: boom, get: boom }) })), "wrong-type");
  try {
    bank.execute(getter("do"));
  } catch (error) {
    assert.ok(error.cause instanceof RangeError, "what was thrown is told as the cause");
  }
  const circle = { at: AT };
  circle.do = circle;
  refused(bank, () => bank.execute(circle), "wrong-type");
  const deep = JSON.parse(`${'{"a":'.repeat(5000)}1${"}".repeat(5000)}`);
  refused(bank, () => bank.execute(deep), "wrong-type");
  refused(bank, () => bank.execute(`${'{"a":'.repeat(200_000)}1`), "bad-json");
  refused(bank, () => bank.execute({ at: AT, by: "host", do: { type: "admit", toJSON: () => ({}) } }), "wrong-type");
  // A list that says it is four thousand million long and holds nothing: refused at its first hole.
  refused(bank, () => bank.executeAll(Object.assign([], { length: 2 ** 32 - 1 })), "wrong-type");
});

test("prototypes somebody has polluted", () => {
  const bank = small();
  const journal = () => {
    const fresh = TimeBank.create({ at: AT, bank: "00".repeat(16), charter: { name: "Harpurbrook" } });
    fresh.admit({ at: AT, salt: "00".repeat(16), profile: { name: "Ana" } });
    return fresh.head;
  };
  const before = journal();
  Object.assign(Object.prototype, { by: 1, key: "00".repeat(16), applicant: true, minutes: 5, toJSON: () => "nonsense", terms: {}, do: {}, at: "1999" });
  try {
    assert.equal(journal(), before, "what is inherited was not said");
    const now = TimeBank.create({ charter: { name: "Harpurbrook" } });
    assert.match(now.today().on, /^20/, "nor is the time taken from there");
    for (const call of [() => now.record({ on: "2026-03-01", gave: 1, received: 2 }), () => now.record(1, 2, { on: "2026-03-01" })]) assert.throws(call, { code: "wrong-type" }, "nor are minutes");
    now.free();
  } finally {
    for (const name of ["by", "key", "applicant", "minutes", "toJSON", "terms", "do", "at"]) delete Object.prototype[name];
  }
  refused(bank, () => bank.admit(JSON.parse('{"at":"2026-03-01T10:00:00Z","__proto__":{"applicant":true}}')), "unknown-field");
  refused(bank, () => bank.admit({ at: AT, constructor: 1 }), "unknown-field");
  assert.equal({}.applicant, undefined);
});

test("a bank that was given back", () => {
  const bank = small();
  bank.free();
  bank.free();
  const calls = [() => bank.head, () => bank.snapshot(), () => bank.takeNewRecords(), () => bank.execute("{}"), () => bank.ask("{}"), () => bank.admit(), () => bank.balance({ member: 1 }), () => bank.apply(""), () => bank.decide([]), () => bank.redacted({ for: "auditor" })];
  for (const call of calls) assert.throws(call, (error) => error instanceof TimebankError && error.code === "freed");
  assert.equal(small().members().members.length, 2);
});

test("more bytes than there is room for", () => {
  const bank = small();
  // Never written to: the machine gives no memory for it.
  const huge = new ArrayBuffer(2 ** 31);
  refused(bank, () => TimeBank.fromJsonl(huge), "too-large");
  refused(bank, () => bank.apply(new Uint8Array(huge)), "too-large");
  refused(bank, () => bank.execute(`"${"x".repeat(5 << 20)}"`), "too-large", "bad-json");
});

test("what is not a bank's own method does not reach the core", () => {
  assert.throws(() => TimeBank.prototype.admit.call({}, {}), TypeError);
  assert.throws(() => new TimeBank().head, (error) => error.code === "freed");
});
