// Other systems' files: the cases all three languages share, and what the small build says.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";

import ICAL from "ical.js";
import { TimeBank, admitFiles, calendarFor, exportFiles, formCoverage, readFiles, presetMapping, recordTable, sniffFiles } from "timebank";

const cases = JSON.parse(readFileSync(new URL("../../tests/interchange/cases.json", import.meta.url), "utf8"));

/** The files of a case: written out in it, or a folder beside it. */
function filesOf({ files, from }) {
  if (from === undefined) return files;
  const folder = new URL(`../../tests/interchange/${from}/`, import.meta.url);
  return Object.fromEntries(readdirSync(folder).sort().map((name) => [name, new Uint8Array(readFileSync(new URL(name, folder)))]));
}

for (const { name, options, refused, balances, exchanges, agree, head, exports = {}, ...files_ } of cases) {
  test(name, () => {
    const files = filesOf(files_);
    if (refused !== undefined) {
      assert.throws(() => readFiles(files, options), ({ code, details }) => {
        assert.equal(code, "files-refused");
        assert.deepEqual(details.report.refused.map(({ line, column, kind }) => ({ line, column, kind })), refused);
        return true;
      });
      return;
    }
    const { bank, report, members } = readFiles(files, options);
    const found = Object.fromEntries(Object.entries(members).map(([code, member]) => [code, bank.balance({ member }).minutes]));
    assert.deepEqual(found, balances);
    assert.equal(report.classes.exchanges, exchanges);
    assert.equal(report.balancesAgree ?? null, agree);
    if (head !== undefined) assert.equal(bank.head, head);
    for (const [form, names] of Object.entries(exports)) assert.deepEqual(Object.keys(exportFiles(bank, form).files).sort(), names);
    bank.free();
  });
}

test("a proposal tells its doubts, and is used only when handed on", () => {
  const files = { "a.csv": "From,To,When,Amount\nAna,Ben,2026-02-03,90\n" };
  const { mapping, doubts } = sniffFiles(files);
  assert.deepEqual(doubts.map(({ kind }) => kind), ["direction", "unit", "names", "classes"]);
  assert.deepEqual(doubts.filter(({ asked }) => asked).map(({ options }) => options[0]), ["minutes"]);
  mapping.tables[0].unit = "minutes";
  const { bank, members } = readFiles(files, { mapping });
  assert.equal(bank.balance({ member: members.Ben }).minutes, 90);
  assert.equal(presetMapping("nexus").tables[3].columns.payer[0], "Provider Email");
});

test("what is refused is a typed error, and nothing is left behind", () => {
  assert.throws(() => readFiles({}, { form: "tempo" }), { code: "not-a-form" });
  assert.throws(() => readFiles({ "x.zip": new Uint8Array([0x50, 0x4b, 3, 4, 0]) }, { form: "nexus" }), { code: "files-refused" });
  assert.throws(() => readFiles({ "x.csv": 7 }, { form: "nexus" }), { code: "wrong-type" });
  const bank = TimeBank.create({ at: "2026-03-01T10:00:00Z", charter: { name: "Harpurbrook" } });
  assert.throws(() => exportFiles(bank, "pdf"), { code: "not-a-form" });
  bank.free();
  assert.throws(() => exportFiles(bank, "csv"), { code: "freed" });
});

