// In a file of its own: a keeper runs where there is no `Worker`, and its types must not need one.

/** Every method of a bank, answered by a promise. A method that is called in two ways keeps both. */
export type Promised<T> = { readonly [K in keyof T]: K extends "propose" ? Twice<T[K]> : T[K] extends (...given: infer G) => infer R ? (...given: G) => Promise<R> : never };

type Twice<F> = F extends { (...given: infer A): infer R; (...given: infer B): infer S } ? { (...given: A): Promise<R>; (...given: B): Promise<S> } : never;
