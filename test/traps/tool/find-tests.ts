import { readFileSync } from "node:fs";

export interface NamedTest {
  id: string;
  file: string;
}

/** The tests in these files that are named after a trap: `it("<id>: <sentence>", …)`. */
export function findTests(files: Iterable<string>): NamedTest[] {
  const named = /\b(?:it|test)\(\s*["'`]([a-z\d]+(?:-[a-z\d]+)+): /g;
  return [...files].flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(named)].map(([, id = ""]) => ({ id, file })),
  );
}
