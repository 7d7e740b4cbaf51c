// "Who could help me?" and "what could I do, and for whom?": found as one types, with the reasons in words, and proposed in one step.
import { act, community, here, matchesFor, whyNot } from "../bank.js";
import { doing, field, formOf, h, heading, link, say, wordsOf } from "../ui.js";
import { amount, day, minuteOfDay, t, today, weekday } from "../words.js";
import { called } from "./common.js";

/** Listings looked at at once, and matches shown of each: what can be taken in at a glance. */
const LISTINGS = 6;
const EACH = 3;

/** For the broker: whose, or what? The requests or offers that fit, each with those who could. */
export async function matches({ options, go }) {
  if (options.get("member")) return ofMember(Number(options.get("member")), go);
  let kind = options.get("kind") ?? "request";
  const words = h("input", { type: "search", name: "text", placeholder: t("matches.search.hint"), value: options.get("text") ?? "", autocomplete: "off" });
  const count = h("h2", { "aria-live": "polite", class: "soft count" });
  const found = h("div", { class: "stack" });
  let last = new AbortController();
  // What was asked for an earlier letter is not waited for any more, and what was not begun of it never is.
  const look = async () => {
    last.abort();
    const { signal } = (last = new AbortController());
    const listings = await search(words.value.trim(), kind, options.get("listing"));
    if (signal.aborted) return;
    count.textContent = listings.length === 0 ? t("board.none") : t(`matches.found.${kind}`, { count: listings.length });
    const sections = listings.slice(0, LISTINGS).map((of) => section(of, () => matchesFor({ listing: of.listing, most: EACH }, { signal }), signal, undefined, go));
    await Promise.race([Promise.all(sections.map(({ ready }) => ready)), new Promise((resolve) => setTimeout(resolve, 400))]);
    if (!signal.aborted) found.replaceChildren(...sections.map(({ element }) => element));
  };
  let soon;
  const anew = () => {
    clearTimeout(soon);
    soon = setTimeout(doing(look), 60);
  };
  words.addEventListener("input", anew);
  const tab = (of) =>
    h("button", { type: "button", "aria-pressed": String(kind === of), onclick: doing(async (event) => {
      kind = of;
      for (const other of event.currentTarget.parentElement.children) other.setAttribute("aria-pressed", String(other === event.currentTarget));
      await look();
    }) }, t(`matches.tab.${of}`));
  await look();
  return [
    heading(t("matches.title"), t("matches.lead")),
    h("search", {}, h("form", { class: "inline", onsubmit: doing(look) }, field(t("matches.search"), words), h("div", { class: "tabs", role: "group", "aria-label": t("matches.title") }, tab("request"), tab("offer")))),
    count,
    found,
  ];
}

/** Open listings of that kind by their words, and by whose they are. */
async function search(text, kind, listing) {
  const { bank } = here;
  if (text === "") {
    const { listings } = await bank.listings({ kind, limit: listing ? 500 : LISTINGS });
    const one = listings.filter((of) => String(of.listing) === listing);
    return one.length > 0 ? one : listings.slice(0, LISTINGS);
  }
  const [{ listings }, { members }] = await Promise.all([bank.listings({ text, kind, limit: LISTINGS }), bank.members({ text, limit: 3 })]);
  const theirs = await Promise.all(members.map(({ member }) => bank.listings({ member, kind, limit: LISTINGS })));
  const all = new Map([...theirs.flatMap((one) => one.listings), ...listings].map((of) => [of.listing, of]));
  return [...all.values()];
}

/** One request or offer with its matches, which come when they come. */
function section(of, ask, signal, by, go) {
  const receives = of.kind === "request";
  const body = h("div", { "aria-busy": "true" }, h("p", { class: "soft" }, t("state.busy")));
  const ready = ask().then(
    async ({ matches }) => {
      const rows = matches.length > 0 ? matchList(matches, receives, (match, when) => propose(match, when, go), { activity: of.activity, level: "h4" }) : await nobody(of, by, signal);
      body.replaceChildren(...[rows].flat());
      body.removeAttribute("aria-busy");
    },
    (error) => {
      if (signal?.aborted) return;
      console.warn(error);
      body.replaceChildren(h("p", { class: "soft" }, wordsOf(error)));
      body.removeAttribute("aria-busy");
    },
  );
  const title = of.title || of.activityName || t(`board.${of.kind}`);
  const element = h("section", { class: "card", "data-of": of.listing, "aria-label": title }, h("h3", {}, title), h("p", { class: "soft" }, [called(of.member), of.activityName !== title ? of.activityName : ""].filter(Boolean).join(" · ")), body);
  return { element, ready };
}

