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
  const query = { disableCookieCache: true, disableRefresh: true } as const;
  const data = await call("getSession", () => auth.api.getSession({ headers, query }));
  if (!isFields(data)) {
    // A customSession makes null of an outage too, and an outage signs nobody out.
    if (headers.has("cookie") || headers.has("authorization"))
      await call("findSession", () => internalAdapter.findSession("nobody"));
    throw new SessionsError("unauthenticated", "getSession knows no session for this request's headers.");
  }
  const session = fieldsOf(data, "session");
  const userId = text(session.userId) ?? text(fieldsOf(data, "user").id);
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