test("members of a table are admitted all or none, and each keeps their code", () => {
  const bank = TimeBank.create({ at: "2026-03-01T10:00:00Z", charter: { name: "Harpurbrook" } });
  const columns = { code: ["No"], name: ["Name"], joined: ["Since"] };
  const mapping = { name: "sheet", tables: [{ file: "*", holds: "members", dates: ["%d/%m/%Y"], columns }] };
  const at = "2026-03-02T10:00:00Z";
  const wrong = { "people.csv": "No,Name,Since\n7,Ana,20/02/2026\n8,Ben,31/02/2026\n" };
  assert.throws(() => admitFiles(bank, wrong, { mapping, at }), ({ code, details }) => {
    assert.equal(code, "files-refused");
    assert.deepEqual(details.report.refused.map(({ line, column, kind }) => [line, column, kind]), [[3, "Since", "no-such-day"]]);
    return true;
  });
  assert.throws(() => bank.balance({ member: 1 }), { code: "not-found" });
  const { members, report } = admitFiles(bank, { "people.csv": "No,Name,Since\n7,Ana,20/02/2026\n8,Ben,21/02/2026\n" }, { mapping, at });
  assert.deepEqual(members, { 7: 1, 8: 2 });
  assert.equal(report.files[0].taken, 2);
  const again = admitFiles(bank, { "people.csv": "No,Name,Since\n7,Ana,20/02/2026\n" }, { mapping, at });
  assert.deepEqual(again.report.leftOut.map(({ why, value }) => [why, value]), [["already-here", "7"]]);
  bank.recordBatch({
    at, salt: "000102030405060708090a0b0c0d0e0f", notes: [{ row: 0, note: "Soup" }],
    exchanges: [{ on: "2026-03-01", gave: [{ member: 1, minutes: 30 }], received: [{ member: 2, minutes: 30 }] }],
  });
  assert.equal(bank.balance({ member: 1 }).minutes, 30);
  bank.undoBatch({ at, batch: 1 });
  assert.equal(bank.balance({ member: 1 }).minutes, 0);
  bank.free();
});

test("members join on the day of the place", () => {
  const bank = TimeBank.create({ at: "2026-03-01T10:00:00Z", charter: { name: "Harpurbrook" } });
  const mapping = { name: "sheet", tables: [{ file: "*", holds: "members", columns: { code: ["No"], joined: ["Since"] } }] };
  const at = "2026-03-05T10:00:00Z";
  // Half past eleven in UTC is the next day in Madrid.
  admitFiles(bank, { "people.csv": "No,Since\n7,2026-02-20T23:30:00Z\n" }, { mapping, at, zone: "Europe/Madrid" });
  assert.ok(new TextDecoder().decode(exportFiles(bank, "csv").files["members.csv"]).includes(",2026-02-21,"));
  const later = { "people.csv": "No,Since\n8,2026-04-01T10:00:00Z\n" };
  assert.throws(() => admitFiles(bank, later, { mapping, at, now: at }), ({ details }) => details.report.refused[0].kind === "not-yet");
  bank.free();
});

test("a form says what it covers", () => {
  const { reads, leaves } = formCoverage("cyclos-3");
  assert.deepEqual(reads[0].lost, ["password"]);
  assert.ok(leaves.includes("transfers"));
  assert.throws(() => formCoverage("tempo"), { code: "not-a-form" });
});

test("our own tables come back with the same balances", () => {
  const sheet = "Date,Gave,Got,Hours\n2026-02-03,Ana,Ben,1.5\n";
  const first = readFiles({ "sheet.csv": sheet }, { mapping: sniffFiles({ "sheet.csv": sheet }).mapping });
  const { files } = exportFiles(first.bank, "csv");
  const again = readFiles(files, { form: "csv" });
  assert.equal(again.report.balancesAgree, true);
  assert.equal(again.bank.balance({ member: again.members[1] }).minutes, first.bank.balance({ member: 1 }).minutes);
  first.bank.free();
  again.bank.free();
});

