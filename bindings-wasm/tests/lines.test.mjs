// The lines people write first: what `admit` answered taken wherever a member or their account is, and what is said where a line does not fit.
import assert from "node:assert/strict";
import { test } from "node:test";

import { Keeper, MemoryStore, TimeBank, calendarFor, isTimebankError, newCommand } from "timebank";
import { RemoteBank, RemoteReader } from "timebank/remote";

const at = "2026-03-02T10:00:00Z";
const on = "2026-03-02";

/** Ana and Ben, as `admit` answered them. */
function harpurbrook() {
  const bank = TimeBank.create("Harpurbrook", { at });
  const [ana, ben] = ["Ana", "Ben"].map((name) => bank.admit(name, { at }));
  return { bank, ana, ben };
}

/** What stands for a worker: it has a bank, and answers at once. */
function fakeWorker() {
  const worker = new EventTarget();
  const answers = { open: () => ({ founded: false, writable: true, seq: 0 }), create: ({ json }) => void (worker.bank = TimeBank.create(json)), head: () => worker.bank.head, close: () => undefined };
  const post = (asked) => worker.dispatchEvent(new MessageEvent("message", { data: { id: asked.id, answer: answers[asked.call](asked) } }));
  return Object.assign(worker, { postMessage: (asked) => queueMicrotask(() => post(asked)), terminate: () => undefined });
}

function thrown(call) {
  try {
    call();
  } catch (error) {
    assert.ok(isTimebankError(error), String(error));
    return error;
  }
  return assert.fail("it was taken");
}

test("`seenBy` takes what `admit` answered, in a bank, a keeper, a worker and a reader", async () => {
  const { bank, ana, ben } = harpurbrook();
  assert.equal(bank.seenBy(ana).member, 1);
  assert.equal(bank.seenBy(ben).statement(ben).words, bank.seenBy(2).statement(2).words);
  const keeper = await Keeper.create(new MemoryStore(), "Harpurbrook");
  const cai = await keeper.admit("Cai");
  assert.equal((await keeper.seenBy(cai).balance(cai)).minutes, 0);
  for (const of of [RemoteBank, RemoteReader]) assert.equal(of.prototype.seenBy.call({}, ben).member, 2);
});

test("a name is no log-in, and what made no member is nobody", () => {
  const { bank, ana } = harpurbrook();
  const offer = bank.offer(ana, "Lifts", { at });
  for (const nobody of ["Ana", "1", "host", offer, {}, { member: 1 }, { created: null }, { created: { member: "1" } }, [1], 1.5, -1, null, undefined]) {
    assert.equal(thrown(() => bank.seenBy(nobody)).code, "wrong-type", JSON.stringify(nobody));
  }
  assert.match(thrown(() => bank.seenBy("Ana")).help, /a name is no log-in/);
  assert.equal(thrown(() => bank.seenBy(undefined)).message, "`member` is undefined where the number of a member, or what `admit` answered is taken");
  assert.match(thrown(() => bank.seenBy({})).message, /is an object where/);
});

test("a gift goes between the accounts that members use, and never moves the pot", () => {
  const { bank, ana, ben } = harpurbrook();
  bank.transfer(ana, ben, "30 min", { kind: "gift", at });
  bank.transfer("Ana", "Ben", 10, { kind: "gift", at });
  assert.deepEqual(bank.balances(), { 1: 0, 2: -40, 3: 40 });
  // Who has joined another account since gives from that one.
  const home = bank.openAccount("household", { members: [ana, "Ben"], at });
  bank.transfer(bank.admit("Cai", { at }), ana, 5, { kind: "gift", at });
  assert.equal(bank.balances()[home.account], 5);
  assert.equal(bank.seenBy(ana).transfer(ana, "Cai", 5, { kind: "gift", at }).transfer, 4);
  assert.equal(bank.balances()[home.account], 0);
  assert.equal(thrown(() => bank.transfer("Dee", ana, 5, { kind: "gift", at })).code, "name-unknown");
  assert.equal(thrown(() => newCommand("transfer", ana, ben, 5, { kind: "gift" })).code, "wrong-type");
});

