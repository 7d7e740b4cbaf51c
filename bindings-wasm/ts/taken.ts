/**
 * What methods take, made into what the wire has: `"1h30"` into minutes, an outcome into the number it made, fields into the objects they belong
 * to. Names of members and codes of activities and needs are left to be looked up.
 */
import { TimebankError } from "./errors.js";
import { FIELDS, OBJECTS } from "./generated/fields.js";
import { availabilityOf, clockOf, placeIn, startOf, weeklyOf } from "./hours.js";
import type { ExchangeView } from "./generated/wire.js";
import { minutesIn } from "./minutes.js";
import { inUtc } from "./moments.js";
import { methodNamed } from "./names.js";
import { placeOf, type Step } from "./place.js";
import { shown, wrong } from "./written.js";

/** A name or a code to be looked up, a member whose account is, or the offset of the clocks at a minute of a day; and where its number goes. */
export interface Lookup {
  readonly kind: "member" | "activity" | "need" | "account" | "start";
  readonly text: string;
  /** The day of a start, whose offset is looked up; known once all else is. */
  readonly on?: () => unknown;
  /** Whose account it is, when the number of the member is known. */
  readonly member?: number;
  readonly path: string;
  readonly put: (number: number) => void;
}

/** Fields as the wire has them, what is to be looked up for them, and what was given for a place in them. */
export interface Taken {
  readonly fields: Record<string, unknown>;
  readonly lookups: Lookup[];
  readonly told: (steps: readonly Step[]) => string;
  /** Of an exchange that is amended: takes what it had, or nothing where it is not told, and gives what is done once names are looked up. */
  readonly amend?: ((had: ExchangeView | undefined) => () => void) | undefined;
}

interface Field {
  readonly name: string;
  readonly kind: string | undefined;
  readonly into: string | undefined;
  readonly wire: string;
}

interface Method {
  readonly places: readonly Field[];
  readonly fields: ReadonlyMap<string, Field>;
}

let methods: Map<string, Method> | undefined;
let objects: Map<string, ReadonlyMap<string, string>> | undefined;

const lines = (text: string): string[][] => text.trim().split("\n").map((line) => line.split(" "));

function methodOf(type: string): Method {
  methods ??= new Map(
    lines(FIELDS).map(([type = "", places = "", ...all]) => {
      const fields = new Map(all.map(fieldOf).map((field) => [field.name, field]));
      return [type, { fields, places: places.split(",").flatMap((name) => fields.get(name) ?? []) }];
    }),
  );
  return methods.get(type) ?? { places: [], fields: new Map() };
}

function fieldOf(text: string): Field {
  const [, name = "", kind, goes] = /^(\w+)(?::([*\w]+))?(?:>(=?\w+))?!?$/.exec(text) ?? [];
  return goes?.startsWith("=") ? { name, kind, into: undefined, wire: goes.slice(1) } : { name, kind, into: goes, wire: name };
}

function objectOf(name: string): ReadonlyMap<string, string> {
  objects ??= new Map(
    lines(OBJECTS).map(([name = "", ...fields]) => [name, new Map(fields.map((field) => field.split(":") as [string, string]))]),
  );
  return objects.get(name) ?? new Map();
}

/** Puts a field in as one's own, even `__proto__`, so that the core gets to refuse it. */
export function put(into: object, name: string, value: unknown): void {
  if (name !== "__proto__") (into as Record<string, unknown>)[name] = value;
  else Object.defineProperty(into, name, { value, enumerable: true, configurable: true, writable: true });
}

/** An object that inherits nothing, so that nothing is read from it that was not put there. */
export function bare(): Record<string, unknown> {
  return Object.create(null) as Record<string, unknown>;
}

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;
/** Whether it is a day as `Temporal` has it. */
export const isDay = (value: object): boolean => (value as { [Symbol.toStringTag]?: unknown })[Symbol.toStringTag] === "Temporal.PlainDate";
const isMap = (value: object): value is ReadonlyMap<unknown, unknown> => value instanceof Map;
const isMade = (value: object): boolean => Object.hasOwn(value, "created");

/** Whether an argument is the options, and no value at its place. */
function isOptions(value: unknown, place: Field | undefined, alone: boolean): value is object {
  if (!isObject(value) || Array.isArray(value) || value instanceof Date || isMap(value) || isDay(value) || isMade(value)) return false;
  return alone || place?.kind !== "who" || !Object.hasOwn(value, "member");
}

