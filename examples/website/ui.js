// What every page is made of. Text goes in as text: nothing a member writes is ever read as markup.
import { t } from "./words.js";

/** An element: `h("p", { class: "soft" }, "text", another)`. What begins with `on` is listened to. */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "value") element.value = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat(3).filter((child) => child !== undefined && child !== null && child !== false && child !== ""));
  return element;
}

/** The heading of a page; focused when one gets there, so that a screen reader says where that is. */
export const heading = (text, lead) => [h("h1", { tabindex: "-1" }, text), lead ? h("p", { class: "lead" }, lead) : ""];

let last;
/** Says something that is over: read out, and seen for a while. */
export function say(text, fault = false) {
  const said = document.getElementById("said");
  said.replaceChildren(h("p", { class: fault ? "fault" : "", role: fault ? "alert" : undefined }, text));
  clearTimeout(last);
  last = setTimeout(() => said.replaceChildren(), fault ? 12_000 : 5_000);
}

/** An error in the language of the page, where it has words for it, and else in the bank's own. */
export function wordsOf(error) {
  const inner = error.code === "batch-refused" && error.details.error ? error.details.error : error;
  const own = t.some(`error.${inner.code}`, inner.details ?? {}) ?? t.some(`rule.${inner.code}`);
  if (own) return own;
  return error.help ? `${error.message}: ${error.help}` : error.message;
}

/**
 * Does something that may be refused, once at a time; says so when it is. A button meanwhile says that it is busy: were it
 * disabled, whoever goes by keyboard would lose their place.
 */
export function doing(work) {
  let busy = false;
  return async (event) => {
    event?.preventDefault?.();
    if (busy) return;
    busy = true;
    const button = event?.submitter ?? event?.currentTarget;
    button?.setAttribute?.("aria-busy", "true");
    try {
      await work(event);
    } catch (error) {
      console.warn(error);
      say(wordsOf(error), true);
    } finally {
      busy = false;
      button?.removeAttribute?.("aria-busy");
    }
  };
}

export const button = (text, work, attributes = {}) => h("button", { type: "button", onclick: doing(work), ...attributes }, text);
export const link = (text, href, attributes = {}) => h("a", { href, ...attributes }, text);

/** A field with its label: `field("Name", h("input", { name: "name" }))`. */
export function field(label, input, hint) {
  input.id ||= `field-${++fields}`;
  return h("div", { class: "field" }, h("label", { for: input.id }, label), hint ? h("small", {}, hint) : "", input);
}
let fields = 0;

/** A choice of one: options as `[value, text]`. */
export function choose(name, options, value = "", attributes = {}) {
  const select = h("select", { name, ...attributes }, options.map(([of, text]) => h("option", { value: of }, text)));
  select.value = value ?? "";
  if (select.selectedIndex < 0) select.selectedIndex = 0;
  return select;
}

/** What stands in a form. Several of one name come as a list through `getAll`. */
export const formOf = (form) => new FormData(form);

export const card = (...children) => h("li", { class: "card" }, ...children);
export const cards = (items, wide = false) => h("ul", { class: wide ? "cards wide" : "cards" }, items);

/** A table with a caption that a screen reader reads first. */
export function table(caption, columns, rows) {
  const cell = (tag) => (of, i) => h(tag, { class: columns[i].number ? "number" : undefined, scope: tag === "th" ? "col" : undefined }, of);
  return h(
    "div",
    { class: "scroll", tabindex: "0", role: "region", "aria-label": caption },
    h("table", {}, h("caption", { class: "hidden" }, caption), h("thead", {}, h("tr", {}, columns.map((c) => c.text).map(cell("th")))), h("tbody", {}, rows.map((row) => h("tr", {}, row.map(cell("td")))))),
  );
}

/** Gives a file to whoever sits here. */
export function save(name, content, type) {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const anchor = h("a", { href: address, download: name });
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** Asks for a file, and gives it to `work`. */
export function fileButton(text, accept, work, attributes = {}) {
  const input = h("input", { type: "file", accept, class: "hidden", tabindex: "-1", "aria-hidden": "true" });
  input.addEventListener("change", doing(async () => {
    const [file] = input.files;
    input.value = "";
    if (file) await work(file);
  }));
  return h("span", {}, input, h("button", { type: "button", onclick: () => input.click(), ...attributes }, text));
}
