import { Problem } from "./problem.ts";
import type { Route } from "./route-of.ts";

/** @throws {Problem} 400 for every parameter but one `cursor` of 1 to 2,048 characters, where the route takes one. */
export function readCursor(
  { search, searchParams }: URL,
  { hasCursor }: Pick<Route, "hasCursor">,
): string | undefined {
  if (search === "") return undefined;
  const [cursor, ...more] = searchParams;
  const [name, value = ""] = cursor ?? [];
  const isCursor = name === "cursor" && more.length === 0 && value.length >= 1 && value.length <= 2048;
  if (!hasCursor) throw new Problem(400, "This path takes no parameters.");
  if (!isCursor) throw new Problem(400, "This path takes one parameter, cursor, of 1 to 2048 characters.");
  return value;
}