/** What was given to a method, by name: those by position, and the last object. */
export function optionsOf(type: string, args: readonly unknown[]): Record<string, unknown> {
  const { places } = methodOf(type);
  const given = bare();
  let count = args.length;
  const last = args[count - 1];
  if (count > 0 && isOptions(last, places[count - 1], count === 1)) {
    count--;
    for (const name of Object.keys(last)) put(given, name, (last as Record<string, unknown>)[name]);
  } else if (count > 0 && last === undefined && (count === 1 ? places.length === 0 : count > 1)) {
    count--;
  }
  for (let i = 0; i < count; i++) {
    const value = args[i];
    const place = places[i];
    if (place === undefined) throw noPlace(type, value);
    // A lapsed session is nobody, and nobody is not everybody.
    if (value === undefined || value === null) throw wrong(place.name, String(value), wantedOf(place));
    if (Object.hasOwn(given, place.name)) throw wrong(place.name, "given twice", "one value");
    if (place.kind === "account" && isBare(value)) throw bareAccount(value, place.name);
    given[place.name] = value;
  }
  return given;
}

/** The error for a value that comes by position where only the object with the rest is taken. */
function noPlace(type: string, value: unknown): TimebankError<"wrong-type"> {
  const { places, fields } = methodOf(type);
  const rest = [...fields.keys()].filter((name) => !places.some((place) => place.name === name));
  const some = `${rest.slice(0, 8).join(", ")}${rest.length > 8 ? ", …" : ""}`;
  const call = `${methodNamed(type)}(${[...places.map(({ name }) => name), some === "" ? "" : `{ ${some} }`].filter((one) => one !== "").join(", ")})`;
  const wanted = places.length === 0 ? "one object" : "one object, after everything else";
  const given = shown(value);
  return new TimebankError("wrong-type", `\`${methodNamed(type)}\` is given ${given} where ${wanted} is taken`, { path: "", given, wanted }, `write \`${call}\``);
}

const isBare = (value: unknown): value is number | bigint => typeof value === "number" || typeof value === "bigint";

/** The error for a number that could be that of a member or of an account. Behind the name `account` it is that of an account. */
function bareAccount(value: number | bigint, path: string): TimebankError<"wrong-type"> {
  const given = `\`${value}\``;
  const wanted = "a member or an account that is named as one";
  const message = `\`${path}\`: ${given} could be the number of a member or of an account`;
  return new TimebankError("wrong-type", message, { path, given, wanted }, `give the member (what \`admit\` answered, or the name), "pot", or \`{ account: ${value} }\``);
}

function wantedOf({ kind, name }: Field): string {
  if (kind === "member" || kind === "who") return "a member";
  return kind === undefined || kind.startsWith("*") ? `\`${name}\`` : kind === "minutes" ? "a number of minutes" : `${/^[aeiou]/.test(kind) ? "an" : "a"} ${kind}`;
}

/** The fields of a command or question. What says when and from whom is not among them. */
export function taken(type: string, given: Record<string, unknown>, beside: ReadonlySet<string>): Taken {
  const work = new Work(type, methodOf(type).fields);
  work.fields["type"] = type;
  return takenBy(work, type, given, beside);
}

/** The same for a function that is no method of a bank: its fields as the table of methods has them. */
export function takenAs(type: string, fields: string, given: Record<string, unknown>): Taken {
  const known = new Map(fields.split(" ").map(fieldOf).map((field) => [field.name, field]));
  return takenBy(new Work(type, known), type, given, new Set());
}

function takenBy(work: Work, type: string, given: Record<string, unknown>, beside: ReadonlySet<string>): Taken {
  const { known } = work;
  for (const name of Object.keys(given)) {
    if (beside.has(name)) continue;
    const value = given[name];
    if (value === undefined) continue;
    const field = known.get(name);
    if (field !== undefined) work.take(field, value);
    else if (name === "terms" && known.has("gave")) work.fields["terms"] = isObject(value) && !Array.isArray(value) ? { ...value } : value;
    else if (type !== "" && known.size > 0) throw unknown(name, `\`${methodNamed(type)}\``, [...known.keys(), ...beside]);
    else put(work.fields, name, value);
  }
  return work.done();
}

