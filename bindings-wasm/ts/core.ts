import { TimebankError, translating } from "./errors.js";

let memory: WebAssembly.Memory | undefined;

/** Notes that the core runs, and where its memory is. */
export function started(exports: { readonly memory: WebAssembly.Memory }): void {
  memory = exports.memory;
}

/** Refuses while the core does not run yet. */
export function mustRun(): WebAssembly.Memory {
  if (memory !== undefined) return memory;
  throw new TimebankError("not-ready", "the core is not loaded yet", {}, "call `init` once, and wait for it");
}

/** Calls the core, once it runs, and turns what it throws into the error people know. */
export function calling<T>(call: () => T): T {
  mustRun();
  return translating(call);
}

/**
 * How many bytes the core holds for all banks together. Memory of WebAssembly grows and never shrinks: what a bank gives back by
 * `free` is used for the next.
 */
export function memoryBytes(): number {
  return mustRun().buffer.byteLength;
}
