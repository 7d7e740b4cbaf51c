/** Methods and their `type` on the wire: `record-batch` is `recordBatch`. */
export function methods(types: string): [method: string, type: string][] {
  return types.split(" ").map((type) => [type.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase()), type]);
}
