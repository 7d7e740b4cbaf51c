/** Watching something long: how far it is, and when it is enough. Nothing here is of a browser alone. */

import { wrong } from "./written.js";

/** How far something long is. */
export interface Progress {
  /** Steps done: there is no telling how many it takes. */
  readonly steps: number;
  /** Milliseconds since it was begun. */
  readonly milliseconds: number;
}

/** Until when something long is waited for, and who is told how far it is. */
export interface Watching {
  /** After so many milliseconds the best so far is given, with how far it can be from the best there is. */
  readonly within?: number | undefined;
  /** Told how far it is, every million steps or so; `false` stops it with the best so far. */
  readonly onProgress?: ((progress: Progress) => unknown) | undefined;
}

/** Works under such eyes. What they throw stops the work, and is thrown on. */
export function watched<T>(watching: Watching, work: (watcher: { goOn(steps: number): boolean }) => T): T {
  const { within = Infinity, onProgress } = watching;
  const started = performance.now();
  let fault: { readonly thrown: unknown } | undefined;
  const goOn = (steps: number): boolean => {
    const milliseconds = performance.now() - started;
    try {
      const answer = onProgress?.({ steps, milliseconds });
      if (answer instanceof Promise) {
        // Nobody waits for it here: what it rejects with would be lost.
        answer.catch(() => undefined);
        throw wrong("onProgress", "a function that answers by a promise", "one that answers at once");
      }
      return answer !== false && milliseconds < within;
    } catch (thrown) {
      fault = { thrown };
      return false;
    }
  };
  try {
    return work({ goOn });
  } finally {
    // Before what the work says of being stopped.
    if (fault !== undefined) throw fault.thrown;
  }
}
