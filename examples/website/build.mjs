// Puts the page together as it is hosted: these files, the package beside them, and the list the service worker keeps.
//
//     node examples/website/build.mjs [FOLDER]
//
// The package has to be built first: `cargo xtask test --only javascript` does. The folder is `examples/out/website` unless said.
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
/** Needed to make the page, or to read about it; not by whoever visits it. */
const NOT_SERVED = new Set(["build.mjs", "serve.mjs", "README.md", "timebank"]);

export function build(folder = at("../out/website/")) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(`${folder}/timebank`, { recursive: true });
  for (const name of readdirSync(at("."))) if (!NOT_SERVED.has(name)) cpSync(at(name), `${folder}/${name}`, { recursive: true });
  const dist = at("../../bindings-wasm/dist/");
  // What Node needs of the package, and its types, stay at home.
  const served = (source) => !/[\\/]cjs([\\/]|$)|[\\/]node\.js$|\.d\.ts$/.test(source.slice(dist.length - 1));
  cpSync(dist, `${folder}/timebank`, { recursive: true, filter: served });

  const files = readdirSync(folder, { recursive: true }).map((name) => name.replaceAll("\\", "/")).filter((name) => statSync(`${folder}/${name}`).isFile() && name !== "sw.js").sort();
  // A new version of any file makes a new version of the whole, so that old and new are never mixed.
  const digest = createHash("sha256");
  for (const name of files) digest.update(name).update(readFileSync(`${folder}/${name}`));
  const list = ["./", ...files.map((name) => `./${name}`)];
  const script = readFileSync(at("sw.js"), "utf8").replace("/*version*/", digest.digest("hex").slice(0, 16)).replace("/*files*/", list.map((name) => JSON.stringify(name)).join(",\n  "));
  writeFileSync(`${folder}/sw.js`, script);
  return folder;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(build(process.argv[2]));
