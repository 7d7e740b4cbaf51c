/** Records as rows of three tables, and as lines of a journal: the same rows as those of the Rust and Python packages. */
import { TimeBank, forgetJsonl } from "./bank.js";
import { TimebankError } from "./errors.js";
import type { Head, MemberId } from "./generated/wire.js";
import { broken, damaged, misfit } from "./kept.js";
import { NO_HEAD, headAfter, recordsOf, type StoredRecord } from "./records.js";
import type { SqliteValue } from "./sqlite-driver.js";
import { journalShorter, type Connection, type SqlRow } from "./sqlite-open.js";

/** How many records are read at once. */
export const PAGE = 4096;

/** A personal part, or what is left of one. */
interface Part {
  readonly state: number;
  readonly salt: Uint8Array | null;
  readonly part: Uint8Array | null;
}

/** How the state of a part is written. The last is written nowhere: a part withheld from the bank's own host. */
const [PRESENT, WITHHELD, ERASED, AMISS] = [0, 1, 2, 3];

/** A record in columns. */
interface Row {
  readonly seq: number;
  readonly hash: Uint8Array;
  readonly bytes: Uint8Array;
  readonly documents: readonly Uint8Array[];
  readonly parts: readonly Part[];
}

const encoded = (text: string): Uint8Array => new TextEncoder().encode(text);
const unhex = (digits: string): Uint8Array => Uint8Array.from(Buffer.from(digits, "hex"));

/** A list in JSON, in its pieces as they are written, and what follows it. */
function list(text: string, name: string): [pieces: string[], rest: string] {
  const head = `,"${name}":[`;
  if (!text.startsWith(head)) return [[], text];
  const pieces: string[] = [];
  let [depth, begun, quoted] = [0, head.length, false];
  for (let at = head.length; at < text.length; at++) {
    const char = text[at];
    if (quoted) {
      if (char === "\\") at++;
      else if (char === '"') quoted = false;
    } else if (char === '"') quoted = true;
    else if (char === "{" || char === "[") depth++;
    else if (depth > 0 && (char === "}" || char === "]")) depth--;
    else if (depth === 0 && (char === "," || char === "]")) {
      pieces.push(text.slice(begun, at));
      begun = at + 1;
      if (char === "]") return [pieces, text.slice(begun)];
    }
  }
  return [pieces, ""];
}

function partOf(text: string): Part {
  const [, salt, part] = /^\{"salt":"([0-9a-f]{32})","part":(.*)\}$/s.exec(text) ?? [];
  if (salt !== undefined && part !== undefined) return { state: PRESENT as number, salt: unhex(salt), part: encoded(part) };
  return { state: text === '{"withheld":true}' ? (WITHHELD as number) : (ERASED as number), salt: null, part: null };
}

/** A line of a journal in columns. */
export function rowOf({ seq, hash, line }: StoredRecord, index: number): Row {
  const end = line.indexOf(`,"hash":"${hash}"`);
  const [documents, after] = list(line.slice(end + `,"hash":"${hash}"`.length), "documents");
  const [personal] = list(after, "personal");
  const row = { seq, hash: unhex(hash), bytes: encoded(line.slice('{"record":'.length, end)), documents: documents.map(encoded), parts: personal.map(partOf) };
  if (lineOf(row) !== line) {
    const details = { line: index + 1, why: "it is not as it is written" };
    throw new TimebankError("bad-line", `line \`${index + 1}\` cannot be read: ${details.why}`, details, "restore the line from a copy that matches");
  }
  return row;
}

/** Where a journal stands after an append. Fails for records that are not numbered from the one after `expected` on: by that number they are kept. */
export function goesOn(expected: Head, records: readonly StoredRecord[]): Head {
  records.forEach(({ seq }, n) => {
    if (seq !== expected.seq + n + 1) throw broken(expected.seq + n + 1, `it has the number \`${seq}\``);
  });
  return headAfter(expected, records);
}

/** Fails for records that withhold a part: a bank of the host's own never does. */
export function whole(rows: readonly Row[]): void {
  for (const { seq, parts } of rows) {
    const slot = parts.findIndex(({ state }) => state === WITHHELD);
    if (slot >= 0) throw withheld(seq, slot);
  }
}

