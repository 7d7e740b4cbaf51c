// What people write, under `--strict`: it has to compile.
import { Keeper, View, MemoryStore, TimeBank, TimebankError, accountId, calendarFor, init, isTimebankError, newCommand, readFiles, runAhead, verify } from "timebank";
import type { AnyTimebankError, Answers, Asked, Command, ExchangeId, JournalEvent, MemberId, Outcome, Query, Store, Verdict } from "timebank";
import { IndexedDbStore } from "timebank/indexeddb";
import { RemoteBank } from "timebank/remote";

await init();
using bank = TimeBank.create({ at: new Date(), charter: { name: "Harpurbrook" } });
const ana: MemberId = bank.admit({ profile: { name: "Ana" } }).member;
const ben = bank.admit({ at: "2026-03-01T10:00:00Z", by: ana, kind: "person" }).member;
const exchange: ExchangeId = bank.record({ on: "2026-03-01", gave: { member: ana, minutes: 60 }, received: [{ member: ben, minutes: 60 }], payer: "pot" }).exchange;
bank.record({ on: "2026-03-01", together: [{ member: ana, minutes: 60, as: "peer" }, { member: ben, minutes: 60 }], payer: ana });
bank.giveRole({ member: ana, role: "broker", organisation: ben });
const series = bank.propose({ on: "2026-03-01", gave: { member: ana, minutes: 5 }, received: { member: ben, minutes: 5 }, dates: ["2026-03-08"] }).series;
const single: ExchangeId = bank.propose({ on: "2026-03-01", gave: { member: ana, minutes: 5 }, received: { member: ben, minutes: 5 } }).exchange;
bank.keep({ member: ana, parts: [{ type: "tags", add: ["carer"] }, { type: "met-by-staff", on: "2026-03-01" }] });
const words: string = bank.balance({ member: ana }).words;
const verdict: Verdict = bank.why({ giver: ana, receiver: ben, on: "2026-03-02", setting: "home" });
const today: Answers["today"] = bank.today();
const who = bank.byHostCode({ system: "crm", code: "17" });
if (who !== null) bank.statement({ member: who });

const account = accountId(5);
/** A number somebody has kept elsewhere is made one by saying so. */
const known = 5 as MemberId;
bank.reach({ member: known });

/** The subject first, names and outcomes for numbers, lengths of time as people write them. */
const cai = bank.admit("Cai", { phone: "0161 496 0100" });
bank.record(cai, ["Ana", { member: ben, minutes: "45 min" }], "1h30", { on: bank.dayOf(), activity: "lift", payer: "Ana" });
bank.record(new Map([["Ana", 120]]), new Map<MemberId | string, number | string>([[ben, 30], ["Cai", "1:30"]]), { on: "2026-03-01" });
bank.offer(cai, "Lifts", { minutes: "1h", activity: "lift", until: "2026-06-01" });
bank.statement(cai, { from: "2026-03-01" });
bank.may(ana, "Cai", "1h", { on: "2026-03-01" }).answer.toUpperCase();
bank.agree(bank.propose(ana, cai, 60, { on: "2026-03-01" }));
const found: MemberId = bank.find("Ana");
bank.report("public", "2026-Q1", { policy: "nhs" });
bank.report("member", 2026, { member: ana });
bank.report({ kind: "public", from: "2026-01-01", until: "2026-12-31" });
bank.report("member", { member: "Ana", period: "2026-03", format: "csv" });
bank.may(ana, "Cai");
bank.record(ana, "Cai", { minutes: "1h", start: "10:00" });
bank.balances({ on: "2026-03-31" });
bank.seenBy(ana).dayOf().slice(0, 4);
bank.joinAccount(ana, { account });
bank.giveWord(exchange, { account });
const reasons: readonly string[] = verdict.reasons.map(({ code }) => (code === "balance-limit" ? "a limit" : code));
bank.balance({ account: 5 as never });
bank.matchesFor({ member: "Ana", kind: "offer" });
void [found, reasons];

/** What `admit` answered, wherever a member or the account they use is taken. */
bank.seenBy(cai).statement(cai);
bank.transfer(cai, "Ana", "30 min", { kind: "gift" });
bank.transfer("pot", { account }, 60, { kind: "correction", note: "the fair" });
bank.setLimits(cai, { lowest: "-10h", mode: "enforced" });
bank.setLimits(cai);
bank.record(cai, ["Ana", "Ben"], "2h", { visitors: 3, payer: "pot" });
bank.amend(exchange, { minutes: 90, activity: null });
bank.addActivity("garden", "Gardening", { tags: ["outdoors"] });
bank.addActivity({ activity: { code: "read", name: "Reading" } });
bank.changeActivity("garden", { code: "garden", name: "Gardens" });
bank.offer(cai, "Lifts", { availability: "tue 10:00-12:00; thu 14:00-16:00", place: { north: 53.48, east: -2.24 } });
bank.offer(cai, "Lifts", { availability: [{ weekday: 1, from: "10:00", until: "12:00" }, { from: 600, until: 720 }] });
bank.keep(cai, [{ type: "availability", weekly: "mon 09:00-17:00", except: [{ on: "2026-03-02", from: "09:00", until: 660 }] }]);
calendarFor(bank, cai, { free: true });
calendarFor(bank, { viewer: "host", member: "Ana" });
bank.dayOf("2026-07-01T23:30:00Z");
TimeBank.create({ name: "Harpurbrook", timeZone: "Europe/London" }, { at: new Date() });

