/** Letters, digits, _ and $ after a letter or _, up to the 63 characters that PostgreSQL keeps. */
const identifier = /^[A-Za-z_][\w$]{0,62}$/;

/** True for the name of a column as this package takes it. */
export function isColumn(value: unknown): value is string {
  return typeof value === "string" && identifier.test(value);
}

/** The same for a table, which may have its schema before it: "auth.sessions". */
export function isTable(value: unknown): value is string {
  return typeof value === "string" && value.split(".").length <= 2 && value.split(".").every(isColumn);
}

/** The same for the side table: its indexes are named after it, and their names must fit, too. */
export function isSideTable(value: unknown): value is string {
  return isTable(value) && isTable(`${value}_networks`);
}

/** The name in double quotes, as both dialects take it: as it is written, in capitals and small letters. */
export function quoted(name: string): string {
  return name
    .split(".")
    .map((one) => `"${one}"`)
    .join(".");
}