test("a calendar says that an exchange changed, and a series comes back as one", () => {
  const bank = TimeBank.create({ at: "2026-03-01T10:00:00Z", charter: { name: "Harpurbrook" } });
  for (const name of ["Ana", "Ben", "Cy"]) bank.admit(name, { at: "2026-03-01T10:00:00Z" });
  bank.propose(1, 2, 30, { at: "2026-03-02T10:00:00Z", on: "2026-03-20", dates: ["2026-03-27"] });
  const says = () => new TextDecoder().decode(calendarFor(bank, 1)).match(/(SEQUENCE|LAST-MODIFIED):\w+/g).slice(0, 2);
  assert.deepEqual(says(), ["LAST-MODIFIED:20260302T100000Z", "SEQUENCE:0"]);
  bank.agree(1, { at: "2026-03-02T11:00:00Z", series: true });
  bank.substitute(1, 2, 3, { at: "2026-03-03T12:00:00Z" });
  assert.deepEqual(says(), ["LAST-MODIFIED:20260303T120000Z", "SEQUENCE:2"]);
  bank.withdraw(1, { at: "2026-03-04T12:00:00Z" });
  // A date of a series that was changed comes back by itself; one that is as it was proposed comes back with the others.
  bank.propose(2, 3, 45, { at: "2026-03-05T10:00:00Z", on: "2026-03-21", dates: ["2026-03-28"] });
  const { files } = exportFiles(bank, "csv");
  const again = readFiles(files, { form: "csv" });
  assert.equal(again.bank.exchange(2).series, undefined);
  assert.equal(again.bank.exchange(4).series, again.bank.exchange(3).series);
  assert.ok(again.bank.exchange(4).series > 0);
  bank.free();
  again.bank.free();
});

test("records are handed on as they are made, and the bank has none of them", async () => {
  const rows = Array.from({ length: 2500 }, (_, row) => `2025-${String((row % 12) + 1).padStart(2, "0")}-${String((row % 28) + 1).padStart(2, "0")},M${row % 40},N${row % 37},${(row % 90) + 1}`);
  const files = { "sheet.csv": `Date,Gave,Got,Minutes\n${rows.join("\n")}\n` };
  const options = { mapping: sniffFiles(files).mapping, salt: "07".repeat(16) };
  const whole = readFiles(files, options);
  const parts = [];
  const handed = readFiles(files, { ...options, keep: (records) => void parts.push(records) });
  const journal = Buffer.concat(parts);
  const lines = parts.map((part) => new TextDecoder().decode(part).trim().split("\n").length);
  assert.ok(parts.length > 2 && Math.max(...lines) < 1100 && lines.reduce((sum, n) => sum + n) > 2500, String(lines));
  assert.deepEqual(journal, Buffer.from(whole.bank.takeNewRecords()));
  assert.equal(handed.bank.takeNewRecords().length, 0);
  assert.deepEqual([handed.bank.head, handed.report, handed.members], [whole.bank.head, whole.report, whole.members]);
  assert.equal(TimeBank.fromJsonl(journal).head, whole.bank.head);
  // What it throws comes out as it was thrown, once, and there is no bank.
  let calls = 0;
  const full = () => {
    calls++;
    throw new RangeError("the disk is full");
  };
  assert.throws(() => readFiles(files, { ...options, keep: full }), /the disk is full/);
  assert.equal(calls, 1);
  // Nobody waits for a promise: it is refused, and its rejection is not lost on the process.
  for (const keep of [async () => Promise.reject(new Error("later")), "file.jsonl", null]) {
    assert.throws(() => readFiles(files, { ...options, keep }), (error) => error.code === "wrong-type" && error.details.path === "keep");
  }
  await new Promise((resolve) => setTimeout(resolve, 10));
  // Refused files hand on nothing that is a bank, and say so.
  assert.throws(() => readFiles({ "sheet.csv": "Date,Gave,Got,Minutes\nsoon,Ana,Ben,5\n" }, { ...options, keep: () => undefined }), { code: "files-refused" });
});

