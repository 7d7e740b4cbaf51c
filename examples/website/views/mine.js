// What a member sees, on their own device or in the broker's preview: their own statement and exchanges, and the board.
import { act, memberFile } from "../bank.js";
import { forgetMine, mineKept, wish, wishes, wishFile } from "../mine.js";
import { button, cards, doing, field, formOf, h, heading, link, save, say } from "../ui.js";
import { moment, t, today } from "../words.js";
import { dayField, exchangeCard, listing, minutesField } from "./common.js";
import { matchList, termsOf } from "./matches.js";
import { statementOf } from "./statement.js";

/** On the member's own device: what they do waits for the broker. */
export async function mine({ refresh, go }) {
  const file = await mineKept();
  if (file === undefined) return go("#/start");
  const waiting = await wishes();
  const send = async (type, options) => {
    await wish(file.member, type, options);
    await refresh();
    say(t("mine.kept"));
  };
  const leave = async () => {
    await forgetMine();
    await go("#/start");
  };
  const queue = waiting.length === 0 ? "" : [
    h("section", { class: "card", id: "waiting" }, h("h2", {}, t("mine.waiting")), h("p", { class: "soft" }, t("mine.waiting.about")), h("ul", { class: "reasons" }, waiting.map((command) => h("li", {}, t.some(`action.${command.do.type}`) ?? t("action.other")))), h("div", { class: "actions" }, button(t("mine.send"), async () => save(`wishes-${today()}.json`, await wishFile(file), "application/json")))),
  ];
  return [heading(t("mine.title", { name: file.name }), t("mine.made", { date: moment(file.made) })), queue, pageOf(file, send), h("div", { class: "actions" }, button(t("mine.leave"), leave, { class: "plain" }))];
}

/** In the broker's pages: the same, from the answers this member is given; what is done here is done at once. */
export async function asMember({ argument, refresh }) {
  const file = await memberFile(Number(argument));
  const send = async (type, options) => {
    await act(type, { by: file.member, ...options });
    await refresh();
    say(t("exchange.kept"));
  };
  return [heading(t("mine.title", { name: file.name }), t("mine.preview", { name: file.name })), h("div", { class: "actions" }, link(t("mine.back"), `#/member/${file.member}`, { class: "button plain" })), pageOf(file, send)];
}

function pageOf(file, send) {
  const others = file.view.listings.filter(({ member }) => member?.member !== file.member);
  const own = file.view.listings.filter(({ member }) => member?.member === file.member);
  return [
    file.open.length > 0 ? [h("h2", {}, t("mine.open")), cards(file.open.map((of) => exchangeCard(of, undefined, steps(file, of, send))))] : "",
    matching(file, send),
    h("h2", {}, t("statement.title")),
    statementOf(file.statement),
    h("h2", {}, t("board.title")),
    others.length === 0 ? h("p", { class: "soft" }, t("board.none")) : cards(others.map((of) => listing(of, of.member ? [asking(file, of, send)] : [])), true),
    own.length > 0 ? [h("h2", {}, t("member.listings")), cards(own.map((of) => listing(of)), true)] : "",
    h("h2", {}, t("board.post")),
    posting(file, send),
  ];
}

/** Who could help, and what could I do, and for whom? As of the file: what the broker's books answered this member then. */
function matching(file, send) {
  const take = (match, when) => send("propose", termsOf(match, when));
  const part = (kind, all = []) => {
    // What has been asked for meanwhile is still there: the broker decides, and the next file knows.
    if (all.length === 0) return [h("h2", {}, t(`mine.${kind}`)), h("p", { class: "soft" }, t(`mine.none.${kind}`))];
    return [h("h2", {}, t(`mine.${kind}`)), h("section", { class: "card", "data-mine": kind }, matchList(all, kind === "request", take))];
  };
  return [...part("request", file.help), ...part("offer", file.could)];
}

/** What this member may do next about an exchange. */
function steps(file, of, send) {
  const asked = (of.waitingFor ?? []).some(({ member }) => member === file.member);
  const step = (text, type, attributes) => button(text, () => send(type, { exchange: of.exchange }), attributes);
  if (of.state === "proposed") return [asked ? step(t("mine.agree"), "agree") : "", step(t("mine.decline"), "decline", { class: "plain" })];
  const minutes = (of.awaiting ?? []).reduce((sum, leg) => sum - leg.minutes, 0);
  if (of.state === "awaiting-word" && asked) return [step(t("exchange.word", { minutes }), "give-word"), step(t("exchange.unpaid"), "refuse-word", { class: "plain" })];
  return of.state === "done" && asked ? [step(t("mine.confirm"), "confirm")] : [];
}

/** Taking up an offer, or answering a request: a small form that opens in its place. */
function asking(file, of, send) {
  const form = h("form", { hidden: true, onsubmit: doing(async (event) => {
    const given = formOf(event.target);
    const part = (member) => ({ member, minutes: Number(given.get("minutes")) });
    const [giver, receiver] = of.kind === "offer" ? [of.member.member, file.member] : [file.member, of.member.member];
    await send("propose", { on: given.get("on"), gave: part(giver), received: part(receiver), listing: of.listing, ...(of.activity ? { activity: of.activity } : {}) });
  }) }, dayField(t("may.on"), today(7), { min: today() }), minutesField(t("may.minutes"), of.minutes ?? 60), h("div", { class: "actions" }, h("button", {}, t("mine.propose"))));
  const text = t(of.kind === "offer" ? "board.take" : "board.answer");
  const opener = h("button", { type: "button", "aria-expanded": "false", "aria-label": `${text}: ${of.title}`, onclick: () => {
    form.hidden = !form.hidden;
    opener.setAttribute("aria-expanded", String(!form.hidden));
    if (!form.hidden) form.querySelector("input").focus();
  } }, text);
  return [opener, form];
}

function posting(file, send) {
  const put = doing(async (event) => {
    const form = formOf(event.target);
    await send(form.get("kind"), { member: file.member, terms: { minutes: Number(form.get("minutes")), visibility: "members" }, words: { title: form.get("title") } });
  });
  const kind = h("select", { name: "kind" }, h("option", { value: "offer" }, t("board.kind.offer")), h("option", { value: "request" }, t("board.kind.request")));
  return h("form", { onsubmit: put }, field(t("board.kind"), kind), field(t("board.words"), h("input", { name: "title", required: true, maxlength: "120" })), minutesField(t("board.minutes")), h("div", { class: "actions" }, h("button", {}, t("board.put"))));
}