/** The error for a field a method does not have. */
export function unknown(path: string, of: string, expected: readonly string[], help = "leave it out: there are none"): TimebankError<"unknown-field"> {
  const list = expected.map((name) => `\`${name}\``).join(", ");
  const name = path.replace(/^.*\./, "");
  const message = `${of} has no field \`${name}\``;
  if (expected.length === 0) return new TimebankError("unknown-field", message, { path, expected }, help);
  const near = expected.find((one) => isNear(one, name));
  const mean = near === undefined ? "" : `did you mean \`${near}\`? `;
  return new TimebankError("unknown-field", message, { path, expected }, `${mean}expected ${list}`);
}

/** Whether one name becomes the other by leaving a letter out, putting one in, or changing one or two next to each other. */
function isNear(one: string, other: string): boolean {
  let [from, end] = [0, 0];
  const least = Math.min(one.length, other.length);
  while (from < least && one[from] === other[from]) from++;
  while (end < least - from && one[one.length - 1 - end] === other[other.length - 1 - end]) end++;
  const [a, b] = [one.slice(from, one.length - end), other.slice(from, other.length - end)];
  return least > 2 && (a.length + b.length <= 2 || (a.length === 2 && b.length === 2));
}

const SIDES = new Set(["gave", "received", "together"]);
const PAYERS = new Set(["receivers", "pot", "nobody", "member"]);

/** One command or question, while it is put together. */
class Work {
  readonly fields = bare();
  readonly #lookups: Lookup[] = [];
  /** Where what stands in `parts` came from. */
  readonly #parts: string[] = [];
  readonly #batch: string[][] = [];
  readonly #sided: Record<string, unknown> = {};
  readonly #type: string;
  readonly #whole = new Set<string>();
  readonly known: ReadonlyMap<string, Field>;

  constructor(type: string, known: ReadonlyMap<string, Field>) {
    this.#type = type;
    this.known = known;
  }

