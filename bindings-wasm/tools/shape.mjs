// What a method takes: its fields in order, which of them may come by position, and what is taken for each. Read from the schema.

/** Whose terms are given beside their other fields. */
export const WITH_TERMS = new Set(["record", "propose", "amend", "may"]);
/** Optional fields that may come by position, as in Python. */
const LEADING = {
  "set-secret": ["secret"],
  admit: ["name"],
  "add-activity": ["code", "name"],
  offer: ["title"],
  request: ["title"],
  "set-limits": ["limits"],
  "renew-listing": ["until"],
  balance: ["member"],
  statement: ["member"],
  reach: ["member"],
  "open-exchanges": ["member"],
  listings: ["text"],
  members: ["text"],
  programmes: ["programme"],
  instrument: ["shipped"],
  "matches-for": ["listing"],
  "why-not": ["other"],
  "public-view": ["on"],
  report: ["period"],
};
/** What has to be given, and by name: who it is about comes first. */
const NAMED = { transfer: "kind" };
/** Fields that are objects of their own, and whose fields a method takes one by one as well. */
export const SPREAD = {
  admit: ["profile"],
  offer: ["terms", "words"],
  request: ["terms", "words"],
  "add-activity": ["activity"],
  "change-activity": ["activity"],
  "open-programme": ["programme"],
  "set-limits": ["limits"],
};
/** Fields of which exactly one is given: without, the question is always refused. */
export const EITHER = {
  balance: ["member", "account"],
  statement: ["member", "account"],
  reach: ["member", "account"],
  "matches-for": ["listing", "member"],
  instrument: ["shipped", "custom"],
  "measure-change": ["shipped", "custom"],
  "follow-up": ["shipped", "custom"],
  "compare-change": ["shipped", "custom"],
};
/** Questions the small `.wasm` does not have. A test holds them to it. */
export const FULL = new Set(
  "held-about member-copy today session-sheet hours-by participation publish anonymity instrument measure-change follow-up compare-change ties-of attended-together worker-only-members role-flows network-robustness retention needs-coverage latencies programmes grants funder-report matches-for why-not pairings report plan what-if".split(" "),
);
/** Fields of plain numbers that count minutes. */
const MINUTES = new Set(
  "minutes facilitation aboveMinutes overMinutes enoughMinutes balanceMinutes welcome tolerance shortest longest travel cushion enough content".split(" "),
);
/** What is said of a part in short, beside the fields of terms: see `TermsGiven`. */
const TERMS_FIRST = ["gave", "received", "minutes"];
const SIDES = ["gave", "received", "together"];

const target = (ref) => ref.replace("#/$defs/", "");

/** The one thing a field holds, below `null`, lists and references. */
function inner(schema) {
  const union = (schema.anyOf ?? schema.oneOf)?.filter((one) => one.type !== "null");
  if (schema.$ref === undefined && union?.length === 1) return inner(union[0]);
  if (schema.type === "array" && schema.items !== undefined) return { ...inner(schema.items), list: true };
  return { schema };
}

/** Reads what each method takes. */
export class Shapes {
  constructor(schema) {
    this.schema = schema;
    this.defs = schema.$defs;
    this.special = new Map();
  }

  /** What is taken for a field: `member`, `minutes`, `day`, `moment`, `need`, another number's kind, `*Name` of an object that has such; or nothing. */
  kind(name, schema) {
    const { schema: of } = inner(schema);
    if (of.$ref !== undefined) {
      const def = target(of.$ref);
      const number = /^(\w+)Id$/.exec(def);
      if (number !== null && this.defs[def].type === "integer") return number[1].toLowerCase();
      if (def === "Minutes") return "minutes";
      if (def === "Date") return "day";
      if (def === "Timestamp") return "moment";
      if (def === "Payer") return "payer";
      if (def === "Start") return "start";
      if (def === "WeeklyHours") return "weekly";
      if (def === "Place") return "*Place";
      return this.shape(def).length > 0 ? `*${def}` : undefined;
    }
    const type = [of.type].flat();
    // A place in the charter's needs. Elsewhere the wire has their code.
    if (of.format === "uint16" && name === "need") return "need";
    if (type.includes("integer") && MINUTES.has(name)) return "minutes";
    return undefined;
  }

  /** The fields of an object of which something else is taken than what the wire has, with what. */
  shape(def) {
    const known = this.special.get(def);
    if (known !== undefined) return known;
    this.special.set(def, []);
    const found = new Map();
    const of = this.defs[def];
    for (const one of [of, ...(of.oneOf ?? []), ...(of.anyOf ?? [])]) {
      for (const [name, schema] of Object.entries(one.properties ?? {})) {
        const kind = this.kind(name, schema);
        if (kind !== undefined) found.set(name, kind);
      }
    }
    // Minutes of a day, which are also written as its clock shows them.
    if (def === "DatedHours") for (const name of ["from", "until"]) found.set(name, "clock");
    const fields = [...found];
    this.special.set(def, fields);
    return fields;
  }

