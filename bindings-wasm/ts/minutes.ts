/** Lengths of time as people write them: the same forms, to the same minutes, as in Rust and Python. A test holds them to one list. */

/** A fraction in lowest terms. */
interface Ratio {
  readonly n: number;
  readonly d: number;
}

type Token = { readonly number: Ratio; readonly article?: true } | { readonly unit: number } | { readonly and: true };

/** What cannot be read. */
class Unread extends Error {}

const words = (text: string): string[] => text.split(" ");
const UNITS = new Map<string, number>([
  ...words("h hr hrs hour hours hora horas hores heure heures ora ore std stunde stunden uur uren awr oriau ordu timme timmar").map((word) => [word, 3600] as const),
  ...words("m min mins minute minutes minuto minutos minut minuts minuti minuten munud minutu ' ’ ′").map((word) => [word, 60] as const),
  ...words("s sec secs second seconds segundo segundos segon segons seconde secondes secondi sekunde sekunden \" ” ″ ''").map((word) => [word, 1] as const),
]);
const NUMBERS = new Map<string, number>(
  Object.entries({
    1: "one eins", 2: "two dos dues deux zwei due", 3: "three tres trois drei tre", 4: "four cuatro quatre vier quattro",
    5: "five cinco cinc cinq fünf cinque", 6: "six seis sis sechs sei", 7: "seven siete set sept sieben sette", 8: "eight ocho vuit huit acht otto",
    9: "nine nueve nou neuf neun nove", 10: "ten diez deu dix zehn dieci", 11: "eleven onze elf undici", 12: "twelve doce dotze douze zwölf dodici",
    15: "fifteen quince quinze fünfzehn quindici", 20: "twenty veinte vint vingt zwanzig venti", 30: "thirty treinta trenta trente dreißig",
    40: "forty", 50: "fifty", 60: "sixty", 90: "ninety",
  }).flatMap(([value, all]) => words(all).map((word) => [word, Number(value)] as const)),
);
const HALVES = new Set(words("half media mitja demi demie halbe mezza mezz"));
const QUARTERS = new Set(words("quarter quarters cuarto cuartos quart quarts"));
const ARTICLES = new Set(words("a an un una une ein eine"));
const ANDS = new Set(words("and y i et und e"));
const VULGAR: Readonly<Record<string, Ratio>> = { "½": { n: 1, d: 2 }, "¼": { n: 1, d: 4 }, "¾": { n: 3, d: 4 }, "⅓": { n: 1, d: 3 }, "⅔": { n: 2, d: 3 }, "⅙": { n: 1, d: 6 } };

function ratio(n: number, d: number): Ratio {
  if (!Number.isSafeInteger(n) || !Number.isSafeInteger(d)) throw new Unread();
  let [a, b] = [Math.abs(n), d];
  while (b !== 0) [a, b] = [b, a % b];
  return { n: n / (a || 1), d: d / (a || 1) };
}
const plus = (a: Ratio, b: Ratio): Ratio => ratio(a.n * b.d + b.n * a.d, a.d * b.d);
const times = (a: Ratio, b: Ratio): Ratio => ratio(a.n * b.n, a.d * b.d);
const isWhole = (a: Ratio): boolean => a.d === 1;
const isPart = (a: Ratio): boolean => a.n > 0 && a.n < a.d;

/** Whole minutes, or nothing for a text that is none. A number without a unit counts minutes. */
export function minutesIn(text: string): number | undefined {
  try {
    const seconds = length(text.trim());
    const { n, d } = times(seconds, { n: 1, d: 60 });
    return d === 1 ? n || 0 : undefined;
  } catch (error) {
    if (error instanceof Unread) return undefined;
    throw error;
  }
}

/** Seconds. */
function length(text: string): Ratio {
  if ([...text].length > 60) throw new Unread();
  const sign = /^[-−]/.test(text) ? -1 : 1;
  const lower = text.replace(/^[-−+]/, "").trimStart().toLowerCase();
  const read = /^\d{1,16}$/.test(lower) ? ratio(Number(lower) * 60, 1) : lower.includes(":") ? clock(lower) : spelt(lower.replace(/^pt/, ""));
  return { n: read.n * sign, d: read.d };
}

/** `1:30`, `12:00:30`, `1:30 h`. */
function clock(text: string): Ratio {
  const [, hours, minutes, seconds = "0", unit = ""] = /^(\d{1,16}):(\d\d)(?::(\d\d))?\s*(\D*)$/.exec(text) ?? [];
  if (hours === undefined || Number(minutes) > 59 || Number(seconds) > 59) throw new Unread();
  if (unit !== "" && UNITS.get(unit.trim().replace(/\.+$/, "")) !== 3600) throw new Unread();
  return ratio(Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds), 1);
}

