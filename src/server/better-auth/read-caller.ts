import { isFields } from "../../core/is-fields.ts";
import { SessionsError } from "../../core/sessions-error.ts";
import type { BetterAuthContext } from "./better-auth-context.ts";
import { call } from "./call.ts";
import { fieldsOf } from "./fields-of.ts";
import type { ResolvedOptions } from "./resolve-options.ts";

/** Whoever asks. All else is read from the rows: a `customSession` may say anything. */
export interface Caller {
  userId: string;
  /** undefined where a `customSession` leaves it out. */
  sessionId: string | undefined;
}

/**
 * Past the cookie cache, which outlives its session, and without a write: looking at the list is no activity.
 *
 * @throws {SessionsError}
 */
export async function readCaller(
  { auth, headers }: ResolvedOptions,
  { internalAdapter }: BetterAuthContext,
): Promise<Caller> {
  const query = {
    // trap: better-auth-server-cookie-cache
    disableCookieCache: true,
    // trap: better-auth-server-reading-refreshes
    disableRefresh: true,
  } as const;
  const ask = () => call("getSession", () => auth.api.getSession({ headers, query }));
  let data = await ask();
  // A customSession makes null of an outage too, and an outage signs nobody out.
  // trap: better-auth-server-outage-as-null
  if (!isFields(data) && (headers.has("cookie") || headers.has("authorization"))) {
    await call("findSession", () => internalAdapter.findSession("nobody"));
    // It may have been over by now.
    data = await ask();
  }
  if (!isFields(data))
    throw new SessionsError("unauthenticated", "getSession knows no session for this request's headers.");
  const session = fieldsOf(data, "session");
  let userId = text(session.userId);
  // trap: better-auth-server-dropped-session-user
  userId ??= text(fieldsOf(data, "user").id);
  // trap: better-auth-server-dropped-user
  if (!userId)
    throw new SessionsError(
      "unsupported",
      "getSession has neither session.userId nor user.id; customSession() must return one of them.",
    );
  return { userId, sessionId: text(session.id) };
}

function text(value: unknown): string | undefined {
  return typeof value === "string" && value ? value : undefined;
}
