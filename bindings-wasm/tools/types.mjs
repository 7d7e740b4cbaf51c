// TypeScript from the schema of the wire, with examples from the shared vectors: `ts/generated/`.
//
// A pure function of `docs/schema/timebank.json` and `tests/vectors/`. Whatever it does not know in a schema it refuses, so that
// nothing is typed `any` unnoticed.

/** Names that mean something else in TypeScript or in a browser. */
const RENAMED = { Date: "IsoDate", Error: "Refusal", Event: "JournalEvent", Report: "BundleReport", Permissions: "CharterPermissions" };

/** What a method brings into being, and so what its outcome certainly has. A test holds it to what the vectors give. */
export const CREATES = {
  "adopt-charter": "charter",
  "add-activity": "activity",
  "change-activity": "activity",
  "open-programme": "programme",
  admit: "member",
  "open-account": "account",
  offer: "listing",
  request: "listing",
  record: "exchange",
  "record-batch": "batch",
  amend: "exchange",
  transfer: "transfer",
  "open-bridge": "bridge",
  "begin-passage": "passage",
  pair: "pairing",
};

/** Whose terms are given beside their other fields. */
const WITH_TERMS = new Set(["record", "propose", "amend", "may"]);

const camel = (type) => type.replace(/-(.)/g, (_, letter) => letter.toUpperCase());

/** The files of `ts/generated/`, by name. */
export function generate(schema, examples) {
  const printer = new Printer(schema);
  return { "wire.ts": wire(schema, printer), "methods.ts": methods(schema, printer, examples), "kinds.ts": kinds(schema) };
}

class Printer {
  constructor(schema) {
    this.defs = schema.$defs;
    // The fields of an action are told from other things of the same name: `Record`, `Request`.
    this.actions = new Map(Object.entries(schema.actions).map(([tag, { $ref }]) => [this.target($ref), tag]));
  }

  target(ref) {
    return ref.replace("#/$defs/", "");
  }

  name(def) {
    return this.actions.has(def) ? `${def}Fields` : (RENAMED[def] ?? def);
  }

  describe(schema) {
    const about = (schema.description ?? "").replace(/^See \[`(\w+)`\]\.$/, (whole, def) => this.defs[def]?.description ?? whole);
    return about.replaceAll(/\[`([^`\]]+)`\](\([^)]*\))?/g, "`$1`").replaceAll("crate::", "").replaceAll("*/", "* /");
  }

  doc(text, indent = "") {
    if (text === "") return "";
    const lines = text.split("\n");
    if (lines.length === 1) return `${indent}/** ${text} */\n`;
    return `${indent}/**\n${lines.map((line) => `${indent} * ${line}`.trimEnd()).join("\n")}\n${indent} */\n`;
  }

  type(schema, indent = "") {
    if (schema === true) return "unknown";
    const { $ref, anyOf, oneOf, type, properties } = schema;
    if ($ref !== undefined) {
      const named = this.name(this.target($ref));
      return properties === undefined ? named : `${this.object(schema, indent)} & ${named}`;
    }
    if (schema.const !== undefined) return JSON.stringify(schema.const);
    if (schema.enum !== undefined) return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
    const union = anyOf ?? oneOf;
    if (union !== undefined) {
      if (properties !== undefined) throw new Error(`a union with fields of its own: ${JSON.stringify(schema)}`);
      return union.map((one) => this.type(one, indent)).join(" | ");
    }
    if (Array.isArray(type)) return type.map((one) => this.type({ ...schema, type: one }, indent)).join(" | ");
    switch (type) {
      case "integer":
      case "number":
        return "number";
      case "string":
        return "string";
      case "boolean":
        return "boolean";
      case "null":
        return "null";
      case "array":
        return this.array(schema, indent);
      case "object":
        return this.object(schema, indent);
      default:
        throw new Error(`the schema \`${JSON.stringify(schema)}\` is not known here`);
    }
  }

  array({ items, prefixItems, minItems, maxItems }, indent) {
    if (prefixItems !== undefined) return `readonly [${prefixItems.map((item) => this.type(item, indent)).join(", ")}]`;
    const item = this.type(items, indent);
    if (minItems !== undefined && minItems === maxItems) return `readonly [${Array(minItems).fill(item).join(", ")}]`;
    return `readonly ${/[ |&]/.test(item) ? `(${item})` : item}[]`;
  }

  object({ properties, required = [], additionalProperties, patternProperties }, indent) {
    const [pattern] = Object.values(patternProperties ?? {});
    const values = pattern ?? (additionalProperties === false ? undefined : additionalProperties);
    if (properties === undefined) return values === undefined ? "Record<never, never>" : `{ readonly [name: string]: ${this.type(values, indent)} }`;
    return `{\n${this.fields(properties, required, `${indent}  `)}${indent}}`;
  }

  fields(properties, required, indent) {
    let text = "";
    for (const [name, schema] of Object.entries(properties)) {
      const needed = required.includes(name);
      let of = this.type(schema, indent);
      // What may be left out is left out: nobody has to write, or look for, `null`.
      if (!needed) of = `${of.replace(/ \| null$/, "")} | undefined`;
      text += `${this.doc(this.describe(schema) + (needed || schema.default === undefined ? "" : defaulted(schema.default)), indent)}${indent}readonly ${field(name)}${needed ? "" : "?"}: ${of};\n`;
    }
    return text;
  }
}