/** Numbers and units in turn. */
function spelt(text: string): Ratio {
  const all = tokens(text);
  let total: Ratio = { n: 0, d: 1 };
  let last: { readonly unit: number; readonly whole: boolean } | undefined;
  const add = (number: Ratio, unit: number): void => {
    // Nothing follows one and a half hours, and what follows is a smaller unit, less than one of the last.
    if (last !== undefined && (unit >= last.unit || !last.whole || number.n * unit >= last.unit * number.d)) throw new Unread();
    total = plus(total, times(number, { n: unit, d: 1 }));
    last = { unit, whole: isWhole(number) };
  };
  for (let i = 0; ; ) {
    const [one, two, three, four] = [all[i], all[i + 1], all[i + 2], all[i + 3]];
    if (one === undefined) {
      if (last === undefined) throw new Unread();
      return total;
    }
    if ("and" in one && last !== undefined) {
      i++;
    } else if ("number" in one && two !== undefined && "and" in two && three !== undefined && "number" in three && isPart(three.number) && four !== undefined && "unit" in four) {
      add(plus(one.number, three.number), four.unit);
      i += 4;
    } else if ("number" in one && two !== undefined && "unit" in two) {
      add(one.number, two.unit);
      i += 2;
    } else if ("number" in one && one.article === undefined && two === undefined) {
      if (last === undefined) return times(one.number, { n: 60, d: 1 });
      if (last.whole && isPart(one.number)) return plus(total, times(one.number, { n: last.unit, d: 1 }));
      if (!last.whole || last.unit !== 3600 || !isWhole(one.number)) throw new Unread();
      add(one.number, 60);
      return total;
    } else {
      throw new Unread();
    }
  }
}

const PIECE = /(\d(?:[\d]|[.,](?=\d))*)(?:\/(\d{1,2})(?!\d))?|(\p{L}+)|(\s+)|(''|.)/gsu;

function tokens(text: string): Token[] {
  const all: Token[] = [];
  const number = (value: Ratio, part: boolean): void => {
    const before = all.at(-1);
    // A part right after a whole number belongs to it: `1½`, `1 1/2`.
    if (!part || !isPart(value) || before === undefined || !("number" in before)) all.push({ number: value });
    else if (isWhole(before.number)) all[all.length - 1] = { number: plus(before.number, value) };
    else throw new Unread();
  };
  // `.5` is a half.
  const whole = text.replace(/^[.,](?=\d)/, "0$&");
  for (const { index, 1: digits, 2: below, 3: word, 4: space, 5: mark } of whole.matchAll(PIECE)) {
    if (digits !== undefined) {
      const top = decimal(digits);
      const part = below === undefined || Number(below) === 0 ? undefined : ratio(top.n, top.d * Number(below));
      if (below !== undefined && (part === undefined || !isWhole(top) || !isPart(part))) throw new Unread();
      number(part ?? top, part !== undefined);
    } else if (word !== undefined) {
      said(word, all);
    } else if (space === undefined && mark !== undefined) {
      const vulgar = VULGAR[mark];
      const unit = UNITS.get(mark);
      const before = all.at(-1);
      if (vulgar !== undefined) number(vulgar, true);
      else if (unit !== undefined) all.push({ unit });
      else if (mark === "&" || mark === "+") all.push({ and: true });
      // Behind a unit the point of `30 min.` and the comma of `1 hour, 30 minutes` say nothing.
      else if (!(mark === "." || (mark === "," && /\s/.test(whole[index + 1] ?? ""))) || before === undefined || !("unit" in before)) throw new Unread();
    }
  }
  return all;
}

function said(word: string, all: Token[]): void {
  const unit = UNITS.get(word);
  const value = NUMBERS.get(word);
  const before = all.at(-1);
  const part = HALVES.has(word) ? { n: 1, d: 2 } : QUARTERS.has(word) ? { n: 1, d: 4 } : undefined;
  const afterPart = before !== undefined && "number" in before && isPart(before.number);
  if (unit !== undefined) all.push({ unit });
  else if (value !== undefined) all.push({ number: { n: value, d: 1 } });
  else if (part !== undefined) {
    if (before !== undefined && "number" in before && isWhole(before.number)) all[all.length - 1] = { number: times(before.number, part) };
    else all.push({ number: part });
  } else if (ARTICLES.has(word)) {
    // `half an hour`: the article says nothing new.
    if (!afterPart) all.push({ number: { n: 1, d: 1 }, article: true });
  } else if (ANDS.has(word)) all.push({ and: true });
  else if (!["of", "de", "d"].includes(word) || all.length === 0 || (word === "d" && !afterPart)) throw new Unread();
}

/** Digits with marks between them. A mark before three digits may separate thousands, and then nobody can tell. */
function decimal(text: string): Ratio {
  const [, before = text, mark, after = ""] = /^(.*)([.,])(\d+)$/.exec(text) ?? [];
  if (mark === undefined) return ratio(Number(text), 1);
  const other = mark === "." ? "," : ".";
  const grouped = (all: string, by: string): boolean => all.split(by).every((part, i) => (i === 0 ? part.length >= 1 && part.length <= 3 : part.length === 3));
  const plain = (whole: string, fraction: string): Ratio => {
    const places = fraction.replace(/0+$/, "");
    if (places.length > 12) throw new Unread();
    return ratio(Number(whole + places), 10 ** places.length);
  };
  if (before.includes(mark)) {
    if (before.includes(other) || !grouped(text, mark)) throw new Unread();
    return plain(text.replaceAll(mark, ""), "");
  }
  if (!before.includes(other)) {
    if (after.length === 3 && !before.startsWith("0") && mark === "," && before.length <= 3) throw new Unread();
    return plain(before, after);
  }
  if (!grouped(before, other)) throw new Unread();
  return plain(before.replaceAll(other, ""), after);
}