test("a calendar holds what its viewer may see", () => {
  const bank = TimeBank.create({ at: "2026-03-01T10:00:00Z", charter: { name: "Harpurbrook" } });
  for (const name of ["Ana Quirke", "Ben", "Cy"]) bank.admit({ at: "2026-03-01T10:00:00Z", profile: { name } });
  const gives = (member, to) => ({ on: "2026-03-20", gave: [{ member, minutes: 30 }], received: [{ member: to, minutes: 30 }] });
  bank.propose({ at: "2026-03-02T10:00:00Z", ...gives(1, 2) });
  bank.propose({ at: "2026-03-02T10:00:00Z", ...gives(2, 3) });
  const text = (options) => new TextDecoder().decode(calendarFor(bank, options));
  assert.equal(text({ viewer: 1 }).match(/BEGIN:VEVENT/g).length, 1);
  assert.ok(!text({ viewer: 1 }).includes("Ben"));
  assert.equal(text({ viewer: "host" }).match(/BEGIN:VEVENT/g).length, 2);
  assert.throws(() => calendarFor(bank, { viewer: 1, member: 3 }), { code: "ask-the-broker" });
  bank.free();
});

test("a calendar is read by a third reader, which works out the dates of a rule itself", () => {
  const bank = TimeBank.create({ at: "2026-03-02T08:00:00Z", charter: { name: "Harpurbrook" } });
  for (const name of ["Ana", "Ben"]) bank.admit(name, { at: "2026-03-02T09:00:00Z" });
  const free = { type: "availability", weekly: [{ from: 540, until: 1020 }], except: [{ on: "2026-03-16", from: 600, until: 660 }] };
  bank.keep({ at: "2026-03-02T10:00:00Z", salt: "0".repeat(32), member: 1, parts: [free] });
  bank.propose(1, 2, "1h30", { at: "2026-03-02T11:00:00Z", on: "2026-03-20", start: { minute: 870, offset: 60 } });
  const calendar = new ICAL.Component(ICAL.parse(new TextDecoder().decode(calendarFor(bank, { viewer: 1, free: true }))));
  const spans = [];
  for (const event of calendar.getAllSubcomponents("vevent").map((one) => new ICAL.Event(one))) {
    const dates = event.iterator();
    for (let next = dates.next(), left = 10; next && left > 0 && next.compare(ICAL.Time.fromString("2026-03-31T00:00:00")) < 0; next = dates.next(), left--) {
      const { startDate, endDate } = event.getOccurrenceDetails(next);
      spans.push(`${startDate.toString().slice(5, 16)} to ${endDate.toString().slice(11, 16)}`);
    }
  }
  assert.deepEqual(spans.sort(), [
    "03-02T09:00 to 17:00", "03-09T09:00 to 17:00", "03-16T09:00 to 10:00", "03-16T11:00 to 17:00", "03-20T13:30 to 15:00", "03-23T09:00 to 17:00",
    "03-30T09:00 to 17:00",
  ]);
  bank.free();
});

test("a workbook is refused in a page with what to do", () => {
  const book = new Uint8Array([0x50, 0x4b, 3, 4, ...new TextEncoder().encode(" [Content_Types].xml xl/workbook.xml")]);
  assert.throws(() => readFiles({ "hours.xlsx": book }, { form: "nexus" }), ({ details }) => {
    const told = details.report.refused.map(({ kind, why }) => [kind, why.includes("save its sheet as CSV")]);
    return assert.deepEqual(told, [["workbook", true]]) ?? true;
  });
});

