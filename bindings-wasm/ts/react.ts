/**
 * Answers of a bank in React.
 *
 * @packageDocumentation
 */
import { useMemo, useSyncExternalStore } from "react";

import { live, type Answered, type Watched } from "./live.js";

export { TimebankError, isTimebankError } from "./errors.js";
export type { Answered, Watched } from "./live.js";

/**
 * The answer to a question, kept up with the bank: the component is drawn again when it changes. `bank` is a `RemoteBank` or a `Keeper`. What the
 * question depends on besides the bank stands in `depends`.
 *
 * @example
 * import type { MemberId } from "timebank";
 * import { useAnswer } from "timebank/react";
 * import type { RemoteBank } from "timebank/remote";
 *
 * function Balance({ bank, member }: { bank: RemoteBank; member: MemberId }) {
 *   const { answer, error } = useAnswer(bank, (bank) => bank.seenBy(member).balance(member), [member]);
 *   return error ? "Ask the broker." : (answer?.words ?? "…");
 * }
 */
export function useAnswer<B extends Watched, T>(bank: B, ask: (bank: B) => T | PromiseLike<T>, depends: readonly unknown[] = []): Answered<T> {
  // The question is a new function at every drawing: what it depends on says whether it is another.
  const answers = useMemo(() => live(bank, ask), [bank, ...depends]);
  return useSyncExternalStore(answers.subscribe, answers.current, answers.current);
}
