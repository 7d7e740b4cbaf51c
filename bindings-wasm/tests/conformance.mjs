// What every store has to do, in JavaScript: the checks of the core's own suite, for stores that answer with promises.
//
// It runs under Node and in a page, so it takes the package as `api` and throws plain errors. A factory has `fresh()` and
// `reopen(store)`, which gives the same store as after a restart.

const AT = "2026-03-01T10:00:00Z";
const NONE = { seq: 0, hash: "0".repeat(64) };
const hex = (n) => n.toString(16).padStart(2, "0").repeat(16);

function same(what, expected, found) {
  const [a, b] = [expected, found].map((one) => (one instanceof Uint8Array ? new TextDecoder().decode(one) : JSON.stringify(one)));
  if (a !== b) throw new Error(`${what}: expected ${a?.slice(0, 300)}, found ${b?.slice(0, 300)}`);
}

const headOf = (bank) => {
  const [seq, hash] = bank.head.split(":");
  return { seq: Number(seq), hash };
};

const join = (parts) => new TextEncoder().encode(parts.map((part) => new TextDecoder().decode(part)).join(""));
const part = (member, minutes, side) => ({ member, side, minutes });
const terms = (a, b, minutes) => ({ on: "2026-03-01", parts: [part(a, minutes, "gave"), part(b, minutes, "received")] });

/** The commands of a small bank: three members with personal parts, exchanges with notes, and a batch. */
function commands() {
  const all = [{ type: "create", bank: "00".repeat(16), charter: { name: "Harpurbrook" } }];
  for (const name of ["Ana", "Ben", "Cleo"]) all.push({ type: "admit", profile: { name } });
  for (const [a, b] of [[1, 2], [2, 3], [3, 1]]) all.push({ type: "record", terms: terms(a, b, 45), note: "a word beside it" });
  all.push({ type: "record-batch", exchanges: [terms(1, 3, 10), terms(3, 2, 20), terms(2, 1, 30)] });
  return all.map((action, n) => ({ at: AT, key: hex(n + 1), salt: hex(n + 1), by: "host", do: action }));
}

/** A store that keeps the sample, with the bank that wrote it and its appends. */
async function filled({ TimeBank }, factory) {
  const store = await factory.fresh();
  const [founding, ...rest] = commands();
  const bank = TimeBank.create(founding);
  let head = NONE;
  const appends = [bank.takeNewRecords()];
  await store.append(head, appends[0]);
  for (const command of rest) {
    head = headOf(bank);
    bank.execute(command);
    const records = bank.takeNewRecords();
    await store.append(head, records);
    appends.push(records);
  }
  return { store, bank, all: join(appends) };
}

async function refused(code, promise) {
  try {
    await promise;
  } catch (error) {
    if (error.code === code) return;
    throw error;
  }
  throw new Error(`it was taken, where \`${code}\` was expected`);
}

const erasing = (member) => ({ at: AT, by: "host", do: { type: "erase", member } });

