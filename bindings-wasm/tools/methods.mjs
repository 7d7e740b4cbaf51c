// `methods.ts` and `given.ts`: a method for every action and every question, and what each takes.
//
// What a method takes is wider than what the wire has: a name or an outcome for a number, `"1h30"` for minutes. Objects that hold such
// are written a second time, as `…Given`.
import { EITHER, FULL, Shapes, SPREAD, WITH_TERMS } from "./shape.mjs";
import { CREATES, HEAD, Printer, camel, field } from "./types.mjs";
import { example } from "./examples.mjs";

/** What is taken in place of the types of the wire. */
const TAKEN = { Minutes: "MinutesLike", Date: "DayLike", Timestamp: "MomentLike", Payer: "PayerGiven", Place: "PlaceLike", Availability: "AvailabilityLike", Start: "StartLike" };
const KINDS = { minutes: "MinutesLike", day: "DayLike", moment: "MomentLike", who: "People", payer: "PayerGiven", period: "Period" };
const LIKES = ["AvailabilityLike", "ClockLike", "DayLike", "MinutesLike", "MomentLike", "NamedAccount", "OneOf", "Period", "PlaceLike", "Spanned", "StartLike", "WeeklyLike", "Without"];
const TERMS = ["AmendedGiven", "PayerGiven", "People", "TermsGiven", "TimedPeople"];

const upper = (name) => `${name[0].toUpperCase()}${name.slice(1)}`;

/** Prints what is given rather than what is read. */
class GivenPrinter extends Printer {
  constructor(schema, shapes) {
    super(schema);
    this.shapes = shapes;
    this.methodDefs = new Map([...shapes.methods()].map(({ tag, def }) => [def, tag]));
  }

  name(def) {
    if (TAKEN[def] !== undefined) return TAKEN[def];
    if (/Id$/.test(def) && this.defs[def].type === "integer") return `${def.slice(0, -2)}Like`;
    return this.widened(def) ? `${def}Given` : super.name(def);
  }

  /** Whether more is taken than the wire has. */
  widened(def) {
    const tag = this.methodDefs.get(def);
    return this.shapes.shape(def).length > 0 || SPREAD[tag] !== undefined || WITH_TERMS.has(tag) || EITHER[tag] !== undefined || tag === "report";
  }

  array(schema, indent) {
    return schema.items?.$ref === "#/$defs/WeeklyHours" ? "WeeklyLike" : super.array(schema, indent);
  }

  fields(properties, required, indent) {
    const wider = (name, schema) => {
      const kind = this.shapes.kind(name, schema);
      if (kind === "need") return asNeed(schema);
      return kind === "minutes" && !JSON.stringify(schema).includes("$ref") ? asMinutes(schema) : schema;
    };
    const taken = Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, wider(name, schema)]));
    // A bare number stands for an account only behind that name.
    return super.fields(taken, required, indent).replaceAll(/^(\s*readonly account\??): AccountLike\b/gm, "$1: AccountLike | AccountId");
  }
}

/** A need is also named by its code, which the bank looks up in its charter. */
function asNeed({ description }) {
  return { description: description.replace(/its place, from 0/, "its code, or its place, from 0"), type: ["integer", "string", "null"] };
}

function asMinutes({ description, type, items }) {
  const one = { $ref: "#/$defs/Minutes" };
  if (items !== undefined) return { description, type: "array", items: one };
  return { description, anyOf: [one, ...([type].flat().includes("null") ? [{ type: "null" }] : [])] };
}

