/** What a bank is asked before a method is carried out: members by their exact name, activities by their code, and which day it is. */
import { TimebankError } from "./errors.js";
import type { Call } from "./command.js";
import type { Answers, Asked, Charter, ExchangeId, ExchangeView, IsoDate, MemberId, Viewer } from "./generated/wire.js";
import type { MomentLike } from "./likes.js";
import { aheadIn, dayIn, momentOf } from "./moments.js";
import { nearNames } from "./near.js";

/** What stands for the charter among what is asked of a bank: its needs are in no answer. */
export const CHARTER = "charter";

/** What is asked of a bank on the way: a question, or its charter. */
export type Wanted = Asked | typeof CHARTER;

/** Work that asks a bank on its way: one answers at once, another by a promise. */
export type Asking<T> = Generator<Wanted, T, unknown>;

/** Answers such work from a bank at hand. */
export const askedOf = (bank: { readonly charter: Charter; ask(question: Asked): unknown }) => (wanted: Wanted): unknown => (wanted === CHARTER ? bank.charter : bank.ask(wanted));

/** Does such work with a bank that answers at once. */
export function atOnce<T>(work: Asking<T>, ask: (wanted: Wanted) => unknown): T {
  for (let step = work.next(); ; ) {
    if (step.done) return step.value;
    let answer: unknown;
    try {
      answer = ask(step.value);
    } catch (error) {
      step = work.throw(error);
      continue;
    }
    step = work.next(answer);
  }
}

/** Does such work with a bank that answers by promises. */
export async function inTime<T>(work: Asking<T>, ask: (wanted: Wanted) => Promise<unknown>): Promise<T> {
  for (let step = work.next(); ; ) {
    if (step.done) return step.value;
    let answer: unknown;
    try {
      answer = await ask(step.value);
    } catch (error) {
      step = work.throw(error);
      continue;
    }
    step = work.next(answer);
  }
}

/** The member who has exactly this name. */
export function* found(name: string, viewer: Viewer, path?: string): Asking<MemberId> {
  const same: MemberId[] = [];
  const near: string[] = [];
  for (let after: MemberId | undefined; ; ) {
    const page = (yield { type: "members", viewer, text: name, limit: 100, ...(after === undefined ? {} : { after }) }) as Answers["members"];
    for (const row of page.members) {
      if (row.name === name) same.push(row.member);
      else if (typeof row.name === "string") near.push(row.name);
    }
    if (page.next === undefined || page.next === null) break;
    after = page.next;
  }
  const [only] = same;
  if (only !== undefined && same.length === 1) return only;
  const given = name.slice(0, 40);
  const where = path === undefined ? "" : `\`${path}\`: `;
  if (same.length > 1) throw new TimebankError("several-found", `${where}\`${given}\` is the name of several members`, { given, members: same }, `give a number: ${same.join(", ")}`);
  if (near.length === 0) near.push(...nearNames(name, yield* firstNames(viewer)));
  const close = near.slice(0, 5).map((one) => `\`${one}\``).join(", ");
  throw new TimebankError("name-unknown", `${where}nobody here is called \`${given}\``, { given, near: near.slice(0, 5) }, close === "" ? "give the exact name, or the number; `members` lists them" : `did you mean ${close}?`);
}

/** Pages of members that are searched for a name that is near: 1,000 members. */
const PAGES = 10;

/** The names of the first members, as far as the viewer may know them. */
function* firstNames(viewer: Viewer): Asking<string[]> {
  const names: string[] = [];
  let after: MemberId | undefined;
  for (let page = 0; page < PAGES; page++) {
    const { members, next } = (yield { type: "members", viewer, limit: 100, ...(after === undefined ? {} : { after }) }) as Answers["members"];
    for (const { name } of members) if (typeof name === "string") names.push(name);
    if (next === undefined || next === null) break;
    after = next;
  }
  return names;
}

/** The public view of a day before every listing: it has the name, the time zone and the activities. */
const COMMUNITY = { type: "public-view", viewer: "host", on: "0001-01-01" as IsoDate } as const;

/** Questions about a day, and the field that says which. It is today, unless it is said. */
const TODAY: Readonly<Record<string, string>> = { listings: "on", "public-view": "on", today: "on", "session-sheet": "on", "matches-for": "from", "why-not": "from", pairings: "from", plan: "from" };

