// Reports as they are read: on a telephone, on a desk, on paper. Nothing is cut, and their styles stay inside.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { start, watched } from "./chromium.mjs";

const folder = process.env.TIMEBANK_REPORTS;
assert.ok(folder, "`TIMEBANK_REPORTS` names no folder of reports; `cargo xtask test --only javascript` makes one and names it");
const reports = readdirSync(folder).filter((file) => file.endsWith(".html")).map((file) => [file, readFileSync(join(folder, file), "utf8")]);

// A4 at 96 dots an inch is 794 wide; 18 mm on either side are left.
const SCREENS = [["a small telephone", 360], ["a telephone", 380], ["a large telephone", 400], ["a tablet", 900], ["a desk", 1280], ["A4", 658, "print"]];

let browser;
before(async () => (browser = await start()));
after(() => browser.close());

async function shown(html, width, media = "screen") {
  const context = await browser.newContext({ viewport: { width, height: 900 } });
  const page = await watched(context);
  await page.emulateMedia({ media });
  await page.setContent(html);
  return page;
}

/** What does not fit: boxes beyond the page, text beyond its box, labels of charts beyond the picture or over a bar. */
function amiss() {
  const found = [];
  const wide = document.documentElement.clientWidth;
  const told = (what, element) => found.push(`${what}: <${element.localName}> ${element.textContent.trim().slice(0, 60)}`);
  for (const element of document.querySelectorAll(".tb-report, .tb-report *")) {
    const box = element.getBoundingClientRect();
    if (box.width === 0) continue;
    if (box.left < -0.5 || box.right > wide + 0.5) told("beyond the page", element);
    if (element instanceof HTMLElement && element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1) told("beyond its box", element);
    const picture = element.closest("svg")?.getBoundingClientRect();
    if (picture && (box.left < picture.left - 0.5 || box.right > picture.right + 0.5)) told("beyond its picture", element);
    if (element.localName === "text" && element.nextElementSibling?.localName === "rect" && box.right > element.nextElementSibling.getBoundingClientRect().left) told("over its bar", element);
    const size = element.localName === "text" ? Number(element.getAttribute("font-size")) * (picture.width / element.ownerSVGElement.viewBox.baseVal.width) : parseFloat(getComputedStyle(element).fontSize);
    if (size < 10) told(`in letters of ${size.toFixed(1)}`, element);
  }
  if (document.documentElement.scrollWidth > wide) found.push(`the page is ${document.documentElement.scrollWidth} wide`);
  return found;
}

/** Sixteen columns, long names, figures of nine digits: more than any report has. */
function stretch() {
  for (const table of document.querySelectorAll(".tb-report table")) {
    for (const row of table.rows) {
      while (row.cells.length < 17) {
        const cell = row.lastElementChild.cloneNode(true);
        if (cell.localName === "th") cell.textContent = "Freizeitgestaltungsgemeinschaft";
        else [cell.textContent, cell.dataset.column] = ["123456789.25", "Freizeitgestaltungsgemeinschaft"];
        row.append(cell);
      }
      row.cells[0].textContent += " Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch";
    }
  }
}

test("there are reports of every kind to look at", () => {
  assert.deepEqual(reports.map(([file]) => file).sort(), ["community-health.html", "funder.html", "member.html", "public.html"]);
});

for (const [name, width, media] of SCREENS) {
  test(`nothing is cut on ${name}, ${width} wide`, async () => {
    for (const [file, html] of reports) {
      const page = await shown(html, width, media);
      assert.deepEqual([file, ...(await page.evaluate(amiss))], [file]);
      await page.evaluate(stretch);
      assert.deepEqual([file, ...(await page.evaluate(amiss))], [file], "with sixteen columns");
      assert.deepEqual(page.faults, []);
      await page.context().close();
    }
  });

  test(`a column that overflows is found on ${name}`, async () => {
    const [, html] = reports.find(([file]) => file === "community-health.html");
    const page = await shown(html, width, media);
    await page.addStyleTag({ content: ".tb-report table{table-layout:fixed;width:100%}.tb-report td{white-space:nowrap;overflow:hidden}" });
    await page.evaluate(() => (document.querySelector(".tb-report td").textContent = "1234567890 ".repeat(20)));
    assert.notDeepEqual(await page.evaluate(amiss), []);
    await page.context().close();
  });
}

test("printed, a report is A4 and no page is cut", async () => {
  for (const [file, html] of reports) {
    const page = await shown(html, 1280);
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
    const boxes = [...pdf.matchAll(/\/MediaBox \[([^\]]*)\]/g)].map(([, box]) => box.trim().split(/\s+/).map(Number));
    assert.ok(boxes.length > 0, file);
    for (const [left, bottom, right, top] of boxes) {
      assert.deepEqual([left, bottom], [0, 0]);
      assert.ok(Math.abs(right - 595.3) < 1 && Math.abs(top - 841.9) < 1, `${file}: ${right} by ${top}`);
    }
    await page.context().close();
  }
});

test("no heading is said twice, and periods are named as people name them", async () => {
  for (const [file, html] of reports) {
    const page = await shown(html, 900);
    const said = await page.$$eval("h1, h2, h3, caption", (all) => all.map((one) => one.textContent.trim()));
    assert.deepEqual(said, [...new Set(said)], file);
    assert.ok(said.every((heading) => heading !== ""), file);
    const text = await page.innerText("body");
    assert.doesNotMatch(text, /\d{4}-\d\d-\d\d|\bfrom 20\d\d\b/, file);
    assert.match(text, /(March to August|June to July) 2026/, file);
    await page.context().close();
  }
});

test("the styles of a report stay inside it", async () => {
  const outside = '<h1>Ours</h1><h2>Ours</h2><p class="about">Ours</p><table><thead><tr><th>a</th></tr></thead><tr><td data-column="b">1</td></tr></table><svg width="20" height="20"></svg><footer>Ours</footer>';
  const looks = (page) => page.$$eval("body > *:not(.tb-report), body > table *", (all) => all.map((one) => [one.localName, JSON.stringify([...getComputedStyle(one)].map((name) => [name, getComputedStyle(one).getPropertyValue(name)]).filter(([name]) => !/(-origin|size|width|height|inset|bottom|right|top|left)/.test(name)))]));
  for (const [file, html] of reports) {
    const [, style] = html.match(/<style>([^<]*)<\/style>/);
    const [, report] = html.match(/<body>([^]*)<\/body>/);
    for (const media of ["screen", "print"]) {
      const plain = await shown(outside, 380, media);
      const beside = await shown(`<style>${style}</style>${outside}${report}`, 380, media);
      assert.deepEqual(await looks(beside), await looks(plain), file);
      // Nor does it set the paper of the page it stands in: only its own pages are A4.
      const pages = await beside.evaluate(() => [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]).filter((rule) => rule instanceof CSSPageRule).map((rule) => rule.selectorText));
      assert.ok(pages.every((selector) => selector !== ""), `${file}: a rule for every page`);
      await plain.context().close();
      await beside.context().close();
    }
  }
});
