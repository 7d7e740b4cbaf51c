// After the TypeScript compiler: the entry for `require`, and the entry for `import` under Node, which is the same instance.
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

// Whoever imports and whoever requires gets the same classes: `instanceof` holds across both.
const names = Object.keys(await import(`${cjs}node.js`)).filter((name) => name !== "default" && name !== "module.exports").sort();
writeFileSync(`${dist}node.js`, `import entry from "./cjs/node.js";\nexport const { ${names.join(", ")} } = entry;\n`);
