/** The method of a `type` on the wire: `record-batch` is `recordBatch`. */
export function methodNamed(type: string): string {
  return type.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}

/** Methods by their `type` on the wire. */
export function methods(types: string): [method: string, type: string][] {
  return types.split(" ").map((type) => [methodNamed(type), type]);
}

/** Gives a class a method for each type, but for those it has already. */
export function install<T>(prototype: object, types: string, does: (self: T, type: string, given: readonly unknown[]) => unknown): void {
  for (const [method, type] of methods(types)) {
    if (Object.hasOwn(prototype, method)) continue;
    const value = function (this: T, ...given: unknown[]): unknown {
      return does(this, type, given);
    };
    Object.defineProperty(value, "name", { value: method });
    Object.defineProperty(prototype, method, { value, configurable: true, writable: true });
  }
}
