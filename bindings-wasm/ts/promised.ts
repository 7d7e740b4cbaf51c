// In a file of its own: a keeper runs where there is no `Worker`, and its types must not need one.

/** Every method of a bank, answered by a promise. */
export type Promised<T> = { readonly [K in keyof T]: T[K] extends (...given: infer G) => infer R ? (...given: G) => Promise<R> : never };
