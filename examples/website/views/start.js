// The first page there is: nothing is kept on this device yet.
import { here } from "../bank.js";
import { takeFile } from "../mine.js";
import { sample } from "../sample.js";
import { button, card, cards, doing, field, fileButton, formOf, h, heading, say } from "../ui.js";
import { t } from "../words.js";

export function start({ go }) {
  const begin = doing(async (event) => {
    const name = formOf(event.target).get("name");
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    await here.bank.create({ charter: { name, ...(zone.includes("/") ? { timeZone: zone } : {}) } });
    await go("#/members");
  });
  const look = async () => {
    say(t("state.busy"));
    await sample(here.bank);
    await go("#/today");
    say(t("state.sampled"));
  };
  const bring = async (file) => {
    await here.bank.restore(await file.arrayBuffer());
    await go("#/today");
  };
  const own = async (file) => {
    let taken;
    try {
      taken = takeFile(await file.text());
    } catch {
      taken = undefined;
    }
    if (taken === undefined) return say(t("error.bad-json"), true);
    await go("#/mine");
  };
  return [
    heading(t("start.title"), t("tagline")),
    h("p", {}, t("start.lead")),
    cards([
      card(h("h2", {}, t("start.sample")), h("p", { class: "soft" }, t("start.sample.about")), h("div", { class: "actions" }, button(t("start.look"), look, { id: "sample" }))),
      card(h("h2", {}, t("start.new")), h("form", { onsubmit: begin }, field(t("start.name"), h("input", { name: "name", required: true, maxlength: "120", autocomplete: "organization" })), h("div", { class: "actions" }, h("button", {}, t("start.begin"))))),
      card(h("h2", {}, t("start.import")), h("p", { class: "soft" }, t("start.import.about")), h("div", { class: "actions" }, fileButton(t("start.choose"), ".jsonl,.txt", bring, { class: "plain", "aria-label": `${t("start.import")}: ${t("start.choose")}` }))),
      card(h("h2", {}, t("start.member")), h("p", { class: "soft" }, t("start.member.about")), h("div", { class: "actions" }, fileButton(t("start.choose"), ".json", own, { class: "plain", "aria-label": `${t("start.member")}: ${t("start.choose")}` }))),
    ], true),
  ];
}
