// "May we two do this?", with the reasons: those a broker may know, and what a member would be told.
import { community, here } from "../bank.js";
import { doing, field, formOf, h, heading, link, say } from "../ui.js";
import { t } from "../words.js";
import { activityChoice, dayField, memberChoice, minutesField, settingChoice, verdict } from "./common.js";

export async function may({ options }) {
  const { active, activities, nameOf } = await community();
  const answer = h("div", { "aria-live": "polite" });
  const ask = doing(async (event) => {
    const form = formOf(event.target);
    if (form.get("giver") === form.get("receiver")) return say(t("error.member-twice"), true);
    const [activity, setting] = [Number(form.get("activity")), form.get("setting")];
    const question = { giver: Number(form.get("giver")), receiver: Number(form.get("receiver")), on: form.get("on"), minutes: Number(form.get("minutes")), ...(activity ? { activity } : {}), ...(setting ? { setting } : {}) };
    const [whole, told] = await Promise.all([here.bank.why(question), here.bank.seenBy(question.receiver).why(question)]);
    const same = JSON.stringify(whole) === JSON.stringify(told);
    const query = new URLSearchParams(Object.entries(question).map(([name, value]) => [name, String(value)]));
    answer.replaceChildren(
      verdict(whole, nameOf),
      ...(same ? [] : [h("h2", {}, t("may.told")), verdict(told, nameOf)]),
      h("div", { class: "actions" }, whole.answer === "refused" ? "" : link(t("may.propose"), `#/propose?${query}`, { class: "button" })),
    );
    // On a telephone it lies below the form.
    answer.scrollIntoView({ block: "nearest" });
  });
  return [
    heading(t("may.title"), t("may.lead")),
    h("form", { onsubmit: ask },
      field(t("may.giver"), memberChoice("giver", active, options.get("giver"))),
      field(t("may.receiver"), memberChoice("receiver", active, options.get("receiver"))),
      field(t("may.activity"), activityChoice(activities, options.get("activity"))),
      field(t("may.where"), settingChoice(options.get("setting"))),
      dayField(t("may.on")),
      minutesField(t("may.minutes")),
      h("div", { class: "actions" }, h("button", {}, t("may.ask")))),
    answer,
  ];
}
