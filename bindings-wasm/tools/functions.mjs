// The ten largest functions of a `.wasm` file that still has its names: where its weight lies. `node tools/functions.mjs <file>`
import { readFileSync } from "node:fs";

/** Reads numbers and names of a module, from the front. */
class Reader {
  constructor(bytes, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }
  number() {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.bytes[this.at++];
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) return value;
    }
  }
  text() {
    const length = this.number();
    this.at += length;
    return new TextDecoder().decode(this.bytes.subarray(this.at - length, this.at));
  }
}

/** Functions with their size in bytes, the largest first. */
export function functions(bytes) {
  const sizes = [];
  const names = new Map();
  let imported = 0;
  for (const reader = new Reader(bytes, 8); reader.at < bytes.length; ) {
    const section = bytes[reader.at++];
    const length = reader.number();
    const end = reader.at + length;
    if (section === 2) {
      for (let left = reader.number(); left > 0; left--) {
        reader.text();
        reader.text();
        const kind = bytes[reader.at++];
        if (kind === 0) imported++;
        // A table, a memory and a global say their type in other ways.
        if (kind === 1) reader.at++;
        if (kind === 1 || kind === 2) {
          const flags = reader.number();
          reader.number();
          if (flags & 1) reader.number();
        } else if (kind === 3) reader.at += 2;
        else reader.number();
      }
    } else if (section === 10) {
      for (let left = reader.number(); left > 0; left--) {
        const size = reader.number();
        sizes.push(size);
        reader.at += size;
      }
    } else if (section === 0 && reader.text() === "name") {
      while (reader.at < end) {
        const of = bytes[reader.at++];
        const after = reader.number() + reader.at;
        if (of === 1) for (let left = reader.number(); left > 0; left--) names.set(reader.number(), reader.text());
        reader.at = after;
      }
    }
    reader.at = end;
  }
  const all = sizes.map((size, i) => ({ size, name: names.get(i + imported) ?? `function ${i + imported}` }));
  return all.sort((a, b) => b.size - a.size);
}

/** A name as it stands in Rust, from how the compiler writes it. */
function shown(name) {
  const parts = [];
  for (let rest = /^_ZN(.*)E$/.exec(name)?.[1] ?? ""; rest !== ""; ) {
    const [digits] = /^\d+/.exec(rest);
    parts.push(rest.slice(digits.length, digits.length + Number(digits)));
    rest = rest.slice(digits.length + Number(digits));
  }
  if (parts.length === 0) return name;
  const marks = { LT: "<", GT: ">", u20: " ", u7b: "{", u7d: "}", RF: "&", C: ",", LP: "(", RP: ")", BP: "*", u5b: "[", u5d: "]" };
  const words = parts.filter((part) => !/^h[0-9a-f]{16}$/.test(part)).map((part) => part.replace(/^_(?=\$)/, "").replaceAll(/\$(\w+)\$/g, (whole, mark) => marks[mark] ?? whole).replaceAll("..", "::"));
  return words.join("::");
}

if (process.argv[2] !== undefined) {
  for (const { size, name } of functions(readFileSync(process.argv[2])).slice(0, 10)) {
    console.log(`    ${String(size).padStart(8)}  ${shown(name).slice(0, 100)}`);
  }
}
