// Reads the vectors all languages share, where they are: at the root of the checkout.
import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../../tests/vectors/", import.meta.url));

export function files() {
  return readdirSync(root, { recursive: true })
    .filter((file) => file.endsWith(".json"))
    .sort();
}

export function load(file) {
  return JSON.parse(readFileSync(root + file, "utf8"));
}

/** What happened in a journal. Places and hashes are left to the head, which a vector gives apart. */
export function events(journal) {
  return new TextDecoder()
    .decode(journal)
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line).record.event);
}

/** Two parts of a journal as one. */
export function joined(first, second) {
  const whole = new Uint8Array(first.length + second.length);
  whole.set(first);
  whole.set(second, first.length);
  return whole;
}