function withheld(seq: number, slot: number): TimebankError<"part-withheld"> {
  return new TimebankError("part-withheld", `personal part \`${slot}\` of record \`${seq}\` is withheld, which a host's own journal never does`, { seq, slot }, "restore it from a copy that has it, or say for whom the journal was redacted");
}

/** A column of bytes, as text. */
function textOf(bytes: Uint8Array, seq: number): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw damaged(`record \`${seq}\` is no text`);
  }
}

const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("hex");

/** Columns as the line of a journal, exactly as the core writes it. */
function lineOf({ seq, hash, bytes, documents, parts }: Row): string {
  const beside = (name: string, pieces: readonly string[]): string => (pieces.length === 0 ? "" : `,"${name}":[${pieces.join(",")}]`);
  const slots = parts.map(({ state, salt, part }, slot) => {
    if (state === PRESENT && salt !== null && part !== null) {
      if (salt.length !== 16) throw damaged(`a salt of record \`${seq}\` has the wrong length`);
      return `{"salt":"${hexOf(salt)}","part":${textOf(part, seq)}}`;
    }
    if (salt === null && part === null) {
      if (state === WITHHELD) return '{"withheld":true}';
      if (state === ERASED) return '{"erased":true}';
      if (state === AMISS) throw withheld(seq, slot);
    }
    throw damaged(`personal part \`${slot}\` of record \`${seq}\` is neither present, withheld nor erased`);
  });
  return `{"record":${textOf(bytes, seq)},"hash":"${hexOf(hash)}"${beside("documents", documents.map((bytes) => textOf(bytes, seq)))}${beside("personal", slots)}}\n`;
}

/** Writes records at the end of a log, numbered from the one after `from` on. */
export function insert(db: Connection, bank: number, from: number, rows: readonly Row[]): void {
  rows.forEach(({ hash, bytes, documents, parts }, n) => {
    const seq = from + n + 1;
    db.run("INSERT INTO log(bank, seq, hash, bytes) VALUES (?, ?, ?, ?)", bank, seq, hash, bytes);
    documents.forEach((document, place) => db.run("INSERT INTO document(bank, seq, place, bytes) VALUES (?, ?, ?, ?)", bank, seq, place, document));
    parts.forEach(({ state, salt, part }, slot) => db.run("INSERT INTO part(bank, seq, slot, state, salt, part) VALUES (?, ?, ?, ?, ?, ?)", bank, seq, slot, state, salt, part));
  });
}

function hashOf(value: unknown, seq: number): Uint8Array {
  if (value instanceof Uint8Array && value.length === 32) return value;
  throw damaged(`the hash of record \`${seq}\` has \`${value instanceof Uint8Array ? value.length : 0}\` bytes`);
}

function headOf(row: SqlRow | undefined): Head | undefined {
  if (row === undefined) return undefined;
  const seq = Number(row["seq"]);
  if (seq < 0) throw damaged(`a record has the number \`${seq}\``);
  return { seq, hash: hexOf(hashOf(row["hash"], seq)) } as Head;
}

/** The bank's number, if it has one. */
export function numberOf(db: Connection, name: string): number | undefined {
  const row = db.get("SELECT number FROM bank WHERE name = ?", name);
  const number = row === undefined ? undefined : Number(row["number"]);
  // Banks are counted from 1, as the lines in the file of heads are.
  if (number !== undefined && number < 1) throw damaged(`a bank has the number \`${number}\``);
  return number;
}

/** Where a log stands. A bank has its number from its first record on, and its last one is never deleted with a period. */
export function lastOf(db: Connection, bank: number): Head {
  const last = headOf(db.get("SELECT seq, hash FROM log WHERE bank = ? ORDER BY seq DESC LIMIT 1", bank));
  if (last === undefined) throw damaged("all records of the bank are gone");
  return last;
}

/** The last record that was deleted with a period. */
export function startOf(db: Connection, bank: number): Head {
  return headOf(db.get("SELECT seq, hash FROM start WHERE bank = ?", bank)) ?? NO_HEAD;
}

/** One record as a head, if it is there. */
export function headAt(db: Connection, bank: number, seq: number): Head | undefined {
  return headOf(db.get("SELECT seq, hash FROM log WHERE bank = ? AND seq = ?", bank, seq));
}

const same = (one: Head | undefined, other: Head): boolean => one?.seq === other.seq && one.hash === other.hash;

