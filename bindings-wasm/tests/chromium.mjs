// A real browser, and a server for what is shown to it.
import { fileURLToPath } from "node:url";

import { chromium } from "playwright-core";

import { serve } from "../../examples/website/serve.mjs";

export const QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

/** Starts Chromium; the runner says where it is. */
export function start() {
  return chromium.launch({ executablePath: process.env.TIMEBANK_CHROMIUM ?? "/usr/bin/chromium", args: QUIET });
}

/** Serves a folder on a port of its own; gives its address and how to stop. */
export async function host(folder) {
  const server = await serve(folder);
  return { address: `http://127.0.0.1:${server.address().port}/`, stop: () => new Promise((resolve) => (server.close(resolve), server.closeAllConnections())) };
}

/** The folder of the package. */
export const here = fileURLToPath(new URL("..", import.meta.url));

/** A page that fails the test when anything goes wrong on it unnoticed. */
export async function watched(context) {
  const page = await context.newPage();
  page.faults = [];
  page.on("pageerror", (error) => page.faults.push(error.stack ?? String(error)));
  page.on("console", (message) => message.type() === "error" && page.faults.push(message.text()));
  return page;
}
