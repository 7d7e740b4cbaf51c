// The reference has every public name: `node counted.mjs FOLDER` looks for each in what was built there.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const folder = process.argv[2];
const root = new URL("../../../", import.meta.url);
const read = (path) => readFileSync(new URL(path, root), "utf8");

const pages = new Map();
/** The page of a name of a module, whatever kind of thing it is; empty when there is none. */
function page(module, name) {
  const key = `${module}.${name}`;
  if (!pages.has(key)) {
    const found = ["classes", "functions", "interfaces", "types", "variables"].map((kind) => join(folder, kind, `${key}.html`)).find(existsSync);
    pages.set(key, found ? readFileSync(found, "utf8") : "");
  }
  return pages.get(key);
}
/** A method or property has an anchor of its own, in small letters where another name differs in nothing else. */
const has = (module, name, member) => (member === undefined ? page(module, name) !== "" : page(module, name).includes(`id="${member.toLowerCase()}"`));

const wanted = [];
for (const { group, capabilities } of JSON.parse(read("tests/parity/capabilities.json")).groups) {
  for (const { javascript } of capabilities) {
    if (typeof javascript !== "string") continue;
    const [, module = "web", name] = /^(?:timebank\/(\w+): )?(.+)$/.exec(javascript);
    const [owner, member] = name.split(".");
    wanted.push([module, owner, member]);
    // Whoever may act or ask has the same methods.
    if (group === "Actions" || group === "Questions") wanted.push(["web", "View", member], ["web", "Keeper", member], ["remote", "RemoteBank", member]);
  }
}
for (const [, type] of read("bindings-wasm/ts/generated/wire.ts").matchAll(/^export (?:interface|type) (\w+)/gm)) wanted.push(["web", type]);

const missing = wanted.filter(([module, name, member]) => !has(module, name, member)).map((names) => names.filter(Boolean).join("."));
if (missing.length > 0 || wanted.length < 1000) {
  console.error(`of ${wanted.length} names the reference lacks ${missing.length}: ${missing.slice(0, 40).join(", ")}`);
  process.exit(1);
}
console.log(`the reference has all ${wanted.length} names`);
