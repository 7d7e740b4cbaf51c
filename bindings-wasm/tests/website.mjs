// The website of the examples, as its tests open it: put together once, on devices of its own, at the moment of the tests.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before } from "node:test";

import { build } from "../../examples/website/build.mjs";
import { here, host, start, watched } from "./chromium.mjs";
import { NOW, ZONE, stop } from "./clock.mjs";

export const PHONE = { width: 390, height: 844 };
export const AXE = readFileSync(join(here, "node_modules/axe-core/axe.min.js"), "utf8");

let browser, folder;
const sites = new Map();

before(async () => {
  folder = mkdtempSync(join(tmpdir(), "timebank-website-"));
  browser = await start();
});
after(async () => {
  await browser?.close();
  for (const site of sites.values()) await (await site).stop();
  rmSync(folder, { recursive: true, force: true });
});

/** A file of this run. */
export const inFolder = (name) => join(folder, name);

/** Serves the site, with the clock of its workers stopped at a moment; that of its pages is stopped by `context`. */
async function hosted(now) {
  const at = inFolder(`site-${now}`);
  build(at);
  const worker = join(at, "timebank/worker.js");
  writeFileSync(worker, `(${stop})(${now});\n${readFileSync(worker, "utf8")}`);
  return host(at);
}

/** The site as it is at a moment. */
export function siteAt(now = NOW) {
  if (!sites.has(now)) sites.set(now, hosted(now));
  return sites.get(now);
}

/** Does something while nothing is served; then serves the same files at another address. */
export async function unserved(work) {
  await (await siteAt()).stop();
  try {
    await work();
  } finally {
    sites.set(NOW, host(inFolder(`site-${NOW}`)));
  }
}

/** A browser nobody has used before. */
export async function context({ now = NOW, ...options } = {}) {
  const context = await browser.newContext({ viewport: PHONE, locale: "en-GB", timezoneId: ZONE, acceptDownloads: true, ...options });
  context.setDefaultTimeout(10_000);
  await context.addInitScript(stop, now);
  return context;
}

/** A device that has never been here before. */
export async function device(options = {}) {
  const page = await watched(await context(options));
  await page.goto((await siteAt(options.now)).address);
  await page.waitForSelector("#sample");
  return page;
}

/** A device with the invented community on it. */
export async function harpurbrook(options) {
  const page = await device(options);
  await page.click("#sample");
  await page.waitForSelector("[data-list]");
  return page;
}

export async function to(page, hash) {
  if (await page.evaluate((next) => location.hash === next, hash)) return;
  await page.evaluate((next) => {
    document.activeElement?.blur();
    location.hash = next;
  }, hash);
  await page.waitForFunction(() => document.activeElement?.tagName === "H1");
}

/** Waits until the page says it. What it says belongs to the page it has arrived at by then. */
export const said = (page, text) => page.waitForFunction((wanted) => document.getElementById("said").textContent.includes(wanted), text);
export const labelled = (page, text) => page.getByLabel(text, { exact: true });

export async function download(page, selector) {
  const [file] = await Promise.all([page.waitForEvent("download"), page.click(selector)]);
  const path = inFolder(file.suggestedFilename());
  await file.saveAs(path);
  return path;
}

/** Gives a file to the button that asks for one. */
export async function give(page, selector, path) {
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.click(selector)]);
  await chooser.setFiles(path);
}

export const unfailing = (page) => assert.deepEqual(page.faults, []);
