// What the small `.wasm` has, and that the types say so; and codes of reasons, held to the core's own words.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { fileURLToPath } from "node:url";

import * as small from "timebank/web";

import { FULL } from "../tools/shape.mjs";
import { REASONS } from "../tools/types.mjs";
import { here } from "./chromium.mjs";

const schema = JSON.parse(readFileSync(new URL("../../docs/schema/timebank.json", import.meta.url), "utf8"));
const at = "2026-03-01T10:00:00Z";

before(() => small.init(readFileSync(join(here, "dist/native/timebank_bg.wasm"))));

test("the questions the types call the full ones are those the small build refuses, with how to get them", () => {
  const bank = small.TimeBank.create("Harpurbrook", { at });
  const refused = Object.keys(schema.queries).filter((type) => {
    try {
      bank.ask({ type, viewer: "host" });
    } catch ({ code, help }) {
      if (code === "not-ready") assert.match(help, /init\(full\)/);
      return code === "not-ready";
    }
    return false;
  });
  assert.deepEqual(refused, [...FULL]);
});

test("a question the small build has is refused for what is wrong with it", () => {
  const bank = small.TimeBank.create("Harpurbrook", { at });
  assert.throws(() => bank.exchange({}), { code: "wrong-type", message: /`exchange` needs `exchange`/ });
  assert.throws(() => bank.plan(), { code: "not-ready" });
  assert.throws(() => bank.redacted({ for: "auditor" }), { code: "not-ready", help: /init\(full\)/ });
  assert.throws(() => bank.balances({ viewer: "auditor" }), { code: "not-ready", message: /auditor/ });
});

test("every code of a reason in the core is one of the type, and the other way round", () => {
  const rules = fileURLToPath(new URL("../../timebank-core/src/rules/", import.meta.url));
  const found = new Set();
  for (const file of readdirSync(rules).filter((name) => name.endsWith(".rs") && !name.includes("test"))) {
    const text = readFileSync(join(rules, file), "utf8").split("#[cfg(test)]")[0];
    for (const [, code] of text.matchAll(/\bcode: "([a-z-]+)"/g)) found.add(code);
    for (const [, code] of text.matchAll(/const BOOKED_TWICE: &str = "([a-z-]+)"/g)) found.add(code);
    // Tables of codes with their words.
    if (/Reason \{ ?(?:\s*rule: None,)?\s*code,/.test(text.replaceAll("\n", " ")) || /rule: None, code, answer/.test(text)) for (const [, code] of text.matchAll(/\("([a-z]+(?:-[a-z]+)+)", (?:"|format!)/g)) found.add(code);
  }
  found.add("ask-the-broker");
  assert.deepEqual([...found].sort(), [...REASONS].sort());
  const charter = readFileSync(fileURLToPath(new URL("../../timebank-core/src/charter/rule.rs", import.meta.url)), "utf8");
  const [, codes] = /pub const fn code\(&self\) -> &'static str \{([\s\S]*?)\n    \}/.exec(charter);
  assert.deepEqual([...codes.matchAll(/"([a-z-]+)"/g)].map(([, code]) => code).sort(), schema.$defs.RuleKind.oneOf.map((one) => one.properties.type.const).sort());
});
