/** Where something stands: the names of fields and the numbers of items on the way to it, and how people read them. */

/** One step: the name of a field, or the number of an item. */
export type Step = string | number;

/** Steps as they would be typed: `gave.minutes`, `parts[0].on`. */
export function placeOf(steps: readonly Step[]): string {
  return steps.reduce<string>((path, step) => (typeof step === "number" ? `${path}[${step}]` : path === "" ? step : `${path}.${step}`), "");
}

/** The steps to what stands at a byte of JSON, counted from 0: the way the core says where something is wrong. */
export function stepsTo(json: string, byte: number): Step[] {
  const at = new TextDecoder().decode(new TextEncoder().encode(json).subarray(0, byte)).length;
  const steps: (Step | undefined)[] = [];
  const reached = (): Step[] => steps.filter((step) => step !== undefined);
  for (let i = 0; i < json.length; i++) {
    const letter = json[i];
    if (letter === '"') {
      const from = i;
      for (i++; json[i] !== '"' && i < json.length; i++) if (json[i] === "\\") i++;
      // In an object the first text is a name, until a comma.
      if (steps.length > 0 && steps.at(-1) === undefined) steps[steps.length - 1] = JSON.parse(json.slice(from, i + 1)) as string;
      if (i >= at) return reached();
      continue;
    }
    if (i >= at) return reached();
    if (letter === "{") steps.push(undefined);
    else if (letter === "[") steps.push(0);
    else if (letter === "}" || letter === "]") steps.pop();
    else if (letter === ",") {
      const last = steps.pop();
      steps.push(typeof last === "number" ? last + 1 : undefined);
    }
  }
  return reached();
}
