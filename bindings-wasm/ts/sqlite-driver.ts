/** What the store in SQLite needs of a driver. */

/** A value SQLite takes and gives, as far as this store needs it. */
export type SqliteValue = string | number | Uint8Array | null;

/** A prepared statement: what `node:sqlite` and `better-sqlite3` have in common. */
export interface SqliteStatement {
  /** The first row, or nothing. */
  get(...values: SqliteValue[]): unknown;
  /** All rows. */
  all(...values: SqliteValue[]): unknown[];
  /** Runs a statement that has no rows. */
  run(...values: SqliteValue[]): unknown;
}

/** An open database: what `DatabaseSync` of `node:sqlite` and the databases of `better-sqlite3` and `bun:sqlite` have in common. */
export interface SqliteDatabase {
  /** Runs statements and ignores their rows. */
  exec(sql: string): unknown;
  /** Prepares one statement. */
  prepare(sql: string): SqliteStatement;
  /** Closes the database. */
  close(): unknown;
  /** Returns all its pages. Without it an erasure rewrites the database, and `verifyErased` cannot search the pages. */
  serialize?(): Uint8Array;
}
