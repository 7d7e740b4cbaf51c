// The website of the examples, looked at: by axe, in the colours of the system, by keyboard alone, in two languages.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { texts } from "../../examples/website/texts.js";
import { watched } from "./chromium.mjs";
import { AXE, PHONE, context, device, download, harpurbrook, labelled, said, siteAt, to, unfailing } from "./website.mjs";

const PAGES = ["#/today", "#/board", "#/post", "#/matches", "#/matches?kind=offer", "#/matches?member=7", "#/as/7", "#/exchanges", "#/exchange/31", "#/propose?giver=13&receiver=7", "#/record", "#/session", "#/may", "#/members", "#/member/8", "#/statement?member=8", "#/pot", "#/public", "#/keep", "#/as/8"];

for (const [name, options] of [["on a telephone", {}], ["on a desk, in the dark", { viewport: { width: 1280, height: 900 }, colorScheme: "dark" }], ["in the colours of the system", { forcedColors: "active" }]]) {
  test(`axe finds nothing on any page, ${name}`, async () => {
    // The page lets no script in from elsewhere; only the tester may.
    const page = await device({ bypassCSP: true, ...options });
    const look = async (where) => {
      await page.evaluate(AXE);
      const { violations } = await page.evaluate(() => axe.run(document, { resultTypes: ["violations"] }));
      assert.deepEqual(violations.map(({ id, nodes }) => `${where}: ${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" ; ")}`), []);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.equal(wide, 0, `${where} is wider than the screen`);
    };
    await look("start");
    await page.click("#sample");
    await page.waitForSelector("[data-list]");
    for (const hash of PAGES) {
      await to(page, hash);
      await look(hash);
    }
    unfailing(page);
  });
}

test("what we did together is for everybody: it names nobody, and what was given out is held against the next", async () => {
  const page = await harpurbrook({ locale: "es-ES" });
  const figures = () => page.$$eval("[data-row]", (all) => Object.fromEntries(all.map((of) => [of.dataset.row, of.querySelector("[aria-hidden]") ? null : Number(of.querySelector(".big").textContent.replaceAll(/\D/g, ""))])));
  // The sample's eight weeks end today: one of two years has most of them.
  const spans = [];
  for (const span of [1, 0]) {
    await to(page, `#/public?span=${span}`);
    await page.waitForSelector('[data-section="headlines"]');
    spans.push([await figures(), span]);
  }
  const [told, span] = spans.sort(([a], [b]) => (b.exchanges ?? 0) - (a.exchanges ?? 0))[0];
  assert.ok(told.exchanges >= 10 && told["hours-given"] > 0, "a community of this size has totals to show");
  for (const value of Object.values(told)) assert.ok(value === null || value % 5 === 0, "rounded");
  await to(page, `#/public?span=${span}`);
  await page.waitForSelector('[data-section="headlines"]');
  const file = await download(page, "#save-summary");
  await said(page, "Guardado");
  const saved = readFileSync(file, "utf8");
  assert.match(saved, /<html lang="es">/);
  assert.match(saved, /Lo que hicimos juntos|lo que hicimos juntos/);
  assert.doesNotMatch(saved, /<script|https?:\/\/(?!www\.w3\.org)| src=| on\w+=/);
  await to(page, "#/members");
  const people = await page.$$eval("main h3", (all) => all.map((of) => of.textContent));
  assert.ok(people.length >= 10);
  for (const person of people) assert.ok(!saved.includes(person), `${person} is in the summary`);
  // The same days again are the same; other days that overlap them show nothing that the two would tell together.
  await to(page, `#/public?span=${span}`);
  await page.waitForSelector('[data-section="headlines"]');
  assert.deepEqual(await figures(), told);
  await page.evaluate(() => {
    const key = "timebank-releases:website";
    localStorage.setItem(key, JSON.stringify(JSON.parse(localStorage.getItem(key)).map((one) => ({ ...one, from: "2000-01-01" }))));
  });
  await to(page, "#/members");
  await to(page, `#/public?span=${span}`);
  await page.waitForSelector('[data-section="headlines"]');
  const beside = await figures();
  assert.equal(beside["hours-given"], null);
  assert.equal(beside.exchanges, null, "the same number of other days would tell that nothing happened in the rest");
  const alone = await page.context().newPage();
  await alone.setContent(saved);
  await alone.evaluate(AXE);
  const { violations } = await alone.evaluate(() => axe.run(document, { resultTypes: ["violations"] }));
  assert.deepEqual(violations.map(({ id }) => id), []);
  unfailing(page);
});

test("in the colours of the system it still shows what is chosen, where one is, and what is a button", async () => {
  const page = await harpurbrook({ forcedColors: "active" });
  await to(page, "#/matches");
  await page.waitForSelector("[data-match]");
  const look = (selector) => page.$eval(selector, (of) => (({ borderTopWidth, borderTopStyle, backgroundColor, color, fontWeight }) => ({ border: borderTopStyle === "none" ? 0 : parseFloat(borderTopWidth), backgroundColor, color, fontWeight }))(getComputedStyle(of)));
  const [pressed, other] = [await look('.tabs [aria-pressed="true"]'), await look('.tabs [aria-pressed="false"]')];
  assert.notEqual(pressed.backgroundColor, other.backgroundColor);
  assert.ok(pressed.border >= 2 && other.border >= 1);
  assert.ok((await look("nav a[aria-current]")).border >= 2);
  assert.ok((await look(".chip")).border >= 1);
  const { backgroundColor, color } = await look("form.step button");
  assert.notEqual(backgroundColor, color);
  unfailing(page);
});

