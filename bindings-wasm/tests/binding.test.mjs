// What the JavaScript layer adds: its ways of giving JSON in, its error, and its two entries.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import * as node from "timebank";
import * as web from "timebank/web";

import { files, load } from "./vectors.mjs";

const founding = files()
  .flatMap((file) => load(file).given ?? [])
  .at(0);

function refusal() {
  try {
    node.TimeBank.create("{");
  } catch (error) {
    return error;
  }
  return assert.fail("half a command was taken for a whole one");
}

test("an error is an Error that says what and why", () => {
  const error = refusal();
  assert.ok(error instanceof Error && error instanceof node.TimebankError);
  assert.equal(error.name, "TimebankError");
  assert.equal(typeof error.code, "string");
  assert.equal(typeof error.details, "object");
  assert.ok(error.message.length > 0 && error.stack.includes(error.message));
  assert.ok(JSON.stringify(node.errorCatalogue()).includes(error.code));
});

test("an error has the kind the catalogue gives its code", () => {
  for (const { code, kind, retryable } of node.errorCatalogue()) {
    const error = new node.TimebankError(code, "", {});
    assert.deepEqual([error.kind, error.retryable], [kind, retryable], code);
  }
  assert.equal(new node.TimebankError("wrong-type", "", {}).kind, "bad-input");
  assert.equal(new node.TimebankError("stopped", "", {}).kind, "internal");
});

test("JSON may come as an object or as text", () => {
  assert.equal(node.TimeBank.create(JSON.stringify(founding)).head, node.TimeBank.create(founding).head);
});

test("a journal is drained once, and may come back as text", () => {
  const bank = node.TimeBank.create(founding);
  const journal = bank.takeNewRecords();
  assert.ok(journal.length > 0);
  assert.equal(bank.takeNewRecords().length, 0);
  assert.equal(node.TimeBank.fromJsonl(new TextDecoder().decode(journal)).head, bank.head);
  assert.equal(typeof node.verify(journal), "object");
  bank.free();
});

test("both entries offer the same names", () => {
  assert.deepEqual(Object.keys(web).sort(), Object.keys(node).sort());
});

test("the small file and the full one go with the same glue", () => {
  const [small, full] = ["timebank_bg", "timebank_full_bg"].map((name) => {
    const module = new WebAssembly.Module(readFileSync(new URL(import.meta.resolve(`timebank/${name}.wasm`))));
    return { imports: WebAssembly.Module.imports(module), exports: WebAssembly.Module.exports(module) };
  });
  const names = (list) => list.map(({ module, name, kind }) => `${kind} ${module ?? ""} ${name}`);
  const lacking = (wanted, there) => names(wanted).filter((name) => !names(there).includes(name));
  assert.deepEqual(lacking(small.imports, full.imports), [], "what the small one asks of the glue");
  assert.deepEqual(lacking(small.exports, full.exports), [], "what the glue may call of the small one");
});

test("the entry for the web starts from the file of the package", async () => {
  // Under a name of its own, so that the module is a second one, as in a browser: not started by the entry for Node.
  const glue = await import("../dist/native/timebank.js?fresh");
  const file = new URL(import.meta.resolve("timebank/timebank_bg.wasm"));
  await glue.default({ module_or_path: readFileSync(file) });
  assert.equal(glue.NativeBank.create(JSON.stringify(founding)).head, node.TimeBank.create(founding).head);
  await web.init(readFileSync(file));
});

test("a ring nobody could begin is agreed to all at once, and settled on its net", () => {
  const at = "2026-03-02T10:00:00Z";
  const due = "2026-03-05T10:00:00Z";
  const charter = { name: "Harpurbrook", credit: { limits: { member: { lowest: 0, mode: "enforced" } } } };
  const bank = node.TimeBank.create({ bank: "0b".repeat(16), charter, at });
  const members = [1, 2, 3].map(() => bank.admit({ at }).member);
  const ring = members.map((giver, place) => bank.propose({ gave: giver, received: members[(place + 1) % 3], minutes: "1h", on: "2026-03-02", at }).exchange);
  assert.throws(() => bank.proposeTogether(ring, due, { by: members[0], at }), { code: "not-permitted" });
  const { bundle } = bank.proposeTogether(ring, due, { at });
  const states = () => ring.map((exchange) => bank.exchange(exchange).state);
  for (const exchange of ring) {
    assert.deepEqual(states(), ["proposed", "proposed", "proposed"]);
    bank.agree(exchange, { at });
  }
  assert.deepEqual(states(), ["agreed", "agreed", "agreed"]);
  assert.equal(bank.exchange(ring[0]).bundle, bundle);
  for (const exchange of ring) {
    bank.done(exchange, { at });
    bank.confirm(exchange, { at });
  }
  assert.deepEqual(states(), ["confirmed", "confirmed", "confirmed"]);
  assert.deepEqual(members.map((member) => bank.balance(member).minutes), [0, 0, 0]);
  bank.free();
});
