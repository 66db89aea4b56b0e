import { globSync, readFileSync } from "node:fs";
import type { Mark } from "./mark.ts";

/**
 * All marks in these files.
 *
 * @throws {Error} where one is not alone on its line, where it would be overlooked.
 */
export function findMarks(pattern: string): Mark[] {
  return globSync(pattern)
    .map((path) => path.replaceAll("\\", "/"))
    .sort()
    .flatMap((file) =>
      readFileSync(file, "utf8")
        .split("\n")
        .filter((line) => line.includes("// trap:"))
        .map((line) => {
          const [, id] = /^\s*\/\/ trap: ([a-z\d-]+)$/.exec(line) ?? [];
          if (!id) throw new Error(`${file}: "${line.trim()}" is no line of the form "// trap: <id>".`);
          return { id, file };
        }),
    );
}
