// Writes `ts/generated/`; with `--check` only says whether it is as it would be written.
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { examplesOf } from "./examples.mjs";
import { methods } from "./methods.mjs";
import { fieldsTable } from "./shape.mjs";
import { Printer, kinds, wire } from "./types.mjs";

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const folder = at("../ts/generated/");

/** The files by name, from the schema and the examples. */
function generate(schema, examples) {
  const printer = new Printer(schema);
  return { "wire.ts": wire(schema, printer), ...methods(schema, printer, examples), "fields.ts": fieldsTable(schema), "kinds.ts": kinds(schema) };
}

/** The files as they should be. */
export function files() {
  const schema = JSON.parse(readFileSync(process.env.TIMEBANK_SCHEMA ?? at("../../docs/schema/timebank.json"), "utf8"));
  const vectors = at("../../tests/vectors/");
  const names = readdirSync(vectors, { recursive: true }).filter((name) => name.endsWith(".json")).sort();
  return generate(schema, examplesOf(names.map((name) => JSON.parse(readFileSync(vectors + name, "utf8")))));
}

/** The names of those that are not. */
export function stale() {
  const there = (name) => {
    try {
      return readFileSync(folder + name, "utf8");
    } catch {
      return "";
    }
  };
  return Object.entries(files()).flatMap(([name, text]) => (there(name) === text ? [] : [name]));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv.includes("--check")) {
    const names = stale();
    if (names.length > 0) {
      console.error(`not as the schema has it: ${names.join(", ")}; run \`cargo xtask generate\``);
      process.exit(1);
    }
  } else {
    mkdirSync(folder, { recursive: true });
    for (const [name, text] of Object.entries(files())) writeFileSync(folder + name, text);
  }
}
