// Matching with plain numbers: the figures are those of the Rust and Python tests.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { CertificateFault, allocate, circles, isTimebankError, minCostCirculation, pairByRankings, pairByWeights, setOff, verifyCertificate } from "timebank";

test("a ring and a quarrel over its middle", () => {
  const best = minCostCirculation({ nodes: 3, from: [0, 1, 2, 1], to: [1, 2, 0, 0], upper: [2, 1, 5, 5], cost: [-3, -3, -3, -1] });
  assert.deepEqual([best.flow, best.value, best.bound], [[2, 1, 1, 1], -13, -13]);
});

test("a round is worth most", () => {
  const round = { offers: [60, 60, 60], owners: [1, 2, 0], needs: [30, 60, 60], givers: [0, 0, 1], requests: [0, 1, 2], capacities: [60, 60, 60], weights: [9, 5, 4] };
  const best = allocate({ ...round, policy: "unbounded" });
  assert.deepEqual([best.minutes, best.value, best.bound], [[30, 30, 60], 44, 44]);
  assert.deepEqual(allocate({ ...round, policy: "balanced" }).minutes, [30, 0, 30]);
});

test("circles go by the published order", () => {
  const round = { offers: [60, 60, 60], owners: [0, 1, 2], needs: [60, 60, 60], givers: [0, 1, 1, 2], requests: [1, 0, 2, 1], capacities: [60, 60, 60, 60] };
  assert.deepEqual(circles({ ...round, keys: [0, 1, 2] }).each, [60, 60, 0]);
  assert.deepEqual(circles({ ...round, keys: [2, 1, 0] }).each, [0, 60, 60]);
});

test("promises set off, pairs by rankings and by weights", () => {
  assert.deepEqual(setOff({ from: [10, 20, 30, 40], to: [20, 30, 10, 30], minutes: [100, 100, 200, 100] }).cleared, [100, 100, 100, 0]);
  assert.deepEqual(pairByRankings({ mentees: [[0, 1], [0, 1]], mentors: [[1, 0], [0, 1]] }).map(({ mentor }) => mentor), [1, 0]);
  assert.deepEqual(pairByWeights({ count: 2, room: [1, 1], mentees: [0, 0, 1, 1], mentors: [0, 1, 0, 1], weights: [9, 8, 7, 1] }).mentors, [1, 0]);
});

test("numbers that do not fit are refused with a code", () => {
  assert.throws(() => minCostCirculation({ nodes: 1, from: [0], to: [1], upper: [1], cost: [0] }), (error) => isTimebankError(error) && error.code === "bad-arc");
});

/** A network that takes some millions of steps. */
function large() {
  let state = 12345;
  const dice = (most) => (state = (state * 1_103_515_245 + 12_345) % 2 ** 31) % most;
  const arcs = Array.from({ length: 40_000 }, () => [dice(2000), dice(2000), dice(1000), dice(2000) - 1000]).filter(([from, to]) => from !== to);
  const column = (place) => arcs.map((arc) => arc[place]);
  return { nodes: 2000, from: column(0), to: column(1), upper: column(2), cost: column(3) };
}

test("something long says how far it is, stops when it is enough, and is the same when it is not", () => {
  const network = large();
  const told = [];
  const watched = minCostCirculation(network, { onProgress: ({ steps }) => void told.push(steps) });
  assert.ok(told.length > 0 && told.every((steps, place) => place === 0 || steps > told[place - 1]));
  assert.equal(watched.value, watched.bound);
  assert.equal(minCostCirculation(network).value, watched.value);
  for (const enough of [{ within: 0 }, { onProgress: () => false }]) {
    const some = minCostCirculation(network, enough);
    assert.ok(some.bound <= watched.value && watched.value <= some.value, "the best so far, and how much better another could be");
    assert.ok(some.steps < watched.steps);
  }
  assert.throws(() => minCostCirculation(network, { onProgress: () => { throw new RangeError("mine"); } }), RangeError);
});

test("certificates are checked by code of their own, and whatever was changed shows", async () => {
  const cases = JSON.parse(readFileSync(new URL("../../tests/certificates.json", import.meta.url), "utf8"));
  assert.ok(cases.length > 10);
  for (const { about, certificate, then } of cases) {
    const found = await verifyCertificate(certificate).then(
      (bound) => ({ bound }),
      (fault) => ({ fault: fault instanceof CertificateFault ? fault.code : String(fault) }),
    );
    assert.deepEqual(found, then, about);
  }
  const [{ certificate }] = cases;
  assert.equal(await verifyCertificate(certificate, { head: certificate.head, question: certificate.question }), 1);
  await assert.rejects(verifyCertificate(certificate, { head: "1:00" }), (fault) => fault instanceof CertificateFault && fault.code === "other-question");
});
