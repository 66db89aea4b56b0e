import type { EndedSessionsPage, SessionList, SessionsAdapter } from "../../contract.ts";
import { SessionsError } from "../../core/errors.ts";
import { withDeadline } from "../../core/with-deadline.ts";
import { type RestAdapterOptions, resolveOptions } from "./options.ts";
import { letGo, readJson, send } from "./wire.ts";

export type { RestAdapterOptions };

/**
 * Any backend that speaks the wire of `openapi.yaml`: `createSessionsHandler` of `your-devices/server`, or your own in
 * whatever language. `restAdapter({ baseUrl: "/api/devices" })`.
 *
 * @throws {TypeError} where an option is wrong.
 */
export function restAdapter(options: RestAdapterOptions): SessionsAdapter {
  const resolved = resolveOptions(options);
  const { baseUrl, timeoutMs: ms } = resolved;

  const read = (path: string, signal?: AbortSignal, query = ""): Promise<unknown> => {
    const what = `GET ${baseUrl}${path}`;
    return withDeadline(
      async (inner) => {
        const response = await send(resolved, { path: path + query, signal: inner }, what);
        return readJson(response, what).finally(() => letGo(response));
      },
      { ms, signal, what },
    ).catch((error) => {
      throw signal?.aborted ? signal.reason : wireError(error, what);
    });
  };

  const act = (path: string, body: object): Promise<void> => {
    const what = `POST ${baseUrl}${path}`;
    return withDeadline(
      async (inner) => {
        const response = await send(resolved, { path, body, signal: inner }, what);
        const { status } = response;
        letGo(response);
        if (status === 207)
          throw new SessionsError("backend", `${what} ended some sessions and not all; list again.`);
        if (status !== 204)
          throw new SessionsError("bad-response", `${what} was answered with ${status}, not 204.`);
      },
      { ms, what },
    ).catch((error) => {
      throw wireError(error, what);
    });
  };

  return {
    name: `rest:${baseUrl}`,
    listSessions: async ({ signal } = {}) => (await read("", signal)) as SessionList,
    revokeSession: (id) => act("/revoke", { id }),
    revokeOtherSessions: () => act("/revoke-others", {}),
    renameSession: (id, name) => act("/rename", { id, name }),
    listEndedSessions: async ({ signal, cursor } = {}) =>
      (await read(
        "/ended",
        signal,
        cursor === undefined ? "" : `?${new URLSearchParams({ cursor })}`,
      )) as EndedSessionsPage,
  };
}

/** What fetch threw has no text worth keeping, and may hold a header. */
function wireError(error: unknown, what: string): SessionsError {
  if (error instanceof SessionsError) return error;
  return new SessionsError("network", `${what} had no answer: offline, redirected, or the connection broke.`);
}
