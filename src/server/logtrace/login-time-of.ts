import type { Fields } from "../../core/is-fields.ts";

/** Milliseconds since 1970; NaN where it can't be read. */
export function loginTimeOf({ login_at: loginAt }: Fields): number {
  return Date.parse(String(loginAt));
}
