// After the TypeScript compiler: the entry for `require`, the entry for `import` under Node, which is the same instance, and the
// entries for pages, each in one file beside what they share, so that a page does not ask for a dozen one after the other.
import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { build } from "esbuild";

const dist = fileURLToPath(new URL("../dist/", import.meta.url));
const cjs = `${dist}cjs/`;
rmSync(cjs, { recursive: true, force: true });
mkdirSync(`${cjs}generated`, { recursive: true });

// CommonJS has no `import.meta`; the `.wasm` file is found beside the script all the same.
await build({
  entryPoints: [`${dist}node.js`],
  outfile: `${cjs}node.js`,
  bundle: true,
  format: "cjs",
  platform: "node",
  target: "node20",
  keepNames: true,
  define: { "import.meta.url": "here" },
  banner: { js: 'const here = require("node:url").pathToFileURL(__dirname + "/../cjs.js").href;' },
  logLevel: "warning",
});
writeFileSync(`${cjs}package.json`, '{ "type": "commonjs" }\n');
for (const file of readdirSync(dist, { recursive: true }).filter((name) => name.endsWith(".d.ts") && !name.startsWith("cjs") && !name.startsWith("native"))) {
  cpSync(dist + file, cjs + file);
}

// What is for Node alone is in modules of their own, which take the rest from the one instance there is.
const alone = ["file", "sqlite"];
const instance = { name: "instance", setup: ({ onResolve }) => onResolve({ filter: /^\.\/(bank|errors|exports)\.js$/ }, () => ({ path: "./node.js", external: true })) };
for (const [format, outdir] of [["cjs", cjs], ["esm", dist]]) {
  await build({ entryPoints: alone.map((name) => `${dist}${name}.js`), outdir, allowOverwrite: true, bundle: true, plugins: [instance], format, platform: "node", target: "node20", keepNames: true, logLevel: "warning" });
}

// Whoever imports and whoever requires gets the same classes: `instanceof` holds across both.
const names = Object.keys(await import(`${cjs}node.js`)).filter((name) => name !== "default" && name !== "module.exports").sort();
writeFileSync(`${dist}node.js`, `import entry from "./cjs/node.js";\nexport const { ${names.join(", ")} } = entry;\n`);

const entries = ["web", "remote", "indexeddb", "worker", "full", "react"];
const { outputFiles } = await build({
  entryPoints: entries.map((name) => `${dist}${name}.js`),
  // The page has React already, or has no use for it.
  external: ["react"],
  outdir: dist,
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "browser",
  target: "es2022",
  chunkNames: "shared-[hash]",
  minifyWhitespace: true,
  minifySyntax: true,
  // Local names alone: those of functions and classes stay, for whoever reads a stack.
  minifyIdentifiers: true,
  keepNames: true,
  write: false,
  logLevel: "warning",
});
for (const name of readdirSync(dist)) if (name.endsWith(".js") && ![...alone, "node"].includes(name.slice(0, -3))) rmSync(dist + name);
for (const name of readdirSync(`${dist}generated`)) if (name.endsWith(".js")) rmSync(`${dist}generated/${name}`);
let defaults = 0;
for (const { path, text } of outputFiles) {
  // The glue would look for its file beside itself; it is told where it is. A bundler would look for it as well, in vain.
  writeFileSync(path, text.replaceAll(/new URL\("timebank_bg\.wasm",\s*import\.meta\.url\)/g, () => (defaults++, "void 0")));
}
if (defaults !== 1) throw new Error(`the glue names its file ${defaults} times where once was expected`);