/** The files `methods.ts` and `given.ts`. */
export function methods(schema, printer, examples) {
  const shapes = new Shapes(schema);
  const given = new GivenPrinter(schema, shapes);
  const all = [...shapes.methods()].filter(({ tag }) => tag !== "create");
  const list = all.map((method) => methodOf(schema, shapes, given, printer, examples, method));
  const actions = list.filter((_, i) => !all[i].asks);
  const questions = list.filter((_, i) => all[i].asks);
  const body = `/** Everything that can be done to a bank: one method for each action. Whatever is refused throws, and changes nothing. \`G\` is what every command may say beside. */
export interface Actions<G = Given> {
${actions.join("\n")}}

/** Everything a bank can be asked: one method for each question. \`V\` is what every question may say beside. */
export interface Questions<V = Asking> {
${questions.join("\n")}}

/** Questions the small \`.wasm\` does not have: a page loads the full one by \`init(full)\`, with \`full\` from \`timebank/full\`. */
export type FullQuestions = ${all.filter(({ tag }) => FULL.has(tag)).map(({ tag }) => JSON.stringify(camel(tag))).join(" | ")};

/** The \`type\` of every action. */
export const ACTIONS: string =
  ${wrapped(all.filter(({ asks }) => !asks).map(({ tag }) => tag))};

/** The \`type\` of every question. */
export const QUESTIONS: string =
  ${wrapped(all.filter(({ asks }) => asks).map(({ tag }) => tag))};
`;
  const types = givenTypes(given, all, printer);
  const inGiven = [...types.matchAll(/^export (?:interface|type) (\w+)/gm)].map(([, name]) => name);
  const uses = (text, names) => [...new Set(names)].filter((name) => new RegExp(`\\b${name}\\b`).test(text.replaceAll(/^\s*(\/?\*).*$/gm, ""))).sort();
  const wireNames = [...Object.keys(schema.$defs).map((def) => printer.name(def)), "Answers"];
  const ids = Object.keys(schema.$defs).filter((def) => /Id$/.test(def) && schema.$defs[def].type === "integer").map((def) => `${def.slice(0, -2)}Like`);
  const importing = (names, from) => (names.length === 0 ? "" : `import type { ${names.join(", ")} } from "${from}";\n`);
  const head = (text, withGiven) =>
    `${HEAD}${importing(uses(text, wireNames), "./wire.js")}${withGiven ? importing(uses(text, inGiven), "./given.js") : ""}${importing(uses(text, [...LIKES, ...(withGiven ? ids : [])]), "../likes.js")}${importing(uses(text, TERMS), "../terms.js")}`;
  const made = likes(ids);
  return {
    "methods.ts": `${head(GIVEN + body, true).replace(importing(uses(body, ids), "../likes.js"), "")}export type { Created } from "./wire.js";\n\n${GIVEN}\n${body}`.replace(/import type \{ ([^}]*) \} from "\.\.\/likes\.js";\n/, (_, names) => splitLikes(names, ids)),
    "given.ts": `${head(made + types, false)}import type { Made } from "../likes.js";\n\n${made}${types}`,
  };
}

/** The widened numbers are in `given.ts`, the rest is written by hand. */
function splitLikes(names, ids) {
  const all = names.split(", ");
  const [own, hand] = [all.filter((name) => ids.includes(name)), all.filter((name) => !ids.includes(name))];
  const line = (list, from) => (list.length === 0 ? "" : `import type { ${list.join(", ")} } from "${from}";\n`);
  return line(own, "./given.js") + line(hand, "../likes.js");
}

/** What a method does beside what the wire has. */
const MORE = {
  amend: " What is left out stays as it was: `amend(exchange, { minutes: 90 })` changes the minutes and nothing else, and `null` takes something away.",
};

const SAID = {
  member: "its number, the exact name, or what `admit` answered",
  activity: "its number, its code, or the outcome that made it",
  account: "`\"pot\"`, its number as `{ account: 4 }`, the outcome that opened it, or for the account that a member uses what `admit` answered or their exact name. A bare number is refused, because it could be a member's",
};

/** `ExchangeLike` and its kin. */
function likes(ids) {
  const one = (name) => {
    const kind = name.slice(0, -4);
    const key = kind.toLowerCase();
    const more = { member: " | string", activity: " | string", account: ' | Made<"member", MemberId> | string' }[key] ?? "";
    const said = SAID[key] ?? "its number, or the outcome that made it";
    const number = key === "account" ? "NamedAccount" : `${kind}Id`;
    return `/** What is taken for one ${key}: ${said}. */\nexport type ${name} = ${number} | Made<"${key}", ${kind}Id>${more};\n`;
  };
  return `${ids.map(one).join("\n")}\n`;
}

/** Every object of which more is taken than the wire has. */
function givenTypes(printer, all) {
  const done = new Map();
  const todo = all.map(({ def }) => def).concat("Charter", "Participation");
  const refs = (value) => [...JSON.stringify(value).matchAll(/"#\/\$defs\/(\w+)"/g)].map(([, def]) => def);
  for (let def; (def = todo.pop()) !== undefined; ) {
    if (done.has(def) || (TAKEN[def] !== undefined && def !== "Availability") || def === "Terms") continue;
    todo.push(...refs(printer.defs[def]));
    done.set(def, printer.widened(def) ? givenType(printer, def) : "");
  }
  return [...done].filter(([, text]) => text !== "").sort(([a], [b]) => (a < b ? -1 : 1)).map(([, text]) => text).join("\n");
}

