// Answers the calls of the suite in Rust by a store in JavaScript: that in IndexedDB in a page, that in SQLite under Node. What they are is told in
// `crates/timebank-store/examples/conform.rs`.

const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
const unhex = (digits) => Uint8Array.from(digits.match(/../g) ?? [], (pair) => parseInt(pair, 16));
const text = (bytes) => new TextDecoder().decode(bytes);

/** Stores with one thing wrong each, which the suite has to find. */
const FAULTS = {
  "appends without comparing": (Store) =>
    class extends Store {
      async append(_, records) {
        await super.append(await this.head(), records);
      }
    },
  "keeps the personal parts of whom it forgets": (Store) =>
    class extends Store {
      async append(expected, records) {
        const before = await rows(this.name, (store) => store.getAll());
        await super.append(expected, records);
        if (text(records).includes('"member-erased"')) await rows(this.name, (store) => before.forEach((row) => store.put(row)));
      }
    },
  "keeps the snapshot of whom it forgets": (Store) =>
    class extends Store {
      async append(expected, records) {
        const [before] = await rows(this.name, (store) => store.getAll("snapshot"), "kept");
        await super.append(expected, records);
        if (before) await rows(this.name, (store) => store.put(before), "kept");
      }
    },
  "loses a large append": (Store) =>
    class extends Store {
      async append(expected, records) {
        await super.append(expected, records.length > 50_000 ? new Uint8Array() : records);
      }
    },
};

/** Behind the back of a store. */
function rows(name, work, table = "records") {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(`timebank:${name}`);
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const transaction = opening.result.transaction([table], "readwrite");
      const asked = work(transaction.objectStore(table));
      transaction.oncomplete = () => (opening.result.close(), resolve(asked?.result));
      transaction.onabort = () => reject(transaction.error);
    };
  });
}

/** What answers one call after the other by a store in IndexedDB; `fault` names what is to be wrong. */
export function answers(api, IndexedDbStore, fault) {
  const Store = fault === undefined ? IndexedDbStore : FAULTS[fault](IndexedDbStore);
  let made = 0;
  const open = async (name) => {
    const store = await IndexedDbStore.open(name);
    // What `open` gives is one without a fault.
    if (fault !== undefined) Object.setPrototypeOf(store, Store.prototype);
    return Object.assign(store, { name });
  };
  return answered(api, {
    fresh: () => open(`conforming ${made++}`),
    reopen: (store) => (store.close(), open(store.name)),
    another: ({ name }) => open(name),
    neighbour: ({ name }) => open(`${name}, next door`),
  });
}

/** What answers one call after the other by the stores of a factory. */
export function answered({ TimeBank }, factory) {
  const made = [];
  const make = async (store) => made.push(await store) - 1;
  const bank = (digits, use) => {
    const read = TimeBank.fromSnapshot(unhex(digits));
    return Promise.resolve(use(read)).finally(() => read.free());
  };
  const calls = {
    fresh: () => make(factory.fresh()),
    reopen: ({ store }) => make(factory.reopen(made[store])),
    another: ({ store }) => make(factory.another(made[store])),
    neighbour: ({ store }) => make(factory.neighbour(made[store])),
    readAfter: async ({ store, seq }) => text(await made[store].readAfter(seq)),
    append: async ({ store, expected, records }) => made[store].append(expected, new TextEncoder().encode(records)),
    open: async ({ store }) => {
      const opened = await made[store].open();
      if (opened === undefined) return null;
      const snapshot = hex(opened.snapshot());
      opened.free();
      return snapshot;
    },
    head: ({ store }) => made[store].head(),
    start: ({ store }) => made[store].start(),
    snapshot: async ({ store }) => {
      const kept = await made[store].snapshot();
      return kept === undefined ? null : hex(kept);
    },
    saveSnapshot: ({ store, bank: given }) => bank(given, (read) => made[store].saveSnapshot(read)),
    retire: ({ store, bank: given, closing }) => bank(given, (read) => made[store].retire(read, closing)),
    beginAt: ({ store, start, snapshot, records }) => made[store].beginAt(start, unhex(snapshot), new TextEncoder().encode(records)),
    verifyErased: ({ store, member, known }) => made[store].verifyErased(member, known.map(unhex)),
  };
  return async (line) => {
    const { call, ...given } = JSON.parse(line);
    try {
      return JSON.stringify({ ok: (await calls[call](given)) ?? null });
    } catch ({ code, message, details }) {
      return JSON.stringify({ error: { code, message, details } });
    }
  };
}
