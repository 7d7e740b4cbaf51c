// The journal kept for ever, written by the core in Rust: it gives the same head here, from its records and from its commands.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { TimeBank, verify } from "timebank";

const golden = (name) => readFileSync(new URL(`../../tests/golden/${name}`, import.meta.url));
const head = golden("v2.head").toString().trim();

test("the golden journal is whole and replays to its head", () => {
  const { fault, head: found } = verify(golden("v2.jsonl"));
  assert.equal(fault, null);
  assert.equal(`${found.seq}:${found.hash}`, head);
  assert.equal(TimeBank.fromJsonl(golden("v2.jsonl")).head, head);
});

test("its commands give the same records here, byte for byte", () => {
  const [founding, ...commands] = golden("v2.commands.jsonl").toString().trim().split("\n");
  const bank = TimeBank.create(founding);
  for (const command of commands) bank.execute(command);
  assert.equal(bank.head, head);
});