const field = (name) => (/^[a-zA-Z]\w*$/.test(name) ? name : JSON.stringify(name));

function defaulted(value) {
  const text = JSON.stringify(value);
  return text.length > 40 || text === "null" ? "" : ` Unless said: \`${text}\`.`;
}

const HEAD = `// Written by \`cargo xtask generate\` from \`docs/schema/timebank.json\`. Do not change it here.\n`;

const BRANDS = `
declare const of: unique symbol;

/**
 * A number that stands for one kind of thing and is not taken for another. The bank hands them out; a number of your own is made
 * one by \`5 as MemberId\`. In the examples plain numbers stand for such.
 */
export type Numbered<Kind extends string> = number & { readonly [of]: Kind };
`;

function wire(schema, printer) {
  let text = `${HEAD}${BRANDS}`;
  for (const [def, of] of Object.entries(schema.$defs)) {
    if (def === "Action" || def === "Query" || def === "Event") continue;
    text += `\n${declaration(printer, def, of)}`;
  }
  const fieldsOf = (of) => printer.type(of);
  text += `\n${union(printer, "Action", "What is to be done, told apart by its `type`.", schema.actions, fieldsOf)}`;
  text += `\n${union(printer, "JournalEvent", "What happened, told apart by its `type`: the event of a record.", schema.events, fieldsOf)}`;
  text += `\n${union(printer, "Query", "A question, told apart by its `type`.", schema.queries, ({ question }) => printer.type(question))}`;
  text += `\n${answers(schema, printer)}\n${errors(schema, printer)}`;
  return text;
}

function declaration(printer, def, of) {
  const name = printer.name(def);
  const about = printer.describe(of);
  if (of.type === "integer" && of.minimum === 1) return `${printer.doc(about)}export type ${name} = Numbered<"${name}">;\n`;
  const constants = of.oneOf?.every((one) => typeof one.const === "string");
  if (constants) {
    const listed = of.oneOf.map((one) => `- \`${one.const}\`${one.description ? `: ${printer.describe(one)}` : ""}`);
    return `${printer.doc([about, "", ...listed].join("\n"))}export type ${name} = ${of.oneOf.map((one) => JSON.stringify(one.const)).join(" | ")};\n`;
  }
  if (of.oneOf !== undefined) {
    const variants = of.oneOf.map((one) => `${printer.doc(printer.describe(one), "  ")}  | ${printer.type(one, "  ")}`);
    return `${printer.doc(about)}export type ${name} =\n${variants.join("\n")};\n`;
  }
  if (of.type === "object" && of.properties === undefined && of.additionalProperties === false) {
    return `${printer.doc(about)}export type ${name} = Record<never, never>;\n`;
  }
  if (of.properties !== undefined && of.$ref === undefined) {
    return `${printer.doc(about)}export interface ${name} ${printer.object(of, "")}\n`;
  }
  return `${printer.doc(about)}export type ${name} = ${printer.type(of)};\n`;
}

function union(printer, name, about, tags, fieldsOf) {
  const variants = Object.entries(tags).map(([tag, of]) => `  | ({ readonly type: ${JSON.stringify(tag)} } & ${fieldsOf(of)})`);
  return `${printer.doc(about)}export type ${name} =\n${variants.join("\n")};\n`;
}

function answers(schema, printer) {
  const rows = Object.entries(schema.queries).map(([tag, { answer }]) => `  readonly ${JSON.stringify(tag)}: ${printer.type(answer, "  ")};\n`);
  return `/** What each question is answered with, by its \`type\`. */\nexport interface Answers {\n${rows.join("")}}\n`;
}