test("rows of a page are recorded all or none, with the faults and the report of files", () => {
  const bank = TimeBank.create({ at: "2026-03-01T10:00:00Z", charter: { name: "Harpurbrook" } });
  for (const name of ["Ana", "Ben"]) bank.admit(name, { at: "2026-03-01T10:00:00Z", joined: "2026-01-01" });
  const columns = { Date: "on", Helper: "gave", Helped: "received", "How long": "minutes", Cash: null };
  const options = { columns, dates: "%d/%m/%Y", at: new Date("2026-03-20T10:00:00Z") };
  const rows = [
    { Date: "02/03/2026", Helper: "Ana", Helped: "ben ", "How long": "1h30", Cash: "2.40" },
    { Date: "03/03/2026", Helper: 2, Helped: [1], "How long": "45'", note: "Shelves" },
    { Date: "  " },
  ];
  const { rows: taken, first, last, batches, report } = recordTable(bank, rows, options);
  assert.deepEqual([taken, first, last, batches.length, report.leftOut.length], [2, 1, 2, 1, 1]);
  assert.equal(bank.balance({ member: 1 }).minutes, 45);
  const wrong = [rows[0], { Date: "29/02/2026", Helper: "Anna", Helped: "Ben", "How long": "1 h" }];
  assert.throws(() => recordTable(bank, wrong, options), ({ code, details }) => {
    assert.equal(code, "table-refused");
    assert.deepEqual(details.faults.map(({ row, column, code }) => [row, column, code]), [[1, "Date", "no-such-day"], [1, "Helper", "unknown-member"]]);
    return true;
  });
  assert.equal(bank.balance({ member: 1 }).minutes, 45, "nothing was recorded");
  const lenient = recordTable(bank, wrong, { ...options, faultyRows: "leave-out" });
  assert.deepEqual([lenient.rows, lenient.faults.length, lenient.report.files[0].refused], [1, 2, 1]);
  // A bare number in a column that says no unit is a question; answered, it is read.
  const bare = [{ on: "2026-03-05", gave: "Ben", received: "Ana", Time: 1.5 }];
  assert.throws(() => recordTable(bank, bare, { at: options.at, columns: { Time: "minutes" } }), ({ details }) => details.faults[0].code === "not-said");
  assert.equal(recordTable(bank, bare, { at: options.at, columns: { Time: "minutes" }, unit: "hours", members: { Ana: 1, Ben: 2 } }).rows, 1);
  assert.equal(bank.balance({ member: 1 }).minutes, 45);
  assert.throws(() => recordTable(bank, [{ on: "2026-03-05", Sonstiges: 1 }]), ({ details }) => details.report.refused[0].kind === "unknown-column");
  assert.throws(() => recordTable(bank, [{ on: "2026-03-05", entered: new Date(Number.NaN) }]), { code: "wrong-type" });
  assert.throws(() => recordTable(bank, bare, { minutes: "soon" }), { code: "wrong-type" });
  bank.free();
});

test("cells of a row are its own, and days are days", () => {
  const bank = TimeBank.create({ at: "2026-03-01T10:00:00Z", charter: { name: "Harpurbrook" } });
  for (const name of ["Ana", "Ben"]) bank.admit(name, { at: "2026-03-01T10:00:00Z", joined: "2026-01-01" });
  const options = { columns: { Date: "on" }, dates: "%d/%m/%Y", at: "2026-03-20T10:00:00Z" };
  const row = { gave: "Ana", received: "Ben", minutes: "1h" };
  const plain = (text) => ({ [Symbol.toStringTag]: "Temporal.PlainDate", toString: () => text });
  const days = [plain("2026-02-03"), plain("2026-02-04[u-ca=gregory]"), "05/02/2026"];
  assert.equal(recordTable(bank, days.map((Date) => ({ ...row, Date })), options).rows, 3);
  assert.deepEqual(bank.history({ member: 1 }).exchanges.map(({ on }) => on).sort(), ["2026-02-03", "2026-02-04", "2026-02-05"]);
  // Two-digit years go by the pivot, and a day to come is a fault.
  const short = (pivot) => recordTable(bank, [{ ...row, Date: "07/02/26" }], { ...options, dates: "%d/%m/%y", pivot, now: options.at });
  assert.deepEqual(short(1930).report.guessed.map(({ value, takenAs }) => [value, takenAs]), [["2026-02-07", "years from 1930 on"]]);
  assert.throws(() => short(2027), ({ code, details }) => code === "table-refused" && details.faults[0].code === "not-yet");
  const wrong = (rows, path) => assert.throws(() => recordTable(bank, rows, options), ({ code, details }) => code === "wrong-type" && details.path === path);
  wrong([{ ...row, Date: new Date("2026-02-03T00:00:00Z") }], "rows[0].Date");
  wrong([{ ...row, Date: {} }], "rows[0].Date");
  wrong([row, null], "rows[1]");
  wrong([[]], "rows[0]");
  wrong("rows", "rows");
  // What is inherited was not said.
  const inherited = Object.assign(Object.create({ gave: "Ben" }), { Date: "06/02/2026", received: "Ana", minutes: "1h" });
  assert.throws(() => recordTable(bank, [{ ...row, Date: "06/02/2026" }, inherited], options), ({ details }) => details.faults.length > 0 && details.faults.every((fault) => fault.row === 1));
  const many = Array.from({ length: 600 }, (_, at) => ({ [`a${at}`]: 1, [`b${at}`]: 1 }));
  assert.throws(() => recordTable(bank, many, options), ({ code, details }) => code === "too-large" && details.most === 1000);
  bank.free();
});

