/** The script of the worker: the core, the journal, and the lock that keeps a second tab from writing. */
import { TimeBank, verifyJsonl, type Journal } from "./bank.js";
import { TimebankError } from "./errors.js";
import type { Charter, Command, Head } from "./generated/wire.js";
import { ask, follow, type AskedOfReader, type Fed } from "./follow.js";
import { IndexedDbStore } from "./indexeddb.js";
import type { FromWorker, Opened, ToWorker } from "./remote.js";
import { Keeper, NO_HEAD, headAfter, recordsOf } from "./store.js";
import { init } from "./web.js";

/** Of a worker's own scope, what is used here: its types do not go together with those of a page. */
interface Scope {
  onmessage: ((event: MessageEvent<ToWorker | ToReader>) => void) | null;
  postMessage(message: FromWorker, transfer: Transferable[]): void;
}
const scope = globalThis as unknown as Scope;
type ToReader = AskedOfReader & { readonly id: number };

let name = "";
let store: IndexedDbStore | undefined;
let keeper: Keeper | undefined;
let writable = false;
let channel: BroadcastChannel | undefined;
/** Readers in other workers, by name. */
const readers = new Map<string, MessagePort>();
/** Whether this worker is a reader itself. */
let reads = false;

scope.onmessage = ({ data }) => {
  const given = reads || data.call === "follow" ? read(data as ToReader) : answer(data as ToWorker);
  given.then(
    (given) => scope.postMessage({ id: data.id, answer: given }, given instanceof Uint8Array ? [given.buffer as ArrayBuffer] : []),
    (error: unknown) => scope.postMessage({ id: data.id, error: told(error) }, []),
  );
};

function told(error: unknown) {
  const known = error instanceof TimebankError ? error : failure(error);
  return { code: known.code, message: known.message, details: known.details, help: known.help };
}

function failure(error: unknown): TimebankError {
  const why = error instanceof Error ? error.message : String(error);
  return new TimebankError("store-failed", `the bank could not go on: ${why}`, { why }, "load the page again");
}

/** As a reader: the first thing asked is to follow a bank that another worker keeps. */
async function read(asked: ToReader): Promise<unknown> {
  if (asked.call !== "follow") return ask(asked, (progress) => scope.postMessage({ id: asked.id, progress }, []));
  reads = true;
  return follow(asked.port, asked.wasm);
}

async function answer(asked: ToWorker): Promise<unknown> {
  switch (asked.call) {
    case "feed":
      return feed(asked.name, asked.port);
    case "open":
      return open(asked.name, asked.pulse, asked.wasm);
    case "found":
      return found(asked.json);
    case "execute":
      return execute(asked.json);
    case "query":
      return here().bank.query(asked.json);
    case "restore":
      return restore(asked.journal);
    case "verify":
      return verifyJsonl(asked.journal);
    case "journal":
      return kept().readAfter(0);
    case "redact":
      return here().bank.redact(await kept().readAfter(0), JSON.parse(asked.json));
    case "snapshot":
      return here().bank.snapshot();
    case "enqueue":
      return kept().enqueue(JSON.parse(asked.json) as Command);
    case "waiting":
      return (await kept().waiting()).map(({ command }) => command);
    case "decideWaiting":
      return decideWaiting();
    case "close":
      kept().close();
      channel?.close();
      return undefined;
  }
}

async function open(named: string, pulse: string, wasm: string | undefined): Promise<Opened> {
  name = named;
  await init(wasm);
  await hold(pulse);
  store = await IndexedDbStore.open(name);
  writable = await first();
  // Listened to before the journal is read, so that nothing is missed in between.
  channel = new BroadcastChannel(`timebank:${name}`);
  channel.onmessage = () => void another();
  keeper = await Keeper.open(store);
  return { founded: keeper !== undefined, writable, seq: Number(keeper?.bank.head.split(":", 1)[0] ?? 0) };
}

/** Holds a lock as long as this worker lives. */
function hold(lock: string): Promise<void> {
  return new Promise((resolve, reject) => {
    if (navigator.locks === undefined) return resolve();
    navigator.locks
      .request(lock, () => {
        resolve();
        return new Promise(() => undefined);
      })
      .catch(reject);
  });
}

/** Whether this tab is the first: then it holds the lock of the journal. Else it waits for it. */
function first(): Promise<boolean> {
  if (navigator.locks === undefined) return Promise.resolve(true);
  const lock = `timebank:${name}`;
  return new Promise((resolve, reject) => {
    navigator.locks
      .request(lock, { ifAvailable: true }, (granted) => {
        resolve(granted !== null);
        if (granted !== null) return new Promise(() => undefined);
        void hold(lock).then(take);
        return undefined;
      })
      .catch(reject);
  });
}