function errors(schema, printer) {
  const rows = Object.entries(schema.errors).map(([code, { message, help, details }]) => {
    const fields = Object.entries(details).map(([name, of]) => `readonly ${field(name)}: ${printer.type(of, "  ")}`);
    return `${printer.doc(`${sentence(message)}\n\n${sentence(help)}`, "  ")}  readonly ${JSON.stringify(code)}: ${fields.length > 0 ? `{ ${fields.join("; ")} }` : "{ readonly [name: string]: never }"};\n`;
  });
  const entry = `/** One kind of error, as the catalogue lists it. */
export interface ErrorCatalogueEntry {
  /** The stable code. */
  readonly code: keyof ErrorDetails;
  /** The form of the sentence, details in braces. */
  readonly message: string;
  /** What would be accepted, or what to do. */
  readonly help: string;
  /** The least audience that may be told. */
  readonly audience: "member" | "broker" | "auditor";
  /** What kind of error it is. */
  readonly kind: ErrorKind;
  /** Whether the same, sent again unchanged, may be accepted. */
  readonly retryable: boolean;
  /** The names of the details. */
  readonly details: readonly string[];
}
`;
  const kinds = [...new Set(Object.values(schema.errors).map((error) => error.kind))].sort().map((kind) => JSON.stringify(kind));
  const kind = `/**
 * What kind of error something is, for a program that does not know its code. \`internal\`: the store, the journal or the library is at fault.
 */
export type ErrorKind = ${kinds.join(" | ")};\n\n`;
  return `${kind}/** The details of every error of the core, by its code. */\nexport interface ErrorDetails {\n${rows.join("")}}\n\n${entry}`;
}

/** The kinds of the errors of the core, where they are not of the input, and which may be sent again. */
function kinds(schema) {
  const errors = Object.entries(schema.errors);
  const of = errors.filter(([, { kind }]) => kind !== "bad-input").map(([code, { kind }]) => `  ${JSON.stringify(code)}: ${JSON.stringify(kind)},\n`);
  const again = errors.filter(([, { retryable }]) => retryable).map(([code]) => JSON.stringify(code));
  return `${HEAD}import type { ErrorKind } from "./wire.js";

/** What kind of error each code is, where it is not of the input. */
export const kinds: Readonly<Record<string, ErrorKind>> = {
${of.join("")}};

/** Codes of what may be accepted when it is sent again unchanged. */
export const retryable: readonly string[] = [${again.join(", ")}];
`;
}

const sentence = (text) => `${text[0].toUpperCase()}${text.slice(1)}.`;

function methods(schema, printer, examples) {
  const actions = Object.entries(schema.actions).filter(([tag]) => tag !== "create");
  const used = new Set(["Created", "IsoDate", "Instant", "Key", "MemberId", "Outcome", "Salt", "Answers", "ExchangeId", "SeriesId", "Sender", "Viewer"]);
  const note = (name) => (used.add(name), name);
  const action = ([tag, { $ref }]) => {
    const def = printer.target($ref);
    const of = schema.$defs[def];
    const about = printer.describe(of);
    const given = `G & ${shape(tag, of, note(printer.name(def)))}`;
    const optional = (of.required ?? []).length === 0 ? "?" : "";
    const text = documented(printer, about, example(camel(tag), examples.actions[tag]));
    if (tag === "propose") {
      const series = `${text}  propose(options: ${given} & { readonly dates: readonly [IsoDate, ...IsoDate[]] }): Outcome & { readonly series: SeriesId };\n`;
      return `${series}${text}  propose(options: ${given}): Outcome & { readonly exchange: ExchangeId };\n`;
    }
    const made = CREATES[tag];
    const outcome = made === undefined ? "Outcome" : `Outcome & { readonly ${made}: ${note(made === "charter" ? "CharterVersion" : `${made[0].toUpperCase()}${made.slice(1)}Id`)} }`;
    return `${text}  ${camel(tag)}(options${optional}: ${given}): ${outcome};\n`;
  };
  const question = ([tag, { question }]) => {
    const def = printer.target(question.$ref);
    const of = schema.$defs[def];
    // The host's clock says when today is asked.
    const required = (of.required ?? []).filter((name) => !(tag === "today" && name === "at"));
    const name = note(printer.name(def));
    const given = tag === "today" ? `V & Omit<${name}, "at"> & Partial<Pick<Given, "at">>` : `V & ${shape(tag, of, name)}`;
    const text = documented(printer, `${printer.describe(of)}`, example(camel(tag), examples.queries[tag]));
    return `${text}  ${camel(tag)}(options${required.length === 0 ? "?" : ""}: ${given}): Answers[${JSON.stringify(tag)}];\n`;
  };
  const body = `/** Everything that can be done to a bank: one method for each action. Whatever is refused throws, and changes nothing. \`G\` is what every command may say beside. */
export interface Actions<G = Given> {
${actions.map(action).join("\n")}}

/** Everything a bank can be asked: one method for each question. \`V\` is what every question may say beside. */
export interface Questions<V = Asking> {
${Object.entries(schema.queries).map(question).join("\n")}}

/** The \`type\` of every action. */
export const ACTIONS: string =
  ${wrapped(actions.map(([tag]) => tag))};

/** The \`type\` of every question. */
export const QUESTIONS: string =
  ${wrapped(Object.keys(schema.queries))};
`;
  const given = `/** When a command comes, from whom, and what makes it safe to send twice. */
export interface Given {
  /** When; now unless said. Never before the last command. */
  readonly at?: Instant | Date | undefined;
  /** The member who sends it; the host by default. \`undefined\` and \`null\` are refused, so that a lapsed session does not act as the host. */
  readonly by?: Sender;
  /** Your own number for it: sent again with it, it has one effect and gives the first answer again. */
  readonly key?: Key | undefined;
  /** 16 random bytes for personal data, other ones for every command; drawn for you unless you give them. */
  readonly salt?: Salt | undefined;
}

/** Who reads. */
export interface Asking {
  /** The member or auditor who reads; the host by default. \`undefined\` and \`null\` are refused. */
  readonly viewer?: Viewer;
}
`;
  const imports = [...used].filter((name) => new RegExp(`\\b${name}\\b`).test(body + given)).sort();
  const created = imports.includes("Created") ? "" : 'export type { Created } from "./wire.js";\n';
  return `${HEAD}import type { ${imports.join(", ")} } from "./wire.js";\nimport type { TermsGiven } from "../terms.js";\n${created}\n${given}\n${body}`;
}

