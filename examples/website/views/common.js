// What several pages show: people, listings, exchanges, and the fields to choose them by.
import { choose, field, h, link } from "../ui.js";
import { amount, day, language, names, t, today } from "../words.js";

/** A member by the name whoever looks may know. */
export const called = (who) => who?.name ?? (who ? t("member.unknown", { number: who.member }) : t("board.anonymous"));
export const person = (who) => link(called(who), `#/member/${who.member}`);

export function memberChoice(name, people, value) {
  const sorted = [...people].sort((a, b) => called(a).localeCompare(called(b)));
  return choose(name, [["", "–"], ...sorted.map((who) => [who.member, called(who)])], value, { required: true });
}

export function activityChoice(activities, value) {
  return choose("activity", [["", t("may.any")], ...activities.map(({ activity, name }) => [activity, name])], value);
}

export function settingChoice(value) {
  return choose("setting", [["", t("may.where.none")], ...["home", "public", "venue", "remote"].map((of) => [of, t(`may.${of}`)])], value);
}

export const minutesField = (label, value = 60, name = "minutes") => field(label, h("input", { name, type: "number", min: "1", max: "10080", step: "1", value, required: true, inputmode: "numeric" }));
export const dayField = (label, value = today(), attributes = {}) => field(label, h("input", { name: "on", type: "date", value, required: true, ...attributes }));

/** A listing on the board. */
export function listing(of, actions = []) {
  const kind = h("span", { class: `chip ${of.kind}` }, t(`board.${of.kind}`));
  const chips = [of.activityName, of.minutes ? amount(of.minutes) : ""].filter(Boolean).map((text) => h("span", { class: "chip" }, text));
  return h("li", { class: "card", "data-listing": of.listing }, h("h3", {}, of.title || of.activityName || t(`board.${of.kind}`)), h("p", { class: "soft" }, called(of.member)), of.text ? h("p", {}, of.text) : "", h("div", { class: "chips" }, kind, chips), actions.length > 0 ? h("div", { class: "actions" }, actions) : "");
}

/** Who did what in an exchange: "Ana gave 1 h, Ben received 1 h". */
export function sides({ parts, visitors }) {
  const said = parts.map(({ who, name, member, side, minutes }) => `${called(who ?? { name, member })} ${t(`exchange.${side}`)}${minutes === undefined ? "" : ` ${amount(minutes)}`}`);
  if (visitors) said.push(`${t("exchange.visitors")}: ${visitors}`);
  return said.join(", ");
}

/** An exchange in a list. */
export function exchangeCard(of, href, actions = []) {
  const title = `${of.activityName ?? t("may.any")}, ${day(of.on)}`;
  const waiting = of.waitingFor?.length > 0 ? h("p", { class: "soft" }, t("exchange.waiting", { names: names(of.waitingFor.map(called)) })) : "";
  return h("li", { class: "card", "data-exchange": of.exchange }, h("div", { class: "row" }, h("div", {}, h("h3", {}, href ? link(title, href) : title), h("p", {}, sides(of)), waiting), h("span", { class: "chip" }, t(`exchange.state.${of.state}`))), actions.length > 0 ? h("div", { class: "actions" }, actions) : "");
}

/** A verdict with its reasons. The bank says them in English, with the community's own words; else the page has words by their code. */
export function verdict(of, nameOf) {
  const mark = { allowed: "✓", "needs-approval": "…", refused: "✕" }[of.answer];
  const reasons = of.reasons.map(({ code, text, members }) => {
    const about = (members ?? []).map((member) => nameOf(member) ?? t("member.unknown", { number: member }));
    return h("li", {}, (language === "en" ? text : undefined) ?? t.some(`rule.${code}`) ?? text, about.length > 0 ? ` (${t("may.about", { names: names(about) })})` : "");
  });
  return h("div", { class: `card answer ${of.answer}`, "data-answer": of.answer }, h("p", { class: "big" }, h("span", { "aria-hidden": "true" }, mark), t(`may.${of.answer}`)), reasons.length > 0 ? [h("p", { class: "soft" }, t("may.because")), h("ul", { class: "reasons" }, reasons)] : "");
}
