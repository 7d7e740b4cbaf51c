// A member's own device: the file the broker gave, and the wishes that wait for the broker.
import { IndexedDbStore } from "./timebank/indexeddb.js";
import { newCommand } from "./timebank/web.js";

const KEPT = "timebank-mine";

/** The file the broker gave, as it is kept here. */
export async function mineKept() {
  const text = localStorage.getItem(KEPT);
  return text === null ? undefined : JSON.parse(text);
}

/** Takes a file of the broker's in; gives nothing when it is something else. */
export function takeFile(text) {
  const file = JSON.parse(text);
  if (file?.form !== "timebank-member-file" || file.version !== 1) return undefined;
  localStorage.setItem(KEPT, JSON.stringify(file));
  return file;
}

async function queue() {
  return IndexedDbStore.open("mine");
}

/** A wish: it waits until it is sent, and counts once however often that is. */
export async function wish(member, type, options) {
  const store = await queue();
  await store.enqueue(newCommand(type, { by: member, ...options }));
  store.close();
}

export async function wishes() {
  const store = await queue();
  const waiting = await store.waiting();
  store.close();
  return waiting.map(({ command }) => command);
}

/** The file for the broker. */
export async function wishFile(file) {
  return JSON.stringify({ form: "timebank-wishes", version: 1, member: file.member, name: file.name, commands: await wishes() });
}

/** Removes everything from this device. */
export async function forgetMine() {
  localStorage.removeItem(KEPT);
  await IndexedDbStore.delete("mine");
}
