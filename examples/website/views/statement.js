// Statements: what moved, in words that shame no one; and the pot, which is everybody's.
import { act, community, here } from "../bank.js";
import { doing, field, formOf, h, heading, say, table } from "../ui.js";
import { amount, balance, day, moved, names, t } from "../words.js";
import { called, memberChoice, minutesField } from "./common.js";

const POT = 1;

/** A statement as anybody reads it. */
export function statementOf(of) {
  const rows = [...of.lines].reverse().map((line) => [
    day(line.on ?? line.at.slice(0, 10)),
    [t(`statement.${line.kind}`), line.with?.length > 0 ? ` ${t("statement.with", { names: names(line.with.map(called)) })}` : ""].join(""),
    moved(line.minutes),
    balance(line.balance),
  ]);
  return [
    h("div", { class: "figures" },
      h("div", { class: "card" }, h("p", { class: "soft" }, t("statement.now")), h("p", { class: "big" }, balance(of.closing))),
      h("div", { class: "card" }, h("p", { class: "soft" }, t("statement.given")), h("p", { class: "big" }, amount(of.given))),
      h("div", { class: "card" }, h("p", { class: "soft" }, t("statement.received")), h("p", { class: "big" }, amount(of.received)))),
    h("p", { class: "soft" }, t("balance.about")),
    rows.length === 0 ? h("p", {}, t("statement.empty")) : table(t("statement.title"), [{ text: t("statement.day") }, { text: t("statement.what") }, { text: t("statement.change"), number: true }, { text: t("statement.after"), number: true }], rows),
  ];
}

export async function statement({ options, go }) {
  const { active } = await community();
  const member = Number(options.get("member")) || active[0]?.member;
  const choice = memberChoice("member", active, member);
  choice.addEventListener("change", () => go(`#/statement?member=${choice.value}`));
  return [heading(t("statement.title")), h("form", { class: "inline", onsubmit: (event) => event.preventDefault() }, field(t("statement.whose"), choice)), member ? statementOf(await here.bank.statement({ member })) : h("p", {}, t("member.nothing"))];
}

export async function pot({ refresh }) {
  const [{ active }, of] = await Promise.all([community(), here.bank.statement({ account: POT })]);
  const give = doing(async (event) => {
    const form = formOf(event.target);
    const { account } = await here.bank.balance({ member: Number(form.get("member")) });
    await act("transfer", { kind: "donation", from: { account }, to: "pot", minutes: Number(form.get("minutes")) });
    await refresh();
    say(t("pot.thanks"));
  });
  const rows = [...of.lines].reverse().slice(0, 100).map((line) => [day(line.on ?? line.at.slice(0, 10)), [t(`statement.${line.kind}`), line.with?.length > 0 ? ` ${t("statement.with", { names: names(line.with.map(called)) })}` : ""].join(""), moved(line.minutes)]);
  return [
    heading(t("pot.title"), t("pot.lead")),
    h("div", { class: "card" }, h("p", { class: "big" }, balance(of.closing))),
    h("h2", {}, t("pot.give")),
    h("form", { onsubmit: give }, field(t("pot.from"), memberChoice("member", active)), minutesField(t("pot.minutes")), h("div", { class: "actions" }, h("button", {}, t("pot.send")))),
    rows.length > 0 ? [h("h2", {}, t("statement.title")), table(t("pot.title"), [{ text: t("statement.day") }, { text: t("statement.what") }, { text: t("statement.change"), number: true }], rows)] : "",
  ];
}
