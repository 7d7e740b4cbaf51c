/** What stands beside a database: the head of each bank, and the certainty that the files are still the ones that were opened. */
import { createHash } from "node:crypto";
import { closeSync, constants, fstatSync, openSync, readSync, statSync, writeSync } from "node:fs";
import { basename } from "node:path";

import type { Head } from "./generated/wire.js";
import { journalShorter, storeFailed } from "./sqlite-open.js";

/** The length of a line, its line feed included. */
const LINE = 128;

/** The beginning of a line, and a check that it was written to its end. */
function lineOf(bank: number, { seq, hash }: Head): string {
  const told = `${bank} ${seq}:${hash}`;
  return `${told} ${createHash("sha256").update(told).digest("hex").slice(0, 16)}`;
}

/** The head in a line; nothing in one that is empty or was not written to its end. */
function headIn(bank: number, text: string): Head | undefined {
  const [, seq = "", hash = ""] = /^\d+ (\d+):([0-9a-f]{64}) /.exec(text) ?? [];
  const head = { seq: Number(seq), hash } as Head;
  return lineOf(bank, head) === text.trimEnd() ? head : undefined;
}

/**
 * The heads kept beside a database in `NAME-head`, one line for each bank by number: the same file as that of the Rust and Python packages.
 * It is written after each commit. So a database that lost its last records, or was overwritten by an older copy, is noticed when it is opened.
 */
export class Heads {
  readonly #file: number | undefined;

  constructor(path: string, readOnly: boolean) {
    try {
      this.#file = openSync(path, readOnly ? constants.O_RDONLY : constants.O_RDWR | constants.O_CREAT);
    } catch (fault) {
      if (!readOnly) throw unkept(fault);
    }
  }

  /** The heads by number of bank, from 1. To be read before the database: what the file says was committed before. */
  all(): (Head | undefined)[] {
    if (this.#file === undefined) return [];
    try {
      const text = Buffer.alloc(fstatSync(this.#file).size);
      for (let done = 0, read = 1; read > 0 && done < text.length; done += read) read = readSync(this.#file, text, done, text.length - done, done);
      return Array.from({ length: Math.ceil(text.length / LINE) }, (_, n) => headIn(n + 1, text.toString("latin1", n * LINE, (n + 1) * LINE)));
    } catch (fault) {
      throw unkept(fault);
    }
  }

  /** Notes where a journal stands. A commit is acknowledged whether this succeeds or not. */
  note(bank: number, head: Head): void {
    try {
      if (this.#file !== undefined) writeSync(this.#file, `${lineOf(bank, head).padEnd(LINE - 1)}\n`, (bank - 1) * LINE);
    } catch {
      // It lags behind, which is no harm.
    }
  }

  close(): void {
    if (this.#file !== undefined) closeSync(this.#file);
  }
}

const unkept = (fault: unknown) => storeFailed(`the head beside the database cannot be kept: ${fault instanceof Error ? fault.message : String(fault)}`, fault);

/** Checks that every bank the heads know is in the database. */
export function allThere(heads: readonly (Head | undefined)[], banks: readonly number[]): void {
  heads.forEach((head, n) => {
    if (head !== undefined && !banks.includes(n + 1)) throw journalShorter(head, 0);
  });
}

/** The file a path leads to, by number. Looked up by name alone: nothing is opened, because closing it would drop the locks of this process. */
function fileAt(path: string): string | undefined {
  try {
    const { dev, ino } = statSync(path, { bigint: true });
    return `${dev} ${ino}`;
  } catch (fault) {
    if ((fault as { code?: unknown }).code === "ENOENT") return undefined;
    throw storeFailed(`\`${path}\` cannot be looked up: ${(fault as Error).message}`, fault);
  }
}

/** The files an open store writes to. One that was moved, deleted or replaced can still be written to, and what is written is then lost. */
export class Place {
  readonly #files = new Map<string, string>();

  /** Remembers the file at a path, if there is one. To be called while it is open. */
  remember(path: string): void {
    const file = fileAt(path);
    if (file !== undefined) this.#files.set(path, file);
  }

  /** Checks that every path still leads to the file that was opened. */
  check(): void {
    for (const [path, file] of this.#files) {
      if (fileAt(path) !== file) throw storeFailed(`\`${basename(path)}\` was moved, deleted or replaced while it was open: put it back or open the bank again`);
    }
  }
}