test("limits are set for the account a member uses, by their fields or whole", () => {
  const { bank, ana, ben } = harpurbrook();
  bank.setLimits(ana, { lowest: "-1h", mode: "enforced", at });
  assert.deepEqual([bank.reach(ana), bank.reach({ account: ana })].map(({ ownLimits, lowest }) => [ownLimits, lowest]), [[true, -60], [true, -60]]);
  assert.equal(bank.reach({ account: 1 }).ownLimits, false);
  bank.setLimits("Ben", { limits: { lowest: -60 }, at });
  assert.equal(bank.reach(ben).lowest, -60);
  bank.setLimits(ben, { at });
  assert.equal(bank.reach(ben).ownLimits, false);
});

test("`pot` is the account of the community", () => {
  const { bank, ana } = harpurbrook();
  bank.transfer("pot", ana, "1h", { kind: "gift", at });
  assert.deepEqual(bank.balances(), { 1: -60, 2: 60, 3: 0 });
  assert.match(thrown(() => bank.transfer("gift", ana, "Ben", 30, { at })).help, /^write `transfer\(from, to, minutes, \{ kind, note, on \}\)`/);
});

test("an exchange that is amended keeps what is left out", async () => {
  const { bank, ana, ben } = harpurbrook();
  const cai = bank.admit("Cai", { at });
  bank.addActivity("lift", "Lifts", { at });
  const record = () => bank.record(ana, [{ member: ben, paid: true }, cai], "1h", { on, start: { minute: 600 }, activity: "lift", visitors: 2, payer: "pot", setting: "home", facilitation: 10, expenses: [{ member: ana, amount: 300}], at });
  const shape = ({ on, activityName, visitors, payer, setting, expenses, parts, broker }) => ({ on, activityName, visitors, payer, setting, expenses, parts, facilitation: broker.facilitation });
  const was = shape(bank.exchange(record()));
  const longer = bank.amend(record(), { minutes: 90, at });
  assert.deepEqual(shape(bank.exchange(longer)), { ...was, parts: was.parts.map((part) => ({ ...part, minutes: 90 })) });
  // By names and in their places; a part keeps what was said of it.
  const other = shape(bank.exchange(bank.amend(record(), "Cai", ["Ben"], "2h", { activity: null, expenses: null, at })));
  assert.deepEqual(other.parts.map(({ member, side, minutes, paid }) => [member, side, minutes, paid]), [[3, "gave", 120, undefined], [2, "received", 120, true]]);
  assert.deepEqual([other.on, other.activityName, other.visitors, other.setting], [on, undefined, 2, "home"]);
  const uneven = bank.record(ana, new Map([[ben, 30], [cai, 60]]), 90, { on, at });
  assert.match(thrown(() => bank.amend(uneven, { minutes: 15, at })).help, /each with theirs/);
  assert.equal(shape(bank.exchange(bank.amend(uneven, { visitors: 1, at }))).parts.map(({ minutes }) => minutes).join(), "90,30,60");
  assert.equal(thrown(() => bank.amend(99, { minutes: 15, on, at })).code, "not-found");
  assert.ok(isTimebankError(thrown(() => bank.seenBy(ana).amend(99, { minutes: 15, on, at }))));
  // The same by a view, and by a keeper.
  const keeper = await Keeper.create(new MemoryStore(), "Harpurbrook");
  const [dee, eli] = [await keeper.admit("Dee"), await keeper.admit("Eli")];
  const done = await keeper.record(dee, eli, "1h");
  const { parts, on: day } = await keeper.exchange(await keeper.amend(done, { minutes: 15 }));
  assert.deepEqual([parts.map(({ minutes }) => minutes), day], [[15, 15], await keeper.dayOf()]);
});

test("an exchange is of today unless it says another day", () => {
  const { bank, ana, ben } = harpurbrook();
  assert.equal(bank.exchange(bank.record(ana, ben, "1h", { at })).on, on);
  assert.equal(bank.seenBy(ben).may(ben, ana, "1h").answer, "allowed");
  assert.equal(bank.exchange(bank.propose(ana, ben, "1h")).on, bank.dayOf());
  assert.equal(thrown(() => newCommand("record", ana, ben, 60)).details.path, "on");
  // What was given is left as it is.
  const terms = { parts: [{ member: 1, side: "gave", minutes: 5 }, { member: 2, side: "received", minutes: 5 }] };
  assert.equal(bank.exchange(bank.propose({ terms })).on, bank.dayOf());
  assert.deepEqual(Object.keys(terms), ["parts"]);
});

