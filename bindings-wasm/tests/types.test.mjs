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

const STORE = ["readAfter", "append", "head", "start", "snapshot", "open", "saveSnapshot", "retire", "beginAt", "verifyErased"];
/** Modules whose types nobody is given: they are of the package alone. */
const INSIDE = /^(cjs|native|command|core|follow|line|queue|taken|written|names|near|moments|place|finding|sqlite-(open|place|rows|tidy))/;

/** Fields of public types and members of public classes, as declared. In a union the words stand at each form. */
test("every field and every method has words", () => {
  const bare = [];
  let count = 0;
  for (const file of readdirSync(join(here, "dist"), { recursive: true }).filter((name) => name.endsWith(".d.ts") && !INSIDE.test(name))) {
    let inner = false;
    const lines = readFileSync(join(here, "dist", file), "utf8").split("\n");
    lines.forEach((line, i) => {
      const named = /^ {4}(?:readonly |static |get |protected )*(\w+)\??[(<:]/.exec(line);
      // Forms of a union, and what a function takes as an object, have their words where they begin.
      if (/^export /.test(line)) inner = /^export (?:declare (?:async )?function|(?:declare )?type \w+ = (?:\w+ & )?\{?$)/.test(line) && file !== "generated/given.d.ts";
      if (/^ {4}\|/.test(line)) inner = true;
      // What a view asks of its bank nobody writes; a store has the words of what it implements.
      const others = ["constructor", "WebAssembly", "type"].includes(named?.[1]) || /^(view|watching)\.d\.ts$/.test(file) || (file === "indexeddb.d.ts" && STORE.includes(named?.[1]));
      if (named === null || inner || others) return;
      count++;
      // Another way to call a method carries on the first.
      const before = lines[i - 1] ?? "";
      const goesOn = new RegExp(`^ {4}(?:static )?${named[1]}\\(`).test(before);
      if (!before.trim().endsWith("*/") && !goesOn) bare.push(`${file}: ${named[1]}`);
    });
  }
  assert.deepEqual(bare, []);
  assert.ok(count > 2000, String(count));
});

test("every method has an example", () => {
  const text = readFileSync(join(here, "ts/generated/methods.ts"), "utf8");
  const methods = text.match(/^ {2}\w+\((?:options|\.\.\.given)/gm).length;
  assert.equal(text.match(/@example/g).length, methods);
});