function givenType(printer, def) {
  const of = printer.defs[def];
  const tag = printer.methodDefs.get(def);
  const about = printer.doc(printer.describe(of));
  if (of.oneOf !== undefined) {
    const variants = of.oneOf.map((one) => `${printer.doc(printer.describe(one), "  ")}  | ${printer.type(one, "  ")}`);
    return `${about}export type ${def}Given =\n${variants.join("\n")};\n`;
  }
  if (of.properties === undefined) return `${about}export type ${def}Given = ${printer.type(of)};\n`;
  let { required = [] } = of;
  const properties = { ...of.properties };
  if (WITH_TERMS.has(tag)) delete properties.terms;
  if (tag?.endsWith("-role") && "at" in properties) {
    properties.organisation = { ...properties.at, description: "At which organisation." };
    delete properties.at;
  }
  if (tag === "record-batch") properties.exchanges = { ...properties.exchanges };
  // A question about a moment is about now unless it says which; a period says both its days.
  if (tag !== undefined) required = required.filter((name) => (name !== "at" || tag.endsWith("-role")) && !(tag === "report" && name !== "kind"));
  const spread = SPREAD[tag] ?? [];
  // A report for a funder is asked by a question of its own.
  if (tag === "report") properties.kind = { ...properties.kind, $ref: undefined, enum: reportKinds(printer) };
  // An object that has to be given: whole, or by its fields.
  const [whole] = spread.filter((name) => required.includes(name));
  if (whole !== undefined) {
    const others = Object.fromEntries(Object.entries(properties).filter(([name]) => name !== whole));
    const rest = Object.keys(others).length === 0 ? "" : `${printer.object({ properties: others, required, additionalProperties: false }, "")} & `;
    const one = printer.object({ properties: { [whole]: properties[whole] }, required, additionalProperties: false }, "");
    return `${about}export type ${def}Given = ${rest}(${one} | ${printer.type(properties[whole])});\n`;
  }
  let own = printer.object({ properties, required, additionalProperties: false }, "");
  if (def === "DatedHours") own = own.replace(/(readonly (?:from|until)): number/g, "$1: ClockLike");
  const ends = WITH_TERMS.has(tag) ? [tag === "amend" ? "AmendedGiven" : "TermsGiven"] : spread.map((name) => `Partial<${printer.type(properties[name]).replace(/ \| null$/, "")}>`);
  if (tag === "admit") ends.push("{\n  /** Their telephone number, among `contact`. */\n  readonly phone?: string | undefined;\n  /** Their address of electronic mail, among `contact`. */\n  readonly email?: string | undefined;\n}");
  if (tag === "report") ends.push("{\n  /** The period, in place of `from` and `until`: a year, a month, a quarter. */\n  readonly period?: Period | undefined;\n}");
  if (EITHER[tag] !== undefined) return `${about}export type ${def}Given = OneOf<${own}, ${EITHER[tag].map((name) => JSON.stringify(name)).join(" | ")}>;\n`;
  if (ends.length === 0) return `${about}export interface ${def}Given ${own}\n`;
  const first = Object.keys(properties).length === 0 ? "" : `${own} & `;
  return `${about}export type ${def}Given = ${first}${ends.join(" & ")};\n`;
}