const view: View = bank.seenBy(ana);
const offered = view.offer({ member: ana }).listing;
const own: string = view.statement({ member: view.member, from: "2026-03-01" }).words;
bank.statement({ member: ana, viewer: "auditor" });
bank.closeListing({ by: "host", listing: offered, why: "met" });
async function seen(keeper: Keeper, remote: RemoteBank): Promise<void> {
  const minutes: number = (await keeper.seenBy(ana).balance({ member: ana })).minutes;
  const exchange: ExchangeId = (await remote.seenBy(ana).record({ on: "2026-03-01", gave: { member: ana, minutes }, received: { member: ben, minutes } })).exchange;
  await remote.seenBy(ben).agree({ exchange });
  await remote.create("Harpurbrook");
  const dee = await keeper.admit("Dee");
  await keeper.seenBy(dee).balance(dee);
  await remote.seenBy(dee).balance(dee);
  await Keeper.create(new MemoryStore(), "Harpurbrook", { clock: () => new Date() });
  const several = (await keeper.propose(ana, "Ben", "1h", { on: "2026-03-01", dates: ["2026-03-08"] })).series;
  const one: ExchangeId = (await remote.propose(ana, "Ben", "1h", { on: "2026-03-01" })).exchange;
  const words: string = (await keeper.statement("Ana")).words;
  const off: () => void = remote.on("records", ({ events }) => events.map(({ type }) => type));
  void [several, one, words, off, await keeper.seenBy(ana).find("Ben"), keeper.bank.balance(ana).minutes];
}
void seen;
void own;

function told(error: AnyTimebankError): string {
  switch (error.code) {
    case "limit-reached":
      return `${error.details.available} of ${error.details.asked} on ${error.details.account}`;
    case "bad-charter":
      return error.details.faults.map((fault) => fault.path).join(", ");
    case "wrong-type":
      return error.details.path;
    default:
      return error.message;
  }
}
try {
  bank.agree({ exchange });
} catch (error) {
  if (isTimebankError(error)) told(error);
  if (error instanceof TimebankError) error.help.toUpperCase();
}

function happened(event: JournalEvent): number {
  return event.type === "exchange-recorded" ? event.terms.parts.length : event.type === "member-erased" ? event.member : 0;
}
const command: Command = newCommand("record-batch", { exchanges: [{ on: "2026-03-01", gave: { member: ana, minutes: 5 } }] });
const query: Query = { type: "balances" };
const asked: Asked = { ...query, viewer: "host" };
const { expected, records, outcomes } = bank.decide([command]);
const kept: readonly Outcome[] = bank.apply(records);
bank.redacted({ for: "auditor" }).ask(asked);
bank.seenBy(ana).ask(query);
bank.offer(ana, "Tea", { need: bank.charter.needs?.needs[0]?.code, minutes: "1h" });
bank.offer(ana, "Tea", { terms: { need: 2 } });
runAhead(bank, { policy: { name: "welcomed", welcome: "2h" }, behaviour: { cushion: "1h" } }).bank.balances();
readFiles({ "a.csv": "" }, { form: "nexus", keep: (records: Uint8Array) => void records.length });
const copy: Answers["member-copy"] = bank.seenBy(ana).memberCopy({ member: ana });
const fault: string | undefined = verify(bank.takeNewRecords()).fault?.code;

const store: Store = await IndexedDbStore.open("harpurbrook");
const founded: Keeper = await Keeper.open(store, { charter: { name: "Harpurbrook" } });
void founded;
const keeper = (await Keeper.open(store)) ?? (await Keeper.create(new MemoryStore(), { charter: { name: "Harpurbrook" } }));
const [outcome] = await keeper.execute(command);

declare const worker: Worker;
const remote = await RemoteBank.open(worker, "harpurbrook");
const { member }: { member: MemberId } = await remote.admit({ profile: { name: "Ana" } });
const far: string = (await remote.balance({ member })).words;
const zone: string | undefined = (await remote.charter()).timeZone;
void zone;
await remote.seenBy(ana).ask(query);
await keeper.ask(asked);
keeper.bank.ask(asked);

export { expected, far, fault, happened, kept, outcome, outcomes, series, single, today, verdict, words };
