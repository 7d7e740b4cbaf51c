// A module of the package's own sources, for tests of what is inside.
import { buildSync } from "esbuild";
import { join } from "node:path";

import { here } from "./chromium.mjs";

export async function source(file) {
  const { outputFiles } = buildSync({ entryPoints: [join(here, "ts", file)], bundle: true, format: "esm", platform: "node", write: false });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString("base64")}`);
}
