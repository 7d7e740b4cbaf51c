/** The entry for browsers, workers and bundlers: call `init` once, and wait for it. */
import { started } from "./core.js";
import start from "./native/timebank.js";

export * from "./exports.js";

/** Where the `.wasm` file comes from: an address, an answer, its bytes, or a module already compiled. */
export type Source = string | URL | Response | Promise<Response> | BufferSource | WebAssembly.Module;

/**
 * Loads the `.wasm` file; by default the one beside this script. Calling it again does nothing. Under Node the core is loaded
 * already.
 *
 * @example
 * import { TimeBank, init } from "timebank";
 * await init();
 */
export async function init(source?: Source): Promise<void> {
  started(await start({ module_or_path: source ?? new URL("./native/timebank_bg.wasm", import.meta.url) }));
}
