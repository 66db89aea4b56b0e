import { type SessionList, type SessionsAdapter, SessionsError } from "../../src/index.ts";

const ask = async (path: string, init: RequestInit): Promise<Response> => {
  const response = await fetch(path, init).catch((cause: unknown) => {
    // The package's own abort is no failure.
    if (init.signal?.aborted) throw init.signal.reason;
    throw new SessionsError("network", `${path} could not be reached.`, { cause });
  });
  if (response.status === 401) throw new SessionsError("unauthenticated", `${path} answered 401.`);
  if (!response.ok) throw new SessionsError("backend", `${path} answered ${response.status}.`);
  return response;
};

/** All that it takes for a backend of one's own with two addresses. */
export const fetchAdapter: SessionsAdapter = {
  name: "my-backend",

  async listSessions({ signal } = {}) {
    const response = await ask("/api/devices", signal ? { signal } : {});
    return (await response.json()) as SessionList;
  },

  async revokeSession(id) {
    await ask("/api/devices/revoke", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ id }),
    });
  },
};