  /** The fields of a method in order, spread out: name, what is taken, whether it is needed, and where it goes. */
  fields(tag, of) {
    const all = [];
    const needed = new Set(of.required ?? []);
    for (const [name, schema] of Object.entries(of.properties ?? {})) {
      if (name === "terms" && WITH_TERMS.has(tag)) {
        for (const side of TERMS_FIRST) all.push({ name: side, into: "terms", kind: side === "minutes" ? "minutes" : "who", leading: true });
        for (const [inner, one] of Object.entries(this.defs.Terms.properties)) {
          if (inner !== "parts") all.push({ name: inner, into: "terms", kind: this.kind(inner, one), schema: one, });
        }
        all.push({ name: "together", into: "terms", kind: "who" }, { name: "parts", into: "terms", kind: "*Participation" });
        continue;
      }
      const organisation = name === "at" && tag.endsWith("-role");
      const field = { name: organisation ? "organisation" : name, wire: name, kind: this.kind(name, schema), schema, needed: needed.has(name) };
      if (SPREAD[tag]?.includes(name)) {
        const def = target(inner(schema).schema.$ref);
        // Of an object that has to be given, what it has to have.
        const { properties, required = [] } = this.defs[def];
        for (const [within, one] of Object.entries(properties)) {
          all.push({ name: within, into: name, kind: this.kind(within, one), schema: one, needed: field.needed && required.includes(within), leading: LEADING[tag]?.includes(within) });
        }
        field.needed = false;
        if (def === "Profile") all.push({ name: "phone", into: name }, { name: "email", into: name });
      }
      // The moment a question is about is now unless it is said; a period says both its days.
      if ((name === "at" && !organisation) || (tag === "report" && name !== "kind")) field.needed = false;
      all.push({ ...field, leading: LEADING[tag]?.includes(name) });
    }
    if (tag === "report") all.push({ name: "period", kind: "period", leading: true });
    return all;
  }

  /** Those that may come by position. An object does not: it could be the options. */
  positions(tag, of) {
    const places = [];
    for (const field of this.fields(tag, of)) {
      const byPlace = (field.needed && field.name !== NAMED[tag] && field.into === undefined && !places.some(({ needed }) => !needed)) || field.leading;
      if (!byPlace) continue;
      if (this.isObject(field)) break;
      places.push(field);
    }
    return places;
  }

  isObject({ schema, kind }) {
    if (schema === undefined || kind === "who") return false;
    const { schema: of, list } = inner(schema);
    if (list) return false;
    const def = of.$ref === undefined ? of : this.defs[target(of.$ref)];
    return def.type === "object" || (def.oneOf ?? def.anyOf ?? []).some((one) => one.type === "object" || one.properties !== undefined);
  }

  /** The actions and questions with a method: tag, fields of the wire, and whether it asks. */
  *methods() {
    for (const [tag, { $ref }] of Object.entries(this.schema.actions)) yield { tag, def: target($ref), of: this.defs[target($ref)], asks: false };
    for (const [tag, { question }] of Object.entries(this.schema.queries)) yield { tag, def: target(question.$ref), of: this.defs[target(question.$ref)], asks: true };
  }
}

const HEAD = `// Written by \`cargo xtask generate\` from \`docs/schema/timebank.json\`. Do not change it here.\n`;

/** `fields.ts`: the same for the methods at run time. */
export function fieldsTable(schema) {
  const shapes = new Shapes(schema);
  const lines = [];
  const used = new Set();
  const said = ({ name, kind, into, wire, needed, leading }) => {
    if (kind?.startsWith("*")) used.add(kind.slice(1));
    const goes = into ?? (wire !== undefined && wire !== name ? `=${wire}` : undefined);
    return `${name}${kind === undefined ? "" : `:${kind}`}${goes === undefined ? "" : `>${goes}`}${needed ? "!" : ""}`;
  };
  for (const { tag, of } of shapes.methods()) {
    const places = shapes.positions(tag, of).map(({ name }) => name);
    lines.push(`${tag} ${places.join(",")} ${shapes.fields(tag, of).map(said).join(" ")}`.trimEnd());
  }
  const objects = [];
  used.add("Terms");
  for (const def of used) {
    for (const [, kind] of shapes.shape(def)) if (kind.startsWith("*")) used.add(kind.slice(1));
    const list = shapes.shape(def).map(([name, kind]) => `${name}:${kind}`);
    if (list.length > 0) objects.push(`${def} ${list.join(" ")}`);
  }
  return `${HEAD}
/**
 * What each method takes, one on a line: its \`type\`, the fields that may come by position, and all of them in order. A field is its name, what
 * is taken for it behind a colon, the object it goes into behind \`>\`, and \`!\` where it has to be given.
 */
export const FIELDS: string = \`
${lines.join("\n")}
\`;

/** The same of objects within them: only fields for which something else is taken than what the wire has. */
export const OBJECTS: string = \`
${objects.sort().join("\n")}
\`;
`;
}