test("everything can be reached and done by keyboard alone", async () => {
  const page = await harpurbrook();
  await page.reload();
  await page.waitForSelector("[data-list]");
  const focus = () => page.evaluate(() => document.activeElement?.textContent?.trim() || document.activeElement?.id);
  await page.keyboard.press("Tab");
  assert.equal(await focus(), "Skip to the page");
  const walk = async (wanted, most = 60) => {
    for (let n = 0; n < most; n++) {
      if ((await focus()) === wanted) return;
      await page.keyboard.press("Tab");
    }
    assert.fail(`\`${wanted}\` is not reached`);
  };
  await walk("May we?");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement?.tagName === "H1" && document.activeElement.textContent.startsWith("May we two"));
  await page.keyboard.press("Tab");
  await page.keyboard.type("Winston");
  await page.keyboard.press("Tab");
  await page.keyboard.type("Dorothy");
  await walk("May we?", 12);
  await page.keyboard.press("Enter");
  await page.waitForSelector("[data-answer]");
  // Whatever has the focus shows it.
  const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
  assert.equal(outline, "solid");
  unfailing(page);
});

test("the bar shows the page one is on, and neither takes the first Tab nor loses the place of somebody in it", async () => {
  const page = await harpurbrook();
  await to(page, "#/keep");
  await page.reload();
  await page.waitForFunction(() => document.querySelector("#head"));
  const [left, right] = await page.$eval("nav [aria-current]", (of) => (({ left, right }) => [left, right])(of.getBoundingClientRect()));
  assert.ok(left >= 0 && right < PHONE.width + 1, `the link is at ${left} to ${right}`);
  const focus = () => page.evaluate(() => document.activeElement?.id || document.activeElement?.getAttribute("href"));
  await page.keyboard.press("Tab");
  assert.equal(await focus(), "skip");
  await to(page, "#/today");
  await page.focus('nav a[href="#/pot"]');
  await page.evaluate(async () => (await import("./bank.js")).act("admit", { applicant: true, profile: { name: "Leon Campbell" } }));
  await page.waitForFunction(() => document.querySelectorAll('[data-list="applicants"]').length === 2);
  assert.equal(await focus(), "#/pot");
  unfailing(page);
});

test("the other language has every text, and the page speaks it", async () => {
  const [en, ...others] = Object.entries(texts);
  for (const [code, own] of others) {
    assert.deepEqual(Object.keys(own).sort(), Object.keys(en[1]).sort(), code);
    for (const [key, text] of Object.entries(own)) {
      const gaps = (of) => [of].flat().map((one) => (one.match(/\{\w+\}/g) ?? []).sort().join()).at(-1);
      assert.equal(gaps(text), gaps(en[1][key]), `${code}: ${key}`);
    }
  }
  const page = await harpurbrook();
  await page.selectOption("#language", "es");
  await page.waitForFunction(() => document.querySelector("h1").textContent.startsWith("Hoy"));
  assert.equal(await page.getAttribute("html", "lang"), "es");
  const missing = /\b(today|board|may|exchange|member|statement|keep|pot|nav|start)\.[a-zA-Z]/;
  for (const hash of PAGES) {
    await to(page, hash);
    assert.doesNotMatch(await page.textContent("body"), missing, hash);
  }
  await page.reload();
  await page.waitForFunction(() => document.documentElement.lang === "es");
  unfailing(page);
});

test("a new time bank begins from nothing", async () => {
  const page = await device();
  await labelled(page, "What does your community call itself?").fill("Mill Lane");
  await page.getByRole("button", { name: "Begin", exact: true }).click();
  await page.waitForSelector("text=Welcome somebody");
  for (const name of ["Ana", "Ben"]) {
    await labelled(page, "Name").fill(name);
    await page.getByRole("button", { name: "Welcome them" }).click();
    await said(page, `${name} is a member now.`);
  }
  for (const hash of ["#/today", "#/board", "#/exchanges", "#/statement", "#/pot", "#/keep"]) await to(page, hash);
  assert.equal(await page.textContent("#name"), "Mill Lane");
  unfailing(page);
});

test("the page tells when its worker is gone, and opens again with everything kept", async () => {
  const fresh = await context();
  const page = await watched(fresh);
  await page.addInitScript(() => {
    const Real = Worker;
    window.Worker = class extends Real {
      constructor(...given) {
        super(...given);
        // The first has the bank. The second reads for the broker's day.
        window.running ??= this;
      }
    };
  });
  await page.goto((await siteAt()).address);
  await page.click("#sample");
  await page.waitForSelector("[data-list]");
  await page.evaluate(() => window.running.terminate());
  await page.waitForSelector("#banner p");
  assert.match(await page.textContent("#banner"), /lost its bank/);
  await page.click("#banner button");
  await page.waitForSelector("[data-list]");
  assert.equal(await page.locator("#banner p").count(), 0);
  await fresh.close();
});
