// The lines people write first: what `admit` answered taken wherever a member or their account is, and what is said where a line does not fit.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
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

test("a bare number is no account: it could be a member's", () => {
  const { bank } = harpurbrook();
  const { head } = bank;
  for (const call of [
    () => bank.transfer(1, 2, "30 min", { kind: "gift", at }),
    () => bank.transfer({ from: 1, to: 2, minutes: 30, kind: "gift", at }),
    () => bank.transfer("Ana", 3, 30, { kind: "gift", at }),
    () => bank.setLimits(1, { lowest: -60, at }),
    () => bank.joinAccount("Ana", 3, { at }),
  ]) {
    const error = thrown(call);
    assert.deepEqual([error.code, /could be the number of a member or of an account/.test(error.message), /`\{ account: \d \}`/.test(error.help)], ["wrong-type", true, true], error.message);
  }
  assert.equal(bank.head, head);
  bank.transfer({ account: 2 }, { account: 3 }, 30, { kind: "gift", at });
  bank.setLimits({ account: 2, lowest: -60, at });
  assert.deepEqual([bank.balances(), bank.balance({ account: 2 }).minutes, bank.reach("Ana").lowest], [{ 1: 0, 2: -30, 3: 30 }, -30, -60]);
  // What `reach` answers knows its account.
  bank.transfer(bank.reach("Ben"), bank.reach("Ana"), 30, { kind: "gift", at });
  assert.deepEqual(bank.balances(), { 1: 0, 2: 0, 3: 0 });
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
  // Whether all had the same minutes is not told to whoever may not see it.
  const stranger = bank.seenBy(bank.admit("Zoe", { at }).member);
  assert.equal(new Set([record(), uneven, 99].map((one) => thrown(() => stranger.amend(one, { minutes: 15, on, at })).message.replace(/\d+/, ""))).size, 1);
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

test("whether two may is asked of an hour, unless it is said how long", () => {
  const { bank, ana, ben } = harpurbrook();
  assert.deepEqual(bank.seenBy(ben).may(ana, ben, { on }), bank.seenBy(ben).may(ana, ben, "1h", { on }));
  assert.equal(bank.may(ana, ben).answer, "allowed");
  assert.equal(thrown(() => bank.record(ana, ben, { on, at })).details.path, "gave.minutes");
});

test("who did not come keeps no minutes when an exchange is amended", () => {
  const { bank, ana, ben } = harpurbrook();
  const cai = bank.admit("Cai", { at });
  const x = bank.propose(ana, [ben, cai], "1h", { on, payer: "pot", at });
  bank.agree(x, { at });
  bank.markAttendance(x, cai, "cancelled", { at });
  bank.done(x, { at });
  bank.confirm(x, { at });
  const minutes = (exchange) => bank.exchange(exchange).parts.map((part) => [part.member, part.minutes]);
  const longer = bank.amend(x, { minutes: "2h", at });
  assert.deepEqual(minutes(longer), [[1, 120], [2, 120], [3, 0]]);
});

test("when an exchange begins is a time on the clocks of the community", () => {
  const bank = TimeBank.create({ name: "Harpurbrook", timeZone: "Europe/London" }, { at });
  for (const name of ["Ana", "Ben"]) bank.admit(name, { at });
  const begins = (on, start) => bank.exchange(bank.propose("Ana", "Ben", "1h", { on, start, at })).start;
  assert.deepEqual(begins("2030-07-01", "10:00"), { minute: 600, offset: 60 });
  assert.deepEqual(begins("2030-01-07", "9:30"), { minute: 570 });
  assert.deepEqual(begins("2030-07-01", "10:00-05:00"), { minute: 600, offset: -300 });
  assert.deepEqual(bank.why("Ana", "Ben", "2030-07-01", { start: "10:00" }), bank.why("Ana", "Ben", "2030-07-01", { start: { minute: 600, offset: 60 } }));
  for (const start of ["25:00", "ten", "10:00+1"]) assert.equal(thrown(() => begins("2030-07-01", start)).details.path, "start", start);
  assert.equal(thrown(() => newCommand("record", 1, 2, 60, { on, start: "10:00" })).details.path, "start");
});

test("a key is a UUID as everybody makes one, and a moment has any offset", () => {
  const { bank } = harpurbrook();
  const key = crypto.randomUUID();
  const first = bank.admit("Cai", { at: "2026-03-02T11:00:00+01:00", key });
  assert.deepEqual([bank.admit("Cai", { at, key: key.replaceAll("-", "") }).repeated, first.member], [true, 3]);
  assert.equal(bank.admit("Cai", { at, key: key.toUpperCase() }).repeated, true);
  const error = thrown(() => bank.admit("Dee", { at, key: "order-17" }));
  assert.equal(error.help, "give a UUID, or 32 hexadecimal digits in lower case");
  assert.equal(bank.today({ at: "2026-03-02T11:00:00+01:00" }).on, on);
  assert.match(thrown(() => bank.admit("Dee", { at: "soon" })).help, /a moment such as/);
});

test("a name that is a typing error apart is told, as is one in the middle of another", () => {
  const { bank, ben } = harpurbrook();
  bank.admit("Maureen", { at });
  for (const slip of ["Mauren", "Maueren", "maureen"]) {
    const error = thrown(() => bank.find(slip));
    assert.deepEqual([error.code, error.details.near, error.help], ["name-unknown", ["Maureen"], "did you mean `Maureen`?"], slip);
  }
  assert.deepEqual(thrown(() => bank.seenBy(ben).find("Yusuf")).details.near, []);
  // Of two names neither of which is written out, a letter is half a name.
  assert.deepEqual(thrown(() => bank.find("Bea")).details.near, []);
});

test("a report is a page about a period, unless it is said what else", () => {
  const { bank, ana } = harpurbrook();
  assert.match(bank.report("public", 2026).document, /^<!doctype html>/i);
  assert.doesNotMatch(bank.report("public", 2026, { format: "csv" }).document, /<html/);
  const period = thrown(() => bank.report("public"));
  assert.deepEqual([period.details.path, period.help], ["period", 'give `period`, or `from` and `until`: `report("public", 2026)`']);
  const whose = thrown(() => bank.report("member", 2026));
  assert.deepEqual([whose.code, whose.kind, /whose report/.test(whose.message), /funder/.test(whose.help)], ["bad-arguments", "bad-input", true, false]);
  assert.match(bank.report("member", 2026, { member: ana }).title, /^Ana at/);
});

test("balances are those of a day where one is said", () => {
  const { bank, ana, ben } = harpurbrook();
  bank.record(ana, ben, "1h", { on, at });
  assert.deepEqual([bank.balances({ on: "2026-03-01" }), bank.balances({ on })], [{ 1: 0, 2: 0, 3: 0 }, bank.balances()]);
  assert.deepEqual(bank.balances({ on, entered: true }), bank.balancesAsOf(on, { entered: true }));
});

test("views know the day, for pages that have nothing else", async () => {
  const { bank, ben } = harpurbrook();
  assert.equal(bank.seenBy(ben).dayOf("2026-07-01T23:30:00Z"), "2026-07-01");
  const keeper = await Keeper.create(new MemoryStore(), "Harpurbrook");
  const cai = keeper.seenBy((await keeper.admit("Cai")).member);
  assert.equal(await cai.dayOf("2026-07-01T23:30:00Z"), "2026-07-01");
  assert.equal(await cai.dayOf("2026-03-11T00:00:00Z"), "2026-03-11");
});

test("a keeper opens what is there, and creates the bank where there is none and a charter is given", async () => {
  const store = new MemoryStore();
  assert.equal(await Keeper.open(store), undefined);
  const charter = { name: "Harpurbrook" };
  const first = await Keeper.open(store, { charter, at });
  await first.admit("Ana", { at });
  const again = await Keeper.open(store, { charter: { name: "Another" } });
  assert.deepEqual([(await again.publicView()).name, again.bank.head], ["Harpurbrook", first.bank.head]);
  // Of two who begin at once one creates it, and both have the same.
  const shared = new MemoryStore();
  const [one, other] = await Promise.all([Keeper.open(shared, { charter }), Keeper.open(shared, { charter })]);
  assert.equal(one.bank.id, other.bank.id);
});

test("a keeper proves an erasure where its store can, and says where not", async () => {
  const keeper = await Keeper.create(new MemoryStore(), "Harpurbrook");
  const ana = await keeper.admit("Ana");
  await assert.rejects(keeper.verifyErased(ana, ["Ana"]), { code: "wrong-type", help: /readAfter/ });
  assert.equal(thrown(() => keeper.verifyErased("Ana")).code, "wrong-type");
});

test("when somebody is free is read in the forms of one list, as in Python", () => {
  const forms = JSON.parse(readFileSync(new URL("../../tests/hours.json", import.meta.url), "utf8"));
  const free = (availability) => newCommand("offer", 1, "Lifts", { availability }).do.words.availability;
  for (const { text, weekly, dated } of forms.read) {
    const got = free(text);
    assert.deepEqual(got.weekly.map(({ from, until }) => [from, until]), weekly, text);
    assert.deepEqual((got.dated ?? []).map(({ on, from, until }) => [on, from, until]), dated, text);
  }
  for (const text of forms.refused) assert.equal(thrown(() => free(text)).details.path, "availability", text);
  assert.ok(forms.read.length > 10 && forms.refused.length > 10);
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
  for (const [availability, path] of [["tue 10", "availability"], ["tue 12:00-12:00", "availability"], ["someday 10:00-12:00", "availability"], [[{ weekday: 7, from: "10:00", until: "12:00" }], "availability[0].weekday"], [{ weekly: [{ weekday: 1, from: "25:00", until: "26:00" }] }, "availability.weekly[0].from"], [{ weekly: [{ weekday: 1, from: "10:00" }] }, "availability.weekly[0].until"], [{ weekly: [{ weekday: 1, from: "10:00", until: "12:00", when: 1 }] }, "availability.weekly[0].when"]]) {
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
  const text = (...given) => new TextDecoder().decode(calendarFor(bank, ...given)).replaceAll(/(DTSTAMP|LAST-MODIFIED):\w+/g, "");
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
  assert.match(thrown(() => bank.report("funder", 2026)).help, /funderReport/);
  assert.equal(thrown(() => TimeBank.create({ name: "H", activites: [] })).message, "`charter` has no field `activites`");
  assert.equal(thrown(() => bank.offer(ana, "Lifts", { availability: { weekly: [{ from: 1, until: 2, at: 3 }] }, at })).message, "`availability.weekly[0]` has no field `at`");
  assert.match(thrown(() => bank.agree({ exchange: {}, at })).message, /`exchange` is an object where/);
  assert.match(thrown(() => bank.agree(null, { at })).message, /where an exchange is taken/);
});
