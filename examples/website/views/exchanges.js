// Exchanges: those under way, one with its next steps, and the forms to propose, to write down, and for a whole group.
import { act, community, here } from "../bank.js";
import { button, cards, choose, doing, field, formOf, h, heading, link, say } from "../ui.js";
import { day, t, today } from "../words.js";
import { activityChoice, called, dayField, exchangeCard, memberChoice, minutesField, person, settingChoice, verdict } from "./common.js";

export async function exchanges() {
  const open = await here.bank.openExchanges();
  return [
    heading(t("exchange.title")),
    h("div", { class: "actions" }, link(t("exchange.propose"), "#/propose", { class: "button" }), link(t("exchange.record"), "#/record", { class: "button plain" }), link(t("exchange.session"), "#/session", { class: "button plain" })),
    h("h2", {}, t("exchange.open")),
    open.length === 0 ? h("p", { class: "soft" }, t("exchange.none")) : cards(open.map((of) => exchangeCard(of, `#/exchange/${of.exchange}`))),
  ];
}

export async function exchange({ argument, refresh }) {
  const number = Number(argument);
  const [of, explanation, { nameOf }] = await Promise.all([here.bank.exchange({ exchange: number }), here.bank.explain({ exchange: number }), community()]);
  const step = (text, type, options, attributes = {}) =>
    button(text, async () => {
      await act(type, { exchange: number, ...options });
      await refresh();
      say(t("exchange.kept"));
    }, attributes);
  const waiting = of.waitingFor ?? [];
  const steps = {
    proposed: () => [
      of.broker?.needsApproval?.length > 0 ? step(t("exchange.approve"), "approve", {}) : "",
      waiting.map((who) => step(t("exchange.agree", { name: called(who) }), "agree", { members: [who.member] })),
      step(t("exchange.decline"), "decline", {}, { class: "plain" }),
    ],
    agreed: () => [of.on <= today() ? step(t("exchange.done"), "done", {}) : "", step(t("exchange.withdraw"), "withdraw", {}, { class: "plain" })],
    done: () => waiting.map((who) => step(t("exchange.confirm", { name: called(who) }), "confirm", { members: [who.member] })),
    // Whose credit pays says so first; the help itself is kept either way.
    "awaiting-word": () =>
      (of.awaiting ?? []).map(({ account, minutes }) => [
        step(t("exchange.word", { minutes: -minutes }), "give-word", { account }),
        step(t("exchange.unpaid"), "refuse-word", { account }, { class: "plain" }),
      ]),
  };
  return [
    heading(`${of.activityName ?? t("exchange.one", { number })}, ${day(of.on)}`),
    h("p", {}, h("span", { class: "chip", id: "state" }, t(`exchange.state.${of.state}`))),
    h("ul", { class: "card" }, of.parts.map((part) => h("li", {}, person(part), ` ${t(`exchange.${part.side}`)} ${part.minutes} min`)), of.visitors ? h("li", {}, `${t("exchange.visitors")}: ${of.visitors}`) : ""),
    waiting.length > 0 ? h("p", { class: "soft" }, t("exchange.waiting", { names: waiting.map(called).join(", ") })) : "",
    h("div", { class: "actions" }, steps[of.state]?.() ?? ""),
    explanation.verdict.reasons.length > 0 ? [h("h2", {}, t("may.because")), verdict(explanation.verdict, nameOf)] : "",
    (of.broker?.notes ?? []).map((note) => h("p", { class: "quote" }, note)),
  ];
}

/** The fields of an exchange between two. */
function between(form) {
  const [activity, setting, listing] = [Number(form.get("activity")), form.get("setting"), Number(form.get("listing"))];
  const minutes = Number(form.get("minutes"));
  const part = (name) => ({ member: Number(form.get(name)), minutes });
  const payer = form.get("payer") ?? "receivers";
  return {
    on: form.get("on"),
    gave: part("giver"),
    received: part("receiver"),
    ...(activity ? { activity } : {}),
    ...(setting ? { setting } : {}),
    ...(listing ? { listing } : {}),
    ...(payer === "receivers" ? {} : { payer }),
  };
}

