/** Names that look like another: accents aside, and a typing error apart. */

/**
 * The names that look like `name`, by the measure files of other systems are read with. Up to 9 letters, a name is near when one letter is more,
 * less, other or swapped with its neighbour; from 10 letters on, two. Names of fewer than 4 letters are near only when they are the same without
 * case, accents and punctuation.
 */
export function nearNames(name: string, known: Iterable<string>): string[] {
  const wanted = loose(name);
  return wanted === "" ? [] : [...new Set(known)].filter((one) => isNear(wanted, loose(one)));
}

function loose(name: string): string {
  return name.normalize("NFD").toLowerCase().replaceAll(/\p{M}/gu, "").replaceAll(/[^\p{L}\p{N}]+/gu, " ").trim();
}

function isNear(one: string, other: string): boolean {
  if (one === other) return true;
  const sorted = (name: string): string => name.split(" ").sort().join(" ");
  if (one.includes(" ") && sorted(one) === sorted(other)) return true;
  const [a, b] = [[...one], [...other]];
  const shortest = Math.min(a.length, b.length);
  const most = shortest < 4 ? 0 : shortest < 10 ? 1 : 2;
  return Math.abs(a.length - b.length) <= most && !/\p{N}/u.test(one) && distance(a, b) <= most;
}

/** The optimal string alignment distance (Damerau and Levenshtein): swaps of neighbours count once. */
function distance(one: readonly string[], other: readonly string[]): number {
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, place) => place);
  for (const [row, letter] of one.entries()) {
    const line = [row + 1];
    for (const [column, wanted] of other.entries()) {
      let cost = Math.min((last[column] ?? 0) + (letter === wanted ? 0 : 1), (last[column + 1] ?? 0) + 1, (line[column] ?? 0) + 1);
      if (row > 0 && column > 0 && letter === other[column - 1] && one[row - 1] === wanted) cost = Math.min(cost, (before[column - 1] ?? 0) + 1);
      line.push(cost);
    }
    [before, last] = [last, line];
  }
  return last.at(-1) ?? 0;
}
