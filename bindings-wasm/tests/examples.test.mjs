// Every `@example` of the package compiles: those of what is written by hand, and those of every action and question.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";

import * as timebank from "timebank";

import { here } from "./chromium.mjs";

const folder = join(here, "tests", ".examples");
after(() => rmSync(folder, { recursive: true, force: true }));

/** The examples in a file, each with the line it begins on. */
function examplesIn(text) {
  const found = [];
  const lines = text.split("\n");
  for (let i = 0; i < lines.length; i++) {
    if (!/^\s*\* @example\s*$/.test(lines[i])) continue;
    const begun = i + 2;
    const taken = [];
    for (i++; i < lines.length && /^\s*\*(?!\/)/.test(lines[i]) && !/^\s*\* @/.test(lines[i]); i++) taken.push(lines[i].replace(/^\s*\* ?/, ""));
    found.push({ line: begun, code: taken.join("\n") });
    i--;
  }
  return found;
}

/** What examples take as there: whoever reads them has a bank and people. */
const NUMBERS = { Member: "ana ben cai dee", Account: "account from to", Activity: "activity", Programme: "programme", Listing: "listing", Exchange: "exchange", Series: "series", Batch: "batch", Transfer: "transfer", Bridge: "bridge", Passage: "passage", Pairing: "pairing" };
const THERE = `
import type * as t from "timebank";
import type { IndexedDbStore } from "timebank/indexeddb";
import type { RemoteBank } from "timebank/remote";
declare global {
  ${Object.keys(timebank).filter((name) => /^\w+$/.test(name) && name !== "default").map((name) => `const ${name}: typeof t.${name};`).join("\n  ")}
  const bank: t.TimeBank & RemoteBank;
  const keeper: t.Keeper;
  const worker: Worker;
  const signal: AbortSignal;
  const store: IndexedDbStore;
  const command: t.Command;
  const session: { readonly member: t.MemberId };
  const files: t.Files;
  const sheet: string;
  const mapping: t.FileMapping;
  ${Object.entries(NUMBERS).flatMap(([kind, names]) => names.split(" ").map((name) => `const ${name}: t.${kind}Id;`)).join("\n  ")}
}
`;

test("every example compiles", () => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  const ts = join(here, "ts");
  let count = 0;
  for (const file of readdirSync(ts, { recursive: true }).filter((name) => name.endsWith(".ts"))) {
    for (const { line, code } of examplesIn(readFileSync(join(ts, file), "utf8"))) {
      count++;
      // A bank is one in memory, but where the example is of one in a worker.
      const remote = /remote|reader|react/.test(file) ? 'import { RemoteBank as Remote } from "timebank/remote";\ndeclare const bank: Remote;\n' : 'import { TimeBank as Memory } from "timebank";\ndeclare const bank: Memory;\n';
      const own = /\b(const|using) bank\b|bank: \w+ }|, bank }|{ bank\b/.test(code) ? "" : remote;
      writeFileSync(join(folder, `${file.replace(/\W/g, "-")}-${line}.${/^\s*<|return </m.test(code) ? "tsx" : "ts"}`), `${own}${code}\nexport {};\n`);
    }
  }
  writeFileSync(join(folder, "there.d.ts"), THERE);
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions: { noEmit: true, strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true, skipLibCheck: false, target: "es2022", lib: ["es2022", "dom", "esnext.disposable"], module: "nodenext", types: ["node"], jsx: "react-jsx" }, include: ["*.ts", "*.tsx"] }));
  let said = "";
  try {
    execFileSync(process.execPath, [join(here, "node_modules/typescript/bin/tsc"), "--project", folder], { cwd: here, encoding: "utf8" });
  } catch (error) {
    said = error.stdout;
  }
  assert.equal(said, "");
  assert.ok(count > 120, `${count} examples`);
});
