/** Views: a bank as one member may read it and act on it. */
import { mustBeObject } from "./command.js";
import { ACTIONS, QUESTIONS, type Actions, type Given, type Questions } from "./generated/methods.js";
import type { MemberId } from "./generated/wire.js";
import { methods } from "./names.js";
import { wrong } from "./written.js";

/** When a command of a member comes, and what makes it safe to send twice. */
export type GivenByMember = Omit<Given, "by">;

/** What a view needs of the bank behind it. */
export interface Door {
  act(type: string, options: object): unknown;
  ask(type: string, options: object, rest: readonly unknown[]): unknown;
}

/**
 * A bank as one member may read it and act on it: `seenBy` gives one. It has every method of the bank for actions and questions,
 * without `by` and `viewer`.
 *
 * It holds no copy, so it costs nothing to make one for each request; what the member may see and do is looked up at every call. A
 * broker's rights follow from the roles the member holds.
 *
 * @example
 * const view = bank.seenBy(session.member); // throws when there is none
 * view.statement({ member: ana });
 * view.agree({ exchange });
 */
export class View {
  /** The member who reads and acts. */
  readonly member: MemberId;
  readonly #door: Door;

  /** @internal */
  constructor(door: Door, member: MemberId) {
    if (typeof member !== "number" || !Number.isInteger(member) || member < 1) {
      throw wrong("/member", member === null ? "null" : `a ${typeof member}`, "the number of a member");
    }
    this.#door = door;
    this.member = member;
  }

  /** @internal */
  static act(view: View, type: string, options: unknown): unknown {
    return view.#door.act(type, said(options, "by", view.member));
  }

  /** @internal */
  static ask(view: View, type: string, options: unknown, rest: readonly unknown[]): unknown {
    return view.#door.ask(type, said(options, "viewer", view.member), rest);
  }
}

export interface View extends Actions<GivenByMember>, Questions<unknown> {}

/** Options with the member in them; none may name another. */
function said(options: unknown, name: "by" | "viewer", member: MemberId): object {
  const given = mustBeObject(options ?? {});
  if (Object.hasOwn(given, name)) throw wrong(`/${name}`, "given", "nothing, because a view knows its member,");
  return { ...given, [name]: member };
}

for (const [method, type] of methods(ACTIONS)) {
  define(method, function (this: View, options: unknown) {
    return View.act(this, type, options);
  });
}
for (const [method, type] of methods(QUESTIONS)) {
  define(method, function (this: View, options: unknown, ...rest: unknown[]) {
    return View.ask(this, type, options, rest);
  });
}

function define(method: string, value: (this: View, options: unknown, ...rest: unknown[]) => unknown): void {
  Object.defineProperty(value, "name", { value: method });
  Object.defineProperty(View.prototype, method, { value, configurable: true, writable: true });
}
