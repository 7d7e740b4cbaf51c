// The page: its parts, its addresses, and which view stands at each.
import { here, open } from "./bank.js";
import { mineKept } from "./mine.js";
import { button, h, say, wordsOf } from "./ui.js";
import { board, post } from "./views/board.js";
import { exchange, exchanges, propose, record, session } from "./views/exchanges.js";
import { keep } from "./views/keep.js";
import { matches } from "./views/matches.js";
import { may } from "./views/may.js";
import { member, members } from "./views/members.js";
import { asMember, mine } from "./views/mine.js";
import { publicPage } from "./views/public.js";
import { start } from "./views/start.js";
import { pot, statement } from "./views/statement.js";
import { today } from "./views/today.js";
import { language, languages, speak, t } from "./words.js";

const VIEWS = { today, board, post, matches, exchanges, exchange, propose, record, session, may, members, member, statement, pot, keep, start, mine, as: asMember, public: publicPage };
const PAGES = [
  ["today", "M4 6h16M4 12h10M4 18h7M17 14v6m-3-3h6"],
  ["board", "M4 5h16v14H4zM8 9h8M8 13h5"],
  ["matches", "M8 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6m8 0a3 3 0 1 0 0-6 3 3 0 0 0 0 6M3 20c0-3.500 2-5 5-5 2 0 3 .5 4 2 1-1.500 2-2 4-2 3 0 5 1.500 5 5"],
  ["exchanges", "M4 9h13l-3-3M20 15H7l3 3"],
  ["may", "M9 9a3 3 0 1 1 4 3c-1 .5-1 1.500-1 2m0 3v.5M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18"],
  ["members", "M9 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6m-6 8c0-4 3-5 6-5s6 1 6 5M16 6a3 3 0 0 1 0 5m2 3c2 .5 3 2 3 5"],
  ["statement", "M6 3h12v18l-3-2-3 2-3-2-3 2zM9 8h6M9 12h6"],
  ["pot", "M5 10h14l-1 9H6zM4 10h16M9 10V7a3 3 0 0 1 6 0v3"],
  ["public", "M4 20V10m5 10V4m5 16v-7m5 7V8M2 20h20"],
  ["keep", "M12 3v11m-4-4 4 4 4-4M4 17v4h16v-4"],
];
const MINE = [["mine", PAGES[4][1]]];

const main = document.getElementById("main");
let turn = 0;
/** Whether somebody is on their way to a page: looking again in between does not forget that. */
let arriving = false;

