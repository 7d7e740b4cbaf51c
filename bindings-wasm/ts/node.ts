/** The entry for Node: ready to use once imported. */
import { readFileSync } from "node:fs";

import { started } from "./core.js";
import { full } from "./full.js";
import { initSync } from "./native/timebank.js";

export * from "./exports.js";
export type { Source } from "./web.js";

started(initSync({ module: readFileSync(full) }));

/** Does nothing here; it is there so that the same program runs in a browser and under Node. */
export const init: typeof import("./web.js").init = async () => {};
