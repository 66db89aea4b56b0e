import type { SessionsAdapter } from "../../core/contract.ts";
import { isFields } from "../../core/is-fields.ts";
import { SessionsError } from "../../core/sessions-error.ts";
import type { ResolvedOptions } from "./resolve-options.ts";
import { SetupError } from "./setup-error.ts";

/**
 * The adapter of the person who sent this request.
 *
 * @throws {SessionsError} `unauthenticated` where the callback says null; whatever the callback throws.
 * @throws {SetupError} where it returned something else, or the request's body is no longer there.
 */
export async function openAdapter(
  request: Request,
  { adapter: open }: ResolvedOptions,
): Promise<SessionsAdapter> {
  const adapter: unknown = await open(request);
  if (adapter === null) throw new SessionsError("unauthenticated", "The adapter callback returned null.");
  if (!isAdapter(adapter))
    throw new SetupError(
      "The adapter callback returned neither an adapter nor null. Return an object with listSessions, or null where nobody is signed in.",
    );
  if (request.bodyUsed || request.body?.locked)
    throw new SetupError(
      "The request's body was read before the handler could read it. In the adapter callback, read request.clone() instead.",
    );
  return adapter;
}

function isAdapter(value: unknown): value is SessionsAdapter {
  return isFields(value) && typeof value.listSessions === "function";
}