test("a length in a rule may be a text", () => {
  const files = { "a.csv": "From,To,When,Amount\nAna,Ben,2026-02-03,90\nAna,Ben,2026-02-04,150\n" };
  const { mapping } = sniffFiles(files);
  mapping.tables[0].unit = "minutes";
  const rules = (overMinutes) => [{ name: "long", takenAs: "gift", overMinutes }, { name: "rest", takenAs: "exchange" }];
  for (const options of [{ mapping, rules: rules("2h") }, { mapping, rules: rules(120) }, { mapping: { ...mapping, rules: rules("2h") } }]) {
    const { bank, report } = readFiles(files, options);
    assert.equal(report.classes.exchanges, 1);
    bank.free();
  }
  assert.throws(() => readFiles(files, { mapping, rules: rules("long") }), ({ code, details }) => code === "wrong-type" && details.path === "rules[0].overMinutes");
});

test("local times by the name of a zone", () => {
  const sheet = "Date,Gave,Got,Hours\n28/03/2026 12:00,a,b,1\n30/03/2026 12:00,a,b,1\n";
  const { mapping } = sniffFiles({ "sheet.csv": sheet });
  mapping.tables[0].dates = ["%d/%m/%Y %H:%M"];
  const entered = (zone) => {
    const { bank } = readFiles({ "sheet.csv": sheet }, { mapping, zone });
    assert.deepEqual(bank.history({ member: 1 }).exchanges.map(({ on }) => on), ["2026-03-30", "2026-03-28"], "the day is as it was written");
    const records = new TextDecoder().decode(bank.takeNewRecords()).split("\n").slice(0, -1).map((line) => JSON.parse(line).record);
    bank.free();
    return records.filter(({ event }) => event?.type === "exchange-recorded").map(({ at }) => at);
  };
  // The clocks of Europe went forward on 29 March 2026, those of New York three weeks before, those of Kathmandu never do.
  assert.deepEqual(entered("Europe/Madrid"), ["2026-03-28T11:00:00Z", "2026-03-30T10:00:00Z"]);
  assert.deepEqual(entered("America/New_York"), ["2026-03-28T16:00:00Z", "2026-03-30T16:00:00Z"]);
  assert.deepEqual(entered("Asia/Kathmandu"), ["2026-03-28T06:15:00Z", "2026-03-30T06:15:00Z"]);
  assert.deepEqual(entered(undefined), ["2026-03-28T12:00:00Z", "2026-03-30T12:00:00Z"]);
  assert.throws(() => readFiles({ "sheet.csv": sheet }, { mapping, zone: "Europe/Atlantis" }), { code: "wrong-type" });
});

