import { type Fields, isFields } from "../../core/is-fields.ts";

/** A session with its activity, as `getSessions()` returns it. `revoke` changes it in place. */
export interface Row extends Fields {
  id: string;
  revoke(): Promise<unknown>;
}

export function isRow(row: unknown): row is Row {
  return isFields(row) && typeof row.id === "string" && typeof row.revoke === "function";
}
