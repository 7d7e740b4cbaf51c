// The store in SQLite wants a Node that has SQLite, which the Node of this run need not be: what is in `tests/sqlite` runs under one.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { isBuiltin } from "node:module";
import { test } from "node:test";

import { SqliteStore } from "timebank/sqlite";

import { here } from "./chromium.mjs";
import { nodeWithSqlite } from "./sqlite/node.mjs";

const files = readdirSync(new URL("sqlite/", import.meta.url)).filter((name) => name.endsWith(".test.mjs"));
// This run's own word to its runner would reach the inner one.
const { NODE_TEST_CONTEXT: _, ...env } = process.env;

for (const file of files) {
  test(`SQLite: ${file}`, () => {
    const { status, stdout, stderr } = spawnSync(nodeWithSqlite(), ["--import", "./tests/clock.mjs", "--test", "--test-reporter=spec", `tests/sqlite/${file}`], { cwd: here, env, encoding: "utf8" });
    assert.equal(status, 0, `${stdout}\n${stderr}`);
    const [, passed] = /pass (\d+)/.exec(stdout) ?? [];
    assert.ok(Number(passed) >= 3, stdout);
  });
}

test("there are tests, and a Node without SQLite says what is missing", async () => {
  assert.ok(files.length >= 3);
  if (isBuiltin("node:sqlite")) return;
  await assert.rejects(SqliteStore.open("never.db"), { code: "not-ready", help: /Node 22\.13/, retryable: false });
});
