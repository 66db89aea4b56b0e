import { DatabaseSync } from "node:sqlite";

/** Opens a database of the demo while `use` runs; by default this run's own database. */
export function withDatabase<T>(use: (database: DatabaseSync) => T, path = process.env.E2E_DATABASE): T {
  if (!path) throw new Error("E2E_DATABASE is not set: run the tests through playwright.config.ts.");
  const database = new DatabaseSync(path, { timeout: 5000 });
  try {
    return use(database);
  } finally {
    database.close();
  }
}