  take(field: Field, value: unknown): void {
    const { name, into, kind, wire } = field;
    if (into === "terms" && this.known.has("gave")) {
      this.#sided[name] = value;
    } else if (kind === "period") {
      const [from, until] = period(value);
      Object.assign(this.fields, { from, until });
    } else if (into !== undefined) {
      this.#spread(into, name, kind, value);
    } else if (name === "exchanges" && this.#type === "record-batch" && Array.isArray(value)) {
      this.fields[wire] = value.map((terms: unknown, i) => this.#terms(terms, `exchanges[${i}]`, (this.#batch[i] = [])));
    } else {
      if (this.#type !== "" && isObject(this.fields[wire])) throw wrong(name, "given whole beside its fields", "one of the two");
      if (kind?.startsWith("*") === true || isObject(value)) this.#whole.add(wire);
      this.fields[wire] = value;
      this.#value(kind, value, name, this.fields, wire);
    }
  }

  /** A field of an object that may also be given whole. */
  #spread(into: string, name: string, kind: string | undefined, value: unknown): void {
    if (this.#whole.has(into)) throw wrong(name, "given beside its object", `\`${into}\` whole, or its fields`);
    const object = (this.fields[into] ??= bare()) as Record<string, unknown>;
    if (name === "phone" || name === "email") {
      object["contact"] = { ...(object["contact"] as object | undefined), [name]: value };
    } else if (name === "contact" && isObject(value) && isObject(object["contact"])) {
      object["contact"] = { ...value, ...object["contact"] };
    } else {
      object[name] = value;
      this.#value(kind, value, name, object, name);
    }
  }

  done(): Taken {
    const told = (steps: readonly Step[]): string => this.#told(steps);
    const open = this.known.has("gave") && !Object.hasOwn(this.fields, "terms");
    if (open && this.#type === "amend") return { fields: this.fields, lookups: this.#lookups, told, amend: (had) => this.#amend(had) };
    if (open) this.fields["terms"] = this.#terms(this.#sided, "", this.#parts);
    return { fields: this.fields, lookups: this.#lookups, told };
  }

  /** Terms of an exchange with some of them changed: what is left out stays as it was, and `null` takes it away. */
  #amend(had: ExchangeView | undefined): () => void {
    const said = this.#sided;
    if (had !== undefined) keepTerms(said, had);
    for (const name of KEPT) if (said[name] === null) delete said[name];
    const terms = this.#terms(said, "", this.#parts) as { readonly parts: readonly Record<string, unknown>[] };
    this.fields["terms"] = terms;
    return () => {
      for (const part of terms.parts) {
        const before = had?.parts.find(({ member, side }) => member === part["member"] && side === part["side"]);
        for (const name of ["as", "paid", "attendance"] as const) if (before?.[name] !== undefined && !Object.hasOwn(part, name)) part[name] = before[name];
      }
    };
  }

  /** What was given for a place in the fields. */
  #told(steps: readonly Step[]): string {
    const [first, second, third, ...rest] = steps;
    const [place, ...after] = rest;
    if (first === "exchanges" && typeof second === "number" && third === "parts" && typeof place === "number") {
      return [this.#batch[second]?.[place] ?? "exchanges", placeOf(after)].filter((one) => one !== "").join(".");
    }
    if (first === "terms" && this.known.has("gave")) {
      const part = second === "parts" && typeof third === "number" ? this.#parts[third] : undefined;
      return part === undefined ? placeOf(steps.slice(1)) : [part, placeOf(rest)].filter((one) => one !== "").join(".");
    }
    if (typeof first === "string" && !this.#whole.has(first) && [...this.known.values()].some(({ into }) => into === first)) return placeOf(steps.slice(1));
    const renamed = [...this.known.values()].find(({ wire }) => wire === first)?.name;
    return placeOf(renamed === undefined ? steps : [renamed, ...steps.slice(1)]);
  }

  /** Terms as the wire has them: those on each side become parts. */
  #terms(given: unknown, path: string, origins: string[]): unknown {
    if (!isObject(given) || Array.isArray(given)) return given;
    const said = given as Record<string, unknown>;
    // Whether two people may do something is asked of an hour, unless it is said how long.
    const minutes = own(said, "minutes") ?? (this.#type === "may" ? 60 : undefined);
    const terms = bare();
    const parts: unknown[] = [];
    const shape = objectOf("Terms");
    for (const name of Object.keys(said)) {
      const value = said[name];
      if (value === undefined || name === "minutes") continue;
      if (SIDES.has(name)) this.#side(value, name, below(path, name), minutes, below(path, "minutes"), parts, origins);
      else if (name === "parts" && Array.isArray(value)) {
        for (const [i, part] of value.entries()) {
          const place = `${below(path, "parts")}[${i}]`;
          origins.push(place);
          parts.push(part);
          this.#value("*Participation", part, place, parts, parts.length - 1);
        }
      } else {
        put(terms, name, value);
        this.#value(name === "payer" ? "payer" : shape.get(name), value, below(path, name), terms, name);
      }
    }
    terms["parts"] = parts;
    return terms;
  }

  #side(value: unknown, side: string, path: string, minutes: unknown, where: string, parts: unknown[], origins: string[]): void {
    if (isObject(value) && isMap(value)) {
      [...value].forEach(([member, length], i) => this.#part(member, side, `${path}[${i}]`, length, `${path}[${i}].minutes`, parts, origins));
    } else if (Array.isArray(value)) {
      // By number, so that a hole is refused rather than passed over.
      for (let i = 0; i < value.length; i++) this.#part(value[i], side, `${path}[${i}]`, minutes, where, parts, origins);
    } else {
      this.#part(value, side, path, minutes, where, parts, origins);
    }
  }

  /** One who takes part; `minutes` are those of everybody who has none of their own. */
  #part(one: unknown, side: string, place: string, minutes: unknown, where: string, parts: unknown[], origins: string[]): void {
    if (one === undefined || one === null) throw wrong(place, String(one), "a member");
    const whole = isObject(one) && !isMade(one) && !Array.isArray(one);
    const part: Record<string, unknown> = whole ? { ...one, side } : { member: one, side };
    const length = own(part, "minutes") ?? minutes;
    if (length === undefined) throw wrong(`${place}.minutes`, "left out", "a number of minutes, for each or for all by `minutes`");
    const shared = !Object.hasOwn(part, "minutes");
    part["minutes"] = length;
    origins.push(place);
    parts.push(part);
    const member = own(part, "member");
    if (typeof member !== "number") this.#value("member", member, whole ? `${place}.member` : place, part, "member");
    this.#value("minutes", length, shared ? where : `${place}.minutes`, part, "minutes");
  }

  /** Puts what the wire has in the place of a value, now or once it is looked up. */
  #value(kind: string | undefined, value: unknown, path: string, into: object, name: string | number): void {
    if (kind === undefined || value === undefined || value === null) return;
    if (kind === "minutes" && typeof value === "number" && Number.isFinite(value) && !Number.isInteger(value)) throw notWhole(value, path);
    if (kind === "account" && name !== "account" && isBare(value)) throw bareAccount(value, path);
    if (typeof value === "number" && kind !== "payer") return;
    // What is written as the wire has it stays as it is.
    if (typeof value === "string" && kind === "day") return;
    const set = (made: unknown): void => put(into, String(name), made);
    if (kind === "moment") {
      if (typeof value === "string") set(inUtc(value));
    } else if (kind === "start") {
      if (typeof value === "string") this.#start(value, path, into, set);
    } else if (kind === "weekly") {
      set(weeklyOf(value, path));
    } else if (kind === "clock") {
      set(clockOf(value, path));
    } else if (kind === "*Place") {
      set(placeIn(value, path));
    } else if (kind === "*Availability" && (typeof value === "string" || Array.isArray(value))) {
      set(availabilityOf(value, path));
    } else if (Array.isArray(value)) {
      const list: unknown[] = [...(value as unknown[])];
      set(list);
      for (const [i, one] of list.entries()) this.#value(kind, one, `${path}[${i}]`, list, i);
    } else if (kind.startsWith("*")) {
      if (isObject(value)) this.#object(objectOf(kind.slice(1)), value, path, set);
    } else if (kind === "minutes") {
      if (typeof value === "string") set(minutesOf(value, path));
    } else if (kind === "day") {
      if (isObject(value) && isDay(value)) set((value as { toString(): string }).toString());
      else if (value instanceof Date) throw wrong(path, "a moment", 'a day such as `"2026-03-01"`');
    } else if (kind === "payer") {
      if (isObject(value) && !isMade(value)) this.#object(new Map([["member", "member"]]), value, path, set);
      else if (typeof value === "string" && PAYERS.has(value)) set({ kind: value });
      else this.#payer(value, path, set);
    } else {
      this.#number(kind, value, path, set);
    }
  }

  /** When it begins, from `10:00` on the clocks of the community, or `10:00+01:00`. */
  #start(text: string, path: string, into: object, set: (made: unknown) => void): void {
    const { minute, offset } = startOf(text, path);
    set({ minute, offset: offset ?? 0 });
    if (offset === undefined) this.#lookups.push({ kind: "start", text: String(minute), path, on: () => own(into, "on"), put: (offset) => set({ minute, offset }) });
  }

  #payer(value: unknown, path: string, set: (made: unknown) => void): void {
    const payer = { kind: "member", member: value };
    set(payer);
    this.#value("member", value, path, payer, "member");
  }

