// A process of its own that opens the bank in a database, waits for a word, sends one command and tells what it was answered.
import { once } from "node:events";

import { Keeper } from "timebank";
import { SqliteStore } from "timebank/sqlite";

const [path, key] = process.argv.slice(2);
const store = await SqliteStore.open(path);
const keeper = await Keeper.open(store);
process.stdout.write("ready\n");
await once(process.stdin, "data");
const { member, repeated } = await keeper.admit("Ana", { key, salt: key });
await store.close();
process.stdout.write(`${JSON.stringify({ member, repeated: repeated ?? false, process: process.pid })}\n`);
process.exit();