test("minutes are whole, and a day is written as one", () => {
  const { bank, ana, ben } = harpurbrook();
  for (const call of [() => bank.record(ana, ben, 1.5, { on, at }), () => bank.record(ana, [{ member: ben, minutes: 1.5 }], 60, { on, at }), () => bank.offer(ana, "Lifts", { minutes: 1.5, at })]) {
    const error = thrown(call);
    assert.match(error.message, /minutes` is `1\.5` where a whole number of minutes is taken/);
    assert.match(error.help, /1h30.*a number counts minutes/);
  }
  const day = thrown(() => bank.record(ana, ben, 60, { on: "02/03/2026", at }));
  assert.deepEqual([day.details.path, day.help], ["on", "write `2026-03-01`"]);
  assert.equal(bank.dayOf("2026-07-01T23:30:00Z"), "2026-07-01");
  assert.equal(TimeBank.create({ name: "Harpurbrook", timeZone: "Europe/London" }).dayOf("2026-07-01T23:30:00Z"), "2026-07-02");
  for (const moment of ["2026-07-01", "2026-07-01T23:30:00", "soon", null, 5, new Date("soon")]) assert.equal(thrown(() => bank.dayOf(moment)).code, "wrong-type");
});

test("an activity is added by its code and name", () => {
  const { bank } = harpurbrook();
  bank.addActivity("garden", "Gardening", { tags: ["outdoors"], at });
  bank.addActivity({ code: "lift", name: "Lifts", at });
  bank.addActivity({ activity: { code: "read", name: "Reading" }, at });
  bank.changeActivity("lift", { code: "lift", name: "Lifts and errands", at });
  bank.openProgramme({ name: "Befriending", at });
  assert.deepEqual(bank.publicView().activities.map(({ code, name }) => [code, name]), [["garden", "Gardening"], ["lift", "Lifts and errands"], ["read", "Reading"]]);
  const error = thrown(() => bank.addActivity("garden", { at }));
  assert.deepEqual([error.message, error.details.path], ["`addActivity` needs `name`", "name"]);
});

test("hours of the week are text, days with hours, or minutes of the week", () => {
  const { bank, ana } = harpurbrook();
  const weekly = [{ from: 2040, until: 2160 }, { from: 5160, until: 5280 }];
  const forms = ["tue 10:00-12:00; thu 14:00-16:00", ["Tuesday 10:00–12:00", "thu 14:00-16:00"], [{ weekday: 1, from: "10:00", until: "12:00" }, { weekday: "thu", from: 840, until: "16:00" }], { weekly: "tue 10:00-12:00;thu 14:00-16:00" }, { weekly }];
  for (const availability of forms) {
    assert.deepEqual(newCommand("offer", ana, "Lifts", { availability }).do.words.availability, { weekly }, JSON.stringify(availability));
    bank.offer(ana, "Lifts", { availability, at });
  }
  const { parts } = newCommand("keep", ana, [{ type: "availability", weekly: "tue 10:00-12:00", except: [{ on, from: "10:00", until: 660 }] }]).do;
  assert.deepEqual(parts, [{ type: "availability", weekly: [weekly[0]], except: [{ on, from: 600, until: 660 }] }]);
  bank.offer(ana, "Lifts", { availability: { dated: [{ on: "2026-03-05", from: "10:00", until: "24:00" }] }, at });
  bank.keep(ana, [{ type: "availability", weekly: "mon 09:00-17:00" }], { at });
  for (const [availability, path] of [["tue 10-12", "availability"], ["tue 12:00-10:00", "availability"], ["someday 10:00-12:00", "availability"], [[{ weekday: 7, from: "10:00", until: "12:00" }], "availability[0].weekday"], [{ weekly: [{ weekday: 1, from: "25:00", until: "26:00" }] }, "availability.weekly[0].from"], [{ weekly: [{ weekday: 1, from: "10:00" }] }, "availability.weekly[0].until"], [{ weekly: [{ weekday: 1, from: "10:00", until: "12:00", when: 1 }] }, "availability.weekly[0].when"]]) {
    assert.equal(thrown(() => bank.offer(ana, "Lifts", { availability, at })).details.path, path, JSON.stringify(availability));
  }
});

test("a place is said in degrees, and millionths are not mistaken for them", () => {
  const { bank } = harpurbrook();
  const cai = bank.admit("Cai", { place: { north: 53.4808, east: -2.2426 }, at });
  assert.match(JSON.stringify(bank.heldAbout(cai)), /"latitude":53480800,"longitude":-2242600/);
  assert.match(thrown(() => bank.admit("Dee", { place: { latitude: 53.5, longitude: -2.2 }, at })).help, /north: 53\.48/);
  for (const place of [{ north: 91, east: 0 }, { north: 1 }, { north: "53", east: 0 }, { north: NaN, east: 0 }]) assert.equal(thrown(() => bank.admit("Dee", { place, at })).code, "wrong-type");
});

test("a calendar is for a member by number, name or outcome", () => {
  const { bank, ana, ben } = harpurbrook();
  bank.record(ana, ben, 60, { on, at });
  const text = (...given) => new TextDecoder().decode(calendarFor(bank, ...given)).replaceAll(/DTSTAMP:\w+/g, "");
  for (const who of [1, "Ana", { viewer: ana }, { viewer: 1 }]) assert.equal(text(who), text(ana));
  assert.equal(text("host", { member: "Ben" }), text({ viewer: "host", member: 2 }));
  const faults = [[() => calendarFor(bank, undefined), "viewer"], [() => calendarFor(bank, null), "viewer"], [() => calendarFor(bank, { member: ana }), "viewer"], [() => calendarFor(bank, 1.5), "viewer"], [() => calendarFor(bank, ana, { member: {} }), "member"], [() => calendarFor(bank, ana, { fre: true }), "fre"], [() => calendarFor(bank, ana, { detail: "all" }), "detail"]];
  for (const [call, path] of faults) {
    const error = thrown(call);
    assert.equal(error.details.path, path, error.message);
    assert.doesNotMatch(error.message, /line|column/);
  }
  assert.equal(thrown(() => calendarFor(bank, "Dee")).code, "name-unknown");
});

test("a bank is founded by its name, its charter or both with the rest, in memory and in a store", async () => {
  const charter = { name: "Harpurbrook", timeZone: "Europe/London" };
  assert.equal(TimeBank.create(charter, { at }).publicView().timeZone, "Europe/London");
  assert.equal(TimeBank.create({ charter, at }).publicView().timeZone, "Europe/London");
  const clock = () => new Date(at);
  for (const given of [["Harpurbrook", { clock }], [charter, { clock }], [{ charter, clock }]]) {
    const keeper = await Keeper.create(new MemoryStore(), ...given);
    assert.deepEqual([(await keeper.publicView()).name, await keeper.dayOf()], ["Harpurbrook", on]);
  }
  for (const given of [["Harpurbrook"], [charter], [{ charter }]]) {
    const worker = fakeWorker();
    const bank = await RemoteBank.open(worker, "harpurbrook");
    await bank.create(...given);
    assert.equal(worker.bank.publicView().name, "Harpurbrook");
    await bank.close();
  }
});

test("what does not fit is told by the method and its fields", () => {
  const { bank, ana, ben } = harpurbrook();
  assert.equal(thrown(() => bank.hoursBy("activity", "month")).help, "write `hoursBy({ each, from, until, entered })`");
  assert.equal(thrown(() => bank.statement(ana, "2026-03-01")).help, "write `statement(member, { account, from, until, entered })`");
  assert.equal(thrown(() => bank.propose({ dates: ["2026-03-03"], gave: { member: ana }, received: ben, at })).details.path, "gave.minutes");
  assert.equal(thrown(() => TimeBank.create({ charter: { timeZone: "UTC" } })).message, "`charter` needs `name`");
  assert.match(thrown(() => bank.balances({ on })).help, /balancesAsOf/);
  assert.match(thrown(() => bank.report("funder", 2026)).help, /funderReport/);
  assert.equal(thrown(() => TimeBank.create({ name: "H", activites: [] })).message, "`charter` has no field `activites`");
  assert.equal(thrown(() => bank.offer(ana, "Lifts", { availability: { weekly: [{ from: 1, until: 2, at: 3 }] }, at })).message, "`availability.weekly[0]` has no field `at`");
  assert.match(thrown(() => bank.agree({ exchange: {}, at })).message, /`exchange` is an object where/);
  assert.match(thrown(() => bank.agree(null, { at })).message, /where an exchange is taken/);
});