/** The tab that wrote is closed. */
async function take(): Promise<void> {
  await another();
  writable = true;
  scope.postMessage({ event: "writable" }, []);
}

/** Another tab appended something. */
async function another(): Promise<void> {
  const before = keeper?.bank.head ?? "0:";
  if (keeper === undefined) keeper = await Keeper.open(kept());
  else await keeper.catchUp();
  if (keeper !== undefined && keeper.bank.head !== before) tell(before);
}

/** Tells the page, and other tabs, what was appended. */
async function tell(before: string): Promise<void> {
  const records = await kept().readAfter(Number(before.split(":", 1)[0]));
  for (const reader of readers.values()) reader.postMessage({ records } satisfies Fed);
  scope.postMessage({ event: "records", head: here().bank.head, records }, [records.buffer as ArrayBuffer]);
}

/** Begins or stops to keep a reader up with the bank. */
function feed(reader: string, port: MessagePort | undefined): void {
  readers.get(reader)?.close();
  readers.delete(reader);
  if (port === undefined) return;
  readers.set(reader, port);
  const whole = () => {
    const snapshot = keeper?.bank.snapshot();
    if (snapshot !== undefined) port.postMessage({ snapshot } satisfies Fed, [snapshot.buffer as ArrayBuffer]);
  };
  port.onmessage = whole;
  whole();
}

function kept(): IndexedDbStore {
  if (store !== undefined) return store;
  throw new TimebankError("not-ready", "the bank is not open yet", {}, "wait for `RemoteBank.open`");
}

function here(): Keeper {
  if (keeper !== undefined) return keeper;
  throw new TimebankError("not-founded", "there is no bank yet", {}, "found one, or restore a journal");
}

function mayWrite(): void {
  if (!writable) throw new TimebankError("locked", "another writer has this journal open", {}, "close it there, or read only");
}

async function found(json: string): Promise<void> {
  mayWrite();
  if (keeper !== undefined) throw new TimebankError("already-founded", "the bank is founded already", {}, "use `adopt-charter` to change the charter");
  const { at, by, key, salt, do: action } = JSON.parse(json) as Command & { do: { charter: Charter } };
  keeper = await Keeper.found(kept(), { at, by, key, salt, charter: action.charter });
  await appended("0:");
}

async function execute(json: string): Promise<unknown> {
  mayWrite();
  const before = here().bank.head;
  const outcomes = await here().execute(json);
  if (here().bank.head !== before) await appended(before);
  return outcomes;
}

async function appended(before: string): Promise<void> {
  channel?.postMessage("appended");
  await tell(before);
}

async function restore(journal: Journal): Promise<number> {
  mayWrite();
  const records = recordsOf(journal);
  if (keeper === undefined) {
    keeper = await Keeper.restore(kept(), journal);
    await appended("0:");
    return records.length;
  }
  // Read whole before anything of it is kept, so that a broken one is refused as a whole.
  TimeBank.fromJsonl(journal).free();
  const own = recordsOf(await kept().readAfter(0));
  const fork = own.findIndex((record, place) => record.hash !== records[place]?.hash);
  if (fork >= 0 && fork < records.length) {
    const seq = fork + 1;
    const details = { seq, why: "the journal goes another way from here" };
    throw new TimebankError("broken-chain", `record \`${seq}\` does not follow from the one before: ${details.why}`, details, "keep one of the two journals, and enter again what only the other has");
  }
  const rest = records.slice(own.length).map(({ line }) => line).join("");
  if (rest === "") return 0;
  const before = keeper.bank.head;
  await kept().append(headAfter(NO_HEAD, own) as Head, new TextEncoder().encode(rest));
  await keeper.catchUp();
  await appended(before);
  return records.length - own.length;
}

async function decideWaiting(): Promise<unknown> {
  mayWrite();
  const before = here().bank.head;
  const decided = [];
  for (const { place, command } of await kept().waiting()) {
    try {
      // It counts from when it is decided: others have gone on meanwhile, and time does not go back.
      const [outcome] = await here().execute({ ...command, at: new Date().toISOString() });
      decided.push({ command, outcome });
    } catch (error) {
      if (error instanceof TimebankError && error.code === "key-used") decided.push({ command, before: true });
      // What could not be kept goes on waiting; what the rules refuse is told, and waits no longer.
      else if (error instanceof TimebankError && (error.code === "store-failed" || error.code === "unknown-outcome")) throw error;
      else decided.push({ command, error: told(error) });
    }
    await kept().dequeue([place]);
  }
  if (here().bank.head !== before) await appended(before);
  return decided;
}
