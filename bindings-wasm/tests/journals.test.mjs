// Random journals, written by the property tests in Rust, come to the same head and the same answers here.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { TimeBank } from "timebank";

test("promise 2: random journals replay to one head and one answer", () => {
  const path = process.env.TIMEBANK_JOURNALS;
  assert.ok(path, "`TIMEBANK_JOURNALS` names no file of journals; `cargo xtask test --only javascript` makes one and names it");
  const journals = JSON.parse(readFileSync(path, "utf8"));
  assert.equal(journals.length, 100);
  for (const { journal, head, asked } of journals) {
    const bank = TimeBank.fromJsonl(new TextEncoder().encode(journal));
    assert.equal(bank.head, head);
    for (const { query, answer } of asked) assert.deepEqual(bank.ask(query), answer);
    bank.free();
  }
});
