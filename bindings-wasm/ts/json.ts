/** Any value of JSON. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** A command or query: an object, or JSON already written. */
export type JsonInput = { readonly [name: string]: Json } | string;

/** A journal in JSON Lines: the bytes, or their text. */
export type Journal = Uint8Array | string;

export function written(value: Json): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

export function bytes(journal: Journal): Uint8Array {
  return typeof journal === "string" ? new TextEncoder().encode(journal) : journal;
}

export function read(text: string): Json {
  return JSON.parse(text) as Json;
}
