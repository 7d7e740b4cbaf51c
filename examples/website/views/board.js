// The notice board: offers and requests, with search; and the form to put something up.
import { act, community, here } from "../bank.js";
import { button, cards, choose, doing, field, formOf, h, heading, link, say } from "../ui.js";
import { t } from "../words.js";
import { activityChoice, listing, memberChoice, minutesField } from "./common.js";

export async function board({ options, refresh }) {
  let kind = options.get("kind") ?? "";
  const found = h("div", {});
  const count = h("h2", { "aria-live": "polite", class: "soft count" });
  const words = h("input", { type: "search", name: "text", placeholder: t("board.search.hint"), value: options.get("text") ?? "" });
  const look = async () => {
    const text = words.value.trim();
    const { listings } = await here.bank.listings({ limit: 200, ...(text ? { text } : {}), ...(kind ? { kind } : {}) });
    count.textContent = listings.length === 0 ? t("board.none") : t("board.found", { count: listings.length });
    found.replaceChildren(cards(listings.map((of) => listing(of, actionsOf(of, refresh))), true));
  };
  let soon;
  words.addEventListener("input", () => {
    clearTimeout(soon);
    soon = setTimeout(doing(look), 120);
  });
  const tab = (of, text) =>
    h("button", { type: "button", "aria-pressed": String(kind === of), onclick: doing(async (event) => {
      kind = of;
      for (const other of event.currentTarget.parentElement.children) other.setAttribute("aria-pressed", String(other === event.currentTarget));
      await look();
    }) }, text);
  await look();
  return [
    heading(t("board.title")),
    h("div", { class: "actions" }, link(t("board.post"), "#/post", { class: "button" })),
    h("search", {}, h("form", { class: "inline", onsubmit: doing(look) }, field(t("board.search"), words), h("div", { class: "tabs", role: "group", "aria-label": t("board.title") }, tab("", t("board.all")), tab("offer", t("board.offers")), tab("request", t("board.requests"))))),
    count,
    found,
  ];
}

function actionsOf(of, refresh) {
  const options = new URLSearchParams({ listing: of.listing, minutes: of.minutes ?? 60, ...(of.activity ? { activity: of.activity } : {}), ...(of.member ? { [of.kind === "offer" ? "giver" : "receiver"]: of.member.member } : {}) });
  const title = of.title || of.activityName || "";
  const close = button(t("board.close"), async () => {
    await act("close-listing", { listing: of.listing, why: "withdrawn" });
    await refresh();
  }, { class: "quiet", "aria-label": `${t("board.close")}: ${title}` });
  const could = t(`matches.tab.${of.kind}`);
  return [link(t(of.kind === "offer" ? "board.take" : "board.answer"), `#/propose?${options}`, { class: "button", "aria-label": `${t(of.kind === "offer" ? "board.take" : "board.answer")}: ${title}` }), link(could, `#/matches?kind=${of.kind}&listing=${of.listing}`, { class: "button plain", "aria-label": `${could}: ${title}` }), close];
}

export async function post({ options, go }) {
  const { active, activities } = await community();
  const send = doing(async (event) => {
    const form = formOf(event.target);
    const activity = Number(form.get("activity"));
    const terms = { minutes: Number(form.get("minutes")), visibility: "members", ...(activity ? { activity } : {}) };
    const words = { title: form.get("title"), text: form.get("text") };
    await act(form.get("kind"), { member: Number(form.get("member")), terms, words });
    await go("#/board");
    say(t("board.posted"));
  });
  return [
    heading(t("board.post")),
    h("form", { onsubmit: send },
      field(t("board.kind"), choose("kind", [["offer", t("board.kind.offer")], ["request", t("board.kind.request")]], options.get("kind") ?? "offer")),
      field(t("board.who"), memberChoice("member", active, options.get("member"))),
      field(t("board.words"), h("input", { name: "title", required: true, maxlength: "120" })),
      field(t("board.more"), h("textarea", { name: "text", rows: "3", maxlength: "2000" })),
      field(t("may.activity"), activityChoice(activities)),
      minutesField(t("board.minutes")),
      h("div", { class: "actions" }, h("button", {}, t("board.put")))),
  ];
}