/** Checks that the journal still has a record it had before. Once that was deleted with a closed period, nobody can tell. */
export function bearsOut(db: Connection, bank: number, known: Head): void {
  const start = startOf(db, bank);
  if (known.seq === 0 || known.seq < start.seq) return;
  if (!same(known.seq === start.seq ? start : headAt(db, bank, known.seq), known)) throw journalShorter(known, lastOf(db, bank).seq);
}

/** The snapshot kept, whether it fits or not. */
export function snapshotOf(db: Connection, bank: number): { readonly at: Head; readonly bytes: Uint8Array } | undefined {
  const row = db.get("SELECT seq, hash, bytes FROM snapshot WHERE bank = ?", bank);
  return row && { at: headOf(row) as Head, bytes: row["bytes"] as Uint8Array };
}

/** The snapshot to open from: it has to end with the very record the journal has there. */
export function fittingSnapshot(db: Connection, bank: number): ReturnType<typeof snapshotOf> {
  const [start, snapshot] = [startOf(db, bank), snapshotOf(db, bank)];
  if (snapshot === undefined) {
    if (start.seq > 0) throw damaged("older records were deleted and the snapshot in their place is gone");
    return undefined;
  }
  const { at } = snapshot;
  if (!same(at.seq <= start.seq ? start : headAt(db, bank, at.seq), at)) throw misfit("the journal has another record where it ends, or none");
  return snapshot;
}

/** The records after `seq`, in JSON Lines. */
export function linesAfter(db: Connection, bank: number, seq: number): string {
  const start = startOf(db, bank);
  if (seq < start.seq) {
    const first = start.seq + 1;
    throw new TimebankError("records-retired", `records before \`${first}\` were deleted when a period was closed`, { first }, "read from there on, or open the bank from its snapshot");
  }
  let text = "";
  for (let after = seq; ; ) {
    const rows = page(db, bank, after);
    text += rows.map(lineOf).join("");
    if (rows.length < PAGE) return text;
    after += rows.length;
  }
}

/** Whether somebody was forgotten after a record. */
export function forgetsAfter(db: Connection, bank: number, seq: number): boolean {
  const rows = db.all("SELECT seq, bytes FROM log WHERE bank = ? AND seq > ? AND instr(bytes, ?) > 0", bank, seq, encoded('"member-erased"'));
  return rows.some(({ seq, bytes }) => (JSON.parse(textOf(bytes as Uint8Array, Number(seq))) as { event: { type: string } }).event.type === "member-erased");
}

/** The line of one record, if it is there. */
export function lineAt(db: Connection, bank: number, seq: number): string | undefined {
  const [row] = page(db, bank, seq - 1, 1);
  return row && lineOf(row);
}

function page(db: Connection, bank: number, after: number, most = PAGE): Row[] {
  const log = db.all("SELECT seq, hash, bytes FROM log WHERE bank = ? AND seq > ? ORDER BY seq LIMIT ?", bank, after, most);
  if (log.length === 0) return [];
  log.forEach(({ seq }, n) => {
    if (Number(seq) !== after + n + 1) throw broken(after + n + 1, "it is missing from the store");
  });
  const last = after + log.length;
  const documents = db.all("SELECT seq, bytes FROM document WHERE bank = ? AND seq > ? AND seq <= ? ORDER BY seq, place", bank, after, last);
  return assembled(log, documents, partsOf(db, bank, after, last));
}

function partsOf(db: Connection, bank: number, after: number, last: SqliteValue): SqlRow[] {
  const sql = `SELECT seq, slot,
      CASE WHEN state = 1 AND (SELECT audience FROM bank WHERE number = part.bank) = 'host' THEN ${AMISS} ELSE state END AS state, salt, part
    FROM part WHERE bank = ? AND seq > ? AND seq <= ? ORDER BY seq, slot`;
  return db.all(sql, bank, after, last);
}

/** Records that have a personal part still present, without their documents. */
export function withParts(db: Connection, bank: number, after: number): StoredRecord[] {
  const sql = `SELECT seq, hash, bytes FROM log WHERE bank = ? AND seq IN
    (SELECT DISTINCT seq FROM part WHERE bank = ? AND seq > ? AND state = ${PRESENT} ORDER BY seq LIMIT ?) ORDER BY seq`;
  const log = db.all(sql, bank, bank, after, PAGE);
  const last = log.at(-1)?.["seq"];
  if (last === undefined) return [];
  const numbers = new Set(log.map(({ seq }) => seq));
  const parts = partsOf(db, bank, after, last as number).filter(({ seq }) => numbers.has(seq));
  return recordsOf(assembled(log, [], parts).map(lineOf).join(""));
}

