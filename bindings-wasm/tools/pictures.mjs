// Draws the picture of the README anew: the notice board of the example website.
//
//     node tools/pictures.mjs          after `npm run build`; Chromium as the tests use it
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { build } from "../../examples/website/build.mjs";
import { host, start } from "../tests/chromium.mjs";
import { NOW, ZONE, stop } from "../tests/clock.mjs";

const into = fileURLToPath(new URL("../../docs/pictures/", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "timebank-pictures-"));
mkdirSync(into, { recursive: true });
build(folder);
const site = await host(folder);
const browser = await start();
try {
  const context = await browser.newContext({ bypassCSP: true, viewport: { width: 900, height: 620 }, locale: "en-GB", timezoneId: ZONE });
  await context.addInitScript(stop, NOW);
  const page = await context.newPage();
  await page.goto(site.address);
  await page.click("#sample");
  await page.waitForSelector("[data-list]");
  // Hides the message that the community is invented.
  await page.addStyleTag({ content: "[role=status] { display: none !important }" });
  await page.goto(`${site.address}#board`);
  await page.getByRole("heading", { level: 1, name: "Offers and requests" }).waitFor();
  await page.screenshot({ path: join(into, "notice-board.png") });
} finally {
  await browser.close();
  await site.stop();
  rmSync(folder, { recursive: true, force: true });
}
