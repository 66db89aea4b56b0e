import { isFields } from "../../core/is-fields.ts";
import { SessionsError } from "../../core/sessions-error.ts";
import type { BetterAuthClient } from "./better-auth-client.ts";
import { callClient } from "./call-client.ts";
import { isRow, type Row } from "./is-row.ts";

/** The session that asks. `null`: nobody is signed in. `undefined`: a `customSession` leaves it out. */
export type Caller = Row | null | undefined;

/** @throws {SessionsError} */
export async function readCaller(client: BetterAuthClient, signal: AbortSignal): Promise<Caller> {
  const data = await callClient(client, "getSession", { signal });
  if (data === null) return null;
  if (!isFields(data))
    throw new SessionsError("bad-response", "getSession answered with no session; is that another page?");
  return isRow(data.session) ? data.session : undefined;
}
