/** The script of the worker: the core, the journal, and the lock that keeps a second tab from writing. */
import { TimeBank, verify, type Founding, type Journal } from "./bank.js";
import { fullComes } from "./core.js";
import { TimebankError } from "./errors.js";
import type { Command, Head } from "./generated/wire.js";
import { ask, follow, type AskedOfReader, type Fed } from "./follow.js";
import { IndexedDbStore } from "./indexeddb.js";
import { isRefusal, type Became } from "./queue.js";
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
/** Gives the lock of the journal back. */
let release: () => void = () => undefined;
/** Readers in other workers, by name. */
const readers = new Map<string, MessagePort>();
/** Whether this worker is a reader itself. */
let reads = false;

fullComes("open the bank with the full `.wasm`: `RemoteBank.open(worker, name, full)`, with `full` from `timebank/full`; or ask a `RemoteReader`");

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
    case "create":
      return create(asked.json);
    case "execute":
      return execute(asked.json);
    case "ask":
      return here().bank.ask(asked.json);
    case "charter":
      return here().bank.charter;
    case "restore":
      return restore(asked.journal);
    case "verify":
      return verify(asked.journal, asked.expected);
    case "head":
      return here().bank.head;
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
    case "dequeue":
      return kept().dequeue(JSON.parse(asked.json) as number[]);
    case "close":
      kept().close();
      release();
      channel?.close();
      return undefined;
  }
}

async function open(named: string, pulse: string, wasm: string | undefined): Promise<Opened> {
  name = named;
  await hold(pulse);
  scope.postMessage({ event: "alive" }, []);
  await init(wasm);
  store = await IndexedDbStore.open(name);
  store.onClosed = closed;
  writable = await first();
  // Listened to before the journal is read, so that nothing is missed in between.
  channel = new BroadcastChannel(`timebank:${name}`);
  channel.onmessage = () => void another();
  keeper = await Keeper.open(store);
  return { founded: keeper !== undefined, writable, seq: Number(keeper?.bank.head.split(":", 1)[0] ?? 0) };
}

/** The database was closed under this worker: it writes no more, lets the next tab do so, and says so. */
function closed(): void {
  writable = false;
  release();
  channel?.close();
  scope.postMessage({ event: "closed" }, []);
}

/** Holds the lock of the journal until it is released, or this worker ends. */
function keepLock(): Promise<void> {
  return new Promise((resolve) => (release = resolve));
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
        if (granted !== null) return keepLock();
        void navigator.locks
          .request(lock, () => {
            void take();
            return keepLock();
          })
          .catch(() => undefined);
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

async function create(json: string): Promise<void> {
  mayWrite();
  if (keeper !== undefined) throw new TimebankError("already-founded", "the bank is founded already", {}, "use `adopt-charter` to change the charter");
  const { at, by, key, salt, do: action } = JSON.parse(json) as Command & { do: Founding };
  keeper = await Keeper.create(kept(), { at, by, key, salt, charter: action.charter, bank: action.bank, decidedOn: action.decidedOn });
  await appended("0:");
}

async function execute(json: string): Promise<unknown> {
  mayWrite();
  const before = here().bank.head;
  const outcomes = await here().execute(json);
  if (here().bank.head !== before) await appended(before);
  return outcomes;
}

/** Says what was appended. It is kept: what goes wrong in saying so is no fault of the command. */
async function appended(before: string): Promise<void> {
  try {
    channel?.postMessage("appended");
    await tell(before);
  } catch {
    // The page is told with the next records, or when it opens the bank again.
  }
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

/** Decides what waits, and gives all that was decided and not taken out yet: an earlier page may not have been told. */
async function decideWaiting(): Promise<unknown> {
  mayWrite();
  const before = here().bank.head;
  try {
    for (const { place, command, at } of await kept().waiting()) await kept().note(place, { became: await decided(place, command, at) });
  } finally {
    if (here().bank.head !== before) await appended(before);
  }
  return kept().decided();
}

/** Decides one command of the queue. What says nothing about the command itself is thrown, and it goes on waiting. */
async function decided(place: number, command: Command, tried: string | undefined): Promise<Became> {
  // It counts from when it is decided. That moment is kept first: tried again after a stop, it is the same command.
  let at = tried;
  for (let left = 3; ; left--) {
    if (at === undefined) await kept().note(place, { at: (at = new Date().toISOString()) });
    try {
      const [outcome] = await here().execute({ ...command, at } as Command);
      return outcome === undefined ? {} : { outcome };
    } catch (error) {
      // Others have gone on meanwhile, and time does not go back: so it was not done before.
      if (error instanceof TimebankError && error.code === "time-went-back" && left > 0) at = undefined;
      else if (isRefusal(error)) return { error: told(error) };
      else throw error;
    }
  }
}
