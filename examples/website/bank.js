// The bank of this page: a worker has it, with the journal. Here are the questions every page asks.
import { full } from "./timebank/full.js";
import { RemoteBank, RemoteReader } from "./timebank/remote.js";
import { newCommand } from "./timebank/web.js";
import { week } from "./words.js";

export const NAME = "website";

/** What the pages share. `bank` is there once `open` has been waited for. */
export const here = { bank: undefined, stopped: undefined, refusals: [] };

const worker = () => new Worker(new URL("./timebank/worker.js", import.meta.url), { type: "module" });

let reading;
/**
 * A copy of the bank in a second worker, with all there is: what matches, plans and reports takes twice the weight, so that it is
 * loaded when somebody first asks, and never on the way to the first page. It begins with a snapshot and is told all that happens.
 */
export function reader() {
  reading ??= RemoteReader.open(here.bank, worker, full).catch((error) => {
    reading = undefined;
    throw error;
  });
  return reading;
}

/** The best matches, in the seven days from tomorrow: of a listing, or of all a member has open. As a member may see them, if one is given. */
export async function matchesFor(question, patience, viewer) {
  const whole = await reader();
  return (viewer === undefined ? whole : whole.seenBy(viewer)).matchesFor({ ...week(1), ...question }, patience);
}

/** Why a listing has no match, and what would bring more. */
export async function whyNot(question, patience) {
  return (await reader()).whyNot({ ...week(1), ...question }, patience);
}

/** Opens the bank of this device. `changed` is called when the pages should look again. */
export async function open(changed) {
  const bank = await RemoteBank.open(worker(), NAME);
  here.bank = bank;
  here.stopped = undefined;
  bank.on("records", () => changed("records"));
  bank.on("stopped", (error) => {
    here.stopped = error;
    changed("stopped");
  });
  bank.on("writable", async () => {
    await decideWaiting();
    changed("writable");
  });
  if (bank.writable && bank.founded) await decideWaiting();
  return bank;
}

/** What waited is decided anew; what is refused stands under "Keeping it" until it was read. */
async function decideWaiting() {
  if (!here.bank.founded) return;
  const decided = await here.bank.decideWaiting();
  here.refusals.push(...decided.filter(({ error }) => error));
}

/**
 * Does something to the bank. Where another tab writes the command waits, and is decided when that is closed; it says so by
 * giving nothing back.
 */
export async function act(type, options) {
  const command = newCommand(type, options);
  try {
    const [outcome] = await here.bank.execute(command);
    return { ...outcome, ...outcome.created };
  } catch (error) {
    if (error.code !== "locked") throw error;
    await here.bank.enqueue(command);
    return undefined;
  }
}

let known = { head: undefined };

/** Members and activities, as every form needs them; asked again only when something has happened. */
export async function community() {
  const { bank } = here;
  const [view, { members }] = await Promise.all([bank.publicView(), bank.members({ limit: 500 })]);
  const active = members.filter(({ own }) => own && (own.state === "active" || own.state === "paused"));
  known = {
    name: view.name,
    activities: view.activities,
    members,
    active,
    nameOf: (member) => members.find((one) => one.member === member)?.name,
  };
  return known;
}

/** What a member may see, as a file for their own device: the answers to their own questions, and nobody else's data. */
export async function memberFile(member) {
  const seen = here.bank.seenBy(member);
  const matching = (kind) => matchesFor({ member, kind, most: 20 }, {}, seen.member).then(({ matches }) => matches);
  const [view, statement, open, history, balance, help, could] = await Promise.all([
    seen.publicView(),
    seen.statement({ member }),
    seen.openExchanges({ member }),
    seen.history({ member, limit: 50 }),
    seen.balance({ member }),
    matching("request"),
    matching("offer"),
  ]);
  const own = view.members.find((who) => who.member === member);
  return { form: "timebank-member-file", version: 1, made: new Date().toISOString(), member, name: own?.name ?? "", view, statement, open, history, balance, help, could };
}
