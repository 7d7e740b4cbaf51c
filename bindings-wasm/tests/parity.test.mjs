// The column of this language in the list of capabilities: every name is there, and every public name is in it.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import * as timebank from "timebank";
import * as whole from "timebank/full";
import * as file from "timebank/file";
import * as indexeddb from "timebank/indexeddb";
import * as react from "timebank/react";
import * as remote from "timebank/remote";
import * as sqlite from "timebank/sqlite";

const modules = { timebank, "timebank/indexeddb": indexeddb, "timebank/remote": remote, "timebank/full": whole, "timebank/file": file, "timebank/sqlite": sqlite, "timebank/react": react };
const { groups } = JSON.parse(readFileSync(new URL("../../tests/parity/capabilities.json", import.meta.url), "utf8"));
const rows = groups.flatMap(({ capabilities }) => capabilities);
const names = rows.map(({ javascript }) => javascript).filter((name) => typeof name === "string");
/** Types leave no trace once compiled: they are looked for in the declarations. */
const declared = readFileSync(new URL("../dist/exports.d.ts", import.meta.url), "utf8");

const hasMember = (of, name) => name in of || name in of.prototype;

test("every name in the list is there", () => {
  for (const whole of names) {
    const [, from = "timebank", name] = /^(?:(timebank\/\w+): )?(.+)$/.exec(whole);
    const [first, member] = name.split(".");
    const found = first in modules[from] ? member === undefined || hasMember(modules[from][first], member) : new RegExp(`export type {[^}]*\\b${first}\\b`).test(declared);
    assert.ok(found, `\`${whole}\` is listed, and not there`);
  }
});

test("every public name is in the list", () => {
  const listed = new Set(names.map((name) => name.replace(/^timebank\/\w+: /, "")));
  const own = [...Object.entries(modules).flatMap(([, module]) => Object.keys(module))];
  const methods = [...Object.getOwnPropertyNames(timebank.TimeBank.prototype), ...Object.getOwnPropertyNames(timebank.TimeBank)];
  // What every class has, what JavaScript itself calls, and what is for this package alone.
  const none = new Set(["constructor", "length", "name", "prototype", "of", "with", "act", "answer"]);
  // One line stands for the makers of all kinds of numbers.
  const makers = own.filter((name) => /^[a-z]+Id$/.test(name));
  assert.equal(makers.length, 12);
  makers.forEach((name) => listed.add(name));
  const wanted = [...own.filter((name) => name !== "TimeBank" && name !== "NO_HEAD"), ...methods.filter((name) => !none.has(name)).map((name) => `TimeBank.${name}`)];
  assert.deepEqual(wanted.filter((name) => !listed.has(name)), []);
});

test("errors are told apart from every entry, and by every other copy of the package", () => {
  const error = new timebank.TimebankError("freed", "", {});
  for (const [name, { isTimebankError, TimebankError }] of Object.entries(modules)) {
    assert.ok(isTimebankError(error) && isTimebankError(new TimebankError("freed", "", {})), name);
    for (const other of [new Error("freed"), Object.assign(new Error(), { code: "freed" }), undefined, "freed"]) assert.ok(!isTimebankError(other), name);
  }
});

test("a bank in a worker, a keeper and a view have every action and question too", () => {
  for (const { group, capabilities } of groups) {
    if (group !== "Actions" && group !== "Questions") continue;
    for (const { javascript } of capabilities) for (const of of [remote.RemoteBank, timebank.Keeper, timebank.View]) assert.ok(javascript.split(".")[1] in of.prototype, `${of.name}: ${javascript}`);
  }
});
