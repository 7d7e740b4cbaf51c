// A process of its own that admits and forgets people in a database until it is ended, and tells each one that was answered.
import { Keeper, isTimebankError } from "timebank";
import { SqliteStore } from "timebank/sqlite";

const [path, name, most] = process.argv.slice(2);
const store = await SqliteStore.open(path);
const keeper = await Keeper.open(store);
for (let n = 1; n <= Number(most); n++) {
  const key = Buffer.from(`${name}${String(n).padStart(16 - name.length, "0")}`).toString("hex");
  try {
    const { member } = await keeper.admit(`${name}-${n}-of-the-mill`, { key });
    process.stdout.write(`admitted ${name}-${n}-of-the-mill\n`);
    if (n % 5 !== 0) continue;
    await keeper.erase(member);
    process.stdout.write(`forgotten ${name}-${n}-of-the-mill\n`);
  } catch (error) {
    // Others were first sixteen times in a row.
    if (!isTimebankError(error) || error.code !== "conflict") throw error;
    n--;
  }
}
await store.close();
