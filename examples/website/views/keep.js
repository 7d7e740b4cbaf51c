// Keeping it: copies of the journal out and in, wishes from members' devices, and what became of what waited.
import { here, NAME } from "../bank.js";
import { IndexedDbStore } from "../timebank/indexeddb.js";
import { button, cards, doing, field, fileButton, formOf, h, heading, save, say, wordsOf } from "../ui.js";
import { t, today } from "../words.js";
import { forgetReleases } from "./public.js";

export async function keep({ refresh }) {
  const { bank } = here;
  const { name } = await bank.publicView();
  const journal = await bank.journal();
  const { records, head } = await bank.verify(journal);
  const out = async () => save(`${name.replaceAll(/\W+/g, "-").toLowerCase()}-${today()}.jsonl`, await bank.journal(), "application/jsonl");
  const take = async (file) => {
    const { added } = await bank.restore(await file.arrayBuffer());
    await refresh();
    say(added === 0 ? t("keep.same") : t("keep.taken", { count: added }));
  };
  const check = async () => {
    const { records, fault } = await bank.verify(await bank.journal());
    if (fault) say(t("keep.broken", { number: fault.seq }), true);
    else say(t("keep.whole", { count: records }));
  };
  const became = h("div", { "aria-live": "polite" });
  const wishes = async (file) => {
    const given = JSON.parse(await file.text());
    if (given?.form !== "timebank-wishes" || !Array.isArray(given.commands)) return say(t("error.bad-json"), true);
    // A view is of a member: a file that names the host, or nobody, is refused here.
    const { member } = bank.seenBy(given.member);
    const rows = [];
    for (const command of given.commands) rows.push(await decided(command, member));
    became.replaceChildren(outcome(rows, given.name));
  };
  const forget = doing(async (event) => {
    if (formOf(event.target).get("name") !== name) return;
    await bank.close();
    await IndexedDbStore.delete(NAME);
    forgetReleases();
    location.hash = "";
    location.reload();
  });
  const waiting = await bank.waiting();
  const refusals = here.refusals.map(({ command, error }) => ({ command, error }));
  return [
    heading(t("keep.title"), t("keep.lead", { count: records })),
    h("div", { class: "card" }, h("h2", { class: "first" }, t("keep.head")), h("p", {}, h("code", { id: "head" }, `${head.seq}:${head.hash}`)), h("p", { class: "soft" }, t("keep.head.about"))),
    h("div", { class: "actions" }, button(t("keep.save"), out, { id: "save" }), button(t("keep.check"), check, { class: "plain" })),
    h("p", { class: "soft" }, t("keep.save.about")),
    h("h2", {}, t("keep.take")),
    h("p", { class: "soft" }, t("keep.take.about")),
    fileButton(t("start.choose"), ".jsonl,.txt", take, { class: "plain", "aria-label": `${t("keep.take")}: ${t("start.choose")}`, id: "take" }),
    h("h2", {}, t("keep.waiting")),
    h("p", { class: "soft" }, t("keep.waiting.about")),
    fileButton(t("start.choose"), ".json", wishes, { class: "plain", "aria-label": `${t("keep.waiting")}: ${t("start.choose")}`, id: "wishes" }),
    became,
    waiting.length > 0 ? [h("h2", {}, t("keep.queue")), cards(waiting.map((command) => h("li", { class: "card" }, action(command))))] : "",
    refusals.length > 0 ? outcome(refusals) : "",
    h("h2", {}, t("keep.forget")),
    h("p", { class: "soft" }, t("keep.forget.sure")),
    h("form", { onsubmit: forget }, field(t("start.name"), h("input", { name: "name", required: true, autocomplete: "off" })), h("div", { class: "actions" }, h("button", { class: "plain" }, t("keep.forget.do")))),
  ];
}

const action = (command) => t.some(`action.${command.do.type}`) ?? t("action.other");

/** One wish, decided now: it comes from whoever sent the file, at this moment. Its key tells when it was taken in before. */
async function decided(wish, member) {
  const command = { ...wish, by: member, at: new Date().toISOString() };
  try {
    const [outcome] = await here.bank.execute(command);
    return { command, again: outcome.repeated === true };
  } catch (error) {
    if (error.code === "key-used") return { command, again: true };
    return { command, error };
  }
}

/** What became of each: nothing is left out. */
function outcome(rows, name = "") {
  const chip = ({ error, again }) => (error ? h("span", { class: "chip warm" }, t("keep.refused")) : h("span", { class: "chip" }, again ? t("keep.again") : t("keep.done")));
  const items = rows.map((row) => h("li", { class: "card row", "data-became": row.error ? "refused" : row.again ? "again" : "done" }, h("div", {}, h("h3", {}, [name, action(row.command)].filter(Boolean).join(": ")), row.error ? h("p", { class: "soft" }, wordsOf(row.error)) : ""), chip(row)));
  return h("section", {}, h("h2", {}, t("keep.decided")), cards(items));
}
