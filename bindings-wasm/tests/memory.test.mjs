// Memory is given back: by `free`, at the end of a block, and when nobody holds the bank any more.
import assert from "node:assert/strict";
import { test } from "node:test";

import { TimeBank, memoryBytes } from "timebank";

const AT = "2026-03-01T10:00:00Z";

function work() {
  const bank = TimeBank.create({ at: AT, charter: { name: "Harpurbrook" } });
  for (const name of ["Ana", "Ben"]) bank.admit({ at: AT, profile: { name } });
  for (let i = 0; i < 20; i++) bank.record({ at: AT, on: "2026-03-01", gave: { member: 1, minutes: 5 }, received: { member: 2, minutes: 5 } });
  try {
    bank.record({ at: AT, on: "2026-03-01" });
  } catch {
    // What is refused holds nothing either.
  }
  const copies = [TimeBank.fromSnapshot(bank.snapshot()), TimeBank.fromJsonl(bank.takeNewRecords()), bank.redacted({ for: "auditor" })];
  bank.decide({ at: AT, by: "host", do: { type: "admit" } });
  return [bank, ...copies];
}

test("thousands of banks made and freed need no more than a few", () => {
  for (let i = 0; i < 50; i++) for (const bank of work()) bank.free();
  const before = memoryBytes();
  for (let i = 0; i < 1000; i++) for (const bank of work()) bank.free();
  assert.equal(memoryBytes(), before);
});

test("banks that are kept do need more, so that the test above says something", () => {
  const before = memoryBytes();
  const kept = [];
  for (let i = 0; i < 100; i++) kept.push(...work());
  assert.ok(memoryBytes() > before);
  for (const bank of kept) bank.free();
});

test("`Symbol.dispose` gives a bank back, as `using` calls it", () => {
  const [bank] = work();
  bank[Symbol.dispose]();
  assert.throws(() => bank.head, { code: "freed" });
});
