import type { EndedSessionsPage, SessionList, SessionsAdapter } from "../../contract.ts";
import { get, post } from "./client.ts";
import { type RestAdapterOptions, resolveOptions } from "./options.ts";

export type { RestAdapterOptions };

/**
 * An adapter for every backend that speaks the wire of `openapi.yaml`: `createSessionsHandler` of
 * `your-devices/server`, or a backend of your own in any language. `restAdapter({ baseUrl: "/api/devices" })`.
 *
 * @throws {TypeError} if an option is wrong.
 */
export function restAdapter(options: RestAdapterOptions): SessionsAdapter {
  const resolved = resolveOptions(options);
  // What is read has the types that the backend claims. The input check in core tests that, as for every adapter.
  return {
    name: `rest:${resolved.baseUrl}`,
    listSessions: async ({ signal } = {}) => (await get(resolved, "", signal)) as SessionList,
    revokeSession: (id) => post(resolved, "/revoke", { id }),
    revokeOtherSessions: () => post(resolved, "/revoke-others", {}),
    renameSession: (id, name) => post(resolved, "/rename", { id, name }),
    listEndedSessions: async ({ signal, cursor } = {}) => {
      const query = cursor === undefined ? "" : `?${new URLSearchParams({ cursor })}`;
      return (await get(resolved, `/ended${query}`, signal)) as EndedSessionsPage;
    },
  };
}