function wrapped(tags) {
  const lines = [];
  for (const tag of tags) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + tag.length < 110) lines[lines.length - 1] = `${last} ${tag}`;
    else lines.push(tag);
  }
  return lines.map((line, i) => JSON.stringify(i + 1 < lines.length ? `${line} ` : line)).join(" +\n  ");
}

/** The fields of an action or question as a method takes them. */
function shape(tag, of, name) {
  if (WITH_TERMS.has(tag)) return `TermsGiven & Omit<${name}, "terms">`;
  if (tag === "record-batch") return `{ readonly exchanges: readonly TermsGiven[] }`;
  if (of.properties !== undefined && "at" in of.properties && tag.endsWith("-role")) {
    return `Omit<${name}, "at"> & {
    /** At which organisation. */
    readonly organisation?: MemberId | undefined;
  }`;
  }
  return name;
}

function documented(printer, about, example) {
  return printer.doc(example === "" ? about : `${about}\n\n@example\n${example}`, "  ");
}

/** A call as one would type it, from a vector. */
function example(method, said) {
  if (said === undefined) return "";
  const { by, viewer = by, ...given } = said;
  // For a person a view is used, and nothing else.
  const call = `${typeof viewer === "number" ? `bank.seenBy(${viewer})` : "bank"}.${method}`;
  const text = literal(given);
  return text === "{}" ? `${call}();` : `${call}(${text});`;
}

function literal(value) {
  if (Array.isArray(value)) return `[${value.map(literal).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).map(([name, of]) => `${field(name)}: ${literal(of)}`);
  return fields.length === 0 ? "{}" : `{ ${fields.join(", ")} }`;
}

/** Of two uses the better example: the fuller one, as long as it can be taken in at a glance. */
function better(old, given) {
  const [before, now] = [old, given].map((one) => (one === undefined ? Infinity : literal(one).length));
  return now <= GLANCE ? before > GLANCE || now > before : now < before;
}
const GLANCE = 180;

/** A good use of every action and question in the vectors, as a method takes it. */
export function examplesOf(vectors) {
  const found = { actions: {}, queries: {} };
  const take = (into, tag, given) => {
    if (better(into[tag], given)) into[tag] = given;
  };
  for (const { given = [], when, then, state } of vectors) {
    const good = then?.error === undefined ? [given, when ?? []].flat() : given;
    for (const command of good) {
      if (typeof command !== "object" || command.do === undefined) continue;
      const { at, by, do: action } = command;
      const { type, terms, at: organisation, ...fields } = action;
      const context = by === "host" ? { at } : { at, by };
      take(found.actions, type, { ...context, ...(WITH_TERMS.has(type) ? sided(terms) : {}), ...rest(type, fields, terms, organisation) });
    }
    for (const { query, error } of state?.queries ?? []) {
      if (error !== undefined || typeof query !== "object" || query.viewer === "auditor") continue;
      const { type, terms, viewer, ...others } = query;
      const fields = viewer === "host" ? others : { viewer, ...others };
      take(found.queries, type, { ...(WITH_TERMS.has(type) ? sided(terms) : {}), ...fields });
    }
  }
  return found;
}

function rest(type, fields, terms, organisation) {
  const all = { ...fields };
  if (terms !== undefined && !WITH_TERMS.has(type)) all.terms = terms;
  if (organisation !== undefined) all.organisation = organisation;
  if (type === "record-batch") all.exchanges = all.exchanges.map(sided);
  return all;
}

/** Terms with those who take part under their side. */
function sided({ parts, ...terms }) {
  const sides = {};
  for (const { side, ...part } of parts ?? []) (sides[side] ??= []).push(part);
  for (const side of Object.keys(sides)) if (sides[side].length === 1) [sides[side]] = sides[side];
  return { ...terms, ...sides };
}