/** Records put together from the rows of the three tables, each in the order of the records. */
function assembled(log: readonly SqlRow[], documents: readonly SqlRow[], parts: readonly SqlRow[]): Row[] {
  let [document, part] = [0, 0];
  const rows = log.map(({ seq: number, hash, bytes }): Row => {
    const seq = Number(number);
    const row = { seq, hash: hashOf(hash, seq), bytes: bytes as Uint8Array, documents: [] as Uint8Array[], parts: [] as Part[] };
    for (; Number(documents[document]?.["seq"]) <= seq; document++) row.documents.push(beside(documents[document] as SqlRow, seq)["bytes"] as Uint8Array);
    for (; Number(parts[part]?.["seq"]) <= seq; part++) {
      const found = beside(parts[part] as SqlRow, seq);
      if (Number(found["slot"]) !== row.parts.length) throw damaged(`personal part \`${row.parts.length}\` of record \`${seq}\` is missing`);
      row.parts.push({ state: Number(found["state"]), salt: found["salt"] as Uint8Array | null, part: found["part"] as Uint8Array | null });
    }
    return row;
  });
  if (document < documents.length || part < parts.length) throw damaged("what stands beside a record is there, and the record is not");
  return rows;
}

function beside(row: SqlRow, seq: number): SqlRow {
  if (Number(row["seq"]) !== seq) throw damaged(`what stands beside record \`${String(row["seq"])}\` is there, and the record is not`);
  return row;
}

/** Takes the parts about members out of every record, with their salts, and out of the snapshot. Returns the salts, which stand nowhere else. */
export function forget(db: Connection, bank: number, members: readonly MemberId[]): Uint8Array[] {
  const salts: Uint8Array[] = [];
  for (let after = 0; ; ) {
    const records = withParts(db, bank, after);
    const last = records.at(-1);
    if (last === undefined) break;
    after = last.seq;
    const erased = recordsOf(forgetJsonl(records.map(({ line }) => line).join(""), members));
    records.forEach((record, n) => {
      const is = rowOf(erased[n] as StoredRecord, n).parts;
      rowOf(record, n).parts.forEach(({ state, salt }, slot) => {
        if (state !== PRESENT || salt === null || is[slot]?.state !== ERASED) return;
        salts.push(salt);
        db.run(`UPDATE part SET state = ${ERASED}, salt = NULL, part = NULL WHERE bank = ? AND seq = ? AND slot = ?`, bank, record.seq, slot);
      });
    });
  }
  renewSnapshot(db, bank);
  return salts;
}

/** Deletes the snapshot, or makes it anew past the erasure where it stands in the place of deleted records. */
function renewSnapshot(db: Connection, bank: number): void {
  if (startOf(db, bank).seq === 0) return db.run("DELETE FROM snapshot WHERE bank = ?", bank);
  const kept = snapshotOf(db, bank);
  if (kept === undefined) throw damaged("older records were deleted and the snapshot in their place is gone");
  using renewed = TimeBank.fromSnapshot(kept.bytes);
  const rest = linesAfter(db, bank, kept.at.seq);
  if (rest !== "") renewed.apply(rest);
  writeSnapshot(db, bank, headIn(renewed.head), renewed.snapshot());
}

/** Keeps a snapshot in the place of the last. */
export function writeSnapshot(db: Connection, bank: number, { seq, hash }: Head, snapshot: Uint8Array): void {
  db.run("INSERT OR REPLACE INTO snapshot(bank, seq, hash, bytes) VALUES (?, ?, ?, ?)", bank, seq, unhex(hash), snapshot);
}

/** Notes where the journal begins. */
export function writeStart(db: Connection, bank: number, { seq, hash }: Head): void {
  db.run("INSERT OR REPLACE INTO start(bank, seq, hash) VALUES (?, ?, ?)", bank, seq, unhex(hash));
}

/** A head from how it is written. */
export function headIn(text: string): Head {
  const [seq, hash = ""] = text.split(":");
  return { seq: Number(seq), hash } as Head;
}
