/** An answer that is kept up with a bank: asked again each time something was appended. */
import type { Change } from "./events.js";

/** What says when records were appended: a bank in a worker, or a keeper. */
export interface Watched {
  /** Calls a listener each time records were appended, and returns an unsubscribe function. */
  on(event: "records", listener: (change: Change) => void): () => void;
}

/** An answer as it is now. While it is asked again, the last one stays. */
export interface Answered<T> {
  /** The last answer; nothing before the first. */
  readonly answer: T | undefined;
  /** Why the last question was refused; nothing when it was answered. */
  readonly error: unknown;
  /** Whether it is being asked. */
  readonly pending: boolean;
}

/** An answer that changes: a store as Svelte has it, and what React's `useSyncExternalStore` takes. */
export interface Live<T> {
  /** Calls `told` at once and at every change, and returns an unsubscribe function. The question is asked while somebody listens. */
  subscribe(told: (answered: Answered<T>) => void): () => void;
  /** The answer as it is now: the same object until it changes. */
  current(): Answered<T>;
}

/**
 * Keeps an answer up with a bank. An answer that comes after a later one was asked for is dropped.
 *
 * @example
 * const balance = live(keeper, (bank) => bank.balance(ana));
 * const stop = balance.subscribe(({ answer }) => console.log(answer?.words));
 * stop();
 */
export function live<B extends Watched, T>(bank: B, ask: (bank: B) => T | PromiseLike<T>): Live<T> {
  const listeners = new Set<(answered: Answered<T>) => void>();
  let state: Answered<T> = { answer: undefined, error: undefined, pending: true };
  let asked = 0;
  let stop: (() => void) | undefined;
  const change = (next: Answered<T>): void => {
    state = next;
    for (const told of [...listeners]) told(state);
  };
  const again = async (): Promise<void> => {
    const mine = ++asked;
    if (!state.pending) change({ ...state, pending: true });
    let next: Answered<T>;
    try {
      next = { answer: await ask(bank), error: undefined, pending: false };
    } catch (error) {
      next = { answer: state.answer, error, pending: false };
    }
    // Somebody asked again meanwhile, or nobody listens any more.
    if (mine === asked && listeners.size > 0) change(next);
  };
  return {
    subscribe(told) {
      const own = (answered: Answered<T>): void => told(answered);
      listeners.add(own);
      if (listeners.size === 1) {
        stop = bank.on("records", () => void again());
        void again();
      }
      told(state);
      return () => {
        if (!listeners.delete(own) || listeners.size > 0) return;
        asked++;
        stop?.();
      };
    },
    current: () => state,
  };
}