function address() {
  const [path, query = ""] = location.hash.replace(/^#\/?/, "").split("?");
  const [name, argument] = path.split("/");
  return { name, argument, options: new URLSearchParams(query) };
}

/** Which page to stand on when none is asked for. */
async function landing() {
  if (here.bank?.founded) return "today";
  return (await mineKept()) ? "mine" : "start";
}

let standing;
/** Shows the page of the address; the promise is kept once it stands. Somebody who has gone on meanwhile is not called back. */
export function show(options) {
  standing = draw(options);
  return standing;
}

async function draw({ arrive = true } = {}) {
  const mineTurn = ++turn;
  arriving ||= arrive;
  let { name, argument, options } = address();
  const needsBank = !["start", "mine", ""].includes(name);
  if (!(name in VIEWS) || (needsBank && !here.bank?.founded)) {
    name = await landing();
    history.replaceState(null, "", `#/${name}`);
  }
  dress(name);
  let made;
  try {
    made = await VIEWS[name]({ argument, options, refresh: () => show({ arrive: false }), go });
  } catch (error) {
    console.warn(error);
    made = [h("h1", { tabindex: "-1" }, t("title")), h("p", {}, wordsOf(error))];
  }
  if (mineTurn !== turn) return standing;
  const inside = main.contains(document.activeElement);
  main.replaceChildren(...[made].flat(3).filter((child) => child !== "" && child !== undefined && child !== null && child !== false));
  const title = main.querySelector("h1");
  document.title = `${title?.textContent ?? ""} · ${document.getElementById("name").textContent}`;
  if (arriving) {
    arriving = false;
    title?.focus({ preventScroll: true });
    scrollTo(0, 0);
  } else if (inside) {
    // What had the focus is not there any more: whoever goes by keyboard stays on the page.
    title?.focus({ preventScroll: true });
  }
}

/** Goes to a page, and is there when the promise is kept: what is said after it is read out on the page it belongs to. */
export function go(hash) {
  if (location.hash !== hash) history.pushState(null, "", hash);
  return show();
}

/** Everything round the page: its name, its language, where one can go. */
function dress(name) {
  document.documentElement.lang = language;
  document.getElementById("skip").textContent = t("skip");
  document.getElementById("language-label").textContent = languages.map(([, text]) => text).join(" / ");
  const nav = document.getElementById("nav");
  const pages = name === "mine" ? MINE : here.bank?.founded ? PAGES : [];
  nav.hidden = pages.length === 0;
  nav.setAttribute("aria-label", t("menu"));
  const current = { member: "members", as: "members", post: "board", exchange: "exchanges", propose: "exchanges", record: "exchanges", session: "exchanges" }[name] ?? name;
  const links = pages.map(([page, path]) => h("a", { href: `#/${page}`, "aria-current": page === current ? "page" : undefined }, drawing(path), t(`nav.${page}`)));
  // A page that looks again while somebody is in the bar leaves them at the link they had reached.
  const held = nav.contains(document.activeElement) ? document.activeElement.getAttribute("href") : undefined;
  nav.replaceChildren(h("ul", {}, links.map((one) => h("li", {}, one))));
  links.find((one) => one.getAttribute("href") === held)?.focus({ preventScroll: true });
  reveal(nav, nav.querySelector("[aria-current]"));
  banner();
  if (here.bank?.founded && name !== "mine") {
    here.bank.publicView().then(({ name: community }) => (document.getElementById("name").textContent = community), () => undefined);
  } else {
    document.getElementById("name").textContent = t("title");
  }
}

/**
 * Scrolls the bar, and nothing else, until the link is in it. `scrollIntoView` would also move the place from which the next Tab
 * goes on: the first Tab on a page has to reach the link that skips the bar.
 */
function reveal(bar, link) {
  if (!link) return;
  const [seen, own] = [bar.getBoundingClientRect(), link.getBoundingClientRect()];
  bar.scrollLeft += Math.max(0, own.right - seen.right) + Math.min(0, own.left - seen.left);
}

function drawing(path) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  for (const [name, value] of Object.entries({ viewBox: "0 0 24 24", fill: "none", stroke: "currentColor", "stroke-width": "1.8", "stroke-linecap": "round", "stroke-linejoin": "round", "aria-hidden": "true" })) svg.setAttribute(name, value);
  const line = document.createElementNS("http://www.w3.org/2000/svg", "path");
  line.setAttribute("d", path);
  svg.append(line);
  return svg;
}

function banner() {
  const parts = [];
  if (here.stopped) parts.push(h("p", {}, t("state.stopped"), " ", button(t("state.reload"), () => location.reload(), { class: "plain" })));
  else if (here.bank?.founded && !here.bank.writable) parts.push(h("p", {}, t("state.locked")));
  document.getElementById("banner").replaceChildren(...parts);
}

let waiting;
/** Something has happened to the bank: the page looks again, unless somebody is filling in a form on it. */
function changed(what) {
  clearTimeout(waiting);
  banner();
  if (what === "records" && main.querySelector("form")) return;
  waiting = setTimeout(() => show({ arrive: false }), 60);
}

const select = document.getElementById("language");
select.append(...languages.map(([code, text]) => h("option", { value: code, lang: code }, text)));
select.value = language;
select.addEventListener("change", () => {
  speak(select.value);
  show({ arrive: false });
});
addEventListener("hashchange", () => show());

main.replaceChildren(h("p", { class: "lead" }, t("state.busy")));
try {
  await open(changed);
} catch (error) {
  console.warn(error);
  say(wordsOf(error), true);
}
await show({ arrive: false });
// Asked for once: without it a browser short of room may delete the journal.
navigator.storage?.persist?.().catch(() => undefined);
if ("serviceWorker" in navigator) navigator.serviceWorker.register("sw.js").catch((error) => console.warn(error));
