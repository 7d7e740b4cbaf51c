/** Views: a bank as one member may read it and act on it. */
import { ACTIONS, QUESTIONS, type Actions, type Given, type Questions } from "./generated/methods.js";
import type { Asked, IsoDate, MemberId, Query } from "./generated/wire.js";
import type { Made, MomentLike } from "./likes.js";
import { install } from "./names.js";
import { shown, wrong } from "./written.js";

/** What `seenBy` takes: the number of a member, or what `admit` answered. A name is no log-in, and is refused. */
export type Seer = MemberId | Made<"member", MemberId>;

/** When a command of a member comes, and what makes it safe to send twice. */
export type GivenByMember = Omit<Given, "by">;

/** What a view needs of the bank behind it. */
export interface Door {
  act(type: string, given: readonly unknown[], as: MemberId): unknown;
  answer(type: string, given: readonly unknown[], as: MemberId): unknown;
  ask(question: Query, as: MemberId): unknown;
  find(name: string, as: MemberId): unknown;
  dayOf(moment?: MomentLike): unknown;
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
 * view.statement(view.member);
 * view.agree(exchange);
 */
export class View {
  /** The member who reads and acts. */
  readonly member: MemberId;
  readonly #door: Door;

  /** @internal */
  constructor(door: Door, seer: Seer) {
    this.#door = door;
    this.member = seerOf(seer);
  }

  /** Answers a whole question, as the member may know it. It says no `viewer`: the view knows its member. */
  ask(question: Query): unknown {
    return this.#door.ask(question, this.member);
  }

  /** The number of the member who has exactly this name, among those the member may see. */
  find(name: string): MemberId {
    return this.#door.find(name, this.member) as MemberId;
  }

  /** The day of a moment on the clocks of the community, by the time zone of its charter; today when it is left out. */
  dayOf(moment?: MomentLike): IsoDate {
    return this.#door.dayOf(moment) as IsoDate;
  }

  /** @internal */
  static act(view: View, type: string, given: readonly unknown[]): unknown {
    return view.#door.act(type, given, view.member);
  }

  /** @internal */
  static answer(view: View, type: string, given: readonly unknown[]): unknown {
    return view.#door.answer(type, given, view.member);
  }
}

/** A question with the member of a view for its viewer. */
export function questionAs(question: Query, viewer: MemberId): Asked {
  if (typeof question !== "object" || question === null) throw wrong("", shown(question), "a question as an object");
  if (Object.hasOwn(question, "viewer")) throw wrong("viewer", "given", "nothing, because a view knows its member,");
  return { ...question, viewer };
}

/** The number of the member who reads. Only what `admit` answered stands for one: any other object is refused. */
export function seerOf(seer: unknown): MemberId {
  const made = typeof seer === "object" && seer !== null && Object.hasOwn(seer, "created") ? (seer as { created?: { member?: unknown } | null }).created?.member : undefined;
  const member = made ?? seer;
  if (typeof member === "number" && Number.isInteger(member) && member >= 1) return member as MemberId;
  const wanted = "the number of a member, or what `admit` answered";
  if (typeof seer !== "string") throw wrong("member", typeof seer === "number" ? `\`${seer}\`` : shown(seer), wanted);
  throw wrong("member", "a text", wanted, undefined, "a name is no log-in: give the number your session keeps, from digits by `memberId`");
}

export interface View extends Actions<GivenByMember>, Questions<unknown> {}

install<View>(View.prototype, ACTIONS, (view, type, given) => View.act(view, type, given));
install<View>(View.prototype, QUESTIONS, (view, type, given) => View.answer(view, type, given));
