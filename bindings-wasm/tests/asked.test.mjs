// Who is asked: what members would rather not be asked, a no that is passed on, and pairs for a programme.
import assert from "node:assert/strict";
import { test } from "node:test";

import { TimeBank } from "timebank";

const at = "2026-03-02T10:00:00Z";
const from = "2026-03-02";

function harpurbrook() {
  const bank = TimeBank.create({ at, charter: { name: "Harpurbrook", activities: [{ code: "tea", name: "Tea" }] } });
  const [ana, ben, cy] = ["Ana", "Ben", "Cy"].map((name) => bank.admit({ at, profile: { name } }).member);
  for (const member of [ana, ben]) bank.offer({ at, member, terms: { activity: 1 } });
  bank.request({ at, member: cy, terms: { activity: 1 } });
  return { bank, ana, ben, cy };
}

test("what somebody would rather not is not asked, and a no comes later among equals", () => {
  const { bank, ana, ben, cy } = harpurbrook();
  const offers = () => bank.matchesFor({ listing: 3, from }).matches.map(({ offer }) => offer);
  assert.deepEqual(offers(), [1, 2]);
  const { exchange } = bank.propose({ at, on: "2026-03-09", activity: 1, gave: { member: ana, minutes: 60 }, received: { member: cy, minutes: 60 } });
  bank.decline({ at, exchange, member: ana });
  assert.deepEqual(offers(), [2, 1]);
  const [because] = bank.matchesFor({ listing: 3, from }).matches[1].amongEquals;
  assert.equal(because.text, "Ana was asked once in eight weeks and said no, so others of the same score come first");
  const own = bank.seenBy(ben);
  own.keep({ at, member: ben, parts: [{ type: "rather-not", offer: 2, weekday: 0 }, { type: "rather-not", offer: 2, activity: 1 }] });
  assert.deepEqual(offers(), [1]);
  assert.equal(bank.whyNot({ listing: 3, other: 2, from }).standing[0].text, "Ben would rather not be asked for `Tea`, until 2026-05-24");
  assert.deepEqual(bank.seenBy(cy).whyNot({ listing: 3, other: 2, from }).standing, []);
  assert.deepEqual(bank.heldAbout({ member: ben }).personal.ratherNot.map(({ until }) => until), ["2026-05-24", "2026-05-24"]);
  own.keep({ at, member: ben, parts: [{ type: "rather-not", offer: 2, activity: 1, lifted: true }] });
  assert.deepEqual(offers(), [2, 1]);
  assert.throws(() => own.keep({ at, member: ben, parts: [{ type: "rather-not", offer: 1, weekday: 0 }] }), { code: "not-found" });
});

test("pairs for a programme are for brokers", () => {
  const { bank, ana, ben } = harpurbrook();
  bank.openProgramme({ at, programme: { name: "Side by side" } });
  bank.offer({ at, member: ana, terms: { programme: 1 } });
  bank.request({ at, member: ben, terms: { programme: 1 } });
  const { pairs, left } = bank.pairings({ programme: 1, from });
  assert.deepEqual(pairs.map(({ mentor, mentee, answer }) => [mentor.name, mentee.name, answer]), [["Ana", "Ben", "needs-approval"]]);
  assert.deepEqual(left, []);
  assert.throws(() => bank.seenBy(ana).pairings({ programme: 1, from }), { code: "ask-the-broker" });
});
