// Who may take which step on what, as the shared table has it (promise 3).
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { TimeBank, TimebankError } from "timebank";

const { actors, at, given, scenes } = JSON.parse(readFileSync(new URL("../../tests/authority/table.json", import.meta.url), "utf8"));

/** What the table says an actor is answered with: `may`, `waits`, or the code of a refusal. */
function expected({ may, waits, mayNot }, actor) {
  const refused = Object.entries(mayNot).filter(([, all]) => all.includes(actor)).map(([code]) => code);
  return [...(may.includes(actor) ? ["may"] : []), ...(waits.includes(actor) ? ["waits"] : []), ...refused];
}

function found(bank, row, by) {
  const command = { at, by, do: row.do };
  if (row.salt) command.salt = "30313233343536373839616263646566";
  try {
    return (bank.execute(command).awaiting ?? []).length > 0 ? "waits" : "may";
  } catch (error) {
    assert.ok(error instanceof TimebankError, String(error));
    return error.code;
  }
}

for (const { scene, given: more, rows } of scenes) {
  test(scene, () => {
    const [founding, ...commands] = [...given, ...more];
    const bank = TimeBank.create(founding);
    for (const command of commands) bank.execute(command);
    const snapshot = bank.snapshot();
    for (const row of rows) {
      for (const [actor, by] of Object.entries(actors)) {
        assert.deepEqual([found(TimeBank.fromSnapshot(snapshot), row, by)], expected(row, actor), `${row.action}, by the ${actor}`);
      }
    }
  });
}
