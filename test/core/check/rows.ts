import type { UserSession } from "../../../src/contract.ts";
import { checkList } from "../../../src/core/check/check-list.ts";

/** A row that passes the check as it is. */
export const row = (fields: object = {}): { id: string; isCurrent: boolean } => ({
  id: "a",
  isCurrent: true,
  ...fields,
});

export const list = (...sessions: unknown[]): { sessions: unknown[] } => ({ sessions });

/** What a row with these fields looks like behind the check. */
export const checked = async (fields: object): Promise<UserSession | undefined> =>
  (await checkList(list(row(fields)))).sessions[0];
