/**
 * Where the full `.wasm` file is: with matching, plans and reports. Twice the weight of the one that `init` loads by itself, so a
 * page asks for it where it is wanted, and best in a worker. Under Node it is what is loaded.
 *
 * @example
 * import { init } from "timebank";
 * import { full } from "timebank/full";
 * await init(full);
 *
 * @packageDocumentation
 */
/** Where it is. */
export const full: URL = new URL("./native/timebank_full_bg.wasm", import.meta.url);

export { TimebankError, isTimebankError } from "./errors.js";
