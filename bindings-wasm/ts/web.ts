/** The entry for browsers, workers and bundlers: call `init` once, and wait for it. */
import { started } from "./core.js";
import start from "./native/timebank.js";

export * from "./exports.js";

/** `WebAssembly.Module`, where its type is known: Node has none of that name without the types of browsers. */
type Module = typeof globalThis extends { WebAssembly: { Module: { prototype: infer Of } } } ? Of : never;

/** Where the `.wasm` file comes from: an address, an answer, its bytes, or a module already compiled. */
export type Source = string | URL | Response | Promise<Response> | ArrayBuffer | ArrayBufferView | Module;

/**
 * Loads the `.wasm` file; by default the one beside this script. Calling it again does nothing. Under Node the core is loaded
 * already.
 *
 * @example
 * import { TimeBank, init } from "timebank";
 * await init();
 */
export async function init(source?: Source): Promise<void> {
  const given = source as Exclude<Source, ArrayBufferView> | BufferSource | undefined;
  started(await start({ module_or_path: given ?? new URL("./native/timebank_bg.wasm", import.meta.url) }));
}
