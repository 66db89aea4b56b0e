import { type Fields, isFields } from "../../core/is-fields.ts";

/** The member where it is an object, else an empty one: configuration is anybody's guess. */
export function fieldsOf(value: unknown, ...path: string[]): Fields {
  let found = value;
  for (const key of path) found = isFields(found) ? found[key] : undefined;
  return isFields(found) ? found : {};
}
