// A Node with SQLite for the tests of it: the one they run on, or that of `tests/node24`, fetched once.
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { isBuiltin } from "node:module";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("../node24/", import.meta.url));

/** The program; setting it up takes a few seconds the first time. */
export function nodeWithSqlite() {
  if (isBuiltin("node:sqlite")) return process.execPath;
  const program = `${folder}node_modules/node-linux-${process.arch}/bin/node`;
  if (!existsSync(program)) execFileSync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], { cwd: folder, stdio: "pipe" });
  return program;
}
