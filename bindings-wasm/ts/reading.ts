/** A bank that can be asked and not written: what a keeper gives out, so that nothing happens to the bank that is not kept. */
import { TimeBank } from "./bank.js";
import { QUESTIONS, type Questions } from "./generated/methods.js";
import type { Asked, BankId, Charter, IsoDate, MemberId, Plan, Reader } from "./generated/wire.js";
import type { PlanForGiven } from "./generated/given.js";
import type { Asking } from "./generated/methods.js";
import type { Journal } from "./bank.js";
import type { MomentLike } from "./likes.js";
import { install } from "./names.js";
import type { NativeBank } from "./native/timebank.js";
import type { Watching } from "./watching.js";

/**
 * The bank of a keeper, to be asked: every question, and copies for readers. It has no commands. What changes the bank goes through the
 * keeper, which keeps it first.
 *
 * @example
 * const bank = await keeper.upToDate();
 * bank.balance(ana).words;
 */
export class KeptBank {
  readonly #bank: TimeBank;

  /** @internal */
  constructor(bank: TimeBank) {
    this.#bank = bank;
  }

  /** Answers a whole question, which says its `viewer`. */
  ask(question: Asked | string): unknown {
    return this.#bank.ask(question);
  }

  /** The plan of seven days: see `TimeBank.plan`. */
  plan(question?: Asking & PlanForGiven, watching?: Watching): Plan {
    return this.#bank.plan(question, watching);
  }

  /** The number of the member who has exactly this name. */
  find(name: string): MemberId {
    return this.#bank.find(name);
  }

  /** The day of a moment on the clocks of the community; today when it is left out. */
  dayOf(moment?: MomentLike): IsoDate {
    return this.#bank.dayOf(moment);
  }

  /** Withholds from a journal of this bank what is not for the reader. It verifies as before. */
  redact(journal: Journal, reader: Reader): Uint8Array {
    return this.#bank.redact(journal, reader);
  }

  /** A copy of the bank as the reader may hold it. */
  redacted(reader: Reader): TimeBank {
    return this.#bank.redacted(reader);
  }

  /** The whole bank, to be rebuilt faster than from its journal. */
  snapshot(): Uint8Array {
    return this.#bank.snapshot();
  }

  /** A copy that goes its own way: what happens to it is not kept here. */
  copy(): TimeBank {
    return TimeBank.fromSnapshot(this.#bank.snapshot());
  }

  /** The number and hash of the last record, as `seq:hash`. */
  get head(): string {
    return this.#bank.head;
  }

  /** The charter in force. */
  get charter(): Charter {
    return this.#bank.charter;
  }

  /** The identity of the bank. */
  get id(): BankId {
    return this.#bank.id;
  }

  /** @internal */
  static of(kept: KeptBank): TimeBank {
    return kept.#bank;
  }
}

export interface KeptBank extends Questions {}

/** Uses the native half of a bank, or of a keeper's to be asked. @internal */
export function withNative<T>(bank: TimeBank | KeptBank, use: (native: NativeBank) => T): T {
  return TimeBank.with(bank instanceof KeptBank ? KeptBank.of(bank) : bank, use);
}

install<KeptBank>(KeptBank.prototype, QUESTIONS, (kept, type, given) => TimeBank.answer(KeptBank.of(kept), type, given));
