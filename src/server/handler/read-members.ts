import type { Fields } from "../../core/is-fields.ts";
import { pick, type Readers } from "../../core/pick.ts";
import { Problem } from "./problem.ts";

/**
 * Exactly the members that have a reader.
 *
 * @throws {Problem} 400 where one is missing, wrong or unknown. What was sent is not repeated.
 */
export function readMembers<T extends object>(body: Fields, readers: Readers<T>): T {
  const names = Object.keys(readers);
  const members = pick(body, readers);
  const isExact =
    Object.keys(body).length === names.length &&
    names.every((name) => Object.hasOwn(body, name) && Object.hasOwn(members, name));
  if (!isExact)
    throw new Problem(
      400,
      `The body must have ${names.join(" and ") || "no members"}, well-formed, and nothing else.`,
    );
  return members as T;
}
