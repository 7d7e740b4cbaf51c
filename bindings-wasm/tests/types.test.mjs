// The types, under `--strict`: what is right compiles, what is wrong does not, and a directive too many is an error as well.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { here } from "./chromium.mjs";

const tsc = (...args) => {
  try {
    return execFileSync(process.execPath, [join(here, "node_modules/typescript/bin/tsc"), ...args], { cwd: here, encoding: "utf8" });
  } catch (error) {
    return error.stdout;
  }
};
const STRICT = ["--ignoreConfig", "--noEmit", "--strict", "--exactOptionalPropertyTypes", "--noUncheckedIndexedAccess", "--target", "es2022", "--lib", "es2022,dom,esnext.disposable", "--module", "nodenext", "--types", "node"];

test("what people write compiles, and mistakes do not", () => {
  assert.equal(tsc(...STRICT, "tests/types/right.ts", "tests/types/wrong.ts"), "");
});

test("every public name has words", () => {
  for (const file of readdirSync(join(here, "dist"), { recursive: true }).filter((name) => name.endsWith(".d.ts") && !name.startsWith("cjs") && !name.startsWith("native"))) {
    const lines = readFileSync(join(here, "dist", file), "utf8").split("\n");
    lines.forEach((line, i) => {
      const named = /^export (declare )?(abstract )?(class|interface|type|function|const) (\w+)/.exec(line);
      if (named === null) return;
      // A second declaration of the same name carries on the first; so does another way to call it.
      const before = lines[i - 1] ?? "";
      const goesOn = lines.slice(0, i).some((other) => new RegExp(`^export (declare )?(class|function) ${named[4]}\\b`).test(other));
      assert.ok(before.trim().endsWith("*/") || goesOn, `${file}: \`${named[4]}\` has no words`);
    });
  }
});

test("every method has an example", () => {
  const text = readFileSync(join(here, "ts/generated/methods.ts"), "utf8");
  const methods = text.match(/^ {2}\w+\((?:options|\.\.\.given)/gm).length;
  assert.equal(text.match(/@example/g).length, methods);
});
