// TypeScript from the schema of the wire, with examples from the shared vectors: `ts/generated/`.
//
// A pure function of `docs/schema/timebank.json` and `tests/vectors/`. Whatever it does not know in a schema it refuses, so that
// nothing is typed `any` unnoticed.

/** Names that mean something else in TypeScript or in a browser. */
const RENAMED = { Date: "IsoDate", Error: "Refusal", Event: "JournalEvent", Report: "BundleReport", Permissions: "CharterPermissions" };

/** Codes of reasons beside those of the rules a charter may have. A test holds them to the core. */
export const REASONS = [
  ...["do-not-match", "open-concern", "member-state", "consent-withdrawn", "group-size", "booked-twice", "balance-limit", "not-found", "ask-the-broker"],
  ...["not-trained", "check-overdue", "no-check", "too-many-mentees"],
];

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

export const camel = (type) => type.replace(/-(.)/g, (_, letter) => letter.toUpperCase());

export class Printer {
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

export const field = (name) => (/^[a-zA-Z]\w*$/.test(name) ? name : JSON.stringify(name));

function defaulted(value) {
  const text = JSON.stringify(value);
  return text.length > 40 || text === "null" ? "" : ` Unless said: \`${text}\`.`;
}

export const HEAD = `// Written by \`cargo xtask generate\` from \`docs/schema/timebank.json\`. Do not change it here.\n`;

const BRANDS = `
/**
 * A number that stands for one kind of thing and is not taken for another. The bank hands them out; a number of your own is made
 * one by \`memberId(5)\` and its kin. In the examples \`ana\`, \`ben\` and \`exchange\` stand for such.
 */
export type Numbered<Kind extends string> = number & { readonly "(a number of)": Kind };
`;

/** `wire.ts`: what the wire has. */
export function wire(schema, printer) {
  let text = `${HEAD}${BRANDS}`;
  for (const [def, of] of Object.entries(schema.$defs)) {
    if (def === "Action" || def === "Query" || def === "Event") continue;
    text += `\n${declaration(printer, def, of)}`;
  }
  const codes = REASONS.map((code) => JSON.stringify(code)).join(" | ");
  text += `\n/** The code of a reason: that of a rule of the charter, or of what holds in every community. */\nexport type ReasonCode = RuleKind["type"] | ${codes};\n`;
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
    const properties = def === "Reason" ? { ...of.properties, code: { ...of.properties.code, $ref: "#/$defs/ReasonCode" } } : of.properties;
    return `${printer.doc(about)}export interface ${name} ${printer.object({ ...of, properties }, "")}\n`;
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

/** `kinds.ts`: the kinds of the errors of the core, where they are not of the input, and which may be sent again. */
export function kinds(schema) {
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
