/** The entry for browsers, workers and bundlers: call `init` once, and wait for it. */
import start from "./native/timebank.js";

export { TimeBank, errorCatalogue, verifyJsonl } from "./bank.js";
export { TimebankError } from "./errors.js";
export type { Journal, Json, JsonInput } from "./json.js";

/** Where the `.wasm` file comes from: an address, an answer, its bytes, or a module already compiled. */
export type Source = string | URL | Response | Promise<Response> | BufferSource | WebAssembly.Module;

/** Loads the `.wasm` file; by default the one beside this script. Under Node it is loaded already. */
export async function init(source?: Source): Promise<void> {
  await (source === undefined ? start() : start({ module_or_path: source }));
}
