import type { SessionList, SessionsAdapter, UserSession } from "../../src/contract.ts";

/** A backend that knows a person by the browser's cookie alone, whoever the page thinks is signed in. */
export interface CookieBackend {
  /** Whose cookie the browser has. */
  cookie: string;
  /** Everybody's sessions, by their user's id. */
  sessions: Record<string, UserSession[]>;
  /** What came in, in order, and under whose cookie: "list as ada", "revoke a1 as ada". */
  calls: string[];
  adapter: SessionsAdapter;
  /** Another object for the same backend, perhaps under another name. */
  adapterNamed(name: string): SessionsAdapter;
  /** Until `release`, no call is answered. What it does is done when it comes in. */
  hold(): void;
  release(): void;
}

interface CookieBackendOptions {
  /** How many other sessions each person has. */
  others?: number;
  /** Its lists say whose they are. */
  hasSubject?: boolean;
}

/** It revokes one by one. Ada's sessions are "ada0" (the current one), "ada1" and so on. */
export function cookieBackend({ others = 2, hasSubject = false }: CookieBackendOptions = {}): CookieBackend {
  let gate = Promise.resolve();
  let open = () => {};
  const sessionsOf = (user: string) =>
    Array.from({ length: others + 1 }, (_, index) => ({ id: `${user}${index}`, isCurrent: index === 0 }));
  const adapterNamed = (name: string): SessionsAdapter => ({
    name,
    async listSessions() {
      const { cookie } = backend;
      backend.calls.push(`list as ${cookie}`);
      const list: SessionList = {
        sessions: structuredClone(backend.sessions[cookie] ?? []),
        ...(hasSubject && { subject: cookie }),
      };
      await gate;
      return list;
    },
    async revokeSession(id) {
      const { cookie } = backend;
      backend.calls.push(`revoke ${id} as ${cookie}`);
      backend.sessions[cookie] = (backend.sessions[cookie] ?? []).filter((session) => session.id !== id);
      await gate;
    },
  });
  const backend: CookieBackend = {
    cookie: "ada",
    sessions: { ada: sessionsOf("ada"), bob: sessionsOf("bob") },
    calls: [],
    adapter: adapterNamed("cookie"),
    adapterNamed,
    hold() {
      gate = new Promise((resolve) => {
        open = resolve;
      });
    },
    release: () => open(),
  };
  return backend;
}
