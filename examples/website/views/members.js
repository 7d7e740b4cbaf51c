// Members: finding and welcoming them, and one of them with what they offer, ask for and have done.
import { act, community, here, memberFile } from "../bank.js";
import { button, card, cards, doing, field, formOf, h, heading, link, save, say, wordsOf } from "../ui.js";
import { balance, t, today } from "../words.js";
import { called, exchangeCard, listing, person } from "./common.js";

export async function members({ refresh }) {
  const found = h("div", {});
  const words = h("input", { type: "search", name: "text" });
  const look = async () => {
    const text = words.value.trim();
    const { members } = await here.bank.members({ limit: 500, ...(text ? { text } : {}) });
    const shown = members.filter(({ own }) => own?.state !== "erased" && own?.state !== "merged");
    found.replaceChildren(shown.length === 0 ? h("p", { class: "soft" }, t("member.none")) : cards(shown.map(row), true));
  };
  words.addEventListener("input", () => look().catch((error) => say(wordsOf(error), true)));
  const welcome = doing(async (event) => {
    const form = formOf(event.target);
    const [name, phone] = [form.get("name"), form.get("phone")];
    await act("admit", { profile: { name, ...(phone ? { contact: { phone } } : {}) } });
    await refresh();
    say(t("member.admitted", { name }));
  });
  await look();
  return [
    heading(t("member.title")),
    h("search", {}, h("form", { class: "inline", onsubmit: doing(look) }, field(t("member.search"), words))),
    h("h2", { class: "hidden" }, t("member.title")),
    found,
    h("h2", {}, t("member.new")),
    h("form", { onsubmit: welcome }, field(t("member.name"), h("input", { name: "name", required: true, maxlength: "200", autocomplete: "off" })), field(t("member.phone"), h("input", { name: "phone", type: "tel", maxlength: "40", autocomplete: "off" })), h("div", { class: "actions" }, h("button", {}, t("member.admit")))),
  ];
}

function row(who) {
  const { kind, own } = who;
  return card(h("h3", {}, person(who)), h("div", { class: "chips" }, h("span", { class: "chip" }, kind), own && own.state !== "active" ? h("span", { class: "chip warm" }, t(`member.state.${own.state}`)) : "", (own?.roles ?? []).map((role) => h("span", { class: "chip" }, role))));
}

export async function member({ argument }) {
  const number = Number(argument);
  const [{ members }, { minutes }, { listings }, { exchanges }] = await Promise.all([community(), here.bank.balance({ member: number }), here.bank.listings({ member: number }), here.bank.history({ member: number, limit: 20 })]);
  const of = members.find((one) => one.member === number);
  const name = called(of ?? { member: number });
  const file = async () => save(`${name.split(" ")[0].toLowerCase()}-${today()}.json`, JSON.stringify(await memberFile(number)), "application/json");
  const nothing = h("p", { class: "soft" }, t("member.nothing"));
  return [
    heading(name),
    h("div", { class: "card" }, h("p", { class: "big" }, balance(minutes)), h("p", { class: "soft" }, t("balance.about")), h("div", { class: "chips" }, h("span", { class: "chip" }, t(`member.state.${of?.own?.state ?? "active"}`)), (of?.own?.roles ?? []).map((role) => h("span", { class: "chip" }, role)))),
    h("div", { class: "actions" }, link(t("member.statement"), `#/statement?member=${number}`, { class: "button plain" }), link(t("matches.title"), `#/matches?member=${number}`, { class: "button plain" }), link(t("may.title"), `#/may?giver=${number}`, { class: "button plain" }), link(t("board.post"), `#/post?member=${number}`, { class: "button plain" }), link(t("member.as", { name }), `#/as/${number}`, { class: "button plain" }), button(t("member.file", { name }), file, { class: "plain", id: "file" })),
    h("p", { class: "soft" }, t("member.file.about", { name })),
    h("h2", {}, t("member.listings")),
    listings.length === 0 ? nothing : cards(listings.map((one) => listing(one)), true),
    h("h2", {}, t("member.exchanges")),
    exchanges.length === 0 ? nothing.cloneNode(true) : cards(exchanges.map((one) => exchangeCard(one, `#/exchange/${one.exchange}`))),
  ];
}