/** Commands and the question with terms that are of a day: today, unless they say which. */
const DATED: ReadonlySet<string> = new Set(["record", "propose", "may"]);

/** The day of a moment on the clocks of the community. */
export function* dayOf(moment: MomentLike): Asking<IsoDate> {
  const at = momentOf(moment);
  const { timeZone } = (yield COMMUNITY) as Answers["public-view"];
  return dayIn(at, timeZone);
}

/** Says of a command or question what it leaves to the bank: whom it names, that it is about today, and the offset of its clock. */
export function* prepared({ whole, lookups, amend }: Call, viewer: Viewer): Asking<void> {
  const said = (whole["do"] ?? whole) as Record<string, unknown>;
  const amended = amend?.(yield* had(said["exchange"], viewer));
  if (lookups.length > 0) yield* lookedUp(lookups, viewer);
  amended?.();
  yield* dated(whole, said);
  // Which offset the clocks have depends on the day, which is known now.
  for (const { on, text, put } of lookups) if (on !== undefined) put(aheadIn(on(), Number(text), yield* zone()));
}

/** Says that a command or question is about today, unless it says another day. */
function* dated(whole: Record<string, unknown>, said: Record<string, unknown>): Asking<void> {
  const type = String(said["type"]);
  const field = DATED.has(type) ? "on" : TODAY[type];
  const into = (DATED.has(type) ? said["terms"] : said) as Record<string, unknown>;
  if (field === undefined || typeof into !== "object" || into[field] !== undefined) return;
  const moment = new Date((whole["at"] as Date | string | undefined) ?? Date.now());
  if (Number.isNaN(moment.getTime())) return;
  try {
    into[field] = yield* dayOf(moment);
  } catch (error) {
    // Where even that is not told, the question is refused with its own reason. Who waits no longer is another matter.
    if (!(error instanceof TimebankError)) throw error;
  }
}

function* zone(): Asking<string> {
  return ((yield COMMUNITY) as Answers["public-view"]).timeZone;
}

/** What an exchange that is amended has: as the host sees it, so that what a member may not see of it is kept as well. */
function* had(exchange: unknown, viewer: Viewer): Asking<ExchangeView | undefined> {
  const asked = { type: "exchange", exchange: exchange as ExchangeId } as const;
  try {
    // Ask as the member first: someone who may not see the exchange gets that answer and no other.
    if (viewer !== "host") yield { ...asked, viewer };
    return (yield { ...asked, viewer: "host" }) as Answers["exchange"];
  } catch (error) {
    // To a member the command is refused with its own reason.
    if (viewer === "host" || !(error instanceof TimebankError)) throw error;
    return undefined;
  }
}

function* lookedUp(lookups: Call["lookups"], viewer: Viewer): Asking<void> {
  const known = new Map<string, Map<string, number>>();
  for (const { kind, text, member, path, put } of lookups) {
    if (kind === "start") continue;
    if (kind === "member") {
      put(yield* found(text, viewer, path));
      continue;
    }
    if (kind === "account") {
      const of = (member ?? (yield* found(text, viewer, path))) as MemberId;
      // Which account somebody uses is no secret that the command would tell, and a member may not ask it of others.
      const { account } = (yield { type: "reach", viewer: "host", member: of }) as Answers["reach"];
      put(account);
      continue;
    }
    // Asked once for all of a batch.
    const codes: Map<string, number> = known.get(kind) ?? (yield* codesOf(kind));
    known.set(kind, codes);
    const number = codes.get(text);
    if (number === undefined) {
      const given = text.slice(0, 40);
      const a = kind === "need" ? "a need" : "an activity";
      throw new TimebankError("unknown-word", `\`${path}\`: there is no ${kind} \`${given}\``, { what: kind, given }, `give the code of ${a}: ${[...codes.keys()].slice(0, 20).join(", ") || "there is none yet"}`);
    }
    put(number);
  }
}

/** Codes with their numbers: of activities, or of the needs of the charter by their places. */
function* codesOf(kind: "activity" | "need"): Asking<Map<string, number>> {
  if (kind === "need") return new Map(((yield CHARTER) as Charter).needs?.needs.map(({ code }, place) => [code, place]));
  return new Map(((yield COMMUNITY) as Answers["public-view"]).activities.map(({ code, activity }) => [code, activity]));
}
