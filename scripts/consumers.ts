import { existsSync, readdirSync, readFileSync } from "node:fs";

export const consumersFolder = "test/consumers";

/** The applications of test/consumers that test their own page: those whose package has a script `test`. */
export const consumers: string[] = readdirSync(consumersFolder).filter((name) => {
  const file = `${consumersFolder}/${name}/package.json`;
  return existsSync(file) && JSON.parse(readFileSync(file, "utf8")).scripts?.test !== undefined;
});
