/** Other systems' files, in and out. They want the full `.wasm`: under Node it is there, a page loads it by `init(full)`. */
import { TimeBank } from "./bank.js";
import { newSalt } from "./command.js";
import { calling, wantsFull } from "./core.js";
import { TimebankError } from "./errors.js";
import type { BundleReport, CalendarOptions, Coverage, ExportedAs, FileMapping, Imported, ImportOptions, Lost, MemberId, Proposal } from "./generated/wire.js";
import { NativeFiles, formCoverage as nativeCoverage, presetMapping as nativePreset, type NativeBank } from "./native/timebank.js";
import { KeptBank } from "./reading.js";
import { bytes, read, written } from "./written.js";

/** Files by name. One that is a ZIP is unpacked. */
export type Files = Readonly<Record<string, Uint8Array | ArrayBuffer | string>>;

/** A bank made of another system's files. */
export interface Import {
  /** The bank, its records waiting to be drained. */
  readonly bank: TimeBank;
  /** What was read, guessed and lost, and whether the balances agree. */
  readonly report: BundleReport;
  /** Members by their code there. */
  readonly members: Readonly<Record<string, MemberId>>;
}

/** A bank in another form. */
export interface Exported {
  /** Files by name. */
  readonly files: Readonly<Record<string, Uint8Array>>;
  /** What the form has no place for. */
  readonly lost: readonly Lost[];
}

function withNative<T>(bank: TimeBank | KeptBank, use: (native: NativeBank) => T): T {
  return TimeBank.with(bank instanceof KeptBank ? KeptBank.of(bank) : bank, use);
}

function given(files: Files): NativeFiles {
  const native = new NativeFiles();
  for (const name of Object.keys(files)) native.add(name, bytes(files[name] as Uint8Array, `the file ${name}`));
  return native;
}

/**
 * Makes a bank of another system's files: `form` is `komunitin` or the name of a preset, or give a `mapping`. The salt is drawn
 * unless you give one.
 *
 * @example
 * const sheet = "03-02-2025,ana,ben,here,here,hour,trade,,1.25,Shelves\n";
 * const { bank, members } = importFiles({ "batch.csv": sheet }, { form: "cclite" });
 * bank.balance(memberId(members.ben)).minutes; // 75
 *
 * @throws `TimebankError` with the code `files-refused`, and the report with every fault in its details: then there is no bank
 */
export function importFiles(files: Files, options: Omit<ImportOptions, "salt"> & Partial<Pick<ImportOptions, "salt">>): Import {
  wantsFull("importFiles");
  const native = given(files);
  try {
    const text = written({ ...options, salt: options.salt ?? newSalt() });
    const bank = calling(() => native.importBank(text));
    const { report, members } = read<Imported>(native.told());
    if (bank !== undefined) return { bank: TimeBank.of(bank), report, members };
    const [first] = report.refused;
    const why = first === undefined ? "they cannot be read" : `\`${first.file}\` line ${first.line}: ${first.why}`;
    throw new TimebankError("files-refused", `nothing was imported: ${why}`, { report }, "look at `details.report.refused`");
  } finally {
    native.free();
  }
}

/** Proposes a mapping for files nobody has described, with its doubts in words. Nothing uses it unless you hand it to `importFiles`. */
export function sniffFiles(files: Files): Proposal | undefined {
  wantsFull("sniffFiles");
  const native = given(files);
  try {
    const told = native.sniff();
    return told === undefined ? undefined : read<Proposal>(told);
  } finally {
    native.free();
  }
}

/** The mapping of a system that is known, to look at or to change. */
export function presetMapping(name: string): FileMapping {
  wantsFull("presetMapping");
  return read(calling(() => nativePreset(name)));
}

/**
 * Admits the members of files into a bank that is there, by a mapping whose tables hold members: all of them, or none. With a keeper it is done
 * `through` it, so that it is kept.
 *
 * @example
 * await keeper.through((copy) => admitFiles(copy, { "people.csv": sheet }, { mapping }));
 *
 * @throws `TimebankError` with the code `files-refused`, and the report with every fault in its details: then nobody was admitted
 */
export function admitFiles(
  bank: TimeBank,
  files: Files,
  options: Pick<ImportOptions, "mapping" | "faultyRows"> & { 
    /** When they are entered; now when left out. */
    readonly at?: Date | string;
    /** 16 random bytes, drawn when left out. */
    readonly salt?: string;
  },
): Omit<Import, "bank"> {
  wantsFull("admitFiles");
  const { at = new Date(), ...said } = options;
  const native = given(files);
  try {
    const text = written({ ...said, salt: said.salt ?? newSalt() });
    const when = at instanceof Date ? at.toISOString() : at;
    const admitted = TimeBank.with(bank, (held: NativeBank) => calling(() => held.admitFiles(native, text, when)));
    const { report, members } = read<Imported>(native.told());
    if (admitted) return { report, members };
    const why = report.refused[0]?.why ?? "they cannot be read";
    throw new TimebankError("files-refused", `nobody was admitted: ${why}`, { report }, "look at `details.report.refused`");
  } finally {
    native.free();
  }
}

/** What a form covers: the columns that are read and lost, and what of a bank is written and what is not. */
export function formCoverage(form: string): Coverage {
  wantsFull("formCoverage");
  return read(calling(() => nativeCoverage(form)));
}

/** Writes a calendar (RFC 5545) that holds what `viewer` may see and nothing else. */
export function calendarFor(bank: TimeBank | KeptBank, options: CalendarOptions): Uint8Array {
  wantsFull("calendarFor");
  return withNative(bank, (native) => calling(() => native.calendar(written(options))));
}

/**
 * Writes a bank as `csv`, `json-lines`, `komunitin`, `valueflows`, `icalendar`, `open-referral`, `open-referral-uk`, `timeoverflow`,
 * `nexus`, `cyclos-3` or `credit-commons`. Names of members stand in most of them.
 */
export function exportFiles(bank: TimeBank | KeptBank, form: string): Exported {
  wantsFull("exportFiles");
  return withNative(bank, (native) => {
    const made = calling(() => native.exportFiles(form));
    try {
      const files: Record<string, Uint8Array> = {};
      for (let index = 0; index < made.count(); index++) files[made.name(index) as string] = made.bytes(index) as Uint8Array;
      return { files, lost: read<ExportedAs>(made.told()).lost };
    } finally {
      made.free();
    }
  });
}