  #object(shape: ReadonlyMap<string, string>, value: object, path: string, set: (made: unknown) => void): void {
    const copy: Record<string, unknown> = {};
    for (const name of Object.keys(value)) put(copy, name, (value as Record<string, unknown>)[name]);
    set(copy);
    for (const [name, kind] of shape) if (Object.hasOwn(copy, name)) this.#value(kind, copy[name], `${path}.${name}`, copy, name);
  }

  #number(kind: string, value: unknown, path: string, set: (made: unknown) => void): void {
    // A need has a place in the charter and no number that an outcome could tell.
    if (kind === "need" && typeof value !== "string") throw wrong(path, shown(value), "the code of a need, or its place from 0");
    if (kind === "account" && value === "pot") {
      set(1);
    } else if (typeof value === "string" && (kind === "member" || kind === "activity" || kind === "need" || kind === "account")) {
      this.#lookups.push({ kind, text: value, path, put: set });
    } else if (isObject(value)) {
      // An account may be named as one: `{ account: 4 }`.
      const created = isMade(value) ? own(value, "created") : kind === "account" && own(value, kind) !== undefined ? value : undefined;
      const number = own(created, kind);
      const member = own(created, "member");
      // A member has no account number of their own: they use one, and may have joined another since.
      if (kind === "account" && typeof number !== "number" && typeof member === "number") {
        this.#lookups.push({ kind, text: "", member, path, put: set });
        return;
      }
      if (typeof number !== "number") throw wrong(path, isMade(value) ? "an outcome that made something else" : "an object", `the number of one ${kind}, or the outcome that made it`);
      set(number);
    }
  }
}

