// What must not compile: each line below the directive is a mistake, and TypeScript says so.
import { Keeper, TimeBank, TimebankError, calendarFor, newCommand } from "timebank";
import type { SmallBank } from "timebank";
import type { AccountId, ExchangeId, JournalEvent, MemberId, Reason } from "timebank";
import type { RemoteBank } from "timebank/remote";

declare const bank: TimeBank;
declare const ana: MemberId;
declare const account: AccountId;
declare const exchange: ExchangeId;
declare const event: JournalEvent;
declare const keeper: Keeper;
declare const remote: RemoteBank;
declare const reason: Reason;
declare const small: SmallBank;

// @ts-expect-error a bank is founded or restored
new TimeBank();
// @ts-expect-error a charter has a name
TimeBank.create({ charter: {} });
// @ts-expect-error a plain number is nobody's
bank.balance({ member: 5 });
// @ts-expect-error an account is not a member
bank.balance({ member: account });
// @ts-expect-error a member is not an exchange
bank.agree({ exchange: ana });
// @ts-expect-error there is no such field
bank.admit({ nmae: "Ana" });
// @ts-expect-error there is no such state
bank.setState({ member: ana, state: "gone" });
// @ts-expect-error there is no such side of an hour
bank.record({ on: "2026-03-01", given: { member: ana, minutes: 60 } });
// @ts-expect-error minutes are a number
bank.record({ on: "2026-03-01", gave: { member: ana, minutes: true } });
// @ts-expect-error an exchange has people
bank.record();
// @ts-expect-error a member has no account number: which account they use is looked up of what `admit` answered, or of their name
bank.transfer(ana, account, 60, { kind: "gift" });
// @ts-expect-error nor has one limits
bank.setLimits(ana, { lowest: -60 });
// @ts-expect-error a transfer is of a kind
bank.transfer(account, account, 60);
// @ts-expect-error a number by itself could be a member's
bank.transfer(account, "pot", 60, { kind: "gift" });
// @ts-expect-error nobody says for how many minutes
bank.record(ana, "Ben", { on: "2026-03-01" });
// @ts-expect-error nor here
bank.propose(ana, "Ben");
// @ts-expect-error a secret is given
bank.setSecret();
// @ts-expect-error a report is about a period
bank.report("public");
// @ts-expect-error and one for a member about a member
bank.report("member", 2026);
// @ts-expect-error a report for a funder takes its grants
bank.report("funder", 2026);
// @ts-expect-error nor in one object
bank.report({ kind: "funder" });
// @ts-expect-error an activity has a name
bank.addActivity({ code: "lift" });
// @ts-expect-error a name is no log-in
bank.seenBy("Ana");
// @ts-expect-error what made an offer is nobody
bank.seenBy(bank.offer(ana, "Lifts"));
// @ts-expect-error a calendar is for somebody
calendarFor(bank, { free: true });
// @ts-expect-error a day is text: an instant is no day
bank.record({ on: new Date(), gave: { member: ana, minutes: 60 } });
// @ts-expect-error an account pays for nobody
bank.record({ on: "2026-03-01", gave: { member: ana, minutes: 60 }, payer: account });
// @ts-expect-error a plain number is nobody's by position either
bank.statement(5);
// @ts-expect-error an exchange is no member
bank.statement(exchange);
// @ts-expect-error what made an offer is no exchange
bank.agree(bank.offer(ana, "Lifts"));
// @ts-expect-error an exchange always has a day
bank.amend(exchange, { on: null });
// @ts-expect-error options stand at the end, and have their names
bank.statement(ana, { form: "2026-03-01" });
// @ts-expect-error there is no such field
bank.offer(ana, "Lifts", { minute: 60 });
// @ts-expect-error a series is asked for with dates
bank.propose(ana, "Ben", "1h", { on: "2026-03-01" }).series;
// @ts-expect-error one that is a series has no single exchange
bank.propose(ana, "Ben", "1h", { on: "2026-03-01", dates: ["2026-03-08"] }).exchange;
// @ts-expect-error in a worker just so
(await remote.propose(ana, "Ben", "1h", { on: "2026-03-01", dates: ["2026-03-08"] })).exchange;
// @ts-expect-error the bank of a keeper is asked, and not written
keeper.bank.admit("Ana");
// @ts-expect-error nobody lists codes that no rule has
if (reason.code === "no-such-rule") throw reason;
// @ts-expect-error a balance is of somebody
bank.balance();
// @ts-expect-error a balance is of a member or of an account
bank.balance({ member: ana, account });
// @ts-expect-error with a member by position there is no account
bank.statement(ana, { account });
// @ts-expect-error an instrument is one that is shipped, or one's own
bank.instrument();
// @ts-expect-error matches are of a listing or of a member
bank.matchesFor({ most: 5 });
// @ts-expect-error the small build makes no plans
small.plan();
// @ts-expect-error a redacted bank is made by the full build
small.redacted({ for: "auditor" });
// @ts-expect-error there is no such event
remote.on("record", () => undefined);
// @ts-expect-error nothing is not the host
bank.admit({ by: null });
// @ts-expect-error nobody sends as an auditor
bank.admit({ by: "auditor" });
// @ts-expect-error nothing is not the host
bank.balances({ viewer: null });
// @ts-expect-error a view is of a member
bank.seenBy("host");
// @ts-expect-error a lapsed session is not a member
bank.seenBy(undefined);
// @ts-expect-error a view knows who acts
bank.seenBy(ana).offer({ member: ana, by: ana });
// @ts-expect-error a view knows who reads
bank.seenBy(ana).statement({ member: ana, viewer: ana });
// @ts-expect-error a question says who reads
bank.ask({ type: "balances" });
// @ts-expect-error a view knows who reads
bank.seenBy(ana).ask({ type: "balances", viewer: "host" });
// @ts-expect-error a need has a code or a place
bank.offer(ana, "Tea", { need: { code: "warmth" } });
// @ts-expect-error a command says who sends it
bank.execute({ at: "2026-03-01T10:00:00Z", do: { type: "admit" } });
// @ts-expect-error an offer is no exchange
bank.offer({ member: ana }).exchange;
// @ts-expect-error one proposal is no series
bank.propose({ on: "2026-03-01", gave: { member: ana, minutes: 60 } }).series;
// @ts-expect-error there is no such action
bank.execute({ at: "2026-03-01T10:00:00Z", by: "host", do: { type: "abolish" } });
// @ts-expect-error an action has its fields
bank.execute({ at: "2026-03-01T10:00:00Z", by: "host", do: { type: "agree" } });
// @ts-expect-error there is no such question
bank.ask({ type: "secrets" });
// @ts-expect-error there is no such reader
bank.redacted({ for: "everybody" });
// @ts-expect-error a member gets a copy of their view, never records
bank.redacted({ for: "member", member: ana });
// @ts-expect-error answers are for reading
bank.balance({ member: ana }).minutes = 0;
// @ts-expect-error there is no such part
bank.keep({ member: ana, parts: [{ type: "wish" }] });
// @ts-expect-error terms of an event are known once its type is
event.terms;
// @ts-expect-error there is no such code
new TimebankError("no-such-code", "", {});
// @ts-expect-error details belong to their code
new TimebankError("conflict", "", { why: "x" });
// @ts-expect-error a bank is founded by `TimeBank.create`
newCommand("create", { charter: { name: "Harpurbrook" } });
// @ts-expect-error a command has its fields
newCommand("agree", { member: exchange });