/** Why there is nobody, and what would bring somebody. */
async function nobody(of, by, signal) {
  const { standing, near = [] } = await whyNot({ listing: of.listing, ...(by ? { by } : {}) }, { signal });
  const what = (one) => t.some(`standing.${one.code}`) ?? t.some(`rule.${one.code}`) ?? one.text;
  return [
    h("p", {}, t(standing.length > 0 ? "matches.nobody" : "matches.nobody.at-all")),
    standing.length > 0 ? h("ul", { class: "reasons" }, standing.map((one) => h("li", {}, what(one), one.pairs > 1 ? ` (${one.pairs})` : ""))) : "",
    near.length > 0 ? [h("p", { class: "soft" }, t("matches.near")), h("ul", { class: "reasons" }, near.map((one) => h("li", {}, nearly(one))))] : "",
  ].flat().filter((child) => child !== "");
}

const nearly = ({ change, more, weekday: number, part }) => t(`near.${change}`, { count: more, day: number === undefined ? "" : weekday(number), part: part ? t(`part.${part}`) : "" });

/** What speaks for a match, in the words of the page; of something related, in those of the library, which name it. */
function reasons(all) {
  const said = ({ code, value, text }) => t.some(`because.${code}`, { count: value ?? 0, amount: value === undefined ? "" : amount(value) }) ?? text;
  return h("ul", { class: "reasons" }, all.map((one) => h("li", { "data-because": one.code }, said(one))));
}

/**
 * Matches as a list. `receives`: it is asked for somebody who would receive; else for somebody who would give. The activity is told
 * where it is not the one that was asked about. `level` is that of the heading each has.
 */
export function matchList(all, receives, take, { activity, level = "h3" } = {}) {
  return h("ul", { class: "matches" }, all.map((match) => {
    const other = receives ? match.giver : match.receiver;
    const approval = match.answer === "needs-approval" ? h("span", { class: "chip warm" }, t("matches.approval")) : "";
    const facts = [match.activity === activity ? "" : match.activityName, amount(match.minutes), match.setting ? t(`may.${match.setting}`) : ""].filter(Boolean).join(" · ");
    return h("li", { "data-match": `${match.request}-${match.offer}` }, h("div", { class: "row" }, h("div", {}, h(level, {}, called(other)), h("p", { class: "soft" }, facts)), approval), reasons([...(receives ? match.forReceiver : match.forGiver), ...(match.forBroker ?? [])]), match.giver && match.receiver ? when(match, called(other), take) : h("p", { class: "soft" }, t("matches.by-the-broker")));
  }));
}

/** When, and the one step: times both are free at, or else a day to ask them about. */
function when(match, name, take) {
  const slots = match.slots ?? [];
  const choice =
    slots.length > 0
      ? h("select", { name: "slot" }, slots.map(({ on, start }, place) => h("option", { value: place }, `${day(on)}, ${minuteOfDay(start.minute)}`)))
      : h("input", { name: "on", type: "date", value: today(7), min: today(), required: true });
  const send = doing(async (event) => {
    const form = formOf(event.target);
    const slot = slots[Number(form.get("slot"))];
    await take(match, slot ? { on: slot.on, start: slot.start } : { on: form.get("on") });
  });
  const button = t("matches.propose");
  return h("form", { class: "step", onsubmit: send }, field(t(slots.length > 0 ? "matches.when" : "matches.ask-when"), choice), h("button", { "aria-label": `${button}: ${name}, ${match.activityName}` }, button));
}

/** What to propose for a match. */
export function termsOf(match, when) {
  const part = (who) => ({ member: who.member, minutes: match.minutes });
  return { ...when, activity: match.activity, gave: part(match.giver), received: part(match.receiver), listing: match.request, ...(match.setting ? { setting: match.setting } : {}) };
}

async function propose(match, when, go) {
  const outcome = await act("propose", termsOf(match, when));
  await go(outcome ? `#/exchange/${outcome.exchange}` : "#/exchanges");
  say(t("exchange.proposed"));
}

/** One member's: who could help them, and what could they do, and for whom? */
async function ofMember(member, go) {
  const [{ nameOf }, { listings }] = await Promise.all([community(), here.bank.listings({ member })]);
  const name = nameOf(member) ?? t("member.unknown", { number: member });
  const sections = (kind) => listings.filter((of) => of.kind === kind).map((of) => section(of, () => matchesFor({ listing: of.listing, most: 5 }), undefined, undefined, go));
  const [requests, offers] = [sections("request"), sections("offer")];
  await Promise.race([Promise.all([...requests, ...offers].map(({ ready }) => ready)), new Promise((resolve) => setTimeout(resolve, 1500))]);
  const part = (kind, all) => [h("h2", {}, t(`matches.of.${kind}`, { name })), all.length > 0 ? h("div", { class: "stack" }, all.map(({ element }) => element)) : h("p", { class: "soft" }, t(`matches.none.${kind}`), " ", link(t("board.post"), `#/post?member=${member}&kind=${kind}`))];
  return [heading(t("matches.title"), name), h("div", { class: "actions" }, link(name, `#/member/${member}`, { class: "button plain" })), part("request", requests), part("offer", offers)];
}
