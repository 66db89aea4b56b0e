import { type Fields, isFields } from "../../core/is-fields.ts";

/** A session of Better Auth that can be named. The input check decides the rest. */
export type Row = Fields & { id: string };

export function isRow(row: unknown): row is Row {
  return isFields(row) && typeof row.id === "string";
}