/** What an exchange keeps when it is amended, as `ExchangeView` has it. */
const KEPT = ["on", "start", "activity", "visitors", "payer", "group", "setting", "listing", "pairing", "estimated", "brokered", "facilitation", "expenses"] as const;

/** Adds to changed terms what was left out of them. */
function keepTerms(said: Record<string, unknown>, had: ExchangeView): void {
  const all = { ...had, facilitation: had.broker?.facilitation };
  for (const name of KEPT) if (!Object.hasOwn(said, name) && all[name]) said[name] = all[name];
  // Who did not come has no minutes, and gets none by a change of those of the others.
  const came = ({ attendance }: { readonly attendance?: string | null | undefined }): boolean => (attendance ?? "attended") === "attended";
  const lengths = new Set(had.parts.filter(came).map(({ minutes }) => minutes));
  const given = [...SIDES, "parts"].some((name) => Object.hasOwn(said, name));
  const kept = had.parts.filter(({ side }) => !Object.hasOwn(said, side) && !Object.hasOwn(said, "parts"));
  if (Object.hasOwn(said, "minutes") && kept.length > 0 && lengths.size > 1) {
    throw wrong("minutes", "one number for all", "the minutes of each", undefined, "not all had the same minutes: say who gave and received, each with theirs");
  }
  const parts = kept.map((part) => {
    const { member, side, minutes, as, paid, attendance } = part;
    return { member, side, minutes: came(part) ? own(said, "minutes") ?? minutes : minutes, as, paid, attendance };
  });
  // In their order where nobody changes, for it is that of the record.
  if (!given) said["parts"] = parts;
  else for (const side of SIDES) if (parts.some((part) => part.side === side)) said[side] = parts.filter((part) => part.side === side);
  const [only] = lengths;
  if (!Object.hasOwn(said, "minutes") && lengths.size === 1) said["minutes"] = only;
}

const below = (path: string, name: string): string => (path === "" ? name : `${path}.${name}`);

/** An object's own field: what is inherited was not said. */
function own(value: unknown, name: string): unknown {
  return isObject(value) && Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
}

const LENGTHS = "write `90`, `1h30`, `1:30` or `1.5h`";

/** The error for a fraction of a minute: a bare number never counts hours. */
function notWhole(value: number, path: string): TimebankError<"wrong-type"> {
  return wrong(path, `\`${value}\``, "a whole number of minutes", undefined, `${LENGTHS}: a number counts minutes`);
}

function minutesOf(text: string, path: string): number {
  const minutes = minutesIn(text);
  if (minutes !== undefined) return minutes;
  const given = text.slice(0, 40);
  throw new TimebankError("not-minutes", `\`${path}\`: \`${given}\` is not a whole number of minutes`, { given }, LENGTHS);
}

const two = (number: number): string => String(number).padStart(2, "0");

/** The first and the last day of a period. */
export function period(value: unknown): [from: unknown, until: unknown] {
  if (Array.isArray(value) && value.length === 2) return value.map((day: unknown) => (isObject(day) && isDay(day) ? String(day) : day)) as [unknown, unknown];
  const [, year, quarter, month] = /^(\d{4})(?:-(?:[Qq]([1-4])|(0[1-9]|1[0-2])))?$/.exec(String(value)) ?? [];
  if (year === undefined || year === "0000") throw wrong("period", `\`${String(value).slice(0, 40)}\``, 'a year (`2026`), a month (`"2026-03"`), a quarter (`"2026-Q1"`) or two days');
  const first = quarter !== undefined ? Number(quarter) * 3 - 2 : Number(month ?? 1);
  const last = quarter !== undefined ? first + 2 : Number(month ?? 12);
  // The day before the first of the next month.
  const days = new Date(Date.UTC(2000 + (Number(year) % 400), last, 0)).getUTCDate();
  return [`${year}-${two(first)}-01`, `${year}-${two(last)}-${two(days)}`];
}
