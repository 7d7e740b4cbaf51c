// What we did together: the summary for everybody, in which nobody can be made out, on the page and as a page of its own.
import { community, NAME, reader } from "../bank.js";
import { button, choose, field, h, heading, save, say, table } from "../ui.js";
import { language, long, number, t, today } from "../words.js";

/** What was given out is remembered on this device: the next summary is held against it. */
const KEPT = `timebank-releases:${NAME}`;
const released = () => JSON.parse(localStorage.getItem(KEPT) ?? "[]");
export const forgetReleases = () => localStorage.removeItem(KEPT);

const year = Number(today().slice(0, 4));
const spans = () => [
  { name: t("public.this-year", { year }), from: `${year}-01-01`, until: today() },
  { name: String(year - 1), from: `${year - 1}-01-01`, until: `${year - 1}-12-31` },
];

export async function publicPage({ options, go }) {
  const which = Number(options.get("span") ?? 0);
  const { name: span, from, until } = spans()[which] ?? spans()[0];
  const choice = choose("span", spans().map(({ name }, place) => [place, name]), which);
  choice.addEventListener("change", () => go(`#/public?span=${choice.value}`));
  const [{ name }, report] = await Promise.all([community(), reader().then((bank) => bank.report({ kind: "public", from, until, log: released() }))]);
  const article = h("article", { class: "stack", id: "summary" }, summary(report));
  const keep = () => {
    save(`${name.replaceAll(/\W+/g, "-").toLowerCase()}-${from.slice(0, 4)}-${language}.html`, page(t("public.of", { name }), span, article), "text/html");
    const others = released().filter((one) => one.from !== from || one.asOf !== until);
    localStorage.setItem(KEPT, JSON.stringify([...others, ...report.releases]));
    say(t("public.saved"));
  };
  return [
    heading(t("public.title"), t("public.lead")),
    h("form", { class: "inline", onsubmit: (event) => event.preventDefault() }, field(t("public.span"), choice)),
    article,
    h("div", { class: "actions" }, button(t("public.save"), keep, { id: "save-summary" })),
    h("p", { class: "soft" }, t("public.save.about")),
  ];
}

/** A figure, or a dash that says what it stands for. */
const shown = (value) => (value === null || value === undefined ? [h("span", { "aria-hidden": "true" }, "–"), h("span", { class: "hidden" }, t("public.hidden"))] : number(value));

/** The report in the language of the page: its parts by their codes. */
function summary({ sections, from, until, notes, charter, policy }) {
  const parts = sections.map((section) => {
    if (section.code === "headlines") {
      return h("div", { class: "figures", "data-section": section.code }, section.rows.map((row) => h("div", { class: "card", "data-row": row.code }, h("p", { class: "big" }, shown(row.cells[0])), h("p", { class: "soft" }, t(`public.row.${row.code}`)))));
    }
    const columns = section.columns.map((column, place) => ({ text: place === 0 ? t("public.all") : t("public.from", { day: long(column.replace(/^from /, "")) }), number: true }));
    const most = Math.max(...section.rows.slice(0, -1).map((row) => row.cells[0] ?? 0), 1);
    const rows = section.rows.map((row, place) => [place === section.rows.length - 1 ? t("public.all") : [row.name, bar(row.cells[0], most)], ...row.cells.map(shown)]);
    return h("section", { "data-section": section.code }, h("h2", {}, t("public.by-quarter")), table(t("public.by-quarter"), [{ text: t("public.activity") }, ...columns], rows));
  });
  const small = !sections.some(({ code }) => code === "hours-by-quarter");
  const told = [t("public.note.help"), t("public.note.rounded"), small ? t("public.note.small") : "", notes.some((note) => note.includes("earlier report")) ? t("public.note.earlier") : ""];
  return [h("p", { class: "soft" }, t("public.days", { from: long(from), until: long(until) })), parts, h("ul", { class: "reasons" }, told.filter(Boolean).map((note) => h("li", {}, note))), h("p", { class: "soft" }, t("public.made", { charter, policy }))];
}

/** A bar beside a number: the number is what is read out. */
function bar(value, most) {
  const of = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(of, "svg");
  for (const [name, given] of [["class", "bar"], ["viewBox", "0 0 100 6"], ["preserveAspectRatio", "none"], ["aria-hidden", "true"]]) svg.setAttribute(name, given);
  const rect = svg.appendChild(document.createElementNS(of, "rect"));
  rect.setAttribute("width", String((100 * (value ?? 0)) / most));
  rect.setAttribute("height", "6");
  return svg;
}

/** A page that needs nothing else: no script, nothing fetched. Its looks go in as text, since this page's own policy bars styles made here. */
function page(title, span, article) {
  const main = h("main", {}, h("h1", {}, title), h("p", {}, span), article.cloneNode(true));
  const head = `<meta charset="utf-8">\n<meta name="viewport" content="width=device-width">\n${h("title", {}, title).outerHTML}\n<style>${LOOKS}</style>`;
  return `<!doctype html>\n<html lang="${language}">\n<head>\n${head}\n</head>\n<body>\n${main.outerHTML}\n</body>\n</html>\n`;
}

const LOOKS = `:root { color-scheme: light dark; --ink: #26231f; --paper: #fffefb; --soft: #5f584e; --line: #d9d2c5; --leaf: #1f5c50 }
@media (prefers-color-scheme: dark) { :root { --ink: #f1ece3; --paper: #1c1a17; --soft: #b9b0a2; --line: #4a453d; --leaf: #8fd0bd } }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.05rem/1.5 system-ui, sans-serif }
main { max-width: 46rem; margin: 0 auto; padding: 1.5rem }
h1, h2 { font-family: Georgia, serif; line-height: 1.2; text-wrap: balance }
.soft { color: var(--soft) }
.figures { display: grid; grid-template-columns: repeat(auto-fill, minmax(13rem, 1fr)); gap: .8rem; margin: 1.2rem 0 }
.card { border: 1px solid var(--line); border-radius: 12px; padding: .8rem 1rem }
.card p { margin: 0 } .big { font: 600 2rem/1.2 Georgia, serif }
table { border-collapse: collapse; width: 100% } th, td { padding: .35rem .6rem; border-bottom: 1px solid var(--line); text-align: start }
.number { text-align: end; font-variant-numeric: tabular-nums } .scroll { overflow-x: auto }
.bar { display: block; width: 8rem; height: .5rem } .bar rect { fill: var(--leaf) }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }`;
