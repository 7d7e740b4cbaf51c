import { TimebankError, translating } from "./errors.js";
import { QUESTIONS } from "./generated/methods.js";

/** Of `WebAssembly.Memory` what is asked here. Its own type is that of browsers: Node has none of that name without theirs. */
interface Memory {
  readonly buffer: { readonly byteLength: number };
}

let memory: Memory | undefined;

/** Notes that the core runs, and where its memory is. */
export function started(exports: { readonly memory: Memory }): void {
  memory = exports.memory;
  whole = "presetMapping" in exports;
}

/** Refuses while the core does not run yet. */
export function mustRun(): Memory {
  if (memory !== undefined) return memory;
  throw new TimebankError("not-ready", "the core is not loaded yet", {}, "call `init` once, and wait for it");
}

let whole = false;

/** How one gets what the small `.wasm` does not have. */
let howFull = "call `init(full)`, with `full` from `timebank/full`";

/** Says how the full `.wasm` is loaded here: a page cannot do that for a worker that runs. */
export function fullComes(how: string): void {
  howFull = how;
}

/** Refuses while only the small `.wasm` is loaded. */
export function wantsFull(what: string): void {
  mustRun();
  if (!whole) throw new TimebankError("not-ready", `\`${what}\` is not in the small build`, {}, howFull);
}

/** What the small build does not know, it takes for a mistake: said as what it is. */
export function smallBuild(error: unknown, query: string): unknown {
  if (whole || !(error instanceof TimebankError)) return error;
  if (error.code === "ask-the-broker" && /"viewer":\s*"auditor"/.test(query)) {
    return new TimebankError("not-ready", "the view of an auditor is not in the small build", {}, howFull);
  }
  if (error.code !== "bad-json") return error;
  const { why } = error.details as { readonly why: string };
  const type = /"type":\s*"([a-z-]+)"/.exec(query)?.[1];
  if (type === undefined || !QUESTIONS.split(" ").includes(type) || !why.startsWith(`unknown variant \`${type}\``)) return error;
  return new TimebankError("not-ready", `the question \`${type}\` is not in the small build`, {}, howFull);
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