test("who is not known is told with who may be meant, to the host alone", () => {
  const at = "2026-03-20T10:00:00Z";
  const bank = TimeBank.create({ at: "2026-03-01T10:00:00Z", charter: { name: "Harpurbrook" } });
  for (const name of ["Ana", "Maureen Boyle", "Bo Ek"]) bank.admit(name, { at: "2026-03-01T10:00:00Z", joined: "2026-01-01" });
  const row = (gave) => ({ on: "2026-03-02", gave, received: "Ana", minutes: "1h" });
  const rows = ["Mauren Boyle", "Ek, Bo", "Zoë"].map(row);
  const told = (by) => {
    try {
      recordTable(bank, rows, { at, by });
    } catch ({ code, message, details }) {
      assert.equal(code, "table-refused");
      assert.deepEqual(details.report.refused.map(({ why }) => why), details.faults.map(({ why }) => why));
      return [message.includes("Maureen"), ...details.faults.map(({ row, value, why }) => [row, value, /did you mean `(.*)`\?$/.exec(why)?.[1]])];
    }
    return "taken";
  };
  assert.deepEqual(told("host"), [true, [0, "Mauren Boyle", "Maureen Boyle"], [1, "Ek, Bo", "Bo Ek"], [2, "Zoë", undefined]]);
  assert.deepEqual(told(1), [false, [0, "Mauren Boyle", undefined], [1, "Ek, Bo", undefined], [2, "Zoë", undefined]]);
  bank.free();
  const mapping = {
    name: "paper",
    tables: [
      { file: "people.csv", holds: "members", columns: { code: ["No"], name: ["Name"] } },
      { file: "*", holds: "exchanges", knownBy: "name", unit: "hours", columns: { date: ["Date"], gave: ["Gave"], received: ["Got"], amount: ["Hours"] } },
    ],
  };
  const files = { "people.csv": "No,Name\n1,Maureen Boyle\n2,Bo Ek\n", "sheet.csv": "Date,Gave,Got,Hours\n2026-01-01,Mauren Boyle,Bo Ek,1\n2026-01-01,Zoë,Bo Ek,1\n" };
  assert.throws(() => readFiles(files, { mapping }), ({ code, message, details }) => {
    assert.equal(code, "files-refused");
    assert.match(message, /`sheet\.csv` line 2: .*did you mean `Maureen Boyle`\?$/);
    assert.deepEqual(details.report.refused.map(({ line, value, why }) => [line, value, why.includes("did you mean")]), [[2, "Mauren Boyle", true], [3, "Zoë", false]]);
    return true;
  });
});

test("what the core refuses of a table or of files is told by the name it was given under", () => {
  const bank = TimeBank.create("Harpurbrook", { at: "2026-03-01T10:00:00Z" });
  for (const name of ["Ana", "Ben"]) bank.admit(name, { at: "2026-03-01T10:00:00Z" });
  bank.addActivity("lift", "Lifts", { at: "2026-03-01T10:00:00Z" });
  const rows = [{ on: "2026-03-02", gave: "Ana", received: "Ben", minutes: 60 }];
  const at = "2026-03-10T10:00:00+01:00";
  // An activity is a code or a number here as well.
  const { first } = recordTable(bank, rows, { activity: "lift", at });
  assert.equal(bank.exchange(first).activityName, "Lifts");
  const refusal = (call) => {
    try {
      call();
    } catch ({ code, message, details }) {
      return [code, message, details.path];
    }
    return assert.fail("it was taken");
  };
  assert.deepEqual(refusal(() => recordTable(bank, rows, { colums: {}, at })), ["unknown-field", "`recordTable` has no field `colums`", "colums"]);
  assert.deepEqual(refusal(() => recordTable(bank, rows, { activity: "lifts", at })).slice(0, 1), ["unknown-word"]);
  const [wrong, , path] = refusal(() => recordTable(bank, rows, { dates: 7, at }));
  assert.deepEqual([wrong, path], ["wrong-type", "dates"]);
  const mapping = { name: "theirs", tables: [{ file: "people.csv", holds: "members", colums: {} }] };
  for (const call of [() => readFiles({ "people.csv": "" }, { mapping }), () => admitFiles(bank, { "people.csv": "" }, { mapping })]) {
    const [code, , path] = refusal(call);
    assert.deepEqual([code, path], ["unknown-field", "mapping.tables[0].colums"]);
  }
});
