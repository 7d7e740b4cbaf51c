// The example of every method: a use of it in the shared vectors, as one would type it. Names stand for numbers, and a test compiles all.
import { WITH_TERMS } from "./shape.mjs";
import { field } from "./types.mjs";

const MEMBERS = ["ana", "ben", "cai", "dee"];

/** Those where a vector shows less than people use. */
const BY_HAND = {
  admit: 'bank.admit("Ana", { phone: "0161 496 0100" });\nbank.admit("Riverside Trust", { kind: "organisation", joined: "2026-01-15" });',
  "add-activity": 'bank.addActivity("garden", "Gardening");\nbank.addActivity({ code: "lift", name: "Lifts", tags: ["transport"] });',
  "change-activity": 'bank.changeActivity("lift", { code: "lift", name: "Lifts and errands" });',
  "open-programme": 'bank.openProgramme({ name: "Befriending", reviewDays: 90 });',
  "set-limits": 'bank.setLimits("Ana", { lowest: "-10h" });',
  transfer: 'bank.transfer("Ana", "Ben", "30 min", { kind: "gift" });\nbank.transfer("pot", "Ben", "1h", { kind: "correction", note: "the hour of the fair" });',
  offer: 'bank.offer(ana, "Lifts to hospital", { minutes: "1h", activity: "lift" });',
  request: 'bank.request(ben, "A shelf put up", { minutes: 60, until: "2026-04-30" });',
  record: 'bank.record(ana, ben, "1h30", { on: "2026-03-02" });\nbank.record("Ana", [ben, cai, dee], "2h", { on: "2026-03-02", activity: "lift", payer: "pot" });',
  propose: 'bank.seenBy(ben).propose(ana, ben, "1h", { on: "2026-03-03", setting: "home" });',
  amend: 'bank.amend(exchange, { minutes: 90 });\nbank.amend(exchange, ana, ben, "1h30", { on: "2026-03-02" });',
  may: 'bank.seenBy(ben).may(ben, ana, "2h", { on: "2026-03-05" }).answer;',
  report: 'bank.report("public", 2026);\nbank.report("public", "2026-Q1");',
};

/** A call as one would type it, from a vector. */
export function example(shapes, method, tag, of, said) {
  if (BY_HAND[tag] !== undefined) return BY_HAND[tag];
  if (said === undefined) return "";
  const { by, viewer = by, ...given } = said;
  // For a person a view is used, and nothing else.
  const bank = typeof viewer === "number" ? `bank.seenBy(${number("member", viewer)})` : "bank";
  const fields = new Map(shapes.fields(tag, of).map((one) => [one.name, one]));
  const print = ([name, value]) => [name, literal(shapes, value, schemaOf(shapes, fields.get(name), name))];
  const args = [];
  const rest = { ...given };
  for (const { name, kind, into } of shapes.positions(tag, of)) {
    const value = kind === "who" || (into === "terms" && name === "minutes") ? short(rest, name) : rest[name];
    if (value === undefined) break;
    const text = kind === "who" ? number("member", value) : print([name, value])[1];
    // A bare number could be a member's: an account is named as one.
    args.push(kind === "account" ? `{ ${pair(["account", text])} }` : text);
    if (into !== "terms" || name !== "minutes") delete rest[name];
    else delete rest.minutes;
  }
  // Only what says one thing of both sides is said in short.
  if (WITH_TERMS.has(tag) && args.length < shapes.positions(tag, of).length) {
    args.length = 0;
    Object.assign(rest, given);
  }
  const options = Object.entries(rest).map(print).map(pair);
  if (options.length > 0) args.push(`{ ${options.join(", ")} }`);
  return `${bank}.${method}(${args.join(", ")});`;
}

/** One who gives and one who receives for the same minutes: what comes by position. */
function short({ gave, received, minutes }, name) {
  if (minutes !== undefined) return { gave, received, minutes }[name];
  const alone = (part) => part !== undefined && !Array.isArray(part) && Object.keys(part).length === 2;
  if (name === "gave") return alone(gave) && alone(received) && gave.minutes === received.minutes ? gave.member : undefined;
  return name === "received" && alone(received) ? received.member : undefined;
}

const pair = ([name, text]) => (name === text ? name : `${field(name)}: ${text}`);

function number(kind, value) {
  if (kind === "member") return MEMBERS[value - 1] ?? `memberId(${value})`;
  return value === 1 ? kind : `${kind}Id(${value})`;
}

const participation = { $ref: "#/$defs/Participation" };

function schemaOf(shapes, field, name) {
  if (field === undefined) return name === "exchanges" ? {} : undefined;
  return field.kind === "who" ? participation : field.schema;
}

/** A value as it is typed, with names for the numbers of the bank. */
function literal(shapes, value, schema) {
  const { kind, properties } = looked(shapes, schema);
  if (Array.isArray(value)) return `[${value.map((one) => literal(shapes, one, schema)).join(", ")}]`;
  if (kind !== undefined && typeof value === "number") return number(kind, value);
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).map(([name, of]) => [name, literal(shapes, of, properties[name])]).map(pair);
  return fields.length === 0 ? "{}" : `{ ${fields.join(", ")} }`;
}

/** What is under a schema: the kind of a number, or the fields of an object in any of its forms. */
function looked(shapes, schema) {
  const properties = { gave: participation, received: participation, together: participation };
  const walk = (one) => {
    if (one === undefined || one === true) return undefined;
    if (one.items !== undefined) return walk(one.items);
    Object.assign(properties, one.properties);
    if (one.$ref !== undefined) {
      const def = one.$ref.replace("#/$defs/", "");
      if (/Id$/.test(def) && shapes.defs[def].type === "integer") return def.slice(0, -2).toLowerCase();
      return walk(shapes.defs[def]);
    }
    return (one.anyOf ?? one.oneOf ?? []).map(walk).find((kind) => kind !== undefined);
  };
  return { kind: walk(schema), properties };
}

/** Of two uses the better example: the fuller one, as long as it can be taken in at a glance. */
function better(old, given) {
  const [before, now] = [old, given].map((one) => (one === undefined ? Infinity : JSON.stringify(one).length));
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