export const checks = {
  async empty(api, factory) {
    const store = await factory.fresh();
    same("records of an empty store", new Uint8Array(), await store.readAfter(0));
    same("its bank", undefined, await api.Keeper.open(store));
  },

  async "reads back"(api, factory) {
    const { store, bank, all } = await filled(api, factory);
    same("records", all, await store.readAfter(0));
    same("the head", bank.head, (await api.Keeper.open(store)).bank.head);
  },

  async "reads after"(api, factory) {
    const { store, all } = await filled(api, factory);
    const lines = new TextDecoder().decode(all).split("\n").slice(0, -1);
    for (let from = 0; from <= lines.length; from++) same("the rest", join(lines.slice(from).map((line) => new TextEncoder().encode(`${line}\n`))), await store.readAfter(from));
    same("after the last", new Uint8Array(), await store.readAfter(Number.MAX_SAFE_INTEGER));
  },

  async conflict(api, factory) {
    const { store, bank, all } = await filled(api, factory);
    const { records } = bank.decide(erasing(2));
    const head = headOf(bank);
    for (const expected of [{ ...head, seq: head.seq - 1 }, { ...head, seq: head.seq + 1 }, { ...head, hash: hex(9) + hex(9) }, NONE]) {
      await refused("conflict", store.append(expected, records));
      same("records after a conflict, the parts of whom they forget among them", all, await store.readAfter(0));
    }
  },

  async "nothing appended"(api, factory) {
    const { store, bank, all } = await filled(api, factory);
    await store.append(headOf(bank), new Uint8Array());
    same("records", all, await store.readAfter(0));
  },

  async lasts(api, factory) {
    const { store, bank, all } = await filled(api, factory);
    const again = await factory.reopen(store);
    same("records after a restart", all, await again.readAfter(0));
    const head = headOf(bank);
    bank.execute({ at: AT, by: "host", do: { type: "admit" } });
    const more = bank.takeNewRecords();
    await again.append(head, more);
    same("after another", join([all, more]), await (await factory.reopen(again)).readAfter(0));
  },

  async "large append"(api, factory) {
    const { store, bank } = await filled(api, factory);
    const head = headOf(bank);
    bank.execute({ at: AT, by: "host", do: { type: "record-batch", exchanges: Array(2000).fill(terms(1, 2, 5)) } });
    const records = bank.takeNewRecords();
    await store.append(head, records);
    same("the records appended", records, await (await factory.reopen(store)).readAfter(head.seq));
  },

  async "what is no record is refused whole"(api, factory) {
    const { store, bank, all } = await filled(api, factory);
    const { records } = bank.decide({ at: AT, by: "host", do: { type: "admit" } });
    for (const bad of ["nothing\n", `${new TextDecoder().decode(records)}{}\n`]) await refused("bad-line", store.append(headOf(bank), new TextEncoder().encode(bad)));
    same("records", all, await store.readAfter(0));
  },

  async forgets(api, factory) {
    const { store, bank, all } = await filled(api, factory);
    const head = headOf(bank);
    bank.execute(erasing(2));
    const records = bank.takeNewRecords();
    await store.append(head, records);
    const kept = await store.readAfter(0);
    same("records once a member is forgotten", api.forgetJsonl(join([all, records]), [2]), kept);
    if (new TextDecoder().decode(kept).includes("Ben")) throw new Error("what was to be forgotten is there");
    const again = await factory.reopen(store);
    same("after a restart", kept, await again.readAfter(0));
    const { fault, head: found } = api.verify(kept);
    same("faults", null, fault);
    same("the head", bank.head, `${found.seq}:${found.hash}`);
    same("the bank", bank.snapshot(), (await api.Keeper.open(again)).bank.snapshot());
  },

  async "forgets what comes with it"(api, factory) {
    const { store, bank } = await filled(api, factory);
    const { expected, records } = bank.decide([{ at: AT, salt: hex(20), by: "host", do: { type: "keep", member: 2, parts: [{ type: "tags", add: ["moved away"] }] } }, erasing(2)]);
    await store.append(expected, records);
    for (const open of [() => store, () => factory.reopen(store)]) {
      const one = await open();
      if (new TextDecoder().decode(await one.readAfter(0)).includes("moved away")) throw new Error("what came with the erasure is there");
    }
  },

  async keeper(api, factory) {
    const store = await factory.fresh();
    const [founding, ...rest] = commands();
    const { do: { charter }, ...context } = founding;
    const keeper = await api.Keeper.create(store, { ...context, charter });
    for (const command of [...rest, { ...erasing(3), key: hex(99) }]) {
      const [first] = await keeper.execute(command);
      const [again] = await keeper.execute(command);
      same("the answer to a command sent twice", [first.seq, true], [again.seq, again.repeated]);
    }
    same("the bank", keeper.bank.snapshot(), (await api.Keeper.open(await factory.reopen(store))).bank.snapshot());
  },

  async "two writers"(api, factory) {
    const { store } = await filled(api, factory);
    const [first, second] = [await api.Keeper.open(store), await api.Keeper.open(store)];
    const record = (n) => ({ at: AT, key: hex(n), by: "host", do: { type: "record", terms: terms(1, 2, 5) } });
    const outcomes = await Promise.all([1, 2, 3, 4, 5].flatMap((n) => [first.execute(record(100 + n)), second.execute(record(200 + n))]));
    same("every command once", 10, new Set(outcomes.map(([outcome]) => outcome.seq)).size);
    await Promise.all([first.catchUp(), second.catchUp()]);
    same("the heads", first.bank.head, second.bank.head);
    same("the store", first.bank.head, (await api.Keeper.open(store)).bank.head);
  },

  async "a refusal is given by a bank that is up to date"(api, factory) {
    const { store } = await filled(api, factory);
    const [first, second] = [await api.Keeper.open(store), await api.Keeper.open(store)];
    const [{ created }] = await first.execute({ at: AT, by: "host", do: { type: "admit" } });
    await second.execute({ at: AT, by: "host", do: { type: "record", terms: terms(created.member, 1, 5) } });
    await refused("not-found", second.execute({ at: AT, by: "host", do: { type: "record", terms: terms(77, 1, 5) } }));
  },
};

/** Runs a kind of store through all checks; gives their names, and what each that failed said. */
export async function run(api, factory) {
  const results = [];
  for (const [name, check] of Object.entries(checks)) {
    try {
      await check(api, factory);
      results.push({ name });
    } catch (error) {
      results.push({ name, fault: `${error.stack ?? error}` });
    }
  }
  return results;
}
