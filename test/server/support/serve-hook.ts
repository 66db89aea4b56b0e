import { memoryAdapter } from "../../../src/adapters/memory/adapter.ts";
import type { SessionList, SessionsAdapter } from "../../../src/contract.ts";
import { SessionsError, type SessionsErrorCode } from "../../../src/core/errors.ts";
import type { RevokedSessions, SessionsHandlerOptions } from "../../../src/server/index.ts";
import { createFixtures } from "../../../src/testing/index.ts";
import { recordingAdapter } from "./recording-adapter.ts";
import { post } from "./requests.ts";
import { type Served, serve } from "./serve.ts";

export interface ServedHook extends Served {
  /** What `onRevoked` was told, without the request. */
  told: Omit<RevokedSessions, "request">[];
  /** The calls of the adapter, with "answered" and "told" between them. */
  events: string[];
  /** What `waitUntil` was given. */
  promises: Promise<void>[];
  /** Asks, notes the answer, and waits for what follows it. Resolves with the status. */
  askAndFollow(request: Request): Promise<number>;
}

/** The handler over one adapter, with a hook that notes what it is told. */
export function serveHook(
  adapter: SessionsAdapter,
  { onRevoked, ...options }: Partial<SessionsHandlerOptions> = {},
): ServedHook {
  const { adapter: recorded, calls: events } = recordingAdapter(adapter);
  const told: ServedHook["told"] = [];
  const promises: Promise<void>[] = [];
  const served = serve(recorded, {
    onRevoked(revoked) {
      const { request: _, ...rest } = revoked;
      told.push(rest);
      events.push("told");
      return onRevoked?.(revoked);
    },
    waitUntil: (promise) => void promises.push(promise),
    ...options,
  });
  return {
    ...served,
    told,
    events,
    promises,
    async askAndFollow(request) {
      const { status } = await served.ask(request);
      events.push("answered");
      await Promise.all(promises);
      return status;
    },
  };
}

/** Ann's sessions, session-1 is the current one. */
export const memory = (count = 3): SessionsAdapter =>
  memoryAdapter(createFixtures({ count }), { subject: "ann" });

export const revokeTwo = (): Request => post("/revoke", { id: "session-2" });
export const revokeOthers = (): Request => post("/revoke-others", {});

export const without = (adapter: SessionsAdapter, method: keyof SessionsAdapter): SessionsAdapter => ({
  ...adapter,
  [method]: undefined,
});

/** The same adapter, but each list after the first one is what `after` makes of it. */
export function thenLists(
  adapter: SessionsAdapter,
  after: (list: SessionList) => unknown,
): SessionsAdapter & { listCount: () => number } {
  let count = 0;
  return {
    ...adapter,
    listCount: () => count,
    async listSessions(options) {
      count += 1;
      const isFirst = count === 1;
      const list = (await adapter.listSessions(options)) as SessionList;
      return (isFirst ? list : await after(list)) as SessionList;
    },
  };
}

export const fails = (code: SessionsErrorCode) => (): never => {
  throw new SessionsError(code, "No.");
};

export const never = (): Promise<never> => new Promise(() => {});
