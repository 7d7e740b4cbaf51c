// Other systems' files: the cases all three languages share, and what the small build says.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";

import { TimeBank, exportFiles, importFiles, presetMapping, sniffFiles } from "timebank";

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
      assert.throws(() => importFiles(files, options), ({ code, details }) => {
        assert.equal(code, "files-refused");
        assert.deepEqual(details.report.refused.map(({ line, column, kind }) => ({ line, column, kind })), refused);
        return true;
      });
      return;
    }
    const { bank, report, members } = importFiles(files, options);
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
  const { bank, members } = importFiles(files, { mapping });
  assert.equal(bank.balance({ member: members.Ben }).minutes, 90);
  assert.equal(presetMapping("nexus").tables[1].columns.payer[0], "Provider Email");
});

test("what is refused is a typed error, and nothing is left behind", () => {
  assert.throws(() => importFiles({}, { form: "tempo" }), { code: "not-a-form" });
  assert.throws(() => importFiles({ "x.zip": new Uint8Array([0x50, 0x4b, 3, 4, 0]) }, { form: "nexus" }), { code: "files-refused" });
  assert.throws(() => importFiles({ "x.csv": 7 }, { form: "nexus" }), { code: "wrong-type" });
  const bank = TimeBank.create({ at: "2026-03-01T10:00:00Z", charter: { name: "Harpurbrook" } });
  assert.throws(() => exportFiles(bank, "pdf"), { code: "not-a-form" });
  bank.free();
  assert.throws(() => exportFiles(bank, "csv"), { code: "freed" });
});