function methodOf(schema, shapes, given, printer, examples, { tag, def, of, asks }) {
  const beside = asks ? "V" : "G";
  const name = given.name(def);
  const fields = shapes.fields(tag, of);
  const places = shapes.positions(tag, of);
  const typeOf = ({ name: called, kind, schema: type }) => {
    if (tag === "report" && called === "kind") return reportKinds(given).map((one) => JSON.stringify(one)).join(" | ");
    if (KINDS[kind] !== undefined && !isList(type)) return KINDS[kind];
    return given.type(type).replace(/ \| null$/, "");
  };
  const minutes = places.findIndex(({ name: one, into }) => one === "minutes" && into === "terms");
  // What is left out of an amended exchange stays as it was.
  const least = tag === "amend" ? 1 : minutes >= 0 ? minutes : Math.max(1, places.filter(({ needed }) => needed).length);
  const variants = [];
  const either = EITHER[tag] ?? [];
  const isNeeded = (without) => fields.some((one) => one.needed && !without.includes(one.name)) || (either.length > 0 && !either.some((one) => without.includes(one)));
  for (let count = tag === "report" ? places.length + 1 : least; count <= places.length; count++) {
    const taken = places.slice(0, count);
    const names = taken.map((one) => one.name);
    // What comes by position is one of those of which there is one: the others are not given then.
    const gone = either.some((one) => names.includes(one)) ? [...new Set([...names, ...either])] : names;
    const forms = either.length > 0 || (SPREAD[tag] ?? []).some((one) => of.required?.includes(one));
    const rest = `${beside} & ${forms ? "Without" : "Omit"}<${name}, ${gone.map((one) => JSON.stringify(one)).join(" | ")}>`;
    const options = (of, more = "", needed = isNeeded(names)) => `[${taken.map((one) => `${one.name}: ${of(typeOf(one))}`).join(", ")}, options${needed ? "" : "?"}: ${rest}${more}]`;
    // Without minutes for all, each has their own; only what may be done is asked of an hour.
    if (minutes >= 0 && count === minutes && tag !== "amend" && tag !== "may") {
      variants.push(options((type) => type, " & { readonly minutes: MinutesLike }", true), options((type) => (type === "People" ? "TimedPeople" : type)));
    } else variants.push(options((type) => type));
  }
  if (tag === "report") variants.push(...reports(typeOf(places[0]), beside, name, given));
  else if (tag === "balances") variants.push(`[options: ${beside} & ${given.name("BalancesAsOf")}]`, `[options?: ${beside} & ${name}]`);
  else if (tag === "set-secret") variants.push(`[options: ${beside} & ${name} & { readonly secret: Hash32 }]`);
  else variants.push(`[options${isNeeded([]) || WITH_TERMS.has(tag) ? "" : "?"}: ${beside} & ${name}]`);
  const rest = (all) => (all.length === 1 ? all[0].slice(1, -1) : `...given: ${all.join(" | ")}`);
  const about = `${printer.describe(of)}${MORE[tag] ?? ""}${FULL.has(tag) ? " It wants the full `.wasm`." : ""}`;
  const method = camel(tag);
  const shown = example(shapes, method, tag, of, asks ? examples.queries[tag] : examples.actions[tag]);
  const text = printer.doc(shown === "" ? about : `${about}\n\n@example\n${shown}`, "  ");
  if (asks) return `${text}  ${method}(${rest(variants)}): Answers[${JSON.stringify(tag)}];\n`;
  if (tag === "propose") {
    const series = variants.map((one) => one.replace("options?:", "options:").replace(/\]$/, " & { readonly dates: readonly [DayLike, ...DayLike[]] }]"));
    const dates = text.replace(shown, `bank.seenBy(ben).propose(ana, ben, "1h", { on: "2026-03-03", dates: ["2026-03-10", "2026-03-17"] });`).replace(about, `${about} With more dates it is a series.`);
    return `${dates}  propose(${rest(series)}): Outcome & { readonly series: SeriesId };\n${text}  propose(${rest(variants)}): Outcome & { readonly exchange: ExchangeId };\n`;
  }
  const made = CREATES[tag];
  const outcome = made === undefined ? "Outcome" : `Outcome & { readonly ${made}: ${made === "charter" ? "CharterVersion" : `${upper(made)}Id`} }`;
  return `${text}  ${method}(${rest(variants)}): ${outcome};\n`;
}

/** The ways to ask for a report: about a period, and for one member about them. */
function reports(kinds, beside, name, given) {
  const others = kinds.split(" | ").filter((kind) => kind !== '"member"').join(" | ");
  const whose = `{ readonly member: ${given.name("MemberId")} }`;
  const forms = [];
  for (const [kind, more, needed] of [[others, "", "?"], ['"member"', ` & ${whose}`, ""]]) {
    forms.push(`[kind: ${kind}, period: Period, options${needed}: ${beside} & Omit<${name}, "kind" | "period" | "from" | "until">${more}]`);
    forms.push(`[kind: ${kind}, options: ${beside} & Omit<${name}, "kind">${more} & Spanned]`);
    forms.push(`[options: ${beside} & ${name} & { readonly kind: ${kind} }${more} & Spanned]`);
  }
  return forms;
}

/** The kinds of reports the question `report` answers: one for a funder takes its grants, by `funder-report`. */
const reportKinds = (printer) => printer.defs.ReportKind.oneOf.map((one) => one.const).filter((kind) => kind !== "funder");

const isList = (schema) => schema !== undefined && [schema.type].flat().includes("array");

const GIVEN = `/** When a command comes, from whom, and what makes it safe to send twice. */
export interface Given {
  /** When; now unless said. Never before the last command. */
  readonly at?: MomentLike | undefined;
  /** The member who sends it; the host by default. \`undefined\` and \`null\` are refused, so that a lapsed session does not act as the host. */
  readonly by?: Sender | Extract<MemberLike, object>;
  /** Your own number for it, a UUID or 32 hexadecimal digits: sent again with it, it has one effect and gives the first answer again. */
  readonly key?: Key | undefined;
  /** 16 random bytes for personal data, other ones for every command; drawn for you unless you give them. */
  readonly salt?: Salt | undefined;
}

/** Who reads. */
export interface Asking {
  /** The member or auditor who reads; the host by default. \`undefined\` and \`null\` are refused. */
  readonly viewer?: Viewer | Extract<MemberLike, object>;
}
`;

function wrapped(tags) {
  const lines = [];
  for (const tag of tags) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + tag.length < 110) lines[lines.length - 1] = `${last} ${tag}`;
    else lines.push(tag);
  }
  return lines.map((line, i) => JSON.stringify(i + 1 < lines.length ? `${line} ` : line)).join(" +\n  ");
}