const payerChoice = () => choose("payer", ["receivers", "pot", "nobody"].map((of) => [of, t(`exchange.payer.${of}`)]));

function fields(options, { active, activities }, attributes) {
  return [
    h("input", { type: "hidden", name: "listing", value: options.get("listing") ?? "" }),
    field(t("may.giver"), memberChoice("giver", active, options.get("giver"))),
    field(t("may.receiver"), memberChoice("receiver", active, options.get("receiver"))),
    field(t("may.activity"), activityChoice(activities, options.get("activity"))),
    field(t("may.where"), settingChoice(options.get("setting"))),
    dayField(t("may.on"), options.get("on") ?? today(), attributes),
    minutesField(t("may.minutes"), options.get("minutes") ?? 60),
  ];
}

export async function propose({ options, go }) {
  const known = await community();
  const answer = h("div", { "aria-live": "polite" });
  const send = doing(async (event) => {
    const outcome = await act("propose", between(formOf(event.target)));
    await go(outcome ? `#/exchange/${outcome.exchange}` : "#/exchanges");
    say(t("exchange.proposed"));
  });
  // As soon as both are named the page says whether they may, and why not.
  const look = doing(async () => {
    const form = formOf(element);
    if (!form.get("giver") || !form.get("receiver")) return answer.replaceChildren();
    answer.replaceChildren(verdict(await here.bank.may(between(form)), known.nameOf));
  });
  const element = h("form", { onsubmit: send, onchange: look }, fields(options, known), answer, h("div", { class: "actions" }, h("button", {}, t("exchange.send"))));
  if (options.get("giver") && options.get("receiver")) await look();
  return [heading(t("exchange.propose")), element];
}

export async function record({ options, go }) {
  const known = await community();
  const send = doing(async (event) => {
    const form = formOf(event.target);
    await act("record", between(form));
    await go(`#/member/${form.get("giver")}`);
    say(t("exchange.recorded"));
  });
  return [heading(t("exchange.record")), h("form", { onsubmit: send }, fields(options, known, { max: today() }), field(t("exchange.payer"), payerChoice()), h("div", { class: "actions" }, h("button", {}, t("exchange.write"))))];
}

export async function session({ go }) {
  const { active, activities } = await community();
  const people = (name, legend) =>
    h("fieldset", {}, h("legend", {}, legend), h("div", { class: "choices" }, active.map((who) => h("label", {}, h("input", { type: "checkbox", name, value: who.member }), called(who)))));
  const send = doing(async (event) => {
    const form = formOf(event.target);
    const minutes = Number(form.get("minutes"));
    const all = (name) => form.getAll(name).map((member) => ({ member: Number(member), minutes }));
    const [activity, visitors, payer] = [Number(form.get("activity")), Number(form.get("visitors")), form.get("payer")];
    await act("record", { on: form.get("on"), gave: all("gave"), received: all("received"), setting: "venue", ...(activity ? { activity } : {}), ...(visitors ? { visitors } : {}), ...(payer === "receivers" ? {} : { payer }) });
    await go("#/statement");
    say(t("exchange.recorded"));
  });
  return [
    heading(t("session.title"), t("session.lead")),
    h("form", { onsubmit: send },
      field(t("may.activity"), activityChoice(activities)),
      dayField(t("may.on"), today(), { max: today() }),
      minutesField(t("may.minutes"), 120),
      people("gave", t("session.givers")),
      people("received", t("session.receivers")),
      field(t("exchange.visitors"), h("input", { name: "visitors", type: "number", min: "0", value: "0", inputmode: "numeric" })),
      field(t("exchange.payer"), payerChoice()),
      h("div", { class: "actions" }, h("button", {}, t("exchange.write")))),
  ];
}
