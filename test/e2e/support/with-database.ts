import { DatabaseSync } from "node:sqlite";

/** Opens a database of the demo, this run's own one by default, for as long as `use` runs. */
export function withDatabase<T>(use: (database: DatabaseSync) => T, path = process.env.E2E_DATABASE): T {
  if (!path) throw new Error("E2E_DATABASE is not set: run the tests through playwright.config.ts.");
  const database = new DatabaseSync(path, { timeout: 5000 });
  try {
    return use(database);
  } finally {
    database.close();
  }
}
